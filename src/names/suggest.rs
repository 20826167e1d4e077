//! Suggestions for what is being typed: entries, organisations, categories, topics, collections.
//!
//! They are of those entries alone that the command's other options leave.

use super::Names;
use super::index::{Name, NameFit, NameIndex};
use crate::catalogue::{Catalogue, CategoryKey, CollectionKey, Entry, EntryKey, Kind, OrganisationKey, TopicKey};
use crate::request::SuggestKind;
use crate::search::analysis::words;

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
/// A name is near when it has this share of what was typed.
const MIN_NEAR_SHARE: f32 = 0.7;
/// So few letters are the beginning of a name rather than of a word in it.
const FEW_LETTERS: usize = 2;

/// The names of entries.
pub(super) fn entry_names(catalogue: &Catalogue) -> NameIndex<EntryKey> {
    let names = catalogue.entries().map(|(key, entry)| {
        let who: Vec<&str> =
            entry.organisations.iter().map(|key| catalogue.organisation(*key).short.as_str()).take(2).collect();
        let collection = catalogue.collection(entry.collection);
        let mut spellings = entry.aliases.clone();
        spellings.push(format!("{} {} {}", entry.title, who.join(" "), collection.name));
        spellings.push(entry.id.clone());
        spellings.push(entry.title.clone());
        let label = if who.is_empty() { entry.title.clone() } else { format!("{} · {}", entry.title, who.join(", ")) };
        (key, label, spellings)
    });
    NameIndex::new(names)
}

/// What the entries that are left have, a flag for each of its kind.
struct Left<'a> {
    catalogue: &'a Catalogue,
    /// `None` where all are left.
    entries: Option<&'a [bool]>,
}

impl Left<'_> {
    fn has(&self, entry: EntryKey) -> bool {
        self.entries.is_none_or(|left| left[entry.index()])
    }

    /// Flags for what the entries that are left have; all of them where all entries are left.
    fn flags<K>(&self, all: usize, of: impl Fn(&Entry) -> Vec<K>, index: impl Fn(&K) -> usize) -> Vec<bool> {
        let Some(left) = self.entries else { return vec![true; all] };
        let mut flags = vec![false; all];
        for (_, entry) in self.catalogue.entries().filter(|(key, _)| left[key.index()]) {
            for key in of(entry) {
                flags[index(&key)] = true;
            }
        }
        flags
    }

    fn categories(&self) -> Vec<bool> {
        let of = |entry: &Entry| entry.categories().chain(entry.section).collect();
        self.flags(self.catalogue.categories().count(), of, |key: &CategoryKey| key.index())
    }

    fn collections(&self) -> Vec<bool> {
        let count = self.catalogue.collections().count();
        self.flags(count, |entry| vec![entry.collection], |key: &CollectionKey| key.index())
    }

    fn organisations(&self) -> Vec<bool> {
        let count = self.catalogue.organisations().count();
        self.flags(count, |entry| entry.involved().collect(), |key: &OrganisationKey| key.index())
    }

    fn topics(&self) -> Vec<bool> {
        self.flags(self.catalogue.topics().len(), |entry| entry.topics.clone(), |key: &TopicKey| key.index())
    }
}

impl Names {
    /// What may be meant by `text` among those entries, the likeliest first; before anything is typed, some of each
    /// collection.
    #[must_use]
    pub fn suggest(
        &self,
        catalogue: &Catalogue,
        kind: SuggestKind,
        text: &str,
        count: usize,
        among: Option<&[bool]>,
    ) -> Vec<Suggestion> {
        let left = Left { catalogue, entries: among };
        match kind {
            SuggestKind::Entry => {
                let of = |key: EntryKey| catalogue.entry(key).collection;
                let found = if text.trim().is_empty() {
                    mixed(&self.entries, count, |key| left.has(key), of)
                } else {
                    names(&self.entries, text, count, |key| left.has(key))
                };
                let of_entry = |(mut suggestion, key): (Suggestion, EntryKey)| {
                    suggestion.value.clone_from(&catalogue.entry(key).id);
                    suggestion.entry = Some(key);
                    suggestion
                };
                found.into_iter().map(of_entry).collect()
            }
            SuggestKind::Award | SuggestKind::Scheme => {
                let flags = left.collections();
                let fits =
                    |key: CollectionKey| kind == SuggestKind::Award || catalogue.collection(key).kind == Kind::Awards;
                plain(names(&self.collections, text, count, |key| flags[key.index()] && fits(key)))
            }
            SuggestKind::Category | SuggestKind::AwardCategory => {
                let flags = left.categories();
                let keep = |key: CategoryKey| {
                    let is_award = catalogue.category(key).announcement.is_some();
                    flags[key.index()] && (kind == SuggestKind::Category || is_award)
                };
                let of = |key: CategoryKey| catalogue.category(key).collection;
                distinct(plain(if text.trim().is_empty() {
                    mixed(&self.categories, count, keep, of)
                } else {
                    names(&self.categories, text, count, keep)
                }))
            }
            SuggestKind::Organisation => {
                let flags = left.organisations();
                plain(names(&self.organisations, text, count, |key: OrganisationKey| flags[key.index()]))
            }
            SuggestKind::Participant => {
                let of = |kind| self.suggest(catalogue, kind, text, count, among);
                let (mut both, entries) = (of(SuggestKind::Organisation), of(SuggestKind::Entry));
                // Organisations first, but no more of them than leave half of the places to entries.
                both.truncate((count - entries.len().min(count / 2)).min(both.len()));
                both.extend(entries);
                both.truncate(count);
                both
            }
            SuggestKind::Topic => {
                let flags = left.topics();
                plain(names(&self.topics, text, count, |key: TopicKey| flags[key.index()]))
            }
        }
    }

