//! Commands: their options become the same query that a sentence would.

use crate::library::Library;
use crate::names::{UnknownName, tag};
use crate::query::{Clause, Field, Order, Query, Select, Shape};
use crate::request::{FilterText, Request};

/// The query of a command.
///
/// # Errors
/// A filter names nothing; the nearest valid names are told.
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
        Request::SpokenOf { text } => Query::new(all(), Shape::SpokenOf(text.clone())),
        Request::Suggest { kind, text, among } => {
            let select = Select::of(known(library, among));
            Query::new(select, Shape::Suggest(*kind, text.clone()))
        }
        Request::About => Query::new(all(), Shape::About),
        Request::Help => Query::new(all(), Shape::Help),
        Request::Ask { question, .. } => Query::new(Select::text(question), Shape::Found),
    })
}

/// The entry whose id was typed, as suggestions and other programs do.
fn by_id(library: &Library, text: &str) -> Option<Select> {
    tag::entry(library.catalogue(), text).map(Select::entry)
}

/// What is told of the entry of an id or of a name; where there is none, which may be meant.
fn of_entry(library: &Library, text: &str, told: Shape) -> Query {
    let named = || library.names().entry_named(library.catalogue(), text).map(Select::entry);
    match by_id(library, text).or_else(named) {
        Some(select) => Query::new(select, told),
        None => Query::new(Select::default(), Shape::UnknownEntry(text.to_owned())),
    }
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
