//! From a sentence to what it asks: the names in it, the standing and the kind of figure that it wants, and the words
//! that are left as its theme.
//!
//! [`Sentence`] reads; it decides nothing. The intents in [`answer::ask`](crate::answer) look at a sentence and take it up
//! or leave it. [`focus`] finds the words that ask, [`names`] the names; [`wording`] holds the words by which people ask,
//! [`scope`] says which entries a sentence is about, [`measure`] which kind of figure it wants, and [`follow_up`] makes a
//! whole question of "and in 2022?".

mod focus;
pub mod follow_up;
pub mod measure;
mod names;
pub mod scope;
pub mod wording;

use std::ops::Range;

use crate::catalogue::{Catalogue, CategoryKey, CollectionKey, OrganisationKey};
use crate::library::Library;
use crate::search::{Mention, Search};
use names::Names;
pub use names::{CategoryMention, YEARS};
use scope::Standing;
use wording::FORM_WORDS;

/// A question, read.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// As it was typed.
    pub text: String,
    /// Its words, lower case, without punctuation.
    pub words: Vec<String>,
    /// Those of them that ask; the others greet, explain or excuse.
    pub asked: Range<usize>,
    /// Collections that it names.
    pub collections: Vec<Mention<CollectionKey>>,
    /// Award categories and sections that it may name.
    pub categories: Vec<CategoryMention>,
    /// Organisations that it names.
    pub organisations: Vec<Mention<OrganisationKey>>,
    /// Places that it names, by their words, whether the catalogue has them or not.
    pub places: Vec<Range<usize>>,
    /// Years that it names, each with its place.
    pub years: Vec<(u16, usize)>,
    /// The standings that it asks for.
    pub standing: Standing,
}

/// Words of a question that are looked at.
const MOST_WORDS: usize = 400;

impl Sentence {
    /// Reads a sentence.
    #[must_use]
    pub fn read(library: &Library, text: &str) -> Self {
        let mut words = Search::words(text);
        words.truncate(MOST_WORDS);
        for word in words.iter_mut().filter(|word| *word == "n") {
            "and".clone_into(word);
        }
        let asked = focus::asked(text, &words);
        let names = Names::find(library, text, &words);
        Self {
            text: text.to_owned(),
            collections: in_question(names.collections, &asked, |mention| mention.span.start),
            categories: in_question(names.categories, &asked, |category| category.mention.span.start),
            organisations: in_question(names.organisations, &asked, |mention| mention.span.start),
            years: in_question(names.years, &asked, |(_, at)| *at),
            places: names.places,
            standing: Standing::read(&words[asked.clone()]),
            words,
            asked,
        }
    }

    /// The words that ask.
    #[must_use]
    pub fn asked_words(&self) -> &[String] {
        &self.words[self.asked.clone()]
    }

    /// Whether any of these words stands in it.
    #[must_use]
    pub fn has(&self, words: &[&str]) -> bool {
        self.asked_words().iter().any(|word| words.contains(&word.as_str()))
    }

    /// Whether any of these phrases stands in it, word for word.
    #[must_use]
    pub fn says(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.place_of(phrase).is_some())
    }

    /// Where a phrase stands.
    #[must_use]
    pub fn place_of(&self, phrase: &str) -> Option<Range<usize>> {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        let at = self.asked_words().windows(phrase.len()).position(|words| words.iter().eq(phrase.iter()))?;
        let start = self.asked.start + at;
        Some(start..start + phrase.len())
    }

    /// Whether it begins with one of these phrases.
    #[must_use]
    pub fn begins(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.place_of(phrase).is_some_and(|place| place.start == self.asked.start))
    }

    /// The words that neither name anything in `scope` nor only give the question its form.
    #[must_use]
    pub fn theme(&self, library: &Library, scope: &scope::Scope) -> String {
        let named = |at: usize| scope.spans.iter().any(|span| span.contains(&at));
        let tells = |word: &str| !FORM_WORDS.contains(&word) && library.search().is_telling(word);
        let words = self.words.iter().enumerate().filter(|(at, _)| self.asked.contains(at));
        let left = words.filter(|(at, word)| !named(*at) && tells(word));
        left.map(|(_, word)| word.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Whether a place is only named to tell where another one is: "near Nottingham" is not Nottingham.
    #[must_use]
    pub fn is_beside(&self, span: &Range<usize>) -> bool {
        names::beside(&self.words, span)
    }

    /// The words outside these places.
    #[must_use]
    pub fn without(&self, spans: &[Range<usize>]) -> String {
        let left = self.words.iter().enumerate().filter(|(at, _)| spans.iter().all(|span| !span.contains(at)));
        left.map(|(_, word)| word.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// The award categories that it surely names; sections of case studies are none.
    pub fn award_categories<'a>(&'a self, catalogue: &'a Catalogue) -> impl Iterator<Item = &'a CategoryMention> {
        let of_awards = |key: &CategoryKey| catalogue.collection(catalogue.category(*key).collection).results.is_some();
        self.categories.iter().filter(move |category| category.mention.keys.iter().any(of_awards))
    }
}

/// What is named in the words that ask; where they name nothing of its kind, what the others name.
fn in_question<T>(named: Vec<T>, asked: &Range<usize>, place: impl Fn(&T) -> usize) -> Vec<T> {
    let is_asked = |one: &T| asked.contains(&place(one));
    if !named.iter().any(is_asked) {
        return named;
    }
    named.into_iter().filter(is_asked).collect()
}
