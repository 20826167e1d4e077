//! What a catalogue must hold to, beyond its syntax and its references, which [`load`](super::load) sees to.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::RangeInclusive;

use super::figures::numbers;
use super::finding::Findings;
use super::model::{Announcement, Collection, Entry, Figure, FigureKind, Kind, LineRange, Status};
use super::places::EntryPlaces;
use super::{Catalogue, CollectionKey};

/// Words of a summary: enough to say what it is, few enough for a phone.
const SUMMARY_WORDS: RangeInclusive<usize> = 40..=120;
/// Everyday questions of an entry.
const QUESTIONS: RangeInclusive<usize> = 3..=8;
/// Years that a collection can be of.
const YEARS: RangeInclusive<u16> = 1990..=2100;

/// Characters of an id: Discord gives a button's state 100 bytes, which say what is done with it as well.
const ID_LENGTH: usize = 80;

/// Adds every finding.
pub(super) fn validate(catalogue: &Catalogue, findings: &mut Findings) {
    organisations(catalogue, findings);
    for (key, collection) in catalogue.collections() {
        check_collection(catalogue, key, collection, findings);
    }
    let mut seen: HashMap<&str, &EntryPlaces> = HashMap::new();
    for ((_, entry), places) in catalogue.entries().zip(&catalogue.places.entries) {
        if let Some(first) = seen.insert(&entry.id, places) {
            let message = format!("the entry id `{}` stands twice; first at {}:{}", entry.id, first.file, first.id);
            findings.add(&places.file, places.id, message);
        }
        texts(entry, places, findings);
        figures(entry, places, findings);
        standing(catalogue, entry, places, findings);
    }
    overlaps(catalogue, findings);
}

fn organisations(catalogue: &Catalogue, findings: &mut Findings) {
    let mut names = HashSet::new();
    for ((_, organisation), (file, line)) in catalogue.organisations().zip(&catalogue.places.organisations) {
        identifier(&organisation.id, file, *line, findings);
        if !names.insert(&organisation.name) {
            findings.add(file, *line, format!("another organisation is named “{}” as well", organisation.name));
        }
        for (what, text) in [("name", &organisation.name), ("short", &organisation.short)] {
            if text.trim().is_empty() {
                findings.add(file, *line, format!("`{what}` is empty"));
            }
        }
    }
}

fn check_collection(catalogue: &Catalogue, key: CollectionKey, collection: &Collection, findings: &mut Findings) {
    let (file, line) = &catalogue.places.collections[key.index()];
    let mut add = |message: String| findings.add(file, *line, message);
    if catalogue.collections().any(|(other, c)| other < key && c.id == collection.id) {
        add(format!("the collection id `{}` stands twice", collection.id));
    }
    for (what, text) in [("name", &collection.name), ("summary", &collection.summary)] {
        if text.trim().is_empty() {
            add(format!("`{what}` is empty"));
        }
    }
    if !YEARS.contains(&collection.year) {
        add(format!("the year {} is out of range; expected {} to {}", collection.year, YEARS.start(), YEARS.end()));
    }
    let sha = &collection.source.sha256;
    if sha.len() != 64 || !sha.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)) {
        add("`source.sha256` is not 64 lower-case hexadecimal digits".to_owned());
    }
    identifier(&collection.id, file, *line, findings);
    for (fact, line) in collection.facts.iter().zip(&catalogue.places.collection_facts[key.index()]) {
        if fact.text.trim().is_empty() {
            findings.add(file, *line, "this fact is empty");
        }
        for lines in &fact.lines {
            range(*lines, file, *line, findings);
        }
    }
    for ((_, category), (file, line)) in catalogue.categories().zip(&catalogue.places.categories) {
        if category.collection == key {
            identifier(&category.id, file, *line, findings);
            if category.name.trim().is_empty() {
                findings.add(file, *line, "`name` is empty");
            }
        }
    }
}

fn texts(entry: &Entry, places: &EntryPlaces, findings: &mut Findings) {
    identifier(&entry.id, &places.file, places.id, findings);
    if entry.title.trim().is_empty() {
        findings.add(&places.file, places.title, "`title` is empty");
    }
    let words = entry.summary.split_whitespace().count();
    if !SUMMARY_WORDS.contains(&words) {
        let (least, most) = (SUMMARY_WORDS.start(), SUMMARY_WORDS.end());
        findings.add(
            &places.file,
            places.summary,
            format!("the summary has {words} words; expected {least} to {most}"),
        );
    }
    for (what, texts, lines) in
        [("fact", &entry.facts, &places.facts), ("question", &entry.questions, &places.questions)]
    {
        for (text, line) in texts.iter().zip(lines) {
            if text.trim().is_empty() {
                findings.add(&places.file, *line, format!("this {what} is empty"));
            }
        }
    }
    if entry.facts.is_empty() {
        findings.add(&places.file, places.id, format!("`{}` has no facts", entry.id));
    }
    if !QUESTIONS.contains(&entry.questions.len()) {
        let (least, most) = (QUESTIONS.start(), QUESTIONS.end());
        let message = format!("`{}` has {} questions; expected {least} to {most}", entry.id, entry.questions.len());
        findings.add(&places.file, places.id, message);
    }
}

