//! An entry as the ranking sees it: which stems stand in which of its parts.

mod stems;

use std::rc::Rc;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::analysis::{Analyser, each_word};
use super::index::Document;
use super::rows::Rows;
use super::stopwords::Stopwords;
use super::term_dictionary::{StemId, TermDictionary};
use crate::catalogue::{Catalogue, Collection, Entry, OrganisationKey, Prose};
use crate::plain::{self, Plain};
use stems::{StemLists, Stems};

/// The kinds of text that an entry is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    Title,
    Alias,
    Organisation,
    Partner,
    /// Collection, year, categories, standing.
    Recognition,
    Topic,
    Summary,
    Fact,
    AnalysedText,
    /// What its figures count and measure, and what people call what its facts tell.
    Figure,
    Body,
}

impl Part {
    pub(crate) const ALL: [Self; 11] = [
        Self::Title,
        Self::Alias,
        Self::Organisation,
        Self::Partner,
        Self::Recognition,
        Self::Topic,
        Self::Summary,
        Self::Fact,
        Self::AnalysedText,
        Self::Figure,
        Self::Body,
    ];

    /// Parts that are one thought each, so that words which stand together in one tell more than scattered ones.
    pub(crate) fn is_passage(self) -> bool {
        matches!(self, Self::Title | Self::Alias | Self::Summary | Self::Fact | Self::AnalysedText)
    }

    /// Parts in which the entry describes itself.
    pub(crate) fn is_own(self) -> bool {
        !matches!(self, Self::Recognition | Self::Topic)
    }

    /// Parts made of names that many entries have, parted by [`NAME_SEPARATOR`].
    fn is_shared(self) -> bool {
        matches!(self, Self::Organisation | Self::Partner | Self::Recognition | Self::Topic)
    }

    /// Parts that name the entry.
    pub(crate) fn is_name(self) -> bool {
        matches!(self, Self::Title | Self::Alias | Self::Organisation)
    }
}

impl Plain for Part {
    const SIZE: usize = u8::SIZE;

    fn put(self, bytes: &mut Vec<u8>) {
        bytes.push(self as u8);
    }

    fn take(bytes: &[u8]) -> Option<Self> {
        Self::ALL.get(usize::from(u8::take(bytes)?)).copied()
    }
}

/// Parts the names of a text: no word, and no part of one.
const NAME_SEPARATOR: &str = " · ";

/// Some of an entry's texts, a bit for each position.
pub(crate) type Texts = u64;

/// Positions of an entry's texts, at most as many as [`Texts`] has bits: later texts share [`SHARED`], the source's
/// lines take the last.
pub(crate) const POSITIONS: usize = Texts::BITS as usize;
/// The position of every text that has none of its own.
pub(crate) const SHARED: usize = POSITIONS - 2;
/// Sets of an entry's texts that are distinguished by a number.
const SETS: usize = FURTHER as usize - POSITIONS;
/// What stands for a set that is one too many. Hardly any entry has one.
const FURTHER: u8 = u8::MAX;

/// The stems of all entries, and the texts that they stand in: a few long lists, as a hundred thousand entries with lists of
/// their own would take twice the memory.
#[derive(Default, Deserialize, Serialize)]
pub(crate) struct CatalogueTerms {
    /// For each entry, its stems, in order.
    stems: StemLists,
    /// For each of these, the position of the one text that has it; from [`POSITIONS`] on, which of `several` it is; at last
    /// [`FURTHER`].
    #[serde(with = "plain")]
    texts: Vec<u8>,
    /// For each entry, the sets of texts that have some stem, a bit for each text: as many as can be told apart by a number,
    /// each set once, and then one for each further stem, in the order of these.
    several: Rows<Texts>,
    /// For each entry, what each text is.
    parts: Rows<Part>,
    /// For each of these, how much there is to it: the sum of its stems' weights.
    #[serde(with = "plain")]
    weights: Vec<f32>,
}

/// One entry's stems, and the texts that they stand in.
#[derive(Clone, Copy)]
pub(crate) struct EntryTerms<'a> {
    stems: Stems<'a>,
    texts: &'a [u8],
    several: &'a [Texts],
    /// What each text is.
    pub(crate) parts: &'a [Part],
    /// How much there is to each text: the sum of its stems' weights.
    pub(crate) weights: &'a [f32],
    /// For each kind of part, the bits of its texts.
    pub(crate) masks: [Texts; Part::ALL.len()],
}

