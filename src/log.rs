//! Logging: to standard error, for people or as JSON, by `[log]` in the settings.
//!
//! A failure is logged once, where it is handled. What people ask is never logged.

use std::io::{self, IsTerminal as _};

use tracing_subscriber::EnvFilter;

use crate::config::{LogFormat, LogSettings};

/// What a level stands for: Laureate's own messages from there on. Libraries only warn: what they trace may hold tokens
/// and questions. Whoever writes directives decides for them.
fn directives(level: &str) -> String {
    match level.parse::<tracing::Level>() {
        Ok(tracing::Level::ERROR) => "error".to_owned(),
        Ok(level) => format!("warn,laureate={level}"),
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
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .with_ansi(!no_color && io::stderr().is_terminal());
    let started = match settings.format {
        LogFormat::Human => log.try_init(),
        LogFormat::Json => log.json().try_init(),
    };
    started.map_err(|error| error.to_string())
}
