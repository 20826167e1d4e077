//! The bot: each interaction and each question answered, delivered, and logged in one line.
//!
//! A failure in one ends nothing else. The log never holds a question or a token.

use std::iter;
use std::num::NonZeroU64;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use serenity::all::{GuildId, Interaction, InteractionType, Message, UserId};
use tokio::time::{Instant, timeout_at};
use tokio_util::task::TaskTracker;
use tracing::Instrument as _;

use super::ceremony::{Answered, PATIENCE, Shows, is_about_shows, too_late};
use super::command_schema::CEREMONY;
use super::delivery::{Arrived, Delivered, Delivery};
use super::flood::{FloodLimiter, RateLimit};
use super::memory::{ConversationKey, Conversations};
use super::message::{MessageReply, apology_to, could_not_keep_up, question, too_many};
use super::respond::{Response, Written, apology, whose};
use super::response::{Callback, MessageBody};
use super::seen::Seen;
use super::shared::{own_language, server_of};
use super::view::notice;
use crate::request::Turn;
use crate::wording::Language;

/// The type of the interaction that completes what is being typed ("Receiving and Responding", interaction type).
const AUTOCOMPLETE: u8 = 4;

/// What the bot answers. In use that is the library that it shares; a test's can fail.
pub trait Answers {
    /// The response to an interaction, if it is of a kind that has one; `before` is what the person asked last.
    fn interaction(&self, interaction: &Interaction, before: &[Turn]) -> Option<Response>;

    /// The same as it is written, for whoever sends it in one piece.
    ///
    /// # Errors
    /// It cannot be written.
    fn written(&self, interaction: &Interaction, before: &[Turn]) -> Option<Result<Arc<Written>, serde_json::Error>> {
        self.interaction(interaction, before).map(|response| Written::of(response).map(Arc::new))
    }

    /// The reply to a question in a message; `before` is what the person asked last.
    fn message(&self, question: &str, message: &Message, before: &[Turn]) -> MessageReply;

    /// The language in which the reply says that no answer can be given: of a server, or of direct messages, and of the person
    /// as far as theirs is known.
    fn language(&self, _server: Option<GuildId>, own: Option<Language>) -> Language {
        own.unwrap_or_default()
    }
}

/// Answers, and the way to Discord.
pub struct Bot<A> {
    answers: A,
    /// The bot's own user.
    user: UserId,
    delivery: Arc<Delivery>,
    /// Shows, where there are any.
    shows: Option<Arc<Shows>>,
    gate: Mutex<FloodLimiter>,
    memory: Mutex<Conversations>,
    seen: Mutex<Seen>,
    /// Replies that are being made or sent.
    in_flight: TaskTracker,
}

/// What the log tells of a reply.
pub(super) struct ReplyMetrics<'a> {
    pub(super) id: u64,
    pub(super) command: &'a str,
    pub(super) hits: usize,
    pub(super) micros: u64,
}

impl<A: Answers> Bot<A> {
    /// A bot that is this user.
    pub fn new(
        answers: A,
        user: UserId,
        delivery: impl Into<Arc<Delivery>>,
        gate: FloodLimiter,
        memory: Conversations,
    ) -> Self {
        let delivery = delivery.into();
        let (gate, memory, seen) = (Mutex::new(gate), Mutex::new(memory), Mutex::default());
        Self { answers, user, delivery, shows: None, gate, memory, seen, in_flight: TaskTracker::new() }
    }

    /// The same bot, which has these shows.
    pub(super) fn with_shows(self, shows: Arc<Shows>) -> Self {
        Self { shows: Some(shows), ..self }
    }

    /// Answers an interaction, once.
    pub async fn interaction(&self, interaction: &Interaction) {
        let _in_flight = self.in_flight.token();
        let (start, id) = (Instant::now(), interaction.id());
        if !self.is_new(id.get()) {
            return;
        }
        if let Some(shows) = self.shows.as_ref().filter(|_| is_about_shows(interaction)) {
            return self.of_a_show(shows.clone(), interaction, start).await;
        }
        let whose = whose(interaction);
        let before = whose.map(|whose| self.asked_before(whose)).unwrap_or_default();
        let response = match aside(id.get(), || self.answers.interaction(interaction, &before)) {
            Some(Some(response)) => response,
            Some(None) => return,
            None => {
                let delivered = self
                    .delivery
                    .callback(id, interaction.token(), &apology(spoken(&self.answers, interaction)), start)
                    .await;
                return log_apology(id.get(), &delivered);
            }
        };
        let micros = start.elapsed().as_micros() as u64;
        self.remember(whose, response.asked);
        let mut delivered = self.delivery.callback(id, interaction.token(), &response.callback, start).await;
        if response.deletes && delivered.is_ok() {
            let deleted = self.delivery.delete_original(interaction.application_id(), interaction.token()).await;
            delivered = deleted.and(delivered);
        }
        log(&ReplyMetrics { id: id.get(), command: &response.command, hits: response.hits, micros }, &delivered);
    }

