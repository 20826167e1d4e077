//! The catalogue's files as they are written: TOML, strict, with the place of each value.
//!
//! References are still text here. [`load`](super::load) resolves them into the [`model`](super::model).

use serde::Deserialize;
use toml::Spanned;

use super::model::{Ceremony, Kind, LineRange, Organisation, Results, Source, Topic};
use super::vocabulary::Synonym;

/// `seeds/<collection>.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CollectionFile {
    pub(super) id: Spanned<String>,
    pub(super) name: Spanned<String>,
    pub(super) kind: Kind,
    pub(super) organiser: String,
    pub(super) year: Spanned<u16>,
    pub(super) results: Option<Results>,
    pub(super) ceremony: Option<Ceremony>,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
    pub(super) summary: Spanned<String>,
    #[serde(default)]
    pub(super) facts: Vec<CollectionFactLine>,
    pub(super) source: Spanned<Source>,
    #[serde(default)]
    pub(super) category: Vec<CategoryTable>,
    #[serde(default)]
    pub(super) entry: Vec<EntryTable>,
}

/// One of a collection's own facts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CollectionFactLine {
    pub(super) text: Spanned<String>,
    pub(super) lines: Vec<LineRange>,
}

/// `[[category]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CategoryTable {
    pub(super) id: Spanned<String>,
    pub(super) name: Spanned<String>,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
    pub(super) sponsor: Option<String>,
}

/// `[[entry]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EntryTable {
    pub(super) id: Spanned<String>,
    pub(super) title: Spanned<String>,
    #[serde(default)]
    pub(super) aliases: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) organisations: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) partners: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) recognitions: Vec<Spanned<RecognitionTable>>,
    pub(super) section: Option<Spanned<String>>,
    pub(super) topics: Vec<Spanned<String>>,
    pub(super) summary: Spanned<String>,
    pub(super) facts: Vec<Spanned<String>>,
    pub(super) questions: Vec<Spanned<String>>,
    pub(super) lines: Vec<Spanned<LineRange>>,
}

/// One of an entry's `recognitions`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RecognitionTable {
    pub(super) category: String,
    pub(super) status: super::model::Status,
    #[serde(default)]
    pub(super) inferred: bool,
}

/// `seeds/organisations.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OrganisationsFile {
    #[serde(default)]
    pub(super) organisation: Vec<Spanned<Organisation>>,
}

/// `seeds/vocabulary.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VocabularyFile {
    #[serde(default)]
    pub(super) stopwords: Vec<String>,
    #[serde(default)]
    pub(super) places: Vec<String>,
    #[serde(default)]
    pub(super) topic: Vec<Spanned<Topic>>,
    #[serde(default)]
    pub(super) synonym: Vec<Spanned<Synonym>>,
}
