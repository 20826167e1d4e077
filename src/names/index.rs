//! An index of names of one kind, found by what a person remembers of them.
//!
//! The same index serves filters, which want the one name that is meant, and suggestions, which want every name that
//! may still be meant by what was typed so far.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::plain;
use crate::search::analysis::{each_word, words};
use crate::search::rows::Rows;
use crate::search::spelling::{Speller, WordNumber};

/// A name.
#[derive(Deserialize, Serialize)]
pub(crate) struct Name<K> {
    pub(crate) key: K,
    /// As shown.
    pub(crate) label: Box<str>,
}

/// Names of one kind, each with all the ways to write it: its spellings.
#[derive(Deserialize, Serialize)]
pub(crate) struct NameIndex<K> {
    pub(super) names: Vec<Name<K>>,
    /// For each spelling, the position of its name; those of a name stand side by side.
    #[serde(with = "plain")]
    spelt: Vec<u32>,
    /// For each spelling, its words.
    pub(super) words: Rows<WordNumber>,
    /// For each spelling, the sum of its words' weights.
    #[serde(with = "plain")]
    spelling_weights: Vec<f32>,
    pub(super) speller: Speller,
    /// For each word, the spellings that have it.
    spellings_with: Rows<u32>,
    /// For each word, the spellings that begin with it, once their small words are left out.
    pub(super) spellings_from: Rows<u32>,
    /// For each word, how telling it is among these names: "council" little, "Wigan" much.
    #[serde(with = "plain")]
    weights: Vec<f32>,
    /// For each word, whether it only joins others: "and", "of", "the".
    pub(super) small: Vec<bool>,
}

/// What a typed word may mean among names.
struct Meant {
    /// The words, with how sure each is.
    words: Vec<(WordNumber, f32)>,
    /// How telling the typed word is.
    weight: f32,
}

/// How a text fits a name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct NameFit {
    /// Position of the name.
    pub(crate) name: usize,
    /// The share of what was typed that the name has, from 0 to 1.
    pub(crate) typed: f32,
    /// The share of the name that was typed, from 0 to 1.
    pub(crate) said: f32,
}

impl NameFit {
    /// What fits are ordered by: what was typed counts most.
    fn order(&self) -> f32 {
        self.typed * (1.0 + 0.5 * self.said)
    }

    /// What that is at most, whatever share of the name was typed.
    fn order_at_most(typed: f32) -> f32 {
        Self { name: 0, typed, said: 1.0 }.order()
    }

    /// How two fits are ordered: the better first, of equal ones the earlier name.
    pub(crate) fn before(&self, other: &Self) -> Ordering {
        other.order().total_cmp(&self.order()).then(self.name.cmp(&other.name))
    }
}

/// What a filter's text names.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Resolved<K> {
    /// These; several where the text fits several equally.
    Known(Vec<K>),
    /// Nothing; these are the nearest names.
    Unknown(Vec<String>),
}

/// A name is meant when it has this share of what was typed.
const MEANT: f32 = 0.7;
/// A text is a name when it has this share of the name, and the name of it; a letter may be wrong.
const MIN_NAME_SHARE: f32 = 0.8;
/// Words of the longest text that can be nothing but a name.
const LONGEST_NAME: usize = 12;
/// Where more than one of this many spellings fit, going over all is faster than putting those in order.
const MANY: usize = 8;
/// Fits that differ by less than this are equal.
const EQUAL: f32 = 0.02;
/// How much a word counts that is only the beginning of a name's.
const BEGINNING: f32 = 0.8;
/// Words point at a name that has this share of them; a single one must nearly be spelt as the name's.
const POINTED_AT: f32 = 0.8;
const POINTED_AT_BY_ONE: f32 = 0.9;
/// Words that a name may have or lack: "Transforming & Innovating" is "transforming and innovating".
const SMALL_WORDS: [&str; 5] = ["and", "of", "the", "for", "in"];
/// Letters of an unknown name that are compared with the known ones: comparing costs as much as both are long.
const COMPARED: usize = 100;
/// Nearest names shown for an unknown one.
const NEAREST: usize = 4;
/// A name is near when it has this share of what was typed,
const MIN_NEAR_SHARE: f32 = 0.5;
/// or its letters are this like it: with less, the two have hardly more in common than a first letter.
const ALIKE: f64 = 0.8;

