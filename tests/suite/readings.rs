//! The weights by which readings are chosen, learnt from the questions that were looked at.
//!
//! Every reading of a question is run and judged as its author would. What is plain is read without weights, and teaches
//! nothing. Questions that no reading answers teach a little that there may be none.
//!
//! After a change of the signals, the readings or the questions: `cargo test --test suite learn -- --ignored`.

use std::fmt::Write as _;
use std::path::Path;

use laureate::answer::answer_query;
use laureate::read::proposals::Kind;
use laureate::read::weigh::{Proposed, readings, signal_names};

use crate::choices::{Choice, Climb, ROUNDED, Row};
use crate::harness::{library, write};
use crate::questions::{Question, Verdict, examples, judge, looked_at};

/// How strongly weights are held near 0.
const HELD: f64 = 1.5;
const STEPS: i32 = 300;
/// How much a question that nothing answers counts: a wrong answer is worse than none.
const UNANSWERABLE: f64 = 1.2;
/// How much one counts whose answer no reading finds.
const UNFOUND: f64 = 0.5;
/// Weights smaller than this are not written.
const LEAST: f64 = 0.05;
/// What the learnt weights must reach on the questions that teach.
const RIGHT: f64 = 0.70;

fn choices() -> Vec<Choice> {
    let questions = looked_at().into_iter().chain(examples());
    questions.filter_map(|question| choice(&question)).collect()
}

fn choice(question: &Question) -> Option<Choice> {
    let unanswerable = question.kind == "unanswerable";
    let row = |proposed: Proposed| {
        let answer = answer_query(library(), &proposed.query, Some(&question.q));
        let right = || !unanswerable && judge(question, &answer) == Verdict::Right;
        answer.answered().then(|| Row { signals: signals(&proposed), right: right() })
    };
    let rows: Vec<Row> = readings(library(), &question.q).into_iter().filter_map(row).collect();
    let counts = match rows.iter().any(|row| row.right) {
        true => 1.0,
        false if unanswerable => UNANSWERABLE,
        false => UNFOUND,
    };
    (!rows.is_empty()).then_some(Choice { rows, counts })
}

/// The signals of a reading, each with the number of its weight: those of one kind stand after those of another.
fn signals(proposed: &Proposed) -> Vec<(usize, f64)> {
    let kind = Kind::ALL.iter().position(|(kind, _)| *kind == proposed.kind).expect("every kind is there");
    let first = kind * proposed.signals.len();
    let signals = proposed.signals.iter().enumerate().filter(|(_, signal)| **signal != 0.0);
    signals.map(|(at, signal)| (first + at, f64::from(*signal))).collect()
}

fn learnt(choices: &[Choice]) -> Vec<f64> {
    Climb { weights: Kind::ALL.len() * signal_names().count(), held: HELD, steps: STEPS }.learnt(choices)
}

/// The weights that stand in the file.
fn written() -> Vec<f64> {
    let weights = library().reading_weights();
    Kind::ALL.iter().flat_map(|(kind, _)| weights.of(*kind)).map(|weight| f64::from(*weight)).collect()
}

#[test]
fn the_weights_are_what_the_questions_teach() {
    let choices = choices();
    assert!(choices.len() > 1_500, "only {} questions teach", choices.len());
    let (learnt, written) = (learnt(&choices), written());
    let names: Vec<&str> = signal_names().collect();
    for (at, (learnt, written)) in learnt.iter().zip(&written).enumerate() {
        let (kind, signal) = (Kind::ALL[at / names.len()].1, names[at % names.len()]);
        assert!(
            (learnt - written).abs() < ROUNDED.max(LEAST),
            "{signal} of {kind} weighs {written}, and {learnt:.2} is learnt"
        );
    }
    let right = choices.iter().filter(|choice| choice.is_right(&written)).count();
    let share = right as f64 / choices.len() as f64;
    assert!(share >= RIGHT, "right in {share:.3}");
}

#[test]
#[ignore = "writes src/read/reading_weights.toml"]
fn learn() {
    let learnt = learnt(&choices());
    let mut text = String::from(
        "# What weighs what speaks for a reading (see src/read/weigh.rs), learnt from questions that were looked at:\n\
         # `cargo test --test suite learn -- --ignored`. Not to be changed by hand.\n",
    );
    let names: Vec<&str> = signal_names().collect();
    for ((_, kind), weights) in Kind::ALL.iter().zip(learnt.chunks(names.len())) {
        let _ = writeln!(text, "\n[{kind}]");
        for (name, weight) in names.iter().zip(weights).filter(|(_, weight)| weight.abs() >= LEAST) {
            let _ = writeln!(text, "{name} = {weight:.2}");
        }
    }
    write(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/read/reading_weights.toml"), &text);
}
