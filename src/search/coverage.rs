//! What an entry has of a question, word by word: in its names, in each of its facts and figures, anywhere.
//!
//! Ranking sums this up; whoever judges whether an entry *answers* needs to know which words it lacks, and where the
//! others stand.

use super::entry_terms::{EntryTerms, POSITIONS, Part, SHARED, Texts, bits};
use super::query_term::QueryTerm;

/// What an entry has of a question.
#[derive(Debug, Clone, Default)]
pub struct Coverage {
    /// Each telling word of the question, in its order.
    pub words: Vec<WordCoverage>,
}

/// What an entry has of one word. Every share is from 0 (not at all) to 1 (the word itself); in between lie other spellings
/// and other names of the same.
#[derive(Debug, Clone)]
pub struct WordCoverage {
    /// The word, in its searchable form.
    pub word: String,
    /// How telling it is: the logarithm of how few entries have it.
    pub weight: f32,
    /// In the entry's title, other names and organisations.
    pub named: f32,
    /// In any of its texts.
    pub anywhere: f32,
    /// In its summary.
    pub summary: f32,
    /// In each fact, or in what people call what it tells.
    pub facts: Vec<f32>,
    /// In what each figure counts or measures.
    pub figures: Vec<f32>,
}

impl Coverage {
    /// What an entry has of a question in its own texts, in what its figures count, and in what its facts are called: each of
    /// the two with how many there are.
    pub(crate) fn new(
        query_terms: &[QueryTerm],
        entry: &EntryTerms<'_>,
        (figures, figure_count): (&EntryTerms<'_>, usize),
        (called, facts): (&EntryTerms<'_>, usize),
    ) -> Self {
        let words = query_terms.iter().map(|query_term| {
            let in_entry = shares(query_term, entry);
            let most = |wanted: &dyn Fn(Part) -> bool| {
                let of_kind = in_entry.iter().zip(entry.parts).filter(|(_, part)| wanted(**part));
                of_kind.map(|(share, _)| *share).fold(0.0, f32::max)
            };
            let told = in_each(&in_entry, entry, Part::Fact, facts);
            let in_called = shares(query_term, called);
            let fact_called = in_each(&in_called, called, Part::Figure, facts);
            let in_figures = shares(query_term, figures);
            let called_anywhere = in_called.into_iter().chain(in_figures).fold(0.0, f32::max);
            WordCoverage {
                word: query_term.word.clone(),
                weight: query_term.weight,
                named: most(&Part::is_name),
                anywhere: most(&|_| true).max(called_anywhere),
                summary: most(&|part| part == Part::Summary),
                facts: told.zip(fact_called).map(|(told, called)| told.max(called)).collect(),
                figures: in_each(&in_figures, figures, Part::Figure, figure_count).collect(),
            }
        });
        Self { words: words.collect() }
    }
}

/// The shares of all texts of a kind, of which there are so many: those without a position of their own have what they
/// have together.
fn in_each(shares: &[f32; POSITIONS], terms: &EntryTerms<'_>, kind: Part, count: usize) -> impl Iterator<Item = f32> {
    let own = shares.iter().zip(terms.parts).filter(move |(_, part)| **part == kind).map(|(share, _)| *share);
    own.chain(std::iter::repeat(shares[SHARED])).take(count)
}

/// How much of a word the text at each position of an entry's terms has.
fn shares(query_term: &QueryTerm, terms: &EntryTerms<'_>) -> [f32; POSITIONS] {
    let mut shares = [0.0_f32; POSITIONS];
    for meaning in &query_term.meanings {
        let texts = meaning.stems.iter().fold(Texts::MAX, |mask, stem| mask & terms.texts_with(*stem));
        let share = meaning.confidence * (meaning.weight.min(query_term.weight) / query_term.weight.max(f32::EPSILON));
        for position in bits(texts) {
            shares[position] = shares[position].max(share);
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::analysis::Analyser;
    use crate::search::entry_terms::{CatalogueTerms, EntryTermsBuilder};
    use crate::search::query_term::Expansion;
    use crate::search::stopwords::Stopwords;
    use crate::search::term_dictionary::TermDictionary;

    #[test]
    fn more_texts_than_positions_are_all_covered() {
        let (analyser, stopwords, mut dictionary) =
            (Analyser::default(), Stopwords::default(), TermDictionary::default());
        let many = 2 * POSITIONS;
        let texts = |part: Part| -> Vec<(Part, String)> {
            let text = |at: usize| if at + 1 == many { "parking" } else { "library" };
            (0..many).map(|at| (part, text(at).to_owned())).collect()
        };
        let mut reader = EntryTermsBuilder::new(&analyser, &stopwords, &mut dictionary);
        let drafts = [Part::Fact, Part::Figure, Part::Figure].map(|part| reader.draft(&texts(part)));
        assert_eq!(drafts.each_ref().map(|draft| draft.sharing), [many - SHARED - 1; 3]);
        dictionary.finish();
        let mut entry_terms = CatalogueTerms::default();
        for draft in &drafts {
            entry_terms.push(draft);
        }
        entry_terms.weigh(&dictionary);
        let [entry, figures, called] = [0, 1, 2].map(|at| entry_terms.of(at));
        let stem = dictionary.find("parking", &analyser).expect("a fact has the word");
        let weight = dictionary.weight(stem);
        let meanings = vec![Expansion { stems: vec![stem], confidence: 1.0, weight }];
        let query_term = QueryTerm { word: "parking".to_owned(), meanings, weight };
        let coverage = Coverage::new(&[query_term], &entry, (&figures, many), (&called, many));
        let told = [&coverage.words[0].facts, &coverage.words[0].figures];
        for shares in told {
            assert_eq!(shares.len(), many);
            assert_eq!((shares[0], shares[many - 1]), (0.0, 1.0));
        }
    }
}
