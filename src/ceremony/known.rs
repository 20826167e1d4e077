//! The library as everybody may know it by now: with what the ledger's shows revealed. Without a ledger nothing is
//! made, and the catalogue's own results stand.

use super::act::load;
use super::order::RunningOrder;
use super::public::{results, run};
use super::show::Show;
use crate::catalogue::{Catalogue, CollectionKey};
use crate::ledger::{Address, Ledger, LedgerError};
use crate::library::Library;
use crate::library::scopes::Libraries;
use crate::programme::Run;
use crate::results::Results;

/// The same library with everything that was revealed. What no longer fits the catalogue is logged and left out.
///
/// # Errors
/// The ledger is there and cannot be read.
pub async fn library(library: Library, address: &Address) -> Result<Library, LedgerError> {
    let Some(ledger) = Ledger::open_existing(address).await? else { return Ok(library) };
    let known = with_revealed(library, &ledger).await;
    ledger.close().await;
    known
}

/// The same with a ledger that is open.
///
/// # Errors
/// The ledger cannot be read.
pub async fn with_revealed(library: Library, ledger: &Ledger) -> Result<Library, LedgerError> {
    Ok(laid_over(&library, &shows(library.catalogue(), ledger).await?))
}

/// The same for each part of the catalogue that some servers see alone.
///
/// # Errors
/// The ledger cannot be read.
pub async fn each_with_revealed(libraries: &Libraries, ledger: &Ledger) -> Result<Libraries, LedgerError> {
    let shows = shows(libraries.whole().catalogue(), ledger).await?;
    Ok(libraries.map(|library| laid_over(library, &shows)))
}

/// These results with everything that was revealed: for whoever needs no library.
///
/// # Errors
/// The ledger cannot be read.
pub async fn revealed(catalogue: &Catalogue, public: Results, ledger: &Ledger) -> Result<Results, LedgerError> {
    Ok(announced(catalogue, public, &shows(catalogue, ledger).await?).0)
}

/// The shows of the ledger, each with its award; one of an award that the catalogue does not have is logged.
async fn shows(catalogue: &Catalogue, ledger: &Ledger) -> Result<Vec<(String, Show)>, LedgerError> {
    let mut shows = Vec::new();
    for award in ledger.shows().await? {
        if RunningOrder::of_award(catalogue, &award).is_none() {
            tracing::warn!(award, "the ledger has a show of an award that the catalogue does not have");
            continue;
        }
        let show = load(ledger, &award).await?;
        shows.push((award, show));
    }
    Ok(shows)
}

/// A library with what these shows revealed, as far as it has their awards.
fn laid_over(library: &Library, shows: &[(String, Show)]) -> Library {
    let (public, runs) = announced(library.catalogue(), library.results().clone(), shows);
    let mut programme = library.programme().cleared();
    for (award, run) in runs {
        programme.set(award, run);
    }
    library.with_results(public).with_programme(programme)
}

/// These results with what these shows revealed, and how far each show is.
fn announced(
    catalogue: &Catalogue,
    mut public: Results,
    shows: &[(String, Show)],
) -> (Results, Vec<(CollectionKey, Run)>) {
    let mut runs = Vec::new();
    for (award, show) in shows {
        let Some(order) = RunningOrder::of_award(catalogue, award) else { continue };
        match results(&order, show, public.clone()) {
            Ok(known) => {
                public = known;
                runs.extend(run(&order, show).map(|run| (order.collection(), run)));
            }
            Err(error) => tracing::error!(award, %error, "what was announced does not fit the catalogue"),
        }
    }
    (public, runs)
}
