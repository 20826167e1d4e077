//! The settings: strict, defaulted, validated.
//!
//! `config/laureate.toml` is compiled in and is the one list of settings: it gives every default, and a key that it does
//! not have is refused. A file and the environment are laid over it, in this order, and the result is read into
//! [`Config`]. Secrets are not settings.
//!
//! A new setting is a field here, with the kind and the range of its [`values`], and its default with a comment there.

mod environment;
mod index;
mod layers;
mod log_filter;
mod scopes;
mod seeds;
mod shards;
mod tables;
mod values;

use std::fmt;
use std::net::SocketAddr;
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;
use serde::Deserialize;

pub(crate) use environment::state_folder;
pub use environment::{Environment, PagesKey, Token, TokenError};
pub use index::IndexFolder;
pub use log_filter::LogFilter;
pub use scopes::{Named, Scope, Unscoped};
pub use seeds::Seeds;
pub use shards::Shards;
pub use values::HeaderSetting;

use crate::files;
use crate::ledger::Address;
use crate::wording::Asked;

/// Every setting with its default and a comment.
pub const DEFAULTS: &str = include_str!("../config/laureate.toml");

/// Where settings are looked for in the working directory, the first that exists.
const SEARCH_PATHS: [&str; 2] = ["laureate.toml", "config/laureate.toml"];

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
    /// Requests over HTTP.
    pub serve: ServeSettings,
    /// Where shows are kept.
    pub ledger: LedgerSettings,
    /// Shows.
    pub ceremony: CeremonySettings,
    /// What is logged.
    pub log: LogSettings,
}

/// `[catalogue]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CatalogueSettings {
    /// The catalogues that are read as one; there is one at least, each once.
    #[serde(deserialize_with = "seeds::seeds")]
    pub seeds: Vec<Seeds>,
    /// A folder with the original documents; empty for none.
    pub originals: PathBuf,
    /// Where the index is kept between two starts.
    pub index: IndexFolder,
    /// Whether the bot reads the catalogue anew when one of its files changes.
    pub watch: bool,
}

impl CatalogueSettings {
    /// The folders of somebody's own catalogues, in their order.
    pub fn own_folders(&self) -> impl Iterator<Item = &Path> {
        self.seeds.iter().filter_map(|seeds| match seeds {
            Seeds::BuiltIn => None,
            Seeds::Folder(path) => Some(path.as_path()),
        })
    }
}

/// `[search]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SearchSettings {
    /// Entries that the index proposes for a question.
    #[serde(deserialize_with = "values::whole::<_, _, 1, 1_000>")]
    pub candidates: usize,
    /// How much a synonym counts against the word itself.
    #[serde(deserialize_with = "values::share")]
    pub synonym: f32,
    /// Weight of the share of the question's telling words that the entry has.
    #[serde(deserialize_with = "values::weight")]
    pub coverage: f32,
    /// Weight of how like the question the most fitting text is.
    #[serde(deserialize_with = "values::weight")]
    pub passage: f32,
    /// Weight of how far the question names the entry.
    #[serde(deserialize_with = "values::weight")]
    pub name: f32,
    /// Weight of BM25.
    #[serde(deserialize_with = "values::weight")]
    pub frequency: f32,
    /// The share of its score that an entry loses which has none of the question's telling words.
    #[serde(deserialize_with = "values::share")]
    pub missing: f32,
    /// The share of telling words that the best entry must have for a lookup to count as answered.
    #[serde(deserialize_with = "values::share")]
    pub answered: f32,
    /// Hits below this share of the best score are not shown.
    #[serde(deserialize_with = "values::share")]
    pub tail: f32,
    /// The best hit is clear when the next scores less than this share of it.
    #[serde(deserialize_with = "values::share")]
    pub clear: f32,
    /// How much a word counts by part.
    pub parts: PartSettings,
}

/// `[search.parts]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each is named like the part of an entry that it weighs")]
pub struct PartSettings {
    #[serde(deserialize_with = "values::share")]
    pub title: f32,
    #[serde(deserialize_with = "values::share")]
    pub alias: f32,
    #[serde(deserialize_with = "values::share")]
    pub organisation: f32,
    #[serde(deserialize_with = "values::share")]
    pub partner: f32,
    #[serde(deserialize_with = "values::share")]
    pub standing: f32,
    #[serde(deserialize_with = "values::share")]
    pub topic: f32,
    #[serde(deserialize_with = "values::share")]
    pub summary: f32,
    #[serde(deserialize_with = "values::share")]
    pub fact: f32,
    #[serde(deserialize_with = "values::share")]
    pub question: f32,
    #[serde(deserialize_with = "values::share")]
    pub figure: f32,
    #[serde(deserialize_with = "values::share")]
    pub body: f32,
}

