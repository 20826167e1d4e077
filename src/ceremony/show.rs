//! The state of a show: a fold over its events.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::order::RunningOrder;
use crate::ledger::event::{Event, Follower, Happening, Late, Leaf, Notes, PanelPlace, Plan};
use crate::ledger::sealed::{Released, Sealed};

/// A show as its events made it.
#[derive(Debug, Clone, Default)]
pub struct Show {
    /// Where and when it takes place, once it is planned.
    pub plan: Option<Plan>,
    /// What is known of each category by its id; those of which nothing happened are not in it.
    pub categories: BTreeMap<String, CategoryState>,
    /// What was committed to.
    pub commitment: Option<Commitment>,
    /// Whether it waits.
    pub is_held: bool,
    /// Channels that follow it, by their ids.
    pub followers: BTreeMap<String, Follower>,
    /// Where the crew's panel is, if there is one.
    pub panel: Option<PanelPlace>,
    /// The number of its last event; 0 where it has none.
    pub last: i64,
    /// Where the show is.
    cursor: Cursor,
}

/// Where a show is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
enum Cursor {
    /// Before its first category.
    #[default]
    Beginning,
    /// At a category.
    At(String),
    /// Past a category.
    Past(String),
}

/// A category of a show.
#[derive(Debug, Clone, Default)]
pub struct CategoryState {
    /// The result as it was last recorded, and when.
    pub recorded: Option<(Sealed, Timestamp)>,
    /// When its shortlist was shown.
    pub shown: Option<Timestamp>,
    /// What everybody may know.
    pub revealed: Option<Revealed>,
    /// Whether it was passed over.
    pub is_skipped: bool,
    /// When it is to be revealed by the clock.
    pub scheduled: Option<(Timestamp, Late)>,
    /// What the crew needs to know.
    pub notes: Notes,
}

/// A result that was revealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revealed {
    /// The result that holds.
    pub result: Released,
    /// When it was first revealed.
    pub at: Timestamp,
    /// When and why it was last corrected.
    pub corrected: Option<(Timestamp, String)>,
    /// The number of the event that revealed it.
    pub event: i64,
    /// The number of the event by which it is as it is: that one, or the last correction.
    pub by: i64,
    /// The channels that it was announced in, by their ids.
    pub channels: BTreeSet<String>,
}

/// What was committed to before the night.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commitment {
    /// The Merkle root, in hexadecimal digits.
    pub root: String,
    /// The results' hashes.
    pub leaves: Vec<Leaf>,
    /// When.
    pub at: Timestamp,
}

impl Show {
    /// The show that these events make, in their order.
    #[must_use]
    pub fn of(events: &[Event]) -> Self {
        let mut show = Self::default();
        for event in events {
            show.apply(event);
        }
        show
    }

    /// What an event changes.
    pub fn apply(&mut self, event: &Event) {
        self.last = event.number;
        match &event.what {
            Happening::Planned(plan) => self.plan = Some(plan.clone()),
            Happening::Noted { category, notes } => self.category_mut(category).notes = notes.clone(),
            Happening::Recorded { category } => {
                self.category_mut(category).recorded = event.sealed.clone().map(|sealed| (sealed, event.at));
            }
            Happening::Committed { root, leaves } => {
                self.commitment = Some(Commitment { root: root.clone(), leaves: leaves.clone(), at: event.at });
            }
            Happening::Shown { category } => {
                self.category_mut(category).shown = Some(event.at);
                self.cursor = Cursor::At(category.clone());
            }
            Happening::Revealed { category, result } => {
                let revealed = Revealed {
                    result: result.clone(),
                    at: event.at,
                    corrected: None,
                    event: event.number,
                    by: event.number,
                    channels: self.channels(),
                };
                let state = self.category_mut(category);
                state.revealed = Some(revealed);
                state.is_skipped = false;
                state.scheduled = None;
                self.cursor = Cursor::Past(category.clone());
            }
            Happening::Corrected { category, result, reason } => {
                if let Some(revealed) = &mut self.category_mut(category).revealed {
                    revealed.result = result.clone();
                    revealed.corrected = Some((event.at, reason.clone()));
                    revealed.by = event.number;
                }
            }
            Happening::Withdrawn { category, .. } => {
                self.category_mut(category).revealed = None;
                self.cursor = Cursor::At(category.clone());
            }
            Happening::Scheduled { category, at, late } => {
                self.category_mut(category).scheduled = at.map(|at| (at, *late));
            }
            Happening::Held => self.is_held = true,
            Happening::Resumed => self.is_held = false,
            Happening::Moved { category } => {
                self.category_mut(category).is_skipped = false;
                self.cursor = Cursor::At(category.clone());
            }
            Happening::Skipped { category } => {
                self.category_mut(category).is_skipped = true;
                self.cursor = Cursor::Past(category.clone());
            }
            Happening::Followed(follower) => drop(self.followers.insert(follower.channel.clone(), follower.clone())),
            Happening::Unfollowed { channel } => drop(self.followers.remove(channel)),
            Happening::PanelPlaced(place) => self.panel = Some(place.clone()),
            Happening::PanelForgotten => self.panel = None,
        }
    }

