//! What is to be said of a catalogue: errors and warnings, each with its file and line, reported all at once.

use std::fmt;

/// How bad a finding is; the worse sorts first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The catalogue cannot be used.
    Error,
    /// The catalogue can be used, but would be better without it.
    Warning,
    /// Nothing is wrong; it says where a person's work helps most.
    Note,
}

/// One finding, and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// The file, as the person who runs the check can find it.
    pub file: String,
    /// The line, 1-based; 0 where it is about the file as a whole.
    pub line: usize,
    /// What is wrong and what was expected.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        match self.severity {
            Severity::Error => write!(f, ": {}", self.message),
            Severity::Warning => write!(f, ": warning: {}", self.message),
            Severity::Note => write!(f, ": note: {}", self.message),
        }
    }
}

/// Everything that is to be said of a catalogue; an error when a catalogue is needed, a report in `laureate check`.
#[derive(Debug, Clone, Default, PartialEq, Eq, thiserror::Error)]
pub struct Findings(pub Vec<Finding>);

impl Findings {
    /// Notes one more error.
    pub(crate) fn add(&mut self, file: &str, line: usize, message: impl Into<String>) {
        self.push(Severity::Error, file, line, message.into());
    }

    /// Notes one more warning.
    pub(crate) fn warn(&mut self, file: &str, line: usize, message: impl Into<String>) {
        self.push(Severity::Warning, file, line, message.into());
    }

    /// Adds one more note.
    pub(crate) fn note(&mut self, file: &str, line: usize, message: impl Into<String>) {
        self.push(Severity::Note, file, line, message.into());
    }

    fn push(&mut self, severity: Severity, file: &str, line: usize, message: String) {
        self.0.push(Finding { severity, file: file.to_owned(), line, message });
    }

    /// How many there are of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Whether one of them is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// The errors among them in the order in which they are reported; `None` without any errors.
    #[must_use]
    pub fn errors(mut self) -> Option<Self> {
        self.0.retain(|finding| finding.severity == Severity::Error);
        (!self.0.is_empty()).then(|| self.sorted())
    }

    /// The same in the order in which they are reported: errors first, then by file and line, each once.
    pub(crate) fn sorted(mut self) -> Self {
        self.0.sort();
        self.0.dedup();
        self
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in &self.0 {
            writeln!(f, "{finding}")?;
        }
        let counted = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")].map(
            |(severity, word)| {
                let number = self.count(severity);
                (number > 0).then(|| format!("{number} {word}{}", if number == 1 { "" } else { "s" }))
            },
        );
        let counted: Vec<String> = counted.into_iter().flatten().collect();
        let counted = match counted.as_slice() {
            [most @ .., last] if most.len() > 1 => format!("{} and {last}", most.join(", ")),
            few => few.join(" and "),
        };
        write!(f, "{counted} in the catalogue")
    }
}
