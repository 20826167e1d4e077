//! Figures that a sentence states, proposed as data: only where it states a single one, so that nothing is mixed up.

use super::draft::FigureDraft;
use crate::catalogue::FigureKind;
use crate::catalogue::figures::{ReadFacts, figures, numbers};

/// Words before and behind a number that say what it is of.
const BEFORE: usize = 4;
const BEHIND: usize = 7;
/// Figures of an entry.
const MOST: usize = 8;

/// What a word near an amount of money says of it.
const MONEY: [(FigureKind, &[&str]); 6] = [
    (FigureKind::Saving, &["save", "saved", "saves", "saving", "savings", "avoided"]),
    (FigureKind::Grant, &["grant", "grants", "funded", "funding", "awarded"]),
    (FigureKind::Cost, &["cost", "costs", "costing", "spent", "spend", "price", "paid", "invested", "investment"]),
    (FigureKind::Budget, &["budget"]),
    (FigureKind::Income, &["raised", "income", "earned", "revenue", "turnover", "generated"]),
    (FigureKind::Worth, &["worth", "value", "valued", "benefit"]),
];
const RISES: [&str; 16] = [
    "rose", "fell", "cut", "increase", "increased", "reduction", "reduced", "decrease", "decreased", "up", "down",
    "grew", "drop", "dropped", "fewer", "more",
];
const SPANS: [&str; 6] = ["minutes", "hours", "days", "weeks", "months", "years"];
/// Words that begin what is counted, and are not part of it.
const LEADING: [&str; 19] = [
    "we", "it", "they", "the", "a", "an", "and", "that", "which", "this", "has", "have", "had", "our", "by", "to",
    "over", "than", "of",
];

/// The figures of an entry's sentences.
pub(super) fn propose(facts: &[String]) -> Vec<FigureDraft> {
    let told = ReadFacts::new(facts);
    let mut proposed: Vec<FigureDraft> = Vec::new();
    for (at, fact) in facts.iter().enumerate() {
        let Some(figure) = of_sentence(fact) else { continue };
        // What another fact would be taken to tell is not proposed.
        let is_told = told.telling(&figure.what, &figure.value, Some(figure.number)) == Some(at);
        if is_told && proposed.iter().all(|known| known.what != figure.what) {
            proposed.push(figure);
        }
    }
    proposed.truncate(MOST);
    proposed
}

/// The only figure of a sentence.
fn of_sentence(fact: &str) -> Option<FigureDraft> {
    if fact.contains("://") || figures(fact).iter().filter(|figure| !is_year(figure)).count() != 1 {
        return None;
    }
    let words: Vec<&str> = fact.split_whitespace().collect();
    let (at, written) = words.iter().enumerate().find_map(|(at, word)| {
        let word = word.trim_matches(['(', ')', ',', ';', ':', '.', '!', '?', '"', '“', '”', '‘', '’']);
        let bare = word.trim_start_matches(['£', '€', '$']);
        let is_number = bare.starts_with(|c: char| c.is_ascii_digit()) && !is_year(bare);
        is_number.then_some((at, word))
    })?;
    let next = words.get(at + 1).map_or("", |word| word.trim_end_matches([',', '.', ';', ':', ')']));
    let is_scale = matches!(next.to_lowercase().as_str(), "million" | "billion" | "thousand" | "m" | "bn" | "k");
    let value = if is_scale { format!("{written} {next}") } else { written.to_owned() };
    let percent = written.ends_with('%') || matches!(next, "percent" | "per");
    let percent = percent
        && (written.ends_with('%') || next == "percent" || words.get(at + 2).is_some_and(|w| w.starts_with("cent")));
    let behind = at + 1 + usize::from(is_scale);
    let number = numbers(&value).into_iter().max_by(f64::total_cmp)?;
    let all: Vec<String> =
        words.iter().map(|word| word.to_lowercase().trim_matches(|c: char| !c.is_alphanumeric()).to_owned()).collect();
    let noun = all.get(behind).cloned().unwrap_or_default();
    let (unit, kind) = kind_of(written, percent, &noun, &all)?;
    let what = what(&words, at, behind);
    if what.split_whitespace().count() < 2 {
        return None;
    }
    let per = ["year", "month", "week", "day"].into_iter().find(|per| {
        let said: Vec<&str> = all[behind.min(all.len())..].iter().map(String::as_str).take(2).collect();
        said == ["a", per] || said == ["per", per] || said == ["each", per]
    });
    Some(FigureDraft { what, value, number, unit, kind, per: per.map(str::to_owned) })
}

