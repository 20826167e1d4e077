//! Lookup: one clear hit is a card, several are a list, none is the nearest there is.

use super::understood::understood;
use super::{Answer, Card, List, ListKind, Outcome, Scored};
use crate::catalogue::EntryKey;
use crate::library::Library;
use crate::search::filter::{Filter, FilterText};
use crate::search::{Hit, Question};

pub(super) fn answer(library: &Library, query: &str, filters: &FilterText, page: usize) -> Answer {
    let filter = match library.search().filter(filters) {
        Ok(filter) => filter,
        Err(unknown) => return Answer::new("lookup".to_owned(), Outcome::Refused(unknown)),
    };
    let question = library.search().read(query);
    let understood = understood(library, "lookup", &question.understood, &filter);
    let outcome = match super::show::by_id(library, query).filter(|_| filter.is_empty()) {
        Some(entry) => Outcome::Card(super::show::card(library, entry)),
        None => {
            let catalogue = library.catalogue();
            let allowed: Option<Vec<bool>> = (!filter.is_empty())
                .then(|| catalogue.entries().map(|(_, entry)| filter.allows(catalogue, entry)).collect());
            let hits = library.search().lookup(&question, allowed.as_deref());
            let titled = hits.first().is_some_and(|best| best.fit.is_titled());
            match library.search().named(query).filter(|_| !titled) {
                Some(named) => all_of(library, &named, allowed.as_deref(), page),
                None => judge(library, &question, &hits, page),
            }
        }
    };
    Answer::new(understood, outcome)
}

/// Every entry of what a text is the name of, if it is one.
pub(super) fn named(library: &Library, text: &str) -> Option<Outcome> {
    library.search().named(text).map(|named| all_of(library, &named, None, 1))
}

/// Every entry of what the text names: an organisation's, a category's.
fn all_of(library: &Library, named: &Filter, allowed: Option<&[bool]>, page: usize) -> Outcome {
    let catalogue = library.catalogue();
    let passes = |key: EntryKey| allowed.is_none_or(|allowed| allowed[key.index()]);
    let all: Vec<Scored> = catalogue
        .entries()
        .filter(|(key, entry)| passes(*key) && named.allows(catalogue, entry))
        .map(|(key, _)| Scored::unranked(key))
        .collect();
    match all.as_slice() {
        [] => Outcome::Nothing { nearest: Vec::new(), why: None },
        [one] => Outcome::Card(super::show::card(library, one.entry)),
        _ => list(library, all, page),
    }
}

/// What ranked hits come to.
fn judge(library: &Library, question: &Question, hits: &[Hit], page: usize) -> Outcome {
    let settings = library.search().settings();
    let offers = library.reply_settings().offers;
    let Some(best) = hits.first().filter(|best| best.fit.covered >= settings.answered) else {
        return Outcome::Nothing { nearest: hits.iter().take(offers).map(Scored::from).collect(), why: None };
    };
    let fitting: Vec<Hit> =
        hits.iter().take_while(|hit| hit.fit.score >= best.fit.score * settings.tail).copied().collect();
    let clear = fitting.get(1).is_none_or(|next| {
        next.fit.score < best.fit.score * settings.clear || (best.fit.is_titled() && next.fit.titled < best.fit.titled)
    });
    if page == 1 && clear {
        let facts = library.search().facts(library.catalogue(), question, best.entry);
        let facts = facts.into_iter().take(library.reply_settings().facts).collect();
        let others = fitting.iter().skip(1).take(offers).map(Scored::from).collect();
        return Outcome::Card(Card { entry: Scored::from(best), facts, others, says: None });
    }
    list(library, fitting.iter().map(Scored::from).collect(), page)
}

fn list(library: &Library, entries: Vec<Scored>, page: usize) -> Outcome {
    Outcome::List(List { kind: ListKind::Found, entries, page, page_size: library.reply_settings().page_size })
}
