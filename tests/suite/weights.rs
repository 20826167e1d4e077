//! The weights by which a figure is judged, learnt from example questions.
//!
//! `weights/examples.jsonl` has questions for figures of an entry, each with the values that answer it, or none where the
//! entry does not state what is asked. They were written by readers of the catalogue in many voices; half of them use other
//! words than the figures do. The learning is the same on every run: a choice among a question's candidates and "none", its
//! likelihood climbed from nothing.
//!
//! After a change of the signals or the examples: `cargo test --test suite learn -- --ignored`.

use std::fmt::Write as _;
use std::path::Path;

use laureate::answer::candidates;
use laureate::answer::judge::{Candidate, SIGNALS, Telling};
use serde::Deserialize;

use crate::choices::{Choice, Climb, ROUNDED, Row};
use crate::harness::{library, write};

const EXAMPLES: &str = include_str!("weights/examples.jsonl");
/// The weights of figures, then those of facts.
const WEIGHTS: usize = 2 * SIGNALS.len();
/// How strongly weights are held near 0.
const HELD: f64 = 2.0;
const STEPS: i32 = 600;
/// What the learnt weights must reach on their examples: answered rightly or rightly not.
const RIGHT: f64 = 0.72;

/// A question for a figure of an entry.
#[derive(Deserialize)]
pub(crate) struct Example {
    pub(crate) q: String,
    pub(crate) entry: String,
    /// The values that answer it; none where the entry does not state what is asked.
    pub(crate) values: Vec<String>,
}

fn choices() -> Vec<Choice> {
    let choices = examples().into_iter().filter_map(|example| {
        let candidates = candidates(library(), &example.q)?;
        let row = |one: &Candidate| Row { signals: row(one), right: is_right(one, &example) };
        let rows: Vec<Row> = candidates.iter().map(row).collect();
        let learnable = !rows.is_empty() && (example.values.is_empty() || rows.iter().any(|row| row.right));
        learnable.then_some(Choice { rows, counts: 1.0 })
    });
    choices.collect()
}

/// The example questions.
pub(crate) fn examples() -> Vec<Example> {
    EXAMPLES.lines().map(|line| serde_json::from_str(line).expect("an example")).collect()
}

fn row(candidate: &Candidate) -> Vec<(usize, f64)> {
    let from = match candidate.telling {
        Telling::Figure(_) => 0,
        Telling::Fact(_) => SIGNALS.len(),
    };
    candidate.signals.iter().enumerate().map(|(at, signal)| (from + at, f64::from(*signal))).collect()
}

fn is_right(candidate: &Candidate, example: &Example) -> bool {
    let entry = library().catalogue().entry(candidate.entry);
    entry.id == example.entry
        && match candidate.telling {
            Telling::Figure(at) => example.values.contains(&entry.figures[at].value),
            Telling::Fact(at) => example.values.iter().any(|value| entry.facts[at].contains(value.as_str())),
        }
}

fn learnt(choices: &[Choice]) -> Vec<f64> {
    Climb { weights: WEIGHTS, held: HELD, steps: STEPS }.learnt(choices)
}

/// The weights that stand in the file.
fn written() -> Vec<f64> {
    library().judge().weights().into_iter().flatten().map(|weight| f64::from(*weight)).collect()
}

#[test]
fn every_signal_of_a_figure_tells_something() {
    let choices = choices();
    for (at, signal) in SIGNALS.iter().enumerate() {
        let told = choices
            .iter()
            .flat_map(|choice| &choice.rows)
            .any(|row| row.signals.iter().any(|(of, signal)| *of == at && *signal != 0.0));
        assert!(told, "`{signal}` is 0 in every example");
    }
}

#[test]
fn the_weights_are_what_the_examples_teach() {
    let choices = choices();
    assert!(choices.len() > 600, "only {} examples can be learnt from", choices.len());
    let (learnt, written) = (learnt(&choices), written());
    for (at, (learnt, written)) in learnt.iter().zip(&written).enumerate() {
        let signal = SIGNALS[at % SIGNALS.len()];
        assert!((learnt - written).abs() < ROUNDED, "{signal} weighs {written}, and {learnt:.2} is learnt");
    }
    let right = choices.iter().filter(|choice| choice.is_right(&written));
    let share = right.count() as f64 / choices.len() as f64;
    assert!(share >= RIGHT, "right in {share:.3}");
}

#[test]
#[ignore = "writes src/answer/weights.toml"]
fn learn() {
    let learnt = learnt(&choices());
    let mut text = String::from(
        "# What weighs what speaks for a figure (see src/answer/judge.rs), learnt from example questions:\n\
         # `cargo test --test suite learn -- --ignored`. Not to be changed by hand.\n",
    );
    for (table, weights) in ["figure", "fact"].into_iter().zip(learnt.chunks(SIGNALS.len())) {
        writeln!(text, "\n[{table}]").expect("a string takes all");
        for (signal, weight) in SIGNALS.iter().zip(weights) {
            writeln!(text, "{signal} = {weight:.2}").expect("a string takes all");
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/answer/weights.toml");
    write(&path, &text);
}
