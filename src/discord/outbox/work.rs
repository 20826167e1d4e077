//! One post, from its claim to its end.

use std::time::Duration;

use jiff::Timestamp;
use reqwest::Method;
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::find::Message;
use super::known::Known;
use super::pause::Pauses;
use super::{Stumble, Worker};
use crate::ceremony::RunningOrder;
use crate::discord::announce::{self, Kind, mark, messages, nonce};
use crate::discord::delivery::{Failure, Refusal};
use crate::ledger::LedgerError;
use crate::ledger::event::Happening;
use crate::ledger::outbox::Settled;
use crate::ledger::post::{Post, Stage, State};

/// The flag of a message that was handed on to those who follow its channel ("Message resource", message flags).
const CROSSPOSTED: u64 = 1;

/// What is to be done for a post, as things are.
enum Step {
    /// A message is sent.
    Send(Box<announce::Post>),
    /// The message of this id is changed.
    Edit(String, Box<announce::Post>),
    /// It is taken away.
    Delete(String),
    /// It is handed on.
    Publish(String),
    /// Nothing, and why.
    Nothing(Settled),
}

/// The message that Discord made.
#[derive(Deserialize)]
struct Made {
    id: String,
}

impl Worker {
    /// Works a post that was claimed, until it is settled, is somebody else's, or the process is to end.
    pub(super) async fn work(&self, post: &Post) {
        // Whoever had it before may have sent it.
        let mut doubt = post.state == State::Sending;
        let mut pauses = Pauses::default();
        loop {
            let pause = match self.attempt(post, &mut doubt).await {
                Ok(None) => return,
                Ok(Some(settled)) => return self.settle(post, settled, pauses.count()).await,
                Err(Stumble::Failure(Failure::Refused(refusal))) if refusal.is_final() => {
                    let settled = Settled::Failed(reason(&refusal, doubt));
                    return self.settle(post, settled, pauses.count()).await;
                }
                Err(Stumble::Failure(failure)) => {
                    if pauses.count() == 0 {
                        tracing::warn!(post = post.id, error = %failure, "a post is not taken yet; it is tried until it is");
                    }
                    doubt |= failure.is_doubtful();
                    pauses.after(&failure)
                }
                Err(Stumble::Ledger(error)) => {
                    if pauses.count() == 0 {
                        tracing::error!(post = post.id, %error, "the ledger cannot be used; a post waits");
                    }
                    pauses.next()
                }
            };
            if !self.wait(pause).await {
                // What was surely not sent is whoever's comes first; else somebody has to look.
                if !doubt {
                    self.settle(post, Settled::Due, 0).await;
                }
                return;
            }
        }
    }

    /// Waits; gives whether the process goes on.
    async fn wait(&self, pause: Duration) -> bool {
        tokio::select! {
            () = tokio::time::sleep(pause) => true,
            () = self.outbox.stop.cancelled() => false,
        }
    }

    /// One attempt: what became of the post; `None` where it is somebody else's.
    async fn attempt(&self, post: &Post, doubt: &mut bool) -> Result<Option<Settled>, Stumble> {
        let (held, last) = self.ledger.holds(post, &self.name).await?;
        if !held {
            return Ok(None);
        }
        let Some(path) = messages(&post.channel) else {
            return Ok(Some(Settled::Failed(format!("“{}” is no channel's id", post.channel))));
        };
        let known = self.shows.with(&post.show, last).await?;
        let step = self.step(post, &known).await?;
        let is_message = matches!(post.stage, Stage::Shortlist | Stage::Winner | Stage::Notice);
        if *doubt && is_message {
            if let Some(message) = self.find(post, &path).await? {
                return Ok(Some(Settled::Done(message)));
            }
            *doubt = false;
        }
        let settled = match step {
            Step::Nothing(settled) => settled,
            Step::Send(announced) => Settled::Done(self.send(post, &path, &announced).await?),
            Step::Edit(message, announced) => self.edit(&path, message, &announced).await?,
            Step::Delete(message) => self.delete(&path, message).await?,
            Step::Publish(message) => self.publish(&path, message, *doubt).await?,
        };
        Ok(Some(settled))
    }

    /// What is to be done for a post by what is known now: what was taken back meanwhile is never sent.
    async fn step(&self, post: &Post, known: &Known) -> Result<Step, LedgerError> {
        let library = self.outbox.library.whole();
        let Some(order) = RunningOrder::of_award(library.catalogue(), &post.show) else {
            return Ok(Step::Nothing(Settled::Failed("the catalogue does not have this award any more".to_owned())));
        };
        let dropped = |why: &str| Ok(Step::Nothing(Settled::Dropped(why.to_owned())));
        let is_withdrawn = matches!(known.happened(post.event), Some(Happening::Withdrawn { .. }));
        let revealed = known.show.revealed(&post.category);
        // Whoever reads a channel shares the language of its server.
        let server = known.show.server(&post.channel).and_then(|server| server.parse().ok());
        let wording = self.outbox.library.spoken(server, None).wording();
        let announced_as = |id: &str| {
            let kind = Kind::of(post.stage, is_withdrawn)?;
            let ping = known.show.ping(&post.channel);
            announce::post(wording, &order, &known.show, (kind, &post.category), ping, &mark(id)).map(Box::new)
        };
        let announced = || announced_as(&post.id);
        let is_first = matches!(post.stage, Stage::Shortlist | Stage::Winner);
        if is_first && !self.is_seen(post, known) {
            return dropped("the channel's server does not see this award");
        }
        let misfit = || Step::Nothing(Settled::Failed("it does not fit the catalogue any more".to_owned()));
        if post.stage == Stage::Shortlist {
            return Ok(announced().map_or_else(misfit, Step::Send));
        }
        if post.stage == Stage::Winner {
            return match revealed {
                Some(revealed) if revealed.event == post.event => Ok(announced().map_or_else(misfit, Step::Send)),
                _ => dropped("taken back before it was sent"),
            };
        }
        let winner = self.ledger.winner_of(post).await?;
        let Some((winner, message)) = winner.and_then(|winner| Some((winner.clone(), winner.message?))) else {
            return dropped("the announcement did not get here");
        };
        let holds = revealed.filter(|revealed| revealed.event == winner.event);
        Ok(match post.stage {
            Stage::Removal => Step::Delete(message),
            Stage::Notice if is_withdrawn => announced().map_or_else(misfit, Step::Send),
            _ if holds.is_none() => return dropped("the announcement was taken back since"),
            Stage::Notice if holds.is_some_and(|holds| holds.by != post.event) => {
                return dropped("it was corrected again since");
            }
            Stage::Publishing => Step::Publish(message),
            Stage::Notice => announced().map_or_else(misfit, Step::Send),
            // Changed, it keeps its own mark.
            _ => announced_as(&winner.id).map_or_else(misfit, |announced| Step::Edit(message, announced)),
        })
    }

