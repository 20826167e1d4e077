//! Evidence: whether the entry that was found covers what a question asks.
//!
//! An entry may be the nearest and still not answer: it lacks the question's telling words, or the kind of figure asked
//! for. What decides is told by [`Refusal`], and shown by `laureate ask --explain`.

use crate::library::Library;
use crate::question::Sentence;
use crate::question::measure::Measure;
use crate::search::{Hit, Question, TextFit};

/// What was found for a question, and whether it answers.
pub struct Judgement {
    /// The question as the search reads it.
    pub question: Question,
    /// Its words as understood.
    pub understood: String,
    /// The kind of figure that it wants.
    pub measure: Option<Measure>,
    /// What was found, best first.
    pub candidates: Vec<Candidate>,
    /// Why it does not answer; `None` where it does.
    pub refused: Option<Refusal>,
}

/// An entry that may answer.
pub struct Candidate {
    /// How it fits.
    pub hit: Hit,
    /// The fact that answers, where one is asked for.
    pub fact: Option<usize>,
    /// How that fact fits.
    pub fit: Option<TextFit>,
}

/// Why what was found does not answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing was found.
    Nothing,
    /// The entry lacks too many of the question's telling words.
    Uncovered,
    /// No fact of the entry states the kind of figure that is asked for.
    NoFigure,
    /// A figure of the kind is stated, of something else.
    OtherFigure,
}

/// Entries that are looked at closely.
const LOOKED_AT: usize = 8;

/// Finds the entries that a question describes and judges the best.
#[must_use]
pub fn judge(library: &Library, sentence: &Sentence) -> Judgement {
    let search = library.search();
    let question = search.read(&sentence.text);
    let measure = Measure::asked(sentence);
    let hits = search.lookup(&question, None);
    let asks_who = asks_who(sentence);
    let candidates: Vec<Candidate> = hits
        .into_iter()
        .enumerate()
        .map(|(rank, hit)| {
            if rank >= LOOKED_AT || (measure.is_none() && !asks_who) {
                return Candidate { hit, fact: None, fit: None };
            }
            let best = best_fact(library, &question, measure, &hit);
            Candidate { hit, fact: best.map(|(fact, _)| fact), fit: best.map(|(_, fit)| fit) }
        })
        .collect();
    let refused = refusal(library, measure, &candidates);
    Judgement { understood: question.understood.clone(), question, measure, candidates, refused }
}

/// Whether a question wants a name that a fact tells.
fn asks_who(sentence: &Sentence) -> bool {
    sentence.begins(&["who", "whos", "whose", "which company", "which firm", "which supplier", "what company", "where"])
        || sentence.has(&["who", "whose", "supplier", "partner", "partners", "firm", "company", "consultancy"])
}

/// The fact of an entry that covers a question best, among those with the kind of figure that it wants.
fn best_fact(library: &Library, question: &Question, measure: Option<Measure>, hit: &Hit) -> Option<(usize, TextFit)> {
    let entry = library.catalogue().entry(hit.entry);
    let fits = library.search().evidence(question, hit.entry);
    let facts = entry.facts.iter().zip(fits).enumerate();
    let of_kind = facts.filter(|(_, (text, _))| measure.is_none_or(|measure| measure.is_in(text)));
    let best = of_kind.map(|(fact, (_, fit))| (fact, fit));
    best.reduce(|best, next| if next.1.covered > best.1.covered { next } else { best })
}

fn refusal(library: &Library, measure: Option<Measure>, candidates: &[Candidate]) -> Option<Refusal> {
    let Some(best) = candidates.first() else { return Some(Refusal::Nothing) };
    if best.hit.fit.covered < library.search().settings().answered {
        return Some(Refusal::Uncovered);
    }
    match (measure, best.fit) {
        (Some(_), None) => Some(Refusal::NoFigure),
        (Some(_), Some(fit)) if fit.covered < 0.2 => Some(Refusal::OtherFigure),
        _ => None,
    }
}