impl<K: Copy + PartialEq> NameIndex<K> {
    /// Indexes names: what each is of, as shown, and other spellings that find it, the id among them. Their order is the order
    /// of suggestions before anything is typed.
    pub(crate) fn new(list: impl Iterator<Item = (K, String, Vec<String>)>) -> Self {
        let (mut names, mut spelt, mut spelling_words) = (Vec::new(), Vec::new(), Rows::default());
        let (mut speller, mut small) = (Speller::default(), Vec::new());
        for (key, label, spellings) in list {
            for text in std::iter::once(&label).chain(&spellings) {
                let mut words: Vec<WordNumber> = Vec::new();
                each_word(text, |word| {
                    let number = speller.add(word);
                    if number as usize == small.len() {
                        small.push(SMALL_WORDS.contains(&word));
                    }
                    words.push(number);
                });
                spelling_words.push(words);
                spelt.push(names.len() as u32);
            }
            names.push(Name { key, label: label.into() });
        }
        speller.finish();
        spelt.shrink_to_fit();
        spelling_words.shrink();
        let spellings = || (0..spelling_words.len()).map(|spelling| (spelling as u32, spelling_words.of(spelling)));
        let with = spellings().flat_map(|(spelling, words)| {
            let once = words.iter().enumerate().filter(|(at, word)| !words[..*at].contains(word));
            once.map(move |(_, word)| (*word as usize, spelling))
        });
        let spellings_with = Rows::gather(speller.len(), with);
        let from = spellings().filter_map(|(spelling, words)| {
            let first = words.iter().find(|word| !small[**word as usize])?;
            Some((*first as usize, spelling))
        });
        let spellings_from = Rows::gather(speller.len(), from);
        let all = spelt.len() as f32 + 1.0;
        let weight = |with: &[u32]| (all / (with.len() as f32 + 0.5)).ln().max(0.1);
        let weights: Vec<f32> = (0..speller.len()).map(|word| weight(spellings_with.of(word))).collect();
        let weigh = |words: &[WordNumber]| words.iter().map(|word| weights[*word as usize]).sum();
        let spelling_weights = spellings().map(|(_, words)| weigh(words)).collect();
        Self {
            names,
            spelt,
            words: spelling_words,
            spelling_weights,
            speller,
            spellings_with,
            spellings_from,
            weights,
            small,
        }
    }

    /// What a spelling is one of.
    pub(super) fn key_of(&self, spelling: u32) -> K {
        self.names[self.spelt[spelling as usize] as usize].key
    }

    /// The name at this position.
    pub(crate) fn name(&self, position: usize) -> &Name<K> {
        &self.names[position]
    }

    /// All names, in their order.
    pub(crate) fn names(&self) -> &[Name<K>] {
        &self.names
    }

    /// What a filter's text names.
    pub(crate) fn resolve(&self, text: &str) -> Resolved<K> {
        let exact = self.exact(text);
        if !exact.is_empty() {
            return Resolved::Known(exact);
        }
        let fits = self.fits(text, false);
        match fits.first() {
            Some(best) if best.typed >= MEANT => {
                let equal = fits.iter().take_while(|fit| best.order() - fit.order() < EQUAL);
                Resolved::Known(equal.map(|fit| self.names[fit.name].key).collect())
            }
            _ => Resolved::Unknown(self.nearest(text, &fits)),
        }
    }

