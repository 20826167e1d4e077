//! tantivy's index: how it is made, kept and read.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use tantivy::directory::{Directory as _, OwnedBytes, RamDirectory};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{BlockSegmentPostings, Postings};
use tantivy::query::Bm25Weight;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager, WhitespaceTokenizer};
use tantivy::{
    DocSet, Index, IndexReader, InvertedIndexReader, ReloadPolicy, Score, SegmentReader, TantivyDocument, Term,
};

use super::document::{Document, read_number, write_number};
use super::lists::Lists;
use crate::catalogue::EntryKey;
use crate::plain;
use crate::search::entry_terms::CatalogueTerms;
use crate::search::term_dictionary::{StemId, TermDictionary};

/// The field of names.
const NAMES: &str = "names";
/// The field of everything.
const TEXT: &str = "text";
/// The file in which tantivy says which files it has.
const META: &str = "meta.json";
/// How much more a word tells in a name than in running text.
const NAME_BOOST: Score = 1.5;
/// The smallest budget that tantivy accepts for a writer, in bytes.
const LEAST_BUDGET: usize = 15_000_000;
/// Budget for an entry, in bytes, generous.
const BUDGET_PER_ENTRY: usize = 20_000;

/// tantivy's index. All entries are in one segment, in their order, so that a document's number is the entry's position.
pub(crate) struct Segment {
    directory: RamDirectory,
    reader: IndexReader,
    names: Field,
    text: Field,
}

/// One of tantivy's files.
#[derive(Deserialize, Serialize)]
struct SegmentFile {
    name: String,
    #[serde(with = "plain")]
    bytes: Vec<u8>,
}

/// The same where it stands, to be written.
#[derive(Serialize)]
struct FileInPlace {
    name: String,
    #[serde(serialize_with = "plain::serialize")]
    bytes: OwnedBytes,
}

impl Serialize for Segment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.files().map_err(serde::ser::Error::custom)?.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Segment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let files = Vec::deserialize(deserializer)?;
        Self::of_files(files).map_err(serde::de::Error::custom)
    }
}
/// How the documents are cut into words.
fn tokenizers() -> TokenizerManager {
    let tokenizers = TokenizerManager::default();
    tokenizers.register("spaces", TextAnalyzer::from(WhitespaceTokenizer::default()));
    tokenizers
}

impl Segment {
    pub(super) fn build(documents: impl Iterator<Item = Document>, entries: usize) -> tantivy::Result<Self> {
        let mut schema = Schema::builder();
        let indexing =
            TextFieldIndexing::default().set_tokenizer("spaces").set_index_option(IndexRecordOption::WithFreqs);
        let options = TextOptions::default().set_indexing_options(indexing);
        let names = schema.add_text_field(NAMES, options.clone());
        let text = schema.add_text_field(TEXT, options);
        let budget = LEAST_BUDGET.max(entries * BUDGET_PER_ENTRY);
        let index = Index::builder().schema(schema.build()).tokenizers(tokenizers());
        let directory = RamDirectory::create();
        let mut writer = index.single_segment_index_writer(directory.clone(), budget)?;
        for document in documents {
            let mut doc = TantivyDocument::new();
            doc.add_text(names, &document.names);
            doc.add_text(text, &document.text);
            writer.add_document(doc)?;
        }
        Self::of(&writer.finalize()?, directory, names, text)
    }

    fn of(index: &Index, directory: RamDirectory, names: Field, text: Field) -> tantivy::Result<Self> {
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { directory, reader, names, text })
    }

    /// The files that make the index.
    fn files(&self) -> tantivy::Result<Vec<FileInPlace>> {
        let paths = self.reader.searcher().index().directory().list_managed_files();
        let mut files: Vec<FileInPlace> = Vec::with_capacity(paths.len() + 1);
        for path in paths.iter().map(PathBuf::as_path).chain([Path::new(META)]) {
            // What a file is called is said by tantivy, in plain letters.
            let name = path.to_string_lossy().into_owned();
            if !files.iter().any(|known| known.name == name) && self.directory.exists(path)? {
                files.push(FileInPlace { name, bytes: self.directory.open_read(path)?.read_bytes()? });
            }
        }
        Ok(files)
    }

    /// The index that these files make.
    fn of_files(files: Vec<SegmentFile>) -> tantivy::Result<Self> {
        let directory = RamDirectory::create();
        for SegmentFile { name, bytes } in files {
            directory.atomic_write(Path::new(&name), &bytes)?;
        }
        let mut index = Index::open(directory.clone())?;
        index.set_tokenizers(tokenizers());
        let (names, text) = (index.schema().get_field(NAMES)?, index.schema().get_field(TEXT)?);
        Self::of(&index, directory, names, text)
    }

    /// Each field with how much its words tell.
    fn fields(&self) -> [(Field, Score); 2] {
        [(self.names, NAME_BOOST), (self.text, 1.0)]
    }

    /// For each entry its score by these stems.
    pub(super) fn scores(&self, shares: &[(StemId, Score)]) -> tantivy::Result<Vec<Score>> {
        let searcher = self.reader.searcher();
        let mut scores = vec![0.0; searcher.num_docs() as usize];
        for segment in searcher.segment_readers() {
            for (field, boost) in self.fields() {
                let FieldIndex { index, lengths, entries, average } = FieldIndex::of(segment, field)?;
                for (stem, share) in shares {
                    let Some((with, mut found)) = postings(&index, field, *stem, IndexRecordOption::WithFreqs)? else {
                        continue;
                    };
                    let weight = Bm25Weight::for_one_term_without_explain(u64::from(with), entries, average);
                    while found.block_len() > 0 {
                        for (entry, often) in found.docs().iter().zip(found.freqs()) {
                            scores[*entry as usize] +=
                                share * boost * weight.score(lengths.fieldnorm_id(*entry), *often);
                        }
                        found.advance();
                    }
                }
            }
        }
        Ok(scores)
    }

    /// Passes each entry that has a stem.
    pub(super) fn each_with(&self, stem: StemId, mut pass: impl FnMut(EntryKey)) -> tantivy::Result<()> {
        for segment in self.reader.searcher().segment_readers() {
            let index = segment.inverted_index(self.text)?;
            let Some((_, mut found)) = postings(&index, self.text, stem, IndexRecordOption::Basic)? else { continue };
            while found.block_len() > 0 {
                found.docs().iter().for_each(|entry| pass(EntryKey::new(*entry as usize)));
                found.advance();
            }
        }
        Ok(())
    }

    /// Reads the whole index.
    pub(super) fn lists(&self, entry_terms: &CatalogueTerms, dictionary: &TermDictionary) -> tantivy::Result<Lists> {
        let mut lists = Lists::new(entry_terms, dictionary.len());
        let searcher = self.reader.searcher();
        for segment in searcher.segment_readers() {
            for (field, boost) in self.fields() {
                let FieldIndex { index, lengths, entries, average } = FieldIndex::of(segment, field)?;
                // Stems that equally many entries have weigh the same.
                let mut weights: FxHashMap<u32, Bm25Weight> = FxHashMap::default();
                let mut terms = index.terms().stream()?;
                while let Some((text, term)) = terms.next() {
                    let Some(stem) = read_number(text) else { continue };
                    let weight = weights.entry(term.doc_freq).or_insert_with_key(|with| {
                        Bm25Weight::for_one_term_without_explain(u64::from(*with), entries, average)
                    });
                    let mut found = index.read_postings_from_terminfo(term, IndexRecordOption::WithFreqs)?;
                    // Both are in the order of the entries, and the list has all of them.
                    for posting in lists.0.of_mut(stem.0 as usize) {
                        if posting.entry == found.doc() {
                            posting.score += boost * weight.score(lengths.fieldnorm_id(found.doc()), found.term_freq());
                            found.advance();
                        }
                    }
                }
            }
        }
        Ok(lists)
    }
}

