//! How far an entry got in a category.

use serde::{Deserialize, Serialize};

/// How far an entry got in a category, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Won the category.
    Winner,
    /// Next to the winner, where the award calls it so.
    RunnerUp,
    /// Came second.
    Second,
    /// Came third.
    Third,
    /// Singled out after the places.
    HighlyCommended,
    /// Singled out after those who are highly commended.
    Commended,
    /// Mentioned by the judges for something of its own.
    SpecialMention,
    /// Among the last few; got no award.
    Finalist,
    /// On the list that the winner is, or was, chosen from.
    Shortlisted,
    /// Put forward, no further.
    Nominated,
}

impl Status {
    /// Every status, best first.
    pub const ALL: [Self; 10] = [
        Self::Winner,
        Self::RunnerUp,
        Self::Second,
        Self::Third,
        Self::HighlyCommended,
        Self::Commended,
        Self::SpecialMention,
        Self::Finalist,
        Self::Shortlisted,
        Self::Nominated,
    ];

    /// The id used in files and JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Winner => "winner",
            Self::RunnerUp => "runner-up",
            Self::Second => "second",
            Self::Third => "third",
            Self::HighlyCommended => "highly-commended",
            Self::Commended => "commended",
            Self::SpecialMention => "special-mention",
            Self::Finalist => "finalist",
            Self::Shortlisted => "shortlisted",
            Self::Nominated => "nominated",
        }
    }

    /// Whether the judges decide it when they decide the winner. The others say who was on their list.
    #[must_use]
    pub fn is_award(self) -> bool {
        self < Self::Finalist
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_listed_best_first_under_the_ids_of_the_files() {
        assert!(Status::ALL.is_sorted());
        for status in Status::ALL {
            assert_eq!(serde_json::to_value(status).unwrap(), status.id());
        }
    }

    #[test]
    fn judges_decide_the_places_and_not_the_list() {
        let awards: Vec<&str> = Status::ALL.into_iter().filter(|status| status.is_award()).map(Status::id).collect();
        assert_eq!(
            awards,
            ["winner", "runner-up", "second", "third", "highly-commended", "commended", "special-mention"]
        );
    }
}
