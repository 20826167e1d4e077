//! What an entry has of a question, word by word: in its names, in each of its facts and figures, anywhere.
//!
//! Ranking sums this up; whoever judges whether an entry *answers* needs to know which words it lacks, and where the
//! others stand.

use super::concept::Concept;
use super::profile::{Part, Profile, bits};

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
    /// In each fact.
    pub facts: Vec<f32>,
    /// In what each figure counts or measures.
    pub figures: Vec<f32>,
}

impl Coverage {
    pub(crate) fn new(concepts: &[Concept], entry: &Profile, figures: &Profile) -> Self {
        let words = concepts.iter().map(|concept| {
            let in_entry = shares(concept, entry);
            let most = |wanted: &dyn Fn(Part) -> bool| {
                let of_kind = in_entry.iter().zip(&entry.parts).filter(|(_, part)| wanted(**part));
                of_kind.map(|(share, _)| *share).fold(0.0, f32::max)
            };
            let facts = in_entry.iter().zip(&entry.parts).filter(|(_, part)| **part == Part::Fact);
            WordCoverage {
                word: concept.word.clone(),
                weight: concept.weight,
                named: most(&Part::is_name),
                anywhere: most(&|_| true),
                summary: most(&|part| part == Part::Summary),
                facts: facts.map(|(share, _)| *share).collect(),
                figures: shares(concept, figures),
            }
        });
        Self { words: words.collect() }
    }
}

/// How much of a word each text of a profile has.
fn shares(concept: &Concept, profile: &Profile) -> Vec<f32> {
    let mut shares = vec![0.0_f32; profile.parts.len()];
    for meaning in &concept.meanings {
        let texts = meaning.stems.iter().fold(u64::MAX, |mask, stem| mask & profile.texts_with(*stem));
        let share = meaning.sureness * (meaning.weight.min(concept.weight) / concept.weight.max(f32::EPSILON));
        for position in bits(texts) {
            if let Some(known) = shares.get_mut(position) {
                *known = known.max(share);
            }
        }
    }
    shares
}
