//! Questions that hang on what was asked before: "and in LGC?", "only the finalists", "how many?", "did it win?"
//!
//! The query before is a value: a follow-up puts conditions in the place of its own, asks another thing of the same entries,
//! or asks on about the entry that was told. A whole question is left alone.

use std::ops::Range;

use super::Before;
use super::entry;
use super::sentence::Sentence;
use super::slots::{Slot, clauses, slots};
use super::structure::{self, Asks};
use super::words::Role;
use crate::catalogue::{EntryKey, Status};
use crate::library::Library;
use crate::query::{Ask, Clause, Field, Order, Query, Select, Shape, Unit};

/// Questions of a conversation that are remembered.
const MOST_REMEMBERED: usize = 5;

/// What to remember for the question after this one: a whole question alone, one that may hang on others with those.
#[must_use]
pub fn chain(library: &Library, before: &[String], question: &str) -> Vec<String> {
    let mut chain = if hangs(&Sentence::new(library, question)) { before.to_vec() } else { Vec::new() };
    chain.push(question.to_owned());
    let oldest = chain.len().saturating_sub(MOST_REMEMBERED);
    chain.split_off(oldest)
}

/// What a sentence means after another.
#[derive(Default)]
pub(super) struct On {
    /// What may be meant, the likeliest first.
    pub(super) queries: Vec<Query>,
    /// Whether nothing else can be meant.
    pub(super) replaces: bool,
    /// Whether it hangs on nothing.
    pub(super) stands_alone: bool,
}

impl On {
    fn alone() -> Self {
        Self { stands_alone: true, ..Self::default() }
    }

    fn surely(query: Query) -> Self {
        Self { queries: vec![query], replaces: true, stands_alone: false }
    }

    fn perhaps(query: Query) -> Self {
        Self { queries: vec![query], ..Self::default() }
    }
}

/// A question with more words than this hangs on nothing.
const MOST_WORDS: usize = 16;

/// Whether a sentence may hang on what was asked before it.
pub(super) fn hangs(s: &Sentence<'_>) -> bool {
    if s.words.is_empty() || s.words.len() > MOST_WORDS || s.is_all(&Role::SmallTalk) {
        return false;
    }
    if is_whole(s) {
        return false;
    }
    let named = !(s.names.organisations.is_empty() && s.names.collections.is_empty() && s.names.people.is_empty());
    starts(s, &Role::Instead) || turns(s) || !named || telling(s) <= 2
}

/// Whether a sentence asks for several of something that it names: "list all entries about housing".
fn is_whole(s: &Sentence<'_>) -> bool {
    let named = |clause: &Clause| !matches!(clause.field, Field::Status(_) | Field::Year(_)) && !clause.not;
    let whole = |read: &structure::Structured| {
        read.asks == Asks::Surely
            && !read.has_text
            && read.unread.is_empty()
            && read.query.select.clauses.iter().any(named)
    };
    !starts(s, &Role::Instead)
        && !s.has(&Role::Only)
        && !turns(s)
        && s.has(&Role::List)
        && structure::read(s).as_ref().is_some_and(whole)
}

/// Whether a phrase with this role stands at the very beginning.
fn starts(s: &Sentence<'_>, role: &Role) -> bool {
    s.marks.iter().any(|mark| mark.role == role && mark.span.start == 0)
}

/// Whether it speaks of what was told before.
fn turns(s: &Sentence<'_>) -> bool {
    [Role::Else, Role::More, Role::OtherOne, Role::Only].iter().any(|role| s.has_anywhere(role))
        || s.marks.iter().any(|mark| matches!(mark.role, Role::Ordinal(_)))
        || points(s)
}

/// Whether a pronoun stands for what was told before: "that" before a noun points at something else.
fn points(s: &Sentence<'_>) -> bool {
    s.marks.iter().any(|mark| {
        *mark.role == Role::Pronoun
            && !(matches!(s.word(mark.span.start), "that" | "this" | "those" | "these" | "there")
                && !s.word(mark.span.end).is_empty()
                && !is_form(s, mark.span.end))
    })
}

