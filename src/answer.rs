//! From a query to an answer: which entries, which figure, why, or that nothing answers it.
//!
//! [`select`] finds the entries that a query is about; the other files tell what is asked of them, one file a kind of
//! thing: [`entry`] of one entry that is asked about, judged by [`evidence`] and, a figure, by [`judge`]; [`opened`] of one
//! that is named; [`groups`] of units and groups; [`winners`], [`found`] and so on. What an answer must tell is held against
//! it by [`demand`]; what is to be [`worked_out`] of the figures that it tells comes last.
//! An answer ([`outcome`]) holds keys and figures and no wording; [`reply`](crate::reply) finds the words.

mod about;
mod before;
mod demand;
mod entry;
mod event;
pub mod evidence;
mod explain;
mod figures;
mod found;
pub mod groups;
pub mod judge;
mod opened;
mod outcome;
mod select;
mod spoken_of;
mod winners;
mod worked_out;

pub use about::{About, CollectionCount};
pub use before::{in_conversation, numbered};
pub use entry::candidates;
pub use event::{Event, HostFact, HostFactKind};
pub use explain::{ExplainedCandidate, Explanation, explain};
pub use outcome::{
    Answer, Card, ComparedOrganisation, Count, DirectAnswer, Dropped, GroupCount, Groups, List, ListKind, Outcome,
    Reckoned, Refusal, Scored,
};
pub use winners::{CategoryResult, Winners};

use crate::catalogue::{EntryKey, Recognition};
use crate::library::Library;
use crate::query::{Query, Shape};
use crate::read::demand::Demand;
use crate::read::{Reading, read};
use crate::request::Request;
use crate::search::SearchError;
use crate::search::rank::Fit;

/// Answers a request: synchronous, total, without I/O, clock or chance.
#[must_use]
pub fn answer(library: &Library, request: &Request) -> Answer {
    let before = match request {
        Request::Ask { question, before, .. } if !before.is_empty() && crate::read::hangs_on(library, question) => {
            before::after(library, before)
        }
        _ => None,
    };
    answer_reading(library, request, &read(library, request, before.as_ref()))
}

/// Runs the queries of a reading, the likeliest first, until one is answered; where none is, the first says why.
fn answer_reading(library: &Library, request: &Request, reading: &Reading) -> Answer {
    let asked = match request {
        Request::Ask { question, .. } => Some(question.as_str()),
        _ => None,
    };
    if let Some(why) = &reading.unasked {
        let outcome = Outcome::Unasked(why.clone());
        return Answer { query: None, understood: request_words(request), outcome, asked: asked.map(str::to_owned) };
    }
    let mut first: Option<Answer> = None;
    let mut fared: Option<Query> = None;
    let told = reading.queries.first().and_then(|query| entry::only_entry(&query.select));
    for query in &reading.queries {
        let answer = match demanded(library, reading.demand.as_ref(), query, asked) {
            // What is asked on of an entry that was shown is answered by another one where that is surely meant.
            Demanded::Met(answer) if answer.answered() && is_of_another(library, asked, &answer, told) => continue,
            Demanded::Met(answer) if answer.answered() => return answer,
            Demanded::Met(answer) => answer,
            // Why another reading has no answer says more than that this one does not tell it.
            Demanded::Untold(refused) => {
                first.get_or_insert(refused);
                continue;
            }
        };
        if asked.is_some() && first.is_none() {
            fared = entry::fared_instead(library, &answer);
        }
        // An entry that comes near says more of why it does not answer than an empty list does.
        let empty = first.as_ref().is_none_or(|known| {
            matches!(
                known.outcome,
                Outcome::Nothing {
                    why: Refusal::Empty(_) | Refusal::NoneStates | Refusal::NotAnnounced(_) | Refusal::Nothing,
                    ..
                }
            )
        });
        if empty {
            first = Some(answer);
        }
    }
    let standings = |refused: &Answer| demand::standings_instead(reading.demand.as_ref()?, refused);
    if let Some(query) = first.as_ref().and_then(standings) {
        return answer_query(library, &query, asked);
    }
    if let Some(query) = fared {
        return answer_query(library, &query, asked);
    }
    if let (Some(question), Some(told)) = (asked, told) {
        let met = |answer: &Answer| reading.demand.as_ref().is_none_or(|asked| demand::is_met(library, asked, answer));
        let mut alone = reading.alone.iter().map(|query| answer_query(library, query, asked));
        let anew = alone.find(|answer| answer.answered() && met(answer));
        if let Some(answer) = anew.filter(|answer| begins_anew(library, question, answer, told)) {
            return answer;
        }
    }
    first.unwrap_or(Answer {
        query: None,
        understood: request_words(request),
        outcome: Outcome::Nothing { nearest: Vec::new(), why: Refusal::Nothing },
        asked: asked.map(str::to_owned),
    })
}

/// An answer, held against what the question demands.
enum Demanded {
    /// It is what was demanded, or none at all.
    Met(Answer),
    /// It does not tell what was demanded, and is refused.
    Untold(Answer),
}

/// Answers a query as the question demands it from which it was read.
fn demanded(library: &Library, demand: Option<&Demand>, query: &Query, asked: Option<&str>) -> Demanded {
    let answer = answer_query(library, query, asked);
    let Some(demand) = demand else { return Demanded::Met(answer) };
    if let Some(worked_out) = worked_out::of_told(library, demand, &answer) {
        return Demanded::Met(answer_query(library, &worked_out, asked));
    }
    if !answer.answered() {
        return Demanded::Met(answer);
    }
    if let Some(instead) = demand::instead(library, demand, &answer) {
        return Demanded::Met(answer_query(library, &instead, asked));
    }
    if demand::is_met(library, demand, &answer) {
        Demanded::Met(answer)
    } else {
        Demanded::Untold(demand::refused(answer))
    }
}

