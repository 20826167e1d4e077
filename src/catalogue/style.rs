//! What a good catalogue has, and one that can be used may lack: texts of some length, questions, facts, short forms that
//! are short. Everything here is a warning.

use std::ops::RangeInclusive;

use super::figures::{figures, stated_figures};
use super::finding::Findings;
use super::locations::EntryLocations;
use super::model::{Collection, Entry, LineRange};
use super::{Catalogue, CollectionKey};

/// Words of a summary: enough to say what it is, few enough for a phone.
const SUMMARY_WORDS: RangeInclusive<usize> = 40..=120;
/// Everyday questions of an entry.
const QUESTIONS: RangeInclusive<usize> = 3..=8;
/// Entries that lack something are named up to this number, and then counted.
const MOST_ENTRIES_NAMED: usize = 3;

/// Everything in a collection that could be better.
pub(super) fn notice(catalogue: &Catalogue, key: CollectionKey, findings: &mut Findings) {
    let entries = &catalogue.entries[catalogue.entries_of(key)];
    of_collection(&catalogue.locations.collections[key.index()], catalogue.collection(key), entries, findings);
    for (entry, locations) in catalogue.located(key) {
        of_entry(entry, locations, findings);
    }
    overlaps(catalogue, key, findings);
}

/// What an entry may have, the name of it and what it is for.
type Part = (&'static str, &'static str, fn(&Entry) -> bool);

/// Parts that an entry may lack. This is reported once per collection, as whoever leaves one out leaves it out of most entries.
const PARTS: [Part; 5] = [
    ("summary", "says what an entry is, in 40 to 120 words", |entry| !entry.summary.trim().is_empty()),
    ("facts", "are what questions are answered from", |entry| !entry.facts.is_empty()),
    ("figures", "answer “how much” and “how many”, though their facts state some", |entry| {
        !entry.figures.is_empty() || !entry.facts.iter().any(|fact| states_a_number(fact))
    }),
    ("questions", "find an entry in everyday words", |entry| !entry.questions.is_empty()),
    ("topics", "let people browse by subject", |entry| !entry.topics.is_empty()),
];

fn of_collection((file, line): &(String, usize), collection: &Collection, entries: &[Entry], findings: &mut Findings) {
    let mut lack = |what: &str, why: &str, has: &dyn Fn(&Entry) -> bool| {
        let without: Vec<String> =
            entries.iter().filter(|entry| !has(entry)).map(|entry| format!("`{}`", entry.id)).collect();
        if without.is_empty() {
            return;
        }
        let named = without[..without.len().min(MOST_ENTRIES_NAMED)].join(", ");
        let more = if without.len() > MOST_ENTRIES_NAMED { ", …" } else { "" };
        let (lacking, all) = (without.len(), entries.len());
        findings.warn(file, *line, format!("{lacking} of {all} entries have no `{what}`, which {why}: {named}{more}"));
    };
    for (what, why, has) in PARTS {
        lack(what, why, &has);
    }
    // Whoever wrote the lines of some has a document and forgot the others.
    if entries.iter().any(|entry| !entry.lines.is_empty()) {
        lack("lines", "the other entries have", &|entry| !entry.lines.is_empty());
    }
    if collection.summary.trim().is_empty() {
        findings.warn(file, *line, "the collection has no `summary`, which says what it is");
    }
    if collection.source.as_ref().is_some_and(|source| source.file.is_some() && source.sha256.is_none()) {
        findings.warn(file, *line, "`source.file` has no `sha256`, by which another version of it would be noticed");
    }
}

fn of_entry(entry: &Entry, locations: &EntryLocations, findings: &mut Findings) {
    let words = entry.summary.split_whitespace().count();
    if words > 0 && !SUMMARY_WORDS.contains(&words) {
        let (least, most) = (SUMMARY_WORDS.start(), SUMMARY_WORDS.end());
        let message = format!("the summary has {words} words; {least} to {most} are best");
        findings.warn(&locations.file, locations.summary, message);
    }
    if !entry.questions.is_empty() && !QUESTIONS.contains(&entry.questions.len()) {
        let (least, most) = (QUESTIONS.start(), QUESTIONS.end());
        let message = format!("`{}` has {} questions; {least} to {most} are best", entry.id, entry.questions.len());
        findings.warn(&locations.file, locations.id, message);
    }
    for ((fact, short), line) in entry.facts.iter().zip(&entry.short_facts).zip(&locations.facts) {
        for problem in short.iter().flat_map(|short| short_form(fact, short)) {
            findings.warn(&locations.file, *line, problem);
        }
    }
}

/// What is wrong with the short form of a fact.
fn short_form(fact: &str, short: &str) -> Vec<String> {
    let mut problems = Vec::new();
    if short.trim().is_empty() {
        problems.push("`short` is empty".to_owned());
    }
    if short.chars().count() > fact.chars().count() {
        problems.push(format!("`short` is longer than the fact itself: {short}"));
    }
    let invented = figures(short).difference(&stated_figures(fact)).cloned().collect::<Vec<_>>();
    problems.extend(invented.iter().map(|figure| format!("`short` states {figure}, which its fact does not: {short}")));
    problems
}

/// Whether a fact states a number in digits that somebody may ask for, and not only a year or a name such as "5G".
fn states_a_number(fact: &str) -> bool {
    fact.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_ascii_digit() && !c.is_alphabetic());
        let number = !word.is_empty() && word.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
        number && !word.parse().is_ok_and(|year: u16| (1900..=2100).contains(&year))
    })
}

/// A line of a source belongs to one entry at most.
fn overlaps(catalogue: &Catalogue, key: CollectionKey, findings: &mut Findings) {
    let mut ranges: Vec<(LineRange, &Entry, &EntryLocations, usize)> = Vec::new();
    for (entry, locations) in catalogue.located(key) {
        ranges.extend(entry.lines.iter().zip(&locations.lines).map(|(lines, line)| (*lines, entry, locations, *line)));
    }
    ranges.sort_by_key(|(range, ..)| *range);
    for pair in ranges.windows(2) {
        let ((before, first, ..), (after, _, locations, line)) = (&pair[0], &pair[1]);
        if after.0 <= before.1 {
            let message = format!("lines {after} overlap lines {before} of `{}`", first.id);
            findings.warn(&locations.file, *line, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_may_be_asked_for_is_no_year_and_no_name() {
        for fact in ["It cost £300.", "20% came", "(1,600 bays)", "30 litres"] {
            assert!(states_a_number(fact), "{fact}");
        }
        for fact in ["Since 2018, they came.", "A 5G forest", "Covid-19", "nine tonnes", "£"] {
            assert!(!states_a_number(fact), "{fact}");
        }
    }

    #[test]
    fn a_short_form_is_shorter_and_states_no_figure_of_its_own() {
        let fact = "Harrogate's pilot fitted forty sensors in 2,000 bays.";
        assert_eq!(short_form(fact, "40 sensors in 2,000 bays."), [""; 0]);
        assert_eq!(short_form(fact, "41 sensors."), ["`short` states 41, which its fact does not: 41 sensors."]);
        assert_eq!(short_form(fact, " "), ["`short` is empty"]);
        assert_eq!(short_form("Few.", "More than few."), ["`short` is longer than the fact itself: More than few."]);
    }
}
