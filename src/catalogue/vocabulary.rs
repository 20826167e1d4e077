//! The field's vocabulary: words that mean the same, and words that carry no meaning in a question.

use std::collections::HashSet;
use std::hash::Hash;

use serde::{Deserialize, Serialize};

/// What `seeds/vocabulary.toml` says about words; its topics are part of the catalogue itself.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
pub struct Vocabulary {
    /// Words that tell nothing about what is asked: "the", "which", "please". A catalogue that lists none has those of the
    /// built-in one: they are the language's, not the catalogue's.
    pub stopwords: Vec<String>,
    /// Places that a question may name, whether an entry mentions them or not.
    pub places: Vec<String>,
    /// Groups of words or phrases that mean the same to someone who searches.
    pub synonyms: Vec<Synonym>,
}

impl Vocabulary {
    /// Adds what another catalogue's says; what both say is said once.
    pub(super) fn add(&mut self, other: Self) {
        add_new(&mut self.stopwords, other.stopwords);
        add_new(&mut self.places, other.places);
        add_new(&mut self.synonyms, other.synonyms);
    }

    /// The built-in stop words.
    pub(super) fn stopwords() -> Vec<String> {
        #[derive(Deserialize)]
        struct Words {
            stopwords: Vec<String>,
        }
        let words: Result<Words, _> = toml::from_str(include_str!("../../seeds/vocabulary.toml"));
        words.map(|words| words.stopwords).unwrap_or_default()
    }
}

/// Adds the items that are not there yet.
fn add_new<T: Clone + Eq + Hash>(to: &mut Vec<T>, items: Vec<T>) {
    let mut known: HashSet<T> = to.iter().cloned().collect();
    to.extend(items.into_iter().filter(|item| known.insert(item.clone())));
}

/// One group of synonyms: `words` find each other; a word of `from` also finds those of `to`, not the other way.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Synonym {
    /// Words or phrases that find each other.
    #[serde(default)]
    pub words: Vec<String>,
    /// Words or phrases that a person may type …
    #[serde(default)]
    pub from: Vec<String>,
    /// … and what they then find as well.
    #[serde(default)]
    pub to: Vec<String>,
}

impl Synonym {
    /// A group is either both ways or one way, and relates at least two phrases.
    pub(super) fn problem(&self) -> Option<&'static str> {
        match (self.words.len(), self.from.len(), self.to.len()) {
            (2.., 0, 0) | (0, 1.., 1..) => None,
            _ => Some("a synonym has either `words` (at least two) or both `from` and `to`"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_has_stop_words() {
        let words = Vocabulary::stopwords();
        assert!(words.len() > 100 && words.iter().any(|word| word == "did"), "{words:?}");
    }
}
