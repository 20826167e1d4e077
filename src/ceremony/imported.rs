//! A judges' sheet from its bytes to the ledger, in two steps: what it says is shown to the organiser, and kept when they say
//! so. What is kept is what was shown.

use super::act::{ActError, act, load};
use super::decide::{Command, Refused, decide};
use super::import::{Fault, understand};
use super::order::RunningOrder;
use super::perform::Stage;
use super::{meant, words};
use crate::ledger::LedgerError;
use crate::library::Library;
use crate::reply::Reply;

/// What a sheet says, not kept yet. It holds secrets, so it is never printed.
pub struct Imported {
    /// The award.
    award: String,
    command: Command,
}

/// Why a sheet is not taken.
#[derive(Debug, thiserror::Error)]
pub enum NotImported {
    /// Things are wrong with it.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Faults(Vec<Fault>),
    /// It may not be kept.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The ledger fails.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

impl Imported {
    /// The running order that it is about.
    #[must_use]
    pub fn order<'a>(&self, library: &'a Library) -> Option<RunningOrder<'a>> {
        RunningOrder::of_award(library.catalogue(), &self.award)
    }
}

impl Stage<'_> {
    /// Understands a sheet: what it says, and the reply that shows it to the organiser. Nothing is kept.
    ///
    /// # Errors
    /// Something is wrong with it, it may not be kept as things are, or the ledger fails.
    pub async fn understand(&self, award: Option<&str>, bytes: &[u8]) -> Result<(Imported, Reply), NotImported> {
        let order = meant::award(self.library, award, &self.ledger.shows().await?)?;
        let show = load(self.ledger, order.award()).await?;
        // Told before all that may be wrong with the sheet.
        if show.commitment.is_some() {
            return Err(Refused::AlreadyCommitted.into());
        }
        let understood = understand(self.library, &order, bytes, &self.salt).map_err(NotImported::Faults)?;
        let reply = words::understood(&order, &show, &understood);
        let command = Command::Record(understood.recordings);
        decide(&order, &show, &command, self.now)?;
        Ok((Imported { award: order.award().to_owned(), command }, reply))
    }

    /// Keeps what was understood, whole.
    ///
    /// # Errors
    /// It may not be kept any more, or the ledger fails.
    pub async fn keep(&self, imported: &Imported) -> Result<Reply, ActError> {
        let gone = || Refused::NoSuchAward(imported.award.clone());
        let order = imported.order(self.library).ok_or_else(gone)?;
        let show = act(self.ledger, &order, (self.now, self.who), &imported.command).await?;
        Ok(words::done(&order, &show, &imported.command, self.zone))
    }
}
