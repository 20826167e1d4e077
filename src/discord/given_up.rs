//! Connections that serenity has given up without ending.
//!
//! Where Discord closes one with code 4003, 4010 or 4011 (not authenticated, invalid shard, sharding required), serenity
//! writes an error to its log and goes on reading what is closed, without a pause. That log line is all that can be seen of
//! it from outside, so here it is read. What the line looks like is certain: Cargo.lock names the version, and a test on
//! loopback has it written.

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

/// Where serenity writes the line.
const TARGET: &str = "serenity::gateway::bridge::shard_runner";

static CAUSE: Mutex<Option<GatewayError>> = Mutex::new(None);
static TOLD: Notify = Notify::const_new();

/// Waits until serenity gives a connection up, and tells why.
pub(super) async fn told() -> GatewayError {
    loop {
        TOLD.notified().await;
        if let Some(cause) = CAUSE.lock().unwrap_or_else(PoisonError::into_inner).take() {
            return cause;
        }
    }
}

/// The part of the log that reads serenity's line.
pub(crate) fn reader<S: Subscriber + for<'a> LookupSpan<'a>>() -> impl Layer<S> {
    Reader.with_filter(Targets::new().with_target(TARGET, Level::ERROR))
}

struct Reader;

impl<S: Subscriber> Layer<S> for Reader {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut found = Found(None);
        event.record(&mut found);
        if let Some(cause) = found.0 {
            *CAUSE.lock().unwrap_or_else(PoisonError::into_inner) = Some(cause);
            TOLD.notify_one();
        }
    }
}

/// The cause that a line names, of those that end no loop of serenity's.
struct Found(Option<GatewayError>);

impl Visit for Found {
    fn record_debug(&mut self, _: &Field, value: &dyn fmt::Debug) {
        let text = format!("{value:?}");
        let causes = [GatewayError::NoAuthentication, GatewayError::InvalidShardData, GatewayError::OverloadedShard];
        self.0 = self.0.take().or(causes.into_iter().find(|cause| text.ends_with(&format!("Gateway({cause:?})"))));
    }
}
