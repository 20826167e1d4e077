//! Posts that are owed to channels: what, where, and how far each is.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;

/// A post that follows from an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPost {
    /// The category that it is about.
    pub category: String,
    /// The channel, by Discord's id.
    pub channel: String,
    /// What it is.
    pub stage: Stage,
}

/// A post as the ledger has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Its id, which never changes: the show, the event, the channel and the stage.
    pub id: String,
    /// The show.
    pub show: String,
    /// The number of the event that it follows from.
    pub event: i64,
    /// The category that it is about.
    pub category: String,
    /// The channel, by Discord's id.
    pub channel: String,
    /// What it is.
    pub stage: Stage,
    /// How far it is.
    pub state: State,
    /// When it became due.
    pub due: Timestamp,
    /// When its state last changed.
    pub changed: Timestamp,
    /// The message that was posted, by Discord's id.
    pub message: Option<String>,
    /// Why it failed, or is not wanted any more.
    pub failure: Option<String>,
    /// Who works it while it is being sent.
    pub worker: Option<String>,
    /// How often it was claimed, and said to be worked still.
    pub beat: i64,
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant),*
        }

        impl $name {
            /// Its word in the ledger.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),*
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.word())
            }
        }

        impl FromStr for $name {
            type Err = String;

            fn from_str(text: &str) -> Result<Self, String> {
                match text {
                    $($word => Ok(Self::$variant),)*
                    other => Err(format!("the ledger has `{other}`, which this version does not know")),
                }
            }
        }
    };
}

words! {
    /// What a post is.
    Stage {
        /// The nominees of a category.
        Shortlist = "shortlist",
        /// The winner of a category.
        Winner = "winner",
        /// The winner's post, made right.
        Correction = "correction",
        /// The winner's post, taken away.
        Removal = "removal",
        /// The word that something was corrected or taken back.
        Notice = "notice",
        /// An announcement channel's post, handed on to those who follow the channel.
        Publishing = "publishing",
    }
}

words! {
    /// How far a post is.
    State {
        /// It is to be sent.
        Due = "due",
        /// It is being sent: after a crash it may have arrived or not.
        Sending = "sending",
        /// It arrived.
        Done = "done",
        /// It will not arrive.
        Failed = "failed",
        /// It is not wanted any more, so it was not sent.
        Dropped = "dropped",
    }
}
