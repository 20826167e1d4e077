//! The outbox: posts that are owed, who works each, and what became of it.
//!
//! A post is worked by one at a time, however many processes there are: it is claimed before anything is sent, and only who
//! claimed it can settle it. No clock is compared: whoever works says so again and again by a count, its `beat`, and who sees
//! a count stand still for long enough may claim the post in its place.

use jiff::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Row};

use super::post::{Post, Stage, State};
use super::{Ledger, LedgerError};

const POSTS: &str = "SELECT id, show, event, category, channel, stage, state, due, changed, message, failure, worker, beat \
                     FROM post";

/// How a post ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settled {
    /// It is to be sent after all, by whoever comes first.
    Due,
    /// It arrived, as the message of this id.
    Done(String),
    /// It will not arrive, for this reason.
    Failed(String),
    /// It is not wanted any more, for this reason.
    Dropped(String),
}

impl Ledger {
    /// The posts of a show, in the order in which they became due.
    ///
    /// # Errors
    /// The database fails, or a post cannot be read.
    pub async fn posts(&self, show: &str) -> Result<Vec<Post>, LedgerError> {
        let select = format!("{POSTS} WHERE show = $1 ORDER BY event, channel, stage");
        let rows = sqlx::query(AssertSqlSafe(select)).bind(show).fetch_all(&self.pool).await?;
        rows.iter().map(post).collect()
    }

    /// The posts that are to be sent, or may have been, each show's in the order in which they became due.
    ///
    /// # Errors
    /// The database fails, or a post cannot be read.
    pub async fn open_posts(&self) -> Result<Vec<Post>, LedgerError> {
        let select = format!("{POSTS} WHERE state = $1 OR state = $2 ORDER BY show, event, channel, stage");
        let query = sqlx::query(AssertSqlSafe(select)).bind(State::Due.word()).bind(State::Sending.word());
        query.fetch_all(&self.pool).await?.iter().map(post).collect()
    }

    /// How many posts there are in each state that any is in, and when the oldest of those became due that are to be sent.
    ///
    /// # Errors
    /// The database fails, or a state cannot be read.
    pub async fn count_posts(&self) -> Result<(Vec<(State, i64)>, Option<Timestamp>), LedgerError> {
        let select = "SELECT state, COUNT(*) AS posts, MIN(due) AS oldest FROM post GROUP BY state ORDER BY state";
        let mut counts = Vec::new();
        let mut oldest = None;
        for row in sqlx::query(select).fetch_all(&self.pool).await? {
            let word: String = row.try_get("state")?;
            let unreadable = || LedgerError::UnreadablePost(format!("one that is {word}"));
            let state: State = word.parse().map_err(|_| unreadable())?;
            if matches!(state, State::Due | State::Sending) {
                let due = Timestamp::from_millisecond(row.try_get("oldest")?).map_err(|_| unreadable())?;
                oldest = Some(oldest.map_or(due, |oldest: Timestamp| oldest.min(due)));
            }
            counts.push((state, row.try_get("posts")?));
        }
        Ok((counts, oldest))
    }

    /// Claims posts as they were seen for a worker, all in one transaction: they are being sent from here on. Gives for each
    /// whether it is the worker's; it is not where somebody else was faster.
    ///
    /// # Errors
    /// The database fails.
    pub async fn claim(&self, worker: &str, at: Timestamp, seen: &[&Post]) -> Result<Vec<bool>, LedgerError> {
        let update = "UPDATE post SET state = $4, changed = $5, worker = $6, beat = beat + 1 \
                      WHERE id = $1 AND state = $2 AND beat = $3";
        let mut transaction = self.pool.begin().await?;
        let mut claimed = Vec::new();
        for post in seen {
            let query = sqlx::query(update).bind(&post.id).bind(post.state.word()).bind(post.beat);
            let query = query.bind(State::Sending.word()).bind(at.as_millisecond()).bind(worker);
            claimed.push(query.execute(&mut *transaction).await?.rows_affected() == 1);
        }
        transaction.commit().await?;
        Ok(claimed)
    }

    /// Says of everything that a worker has claimed that it is still at it.
    ///
    /// # Errors
    /// The database fails.
    pub async fn beat(&self, worker: &str) -> Result<(), LedgerError> {
        let update = "UPDATE post SET beat = beat + 1 WHERE state = $1 AND worker = $2";
        sqlx::query(update).bind(State::Sending.word()).bind(worker).execute(&self.pool).await?;
        Ok(())
    }

