//! The settings: strict, defaulted, validated.
//!
//! `config/laureate.toml` is compiled in and is the one list of settings: it gives every default, and a key that it does
//! not have is refused. A file and the environment are laid over it, in this order, and the result is read into
//! [`Config`]. Secrets are not settings.

mod environment;
mod layers;

use std::num::NonZeroU32;
use std::path::{Path, PathBuf};

use serde::Deserialize;

pub use environment::{Environment, EnvironmentError, Token};

use crate::files::{self, FileError};

/// Every setting with its default and a comment.
pub const DEFAULTS: &str = include_str!("../config/laureate.toml");

/// Where settings are looked for in the working directory, the first that exists.
const PLACES: [&str; 2] = ["laureate.toml", "config/laureate.toml"];

/// All settings.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Which catalogue.
    pub catalogue: CatalogueSettings,
    /// How lookups are ranked.
    pub search: SearchSettings,
    /// What makes entries similar.
    pub similar: SimilarSettings,
    /// The size of replies.
    pub reply: ReplySettings,
    /// Suggestions for what is being typed.
    pub suggest: SuggestSettings,
    /// The terminal chat.
    pub console: ConsoleSettings,
    /// The Discord bot.
    pub discord: DiscordSettings,
    /// What is logged.
    pub log: LogSettings,
}

/// `[catalogue]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CatalogueSettings {
    /// A folder of catalogue files; empty for the built-in catalogue.
    pub seeds: PathBuf,
    /// A folder with the original documents; empty for none.
    pub originals: PathBuf,
}

/// `[search]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SearchSettings {
    /// Entries that the index proposes for a question.
    pub candidates: usize,
    /// How much a synonym counts against the word itself.
    pub synonym: f32,
    /// Weight of the share of the question's telling words that the entry has.
    pub coverage: f32,
    /// Weight of how like the question the most fitting text is.
    pub passage: f32,
    /// Weight of how far the question names the entry.
    pub name: f32,
    /// Weight of BM25.
    pub frequency: f32,
    /// The share of its score that an entry loses which has none of the question's telling words.
    pub missing: f32,
    /// The share of telling words that the best entry must have for a lookup to count as answered.
    pub answered: f32,
    /// Hits below this share of the best score are not shown.
    pub tail: f32,
    /// The best hit is clear when the next scores less than this share of it.
    pub clear: f32,
    /// How much a word counts by part.
    pub parts: PartSettings,
}

/// `[search.parts]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each is named like the part of an entry that it weighs")]
pub struct PartSettings {
    pub title: f32,
    pub alias: f32,
    pub organisation: f32,
    pub partner: f32,
    pub standing: f32,
    pub topic: f32,
    pub summary: f32,
    pub fact: f32,
    pub question: f32,
    pub figure: f32,
    pub body: f32,
}

/// `[similar]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SimilarSettings {
    /// Similar entries shown.
    pub count: usize,
    /// Weight of shared telling words.
    pub words: f32,
    /// Weight of shared topics.
    pub topics: f32,
    /// Entries less like than this are not called similar.
    pub least: f32,
}

/// `[reply]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplySettings {
    /// Entries on one page of a list.
    pub page_size: usize,
    /// Facts shown on a card.
    pub facts: usize,
    /// Other entries offered below a card, and names offered when nothing fits.
    pub offers: usize,
}

/// `[suggest]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuggestSettings {
    /// Suggestions given at most.
    pub count: usize,
}

/// `[console]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsoleSettings {
    /// The history file; empty for none.
    pub history: PathBuf,
}

/// `[discord]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DiscordSettings {
    /// Where Discord is.
    pub api_url: String,
    /// Servers to register the commands in; empty registers them everywhere.
    pub guilds: Vec<String>,
    /// Connections to the gateway.
    pub shards: Shards,
    /// Questions by mention that one person may ask in a minute.
    pub questions_per_minute: usize,
    /// Replies that may wait in one channel for their turn.
    pub queue_length: usize,
    /// Seconds that a reply may wait in a channel for its turn.
    pub queue_seconds: u32,
    /// Minutes for which a person's last questions in a channel are remembered.
    pub follow_up_minutes: u32,
}

/// How many connections to Discord's gateway there are: each carries a part of the servers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "ShardsText")]
pub enum Shards {
    /// As many as Discord recommends at the start.
    Auto,
    /// So many.
    Count(NonZeroU32),
}

/// What a file or a variable says of [`Shards`].
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum ShardsText {
    Number(i64),
    Text(String),
}

impl TryFrom<ShardsText> for Shards {
    type Error = String;

    fn try_from(written: ShardsText) -> Result<Self, String> {
        let text = match written {
            ShardsText::Number(number) => number.to_string(),
            ShardsText::Text(text) => text,
        };
        let expected = || format!("`shards` in [discord] is {text}; expected \"auto\", or a number from 1 on");
        if text == "auto" { Ok(Self::Auto) } else { text.parse().map(Self::Count).map_err(|_| expected()) }
    }
}

/// `[log]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogSettings {
    /// A level, or directives.
    pub level: String,
    /// For people or for programs.
    pub format: LogFormat,
}

/// How log lines are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Human,
    /// One JSON object a line.
    Json,
}

/// Settings that cannot be used, with their place and what was expected.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file that `--config` names, or one that was found, cannot be read.
    #[error("the settings {0}")]
    File(#[from] FileError),
    /// A file or a variable says something that is no setting.
    #[error("{place}: {message}")]
    Setting {
        /// File and line, or the variable.
        place: String,
        /// What is wrong and what was expected.
        message: String,
    },
    /// The environment cannot be read.
    #[error(transparent)]
    Environment(#[from] EnvironmentError),
}

impl Config {
    /// Reads the settings: defaults, then the file, then the environment.
    ///
    /// # Errors
    /// A file that cannot be read, an unknown setting, or a value that does not fit.
    pub fn load(named: Option<&Path>, environment: &Environment) -> Result<Self, ConfigError> {
        let found = named.map(Path::to_owned).or_else(|| PLACES.iter().map(PathBuf::from).find(|path| path.is_file()));
        let file = match found {
            Some(path) => Some((path.display().to_string(), files::read(&path)?)),
            None => None,
        };
        let file = file.as_ref().map(|(path, text)| (path.as_str(), text.as_str()));
        layers::lay(DEFAULTS, file, environment.settings())
    }
}

impl PartSettings {
    /// The weights in the order of an entry's parts.
    pub(crate) fn by_part(&self) -> [f32; 11] {
        [
            self.title, self.alias, self.organisation, self.partner, self.standing, self.topic, self.summary,
            self.fact, self.question, self.figure, self.body,
        ]
    }
}
