//! What a catalogue must hold to, beyond its syntax and its references, which [`load`](super::load) sees to: everything
//! here is an error. What would only be better otherwise is in [`style`](super::style).

use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

use super::figures::numbers;
use super::finding::Findings;
use super::locations::EntryLocations;
use super::model::{Announcement, Collection, Entry, Figure, FigureKind, Kind, LineRange, Source};
use super::{Catalogue, CollectionKey};

/// Years that a collection can be of.
const YEARS: RangeInclusive<u16> = 1990..=2100;

/// Characters of an id: Discord gives a button's state 100 bytes, which say what is done with it as well.
pub(super) const ID_LENGTH: usize = 80;
/// Characters of an address: Discord gives a button that opens one 512.
const URL_LENGTH: usize = 512;

/// Adds every finding but those of [`entries`]. Of `broken` collections, of whose own table something cannot be read, nothing is said that may
/// follow from that.
pub(super) fn validate(catalogue: &Catalogue, broken: &[CollectionKey], findings: &mut Findings) {
    organisations(catalogue, findings);
    let mut ids: HashMap<&str, &(String, usize)> = HashMap::new();
    for (key, collection) in catalogue.collections() {
        let place = &catalogue.locations.collections[key.index()];
        let first = *ids.entry(&collection.id).or_insert(place);
        if broken.contains(&key) {
            continue;
        }
        if first != place {
            let message =
                format!("the collection id `{}` stands twice; first at {}:{}", collection.id, first.0, first.1);
            findings.add(&place.0, place.1, message);
        }
        check_collection(catalogue, key, collection, findings);
    }
    for ((_, category), (file, line)) in catalogue.categories().zip(&catalogue.locations.categories) {
        if broken.contains(&category.collection) {
            continue;
        }
        identifier(&category.id, file, *line, findings);
        if category.name.trim().is_empty() {
            findings.add(file, *line, "`name` is empty");
        }
    }
    let mut seen: HashMap<&str, &EntryLocations> = HashMap::new();
    for ((_, entry), locations) in catalogue.entries().zip(&catalogue.locations.entries) {
        if let Some(first) = seen.insert(&entry.id, locations) {
            let message = format!("the entry id `{}` stands twice; first at {}:{}", entry.id, first.file, first.id);
            findings.add(&locations.file, locations.id, message);
        }
    }
}

/// Adds what is wrong with the entries of a collection, each for itself.
pub(super) fn entries(
    catalogue: &Catalogue,
    collection: CollectionKey,
    broken: &[CollectionKey],
    findings: &mut Findings,
) {
    for (entry, locations) in catalogue.located(collection) {
        texts(entry, locations, findings);
        figures(entry, locations, findings);
        for (lines, line) in entry.lines.iter().zip(&locations.lines) {
            range(*lines, &locations.file, *line, findings);
        }
        if !broken.contains(&entry.collection) {
            standing(catalogue, entry, locations, findings);
        }
    }
}

fn organisations(catalogue: &Catalogue, findings: &mut Findings) {
    let mut names: HashMap<&str, (&str, usize)> = HashMap::new();
    for ((_, organisation), (file, line)) in catalogue.organisations().zip(&catalogue.locations.organisations) {
        identifier(&organisation.id, file, *line, findings);
        if let Some((first, at)) = names.insert(&organisation.name, (file, *line)) {
            let name = &organisation.name;
            let message = format!("another organisation is named “{name}” as well, at {first}:{at}");
            findings.add(file, *line, message);
        }
        for (what, text) in [("name", &organisation.name), ("short", &organisation.short)] {
            if text.trim().is_empty() {
                findings.add(file, *line, format!("`{what}` is empty"));
            }
        }
    }
}

