//! Those of a list for which something holds: what they are about, whose they are, where they stood; and the list in another order.

use std::ops::Range;

use super::super::On;
use super::told_or_counted;
use crate::catalogue::{EntryKey, Status};
use crate::query::{Clause, Field, Order, Query, Select, Shape, Unit};
use crate::read::sentence::{Mark, Sentence};
use crate::read::slots::{Slot, clauses, slots};
use crate::read::words::Role;
use crate::read::{Before, Unasked, structure};

/// What a turn means that narrows a list or sorts it.
pub(super) fn read(s: &Sentence<'_>, before: &Before) -> Option<On> {
    if let Some(query) = in_order(s, before) {
        return Some(On::surely(query));
    }
    if let Some(said) = measures(s, before) {
        return Some(On::nothing(Unasked::NotUnderstood { words: vec![said], without: None }));
    }
    about_something(s, before).or_else(|| those_of_named(s, before))
}

/// "In alphabetical order", "sorted by council": the list in another order.
fn in_order(s: &Sentence<'_>, before: &Before) -> Option<Query> {
    let by_owner = |at: usize| s.is(at, &Role::One(Unit::Councils)) || s.is(at, &Role::One(Unit::Organisations));
    let form = |at: usize| {
        s.is(at, &Role::Sorted)
            || by_owner(at)
            || s.is(at, &Role::Filler)
            || s.is(at, &Role::Pronoun)
            || matches!(s.word(at), "list" | "them" | "title" | "put" | "sort")
            || !s.library.search().is_content_word(s.word(at))
    };
    let sorts = before.list().len() > 1 && s.has_anywhere(&Role::Sorted) && (0..s.words.len()).all(form);
    let order = if (0..s.words.len()).any(by_owner) { Order::Organisation } else { Order::Title };
    // Those that won are told as such again.
    let won = |key: &EntryKey| s.library.recognitions(*key).any(|recognition| recognition.status == Status::Winner);
    let winners = before.query.shape == Shape::Winners && before.list().iter().all(won);
    let select = || {
        let mut select = if winners { before.query.select.clone() } else { before.listed_select() };
        select.clauses.extend(winners.then(|| Clause::is(Field::Status(vec![Status::Winner]))));
        select
    };
    sorts.then(|| Query::new(select(), Shape::List { order, first: None }))
}

/// "Which of them is the biggest?" of entries, where nothing says what is to be measured.
fn measures(s: &Sentence<'_>, before: &Before) -> Option<String> {
    let mark = s.marks.iter().find(|mark| matches!(mark.role, Role::Largest | Role::Smallest))?;
    let among = s.marks.iter().find(|mark| *mark.role == Role::Among)?;
    let says = |at: usize| {
        s.library.search().is_content_word(s.word(at)) && !s.is(at, &Role::Filler) && !among.span.contains(&at)
    };
    let more = (0..s.words.len()).any(|at| says(at) && !mark.span.contains(&at));
    (before.list().len() > 1 && !more).then(|| s.said(&mark.span))
}

