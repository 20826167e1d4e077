//! A part of a catalogue as a catalogue of its own: some collections, and nothing that only the others mention.

use super::{Catalogue, CategoryKey, CollectionKey, EntryKey, OrganisationKey, TopicKey};

/// For each position in the whole's list, the key in the part's, where the part has it.
struct Kept<K>(Vec<Option<K>>);

impl<K: Copy> Kept<K> {
    /// Numbers what is kept anew, in the same order.
    fn of(is_kept: impl Iterator<Item = bool>, key: impl Fn(usize) -> K) -> Self {
        let mut next = 0;
        let number = |is_kept: bool| {
            is_kept.then(|| {
                next += 1;
                key(next - 1)
            })
        };
        Self(is_kept.map(number).collect())
    }

    fn get(&self, position: usize) -> Option<K> {
        self.0.get(position).copied().flatten()
    }

    /// The items of a list that are kept.
    fn items<T: Clone>(&self, list: &[T]) -> Vec<T> {
        list.iter().zip(&self.0).filter(|(_, kept)| kept.is_some()).map(|(item, _)| item.clone()).collect()
    }
}

impl Catalogue {
    /// These collections with their categories and entries, and the organisations and topics that those entries name. What
    /// the vocabulary says of words stays.
    #[must_use]
    pub fn part(&self, wanted: &[CollectionKey]) -> Self {
        let collections = Kept::of(self.collections().map(|(key, _)| wanted.contains(&key)), CollectionKey::new);
        let is_in = |key: CollectionKey| collections.get(key.index()).is_some();
        let categories = Kept::of(self.categories.iter().map(|category| is_in(category.collection)), CategoryKey::new);
        let entries = Kept::of(self.entries.iter().map(|entry| is_in(entry.collection)), EntryKey::new);
        let (mut named, mut spoken_of) = (vec![false; self.organisations.len()], vec![false; self.topics.len()]);
        for entry in self.entries.iter().filter(|entry| is_in(entry.collection)) {
            entry.involved().for_each(|key| named[key.index()] = true);
            entry.topics.iter().for_each(|key| spoken_of[key.index()] = true);
        }
        let organisations = Kept::of(named.into_iter(), OrganisationKey::new);
        let topics = Kept::of(spoken_of.into_iter(), TopicKey::new);

        let (from, mut part) = (&self.locations, Self { vocabulary: self.vocabulary.clone(), ..Self::default() });
        part.collections = collections.items(&self.collections);
        part.categories = categories.items(&self.categories);
        part.organisations = organisations.items(&self.organisations);
        part.topics = topics.items(&self.topics);
        part.entries = entries.items(&self.entries);
        part.locations.collections = collections.items(&from.collections);
        part.locations.collection_facts = collections.items(&from.collection_facts);
        part.locations.collection_notes = collections.items(&from.collection_notes);
        part.locations.categories = categories.items(&from.categories);
        part.locations.organisations = organisations.items(&from.organisations);
        part.locations.topics = topics.items(&from.topics);
        part.locations.entries = entries.items(&from.entries);

        // The part has all that its own point at.
        for category in &mut part.categories {
            category.collection = collections.get(category.collection.index()).unwrap_or(category.collection);
        }
        for entry in &mut part.entries {
            entry.collection = collections.get(entry.collection.index()).unwrap_or(entry.collection);
            entry.organisations = entry.organisations.iter().filter_map(|key| organisations.get(key.index())).collect();
            entry.area = entry.area.and_then(|key| organisations.get(key.index()));
            for party in &mut entry.parties {
                let kept = organisations.get(party.organisation.index());
                party.organisation = kept.unwrap_or(party.organisation);
            }
            for recognition in &mut entry.recognitions {
                let kept = categories.get(recognition.category.index());
                recognition.category = kept.unwrap_or(recognition.category);
            }
            entry.section = entry.section.and_then(|key| categories.get(key.index()));
            entry.topics = entry.topics.iter().filter_map(|key| topics.get(key.index())).collect();
        }
        part.order_ids();
        part
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_speaks_of_its_own_as_the_whole_does() {
        let whole = Catalogue::built_in().expect("it is sound");
        let wanted = whole.collections().find(|(_, c)| c.id == "lga-digital").expect("it is there").0;
        let part = whole.part(&[wanted]);
        assert_eq!(part.collections().len(), 1);
        assert!(part.organisations().len() < whole.organisations().len());
        let of_whole: Vec<_> = whole.entries().filter(|(_, entry)| entry.collection == wanted).collect();
        assert_eq!(part.entries().len(), of_whole.len());
        for ((key, mine), (_, theirs)) in part.entries().zip(of_whole) {
            assert_eq!(part.entry_by_id(&theirs.id), Some(key));
            assert_eq!(part.collection_of(key).id, "lga-digital");
            let names = |catalogue: &Catalogue, keys: &[OrganisationKey]| {
                catalogue.organisation_names(keys).map(str::to_owned).collect::<Vec<_>>()
            };
            assert_eq!(names(&part, &mine.organisations), names(&whole, &theirs.organisations));
            let parties = |catalogue: &Catalogue, entry: &super::super::Entry| {
                names(catalogue, &entry.parties.iter().map(|party| party.organisation).collect::<Vec<_>>())
            };
            assert_eq!(parties(&part, mine), parties(&whole, theirs));
            let topics = |catalogue: &Catalogue, keys: &[TopicKey]| {
                keys.iter().map(|key| catalogue.topic(*key).id.clone()).collect::<Vec<_>>()
            };
            assert_eq!(topics(&part, &mine.topics), topics(&whole, &theirs.topics));
            let categories = |catalogue: &Catalogue, entry: &super::super::Entry| {
                let stood = entry.recognitions.iter().map(|recognition| recognition.category).chain(entry.section);
                stood.map(|key| catalogue.category(key).id.clone()).collect::<Vec<_>>()
            };
            assert_eq!(categories(&part, mine), categories(&whole, theirs));
        }
    }

    #[test]
    fn all_of_its_collections_are_all_of_its_entries() {
        let whole = Catalogue::built_in().expect("it is sound");
        let all: Vec<CollectionKey> = whole.collections().map(|(key, _)| key).collect();
        let part = whole.part(&all);
        assert_eq!((part.entries().len(), part.notes().count()), (whole.entries().len(), whole.notes().count()));
    }
}
