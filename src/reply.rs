//! From an answer to a reply: all wording in one place.
//!
//! A [`Reply`] is headings, lines, fields and numbered entries in plain text, ready for any screen; it knows nothing of
//! Discord or terminals. The first line answers. One file below here words one kind of outcome.

mod about;
mod asked;
mod card;
mod list;
mod nothing;
pub mod phrases;
mod similar;
mod winners;

use crate::answer::{Answer, Outcome};
use crate::catalogue::EntryKey;
use crate::library::Library;

/// An answer in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    /// The answer in one line.
    pub headline: String,
    /// What follows it, in reading order.
    pub blocks: Vec<Block>,
    /// What was understood, so that a misreading shows.
    pub understood: String,
}

/// A piece of a reply.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// What the blocks after it are about.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// Short points, in order.
    Points(Vec<String>),
    /// Entries that can be opened by their number.
    Entries(Vec<EntryLine>),
    /// Something named, with its value: "Source: …".
    Field {
        /// The name.
        label: &'static str,
        /// The value.
        text: String,
    },
    /// An aside, such as how to go on.
    Note(String),
}

/// An entry in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryLine {
    /// Its number in the reply, counted from 1.
    pub number: usize,
    /// The entry.
    pub entry: EntryKey,
    /// Its title.
    pub title: String,
    /// Who, in which collection, how far it got.
    pub detail: String,
    /// Why it is in the list, where that is not plain.
    pub reason: Option<String>,
}

/// Puts an answer into words.
#[must_use]
pub fn reply(library: &Library, answer: &Answer) -> Reply {
    let (headline, mut blocks) = match &answer.outcome {
        Outcome::Card(card) => card::words(library, card),
        Outcome::Facts(facts) => card::facts(library, facts),
        Outcome::List(list) => list::words(library, list),
        Outcome::Winners(winners) => winners::words(library, winners),
        Outcome::Compared(sides) => asked::compared(library, sides),
        Outcome::Sponsor(category) => asked::sponsor(library, *category),
        Outcome::Ceremony(collection) => asked::ceremony(library, *collection),
        Outcome::CollectionFacts { collection, facts } => asked::collection_facts(library, *collection, facts),
        Outcome::Similar { of, similar } => similar::words(library, *of, similar),
        Outcome::SpokenOf { organisations, entries } => list::spoken_of(library, organisations, entries),
        Outcome::Suggestions(suggestions) => list::suggestions(suggestions),
        Outcome::About(about) => about::words(library, about),
        Outcome::Nothing { nearest, why } => nothing::words(library, &answer.understood, nearest, *why),
        Outcome::Refused(unknown) => nothing::refused(unknown),
    };
    let understood = phrases::short(&answer.understood);
    // Where nothing answers, the reply tells it anyway.
    if answer.told && !matches!(answer.outcome, Outcome::Nothing { .. }) {
        blocks.push(Block::Field { label: "Understood", text: understood.clone() });
    }
    Reply { headline, blocks, understood }
}

impl Reply {
    /// The entries that can be opened, each by its number.
    #[must_use]
    pub fn openable(&self) -> Vec<(usize, EntryKey)> {
        let lines = self.blocks.iter().filter_map(|block| match block {
            Block::Entries(lines) => Some(lines),
            _ => None,
        });
        lines.flatten().map(|line| (line.number, line.entry)).collect()
    }
}
