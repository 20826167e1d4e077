//! Answers as JSON for programs, in the form that `laureate batch` writes.

use serde::Serialize;
use serde_json::value::RawValue;

use crate::answer::{Answer, Explanation};
use crate::catalogue::{Collection, Entry, LineRange};
use crate::library::Library;
use crate::reply::reply;

use super::text::{Terminal, render};

/// Entries told at most.
const MOST_ENTRIES: usize = 50;

/// An answer for programs.
#[derive(Debug, Serialize)]
pub struct AnswerJson<'a> {
    /// The request's id, as it was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<&'a RawValue>,
    /// Whether the catalogue answers the request.
    pub answered: bool,
    /// What was understood.
    pub understood: String,
    /// The reply as a person would read it.
    pub text: String,
    /// Every entry that the answer rests on, best first, at most 50.
    pub entries: Vec<EntryJson<'a>>,
    /// How many there are in all.
    pub total: usize,
    /// How long answering took, in microseconds.
    pub micros: u128,
    /// How a question was understood and judged, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Explanation>,
}

/// An entry that an answer rests on.
#[derive(Debug, Serialize)]
pub struct EntryJson<'a> {
    id: &'a str,
    title: &'a str,
    collection: &'a str,
    /// `null` where the collection names none.
    source: Option<SourceJson<'a>>,
    /// What whoever keeps the catalogue noted.
    notes: &'a [String],
    score: f32,
}

/// What an entry was written from.
#[derive(Debug, Serialize)]
pub struct SourceJson<'a> {
    /// The document as a person calls it.
    name: Option<String>,
    /// Where anybody can read it.
    url: Option<&'a str>,
    /// The document's file name.
    file: Option<&'a str>,
    /// First and last line of each range, counted from 1.
    lines: &'a [LineRange],
}

impl<'a> SourceJson<'a> {
    /// The source of an entry of a collection, where the collection names one.
    #[must_use]
    pub fn of(collection: &'a Collection, entry: &'a Entry) -> Option<Self> {
        let source = collection.source.as_ref()?;
        Some(Self {
            name: collection.source_name(),
            url: source.url.as_deref(),
            file: source.file.as_deref(),
            lines: &entry.lines,
        })
    }
}

/// Renders an answer.
#[must_use]
pub fn answer_json<'a>(library: &'a Library, answer: &Answer, micros: u128) -> AnswerJson<'a> {
    let catalogue = library.catalogue();
    let reply = reply(library, answer);
    let entries = answer.entries().into_iter().take(MOST_ENTRIES).map(|scored| {
        let entry = catalogue.entry(scored.entry);
        let collection = catalogue.collection(entry.collection);
        EntryJson {
            id: &entry.id,
            title: &entry.title,
            collection: &collection.name,
            source: SourceJson::of(collection, entry),
            notes: &entry.notes,
            score: scored.score,
        }
    });
    AnswerJson {
        id: None,
        answered: answer.answered(),
        text: render(&reply, Terminal::PLAIN),
        understood: reply.understood,
        entries: entries.collect(),
        total: answer.total(),
        micros,
        explanation: None,
    }
}
