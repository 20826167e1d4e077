//! The catalogue with its results for other programs: JSON, one object an entry with every name resolved, spreadsheets and a
//! page.

mod page;
mod spreadsheet;
mod table;

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use serde::Serialize;

use super::ExitStatus;
use super::json::SourceJson;
use super::output::print_error;
use super::progress::Progress;
use crate::catalogue::{Bound, Catalogue, Entry, EntryKey, FigureKind, OrganisationKey, Recognition};
use crate::files;
use crate::results::Results;
use crate::wording::Language;

/// How the catalogue is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One JSON object an entry, a line each.
    Json,
    /// A table as text, for every spreadsheet.
    Csv,
    /// A workbook.
    Xlsx,
    /// A page.
    Html,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::Json, Self::Csv, Self::Xlsx, Self::Html];

    /// What it is called on the command line.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Html => "html",
        }
    }
}

/// What is exported, and where to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// How.
    pub format: Format,
    /// Whether only what was announced is.
    pub only_results: bool,
    /// The file; standard output where none is named.
    pub output: Option<PathBuf>,
}

/// A catalogue with its results, or what was announced of it alone.
pub(super) struct Selection<'a> {
    /// The catalogue.
    pub(super) catalogue: &'a Catalogue,
    /// How its categories ended, as the public may know it.
    pub(super) results: &'a Results,
    /// Whether only who got an award that was announced is in it.
    pub(super) only_results: bool,
    /// The language of the page: a table's headings are read by programs, and stay.
    pub(super) language: Language,
}

impl<'a> Selection<'a> {
    /// The entries.
    fn entries(&self) -> impl Iterator<Item = (EntryKey, &'a Entry)> + '_ {
        let is_in = |key, entry: &'a Entry| !self.only_results || self.recognitions(key, entry).next().is_some();
        self.catalogue.entries().filter(move |(key, entry)| is_in(*key, entry))
    }

    /// The standings of an entry.
    fn recognitions(&self, key: EntryKey, entry: &'a Entry) -> impl Iterator<Item = Recognition> + '_ {
        let is_in = |stands: &Recognition| {
            !self.only_results || (self.results.is_announced(stands.category) && stands.status.is_award())
        };
        self.results.recognitions(key, entry).filter(is_in)
    }

    /// The bytes of a format.
    ///
    /// # Errors
    /// What writes it fails.
    pub(super) fn bytes(&self, format: Format) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
        Ok(match format {
            Format::Json => lines(self)?.into_bytes(),
            Format::Csv => spreadsheet::csv(self)?.into_bytes(),
            Format::Xlsx => spreadsheet::xlsx(self)?,
            Format::Html => page::html(self)?.into_bytes(),
        })
    }
}

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

/// Writes the catalogue with these results; a page is in this language.
///
/// # Errors
/// The output is closed, or the file cannot be written.
pub fn export(
    catalogue: &Catalogue,
    results: &Results,
    wanted: &Export,
    language: Language,
) -> Result<ExitStatus, Box<dyn std::error::Error>> {
    let to_terminal = wanted.output.is_none() && io::stdout().is_terminal();
    if wanted.format == Format::Xlsx && to_terminal {
        print_error(
            "A workbook is nothing for a terminal; name a file with --output FILE.xlsx, or redirect: > FILE.xlsx",
        );
        return Ok(ExitStatus::Unusable);
    }
    let selection = Selection { catalogue, results, only_results: wanted.only_results, language };
    let bytes = {
        let _progress = Progress::of("Writing the entries down");
        selection.bytes(wanted.format)?
    };
    match &wanted.output {
        Some(path) => files::write_whole(path, &bytes)?,
        None => {
            let mut out = io::stdout().lock();
            out.write_all(&bytes)?;
            out.flush()?;
        }
    }
    Ok(ExitStatus::Done)
}

/// Every entry as a line, with how its categories ended.
fn lines(selection: &Selection<'_>) -> serde_json::Result<String> {
    let mut text = String::new();
    for (key, entry) in selection.entries() {
        text.push_str(&serde_json::to_string(&exported(selection, key, entry))?);
        text.push('\n');
    }
    Ok(text)
}

fn exported<'a>(selection: &Selection<'a>, key: EntryKey, entry: &'a Entry) -> ExportedEntry<'a> {
    let catalogue = selection.catalogue;
    let collection = catalogue.collection(entry.collection);
    let names = |keys: &'a [OrganisationKey]| catalogue.organisation_names(keys).collect();
    ExportedEntry {
        id: &entry.id,
        title: &entry.title,
        collection: &collection.name,
        year: collection.year,
        organisations: names(&entry.organisations),
        partners: entry.partners().map(|key| catalogue.organisation(key).name.as_str()).collect(),
        recognitions: selection
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
