//! The registrar: has Discord hold the commands of the table, everywhere or, for a trial, on some servers.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use serenity::all::{ApplicationId, GuildId, Http, LightMethod, Route, UserId};
use serenity::http::Request;

use super::error::{DiscordError, failure};
use super::registration::{commands, is_registered};
use crate::config::DiscordSettings;

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

/// A server that the bot is in.
#[derive(Deserialize)]
struct Server {
    id: GuildId,
}

/// Registers the commands where Discord holds others, and tells the bot's own user id. With `tidy`, what a trial left on
/// servers is taken away: beside the commands that are everywhere it would show twice.
pub(super) async fn register(http: &Http, settings: &DiscordSettings, tidy: bool) -> Result<UserId, DiscordError> {
    let application: Application = get(http, Route::Oauth2ApplicationCurrent)
        .await
        .map_err(|cause| failure("asking for its application", cause))?;
    let application_id = application.id;
    http.set_application_id(application_id);
    let everywhere = Route::Commands { application_id };
    if settings.guilds.is_empty() {
        keep_registered(http, everywhere, true).await?;
        if tidy {
            take_trials_away(http, application_id).await?;
        }
    } else {
        for guild_id in settings.guilds.iter().map(|id| GuildId::from(*id)) {
            keep_registered(http, Route::GuildCommands { application_id, guild_id }, false).await?;
        }
        if !is_empty(&held(http, everywhere).await?) {
            tracing::warn!("the commands are registered everywhere too: on the servers of `guilds` they show twice");
        }
    }
    // Applications of today share their id with their user; older ones tell it.
    Ok(application.bot.map_or(UserId::new(application_id.get()), |bot| bot.id))
}

async fn keep_registered(http: &Http, route: Route<'_>, everywhere: bool) -> Result<(), DiscordError> {
    if is_registered(&held(http, route).await?, everywhere) {
        tracing::info!("the commands are registered already");
    } else {
        put(http, route, &commands()).await.map_err(|cause| failure("registering the commands", cause))?;
        tracing::info!("the commands are registered anew");
    }
    Ok(())
}

/// Takes the commands away that servers hold for themselves.
async fn take_trials_away(http: &Http, application_id: ApplicationId) -> Result<(), DiscordError> {
    let doing = "asking for its servers";
    let servers: Vec<Server> = get(http, Route::UserMeGuilds).await.map_err(|cause| failure(doing, cause))?;
    for Server { id: guild_id } in servers {
        let route = Route::GuildCommands { application_id, guild_id };
        // A server that took the bot without its commands does not tell, and has none.
        if held(http, route).await.is_ok_and(|held| !is_empty(&held)) {
            let doing = "taking the commands of a trial away";
            put(http, route, &json!([])).await.map_err(|cause| failure(doing, cause))?;
            tracing::info!(server = guild_id.get(), "the commands of a trial are taken away");
        }
    }
    Ok(())
}

fn is_empty(held: &Value) -> bool {
    held.as_array().is_none_or(Vec::is_empty)
}

/// The commands that Discord holds, with their translations, which it gives on request only.
async fn held(http: &Http, route: Route<'_>) -> Result<Value, DiscordError> {
    let request = Request::new(route, LightMethod::Get).params(Some(vec![("with_localizations", "true".to_owned())]));
    http.fire(request).await.map_err(|cause| failure("asking for the registered commands", cause))
}

async fn get<T: DeserializeOwned>(http: &Http, route: Route<'_>) -> serenity::Result<T> {
    http.fire(Request::new(route, LightMethod::Get)).await
}

async fn put(http: &Http, route: Route<'_>, body: &Value) -> serenity::Result<Value> {
    http.fire(Request::new(route, LightMethod::Put).body(Some(serde_json::to_vec(body)?))).await
}