fn check_collection(catalogue: &Catalogue, key: CollectionKey, collection: &Collection, findings: &mut Findings) {
    let (file, line) = &catalogue.locations.collections[key.index()];
    let mut add = |message: String| findings.add(file, *line, message);
    if collection.name.trim().is_empty() {
        add("`name` is empty".to_owned());
    }
    if !YEARS.contains(&collection.year) {
        add(format!("the year {} is out of range; expected {} to {}", collection.year, YEARS.start(), YEARS.end()));
    }
    for problem in collection.source.iter().flat_map(source) {
        add(problem);
    }
    identifier(&collection.id, file, *line, findings);
    for (fact, line) in collection.facts.iter().zip(&catalogue.locations.collection_facts[key.index()]) {
        if fact.text.trim().is_empty() {
            findings.add(file, *line, "this fact is empty");
        }
        for lines in &fact.lines {
            range(*lines, file, *line, findings);
        }
    }
}

/// What is wrong with a source.
fn source(source: &Source) -> Vec<String> {
    let mut problems = Vec::new();
    let is_hex = |sha: &String| sha.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    if source.sha256.as_ref().is_some_and(|sha| sha.len() != 64 || !is_hex(sha)) {
        problems.push("`source.sha256` is not 64 lower-case hexadecimal digits".to_owned());
    }
    if source.sha256.is_some() && source.file.is_none() {
        problems.push("`source.sha256` is the checksum of a `source.file`, which is missing".to_owned());
    }
    for (what, text) in [("file", &source.file), ("title", &source.title)] {
        if text.as_ref().is_some_and(|text| text.trim().is_empty()) {
            problems.push(format!("`source.{what}` is empty"));
        }
    }
    if source.url.as_ref().is_some_and(|url| !is_address(url)) {
        problems.push(format!(
            "`source.url` is no web address; expected https://… without spaces, {URL_LENGTH} characters at most"
        ));
    }
    problems
}

/// Whether a text is the address of a web page that Discord takes for a button.
fn is_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | '"');
    url.chars().count() <= URL_LENGTH && rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(plain))
}

fn texts(entry: &Entry, locations: &EntryLocations, findings: &mut Findings) {
    identifier(&entry.id, &locations.file, locations.id, findings);
    if entry.title.trim().is_empty() {
        findings.add(&locations.file, locations.title, "`title` is empty");
    }
    for (what, texts, lines) in
        [("fact", &entry.facts, &locations.facts), ("question", &entry.questions, &locations.questions)]
    {
        for (text, line) in texts.iter().zip(lines) {
            if text.trim().is_empty() {
                findings.add(&locations.file, *line, format!("this {what} is empty"));
            }
        }
    }
}

fn figures(entry: &Entry, locations: &EntryLocations, findings: &mut Findings) {
    for (figure, line) in entry.figures.iter().zip(&locations.figures) {
        if let Some(message) = problem(figure, entry) {
            findings.add(&locations.file, *line, message);
        }
    }
    for (person, line) in entry.people.iter().zip(&locations.people) {
        if person.name.trim().is_empty() {
            findings.add(&locations.file, *line, "this person has no name");
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

fn standing(catalogue: &Catalogue, entry: &Entry, locations: &EntryLocations, findings: &mut Findings) {
    let collection = catalogue.collection(entry.collection);
    let mut add = |message: String| findings.add(&locations.file, locations.id, message);
    let awards = collection.kind == Kind::Awards;
    // By what is written: where an unknown category is named, only that is reported.
    match (awards, locations.recognitions, locations.section) {
        (true, true, false) | (false, false, true) => {}
        (true, _, _) => add(format!("`{}` stands in awards: it needs `recognitions`, and no `section`", entry.id)),
        (false, _, _) => {
            add(format!("`{}` does not stand in awards: it needs a `section`, and no `recognitions`", entry.id));
        }
    }
    if entry.area.is_some() && !entry.organisations.is_empty() {
        add(format!("`{}` says who entered it: it needs no `area`", entry.id));
    }
    let mut categories = HashSet::new();
    for recognition in &entry.recognitions {
        if !categories.insert(recognition.category) {
            let id = &catalogue.category(recognition.category).id;
            add(format!("`{}` has two recognitions in the category `{id}`", entry.id));
        }
        let category = catalogue.category(recognition.category);
        if recognition.status.is_award() && category.announcement == Some(Announcement::Pending) {
            let (id, status) = (&entry.id, recognition.status.id());
            add(format!("`{id}` has the status `{status}`, but the result of `{}` is pending", category.id));
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
