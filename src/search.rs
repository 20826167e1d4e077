//! Finding entries by their words: the tantivy index, the ranking, and similar entries.
//!
//! In reading order: [`analysis`] cuts text into stems, [`term_dictionary`] and [`spelling`] know the catalogue's words,
//! [`synonyms`] what they are also called. [`query_term`] reads a question with them, [`index`] proposes entries, and
//! [`rank`] orders them by their [`entry_terms`]. [`coverage`] says what an entry has of a question, word by word; [`similar`]
//! compares entries. tantivy's types stay in here; nothing here decides what is answered.

pub(crate) mod analysis;
pub mod coverage;
mod entry_terms;
mod index;
mod numbered;
mod possible;
mod query_term;
pub mod rank;
mod related;
pub(crate) mod rows;
pub mod similar;
pub(crate) mod spelling;
pub(crate) mod stopwords;
mod synonyms;
mod term_dictionary;

use std::cmp::Ordering;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{SyncSender, sync_channel};

use serde::{Deserialize, Serialize};

use crate::catalogue::originals::Original;
use crate::catalogue::{Catalogue, Collection, CollectionKey, Entry, EntryKey};
use crate::config::{Config, SearchSettings, SimilarSettings};
use crate::files::FileError;

use analysis::Analyser;
use coverage::Coverage;
use entry_terms::{Called, CatalogueTerms, Draft, EntryTermsBuilder, Part};
use index::TextIndex;
use possible::possible;
pub use query_term::AnalysedText;
use query_term::Reader;
use rank::{Evidence, Fit, Ranker};
use similar::{SimilarEntry, SimilarIndex};
use stopwords::Stopwords;
use synonyms::Synonyms;
use term_dictionary::{StemId, TermDictionary};

/// The search index of a catalogue: built once, immutable.
pub struct Search {
    catalogue: Arc<Catalogue>,
    analyser: Analyser,
    made: Made,
    settings: SearchSettings,
    similar_settings: SimilarSettings,
}

/// A word without its ending, quickly compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stem {
    /// The catalogue has it.
    Known(StemId),
    /// It has not.
    Unknown(String),
}

/// What is made of a catalogue's texts, whatever the settings are.
pub(crate) struct Made {
    words: Words,
    entries: Texts,
    index: TextIndex,
    similar: SimilarIndex,
}

/// What a catalogue's words are, and its collections' own facts.
#[derive(Deserialize, Serialize)]
pub(crate) struct Words {
    stopwords: Stopwords,
    dictionary: TermDictionary,
    synonyms: Synonyms,
    /// For each collection, its own facts.
    collections: CatalogueTerms,
}

/// Which words stand in which texts of the entries.
#[derive(Default, Deserialize, Serialize)]
pub(crate) struct Texts {
    entry_terms: CatalogueTerms,
    /// For each entry, what its figures count, a text each.
    figures: CatalogueTerms,
    /// For each entry, what its facts are called, a text each.
    called: CatalogueTerms,
}

/// An entry that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// The entry.
    pub entry: EntryKey,
    /// How it fits.
    pub fit: Fit,
}

impl Hit {
    /// The better first. An entry with exactly that name comes before all others, whatever else mentions the same.
    fn order(&self, other: &Self) -> Ordering {
        let called = |hit: &Self| if hit.fit.is_titled() { hit.fit.titled } else { 0.0 };
        let by_name = called(other).total_cmp(&called(self));
        by_name.then(other.fit.score.total_cmp(&self.fit.score)).then(self.entry.cmp(&other.entry))
    }
}

/// The score of the candidate that has the words of a question most often.
fn most_frequent(candidates: &[(EntryKey, f32)]) -> f32 {
    candidates.iter().map(|(_, score)| *score).fold(f32::EPSILON, f32::max)
}

/// How a text fits a question, apart from the words that name what the text is about.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct TextFit {
    /// The share of those words that the text has, from 0 to 1; 1 where the question has only names.
    pub recall: f32,
    /// The share that all texts of the same entry have together.
    pub anywhere: f32,
    /// How telling those words are: 0 where the question has only names.
    pub asked: f32,
}

