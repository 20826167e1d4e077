//! Turns that ask for all that the entry tells which was shown, or for what is like it.

use super::super::Before;
use super::super::sentence::Sentence;
use super::super::words::Role;
use crate::query::{Query, Select, Shape};

/// "Sum it up", "a summary please": all that the one entry tells that was shown; "anything similar?": what is like it.
pub(super) fn read(s: &Sentence<'_>, before: &Before) -> Option<Query> {
    let [told] = before.entries.as_slice() else { return None };
    let says_only = |known: &dyn Fn(usize) -> bool| {
        let form = |at: usize| {
            known(at)
                || s.is(at, &Role::Filler)
                || matches!(s.word(at), "up" | "more" | "full")
                || !s.library.search().is_content_word(s.word(at))
        };
        (0..s.words.len()).all(form) && (0..s.words.len()).any(known)
    };
    if says_only(&|at| WHOLE.contains(&s.word(at))) {
        return Some(Query::new(Select::entry(*told), Shape::Facts { page: None }));
    }
    let alike = |at: usize| s.is(at, &Role::Similar) || matches!(s.word(at), "similar" | "anything" | "one" | "ones");
    let asks = s.has_anywhere(&Role::Similar) || s.words.iter().any(|word| word == "similar");
    (asks && says_only(&alike)).then(|| Query::new(Select::entry(*told), Shape::Similar))
}

/// Words by which the whole of something is asked for.
const WHOLE: [&str; 7] = ["summary", "summarise", "summarize", "sum", "overview", "details", "rundown"];
