//! What all requests share.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::Mutex;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::metrics::Metrics;
use super::pages::Pages;
use crate::config::{PagesKey, ServeSettings};
use crate::discord::http::Endpoint;
use crate::discord::service::Service;
use crate::library::{Library, today};

/// What all requests share.
pub struct State {
    pub(super) service: Arc<Service>,
    /// What answers interactions, where there is a key that proves them Discord's.
    pub(super) endpoint: Option<Endpoint>,
    pub(super) settings: ServeSettings,
    pub(super) metrics: Metrics,
    /// The pages, where they are shown.
    pub(super) pages: Option<Pages>,
    /// Whether the process is about to end.
    leaving: AtomicBool,
    /// Asked to end: what goes on without an end of its own ends.
    pub(super) ended: CancellationToken,
    /// When the ledger was last looked for, and whether it was there.
    pub(super) looked: Mutex<Option<(Instant, bool)>>,
}

impl State {
    /// What requests share where this service is behind them, this answers interactions, and whoever has this key sees pages.
    #[must_use]
    pub fn new(
        service: Arc<Service>,
        endpoint: Option<Endpoint>,
        settings: ServeSettings,
        key: Option<&PagesKey>,
    ) -> Arc<Self> {
        let metrics = Metrics::new();
        let pages = settings.pages.then(|| Pages::new(&settings, key));
        Arc::new(Self {
            service,
            endpoint,
            settings,
            metrics,
            pages,
            leaving: AtomicBool::new(false),
            ended: CancellationToken::new(),
            looked: Mutex::default(),
        })
    }

    /// The library that the pages show, as the public may know it now, on this day.
    #[must_use]
    pub fn library(&self) -> Library {
        self.service.pages().on(today())
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
