//! What must be true of every show, however it went: nothing lost, nothing doubled, nothing early, and receipts that are true.

use std::collections::HashMap;

use laureate::ledger::event::Happening;
use laureate::ledger::post::{Post, Stage, State};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::shows::{Shown, Stagehand};
use crate::discord_loopback::channels::{Deed, What};
use crate::discord_loopback::interactions::text;
use crate::harness::library;

/// What people see of a text in markdown.
pub(crate) fn plain(markdown: &str) -> String {
    markdown.replace(['\\', '\u{2060}'], "")
}

/// The mark of a post.
fn mark(post: &str) -> String {
    let signs = b"0123456789abcdefghijklmnopqrstuvwxyz";
    Sha256::digest(post.as_bytes()).iter().take(12).map(|byte| char::from(signs[usize::from(byte % 36)])).collect()
}

/// The mark that a message carries.
fn mark_of(message: &Value) -> Option<String> {
    let mut left = vec![&message["components"]];
    while let Some(value) = left.pop() {
        match value {
            Value::Array(values) => left.extend(values),
            Value::Object(fields) => {
                if let Some((_, mark)) =
                    fields.get("custom_id").and_then(Value::as_str).and_then(|id| id.rsplit_once('\u{1e}'))
                {
                    return Some(mark.to_owned());
                }
                left.extend(fields.values());
            }
            _ => {}
        }
    }
    None
}

/// The same for a show beside a bot.
#[track_caller]
pub(crate) fn assert_true(stage: &Stagehand) {
    assert_all_true(&stage.shown, &stage.deeds(), &|channel| stage.messages(channel));
}

/// Of a show whose posts are settled, by all that was done and what stands in the channels.
#[track_caller]
pub(crate) fn assert_all_true(shown: &Shown, deeds: &[Deed], messages: &dyn Fn(&str) -> Vec<Value>) {
    let posts = shown.posts();
    assert_once(&posts, deeds);
    assert_not_early(shown, &posts, deeds);
    assert_as_it_is(shown, &posts, messages);
}

/// Every receipt is true, and nothing came twice.
#[track_caller]
fn assert_once(posts: &[Post], deeds: &[Deed]) {
    let mut made: HashMap<(String, String), Vec<&Deed>> = HashMap::new();
    let mut published: HashMap<&str, usize> = HashMap::new();
    for deed in deeds {
        let id = deed.message["id"].as_str().expect("a message has an id");
        match deed.what {
            What::Posted => {
                let mark = mark_of(&deed.message).expect("every post has a mark");
                made.entry((deed.channel.clone(), mark)).or_default().push(deed);
            }
            What::Published => *published.entry(id).or_default() += 1,
            What::Edited | What::Deleted => {}
        }
    }
    for post in posts {
        let made = made.remove(&(post.channel.clone(), mark(&post.id))).unwrap_or_default();
        let ids: Vec<&str> = made.iter().filter_map(|deed| deed.message["id"].as_str()).collect();
        match (post.stage, post.state) {
            (_, State::Due | State::Sending) => panic!("not settled: {post:?}"),
            (Stage::Shortlist | Stage::Winner | Stage::Notice, State::Done) => {
                assert_eq!(ids, post.message.as_deref().into_iter().collect::<Vec<_>>(), "lost or doubled: {post:?}");
            }
            (Stage::Publishing, State::Done) => {
                assert_eq!(published.get(post.message.as_deref().expect("a receipt")), Some(&1), "{post:?}");
            }
            _ => assert_eq!(ids, [""; 0], "{post:?}"),
        }
    }
    assert!(made.is_empty(), "nobody owed these: {made:?}");
    assert!(published.values().all(|times| *times == 1), "published twice: {published:?}");
}

/// Nothing was posted before it was written down, and every winner that was named had been revealed.
#[track_caller]
fn assert_not_early(shown: &Shown, posts: &[Post], deeds: &[Deed]) {
    let events = shown.events();
    let catalogue = library().catalogue();
    for post in posts.iter().filter(|post| post.stage == Stage::Winner) {
        let (channel, mark) = (&post.channel, mark(&post.id));
        let of_it =
            deeds.iter().filter(|deed| deed.channel == *channel && mark_of(&deed.message).as_ref() == Some(&mark));
        for deed in of_it.filter(|deed| matches!(deed.what, What::Posted | What::Edited)) {
            assert!(deed.at as i64 >= post.due.as_millisecond(), "early: {deed:?}");
            let told = plain(&text(&deed.message["components"]));
            let known = events.iter().filter(|event| event.at.as_millisecond() <= deed.at as i64);
            let mut revealed = known.filter(|event| event.number >= post.event).filter_map(|event| match &event.what {
                Happening::Revealed { category, result } | Happening::Corrected { category, result, .. } => {
                    (*category == post.category).then(|| result.outcome.winners.clone())
                }
                _ => None,
            });
            let names = |winners: Vec<String>| {
                winners.iter().all(|id| {
                    let key = catalogue.entry_by_id(id).expect("it is there");
                    told.contains(&plain(&catalogue.entry(key).title))
                })
            };
            assert!(revealed.any(names), "nobody had revealed this: {told}");
        }
    }
}

/// What stands in the channels is what holds: one post of each category that is revealed, as it was corrected last, and none of
/// what was taken back.
#[track_caller]
fn assert_as_it_is(shown: &Shown, posts: &[Post], messages: &dyn Fn(&str) -> Vec<Value>) {
    let (show, catalogue) = (shown.show(), library().catalogue());
    let channels: Vec<String> = show.channels().into_iter().collect();
    for channel in &channels {
        let standing: HashMap<String, String> = messages(channel)
            .iter()
            .filter_map(|message| Some((mark_of(message)?, plain(&text(&message["components"])))))
            .collect();
        let winners = posts.iter().filter(|post| post.stage == Stage::Winner && post.channel == *channel);
        for post in winners.filter(|post| post.state == State::Done) {
            let stands = standing.get(&mark(&post.id));
            let revealed = show.revealed(&post.category).filter(|revealed| revealed.event == post.event);
            match (revealed, stands) {
                (None, None) => {}
                (Some(revealed), Some(told)) => {
                    let id = &revealed.result.outcome.winners[0];
                    let key = catalogue.entry_by_id(id).expect("it is there");
                    assert!(told.contains(&plain(&catalogue.entry(key).title)), "{told}");
                    assert_eq!(told.contains("Corrected"), revealed.corrected.is_some(), "{told}");
                }
                (holds, stands) => panic!("{post:?}: holds: {}, stands: {stands:?}", holds.is_some()),
            }
        }
    }
}