    fn category_mut(&mut self, id: &str) -> &mut CategoryState {
        self.categories.entry(id.to_owned()).or_default()
    }

    /// The channels that get the announcements, by their ids, each once.
    #[must_use]
    pub fn channels(&self) -> BTreeSet<String> {
        let own = self.plan.iter().map(|plan| &plan.channel);
        own.chain(self.followers.keys()).cloned().collect()
    }

    /// The role that is pinged in a channel: what the plan names for its own, or else the channel's follower.
    #[must_use]
    pub fn ping(&self, channel: &str) -> Option<&str> {
        let own = self.plan.as_ref().filter(|plan| plan.channel == channel).and_then(|plan| plan.ping.as_deref());
        own.or_else(|| self.followers.get(channel)?.ping.as_deref())
    }

    /// The server of a channel that gets the announcements, where it is known: of a show that was planned in the terminal
    /// nothing tells that of its own channel.
    #[must_use]
    pub fn server(&self, channel: &str) -> Option<&str> {
        let own = || self.plan.as_ref().filter(|plan| plan.channel == channel)?.server.as_deref();
        self.followers.get(channel).map(|follower| follower.server.as_str()).or_else(own)
    }

    /// What is known of a category, if anything happened in it.
    #[must_use]
    pub fn category(&self, id: &str) -> Option<&CategoryState> {
        self.categories.get(id)
    }

    /// A category's result, if it was revealed.
    #[must_use]
    pub fn revealed(&self, id: &str) -> Option<&Revealed> {
        self.category(id)?.revealed.as_ref()
    }

    /// Whether a category's result is recorded.
    #[must_use]
    pub fn is_recorded(&self, id: &str) -> bool {
        self.category(id).is_some_and(|category| category.recorded.is_some())
    }

    /// Where in the running order the show is, counted from 0: the category it is at, or the next one that is neither
    /// revealed nor passed over. `None` at its end.
    #[must_use]
    pub fn current(&self, order: &RunningOrder<'_>) -> Option<usize> {
        let is_done =
            |id: &str| self.category(id).is_some_and(|category| category.revealed.is_some() || category.is_skipped);
        let ids: Vec<&str> = order.categories().map(|(_, category)| category.id.as_str()).collect();
        let start = match &self.cursor {
            Cursor::Beginning => 0,
            Cursor::At(id) => order.position(id).unwrap_or(0),
            Cursor::Past(id) => order.position(id).map_or(0, |at| at + 1),
        };
        (start..ids.len()).find(|at| !is_done(ids[*at]))
    }

    /// The nearest category before the current one that is not revealed: one that was passed over or left.
    #[must_use]
    pub fn before(&self, order: &RunningOrder<'_>) -> Option<usize> {
        let ids: Vec<&str> = order.categories().map(|(_, category)| category.id.as_str()).collect();
        let end = self.current(order).unwrap_or(ids.len());
        (0..end).rev().find(|at| self.revealed(ids[*at]).is_none())
    }

    /// How many categories of the running order are revealed.
    #[must_use]
    pub fn count_revealed(&self, order: &RunningOrder<'_>) -> usize {
        order.categories().filter(|(_, category)| self.revealed(&category.id).is_some()).count()
    }
}
