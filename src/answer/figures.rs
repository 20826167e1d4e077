//! Figures over many entries: the largest, the smallest, the first few.

use super::select::{empty, nothing, selected};
use super::{Outcome, Refusal};
use crate::catalogue::figures::{has_number, has_quantity};
use crate::catalogue::{Entry, EntryKey, Figure, FigureKind};
use crate::library::Library;
use crate::query::{FigureAsk, Metric, Select};
use crate::read::YEARS;
use crate::search::SearchError;
use crate::search::analysis::Analyser;

/// Figures shown at most.
const MOST_TOLD: usize = 10;

/// How far a figure is of the kind that is asked for: 1 is just that, 0 is another thing.
pub(super) fn fits(metric: Metric, figure: &Figure) -> f32 {
    use FigureKind::{
        Budget, Change, Cost, Count, Date, Duration, Grant, Income, Measure, Rank, Return, Saving, Share, Worth,
    };
    let kind = figure.kind;
    let money = kind.is_money() || figure.unit == "GBP";
    match metric {
        Metric::Money(wanted) if wanted == kind => 1.0,
        Metric::Money(Cost) => of(kind, &[(Budget, 0.8)]),
        Metric::Money(Grant) => of(kind, &[(Budget, 0.7), (Income, 0.7), (Cost, 0.6), (Worth, 0.5)]),
        Metric::Money(Budget) => of(kind, &[(Cost, 0.6), (Grant, 0.6), (Worth, 0.5)]),
        Metric::Money(Income) => of(kind, &[(Grant, 0.7), (Worth, 0.6), (Return, 0.3)]),
        Metric::Money(Worth) => of(kind, WORTH),
        Metric::Money(Saving) => of(kind, &[(Worth, 0.4)]),
        Metric::Money(_) | Metric::AnyMoney => {
            if money {
                1.0
            } else {
                of(kind, &[(Return, 0.6)])
            }
        }
        Metric::Return => of(kind, &[(Return, 1.0)]),
        Metric::Count => count(figure),
        Metric::Share => match kind {
            Share => 1.0,
            Change => 0.9,
            _ if figure.unit == "%" => 0.9,
            _ if figure.unit.starts_with("in ") => 0.8,
            _ => 0.0,
        },
        Metric::Duration if is_time(&figure.unit) && kind != Duration => 0.9,
        Metric::Duration => of(kind, &[(Duration, 1.0), (Date, 0.4), (Measure, 0.3)]),
        Metric::Date => {
            if kind == Date {
                1.0
            } else if figure.year.is_some() && kind == Duration {
                0.4
            } else {
                of(kind, &[(Duration, 0.35)])
            }
        }
        Metric::Measure => of(kind, MEASURES),
        Metric::Age => age(figure),
        Metric::Change => change(kind),
        Metric::Rank => of(kind, &[(Rank, 1.0), (Count, 0.3), (Share, 0.4)]),
        Metric::Amount => {
            if money {
                1.0
            } else if kind == Date {
                0.0
            } else {
                0.9
            }
        }
    }
}

/// A number of something is counted, or perhaps measured, but is no share, date or sum of money.
fn count(figure: &Figure) -> f32 {
    let money = figure.kind.is_money() || figure.unit == "GBP";
    match figure.kind {
        FigureKind::Count => 1.0,
        FigureKind::Rank | FigureKind::Measure => 0.7,
        FigureKind::Change if figure.unit != "%" => 0.5,
        kind if figure.unit == "%" || money || kind == FigureKind::Date => 0.0,
        _ => 0.5,
    }
}

/// A change may be told as what was saved; the number before or after it is less of an answer.
fn change(kind: FigureKind) -> f32 {
    match kind {
        FigureKind::Change => 1.0,
        FigureKind::Saving => 0.9,
        FigureKind::Date => 0.0,
        _ => 0.5,
    }
}

/// An age is told in years or months, or by when something began.
fn age(figure: &Figure) -> f32 {
    let in_years = figure.unit.starts_with("year") || figure.unit.starts_with("month");
    if in_years { 1.0 } else { of(figure.kind, &[(FigureKind::Date, 0.6)]) }
}

/// What may be meant by what something is worth.
const WORTH: &[(FigureKind, f32)] = &[
    (FigureKind::Income, 0.6),
    (FigureKind::Budget, 0.6),
    (FigureKind::Grant, 0.6),
    (FigureKind::Cost, 0.6),
    (FigureKind::Return, 0.5),
    (FigureKind::Saving, 0.4),
];

