//! Telling how a question was understood, and what each candidate scored: for whoever wonders about an answer.

use std::fmt::Write as _;
use std::io;

use super::ExitStatus;
use super::output::print;
use super::text::{Terminal, render};
use crate::answer::{ExplainedCandidate, Explanation, answer, explain as explained};
use crate::library::Library;
use crate::reply::{Block, Reply};
use crate::request::Request;

/// Prints how a question is answered, or JSON for programs.
///
/// # Errors
/// The output is closed.
pub fn explain(library: &Library, question: &str, screen: Terminal, json: bool) -> io::Result<ExitStatus> {
    let request = Request::ask(question);
    let explanation = explained(library, &request, &answer(library, &request));
    if json {
        print(&format!("{}\n", serde_json::to_string(&explanation)?))?;
    } else {
        print(&render(&reply(&explanation), screen))?;
    }
    Ok(ExitStatus::Done)
}

fn reply(explanation: &Explanation) -> Reply {
    let told = |text: &Option<String>| text.clone().unwrap_or_else(|| "none".to_owned());
    let weighed = |(reading, weight): &(String, f32)| format!("{weight:+.1} {reading}");
    let mut blocks = vec![
        Block::Field { label: "Query".to_owned(), text: told(&explanation.query) },
        Block::Field { label: "Refused".to_owned(), text: told(&explanation.refused) },
        Block::Heading("Readings, in the order in which they are tried".to_owned()),
        Block::Points(explanation.readings.clone()),
    ];
    // Where every word is accounted for, nothing has to be weighed.
    if !explanation.weighed.is_empty() {
        blocks.push(Block::Heading("Readings, weighed: above 0 one is likelier than none".to_owned()));
        blocks.push(Block::Points(explanation.weighed.iter().map(weighed).collect()));
    }
    blocks.extend([
        Block::Heading("Words, what each was used as, and the roles that it may have".to_owned()),
        Block::Points(explanation.words.clone()),
        Block::Heading("Words of the text, how telling each is, and what it may mean".to_owned()),
        Block::Points(explanation.meanings.clone()),
        Block::Heading("Candidates".to_owned()),
        Block::Points(explanation.candidates.iter().map(candidate).collect()),
    ]);
    Reply::sentence(explanation.understood.clone(), blocks, explanation.understood.clone())
}

fn candidate(candidate: &ExplainedCandidate) -> String {
    let fit = &candidate.fit;
    let mut told = format!(
        "{}: score {:.3}, covered {:.2}, passage {:.2}, name {:.2}, titled {:.2}",
        candidate.id, fit.score, fit.recall, fit.passage, fit.name, fit.titled
    );
    for (what, found) in [("figure", &candidate.figure), ("fact", &candidate.fact)] {
        if let Some((text, share)) = found {
            let _ = write!(told, "; {what} {share:.2}: {text}");
        }
    }
    told
}
