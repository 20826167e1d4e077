//! From an answer to a reply: all wording in one place.
//!
//! A [`Reply`] is headings, lines, fields and numbered entries in plain text, ready for any screen; it knows nothing of
//! Discord or terminals. The first line answers. One file below here words one kind of outcome.

mod about;
mod card;
mod groups;
pub mod help;
mod list;
mod nothing;
pub mod pages;
pub mod phrases;
mod result;
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
    /// An entry has more facts than are shown.
    More {
        /// How many.
        hidden: usize,
        /// The entry's id.
        entry: String,
    },
    /// Which part of a longer list or of an entry's facts is shown.
    Pages {
        /// What is shown, where it is not the page itself: "Facts 7–12 of 30".
        shown: String,
        /// Which page, counted from 1.
        page: usize,
        /// How many there are.
        pages: usize,
    },
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
    let catalogue = library.catalogue();
    let (headline, mut blocks) = match &answer.outcome {
        Outcome::Card(card) => card::render(library, card),
        Outcome::List(list) => list::render(library, list),
        Outcome::Winners(winners) => winners::render(library, winners),
        Outcome::Count(count) => groups::counted(library, count),
        Outcome::Names { unit, names, entries } => groups::named(library, *unit, names, entries),
        Outcome::Groups(groups) => groups::grouped(library, groups),
        Outcome::Share { of, holds, clause } => groups::share(library, of.len(), holds, clause),
        Outcome::Average { count, per } => groups::average(*count, *per),
        Outcome::Figures { kind, largest, figures } => groups::figures(library, *kind, *largest, figures),
        Outcome::Compared(sides) => groups::compared(library, sides),
        Outcome::Sponsors(categories) => groups::sponsors(catalogue, categories),
        Outcome::Ceremony(collection) => groups::ceremony(library, *collection),
        Outcome::CollectionFacts { collection, facts } => groups::collection_facts(catalogue, *collection, facts),
        Outcome::Similar { of, similar } => similar::render(library, *of, similar),
        Outcome::SpokenOf { organisations, entries } => list::spoken_of(library, organisations, entries),
        Outcome::Suggestions(suggestions) => list::suggestions(suggestions),
        Outcome::About(about) => about::render(library, about),
        Outcome::SmallTalk => nothing::small_talk(),
        Outcome::Help => help::help(library),
        Outcome::Bot(ask) => help::bot(library, *ask),
        Outcome::Meanings(standings) => help::meanings(standings),
        Outcome::Nothing { nearest, why } => nothing::render(library, &answer.understood, nearest, why),
        Outcome::Unasked(why) => nothing::unasked(why),
        Outcome::Failed => nothing::failed(),
    };
    let understood = phrases::short(&answer.understood);
    // Where nothing answers, the reply tells it anyway; of small talk there is nothing to tell.
    let tells = !matches!(
        answer.outcome,
        Outcome::Nothing { .. }
            | Outcome::Unasked(_)
            | Outcome::SmallTalk
            | Outcome::Help
            | Outcome::Bot(_)
            | Outcome::Meanings(_)
    );
    if answer.told && tells {
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
