//! tantivy's index, decoded.

use serde::{Deserialize, Serialize};
use tantivy::Score;

use crate::catalogue::EntryKey;
use crate::plain::Plain;
use crate::search::entry_terms::{CatalogueTerms, Texts};
use crate::search::rows::Rows;
use crate::search::term_dictionary::StemId;

/// A list this many times as long as the candidates are many is not read through for what they have of a stem.
const TOO_LONG_TO_READ: usize = 8;

/// For each stem the entries that have it, in their order.
#[derive(Deserialize, Serialize)]
pub(crate) struct Lists(pub(super) Rows<Posting>);

/// An entry that has a stem.
#[derive(Clone, Copy)]
pub(super) struct Posting {
    pub(super) entry: u32,
    /// The stem's BM25 score in both fields.
    pub(super) score: Score,
    /// The entry's texts that have the stem, one bit each.
    texts: Texts,
}

impl Plain for Posting {
    const SIZE: usize = u32::SIZE + Score::SIZE + Texts::SIZE;

    fn put(self, bytes: &mut Vec<u8>) {
        (self.entry, (self.score, self.texts)).put(bytes);
    }

    fn take(bytes: &[u8]) -> Option<Self> {
        Plain::take(bytes).map(|(entry, (score, texts))| Self { entry, score, texts })
    }
}

impl Lists {
    /// The stems of these entries, none of them scored yet.
    pub(super) fn new(entry_terms: &CatalogueTerms, stems: usize) -> Self {
        let entries = entry_terms.iter().enumerate();
        let postings = entries.flat_map(|(entry, terms)| {
            let posting = move |texts| Posting { entry: entry as u32, score: 0.0, texts };
            terms.stems().map(move |(stem, texts)| (stem.0 as usize, posting(texts)))
        });
        Self(Rows::gather(stems, postings))
    }

    pub(super) fn of(&self, stem: StemId) -> &[Posting] {
        self.0.of(stem.0 as usize)
    }

    /// For each entry its score by these stems, up to the last entry that has one.
    pub(super) fn scores(&self, shares: &[(StemId, Score)]) -> Vec<Score> {
        let last = shares.iter().filter_map(|(stem, _)| self.of(*stem).last()).map(|posting| posting.entry);
        let mut scores = vec![0.0; last.max().map_or(0, |last| last as usize + 1)];
        for (stem, share) in shares {
            for posting in self.of(*stem) {
                scores[posting.entry as usize] += share * posting.score;
            }
        }
        scores
    }

    pub(super) fn texts_with(
        &self,
        stems: &[StemId],
        entries: &[(EntryKey, Score)],
        entry_terms: &CatalogueTerms,
    ) -> Vec<Texts> {
        let mut texts = vec![0; entries.len() * stems.len()];
        // For each entry, where its texts begin, if it is one of these.
        let mut rows = vec![None; entry_terms.len()];
        for (row, (entry, _)) in entries.iter().enumerate() {
            rows[entry.index()] = Some(row as u32);
        }
        for (column, stem) in stems.iter().enumerate() {
            let list = self.of(*stem);
            if list.len() > entries.len() * TOO_LONG_TO_READ {
                for (row, (entry, _)) in entries.iter().enumerate() {
                    texts[row * stems.len() + column] = entry_terms.of(entry.index()).texts_with(*stem);
                }
                continue;
            }
            for posting in list {
                if let Some(row) = rows[posting.entry as usize] {
                    texts[row as usize * stems.len() + column] = posting.texts;
                }
            }
        }
        texts
    }
}
