//! Words by their letters: which known words a misspelt one may mean, and which begin like it.

use std::collections::HashMap;

/// A word's number in a [`Speller`], in the order in which they were added.
pub(crate) type WordNumber = u32;

/// Another word that a misspelt one may mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Correction {
    pub(crate) word: WordNumber,
    /// 1 is equal, 0 has nothing in common.
    pub(crate) likeness: f32,
}

/// Words that can be found by what they look like.
#[derive(Default)]
pub(crate) struct Speller {
    words: Vec<Box<str>>,
    numbers: HashMap<Box<str>, WordNumber>,
    /// For each word, its letters.
    lengths: Vec<u8>,
    /// For each pair of neighbouring letters, the words that have it.
    pairs: HashMap<(char, char), Vec<WordNumber>>,
    /// All words in alphabetical order, once [`Speller::finish`] was called.
    alphabetical: Vec<WordNumber>,
}

impl Speller {
    /// The number of a word, new or known.
    pub(crate) fn add(&mut self, word: &str) -> WordNumber {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = self.words.len() as WordNumber;
        self.numbers.insert(word.into(), number);
        self.words.push(word.into());
        self.lengths.push(u8::try_from(word.chars().count()).unwrap_or(u8::MAX));
        for pair in letter_pairs(word) {
            let list = self.pairs.entry(pair).or_default();
            if list.last() != Some(&number) {
                list.push(number);
            }
        }
        number
    }

    /// Puts the words in order, after the last was added.
    pub(crate) fn finish(&mut self) {
        self.alphabetical = (0..self.words.len() as WordNumber).collect();
        self.alphabetical.sort_unstable_by_key(|number| &self.words[*number as usize]);
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// The word with this number.
    pub(crate) fn word(&self, number: WordNumber) -> &str {
        &self.words[number as usize]
    }

    /// The number of a known word.
    pub(crate) fn number(&self, word: &str) -> Option<WordNumber> {
        self.numbers.get(word).copied()
    }

    /// The words that begin so, in alphabetical order; the word itself is among them.
    pub(crate) fn beginning_with(&self, beginning: &str) -> &[WordNumber] {
        let text = |number: &WordNumber| &*self.words[*number as usize];
        let start = self.alphabetical.partition_point(|number| text(number) < beginning);
        let length = self.alphabetical[start..].partition_point(|number| text(number).starts_with(beginning));
        &self.alphabetical[start..start + length]
    }

    /// What an unknown word may mean, the likeliest first.
    pub(crate) fn corrections(&self, word: &str) -> Vec<Correction> {
        let length = word.chars().count();
        if length < SHORTEST_MISSPELT {
            return Vec::new();
        }
        let mut found: Vec<Correction> = self
            .alike(word, length)
            .into_iter()
            .filter_map(|number| {
                let likeness = likeness(word, length, &self.words[number as usize])?;
                Some(Correction { word: number, likeness })
            })
            .collect();
        found.retain(|correction| correction.likeness >= LEAST_LIKENESS);
        // In a short word one other letter makes another word: "tram" is no "team"; one that is missing may be a slip.
        found.retain(|correction| length > SHORTEST_MISSPELT || correction.likeness >= LIKE_ENOUGH_FOR_SHORT);
        found.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then(a.word.cmp(&b.word)));
        let best = found.first().map_or(0.0, |correction| correction.likeness);
        found.retain(|correction| correction.likeness >= best - NEARLY_AS_LIKELY);
        found.truncate(MOST_CORRECTIONS);
        found
    }

    /// The words that share most pairs of letters with this one, and those that begin with it.
    fn alike(&self, word: &str, length: usize) -> Vec<WordNumber> {
        let mut shared = vec![0_u8; self.words.len()];
        let mut touched: Vec<WordNumber> = Vec::new();
        let mut pairs = letter_pairs(word);
        pairs.sort_unstable();
        pairs.dedup();
        for number in pairs.iter().filter_map(|pair| self.pairs.get(pair)).flatten() {
            let count = &mut shared[*number as usize];
            if *count == 0 {
                touched.push(*number);
            }
            *count = count.saturating_add(1);
        }
        let shared = |number: WordNumber| shared[number as usize];
        let allowed = allowed_edits(length);
        let least = (length / 3).max(1) as u8;
        touched.retain(|number| {
            let known = self.lengths[*number as usize] as usize;
            shared(*number) >= least && (known.abs_diff(length) <= allowed || known > length)
        });
        touched.sort_unstable_by_key(|number| (std::cmp::Reverse(shared(*number)), *number));
        touched.truncate(MOST_COMPARED);
        touched
    }
}

