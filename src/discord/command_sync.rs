//! The registrar, which goes before all else: has Discord hold the commands of the table, everywhere or, for a trial, on some servers;
//! and those of organisers on theirs.

use std::collections::BTreeSet;
use std::num::NonZeroU64;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};
use serenity::all::{ApplicationId, GuildId, UserId};

use super::command_schema::{ceremony, commands};
use super::delivery::{Delivery, Failure};
use super::error::{DiscordError, refused};
use crate::catalogue::Status;
use crate::config::Config;
use crate::wording::Language;

/// How long each request is tried: the start can wait for a Discord that stumbles.
const PATIENCE: Duration = Duration::from_secs(12);

/// What Laureate needs to know of its application.
#[derive(Deserialize)]
struct Application {
    id: ApplicationId,
    bot: Option<ApplicationBot>,
}

impl Application {
    /// The bot's own user.
    fn user(&self) -> UserId {
        // Applications of today share their id with their user; older ones tell it.
        self.bot.as_ref().map_or(UserId::new(self.id.get()), |bot| bot.id)
    }
}

/// The application's user.
#[derive(Deserialize)]
struct ApplicationBot {
    id: UserId,
}

/// A server that the bot is in.
#[derive(Deserialize)]
struct Server {
    id: GuildId,
}

/// Where which commands are registered.
pub(super) struct Places {
    /// Servers for all commands, for a trial; none for everywhere.
    pub(super) trial: BTreeSet<GuildId>,
    /// Servers for `/ceremony`.
    pub(super) organisers: BTreeSet<GuildId>,
    /// The language in which commands are described.
    pub(super) language: Language,
}

/// Where which commands are registered, by the settings.
pub(super) fn places(config: &Config) -> Places {
    let servers = |ids: &[NonZeroU64]| ids.iter().map(|id| GuildId::from(*id)).collect();
    Places {
        trial: servers(&config.discord.guilds),
        organisers: servers(&config.ceremony.organisers),
        language: config.reply.language.for_one_of(None),
    }
}

/// The commands as they are registered: they offer the statuses that entries have.
pub(super) struct Registered {
    delivery: Arc<Delivery>,
    places: Places,
    statuses: Mutex<Vec<Status>>,
}

impl Registered {
    pub(super) fn new(delivery: Arc<Delivery>, config: &Config, statuses: Vec<Status>) -> Self {
        Self { delivery, places: places(config), statuses: Mutex::new(statuses) }
    }

    /// Registers them anew where these statuses are others. Where that fails, the next time is another try.
    pub(super) async fn renew(&self, statuses: &[Status]) {
        if *self.statuses.lock().unwrap_or_else(PoisonError::into_inner) == statuses {
            return;
        }
        match register(&self.delivery, &commands(statuses, self.places.language), &self.places, false).await {
            Ok(_) => *self.statuses.lock().unwrap_or_else(PoisonError::into_inner) = statuses.to_vec(),
            Err(error) => tracing::error!(%error, "the commands still offer the statuses of the catalogue before"),
        }
    }
}

/// Registers the commands in the place of those that Discord holds, and tells the bot's own user id. With `tidy`, what a
/// trial left on servers is taken away, as beside the commands that are everywhere it would show twice; and what organisers
/// had on servers that are without organisers now.
pub(super) async fn register(
    delivery: &Delivery,
    commands: &Value,
    places: &Places,
    tidy: bool,
) -> Result<UserId, DiscordError> {
    let application = application(delivery).await?;
    let everywhere = format!("/applications/{}/commands", application.id);
    let of = |guild: GuildId| format!("/applications/{}/guilds/{guild}/commands", application.id);
    let also =
        |guild: &GuildId| if places.organisers.contains(guild) { vec![ceremony(places.language)] } else { Vec::new() };
    if places.trial.is_empty() {
        put(delivery, &everywhere, commands).await?;
        if tidy {
            take_away(delivery, places, of).await?;
        }
    } else {
        for guild in &places.trial {
            let all: Vec<Value> = commands.as_array().into_iter().flatten().cloned().chain(also(guild)).collect();
            put(delivery, &of(*guild), &Value::from(all)).await?;
        }
        let held: Result<Value, Failure> = get(delivery, &everywhere).await;
        if !is_empty(&held.map_err(|cause| refused("asking for the registered commands", cause))?) {
            tracing::warn!("the commands are registered everywhere too: on the servers of `guilds` they show twice");
        }
    }
    for guild in places.organisers.difference(&places.trial) {
        organise(delivery, *guild, &of(*guild), places.language).await?;
    }
    tracing::info!("the commands are registered");
    Ok(application.user())
}

/// The bot's own user, where nothing is registered.
pub(super) async fn itself(delivery: &Delivery) -> Result<UserId, DiscordError> {
    Ok(application(delivery).await?.user())
}

async fn application(delivery: &Delivery) -> Result<Application, DiscordError> {
    get(delivery, "/oauth2/applications/@me").await.map_err(|cause| refused("asking for its application", cause))
}

/// Asks where the gateway is, only to see that Discord tells it.
pub(super) async fn reach_gateway(delivery: &Delivery) -> Result<(), DiscordError> {
    let gateway: Result<Value, Failure> = get(delivery, "/gateway").await;
    gateway.map(drop).map_err(|cause| refused("asking for the gateway", cause))
}

/// Registers the organisers' command in a server of theirs; where Discord does not let the bot, all else goes on.
async fn organise(delivery: &Delivery, server: GuildId, path: &str, language: Language) -> Result<(), DiscordError> {
    let body = json!([ceremony(language)]);
    let put: Result<Value, Failure> = delivery.request(Method::PUT, path, Some(&body), PATIENCE).await;
    match put {
        Err(Failure::Refused(why)) if matches!(why.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND) => {
            tracing::error!(
                server = server.get(),
                "`organisers` in [ceremony] names a server where the bot may register no commands: invite it there, or take \
                 the id out"
            );
            Ok(())
        }
        put => put.map(drop).map_err(|cause| refused("registering the commands", cause)),
    }
}

/// Takes away the commands that servers without organisers hold for themselves.
async fn take_away(delivery: &Delivery, places: &Places, of: impl Fn(GuildId) -> String) -> Result<(), DiscordError> {
    let servers: Vec<Server> =
        get(delivery, "/users/@me/guilds").await.map_err(|cause| refused("asking for its servers", cause))?;
    for Server { id } in servers.into_iter().filter(|server| !places.organisers.contains(&server.id)) {
        // A server that took the bot without its commands does not tell, and has none.
        if get(delivery, &of(id)).await.is_ok_and(|held: Value| !is_empty(&held)) {
            put(delivery, &of(id), &json!([])).await?;
            tracing::info!(server = id.get(), "commands that it held for itself are taken away");
        }
    }
    Ok(())
}

fn is_empty(held: &Value) -> bool {
    held.as_array().is_none_or(Vec::is_empty)
}

async fn get<T: serde::de::DeserializeOwned>(delivery: &Delivery, path: &str) -> Result<T, Failure> {
    delivery.request(Method::GET, path, None::<&()>, PATIENCE).await
}

async fn put(delivery: &Delivery, path: &str, commands: &Value) -> Result<(), DiscordError> {
    let put: Result<Value, Failure> = delivery.request(Method::PUT, path, Some(commands), PATIENCE).await;
    put.map(drop).map_err(|cause| refused("registering the commands", cause))
}
