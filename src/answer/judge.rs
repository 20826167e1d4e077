//! How surely a figure, or a fact that states a number, answers a question: what speaks for it and against it, weighed as
//! example questions taught.
//!
//! Each candidate gets the sum of its signals, each times its weight; "nothing answers" is 0, so that with a sum above it a
//! candidate is likelier to be right than "nothing answers". The weights stand in `weights.toml`. The test suite learns them
//! anew from its examples, and fails where these are others.

use serde::Deserialize;

use super::evidence::{Evidence, THRESHOLDS};
use super::figures::{fits, states};
use crate::catalogue::EntryKey;
use crate::query::{FigureAsk, Metric};
use crate::read::words::Role;
use crate::search::Hit;
use crate::search::coverage::WordCoverage;

/// The weights as they were learnt.
const WEIGHTS: &str = include_str!("weights.toml");

/// What speaks for a candidate, or against it, each from 0 to 1; the weights stand in this order.
pub const SIGNALS: [&str; 23] = [
    // Always 1.
    "always",
    // How much of what is asked its own words have; with those of the fact that tells it; with the whole entry's.
    "own", "told", "anywhere", // Nothing is asked but how many or how much.
    "nothing-asked",
    // How surely it counts what is to be counted, that it does not say so, and that its unit is just that.
    "head", "head-missing", "unit",
    // It is the only figure of its kind in the entry; by how much it has more of what is asked than the others have.
    "only-one", "ahead", // How telling the most telling word is that the entry has nowhere.
    "missing",
    // How the entry was found: see `Fit`; how far the question names it; how near it comes to the best entry.
    "covered", "name", "passage", "first", // The question is long, and what of it is told then.
    "long", "long-told", // How far it is of the kind that is asked for.
    "kind",      // A year is asked for; it may be any amount; there is but one telling word; it is about money.
    "year", "vague", "few", "money", // The question names who entered it.
    "names-own",
];

/// What speaks for a candidate, in the order of [`SIGNALS`].
pub type Signals = [f32; SIGNALS.len()];

/// What may answer a question for a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// A figure, by its number in the entry.
    Figure(usize),
    /// A fact, by its number.
    Fact(usize),
}

/// Something that may be the answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Its entry.
    pub entry: EntryKey,
    /// What of it.
    pub telling: Telling,
    /// What speaks for it.
    pub signals: Signals,
}

impl Candidate {
    /// Whether nothing but its kind is asked, and it is surely of that.
    pub(super) fn is_just_of_kind(&self) -> bool {
        matches!(self.telling, Telling::Figure(_))
            && self.signal("nothing-asked") > 0.0
            && self.signal("kind") >= SURE_KIND
    }

    /// The first of the figures that come nearest to the kind that is asked for, where nothing but that is asked.
    pub(super) fn nearest_in_kind(candidates: &[Self]) -> Option<&Self> {
        let alone = |one: &&Self| matches!(one.telling, Telling::Figure(_)) && one.signal("nothing-asked") > 0.0;
        let near = candidates.iter().filter(alone).filter(|one| one.signal("kind") >= NEAR_KIND);
        near.reduce(|best, next| if next.signal("kind") > best.signal("kind") { next } else { best })
    }

    /// Whether it is of no other kind than the one that is asked for.
    pub(super) fn is_wholly_of_kind(&self) -> bool {
        self.signal("kind") >= 1.0
    }

    /// Whether its own words have any of the question.
    pub(super) fn says_something(&self) -> bool {
        self.signal("own") > 0.0
    }

    /// Whether it has any of the question, in its own words or in those of the fact that tells it, where more is asked than a
    /// kind of figure.
    pub(super) fn has_something(&self) -> bool {
        self.signal("told") > 0.0 || self.signal("nothing-asked") > 0.0
    }

    /// Whether it is a figure whose unit is what is to be counted.
    pub(super) fn counts_just_that(&self) -> bool {
        self.signal("unit") > 0.0
    }

    /// Whether it is the only figure of the kind that is asked for.
    pub(super) fn is_only_one(&self) -> bool {
        self.signal("only-one") > 0.0
    }

    /// One of the [`SIGNALS`].
    fn signal(&self, wanted: &str) -> f32 {
        let at = SIGNALS.iter().position(|name| *name == wanted);
        at.map_or(0.0, |at| self.signals[at])
    }
}

/// The weights of the signals.
#[derive(Debug, Clone, PartialEq)]
pub struct Judge {
    figure: Signals,
    fact: Signals,
}

/// The weights are wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("weights.toml: {0}")]
pub struct WeightsError(String);

/// The weights as they are written: a table of signals each.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    figure: toml::Table,
    fact: toml::Table,
}

impl Judge {
    /// The weights that are compiled in.
    ///
    /// # Errors
    /// They cannot be read, or one is missing or of no signal.
    pub fn built_in() -> Result<Self, WeightsError> {
        Self::parse(WEIGHTS)
    }

