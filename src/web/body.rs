//! What comes with a request, within limits.

use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody as _, to_bytes};
use axum::http::StatusCode;
use axum::response::Response;
use tokio::time::timeout;

use super::routes::plain;
use crate::config::ServeSettings;

/// Why a body is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotTaken {
    /// It is too large, or came to no end.
    Large,
    /// It did not come in time.
    Slow,
}

impl NotTaken {
    /// Its word in figures.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Large => "large",
            Self::Slow => "slow",
        }
    }

    /// What is answered.
    pub(super) fn response(self) -> Response {
        match self {
            Self::Large => plain(StatusCode::PAYLOAD_TOO_LARGE, "The body is too large.\n"),
            Self::Slow => plain(StatusCode::REQUEST_TIMEOUT, "The body did not come in time.\n"),
        }
    }
}

/// All of a body, if it is within the limits.
pub(super) async fn read(body: Body, settings: &ServeSettings) -> Result<Bytes, NotTaken> {
    let most = settings.body_kib * 1024;
    if body.size_hint().lower() > most as u64 {
        return Err(NotTaken::Large);
    }
    let within = Duration::from_secs(settings.body_seconds.into());
    match timeout(within, to_bytes(body, most)).await {
        Ok(read) => read.map_err(|_| NotTaken::Large),
        Err(_) => Err(NotTaken::Slow),
    }
}
