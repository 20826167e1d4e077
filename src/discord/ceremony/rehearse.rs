//! `/ceremony rehearse`: the whole show in a private channel, with made-up winners, and taken away afterwards.
//!
//! What was posted is known by its mark, so that the button takes it away after a restart as well.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use reqwest::Method;
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serenity::all::{ChannelId, CommandInteraction};
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

use super::access::access;
use super::admission::Asker;
use super::given::Subcommand;
use super::press::{Press, Wish};
use super::{Shows, Unable, chance};
use crate::catalogue::CollectionKey;
use crate::ceremony::act::load;
use crate::ceremony::rehearsal::rehearsed;
use crate::ceremony::verbs::{AWARD, Given as _};
use crate::ceremony::{Refused, RunningOrder, meant};
use crate::discord::announce::{Kind, is_marked, mark, nonce, post};
use crate::discord::component::{Style, container, row, styled, text};
use crate::discord::custom_id::UNIQUE_SUFFIX;
use crate::discord::delivery::{Delivery, Failure, File};
use crate::discord::limits::MESSAGES;
use crate::discord::markdown::escape;
use crate::discord::outbox::{Pauses, drawn};
use crate::discord::response::{Callback, MessageBody};
use crate::discord::view::{notice, notice_of};
use crate::library::Library;
use crate::wording::{Asked, say};

/// How long a rehearsal stays after its last post.
const STAYS: Duration = Duration::from_hours(1);
/// How often something is tried that Discord does not take.
const ATTEMPTS: u32 = 8;

/// Rehearsals of this process, each by the interaction that began it, with what ends it.
pub(super) type Running = Mutex<HashMap<i64, CancellationToken>>;

/// A rehearsal under way.
struct Rehearsal {
    delivery: Arc<Delivery>,
    library: Arc<Library>,
    collection: CollectionKey,
    number: i64,
    channel: ChannelId,
    chance: [u8; 32],
    stop: CancellationToken,
}

/// A message, as far as it is looked at.
#[derive(Deserialize)]
struct Found {
    id: String,
    #[serde(default)]
    components: serde_json::Value,
}

impl Shows {
    /// Begins a rehearsal, where it harms nobody.
    pub(super) async fn rehearse(
        self: &Arc<Self>,
        asker: &Asker,
        interaction: &CommandInteraction,
        given: &Subcommand<'_>,
    ) -> Result<Callback, Unable> {
        let not_here = || Unable::Because(say!(asker, "not-of-this-server"));
        let channel = given.channel("channel").ok_or_else(not_here)?.id;
        let library = self.seen_by(asker)?;
        let shows = self.unless_announced_in(asker, channel).await?;
        let order = meant::award(&library, given.one(AWARD).as_deref(), &shows)?;
        if order.categories().len() == 0 {
            return Err(Refused::NothingPending(order.name().to_owned()).into());
        }
        self.is_private(asker, channel).await?;
        let chance = chance(asker.wording())?;
        let number = interaction.id.get().cast_signed();
        let stop = CancellationToken::new();
        self.running().insert(number, stop.clone());
        let (delivery, collection) = (self.delivery.clone(), order.collection());
        let (award, place) = (escape(order.name()), format!("<#{channel}>"));
        let told = notice_of(say!(asker, "rehearsal-begins", award = award, channel = place));
        // Posts are in the language of their server, whoever asks.
        let spoken = Asked::Always(self.library.spoken(asker.server, None));
        let library = Arc::new(library.speaking(spoken));
        let rehearsal = Rehearsal { delivery, library, collection, number, channel, chance, stop };
        let shows = Arc::clone(self);
        tokio::spawn(async move {
            rehearsal.run().await;
            shows.running().remove(&number);
        });
        Ok(Callback::message(told, true))
    }

    /// Refuses a channel in which real winners are announced; gives the awards that have a show.
    async fn unless_announced_in(&self, asker: &Asker, channel: ChannelId) -> Result<Vec<String>, Unable> {
        let mut shows = Vec::new();
        if let Some(ledger) = self.existing().await? {
            shows = ledger.shows().await?;
            for award in &shows {
                let show = load(ledger, award).await?;
                let is_plans = show.plan.as_ref().is_some_and(|plan| plan.channel == channel.to_string());
                if is_plans || show.followers.contains_key(&channel.to_string()) {
                    return Err(Unable::Because(say!(asker, "rehearsal-where-it-counts")));
                }
            }
        }
        Ok(shows)
    }

    /// Refuses a channel that is not of this server, that everybody sees, or that the bot cannot write to.
    async fn is_private(&self, asker: &Asker, channel: ChannelId) -> Result<(), Unable> {
        let access = access(&self.delivery, self.bot, &channel.to_string()).await;
        let access = access.map_err(|why| Unable::Because(why.said(asker.wording())))?;
        if Some(access.server) != asker.server {
            return Err(Unable::Because(say!(asker, "not-of-this-server")));
        }
        if access.is_public {
            return Err(Unable::Because(say!(asker, "rehearsal-seen-by-all", channel = &access.name)));
        }
        match access.lacks(asker.wording(), None) {
            Some(lacks) => Err(Unable::Because(lacks)),
            None => Ok(()),
        }
    }