    /// Whether the server of a channel that follows sees the award: it may have followed before it had a scope. The show's own
    /// channel is the organisers' choice.
    fn is_seen(&self, post: &Post, known: &Known) -> bool {
        let Some(follower) = known.show.followers.get(&post.channel) else { return true };
        let seen = follower.server.parse().ok().and_then(|server| self.outbox.library.seen_in(Some(server)));
        seen.is_some_and(|library| RunningOrder::of_award(library.catalogue(), &post.show).is_some())
    }

    async fn send(&self, post: &Post, path: &str, announced: &announce::Post) -> Result<String, Failure> {
        let pictures = self.pictures.of(&self.outbox.library.whole(), announced).await;
        let message = announced.message(&pictures).once(nonce(&post.id));
        let made: Made = self.outbox.delivery.once(Method::POST, path, Some(&message), &pictures).await?;
        Ok(made.id)
    }

    async fn edit(&self, path: &str, message: String, announced: &announce::Post) -> Result<Settled, Failure> {
        let pictures = self.pictures.of(&self.outbox.library.whole(), announced).await;
        let body = announced.message(&pictures);
        let path = format!("{path}/{message}");
        let edited = self.outbox.delivery.once::<IgnoredAny>(Method::PATCH, &path, Some(&body), &pictures).await;
        edited.map(|_| Settled::Done(message))
    }

    async fn delete(&self, path: &str, message: String) -> Result<Settled, Failure> {
        let path = format!("{path}/{message}");
        match self.outbox.delivery.once::<IgnoredAny>(Method::DELETE, &path, None::<&()>, &[]).await {
            Err(Failure::Refused(refusal)) if refusal.is_unknown_message() => Ok(Settled::Done(message)),
            done => done.map(|_| Settled::Done(message)),
        }
    }

    async fn publish(&self, path: &str, message: String, doubt: bool) -> Result<Settled, Failure> {
        let path = format!("{path}/{message}");
        if doubt {
            let found: Message = self.outbox.delivery.once(Method::GET, &path, None::<&()>, &[]).await?;
            if found.flags & CROSSPOSTED != 0 {
                return Ok(Settled::Done(found.id));
            }
        }
        let path = format!("{path}/crosspost");
        match self.outbox.delivery.once::<IgnoredAny>(Method::POST, &path, None::<&()>, &[]).await {
            Err(Failure::Refused(refusal)) if refusal.is_published_already() => Ok(Settled::Done(message)),
            done => done.map(|_| Settled::Done(message)),
        }
    }

    /// Writes down what became of a post, for as long as that takes.
    async fn settle(&self, post: &Post, settled: Settled, stumbles: u32) {
        let mut pauses = Pauses::default();
        loop {
            match self.ledger.settle(&post.id, &self.name, Timestamp::now(), &settled).await {
                Ok(true) => return tell(post, &settled, stumbles),
                Ok(false) => {
                    tracing::warn!(post = post.id, "somebody else has taken this post over");
                    return;
                }
                Err(error) => {
                    if pauses.count() == 0 {
                        tracing::error!(post = post.id, %error, "what became of a post cannot be written down yet");
                    }
                    // At the end of the process somebody else has to look for it.
                    if !self.wait(pauses.next()).await {
                        return;
                    }
                }
            }
        }
    }
}

/// Why a post will not arrive, and what can be done.
fn reason(refusal: &Refusal, doubt: bool) -> String {
    let may = if doubt { " It may have been posted before; the channel cannot be read." } else { "" };
    let said = refusal.message.as_deref().unwrap_or("no reason given");
    match refusal.status.as_u16() {
        403 => format!(
            "Discord does not let the bot do this in the channel ({said}). It needs View Channel, Send Messages, Attach \
             Files and Read Message History there.{may}"
        ),
        404 => format!("The channel or the message is gone ({said}).{may}"),
        status => format!("Discord does not take it: {status} {said}.{may}"),
    }
}

fn tell(post: &Post, settled: &Settled, stumbles: u32) {
    let (post, stage) = (post.id.as_str(), post.stage.word());
    match settled {
        Settled::Due => tracing::info!(post, stage, "left for later"),
        Settled::Done(_) if stumbles > 0 => tracing::warn!(post, stage, stumbles, "posted, not at the first attempt"),
        Settled::Done(_) => tracing::info!(post, stage, "posted"),
        Settled::Dropped(reason) => tracing::info!(post, stage, reason, "not wanted any more"),
        Settled::Failed(reason) => tracing::error!(post, stage, reason, "a post will not arrive"),
    }
}
