//! Turns about what else those have who entered what was shown: in another collection, or anywhere.

use std::ops::Range;

use super::super::sentence::Sentence;
use super::super::words::Role;
use super::super::{Before, entry, structure};
use super::listed::told_or_counted;
use super::{on_entry, turn};
use crate::catalogue::{CollectionKey, EntryKey, OrganisationKey, Status};
use crate::query::{Ask, Clause, Field, Query, Select, Shape, Unit};
use crate::search::Search;

/// What a turn means that asks what else those have.
pub(super) fn read(s: &Sentence<'_>, before: &Before) -> Option<Query> {
    same_owner(s, before).or_else(|| in_another_collection(s, before)).or_else(|| on_something_else(s, before))
}

/// "Have they anything on general health as well?": another entry of those who entered what was shown, of which more is said.
fn on_something_else(s: &Sentence<'_>, before: &Before) -> Option<Query> {
    let told = before.entries.first().filter(|_| before.entries.len() == 1)?;
    let owners = s.catalogue().entry(*told).organisations.clone();
    let they = s.words.iter().take(THEY_WITHIN).any(|word| matches!(word.as_str(), "they" | "theyve"));
    let anything =
        s.words.iter().any(|word| matches!(word.as_str(), "anything" | "something" | "one" | "entry" | "project"));
    let asks = they && anything && says_further(s) && s.marked(|role| *role == Role::About).next().is_some();
    if !asks || owners.is_empty() || turn::is_named(s) {
        return None;
    }
    let points = |at: usize| stands_for_owner(s, at) || asks_for_entries(s, at);
    let text = entry::text_of(s, &Ask::Which, points);
    Some(another_of_theirs(owners, *told, Ask::Which, text))
}

/// What is asked of another entry of these than the one that was shown, which a text describes.
pub(super) fn another_of_theirs(owners: Vec<OrganisationKey>, told: EntryKey, ask: Ask, text: String) -> Query {
    let theirs = [Clause::is(Field::Organisation(owners)), Clause::is_not(Field::Entry(vec![told]))];
    Query::new(Select { text: Some(text), ..Select::of(theirs.into()) }, Shape::Entry(ask))
}

/// The entries of these that meet a condition each, or how many they are where that is asked; without the one that was shown where
/// others are asked for.
fn entries_of(s: &Sentence<'_>, owners: Vec<OrganisationKey>, more: Vec<Field>, but: Option<EntryKey>) -> Query {
    let all = std::iter::once(Field::Organisation(owners)).chain(more).map(Clause::is);
    let but = but.map(|told| Clause::is_not(Field::Entry(vec![told])));
    let shape = told_or_counted(s);
    Query::new(Select::of(all.chain(but).collect()), shape)
}

/// Whoever is asked about stands so near the beginning.
const THEY_WITHIN: usize = 4;

