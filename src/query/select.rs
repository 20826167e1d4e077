//! Which entries a query is about.

use std::ops::RangeInclusive;

use super::Metric;
use crate::catalogue::{CategoryKey, CollectionKey, EntryKey, OrganisationKey, Role, Status, TopicKey};

/// Every clause must hold. `text` is what no clause took: it is ranked by the search and judged by evidence.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Select {
    /// Conditions, all of which hold.
    pub clauses: Vec<Clause>,
    /// What is left of the question, to be found in the entries' words.
    pub text: Option<String>,
    /// Those of its words that ask; the others only describe the entry. `None` where all may ask. Without a text, the
    /// narrower word by which a topic was named.
    pub focus: Option<String>,
}

/// One condition.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// The condition.
    pub field: Field,
    /// Whether it must not hold.
    pub not: bool,
}

/// What a condition is about. Several values of one field are alternatives.
#[derive(Debug, Clone, PartialEq)]
pub enum Field {
    /// It is one of these entries.
    Entry(Vec<EntryKey>),
    /// It stands in one of these collections.
    Collection(Vec<CollectionKey>),
    /// It is recognised in one of these categories, or stands in one of these sections.
    Category(Vec<CategoryKey>),
    /// One of these organisations entered it, ran it or took part.
    Organisation(Vec<OrganisationKey>),
    /// An organisation of one of these kinds entered or ran it: "council", "charity".
    Kind(Vec<String>),
    /// An organisation of one of these regions entered or ran it.
    Region(Vec<String>),
    /// It has one of these topics.
    Topic(Vec<TopicKey>),
    /// It has one of these standings.
    Status(Vec<Status>),
    /// Its collection is of a year in one of these ranges.
    Year(Vec<RangeInclusive<u16>>),
    /// Somebody took part beside those who entered it; in this role and of this kind, if they are given.
    Party(Option<Role>, Option<String>),
    /// It stands in so many categories.
    Recognitions(RangeInclusive<usize>),
    /// Its category has no sponsor.
    Sponsored,
    /// It states a figure of this kind in this range.
    States(Metric, RangeInclusive<f64>),
    /// These words stand in it.
    Says(String),
}

impl Field {
    /// Whether two conditions are about the same thing, so that the later one of a conversation replaces the earlier.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    /// How many values it has, where it may have several.
    #[must_use]
    pub fn values(&self) -> usize {
        match self {
            Self::Entry(keys) => keys.len(),
            Self::Collection(keys) => keys.len(),
            Self::Category(keys) => keys.len(),
            Self::Organisation(keys) => keys.len(),
            Self::Kind(values) | Self::Region(values) => values.len(),
            Self::Topic(keys) => keys.len(),
            Self::Status(statuses) => statuses.len(),
            Self::Year(ranges) => ranges.len(),
            _ => 1,
        }
    }

    /// Whether it is about a single standing, so that several such conditions must hold of the same one.
    #[must_use]
    pub fn is_of_recognition(&self) -> bool {
        matches!(self, Self::Category(_) | Self::Status(_) | Self::Sponsored)
    }
}

impl Clause {
    /// A condition that must hold.
    #[must_use]
    pub fn is(field: Field) -> Self {
        Self { field, not: false }
    }

    /// A condition that must not hold.
    #[must_use]
    pub fn is_not(field: Field) -> Self {
        Self { field, not: true }
    }
}

impl Select {
    /// All entries for which these conditions hold.
    #[must_use]
    pub fn of(clauses: Vec<Clause>) -> Self {
        Self { clauses, text: None, focus: None }
    }

    /// One entry.
    #[must_use]
    pub fn entry(entry: EntryKey) -> Self {
        Self::of(vec![Clause::is(Field::Entry(vec![entry]))])
    }

    /// What a text finds.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self { text: Some(text.to_owned()), ..Self::default() }
    }

    /// Whether it names nothing: every entry passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty() && self.text.is_none()
    }

    /// Puts a condition in the place of those that are about the same thing.
    pub fn replace(&mut self, clause: Clause) {
        self.clauses.retain(|known| !known.field.is_like(&clause.field));
        self.clauses.push(clause);
    }

    /// The categories that it must be recognised in, if it names any.
    #[must_use]
    pub fn categories(&self) -> Option<&[CategoryKey]> {
        self.clauses.iter().filter(|clause| !clause.not).find_map(|clause| match &clause.field {
            Field::Category(keys) => Some(keys.as_slice()),
            _ => None,
        })
    }

    /// The collections that it must stand in, if it names any.
    #[must_use]
    pub fn collections(&self) -> Option<&[CollectionKey]> {
        self.clauses.iter().filter(|clause| !clause.not).find_map(|clause| match &clause.field {
            Field::Collection(keys) => Some(keys.as_slice()),
            _ => None,
        })
    }

    /// The organisations that it must be of, if it names any.
    #[must_use]
    pub fn organisations(&self) -> Option<&[OrganisationKey]> {
        self.clauses.iter().filter(|clause| !clause.not).find_map(|clause| match &clause.field {
            Field::Organisation(keys) => Some(keys.as_slice()),
            _ => None,
        })
    }

    /// The standings that it must have, if it names any.
    #[must_use]
    pub fn statuses(&self) -> Option<&[Status]> {
        self.clauses.iter().filter(|clause| !clause.not).find_map(|clause| match &clause.field {
            Field::Status(statuses) => Some(statuses.as_slice()),
            _ => None,
        })
    }
}
