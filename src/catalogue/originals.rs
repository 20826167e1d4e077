//! Holding the catalogue against the original documents: checksums, line ranges, title words, figures, coverage.
//!
//! The catalogue is written by people who read the documents. This proves what can be proved of their work: that no
//! figure was invented, that every entry stands where it says, and that no part of a document was passed over.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::figures::{figures, stated_figures};
use super::finding::Findings;
use super::locations::EntryLocations;
use super::model::{Collection, Entry, LineRange};
use super::{Catalogue, CollectionKey};
use crate::files::{self, FileError};

/// An original document, by lines.
#[derive(Debug)]
pub struct Original {
    lines: Vec<String>,
    sha256: String,
}

impl Original {
    /// Reads a document; bytes that are not UTF-8 become replacement characters, as documents are what they are.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn read(path: &Path) -> Result<Self, FileError> {
        let bytes = files::read_bytes(path)?;
        let sha256 = Sha256::digest(&bytes).iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        let lines = String::from_utf8_lossy(&bytes).split('\n').map(str::to_owned).collect();
        Ok(Self { lines, sha256 })
    }

    /// The text of these lines, as far as the document has them.
    #[must_use]
    pub fn text(&self, ranges: &[LineRange]) -> String {
        let mut text = String::new();
        for range in ranges {
            let last = range.1.min(self.lines.len());
            for line in self.lines.get(range.0.saturating_sub(1)..last).unwrap_or_default() {
                text.push_str(line);
                text.push('\n');
            }
        }
        text
    }
}

/// What checking against the originals brought: findings, and the lines that no entry covers.
#[derive(Debug, Default)]
pub struct OriginalsReport {
    /// What is wrong.
    pub findings: Findings,
    /// Lines with text that belong to no entry, to be read by a person: an introduction, or a forgotten entry?
    pub uncovered: Vec<Uncovered>,
}

/// A run of lines of a document that no entry covers.
#[derive(Debug)]
pub struct Uncovered {
    /// The document's file name.
    pub file: String,
    /// The lines.
    pub lines: LineRange,
    /// How the run begins.
    pub beginning: String,
}

/// Holds a catalogue, or one collection `only` of it, against the documents in a folder. A collection that names no document
/// is passed over.
#[must_use]
pub fn check_originals(catalogue: &Catalogue, dir: &Path, only: Option<CollectionKey>) -> OriginalsReport {
    let mut report = OriginalsReport::default();
    let wanted = catalogue.collections().filter(|(key, _)| only.is_none_or(|only| only == *key));
    for (key, collection) in wanted {
        let (file, line) = &catalogue.locations.collections[key.index()];
        let Some(name) = collection.source_file() else { continue };
        match Original::read(&dir.join(name)) {
            Ok(original) => check_collection(catalogue, key, (collection, name), &original, &mut report),
            Err(error) => report.findings.add(file, *line, format!("the original document {error}")),
        }
    }
    report.findings = std::mem::take(&mut report.findings).sorted();
    report
}

fn check_collection(
    catalogue: &Catalogue,
    key: CollectionKey,
    (collection, name): (&Collection, &str),
    original: &Original,
    report: &mut OriginalsReport,
) {
    let (file, line) = &catalogue.locations.collections[key.index()];
    let sha256 = collection.source.as_ref().and_then(|source| source.sha256.as_ref());
    if sha256.is_some_and(|sha256| original.sha256 != *sha256) {
        report.findings.add(file, *line, format!("the checksum of {name} is {}", original.sha256));
    }
    let mut covered = vec![false; original.lines.len()];
    let mut cover = |ranges: &[LineRange]| {
        for range in ranges {
            let last = range.1.min(covered.len());
            covered.get_mut(range.0.saturating_sub(1)..last).unwrap_or_default().fill(true);
        }
    };
    for ((_, entry), locations) in catalogue.entries().zip(&catalogue.locations.entries) {
        if entry.collection == key {
            cover(&entry.lines);
            check_entry(entry, locations, original, &mut report.findings);
        }
    }
    for (fact, line) in collection.facts.iter().zip(&catalogue.locations.collection_facts[key.index()]) {
        cover(&fact.lines);
        for range in &fact.lines {
            within(*range, original, file, *line, &mut report.findings);
        }
        if fact.lines.is_empty() {
            continue;
        }
        invented(&fact.text, &stated_figures(&original.text(&fact.lines)), file, *line, &mut report.findings);
    }
    uncovered(name, original, &covered, &mut report.uncovered);
}

