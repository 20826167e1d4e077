//! The catalogue as a table: a row for each standing, so that a spreadsheet can filter them. `new-award` reads its headings.

use crate::catalogue::{Catalogue, Entry};
use crate::reply::phrases::{capital, status_of};
use crate::wording::Language;

use super::Selection;

/// The headings.
pub(super) const HEADINGS: [&str; 13] = [
    "ID", "Title", "Organisation", "Partners", "Award", "Year", "Category", "Standing", "Topics", "People", "Summary",
    "Text", "URL",
];

/// The column of years, which are numbers.
pub(super) const YEAR: usize = 5;

/// The rows, each with a cell for each heading.
pub(super) fn rows(selection: &Selection<'_>) -> Vec<[String; HEADINGS.len()]> {
    let catalogue = selection.catalogue;
    let mut rows = Vec::new();
    for (key, entry) in selection.entries() {
        let mut stands: Vec<(String, String)> = selection
            .recognitions(key, entry)
            .map(|stands| {
                (
                    catalogue.category(stands.category).name.clone(),
                    capital(&status_of(Language::EnGb.wording(), stands.status)),
                )
            })
            .collect();
        if stands.is_empty() {
            let section = entry.section.map_or_else(String::new, |key| catalogue.category(key).name.clone());
            stands.push((section, String::new()));
        }
        rows.extend(stands.into_iter().map(|(category, standing)| row(catalogue, entry, category, standing)));
    }
    rows
}

fn row(catalogue: &Catalogue, entry: &Entry, category: String, standing: String) -> [String; HEADINGS.len()] {
    let collection = catalogue.collection(entry.collection);
    let lines =
        |keys: &[crate::catalogue::OrganisationKey]| catalogue.organisation_names(keys).collect::<Vec<_>>().join("\n");
    let people = entry.people.iter().map(|person| match &person.post {
        Some(post) => format!("{} ({post})", person.name),
        None => person.name.clone(),
    });
    [
        entry.id.clone(),
        entry.title.clone(),
        lines(&entry.organisations),
        lines(&entry.partners().collect::<Vec<_>>()),
        collection.name.clone(),
        collection.year.to_string(),
        category,
        standing,
        entry.topics.iter().map(|key| catalogue.topic(*key).name.as_str()).collect::<Vec<_>>().join("\n"),
        people.collect::<Vec<_>>().join("\n"),
        entry.summary.clone(),
        entry.facts.join("\n"),
        collection.source.as_ref().and_then(|source| source.url.clone()).unwrap_or_default(),
    ]
}
