//! The tantivy index: finds, in milliseconds and among any number of entries, those worth ranking.
//!
//! It has two fields: `names` (title, aliases, organisations, categories, topics) and `text` (everything). Both hold
//! stems made by [`analysis`](super::analysis), each written as its number: so tantivy only has to split at spaces, and has
//! less to read and to compare. The order that a person sees
//! is made by [`rank`](super::rank); BM25 proposes the candidates and lends its score.
//!
//! A question asks for some twenty stems, each in both fields, and most of a small catalogue has one of them: there is
//! next to nothing that tantivy's queries could leave out, and preparing them costs more than answering. So what tantivy
//! has indexed is decoded once into plain [`Lists`]. In a large catalogue these would cost too much memory; there the lists of
//! tantivy's index are read as they are, which takes a good part less than its queries and never much longer than usual.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use tantivy::directory::{Directory as _, RamDirectory};
use tantivy::postings::{BlockSegmentPostings, Postings};
use tantivy::query::Bm25Weight;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager, WhitespaceTokenizer};
use tantivy::{DocSet, Index, IndexReader, InvertedIndexReader, ReloadPolicy, Score, TantivyDocument, Term};

use super::concept::Concept;
use super::lexicon::{Lexicon, StemId};
use super::profile::{Profiles, Texts};
use super::rows::Rows;
use crate::catalogue::EntryKey;
use crate::plain::{self, Plain};

/// The entries' stems, searchable.
#[derive(Deserialize, Serialize)]
pub(crate) enum TextIndex {
    /// As tantivy indexed them.
    Segment(Segment),
    /// Decoded.
    Lists(Lists),
}

/// tantivy's index. All entries are in one segment, in their order, so that a document's number is the entry's position.
pub(crate) struct Segment {
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

/// For each stem the entries that have it, in their order.
#[derive(Deserialize, Serialize)]
pub(crate) struct Lists(Rows<Posting>);

/// An entry that has a stem.
#[derive(Clone, Copy)]
struct Posting {
    entry: u32,
    /// The stem's BM25 score in both fields.
    score: Score,
    /// The entry's texts that have the stem, one bit each.
    texts: Texts,
}

impl Plain for Posting {
    const SIZE: usize = u32::SIZE + Score::SIZE + Texts::SIZE;

    fn put(self, bytes: &mut Vec<u8>) {
        (self.entry, (self.score, self.texts)).put(bytes);
    }

    fn take(bytes: &[u8]) -> Option<Self> {
        Plain::take(bytes).map(|(entry, (score, texts))| Self { entry, score, texts })
    }
}

/// The stems of one entry.
#[derive(Default)]
pub(crate) struct Document {
    names: String,
    text: String,
}

impl Document {
    /// Adds a stem of the entry, as often as it stands in its names and anywhere.
    pub(crate) fn add(&mut self, stem: StemId, in_names: u32, anywhere: u32) {
        let start = self.text.len();
        write_number(stem, &mut self.text);
        self.text.push(' ');
        let end = self.text.len();
        for _ in 0..in_names {
            self.names.push_str(&self.text[start..end]);
        }
        for _ in 1..anywhere {
            self.text.extend_from_within(start..end);
        }
    }
}

/// What numbers are written with.
const DIGITS: &[u8; 64] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";

/// Writes a stem's number, the lowest digit first.
fn write_number(stem: StemId, text: &mut String) {
    let base = DIGITS.len();
    let mut rest = stem.0 as usize;
    loop {
        text.push(char::from(DIGITS[rest % base]));
        rest /= base;
        if rest == 0 {
            break;
        }
    }
}

/// The stem whose number this is.
fn read_number(digits: &[u8]) -> Option<StemId> {
    let digit = |digit: &u8| DIGITS.iter().position(|known| known == digit);
    let number = digits.iter().rev().try_fold(0, |number, next| Some(number * DIGITS.len() + digit(next)?));
    number.and_then(|number| u32::try_from(number).ok()).map(StemId)
}

/// The field of names.
const NAMES: &str = "names";
/// The field of everything.
const TEXT: &str = "text";
/// The file in which tantivy says which files it has.
const META: &str = "meta.json";
/// How much more a word tells in a name than in running text.
const NAME_BOOST: Score = 1.5;
/// Entries that are read for a question, each counted for every stem that it has: more would take too long.
const MOST_ENTRIES_READ: u32 = 60_000;
/// The smallest budget that tantivy accepts for a writer, in bytes.
const LEAST_BUDGET: usize = 15_000_000;
/// Budget for an entry, in bytes, generous.
const BUDGET_PER_ENTRY: usize = 20_000;
/// In larger catalogues tantivy's index is not decoded.
const MOST_ENTRIES_LISTED: usize = 20_000;
/// A list this many times as long as the candidates are many is not read through for what they have of a stem.
const TOO_LONG_TO_READ: usize = 8;

impl TextIndex {
    /// Indexes the documents, of which there are so many; the position of each is the entry's key.
    pub(crate) fn build(documents: impl Iterator<Item = Document>, entries: usize) -> tantivy::Result<Self> {
        Segment::build(documents, entries).map(Self::Segment)
    }

