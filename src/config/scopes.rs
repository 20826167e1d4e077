//! `[[discord.scope]]`: which server sees which collections.

use std::num::NonZeroU64;

use serde::{Deserialize, Deserializer};
use toml::Spanned;

use super::values;
use crate::wording::Asked;

/// What one server sees.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// The server.
    pub server: Server,
    /// The ids of the collections, one at least. Whether there are such is known with the catalogue only.
    #[serde(deserialize_with = "collections")]
    pub collections: Vec<Named>,
    /// In which language it is replied there; "auto" leaves it to the setting for all.
    #[serde(default)]
    pub language: Asked,
}

/// A server, and where it is written.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "Spanned<values::Server>")]
pub struct Server {
    /// Its id.
    pub id: NonZeroU64,
    /// The byte of the long text of all layers.
    pub(super) at: usize,
}

impl From<Spanned<values::Server>> for Server {
    fn from(written: Spanned<values::Server>) -> Self {
        Self { at: written.span().start, id: written.into_inner().0 }
    }
}

/// A collection's id, and where it is written.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "Spanned<String>")]
pub struct Named {
    /// The id.
    pub id: String,
    /// File, line and column, or the variable.
    pub location: String,
    /// The byte of the long text of all layers.
    pub(super) at: usize,
}

impl From<Spanned<String>> for Named {
    fn from(written: Spanned<String>) -> Self {
        Self { at: written.span().start, id: written.into_inner(), location: String::new() }
    }
}

/// What is seen where no scope says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unscoped {
    /// Everything.
    All,
    /// Nothing.
    None,
}

fn collections<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Named>, D::Error> {
    let named: Vec<Named> = Vec::deserialize(deserializer)?;
    if named.is_empty() {
        return Err(serde::de::Error::custom("`collections` is empty; expected the id of one at least"));
    }
    Ok(named)
}
