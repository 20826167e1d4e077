//! Entries like one, each with the reason.

use super::phrases::{entry_line, join, named};
use super::{Block, EntrySummary, Said};
use crate::catalogue::EntryKey;
use crate::library::Library;
use crate::search::similar::SimilarEntry;
use crate::wording::say;

pub(super) fn render(library: &Library, of: EntryKey, similar: &[SimilarEntry]) -> Said {
    let catalogue = library.catalogue();
    let title = &catalogue.entry(of).title;
    let Some(first) = similar.first() else {
        return Said::refusal(say!(library, "similar-none", title = title), Vec::new());
    };
    let headline =
        say!(library, "similar-closest", title = title, nearest = named(catalogue, catalogue.entry(first.entry)));
    let lines: Vec<EntrySummary> = similar
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
    let words: Vec<String> = similar.words.iter().map(|word| format!("“{word}”")).collect();
    let joined = |names: &[String]| join(library.wording(), names);
    match (topics.is_empty(), words.is_empty()) {
        (true, true) => String::new(),
        (true, false) => say!(library, "similar-words", words = joined(&words)),
        (false, true) => say!(library, "similar-topics", topics = joined(&topics)),
        (false, false) => say!(library, "similar-both", topics = joined(&topics), words = joined(&words)),
    }
}
