//! Results that nobody may know yet.
//!
//! A [`Sealed`] result cannot be printed, compared or serialised. It is opened in two ways: [`Sealed::release`], which is
//! the act of revealing, and [`Sealed::for_organiser`], for an organiser's own eyes. A test looks at who calls them. Only the
//! ledger writes one down.

use std::fmt::{self, Write as _};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// How a category ended, by the ids of its entries.
///
/// It has no `Debug`: whoever holds one holds a secret.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Who won: several where the award is shared.
    pub winners: Vec<String>,
    /// Who was commended.
    #[serde(default)]
    pub commended: Vec<String>,
    /// What the jury says of it.
    #[serde(default)]
    pub citation: Option<String>,
}

/// What makes a result's hash say nothing of the result: 32 bytes of chance, written in hexadecimal digits.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Salt([u8; 32]);

/// A result that nobody may know yet.
#[derive(Clone)]
pub struct Sealed {
    outcome: Outcome,
    salt: Salt,
}

/// A result that everybody may know: it was revealed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Released {
    /// How the category ended.
    pub outcome: Outcome,
    /// What its hash was made with.
    pub salt: Salt,
}

/// Text that is not a salt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a salt has 64 hexadecimal digits")]
pub struct SaltError;

impl Salt {
    /// A salt of these bytes, which chance must have made.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The salt of a category where the chance of this one is to last for many: its hash with the category. Of one of them
    /// nothing follows for another.
    #[must_use]
    pub fn of(&self, category: &str) -> Self {
        Self(Sha256::new().chain_update(self.0).chain_update(category).finalize().into())
    }
}

impl From<Salt> for String {
    fn from(salt: Salt) -> Self {
        hex(&salt.0)
    }
}

impl TryFrom<String> for Salt {
    type Error = SaltError;

    fn try_from(text: String) -> Result<Self, SaltError> {
        unhex(&text).map(Self).ok_or(SaltError)
    }
}

impl Sealed {
    /// Seals a result.
    #[must_use]
    pub fn new(outcome: Outcome, salt: Salt) -> Self {
        Self { outcome, salt }
    }

    /// Reveals it.
    #[must_use]
    pub fn release(&self) -> Released {
        Released { outcome: self.outcome.clone(), salt: self.salt.clone() }
    }

    /// The result, for an organiser's own eyes.
    #[must_use]
    pub fn for_organiser(&self) -> &Outcome {
        &self.outcome
    }

    /// What commits to the result and says nothing of it.
    #[must_use]
    pub fn hash(&self, award: &str, category: &str) -> [u8; 32] {
        self.release().hash(award, category)
    }

    /// As it is written down.
    pub(super) fn stored(&self) -> serde_json::Result<String> {
        serde_json::to_string(&self.release())
    }

    /// As it was written down.
    pub(super) fn from_stored(text: &str) -> serde_json::Result<Self> {
        let Released { outcome, salt } = serde_json::from_str(text)?;
        Ok(Self { outcome, salt })
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealed")
    }
}

impl Released {
    /// The SHA-256 hash of [`Self::text`].
    #[must_use]
    pub fn hash(&self, award: &str, category: &str) -> [u8; 32] {
        Sha256::digest(self.text(award, category)).into()
    }

    /// The lines that are hashed, so that anybody can do it by hand.
    #[must_use]
    pub fn text(&self, award: &str, category: &str) -> String {
        let mut lines = vec![format!("award {award}"), format!("category {category}")];
        lines.extend(self.outcome.winners.iter().map(|entry| format!("winner {entry}")));
        lines.extend(self.outcome.commended.iter().map(|entry| format!("commended {entry}")));
        lines.extend(self.outcome.citation.iter().map(|text| format!("citation {}", text.replace(['\r', '\n'], " "))));
        lines.push(format!("salt {}", hex(&self.salt.0)));
        lines.join("\n") + "\n"
    }
}

impl fmt::Debug for Released {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Outcome { winners, commended, .. } = &self.outcome;
        f.debug_struct("Released").field("winners", winners).field("commended", commended).finish_non_exhaustive()
    }
}

/// Bytes in hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The 32 bytes that these hexadecimal digits are.
#[must_use]
pub fn unhex(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed() -> Sealed {
        let winners = vec!["the-secret-winner".to_owned()];
        let outcome = Outcome { winners, commended: Vec::new(), citation: Some("Well\ndone.".to_owned()) };
        Sealed::new(outcome, Salt::new([7; 32]))
    }

    #[test]
    fn nothing_is_printed() {
        assert_eq!(format!("{:?} {:#?}", sealed(), Some(sealed())), "Sealed Some(\n    Sealed,\n)");
    }

    #[test]
    fn what_is_written_down_is_read_again() {
        let again = Sealed::from_stored(&sealed().stored().expect("it is written")).expect("it is read");
        assert!(again.release() == sealed().release());
    }

    #[test]
    fn the_hash_is_that_of_the_lines() {
        let text = "award lgc-2022\ncategory small-team\nwinner the-secret-winner\ncitation Well done.\nsalt \
                    0707070707070707070707070707070707070707070707070707070707070707\n";
        assert_eq!(sealed().release().text("lgc-2022", "small-team"), text);
        let expected: [u8; 32] = Sha256::digest(text).into();
        assert_eq!(sealed().hash("lgc-2022", "small-team"), expected);
    }

    #[test]
    fn salts_are_64_digits() {
        let salt = Salt::try_from("0a".repeat(32)).expect("it is one");
        assert_eq!(String::from(salt), "0a".repeat(32));
        assert!(Salt::try_from("0a".repeat(31)).is_err() && Salt::try_from("zz".repeat(32)).is_err());
    }
}
