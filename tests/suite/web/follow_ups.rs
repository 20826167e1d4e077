//! Half a question, where any replica may get it: over HTTP the one before is in the buttons, or in the ledger.

use jiff::{SignedDuration, Timestamp};
use laureate::ledger::Ledger;
use laureate::ledger::asked::Conversation;
use serde_json::Value;

use super::replica::Replica;
use crate::discord_loopback::fake::Discord;
use crate::discord_loopback::interactions::{ASKER, ELSEWHERE, OTHER, asked_by, asked_in, slash, text};
use crate::discord_loopback::record::lines;
use crate::discord_posts::shows::{Place, on_each};

const FIRST: &str = "who won small team of the year at the LGC Awards 2022?";
const HALF: &str = "what is it about?";

fn ask(question: &str) -> Value {
    slash("ask", &[("question", question)])
}

#[test]
fn in_the_ledger_a_question_is_followed_at_another_replica_by_the_same_person_there() {
    on_each("follow_ups", |place| {
        let discord = Discord::start();
        let set = [("LAUREATE_LEDGER__URL", place.url.as_str()), ("LAUREATE_SERVE__FOLLOW_UP", "ledger")];
        let (one, other) = (Replica::start(&discord, &set), Replica::start(&discord, &set));
        let alone = text(&other.ask(&discord, ask(HALF)));
        // What was asked just now, which told of nothing, is in the place of what was before.
        one.ask(&discord, ask(FIRST));
        let followed = text(&other.ask(&discord, ask(HALF)));
        assert_ne!(followed, alone, "it is half a question");
        one.ask(&discord, ask(FIRST));
        assert_eq!(text(&other.ask(&discord, asked_by(OTHER, ask(HALF)))), alone, "nobody else's");
        assert_eq!(text(&other.ask(&discord, asked_in(ELSEWHERE, ask(HALF)))), alone, "nor elsewhere");
        assert_eq!(text(&other.ask(&discord, ask(HALF))), followed, "but there");
        one.end();
        other.end();
        let events = discord.record.so_far();
        assert!(!lines(&events).any(|line| line.contains("small team") || line.contains(ASKER)), "{events:?}");
    });
}

#[test]
fn in_the_buttons_a_typed_question_has_none_before_it() {
    let discord = Discord::start();
    let replica = Replica::start(&discord, &[]);
    let alone = text(&replica.ask(&discord, ask(HALF)));
    replica.ask(&discord, ask(FIRST));
    assert_eq!(text(&replica.ask(&discord, ask(HALF))), alone);
    replica.end();
}

#[test]
fn the_ledger_keeps_what_was_asked_for_a_while_and_what_was_private_private() {
    on_each("asked", |place: Place| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let ledger = Ledger::open(&place.address()).await.expect("it opens");
            let of = |private| Conversation { person: ASKER.to_owned(), channel: ELSEWHERE.to_owned(), private };
            let (start, old) = (Timestamp::now(), Timestamp::UNIX_EPOCH);
            let after = |minutes| start.checked_add(SignedDuration::from_mins(minutes)).expect("it is a moment");
            let last = async |private, since| ledger.asked(&of(private), since).await.expect("it is read");
            let keep = async |private, turns: Option<&str>, at, since| {
                ledger.remember(&of(private), turns, at, since).await.expect("it is kept");
            };
            keep(true, Some("[1]"), start, old).await;
            assert_eq!((last(true, start).await.as_deref(), last(false, start).await), (Some("[1]"), None));
            keep(false, Some("[2]"), after(1), old).await;
            assert_eq!(last(true, start).await.as_deref(), Some("[2]"), "a private one may follow a public one");
            keep(false, Some("[3]"), after(2), old).await;
            assert_eq!(last(false, start).await.as_deref(), Some("[3]"), "the last takes the place of the one before");
            assert_eq!(last(false, after(3)).await, None, "it is too long ago");
            keep(false, None, after(2), old).await;
            assert_eq!(last(false, old).await, None, "there was nothing to keep");
            ledger.forget_asked(after(1)).await.expect("it is done");
            assert_eq!(last(true, old).await, None, "what is old is gone");
            ledger.close().await;
        });
    });
}
