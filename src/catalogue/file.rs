//! The catalogue's files as they are written: TOML, strict, with the place of each value.
//!
//! References are still text here. [`load`](super::load) resolves them into the [`model`](super::model).

use serde::Deserialize;
use toml::Spanned;

use super::model::{
    Announcement, Bound, Ceremony, FigureKind, Kind, LineRange, Organisation, Person, Proposed, Role, Source, Topic,
};
use super::status::Status;
use super::vocabulary::Synonym;

/// `seeds/<collection>.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CollectionFile {
    pub(super) id: Spanned<String>,
    pub(super) name: Spanned<String>,
    #[serde(default = "awards")]
    pub(super) kind: Kind,
    pub(super) organiser: String,
    pub(super) year: Spanned<u16>,
    pub(super) results: Option<Announcement>,
    pub(super) ceremony: Option<Ceremony>,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
    #[serde(default)]
    pub(super) summary: String,
    #[serde(default)]
    pub(super) facts: Vec<CollectionFactLine>,
    #[serde(default)]
    pub(super) notes: Vec<Spanned<String>>,
    pub(super) source: Option<Source>,
    #[serde(default)]
    pub(super) category: Vec<CategoryTable>,
    #[serde(default)]
    pub(super) entry: Vec<EntryTable>,
    /// Whether a `[[category]]` cannot be read: then an unknown one is not a finding.
    #[serde(skip)]
    pub(super) categories_lost: bool,
    /// Whether something is wrong with what stands above the tables: then nothing is said of what follows from it.
    #[serde(skip)]
    pub(super) broken: bool,
}

/// What a collection is that does not say what it is.
fn awards() -> Kind {
    Kind::Awards
}

/// One of a collection's own facts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CollectionFactLine {
    pub(super) text: Spanned<String>,
    #[serde(default)]
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
    #[serde(default)]
    pub(super) apart: bool,
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
    pub(super) area: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) parties: Vec<Spanned<PartyTable>>,
    #[serde(default)]
    pub(super) recognitions: Vec<Spanned<RecognitionTable>>,
    pub(super) section: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) topics: Vec<Spanned<String>>,
    pub(super) summary: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) facts: Vec<Spanned<FactTable>>,
    #[serde(default)]
    pub(super) figures: Vec<Spanned<FigureTable>>,
    #[serde(default)]
    pub(super) people: Vec<Spanned<Person>>,
    #[serde(default)]
    pub(super) questions: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) notes: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) lines: Vec<Spanned<LineRange>>,
    #[serde(default)]
    pub(super) proposed: Vec<Proposed>,
}

/// One of an entry's `facts`: a sentence, or a table of it with its short form and what people call what it tells.
#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "a sentence, or a table with `text` and perhaps `short` and `also`")]
pub(super) enum FactTable {
    Text(String),
    Described(DescribedFact),
}

/// A fact with its short form and other words for what it tells.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DescribedFact {
    pub(super) text: String,
    pub(super) short: Option<String>,
    #[serde(default)]
    pub(super) also: Vec<String>,
}

impl From<FactTable> for DescribedFact {
    fn from(fact: FactTable) -> Self {
        match fact {
            FactTable::Text(text) => Self { text, short: None, also: Vec::new() },
            FactTable::Described(fact) => fact,
        }
    }
}

/// One of an entry's `recognitions`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RecognitionTable {
    pub(super) category: String,
    pub(super) status: Status,
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
