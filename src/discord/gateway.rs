//! The process: connects to Discord, keeps the commands registered, answers what comes, and leaves in order.
//!
//! serenity keeps the connection; what it does not report, or reports too often, is reported here, once.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serenity::all::{
    Client, ConnectionStage, Context, Event, EventHandler, GatewayIntents, Http, HttpBuilder, Interaction, Message,
    RawEventHandler, Ready, ResumedEvent, ShardId, ShardManager, ShardRunnerMessage, UserId,
};
use serenity::async_trait;
use tokio::time::{Instant, timeout};

use super::bot::{Bot, log_panics};
use super::ceremony::Shows;
use super::command_schema::commands;
use super::command_sync::{Registered, places, reach_gateway, register};
use super::delivery::{Delivery, client};
use super::error::{DiscordError, failure};
use super::fatal_close;
use super::flood::FloodLimiter;
use super::heartbeats::Heartbeats;
use super::memory::Conversations;
use super::outbox::Outbox;
use super::reload::Reload;
use super::shared::Shared;
use super::signals::Signals;
use super::wake::Wake;
use crate::config::{Config, DiscordSettings, Shards, Token};
use crate::library::LibraryError;
use crate::library::scopes::Libraries;

/// How long replies in flight may take to finish when the process is asked to end.
const GRACE: Duration = Duration::from_secs(4);
/// How long the connection may take to close in order after that: serenity looks up twice a second.
const LEAVE: Duration = Duration::from_millis(1_250);
/// How long the runtime's threads may take to end after that.
const LAST: Duration = Duration::from_millis(250);
/// How often the connections are looked at.
const LOOK: Duration = Duration::from_millis(500);
/// How long a connection may be missing before the log tells: most are resumed within moments.
const MISSED: Duration = Duration::from_secs(5);
/// What Discord's own address is; another one is a proxy's, or a test's.
const DISCORD: &str = "https://discord.com";
/// What serenity closes a connection with that it makes anew.
const RECONNECT: u16 = 4000;

/// Opens the library, registers the commands and, unless that is all, answers until the process is asked to end. What the
/// ledger reveals is taken over as it comes.
///
/// # Errors
/// The token is refused, Discord cannot be reached at the start, the settings name no servers, or the library cannot be
/// opened.
pub fn run(
    open: impl FnOnce() -> Result<Libraries, LibraryError> + Send + 'static,
    config: &Config,
    token: Option<&Token>,
    register_only: bool,
) -> Result<(), DiscordError> {
    let signals = Signals::listen()?;
    let token = token.ok_or(DiscordError::NoToken)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let ended = runtime.block_on(async {
        tokio::select! {
            ended = live(open, config, token, register_only, &signals) => ended,
            // Whoever asks twice does not want to wait for replies.
            () = signals.asked(2) => Ok(()),
        }
    });
    // A connection that serenity has given up may keep a thread busy for ever.
    runtime.shutdown_timeout(LAST);
    ended
}

async fn live(
    open: impl FnOnce() -> Result<Libraries, LibraryError> + Send + 'static,
    config: &Config,
    token: &Token,
    register_only: bool,
    signals: &Signals,
) -> Result<(), DiscordError> {
    let opening = tokio::task::spawn_blocking(open);
    let settings = &config.discord;
    let http = connect(settings, token)?;
    let delivery = Delivery::new(settings, http.token()).map_err(DiscordError::Unprepared)?;
    let prepared = async {
        // The commands offer the statuses that entries have.
        let libraries = opening.await.map_err(std::io::Error::other)??;
        let commands = commands(&libraries.whole().catalogue().statuses(), libraries.whole().language());
        let user = register(&delivery, &commands, &places(config), register_only).await?;
        if !register_only {
            // Without an answer serenity would try Discord's own gateway for ever.
            reach_gateway(&delivery).await?;
        }
        Ok::<_, DiscordError>((user, libraries))
    };
    let (user, libraries) = tokio::select! {
        prepared = prepared => prepared?,
        () = signals.asked(1) => {
            tracing::info!("asked to end before there was anything to answer");
            return Ok(());
        }
    };
    if register_only {
        return Ok(());
    }
    Box::pin(serve(http, delivery, user, libraries, config, signals)).await
}

