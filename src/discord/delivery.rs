//! Delivery: replies on their way to Discord, each sent once, and once more where Discord stumbles.
//!
//! serenity's client is not used for them. Its rate limiter waits for as long as Discord says, where an interaction can be
//! answered for three seconds only, and remembers every interaction for ever; without the limiter, how long Discord says is
//! lost.

use std::fmt;
use std::time::Duration;

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER};
use reqwest::{Client, Response, StatusCode};
use serde::{Deserialize, Serialize};
use serenity::all::{ChannelId, InteractionId};

use super::response::{Callback, MessageBody};

/// How long the answer to an interaction may have to wait: its token lives for three seconds.
const CALLBACK_PATIENCE: Duration = Duration::from_millis(1_500);
/// How long a message may have to wait; whoever asked is still there.
const MESSAGE_PATIENCE: Duration = Duration::from_secs(5);
/// How long a stumble of Discord's is given to pass, where Discord does not say.
const PAUSE: Duration = Duration::from_millis(250);
/// After this time a request is given up, so that none hangs for ever.
const TIMEOUT: Duration = Duration::from_secs(10);

/// The way to Discord.
#[derive(Debug)]
pub struct Delivery {
    client: Client,
    /// Where the API is, without a slash at the end.
    api: String,
    /// The bot's token, as requests carry it.
    authorization: String,
}

/// What became of a reply that arrived: the failure of the first attempt, if there was one.
pub type Delivered = Result<Option<Failure>, Failure>;

/// Why a request failed. What is written of it holds no address: that has the interaction's token.
#[derive(Debug, Clone, PartialEq)]
pub enum Failure {
    /// Discord answered that it does not take it.
    Refused {
        /// The status.
        status: StatusCode,
        /// What Discord says of it.
        message: Option<String>,
        /// After how long it may be tried again.
        retry_after: Option<Duration>,
    },
    /// No connection came about, so nothing was sent.
    NotConnected,
    /// Something went wrong on the way; it may have arrived.
    Lost(String),
}

/// The body of a refusal ("Rate limits", and "Opcodes and status codes", JSON).
#[derive(Default, Deserialize)]
struct Refusal {
    message: Option<String>,
    retry_after: Option<f64>,
}

/// What sends requests, and gives up those that take too long.
pub(super) fn client() -> Result<Client, reqwest::Error> {
    let client = Client::builder().use_rustls_tls().user_agent(serenity::constants::USER_AGENT);
    client.tcp_nodelay(true).timeout(TIMEOUT).build()
}

impl Delivery {
    /// A way to the Discord at this address, for the bot with this token, `Bot ` before it.
    ///
    /// # Errors
    /// The system has no source of chance for encryption.
    pub fn new(address: &str, authorization: &str) -> Result<Self, reqwest::Error> {
        let client = client()?;
        let api = format!("{}/api/v10", address.trim_end_matches('/'));
        Ok(Self { client, api, authorization: authorization.to_owned() })
    }

    /// Answers an interaction.
    ///
    /// # Errors
    /// Discord does not take it, or cannot be reached.
    pub async fn callback(&self, id: InteractionId, token: &str, callback: &Callback) -> Delivered {
        self.deliver(&format!("/interactions/{id}/{token}/callback"), callback, CALLBACK_PATIENCE).await
    }

    /// Sends a message to a channel.
    ///
    /// # Errors
    /// Discord does not take it, or cannot be reached.
    pub async fn message(&self, channel: ChannelId, message: &MessageBody) -> Delivered {
        self.deliver(&format!("/channels/{channel}/messages"), message, MESSAGE_PATIENCE).await
    }

    async fn deliver(&self, path: &str, body: &impl Serialize, patience: Duration) -> Delivered {
        let body = serde_json::to_vec(body).map_err(|error| Failure::Lost(error.to_string()))?;
        let Err(first) = self.send(path, body.clone()).await else { return Ok(None) };
        let Some(pause) = first.pause().filter(|pause| *pause <= patience) else { return Err(first) };
        tokio::time::sleep(pause).await;
        self.send(path, body).await.map(|()| Some(first))
    }

    async fn send(&self, path: &str, body: Vec<u8>) -> Result<(), Failure> {
        let request = self
            .client
            .post(format!("{}{path}", self.api))
            .header(AUTHORIZATION, &self.authorization)
            .header(CONTENT_TYPE, "application/json")
            .body(body);
        match request.send().await {
            Ok(response) if response.status().is_success() => Ok(()),
            Ok(response) => Err(Failure::refused(response).await),
            Err(error) if error.is_connect() => Err(Failure::NotConnected),
            Err(error) => Err(Failure::Lost(error.without_url().to_string())),
        }
    }
}

impl Failure {
    async fn refused(response: Response) -> Self {
        let status = response.status();
        let header = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse::<f64>().ok());
        // A proxy's refusal has another body.
        let body = response.bytes().await.unwrap_or_default();
        let refusal: Refusal = serde_json::from_slice(&body).unwrap_or_default();
        // The body is exact where the header is rounded up.
        let seconds = refusal.retry_after.or(header);
        let retry_after = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
        Self::Refused { status, message: refusal.message, retry_after }
    }

    /// How long to wait before another attempt; `None` where that would fail again or be one too many.
    fn pause(&self) -> Option<Duration> {
        match self {
            Self::Refused { status: StatusCode::TOO_MANY_REQUESTS, retry_after, .. } => *retry_after,
            Self::Refused { status, .. } => status.is_server_error().then_some(PAUSE),
            Self::NotConnected => Some(PAUSE),
            Self::Lost(_) => None,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused { status, message, retry_after } => {
                write!(f, "{status}")?;
                if let Some(message) = message {
                    write!(f, ": {message}")?;
                }
                retry_after.map_or(Ok(()), |after| write!(f, " (to be tried again after {:.1} s)", after.as_secs_f64()))
            }
            Self::NotConnected => f.write_str("Discord cannot be reached"),
            Self::Lost(cause) => f.write_str(cause),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_may_pass_is_tried_again() {
        let refused = |status: u16, seconds: Option<f64>| Failure::Refused {
            status: StatusCode::from_u16(status).unwrap(),
            message: None,
            retry_after: seconds.map(Duration::from_secs_f64),
        };
        assert_eq!(refused(500, None).pause(), Some(PAUSE));
        assert_eq!(refused(503, Some(9.0)).pause(), Some(PAUSE));
        assert_eq!(refused(429, Some(0.7)).pause(), Some(Duration::from_millis(700)));
        assert_eq!(refused(429, None).pause(), None, "whoever does not say how long does not want it again");
        assert_eq!(refused(404, None).pause(), None);
        assert_eq!(Failure::NotConnected.pause(), Some(PAUSE));
        assert_eq!(Failure::Lost(String::new()).pause(), None, "it may have arrived");
    }
}
