//! The fake Discord's channels: they keep their messages, and all that was ever done there.
//!
//! A nonce counts for some minutes with Discord; here it counts for as long as a test wants it to.

use std::collections::{HashMap, HashSet};
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

use super::faults::Answer;
use super::interactions::{DIRECT, SERVER, bot_user, message};

/// When Discord's ids begin, in milliseconds since 1970.
const EPOCH: u64 = 1_420_070_400_000;
/// The flag of a message that was published.
pub(crate) const CROSSPOSTED: u64 = 1;

/// Something that was done in a channel, with the message as it was then.
#[derive(Debug, Clone)]
#[allow(dead_code, reason = "the benchmark, which shares the fake, looks at none of it")]
pub(crate) struct Deed {
    pub(crate) what: What,
    pub(crate) channel: String,
    pub(crate) message: Value,
    /// What was sent, where something was.
    pub(crate) sent: Value,
    /// Milliseconds since 1970.
    pub(crate) at: u64,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum What {
    Posted,
    Edited,
    Deleted,
    Published,
}

/// The channels.
#[derive(Default)]
pub(crate) struct Channels {
    messages: HashMap<String, Vec<Value>>,
    /// Messages by channel and nonce.
    nonces: HashMap<(String, String), Value>,
    /// Whether a nonce counts no more.
    pub(crate) forgets_nonces: bool,
    /// Channels that refuse everything, with the status, Discord's code and what it says.
    refused: HashMap<String, (u16, u64, &'static str)>,
    /// Channels that cannot be published.
    unpublishable: HashSet<String>,
    /// Everything that was done.
    pub(crate) deeds: Vec<Deed>,
    last: u64,
}

/// Milliseconds since 1970.
pub(crate) fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).expect("it is later").as_millis() as u64
}

fn unknown_message() -> Answer {
    Answer { meant: true, ..Answer::refusal(404, 10_008, "Unknown Message") }
}

#[allow(dead_code, reason = "the benchmark, which shares the fake, has no shows")]
impl Channels {
    /// Has a channel refuse everything.
    pub(crate) fn refuse(&mut self, channel: &str, status: u16, code: u64, says: &'static str) {
        self.refused.insert(channel.to_owned(), (status, code, says));
    }

    /// Has it take everything again.
    pub(crate) fn allow(&mut self, channel: &str) {
        self.refused.remove(channel);
    }

    /// Has a channel be of a kind that nobody follows.
    pub(crate) fn forbid_publishing(&mut self, channel: &str) {
        self.unpublishable.insert(channel.to_owned());
    }

    /// The messages that stand in a channel, the oldest first.
    pub(crate) fn messages(&self, channel: &str) -> Vec<Value> {
        self.messages.get(channel).cloned().unwrap_or_default()
    }

    /// Somebody else's messages in a channel.
    pub(crate) fn chatter(&mut self, channel: &str, count: usize) {
        for _ in 0..count {
            let mut said = message(&bot_user(), &json!({"content": "hello"}), channel, Some(SERVER));
            said["id"] = self.next_id().into();
            self.messages.entry(channel.to_owned()).or_default().push(said);
        }
    }
}

impl Channels {
    /// Why a channel refuses, if it does.
    pub(crate) fn refusal(&self, channel: &str) -> Option<Answer> {
        let (status, code, says) = *self.refused.get(channel)?;
        Some(Answer { meant: true, ..Answer::refusal(status, code, says) })
    }

    fn next_id(&mut self) -> String {
        // Discord's ids tell the moment, and go up.
        let id = (now().saturating_sub(EPOCH) << 22).max(self.last + 1);
        self.last = id;
        id.to_string()
    }

    fn deed(&mut self, what: What, channel: &str, message: &Value, sent: &Value) {
        let (channel, message, sent) = (channel.to_owned(), message.clone(), sent.clone());
        self.deeds.push(Deed { what, channel, message, sent, at: now() });
    }

    /// Takes a message, unless it is one that is to be posted once and was.
    pub(crate) fn post(&mut self, channel: &str, sent: &Value) -> Answer {
        let nonce = (channel.to_owned(), sent["nonce"].as_str().unwrap_or_default().to_owned());
        if sent["enforce_nonce"] == true
            && !self.forgets_nonces
            && let Some(known) = self.nonces.get(&nonce)
        {
            return Answer::new(200, known.clone());
        }
        let server = if channel == DIRECT { None } else { Some(SERVER) };
        let mut posted = message(&bot_user(), sent, channel, server);
        posted["id"] = self.next_id().into();
        self.nonces.insert(nonce, posted.clone());
        self.messages.entry(channel.to_owned()).or_default().push(posted.clone());
        self.deed(What::Posted, channel, &posted, sent);
        Answer::new(200, posted)
    }

