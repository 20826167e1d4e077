//! What somebody says politely before asking, and what is left aside: neither is asked for.

use std::ops::Range;

use super::sentence::Mark;
use super::words::Role;

/// What stands between "leaving" and "aside", both included, or behind "leaving aside" in its clause.
pub(super) fn left_aside(words: &[String], clauses: &[Range<usize>]) -> Option<Range<usize>> {
    let leaves = |word: &String| matches!(word.as_str(), "leaving" | "leave" | "setting" | "set" | "putting" | "put");
    let end = words.iter().position(|word| word == "aside")?;
    let start = words[..end].iter().rposition(leaves)?;
    let clause = clauses.iter().find(|clause| clause.contains(&end)).map_or(words.len(), |clause| clause.end);
    let end = if start + 1 == end { clause } else { end + 1 };
    (end - start <= LEFT_ASIDE + 1).then_some(start..end)
}

/// Words that are left aside together, at most.
const LEFT_ASIDE: usize = 12;

/// Where somebody only says politely that they do not know: "not sure", "not the faintest idea", "no trouble".
pub(super) fn doubts(marks: &[Mark<'_>], words: &[String]) -> Vec<Range<usize>> {
    let is = |at: usize, role: &Role| marks.iter().any(|mark| mark.role == role && mark.span == (at..at + 1));
    let ends = |start: usize| {
        let hedge = (start..words.len().min(start + DOUBTED)).find(|at| is(*at, &Role::Hedge))?;
        (start..hedge).all(|at| DEGREES.contains(&words[at].as_str())).then_some(hedge + 1)
    };
    let turning = marks.iter().filter(|mark| *mark.role == Role::Not);
    turning.filter_map(|mark| Some(mark.span.start..ends(mark.span.end)?)).collect()
}

/// Words from "not" to what is in doubt, at most.
const DOUBTED: usize = 4;
/// What may stand between them.
const DEGREES: [&str; 22] = [
    "a", "an", "the", "too", "much", "quite", "entirely", "really", "completely", "totally", "so", "all", "that",
    "any", "of", "faintest", "foggiest", "slightest", "100", "very", "exactly", "hundred",
];
