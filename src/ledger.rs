//! The ledger: the database of shows, append-only, and the outbox of posts that follow from what happened.
//!
//! [`mod@event`] is what can happen, [`sealed`] a result that nobody may know yet, [`mod@post`] what is owed to a channel,
//! [`outbox`] who works that, [`notice`] the word that something changed, [`asked`] what people asked last,
//! [`waiting`] what a judges' sheet says and is not kept yet. The same statements run on SQLite, which is embedded, and on PostgreSQL. sqlx stays in here. What an event means is for
//! [`ceremony`](crate::ceremony) to say.

pub mod asked;
pub mod event;
pub mod notice;
pub mod outbox;
pub mod post;
pub mod sealed;
pub mod waiting;

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Once;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use sqlx::any::{AnyPoolOptions, AnyRow};
use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::{AnyConnection, AnyPool, Connection, Executor, Row, SqlSafeStr};
use tokio::time::timeout;

use event::{Event, NewEvent};
use post::{NewPost, State};
use sealed::Sealed;

/// The database's changes from version to version, each with its name.
const MIGRATIONS: &[(&str, &str)] = &[
    ("events and posts", include_str!("ledger/migrations/0001_events.sql")),
    ("who works a post", include_str!("ledger/migrations/0002_workers.sql")),
    ("what was asked", include_str!("ledger/migrations/0003_asked.sql")),
    ("what waits to be kept", include_str!("ledger/migrations/0004_waiting.sql")),
];
/// Connections that are kept at most.
const CONNECTIONS: u32 = 4;
/// How long a connection may take to come about, and another's writing to end.
const PATIENCE: Duration = Duration::from_secs(5);
/// What SQLite has to hold to: a reader does not wait for a writer, nothing that was confirmed is lost when the power fails.
const SQLITE: &str = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                      PRAGMA foreign_keys = ON;";
/// How long another process gets that makes the same file before it is looked at again.
const MADE_BY_ANOTHER: Duration = Duration::from_millis(50);

/// Where a ledger is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// A SQLite database in this file.
    File(PathBuf),
    /// A PostgreSQL database, by its address, which may hold a password.
    Server(Secret),
}

/// Text that is never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("…")
    }
}

/// The database of shows.
#[derive(Debug, Clone)]
pub struct Ledger {
    pool: AnyPool,
    /// Whether it is a server's.
    is_server: bool,
}

/// The ledger cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// The database fails.
    #[error("the ledger: {0}")]
    Database(#[from] sqlx::Error),
    /// The database is not of this version.
    #[error("the ledger cannot be brought up to date: {0}")]
    Migration(#[from] MigrateError),
    /// It does not answer in time.
    #[error("the ledger does not answer in time")]
    Slow,
    /// Something in it cannot be read.
    #[error("the ledger has something that cannot be read: event {number} of {show}")]
    Unreadable {
        /// The show.
        show: String,
        /// The event.
        number: i64,
    },
    /// A post in it cannot be read.
    #[error("the ledger has a post that cannot be read: {0}")]
    UnreadablePost(String),
    /// Somebody else wrote something in the meantime: look again, and decide anew.
    #[error("something else happened in the meantime")]
    Overtaken,
    /// Its folder cannot be made.
    #[error("the ledger's folder {}: {error}", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
}

impl LedgerError {
    /// Whether another process that makes the same file may have caused it.
    fn is_of_another(&self) -> bool {
        match self {
            Self::Migration(MigrateError::Execute(_) | MigrateError::ExecuteMigration(..)) => true,
            Self::Database(error) => error.as_database_error().is_some_and(|told| told.message().contains("locked")),
            _ => false,
        }
    }
}

impl FromStr for Address {
    type Err = String;

    /// `postgres://…`, `sqlite:FILE`, or a path.
    fn from_str(text: &str) -> Result<Self, String> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Server(Secret(text.to_owned())));
        }
        match text.strip_prefix("sqlite:").map_or(text, |path| path.strip_prefix("//").unwrap_or(path)) {
            // It is not told back, as it may hold a password.
            path if path.is_empty() || path.contains("://") => {
                Err("expected postgres://USER:PASSWORD@HOST/DATABASE, or the path of a file".to_owned())
            }
            path => Ok(Self::File(PathBuf::from(path))),
        }
    }
}

