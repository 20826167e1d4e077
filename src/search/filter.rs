//! Filters: from what a person typed to the entries that a request is about.

use std::fmt;

use super::names::{Name, NameIndex, Resolved};
use crate::catalogue::{Catalogue, CategoryKey, CollectionKey, Entry, OrganisationKey, Status, TopicKey};

/// Filters as typed; empty ones were not given.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FilterText {
    /// An award scheme or another collection.
    pub award: Option<String>,
    /// An award category or a section.
    pub category: Option<String>,
    /// Who entered, ran or took part.
    pub organisation: Option<String>,
    /// A subject.
    pub topic: Option<String>,
    /// A standing.
    pub status: Option<String>,
    /// A collection's year.
    pub year: Option<String>,
}

/// Filters as understood.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    /// Collections, any of them.
    pub collections: Option<Vec<CollectionKey>>,
    /// Categories, any of them.
    pub categories: Option<Vec<CategoryKey>>,
    /// Organisations, any of them.
    pub organisations: Option<Vec<OrganisationKey>>,
    /// Topics, any of them.
    pub topics: Option<Vec<TopicKey>>,
    /// The standing.
    pub status: Option<Status>,
    /// The year.
    pub year: Option<u16>,
}

/// A filter that names nothing, with the nearest valid values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownFilter {
    /// The filter's name: "category".
    pub filter: &'static str,
    /// What was typed.
    pub typed: String,
    /// Valid values, the nearest first.
    pub nearest: Vec<String>,
}

impl fmt::Display for UnknownFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "I know no {} “{}”. Try: {}.", self.filter, self.typed, self.nearest.join(", "))
    }
}

/// The names that filters are resolved by.
pub(crate) struct FilterNames {
    pub(crate) collections: NameIndex<CollectionKey>,
    pub(crate) categories: NameIndex<CategoryKey>,
    pub(crate) organisations: NameIndex<OrganisationKey>,
    pub(crate) topics: NameIndex<TopicKey>,
    /// Places that a question may name; each is known by its name alone.
    pub(crate) places: NameIndex<()>,
    statuses: NameIndex<Status>,
    years: Vec<u16>,
}

/// What people call each standing.
const STATUS_NAMES: [(Status, &str, &[&str]); 5] = [
    (Status::Winner, "winner", &["win", "won", "winning", "first", "gold"]),
    (Status::HighlyCommended, "highly commended", &["commended", "commendation", "highly-commended", "runner up"]),
    (Status::Finalist, "finalist", &["final", "finals", "runner up"]),
    (Status::Shortlisted, "shortlisted", &["shortlist", "short listed"]),
    (Status::Nominated, "nominated", &["nomination", "nominee", "entered"]),
];

impl FilterNames {
    pub(crate) fn new(catalogue: &Catalogue) -> Self {
        let used: std::collections::HashMap<OrganisationKey, usize> = catalogue
            .entries()
            .flat_map(|(_, entry)| entry.organisations.iter().chain(&entry.partners))
            .fold(std::collections::HashMap::new(), |mut used, key| {
                *used.entry(*key).or_default() += 1;
                used
            });
        // The organisations with most entries are the likeliest to be asked for, so they are suggested first.
        let mut organisations: Vec<_> = catalogue.organisations().collect();
        organisations.sort_by_key(|(key, _)| (std::cmp::Reverse(used.get(key).copied().unwrap_or_default()), *key));
        let name = |label: &str, id: &str, aliases: &[String]| {
            let mut spellings = aliases.to_vec();
            spellings.push(id.to_owned());
            (label.to_owned(), spellings)
        };
        let mut years: Vec<u16> = catalogue.collections().map(|(_, c)| c.year).collect();
        years.sort_unstable();
        years.dedup();
        Self {
            collections: names(catalogue.collections().map(|(key, c)| {
                let (label, mut spellings) = name(&c.name, &c.id, &c.aliases);
                spellings.push(c.organiser.clone());
                spellings.extend(label.strip_suffix(&format!(" {}", c.year)).map(str::to_owned));
                (key, label, spellings)
            })),
            categories: names(catalogue.categories().map(|(key, c)| {
                let (label, mut spellings) = name(&c.name, &c.id, &c.aliases);
                // "the Partner Excellence category" names the Partner Excellence Award.
                let bare: Vec<String> = std::iter::once(&label)
                    .chain(&spellings)
                    .filter_map(|name| name.strip_suffix(" Award"))
                    .map(str::to_owned)
                    .collect();
                for name in bare.into_iter().filter(|name| !c.aliases.contains(name)) {
                    if !spellings.contains(&name) {
                        spellings.push(name);
                    }
                }
                (key, label, spellings)
            })),
            organisations: names(organisations.into_iter().map(|(key, o)| {
                let (label, mut spellings) = name(&o.name, &o.id, &o.aliases);
                spellings.push(o.short.clone());
                spellings.extend(without_council(&o.name));
                (key, label, spellings)
            })),
            topics: names(catalogue.topics().map(|(key, t)| {
                let (label, spellings) = name(&t.name, &t.id, &t.aliases);
                (key, label, spellings)
            })),
            places: names(catalogue.vocabulary().places.iter().map(|place| ((), place.clone(), Vec::new()))),
            statuses: names(STATUS_NAMES.iter().map(|(status, label, spellings)| {
                (*status, (*label).to_owned(), spellings.iter().map(|s| (*s).to_owned()).collect())
            })),
            years,
        }
    }

