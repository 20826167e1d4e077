//! Similar entries: the same problem or the same approach, whoever did it and whatever they called it.
//!
//! An entry is compared by what it is about (title, summary, questions, facts), never by who ran it, where, or in
//! which awards: the words of names are left out, and so are words that most entries have. Words that the vocabulary
//! calls the same count as one, so that projects meet which tell of the same thing in different words.

use std::collections::BTreeSet;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use super::analysis::american;
use super::entry_terms::{CatalogueTerms, EntryTerms, Part, Texts};
use super::rows::Rows;
use super::synonyms::{GroupId, Phrase, Synonyms};
use super::term_dictionary::{StemId, TermDictionary};
use crate::beside::beside;
use crate::catalogue::{Catalogue, EntryKey, TopicKey};
use crate::config::SimilarSettings;
use crate::plain::{self, plain_number};

/// A similar entry, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct SimilarEntry {
    /// The entry.
    pub entry: EntryKey,
    /// How alike they are, from 0 to 1.
    pub similarity: f32,
    /// Topics that both have.
    pub topics: Vec<TopicKey>,
    /// Words that stand in what is shown of both, the most telling first.
    pub words: Vec<String>,
}

/// A word that entries are compared by: a stem by its number, or after all stems a group of synonyms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
struct Word(u32);

plain_number!(Word(u32));

/// How alike an entry is, and which it is.
type Alike = (f32, EntryKey);

/// What entries are about, as weighted words.
#[derive(Deserialize, Serialize)]
pub(crate) struct SimilarIndex {
    /// How many stems there are.
    stems: u32,
    /// For each entry its words, the most telling first.
    about: Rows<Word>,
    /// For each word, the entries that are about it, in their order, with its weight there; the squares of an entry's weights
    /// sum to 1.
    entries_about: Rows<(EntryKey, f32)>,
    /// For each topic, how telling it is.
    #[serde(with = "plain")]
    topic_weights: Vec<f32>,
}

/// Words that an entry is compared by: its most telling.
const WORDS_COMPARED: usize = 60;
/// Words shown as a reason.
const WORDS_TOLD: usize = 3;
/// Letters of the shortest of them.
const LEAST_TOLD: usize = 3;
/// A word in more than one of this many entries tells nothing about one.
const COMMON: usize = 7;
/// A word in more entries than this is passed over, so that large catalogues are searched fast.
const MOST_ENTRIES_ABOUT: usize = 2_000;

impl SimilarIndex {
    pub(crate) fn new(catalogue: &Catalogue, entry_terms: &CatalogueTerms, synonyms: &Synonyms) -> Self {
        let middle = entry_terms.len() / 2;
        let halves = [0..middle, middle..entry_terms.len()];
        let (subjects, spread) = Subjects::read(entry_terms, synonyms, &halves);
        let stems = subjects.names.len();
        let [first, second] = halves.map(|half| || subjects.weighed(half, &spread));
        let (first, second) = beside(first, second);
        let entries_about = by_word(spread.len(), [&first, &second]);
        // The weights are gone before the words are put together.
        let ((mut about, _), (other, _)) = (first, second);
        (0..other.len()).for_each(|entry| about.push(other.of(entry).iter().copied()));
        about.shrink();
        Self { stems: stems as u32, about, entries_about, topic_weights: topic_weights(catalogue) }
    }

