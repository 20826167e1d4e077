//! What a request comes to, as data: keys and figures, and no wording.

use super::about::About;
use super::event::Event;
use super::winners::Winners;
use crate::catalogue::{CategoryKey, CollectionKey, EntryKey, OrganisationKey, Role, Status};
use crate::names::suggest::Suggestion;
use crate::query::{BotAsk, Clause, Fared, Grouping, Metric, Operation, Query, Unit};
use crate::read::Unasked;
use crate::search::Hit;
use crate::search::similar::SimilarEntry;

/// The judged result of a request.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The query that ran; none where nothing was asked that could be answered.
    pub query: Option<Query>,
    /// What was understood, in a few words, from the query that ran.
    pub understood: String,
    /// The result.
    pub outcome: Outcome,
    /// The question as it was typed, where a person asked in their own words: what was read otherwise is said in the reply.
    pub asked: Option<String>,
}

/// What a request came to.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// One entry.
    Card(Card),
    /// Several entries.
    List(List),
    /// Who won.
    Winners(Winners),
    /// No entry at all stands where somebody was asked about: the conditions of which each, left out, would leave some.
    NoneStood(Vec<Dropped>),
    /// How many there are of something.
    Count(Count),
    /// What there is of something, by name.
    Names {
        /// What it is.
        unit: Unit,
        /// The names, in the order of the catalogue.
        names: Vec<String>,
        /// The entries that they come from.
        entries: Vec<EntryKey>,
    },
    /// Groups of entries, counted.
    Groups(Groups),
    /// A share of entries.
    Share {
        /// Of how many entries.
        of: Vec<EntryKey>,
        /// Those for which the condition holds.
        holds: Vec<EntryKey>,
        /// The condition.
        clause: Clause,
    },
    /// So many of one thing for each of another.
    Average {
        /// What was counted, and how many there are.
        count: (Unit, usize),
        /// For each of what, and how many there are.
        per: (Unit, usize),
    },
    /// Figures by size.
    Figures {
        /// What kind.
        kind: Metric,
        /// Whether the largest come first.
        largest: bool,
        /// The figures, each by its entry and its number there.
        figures: Vec<(EntryKey, usize)>,
    },
    /// Something worked out of figures.
    Reckoned(Reckoned),
    /// Organisations side by side.
    Compared(Vec<ComparedOrganisation>),
    /// Who sponsors categories.
    Sponsors(Vec<CategoryKey>),
    /// When and where winners are revealed.
    Ceremony(CollectionKey),
    /// What a collection tells of itself.
    CollectionFacts {
        /// The collection.
        collection: CollectionKey,
        /// Its facts by number, the most fitting first.
        facts: Vec<usize>,
    },
    /// Something during an event.
    Event(Event),
    /// Entries like one.
    Similar {
        /// The one.
        of: EntryKey,
        /// The others, the most alike first.
        similar: Vec<SimilarEntry>,
    },
    /// What a text mentions.
    EntriesInText {
        /// Organisations that it names.
        organisations: Vec<OrganisationKey>,
        /// Entries, the likeliest first.
        entries: Vec<Scored>,
    },
    /// What may be meant.
    Suggestions(Vec<Suggestion>),
    /// What the catalogue holds.
    About(About),
    /// Thanks or a goodbye.
    SmallTalk,
    /// What can be asked.
    Help,
    /// What the reply says about the bot itself.
    Bot(BotAsk),
    /// What standings mean, each with how many entries have it.
    Meanings(Vec<(Status, usize)>),
    /// Nothing answers it.
    Nothing {
        /// Entries that come nearest, with their scores.
        nearest: Vec<Scored>,
        /// Why they do not answer.
        why: Refusal,
    },
    /// Nothing was asked that an entry could answer.
    Unasked(Unasked),
    /// Answering failed; the log says why.
    Failed,
}

/// Why nothing answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// Nothing was found.
    Nothing,
    /// No entry meets the conditions; without one of these some would.
    Empty(Vec<Dropped>),
    /// None of the entries that meet the conditions states a figure of the kind.
    NoneStates,
    /// How the awards of these collections ended is not known yet, and that is asked for.
    NotAnnounced(Vec<CollectionKey>),
    /// No entry is called that; those that come nearest are offered.
    NoSuchEntry,
    /// A message mentions no entry.
    NothingSpokenOf,
    /// The nearest entry lacks too much of what is asked.
    Uncovered,
    /// The question names somebody or something that the catalogue does not know, or that the entry has nothing to do with.
    OtherName,
    /// The entry states no such figure; these are those that come nearest.
    NoFigure(Vec<usize>),
    /// The entry states the figure of another year.
    OtherYear(Vec<usize>),
    /// Figures of different entries answer it equally well: each by its entry and its number there.
    Either(Vec<(EntryKey, usize)>),
    /// Another entry fits what is described as well.
    Tied,
    /// The entry does not tell that.
    NotTold,
    /// The entry names nobody of that kind.
    NoSuchPerson,
    /// Nobody took part in that role.
    NoSuchParty(Option<Role>),
    /// The entry stood for no award, or no such award exists.
    NoSuchAward,
    /// The catalogue names nobody who sponsors this.
    NoSponsor(CategoryKey),
    /// The catalogue has nothing of that sort.
    NoSuch(Unit),
}

