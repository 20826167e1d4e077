//! What goes wrong on the way: nothing is lost, nothing comes twice, and one channel holds up no other.

use laureate::ledger::post::{Stage, State};

use super::proof::assert_true;
use super::shows::{CHANNEL, FIRST, SECOND, Stagehand, on_each, start};
use crate::discord_loopback::channels::What;
use crate::discord_loopback::faults::Fault;
use crate::discord_loopback::record::{calls, has_ended, lines};

#[test]
fn whatever_stumbles_is_posted_once() {
    let stage = Stagehand::start_embedded();
    let plans: [(&str, &[Fault]); 8] = [
        ("small-team", &[Fault::Refuse(500), Fault::Refuse(502)]),
        ("campaign", &[Fault::RefuseAfter(500)]),
        ("", &[Fault::RefuseAfter(504)]),
        ("", &[Fault::Reset, Fault::ResetAfter]),
        ("", &[Fault::ResetAfter]),
        ("", &[Fault::Limit(0.4), Fault::Limit(0.2)]),
        ("", &[Fault::LimitAll(0.3)]),
        ("", &[Fault::Refuse(503), Fault::Limit(0.2), Fault::RefuseAfter(502)]),
    ];
    let mut others = super::categories().into_iter().filter(|id| !["small-team", "campaign"].contains(&id.as_str()));
    for (category, faults) in plans {
        let category = if category.is_empty() { others.next().expect("there are many") } else { category.to_owned() };
        stage.fails("POST", FIRST, faults);
        stage.reveals(&category);
        stage.settled();
        assert_true(&stage);
    }
    // Looking in the channel stumbles as well.
    stage.fails("POST", FIRST, &[Fault::ResetAfter]);
    stage.fails("GET", FIRST, &[Fault::Refuse(500), Fault::Reset, Fault::Limit(0.2)]);
    stage.reveals(&others.next().expect("there are many"));
    stage.settled();
    assert_true(&stage);
    assert_eq!(stage.posted(FIRST).len(), 9);
    stage.end();
}

#[test]
fn a_post_is_found_below_what_others_said_since() {
    let stage = Stagehand::start_embedded();
    stage.fails("POST", FIRST, &[Fault::ResetAfter]);
    // While the first look hangs, others talk.
    stage.fails("GET", FIRST, &[Fault::Hang]);
    stage.reveals("small-team");
    stage.called("GET", FIRST, 1);
    stage.session.discord.channels(|channels| channels.chatter(FIRST, 250));
    stage.settled();
    assert_true(&stage);
    let looks = calls(&stage.session.discord.record.so_far())
        .filter(|call| call.method == "GET" && call.path.contains(FIRST))
        .count();
    assert_eq!(looks, 4, "one that hung, and three pages");
    stage.end();
}

#[test]
fn a_channel_that_is_gone_or_forbidden_is_told_and_holds_up_nothing() {
    on_each("gone", |place| {
        let stage = Stagehand::start(place);
        stage.reveals("small-team");
        stage.settled();
        stage.session.discord.channels(|channels| {
            channels.refuse(FIRST, 404, 10_003, "Unknown Channel");
            channels.refuse(SECOND, 403, 50_013, "Missing Permissions");
        });
        stage.reveals("campaign");
        stage.corrects("small-team", 1, "The card was misread.");
        stage.settled();
        let failed = |channel: &str, stage_of: Stage| {
            let posts = stage.ledgers_posts().into_iter();
            let mut posts = posts.filter(|post| post.channel == channel && post.stage == stage_of);
            posts.find(|post| post.state == State::Failed).and_then(|post| post.failure)
        };
        let gone = failed(FIRST, Stage::Winner).expect("it is told");
        assert!(gone.contains("gone") && gone.contains("Unknown Channel"), "{gone}");
        let forbidden = failed(SECOND, Stage::Correction).expect("it is told");
        assert!(forbidden.contains("Send Messages") && forbidden.contains("Missing Permissions"), "{forbidden}");
        assert_eq!(stage.posted(CHANNEL).len(), 3, "the show goes on");
        stage.session.discord.channels(|channels| {
            channels.allow(SECOND);
            channels.allow(FIRST);
        });
        let before = stage.posted(SECOND).len();
        stage.shows(&super::categories()[5]);
        stage.settled();
        assert_eq!(stage.posted(SECOND).len(), before + 1, "and here as well, once it may");
        stage.end();
    });
}

#[test]
fn a_slow_channel_holds_up_no_other_and_keeps_its_order() {
    let stage = Stagehand::start_embedded();
    stage.fails("POST", FIRST, &[Fault::Limit(2.5)]);
    for category in super::categories().iter().take(4) {
        stage.reveals(category);
    }
    stage.session.discord.record.wait("the others are done", |_| {
        (stage.posted(CHANNEL).len() == 4 && stage.posted(SECOND).len() == 4).then_some(())
    });
    assert_eq!(stage.posted(FIRST).len(), 0);
    stage.settled();
    let headings = |channel: &str| -> Vec<String> {
        stage.posted(channel).iter().map(|deed| super::heading(&deed.message)).collect()
    };
    assert_eq!(headings(FIRST), headings(CHANNEL));
    stage.end();
}

