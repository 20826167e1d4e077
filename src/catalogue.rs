//! The catalogue: every collection, category, organisation, topic and entry, loaded and validated.
//!
//! In reading order: [`model`] and [`status`] have the types, [`seeds`] gathers files, [`parse`] reads their TOML, [`load`]
//! makes a [`Catalogue`] of them with the [`references`] resolved and several catalogues [`merge`]d, [`examined`] is that with
//! all that is to be said of it, [`part`] makes one of
//! some of its collections, [`validate`] says what is wrong with one, [`style`] and [`texts`] what could be better, [`thin`]
//! which entries are hardly found, [`prose`] keeps what they tell in little room, [`originals`] checks one against the documents it was written from, and [`version`] tells
//! two apart. Nothing here searches.

mod examined;
pub mod figures;
mod file;
pub mod finding;
mod keys;
mod load;
mod locations;
mod merge;
pub mod model;
pub mod originals;
mod parse;
mod part;
mod prose;
mod recover;
mod references;
mod seeds;
pub mod status;
mod style;
mod texts;
mod thin;
mod validate;
mod version;
pub mod vocabulary;

pub use examined::Examined;
pub use finding::{Finding, Findings, Severity};
pub use model::{
    Announcement, Bound, Category, CategoryKey, Collection, CollectionKey, Entry, EntryKey, Figure, FigureKind, Kind,
    LineRange, Organisation, OrganisationKey, Party, Person, Proposed, Recognition, Role, Source, Topic, TopicKey,
};
pub(crate) use prose::Away;
pub use prose::Prose;
pub(crate) use references::id_of;
pub(crate) use seeds::Fingerprint;
pub use seeds::{SeedFile, SeedFiles};
pub use status::Status;
pub use vocabulary::Vocabulary;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::plain;
use locations::{EntryLocations, SourceMap};

/// All collections together, with organisations, topics and vocabulary. Immutable once loaded.
#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Catalogue {
    collections: Vec<Collection>,
    categories: Vec<Category>,
    organisations: Vec<Organisation>,
    topics: Vec<Topic>,
    entries: Vec<Entry>,
    /// The entries in the order of their ids.
    #[serde(with = "plain")]
    by_id: Vec<EntryKey>,
    vocabulary: Vocabulary,
    /// Where each thing stands in the files, as long as somebody may ask: a library does not.
    #[serde(skip)]
    locations: SourceMap,
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

    /// The same without where things stand in the files, which takes a good part of the memory.
    #[must_use]
    pub fn without_places(self) -> Self {
        Self { locations: SourceMap::default(), ..self }
    }

    /// What the vocabulary says about words.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The entry with this id.
    #[must_use]
    pub fn entry_by_id(&self, id: &str) -> Option<EntryKey> {
        let at = self.by_id.partition_point(|key| *self.entry(*key).id < *id);
        self.by_id.get(at).copied().filter(|key| self.entry(*key).id == id)
    }

    /// Every status that an entry of the catalogue has, best first.
    #[must_use]
    pub fn statuses(&self) -> Vec<Status> {
        let has = |status: &Status| {
            self.entries.iter().flat_map(|entry| &entry.recognitions).any(|recognition| recognition.status == *status)
        };
        Status::ALL.into_iter().filter(has).collect()
    }

    /// Puts the entries in the order of their ids, after the last was added. Of those that share one, which validation
    /// reports, the first is found by it.
    fn order_ids(&mut self) {
        let mut by_id: Vec<EntryKey> = (0..self.entries.len()).map(EntryKey::new).collect();
        by_id.sort_by(|a, b| self.entry(*a).id.cmp(&self.entry(*b).id));
        self.by_id = by_id;
    }

    /// Where the entries of a collection stand, side by side.
    fn entries_of(&self, collection: CollectionKey) -> Range<usize> {
        let first = self.entries.partition_point(|entry| entry.collection < collection);
        let after = self.entries.partition_point(|entry| entry.collection <= collection);
        first..after
    }

    /// The same entries, each with where it stands in the files.
    fn located(&self, collection: CollectionKey) -> impl Iterator<Item = (&Entry, &EntryLocations)> {
        let entries = self.entries_of(collection);
        self.entries[entries.clone()].iter().zip(&self.locations.entries[entries])
    }

    /// The collection of an entry.
    #[must_use]
    pub fn collection_of(&self, entry: EntryKey) -> &Collection {
        self.collection(self.entry(entry).collection)
    }

    /// The notes of collections and entries: where each stands, as `file:line`, the id of what it is about, and its text.
    pub fn notes(&self) -> impl Iterator<Item = (String, &str, &str)> {
        let collections =
            self.collections.iter().zip(&self.locations.collections).zip(&self.locations.collection_notes);
        let of_collections = collections.flat_map(|((collection, (file, _)), lines)| {
            let notes = collection.notes.iter().zip(lines);
            notes.map(move |(note, line)| (format!("{file}:{line}"), collection.id.as_str(), note.as_str()))
        });
        let entries = self.entries.iter().zip(&self.locations.entries);
        let of_entries = entries.flat_map(|(entry, locations)| {
            let notes = entry.notes.iter().zip(&locations.notes);
            notes.map(move |(note, line)| (format!("{}:{line}", locations.file), entry.id.as_str(), note.as_str()))
        });
        of_collections.chain(of_entries)
    }

    /// The names of an entry's organisations, as people say them.
    pub fn organisation_names<'a>(&'a self, keys: &'a [OrganisationKey]) -> impl Iterator<Item = &'a str> {
        keys.iter().map(|key| self.organisation(*key).name.as_str())
    }
}