    /// Messages of a channel, the newest first.
    pub(crate) fn page(&self, channel: &str, query: &str) -> Answer {
        let number = |name: &str| {
            let given = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
            given.and_then(|text| text.parse::<u64>().ok())
        };
        let (limit, before) = (number("limit").unwrap_or(50), number("before").unwrap_or(u64::MAX));
        let id = |message: &Value| message["id"].as_str().and_then(|id| id.parse::<u64>().ok()).unwrap_or_default();
        let all = self.messages.get(channel).map(Vec::as_slice).unwrap_or_default();
        let page = all.iter().rev().filter(|message| id(message) < before).take(limit as usize);
        Answer::new(200, page.cloned().collect())
    }

    /// One message of a channel.
    pub(crate) fn get(&mut self, channel: &str, id: &str) -> Answer {
        self.find(channel, id).map_or_else(unknown_message, |message| Answer::new(200, message.clone()))
    }

    /// Changes a message.
    pub(crate) fn edit(&mut self, channel: &str, id: &str, sent: &Value) -> Answer {
        let Some(message) = self.find(channel, id) else { return unknown_message() };
        message["components"] = sent["components"].clone();
        let edited = message.clone();
        self.deed(What::Edited, channel, &edited, sent);
        Answer::new(200, edited)
    }

    /// Takes a message away.
    pub(crate) fn delete(&mut self, channel: &str, id: &str) -> Answer {
        let Some(message) = self.find(channel, id).cloned() else { return unknown_message() };
        self.messages.entry(channel.to_owned()).or_default().retain(|known| known["id"] != id);
        self.deed(What::Deleted, channel, &message, &Value::Null);
        Answer::new(204, Value::Null)
    }

    /// Hands a message on to those who follow the channel.
    pub(crate) fn publish(&mut self, channel: &str, id: &str) -> Answer {
        if self.unpublishable.contains(channel) {
            let refusal = Answer::refusal(403, 50_024, "Cannot execute action on this channel type");
            return Answer { meant: true, ..refusal };
        }
        let Some(message) = self.find(channel, id) else { return unknown_message() };
        let flags = message["flags"].as_u64().unwrap_or_default();
        if flags & CROSSPOSTED != 0 {
            let refusal = Answer::refusal(400, 40_033, "This message has already been crossposted.");
            return Answer { meant: true, ..refusal };
        }
        message["flags"] = (flags | CROSSPOSTED).into();
        let published = message.clone();
        self.deed(What::Published, channel, &published, &Value::Null);
        Answer::new(200, published)
    }

    fn find(&mut self, channel: &str, id: &str) -> Option<&mut Value> {
        self.messages.get_mut(channel)?.iter_mut().find(|message| message["id"] == id)
    }
}

/// The JSON of a form with files, with what each file is under `files`.
pub(crate) fn form(content_type: &str, body: &[u8]) -> Value {
    let boundary = content_type.split_once("boundary=").expect("a form has a boundary").1.trim_matches('"');
    let boundary = format!("--{boundary}");
    let mut json = Value::Null;
    let mut files = Vec::new();
    for part in split(body, boundary.as_bytes()) {
        let Some(end) = position(part, b"\r\n\r\n") else { continue };
        let head = String::from_utf8_lossy(&part[..end]).into_owned();
        let content = &part[end + 4..part.len() - 2];
        let field = |name: &str| {
            let rest = head.split_once(&format!("{name}=\""))?.1;
            rest.split_once('"').map(|(value, _)| value.to_owned())
        };
        match field("filename") {
            None => {
                assert_eq!(field(" name").as_deref(), Some("payload_json"), "{head}");
                json = serde_json::from_slice(content).expect("the bot sends JSON");
            }
            Some(name) => files.push(json!({
                "field": field(" name"),
                "filename": name,
                "kind": head.lines().find_map(|line| line.strip_prefix("Content-Type: ")),
                "bytes": content.len(),
                "png": content.starts_with(b"\x89PNG"),
            })),
        }
    }
    json["files"] = files.into();
    json
}

fn position(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|window| window == part)
}

fn split<'a>(mut text: &'a [u8], mark: &[u8]) -> Vec<&'a [u8]> {
    let mut parts = Vec::new();
    while let Some(at) = position(text, mark) {
        parts.push(&text[..at]);
        text = &text[at + mark.len()..];
    }
    parts
}
