//! What entries have in common, in a sentence: what was asked for, and what holds for all that was found.

use super::day;
use super::phrases::{capital, counted, everyday, join, join_or, named, short, status_of};
use super::result::yes_no;
use crate::answer::Scored;
use crate::catalogue::{CategoryKey, CollectionKey, EntryKey, Kind, Recognition, Status};
use crate::library::Library;
use crate::query::{Clause, Field, Select, Unit};
use crate::wording::{Wording, say};

/// What all entries of a list have in common.
#[derive(Default)]
pub(super) struct Common {
    collection: Option<CollectionKey>,
    /// The category, or the section.
    category: Option<CategoryKey>,
    status: Option<Status>,
    /// Whether they are one organisation's, which the sentence names.
    one_organisation: bool,
}

/// The standings of an entry that a query is about.
fn relevant(library: &Library, select: Option<&Select>, key: EntryKey) -> Vec<Recognition> {
    let of_category =
        |one: &Recognition| select.and_then(Select::categories).is_none_or(|keys| keys.contains(&one.category));
    let of_status = |one: &&Recognition| select.and_then(Select::statuses).is_none_or(|all| all.contains(&one.status));
    let all: Vec<Recognition> = library.recognitions(key).filter(of_category).collect();
    let meant: Vec<Recognition> = all.iter().filter(of_status).copied().collect();
    // Whoever won was on the shortlist too.
    if meant.is_empty() { all } else { meant }
}

/// The one value that all of these have.
fn one<T: PartialEq + Copy>(mut values: impl Iterator<Item = Option<T>>) -> Option<T> {
    let first = values.next()??;
    values.all(|value| value == Some(first)).then_some(first)
}

impl Common {
    /// What these entries have in common.
    pub(super) fn of(library: &Library, select: Option<&Select>, entries: &[Scored]) -> Self {
        let catalogue = library.catalogue();
        let keys = || entries.iter().map(|scored| scored.entry);
        let collection = one(keys().map(|key| Some(catalogue.entry(key).collection)));
        let category = |key: EntryKey| match (catalogue.entry(key).section, relevant(library, select, key).as_slice()) {
            (Some(section), _) => Some(section),
            (None, [only]) => Some(only.category),
            _ => None,
        };
        let status = |key: EntryKey| one(relevant(library, select, key).iter().map(|r| Some(r.status)));
        Self {
            collection,
            category: one(keys().map(category)),
            status: one(keys().map(status)),
            one_organisation: select.and_then(Select::organisations).is_some_and(|keys| keys.len() == 1),
        }
    }

    /// The status, where all have the same.
    pub(super) fn status(&self) -> Option<Status> {
        self.status
    }

    /// An entry's line in the list.
    pub(super) fn title(&self, library: &Library, key: EntryKey) -> String {
        let catalogue = library.catalogue();
        let entry = catalogue.entry(key);
        if self.one_organisation { entry.title.clone() } else { named(catalogue, entry) }
    }

