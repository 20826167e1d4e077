//! Which address is whose, and what holds for all of them.

use std::any::Any;
use std::sync::Arc;

use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::map_response;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;

use super::state::State;
use super::{health, interactions, metrics, pages};

/// Where Discord sends interactions.
pub const INTERACTIONS: &str = "/interactions";

/// All addresses.
pub fn routes(state: Arc<State>) -> Router {
    let pages = if state.pages.is_some() { pages::routes(&state) } else { Router::new() };
    Router::new()
        .route(INTERACTIONS, post(interactions::answer))
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .route("/metrics", get(metrics::show))
        .merge(pages)
        .layer(CatchPanicLayer::custom(failed))
        .layer(map_response(headed))
        .with_state(state)
}

/// What every response says: it is what it says it is, and, unless it says otherwise itself, nobody keeps it.
async fn headed(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// What a panic is answered: that there was one is in the log by now.
fn failed(_: Box<dyn Any + Send + 'static>) -> Response {
    plain(StatusCode::INTERNAL_SERVER_ERROR, "Something went wrong here.\n")
}

/// A sentence.
pub(super) fn plain(status: StatusCode, sentence: &'static str) -> Response {
    (status, [(CONTENT_TYPE, "text/plain; charset=utf-8")], sentence).into_response()
}
