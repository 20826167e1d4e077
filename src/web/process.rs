//! The process: opens the library, takes requests, and leaves in order.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::time::{sleep, timeout};

use super::routes::INTERACTIONS;
use super::server::Server;
use super::state::State;
use crate::config::{Config, PagesKey, ServeSettings, Token};
use crate::discord::bot::log_panics;
use crate::discord::error::DiscordError;
use crate::discord::http::{KeyError, PublicKey};
use crate::discord::service::Service;
use crate::discord::signals::Signals;
use crate::library::LibraryError;
use crate::library::scopes::Libraries;

/// How long posts that are under way may take to finish, and the runtime's threads to end, after all else.
const LAST: Duration = Duration::from_secs(4);
/// How long the runtime's threads may take of that.
const THREADS: Duration = Duration::from_millis(250);

/// What is wanted beside the settings.
#[derive(Debug)]
pub struct Wanted<'a> {
    /// The bot's token, without which nothing is posted.
    pub token: Option<&'a Token>,
    /// What `DISCORD_PUBLIC_KEY` says.
    pub public_key: Option<&'a str>,
    /// The key without which nobody sees the pages, if there is one.
    pub pages_key: Option<&'a PagesKey>,
    /// Whether the commands are registered first.
    pub register: bool,
}

/// Requests cannot be taken.
#[derive(Debug, thiserror::Error)]
pub enum WebError {
    /// The key is missing.
    #[error(
        "laureate serve: no public key; put the one of your application (developer portal, General Information, Public Key) \
         into DISCORD_PUBLIC_KEY"
    )]
    NoKey,
    /// There is something else in its place.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The address cannot be had.
    #[error("`listen` in [serve] is {address}, where nothing can be taken: {cause}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why.
        cause: std::io::Error,
    },
    /// The rest cannot be prepared.
    #[error(transparent)]
    Discord(#[from] DiscordError),
}

/// Opens the library and answers requests until the process is asked to end.
///
/// # Errors
/// The key is missing, the address is taken, the library cannot be opened; or, if a token is set, Discord refuses it or
/// cannot be reached.
pub fn run(
    open: impl FnOnce() -> Result<Libraries, LibraryError> + Send + 'static,
    config: &Config,
    wanted: &Wanted<'_>,
) -> Result<(), WebError> {
    let settings = &config.serve;
    let in_order = seconds(settings.notice_seconds) + seconds(settings.grace_seconds) + LAST;
    let signals = Signals::listen_for(in_order).map_err(DiscordError::from)?;
    let key = wanted.public_key.map(str::parse::<PublicKey>).transpose()?;
    if key.is_none() && !settings.pages {
        return Err(WebError::NoKey);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(DiscordError::from)?;
    let ended = runtime.block_on(async {
        tokio::select! {
            ended = live(open, config, wanted, key, &signals) => ended,
            // Whoever asks twice does not want to wait.
            () = signals.asked(2) => Ok(()),
        }
    });
    runtime.shutdown_timeout(THREADS);
    ended
}

async fn live(
    open: impl FnOnce() -> Result<Libraries, LibraryError> + Send + 'static,
    config: &Config,
    wanted: &Wanted<'_>,
    key: Option<PublicKey>,
    signals: &Signals,
) -> Result<(), WebError> {
    let settings = &config.serve;
    let opening = tokio::task::spawn_blocking(open);
    let listening = async {
        let address = settings.listen;
        TcpListener::bind(address).await.map_err(|cause| WebError::Listen { address, cause })
    };
    let prepared = async {
        let listener = listening.await?;
        let libraries = opening.await.map_err(std::io::Error::other).map_err(DiscordError::from)?;
        let libraries = libraries.map_err(DiscordError::from)?;
        let service = Service::prepare(libraries, config, wanted.token, wanted.register).await?;
        Ok::<_, WebError>((listener, service))
    };
    let (listener, service) = tokio::select! {
        prepared = prepared => prepared?,
        () = signals.asked(1) => {
            tracing::info!("asked to end before there was anything to answer");
            return Ok(());
        }
    };
    log_panics();
    let endpoint = key.map(|key| service.endpoint(key, settings.timestamp_seconds));
    let answers_interactions = endpoint.is_some();
    let (service, address) = (Arc::new(service), listener.local_addr().unwrap_or(settings.listen));
    let state = State::new(service.clone(), endpoint, settings.clone(), wanted.pages_key);
    let server = Server::new(listener, state.clone());
    if answers_interactions {
        tracing::info!(%address, "interactions are answered at http://{address}{INTERACTIONS}");
    }
    if settings.pages {
        let whose = if wanted.pages_key.is_some() { "whoever has the key" } else { "everybody" };
        tracing::info!(%address, "pages are shown to {whose} at http://{address}/");
    }
    tokio::select! {
        never = service.run(signals) => match never {},
        () = server.run() => {}
        () = leave(signals, &state, settings) => {}
    }
    let finished = server.finish(seconds(settings.grace_seconds));
    let (answers, posts) = tokio::join!(finished, timeout(LAST / 2, service.finish()));
    if !answers || posts.is_err() {
        tracing::warn!("some answers or posts did not finish in time");
    }
    Ok(())
}

/// Waits to be asked to end, and says so for as long as load balancers take to see it.
async fn leave(signals: &Signals, state: &State, settings: &ServeSettings) {
    signals.asked(1).await;
    state.leave();
    tracing::info!("asked to end; answers in flight are finished");
    sleep(seconds(settings.notice_seconds)).await;
}

fn seconds(seconds: u32) -> Duration {
    Duration::from_secs(seconds.into())
}
