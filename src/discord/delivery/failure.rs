//! Why a request failed, and what Discord's answer says of its limits.
//!
//! What is written of a failure holds no address: that has the interaction's token.

use std::fmt;
use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::{HeaderMap, RETRY_AFTER};
use serde::Deserialize;
use tokio::time::Instant;
use twilight_http_ratelimiting::RateLimitHeaders;

/// Discord's code for an interaction that was answered before ("Opcodes and status codes", JSON).
const ACKNOWLEDGED: u64 = 40_060;
/// Discord's code for a message that is not there.
const UNKNOWN_MESSAGE: u64 = 10_008;
/// Discord's code for a message that was published before.
const PUBLISHED: u64 = 40_033;
/// Whether a limit is the bot's in all, and whether it is shared with others ("Rate limits", header format).
const GLOBAL: &str = "x-ratelimit-global";

/// Why a request failed.
#[derive(Debug, Clone, PartialEq)]
pub enum Failure {
    /// Discord answered that it does not take it.
    Refused(Refusal),
    /// No connection came about, so nothing was sent.
    NotConnected(String),
    /// No answer came in time; it may have arrived.
    TimedOut,
    /// Something went wrong on the way; it may have arrived.
    Lost(String),
    /// Its time was over before it could be sent.
    WaitedTooLong,
    /// Nothing is sent, since too much was refused.
    Stopped,
    /// Nothing can be sent but answers, since this process has no token.
    NoToken,
}

/// What Discord says of a request that it does not take.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// The status.
    pub status: StatusCode,
    /// Discord's code of the cause.
    pub code: Option<u64>,
    /// What Discord says of it.
    pub message: Option<String>,
    /// After how long it may be tried again.
    pub retry_after: Option<Duration>,
    /// Whose limit was met: `user`, `global` or `shared`.
    scope: Option<String>,
    global: bool,
}

/// The body of a refusal ("Rate limits", and "Opcodes and status codes", JSON).
#[derive(Default, Deserialize)]
struct Body {
    message: Option<String>,
    code: Option<u64>,
    retry_after: Option<f64>,
    global: Option<bool>,
}

impl Refusal {
    /// Reads an answer.
    pub(super) fn read(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Self {
        // A proxy's refusal has another body.
        let body: Body = serde_json::from_slice(body).unwrap_or_default();
        // The body is exact where the header is rounded up.
        let seconds = body.retry_after.or_else(|| number(headers, RETRY_AFTER.as_str()));
        Self {
            status,
            code: body.code,
            message: body.message,
            retry_after: seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok()),
            scope: text(headers, RateLimitHeaders::SCOPE).map(str::to_owned),
            global: body.global == Some(true) || headers.contains_key(GLOBAL),
        }
    }

    /// Whether it holds for all that the bot sends.
    pub(super) fn is_global(&self) -> bool {
        self.is_too_many() && (self.global || self.scope.as_deref() == Some("global"))
    }

    /// Whether Discord counts it towards those for which it blocks an address ("Rate limits", invalid request limit).
    pub(super) fn is_invalid(&self) -> bool {
        match self.status {
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => true,
            StatusCode::TOO_MANY_REQUESTS => self.scope.as_deref() != Some("shared"),
            _ => false,
        }
    }

    /// Whether it is about a message that is not there.
    pub(in crate::discord) fn is_unknown_message(&self) -> bool {
        self.code == Some(UNKNOWN_MESSAGE)
    }

    /// Whether it is one of those that would be refused for ever.
    #[must_use]
    pub fn is_final(&self) -> bool {
        // Without a sound token nothing can be said of what is asked for.
        self.status.is_client_error() && !self.is_too_many() && self.status != StatusCode::UNAUTHORIZED
    }

    /// Whether the message was handed on to those who follow its channel already.
    pub(in crate::discord) fn is_published_already(&self) -> bool {
        self.code == Some(PUBLISHED)
    }

    /// Whether there were too many requests.
    #[must_use]
    pub fn is_too_many(&self) -> bool {
        self.status == StatusCode::TOO_MANY_REQUESTS
    }
}

/// What an answer says of its bucket. A refusal may say only when to come again.
pub(super) fn bucket(headers: &HeaderMap, retry_after: Option<Duration>, now: Instant) -> Option<RateLimitHeaders> {
    let reset = number(headers, RateLimitHeaders::RESET_AFTER).and_then(|s| Duration::try_from_secs_f64(s).ok());
    let name = text(headers, RateLimitHeaders::BUCKET).map(|name| name.as_bytes().to_vec());
    if let Some(after) = retry_after {
        let reset = reset.map_or(after, |reset| reset.max(after));
        // Without a name it is a bucket of its own, until an answer names it.
        let bucket = name.unwrap_or_default();
        return Some(RateLimitHeaders { bucket, limit: 0, remaining: 0, reset_at: (now + reset).into_std() });
    }
    let count = |name| text(headers, name).and_then(|count| count.parse().ok());
    let (limit, remaining) = (count(RateLimitHeaders::LIMIT)?, count(RateLimitHeaders::REMAINING)?);
    Some(RateLimitHeaders { bucket: name?, limit, remaining, reset_at: (now + reset?).into_std() })
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

fn number(headers: &HeaderMap, name: &str) -> Option<f64> {
    text(headers, name)?.parse().ok()
}

impl Failure {
    /// Whether Discord says that the interaction was answered before.
    pub(super) fn is_acknowledged(&self) -> bool {
        matches!(self, Self::Refused(refusal) if refusal.code == Some(ACKNOWLEDGED))
    }

    /// Whether it may have been taken all the same.
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        match self {
            Self::Refused(refusal) => refusal.status.is_server_error(),
            Self::TimedOut | Self::Lost(_) => true,
            Self::NotConnected(_) | Self::WaitedTooLong | Self::Stopped | Self::NoToken => false,
        }
    }

    /// Whether it would have gone well at a slower pace.
    #[must_use]
    pub fn is_of_pace(&self) -> bool {
        match self {
            Self::Refused(refusal) => refusal.is_too_many(),
            Self::WaitedTooLong => true,
            _ => false,
        }
    }
}

