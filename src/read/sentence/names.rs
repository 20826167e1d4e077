//! The names of the catalogue in a sentence: those that the words around them make no other word, each as far as it reaches.

use std::ops::Range;

use super::{Mark, YEARS};
use crate::catalogue::{Catalogue, CategoryKey, CollectionKey};
use crate::library::Library;
use crate::names::{Mention, Mentions, is_organiser};
use crate::query::Unit;
use crate::read::words::Role;

/// The names of the catalogue in a text: those that the words around them make no other word, each as far as it reaches.
pub(super) fn of(library: &Library, words: &[String], marks: &[Mark<'_>]) -> Mentions {
    let mut names = library.names().mentions(library.search(), words);
    // "Reading it out" and "bury them" name no council, and "never mind" no charity.
    let is_name = |span: &Range<usize>| {
        let next = words.get(span.end).map_or("", String::as_str);
        let before = span.start.checked_sub(1).and_then(|at| words.get(at)).map_or("", String::as_str);
        let verb = matches!(next, "it" | "them" | "this" | "these" | "out" | "aloud") || is_done(words, span.start);
        // "Could you grab all of them?"
        let verb = verb || matches!(before, "you" | "lets");
        span.len() > 1 || (before != "never" && !verb)
    };
    names.organisations.retain(|mention| is_name(&mention.span));
    names.places.retain(|mention| is_name(&mention.span));
    // In "the LGA digital inclusion heading" the list is the LGA's and the heading is "digital inclusion".
    for mention in &mut names.collections {
        let inside = |start: usize| mention.span.start < start && start < mention.span.end;
        let reaches = names.categories.iter().filter(|category| category.words > 1 && inside(category.span.start));
        let cut = reaches.filter(|category| category.span.end > mention.span.end).map(|category| category.span.start);
        let Some(cut) = cut.min() else { continue };
        if let Some(keys) = library.names().collections_named(&words[mention.span.start..cut].join(" ")) {
            mention.keys = keys;
            mention.span.end = cut;
        }
    }
    let categories = &names.categories;
    let collections: Vec<Range<usize>> = names.collections.iter().map(|mention| mention.span.clone()).collect();
    names.collections.retain(|mention| {
        is_collection(library.catalogue(), words, marks, mention, categories)
            || beside_another(words, &collections, &mention.span)
    });
    for mention in &mut names.collections {
        mention.span.end = with_work(marks, words, mention.span.end);
        // "The 2018 iNetwork brochure": its own year belongs to the name.
        let before = mention.span.start.checked_sub(1);
        let own = |at: &usize| {
            let year = |key: &CollectionKey| library.catalogue().collection(*key).year.to_string() == words[*at];
            mention.keys.iter().all(year)
        };
        mention.span.start = before.filter(own).unwrap_or(mention.span.start);
    }
    names
}

/// Whether a word is what somebody does, and no name: "I was *reading* the brochure".
fn is_done(words: &[String], at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).and_then(|at| words.get(at)).map_or("", String::as_str);
    let somebody = |back: usize| matches!(word(back), "i" | "we" | "you" | "he" | "she" | "they" | "been");
    let be = |back: usize| matches!(word(back), "am" | "was" | "were" | "is" | "are" | "been" | "be");
    // "Will I be reading", "am I reading".
    let is = (be(1) && (somebody(2) || somebody(1))) || (somebody(1) && be(2));
    let doing = words.get(at).is_some_and(|word| word.ends_with("ing"));
    doing && (is || matches!(word(1), "im" | "while" | "keep" | "started" | "enjoyed" | "been"))
}

/// Whether one of several collections that are listed is named there: "iNetwork, LGA and LGC".
fn beside_another(words: &[String], collections: &[Range<usize>], span: &Range<usize>) -> bool {
    let joined = |before: &Range<usize>, after: &Range<usize>| match after.start.checked_sub(before.end) {
        Some(0) => true,
        Some(1) => matches!(words[before.end].as_str(), "and" | "or"),
        _ => false,
    };
    let others = || collections.iter().filter(|other| *other != span);
    others().any(|other| joined(other, span) || joined(span, other))
}

/// Where a name ends together with what its work is called: "the LGA's page of good examples".
fn with_work(marks: &[Mark<'_>], words: &[String], end: usize) -> usize {
    let from = if words.get(end).is_some_and(|word| word == "s") { end + 1 } else { end };
    let work = marks.iter().filter(|mark| *mark.role == Role::Work && mark.span.start == from);
    work.map(|mark| mark.span.end).max().unwrap_or(end)
}

/// Whether a name means the collection, where it may mean its organiser as well: "in the LGA list", not "an LGA review".
fn is_collection(
    catalogue: &Catalogue,
    words: &[String],
    marks: &[Mark<'_>],
    mention: &Mention<CollectionKey>,
    categories: &[Mention<CategoryKey>],
) -> bool {
    let said = &words[mention.span.clone()];
    if !is_organiser(catalogue, said.strip_suffix(&["s".to_owned()]).unwrap_or(said)) {
        return true;
    }
    // "Filed under Digital communications by the LGA": its section is named beside it.
    let of_it = |key: &CategoryKey| mention.keys.contains(&catalogue.category(*key).collection);
    if categories.iter().any(|category| category.words > 1 && category.keys.iter().any(of_it)) {
        return true;
    }
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let before = mention.span.start.checked_sub(1).map_or("", |at| match word(at) {
        "the" => at.checked_sub(1).map_or("", word),
        other => other,
    });
    let end = if word(mention.span.end) == "s" { mention.span.end + 1 } else { mention.span.end };
    let after = word(end);
    let of_work = |mark: &Mark<'_>| {
        mark.span.start == end
            && matches!(
                mark.role,
                Role::Work
                    | Role::Award
                    | Role::Part
                    | Role::Unit(Unit::Entries | Unit::Categories)
                    | Role::One(Unit::Entries)
            )
    };
    // "Low code entries lga": where several are asked for, it is the list that they are of, unless it is who entered them.
    let entries = |mark: &Mark<'_>| matches!(mark.role, Role::Unit(Unit::Entries));
    let enters = matches!(before, "by" | "did" | "does" | "do" | "has" | "have");
    let several = !enters && (marks.iter().any(entries) || words.iter().any(|word| word == "ones"));
    matches!(
        before,
        "in" | "on"
            | "at"
            | "for"
            | "from"
            | "which"
            | "what"
            | "among"
            | "of"
            | "and"
            | "the"
            | "not"
            | "across"
            | "this"
            | "that"
    ) || after.parse::<u16>().is_ok_and(|year| YEARS.contains(&year))
        || matches!(after, "shortlist" | "case" | "digital" | "best")
        || marks.iter().any(of_work)
        || several
}