    fn parse(text: &str) -> Result<Self, WeightsError> {
        let file: File = toml::from_str(text).map_err(|error| WeightsError(error.to_string()))?;
        Ok(Self { figure: weights(&file.figure)?, fact: weights(&file.fact)? })
    }

    /// The weights of figures, and those of facts, in the order of [`SIGNALS`].
    #[must_use]
    pub fn weights(&self) -> [&Signals; 2] {
        [&self.figure, &self.fact]
    }

    /// How surely a candidate answers: more than 0 where that is likelier than that nothing does.
    pub(super) fn score(&self, candidate: &Candidate) -> f32 {
        let weights = match candidate.telling {
            Telling::Figure(_) => &self.figure,
            Telling::Fact(_) => &self.fact,
        };
        weights.iter().zip(&candidate.signals).map(|(weight, signal)| weight * signal).sum()
    }

    /// The likeliest of the candidates, with its score.
    pub(super) fn best<'c>(&self, candidates: &'c [Candidate]) -> Option<(&'c Candidate, f32)> {
        let scored = candidates.iter().map(|candidate| (candidate, self.score(candidate)));
        scored.reduce(|best, next| if next.1 > best.1 { next } else { best })
    }
}

fn weights(table: &toml::Table) -> Result<Signals, WeightsError> {
    if let Some(unknown) = table.keys().find(|name| !SIGNALS.contains(&name.as_str())) {
        return Err(WeightsError(format!("unknown signal `{unknown}`")));
    }
    let mut weights = [0.0; SIGNALS.len()];
    for (weight, name) in weights.iter_mut().zip(SIGNALS) {
        let value = table.get(name).and_then(toml::Value::as_float);
        *weight = value.ok_or_else(|| WeightsError(format!("the weight of `{name}` is missing")))? as f32;
    }
    Ok(weights)
}

/// How an entry was found.
pub(super) struct Finding<'h> {
    /// How it fits the question.
    pub(super) hit: &'h Hit,
    /// The score of the likeliest entry.
    pub(super) best: f32,
    /// Whether the question names who entered it.
    pub(super) names_own: bool,
}

/// The weight of the most telling word that there may be, about.
const MOST_TELLING: f32 = 5.6;

