//! Delivery: the one way to Discord, for everything that is sent.
//!
//! serenity's client is not used for it: its rate limiter waits for as long as Discord says, where an interaction can be
//! answered for three seconds only, and remembers every interaction for ever.
//!
//! Callbacks go at once, and are repeated until their time is over. All else waits for its turn: the buckets that Discord
//! tells of and its limit of requests a second are twilight's limiter's to know, one request of a bucket at a time; what
//! that limiter does not know is in [`limits`], how many wait in a channel in [`queue`], a message's turn there in [`turn`],
//! what is repeated in [`retry`], and what must not be in [`once`]. [`body`] is what a request carries; [`attachment`] fetches a
//! file from where Discord keeps them.

mod attachment;
mod body;
mod failure;
mod limits;
mod once;
mod queue;
mod retry;
mod turn;

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use reqwest::{Client, Method};
use serde::Serialize;
use serenity::all::{ApplicationId, ChannelId, InteractionId, UserId};
use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep, sleep_until, timeout_at};
use twilight_http_ratelimiting::{Endpoint, Method as LimitedMethod, Permit, RateLimitHeaders, RateLimiter};

pub use attachment::NotFetched;
use body::Body;
pub use body::File;
pub(super) use failure::innermost;
pub use failure::{Failure, Refusal};
use limits::{Invalid, Limits};
use queue::Queues;
use retry::Retries;
use turn::Entered;
pub use turn::{QueueTicket, Turn};

use super::response::{Callback, MessageBody};
use crate::config::DiscordSettings;

/// How long after an interaction came its answer may leave. Discord takes it for three seconds from when it sent the
/// interaction ("Receiving and Responding", interaction callback); the rest is for the ways there and back.
pub const CALLBACK_PATIENCE: Duration = Duration::from_millis(2_750);
/// How long one attempt at a callback may take: what hangs has to leave time for another.
const CALLBACK_TIMEOUT: Duration = Duration::from_millis(1_500);
/// How long one attempt at anything else may take.
const TIMEOUT: Duration = Duration::from_secs(5);
/// How long a connection may take to come about.
const CONNECT_TIMEOUT: Duration = Duration::from_millis(1_300);
/// How long a message is tried once it is its turn.
const MESSAGE_PATIENCE: Duration = Duration::from_secs(10);
/// How long the word to those who were passed over may wait: there is one a channel, so that it holds nothing up.
const NOTICE_PATIENCE: Duration = Duration::from_mins(5);

/// Callbacks under way at once. Each takes a connection, hence a file descriptor, where Discord speaks no HTTP/2; a
/// process has 256 at the least. At 100 ms each these are a thousand a second.
const CALLBACKS_AT_ONCE: usize = 96;
/// Other requests under way at once, so that they take no place from callbacks. Discord allows 50 a second.
const OTHERS_AT_ONCE: usize = 32;
/// Connections kept for later: a quiet bot needs few, and a busy one has them all in use.
const IDLE_CONNECTIONS: usize = 32;
/// How often an HTTP/2 connection is asked whether it is there, and how long it may take to say so: all requests share
/// it, so a dead one would take them all with it.
const PING_EVERY: Duration = Duration::from_secs(10);
const PING_TIMEOUT: Duration = Duration::from_secs(2);
/// Requests a second that Discord takes of a bot ("Rate limits", global rate limit).
const REQUESTS_PER_SECOND: u16 = 50;

/// The way to Discord.
pub struct Delivery {
    client: Client,
    /// What fetches files, and where they are.
    files: Client,
    files_at: String,
    /// Where the API is, without a slash at the end.
    api: String,
    /// The bot's token, as requests carry it; without one there are answers to interactions alone, which need none.
    authorization: Option<HeaderValue>,
    limiter: RateLimiter,
    limits: Mutex<Limits>,
    queues: Mutex<Queues>,
    callbacks: Semaphore,
    others: Semaphore,
    /// How long a reply may wait in a channel.
    longest_wait: Duration,
    /// The time by Discord's clock when it answered last.
    clock: Mutex<Option<Timestamp>>,
}

/// What became of something that arrived.
#[derive(Debug)]
pub struct Arrived {
    /// How often it was sent.
    pub attempts: u32,
    /// Why the first attempt failed, if it did.
    pub first: Option<Failure>,
}

/// What became of something that was sent.
pub type Delivered = Result<Arrived, Failure>;

