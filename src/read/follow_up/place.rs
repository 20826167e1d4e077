//! Turns about the award, the category or the collection that was mentioned before.

use super::super::sentence::Sentence;
use super::super::slots::{clauses, slots};
use super::super::words::Role;
use super::super::{Before, entry};
use super::listed::LIST;
use super::{On, owner, turn};
use crate::catalogue::{CategoryKey, CollectionKey, Role as PartyRole, Status};
use crate::query::{Ask, Clause, Field, Metric, Query, Select, Shape, Unit};

/// What a turn means that says "same category", or asks for the sponsor or the day without naming of what.
pub(super) fn read(s: &Sentence<'_>, before: &Before) -> Option<On> {
    sponsor(s, before)
        .or_else(|| day(s, before))
        .or_else(|| in_it(s, before))
        .or_else(|| stood_elsewhere(s, before))
        .or_else(|| else_in_it(s, before))
        .or_else(|| owner::read(s, before))
        .or_else(|| same_place(s, before))
        .map(On::surely)
}

/// "And where is it?" after the day of a ceremony.
fn day(s: &Sentence<'_>, before: &Before) -> Option<Query> {
    let formal = turn::formal(s, &Role::Day) && !turn::is_named(s);
    if !matches!(before.query.shape, Shape::Ceremony(_)) {
        // "And at which venue?" after the shortlist of an award.
        let of_award = !before.categories.is_empty() || matches!(before.query.shape, Shape::Winners);
        let asks = of_award && s.has(&Role::Day) && (s.has(&Role::Where) || s.has(&Role::What)) && formal;
        // "What day are results out?" of an entry is a question for the ceremony as well.
        let results = s.words.iter().any(|word| RESULTS.contains(&word.as_str()));
        let when = s.has(&Role::Metric(Metric::Date)) || s.words.iter().any(|word| word == "day" || word == "date");
        let asks = asks || (results && when && !turn::is_named(s) && turn::content_words(s) <= ANNOUNCING);
        let mut keys = collections(s, before);
        keys.retain(|key| s.catalogue().collection(*key).ceremony.is_some());
        return (asks && !keys.is_empty()).then(|| Query::new(Select::default(), Shape::Ceremony(keys)));
    }
    let asks = s.has(&Role::Where) || s.has(&Role::Day) || s.has(&Role::Metric(Metric::Date));
    (asks && formal).then(|| before.query.clone())
}

/// What is announced on the day,
const RESULTS: [&str; 6] = ["result", "results", "ceremony", "announced", "winners", "announcement"];
/// and how many telling words ask for that day.
const ANNOUNCING: usize = 4;

/// "Who sponsors it?"
fn sponsor(s: &Sentence<'_>, before: &Before) -> Option<Query> {
    // "Who pays for that category?"
    let pays = || {
        let funds = s.marked(|role| *role == Role::TookPart(PartyRole::Funder)).next().is_some();
        let there = turn::same_place(s).is_some_and(|at| !turn::is_collection(s, at));
        // "Who pays for it?" of a whole shortlist.
        let it = before.entries.len() > 1 && turn::points(s) && before.query.select.categories().is_some();
        funds && s.has(&Role::Who) && (there || it)
    };
    let asks = s.has(&Role::Sponsor) || pays();
    if !asks || !s.names.categories.is_empty() || !s.names.collections.is_empty() {
        return None;
    }
    let categories = categories(s, before);
    (!categories.is_empty()).then(|| Query::new(Select::default(), Shape::Sponsors(categories)))
}

/// "And who's in it?", "how many are competing for it?" of a category of which no entry was shown.
fn in_it(s: &Sentence<'_>, before: &Before) -> Option<Query> {
    let of_it = s.words.windows(2).any(|two| two == ["in", "it"] || two == ["for", "it"])
        || s.words.windows(3).any(|three| three == ["in", "that", "one"]);
    let keys = categories(s, before);
    let asks = before.entries.is_empty() && of_it;
    let counts = s.has(&Role::HowMany) && turn::content_words(s) <= COMPETING;
    let shape = match s.has(&Role::Who) && turn::formal(s, &Role::Who) {
        true => LIST,
        false if counts => Shape::Count(Unit::Entries),
        false => return None,
    };
    (asks && !keys.is_empty()).then(|| Query::new(Select::of(vec![Clause::is(Field::Category(keys))]), shape))
}

/// Telling words of a turn that asks how many there are: "are competing".
const COMPETING: usize = 2;

/// "Are they shortlisted for Most Improved Council too?": how those who entered what was shown fared in another category.
fn stood_elsewhere(s: &Sentence<'_>, before: &Before) -> Option<Query> {
    let ask = entry::ask(s);
    let told = before.entries.first().filter(|_| before.entries.len() == 1 && matches!(ask, Ask::Result { .. }))?;
    let entry = s.catalogue().entry(*told);
    let named: Vec<CategoryKey> = s.names.categories.iter().flat_map(|mention| mention.keys.clone()).collect();
    let other = !named.is_empty() && !entry.categories().any(|key| named.contains(&key));
    if !other || !turn::points(s) || entry.organisations.is_empty() || turn::is_named(s) {
        return None;
    }
    let conditions = [Field::Organisation(entry.organisations.clone()), Field::Category(named)];
    Some(Query::new(Select::of(conditions.into_iter().map(Clause::is).collect()), Shape::Entry(ask)))
}