    /// What an entry's line says beside: only what is not the same for all.
    pub(super) fn detail(&self, library: &Library, select: Option<&Select>, key: EntryKey) -> String {
        let catalogue = library.catalogue();
        let entry = catalogue.entry(key);
        let collection = self.collection.is_none().then(|| catalogue.collection(entry.collection).name.clone());
        let recognitions = relevant(library, select, key);
        let categories = || {
            let names: Vec<&str> = recognitions.iter().map(|r| catalogue.category(r.category).name.as_str()).collect();
            join(library.wording(), &names)
        };
        let standing = match (entry.section, self.category, self.status) {
            (Some(_), Some(_), _) | (None, Some(_), Some(_)) => String::new(),
            (Some(section), None, _) => catalogue.category(section).name.clone(),
            (None, Some(_), None) => {
                recognitions.first().map(|r| capital(&status_of(library.wording(), r.status))).unwrap_or_default()
            }
            (None, None, Some(_)) => categories(),
            (None, None, None) => super::phrases::standings(library, &recognitions),
        };
        let parts = [collection.unwrap_or_default(), standing];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

/// How many there are, of what, and what holds for all of them: "8 entries are shortlisted for Small Team of the Year at the
/// LGC Awards 2022."
pub(super) fn sentence(
    library: &Library,
    select: Option<&Select>,
    (number, unit): (usize, Unit),
    common: &Common,
) -> String {
    let catalogue = library.catalogue();
    let clauses = select.map(|select| select.clauses.as_slice()).unwrap_or_default();
    let sort = clauses.iter().find_map(sort_of_councils).filter(|_| unit == Unit::Councils);
    let without_sort: Vec<Clause>;
    let (counted, clauses) = match &sort {
        Some(sort) => {
            without_sort = clauses.iter().filter(|clause| sort_of_councils(clause).is_none()).cloned().collect();
            (say!(library, "counted-sort", number = number, sort = sort), without_sort.as_slice())
        }
        None => (counted(library.wording(), unit, number), clauses),
    };
    let text = select.and_then(|select| select.text.as_deref()).map(str::trim).filter(|text| !text.is_empty());
    let stands = standing(library, common, number, unit);
    // Where nothing else is said of them, they fit the words that stand in them.
    let said = match clauses {
        [Clause { field: Field::Says(said), not: false }] if stands.is_none() && text.is_none() => Some(said.as_str()),
        _ => None,
    };
    let clauses = if said.is_some() { &[][..] } else { clauses };
    let text = text.or(said);
    let told: String = clauses.iter().filter_map(|clause| condition(library, clause, common)).collect();
    let organisation = select.and_then(Select::organisations).filter(|_| common.one_organisation && text.is_none());
    if let Some([organisation]) = organisation {
        let others = clauses.iter().filter(|clause| clause.not || !matches!(clause.field, Field::Organisation(_)));
        let told: String = others.filter_map(|clause| condition(library, clause, common)).collect();
        let who = everyday(catalogue.organisation(*organisation));
        return match stands {
            None => say!(library, "has", who = who, counted = counted, conditions = told),
            Some(Stands::Place(place) | Stands::In(place)) => {
                say!(library, "has-at", who = who, counted = counted, conditions = told, place = place)
            }
            Some(Stands::Fared(fared)) => {
                say!(library, "has-that", who = who, counted = counted, conditions = told, fared = fared)
            }
        };
    }
    let stands = stands.map(|stands| match stands {
        Stands::Place(said) | Stands::Fared(said) => said,
        Stands::In(place) => say!(library, "are-at", number = number, place = place),
    });
    match (text.map(short), stands) {
        (Some(text), Some(stands)) => say!(
            library,
            "fit-and-stand",
            counted = counted,
            conditions = told,
            number = number,
            text = text,
            stands = stands
        ),
        (Some(text), None) => {
            say!(library, "fit", counted = counted, conditions = told, number = number, text = text)
        }
        (None, Some(stands)) => say!(library, "stand", counted = counted, conditions = told, stands = stands),
        (None, None) if told.is_empty() => say!(library, "are-in-catalogue", counted = counted, number = number),
        (None, None) => say!(library, "are", counted = counted, number = number, conditions = told),
    }
}

/// "District council", where councils of one tier are asked for.
fn sort_of_councils(clause: &Clause) -> Option<String> {
    match &clause.field {
        Field::Kind(kinds) if !clause.not => match kinds.as_slice() {
            [kind] if kind.ends_with("-council") => Some(kind.replace('-', " ")),
            _ => None,
        },
        _ => None,
    }
}

/// What holds for all.
enum Stands {
    /// Where wins and nominations are: "at the LGC Awards 2022".
    Place(String),
    /// Where entries are: "in the section Housing of State of Transformation".
    In(String),
    /// How they fared: "are shortlisted for Small Team of the Year at the LGC Awards 2022".
    Fared(String),
}

fn standing(library: &Library, common: &Common, number: usize, unit: Unit) -> Option<Stands> {
    let catalogue = library.catalogue();
    let category = common.category.map(|key| catalogue.category(key));
    let key = common.collection.or(category.map(|category| category.collection))?;
    let collection = catalogue.collection(key);
    let (name, category) = (&collection.name, category.map(|category| &category.name));
    if collection.kind != Kind::Awards {
        return Some(Stands::In(match category {
            Some(section) => say!(library, "place-section", section = section, collection = name),
            None => say!(library, "place-collection", collection = name),
        }));
    }
    let in_category = |category: &String| say!(library, "place-category", category = category, award = name);
    // A win is not shortlisted: who won is.
    if matches!(unit, Unit::Wins | Unit::Recognitions) {
        return Some(Stands::Place(match category {
            Some(category) => in_category(category),
            None => say!(library, "place-award", award = name),
        }));
    }
    let over = yes_no(day::is_over(library, key));
    Some(match (common.status.map(Status::id), category) {
        (Some(status), Some(category)) => Stands::Fared(say!(
            library,
            "got-category",
            status = status,
            over = over,
            number = number,
            category = category,
            award = name
        )),
        (Some(status), None) => {
            Stands::Fared(say!(library, "got-at", status = status, over = over, number = number, award = name))
        }
        (None, Some(category)) => Stands::In(in_category(category)),
        (None, None) => Stands::In(say!(library, "place-in-award", award = name)),
    })
}

/// Names as alternatives, each once.
fn either(wording: &Wording, names: impl IntoIterator<Item = String>) -> String {
    let mut distinct: Vec<String> = Vec::new();
    for name in names {
        if !distinct.contains(&name) {
            distinct.push(name);
        }
    }
    join_or(wording, &distinct)
}

/// A condition that was asked for, as part of a sentence; `None` where what holds for all says it.
pub(super) fn condition(library: &Library, clause: &Clause, common: &Common) -> Option<String> {
    let (catalogue, wording) = (library.catalogue(), library.wording());
    let not = yes_no(clause.not);
    let said = |holds: bool| holds && !clause.not;
    let either = |names: Vec<String>| either(wording, names);
    Some(match &clause.field {
        Field::Collection(_) | Field::Year(_) if said(common.collection.is_some()) => return None,
        Field::Category(_) if said(common.category.is_some()) => return None,
        Field::Status(_) if said(common.status.is_some() && common.collection.is_some()) => return None,
        Field::Collection(keys) => {
            let names = keys.iter().map(|key| collection_named(library, *key)).collect();
            say!(library, "condition-in", not = not, names = either(names))
        }
        Field::Category(keys) => {
            let names = keys.iter().map(|key| catalogue.category(*key).name.clone()).collect();
            say!(library, "condition-in", not = not, names = either(names))
        }
        Field::Organisation(keys) => {
            let names = keys.iter().map(|key| everyday(catalogue.organisation(*key))).collect();
            say!(library, "condition-from", not = not, names = either(names))
        }
        Field::Topic(keys) => {
            let names = keys.iter().map(|key| catalogue.topic(*key).name.clone()).collect();
            say!(library, "condition-about", not = not, names = either(names))
        }
        Field::Region(regions) => say!(library, "condition-in", not = not, names = either(regions.clone())),
        Field::Status(statuses) => {
            let names = statuses.iter().map(|status| status_of(wording, *status)).collect();
            say!(library, "condition-as", not = not, names = either(names))
        }
        Field::Says(text) => say!(library, "condition-says", not = not, text = short(text)),
        Field::Kind(kinds) => {
            let names = kinds.iter().map(|kind| kind.replace('-', " ")).collect();
            say!(library, "condition-kind", not = not, names = either(names))
        }
        Field::Entry(keys) if clause.not => {
            let titles: Vec<String> =
                keys.iter().map(|key| format!("“{}”", short(&catalogue.entry(*key).title))).collect();
            say!(library, "condition-besides", number = titles.len(), titles = join(wording, &titles))
        }
        Field::Party(..) | Field::Recognitions(_) => format!(" {}", clause.words(catalogue, wording)),
        _ => format!(" ({})", clause.words(catalogue, wording)),
    })
}

/// A collection as it is named in a sentence: "the LGC Awards 2022".
pub(super) fn collection_named(library: &Library, key: CollectionKey) -> String {
    match library.catalogue().collection(key) {
        awards if awards.kind == Kind::Awards => say!(library, "the-awards", award = &awards.name),
        other => other.name.clone(),
    }
}
