//! Which of the figures that were told go together, and what the entry states beside them: a part and its whole, money and those
//! among whom it is divided, what came and the time that it took.

use super::super::describes;
use super::{figure, is_said, says_little};
use crate::catalogue::{EntryKey, Figure, FigureKind};
use crate::query::{Operation, Reckoning};
use crate::read::reckoning::TIMES;
use crate::read::sentence::Sentence;
use crate::read::words::Role;

/// A figure that was told: its entry and its number there, and the figure itself.
type Figured<'s> = ((EntryKey, usize), &'s Figure);

/// The figures that were told, as far as they may be meant.
pub(super) struct Told<'s, 'a> {
    pub(super) s: &'s Sentence<'a>,
    /// The last one: its entry, and its number there.
    pub(super) last: (EntryKey, usize),
    pub(super) one: &'s Figure,
    /// Those before it, the latest first.
    pub(super) earlier: &'s [(EntryKey, usize)],
}

impl<'s> Told<'s, '_> {
    /// Those that were told before the last one, the latest first.
    fn before(&self) -> impl Iterator<Item = Figured<'s>> + Clone {
        let s = self.s;
        self.earlier.iter().filter_map(move |told| Some((*told, figure(s, *told)?)))
    }

    /// "So all 75 would come to what?"
    pub(super) fn is_number_said(&self) -> bool {
        self.earlier.iter().any(|told| is_said(self.s, *told))
    }

    /// Whether the last one is a share: "how many people is that?"
    pub(super) fn is_share_told(&self) -> bool {
        self.one.unit == "%"
    }

    /// What an operation is of, where two figures go with it and hardly anything else is said.
    pub(super) fn worked_out(&self, operation: Operation) -> Option<Reckoning> {
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
    fn other(&self, operation: Operation) -> Option<Figured<'s>> {
        // "The difference in value between the two" is of the grants, though their number was asked for in between.
        let mut told = self.before();
        let goes = |(told, other): &Figured<'_>| {
            other.number.is_some() && goes(operation, self.one, other, told.0 == self.last.0)
        };
        match (operation, self.divided_among()) {
            (Operation::Ratio, Some(noun)) => {
                let counted = |(_, other): &Figured<'_>| counts(self.s, other, noun);
                let anything = self.is_anybody(noun) || (!self.one.kind.is_money() && counts(self.s, self.one, noun));
                let meant = self.shared_with(noun).or_else(|| told.clone().filter(goes).find(counted));
                meant.or_else(|| self.stated(noun)).or_else(|| told.find(goes).filter(|_| anything))
            }
            // "What share is that?" may be of what the same fact told.
            (Operation::Difference | Operation::Part | Operation::Change, _) => {
                told.find(goes).or_else(|| beside(self.s, self.last))
            }
            _ => told.find(goes),
        }
    }

    /// "So how many children a session?" Of two numbers of which one counts what the word says, the one beside the last.
    fn shared_with(&self, noun: &str) -> Option<Figured<'s>> {
        let named = |figure: &Figure| counts(self.s, figure, noun);
        self.before().find(|(told, other)| {
            let shared =
                (is_shared(self.one, other) && named(other)) || (is_shared(other, self.one) && named(self.one));
            told.0 == self.last.0 && shared
        })
    }

    /// Whether something was told, or is stated beside it, among which the words say that it is divided.
    pub(super) fn is_divided_among_told(&self) -> bool {
        let told = || std::iter::once(self.one).chain(self.before().map(|(_, figure)| figure));
        let counted = |noun: &str| {
            let meant = |figure: &Figure| self.is_anybody(noun) || counts(self.s, figure, noun);
            told().any(|figure| figure.kind == FigureKind::Count && meant(figure))
        };
        let lasts = |noun: &str| TIMES.contains(&noun) && self.stated(noun).is_some();
        self.divided_among().is_some_and(|noun| counted(noun) || lasts(noun))
    }

    /// "Per project": the word that says among what is divided; "a year?" alone says so as well.
    pub(super) fn divided_among(&self) -> Option<&'s str> {
        let s = self.s;
        let per = s.marks.iter().find(|mark| *mark.role == Role::Per).map(|mark| mark.span.end);
        let alone = || match s.words.as_slice() {
            [a, _] if a == "a" => Some(1),
            _ => None,
        };
        // "So about how many children a session?"
        let concludes = s.word(0) == "so" || s.marks.iter().any(|mark| *mark.role == Role::WorksOut(Operation::Ratio));
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
    fn stated(&self, noun: &str) -> Option<Figured<'s>> {
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
    describes(s, figure, None, &s.library.search().read(noun))
}

/// The other figure of the same kind that the fact tells which was told: "from 8.3% to 26.6%".
fn beside<'s>(s: &'s Sentence<'_>, (entry, at): (EntryKey, usize)) -> Option<Figured<'s>> {
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