#[test]
fn what_is_published_is_so_once_and_waits_for_its_hour_alone() {
    let stage = Stagehand::start_embedded();
    for faults in [
        &[Fault::RefuseAfter(500)][..],
        &[Fault::ResetAfter],
        &[Fault::Limit(1.5)],
        &[Fault::Refuse(502), Fault::Reset],
    ] {
        let open = stage.shown.show();
        let category = super::categories().into_iter().find(|id| open.revealed(id).is_none()).expect("there are many");
        stage.fails("PUBLISH", CHANNEL, faults);
        stage.reveals(&category);
        if faults == [Fault::Limit(1.5)] {
            stage.called("POST", CHANNEL, 1);
            stage.shows(&super::categories()[20]);
            let shown = |events: &[crate::discord_loopback::record::Event]| {
                let _ = events;
                stage
                    .posted(CHANNEL)
                    .iter()
                    .any(|deed| {
                        super::heading(&deed.message)
                            == "## ".to_owned() + &stage.order().categories().nth(20).expect("it is there").1.name
                    })
                    .then_some(())
            };
            stage.session.discord.record.wait("the show goes on", shown);
        }
        stage.settled();
        assert_true(&stage);
    }
    assert_eq!(stage.deeds().iter().filter(|deed| deed.what == What::Published).count(), 4);
    stage.session.discord.channels(|channels| channels.forbid_publishing(CHANNEL));
    stage.reveals(&super::categories()[15]);
    stage.settled();
    let posts = stage.ledgers_posts();
    let failed = posts.iter().find(|post| post.state == State::Failed).expect("it is told");
    assert_eq!(failed.stage, Stage::Publishing);
    assert!(failed.failure.as_deref().is_some_and(|why| why.contains("channel type")), "{failed:?}");
    stage.end();
}

#[test]
fn what_cannot_be_sent_before_the_end_stays_due_and_is_sent_by_the_next() {
    let mut stage = Stagehand::start_embedded();
    stage.fails("POST", FIRST, &[Fault::Limit(60.0)]);
    stage.reveals("small-team");
    stage.session.discord.record.wait("the others are done", |_| {
        (stage.posted(CHANNEL).len() == 1 && stage.posted(SECOND).len() == 1).then_some(())
    });
    stage.called("POST", FIRST, 1);
    stage.session.bot.signal("TERM");
    stage.session.discord.record.wait("it ends", |events| has_ended(events).then_some(()));
    let states: Vec<State> = stage
        .ledgers_posts()
        .into_iter()
        .filter(|post| post.channel == FIRST && post.stage == Stage::Winner)
        .map(|post| post.state)
        .collect();
    assert_eq!(states, [State::Due]);
    stage.session.bot = start(&stage.session.discord, &stage.shown);
    stage.settled();
    assert_true(&stage);
}

#[test]
fn two_bots_on_one_file_post_once() {
    let stage = Stagehand::start_embedded();
    let _second = start(&stage.session.discord, &stage.shown);
    stage.session.discord.record.wait("the second one stands by", |events| {
        lines(events).any(|line| line.contains("another bot works this ledger")).then_some(())
    });
    stage.reveals("small-team");
    stage.settled();
    assert_true(&stage);
}

#[test]
fn a_ledger_that_cannot_be_written_to_costs_no_post_and_doubles_none() {
    let stage = Stagehand::start_embedded();
    let full = |state: &str| {
        stage.shown.executes(&format!(
            "CREATE TRIGGER is_full BEFORE UPDATE ON post WHEN NEW.state = '{state}' \
             BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END"
        ));
    };
    let told = |says: &str| {
        stage.session.discord.record.wait("the log tells", |events| {
            lines(events).any(|line| line.contains(says) && line.contains("full")).then_some(())
        });
    };
    // Nothing is sent before it is written down that it is.
    full("sending");
    stage.reveals("small-team");
    told("the ledger cannot be used");
    assert_eq!(stage.deeds().len(), 0);
    stage.shown.executes("DROP TRIGGER is_full");
    stage.settled();
    assert_true(&stage);
    // What was sent is not sent again, however long its receipt cannot be written.
    full("done");
    stage.reveals("campaign");
    told("cannot be written down yet");
    stage.shown.executes("DROP TRIGGER is_full");
    stage.settled();
    assert_true(&stage);
    stage.end();
}

#[test]
fn a_ledger_that_somebody_else_has_locked_is_waited_for() {
    let stage = Stagehand::start_embedded();
    stage.fails("POST", FIRST, &[Fault::Limit(1.0)]);
    stage.reveals("small-team");
    stage.called("POST", FIRST, 1);
    let lock = stage.shown.locks();
    stage.session.discord.record.wait("the log tells", |events| {
        lines(events).any(|line| line.contains("cannot be written down yet") && line.contains("locked")).then_some(())
    });
    drop(lock);
    stage.settled();
    assert_true(&stage);
    stage.end();
}
