//! An entry as the ranking sees it: which stems stand in which of its parts.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::analysis::{Analyser, each_word};
use super::index::Document;
use super::lexicon::{Lexicon, StemId};
use super::stopwords::Stopwords;
use crate::catalogue::{Catalogue, Collection, Entry, OrganisationKey};

/// The kinds of text that an entry is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub(crate) enum Part {
    Title,
    Alias,
    Organisation,
    Partner,
    /// Collection, year, categories, standing.
    Standing,
    Topic,
    Summary,
    Fact,
    Question,
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
        Self::Standing,
        Self::Topic,
        Self::Summary,
        Self::Fact,
        Self::Question,
        Self::Figure,
        Self::Body,
    ];

    /// Parts that are one thought each, so that words which stand together in one tell more than scattered ones.
    pub(crate) fn is_passage(self) -> bool {
        matches!(self, Self::Title | Self::Alias | Self::Summary | Self::Fact | Self::Question)
    }

    /// Parts in which the entry speaks of itself.
    pub(crate) fn is_own(self) -> bool {
        !matches!(self, Self::Standing | Self::Topic)
    }

    /// Parts made of names that many entries have, parted by [`BETWEEN`].
    fn is_shared(self) -> bool {
        matches!(self, Self::Organisation | Self::Partner | Self::Standing | Self::Topic)
    }

    /// Parts that name the entry.
    pub(crate) fn is_name(self) -> bool {
        matches!(self, Self::Title | Self::Alias | Self::Organisation)
    }
}

/// Parts the names of a text: no word, and no part of one.
const BETWEEN: &str = " · ";

/// Some of an entry's texts, a bit for each position.
pub(crate) type Texts = u64;

/// Positions of an entry's texts. There are no more than [`Texts`] has bits for: later texts share [`SHARED`], the source's
/// lines take the last.
pub(crate) const POSITIONS: usize = Texts::BITS as usize;
/// The position of every text that has none of its own.
pub(crate) const SHARED: usize = POSITIONS - 2;

/// An entry's stems and the texts that they stand in.
#[derive(Deserialize, Serialize)]
pub(crate) struct Profile {
    /// The stems, in order.
    stems: Box<[StemId]>,
    /// For each stem, the position of the one text that has it; from [`POSITIONS`] on, which of `several` it is.
    texts: Box<[u16]>,
    /// The sets of texts that have some stem, a bit for each text, each set once.
    several: Box<[Texts]>,
    /// What each text is.
    pub(crate) parts: Box<[Part]>,
    /// How much there is to each text: the sum of its stems' weights.
    pub(crate) weights: Box<[f32]>,
    /// For each kind of part, the bits of its texts.
    pub(crate) masks: [Texts; Part::ALL.len()],
}

impl Profile {
    /// The texts that have this stem, one bit each.
    pub(crate) fn texts_with(&self, stem: StemId) -> Texts {
        self.stems.binary_search(&stem).map_or(0, |at| self.texts_at(at))
    }

    fn texts_at(&self, at: usize) -> Texts {
        let texts = usize::from(self.texts[at]);
        texts.checked_sub(POSITIONS).map_or_else(|| 1 << texts, |several| self.several[several])
    }

    /// The entry's stems with their texts, in the order of the stems.
    pub(crate) fn stems(&self) -> impl ExactSizeIterator<Item = (StemId, Texts)> + DoubleEndedIterator + Clone + '_ {
        self.stems.iter().enumerate().map(|(at, stem)| (*stem, self.texts_at(at)))
    }

    /// The bits of these kinds of parts.
    pub(crate) fn mask(&self, wanted: impl Fn(Part) -> bool) -> Texts {
        Part::ALL.iter().zip(self.masks).filter(|(part, _)| wanted(**part)).fold(0, |all, (_, mask)| all | mask)
    }
}

/// Reads entries, filling the lexicon on the way.
pub(crate) struct Profiler<'a> {
    analyser: &'a Analyser,
    stopwords: &'a Stopwords,
    pub(crate) lexicon: &'a mut Lexicon,
    /// Words that were read before, with their stems; `None` for stop words.
    known: FxHashMap<Box<str>, Option<StemId>>,
    /// The stems of texts that many entries have: the names of their topics, categories and organisations.
    shared: FxHashMap<Box<str>, Box<[StemId]>>,
    /// For each stem, the texts of the entry at hand that have it; all zero between entries.
    texts: Vec<Texts>,
}

/// A profile whose texts are not weighed yet, as weights need the whole lexicon.
pub(crate) struct Draft {
    parts: Vec<Part>,
    /// How many texts have no position of their own.
    pub(crate) sharing: usize,
    /// For each stem, in order, a bit for each text that has it.
    stems: Vec<(StemId, Texts)>,
    /// The entry's stems for the index.
    pub(crate) document: Document,
}

impl<'a> Profiler<'a> {
    pub(crate) fn new(analyser: &'a Analyser, stopwords: &'a Stopwords, lexicon: &'a mut Lexicon) -> Self {
        Self {
            analyser,
            stopwords,
            lexicon,
            known: FxHashMap::default(),
            shared: FxHashMap::default(),
            texts: Vec::new(),
        }
    }

