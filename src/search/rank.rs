//! The order of hits: how well an entry covers what a question asks.
//!
//! BM25 counts words; it cannot tell an entry that answers the question from one that says its words here and there.
//! So candidates are scored again by four measures, each from 0 to 1, weighed by `[search]` in the configuration:
//!
//! - *coverage*: the share of the question's telling words that the entry has, more where they stand in a name;
//! - *passage*: how like the question the most fitting title, question, fact or summary is, words against words;
//! - *name*: how much of the question names the entry, and how much of its title the question says;
//! - *frequency*: BM25, against the best of this question.
//!
//! Their sum is lessened by what the entry lacks of the question altogether.

use serde::Serialize;

use super::entry_terms::{EntryTerms, POSITIONS, Part, Texts, bits};
use super::query_term::QueryTerm;
use super::term_dictionary::StemId;
use crate::config::SearchSettings;

/// How an entry fits a question.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Fit {
    /// The measure that hits are ordered by.
    pub score: f32,
    /// The share of the question's telling words that the entry has in any of its parts, from 0 to 1.
    pub recall: f32,
    /// How like the question the most fitting single text is, from 0 to 1.
    pub passage: f32,
    /// How far the question names the entry, from 0 to 1.
    pub name: f32,
    /// How far the question is the entry's title or another name of it, from 0 to 1.
    pub titled: f32,
    /// The share of the question's telling words that the entry says of itself: not by its topics, award or category.
    pub own: f32,
    /// The share that one of its texts says together, from 0 to 1.
    pub together: f32,
}

impl Fit {
    /// Whether the question is a name of the entry, and hardly anything else.
    #[must_use]
    pub fn is_titled(&self) -> bool {
        self.titled >= TITLED
    }
}

/// What one text of an entry has of a question, apart from the words that name the entry.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Evidence {
    /// What the text is.
    pub(crate) part: Part,
    /// The share of those words that the text has, from 0 to 1; 1 where the question only names the entry.
    pub(crate) recall: f32,
    /// The share that the entry has in any text.
    pub(crate) anywhere: f32,
    /// How telling those words are.
    pub(crate) asked: f32,
}

/// Scores entries against one question.
pub(crate) struct Ranker<'a> {
    query_terms: &'a [QueryTerm],
    settings: &'a SearchSettings,
    /// All stems of all meanings, each once.
    stems: Vec<StemId>,
    /// For each term of the question, its meanings.
    sought: Vec<Vec<Sought>>,
    /// The kinds of parts, each with its weight, the weightiest first.
    parts: [(usize, f32); Part::ALL.len()],
    /// The weight of all telling words of the question.
    asked: f32,
    /// The same, less what misspelt words leave unsure.
    sure: f32,
}

/// A meaning of a word, made ready to be looked for in many entries.
struct Sought {
    /// Where its first stem stands in [`Ranker::stems`].
    first: usize,
    /// Where the others do, of a phrase.
    others: Vec<usize>,
    /// How sure it is.
    confidence: f32,
    /// How telling it is, at most as telling as the word.
    weight: f32,
}

impl Sought {
    /// The texts that have all its stems; `found` is what has each of them.
    fn together(&self, found: impl Fn(usize) -> Texts) -> Texts {
        self.others.iter().fold(found(self.first), |mask, at| mask & found(*at))
    }

    /// The texts that have any of its stems where the entry has them all, if in different texts.
    fn apart(&self, found: &[Texts]) -> Texts {
        let all = self.others.iter().all(|at| found[*at] != 0) && found[self.first] != 0;
        if all { self.others.iter().fold(found[self.first], |mask, at| mask | found[*at]) } else { 0 }
    }
}

/// What one entry has of the question.
struct Tally {
    recall: f32,
    coverage: f32,
    named: f32,
    own: f32,
    /// The texts that have anything, one bit each.
    said: Texts,
    /// For each text, what it has.
    texts: [f32; POSITIONS],
    /// The same without synonyms: an entry is not called what its name only means.
    literal: [f32; POSITIONS],
}

