//! A bot in its fake Discord, from its first session to its last word, which is held to what always must hold.

use serde_json::{Value, json};

use super::fake::Discord;
use super::interactions::COMPONENTS_V2;
use super::process::Bot;
use super::record::{Call, Event, calls, lines};
use super::rest::TOKEN;

/// Part of every question that these tests ask, and of nothing that is known: it must be in no log line.
pub(crate) const SECRET: &str = "parkng";

/// A bot that is connected.
pub(crate) struct Session {
    pub(crate) discord: Discord,
    pub(crate) bot: Bot,
}

impl Session {
    /// Starts a bot and waits until it is connected.
    #[track_caller]
    pub(crate) fn start() -> Self {
        Self::start_with(&[])
    }

    /// The same, with more environment variables.
    #[track_caller]
    pub(crate) fn start_with(environment: &[(&str, &str)]) -> Self {
        let discord = Discord::start();
        let bot = Bot::start(&discord, &["discord"], TOKEN, environment);
        discord.identified();
        Self { discord, bot }
    }

    /// Dispatches an interaction, and gives its answer.
    #[track_caller]
    pub(crate) fn ask(&self, interaction: Value) -> Value {
        let id = self.discord.interact(interaction);
        self.discord.callback(&id).body
    }

    /// Dispatches a message, and gives what the bot replies in its channel.
    #[track_caller]
    pub(crate) fn say(&self, message: Value) -> Value {
        let path = format!("/channels/{}/messages", message["channel_id"].as_str().expect("it has a channel"));
        let id = self.discord.say(message);
        self.discord.record.wait("a reply to the message", |events| {
            let mut replies = calls(events).filter(|call| call.path == path);
            replies.find(|call| call.body["message_reference"]["message_id"] == id).map(|call| call.body.clone())
        })
    }

    /// Has the bot stop, and looks at all that it did: it ended in order, every interaction was answered, every message
    /// is made of components and pings nobody, and the log keeps its secrets.
    #[track_caller]
    pub(crate) fn end(self) -> Vec<Event> {
        self.bot.signal("TERM");
        self.ended()
    }

    /// The same for a bot that was asked to stop.
    #[track_caller]
    pub(crate) fn ended(mut self) -> Vec<Event> {
        assert_eq!(self.bot.exit_code(), Some(0), "{:?}", self.discord.record.so_far());
        assert_eq!(self.discord.unanswered(), [""; 0], "interactions without an answer");
        assert_eq!(self.discord.faults(|faults| faults.too_early()), 0, "requests before Discord wants them");
        // Its last word may arrive after its end.
        self.discord.record.wait("the gateway is closed in order", |events| {
            events.iter().any(|event| matches!(event, Event::Left(Some(_)))).then_some(())
        });
        let events = self.discord.record.so_far();
        assert_all_sound(&events);
        events
    }

    /// Looks at all that the bot did so far, and forgets it: a long test would remember too much.
    #[track_caller]
    pub(crate) fn forget(&self) {
        assert_all_sound(&self.discord.record.forget());
    }
}

#[track_caller]
fn assert_all_sound(events: &[Event]) {
    for event in events {
        if let Event::Answered { path, status, meant: false } = event {
            assert!(!(400..500).contains(status) || *status == 429, "{path} was wrong: {status}");
        }
    }
    calls(events).filter(|call| call.method == "POST").for_each(assert_sound);
    lines(events).for_each(assert_discreet);
}

/// Something sent to people is of the right kind, and pings nobody.
#[track_caller]
fn assert_sound(call: &Call) {
    if call.path.ends_with("/crosspost") {
        return;
    }
    let message = match call.interaction() {
        None => &call.body,
        Some(_) if call.body["type"] == 8 => {
            assert!(call.body["data"]["choices"].is_array(), "{call:?}");
            return;
        }
        Some(_) => {
            if call.body == json!({"type": 6}) || call.body["type"] == 9 {
                return;
            }
            assert!(call.body["type"] == 4 || call.body["type"] == 7, "{call:?}");
            &call.body["data"]
        }
    };
    assert!(message["flags"].as_u64().is_some_and(|flags| flags & COMPONENTS_V2 != 0), "{call:?}");
    assert_eq!(unpinged(&message["allowed_mentions"], call), json!({"parse": []}), "{call:?}");
    assert!(message["components"].as_array().is_some_and(|components| !components.is_empty()), "{call:?}");
    assert!(message.get("content").is_none(), "{call:?}");
    if call.interaction().is_none() {
        assert_eq!(message["enforce_nonce"], true, "{call:?}");
        assert!(message["nonce"].as_str().is_some_and(|nonce| (1..=25).contains(&nonce.len())), "{call:?}");
    }
}

/// What a message may mention beside the one role of an announcement, which it names.
fn unpinged(mentions: &Value, call: &Call) -> Value {
    let mut mentions = mentions.clone();
    let is_announcement = call.interaction().is_none() && call.replied_to().is_none();
    if let Some([role]) = mentions["roles"].as_array().map(Vec::as_slice)
        && is_announcement
        && call.body["components"][0]["content"] == format!("<@&{}>", role.as_str().unwrap_or_default())
        && let Some(fields) = mentions.as_object_mut()
    {
        fields.remove("roles");
    }
    mentions
}

/// A log line has neither the bot's token, nor an interaction's, nor anything of a question.
#[track_caller]
fn assert_discreet(line: &str) {
    for secret in [TOKEN, "aW50ZXJhY3Rpb246", SECRET] {
        assert!(!line.contains(secret), "{secret} is in the log: {line}");
    }
}
