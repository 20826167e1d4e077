//! Which catalogues are read: the built-in one, folders, or several of them as one.

use std::collections::HashSet;
use std::fmt;
use std::path::PathBuf;

use serde::de::value::SeqAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};

/// What the built-in catalogue is called in the settings. A folder of that name is `./built-in`.
const BUILT_IN: &str = "built-in";

/// One place that catalogue files are read from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Seeds {
    /// What is compiled into the program.
    BuiltIn,
    /// The `.toml` files of a folder.
    Folder(PathBuf),
}

impl From<&str> for Seeds {
    fn from(text: &str) -> Self {
        if text == BUILT_IN { Self::BuiltIn } else { Self::Folder(text.into()) }
    }
}

impl fmt::Display for Seeds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BuiltIn => f.write_str(BUILT_IN),
            Self::Folder(path) => path.display().fmt(f),
        }
    }
}

/// A folder, `built-in`, or a list of them. Nothing at all is the built-in catalogue.
pub(super) fn seeds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Seeds>, D::Error> {
    deserializer.deserialize_any(OneOrSeveral)
}

struct OneOrSeveral;

impl<'de> Visitor<'de> for OneOrSeveral {
    type Value = Vec<Seeds>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\"built-in\", a folder, or a list of them")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Vec<Seeds>, E> {
        Ok(vec![if text.is_empty() { Seeds::BuiltIn } else { text.into() }])
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Vec<Seeds>, A::Error> {
        let all: Vec<Listed> = Vec::deserialize(SeqAccessDeserializer::new(items))?;
        let all: Vec<Seeds> = all.into_iter().map(|listed| listed.0).collect();
        let mut seen = HashSet::new();
        if let Some(twice) = all.iter().find(|seeds| !seen.insert(*seeds)) {
            return Err(A::Error::custom(format!("`{twice}` stands twice")));
        }
        if all.is_empty() {
            return Err(A::Error::custom(format!("the list is empty; expected \"{BUILT_IN}\" or a folder in it")));
        }
        Ok(all)
    }
}

/// One of a list, which is refused where it stands.
struct Listed(Seeds);

impl<'de> Deserialize<'de> for Listed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.is_empty() {
            return Err(D::Error::custom(format!(
                "an empty text names no folder; expected \"{BUILT_IN}\" or a folder"
            )));
        }
        Ok(Self(text.as_str().into()))
    }
}
