//! What the reply says about the entries that a query selects.

use serde::{Deserialize, Serialize};

use crate::catalogue::{CategoryKey, CollectionKey, FigureKind, OrganisationKey, Role, Status};
use crate::request::SuggestKind;

use super::{Clause, Reckoning};

/// What the reply says.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// The one entry that the text names or describes.
    Entry(Ask),
    /// One entry with all its facts; with a page, a page of them.
    Facts {
        /// Which page of its facts, counted from 1; `None` for all.
        page: Option<usize>,
    },
    /// What a text finds: a card where one entry clearly fits, else a list.
    Found,
    /// The entries.
    List {
        /// In which order.
        order: Order,
        /// Only so many, the first.
        first: Option<usize>,
    },
    /// Who won, by category; where the winner is not known yet, the shortlist.
    Winners,
    /// How many there are of something.
    Count(Unit),
    /// What there is of something, by name.
    Names(Unit),
    /// Groups of the entries, counted.
    Groups(Grouping),
    /// A figure of each group, on average.
    Average {
        /// What is counted.
        count: Unit,
        /// For each of what.
        per: Unit,
    },
    /// Of the entries, the share for which a condition holds.
    Share(Clause),
    /// The entries' figures of some kind, by size.
    Figures {
        /// What kind of figure.
        kind: Metric,
        /// Whether only those of a year count: "the largest annual saving".
        yearly: bool,
        /// The largest or the smallest first.
        largest: bool,
        /// How many are shown.
        first: usize,
    },
    /// Something worked out of several figures.
    Reckoning(Reckoning),
    /// One of the figures of the entry, by its number.
    Stated(usize),
    /// Organisations side by side.
    Compare(Vec<OrganisationKey>),
    /// Who sponsors these categories.
    Sponsors(Vec<CategoryKey>),
    /// When and where winners of these collections are revealed.
    Ceremony(Vec<CollectionKey>),
    /// Something during an event.
    Event(EventAsk),
    /// Entries like the one selected.
    Similar,
    /// The entries and organisations that a message mentions.
    EntriesInText(String),
    /// What may be meant by what is being typed.
    Suggest(SuggestKind, String),
    /// What the catalogue holds.
    About,
    /// Thanks or a goodbye.
    SmallTalk,
    /// What can be asked.
    Help,
    /// Something of the bot itself.
    Bot(BotAsk),
    /// No entry is called so: those that may be meant.
    UnknownEntry(String),
    /// What these standings mean; all of them where none is named.
    Meanings(Vec<Status>),
}

/// What is asked during an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum EventAsk {
    /// What was announced last, what is next, how many are to go, where and when.
    Now,
    /// The running order, with the winners so far.
    Order,
    /// A category's shortlist, to be read out.
    Category,
    /// Where somebody is up, and how it ended.
    Who,
    /// What a host may say.
    Facts,
}

impl EventAsk {
    /// All of them, in the order in which help lists them.
    pub const ALL: [Self; 5] = [Self::Now, Self::Order, Self::Category, Self::Who, Self::Facts];

    /// The word by which it is asked.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Order => "order",
            Self::Category => "category",
            Self::Who => "who",
            Self::Facts => "facts",
        }
    }
}

/// What is asked of the bot itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BotAsk {
    /// Who made it.
    Maker,
    /// What it is: a person, a program, an AI.
    Nature,
    /// Where its answers come from.
    Sources,
    /// How one enters an award: that is the organiser's to say.
    Entering,
    /// A joke, a song, a chat.
    Fun,
}

/// What is asked of one entry.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Which it is: the entry itself.
    Which,
    /// Which it is, by who entered it.
    Who,
    /// Something that one of its facts tells: where, why, how, what.
    Fact {
        /// Only a fact that has all that is asked answers: reasons, and what nobody stated.
        strictly: bool,
    },
    /// What it won elsewhere: a fact that mentions an award and has all that is asked.
    Award,
    /// A figure.
    Figure(FigureAsk),
    /// Somebody by a post or by name; with a surname, where that is asked for.
    Person {
        /// Whether a first name alone is not an answer.
        surname: bool,
    },
    /// Who took part in it.
    Parties {
        /// In which role, if one is asked for.
        role: Option<Role>,
        /// Of which kind, if a company or a charity is asked for.
        kind: Option<String>,
    },
    /// How it fared in its awards.
    Result {
        /// What of that is to be shown.
        asks: Fared,
        /// Whether the section that it stands in answers as well.
        section: bool,
    },
}

/// What is asked of how an entry fared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fared {
    /// How far it got.
    HowFar,
    /// Whether it won, yes or no.
    Won,
    /// Whether it was in the running, yes or no.
    Stood,
}

/// Which figure is asked for; of what, the text says.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureAsk {
    /// What kind of figure.
    pub metric: Metric,
    /// What is counted: the words right behind "how many".
    pub counted: Vec<String>,
    /// The years that it is to be of.
    pub years: Vec<u16>,
}

/// What kind of figure is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Metric {
    /// Money of this kind.
    Money(FigureKind),
    /// Any amount of money.
    AnyMoney,
    /// What comes back for each pound.
    Return,
    /// How many.
    Count,
    /// A share or a change in per cent.
    Share,
    /// How long.
    Duration,
    /// When.
    Date,
    /// How far, how big, how much of something that is not money.
    Measure,
    /// How old, or for which ages.
    Age,
    /// How much more or less there is of something than before.
    Change,
    /// A rank or a rating.
    Rank,
    /// How much, of money or of anything else.
    Amount,
}

/// In which order entries are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The best standing first, then the order of the catalogue; by likeness where there is a text.
    Natural,
    /// By the name of who entered.
    Organisation,
    /// By title.
    Title,
}

/// What is counted, or what groups are made by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Entries.
    Entries,
    /// Organisations that entered or ran entries.
    Organisations,
    /// Councils among them.
    Councils,
    /// Organisations that took part beside those who entered.
    Partners,
    /// Award categories and sections.
    Categories,
    /// Standings: an entry in two categories has two.
    Recognitions,
    /// Wins.
    Wins,
    /// Collections.
    Collections,
    /// Topics.
    Topics,
    /// Sponsors of categories.
    Sponsors,
    /// Regions of the organisations.
    Regions,
    /// Years of the collections.
    Years,
}

/// Groups of entries.
#[derive(Debug, Clone, PartialEq)]
pub struct Grouping {
    /// What makes a group.
    pub by: Unit,
    /// What is counted in each.
    pub count: Unit,
    /// Which groups are shown.
    pub which: Group,
}

/// Which groups are shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Group {
    /// All.
    All,
    /// Those with most, or fewest.
    First {
        /// Most first, or fewest.
        most: bool,
        /// How many groups; those that tie with the last are shown as well.
        number: usize,
    },
    /// Those with a number in this range.
    Within(usize, usize),
    /// Those that have an entry for each of these conditions.
    Each(Vec<Clause>),
    /// Those that have an entry for the conditions of the query, and none for this.
    Without(Clause),
}
