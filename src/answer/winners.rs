//! Winners: who won, by category; where results are pending, who is on the shortlist.

use super::understood::understood;
use super::{Answer, Outcome, Recognised};
use crate::catalogue::{Catalogue, CategoryKey, CollectionKey, EntryKey, Kind, Results, Status};
use crate::library::Library;
use crate::search::filter::{Filter, FilterText};

/// Results by category.
#[derive(Debug, Clone, PartialEq)]
pub struct Winners {
    /// Categories, in the order of the catalogue, grouped by collection.
    pub categories: Vec<CategoryResult>,
    /// Whether they are narrowed to somebody's own entries.
    pub of_organisation: bool,
    /// Collections that fit but hand out no awards.
    pub without_awards: Vec<CollectionKey>,
}

/// The result of one category.
#[derive(Debug, Clone, PartialEq)]
pub struct CategoryResult {
    /// The category.
    pub category: CategoryKey,
    /// Its collection.
    pub collection: CollectionKey,
    /// Whether winners are still to be revealed.
    pub pending: bool,
    /// The winners; where results are pending, all that may still win; of an organisation, all its entries.
    pub entries: Vec<Recognised>,
}

impl Winners {
    /// The entries, in order, each once.
    pub fn entries(&self) -> impl Iterator<Item = EntryKey> {
        let mut seen = Vec::new();
        let all = self.categories.iter().flat_map(|category| &category.entries).map(|(entry, _)| *entry);
        for entry in all {
            if !seen.contains(&entry) {
                seen.push(entry);
            }
        }
        seen.into_iter()
    }

    /// How many recognitions of this standing are among them.
    #[must_use]
    pub fn count(&self, status: Status) -> usize {
        self.categories.iter().flat_map(|category| &category.entries).filter(|(_, r)| r.status == status).count()
    }
}

pub(super) fn answer(library: &Library, filters: &FilterText) -> Answer {
    let filter = match library.search().filter(filters) {
        Ok(filter) => filter,
        Err(unknown) => return Answer::new("winners".to_owned(), Outcome::Refused(unknown)),
    };
    let winners = results(library, &filter);
    Answer::new(understood(library, "winners", "", &filter), Outcome::Winners(winners))
}

/// The results of what a filter lets through.
pub(super) fn results(library: &Library, filter: &Filter) -> Winners {
    let catalogue = library.catalogue();
    let mut winners =
        Winners { categories: Vec::new(), of_organisation: filter.organisations.is_some(), without_awards: Vec::new() };
    for (key, category) in catalogue.categories() {
        let collection = catalogue.collection(category.collection);
        let wanted = filter.categories.as_ref().is_none_or(|keys| keys.contains(&key))
            && filter.collections.as_ref().is_none_or(|keys| keys.contains(&category.collection))
            && filter.year.is_none_or(|year| collection.year == year);
        if wanted && collection.kind == Kind::Awards {
            let pending = collection.results == Some(Results::Pending);
            let entries = recognised(catalogue, key, pending, filter);
            if !entries.is_empty() {
                let collection = category.collection;
                winners.categories.push(CategoryResult { category: key, collection, pending, entries });
            }
        } else if wanted && !winners.without_awards.contains(&category.collection) {
            winners.without_awards.push(category.collection);
        }
    }
    winners
}

/// Who is recognised in a category, best standing first.
fn recognised(catalogue: &Catalogue, category: CategoryKey, pending: bool, filter: &Filter) -> Vec<Recognised> {
    let all = pending || filter.organisations.is_some();
    let mut entries: Vec<Recognised> = catalogue
        .entries()
        .filter(|(_, entry)| filter.allows(catalogue, entry))
        .flat_map(|(key, entry)| entry.recognitions.iter().map(move |r| (key, *r)))
        .filter(|(_, r)| r.category == category && (all || r.status == Status::Winner))
        .collect();
    entries.sort_by_key(|(key, recognition)| (recognition.status, *key));
    entries
}
