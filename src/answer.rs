//! From a request to an answer: which entries, which standing, why, or that nothing answers it.
//!
//! One file a kind of request. An answer holds keys and figures and no wording; [`reply`](crate::reply) finds the words.

mod about;
pub mod ask;
mod browse;
mod lookup;
mod show;
mod similar_to;
mod spoken_of;
mod suggest;
mod understood;
mod winners;

pub use about::{About, CollectionCount};
pub use show::{FactPage, PHONE_LINE};
pub use winners::{CategoryResult, Winners};

use ask::evidence::Refusal;

use crate::catalogue::{CategoryKey, CollectionKey, EntryKey, OrganisationKey, Recognition, Status};
use crate::library::Library;
use crate::request::Request;
use crate::search::Hit;
use crate::search::filter::UnknownFilter;
use crate::search::similar::SimilarEntry;
use crate::search::suggest::Suggestion;

/// The judged result of a request.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// What was understood, in a few words: "winners · Partner Excellence Award · 2018".
    pub understood: String,
    /// The result.
    pub outcome: Outcome,
    /// Whether the reply tells what was understood, so that a misreading shows: where a person asked in their own words.
    pub told: bool,
}

/// What a request came to.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// One entry.
    Card(Card),
    /// One entry, a page at a time.
    Facts(FactPage),
    /// Several entries.
    List(List),
    /// Who won.
    Winners(Winners),
    /// Organisations side by side.
    Compared(Vec<Side>),
    /// Who sponsors a category.
    Sponsor(CategoryKey),
    /// When and where winners are revealed.
    Ceremony(CollectionKey),
    /// What a collection tells of itself.
    CollectionFacts {
        /// The collection.
        collection: CollectionKey,
        /// Its facts by number, the most fitting first.
        facts: Vec<usize>,
    },
    /// Entries like one.
    Similar {
        /// The one.
        of: EntryKey,
        /// The others, the most alike first.
        similar: Vec<SimilarEntry>,
    },
    /// What a text speaks of.
    SpokenOf {
        /// Organisations that it names.
        organisations: Vec<OrganisationKey>,
        /// Entries, the likeliest first.
        entries: Vec<Scored>,
    },
    /// What may be meant.
    Suggestions(Vec<Suggestion>),
    /// What the catalogue holds.
    About(About),
    /// Nothing answers it.
    Nothing {
        /// Entries that come nearest, with their scores.
        nearest: Vec<Scored>,
        /// Why the nearest does not answer, where a question was judged.
        why: Option<Refusal>,
    },
    /// A filter names nothing.
    Refused(UnknownFilter),
}

/// An entry in full.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// The entry.
    pub entry: Scored,
    /// Its facts by number, the most fitting first, as many as a card shows.
    pub facts: Vec<usize>,
    /// Other entries that fit as well.
    pub others: Vec<Scored>,
    /// The answer in a sentence, where a question was asked that the entry answers.
    pub says: Option<Says>,
}

/// A direct answer that rests on an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// One of its facts.
    Fact(usize),
    /// How it fared in its awards.
    Result {
        /// Whether "yes" or "no" is waited for.
        yes_or_no: bool,
    },
    /// Who else took part.
    Partners,
}

/// One of the organisations of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The organisation.
    pub organisation: OrganisationKey,
    /// Its entries, in the order of the catalogue.
    pub entries: Vec<EntryKey>,
}

/// Entries in pages.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// What the entries have in common.
    pub kind: ListKind,
    /// All entries, best first.
    pub entries: Vec<Scored>,
    /// Which page is meant, counted from 1; one that is not there is the last.
    pub page: usize,
    /// Entries on a page.
    pub page_size: usize,
}

impl List {
    /// How many pages there are; an empty list has one.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.entries.len().div_ceil(self.page_size).max(1)
    }

    /// Which page is shown, counted from 1.
    #[must_use]
    pub fn shown_page(&self) -> usize {
        self.page.clamp(1, self.pages())
    }

    /// The entries of the page that is shown, each with its number in the list, counted from 1.
    pub fn shown(&self) -> impl Iterator<Item = (usize, Scored)> + '_ {
        let before = (self.shown_page() - 1) * self.page_size;
        self.entries.iter().enumerate().skip(before).take(self.page_size).map(|(i, scored)| (i + 1, *scored))
    }
}

/// What the entries of a list have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListKind {
    /// They fit a text.
    Found,
    /// They pass filters.
    Browsed,
    /// They were to be counted.
    Counted(Counted),
}

/// What was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counted {
    /// Entries.
    Entries(usize),
    /// Entries of one standing.
    Standing(Status, usize),
    /// Standings, each as often as it was given.
    Recognitions(Vec<(Status, usize)>),
    /// Award categories.
    Categories(usize),
}

