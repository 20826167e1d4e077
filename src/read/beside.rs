//! A question about what a message names in one breath and asks of in another, or among much that is said beside it: a category
//! ("Next envelope is Digital Impact. Read me the names.") or an organisation ("Table nine is Middlesbrough. What has that
//! council got in?").

use std::ops::Range;

use super::sentence::Sentence;
use super::structure::{self, Asks, Structured};
use super::words::Role;
use super::{focus, is_complete};
use crate::query::{Field, Shape, Unit};

/// What a message asks of the one category that it names, without what else it says; nothing where it asks of more, or where
/// that is not all understood. With `heads` only of one that stands as a heading.
pub(super) fn of_category(s: &Sentence<'_>, heads: bool) -> Option<String> {
    let clauses: Vec<_> =
        focus::clauses(&s.text, s.words.len()).into_iter().filter(|clause| !clause.is_empty()).collect();
    if clauses.len() < 2 {
        return None;
    }
    let heading = || headed(s, &clauses);
    let named = named(s).filter(|_| !heads).or_else(heading).filter(|named| !names_others(s, named))?;
    let of = clauses.iter().find(|clause| clause.contains(&named.start))?;
    let others = || clauses.iter().filter(|clause| *clause != of);
    // "Housing: which entries are about it?" names a subject.
    if others().any(|clause| clause.clone().any(|at| s.word(at) == "about")) {
        return None;
    }
    let asking: Vec<&Range<usize>> = others().filter(|clause| asks(s, clause)).collect();
    let written =
        |places: &mut dyn Iterator<Item = usize>| places.map(|at| s.written(at)).collect::<Vec<_>>().join(" ");
    // Alone, its word may be a subject: "housing" is both.
    let called = if named.len() == 1 { "category" } else { "" };
    let question = match asking.as_slice() {
        _ if others().all(|clause| asks_for_all(s, clause)) => {
            format!("list all entries for {} {called}", written(&mut of.clone()))
        }
        [] => written(&mut of.clone()),
        [.., asking] => {
            let said = written(&mut (*asking).clone().filter(|at| !s.is(*at, &Role::Pronoun)));
            format!("{said} for {} {called}", written(&mut named.clone()))
        }
    };
    let read = structure::read(&Sentence::new(s.library, &question))?;
    is_question(&read).then_some(question)
}

/// What a message asks of the one organisation that it names in a clause before, with its name where it is pointed at; nothing
/// where that is not all understood.
pub(super) fn of_organisation(s: &Sentence<'_>) -> Option<String> {
    let clauses = focus::clauses(&s.text, s.words.len());
    let named = organisation(s).filter(|_| clauses.len() > 1)?;
    let of = clauses.iter().position(|clause| clause.contains(&named.start))?;
    let name = s.said(&named);
    let written = |places: Range<usize>| places.map(|at| s.written(at)).collect::<Vec<_>>().join(" ");
    let asking = |clause: &&Range<usize>| {
        let asks = |role: &Role| matches!(role, Role::What | Role::Who | Role::Where | Role::HowMany);
        s.marks.iter().any(|mark| asks(mark.role) && clause.contains(&mark.span.start))
    };
    let later = clauses[of + 1..].iter().filter(asking);
    let question = match later.into_iter().find_map(|clause| Some((clause, pointer(s, clause)?))) {
        Some((clause, pointer)) => {
            format!("{} {name} {}", written(clause.start..pointer.start), written(pointer.end..clause.end))
        }
        // "She swears her council is in the final. Is she right?"
        None => {
            let doubted = clauses[of + 1..].iter().any(|clause| asks_whether_right(s, clause));
            let clause = Some(&clauses[of]).filter(|_| doubted)?;
            let verb = (named.end..clause.end).rev().find(|at| s.is(*at, &Role::YesNo))?;
            format!("{} {name} {}", s.word(verb), written(verb + 1..clause.end))
        }
    };
    let sentence = Sentence::new(s.library, &question);
    let read = structure::read(&sentence)?;
    let of_it = |field: &Field| matches!(field, Field::Organisation(_));
    let asks_of_it = read.query.select.clauses.iter().any(|clause| of_it(&clause.field) && !clause.not);
    // "How many did they sit through?" is for an entry to say.
    let of_catalogue = |role: &Role| matches!(role, Role::Unit(_) | Role::Status(_) | Role::Award | Role::Stood);
    let says_so = sentence.marks.iter().any(|mark| of_catalogue(mark.role)) || !sentence.names.collections.is_empty();
    (is_complete(&read) && asks_of_it && says_so).then_some(question)
}

/// Where the only organisation stands that a message names.
fn organisation(s: &Sentence<'_>) -> Option<Range<usize>> {
    let in_name = |span: &Range<usize>| {
        s.names.collections.iter().any(|mention| mention.span.contains(&span.start))
            || s.names.categories.iter().any(|mention| mention.words > 1 && mention.span.contains(&span.start))
    };
    let mut all = s.names.organisations.iter().filter(|mention| mention.exact && !in_name(&mention.span));
    let first = all.next()?;
    all.all(|other| other.keys == first.keys).then(|| first.span.clone())
}

