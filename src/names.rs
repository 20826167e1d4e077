//! The names of the catalogue: of collections, categories, organisations, topics, people and entries, found in text.
//!
//! [`index`] finds names of one kind, [`mentions`] the names that stand in a sentence, [`suggest`] those that may be meant
//! by what is being typed. What a filter of a command says is resolved here; what a sentence means by a name is for
//! [`read`](crate::read) to say.

mod index;
mod mentions;
mod subjects;
pub mod suggest;
pub mod tag;

use std::cmp::Reverse;
use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use index::{NameIndex, Resolved};
pub use mentions::Mention;
use mentions::{NEARLY_SPELT, SURELY_MEANT};
use subjects::Subjects;

use crate::catalogue::{
    Catalogue, CategoryKey, CollectionKey, Entry, EntryKey, Kind, OrganisationKey, Status, TopicKey,
};
use crate::search::Search;
use crate::search::analysis::words;

/// All names, by kind.
#[derive(Deserialize, Serialize)]
pub struct Names {
    collections: NameIndex<CollectionKey>,
    categories: NameIndex<CategoryKey>,
    sponsors: NameIndex<CategoryKey>,
    organisations: NameIndex<OrganisationKey>,
    topics: NameIndex<TopicKey>,
    /// Each with the entry that names the person.
    people: NameIndex<EntryKey>,
    /// Places that a question may name; each is known by its name alone.
    places: NameIndex<()>,
    statuses: NameIndex<Status>,
    /// Every status that an entry has, best first.
    used: Vec<Status>,
    entries: NameIndex<EntryKey>,
    years: Vec<u16>,
    subjects: Subjects,
}

/// The names that stand in a sentence, by kind, each in the order of the sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mentions {
    /// Award schemes and other collections.
    pub collections: Vec<Mention<CollectionKey>>,
    /// Award categories and sections.
    pub categories: Vec<Mention<CategoryKey>>,
    /// Sponsors, by the categories that they sponsor.
    pub sponsors: Vec<Mention<CategoryKey>>,
    /// Organisations.
    pub organisations: Vec<Mention<OrganisationKey>>,
    /// Topics.
    pub topics: Vec<Mention<TopicKey>>,
    /// People, by the entries that name them.
    pub people: Vec<Mention<EntryKey>>,
    /// Places of the vocabulary, by their words alone.
    pub places: Vec<Mention<()>>,
}

/// A name that is not in the catalogue, with the nearest ones that are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownName {
    /// What it was to be the name of: "category".
    pub kind: &'static str,
    /// What was typed.
    pub typed: String,
    /// Valid names, the nearest first.
    pub nearest: Vec<String>,
}

/// Names are looked for with their misspellings in texts of no more words than this.
const LONG: usize = 60;

/// What people call each standing.
const STATUS_NAMES: [(Status, &str, &[&str]); 10] = [
    (Status::Winner, "winner", &["win", "won", "winning", "first", "gold"]),
    (Status::RunnerUp, "runner-up", &["runner up", "runners up"]),
    (Status::Second, "second place", &["second", "2nd", "silver"]),
    (Status::Third, "third place", &["third", "3rd", "bronze"]),
    (Status::HighlyCommended, "highly commended", &["commendation", "highly-commended"]),
    (Status::Commended, "commended", &[]),
    (Status::SpecialMention, "special mention", &["mention", "special-mention"]),
    (Status::Finalist, "finalist", &["final", "finals"]),
    (Status::Shortlisted, "shortlisted", &["shortlist", "short listed"]),
    (Status::Nominated, "nominated", &["nomination", "nominee", "entered"]),
];

/// What a standing means where an entry has one of these: itself, what is called nearly the same, and where nobody has any
/// of them, what comes nearest.
fn meant(used: &[Status], status: Status) -> Vec<Status> {
    use Status::{Commended, Finalist, HighlyCommended, RunnerUp, Second};
    let (same, nearest): (&[Status], Option<Status>) = match status {
        RunnerUp => (&[RunnerUp, Second], Some(Finalist)),
        Second => (&[Second, RunnerUp], None),
        Commended => (&[HighlyCommended, Commended], Some(HighlyCommended)),
        _ => return vec![status],
    };
    let known: Vec<Status> = same.iter().copied().filter(|same| used.contains(same)).collect();
    if known.is_empty() { vec![nearest.unwrap_or(status)] } else { known }
}

