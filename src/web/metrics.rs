//! Figures for Prometheus, in the text that it reads (OpenMetrics): what was asked for and how that ended, never what the
//! question was or who asked.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::State as Shared;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

use super::routes::plain;
use super::state::State;
use crate::library::Library;

/// The text's media type.
const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
/// Upper bounds of the latency's buckets, in seconds; Discord waits for three.
const BUCKETS: [f64; 12] = [0.0005, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5];
/// Different commands that are counted apart at most: all beyond are counted as one.
const MOST_COMMANDS: usize = 100;
/// What those are called.
const OTHER: &str = "other";

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Asked {
    command: String,
    outcome: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Reason {
    reason: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct PostsIn {
    state: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Version {
    version: String,
}

/// All figures.
pub(super) struct Metrics {
    registry: Registry,
    interactions: Family<Asked, Counter>,
    seconds: Histogram,
    unsigned: Family<Reason, Counter>,
    refused: Family<Reason, Counter>,
    posts: Family<PostsIn, Gauge>,
    lag: Gauge,
    ledger: Gauge,
    catalogue: Family<Version, Gauge>,
    pub(super) connections: Gauge,
    commands: Mutex<HashSet<String>>,
    /// The library whose catalogue's version is known, and the version.
    known: Mutex<Option<(Arc<Library>, String)>>,
}

impl Metrics {
    pub(super) fn new() -> Self {
        let mut registry = Registry::with_prefix("laureate");
        let (interactions, unsigned, refused) = (Family::default(), Family::default(), Family::default());
        let (posts, catalogue) = (Family::default(), Family::default());
        let (lag, ledger, connections) = (Gauge::default(), Gauge::default(), Gauge::default());
        let seconds = Histogram::new(BUCKETS);
        registry.register("interactions", "Interactions by command and outcome", Family::clone(&interactions));
        let help = "Seconds from a request's head to its answer, of interactions";
        registry.register("interaction_seconds", help, seconds.clone());
        let help = "Requests whose signature or time does not hold, by what is wrong with it";
        registry.register("signatures_refused", help, Family::clone(&unsigned));
        registry.register("answers_refused", "Requests that get no answer, by why", Family::clone(&refused));
        registry.register("posts", "Posts of the ledger by state", Family::clone(&posts));
        let help = "Seconds for which the oldest post waits that is to be sent";
        registry.register("ledger_lag_seconds", help, lag.clone());
        registry.register("ledger_up", "Whether the ledger, if there is one, can be reached", ledger.clone());
        registry.register("catalogue", "The catalogue that is in use, by its version", Family::clone(&catalogue));
        registry.register("connections", "Connections that are open", connections.clone());
        let (commands, known) = (Mutex::default(), Mutex::default());
        Self {
            registry,
            interactions,
            seconds,
            unsigned,
            refused,
            posts,
            lag,
            ledger,
            catalogue,
            connections,
            commands,
            known,
        }
    }

    /// Counts an interaction.
    pub(super) fn answered(&self, command: &str, outcome: &'static str, took: Duration) {
        self.interactions.get_or_create(&Asked { command: self.bounded(command), outcome }).inc();
        self.seconds.observe(took.as_secs_f64());
    }

    /// Counts a request that is not Discord's.
    pub(super) fn unsigned(&self, reason: &'static str) {
        self.unsigned.get_or_create(&Reason { reason }).inc();
    }

    /// Counts a request that gets no answer.
    pub(super) fn refused(&self, reason: &'static str) {
        self.refused.get_or_create(&Reason { reason }).inc();
    }

    /// A command's name, unless there are too many.
    fn bounded(&self, command: &str) -> String {
        let mut commands = self.commands.lock().unwrap_or_else(PoisonError::into_inner);
        let is_known =
            commands.contains(command) || (commands.len() < MOST_COMMANDS && commands.insert(command.to_owned()));
        if is_known { command.to_owned() } else { OTHER.to_owned() }
    }

    /// Looks at what is counted elsewhere.
    async fn look(&self, state: &State) {
        match state.service.owed().await {
            Ok(owed) => {
                self.posts.clear();
                for (state, count) in owed.posts {
                    self.posts.get_or_create(&PostsIn { state }).set(count);
                }
                self.lag.set(owed.lag);
                self.ledger.set(1);
            }
            // Whoever needs it reports that.
            Err(_) => drop(self.ledger.set(0)),
        }
        let library = state.service.library();
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let is_same = |known: &Library| std::ptr::eq(known.catalogue(), library.catalogue());
        if known.as_ref().is_some_and(|(known, _)| is_same(known)) {
            return;
        }
        let version = library.catalogue().version();
        self.catalogue.clear();
        self.catalogue.get_or_create(&Version { version: version.clone() }).set(1);
        *known = Some((library, version));
    }
}

/// All figures, as they are now.
pub(super) async fn show(Shared(state): Shared<Arc<State>>) -> Response {
    state.metrics.look(&state).await;
    let mut text = String::new();
    match encode(&mut text, &state.metrics.registry) {
        Ok(()) => ([(CONTENT_TYPE, OPEN_METRICS)], text).into_response(),
        Err(_) => plain(StatusCode::INTERNAL_SERVER_ERROR, "The figures cannot be written.\n"),
    }
}