    /// Reads an entry.
    pub(crate) fn draft(&mut self, texts: &[(Part, String)]) -> Draft {
        let draft = self.part_of_entry(texts);
        self.lexicon.count_entry(draft.stems.iter().map(|(stem, _)| *stem));
        draft
    }

    /// Reads texts of an entry that was read before.
    pub(crate) fn part_of_entry(&mut self, texts: &[(Part, String)]) -> Draft {
        let mut draft = Draft { parts: Vec::new(), sharing: 0, stems: Vec::new(), document: Document::default() };
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
            let in_name = part.is_name() || matches!(part, Part::Topic | Part::Standing);
            if part.is_shared() {
                for name in text.split(BETWEEN) {
                    for stem in self.shared(name) {
                        self.note(&mut draft, stem, position, in_name);
                    }
                }
            } else {
                each_word(text, |written| {
                    if let Some(stem) = self.stem(written) {
                        self.note(&mut draft, stem, position, in_name);
                    }
                });
            }
        }
        draft.stems.sort_unstable();
        for (stem, texts) in &mut draft.stems {
            *texts = std::mem::take(&mut self.texts[stem.0 as usize]);
        }
        draft
    }

    /// Adds a stem that stands in the text at a position.
    fn note(&mut self, draft: &mut Draft, stem: StemId, position: usize, in_name: bool) {
        let at = stem.0 as usize;
        if at >= self.texts.len() {
            self.texts.resize(self.lexicon.len(), 0);
        }
        if self.texts[at] == 0 {
            draft.stems.push((stem, 0));
        }
        self.texts[at] |= 1 << position;
        draft.document.add(self.lexicon.text(stem), in_name);
    }

    /// The stems of a name that other entries may have as well, in its order.
    fn shared(&mut self, name: &str) -> Box<[StemId]> {
        if let Some(stems) = self.shared.get(name) {
            return stems.clone();
        }
        let mut stems = Vec::new();
        each_word(name, |written| stems.extend(self.stem(written)));
        let stems: Box<[StemId]> = stems.into();
        self.shared.insert(name.into(), stems.clone());
        stems
    }

    fn stem(&mut self, written: &str) -> Option<StemId> {
        if let Some(stem) = self.known.get(written) {
            if let Some(stem) = stem {
                self.lexicon.note_written(*stem, written);
            }
            return *stem;
        }
        let token = self.analyser.token(written.to_owned());
        let stem = (!self.stopwords.contains(&token.word)).then(|| self.lexicon.add(&token));
        self.known.insert(token.written.into(), stem);
        stem
    }
}

impl Draft {
    /// Weighs the texts.
    pub(crate) fn finish(self, lexicon: &Lexicon) -> Profile {
        let mut weights = vec![0.0; self.parts.len()];
        for (stem, texts) in &self.stems {
            for position in bits(*texts) {
                weights[position] += lexicon.weight(*stem);
            }
        }
        let mut masks = [0; Part::ALL.len()];
        for (position, part) in self.parts.iter().enumerate() {
            masks[*part as usize] |= 1 << position;
        }
        let mut several: Vec<Texts> = Vec::new();
        let mut known: FxHashMap<Texts, u16> = FxHashMap::default();
        let texts = self.stems.iter().map(|(_, texts)| {
            if texts.is_power_of_two() {
                return texts.trailing_zeros() as u16;
            }
            *known.entry(*texts).or_insert_with(|| {
                several.push(*texts);
                (POSITIONS + several.len() - 1) as u16
            })
        });
        let texts = texts.collect();
        let stems = self.stems.iter().map(|(stem, _)| *stem).collect();
        Profile { stems, texts, several: several.into(), parts: self.parts.into(), weights: weights.into(), masks }
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
pub(crate) fn texts(catalogue: &Catalogue, entry: &Entry, body: Option<&str>) -> Vec<(Part, String)> {
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
    texts.push((Part::Standing, standing(catalogue, entry)));
    let topics = entry.topics.iter().map(|key| catalogue.topic(*key));
    let topics: Vec<String> =
        topics.flat_map(|topic| std::iter::once(&topic.name).chain(&topic.aliases)).cloned().collect();
    texts.push((Part::Topic, topics.join(" · ")));
    texts.push((Part::Summary, entry.summary.clone()));
    texts.extend(entry.questions.iter().map(|question| (Part::Question, question.clone())));
    if !entry.figures.is_empty() {
        // Other words for a figure tell which figure is meant, and little of what the entry is about.
        let all: Vec<&str> = entry.figures.iter().flat_map(|figure| [figure.what.as_str(), &figure.unit]).collect();
        texts.push((Part::Figure, all.join(" · ")));
    }
    texts.extend(entry.facts.iter().map(|fact| (Part::Fact, fact.clone())));
    texts.extend(body.map(|body| (Part::Body, body.to_owned())));
    texts
}

/// What people call what each of an entry's facts tells, in order.
pub(crate) fn called_texts(entry: &Entry) -> impl Iterator<Item = (Part, String)> + '_ {
    entry.also.iter().map(|also| (Part::Figure, also.join(" · ")))
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

fn standing(catalogue: &Catalogue, entry: &Entry) -> String {
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
