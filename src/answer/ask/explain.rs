//! Why a question was answered so: what was understood, and what each candidate scored.

use serde::Serialize;

use super::evidence::{Known, judge};
use super::query::Query;
use super::taken_up;
use crate::answer::understood::described;
use crate::library::Library;
use crate::question::scope::Scope;
use crate::search::TextFit;
use crate::search::rank::Fit;

/// Candidates that are told.
const TOLD: usize = 5;

/// How a question was understood and judged.
#[derive(Debug, Serialize)]
pub struct Explanation {
    /// The intent that took it up.
    pub intent: &'static str,
    /// What was understood.
    pub understood: String,
    /// What it is about, beyond names and the words of asking.
    pub theme: String,
    /// Which entries it is about.
    pub scope: String,
    /// The kind of figure that it wants.
    pub measure: Option<String>,
    /// Its telling words, each with what it may mean and how telling it is.
    pub words: Vec<String>,
    /// Whether it wants the name of somebody.
    pub asks_who: bool,
    /// What of it the catalogue knows.
    pub known: Known,
    /// Why the best candidate would be refused.
    pub refused: Option<String>,
    /// The entries found by their words, best first.
    pub candidates: Vec<ExplainedCandidate>,
}

/// An entry that was found by its words.
#[derive(Debug, Serialize)]
pub struct ExplainedCandidate {
    /// Its id.
    pub id: String,
    /// How it fits.
    pub fit: Fit,
    /// The fact that would answer.
    pub fact: Option<String>,
    /// How that fact fits.
    pub fact_fit: Option<TextFit>,
}

/// Explains how a question is answered.
#[must_use]
pub fn explain(library: &Library, question: &str) -> Explanation {
    let query = Query::new(library, question);
    let sentence = &query.sentence;
    let (intent, answer) = taken_up(library, question);
    let scope = Scope::of(library, sentence);
    let judgement = judge(&query);
    let catalogue = library.catalogue();
    Explanation {
        intent,
        understood: answer.understood,
        theme: sentence.theme(library, &scope),
        scope: described(library, &scope).join(" · "),
        measure: judgement.measure.map(|measure| format!("{measure:?}")),
        asks_who: judgement.asks_who,
        known: judgement.known,
        words: library.search().explain(judgement.question),
        refused: judgement.refused.map(|refusal| format!("{refusal:?}")),
        candidates: judgement
            .candidates
            .iter()
            .take(TOLD)
            .map(|candidate| {
                let entry = catalogue.entry(candidate.hit.entry);
                ExplainedCandidate {
                    id: entry.id.clone(),
                    fit: candidate.hit.fit,
                    fact: candidate.fact.map(|fact| entry.facts[fact].clone()),
                    fact_fit: candidate.fit,
                }
            })
            .collect(),
    }
}
