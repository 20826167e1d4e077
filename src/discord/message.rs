//! Mentions and direct messages: a message in, a reply out, or silence.

use serenity::all::{Message, MessageType, UserId};

use super::respond::follow_up;
use super::response::MessageBody;
use super::view::{Way, notice, notice_of, view};
use crate::library::Library;
use crate::read::follow_up::remembered;
use crate::request::{Request, Turn};
use crate::wording::{Language, say};

/// What a message asks, if it speaks to the bot: by a mention, by a reply to it, or directly.
#[must_use]
pub fn question(message: &Message, bot: UserId) -> Option<String> {
    if message.author.bot || message.author.id == bot {
        return None;
    }
    // Pins, calls and the like are messages of Discord's own.
    if !matches!(message.kind, MessageType::Regular | MessageType::InlineReply) {
        return None;
    }
    let mentioned = message.mentions.iter().any(|user| user.id == bot);
    let replied = message.referenced_message.as_ref().is_some_and(|to| to.author.id == bot);
    let direct = message.guild_id.is_none();
    if !(mentioned || replied || direct) {
        return None;
    }
    // A reply that mentions nobody comes without its text.
    if message.content.is_empty() && !(mentioned || direct) {
        return None;
    }
    let text = message.content.replace(&format!("<@{bot}>"), " ").replace(&format!("<@!{bot}>"), " ");
    Some(text.trim().to_owned())
}

/// A reply, and what the doorway has to know about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageReply {
    /// What is sent.
    pub body: MessageBody,
    /// Entries that the answer rests on.
    pub hits: usize,
    /// What to remember for the same person's next question there, the oldest first.
    pub asked: Vec<Turn>,
}

impl MessageReply {
    /// A reply that rests on nothing and that nothing follows.
    #[must_use]
    pub fn plain(body: MessageBody) -> Self {
        Self { body, hits: 0, asked: Vec::new() }
    }
}

/// The reply to a question, with what the same person asked just before; to none at all, what can be asked.
#[must_use]
pub fn reply_to(library: &Library, question: &str, message: &Message, before: &[Turn]) -> MessageReply {
    let request = match question {
        "" => Request::Help,
        question => follow_up(library, question.to_owned(), before, 1),
    };
    let asked = remembered(library, before, &request);
    let view = view(library, &request, &Way::default());
    let body = MessageBody::new(view.components, false).replying_to(message.id.to_string());
    MessageReply { body, hits: view.hits, asked }
}

/// The reply where nothing of the catalogue is shown.
#[must_use]
pub fn nothing_to(language: Language, message: &Message) -> MessageReply {
    MessageReply::plain(sentence(&say!(language, "nothing-seen"), message))
}

/// The reply when answering failed.
#[must_use]
pub fn apology_to(language: Language, message: &Message) -> MessageBody {
    sentence(&say!(language, "apology"), message)
}

/// The reply to whoever asks too often, once; the next ones are passed over.
#[must_use]
pub fn too_many(language: Language, message: &Message) -> MessageReply {
    MessageReply::plain(sentence(&say!(language, "too-many"), message))
}

/// The word to those who were passed over in a channel, since more was asked there than it takes. They are named without
/// a ping. `first` is a message of theirs.
#[must_use]
pub fn could_not_keep_up(language: Language, people: &[UserId], first: &Message) -> MessageBody {
    let named: Vec<String> = people.iter().map(|person| format!("<@{person}>")).collect();
    let told = say!(language, "could-not-keep-up", people = named.join(", "));
    // The reply to that message has its id alone.
    MessageBody::new(notice_of(told), false).once(format!("for {}", first.id))
}

fn sentence(sentence: &str, message: &Message) -> MessageBody {
    MessageBody::new(notice(sentence), false).replying_to(message.id.to_string())
}
