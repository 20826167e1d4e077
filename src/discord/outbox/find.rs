//! Looking in a channel for what may have been posted there.

use reqwest::Method;
use serde::Deserialize;

use super::{Stumble, Worker};
use crate::discord::announce::{is_marked, mark};
use crate::discord::limits::MESSAGES;
use crate::ledger::post::Post;

/// When Discord's ids begin, in milliseconds since 1970 ("API reference", snowflakes).
const EPOCH: i64 = 1_420_070_400_000;
/// How much this machine's clock may be ahead of Discord's, in milliseconds: a message may be that much older than the moment
/// at which its post became due.
const AHEAD: i64 = 60 * 60 * 1_000;

/// A message, as far as it is looked at.
#[derive(Deserialize)]
pub(super) struct Message {
    /// Its id.
    pub(super) id: String,
    #[serde(default)]
    components: serde_json::Value,
    /// What it is, bit by bit.
    #[serde(default)]
    pub(super) flags: u64,
}

impl Worker {
    /// The message of a post, if it is in its channel: the newest are looked at first, back to what was posted before it for the
    /// same show, or else to when it became due.
    pub(super) async fn find(&self, post: &Post, path: &str) -> Result<Option<String>, Stumble> {
        let mark = mark(&post.id);
        let before = self.ledger.message_before(post).await?;
        let oldest = before.and_then(|id| id.parse().ok()).unwrap_or_else(|| id_at(post.due.as_millisecond() - AHEAD));
        let mut page = format!("{path}?limit={MESSAGES}");
        loop {
            let found: Vec<Message> = self.outbox.delivery.once(Method::GET, &page, None::<&()>, &[]).await?;
            if let Some(message) = found.iter().find(|message| is_marked(&message.components, &mark)) {
                return Ok(Some(message.id.clone()));
            }
            let ids = found.iter().filter_map(|message| message.id.parse::<u64>().ok());
            match ids.min() {
                Some(last) if found.len() == MESSAGES && last > oldest => {
                    page = format!("{path}?limit={MESSAGES}&before={last}");
                }
                _ => return Ok(None),
            }
        }
    }
}

/// The first id of a moment.
fn id_at(millisecond: i64) -> u64 {
    u64::try_from(millisecond - EPOCH).unwrap_or(0) << 22
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_tell_the_moment() {
        // Discord's own example, "API reference", snowflakes.
        assert_eq!(id_at(1_462_015_105_796), 175_928_847_298_985_984);
        assert_eq!(id_at(0), 0);
    }
}
