//! "How many finalists were there?": entries, standings and categories, counted; the number comes first.

use super::evidence::judge;
use super::list::selected;
use super::query::Query;
use crate::answer::understood::{described, joined};
use crate::answer::{Answer, Counted, List, ListKind, Outcome, Scored};
use crate::catalogue::{EntryKey, Status};
use crate::library::Library;
use crate::question::Sentence;
use crate::question::measure::counts_entries;
use crate::question::scope::Scope;
use crate::question::wording::ENTRY_NOUNS;

pub(super) fn answer(query: &Query<'_>) -> Option<Answer> {
    let (library, sentence) = (query.library, &query.sentence);
    if !sentence.says(&ASK_FOR_NUMBER) || !counts_entries(sentence) {
        return None;
    }
    let mut scope = Scope::of(library, sentence);
    // "How many nominations did Wigan have?" counts whatever they came to.
    if scope.standing.wanted == [Status::Nominated]
        && !scope.standing.only
        && scope.filter.categories.is_none()
        && sentence.has(&["nominations"])
    {
        scope.standing.wanted.clear();
    }
    let theme = sentence.theme(library, &scope);
    let telling = theme.split_whitespace().count();
    let places = sentence.has(&["categories", "times", "often", "shortlistings", "nominations", "awards", "wins"]);
    let mut parts = described(library, &scope);
    if telling > 0 {
        parts.push(theme.clone());
    }
    let understood = joined("count", parts);
    if telling == 0 && scope.is_empty() {
        return None;
    }
    let one = (telling > 0 && places).then(|| one_entry(library, &theme)).flatten();
    let entries = match one {
        Some(entry) => vec![Scored::unranked(entry)],
        None => selected(query, &scope, &theme),
    };
    if entries.is_empty() {
        // What is counted may stand inside an entry: "how many councils entered together?"
        let inside = telling > 0 && !scope.standing.is_empty() || telling == 0;
        return inside.then(|| Answer::new(understood, Outcome::Nothing { nearest: query.nearest(), why: None }));
    }
    if telling > 0 && one.is_none() && !about_entries(sentence, &scope) {
        return None;
    }
    if one.is_none() && entries.len() == 1 && !places && tells_number(query) {
        return None;
    }
    let counts_places = places && entries.iter().any(|scored| recognised(library, *scored));
    let entries: Vec<Scored> = entries.into_iter().filter(|one| !counts_places || recognised(library, *one)).collect();
    let counted = counted(library, sentence, &scope, &entries, places);
    let page_size = library.reply_settings().page_size;
    let list = List { kind: ListKind::Counted(counted), entries, page: 1, page_size };
    Some(Answer::new(understood, Outcome::List(list)))
}

fn recognised(library: &Library, scored: Scored) -> bool {
    !library.catalogue().entry(scored.entry).recognitions.is_empty()
}

/// Whether the one entry that a question is about states the number itself.
fn tells_number(query: &Query<'_>) -> bool {
    let judgement = judge(query);
    let told = judgement.candidates.first().and_then(|best| best.fit).is_some_and(|fit| fit.covered >= TOLD);
    told && judgement.refused.is_none()
}

/// A fact with a number tells the number asked for when it has this share of the question's other words.
const TOLD: f32 = 0.3;

/// Phrases that ask for a number.
const ASK_FOR_NUMBER: [&str; 14] = [
    "how many", "how often", "number of", "count of", "count the", "count up", "total number", "tot up", "add up",
    "the tally", "in total", "entries total", "size of the field", "head count",
];

/// Whether a count with a theme is one of entries and not of something that an entry tells.
fn about_entries(sentence: &Sentence, scope: &Scope) -> bool {
    scope.filter.collections.is_some() || !scope.standing.is_empty() || sentence.has(ENTRY_NOUNS)
}

/// The entry that a theme is the name of.
fn one_entry(library: &Library, theme: &str) -> Option<EntryKey> {
    let search = library.search();
    let hits = search.lookup(&search.read(theme), None);
    let best = hits.first().filter(|best| best.fit.covered >= SURELY_ONE && best.fit.name >= NAMED)?;
    Some(best.entry)
}

/// A theme is one entry's when the entry has this share of its telling words,
const SURELY_ONE: f32 = 0.9;
/// and is called so this far.
const NAMED: f32 = 0.5;

/// What was counted, and how many there are.
fn counted(library: &Library, sentence: &Sentence, scope: &Scope, entries: &[Scored], places: bool) -> Counted {
    let catalogue = library.catalogue();
    let recognitions = || {
        entries.iter().flat_map(|scored| {
            scope.recognitions(catalogue, catalogue.entry(scored.entry)).copied().collect::<Vec<_>>()
        })
    };
    if places && sentence.has(&["categories"]) {
        let mut categories: Vec<_> = recognitions().map(|recognition| recognition.category).collect();
        categories.sort_unstable();
        categories.dedup();
        return Counted::Categories(categories.len());
    }
    let by_standing = Status::ALL.map(|status| (status, recognitions().filter(|r| r.status == status).count()));
    if places && recognitions().next().is_some() {
        return Counted::Recognitions(by_standing.to_vec());
    }
    match scope.standing.wanted.as_slice() {
        [status] if *status != Status::Shortlisted => Counted::Standing(*status, entries.len()),
        _ => Counted::Entries(entries.len()),
    }
}
