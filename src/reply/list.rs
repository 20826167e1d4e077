//! Several entries, counted, in pages; and suggestions.

use super::Block;
use super::phrases::{count, entry_line, join, safe, status};
use crate::answer::{Counted, List, ListKind, Scored};
use crate::catalogue::{OrganisationKey, Status};
use crate::library::Library;
use crate::search::suggest::Suggestion;

pub(super) fn words(library: &Library, list: &List) -> (String, Vec<Block>) {
    let total = list.entries.len();
    let entries = count(total, "entry", "entries");
    let headline = match (&list.kind, total) {
        (ListKind::Counted(counted), _) => format!("{}.{}", counted_words(counted), by_collection(library, list)),
        (ListKind::Browsed, 0) => "No entry has all of that.".to_owned(),
        (ListKind::Browsed, _) => format!("{entries}."),
        (ListKind::Found, 1) => format!("{entries} fits."),
        (ListKind::Found, _) => format!("{entries} fit."),
    };
    let lines = list.shown().map(|(number, scored)| entry_line(library.catalogue(), number, scored.entry));
    let mut blocks = vec![Block::Entries(lines.collect())];
    let (page, pages) = (list.shown_page(), list.pages());
    if pages > 1 {
        let next = if page < pages { format!("; page:{} for the next", page + 1) } else { String::new() };
        blocks.push(Block::Note(format!("Page {page} of {pages}{next}.")));
    }
    (headline, blocks)
}

/// The number first, then what was counted.
fn counted_words(counted: &Counted) -> String {
    match counted {
        Counted::Entries(number) => count(*number, "entry", "entries"),
        Counted::Standing(standing, number) => standings(*standing, *number),
        Counted::Categories(number) => count(*number, "category", "categories"),
        Counted::Recognitions(standings_of) => {
            let total: usize = standings_of.iter().map(|(_, number)| number).sum();
            let each = standings_of.iter().filter(|(_, number)| *number > 0);
            let each: Vec<String> = each.map(|(standing, number)| standings(*standing, *number)).collect();
            let each: Vec<&str> = each.iter().map(String::as_str).collect();
            match each.as_slice() {
                [one] => (*one).to_owned(),
                _ => format!("{}: {}", count(total, "nomination", "nominations"), join(&each)),
            }
        }
    }
}

/// How many of the entries stand in each collection, where they stand in several.
fn by_collection(library: &Library, list: &List) -> String {
    let catalogue = library.catalogue();
    let of = |key| list.entries.iter().filter(|scored| catalogue.entry(scored.entry).collection == key).count();
    let each: Vec<String> = catalogue
        .collections()
        .map(|(key, collection)| (of(key), collection))
        .filter(|(number, _)| *number > 0)
        .map(|(number, collection)| format!("{number} in {}", collection.name))
        .collect();
    let each: Vec<&str> = each.iter().map(String::as_str).collect();
    if each.len() > 1 { format!(" That is {}.", join(&each)) } else { String::new() }
}

/// "1 winner", "3 finalists", "9 shortlisted".
fn standings(standing: Status, number: usize) -> String {
    match standing {
        Status::Winner => count(number, "winner", "winners"),
        Status::Finalist => count(number, "finalist", "finalists"),
        other => format!("{number} {}", status(other)),
    }
}

pub(super) fn spoken_of(
    library: &Library,
    organisations: &[OrganisationKey],
    entries: &[Scored],
) -> (String, Vec<Block>) {
    let catalogue = library.catalogue();
    let headline = match entries.len() {
        0 => "The message speaks of no entry that I know.".to_owned(),
        number => format!("The message may speak of {}.", count(number, "entry", "entries")),
    };
    let mut blocks = Vec::new();
    if !organisations.is_empty() {
        let names: Vec<&str> = catalogue.organisation_names(organisations).collect();
        blocks.push(Block::Text(format!("It names {}.", safe(&join(&names)))));
    }
    let lines = entries.iter().enumerate().map(|(i, scored)| entry_line(catalogue, i + 1, scored.entry));
    blocks.push(Block::Entries(lines.collect()));
    (headline, blocks)
}

pub(super) fn suggestions(suggestions: &[Suggestion]) -> (String, Vec<Block>) {
    let headline = match suggestions.len() {
        0 => "No suggestion.".to_owned(),
        number => format!("{}.", count(number, "suggestion", "suggestions")),
    };
    let points = suggestions.iter().map(|suggestion| safe(&suggestion.label)).collect();
    (headline, vec![Block::Points(points)])
}
