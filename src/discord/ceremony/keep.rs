//! The panel kept up to date whatever happens elsewhere: in the terminal, by the clock, with the posts, in another process.

use std::collections::HashMap;
use std::convert::Infallible;
use std::time::Duration;

use jiff::Timestamp;
use reqwest::{Method, StatusCode};
use serde_json::Value;
use tokio::time::{Instant, sleep};

use super::{Shows, message_path};
use crate::ceremony::act::{ActError, act};
use crate::ceremony::{Command, RunningOrder, Show};
use crate::discord::component::Component;
use crate::discord::delivery::Failure;
use crate::discord::response::MessageBody;
use crate::ledger::event::PanelPlace;
use crate::ledger::post::{Post, State};
use crate::ledger::{Ledger, LedgerError};

/// How often the ledger is looked at without word.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How often where it cannot be read.
const RETRY_EVERY: Duration = Duration::from_secs(10);
/// How long a panel is left as it is at the least: Discord takes five edits in five seconds in a channel.
const EDIT_EVERY: Duration = Duration::from_secs(2);
/// How long an edit is tried.
const PATIENCE: Duration = Duration::from_secs(10);
/// Discord's codes for a channel and a message that are not there ("Opcodes and status codes", JSON).
const GONE: [u64; 2] = [10_003, 10_008];

/// A show that is looked at.
#[derive(Default)]
struct Kept {
    show: Show,
    posts: Vec<Post>,
    /// The panel as it was last drawn, and where.
    drawn: Option<(PanelPlace, Vec<Component>)>,
    /// When it was last edited, or that was tried.
    edited: Option<Instant>,
    /// Whether the log has it that it cannot be edited.
    told: bool,
}

impl Shows {
    /// Keeps every show's panel up to date, for ever. If the ledger cannot be read, whoever takes over what is revealed
    /// reports it.
    pub(in crate::discord) async fn keep(&self) -> Infallible {
        let mut changed = self.wake.listen();
        let mut kept: HashMap<String, Kept> = HashMap::new();
        loop {
            let looked = match self.existing().await {
                Ok(Some(ledger)) => self.look(ledger, &mut kept).await,
                Ok(None) => Ok(()),
                Err(error) => Err(error),
            };
            if let Err(error) = looked {
                tracing::debug!(%error, "the panels are not kept up to date for now");
                sleep(RETRY_EVERY).await;
            }
            changed.next(LOOK_EVERY).await;
        }
    }

    async fn look(&self, ledger: &Ledger, kept: &mut HashMap<String, Kept>) -> Result<(), LedgerError> {
        let library = self.library.whole();
        for (award, last) in ledger.last().await? {
            let Some(order) = RunningOrder::of_award(library.catalogue(), &award) else { continue };
            let kept = kept.entry(award).or_default();
            let is_news = kept.show.last != last;
            for event in ledger.events(order.award(), kept.show.last).await? {
                kept.show.apply(&event);
            }
            let Some(place) = kept.show.panel.clone() else { continue };
            let is_open = |post: &Post| matches!(post.state, State::Due | State::Sending);
            if is_news || kept.drawn.is_none() || kept.posts.iter().any(is_open) {
                kept.posts = ledger.posts(order.award()).await?;
            }
            let components = self.panel(&order, &kept.show, &kept.posts);
            let is_due = kept.edited.is_none_or(|edited| edited.elapsed() >= EDIT_EVERY);
            if is_due && kept.drawn.as_ref().is_none_or(|(at, drawn)| *at != place || *drawn != components) {
                self.edit(ledger, &order, kept, (place, components)).await?;
            }
        }
        Ok(())
    }

    async fn edit(
        &self,
        ledger: &Ledger,
        order: &RunningOrder<'_>,
        kept: &mut Kept,
        (place, components): (PanelPlace, Vec<Component>),
    ) -> Result<(), LedgerError> {
        let Ok(channel) = place.channel.parse() else { return Ok(()) };
        let path = message_path(channel, &place.message);
        let body = MessageBody::new(components.clone(), false);
        let edited: Result<Value, Failure> = self.delivery.request(Method::PATCH, &path, Some(&body), PATIENCE).await;
        kept.edited = Some(Instant::now());
        match edited {
            Ok(_) => (kept.drawn, kept.told) = (Some((place, components)), false),
            Err(Failure::Refused(why)) if why.code.is_some_and(|code| GONE.contains(&code)) => {
                tracing::info!(award = order.award(), "the panel was deleted, and is forgotten");
                let command = Command::ForgetPanel(place);
                match act(ledger, order, (Timestamp::now(), "laureate"), &command).await {
                    Ok(_) | Err(ActError::Refused(_) | ActError::MovedOn(_)) => {}
                    Err(ActError::Ledger(error)) => return Err(error),
                }
            }
            Err(failure) => {
                if !kept.told {
                    tracing::warn!(award = order.award(), error = %failure, "the panel cannot be brought up to date");
                    kept.told = true;
                }
                // What is forbidden stays so until something changes.
                let is_forbidden =
                    |why: &Failure| matches!(why, Failure::Refused(refusal) if refusal.status == StatusCode::FORBIDDEN);
                if is_forbidden(&failure) {
                    kept.drawn = Some((place, components));
                }
            }
        }
        Ok(())
    }
}
