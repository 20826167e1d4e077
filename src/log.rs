//! Logging: to standard error, for people or as JSON, by `[log]` in the settings.
//!
//! A failure is logged once, where it is handled. What people ask is never logged.

use std::io::{self, IsTerminal as _};

use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, fmt, registry};

use crate::config::{LogFormat, LogSettings};
use crate::discord::given_up;

/// What a level stands for: Laureate's own messages from there on. Libraries only warn: what they trace may hold tokens
/// and questions. serenity is silent: its warnings hold them too, and while there is no network they never end; what
/// matters of them is told by Laureate. Whoever writes directives decides for them.
fn directives(level: &str) -> String {
    match level.parse::<tracing::Level>() {
        Ok(tracing::Level::ERROR) => "error,serenity=off".to_owned(),
        Ok(level) => format!("warn,serenity=off,laureate={level}"),
        Err(_) => level.to_owned(),
    }
}

/// Starts logging.
///
/// # Errors
/// The level is none.
pub fn start(settings: &LogSettings, no_color: bool) -> Result<(), String> {
    let expected = "expected error, warn, info, debug, trace, or directives such as laureate=debug";
    let filter = EnvFilter::try_new(directives(&settings.level))
        .map_err(|error| format!("`level` in [log] is “{}”: {error}; {expected}", settings.level))?;
    let log = fmt::layer().with_writer(io::stderr).with_ansi(!no_color && io::stderr().is_terminal());
    let log = match settings.format {
        LogFormat::Human => log.boxed(),
        LogFormat::Json => log.json().boxed(),
    };
    let started = registry().with(log.with_filter(filter)).with(given_up::reader()).try_init();
    started.map_err(|error| error.to_string())
}