/// A condition without which there would be entries.
#[derive(Debug, Clone, PartialEq)]
pub struct Dropped {
    /// The condition.
    pub clause: Clause,
    /// How many entries there would be.
    pub entries: usize,
}

/// An entry in full.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// The entry.
    pub entry: Scored,
    /// Its facts by number, the most fitting first: as many as are shown of a found entry, all of an opened one.
    pub facts: Vec<usize>,
    /// Other entries that fit as well.
    pub others: Vec<Scored>,
    /// The answer in a sentence, where a question was asked that the entry answers.
    pub says: Option<DirectAnswer>,
    /// Whether the first of its facts has something of what is asked, beyond the entry's names: it comes first in the reply.
    pub leads: bool,
    /// Which page of its facts is asked for; `None` for all.
    pub page: Option<usize>,
}

/// A direct answer that rests on an entry.
#[derive(Debug, Clone, PartialEq)]
pub enum DirectAnswer {
    /// One of its facts.
    Fact(usize),
    /// One of its figures.
    Figure(usize),
    /// One of its people.
    Person(usize),
    /// Some of those who took part, by number.
    Parties(Vec<usize>),
    /// Who else entered it.
    Together(Vec<OrganisationKey>),
    /// How it fared in its awards.
    Result {
        /// What of that was asked.
        asks: Fared,
    },
    /// So many organisations entered it.
    Organisations,
    /// The source does not say who entered it.
    NotNamed,
    /// What it is called, by the number of that name.
    Called(usize),
}

/// What was worked out of figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Reckoned {
    /// How.
    pub operation: Operation,
    /// The figures, each by its entry and its number there; of a difference the larger first.
    pub figures: Vec<(EntryKey, usize)>,
    /// What comes of them, in the unit of the first.
    pub result: f64,
}

/// One of the organisations of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedOrganisation {
    /// The organisation.
    pub organisation: OrganisationKey,
    /// Its entries, in the order of the catalogue.
    pub entries: Vec<EntryKey>,
}

/// How many there are of something.
#[derive(Debug, Clone, PartialEq)]
pub struct Count {
    /// Of what.
    pub unit: Unit,
    /// How many.
    pub number: usize,
    /// Standings, each as often as it was given, where they were counted or named.
    pub standings: Vec<(Status, usize)>,
    /// Whether the winners are not known yet.
    pub open: bool,
    /// The names, where what is counted has names and there are few.
    pub names: Vec<String>,
    /// The entries that were counted, or that what was counted comes from.
    pub list: List,
}

/// Groups of entries, counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Groups {
    /// How they were made.
    pub grouping: Grouping,
    /// The groups that are shown, in their order.
    pub groups: Vec<GroupCount>,
    /// Whether the winners are not known yet, where wins were counted.
    pub open: bool,
}

/// One group.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupCount {
    /// What its entries have in common.
    pub label: String,
    /// How many there are.
    pub number: usize,
    /// Its entries.
    pub entries: Vec<EntryKey>,
}

/// Entries in pages.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// What the entries have in common.
    pub kind: ListKind,
    /// All entries, best first.
    pub entries: Vec<Scored>,
    /// Which page is meant, counted from 1. How much a page has is the reply's to say.
    pub page: usize,
}

/// What the entries of a list have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    /// They fit a text.
    Found,
    /// Conditions hold for them.
    Selected,
}

/// An entry with its score, from 0 to 1; 1 where entries are not ranked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scored {
    /// The entry.
    pub entry: EntryKey,
    /// How well it fits.
    pub score: f32,
}

impl Answer {
    /// Whether the catalogue answers the request; related entries alone are not an answer.
    #[must_use]
    pub fn answered(&self) -> bool {
        match &self.outcome {
            Outcome::Nothing { .. } | Outcome::Unasked(_) | Outcome::Failed => false,
            Outcome::List(list) => !list.entries.is_empty(),
            Outcome::Winners(winners) => !winners.categories.is_empty(),
            Outcome::Similar { similar, .. } => !similar.is_empty(),
            Outcome::Suggestions(suggestions) => !suggestions.is_empty(),
            Outcome::Compared(sides) => sides.iter().any(|side| !side.entries.is_empty()),
            Outcome::Names { names, .. } => !names.is_empty(),
            Outcome::Event(Event::Who { entries, .. }) => !entries.is_empty(),
            Outcome::Event(Event::Facts { facts, .. }) => !facts.is_empty(),
            Outcome::Figures { figures, .. } => !figures.is_empty(),
            _ => true,
        }
    }

