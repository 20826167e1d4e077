//! What an organisers' sheet comes to, before it is written: collections, with the organisations and topics that a catalogue
//! lacks.

use crate::catalogue::{FigureKind, Proposed, Role, Status};

/// Everything that a sheet says.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// A collection for each year.
    pub collections: Vec<CollectionDraft>,
    /// Organisations that the catalogue lacks.
    pub organisations: Vec<OrganisationDraft>,
    /// Topics that it lacks: id and name.
    pub topics: Vec<(String, String)>,
    /// What whoever imports it has to know.
    pub told: Vec<String>,
}

/// A collection.
#[derive(Debug, Clone, Default)]
pub struct CollectionDraft {
    /// Its id.
    pub id: String,
    /// Its name, with the year.
    pub name: String,
    /// Who runs it.
    pub organiser: String,
    /// Whether nobody said who runs it.
    pub organiser_is_guessed: bool,
    /// Its year.
    pub year: u16,
    /// Its categories, in the order of the sheet.
    pub categories: Vec<CategoryDraft>,
    /// Its entries, in the order of the sheet.
    pub entries: Vec<EntryDraft>,
}

impl CollectionDraft {
    /// Whether the results of a category are known: somebody got further than the list.
    pub(super) fn is_announced(&self, category: usize) -> bool {
        let stood = self.entries.iter().flat_map(|entry| &entry.recognitions);
        stood.clone().any(|(of, status)| *of == category && status.is_award())
    }
}

/// A category.
#[derive(Debug, Clone, Default)]
pub struct CategoryDraft {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Who sponsors it.
    pub sponsor: Option<String>,
    /// Who judged it.
    pub judges: Vec<String>,
}

/// An entry.
#[derive(Debug, Clone, Default)]
pub struct EntryDraft {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Ids of those who entered it.
    pub organisations: Vec<String>,
    /// What people call the first of them.
    pub organisation_name: Option<String>,
    /// Ids of those who took part, and as what.
    pub parties: Vec<(String, Role)>,
    /// Names, and posts where they are given.
    pub people: Vec<(String, Option<String>)>,
    /// The numbers of its categories, and how far it got there.
    pub recognitions: Vec<(usize, Status)>,
    /// Ids of topics.
    pub topics: Vec<String>,
    /// What it is.
    pub summary: String,
    /// The sentences that are stated about it.
    pub facts: Vec<String>,
    /// Figures of these.
    pub figures: Vec<FigureDraft>,
    /// Questions that it answers.
    pub questions: Vec<String>,
    /// Parts of it that nobody wrote and nobody looked at.
    pub proposed: Vec<Proposed>,
}

/// A figure.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureDraft {
    /// What it counts or measures.
    pub what: String,
    /// As it is written.
    pub value: String,
    /// The number.
    pub number: f64,
    /// What it is counted in.
    pub unit: String,
    /// What kind of figure it is.
    pub kind: FigureKind,
    /// What it is counted for each of.
    pub per: Option<String>,
}

/// An organisation.
#[derive(Debug, Clone, Default)]
pub struct OrganisationDraft {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What sort of organisation it is.
    pub kind: String,
    /// Where it is.
    pub region: String,
}