/// "Which of those are about 5G?", "any on libraries?", "how many of them mention a university?": those of the list that are
/// about it, or that say it.
fn about_something(s: &Sentence<'_>, before: &Before) -> Option<On> {
    let about = s.marks.iter().find(|mark| matches!(mark.role, Role::About | Role::Says) && mark.span.start > 0)?;
    // "Which of them came out on top?" is about nothing.
    let leads = |mut between: Range<usize>| {
        between.all(|at| s.is(at, &Role::YesNo) || matches!(s.word(at), "that" | "any" | "all" | "also" | "actually"))
    };
    let points = |mark: &Mark<'_>| {
        let several = match mark.role {
            Role::Among => !mark.span.clone().any(|at| s.word(at) == "one"),
            Role::WhichOnes => mark.span.clone().any(|at| s.word(at) == "ones"),
            Role::List => mark.span.start == 0 && s.word(0) == "any",
            _ => false,
        };
        several && mark.span.end <= about.span.start && leads(mark.span.end..about.span.start)
    };
    let one = (0..about.span.start).any(|at| matches!(s.word(at), "is" | "was"));
    let named = !s.names.organisations.is_empty() || !s.names.collections.is_empty();
    if before.list().len() < 2 || one || named || !s.marks.iter().any(points) {
        return None;
    }
    let meant = s.words[about.span.end..].join(" ");
    let says = |at: usize| s.library.search().is_content_word(s.word(at)) && !s.is(at, &Role::Filler);
    if !(about.span.end..s.words.len()).any(says) {
        return None;
    }
    let shape = told_or_counted(s);
    let read = structure::read(&Sentence::new(s.library, &format!("entries about {meant}")));
    let complete = read.filter(|read| !read.has_text && read.unread.is_empty() && !read.query.select.is_empty());
    let by_name = complete.map(|read| {
        let mut select = before.listed_select();
        select.clauses.extend(read.query.select.clauses);
        Query::new(select, shape.clone())
    });
    let by_words = Query::new(Select { text: Some(meant), ..before.listed_select() }, shape.clone());
    Some(On { queries: by_name.into_iter().chain([by_words]).collect(), replaces: true, ..On::default() })
}

/// "Kirklees has two of them, hasn't it?", "which of those are Kent's?": those of the list that somebody has who is named.
fn those_of_named(s: &Sentence<'_>, before: &Before) -> Option<On> {
    let named = !s.names.organisations.is_empty() && s.names.organisations.iter().all(|mention| mention.exact);
    let several =
        s.marks.iter().any(|mark| *mark.role == Role::Among && mark.span.clone().all(|at| s.word(at) != "one"));
    let asks = |role: &Role| matches!(role, Role::YesNo | Role::What | Role::List | Role::WhichOnes);
    let form = |at: usize| {
        let role = |role: &Role| asks(role) || is_narrowing(role);
        matches!(s.word(at), "has" | "have" | "got")
            || structure::number(s.word(at)).is_some()
            || s.names.organisations.iter().any(|mention| mention.span.contains(&at))
            || !s.library.search().is_content_word(s.word(at))
            || s.marks.iter().any(|mark| mark.span.contains(&at) && role(mark.role))
    };
    if !named || !several || before.list().len() < 2 || !(0..s.words.len()).all(form) {
        return None;
    }
    let keys = s.names.organisations.iter().flat_map(|mention| mention.keys.clone()).collect();
    let mut select = before.listed_select();
    select.clauses.push(Clause::is(Field::Organisation(keys)));
    let shape = told_or_counted(s);
    Some(On::surely(Query::new(select, shape)))
}

/// "Only the finalist ones" is a matter of slots.
pub(in crate::read::follow_up) fn structured_ones(s: &Sentence<'_>, before: &Before) -> Option<On> {
    let own = slots(s);
    let in_slot = |at: usize| own.iter().flat_map(|slot| &slot.spans).any(|span| span.contains(&at));
    let left = (0..s.words.len())
        .filter(|at| !in_slot(*at) && s.library.search().is_content_word(s.word(*at)))
        .filter(|at| !s.marks.iter().any(|mark| mark.span.contains(at) && is_narrowing(mark.role)))
        .filter(|at| !own.iter().any(|slot| completes(slot, s.word(*at))));
    if own.is_empty() || left.count() > 0 {
        return None;
    }
    let mut select = before.listed_select();
    for clause in clauses(&own) {
        select.replace(clause);
    }
    let shape = told_or_counted(s);
    Some(On::surely(Query::new(select, shape)))
}

fn is_narrowing(role: &Role) -> bool {
    matches!(
        role,
        Role::Only
            | Role::Filler
            | Role::Link
            | Role::Instead
            | Role::Unit(_)
            | Role::HowMany
            | Role::List
            | Role::Among
            | Role::Not
    )
}

/// Whether a word belongs to the full name of what a slot names: "Yorkshire & Humber".
fn completes(slot: &Slot, word: &str) -> bool {
    matches!(&slot.field, Field::Region(regions) if regions.iter().any(|region| region.to_lowercase().contains(word)))
}