    /// Decodes the index of a catalogue that is not too large for it.
    pub(crate) fn decoded(self, profiles: &Profiles, lexicon: &Lexicon) -> tantivy::Result<Self> {
        match &self {
            Self::Segment(segment) if profiles.len() <= MOST_ENTRIES_LISTED => {
                segment.lists(profiles, lexicon).map(Self::Lists)
            }
            _ => Ok(self),
        }
    }

    /// The entries that BM25 finds most fitting, with their scores, in any order.
    ///
    /// `allowed` has a flag for each entry; `None` allows all.
    pub(crate) fn candidates(
        &self,
        concepts: &[Concept],
        lexicon: &Lexicon,
        allowed: Option<&[bool]>,
        limit: usize,
    ) -> tantivy::Result<Vec<(EntryKey, Score)>> {
        let shares = shares(concepts, lexicon);
        let scores = match self {
            Self::Segment(segment) => segment.scores(&shares)?,
            Self::Lists(lists) => lists.scores(&shares),
        };
        let allows = |entry: usize| allowed.is_none_or(|allowed| allowed.get(entry).copied().unwrap_or_default());
        let found = scores.into_iter().enumerate().filter(|(entry, score)| *score > 0.0 && allows(*entry));
        let mut found: Vec<(EntryKey, Score)> = found.map(|(entry, score)| (EntryKey::new(entry), score)).collect();
        if found.len() > limit {
            found.select_nth_unstable_by(limit, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            found.truncate(limit);
        }
        Ok(found)
    }

    /// Passes on each entry that has a stem.
    pub(crate) fn each_with(&self, stem: StemId, mut pass: impl FnMut(EntryKey)) -> tantivy::Result<()> {
        match self {
            Self::Segment(segment) => segment.each_with(stem, pass)?,
            Self::Lists(lists) => lists.of(stem).iter().for_each(|found| pass(EntryKey::new(found.entry as usize))),
        }
        Ok(())
    }

    /// For each of these entries in turn, and for each of the stems, the entry's texts that have it, one bit each.
    pub(crate) fn texts_with(
        &self,
        stems: &[StemId],
        entries: &[(EntryKey, Score)],
        profiles: &Profiles,
    ) -> Vec<Texts> {
        match self {
            Self::Lists(lists) => lists.texts_with(stems, entries, profiles),
            Self::Segment(_) => {
                let profiles = entries.iter().map(|(entry, _)| profiles.of(entry.index()));
                profiles.flat_map(|profile| stems.iter().map(move |stem| profile.texts_with(*stem))).collect()
            }
        }
    }
}

/// The stems to search for, each with its share of a meaning: any word, in any meaning.
fn shares(concepts: &[Concept], lexicon: &Lexicon) -> Vec<(StemId, Score)> {
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
    let searched = shares.iter().enumerate().take_while(|(at, (stem, _))| {
        entries += lexicon.entries_with(*stem);
        entries <= MOST_ENTRIES_READ || *at == 0
    });
    let searched = searched.count();
    shares.truncate(searched);
    shares
}

/// How the documents are cut into words.
fn tokenizers() -> TokenizerManager {
    let tokenizers = TokenizerManager::default();
    tokenizers.register("spaces", TextAnalyzer::from(WhitespaceTokenizer::default()));
    tokenizers
}

impl Segment {
    fn build(documents: impl Iterator<Item = Document>, entries: usize) -> tantivy::Result<Self> {
        let mut schema = Schema::builder();
        let indexing =
            TextFieldIndexing::default().set_tokenizer("spaces").set_index_option(IndexRecordOption::WithFreqs);
        let options = TextOptions::default().set_indexing_options(indexing);
        let names = schema.add_text_field(NAMES, options.clone());
        let text = schema.add_text_field(TEXT, options);
        let budget = LEAST_BUDGET.max(entries * BUDGET_PER_ENTRY);
        let index = Index::builder().schema(schema.build()).tokenizers(tokenizers());
        let mut writer = index.single_segment_index_writer(RamDirectory::create(), budget)?;
        for document in documents {
            let mut doc = TantivyDocument::new();
            doc.add_text(names, &document.names);
            doc.add_text(text, &document.text);
            writer.add_document(doc)?;
        }
        Self::of(&writer.finalize()?, names, text)
    }