fn is_form(s: &Sentence<'_>, at: usize) -> bool {
    s.marks.iter().any(|mark| {
        mark.span.contains(&at)
            && matches!(mark.role, Role::YesNo | Role::Money(_) | Role::Status(_) | Role::Filler | Role::Fared)
    })
}

/// How many words of a sentence say something.
fn telling(s: &Sentence<'_>) -> usize {
    s.words.iter().filter(|word| s.library.search().is_telling(word)).count()
}

/// What a sentence means after another.
pub(super) fn read(s: &Sentence<'_>, before: &Before) -> On {
    if !hangs(s) {
        return On::alone();
    }
    if let Some(query) = turned(s, before) {
        return On::surely(query);
    }
    let own = slots(s);
    let structured = structure::read(s);
    let complete = structured.as_ref().filter(|read| !read.has_text && read.unread.is_empty());
    let instead = starts(s, &Role::Instead);
    let only = s.has(&Role::Only);
    if let Some(read) = complete {
        let names_place = own.iter().any(|slot| {
            matches!(slot.field, Field::Collection(_) | Field::Category(_) | Field::Organisation(_)) && !slot.not
        });
        if read.asks == Asks::Surely && names_place && !only && !points(s) {
            return On::alone();
        }
        if !own.is_empty() || read.asks == Asks::Surely {
            return on_slots(s, before, read.query.clone(), &own, read.asks, instead || only);
        }
    }
    on_entry(s, before, &own, instead)
}

/// Turns of a conversation that say nothing of their own.
fn turned(s: &Sentence<'_>, before: &Before) -> Option<Query> {
    if whole(s, &Role::More) {
        return Some(Query { page: before.query.page + 1, ..before.query.clone() });
    }
    if whole(s, &Role::Else) {
        return Some(others(s, before));
    }
    let ordinal = s.marks.iter().find_map(|mark| match mark.role {
        Role::Ordinal(ordinal) => Some((*ordinal, mark.span.clone())),
        _ => None,
    });
    if let Some((ordinal, span)) = ordinal.filter(|_| before.entries.len() > 1) {
        let at = if ordinal < 0 { before.entries.len() - 1 } else { usize::try_from(ordinal - 1).unwrap_or_default() };
        let entry = *before.entries.get(at)?;
        return Some(of_entry(s, entry, &span));
    }
    if let Some(span) = s.marks.iter().find(|mark| *mark.role == Role::OtherOne).map(|mark| mark.span.clone()) {
        return other_one(s, before, &span);
    }
    if before.entries.len() > 1 && whole(s, &Role::WhichOnes) {
        let list = Shape::List { order: Order::Natural, first: None };
        return Some(Query::new(listed(before), list));
    }
    let counts = s.has(&Role::HowMany) && only_form(s);
    (counts && before.entries.len() > 1).then(|| Query::new(listed(before), Shape::Count(Unit::Entries)))
}

/// The entries that were told before: by their conditions where there are any, so that pages and names go on.
fn listed(before: &Before) -> Select {
    match before.query.shape {
        Shape::List { .. } | Shape::Count(_) if before.query.select.text.is_none() => before.query.select.clone(),
        _ => Select::of(vec![Clause::is(Field::Entry(before.entries.clone()))]),
    }
}

/// Whether all words that say something have a role.
fn whole(s: &Sentence<'_>, role: &Role) -> bool {
    s.has_anywhere(role)
        && (0..s.words.len()).all(|at| {
            s.is(at, role)
                || s.is(at, &Role::Filler)
                || matches!(s.word(at), "and" | "the" | "are" | "was" | "were" | "is" | "on")
        })
}

/// Whether a sentence has only words of asking.
fn only_form(s: &Sentence<'_>) -> bool {
    let form = |at: usize| {
        s.marks.iter().any(|mark| {
            mark.span.contains(&at)
                && matches!(
                    mark.role,
                    Role::HowMany | Role::Filler | Role::Link | Role::Pronoun | Role::Unit(Unit::Entries) | Role::YesNo
                )
        })
    };
    (0..s.words.len()).all(form)
}

