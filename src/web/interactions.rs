//! Discord's interactions.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{Request, State as Shared};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::body;
use super::routes::plain;
use super::state::State;
use crate::discord::http::{Refused, Reply};

/// The headers of a signed request ("Interactions overview", validating security request headers).
const SIGNATURE: &str = "x-signature-ed25519";
const TIME: &str = "x-signature-timestamp";

/// Answers an interaction, if it is signed.
pub(super) async fn answer(Shared(state): Shared<Arc<State>>, request: Request) -> Response {
    let came = Instant::now();
    let (head, body) = request.into_parts();
    let header = |name: &str| head.headers.get(name).map(HeaderValue::as_bytes);
    let Some(endpoint) = &state.endpoint else {
        return plain(StatusCode::NOT_FOUND, "Interactions are not answered here.\n");
    };
    let claim = match endpoint.claim(header(SIGNATURE), header(TIME)) {
        Ok(claim) => claim,
        Err(refused) => return refuse(&state, refused),
    };
    let body = match body::read(body, &state.settings).await {
        Ok(body) => body,
        Err(not_taken) => {
            state.metrics.refused(not_taken.word());
            return not_taken.response();
        }
    };
    let replied = endpoint.answer(&claim, &body).await;
    if let Some((command, outcome)) = &replied.counted {
        state.metrics.answered(command, outcome.word(), came.elapsed());
    }
    match replied.reply {
        Reply::Body(body) => ([(CONTENT_TYPE, "application/json")], body).into_response(),
        // What has gone its own way is acknowledged by no body at all.
        Reply::Sent => StatusCode::ACCEPTED.into_response(),
        Reply::Refused(refused) => refuse(&state, refused),
        Reply::NoInteraction => {
            state.metrics.refused("no interaction");
            plain(StatusCode::BAD_REQUEST, "This is not an interaction.\n")
        }
    }
}

fn refuse(state: &State, refused: Refused) -> Response {
    state.metrics.unsigned(refused.word());
    plain(StatusCode::UNAUTHORIZED, "This is not signed by Discord, or not of now.\n")
}
