//! What was understood, in a few words.

use crate::library::Library;
use crate::search::filter::Filter;

/// The separator of the parts.
const DOT: &str = " · ";

/// Joins what was understood: the kind of request, its text, its filters.
pub(super) fn understood(library: &Library, kind: &str, text: &str, filter: &Filter) -> String {
    let catalogue = library.catalogue();
    let mut parts = vec![kind.to_owned()];
    if !text.is_empty() {
        parts.push(text.to_owned());
    }
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
        either(keys.iter().map(|key| catalogue.organisation(*key).name.as_str()).collect());
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
    parts.join(DOT)
}
