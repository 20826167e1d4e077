//! What the catalogue holds.

use super::phrases::count;
use super::{Block, Said, day};
use crate::answer::{About, CollectionCount};
use crate::catalogue::Kind;
use crate::library::Library;

pub(super) fn render(library: &Library, about: &About) -> Said {
    let headline = format!(
        "Laureate {} knows {} of {}, from {}.",
        env!("CARGO_PKG_VERSION"),
        count(about.entries, "entry", "entries"),
        count(about.organisations, "organisation", "organisations"),
        count(about.collections.len(), "collection", "collections"),
    );
    let collections = about.collections.iter().map(|counted| {
        let name = &library.catalogue().collection(counted.collection).name;
        format!("{name}: {}", counts(library, counted))
    });
    Said::sentence(headline, vec![Block::Points(collections.collect())])
}

fn counts(library: &Library, counted: &CollectionCount) -> String {
    let collection = library.catalogue().collection(counted.collection);
    let entries = count(counted.entries, "entry", "entries");
    if collection.kind != Kind::Awards {
        return format!("{entries} in {}.", count(counted.categories, "section", "sections"));
    }
    let categories = count(counted.categories, "category", "categories");
    let open = library.results().has_open(library.catalogue(), counted.collection);
    let results = if open { day::open(library, counted.collection) } else { "Winners are known.".to_owned() };
    format!("{entries} in {categories}. {results}")
}