impl Names {
    /// The names of a catalogue.
    #[must_use]
    pub fn new(catalogue: &Catalogue) -> Self {
        let mut years: Vec<u16> = catalogue.collections().map(|(_, c)| c.year).collect();
        years.sort_unstable();
        years.dedup();
        let used = catalogue.statuses();
        Self {
            collections: collections(catalogue),
            categories: categories(catalogue),
            sponsors: names(catalogue.categories().filter_map(|(key, c)| {
                let sponsor = c.sponsor.clone()?;
                let first = sponsor.split(' ').next().map(str::to_owned);
                // "Attenti" is enough for Attenti Consulting, "connected" names nobody.
                let spoken = |first: &String| catalogue.categories().any(|(_, c)| c.name.contains(first.as_str()));
                let first = first.filter(|first| sponsor.matches(' ').count() == 1 && !spoken(first));
                Some((key, sponsor, first.into_iter().collect()))
            })),
            organisations: organisations(catalogue),
            topics: topics(catalogue),
            people: people(catalogue),
            places: names(catalogue.vocabulary().places.iter().map(|place| ((), place.clone(), Vec::new()))),
            statuses: statuses(&used),
            used,
            entries: suggest::entry_names(catalogue),
            years,
            subjects: Subjects::new(catalogue),
        }
    }

    /// What somebody means who names a standing, in the words of this catalogue: its "runner-up" may be a second place or a
    /// finalist.
    #[must_use]
    pub fn meant_by(&self, status: Status) -> Vec<Status> {
        meant(&self.used, status)
    }

    /// The years of the collections, the first first.
    #[must_use]
    pub fn years(&self) -> &[u16] {
        &self.years
    }

    /// The names that stand in a sentence of these words.
    #[must_use]
    pub fn mentions(&self, search: &Search, words: &[String]) -> Mentions {
        // In a long text a misspelt name is one word of many, and looking for it would take too long.
        let long = words.len() > LONG;
        let like = |word: &String| match () {
            () if long || search.spells(word) => None,
            () if search.knows(word) => Some(NEARLY_SPELT),
            () => Some(SURELY_MEANT),
        };
        let least: Vec<Option<f32>> = words.iter().map(like).collect();
        let least = |at: usize| least[at];
        Mentions {
            collections: self.collections.mentions(words, least),
            categories: self.categories.mentions(words, least),
            sponsors: self.sponsors.mentions(words, least),
            organisations: self.organisations.mentions(words, least),
            topics: self.topics.mentions(words, least),
            people: self.people.mentions(words, |_| None),
            places: self.places.mentions(words, |_| None),
        }
    }

    /// The categories, of those that may be meant, that a few words surely point at: "procurement" at the Connected
    /// Procurement Award.
    #[must_use]
    pub fn categories_pointed_at(&self, text: &str, among: impl Fn(CategoryKey) -> bool) -> Vec<CategoryKey> {
        self.categories.pointed_at(text, among)
    }

    /// The one category, of those that may be meant, whose entries are about all of these subjects.
    #[must_use]
    pub fn category_about(
        &self,
        subjects: &[Vec<TopicKey>],
        among: impl Fn(CategoryKey) -> bool,
    ) -> Option<CategoryKey> {
        self.subjects.about(subjects, among)
    }

    /// The topics that a text is the name of.
    #[must_use]
    pub fn topics_named(&self, text: &str) -> Option<Vec<TopicKey>> {
        self.topics.named(text)
    }

    /// The organisations that a text is the name of.
    #[must_use]
    pub fn organisations_named(&self, text: &str) -> Option<Vec<OrganisationKey>> {
        self.organisations.named(text)
    }

    /// The categories that a text is the name of.
    #[must_use]
    pub fn categories_named(&self, text: &str) -> Option<Vec<CategoryKey>> {
        self.categories.named(text)
    }

    /// The collections that a text is the name of.
    #[must_use]
    pub fn collections_named(&self, text: &str) -> Option<Vec<CollectionKey>> {
        self.collections.named(text)
    }

    /// The collections that a filter's text names.
    ///
    /// # Errors
    /// It names none.
    pub fn award(&self, typed: &str) -> Result<Vec<CollectionKey>, UnknownName> {
        known("award", typed, &self.collections)
    }

    /// The categories that a filter's text names.
    ///
    /// # Errors
    /// It names none.
    pub fn category(&self, typed: &str) -> Result<Vec<CategoryKey>, UnknownName> {
        known("category", typed, &self.categories)
    }

