//! Finding entries: the tantivy index, the ranking, filters, suggestions and similar entries.
//!
//! In reading order: [`analysis`] cuts text into stems, [`lexicon`] and [`spelling`] know the catalogue's words,
//! [`synonyms`] what they are also called. [`concept`] reads a question with them, [`index`] proposes entries, and
//! [`rank`] orders them by their [`profile`]. [`names`] serves [`filter`] and [`suggest`]; [`similar`] compares entries.
//! tantivy's types stay in here; nothing here decides what is answered.

mod analysis;
mod concept;
pub mod filter;
mod index;
mod lexicon;
mod names;
mod profile;
pub mod rank;
pub mod similar;
mod spelling;
mod stopwords;
pub mod suggest;
mod synonyms;

use std::path::Path;

use serde::Serialize;

use crate::catalogue::originals::Original;
use crate::catalogue::{Catalogue, CategoryKey, CollectionKey, EntryKey, OrganisationKey};
use crate::config::{Config, SearchSettings, SimilarSettings};
use crate::files::FileError;

use analysis::Analyser;
pub use concept::Question;
use concept::Reader;
use filter::{Filter, FilterNames, FilterText, UnknownFilter};
use index::TextIndex;
use lexicon::Lexicon;
pub use names::Mention;
use names::NameIndex;
use profile::{Draft, Part, Profile, Profiler};
use rank::{Evidence, Fit, Ranker};
use similar::{SimilarEntry, SimilarIndex};
use stopwords::Stopwords;
use suggest::{SuggestKind, Suggestion};
use synonyms::Synonyms;

/// The search index of a catalogue: built once, immutable.
pub struct Search {
    analyser: Analyser,
    stopwords: Stopwords,
    lexicon: Lexicon,
    synonyms: Synonyms,
    profiles: Vec<Profile>,
    /// For each collection, its own facts.
    collections: Vec<Profile>,
    index: TextIndex,
    filters: FilterNames,
    entry_names: NameIndex<EntryKey>,
    similar: SimilarIndex,
    settings: SearchSettings,
    similar_settings: SimilarSettings,
}

/// An entry that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// The entry.
    pub entry: EntryKey,
    /// How it fits.
    pub fit: Fit,
}

/// How a text fits a question, apart from the words that name what the text is about.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct TextFit {
    /// The share of those words that the text has, from 0 to 1; 1 where the question has only names.
    pub covered: f32,
    /// The share that all texts of the same entry have together.
    pub anywhere: f32,
    /// How telling those words are: 0 where the question has only names.
    pub asked: f32,
}

/// The names that stand in a sentence, by kind, each in the order of the sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mentions {
    /// Award schemes and other collections.
    pub collections: Vec<Mention<CollectionKey>>,
    /// Award categories and sections.
    pub categories: Vec<Mention<CategoryKey>>,
    /// Organisations.
    pub organisations: Vec<Mention<OrganisationKey>>,
    /// Places of the vocabulary, by their words alone.
    pub places: Vec<Mention<()>>,
}

