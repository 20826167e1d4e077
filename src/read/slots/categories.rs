//! Award categories and sections in a sentence: by their names, by their sponsors, by a part of a name beside "award".

use std::ops::Range;

use super::Add;
use crate::catalogue::CategoryKey;
use crate::names::Mention;
use crate::query::{Field, Unit};
use crate::read::sentence::Sentence;
use crate::read::words::Role;

/// Categories by their own names and by those of their sponsors.
pub(super) fn categories(s: &Sentence<'_>, add: &mut Add<'_>) {
    let sponsors = s.has(&Role::Sponsor);
    let awards = s.marked(|role| matches!(role, Role::Award | Role::Status(_) | Role::Sponsor)).next().is_some();
    for mention in &s.names.categories {
        // "About housing" is a subject, whatever award is spoken of beside it; "about the housing award" is not.
        let led = s.is(mention.span.start.wrapping_sub(1), &Role::About) && !s.is(mention.span.end, &Role::Award);
        let called = !led && (called_category(s, &mention.span) || beside_category(s, &mention.span));
        let about = s.word(mention.span.start.wrapping_sub(1)) == "about" && !called;
        let topic = s.names.topics.iter().any(|topic| topic.span == mention.span);
        // Where no award is spoken of, a single word is a subject: "not housing".
        let alone = mention.words == 1 && !called;
        let subject = alone && !awards;
        if about && subject && !topic {
            continue;
        }
        // "I've moved to Milton Keynes of all places": a word that somebody says of themselves names no category.
        if alone && s.is_beside(mention.span.start) {
            continue;
        }
        let rank = if about || (subject && topic) { 5 } else { 1 };
        add(Field::Category(mention.keys.clone()), &mention.span, mention.words > 1 || called, rank);
    }
    for mention in &s.names.sponsors {
        // "Innovation (Tile Hill)": a sponsor's name names its category.
        let of_named =
            s.names.categories.iter().any(|category| category.keys.iter().any(|key| mention.keys.contains(key)));
        if sponsors || of_named {
            add(Field::Category(mention.keys.clone()), &mention.span, true, 1);
        }
    }
}

/// Award categories of which the words before "award" or "shortlist" say only a part: "the procurement trophy".
pub(super) fn pointed_at(s: &Sentence<'_>) -> Vec<(Vec<CategoryKey>, Range<usize>)> {
    let award = |role: &Role| matches!(role, Role::Award | Role::Status(_) | Role::Sponsor);
    // "The security one" is a category where awards are spoken of.
    let one = s.asked.clone().filter(|at| s.word(*at) == "one" && s.marked(award).next().is_some());
    let ends = s.marked(award).map(|mark| mark.span.start).chain(one);
    let named = |at: usize| {
        s.names.collections.iter().any(|mention| mention.span.contains(&at))
            || s.names.organisations.iter().any(|mention| mention.exact && mention.span.contains(&at))
            || s.marks.iter().any(|mark| {
                mark.span.contains(&at) && matches!(mark.role, Role::Award | Role::Status(_) | Role::HowMany)
            })
    };
    let tells =
        |at: usize| s.library.search().is_telling(s.word(at)) && !s.is(at, &Role::What) && !s.is(at, &Role::Who);
    let catalogue = s.catalogue();
    let of_awards = |key: &CategoryKey| catalogue.category(*key).announcement.is_some();
    // "The Transforming submissions": a word that is written like a name.
    let written = s.marked(|role| matches!(role, Role::Unit(Unit::Entries))).filter_map(|mark| {
        let at = mark.span.start.checked_sub(1).filter(|at| s.asked.contains(at) && !named(*at))?;
        let topic = s.names.topics.iter().any(|mention| mention.span.contains(&at));
        let like_name = s.written(at).starts_with(char::is_uppercase) && !topic && tells(at);
        Some((like_name.then(|| one_of_awards(s, s.word(at))).flatten()?, at..at + 1))
    });
    let written: Vec<_> = written.collect();
    let found = ends.filter_map(|end| {
        let joins = |at: &usize| !named(*at) && (tells(*at) || matches!(s.word(*at), "and" | "of" | "the"));
        let start = (s.asked.start..end).rev().take(POINTING).take_while(joins).filter(|at| tells(*at)).last()?;
        // "About public health shortlisted" speaks of a subject, "about the public health award" does not.
        let led = start.checked_sub(1).is_some_and(|before| s.is(before, &Role::About));
        if led && !s.is(end, &Role::Award) {
            return None;
        }
        // "Most" and "council" alone point at nothing, though they stand in names of awards.
        let operator = |at: usize| {
            s.marks.iter().any(|mark| {
                mark.span.contains(&at)
                    && matches!(
                        mark.role,
                        Role::Most
                            | Role::Fewest
                            | Role::Largest
                            | Role::Smallest
                            | Role::Unit(_)
                            | Role::One(_)
                            | Role::MoreThan
                            | Role::Repeatedly
                            | Role::First
                            | Role::Top
                            | Role::People
                    )
            })
        };
        if (start..end).filter(|at| tells(*at)).all(operator) {
            return None;
        }
        let text: Vec<&str> = (start..end).filter(|at| tells(*at)).map(|at| s.word(at)).collect();
        let keys: Vec<CategoryKey> =
            s.library.names().categories_pointed_at(&text.join(" ")).into_iter().filter(of_awards).collect();
        (!keys.is_empty()).then_some((keys, start..end))
    });
    found.chain(written).collect()
}

