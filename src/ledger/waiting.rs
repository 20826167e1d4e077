//! Results of a judges' sheet that wait to be kept, for some minutes, so that any replica can keep what another one showed. They
//! are written down as recorded results are.

use jiff::Timestamp;
use sqlx::Row;

use super::sealed::{Released, Sealed};
use super::{Ledger, LedgerError};

/// Whose results wait: the person, and the number of the interaction that brought them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bringer<'a> {
    /// The interaction.
    pub number: i64,
    /// The person, as the ledger names them.
    pub who: &'a str,
}

/// Results of a show, each with its category, in their order. They are secrets, so they are never printed.
pub struct Results {
    /// The show.
    pub show: String,
    /// The results.
    pub results: Vec<(String, Sealed)>,
}

impl Ledger {
    /// Keeps results until they are asked for again or forgotten.
    ///
    /// # Errors
    /// The database fails.
    pub async fn set_waiting(
        &self,
        Bringer { number, who }: Bringer<'_>,
        waiting: &Results,
        at: Timestamp,
    ) -> Result<(), LedgerError> {
        let unreadable = |_| LedgerError::Unreadable { show: waiting.show.clone(), number };
        let stored = |(category, sealed): &(String, Sealed)| Ok((category.clone(), sealed.stored()?));
        let sealed: serde_json::Result<Vec<(String, String)>> = waiting.results.iter().map(stored).collect();
        let sealed = sealed.and_then(|sealed| serde_json::to_string(&sealed)).map_err(unreadable)?;
        let insert = "INSERT INTO waiting (number, who, show, sealed, at) VALUES ($1, $2, $3, $4, $5)";
        let row = sqlx::query(insert).bind(number).bind(who).bind(&waiting.show).bind(sealed);
        row.bind(at.as_millisecond()).execute(&self.pool).await?;
        Ok(())
    }

    /// The results that somebody's interaction brought at this moment or after; `None` where none wait.
    ///
    /// # Errors
    /// The database fails, or a result cannot be read.
    pub async fn waiting(
        &self,
        Bringer { number, who }: Bringer<'_>,
        since: Timestamp,
    ) -> Result<Option<Results>, LedgerError> {
        let select = "SELECT show, sealed FROM waiting WHERE number = $1 AND who = $2 AND at >= $3";
        let row = sqlx::query(select).bind(number).bind(who).bind(since.as_millisecond());
        let Some(row) = row.fetch_optional(&self.pool).await? else { return Ok(None) };
        let (show, sealed): (String, String) = (row.try_get("show")?, row.try_get("sealed")?);
        let unreadable = |_| LedgerError::Unreadable { show: show.clone(), number };
        let stored: Vec<(String, String)> = serde_json::from_str(&sealed).map_err(unreadable)?;
        let read = |(category, sealed): (String, String)| Ok((category, Sealed::from_stored(&sealed)?));
        let results: serde_json::Result<Vec<(String, Sealed)>> = stored.into_iter().map(read).collect();
        let results = results.map_err(unreadable)?;
        Ok(Some(Results { show, results }))
    }

    /// Forgets the results that an interaction brought.
    ///
    /// # Errors
    /// The database fails.
    pub async fn forget_waiting(&self, number: i64) -> Result<(), LedgerError> {
        sqlx::query("DELETE FROM waiting WHERE number = $1").bind(number).execute(&self.pool).await?;
        Ok(())
    }

    /// Forgets all results that wait since before a moment.
    ///
    /// # Errors
    /// The database fails.
    pub async fn forget_waiting_before(&self, since: Timestamp) -> Result<(), LedgerError> {
        sqlx::query("DELETE FROM waiting WHERE at < $1").bind(since.as_millisecond()).execute(&self.pool).await?;
        Ok(())
    }
}

impl Results {
    /// What was recorded, for whoever records it again.
    pub fn opened(&self) -> impl Iterator<Item = (String, Released)> + '_ {
        self.results.iter().map(|(category, sealed)| (category.clone(), sealed.release()))
    }
}
