//! What is worked out of several figures: each is found as if it were asked for alone. [`mod@together`] says which go together.

mod together;

use std::cmp::Reverse;

use together::{alike_in, goes_with, of_two_years, together, told_together, two_alike};

use super::Judged;
use crate::answer::evidence::THRESHOLDS;
use crate::answer::judge::Telling;
use crate::answer::{Outcome, Reckoned, Refusal};
use crate::catalogue::{EntryKey, Figure};
use crate::library::Library;
use crate::query::{Ask, Metric, Operation, Reckoning, Select, Term};
use crate::search::analysis::Analyser;
use crate::search::{Hit, Search, SearchError};

/// Entries that may be the one that states all figures.
const ENTRIES: usize = 2;
/// Figures that a term may mean.
const LIKELY: usize = 5;
/// How much it adds to a figure that its own words say all that is asked.
const OWN_WORDS: f32 = 0.5;

/// How sure figures must be, each and on average, by the same scale as a figure that is asked for alone.
struct Sure {
    least: f32,
    on_average: f32,
}

/// Of one entry that is surely meant.
const OF_ONE: Sure = Sure { least: -1.3, on_average: 0.3 };
/// Of entries that the terms name.
const OF_SEVERAL: Sure = Sure { least: 0.0, on_average: 0.4 };

/// A figure that a term may mean, and how surely.
type Meant = (EntryKey, usize, f32);

/// Works out what is asked, where every figure is stated; else why the first does not answer that is not.
pub(in crate::answer) fn reckon(
    library: &Library,
    select: &Select,
    reckoning: &Reckoning,
) -> Result<Outcome, SearchError> {
    if !reckoning.told.is_empty() {
        return Ok(worked_out(library, reckoning.operation, reckoning.told.clone()));
    }
    let found = match &reckoning.of_one {
        Some(text) => of_one(library, select, reckoning, text)?,
        None => of_several(library, reckoning)?,
    };
    Ok(found.map_or_else(|refused| refused, |figures| worked_out(library, reckoning.operation, figures)))
}

/// What comes of the figures.
fn worked_out(library: &Library, operation: Operation, mut figures: Vec<(EntryKey, usize)>) -> Outcome {
    let number = |(entry, at): &(EntryKey, usize)| figure(library, *entry, *at).number.unwrap_or_default();
    match operation {
        Operation::Difference => figures.sort_by(|a, b| number(b).total_cmp(&number(a))),
        Operation::Part | Operation::Rest => figures.sort_by(|a, b| number(a).total_cmp(&number(b))),
        // What was before comes first.
        Operation::Change => figures.sort_by_key(|(entry, at)| figure(library, *entry, *at).year),
        Operation::Sum | Operation::Product | Operation::Ratio | Operation::OfWhole | Operation::Whole => {}
    }
    let numbers: Vec<f64> = figures.iter().map(number).collect();
    match operation.of(&numbers) {
        Some(result) => Outcome::Reckoned(Reckoned { operation, figures, result }),
        None => Outcome::Nothing { nearest: Vec::new(), why: Refusal::Nothing },
    }
}

/// The figures that were found, or why none were found.
type Found = Result<Vec<(EntryKey, usize)>, Outcome>;

/// Of the entry that is described or selected, the figures that all terms ask for.
fn of_one(library: &Library, select: &Select, reckoning: &Reckoning, text: &str) -> Result<Found, SearchError> {
    let whole = Judged::new(library, select, text)?;
    let Some(best) = whole.hits.first() else {
        return Ok(Err(Outcome::Nothing { nearest: Vec::new(), why: Refusal::Nothing }));
    };
    let likely = whole.hits.iter().take(ENTRIES).take_while(|hit| hit.fit.score >= best.fit.score * THRESHOLDS.nearly);
    let Some(asked) = reckoning.terms.first().map(|term| Ask::Figure(term.ask.clone())) else {
        return Ok(Err(whole.refused(best, Refusal::Nothing)));
    };
    let mut why = None;
    for hit in likely {
        if let Err(refusal) = whole.is_meant(hit, &whole.evidence(hit), &asked) {
            why.get_or_insert(refusal);
            continue;
        }
        if reckoning.operation == Operation::Ratio && whole.states_average(hit, reckoning) {
            continue;
        }
        let mut terms: Vec<Vec<Meant>> = Vec::with_capacity(reckoning.terms.len());
        for term in &reckoning.terms {
            let select =
                Select { focus: term.focus.clone(), text: Some(term.text.clone()), ..Select::entry(hit.entry) };
            terms.push(Judged::new(library, &select, &term.text)?.meant_by(term));
        }
        let jointly = || whole.jointly(hit, reckoning);
        let apart = || match terms.as_slice() {
            [one] => of_two_years(library, one)
                .or_else(|| told_together(library, one))
                .or_else(|| two_alike(library, one).filter(|_| reckoning.operation == Operation::Sum)),
            several => together(library, reckoning.operation, several, &OF_ONE),
        };
        // Of a sum there may be more figures than two.
        let figures = match reckoning.operation {
            Operation::Sum => jointly().or_else(apart),
            _ => apart().or_else(jointly),
        };
        if let Some(figures) = figures {
            return Ok(Ok(figures));
        }
    }
    Ok(Err(whole.refused(best, why.unwrap_or(Refusal::NoFigure(Vec::new())))))
}

