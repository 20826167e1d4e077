//! What a question demands of its answer: whichever reading of it is run, what does not tell the kind of thing that is asked for
//! is no answer.

use super::figures::{states, years};
use super::{Answer, Card, DirectAnswer, Outcome, Refusal};
use crate::library::Library;
use crate::query::{Ask, FigureAsk, Metric, Query, Select, Shape, Unit};
use crate::read::Demand;
use crate::read::words::Role;

/// Whether an answer tells the kind of thing that is asked for.
pub(super) fn is_met(library: &Library, demand: &Demand, answer: &Answer) -> bool {
    let Some(query) = &answer.query else { return true };
    match (&answer.outcome, &query.shape) {
        (Outcome::Card(card), Shape::Entry(ask)) => {
            !is_of_other_year(library, demand, card) && !is_no_average(library, demand, card) && (*ask == demand.ask || tells(library, demand, card))
        }
        (Outcome::Card(card), Shape::List { .. }) => tells(library, demand, card),
        (Outcome::List(_), Shape::List { .. }) => {
            !(matches!(demand.ask, Ask::Figure(_)) && query.select.text.is_some())
        }
        _ => true,
    }
}

/// "How many categories is Umbrella in?" of an entry that was found is answered by the number of its standings.
pub(super) fn standings(demand: &Demand, answer: &Answer) -> Option<Query> {
    let of_entry = answer.query.as_ref().is_some_and(|query| matches!(query.shape, Shape::Entry(_)));
    let counts = matches!(&demand.ask, Ask::Figure(figure) if figure.metric == Metric::Count);
    let Outcome::Card(card) = &answer.outcome else { return None };
    let told = matches!(card.says, Some(DirectAnswer::Figure(_)));
    (demand.standings && of_entry && counts && !told)
        .then(|| Query::new(Select::entry(card.entry.entry), Shape::Count(Unit::Recognitions)))
}

/// Whether what a reply says first tells of other years alone than the one that is asked for.
fn is_of_other_year(library: &Library, demand: &Demand, card: &Card) -> bool {
    let fact = match &card.says {
        Some(DirectAnswer::Fact(fact)) => Some(*fact),
        Some(_) => None,
        None => leading(card),
    };
    let told = fact.map(|fact| years(&library.catalogue().entry(card.entry.entry).facts[fact])).unwrap_or_default();
    let entry = library.catalogue().entry(card.entry.entry);
    // "This list of 2022" is no year of what it tells.
    let of_list = library.catalogue().collection(entry.collection).year;
    let mut asked = demand.years.iter().filter(|year| **year != of_list).peekable();
    asked.peek().is_some() && !told.is_empty() && !asked.any(|year| told.contains(year))
}

/// Whether an average is asked for and a figure is told that is none.
fn is_no_average(library: &Library, demand: &Demand, card: &Card) -> bool {
    let entry = library.catalogue().entry(card.entry.entry);
    let (text, rate) = match &card.says {
        Some(DirectAnswer::Figure(figure)) => {
            let figure = &entry.figures[*figure];
            (format!("{} {}", figure.what, entry.facts[figure.fact]), figure.per.is_some())
        }
        Some(DirectAnswer::Fact(fact)) => (entry.facts[*fact].clone(), false),
        None => (leading(card).map(|fact| entry.facts[fact].clone()).unwrap_or_default(), false),
        _ => return false,
    };
    let says = |word: &&str| text.to_lowercase().contains(word);
    demand.average && !rate && !AVERAGES.iter().any(|word| says(&word))
}

/// How a source says that a number is an average.
const AVERAGES: [&str; 7] = ["average", "mean ", "typical", "usual", "each", " per ", " median"];

/// Whether a reply tells a figure where one is asked for, or somebody.
fn tells(library: &Library, demand: &Demand, card: &Card) -> bool {
    let entry = library.catalogue().entry(card.entry.entry);
    match &demand.ask {
        Ask::Figure(_) if demand.standings => true,
        Ask::Figure(figure) => {
            let states = |fact: usize| states(figure, &entry.facts[fact]) && counts(library, figure, &entry.facts[fact]);
            match &card.says {
                Some(DirectAnswer::Fact(fact)) => states(*fact),
                Some(_) => true,
                None => leading(card).is_some_and(states),
            }
        }
        // Of somebody whose first name alone is stated, nothing else tells the other.
        Ask::Person { surname: true } if !entry.people.is_empty() => false,
        Ask::Person { .. } => {
            card.says.is_some() || leading(card).is_some() || !entry.people.is_empty() || !entry.aliases.is_empty()
        }
        _ => true,
    }
}

/// Whether a text has what is counted; "people" are counted under many names.
fn counts(library: &Library, figure: &FigureAsk, text: &str) -> bool {
    let people = |word: &String| {
        library.words().at(std::slice::from_ref(word)).any(|(_, role)| *role == Role::People)
    };
    if figure.metric != Metric::Count && figure.metric != Metric::Measure || figure.counted.iter().any(people) {
        return true;
    }
    let counted = library.search().read(&figure.counted.join(" "));
    let shares = library.search().text_coverage(&counted, text);
    shares.is_empty() || shares.iter().any(|share| *share > 0.0)
}

/// The fact with which a reply about an entry begins.
fn leading(card: &Card) -> Option<usize> {
    card.facts.first().copied().filter(|_| card.leads)
}

/// The same answer as one that does not tell what is asked.
pub(super) fn refused(answer: Answer) -> Answer {
    let outcome = match answer.outcome {
        Outcome::Card(Card { entry, .. }) => Outcome::Nothing { nearest: vec![entry], why: Refusal::NotTold },
        Outcome::List(_) => Outcome::Nothing { nearest: Vec::new(), why: Refusal::Nothing },
        other => other,
    };
    Answer { outcome, ..answer }
}
