//! Sentences: a text is cut where one ends, and each is taken whole, as it was written.

use unicode_segmentation::UnicodeSegmentation;

/// Words with a point behind them that end no sentence.
const ABBREVIATIONS: [&str; 24] = [
    "mr.", "mrs.", "ms.", "dr.", "prof.", "rev.", "st.", "hon.", "cllr.", "no.", "nos.", "vs.", "approx.", "e.g.",
    "i.e.", "eg.", "ie.", "inc.", "ltd.", "co.", "dept.", "est.", "ft.", "fig.",
];
/// Marks that begin a point of a list.
const BULLETS: [char; 9] = ['•', '·', '▪', '◦', '●', '–', '—', '-', '*'];
/// Words that a sentence has at least: less tells nothing.
const LEAST: usize = 3;

/// The sentences of a line of text, each in one line.
pub(super) fn sentences(line: &str) -> Vec<String> {
    let line = line.trim().trim_start_matches(BULLETS).trim();
    let mut sentences: Vec<String> = Vec::new();
    let mut open = String::new();
    for part in line.split_sentence_bounds() {
        open.push_str(part);
        if !goes_on(&open) {
            sentences.push(std::mem::take(&mut open));
        }
    }
    sentences.push(open);
    let whole = sentences.iter().map(|sentence| sentence.trim());
    whole.filter(|sentence| sentence.split_whitespace().count() >= LEAST).map(str::to_owned).collect()
}

/// Whether what looks like the end of a sentence is none: "Dr.", "J.".
fn goes_on(text: &str) -> bool {
    let Some(last) = text.split_whitespace().next_back() else { return true };
    let last = last.trim_start_matches(['(', '"', '“', '‘', '\'']);
    let is_initial = last.chars().count() == 2 && last.ends_with('.') && last.starts_with(char::is_uppercase);
    is_initial || ABBREVIATIONS.contains(&last.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_they_end() {
        let text = "Dr. Amina Yusuf led it, e.g. in St. Helens. It saved £1.2m a year! Who paid for it? J. Smith of Mill Ltd. did.";
        assert_eq!(
            sentences(text),
            [
                "Dr. Amina Yusuf led it, e.g. in St. Helens.",
                "It saved £1.2m a year!",
                "Who paid for it?",
                "J. Smith of Mill Ltd. did."
            ]
        );
        assert_eq!(sentences("• 400 things were mended"), ["400 things were mended"]);
        assert_eq!(sentences("N/A"), [""; 0]);
    }
}
