//! What comes of the figures that an answer tells, where the question says that something is to be worked out: "points off
//! target" of a fact that states the target and what was reached.
//!
//! [`entry::reckon`](super::entry::reckon) finds each figure by the words that ask for it. Here the answer is found, by
//! whatever words, and its fact has just the figures that go together.

use super::{Answer, Card, DirectAnswer, Outcome, Refusal, Scored};
use crate::catalogue::figures::numbers;
use crate::catalogue::{Entry, EntryKey, Figure, FigureKind};
use crate::library::Library;
use crate::query::{Operation, Query, Reckoning, Select, Shape};
use crate::read::demand::Demand;
use crate::read::works_out::WorkedOut;
use crate::search::Search;
use crate::search::analysis::Analyser;

/// What is to be worked out of the figures that the fact tells that answers, or comes nearest to it.
pub(super) fn of_told(library: &Library, demand: &Demand, answer: &Answer) -> Option<Query> {
    if demand.works_out.is_empty() {
        return None;
    }
    let question = answer.asked.as_deref().unwrap_or_default();
    let (key, fact) = told(library, answer)?;
    let entry = library.catalogue().entry(key);
    let figures = &entry.figures;
    let usable = |at: &usize| figures[*at].is_exact();
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
            // Where nothing comes near, the one fact that compares two is meant.
            let compared = || {
                let by_fact = (0..entry.facts.len()).filter_map(|fact| {
                    two(&all.iter().copied().filter(|at| figures[*at].fact == fact).collect::<Vec<_>>())
                });
                let mut by_fact = by_fact.filter(|_| fact.is_none());
                by_fact.next().filter(|_| by_fact.next().is_none())
            };
            return two(&of_fact).or_else(|| two(&all)).or_else(compared);
        }
        Told { library, entry, figures: &of_fact, question }.goes(asked)
    };
    let (wanted, chosen) = demand.works_out.iter().find_map(|asked| Some((asked, chosen(asked)?)))?;
    // What only comes near must have something that is asked, beyond the names of its entry.
    let owners = entry.organisations.iter().map(|key| library.catalogue().organisation(*key).name.as_str());
    let named: Vec<String> = owners.chain([entry.title.as_str()]).flat_map(|name| stems(library, name)).collect();
    let asked: Vec<String> = stems(library, question).into_iter().filter(|stem| !named.contains(stem)).collect();
    if !answer.answered() && !wanted.of_shares && chosen.iter().all(|at| said_by(&figures[*at], &asked) == 0) {
        return None;
    }
    let told = chosen.into_iter().map(|at| (key, at)).collect();
    let reckoning = Reckoning { operation: wanted.operation, terms: Vec::new(), of_one: None, told };
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

/// The figures that a fact tells.
struct Told<'a> {
    library: &'a Library,
    entry: &'a Entry,
    /// Each by its number in the entry.
    figures: &'a [usize],
    question: &'a str,
}

impl Told<'_> {
    /// Those of the figures that an operation is of, where it is plain which.
    fn goes(&self, asked: &WorkedOut) -> Option<Vec<usize>> {
        match asked.operation {
            Operation::Difference | Operation::Sum => self.alike(asked),
            Operation::Ratio => self.divided(asked),
            Operation::OfWhole => {
                let whole = |figure: &Figure| figure.kind == FigureKind::Count || figure.kind.is_money();
                let (share, whole) = (self.only(&is_share)?, self.only(&whole)?);
                is_share_of(self.entry, share, whole).then(|| vec![share, whole])
            }
            Operation::Whole => Some(vec![self.only(&is_several)?, self.only(&is_share)?]),
            Operation::Part | Operation::Rest => self.part(asked),
            Operation::Product | Operation::Change => None,
        }
    }

    fn of(&self, wanted: &dyn Fn(&Figure) -> bool) -> Vec<usize> {
        self.figures.iter().copied().filter(|at| wanted(&self.entry.figures[*at])).collect()
    }

    fn only(&self, wanted: &dyn Fn(&Figure) -> bool) -> Option<usize> {
        match self.of(wanted).as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// What is added, or compared: all of one sort.
    fn alike(&self, asked: &WorkedOut) -> Option<Vec<usize>> {
        // What changed, or was saved, is a difference already.
        let worked_out = |figure: &Figure| matches!(figure.kind, FigureKind::Change | FigureKind::Saving);
        if asked.operation == Operation::Difference && !asked.plainly && !self.of(&worked_out).is_empty() {
            return None;
        }
        let one = |at: &usize| &self.entry.figures[*at];
        let mut groups = self.figures.iter().map(|at| self.of(&|other| alike(asked.operation, one(at), other)));
        let group = groups.find(|group| group.len() > 1)?;
        let several = if asked.operation == Operation::Sum { MOST_SUMMED } else { 2 };
        (group.len() <= several).then_some(group)
    }

    /// What is divided, and among what.
    fn divided(&self, asked: &WorkedOut) -> Option<Vec<usize>> {
        if let Some(each) = asked.each {
            let time = |figure: &Figure| {
                figure.kind == FigureKind::Duration && figure.unit.contains(each) && figure.number > Some(1.0)
            };
            let once = |figure: &Figure| figure.per.is_none() && (figure.kind.is_money() || is_several(figure));
            if let (Some(divided), Some(among)) = (self.only(&once), self.only(&time)) {
                return Some(vec![divided, among]);
            }
            // "How many people use it a year?" divides nothing else.
            if !asked.of_counts {
                return None;
            }
        }
        if let Some(money) = self.only(&|figure| figure.kind.is_money() && figure.per.is_none()) {
            return Some(vec![money, self.only(&is_several)?]);
        }
        // "Transactions over downloads, how many each?"
        let figures = &self.entry.figures;
        let mut counts = self.of(&is_several);
        counts.sort_by(|a, b| number(&figures[*b]).total_cmp(&number(&figures[*a])));
        let two = asked.of_counts && counts.len() == 2 && figures[counts[0]].unit != figures[counts[1]].unit;
        two.then_some(counts)
    }

    /// A part, and the whole.
    fn part(&self, asked: &WorkedOut) -> Option<Vec<usize>> {
        // A share that is stated is not worked out.
        if asked.operation == Operation::Part && !self.of(&is_share).is_empty() {
            return None;
        }
        let figures = &self.entry.figures;
        let whole = whole(self.entry, *self.figures.first()?)?;
        let counts = self.of(&|figure| figure.kind == FigureKind::Count);
        let parts: Vec<usize> = counts.into_iter().filter(|at| *at != whole).collect();
        let part = meant(self.library, figures, &parts, self.question)?;
        (figures[part].number < figures[whole].number).then(|| vec![part, whole])
    }
}

