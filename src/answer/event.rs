//! What is asked during an event: how far the show is, its order, a shortlist to read out, who is up where, and what a host
//! may say. All of it from the catalogue, the results and the programme.

use super::select::nothing;
use super::{Outcome, Recognised, Refusal};
use crate::catalogue::{CategoryKey, CollectionKey, Entry, EntryKey, OrganisationKey, Status};
use crate::library::Library;
use crate::query::{EventAsk, Field, Select};
use crate::search::SearchError;

/// What is shown during an event.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// How far the show is.
    Now {
        /// The award.
        award: CollectionKey,
        /// Who won what was announced last.
        winners: Vec<EntryKey>,
    },
    /// The running order.
    Order {
        /// The award.
        award: CollectionKey,
        /// The categories in their order, each with its winners so far.
        categories: Vec<(CategoryKey, Vec<EntryKey>)>,
    },
    /// A category's shortlist.
    Category {
        /// The category.
        category: CategoryKey,
        /// Who stands in it, the best standing first.
        entries: Vec<Recognised>,
    },
    /// Where somebody or something is up.
    Who {
        /// The award.
        award: CollectionKey,
        /// Whose entries they are, where an organisation was named.
        organisation: Option<OrganisationKey>,
        /// Who or what was asked for.
        name: String,
        /// Their entries.
        entries: Vec<EntryKey>,
    },
    /// What a host may say.
    Facts {
        /// The award.
        award: CollectionKey,
        /// The facts, the most telling first.
        facts: Vec<HostFact>,
    },
}

/// Something that the catalogue proves, with the entries that prove it.
#[derive(Debug, Clone, PartialEq)]
pub struct HostFact {
    /// What it is.
    pub what: HostFactKind,
    /// The entries, in the order of the catalogue.
    pub entries: Vec<EntryKey>,
}

/// What kind of fact a host may say.
#[derive(Debug, Clone, PartialEq)]
pub enum HostFactKind {
    /// Nobody stands in more categories.
    MostShortlisted {
        /// Who.
        organisation: OrganisationKey,
        /// In how many categories.
        categories: usize,
    },
    /// One project stands in several categories.
    Several(Vec<CategoryKey>),
    /// The largest sum of money on a category's shortlist, by the figure's number in the entry.
    Largest(CategoryKey, usize),
}

impl Event {
    /// The entries, in the order in which a reply gives them numbers.
    #[must_use]
    pub fn entries(&self) -> Vec<EntryKey> {
        match self {
            Self::Now { winners, .. } => winners.clone(),
            Self::Order { categories, .. } => categories.iter().flat_map(|(_, winners)| winners).copied().collect(),
            Self::Category { entries, .. } => entries.iter().map(|(key, _)| *key).collect(),
            Self::Who { entries, .. } => entries.clone(),
            Self::Facts { facts, .. } => facts.iter().flat_map(|fact| &fact.entries).copied().collect(),
        }
    }

    /// The award that it is about.
    #[must_use]
    pub fn award(&self, library: &Library) -> CollectionKey {
        match self {
            Self::Now { award, .. }
            | Self::Order { award, .. }
            | Self::Who { award, .. }
            | Self::Facts { award, .. } => *award,
            Self::Category { category, .. } => library.catalogue().category(*category).collection,
        }
    }
}

