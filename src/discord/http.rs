//! Interactions over HTTP: from the bytes of a request to those of its response. What HTTP is made of is for `web`.
//!
//! The same answers as over the gateway, and in the response itself, with nothing remembered between two that one could tell by
//! an answer: any replica answers any request. Only what a response cannot carry goes by way of [`delivery`](super::delivery), and the response then says
//! that it has gone. Files are such: in a response Discord takes them sometimes, up to some size and not for every kind of
//! command. And so is an answer after which something is to be done.

mod signature;

use std::sync::Arc;

use bytes::Bytes;
use jiff::Timestamp;
use serde_json::Value;
use serenity::all::Interaction;
use tokio::time::Instant;

pub use signature::{Claim, KeyError, PublicKey, Refused};

use super::asked::Asked;
use super::bot::{Answers, Came, ReplyMetrics, catching_panic, log, of_a_show, spoken, unread};
use super::ceremony::{Answered, Shows, is_about_shows};
use super::delivery::{Arrived, Delivered, Delivery, File};
use super::memory::ConversationKey;
use super::respond::{Written, apology, whose};
use super::response::Callback;
use crate::request::Turn;

/// What answers interactions that come over HTTP.
pub struct Endpoint {
    key: PublicKey,
    /// Seconds by which the time of a request may differ from now.
    tolerance: u32,
    answers: Arc<dyn Answers + Send + Sync>,
    /// What was asked before, where that is kept.
    asked: Option<Asked>,
    /// Shows, where there are any.
    shows: Option<Arc<Shows>>,
    delivery: Arc<Delivery>,
}

/// What a request is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// This body, which is JSON.
    Body(Bytes),
    /// Nothing here: the answer has gone its own way.
    Sent,
    /// It is not Discord's.
    Refused(Refused),
    /// It is not an interaction, nor anything like one.
    NoInteraction,
}

/// How an interaction ended, for figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It was answered.
    Answered,
    /// Answering panicked.
    Panic,
    /// The ledger did not answer in time.
    Late,
    /// It could not be read.
    Unreadable,
    /// What went its own way did not arrive.
    Undelivered,
}

impl Outcome {
    /// Its word in figures.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Panic => "panic",
            Self::Late => "late",
            Self::Unreadable => "unreadable",
            Self::Undelivered => "undelivered",
        }
    }
}

/// A request's reply, and what is counted of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replied {
    /// What is answered.
    pub reply: Reply,
    /// What was asked for, and how that ended; `None` where nothing was.
    pub counted: Option<(String, Outcome)>,
}

impl Endpoint {
    /// What answers those interactions that are signed by this key.
    #[must_use]
    pub fn new(
        key: PublicKey,
        tolerance: u32,
        answers: Arc<dyn Answers + Send + Sync>,
        delivery: impl Into<Arc<Delivery>>,
    ) -> Self {
        Self { key, tolerance, answers, asked: None, shows: None, delivery: delivery.into() }
    }

    /// The same with these shows, and with what was asked before.
    pub(super) fn with(self, shows: Arc<Shows>, asked: Option<Asked>) -> Self {
        Self { shows: Some(shows), asked, ..self }
    }

    /// Looks at what stands before a body: the signature, and the time.
    ///
    /// # Errors
    /// The request is surely not Discord's, or not of now.
    pub fn claim(&self, signature: Option<&[u8]>, time: Option<&[u8]>) -> Result<Claim, Refused> {
        Claim::read(signature, time, Timestamp::now().as_second(), self.tolerance)
    }

    /// Answers a request with this body.
    pub async fn answer(&self, claim: &Claim, body: &[u8]) -> Replied {
        let start = Instant::now();
        if !claim.holds(&self.key, body) {
            return Replied { reply: Reply::Refused(Refused::Forged), counted: None };
        }
        match serde_json::from_slice::<Interaction>(body) {
            Ok(interaction) => self.interaction(&interaction, start).await,
            Err(_) => unreadable(&*self.answers, body),
        }
    }

