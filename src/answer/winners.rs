//! Winners: who won, by category; where results are pending, who is on the shortlist.

use rustc_hash::{FxHashMap, FxHashSet};

use super::select::{Conditions, nothing, one_too_many, recognitions};
use super::{Outcome, Recognised, Refusal};
use crate::catalogue::{CategoryKey, CollectionKey, EntryKey, Status};
use crate::library::Library;
use crate::query::{Clause, Field, Select};

/// Results by category.
#[derive(Debug, Clone, PartialEq)]
pub struct Winners {
    /// Categories, in the order of the catalogue, grouped by collection.
    pub categories: Vec<CategoryResult>,
    /// Whether they are narrowed to some entries, such as an organisation's own.
    pub of_some: bool,
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
    /// Whether its winner is still to be revealed.
    pub pending: bool,
    /// The winners; where results are pending, all that may still win; of an organisation, all its entries.
    pub entries: Vec<Recognised>,
}

impl Winners {
    /// The entries, in order, each once.
    pub fn entries(&self) -> impl Iterator<Item = EntryKey> {
        let mut seen = FxHashSet::default();
        let all = self.categories.iter().flat_map(|category| &category.entries).map(|(entry, _)| *entry);
        all.filter(move |entry| seen.insert(*entry))
    }

    /// How many recognitions of this standing are among them.
    #[must_use]
    pub fn count(&self, status: Status) -> usize {
        self.categories.iter().flat_map(|category| &category.entries).filter(|(_, r)| r.status == status).count()
    }
}

/// The results of what a query selects.
pub(super) fn tell(library: &Library, select: &Select) -> Outcome {
    let winners = results(library, select);
    if winners.categories.is_empty() && winners.without_awards.is_empty() {
        let fitting = |rest: &Select| Ok(results(library, rest).entries().count());
        // Nothing is searched, so nothing fails.
        let dropped = one_too_many(select, fitting).unwrap_or_default();
        return nothing(Refusal::Empty(dropped));
    }
    Outcome::Winners(winners)
}

/// The results of the categories that a query is about.
pub(super) fn results(library: &Library, select: &Select) -> Winners {
    let catalogue = library.catalogue();
    let of_some = select.text.is_some()
        || select.clauses.iter().any(|clause| {
            !matches!(clause.field, Field::Category(_) | Field::Collection(_) | Field::Year(_) | Field::Status(_))
        });
    let mut winners = Winners { categories: Vec::new(), of_some, without_awards: Vec::new() };
    let mut recognised = recognised(library, select, of_some);
    for (key, category) in catalogue.categories() {
        if !wants(library, &select.clauses, key) {
            continue;
        }
        let collection = category.collection;
        if category.announcement.is_some() {
            let pending = library.results().is_open(key);
            if let Some(mut entries) = recognised.remove(&key) {
                entries.sort_by_key(|(key, recognition)| (recognition.status, *key));
                winners.categories.push(CategoryResult { category: key, collection, pending, entries });
            }
        } else if !winners.without_awards.contains(&collection) {
            winners.without_awards.push(collection);
        }
    }
    winners
}

/// Whether a query is about a category.
fn wants(library: &Library, clauses: &[Clause], key: CategoryKey) -> bool {
    let catalogue = library.catalogue();
    let collection = catalogue.category(key).collection;
    clauses.iter().all(|clause| {
        let holds = match &clause.field {
            Field::Category(keys) => keys.contains(&key),
            Field::Collection(keys) => keys.contains(&collection),
            Field::Year(ranges) => ranges.iter().any(|range| range.contains(&catalogue.collection(collection).year)),
            _ => return true,
        };
        holds != clause.not
    })
}

/// Who is recognised in each category: all of them where its results are pending, or where all are wanted.
fn recognised(library: &Library, select: &Select, all: bool) -> FxHashMap<CategoryKey, Vec<Recognised>> {
    let clauses: Vec<Clause> =
        select.clauses.iter().filter(|clause| !matches!(clause.field, Field::Status(_))).cloned().collect();
    let mut recognised: FxHashMap<CategoryKey, Vec<Recognised>> = FxHashMap::default();
    for key in Conditions::new(library, &clauses).holding() {
        for recognition in recognitions(library, &clauses, key) {
            if all || recognition.status.is_award() || library.results().is_open(recognition.category) {
                recognised.entry(recognition.category).or_default().push((key, recognition));
            }
        }
    }
    recognised
}
