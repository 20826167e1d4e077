//! Mentions and direct messages: a message in, a reply out, or silence.

use serenity::all::{Message, UserId};

use super::respond::APOLOGY;
use super::response::MessageBody;
use super::view::{notice, view};
use crate::library::Library;
use crate::request::Request;

/// What a message asks, if it speaks to the bot: by a mention, by a reply to it, or directly.
#[must_use]
pub fn question(message: &Message, bot: UserId) -> Option<String> {
    if message.author.bot || message.author.id == bot {
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

/// The reply to a question; to none at all, what can be asked.
#[must_use]
pub fn reply_to(library: &Library, question: &str, message: &Message) -> (MessageBody, usize) {
    let request = match question {
        "" => Request::About,
        question => Request::ask(question),
    };
    let view = view(library, &request, None);
    (MessageBody::new(view.components, false).replying_to(message.id.to_string()), view.hits)
}

/// The reply when answering failed.
#[must_use]
pub fn apology_to(message: &Message) -> MessageBody {
    sentence(APOLOGY, message)
}

/// The reply to whoever asks too often, once; the next ones are passed over.
#[must_use]
pub fn too_many(message: &Message) -> MessageBody {
    sentence(
        "That is more than I may answer in a minute. Please wait a little, or use /ask: that always works.",
        message,
    )
}

fn sentence(sentence: &str, message: &Message) -> MessageBody {
    MessageBody::new(notice(sentence), false).replying_to(message.id.to_string())
}
