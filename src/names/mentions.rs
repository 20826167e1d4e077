//! The names that stand in a sentence: where each begins and ends, and what it names.

use std::ops::Range;

use super::index::NameIndex;
use crate::search::spelling::WordNumber;

/// A name that stands in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention<K> {
    /// What it names; several where they share the name.
    pub keys: Vec<K>,
    /// The words of the sentence that say it.
    pub span: Range<usize>,
    /// How many words say it, small ones left out: the more, the surer.
    pub words: usize,
    /// Whether all its words are spelt as the name is.
    pub exact: bool,
}

/// A misspelt word of a sentence is a name's when it is this like it.
pub(super) const SURELY_MEANT: f32 = 0.74;
/// And this like it where it may be a form of another word: "excelence" might come of "excel".
pub(super) const NEARLY_SPELT: f32 = 0.85;

impl<K: Copy + PartialEq> NameIndex<K> {
    /// The names that stand in a sentence of these words, in order, the longest where several begin together.
    ///
    /// A word may be a misspelt one of a name that is as like it as `least` says for its place; without that it is none.
    pub(crate) fn mentions(&self, sentence: &[String], least: impl Fn(usize) -> Option<f32>) -> Vec<Mention<K>> {
        let numbers: Vec<Option<WordNumber>> = sentence
            .iter()
            .enumerate()
            .map(|(at, word)| {
                let possessive = || self.speller.number(word.strip_suffix('s').filter(|name| name.len() > 3)?);
                let number = self.speller.number(word).or_else(possessive);
                number.or_else(|| self.surely_meant(word, least(at)?))
            })
            .collect();
        let as_spelt = |word: &String| {
            self.speller.number(word).or_else(|| self.speller.number(word.strip_suffix('s')?)).is_some()
        };
        let exact = |span: &Range<usize>| sentence[span.clone()].iter().all(as_spelt);
        let mut mentions = Vec::new();
        let mut at = 0;
        while at < numbers.len() {
            let first = self.longest_at(&numbers, at).map(|mention| {
                // A longer name that begins inside this one is meant.
                let inside = (at + 1..mention.span.end).filter_map(|place| self.longest_at(&numbers, place));
                inside.fold(mention, |best, next| if next.words > best.words { next } else { best })
            });
            match first {
                Some(mut mention) => {
                    mention.exact = exact(&mention.span);
                    at = mention.span.end;
                    mentions.push(mention);
                }
                None => at += 1,
            }
        }
        mentions
    }

    /// The one word that a misspelt one hardly fails to mean.
    fn surely_meant(&self, word: &str, least: f32) -> Option<WordNumber> {
        let corrections = self.speller.corrections(word);
        corrections.first().filter(|best| best.similarity >= least).map(|best| best.word)
    }

    /// The longest name that begins with the word at this place.
    fn longest_at(&self, numbers: &[Option<WordNumber>], at: usize) -> Option<Mention<K>> {
        let first = numbers[at].filter(|first| !self.is_small(*first))?;
        let mut longest: Option<Mention<K>> = None;
        for spelling in self.spellings_from.of(first as usize) {
            let Some((end, words)) = self.ends(self.words.of(*spelling as usize), numbers, at) else { continue };
            let key = self.key_of(*spelling);
            match &mut longest {
                Some(known) if known.words > words => {}
                Some(known) if known.words == words => {
                    if !known.keys.contains(&key) {
                        known.keys.push(key);
                    }
                }
                _ => longest = Some(Mention { keys: vec![key], span: at..end, words, exact: true }),
            }
        }
        longest
    }

    /// Where a spelling ends that begins at this place, and how many words it has; small words may be left out or added.
    fn ends(&self, spelling: &[WordNumber], numbers: &[Option<WordNumber>], at: usize) -> Option<(usize, usize)> {
        let mut place = at;
        let mut words = 0;
        for wanted in spelling.iter().filter(|word| !self.is_small(**word)) {
            while words > 0 && numbers.get(place).copied().flatten().is_some_and(|number| self.is_small(number)) {
                place += 1;
            }
            if numbers.get(place).copied().flatten() != Some(*wanted) {
                return None;
            }
            place += 1;
            words += 1;
        }
        Some((place, words))
    }

    /// Whether a word only joins others: "and", "of", "the".
    pub(super) fn is_small(&self, word: WordNumber) -> bool {
        self.small[word as usize]
    }
}