fn connect(settings: &DiscordSettings, token: &Token) -> Result<Http, DiscordError> {
    let client = client().map_err(|cause| DiscordError::Unprepared(cause.to_string()))?;
    let http = HttpBuilder::new(token.expose()).client(client);
    let url = settings.api_url.trim_end_matches('/');
    // serenity ignores another address while its rate limiter is on.
    Ok(if url == DISCORD { http.build() } else { http.proxy(url).ratelimiter_disabled(true).build() })
}

/// Answers until the process is asked to end.
async fn serve(
    http: Http,
    delivery: Delivery,
    user: UserId,
    libraries: Libraries,
    config: &Config,
    signals: &Signals,
) -> Result<(), DiscordError> {
    log_panics();
    let (settings, ledger) = (&config.discord, config.ledger.address().ok());
    let delivery = Arc::new(delivery);
    let gate = FloodLimiter::new(settings.questions_per_minute);
    let memory = Conversations::new(settings.follow_up_minutes);
    let wake = Wake::new();
    let registered = Registered::new(delivery.clone(), config, libraries.whole().catalogue().statuses());
    let shared = Shared::new(libraries);
    let reload = Reload::new(config, shared.clone());
    let outbox = Outbox::new(Arc::clone(&delivery), shared.clone(), wake.clone());
    let shows = Arc::new(Shows::new(config, shared.clone(), wake.clone(), delivery.clone(), user));
    let bot = Bot::new(shared.clone(), user, delivery, gate, memory).with_shows(shows.clone());
    let bot = Arc::new(bot);
    // Messages come for mentions and direct messages; their content is given for those without a privilege.
    let intents = GatewayIntents::GUILD_MESSAGES | GatewayIntents::DIRECT_MESSAGES;
    let handler = Handler { bot: bot.clone(), heartbeats: Arc::default() };
    let mut client = serenity::client::ClientBuilder::new_with_http(http, intents)
        .event_handler(handler.clone())
        .raw_event_handler(handler.clone())
        .await
        .map_err(|cause| failure("preparing the connection", cause))?;
    let shards = client.shard_manager.clone();
    // Apart from the others, which are smaller.
    let reloading = Box::pin(reload.run(signals, async |statuses| registered.renew(statuses).await));
    let ended = tokio::select! {
        ended = stay_connected(&mut client, settings.shards, &handler.heartbeats) => ended,
        never = shared.follow(ledger.as_ref(), &wake) => match never {},
        never = wake.hear(ledger.as_ref()) => match never {},
        never = outbox.run(ledger.as_ref()) => match never {},
        never = reloading => match never {},
        never = shows.keep() => match never {},
        never = shows.forget_waiting() => match never {},
        () = signals.asked(1) => {
            tracing::info!("asked to end; replies in flight are finished");
            Ok(())
        }
    };
    let (replies, posts) = tokio::join!(timeout(GRACE, bot.finished()), timeout(GRACE, outbox.finish()));
    if replies.is_err() || posts.is_err() {
        tracing::warn!("some replies or posts did not finish in time");
    }
    // Where the connection has ended, nothing is left to shut down, and serenity would wait for it.
    if ended.is_ok() && timeout(LEAVE, leave(&shards)).await.is_err() {
        tracing::debug!("the connection did not close in order");
    }
    ended
}

/// Closes the connection in order.
async fn leave(shards: &ShardManager) {
    // After each new session serenity keeps a word of the old one's end, and would take it for the end that it waits for
    // here. Asked for the end of a connection that there never was, it uses the word up.
    let none = ShardId(u32::MAX);
    while timeout(Duration::from_millis(50), shards.shutdown(none, 1000)).await.is_ok() {}
    shards.shutdown_all().await;
}

