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

mod document;
mod lists;
mod segment;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tantivy::Score;

use super::entry_terms::{CatalogueTerms, Texts};
use super::query_term::QueryTerm;
use super::term_dictionary::{StemId, TermDictionary};
use crate::catalogue::EntryKey;
pub(crate) use document::Document;
use lists::Lists;
use segment::Segment;

/// The entries' stems, searchable.
#[derive(Deserialize, Serialize)]
pub(crate) enum TextIndex {
    /// As tantivy indexed them.
    Segment(Segment),
    /// Decoded.
    Lists(Lists),
}

/// Entries that are read for a question, each counted for every stem that it has: more would take too long.
const MOST_ENTRIES_READ: u32 = 60_000;
/// In larger catalogues tantivy's index is not decoded.
const MOST_ENTRIES_LISTED: usize = 20_000;

impl TextIndex {
    /// Indexes the documents, of which there are so many; the position of each is the entry's key.
    pub(crate) fn build(documents: impl Iterator<Item = Document>, entries: usize) -> tantivy::Result<Self> {
        Segment::build(documents, entries).map(Self::Segment)
    }

    /// Decodes the index of a catalogue that is not too large for it.
    pub(crate) fn decoded(self, entry_terms: &CatalogueTerms, dictionary: &TermDictionary) -> tantivy::Result<Self> {
        match &self {
            Self::Segment(segment) if entry_terms.len() <= MOST_ENTRIES_LISTED => {
                segment.lists(entry_terms, dictionary).map(Self::Lists)
            }
            _ => Ok(self),
        }
    }

    /// The entries that BM25 finds most fitting, with their scores, in any order.
    ///
    /// `allowed` has a flag for each entry; `None` allows all.
    pub(crate) fn candidates(
        &self,
        query_terms: &[QueryTerm],
        dictionary: &TermDictionary,
        allowed: Option<&[bool]>,
        limit: usize,
    ) -> tantivy::Result<Vec<(EntryKey, Score)>> {
        let shares = shares(query_terms, dictionary);
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
        entry_terms: &CatalogueTerms,
    ) -> Vec<Texts> {
        match self {
            Self::Lists(lists) => lists.texts_with(stems, entries, entry_terms),
            Self::Segment(_) => {
                let entry_terms = entries.iter().map(|(entry, _)| entry_terms.of(entry.index()));
                entry_terms.flat_map(|terms| stems.iter().map(move |stem| terms.texts_with(*stem))).collect()
            }
        }
    }
}