/// A request, ready to be sent as often as it takes.
struct Outgoing {
    method: Method,
    /// Below the API's address. It may hold an interaction's token.
    path: String,
    body: Option<Body>,
    /// How long one attempt may take.
    timeout: Duration,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Of an interaction: not bound by the global limit. A callback is acknowledged once: Discord refuses a second one, and
    /// says that it is one.
    Callback,
    Other,
}

/// What a request that was taken came to.
struct Done {
    body: Vec<u8>,
    arrived: Arrived,
}

impl Delivery {
    /// A way to the Discord at this address, for the bot with this token, `Bot ` before it.
    ///
    /// # Errors
    /// The system has no source of chance for encryption; or the token cannot be used.
    ///
    /// # Panics
    /// The limiter needs a runtime to live in, and none is running.
    pub fn new(settings: &DiscordSettings, authorization: &str) -> Result<Self, String> {
        let mut authorization =
            HeaderValue::from_str(authorization).map_err(|_| "the token has characters that none has".to_owned())?;
        authorization.set_sensitive(true);
        Self::of(settings, Some(authorization))
    }

    /// A way for answers to interactions alone.
    ///
    /// # Errors
    /// The system has no source of chance for encryption.
    ///
    /// # Panics
    /// The limiter needs a runtime to live in, and none is running.
    pub fn without_token(settings: &DiscordSettings) -> Result<Self, String> {
        Self::of(settings, None)
    }

    fn of(settings: &DiscordSettings, authorization: Option<HeaderValue>) -> Result<Self, String> {
        let client = client().map_err(|error| error.to_string())?;
        let files = attachment::client().map_err(|error| error.to_string())?;
        Ok(Self {
            client,
            files,
            files_at: settings.files_url.clone(),
            api: format!("{}/api/v10", settings.api_url),
            authorization,
            limiter: RateLimiter::new(REQUESTS_PER_SECOND),
            limits: Mutex::default(),
            queues: Mutex::new(Queues::new(settings.queue_length)),
            callbacks: Semaphore::new(CALLBACKS_AT_ONCE),
            others: Semaphore::new(OTHERS_AT_ONCE),
            longest_wait: Duration::from_secs(settings.queue_seconds.into()),
            clock: Mutex::default(),
        })
    }

    /// Answers an interaction that came at this moment.
    ///
    /// # Errors
    /// Discord does not take it, or cannot be reached in time.
    pub async fn callback(&self, id: InteractionId, token: &str, callback: &Callback, came: Instant) -> Delivered {
        self.callback_with((id, token), callback, &[], came).await
    }

    /// The same with these files, which the callback names.
    ///
    /// # Errors
    /// As for [`Self::callback`].
    pub async fn callback_with(
        &self,
        (id, token): (InteractionId, &str),
        callback: &Callback,
        files: &[File],
        came: Instant,
    ) -> Delivered {
        let json = json(callback)?;
        let request = Outgoing {
            method: Method::POST,
            path: format!("/interactions/{id}/{token}/callback"),
            body: Some(Body::of(json, files)),
            timeout: CALLBACK_TIMEOUT,
            kind: Kind::Callback,
        };
        let (done, _) = self.repeat(&request, came + CALLBACK_PATIENCE).await;
        done.map(|done| done.arrived)
    }