/// `[similar]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SimilarSettings {
    /// Similar entries shown.
    #[serde(deserialize_with = "values::whole::<_, _, 1, 25>")]
    pub count: usize,
    /// Weight of shared telling words.
    #[serde(deserialize_with = "values::weight")]
    pub words: f32,
    /// Weight of shared topics.
    #[serde(deserialize_with = "values::weight")]
    pub topics: f32,
    /// Entries less like than this are not called similar.
    #[serde(deserialize_with = "values::share")]
    pub least: f32,
}

/// `[reply]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplySettings {
    /// In which language it is replied.
    pub language: Asked,
    /// Entries on one page of a list at most.
    #[serde(deserialize_with = "values::whole::<_, _, 1, 50>")]
    pub page_size: usize,
    /// Facts on the first page of an opened entry at most.
    #[serde(deserialize_with = "values::whole::<_, _, 0, 50>")]
    pub facts: usize,
    /// Other entries and names that are looked at where nothing fits, or several do.
    #[serde(deserialize_with = "values::whole::<_, _, 0, 25>")]
    pub offers: usize,
}

/// `[suggest]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuggestSettings {
    /// Suggestions given at most.
    #[serde(deserialize_with = "values::whole::<_, _, 1, 25>")]
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
    /// Where Discord is, without a slash at the end.
    #[serde(deserialize_with = "values::address")]
    pub api_url: String,
    /// Where Discord keeps files, without a slash at the end.
    #[serde(deserialize_with = "values::address")]
    pub files_url: String,
    /// Servers to register the commands in; empty registers them everywhere.
    #[serde(deserialize_with = "values::servers")]
    pub guilds: Vec<NonZeroU64>,
    /// Connections to the gateway.
    pub shards: Shards,
    /// Questions by mention that one person may ask in a minute.
    #[serde(deserialize_with = "values::whole::<_, _, 0, 600>")]
    pub questions_per_minute: usize,
    /// Replies that may wait in one channel for their turn.
    #[serde(deserialize_with = "values::whole::<_, _, 0, 1_000>")]
    pub queue_length: usize,
    /// Seconds that a reply may wait in a channel for its turn.
    #[serde(deserialize_with = "values::whole::<_, _, 0, 600>")]
    pub queue_seconds: u32,
    /// Minutes for which a person's last questions in a channel are remembered.
    #[serde(deserialize_with = "values::whole::<_, _, 0, 1_440>")]
    pub follow_up_minutes: u32,
    /// What each of these servers sees.
    pub scope: Vec<Scope>,
    /// What is seen where no scope says it, in direct messages as well.
    #[serde(deserialize_with = "values::word")]
    pub unscoped: Unscoped,
}

/// `[serve]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServeSettings {
    /// Where requests are taken.
    #[serde(deserialize_with = "values::listen")]
    pub listen: SocketAddr,
    /// Where what was asked before is kept.
    #[serde(deserialize_with = "values::word")]
    pub follow_up: FollowUp,
    /// Seconds by which the time of a request may differ from this machine's.
    #[serde(deserialize_with = "values::whole::<_, _, 5, 3_600>")]
    pub timestamp_seconds: u32,
    /// KiB of a body at most.
    #[serde(deserialize_with = "values::whole::<_, _, 16, 1_024>")]
    pub body_kib: usize,
    /// Seconds in which a body has to arrive.
    #[serde(deserialize_with = "values::whole::<_, _, 1, 60>")]
    pub body_seconds: u32,
    /// KiB of a head at most.
    #[serde(deserialize_with = "values::whole::<_, _, 1, 64>")]
    pub header_kib: usize,
    /// Seconds in which a head has to arrive, and for which a connection may be idle.
    #[serde(deserialize_with = "values::whole::<_, _, 1, 3_600>")]
    pub header_seconds: u32,
    /// Connections at once.
    #[serde(deserialize_with = "values::whole::<_, _, 1, 65_536>")]
    pub connections: usize,
    /// Seconds between the word that it ends and the end of taking connections.
    #[serde(deserialize_with = "values::whole::<_, _, 0, 60>")]
    pub notice_seconds: u32,
    /// Seconds that what is being answered may take after that.
    #[serde(deserialize_with = "values::whole::<_, _, 1, 60>")]
    pub grace_seconds: u32,
    /// Whether pages are shown.
    pub pages: bool,
    /// The ids of the collections that the pages show; all where it is empty. Whether there are such is known with the
    /// catalogue only.
    pub collections: Vec<Named>,
    /// Where the pages are for everybody, without a slash at the end; `None` where that is not said.
    #[serde(deserialize_with = "values::site")]
    pub public_url: Option<String>,
    /// Pages that are shown to one address in a minute at most.
    #[serde(deserialize_with = "values::whole::<_, _, 1, 60_000>")]
    pub pages_per_minute: u32,
    /// The header in which the proxy says whose request it is.
    pub address_header: HeaderSetting,
}

