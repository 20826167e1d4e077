//! Several entries, counted, in pages; and suggestions.

use super::Block;
use super::phrases::{count, entry_line, safe};
use crate::answer::{List, ListKind};
use crate::library::Library;
use crate::search::suggest::Suggestion;

pub(super) fn words(library: &Library, list: &List) -> (String, Vec<Block>) {
    let entries = count(list.total, "entry", "entries");
    let headline = match (list.kind, list.total) {
        (ListKind::Browsed, 0) => "No entry has all of that.".to_owned(),
        (ListKind::Browsed, _) => format!("{entries}."),
        (ListKind::Found, 1) => format!("{entries} fits."),
        (ListKind::Found, _) => format!("{entries} fit."),
    };
    let first = (list.page - 1) * library.reply_settings().page_size;
    let lines = list.entries.iter().enumerate();
    let lines = lines.map(|(i, scored)| entry_line(library.catalogue(), first + i + 1, scored.entry)).collect();
    let mut blocks = vec![Block::Entries(lines)];
    if list.pages > 1 {
        let more = match list.page {
            page if page < list.pages => format!("; page:{} for the next", page + 1),
            _ => String::new(),
        };
        blocks.push(Block::Note(format!("Page {} of {}{more}.", list.page, list.pages)));
    }
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
