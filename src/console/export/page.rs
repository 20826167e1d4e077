//! The catalogue as one page: without anything from elsewhere, readable on a phone, in print and by a screen reader.

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment};
use serde::Serialize;

use super::Selection;
use crate::reply::phrases::{capital, names, safe, status_of};
use crate::wording::{Wording, say};

#[derive(Serialize)]
struct Page {
    language: &'static str,
    heading: String,
    labels: Labels,
    awards: Vec<Award>,
}

/// The page's own words.
#[derive(Serialize)]
struct Labels {
    awards: String,
    entry: String,
    who: String,
    standing: String,
    nothing: String,
}

impl Labels {
    fn of(wording: &Wording) -> Self {
        Self {
            awards: say!(wording, "awards-heading"),
            entry: say!(wording, "export-entry"),
            who: say!(wording, "export-who"),
            standing: say!(wording, "export-standing"),
            nothing: say!(wording, "export-nothing"),
        }
    }
}

#[derive(Serialize)]
struct Award {
    id: String,
    name: String,
    organiser: String,
    summary: String,
    caption: String,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    title: String,
    who: String,
    summary: String,
    stands: Vec<String>,
}

/// The page, in the language of what is exported.
///
/// # Errors
/// The template cannot be filled in.
pub(super) fn html(selection: &Selection<'_>) -> Result<String, minijinja::Error> {
    let (catalogue, wording) = (selection.catalogue, selection.language.wording());
    let mut awards = Vec::new();
    for (key, collection) in catalogue.collections() {
        let entries = selection.entries().filter(|(_, entry)| entry.collection == key);
        let rows: Vec<Row> = entries
            .map(|(key, entry)| {
                let stands = selection.recognitions(key, entry).map(|stands| {
                    let category = &catalogue.category(stands.category).name;
                    safe(&format!("{}: {category}", capital(&status_of(wording, stands.status))))
                });
                let section = entry.section.map(|key| safe(&catalogue.category(key).name));
                Row {
                    title: safe(&entry.title),
                    who: safe(&names(wording, catalogue, &entry.organisations)),
                    summary: safe(&entry.summary),
                    stands: stands.chain(section).collect(),
                }
            })
            .collect();
        if !rows.is_empty() {
            let (name, organiser, summary) =
                (safe(&collection.name), safe(&collection.organiser), safe(&collection.summary));
            let caption = safe(&say!(wording, "export-caption", number = rows.len(), award = &collection.name));
            awards.push(Award { id: collection.id.clone(), name, organiser, summary, caption, rows });
        }
    }
    let mut templates = Environment::new();
    templates.set_auto_escape_callback(|_| AutoEscape::Html);
    templates.add_template("export.html", include_str!("page.html"))?;
    let heading =
        if selection.only_results { say!(wording, "export-results") } else { say!(wording, "export-entries") };
    let page = Page { language: selection.language.id(), heading, labels: Labels::of(wording), awards };
    templates.get_template("export.html")?.render(Serde(&page))
}
