//! Turns that ask the same again: of another time, of a part, of another entry of the list, of the same project elsewhere.

use std::ops::Range;

use super::super::sentence::Sentence;
use super::super::words::Role;
use super::super::{Before, entry};
use super::{on_entry, owner, turn};
use crate::catalogue::EntryKey;
use crate::query::{Ask, FigureAsk, Metric, Query, Select, Shape};
use crate::search::Search;

/// "How much of that goes to the Locality trust?": a part of what was told, whoever is named beside it.
pub(super) fn part_of_it(s: &Sentence<'_>, before: &Before) -> Option<Query> {
    let told = before.entries.first().filter(|_| before.entries.len() == 1)?;
    let of_it = |end: usize| s.word(end) == "of" && matches!(s.word(end + 1), "that" | "it" | "this" | "which");
    let asks = |role: &Role| matches!(role, Role::HowMuch | Role::HowMany | Role::Metric(Metric::Share));
    let span = s.asking(asks).find(|mark| of_it(mark.span.end)).map(|mark| mark.span.end..mark.span.end + 2)?;
    let ask = entry::ask(s);
    let figure = matches!(ask, Ask::Figure(_)) && turn::is_named(s);
    let select = Select { text: Some(on_entry::text(s, &ask, &span)), ..Select::entry(*told) };
    figure.then(|| Query::new(select, Shape::Entry(ask)))
}

/// "By Christmas?" after a figure: the same as of that time.
pub(super) fn at_another_time(s: &Sentence<'_>, before: &Before) -> Option<Query> {
    let told = before.entries.first().filter(|_| before.entries.len() == 1)?;
    let Shape::Entry(Ask::Figure(figure)) = &before.query.shape else { return None };
    let says = |at: &usize| s.library.search().is_content_word(s.word(*at)) && !s.is(*at, &Role::Filler);
    let mut said = (0..s.words.len()).filter(says);
    let time = said.next().filter(|at| said.next().is_none() && TIMES.contains(&s.word(*at)))?;
    let leads = (0..time).any(|at| matches!(s.word(at), "by" | "in" | "at" | "until" | "before" | "since" | "as"));
    let ask = Ask::Figure(FigureAsk { years: Vec::new(), ..figure.clone() });
    let select = Select { text: Some(s.word(time).to_owned()), ..Select::entry(*told) };
    leads.then(|| Query::new(select, Shape::Entry(ask)))
}

/// Times of a year by which a figure may be told.
const TIMES: [&str; 18] = [
    "christmas", "easter", "spring", "summer", "autumn", "winter", "january", "february", "march", "april", "may",
    "june", "july", "august", "september", "october", "november", "december",
];

/// "And in the LGA write-up?" after a figure: the same of the same project in the collection that is named.
pub(super) fn elsewhere(s: &Sentence<'_>, before: &Before) -> Option<Query> {
    let told = before.entries.first().filter(|_| before.entries.len() == 1)?;
    let Shape::Entry(ask @ (Ask::Figure(_) | Ask::Person { .. } | Ask::Parties { .. })) = &before.query.shape else {
        return None;
    };
    let (collections, places) = owner::named_collections(s);
    let there = |key: &EntryKey| collections.contains(&s.catalogue().entry(*key).collection);
    let same: Vec<EntryKey> = on_entry::same_project(s, *told).into_iter().filter(there).collect();
    let empty = |at: usize| {
        !s.library.search().is_content_word(s.word(at))
            || TELLING.contains(&s.word(at))
            || s.is(at, &Role::Filler)
            || places.iter().any(|place| place.contains(&at))
    };
    let [other] = same.as_slice() else { return None };
    (0..s.words.len()).all(empty).then(|| same_ask(s, before, *told, *other, ask))
}

/// Words for how a collection has a story.
const TELLING: [&str; 14] = [
    "write", "writeup", "up", "version", "text", "page", "account", "story", "tells", "says", "has", "same", "later",
    "entry",
];

/// What was asked of one entry, asked of another: without the words that name the first.
fn same_ask(s: &Sentence<'_>, before: &Before, told: EntryKey, other: EntryKey, ask: &Ask) -> Query {
    let search = s.library.search();
    let title = Search::words(&s.catalogue().entry(told).title);
    let names = |word: &String| title.iter().any(|own| search.same_stem(own, word));
    let asked = Search::words(before.query.select.text.as_deref().unwrap_or_default());
    let asked: Vec<String> = asked.into_iter().filter(|word| !names(word)).collect();
    Query::new(Select { text: Some(asked.join(" ")), ..Select::entry(other) }, Shape::Entry(ask.clone()))
}

/// "And the East Riding one?" after a figure, a person or a result: the same of that entry of the list.
pub(super) fn of_another(s: &Sentence<'_>, before: &Before, entry: EntryKey, pointing: &Range<usize>) -> Option<Query> {
    let told = before.entries.first().filter(|told| before.entries.len() == 1 && **told != entry)?;
    let Shape::Entry(ask @ (Ask::Figure(_) | Ask::Person { .. } | Ask::Parties { .. } | Ask::Result { .. })) =
        &before.query.shape
    else {
        return None;
    };
    let says = |at: usize| s.library.search().is_content_word(s.word(at)) && !s.is(at, &Role::Filler);
    let only = turn::starts(s, &Role::Instead) && !(0..s.words.len()).any(|at| says(at) && !pointing.contains(&at));
    only.then(|| same_ask(s, before, *told, entry, ask))
}
