//! One attempt at something that must not be done twice: whoever sends it has to look whether it was done before it is
//! sent again.

use std::sync::PoisonError;
use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;
use reqwest::Method;
use reqwest::header::{DATE, HeaderMap};
use serde::Serialize;
use tokio::time::{Instant, timeout_at};

use super::body::{Body, File};
use super::failure::Failure;
use super::{Delivery, Kind, Outgoing, TIMEOUT, json};

/// How long a turn is waited for, before somebody looks again whether it is wanted still.
const TURN: Duration = Duration::from_secs(15);
/// How long files may take to be sent.
const UPLOAD: Duration = Duration::from_secs(20);

impl Delivery {
    /// Does what a route does, tried once when it is its turn; with these files. Gives the answer.
    ///
    /// # Errors
    /// Discord does not take it; or it may have been taken, where [`Failure::is_doubtful`] says so.
    pub async fn once<T: serde::de::DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        body: Option<&(impl Serialize + Sync)>,
        files: &[File],
    ) -> Result<T, Failure> {
        let body = body.map(json).transpose()?.map(|json| Body::of(json, files));
        let timeout = if files.is_empty() { TIMEOUT } else { UPLOAD };
        let request = Outgoing { method, path: path.to_owned(), body, timeout, kind: Kind::Other };
        let until = Instant::now() + TURN;
        let permit = self.limiter.acquire(request.endpoint());
        let permit = timeout_at(until, permit).await.map_err(|_| Failure::WaitedTooLong)?;
        let (sent, headers) = self.attempt(&request, Instant::now() + timeout).await;
        match headers {
            Some(headers) => permit.complete(Some(headers)),
            None => drop(permit),
        }
        let answer = sent?;
        let answer = if answer.is_empty() { b"null" } else { answer.as_slice() };
        serde_json::from_slice(answer).map_err(|error| Failure::Lost(format!("an answer of another form: {error}")))
    }

    /// The time by Discord's clock, to the second.
    ///
    /// # Errors
    /// Discord cannot be reached, or does not say.
    pub async fn time(&self) -> Result<Timestamp, Failure> {
        let _: serde_json::Value = self.once(Method::GET, "/gateway", None::<&()>, &[]).await?;
        let told = *self.clock.lock().unwrap_or_else(PoisonError::into_inner);
        told.ok_or_else(|| Failure::Lost("an answer without its date".to_owned()))
    }

    /// Remembers what an answer says of the time.
    pub(super) fn hear_time(&self, headers: &HeaderMap) {
        let date = headers.get(DATE).and_then(|date| date.to_str().ok());
        let time = date.and_then(|date| DateTimeParser::new().parse_timestamp(date).ok());
        if time.is_some() {
            *self.clock.lock().unwrap_or_else(PoisonError::into_inner) = time;
        }
    }
}
