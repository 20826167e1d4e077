//! The process: connects to Discord, keeps the commands registered, answers what comes, and leaves in order.
//!
//! Every interaction is one call of [`respond`] and one request to Discord. A failure in one is
//! logged once, with the interaction's id, and ends nothing else. The log never holds a question or the token.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::Value;
use serenity::all::{
    ApplicationId, ChannelId, Client, Context, EventHandler, GatewayError, GatewayIntents, GuildId, Http, HttpBuilder,
    HttpError, Interaction, LightMethod, Message, Ready, ResumedEvent, Route, UserId,
};
use serenity::async_trait;
use serenity::http::Request;
use tokio::sync::Notify;

use super::flood::FloodGate;
use super::message::{question, reply_to};
use super::registration::{commands, is_registered};
use super::respond::{Response, apology, respond};
use crate::config::{DiscordSettings, Token};
use crate::library::Library;

/// How long replies in flight may take to finish when the process is asked to end.
const GRACE: Duration = Duration::from_secs(5);
/// What Discord's own address is; another one is a proxy's, or a test's.
const DISCORD: &str = "https://discord.com";

/// Why the bot cannot run.
#[derive(Debug, thiserror::Error)]
pub enum DiscordError {
    /// There is no token.
    #[error("DISCORD_TOKEN is not set; set it to the bot's token (developer portal, Bot, Reset Token)")]
    NoToken,
    /// Discord does not know the token.
    #[error("Discord refuses the token; copy a new one (developer portal, Bot, Reset Token) into DISCORD_TOKEN")]
    Token,
    /// A server's id that is none.
    #[error("`guilds` in [discord] holds “{0}”; expected server ids, which are numbers")]
    Guild(String),
    /// Discord cannot be reached or does not do what was asked.
    #[error("Discord cannot be reached or refused while {doing}: {cause}")]
    Discord {
        /// What was being done.
        doing: &'static str,
        /// What serenity says of it.
        cause: Box<serenity::Error>,
    },
    /// The operating system does not let the process wait for signals or start.
    #[error("the process cannot be set up: {0}")]
    Process(#[from] std::io::Error),
}

/// Registers the commands and, unless that is all, answers until the process is asked to end.
///
/// # Errors
/// The token is refused, Discord cannot be reached at the start, or the settings name no servers.
pub fn run(
    library: Library,
    settings: &DiscordSettings,
    token: Option<&Token>,
    register_only: bool,
) -> Result<(), DiscordError> {
    let token = token.ok_or(DiscordError::NoToken)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let http = connect(settings, token);
        let user = register(&http, settings).await?;
        if register_only { Ok(()) } else { serve(http, user, library, settings).await }
    })
}

fn connect(settings: &DiscordSettings, token: &Token) -> Http {
    let http = HttpBuilder::new(token.expose());
    let url = settings.api_url.trim_end_matches('/');
    // serenity ignores another address while its rate limiter is on.
    if url == DISCORD { http.build() } else { http.proxy(url).ratelimiter_disabled(true).build() }
}

/// What Laureate needs to know of its application.
#[derive(Deserialize)]
struct Application {
    id: ApplicationId,
    bot: Option<ApplicationBot>,
}

/// The application's user.
#[derive(Deserialize)]
struct ApplicationBot {
    id: UserId,
}

