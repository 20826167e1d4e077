//! Turns that work something out of the figures that were shown: "added together?", "how many more is that?", "on average?"
//!
//! What is worked out stands here, as the words say; [`told`] knows which of the figures go together.

mod told;

use told::Told;

use super::super::sentence::{Mark, Sentence};
use super::super::words::Role;
use super::super::{Before, structure};
use super::{On, turn};
use crate::catalogue::{EntryKey, Figure};
use crate::query::{Metric, Operation, Query, Select, Shape};
use crate::search::analysis::Analyser;

/// Words that add up what was shown.
const TOGETHER: [&str; 8] = ["together", "both", "combined", "altogether", "added", "add", "sum", "total"];
/// Words that compare what was shown.
const MORE: [&str; 10] =
    ["more", "fewer", "less", "higher", "bigger", "difference", "gap", "apart", "exceed", "exceeds"];

/// What is worked out of the last figure and of one before it that goes with it, where nothing else is asked; nothing where
/// none does.
pub(super) fn read(s: &Sentence<'_>, before: &Before) -> Option<On> {
    let told = of_what_is_said(s, before);
    let (last, earlier) = told.split_first()?;
    let one = figure(s, *last)?;
    let alike = |told: &&(_, usize)| figure(s, **told).is_some_and(|other| other.kind == one.kind);
    let of_two = earlier.iter().find(alike).or(earlier.first()).is_some_and(|(entry, _)| *entry != last.0);
    let among = Told { s, last: *last, one, earlier };
    // "Average hourly pay there, 2016" asks for another figure.
    let of_year = |year: u16| told.iter().filter_map(|told| figure(s, *told)).any(|told| told.year == Some(year));
    if turn::is_named(s) || !s.years.iter().all(|(year, _)| of_year(*year)) {
        return None;
    }
    let mut operations = operations(s, of_two, among.is_number_said());
    // "So about how many people is that?" of a share.
    if among.is_share_told() && concludes(s) && s.has_anywhere(&Role::HowMany) {
        operations.push(Operation::OfWhole);
    }
    // "Saving per youngster", where both were told.
    if among.is_divided_among_told() && !operations.contains(&Operation::Ratio) {
        operations.insert(0, Operation::Ratio);
    }
    if let Some(reckoned) = operations.iter().find_map(|operation| among.worked_out(*operation)) {
        return Some(On::surely(Query::new(Select::default(), Shape::Reckoning(reckoned))));
    }
    // Two shares may be compared by a fact of the entry, though one of them was told.
    let alike = match operations.first()? {
        Operation::Sum | Operation::Difference => !of_points(s),
        Operation::Ratio => among.divided_among().is_some(),
        _ => false,
    };
    (alike && !earlier.is_empty() && says_little(s, &[one], false)).then(|| On { replaces: true, ..On::default() })
}

fn figure<'s>(s: &'s Sentence<'_>, (entry, at): (EntryKey, usize)) -> Option<&'s Figure> {
    s.catalogue().entry(entry).figures.get(at)
}

/// "How many points is that?" is of shares.
fn of_points(s: &Sentence<'_>) -> bool {
    s.words.iter().any(|word| matches!(word.as_str(), "point" | "points"))
}

/// The figures that were told, the last one first: those of the kind that is mentioned, where two are, and those whose numbers
/// are said.
fn of_what_is_said(s: &Sentence<'_>, before: &Before) -> Vec<(EntryKey, usize)> {
    // "The difference in value" is of what is worth something, where two were told that are.
    let says_money = s.has_anywhere(&Role::OfMoney) || s.marks.iter().any(|mark| matches!(mark.role, Role::Money(_)));
    let of_points = of_points(s);
    let mentioned = |told: &&(_, usize)| {
        figure(s, **told)
            .is_some_and(|figure| (says_money && figure.kind.is_money()) || (of_points && figure.unit == "%"))
    };
    let of_kind: Vec<_> = before.figures.iter().filter(mentioned).copied().collect();
    let told = if of_kind.len() > 1 { of_kind } else { before.figures.clone() };
    // "Up from the 39?" says which was the earlier one.
    match told.split_first() {
        Some((last, earlier)) if earlier.iter().any(|told| is_said(s, *told)) => {
            let said = earlier.iter().copied().filter(|told| is_said(s, *told));
            std::iter::once(*last).chain(said).collect()
        }
        _ => told,
    }
}

/// Whether the number of a figure is said again.
fn is_said(s: &Sentence<'_>, told: (EntryKey, usize)) -> bool {
    figure(s, told).is_some_and(|figure| s.words.iter().any(|word| says_number(word, figure)))
}

