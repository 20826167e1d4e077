//! What an entry has of a question, word by word: in its names, in each of its facts and figures, anywhere.
//!
//! Ranking sums this up; whoever judges whether an entry *answers* needs to know which words it lacks, and where the
//! others stand.

use super::concept::QueryTerm;
use super::profile::{EntryTerms, POSITIONS, Part, SHARED, Texts, bits};

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
        concepts: &[QueryTerm],
        entry: &EntryTerms<'_>,
        (figures, figure_count): (&EntryTerms<'_>, usize),
        (called, facts): (&EntryTerms<'_>, usize),
    ) -> Self {
        let words = concepts.iter().map(|concept| {
            let in_entry = shares(concept, entry);
            let most = |wanted: &dyn Fn(Part) -> bool| {
                let of_kind = in_entry.iter().zip(entry.parts).filter(|(_, part)| wanted(**part));
                of_kind.map(|(share, _)| *share).fold(0.0, f32::max)
            };
            let told = in_each(&in_entry, entry, Part::Fact, facts);
            let in_called = shares(concept, called);
            let fact_called = in_each(&in_called, called, Part::Figure, facts);
            let in_figures = shares(concept, figures);
            let called_anywhere = in_called.into_iter().chain(in_figures).fold(0.0, f32::max);
            WordCoverage {
                word: concept.word.clone(),
                weight: concept.weight,
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
fn in_each(shares: &[f32; POSITIONS], profile: &EntryTerms<'_>, kind: Part, count: usize) -> impl Iterator<Item = f32> {
    let own = shares.iter().zip(profile.parts).filter(move |(_, part)| **part == kind).map(|(share, _)| *share);
    own.chain(std::iter::repeat(shares[SHARED])).take(count)
}

/// How much of a word the text at each position of a profile has.
fn shares(concept: &QueryTerm, profile: &EntryTerms<'_>) -> [f32; POSITIONS] {
    let mut shares = [0.0_f32; POSITIONS];
    for meaning in &concept.meanings {
        let texts = meaning.stems.iter().fold(Texts::MAX, |mask, stem| mask & profile.texts_with(*stem));
        let share = meaning.confidence * (meaning.weight.min(concept.weight) / concept.weight.max(f32::EPSILON));
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
    use crate::search::concept::Expansion;
    use crate::search::lexicon::TermDictionary;
    use crate::search::profile::{CatalogueTerms, Profiler};
    use crate::search::stopwords::Stopwords;

    #[test]
    fn more_texts_than_positions_are_all_covered() {
        let (analyser, stopwords, mut lexicon) = (Analyser::default(), Stopwords::default(), TermDictionary::default());
        let many = 2 * POSITIONS;
        let texts = |part: Part| -> Vec<(Part, String)> {
            let text = |at: usize| if at + 1 == many { "parking" } else { "library" };
            (0..many).map(|at| (part, text(at).to_owned())).collect()
        };
        let mut reader = Profiler::new(&analyser, &stopwords, &mut lexicon);
        let drafts = [Part::Fact, Part::Figure, Part::Figure].map(|part| reader.draft(&texts(part)));
        assert_eq!(drafts.each_ref().map(|draft| draft.sharing), [many - SHARED - 1; 3]);
        lexicon.finish();
        let mut profiles = CatalogueTerms::default();
        for draft in &drafts {
            profiles.push(draft);
        }
        profiles.weigh(&lexicon);
        let [entry, figures, called] = [0, 1, 2].map(|at| profiles.of(at));
        let stem = lexicon.find("parking", &analyser).expect("a fact has the word");
        let weight = lexicon.weight(stem);
        let meanings = vec![Expansion { stems: vec![stem], confidence: 1.0, weight }];
        let concept = QueryTerm { word: "parking".to_owned(), meanings, weight };
        let coverage = Coverage::new(&[concept], &entry, (&figures, many), (&called, many));
        let told = [&coverage.words[0].facts, &coverage.words[0].figures];
        for shares in told {
            assert_eq!(shares.len(), many);
            assert_eq!((shares[0], shares[many - 1]), (0.0, 1.0));
        }
    }
}