/// The unit of a number, and what kind of figure it is.
fn kind_of(written: &str, percent: bool, noun: &str, all: &[String]) -> Option<(String, FigureKind)> {
    let says = |words: &[&str]| all.iter().any(|word| words.contains(&word.as_str()));
    let currency = [('£', "GBP"), ('€', "EUR"), ('$', "USD")].into_iter().find(|(sign, _)| written.starts_with(*sign));
    if let Some((_, currency)) = currency {
        let kind = MONEY.iter().find(|(_, words)| says(words)).map_or(FigureKind::Worth, |(kind, _)| *kind);
        return Some((currency.to_owned(), kind));
    }
    if percent {
        let kind = if says(&RISES) { FigureKind::Change } else { FigureKind::Share };
        return Some(("%".to_owned(), kind));
    }
    // "5G", "1st" and "24/7" are names.
    if !written.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '+')) {
        return None;
    }
    if SPANS.contains(&noun) {
        return Some((noun.to_owned(), FigureKind::Duration));
    }
    let is_noun = noun.len() > 2 && noun.chars().all(char::is_alphabetic);
    is_noun.then(|| (noun.to_owned(), FigureKind::Count))
}

/// What a number is of, by the words around it in its part of the sentence.
fn what(words: &[&str], at: usize, behind: usize) -> String {
    let ends = |word: &&str| word.ends_with([',', '.', ';', ':', '!', '?']);
    let mut before: Vec<&str> = words[..at].iter().rev().take_while(|word| !ends(word)).take(BEFORE).copied().collect();
    before.reverse();
    while before.first().is_some_and(|word| LEADING.contains(&word.to_lowercase().as_str())) {
        before.remove(0);
    }
    let mut after = Vec::new();
    for word in words.iter().skip(behind).take(BEHIND) {
        after.push(*word);
        if ends(word) {
            break;
        }
    }
    let all = before.into_iter().chain(after).collect::<Vec<_>>().join(" ");
    all.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

fn is_year(figure: &str) -> bool {
    figure.len() == 4 && figure.parse().is_ok_and(|year: u16| (1900..=2100).contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_with_one_number_has_a_figure() {
        for (fact, value, number, unit, kind) in [
            ("The café mended 412 things in 2025.", "412", 412.0, "things", FigureKind::Count),
            ("We saved £1.2 million a year by sharing.", "£1.2 million", 1_200_000.0, "GBP", FigureKind::Saving),
            ("Complaints fell by 30% within months.", "30%", 30.0, "%", FigureKind::Change),
            ("It took 12 weeks to build.", "12", 12.0, "weeks", FigureKind::Duration),
        ] {
            let figure = of_sentence(fact).unwrap_or_else(|| panic!("{fact}"));
            assert_eq!(
                (figure.value.as_str(), figure.number, figure.unit.as_str(), figure.kind),
                (value, number, unit, kind)
            );
        }
        assert_eq!(
            of_sentence("We saved £1.2 million a year by sharing.").and_then(|f| f.per).as_deref(),
            Some("year")
        );
        for none in ["It began in 2019.", "5 of 9 came.", "A 5G forest is here.", "No number at all."] {
            assert_eq!(of_sentence(none), None, "{none}");
        }
    }
}