/// "Apart from those two, who else was up in that category?": all of it but what was shown; it may be named in the same
/// breath: "they were both up for Future Places. Who else was up for that?"
fn else_in_it(s: &Sentence<'_>, before: &Before) -> Option<Query> {
    let named = s.names.categories.iter().filter(|mention| mention.words > 1).flat_map(|mention| mention.keys.clone());
    let named: Vec<CategoryKey> = named.filter(|_| s.has_anywhere(&Role::Pronoun)).collect();
    let there = !named.is_empty() || turn::same_place(s).is_some_and(|at| !turn::is_collection(s, at));
    let keys = if named.is_empty() { categories(s, before) } else { named };
    if !there || !s.has_anywhere(&Role::Else) || keys.is_empty() || turn::is_named(s) {
        return None;
    }
    let told = before.entries.iter().chain(&before.earlier).copied();
    let there = told.filter(|key| s.catalogue().entry(*key).categories().any(|category| keys.contains(&category)));
    let not_told = Clause::is_not(Field::Entry(there.collect()));
    Some(Query::new(Select::of(vec![Clause::is(Field::Category(keys)), not_told]), LIST))
}

/// "And the one who beat them?" after finalists of a category: its winner.
pub(super) fn who_beat(s: &Sentence<'_>, before: &Before) -> Option<Query> {
    let beat = |at: usize| s.is(at, &Role::Beat) && s.is(at + 1, &Role::Pronoun);
    let who = |at: usize| matches!(s.word(at.wrapping_sub(1)), "who" | "that" | "which" | "one" | "what");
    let asks = (1..s.words.len()).any(|at| beat(at) && who(at)) && !turn::is_named(s);
    let keys = if asks { categories(s, before) } else { Vec::new() };
    (!keys.is_empty()).then(|| Query::new(Select::of(vec![Clause::is(Field::Category(keys))]), Shape::Winners))
}

/// "Hackney, same category?": what somebody else has there.
fn same_place(s: &Sentence<'_>, before: &Before) -> Option<Query> {
    let named: Vec<_> = s.names.organisations.iter().flat_map(|mention| mention.keys.clone()).collect();
    let there = !named.is_empty() && s.words.windows(2).any(|two| two == ["in", "there"]);
    // A shortlist is that of a category, where one is spoken of.
    let of_category = |at: usize| s.word(at) == "shortlist" && !categories(s, before).is_empty();
    let place = match turn::same_place(s) {
        Some(at) if turn::is_collection(s, at) && !of_category(at) => Field::Collection(collections(s, before)),
        None if there && categories(s, before).is_empty() => Field::Collection(collections(s, before)),
        None if !there => return None,
        _ => Field::Category(categories(s, before)),
    };
    let known = match &place {
        Field::Category(keys) => !keys.is_empty(),
        Field::Collection(keys) => !keys.is_empty(),
        _ => false,
    };
    let ask = entry::ask(s);
    // "How many teams are on that shortlist?"
    let on_shortlist = turn::same_place(s).is_some_and(of_category);
    let counts = s.has(&Role::HowMany) && on_shortlist && turn::content_words(s) <= COMPETING;
    if !known || (named.is_empty() && !counts && !turn::formal(s, &Role::HowMany)) {
        return None;
    }
    let organisations = (!named.is_empty()).then(|| Clause::is(Field::Organisation(named)));
    let of_somebody = organisations.is_some();
    let select = Select::of(organisations.into_iter().chain([Clause::is(place)]).collect());
    let winner = s.marked(|role| *role == Role::Status(Status::Winner)).next().is_some();
    let of_standing = || {
        let all = clauses(&slots(s)).into_iter().filter(|clause| matches!(clause.field, Field::Status(_)));
        Select::of(select.clauses.iter().cloned().chain(all).collect())
    };
    Some(match ask {
        _ if counts && !of_somebody => Query::new(of_standing(), Shape::Count(Unit::Entries)),
        Ask::Result { .. } if of_somebody => Query::new(select, Shape::Entry(ask)),
        // "Which category is it in?" and "did it win that award?" ask on about the entry.
        Ask::Result { .. } => return None,
        // "How many winners are in that brochure?"
        _ if s.has(&Role::HowMany) => Query::new(of_standing(), Shape::Count(Unit::Entries)),
        _ if winner => Query::new(select, Shape::Winners),
        _ => Query::new(select, LIST),
    })
}

/// "On that list": the condition that it stands in the collection that was mentioned.
pub(super) fn collection(s: &Sentence<'_>, before: &Before) -> Option<Clause> {
    let same = turn::same_place(s).is_some_and(|at| turn::is_collection(s, at));
    let keys = collections(s, before);
    (same && !keys.is_empty()).then(|| Clause::is(Field::Collection(keys)))
}

/// The categories that were mentioned, or in which the entry that was shown stands.
fn categories(s: &Sentence<'_>, before: &Before) -> Vec<CategoryKey> {
    if let Shape::Sponsors(keys) = &before.query.shape {
        return keys.clone();
    }
    if let Some(keys) = before.query.select.categories() {
        return keys.to_vec();
    }
    match before.entries.as_slice() {
        [_] if !before.categories.is_empty() => before.categories.clone(),
        [told] => s.catalogue().entry(*told).categories().collect(),
        _ => Vec::new(),
    }
}

/// The collections that were mentioned, or in which the entry that was shown stands.
fn collections(s: &Sentence<'_>, before: &Before) -> Vec<CollectionKey> {
    match (before.query.select.collections(), before.entries.first()) {
        (Some(keys), _) => keys.to_vec(),
        (None, Some(told)) => vec![s.catalogue().entry(*told).collection],
        (None, None) => Vec::new(),
    }
}