/// Ends only when Discord ends the connection for good.
async fn stay_connected(
    client: &mut Client,
    count: Shards,
    heartbeats: &Mutex<Heartbeats>,
) -> Result<(), DiscordError> {
    let shards = client.shard_manager.clone();
    let started = async {
        match count {
            // As many connections as Discord wants for this many servers, which is one up to 2,500.
            Shards::Auto => client.start_autosharded().await,
            Shards::Count(count) => client.start_shards(count.get()).await,
        }
    };
    let cause = tokio::select! {
        ended = started => match ended {
            Ok(()) => return Ok(()),
            Err(cause) => cause,
        },
        cause = fatal_close::told() => serenity::Error::Gateway(cause),
        never = watch(&shards, heartbeats) => match never {},
        never = tell_unread() => match never {},
    };
    Err(failure("keeping the connection to the gateway", cause))
}

/// Logs once that a connection is lost, and makes those anew on which nothing comes any more. That one is there again tell
/// the handlers.
async fn watch(shards: &ShardManager, heartbeats: &Mutex<Heartbeats>) -> std::convert::Infallible {
    let mut connected = Instant::now();
    let mut told = false;
    loop {
        tokio::time::sleep(LOOK).await;
        let now = Instant::now();
        let mut silent = Vec::new();
        {
            let runners = shards.runners.lock().await;
            let mut heartbeats = heartbeats.lock().unwrap_or_else(PoisonError::into_inner);
            let is_connected = |stage| stage == ConnectionStage::Connected;
            for (id, runner) in runners.iter() {
                if heartbeats.is_silent(id.0, runner.latency, is_connected(runner.stage), now) {
                    // serenity would wait for Discord to close what it no longer hears. A message after the closing
                    // cannot be sent, and ends the runner.
                    runner.runner_tx.send_to_shard(ShardRunnerMessage::Close(RECONNECT, None));
                    runner.runner_tx.set_activity(None);
                    silent.push(*id);
                }
            }
            if !runners.is_empty() && runners.values().all(|runner| is_connected(runner.stage)) {
                (connected, told) = (now, false);
            }
        }
        for id in silent {
            tracing::warn!(shard = id.0, "Discord answers no heartbeat; the connection is made anew");
            // The word for which it would wait five seconds.
            shards.shutdown_finished(id);
            shards.restart(id).await;
        }
        if !told && connected.elapsed() >= MISSED {
            told = true;
            tracing::warn!("no connection to Discord's gateway; trying until there is one");
        }
    }
}

/// Logs that there was something that nobody can read; what it was may hold a question.
async fn tell_unread() -> std::convert::Infallible {
    loop {
        fatal_close::unread().await;
        tracing::error!("an event that cannot be parsed; it is passed over");
    }
}

/// Takes what comes from the gateway.
#[derive(Clone)]
struct Handler {
    bot: Arc<Bot<Shared>>,
    heartbeats: Arc<Mutex<Heartbeats>>,
}

#[async_trait]
impl EventHandler for Handler {
    async fn ready(&self, _: Context, ready: Ready) {
        tracing::info!(servers = ready.guilds.len(), "connected");
    }

    async fn resume(&self, context: Context, _: ResumedEvent) {
        self.heartbeats.lock().unwrap_or_else(PoisonError::into_inner).forget(context.shard_id.0);
        tracing::info!("the connection was lost and is resumed");
    }

    async fn interaction_create(&self, _: Context, interaction: Interaction) {
        self.bot.interaction(&interaction).await;
    }

    async fn message(&self, _: Context, message: Message) {
        self.bot.message(&message).await;
    }
}

#[async_trait]
impl RawEventHandler for Handler {
    async fn raw_event(&self, _: Context, event: Event) {
        // Of an event that serenity cannot read it tells nobody else.
        let Event::Unknown(unread) = event else { return };
        match unread.kind.as_str() {
            "INTERACTION_CREATE" => self.bot.unreadable(&unread.value).await,
            "MESSAGE_CREATE" => tracing::error!("a message that cannot be read; it is passed over"),
            _ => {}
        }
    }
}
