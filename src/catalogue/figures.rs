//! Figures in text: which numbers a sentence states, and which numbers a source states.
//!
//! The rule behind "nothing is invented": every figure of a summary or fact must be among the figures of the entry's
//! own source lines. Digits are compared without thousands separators and trailing zeros; a source may also spell a
//! number as a word ("twenty-eight"). The 19 of "Covid-19" is a name, not a figure.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::hash::BuildHasher as _;
use std::sync::LazyLock;

use rustc_hash::{FxBuildHasher, FxHashSet};

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

/// Every number that a printed value may say: "£2.9m" says 2.9 and 2,900,000, "three quarters" says 3, 0.75 and 75.
#[must_use]
pub fn numbers(value: &str) -> Vec<f64> {
    let mut found = Vec::new();
    let lower = value.to_lowercase();
    let bytes = lower.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = end_of_figure(bytes, at);
        if let Ok(number) = normalise(&lower[at..end]).parse::<f64>() {
            found.push(number);
            let scale = lower[end..].trim_start_matches([' ', '-', '\u{a0}']);
            let scale: String = scale.chars().take_while(|c| c.is_alphabetic()).collect();
            found.extend(scale_of(&scale).map(|scale| number * scale));
        }
        at = end;
    }
    in_words(&lower, &mut found);
    found.extend(found.clone().into_iter().filter(|number| *number < 1.0).map(|number| number * 100.0));
    found
}

/// Whether a text states a number at all: every question for a figure asks this of many facts, so no number is read.
#[must_use]
pub fn has_number(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit()) || text.split(|c: char| !c.is_ascii_alphabetic()).any(says_number)
}

/// Whether a text states a number of something: a year alone is none, nor is the number in a name, "Covid-19".
#[must_use]
pub fn has_quantity(text: &str) -> bool {
    let named = |word: &&str| {
        word.split_once('-').is_some_and(|(name, number)| {
            name.ends_with(|c: char| c.is_ascii_alphabetic()) && number.starts_with(|c: char| c.is_ascii_digit())
        })
    };
    let words = text.split_whitespace().filter(|word| !named(word));
    let digits = words.flat_map(|word| word.split(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.')));
    let quantity = |figure: &str| figure.bytes().any(|byte| byte.is_ascii_digit()) && !is_year(figure);
    digits.map(|figure| figure.trim_end_matches([',', '.'])).any(quantity)
        || text.split(|c: char| !c.is_ascii_alphabetic()).any(says_number)
}

/// Whether a figure is written as the years of a catalogue are: "2018".
fn is_year(figure: &str) -> bool {
    figure.len() == 4 && (figure.starts_with("19") || figure.starts_with("20"))
}

/// Whether a word says a number, in small letters or large ones.
fn says_number(word: &str) -> bool {
    let mut lower = [0; LONGEST_NUMBER];
    let Some(lower) = lower.get_mut(..word.len()) else { return false };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    NUMBER_WORDS.contains(&*lower)
}

/// Letters of the longest word that says a number.
const LONGEST_NUMBER: usize = 11;

/// Every word that says a number, in small letters.
static NUMBER_WORDS: LazyLock<FxHashSet<&[u8]>> = LazyLock::new(|| {
    let fractions = FRACTIONS.iter().map(|(name, _)| *name);
    let words = ONES.into_iter().chain(TENS).chain(SCALES).chain(fractions);
    words.map(str::as_bytes).collect()
});

/// Adds the numbers that are written as words.
fn in_words(lower: &str, found: &mut Vec<f64>) {
    let words: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty()).collect();
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1).copied().unwrap_or_default();
        if let Some(number) = number_of(word) {
            found.push(number);
            let ones = ONES[1..10].iter().position(|one| *one == next).filter(|_| number >= 20.0);
            found.extend(ones.map(|ones| number + ones as f64 + 1.0));
            found.extend(scale_of(next).map(|scale| number * scale));
        }
        let fraction = FRACTIONS.iter().find(|(name, _)| name == word);
        found.extend(fraction.map(|(_, number)| *number));
        let pair = FRACTIONS.iter().find(|(name, _)| name.split_once(' ') == Some((*word, next)));
        found.extend(pair.map(|(_, number)| *number));
    }
}

/// The number that a word says: "seven", "thirty", "hundreds".
fn number_of(word: &str) -> Option<f64> {
    let ones = ONES.iter().position(|one| *one == word).map(|ones| ones as f64);
    let tens = || TENS.iter().position(|tens| *tens == word).map(|tens| (tens as f64 + 2.0) * 10.0);
    let scale = || match word {
        "hundred" | "hundreds" => Some(100.0),
        "thousand" | "thousands" => Some(1_000.0),
        "million" | "millions" => Some(1_000_000.0),
        _ => None,
    };
    ones.or_else(tens).or_else(scale)
}

/// Words that say a round number.
const SCALES: [&str; 6] = ["hundred", "hundreds", "thousand", "thousands", "million", "millions"];

/// What the word behind a number multiplies it by.
fn scale_of(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 100.0,
        "k" | "thousand" => 1_000.0,
        "m" | "mn" | "million" => 1_000_000.0,
        "bn" | "billion" => 1_000_000_000.0,
        "quarters" => 0.25,
        "thirds" => 1.0 / 3.0,
        "fifths" => 0.2,
        "tenths" => 0.1,
        _ => return None,
    })
}

