//! Turns that work something out of the figures that were shown: "added together?", "how many more is that?", "on average?"

use super::super::reckoning::TIMES;
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

/// The figures that were told, as far as they may be meant.
struct Told<'s, 'a> {
    s: &'s Sentence<'a>,
    /// The last one: its entry, and its number there.
    last: (EntryKey, usize),
    one: &'s Figure,
    /// Those before it, the latest first.
    earlier: &'s [(EntryKey, usize)],
}

impl<'s> Told<'s, '_> {
    /// "So all 75 would come to what?"
    fn is_number_said(&self) -> bool {
        self.earlier.iter().any(|told| is_said(self.s, *told))
    }

    /// What an operation is of, where two figures go with it and hardly anything else is said.
    fn worked_out(&self, operation: Operation) -> Option<Reckoning> {
        let (other, figure) = self.other(operation).filter(|_| self.one.number.is_some())?;
        let of_each = operation == Operation::Ratio && self.divided_among().is_some();
        if !says_little(self.s, &[self.one, figure], of_each) {
            return None;
        }
        let last_first = match operation {
            Operation::OfWhole | Operation::Whole => is_share_of(self.one, figure),
            Operation::Ratio => divides(self.one, figure) || lasts(self.one, figure) || is_shared(self.one, figure),
            _ => divides(self.one, figure),
        };
        let told = if last_first { vec![self.last, other] } else { vec![other, self.last] };
        Some(Reckoning { operation, terms: Vec::new(), of_one: None, told })
    }

    /// The figure that goes with the last one.
    fn other(&self, operation: Operation) -> Option<((EntryKey, usize), &'s Figure)> {
        // "The difference in value between the two" is of the grants, though their number was asked for in between.
        let mut told = self.earlier.iter().filter_map(|told| Some((*told, figure(self.s, *told)?)));
        let goes = |(told, other): &((EntryKey, usize), &Figure)| {
            other.number.is_some() && goes(operation, self.one, other, told.0 == self.last.0)
        };
        match (operation, self.divided_among()) {
            (Operation::Ratio, Some(noun)) => {
                let counted = |(_, other): &((EntryKey, usize), &Figure)| counts(self.s, other, noun);
                // "So how many children a session?"
                let among = told.clone().find(|(told, other)| {
                    told.0 == self.last.0 && is_shared(self.one, other) && counts(self.s, other, noun)
                });
                let shared = || {
                    let whole = |(told, other): &((EntryKey, usize), &Figure)| {
                        told.0 == self.last.0 && is_shared(other, self.one)
                    };
                    told.clone().find(whole).filter(|_| counts(self.s, self.one, noun))
                };
                if let Some(other) = among.or_else(shared) {
                    return Some(other);
                }
                let anything = self.is_anybody(noun) || (!self.one.kind.is_money() && counts(self.s, self.one, noun));
                let meant = told.clone().filter(goes).find(counted).or_else(|| self.stated(noun));
                meant.or_else(|| told.find(goes).filter(|_| anything))
            }
            // "What share is that?" may be of what the same fact told.
            (Operation::Difference | Operation::Part, _) => told.find(goes).or_else(|| beside(self.s, self.last)),
            _ => told.find(goes),
        }
    }

    fn is_divided_among_told(&self) -> bool {
        let told = || std::iter::once(self.one).chain(self.earlier.iter().filter_map(|told| figure(self.s, *told)));
        let counted = |noun: &str| {
            let meant = |figure: &Figure| self.is_anybody(noun) || counts(self.s, figure, noun);
            told().any(|figure| figure.kind == FigureKind::Count && meant(figure))
        };
        let lasts = |noun: &str| TIMES.contains(&noun) && self.stated(noun).is_some();
        self.divided_among().is_some_and(|noun| counted(noun) || lasts(noun))
    }

    /// "Per project": the word that says among what is divided; "a year?" alone says so as well.
    fn divided_among(&self) -> Option<&'s str> {
        let s = self.s;
        let per = s.marks.iter().find(|mark| *mark.role == Role::Per).map(|mark| mark.span.end);
        let alone = || match s.words.as_slice() {
            [a, _] if a == "a" => Some(1),
            _ => None,
        };
        // "So about how many children a session?"
        let concludes = s.words.first().is_some_and(|word| word == "so");
        let a = || (1..s.words.len()).find(|at| concludes && s.word(at - 1) == "a" && *at + 1 == s.words.len());
        let at = per.or_else(alone).or_else(a)?;
        // "Per working day".
        let at = if s.word(at) == "working" { at + 1 } else { at };
        let noun = s.word(at);
        let says = s.library.search().is_content_word(noun) || TIMES.contains(&noun) || noun == "head";
        says.then_some(noun)
    }

    /// "Per head": whoever is counted.
    fn is_anybody(&self, noun: &str) -> bool {
        let noun = [noun.to_owned()];
        let unit = |role: &Role| matches!(role, Role::People | Role::One(_) | Role::Unit(_));
        noun[0] == "head" || noun[0] == "item" || self.s.library.words().at(&noun).any(|(_, role)| unit(role))
    }

    /// The one figure of the entry that counts what something is divided among, though nobody asked for it.
    fn stated(&self, noun: &str) -> Option<((EntryKey, usize), &'s Figure)> {
        let figures = &self.s.catalogue().entry(self.last.0).figures;
        let counts = |(_, figure): &(usize, &Figure)| {
            let same = |unit: &str| self.s.library.search().same_stem(unit, noun);
            (divides(self.one, figure) || lasts(self.one, figure))
                && figure.number > Some(1.0)
                && figure.unit.split(' ').any(same)
        };
        let all: Vec<(usize, &Figure)> = figures.iter().enumerate().filter(counts).collect();
        // What the same fact tells goes with it.
        let beside = all.iter().find(|(_, figure)| figure.fact == self.one.fact);
        let (at, figure) = beside.or_else(|| all.first().filter(|_| all.len() == 1))?;
        Some(((self.last.0, *at), *figure))
    }
}

