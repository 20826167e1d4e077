//! What is wrong with a catalogue: findings, each with its file and line, reported all at once.

use std::fmt;

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, as the person who runs the check can find it.
    pub file: String,
    /// The line, 1-based; 0 where it is about the file as a whole.
    pub line: usize,
    /// What is wrong and what was expected.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.message),
            line => write!(f, "{}:{line}: {}", self.file, self.message),
        }
    }
}

/// Everything that is wrong with a catalogue; an error when a catalogue is needed, a report in `laureate check`.
#[derive(Debug, Clone, Default, PartialEq, Eq, thiserror::Error)]
pub struct Findings(pub Vec<Finding>);

impl Findings {
    /// Notes one more.
    pub(crate) fn add(&mut self, file: &str, line: usize, message: impl Into<String>) {
        self.0.push(Finding { file: file.to_owned(), line, message: message.into() });
    }

    /// `Ok` when nothing was found; otherwise everything, in the order of files and lines.
    pub(crate) fn into_result(mut self) -> Result<(), Self> {
        if self.0.is_empty() {
            return Ok(());
        }
        self.0.sort();
        Err(self)
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in &self.0 {
            writeln!(f, "{finding}")?;
        }
        match self.0.len() {
            1 => write!(f, "1 finding in the catalogue"),
            n => write!(f, "{n} findings in the catalogue"),
        }
    }
}
