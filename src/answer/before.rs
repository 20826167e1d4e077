//! What a conversation speaks of after some questions.

use super::{Answer, Outcome, answer_reading};
use crate::catalogue::EntryKey;
use crate::library::Library;
use crate::read::follow_up::MOST_REMEMBERED;
use crate::read::{Before, hangs_on, read};
use crate::request::Request;

/// What is spoken of after these questions, the oldest first.
pub(super) fn after(library: &Library, questions: &[String]) -> Option<Before> {
    let oldest = questions.len().saturating_sub(MOST_REMEMBERED);
    questions[oldest..].iter().fold(None, |before, question| asked_on(library, before, question))
}

/// What is spoken of after one question more.
fn asked_on(library: &Library, before: Option<Before>, question: &str) -> Option<Before> {
    let request = Request::ask(question);
    let hangs = hangs_on(library, question);
    let answer = answer_reading(library, &request, &read(library, &request, before.as_ref().filter(|_| hangs)));
    // Thanks leave what is spoken of as it was, and so does what was not answered, unless it named something of its own.
    let leaves = matches!(answer.outcome, Outcome::SmallTalk | Outcome::Unasked(_) | Outcome::Failed)
        || (!answer.answered() && hangs);
    if leaves && before.is_some() {
        return before;
    }
    told(answer, before)
}

/// What an answer leaves to speak of; the last list stays as long as one of its entries is spoken of.
fn told(answer: Answer, before: Option<Before>) -> Option<Before> {
    let (listed, listed_by) = match before {
        Some(before) if before.entries.len() > 1 => (before.entries, Some(before.query)),
        Some(before) => (before.listed, before.listed_by),
        None => (Vec::new(), None),
    };
    let mut entries: Vec<EntryKey> = answer.entries().into_iter().map(|scored| scored.entry).collect();
    let offered = match answer.outcome {
        Outcome::Card(_) | Outcome::Nothing { .. } => {
            let offered = entries.clone();
            entries.truncate(1);
            offered
        }
        _ => Vec::new(),
    };
    let still = entries.iter().all(|entry| listed.contains(entry));
    let (listed, listed_by) = if still { (listed, listed_by) } else { (Vec::new(), None) };
    Some(Before { query: answer.query?, entries, offered, listed, listed_by })
}