/// The index could not be built, or not be searched.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// An original document could not be read.
    #[error("the original document {0}")]
    Original(#[from] FileError),
    /// tantivy failed.
    #[error("the search index: {0}")]
    Index(#[from] tantivy::TantivyError),
}

impl From<&Evidence> for TextFit {
    fn from(evidence: &Evidence) -> Self {
        Self { recall: evidence.recall, anywhere: evidence.anywhere, asked: evidence.asked }
    }
}

impl Search {
    /// A catalogue with what was made of it.
    pub(crate) fn new(catalogue: Arc<Catalogue>, made: Made, config: &Config) -> Self {
        let (settings, similar_settings) = (config.search.clone(), config.similar.clone());
        Self { catalogue, analyser: Analyser::default(), made, settings, similar_settings }
    }

    /// Reads a text, once for all that is asked of it.
    #[must_use]
    pub fn read(&self, text: &str) -> AnalysedText {
        self.reader().read(text)
    }

    /// Whether every word of a text is known as it is written.
    #[must_use]
    pub fn is_spelt_right(&self, text: &str) -> bool {
        self.reader().is_spelt_right(text)
    }

    fn reader(&self) -> Reader<'_> {
        Reader {
            analyser: &self.analyser,
            stopwords: &self.made.words.stopwords,
            dictionary: &self.made.words.dictionary,
            synonyms: &self.made.words.synonyms,
            settings: &self.settings,
        }
    }

    /// The entries that fit a text, best first; `allowed` has a flag for each entry, `None` allows all.
    ///
    /// # Errors
    /// The index fails.
    pub fn lookup(&self, question: &AnalysedText, allowed: Option<&[bool]>) -> Result<Vec<Hit>, SearchError> {
        self.ranked(question, allowed, self.settings.candidates)
    }

    /// The same of all entries that have any of the text's words, however many there are.
    ///
    /// # Errors
    /// The index fails.
    pub fn lookup_all(&self, question: &AnalysedText, allowed: Option<&[bool]>) -> Result<Vec<Hit>, SearchError> {
        self.ranked(question, allowed, self.made.entries.entry_terms.len().max(1))
    }

    /// Those of them that have at least this share of the text's telling words, and the first of all, if it has less; none where
    /// none has so much. Few of a large catalogue's entries can have it, and only these are looked at.
    ///
    /// # Errors
    /// The index fails.
    pub fn lookup_covering(
        &self,
        question: &AnalysedText,
        allowed: Option<&[bool]>,
        least: f32,
    ) -> Result<Vec<Hit>, SearchError> {
        let (query_terms, dictionary) = (&question.query_terms, &self.made.words.dictionary);
        if query_terms.is_empty() {
            return Ok(Vec::new());
        }
        let candidates = self.made.index.candidates(query_terms, dictionary, allowed, usize::MAX)?;
        let most_frequent = most_frequent(&candidates);
        let possible = possible(&self.made.index, dictionary, query_terms, self.made.entries.entry_terms.len())?;
        let ranker = Ranker::new(query_terms, &self.settings);
        let may_cover = |(entry, _): &(EntryKey, f32)| possible[entry.index()] >= least;
        let (likely, others): (Vec<_>, Vec<_>) = candidates.into_iter().partition(may_cover);
        let covers = |hit: &Hit| hit.fit.recall >= least;
        let mut hits = self.fits(&ranker, &likely, most_frequent);
        let Some(first) = hits.iter().min_by(|a, b| Hit::order(a, b)).filter(|_| hits.iter().any(covers)) else {
            return Ok(Vec::new());
        };
        let may_be_first = |(entry, score): &(EntryKey, f32)| {
            ranker.may_come_before(&first.fit, possible[entry.index()], score / most_frequent)
        };
        let others: Vec<_> = others.into_iter().filter(may_be_first).collect();
        hits.extend(self.fits(&ranker, &others, most_frequent));
        hits.sort_by(Hit::order);
        let first = hits.first().map(|first| first.entry);
        hits.retain(|hit| covers(hit) || Some(hit.entry) == first);
        Ok(hits)
    }

    fn ranked(&self, question: &AnalysedText, allowed: Option<&[bool]>, most: usize) -> Result<Vec<Hit>, SearchError> {
        let query_terms = &question.query_terms;
        if query_terms.is_empty() {
            return Ok(Vec::new());
        }
        let candidates = self.made.index.candidates(query_terms, &self.made.words.dictionary, allowed, most)?;
        let ranker = Ranker::new(query_terms, &self.settings);
        let mut hits = self.fits(&ranker, &candidates, most_frequent(&candidates));
        hits.sort_by(Hit::order);
        Ok(hits)
    }

    /// How candidates fit, in their order.
    fn fits(&self, ranker: &Ranker<'_>, candidates: &[(EntryKey, f32)], most_frequent: f32) -> Vec<Hit> {
        let stems = ranker.stems();
        let found = self.made.index.texts_with(stems, candidates, &self.made.entries.entry_terms);
        let hit = |(at, (entry, score)): (usize, &(EntryKey, f32))| {
            let found = &found[at * stems.len()..][..stems.len()];
            let fit = ranker.fit(&self.made.entries.entry_terms.of(entry.index()), found, score / most_frequent);
            Hit { entry: *entry, fit }
        };
        candidates.iter().enumerate().map(hit).collect()
    }

    /// An entry's facts by number, those that fit a text best first.
    #[must_use]
    pub fn facts(&self, question: &AnalysedText, entry: EntryKey) -> Vec<usize> {
        let fits = Ranker::new(&question.query_terms, &self.settings)
            .fact_fits(&self.made.entries.entry_terms.of(entry.index()));
        let fit = |fact: &usize| fits.get(*fact).or(fits.last()).copied().unwrap_or_default();
        let mut facts: Vec<usize> = (0..self.catalogue.entry(entry).facts.len()).collect();
        facts.sort_by(|a, b| fit(b).total_cmp(&fit(a)).then(a.cmp(b)));
        facts
    }

    /// What the facts of an entry, and last its summary, have of a question beyond the entry's names.
    #[must_use]
    pub fn evidence(&self, question: &AnalysedText, entry: EntryKey) -> Vec<TextFit> {
        let ranker = Ranker::new(&question.query_terms, &self.settings);
        let terms = self.made.entries.entry_terms.of(entry.index());
        let mut texts = ranker.evidence(&terms, &[Part::Fact, Part::Summary]);
        // The summary stands before the facts among an entry's terms, and after them here.
        texts.sort_by_key(|text| text.part == Part::Summary);
        texts.iter().map(TextFit::from).collect()
    }

    /// What an entry has of a question, word by word.
    #[must_use]
    pub fn coverage(&self, question: &AnalysedText, entry: EntryKey) -> Coverage {
        let (told, at) = (self.catalogue.entry(entry), entry.index());
        let (figures, called) = (
            (&self.made.entries.figures.of(at), told.figures.len()),
            (&self.made.entries.called.of(at), told.facts.len()),
        );
        Coverage::new(&question.query_terms, &self.made.entries.entry_terms.of(at), figures, called)
    }

    /// How much of each telling word of a question a text has, from 0 to 1.
    #[must_use]
    pub fn text_coverage(&self, question: &AnalysedText, text: &str) -> Vec<f32> {
        let words = analysis::searchable(text);
        let stems: Vec<_> =
            words.iter().filter_map(|word| self.made.words.dictionary.find(word, &self.analyser)).collect();
        let share = |query_term: &query_term::QueryTerm| {
            let meant =
                query_term.meanings.iter().filter(|meaning| meaning.stems.iter().all(|stem| stems.contains(stem)));
            meant.map(|meaning| meaning.confidence).fold(0.0, f32::max)
        };
        question.query_terms.iter().map(share).collect()
    }

    /// The words of a text in their searchable form.
    #[must_use]
    pub fn searched(&self, text: &str) -> Vec<String> {
        analysis::searchable(text)
    }

    /// Whether two words differ in their endings only.
    #[must_use]
    pub fn same_stem(&self, one: &str, other: &str) -> bool {
        if one == other {
            return true;
        }
        self.stem(&analysis::american(one)) == self.stem(&analysis::american(other))
    }

    /// The words of a text without their endings.
    pub(crate) fn stems(&self, text: &str) -> Vec<Stem> {
        let mut stems = Vec::new();
        analysis::each_word(text, |word| stems.push(self.stem(&analysis::american(word))));
        stems
    }

    /// A word, in its searchable form, without its ending.
    pub(crate) fn stem(&self, word: &str) -> Stem {
        // An ending is cut off only where the catalogue does not know the word: it takes far longer.
        match self.made.words.dictionary.find(word, &self.analyser) {
            Some(known) => Stem::Known(known),
            None => Stem::Unknown(self.analyser.stem(word).into_owned()),
        }
    }

    /// The facts of collections as a whole that fit a question, best first: the collection, the fact's number, its fit.
    #[must_use]
    pub fn collection_facts(&self, question: &AnalysedText) -> Vec<(CollectionKey, usize, TextFit)> {
        let ranker = Ranker::new(&question.query_terms, &self.settings);
        let mut facts: Vec<(CollectionKey, usize, TextFit)> = Vec::new();
        for (position, terms) in self.made.words.collections.iter().enumerate() {
            let fits = ranker.evidence(&terms, &[Part::Fact]);
            let key = CollectionKey::new(position);
            facts.extend(fits.iter().enumerate().map(|(fact, fit)| (key, fact, TextFit::from(fit))));
        }
        facts.sort_by(|a, b| b.2.recall.total_cmp(&a.2.recall).then((a.0, a.1).cmp(&(b.0, b.1))));
        facts
    }

    /// Whether a word tells anything about what is asked.
    #[must_use]
    pub fn is_content_word(&self, word: &str) -> bool {
        !self.made.words.stopwords.contains(word)
    }

    /// Whether an entry has all telling words of a text, in themselves and not only in their meaning.
    #[must_use]
    pub fn has_words(&self, entry: EntryKey, text: &str) -> bool {
        let words = analysis::searchable(text);
        let mut telling = words.iter().filter(|word| self.is_content_word(word)).peekable();
        let terms = self.made.entries.entry_terms.of(entry.index());
        let own = terms.mask(Part::is_own);
        telling.peek().is_some()
            && telling.all(|word| {
                let stem = self.made.words.dictionary.find(word, &self.analyser);
                stem.is_some_and(|stem| terms.texts_with(stem) & own != 0)
            })
    }

    /// The words of a text, as names are compared.
    #[must_use]
    pub fn words(text: &str) -> Vec<String> {
        analysis::words(text)
    }

    /// Whether the catalogue or its vocabulary has a word.
    #[must_use]
    pub fn knows(&self, word: &str) -> bool {
        self.made.words.stopwords.contains(word)
            || self.made.words.dictionary.find(&analysis::american(word), &self.analyser).is_some()
    }

    /// Whether a word tells nothing of what is asked.
    #[must_use]
    pub(crate) fn is_stopword(&self, word: &str) -> bool {
        self.made.words.stopwords.contains(word)
    }

    /// Whether a word stands in the catalogue as it is written here.
    #[must_use]
    pub fn spells(&self, word: &str) -> bool {
        self.made.words.stopwords.contains(word)
            || self.made.words.dictionary.stem_of(&analysis::american(word)).is_some()
    }

    /// In how many entries a word stands, at least in one of its forms; none knows it where it is 0.
    #[must_use]
    pub fn entries_with(&self, word: &str) -> u32 {
        let stem = self.made.words.dictionary.find(&analysis::american(word), &self.analyser);
        stem.map_or(0, |stem| self.made.words.dictionary.entries_with(stem))
    }

    /// A question's telling words, each with how telling it is and what it may mean, for a person who wonders.
    #[must_use]
    pub fn explain(&self, question: &AnalysedText) -> Vec<String> {
        let meaning = |meaning: &query_term::Expansion| {
            let words: Vec<&str> = meaning.stems.iter().map(|stem| self.made.words.dictionary.written(*stem)).collect();
            format!("{} {:.2}", words.join(" "), meaning.confidence)
        };
        let told = |query_term: &query_term::QueryTerm| {
            let meanings: Vec<String> = query_term.meanings.iter().map(meaning).collect();
            format!("{} {:.1}: {}", query_term.word, query_term.weight, meanings.join(", "))
        };
        question.query_terms.iter().map(told).collect()
    }

    /// The settings of the ranking.
    #[must_use]
    pub fn settings(&self) -> &SearchSettings {
        &self.settings
    }

    /// The entries most like one, the most alike first, each with the reason.
    #[must_use]
    pub fn similar(&self, entry: EntryKey) -> Vec<SimilarEntry> {
        self.made.similar.similar(&self.catalogue, &self.made.words.dictionary, entry, &self.similar_settings)
    }
}

