//! An entry that is named, and not asked about: opened with its facts, with one figure, or with those that are like it.

use super::found::fitting_card;
use super::select::selected;
use super::{Card, DirectAnswer, Outcome, Refusal, Scored};
use crate::catalogue::EntryKey;
use crate::library::Library;
use crate::query::Select;
use crate::search::SearchError;

/// An entry with all its facts; a text that names none gets the nearest there are.
pub(super) fn facts(library: &Library, select: &Select, page: Option<usize>) -> Result<Outcome, SearchError> {
    Ok(match meant(library, select)? {
        Ok(key) => Outcome::Card(Card { page, ..all_facts(library, key) }),
        Err(nothing) => nothing,
    })
}

/// An entry with one of its figures as the answer; one that it does not have is none.
pub(super) fn stated(library: &Library, select: &Select, figure: usize) -> Result<Outcome, SearchError> {
    Ok(match meant(library, select)? {
        Ok(key) => {
            let card = all_facts(library, key);
            let known = library.catalogue().entry(key).figures.get(figure);
            let told = known.map(|figure| figure.fact);
            let facts = card.facts.iter().copied().filter(|fact| Some(*fact) != told);
            let facts = facts.take(library.reply_settings().facts).collect();
            Outcome::Card(Card { says: known.map(|_| DirectAnswer::Figure(figure)), facts, ..card })
        }
        Err(nothing) => nothing,
    })
}

/// Entries like one.
pub(super) fn similar(library: &Library, select: &Select) -> Result<Outcome, SearchError> {
    Ok(match meant(library, select)? {
        Ok(of) => Outcome::Similar { of, similar: library.search().similar(of) },
        Err(nothing) => nothing,
    })
}

/// An entry is near a name that is none when this share of it names the entry.
const MIN_NEAR_SHARE: f32 = 0.5;

/// No entry is called so: those that may be meant, by their names or else by what they tell.
pub(super) fn unknown(library: &Library, text: &str) -> Result<Outcome, SearchError> {
    let offers = library.reply_settings().offers;
    let mut nearest: Vec<Scored> = library.names().entries_near(text).into_iter().map(Scored::unranked).collect();
    if nearest.is_empty() {
        let search = library.search();
        let hits = search.lookup(&search.read(text), None)?;
        let near =
            hits.iter().filter(|hit| hit.fit.recall >= search.settings().answered && hit.fit.name >= MIN_NEAR_SHARE);
        nearest.extend(near.map(Scored::from));
    }
    nearest.truncate(offers);
    Ok(Outcome::Nothing { nearest, why: Refusal::NoSuchEntry })
}

/// The entry that is selected, or that a text finds; otherwise the nearest there are.
fn meant(library: &Library, select: &Select) -> Result<Result<EntryKey, Outcome>, SearchError> {
    let Some(text) = &select.text else {
        let one = selected(library, select)?.first().map(|scored| scored.entry);
        return Ok(one.ok_or(Outcome::Nothing { nearest: Vec::new(), why: Refusal::Nothing }));
    };
    let search = library.search();
    let hits = search.lookup(&search.read(text), None)?;
    Ok(match hits.first() {
        Some(best) if best.fit.recall >= search.settings().answered => Ok(best.entry),
        _ => {
            let nearest = hits.iter().take(library.reply_settings().offers).map(Scored::from).collect();
            Err(Outcome::Nothing { nearest, why: Refusal::Nothing })
        }
    })
}

/// An entry with all its facts.
pub(super) fn all_facts(library: &Library, key: EntryKey) -> Card {
    let facts = (0..library.catalogue().entry(key).facts.len()).collect();
    Card { entry: Scored::unranked(key), facts, others: Vec::new(), says: None, leads: false, page: None }
}

/// An entry with the facts that fit a text best; without one with all.
pub(super) fn card(library: &Library, key: EntryKey, text: Option<&str>) -> Card {
    match text {
        Some(text) => fitting_card(library, &library.search().read(text), key),
        None => all_facts(library, key),
    }
}