fn check_entry(entry: &Entry, locations: &EntryLocations, original: &Original, findings: &mut Findings) {
    for (range, line) in entry.lines.iter().zip(&locations.lines) {
        within(*range, original, &locations.file, *line, findings);
    }
    // Where nobody wrote down the lines, nothing can be held against them.
    if entry.lines.is_empty() {
        return;
    }
    let text = original.text(&entry.lines);
    let stated = stated_figures(&text);
    invented(&entry.summary, &stated, &locations.file, locations.summary, findings);
    for (fact, line) in entry.facts.iter().zip(&locations.facts) {
        invented(fact, &stated, &locations.file, *line, findings);
    }
    figures_and_people(entry, locations, &text, findings);
    let words: HashSet<String> = words(&text).collect();
    let joined = joined(&text);
    for word in self::words(&entry.title) {
        if !words.contains(&word) && !joined.contains(&word) {
            findings.add(
                &locations.file,
                locations.title,
                format!("the title's word “{word}” is not in the entry's lines"),
            );
        }
    }
}

/// The document has all of these lines.
fn within(range: LineRange, original: &Original, file: &str, line: usize, findings: &mut Findings) {
    if range.1 > original.lines.len() {
        let message = format!("lines {range} are out of bounds: the document has {} lines", original.lines.len());
        findings.add(file, line, message);
    }
}

/// Each figure is printed in the entry's lines as its value says, of the year it says; each person is named there.
fn figures_and_people(entry: &Entry, locations: &EntryLocations, text: &str, findings: &mut Findings) {
    let printed = joined_with_signs(text);
    for (figure, line) in entry.figures.iter().zip(&locations.figures) {
        let value = &figure.value;
        if !printed.contains(&joined_with_signs(value)) {
            findings.add(&locations.file, *line, format!("“{value}” is not printed in the entry's lines"));
        }
        if let Some(year) = figure.year.filter(|year| !text.contains(&year.to_string()[2..])) {
            findings.add(&locations.file, *line, format!("the year {year} of “{value}” is not in the entry's lines"));
        }
        for invented in figures(&figure.what).difference(&stated_figures(text)) {
            findings.add(&locations.file, *line, format!("the figure {invented} is not in the lines it rests on"));
        }
    }
    let words: HashSet<String> = words(text).collect();
    for (person, line) in entry.people.iter().zip(&locations.people) {
        for word in self::words(&person.name).filter(|word| !words.contains(word)) {
            findings.add(&locations.file, *line, format!("the name's word “{word}” is not in the entry's lines"));
        }
    }
}

/// Every figure of `text` must be among those that the source states.
fn invented(text: &str, stated: &std::collections::BTreeSet<String>, file: &str, line: usize, findings: &mut Findings) {
    for figure in figures(text).difference(stated) {
        findings.add(file, line, format!("the figure {figure} is not in the lines it rests on: {text}"));
    }
}

/// The words of a text as a title's are compared: lower case, apostrophes dropped, connecting words left out.
fn words(text: &str) -> impl Iterator<Item = String> {
    /// Words that a title may add to join its parts.
    const JOINING: [&str; 20] = [
        "a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "it", "its", "new", "of", "on", "or", "our",
        "the", "to", "with",
    ];
    let plain = text.to_lowercase().replace(['’', '\'', '‘'], "");
    let words: Vec<String> = plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && !JOINING.contains(w))
        .map(str::to_owned)
        .collect();
    words.into_iter()
}

/// The letters of a text without anything between them: finds words that a line break tore apart.
fn joined(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The same with the marks that belong to a figure: finds a value whatever spaces and dashes the source has in it.
fn joined_with_signs(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '£' | '$' | '€' | '%' | '.' | ','))
        .collect()
}

fn uncovered(file: &str, original: &Original, covered: &[bool], out: &mut Vec<Uncovered>) {
    let mut run: Option<(usize, usize)> = None;
    for (i, line) in original.lines.iter().enumerate() {
        let blank = line.trim().is_empty();
        match (&mut run, covered[i]) {
            (_, false) if blank => {}
            (Some((_, last)), false) => *last = i,
            (None, false) => run = Some((i, i)),
            (Some(ended), true) => {
                push(file, original, *ended, out);
                run = None;
            }
            (None, true) => {}
        }
    }
    if let Some(ended) = run {
        push(file, original, ended, out);
    }
}

fn push(file: &str, original: &Original, (first, last): (usize, usize), out: &mut Vec<Uncovered>) {
    let beginning = original.lines[first].trim().chars().take(60).collect();
    out.push(Uncovered { file: file.to_owned(), lines: LineRange(first + 1, last + 1), beginning });
}
