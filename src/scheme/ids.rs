//! Ids and names: what a catalogue has already keeps its own, and what is new gets one that nothing else has.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::draft::OrganisationDraft;
use crate::catalogue::{Catalogue, id_of};
use crate::sheet::plain;

/// Characters of an id that is made: buttons and addresses hold it.
const LENGTH: usize = 60;

/// The ids of a catalogue, and those that are new.
#[derive(Default)]
pub(super) struct Ids {
    collections: HashSet<String>,
    entries: HashSet<String>,
    organisations: HashMap<String, String>,
    taken_organisations: HashSet<String>,
    topics: HashMap<String, String>,
    taken_topics: HashSet<String>,
    new_organisations: Vec<OrganisationDraft>,
    new_topics: Vec<(String, String)>,
}

impl Ids {
    /// Those of a catalogue, without the entries of a collection that is to be replaced.
    pub(super) fn of(catalogue: &Catalogue, replaced: &[String]) -> Self {
        let mut ids = Self::default();
        let is_kept = |id: &str| !replaced.iter().any(|replaced| replaced == id);
        let kept = catalogue.collections().filter(|(_, collection)| is_kept(&collection.id));
        ids.collections.extend(kept.map(|(_, collection)| collection.id.clone()));
        let kept = catalogue.entries().filter(|(key, _)| is_kept(&catalogue.collection_of(*key).id));
        ids.entries.extend(kept.map(|(_, entry)| entry.id.clone()));
        // What several are called names none of them.
        let mut called: BTreeMap<String, HashSet<&str>> = BTreeMap::new();
        for (_, organisation) in catalogue.organisations() {
            ids.taken_organisations.insert(organisation.id.clone());
            for name in [&organisation.short].into_iter().chain(&organisation.aliases) {
                called.entry(plain(name)).or_default().insert(&organisation.id);
            }
        }
        let only = called.into_iter().filter(|(_, ids)| ids.len() == 1);
        ids.organisations
            .extend(only.flat_map(|(name, ids)| ids.into_iter().map(move |id| (name.clone(), id.to_owned()))));
        for (_, organisation) in catalogue.organisations() {
            ids.organisations.insert(plain(&organisation.name), organisation.id.clone());
        }
        for (_, topic) in catalogue.topics() {
            ids.taken_topics.insert(topic.id.clone());
            for name in topic.aliases.iter().chain([&topic.name, &topic.id]) {
                ids.topics.insert(plain(name), topic.id.clone());
            }
        }
        ids
    }

    /// The id of a collection: the one that was said, with the year where there are several, or one of its name. It ends with
    /// the year, however long the name is.
    pub(super) fn collection(said: Option<&str>, name: &str, year: u16, is_one_of_several: bool) -> String {
        match said {
            Some(said) if is_one_of_several => format!("{said}-{year}"),
            Some(said) => said.to_owned(),
            None => {
                let (id, end) = (slug(name, "award"), format!("-{year}"));
                if id.ends_with(&end) { id } else { format!("{id}{end}") }
            }
        }
    }

    /// Whether a collection has this id already.
    pub(super) fn has_collection(&self, id: &str) -> bool {
        self.collections.contains(id)
    }

    /// The id of a new entry: of its title, where that is taken with who entered it, or with the year.
    pub(super) fn entry(&mut self, title: &str, organisation: Option<&str>, year: u16) -> String {
        let taken = |id: &str| self.entries.contains(id);
        let longer = [organisation.map(|name| format!("{title} {name}")), Some(format!("{title} {year}"))];
        let first = slug(title, "entry");
        let longer = longer.iter().flatten().map(|text| slug(text, "entry"));
        let id = std::iter::once(first).chain(longer).find(|id| !taken(id));
        let id = id.unwrap_or_else(|| free(title, "entry", taken));
        self.entries.insert(id.clone());
        id
    }

    /// The id of an organisation of this name, which may be new.
    pub(super) fn organisation(&mut self, name: &str, kind: &str, region: &str) -> String {
        if let Some(id) = self.organisations.get(&plain(name)) {
            if let Some(known) = self.new_organisations.iter_mut().find(|known| known.id == *id) {
                for (known, told) in [(&mut known.kind, kind), (&mut known.region, region)] {
                    if known.is_empty() {
                        told.clone_into(known);
                    }
                }
            }
            return id.clone();
        }
        let id = free(name, "organisation", |id| self.taken_organisations.contains(id));
        self.taken_organisations.insert(id.clone());
        self.organisations.insert(plain(name), id.clone());
        let (kind, region) = (kind.to_owned(), region.to_owned());
        self.new_organisations.push(OrganisationDraft { id: id.clone(), name: name.to_owned(), kind, region });
        id
    }

    /// The id of a topic of this name, which may be new; `None` where it is not a name.
    pub(super) fn topic(&mut self, name: &str) -> Option<String> {
        let called = plain(name);
        if called.is_empty() {
            return None;
        }
        if let Some(id) = self.topics.get(&called) {
            return Some(id.clone());
        }
        let id = free(name, "topic", |id| self.taken_topics.contains(id));
        self.taken_topics.insert(id.clone());
        self.topics.insert(called, id.clone());
        self.new_topics.push((id.clone(), name.trim().to_owned()));
        Some(id)
    }

    pub(super) fn new_organisations(&mut self) -> Vec<OrganisationDraft> {
        std::mem::take(&mut self.new_organisations)
    }

    pub(super) fn new_topics(&mut self) -> Vec<(String, String)> {
        std::mem::take(&mut self.new_topics)
    }
}

/// An id made of a name that is not taken: with a number behind it where it has to be.
pub(super) fn free(name: &str, what: &str, taken: impl Fn(&str) -> bool) -> String {
    let first = slug(name, what);
    let numbered = (2..).map(|number| format!("{first}-{number}"));
    let mut ids = std::iter::once(first.clone()).chain(numbered);
    ids.find(|id| !taken(id)).unwrap_or_default()
}

/// A name's id, not too long, ending with a whole word where it can.
fn slug(name: &str, what: &str) -> String {
    let id = id_of(name, what, 1).unwrap_or_else(|| what.to_owned());
    if id.len() <= LENGTH {
        return id;
    }
    let cut = &id[..LENGTH];
    cut.rfind('-').map_or(cut, |at| &cut[..at]).to_owned()
}
