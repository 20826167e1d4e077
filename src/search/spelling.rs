//! Words by their letters: which known words a misspelt one may mean, and which begin like it.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::numbered::Numbered;
use crate::plain;

/// A word's number in a [`Speller`], in the order in which they were added.
pub(crate) type WordNumber = u32;

/// Another word that a misspelt one may mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Correction {
    pub(crate) word: WordNumber,
    /// 1 is equal, 0 has nothing in common.
    pub(crate) similarity: f32,
}

/// Words that can be found by what they look like.
#[derive(Default, Deserialize, Serialize)]
pub(crate) struct Speller {
    words: Numbered,
    /// For each word, its letters.
    #[serde(with = "plain")]
    lengths: Vec<u8>,
    /// For each pair of neighbouring letters, the words that have it; made when the first misspelt word comes.
    #[serde(skip)]
    pairs: OnceLock<Pairs>,
    /// All words in alphabetical order, once [`Speller::finish`] was called.
    #[serde(with = "plain")]
    alphabetical: Vec<WordNumber>,
}

/// For each pair of neighbouring letters, the words that have it, in the order in which they were added.
type Pairs = FxHashMap<(char, char), Vec<WordNumber>>;

impl Speller {
    /// The number of a word, new or known.
    pub(crate) fn add(&mut self, word: &str) -> WordNumber {
        let number = self.words.add(word);
        if number as usize == self.lengths.len() {
            self.lengths.push(u8::try_from(word.chars().count()).unwrap_or(u8::MAX));
            self.pairs.take();
        }
        number
    }

    fn pairs(&self) -> &Pairs {
        self.pairs.get_or_init(|| {
            let mut pairs = Pairs::default();
            for (word, number) in self.words.iter().zip(0..) {
                for pair in letter_pairs(word) {
                    let list = pairs.entry(pair).or_default();
                    if list.last() != Some(&number) {
                        list.push(number);
                    }
                }
            }
            pairs
        })
    }

    /// Puts the words in order, after the last was added.
    pub(crate) fn finish(&mut self) {
        self.alphabetical = (0..self.words.len() as WordNumber).collect();
        self.alphabetical.sort_unstable_by_key(|number| self.words.word(*number));
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// The word with this number.
    pub(crate) fn word(&self, number: WordNumber) -> &str {
        self.words.word(number)
    }

    /// The number of a known word.
    pub(crate) fn number(&self, word: &str) -> Option<WordNumber> {
        self.words.number(word)
    }

    /// The words that begin so, in alphabetical order; the word itself is among them.
    pub(crate) fn beginning_with(&self, beginning: &str) -> &[WordNumber] {
        let text = |number: &WordNumber| self.word(*number);
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
        let typed = Typed::new(word, length);
        let like = |number: WordNumber| typed.similarity(self.word(number), usize::from(self.lengths[number as usize]));
        let found = self.alike(word, length).into_iter();
        let mut found: Vec<Correction> =
            found.filter_map(|word| Some(Correction { word, similarity: like(word)? })).collect();
        found.retain(|correction| correction.similarity >= LEAST_LIKENESS);
        // In a short word one other letter makes another word: "tram" is not "team"; a missing one may be a slip.
        found.retain(|correction| length > SHORTEST_MISSPELT || correction.similarity >= LIKE_ENOUGH_FOR_SHORT);
        found.sort_by(|a, b| b.similarity.total_cmp(&a.similarity).then(a.word.cmp(&b.word)));
        let best = found.first().map_or(0.0, |correction| correction.similarity);
        found.retain(|correction| correction.similarity >= best - NEARLY_AS_LIKELY);
        found.truncate(MOST_CORRECTIONS);
        found
    }

    /// The words that share most pairs of letters with this one, and those that begin with it.
    fn alike(&self, word: &str, length: usize) -> Vec<WordNumber> {
        let mut shared = vec![0_u8; self.words.len()];
        let mut touched: Vec<WordNumber> = Vec::new();
        let mut pairs: Vec<(char, char)> = letter_pairs(word).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let least = (length / 3).max(1) as u8;
        let words_with = self.pairs();
        for number in pairs.iter().filter_map(|pair| words_with.get(pair)).flatten() {
            let count = &mut shared[*number as usize];
            *count = count.saturating_add(1);
            if *count == least {
                touched.push(*number);
            }
        }
        let allowed = allowed_edits(length);
        touched.retain(|number| {
            let known = self.lengths[*number as usize] as usize;
            known.abs_diff(length) <= allowed || known > length
        });
        keep_most_alike(&mut touched, &shared);
        touched
    }
}

/// Keeps the [`MOST_COMPARED`] words that share most pairs; of equals those that were added first. Which are kept matters,
/// their order does not.
fn keep_most_alike(words: &mut Vec<WordNumber>, shared: &[u8]) {
    if words.len() <= MOST_COMPARED {
        return;
    }
    // How many pairs are shared is a small number, so words are counted by it, and none is compared with another.
    let mut sharing = [0_usize; 1 + u8::MAX as usize];
    for word in &*words {
        sharing[usize::from(shared[*word as usize])] += 1;
    }
    let mut more = 0;
    let mut least = sharing.len();
    while more < MOST_COMPARED {
        least -= 1;
        more += sharing[least];
    }
    let mut equal: Vec<WordNumber> =
        words.iter().copied().filter(|word| usize::from(shared[*word as usize]) == least).collect();
    words.retain(|word| usize::from(shared[*word as usize]) > least);
    let room = MOST_COMPARED - words.len();
    if room < equal.len() {
        equal.select_nth_unstable(room);
        equal.truncate(room);
    }
    words.extend(equal);
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
fn letter_pairs(word: &str) -> impl Iterator<Item = (char, char)> {
    let mut before = '^';
    word.chars().chain(std::iter::once('$')).map(move |letter| (std::mem::replace(&mut before, letter), letter))
}

/// Letters that may be wrong in a word of this length.
fn allowed_edits(length: usize) -> usize {
    match length {
        0..=5 => 1,
        6..=8 => 2,
        _ => 3,
    }
}

/// A misspelt word, made ready to be compared with many known ones.
struct Typed<'a> {
    word: &'a str,
    length: usize,
    /// For each plain letter, a bit for each place where the word has it; `None` for a word that needs more.
    places: Option<[u64; 128]>,
}

impl<'a> Typed<'a> {
    fn new(word: &'a str, length: usize) -> Self {
        let places = (word.is_ascii() && length <= u64::BITS as usize).then(|| {
            let mut places = [0_u64; 128];
            for (at, letter) in word.bytes().enumerate() {
                places[usize::from(letter)] |= 1 << at;
            }
            places
        });
        Self { word, length, places }
    }

