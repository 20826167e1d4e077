//! The one reader of the environment.

use std::env;

/// Variables of this prefix are settings.
const PREFIX: &str = "LAUREATE_";

/// What the environment says, read once at the start.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    settings: Vec<(String, String)>,
    no_color: bool,
}

/// A setting's variable that is no text.
#[derive(Debug, thiserror::Error)]
#[error("the environment variable {0} is not UTF-8 text")]
pub struct EnvironmentError(String);

impl Environment {
    /// Reads this process's environment.
    ///
    /// # Errors
    /// A setting's variable is not UTF-8.
    #[expect(clippy::disallowed_methods, reason = "this is the one reader")]
    pub fn read() -> Result<Self, EnvironmentError> {
        let mut settings = Vec::new();
        for (name, value) in env::vars_os() {
            let Some(name) = name.to_str().filter(|name| name.starts_with(PREFIX)) else { continue };
            let value = value.into_string().map_err(|_| EnvironmentError(name.to_owned()))?;
            settings.push((name.to_owned(), value));
        }
        settings.sort();
        let no_color = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Ok(Self { settings, no_color })
    }

    /// An environment with these settings' variables and nothing else.
    #[must_use]
    pub fn of(settings: &[(&str, &str)]) -> Self {
        let settings = settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self { settings, no_color: false }
    }

    /// The variables that are settings: full name and value, in order.
    pub(super) fn settings(&self) -> &[(String, String)] {
        &self.settings
    }

    /// Whether `NO_COLOR` asks for replies without colour.
    #[must_use]
    pub fn no_color(&self) -> bool {
        self.no_color
    }
}

/// The path of the setting that a variable sets: `LAUREATE_LOG__LEVEL` is `log`, `level`.
pub(super) fn path_of(variable: &str) -> Vec<String> {
    variable.trim_start_matches(PREFIX).to_lowercase().split("__").map(str::to_owned).collect()
}
