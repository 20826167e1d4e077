//! The libraries that the bot answers from: swapped whole when something is revealed and when the catalogue is read anew, so
//! that each request takes one and keeps it to its end.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwap;
use serenity::all::{GuildId, Interaction, Message};
use tokio::sync::watch;
use tokio::task::spawn_blocking;
use tokio::time::sleep;

use super::bot::Answers;
use super::message::{MessageReply, nothing_to, reply_to};
use super::respond::{Response, nothing_seen, respond};
use super::wake::{Listener, Wake};
use crate::ceremony::known::each_with_revealed;
use crate::ledger::{Address, Ledger, LedgerError};
use crate::library::scopes::Libraries;
use crate::library::{Library, today};
use crate::request::Turn;
use crate::wording::Language;

/// How often the ledger is looked at without word: what is revealed elsewhere is known within two seconds.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How often where it cannot be read.
const RETRY_EVERY: Duration = Duration::from_secs(10);

/// The libraries as they are now.
#[derive(Clone)]
pub(super) struct Shared {
    now: Arc<ArcSwap<Libraries>>,
    /// With the catalogue's own results, as it was read last.
    own: watch::Sender<Arc<Libraries>>,
    /// Of which reading those of now are made.
    made_of: watch::Sender<Arc<Libraries>>,
    /// Tells whoever waits for it that there are others.
    changed: watch::Sender<()>,
}

impl Shared {
    pub(super) fn new(libraries: Libraries) -> Self {
        let own = Arc::new(libraries);
        let now = Arc::new(ArcSwap::new(own.clone()));
        Self {
            now,
            own: watch::Sender::new(own.clone()),
            made_of: watch::Sender::new(own),
            changed: watch::Sender::new(()),
        }
    }

    /// The whole library as it is now: for what no member asks for.
    pub(super) fn whole(&self) -> Arc<Library> {
        self.now.load().whole().clone()
    }

    /// What the pages show by now.
    pub(super) fn on_pages(&self) -> Arc<Library> {
        self.now.load().on_pages().clone()
    }

    /// What is seen in a server, or in direct messages, by now; `None` where nothing is.
    pub(super) fn seen_in(&self, server: Option<GuildId>) -> Option<Arc<Library>> {
        self.now.load().seen_in(server.map(Into::into)).cloned()
    }

    /// The language that is spoken in a server, or in direct messages, to somebody whose own is this, where it is known.
    pub(super) fn spoken(&self, server: Option<GuildId>, own: Option<Language>) -> Language {
        self.seen_in(server).unwrap_or_else(|| self.whole()).in_language(own).language()
    }

    /// Has these take the place of those so far, as soon as they know what was revealed; waits until they do.
    pub(super) async fn replace(&self, libraries: Libraries) {
        let libraries = Arc::new(libraries);
        let mut made_of = self.made_of.subscribe();
        let before = self.own.send_replace(libraries.clone());
        // The other end is open as long as this one.
        let _ = made_of.wait_for(|made_of| Arc::ptr_eq(made_of, &libraries)).await;
        // Taking a large index apart takes its time, for which nobody waits.
        drop(spawn_blocking(move || drop(before)));
    }

    fn store(&self, libraries: Arc<Libraries>, own: Arc<Libraries>) {
        self.now.store(libraries);
        self.made_of.send_replace(own);
        self.changed.send_replace(());
    }

    /// What tells that there are other libraries.
    pub(super) fn changes(&self) -> watch::Receiver<()> {
        self.changed.subscribe()
    }

    /// Takes over what is read anew, and what is revealed in the ledger, if there can be one, for ever. Where it cannot be
    /// read, that is told once, until it can be.
    pub(super) async fn follow(&self, address: Option<&Address>, wake: &Wake) -> Infallible {
        let mut own = self.own.subscribe();
        let mut changed = wake.listen();
        let mut told = false;
        loop {
            if let Some(address) = address.filter(|address| address.exists()) {
                let Err(error) = self.follow_open(&mut own, (address, wake), &mut told).await;
                if !told {
                    tracing::error!(%error, "the ledger cannot be read; what is revealed now is not known here");
                    told = true;
                }
                sleep(RETRY_EVERY).await;
            } else {
                if own.has_changed().unwrap_or_default() {
                    let read = own.borrow_and_update().clone();
                    self.store(read.clone(), read);
                }
                something_new(&mut own, &mut changed).await;
            }
        }
    }

    async fn follow_open(
        &self,
        own: &mut watch::Receiver<Arc<Libraries>>,
        (address, wake): (&Address, &Wake),
        told: &mut bool,
    ) -> Result<Infallible, LedgerError> {
        let ledger = Ledger::open(address).await?;
        let mut changed = wake.listen();
        let mut known = None;
        loop {
            let last = ledger.last().await?;
            if known.as_ref() != Some(&last) || own.has_changed().unwrap_or_default() {
                let read = own.borrow_and_update().clone();
                self.store(Arc::new(each_with_revealed(&read, &ledger).await?), read);
                known = Some(last);
            }
            *told = false;
            something_new(own, &mut changed).await;
        }
    }
}

/// Waits until the catalogue was read anew, word came, or the ledger is to be looked at.
async fn something_new(own: &mut watch::Receiver<Arc<Libraries>>, changed: &mut Listener) {
    tokio::select! {
        () = changed.next(LOOK_EVERY) => {}
        // It stays changed until somebody takes it.
        _ = own.changed() => own.mark_changed(),
    }
}

/// Where an interaction takes place.
pub(super) fn server_of(interaction: &Interaction) -> Option<GuildId> {
    match interaction {
        Interaction::Command(of) | Interaction::Autocomplete(of) => of.guild_id,
        Interaction::Component(of) => of.guild_id,
        Interaction::Modal(of) => of.guild_id,
        _ => None,
    }
}

/// The language in which somebody uses Discord, as far as there are words in it.
pub(super) fn own_language(interaction: &Interaction) -> Option<Language> {
    Language::of_locale(match interaction {
        Interaction::Command(of) | Interaction::Autocomplete(of) => &of.locale,
        Interaction::Component(of) => &of.locale,
        Interaction::Modal(of) => &of.locale,
        _ => return None,
    })
}

impl Answers for Shared {
    fn interaction(&self, interaction: &Interaction, before: &[Turn]) -> Option<Response> {
        match self.seen_in(server_of(interaction)) {
            Some(library) => respond(&library.on(today()).in_language(own_language(interaction)), interaction, before),
            None => nothing_seen(self.spoken(server_of(interaction), own_language(interaction)), interaction),
        }
    }

    fn message(&self, question: &str, message: &Message, before: &[Turn]) -> MessageReply {
        match self.seen_in(message.guild_id) {
            Some(library) => reply_to(&library.on(today()), question, message, before),
            None => nothing_to(self.spoken(message.guild_id, None), message),
        }
    }

    fn language(&self, server: Option<GuildId>, own: Option<Language>) -> Language {
        self.spoken(server, own)
    }
}
