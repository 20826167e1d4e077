//! How well questions are answered: people's questions with what answers them, counted by kind.
//!
//! `questions/*/*.jsonl` were written from the source documents, by readers who had not seen the catalogue's own everyday
//! questions. Those in `first` and `seen` were looked at when the search and the reading were made; `held_out` was
//! written beside `seen`, in equal number and kinds, and looked at for the figures only. `fresh` came later, of the same two
//! sorts, from hosts, analysts and teammates, with traps and conversations; its fourth part is mostly about lists, counts and
//! standings, its fifth (and the sixth of those not looked at) about what is worked out of several figures as well; they teach
//! the weights of [`readings`](crate::readings). The tables are printed
//! (`cargo test questions -- --nocapture`); [`FLOORS`] and the constants below it hold what was reached, a little below it, so
//! that a change which loses much is noticed and one which moves a question or two is not.

mod verdict;

use std::collections::BTreeMap;

use laureate::answer::Answer;
use laureate::request::{Request, Turn};
use serde::Deserialize;

use crate::harness::{answered, ids, library, lookup, shown};
use crate::weights::Example;
use verdict::harmonic;
pub(crate) use verdict::{Verdict, judge, opens_with_answer};

/// Questions that the search was made with.
const FIRST: &[&str] = &[
    include_str!("questions/first/inetwork.jsonl"),
    include_str!("questions/first/lga-socitm.jsonl"),
    include_str!("questions/first/lgc-a.jsonl"),
    include_str!("questions/first/lgc-b.jsonl"),
    include_str!("questions/first/sot.jsonl"),
];
/// Questions that the reading was made with.
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

