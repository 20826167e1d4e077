//! The library that the bot answers from: swapped whole when something is revealed, so that each request takes one and keeps
//! it to its end.

use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwap;
use serenity::all::{Interaction, Message};
use tokio::sync::watch;
use tokio::time::sleep;

use super::bot::Answers;
use super::message::{MessageReply, reply_to};
use super::respond::{Response, respond};
use super::wake::Wake;
use crate::ceremony::known::with_revealed;
use crate::ledger::{Address, Ledger, LedgerError};
use crate::library::{Library, today};
use crate::request::Turn;

/// How often the ledger is looked at without word: what is revealed elsewhere is known within two seconds.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How often where it cannot be read.
const RETRY_EVERY: Duration = Duration::from_secs(10);

/// The library as it is now.
#[derive(Clone)]
pub(super) struct Shared {
    library: Arc<ArcSwap<Library>>,
    /// Tells whoever waits for it that there is another library.
    changed: Arc<watch::Sender<()>>,
}

impl Shared {
    pub(super) fn new(library: Library) -> Self {
        Self { library: Arc::new(ArcSwap::from_pointee(library)), changed: Arc::new(watch::Sender::new(())) }
    }

    /// The library as it is now.
    pub(super) fn now(&self) -> Arc<Library> {
        self.library.load_full()
    }

    /// From now on another library is answered from.
    fn set(&self, library: Library) {
        self.library.store(Arc::new(library));
        self.changed.send_replace(());
    }

    /// What tells that there is another library.
    pub(super) fn changes(&self) -> watch::Receiver<()> {
        self.changed.subscribe()
    }

    /// Takes over what is revealed in the ledger, where there can be one, for ever. Where it cannot be read, that is told once,
    /// until it can be.
    pub(super) async fn follow(&self, address: Option<&Address>, wake: &Wake) -> std::convert::Infallible {
        let Some(address) = address else { return std::future::pending().await };
        let catalogues_own = Library::clone(&self.library.load());
        let mut changed = wake.listen();
        let mut told = false;
        loop {
            if address.exists() {
                let Err(error) = self.follow_open(&catalogues_own, (address, wake), &mut told).await;
                if !told {
                    tracing::error!(%error, "the ledger cannot be read; what is revealed now is not known here");
                    told = true;
                }
                sleep(RETRY_EVERY).await;
            } else {
                changed.next(LOOK_EVERY).await;
            }
        }
    }

    async fn follow_open(
        &self,
        catalogues_own: &Library,
        (address, wake): (&Address, &Wake),
        told: &mut bool,
    ) -> Result<std::convert::Infallible, LedgerError> {
        let ledger = Ledger::open(address).await?;
        let mut changed = wake.listen();
        let mut known = None;
        loop {
            let last = ledger.last().await?;
            if known.as_ref() != Some(&last) {
                self.set(with_revealed(catalogues_own.clone(), &ledger).await?);
                known = Some(last);
            }
            *told = false;
            changed.next(LOOK_EVERY).await;
        }
    }
}

impl Answers for Shared {
    fn interaction(&self, interaction: &Interaction, before: &[Turn]) -> Option<Response> {
        respond(&self.library.load().on(today()), interaction, before)
    }

    fn message(&self, question: &str, message: &Message, before: &[Turn]) -> MessageReply {
        reply_to(&self.library.load().on(today()), question, message, before)
    }
}
