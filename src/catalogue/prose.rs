//! What entries tell in sentences: most of a large catalogue, of which few entries are looked at.
//!
//! So a library puts all sentences away in small packets, and an entry's are taken out when somebody first looks at them. They
//! stay in memory, as answering reads no files.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use super::model::Entry;
use super::{Catalogue, EntryKey};
use crate::beside::beside;
use crate::plain;

/// What an entry tells in sentences.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
pub struct Prose {
    /// What it is, in 40 to 120 words; empty where nobody wrote it.
    pub summary: String,
    /// One fact a line, each a sentence that can be shown alone.
    pub facts: Vec<String>,
    /// For each fact its short form, where it has one: [`Entry::fact_for_card`] gives it.
    pub short_facts: Vec<Option<String>>,
    /// For each fact, other everyday words for what it tells: "who paid for the phones". Searched, and never shown.
    pub also: Vec<Vec<String>>,
    /// Everyday questions that it answers.
    pub questions: Vec<String>,
    /// What whoever keeps the catalogue noted about the entry: what the source leaves out or prints wrongly. Never
    /// searched, never an answer.
    pub notes: Vec<String>,
}

/// The sentences of one entry, at hand or put away.
#[derive(Clone, Default)]
pub(super) struct Sentences {
    at_hand: OnceLock<Box<Prose>>,
    /// Where they were put away, and which of all they are.
    away: Option<(Arc<Away>, u32)>,
}

/// The sentences of all entries, put away.
#[derive(Default, Deserialize, Serialize)]
pub(crate) struct Away {
    /// The packets, one after the other, each compressed.
    #[serde(with = "plain")]
    packets: Vec<u8>,
    /// For each packet, where it ends.
    #[serde(with = "plain")]
    ends: Vec<u32>,
    /// For each entry, where its sentences begin in their packet.
    #[serde(with = "plain")]
    starts: Vec<u32>,
}

/// Puts sentences away, one entry after the other.
#[derive(Default)]
pub(super) struct Packing {
    away: Away,
    /// The packet that is not full yet.
    packet: Vec<u8>,
}

/// Entries of a packet: more take less room, and longer to open. Four take a sixteenth more room than sixteen do, and a quarter of
/// the time.
const IN_PACKET: usize = 4;

impl From<Prose> for Sentences {
    fn from(told: Prose) -> Self {
        Self { at_hand: OnceLock::from(Box::new(told)), away: None }
    }
}

impl Sentences {
    /// What they tell, without keeping it at hand.
    fn read(&self) -> Cow<'_, Prose> {
        self.read_in(&mut Packet::default())
    }

    /// The same where a packet may be open already: for whoever goes over all entries.
    fn read_in(&self, open: &mut Packet) -> Cow<'_, Prose> {
        match (self.at_hand.get(), &self.away) {
            (Some(told), _) => Cow::Borrowed(told),
            (None, Some((away, entry))) => Cow::Owned(away.told(*entry as usize, open)),
            (None, None) => Cow::default(),
        }
    }
}

/// A packet that was opened.
#[derive(Default)]
struct Packet {
    /// Which one, if any.
    number: Option<usize>,
    told: Vec<u8>,
}

impl fmt::Debug for Sentences {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.read().fmt(formatter)
    }
}

impl Deref for Entry {
    type Target = Prose;

    fn deref(&self) -> &Prose {
        self.sentences.at_hand.get_or_init(|| Box::new(self.sentences.read().into_owned()))
    }
}

impl Away {
    /// Puts these entries' sentences away, half of them beside the others.
    fn of(entries: &[Entry]) -> postcard::Result<Self> {
        let (first, second) = entries.split_at((entries.len() / 2).next_multiple_of(IN_PACKET).min(entries.len()));
        let (mut away, second) = beside(|| Self::of_some(first), || Self::of_some(second));
        if let (Ok(away), Ok(second)) = (&mut away, &second) {
            let length = away.packets.len() as u32;
            away.packets.extend(&second.packets);
            away.ends.extend(second.ends.iter().map(|end| end + length));
            away.starts.extend(&second.starts);
            away.packets.shrink_to_fit();
        }
        second.and(away)
    }

    fn of_some(entries: &[Entry]) -> postcard::Result<Self> {
        // Those of a part of a catalogue are put away already, with all others.
        let (mut packing, mut open) = (Packing::default(), Packet::default());
        entries.iter().try_for_each(|entry| packing.add(&entry.sentences.read_in(&mut open)))?;
        Ok(packing.finish())
    }

