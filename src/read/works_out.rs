//! What may be worked out of the figures that answer a question, as its words say: "points off target", "how many didn't?"
//!
//! [`reckoning`](super::reckoning) reads which figures are asked for, each by words of its own. Here no word need say which:
//! they are those of the fact that answers, where it tells just what goes together.

use super::entry::in_collection;
use super::reckoning::{LEFT, TIMES};
use super::sentence::{Mark, Sentence};
use super::words::Role;
use crate::query::{Ask, Metric, Operation};

/// Something that may be worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkedOut {
    /// What.
    pub operation: Operation,
    /// Whether the words say so that it is wanted, and not only that something changed or is a total.
    pub plainly: bool,
    /// Whether it is of shares: "how many points".
    pub of_shares: bool,
    /// The time among which it is divided: "for each year".
    pub each: Option<&'static str>,
    /// Whether one number may be divided among another: an average alone is one of money.
    pub of_counts: bool,
}

impl WorkedOut {
    fn new(operation: Operation, plainly: bool) -> Self {
        Self { operation, plainly, of_shares: false, each: None, of_counts: true }
    }
}

/// What its words say may be worked out, what is said most plainly first; nothing where a date, a name, a place or a reason is
/// asked for.
pub(super) fn works_out(s: &Sentence<'_>, ask: &Ask) -> Vec<WorkedOut> {
    let metric = match ask {
        Ask::Figure(figure) => Some(figure.metric),
        _ => None,
    };
    let asks_number = match ask {
        Ask::Figure(_) => metric != Some(Metric::Date),
        Ask::Which | Ask::Fact { .. } => ![Role::Who, Role::Where, Role::Why].iter().any(|role| s.asks(role)),
        _ => false,
    };
    if !asks_number {
        return Vec::new();
    }
    let each = each_time(s);
    let told_or_asked = matches!(ask, Ask::Figure(_) | Ask::Fact { .. });
    let of_share = || s.marked(|role| *role == Role::Metric(Metric::Share)).next().is_some() || s.text.contains('%');
    let said = |mark: &Mark<'_>| {
        let (operation, plainly) = match mark.role {
            Role::WorksOut(Operation::OfWhole | Operation::Whole) if !of_share() => return None,
            Role::Reckoned(operation) | Role::MayReckon(operation) | Role::WorksOut(operation) => (*operation, true),
            Role::Change if told_or_asked => (Operation::Difference, false),
            Role::Average => (Operation::Ratio, true),
            Role::Total if metric.is_some_and(|metric| metric != Metric::Share) => (Operation::Sum, false),
            _ => return None,
        };
        let of_shares = mark.span.clone().any(|at| matches!(s.word(at), "points" | "pts"));
        let of_counts = *mark.role != Role::Average;
        Some(WorkedOut { of_shares, each, of_counts, ..WorkedOut::new(operation, plainly) })
    };
    let mut all: Vec<WorkedOut> = s.marks.iter().filter_map(said).collect();
    let counts = metric == Some(Metric::Count);
    if counts && (turns_round(s) || s.words.iter().any(|word| LEFT.contains(&word.as_str()))) {
        all.push(WorkedOut::new(Operation::Rest, true));
    }
    if metric.is_some() && between_years(s) {
        all.push(WorkedOut::new(Operation::Difference, true));
    }
    if metric.is_some() && each.is_some() {
        all.push(WorkedOut { each, of_counts: false, ..WorkedOut::new(Operation::Ratio, true) });
    }
    if counts && s.words.get(s.asked.end.wrapping_sub(1)).is_some_and(|last| last == "each") {
        all.push(WorkedOut::new(Operation::Ratio, true));
    }
    if metric == Some(Metric::Share) {
        all.push(WorkedOut::new(Operation::Part, false));
    }
    all.sort_by_key(|one| !one.plainly);
    all
}

/// "How much is it for each year?", "their monthly total": the time of which it is asked.
fn each_time(s: &Sentence<'_>) -> Option<&'static str> {
    let led = |at: usize| matches!(s.word(at), "a" | "per" | "each" | "every" | "one");
    let named = |at: usize| TIMES.into_iter().find(|time| s.word(at) == *time);
    let adjective = |at: usize| TIMELY.iter().find(|(word, _)| s.word(at) == *word).map(|(_, time)| *time);
    s.asked.clone().find_map(|at| named(at).filter(|_| at.checked_sub(1).is_some_and(led)).or_else(|| adjective(at)))
}

/// Words that say that something is of each of some time.
const TIMELY: [(&str, &str); 6] = [
    ("yearly", "year"),
    ("annual", "year"),
    ("annually", "year"),
    ("monthly", "month"),
    ("weekly", "week"),
    ("daily", "day"),
];

/// "How many names came off between 2010 and 2015?"
fn between_years(s: &Sentence<'_>) -> bool {
    let asked = s.years.iter().filter(|(_, at)| s.asked.contains(at) && !in_collection(s, *at)).map(|(_, at)| *at);
    matches!(asked.collect::<Vec<_>>().as_slice(), [first, _] if s.word(first.wrapping_sub(1)) == "between")
}

/// "How many didn't open it?"
fn turns_round(s: &Sentence<'_>) -> bool {
    s.asked.clone().any(|at| NOT.contains(&s.word(at)))
}

/// Words that ask for those who did not.
const NOT: [&str; 9] = ["not", "didnt", "dont", "doesnt", "havent", "hasnt", "hadnt", "arent", "werent"];
