//! What goes on beside the answers where interactions come over HTTP: the library kept up to date with the ledger, the outbox
//! and the panels. What the gateway's process does of these, without a gateway.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serenity::all::UserId;
use tokio::sync::watch;
use tokio::time::{sleep, timeout};

use super::asked::Asked;
use super::ceremony::Shows;
use super::command_schema::commands;
use super::command_sync::{Registered, itself, places, register};
use super::delivery::Delivery;
use super::error::DiscordError;
use super::http::{Endpoint, PublicKey};
use super::outbox::Outbox;
use super::reload::Reload;
use super::shared::Shared;
use super::signals::Signals;
use super::wake::Wake;
use crate::config::{Config, FollowUp, Token};
use crate::ledger::post::State;
use crate::ledger::{Address, Ledger, LedgerError};
use crate::library::Library;
use crate::library::scopes::Libraries;

/// How long the ledger may take to say that it is there.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often what was asked long ago is removed.
const FORGET_EVERY: Duration = Duration::from_mins(1);

/// All that goes on beside the answers.
pub struct Service {
    shared: Shared,
    wake: Wake,
    address: Option<Address>,
    /// Where posts are sent from; without a token nowhere.
    outbox: Option<Outbox>,
    shows: Arc<Shows>,
    delivery: Arc<Delivery>,
    /// The ledger in which what was asked before is kept, if it is, and for how many minutes.
    asked: Option<(Ledger, u32)>,
    reload: Reload,
    /// The commands, which a new catalogue may change; without a token nobody registers them.
    registered: Option<Registered>,
}

/// What the ledger owes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Owed {
    /// How many posts there are in each state, by its word.
    pub posts: Vec<(&'static str, i64)>,
    /// For how many seconds the oldest post waits that is to be sent; 0 where none is.
    pub lag: i64,
}

impl Service {
    /// Prepares everything. Without a token interactions are answered and nothing else is sent.
    ///
    /// # Errors
    /// Discord refuses the token or cannot be reached, or the ledger cannot be opened where it has to be.
    pub async fn prepare(
        libraries: Libraries,
        config: &Config,
        token: Option<&Token>,
        registers: bool,
    ) -> Result<Self, DiscordError> {
        let settings = &config.discord;
        let (delivery, user) = match token {
            Some(token) => {
                let authorization = format!("Bot {}", token.expose().trim_start_matches("Bot "));
                let delivery = Delivery::new(settings, &authorization).map_err(DiscordError::Unprepared)?;
                let user = if registers {
                    let commands = commands(&libraries.whole().catalogue().statuses(), libraries.whole().language());
                    register(&delivery, &commands, &places(config), false).await?
                } else {
                    itself(&delivery).await?
                };
                (delivery, user)
            }
            None if registers => return Err(DiscordError::NoToken),
            None => {
                tracing::warn!(
                    "DISCORD_TOKEN is not set: interactions are answered, but nothing is posted from here, and no panel is \
                     kept up to date"
                );
                // Whoever it is, nothing can be asked of it.
                (Delivery::without_token(settings).map_err(DiscordError::Unprepared)?, UserId::default())
            }
        };
        let address = config.ledger.address().ok();
        let asked = match (config.serve.follow_up, &address) {
            (FollowUp::Ledger, Some(address)) => Some((Ledger::open(address).await?, settings.follow_up_minutes)),
            _ => None,
        };
        let (delivery, wake) = (Arc::new(delivery), Wake::new());
        let statuses = libraries.whole().catalogue().statuses();
        let registered = token.map(|_| Registered::new(delivery.clone(), config, statuses));
        let shared = Shared::new(libraries);
        let reload = Reload::new(config, shared.clone());
        let shows = Arc::new(Shows::new(config, shared.clone(), wake.clone(), delivery.clone(), user));
        let outbox = token.map(|_| Outbox::new(delivery.clone(), shared.clone(), wake.clone()));
        Ok(Self { shared, wake, address, outbox, shows, delivery, asked, reload, registered })
    }

    /// What answers the interactions that are signed by this key, of a time that differs from now by so many seconds at most.
    #[must_use]
    pub fn endpoint(&self, key: PublicKey, tolerance: u32) -> Endpoint {
        let asked = self.asked.clone().map(|(ledger, minutes)| Asked::new(ledger, minutes));
        let endpoint = Endpoint::new(key, tolerance, Arc::new(self.shared.clone()), self.delivery.clone());
        endpoint.with(self.shows.clone(), asked)
    }

    /// The library as it is now.
    #[must_use]
    pub fn library(&self) -> Arc<Library> {
        self.shared.whole()
    }

    /// What the pages show now.
    #[must_use]
    pub fn pages(&self) -> Arc<Library> {
        self.shared.on_pages()
    }

    /// What tells that there is another library.
    #[must_use]
    pub fn changes(&self) -> watch::Receiver<()> {
        self.shared.changes()
    }

    /// Does everything that is to be done, for ever.
    pub(crate) async fn run(&self, signals: &Signals) -> Infallible {
        let address = self.address.as_ref();
        let reloading = self.reload.run(signals, async |statuses| {
            if let Some(registered) = &self.registered {
                registered.renew(statuses).await;
            }
        });
        tokio::select! {
            never = reloading => never,
            never = self.shared.follow(address, &self.wake) => never,
            never = self.wake.hear(address) => never,
            never = self.posts(address) => never,
            never = self.forget() => never,
            never = self.shows.forget_waiting() => never,
        }
    }

    async fn posts(&self, address: Option<&Address>) -> Infallible {
        match &self.outbox {
            Some(outbox) => tokio::select! {
                never = outbox.run(address) => never,
                never = self.shows.keep() => never,
            },
            None => std::future::pending().await,
        }
    }

    /// Removes what was asked long ago, though nobody asks anything any more.
    async fn forget(&self) -> Infallible {
        let Some((ledger, minutes)) = &self.asked else { return std::future::pending().await };
        let kept = SignedDuration::from_mins((*minutes).into());
        loop {
            let since = Timestamp::now().checked_sub(kept).unwrap_or(Timestamp::MIN);
            if let Err(error) = ledger.forget_asked(since).await {
                tracing::debug!(%error, "what was asked long ago is not removed yet");
            }
            sleep(FORGET_EVERY).await;
        }
    }

    /// Begins nothing any more, and waits for the posts that are under way.
    pub async fn finish(&self) {
        if let Some(outbox) = &self.outbox {
            outbox.finish().await;
        }
    }

    /// Finds out whether the ledger can be reached, if there is one.
    ///
    /// # Errors
    /// It cannot, or not in time.
    pub async fn reach_ledger(&self) -> Result<(), LedgerError> {
        let reached = async {
            match self.shows.existing().await? {
                Some(ledger) => ledger.reach().await,
                None => Ok(()),
            }
        };
        timeout(PATIENCE, reached).await.unwrap_or(Err(LedgerError::Slow))
    }

    /// What the ledger owes, if there is one.
    ///
    /// # Errors
    /// It cannot be reached, or not in time.
    pub async fn owed(&self) -> Result<Owed, LedgerError> {
        let counted = async {
            match self.shows.existing().await? {
                Some(ledger) => ledger.count_posts().await,
                None => Ok((Vec::new(), None)),
            }
        };
        let (counts, oldest) = timeout(PATIENCE, counted).await.unwrap_or(Err(LedgerError::Slow))?;
        let posts = counts.into_iter().map(|(state, count): (State, i64)| (state.word(), count)).collect();
        let lag = oldest.map_or(0, |oldest| oldest.duration_until(Timestamp::now()).as_secs().max(0));
        Ok(Owed { posts, lag })
    }
}