impl Made {
    /// Indexes a catalogue; `originals` is a folder with its source documents, whose lines are then searched as well.
    ///
    /// # Errors
    /// An original document cannot be read, or the index cannot be built.
    pub(crate) fn of(catalogue: &Catalogue, originals: Option<&Path>) -> Result<Self, SearchError> {
        let analyser = Analyser::default();
        let stopwords = Stopwords::new(&catalogue.vocabulary().stopwords);
        let mut dictionary = TermDictionary::default();
        let bodies = bodies(catalogue, originals)?;
        let (send, drafts) = sync_channel::<Vec<Draft>>(WAITING);
        let number = catalogue.entries().len();
        // tantivy takes as long as all that is left to do, and needs no more of it than the entry that was read last.
        let documents = drafts.into_iter().flatten().map(|draft| draft.document());
        let index = std::thread::spawn(move || TextIndex::build(documents, number));
        let mut reader = EntryTermsBuilder::new(&analyser, &stopwords, &mut dictionary);
        let (mut entries, mut collections) = Texts::read(catalogue, &bodies, &mut reader, send);
        reader.finish();
        let synonyms = Synonyms::new(catalogue.vocabulary(), &analyser, &stopwords, &mut dictionary);
        // A place that no entry mentions is spelt correctly all the same.
        for place in &catalogue.vocabulary().places {
            dictionary.intern_all(place, &analyser, |_| false);
        }
        dictionary.finish();
        for read in [&mut entries.entry_terms, &mut entries.figures, &mut entries.called, &mut collections] {
            read.weigh(&dictionary);
        }
        let similar = SimilarIndex::new(catalogue, &entries.entry_terms, &synonyms);
        let index = index.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        let index = index.decoded(&entries.entry_terms, &dictionary)?;
        Ok(Self { words: Words { stopwords, dictionary, synonyms, collections }, entries, index, similar })
    }