    /// How like the word a known one is; `None` when too many letters differ.
    fn similarity(&self, known: &str, known_length: usize) -> Option<f32> {
        if self.length > SHORTEST_MISSPELT && known.starts_with(self.word) {
            return Some(BEGINNING);
        }
        let allowed = allowed_edits(self.length);
        if known_length < SHORTEST_MISSPELT || known_length.abs_diff(self.length) > allowed {
            return None;
        }
        let distance = self.distance(known);
        if distance > allowed {
            return None;
        }
        let first = if self.word.chars().next() == known.chars().next() { 0.0 } else { OTHER_FIRST_LETTER };
        Some(1.0 - distance as f32 / self.length.max(known_length) as f32 - first)
    }

    /// How many letters must be changed, added, left out or swapped with their neighbour to make the known word: the
    /// optimal string alignment, with a column of its table in the bits of a few numbers (Hyyrö, "A bit-vector
    /// algorithm for computing Levenshtein and Damerau edit distances", 2003, whose names the variables have).
    fn distance(&self, known: &str) -> usize {
        let Some(places) = self.places.as_ref().filter(|_| self.length > 0) else {
            return strsim::osa_distance(self.word, known);
        };
        let last = 1_u64 << (self.length - 1);
        let (mut vp, mut vn, mut d0, mut pm_before) = (u64::MAX, 0_u64, 0_u64, 0_u64);
        let mut distance = self.length;
        for letter in known.chars() {
            let pm = places.get(letter as usize).copied().unwrap_or_default();
            let swapped = ((!d0 & pm) << 1) & pm_before;
            d0 = ((pm & vp).wrapping_add(vp) ^ vp) | pm | vn | swapped;
            let hp = vn | !(d0 | vp);
            let hn = d0 & vp;
            distance += usize::from(hp & last != 0);
            distance -= usize::from(hn & last != 0);
            let hp = (hp << 1) | 1;
            vp = (hn << 1) | !(d0 | hp);
            vn = hp & d0;
            pm_before = pm;
        }
        distance
    }
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
    fn distances_are_those_of_the_textbook() {
        let words =
            ["", "a", "park", "prak", "parking", "sparking", "ynys", "môn", "ab", "ba", "abab", "baba", "kraping"];
        for (typed, known) in words.iter().flat_map(|typed| words.iter().map(move |known| (*typed, *known))) {
            let distance = Typed::new(typed, typed.chars().count()).distance(known);
            assert_eq!(distance, strsim::osa_distance(typed, known), "{typed} {known}");
        }
        let long = "ab".repeat(40);
        assert_eq!(Typed::new(&long, 80).distance("ab"), 78);
    }

    #[test]
    fn those_that_share_most_are_compared_and_of_equals_the_first() {
        let shared: Vec<u8> = (0..200_u32).map(|word| (word * 7 % 5) as u8).collect();
        for count in [10, 40, 41, 90, 200] {
            let mut words: Vec<WordNumber> = (0..count).rev().collect();
            let mut expected = words.clone();
            expected.sort_by_key(|word| (std::cmp::Reverse(shared[*word as usize]), *word));
            expected.truncate(MOST_COMPARED);
            keep_most_alike(&mut words, &shared);
            words.sort_unstable();
            expected.sort_unstable();
            assert_eq!(words, expected, "of {count}");
        }
    }

    #[test]
    fn beginnings_find_all_words_that_go_on() {
        let speller = speller(&["parking", "harrogate", "park", "partner"]);
        let found: Vec<&str> = speller.beginning_with("park").iter().map(|n| speller.word(*n)).collect();
        assert_eq!(found, ["park", "parking"]);
        assert!(speller.beginning_with("q").is_empty());
    }
}
