//! "Everything Wigan entered in 2018", "anything with an app": all entries that a question is about, counted.

use std::cmp::Reverse;

use super::query::Query;
use crate::answer::understood::{described, joined};
use crate::answer::{Answer, Card, List, ListKind, Outcome, Scored, show};
use crate::catalogue::{EntryKey, Status};
use crate::question::Sentence;
use crate::question::measure::Measure;
use crate::question::scope::Scope;
use crate::question::wording::{AWARD_WORDS, ENTRANT_NOUNS, ENTRY_NOUNS};
use crate::search::Hit;

pub(super) fn answer(query: &Query<'_>) -> Option<Answer> {
    let (library, sentence) = (query.library, &query.sentence);
    let scope = Scope::of(library, sentence);
    if !asks_for_all(sentence, &scope) && !is_name(query, &scope) {
        return None;
    }
    let theme = sentence.theme(library, &scope);
    let mut parts = described(library, &scope);
    if !theme.is_empty() {
        parts.push(theme.clone());
    }
    let mut scope = scope;
    scope.awards_only = sentence.has(&["enter", "entered", "shortlisted", "nominated"]);
    let theme = if entered(sentence, &scope) { String::new() } else { theme };
    if scope.filter.collections.is_some() && scope.filter.categories.is_none() && names_award(sentence, &scope, &theme)
    {
        // An award that this collection does not hand out.
        let understood = joined("list", parts);
        return Some(Answer::new(understood, Outcome::Nothing { nearest: query.nearest(), why: None }));
    }
    let entries = selected(query, &scope, &theme);
    // A theme that no entry of the scope is on may still be what one tells of; and a winner may not be known yet.
    let elsewhere = entries.is_empty() && (!theme.is_empty() || scope.standing.wanted.contains(&Status::Winner));
    if elsewhere {
        return None;
    }
    let understood = joined("list", parts);
    let page_size = library.reply_settings().page_size;
    let outcome = match entries.as_slice() {
        [] => Outcome::Nothing { nearest: query.nearest(), why: None },
        [one] => Outcome::Card(only(query, one.entry)),
        _ => Outcome::List(List { kind: ListKind::Browsed, entries, page: 1, page_size }),
    };
    Some(Answer::new(understood, outcome))
}

/// Whether a question names an award or a category by its theme: "shortlisted for best library", "the library award".
fn names_award(sentence: &Sentence, scope: &Scope, theme: &str) -> bool {
    let in_theme = |word: &str| theme.split(' ').any(|of_theme| of_theme == word);
    let before_award =
        sentence.asked_words().windows(2).any(|pair| AWARD_WORDS.contains(&pair[1].as_str()) && in_theme(&pair[0]));
    let phrases = ["shortlisted for", "shortlist for", "nominated for", "finalists for", "finalist for"];
    !theme.is_empty() && !scope.standing.several && (before_award || sentence.says(&phrases))
}

/// The one entry that there is, with the facts that fit the question best.
fn only(query: &Query<'_>, entry: EntryKey) -> Card {
    let library = query.library;
    let facts = library.search().facts(library.catalogue(), &query.found().0, entry);
    let facts = facts.into_iter().take(library.reply_settings().facts).collect();
    Card { facts, ..show::card(library, entry) }
}

/// Whether a question is the name of an organisation, a category or a collection, and of no entry.
fn is_name(query: &Query<'_>, scope: &Scope) -> bool {
    let sentence = &query.sentence;
    let titled = query.found().1.first().is_some_and(|best| best.fit.is_titled());
    !titled && !scope.filter.is_empty() && sentence.asked.clone().all(|at| named(sentence, at))
}

/// Whether a question wants several entries and not one.
fn asks_for_all(sentence: &Sentence, scope: &Scope) -> bool {
    if Measure::asked(sentence).is_some() {
        return false;
    }
    let at_once = sentence.begins(BEGIN_LIST)
        || sentence.says(&ASK_FOR_LIST)
        || sentence.asked_words().first().is_some_and(|word| ENTRY_NOUNS.contains(&word.as_str()));
    let on_list = scope.filter.categories.is_some()
        && ((sentence.begins(&["who is", "whos", "who s", "who was", "who are", "who were", "who made", "who got"])
            && !scope.standing.is_empty())
            || sentence.says(&IN_THE_RUNNING));
    let by_collection = scope.filter.collections.is_some() && sentence.begins(&["who in", "anyone in"]);
    let section = scope.filter.categories.is_some()
        && sentence.begins(&[
            "what is in", "whats in", "what in", "what falls under", "what comes under", "whats under", "what under",
            "what is under",
        ]);
    at_once
        || asks_for_many(sentence)
        || on_list
        || by_collection
        || section
        || entered(sentence, scope)
        || scope.standing.several
}