    /// Every entry that the answer rests on or offers, best first.
    #[must_use]
    pub fn entries(&self) -> Vec<Scored> {
        let unranked = |keys: &[EntryKey]| keys.iter().copied().map(Scored::unranked).collect();
        match &self.outcome {
            // A direct answer rests on one entry; the others are only offered.
            Outcome::Card(card) if card.says.is_some() => vec![card.entry],
            Outcome::Card(card) => std::iter::once(card.entry).chain(card.others.iter().copied()).collect(),
            Outcome::List(list) | Outcome::Count(Count { list, .. }) => list.entries.clone(),
            Outcome::EntriesInText { entries, .. } => entries.clone(),
            Outcome::Winners(winners) => winners.entries().map(Scored::unranked).collect(),
            Outcome::Event(event) => unranked(&event.entries()),
            Outcome::Similar { similar, .. } => {
                similar.iter().map(|s| Scored { entry: s.entry, score: s.similarity }).collect()
            }
            Outcome::Suggestions(suggestions) => {
                suggestions.iter().filter_map(|s| s.entry).map(Scored::unranked).collect()
            }
            Outcome::Nothing { nearest, .. } => nearest.clone(),
            Outcome::Names { entries, .. } => unranked(entries),
            Outcome::Share { holds, .. } => unranked(holds),
            Outcome::Groups(groups) => {
                let mut keys: Vec<EntryKey> = Vec::new();
                for key in groups.groups.iter().flat_map(|group| &group.entries) {
                    if !keys.contains(key) {
                        keys.push(*key);
                    }
                }
                unranked(&keys)
            }
            Outcome::Figures { figures, .. } | Outcome::Reckoned(Reckoned { figures, .. }) => {
                let mut keys: Vec<EntryKey> = figures.iter().map(|(entry, _)| *entry).collect();
                keys.dedup();
                unranked(&keys)
            }
            Outcome::Compared(sides) => {
                sides.iter().flat_map(|side| &side.entries).copied().map(Scored::unranked).collect()
            }
            Outcome::About(_)
            | Outcome::Help
            | Outcome::NoneStood(_)
            | Outcome::Bot(_)
            | Outcome::Meanings(_)
            | Outcome::SmallTalk
            | Outcome::Unasked(_)
            | Outcome::Failed
            | Outcome::Average { .. }
            | Outcome::Sponsors(_)
            | Outcome::Ceremony(_)
            | Outcome::CollectionFacts { .. } => Vec::new(),
        }
    }

    /// The list in it, where it has one.
    #[must_use]
    pub fn list(&self) -> Option<&List> {
        match &self.outcome {
            Outcome::List(list) | Outcome::Count(Count { list, .. }) => Some(list),
            _ => None,
        }
    }

    /// The entries that its reply gives numbers, in their order: some stand there twice.
    #[must_use]
    pub fn numbered(&self) -> Vec<EntryKey> {
        match &self.outcome {
            Outcome::Card(card) if card.others.is_empty() => Vec::new(),
            Outcome::Card(card) => {
                std::iter::once(card.entry.entry).chain(card.others.iter().map(|scored| scored.entry)).collect()
            }
            Outcome::Winners(winners) => {
                winners.categories.iter().flat_map(|category| &category.entries).map(|(entry, _)| *entry).collect()
            }
            Outcome::Nothing { why: Refusal::Either(figures), .. } => figures.iter().map(|(entry, _)| *entry).collect(),
            _ => self.entries().into_iter().map(|scored| scored.entry).collect(),
        }
    }

    /// How many there are in all, on this page or not.
    #[must_use]
    pub fn total(&self) -> usize {
        match &self.outcome {
            Outcome::Nothing { .. } => 0,
            Outcome::Suggestions(suggestions) => suggestions.len(),
            Outcome::Count(count) => count.number,
            Outcome::About(about) => about.entries,
            _ => self.entries().len(),
        }
    }
}

impl Scored {
    /// An entry that was not ranked.
    #[must_use]
    pub fn unranked(entry: EntryKey) -> Self {
        Self { entry, score: 1.0 }
    }
}

impl From<&Hit> for Scored {
    fn from(hit: &Hit) -> Self {
        Self { entry: hit.entry, score: hit.fit.score }
    }
}