/// The figures that the terms ask for, each of the entry that it names.
fn of_several(library: &Library, reckoning: &Reckoning) -> Result<Found, SearchError> {
    let mut terms: Vec<Vec<Meant>> = Vec::with_capacity(reckoning.terms.len());
    for term in &reckoning.terms {
        let select = Select { focus: term.focus.clone(), ..Select::text(&term.text) };
        let judged = Judged::new(library, &select, &term.text)?;
        let meant = judged.meant_by(term);
        if meant.is_empty() {
            return Ok(Err(match judged.figure(&term.ask) {
                refused @ Outcome::Nothing { .. } => refused,
                _ => Outcome::Nothing { nearest: Vec::new(), why: Refusal::Nothing },
            }));
        }
        terms.push(meant);
    }
    let nothing = || Outcome::Nothing { nearest: Vec::new(), why: Refusal::Nothing };
    Ok(together(library, reckoning.operation, &terms, &OF_SEVERAL).ok_or_else(nothing))
}

fn figure(library: &Library, entry: EntryKey, at: usize) -> &Figure {
    &library.catalogue().entry(entry).figures[at]
}

impl Judged<'_> {
    /// Whether an entry states itself what would be divided: "putting a service online costs £9,000 on average".
    fn states_average(&self, hit: &Hit, reckoning: &Reckoning) -> bool {
        let figures = &self.library.catalogue().entry(hit.entry).figures;
        let average = |at: usize| figures[at].what.contains("average");
        let ask = reckoning.terms.first().map(|term| &term.ask);
        let candidates = ask.map(|ask| self.candidates(ask)).unwrap_or_default();
        candidates.iter().any(|one| match one.telling {
            Telling::Figure(at) => {
                one.entry == hit.entry && average(at) && self.library.judge().score(one) > THRESHOLDS.figure
            }
            Telling::Fact(_) => false,
        })
    }

    /// The figures that a term may mean, the likeliest first.
    fn meant_by(&self, term: &Term) -> Vec<Meant> {
        let judge = self.library.judge();
        let least = if self.given { OF_ONE.least } else { OF_SEVERAL.least };
        // A figure that says itself what is asked comes before one beside which it is said.
        let search = self.library.search();
        let asked = search.stems(term.focus.as_deref().unwrap_or_default());
        let says = |figure: &Figure| {
            let said = search.stems(&figure.what);
            asked.iter().filter(|stem| said.contains(stem)).count() as f32 / asked.len().max(1) as f32
        };
        let candidates = self.candidates(&term.ask);
        // "Raised per project": where only the kind is said, the first of that kind is meant.
        let plain = candidates.iter().position(|one| self.given && one.is_just_of_kind());
        let sure = |at: usize, score: f32| if plain == Some(at) { score.max(OF_ONE.on_average) } else { score };
        let mut likely: Vec<Meant> = candidates
            .iter()
            .enumerate()
            .filter_map(|(number, one)| match one.telling {
                Telling::Figure(at) => Some((one.entry, at, sure(number, judge.score(one)))),
                Telling::Fact(_) => None,
            })
            .filter(|(entry, at, score)| {
                let figure = figure(self.library, *entry, *at);
                *score > least && figure.is_exact()
            })
            .map(|(entry, at, score)| (entry, at, score + says(figure(self.library, entry, at)) * OWN_WORDS))
            .collect();
        // "They took 40% of it: how much is that?" tells which share.
        let words = Search::words(&term.text);
        let told = |(entry, at, _): &Meant| {
            let number = figure(self.library, *entry, *at).number.unwrap_or_default();
            words.iter().any(|word| word.parse::<f64>().is_ok_and(|said| (said - number).abs() < f64::EPSILON))
        };
        if term.ask.metric == Metric::Share && likely.iter().any(told) {
            likely.retain(told);
        }
        likely.sort_by(|a, b| b.2.total_cmp(&a.2));
        likely.truncate(LIKELY);
        likely
    }
}