    /// A place at the end of a channel's queue, if there is one.
    #[must_use]
    pub fn queue(&self, channel: ChannelId) -> Option<QueueTicket<'_>> {
        self.queues().enter(channel).then(|| self.ticket(channel, self.longest_wait))
    }

    /// Remembers somebody whom a channel's queue has no place for. `true` for the first, who has to call [`Self::notice`],
    /// which speaks for the others too.
    #[must_use]
    pub fn pass_over(&self, channel: ChannelId, person: UserId) -> bool {
        self.queues().pass_over(channel, person)
    }

    /// Waits for the channel to have room, then tells everybody who was passed over there until then, with the message
    /// that is made of them. Gives how many were notified.
    ///
    /// # Errors
    /// Discord does not take it, or cannot be reached in time.
    pub async fn notice(
        &self,
        channel: ChannelId,
        make: impl FnOnce(&[UserId]) -> MessageBody,
    ) -> Result<usize, Failure> {
        self.queues().enter_over_length(channel);
        let turn = self.ticket(channel, NOTICE_PATIENCE).turn().await;
        // Even where it failed: whoever is passed over next is the first of another word.
        let people = self.queues().take_passed_over(channel);
        turn?.send(&make(&people)).await.map(|_| people.len())
    }

    /// Does what a route does, repeated until this much time has passed: the route has to bear that. Gives the answer.
    ///
    /// # Errors
    /// Discord does not take it, or cannot be reached in time; or its answer cannot be read.
    pub async fn request<T: serde::de::DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        body: Option<&(impl Serialize + Sync)>,
        patience: Duration,
    ) -> Result<T, Failure> {
        let body = body.map(json).transpose()?.map(Body::Json);
        let until = Instant::now() + patience;
        let request = Outgoing { method, path: path.to_owned(), body, timeout: TIMEOUT, kind: Kind::Other };
        let permit = self.limiter.acquire(request.endpoint());
        let permit = timeout_at(until, permit).await.map_err(|_| Failure::WaitedTooLong)?;
        let done = self.with(permit, &request, until).await?;
        // Where Discord has nothing to say, it sends an empty body.
        let body = if done.body.is_empty() { b"null" } else { done.body.as_slice() };
        serde_json::from_slice(body).map_err(|error| Failure::Lost(format!("an answer of another form: {error}")))
    }

    /// Takes away the message of the pressed button that an interaction of this token is about, after its callback. A message
    /// that is gone already is taken away.
    ///
    /// # Errors
    /// Discord does not take it, or cannot be reached in time.
    pub async fn delete_original(&self, application: ApplicationId, token: &str) -> Result<(), Failure> {
        // Each token has one request: the limiter would have nothing to limit, and would log the token.
        let request = Outgoing {
            method: Method::DELETE,
            path: format!("/webhooks/{application}/{token}/messages/@original"),
            body: None,
            timeout: TIMEOUT,
            kind: Kind::Callback,
        };
        match self.repeat(&request, Instant::now() + MESSAGE_PATIENCE).await.0 {
            Err(Failure::Refused(refusal)) if refusal.is_unknown_message() => Ok(()),
            done => done.map(|_| ()),
        }
    }

    fn ticket(&self, channel: ChannelId, patience: Duration) -> QueueTicket<'_> {
        let path = format!("/channels/{channel}/messages");
        let permit = self.limiter.acquire(Endpoint { method: LimitedMethod::Post, path: path[1..].to_owned() });
        QueueTicket { entered: Entered { delivery: self, channel }, path, permit, until: Instant::now() + patience }
    }

    /// Sends a request that has its turn, and ends the turn with what Discord says of the limits.
    async fn with(&self, permit: Permit, request: &Outgoing, until: Instant) -> Result<Done, Failure> {
        let (done, headers) = self.repeat(request, until).await;
        match headers {
            Some(headers) => permit.complete(Some(headers)),
            // Nothing is known, and the limiter takes it for never sent.
            None => drop(permit),
        }
        done
    }

    /// Sends a request until it is taken, it is refused for good, or its time is over; with what the last answer said of
    /// its bucket.
    async fn repeat(&self, request: &Outgoing, until: Instant) -> (Result<Done, Failure>, Option<RateLimitHeaders>) {
        let mut retries = Retries::until(until);
        let mut first = None;
        loop {
            let (sent, headers) = self.attempt(request, until).await;
            let attempts = retries.failed() + 1;
            let failure = match sent {
                Ok(body) => return (Ok(Done { body, arrived: Arrived { attempts, first } }), headers),
                // It arrived before; what was lost was the word about it.
                Err(failure) if request.kind == Kind::Callback && attempts > 1 && failure.is_acknowledged() => {
                    return (Ok(Done { body: Vec::new(), arrived: Arrived { attempts, first } }), headers);
                }
                Err(failure) => failure,
            };
            let Some(pause) = retries.pause(&failure, Instant::now()) else { return (Err(failure), headers) };
            first = first.or(Some(failure));
            sleep(pause).await;
        }
    }

    async fn attempt(
        &self,
        request: &Outgoing,
        until: Instant,
    ) -> (Result<Vec<u8>, Failure>, Option<RateLimitHeaders>) {
        let slots = if request.kind == Kind::Callback { &self.callbacks } else { &self.others };
        let Ok(Ok(_slot)) = timeout_at(until, slots.acquire()).await else {
            return (Err(Failure::WaitedTooLong), None);
        };
        if let Err(failure) = self.may_send(request.kind, until).await {
            return (Err(failure), None);
        }
        let timeout = request.timeout.min(until.saturating_duration_since(Instant::now()));
        let mut sending =
            self.client.request(request.method.clone(), format!("{}{}", self.api, request.path)).timeout(timeout);
        match &self.authorization {
            Some(authorization) => sending = sending.header(AUTHORIZATION, authorization),
            None if request.kind == Kind::Other => return (Err(Failure::NoToken), None),
            None => {}
        }
        match &request.body {
            None => {}
            Some(Body::Json(body)) => sending = sending.header(CONTENT_TYPE, "application/json").body(body.clone()),
            Some(Body::Form(payload, files)) => match Body::form(payload, files) {
                Ok(form) => sending = sending.multipart(form),
                Err(failure) => return (Err(failure), None),
            },
        }
        let response = match sending.send().await {
            Ok(response) => response,
            Err(error) => return (Err(error.into()), None),
        };
        let (status, headers) = (response.status(), response.headers().clone());
        self.hear_time(&headers);
        let body = match response.bytes().await {
            Ok(body) => Vec::from(body),
            Err(error) => return (Err(error.into()), None),
        };
        let now = Instant::now();
        if status.is_success() {
            return (Ok(body), failure::bucket(&headers, None, now));
        }
        let refusal = Refusal::read(status, &headers, &body);
        self.learn(&refusal, now);
        let bucket = failure::bucket(&headers, refusal.retry_after, now);
        (Err(Failure::Refused(refusal)), bucket)
    }

    /// Waits until Discord's global limit is over, unless too many requests of this bot were refused to send anything.
    async fn may_send(&self, kind: Kind, until: Instant) -> Result<(), Failure> {
        loop {
            let now = Instant::now();
            let pause = match self.limits().may_send(now) {
                Err(Invalid) => return Err(Failure::Stopped),
                // Callbacks are not bound by it.
                Ok(pause) => pause.filter(|_| kind == Kind::Other),
            };
            match pause {
                None => return Ok(()),
                Some(end) if end > until => return Err(Failure::WaitedTooLong),
                Some(end) => sleep_until(end).await,
            }
        }
    }

    /// Learns from a refusal; logs once that nothing is sent any more, where it comes to that.
    fn learn(&self, refusal: &Refusal, now: Instant) {
        let mut limits = self.limits();
        if refusal.is_global()
            && let Some(after) = refusal.retry_after
        {
            limits.pause(now + after);
        }
        if refusal.is_invalid() && limits.count_invalid(now) {
            tracing::error!(
                refused = limits::MOST_INVALID,
                "Discord refused so many requests within ten minutes that nothing is sent for now; before long it would \
                 block this address"
            );
        }
    }

    fn limits(&self) -> MutexGuard<'_, Limits> {
        self.limits.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn queues(&self) -> MutexGuard<'_, Queues> {
        self.queues.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Without the token.