fn is_share(figure: &Figure) -> bool {
    figure.kind == FigureKind::Share && figure.unit == "%"
}

/// Whether it counts more than one, so that something can be divided among them.
fn is_several(figure: &Figure) -> bool {
    figure.kind == FigureKind::Count && figure.number > Some(1.0)
}

fn number(figure: &Figure) -> f64 {
    figure.number.unwrap_or_default()
}

/// The figure of which the fact that tells another one says that something is a part: "12 *of the original 26*", "19,000, *of
/// whom* …".
fn whole(entry: &Entry, of: usize) -> Option<usize> {
    let words = Search::words(&entry.facts[entry.figures[of].fact]);
    let number = |at: usize| words.get(at).and_then(|word| numbers(word).first().copied());
    let behind = |at: usize| (at + 1..=at + WHOLE_WITHIN).find_map(number);
    let before = |at: usize| (at.saturating_sub(WHOLE_WITHIN)..at).rev().find_map(number);
    let of_whom = |at: usize| words.get(at + 1).is_some_and(|word| matches!(word.as_str(), "whom" | "which" | "them"));
    let said = (0..words.len())
        .filter(|at| words[*at] == "of")
        .find_map(|at| if of_whom(at) { before(at) } else { behind(at) })?;
    entry.figures.iter().position(|figure| figure.kind == FigureKind::Count && figure.number == Some(said))
}

/// A whole stands so few words beside "of".
const WHOLE_WITHIN: usize = 3;

/// Whether the fact of a share says of what it is one: "40 percent *of* Birmingham's annual *£65m* budget".
fn is_share_of(entry: &Entry, share: usize, whole: usize) -> bool {
    let (share, whole) = (&entry.figures[share], &entry.figures[whole]);
    let text = &entry.facts[share.fact];
    let behind = text.split_once(share.value.as_str()).and_then(|(_, behind)| behind.trim_start().strip_prefix("of "));
    behind.is_some_and(|behind| {
        let near = behind.split_whitespace().take(SHARE_WITHIN).collect::<Vec<_>>().join(" ");
        near.contains(whole.value.as_str())
    })
}

/// Words behind a share in which that is said.
const SHARE_WITHIN: usize = 5;

/// The one of the figures that has most of a question in its own words, if one has more than the others; the only one has it.
fn meant(library: &Library, figures: &[Figure], among: &[usize], question: &str) -> Option<usize> {
    if let [only] = among {
        return Some(*only);
    }
    let asked = stems(library, question);
    let has = |at: usize| said_by(&figures[at], &asked);
    let most = among.iter().map(|at| has(*at)).max().filter(|most| *most > 0)?;
    let mut best = among.iter().filter(|at| has(**at) == most);
    best.next().filter(|_| best.next().is_none()).copied()
}

/// The stems of the words of a text that say something.
fn stems(library: &Library, text: &str) -> Vec<String> {
    let analyser = Analyser::default();
    let words = Search::words(text);
    words.iter().filter(|word| library.search().is_content_word(word)).flat_map(|word| analyser.stems(word)).collect()
}

/// How many of these stems a figure has in its own words.
fn said_by(figure: &Figure, asked: &[String]) -> usize {
    let analyser = Analyser::default();
    let said: Vec<String> = figure.also.iter().chain([&figure.what]).flat_map(|text| analyser.stems(text)).collect();
    asked.iter().filter(|stem| said.contains(stem)).count()
}

/// Whether two figures are of one sort: what is counted in the same time may be counted together under several names.
fn alike(operation: Operation, one: &Figure, other: &Figure) -> bool {
    let in_time = operation == Operation::Sum && one.kind == FigureKind::Count && one.per.is_some();
    one.kind == other.kind
        && one.kind != FigureKind::Date
        && one.per == other.per
        && (one.unit == other.unit || in_time)
}

/// Figures of one fact that are added at most.
const MOST_SUMMED: usize = 3;
