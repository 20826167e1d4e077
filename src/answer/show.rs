//! Show: one entry with all that is known of it.

use super::lookup::by_id;
use super::{Answer, Card, Outcome, Scored};
use crate::catalogue::EntryKey;
use crate::library::Library;

pub(super) fn answer(library: &Library, text: &str) -> Answer {
    let Some(entry) = meant(library, text) else {
        return Answer { understood: format!("show · {text}"), outcome: Outcome::Nothing { nearest: Vec::new() } };
    };
    let understood = format!("show · {}", library.catalogue().entry(entry).title);
    Answer { understood, outcome: Outcome::Card(card(library, entry)) }
}

/// The entry that a text means: by its id, or the best hit.
pub(super) fn meant(library: &Library, text: &str) -> Option<EntryKey> {
    by_id(library, text).or_else(|| {
        let hits = library.search().lookup(text, None);
        let best = hits.first()?;
        (best.fit.covered >= library.search().settings().answered).then_some(best.entry)
    })
}

/// An entry with all its facts.
pub(super) fn card(library: &Library, entry: EntryKey) -> Card {
    let facts = (0..library.catalogue().entry(entry).facts.len()).collect();
    Card { entry: Scored::unranked(entry), facts, others: Vec::new() }
}
