//! The process: connects to Discord, keeps the commands registered, answers what comes, and leaves in order.
//!
//! serenity keeps the connection; what it does not tell, or tells too often, is told here, once.

use std::sync::Arc;
use std::time::Duration;

use serenity::all::{
    Client, ConnectionStage, Context, Event, EventHandler, GatewayIntents, Http, HttpBuilder, Interaction, Message,
    RawEventHandler, Ready, ResumedEvent, ShardId, ShardManager, UserId,
};
use serenity::async_trait;
use tokio::time::Instant;

use super::bot::{Bot, log_panics};
use super::delivery::{Delivery, client};
use super::error::{DiscordError, failure};
use super::flood::FloodGate;
use super::given_up;
use super::memory::Memory;
use super::registrar::register;
use crate::config::{DiscordSettings, Token};
use crate::library::{Library, LibraryError};

/// How long replies in flight may take to finish when the process is asked to end.
const GRACE: Duration = Duration::from_secs(5);
/// How long the runtime's threads may take to end after that.
const LAST: Duration = Duration::from_secs(1);
/// How long a connection may be missing before the log tells: most are resumed within moments.
const MISSED: Duration = Duration::from_secs(5);
/// What Discord's own address is; another one is a proxy's, or a test's.
const DISCORD: &str = "https://discord.com";

/// Registers the commands and, unless that is all, answers until the process is asked to end. The library is opened
/// meanwhile.
///
/// # Errors
/// The token is refused, Discord cannot be reached at the start, the settings name no servers, or the library cannot be
/// opened.
pub fn run(
    open: impl FnOnce() -> Result<Library, LibraryError> + Send + 'static,
    settings: &DiscordSettings,
    token: Option<&Token>,
    register_only: bool,
) -> Result<(), DiscordError> {
    let token = token.ok_or(DiscordError::NoToken)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let ended = runtime.block_on(async {
        let opening = tokio::task::spawn_blocking(open);
        let http = connect(settings, token)?;
        let user = register(&http, settings, register_only).await?;
        // Even where only the commands are registered, a catalogue that is wrong is told of.
        let library = opening.await.map_err(std::io::Error::other)??;
        if register_only { Ok(()) } else { serve(http, user, library, settings).await }
    });
    // A connection that serenity has given up may keep a thread busy for ever.
    runtime.shutdown_timeout(LAST);
    ended
}

fn connect(settings: &DiscordSettings, token: &Token) -> Result<Http, DiscordError> {
    let http = HttpBuilder::new(token.expose()).client(client().map_err(unprepared)?);
    let url = settings.api_url.trim_end_matches('/');
    // serenity ignores another address while its rate limiter is on.
    Ok(if url == DISCORD { http.build() } else { http.proxy(url).ratelimiter_disabled(true).build() })
}

fn unprepared(cause: impl std::fmt::Display) -> DiscordError {
    DiscordError::Discord { doing: "preparing the connection", cause: cause.to_string() }
}

/// Answers until the process is asked to end.
async fn serve(http: Http, user: UserId, library: Library, settings: &DiscordSettings) -> Result<(), DiscordError> {
    // Without an answer serenity would try Discord's own gateway for ever.
    http.get_gateway().await.map_err(|cause| failure("asking for the gateway", cause))?;
    log_panics();
    let delivery = Delivery::new(&settings.api_url, http.token()).map_err(unprepared)?;
    let gate = FloodGate::new(settings.questions_per_minute);
    let memory = Memory::new(settings.follow_up_minutes);
    let bot = Arc::new(Bot::new(library, user, delivery, gate, memory));
    // Messages come for mentions and direct messages; their content is given for those without a privilege.
    let intents = GatewayIntents::GUILD_MESSAGES | GatewayIntents::DIRECT_MESSAGES;
    let mut client = serenity::client::ClientBuilder::new_with_http(http, intents)
        .event_handler(Handler(bot.clone()))
        .raw_event_handler(Handler(bot.clone()))
        .await
        .map_err(|cause| failure("preparing the connection", cause))?;
    let shards = client.shard_manager.clone();
    let ended = tokio::select! {
        ended = stay_connected(&mut client) => ended,
        signal = asked_to_end() => {
            signal?;
            tracing::info!("asked to end; replies in flight are finished");
            Ok(())
        }
    };
    let finished = tokio::time::timeout(GRACE, bot.finished()).await;
    if finished.is_err() {
        tracing::warn!("some replies did not finish in time");
    }
    // Where the connection has ended there is nothing to shut down, and serenity would wait for it.
    if ended.is_ok() {
        leave(&shards).await;
    }
    ended
}

/// Closes the connection in order.
async fn leave(shards: &ShardManager) {
    // After each new session serenity keeps a word of the old one's end, and would take it for the end that it waits for
    // here. Asked for the end of a connection that there never was, it uses the word up.
    let none = ShardId(u32::MAX);
    while tokio::time::timeout(Duration::from_millis(50), shards.shutdown(none, 1000)).await.is_ok() {}
    shards.shutdown_all().await;
}

/// Ends only when Discord ends the connection for good.
async fn stay_connected(client: &mut Client) -> Result<(), DiscordError> {
    let shards = client.shard_manager.clone();
    let cause = tokio::select! {
        // As many connections as Discord wants for this many servers, which is one up to 2,500.
        ended = client.start_autosharded() => match ended {
            Ok(()) => return Ok(()),
            Err(cause) => cause,
        },
        cause = given_up::told() => serenity::Error::Gateway(cause),
        never = tell_when_lost(&shards) => match never {},
    };
    Err(failure("keeping the connection to the gateway", cause))
}

/// Logs once that the connection is lost; that it is there again tell the handlers.
async fn tell_when_lost(shards: &ShardManager) -> std::convert::Infallible {
    let mut connected = Instant::now();
    let mut told = false;
    loop {
        tokio::time::sleep(Duration::from_secs(1)).await;
        let runners = shards.runners.lock().await;
        if !runners.is_empty() && runners.values().all(|runner| runner.stage == ConnectionStage::Connected) {
            (connected, told) = (Instant::now(), false);
        } else if !told && connected.elapsed() >= MISSED {
            told = true;
            tracing::warn!("no connection to Discord's gateway; trying until there is one");
        }
    }
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

/// Takes what comes from the gateway.
struct Handler(Arc<Bot<Library>>);

#[async_trait]
impl EventHandler for Handler {
    async fn ready(&self, _: Context, ready: Ready) {
        tracing::info!(servers = ready.guilds.len(), "connected");
    }

    async fn resume(&self, _: Context, _: ResumedEvent) {
        tracing::info!("the connection was lost and is resumed");
    }

    async fn interaction_create(&self, _: Context, interaction: Interaction) {
        self.0.interaction(&interaction).await;
    }

    async fn message(&self, _: Context, message: Message) {
        self.0.message(&message).await;
    }
}

#[async_trait]
impl RawEventHandler for Handler {
    async fn raw_event(&self, _: Context, event: Event) {
        // Of an event that serenity cannot read it tells nobody else.
        if let Event::Unknown(unread) = event
            && unread.kind == "INTERACTION_CREATE"
        {
            self.0.unreadable(&unread.value).await;
        }
    }
}
