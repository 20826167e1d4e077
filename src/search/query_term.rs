//! What a question asks for, word by word: each telling word with everything it may mean.
//!
//! A word that some entry has means itself; a word that none has may be misspelt, run together or torn apart; and
//! every word or phrase may be called something else in the field. Each meaning carries how sure it is.

use super::analysis::{self, Analyser, LONGEST_WORD, american, searchable};
use super::related::{is_known, related};
use super::stopwords::Stopwords;
use super::synonyms::{Phrase, Synonyms};
use super::term_dictionary::{StemId, TermDictionary};
use crate::config::SearchSettings;

/// A text as the search reads it.
#[derive(Debug, Clone)]
pub struct AnalysedText {
    /// Its telling words, each once, in order.
    pub(crate) query_terms: Vec<QueryTerm>,
    /// Its words as they were understood: misspelt ones as the catalogue spells them, all others as typed.
    pub understood: String,
    /// Those of them that were written with a capital letter, as names are.
    capitals: Vec<String>,
}

impl AnalysedText {
    /// Whether a word, in its searchable form, was written with a capital letter.
    #[must_use]
    pub fn is_capital(&self, word: &str) -> bool {
        self.capitals.iter().any(|capital| capital == word)
    }

    /// The same without what its words are only like: with nothing less sure than this.
    #[must_use]
    pub fn surely(mut self, least: f32) -> Self {
        for query_term in &mut self.query_terms {
            query_term.meanings.retain(|meaning| meaning.confidence >= least);
        }
        self
    }

    /// How many telling words it has.
    #[must_use]
    pub fn content_words(&self) -> usize {
        self.query_terms.len()
    }

    /// Its telling words, each with how surely it is known: 1 for a word that entries have, less for what it may only be
    /// a misspelling or another name of, 0 for a word that means nothing here.
    pub fn known(&self) -> impl Iterator<Item = (&str, f32)> {
        self.query_terms.iter().map(|query_term| {
            let surest = query_term.meanings.first().map_or(0.0, |meaning| meaning.confidence);
            (query_term.word.as_str(), surest)
        })
    }
}

/// One telling word of a question.
#[derive(Debug, Clone)]
pub(crate) struct QueryTerm {
    /// The word as typed, in its searchable form.
    pub(crate) word: String,
    /// What it may mean, the surest first; empty when the catalogue has nothing like it.
    pub(crate) meanings: Vec<Expansion>,
    /// How telling it is.
    pub(crate) weight: f32,
}

/// Something that a word may mean.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Expansion {
    /// The stems that must stand together.
    pub(crate) stems: Phrase,
    /// How sure it is: 1 for the word itself.
    pub(crate) confidence: f32,
    /// How telling the stems are.
    pub(crate) weight: f32,
}

/// The words of a text that begin with a capital letter, in their searchable form.
fn capitals(text: &str) -> Vec<String> {
    text.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).flat_map(searchable).collect()
}

/// More telling words than this add nothing to a question; what follows them is passed over.
const MOST_CONCEPTS: usize = 48;
/// Words of a text that are looked at, so that pasted documents cost no more than long questions.
const MOST_WORDS_READ: usize = 400;

/// Unknown words that are corrected: a text with more of them is in another language, or no text.
const MOST_CORRECTED: usize = 16;

/// Words that are repeated to the person who typed them.
const MOST_WORDS_TOLD: usize = 20;

/// Reads questions.
pub(crate) struct Reader<'a> {
    pub(crate) analyser: &'a Analyser,
    pub(crate) stopwords: &'a Stopwords,
    pub(crate) dictionary: &'a TermDictionary,
    pub(crate) synonyms: &'a Synonyms,
    pub(crate) settings: &'a SearchSettings,
}

/// A telling word of a text.
struct Word {
    /// Where it stands among all words.
    place: usize,
    /// The word itself, in its searchable form.
    text: String,
    /// Its stem, if the catalogue or the vocabulary has it.
    stem: Option<StemId>,
}