impl Evidence<'_> {
    /// All figures and facts of the entry that may answer a question for a figure, each with what speaks for it.
    pub(super) fn candidates(&self, ask: &FigureAsk, found: &Finding<'_>) -> Vec<Candidate> {
        let of_entry = self.shared_signals(ask, found);
        let possible: Vec<usize> = (0..self.entry.figures.len()).filter(|at| self.may_be(ask, *at)).collect();
        let kind = |at: usize| fits(ask.metric, &self.entry.figures[at]);
        let of_kind = possible.iter().filter(|at| kind(**at) >= SURE_KIND).count();
        let figures = possible.iter().map(|at| {
            // A figure of change says that something grew or fell, by whichever word.
            let changes = |word: &WordCoverage| {
                ask.metric == Metric::Change && kind(*at) >= SURE_KIND && self.has_role(&word.word, &Role::Change)
            };
            let figure = &self.entry.figures[*at];
            // A figure states its year beside its own words.
            let dates = |word: &WordCoverage| figure.year.is_some_and(|year| word.word == year.to_string());
            let own = |word: &WordCoverage| if changes(word) || dates(word) { 1.0 } else { in_figure(word, *at) };
            let fact = figure.fact;
            let told = |word: &WordCoverage| own(word).max(in_fact(word, fact));
            (Telling::Figure(*at), self.covered_by(ask, &own, &own), self.covered_by(ask, &own, &told))
        });
        let facts = (0..self.entry.facts.len()).filter(|fact| states(ask, &self.entry.facts[*fact])).map(|fact| {
            let own = |word: &WordCoverage| in_fact(word, fact);
            let with = |word: &WordCoverage| {
                let figures = possible.iter().filter(|at| self.entry.figures[**at].fact == fact);
                figures.map(|at| in_figure(word, *at)).fold(own(word), f32::max)
            };
            (Telling::Fact(fact), self.covered_by(ask, &own, &own), self.covered_by(ask, &own, &with))
        });
        let list: Vec<(Telling, f32, f32)> = figures.chain(facts).collect();
        let counted = self.said_to_be_counted(ask);
        let candidate = |(at, (telling, own, told)): (usize, &(Telling, f32, f32))| {
            let same = |(other, (what, ..)): &(usize, &(Telling, f32, f32))| {
                *other != at && matches!(what, Telling::Figure(_)) == matches!(telling, Telling::Figure(_))
            };
            let others = list.iter().enumerate().filter(same).map(|(_, (_, own, told))| own.midpoint(*told));
            let ahead = own.midpoint(*told) - others.fold(0.0, f32::max);
            let kind = match telling {
                Telling::Figure(figure) => kind(*figure),
                Telling::Fact(_) => 1.0,
            };
            let only = matches!(telling, Telling::Figure(_)) && of_kind == 1 && kind >= SURE_KIND;
            let (head, missing, unit) = self.head(counted, *telling);
            let long = of_entry("long");
            let signals = SIGNALS.map(|signal| match signal {
                "own" => *own,
                "told" => *told,
                "head" => head,
                "head-missing" => missing,
                "unit" => unit,
                "only-one" => yes(only),
                "ahead" => ahead.clamp(-1.0, 1.0),
                "long-told" => long * told,
                "kind" => kind,
                of_all => of_entry(of_all),
            });
            Candidate { entry: self.key, telling: *telling, signals }
        };
        list.iter().enumerate().map(candidate).collect()
    }

    /// What is the same for all that an entry tells.
    fn shared_signals(&self, ask: &FigureAsk, found: &Finding<'_>) -> impl Fn(&str) -> f32 {
        let asked = || self.asked_for(ask).filter(|word| !self.only_names(word));
        let missing = self.asked_for(ask).filter(|word| word.anywhere < THRESHOLDS.counted).map(|word| word.weight);
        let missing = (missing.fold(0.0, f32::max) / MOST_TELLING).min(1.0);
        let (telling, anywhere) = (asked().count(), self.covered_by(ask, &|_| 0.0, &|word| word.anywhere));
        let (name, fit, metric) = (self.named(), found.hit.fit, ask.metric);
        let first = if found.best > 0.0 { fit.score / found.best } else { 1.0 };
        let (year, names_own) = (!ask.years.is_empty(), found.names_own);
        move |signal| match signal {
            "always" => 1.0,
            "anywhere" => anywhere,
            "nothing-asked" => yes(telling == 0),
            "missing" => missing,
            "covered" => fit.recall,
            "name" => name,
            "passage" => fit.passage,
            "first" => first,
            "long" => yes(telling > THRESHOLDS.many_words),
            "year" => yes(year),
            "vague" => yes(matches!(metric, Metric::Amount | Metric::Measure | Metric::Age | Metric::Change)),
            "few" => yes(telling == 1),
            "money" => yes(matches!(metric, Metric::Money(_) | Metric::AnyMoney)),
            "names-own" => yes(names_own),
            _ => 0.0,
        }
    }

    /// The word that says what is to be counted.
    fn said_to_be_counted(&self, ask: &FigureAsk) -> Option<&WordCoverage> {
        let counted = self.counted(ask);
        // "People" says little of what is counted; the word beside it must tell.
        let says = |word: &&&WordCoverage| !self.has_role(&word.word, &Role::People);
        counted.iter().rev().find(says).or(counted.last()).copied()
    }

    /// How surely something counts what is to be counted; whether it does not say so; whether its unit is just that.
    fn head(&self, counted: Option<&WordCoverage>, telling: Telling) -> (f32, f32, f32) {
        let Some(word) = counted else { return (0.0, 0.0, 0.0) };
        // What names the entry stands in its facts whatever they count.
        let in_fact = |fact: usize| if self.only_names(word) { 0.0 } else { in_fact(word, fact) };
        let (said, unit) = match telling {
            Telling::Figure(at) => {
                let figure = &self.entry.figures[at];
                let same = |unit: &str| self.library.search().same_stem(unit, &word.word);
                let unit = self.are_people(&word.word, figure) || figure.unit.split(' ').any(same);
                (in_figure(word, at).max(THRESHOLDS.in_fact * in_fact(figure.fact)).max(yes(unit)), unit)
            }
            Telling::Fact(fact) => (in_fact(fact), false),
        };
        (said, yes(said < THRESHOLDS.counted), yes(unit))
    }
}

/// From here on a figure is of the kind that is asked for.
const SURE_KIND: f32 = 0.9;

/// What is hardly of that kind answers nothing.
const NEAR_KIND: f32 = 0.5;

fn in_figure(word: &WordCoverage, at: usize) -> f32 {
    word.figures.get(at).copied().unwrap_or_default()
}

fn in_fact(word: &WordCoverage, fact: usize) -> f32 {
    word.facts.get(fact).or(word.facts.last()).copied().unwrap_or_default()
}

fn yes(holds: bool) -> f32 {
    if holds { 1.0 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_weights_are_sound() {
        Judge::built_in().expect("they are sound");
    }

    #[test]
    fn wrong_weights_say_what_is_wrong() {
        let wrong = |text: &str| Judge::parse(text).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(wrong("[figure]\nluck = 1.0\n[fact]").contains("`luck`"));
        assert!(wrong("[figure]\n[fact]").contains("`always` is missing"));
        assert!(wrong("[figure]").contains("fact"));
    }
}
