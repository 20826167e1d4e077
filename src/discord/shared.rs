//! The libraries that the bot answers from: swapped whole when something is revealed and when the catalogue is read anew, so
//! that each request takes one and keeps it to its end.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwap;
use jiff::civil::Date;
use serenity::all::{GuildId, Interaction, Message};
use tokio::sync::watch;
use tokio::task::spawn_blocking;
use tokio::time::sleep;

use super::asking::Asking;
use super::bot::Answers;
use super::kept::{Kept, Key};
use super::message::{MessageReply, nothing_to, reply_to};
use super::respond::{Response, Written, nothing_seen, respond_to};
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
/// Bytes of memory that kept responses take at most: some thousands of them, where the built-in catalogue has hundreds of entries.
const MOST_KEPT: usize = 16 << 20;

/// Libraries, and the responses that were made of them, which end with them: nothing that they said outlives a swap.
struct Now {
    libraries: Arc<Libraries>,
    kept: Kept,
}

impl Now {
    fn new(libraries: Arc<Libraries>) -> Arc<Self> {
        Arc::new(Self { libraries, kept: Kept::new(MOST_KEPT) })
    }
}

/// The libraries as they are now.
#[derive(Clone)]
pub(super) struct Shared {
    now: Arc<ArcSwap<Now>>,
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
        let now = Arc::new(ArcSwap::new(Now::new(own.clone())));
        Self {
            now,
            own: watch::Sender::new(own.clone()),
            made_of: watch::Sender::new(own),
            changed: watch::Sender::new(()),
        }
    }

    /// The whole library as it is now: for what no member asks for.
    pub(super) fn whole(&self) -> Arc<Library> {
        self.now.load().libraries.whole().clone()
    }

    /// What the pages show by now.
    pub(super) fn on_pages(&self) -> Arc<Library> {
        self.now.load().libraries.on_pages().clone()
    }

    /// What is seen in a server, or in direct messages, by now; `None` where nothing is.
    pub(super) fn seen_in(&self, server: Option<GuildId>) -> Option<Arc<Library>> {
        self.now.load().libraries.seen_in(server.map(Into::into)).cloned()
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

    /// The response to an interaction as it is written, on this day: one that was made before where somebody asked the same of
    /// the same libraries.
    fn written_on(
        &self,
        today: Date,
        interaction: &Interaction,
        before: &[Turn],
    ) -> Option<Result<Arc<Written>, serde_json::Error>> {
        let (asking, own, server) = (Asking::of(interaction)?, own_language(interaction), server_of(interaction));
        let now = self.now.load();
        let Some(part) = now.libraries.part_in(server.map(Into::into)) else {
            return Some(Written::of(nothing_seen(self.spoken(server, own), &asking)).map(Arc::new));
        };
        let library = now.libraries.part(part);
        let made = |asking: &Asking| {
            Written::of(respond_to(&library.on(today).in_language(own), asking, before)).map(Arc::new)
        };
        // What was asked before is of one person.
        if !before.is_empty() || !asking.is_of_many() {
            return Some(made(&asking));
        }
        let key = Key { part, today, language: library.language_for(own), asking };
        Some(now.kept.or_made(key, |key| made(&key.asking)))
    }

    fn store(&self, libraries: Arc<Libraries>, own: Arc<Libraries>) {
        self.now.store(Now::new(libraries));
        self.made_of.send_replace(own);
        self.changed.send_replace(());
    }

    /// What tells that there are other libraries.
    pub(super) fn changes(&self) -> watch::Receiver<()> {
        self.changed.subscribe()
    }

    /// Takes over what is read anew, and what is revealed in the ledger, if there can be one, for ever. Where it cannot be
    /// read, the log says so once, until it can be.
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
        let (asking, own) = (Asking::of(interaction)?, own_language(interaction));
        Some(match self.seen_in(server_of(interaction)) {
            Some(library) => respond_to(&library.on(today()).in_language(own), &asking, before),
            None => nothing_seen(self.spoken(server_of(interaction), own), &asking),
        })
    }

    fn written(&self, interaction: &Interaction, before: &[Turn]) -> Option<Result<Arc<Written>, serde_json::Error>> {
        self.written_on(today(), interaction, before)
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

#[cfg(test)]
mod tests {
    use std::sync::OnceLock;

    use serde_json::json;

    use super::*;
    use crate::catalogue::{Catalogue, Entry};
    use crate::config::{Config, Environment};

    const EVENT: Date = Date::constant(2022, 7, 20);

    fn libraries() -> &'static Libraries {
        static LIBRARIES: OnceLock<Libraries> = OnceLock::new();
        LIBRARIES.get_or_init(|| {
            let config = Config::load(None, &Environment::default()).expect("its defaults are sound");
            let catalogue = Catalogue::built_in().expect("it is sound");
            let library = Library::of(catalogue, &config).expect("it can be indexed");
            Libraries::of(library, &config).expect("it can be split")
        })
    }

    /// Somebody asks who won.
    fn who_won() -> Interaction {
        let option = json!({"name": "category", "type": 3, "value": "small team"});
        let asked = json!({
            "id": "1300000000000000001", "application_id": "1200000000000000001", "type": 2, "version": 1,
            "token": "aW50ZXJhY3Rpb24", "channel_id": "1210000000000000003", "locale": "en-GB", "entitlements": [],
            "data": {"id": "1250000000000000000", "name": "winners", "type": 1, "options": [option]},
            "authorizing_integration_owners": {}, "context": 1, "attachment_size_limit": 10_485_760,
            "user": {"id": "1220000000000000005", "username": "person5", "discriminator": "0", "avatar": null},
        });
        serde_json::from_value(asked).expect("it is an interaction")
    }

    fn told(shared: &Shared, today: Date) -> Arc<Written> {
        shared.written_on(today, &who_won(), &[]).expect("it is answered").expect("it can be written")
    }

    #[test]
    fn an_answer_is_kept_until_there_are_other_libraries() {
        let (shared, before) = (Shared::new(libraries().clone()), Arc::new(libraries().clone()));
        let first = told(&shared, EVENT);
        assert!(Arc::ptr_eq(&told(&shared, EVENT), &first));
        let revealed = libraries().map(|library| {
            let catalogue = library.catalogue();
            let of_the_name = catalogue.categories().find(|(_, category)| category.name == "Small Team of the Year");
            let category = of_the_name.expect("there is one").0;
            let stands = |entry: &Entry| entry.recognitions.iter().any(|one| one.category == category);
            let winner = catalogue.entries().find(|(_, entry)| stands(entry)).expect("somebody stands in it").0;
            let results = library.results().announced(catalogue, category, &[winner], &[]);
            library.with_results(results.expect("it stands there"))
        });
        shared.store(Arc::new(revealed), before.clone());
        let second = told(&shared, EVENT);
        assert_ne!(second.body, first.body, "it is revealed by now");
        assert!(Arc::ptr_eq(&told(&shared, EVENT), &second));
        shared.store(before.clone(), before);
        assert_eq!(told(&shared, EVENT).body, first.body);
    }

    #[test]
    fn an_answer_is_of_its_day() {
        let shared = Shared::new(libraries().clone());
        let days = [EVENT.yesterday(), EVENT.tomorrow()].map(|day| day.expect("there is one"));
        let [before, after] = days.map(|day| told(&shared, day));
        assert_ne!(before.body, after.body, "what will be announced was");
        assert_eq!(days.map(|day| told(&shared, day).body.clone()), [before.body.clone(), after.body.clone()]);
    }

    #[test]
    fn what_hangs_on_what_was_asked_before_is_not_kept() {
        let shared = Shared::new(libraries().clone());
        let before = [Turn::from("who won the digital award?")];
        let asked = || shared.written_on(EVENT, &who_won(), &before).expect("it is answered").expect("it is written");
        assert!(!Arc::ptr_eq(&asked(), &asked()));
    }
}
