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
    let headline = format!("Most like {title}: {}.", catalogue.entry(first.entry).title);
    let lines = similar.iter().enumerate().map(|(i, similar)| {
        let reason = Some(reason(library, similar));
        EntryLine { reason, ..entry_line(library, i + 1, similar.entry) }
    });
    (headline, vec![Block::Entries(lines.collect())])
}

/// What two entries share: topics, then telling words.
fn reason(library: &Library, similar: &SimilarEntry) -> String {
    let catalogue = library.catalogue();
    let topics: Vec<String> =
        similar.topics.iter().map(|key| catalogue.topic(*key).name.clone()).map(|name| name.to_lowercase()).collect();
    let topics: Vec<&str> = topics.iter().map(String::as_str).collect();
    let words: Vec<String> = similar.words.iter().map(|word| format!("“{word}”")).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match (topics.is_empty(), words.is_empty()) {
        (true, _) => format!("Both speak of {}.", join(&words)),
        (false, true) => format!("Both are about {}.", join(&topics)),
        (false, false) => format!("Both are about {}, and speak of {}.", join(&topics), join(&words)),
    }
}
