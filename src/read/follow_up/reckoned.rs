//! Turns that work something out of the figures that were shown: "added together?", "how many more is that?", "on average?"

use super::super::sentence::Sentence;
use super::super::words::Role;
use super::super::{Before, structure};
use super::{On, turn};
use crate::catalogue::{EntryKey, Figure, FigureKind};
use crate::query::{Metric, Operation, Query, Reckoning, Select, Shape};
use crate::search::analysis::Analyser;

/// Words that add up what was shown.
const TOGETHER: [&str; 8] = ["together", "both", "combined", "altogether", "added", "add", "sum", "total"];
/// Words that compare what was shown.
const MORE: [&str; 10] =
    ["more", "fewer", "less", "higher", "bigger", "difference", "gap", "apart", "exceed", "exceeds"];

/// The sum, the difference or the average of the last figure and the latest before it that goes with it, where nothing else is
/// asked; nothing where none does.
pub(super) fn read(s: &Sentence<'_>, before: &Before) -> Option<On> {
    let figure = |(entry, at): &(_, usize)| s.catalogue().entry(*entry).figures.get(*at);
    // "The difference in value" is of what is worth something, where two were told that are.
    let says_money = s.has_anywhere(&Role::OfMoney) || s.marks.iter().any(|mark| matches!(mark.role, Role::Money(_)));
    let is_money = |told: &&(_, usize)| figure(told).is_some_and(|figure| figure.kind.is_money());
    let of_money: Vec<_> = before.figures.iter().filter(is_money).filter(|_| says_money).copied().collect();
    let mut told = if of_money.len() > 1 { of_money } else { before.figures.clone() };
    // "Up from the 39?" says which was the earlier one.
    let numbers: Vec<f64> = s.words.iter().filter_map(|word| word.parse().ok()).collect();
    let is_said = |told: &(_, usize)| {
        let number = figure(told).and_then(|figure| figure.number);
        number.is_some_and(|number| numbers.iter().any(|said| (said - number).abs() < f64::EPSILON))
    };
    if let Some((last, earlier)) = told.split_first()
        && earlier.iter().any(is_said)
    {
        let said = earlier.iter().copied().filter(is_said);
        told = std::iter::once(*last).chain(said).collect();
    }
    let (last, earlier) = told.split_first()?;
    let one = figure(last)?;
    let alike = |told: &&(_, usize)| figure(told).is_some_and(|other| other.kind == one.kind);
    if earlier.is_empty() && beside(s, *last).is_none() {
        return None;
    }
    let of_two = earlier.iter().find(alike).or(earlier.first()).is_some_and(|(entry, _)| *entry != last.0);
    let operation = operation(s, of_two).filter(|_| !turn::is_named(s))?;
    // Money is divided among what is counted, and a share is one of what is counted.
    let divides = |whole: &Figure, among: &Figure| whole.kind.is_money() && among.kind == FigureKind::Count;
    let is_share = |share: &Figure, whole: &Figure| share.unit == "%" && whole.kind == FigureKind::Count;
    let goes = |told: &(_, usize), other: &Figure| match operation {
        Operation::Ratio | Operation::Product => last.0 == told.0 && (divides(one, other) || divides(other, one)),
        Operation::OfWhole | Operation::Whole => last.0 == told.0 && (is_share(one, other) || is_share(other, one)),
        _ if one.kind.is_money() => other.kind.is_money() && one.unit == other.unit,
        _ => one.kind == other.kind && (one.unit == other.unit || one.kind == FigureKind::Count),
    };
    // "The difference in value between the two" is of the grants, though their number was asked for in between.
    let mut pairs = earlier.iter().filter_map(|told| Some((*told, figure(told)?)));
    let pair = pairs.find(|(told, other)| other.number.is_some() && goes(told, other)).filter(|_| one.number.is_some());
    let pair = pair.or_else(|| beside(s, *last).filter(|_| operation == Operation::Difference));
    let among: Vec<&Figure> = std::iter::once(one).chain(pair.iter().map(|(_, other)| *other)).collect();
    if !says_little(s, &among) {
        return None;
    }
    let Some((earlier, other)) = pair else {
        // Two shares may be compared by a fact of the entry, though one of them was told.
        let of_points = s.words.iter().any(|word| matches!(word.as_str(), "point" | "points"));
        let alike = matches!(operation, Operation::Sum | Operation::Difference) && !of_points;
        return Some(On { replaces: true, ..On::default() }).filter(|_| alike);
    };
    let of_shares = matches!(operation, Operation::OfWhole | Operation::Whole);
    let last_first = divides(one, other) || (of_shares && is_share(one, other));
    let told = if last_first { vec![*last, earlier] } else { vec![earlier, *last] };
    let reckoning = Reckoning { operation, terms: Vec::new(), of_one: None, told };
    Some(On::surely(Query::new(Select::default(), Shape::Reckoning(reckoning))))
}