/// Award categories that are counted up, each by a word or two of its name: "the climate, community and diversity categories".
pub(super) fn counted_up(s: &Sentence<'_>) -> Vec<(Vec<CategoryKey>, Range<usize>)> {
    let found = s.marked(|role| matches!(role, Role::Unit(Unit::Categories))).filter_map(|mark| {
        let end = mark.span.start;
        let free = |at: &usize| {
            let named = s.names.collections.iter().any(|mention| mention.span.contains(at));
            !named && (s.word(*at) == "and" || s.library.search().is_telling(s.word(*at)))
        };
        let start = (s.asked.start..end).rev().take(POINTING + 2).take_while(free).last()?;
        let parts = (start..end).filter(|at| s.word(*at) != "and");
        let keys = parts.map(|at| one_of_awards(s, s.word(at))).collect::<Option<Vec<_>>>()?;
        (keys.len() > 1).then(|| (keys.into_iter().flatten().collect(), start..mark.span.end))
    });
    found.collect()
}

/// The one award category that a word points at.
fn one_of_awards(s: &Sentence<'_>, word: &str) -> Option<Vec<CategoryKey>> {
    let mut keys = s.library.names().categories_pointed_at(word);
    keys.retain(|key| s.catalogue().category(*key).announcement.is_some());
    (keys.len() == 1).then_some(keys)
}

/// Whether the words beside a name say that it is a category: "the digital category", "shortlisted for Housing".
fn called_category(s: &Sentence<'_>, span: &Range<usize>) -> bool {
    let speaks = |at: usize| {
        let award = |role: &Role| matches!(role, Role::Award | Role::Status(_) | Role::Unit(Unit::Categories));
        s.marks.iter().any(|mark| award(mark.role) && mark.span.contains(&at))
    };
    let after = (span.end..span.end + 2).any(speaks);
    let before = (1..=3).filter_map(|back| span.start.checked_sub(back)).any(speaks);
    after || before
}

/// Whether a name is joined to that of a category: "Public Health and Innovation".
fn beside_category(s: &Sentence<'_>, span: &Range<usize>) -> bool {
    let joined = |from: usize, to: usize| from + 1 == to && matches!(s.word(from), "and" | "or");
    let category = |other: &Mention<CategoryKey>| {
        other.words > 1 && (joined(other.span.end, span.start) || joined(span.end, other.span.start))
    };
    s.has(&Role::Both) && s.names.categories.iter().any(category)
}

/// How many words before "award" may point at a category.
const POINTING: usize = 5;