/// Shorter words are taken as they are: two letters changed in three make another word.
pub(crate) const SHORTEST_MISSPELT: usize = 4;
/// A word less like than this is another word.
const LEAST_LIKENESS: f32 = 0.7;
/// What a correction of a word that is as short as that must be like.
const LIKE_ENOUGH_FOR_SHORT: f32 = 0.78;
/// Corrections kept for a word.
const MOST_CORRECTIONS: usize = 4;
/// Words compared letter by letter for one misspelt word.
const MOST_COMPARED: usize = 40;
/// A correction less likely than the best by more than this is left out.
const NEARLY_AS_LIKELY: f32 = 0.12;
/// How much a beginning counts as a whole word: "yorks" for "yorkshire".
const BEGINNING: f32 = 0.75;
/// People get the first letter right: a word that begins otherwise is less likely by this.
const OTHER_FIRST_LETTER: f32 = 0.15;

/// The pairs of neighbouring letters, with marks for beginning and end.
fn letter_pairs(word: &str) -> Vec<(char, char)> {
    let marked: Vec<char> = std::iter::once('^').chain(word.chars()).chain(std::iter::once('$')).collect();
    marked.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

/// Letters that may be wrong in a word of this length.
fn allowed_edits(length: usize) -> usize {
    match length {
        0..=5 => 1,
        6..=8 => 2,
        _ => 3,
    }
}

/// How like a misspelt word a known one is; `None` when too many letters differ.
fn likeness(word: &str, length: usize, known: &str) -> Option<f32> {
    if length > SHORTEST_MISSPELT && known.starts_with(word) {
        return Some(BEGINNING);
    }
    let allowed = allowed_edits(length);
    let known_length = known.chars().count();
    if known_length < SHORTEST_MISSPELT || known_length.abs_diff(length) > allowed {
        return None;
    }
    let distance = strsim::osa_distance(word, known);
    if distance > allowed {
        return None;
    }
    let first = if word.chars().next() == known.chars().next() { 0.0 } else { OTHER_FIRST_LETTER };
    Some(1.0 - distance as f32 / length.max(known_length) as f32 - first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speller(words: &[&str]) -> Speller {
        let mut speller = Speller::default();
        for word in words {
            speller.add(word);
        }
        speller.finish();
        speller
    }

    fn best(speller: &Speller, word: &str) -> Option<WordNumber> {
        speller.corrections(word).first().map(|c| c.word)
    }

    #[test]
    fn misspelt_names_are_recognised() {
        let speller =
            speller(&["harrogate", "parking", "rochdale", "worcestershire", "monmouthshire", "volunteer", "park"]);
        for (typed, meant) in [
            ("harogate", "harrogate"),
            ("parkng", "parking"),
            ("rochdail", "rochdale"),
            ("wostershire", "worcestershire"),
            ("monmoutshire", "monmouthshire"),
        ] {
            assert_eq!(best(&speller, typed), speller.number(meant), "{typed}");
        }
    }

    #[test]
    fn another_word_is_no_misspelling() {
        let speller = speller(&["harrogate", "parking"]);
        assert_eq!(best(&speller, "blockchain"), None);
        assert_eq!(best(&speller, "pa"), None);
    }

    #[test]
    fn beginnings_find_all_words_that_go_on() {
        let speller = speller(&["parking", "harrogate", "park", "partner"]);
        let found: Vec<&str> = speller.beginning_with("park").iter().map(|n| &*speller.words[*n as usize]).collect();
        assert_eq!(found, ["park", "parking"]);
        assert!(speller.beginning_with("q").is_empty());
    }
}
