//! A question about a category that a message names in one breath and asks of in another, or among much that is said beside it:
//! "Next envelope is Digital Impact. Read me the names."

use std::ops::Range;

use super::sentence::Sentence;
use super::structure::{self, Asks, Structured};
use super::words::Role;
use super::{focus, is_complete};
use crate::query::{Field, Unit};

/// What a message asks of the one category that it names, without what else it says; nothing where it asks of more, or where
/// that is not all understood.
pub(super) fn of_category(s: &Sentence<'_>) -> Option<String> {
    let clauses = focus::clauses(&s.text, s.words.len());
    let named = named(s).filter(|_| clauses.len() > 1 && !names_others(s))?;
    let of = clauses.iter().find(|clause| clause.contains(&named.start))?;
    let asking: Vec<&Range<usize>> = clauses.iter().filter(|clause| *clause != of && asks(s, clause)).collect();
    let written =
        |places: &mut dyn Iterator<Item = usize>| places.map(|at| s.written(at)).collect::<Vec<_>>().join(" ");
    let question = match asking.as_slice() {
        [] => written(&mut of.clone()),
        [.., asking] => {
            let said = written(&mut (*asking).clone().filter(|at| !s.is(*at, &Role::Pronoun)));
            format!("{said} for {}", written(&mut named.clone()))
        }
    };
    let read = structure::read(&Sentence::new(s.library, &question))?;
    is_question(&read).then_some(question)
}

/// Whether it asks something of a category, and every word of it is understood.
fn is_question(read: &Structured) -> bool {
    let of_category = |field: &Field| matches!(field, Field::Category(_));
    is_complete(read)
        && read.asks != Asks::Names
        && read.query.select.clauses.iter().any(|clause| of_category(&clause.field) && !clause.not)
}

/// Where the only category stands that a message names.
fn named(s: &Sentence<'_>) -> Option<Range<usize>> {
    let mut all = s.names.categories.iter().filter(|mention| mention.words > 1);
    let first = all.next()?;
    all.all(|other| other.keys == first.keys).then(|| first.span.clone())
}

/// Whether a message names an organisation, a person or a place.
fn names_others(s: &Sentence<'_>) -> bool {
    let names = &s.names;
    let in_name = |span: &Range<usize>| {
        names.collections.iter().any(|mention| mention.span.contains(&span.start))
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
