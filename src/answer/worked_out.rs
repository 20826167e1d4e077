//! What comes of the figures that an answer tells, where the question says that something is to be worked out: "points off
//! target" of a fact that states the target and what was reached.
//!
//! [`entry::reckon`](super::entry::reckon) finds each figure by the words that ask for it. Here the answer is found, by whatever words,
//! and its fact has just the figures that go together.

use super::{Answer, Card, DirectAnswer, Outcome, Refusal, Scored};
use crate::catalogue::{EntryKey, Figure, FigureKind};
use crate::library::Library;
use crate::query::{Operation, Query, Reckoning, Select, Shape};
use crate::read::demand::{Demand, WorkedOut};

/// What is to be worked out of the figures that the fact tells that answers, or comes nearest to it.
pub(super) fn of_told(library: &Library, demand: &Demand, answer: &Answer) -> Option<Query> {
    if demand.works_out.is_empty() {
        return None;
    }
    let (entry, fact) = told(library, answer)?;
    let figures = &library.catalogue().entry(entry).figures;
    let usable = |at: &usize| figures[*at].number.is_some() && figures[*at].to.is_none();
    let all: Vec<usize> = (0..figures.len()).filter(usable).collect();
    let of_fact: Vec<usize> = all.iter().copied().filter(|at| Some(figures[*at].fact) == fact).collect();
    let chosen = |asked: &WorkedOut| {
        // What only says that something changed needs an answer that tells it.
        if !(asked.plainly || answer.answered()) {
            return None;
        }
        if asked.of_shares {
            let shares = |of: &[usize]| of.iter().copied().filter(|at| figures[*at].unit == "%").collect::<Vec<_>>();
            let two = |of: &[usize]| Some(shares(of)).filter(|shares| shares.len() == 2);
            return two(&of_fact).or_else(|| two(&all));
        }
        goes(asked, figures, &of_fact)
    };
    let (operation, chosen) = demand.works_out.iter().find_map(|asked| Some((asked.operation, chosen(asked)?)))?;
    let told = chosen.into_iter().map(|at| (entry, at)).collect();
    let reckoning = Reckoning { operation, terms: Vec::new(), of_one: None, told };
    Some(Query::new(Select::default(), Shape::Reckoning(reckoning)))
}

/// The entry that answers or comes nearest, and the fact of it that does.
fn told(library: &Library, answer: &Answer) -> Option<(EntryKey, Option<usize>)> {
    let of_figure = |key: EntryKey, at: usize| library.catalogue().entry(key).figures[at].fact;
    match &answer.outcome {
        Outcome::Card(Card { entry: Scored { entry, .. }, says, facts, leads, .. }) => match says {
            Some(DirectAnswer::Fact(fact)) => Some((*entry, Some(*fact))),
            Some(DirectAnswer::Figure(at)) => Some((*entry, Some(of_figure(*entry, *at)))),
            Some(_) => None,
            None => Some((*entry, Some(*facts.first().filter(|_| *leads)?))),
        },
        Outcome::Nothing { nearest, why: Refusal::NoFigure(figures) } => {
            let entry = nearest.first()?.entry;
            Some((entry, figures.first().map(|at| of_figure(entry, *at))))
        }
        _ => None,
    }
}

/// Those of the figures that an operation is of, where it is plain which.
fn goes(asked: &WorkedOut, figures: &[Figure], told: &[usize]) -> Option<Vec<usize>> {
    let kind = |at: &usize| figures[*at].kind;
    let of = |wanted: &dyn Fn(&Figure) -> bool| -> Vec<usize> {
        told.iter().copied().filter(|at| wanted(&figures[*at])).collect()
    };
    let only = |wanted: &dyn Fn(&Figure) -> bool| match of(wanted).as_slice() {
        [one] => Some(*one),
        _ => None,
    };
    let operation = asked.operation;
    match operation {
        Operation::Difference | Operation::Sum => {
            // What changed, or was saved, is a difference already.
            let worked_out = |at: &usize| matches!(kind(at), FigureKind::Change | FigureKind::Saving);
            if operation == Operation::Difference && told.iter().any(worked_out) {
                return None;
            }
            let mut groups = told.iter().map(|at| of(&|other| alike(operation, &figures[*at], other)));
            let group = groups.find(|group| group.len() > 1)?;
            let several = if operation == Operation::Sum { MOST_SUMMED } else { 2 };
            (group.len() <= several).then_some(group)
        }
        Operation::Ratio => {
            let money = only(&|figure| figure.kind.is_money() && figure.per.is_none())?;
            let counted = only(&|figure| {
                let years = figure.kind == FigureKind::Duration && figure.unit == "years";
                let among = if asked.yearly { years } else { figure.kind == FigureKind::Count };
                among && figure.number > Some(1.0)
            })?;
            Some(vec![money, counted])
        }
        Operation::OfWhole => {
            let share = only(&|figure| figure.kind == FigureKind::Share && figure.unit == "%")?;
            let whole = only(&|figure| figure.kind == FigureKind::Count || figure.kind.is_money())?;
            Some(vec![share, whole])
        }
        Operation::Product | Operation::Change | Operation::Part | Operation::Rest => None,
    }
}

/// Whether two figures are of one sort: what is counted in the same time may be counted together under several names.
fn alike(operation: Operation, one: &Figure, other: &Figure) -> bool {
    let in_time = operation == Operation::Sum && one.kind == FigureKind::Count && one.per.is_some();
    one.kind == other.kind && one.kind != FigureKind::Date && one.per == other.per && (one.unit == other.unit || in_time)
}

/// Figures of one fact that are added at most.
const MOST_SUMMED: usize = 3;