    /// An entry's sentences.
    fn told(&self, entry: usize, open: &mut Packet) -> Prose {
        let number = entry / IN_PACKET;
        if open.number != Some(number) {
            *open = Packet { number: Some(number), told: self.open(number).unwrap_or_default() };
        }
        let start = self.starts.get(entry).and_then(|start| open.told.get(*start as usize..));
        let told = start.and_then(|told| postcard::from_bytes(told).ok());
        // What was kept was checked when it was read, so that this would be a mistake of the program's own.
        told.unwrap_or_else(|| {
            tracing::error!(entry, "what an entry tells cannot be read any more");
            Prose::default()
        })
    }

    fn open(&self, packet: usize) -> Option<Vec<u8>> {
        let start = packet.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        let bytes = self.packets.get(start as usize..*self.ends.get(packet)? as usize)?;
        lz4_flex::decompress_size_prepended(bytes).ok()
    }
}

impl Packing {
    /// Adds those of the next entry.
    fn add(&mut self, told: &Prose) -> postcard::Result<()> {
        self.away.starts.push(self.packet.len() as u32);
        self.packet = postcard::to_extend(told, std::mem::take(&mut self.packet))?;
        if self.away.starts.len().is_multiple_of(IN_PACKET) {
            self.close();
        }
        Ok(())
    }

    /// Adds those of these entries, which then have none until all are put away.
    pub(super) fn take(&mut self, entries: &mut [Entry]) -> postcard::Result<()> {
        entries.iter_mut().try_for_each(|entry| self.add(&std::mem::take(&mut entry.sentences).read()))
    }

    fn close(&mut self) {
        self.away.packets.extend(lz4_flex::compress_prepend_size(&self.packet));
        self.away.ends.push(self.away.packets.len() as u32);
        self.packet.clear();
    }

    fn finish(mut self) -> Away {
        if !self.packet.is_empty() {
            self.close();
        }
        self.away
    }
}

impl Catalogue {
    /// The same with all sentences put away, if they are not.
    #[must_use]
    pub(crate) fn put_away(self) -> Self {
        if self.sentences().is_some_and(|away| away.starts.len() == self.entries.len()) {
            return self;
        }
        match Away::of(&self.entries) {
            Ok(away) => self.telling(away),
            Err(error) => {
                tracing::warn!(%error, "what the entries tell takes more memory than it need");
                self
            }
        }
    }

    /// The same with sentences that were put away before, if they are of as many entries.
    pub(crate) fn with_sentences(self, away: Away) -> Option<Self> {
        (away.starts.len() == self.entries.len()).then(|| self.telling(away))
    }

    /// The same with the sentences of all entries, which were put away one after the other.
    pub(super) fn with_packed(self, packing: Packing) -> Self {
        let mut away = packing.finish();
        away.packets.shrink_to_fit();
        self.telling(away)
    }

    fn telling(mut self, away: Away) -> Self {
        let away = Arc::new(away);
        for (entry, at) in self.entries.iter_mut().zip(0..) {
            entry.sentences = Sentences { at_hand: OnceLock::new(), away: Some((Arc::clone(&away), at)) };
        }
        self
    }

    /// The sentences, where they were put away.
    pub(crate) fn sentences(&self) -> Option<&Away> {
        let (away, _) = self.entries.first()?.sentences.away.as_ref()?;
        Some(away)
    }

    /// All entries in their order, each with what it tells, which is not kept at hand.
    pub(crate) fn entries_with_prose(&self) -> impl Iterator<Item = (EntryKey, &Entry, Cow<'_, Prose>)> {
        let mut open = Packet::default();
        self.entries().map(move |(key, entry)| (key, entry, entry.sentences.read_in(&mut open)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_away_is_found_again() {
        let known = Catalogue::built_in().expect("it is sound");
        let away = Catalogue::built_in().expect("it is sound").put_away();
        let kept = postcard::to_allocvec(away.sentences().expect("they were put away")).expect("they can be kept");
        let read = Catalogue::built_in()
            .expect("it is sound")
            .with_sentences(postcard::from_bytes(&kept).expect("they can be read"));
        let read = read.expect("they are of as many entries");
        for (key, entry) in known.entries() {
            for same in [&away, &read] {
                assert_eq!(format!("{:?}", same.entry(key)), format!("{entry:?}"));
                assert_eq!(same.entry(key).facts, entry.facts);
            }
        }
    }
}
