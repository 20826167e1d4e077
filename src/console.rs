//! The terminal: the command line, the chat, programs' JSON, and the tools that keep a catalogue.
//!
//! [`cli`] reads the command line by the command table; [`chat`] is the conversation, [`complete`] its Tab key;
//! [`once`] answers once; [`batch`] answers line by line; [`new_award`], [`results`], [`export`] and [`check`] work on the catalogue,
//! [`ceremony`] runs a show, [`card`] draws a picture, [`sheet`] prints the running order, [`prove`] proves that nothing leaks, [`reload`]
//! asks the running bot, [`shell`] completes. [`text`] and
//! [`json`] are the two renderers, [`output`] the one place that prints, and [`progress`] shows that something takes long.

pub mod batch;
pub mod card;
pub mod ceremony;
pub mod chat;
pub mod check;
pub mod cli;
pub mod complete;
pub mod explain;
pub mod export;
pub mod json;
pub mod new_award;
pub mod once;
pub mod output;
pub mod progress;
pub mod prove;
pub mod reload;
pub mod results;
pub mod sheet;
pub mod shell;
pub mod text;

use std::process::ExitCode;

/// How a run ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExitStatus {
    /// Done; the request was answered.
    Done,
    /// The catalogue does not answer the request, a check finds errors, or Discord cannot be reached.
    Nothing,
    /// The command line, the settings or the catalogue cannot be used; the reason stands on standard error.
    Unusable,
}

impl From<ExitStatus> for ExitCode {
    fn from(ending: ExitStatus) -> Self {
        Self::from(match ending {
            ExitStatus::Done => 0,
            ExitStatus::Nothing => 1,
            ExitStatus::Unusable => 2,
        })
    }
}
