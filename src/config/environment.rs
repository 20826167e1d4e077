//! The one reader of the environment.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use etcetera::BaseStrategy as _;

/// Variables of this prefix are settings.
const PREFIX: &str = "LAUREATE_";

/// What the environment says, read once at the start.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    settings: Vec<Variable>,
    no_color: bool,
    token: Option<Result<Token, TokenError>>,
    public_key: Option<String>,
    pages_key: Option<PagesKey>,
}

/// A variable that may be a setting.
#[derive(Debug, Clone)]
pub(super) struct Variable {
    /// Its full name.
    pub(super) name: String,
    /// What it says; `None` where that is not UTF-8.
    pub(super) value: Option<String>,
}

/// The bot's token: read by the gateway client, shown nowhere.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// The token itself, for the one that connects with it.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }

    /// Reads what `DISCORD_TOKEN` says; blanks around it come from copying and do not belong to it.
    fn read(said: OsString) -> Option<Result<Self, TokenError>> {
        let Ok(said) = said.into_string() else { return Some(Err(TokenError::NotUtf8)) };
        let token = said.trim();
        if token.is_empty() {
            return None;
        }
        // What a header can carry, and what tokens are made of.
        let sound = token.bytes().all(|byte| byte.is_ascii_graphic());
        Some(if sound { Ok(Self(token.to_owned())) } else { Err(TokenError::Characters) })
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

/// The key without which nobody sees the pages: shown nowhere.
#[derive(Clone)]
pub struct PagesKey(String);

impl PagesKey {
    /// This key.
    #[must_use]
    pub fn new(key: &str) -> Self {
        Self(key.to_owned())
    }

    /// The key itself, for what is held against it.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for PagesKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PagesKey(…)")
    }
}

/// A token that no bot can have. What it is instead is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// It is not text.
    #[error("DISCORD_TOKEN is not UTF-8 text; set it to the bot's token (developer portal, Bot, Reset Token)")]
    NotUtf8,
    /// It holds what no header can carry.
    #[error(
        "DISCORD_TOKEN holds a line break, a space or another character that is in no token; copy the token anew \
         (developer portal, Bot, Reset Token)"
    )]
    Characters,
}

impl Environment {
    /// Reads this process's environment. What is wrong with it is reported by whoever needs it.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the one reader")]
    pub fn read() -> Self {
        let mut settings: Vec<Variable> = env::vars_os()
            .filter_map(|(name, value)| {
                let name = name.to_str().filter(|name| name.starts_with(PREFIX))?;
                Some(Variable { name: name.to_owned(), value: value.into_string().ok() })
            })
            .collect();
        settings.sort_by(|a, b| a.name.cmp(&b.name));
        let no_color = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        // What is not text is not a key either, which whoever reads it says.
        let public_key = env::var_os("DISCORD_PUBLIC_KEY").map(|key| key.to_string_lossy().into_owned());
        // Blanks around it come from copying; what is not text is a key that nobody can type, and lets nobody in.
        let pages_key = env::var_os("PAGES_KEY").map(|key| key.to_string_lossy().trim().to_owned());
        let pages_key = pages_key.filter(|key| !key.is_empty()).map(PagesKey);
        Self { settings, no_color, token: env::var_os("DISCORD_TOKEN").and_then(Token::read), public_key, pages_key }
    }

    /// An environment with these settings' variables and nothing else.
    #[must_use]
    pub fn of(settings: &[(&str, &str)]) -> Self {
        let variable =
            |(name, value): &(&str, &str)| Variable { name: (*name).to_owned(), value: Some((*value).to_owned()) };
        Self { settings: settings.iter().map(variable).collect(), ..Self::default() }
    }

    /// The variables that may be settings, in order.
    pub(super) fn settings(&self) -> &[Variable] {
        &self.settings
    }

    /// The bot's token, if `DISCORD_TOKEN` is set.
    ///
    /// # Errors
    /// It is set to what can be no token.
    pub fn token(&self) -> Result<Option<&Token>, TokenError> {
        self.token.as_ref().map(Result::as_ref).transpose().map_err(|error| *error)
    }

    /// What `DISCORD_PUBLIC_KEY` says, if it is set: the key by which the application's interactions are signed. It is not
    /// a secret, but is given to the process like one, beside the token.
    #[must_use]
    pub fn public_key(&self) -> Option<&str> {
        self.public_key.as_deref().map(str::trim).filter(|key| !key.is_empty())
    }

    /// The key that `PAGES_KEY` sets, without which nobody sees the pages.
    #[must_use]
    pub fn pages_key(&self) -> Option<&PagesKey> {
        self.pages_key.as_ref()
    }

    /// Whether `NO_COLOR` asks for replies without colour.
    #[must_use]
    pub fn no_color(&self) -> bool {
        self.no_color
    }
}

/// This person's folder for state, where the system has one.
pub(crate) fn state_folder() -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(strategy.state_dir().unwrap_or_else(|| strategy.data_dir()))
}

/// This person's folder for what can be made anew, where the system has one.
pub(super) fn cache_folder() -> Option<PathBuf> {
    Some(etcetera::choose_base_strategy().ok()?.cache_dir())
}

/// The path of the setting that a variable sets: `LAUREATE_LOG__LEVEL` is `log`, `level`.
pub(super) fn path_of(variable: &str) -> Vec<String> {
    let path = variable.strip_prefix(PREFIX).unwrap_or(variable);
    path.to_lowercase().split("__").map(str::to_owned).collect()
}

/// The variable that sets a setting.
pub(super) fn variable_of(path: &[String]) -> String {
    format!("{PREFIX}{}", path.join("__").to_uppercase())
}

#[cfg(test)]
mod tests {
    use std::os::unix::ffi::OsStringExt as _;

    use super::*;

    #[test]
    fn a_token_is_taken_without_blanks_around_it_and_refused_with_blanks_inside() {
        let read = |bytes: &[u8]| Token::read(OsString::from_vec(bytes.to_vec()));
        assert_eq!(read(b" abc.DEF-1_2\n").map(|token| token.map(|token| token.0)), Some(Ok("abc.DEF-1_2".to_owned())));
        assert!(read(b" \n").is_none());
        for wrong in [&b"ab\ncd"[..], b"ab cd", b"ab\0cd", "abé".as_bytes()] {
            assert_eq!(read(wrong).map(|token| token.map(|token| token.0)), Some(Err(TokenError::Characters)));
        }
        assert_eq!(read(b"ab\xff").map(|token| token.map(|token| token.0)), Some(Err(TokenError::NotUtf8)));
    }

    #[test]
    fn a_variable_and_a_path_are_each_others() {
        assert_eq!(path_of("LAUREATE_SEARCH__PARTS__TITLE"), ["search", "parts", "title"]);
        assert_eq!(variable_of(&path_of("LAUREATE_SEARCH__PARTS__TITLE")), "LAUREATE_SEARCH__PARTS__TITLE");
        assert_eq!(path_of("LAUREATE_LAUREATE_LOG__LEVEL"), ["laureate_log", "level"]);
    }
}