/// An entry with its score, from 0 to 1; 1 where entries are not ranked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scored {
    /// The entry.
    pub entry: EntryKey,
    /// How well it fits.
    pub score: f32,
}

/// Answers a request: synchronous, total, without I/O, clock or chance.
#[must_use]
pub fn answer(library: &Library, request: &Request) -> Answer {
    match request {
        Request::Lookup { query, filters, page } => lookup::answer(library, query, filters, *page),
        Request::Winners { filters } => winners::answer(library, filters),
        Request::SimilarTo { entry } => similar_to::answer(library, entry),
        Request::Ask { question, before, page } => ask::answer(library, question, before.as_deref(), *page),
        Request::Browse { filters, page } => browse::answer(library, filters, *page),
        Request::Show { entry, page } => show::answer(library, entry, *page),
        Request::SpokenOf { text } => spoken_of::answer(library, text),
        Request::Suggest { kind, text } => suggest::answer(library, *kind, text),
        Request::About => about::answer(library),
    }
}

impl Answer {
    /// An answer that tells what was understood only where nothing answers.
    fn new(understood: String, outcome: Outcome) -> Self {
        Self { understood, outcome, told: false }
    }

    /// Whether the catalogue answers the request; related entries alone are no answer.
    #[must_use]
    pub fn answered(&self) -> bool {
        match &self.outcome {
            Outcome::Nothing { .. } | Outcome::Refused(_) => false,
            Outcome::List(list) => !list.entries.is_empty(),
            Outcome::Winners(winners) => !winners.categories.is_empty(),
            Outcome::Similar { similar, .. } => !similar.is_empty(),
            Outcome::Suggestions(suggestions) => !suggestions.is_empty(),
            Outcome::Compared(sides) => sides.iter().any(|side| !side.entries.is_empty()),
            Outcome::Card(_)
            | Outcome::Facts(_)
            | Outcome::SpokenOf { .. }
            | Outcome::About(_)
            | Outcome::Sponsor(_)
            | Outcome::Ceremony(_)
            | Outcome::CollectionFacts { .. } => true,
        }
    }

    /// Every entry that the answer rests on or offers, best first.
    #[must_use]
    pub fn entries(&self) -> Vec<Scored> {
        match &self.outcome {
            // A direct answer rests on one entry; the others are only offered.
            Outcome::Card(card) if card.says.is_some() => vec![card.entry],
            Outcome::Card(card) => std::iter::once(card.entry).chain(card.others.iter().copied()).collect(),
            Outcome::Facts(facts) => vec![Scored::unranked(facts.entry)],
            Outcome::List(list) => list.entries.clone(),
            Outcome::SpokenOf { entries, .. } => entries.clone(),
            Outcome::Winners(winners) => winners.entries().map(Scored::unranked).collect(),
            Outcome::Similar { similar, .. } => {
                similar.iter().map(|s| Scored { entry: s.entry, score: s.likeness }).collect()
            }
            Outcome::Suggestions(suggestions) => {
                suggestions.iter().filter_map(|s| s.entry).map(Scored::unranked).collect()
            }
            Outcome::Nothing { nearest, .. } => nearest.clone(),
            Outcome::Compared(sides) => {
                sides.iter().flat_map(|side| &side.entries).copied().map(Scored::unranked).collect()
            }
            Outcome::About(_)
            | Outcome::Refused(_)
            | Outcome::Sponsor(_)
            | Outcome::Ceremony(_)
            | Outcome::CollectionFacts { .. } => Vec::new(),
        }
    }

    /// How many there are in all, on this page or not.
    #[must_use]
    pub fn total(&self) -> usize {
        match &self.outcome {
            Outcome::Nothing { .. } => 0,
            Outcome::Suggestions(suggestions) => suggestions.len(),
            Outcome::About(about) => about.entries,
            _ => self.entries().len(),
        }
    }
}

impl Scored {
    fn unranked(entry: EntryKey) -> Self {
        Self { entry, score: 1.0 }
    }
}

impl From<&Hit> for Scored {
    fn from(hit: &Hit) -> Self {
        Self { entry: hit.entry, score: hit.fit.score }
    }
}

/// An entry's recognition, where it has this one.
type Recognised = (EntryKey, Recognition);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_is_not_there_is_the_last() {
        let entries = (0..3).map(|i| Scored::unranked(EntryKey::new(i))).collect();
        let list = List { kind: ListKind::Found, entries, page: 9, page_size: 2 };
        assert_eq!((list.pages(), list.shown_page()), (2, 2));
        assert_eq!(list.shown().map(|(number, _)| number).collect::<Vec<_>>(), [3]);
        let empty = List { entries: Vec::new(), ..list };
        assert_eq!((empty.pages(), empty.shown().count()), (1, 0));
    }
}
