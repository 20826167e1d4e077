//! What of the log is written, as `[log] level` says: a level, or directives.

use serde::Deserialize;
use tracing::Level;
use tracing_subscriber::filter::{LevelFilter, Targets};

/// The library that may write what people ask and interactions' tokens to the log.
const TALKATIVE: &str = "serenity";

/// What of the log is written.
///
/// serenity is silent unless a directive names it: its lines can hold an event that it could not read, question and
/// interaction's token included, and without a network its warnings never end; what matters of them is reported by
/// Laureate. What other libraries write to this log holds neither: tungstenite, which would write whole frames, writes to
/// another log that nothing reads.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(try_from = "String")]
pub struct LogFilter(Targets);

impl LogFilter {
    /// The filter itself.
    #[must_use]
    pub fn targets(&self) -> Targets {
        self.0.clone()
    }
}

impl TryFrom<String> for LogFilter {
    type Error = String;

    fn try_from(said: String) -> Result<Self, String> {
        // tracing would take a number too; nobody would guess what it stands for.
        let word = |text: &str| text.starts_with(char::is_alphabetic);
        if let Some(level) = Some(said.trim()).filter(|said| word(said)).and_then(|said| said.parse::<Level>().ok()) {
            // A level is for Laureate's own messages; of the libraries only what is wrong is worth a line.
            let others = LevelFilter::from_level(level).min(LevelFilter::WARN);
            let targets = Targets::new().with_default(others).with_target("laureate", level);
            return Ok(Self(targets.with_target(TALKATIVE, LevelFilter::OFF)));
        }
        let mut targets = Targets::new();
        let mut names_talkative = false;
        for directive in said.split(',').map(str::trim) {
            let (target, level) = match directive.rsplit_once('=') {
                Some((target, level)) => (Some(target.trim()), level.trim()),
                None => (None, directive),
            };
            let level: LevelFilter = Some(level)
                .filter(|level| word(level))
                .and_then(|level| level.parse().ok())
                .ok_or_else(|| refused(&said, directive))?;
            targets = match target {
                None => targets.with_default(level),
                Some(target) if is_target(target) => {
                    names_talkative |= target.split("::").next() == Some(TALKATIVE);
                    targets.with_target(target, level)
                }
                Some(_) => return Err(refused(&said, directive)),
            };
        }
        Ok(Self(if names_talkative { targets } else { targets.with_target(TALKATIVE, LevelFilter::OFF) }))
    }
}

fn refused(said: &str, directive: &str) -> String {
    let what = if said == directive { String::new() } else { format!(" “{directive}” of") };
    format!(
        "{what} “{said}” is no level, expected error, warn, info, debug, trace or off, or directives such as \
         laureate=debug,tantivy=warn"
    )
    .trim_start()
    .to_owned()
}

/// Whether this can be a module's path.
fn is_target(target: &str) -> bool {
    let part =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    target.split("::").all(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter(said: &str) -> Targets {
        LogFilter::try_from(said.to_owned()).expect("these are directives").0
    }

    #[test]
    fn a_level_is_laureates_and_libraries_only_warn() {
        let filter = filter("debug");
        assert!(filter.would_enable("laureate::discord", &Level::DEBUG));
        assert!(!filter.would_enable("hyper_util", &Level::INFO) && filter.would_enable("hyper_util", &Level::WARN));
        assert!(!self::filter("error").would_enable("hyper_util", &Level::WARN));
        assert!(!self::filter("off").would_enable("laureate", &Level::ERROR));
    }

    #[test]
    fn serenity_is_silent_unless_it_is_named() {
        for said in ["error", "trace", "off", "debug,hyper=info", "info,tantivy=warn", "laureate=debug,serenityx=trace"]
        {
            assert!(!filter(said).would_enable("serenity::gateway", &Level::ERROR), "{said}");
        }
        for said in ["serenity=warn", "info,serenity::gateway=warn"] {
            assert!(filter(said).would_enable("serenity::gateway::shard", &Level::WARN), "{said}");
        }
    }

    #[test]
    fn what_is_no_level_is_refused() {
        for said in ["", "loud", "laureate=loud", "laureate", "info,", "5", "laureate=3", "a b=info", "=info"] {
            let refused = LogFilter::try_from(said.to_owned()).expect_err(said);
            assert!(refused.contains("expected error, warn, info"), "{refused}");
        }
    }
}