    /// The one entry that a text names, as good as exactly.
    #[must_use]
    pub fn entry_named(&self, catalogue: &Catalogue, text: &str) -> Option<EntryKey> {
        let exact = self.entries.exact(text);
        let named = if exact.is_empty() { self.entries.named(text)? } else { exact };
        // Where several are called so, an id means its own entry.
        let of_id = |key: &&EntryKey| words(&catalogue.entry(**key).id) == words(text);
        named
            .iter()
            .find(of_id)
            .or(match named.as_slice() {
                [one] => Some(one),
                _ => None,
            })
            .copied()
    }

    /// The entries whose names come near a text, the nearest first.
    #[must_use]
    pub fn entries_near(&self, text: &str) -> Vec<EntryKey> {
        let fits = self.entries.fits(text, false);
        let near = fits.iter().filter(|fit| fit.typed >= MIN_NEAR_SHARE);
        near.map(|fit| self.entries.name(fit.name).key).collect()
    }
}

fn suggestion<K: Copy>(name: &Name<K>) -> (Suggestion, K) {
    (Suggestion { label: name.label.to_string(), value: name.label.to_string(), entry: None }, name.key)
}

/// The names that fit a text, of those that are kept; a letter or two may begin a name before they stand within one.
fn names<K: Copy + PartialEq>(
    index: &NameIndex<K>,
    text: &str,
    count: usize,
    keep: impl Fn(K) -> bool,
) -> Vec<(Suggestion, K)> {
    let typed = text.trim().to_lowercase();
    if typed.is_empty() {
        return index.names().iter().filter(|name| keep(name.key)).take(count).map(suggestion).collect();
    }
    let fits = index.fits_in_any_order(text, true, WORTH_SHOWING).into_iter();
    let few = typed.chars().count() <= FEW_LETTERS;
    let is_within = |label: &str| few && !begins_with(label, &typed);
    let kept = fits.map(|fit| (fit, index.name(fit.name))).filter(|(_, name)| keep(name.key));
    let mut fitting: Vec<_> = kept.map(|(fit, name)| (is_within(&name.label), fit, name)).collect();
    // One letter fits most names of a large catalogue; only those that are shown are put in order.
    let order = |a: &(bool, NameFit, _), b: &(bool, NameFit, _)| a.0.cmp(&b.0).then_with(|| a.1.before(&b.1));
    if fitting.len() > count {
        fitting.select_nth_unstable_by(count, order);
        fitting.truncate(count);
    }
    fitting.sort_unstable_by(order);
    fitting.into_iter().map(|(_, _, name)| suggestion(name)).collect()
}

/// Whether a label begins with a text that is in small letters.
fn begins_with(label: &str, small: &str) -> bool {
    let mut letters = label.chars().flat_map(char::to_lowercase);
    small.chars().all(|letter| letters.next() == Some(letter))
}

/// Some names of each collection in turn, at even distances in its order.
fn mixed<K: Copy + PartialEq>(
    index: &NameIndex<K>,
    count: usize,
    keep: impl Fn(K) -> bool,
    of: impl Fn(K) -> CollectionKey,
) -> Vec<(Suggestion, K)> {
    let mut groups: Vec<(CollectionKey, Vec<&Name<K>>)> = Vec::new();
    for name in index.names().iter().filter(|name| keep(name.key)) {
        let collection = of(name.key);
        match groups.iter_mut().find(|(known, _)| *known == collection) {
            Some((_, names)) => names.push(name),
            None => groups.push((collection, vec![name])),
        }
    }
    // How many each gives: what a small one does not have, the others do.
    let mut shares = vec![0_usize; groups.len()];
    let mut free = count;
    while free > 0 {
        let mut given = false;
        for (share, (_, names)) in shares.iter_mut().zip(&groups) {
            if free > 0 && *share < names.len() {
                (*share, free, given) = (*share + 1, free - 1, true);
            }
        }
        if !given {
            break;
        }
    }
    let most = shares.iter().copied().max().unwrap_or_default();
    let mut chosen = Vec::with_capacity(count);
    for turn in 0..most {
        for (share, (_, names)) in shares.iter().zip(&groups).filter(|(share, _)| turn < **share) {
            chosen.push(suggestion(names[turn * names.len() / share]));
        }
    }
    chosen
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
