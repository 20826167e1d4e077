//! Tags: ids of entries, made short for where there is little room.
//!
//! A tag is made of the id alone, so it stays what it is whatever else the catalogue holds.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use crate::catalogue::{Catalogue, EntryKey};

/// What a tag begins with, and no id does.
const MARK: char = '~';
/// Characters behind it. With 64 signs they are 42 bits: of a hundred thousand ids two have the same tag once in a thousand
/// catalogues.
const LENGTH: usize = 7;
/// The signs.
const SIGNS: &[u8; 64] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";

/// The tag of an id; a short id, and what is a tag already, stays as it is.
#[must_use]
pub fn tag(id: &str) -> String {
    if id.starts_with(MARK) || id.len() <= LENGTH {
        return id.to_owned();
    }
    let digest = Sha256::digest(id.as_bytes());
    let signs = digest.iter().take(LENGTH).map(|byte| char::from(SIGNS[usize::from(byte % 64)]));
    std::iter::once(MARK).chain(signs).collect()
}

/// The tags of a catalogue's entries: made when somebody presses the first button that has one, as to make them takes longer than
/// all else that a press needs.
#[derive(Default)]
pub(crate) struct Tags(OnceLock<FxHashMap<String, EntryKey>>);

impl Tags {
    /// The entry of an id or of a tag; of those that have the same tag, the first.
    pub(crate) fn entry(&self, catalogue: &Catalogue, text: &str) -> Option<EntryKey> {
        let text = text.trim();
        if !text.starts_with(MARK) {
            return catalogue.entry_by_id(text);
        }
        let tags = self.0.get_or_init(|| {
            let mut tags = FxHashMap::default();
            for (key, entry) in catalogue.entries() {
                tags.entry(tag(&entry.id)).or_insert(key);
            }
            tags
        });
        tags.get(text).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_found_by_its_tag() {
        let catalogue = Catalogue::built_in().expect("it is sound");
        let tags = Tags::default();
        let entry = |text: &str| tags.entry(&catalogue, text);
        for (key, known) in catalogue.entries() {
            let tag = tag(&known.id);
            assert!(tag.len() <= LENGTH + 1, "{tag}");
            assert_eq!((entry(&tag), entry(&known.id)), (Some(key), Some(key)));
        }
        assert_eq!((entry("~zzzzzzz"), entry("")), (None, None));
    }

    #[test]
    fn a_tag_is_made_of_the_id_alone() {
        // Buttons of old messages carry it: another one would make them out of date.
        assert_eq!(tag("harrogate-smart-parking"), tag(&tag("harrogate-smart-parking")));
        assert_eq!(tag("bays"), "bays");
    }
}