/// The stems to search for, each with its share of a meaning: any word, in any meaning.
fn shares(query_terms: &[QueryTerm], dictionary: &TermDictionary) -> Vec<(StemId, Score)> {
    // A stem that several words may mean is searched once, as surely as the surest of them means it.
    let mut shares: BTreeMap<StemId, Score> = BTreeMap::new();
    for meaning in query_terms.iter().flat_map(|query_term| &query_term.meanings) {
        // A phrase proposes by each of its words; ranking asks for all of them.
        let share = meaning.confidence / meaning.stems.len() as Score;
        for stem in &meaning.stems {
            let known = shares.entry(*stem).or_default();
            *known = known.max(share);
        }
    }
    // The most telling stems first, as many as can be searched in time: in a large catalogue the common words of a
    // long question would cost most and tell least. Ranking still counts them all.
    let mut shares: Vec<(StemId, Score)> = shares.into_iter().collect();
    let telling = |(stem, share): &(StemId, Score)| share * dictionary.weight(*stem);
    shares.sort_by(|a, b| telling(b).total_cmp(&telling(a)).then(a.0.cmp(&b.0)));
    let mut entries = 0;
    let searched = shares.iter().enumerate().take_while(|(at, (stem, _))| {
        entries += dictionary.entries_with(*stem);
        entries <= MOST_ENTRIES_READ || *at == 0
    });
    let searched = searched.count();
    shares.truncate(searched);
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::analysis::Analyser;
    use crate::search::entry_terms::{Draft, EntryTermsBuilder, Part};
    use crate::search::query_term::Expansion;
    use crate::search::stopwords::Stopwords;

    const WORDS: [&str; 7] = ["parking", "sensors", "wigan", "buses", "health", "library", "school"];

    /// Entries that have some of the words, more or less often, and some of them in a name.
    pub(super) fn catalogue() -> (TermDictionary, CatalogueTerms, TextIndex) {
        let (analyser, stopwords) = (Analyser::default(), Stopwords::default());
        let mut dictionary = TermDictionary::default();
        let mut reader = EntryTermsBuilder::new(&analyser, &stopwords, &mut dictionary);
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
        dictionary.finish();
        let mut entry_terms = CatalogueTerms::default();
        for draft in &drafts {
            entry_terms.push(draft);
        }
        entry_terms.weigh(&dictionary);
        let index = TextIndex::build(drafts.iter().map(Draft::document), drafts.len()).expect("the index is built");
        (dictionary, entry_terms, index)
    }

    #[test]
    fn a_stem_tells_which_entries_have_it() {
        let (dictionary, entry_terms, segment) = catalogue();
        let read = |index: &TextIndex, stem: StemId| {
            let mut entries = Vec::new();
            index.each_with(stem, |entry| entries.push(entry)).expect("the index answers");
            entries
        };
        let stems: Vec<StemId> = (0..dictionary.len() as u32).map(StemId).collect();
        let all = |index: &TextIndex| stems.iter().map(|stem| read(index, *stem)).collect::<Vec<_>>();
        let has = |stem: &StemId| -> Vec<EntryKey> {
            let with = entry_terms.iter().enumerate().filter(|(_, terms)| terms.texts_with(*stem) != 0);
            with.map(|(entry, _)| EntryKey::new(entry)).collect()
        };
        let expected: Vec<Vec<EntryKey>> = stems.iter().map(has).collect();
        assert_eq!(all(&segment), expected);
        assert_eq!(all(&segment.decoded(&entry_terms, &dictionary).expect("the index is read")), expected);
    }

    #[test]
    fn lists_answer_as_tantivys_index_does() {
        let (dictionary, entry_terms, segment) = catalogue();
        let stems: Vec<StemId> =
            WORDS.iter().filter_map(|word| dictionary.stem(&Analyser::default().stem(word))).collect();
        assert_eq!(stems.len(), WORDS.len());
        let query_term = |stem: &StemId| QueryTerm {
            word: String::new(),
            meanings: vec![Expansion { stems: vec![*stem], confidence: 0.5, weight: dictionary.weight(*stem) }],
            weight: dictionary.weight(*stem),
        };
        let query_terms: Vec<QueryTerm> = stems[1..].iter().map(query_term).collect();
        let allowed: Vec<bool> = (0..entry_terms.len()).map(|entry| entry % 3 > 0).collect();
        let answers = |index: &TextIndex| {
            [None, Some(allowed.as_slice())].map(|allowed| {
                let mut found = index.candidates(&query_terms, &dictionary, allowed, 10).expect("the index answers");
                found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
                let texts = index.texts_with(&stems, &found, &entry_terms);
                (found, texts)
            })
        };
        let of_segment = answers(&segment);
        let lists = segment.decoded(&entry_terms, &dictionary).expect("the index is read");
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
        let (dictionary, entry_terms, built) = catalogue();
        let kept = postcard::to_allocvec(&built).expect("it can be written");
        let read: TextIndex = postcard::from_bytes(&kept).expect("it can be read");
        let stems: Vec<StemId> = entry_terms.of(0).stems().map(|(stem, _)| stem).collect();
        let query_term = |stem: &StemId| QueryTerm {
            word: String::new(),
            meanings: vec![Expansion { stems: vec![*stem], confidence: 1.0, weight: dictionary.weight(*stem) }],
            weight: dictionary.weight(*stem),
        };
        let query_terms: Vec<QueryTerm> = stems.iter().map(query_term).collect();
        let answers =
            |index: &TextIndex| index.candidates(&query_terms, &dictionary, None, 10).expect("the index answers");
        assert_eq!(answers(&built).len(), 10);
        assert_eq!(answers(&read), answers(&built));
    }
}
