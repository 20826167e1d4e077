//! A judges' sheet from its bytes to the ledger, in two steps: what it says is shown to the organiser, and kept when they say
//! so. What is kept is what was shown.

use jiff::Timestamp;

use super::act::{ActError, act, load};
use super::decide::{Command, Recording, decide};
use super::import::{Fault, understand};
use super::meant;
use super::order::RunningOrder;
use super::perform::Stage;
use super::refused::Refused;
use crate::ledger::LedgerError;
use crate::ledger::sealed::{Released, Sealed};
use crate::ledger::waiting::{Bringer, Results};
use crate::library::Library;
use crate::reply::Reply;

/// What a sheet says, not kept yet. It holds secrets, so it is never printed.
pub struct Imported {
    /// The award.
    award: String,
    /// [`Command::Record`].
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
        let reply = self.words(&order).understood(&show, &understood);
        let command = Command::Record(understood.recordings);
        decide(&order, &show, &command, self.now)?;
        Ok((Imported { award: order.award().to_owned(), command }, reply))
    }

    /// Has what was understood wait in the ledger, sealed, for whoever keeps it: perhaps another process.
    ///
    /// # Errors
    /// The ledger fails.
    pub async fn set_waiting(&self, number: i64, imported: &Imported) -> Result<(), LedgerError> {
        let Command::Record(recordings) = &imported.command else { return Ok(()) };
        let sealed = |of: &Recording| (of.category.clone(), Sealed::new(of.outcome.clone(), of.salt.clone()));
        let results = Results { show: imported.award.clone(), results: recordings.iter().map(sealed).collect() };
        self.ledger.set_waiting(Bringer { number, who: self.who }, &results, self.now).await
    }

    /// What this person's interaction of this number brought, if it waits since a moment or after.
    ///
    /// # Errors
    /// The ledger fails.
    pub async fn waiting(&self, number: i64, since: Timestamp) -> Result<Option<Imported>, LedgerError> {
        let Some(results) = self.ledger.waiting(Bringer { number, who: self.who }, since).await? else {
            return Ok(None);
        };
        let recording = |(category, Released { outcome, salt })| Recording { category, outcome, salt };
        let command = Command::Record(results.opened().map(recording).collect());
        Ok(Some(Imported { award: results.show, command }))
    }

    /// Keeps what was understood, whole.
    ///
    /// # Errors
    /// It may not be kept any more, or the ledger fails.
    pub async fn keep(&self, imported: &Imported) -> Result<Reply, ActError> {
        let gone = || Refused::NoSuchAward(imported.award.clone());
        let order = imported.order(self.library).ok_or_else(gone)?;
        let show = act(self.ledger, &order, (self.now, self.who), &imported.command).await?;
        Ok(self.words(&order).done(&show, &imported.command))
    }
}
