//! What was understood, in a few words.

use crate::catalogue::Status;
use crate::library::Library;
use crate::question::scope::Scope;
use crate::search::filter::Filter;

/// Organisations that are told by name.
const MOST_NAMED: usize = 4;
/// The separator of the parts.
const DOT: &str = " · ";

/// Joins what was understood: the kind of request, its text, its filters.
pub(super) fn understood(library: &Library, kind: &str, text: &str, filter: &Filter) -> String {
    let mut parts: Vec<String> = [text].into_iter().filter(|text| !text.is_empty()).map(str::to_owned).collect();
    parts.extend(filtered(library, filter));
    joined(kind, parts)
}

/// Joins the kind of a request and its parts.
pub(super) fn joined(kind: &str, parts: Vec<String>) -> String {
    std::iter::once(kind.to_owned()).chain(parts).collect::<Vec<_>>().join(DOT)
}

/// The parts of a scope, in words.
pub(super) fn described(library: &Library, scope: &Scope) -> Vec<String> {
    let mut parts = filtered(library, &scope.filter);
    let standing = &scope.standing;
    let names = |list: &[Status]| list.iter().map(|status| status.id()).collect::<Vec<_>>();
    if !standing.wanted.is_empty() {
        let only = if standing.only { "only " } else { "" };
        parts.push(format!("{only}{}", names(&standing.wanted).join(" or ")));
    }
    if !standing.excluded.is_empty() {
        parts.push(format!("not {}", names(&standing.excluded).join(" or ")));
    }
    if standing.several {
        parts.push("in more than one category".to_owned());
    }
    if scope.unknown_year {
        parts.push("a year that the catalogue does not have".to_owned());
    }
    parts
}

/// The filters, in words.
fn filtered(library: &Library, filter: &Filter) -> Vec<String> {
    let catalogue = library.catalogue();
    let mut parts = Vec::new();
    let mut either = |names: Vec<&str>| {
        let mut distinct: Vec<&str> = Vec::new();
        for name in names {
            if !distinct.contains(&name) {
                distinct.push(name);
            }
        }
        parts.push(distinct.join(" or "));
    };
    if let Some(keys) = &filter.categories {
        either(keys.iter().map(|key| catalogue.category(*key).name.as_str()).collect());
    }
    if let Some(keys) = &filter.organisations {
        // Those of a whole region are told by it.
        let region = keys.first().map(|key| catalogue.organisation(*key).region.as_str());
        match region.filter(|_| keys.len() > MOST_NAMED) {
            Some(region) => either(vec![region]),
            None => either(keys.iter().map(|key| catalogue.organisation(*key).name.as_str()).collect()),
        }
    }
    if let Some(keys) = &filter.topics {
        either(keys.iter().map(|key| catalogue.topic(*key).name.as_str()).collect());
    }
    if let Some(keys) = &filter.collections {
        either(keys.iter().map(|key| catalogue.collection(*key).name.as_str()).collect());
    }
    if let Some(status) = filter.status {
        either(vec![status.id()]);
    }
    if let Some(year) = filter.year {
        parts.push(year.to_string());
    }
    parts
}