    /// The entries most like one, the most alike first.
    pub(crate) fn similar(
        &self,
        catalogue: &Catalogue,
        dictionary: &TermDictionary,
        entry: EntryKey,
        settings: &SimilarSettings,
    ) -> Vec<SimilarEntry> {
        // What both have is added up for all that have anything; which words those are is asked only of the few that
        // are shown.
        let mut shared = vec![0.0_f32; self.about.len()];
        let mut touched: Vec<EntryKey> = Vec::new();
        for word in self.about.of(entry.index()) {
            let ours = self.weight(*word, entry);
            for (other, theirs) in self.entries_about.of(word.0 as usize) {
                let known = &mut shared[other.index()];
                if *known == 0.0 {
                    touched.push(*other);
                }
                *known += ours * theirs;
            }
        }
        let total = (settings.words + settings.topics).max(f32::EPSILON);
        let others = touched.into_iter().filter(|other| *other != entry);
        let mut alike: Vec<Alike> = others
            .map(|other| {
                let topics = self.topics_alike(catalogue, entry, other);
                ((settings.words * shared[other.index()] + settings.topics * topics) / total, other)
            })
            .filter(|(similarity, _)| *similarity >= settings.least)
            .collect();
        let order = |a: &Alike, b: &Alike| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        if alike.len() > settings.count {
            alike.select_nth_unstable_by(settings.count, order);
            alike.truncate(settings.count);
        }
        alike.sort_by(order);
        let ours = shown_by_stem(catalogue, dictionary, entry);
        let told = |(similarity, other): Alike| {
            let mut words = self.shared_words(entry, other);
            let topics = shared_topics(catalogue, entry, other).collect();
            let mut similar = SimilarEntry { entry: other, similarity, topics, words: Vec::new() };
            words.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            let theirs: Vec<&str> = shown_words(catalogue, other).collect();
            for (_, word) in &words {
                if similar.words.len() == WORDS_TOLD {
                    break;
                }
                // What stands for several words may stand in neither text.
                if word.0 >= self.stems {
                    continue;
                }
                let stem = &StemId(word.0);
                let shown = |written: &&String| theirs.iter().any(|word| is_same(word, written));
                let Some(written) = ours.get(stem).and_then(|ours| ours.iter().find(shown)) else { continue };
                let told =
                    similar.words.iter().any(|told| told.contains(written.as_str()) || written.contains(told.as_str()));
                if !told {
                    similar.words.push(written.clone());
                }
            }
            similar
        };
        alike.into_iter().map(told).collect()
    }

    /// The words that two entries are both about, each with what it adds to their likeness.
    fn shared_words(&self, one: EntryKey, other: EntryKey) -> Vec<(f32, Word)> {
        let theirs = self.about.of(other.index());
        let shared = self.about.of(one.index()).iter().filter(|word| theirs.contains(word));
        shared.map(|word| (self.weight(*word, one) * self.weight(*word, other), *word)).collect()
    }

    /// How telling a word is of an entry that is about it.
    fn weight(&self, word: Word, entry: EntryKey) -> f32 {
        let about = self.entries_about.of(word.0 as usize);
        about.binary_search_by_key(&entry, |(known, _)| *known).map_or(0.0, |at| about[at].1)
    }

    /// How much of all topics of two entries they share.
    fn topics_alike(&self, catalogue: &Catalogue, one: EntryKey, other: EntryKey) -> f32 {
        let weight = |key: &TopicKey| self.topic_weights[key.index()];
        let all = |entry: EntryKey| -> f32 { catalogue.entry(entry).topics.iter().map(weight).sum() };
        let both: f32 = shared_topics(catalogue, one, other).map(|key| weight(&key)).sum();
        both / (all(one) + all(other) - both).max(f32::EPSILON)
    }
}

/// For each word the entries that are about it, and how much: of some entries the words and their weights, and of those that
/// follow.
fn by_word(words: usize, parts: [&(Rows<Word>, Vec<f32>); 2]) -> Rows<(EntryKey, f32)> {
    let starts = [0, parts[0].0.len()];
    let all = parts.into_iter().zip(starts).flat_map(|((about, weights), start)| {
        let words = (0..about.len()).flat_map(move |at| about.of(at).iter().map(move |word| (start + at, word)));
        words.zip(weights).map(|((at, word), weight)| (word.0 as usize, (EntryKey::new(at), *weight)))
    });
    Rows::gather(words, all)
}

/// The topics that two entries share.
fn shared_topics(catalogue: &Catalogue, one: EntryKey, other: EntryKey) -> impl Iterator<Item = TopicKey> {
    let theirs = &catalogue.entry(other).topics;
    catalogue.entry(one).topics.iter().filter(|key| theirs.contains(key)).copied()
}

