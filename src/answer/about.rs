//! About: what the catalogue holds.

use super::{Answer, Outcome};
use crate::catalogue::CollectionKey;
use crate::library::Library;

/// What the catalogue holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Each collection with its counts.
    pub collections: Vec<CollectionCount>,
    /// Entries in all.
    pub entries: usize,
    /// Organisations in all.
    pub organisations: usize,
}

/// A collection's counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CollectionCount {
    /// The collection.
    pub collection: CollectionKey,
    /// Its entries.
    pub entries: usize,
    /// Its entries' recognitions, all standings together.
    pub recognitions: usize,
    /// Its categories or sections.
    pub categories: usize,
}

pub(super) fn answer(library: &Library) -> Answer {
    let catalogue = library.catalogue();
    let collections = catalogue
        .collections()
        .map(|(key, _)| {
            let entries = catalogue.entries().filter(|(_, entry)| entry.collection == key);
            CollectionCount {
                collection: key,
                entries: entries.clone().count(),
                recognitions: entries.map(|(_, entry)| entry.recognitions.len()).sum(),
                categories: catalogue.categories().filter(|(_, category)| category.collection == key).count(),
            }
        })
        .collect();
    let about =
        About { collections, entries: catalogue.entries().len(), organisations: catalogue.organisations().len() };
    Answer::new("about".to_owned(), Outcome::About(about))
}
