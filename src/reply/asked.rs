//! What entries have in common, in a sentence: what was asked for, and what holds for all that was found.

use super::day;
use super::phrases::{capital, count, everyday, join, named, short, status_of};
use super::result::{got, with_article};
use crate::answer::Scored;
use crate::catalogue::{Catalogue, CategoryKey, CollectionKey, EntryKey, Kind, Recognition, Status};
use crate::library::Library;
use crate::query::{Clause, Field, Select};

/// What all entries of a list have in common.
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
            join(&names)
        };
        let standing = match (entry.section, self.category, self.status) {
            (Some(_), Some(_), _) | (None, Some(_), Some(_)) => String::new(),
            (Some(section), None, _) => catalogue.category(section).name.clone(),
            (None, Some(_), None) => recognitions.first().map(|r| capital(status_of(r.status))).unwrap_or_default(),
            (None, None, Some(_)) => categories(),
            (None, None, None) => super::phrases::standings(catalogue, &recognitions),
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
    number: (usize, &str, &str),
    common: &Common,
) -> String {
    let catalogue = library.catalogue();
    let several = number.0 != 1;
    let are = if several { "are" } else { "is" };
    let counted = count(number.0, number.1, number.2);
    let clauses = select.map(|select| select.clauses.as_slice()).unwrap_or_default();
    let told: String = clauses.iter().filter_map(|clause| condition(catalogue, clause, common)).collect();
    let text = select.and_then(|select| select.text.as_deref()).map(str::trim).filter(|text| !text.is_empty());
    let stands = standing(library, common, several, number.1);
    let organisation = select.and_then(Select::organisations).filter(|_| common.one_organisation && text.is_none());
    if let Some([organisation]) = organisation {
        let others = clauses.iter().filter(|clause| clause.not || !matches!(clause.field, Field::Organisation(_)));
        let told: String = others.filter_map(|clause| condition(catalogue, clause, common)).collect();
        let who = everyday(catalogue.organisation(*organisation));
        let stands = stands.map_or(String::new(), |stands| {
            let only = ["are in", "is in"].iter().any(|verb| stands.starts_with(verb));
            match stands.split_once(' ') {
                Some((_, at)) if only => format!(" {at}"),
                _ if stands.starts_with("at ") || stands.starts_with("in ") => format!(" {stands}"),
                _ => format!(" that {stands}"),
            }
        });
        return format!("{who} has {counted}{told}{stands}.");
    }
    match (text, stands) {
        (Some(text), Some(stands)) => {
            let fit = if several { "fit" } else { "fits" };
            let all = if several { "all " } else { "it " };
            format!("{counted}{told} {fit} “{}”; {all}{stands}.", short(text))
        }
        (Some(text), None) => format!("{counted}{told} {} “{}”.", if several { "fit" } else { "fits" }, short(text)),
        (None, Some(stands)) => format!("{counted}{told} {stands}."),
        (None, None) if told.is_empty() => format!("{counted} {are} in the catalogue."),
        (None, None) => format!("{counted} {are}{told}."),
    }
}

/// What holds for all: "are shortlisted for Small Team of the Year at the LGC Awards 2022".
fn standing(library: &Library, common: &Common, several: bool, one: &str) -> Option<String> {
    let catalogue = library.catalogue();
    let are = if several { "are" } else { "is" };
    let category = common.category.map(|key| catalogue.category(key));
    let key = common.collection.or(category.map(|category| category.collection))?;
    let collection = catalogue.collection(key);
    if collection.kind != Kind::Awards {
        return Some(match category {
            Some(section) => format!("{are} in the section {} of {}", section.name, collection.name),
            None => format!("{are} in {}", collection.name),
        });
    }
    let at = format!("at the {}", collection.name);
    // A win is not shortlisted: who won is.
    if matches!(one, "win" | "nomination") {
        return Some(match category {
            Some(category) => format!("in {} {at}", with_article(&category.name)),
            None => at,
        });
    }
    Some(match (common.status, category) {
        (Some(status), Some(category)) => {
            let got = got(status, day::is_over(library, key), several);
            format!("{got} {} {at}", with_article(&category.name))
        }
        (Some(status), None) => {
            let got = got(status, day::is_over(library, key), several);
            format!("{} {at}", got.strip_suffix(" for").unwrap_or(got))
        }
        (None, Some(category)) => format!("{are} in {} {at}", with_article(&category.name)),
        (None, None) => format!("{are} in the {}", collection.name),
    })
}

/// A condition that was asked for, as part of a sentence; `None` where what holds for all says it.
fn condition(catalogue: &Catalogue, clause: &Clause, common: &Common) -> Option<String> {
    let not = if clause.not { " not" } else { "" };
    let said = |holds: bool| holds && !clause.not;
    let either = |names: Vec<String>| {
        let mut distinct: Vec<String> = Vec::new();
        for name in names {
            if !distinct.contains(&name) {
                distinct.push(name);
            }
        }
        distinct.join(" or ")
    };
    Some(match &clause.field {
        Field::Collection(_) | Field::Year(_) if said(common.collection.is_some()) => return None,
        Field::Category(_) if said(common.category.is_some()) => return None,
        Field::Status(_) if said(common.status.is_some() && common.collection.is_some()) => return None,
        Field::Collection(keys) => {
            let name = |key: &CollectionKey| match catalogue.collection(*key) {
                awards if awards.kind == Kind::Awards => format!("the {}", awards.name),
                other => other.name.clone(),
            };
            format!("{not} in {}", either(keys.iter().map(name).collect()))
        }
        Field::Category(keys) => {
            format!("{not} in {}", either(keys.iter().map(|key| catalogue.category(*key).name.clone()).collect()))
        }
        Field::Organisation(keys) => {
            let names = keys.iter().map(|key| everyday(catalogue.organisation(*key)));
            format!("{not} from {}", either(names.collect()))
        }
        Field::Topic(keys) => {
            format!("{not} about {}", either(keys.iter().map(|key| catalogue.topic(*key).name.clone()).collect()))
        }
        Field::Region(regions) => format!("{not} in {}", either(regions.clone())),
        Field::Status(statuses) => {
            let names = either(statuses.iter().map(|status| status_of(*status).to_owned()).collect());
            format!("{not} as {names}")
        }
        Field::Says(text) => format!("{not} mentioning “{}”", short(text)),
        Field::Kind(kinds) => {
            format!("{not} from a {}", either(kinds.iter().map(|kind| kind.replace('-', " ")).collect()))
        }
        Field::Party(..) | Field::Recognitions(_) => format!(" {}", clause.words(catalogue)),
        _ => format!(" ({})", clause.words(catalogue)),
    })
}
