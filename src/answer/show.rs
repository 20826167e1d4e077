//! Show: one entry with all that is known of it.

use super::lookup::by_id;
use super::{Answer, Card, Outcome, Scored};
use crate::catalogue::EntryKey;
use crate::library::Library;

pub(super) fn answer(library: &Library, text: &str) -> Answer {
    match meant(library, text) {
        Ok(entry) => {
            let understood = format!("show · {}", library.catalogue().entry(entry).title);
            Answer::new(understood, Outcome::Card(card(library, entry)))
        }
        Err(nothing) => Answer::new(format!("show · {text}"), nothing),
    }
}

/// The entry that a text means: by its id, or the best hit; otherwise the nearest there are.
pub(super) fn meant(library: &Library, text: &str) -> Result<EntryKey, Outcome> {
    if let Some(entry) = by_id(library, text) {
        return Ok(entry);
    }
    let search = library.search();
    let hits = search.lookup(&search.read(text), None);
    match hits.first() {
        Some(best) if best.fit.covered >= search.settings().answered => Ok(best.entry),
        _ => {
            let nearest = hits.iter().take(library.reply_settings().offers);
            Err(Outcome::Nothing { nearest: nearest.map(Scored::from).collect(), why: None })
        }
    }
}

/// An entry with all its facts.
pub(super) fn card(library: &Library, entry: EntryKey) -> Card {
    let facts = (0..library.catalogue().entry(entry).facts.len()).collect();
    Card { entry: Scored::unranked(entry), facts, others: Vec::new(), says: None }
}