/// What may be meant by a measure that is asked for in no other words.
const MEASURES: &[(FigureKind, f32)] = &[
    (FigureKind::Measure, 1.0),
    (FigureKind::Duration, 0.6),
    (FigureKind::Date, 0.5),
    (FigureKind::Count, 0.5),
    (FigureKind::Rank, 0.4),
    (FigureKind::Share, 0.3),
    // "How big a hole in its finances?"
    (FigureKind::Budget, 0.5),
    (FigureKind::Worth, 0.5),
    (FigureKind::Cost, 0.4),
    (FigureKind::Grant, 0.4),
    (FigureKind::Saving, 0.4),
    (FigureKind::Income, 0.4),
];

/// Whether a text states a figure of the kind and the years that are asked for, as far as that can be seen.
pub(super) fn states(ask: &FigureAsk, text: &str) -> bool {
    let number = || has_number(text);
    let time = || ["year", "month", "week", "day", "hour", "minute"].iter().any(|time| text.contains(time));
    let stated = match ask.metric {
        Metric::Money(_) | Metric::AnyMoney | Metric::Return => text.contains(['£', '$', '€']),
        Metric::Share => text.contains('%'),
        Metric::Duration => time() && number(),
        Metric::Date => tells_date(text),
        Metric::Count => has_quantity(text),
        _ => number(),
    };
    stated && ask.years.iter().all(|year| text.contains(&year.to_string()))
}

/// Whether a text has a year, or a part of one.
pub(in crate::answer) fn tells_date(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| year(word).is_some() || PARTS_OF_YEAR.contains(&word.to_lowercase().as_str()))
}

/// The years that a text mentions.
pub(super) fn years(text: &str) -> Vec<u16> {
    text.split(|c: char| !c.is_alphanumeric()).filter_map(year).collect()
}

/// The year with which a word begins: "2017", "1990s".
fn year(word: &str) -> Option<u16> {
    word.get(..4)?.parse().ok().filter(|year| YEARS.contains(year))
}

/// Parts of a year and of a week, as sources write them.
const PARTS_OF_YEAR: [&str; 27] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "spring", "summer", "autumn", "winter", "christmas", "easter", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday", "century", "decade",
];

/// Whether a unit is one of time.
fn is_time(unit: &str) -> bool {
    ["minute", "hour", "day", "week", "month", "year"].iter().any(|time| unit.to_lowercase().starts_with(time))
}

fn of(kind: FigureKind, fits: &[(FigureKind, f32)]) -> f32 {
    fits.iter().find(|(known, _)| *known == kind).map_or(0.0, |(_, fit)| *fit)
}

/// The figures of a kind that the selected entries state, by size.
pub(super) fn by_size(
    library: &Library,
    select: &Select,
    (metric, yearly): (Metric, bool),
    largest: bool,
    first: usize,
) -> Result<Outcome, SearchError> {
    let catalogue = library.catalogue();
    let number =
        |(entry, figure): &(EntryKey, usize)| catalogue.entry(*entry).figures[*figure].number.unwrap_or_default();
    // What is left of the question must be said of the figure, or be the title of its entry.
    let analyser = Analyser::default();
    let wanted = analyser.stems(select.text.as_deref().unwrap_or_default());
    let said = |entry: &Entry, figure: &Figure| {
        let mut of_figure = analyser.stems(&format!("{} {}", figure.what, entry.title));
        if metric == Metric::Count {
            of_figure.extend(figure.also.iter().flat_map(|also| analyser.stems(also)));
        }
        wanted.iter().all(|stem| of_figure.contains(stem))
    };
    let conditions = Select::of(select.clauses.clone());
    let among = selected(library, &conditions)?;
    let mut figures: Vec<(EntryKey, usize)> = among
        .iter()
        .flat_map(|scored| {
            let entry = catalogue.entry(scored.entry);
            let of_kind = entry.figures.iter().enumerate().filter(|(_, figure)| {
                fits(metric, figure) >= 1.0
                    && figure.number.is_some()
                    && (!yearly || figure.per.as_deref() == Some("year"))
                    && said(entry, figure)
            });
            of_kind.map(|(at, _)| (scored.entry, at)).collect::<Vec<_>>()
        })
        .collect();
    figures.sort_by(|a, b| {
        let order = number(a).total_cmp(&number(b));
        (if largest { order.reverse() } else { order }).then(a.cmp(b))
    });
    // One figure an entry: the largest.
    let mut seen: Vec<EntryKey> = Vec::new();
    figures.retain(|(entry, _)| {
        !seen.contains(entry) && {
            seen.push(*entry);
            true
        }
    });
    figures.truncate(first.clamp(1, MOST_TOLD));
    if figures.is_empty() {
        return Ok(nothing(if among.is_empty() { empty(library, select)? } else { Refusal::NoneStates }));
    }
    Ok(Outcome::Figures { kind: metric, largest, figures })
}
