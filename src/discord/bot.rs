//! The bot: each interaction and each question answered, delivered, and logged in one line.
//!
//! A failure in one ends nothing else. The log never holds a question or a token.

use std::iter;
use std::num::NonZeroU64;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use serde_json::Value;
use serenity::all::{Interaction, Message, UserId};
use tokio::sync::Notify;

use super::delivery::{Delivered, Delivery};
use super::flood::{FloodGate, Passage};
use super::memory::{Memory, Whose};
use super::message::{MessageReply, apology_to, question, reply_to, too_many};
use super::respond::{Response, apology, is_private, respond};
use super::response::Callback;
use crate::library::Library;

/// The type of the interaction that completes what is being typed ("Receiving and Responding", interaction type).
const AUTOCOMPLETE: u8 = 4;

/// What the bot answers. In use that is the library; a test's can fail.
pub trait Answers {
    /// The response to an interaction, if it is of a kind that has one; `before` is what the person asked last.
    fn interaction(&self, interaction: &Interaction, before: &[String]) -> Option<Response>;

    /// The reply to a question in a message; `before` is what the person asked last.
    fn message(&self, question: &str, message: &Message, before: &[String]) -> MessageReply;
}

impl Answers for Library {
    fn interaction(&self, interaction: &Interaction, before: &[String]) -> Option<Response> {
        respond(self, interaction, before)
    }

    fn message(&self, question: &str, message: &Message, before: &[String]) -> MessageReply {
        reply_to(self, question, message, before)
    }
}

/// Answers, and the way to Discord.
pub struct Bot<A> {
    answers: A,
    /// The bot's own user.
    user: UserId,
    delivery: Delivery,
    gate: Mutex<FloodGate>,
    memory: Mutex<Memory>,
    in_flight: InFlight,
}

/// What the log tells of a reply.
struct Figures<'a> {
    id: u64,
    command: &'a str,
    hits: usize,
    micros: u64,
}

impl<A: Answers> Bot<A> {
    /// A bot that is this user.
    pub fn new(answers: A, user: UserId, delivery: Delivery, gate: FloodGate, memory: Memory) -> Self {
        let (gate, memory) = (Mutex::new(gate), Mutex::new(memory));
        Self { answers, user, delivery, gate, memory, in_flight: InFlight::default() }
    }

    /// Answers an interaction.
    pub async fn interaction(&self, interaction: &Interaction) {
        let _in_flight = self.in_flight.begin();
        let (start, id) = (Instant::now(), interaction.id());
        // Only a command can be a question.
        let whose = interaction.as_command().map(|command| Whose {
            user: command.user.id,
            channel: command.channel_id,
            private: is_private(command),
        });
        let before = whose.map(|whose| self.asked_before(whose)).unwrap_or_default();
        let response = match survived(id.get(), || self.answers.interaction(interaction, &before)) {
            Some(Some(response)) => response,
            Some(None) => return,
            None => {
                let delivered = self.delivery.callback(id, interaction.token(), &apology()).await;
                return log_apology(id.get(), &delivered);
            }
        };
        let micros = start.elapsed().as_micros() as u64;
        self.remember(whose, response.asked);
        let delivered = self.delivery.callback(id, interaction.token(), &response.callback).await;
        log(&Figures { id: id.get(), command: &response.command, hits: response.hits, micros }, &delivered);
    }

    /// Answers an interaction that serenity cannot read, perhaps because Discord has changed since.
    pub async fn unreadable(&self, interaction: &Value) {
        let _in_flight = self.in_flight.begin();
        let id = interaction["id"].as_str().and_then(|id| id.parse::<NonZeroU64>().ok());
        let (Some(id), Some(token)) = (id, interaction["token"].as_str()) else { return };
        tracing::error!(id = id.get(), "an interaction that cannot be read; an apology is the answer");
        // What is being typed can have no message for an answer.
        let apology = if interaction["type"] == AUTOCOMPLETE { Callback::choices(iter::empty()) } else { apology() };
        log_apology(id.get(), &self.delivery.callback(id.into(), token, &apology).await);
    }

