//! Whether the process lives, and whether requests are to come here.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State as Shared;
use axum::http::StatusCode;
use axum::response::Response;
use tokio::time::Instant;

use super::routes::plain;
use super::state::State;

/// How long a look for the ledger is good for, however often somebody asks.
const GOOD_FOR: Duration = Duration::from_millis(500);

/// It lives, or it could not say so.
pub(super) async fn live() -> Response {
    plain(StatusCode::OK, "It lives.\n")
}

/// Whether requests are to come here: the library is open, or nothing would be answered yet; the ledger, if there is one, can be
/// reached; and the process does not end.
pub(super) async fn ready(Shared(state): Shared<Arc<State>>) -> Response {
    if state.is_leaving() {
        return plain(StatusCode::SERVICE_UNAVAILABLE, "It is about to end.\n");
    }
    if !has_ledger(&state).await {
        return plain(StatusCode::SERVICE_UNAVAILABLE, "The ledger cannot be reached.\n");
    }
    plain(StatusCode::OK, "It is ready.\n")
}

/// Whether the ledger can be reached, by a look of just now.
async fn has_ledger(state: &State) -> bool {
    let mut looked = state.looked.lock().await;
    if let Some((_, there)) = looked.filter(|(at, _)| at.elapsed() < GOOD_FOR) {
        return there;
    }
    let reached = state.service.reach_ledger().await;
    let was_there = looked.is_none_or(|(_, there)| there);
    match &reached {
        Err(error) if was_there => tracing::error!(%error, "not ready: the ledger cannot be reached"),
        Ok(()) if !was_there => tracing::info!("ready again: the ledger can be reached"),
        _ => {}
    }
    *looked = Some((Instant::now(), reached.is_ok()));
    reached.is_ok()
}
