//! How far an entry got, as organisers write it.

use crate::catalogue::Status;
use crate::sheet::plain;

/// What stands in a cell of standings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It got so far.
    Is(Status),
    /// It is not to be shown: withdrawn, not submitted, refused.
    LeftOut,
    /// Yes: what the heading says.
    Yes,
    /// No, or nothing.
    No,
}

/// What organisers write, without accents and punctuation.
const WORDS: [(Standing, &[&str]); 13] = [
    (
        Standing::Is(Status::Winner),
        &["winner", "winners", "joint winner", "won", "1st", "first", "first place", "1st place", "gold", "1"],
    ),
    (Standing::Is(Status::RunnerUp), &["runner up", "runners up", "runner up place"]),
    (Standing::Is(Status::Second), &["second", "2nd", "second place", "2nd place", "silver", "2"]),
    (Standing::Is(Status::Third), &["third", "3rd", "third place", "3rd place", "bronze", "3"]),
    (Standing::Is(Status::HighlyCommended), &["highly commended", "high commended", "highly commended entry"]),
    (Standing::Is(Status::Commended), &["commended", "commendation"]),
    (Standing::Is(Status::SpecialMention), &["special mention", "honourable mention", "honorable mention", "merit"]),
    (Standing::Is(Status::Finalist), &["finalist", "finalists", "final"]),
    (Standing::Is(Status::Shortlisted), &["shortlisted", "shortlist", "on the shortlist"]),
    (
        Standing::Is(Status::Nominated),
        &[
            "nominated", "nominee", "entered", "entrant", "submitted", "approved", "accepted", "complete", "completed",
            "not shortlisted", "unsuccessful", "longlisted", "longlist", "undecided", "paid", "active", "judged",
        ],
    ),
    (
        Standing::LeftOut,
        &[
            "withdrawn", "in progress", "incomplete", "draft", "rejected", "disqualified", "ineligible",
            "not submitted", "unsubmitted", "spam", "deleted", "archived", "duplicate", "cancelled",
            "resubmission required",
        ],
    ),
    (Standing::Yes, &["yes", "y", "true", "x", "✓", "✔"]),
    (Standing::No, &["", "no", "n", "false", "none", "n a", "tbc", "pending"]),
];

/// What a cell says; `None` where it is none of what is known.
pub(super) fn of(cell: &str) -> Option<Standing> {
    // A tick is not a letter.
    let said =
        if cell.trim().chars().all(|c| matches!(c, '✓' | '✔')) { cell.trim().to_owned() } else { plain(cell) };
    WORDS.iter().find(|(_, words)| words.contains(&said.as_str())).map(|(standing, _)| *standing)
}

/// What is expected of such a cell.
pub(super) const EXPECTED: &str = "winner, runner-up, second, third, highly commended, commended, special mention, finalist, shortlisted, nominated, withdrawn, or nothing";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standings_are_read_as_people_write_them() {
        for (cell, standing) in [
            ("WINNER", Some(Standing::Is(Status::Winner))),
            ("Runner-up", Some(Standing::Is(Status::RunnerUp))),
            ("Highly Commended ", Some(Standing::Is(Status::HighlyCommended))),
            ("In progress", Some(Standing::LeftOut)),
            ("✓", Some(Standing::Yes)),
            ("–", Some(Standing::No)),
            ("", Some(Standing::No)),
            ("Splendid", None),
        ] {
            assert_eq!(of(cell), standing, "{cell}");
        }
        for status in Status::ALL {
            assert_eq!(of(status.id()), Some(Standing::Is(status)), "{}", status.id());
        }
    }
}
