//! Which figures go together: of one sort, told side by side, of two years, a part and its whole.

use super::{Meant, Sure, figure};
use crate::answer::evidence::THRESHOLDS;
use crate::catalogue::{EntryKey, Figure, FigureKind};
use crate::library::Library;
use crate::query::Operation;

/// How much it adds to two figures that one fact tells both,
const TOLD_TOGETHER: f32 = 1.0;
/// that they are in the same unit,
const SAME_UNIT: f32 = 0.5;
/// that they are of the same year,
const SAME_YEAR: f32 = 0.5;
/// and that they are for the same: "an hour".
const SAME_PER: f32 = 0.5;
/// How many words two descriptions must share, as a share of the shorter, to be of the same thing in two years.
const ALIKE: f32 = 0.5;

/// Of each term one figure, so that they can be worked with and are likeliest together.
pub(super) fn together(
    library: &Library,
    operation: Operation,
    terms: &[Vec<Meant>],
    sure: &Sure,
) -> Option<Vec<(EntryKey, usize)>> {
    let figure = |meant: &Meant| figure(library, meant.0, meant.1);
    let mut ways: Vec<(f32, Vec<&Meant>)> = vec![(0.0, Vec::new())];
    for term in terms {
        ways = ways
            .iter()
            .flat_map(|(score, chosen)| {
                let fits = |meant: &&Meant| {
                    chosen.iter().all(|other| {
                        (other.0, other.1) != (meant.0, meant.1) && goes_with(operation, figure(other), figure(meant))
                    })
                };
                let add = |meant| {
                    let beside: f32 = chosen.iter().map(|other| alike_in(figure(other), figure(meant))).sum();
                    (score + meant.2 + beside, [chosen.as_slice(), &[meant]].concat())
                };
                term.iter().filter(fits).map(add).collect::<Vec<_>>()
            })
            .collect();
    }
    if matches!(operation, Operation::Part | Operation::Rest) {
        ways.retain(|(_, chosen)| chosen.iter().any(|meant| is_whole(library, meant)));
    }
    let best = ways.into_iter().reduce(|best, next| if next.0 > best.0 { next } else { best });
    let (_, chosen) = best.filter(|(_, chosen)| chosen.len() == terms.len() && !chosen.is_empty())?;
    let on_average = chosen.iter().map(|meant| meant.2).sum::<f32>() / chosen.len() as f32;
    (on_average > sure.on_average).then(|| chosen.iter().map(|meant| (meant.0, meant.1)).collect())
}

/// Whether no number of its fact is larger, so that others may be parts of it.
fn is_whole(library: &Library, meant: &Meant) -> bool {
    let figures = &library.catalogue().entry(meant.0).figures;
    let own = &figures[meant.1];
    let mut beside = figures.iter().filter(|other| other.fact == own.fact && other.kind == FigureKind::Count);
    beside.all(|other| other.number <= own.number)
}

/// How much it favours two figures that they are stated together, or are of the same unit or year.
pub(super) fn alike_in(one: &Figure, other: &Figure) -> f32 {
    let worth = |holds: bool, worth: f32| if holds { worth } else { 0.0 };
    worth(one.fact == other.fact, TOLD_TOGETHER)
        + worth(one.unit == other.unit, SAME_UNIT)
        + worth(one.year.is_some() && one.year == other.year, SAME_YEAR)
        + worth(one.per.is_some() && one.per == other.per, SAME_PER)
}

/// The likeliest figure that its entry states of two years.
pub(super) fn of_two_years(library: &Library, likely: &[Meant]) -> Option<Vec<(EntryKey, usize)>> {
    likely.iter().filter(|meant| meant.2 > THRESHOLDS.figure).find_map(|(entry, at, _)| {
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
pub(super) fn told_together(library: &Library, likely: &[Meant]) -> Option<Vec<(EntryKey, usize)>> {
    let (entry, at, _) = *likely.first().filter(|meant| meant.2 > THRESHOLDS.figure)?;
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

/// The two figures of one sort that are likeliest, where there are just two: "the two grants taken together".
pub(super) fn two_alike(library: &Library, likely: &[Meant]) -> Option<Vec<(EntryKey, usize)>> {
    let (entry, at, _) = *likely.first()?;
    let one = figure(library, entry, at);
    let same = |meant: &&Meant| {
        let other = figure(library, meant.0, meant.1);
        meant.0 == entry && meant.2 > THRESHOLDS.figure && other.kind == one.kind && other.unit == one.unit
    };
    match likely.iter().filter(same).collect::<Vec<_>>().as_slice() {
        [first, second] => Some(vec![(first.0, first.1), (second.0, second.1)]),
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

/// Whether two figures can be worked with together: money with money of its currency, numbers of things with numbers of
/// things; what is divided among some is at least as large as they are.
pub(super) fn goes_with(operation: Operation, one: &Figure, other: &Figure) -> bool {
    use FigureKind::{Change, Count, Date, Duration, Rank, Share};
    let counts = |figure: &Figure| figure.kind == Count;
    let number = |figure: &Figure| figure.number.unwrap_or_default();
    match operation {
        Operation::Product => {
            let each = |figure: &Figure| counts(figure) || figure.kind.is_money();
            each(one) && each(other)
        }
        Operation::Ratio => {
            !matches!(one.kind, Share | Date | Rank | Change | Duration)
                && (counts(other) || (other.kind == Duration && counts(one)))
                && number(other) > 1.0
                && number(one) >= number(other)
        }
        // A part and the whole are told together: "13 of the 50".
        Operation::Part | Operation::Rest => {
            counts(one) && counts(other) && one.fact == other.fact && one.number != other.number
        }
        // "19% of all 17,000 staff": a share and its whole are told together.
        Operation::OfWhole => {
            let whole = counts(other) || other.kind.is_money();
            one.kind == Share && one.unit == "%" && whole && one.fact == other.fact
        }
        // Of a part and its share the whole is worked out where one fact tells both: see `worked_out`.
        Operation::Whole => false,
        Operation::Sum | Operation::Difference | Operation::Change => {
            // What comes every year is not added to what came once.
            let same_time = match operation {
                Operation::Sum => one.per == other.per,
                _ => one.per == other.per || !(is_rate(one) || is_rate(other)),
            };
            !matches!(one.kind, Date) && (one.unit == other.unit || (counts(one) && counts(other))) && same_time
        }
    }
}

/// Whether it is so much for a short time: what comes once is not compared with it.
fn is_rate(figure: &Figure) -> bool {
    matches!(figure.per.as_deref(), Some("hour" | "day" | "week"))
}
