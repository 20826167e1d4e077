//! How well questions are answered: people's questions with what answers them, counted by kind.
//!
//! `questions/*/*.jsonl` were written from the source documents, by readers who had not seen the catalogue's own everyday
//! questions. Those in `first` and `seen` were looked at when the search and the intents were made; `held_out` was
//! written beside `seen`, in equal number and kinds, and looked at for the figures only. The tables are printed
//! (`cargo test questions -- --nocapture`); floors hold what was reached, a little below it, so that a change which loses
//! much is noticed and one which moves a question or two is not.

use std::collections::BTreeMap;

use laureate::answer::{Answer, answer};
use laureate::request::Request;
use serde::Deserialize;

use crate::harness::{ids, library, lookup, shown};

/// Questions that the search was made with.
const FIRST: &[&str] = &[
    include_str!("questions/first/inetwork.jsonl"),
    include_str!("questions/first/lga-socitm.jsonl"),
    include_str!("questions/first/lgc-a.jsonl"),
    include_str!("questions/first/lgc-b.jsonl"),
    include_str!("questions/first/sot.jsonl"),
];
/// Questions that the intents were made with.
const SEEN: &[&str] = &[
    include_str!("questions/seen/inetwork-socitm.jsonl"),
    include_str!("questions/seen/lga.jsonl"),
    include_str!("questions/seen/lgc.jsonl"),
    include_str!("questions/seen/state-of-transformation.jsonl"),
];
/// The same in other people's words: formal, clipped, chatty, pointed.
const CHATTY: &[&str] = &[include_str!("questions/seen/chatty.jsonl")];
/// More questions of few words, most of them for lists, numbers and winners, or without an answer.
const SHORT: &[&str] = &[include_str!("questions/seen/short.jsonl")];
/// Questions that nobody looked at.
const HELD_OUT: &[&str] = &[
    include_str!("questions/held_out/inetwork-socitm.jsonl"),
    include_str!("questions/held_out/lga.jsonl"),
    include_str!("questions/held_out/lgc.jsonl"),
    include_str!("questions/held_out/state-of-transformation.jsonl"),
];

/// Kinds of questions that ask for one entry.
const FOR_ONE_ENTRY: [&str; 6] = ["figure", "keyword", "natural", "org", "paraphrase", "typo"];
/// Kinds that are answered in so many words.
const IN_WORDS: [&str; 4] = ["count", "figure", "org", "winner"];
/// Wide enough that no answer is broken over lines.
const WIDE: usize = 100_000;

#[derive(Deserialize)]
struct Question {
    q: String,
    kind: String,
    /// Texts of which a right answer has one.
    accept: Vec<String>,
    /// Entries that answer it: any of them, or, for lists and counts, all.
    expect: Vec<String>,
}

fn questions(files: &[&str]) -> Vec<Question> {
    files
        .iter()
        .flat_map(|file| file.lines())
        .map(|line| serde_json::from_str(line).expect("a question is well-formed"))
        .collect()
}

/// What became of the questions of a kind; shares are of those that it makes sense for.
#[derive(Default)]
struct Tally {
    asked: usize,
    with_entries: usize,
    first: usize,
    in_words: usize,
    refused: usize,
    precision: f64,
    recall: f64,
    harmonic: f64,
}

impl Tally {
    fn add(&mut self, question: &Question, answer: &Answer) {
        self.asked += 1;
        self.refused += usize::from(!answer.answered());
        let text = shown(answer, WIDE).to_lowercase();
        let says = question.accept.iter().any(|accept| text.contains(&accept.to_lowercase()));
        self.in_words += usize::from(says && answer.answered());
        if question.expect.is_empty() {
            return;
        }
        self.with_entries += 1;
        let found = ids(answer);
        let right = |id: &&&str| question.expect.iter().any(|expected| expected == **id);
        self.first += usize::from(found.first().as_ref().is_some_and(right));
        let hits = found.iter().filter(right).count() as f64;
        let precision = if answer.answered() { hits / found.len().max(1) as f64 } else { 0.0 };
        let recall = if answer.answered() { hits / question.expect.len() as f64 } else { 0.0 };
        self.precision += precision;
        self.recall += recall;
        self.harmonic += if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
    }

    fn join(&mut self, other: &Self) {
        self.asked += other.asked;
        self.with_entries += other.with_entries;
        self.first += other.first;
        self.in_words += other.in_words;
        self.refused += other.refused;
        self.precision += other.precision;
        self.recall += other.recall;
        self.harmonic += other.harmonic;
    }

    fn first(&self) -> f64 {
        self.first as f64 / self.with_entries.max(1) as f64
    }

    fn share(&self, count: usize) -> f64 {
        count as f64 / self.asked.max(1) as f64
    }
}

/// The answers to all questions of these files, by kind.
struct Table(BTreeMap<String, Tally>);

impl Table {
    fn of(files: &[&str]) -> Self {
        let mut kinds: BTreeMap<String, Tally> = BTreeMap::new();
        for question in questions(files) {
            let answer = answer(library(), &Request::ask(&question.q));
            kinds.entry(question.kind.clone()).or_default().add(&question, &answer);
        }
        Self(kinds)
    }

    /// All questions of these kinds together.
    fn together(&self, wanted: impl Fn(&str) -> bool) -> Tally {
        let mut all = Tally::default();
        self.0.iter().filter(|(kind, _)| wanted(kind)).for_each(|(_, tally)| all.join(tally));
        all
    }