/// Beginnings of a request for all there is.
const BEGIN_LIST: &[&str] = &[
    "all", "every", "everything", "list", "anything", "give me", "gimme", "show me", "name all", "name the",
    "name every", "name everything", "run me through", "reel off", "set out", "lay out", "case studies",
];
/// Phrases that ask for all there is.
const ASK_FOR_LIST: [&str; 30] = [
    "all of them", "all of em", "list all", "list the", "list every", "all please", "all pls", "list please",
    "the list of", "please list", "can you list", "show everything", "run me through", "run through", "reel off",
    "lay them out", "set out", "enumerate", "roll call", "the whole lot", "the lot please", "which ones", "full list",
    "complete list", "complete schedule", "every project", "every entry", "every submission", "everything from",
    "read out",
];
/// Phrases for those who may still win.
const IN_THE_RUNNING: [&str; 10] = [
    "up for", "in the running", "contending for", "competing for", "contenders for", "in contention", "vying for",
    "shortlisted for", "nominated for", "made the shortlist",
];

/// Whether a question asks what an organisation entered or presented.
fn entered(sentence: &Sentence, scope: &Scope) -> bool {
    scope.filter.organisations.is_some()
        && sentence.begins(&["what", "which"])
        && sentence
            .has(&["enter", "entered", "submit", "submitted", "present", "presented", "contribute", "contributed"])
}

/// Whether several are asked for: "which LGC 2022 projects", "what are the Scottish councils' entries".
fn asks_for_many(sentence: &Sentence) -> bool {
    let word = |at: usize| sentence.words.get(at).map_or("", String::as_str);
    let is_many = |at: usize| ENTRY_NOUNS.contains(&word(at)) || ENTRANT_NOUNS.contains(&word(at));
    // What comes before the noun must name something: "which inetwork 2018 projects", but not "which council ran projects".
    let leads_to_many = |from: usize| {
        let noun = (from..(from + MOST_BETWEEN).min(sentence.asked.end)).find(|at| is_many(*at));
        noun.is_some_and(|noun| (from..noun).all(|at| named(sentence, at) || BETWEEN.contains(&word(at))))
    };
    let asks =
        |at: usize| matches!(word(at), "which" | "what" | "any" | "the" | "other" | "list" | "some" | "all" | "every");
    let asked_for = sentence.asked.clone().any(|at| asks(at) && leads_to_many(at + 1))
        && (sentence.has(&["which", "what", "list", "any", "all", "every"])
            || sentence.begins(&["who are", "tell me", "name"]));
    // "Plymouth's case studies in 2018" asks without a word of asking.
    let begins_with_name = named(sentence, sentence.asked.start) && leads_to_many(sentence.asked.start);
    asked_for || begins_with_name
}

/// Words that may stand between "which" and what it asks for.
const BETWEEN: [&str; 24] = [
    "of", "the", "are", "were", "is", "in", "from", "other", "local", "case", "award", "shortlisted", "nominated",
    "different", "write", "entered", "council", "digital", "were", "on", "at", "for", "finalist", "winning",
];
/// How far what is asked for may stand from "which".
const MOST_BETWEEN: usize = 8;

/// Whether a word is part of a name or a year.
fn named(sentence: &Sentence, at: usize) -> bool {
    sentence.collections.iter().any(|mention| mention.span.contains(&at))
        || sentence.organisations.iter().any(|mention| mention.span.contains(&at))
        || sentence.categories.iter().any(|category| category.mention.span.contains(&at))
        || sentence.years.iter().any(|(_, year)| *year == at)
}

