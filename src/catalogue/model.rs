//! The domain types: what a catalogue is made of, with every reference already resolved.
//!
//! Nothing here reads files or searches. Collections, categories, organisations, topics and entries live in flat
//! lists of the [`Catalogue`](super::Catalogue) and point at each other by typed keys, which are positions in those lists.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Declares a typed position in one of the catalogue's lists.
macro_rules! key {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(crate) u32);

        impl $name {
            pub(crate) fn new(position: usize) -> Self {
                Self(position as u32)
            }

            /// The position in the catalogue's list.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

key!(
    /// Names a [`Collection`] of the catalogue.
    CollectionKey
);
key!(
    /// Names a [`Category`] of the catalogue.
    CategoryKey
);
key!(
    /// Names an [`Organisation`] of the catalogue.
    OrganisationKey
);
key!(
    /// Names a [`Topic`] of the catalogue.
    TopicKey
);
key!(
    /// Names an [`Entry`] of the catalogue.
    EntryKey
);

/// One source of entries: an award scheme's year, a set of case studies, a report.
#[derive(Debug, Clone)]
pub struct Collection {
    /// Unique in the catalogue, kebab-case, never changes.
    pub id: String,
    /// The full name, with the year where it has one.
    pub name: String,
    /// What sort of collection it is.
    pub kind: Kind,
    /// Who runs the awards or published the document.
    pub organiser: String,
    /// The year of the awards or of publication.
    pub year: u16,
    /// Whether winners are known; `None` for collections that are not awards.
    pub results: Option<Results>,
    /// When and where winners are, or were, revealed.
    pub ceremony: Option<Ceremony>,
    /// Other names that people use.
    pub aliases: Vec<String>,
    /// What the collection is, in a few sentences.
    pub summary: String,
    /// Facts that belong to the collection as a whole and to none of its entries.
    pub facts: Vec<CollectionFact>,
    /// The original document.
    pub source: Source,
}

/// What sort of collection it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An award scheme's year: entries have recognitions.
    Awards,
    /// Case studies: entries stand in sections.
    CaseStudies,
    /// A report: entries are its articles.
    Report,
}

/// Whether a collection's winners are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Results {
    /// The source names the winners.
    Announced,
    /// The source was written before the ceremony.
    Pending,
}

/// When and where winners are revealed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ceremony {
    /// The day, as a reader would write it: "20 July 2022".
    pub date: String,
    /// The venue.
    pub place: String,
}

/// A fact of the collection as a whole.
#[derive(Debug, Clone)]
pub struct CollectionFact {
    /// The fact, one sentence.
    pub text: String,
    /// Where it stands in the source.
    pub lines: Vec<LineRange>,
}

/// The original document that a collection rests on.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// File name, without a folder.
    pub file: String,
    /// SHA-256 of the file's bytes, in lower-case hexadecimal.
    pub sha256: String,
}

/// Lines of a source, 1-based, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub struct LineRange(pub usize, pub usize);

impl fmt::Display for LineRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == self.1 { write!(f, "{}", self.0) } else { write!(f, "{}–{}", self.0, self.1) }
    }
}

/// An award category of a collection, or a section of a case-study collection.
#[derive(Debug, Clone)]
pub struct Category {
    /// Unique in its collection, kebab-case.
    pub id: String,
    /// The full name.
    pub name: String,
    /// Other names that people use.
    pub aliases: Vec<String>,
    /// Who sponsors it, where anybody does.
    pub sponsor: Option<String>,
    /// The collection it belongs to.
    pub collection: CollectionKey,
}

/// Who entered or ran a project, or took part in it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Unique in the catalogue, kebab-case.
    pub id: String,
    /// The canonical name.
    pub name: String,
    /// What people say: "Wigan" for Wigan Council.
    pub short: String,
    /// Other names and abbreviations.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// "council", "company", "charity" …
    pub kind: String,
    /// The English region, the nation or the country.
    pub region: String,
}

/// A subject that entries share, from the vocabulary.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Unique in the catalogue, kebab-case.
    pub id: String,
    /// The name as shown.
    pub name: String,
    /// Other names that people use.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// An entry's standing in a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recognition {
    /// The category.
    pub category: CategoryKey,
    /// How far it got.
    pub status: Status,
    /// The source lost the category's heading; its neighbours show it.
    pub inferred: bool,
}

/// How far an entry got in a category, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Won the category.
    Winner,
    /// Singled out after the winner.
    HighlyCommended,
    /// Among the last few, did not win.
    Finalist,
    /// On the list that the winner is, or was, chosen from.
    Shortlisted,
    /// Put forward, no further.
    Nominated,
}

impl Status {
    /// Every status, best first.
    pub const ALL: [Self; 5] =
        [Self::Winner, Self::HighlyCommended, Self::Finalist, Self::Shortlisted, Self::Nominated];

    /// The id used in files and JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Winner => "winner",
            Self::HighlyCommended => "highly-commended",
            Self::Finalist => "finalist",
            Self::Shortlisted => "shortlisted",
            Self::Nominated => "nominated",
        }
    }
}

/// One project, case study or article: what people ask about.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Unique in the catalogue, kebab-case, never changes.
    pub id: String,
    /// As the source prints it, white space mended.
    pub title: String,
    /// Other names of the project.
    pub aliases: Vec<String>,
    /// The collection it belongs to.
    pub collection: CollectionKey,
    /// Who entered or ran it; empty where the source does not say.
    pub organisations: Vec<OrganisationKey>,
    /// Who else took part: partners, suppliers, funders.
    pub partners: Vec<OrganisationKey>,
    /// Its standings; empty outside awards.
    pub recognitions: Vec<Recognition>,
    /// The section it stands in; `None` for awards.
    pub section: Option<CategoryKey>,
    /// Its subjects, the most telling first.
    pub topics: Vec<TopicKey>,
    /// 40 to 120 words.
    pub summary: String,
    /// One fact a line, each a sentence that can be shown alone.
    pub facts: Vec<String>,
    /// Everyday questions that it answers.
    pub questions: Vec<String>,
    /// Where it stands in the source.
    pub lines: Vec<LineRange>,
}

impl Entry {
    /// The categories it is recognised in, or the section it stands in.
    pub fn categories(&self) -> impl Iterator<Item = CategoryKey> + '_ {
        self.recognitions.iter().map(|r| r.category).chain(self.section)
    }
}
