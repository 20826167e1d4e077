//! Whether a reply is right, wrong, or none although there is one.
//!
//! Right is what answers as the question's author says, or refuses what no document answers; silent is what is refused though
//! it could be answered; all else is wrong, and wrong is worse than silent.

use laureate::answer::Answer;

use super::{Question, WIDE};
use crate::harness::{ids, shown};

/// A list is right from this harmonic mean of precision and recall on.
const RIGHT_LIST: f64 = 0.8;
/// Kinds of questions that are right by their first entry, or in so many words.
const BY_FIRST_ENTRY: [&str; 4] = ["keyword", "natural", "paraphrase", "typo"];

/// What a reply is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Right,
    Silent,
    Wrong,
}

/// Judges the answer to a question.
pub(crate) fn judge(question: &Question, answer: &Answer) -> Verdict {
    // Most replies are judged without their text, which takes longest.
    let right = match question.kind.as_str() {
        "unanswerable" => return right_or_wrong(!answer.answered() || opens_with(&question.honest, answer)),
        _ if !answer.answered() => return Verdict::Silent,
        // A word of thanks is met with a word, and with no entry.
        "thanks" => ids(answer).is_empty(),
        "list" if !question.expect.is_empty() => harmonic(&ids(answer), &question.expect) >= RIGHT_LIST,
        kind if BY_FIRST_ENTRY.contains(&kind) => {
            let first = ids(answer).first().copied();
            first.is_some_and(|first| question.expect.iter().any(|id| id == first))
                || opens_with(&question.accept, answer)
        }
        _ => says(&question.accept, &plain(&shown(answer, WIDE))),
    };
    right_or_wrong(right)
}

/// Whether the first paragraph of a reply has one of the texts that answer.
pub(crate) fn opens_with_answer(question: &Question, answer: &Answer) -> bool {
    opens_with(&question.accept, answer)
}

fn opens_with(texts: &[String], answer: &Answer) -> bool {
    !texts.is_empty() && says(texts, plain(&shown(answer, WIDE)).split("\n\n").next().unwrap_or_default())
}

/// Whether one of these stands in a plain text.
fn says(texts: &[String], within: &str) -> bool {
    texts.iter().any(|wanted| stands(&plain(wanted), within))
}

fn right_or_wrong(right: bool) -> Verdict {
    if right { Verdict::Right } else { Verdict::Wrong }
}

/// Of the entries found and the entries wanted, the harmonic mean of precision and recall.
pub(super) fn harmonic(found: &[&str], wanted: &[String]) -> f64 {
    let hits = found.iter().filter(|id| wanted.iter().any(|wanted| wanted == *id)).count();
    if found.is_empty() { 0.0 } else { 2.0 * hits as f64 / (found.len() + wanted.len()) as f64 }
}

/// Small letters, straight apostrophes, simple spaces; paragraphs stay apart.
fn plain(text: &str) -> String {
    let paragraphs = text.split("\n\n").map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    paragraphs.collect::<Vec<_>>().join("\n\n").to_lowercase().replace(['’', '‘'], "'")
}

/// Whether a text stands in another; a number is not part of a longer one.
fn stands(wanted: &str, text: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    text.match_indices(wanted).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + wanted.len()..].chars().next();
        !(digit(wanted.chars().next()) && digit(before) || digit(wanted.chars().next_back()) && digit(after))
    })
}

#[test]
fn a_number_is_no_part_of_a_longer_one() {
    assert!(stands("12", "it has 12 entries") && stands("£1.5m", "they saved £1.5m"));
    assert!(!stands("12", "it has 120 entries") && !stands("12", "of 312"));
    assert_eq!(plain("Hull’s \u{a0} park\nis\n\nopen"), "hull's park is\n\nopen");
}

#[test]
fn a_list_is_weighed_by_what_is_missing_and_what_is_too_much() {
    let wanted = ["a".to_owned(), "b".to_owned()];
    assert!((harmonic(&["a", "b"], &wanted) - 1.0).abs() < 1e-9);
    assert!((harmonic(&["a"], &wanted) - 2.0 / 3.0).abs() < 1e-9);
    assert!(harmonic(&[], &wanted).abs() < 1e-9);
}
