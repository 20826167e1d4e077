//! The words of the catalogue: stems by number, how many entries have each, and how a question's words become stems.

use serde::{Deserialize, Serialize};

use super::analysis::{Analyser, Token, american, words};
use super::numbered::Numbered;
use super::spelling::Speller;
use crate::plain::{self, plain_number};

/// A stem's number in the [`TermDictionary`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub(crate) struct StemId(pub(crate) u32);

plain_number!(StemId(u32));

/// All stems and words of the catalogue and its vocabulary.
#[derive(Default, Deserialize, Serialize)]
pub(crate) struct TermDictionary {
    stems: Numbered,
    /// For each stem, the word that stands for it most often as entries spell it.
    written: Vec<Box<str>>,
    /// For each stem, the number of entries that have it.
    #[serde(with = "plain")]
    entries: Vec<u32>,
    /// For each stem, how telling it is, once [`TermDictionary::finish`] was called.
    #[serde(with = "plain")]
    weights: Vec<f32>,
    speller: Speller,
    /// For each word of the speller, its stem.
    #[serde(with = "plain")]
    stem_of_word: Vec<StemId>,
    entry_count: u32,
    /// Whether each stem is a word of an entry, of a figure, or of what a fact is called.
    described: Vec<bool>,
}

impl TermDictionary {
    /// The number of a stem, new or known.
    pub(crate) fn intern(&mut self, stem: &str) -> StemId {
        let id = self.stems.add(stem);
        if id as usize == self.entries.len() {
            self.written.push(stem.into());
            self.entries.push(0);
        }
        StemId(id)
    }

    /// The numbers of the stems of a text, new or known, leaving out the words that `skip` passes over.
    pub(crate) fn intern_all(&mut self, text: &str, analyser: &Analyser, skip: impl Fn(&str) -> bool) -> Vec<StemId> {
        let mut stems = Vec::new();
        for written in words(text) {
            let word = american(&written);
            if !skip(&word) {
                stems.push(self.stem_of(&word).unwrap_or_else(|| self.intern(&analyser.stem(&word))));
            }
        }
        stems
    }

    /// Notes a word of an entry, as a possible correction, and gives its stem.
    pub(crate) fn add(&mut self, token: &Token) -> StemId {
        let stem = self.intern(&token.stem);
        if self.speller.add(&token.word) as usize == self.stem_of_word.len() {
            self.stem_of_word.push(stem);
        }
        stem
    }

    /// Says how entries mostly write a stem.
    pub(crate) fn tell_written(&mut self, stem: StemId, word: &str) {
        self.written[stem.0 as usize] = word.into();
    }

    /// Notes an entry with these different stems.
    pub(crate) fn count_entry(&mut self, stems: impl Iterator<Item = StemId>) {
        self.entry_count += 1;
        for stem in stems {
            self.entries[stem.0 as usize] += 1;
        }
    }

    /// Completes the dictionary, after the last entry.
    pub(crate) fn finish(&mut self) {
        self.speller.finish();
        self.weights = self.entries.iter().map(|entries| self.weight_of((*entries).max(1))).collect();
        self.described = vec![false; self.entries.len()];
        for stem in &self.stem_of_word {
            self.described[stem.0 as usize] = true;
        }
    }

    /// The stem of a word that entries have, without cutting its ending off anew.
    pub(crate) fn stem_of(&self, word: &str) -> Option<StemId> {
        self.speller.number(word).map(|number| self.stem_of_word[number as usize])
    }

    /// The stem of a word in its searchable form, if the catalogue or the vocabulary has it.
    pub(crate) fn find(&self, word: &str, analyser: &Analyser) -> Option<StemId> {
        self.stem_of(word).or_else(|| self.stem(&analyser.stem(word)))
    }

    /// How many stems there are.
    pub(crate) fn len(&self) -> usize {
        self.stems.len()
    }

    /// The number of a stem, if the catalogue or the vocabulary has it.
    pub(crate) fn stem(&self, stem: &str) -> Option<StemId> {
        self.stems.number(stem).map(StemId)
    }

    /// How entries mostly write this stem.
    pub(crate) fn written(&self, stem: StemId) -> &str {
        &self.written[stem.0 as usize]
    }

    /// How many entries have this stem.
    pub(crate) fn entries_with(&self, stem: StemId) -> u32 {
        self.entries[stem.0 as usize]
    }

    /// Whether any entry has this stem.
    pub(crate) fn in_entries(&self, stem: StemId) -> bool {
        self.entries[stem.0 as usize] > 0
    }

    /// Whether only figures, or what facts are called, have this stem.
    pub(crate) fn only_describes(&self, stem: StemId) -> bool {
        !self.in_entries(stem) && self.described[stem.0 as usize]
    }

    /// How telling a stem is: the logarithm of how few entries have it.
    pub(crate) fn weight(&self, stem: StemId) -> f32 {
        self.weights[stem.0 as usize]
    }

    /// How telling a word is that no entry has.
    pub(crate) fn weight_of_unknown(&self) -> f32 {
        self.weight_of(1)
    }

    fn weight_of(&self, entries: u32) -> f32 {
        ((self.entry_count as f32 + 1.0) / (entries as f32 + 0.5)).ln().max(LEAST_WEIGHT)
    }

    /// The stems that a word which no entry has may mean, the likeliest first, with their likeness.
    pub(crate) fn corrections(&self, word: &str) -> Vec<(StemId, f32)> {
        let mut stems: Vec<(StemId, f32)> = Vec::new();
        for correction in self.speller.corrections(word) {
            let stem = self.stem_of_word[correction.word as usize];
            if stems.iter().all(|(known, _)| *known != stem) {
                stems.push((stem, correction.similarity));
            }
        }
        stems
    }
}

/// A word in every entry still tells a little.
const LEAST_WEIGHT: f32 = 0.1;