    /// What is to be kept of it, in parts.
    pub(crate) fn to_keep(&self) -> (&Texts, &SimilarIndex, &TextIndex, &Words) {
        (&self.entries, &self.similar, &self.index, &self.words)
    }

    /// The same of what was kept.
    pub(crate) fn kept(entries: Texts, similar: SimilarIndex, index: TextIndex, words: Words) -> Self {
        Self { words, entries, index, similar }
    }
}

/// Entries that are handed to tantivy at once: for each one alone, waiting for each other costs more than reading.
const AT_ONCE: usize = 64;
/// How many times as many may wait for it.
const WAITING: usize = 16;

impl Texts {
    /// Reads all texts of the entries, and the facts of the collections, none of them weighed yet; and hands on what is to be
    /// indexed of each entry: what figures count and what facts are called is judged, and neither indexed nor ranked.
    fn read(
        catalogue: &Catalogue,
        bodies: &[String],
        builder: &mut EntryTermsBuilder<'_>,
        drafts: SyncSender<Vec<Draft>>,
    ) -> (Self, CatalogueTerms) {
        let (mut read, mut of_collections) = (Self::default(), CatalogueTerms::default());
        let mut waiting = Vec::with_capacity(AT_ONCE);
        // Nobody takes drafts any more when tantivy has failed, which whoever waits for the index reports.
        let hand_on = |drafts_now: Vec<Draft>| drop(drafts.send(drafts_now));
        let entries = catalogue.entries().len();
        let (mut sharing, mut called) = (Vec::with_capacity(entries), Vec::with_capacity(entries));
        for (key, entry, told) in catalogue.entries_with_prose() {
            let body = bodies.get(key.index()).map(String::as_str);
            let draft = builder.draft(&entry_terms::texts(catalogue, entry, &told, body));
            read.entry_terms.push(&draft);
            sharing.push(draft.sharing);
            called.push(Called::of(&told));
            waiting.push(draft);
            if waiting.len() == AT_ONCE {
                hand_on(std::mem::take(&mut waiting));
            }
        }
        hand_on(waiting);
        drop(drafts);
        for (_, collection) in catalogue.collections() {
            of_collections.push(&builder.draft(&entry_terms::collection_texts(collection)));
        }
        for ((_, entry), sharing) in catalogue.entries().zip(&mut sharing) {
            *sharing += read.figures.push_part(builder, entry_terms::figure_texts(entry));
        }
        for (called, sharing) in called.into_iter().zip(&mut sharing) {
            *sharing += read.called.push_part(builder, called.texts());
        }
        tell_sharing(catalogue, &sharing);
        (read, of_collections)
    }
}

/// Tells of the entries that have more texts than positions, and how many: search still finds them, but tells their last texts
/// apart no longer.
fn tell_sharing(catalogue: &Catalogue, sharing: &[usize]) {
    for ((_, entry), sharing) in catalogue.entries().zip(sharing).filter(|(_, sharing)| **sharing > 0) {
        tracing::warn!(entry = %entry.id, sharing, "more texts than are told apart: the last ones count as one");
    }
}

/// The source lines of each entry, or nothing without originals.
fn bodies(catalogue: &Catalogue, originals: Option<&Path>) -> Result<Vec<String>, FileError> {
    let Some(dir) = originals else { return Ok(Vec::new()) };
    let read = |(_, collection): (_, &Collection)| {
        collection.source_file().map(|file| Original::read(&dir.join(file))).transpose()
    };
    let documents: Vec<Option<Original>> = catalogue.collections().map(read).collect::<Result<_, FileError>>()?;
    let text = |entry: &Entry| {
        let document = documents[entry.collection.index()].as_ref();
        document.map_or_else(String::new, |document| document.text(&entry.lines))
    };
    Ok(catalogue.entries().map(|(_, entry)| text(entry)).collect())
}