    fn of(index: &Index, names: Field, text: Field) -> tantivy::Result<Self> {
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { reader, names, text })
    }

    /// The files that make the index.
    fn files(&self) -> tantivy::Result<Vec<SegmentFile>> {
        let searcher = self.reader.searcher();
        let directory = searcher.index().directory();
        let paths = directory.list_managed_files();
        let mut files: Vec<SegmentFile> = Vec::with_capacity(paths.len() + 1);
        for path in paths.iter().map(PathBuf::as_path).chain([Path::new(META)]) {
            // What a file is called is said by tantivy, in plain letters.
            let name = path.to_string_lossy().into_owned();
            if !files.iter().any(|known| known.name == name) && directory.exists(path)? {
                files.push(SegmentFile { name, bytes: directory.atomic_read(path)? });
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
        let mut index = Index::open(directory)?;
        index.set_tokenizers(tokenizers());
        let (names, text) = (index.schema().get_field(NAMES)?, index.schema().get_field(TEXT)?);
        Self::of(&index, names, text)
    }

    /// Each field with how much its words tell.
    fn fields(&self) -> [(Field, Score); 2] {
        [(self.names, NAME_BOOST), (self.text, 1.0)]
    }

    /// For each entry its score by these stems.
    fn scores(&self, shares: &[(StemId, Score)]) -> tantivy::Result<Vec<Score>> {
        let searcher = self.reader.searcher();
        let mut scores = vec![0.0; searcher.num_docs() as usize];
        for segment in searcher.segment_readers() {
            for (field, boost) in self.fields() {
                let index = segment.inverted_index(field)?;
                let lengths = segment.get_fieldnorms_reader(field)?;
                let entries = u64::from(segment.max_doc());
                let average = index.total_num_tokens() as Score / entries as Score;
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

    fn each_with(&self, stem: StemId, mut pass: impl FnMut(EntryKey)) -> tantivy::Result<()> {
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
    fn lists(&self, profiles: &Profiles, lexicon: &Lexicon) -> tantivy::Result<Lists> {
        let mut lists = Lists::new(profiles, lexicon.len());
        let searcher = self.reader.searcher();
        for segment in searcher.segment_readers() {
            for (field, boost) in self.fields() {
                let index = segment.inverted_index(field)?;
                let lengths = segment.get_fieldnorms_reader(field)?;
                let entries = u64::from(segment.max_doc());
                let average = index.total_num_tokens() as Score / entries as Score;
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

impl Lists {
    /// The stems of these entries, none of them scored yet.
    fn new(profiles: &Profiles, stems: usize) -> Self {
        let entries = profiles.iter().enumerate();
        let postings = entries.flat_map(|(entry, profile)| {
            let posting = move |texts| Posting { entry: entry as u32, score: 0.0, texts };
            profile.stems().map(move |(stem, texts)| (stem.0 as usize, posting(texts)))
        });
        Self(Rows::gather(stems, postings))
    }

    fn of(&self, stem: StemId) -> &[Posting] {
        self.0.of(stem.0 as usize)
    }

    /// For each entry its score by these stems, up to the last entry that has one.
    fn scores(&self, shares: &[(StemId, Score)]) -> Vec<Score> {
        let last = shares.iter().filter_map(|(stem, _)| self.of(*stem).last()).map(|posting| posting.entry);
        let mut scores = vec![0.0; last.max().map_or(0, |last| last as usize + 1)];
        for (stem, share) in shares {
            for posting in self.of(*stem) {
                scores[posting.entry as usize] += share * posting.score;
            }
        }
        scores
    }

    fn texts_with(&self, stems: &[StemId], entries: &[(EntryKey, Score)], profiles: &Profiles) -> Vec<Texts> {
        let mut texts = vec![0; entries.len() * stems.len()];
        // For each entry, where its texts begin, if it is one of these.
        let mut rows = vec![None; profiles.len()];
        for (row, (entry, _)) in entries.iter().enumerate() {
            rows[entry.index()] = Some(row as u32);
        }
        for (column, stem) in stems.iter().enumerate() {
            let list = self.of(*stem);
            if list.len() > entries.len() * TOO_LONG_TO_READ {
                for (row, (entry, _)) in entries.iter().enumerate() {
                    texts[row * stems.len() + column] = profiles.of(entry.index()).texts_with(*stem);
                }
                continue;
            }
            for posting in list {
                if let Some(row) = rows[posting.entry as usize] {
                    texts[row as usize * stems.len() + column] = posting.texts;
                }
            }
        }
        texts
    }
}

#[cfg(test)]
mod tests {
    use tantivy::collector::TopDocs;
    use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};

    use super::*;
    use crate::search::analysis::Analyser;
    use crate::search::concept::Meaning;
    use crate::search::profile::{Draft, Part, Profiler};
    use crate::search::stopwords::Stopwords;

    const WORDS: [&str; 7] = ["parking", "sensors", "wigan", "buses", "health", "library", "school"];

    /// Entries that have some of the words, more or less often, and some of them in a name.
    fn catalogue() -> (Lexicon, Profiles, TextIndex) {
        let (analyser, stopwords) = (Analyser::default(), Stopwords::default());
        let mut lexicon = Lexicon::default();
        let mut reader = Profiler::new(&analyser, &stopwords, &mut lexicon);
        let drafts: Vec<_> = (1..60_usize)
            .map(|entry| {
                let some = |step: usize| -> Vec<&str> {
                    WORDS.iter().enumerate().filter(|(at, _)| entry % (at + step) == 0).map(|(_, word)| *word).collect()
                };
                reader.draft(&[
                    (Part::Title, some(3).join(" ")),
                    (Part::Summary, some(2).join(" ").repeat(entry % 5)),
                    (Part::Fact, some(1).join(" ")),
                ])
            })
            .collect();
        lexicon.finish();
        let mut profiles = Profiles::default();
        for draft in &drafts {
            profiles.push(draft);
        }
        profiles.weigh(&lexicon);
        let index = TextIndex::build(drafts.iter().map(Draft::document), drafts.len()).expect("the index is built");
        (lexicon, profiles, index)
    }

    #[test]
    fn a_stem_is_known_by_its_number() {
        for number in [0, 1, 63, 64, 4_095, 4_096, 1_000_000, u32::MAX] {
            let mut text = String::new();
            write_number(StemId(number), &mut text);
            assert_eq!(read_number(text.as_bytes()), Some(StemId(number)), "{text}");
        }
        assert_eq!([&b"a b"[..], b"-------"].map(read_number), [None; 2]);
    }

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
        let (lexicon, profiles, index) = catalogue();
        let shares: Vec<(StemId, Score)> =
            profiles.of(0).stems().zip(1..).map(|((stem, _), at)| (stem, 1.0 / at as Score)).collect();
        let concepts = shares.iter().map(|(stem, share)| Concept {
            word: String::new(),
            meanings: vec![Meaning { stems: vec![*stem], sureness: *share, weight: 1.0 }],
            weight: 1.0,
        });
        let concepts: Vec<Concept> = concepts.collect();
        let found = index.candidates(&concepts, &lexicon, None, usize::MAX).expect("the index answers");
        let theirs = by_tantivy(&index, &shares);
        assert!(found.len() > 10 && found.len() == theirs.len(), "{} {}", found.len(), theirs.len());
        for (entry, score) in theirs {
            let our = found.iter().find(|(our, _)| *our == entry).map_or(0.0, |(_, score)| *score);
            assert!((our - score).abs() < 1e-5, "{entry:?} {our} {score}");
        }
    }

    #[test]
    fn a_stem_tells_which_entries_have_it() {
        let (lexicon, profiles, segment) = catalogue();
        let read = |index: &TextIndex, stem: StemId| {
            let mut entries = Vec::new();
            index.each_with(stem, |entry| entries.push(entry)).expect("the index answers");
            entries
        };
        let stems: Vec<StemId> = (0..lexicon.len() as u32).map(StemId).collect();
        let all = |index: &TextIndex| stems.iter().map(|stem| read(index, *stem)).collect::<Vec<_>>();
        let has = |stem: &StemId| -> Vec<EntryKey> {
            let with = profiles.iter().enumerate().filter(|(_, profile)| profile.texts_with(*stem) != 0);
            with.map(|(entry, _)| EntryKey::new(entry)).collect()
        };
        let expected: Vec<Vec<EntryKey>> = stems.iter().map(has).collect();
        assert_eq!(all(&segment), expected);
        assert_eq!(all(&segment.decoded(&profiles, &lexicon).expect("the index is read")), expected);
    }

    #[test]
    fn lists_answer_as_tantivys_index_does() {
        let (lexicon, profiles, segment) = catalogue();
        let stems: Vec<StemId> =
            WORDS.iter().filter_map(|word| lexicon.stem(&Analyser::default().stem(word))).collect();
        assert_eq!(stems.len(), WORDS.len());
        let concept = |stem: &StemId| Concept {
            word: String::new(),
            meanings: vec![Meaning { stems: vec![*stem], sureness: 0.5, weight: lexicon.weight(*stem) }],
            weight: lexicon.weight(*stem),
        };
        let concepts: Vec<Concept> = stems[1..].iter().map(concept).collect();
        let allowed: Vec<bool> = (0..profiles.len()).map(|entry| entry % 3 > 0).collect();
        let answers = |index: &TextIndex| {
            [None, Some(allowed.as_slice())].map(|allowed| {
                let mut found = index.candidates(&concepts, &lexicon, allowed, 10).expect("the index answers");
                found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
                let texts = index.texts_with(&stems, &found, &profiles);
                (found, texts)
            })
        };
        let of_segment = answers(&segment);
        let lists = segment.decoded(&profiles, &lexicon).expect("the index is read");
        assert!(matches!(lists, TextIndex::Lists(_)));
        for ((theirs, their_texts), (ours, our_texts)) in of_segment.iter().zip(&answers(&lists)) {
            assert_eq!(theirs.len(), 10);
            for (their, our) in theirs.iter().zip(ours) {
                assert_eq!(their.0, our.0);
                assert!((their.1 - our.1).abs() < 1e-5, "{their:?} {our:?}");
            }
            assert_eq!(their_texts, our_texts);
        }
    }
    #[test]
    fn a_kept_index_answers_as_the_one_that_was_built() {
        let (lexicon, profiles, built) = catalogue();
        let kept = postcard::to_allocvec(&built).expect("it can be written");
        let read: TextIndex = postcard::from_bytes(&kept).expect("it can be read");
        let stems: Vec<StemId> = profiles.of(0).stems().map(|(stem, _)| stem).collect();
        let concept = |stem: &StemId| Concept {
            word: String::new(),
            meanings: vec![Meaning { stems: vec![*stem], sureness: 1.0, weight: lexicon.weight(*stem) }],
            weight: lexicon.weight(*stem),
        };
        let concepts: Vec<Concept> = stems.iter().map(concept).collect();
        let answers = |index: &TextIndex| index.candidates(&concepts, &lexicon, None, 10).expect("the index answers");
        assert_eq!(answers(&built).len(), 10);
        assert_eq!(answers(&read), answers(&built));
    }
}
