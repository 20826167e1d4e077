//! What a question asks for, word by word: each telling word with everything it may mean.
//!
//! A word that some entry has means itself; a word that none has may be misspelt, run together or torn apart; and
//! every word or phrase may be called something else in the field. Each meaning carries how sure it is.

use super::analysis::{Analyser, Token};
use super::lexicon::{Lexicon, StemId};
use super::stopwords::Stopwords;
use super::synonyms::{Phrase, Synonyms};
use crate::config::SearchSettings;

/// A text as the search reads it.
#[derive(Debug, Clone)]
pub struct Question {
    /// Its telling words, each once, in order.
    pub(crate) concepts: Vec<Concept>,
    /// Its words as they were understood: misspelt ones as the catalogue spells them, all others as typed.
    pub understood: String,
    /// Those of them that were written with a capital letter, as names are.
    capitals: Vec<String>,
}

impl Question {
    /// Whether a word, in its searchable form, was written with a capital letter.
    #[must_use]
    pub fn is_capital(&self, word: &str) -> bool {
        self.capitals.iter().any(|capital| capital == word)
    }

    /// How many telling words it has.
    #[must_use]
    pub fn telling(&self) -> usize {
        self.concepts.len()
    }

    /// Its telling words, each with how surely it is known: 1 for a word that entries have, less for what it may only be
    /// a misspelling or another name of, 0 for a word that means nothing here.
    pub fn known(&self) -> impl Iterator<Item = (&str, f32)> {
        self.concepts.iter().map(|concept| {
            let surest = concept.meanings.first().map_or(0.0, |meaning| meaning.sureness);
            (concept.word.as_str(), surest)
        })
    }
}

/// One telling word of a question.
#[derive(Debug, Clone)]
pub(crate) struct Concept {
    /// The word as typed, in its searchable form.
    pub(crate) word: String,
    /// What it may mean, the surest first; empty when the catalogue has nothing like it.
    pub(crate) meanings: Vec<Meaning>,
    /// How telling it is.
    pub(crate) weight: f32,
}

/// Something that a word may mean.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Meaning {
    /// The stems that must stand together.
    pub(crate) stems: Phrase,
    /// How sure it is: 1 for the word itself.
    pub(crate) sureness: f32,
    /// How telling the stems are.
    pub(crate) weight: f32,
}

/// The words of a text that begin with a capital letter, in their searchable form.
fn capitals(analyser: &Analyser, text: &str) -> Vec<String> {
    let written = text.split_whitespace().filter(|word| word.starts_with(char::is_uppercase));
    written.flat_map(|word| analyser.tokens(word)).map(|token| token.word).collect()
}

/// More telling words than this add nothing to a question; what follows them is passed over.
const MOST_CONCEPTS: usize = 48;
/// Words of a text that are looked at, so that pasted documents cost no more than long questions.
const MOST_WORDS: usize = 400;

/// Words that are told back to the person who typed them.
const MOST_WORDS_TOLD: usize = 20;

/// Reads questions.
pub(crate) struct Reader<'a> {
    pub(crate) analyser: &'a Analyser,
    pub(crate) stopwords: &'a Stopwords,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) synonyms: &'a Synonyms,
    pub(crate) settings: &'a SearchSettings,
}

