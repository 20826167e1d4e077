//! Where what was made of a catalogue is kept between two starts.

use std::path::PathBuf;

use serde::Deserialize;

use super::environment;

/// The folder of this person's caches.
const AUTO: &str = "auto";
/// The program's own folder in it.
const OURS: &str = "laureate";

/// A folder to keep the index in.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub enum IndexFolder {
    /// This person's folder for caches, where the system has one.
    Auto,
    /// A folder.
    Folder(PathBuf),
    /// It is not kept.
    None,
}

impl From<String> for IndexFolder {
    fn from(text: String) -> Self {
        match text.as_str() {
            AUTO => Self::Auto,
            "" => Self::None,
            _ => Self::Folder(text.into()),
        }
    }
}

impl IndexFolder {
    /// Where it is.
    #[must_use]
    pub fn folder(&self) -> Option<PathBuf> {
        match self {
            Self::Auto => environment::cache_folder().map(|caches| caches.join(OURS)),
            Self::Folder(folder) => Some(folder.clone()),
            Self::None => None,
        }
    }

    /// Whether somebody said where.
    #[must_use]
    pub fn is_chosen(&self) -> bool {
        matches!(self, Self::Folder(_))
    }
}