    fn figures(&self) -> Figures {
        let one = self.together(|kind| FOR_ONE_ENTRY.contains(&kind));
        let words = self.together(|kind| IN_WORDS.contains(&kind));
        let list = self.together(|kind| kind == "list");
        let unanswerable = self.together(|kind| kind == "unanswerable");
        let answerable = self.together(|kind| kind != "unanswerable");
        Figures {
            first: one.first(),
            in_words: words.share(words.in_words),
            lists: list.harmonic / list.with_entries.max(1) as f64,
            refused: unanswerable.share(unanswerable.refused),
            wrongly_refused: answerable.share(answerable.refused),
        }
    }

    #[expect(clippy::print_stdout, reason = "the table is what these tests are for")]
    fn print(&self, title: &str) {
        println!(
            "{title:<14} {:>5} {:>6} {:>6} {:>6} {:>6} {:>6}",
            "asked", "first", "words", "prec", "recall", "refuse"
        );
        for (kind, tally) in &self.0 {
            let of = |sum: f64| sum / tally.with_entries.max(1) as f64;
            println!(
                "{kind:<14} {:>5} {:>6.3} {:>6.3} {:>6.3} {:>6.3} {:>6.3}",
                tally.asked,
                tally.first(),
                tally.share(tally.in_words),
                of(tally.precision),
                of(tally.recall),
                tally.share(tally.refused)
            );
        }
        let all = self.figures();
        println!(
            "first entry right {:.3} · answer in words right {:.3} · lists F1 {:.3} · unanswerable refused {:.3} · \
             wrongly refused {:.3}\n",
            all.first, all.in_words, all.lists, all.refused, all.wrongly_refused
        );
    }
}

/// What the suite is judged by, each a share.
struct Figures {
    /// The first entry is right, of questions for one entry.
    first: f64,
    /// The answer is right in words, of winners, counts, figures and names.
    in_words: f64,
    /// The harmonic mean of precision and recall, of lists.
    lists: f64,
    /// Refused, of those that the catalogue does not answer.
    refused: f64,
    /// Refused, of those that it answers.
    wrongly_refused: f64,
}

impl Figures {
    #[track_caller]
    fn hold(&self, floor: &Self) {
        let shares = [
            ("first entry right", self.first, floor.first),
            ("answer in words right", self.in_words, floor.in_words),
            ("lists", self.lists, floor.lists),
            ("unanswerable refused", self.refused, floor.refused),
            ("not wrongly refused", 1.0 - self.wrongly_refused, 1.0 - floor.wrongly_refused),
        ];
        for (what, reached, floor) in shares {
            assert!(reached >= floor, "{what}: {reached:.3} is below {floor:.3}");
        }
    }
}

#[test]
fn the_suite_is_as_wide_as_it_says() {
    let all: Vec<Question> = [FIRST, SEEN, CHATTY, SHORT, HELD_OUT].into_iter().flat_map(questions).collect();
    let mut entries: Vec<&str> = all.iter().flat_map(|question| &question.expect).map(String::as_str).collect();
    for id in &entries {
        assert!(library().catalogue().entry_by_id(id).is_some(), "{id}");
    }
    entries.sort_unstable();
    entries.dedup();
    assert!(entries.len() >= 150, "{} entries", entries.len());
    assert_eq!(questions(SEEN).len(), questions(HELD_OUT).len());
    assert!(questions(SEEN).len() + questions(HELD_OUT).len() >= 300);
}

#[test]
fn questions_that_were_seen_are_answered() {
    let table = Table::of(&[FIRST, SEEN].concat());
    table.print("seen");
    table.figures().hold(&Figures { first: 0.93, in_words: 0.96, lists: 0.88, refused: 0.87, wrongly_refused: 0.02 });
}

#[test]
fn questions_that_nobody_looked_at_are_answered() {
    let table = Table::of(HELD_OUT);
    table.print("held out");
    table.figures().hold(&Figures { first: 0.92, in_words: 0.94, lists: 0.84, refused: 0.85, wrongly_refused: 0.03 });
}

#[test]
fn questions_in_other_peoples_words_are_answered() {
    let table = Table::of(CHATTY);
    table.print("chatty");
    table.figures().hold(&Figures { first: 0.91, in_words: 0.85, lists: 0.65, refused: 0.86, wrongly_refused: 0.06 });
}

#[test]
fn short_questions_are_answered() {
    let table = Table::of(SHORT);
    table.print("short");
    table.figures().hold(&Figures { first: 0.92, in_words: 0.89, lists: 0.86, refused: 0.86, wrongly_refused: 0.06 });
}

#[test]
fn lookups_find_the_right_entry_first() {
    let mut kinds: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for question in questions(FIRST).iter().filter(|question| FOR_ONE_ENTRY.contains(&question.kind.as_str())) {
        let found = ids(&lookup(&question.q));
        let right = found.first().is_some_and(|first| question.expect.iter().any(|expected| expected == first));
        for kind in [question.kind.as_str(), "for one entry"] {
            let (asked, first) = kinds.entry(kind.to_owned()).or_default();
            *asked += 1;
            *first += usize::from(right);
        }
    }
    for (kind, floor) in [("for one entry", 0.94), ("paraphrase", 0.85), ("typo", 0.96), ("keyword", 0.95)] {
        let (asked, first) = kinds[kind];
        let share = first as f64 / asked as f64;
        assert!(share >= floor, "{kind}: {share:.3} is below {floor}");
    }
}