impl ServeSettings {
    /// Where the pages are for everybody, if they are shown.
    #[must_use]
    pub fn public_pages(&self) -> Option<&str> {
        self.public_url.as_deref().filter(|_| self.pages)
    }
}

/// Where over HTTP what a person asked before is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FollowUp {
    /// In the buttons of replies alone.
    Buttons,
    /// In the ledger as well, for some minutes.
    Ledger,
}

/// `[ledger]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerSettings {
    /// Where it is; `None` for a file in this person's folder for state.
    #[serde(deserialize_with = "values::ledger")]
    pub url: Option<Address>,
}

impl LedgerSettings {
    /// Where the ledger is.
    ///
    /// # Errors
    /// Nothing is set, and this person has no folder for state.
    pub fn address(&self) -> Result<Address, String> {
        let usual = || state_folder().map(|folder| Address::from_path(&folder.join("laureate/ledger.db")));
        let none = || "no folder for state here; set `url` in [ledger] to the path of a file".to_owned();
        self.url.clone().or_else(usual).ok_or_else(none)
    }
}

/// `[ceremony]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CeremonySettings {
    /// Servers whose organisers run shows by `/ceremony`; none where it is empty.
    #[serde(deserialize_with = "values::servers")]
    pub organisers: Vec<NonZeroU64>,
    /// The time zone in which times are written and read.
    #[serde(deserialize_with = "values::time_zone")]
    pub time_zone: TimeZone,
}

/// `[log]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogSettings {
    /// What is written.
    pub level: LogFilter,
    /// For people or for programs.
    #[serde(deserialize_with = "values::word")]
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

/// Settings that cannot be used: everything that is wrong with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError(pub Vec<Fault>);

/// One thing that is wrong with the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// File, line and column, or the variable.
    pub location: String,
    /// What is wrong and what was expected.
    pub message: String,
}

impl std::error::Error for ConfigError {}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, Fault { location, message }) in self.0.iter().enumerate() {
            write!(f, "{}{location}: {message}", if number == 0 { "" } else { "\n" })?;
        }
        Ok(())
    }
}

impl Config {
    /// Reads the settings: defaults, then the file, then the environment.
    ///
    /// # Errors
    /// A file that cannot be read, an unknown setting, or a value that does not fit: all that is wrong, at once.
    pub fn load(named: Option<&Path>, environment: &Environment) -> Result<Self, ConfigError> {
        let found = named
            .map(Path::to_owned)
            .or_else(|| SEARCH_PATHS.iter().map(PathBuf::from).find(|path| files::stands(path)));
        let path = found.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
        let read = found.as_deref().map(files::read).transpose();
        let text = read.as_ref().ok().and_then(Option::as_deref);
        let laid = layers::lay(DEFAULTS, text.map(|text| (path.as_str(), text)), environment.settings());
        let Err(error) = read else { return laid };
        // What is wrong in the environment is reported as well.
        let mut faults = vec![Fault { location: format!("the settings {path}"), message: error.reason() }];
        faults.extend(laid.err().into_iter().flat_map(|error| error.0));
        Err(ConfigError(faults))
    }
}

/// What to report of variables that look like settings and are claimed by no section: others set such as well, an
/// orchestrator among them, so they are not a fault.
#[must_use]
pub fn unclaimed(environment: &Environment) -> Vec<String> {
    layers::unclaimed(DEFAULTS, environment.settings())
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
