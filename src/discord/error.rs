//! Why the bot cannot run, in sentences that say what to do.

use reqwest::StatusCode;
use serenity::all::{GatewayError, HttpError};

use super::delivery::{Failure, innermost};

/// Why the bot cannot run.
#[derive(Debug, thiserror::Error)]
pub enum DiscordError {
    /// The token is missing.
    #[error("DISCORD_TOKEN is not set; set it to the bot's token (developer portal, Bot, Reset Token)")]
    NoToken,
    /// The token cannot be sent, or the client cannot be made.
    #[error("the way to Discord cannot be prepared: {0}")]
    Unprepared(String),
    /// Discord does not know the token.
    #[error("Discord refuses the token; copy a new one (developer portal, Bot, Reset Token) into DISCORD_TOKEN")]
    Token,
    /// Discord does not tell this bot of messages.
    #[error("Discord refuses to tell of messages (gateway intents), for which this bot needs no permission: {0}")]
    Intents(GatewayError),
    /// Discord cannot be reached or does not do what was asked.
    #[error("Discord cannot be reached or refused while {doing}: {cause}")]
    Discord {
        /// What was being done.
        doing: &'static str,
        /// Why that failed.
        cause: String,
    },
    /// The library cannot be opened.
    #[error(transparent)]
    Library(#[from] crate::library::LibraryError),
    /// The ledger, which has to be there, cannot be opened.
    #[error(transparent)]
    Ledger(#[from] crate::ledger::LedgerError),
    /// The operating system does not let the process wait for signals or start.
    #[error("the process cannot be set up: {0}")]
    Process(#[from] std::io::Error),
}

/// Why something could not be done; without the address, which may hold a token.
pub(super) fn failure(doing: &'static str, cause: serenity::Error) -> DiscordError {
    let cause = match cause {
        serenity::Error::Gateway(GatewayError::InvalidAuthentication) => return DiscordError::Token,
        serenity::Error::Gateway(
            cause @ (GatewayError::InvalidGatewayIntents | GatewayError::DisallowedGatewayIntents),
        ) => return DiscordError::Intents(cause),
        serenity::Error::Http(HttpError::UnsuccessfulRequest(response)) if response.status_code.as_u16() == 401 => {
            return DiscordError::Token;
        }
        serenity::Error::Http(HttpError::UnsuccessfulRequest(response)) => {
            // serenity's own words where Discord has none.
            let said = Some(response.error).filter(|error| error.code != -1);
            format!("{} {}", response.status_code, said.map(|error| error.message).unwrap_or_default())
        }
        serenity::Error::Http(HttpError::Request(cause)) => innermost(&cause.without_url()),
        cause => cause.to_string(),
    };
    DiscordError::Discord { doing, cause: cause.trim_end().to_owned() }
}

/// Why something that was sent could not be done.
pub(super) fn refused(doing: &'static str, cause: Failure) -> DiscordError {
    match cause {
        Failure::Refused(refusal) if refusal.status == StatusCode::UNAUTHORIZED => DiscordError::Token,
        cause => DiscordError::Discord { doing, cause: cause.to_string() },
    }
}
