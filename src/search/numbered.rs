//! Words by number and numbers by word, each word kept once.

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Different words, numbered in the order in which they were added.
#[derive(Default)]
pub(crate) struct Numbered(IndexSet<Box<str>, FxBuildHasher>);

impl Numbered {
    /// The number of a word, new or known.
    pub(crate) fn add(&mut self, word: &str) -> u32 {
        match self.number(word) {
            Some(number) => number,
            None => self.0.insert_full(word.into()).0 as u32,
        }
    }

    /// The number of a known word.
    pub(crate) fn number(&self, word: &str) -> Option<u32> {
        self.0.get_index_of(word).map(|number| number as u32)
    }

    /// The word with this number, which one of these has.
    pub(crate) fn word(&self, number: u32) -> &str {
        &self.0[number as usize]
    }

    /// All words, in the order of their numbers.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|word| &**word)
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}

impl Serialize for Numbered {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&self.0)
    }
}

impl<'de> Deserialize<'de> for Numbered {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(|words| Self(words.into_iter().collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_numbers_however_often_they_come_and_when_they_are_kept() {
        let mut words = Numbered::default();
        assert_eq!(["wigan", "leeds", "wigan", ""].map(|word| words.add(word)), [0, 1, 0, 2]);
        let kept = postcard::to_allocvec(&words).expect("it can be kept");
        let read: Numbered = postcard::from_bytes(&kept).expect("it can be read");
        assert_eq!(read.iter().collect::<Vec<_>>(), ["wigan", "leeds", ""]);
        assert_eq!((read.len(), read.number("leeds"), read.number("york"), read.word(1)), (3, Some(1), None, "leeds"));
    }
}