/// An entry that was told, and what else is asked of it.
fn of_entry(s: &Sentence<'_>, entry: EntryKey, pointing: &Range<usize>) -> Query {
    let ask = entry::ask(s);
    let rest: Vec<&str> = (0..s.words.len())
        .filter(|at| !pointing.contains(at) && s.library.search().is_telling(s.word(*at)) && !s.is(*at, &Role::Filler))
        .map(|at| s.word(at))
        .collect();
    if rest.is_empty() {
        return Query::new(Select::entry(entry), Shape::Facts { page: None });
    }
    let text = Some(rest.join(" "));
    Query::new(Select { text, ..Select::entry(entry) }, Shape::Entry(ask))
}

/// "No, the other one, about clean air."
fn other_one(s: &Sentence<'_>, before: &Before, pointing: &Range<usize>) -> Option<Query> {
    let rest: Vec<&str> = (pointing.end..s.words.len())
        .filter(|at| s.library.search().is_telling(s.word(*at)) && !s.is(*at, &Role::OtherOne))
        .map(|at| s.word(at))
        .collect();
    let told = before.entries.first().copied()?;
    if !rest.is_empty() {
        // Of the same organisation, where that finds something.
        let organisations = s.catalogue().entry(told).organisations.clone();
        let not_told = Clause::is_not(Field::Entry(vec![told]));
        let same = (!organisations.is_empty()).then(|| Clause::is(Field::Organisation(organisations)));
        let select =
            Select { clauses: same.into_iter().chain([not_told]).collect(), text: Some(rest.join(" ")), focus: None };
        return Some(Query::new(select, Shape::Entry(Ask::Which)));
    }
    let other = before.entries.get(1).copied()?;
    Some(Query::new(Select::entry(other), Shape::Facts { page: None }))
}

/// "Who else?": the others of the category or of the list.
fn others(s: &Sentence<'_>, before: &Before) -> Query {
    let mut select = before.query.select.clone();
    select.text = None;
    select.clauses.retain(|clause| {
        !matches!(clause.field, Field::Entry(_)) && clause.field != Field::Status(vec![Status::Winner])
    });
    let told: Vec<EntryKey> = match before.query.shape {
        Shape::Entry(_) | Shape::Facts { .. } | Shape::Found => before.entries.iter().take(1).copied().collect(),
        _ => before.entries.clone(),
    };
    if let (Shape::Entry(_) | Shape::Facts { .. } | Shape::Found, Some(entry)) = (&before.query.shape, told.first()) {
        let categories = s.catalogue().entry(*entry).categories().collect();
        select.clauses.retain(|clause| !matches!(clause.field, Field::Organisation(_)));
        select.replace(Clause::is(Field::Category(categories)));
    }
    select.clauses.push(Clause::is_not(Field::Entry(told)));
    Query::new(select, Shape::List { order: Order::Natural, first: None })
}

/// A sentence of names and standings, perhaps with a thing to be told of them.
fn on_slots(s: &Sentence<'_>, before: &Before, own: Query, slots: &[Slot], asks: Asks, instead: bool) -> On {
    // A list of one is shown as that entry.
    let of_entry = matches!(before.query.shape, Shape::Entry(_) | Shape::Facts { .. } | Shape::Found)
        || (matches!(before.query.shape, Shape::List { .. }) && before.entries.len() == 1);
    let standings_only = !slots.is_empty() && slots.iter().all(|slot| matches!(slot.field, Field::Status(_)));
    if let (true, true, Some(told)) = (of_entry, standings_only && !points(s), before.entries.first()) {
        // "Finalists?" after somebody's result asks for those of the same category.
        let categories: Vec<_> = s.catalogue().entry(*told).categories().collect();
        let mut all = clauses(slots);
        all.push(Clause::is(Field::Category(categories)));
        return On::surely(Query::new(Select::of(all), Shape::List { order: Order::Natural, first: None }));
    }
    if of_entry {
        return on_entry(s, before, slots, instead);
    }
    let mut select = before.query.select.clone();
    if !own.select.clauses.iter().any(|clause| matches!(clause.field, Field::Collection(_))) || asks == Asks::Surely {
        select.clauses.retain(|clause| !matches!(clause.field, Field::Entry(_)));
    }
    let other_collection = slots.iter().any(|slot| matches!(slot.field, Field::Collection(_)));
    if other_collection {
        // Another collection is of another year, and has other categories.
        select.clauses.retain(|clause| !matches!(clause.field, Field::Year(_) | Field::Category(_)));
    }
    for clause in clauses(slots) {
        select.replace(clause);
    }
    let narrows = s.has(&Role::Only) && !s.has(&Role::HowMany);
    let shape = if narrows {
        Shape::List { order: Order::Natural, first: None }
    } else if asks == Asks::Surely {
        own.shape.clone()
    } else {
        before.query.shape.clone()
    };
    let shape = match (shape, &own.shape) {
        (Shape::Winners, Shape::List { .. }) if select.statuses().is_some() => own.shape,
        (shape, _) => shape,
    };
    let query = Query::new(select, shape);
    if instead || before.query.shape == query.shape || points(s) || telling(s) <= 3 {
        On::surely(query)
    } else {
        On::perhaps(query)
    }
}

