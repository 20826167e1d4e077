//! Similar entries: the same problem or the same approach, whoever did it and whatever they called it.
//!
//! An entry is compared by what it is about (title, summary, questions, facts), never by who ran it, where, or in
//! which awards: the words of names are left out, and so are words that most entries have. Words that the vocabulary
//! calls the same count as one, so that projects meet which tell of the same thing in different words.

use std::collections::{HashMap, HashSet};

use super::lexicon::{Lexicon, StemId};
use super::profile::{Part, Profile};
use super::synonyms::{GroupId, Synonyms};
use crate::catalogue::{Catalogue, EntryKey, TopicKey};
use crate::config::SimilarSettings;

/// A similar entry, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct SimilarEntry {
    /// The entry.
    pub entry: EntryKey,
    /// How alike they are, from 0 to 1.
    pub likeness: f32,
    /// Topics that both have.
    pub topics: Vec<TopicKey>,
    /// Words that both have, the most telling first, as the other entry writes them.
    pub words: Vec<String>,
}

/// A word that entries are compared by: a stem, or a group of synonyms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Word {
    Stem(StemId),
    Group(GroupId),
}

/// What entries are about, as weighted words.
pub(crate) struct SimilarIndex {
    /// For each entry its words with their weights; the weights' squares sum to 1.
    about: Vec<Vec<(Word, f32)>>,
    /// For each word, the entries that are about it, with its weight there.
    entries_about: HashMap<Word, Vec<(EntryKey, f32)>>,
    /// For each topic, how telling it is.
    topic_weights: Vec<f32>,
}

/// Words that an entry is compared by: its most telling.
const WORDS_COMPARED: usize = 60;
/// Words told as a reason.
const WORDS_TOLD: usize = 4;
/// A word in more than one of this many entries tells nothing about one.
const COMMON: usize = 7;
/// A word in more entries than this is passed over, so that large catalogues are searched fast.
const MOST_ENTRIES_ABOUT: usize = 2_000;

impl SimilarIndex {
    pub(crate) fn new(catalogue: &Catalogue, profiles: &[Profile], synonyms: &Synonyms) -> Self {
        let names = words_of_names(profiles);
        let counted: Vec<_> = profiles.iter().map(|profile| words_about(profile, &names, synonyms)).collect();
        let mut spread: HashMap<Word, usize> = HashMap::new();
        for word in counted.iter().flat_map(HashMap::keys) {
            *spread.entry(*word).or_default() += 1;
        }
        let total = profiles.len() as f32;
        let most = (profiles.len() / COMMON).clamp(2, MOST_ENTRIES_ABOUT);
        let mut index = Self {
            about: Vec::with_capacity(profiles.len()),
            entries_about: HashMap::new(),
            topic_weights: topic_weights(catalogue),
        };
        for (position, words) in counted.into_iter().enumerate() {
            let mut weighed: Vec<(Word, f32)> = words
                .into_iter()
                .filter(|(word, _)| (2..=most).contains(&spread[word]))
                .map(|(word, count)| (word, (1.0 + count).ln() * (total / spread[&word] as f32).ln()))
                .collect();
            weighed.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            weighed.truncate(WORDS_COMPARED);
            let length = weighed.iter().map(|(_, w)| w * w).sum::<f32>().sqrt().max(f32::EPSILON);
            for (word, weight) in &mut weighed {
                *weight /= length;
                index.entries_about.entry(*word).or_default().push((EntryKey::new(position), *weight));
            }
            index.about.push(weighed);
        }
        index
    }

