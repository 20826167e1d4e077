//! Commands: their options become the same query that a sentence would.

use crate::catalogue::CollectionKey;
use crate::library::Library;
use crate::names::UnknownName;
use crate::query::{Clause, Field, Order, Query, Select, Shape};
use crate::request::{FilterText, Request};

/// The query of a command.
///
/// # Errors
/// A filter names nothing; the nearest valid names are given.
pub(super) fn read(library: &Library, request: &Request) -> Result<Query, UnknownName> {
    let all = Select::default;
    Ok(match request {
        Request::Lookup { query, filters, page } => {
            let clauses = clauses(library, filters)?;
            match by_id(library, query) {
                Some(select) if clauses.is_empty() => Query::new(select, Shape::Found),
                _ => Query {
                    select: Select { clauses, text: Some(query.clone()), focus: None },
                    shape: Shape::Found,
                    page: *page,
                },
            }
        }
        Request::Winners { filters, page } => {
            Query { select: Select::of(clauses(library, filters)?), shape: Shape::Winners, page: *page }
        }
        Request::Browse { filters, page } => {
            let shape = Shape::List { order: Order::Natural, first: None };
            Query { select: Select::of(clauses(library, filters)?), shape, page: *page }
        }
        Request::SimilarTo { entry } => of_entry(library, entry, Shape::Similar),
        Request::Show { entry, page } => of_entry(library, entry, Shape::Facts { page: *page }),
        Request::Stated { entry, figure } => of_entry(library, entry, Shape::Stated(*figure)),
        Request::EntriesInText { text } => Query::new(all(), Shape::EntriesInText(text.clone())),
        Request::Suggest { kind, text, among } => {
            let select = Select::of(known(library, among));
            Query::new(select, Shape::Suggest(*kind, text.clone()))
        }
        Request::Event { ask, name, filters, page } => {
            let select = Select { clauses: event(library, filters)?, text: name.clone(), focus: None };
            Query { select, shape: Shape::Event(*ask), page: *page }
        }
        Request::About => Query::new(all(), Shape::About),
        Request::Help => Query::new(all(), Shape::Help),
        Request::Ask { question, .. } => Query::new(Select::text(question), Shape::Found),
    })
}

/// The entry whose id was typed, as suggestions and other programs do.
fn by_id(library: &Library, text: &str) -> Option<Select> {
    library.entry_tagged(text).map(Select::entry)
}

/// What the reply says about the entry with an id or a name; without such an entry, which ones may be meant.
fn of_entry(library: &Library, text: &str, told: Shape) -> Query {
    let named = || library.names().entry_named(library.catalogue(), text).map(Select::entry);
    match by_id(library, text).or_else(named) {
        Some(select) => Query::new(select, told),
        None => Query::new(Select::default(), Shape::UnknownEntry(text.to_owned())),
    }
}

/// The award that an event is about, and its category where one is named: the award that is named, or else the one whose
/// show is on, or whose results are pending.
fn event(library: &Library, filters: &FilterText) -> Result<Vec<Clause>, UnknownName> {
    let catalogue = library.catalogue();
    let named = |filter: &Option<String>| filter.clone().filter(|text| !text.trim().is_empty());
    let is_on = |key: &CollectionKey| library.programme().run(*key).is_some();
    let is_open = |key: &CollectionKey| library.results().has_open(catalogue, *key);
    let likeliest = |keys: &[CollectionKey]| {
        let first = |fits: &dyn Fn(&CollectionKey) -> bool| keys.iter().copied().find(|key| fits(key));
        first(&is_on).or_else(|| first(&is_open))
    };
    let award = match named(&filters.award) {
        Some(typed) => {
            let keys = library.names().award(&typed)?;
            likeliest(&keys).or_else(|| keys.first().copied())
        }
        None => likeliest(&catalogue.collections().map(|(key, _)| key).collect::<Vec<_>>()),
    };
    let Some(award) = award else { return Ok(Vec::new()) };
    let mut clauses = vec![Clause::is(Field::Collection(vec![award]))];
    if let Some(typed) = named(&filters.category) {
        let of_award = || catalogue.categories().filter(|(_, category)| category.collection == award);
        let by_id = of_award().find(|(_, category)| category.id == typed).map(|(key, _)| key);
        let mut keys = match by_id {
            Some(key) => vec![key],
            None => library.names().category(&typed)?,
        };
        keys.retain(|key| catalogue.category(*key).collection == award);
        if keys.is_empty() {
            let nearest = of_award().map(|(_, category)| category.name.clone()).collect();
            return Err(UnknownName { kind: "category", typed, nearest });
        }
        clauses.push(Clause::is(Field::Category(keys)));
    }
    Ok(clauses)
}

/// Filters as conditions.
fn clauses(library: &Library, filters: &FilterText) -> Result<Vec<Clause>, UnknownName> {
    given(filters).map(|(name, text)| field(library, name, text).map(Clause::is)).collect()
}

/// Those of them that name something, while others are still being typed.
fn known(library: &Library, filters: &FilterText) -> Vec<Clause> {
    given(filters).filter_map(|(name, text)| field(library, name, text).ok().map(Clause::is)).collect()
}

fn given(filters: &FilterText) -> impl Iterator<Item = (&'static str, &str)> {
    filters.values().filter(|(_, text)| !text.trim().is_empty())
}

/// A filter as a condition.
fn field(library: &Library, filter: &str, text: &str) -> Result<Field, UnknownName> {
    let names = library.names();
    Ok(match filter {
        "award" => Field::Collection(names.award(text)?),
        "category" => Field::Category(names.category(text)?),
        "organisation" => Field::Organisation(names.organisation(text)?),
        "topic" => Field::Topic(names.topic(text)?),
        "status" => Field::Status(names.status(text)?),
        _ => {
            let year = names.year(text)?;
            Field::Year(vec![year..=year])
        }
    })
}

/// The filter that a condition can be written as.
#[must_use]
pub fn filter_of(field: &Field) -> Option<&'static str> {
    Some(match field {
        Field::Collection(_) => "award",
        Field::Category(_) => "category",
        Field::Organisation(_) => "organisation",
        Field::Topic(_) => "topic",
        Field::Status(_) => "status",
        Field::Year(_) => "year",
        _ => return None,
    })
}

/// Filters that say just what conditions say; `None` where none do.
#[must_use]
pub fn filters_of(library: &Library, clauses: &[Clause]) -> Option<FilterText> {
    let catalogue = library.catalogue();
    let mut filters = FilterText::default();
    for clause in clauses {
        let name = filter_of(&clause.field).filter(|_| !clause.not)?;
        let text = match &clause.field {
            Field::Collection(keys) => catalogue.collection(*keys.first()?).name.clone(),
            Field::Category(keys) => catalogue.category(*keys.first()?).name.clone(),
            Field::Organisation(keys) => catalogue.organisation(*keys.first()?).name.clone(),
            Field::Topic(keys) => catalogue.topic(*keys.first()?).name.clone(),
            Field::Status(statuses) => statuses.first()?.id().to_owned(),
            Field::Year(ranges) => ranges.first()?.start().to_string(),
            _ => return None,
        };
        let taken = filters.values().any(|(known, _)| known == name);
        if taken || field(library, name, &text).ok().as_ref() != Some(&clause.field) {
            return None;
        }
        filters = filters.with(name, text)?;
    }
    Some(filters)
}