/// Answers what is asked during an event.
pub(super) fn tell(library: &Library, select: &Select, ask: EventAsk) -> Result<Outcome, SearchError> {
    let named = |field: &Field| match field {
        Field::Collection(keys) => keys.first().copied(),
        _ => None,
    };
    let Some(award) = select.clauses.iter().find_map(|clause| named(&clause.field)) else {
        return Ok(nothing(Refusal::NoSuchAward));
    };
    let category = select.clauses.iter().find_map(|clause| match &clause.field {
        Field::Category(keys) => keys.first().copied(),
        _ => None,
    });
    Ok(Outcome::Event(match ask {
        EventAsk::Now => now(library, award),
        EventAsk::Order => order(library, award),
        EventAsk::Category => {
            let next = || library.programme().run(award).and_then(|run| run.next.or(run.last));
            let first = || categories(library, award).next();
            let Some(category) = category.or_else(next).or_else(first) else {
                return Ok(nothing(Refusal::NoSuchAward));
            };
            Event::Category { category, entries: stood_in(library, category) }
        }
        EventAsk::Who => {
            let name = select.text.clone().unwrap_or_default();
            let (organisation, entries) = of(library, award, &name)?;
            Event::Who { award, organisation, name, entries }
        }
        EventAsk::Facts => Event::Facts { award, facts: facts(library, award, category) },
    }))
}

/// The award categories of a collection, in their order.
fn categories(library: &Library, award: CollectionKey) -> impl Iterator<Item = CategoryKey> + '_ {
    let all = library.catalogue().categories();
    all.filter(move |(_, category)| category.collection == award && category.announcement.is_some()).map(|(key, _)| key)
}

/// The entries of an award, in their order.
fn entries_of(library: &Library, award: CollectionKey) -> Vec<(EntryKey, &Entry)> {
    library.belonging().to_collection(award).iter().map(|key| (*key, library.catalogue().entry(*key))).collect()
}

/// Who stands in a category by now, the best standing first.
fn stood_in(library: &Library, category: CategoryKey) -> Vec<Recognised> {
    let of = |key: &EntryKey| library.recognitions(*key).find(|r| r.category == category).map(|r| (*key, r));
    let mut entries: Vec<Recognised> = library.belonging().to_category(category).iter().filter_map(of).collect();
    entries.sort_by_key(|(key, stands)| (stands.status, *key));
    entries
}

fn winners(library: &Library, category: CategoryKey) -> Vec<EntryKey> {
    let won = stood_in(library, category).into_iter().filter(|(_, stands)| stands.status == Status::Winner);
    won.map(|(key, _)| key).collect()
}

fn now(library: &Library, award: CollectionKey) -> Event {
    let last = library.programme().run(award).and_then(|run| run.last);
    Event::Now { award, winners: last.map_or_else(Vec::new, |last| winners(library, last)) }
}

fn order(library: &Library, award: CollectionKey) -> Event {
    let categories = categories(library, award).map(|key| (key, winners(library, key)));
    Event::Order { award, categories: categories.collect() }
}

/// The entries of an award that a person, an organisation or a project has; with the organisation, where one is named.
fn of(
    library: &Library,
    award: CollectionKey,
    name: &str,
) -> Result<(Option<OrganisationKey>, Vec<EntryKey>), SearchError> {
    let catalogue = library.catalogue();
    let all = entries_of(library, award);
    let those = |fits: &dyn Fn(EntryKey, &Entry) -> bool| -> Vec<EntryKey> {
        all.iter().filter(|(key, entry)| fits(*key, entry)).map(|(key, _)| *key).collect()
    };
    let by_id = || catalogue.entry_by_id(name.trim());
    let id = library.entry_tagged(name).or_else(by_id).or_else(|| library.names().entry_named(catalogue, name));
    let found = those(&|key, _| Some(key) == id);
    if !found.is_empty() {
        return Ok((None, found));
    }
    for organisation in library.names().organisation(name).unwrap_or_default() {
        let found = those(&|_, entry| entry.involved().any(|key| key == organisation));
        if !found.is_empty() {
            return Ok((Some(organisation), found));
        }
    }
    let wanted = name.trim().to_lowercase();
    let found = those(&|_, entry| entry.people.iter().any(|person| is_called(&person.name, &wanted)));
    if !found.is_empty() {
        return Ok((None, found));
    }
    let mut allowed = vec![false; catalogue.entries().len()];
    for (key, _) in &all {
        allowed[key.index()] = true;
    }
    let search = library.search();
    let hits = search.lookup(&search.read(name), Some(&allowed))?;
    let settings = search.settings();
    let best = hits.first().filter(|best| best.fit.recall >= settings.answered);
    let near = |best: &crate::search::Hit| {
        hits.iter().take_while(|hit| hit.fit.score >= best.fit.score * settings.tail).map(|hit| hit.entry).collect()
    };
    Ok((None, best.map_or_else(Vec::new, near)))
}