/// Later ones, looked at.
const FRESH: &[&str] = &[
    include_str!("questions/fresh/seen.jsonl"),
    include_str!("questions/fresh/seen_2.jsonl"),
    include_str!("questions/fresh/seen_3.jsonl"),
    include_str!("questions/fresh/seen_4.jsonl"),
    include_str!("questions/fresh/seen_5.jsonl"),
    include_str!("questions/fresh/seen_6.jsonl"),
    include_str!("questions/fresh/seen_7.jsonl"),
    include_str!("questions/fresh/seen_8.jsonl"),
    include_str!("questions/fresh/seen_9.jsonl"),
    include_str!("questions/fresh/seen_10.jsonl"),
    include_str!("questions/fresh/seen_11.jsonl"),
    include_str!("questions/fresh/seen_12.jsonl"),
    include_str!("questions/fresh/seen_13.jsonl"),
    include_str!("questions/fresh/seen_14.jsonl"),
    include_str!("questions/fresh/seen_15.jsonl"),
    include_str!("questions/fresh/seen_16.jsonl"),
    include_str!("questions/fresh/seen_17.jsonl"),
];
/// Later ones that nobody looked at.
const FRESH_HELD_OUT: &[&str] = &[
    include_str!("questions/fresh/held_out.jsonl"),
    include_str!("questions/fresh/held_out_2.jsonl"),
    include_str!("questions/fresh/held_out_3.jsonl"),
    include_str!("questions/fresh/held_out_4.jsonl"),
    include_str!("questions/fresh/held_out_5.jsonl"),
    include_str!("questions/fresh/held_out_6.jsonl"),
    include_str!("questions/fresh/held_out_7.jsonl"),
    include_str!("questions/fresh/held_out_8.jsonl"),
    include_str!("questions/fresh/held_out_9.jsonl"),
    include_str!("questions/fresh/held_out_10.jsonl"),
    include_str!("questions/fresh/held_out_11.jsonl"),
    include_str!("questions/fresh/held_out_12.jsonl"),
    include_str!("questions/fresh/held_out_13.jsonl"),
    include_str!("questions/fresh/held_out_14.jsonl"),
    include_str!("questions/fresh/held_out_15.jsonl"),
    include_str!("questions/fresh/held_out_16.jsonl"),
    include_str!("questions/fresh/held_out_17.jsonl"),
];
/// The hardest kinds alone, looked at: sums and comparisons, lists and counts, and what no document answers. They teach nothing.
const HARD: &[&str] = &[
    include_str!("questions/fresh/hard_aggregates.jsonl"),
    include_str!("questions/fresh/hard_lists.jsonl"),
    include_str!("questions/fresh/hard_unanswerable.jsonl"),
];
/// Conversations, looked at.
const TALKS: &[&str] = &[
    include_str!("questions/fresh/seen_conversations.jsonl"),
    include_str!("questions/fresh/seen_conversations_2.jsonl"),
    include_str!("questions/fresh/seen_conversations_3.jsonl"),
    include_str!("questions/fresh/seen_conversations_4.jsonl"),
    include_str!("questions/fresh/seen_conversations_5.jsonl"),
    include_str!("questions/fresh/seen_conversations_6.jsonl"),
    include_str!("questions/fresh/seen_conversations_7.jsonl"),
    include_str!("questions/fresh/seen_conversations_8.jsonl"),
    include_str!("questions/fresh/seen_conversations_9.jsonl"),
    include_str!("questions/fresh/seen_conversations_10.jsonl"),
    include_str!("questions/fresh/seen_conversations_11.jsonl"),
    include_str!("questions/fresh/seen_conversations_12.jsonl"),
    include_str!("questions/fresh/seen_conversations_13.jsonl"),
    include_str!("questions/fresh/seen_conversations_14.jsonl"),
    include_str!("questions/fresh/seen_conversations_15.jsonl"),
    include_str!("questions/fresh/seen_conversations_16.jsonl"),
];
/// Conversations that nobody looked at.
const TALKS_HELD_OUT: &[&str] = &[
    include_str!("questions/fresh/held_out_conversations.jsonl"),
    include_str!("questions/fresh/held_out_conversations_2.jsonl"),
    include_str!("questions/fresh/held_out_conversations_3.jsonl"),
    include_str!("questions/fresh/held_out_conversations_4.jsonl"),
    include_str!("questions/fresh/held_out_conversations_5.jsonl"),
    include_str!("questions/fresh/held_out_conversations_6.jsonl"),
    include_str!("questions/fresh/held_out_conversations_7.jsonl"),
    include_str!("questions/fresh/held_out_conversations_8.jsonl"),
    include_str!("questions/fresh/held_out_conversations_9.jsonl"),
    include_str!("questions/fresh/held_out_conversations_10.jsonl"),
    include_str!("questions/fresh/held_out_conversations_11.jsonl"),
    include_str!("questions/fresh/held_out_conversations_12.jsonl"),
    include_str!("questions/fresh/held_out_conversations_13.jsonl"),
    include_str!("questions/fresh/held_out_conversations_14.jsonl"),
    include_str!("questions/fresh/held_out_conversations_15.jsonl"),
    include_str!("questions/fresh/held_out_conversations_16.jsonl"),
];

/// What each set must reach; see [`Figures`].
const FLOORS: Floors = Floors {
    seen: Figures { first: 0.93, in_words: 0.85, lists: 0.80, refused: 0.86, wrongly_refused: 0.07 },
    held_out: Figures { first: 0.91, in_words: 0.87, lists: 0.70, refused: 0.83, wrongly_refused: 0.06 },
    chatty: Figures { first: 0.90, in_words: 0.80, lists: 0.69, refused: 0.85, wrongly_refused: 0.10 },
    short: Figures { first: 0.955, in_words: 0.87, lists: 0.88, refused: 0.88, wrongly_refused: 0.08 },
};
/// Of those who look for one entry, how many find it first by a lookup.
const LOOKUPS: [(&str, f64); 4] = [("for one entry", 0.94), ("paraphrase", 0.85), ("typo", 0.96), ("keyword", 0.95)];