    /// The organisations that a filter's text names.
    ///
    /// # Errors
    /// It names none.
    pub fn organisation(&self, typed: &str) -> Result<Vec<OrganisationKey>, UnknownName> {
        known("organisation", typed, &self.organisations)
    }

    /// The topics that a filter's text names.
    ///
    /// # Errors
    /// It names none.
    pub fn topic(&self, typed: &str) -> Result<Vec<TopicKey>, UnknownName> {
        known("topic", typed, &self.topics)
    }

    /// The standing that a filter's text names.
    ///
    /// # Errors
    /// It names none.
    pub fn status(&self, typed: &str) -> Result<Vec<Status>, UnknownName> {
        known("status", typed, &self.statuses)
    }

    /// The year that a filter's text names, of those that collections are of.
    ///
    /// # Errors
    /// It is not a year, or not the year of any collection.
    pub fn year(&self, typed: &str) -> Result<u16, UnknownName> {
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let year = match digits.parse::<u16>() {
            Ok(short) if short < 100 => Some(2000 + short),
            Ok(year) => Some(year),
            Err(_) => None,
        };
        year.filter(|year| self.years.contains(year)).ok_or_else(|| {
            let mut nearest = self.years.clone();
            nearest.sort_by_key(|known| (known.abs_diff(year.unwrap_or_default()), *known));
            let nearest = nearest.iter().map(u16::to_string).collect();
            UnknownName { kind: "year", typed: typed.to_owned(), nearest }
        })
    }
}

/// The standings by name: those that any award has, whether an entry has one yet or not, and of the others those that stand
/// for one that an entry has.
fn statuses(used: &[Status]) -> NameIndex<Status> {
    const ALWAYS: [Status; 4] = [Status::Winner, Status::Finalist, Status::Shortlisted, Status::Nominated];
    names(STATUS_NAMES.iter().flat_map(|(status, label, spellings)| {
        let spellings: Vec<String> = spellings.iter().map(|s| (*s).to_owned()).collect();
        let known = meant(used, *status).into_iter().filter(|meant| ALWAYS.contains(meant) || used.contains(meant));
        known.map(move |status| (status, (*label).to_owned(), spellings.clone()))
    }))
}

fn collections(catalogue: &Catalogue) -> NameIndex<CollectionKey> {
    names(catalogue.collections().map(|(key, c)| {
        let mut spellings = with_id(&c.aliases, &c.id);
        spellings.push(c.organiser.clone());
        let bare = c.name.strip_suffix(&format!(" {}", c.year)).unwrap_or(&c.name);
        spellings.push(bare.to_owned());
        // "The transformation report" is the one whose name ends so; "the brochure" is the only one that says it is one.
        let last = bare.rsplit(' ').next().filter(|_| c.kind != Kind::Awards);
        spellings.extend(last.map(|last| format!("{last} report")));
        let works = WORKS.iter().filter(|(work, _)| is_alone(catalogue, work, key));
        spellings.extend(works.flat_map(|(_, called)| *called).map(|work| (*work).to_owned()));
        (key, c.name.clone(), spellings)
    }))
}

/// What a collection says that it is, and what it may be called where no other one is that.
const WORKS: [(&str, &[&str]); 2] = [("brochure", &["brochure", "booklet"]), ("magazine", &["magazine"])];

/// Whether this collection alone says of itself that it is such a work.
fn is_alone(catalogue: &Catalogue, work: &str, key: CollectionKey) -> bool {
    let says = |(_, collection): &(CollectionKey, &crate::catalogue::Collection)| collection.summary.contains(work);
    catalogue.collections().filter(says).map(|(key, _)| key).eq([key])
}

fn categories(catalogue: &Catalogue) -> NameIndex<CategoryKey> {
    names(catalogue.categories().map(|(key, c)| {
        let mut spellings = with_id(&c.aliases, &c.id);
        // "the Partner Excellence category" names the Partner Excellence Award.
        let endings = [" Award", " of the Year"];
        let bare: Vec<String> = std::iter::once(&c.name)
            .chain(&spellings)
            .flat_map(|name| endings.iter().filter_map(|ending| name.strip_suffix(ending)))
            // "Council" alone is not an award, though there is a Council of the Year.
            .filter(|name| name.contains(' ') || *name == "iStandUK")
            .map(str::to_owned)
            .collect();
        // "The top prize" is the top award.
        let short = spellings.iter().filter_map(|name| name.strip_suffix(" award")).filter(|name| !name.contains(' '));
        let called: Vec<String> = short.map(|name| format!("{name} prize")).collect();
        spellings.extend(called);
        let beginnings = c.announcement.iter().flat_map(|_| beginnings(&c.name));
        let own =
            |name: &String| !catalogue.categories().any(|(other, known)| other != key && known.name.starts_with(name));
        for name in bare.into_iter().chain(beginnings.filter(own)) {
            if !spellings.contains(&name) {
                spellings.push(name);
            }
        }
        (key, c.name.clone(), spellings)
    }))
}

