//! What the catalogue holds.

use super::Block;
use super::phrases::count;
use crate::answer::{About, CollectionCount};
use crate::catalogue::Kind;
use crate::library::Library;

pub(super) fn render(library: &Library, about: &About) -> (String, Vec<Block>) {
    let headline = format!(
        "Laureate {} knows {} of {}, from {}.",
        env!("CARGO_PKG_VERSION"),
        count(about.entries, "entry", "entries"),
        count(about.organisations, "organisation", "organisations"),
        count(about.collections.len(), "collection", "collections"),
    );
    let mut blocks = Vec::new();
    for collection in &about.collections {
        blocks.push(Block::Heading(library.catalogue().collection(collection.collection).name.clone()));
        blocks.push(Block::Text(counts(library, collection)));
    }
    (headline, blocks)
}

fn counts(library: &Library, counted: &CollectionCount) -> String {
    let collection = library.catalogue().collection(counted.collection);
    let entries = count(counted.entries, "entry", "entries");
    if collection.kind != Kind::Awards {
        return format!("{entries} in {}.", count(counted.categories, "section", "sections"));
    }
    let categories = count(counted.categories, "category", "categories");
    let recognitions = count(counted.recognitions, "standing", "standings");
    let open = library.results().has_open(library.catalogue(), counted.collection);
    let results = match (open, &collection.ceremony) {
        (false, _) => "winners announced".to_owned(),
        (true, None) => "results pending".to_owned(),
        (true, Some(ceremony)) => format!("results pending (ceremony {})", ceremony.date),
    };
    format!("{entries} with {recognitions} in {categories}; {results}.")
}
