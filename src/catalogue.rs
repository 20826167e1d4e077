//! The catalogue: every collection, category, organisation, topic and entry, loaded and validated.
//!
//! In reading order: [`model`] has the types, [`parse`] reads TOML files, [`load`] makes a [`Catalogue`] of them,
//! [`validate`] says what is wrong with one, [`texts`] what of it cannot be shown well, and [`originals`] checks one
//! against the documents it was written from. Nothing here searches.

pub mod figures;
mod file;
pub mod finding;
pub mod load;
pub mod model;
pub mod originals;
mod parse;
mod places;
mod texts;
mod validate;
pub mod vocabulary;

pub use finding::{Finding, Findings};
pub use load::{Examined, SeedFile, SeedFiles};
pub use model::{
    Announcement, Bound, Category, CategoryKey, Collection, CollectionKey, Entry, EntryKey, Figure, FigureKind, Kind,
    LineRange, Organisation, OrganisationKey, Party, Person, Recognition, Role, Status, Topic, TopicKey,
};
pub use vocabulary::Vocabulary;

use std::collections::HashMap;

use places::Places;

/// All collections together, with organisations, topics and vocabulary. Immutable once loaded.
#[derive(Debug, Default)]
pub struct Catalogue {
    collections: Vec<Collection>,
    categories: Vec<Category>,
    organisations: Vec<Organisation>,
    topics: Vec<Topic>,
    entries: Vec<Entry>,
    /// For each entry's id, its key.
    ids: HashMap<String, EntryKey>,
    vocabulary: Vocabulary,
    places: Places,
}

/// Gives a list and the access to one item of it by its key.
macro_rules! list {
    ($many:ident, $one:ident, $item:ty, $key:ty, $what:literal) => {
        #[doc = concat!("All ", $what, ", each with its key, in the order of the files.")]
        pub fn $many(&self) -> impl ExactSizeIterator<Item = ($key, &$item)> + Clone {
            self.$many.iter().enumerate().map(|(i, item)| (<$key>::new(i), item))
        }

        #[doc = concat!("One of the ", $what, ".")]
        #[must_use]
        pub fn $one(&self, key: $key) -> &$item {
            &self.$many[key.index()]
        }
    };
}

impl Catalogue {
    list!(collections, collection, Collection, CollectionKey, "collections");
    list!(categories, category, Category, CategoryKey, "categories and sections");
    list!(organisations, organisation, Organisation, OrganisationKey, "organisations");
    list!(topics, topic, Topic, TopicKey, "topics");
    list!(entries, entry, Entry, EntryKey, "entries");

    /// What the vocabulary says about words.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The entry with this id.
    #[must_use]
    pub fn entry_by_id(&self, id: &str) -> Option<EntryKey> {
        self.ids.get(id).copied()
    }

    /// The collection of an entry.
    #[must_use]
    pub fn collection_of(&self, entry: EntryKey) -> &Collection {
        self.collection(self.entry(entry).collection)
    }

    /// The names of an entry's organisations, as people say them.
    pub fn organisation_names<'a>(&'a self, keys: &'a [OrganisationKey]) -> impl Iterator<Item = &'a str> {
        keys.iter().map(|key| self.organisation(*key).name.as_str())
    }
}