/// What scores of a field come from.
struct FieldIndex {
    index: Arc<InvertedIndexReader>,
    /// How long each entry's text is.
    lengths: FieldNormReader,
    entries: u64,
    /// How long they are on average.
    average: Score,
}

impl FieldIndex {
    fn of(segment: &SegmentReader, field: Field) -> tantivy::Result<Self> {
        let (index, lengths) = (segment.inverted_index(field)?, segment.get_fieldnorms_reader(field)?);
        let entries = u64::from(segment.max_doc());
        let average = index.total_num_tokens() as Score / entries as Score;
        Ok(Self { index, lengths, entries, average })
    }
}

/// How many entries have a stem in a field, and which; `None` where none has.
fn postings(
    index: &InvertedIndexReader,
    field: Field,
    stem: StemId,
    option: IndexRecordOption,
) -> tantivy::Result<Option<(u32, BlockSegmentPostings)>> {
    let mut number = String::new();
    write_number(stem, &mut number);
    let Some(term) = index.get_term_info(&Term::from_field_text(field, &number))? else { return Ok(None) };
    Ok(Some((term.doc_freq, index.read_block_postings_from_terminfo(&term, option)?)))
}

#[cfg(test)]
mod tests {
    use tantivy::collector::TopDocs;
    use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};

    use super::super::TextIndex;
    use super::super::tests::catalogue;
    use super::*;
    use crate::search::query_term::{Expansion, QueryTerm};

    /// What tantivy's own queries find, with its scores.
    fn by_tantivy(index: &TextIndex, shares: &[(StemId, Score)]) -> Vec<(EntryKey, Score)> {
        let TextIndex::Segment(segment) = index else { return Vec::new() };
        let clauses = shares.iter().flat_map(|(stem, share)| {
            segment.fields().map(|(field, boost)| {
                let mut number = String::new();
                write_number(*stem, &mut number);
                let query = TermQuery::new(Term::from_field_text(field, &number), IndexRecordOption::WithFreqs);
                let query: Box<dyn Query> = Box::new(BoostQuery::new(Box::new(query), share * boost));
                (Occur::Should, query)
            })
        });
        let query = BooleanQuery::new(clauses.collect());
        let found = segment.reader.searcher().search(&query, &TopDocs::with_limit(100).order_by_score());
        let found = found.expect("tantivy answers").into_iter();
        found.map(|(score, address)| (EntryKey::new(address.doc_id as usize), score)).collect()
    }

    #[test]
    fn what_is_read_of_tantivys_index_is_what_its_queries_find() {
        let (dictionary, entry_terms, index) = catalogue();
        let shares: Vec<(StemId, Score)> =
            entry_terms.of(0).stems().zip(1..).map(|((stem, _), at)| (stem, 1.0 / at as Score)).collect();
        let query_terms = shares.iter().map(|(stem, share)| QueryTerm {
            word: String::new(),
            meanings: vec![Expansion { stems: vec![*stem], confidence: *share, weight: 1.0 }],
            weight: 1.0,
        });
        let query_terms: Vec<QueryTerm> = query_terms.collect();
        let found = index.candidates(&query_terms, &dictionary, None, usize::MAX).expect("the index answers");
        let theirs = by_tantivy(&index, &shares);
        assert!(found.len() > 10 && found.len() == theirs.len(), "{} {}", found.len(), theirs.len());
        for (entry, score) in theirs {
            let our = found.iter().find(|(our, _)| *our == entry).map_or(0.0, |(_, score)| *score);
            assert!((our - score).abs() < 1e-5, "{entry:?} {our} {score}");
        }
    }
}