    /// Answers an interaction that is about shows.
    async fn of_a_show(&self, shows: Arc<Shows>, interaction: &Interaction, start: Instant) {
        let id = interaction.id();
        let (Answered { command, callback, files }, came) = of_a_show(shows, interaction, start).await;
        let micros = start.elapsed().as_micros() as u64;
        let delivered = self.delivery.callback_with((id, interaction.token()), &callback, &files, start).await;
        match came {
            Came::Panic => log_apology(id.get(), &delivered),
            Came::Answer | Came::Late => {
                log(&ReplyMetrics { id: id.get(), command: &command, hits: 0, micros }, &delivered);
            }
        }
    }

    /// Answers an interaction that serenity cannot read, perhaps because Discord has changed since.
    pub async fn unreadable(&self, interaction: &Value) {
        let _in_flight = self.in_flight.token();
        let start = Instant::now();
        let id = interaction["id"].as_str().and_then(|id| id.parse::<NonZeroU64>().ok());
        let (Some(id), Some(token)) = (id, interaction["token"].as_str()) else { return };
        if !self.is_new(id.get()) {
            return;
        }
        tracing::error!(id = id.get(), "an interaction that cannot be read; an apology is the answer");
        let callback = unread(&self.answers, interaction);
        log_apology(id.get(), &self.delivery.callback(id.into(), token, &callback, start).await);
    }

    /// Answers a message, if it asks the bot something, once.
    pub async fn message(&self, message: &Message) {
        let _in_flight = self.in_flight.token();
        let (start, id, channel) = (Instant::now(), message.id.get(), message.channel_id);
        let Some(text) = question(message, self.user) else { return };
        if !self.is_new(id) {
            return;
        }
        let person = message.author.id.get();
        let limit = lock(&self.gate).limit(person, start.into_std());
        if limit == RateLimit::Muted {
            tracing::debug!(id, "passed over: this person asks too often");
            return;
        }
        // What finds no place need not be answered; and who came first stands first.
        let Some(ticket) = self.delivery.queue(channel) else {
            tracing::debug!(id, "passed over: the channel's queue is full");
            return self.pass_over(message).await;
        };
        let whose = ConversationKey { user: message.author.id, channel, private: false };
        let language = self.answers.language(message.guild_id, None);
        let (command, answered) = if limit == RateLimit::Denied {
            ("too many mentions", Some(too_many(language, message)))
        } else {
            let before = self.asked_before(whose);
            ("mention", aside(id, || self.answers.message(&text, message, &before)))
        };
        let micros = start.elapsed().as_micros() as u64;
        let failed = answered.is_none();
        let MessageReply { body, hits, asked } =
            answered.unwrap_or_else(|| MessageReply::plain(apology_to(language, message)));
        self.remember(Some(whose), asked);
        let delivered = match ticket.turn().await {
            Ok(turn) => turn.send(&body).await,
            Err(failure) => Err(failure),
        };
        if failed {
            log_apology(id, &delivered);
        } else {
            log(&ReplyMetrics { id, command, hits, micros }, &delivered);
        }
        if delivered.is_err_and(|failure| failure.is_of_pace()) {
            self.pass_over(message).await;
        }
    }

    /// Remembers that a message found no place in its channel; the first tells everybody, as soon as there is room.
    async fn pass_over(&self, message: &Message) {
        let channel = message.channel_id;
        if !self.delivery.pass_over(channel, message.author.id) {
            return;
        }
        let language = self.answers.language(message.guild_id, None);
        let word = |people: &[UserId]| -> MessageBody { could_not_keep_up(language, people, message) };
        match self.delivery.notice(channel, word).await {
            Ok(people) => tracing::warn!(channel = channel.get(), people, "more was asked than the channel takes"),
            Err(failure) => {
                tracing::error!(channel = channel.get(), error = %failure, "those who were passed over were not told");
            }
        }
    }