    /// The names that have just the words of a text.
    pub(crate) fn exact(&self, text: &str) -> Vec<K> {
        let numbers: Option<Vec<WordNumber>> = words(text).iter().map(|word| self.speller.number(word)).collect();
        let mut keys: Vec<K> = Vec::new();
        if let Some(numbers) = numbers.filter(|numbers| !numbers.is_empty()) {
            let with_first = self.spellings_with.of(numbers[0] as usize).iter();
            for spelling in with_first.filter(|spelling| self.words.of(**spelling as usize) == numbers) {
                let key = self.key_of(*spelling);
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        keys
    }

    /// The names that a text is, and nothing else than a name.
    pub(crate) fn named(&self, text: &str) -> Option<Vec<K>> {
        let typed = words(text);
        if typed.len() > LONGEST_NAME {
            return None;
        }
        let meant: Vec<Meant> = typed.iter().map(|word| self.meant(word, false)).collect();
        // Most texts have too few words of any name, whichever it were.
        let asked: f32 = meant.iter().map(|word| word.weight).sum();
        let had: f32 = meant.iter().filter(|word| !word.words.is_empty()).map(|word| word.weight).sum();
        if had < (MIN_NAME_SHARE - EQUAL) * asked {
            return None;
        }
        let fits = sorted(self.fits_of(&meant, 0.0));
        let best = fits.first().filter(|best| best.typed >= MIN_NAME_SHARE && best.said >= MIN_NAME_SHARE)?;
        let equal = fits.iter().take_while(|fit| best.order() - fit.order() < EQUAL);
        Some(equal.map(|fit| self.names[fit.name].key).collect())
    }

    /// The names, of those that may be meant, that a few words surely point at, though they say only part of them.
    pub(crate) fn pointed_at(&self, text: &str, among: impl Fn(K) -> bool) -> Vec<K> {
        let mut fits = self.fits(text, false);
        fits.retain(|fit| among(self.names[fit.name].key));
        let least = if words(text).len() > 1 { POINTED_AT } else { POINTED_AT_BY_ONE };
        let Some(best) = fits.first().filter(|best| best.typed >= least) else { return Vec::new() };
        let equal = fits.iter().take_while(|fit| best.typed - fit.typed < EQUAL);
        equal.map(|fit| self.names[fit.name].key).collect()
    }

    fn nearest(&self, text: &str, fits: &[NameFit]) -> Vec<String> {
        let near = fits.iter().filter(|fit| fit.typed >= MIN_NEAR_SHARE);
        let mut nearest: Vec<String> = near.take(NEAREST).map(|fit| self.names[fit.name].label.to_string()).collect();
        if nearest.len() < NEAREST {
            // What makes a name of a longer text stands at its beginning, or the text is not a name at all.
            let lower: String = text.to_lowercase().chars().take(COMPARED).collect();
            let mut alike: Vec<(f64, &str)> = self
                .names
                .iter()
                .map(|name| (strsim::jaro_winkler(&lower, &name.label.to_lowercase()), &*name.label))
                .filter(|(alike, _)| *alike >= ALIKE)
                .collect();
            alike.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
            for (_, label) in alike {
                if nearest.len() == NEAREST {
                    break;
                }
                if !nearest.iter().any(|known| known == label) {
                    nearest.push(label.to_owned());
                }
            }
        }
        nearest
    }

    /// The names that fit a text, best first; with `typing`, its last word may be the beginning of one.
    pub(crate) fn fits(&self, text: &str, typing: bool) -> Vec<NameFit> {
        sorted(self.fits_in_any_order(text, typing, 0.0))
    }

    /// The same in any order, and only those that have at least this share of what was typed: for whoever wants a few of many.
    pub(crate) fn fits_in_any_order(&self, text: &str, typing: bool, least: f32) -> Vec<NameFit> {
        let typed = words(text);
        let ends_open = typing && text.chars().last().is_some_and(char::is_alphanumeric);
        let open = |at: usize| ends_open && at + 1 == typed.len();
        let meant: Vec<Meant> = typed.iter().enumerate().map(|(at, word)| self.meant(word, open(at))).collect();
        self.fits_of(&meant, least)
    }

    /// The names that have at least this share of what a text's words may mean, in any order.
    fn fits_of(&self, meant: &[Meant], least: f32) -> Vec<NameFit> {
        let asked: f32 = meant.iter().map(|word| word.weight).sum::<f32>().max(f32::EPSILON);
        // One letter begins a word of most names of a large catalogue. Where nothing else is typed, spellings that have the most
        // common words alone come behind all that have enough, and need not be looked at.
        let is_too_little = |gain: f32| meant.len() == 1 && NameFit::order_at_most(gain / asked) < least;
        // For each spelling, what it has of the typed words, and of the word at hand.
        let mut had = vec![0.0_f32; self.spelt.len()];
        let mut gains = vec![0.0_f32; self.spelt.len()];
        let (mut touched, mut with): (Vec<u32>, Vec<u32>) = (Vec::new(), Vec::new());
        for word in meant {
            for (number, confidence) in &word.words {
                let gain = confidence * self.weights[*number as usize].min(word.weight);
                if is_too_little(gain) {
                    continue;
                }
                for spelling in self.spellings_with.of(*number as usize) {
                    let known = &mut gains[*spelling as usize];
                    if *known == 0.0 {
                        with.push(*spelling);
                    }
                    *known = known.max(gain);
                }
            }
            for spelling in with.drain(..) {
                let had = &mut had[spelling as usize];
                if *had == 0.0 {
                    touched.push(spelling);
                }
                *had += std::mem::take(&mut gains[spelling as usize]);
            }
        }
        // A name's spellings stand side by side, so that each name's best is found in one go over them in their order.
        if touched.len() > self.spelt.len() / MANY {
            touched = (0..self.spelt.len() as u32).filter(|spelling| had[*spelling as usize] > 0.0).collect();
        } else {
            touched.sort_unstable();
        }
        let mut fits: Vec<NameFit> = Vec::new();
        for number in touched {
            let (weight, had) = (self.spelling_weights[number as usize], had[number as usize]);
            let fit = NameFit {
                name: self.spelt[number as usize] as usize,
                typed: had / asked,
                said: (had / weight.max(f32::EPSILON)).min(1.0),
            };
            match fits.last_mut().filter(|known| known.name == fit.name) {
                Some(known) if fit.order() > known.order() => *known = fit,
                Some(_) => {}
                None => fits.push(fit),
            }
        }
        fits.retain(|fit| fit.typed >= least);
        fits
    }

    /// What a typed word may mean; with `beginning` it may be the beginning of a longer one.
    fn meant(&self, word: &str, beginning: bool) -> Meant {
        let itself = self.speller.number(word);
        let mut words: Vec<(WordNumber, f32)> = itself.map(|number| (number, 1.0)).into_iter().collect();
        if beginning || (itself.is_none() && word.chars().count() > 2) {
            let longer = self.speller.beginning_with(word).iter().filter(|number| itself != Some(**number));
            words.extend(longer.map(|number| (*number, BEGINNING)));
        }
        if words.is_empty() {
            words.extend(self.speller.corrections(word).into_iter().map(|c| (c.word, c.similarity)));
        }
        let weights = words.iter().map(|(number, _)| self.weights[*number as usize]);
        let weight = if words.is_empty() { self.unknown_weight() } else { weights.fold(0.0, f32::max) };
        Meant { words, weight }
    }

    fn unknown_weight(&self) -> f32 {
        (self.spelt.len() as f32 + 1.0).ln().max(0.1)
    }
}

/// Fits in their order, the best first.
fn sorted(mut fits: Vec<NameFit>) -> Vec<NameFit> {
    fits.sort_unstable_by(NameFit::before);
    fits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;

    fn index() -> NameIndex<u8> {
        let name = |key, label: &str, spellings: &[&str]| {
            (key, label.to_owned(), spellings.iter().map(|s| (*s).to_owned()).collect())
        };
        let names = [
            name(0, "Wigan Council", &["Wigan", "Wigan MBC"]),
            name(1, "Trafford Council", &["Trafford"]),
            name(2, "North Yorkshire County Council", &["North Yorkshire", "NYCC"]),
            name(3, "City of York Council", &["York"]),
        ];
        NameIndex::new(names.into_iter())
    }

    #[test]
    fn names_are_forgiving() {
        let index = index();
        for (typed, key) in
            [("wigan", 0), ("WIGAN mbc", 0), ("traford", 1), ("nycc", 2), ("north yorks", 2), ("york", 3)]
        {
            assert_eq!(index.resolve(typed), Resolved::Known(vec![key]), "{typed}");
        }
    }

    #[test]
    fn an_unknown_name_is_told_the_nearest() {
        let near = |typed: &str| match index().resolve(typed) {
            Resolved::Unknown(nearest) => nearest,
            Resolved::Known(keys) => panic!("{typed} is unknown, and not {keys:?}"),
        };
        assert_eq!(near("Traffic Coun"), ["Trafford Council"]);
        assert_eq!([near("Cornwall"), near("quantum"), near("…")], [const { Vec::<String>::new() }; 3]);
    }

    #[test]
    fn what_fits_too_little_is_left_out_and_nothing_else() {
        let catalogue = Catalogue::built_in().expect("it is sound");
        let names = catalogue.entries().map(|(key, entry)| (key, entry.title.clone(), vec![entry.id.clone()]));
        let index = NameIndex::new(names);
        let letters = ('a'..='z').map(String::from);
        let titles = catalogue
            .entries()
            .flat_map(|(_, entry)| [2, 3, 5, 9].map(|letters| entry.title.chars().take(letters).collect::<String>()));
        for text in letters.chain(titles) {
            let all = index.fits_in_any_order(&text, true, 0.0);
            assert!(all.is_sorted_by(|a, b| a.name < b.name), "{text}");
            for least in [0.3, 0.5, 0.9] {
                let enough: Vec<NameFit> = all.iter().copied().filter(|fit| fit.typed >= least).collect();
                assert_eq!(index.fits_in_any_order(&text, true, least), enough, "{text} {least}");
            }
        }
    }

    #[test]
    fn one_letter_finds_every_name_with_a_word_that_begins_so() {
        let words = ["apple", "banana", "avocado", "cherry", "bean"];
        let names = (0..60_u8).map(|key| (key, words[usize::from(key) % 5].to_owned(), Vec::new()));
        let index = NameIndex::new(names);
        for letter in ["a", "b", "c"] {
            let found: Vec<usize> = index.fits_in_any_order(letter, true, 0.0).iter().map(|fit| fit.name).collect();
            let expected: Vec<usize> = (0..60).filter(|name| words[name % 5].starts_with(letter)).collect();
            assert_eq!(found, expected, "{letter}");
        }
    }

    #[test]
    fn what_is_typed_so_far_finds_all_that_may_be_meant() {
        let found: Vec<usize> = index().fits("yor", true).iter().map(|fit| fit.name).collect();
        assert_eq!(found, [3, 2]);
    }
}
