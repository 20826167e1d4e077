//! What all requests share.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::Mutex;
use tokio::time::Instant;

use super::metrics::Metrics;
use crate::config::ServeSettings;
use crate::discord::http::Endpoint;
use crate::discord::service::Service;
use crate::library::{Library, today};

/// What all requests share.
pub struct State {
    pub(super) service: Arc<Service>,
    pub(super) endpoint: Endpoint,
    pub(super) settings: ServeSettings,
    pub(super) metrics: Metrics,
    /// Whether the process is about to end.
    leaving: AtomicBool,
    /// When the ledger was last looked for, and whether it was there.
    pub(super) looked: Mutex<Option<(Instant, bool)>>,
}

impl State {
    /// What requests share where this service is behind them, and this answers interactions.
    #[must_use]
    pub fn new(service: Arc<Service>, endpoint: Endpoint, settings: ServeSettings) -> Arc<Self> {
        let metrics = Metrics::new();
        Arc::new(Self {
            service,
            endpoint,
            settings,
            metrics,
            leaving: AtomicBool::new(false),
            looked: Mutex::default(),
        })
    }

    /// The library as the public may know it now, on this day.
    #[must_use]
    pub fn library(&self) -> Library {
        self.service.library().on(today())
    }

    /// From now on it says that it is about to end.
    pub fn leave(&self) {
        self.leaving.store(true, Ordering::Relaxed);
    }

    /// Whether it is about to end.
    #[must_use]
    pub fn is_leaving(&self) -> bool {
        self.leaving.load(Ordering::Relaxed)
    }
}
