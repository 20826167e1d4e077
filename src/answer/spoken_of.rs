//! The entries and organisations that somebody's message mentions, whatever else it says.

use super::select::nothing;
use super::{Outcome, Refusal, Scored};
use crate::catalogue::{Catalogue, OrganisationKey};
use crate::library::Library;
use crate::search::{Hit, SearchError};

/// An entry is mentioned when one of its texts is this similar to the message, against the entry that is most like it.
const NEARLY_AS_LIKE: f32 = 0.6;
/// No entry is mentioned when none has a text this similar to the message.
const LIKE: f32 = 0.3;
/// A message with fewer telling words than this mentions an entry only where it names it.
const FEW_WORDS: usize = 3;
/// A short message names an entry with this share of its words.
const MIN_NAME_SHARE: f32 = 0.5;
/// A longer message has this share of its words in common with the entry.
const MIN_RECALL: f32 = 0.3;
/// Organisations that are shown.
const MOST_ORGANISATIONS: usize = 10;

pub(super) fn tell(library: &Library, text: &str) -> Result<Outcome, SearchError> {
    // Whoever chats asks nothing: words that are only like those of an entry do not mention it.
    let question = library.search().read(text).surely(library.search().settings().synonym);
    let mut hits = library.search().lookup(&question, None)?;
    hits.sort_by(|a, b| b.fit.passage.total_cmp(&a.fit.passage).then(a.entry.cmp(&b.entry)));
    let best = hits.first().map_or(0.0, |hit| hit.fit.passage);
    // A word or two may stand in any text: they mention an entry only where they name it.
    let little = question.content_words() < FEW_WORDS;
    let like = |hit: &Hit| {
        let enough = if little { hit.fit.name >= MIN_NAME_SHARE } else { hit.fit.recall >= MIN_RECALL };
        enough && hit.fit.passage >= LIKE && hit.fit.passage >= best * NEARLY_AS_LIKE
    };
    let spoken_of = hits.iter().filter(|hit| like(hit)).take(library.reply_settings().page_size);
    let entries: Vec<Scored> = spoken_of.map(Scored::from).collect();
    let organisations = organisations_in(library.catalogue(), text);
    Ok(match (entries.is_empty(), organisations.is_empty()) {
        (true, true) => nothing(Refusal::NothingSpokenOf),
        _ => Outcome::EntriesInText { organisations, entries },
    })
}

/// The organisations that a text names as they are written, with capitals: "mind" is a word, "Mind" is a charity.
fn organisations_in(catalogue: &Catalogue, text: &str) -> Vec<OrganisationKey> {
    // Names begin where a word does that has a capital: there are few such places, and many names.
    let places: Vec<usize> = text
        .char_indices()
        .filter(|(at, c)| c.is_uppercase() && !ends_in_word(&text[..*at]))
        .map(|(at, _)| at)
        .collect();
    let stands = |name: &str, at: usize| text[at..].strip_prefix(name).is_some_and(|rest| !begins_in_word(rest));
    let names = |name: &str| places.iter().any(|at| stands(name, *at));
    catalogue
        .organisations()
        .filter(|(_, organisation)| {
            let spellings = [&organisation.name, &organisation.short].into_iter().chain(&organisation.aliases);
            spellings.filter(|name| name.starts_with(char::is_uppercase)).any(|name| names(name))
        })
        .map(|(key, _)| key)
        .take(MOST_ORGANISATIONS)
        .collect()
}

/// Whether what follows a text would be a part of its last word.
fn ends_in_word(text: &str) -> bool {
    text.ends_with(char::is_alphanumeric)
}

/// Whether what stands before a text would be a part of its first word.
fn begins_in_word(text: &str) -> bool {
    text.starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn organisations_are_recognised_as_they_are_written() {
        let catalogue = Catalogue::built_in().expect("it is sound");
        let named = |text: &str| {
            let keys = organisations_in(&catalogue, text);
            keys.iter().map(|key| catalogue.organisation(*key).short.clone()).collect::<Vec<_>>()
        };
        assert_eq!(named("Has anybody talked to Wigan?"), ["Wigan"]);
        assert!(named("wiganers never mind the pause").is_empty());
    }
}
