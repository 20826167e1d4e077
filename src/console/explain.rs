//! Telling how a question was understood, and what each candidate scored: for whoever wonders about an answer.

use std::fmt::Write as _;
use std::io;

use super::Ending;
use super::output::print;
use super::text::{Screen, render};
use crate::answer::ask::explain::{ExplainedCandidate, Explanation, explain as explained};
use crate::library::Library;
use crate::reply::phrases::safe;
use crate::reply::{Block, Reply};

/// Prints how a question is answered, or JSON for programs.
///
/// # Errors
/// The output is closed.
pub fn explain(library: &Library, question: &str, screen: Screen, json: bool) -> io::Result<Ending> {
    let explanation = explained(library, question);
    if json {
        print(&format!("{}\n", serde_json::to_string(&explanation)?))?;
    } else {
        print(&render(&words(&explanation), screen))?;
    }
    Ok(Ending::Done)
}

fn words(explanation: &Explanation) -> Reply {
    let told = |text: &Option<String>| text.clone().unwrap_or_else(|| "none".to_owned());
    let mut blocks = vec![
        Block::Field { label: "Intent", text: explanation.intent.to_owned() },
        Block::Field { label: "About", text: or_all(&explanation.scope) },
        Block::Field { label: "Theme", text: or_all(&explanation.theme) },
        Block::Field { label: "Figure wanted", text: told(&explanation.measure) },
        Block::Field { label: "Refused", text: told(&explanation.refused) },
        Block::Heading("Words, how telling each is, and what it may mean".to_owned()),
        Block::Points(explanation.words.iter().map(|word| safe(word)).collect()),
        Block::Heading("Candidates".to_owned()),
    ];
    blocks.push(Block::Points(explanation.candidates.iter().map(candidate).collect()));
    Reply { headline: safe(&explanation.understood), blocks, understood: explanation.understood.clone() }
}

/// What a question is about, or that it is about anything.
fn or_all(text: &str) -> String {
    if text.is_empty() { "anything".to_owned() } else { safe(text) }
}

fn candidate(candidate: &ExplainedCandidate) -> String {
    let fit = &candidate.fit;
    let mut told = format!(
        "{}: score {:.3}, covered {:.2}, passage {:.2}, name {:.2}, titled {:.2}",
        candidate.id, fit.score, fit.covered, fit.passage, fit.name, fit.titled
    );
    if let (Some(fact), Some(fit)) = (&candidate.fact, &candidate.fact_fit) {
        let _ = write!(told, "; fact covers {:.2} of {:.1}: {}", fit.covered, fit.asked, safe(fact));
    }
    told
}
