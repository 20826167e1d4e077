//! What a question mentions that the catalogue does not have: a subject, an award, a year.

use std::ops::Range;

use super::sentence::Sentence;
use super::structure::Structured;
use super::words::Role;
use crate::catalogue::{CategoryKey, CollectionKey};
use crate::names::Mention;
use crate::query::{Clause, Field, Order, Query, Select, Shape, Unit};
use crate::search::Search;

/// Whether entries are asked for that are about something of which the catalogue knows nothing: "entries about submarines".
pub(super) fn is_about_nothing_known(s: &Sentence<'_>, read: &Structured) -> bool {
    let telling = |from: usize| (from..s.core.end).find(|at| s.library.search().is_content_word(s.word(*at)));
    let led = |at: usize| s.marked(|role| *role == Role::About).any(|mark| telling(mark.span.end) == Some(at));
    let unknown = |at: usize| s.library.search().read(s.word(at)).known().all(|(_, surest)| surest < KNOWN);
    read.unread.is_empty()
        && s.marked(|role| *role == Role::Unit(Unit::Entries)).next().is_some()
        && matches!(read.query.shape, Shape::List { .. } | Shape::Count(Unit::Entries))
        && read.left.iter().any(|at| led(*at) && unknown(*at))
}

/// A word is known when what it most surely means is as sure as a synonym.
const KNOWN: f32 = 0.59;

/// The entries of a collection in a year that is not its own: none exist. "What did the speakers of Share Leeds 2020 say?"
pub(super) fn of_other_year(s: &Sentence<'_>, read: &Structured) -> Option<Query> {
    let (keys, end) = read.slots.iter().filter(|slot| !slot.not).find_map(|slot| match &slot.field {
        Field::Collection(keys) => Some((keys, slot.spans.iter().map(|span| span.end).max()?)),
        _ => None,
    })?;
    let (year, _) = s.years.iter().find(|(_, at)| *at == end)?;
    let own = |key: &CollectionKey| s.catalogue().collection(*key).year == *year;
    let list = Shape::List { order: Order::Natural, first: None };
    let of_both = [Field::Collection(keys.clone()), Field::Year(vec![*year..=*year])].map(Clause::is).to_vec();
    (!keys.iter().any(own)).then(|| Query::new(Select::of(of_both), list))
}

/// Whether words that belong to no category stand where a category is named: "the blockchain award", "apprentice of the year".
pub(super) fn of_unknown_award(s: &Sentence<'_>, read: &Structured) -> bool {
    let in_category = |at: usize| {
        let spans =
            read.slots.iter().filter(|slot| matches!(slot.field, Field::Category(_))).flat_map(|slot| &slot.spans);
        spans.into_iter().any(|span| span.contains(&at))
    };
    // Whoever pays for a category names it, whatever else it is called: "Liberty Charge stumped up for the eco category".
    if s.names.sponsors.iter().any(|sponsor| in_category(sponsor.span.start)) {
        return false;
    }
    // A word of the category's own name says no other.
    let categories = read.slots.iter().filter_map(|slot| match &slot.field {
        Field::Category(keys) => Some(keys),
        _ => None,
    });
    let named: Vec<String> =
        categories.flatten().flat_map(|key| Search::words(&s.catalogue().category(*key).name)).collect();
    let in_other = |at: usize| {
        let named = read.slots.iter().filter(|slot| !matches!(slot.field, Field::Category(_) | Field::Topic(_)));
        named.flat_map(|slot| &slot.spans).any(|span| span.contains(&at))
    };
    let left = |at: usize| {
        let of_form = [Role::Award, Role::Filler, Role::Part].iter().any(|role| s.is(at, role));
        let tells = s.library.search().is_content_word(s.word(at)) && !of_form;
        let in_topic =
            read.slots.iter().filter(|slot| matches!(slot.field, Field::Topic(_))).flat_map(|slot| &slot.spans);
        let free = !read.used[at] || in_topic.into_iter().any(|span| span.contains(&at));
        let of_its_name = || named.iter().any(|own| s.library.search().same_stem(own, s.word(at)));
        tells && free && !in_category(at) && !in_other(at) && !s.is(at, &Role::Link) && !of_its_name()
    };
    // What another clause says belongs to no name of this one.
    let before = |at: usize| at.checked_sub(1).is_some_and(|word| left(word) && s.clause(at).contains(&word));
    // "Best Apprentice category: who's nominated?" names it before it asks.
    let none = named.is_empty();
    let heads = |span: &Range<usize>| none && span.end <= s.asked.start && s.clause(span.start).end == span.end;
    let asked = |span: &Range<usize>| s.asked.contains(&span.start) || heads(span);
    let mut awards = s.marks.iter().filter(|mark| *mark.role == Role::Award && asked(&mark.span));
    let award = awards.any(|mark| before(mark.span.start));
    let category_for = named_behind(s).is_some_and(left);
    let of_the_year = s.words.windows(3).position(|three| three == ["of", "the", "year"]).is_some_and(before);
    // "The Parish Council of the Year" is not the Council of the Year.
    let longer =
        (0..s.words.len()).any(|at| in_category(at) && !at.checked_sub(1).is_some_and(in_category) && before(at));
    let stood_for = s.marked(|role| matches!(role, Role::Status(_))).any(|mark| {
        let behind = mark.span.end..(mark.span.end + 4).min(s.asked.end);
        // "Up for it" names no award.
        let named = !s.is(mark.span.end, &Role::Pronoun) && !s.is(mark.span.end + 1, &Role::Pronoun);
        let next = behind.into_iter().find(|at| named && s.library.search().is_content_word(s.word(*at)));
        (s.word(mark.span.end) == "for" || s.said(&mark.span).ends_with(" for")) && next.is_some_and(left)
    });
    // "Which one picked up the gold award?"
    let took = s.marked(|role| *role == Role::Took).any(|mark| {
        (mark.span.end..mark.span.end + TAKEN)
            .any(|at| s.is(at, &Role::Award) && s.clause(mark.span.start).contains(&at))
    });
    let won =
        read.query.shape == Shape::Winners || read.slots.iter().any(|slot| matches!(slot.field, Field::Status(_)));
    let of_collection = read.slots.iter().find_map(|slot| match &slot.field {
        Field::Collection(keys) => Some(keys.clone()),
        _ => None,
    });
    let none = |key: &CollectionKey| !s.catalogue().collection(*key).hands_out_awards();
    let hands_out_none = of_collection.as_ref().is_some_and(|keys| keys.iter().all(none));
    ((award || category_for || of_the_year || stood_for || longer) && (won || of_collection.is_some()))
        || ((won || took) && hands_out_none)
}

