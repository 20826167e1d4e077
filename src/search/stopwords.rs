//! Words that tell nothing about what is asked.

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use super::analysis::words;

/// The stop words of the vocabulary.
#[derive(Default, Deserialize, Serialize)]
pub(crate) struct Stopwords(FxHashSet<String>);

impl Stopwords {
    pub(crate) fn new(list: &[String]) -> Self {
        Self(list.iter().flat_map(|word| words(word)).collect())
    }

    /// Whether a word, as the analyser gives it, tells nothing.
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}