/// What each set must reach, in all: right at least, silent and wrong at most.
const SEEN_SHARES: Shares = Shares { right: 0.87, silent: 0.06, wrong: 0.08 };
const HELD_OUT_SHARES: Shares = Shares { right: 0.85, silent: 0.05, wrong: 0.11 };
const CHATTY_SHARES: Shares = Shares { right: 0.80, silent: 0.09, wrong: 0.12 };
const SHORT_SHARES: Shares = Shares { right: 0.86, silent: 0.06, wrong: 0.09 };
const FRESH_SHARES: Shares = Shares { right: 0.81, silent: 0.09, wrong: 0.11 };
const FRESH_HELD_OUT_SHARES: Shares = Shares { right: 0.73, silent: 0.12, wrong: 0.16 };
const HARD_SHARES: Shares = Shares { right: 0.56, silent: 0.14, wrong: 0.33 };
const TALKS_SHARES: Shares = Shares { right: 0.79, silent: 0.12, wrong: 0.10 };
const TALKS_HELD_OUT_SHARES: Shares = Shares { right: 0.68, silent: 0.19, wrong: 0.14 };

/// Kinds of questions that ask for one entry.
const FOR_ONE_ENTRY: [&str; 6] = ["figure", "keyword", "natural", "org", "paraphrase", "typo"];
/// Kinds that are answered in so many words.
const IN_WORDS: [&str; 4] = ["count", "figure", "org", "winner"];
/// Wide enough that no answer is broken over lines.
const WIDE: usize = 100_000;

/// A question with what answers it.
#[derive(Deserialize)]
pub(crate) struct Question {
    pub(crate) q: String,
    pub(crate) kind: String,
    /// Texts of which a right answer has one.
    accept: Vec<String>,
    /// Entries that answer it: any of them, or, for lists and counts, all.
    expect: Vec<String>,
    /// What nothing answers is answered rightly by an opening that says one of these.
    #[serde(default)]
    honest: Vec<String>,
    /// What was asked before it, the oldest first.
    #[serde(skip)]
    before: Vec<String>,
}

/// Questions of one person in a row.
#[derive(Deserialize)]
struct Talk {
    turns: Vec<Question>,
}

/// Every question, each with those before it.
pub(crate) fn all() -> Vec<Request> {
    let sets = [FIRST, SEEN, CHATTY, SHORT, HELD_OUT, FRESH, FRESH_HELD_OUT, HARD];
    let alone = sets.into_iter().flat_map(questions);
    let all = alone.chain([TALKS, TALKS_HELD_OUT].into_iter().flat_map(turns));
    all.map(|question| Request::Ask {
        question: question.q,
        before: question.before.into_iter().map(Turn::from).collect(),
        page: 1,
    })
    .collect()
}

fn questions(files: &[&str]) -> Vec<Question> {
    files
        .iter()
        .flat_map(|file| file.lines())
        .map(|line| serde_json::from_str(line).expect("a question is well-formed"))
        .collect()
}

/// The questions that were looked at, without conversations.
pub(crate) fn looked_at() -> Vec<Question> {
    [FIRST, SEEN, CHATTY, SHORT, FRESH].into_iter().flat_map(questions).collect()
}

/// The examples by which figures are judged, as questions.
pub(crate) fn examples() -> Vec<Question> {
    let question = |example: Example| Question {
        q: example.q,
        kind: if example.values.is_empty() { "unanswerable" } else { "figure" }.to_owned(),
        accept: example.values,
        expect: vec![example.entry],
        honest: Vec::new(),
        before: Vec::new(),
    };
    crate::weights::examples().into_iter().map(question).collect()
}

/// The questions of conversations, each with those before it.
fn turns(files: &[&str]) -> Vec<Question> {
    let talks = files.iter().flat_map(|file| file.lines());
    talks
        .flat_map(|line| {
            let mut talk: Talk = serde_json::from_str(line).expect("a conversation is well-formed");
            let asked: Vec<String> = talk.turns.iter().map(|turn| turn.q.clone()).collect();
            talk.turns.iter_mut().enumerate().for_each(|(at, turn)| turn.before = asked[..at].to_vec());
            talk.turns
        })
        .collect()
}

/// What became of the questions of a kind; shares are of those that it makes sense for.
#[derive(Default)]
struct Tally {
    asked: usize,
    with_entries: usize,
    first: usize,
    in_words: usize,
    /// Those with an expected text, and those whose reply has it in the first paragraph.
    with_text: usize,
    in_headline: usize,
    refused: usize,
    precision: f64,
    recall: f64,
    harmonic: f64,
    right: usize,
    silent: usize,
    wrong: usize,
}

