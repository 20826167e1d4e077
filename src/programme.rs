//! What everybody may know of the shows that are planned or running: their order, where they are, when they begin, who presents.
//!
//! It is a value that is laid over the catalogue like the [`results`](crate::results), and replaced as a whole. How
//! categories ended is not part of it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::catalogue::{CategoryKey, CollectionKey};

/// The shows, by their awards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// The zone in which times of day are given.
    zone: TimeZone,
    runs: BTreeMap<CollectionKey, Run>,
}

/// The show of an award.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// When it begins, if that is planned.
    pub starts: Option<Timestamp>,
    /// Whether it waits.
    pub is_held: bool,
    /// The category that was announced last.
    pub last: Option<CategoryKey>,
    /// The category that is next, or that the show is at; `None` at the end.
    pub next: Option<CategoryKey>,
    /// Categories that were passed over.
    pub skipped: Vec<CategoryKey>,
    /// Who presents a category, where it was noted.
    pub presenters: BTreeMap<CategoryKey, String>,
}

impl Programme {
    /// No show yet.
    #[must_use]
    pub fn new(zone: TimeZone) -> Self {
        Self { zone, runs: BTreeMap::new() }
    }

    /// The same without any show.
    #[must_use]
    pub fn cleared(&self) -> Self {
        Self::new(self.zone.clone())
    }

    /// Lays a show over what is known.
    pub fn set(&mut self, award: CollectionKey, run: Run) {
        self.runs.insert(award, run);
    }

    /// The show of an award, if there is one.
    #[must_use]
    pub fn run(&self, award: CollectionKey) -> Option<&Run> {
        self.runs.get(&award)
    }

    /// The awards that have a show.
    pub fn awards(&self) -> impl Iterator<Item = CollectionKey> + '_ {
        self.runs.keys().copied()
    }

    /// A moment in the zone of the shows.
    #[must_use]
    pub fn local(&self, moment: Timestamp) -> DateTime {
        self.zone.to_datetime(moment)
    }
}