/// "The category for artificial intelligence": where a category is named behind that word.
fn named_behind(s: &Sentence<'_>) -> Option<usize> {
    s.marked(|role| *role == Role::Award).find_map(|mark| {
        let end = mark.span.end;
        let leads = matches!(s.word(end - 1), "category" | "section")
            && matches!(s.word(end), "for" | "on" | "called" | "about");
        let mut behind = end + 1..(end + NAMED_WITHIN).min(s.clause(mark.span.start).end);
        behind.find(|at| leads && s.library.search().is_content_word(s.word(*at)))
    })
}

/// What a category is for is said within so many words.
const NAMED_WITHIN: usize = 4;
/// An award that was taken is named within so many words.
const TAKEN: usize = 5;

/// The words by which an award is named, where no category or collection is called by one of them.
pub(super) fn award_of_others(s: &Sentence<'_>) -> Vec<String> {
    let search = s.library.search();
    let award = |at: usize| HANDED_OUT.contains(&s.word(at));
    let marked = |at: usize| s.marks.iter().any(|mark| mark.span.contains(&at) && !matches!(mark.role, Role::Link));
    let year = |at: usize| s.years.iter().any(|(_, place)| *place == at);
    let plain = |at: usize| search.is_content_word(s.word(at)) && !marked(at) && !year(at);
    let named = |at: usize| {
        let names = &s.names;
        let organisations = names.organisations.iter().map(|mention| &mention.span);
        let places = names.places.iter().map(|mention| &mention.span);
        // Of "the National Cyber Awards" one word may be what people call a category.
        let whole = |mention: &&Mention<CategoryKey>| mention.span.len() > 1;
        let categories = names.categories.iter().filter(whole).chain(&names.sponsors).map(|mention| &mention.span);
        let collections = names.collections.iter().map(|mention| &mention.span);
        organisations.chain(places).chain(categories).chain(collections).any(|span| span.contains(&at))
    };
    let catalogue = s.catalogue();
    let called = || {
        let categories = catalogue.categories().map(|(_, category)| (&category.name, &category.aliases));
        let collections = catalogue.collections().map(|(_, collection)| (&collection.name, &collection.aliases));
        categories.chain(collections).flat_map(|(name, aliases)| std::iter::once(name).chain(aliases))
    };
    // "The film prize" is that for videos, and "the network awards" are iNetwork's.
    let is_known = |word: &str| {
        let read = search.read(word);
        called().any(|name| {
            name.to_lowercase().contains(word) || search.text_coverage(&read, name).iter().any(|share| *share >= SAME)
        })
    };
    let naming = |award: usize| {
        let before = (s.clause(award).start..award).rev().take_while(|at| plain(*at) && !named(*at));
        before.collect::<Vec<usize>>()
    };
    let category = |at: &usize| s.names.categories.iter().any(|mention| mention.span.contains(at));
    // "The National Cyber Awards" are a whole event, whatever one word of its name means here.
    let event = |naming: &[usize]| {
        naming.first().is_some_and(|last| s.word(last + 1) == "awards") && naming.len() >= NAME_OF_EVENT
    };
    let unknown = |naming: &Vec<usize>| {
        !naming.iter().all(category) && (event(naming) || !naming.iter().any(|at| is_known(s.word(*at))))
    };
    let naming = s.asked.clone().filter(|at| award(*at)).map(naming).find(unknown).unwrap_or_default();
    naming.into_iter().map(|at| s.word(at).to_owned()).collect()
}

/// A word that another means so surely says the same.
const SAME: f32 = 0.4;
/// The name of an event has so many words.
const NAME_OF_EVENT: usize = 2;
/// What is handed out to whoever wins.
const HANDED_OUT: [&str; 8] = ["award", "awards", "prize", "prizes", "trophy", "trophies", "medal", "medals"];