    /// Understands filters as typed.
    ///
    /// # Errors
    /// The first that names nothing.
    pub(crate) fn resolve(&self, text: &FilterText) -> Result<Filter, UnknownFilter> {
        let status = known("status", text.status.as_ref(), &self.statuses)?;
        Ok(Filter {
            collections: known("award", text.award.as_ref(), &self.collections)?,
            categories: known("category", text.category.as_ref(), &self.categories)?,
            organisations: known("organisation", text.organisation.as_ref(), &self.organisations)?,
            topics: known("topic", text.topic.as_ref(), &self.topics)?,
            status: status.and_then(|statuses| statuses.first().copied()),
            year: given(text.year.as_ref()).map(|typed| self.year(typed)).transpose()?,
        })
    }

    fn year(&self, typed: &str) -> Result<u16, UnknownFilter> {
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let year = match digits.parse::<u16>() {
            Ok(short) if short < 100 => Some(2000 + short),
            Ok(year) => Some(year),
            Err(_) => None,
        };
        match year {
            Some(year) if self.years.contains(&year) => Ok(year),
            _ => {
                let mut nearest = self.years.clone();
                nearest.sort_by_key(|known| (known.abs_diff(year.unwrap_or_default()), *known));
                let nearest = nearest.iter().map(u16::to_string).collect();
                Err(UnknownFilter { filter: "year", typed: typed.to_owned(), nearest })
            }
        }
    }
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
    NameIndex::new(list.map(|(key, label, spellings)| Name { key, label, spellings }).collect())
}

/// A filter's text, if it says anything.
fn given(typed: Option<&String>) -> Option<&String> {
    typed.filter(|typed| !typed.trim().is_empty())
}

fn known<K: Copy + PartialEq>(
    filter: &'static str,
    typed: Option<&String>,
    names: &NameIndex<K>,
) -> Result<Option<Vec<K>>, UnknownFilter> {
    let Some(typed) = given(typed) else { return Ok(None) };
    match names.resolve(typed) {
        Resolved::Known(keys) => Ok(Some(keys)),
        Resolved::Unknown(nearest) => Err(UnknownFilter { filter, typed: typed.clone(), nearest }),
    }
}

impl Filter {
    /// Whether it lets everything through.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether an entry is what it asks for.
    #[must_use]
    pub fn allows(&self, catalogue: &Catalogue, entry: &Entry) -> bool {
        let took_part = |wanted: &Vec<OrganisationKey>| {
            entry.organisations.iter().chain(&entry.partners).any(|key| wanted.contains(key))
        };
        let standing = match (&self.categories, self.status) {
            (None, None) => true,
            (Some(categories), None) => entry.categories().any(|key| categories.contains(&key)),
            (categories, Some(status)) => entry.recognitions.iter().any(|recognition| {
                recognition.status == status
                    && categories.as_ref().is_none_or(|wanted| wanted.contains(&recognition.category))
            }),
        };
        standing
            && self.collections.as_ref().is_none_or(|wanted| wanted.contains(&entry.collection))
            && self.organisations.as_ref().is_none_or(took_part)
            && self.topics.as_ref().is_none_or(|wanted| entry.topics.iter().any(|key| wanted.contains(key)))
            && self.year.is_none_or(|year| catalogue.collection(entry.collection).year == year)
    }
}
