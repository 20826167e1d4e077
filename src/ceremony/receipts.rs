//! Receipts: what became of a category's posts, channel by channel, for an organiser.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;

use super::show::Show;
use super::times;
use crate::ledger::post::{Post, Stage, State};
use crate::reply::phrases::join;
use crate::wording::{Wording, say};

/// A line for each channel in which a category's posts are due, were made or failed: what was done and when, what waits, what
/// failed and why, and where the last message is, if the channel's server is known.
pub(super) fn receipts(
    wording: &Wording,
    show: &Show,
    posts: &[Post],
    (category, zone): (&str, &TimeZone),
) -> Vec<String> {
    let of_category: Vec<&Post> = posts.iter().filter(|post| post.category == category).collect();
    let channels: BTreeSet<&str> = of_category.iter().map(|post| post.channel.as_str()).collect();
    let line = |channel: &str| {
        let here: Vec<&Post> = of_category.iter().copied().filter(|post| post.channel == channel).collect();
        let mut parts: Vec<String> = Vec::new();
        let done = here.iter().filter(|post| post.state == State::Done).map(|post| {
            let time = times::short(post.changed, zone);
            say!(wording, "receipt-post-at", stage = id(post.stage), time = time)
        });
        let done: Vec<String> = done.collect();
        if !done.is_empty() {
            parts.push(say!(wording, "receipt-done", posts = join(wording, &done)));
        }
        let waiting = here.iter().filter(|post| matches!(post.state, State::Due | State::Sending));
        let mut waiting: Vec<String> = waiting.map(|post| what(wording, post)).collect();
        waiting.dedup();
        if !waiting.is_empty() {
            parts.push(say!(wording, "receipt-waiting", posts = join(wording, &waiting)));
        }
        for post in &here {
            let why = post.failure.as_deref().unwrap_or_default();
            match post.state {
                State::Failed => parts.push(say!(wording, "receipt-failed", post = what(wording, post), why = why)),
                State::Dropped => parts.push(say!(wording, "receipt-dropped", post = what(wording, post), why = why)),
                State::Due | State::Sending | State::Done => {}
            }
        }
        let link = link(show, channel, &here).map(|link| format!(" · {link}")).unwrap_or_default();
        let parts = parts.join("; ");
        format!("{}{link}", say!(wording, "receipt", channel = channel, parts = parts))
    };
    channels.into_iter().map(line).collect()
}

/// A post in a word or two.
fn what(wording: &Wording, post: &Post) -> String {
    say!(wording, "receipt-post", stage = id(post.stage))
}

/// What a stage is called in messages.
fn id(stage: Stage) -> &'static str {
    match stage {
        Stage::Shortlist => "shortlist",
        Stage::Winner => "winner",
        Stage::Correction => "correction",
        Stage::Removal => "removal",
        Stage::Notice => "notice",
        Stage::Publishing => "publishing",
    }
}

/// Where the last message of these posts is, if the channel's server is known.
fn link(show: &Show, channel: &str, here: &[&Post]) -> Option<String> {
    let server = show.server(channel)?;
    let made = |post: &&&Post| {
        post.state == State::Done && matches!(post.stage, Stage::Shortlist | Stage::Winner | Stage::Notice)
    };
    let removed = here.iter().filter(|post| post.stage == Stage::Removal).filter_map(|post| post.message.as_deref());
    let removed: Vec<&str> = removed.collect();
    let mut messages = here.iter().filter(made).filter_map(|post| post.message.as_deref());
    let last = messages.rfind(|message| !removed.contains(message))?;
    Some(format!("https://discord.com/channels/{server}/{channel}/{last}"))
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::ledger::event::{Follower, Plan};
    use crate::wording::Language;

    fn post((stage, far): (Stage, State), message: Option<&str>, failure: Option<&str>) -> Post {
        Post {
            id: String::new(),
            show: "s".to_owned(),
            event: 1,
            category: "c".to_owned(),
            channel: "12".to_owned(),
            stage,
            state: far,
            due: Timestamp::UNIX_EPOCH,
            changed: Timestamp::UNIX_EPOCH,
            message: message.map(str::to_owned),
            failure: failure.map(str::to_owned),
            worker: None,
            beat: 0,
        }
    }

    #[test]
    fn each_channel_has_a_line_with_what_became_of_its_posts() {
        let mut show = Show::default();
        let posts = [
            post((Stage::Shortlist, State::Done), Some("7"), None),
            post((Stage::Winner, State::Done), Some("8"), None),
            post((Stage::Publishing, State::Failed), None, Some("not that kind of channel")),
            post((Stage::Notice, State::Due), None, None),
        ];
        let line = "channel 12: done: shortlist 01:00 and winner 01:00; still to come: word of it; FAILED: published: not that kind of \
                    channel";
        let zone = TimeZone::fixed(jiff::tz::offset(1));
        let english = Language::EnGb.wording();
        let receipts = |show: &Show, category: &str| receipts(english, show, &posts, (category, &zone));
        assert_eq!(receipts(&show, "c"), [line]);
        assert!(receipts(&show, "other").is_empty());
        let follower = Follower { channel: "12".to_owned(), server: "9".to_owned(), ping: None };
        show.followers.insert("12".to_owned(), follower);
        assert_eq!(receipts(&show, "c"), [format!("{line} · https://discord.com/channels/9/12/8")]);
        let plan =
            Plan { channel: "12".to_owned(), server: Some("7".to_owned()), starts: None, ping: None, publish: true };
        let mut show = Show::default();
        show.plan = Some(plan);
        assert_eq!(receipts(&show, "c"), [format!("{line} · https://discord.com/channels/7/12/8")]);
    }
}