/// Whether an answer is about another entry than the one that is asked of, though that has some of what is said and the other
/// has it scattered.
fn is_of_another(library: &Library, asked: Option<&str>, answer: &Answer, told: Option<EntryKey>) -> bool {
    let other = match &answer.outcome {
        Outcome::Card(card) => Some(card.entry.entry),
        Outcome::Reckoned(reckoned) => reckoned.figures.first().map(|(entry, _)| *entry),
        _ => None,
    };
    let (Some(other), Some(question), Some(told)) = (other, asked, told) else { return false };
    if other == told {
        return false;
    }
    let [own, before] = fits(library, question, [other, told]);
    before.score > 0.0 && own.passage < ANEW_IN_ONE
}

/// Whether an answer is about an entry that has nearly all of what a question says, and much more of it than what was shown.
fn begins_anew(library: &Library, question: &str, answer: &Answer, told: EntryKey) -> bool {
    let Outcome::Card(card) = &answer.outcome else { return false };
    let [own, before] = fits(library, question, [card.entry.entry, told]);
    own.recall >= ANEW && own.passage >= ANEW_IN_ONE && own.score >= ANEW_AHEAD * before.score
}

/// How two entries fit a question.
fn fits(library: &Library, question: &str, entries: [EntryKey; 2]) -> [Fit; 2] {
    let search = library.search();
    // An index that fails says so when the query runs.
    let hits = search.lookup(&search.read(question), None).unwrap_or_default();
    entries.map(|key| hits.iter().find(|hit| hit.entry == key).map(|hit| hit.fit).unwrap_or_default())
}

/// A sentence begins anew where an entry covers this share of its words
const ANEW: f32 = 0.55;
/// one of its passages has this much of them: what is only asked of what was shown stands scattered elsewhere,
const ANEW_IN_ONE: f32 = 0.28;
/// and fits so many times as well as what was shown.
const ANEW_AHEAD: f32 = 1.6;

/// Answers a query; `asked` is the question that it was read from, if it was one.
#[must_use]
pub fn answer_query(library: &Library, query: &Query, asked: Option<&str>) -> Answer {
    let outcome = run(library, query).unwrap_or_else(|error| {
        tracing::error!(%error, "a query failed");
        Outcome::Failed
    });
    let understood = query.words(library.catalogue());
    Answer { query: Some(query.clone()), understood, outcome, asked: asked.map(str::to_owned) }
}

/// A request that became no query, as it was typed.
fn request_words(request: &Request) -> String {
    match request {
        Request::Ask { question, .. } => question.clone(),
        Request::Lookup { query, .. } => query.clone(),
        Request::SimilarTo { entry } | Request::Show { entry, .. } | Request::Stated { entry, .. } => entry.clone(),
        _ => String::new(),
    }
}

/// Runs a query.
fn run(library: &Library, query: &Query) -> Result<Outcome, SearchError> {
    let select = &query.select;
    Ok(match &query.shape {
        Shape::Entry(ask) => entry::tell(library, select, ask)?,
        Shape::Facts { page } => opened::facts(library, select, *page)?,
        Shape::Found => found::tell(library, select, query.page)?,
        Shape::List { order, first } => select::list(library, select, *order, *first, query.page)?,
        Shape::Winners => winners::tell(library, select),
        Shape::Count(unit) => groups::count(library, select, *unit, query.page)?,
        Shape::Names(unit) => groups::names(library, select, *unit)?,
        Shape::Groups(grouping) => groups::groups(library, select, grouping)?,
        Shape::Average { count, per } => groups::average(library, select, *count, *per)?,
        Shape::Share(clause) => groups::share(library, select, clause)?,
        Shape::Stated(figure) => opened::stated(library, select, *figure)?,
        Shape::Figures { kind, yearly, largest, first } => {
            figures::by_size(library, select, (*kind, *yearly), *largest, *first)?
        }
        Shape::Reckoning(reckoning) => entry::reckon(library, select, reckoning)?,
        Shape::Compare(keys) => groups::compare(library, select, keys),
        Shape::Sponsors(keys) => groups::sponsors(library, keys),
        Shape::Ceremony(keys) => groups::ceremony(library, keys),
        Shape::Event(ask) => event::tell(library, select, *ask)?,
        Shape::Similar => opened::similar(library, select)?,
        Shape::EntriesInText(text) => spoken_of::tell(library, text)?,
        Shape::Suggest(kind, text) => {
            let count = library.suggest_settings().count;
            let allowed = (!select.clauses.is_empty()).then(|| select::allowed(library, select));
            Outcome::Suggestions(library.names().suggest(library.catalogue(), *kind, text, count, allowed.as_deref()))
        }
        Shape::About => about::tell(library),
        Shape::SmallTalk => Outcome::SmallTalk,
        Shape::Help => Outcome::Help,
        Shape::Bot(ask) => Outcome::Bot(*ask),
        Shape::UnknownEntry(text) => opened::unknown(library, text)?,
        Shape::Meanings(statuses) => about::meanings(library, statuses),
    })
}

/// An entry's recognition, where it has this one.
type Recognised = (EntryKey, Recognition);