/// Parts and multiples that have names.
const FRACTIONS: [(&str, f64); 33] = [
    ("half", 0.5),
    ("halved", 0.5),
    ("third", 1.0 / 3.0),
    ("two thirds", 2.0 / 3.0),
    ("quarter", 0.25),
    ("three quarters", 0.75),
    ("fifth", 0.2),
    ("two fifths", 0.4),
    ("three fifths", 0.6),
    ("four fifths", 0.8),
    ("tenth", 0.1),
    ("nine tenths", 0.9),
    ("once", 1.0),
    ("single", 1.0),
    ("first", 1.0),
    ("second", 2.0),
    ("double", 2.0),
    ("doubled", 2.0),
    ("twice", 2.0),
    ("twofold", 2.0),
    ("third place", 3.0),
    ("treble", 3.0),
    ("trebled", 3.0),
    ("triple", 3.0),
    ("tripled", 3.0),
    ("threefold", 3.0),
    ("quadrupled", 4.0),
    ("fourfold", 4.0),
    ("fourth", 4.0),
    ("tenfold", 10.0),
    ("dozen", 12.0),
    ("decade", 10.0),
    ("century", 100.0),
];

/// An entry's facts, read once for all its figures.
pub struct ReadFacts<'f> {
    facts: &'f [String],
    /// Each fact in small letters.
    lower: Vec<String>,
    /// The words of each.
    words: Vec<FxHashSet<u64>>,
    /// The numbers of each, read when they are first asked for: that costs more than comparing words.
    numbers: Vec<OnceCell<Vec<f64>>>,
}

impl<'f> ReadFacts<'f> {
    /// Reads the facts.
    #[must_use]
    pub fn new(facts: &'f [String]) -> Self {
        let lower: Vec<String> = facts.iter().map(|fact| fact.to_lowercase()).collect();
        let words = lower.iter().map(|fact| words(fact).collect()).collect();
        Self { facts, lower, words, numbers: vec![OnceCell::new(); facts.len()] }
    }

    /// Which of the facts tells a figure: of those that state its value, the one with most words of `what`.
    #[must_use]
    pub fn telling(&self, what: &str, value: &str, number: Option<f64>) -> Option<usize> {
        let (what, value) = (what.to_lowercase(), value.to_lowercase());
        let wanted: FxHashSet<u64> = words(&what).collect();
        let digits = if number.is_none() { figures(&value) } else { BTreeSet::new() };
        let states = |at: usize| {
            let near = |said: f64, number: f64| (said - number).abs() <= number.abs() * 0.01;
            let numbers = || self.numbers[at].get_or_init(|| numbers(&self.facts[at]));
            self.lower[at].contains(&value)
                || number.is_some_and(|number| numbers().iter().any(|said| near(*said, number)))
                || (!digits.is_empty() && digits.is_subset(&figures(&self.facts[at])))
        };
        let shared = |at: usize| wanted.iter().filter(|word| self.words[at].contains(word)).count();
        let mut by_words: Vec<(Reverse<usize>, usize)> =
            (0..self.facts.len()).map(|at| (Reverse(shared(at)), at)).collect();
        by_words.sort_unstable();
        by_words.into_iter().map(|(_, at)| at).find(|at| states(*at))
    }
}

/// The words of a text in small letters that may tell something, by their hashes.
fn words(lower: &str) -> impl Iterator<Item = u64> {
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2);
    words.map(|word| FxBuildHasher.hash_one(word))
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
    fn what_states_a_number_is_seen_without_reading_it() {
        for text in
            ["Seven of them", "in 2018", "HALF of all", "a dozen", "hundreds came", "nothing here", "someone", ""]
        {
            assert_eq!(has_number(text), !numbers(text).is_empty(), "{text}");
        }
        assert!(ONES.into_iter().chain(TENS).chain(SCALES).all(has_number), "a word is longer than LONGEST_NUMBER");
    }

    #[test]
    fn a_year_alone_is_no_quantity() {
        for text in ["since 2014", "from 1986 to 1991.", "the Covid-19 response", "nothing here", ""] {
            assert!(!has_quantity(text), "{text}");
        }
        for text in ["2,014 homes", "28 since 2014", "seven in 2014", "£2014.50", "60%", "28 Covid-19 grants"] {
            assert!(has_quantity(text), "{text}");
        }
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
    fn a_value_says_its_number_however_it_is_printed() {
        for (value, number) in [
            ("£54,918", 54_918.0),
            ("£2.9m", 2_900_000.0),
            ("over 1.5 million", 1_500_000.0),
            ("25k", 25_000.0),
            ("three-quarters", 75.0),
            ("twenty-eight", 28.0),
            ("doubled", 2.0),
            ("5,000 km", 5_000.0),
        ] {
            assert!(numbers(value).iter().any(|said| (said - number).abs() < 1e-6), "{value}: {:?}", numbers(value));
        }
        assert!(numbers("none of them").is_empty());
    }

    #[test]
    fn the_fact_that_tells_a_figure_speaks_of_what_it_counts() {
        let facts = ["It took 12 weeks.", "It trained 12 nurses.", "Nurses liked it."].map(str::to_owned);
        let told = ReadFacts::new(&facts);
        assert_eq!(told.telling("nurses who were trained", "12", Some(12.0)), Some(1));
        assert_eq!(told.telling("nurses who left", "13", Some(13.0)), None);
    }

    #[test]
    fn a_comma_that_is_no_separator_ends_the_figure() {
        assert_eq!(list(&figures("in 2018,2019 and 12,5")), ["12", "2018", "2019", "5"]);
    }
}