/// "Do they appear in the LGA page too?", "any LGC nominations for them?", "and LGA?": what those who entered what was shown have
/// in a collection that is named.
fn in_another_collection(s: &Sentence<'_>, before: &Before) -> Option<Query> {
    let told = before.entries.first().filter(|_| before.entries.len() == 1)?;
    let entry = s.catalogue().entry(*told);
    // What was listed by conditions keeps them: "and in LGC?"
    let shown = matches!(before.query.shape, Shape::Entry(_) | Shape::Facts { .. } | Shape::Found);
    let (collections, places) = named_collections(s);
    let named = s.names.organisations.iter().filter(|mention| !places.contains(&mention.span));
    let is_own = |key: &OrganisationKey| entry.involved().any(|own| own == *key);
    let (own, others): (Vec<_>, Vec<_>) = named.partition(|mention| mention.keys.iter().any(is_own));
    let own_names: Vec<OrganisationKey> = own.iter().flat_map(|mention| mention.keys.clone()).collect();
    let owners = if own.is_empty() { entry.organisations.clone() } else { own_names };
    let names_other = !others.is_empty() || !s.names.people.is_empty() || !s.names.categories.is_empty();
    if collections.is_empty() || owners.is_empty() || names_other {
        return None;
    }
    let known = |at: usize| places.iter().chain(own.iter().map(|mention| &mention.span)).any(|span| span.contains(&at));
    let says = |at: usize| s.library.search().is_content_word(s.word(at)) && !known(at) && !stands_for_owner(s, at);
    if !(0..s.words.len()).filter(|at| says(*at)).all(|at| asks_for_entries(s, at)) {
        return None;
    }
    let points = !own.is_empty() || (0..s.words.len()).any(|at| stands_for_owner(s, at));
    let entries = s.has(&Role::Unit(Unit::Entries)) || s.has(&Role::Unit(Unit::Recognitions));
    let elsewhere = !collections.contains(&entry.collection);
    let further = says_further(s);
    // "And in the LGA text?" asks the same of the same project.
    let there = |key: &EntryKey| collections.contains(&s.catalogue().entry(*key).collection);
    let asks = points || entries || (0..s.words.len()).any(|at| APPEARS.contains(&s.word(at)));
    let asks = asks || !on_entry::same_project(s, *told).iter().any(there);
    if !(elsewhere && asks && (shown || points) || points && (entries || further)) {
        return None;
    }
    let winner = s.marked(|role| *role == Role::Status(Status::Winner)).next().is_some();
    let won = winner.then_some(Field::Status(vec![Status::Winner]));
    let conditions = std::iter::once(Field::Collection(collections)).chain(won).collect();
    Some(entries_of(s, owners, conditions, Some(*told).filter(|_| further && !elsewhere)))
}

/// Whether a turn asks in which collection those stand whom it does not name: "is the council up for any LGC awards?"
pub(super) fn asks_of_the_council(s: &Sentence<'_>) -> bool {
    !s.names.collections.is_empty()
        && s.names.organisations.is_empty()
        && (0..s.words.len()).any(|at| s.word(at) == "the" && stands_for_owner(s, at))
}

/// Whether a word stands for those who entered what was shown, or leads to it: "they", "the council".
fn stands_for_owner(s: &Sentence<'_>, at: usize) -> bool {
    match s.word(at) {
        "they" | "them" | "their" | "theirs" | "theyve" => true,
        "the" => s.is(at + 1, &Role::One(Unit::Councils)) || s.is(at + 1, &Role::One(Unit::Organisations)),
        _ => false,
    }
}

/// Whether a word asks for entries of a collection, and says nothing of what they are about.
fn asks_for_entries(s: &Sentence<'_>, at: usize) -> bool {
    let standing = |role: &Role| matches!(role, Role::Status(_) | Role::Else | Role::Instead | Role::Only);
    turn::is_collection(s, at)
        || matches!(s.word(at), "page" | "collection" | "lot" | "set" | "volume" | "year" | "same")
        || APPEARS.contains(&s.word(at))
        || FURTHER.contains(&s.word(at))
        || s.marks.iter().any(|mark| mark.span.contains(&at) && (structure::is_form(mark.role) || standing(mark.role)))
}

/// Whether more is asked for than what was shown.
fn says_further(s: &Sentence<'_>) -> bool {
    s.has_anywhere(&Role::Else) || s.words.iter().any(|word| FURTHER.contains(&word.as_str()))
}

/// The collections that a turn names, and where: a name that is its organiser's as well means the collection.
pub(super) fn named_collections(s: &Sentence<'_>) -> (Vec<CollectionKey>, Vec<Range<usize>>) {
    let catalogue = s.catalogue();
    let named = s.names.collections.iter().map(|mention| (mention.keys.clone(), mention.span.clone()));
    let organised = s.names.organisations.iter().filter_map(|mention| {
        let runs = |organiser: &str| mention.keys.iter().any(|key| catalogue.organisation(*key).name == organiser);
        let its = catalogue.collections().filter(|(_, collection)| runs(&collection.organiser));
        let keys: Vec<CollectionKey> = its.map(|(key, _)| key).collect();
        (!keys.is_empty()).then(|| (keys, mention.span.clone()))
    });
    let (keys, spans): (Vec<_>, Vec<_>) = named.chain(organised).unzip();
    let mut keys = keys.concat();
    keys.dedup();
    (keys, spans)
}