    async fn interaction(&self, interaction: &Interaction, start: Instant) -> Replied {
        let id = interaction.id().get();
        if let Some(shows) = self.shows.as_ref().filter(|_| is_about_shows(interaction)) {
            return self.of_a_show(shows.clone(), interaction, start).await;
        }
        let whose = self.asked.as_ref().and_then(|_| whose(interaction));
        let before = self.asked_before(whose).await;
        // It computes for less time than it takes to hand the thread's other requests to another thread, for which
        // no core can be spared where many ask.
        let written = match catching_panic(id, || self.answers.written(interaction, &before)) {
            Some(Some(Ok(written))) => written,
            Some(Some(Err(error))) => return unwritten(&error, "other"),
            // A kind that is unknown today.
            Some(None) => return replied(&apology(spoken(&*self.answers, interaction)), "other", Outcome::Unreadable),
            None => return replied(&apology(spoken(&*self.answers, interaction)), "other", Outcome::Panic),
        };
        let micros = start.elapsed().as_micros() as u64;
        self.remember(whose, &written.asked).await;
        let Written { body, command, hits, deletes, .. } = &*written;
        let figures = ReplyMetrics { id, command, hits: *hits, micros };
        let Some(callback) = deletes else {
            log(&figures, &HERE);
            return replied_by(body.clone(), command, Outcome::Answered);
        };
        // Only what arrived can be followed by something, and of a response nobody tells when it does.
        let mut delivered = self.delivery.callback(interaction.id(), interaction.token(), callback, start).await;
        let arrived = delivered.is_ok();
        if arrived {
            let deleted = self.delivery.delete_original(interaction.application_id(), interaction.token()).await;
            delivered = deleted.and(delivered);
        }
        log(&figures, &delivered);
        let outcome = if delivered.is_ok() { Outcome::Answered } else { Outcome::Undelivered };
        if arrived { sent(command, outcome) } else { replied_by(body.clone(), command, outcome) }
    }

    /// Answers an interaction that is about shows.
    async fn of_a_show(&self, shows: Arc<Shows>, interaction: &Interaction, start: Instant) -> Replied {
        let id = interaction.id();
        let (Answered { command, callback, files }, came) = of_a_show(shows, interaction, start).await;
        let micros = start.elapsed().as_micros() as u64;
        let outcome = match came {
            Came::Answer => Outcome::Answered,
            Came::Panic => Outcome::Panic,
            Came::Late => Outcome::Late,
        };
        let figures = ReplyMetrics { id: id.get(), command: &command, hits: 0, micros };
        if files.is_empty() {
            // That there was a panic is in the log by now.
            if came != Came::Panic {
                log(&figures, &HERE);
            }
            return replied(&callback, &command, outcome);
        }
        let delivered = self.with_files((id, interaction.token()), &callback, &files, start).await;
        log(&figures, &delivered);
        match delivered {
            Ok(_) => sent(&command, outcome),
            // If it has arrived all the same, Discord lets that one stand.
            Err(_) => replied(&apology(spoken(&*self.answers, interaction)), &command, Outcome::Undelivered),
        }
    }

    async fn with_files(
        &self,
        to: (serenity::all::InteractionId, &str),
        callback: &Callback,
        files: &[File],
        start: Instant,
    ) -> Delivered {
        self.delivery.callback_with(to, callback, files, start).await
    }

    /// What somebody asked last somewhere, where that is kept.
    async fn asked_before(&self, whose: Option<ConversationKey>) -> Vec<Turn> {
        match self.asked.as_ref().zip(whose) {
            Some((asked, whose)) => asked.last(whose).await,
            None => Vec::new(),
        }
    }

    /// Keeps what was asked for the next question, before the reply is there: the next may come at once.
    async fn remember(&self, whose: Option<ConversationKey>, turns: &[Turn]) {
        if let Some((asked, whose)) = self.asked.as_ref().zip(whose).filter(|_| !turns.is_empty()) {
            asked.remember(whose, turns.to_vec()).await;
        }
    }
}

/// The answer is in the response, whose way is not seen.
const HERE: Delivered = Ok(Arrived { attempts: 1, first: None });

/// What cannot be read, perhaps because Discord has changed since.
fn unreadable(answers: &dyn Answers, body: &[u8]) -> Replied {
    match serde_json::from_slice::<Value>(body) {
        Ok(value) if value["type"].is_u64() => {
            let id = value["id"].as_str().and_then(|id| id.parse::<u64>().ok());
            tracing::error!(id, "an interaction that cannot be read; an apology is the answer");
            replied(&unread(answers, &value), "other", Outcome::Unreadable)
        }
        _ => Replied { reply: Reply::NoInteraction, counted: None },
    }
}

fn replied(callback: &Callback, command: &str, outcome: Outcome) -> Replied {
    match serde_json::to_vec(callback) {
        Ok(body) => replied_by(body.into(), command, outcome),
        Err(error) => unwritten(&error, command),
    }
}

fn replied_by(body: Bytes, command: &str, outcome: Outcome) -> Replied {
    Replied { reply: Reply::Body(body), counted: Some((command.to_owned(), outcome)) }
}

fn unwritten(error: &serde_json::Error, command: &str) -> Replied {
    tracing::error!(%error, "an answer that cannot be written");
    Replied { reply: Reply::NoInteraction, counted: Some((command.to_owned(), Outcome::Undelivered)) }
}

fn sent(command: &str, outcome: Outcome) -> Replied {
    Replied { reply: Reply::Sent, counted: Some((command.to_owned(), outcome)) }
}