/// Registers the commands where Discord holds others, and tells the bot's own user id.
async fn register(http: &Http, settings: &DiscordSettings) -> Result<UserId, DiscordError> {
    let doing = |doing| move |cause| failure(doing, cause);
    let application: Application =
        get(http, Route::Oauth2ApplicationCurrent).await.map_err(doing("asking for its application"))?;
    let application_id = application.id;
    http.set_application_id(application_id);
    let guilds: Result<Vec<GuildId>, DiscordError> = settings
        .guilds
        .iter()
        .map(|id| id.parse::<u64>().ok().filter(|id| *id > 0).map(GuildId::new).ok_or(DiscordError::Guild(id.clone())))
        .collect();
    let guilds = guilds?;
    let mut routes: Vec<Route<'_>> =
        guilds.iter().map(|guild_id| Route::GuildCommands { application_id, guild_id: *guild_id }).collect();
    if routes.is_empty() {
        routes.push(Route::Commands { application_id });
    }
    for route in routes {
        let held: Value = get(http, route).await.map_err(doing("asking for the registered commands"))?;
        if is_registered(&held, guilds.is_empty()) {
            tracing::info!("the commands are registered already");
        } else {
            let _: Value =
                send(http, LightMethod::Put, route, &commands()).await.map_err(doing("registering the commands"))?;
            tracing::info!("the commands are registered anew");
        }
    }
    // Applications of today share their id with their user; older ones tell it.
    Ok(application.bot.map_or(UserId::new(application_id.get()), |bot| bot.id))
}

async fn get<T: serde::de::DeserializeOwned>(http: &Http, route: Route<'_>) -> serenity::Result<T> {
    http.fire(Request::new(route, LightMethod::Get)).await
}

async fn send<T: serde::de::DeserializeOwned>(
    http: &Http,
    method: LightMethod,
    route: Route<'_>,
    body: &impl serde::Serialize,
) -> serenity::Result<T> {
    let body = serde_json::to_vec(body)?;
    http.fire(Request::new(route, method).body(Some(body))).await
}

fn failure(doing: &'static str, cause: serenity::Error) -> DiscordError {
    match &cause {
        serenity::Error::Http(error) if error.status_code().is_some_and(|status| status.as_u16() == 401) => {
            DiscordError::Token
        }
        serenity::Error::Gateway(GatewayError::InvalidAuthentication) => DiscordError::Token,
        _ => DiscordError::Discord { doing, cause: Box::new(cause) },
    }
}

/// Answers until the process is asked to end.
async fn serve(http: Http, user: UserId, library: Library, settings: &DiscordSettings) -> Result<(), DiscordError> {
    // Without an answer serenity would try Discord's own gateway for ever.
    http.get_gateway().await.map_err(|cause| failure("asking for the gateway", cause))?;
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, "a panic; the interaction is answered with an apology");
    }));
    let bot = Arc::new(Bot {
        library,
        user,
        in_flight: InFlight::default(),
        gate: Mutex::new(FloodGate::new(settings.questions_per_minute)),
    });
    // Messages come for mentions and direct messages; their content is given for those without a privilege.
    let intents = GatewayIntents::GUILD_MESSAGES | GatewayIntents::DIRECT_MESSAGES;
    let mut client = serenity::client::ClientBuilder::new_with_http(http, intents)
        .event_handler_arc(Arc::new(Handler(bot.clone())))
        .await
        .map_err(|cause| failure("preparing the connection", cause))?;
    let shards = client.shard_manager.clone();
    let ended = tokio::select! {
        ended = start(&mut client) => ended,
        signal = asked_to_end() => {
            signal?;
            tracing::info!("asked to end; replies in flight are finished");
            Ok(())
        }
    };
    let finished = tokio::time::timeout(GRACE, bot.in_flight.finished()).await;
    if finished.is_err() {
        tracing::warn!("some replies did not finish in time");
    }
    shards.shutdown_all().await;
    ended
}

async fn start(client: &mut Client) -> Result<(), DiscordError> {
    client.start().await.map_err(|cause| failure("connected to the gateway", cause))
}

/// Waits for Ctrl-C or SIGTERM.
async fn asked_to_end() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted,
        _ = terminate.recv() => Ok(()),
    }
}

/// Replies that are being sent.
#[derive(Default)]
struct InFlight {
    count: AtomicUsize,
    none: Notify,
}

impl InFlight {
    fn begin(&self) -> InFlightGuard<'_> {
        self.count.fetch_add(1, Ordering::SeqCst);
        InFlightGuard(self)
    }

    async fn finished(&self) {
        loop {
            let none = self.none.notified();
            if self.count.load(Ordering::SeqCst) == 0 {
                return;
            }
            none.await;
        }
    }
}