/// The index could not be built.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// An original document could not be read.
    #[error("the original document {0}")]
    Original(#[from] FileError),
    /// tantivy failed.
    #[error("the search index cannot be built: {0}")]
    Index(#[from] tantivy::TantivyError),
}

/// Names are looked for with their misspellings in texts of no more words than this.
const LONG: usize = 60;

impl From<&Evidence> for TextFit {
    fn from(evidence: &Evidence) -> Self {
        Self { covered: evidence.covered, anywhere: evidence.anywhere, asked: evidence.asked }
    }
}

impl Search {
    /// Indexes a catalogue; `originals` is a folder with its source documents, whose lines are then searched as well.
    ///
    /// # Errors
    /// An original document cannot be read, or the index cannot be built.
    pub fn build(catalogue: &Catalogue, originals: Option<&Path>, config: &Config) -> Result<Self, SearchError> {
        let analyser = Analyser::default();
        let stopwords = Stopwords::new(&catalogue.vocabulary().stopwords);
        let mut lexicon = Lexicon::default();
        let bodies = bodies(catalogue, originals)?;
        let mut profiler = Profiler::new(&analyser, &stopwords, &mut lexicon);
        let drafts: Vec<Draft> = catalogue
            .entries()
            .map(|(key, entry)| {
                profiler.draft(&profile::texts(catalogue, entry, bodies.get(key.index()).map(String::as_str)))
            })
            .collect();
        let collections: Vec<Draft> = catalogue
            .collections()
            .map(|(_, collection)| profiler.draft(&profile::collection_texts(collection)))
            .collect();
        let index = TextIndex::build(drafts.iter().map(|draft| &draft.document))?;
        let synonyms = Synonyms::new(catalogue.vocabulary(), &analyser, &stopwords, &mut lexicon);
        // A place that no entry speaks of is spelt right all the same.
        for token in catalogue.vocabulary().places.iter().flat_map(|place| analyser.tokens(place)) {
            lexicon.intern(&token.stem);
        }
        lexicon.finish();
        let finished: Vec<Profile> = drafts.into_iter().map(|draft| draft.finish(&lexicon)).collect();
        let collections = collections.into_iter().map(|draft| draft.finish(&lexicon)).collect();
        let similar = SimilarIndex::new(catalogue, &finished, &synonyms);
        Ok(Self {
            analyser,
            stopwords,
            lexicon,
            synonyms,
            profiles: finished,
            collections,
            index,
            filters: FilterNames::new(catalogue),
            entry_names: suggest::entry_names(catalogue),
            similar,
            settings: config.search.clone(),
            similar_settings: config.similar.clone(),
        })
    }

    /// Reads a text, once for all that is asked of it.
    #[must_use]
    pub fn read(&self, text: &str) -> Question {
        let reader = Reader {
            analyser: &self.analyser,
            stopwords: &self.stopwords,
            lexicon: &self.lexicon,
            synonyms: &self.synonyms,
            settings: &self.settings,
        };
        reader.read(text)
    }

    /// The entries that fit a text, best first; `allowed` has a flag for each entry, `None` allows all.
    #[must_use]
    pub fn lookup(&self, question: &Question, allowed: Option<&[bool]>) -> Vec<Hit> {
        let concepts = &question.concepts;
        if concepts.is_empty() {
            return Vec::new();
        }
        let candidates =
            self.index.candidates(concepts, &self.lexicon, allowed, self.settings.candidates).unwrap_or_else(|error| {
                tracing::error!(%error, "the index failed; the lookup finds nothing");
                Vec::new()
            });
        let best = candidates.iter().map(|(_, score)| *score).fold(f32::EPSILON, f32::max);
        let ranker = Ranker::new(concepts, &self.settings);
        let mut hits: Vec<Hit> = candidates
            .into_iter()
            .map(|(entry, score)| Hit { entry, fit: ranker.fit(&self.profiles[entry.index()], score / best) })
            .collect();
        // An entry that is called just so comes first, whatever else speaks of the same.
        let called = |hit: &Hit| if hit.fit.is_titled() { hit.fit.titled } else { 0.0 };
        hits.sort_by(|a, b| {
            let by_name = called(b).total_cmp(&called(a));
            by_name.then(b.fit.score.total_cmp(&a.fit.score)).then(a.entry.cmp(&b.entry))
        });
        hits
    }

    /// An entry's facts by number, those that fit a text best first.
    #[must_use]
    pub fn facts(&self, catalogue: &Catalogue, question: &Question, entry: EntryKey) -> Vec<usize> {
        let fits = Ranker::new(&question.concepts, &self.settings).fact_fits(&self.profiles[entry.index()]);
        let fit = |fact: &usize| fits.get(*fact).or(fits.last()).copied().unwrap_or_default();
        let mut facts: Vec<usize> = (0..catalogue.entry(entry).facts.len()).collect();
        facts.sort_by(|a, b| fit(b).total_cmp(&fit(a)).then(a.cmp(b)));
        facts
    }

    /// What the facts of an entry, and last its summary, have of a question beyond the entry's names.
    #[must_use]
    pub fn evidence(&self, question: &Question, entry: EntryKey) -> Vec<TextFit> {
        let ranker = Ranker::new(&question.concepts, &self.settings);
        let profile = &self.profiles[entry.index()];
        let mut texts = ranker.evidence(profile, &[Part::Fact, Part::Summary]);
        // The summary stands before the facts in a profile, and after them here.
        texts.sort_by_key(|text| text.part == Part::Summary);
        texts.iter().map(TextFit::from).collect()
    }

    /// The facts of collections as a whole that fit a question, best first: the collection, the fact's number, its fit.
    #[must_use]
    pub fn collection_facts(&self, question: &Question) -> Vec<(CollectionKey, usize, TextFit)> {
        let ranker = Ranker::new(&question.concepts, &self.settings);
        let mut facts: Vec<(CollectionKey, usize, TextFit)> = Vec::new();
        for (position, profile) in self.collections.iter().enumerate() {
            let fits = ranker.evidence(profile, &[Part::Fact]);
            let key = CollectionKey::new(position);
            facts.extend(fits.iter().enumerate().map(|(fact, fit)| (key, fact, TextFit::from(fit))));
        }
        facts.sort_by(|a, b| b.2.covered.total_cmp(&a.2.covered).then((a.0, a.1).cmp(&(b.0, b.1))));
        facts
    }

    /// Whether a word tells anything about what is asked.
    #[must_use]
    pub fn is_telling(&self, word: &str) -> bool {
        !self.stopwords.contains(word)
    }

    /// Whether an entry has all telling words of a text, in themselves and not only in their meaning.
    #[must_use]
    pub fn has_words(&self, entry: EntryKey, text: &str) -> bool {
        let tokens = self.analyser.tokens(text);
        let mut telling = tokens.iter().filter(|token| self.is_telling(&token.word)).peekable();
        telling.peek().is_some()
            && telling.all(|token| {
                let stem = self.lexicon.stem(&token.stem);
                stem.is_some_and(|stem| self.profiles[entry.index()].texts_with(stem) != 0)
            })
    }

    /// The words of a text, as names are compared.
    #[must_use]
    pub fn words(text: &str) -> Vec<String> {
        analysis::words(text)
    }

    /// The names that stand in a sentence of these words.
    #[must_use]
    pub fn mentions(&self, words: &[String]) -> Mentions {
        // In a long text a misspelt name is one word of many, and looking for it would take too long.
        let long = words.len() > LONG;
        let known = |word: &str| {
            if long {
                return true;
            }
            let stem = self.analyser.token(word.to_owned()).stem;
            self.stopwords.contains(word) || self.lexicon.stem(&stem).is_some()
        };
        Mentions {
            collections: self.filters.collections.mentions(words, known),
            categories: self.filters.categories.mentions(words, known),
            organisations: self.filters.organisations.mentions(words, known),
            places: self.filters.places.mentions(words, |_| true),
        }
    }

    /// A question's telling words, each with how telling it is and what it may mean, for a person who wonders.
    #[must_use]
    pub fn explain(&self, question: &Question) -> Vec<String> {
        let meaning = |meaning: &concept::Meaning| {
            let words: Vec<&str> = meaning.stems.iter().map(|stem| self.lexicon.written(*stem)).collect();
            format!("{} {:.2}", words.join(" "), meaning.sureness)
        };
        let told = |concept: &concept::Concept| {
            let meanings: Vec<String> = concept.meanings.iter().map(meaning).collect();
            format!("{} {:.1}: {}", concept.word, concept.weight, meanings.join(", "))
        };
        question.concepts.iter().map(told).collect()
    }

    /// The categories that a few words surely point at: "procurement" at the Connected Procurement Award.
    #[must_use]
    pub fn categories_pointed_at(&self, text: &str) -> Vec<CategoryKey> {
        self.filters.categories.pointed_at(text)
    }

    /// The settings of the ranking.
    #[must_use]
    pub fn settings(&self) -> &SearchSettings {
        &self.settings
    }

    /// The entries most like one, the most alike first, each with the reason.
    #[must_use]
    pub fn similar(&self, catalogue: &Catalogue, entry: EntryKey) -> Vec<SimilarEntry> {
        self.similar.similar(catalogue, (&self.lexicon, &self.synonyms), entry, &self.similar_settings)
    }

    /// What may be meant by what is being typed, the likeliest first.
    #[must_use]
    pub fn suggest(&self, catalogue: &Catalogue, kind: SuggestKind, text: &str, count: usize) -> Vec<Suggestion> {
        suggest::suggest(catalogue, &self.entry_names, &self.filters, kind, text, count)
    }

    /// What a text names as a whole, if it is the name of an organisation, a category, a collection or a topic: the
    /// filter of its entries.
    #[must_use]
    pub fn named(&self, text: &str) -> Option<Filter> {
        let names = &self.filters;
        let filter = Filter::default();
        names
            .organisations
            .named(text)
            .map(|keys| Filter { organisations: Some(keys), ..filter.clone() })
            .or_else(|| names.categories.named(text).map(|keys| Filter { categories: Some(keys), ..filter.clone() }))
            .or_else(|| names.collections.named(text).map(|keys| Filter { collections: Some(keys), ..filter.clone() }))
            .or_else(|| names.topics.named(text).map(|keys| Filter { topics: Some(keys), ..filter.clone() }))
    }

    /// Understands filters as typed.
    ///
    /// # Errors
    /// The first filter that names nothing, with the nearest valid values.
    pub fn filter(&self, text: &FilterText) -> Result<Filter, UnknownFilter> {
        self.filters.resolve(text)
    }
}

/// The source lines of each entry, or nothing where there are no originals.
fn bodies(catalogue: &Catalogue, originals: Option<&Path>) -> Result<Vec<String>, FileError> {
    let Some(dir) = originals else { return Ok(Vec::new()) };
    let documents: Result<Vec<Original>, FileError> =
        catalogue.collections().map(|(_, collection)| Original::read(&dir.join(&collection.source.file))).collect();
    let documents = documents?;
    Ok(catalogue.entries().map(|(_, entry)| documents[entry.collection.index()].text(&entry.lines)).collect())
}