/// A sentence that asks on about the entry that was told, or the same of another one.
fn on_entry(s: &Sentence<'_>, before: &Before, own: &[Slot], instead: bool) -> On {
    let Some(told) = before.entries.first().copied() else { return On::default() };
    let names: Vec<&Slot> = own
        .iter()
        .filter(|slot| matches!(slot.field, Field::Organisation(_) | Field::Collection(_) | Field::Category(_)))
        .collect();
    let place = s.names.places.iter().any(|mention| s.asked.contains(&mention.span.start));
    if (!names.is_empty() || place) && instead && !points(s) {
        return on_another(s, before);
    }
    if !names.is_empty() && !points(s) {
        return On::default();
    }
    let ask = match (&before.query.shape, entry::ask(s)) {
        // "And by June?" asks for the same figure.
        (Shape::Entry(Ask::Figure(figure)), Ask::Which | Ask::Fact { strictly: false }) if instead => {
            Ask::Figure(crate::query::FigureAsk {
                years: s.years.iter().map(|(year, _)| *year).collect(),
                ..figure.clone()
            })
        }
        (_, ask) => ask,
    };
    let text = entry::text(s, &ask);
    let among = before.entries.len() > 1 && s.has_anywhere(&Role::Among);
    let asked_about = if among { before.entries.clone() } else { vec![told] };
    let select = Select { text: Some(text), ..Select::of(vec![Clause::is(Field::Entry(asked_about))]) };
    let query = Query::new(select, Shape::Entry(ask));
    // A few words that name nothing ask on, whatever else they may find.
    let elliptic = telling(s) <= ELLIPTIC;
    if points(s) || instead || elliptic { On::surely(query) } else { On::perhaps(query) }
}

/// A sentence of no more telling words than this that names nothing hangs on what was told.
const ELLIPTIC: usize = 3;

/// The same of another organisation: its name in the place of the one that was asked about.
fn on_another(s: &Sentence<'_>, before: &Before) -> On {
    let text = before.query.select.text.clone().unwrap_or_default();
    let earlier = Sentence::new(s.library, &text);
    let replaced = |at: usize| {
        earlier.names.organisations.iter().any(|mention| mention.span.contains(&at))
            || earlier.names.places.iter().any(|mention| mention.span.contains(&at))
    };
    let kept = (0..earlier.words.len()).filter(|at| !replaced(*at)).map(|at| earlier.word(at));
    let own = (0..s.words.len())
        .filter(|at| s.library.search().is_telling(s.word(*at)) && !s.is(*at, &Role::Filler))
        .map(|at| s.word(at));
    let text: Vec<&str> = own.chain(kept).collect();
    let shape = match (&before.query.shape, entry::ask(s)) {
        (Shape::Entry(_), ask @ Ask::Figure(_)) => Shape::Entry(ask),
        (Shape::Entry(ask), _) => Shape::Entry(ask.clone()),
        _ => Shape::Entry(Ask::Which),
    };
    let words: Vec<String> = s.names.organisations.iter().map(|mention| s.said(&mention.span)).collect();
    let alone = Query::new(Select::text(&words.join(" ")), Shape::Entry(Ask::Which));
    let mut queries = vec![Query::new(Select::text(&text.join(" ")), shape)];
    if matches!(before.query.shape, Shape::Entry(Ask::Which) | Shape::Found | Shape::Facts { .. }) {
        queries.push(alone);
    }
    On { queries, replaces: true, stands_alone: false }
}