    /// Whether a worker still has a post that it claimed, and the number of the show's last event by now.
    ///
    /// # Errors
    /// The database fails.
    pub async fn holds(&self, post: &Post, worker: &str) -> Result<(bool, i64), LedgerError> {
        let select = "SELECT (SELECT COUNT(*) FROM post WHERE id = $1 AND state = $2 AND worker = $3) AS held, \
                      (SELECT MAX(number) FROM event WHERE show = $4) AS last";
        let query = sqlx::query(select).bind(&post.id).bind(State::Sending.word()).bind(worker).bind(&post.show);
        let row = query.fetch_one(&self.pool).await?;
        Ok((row.try_get::<i64, _>("held")? == 1, row.try_get("last")?))
    }

    /// Writes down what became of a post that a worker claimed. Gives whether it was still the worker's.
    ///
    /// # Errors
    /// The database fails.
    pub async fn settle(&self, id: &str, worker: &str, at: Timestamp, settled: &Settled) -> Result<bool, LedgerError> {
        let (state, message, failure) = match settled {
            Settled::Due => (State::Due, None, None),
            Settled::Done(message) => (State::Done, Some(message), None),
            Settled::Failed(reason) => (State::Failed, None, Some(reason)),
            Settled::Dropped(reason) => (State::Dropped, None, Some(reason)),
        };
        let update = "UPDATE post SET state = $4, changed = $5, message = $6, failure = $7, worker = NULL \
                      WHERE id = $1 AND state = $2 AND worker = $3";
        let query = sqlx::query(update).bind(id).bind(State::Sending.word()).bind(worker).bind(state.word());
        let done = query.bind(at.as_millisecond()).bind(message).bind(failure).execute(&self.pool).await?;
        Ok(done.rows_affected() == 1)
    }

    /// The winner's post that a later one of the same category and channel is about: the last one up to and including it.
    ///
    /// # Errors
    /// The database fails, or the post cannot be read.
    pub async fn winner_of(&self, later: &Post) -> Result<Option<Post>, LedgerError> {
        let select = format!(
            "{POSTS} WHERE show = $1 AND channel = $2 AND event <= $3 AND category = $4 AND stage = $5 \
             ORDER BY event DESC LIMIT 1"
        );
        let query = sqlx::query(AssertSqlSafe(select)).bind(&later.show).bind(&later.channel).bind(later.event);
        let query = query.bind(&later.category).bind(Stage::Winner.word());
        query.fetch_optional(&self.pool).await?.as_ref().map(post).transpose()
    }

    /// The last message that was posted for a show in a channel before a post of it, if one was.
    ///
    /// # Errors
    /// The database fails.
    pub async fn message_before(&self, later: &Post) -> Result<Option<String>, LedgerError> {
        let select = "SELECT message FROM post WHERE show = $1 AND channel = $2 AND event < $3 AND state = $4 \
                      AND (stage = $5 OR stage = $6 OR stage = $7) ORDER BY event DESC LIMIT 1";
        let query = sqlx::query(select).bind(&later.show).bind(&later.channel).bind(later.event);
        let query = query.bind(State::Done.word()).bind(Stage::Shortlist.word()).bind(Stage::Winner.word());
        let row = query.bind(Stage::Notice.word()).fetch_optional(&self.pool).await?;
        Ok(row.map(|row| row.try_get("message")).transpose()?.flatten())
    }
}

fn post(row: &AnyRow) -> Result<Post, LedgerError> {
    let id: String = row.try_get("id")?;
    let unreadable = || LedgerError::UnreadablePost(id.clone());
    let time = |column: &str| -> Result<Timestamp, LedgerError> {
        Timestamp::from_millisecond(row.try_get(column)?).map_err(|_| unreadable())
    };
    Ok(Post {
        show: row.try_get("show")?,
        event: row.try_get("event")?,
        category: row.try_get("category")?,
        channel: row.try_get("channel")?,
        stage: row.try_get::<String, _>("stage")?.parse().map_err(|_| unreadable())?,
        state: row.try_get::<String, _>("state")?.parse().map_err(|_| unreadable())?,
        due: time("due")?,
        changed: time("changed")?,
        message: row.try_get("message")?,
        failure: row.try_get("failure")?,
        worker: row.try_get("worker")?,
        beat: row.try_get("beat")?,
        id: id.clone(),
    })
}