/// The other figure of the same kind that the fact tells which was told: "from 8.3% to 26.6%".
fn beside<'s>(s: &'s Sentence<'_>, (entry, at): (EntryKey, usize)) -> Option<((EntryKey, usize), &'s Figure)> {
    let figures = &s.catalogue().entry(entry).figures;
    let told = &figures[at];
    let alike = |(other, figure): &(usize, &Figure)| {
        let of_kind = figure.kind == told.kind && (figure.unit == told.unit || told.kind == FigureKind::Count);
        *other != at && figure.fact == told.fact && of_kind
    };
    let mut alike = figures.iter().enumerate().filter(alike);
    let (other, figure) = alike.next().filter(|_| alike.next().is_none())?;
    Some(((entry, other), figure))
}

fn operation(s: &Sentence<'_>, of_two: bool) -> Option<Operation> {
    let has = |words: &[&str]| s.words.iter().any(|word| words.contains(&word.as_str()));
    let many = s.has_anywhere(&Role::HowMany) || s.has_anywhere(&Role::HowMuch);
    if has(&TOGETHER) {
        return Some(Operation::Sum);
    }
    let points = has(&["that", "than", "it", "those"]);
    // "What does that come to per home?", "so each gave about?"
    let concludes = has(&["that"]) || s.words.first().is_some_and(|word| word == "so");
    let each = (s.has_anywhere(&Role::Per) || has(&["each"])) && concludes;
    if s.has_anywhere(&Role::Average) || each {
        return Some(Operation::Ratio);
    }
    // "In heads, that makes?", "multiply those".
    let said = s.marks.iter().find_map(|mark| match mark.role {
        Role::WorksOut(operation) | Role::Reckoned(operation) => Some(*operation),
        _ => None,
    });
    if let Some(operation @ (Operation::OfWhole | Operation::Whole | Operation::Product)) = said {
        return Some(operation);
    }
    // "And how many more in the next roll-out?" asks for another figure.
    let which = s.words.iter().any(|word| matches!(word.as_str(), "which" | "who" | "whose"));
    let differs =
        (many && has(&MORE) && points) || said == Some(Operation::Difference) || has(&["difference", "gap", "apart"]);
    // "Which took in more?" of two entries.
    (differs || (which && has(&MORE) && of_two)).then_some(Operation::Difference)
}

/// Whether hardly anything is said beside that. Where two are pointed at, what either of them counts may be said again.
fn says_little(s: &Sentence<'_>, figures: &[&Figure]) -> bool {
    let points = s.words.windows(2).any(|two| BOTH.contains(&two[0].as_str()) && two[1] == "two");
    let analyser = Analyser::default();
    let said: Vec<String> = if points {
        let texts = figures.iter().flat_map(|figure| figure.also.iter().chain([&figure.what, &figure.unit]));
        texts.flat_map(|text| analyser.stems(text)).collect()
    } else {
        Vec::new()
    };
    let again = |at: usize| analyser.stems(s.word(at)).iter().all(|stem| said.contains(stem));
    let form = |at: usize| {
        FIGURES.contains(&s.word(at))
            || TOGETHER.contains(&s.word(at))
            || MORE.contains(&s.word(at))
            || s.is(at, &Role::Average)
            || !s.library.search().is_content_word(s.word(at))
            || s.marks.iter().any(|mark| {
                let works_out =
                    matches!(mark.role, Role::WorksOut(_) | Role::Reckoned(_) | Role::Metric(Metric::Share));
                mark.span.contains(&at) && (works_out || structure::is_form(mark.role))
            })
    };
    // "How much did they owe altogether?" asks for one figure.
    let loosely = s.words.iter().any(|word| LOOSELY.contains(&word.as_str()));
    let beside = if loosely { 0 } else { BESIDE };
    (0..s.words.len()).filter(|at| !form(*at) && !s.is(*at, &Role::Filler) && !again(*at)).count() <= beside
}

/// What was told is called so.
const FIGURES: [&str; 8] = ["figure", "figures", "number", "numbers", "amount", "amounts", "point", "points"];
/// Words of [`TOGETHER`] that a single figure may have as well.
const LOOSELY: [&str; 2] = ["altogether", "total"];

/// What stands before "two" where they are what was told.
const BOTH: [&str; 3] = ["the", "those", "these"];
/// Telling words that may stand beside: "than planned".
const BESIDE: usize = 1;
