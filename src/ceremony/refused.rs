//! Why something is refused, and what can be done: for an organiser to read. It never names a sealed winner.

use std::fmt;

use crate::reply::phrases::join_or;
use crate::wording::{Language, Wording, say};

/// Why a command is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The catalogue has no award of this id.
    NoSuchAward(String),
    /// No show exists at all.
    NoShows,
    /// Several awards may be meant.
    WhichAward,
    /// An entry is not told by its name.
    WhichEntry {
        /// What was given.
        typed: String,
        /// The category's name.
        category: String,
        /// Titles that come near.
        nearest: Vec<String>,
    },
    /// What was given is not a moment.
    NoTime(String),
    /// What was given is not an id.
    NoId(String),
    /// Nothing is pending.
    NothingPending(String),
    /// The show has no plan yet.
    NotPlanned(String),
    /// The award has no such category.
    NoSuchCategory {
        /// The award.
        award: String,
        /// What was given.
        category: String,
    },
    /// A result needs a winner.
    NoWinner(String),
    /// An entry does not stand in the category.
    NotOnShortlist {
        /// What was given.
        entry: String,
        /// The category's name.
        category: String,
    },
    /// An entry is named twice.
    NamedTwice {
        /// The entry.
        entry: String,
        /// The category's name.
        category: String,
    },
    /// The results are fixed.
    AlreadyCommitted,
    /// Results are missing.
    Incomplete(Vec<String>),
    /// Nothing was committed to.
    NotCommitted(String),
    /// The category is revealed.
    AlreadyRevealed(String),
    /// The category is not revealed.
    NotRevealed(String),
    /// The category has no result to reveal.
    NotRecorded(String),
    /// The show waits.
    Held,
    /// A reason is missing.
    NoReason,
    /// The moment is over.
    InThePast,
    /// The channel does not follow.
    NotFollowing(String),
    /// Nothing comes before that one could go back to.
    NothingBefore,
}

impl Refused {
    /// In a sentence or two, in the language of whoever asked.
    #[must_use]
    pub fn said(&self, wording: &Wording) -> String {
        match self {
            Self::NoSuchAward(award) => say!(wording, "refused-no-such-award", award = award),
            Self::NoShows => say!(wording, "refused-no-shows"),
            Self::WhichAward => say!(wording, "refused-which-award"),
            Self::WhichEntry { typed, category, nearest } => {
                let titles: Vec<String> = nearest.iter().map(|title| format!("“{title}”")).collect();
                let (number, nearest) = (nearest.len(), join_or(wording, &titles));
                say!(
                    wording,
                    "refused-which-entry",
                    typed = typed,
                    category = category,
                    number = number,
                    nearest = nearest
                )
            }
            Self::NoTime(typed) => say!(wording, "refused-no-time", typed = typed),
            Self::NoId(typed) => say!(wording, "refused-no-id", typed = typed),
            Self::NothingPending(award) => say!(wording, "refused-nothing-pending", award = award),
            Self::NotPlanned(award) => say!(wording, "refused-not-planned", award = award),
            Self::NoSuchCategory { award, category } => {
                say!(wording, "refused-no-such-category", award = award, category = category)
            }
            Self::NoWinner(category) => say!(wording, "refused-no-winner", category = category),
            Self::NotOnShortlist { entry, category } => {
                say!(wording, "refused-not-on-shortlist", entry = entry, category = category)
            }
            Self::NamedTwice { entry, category } => {
                say!(wording, "refused-named-twice", entry = entry, category = category)
            }
            Self::AlreadyCommitted => say!(wording, "refused-already-sealed"),
            Self::Incomplete(categories) => {
                say!(wording, "refused-incomplete", categories = categories.join(", "))
            }
            Self::NotCommitted(award) => say!(wording, "refused-not-sealed", award = award),
            Self::AlreadyRevealed(category) => say!(wording, "refused-already-announced", category = category),
            Self::NotRevealed(category) => say!(wording, "refused-not-announced", category = category),
            Self::NotRecorded(category) => say!(wording, "refused-no-result", category = category),
            Self::Held => say!(wording, "refused-held"),
            Self::NoReason => say!(wording, "refused-no-reason"),
            Self::InThePast => say!(wording, "refused-in-the-past"),
            Self::NotFollowing(award) => say!(wording, "refused-not-following", award = award),
            Self::NothingBefore => say!(wording, "refused-nothing-before"),
        }
    }
}

/// In English, for the terminal and the log.
impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Language::EnGb.wording()))
    }
}

impl std::error::Error for Refused {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_refused_is_said_in_the_readers_language() {
        let nearest = vec!["Park A".to_owned(), "Park B".to_owned()];
        let refused = |nearest: Vec<String>| Refused::WhichEntry {
            typed: "Park".to_owned(),
            category: "Team".to_owned(),
            nearest,
        };
        let (english, welsh) = (Language::EnGb.wording(), Language::Cy.wording());
        let which = refused(nearest);
        let sentence = "“Park” is not one entry on the shortlist of Team. Did you mean “Park A” or “Park B”?";
        assert_eq!((which.said(english), which.to_string()), (sentence.to_owned(), sentence.to_owned()));
        let own =
            "Nid yw “Park” yn un cais ar y rhestr fer hon: Team. Ai “Park A” neu “Park B” oeddech chi’n ei feddwl?";
        assert_eq!(which.said(welsh), own);
        assert_eq!(refused(Vec::new()).said(english), "“Park” is not one entry on the shortlist of Team.");
        assert_eq!(Refused::NoReason.said(welsh), "Rhowch reswm; mae’n mynd i’r log.");
    }
}
