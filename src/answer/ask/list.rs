//! "Everything Wigan entered in 2018", "anything with an app": all entries that a question is about, counted.

use std::cmp::Reverse;

use crate::answer::understood::{described, joined};
use crate::answer::{Answer, List, ListKind, Outcome, Scored};
use crate::library::Library;
use crate::question::Sentence;
use crate::question::scope::Scope;
use crate::question::wording::{ALL_WORDS, ENTRANT_NOUNS, ENTRY_NOUNS};
use crate::search::Hit;

/// An entry is on a theme when it has this share of the theme's telling words,
const COVERED: f32 = 0.7;
/// and this share of what the best entry has of them,
const OF_BEST_COVERED: f32 = 0.85;
/// and its score is this share of the best one's.
const OF_BEST_SCORE: f32 = 0.62;

pub(super) fn answer(library: &Library, sentence: &Sentence) -> Option<Answer> {
    let scope = Scope::of(library, sentence);
    if !asks_for_all(sentence, &scope) {
        return None;
    }
    let theme = sentence.theme(&scope);
    let mut parts = described(library, &scope);
    if !theme.is_empty() {
        parts.push(theme.clone());
    }
    let entries = selected(library, &scope, &theme);
    let understood = joined("list", parts);
    let outcome = match entries.is_empty() {
        true => Outcome::Nothing { nearest: nearest(library, sentence) },
        false => Outcome::List(List {
            kind: ListKind::Browsed,
            entries,
            page: 1,
            page_size: library.reply_settings().page_size,
        }),
    };
    Some(Answer::new(understood, outcome))
}

/// Whether a question wants several entries and not one.
fn asks_for_all(sentence: &Sentence, scope: &Scope) -> bool {
    let many = sentence.has(ENTRY_NOUNS) || sentence.has(ENTRANT_NOUNS);
    let which =
        sentence.begins(&["which", "what", "who", "name", "any", "are there", "give", "show", "tell", "can you"])
            || sentence.says(&["which of", "which lgc", "which inetwork"]);
    let all = sentence.has(ALL_WORDS) || sentence.begins(&["anything", "give me", "show me"]);
    let on_list = sentence
        .begins(&["who is", "whos", "who s", "who was", "who are", "who were", "who made", "who got"])
        && !scope.standing.is_empty()
        && scope.filter.categories.is_some();
    let by_collection = scope.filter.collections.is_some() && sentence.begins(&["who in", "anyone in"]);
    let entered = scope.filter.organisations.is_some()
        && sentence.begins(&["what"])
        && sentence.has(&["enter", "entered", "submit", "submitted", "submissions", "put"]);
    (many && (which || all)) || all || on_list || by_collection || entered || scope.standing.several
}

/// The entries of a scope on a theme; without a theme all, by standing and then in the order of the catalogue.
pub(super) fn selected(library: &Library, scope: &Scope, theme: &str) -> Vec<Scored> {
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
            (Reverse(own(scope, entry)), best, scored.entry)
        });
        return own_first(scope, library, all);
    }
    let hits = library.search().lookup(&question, Some(&allowed));
    on_theme(&hits).iter().map(Scored::from).collect()
}

/// Whether an entry is of the organisation that is asked for, and not only with it.
fn own(scope: &Scope, entry: &crate::catalogue::Entry) -> bool {
    let wanted = scope.filter.organisations.as_deref().unwrap_or_default();
    entry.organisations.iter().any(|key| wanted.contains(key))
}

/// Where an organisation has entries of its own, those; where it only took part, all it took part in.
fn own_first(scope: &Scope, library: &Library, all: Vec<Scored>) -> Vec<Scored> {
    let is_own = |scored: &Scored| own(scope, library.catalogue().entry(scored.entry));
    if scope.filter.organisations.is_none() || !all.iter().any(is_own) {
        return all;
    }
    all.into_iter().filter(is_own).collect()
}

/// Those hits that are on the theme, not only near it.
pub(super) fn on_theme(hits: &[Hit]) -> &[Hit] {
    let Some(best) = hits.first().map(|hit| hit.fit) else { return hits };
    let covered = hits.iter().map(|hit| hit.fit.covered).fold(0.0, f32::max);
    let on = |hit: &&Hit| {
        hit.fit.covered >= COVERED
            && hit.fit.covered >= covered * OF_BEST_COVERED
            && hit.fit.score >= best.score * OF_BEST_SCORE
    };
    &hits[..hits.iter().take_while(on).count()]
}

/// What comes nearest to a question that no entry answers.
pub(super) fn nearest(library: &Library, sentence: &Sentence) -> Vec<Scored> {
    let search = library.search();
    let hits = search.lookup(&search.read(&sentence.text), None);
    hits.iter().take(library.reply_settings().offers).map(Scored::from).collect()
}
