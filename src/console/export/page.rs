//! The catalogue as one page: without anything from elsewhere, readable on a phone, in print and by a screen reader.

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment};
use serde::Serialize;

use super::Selection;
use crate::reply::phrases::{capital, names, safe, status_of};
use crate::wording::Language;

#[derive(Serialize)]
struct Page {
    only_results: bool,
    awards: Vec<Award>,
}

#[derive(Serialize)]
struct Award {
    id: String,
    name: String,
    organiser: String,
    summary: String,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    title: String,
    who: String,
    summary: String,
    stands: Vec<String>,
}

/// The page.
///
/// # Errors
/// The template cannot be filled in.
pub(super) fn html(selection: &Selection<'_>) -> Result<String, minijinja::Error> {
    let catalogue = selection.catalogue;
    let mut awards = Vec::new();
    for (key, collection) in catalogue.collections() {
        let entries = selection.entries().filter(|(_, entry)| entry.collection == key);
        let rows: Vec<Row> = entries
            .map(|(key, entry)| {
                let stands = selection.recognitions(key, entry).map(|stands| {
                    let category = &catalogue.category(stands.category).name;
                    safe(&format!("{}: {category}", capital(&status_of(Language::EnGb.wording(), stands.status))))
                });
                let section = entry.section.map(|key| safe(&catalogue.category(key).name));
                Row {
                    title: safe(&entry.title),
                    who: safe(&names(Language::EnGb.wording(), catalogue, &entry.organisations)),
                    summary: safe(&entry.summary),
                    stands: stands.chain(section).collect(),
                }
            })
            .collect();
        if !rows.is_empty() {
            let (name, organiser, summary) =
                (safe(&collection.name), safe(&collection.organiser), safe(&collection.summary));
            awards.push(Award { id: collection.id.clone(), name, organiser, summary, rows });
        }
    }
    let mut templates = Environment::new();
    templates.set_auto_escape_callback(|_| AutoEscape::Html);
    templates.add_template("export.html", include_str!("page.html"))?;
    templates.get_template("export.html")?.render(Serde(&Page { only_results: selection.only_results, awards }))
}
