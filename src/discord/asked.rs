//! What a person asked before, where any replica may get the next question: in the ledger, for some minutes, or not at all.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use tokio::time::timeout;

use super::memory::{ConversationKey, within};
use crate::ledger::asked::Conversation;
use crate::ledger::{Ledger, LedgerError};
use crate::request::Turn;

/// How long the ledger may take: after that a question stands on its own.
const PATIENCE: Duration = Duration::from_millis(500);

/// What was asked before, in the ledger.
pub(super) struct Asked {
    ledger: Ledger,
    minutes: u32,
    /// Whether the log has it that the ledger fails.
    told: AtomicBool,
}

impl Asked {
    /// What lasts so many minutes; at 0 nothing is kept.
    pub(super) fn new(ledger: Ledger, minutes: u32) -> Self {
        Self { ledger, minutes, told: AtomicBool::new(false) }
    }

    /// What this person asked last in this channel, the oldest first. A private question may follow one that everybody saw;
    /// the other way round the reply would tell of what was private.
    pub(super) async fn last(&self, whose: ConversationKey) -> Vec<Turn> {
        if self.minutes == 0 {
            return Vec::new();
        }
        let conversation = conversation(whose);
        let turns = self.in_time(self.ledger.asked(&conversation, self.since())).await.flatten();
        // Another version's is as good as none.
        turns.and_then(|turns| serde_json::from_str(&turns).ok()).unwrap_or_default()
    }

    /// Keeps what was asked in the place of what was before.
    pub(super) async fn remember(&self, whose: ConversationKey, asked: Vec<Turn>) {
        if self.minutes == 0 {
            return;
        }
        let (kept, at) = (within(asked).and_then(|asked| serde_json::to_string(&asked).ok()), Timestamp::now());
        let conversation = conversation(whose);
        self.in_time(self.ledger.remember(&conversation, kept.as_deref(), at, self.since())).await;
    }

    /// The moment before which everything is forgotten.
    fn since(&self) -> Timestamp {
        let kept = jiff::SignedDuration::from_mins(self.minutes.into());
        Timestamp::now().checked_sub(kept).unwrap_or(Timestamp::MIN)
    }

    /// What the ledger gives, if it does so in time; if not, the log says so, once, until it does again.
    async fn in_time<T>(&self, asked: impl Future<Output = Result<T, LedgerError>>) -> Option<T> {
        let why = match timeout(PATIENCE, asked).await {
            Ok(Ok(given)) => {
                self.told.store(false, Ordering::Relaxed);
                return Some(given);
            }
            Ok(Err(error)) => error.to_string(),
            Err(_) => "it does not answer in time".to_owned(),
        };
        if !self.told.swap(true, Ordering::Relaxed) {
            tracing::error!(
                error = why,
                "the ledger does not tell what was asked before; questions stand on their own"
            );
        }
        None
    }
}

fn conversation(whose: ConversationKey) -> Conversation {
    Conversation { person: whose.user.to_string(), channel: whose.channel.to_string(), private: whose.private }
}
