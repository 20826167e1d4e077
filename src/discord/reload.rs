//! The catalogue read anew while the bot runs: built beside the libraries that answer, on threads of its own, and put in their
//! place as a whole; or refused with what is wrong, while the old ones go on.
//!
//! Only the catalogue is read anew, with the documents behind it; the settings are those of the start. It is asked for by
//! SIGHUP, by `laureate reload`, and by a changed file where `watch` in `[catalogue]` is on.

mod watch;

use std::convert::Infallible;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use tokio::task::{JoinError, spawn_blocking};
use tokio::time::timeout;

use super::shared::Shared;
use super::signals::Signals;
use crate::catalogue::{Catalogue, Status};
use crate::config::Config;
use crate::control::ControlReply;
use crate::library::scopes::Libraries;
use crate::library::{Library, LibraryError};
use crate::reply::phrases::count;

/// How long whoever asks waits for what was revealed to be known to the new catalogue; it goes on without them.
const PATIENCE: Duration = Duration::from_secs(30);
/// Requests to read it anew that may wait: all that wait are done at once.
const WAITING: usize = 16;

/// Somebody who asked, if they want to know.
type Asked = Option<oneshot::Sender<ControlReply>>;

/// Reads the catalogue anew.
pub(super) struct Reload {
    config: Config,
    shared: Shared,
}

impl Reload {
    pub(super) fn new(config: &Config, shared: Shared) -> Self {
        Self { config: config.clone(), shared }
    }

    /// Reads it anew as often as that is asked for, for ever. After each time `renewed` is given the statuses of the entries.
    pub(super) async fn run(&self, signals: &Signals, renewed: impl AsyncFn(&[Status])) -> Infallible {
        let (ask, asked) = mpsc::channel(WAITING);
        tokio::select! {
            never = self.answer(asked, renewed) => never,
            never = hear_signals(signals, ask.clone()) => never,
            never = hear_control(&self.config, ask.clone()) => never,
            never = watch::changes(&self.config.catalogue, ask) => never,
        }
    }

    async fn answer(&self, mut asked: mpsc::Receiver<Asked>, renewed: impl AsyncFn(&[Status])) -> Infallible {
        loop {
            let mut askers = Vec::new();
            // Those who ask are there as long as this is.
            askers.extend(asked.recv().await.flatten());
            while let Ok(another) = asked.try_recv() {
                askers.extend(another);
            }
            let told = self.once(&renewed).await;
            for asker in askers {
                // Whoever no longer waits does not want to know.
                let _ = asker.send(told.clone());
            }
        }
    }

    /// Reads it anew once.
    async fn once(&self, renewed: &impl AsyncFn(&[Status])) -> ControlReply {
        let config = self.config.clone();
        let open = move || Libraries::of(Library::open_and_log(&config)?, &config);
        match said(spawn_blocking(open).await) {
            Ok(libraries) => {
                let statuses = libraries.whole().catalogue().statuses();
                let holds = holds(libraries.whole().catalogue());
                let is_done = timeout(PATIENCE, self.shared.replace(libraries)).await.is_ok();
                renewed(&statuses).await;
                if !is_done {
                    tracing::warn!("the new catalogue waits for the ledger, which cannot be read: {holds}");
                    return ControlReply {
                        is_done,
                        text: "The new catalogue waits for the ledger; the log says why.".to_owned(),
                    };
                }
                tracing::info!("the catalogue is read anew: {holds}");
                ControlReply { is_done, text: format!("The catalogue is read anew: {holds}.") }
            }
            Err(why) => {
                tracing::error!("the catalogue cannot be read anew, and answers go on from the one before: {why}");
                ControlReply { is_done: false, text: format!("{why}\nAnswers go on from the catalogue before.") }
            }
        }
    }
}

fn said(opened: Result<Result<Libraries, LibraryError>, JoinError>) -> Result<Libraries, String> {
    opened.map_err(|_| "a panic, which the log tells of".to_owned())?.map_err(|error| error.to_string())
}

fn holds(catalogue: &Catalogue) -> String {
    let entries = count(catalogue.entries().len(), "entry", "entries");
    format!("{entries} in {}", count(catalogue.collections().len(), "collection", "collections"))
}

async fn hear_signals(signals: &Signals, ask: mpsc::Sender<Asked>) -> Infallible {
    let mut reloads = signals.reloads();
    loop {
        reloads.next().await;
        // The other end is open as long as this one.
        let _ = ask.send(None).await;
    }
}

/// Has `laureate reload` find this process. Where that cannot be, SIGHUP does the same.
#[cfg(unix)]
async fn hear_control(config: &Config, ask: mpsc::Sender<Asked>) -> Infallible {
    use crate::control::{Listener, folder};
    let Some(folder) = folder(config) else { return std::future::pending().await };
    let listener = match Listener::open(&folder) {
        Ok(listener) => listener,
        Err(error) => {
            let folder = folder.display();
            tracing::info!(%folder, %error, "`laureate reload` cannot reach this process; SIGHUP can");
            return std::future::pending().await;
        }
    };
    loop {
        let asker = listener.asked().await;
        let (tell, told) = oneshot::channel();
        let _ = ask.send(Some(tell)).await;
        if let Ok(told) = told.await {
            asker.tell(&told).await;
        }
    }
}

#[cfg(not(unix))]
async fn hear_control(_: &Config, _: mpsc::Sender<Asked>) -> Infallible {
    std::future::pending().await
}