/// Words by which it is asked whether somebody stands in a collection.
const APPEARS: [&str; 24] = [
    "have", "has", "had", "got", "get", "appear", "appears", "appeared", "feature", "features", "featured", "enter",
    "entered", "submit", "submitted", "put", "stand", "listed", "anything", "something", "again", "there", "writeup",
    "up",
];

/// "What has that council in LGC?": the entries elsewhere of whoever entered the one that was shown.
fn same_owner(s: &Sentence<'_>, before: &Before) -> Option<Query> {
    let span = turn::same_owner(s)?;
    let told = before.entries.first().filter(|_| before.entries.len() == 1)?;
    let mut organisations = s.catalogue().entry(*told).organisations.clone();
    if PLACES.contains(&s.word(span.end - 1)) {
        organisations = of_the_place(s, &organisations);
    }
    let (collections, places) = named_collections(s);
    let elsewhere = !collections.is_empty() && !collections.contains(&s.catalogue().entry(*told).collection);
    // What more is said of it asks for one thing.
    let says = |at: usize| {
        let named = places.iter().any(|place| place.contains(&at));
        s.library.search().is_content_word(s.word(at)) && !span.contains(&at) && !named
    };
    let form = |at: usize| asks_for_entries(s, at);
    let only = (0..s.words.len()).filter(|at| says(*at)).all(form);
    // "Everything you have on that council" names no collection, or that of which is spoken.
    let further = says_further(s);
    let all = s.has(&Role::List) || s.words.iter().any(|word| word == "everything" || word == "all");
    let names_other = s.names.organisations.iter().any(|mention| !places.contains(&mention.span));
    if organisations.is_empty() || names_other {
        return None;
    }
    let described = (0..s.words.len()).filter(|at| says(*at) && !form(*at) && !s.is(*at, &Role::Filler)).count();
    if !elsewhere && (s.word(span.start) == "same" || further) && described >= DESCRIBING {
        // "Same council did phone calls by computer, how many?" describes another entry of theirs.
        let ask = entry::ask(s);
        let text = entry::text_of(s, &ask, |at| span.contains(&at));
        return Some(another_of_theirs(organisations, *told, ask, text));
    }
    let counts = s.has(&Role::HowMany) && s.has(&Role::Unit(Unit::Entries));
    if !(elsewhere || all || further || counts) || !only {
        return None;
    }
    // "In the brochure" is in that of the one that was shown.
    let here = counts && collections.is_empty() && (0..s.words.len()).any(|at| turn::is_collection(s, at));
    let collections = if here { vec![s.catalogue().entry(*told).collection] } else { collections };
    let place = (!collections.is_empty()).then_some(Field::Collection(collections));
    Some(entries_of(s, organisations, place.into_iter().collect(), Some(*told).filter(|_| further)))
}

/// What a place may be called whose body entered something.
const PLACES: [&str; 7] = ["city", "town", "county", "place", "borough", "district", "area"];

/// These organisations, and all others that have the same place in their names: the university of a city, and its council.
fn of_the_place(s: &Sentence<'_>, organisations: &[OrganisationKey]) -> Vec<OrganisationKey> {
    let catalogue = s.catalogue();
    let words = |key: OrganisationKey| Search::words(&catalogue.organisation(key).name);
    let place = |key: &OrganisationKey| -> Vec<String> {
        words(*key).into_iter().filter(|word| !BODY.contains(&word.as_str())).collect()
    };
    let places: Vec<Vec<String>> = organisations.iter().map(place).filter(|place| !place.is_empty()).collect();
    let of = |key: OrganisationKey| {
        let words = words(key);
        places.iter().any(|place| place.iter().all(|word| words.contains(word)))
    };
    catalogue.organisations().map(|(key, _)| key).filter(|key| of(*key) || organisations.contains(key)).collect()
}

/// Words of a name that say what a body is, and not where.
const BODY: [&str; 14] = [
    "council", "city", "of", "university", "borough", "county", "district", "metropolitan", "the", "london", "royal",
    "and", "town", "nhs",
];

/// Words that ask for more than what was shown; "well" ends "as well".
const FURTHER: [&str; 7] = ["also", "too", "well", "another", "second", "other", "others"];

/// Telling words that describe another entry of the same organisation.
const DESCRIBING: usize = 2;