fn says_number(word: &str, figure: &Figure) -> bool {
    word.parse::<f64>().ok().zip(figure.number).is_some_and(|(said, number)| (said - number).abs() < f64::EPSILON)
}

/// What may be worked out, as the words say; the likeliest first.
fn operations(s: &Sentence<'_>, of_two: bool, number_said: bool) -> Vec<Operation> {
    let has = |words: &[&str]| s.words.iter().any(|word| words.contains(&word.as_str()));
    let many = s.has_anywhere(&Role::HowMany) || s.has_anywhere(&Role::HowMuch);
    let points = has(&["that", "thats", "than", "it", "those"]);
    // "What does that come to per home?", "so each gave about?"
    let concludes = concludes(s);
    let divided = s.has_anywhere(&Role::Per);
    let each = (divided || has(&["each"])) && concludes;
    // "In heads, that makes?", "multiply those".
    let said = s.marks.iter().find_map(|mark| match mark.role {
        Role::WorksOut(operation) | Role::Reckoned(operation) => Some(*operation),
        Role::MayReckon(Operation::OfWhole) => Some(Operation::OfWhole),
        _ => None,
    });
    let of_told = said.filter(|said| matches!(said, Operation::OfWhole | Operation::Whole | Operation::Product));
    // "And how many more in the next roll-out?" asks for another figure.
    let which = has(&["which", "who", "whose"]);
    let differs =
        (many && has(&MORE) && points) || said == Some(Operation::Difference) || has(&["difference", "gap", "apart"]);
    // "Which took in more?" of two entries, "the drop between the two", "a fall of how many points?"
    let changed = s.has_anywhere(&Role::Change) && (has(&["two", "both"]) || of_points(s));
    let differs = differs || changed || (which && has(&MORE) && of_two);
    let of_share = s.has_anywhere(&Role::Metric(Metric::Share));
    let share = of_share && concludes;
    // "As a percentage reduction?"
    let change = of_share && s.has_anywhere(&Role::Change) && !of_points(s);
    let all = [
        (has(&TOGETHER)).then_some(Operation::Sum),
        (s.has_anywhere(&Role::Average) || each).then_some(Operation::Ratio),
        of_told,
        change.then_some(Operation::Change),
        differs.then_some(Operation::Difference),
        share.then_some(Operation::Part),
        (many && has(&LEFT)).then_some(Operation::Rest),
        (number_said && (many || s.has(&Role::What))).then_some(Operation::Product),
    ];
    all.into_iter().flatten().collect()
}

/// Whether it goes on from what was told.
fn concludes(s: &Sentence<'_>) -> bool {
    let points = s.words.iter().any(|word| matches!(word.as_str(), "that" | "thats"));
    points || s.word(0) == "so" || (s.word(0) == "which" && s.word(1) == "is")
}

/// What asks for those that are left over.
const LEFT: [&str; 4] = ["leaving", "leaves", "left", "remain"];

/// Whether hardly anything is said beside that. Where two are pointed at, or one is divided among the other, what either of them
/// counts may be said again.
fn says_little(s: &Sentence<'_>, figures: &[&Figure], of_each: bool) -> bool {
    let points = of_each || s.words.windows(2).any(|two| BOTH.contains(&two[0].as_str()) && two[1] == "two");
    let analyser = Analyser::default();
    let texts = figures.iter().flat_map(|figure| figure.also.iter().chain([&figure.what, &figure.unit]));
    let said: Vec<String> = texts.flat_map(|text| analyser.stems(text)).collect();
    let says_again = |at: usize| analyser.stems(s.word(at)).iter().all(|stem| said.contains(stem));
    // "The average grant" is of no costs.
    let other_money = |mark: &Mark<'_>| {
        matches!(mark.role, Role::Money(kind) if figures.iter().all(|figure| figure.kind != *kind))
            && !mark.span.clone().any(says_again)
    };
    if s.marks.iter().any(other_money) {
        return false;
    }
    let again = |at: usize| points && says_again(at);
    let form = |at: usize| {
        FIGURES.contains(&s.word(at))
            || TOGETHER.contains(&s.word(at))
            || MORE.contains(&s.word(at))
            || LEFT.contains(&s.word(at))
            || figures.iter().any(|figure| says_number(s.word(at), figure))
            || s.is(at, &Role::Average)
            || !s.library.search().is_content_word(s.word(at))
            || s.marks.iter().any(|mark| {
                let works_out = match mark.role {
                    Role::WorksOut(_)
                    | Role::MayReckon(_)
                    | Role::Reckoned(_)
                    | Role::Metric(Metric::Share)
                    | Role::Change
                    | Role::Per => true,
                    // "Saving per youngster" of a saving that was told.
                    Role::Money(kind) => figures.iter().any(|figure| figure.kind == *kind),
                    _ => false,
                };
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
