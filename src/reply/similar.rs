//! Entries like one, each with the reason.

use super::phrases::{entry_line, join, named};
use super::{Block, EntryLine, Said};
use crate::catalogue::EntryKey;
use crate::library::Library;
use crate::search::similar::SimilarEntry;

pub(super) fn render(library: &Library, of: EntryKey, similar: &[SimilarEntry]) -> Said {
    let catalogue = library.catalogue();
    let title = &catalogue.entry(of).title;
    let Some(first) = similar.first() else {
        return Said::refusal(format!("I found nothing that is much like {title}."), Vec::new());
    };
    let headline = format!("Closest to {title} is {}.", named(catalogue, catalogue.entry(first.entry)));
    let lines: Vec<EntryLine> = similar
        .iter()
        .enumerate()
        .map(|(i, similar)| entry_line(library, i + 1, similar.entry, reason(library, similar)))
        .collect();
    let entries = Block::entries(library, &headline, lines, 1);
    Said::sentence(headline, entries.into_iter().take(1).collect())
}

/// What two entries share: topics, then telling words; nothing where neither can be told truly.
fn reason(library: &Library, similar: &SimilarEntry) -> String {
    let catalogue = library.catalogue();
    let topics: Vec<String> =
        similar.topics.iter().map(|key| catalogue.topic(*key).name.clone()).map(|name| name.to_lowercase()).collect();
    let topics: Vec<&str> = topics.iter().map(String::as_str).collect();
    let words: Vec<String> = similar.words.iter().map(|word| format!("“{word}”")).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match (topics.is_empty(), words.is_empty()) {
        (true, true) => String::new(),
        (true, false) => format!("Both mention {}.", join(&words)),
        (false, true) => format!("Both are about {}.", join(&topics)),
        (false, false) => format!("Both are about {}, and mention {}.", join(&topics), join(&words)),
    }
}
