//! Which entries belong to what: to an organisation, a topic, a category, a collection.
//!
//! A condition that names such a thing holds for few entries of a large catalogue: to ask all of the others takes longer than all
//! else that a question needs.

use crate::catalogue::{Catalogue, CategoryKey, CollectionKey, Entry, EntryKey, OrganisationKey, TopicKey};
use crate::search::rows::Rows;

/// The entries of each thing, in their order.
pub(crate) struct Belonging {
    organisations: Rows<EntryKey>,
    topics: Rows<EntryKey>,
    categories: Rows<EntryKey>,
    collections: Rows<EntryKey>,
}

impl Belonging {
    pub(super) fn new(catalogue: &Catalogue) -> Self {
        let organisations = catalogue.organisations().len();
        Self {
            organisations: lists(catalogue, organisations, |entry| entry.involved().map(OrganisationKey::index)),
            topics: lists(catalogue, catalogue.topics().len(), |entry| entry.topics.iter().map(|key| key.index())),
            categories: lists(catalogue, catalogue.categories().len(), |entry| {
                entry.categories().map(CategoryKey::index)
            }),
            collections: lists(catalogue, catalogue.collections().len(), |entry| {
                std::iter::once(entry.collection.index())
            }),
        }
    }

    /// What an organisation entered, ran or took part in.
    pub(crate) fn to_organisation(&self, key: OrganisationKey) -> &[EntryKey] {
        self.organisations.of(key.index())
    }

    /// What is about a topic.
    pub(crate) fn to_topic(&self, key: TopicKey) -> &[EntryKey] {
        self.topics.of(key.index())
    }

    /// What stands in a category or section.
    pub(crate) fn to_category(&self, key: CategoryKey) -> &[EntryKey] {
        self.categories.of(key.index())
    }

    /// What a collection has.
    pub(crate) fn to_collection(&self, key: CollectionKey) -> &[EntryKey] {
        self.collections.of(key.index())
    }
}

/// For each of so many things, the entries that name it.
fn lists<'a, I: Iterator<Item = usize>>(
    catalogue: &'a Catalogue,
    things: usize,
    named: impl Fn(&'a Entry) -> I,
) -> Rows<EntryKey> {
    let pairs = catalogue.entries().flat_map(|(key, entry)| named(entry).map(move |thing| (thing, key)));
    let mut pairs: Vec<(usize, EntryKey)> = pairs.collect();
    // Whoever is named twice by an entry, as one who entered it and one who took part, has it once.
    pairs.sort_unstable();
    pairs.dedup();
    Rows::gather(things, pairs.into_iter())
}