/// The entries of a scope on a theme; without a theme all, by standing and then in the order of the catalogue.
pub(super) fn selected(query: &Query<'_>, scope: &Scope, theme: &str) -> Vec<Scored> {
    let library = query.library;
    let catalogue = library.catalogue();
    let allowed: Vec<bool> = catalogue.entries().map(|(_, entry)| scope.allows(catalogue, entry)).collect();
    let question = library.search().read(theme);
    if question.telling() == 0 {
        if scope.is_empty() {
            return Vec::new();
        }
        let mut all: Vec<Scored> =
            catalogue.entries().filter(|(key, _)| allowed[key.index()]).map(|(key, _)| Scored::unranked(key)).collect();
        all.sort_by_key(|scored| {
            let entry = catalogue.entry(scored.entry);
            let best = scope.recognitions(catalogue, entry).map(|recognition| recognition.status).min();
            let awards = catalogue.collection(entry.collection).results.is_some();
            (Reverse(awards), best, Reverse(own(scope, entry)), scored.entry)
        });
        let by_name = scope.filter.organisations.is_some() && !scope.awards_only && !entered(&query.sentence, scope);
        if all.is_empty() && by_name {
            return spoken_of(query, scope, theme);
        }
        return all;
    }
    let hits = library.search().lookup(&question, Some(&allowed));
    let on = on_theme(&hits);
    if on.is_empty() && scope.filter.organisations.is_some() {
        return spoken_of(query, scope, theme);
    }
    on.iter().map(Scored::from).collect()
}

/// The entries on a theme that only speak of the organisation: "which articles mention Microsoft products?"
fn spoken_of(query: &Query<'_>, scope: &Scope, theme: &str) -> Vec<Scored> {
    let (library, sentence) = (query.library, &query.sentence);
    let catalogue = library.catalogue();
    let named = sentence.organisations.iter().map(|mention| sentence.words[mention.span.clone()].join(" "));
    let text = named.chain([theme.to_owned()]).collect::<Vec<_>>().join(" ");
    let mut wider = scope.clone();
    wider.filter.organisations = None;
    let allowed: Vec<bool> = catalogue.entries().map(|(_, entry)| wider.allows(catalogue, entry)).collect();
    let hits = library.search().lookup(&library.search().read(&text), Some(&allowed));
    on_theme(&hits).iter().map(Scored::from).collect()
}

/// Whether an entry is of the organisation that is asked for, and not only with it.
fn own(scope: &Scope, entry: &crate::catalogue::Entry) -> bool {
    let wanted = scope.filter.organisations.as_deref().unwrap_or_default();
    entry.organisations.iter().any(|key| wanted.contains(key))
}

/// Those hits that are on the theme, not only near it; where hardly any is, a few that are near.
///
/// Where entries say the theme's words of themselves, those that only share a topic with them are not on it.
pub(super) fn on_theme(hits: &[Hit]) -> Vec<Hit> {
    let on = at_least(hits, &ON_THEME);
    if on.len() > 1 {
        return on;
    }
    let near = at_least(hits, &NEAR_THEME);
    if near.len() <= MOST_NEAR { near } else { on }
}

/// Those hits that have these shares of the theme.
fn at_least(hits: &[Hit], share: &Share) -> Vec<Hit> {
    let Some(best) = hits.first().map(|hit| hit.fit) else { return Vec::new() };
    let own = hits.iter().map(|hit| hit.fit.own).fold(0.0, f32::max);
    let said = |hit: &Hit| if own >= share.covered { hit.fit.own } else { hit.fit.covered };
    let most = hits.iter().map(said).fold(0.0, f32::max);
    let on = |hit: &&Hit| {
        said(hit) >= share.covered
            && said(hit) >= most * share.of_best
            && hit.fit.together >= share.together
            && hit.fit.score >= best.score * share.of_best_score
    };
    hits.iter().filter(on).copied().collect()
}

/// What makes an entry one on a theme.
struct Share {
    /// It has this share of the theme's telling words,
    covered: f32,
    /// this share of what the best entry has of them,
    of_best: f32,
    /// one of its texts says this share of them,
    together: f32,
    /// and its score is this share of the best one's.
    of_best_score: f32,
}

const ON_THEME: Share = Share { covered: 0.7, of_best: 0.85, together: 0.45, of_best_score: 0.62 };
const NEAR_THEME: Share = Share { covered: 0.5, of_best: 0.7, together: 0.35, of_best_score: 0.62 };
/// More entries that are only near a theme are not told as being on it.
const MOST_NEAR: usize = 4;