impl Tally {
    fn add(&mut self, question: &Question, answer: &Answer) {
        self.asked += 1;
        *match judge(question, answer) {
            Verdict::Right => &mut self.right,
            Verdict::Silent => &mut self.silent,
            Verdict::Wrong => &mut self.wrong,
        } += 1;
        self.refused += usize::from(!answer.answered());
        let text = shown(answer, WIDE).to_lowercase();
        let says = question.accept.iter().any(|accept| text.contains(&accept.to_lowercase()));
        self.in_words += usize::from(says && answer.answered());
        if question.kind != "unanswerable" && !question.accept.is_empty() {
            self.with_text += 1;
            self.in_headline += usize::from(answer.answered() && opens_with_answer(question, answer));
        }
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
        self.harmonic += if answer.answered() { harmonic(&found, &question.expect) } else { 0.0 };
    }

    fn join(&mut self, other: &Self) {
        self.asked += other.asked;
        self.with_entries += other.with_entries;
        self.first += other.first;
        self.in_words += other.in_words;
        self.with_text += other.with_text;
        self.in_headline += other.in_headline;
        self.refused += other.refused;
        self.precision += other.precision;
        self.recall += other.recall;
        self.harmonic += other.harmonic;
        self.right += other.right;
        self.silent += other.silent;
        self.wrong += other.wrong;
    }

    fn first(&self) -> f64 {
        self.first as f64 / self.with_entries.max(1) as f64
    }

    /// Of those with an expected text, the share whose reply has it in the first paragraph.
    fn opens(&self) -> f64 {
        self.in_headline as f64 / self.with_text.max(1) as f64
    }

    fn share(&self, count: usize) -> f64 {
        count as f64 / self.asked.max(1) as f64
    }

    fn shares(&self) -> Shares {
        Shares { right: self.share(self.right), silent: self.share(self.silent), wrong: self.share(self.wrong) }
    }
}

/// The answers to all questions of these files, by kind.
struct Table(BTreeMap<String, Tally>);