impl Address {
    /// The address of a database in this file.
    #[must_use]
    pub fn from_path(path: &Path) -> Self {
        Self::File(path.to_owned())
    }

    /// Whether there may be a ledger: a file that is there, or a server.
    #[must_use]
    pub fn exists(&self) -> bool {
        match self {
            Self::File(path) => path.exists(),
            Self::Server(_) => true,
        }
    }
}

impl Ledger {
    /// Opens the ledger, and makes it if it does not exist.
    ///
    /// # Errors
    /// It cannot be made or reached, or is of a later version.
    pub async fn open(address: &Address) -> Result<Self, LedgerError> {
        if let Address::File(path) = address {
            make_folder(path)?;
        }
        Self::connect(address, "rwc").await
    }

    /// Opens the ledger if there is one: nothing is made.
    ///
    /// # Errors
    /// It cannot be reached, or is of a later version.
    pub async fn open_existing(address: &Address) -> Result<Option<Self>, LedgerError> {
        match address {
            address if !address.exists() => Ok(None),
            address => Self::connect(address, "rw").await.map(Some),
        }
    }

    /// Connects; a file that another process makes at the same moment is tried again, since SQLite lets no two wait for each
    /// other there.
    async fn connect(address: &Address, mode: &str) -> Result<Self, LedgerError> {
        let until = Instant::now() + PATIENCE;
        loop {
            let connected = Self::connect_once(address, mode).await;
            match &connected {
                Err(error)
                    if matches!(address, Address::File(_)) && error.is_of_another() && Instant::now() < until =>
                {
                    tokio::time::sleep(MADE_BY_ANOTHER).await;
                }
                _ => return connected,
            }
        }
    }

    async fn connect_once(address: &Address, mode: &str) -> Result<Self, LedgerError> {
        static DRIVERS: Once = Once::new();
        DRIVERS.call_once(sqlx::any::install_default_drivers);
        let (url, embedded) = match address {
            Address::File(path) => (format!("sqlite://{}?mode={mode}", escaped(path)), true),
            Address::Server(secret) => (secret.0.clone(), false),
        };
        // One connection first: a pool tries a file that is not a database again and again, and never says why.
        let slow = |_| LedgerError::Database(sqlx::Error::PoolTimedOut);
        let mut first = timeout(PATIENCE, AnyConnection::connect(&url)).await.map_err(slow)??;
        if embedded {
            first.execute(SQLITE).await?;
        }
        first.close().await?;
        let pool = AnyPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(PATIENCE)
            .after_connect(move |connection, _| {
                Box::pin(async move {
                    if embedded {
                        connection.execute(SQLITE).await?;
                    }
                    Ok(())
                })
            })
            .connect(&url)
            .await?;
        // By way of the pool: with a connection's the opening could not go from thread to thread.
        migrator().run(&pool).await?;
        Ok(Self { pool, is_server: !embedded })
    }

    /// Finds out whether it can be written, and leaves nothing behind.
    ///
    /// # Errors
    /// It cannot.
    pub async fn try_writing(&self) -> Result<(), LedgerError> {
        let mut transaction = self.pool.begin().await?;
        let insert = "INSERT INTO event (show, number, at, who, what) VALUES ('', 0, 0, '', '')";
        sqlx::query(insert).execute(&mut *transaction).await?;
        transaction.rollback().await?;
        Ok(())
    }

    /// Finds out whether it can be reached.
    ///
    /// # Errors
    /// It cannot.
    pub async fn reach(&self) -> Result<(), LedgerError> {
        sqlx::query("SELECT 1").execute(&self.pool).await?;
        Ok(())
    }

    /// The shows that anything happened in.
    ///
    /// # Errors
    /// The database fails.
    pub async fn shows(&self) -> Result<Vec<String>, LedgerError> {
        let rows = sqlx::query("SELECT DISTINCT show FROM event ORDER BY show").fetch_all(&self.pool).await?;
        rows.iter().map(|row| Ok(row.try_get("show")?)).collect()
    }

    /// The number of the last event of each show.
    ///
    /// # Errors
    /// The database fails.
    pub async fn last(&self) -> Result<Vec<(String, i64)>, LedgerError> {
        let select = "SELECT show, MAX(number) AS last FROM event GROUP BY show ORDER BY show";
        let rows = sqlx::query(select).fetch_all(&self.pool).await?;
        rows.iter().map(|row| Ok((row.try_get("show")?, row.try_get("last")?))).collect()
    }

