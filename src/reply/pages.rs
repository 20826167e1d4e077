//! An entry's facts in pages that fit a phone.

use std::ops::Range;

use crate::catalogue::EntryKey;
use crate::library::Library;

/// A page of an entry's facts; the first tells what else is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactPage {
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
const LINES: usize = 46;
/// Characters of the bullet before each fact.
const BULLET: usize = 2;

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
        Self { facts: pages[page - 1].clone(), page, pages: pages.len() }
    }
}

/// How many of these facts, from the first, take no more lines than this on a phone; one at least, if there is one.
fn fitting(facts: &[String], lines: usize) -> usize {
    let taken = facts.iter().scan(0, |taken, fact| {
        *taken += (fact.chars().count() + BULLET).div_ceil(PHONE_LINE);
        Some(*taken)
    });
    taken.take_while(|taken| *taken <= lines).count().max(1).min(facts.len())
}
