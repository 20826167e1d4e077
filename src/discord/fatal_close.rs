//! What serenity tells to nobody but its log: connections that it gave up without ending, and events that it cannot read.
//!
//! Where Discord closes a connection with code 4003, 4010 or 4011 (not authenticated, invalid shard, sharding required),
//! serenity writes an error to its log and goes on reading what is closed, without a pause. Where JSON cannot be parsed at
//! all, being nested too deeply for instance, it writes a warning and passes the event over. Its connection, its runner and
//! what they return are not to be seen from outside, so here those lines are read. What they look like is certain:
//! `Cargo.toml` names the very version, and tests on loopback have each written. The reader has a filter of its own, so
//! that no setting of the log reaches it.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use serenity::all::GatewayError;
use tokio::sync::Notify;
use tracing::field::{Field, Visit};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::Context;
use tracing_subscriber::registry::LookupSpan;

/// Where serenity writes that it gives a connection up.
const RUNNER: &str = "serenity::gateway::bridge::shard_runner";
/// Where it writes that it cannot read an event.
const SOCKET: &str = "serenity::gateway::ws";

static CAUSE: Mutex<Option<GatewayError>> = Mutex::new(None);
static TOLD: Notify = Notify::const_new();
static UNREAD: Notify = Notify::const_new();

/// Waits until serenity gives a connection up, and tells why.
pub(super) async fn told() -> GatewayError {
    loop {
        TOLD.notified().await;
        if let Some(cause) = CAUSE.lock().unwrap_or_else(PoisonError::into_inner).take() {
            return cause;
        }
    }
}

/// Waits until there is an event that cannot be parsed; of several at once it may tell once.
pub(super) async fn unread() {
    UNREAD.notified().await;
}

/// The part of the log that reads serenity's lines.
pub(crate) fn reader<S: Subscriber + for<'a> LookupSpan<'a>>() -> impl Layer<S> {
    Reader.with_filter(Targets::new().with_target(RUNNER, Level::ERROR).with_target(SOCKET, Level::WARN))
}

struct Reader;

impl<S: Subscriber> Layer<S> for Reader {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut found = Found::default();
        event.record(&mut found);
        if found.unread {
            UNREAD.notify_one();
        }
        if let Some(cause) = found.cause {
            *CAUSE.lock().unwrap_or_else(PoisonError::into_inner) = Some(cause);
            TOLD.notify_one();
        }
    }
}

/// What a line tells.
#[derive(Default)]
struct Found {
    /// The cause that it names, of those that end no loop of serenity's.
    cause: Option<GatewayError>,
    /// Whether an event cannot be parsed.
    unread: bool,
}

impl Visit for Found {
    fn record_debug(&mut self, _: &Field, value: &dyn fmt::Debug) {
        let text = format!("{value:?}");
        let causes = [GatewayError::NoAuthentication, GatewayError::InvalidShardData, GatewayError::OverloadedShard];
        let named = causes.into_iter().find(|cause| text.ends_with(&format!("Gateway({cause:?})")));
        self.cause = self.cause.take().or(named);
        self.unread |= text.starts_with("Err deserializing");
    }
}
