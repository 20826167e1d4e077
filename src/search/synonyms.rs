//! The vocabulary's synonyms, by stems: what else a word or phrase of a question may be called.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::analysis::Analyser;
use super::stopwords::Stopwords;
use super::term_dictionary::{StemId, TermDictionary};
use crate::catalogue::Vocabulary;

/// A phrase as the set of its telling stems.
pub(crate) type Phrase = Vec<StemId>;

/// Phrases and what they may also be called.
#[derive(Default, Deserialize, Serialize)]
pub(crate) struct Synonyms {
    /// For the first stem of a phrase, the phrases that begin so.
    phrases: FxHashMap<StemId, Vec<(Phrase, Vec<Phrase>)>>,
    /// Groups whose members find each other.
    groups: u32,
    /// For the first stem of a phrase, the phrases that begin so, each with its group.
    grouped: FxHashMap<StemId, Vec<(Phrase, GroupId)>>,
}

/// A group's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub(crate) struct GroupId(u32);

impl GroupId {
    /// Its place among all groups.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

impl Synonyms {
    /// Reads the vocabulary, entering its stems into the dictionary.
    pub(crate) fn new(
        vocabulary: &Vocabulary,
        analyser: &Analyser,
        stopwords: &Stopwords,
        dictionary: &mut TermDictionary,
    ) -> Self {
        let mut synonyms = Self::default();
        let mut phrase =
            |text: &String| -> Phrase { dictionary.intern_all(text, analyser, |word| stopwords.contains(word)) };
        for group in &vocabulary.synonyms {
            let words: Vec<Phrase> = group.words.iter().map(&mut phrase).collect();
            synonyms.add_group(&words);
            for from in &words {
                synonyms.add(from, words.iter());
            }
            let to: Vec<Phrase> = group.to.iter().map(&mut phrase).collect();
            for from in group.from.iter().map(&mut phrase) {
                synonyms.add(&from, to.iter());
            }
        }
        synonyms
    }

    fn add_group(&mut self, words: &[Phrase]) {
        if words.is_empty() {
            return;
        }
        let id = GroupId(self.groups);
        self.groups += 1;
        for phrase in words {
            if let Some(first) = phrase.first() {
                self.grouped.entry(*first).or_default().push((phrase.clone(), id));
            }
        }
    }

    /// The groups that have a phrase beginning with this stem, with the whole phrase.
    pub(crate) fn groups_at(&self, first: StemId) -> &[(Phrase, GroupId)] {
        self.grouped.get(&first).map_or(&[], Vec::as_slice)
    }

    /// How many groups there are.
    pub(crate) fn groups(&self) -> usize {
        self.groups as usize
    }

    fn add<'a>(&mut self, from: &Phrase, to: impl Iterator<Item = &'a Phrase>) {
        let Some(first) = from.first() else { return };
        let phrases = self.phrases.entry(*first).or_default();
        let at = phrases.iter().position(|(phrase, _)| phrase == from).unwrap_or_else(|| {
            phrases.push((from.clone(), Vec::new()));
            phrases.len() - 1
        });
        for phrase in to {
            if phrase != from && !phrase.is_empty() && !phrases[at].1.contains(phrase) {
                phrases[at].1.push(phrase.clone());
            }
        }
    }

    /// The phrases of the vocabulary that begin at the head of `stems`: how long each is, and what else it is called.
    pub(crate) fn at(&self, stems: &[Option<StemId>]) -> impl Iterator<Item = (usize, &[Phrase])> {
        let first = stems.first().copied().flatten();
        first.and_then(|first| self.phrases.get(&first)).into_iter().flatten().filter_map(move |(phrase, others)| {
            let stands = phrase.len() <= stems.len() && phrase.iter().zip(stems).all(|(p, s)| Some(*p) == *s);
            stands.then_some((phrase.len(), others.as_slice()))
        })
    }
}
