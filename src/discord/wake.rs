//! Word within the process that the ledger changed, so that nobody waits for the next look at it.

use std::time::Duration;

use tokio::sync::watch;
use tokio::time::timeout;

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
