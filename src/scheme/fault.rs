//! What is wrong with an organisers' sheet, and where.

use std::fmt;

/// Something for which a sheet cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where: `Entries!B7`; empty where it is the whole file.
    pub place: String,
    /// What is wrong, and what was expected.
    pub sentence: String,
}

impl Fault {
    /// A fault of the file as a whole.
    pub(super) fn whole(sentence: impl Into<String>) -> Self {
        Self { place: String::new(), sentence: sentence.into() }
    }

    /// A fault of one place.
    pub(super) fn at(place: String, sentence: impl Into<String>) -> Self {
        Self { place, sentence: sentence.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place.is_empty() { f.write_str(&self.sentence) } else { write!(f, "{}: {}", self.place, self.sentence) }
    }
}