/// What stands for the texts that have a stem.
fn place(texts: Texts, several: &mut Vec<Texts>) -> u8 {
    if texts.is_power_of_two() {
        return texts.trailing_zeros() as u8;
    }
    let known = several.iter().take(SETS).position(|known| *known == texts);
    let which = known.unwrap_or_else(|| {
        several.push(texts);
        several.len() - 1
    });
    (POSITIONS + which.min(SETS)) as u8
}

impl CatalogueTerms {
    /// Adds what was read of an entry.
    pub(crate) fn push(&mut self, draft: &Draft) {
        let mut several: Vec<Texts> = Vec::new();
        self.texts.extend(draft.stems.iter().map(|(_, stands)| place(stands.texts, &mut several)));
        self.stems.push(draft.stems.iter().map(|(stem, _)| *stem));
        self.several.push(several);
        self.parts.push(draft.parts.iter().copied());
        self.weights.resize(self.weights.len() + draft.parts.len(), 0.0);
    }

    /// Adds texts of an entry that was read before; gives how many have no position of their own.
    pub(crate) fn push_part(
        &mut self,
        builder: &mut EntryTermsBuilder<'_>,
        texts: impl Iterator<Item = (Part, String)>,
    ) -> usize {
        let draft = builder.part_of_entry(&texts.collect::<Vec<_>>());
        self.push(&draft);
        draft.sharing
    }

    /// Weighs the texts, once the dictionary has all words.
    pub(crate) fn weigh(&mut self, dictionary: &TermDictionary) {
        let mut weights = Vec::with_capacity(self.weights.len());
        for terms in self.iter() {
            let first = weights.len();
            weights.resize(first + terms.parts.len(), 0.0);
            for (stem, texts) in terms.stems() {
                for position in bits(texts) {
                    weights[first + position] += dictionary.weight(stem);
                }
            }
        }
        self.weights = weights;
        self.texts.shrink_to_fit();
        self.stems.shrink();
        self.several.shrink();
        self.parts.shrink();
    }

    /// How many entries there are.
    pub(crate) fn len(&self) -> usize {
        self.stems.len()
    }

    /// The entry at this position.
    pub(crate) fn of(&self, entry: usize) -> EntryTerms<'_> {
        let parts = self.parts.of(entry);
        let mut masks = [0; Part::ALL.len()];
        for (position, part) in parts.iter().enumerate() {
            masks[*part as usize] |= 1 << position;
        }
        EntryTerms {
            stems: self.stems.of(entry),
            texts: &self.texts[self.stems.range(entry)],
            several: self.several.of(entry),
            parts,
            weights: &self.weights[self.parts.range(entry)],
            masks,
        }
    }

    /// The entries in their order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = EntryTerms<'_>> + Clone {
        (0..self.len()).map(|entry| self.of(entry))
    }
}

impl<'a> EntryTerms<'a> {
    /// The texts that have this stem, one bit each.
    pub(crate) fn texts_with(&self, stem: StemId) -> Texts {
        self.stems.position(stem).map_or(0, |at| self.texts_at(at))
    }

    fn texts_at(&self, at: usize) -> Texts {
        let texts = usize::from(self.texts[at]);
        match texts.checked_sub(POSITIONS) {
            None => 1 << texts,
            Some(SETS) => self.several[SETS + self.further_before(at)],
            Some(several) => self.several[several],
        }
    }

    /// How many stems before this one have a set that is one too many.
    fn further_before(&self, at: usize) -> usize {
        self.texts[..at].iter().map(|texts| usize::from(*texts == FURTHER)).sum()
    }

    /// The entry's stems with their texts, in the order of the stems.
    pub(crate) fn stems(self) -> impl ExactSizeIterator<Item = (StemId, Texts)> + Clone + 'a {
        self.stems.iter().enumerate().map(move |(at, stem)| (stem, self.texts_at(at)))
    }

    /// The last of them.
    pub(crate) fn last_stem(&self) -> Option<StemId> {
        self.stems.last()
    }

    /// The bits of these kinds of parts.
    pub(crate) fn mask(&self, wanted: impl Fn(Part) -> bool) -> Texts {
        Part::ALL.iter().zip(self.masks).filter(|(part, _)| wanted(**part)).fold(0, |all, (_, mask)| all | mask)
    }
}

