//! The tantivy index: finds, in milliseconds and among any number of entries, those worth ranking.
//!
//! It has two fields: `names` (title, aliases, organisations, categories, topics) and `text` (everything). Both hold
//! stems made by [`analysis`](super::analysis), so tantivy only has to split at spaces. The order that a person sees
//! is made by [`rank`](super::rank); BM25 proposes the candidates and lends its score.

use std::collections::BTreeMap;

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};
use tantivy::schema::{FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TextAnalyzer, WhitespaceTokenizer};
use tantivy::{DocId, Index, IndexReader, ReloadPolicy, Score, SegmentReader, TantivyDocument, Term};

use super::concept::Concept;
use super::lexicon::{Lexicon, StemId};
use crate::catalogue::EntryKey;

/// The entries' stems, searchable.
pub(crate) struct TextIndex {
    reader: IndexReader,
    names: Field,
    text: Field,
}

/// The stems of one entry.
#[derive(Default)]
pub(crate) struct Document {
    names: String,
    text: String,
}

impl Document {
    /// Adds a stem of the entry, which may stand in one of its names.
    pub(crate) fn add(&mut self, stem: &str, in_name: bool) {
        let fields = [(&mut self.names, in_name), (&mut self.text, true)];
        for (field, _) in fields.into_iter().filter(|(_, wanted)| *wanted) {
            field.push_str(stem);
            field.push(' ');
        }
    }
}

/// The fast field that holds an entry's position.
const KEY: &str = "key";
/// How much more a word tells in a name than in running text.
const NAME_BOOST: Score = 1.5;
/// Entries that are read for a question, each counted for every stem that it has: more would take too long.
const MOST_ENTRIES_READ: u32 = 60_000;
/// The smallest budget that tantivy accepts for a writer, in bytes.
const LEAST_BUDGET: usize = 15_000_000;
/// Budget for an entry, in bytes, generous: one segment keeps results in the entries' order.
const BUDGET_PER_ENTRY: usize = 20_000;

impl TextIndex {
    /// Indexes the documents; the position in the list is the entry's key.
    pub(crate) fn build<'a>(documents: impl ExactSizeIterator<Item = &'a Document>) -> tantivy::Result<Self> {
        let mut schema = Schema::builder();
        let indexing =
            TextFieldIndexing::default().set_tokenizer("spaces").set_index_option(IndexRecordOption::WithFreqs);
        let options = TextOptions::default().set_indexing_options(indexing);
        let names = schema.add_text_field("names", options.clone());
        let text = schema.add_text_field("text", options);
        let key = schema.add_u64_field(KEY, FAST);
        let index = Index::create_in_ram(schema.build());
        index.tokenizers().register("spaces", TextAnalyzer::from(WhitespaceTokenizer::default()));

        let budget = LEAST_BUDGET.max(documents.len() * BUDGET_PER_ENTRY);
        let mut writer = index.writer_with_num_threads(1, budget)?;
        for (position, document) in documents.enumerate() {
            let mut doc = TantivyDocument::new();
            doc.add_text(names, &document.names);
            doc.add_text(text, &document.text);
            doc.add_u64(key, position as u64);
            writer.add_document(doc)?;
        }
        writer.commit()?;
        writer.wait_merging_threads()?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { reader, names, text })
    }

    /// The entries that BM25 finds most fitting, with their scores, best first.
    ///
    /// `allowed` has a flag for each entry; `None` allows all.
    pub(crate) fn candidates(
        &self,
        concepts: &[Concept],
        lexicon: &Lexicon,
        allowed: Option<&[bool]>,
        limit: usize,
    ) -> tantivy::Result<Vec<(EntryKey, Score)>> {
        let query = self.query(concepts, lexicon);
        let searcher = self.reader.searcher();
        let found = match allowed {
            None => searcher.search(&query, &TopDocs::with_limit(limit).order_by_score())?,
            Some(allowed) => {
                let allowed: std::sync::Arc<[bool]> = allowed.into();
                let collector = TopDocs::with_limit(limit).tweak_score(move |segment: &SegmentReader| {
                    let keys = segment.fast_fields().u64(KEY).ok();
                    let allowed = allowed.clone();
                    move |doc: DocId, score: Score| {
                        let key = keys.as_ref().and_then(|keys| keys.first(doc));
                        let allows = key.and_then(|key| allowed.get(key as usize)).copied().unwrap_or_default();
                        if allows { score } else { 0.0 }
                    }
                });
                searcher.search(&query, &collector)?.into_iter().filter(|(score, _)| *score > 0.0).collect()
            }
        };
        let keys: Result<Vec<_>, _> =
            searcher.segment_readers().iter().map(|segment| segment.fast_fields().u64(KEY)).collect();
        let keys = keys?;
        let mut candidates = Vec::with_capacity(found.len());
        for (score, address) in found {
            let keys = &keys[address.segment_ord as usize];
            candidates.extend(keys.first(address.doc_id).map(|key| (EntryKey::new(key as usize), score)));
        }
        Ok(candidates)
    }

    /// Any word, in any meaning, in names or text.
    fn query(&self, concepts: &[Concept], lexicon: &Lexicon) -> BooleanQuery {
        // A stem that several words may mean is searched once, as surely as the surest of them means it.
        let mut shares: BTreeMap<StemId, Score> = BTreeMap::new();
        for meaning in concepts.iter().flat_map(|concept| &concept.meanings) {
            // A phrase proposes by each of its words; ranking asks for all of them.
            let share = meaning.sureness / meaning.stems.len() as Score;
            for stem in &meaning.stems {
                let known = shares.entry(*stem).or_default();
                *known = known.max(share);
            }
        }
        // The most telling stems first, as many as can be searched in time: in a large catalogue the common words of a
        // long question would cost most and tell least. Ranking still counts them all.
        let mut shares: Vec<(StemId, Score)> = shares.into_iter().collect();
        let telling = |(stem, share): &(StemId, Score)| share * lexicon.weight(*stem);
        shares.sort_by(|a, b| telling(b).total_cmp(&telling(a)).then(a.0.cmp(&b.0)));
        let mut entries = 0;
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for (stem, share) in shares {
            entries += lexicon.entries_with(stem);
            if entries > MOST_ENTRIES_READ && !clauses.is_empty() {
                break;
            }
            for (field, boost) in [(self.names, NAME_BOOST), (self.text, 1.0)] {
                let term = Term::from_field_text(field, lexicon.text(stem));
                let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
                clauses.push((Occur::Should, Box::new(BoostQuery::new(Box::new(query), share * boost))));
            }
        }
        BooleanQuery::new(clauses)
    }
}