    /// Answers a message, if it asks the bot something.
    pub async fn message(&self, message: &Message) {
        let _in_flight = self.in_flight.begin();
        let (start, id, channel) = (Instant::now(), message.id.get(), message.channel_id);
        let Some(text) = question(message, self.user) else { return };
        let passage =
            self.gate.lock().unwrap_or_else(PoisonError::into_inner).passage(message.author.id.get(), Instant::now());
        let whose = Whose { user: message.author.id, channel, private: false };
        let (command, answered) = match passage {
            Passage::Open => {
                let before = self.asked_before(whose);
                ("mention", survived(id, || self.answers.message(&text, message, &before)))
            }
            Passage::Refused => ("too many mentions", Some(too_many(message))),
            Passage::Silent => {
                tracing::debug!(id, "passed over: this person asks too often");
                return;
            }
        };
        let Some(MessageReply { body, hits, asked }) = answered else {
            return log_apology(id, &self.delivery.message(channel, &apology_to(message)).await);
        };
        let micros = start.elapsed().as_micros() as u64;
        self.remember(Some(whose), asked);
        let delivered = self.delivery.message(channel, &body).await;
        log(&Figures { id, command, hits, micros }, &delivered);
    }

    /// What somebody asked last somewhere.
    fn asked_before(&self, whose: Whose) -> Vec<String> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner).last(whose, Instant::now())
    }

    /// Keeps what was asked for the next question, before the reply is sent: the next may come at once.
    fn remember(&self, whose: Option<Whose>, asked: Vec<String>) {
        if let Some(whose) = whose.filter(|_| !asked.is_empty()) {
            self.memory.lock().unwrap_or_else(PoisonError::into_inner).remember(whose, asked, Instant::now());
        }
    }

    /// Waits until no reply is on its way.
    pub async fn finished(&self) {
        self.in_flight.finished().await;
    }
}

/// What a function gives, or nothing if it panics; the panic's log line then has this id. It computes, so the thread's
/// other tasks, the connection among them, go on elsewhere meanwhile.
fn survived<T>(id: u64, answer: impl FnOnce() -> T) -> Option<T> {
    let caught = || catch_unwind(AssertUnwindSafe(answer)).ok();
    tracing::error_span!("answering", id).in_scope(|| tokio::task::block_in_place(caught))
}

/// Has panics write one log line: where, but not what they say, which may hold a question.
pub fn log_panics() {
    std::panic::set_hook(Box::new(|panic: &PanicHookInfo<'_>| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, "a panic; where an answer was due, it is an apology");
    }));
}

/// That there was a panic is in the log by now.
fn log_apology(id: u64, delivered: &Delivered) {
    if let Err(failure) = delivered {
        tracing::error!(id, error = %failure, "not even the apology arrived");
    }
}

fn log(figures: &Figures<'_>, delivered: &Delivered) {
    let Figures { id, command, hits, micros } = *figures;
    match delivered {
        Ok(None) => tracing::info!(id, command, hits, micros, "answered"),
        Ok(Some(first)) => {
            tracing::warn!(id, command, hits, micros, first = %first, "answered at the second attempt");
        }
        Err(failure) => tracing::error!(id, command, hits, micros, error = %failure, "not answered"),
    }
}

/// Replies that are being sent.
#[derive(Default)]
struct InFlight {
    count: AtomicUsize,
    none: Notify,
}

impl InFlight {
    fn begin(&self) -> InFlightGuard<'_> {
        self.count.fetch_add(1, Ordering::SeqCst);
        InFlightGuard(self)
    }

    async fn finished(&self) {
        loop {
            let none = self.none.notified();
            if self.count.load(Ordering::SeqCst) == 0 {
                return;
            }
            none.await;
        }
    }
}

/// Counts a reply until it is dropped.
struct InFlightGuard<'a>(&'a InFlight);

impl Drop for InFlightGuard<'_> {
    fn drop(&mut self) {
        if self.0.count.fetch_sub(1, Ordering::SeqCst) == 1 {
            self.0.none.notify_waiters();
        }
    }
}
