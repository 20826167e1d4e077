//! The version of a catalogue: the same wherever the same program has the same one.

use std::fmt::{self, Write as _};

use sha2::{Digest as _, Sha256};

use super::Catalogue;

/// Digits of the hash that are shown.
const DIGITS: usize = 16;

/// Hashes what is written.
struct Hashing(Sha256);

impl fmt::Write for Hashing {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text);
        Ok(())
    }
}

impl Catalogue {
    /// A hash of everything that can be told of it, in 16 hexadecimal digits.
    #[must_use]
    pub fn version(&self) -> String {
        let mut hashing = Hashing(Sha256::new());
        let Self { collections, categories, organisations, topics, entries, .. } = self;
        // To hash never fails.
        let _ = write!(hashing, "{collections:?}{categories:?}{organisations:?}{topics:?}{entries:?}");
        let hash = format!("{:x}", hashing.0.finalize());
        hash[..DIGITS].to_owned()
    }
}
