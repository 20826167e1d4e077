//! How the categories ended, as the public may know it.
//!
//! Who *stood* is the catalogue's and never changes while the program runs. How it *ended* is a value of its own, laid over
//! it: made of what the catalogue itself announces, and replaced as a whole when a category is announced later. Everything
//! that tells of a standing asks here, never the catalogue. No index depends on it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rustc_hash::FxHashMap;

use crate::catalogue::{Announcement, Catalogue, CategoryKey, CollectionKey, Entry, EntryKey, Recognition, Status};

/// The state of every award category.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Results {
    /// For each category, its state.
    states: Vec<State>,
    /// Who got further than the list, in the categories that were announced.
    awarded: FxHashMap<(CategoryKey, EntryKey), Status>,
    /// When a category was announced, where that is known.
    times: BTreeMap<CategoryKey, Timestamp>,
}

/// How far a category is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// A section: nobody wins it.
    NoAward,
    /// The winner is not known yet.
    Open,
    /// The winner is known.
    Announced,
}

/// Why a category cannot be announced so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AnnounceError {
    /// A section has no winner.
    #[error("nobody wins this category")]
    NoAward,
    /// Somebody who is to be announced does not stand in the category.
    #[error("this entry does not stand in the category")]
    NotInCategory(EntryKey),
}

impl Results {
    /// What the catalogue itself announces.
    #[must_use]
    pub fn of(catalogue: &Catalogue) -> Self {
        let states = catalogue.categories().map(|(_, category)| match category.announcement {
            None => State::NoAward,
            Some(Announcement::Pending) => State::Open,
            Some(Announcement::Announced) => State::Announced,
        });
        let mut results = Self { states: states.collect(), awarded: FxHashMap::default(), times: BTreeMap::new() };
        for (key, entry) in catalogue.entries() {
            for recognition in entry.recognitions.iter().filter(|r| r.status.is_award()) {
                if results.states[recognition.category.index()] == State::Announced {
                    results.awarded.insert((recognition.category, key), recognition.status);
                }
            }
        }
        results
    }

    /// The same with one category announced: in place of whatever was known of it.
    ///
    /// # Errors
    /// The category is a section, or somebody does not stand in it.
    pub fn announced(
        &self,
        catalogue: &Catalogue,
        category: CategoryKey,
        winners: &[EntryKey],
        commended: &[EntryKey],
    ) -> Result<Self, AnnounceError> {
        if self.states[category.index()] == State::NoAward {
            return Err(AnnounceError::NoAward);
        }
        let mut next = self.clone();
        next.awarded.retain(|(known, _), _| *known != category);
        next.times.remove(&category);
        next.states[category.index()] = State::Announced;
        // A winner who was commended as well has won.
        let awards = [(commended, Status::HighlyCommended), (winners, Status::Winner)];
        for (entry, status) in awards.iter().flat_map(|(entries, status)| entries.iter().map(move |e| (*e, *status))) {
            if !catalogue.entry(entry).recognitions.iter().any(|recognition| recognition.category == category) {
                return Err(AnnounceError::NotInCategory(entry));
            }
            next.awarded.insert((category, entry), status);
        }
        Ok(next)
    }

    /// The same, with the moment at which a category was announced.
    #[must_use]
    pub fn told_at(mut self, category: CategoryKey, moment: Timestamp) -> Self {
        self.times.insert(category, moment);
        self
    }

    /// When a category was announced; `None` where it is open, and where nobody wrote it down.
    #[must_use]
    pub fn announced_at(&self, category: CategoryKey) -> Option<Timestamp> {
        self.times.get(&category).copied()
    }

    /// How many of a collection's award categories are announced, and how many there are.
    #[must_use]
    pub fn progress(&self, catalogue: &Catalogue, collection: CollectionKey) -> (usize, usize) {
        let awards = catalogue
            .categories()
            .filter(|(key, category)| category.collection == collection && self.states[key.index()] != State::NoAward);
        awards.fold((0, 0), |(done, all), (key, _)| (done + usize::from(self.is_announced(key)), all + 1))
    }

    /// Whether the winner of a category is not known yet.
    #[must_use]
    pub fn is_open(&self, category: CategoryKey) -> bool {
        self.states[category.index()] == State::Open
    }

    /// Whether the winner of a category is known.
    #[must_use]
    pub fn is_announced(&self, category: CategoryKey) -> bool {
        self.states[category.index()] == State::Announced
    }

    /// Whether a collection has a category whose winner is not known yet.
    #[must_use]
    pub fn has_open(&self, catalogue: &Catalogue, collection: CollectionKey) -> bool {
        catalogue.categories().any(|(key, category)| category.collection == collection && self.is_open(key))
    }

    /// Who got further than the list in a category, once it is announced, in the order of the catalogue.
    pub fn awarded(&self, category: CategoryKey) -> impl Iterator<Item = (EntryKey, Status)> + use<> {
        let of_category = self.awarded.iter().filter(|((known, _), _)| *known == category);
        let mut awarded: Vec<(EntryKey, Status)> = of_category.map(|((_, entry), status)| (*entry, *status)).collect();
        awarded.sort_unstable_by_key(|(entry, _)| *entry);
        awarded.into_iter()
    }