/// The words of what is shown of an entry, as they are written: its title, its summary and its facts. What has a sign in it,
/// such as "B&Bs", is not a word that could be shown.
fn shown_words(catalogue: &Catalogue, key: EntryKey) -> impl Iterator<Item = &str> {
    let entry = catalogue.entry(key);
    let texts = [&entry.title, &entry.summary].into_iter().chain(&entry.facts);
    let words = texts.flat_map(|text| text.split_whitespace()).map(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word)
    });
    words.filter(|word| word.chars().count() >= LEAST_TOLD && word.chars().all(char::is_alphabetic))
}

/// The same words by their stems, in small letters and in order.
fn shown_by_stem(
    catalogue: &Catalogue,
    dictionary: &TermDictionary,
    key: EntryKey,
) -> FxHashMap<StemId, BTreeSet<String>> {
    let mut by_stem: FxHashMap<StemId, BTreeSet<String>> = FxHashMap::default();
    let words: FxHashSet<String> = shown_words(catalogue, key).map(str::to_lowercase).collect();
    for word in words {
        if let Some(stem) = dictionary.stem_of(&american(&word)) {
            by_stem.entry(stem).or_default().insert(word);
        }
    }
    by_stem
}

/// Whether a word is this one, which is in small letters.
fn is_same(word: &str, small: &str) -> bool {
    if word.is_ascii() { word.eq_ignore_ascii_case(small) } else { word.to_lowercase() == small }
}

/// For each stem, how many of these entries have it in the names of whoever ran them, and how many in what tells what they are
/// about.
fn stands(entry_terms: &CatalogueTerms, entries: Range<usize>, stems: usize) -> Vec<(u32, u32)> {
    let mut stands = vec![(0, 0); stems];
    for terms in entries.map(|entry| entry_terms.of(entry)) {
        let name_texts = terms.mask(|part| matches!(part, Part::Organisation | Part::Partner));
        let passages = terms.mask(Part::is_passage);
        for (stem, texts) in terms.stems() {
            let counts = &mut stands[stem.0 as usize];
            counts.0 += u32::from(texts & name_texts != 0);
            counts.1 += u32::from(texts & passages != 0);
        }
    }
    stands
}

/// What says what entries are about.
struct Subjects<'a> {
    entry_terms: &'a CatalogueTerms,
    /// For each stem, whether it is a word of organisations and partners: who and where, not what.
    names: Vec<bool>,
    /// For each stem, the groups of synonyms that have a phrase beginning with it.
    groups: Vec<&'a [(Phrase, GroupId)]>,
}

impl<'a> Subjects<'a> {
    /// The subjects of entries, which are two halves; and for each word, how many entries are about it.
    fn read(entry_terms: &'a CatalogueTerms, synonyms: &'a Synonyms, halves: &[Range<usize>; 2]) -> (Self, Vec<u32>) {
        let stems = entry_terms.iter().filter_map(|terms| terms.last_stem());
        let stems = stems.map(|stem| stem.0 as usize + 1).max().unwrap_or_default();
        let [first, second] = halves.clone().map(|half| move || stands(entry_terms, half, stems));
        let (first, second) = beside(first, second);
        let stands: Vec<(u32, u32)> = first.iter().zip(second).map(|(a, b)| (a.0 + b.0, a.1 + b.1)).collect();
        // "Health" stands in names too; a word is a name when it stands in names as often as elsewhere.
        let names: Vec<bool> = stands.iter().map(|(names, all)| names * 2 > *all).collect();
        let groups = (0..stems).map(|stem| synonyms.groups_at(StemId(stem as u32))).collect();
        let subjects = Self { entry_terms, names, groups };
        let [first, second] = halves.clone().map(|half| || subjects.spread_of_groups(half, synonyms.groups()));
        let (first, second) = beside(first, second);
        let of_stems = stands.iter().zip(&subjects.names).map(|((_, all), is_name)| if *is_name { 0 } else { *all });
        let spread = of_stems.chain(first.iter().zip(second).map(|(a, b)| a + b)).collect();
        (subjects, spread)
    }