/// Reads entries, filling the dictionary on the way.
pub(crate) struct EntryTermsBuilder<'a> {
    analyser: &'a Analyser,
    stopwords: &'a Stopwords,
    dictionary: &'a mut TermDictionary,
    /// Words that were read before, as they were written.
    known: Known,
    /// All of these by their numbers.
    words: Vec<Box<str>>,
    /// The stems of texts that many entries have: the names of their topics, categories and organisations.
    shared: FxHashMap<Box<str>, Rc<[StemId]>>,
    /// Each stem as it was read so far.
    read: Vec<ReadStem>,
    /// The stems of the entry at hand.
    stems: Vec<StemId>,
}

/// Words, and what is known of each. Nearly all of a large catalogue's words are looked up here, so that those of up to 16 letters
/// are found as numbers, with nothing else to be fetched from memory.
#[derive(Default)]
struct Known {
    short: FxHashMap<u64, KnownWord>,
    longer: FxHashMap<u128, KnownWord>,
    long: FxHashMap<Box<str>, KnownWord>,
}

/// A word that was read before.
#[derive(Clone, Copy)]
struct KnownWord {
    number: u32,
    /// `None` for a stop word.
    stem: Option<StemId>,
}

impl Known {
    fn get(&self, word: &str) -> Option<KnownWord> {
        let known = match (short(word), longer(word)) {
            (Some(short), _) => self.short.get(&short),
            (None, Some(longer)) => self.longer.get(&longer),
            (None, None) => self.long.get(word),
        };
        known.copied()
    }

    fn add(&mut self, word: &str, known: KnownWord) {
        match (short(word), longer(word)) {
            (Some(short), _) => self.short.insert(short, known),
            (None, Some(longer)) => self.longer.insert(longer, known),
            (None, None) => self.long.insert(word.into(), known),
        };
    }
}

/// A word of at most eight letters as a number.
fn short(word: &str) -> Option<u64> {
    letters(word).map(u64::from_le_bytes)
}

/// A word of at most sixteen letters as a number.
fn longer(word: &str) -> Option<u128> {
    letters(word).map(u128::from_le_bytes)
}

/// A word's bytes, if it has at most `MOST` of them; the rest is zeros, which no word contains.
fn letters<const MOST: usize>(word: &str) -> Option<[u8; MOST]> {
    let mut bytes = [0; MOST];
    bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
    Some(bytes)
}

/// What is noted of a stem, side by side, as all of it is needed for each word.
#[derive(Clone, Copy)]
struct ReadStem {
    /// Where it stands in the entry at hand; nowhere between entries.
    stands: Stands,
    /// The number of the word that stands for it most often.
    mostly: u32,
    /// The lead of that over all others.
    lead: u32,
}

/// The number of no word.
const UNWRITTEN: u32 = u32::MAX;

impl ReadStem {
    const NEW: Self = Self { stands: Stands { texts: 0, in_names: 0, anywhere: 0 }, mostly: UNWRITTEN, lead: 0 };
}

/// Where a stem stands in an entry.
#[derive(Clone, Copy, Default)]
struct Stands {
    /// A bit for each text that has it.
    texts: Texts,
    /// How often it stands in names.
    in_names: u32,
    /// How often it stands anywhere.
    anywhere: u32,
}

/// What was read of an entry.
pub(crate) struct Draft {
    parts: Vec<Part>,
    /// How many texts have no position of their own.
    pub(crate) sharing: usize,
    /// The stems, in order.
    stems: Vec<(StemId, Stands)>,
}

impl<'a> EntryTermsBuilder<'a> {
    pub(crate) fn new(analyser: &'a Analyser, stopwords: &'a Stopwords, dictionary: &'a mut TermDictionary) -> Self {
        Self {
            analyser,
            stopwords,
            dictionary,
            known: Known::default(),
            words: Vec::new(),
            shared: FxHashMap::default(),
            read: Vec::new(),
            stems: Vec::new(),
        }
    }

    /// Reads an entry.
    pub(crate) fn draft(&mut self, texts: &[(Part, String)]) -> Draft {
        let draft = self.part_of_entry(texts);
        self.dictionary.count_entry(draft.stems.iter().map(|(stem, _)| *stem));
        draft
    }

