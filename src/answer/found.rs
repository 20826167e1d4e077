//! Found: one clear hit is a card, several are a list, none is the nearest there is.

use super::select::{allowed, empty, nothing, of, one_too_many, selected};
use super::{Card, Dropped, ListKind, Outcome, Refusal, Scored, opened};
use crate::catalogue::EntryKey;
use crate::library::Library;
use crate::query::{Clause, Field, Select};
use crate::search::{AnalysedText, Hit, SearchError};

pub(super) fn tell(library: &Library, select: &Select, page: usize) -> Result<Outcome, SearchError> {
    let Some(text) = select.text.clone() else { return all_of(library, select, page) };
    let search = library.search();
    let question = search.read(&text);
    let allowed = (!select.clauses.is_empty()).then(|| allowed(library, select));
    if allowed.as_ref().is_some_and(|allowed| !allowed.contains(&true)) {
        // The filters contradict one another, whatever is looked for.
        let found = |rest: &Select| found_among(library, &question, rest);
        return Ok(nothing(match empty(library, &Select::of(select.clauses.clone()))? {
            Refusal::Empty(_) => Refusal::Empty(one_too_many(select, found)?),
            why => why,
        }));
    }
    let hits = search.lookup(&question, allowed.as_deref())?;
    let titled = hits.first().is_some_and(|best| best.fit.is_titled());
    let field = if titled { None } else { named(library, &text) };
    match field {
        Some(field) => {
            let mut clauses = select.clauses.clone();
            clauses.push(Clause::is(field));
            all_of(library, &Select::of(clauses), page)
        }
        None => Ok(match judge(library, &question, &hits, page) {
            Outcome::Nothing { nearest, why: Refusal::Nothing } if !select.clauses.is_empty() => {
                let dropped: Vec<Dropped> = one_too_many(select, |rest| found_among(library, &question, rest))?;
                let why = if dropped.is_empty() { Refusal::Nothing } else { Refusal::Empty(dropped) };
                Outcome::Nothing { nearest, why }
            }
            outcome => outcome,
        }),
    }
}

/// How many entries fit what is looked for among those that other conditions leave.
fn found_among(library: &Library, question: &AnalysedText, rest: &Select) -> Result<usize, SearchError> {
    let allowed = allowed(library, rest);
    let hits = library.search().lookup(question, Some(&allowed))?;
    let settings = library.search().settings();
    let Some(best) = hits.first().filter(|best| best.fit.recall >= settings.answered) else { return Ok(0) };
    Ok(hits.iter().take_while(|hit| hit.fit.score >= best.fit.score * settings.tail).count())
}

/// What a text names as a whole, if it is the name of an organisation, a category, a collection or a topic.
pub(super) fn named(library: &Library, text: &str) -> Option<Field> {
    let names = library.names();
    names
        .organisations_named(text)
        .map(Field::Organisation)
        .or_else(|| names.categories_named(text).map(Field::Category))
        .or_else(|| names.collections_named(text).map(Field::Collection))
        .or_else(|| names.topics_named(text).map(Field::Topic))
}

/// Every entry of what a text names.
pub(super) fn all_of(library: &Library, select: &Select, page: usize) -> Result<Outcome, SearchError> {
    let all = selected(library, select)?;
    Ok(match all.as_slice() {
        [] => nothing(empty(library, select)?),
        [one] => Outcome::Card(opened::card(library, one.entry, None)),
        _ => Outcome::List(of(ListKind::Found, all, page)),
    })
}

/// What ranked hits come to.
fn judge(library: &Library, question: &AnalysedText, hits: &[Hit], page: usize) -> Outcome {
    let settings = library.search().settings();
    let offers = library.reply_settings().offers;
    let Some(best) = hits.first().filter(|best| best.fit.recall >= settings.answered) else {
        return Outcome::Nothing {
            nearest: hits.iter().take(offers).map(Scored::from).collect(),
            why: Refusal::Nothing,
        };
    };
    let fitting: Vec<Hit> =
        hits.iter().take_while(|hit| hit.fit.score >= best.fit.score * settings.tail).copied().collect();
    let clear = fitting.get(1).is_none_or(|next| {
        next.fit.score < best.fit.score * settings.clear || (best.fit.is_titled() && next.fit.titled < best.fit.titled)
    });
    if page == 1 && clear {
        let others = fitting.iter().skip(1).take(offers).map(Scored::from).collect();
        return Outcome::Card(Card {
            entry: Scored::from(best),
            others,
            ..fitting_card(library, question, best.entry)
        });
    }
    Outcome::List(of(ListKind::Found, fitting.iter().map(Scored::from).collect(), page))
}

/// An entry with the facts that fit a question best.
pub(super) fn fitting_card(library: &Library, question: &AnalysedText, key: EntryKey) -> Card {
    let facts = library.search().facts(question, key).into_iter().take(library.reply_settings().facts).collect();
    Card { entry: Scored::unranked(key), facts, others: Vec::new(), says: None, leads: false, page: None }
}