    /// Whether this interaction or message was not there before.
    fn is_new(&self, id: u64) -> bool {
        let new = lock(&self.seen).is_new(id);
        if !new {
            tracing::debug!(id, "passed over: it came before");
        }
        new
    }

    /// What somebody asked last somewhere.
    fn asked_before(&self, whose: ConversationKey) -> Vec<Turn> {
        lock(&self.memory).last(whose, Instant::now().into_std())
    }

    /// Keeps what was asked for the next question, before the reply is sent: the next may come at once.
    fn remember(&self, whose: Option<ConversationKey>, asked: Vec<Turn>) {
        if let Some(whose) = whose.filter(|_| !asked.is_empty()) {
            lock(&self.memory).remember(whose, asked, Instant::now().into_std());
        }
    }

    /// Waits until no reply is on its way.
    pub async fn finished(&self) {
        self.in_flight.close();
        self.in_flight.wait().await;
    }
}

/// What came of an interaction that is about shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Came {
    /// Its answer.
    Answer,
    /// An apology, after a panic.
    Panic,
    /// Word that the ledger did not answer in time.
    Late,
}

/// The answer to an interaction that is about shows and came at this moment. What it asks for is done to its end, even where
/// the answer cannot wait for that.
pub(super) async fn of_a_show(shows: Arc<Shows>, interaction: &Interaction, start: Instant) -> (Answered, Came) {
    let id = interaction.id();
    let asked = interaction.clone();
    let language = shows.language(interaction);
    let span = tracing::error_span!("answering", id = id.get());
    let answering = tokio::spawn(async move { shows.answer(&asked).await }.instrument(span));
    let instead = |callback: Callback| match interaction.kind() {
        // What is being typed can have no message for an answer.
        InteractionType::Autocomplete => Callback::choices(iter::empty()),
        _ => callback,
    };
    match timeout_at(start + PATIENCE, answering).await {
        Ok(Ok(answered)) => (answered, Came::Answer),
        Ok(Err(_)) => (Answered::new(CEREMONY, instead(apology(language))), Came::Panic),
        Err(_) => {
            tracing::error!(id = id.get(), "the ledger does not answer in time");
            (Answered::new(CEREMONY, instead(Callback::message(notice(&too_late(language)), true))), Came::Late)
        }
    }
}

/// The language of what is said of an interaction that has no answer.
pub(super) fn spoken(answers: &dyn Answers, interaction: &Interaction) -> Language {
    answers.language(server_of(interaction), own_language(interaction))
}

/// What is answered to an interaction that cannot be read.
pub(super) fn unread(answers: &dyn Answers, interaction: &Value) -> Callback {
    if interaction["type"] == AUTOCOMPLETE {
        // What is being typed can have no message for an answer.
        return Callback::choices(iter::empty());
    }
    let server = interaction["guild_id"].as_str().and_then(|id| id.parse().ok());
    let own = interaction["locale"].as_str().and_then(Language::of_locale);
    apology(answers.language(server, own))
}

/// What a lock guards; a panic elsewhere has not left it half done.
fn lock<T>(guarded: &Mutex<T>) -> MutexGuard<'_, T> {
    guarded.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a function gives, or nothing if it panics; the panic's log line then has this id.
pub(super) fn catching_panic<T>(id: u64, answer: impl FnOnce() -> T) -> Option<T> {
    tracing::error_span!("answering", id).in_scope(|| catch_unwind(AssertUnwindSafe(answer)).ok())
}

/// The same where the thread's other tasks, the gateway's one connection among them, go on elsewhere meanwhile.
fn aside<T>(id: u64, answer: impl FnOnce() -> T) -> Option<T> {
    tokio::task::block_in_place(|| catching_panic(id, answer))
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

pub(super) fn log(figures: &ReplyMetrics<'_>, delivered: &Delivered) {
    let ReplyMetrics { id, command, hits, micros } = *figures;
    match delivered {
        Ok(Arrived { first: None, .. }) => tracing::info!(id, command, hits, micros, "answered"),
        Ok(Arrived { attempts, first: Some(first) }) => {
            tracing::warn!(id, command, hits, micros, attempts, first = %first, "answered, not at the first attempt");
        }
        Err(failure) => tracing::error!(id, command, hits, micros, error = %failure, "not answered"),
    }
}