    /// Reads texts of an entry that was read before.
    fn part_of_entry(&mut self, texts: &[(Part, String)]) -> Draft {
        let mut draft = Draft { parts: Vec::new(), sharing: 0, stems: Vec::new() };
        for (part, text) in texts {
            let position = match part {
                Part::Body => POSITIONS - 1,
                _ => draft.parts.len().min(SHARED),
            };
            if *part == Part::Body {
                draft.parts.resize(POSITIONS - 1, Part::Fact);
                draft.parts.push(Part::Body);
            } else if position == draft.parts.len() {
                draft.parts.push(*part);
            } else {
                draft.sharing += 1;
            }
            let in_name = part.is_name() || matches!(part, Part::Topic | Part::Recognition);
            if part.is_shared() {
                for name in text.split(NAME_SEPARATOR) {
                    for stem in &*self.shared(name) {
                        self.note(*stem, position, in_name);
                    }
                }
            } else {
                each_word(text, |written| {
                    if let Some(stem) = self.stem(written) {
                        self.note(stem, position, in_name);
                    }
                });
            }
        }
        self.stems.sort_unstable();
        let stands = |stem: StemId| (stem, std::mem::take(&mut self.read[stem.0 as usize].stands));
        draft.stems = self.stems.drain(..).map(stands).collect();
        draft
    }

    /// Adds a stem that stands in the text at a position.
    fn note(&mut self, stem: StemId, position: usize, in_name: bool) {
        let stands = &mut self.read[stem.0 as usize].stands;
        if stands.texts == 0 {
            self.stems.push(stem);
        }
        stands.texts |= 1 << position;
        stands.in_names += u32::from(in_name);
        stands.anywhere += 1;
    }

    /// The stems of a name that other entries may have as well, in its order.
    fn shared(&mut self, name: &str) -> Rc<[StemId]> {
        if let Some(stems) = self.shared.get(name) {
            return Rc::clone(stems);
        }
        let mut stems = Vec::new();
        each_word(name, |written| stems.extend(self.stem(written)));
        let stems: Rc<[StemId]> = stems.into();
        self.shared.insert(name.into(), Rc::clone(&stems));
        stems
    }

    fn stem(&mut self, written: &str) -> Option<StemId> {
        let known = self.known.get(written).unwrap_or_else(|| {
            let token = self.analyser.token(written.to_owned());
            let stem = (!self.stopwords.contains(&token.word)).then(|| self.dictionary.add(&token));
            let known = KnownWord { number: self.words.len() as u32, stem };
            self.words.push(written.into());
            self.known.add(written, known);
            self.read.resize(self.dictionary.len(), ReadStem::NEW);
            known
        });
        let (word, stem) = (known.number, known.stem?);
        let ReadStem { mostly, lead, .. } = &mut self.read[stem.0 as usize];
        match (*mostly == word, *lead) {
            (true, _) => *lead += 1,
            (false, 0) => (*mostly, *lead) = (word, 1),
            (false, _) => *lead -= 1,
        }
        Some(stem)
    }

    /// Tells the dictionary how entries mostly write each stem, after the last of them.
    pub(crate) fn finish(self) {
        for (ReadStem { mostly, .. }, stem) in self.read.iter().zip(0..).filter(|(read, _)| read.mostly != UNWRITTEN) {
            self.dictionary.tell_written(StemId(stem), &self.words[*mostly as usize]);
        }
    }
}

impl Draft {
    /// What is to be indexed of the entry. A stem that stands several times does so side by side: then tantivy finds it at hand.
    pub(crate) fn document(&self) -> Document {
        let mut document = Document::default();
        for (stem, stands) in &self.stems {
            document.add(*stem, stands.in_names, stands.anywhere);
        }
        document
    }
}

/// The positions of the set bits.
pub(crate) fn bits(mut mask: Texts) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let position = (mask != 0).then(|| mask.trailing_zeros() as usize)?;
        mask &= mask - 1;
        Some(position)
    })
}

/// The facts of a collection as a whole, with its names.
pub(crate) fn collection_texts(collection: &Collection) -> Vec<(Part, String)> {
    let names = std::iter::once(&collection.name).chain(&collection.aliases).cloned().collect::<Vec<_>>().join(" · ");
    let facts = collection.facts.iter().map(|fact| (Part::Fact, fact.text.clone()));
    std::iter::once((Part::Title, names)).chain(facts).collect()
}

