//! The one reader of the environment.

use std::env;

/// Variables of this prefix are settings.
const PREFIX: &str = "LAUREATE_";

/// What the environment says, read once at the start.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    settings: Vec<(String, String)>,
    no_color: bool,
    token: Option<Token>,
}

/// The bot's token: read by the gateway client, shown nowhere.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// The token itself, for the one that connects with it.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
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
        let token = env::var_os("DISCORD_TOKEN").and_then(|token| token.into_string().ok());
        let token = token.map(|token| token.trim().to_owned()).filter(|token| !token.is_empty()).map(Token);
        Ok(Self { settings, no_color, token })
    }

    /// An environment with these settings' variables and nothing else.
    #[must_use]
    pub fn of(settings: &[(&str, &str)]) -> Self {
        let settings = settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self { settings, no_color: false, token: None }
    }

    /// The variables that are settings: full name and value, in order.
    pub(super) fn settings(&self) -> &[(String, String)] {
        &self.settings
    }

    /// The bot's token, if `DISCORD_TOKEN` is set.
    #[must_use]
    pub fn token(&self) -> Option<&Token> {
        self.token.as_ref()
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