    /// What happened in a show after the event of this number, in order.
    ///
    /// # Errors
    /// The database fails, or an event cannot be read.
    pub async fn events(&self, show: &str, after: i64) -> Result<Vec<Event>, LedgerError> {
        let select = "SELECT number, at, who, what, sealed FROM event WHERE show = $1 AND number > $2 ORDER BY number";
        let rows = sqlx::query(select).bind(show).bind(after).fetch_all(&self.pool).await?;
        rows.iter().map(|row| event(show, row)).collect()
    }

    /// Writes down what happened in a show after the event of number `last`, with the posts that follow from it, all or
    /// nothing. Gives the number of the last event now.
    ///
    /// # Errors
    /// [`LedgerError::Overtaken`] where something else was written after `last`; or the database fails.
    pub async fn append(
        &self,
        show: &str,
        last: i64,
        (at, who): (Timestamp, &str),
        events: &[(NewEvent, Vec<NewPost>)],
    ) -> Result<i64, LedgerError> {
        let mut transaction = self.pool.begin().await?;
        let mut number = last;
        for (event, posts) in events {
            number += 1;
            let unreadable = || LedgerError::Unreadable { show: show.to_owned(), number };
            let what = serde_json::to_string(&event.what).map_err(|_| unreadable())?;
            let sealed = event.sealed.as_ref().map(Sealed::stored).transpose().map_err(|_| unreadable())?;
            let insert = "INSERT INTO event (show, number, at, who, what, sealed) VALUES ($1, $2, $3, $4, $5, $6)";
            let row = sqlx::query(insert).bind(show).bind(number).bind(at.as_millisecond()).bind(who);
            row.bind(what).bind(sealed).execute(&mut *transaction).await.map_err(overtaken)?;
            for post in posts {
                let insert = "INSERT INTO post (id, show, event, category, channel, stage, state, due, changed) \
                              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)";
                let id = format!("{show}:{number}:{}:{}", post.channel, post.stage);
                let row = sqlx::query(insert).bind(id).bind(show).bind(number).bind(&post.category);
                let row = row.bind(&post.channel).bind(post.stage.word()).bind(State::Due.word());
                row.bind(at.as_millisecond()).execute(&mut *transaction).await?;
            }
        }
        self.notify(&mut transaction).await?;
        transaction.commit().await.map_err(overtaken)?;
        Ok(number)
    }

    /// Ends the connections.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

fn migrator() -> Migrator {
    let migrations = MIGRATIONS.iter().zip(1..).map(|((name, sql), version)| {
        Migration::new(version, Cow::Borrowed(*name), MigrationType::Simple, (*sql).into_sql_str(), false)
    });
    Migrator { migrations: Cow::Owned(migrations.collect()), ..Migrator::DEFAULT }
}

fn make_folder(file: &Path) -> Result<(), LedgerError> {
    let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    std::fs::create_dir_all(folder).map_err(|error| LedgerError::Folder { path: folder.to_owned(), error })
}

/// A path as it stands in an address.
fn escaped(path: &Path) -> String {
    path.display().to_string().replace('%', "%25").replace('?', "%3f").replace('#', "%23")
}

/// A number that was given away already means that somebody else wrote.
fn overtaken(error: sqlx::Error) -> LedgerError {
    match &error {
        sqlx::Error::Database(told) if told.is_unique_violation() => LedgerError::Overtaken,
        _ => LedgerError::Database(error),
    }
}

fn event(show: &str, row: &AnyRow) -> Result<Event, LedgerError> {
    let number: i64 = row.try_get("number")?;
    let unreadable = || LedgerError::Unreadable { show: show.to_owned(), number };
    let at: i64 = row.try_get("at")?;
    let what: String = row.try_get("what")?;
    let sealed: Option<String> = row.try_get("sealed")?;
    Ok(Event {
        number,
        at: Timestamp::from_millisecond(at).map_err(|_| unreadable())?,
        who: row.try_get("who")?,
        what: serde_json::from_str(&what).map_err(|_| unreadable())?,
        sealed: sealed.as_deref().map(Sealed::from_stored).transpose().map_err(|_| unreadable())?,
    })
}
