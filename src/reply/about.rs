//! What the catalogue holds.

use super::{Block, Said, day};
use crate::answer::{About, CollectionCount};
use crate::catalogue::Kind;
use crate::library::Library;
use crate::wording::say;

pub(super) fn render(library: &Library, about: &About) -> Said {
    let headline = say!(
        library,
        "about",
        version = env!("CARGO_PKG_VERSION"),
        entries = say!(library, "entries", number = about.entries),
        organisations = say!(library, "organisations", number = about.organisations),
        collections = say!(library, "collections", number = about.collections.len()),
    );
    let collections = about.collections.iter().map(|counted| {
        let name = &library.catalogue().collection(counted.collection).name;
        format!("{name}: {}", counts(library, counted))
    });
    Said::sentence(headline, vec![Block::Points(collections.collect())])
}

fn counts(library: &Library, counted: &CollectionCount) -> String {
    let collection = library.catalogue().collection(counted.collection);
    let entries = say!(library, "entries", number = counted.entries);
    if collection.kind != Kind::Awards {
        let sections = say!(library, "sections", number = counted.categories);
        return say!(library, "entries-in-sections", entries = entries, sections = sections);
    }
    let categories = say!(library, "categories", number = counted.categories);
    let open = library.results().has_open(library.catalogue(), counted.collection);
    let results = if open { day::open(library, counted.collection) } else { say!(library, "winners-known") };
    say!(library, "entries-in-categories", entries = entries, categories = categories, results = results)
}