/// Money is divided among what is counted, and there is some for each.
fn divides(whole: &Figure, among: &Figure) -> bool {
    whole.kind.is_money() && among.kind == FigureKind::Count && whole.number >= among.number
}

/// So many children come to each of so many sessions.
fn is_shared(whole: &Figure, among: &Figure) -> bool {
    let count = |figure: &Figure| figure.kind == FigureKind::Count;
    count(whole) && count(among) && whole.number > among.number && whole.unit != among.unit
}

/// What came once is divided among the time that it took.
fn lasts(whole: &Figure, time: &Figure) -> bool {
    let once = whole.per.is_none() && (whole.kind.is_money() || whole.kind == FigureKind::Count);
    once && time.kind == FigureKind::Duration
}

/// A share is one of what is counted.
fn is_share_of(share: &Figure, whole: &Figure) -> bool {
    share.unit == "%" && whole.kind == FigureKind::Count
}

/// Whether two figures that were told can be worked with together.
fn goes(operation: Operation, one: &Figure, other: &Figure, same_entry: bool) -> bool {
    let count = |figure: &Figure| figure.kind == FigureKind::Count;
    match operation {
        Operation::Ratio | Operation::Product => same_entry && (divides(one, other) || divides(other, one)),
        Operation::OfWhole | Operation::Whole => same_entry && (is_share_of(one, other) || is_share_of(other, one)),
        Operation::Part | Operation::Rest => same_entry && count(one) && count(other) && one.number != other.number,
        _ if one.kind.is_money() => other.kind.is_money() && one.unit == other.unit,
        _ => one.kind == other.kind && (one.unit == other.unit || count(one)),
    }
}

/// Whether a figure counts what a word says, by whichever name.
fn counts(s: &Sentence<'_>, figure: &Figure, noun: &str) -> bool {
    let search = s.library.search();
    let described: Vec<&str> =
        std::iter::once(&figure.what).chain(&figure.also).chain([&figure.unit]).map(String::as_str).collect();
    search.text_coverage(&search.read(noun), &described.join(" · ")).iter().any(|share| *share >= COUNTED)
}

/// A word of a figure's description has so much of what is counted.
const COUNTED: f32 = 0.5;

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

/// What may be worked out, as the words say; the likeliest first.
fn operations(s: &Sentence<'_>, of_two: bool, number_said: bool) -> Vec<Operation> {
    let has = |words: &[&str]| s.words.iter().any(|word| words.contains(&word.as_str()));
    let many = s.has_anywhere(&Role::HowMany) || s.has_anywhere(&Role::HowMuch);
    let points = has(&["that", "thats", "than", "it", "those"]);
    // "What does that come to per home?", "so each gave about?"
    let concludes = has(&["that", "thats"]) || s.words.first().is_some_and(|word| word == "so");
    let divided = s.has_anywhere(&Role::Per);
    let each = (divided || has(&["each"])) && concludes;
    // "In heads, that makes?", "multiply those".
    let said = s.marks.iter().find_map(|mark| match mark.role {
        Role::WorksOut(operation) | Role::Reckoned(operation) => Some(*operation),
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
    let share = s.has_anywhere(&Role::Metric(Metric::Share)) && concludes;
    let all = [
        (has(&TOGETHER)).then_some(Operation::Sum),
        (s.has_anywhere(&Role::Average) || each).then_some(Operation::Ratio),
        of_told,
        differs.then_some(Operation::Difference),
        share.then_some(Operation::Part),
        (many && has(&LEFT)).then_some(Operation::Rest),
        (number_said && (many || s.has(&Role::What))).then_some(Operation::Product),
    ];
    all.into_iter().flatten().collect()
}

/// What asks for those that are left over.
const LEFT: [&str; 4] = ["leaving", "leaves", "left", "remain"];

/// Whether hardly anything is said beside that. Where two are pointed at, or one is divided among the other, what either of them
/// counts may be said again.
fn says_little(s: &Sentence<'_>, figures: &[&Figure], of_each: bool) -> bool {
    let points = of_each || s.words.windows(2).any(|two| BOTH.contains(&two[0].as_str()) && two[1] == "two");
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
            || LEFT.contains(&s.word(at))
            || figures.iter().any(|figure| says_number(s.word(at), figure))
            || s.is(at, &Role::Average)
            || !s.library.search().is_content_word(s.word(at))
            || s.marks.iter().any(|mark| {
                let works_out = match mark.role {
                    Role::WorksOut(_) | Role::Reckoned(_) | Role::Metric(Metric::Share) | Role::Change | Role::Per => {
                        true
                    }
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
