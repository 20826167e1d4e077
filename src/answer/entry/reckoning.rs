//! What is worked out of several figures: each is found as if it were asked for alone, and together they must be of one sort.

use super::Judged;
use crate::answer::evidence::THRESHOLDS;
use crate::answer::judge::Telling;
use crate::answer::{Outcome, Reckoned, Refusal};
use crate::catalogue::{EntryKey, Figure, FigureKind};
use crate::library::Library;
use crate::query::{Operation, Reckoning, Select, Term};
use crate::search::SearchError;

/// Figures that a term may mean.
const LIKELY: usize = 5;
/// How many words two descriptions must share, as a share of the shorter, to be of the same thing in two years.
const ALIKE: f32 = 0.5;

/// A figure that a term may mean, and how surely.
type Meant = (EntryKey, usize, f32);

/// Works out what is asked, where every figure is stated; else why the first does not answer that is not.
pub(in crate::answer) fn reckon(library: &Library, reckoning: &Reckoning) -> Result<Outcome, SearchError> {
    let mut terms: Vec<Vec<Meant>> = Vec::with_capacity(reckoning.terms.len());
    for term in &reckoning.terms {
        let select = Select { focus: term.focus.clone(), ..Select::text(&term.text) };
        let judged = Judged::new(library, &select, &term.text)?;
        let meant = judged.meant_by(term);
        if meant.is_empty() {
            return Ok(match judged.figure(&term.ask) {
                outcome @ Outcome::Nothing { .. } => outcome,
                _ => Outcome::Nothing { nearest: Vec::new(), why: Refusal::Nothing },
            });
        }
        terms.push(meant);
    }
    let figures = match terms.as_slice() {
        [one] => of_two_years(library, one).or_else(|| told_together(library, one)),
        several => together(library, reckoning, several),
    };
    let nothing = Outcome::Nothing { nearest: Vec::new(), why: Refusal::Nothing };
    let Some(mut figures) = figures else { return Ok(nothing) };
    let number = |(entry, at): &(EntryKey, usize)| figure(library, *entry, *at).number.unwrap_or_default();
    if reckoning.operation == Operation::Difference {
        figures.sort_by(|a, b| number(b).total_cmp(&number(a)));
    }
    let numbers: Vec<f64> = figures.iter().map(number).collect();
    let result = reckoning.operation.of(&numbers);
    Ok(result.map_or(nothing, |result| Outcome::Reckoned(Reckoned { operation: reckoning.operation, figures, result })))
}

fn figure(library: &Library, entry: EntryKey, at: usize) -> &Figure {
    &library.catalogue().entry(entry).figures[at]
}

impl Judged<'_> {
    /// The figures that a term may mean, the likeliest first.
    fn meant_by(&self, term: &Term) -> Vec<Meant> {
        let judge = self.library.judge();
        let candidates = self.candidates(&term.ask);
        let likely = candidates.iter().filter_map(|one| match one.telling {
            Telling::Figure(at) => Some((one.entry, at, judge.score(one))),
            Telling::Fact(_) => None,
        });
        let has_number = |meant: &Meant| figure(self.library, meant.0, meant.1).number.is_some();
        let mut likely: Vec<Meant> = likely.filter(|meant| meant.2 > THRESHOLDS.figure).filter(has_number).collect();
        likely.sort_by(|a, b| b.2.total_cmp(&a.2));
        likely.truncate(LIKELY);
        likely
    }
}

/// Of each term one figure, so that they can be worked with and are likeliest together.
fn together(library: &Library, reckoning: &Reckoning, terms: &[Vec<Meant>]) -> Option<Vec<(EntryKey, usize)>> {
    let mut best: Option<(f32, Vec<(EntryKey, usize)>)> = None;
    let mut ways: Vec<(f32, Vec<(EntryKey, usize)>)> = vec![(0.0, Vec::new())];
    for term in terms {
        ways = ways
            .iter()
            .flat_map(|(score, chosen)| {
                let fits = |meant: &&Meant| {
                    chosen.iter().all(|(entry, at)| {
                        (*entry, *at) != (meant.0, meant.1)
                            && (!reckoning.of_one || *entry == meant.0)
                            && goes_with(
                                reckoning.operation,
                                figure(library, *entry, *at),
                                figure(library, meant.0, meant.1),
                            )
                    })
                };
                let more = term.iter().filter(fits);
                more.map(|meant| (score + meant.2, [chosen.as_slice(), &[(meant.0, meant.1)]].concat()))
                    .collect::<Vec<_>>()
            })
            .collect();
    }
    for (score, chosen) in ways {
        if best.as_ref().is_none_or(|(known, _)| score > *known) {
            best = Some((score, chosen));
        }
    }
    best.map(|(_, chosen)| chosen).filter(|chosen| chosen.len() == terms.len())
}

/// The likeliest figure that its entry states of two years.
fn of_two_years(library: &Library, likely: &[Meant]) -> Option<Vec<(EntryKey, usize)>> {
    likely.iter().find_map(|(entry, at, _)| {
        let one = figure(library, *entry, *at);
        let all = &library.catalogue().entry(*entry).figures;
        let same = |other: &Figure| {
            other.year != one.year
                && other.year.is_some()
                && one.year.is_some()
                && other.kind == one.kind
                && other.unit == one.unit
                && other.number.is_some()
                && alike(&one.what, &other.what)
        };
        let others: Vec<usize> = (0..all.len()).filter(|other| same(&all[*other])).collect();
        match others.as_slice() {
            [other] => Some(vec![(*entry, *at), (*entry, *other)]),
            _ => None,
        }
    })
}

/// The two figures of one sort that the fact of the likeliest one tells; none where that is a difference itself.
fn told_together(library: &Library, likely: &[Meant]) -> Option<Vec<(EntryKey, usize)>> {
    let (entry, at, _) = *likely.first()?;
    let all = &library.catalogue().entry(entry).figures;
    let one = &all[at];
    let same = |other: &Figure| {
        other.fact == one.fact && other.unit == one.unit && other.kind == one.kind && other.number.is_some()
    };
    let both: Vec<usize> = (0..all.len()).filter(|other| same(&all[*other])).collect();
    let worked_out = one.kind == FigureKind::Change || one.kind == FigureKind::Saving;
    match both.as_slice() {
        [first, second] if !worked_out => Some(vec![(entry, *first), (entry, *second)]),
        _ => None,
    }
}

/// Whether two descriptions have most words in common.
fn alike(one: &str, other: &str) -> bool {
    let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<std::collections::BTreeSet<_>>();
    let (one, other) = (words(one), words(other));
    let shared = one.intersection(&other).count() as f32;
    shared >= ALIKE * one.len().min(other.len()) as f32
}

/// Whether two figures can be worked with together: money with money of its currency, numbers of things with numbers of things.
fn goes_with(operation: Operation, one: &Figure, other: &Figure) -> bool {
    let counts = |figure: &Figure| figure.kind == FigureKind::Count;
    match operation {
        Operation::Product | Operation::Ratio => true,
        Operation::Sum | Operation::Difference => one.unit == other.unit || (counts(one) && counts(other)),
    }
}