/// Counts a reply until it is dropped.
struct InFlightGuard<'a>(&'a InFlight);

impl Drop for InFlightGuard<'_> {
    fn drop(&mut self) {
        if self.0.count.fetch_sub(1, Ordering::SeqCst) == 1 {
            self.0.none.notify_waiters();
        }
    }
}

/// What answering needs.
struct Bot {
    library: Library,
    /// The bot's own user.
    user: UserId,
    in_flight: InFlight,
    gate: Mutex<FloodGate>,
}

/// Takes what comes from the gateway.
struct Handler(Arc<Bot>);

#[async_trait]
impl EventHandler for Handler {
    async fn ready(&self, _: Context, ready: Ready) {
        tracing::info!(servers = ready.guilds.len(), "connected");
    }

    async fn resume(&self, _: Context, _: ResumedEvent) {
        tracing::info!("the connection was lost and is resumed");
    }

    async fn interaction_create(&self, context: Context, interaction: Interaction) {
        let _in_flight = self.0.in_flight.begin();
        self.0.interaction(&context.http, &interaction).await;
    }

    async fn message(&self, context: Context, message: Message) {
        let _in_flight = self.0.in_flight.begin();
        self.0.message(&context.http, &message).await;
    }
}

impl Bot {
    async fn interaction(&self, http: &Http, interaction: &Interaction) {
        let start = Instant::now();
        let id = interaction.id();
        let answered = catch_unwind(AssertUnwindSafe(|| respond(&self.library, interaction)));
        let response = match answered {
            Ok(Some(response)) => response,
            Ok(None) => return,
            Err(_) => Response { callback: apology(), command: "panic".to_owned(), hits: 0 },
        };
        let micros = start.elapsed().as_micros() as u64;
        let send = || http.create_interaction_response(id, interaction.token(), &response.callback, Vec::new());
        match once_more(send).await {
            Ok(()) => tracing::info!(%id, command = response.command, hits = response.hits, micros, "answered"),
            Err(error) => tracing::error!(%id, command = response.command, error = %brief(&error), "not answered"),
        }
    }

    async fn message(&self, http: &Http, message: &Message) {
        let start = Instant::now();
        let Some(text) = question(message, self.user) else { return };
        let id = message.id;
        let through = self
            .gate
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .lets_through(message.author.id.get(), Instant::now());
        if !through {
            tracing::info!(%id, command = "mention", "held back: this person asks too often");
            return;
        }
        let answered = catch_unwind(AssertUnwindSafe(|| reply_to(&self.library, &text, message)));
        let Ok((body, hits)) = answered else { return };
        let micros = start.elapsed().as_micros() as u64;
        let channel_id: ChannelId = message.channel_id;
        let send = || send::<Value>(http, LightMethod::Post, Route::ChannelMessages { channel_id }, &body);
        match once_more(send).await {
            Ok(_) => tracing::info!(%id, command = "mention", hits, micros, "answered"),
            Err(error) => tracing::error!(%id, command = "mention", error = %brief(&error), "not answered"),
        }
    }
}

/// Sends, and once more if Discord stumbled: a 5xx, or a 429 that says to wait a moment.
async fn once_more<T, F: Future<Output = serenity::Result<T>>>(send: impl Fn() -> F) -> serenity::Result<T> {
    let first = send().await;
    let stumbled = first.as_ref().err().is_some_and(|error| match error {
        serenity::Error::Http(error) => {
            error.status_code().is_some_and(|status| status.is_server_error() || status.as_u16() == 429)
        }
        _ => false,
    });
    if stumbled { send().await } else { first }
}

/// What went wrong, without the address, which holds the interaction's token.
fn brief(error: &serenity::Error) -> String {
    match error {
        serenity::Error::Http(HttpError::UnsuccessfulRequest(response)) => {
            format!("{} {}", response.status_code, response.error.message)
        }
        serenity::Error::Http(HttpError::Request(_)) => "the request did not reach Discord".to_owned(),
        other => other.to_string(),
    }
}
