//! What a conversation is about after some turns: questions that were asked, and answers that were shown.

use super::figures::fits;
use super::{Answer, Card, DirectAnswer, Outcome, Refusal, answer, answer_reading};
use crate::catalogue::{EntryKey, Figure, FigureKind};
use crate::library::Library;
use crate::query::{Ask, Field, Shape};
use crate::read::follow_up::MOST_REMEMBERED;
use crate::read::{Before, hangs_on, read};
use crate::request::{Request, Turn};

/// What the conversation is about after these turns, the oldest first.
pub(super) fn after(library: &Library, turns: &[Turn]) -> Option<Before> {
    let oldest = turns.len().saturating_sub(MOST_REMEMBERED);
    turns[oldest..].iter().fold(None, |before, turn| match turn {
        Turn::Asked(question) => asked_on(library, before, question),
        Turn::Shown(request) => shown(library, before, request),
    })
}

/// The entries that were given numbers last in a conversation, in their order.
#[must_use]
pub fn numbered(library: &Library, turns: &[Turn]) -> Vec<EntryKey> {
    after(library, turns).map(|before| before.numbered).unwrap_or_default()
}

/// A request as it is meant in a conversation: for a number in the place of an entry, the entry of the last list that has it.
#[must_use]
pub fn in_conversation(library: &Library, turns: &[Turn], mut request: Request) -> Request {
    if let Request::Show { entry, .. } | Request::SimilarTo { entry } = &mut request
        && library.entry_tagged(entry).is_none()
        && let Ok(number) = entry.trim().trim_start_matches('#').parse::<usize>()
        && let Some(key) = number.checked_sub(1).and_then(|at| numbered(library, turns).get(at).copied())
    {
        entry.clone_from(&library.catalogue().entry(key).id);
    }
    request
}

/// The same after one question more.
fn asked_on(library: &Library, before: Option<Before>, question: &str) -> Option<Before> {
    let request = Request::ask(question);
    let hangs = hangs_on(library, question);
    let answer = answer_reading(library, &request, &read(library, &request, before.as_ref().filter(|_| hangs)));
    // Thanks leave what the conversation is about as it was; so does what was not answered, unless it named something.
    let unanswered = !answer.answered() && hangs && before.as_ref().is_some_and(|before| !moves(&answer, before));
    if says_nothing(&answer) || unanswered {
        return before.map(|before| Before { figures: with_told(library, &answer, before.figures), ..before });
    }
    told(library, &answer, before)
}

/// Whether it was asked of another entry than the one that was shown, and of no other: "the London one: how much was it?" Or of
/// several, of which one is meant.
fn moves(answer: &Answer, before: &Before) -> bool {
    // Which of several is meant was asked back: they are what is spoken of now.
    if matches!(answer.outcome, Outcome::Nothing { why: Refusal::Tied, .. }) {
        return true;
    }
    let clauses = answer.query.iter().flat_map(|query| &query.select.clauses).filter(|clause| !clause.not);
    let one = clauses.filter_map(|clause| match &clause.field {
        Field::Entry(keys) => Some(keys.as_slice()),
        _ => None,
    });
    one.into_iter().any(|keys| matches!(keys, [one] if before.entries.first() != Some(one)))
}

/// The same after one answer more, by whatever way it was come to.
fn shown(library: &Library, before: Option<Before>, request: &Request) -> Option<Before> {
    let answer = answer(library, request);
    if says_nothing(&answer) || answer.entries().is_empty() {
        return before;
    }
    told(library, &answer, before)
}

/// Whether an answer mentions nothing about which more could be asked.
fn says_nothing(answer: &Answer) -> bool {
    matches!(
        answer.outcome,
        Outcome::SmallTalk
            | Outcome::Help
            | Outcome::Bot(_)
            | Outcome::Meanings(_)
            | Outcome::Unasked(_)
            | Outcome::Failed
    )
}

/// The figures that were told, with those of one answer more before them.
fn with_told(library: &Library, answer: &Answer, mut figures: Vec<(EntryKey, usize)>) -> Vec<(EntryKey, usize)> {
    let many = told_too_often(library, answer);
    let told = figures_told(library, answer);
    figures.retain(|(entry, at)| !many.contains(&library.catalogue().entry(*entry).figures[*at].kind));
    figures.retain(|known| !told.contains(known));
    figures.splice(0..0, told);
    figures
}

