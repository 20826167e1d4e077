//! The clock: what is scheduled is revealed at its moment, by Discord's clock as well as this machine's, and what was missed as
//! it was planned.

use jiff::{SignedDuration, Timestamp};
use laureate::ceremony::Command;
use laureate::ledger::event::{Happening, Late};

use super::proof::assert_true;
use super::shows::{A_WHILE, CHANNEL, Stagehand, on_each};

fn from_now(seconds: i64) -> Timestamp {
    Timestamp::now().checked_add(SignedDuration::from_secs(seconds)).expect("it is a moment")
}

/// Waits until a category is revealed.
#[track_caller]
fn revealed(stage: &Stagehand, category: &str) {
    stage.session.discord.record.wait_patiently("it is revealed", |_| stage.shown.show().revealed(category).is_some());
}

#[test]
fn what_is_scheduled_is_revealed_at_its_moment_by_the_bot_itself() {
    on_each("clock", |place| {
        let stage = Stagehand::start(place);
        let at = from_now(2);
        stage.shown.schedules("small-team", at, Late::Ask);
        revealed(&stage, "small-team");
        let events = stage.shown.events();
        let event = events.iter().find(|event| matches!(event.what, Happening::Revealed { .. })).expect("it is there");
        assert_eq!(event.who, "laureate");
        let late = event.at.duration_since(at);
        assert!(late >= SignedDuration::ZERO && late < SignedDuration::from_secs(5), "{late}");
        stage.settled();
        assert_true(&stage);
        stage.end();
    });
}

#[test]
fn what_was_missed_goes_at_once_or_waits_to_be_asked_for_and_a_held_show_waits() {
    let stage = Stagehand::start_embedded();
    stage.shown.does(&Command::Hold);
    stage.shown.schedules("small-team", from_now(-600), Late::Go);
    stage.shown.schedules("campaign", from_now(-600), Late::Ask);
    let nothing = |stage: &Stagehand, category: &str| stage.shown.show().revealed(category).is_none();
    stage.session.discord.record.find_within::<()>(A_WHILE, |_| None);
    assert!(nothing(&stage, "small-team") && nothing(&stage, "campaign"), "it waits");
    stage.shown.does(&Command::Resume);
    revealed(&stage, "small-team");
    stage.session.discord.record.find_within::<()>(A_WHILE, |_| None);
    assert!(nothing(&stage, "campaign"), "an organiser has to say");
    stage.settled();
    assert_eq!(stage.posted(CHANNEL).len(), 1);
    stage.end();
}

#[test]
fn a_clock_that_is_ahead_reveals_nothing_early() {
    let stage = Stagehand::start_embedded();
    // This machine's clock is an hour ahead of Discord's.
    stage.session.discord.is_behind(3_600);
    stage.shown.schedules("small-team", from_now(-1), Late::Go);
    stage.session.discord.record.wait("the log tells", |events| {
        let mut lines = crate::discord_loopback::record::lines(events);
        lines.any(|line| line.contains("clock is ahead of Discord's")).then_some(())
    });
    assert!(stage.shown.show().revealed("small-team").is_none());
    assert_eq!(stage.posted(CHANNEL).len(), 0);
    stage.session.discord.is_behind(0);
    revealed(&stage, "small-team");
    stage.settled();
    stage.end();
}
