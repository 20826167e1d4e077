//! What can happen in a show: who did what, and when.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::sealed::{Released, Sealed};

/// Something that happened.
#[derive(Debug, Clone)]
pub struct Event {
    /// Its number in its show, counted from 1.
    pub number: i64,
    /// When.
    pub at: Timestamp,
    /// Who did it: `discord:` with a person's id, `terminal`, or `laureate` itself.
    pub who: String,
    /// What.
    pub what: Happening,
    /// The result that is recorded with it.
    pub sealed: Option<Sealed>,
}

/// What happened. Categories and entries are named by their ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Happening {
    /// The show was planned, or its plan changed.
    Planned(Plan),
    /// The crew's notes on a category were written.
    Noted {
        /// The category.
        category: String,
        /// What the crew needs to know of it.
        notes: Notes,
    },
    /// A result was recorded; what it is, is sealed.
    Recorded {
        /// The category.
        category: String,
    },
    /// The recorded results were fixed, and are committed to.
    Committed {
        /// The Merkle root of the results' hashes, in hexadecimal digits.
        root: String,
        /// Each category with its result's hash, in the order of the running order.
        leaves: Vec<Leaf>,
    },
    /// The shortlist of a category was shown.
    Shown {
        /// The category.
        category: String,
    },
    /// A result was revealed: everybody may know it from here on.
    Revealed {
        /// The category.
        category: String,
        /// The result.
        result: Released,
    },
    /// A result that was revealed was wrong.
    Corrected {
        /// The category.
        category: String,
        /// What is right.
        result: Released,
        /// Why.
        reason: String,
    },
    /// A result that was revealed by mistake was taken back.
    Withdrawn {
        /// The category.
        category: String,
        /// Why.
        reason: String,
    },
    /// A category is to be revealed by the clock; or no longer.
    Scheduled {
        /// The category.
        category: String,
        /// When; `None` takes it off the clock.
        at: Option<Timestamp>,
        /// What happens where the moment was missed.
        late: Late,
    },
    /// The show waits.
    Held,
    /// The show goes on.
    Resumed,
    /// The show goes to a category.
    Moved {
        /// The category.
        category: String,
    },
    /// A category was passed over.
    Skipped {
        /// The category.
        category: String,
    },
    /// A channel follows the announcements.
    Followed(Follower),
    /// A channel follows them no longer.
    Unfollowed {
        /// The channel's id.
        channel: String,
    },
    /// The crew's panel was posted; it is kept up to date from here on.
    PanelPlaced(PanelPlace),
    /// The panel is gone.
    PanelForgotten,
}

/// Where the crew's panel is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PanelPlace {
    /// The channel, by Discord's id.
    pub channel: String,
    /// The message, by Discord's id.
    pub message: String,
}

/// Where and when a show takes place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The channel of the announcements, by Discord's id.
    pub channel: String,
    /// Its server, by Discord's id, where the show was planned on Discord.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub server: Option<String>,
    /// When it begins.
    pub starts: Option<Timestamp>,
    /// The role that is pinged with each winner, by Discord's id.
    pub ping: Option<String>,
    /// Whether announcement channels are published to those who follow them.
    pub publish: bool,
}

/// A channel, of whatever server, that gets the announcements too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Follower {
    /// The channel, by Discord's id.
    pub channel: String,
    /// Its server, by Discord's id.
    pub server: String,
    /// The role that is pinged there.
    pub ping: Option<String>,
}

/// What the crew needs to know of a category.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notes {
    /// Who presents it.
    pub presenter: Option<String>,
    /// How names are spoken.
    pub say: Option<String>,
    /// What else to mind.
    pub note: Option<String>,
}

/// A category's result in the commitment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leaf {
    /// The category.
    pub category: String,
    /// Its result's hash, in hexadecimal digits.
    pub hash: String,
}

/// What happens where a scheduled moment was missed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Late {
    /// An organiser is asked.
    #[default]
    Ask,
    /// It is revealed at once.
    Go,
}

/// What is to be written down: an event before it has a number.
#[derive(Debug, Clone)]
pub struct NewEvent {
    /// What happened.
    pub what: Happening,
    /// The result that is recorded with it.
    pub sealed: Option<Sealed>,
}

impl From<Happening> for NewEvent {
    fn from(what: Happening) -> Self {
        Self { what, sealed: None }
    }
}

impl Happening {
    /// The category that it is about, if it is about one.
    #[must_use]
    pub fn category(&self) -> Option<&str> {
        match self {
            Self::Noted { category, .. }
            | Self::Recorded { category }
            | Self::Shown { category }
            | Self::Revealed { category, .. }
            | Self::Corrected { category, .. }
            | Self::Withdrawn { category, .. }
            | Self::Scheduled { category, .. }
            | Self::Moved { category }
            | Self::Skipped { category } => Some(category),
            Self::Planned(_)
            | Self::Committed { .. }
            | Self::Held
            | Self::Resumed
            | Self::Followed(_)
            | Self::Unfollowed { .. }
            | Self::PanelPlaced(_)
            | Self::PanelForgotten => None,
        }
    }

    /// Whether it changes where the show is, or what was announced: a decision made before it may no longer be meant.
    #[must_use]
    pub fn is_of_the_course(&self) -> bool {
        match self {
            Self::Shown { .. }
            | Self::Revealed { .. }
            | Self::Corrected { .. }
            | Self::Withdrawn { .. }
            | Self::Held
            | Self::Resumed
            | Self::Moved { .. }
            | Self::Skipped { .. } => true,
            Self::Planned(_)
            | Self::Noted { .. }
            | Self::Recorded { .. }
            | Self::Committed { .. }
            | Self::Scheduled { .. }
            | Self::Followed(_)
            | Self::Unfollowed { .. }
            | Self::PanelPlaced(_)
            | Self::PanelForgotten => false,
        }
    }
}
