//! Suggestions for what is being typed: entries, organisations, categories, topics, collections.

use super::Names;
use super::index::{Name, NameIndex};
use crate::catalogue::{Catalogue, EntryKey};
use crate::request::SuggestKind;

/// Something that may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What is shown.
    pub label: String,
    /// What is taken when it is chosen.
    pub value: String,
    /// The entry, where it is one.
    pub entry: Option<EntryKey>,
}

/// A suggestion is worth showing when it has this share of what was typed.
const WORTH_SHOWING: f32 = 0.5;

/// The names of entries.
pub(super) fn entry_names(catalogue: &Catalogue) -> NameIndex<EntryKey> {
    let names = catalogue.entries().map(|(key, entry)| {
        let who: Vec<&str> =
            entry.organisations.iter().map(|key| catalogue.organisation(*key).short.as_str()).take(2).collect();
        let collection = catalogue.collection(entry.collection);
        let mut spellings = entry.aliases.clone();
        spellings.push(format!("{} {} {}", entry.title, who.join(" "), collection.name));
        spellings.push(entry.id.clone());
        let label = if who.is_empty() { entry.title.clone() } else { format!("{} · {}", entry.title, who.join(", ")) };
        Name { key, label, spellings }
    });
    NameIndex::new(names.collect())
}

impl Names {
    /// What may be meant by `text`, the likeliest first; before anything is typed, the first of each.
    #[must_use]
    pub fn suggest(&self, catalogue: &Catalogue, kind: SuggestKind, text: &str, count: usize) -> Vec<Suggestion> {
        match kind {
            SuggestKind::Entry => {
                let of_entry = |(mut suggestion, key): (Suggestion, EntryKey)| {
                    suggestion.value.clone_from(&catalogue.entry(key).id);
                    suggestion.entry = Some(key);
                    suggestion
                };
                names(&self.entries, text, count).into_iter().map(of_entry).collect()
            }
            SuggestKind::Award => plain(names(&self.collections, text, count)),
            SuggestKind::Category => distinct(plain(names(&self.categories, text, count))),
            SuggestKind::Organisation => plain(names(&self.organisations, text, count)),
            SuggestKind::Topic => plain(names(&self.topics, text, count)),
        }
    }
}

fn names<K: Copy + PartialEq>(index: &NameIndex<K>, text: &str, count: usize) -> Vec<(Suggestion, K)> {
    let suggestion =
        |name: &Name<K>| (Suggestion { label: name.label.clone(), value: name.label.clone(), entry: None }, name.key);
    if text.trim().is_empty() {
        return index.names().iter().take(count).map(suggestion).collect();
    }
    let fits = index.fits(text, true);
    fits.iter()
        .filter(|fit| fit.typed >= WORTH_SHOWING)
        .take(count)
        .map(|fit| suggestion(index.name(fit.name)))
        .collect()
}

fn plain<K>(suggestions: Vec<(Suggestion, K)>) -> Vec<Suggestion> {
    suggestions.into_iter().map(|(suggestion, _)| suggestion).collect()
}

/// Categories of the same name in several collections are one suggestion.
fn distinct(mut suggestions: Vec<Suggestion>) -> Vec<Suggestion> {
    let mut seen = std::collections::HashSet::new();
    suggestions.retain(|suggestion| seen.insert(suggestion.value.clone()));
    suggestions
}