impl Reader<'_> {
    /// Reads a text.
    pub(crate) fn read(&self, text: &str) -> Question {
        let mut tokens = self.analyser.tokens(text);
        tokens.truncate(MOST_WORDS);
        let telling = |token: &Token| !self.stopwords.contains(&token.word);
        let told: Vec<Token> = tokens.iter().take(MOST_WORDS_TOLD).cloned().collect();
        tokens.retain(telling);
        let stems: Vec<Option<StemId>> = tokens.iter().map(|token| self.lexicon.stem(&token.stem)).collect();
        let mut meanings: Vec<Vec<Meaning>> = (0..tokens.len()).map(|at| self.own_meanings(&tokens, at)).collect();
        let mut corrected = meanings.iter().zip(&tokens).map(|(meanings, token)| self.written(token, meanings.first()));
        let understood: Vec<String> = told
            .into_iter()
            .map(|token| if telling(&token) { corrected.next().unwrap_or(token.written) } else { token.written })
            .collect();
        self.add_synonyms(&stems, &mut meanings);

        let mut concepts: Vec<Concept> = Vec::new();
        for (token, meanings) in tokens.iter().zip(meanings) {
            if concepts.len() == MOST_CONCEPTS {
                break;
            }
            if concepts.iter().all(|known| known.word != token.word) {
                concepts.push(self.concept(token, meanings));
            }
        }
        Question { concepts, understood: understood.join(" "), capitals: capitals(self.analyser, text) }
    }

    /// How a word is told back: as typed, or as the catalogue writes what it most likely means.
    fn written(&self, token: &Token, meaning: Option<&Meaning>) -> String {
        match meaning.filter(|_| self.lexicon.stem(&token.stem).is_none()) {
            None => token.written.clone(),
            Some(meaning) => {
                let words: Vec<&str> = meaning.stems.iter().map(|stem| self.lexicon.written(*stem)).collect();
                words.join(" ")
            }
        }
    }

    fn concept(&self, token: &Token, mut meanings: Vec<Meaning>) -> Concept {
        meanings.sort_by(|a, b| b.sureness.total_cmp(&a.sureness));
        // A word tells as much as what it most surely means; its other meanings may be rarer, but tell no more.
        let weight = meanings.first().map_or(self.lexicon.weight_of_unknown(), |surest| surest.weight);
        Concept { word: token.word.clone(), meanings, weight }
    }

    /// What the word means by its letters: itself, or what it may be a misspelling of.
    fn own_meanings(&self, tokens: &[Token], at: usize) -> Vec<Meaning> {
        let token = &tokens[at];
        let mut meanings = Vec::new();
        match self.lexicon.stem(&token.stem) {
            Some(stem) if self.lexicon.in_entries(stem) => meanings.push(self.meaning(vec![stem], 1.0)),
            known => {
                // A word that only the vocabulary has is spelt right: its synonyms tell what it means.
                if known.is_none() {
                    let corrections = self.lexicon.corrections(&token.word);
                    meanings.extend(corrections.into_iter().map(|(stem, likeness)| self.meaning(vec![stem], likeness)));
                    meanings.extend(self.torn_apart(&token.word));
                }
            }
        }
        // "low code" for "lowcode": with its neighbour a word may make one that is known.
        for (first, second) in [(at, at + 1), (at.wrapping_sub(1), at)] {
            if let (Some(first), Some(second)) = (tokens.get(first), tokens.get(second)) {
                let joined = self.analyser.stems(&format!("{}{}", first.word, second.word));
                let stem = joined.first().and_then(|stem| self.lexicon.stem(stem));
                if let Some(stem) = stem.filter(|stem| self.lexicon.in_entries(*stem)) {
                    meanings.push(self.meaning(vec![stem], JOINED));
                }
            }
        }
        meanings
    }

    /// "smartparking" for "smart parking": the surest way to cut a word into two known ones.
    fn torn_apart(&self, word: &str) -> Option<Meaning> {
        let cuts = word.char_indices().map(|(at, _)| at).skip(SHORTEST_PART);
        let cuts = cuts.filter(|at| word[*at..].chars().count() >= SHORTEST_PART);
        cuts.filter_map(|at| {
            let stems: Option<Phrase> = [&word[..at], &word[at..]]
                .into_iter()
                .map(|part| {
                    let stem = self.analyser.stems(part).into_iter().next()?;
                    self.lexicon.stem(&stem).filter(|stem| self.lexicon.in_entries(*stem))
                })
                .collect();
            Some(self.meaning(stems?, JOINED))
        })
        .max_by(|a, b| a.weight.total_cmp(&b.weight))
    }

    /// Adds what words and phrases are also called.
    fn add_synonyms(&self, stems: &[Option<StemId>], meanings: &mut [Vec<Meaning>]) {
        for at in 0..stems.len() {
            let mut found: Vec<(usize, Vec<Phrase>, f32)> = Vec::new();
            for (length, others) in self.synonyms.at(&stems[at..]) {
                found.push((length, others.to_vec(), self.settings.synonym));
            }
            // What a misspelling may mean has synonyms too.
            for meaning in meanings[at].iter().filter(|m| m.sureness < 1.0 && m.stems.len() == 1) {
                for (length, others) in self.synonyms.at(&[Some(meaning.stems[0])]) {
                    found.push((length, others.to_vec(), self.settings.synonym * meaning.sureness));
                }
            }
            for (length, others, sureness) in found {
                for phrase in others {
                    if !phrase.iter().all(|stem| self.lexicon.in_entries(*stem)) {
                        continue;
                    }
                    let meaning = self.meaning(phrase, sureness);
                    for list in &mut meanings[at..at + length] {
                        if list.iter().all(|known| known.stems != meaning.stems) {
                            list.push(meaning.clone());
                        }
                    }
                }
            }
        }
    }

    fn meaning(&self, stems: Phrase, sureness: f32) -> Meaning {
        let weight = stems.iter().map(|stem| self.lexicon.weight(*stem)).fold(0.0, f32::max);
        Meaning { stems, sureness, weight }
    }
}

/// How sure a meaning is that only a space tells from the word.
const JOINED: f32 = 0.95;
/// Letters that each part of a torn word has at least.
const SHORTEST_PART: usize = 3;