impl<'a> Ranker<'a> {
    pub(crate) fn new(query_terms: &'a [QueryTerm], settings: &'a SearchSettings) -> Self {
        let mut stems: Vec<StemId> =
            query_terms.iter().flat_map(|c| &c.meanings).flat_map(|m| &m.stems).copied().collect();
        stems.sort_unstable();
        stems.dedup();
        let place = |stem: &StemId| stems.partition_point(|known| known < stem);
        let sought = |query_term: &QueryTerm| {
            let ready = query_term.meanings.iter().filter_map(|meaning| {
                let (first, others) = meaning.stems.split_first()?;
                let (first, others) = (place(first), others.iter().map(place).collect());
                Some(Sought {
                    first,
                    others,
                    confidence: meaning.confidence,
                    weight: meaning.weight.min(query_term.weight),
                })
            });
            ready.collect()
        };
        let sought = query_terms.iter().map(sought).collect();
        let asked = query_terms.iter().map(|query_term| query_term.weight).sum::<f32>().max(f32::EPSILON);
        let surest = |query_term: &QueryTerm| query_term.meanings.first().map_or(1.0, |meaning| meaning.confidence);
        let sure = query_terms.iter().map(|query_term| query_term.weight * surest(query_term)).sum::<f32>();
        let weights = settings.parts.by_part();
        let mut parts = std::array::from_fn(|part| (part, weights[part].max(0.0)));
        parts.sort_by(|a: &(usize, f32), b| b.1.total_cmp(&a.1));
        Self { query_terms, settings, stems, sought, parts, asked, sure }
    }

    /// All stems of what the question may mean.
    pub(crate) fn stems(&self) -> &[StemId] {
        &self.stems
    }

    /// How an entry fits; `found` is for each of [`stems`](Self::stems) the entry's texts that have it, one bit each,
    /// and `frequency` the entry's BM25 score against the best.
    pub(crate) fn fit(&self, terms: &EntryTerms<'_>, found: &[Texts], frequency: f32) -> Fit {
        let tally = self.tally(terms, found);
        let (mut passage, mut titled, mut title, mut together) = (0.0_f32, 0.0_f32, 0.0_f32, 0.0_f32);
        for position in bits(tally.said) {
            let (said, weight) = (tally.texts[position], terms.weights[position]);
            let part = terms.parts[position];
            together = together.max(said);
            if part.is_passage() {
                passage = passage.max(2.0 * said / (self.asked + weight));
            }
            let full_name = match part {
                Part::Title => 1.0,
                Part::Alias => ALIAS,
                _ => continue,
            };
            titled = titled.max(full_name * 2.0 * tally.literal[position] / (self.sure + weight));
            title = title.max(full_name * said / weight.max(f32::EPSILON));
        }
        let name = tally.named / self.asked * (0.5 + 0.5 * title.min(1.0));
        let s = self.settings;
        let total = s.coverage + s.passage + s.name + s.frequency;
        let weighed = s.coverage * tally.coverage + s.passage * passage + s.name * name + s.frequency * frequency;
        let lacks = s.missing * (1.0 - tally.recall.min(1.0));
        let score = weighed / total * (1.0 - lacks);
        let together = together / self.asked;
        Fit { score, recall: tally.recall, passage, name, titled, own: tally.own, together }
    }

    /// Whether an entry that has at most this share of the question's telling words, and this BM25 score against the best, may
    /// come before one that fits so: by its title, or by its score, whose other measures the share bounds as well.
    pub(crate) fn may_come_before(&self, first: &Fit, possible: f32, frequency: f32) -> bool {
        let s = self.settings;
        let titled = 2.0 * possible * self.asked / self.sure;
        let total = s.coverage + s.passage + s.name + s.frequency;
        let weighed = possible * (s.coverage * self.parts[0].1 + 2.0 * s.passage + s.name) + s.frequency * frequency;
        let score = weighed / total * (1.0 - s.missing * (1.0 - possible.min(1.0)));
        titled >= TITLED || (!first.is_titled() && score >= first.score)
    }

    /// How like the question each fact of an entry is, in the entry's order.
    pub(crate) fn fact_fits(&self, terms: &EntryTerms<'_>) -> Vec<f32> {
        let found: Vec<Texts> = self.stems.iter().map(|stem| terms.texts_with(*stem)).collect();
        let tally = self.tally(terms, &found);
        let facts = terms.parts.iter().enumerate().filter(|(_, part)| **part == Part::Fact);
        facts.map(|(position, _)| 2.0 * tally.texts[position] / (self.asked + terms.weights[position])).collect()
    }

