//! The shows as their events made them by now, each read once for all who post of it.

use std::collections::HashMap;
use std::sync::Arc;

use tokio::sync::Mutex;

use crate::ceremony::Show;
use crate::ledger::event::{Event, Happening};
use crate::ledger::{Ledger, LedgerError};

/// A show, and what happened in it.
pub(super) struct Known {
    pub(super) show: Show,
    events: Vec<Event>,
}

impl Known {
    /// What the event of this number was.
    pub(super) fn happened(&self, number: i64) -> Option<&Happening> {
        self.events.iter().find(|event| event.number == number).map(|event| &event.what)
    }
}

/// The shows that were read.
pub(super) struct Shows {
    ledger: Ledger,
    known: Mutex<HashMap<String, Arc<Known>>>,
}

impl Shows {
    pub(super) fn new(ledger: Ledger) -> Self {
        Self { ledger, known: Mutex::default() }
    }

    /// A show with everything up to the event of this number at least.
    ///
    /// # Errors
    /// The ledger fails.
    pub(super) async fn with(&self, award: &str, last: i64) -> Result<Arc<Known>, LedgerError> {
        let mut all = self.known.lock().await;
        let known = all.get(award).cloned();
        if let Some(known) = known.as_ref().filter(|known| known.show.last >= last) {
            return Ok(Arc::clone(known));
        }
        let (mut show, mut events) =
            known.map_or_else(Default::default, |known| (known.show.clone(), known.events.clone()));
        for event in self.ledger.events(award, show.last).await? {
            show.apply(&event);
            events.push(event);
        }
        let known = Arc::new(Known { show, events });
        all.insert(award.to_owned(), Arc::clone(&known));
        Ok(known)
    }
}
