//! Entries that are named by words of their titles: "Deal for your Street - did it win?"

use std::ops::Range;

use super::sentence::Sentence;
use crate::catalogue::{Entry, EntryKey};
use crate::search::Search;

/// Where among some words of a sentence those stand that tell something.
pub(super) fn telling(s: &Sentence<'_>, words: Range<usize>) -> Vec<usize> {
    words.filter(|at| s.library.search().is_content_word(s.word(*at))).collect()
}

/// The entries whose titles have every word that stands at these places.
pub(super) fn entries<'a>(s: &Sentence<'a>, said: &[usize]) -> Vec<(EntryKey, &'a Entry)> {
    let all = s.catalogue().entries();
    all.filter(|(_, entry)| {
        let title = Search::words(&entry.title);
        said.iter().all(|at| title.iter().any(|word| word == s.word(*at)))
    })
    .collect()
}

/// Whether these words, and two at least that tell something, stand in one entry's title.
pub(super) fn is_named(s: &Sentence<'_>, words: Range<usize>) -> bool {
    let said = telling(s, words);
    said.len() > 1 && !entries(s, &said).is_empty()
}
