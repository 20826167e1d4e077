//! Show: one entry with all that is known of it, at once or in pages.

use std::ops::Range;

use super::{Answer, Card, Outcome, Scored};
use crate::catalogue::EntryKey;
use crate::library::Library;

/// A page of an entry's facts; the first tells what else is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactPage {
    /// The entry.
    pub entry: EntryKey,
    /// Its facts on this page, by number.
    pub facts: Range<usize>,
    /// Which page this is, counted from 1.
    pub page: usize,
    /// How many there are.
    pub pages: usize,
}

/// Characters of a line on a phone.
pub const PHONE_LINE: usize = 42;
/// Lines that facts may take on the first page, beside the summary and all else, so that it fits two screens of a phone.
const FIRST_LINES: usize = 30;
/// Lines that they may take on each other page.
const LINES: usize = 48;

impl FactPage {
    /// A page of an entry's facts; one that is not there is the last.
    #[must_use]
    pub fn new(library: &Library, entry: EntryKey, page: usize) -> Self {
        let facts = &library.catalogue().entry(entry).facts;
        let first = fitting(facts, FIRST_LINES).min(library.reply_settings().facts.max(1));
        let mut pages: Vec<Range<usize>> = Vec::new();
        pages.push(0..first);
        while let Some(start) = pages.last().map(|last| last.end).filter(|start| *start < facts.len()) {
            pages.push(start..start + fitting(&facts[start..], LINES));
        }
        let page = page.clamp(1, pages.len());
        Self { entry, facts: pages[page - 1].clone(), page, pages: pages.len() }
    }
}

/// How many of these facts, from the first, take no more lines than this on a phone; one at least, if there is one.
fn fitting(facts: &[String], lines: usize) -> usize {
    let taken = facts.iter().scan(0, |taken, fact| {
        *taken += fact.chars().count().div_ceil(PHONE_LINE);
        Some(*taken)
    });
    taken.take_while(|taken| *taken <= lines).count().max(1).min(facts.len())
}

pub(super) fn answer(library: &Library, text: &str, page: Option<usize>) -> Answer {
    match meant(library, text) {
        Ok(entry) => {
            let understood = format!("show · {}", library.catalogue().entry(entry).title);
            Answer::new(
                understood,
                match page {
                    Some(page) => Outcome::Facts(FactPage::new(library, entry, page)),
                    None => Outcome::Card(card(library, entry)),
                },
            )
        }
        Err(nothing) => Answer::new(format!("show · {text}"), nothing),
    }
}

/// The entry whose id was typed, as suggestions and other programs do.
pub(super) fn by_id(library: &Library, text: &str) -> Option<EntryKey> {
    library.catalogue().entry_by_id(text.trim())
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
