//! The catalogue's files as they are written: TOML, strict, with the place of each value.
//!
//! References are still text here. [`load`](super::load) resolves them into the [`model`](super::model).

use serde::Deserialize;
use toml::Spanned;

use super::model::{
    Announcement, Bound, Ceremony, FigureKind, Kind, LineRange, Organisation, Person, Role, Source, Topic,
};
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
    pub(super) results: Option<Announcement>,
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
    /// Where it differs from the collection's.
    pub(super) results: Option<Announcement>,
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
    pub(super) parties: Vec<Spanned<PartyTable>>,
    #[serde(default)]
    pub(super) recognitions: Vec<Spanned<RecognitionTable>>,
    pub(super) section: Option<Spanned<String>>,
    pub(super) topics: Vec<Spanned<String>>,
    pub(super) summary: Spanned<String>,
    pub(super) facts: Vec<Spanned<FactTable>>,
    #[serde(default)]
    pub(super) figures: Vec<Spanned<FigureTable>>,
    #[serde(default)]
    pub(super) people: Vec<Spanned<Person>>,
    pub(super) questions: Vec<Spanned<String>>,
    pub(super) lines: Vec<Spanned<LineRange>>,
}

/// One of an entry's `facts`: a sentence, or a table of it and of what people call what it tells.
#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "a sentence, or a table with `text` and `also`")]
pub(super) enum FactTable {
    Text(String),
    Called(CalledFact),
}

/// A fact with other words for what it tells.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CalledFact {
    pub(super) text: String,
    pub(super) also: Vec<String>,
}

impl FactTable {
    /// The sentence, and the other words.
    pub(super) fn parts(self) -> (String, Vec<String>) {
        match self {
            Self::Text(text) => (text, Vec::new()),
            Self::Called(fact) => (fact.text, fact.also),
        }
    }
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

/// One of an entry's `parties`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartyTable {
    pub(super) organisation: String,
    pub(super) role: Role,
    pub(super) what: Option<String>,
}

/// One of an entry's `figures`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FigureTable {
    pub(super) what: String,
    #[serde(default)]
    pub(super) also: Vec<String>,
    pub(super) value: String,
    pub(super) number: Option<f64>,
    pub(super) to: Option<f64>,
    pub(super) unit: String,
    pub(super) kind: FigureKind,
    pub(super) per: Option<String>,
    pub(super) year: Option<u16>,
    pub(super) bound: Option<Bound>,
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
