//! About: what the catalogue holds.

use super::Outcome;
use crate::catalogue::{CollectionKey, Status};
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

/// What standings mean, each with how many entries have it; all that an entry has where none is named.
pub(super) fn meanings(library: &Library, named: &[Status]) -> Outcome {
    let having = |status: Status| {
        let keys = library.catalogue().entries().map(|(key, _)| key);
        keys.filter(|key| library.recognitions(*key).any(|recognition| recognition.status == status)).count()
    };
    let counted = |all: &[Status]| all.iter().map(|status| (*status, having(*status))).collect::<Vec<_>>();
    Outcome::Meanings(if named.is_empty() {
        counted(&Status::ALL).into_iter().filter(|(_, number)| *number > 0).collect()
    } else {
        counted(named)
    })
}

pub(super) fn tell(library: &Library) -> Outcome {
    let catalogue = library.catalogue();
    let mut collections: Vec<CollectionCount> = catalogue
        .collections()
        .map(|(collection, _)| CollectionCount { collection, entries: 0, recognitions: 0, categories: 0 })
        .collect();
    for (_, entry) in catalogue.entries() {
        let counted = &mut collections[entry.collection.index()];
        counted.entries += 1;
        counted.recognitions += entry.recognitions.len();
    }
    for (_, category) in catalogue.categories() {
        collections[category.collection.index()].categories += 1;
    }
    let (entries, organisations) = (catalogue.entries().len(), catalogue.organisations().len());
    Outcome::About(About { collections, entries, organisations })
}
