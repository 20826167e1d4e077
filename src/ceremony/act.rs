//! Doing what a command says: the one place of the ceremony that reads and writes the ledger.

use jiff::Timestamp;

use super::decide::{Command, decide};
use super::order::RunningOrder;
use super::refused::Refused;
use super::show::Show;
use crate::ledger::event::Event;
use crate::ledger::{Ledger, LedgerError};

/// How often a command is decided anew when somebody else was faster.
const ATTEMPTS: usize = 8;

/// A command was not done.
#[derive(Debug, thiserror::Error)]
pub enum ActError {
    /// It may not happen.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// Since it was decided on, somebody else did this.
    #[error("something else happened in the meantime")]
    MovedOn(Box<Event>),
    /// The ledger fails.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// The show of an award as it is now.
///
/// # Errors
/// The ledger fails.
pub async fn load(ledger: &Ledger, award: &str) -> Result<Show, LedgerError> {
    Ok(Show::of(&ledger.events(award, 0).await?))
}

/// Does what a command says: decides it on the show as it is, and writes down what happens, with the posts that follow, all
/// or nothing. Gives the show as it is then.
///
/// # Errors
/// It may not happen, or the ledger fails.
pub async fn act(
    ledger: &Ledger,
    order: &RunningOrder<'_>,
    by: (Timestamp, &str),
    command: &Command,
) -> Result<Show, ActError> {
    act_on(ledger, order, by, command, None).await
}

/// The same for somebody who saw the show as it was after the event of number `seen`: where its course has changed since, it
/// is not done. So two who press at once do nothing twice.
///
/// # Errors
/// [`ActError::MovedOn`] where its course has changed; or as for [`act`].
pub async fn act_on(
    ledger: &Ledger,
    order: &RunningOrder<'_>,
    (now, who): (Timestamp, &str),
    command: &Command,
    seen: Option<i64>,
) -> Result<Show, ActError> {
    let mut attempt = 1;
    loop {
        let so_far = ledger.events(order.award(), 0).await?;
        let unseen = |event: &&Event| seen.is_some_and(|seen| event.number > seen) && event.what.is_of_the_course();
        if let Some(event) = so_far.iter().rev().find(unseen) {
            return Err(ActError::MovedOn(Box::new(event.clone())));
        }
        let mut show = Show::of(&so_far);
        let events = decide(order, &show, command, now)?;
        match ledger.append(order.award(), show.last, (now, who), &events).await {
            Err(LedgerError::Overtaken) if attempt < ATTEMPTS => attempt += 1,
            Err(error) => return Err(error.into()),
            Ok(_) => {
                for event in ledger.events(order.award(), show.last).await? {
                    show.apply(&event);
                }
                return Ok(show);
            }
        }
    }
}
