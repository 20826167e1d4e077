//! What is wrong with a command as it was written, and what to do.

use std::fmt;

use super::COMMANDS;
use crate::nearest::nearest;
use crate::wording::{Language, Wording, say};

/// A command that cannot be carried out as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UsageError {
    /// An option has to be given.
    Missing(&'static str),
    /// What is given as a page is not a number.
    NoPage(String),
    /// An option is given twice.
    Twice(String),
    /// The command has no such option.
    NoOption {
        /// Its name.
        command: &'static str,
        /// What was given.
        option: String,
        /// The options that it has.
        known: Vec<&'static str>,
    },
    /// An option's name is misspelt.
    Misspelt {
        /// What was given.
        option: String,
        /// What is meant.
        meant: &'static str,
    },
    /// The command takes no text.
    NoText(&'static str),
    /// The command does not exist, or it is only the first word of several.
    NoCommand(String),
}

impl UsageError {
    /// In a sentence, in the language of whoever wrote it.
    #[must_use]
    pub fn said(&self, wording: &Wording) -> String {
        match self {
            Self::Missing(option) => say!(wording, "usage-missing", option = *option),
            Self::NoPage(page) => say!(wording, "usage-no-page", page = page),
            Self::Twice(option) => say!(wording, "usage-twice", option = option),
            Self::NoOption { command, known, .. } if known.is_empty() => {
                say!(wording, "usage-no-options", command = *command)
            }
            Self::NoOption { command, option, known } => {
                say!(wording, "usage-no-option", command = *command, option = option, known = known.join(", "))
            }
            Self::Misspelt { option, meant } => say!(wording, "usage-misspelt", option = option, meant = *meant),
            Self::NoText(command) => say!(wording, "usage-no-text", command = *command),
            Self::NoCommand(word) => no_command(wording, word),
        }
    }
}

/// In English, for the command line.
impl fmt::Display for UsageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Language::EnGb.wording()))
    }
}

impl std::error::Error for UsageError {}

fn no_command(wording: &Wording, word: &str) -> String {
    let of_group = COMMANDS.iter().filter(|command| command.group().is_some_and(|(group, _)| group == word));
    let of_group: Vec<String> = of_group.map(|command| format!("/{}", command.name)).collect();
    if !of_group.is_empty() {
        return say!(wording, "usage-which", word = word, commands = of_group.join(", "));
    }
    match nearest(word, COMMANDS.iter().map(|command| command.name)) {
        Some(name) => say!(wording, "usage-another-command", word = word, name = name),
        None => say!(wording, "usage-no-command", word = word),
    }
}