/// What a long name may be cut to: "Transforming & Innovating" for Transforming & Innovating Public Services Award.
fn beginnings(name: &str) -> impl Iterator<Item = String> + '_ {
    let words: Vec<&str> = name.split(' ').collect();
    let joins = |word: &str| matches!(word, "&" | "and");
    let middle = words.iter().position(|word| joins(word));
    let cut = middle.filter(|at| *at > 0 && at + 2 < words.len()).map(|at| words[..at + 2].join(" "));
    cut.into_iter()
}

/// The organisations, those with most entries first, as the likeliest to be asked for.
fn organisations(catalogue: &Catalogue) -> NameIndex<OrganisationKey> {
    let mut used: HashMap<OrganisationKey, usize> = HashMap::new();
    for key in catalogue.entries().flat_map(|(_, entry)| entry.involved().collect::<Vec<_>>()) {
        *used.entry(key).or_default() += 1;
    }
    let mut organisations: Vec<_> = catalogue.organisations().collect();
    organisations.sort_by_key(|(key, _)| (Reverse(used.get(key).copied().unwrap_or_default()), *key));
    names(organisations.into_iter().map(|(key, o)| {
        let mut spellings = with_id(&o.aliases, &o.id);
        spellings.push(o.short.clone());
        spellings.extend(without_council(&o.name));
        (key, o.name.clone(), spellings)
    }))
}

/// The topics, those with most entries first.
fn topics(catalogue: &Catalogue) -> NameIndex<TopicKey> {
    let mut used = vec![0_usize; catalogue.topics().len()];
    for key in catalogue.entries().flat_map(|(_, entry)| &entry.topics) {
        used[key.index()] += 1;
    }
    let mut topics: Vec<_> = catalogue.topics().collect();
    topics.sort_by_key(|(key, _)| (Reverse(used[key.index()]), *key));
    names(topics.into_iter().map(|(key, topic)| (key, topic.name.clone(), with_id(&topic.aliases, &topic.id))))
}

/// Everybody whom an entry names by first name and surname; those of one name are one name for several entries.
fn people(catalogue: &Catalogue) -> NameIndex<EntryKey> {
    let in_entry = |(key, entry): (EntryKey, &Entry)| {
        entry.people.iter().map(move |person| (key, person.name.clone(), Vec::new())).collect::<Vec<_>>()
    };
    names(catalogue.entries().flat_map(in_entry).filter(|(_, name, _)| name.contains(' ')))
}

fn with_id(aliases: &[String], id: &str) -> Vec<String> {
    aliases.iter().cloned().chain([id.to_owned()]).collect()
}

/// "East Riding of Yorkshire" for East Riding of Yorkshire Council.
fn without_council(name: &str) -> Option<String> {
    const KINDS: [&str; 8] = [
        " Metropolitan District Council",
        " Metropolitan Borough Council",
        " County Borough Council",
        " Borough Council",
        " District Council",
        " County Council",
        " City Council",
        " Council",
    ];
    KINDS.iter().find_map(|kind| name.strip_suffix(kind)).map(str::to_owned)
}

fn names<K: Copy + PartialEq>(list: impl Iterator<Item = (K, String, Vec<String>)>) -> NameIndex<K> {
    NameIndex::new(list)
}

fn known<K: Copy + PartialEq>(kind: &'static str, typed: &str, names: &NameIndex<K>) -> Result<Vec<K>, UnknownName> {
    match names.resolve(typed) {
        Resolved::Known(keys) => Ok(keys),
        Resolved::Unknown(nearest) => Err(UnknownName { kind, typed: typed.to_owned(), nearest }),
    }
}

/// Whether a text is nothing but the organiser of a collection, who may be meant as an organisation as well.
#[must_use]
pub fn is_organiser(catalogue: &Catalogue, said: &[String]) -> bool {
    catalogue.collections().any(|(_, collection)| {
        collection.kind != Kind::Awards
            && catalogue.organisations().any(|(_, organisation)| {
                organisation.name == collection.organiser
                    && [&organisation.name, &organisation.short].into_iter().any(|name| words(name) == said)
            })
    })
}