/// Whether a person is called so: by the whole name, or by the first or last of its words.
fn is_called(person: &str, wanted: &str) -> bool {
    let person = person.to_lowercase();
    let words: Vec<&str> = person.split_whitespace().collect();
    person == wanted || words.first() == Some(&wanted) || words.last() == Some(&wanted)
}

/// What a host may say of an award, or of one category of it.
fn facts(library: &Library, award: CollectionKey, category: Option<CategoryKey>) -> Vec<HostFact> {
    let entries = entries_of(library, award);
    let mut facts = Vec::new();
    if category.is_none() {
        facts.extend(most_shortlisted(&entries));
    }
    let several = entries.iter().filter(|(_, entry)| entry.recognitions.len() > 1);
    let mut several: Vec<(EntryKey, Vec<CategoryKey>)> =
        several.map(|(key, entry)| (*key, entry.recognitions.iter().map(|stands| stands.category).collect())).collect();
    several.retain(|(_, stands)| category.is_none_or(|category| stands.contains(&category)));
    several.sort_by_key(|(key, stands)| (std::cmp::Reverse(stands.len()), *key));
    facts.extend(
        several.into_iter().map(|(key, stands)| HostFact { what: HostFactKind::Several(stands), entries: vec![key] }),
    );
    let wanted = categories(library, award).filter(|key| category.is_none_or(|category| category == *key));
    facts.extend(wanted.filter_map(|key| largest(&entries, key)));
    facts
}

/// Whoever stands in most categories, where anybody stands in several.
fn most_shortlisted(entries: &[(EntryKey, &Entry)]) -> Vec<HostFact> {
    let mut each: Vec<(OrganisationKey, Vec<CategoryKey>, Vec<EntryKey>)> = Vec::new();
    for (key, entry) in entries {
        for organisation in &entry.organisations {
            let at = each.iter().position(|(known, ..)| known == organisation).unwrap_or_else(|| {
                each.push((*organisation, Vec::new(), Vec::new()));
                each.len() - 1
            });
            let (_, categories, of) = &mut each[at];
            of.push(*key);
            for stands in &entry.recognitions {
                if !categories.contains(&stands.category) {
                    categories.push(stands.category);
                }
            }
        }
    }
    let most = each.iter().map(|(_, categories, _)| categories.len()).max().filter(|most| *most > 1);
    let first = each.into_iter().filter(|(_, categories, _)| Some(categories.len()) == most);
    first
        .map(|(organisation, categories, entries)| HostFact {
            what: HostFactKind::MostShortlisted { organisation, categories: categories.len() },
            entries,
        })
        .collect()
}

/// The largest sum in pounds that an entry of a category states.
fn largest(entries: &[(EntryKey, &Entry)], category: CategoryKey) -> Option<HostFact> {
    let stands = entries.iter().filter(|(_, entry)| entry.recognitions.iter().any(|r| r.category == category));
    let sums = stands.flat_map(|(key, entry)| {
        let money =
            entry.figures.iter().enumerate().filter(|(_, figure)| figure.kind.is_money() && figure.unit == "GBP");
        money.filter_map(move |(at, figure)| Some((figure.number?, *key, at)))
    });
    // Of equal sums the first is shown.
    let (_, key, figure) = sums.reduce(|most, next| if next.0 > most.0 { next } else { most })?;
    Some(HostFact { what: HostFactKind::Largest(category, figure), entries: vec![key] })
}
