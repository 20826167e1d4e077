//! The catalogue as JSON, one object an entry, with every name resolved.

use std::io;

use serde::Serialize;

use super::Ending;
use super::json::SourceJson;
use super::output::print;
use crate::catalogue::{Catalogue, Entry, OrganisationKey};

#[derive(Serialize)]
struct ExportedEntry<'a> {
    id: &'a str,
    title: &'a str,
    collection: &'a str,
    year: u16,
    organisations: Vec<&'a str>,
    partners: Vec<&'a str>,
    recognitions: Vec<ExportedRecognition<'a>>,
    section: Option<&'a str>,
    topics: Vec<&'a str>,
    summary: &'a str,
    facts: &'a [String],
    questions: &'a [String],
    source: SourceJson<'a>,
}

#[derive(Serialize)]
struct ExportedRecognition<'a> {
    category: &'a str,
    status: &'a str,
    inferred: bool,
}

/// Prints every entry.
///
/// # Errors
/// The output is closed.
pub fn export(catalogue: &Catalogue) -> io::Result<Ending> {
    let mut text = String::new();
    for (_, entry) in catalogue.entries() {
        text.push_str(&serde_json::to_string(&exported(catalogue, entry))?);
        text.push('\n');
    }
    print(&text)?;
    Ok(Ending::Done)
}

fn exported<'a>(catalogue: &'a Catalogue, entry: &'a Entry) -> ExportedEntry<'a> {
    let collection = catalogue.collection(entry.collection);
    let names = |keys: &'a [OrganisationKey]| catalogue.organisation_names(keys).collect();
    ExportedEntry {
        id: &entry.id,
        title: &entry.title,
        collection: &collection.name,
        year: collection.year,
        organisations: names(&entry.organisations),
        partners: names(&entry.partners),
        recognitions: entry
            .recognitions
            .iter()
            .map(|recognition| ExportedRecognition {
                category: &catalogue.category(recognition.category).name,
                status: recognition.status.id(),
                inferred: recognition.inferred,
            })
            .collect(),
        section: entry.section.map(|key| catalogue.category(key).name.as_str()),
        topics: entry.topics.iter().map(|key| catalogue.topic(*key).name.as_str()).collect(),
        summary: &entry.summary,
        facts: &entry.facts,
        questions: &entry.questions,
        source: SourceJson { file: &collection.source.file, lines: &entry.lines },
    }
}
