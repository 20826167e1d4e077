//! From what a file calls a thing to the thing: categories and what a catalogue lists by their ids, organisations and
//! topics also by their names.
//!
//! An id is written in lower-case letters, digits and hyphens. Anything else is a name, as people write it. Organisations
//! that are known by no such name are new ones; so are topics that are known by no such id. A slip of the pen would be a new
//! one as well, therefore a name that is nearly a known one is a warning.

use std::collections::HashMap;

use super::finding::Findings;
use super::model::{Organisation, OrganisationKey, Topic, TopicKey};
use super::parse::Lines;
use super::{Catalogue, validate};
use crate::fold::fold;
use crate::nearest::{nearest, nearly};

/// Things of one kind by what files call them.
pub(super) struct Known<K> {
    ids: HashMap<String, K>,
    /// By name in small letters.
    names: HashMap<String, K>,
    /// By other names in small letters; `None` where several are called so.
    others: HashMap<String, Option<K>>,
    /// Whether a file that may list more of them cannot be read: then an unknown one is not a finding, as that file is.
    pub(super) lost: bool,
}

impl<K: Copy + PartialEq> Known<K> {
    pub(super) fn none() -> Self {
        Self { ids: HashMap::new(), names: HashMap::new(), others: HashMap::new(), lost: false }
    }

    /// Adds one; whether its id is new.
    pub(super) fn add<'a>(&mut self, key: K, id: &str, name: &str, others: impl Iterator<Item = &'a String>) -> bool {
        self.names.entry(name.to_lowercase()).or_insert(key);
        for other in others {
            let called = self.others.entry(other.to_lowercase()).or_insert(Some(key));
            *called = called.filter(|known| *known == key);
        }
        self.ids.insert(id.to_owned(), key).is_none()
    }

    /// The one with this id.
    pub(super) fn by_id(&self, id: &str) -> Option<K> {
        self.ids.get(id).copied()
    }

    /// The one with this name, or the only one that is also called so.
    fn by_name(&self, name: &str) -> Option<K> {
        let name = name.to_lowercase();
        self.names.get(&name).copied().or_else(|| self.others.get(&name).copied().flatten())
    }

    /// The message that nothing has this id, and which one may be meant.
    pub(super) fn unknown(&self, what: &str, id: &str) -> String {
        match nearest(id, self.ids.keys().map(String::as_str)) {
            Some(nearest) => format!("unknown {what} `{id}`; did you mean `{nearest}`?"),
            None => format!("unknown {what} `{id}`"),
        }
    }
}

/// Finds the organisations and topics that collections refer to, and adds those that are named first here.
pub(super) struct References<'a> {
    pub(super) catalogue: &'a mut Catalogue,
    pub(super) organisations: &'a mut Known<OrganisationKey>,
    pub(super) topics: &'a mut Known<TopicKey>,
    pub(super) findings: &'a mut Findings,
    pub(super) lines: &'a Lines<'a>,
}

impl References<'_> {
    /// An organisation by id or name; an unknown id is an error.
    pub(super) fn organisation(&mut self, called: &str, line: usize) -> Option<OrganisationKey> {
        let called = called.trim();
        if is_id(called) {
            let key = self.organisations.by_id(called);
            if key.is_none() && !self.organisations.lost {
                let unknown = self.organisations.unknown("organisation", called);
                let message = format!("{unknown}; an organisation that is not listed is written by its name");
                self.findings.add(self.lines.path, line, if unknown.ends_with('?') { unknown } else { message });
            }
            return key;
        }
        let Some(id) = id_of(called, "organisation", self.catalogue.organisations.len()) else {
            self.findings.add(self.lines.path, line, "an organisation has no name");
            return None;
        };
        let known = self.organisations.by_name(called).or_else(|| self.organisations.by_id(&id));
        Some(known.unwrap_or_else(|| {
            if let Some(near) = nearly(&called.to_lowercase(), self.organisations.names.keys().map(String::as_str)) {
                let meant = self.organisations.names.get(near).map(|key| &self.catalogue.organisation(*key).name);
                let meant = meant.cloned().unwrap_or_default();
                let message = format!("“{called}” is taken as a new organisation; did you mean “{meant}”?");
                self.findings.warn(self.lines.path, line, message);
            }
            self.new_organisation(id, called, line)
        }))
    }

    fn new_organisation(&mut self, id: String, name: &str, line: usize) -> OrganisationKey {
        let key = OrganisationKey::new(self.catalogue.organisations.len());
        self.organisations.add(key, &id, name, std::iter::empty());
        self.catalogue.locations.organisations.push((self.lines.path.to_owned(), line));
        let name = name.to_owned();
        self.catalogue.organisations.push(Organisation {
            id,
            short: name.clone(),
            name,
            aliases: Vec::new(),
            kind: String::new(),
            tier: String::new(),
            region: String::new(),
        });
        key
    }

    /// A topic by id or name; one that is not listed is a new one, named by its words.
    pub(super) fn topic(&mut self, called: &str, line: usize) -> Option<TopicKey> {
        let called = called.trim();
        let id =
            if is_id(called) { Some(called.to_owned()) } else { id_of(called, "topic", self.catalogue.topics.len()) };
        let Some(id) = id else {
            self.findings.add(self.lines.path, line, "a topic has no name");
            return None;
        };
        let known = self.topics.by_id(&id).or_else(|| self.topics.by_name(called));
        Some(known.unwrap_or_else(|| {
            let near = nearly(&id, self.topics.ids.keys().map(String::as_str)).filter(|_| !self.topics.lost);
            if let Some(near) = near {
                let message = format!("`{called}` is taken as a new topic; did you mean `{near}`?");
                self.findings.warn(self.lines.path, line, message);
            }
            let name = if is_id(called) { capital(&called.replace('-', " ")) } else { called.to_owned() };
            let key = TopicKey::new(self.catalogue.topics.len());
            self.topics.add(key, &id, &name, std::iter::empty());
            self.catalogue.locations.topics.push((self.lines.path.to_owned(), line));
            self.catalogue.topics.push(Topic { id, name, aliases: Vec::new() });
            key
        }))
    }
}

/// Whether a reference is an id, and not a name.
fn is_id(called: &str) -> bool {
    !called.is_empty() && called.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// The id that a name makes: "Northside Repair Café" makes `northside-repair-cafe`. A name without a Latin letter makes
/// one of its number; a text without any letter makes none.
pub(crate) fn id_of(name: &str, what: &str, number: usize) -> Option<String> {
    let plain: String = fold(name).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let mut id = plain.to_ascii_lowercase().split_whitespace().collect::<Vec<_>>().join("-");
    id.truncate(validate::ID_LENGTH);
    match id.trim_end_matches('-') {
        "" => name.contains(char::is_alphanumeric).then(|| format!("{what}-{number}")),
        id => Some(id.to_owned()),
    }
}

/// Words with a capital letter at the beginning.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
