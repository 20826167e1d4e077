//! "Who won?", "did it win?", "how far did it get?", "what was it shortlisted for?": how awards went.

use super::query::Query;
use crate::answer::understood::{described, joined};
use crate::answer::{Answer, Card, Outcome, Says, show, winners};
use crate::catalogue::EntryKey;
use crate::library::Library;
use crate::question::scope::Scope;
use crate::question::wording::{AWARDING, WINNING};
use crate::question::{Sentence, YEARS};
use crate::search::filter::Filter;

/// An entry is meant when it has this share of the words that name it,
const COVERED: f32 = 0.62;
/// or is called so this far.
const NAMED: f32 = 0.6;
/// An entry that is named beside an award that there is not must be called so this far.
const SURELY_NAMED: f32 = 0.85;
/// Words that alone ask who won anything: "who won?"
const ALL_WINNERS: [&str; 10] = ["who", "won", "what", "the", "winners", "are", "all", "were", "list", "show"];
/// Phrases that ask how an entry fared.
const FARED: [&str; 12] = [
    "how far did", "how far has", "how did", "get on", "shortlisted for", "nominated for", "up for", "entered for",
    "shortlisted as", "finalist in", "finalist for", "which category",
];

pub(super) fn answer(query: &Query<'_>) -> Option<Answer> {
    let (library, sentence) = (query.library, &query.sentence);
    let asks_who = sentence.has(&["who", "whose", "winner", "winners", "which", "what", "has", "is", "any"]);
    let winning = sentence.has(WINNING) && (sentence.has(AWARDING) || sentence.has(&["it", "trophy", "the"]));
    let fared = sentence.says(&FARED) || sentence.says(&["what category", "what award", "which award"]);
    if !(winning || fared || (sentence.has(AWARDING) && sentence.begins(&["did", "was", "were", "has", "is"]))) {
        return None;
    }
    let mut scope = Scope::of(library, sentence);
    if scope.unknown_award && winning {
        let understood = joined("winners", described(library, &scope));
        return Some(Answer::new(understood, Outcome::Nothing { nearest: query.nearest(), why: None }));
    }
    if sentence.has(&["besides", "other"]) && scope.filter.organisations.is_some() {
        scope.filter.categories = None;
    }
    let rest = without_winning(&sentence.theme(library, &scope));
    let telling = rest.split_whitespace().count();
    let wants_others = !scope.standing.wanted.iter().all(|status| *status == crate::catalogue::Status::Winner);
    if telling == 0 && (scope.filter.categories.is_some() || (winning && !scope.filter.is_empty())) && !wants_others {
        return of_scope(query, &scope);
    }
    if sentence.asked_words().iter().all(|word| ALL_WINNERS.contains(&word.as_str())) {
        return of_scope(query, &Scope::default());
    }
    if telling == 0 && fared && scope.filter.organisations.is_some() {
        return of_scope(query, &scope);
    }
    let no_such = asks_who && scope.filter.collections.is_some() && winning && no_such_award(sentence, &scope);
    if let Some(entry) = named_entry(library, sentence, &rest, if no_such { SURELY_NAMED } else { NAMED }) {
        return of_entry(library, sentence, entry);
    }
    if no_such {
        let understood = joined("winners", described(library, &scope));
        return Some(Answer::new(understood, Outcome::Nothing { nearest: query.nearest(), why: None }));
    }
    None
}

/// The results of a category, an award or an organisation.
fn of_scope(query: &Query<'_>, scope: &Scope) -> Option<Answer> {
    let library = query.library;
    let filter = Filter { status: None, ..scope.filter.clone() };
    let results = winners::results(library, &filter);
    let nothing = results.categories.is_empty() || scope.unknown_year;
    if nothing && filter.organisations.is_some() && filter.collections.is_none() && filter.categories.is_none() {
        // Who stood for no award here may still tell of one.
        return None;
    }
    let understood = joined("winners", described(library, scope));
    let outcome =
        if nothing { Outcome::Nothing { nearest: query.nearest(), why: None } } else { Outcome::Winners(results) };
    Some(Answer::new(understood, outcome))
}

/// How an entry fared, where it stood for an award; what it tells of awards, where it did not.
fn of_entry(library: &Library, sentence: &Sentence, key: EntryKey) -> Option<Answer> {
    let entry = library.catalogue().entry(key);
    if entry.recognitions.is_empty() {
        return None;
    }
    let yes_or_no = sentence.begins(&["did", "has", "was", "were", "is", "have", "had"])
        || sentence.says(&["did it", "win or", "or not"]);
    let card = show::card(library, key);
    let search = library.search();
    let facts = search.facts(library.catalogue(), &search.read(&sentence.text), key);
    let facts = facts.into_iter().take(library.reply_settings().facts).collect();
    let understood = joined("result", vec![entry.title.clone()]);
    let card = Card { says: Some(Says::Result { yes_or_no }), facts, ..card };
    Some(Answer::new(understood, Outcome::Card(card)))
}

/// The entry that the words of a question name, apart from those that speak of winning.
fn named_entry(library: &Library, sentence: &Sentence, rest: &str, named_least: f32) -> Option<EntryKey> {
    let search = library.search();
    let spans: Vec<_> = sentence.collections.iter().map(|mention| mention.span.clone()).collect();
    let around: Vec<_> = [0..sentence.asked.start, sentence.asked.end..sentence.words.len()].into();
    let asked = without_winning(&sentence.without(&[spans.clone(), around].concat()));
    let named = if asked.is_empty() { without_winning(&sentence.without(&spans)) } else { asked };
    let named = if named.is_empty() { rest.to_owned() } else { named };
    let collections: Vec<_> = sentence.collections.iter().flat_map(|mention| &mention.keys).collect();
    let of_collection = |key: EntryKey| collections.contains(&&library.catalogue().entry(key).collection);
    let hits = search.lookup(&search.read(&named), None);
    let best = hits.iter().find(|hit| collections.is_empty() || of_collection(hit.entry))?;
    let covered = best.fit.covered >= COVERED && named_least <= NAMED;
    (covered || best.fit.name >= named_least).then_some(best.entry)
}

/// Words that ask how something fared.
fn without_winning(text: &str) -> String {
    let asks = |word: &str| {
        WINNING.contains(&word)
            || AWARDING.contains(&word)
            || matches!(word, "far" | "get" | "got" | "end" | "quite" | "actually" | "position" | "yet" | "s")
            || word.parse::<u16>().is_ok_and(|year| YEARS.contains(&year))
    };
    text.split(' ').filter(|word| !asks(word)).collect::<Vec<_>>().join(" ")
}

/// Whether a question is about an award that no collection hands out.
fn no_such_award(sentence: &Sentence, scope: &Scope) -> bool {
    sentence.has(&["award", "awards", "category", "prize"]) && scope.filter.categories.is_none()
}