    /// How much of the question each text of these kinds covers, apart from what the names already say.
    pub(crate) fn evidence(&self, terms: &EntryTerms<'_>, kinds: &[Part]) -> Vec<Evidence> {
        let in_names = terms.mask(Part::is_name);
        let mut asked = 0.0;
        let mut covered = [0.0_f32; POSITIONS];
        let mut unnamed_anywhere = 0.0;
        for (query_term, sought) in self.query_terms.iter().zip(&self.sought) {
            let mut named = 0.0_f32;
            let mut gains = [0.0_f32; POSITIONS];
            let mut anywhere = 0.0_f32;
            for meaning in sought {
                let texts = meaning.together(|at| terms.texts_with(self.stems[at]));
                let gain = meaning.confidence * meaning.weight;
                if texts & in_names != 0 {
                    named = named.max(meaning.confidence);
                }
                for position in bits(texts) {
                    gains[position] = gains[position].max(gain);
                    anywhere = anywhere.max(gain);
                }
            }
            // What the entry is called is granted to all its texts: they need not repeat it.
            if named >= self.settings.synonym {
                continue;
            }
            asked += query_term.weight;
            unnamed_anywhere += anywhere;
            for (sum, gain) in covered.iter_mut().zip(gains) {
                *sum += gain;
            }
        }
        let share = |covered: f32| if asked > 0.0 { covered / asked } else { 1.0 };
        let wanted = terms.parts.iter().enumerate().filter(|(_, part)| kinds.contains(part));
        wanted
            .map(|(position, part)| Evidence {
                part: *part,
                recall: share(covered[position]),
                anywhere: share(unnamed_anywhere),
                asked,
            })
            .collect()
    }

    fn tally(&self, terms: &EntryTerms<'_>, found: &[Texts]) -> Tally {
        let mut tally = Tally {
            recall: 0.0,
            coverage: 0.0,
            named: 0.0,
            own: 0.0,
            said: 0,
            texts: [0.0; POSITIONS],
            literal: [0.0; POSITIONS],
        };
        let name_texts = terms.mask(Part::is_name);
        let own_texts = terms.mask(Part::is_own);
        // No part tells more than the weightiest.
        let most = self.parts[0].1;
        for sought in &self.sought {
            let (mut seen, mut best, mut sure, mut named, mut own) =
                (Texts::default(), 0.0_f32, 0.0_f32, 0.0_f32, 0.0_f32);
            for meaning in sought {
                let (texts, confidence) = match meaning.together(|at| found[at]) {
                    0 => (meaning.apart(found), meaning.confidence * SCATTERED),
                    together => (together, meaning.confidence),
                };
                if texts == 0 {
                    continue;
                }
                let gain = confidence * meaning.weight;
                if gain * most > best {
                    best = best.max(gain * self.part_weight(terms, texts));
                }
                sure = sure.max(gain);
                if texts & own_texts != 0 {
                    own = own.max(gain);
                }
                if texts & name_texts != 0 {
                    named = named.max(gain);
                }
                for position in bits(texts & !seen) {
                    tally.texts[position] += gain;
                    if confidence > self.settings.synonym {
                        tally.literal[position] += gain;
                    }
                }
                seen |= texts;
            }
            tally.said |= seen;
            tally.coverage += best;
            tally.recall += sure;
            tally.named += named;
            tally.own += own;
        }
        tally.recall /= self.asked;
        tally.own /= self.asked;
        tally.coverage /= self.asked;
        tally
    }

    /// How much a word tells by the most telling part that has it.
    fn part_weight(&self, terms: &EntryTerms<'_>, texts: Texts) -> f32 {
        let has = |part: usize| terms.masks[part] & texts != 0;
        self.parts.iter().find(|(part, _)| has(*part)).map_or(0.0, |(_, weight)| *weight)
    }
}

/// A question that has this share of an entry's name, and the name of it, is its name.
const TITLED: f32 = 0.9;
/// How much another name of an entry counts against its title.
const ALIAS: f32 = 0.95;
/// What is left of a phrase's sureness when its words stand in different texts of an entry.
const SCATTERED: f32 = 0.5;
