//! The library as everybody may know it by now: with what the ledger's shows revealed. Where there is no ledger nothing is
//! made, and the catalogue's own results stand.

use super::act::load;
use super::order::RunningOrder;
use super::public::{results, run};
use crate::catalogue::{Catalogue, CollectionKey};
use crate::ledger::{Address, Ledger, LedgerError};
use crate::library::Library;
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
    let (public, runs) = revealed(library.catalogue(), library.results().clone(), ledger).await?;
    let mut programme = library.programme().cleared();
    for (award, run) in runs {
        programme.set(award, run);
    }
    Ok(library.with_results(public).with_programme(programme))
}

/// These results with everything that was revealed, and the shows.
///
/// # Errors
/// The ledger cannot be read.
pub async fn revealed(
    catalogue: &Catalogue,
    mut public: Results,
    ledger: &Ledger,
) -> Result<(Results, Vec<(CollectionKey, Run)>), LedgerError> {
    let mut runs = Vec::new();
    for award in ledger.shows().await? {
        let Some(order) = RunningOrder::of_award(catalogue, &award) else {
            tracing::warn!(award, "the ledger has a show of an award that the catalogue does not have");
            continue;
        };
        let show = load(ledger, &award).await?;
        match results(&order, &show, public.clone()) {
            Ok(known) => {
                public = known;
                runs.extend(run(&order, &show).map(|run| (order.collection(), run)));
            }
            Err(error) => tracing::error!(award, %error, "what was announced does not fit the catalogue"),
        }
    }
    Ok((public, runs))
}
