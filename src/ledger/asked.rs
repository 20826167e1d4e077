//! What people asked last, for some minutes, so that any replica understands the next question.

use jiff::Timestamp;
use sqlx::Row;

use super::{Ledger, LedgerError};

/// Whose conversation, and where, by Discord's ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conversation {
    /// The person.
    pub person: String,
    /// The channel.
    pub channel: String,
    /// Whether nobody else sees the replies.
    pub private: bool,
}

impl Ledger {
    /// What was asked last in a conversation, or, of a private one, in the public one beside it if that is later; as JSON,
    /// if it is of this moment or after.
    ///
    /// # Errors
    /// The database fails.
    pub async fn asked(&self, whose: &Conversation, since: Timestamp) -> Result<Option<String>, LedgerError> {
        let select = "SELECT turns FROM asked WHERE person = $1 AND channel = $2 AND private <= $3 AND at >= $4 \
                      ORDER BY at DESC LIMIT 1";
        let query = sqlx::query(select).bind(&whose.person).bind(&whose.channel).bind(i64::from(whose.private));
        let row = query.bind(since.as_millisecond()).fetch_optional(&self.pool).await?;
        Ok(row.map(|row| row.try_get("turns")).transpose()?)
    }

    /// Keeps what was asked last in a conversation, as JSON; `None` removes it. It also forgets everybody's that is
    /// from before a moment.
    ///
    /// # Errors
    /// The database fails.
    pub async fn remember(
        &self,
        whose: &Conversation,
        turns: Option<&str>,
        at: Timestamp,
        since: Timestamp,
    ) -> Result<(), LedgerError> {
        self.forget_asked(since).await?;
        let statement = match turns {
            Some(_) => {
                "INSERT INTO asked (person, channel, private, turns, at) VALUES ($1, $2, $3, $4, $5) \
                 ON CONFLICT (person, channel, private) DO UPDATE SET turns = excluded.turns, at = excluded.at"
            }
            None => "DELETE FROM asked WHERE person = $1 AND channel = $2 AND private = $3",
        };
        let query = sqlx::query(statement).bind(&whose.person).bind(&whose.channel).bind(i64::from(whose.private));
        let query = match turns {
            Some(turns) => query.bind(turns).bind(at.as_millisecond()),
            None => query,
        };
        query.execute(&self.pool).await?;
        Ok(())
    }

    /// Forgets what was asked before a moment.
    ///
    /// # Errors
    /// The database fails.
    pub async fn forget_asked(&self, since: Timestamp) -> Result<(), LedgerError> {
        sqlx::query("DELETE FROM asked WHERE at < $1").bind(since.as_millisecond()).execute(&self.pool).await?;
        Ok(())
    }
}
