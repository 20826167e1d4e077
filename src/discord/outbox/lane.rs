//! Lanes: posts of one show in one channel go one after the other, in the order in which they became due; handing them on to
//! those who follow the channel has a lane of its own, since Discord may want that an hour later.

use std::collections::BTreeMap;

use crate::ledger::post::{Post, Stage};

/// A lane.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Lane {
    show: String,
    channel: String,
    publishing: bool,
}

impl Lane {
    fn of(post: &Post) -> Self {
        let publishing = post.stage == Stage::Publishing;
        Self { show: post.show.clone(), channel: post.channel.clone(), publishing }
    }
}

/// The post that comes first in each lane, of those that are open. What is not posted yet is not handed on, and holds the lane
/// up.
pub(super) fn heads(open: &[Post]) -> Vec<(Lane, &Post)> {
    let mut heads: BTreeMap<Lane, &Post> = BTreeMap::new();
    for post in open {
        let head = heads.entry(Lane::of(post)).or_insert(post);
        if (post.event, post.stage) < (head.event, head.stage) {
            *head = post;
        }
    }
    let waits = |head: &Post| {
        let same = |post: &Post| post.show == head.show && post.channel == head.channel && post.event == head.event;
        head.stage == Stage::Publishing && open.iter().any(|post| post.stage == Stage::Winner && same(post))
    };
    heads.into_iter().filter(|(_, head)| !waits(head)).collect()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::ledger::post::State;

    fn post(event: i64, channel: &str, stage: Stage) -> Post {
        Post {
            id: format!("s:{event}:{channel}:{stage}"),
            show: "s".to_owned(),
            event,
            category: "c".to_owned(),
            channel: channel.to_owned(),
            stage,
            state: State::Due,
            due: Timestamp::UNIX_EPOCH,
            changed: Timestamp::UNIX_EPOCH,
            message: None,
            failure: None,
            worker: None,
            beat: 0,
        }
    }

    fn ids(open: &[Post]) -> Vec<&str> {
        heads(open).into_iter().map(|(_, post)| post.id.as_str()).collect()
    }

    #[test]
    fn each_channel_has_its_order() {
        let open = [
            post(2, "a", Stage::Notice),
            post(2, "a", Stage::Correction),
            post(1, "b", Stage::Winner),
            post(3, "b", Stage::Winner),
        ];
        assert_eq!(ids(&open), ["s:2:a:correction", "s:1:b:winner"]);
        assert_eq!(ids(&open[..1]), ["s:2:a:notice"]);
    }

    #[test]
    fn what_is_posted_is_handed_on_and_holds_up_nothing_else() {
        let open = [post(1, "a", Stage::Winner), post(1, "a", Stage::Publishing)];
        assert_eq!(ids(&open), ["s:1:a:winner"]);
        let open = [post(1, "a", Stage::Publishing), post(2, "a", Stage::Winner), post(2, "a", Stage::Publishing)];
        assert_eq!(ids(&open), ["s:2:a:winner", "s:1:a:publishing"]);
    }
}
