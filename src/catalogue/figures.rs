//! Figures in text: which numbers a sentence states, and which numbers a source states.
//!
//! The rule behind "nothing is invented": every figure of a summary or fact must be among the figures of the entry's
//! own source lines. Digits are compared without thousands separators and trailing zeros; a source may also spell a
//! number as a word ("twenty-eight"). The 19 of "Covid-19" is a name, not a figure.

use std::collections::BTreeSet;

const ONES: [&str; 20] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// The figures that a text states in digits, normalised: `£1,500.50` gives `1500.5`.
#[must_use]
pub fn figures(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = end_of_figure(bytes, at);
        if !is_covid_19(text, at, end) {
            found.insert(normalise(&text[at..end]));
        }
        at = end;
    }
    found
}

/// Whether a text states a number in words, from two on: "one" is mostly a pronoun.
#[must_use]
pub fn number_words(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_ascii_alphabetic());
    words.any(|word| ONES[2..].contains(&word) || TENS.contains(&word) || matches!(word, "hundred" | "dozen"))
}

/// The figures that a source states, in digits or as words from zero to ninety-nine, and "hundred".
#[must_use]
pub fn stated_figures(text: &str) -> BTreeSet<String> {
    let mut found = figures(text);
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphabetic()).filter(|w| !w.is_empty()).collect();
    for (i, word) in words.iter().enumerate() {
        if let Some(value) = ONES.iter().position(|w| w == word) {
            found.insert(value.to_string());
        } else if let Some(tens) = TENS.iter().position(|w| w == word) {
            let tens = (tens + 2) * 10;
            found.insert(tens.to_string());
            let next = words.get(i + 1).and_then(|w| ONES[1..10].iter().position(|one| one == w));
            if let Some(ones) = next {
                found.insert((tens + ones + 1).to_string());
            }
        } else if *word == "hundred" {
            found.insert("100".to_owned());
        }
    }
    found
}

/// Where the figure that begins at `start` ends: digits, groups of three after commas, one decimal part.
fn end_of_figure(bytes: &[u8], start: usize) -> usize {
    let digits = |from: usize| bytes[from.min(bytes.len())..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut end = start + digits(start);
    while bytes.get(end) == Some(&b',') && digits(end + 1) == 3 {
        end += 4;
    }
    if bytes.get(end) == Some(&b'.') && digits(end + 1) > 0 {
        end += 1 + digits(end + 1);
    }
    end
}

fn normalise(figure: &str) -> String {
    let mut plain: String = figure.chars().filter(|c| *c != ',').collect();
    if plain.contains('.') {
        plain = plain.trim_end_matches('0').trim_end_matches('.').to_owned();
    }
    let significant = plain.trim_start_matches('0');
    if significant.is_empty() { "0".to_owned() } else { significant.to_owned() }
}

fn is_covid_19(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].trim_end_matches(|c: char| c.is_whitespace() || "-‐‑‒–—".contains(c));
    let tail: String = before.chars().rev().take(5).collect();
    &text[start..end] == "19" && tail.eq_ignore_ascii_case("divoc")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(set: &BTreeSet<String>) -> Vec<&str> {
        set.iter().map(String::as_str).collect()
    }

    #[test]
    fn separators_and_trailing_zeros_do_not_matter() {
        let found = figures("£1,500.50 a year, 0.20%, 007 and 34,964 children");
        assert_eq!(list(&found), [".2", "1500.5", "34964", "7"]);
    }

    #[test]
    fn covid_19_states_no_figure_but_other_nineteens_do() {
        assert!(figures("COVID-19, Covid 19 and covid‑19").is_empty());
        assert_eq!(list(&figures("19 staff; Covid-19")), ["19"]);
    }

    #[test]
    fn a_source_may_spell_a_number() {
        let stated = stated_figures("Twenty-eight care leavers, a hundred volunteers, six years");
        for figure in ["28", "20", "100", "6"] {
            assert!(stated.contains(figure), "{figure} is missing from {stated:?}");
        }
        assert!(!stated.contains("34"));
    }

    #[test]
    fn a_comma_that_is_no_separator_ends_the_figure() {
        assert_eq!(list(&figures("in 2018,2019 and 12,5")), ["12", "2018", "2019", "5"]);
    }
}
