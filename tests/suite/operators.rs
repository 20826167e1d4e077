//! Questions with an operator, a unit or a whole collection in them: each exactly, without a floor.
//!
//! `questions/operators.jsonl` has what the catalogue makes true, counted from its files and not from replies. An
//! organisation is one that entered or ran an entry, a partner is whoever else took part, a category is an award's or a
//! section, an entry is about a topic that it carries. One line is one question; to change the truth, change its line.

use std::collections::BTreeSet;

use laureate::answer::{Answer, answer as answer_of};
use laureate::reply::phrases::everyday;
use laureate::reply::reply;
use laureate::request::Request;
use serde::Deserialize;

use crate::harness::{ids, library, shown};

/// Wide enough that no answer is broken over lines.
const WIDE: usize = 100_000;
const QUESTIONS: &str = include_str!("questions/operators.jsonl");

/// A question, and all that must be true of its answer.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Operator {
    q: String,
    /// Each stands in the first paragraph.
    #[serde(default)]
    first: Vec<String>,
    /// The names that are listed below the first paragraph, a line each, and no others.
    names: Option<Vec<String>>,
    /// The entries, in any order.
    entries: Option<Vec<String>>,
    /// The entries, in this order.
    ordered: Option<Vec<String>>,
    /// The entries are all but these.
    without: Option<Vec<String>>,
    /// It is not answered, and the first line names this.
    refused: Option<String>,
}

impl Operator {
    /// What is wrong with an answer.
    fn faults(&self, answer: &Answer) -> Vec<String> {
        let text = shown(answer, WIDE);
        let first = text.split("\n\n").next().unwrap_or_default().replace('\n', " ");
        let first = first.as_str();
        let mut faults = Vec::new();
        if answer.answered() == self.refused.is_some() {
            faults.push(format!("answered: {}", answer.answered()));
        }
        let wanted = self.first.iter().chain(&self.refused).map(|wanted| said(wanted));
        let wanted = wanted.filter(|wanted| !stands(wanted, first));
        faults.extend(wanted.map(|wanted| format!("the first paragraph lacks “{wanted}”")));
        if let Some(names) = &self.names {
            let names: Vec<String> = names.iter().map(|name| said(name)).collect();
            let pages = reply(library(), answer).pages().map_or(1, |(_, pages)| pages);
            let asked = |page| Request::Ask { question: self.q.clone(), before: Vec::new(), page };
            let text: String = (1..=pages).map(|page| shown(&answer_of(library(), &asked(page)), WIDE)).collect();
            let points: Vec<&str> = text.lines().filter_map(|line| line.trim_start().strip_prefix("• ")).collect();
            let missing = names.iter().filter(|name| !points.contains(&name.as_str()) && !stands(name, first));
            faults.extend(missing.map(|name| format!("“{name}” is missing")));
            let told = points.iter().filter(|point| !names.iter().any(|name| name == **point));
            faults.extend(told.map(|point| format!("“{point}” is too much")));
        }
        faults.extend(self.other_entries(&ids(answer)));
        if !faults.is_empty() {
            faults.push(format!("{} · {first}", answer.understood));
        }
        faults
    }

    /// Whether other entries were found than should be.
    fn other_entries(&self, found: &[&str]) -> Option<String> {
        if self.ordered.as_ref().is_some_and(|ordered| ordered != found) {
            return Some(format!("the order is {found:?}"));
        }
        let found: BTreeSet<&str> = found.iter().copied().collect();
        let all = || library().catalogue().entries().map(|(_, entry)| entry.id.as_str());
        let wanted: BTreeSet<&str> = match (&self.entries, &self.without) {
            (Some(entries), _) => entries.iter().map(String::as_str).collect(),
            (None, Some(without)) => all().filter(|id| !without.iter().any(|other| other == id)).collect(),
            (None, None) => return None,
        };
        let different: Vec<&&str> = wanted.symmetric_difference(&found).collect();
        (!different.is_empty()).then(|| format!("missing or too much: {different:?}"))
    }
}

/// A text with everyday names, as replies have them, in the place of the catalogue's.
fn said(text: &str) -> String {
    let mut organisations: Vec<_> =
        library().catalogue().organisations().map(|(_, organisation)| organisation).collect();
    organisations.sort_by_key(|organisation| std::cmp::Reverse(organisation.name.len()));
    let mut text = text.to_owned();
    for organisation in organisations {
        if text.contains(&organisation.name) {
            text = text.replace(&organisation.name, &everyday(organisation));
        }
    }
    text
}

/// Whether a text stands in a line; a number is not part of a longer one.
fn stands(wanted: &str, line: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let mut found = line.match_indices(wanted);
    found.any(|(at, _)| !(digit(wanted.chars().next()) && digit(line[..at].chars().next_back())))
}

fn operators() -> Vec<Operator> {
    QUESTIONS.lines().map(|line| serde_json::from_str(line).expect("a question is well-formed")).collect()
}

#[test]
fn every_operator_question_is_answered_exactly_or_not_understood() {
    let mut wrong = Vec::new();
    for operator in operators() {
        let faults = operator.faults(&answer_of(library(), &Request::ask(&operator.q)));
        if !faults.is_empty() {
            wrong.push(format!("{}\n  {}", operator.q, faults.join("\n  ")));
        }
    }
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn each_line_holds_its_question_to_something() {
    let catalogue = library().catalogue();
    for operator in operators() {
        let lists = [&operator.entries, &operator.ordered, &operator.without];
        let entries: Vec<&String> = lists.into_iter().flatten().flatten().collect();
        let something = !entries.is_empty() || !operator.first.is_empty() || operator.names.is_some();
        assert!(something || operator.refused.is_some(), "{}", operator.q);
        for id in entries {
            assert!(catalogue.entry_by_id(id).is_some(), "{}: {id}", operator.q);
        }
    }
}