    /// Takes a rehearsal away: whoever runs it does, or nobody does any more.
    pub(super) fn remove_rehearsal(&self, asker: &Asker, press: &Press, channel: ChannelId) -> Callback {
        let running = self.running().get(&press.seen).cloned();
        match running {
            Some(stop) => stop.cancel(),
            None => {
                let (delivery, number) = (self.delivery.clone(), press.seen);
                tokio::spawn(async move { remove(&delivery, channel, number).await });
            }
        }
        Callback::message(notice(&say!(asker, "rehearsal-goes")), true)
    }

    fn running(&self) -> std::sync::MutexGuard<'_, HashMap<i64, CancellationToken>> {
        self.rehearsals.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Rehearsal {
    async fn run(&self) {
        if let Err(failure) = self.posts().await {
            tracing::warn!(channel = self.channel.get(), error = %failure, "a rehearsal cannot be posted to its end");
        }
        tokio::select! {
            () = self.stop.cancelled() => {}
            () = sleep(STAYS) => {}
        }
        remove(&self.delivery, self.channel, self.number).await;
    }

    /// Posts all of it, in the order of the show.
    async fn posts(&self) -> Result<(), Failure> {
        let order = RunningOrder::of(self.library.catalogue(), self.collection);
        let show = rehearsed(&order, self.chance, Timestamp::now());
        let mark = mark(&name(self.number));
        let remove = Press::new(Wish::Remove, order.award(), "", self.number).encode();
        let wording = self.library.wording();
        let told = say!(wording, "rehearsal-first", award = escape(order.name()));
        let button =
            styled(Style::Danger, &say!(wording, "rehearsal-remove"), format!("{remove}{UNIQUE_SUFFIX}{mark}"));
        let first = MessageBody::new(vec![container(None, vec![text(told), row(vec![button])])], false);
        self.send(first, "first", &[]).await?;
        for (_, category) in order.categories() {
            for kind in [Kind::Shortlist, Kind::Winner] {
                if self.stop.is_cancelled() {
                    return Ok(());
                }
                let Some(made) = post(wording, &order, &show, (kind, &category.id), None, &mark) else { continue };
                let made = made.rehearsal();
                let pictures = drawn(&self.library, &made).await;
                self.send(made.message(&pictures), &format!("{kind:?} {}", category.id), &pictures).await?;
            }
        }
        Ok(())
    }

    /// Sends a message, once.
    async fn send(&self, message: MessageBody, which: &str, pictures: &[File]) -> Result<(), Failure> {
        let body = message.once(nonce(&format!("{} {which}", name(self.number))));
        let path = format!("/channels/{}/messages", self.channel);
        repeated(&self.delivery, (Method::POST, &path), Some(&body), pictures).await.map(|_: IgnoredAny| ())
    }
}

/// What a rehearsal's mark is made of.
fn name(number: i64) -> String {
    format!("rehearsal {number}")
}

/// Takes away all that a rehearsal posted: what carries its mark.
async fn remove(delivery: &Delivery, channel: ChannelId, number: i64) {
    let mark = mark(&name(number));
    let path = format!("/channels/{channel}/messages");
    let mut page = format!("{path}?limit={MESSAGES}");
    loop {
        let found: Vec<Found> = match repeated(delivery, (Method::GET, &page), None, &[]).await {
            Ok(found) => found,
            Err(failure) => {
                tracing::warn!(channel = channel.get(), error = %failure, "a rehearsal cannot be taken away");
                return;
            }
        };
        for message in found.iter().filter(|message| is_marked(&message.components, &mark)) {
            let path = format!("{path}/{}", message.id);
            let gone: Result<IgnoredAny, Failure> = repeated(delivery, (Method::DELETE, &path), None, &[]).await;
            match gone {
                Err(Failure::Refused(refusal)) if refusal.is_unknown_message() => {}
                Err(failure) => {
                    tracing::warn!(channel = channel.get(), error = %failure, "a rehearsal's post stays");
                }
                Ok(_) => {}
            }
        }
        let oldest = found.iter().filter_map(|message| message.id.parse::<i64>().ok()).min();
        match oldest {
            // Nothing of it is older than what began it.
            Some(oldest) if found.len() == MESSAGES && oldest > number => {
                page = format!("{path}?limit={MESSAGES}&before={oldest}");
            }
            _ => return,
        }
    }
}

/// Does something that does no harm when it is done twice; again where Discord does not take it for now.
async fn repeated<T: DeserializeOwned>(
    delivery: &Delivery,
    (method, path): (Method, &str),
    body: Option<&MessageBody>,
    files: &[File],
) -> Result<T, Failure> {
    let mut pauses = Pauses::default();
    loop {
        match delivery.once(method.clone(), path, body, files).await {
            Err(Failure::Refused(refusal)) if refusal.is_final() => return Err(Failure::Refused(refusal)),
            Err(failure) if pauses.count() >= ATTEMPTS => return Err(failure),
            Err(failure) => {
                let pause = pauses.after(&failure);
                sleep(pause).await;
            }
            Ok(done) => return Ok(done),
        }
    }
}