impl Table {
    fn of(questions: &[Question]) -> Self {
        let mut kinds: BTreeMap<String, Tally> = BTreeMap::new();
        for question in questions {
            let request = Request::Ask {
                question: question.q.clone(),
                before: question.before.iter().cloned().map(Turn::from).collect(),
                page: 1,
            };
            let answer = answered(&request);
            kinds.entry(question.kind.clone()).or_default().add(question, &answer);
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

    /// All questions together.
    fn shares(&self) -> Shares {
        self.together(|_| true).shares()
    }

    #[expect(clippy::print_stdout, reason = "the table is what these tests are for")]
    fn print(&self, title: &str) {
        println!(
            "{title:<14} {:>5} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6}",
            "asked", "right", "silent", "wrong", "first", "words", "opens", "prec", "recall", "refuse"
        );
        for (kind, tally) in &self.0 {
            let of = |sum: f64| sum / tally.with_entries.max(1) as f64;
            let shares = tally.shares();
            println!(
                "{kind:<14} {:>5} {:>6.3} {:>6.3} {:>6.3} {:>6.3} {:>6.3} {:>6.3} {:>6.3} {:>6.3} {:>6.3}",
                tally.asked,
                shares.right,
                shares.silent,
                shares.wrong,
                tally.first(),
                tally.share(tally.in_words),
                tally.opens(),
                of(tally.precision),
                of(tally.recall),
                tally.share(tally.refused)
            );
        }
        let (all, shares) = (self.figures(), self.shares());
        println!(
            "first entry right {:.3} · answer in words right {:.3} · lists F1 {:.3} · unanswerable refused {:.3} · \
             wrongly refused {:.3}\nright {:.3} · silent {:.3} · wrong {:.3} · opens with the answer {:.3}\n",
            all.first,
            all.in_words,
            all.lists,
            all.refused,
            all.wrongly_refused,
            shares.right,
            shares.silent,
            shares.wrong,
            self.together(|_| true).opens()
        );
    }
}

/// What each set of the older questions must reach.
struct Floors {
    seen: Figures,
    held_out: Figures,
    chatty: Figures,
    short: Figures,
}

/// What became of all questions of a set.
struct Shares {
    /// Answered rightly, or refused where nothing answers.
    right: f64,
    /// Refused, though it could be answered.
    silent: f64,
    /// Answered otherwise.
    wrong: f64,
}

impl Shares {
    #[track_caller]
    fn hold(&self, limits: &Self) {
        assert!(self.right >= limits.right, "right: {:.3} is below {:.3}", self.right, limits.right);
        assert!(self.silent <= limits.silent, "silent: {:.3} is above {:.3}", self.silent, limits.silent);
        assert!(self.wrong <= limits.wrong, "wrong: {:.3} is above {:.3}", self.wrong, limits.wrong);
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
    let mut all: Vec<Question> =
        [FIRST, SEEN, CHATTY, SHORT, HELD_OUT, FRESH, FRESH_HELD_OUT, HARD].into_iter().flat_map(questions).collect();
    all.extend([TALKS, TALKS_HELD_OUT].into_iter().flat_map(turns));
    let mut entries: Vec<&str> = all.iter().flat_map(|question| &question.expect).map(String::as_str).collect();
    for id in &entries {
        assert!(library().catalogue().entry_by_id(id).is_some(), "{id}");
    }
    entries.sort_unstable();
    entries.dedup();
    assert!(entries.len() >= 150, "{} entries", entries.len());
    assert_eq!(questions(SEEN).len(), questions(HELD_OUT).len());
    assert!(questions(SEEN).len() + questions(HELD_OUT).len() >= 300);
    assert!(questions(FRESH).len() >= 1_000 && questions(FRESH_HELD_OUT).len() >= 400);
    assert!(turns(TALKS).len() >= 180 && turns(TALKS_HELD_OUT).len() >= 180);
}

#[test]
fn questions_that_were_seen_are_answered() {
    let table = Table::of(&questions(&[FIRST, SEEN].concat()));
    table.print("seen");
    table.figures().hold(&FLOORS.seen);
    table.shares().hold(&SEEN_SHARES);
}

#[test]
fn questions_that_nobody_looked_at_are_answered() {
    let table = Table::of(&questions(HELD_OUT));
    table.print("held out");
    table.figures().hold(&FLOORS.held_out);
    table.shares().hold(&HELD_OUT_SHARES);
}

#[test]
fn questions_in_other_peoples_words_are_answered() {
    let table = Table::of(&questions(CHATTY));
    table.print("chatty");
    table.figures().hold(&FLOORS.chatty);
    table.shares().hold(&CHATTY_SHARES);
}

#[test]
fn short_questions_are_answered() {
    let table = Table::of(&questions(SHORT));
    table.print("short");
    table.figures().hold(&FLOORS.short);
    table.shares().hold(&SHORT_SHARES);
}

#[test]
fn fresh_questions_are_answered() {
    let table = Table::of(&questions(FRESH));
    table.print("fresh");
    table.shares().hold(&FRESH_SHARES);
}

#[test]
fn fresh_questions_that_nobody_looked_at_are_answered() {
    let table = Table::of(&questions(FRESH_HELD_OUT));
    table.print("fresh held out");
    table.shares().hold(&FRESH_HELD_OUT_SHARES);
}

#[test]
fn the_hardest_kinds_are_answered_or_refused() {
    let table = Table::of(&questions(HARD));
    table.print("hard");
    table.shares().hold(&HARD_SHARES);
}

#[test]
fn conversations_are_followed() {
    let table = Table::of(&turns(TALKS));
    table.print("conversations");
    table.shares().hold(&TALKS_SHARES);
}

#[test]
fn conversations_that_nobody_looked_at_are_followed() {
    let table = Table::of(&turns(TALKS_HELD_OUT));
    table.print("talks held out");
    table.shares().hold(&TALKS_HELD_OUT_SHARES);
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
    for (kind, floor) in LOOKUPS {
        let (asked, first) = kinds[kind];
        let share = first as f64 / asked as f64;
        assert!(share >= floor, "{kind}: {share:.3} is below {floor}");
    }
}