/// What figures of one entry have of a question together.
struct Joint {
    figures: Vec<usize>,
    /// How much better they go together than others.
    score: f32,
}

impl Judged<'_> {
    /// The figures of an entry that have what is asked between them, wherever in the question it stands: "folk seen by the
    /// council and by Citizens Advice, put together". Each must have something that the others have not.
    fn jointly(&self, hit: &Hit, reckoning: &Reckoning) -> Option<Vec<(EntryKey, usize)>> {
        let operation = reckoning.operation;
        // What is multiplied is not alike, and one term alone may mean any two.
        if matches!(operation, Operation::Product | Operation::Change | Operation::OfWhole | Operation::Whole)
            || (reckoning.terms.len() < 2 && operation != Operation::Sum)
        {
            return None;
        }
        let evidence = self.evidence(hit);
        let figures = &evidence.entry.figures;
        let years: Vec<u16> = reckoning.terms.iter().flat_map(|term| term.ask.years.iter().copied()).collect();
        let usable = |at: &usize| figures[*at].is_exact();
        let usable: Vec<usize> = (0..figures.len()).filter(usable).collect();
        let measure = |chosen: &[usize]| evidence.covered_jointly(chosen, &years);
        let same_unit = |one: usize, other: usize| figures[one].unit == figures[other].unit;
        let goes = |one: usize, other: usize| {
            goes_with(operation, &figures[one], &figures[other])
                && (operation == Operation::Ratio || same_unit(one, other))
        };
        let joint = |chosen: Vec<usize>| {
            let covered = measure(&chosen);
            let without = |left: usize| {
                let rest: Vec<usize> = chosen.iter().copied().filter(|at| *at != left).collect();
                measure(&rest)
            };
            let needed = chosen.iter().all(|at| covered - without(*at) >= ADDS);
            let pairs =
                chosen.iter().enumerate().flat_map(|(at, one)| chosen[at + 1..].iter().map(move |other| (one, other)));
            let alike: f32 = pairs.map(|(one, other)| alike_in(&figures[*one], &figures[*other])).sum();
            let score = covered + alike * ALIKE_ADDS;
            (needed && covered >= COVERED_JOINTLY).then_some(Joint { figures: chosen, score })
        };
        let mut all: Vec<Joint> = Vec::new();
        for one in &usable {
            all.extend(
                usable
                    .iter()
                    .filter(|other| *other != one && goes(*one, **other))
                    .filter_map(|other| joint(vec![*one, *other])),
            );
        }
        if operation == Operation::Sum {
            let threes: Vec<Joint> = all
                .iter()
                .flat_map(|two| usable.iter().map(move |third| (two, *third)))
                .filter(|(two, third)| two.figures.iter().all(|at| at != third && goes(*at, *third)))
                .filter_map(|(two, third)| joint([two.figures.as_slice(), &[third]].concat()))
                .collect();
            all.extend(threes);
        }
        let mut best = all.into_iter().reduce(|best, next| if next.score > best.score { next } else { best })?;
        if operation == Operation::Ratio {
            best.figures.sort_by_key(|at| Reverse(leads(&figures[*at], &reckoning.terms)));
        }
        Some(best.figures.into_iter().map(|at| (hit.entry, at)).collect())
    }
}

/// By how many words a figure says more of what is divided than of what it is divided by.
fn leads(figure: &Figure, terms: &[Term]) -> isize {
    let analyser = Analyser::default();
    let said = analyser.stems(&format!("{} {}", figure.what, figure.unit));
    let says = |term: Option<&Term>| {
        let asked = analyser.stems(term.and_then(|term| term.focus.as_deref()).unwrap_or_default());
        asked.iter().filter(|stem| said.contains(stem)).count().cast_signed()
    };
    says(terms.first()) - says(terms.get(1))
}

/// How much more of what is asked each figure must add to the others.
const ADDS: f32 = 0.12;
/// How much of what is asked they must have between them.
const COVERED_JOINTLY: f32 = 0.6;
/// How much it counts beside that they are alike.
const ALIKE_ADDS: f32 = 0.1;
