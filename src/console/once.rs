//! Answering once: `laureate lookup …` and the like.

use std::io;
use std::time::Instant;

use super::ExitStatus;
use super::chat;
use super::json::answer_json;
use super::output::print;
use super::text::{Terminal, render};
use crate::answer::answer;
use crate::catalogue::Status;
use crate::discord::command_schema;
use crate::library::Library;
use crate::reply::reply;
use crate::request::Request;
use crate::wording::Asked;

/// Prints the commands, as help or as the body of their registration with Discord, for a catalogue of these statuses.
///
/// # Errors
/// The output is closed.
pub fn commands(statuses: &[Status], language: Asked, screen: Terminal, json: bool) -> io::Result<ExitStatus> {
    if json {
        print(&format!(
            "{}\n",
            serde_json::to_string_pretty(&command_schema::commands(statuses, language.for_one_of(None)))?
        ))?;
    } else {
        print(&render(&chat::help(language.for_one_of(None).wording(), None), screen))?;
    }
    Ok(ExitStatus::Done)
}

/// Answers a request and prints the reply, or JSON for programs.
///
/// # Errors
/// The output is closed.
pub fn once(library: &Library, request: &Request, screen: Terminal, json: bool) -> io::Result<ExitStatus> {
    let start = Instant::now();
    let answer = answer(library, request);
    let micros = start.elapsed().as_micros();
    if json {
        let mut line = serde_json::to_string(&answer_json(library, &answer, micros))?;
        line.push('\n');
        print(&line)?;
    } else {
        print(&render(&reply(library, &answer), screen))?;
    }
    Ok(if answer.answered() { ExitStatus::Done } else { ExitStatus::Nothing })
}