/// The texts of an entry, part by part.
pub(crate) fn texts(catalogue: &Catalogue, entry: &Entry, told: &Prose, body: Option<&str>) -> Vec<(Part, String)> {
    let mut texts = vec![(Part::Title, entry.title.clone())];
    texts.extend(entry.aliases.iter().map(|alias| (Part::Alias, alias.clone())));
    let names = |keys: &[OrganisationKey]| {
        let mut text = String::new();
        for organisation in keys.iter().map(|key| catalogue.organisation(*key)) {
            for name in [&organisation.name, &organisation.short].into_iter().chain(&organisation.aliases) {
                text.push_str(name);
                text.push_str(" · ");
            }
            text.push_str(&organisation.region);
            text.push_str(" · ");
        }
        text
    };
    texts.push((Part::Organisation, names(&entry.organisations)));
    let partners: Vec<OrganisationKey> = entry.partners().collect();
    texts.push((Part::Partner, names(&partners)));
    texts.push((Part::Recognition, recognitions(catalogue, entry)));
    let topics = entry.topics.iter().map(|key| catalogue.topic(*key));
    let topics: Vec<String> =
        topics.flat_map(|topic| std::iter::once(&topic.name).chain(&topic.aliases)).cloned().collect();
    texts.push((Part::Topic, topics.join(" · ")));
    texts.push((Part::Summary, told.summary.clone()));
    texts.extend(told.questions.iter().map(|question| (Part::AnalysedText, question.clone())));
    if !entry.figures.is_empty() {
        // Other words for a figure tell which figure is meant, and little of what the entry is about.
        let all: Vec<&str> = entry.figures.iter().flat_map(|figure| [figure.what.as_str(), &figure.unit]).collect();
        texts.push((Part::Figure, all.join(" · ")));
    }
    texts.extend(told.facts.iter().map(|fact| (Part::Fact, fact.clone())));
    texts.extend(body.map(|body| (Part::Body, body.to_owned())));
    texts
}

/// What people call what each of an entry's facts tells, in order: for most it is nothing.
pub(crate) struct Called {
    facts: usize,
    texts: Vec<String>,
}

impl Called {
    pub(crate) fn of(told: &Prose) -> Self {
        let facts = told.also.len();
        let is_called = told.also.iter().any(|also| !also.is_empty());
        let texts = if is_called { told.also.iter().map(|also| also.join(" · ")).collect() } else { Vec::new() };
        Self { facts, texts }
    }

    /// The texts, one for each fact.
    pub(crate) fn texts(self) -> impl Iterator<Item = (Part, String)> {
        let all = self.texts.into_iter().chain(std::iter::repeat_with(String::new)).take(self.facts);
        all.map(|text| (Part::Figure, text))
    }
}

/// What each figure of an entry counts or measures, in order.
pub(crate) fn figure_texts(entry: &Entry) -> impl Iterator<Item = (Part, String)> + '_ {
    entry.figures.iter().map(|figure| {
        let per = figure.per.iter().map(|per| format!("per {per}"));
        let parts =
            [figure.what.clone(), figure.unit.clone()].into_iter().chain(figure.also.iter().cloned()).chain(per);
        (Part::Figure, parts.collect::<Vec<_>>().join(" · "))
    })
}

fn recognitions(catalogue: &Catalogue, entry: &Entry) -> String {
    let collection = catalogue.collection(entry.collection);
    let mut text = format!("{} · {} · {}", collection.name, collection.organiser, collection.year);
    for alias in &collection.aliases {
        text.push_str(" · ");
        text.push_str(alias);
    }
    for category in entry.categories().map(|key| catalogue.category(key)) {
        for name in std::iter::once(&category.name).chain(&category.aliases) {
            text.push_str(" · ");
            text.push_str(name);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_has_more_sets_of_texts_than_a_number_tells_apart() {
        let texts: Vec<Texts> =
            (0..400).flat_map(|at| [0b11 << (at % 60), 1 << (at % 64), at * at + 3, 0b101]).collect();
        let stands = |texts: &Texts| Stands { texts: *texts, in_names: 0, anywhere: 0 };
        let stems = texts.iter().zip(0..).map(|(texts, stem)| (StemId(stem), stands(texts))).collect();
        let mut entry_terms = CatalogueTerms::default();
        entry_terms.push(&Draft { parts: Vec::new(), sharing: 0, stems });
        let terms = entry_terms.of(0);
        assert!(terms.several.len() > SETS && terms.several.len() < texts.len());
        assert_eq!(terms.stems().map(|(_, texts)| texts).collect::<Vec<_>>(), texts);
        assert!(texts.iter().zip(0..).all(|(texts, stem)| terms.texts_with(StemId(stem)) == *texts));
        assert_eq!(terms.texts_with(StemId(texts.len() as u32)), 0);
    }
}