impl fmt::Debug for Delivery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Delivery").field("api", &self.api).finish_non_exhaustive()
    }
}

/// What sends requests, and gives up those that take too long.
pub(super) fn client() -> Result<Client, reqwest::Error> {
    Client::builder()
        .use_rustls_tls()
        .user_agent(serenity::constants::USER_AGENT)
        .tcp_nodelay(true)
        .connect_timeout(CONNECT_TIMEOUT)
        .timeout(TIMEOUT)
        .pool_max_idle_per_host(IDLE_CONNECTIONS)
        .http2_keep_alive_interval(PING_EVERY)
        .http2_keep_alive_timeout(PING_TIMEOUT)
        .http2_keep_alive_while_idle(true)
        .build()
}

fn json(body: &impl Serialize) -> Result<Vec<u8>, Failure> {
    serde_json::to_vec(body).map_err(|error| Failure::Lost(error.to_string()))
}

impl Outgoing {
    /// The route, as the limiter knows it.
    fn endpoint(&self) -> Endpoint {
        let method = match self.method {
            Method::DELETE => LimitedMethod::Delete,
            Method::PATCH => LimitedMethod::Patch,
            Method::POST => LimitedMethod::Post,
            Method::PUT => LimitedMethod::Put,
            _ => LimitedMethod::Get,
        };
        // What is asked for of a route has the limits of the route.
        let path = self.path.split('?').next().unwrap_or_default();
        Endpoint { method, path: path.trim_start_matches('/').to_owned() }
    }
}
