//! The weights by which a figure is judged, learnt from example questions.
//!
//! `weights/examples.jsonl` has questions for figures of an entry, each with the values that answer it, or none where the
//! entry does not state what is asked. They were written by readers of the catalogue in many voices; half of them use other
//! words than the figures do. The learning is the same on every run: a choice among a question's candidates and "none", its
//! likelihood climbed from nothing.
//!
//! After a change of the signals or the examples: `cargo test --release --test suite learn -- --ignored`.

use std::fmt::Write as _;
use std::path::Path;

use laureate::answer::candidates;
use laureate::answer::judge::{Candidate, SIGNALS, Telling};
use serde::Deserialize;

use crate::harness::{library, write};

const EXAMPLES: &str = include_str!("weights/examples.jsonl");
/// The weights of figures, then those of facts.
const WEIGHTS: usize = 2 * SIGNALS.len();
/// How strongly weights are held near 0, so that no rare signal weighs much.
const HELD: f64 = 2.0;
/// Steps that are climbed, and how long the first is.
const STEPS: i32 = 600;
const STEP: f64 = 0.05;
/// How far the weights that stand in the file may be from those that are learnt: they are rounded.
const ROUNDED: f64 = 0.02;
/// What the learnt weights must reach on their examples: answered rightly or rightly not.
const RIGHT: f64 = 0.72;

#[derive(Deserialize)]
struct Example {
    q: String,
    entry: String,
    values: Vec<String>,
}

/// A question with its candidates: the signals of each, and whether it is right.
struct Choice(Vec<([f64; WEIGHTS], bool)>);

type Weights = [f64; WEIGHTS];

fn choices() -> Vec<Choice> {
    let examples = EXAMPLES.lines().map(|line| serde_json::from_str::<Example>(line).expect("an example"));
    let choices = examples.filter_map(|example| {
        let candidates = candidates(library(), &example.q)?;
        let rows: Vec<_> = candidates.iter().map(|one| (row(one), is_right(one, &example))).collect();
        let learnable = !rows.is_empty() && (example.values.is_empty() || rows.iter().any(|(_, right)| *right));
        learnable.then_some(Choice(rows))
    });
    choices.collect()
}

fn row(candidate: &Candidate) -> Weights {
    let mut row = [0.0; WEIGHTS];
    let from = match candidate.telling {
        Telling::Figure(_) => 0,
        Telling::Fact(_) => SIGNALS.len(),
    };
    for (place, signal) in row[from..].iter_mut().zip(candidate.signals) {
        *place = f64::from(signal);
    }
    row
}

fn is_right(candidate: &Candidate, example: &Example) -> bool {
    let entry = library().catalogue().entry(candidate.entry);
    entry.id == example.entry
        && match candidate.telling {
            Telling::Figure(at) => example.values.contains(&entry.figures[at].value),
            Telling::Fact(at) => example.values.iter().any(|value| entry.facts[at].contains(value.as_str())),
        }
}

fn sum(weights: &Weights, row: &Weights) -> f64 {
    weights.iter().zip(row).map(|(weight, signal)| weight * signal).sum()
}

/// Climbs the likelihood of the right choices (Adam).
fn learnt(choices: &[Choice]) -> Weights {
    let (mut weights, mut speed, mut square) = ([0.0; WEIGHTS], [0.0; WEIGHTS], [0.0; WEIGHTS]);
    let count = choices.len() as f64;
    for step in 1..=STEPS {
        let mut slope = weights.map(|weight: f64| HELD * weight);
        for Choice(rows) in choices {
            let chances: Vec<f64> = rows.iter().map(|(row, _)| sum(&weights, row).exp()).collect();
            let all = 1.0 + chances.iter().sum::<f64>();
            let right: f64 = chances.iter().zip(rows).filter(|(_, (_, right))| *right).map(|(chance, _)| chance).sum();
            for (chance, (row, is_right)) in chances.iter().zip(rows) {
                let wanted = if *is_right { chance / right } else { 0.0 };
                for (slope, signal) in slope.iter_mut().zip(row) {
                    *slope += (chance / all - wanted) * signal;
                }
            }
        }
        for at in 0..WEIGHTS {
            let slope = slope[at] / count;
            speed[at] = 0.9 * speed[at] + 0.1 * slope;
            square[at] = 0.999 * square[at] + 0.001 * slope * slope;
            let (mean, spread) = (speed[at] / (1.0 - 0.9_f64.powi(step)), square[at] / (1.0 - 0.999_f64.powi(step)));
            weights[at] -= STEP * mean / (spread.sqrt() + 1e-8);
        }
    }
    weights
}

/// The weights that stand in the file.
fn written() -> Weights {
    let mut all = [0.0; WEIGHTS];
    let written = library().judge().weights().into_iter().flatten();
    for (place, weight) in all.iter_mut().zip(written) {
        *place = f64::from(*weight);
    }
    all
}

#[test]
fn every_signal_of_a_figure_tells_something() {
    let choices = choices();
    for (at, signal) in SIGNALS.iter().enumerate() {
        let told = choices.iter().flat_map(|Choice(rows)| rows).any(|(row, _)| row[at] != 0.0);
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
    let right = choices.iter().filter(|Choice(rows)| {
        let best = rows.iter().max_by(|(a, _), (b, _)| sum(&written, a).total_cmp(&sum(&written, b)));
        let answered = best.filter(|(row, _)| sum(&written, row) > 0.0);
        answered.map_or_else(|| rows.iter().all(|(_, right)| !right), |(_, right)| *right)
    });
    let share = right.count() as f64 / choices.len() as f64;
    assert!(share >= RIGHT, "right in {share:.3}");
}

#[test]
#[ignore = "writes src/answer/weights.toml"]
fn learn() {
    let learnt = learnt(&choices());
    let mut text = String::from(
        "# What weighs what speaks for a figure (see src/answer/judge.rs), learnt from example questions:\n\
         # `cargo test --release --test suite learn -- --ignored`. Not to be changed by hand.\n",
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
