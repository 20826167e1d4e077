//! What is sent back: one callback an interaction, or one message.

use serde::Serialize;

use super::component::{Component, row};
use super::limits::{ALT_TEXT, CHOICE_TEXT, CHOICES, FORM_TITLE};
use super::markdown::cut;

/// Message flags ("Message resource", message flags): components of version 2, and seen by the asker alone.
const COMPONENTS_V2: u32 = 1 << 15;
const EPHEMERAL: u32 = 1 << 6;

/// The body of an interaction's callback ("Receiving and Responding", interaction response structure).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Callback {
    /// A new message (4), or the message changed in place (7).
    Message {
        /// 4 or 7.
        #[serde(rename = "type")]
        kind: u8,
        /// The message.
        data: MessageBody,
    },
    /// Choices for what is being typed (8).
    Choices {
        /// 8.
        #[serde(rename = "type")]
        kind: u8,
        /// The choices.
        data: Choices,
    },
    /// A form to fill in (9).
    Form {
        /// 9.
        #[serde(rename = "type")]
        kind: u8,
        /// The form.
        data: Form,
    },
    /// An answer to Discord's own check (1); or word that the message of the pressed button will change (6).
    Bare {
        /// 1 or 6.
        #[serde(rename = "type")]
        kind: u8,
    },
}

/// A message that pings nobody, or the one role that it names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MessageBody {
    /// Components of version 2, and whether one person alone sees it.
    flags: u32,
    allowed_mentions: Mentions,
    components: Vec<Component>,
    /// The message that it replies to.
    #[serde(skip_serializing_if = "Option::is_none")]
    message_reference: Option<Reference>,
    /// By which Discord knows it when it is sent again.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    nonce: Option<Nonce>,
    /// The files that are sent with it; where it is changed, those that it has from then on.
    #[serde(skip_serializing_if = "Option::is_none")]
    attachments: Option<Vec<Attachment>>,
}

/// A file that is sent with a message ("Message resource", attachment object).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Attachment {
    /// Which of the files.
    id: usize,
    filename: String,
    /// What it shows, for whoever does not see it.
    description: String,
}

/// What is one message however often it is sent, within some minutes ("Message resource", create message).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Nonce {
    nonce: String,
    enforce_nonce: bool,
}

/// Nobody is pinged but these roles, whatever the text says; nor is the author of the message that one replies to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
struct Mentions {
    parse: [String; 0],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    roles: Vec<String>,
}

/// The message that one replies to; if it is gone, the reply is sent all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Reference {
    message_id: String,
    fail_if_not_exists: bool,
}

/// A form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Form {
    custom_id: String,
    title: String,
    components: Vec<Component>,
}

/// Choices for what is being typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Choices {
    choices: Vec<Choice>,
}

/// A choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// What is shown.
    pub name: String,
    /// What is taken.
    pub value: String,
}

impl Callback {
    /// A new message, for everybody or for the asker alone.
    #[must_use]
    pub fn message(components: Vec<Component>, private: bool) -> Self {
        Self::Message { kind: 4, data: MessageBody::new(components, private) }
    }

    /// The message of the pressed button, changed in place.
    #[must_use]
    pub fn update(components: Vec<Component>) -> Self {
        Self::Message { kind: 7, data: MessageBody::new(components, false) }
    }

    /// Choices, as many as Discord takes.
    #[must_use]
    pub fn choices(choices: impl Iterator<Item = Choice>) -> Self {
        let fits = |choice: &Choice| choice.value.chars().count() <= CHOICE_TEXT && !choice.value.is_empty();
        let cut = |choice: Choice| Choice { name: cut(&choice.name, CHOICE_TEXT), value: choice.value };
        let choices = choices.filter(fits).take(CHOICES).map(cut).collect();
        Self::Choices { kind: 8, data: Choices { choices } }
    }

    /// A form of these fields, a row each. Its title is cut where it is too long.
    #[must_use]
    pub fn form(custom_id: String, title: &str, fields: Vec<Component>) -> Self {
        let components = fields.into_iter().map(|field| row(vec![field])).collect();
        Self::Form { kind: 9, data: Form { custom_id, title: cut(title, FORM_TITLE), components } }
    }

    /// A message for the asker alone, with a file by its name and what it is.
    #[must_use]
    pub fn message_with_file(components: Vec<Component>, name: &str, description: &str) -> Self {
        let data = MessageBody::new(components, true).with_files([(name, description)].into_iter());
        Self::Message { kind: 4, data }
    }

    /// The answer to Discord's own check.
    #[must_use]
    pub fn pong() -> Self {
        Self::Bare { kind: 1 }
    }

    /// Word that the message of the pressed button is about to change, or to go.
    #[must_use]
    pub fn deferred_update() -> Self {
        Self::Bare { kind: 6 }
    }
}

impl MessageBody {
    /// A message of these components.
    #[must_use]
    pub fn new(components: Vec<Component>, private: bool) -> Self {
        let flags = COMPONENTS_V2 | if private { EPHEMERAL } else { 0 };
        let allowed_mentions = Mentions::default();
        Self { flags, allowed_mentions, components, message_reference: None, nonce: None, attachments: None }
    }

    /// The same as the one reply to a message.
    #[must_use]
    pub fn replying_to(self, message_id: String) -> Self {
        let mut reply = self.once(message_id.clone());
        reply.message_reference = Some(Reference { message_id, fail_if_not_exists: false });
        reply
    }

    /// The same as the one message of this name, of 25 characters at most: sent again, it is not posted again.
    #[must_use]
    pub fn once(mut self, nonce: String) -> Self {
        self.nonce = Some(Nonce { nonce, enforce_nonce: true });
        self
    }

    /// The same where this role is pinged, if the text names it.
    #[must_use]
    pub fn pinging(mut self, role: Option<&str>) -> Self {
        self.allowed_mentions.roles = role.map(str::to_owned).into_iter().collect();
        self
    }

    /// The same with these files, each by its name and what it shows, in the order in which they are sent; and with no other.
    #[must_use]
    pub fn with_files<'a>(mut self, files: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let attached = files.enumerate().map(|(id, (filename, description))| Attachment {
            id,
            filename: filename.to_owned(),
            description: cut(description, ALT_TEXT),
        });
        self.attachments = Some(attached.collect());
        self
    }
}