impl Reader<'_> {
    /// Reads a text.
    pub(crate) fn read(&self, text: &str) -> AnalysedText {
        let mut written = analysis::words(text);
        written.truncate(MOST_WORDS_READ);
        let words: Vec<Word> = written
            .iter()
            .enumerate()
            .map(|(place, written)| (place, american(written)))
            .filter(|(_, word)| !self.stopwords.contains(word))
            .map(|(place, word)| Word {
                place,
                stem: self.dictionary.find(&word, self.analyser),
                text: word.into_owned(),
            })
            .collect();
        let stems: Vec<Option<StemId>> = words.iter().map(|word| word.stem).collect();
        let kept = kept(&words);
        let mut meanings = self.own_meanings(&words, kept);
        written.truncate(MOST_WORDS_TOLD);
        for (word, meanings) in words.iter().zip(&meanings) {
            if let Some(told) = written.get_mut(word.place)
                && let Some(corrected) = self.corrected(word, meanings.first())
            {
                *told = corrected;
            }
        }
        self.add_synonyms(&stems, kept, &mut meanings);
        self.add_related(&words, &mut meanings);

        let mut query_terms: Vec<QueryTerm> = Vec::new();
        for (word, meanings) in words.into_iter().zip(meanings).take(kept) {
            if query_terms.iter().all(|known| known.word != word.text) {
                query_terms.push(self.query_term(word.text, meanings));
            }
        }
        AnalysedText { query_terms, understood: written.join(" "), capitals: capitals(text) }
    }

    /// Whether every word of a text is known as it is written.
    pub(crate) fn is_spelt_right(&self, text: &str) -> bool {
        analysis::words(text).iter().all(|written| {
            let word = american(written);
            self.stopwords.contains(&word) || self.dictionary.find(&word, self.analyser).is_some()
        })
    }

    /// How the catalogue writes what an unknown word most likely means.
    fn corrected(&self, word: &Word, meaning: Option<&Expansion>) -> Option<String> {
        let meaning = meaning.filter(|_| word.stem.is_none())?;
        let words: Vec<&str> = meaning.stems.iter().map(|stem| self.dictionary.written(*stem)).collect();
        Some(words.join(" "))
    }

    /// The stem of letters that may be a word, if entries have it.
    fn stem_in_entries(&self, letters: &str) -> Option<StemId> {
        let plain = letters.len() <= LONGEST_WORD && letters.bytes().all(|letter| letter.is_ascii_alphanumeric());
        let stem = if plain {
            self.dictionary.find(&american(letters), self.analyser)
        } else {
            self.analyser.stems(letters).first().and_then(|stem| self.dictionary.stem(stem))
        };
        stem.filter(|stem| self.dictionary.in_entries(*stem))
    }

    fn query_term(&self, word: String, mut meanings: Vec<Expansion>) -> QueryTerm {
        meanings.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
        // A word tells as much as what it most surely means; its other meanings may be rarer, but tell no more.
        let weight = meanings.first().map_or(self.dictionary.weight_of_unknown(), |surest| surest.weight);
        QueryTerm { word, meanings, weight }
    }

    /// What each word means by its letters: itself, or what it may be a misspelling of. Those that are not kept mean
    /// nothing, as misspelt words cost most of all.
    fn own_meanings(&self, words: &[Word], kept: usize) -> Vec<Vec<Expansion>> {
        // "low code" for "lowcode": with its neighbour a word may make one that is known.
        let joined: Vec<Option<Expansion>> = words
            .windows(2)
            .take(kept)
            .map(|pair| {
                let stem = self.stem_in_entries(&[pair[0].text.as_str(), &pair[1].text].concat())?;
                Some(self.meaning(vec![stem], JOINED))
            })
            .collect();
        let with_next = joined.iter().map(Option::as_ref).chain([None]);
        let with_last = std::iter::once(None).chain(joined.iter().map(Option::as_ref));
        let neighbours = with_next.zip(with_last);
        let mut unknown = 0;
        let by_letters = words.iter().take(kept).map(|word| {
            unknown += usize::from(word.stem.is_none());
            if unknown > MOST_CORRECTED && word.stem.is_none() { Vec::new() } else { self.by_its_letters(word) }
        });
        let own = by_letters.zip(neighbours);
        let mut all: Vec<Vec<Expansion>> = own
            .map(|(mut meanings, (next, last))| {
                meanings.extend(next.into_iter().chain(last).cloned());
                meanings
            })
            .collect();
        all.resize(words.len(), Vec::new());
        all
    }

    /// What a word means without its neighbours.
    fn by_its_letters(&self, word: &Word) -> Vec<Expansion> {
        match word.stem {
            Some(stem) if self.dictionary.in_entries(stem) => vec![self.meaning(vec![stem], 1.0)],
            // Figures and what facts are called are looked through for it.
            Some(stem) if self.dictionary.only_describes(stem) => {
                let others = self.dictionary.corrections(&word.text).into_iter().filter(|(other, _)| *other != stem);
                let others = others.filter(|(other, _)| self.dictionary.in_entries(*other));
                let others = others.map(|(other, similarity)| self.meaning(vec![other], similarity));
                std::iter::once(self.meaning(vec![stem], 1.0)).chain(others).collect()
            }
            // A word that only the vocabulary has is spelt right: its synonyms tell what it means.
            Some(_) => Vec::new(),
            // A word of everyday English is not misspelt: what it is like tells what it means.
            None if is_known(&self.analyser.stem(&word.text)) => self.torn_apart(&word.text).into_iter().collect(),
            None => {
                let corrections = self.dictionary.corrections(&word.text).into_iter();
                let corrected = corrections.map(|(stem, similarity)| self.meaning(vec![stem], similarity));
                corrected.chain(self.torn_apart(&word.text)).collect()
            }
        }
    }

    /// "smartparking" for "smart parking": the surest way to cut a word into two known ones.
    fn torn_apart(&self, word: &str) -> Option<Expansion> {
        let cuts = word.char_indices().map(|(at, _)| at).skip(SHORTEST_PART);
        let cuts = cuts.filter(|at| word[*at..].chars().count() >= SHORTEST_PART);
        cuts.filter_map(|at| {
            let stems = vec![self.stem_in_entries(&word[..at])?, self.stem_in_entries(&word[at..])?];
            Some(self.meaning(stems, JOINED))
        })
        .max_by(|a, b| a.weight.total_cmp(&b.weight))
    }

    /// Adds what words and phrases are also called.
    fn add_synonyms(&self, stems: &[Option<StemId>], kept: usize, meanings: &mut [Vec<Expansion>]) {
        for at in 0..kept {
            let mut found: Vec<(usize, &[Phrase], f32)> = Vec::new();
            for (length, others) in self.synonyms.at(&stems[at..]) {
                found.push((length, others, self.settings.synonym));
            }
            // What a misspelling may mean has synonyms too.
            for meaning in meanings[at].iter().filter(|m| m.confidence < 1.0 && m.stems.len() == 1) {
                for (length, others) in self.synonyms.at(&[Some(meaning.stems[0])]) {
                    found.push((length, others, self.settings.synonym * meaning.confidence));
                }
            }
            for (length, others, confidence) in found {
                for phrase in others.iter().filter(|phrase| phrase.iter().all(|stem| self.dictionary.in_entries(*stem)))
                {
                    for list in &mut meanings[at..at + length] {
                        if list.iter().all(|known| known.stems != *phrase) {
                            list.push(self.meaning(phrase.clone(), confidence));
                        }
                    }
                }
            }
        }
    }

    /// Adds what words are like that entries have: less sure than a synonym.
    fn add_related(&self, words: &[Word], meanings: &mut [Vec<Expansion>]) {
        for (word, list) in words.iter().zip(meanings) {
            for (other, confidence) in related(&self.analyser.stem(&word.text)) {
                let Some(stem) = self.dictionary.stem(other).filter(|stem| self.dictionary.in_entries(*stem)) else {
                    continue;
                };
                let phrase = vec![stem];
                if list.iter().all(|known| known.stems != phrase) {
                    list.push(self.meaning(phrase, confidence * self.settings.synonym));
                }
            }
        }
    }

    fn meaning(&self, stems: Phrase, confidence: f32) -> Expansion {
        let weight = stems.iter().map(|stem| self.dictionary.weight(*stem)).fold(0.0, f32::max);
        Expansion { stems, confidence, weight }
    }
}

/// How many of a text's telling words become query terms, or are one already: all until there are enough.
fn kept(words: &[Word]) -> usize {
    let mut known: Vec<&str> = Vec::new();
    for (place, word) in words.iter().enumerate() {
        if known.len() == MOST_CONCEPTS {
            return place;
        }
        if !known.contains(&word.text.as_str()) {
            known.push(&word.text);
        }
    }
    words.len()
}

/// How sure a meaning is that only a space tells from the word.
const JOINED: f32 = 0.95;
/// Letters that each part of a torn word has at least.
const SHORTEST_PART: usize = 3;
