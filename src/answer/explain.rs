//! Why a question was answered so: the query that ran, what became of each word, and what each candidate scored.

use serde::Serialize;

use super::evidence::Evidence;
use super::judge::{Finding, Telling};
use super::{Answer, Outcome};
use crate::library::Library;
use crate::query::{Ask, Shape};
use crate::read::read;
use crate::request::Request;
use crate::search::rank::Fit;

/// Candidates, and weighed readings, that are shown.
const TOLD: usize = 5;

/// How a question was understood and judged.
#[derive(Debug, Serialize)]
pub struct Explanation {
    /// The query that ran, in words.
    pub understood: String,
    /// The same as data.
    pub query: Option<String>,
    /// Other things that it may mean, in the order in which they were tried.
    pub readings: Vec<String>,
    /// The readings that were weighed, the likeliest first, each with its weight: above 0 it is likelier than that none is meant.
    pub weighed: Vec<(String, f32)>,
    /// Each word, the roles that it may have, and what it was used as.
    pub words: Vec<String>,
    /// Why nothing answers.
    pub refused: Option<String>,
    /// The telling words of the text, each with what it may mean and how telling it is.
    pub meanings: Vec<String>,
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
    /// The figure that comes nearest, and what speaks for it, weighed.
    pub figure: Option<(String, f32)>,
    /// The fact that comes nearest, and its share of what is asked.
    pub fact: Option<(String, f32)>,
}

/// Explains how a question is answered.
#[must_use]
pub fn explain(library: &Library, request: &Request, answer: &Answer) -> Explanation {
    let reading = read(library, request, None);
    let catalogue = library.catalogue();
    let words = reading.words.iter().map(|word| format!("{}: {} ({})", word.word, word.used, word.roles.join(", ")));
    let query = answer.query.as_ref();
    let text = query.and_then(|query| query.select.text.clone()).unwrap_or_default();
    let focus = query.and_then(|query| query.select.focus.clone());
    let question = library.search().read(&text);
    let ask = query.and_then(|query| match &query.shape {
        Shape::Entry(Ask::Figure(figure)) => Some(figure.clone()),
        _ => None,
    });
    let hits = library.search().lookup(&question, None).unwrap_or_default();
    let candidates = hits.iter().take(TOLD).map(|hit| {
        let entry = catalogue.entry(hit.entry);
        let evidence = Evidence::new(library, &question, hit.entry, focus.as_deref());
        let best = hits.first().map_or(0.0, |best| best.fit.score);
        let figures = ask.as_ref().map(|ask| evidence.candidates(ask, &Finding { hit, best, names_own: false }));
        let figure = figures.as_deref().and_then(|figures| library.judge().best(figures));
        ExplainedCandidate {
            id: entry.id.clone(),
            fit: hit.fit,
            figure: figure.map(|(figure, score)| match figure.telling {
                Telling::Figure(at) => (entry.figures[at].what.clone(), score),
                Telling::Fact(at) => (entry.facts[at].clone(), score),
            }),
            fact: evidence.best_fact(|_| true).map(|found| (entry.facts[found.at].clone(), found.share)),
        }
    });
    Explanation {
        understood: answer.understood.clone(),
        query: query.map(|query| format!("{query:?}")),
        readings: reading.queries.iter().map(|query| query.words(catalogue)).collect(),
        weighed: reading.weighed.iter().take(TOLD).map(|(query, weight)| (query.words(catalogue), *weight)).collect(),
        words: words.collect(),
        refused: match &answer.outcome {
            Outcome::Nothing { why, .. } => Some(format!("{why:?}")),
            Outcome::Unasked(why) => Some(format!("{why:?}")),
            _ => None,
        },
        meanings: library.search().explain(&question),
        candidates: candidates.collect(),
    }
}