    /// For each group of synonyms, how many of these entries are about it.
    fn spread_of_groups(&self, entries: Range<usize>, groups: usize) -> Vec<u32> {
        let mut spread = vec![0; groups];
        let mut about: Vec<GroupId> = Vec::new();
        for terms in entries.map(|entry| self.entry_terms.of(entry)) {
            let passages = terms.mask(Part::is_passage);
            for (stem, texts) in terms.stems() {
                let phrases = self.phrases(&terms, stem, texts);
                about.extend(phrases.filter(|(_, texts)| texts & passages != 0).map(|(group, _)| group));
            }
            about.sort_unstable();
            about.dedup();
            about.drain(..).for_each(|group| spread[group.index()] += 1);
        }
        spread
    }

    /// The groups of synonyms that have a phrase beginning with a stem, each with those texts that have all of the phrase; none
    /// for a word of names.
    fn phrases(&self, terms: &EntryTerms<'a>, stem: StemId, texts: Texts) -> impl Iterator<Item = (GroupId, Texts)> {
        let phrases = self.groups[stem.0 as usize].iter().filter(move |_| !self.names[stem.0 as usize]);
        phrases.map(move |(phrase, group)| {
            let others = phrase.iter().skip(1);
            (*group, others.fold(texts, |mask, stem| mask & terms.texts_with(*stem)))
        })
    }

    /// For each of these entries the words that it is compared by, and of all these words how telling they are.
    fn weighed(&self, entries: Range<usize>, spread: &[u32]) -> (Rows<Word>, Vec<f32>) {
        let total = self.entry_terms.len() as f32;
        let most = (self.entry_terms.len() / COMMON).clamp(2, MOST_ENTRIES_ABOUT);
        let spread = |word: &Word| spread[word.0 as usize] as usize;
        // To make room again and again would leave twice as much behind.
        let most_words = entries.len() * WORDS_COMPARED;
        let (mut about, mut weights) = (Rows::with_room(entries.len(), most_words), Vec::with_capacity(most_words));
        for entry in entries {
            let words = self.of(entry).into_iter().filter(|(word, _)| (2..=most).contains(&spread(word)));
            let weigh = |(word, count): (Word, f32)| (word, (1.0 + count).ln() * (total / spread(&word) as f32).ln());
            let mut weighed: Vec<(Word, f32)> = words.map(weigh).collect();
            weighed.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            weighed.truncate(WORDS_COMPARED);
            let length = weighed.iter().map(|(_, w)| w * w).sum::<f32>().sqrt().max(f32::EPSILON);
            about.push(weighed.iter().map(|(word, _)| *word));
            weights.extend(weighed.iter().map(|(_, weight)| weight / length));
        }
        (about, weights)
    }

    /// What an entry is about: its words, with how many of its texts have each, the telling parts counting more.
    fn of(&self, entry: usize) -> Vec<(Word, f32)> {
        let terms = self.entry_terms.of(entry);
        let facts = terms.mask(|part| part == Part::Fact);
        let telling = terms.mask(Part::is_passage) & !facts;
        let count = |texts: Texts| (texts & telling).count_ones() as f32 * 2.0 + (texts & facts).count_ones() as f32;
        let mut words: Vec<(Word, f32)> = Vec::with_capacity(terms.stems().len());
        let mut groups: Vec<(GroupId, f32)> = Vec::new();
        for (stem, texts) in terms.stems().filter(|(stem, _)| !self.names[stem.0 as usize]) {
            let stands = count(texts);
            if stands > 0.0 {
                words.push((Word(stem.0), stands));
            }
            let phrases = self.phrases(&terms, stem, texts).map(|(group, texts)| (group, count(texts)));
            groups.extend(phrases.filter(|(_, stands)| *stands > 0.0));
        }
        // A group counts once, with all that its words count.
        groups.sort_by_key(|(group, _)| *group);
        for same in groups.chunk_by(|a, b| a.0 == b.0) {
            let word = Word((self.names.len() + same[0].0.index()) as u32);
            words.push((word, same.iter().map(|(_, stands)| stands).sum()));
        }
        words
    }
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
