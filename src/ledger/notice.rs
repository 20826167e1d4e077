//! Word between processes that the ledger changed: PostgreSQL passes it on at once, so that nobody waits for the next look.

use sqlx::postgres::PgListener;
use sqlx::{Any, AssertSqlSafe, Transaction};

use super::{Address, Ledger, LedgerError};

/// The channel by which word is given.
const CHANNEL: &str = "laureate_ledger";

/// Hears of changes that any process made.
#[derive(Debug)]
pub struct Notices(PgListener);

impl Notices {
    /// Hears of what changes in the ledger at this address from now on; `None` where it is embedded, which gives no word.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn of(address: &Address) -> Result<Option<Self>, LedgerError> {
        let Address::Server(secret) = address else { return Ok(None) };
        let mut listener = PgListener::connect(&secret.0).await?;
        listener.listen(CHANNEL).await?;
        Ok(Some(Self(listener)))
    }

    /// Waits for word. Where the connection was lost, that is word as well: something may have been missed.
    ///
    /// # Errors
    /// The database cannot be reached any more.
    pub async fn next(&mut self) -> Result<(), LedgerError> {
        self.0.try_recv().await?;
        Ok(())
    }
}

impl Ledger {
    /// Has everybody hear of a transaction once it is done.
    pub(super) async fn notify(&self, transaction: &mut Transaction<'_, Any>) -> Result<(), LedgerError> {
        if self.is_server {
            sqlx::query(AssertSqlSafe(format!("NOTIFY {CHANNEL}"))).execute(&mut **transaction).await?;
        }
        Ok(())
    }
}
