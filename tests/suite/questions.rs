//! How well questions are answered: people's questions with the entries that answer them, counted by kind.
//!
//! `questions/*.jsonl` were written from the source documents, by readers who had not seen the catalogue's own everyday
//! questions. The table is printed (`cargo test questions -- --nocapture`); floors hold what was reached, a little below
//! it, so that a change which loses much is noticed and one which moves a question or two is not.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::harness::{ids, lookup};

/// The files, each with the questions on some of the documents.
const FILES: [&str; 5] = [
    include_str!("questions/inetwork.jsonl"),
    include_str!("questions/lga-socitm.jsonl"),
    include_str!("questions/lgc-a.jsonl"),
    include_str!("questions/lgc-b.jsonl"),
    include_str!("questions/sot.jsonl"),
];

/// Kinds of questions that ask for one entry.
const FOR_ONE_ENTRY: [&str; 6] = ["figure", "keyword", "natural", "org", "paraphrase", "typo"];

#[derive(Deserialize)]
struct Question {
    q: String,
    kind: String,
    /// Entries that answer it, any of them.
    expect: Vec<String>,
}

#[derive(Default)]
struct Count {
    asked: usize,
    first: usize,
    among_ten: usize,
}

impl Count {
    fn share(&self, part: usize) -> f64 {
        part as f64 / self.asked.max(1) as f64
    }
}

fn questions() -> Vec<Question> {
    FILES
        .iter()
        .flat_map(|file| file.lines())
        .map(|line| serde_json::from_str(line).expect("a question is well-formed"))
        .collect()
}

#[test]
fn every_expected_entry_exists() {
    let catalogue = crate::harness::library().catalogue();
    let questions = questions();
    assert!(questions.len() >= 300, "{} questions", questions.len());
    for question in &questions {
        for id in &question.expect {
            assert!(catalogue.entry_by_id(id).is_some(), "{}: {id}", question.q);
        }
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "the table is what this test is for")]
fn lookups_find_the_right_entry_first() {
    let mut kinds: BTreeMap<String, Count> = BTreeMap::new();
    for question in questions().iter().filter(|question| !question.expect.is_empty()) {
        let found = ids(&lookup(&question.q));
        let right = |id: &&str| question.expect.iter().any(|expected| expected == id);
        let rank = found.iter().position(right);
        let groups: &[&str] = if FOR_ONE_ENTRY.contains(&question.kind.as_str()) { &["for one entry"] } else { &[] };
        for kind in std::iter::once(&question.kind.as_str()).chain(groups) {
            let count = kinds.entry((*kind).to_owned()).or_default();
            count.asked += 1;
            count.first += usize::from(rank == Some(0));
            count.among_ten += usize::from(rank.is_some_and(|rank| rank < 10));
        }
    }
    println!("{:<14} {:>5} {:>6} {:>6}", "kind", "asked", "first", "in 10");
    for (kind, count) in &kinds {
        let (first, ten) = (count.share(count.first), count.share(count.among_ten));
        println!("{kind:<14} {:>5} {first:>6.3} {ten:>6.3}", count.asked);
    }
    for (kind, floor) in [("for one entry", 0.94), ("paraphrase", 0.85), ("typo", 0.96), ("keyword", 0.95)] {
        let count = &kinds[kind];
        assert!(count.share(count.first) >= floor, "{kind}: {:.3} is below {floor}", count.share(count.first));
    }
}
