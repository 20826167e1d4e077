//! What belongs to a collection as a whole: when and where winners are revealed, who sponsors a category, and its own facts.

use super::query::Query;
use crate::answer::understood::{described, joined};
use crate::answer::{Answer, Outcome};
use crate::catalogue::CollectionKey;
use crate::library::Library;
use crate::question::Sentence;
use crate::question::measure::Measure;
use crate::question::scope::Scope;

/// What happens on the day.
const OF_THE_DAY: [&str; 18] = [
    "winners", "winner", "results", "ceremony", "revealed", "announced", "announce", "awards", "final", "gala",
    "event", "conference", "held", "presented", "presentation", "dinner", "unveiled", "happen",
];
/// A fact of a collection answers a question when it has this share of its telling words.
const COVERED: f32 = 0.72;

pub(super) fn answer(query: &Query<'_>) -> Option<Answer> {
    let (library, sentence) = (query.library, &query.sentence);
    sponsor(library, sentence).or_else(|| day(query)).or_else(|| {
        // Who won a category stands with its entries.
        let scope = Scope::of(library, sentence);
        let of_category =
            scope.filter.categories.is_some() || (scope.unknown_award && !sentence.collections.is_empty());
        if of_category { None } else { own_fact(query) }
    })
}

/// Who sponsors a category.
fn sponsor(library: &Library, sentence: &Sentence) -> Option<Answer> {
    if !(sentence.has(&SPONSORING) || sentence.says(&PUTS_NAME_TO)) {
        return None;
    }
    let catalogue = library.catalogue();
    let keys: Vec<_> = sentence
        .award_categories(catalogue)
        .flat_map(|category| category.mention.keys.iter().copied())
        .filter(|key| catalogue.collection(catalogue.category(*key).collection).results.is_some())
        .collect();
    let category =
        keys.iter().copied().find(|key| catalogue.category(*key).sponsor.is_some()).or(keys.first().copied())?;
    let understood = joined("sponsor", vec![catalogue.category(category).name.clone()]);
    let outcome = match catalogue.category(category).sponsor {
        Some(_) => Outcome::Sponsor(category),
        None => Outcome::Nothing { nearest: Vec::new(), why: None },
    };
    Some(Answer::new(understood, outcome))
}

/// Words for sponsoring.
const SPONSORING: [&str; 10] = [
    "sponsor", "sponsors", "sponsored", "sponsoring", "sponsorship", "bankroll", "bankrolls", "bankrolling", "backs",
    "backing",
];
/// Phrases for it.
const PUTS_NAME_TO: [&str; 6] =
    ["name to", "names to", "money is behind", "money s behind", "is behind the", "puts up the money"];

/// When and where winners are revealed.
fn day(query: &Query<'_>) -> Option<Answer> {
    let (library, sentence) = (query.library, &query.sentence);
    let asks = sentence.begins(&["when", "where", "what date", "what day", "which venue", "what venue", "which hotel"])
        || sentence.has(&["when", "venue"]);
    if !asks || !sentence.has(&OF_THE_DAY) || !sentence.organisations.is_empty() {
        return None;
    }
    let scope = Scope::of(library, sentence);
    if scope.filter.collections.is_none()
        && sentence.theme(library, &scope).split_whitespace().count() > MOST_OTHER_WORDS
    {
        return None;
    }
    let catalogue = library.catalogue();
    let in_scope = |key: &CollectionKey| {
        scope.filter.collections.as_ref().is_none_or(|keys| keys.contains(key))
            && scope.filter.year.is_none_or(|year| catalogue.collection(*key).year == year)
    };
    let held = catalogue.collections().find(|(key, collection)| in_scope(key) && collection.ceremony.is_some());
    let understood = joined("when and where", described(library, &scope));
    match held {
        Some((key, _)) => Some(Answer::new(understood, Outcome::Ceremony(key))),
        None => {
            let answer = own_fact(query);
            Some(answer.unwrap_or_else(|| Answer::new(understood, Outcome::Nothing { nearest: Vec::new(), why: None })))
        }
    }
}

/// A question for the day of a collection that it does not name has no more words than this about anything else.
const MOST_OTHER_WORDS: usize = 3;

/// A fact of a collection that covers the question as no entry does.
fn own_fact(query: &Query<'_>) -> Option<Answer> {
    let (library, sentence) = (query.library, &query.sentence);
    let search = library.search();
    let (question, hits) = query.found();
    let mut facts = search.collection_facts(question);
    let named: Vec<CollectionKey> = sentence.collections.iter().flat_map(|mention| mention.keys.clone()).collect();
    facts.retain(|(collection, ..)| named.is_empty() || named.contains(collection));
    let (collection, fact, fit) = *facts.first()?;
    let text = &library.catalogue().collection(collection).facts[fact].text;
    let kind = Measure::asked(sentence).is_none_or(|measure| measure.is_in(text));
    // What somebody won stands in one sentence; an entry that has its words here and there does not tell it.
    let won = sentence.collections.is_empty() && sentence.has(&["win", "won", "wins"]);
    let best =
        hits.first().map_or(0.0, |hit| if won { hit.fit.together } else { hit.fit.covered.max(hit.fit.passage) });
    if fit.covered < COVERED || fit.asked < LEAST_ASKED || !kind || best >= fit.covered {
        return None;
    }
    let name = library.catalogue().collection(collection).name.clone();
    let equal = facts.iter().take_while(|(key, _, other)| *key == collection && other.covered >= fit.covered);
    let facts = equal.map(|(_, fact, _)| *fact).collect();
    Some(Answer::new(joined("collection", vec![name]), Outcome::CollectionFacts { collection, facts }))
}

/// A question whose words beyond the collection's names weigh less than this asks for nothing in particular.
const LEAST_ASKED: f32 = 5.0;
