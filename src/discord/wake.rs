//! Word that the ledger changed, so that nobody waits for the next look at it: from within the process, and from others where
//! the ledger is a server's.

use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{sleep, timeout};

use crate::ledger::notice::Notices;
use crate::ledger::{Address, LedgerError};

/// How often word from other processes is asked for where it does not come; the looks without word go on.
const RETRY_EVERY: Duration = Duration::from_secs(10);

/// Gives word to everybody who listens.
#[derive(Debug, Clone)]
pub(super) struct Wake(watch::Sender<()>);

/// Hears of it; word that came while nobody waited is not lost.
#[derive(Debug)]
pub(super) struct Listener {
    word: watch::Receiver<()>,
    /// Keeps the other end open.
    _wake: Wake,
}

impl Wake {
    pub(super) fn new() -> Self {
        Self(watch::Sender::new(()))
    }

    /// Something changed.
    pub(super) fn call(&self) {
        self.0.send_replace(());
    }

    /// Passes word from other processes on, for ever.
    pub(super) async fn hear(&self, address: Option<&Address>) -> std::convert::Infallible {
        let Some(address) = address else { return std::future::pending().await };
        loop {
            if let Err(error) = self.pass_on(address).await {
                // Whoever takes over what is revealed tells that the ledger cannot be read.
                tracing::debug!(%error, "no word of the ledger comes from other processes");
            }
            sleep(RETRY_EVERY).await;
        }
    }

    async fn pass_on(&self, address: &Address) -> Result<(), LedgerError> {
        let Some(mut notices) = Notices::of(address).await? else { return std::future::pending().await };
        // Something may have happened before anybody listened.
        self.call();
        loop {
            notices.next().await?;
            self.call();
        }
    }

    pub(super) fn listen(&self) -> Listener {
        Listener { word: self.0.subscribe(), _wake: self.clone() }
    }
}

impl Listener {
    /// Waits until something changed, or this much time has passed: what changed elsewhere gives no word.
    pub(super) async fn next(&mut self, at_most: Duration) {
        // It ends early, or it does not; the other end is open as long as this one.
        let _ = timeout(at_most, self.word.changed()).await;
    }
}
