//! What everybody may know: the catalogue's own results with those that a show revealed.
//!
//! This is the only way from a show to the library, and it starts from what was revealed alone.

use super::order::RunningOrder;
use super::show::{CategoryState, Show};
use crate::catalogue::{Catalogue, EntryKey};
use crate::ledger::sealed::Outcome;
use crate::programme::Run;
use crate::results::{AnnounceError, Results};

/// What was revealed does not fit the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PublicError {
    /// An entry is not in the catalogue any more.
    #[error("{category} was announced with “{entry}”, which the catalogue does not have")]
    NoSuchEntry {
        /// The category.
        category: String,
        /// The entry.
        entry: String,
    },
    /// An entry does not stand there any more.
    #[error("{category}: {error}")]
    Announce {
        /// The category.
        category: String,
        /// Why.
        error: AnnounceError,
    },
}

/// The results with everything that a show revealed.
///
/// # Errors
/// What was revealed does not fit the catalogue.
pub fn results(order: &RunningOrder<'_>, show: &Show, mut results: Results) -> Result<Results, PublicError> {
    let catalogue = order.catalogue();
    for (key, category) in order.categories() {
        let Some(revealed) = show.revealed(&category.id) else { continue };
        let Outcome { winners, commended, .. } = &revealed.result.outcome;
        let keys = |ids: &[String]| keys(catalogue, &category.id, ids);
        let (winners, commended) = (keys(winners)?, keys(commended)?);
        let announced = results.announced(catalogue, key, &winners, &commended);
        results = announced
            .map_err(|error| PublicError::Announce { category: category.id.clone(), error })?
            .told_at(key, revealed.at);
    }
    Ok(results)
}

/// What everybody may know of a show beside the results; `None` where it is not planned.
#[must_use]
pub fn run(order: &RunningOrder<'_>, show: &Show) -> Option<Run> {
    let plan = show.plan.as_ref()?;
    let known = || order.categories().filter_map(|(key, category)| Some((key, show.category(&category.id)?)));
    let announced = known().filter_map(|(key, state)| Some((state.revealed.as_ref()?.at, key)));
    let presenter = |(key, state): (_, &CategoryState)| Some((key, state.notes.presenter.clone()?));
    let current = show.current(order).and_then(|at| order.categories().nth(at));
    let is_done = |id: &str| show.category(id).is_some_and(|state| state.revealed.is_some() || state.is_skipped);
    let left = || order.categories().find(|(_, category)| !is_done(&category.id));
    Some(Run {
        starts: plan.starts,
        is_held: show.is_held,
        last: announced.max().map(|(_, key)| key),
        // Behind the last one are those that were left before it.
        next: current.or_else(left).map(|(key, _)| key),
        skipped: known().filter(|(_, state)| state.is_skipped).map(|(key, _)| key).collect(),
        presenters: known().filter_map(presenter).collect(),
    })
}

fn keys(catalogue: &Catalogue, category: &str, ids: &[String]) -> Result<Vec<EntryKey>, PublicError> {
    let missing = |entry: &String| PublicError::NoSuchEntry { category: category.to_owned(), entry: entry.clone() };
    ids.iter().map(|id| catalogue.entry_by_id(id).ok_or_else(|| missing(id))).collect()
}
