//! The running order: the categories of an award whose results are pending, as the catalogue has them.

use crate::catalogue::{Announcement, Catalogue, Category, CategoryKey, CollectionKey, Entry, EntryKey};

/// The categories of a show, in their order.
#[derive(Debug, Clone)]
pub struct RunningOrder<'a> {
    catalogue: &'a Catalogue,
    collection: CollectionKey,
    categories: Vec<CategoryKey>,
}

impl<'a> RunningOrder<'a> {
    /// The running order of a collection; it has no categories where the catalogue announces everything itself.
    #[must_use]
    pub fn of(catalogue: &'a Catalogue, collection: CollectionKey) -> Self {
        let pending = |category: &Category| {
            category.collection == collection && category.announcement == Some(Announcement::Pending)
        };
        let categories = catalogue.categories().filter(|(_, category)| pending(category)).map(|(key, _)| key).collect();
        Self { catalogue, collection, categories }
    }

    /// The running order of the collection with this id.
    #[must_use]
    pub fn of_award(catalogue: &'a Catalogue, id: &str) -> Option<Self> {
        let collection = catalogue.collections().find(|(_, collection)| collection.id == id)?.0;
        Some(Self::of(catalogue, collection))
    }

    /// The catalogue.
    #[must_use]
    pub fn catalogue(&self) -> &'a Catalogue {
        self.catalogue
    }

    /// The collection.
    #[must_use]
    pub fn collection(&self) -> CollectionKey {
        self.collection
    }

    /// The award's id, which is its collection's.
    #[must_use]
    pub fn award(&self) -> &'a str {
        &self.catalogue.collection(self.collection).id
    }

    /// The award's name.
    #[must_use]
    pub fn name(&self) -> &'a str {
        &self.catalogue.collection(self.collection).name
    }

    /// The categories in their order, each with its key.
    #[must_use]
    pub fn categories(&self) -> impl ExactSizeIterator<Item = (CategoryKey, &'a Category)> + '_ {
        self.categories.iter().map(|key| (*key, self.catalogue.category(*key)))
    }

    /// Where a category stands, counted from 0.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<usize> {
        self.categories().position(|(_, category)| category.id == id)
    }

    /// A category's key by its id.
    #[must_use]
    pub fn category(&self, id: &str) -> Option<CategoryKey> {
        self.position(id).map(|at| self.categories[at])
    }

    /// The entries that stand in a category, in the order of the catalogue.
    pub fn shortlist(&self, category: CategoryKey) -> impl Iterator<Item = (EntryKey, &'a Entry)> + '_ {
        let stands = move |entry: &Entry| entry.recognitions.iter().any(|stood| stood.category == category);
        self.catalogue.entries().filter(move |(_, entry)| stands(entry))
    }
}
