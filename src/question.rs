//! From a sentence to what it asks: the names in it, the standing and the kind of figure that it wants, and the words
//! that are left as its theme.
//!
//! [`Sentence`] reads; it decides nothing. The intents in [`answer::ask`](crate::answer) look at a sentence and take it up
//! or leave it. [`wording`] holds the words by which people ask, [`scope`] says which entries a sentence is about,
//! [`measure`] which kind of figure it wants, and [`follow_up`] makes a whole question of "and in 2022?".

mod focus;
pub mod follow_up;
pub mod measure;
pub mod scope;
pub mod wording;

use std::ops::Range;

use crate::catalogue::{Catalogue, CategoryKey, CollectionKey, OrganisationKey};
use crate::library::Library;
use crate::search::{Mention, Search};
use scope::Standing;
use wording::{CATEGORY_WORDS, FORM_WORDS};

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

/// A category or a section that a sentence may name.
#[derive(Debug, Clone)]
pub struct CategoryMention {
    /// What is named.
    pub mention: Mention<CategoryKey>,
    /// Whether the sentence says that it is one: "the digital category".
    pub called_so: bool,
}

/// Years that a sentence may speak of.
const YEARS: Range<u16> = 1900..2100;
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
        let names = library.search().mentions(&words);
        // "2,000 people" are no year: a year is written as it is read.
        let years = words.iter().enumerate().filter(|(_, word)| text.contains(word.as_str()));
        let years = years.filter_map(|(at, word)| Some((word.parse().ok()?, at)));
        let years: Vec<(u16, usize)> = years.filter(|(year, _)| YEARS.contains(year)).collect();
        let apart = |span: &Range<usize>, others: &[Range<usize>]| {
            others.iter().all(|other| span.end <= other.start || other.end <= span.start || span.len() > other.len())
        };
        let places: Vec<Range<usize>> = names.places.into_iter().map(|mention| mention.span).collect();
        let mut collections = names.collections;
        collections.retain(|mention| is_collection(library, &words, mention));
        let mut taken: Vec<Range<usize>> = collections.iter().map(|mention| mention.span.clone()).collect();
        let longer: Vec<Range<usize>> = names
            .organisations
            .iter()
            .filter(|mention| mention.words > 2)
            .map(|mention| mention.span.clone())
            .collect();
        let categories: Vec<CategoryMention> = names
            .categories
            .into_iter()
            .filter(|mention| apart(&mention.span, &taken) && apart(&mention.span, &longer))
            .map(|mention| CategoryMention { called_so: is_called_so(&words, &mention), mention })
            .collect();
        let mut categories = categories;
        if categories.iter().all(|category| !category.called_so) {
            categories.extend(pointed_at(library, &words, &taken));
        }
        let called = categories.iter().filter(|category| category.called_so || category.mention.words > 1);
        taken.extend(called.map(|category| category.mention.span.clone()));
        let organisations: Vec<_> =
            names.organisations.into_iter().filter(|mention| apart(&mention.span, &taken)).collect();
        // "The Socitm Share Leeds report" names its organiser and means the report.
        let catalogue = library.catalogue();
        let organisers: Vec<&str> = collections
            .iter()
            .flat_map(|mention| &mention.keys)
            .map(|key| catalogue.collection(*key).organiser.as_str())
            .collect();
        let is_organiser = |key: &OrganisationKey| organisers.contains(&catalogue.organisation(*key).name.as_str());
        let (of_collection, organisations): (Vec<_>, Vec<_>) =
            organisations.into_iter().partition(|mention| mention.keys.iter().any(is_organiser));
        collections.extend(
            of_collection
                .into_iter()
                .map(|mention| Mention {
                    keys: collections.iter().flat_map(|named| named.keys.clone()).collect(),
                    span: mention.span,
                    words: mention.words,
                    exact: mention.exact,
                })
                .collect::<Vec<_>>(),
        );
        let asked = focus::asked(text, &words);
        let standing = Standing::read(&words[asked.clone()]);
        Self {
            text: text.to_owned(),
            collections: in_question(collections, &asked, |mention| mention.span.start),
            categories: in_question(categories, &asked, |category| category.mention.span.start),
            organisations: in_question(organisations, &asked, |mention| mention.span.start),
            years: in_question(years, &asked, |(_, at)| *at),
            places: places.into_iter().filter(|span| apart(span, &taken) && !beside(&words, span)).collect(),
            words,
            asked,
            standing,
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

/// Whether a name means the collection, where it may mean its organiser as well: "in the LGA list", not "an LGA review".
fn is_collection(library: &Library, words: &[String], mention: &Mention<CollectionKey>) -> bool {
    let catalogue = library.catalogue();
    let said = &words[mention.span.clone()];
    let is_organiser = catalogue.organisations().any(|(_, organisation)| {
        [&organisation.name, &organisation.short].into_iter().any(|name| Search::words(name) == said)
    });
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let before = mention.span.start.checked_sub(1).map_or("", |at| match word(at) {
        "the" => at.checked_sub(1).map_or("", word),
        other => other,
    });
    let after = word(mention.span.end);
    !is_organiser
        || matches!(before, "in" | "at" | "for" | "from" | "which" | "what" | "among")
        || after.parse::<u16>().is_ok_and(|year| YEARS.contains(&year))
        || wording::COLLECTION_WORDS.contains(&after)
        || wording::ENTRY_NOUNS.contains(&after)
}

/// Whether a place is only named to tell where another one is: "near Nottingham".
fn beside(words: &[String], place: &Range<usize>) -> bool {
    let before = place.start.checked_sub(1).and_then(|at| words.get(at));
    before.is_some_and(|word| matches!(word.as_str(), "near" | "of" | "outside" | "beyond" | "by"))
}

/// What is named in the words that ask; where they name nothing of its kind, what the others name.
fn in_question<T>(named: Vec<T>, asked: &Range<usize>, place: impl Fn(&T) -> usize) -> Vec<T> {
    let is_asked = |one: &T| asked.contains(&place(one));
    if !named.iter().any(is_asked) {
        return named;
    }
    named.into_iter().filter(is_asked).collect()
}

/// The award category that the words before "award" point at, though they say only part of its name.
fn pointed_at(library: &Library, words: &[String], taken: &[Range<usize>]) -> Option<CategoryMention> {
    let end = words.iter().position(|word| wording::AWARD_WORDS.contains(&word.as_str()))?;
    let tells = |at: &usize| library.search().is_telling(&words[*at]) && !FORM_WORDS.contains(&words[*at].as_str());
    let free = |at: &usize| taken.iter().all(|span| !span.contains(at));
    let joins = |at: &usize| tells(at) || matches!(words[*at].as_str(), "and" | "of");
    let start = (0..end).rev().take_while(|at| joins(at) && free(at)).filter(tells).last()?;
    let text = words[start..end].join(" ");
    let catalogue = library.catalogue();
    let of_awards = |key: &CategoryKey| catalogue.collection(catalogue.category(*key).collection).results.is_some();
    let keys: Vec<CategoryKey> = library.search().categories_pointed_at(&text).into_iter().filter(of_awards).collect();
    let mention = Mention { keys, span: start..end, words: end - start, exact: false };
    (!mention.keys.is_empty()).then_some(CategoryMention { mention, called_so: true })
}

/// Whether the words beside a name say that it names a category: "the digital category", "shortlisted for Housing".
fn is_called_so(words: &[String], mention: &Mention<CategoryKey>) -> bool {
    let span = &mention.span;
    let is = |at: usize, wanted: &[&str]| words.get(at).is_some_and(|word| wanted.contains(&word.as_str()));
    let inside = span.clone().any(|at| is(at, &["award"]));
    let after = is(span.end, CATEGORY_WORDS) || (is(span.end, &["of"]) && is(span.end + 1, &["the"]));
    let before = (1..=3).filter_map(|back| span.start.checked_sub(back)).any(|at| is(at, CATEGORY_WORDS));
    let many = mention.words > 1;
    let entries_after = many && (is(span.end, wording::ENTRY_NOUNS) || is(span.end, &["case"]));
    inside || after || entries_after || (before && many)
}