    /// The entries most like one, the most alike first.
    pub(crate) fn similar(
        &self,
        catalogue: &Catalogue,
        (lexicon, synonyms): (&Lexicon, &Synonyms),
        entry: EntryKey,
        settings: &SimilarSettings,
    ) -> Vec<SimilarEntry> {
        let mut shared: HashMap<EntryKey, Vec<(f32, Word)>> = HashMap::new();
        for (word, ours) in &self.about[entry.index()] {
            for (other, theirs) in self.entries_about.get(word).into_iter().flatten() {
                if *other != entry {
                    shared.entry(*other).or_default().push((ours * theirs, *word));
                }
            }
        }
        let written = |word: &Word| match word {
            Word::Stem(stem) => lexicon.written(*stem).to_owned(),
            Word::Group(group) => synonyms.label(*group).to_owned(),
        };
        let total = (settings.words + settings.topics).max(f32::EPSILON);
        let mut similar: Vec<(SimilarEntry, Vec<(f32, Word)>)> = shared
            .into_iter()
            .map(|(other, words)| {
                let alike: f32 = words.iter().map(|(gain, _)| gain).sum();
                let (topics, about) = self.shared_topics(catalogue, entry, other);
                let likeness = (settings.words * alike + settings.topics * about) / total;
                (SimilarEntry { entry: other, likeness, topics, words: Vec::new() }, words)
            })
            .filter(|(similar, _)| similar.likeness >= settings.least)
            .collect();
        similar.sort_by(|a, b| b.0.likeness.total_cmp(&a.0.likeness).then(a.0.entry.cmp(&b.0.entry)));
        similar.truncate(settings.count);
        let told = |(mut similar, mut words): (SimilarEntry, Vec<(f32, Word)>)| {
            words.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            for (_, word) in &words {
                let written = written(word);
                let told = similar.words.iter().any(|told| told.contains(&written) || written.contains(told.as_str()));
                if similar.words.len() < WORDS_TOLD && !told {
                    similar.words.push(written);
                }
            }
            similar
        };
        similar.into_iter().map(told).collect()
    }

    /// The topics that two entries share, and how much of all their topics that is.
    fn shared_topics(&self, catalogue: &Catalogue, one: EntryKey, other: EntryKey) -> (Vec<TopicKey>, f32) {
        let (one, other) = (&catalogue.entry(one).topics, &catalogue.entry(other).topics);
        let weight = |keys: &mut dyn Iterator<Item = &TopicKey>| -> f32 {
            keys.map(|key| self.topic_weights[key.index()]).sum()
        };
        let shared: Vec<TopicKey> = one.iter().filter(|key| other.contains(key)).copied().collect();
        let both = weight(&mut shared.iter());
        let all = weight(&mut one.iter()) + weight(&mut other.iter()) - both;
        (shared, both / all.max(f32::EPSILON))
    }
}

/// Words of organisations, partners and standings: who and where, not what.
fn words_of_names(profiles: &[Profile]) -> HashSet<StemId> {
    let mut named: HashMap<StemId, (usize, usize)> = HashMap::new();
    for profile in profiles {
        let name_texts = profile.mask(|part| matches!(part, Part::Organisation | Part::Partner));
        let passages = profile.mask(Part::is_passage);
        for (stem, texts) in profile.stems() {
            let counts = named.entry(*stem).or_default();
            counts.0 += usize::from(texts & name_texts != 0);
            counts.1 += usize::from(texts & passages != 0);
        }
    }
    // "Health" stands in names too; a word is a name when it stands in names as often as elsewhere.
    named.into_iter().filter(|(_, (names, all))| names * 2 > *all).map(|(stem, _)| stem).collect()
}

/// What an entry is about: its words, with how many of its texts have each, the telling parts counting more.
fn words_about(profile: &Profile, names: &HashSet<StemId>, synonyms: &Synonyms) -> HashMap<Word, f32> {
    let telling = profile.mask(|part| matches!(part, Part::Title | Part::Alias | Part::Summary | Part::Question));
    let facts = profile.mask(|part| part == Part::Fact);
    let count = |texts: u64| (texts & telling).count_ones() as f32 * 2.0 + (texts & facts).count_ones() as f32;
    let mut words: HashMap<Word, f32> = HashMap::new();
    for (stem, texts) in profile.stems() {
        if names.contains(stem) {
            continue;
        }
        let stands = count(*texts);
        if stands > 0.0 {
            *words.entry(Word::Stem(*stem)).or_default() += stands;
        }
        for (phrase, group) in synonyms.groups_at(*stem) {
            let stands = count(phrase.iter().fold(u64::MAX, |mask, stem| mask & profile.texts_with(*stem)));
            if stands > 0.0 {
                *words.entry(Word::Group(*group)).or_default() += stands;
            }
        }
    }
    words
}

/// How telling each topic is: the fewer entries have it, the more.
fn topic_weights(catalogue: &Catalogue) -> Vec<f32> {
    let mut counts = vec![0_usize; catalogue.topics().len()];
    for (_, entry) in catalogue.entries() {
        for topic in &entry.topics {
            counts[topic.index()] += 1;
        }
    }
    let total = catalogue.entries().len() as f32;
    counts.into_iter().map(|count| ((total + 1.0) / (count as f32 + 0.5)).ln().max(0.1)).collect()
}
