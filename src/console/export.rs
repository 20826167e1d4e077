//! The catalogue as JSON, one object an entry, with every name resolved.

use std::io;

use serde::Serialize;

use super::Ending;
use super::json::SourceJson;
use super::output::print;
use crate::catalogue::{Bound, Catalogue, Entry, EntryKey, FigureKind, OrganisationKey};
use crate::results::Results;

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
    /// For each fact its short form; `null` where it has none.
    short_facts: &'a [Option<String>],
    figures: Vec<ExportedFigure<'a>>,
    people: Vec<ExportedPerson<'a>>,
    parties: Vec<ExportedParty<'a>>,
    questions: &'a [String],
    notes: &'a [String],
    /// `null` where the collection names none.
    source: Option<SourceJson<'a>>,
}

#[derive(Serialize)]
struct ExportedRecognition<'a> {
    category: &'a str,
    status: &'a str,
    inferred: bool,
}

#[derive(Serialize)]
struct ExportedFigure<'a> {
    what: &'a str,
    value: &'a str,
    number: Option<f64>,
    unit: &'a str,
    kind: FigureKind,
    per: Option<&'a str>,
    year: Option<u16>,
    bound: Option<Bound>,
}

#[derive(Serialize)]
struct ExportedPerson<'a> {
    name: &'a str,
    post: Option<&'a str>,
    organisation: Option<&'a str>,
}

#[derive(Serialize)]
struct ExportedParty<'a> {
    organisation: &'a str,
    role: &'a str,
    what: Option<&'a str>,
}

/// Prints every entry.
///
/// # Errors
/// The output is closed.
pub fn export(catalogue: &Catalogue) -> io::Result<Ending> {
    print(&lines(catalogue, &Results::of(catalogue))?)?;
    Ok(Ending::Done)
}

/// Every entry as a line, with how its categories ended by these results.
pub(super) fn lines(catalogue: &Catalogue, results: &Results) -> serde_json::Result<String> {
    let mut text = String::new();
    for (key, entry) in catalogue.entries() {
        text.push_str(&serde_json::to_string(&exported(catalogue, results, key, entry))?);
        text.push('\n');
    }
    Ok(text)
}

fn exported<'a>(catalogue: &'a Catalogue, results: &Results, key: EntryKey, entry: &'a Entry) -> ExportedEntry<'a> {
    let collection = catalogue.collection(entry.collection);
    let names = |keys: &'a [OrganisationKey]| catalogue.organisation_names(keys).collect();
    ExportedEntry {
        id: &entry.id,
        title: &entry.title,
        collection: &collection.name,
        year: collection.year,
        organisations: names(&entry.organisations),
        partners: entry.partners().map(|key| catalogue.organisation(key).name.as_str()).collect(),
        recognitions: results
            .recognitions(key, entry)
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
        short_facts: &entry.short_facts,
        figures: figures(entry),
        people: people(entry),
        parties: parties(catalogue, entry),
        questions: &entry.questions,
        notes: &entry.notes,
        source: SourceJson::of(collection, entry),
    }
}

fn figures(entry: &Entry) -> Vec<ExportedFigure<'_>> {
    let figures = entry.figures.iter().map(|figure| ExportedFigure {
        what: &figure.what,
        value: &figure.value,
        number: figure.number,
        unit: &figure.unit,
        kind: figure.kind,
        per: figure.per.as_deref(),
        year: figure.year,
        bound: figure.bound,
    });
    figures.collect()
}

fn people(entry: &Entry) -> Vec<ExportedPerson<'_>> {
    let people = entry.people.iter().map(|person| ExportedPerson {
        name: &person.name,
        post: person.post.as_deref(),
        organisation: person.organisation.as_deref(),
    });
    people.collect()
}

fn parties<'a>(catalogue: &'a Catalogue, entry: &'a Entry) -> Vec<ExportedParty<'a>> {
    let parties = entry.parties.iter().map(|party| ExportedParty {
        organisation: &catalogue.organisation(party.organisation).name,
        role: party.role.id(),
        what: party.what.as_deref(),
    });
    parties.collect()
}