fn figures(entry: &Entry, places: &EntryPlaces, findings: &mut Findings) {
    for (figure, line) in entry.figures.iter().zip(&places.figures) {
        if let Some(message) = problem(figure, entry) {
            findings.add(&places.file, *line, message);
        }
    }
    for (person, line) in entry.people.iter().zip(&places.people) {
        if person.name.trim().is_empty() {
            findings.add(&places.file, *line, "this person has no name");
        }
    }
}

/// What is wrong with a figure, if anything is.
fn problem(figure: &Figure, entry: &Entry) -> Option<String> {
    let Figure { what, value, unit, .. } = figure;
    if [what, value, unit].into_iter().any(|text| text.trim().is_empty()) {
        return Some("a figure has `what`, `value` and `unit`, none of them empty".to_owned());
    }
    let said = numbers(value);
    let says = |number: f64| said.iter().any(|said| (said - number).abs() <= number.abs() * ROUNDED);
    match figure.number {
        None if figure.kind != FigureKind::Date => return Some(format!("the figure “{value}” has no `number`")),
        Some(_) if figure.kind == FigureKind::Date => return Some(format!("the date “{value}” is not a `number`")),
        Some(number) if !says(number) => return Some(format!("`number` {number} is not what “{value}” says")),
        _ => {}
    }
    if let Some(to) = figure.to.filter(|to| !says(*to)) {
        return Some(format!("`to` {to} is not what “{value}” says"));
    }
    if figure.year.is_some_and(|year| !FIGURE_YEARS.contains(&year)) {
        return Some(format!("the year of “{value}” is out of range"));
    }
    (figure.fact >= entry.facts.len()).then(|| format!("no fact of `{}` states “{value}”", entry.id))
}

/// How far a number may be from the value that says it: "one third" is 33.3 per cent.
const ROUNDED: f64 = 0.01;
/// Years that a figure can be of: markets are old.
const FIGURE_YEARS: RangeInclusive<u16> = 900..=2100;

fn standing(catalogue: &Catalogue, entry: &Entry, places: &EntryPlaces, findings: &mut Findings) {
    let collection = catalogue.collection(entry.collection);
    let mut add = |message: String| findings.add(&places.file, places.id, message);
    let awards = collection.kind == Kind::Awards;
    match (awards, entry.recognitions.is_empty(), entry.section.is_some()) {
        (true, false, false) | (false, true, true) => {}
        (true, _, _) => add(format!("`{}` stands in awards: it has recognitions, and no section", entry.id)),
        (false, _, _) => add(format!("`{}` stands outside awards: it has a section, and no recognitions", entry.id)),
    }
    let mut categories = HashSet::new();
    for recognition in &entry.recognitions {
        if !categories.insert(recognition.category) {
            let id = &catalogue.category(recognition.category).id;
            add(format!("`{}` has two recognitions in the category `{id}`", entry.id));
        }
        let category = catalogue.category(recognition.category);
        if recognition.status == Status::Winner && category.announcement == Some(Announcement::Pending) {
            add(format!("`{}` is a winner, but the result of `{}` is pending", entry.id, category.id));
        }
    }
}

/// A line of a source belongs to one entry at most.
fn overlaps(catalogue: &Catalogue, findings: &mut Findings) {
    let mut ranges: BTreeMap<CollectionKey, Vec<(LineRange, &Entry, &EntryPlaces, usize)>> = BTreeMap::new();
    for ((_, entry), places) in catalogue.entries().zip(&catalogue.places.entries) {
        if entry.lines.is_empty() {
            findings.add(&places.file, places.id, format!("`{}` has no lines", entry.id));
        }
        for (lines, line) in entry.lines.iter().zip(&places.lines) {
            range(*lines, &places.file, *line, findings);
            ranges.entry(entry.collection).or_default().push((*lines, entry, places, *line));
        }
    }
    for list in ranges.values_mut() {
        list.sort_by_key(|(range, ..)| *range);
        for pair in list.windows(2) {
            let ((before, first, ..), (after, _, places, line)) = (&pair[0], &pair[1]);
            if after.0 <= before.1 {
                let message = format!("lines {after} overlap lines {before} of `{}`", first.id);
                findings.add(&places.file, *line, message);
            }
        }
    }
}

/// Lines of a source are counted from 1, the first before the last.
fn range(lines: LineRange, file: &str, line: usize, findings: &mut Findings) {
    if lines.0 == 0 || lines.0 > lines.1 {
        let message = format!("lines [{}, {}]: expected [first, last], counted from 1", lines.0, lines.1);
        findings.add(file, line, message);
    }
}

fn identifier(id: &str, file: &str, line: usize, findings: &mut Findings) {
    let kebab = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if id.len() > ID_LENGTH {
        findings.add(file, line, format!("the id `{id}` has {} characters; expected {ID_LENGTH} at most", id.len()));
    }
    if !id.split('-').all(kebab) {
        findings.add(file, line, format!("the id `{id}` is not kebab-case (a-z, 0-9 and single hyphens)"));
    }
}
