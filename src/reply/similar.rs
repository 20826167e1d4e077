//! Entries like one, each with the reason.

use super::phrases::{entry_line, join};
use super::{Block, EntryLine};
use crate::catalogue::EntryKey;
use crate::library::Library;
use crate::search::similar::SimilarEntry;

pub(super) fn render(library: &Library, of: EntryKey, similar: &[SimilarEntry]) -> (String, Vec<Block>) {
    let catalogue = library.catalogue();
    let title = &catalogue.entry(of).title;
    let Some(first) = similar.first() else {
        return (format!("Nothing in the catalogue is much like {title}."), Vec::new());
    };
    let headline = format!("Closest to {title} is {}.", catalogue.entry(first.entry).title);
    let lines = similar.iter().enumerate().map(|(i, similar)| EntryLine {
        reason: reason(library, similar),
        ..entry_line(library, i + 1, similar.entry)
    });
    (headline, vec![Block::Entries(lines.collect())])
}

/// What two entries share: topics, then telling words; nothing where neither can be told truly.
fn reason(library: &Library, similar: &SimilarEntry) -> Option<String> {
    let catalogue = library.catalogue();
    let topics: Vec<String> =
        similar.topics.iter().map(|key| catalogue.topic(*key).name.clone()).map(|name| name.to_lowercase()).collect();
    let topics: Vec<&str> = topics.iter().map(String::as_str).collect();
    let words: Vec<String> = similar.words.iter().map(|word| format!("“{word}”")).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match (topics.is_empty(), words.is_empty()) {
        (true, true) => None,
        (true, false) => Some(format!("Both say {}.", join(&words))),
        (false, true) => Some(format!("Both are about {}.", join(&topics))),
        (false, false) => Some(format!("Both are about {}, and say {}.", join(&topics), join(&words))),
    }
}
