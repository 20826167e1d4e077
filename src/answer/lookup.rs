//! Lookup: one clear hit is a card, several are a list, none is the nearest there is.

use super::understood::understood;
use super::{Answer, Card, List, ListKind, Outcome, Scored, paged};
use crate::catalogue::EntryKey;
use crate::library::Library;
use crate::search::Hit;
use crate::search::filter::FilterText;

pub(super) fn answer(library: &Library, query: &str, filters: &FilterText, page: usize) -> Answer {
    let filter = match library.search().filter(filters) {
        Ok(filter) => filter,
        Err(unknown) => return Answer { understood: "lookup".to_owned(), outcome: Outcome::Refused(unknown) },
    };
    let meant = library.search().understood(query);
    let understood = understood(library, "lookup", &meant, &filter);
    let outcome = match by_id(library, query).filter(|_| filter.is_empty()) {
        Some(entry) => Outcome::Card(super::show::card(library, entry)),
        None => {
            let catalogue = library.catalogue();
            let allowed: Option<Vec<bool>> = (!filter.is_empty())
                .then(|| catalogue.entries().map(|(_, entry)| filter.allows(catalogue, entry)).collect());
            judge(library, query, &library.search().lookup(query, allowed.as_deref()), page)
        }
    };
    Answer { understood, outcome }
}

/// The entry whose id was typed, as suggestions and other programs do.
pub(super) fn by_id(library: &Library, text: &str) -> Option<EntryKey> {
    library.catalogue().entry_by_id(text.trim())
}

/// What ranked hits come to.
fn judge(library: &Library, query: &str, hits: &[Hit], page: usize) -> Outcome {
    let settings = library.search().settings();
    let offers = library.reply_settings().offers;
    let Some(best) = hits.first().filter(|best| best.fit.covered >= settings.answered) else {
        return Outcome::Nothing { nearest: hits.iter().take(offers).map(scored).collect() };
    };
    let fitting: Vec<Hit> =
        hits.iter().take_while(|hit| hit.fit.score >= best.fit.score * settings.tail).copied().collect();
    let next = fitting.get(1).map_or(0.0, |hit| hit.fit.score);
    if page == 1 && next < best.fit.score * settings.clear {
        let facts = library.search().facts(library.catalogue(), query, best.entry);
        let facts = facts.into_iter().take(library.reply_settings().facts).collect();
        let others = fitting.iter().skip(1).take(offers).map(scored).collect();
        return Outcome::Card(Card { entry: scored(best), facts, others });
    }
    let (entries, page, pages) = paged(&fitting, page, library.reply_settings().page_size);
    let entries = entries.iter().map(scored).collect();
    Outcome::List(List { kind: ListKind::Found, entries, page, pages, total: fitting.len() })
}

fn scored(hit: &Hit) -> Scored {
    Scored { entry: hit.entry, score: hit.fit.score }
}