impl From<reqwest::Error> for Failure {
    fn from(error: reqwest::Error) -> Self {
        if error.is_connect() {
            Self::NotConnected(innermost(&error.without_url()))
        } else if error.is_timeout() {
            Self::TimedOut
        } else {
            Self::Lost(innermost(&error.without_url()))
        }
    }
}

/// The cause of an error's causes, such as "Connection refused".
pub(in crate::discord) fn innermost(error: &dyn std::error::Error) -> String {
    error.source().map_or_else(|| error.to_string(), innermost)
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusal) => refusal.fmt(f),
            Self::NotConnected(cause) => write!(f, "no connection: {cause}"),
            Self::TimedOut => f.write_str("timed out"),
            Self::Lost(cause) => f.write_str(cause),
            Self::WaitedTooLong => f.write_str("it could not be sent in time"),
            Self::NoToken => f.write_str("DISCORD_TOKEN is not set where this was asked for"),
            Self::Stopped => f.write_str("nothing is sent, since Discord refused too much"),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.status)?;
        if let Some(message) = &self.message {
            write!(f, ": {message}")?;
        }
        self.retry_after.map_or(Ok(()), |after| write!(f, " (to be tried again after {:.1} s)", after.as_secs_f64()))
    }
}

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderName;

    use super::*;

    fn headers(pairs: &[(&str, &str)]) -> HeaderMap {
        let pair = |(name, value): &(&str, &str)| (name.parse::<HeaderName>().unwrap(), value.parse().unwrap());
        pairs.iter().map(pair).collect()
    }

    fn refusal(status: u16, pairs: &[(&str, &str)], body: &str) -> Refusal {
        Refusal::read(StatusCode::from_u16(status).unwrap(), &headers(pairs), body.as_bytes())
    }

    #[test]
    fn what_discord_counts_as_invalid_is_known() {
        let scoped = |scope| refusal(429, &[("x-ratelimit-scope", scope)], "");
        assert!(scoped("user").is_invalid() && scoped("global").is_invalid() && !scoped("shared").is_invalid());
        let invalid = |status| refusal(status, &[], "").is_invalid();
        assert_eq!([401, 403, 404, 400, 500].map(invalid), [true, true, false, false, false]);
    }

    #[test]
    fn a_global_limit_is_known_by_its_scope_its_header_or_its_body() {
        assert!(refusal(429, &[("x-ratelimit-scope", "global")], "").is_global());
        assert!(refusal(429, &[("x-ratelimit-global", "true")], "").is_global());
        assert!(refusal(429, &[], r#"{"global": true, "retry_after": 1.0}"#).is_global());
        assert!(!refusal(429, &[], r#"{"global": false, "retry_after": 1.0}"#).is_global());
    }

    #[test]
    fn the_body_is_exact_and_the_header_will_do() {
        let body = refusal(429, &[("retry-after", "1")], r#"{"retry_after": 0.3, "message": "slow down"}"#);
        assert_eq!(body.retry_after, Some(Duration::from_millis(300)));
        assert_eq!(body.to_string(), "429 Too Many Requests: slow down (to be tried again after 0.3 s)");
        let header = refusal(429, &[("retry-after", "2")], "<html>");
        assert_eq!(header.retry_after, Some(Duration::from_secs(2)));
    }

    #[test]
    fn a_bucket_is_read_from_an_answer_and_from_a_refusal() {
        let now = Instant::now();
        let pairs = [
            ("x-ratelimit-bucket", "abc"),
            ("x-ratelimit-limit", "5"),
            ("x-ratelimit-remaining", "3"),
            ("x-ratelimit-reset-after", "1.5"),
        ];
        let read = bucket(&headers(&pairs), None, now).unwrap();
        assert_eq!((read.bucket.as_slice(), read.limit, read.remaining), (b"abc".as_slice(), 5, 3));
        assert_eq!(read.reset_at, (now + Duration::from_millis(1_500)).into_std());
        assert_eq!(bucket(&headers(&[]), None, now), None);
        let refused = bucket(&headers(&pairs), Some(Duration::from_secs(4)), now).unwrap();
        assert_eq!((refused.remaining, refused.reset_at), (0, (now + Duration::from_secs(4)).into_std()));
        assert!(bucket(&headers(&[]), Some(Duration::from_secs(1)), now).is_some(), "a proxy's refusal has no bucket");
    }
}