/// The figures that an answer tells: one itself, and those of other kinds beside it; or those of the fact that states it, but
/// for a kind of which it states many. First comes what is of the kind that was asked for.
fn figures_told(library: &Library, answer: &Answer) -> Vec<(EntryKey, usize)> {
    let Some((key, told, fact)) = first_told(library, answer) else { return Vec::new() };
    let figures = &library.catalogue().entry(key).figures;
    let fit = |figure: &Figure| match answer.query.as_ref().map(|query| &query.shape) {
        Some(Shape::Entry(Ask::Figure(ask))) => fits(ask.metric, figure),
        _ => 0.0,
    };
    let mut stated: Vec<(usize, &Figure)> =
        figures.iter().enumerate().filter(|(_, figure)| figure.fact == fact).collect();
    // "25,000 grants worth £114m" tells the sum beside the number that was asked for.
    if let Some(told) = told {
        stated.retain(|(at, figure)| *at == told || figure.kind != figures[told].kind);
        stated.sort_by_key(|(at, _)| *at != told);
        return stated.into_iter().map(|(at, _)| (key, at)).collect();
    }
    let kinds: Vec<FigureKind> = stated.iter().map(|(_, figure)| figure.kind).collect();
    // Of two of a kind both were told; of more nobody knows which are meant.
    stated.retain(|(_, figure)| kinds.iter().filter(|kind| **kind == figure.kind).count() <= MOST_OF_A_KIND);
    stated.sort_by(|(_, a), (_, b)| fit(b).total_cmp(&fit(a)));
    stated.into_iter().map(|(at, _)| (key, at)).collect()
}

/// What a reply tells first: the entry, the figure if it is one, and the fact; of a figure that only comes near, that one.
fn first_told(library: &Library, answer: &Answer) -> Option<(EntryKey, Option<usize>, usize)> {
    let of_figure = |key: EntryKey, at: usize| (key, Some(at), library.catalogue().entry(key).figures[at].fact);
    match &answer.outcome {
        Outcome::Card(card) => {
            let key = card.entry.entry;
            match card.says {
                Some(DirectAnswer::Figure(at)) => Some(of_figure(key, at)),
                Some(DirectAnswer::Fact(fact)) => Some((key, None, fact)),
                Some(_) => None,
                // The fact with which a reply begins was read first.
                None => card.facts.first().filter(|_| card.leads).map(|fact| (key, None, *fact)),
            }
        }
        Outcome::Nothing { nearest, why: Refusal::NoFigure(figures) } => {
            Some(of_figure(nearest.first()?.entry, *figures.first()?))
        }
        _ => None,
    }
}

/// The kinds of which a fact was told with so many figures that nobody knows which is meant.
fn told_too_often(library: &Library, answer: &Answer) -> Vec<FigureKind> {
    let Outcome::Card(Card { entry, says: Some(DirectAnswer::Fact(fact)), .. }) = &answer.outcome else {
        return Vec::new();
    };
    let figures = library.catalogue().entry(entry.entry).figures.iter().filter(|figure| figure.fact == *fact);
    let kinds: Vec<FigureKind> = figures.map(|figure| figure.kind).collect();
    let often = |kind: &FigureKind| kinds.iter().filter(|other| *other == kind).count() > MOST_OF_A_KIND;
    kinds.iter().filter(|kind| often(kind)).copied().collect()
}

/// Figures of one kind that a fact tells.
const MOST_OF_A_KIND: usize = 2;

/// What the conversation is about after an answer; the last list stays as long as one of its entries is mentioned.
fn told(library: &Library, answer: &Answer, before: Option<Before>) -> Option<Before> {
    let numbered = answer.numbered();
    let numbers = before.as_ref().map(|before| before.numbered.clone()).unwrap_or_default();
    let mut earlier = before.as_ref().map(|before| before.earlier.clone()).unwrap_or_default();
    if let Some([told]) = before.as_ref().map(|before| before.entries.as_slice()) {
        earlier.retain(|entry| entry != told);
        earlier.insert(0, *told);
    }
    let figures = before.as_ref().map(|before| before.figures.clone()).unwrap_or_default();
    let figures = with_told(library, answer, figures);
    let query = answer.query.clone()?;
    let named = query.select.categories().map(<[_]>::to_vec);
    let mut categories = named.or_else(|| Some(before.as_ref()?.categories.clone())).unwrap_or_default();
    let (listed, listed_by) = match before {
        Some(before) if before.entries.len() > 1 => (before.entries, Some(before.query)),
        Some(before) => (before.listed, before.listed_by),
        None => (Vec::new(), None),
    };
    let mut entries: Vec<EntryKey> = answer.entries().into_iter().map(|scored| scored.entry).collect();
    let offered = match answer.outcome {
        Outcome::Card(_) | Outcome::Nothing { .. } => {
            let offered = entries.clone();
            entries.truncate(1);
            offered
        }
        _ => Vec::new(),
    };
    let still = entries.iter().all(|entry| listed.contains(entry));
    let (listed, listed_by) = if still { (listed, listed_by) } else { (Vec::new(), None) };
    let stands = |entry: &EntryKey| library.catalogue().entry(*entry).categories().any(|key| categories.contains(&key));
    if !entries.iter().all(stands) {
        categories.clear();
    }
    let numbered = if numbered.is_empty() { numbers } else { numbered };
    if let [told] = entries.as_slice() {
        earlier.retain(|entry| entry != told);
    }
    let document = match answer.outcome {
        Outcome::CollectionFacts { collection, .. } => Some(collection),
        _ => None,
    };
    Some(Before { query, entries, offered, listed, listed_by, categories, numbered, earlier, figures, document })
}
