//! Commands: their options become the same query that a sentence would.

use crate::catalogue::Status;
use crate::library::Library;
use crate::names::UnknownName;
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
        Request::SimilarTo { entry } => Query::new(entry_or_text(library, entry), Shape::Similar),
        Request::Show { entry, page } => Query::new(entry_or_text(library, entry), Shape::Facts { page: *page }),
        Request::Stated { entry, figure } => Query::new(entry_or_text(library, entry), Shape::Stated(*figure)),
        Request::SpokenOf { text } => Query::new(all(), Shape::SpokenOf(text.clone())),
        Request::Suggest { kind, text } => Query::new(all(), Shape::Suggest(*kind, text.clone())),
        Request::About => Query::new(all(), Shape::About),
        Request::Ask { question, .. } => Query::new(Select::text(question), Shape::Found),
    })
}

/// The entry whose id was typed, as suggestions and other programs do.
fn by_id(library: &Library, text: &str) -> Option<Select> {
    library.catalogue().entry_by_id(text.trim()).map(Select::entry)
}

fn entry_or_text(library: &Library, text: &str) -> Select {
    by_id(library, text).unwrap_or_else(|| Select::text(text))
}

/// Filters as conditions.
fn clauses(library: &Library, filters: &FilterText) -> Result<Vec<Clause>, UnknownName> {
    let names = library.names();
    let given = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    let mut fields = Vec::new();
    if let Some(text) = given(&filters.award) {
        fields.push(Field::Collection(names.award(&text)?));
    }
    if let Some(text) = given(&filters.category) {
        fields.push(Field::Category(names.category(&text)?));
    }
    if let Some(text) = given(&filters.organisation) {
        fields.push(Field::Organisation(names.organisation(&text)?));
    }
    if let Some(text) = given(&filters.topic) {
        fields.push(Field::Topic(names.topic(&text)?));
    }
    if let Some(text) = given(&filters.status) {
        let statuses: Vec<Status> = names.status(&text)?;
        fields.push(Field::Status(statuses));
    }
    if let Some(text) = given(&filters.year) {
        let year = names.year(&text)?;
        fields.push(Field::Year(vec![year..=year]));
    }
    Ok(fields.into_iter().map(Clause::is).collect())
}