/// Where a clause points at an organisation: "that council", "they".
fn pointer(s: &Sentence<'_>, clause: &Range<usize>) -> Option<Range<usize>> {
    let points = |at: &usize| POINTING.contains(&s.word(*at)) && BODIES.contains(&s.word(at + 1));
    let body = clause.clone().find(points).map(|at| at..at + 2);
    body.or_else(|| clause.clone().find(|at| matches!(s.word(*at), "they" | "them")).map(|at| at..at + 1))
}

/// Words that point at a body,
const POINTING: [&str; 7] = ["that", "this", "the", "her", "his", "their", "those"];
/// and what it is called.
const BODIES: [&str; 10] =
    ["council", "authority", "borough", "county", "city", "charity", "company", "firm", "organisation", "lot"];

/// "Is she right?", "is that true?"
fn asks_whether_right(s: &Sentence<'_>, clause: &Range<usize>) -> bool {
    let words: Vec<&str> = clause.clone().map(|at| s.word(at)).collect();
    matches!(words.as_slice(), ["is" | "are" | "was", _, "right" | "true" | "correct" | "wrong"] | ["true" | "right"])
}

/// Whether it asks something of a category, and every word of it is understood.
fn is_question(read: &Structured) -> bool {
    let of_category = |field: &Field| matches!(field, Field::Category(_));
    is_complete(read)
        && (read.asks != Asks::Names || matches!(read.query.shape, Shape::Count(_)))
        && read.query.select.clauses.iter().any(|clause| of_category(&clause.field) && !clause.not)
}

/// Where the only category stands that a message names.
fn named(s: &Sentence<'_>) -> Option<Range<usize>> {
    let mut all = s.names.categories.iter().filter(|mention| mention.words > 1);
    let first = all.next()?;
    all.all(|other| other.keys == first.keys).then(|| first.span.clone())
}

/// Whether a clause says nothing but that all are wanted: "all three on screen please", "anybody?"
fn asks_for_all(s: &Sentence<'_>, clause: &Range<usize>) -> bool {
    let says_nothing = |at: usize| {
        s.is(at, &Role::Filler)
            || s.is(at, &Role::WhichOnes)
            || s.is(at, &Role::YesNo)
            || s.is(at, &Role::Pronoun)
            || s.word(at) == "all"
            || structure::number(s.word(at)).is_some()
    };
    clause.clone().all(says_nothing)
}

/// Where a category of awards stands as a heading, alone in the first clause: "Housing – who's up?", "Technology next. Names?"
fn headed(s: &Sentence<'_>, clauses: &[Range<usize>]) -> Option<Range<usize>> {
    let clause = clauses.first()?;
    let mention = s.names.categories.iter().find(|mention| clause.contains(&mention.span.start))?;
    let of_awards = mention.keys.iter().all(|key| s.catalogue().category(*key).announcement.is_some());
    let says_nothing = |at: usize| {
        let year = s.years.iter().any(|(_, year)| *year == at);
        mention.span.contains(&at) || year || s.is(at, &Role::Filler) || s.is(at, &Role::Part) || s.word(at) == "next"
    };
    (of_awards && mention.exact && clause.clone().all(says_nothing)).then(|| mention.span.clone())
}

/// Whether a message names an organisation, a person or a place, or a region or a sort of councils, beside its category.
fn names_others(s: &Sentence<'_>, category: &Range<usize>) -> bool {
    let names = &s.names;
    let sort = |role: &Role| match role {
        Role::Region(_) => true,
        Role::Kind(kind) => kind.ends_with("council"),
        _ => false,
    };
    if s.marks.iter().any(|mark| sort(mark.role)) {
        return true;
    }
    let in_name = |span: &Range<usize>| {
        category.contains(&span.start)
            || names.collections.iter().any(|mention| mention.span.contains(&span.start))
            || names.categories.iter().any(|mention| mention.span.contains(&span.start))
    };
    names.organisations.iter().any(|mention| mention.exact && !in_name(&mention.span))
        || names.places.iter().any(|mention| !in_name(&mention.span))
        || !names.people.is_empty()
}

/// Whether a clause asks something.
fn asks(s: &Sentence<'_>, clause: &Range<usize>) -> bool {
    s.marks.iter().filter(|mark| clause.contains(&mark.span.start)).any(|mark| {
        matches!(
            mark.role,
            Role::Who
                | Role::What
                | Role::Where
                | Role::Why
                | Role::HowMany
                | Role::HowMuch
                | Role::Metric(_)
                | Role::Money(_)
                | Role::List
                | Role::Sponsor
                | Role::Unit(Unit::Entries)
        )
    })
}
