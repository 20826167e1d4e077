//! Several entries, counted, in pages; and suggestions.

use super::Block;
use super::phrases::{count, entry_line, join};
use crate::answer::{List, ListKind, Scored};
use crate::catalogue::OrganisationKey;
use crate::library::Library;
use crate::names::suggest::Suggestion;

pub(super) fn render(library: &Library, list: &List) -> (String, Vec<Block>) {
    let total = list.entries.len();
    let counted = count(total, "entry", "entries");
    let headline = match (list.kind, total) {
        (ListKind::Selected, _) => format!("{counted}."),
        (ListKind::Found, 1) => format!("{counted} fits."),
        (ListKind::Found, _) => format!("{counted} fit."),
    };
    (headline, entries(library, list))
}

/// The entries of the page that is shown.
pub(super) fn entries(library: &Library, list: &List) -> Vec<Block> {
    let lines = list.shown().map(|(number, scored)| entry_line(library, number, scored.entry));
    let mut blocks = vec![Block::Entries(lines.collect())];
    let (page, pages) = (list.shown_page(), list.pages());
    if pages > 1 {
        blocks.push(Block::Pages { shown: String::new(), page, pages });
    }
    blocks
}

pub(super) fn spoken_of(
    library: &Library,
    organisations: &[OrganisationKey],
    entries: &[Scored],
) -> (String, Vec<Block>) {
    let catalogue = library.catalogue();
    let headline = match entries.len() {
        0 => "No entry in this message.".to_owned(),
        number => format!("The message may speak of {}.", count(number, "entry", "entries")),
    };
    let mut blocks = Vec::new();
    if !organisations.is_empty() {
        let names: Vec<&str> = catalogue.organisation_names(organisations).collect();
        blocks.push(Block::Text(format!("It names {}.", join(&names))));
    }
    let lines = entries.iter().enumerate().map(|(i, scored)| entry_line(library, i + 1, scored.entry));
    blocks.push(Block::Entries(lines.collect()));
    (headline, blocks)
}

pub(super) fn suggestions(suggestions: &[Suggestion]) -> (String, Vec<Block>) {
    let headline = match suggestions.len() {
        0 => "No suggestion.".to_owned(),
        number => format!("{}.", count(number, "suggestion", "suggestions")),
    };
    let points = suggestions.iter().map(|suggestion| suggestion.label.clone()).collect();
    (headline, vec![Block::Points(points)])
}
