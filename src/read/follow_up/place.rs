//! Turns that speak of the award, the category or the collection that was spoken of before.

use super::super::sentence::Sentence;
use super::super::words::Role;
use super::super::{Before, entry};
use super::listed::LIST;
use super::{On, turn};
use crate::catalogue::{CategoryKey, CollectionKey};
use crate::query::{Ask, Clause, Field, Query, Select, Shape, Unit};

/// What a turn means that says "same category", or asks for the sponsor without naming what is sponsored.
pub(super) fn read(s: &Sentence<'_>, before: &Before) -> Option<On> {
    sponsor(s, before).or_else(|| same_place(s, before)).map(On::surely)
}

/// "Who sponsors it?"
fn sponsor(s: &Sentence<'_>, before: &Before) -> Option<Query> {
    if !s.has(&Role::Sponsor) || !s.names.categories.is_empty() || !s.names.collections.is_empty() {
        return None;
    }
    let categories = categories(s, before);
    (!categories.is_empty()).then(|| Query::new(Select::default(), Shape::Sponsors(categories)))
}

/// "Hackney, same category?": what somebody else has there.
fn same_place(s: &Sentence<'_>, before: &Before) -> Option<Query> {
    let at = turn::same_place(s)?;
    let place = if s.is(at, &Role::One(Unit::Collections)) {
        Field::Collection(collections(s, before))
    } else {
        Field::Category(categories(s, before))
    };
    let named = s.names.organisations.iter().flat_map(|mention| mention.keys.clone()).collect::<Vec<_>>();
    let known = match &place {
        Field::Category(keys) => !keys.is_empty(),
        Field::Collection(keys) => !keys.is_empty(),
        _ => false,
    };
    if named.is_empty() || !known {
        return None;
    }
    let select = Select::of(vec![Clause::is(Field::Organisation(named)), Clause::is(place)]);
    Some(match entry::ask(s) {
        ask @ Ask::Result { .. } => Query::new(select, Shape::Entry(ask)),
        _ => Query::new(select, LIST),
    })
}

/// The categories that were spoken of, or that the entry that was told stands in.
fn categories(s: &Sentence<'_>, before: &Before) -> Vec<CategoryKey> {
    if let Shape::Sponsors(keys) = &before.query.shape {
        return keys.clone();
    }
    if let Some(keys) = before.query.select.categories() {
        return keys.to_vec();
    }
    match before.entries.as_slice() {
        [told] => s.catalogue().entry(*told).categories().collect(),
        _ => Vec::new(),
    }
}

/// The collections that were spoken of, or that the entry that was told stands in.
fn collections(s: &Sentence<'_>, before: &Before) -> Vec<CollectionKey> {
    match (before.query.select.collections(), before.entries.first()) {
        (Some(keys), _) => keys.to_vec(),
        (None, Some(told)) => vec![s.catalogue().entry(*told).collection],
        (None, None) => Vec::new(),
    }
}