    /// The entries that got one of these further in a category that is announced, in the order of the catalogue, once for each.
    pub(crate) fn awarded_one_of(&self, statuses: &[Status]) -> Vec<EntryKey> {
        let of_status = self.awarded.iter().filter(|(_, status)| statuses.contains(status));
        let mut entries: Vec<EntryKey> = of_status.map(|((_, entry), _)| *entry).collect();
        entries.sort_unstable();
        entries
    }

    /// An entry's standings by now, in the order of the catalogue.
    pub fn recognitions<'a>(&'a self, key: EntryKey, entry: &'a Entry) -> impl Iterator<Item = Recognition> + 'a {
        entry.recognitions.iter().map(move |stood| {
            let awarded = self.awarded.get(&(stood.category, key)).copied();
            // Whoever stood as a winner by the source and was announced otherwise is one of the list.
            let stood_as = if stood.status.is_award() { Status::Shortlisted } else { stood.status };
            Recognition { status: awarded.unwrap_or(stood_as), ..*stood }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalogue() -> Catalogue {
        Catalogue::built_in().expect("it is sound")
    }

    fn status(results: &Results, catalogue: &Catalogue, id: &str) -> Vec<Status> {
        let key = catalogue.entry_by_id(id).expect("it is there");
        results.recognitions(key, catalogue.entry(key)).map(|recognition| recognition.status).collect()
    }

    #[test]
    fn the_catalogues_own_winners_are_known() {
        let catalogue = catalogue();
        let results = Results::of(&catalogue);
        assert_eq!(status(&results, &catalogue, "north-yorkshire-connect-services-directory"), [Status::Winner]);
        assert_eq!(status(&results, &catalogue, "hull-pearson-park"), [Status::Shortlisted]);
    }

    #[test]
    fn an_announcement_changes_one_category_and_nothing_else() {
        let catalogue = catalogue();
        let before = Results::of(&catalogue);
        let winner = catalogue.entry_by_id("hull-pearson-park").expect("it is there");
        let category = catalogue.entry(winner).recognitions[0].category;
        let after = before.announced(&catalogue, category, &[winner], &[]).expect("it stands there");
        assert!(before.is_open(category) && after.is_announced(category));
        assert_eq!(status(&after, &catalogue, "hull-pearson-park"), [Status::Winner]);
        let others = catalogue.categories().filter(|(key, _)| *key != category);
        assert!(others.map(|(key, _)| key).all(|key| before.is_open(key) == after.is_open(key)));
        let moment = Timestamp::UNIX_EPOCH;
        assert_eq!(after.clone().told_at(category, moment).announced_at(category), Some(moment));
        assert_eq!(after.announced_at(category), None);
        let award = catalogue.category(category).collection;
        let (done, all) = before.progress(&catalogue, award);
        assert_eq!(after.progress(&catalogue, award), (done + 1, all));
        let again = after.announced(&catalogue, category, &[], &[winner]).expect("it may be mended");
        assert_eq!(status(&again, &catalogue, "hull-pearson-park"), [Status::HighlyCommended]);
    }

    #[test]
    fn those_who_got_further_are_told_in_the_order_of_the_catalogue() {
        let catalogue = catalogue();
        let results = Results::of(&catalogue);
        let standing = |category: CategoryKey| -> Vec<EntryKey> {
            let entries = catalogue.entries().filter(|(_, entry)| entry.categories().any(|known| known == category));
            entries.map(|(key, _)| key).collect()
        };
        let open = catalogue.categories().map(|(key, _)| key).filter(|key| results.is_open(*key));
        let largest = open.max_by_key(|key| standing(*key).len()).expect("some results are not known yet");
        let entries = standing(largest);
        assert!(entries.len() > 3);
        let backwards: Vec<EntryKey> = entries.iter().copied().rev().collect();
        let after = results.announced(&catalogue, largest, &backwards, &[]).expect("all stand there");
        assert_eq!(after.awarded(largest).map(|(entry, _)| entry).collect::<Vec<_>>(), entries);
    }

    #[test]
    fn who_does_not_stand_in_a_category_cannot_win_it() {
        let catalogue = catalogue();
        let results = Results::of(&catalogue);
        let entry = catalogue.entry_by_id("hull-pearson-park").expect("it is there");
        let other = catalogue.categories().find(|(key, category)| category.id == "campaign" && results.is_open(*key));
        let other = other.expect("it is there").0;
        assert_eq!(results.announced(&catalogue, other, &[entry], &[]), Err(AnnounceError::NotInCategory(entry)));
        let section = catalogue.categories().find(|(_, category)| category.announcement.is_none());
        let section = section.expect("there are sections").0;
        assert_eq!(results.announced(&catalogue, section, &[], &[]), Err(AnnounceError::NoAward));
    }
}
