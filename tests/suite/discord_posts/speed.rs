//! How soon a reveal is on its way to everybody.

use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};
use laureate::catalogue::Catalogue;
use laureate::ceremony::Command;
use laureate::ledger::event::{Follower, Late};
use laureate::results::Results;

use super::proof::assert_true;
use super::shows::{Place, Stagehand};
use crate::discord_loopback::channels::What;
use crate::harness::library;

/// Channels beside the show's own and its two followers.
const MORE: usize = 47;

#[test]
#[ignore = "it measures; run it alone, with a release build"]
fn a_reveal_is_on_its_way_to_fifty_channels_at_once() {
    let stage = Stagehand::start(Place::embedded());
    for number in 0..MORE {
        let channel = (1_210_000_000_000_001_000 + number).to_string();
        stage.shown.does(&Command::Follow(Follower { channel, server: "1".to_owned(), ping: None }));
    }
    // Revealed by the bot itself, so that nothing has to be looked for; the first warms up what draws pictures.
    for category in ["campaign", "small-team"] {
        let before = stage.deeds().len();
        let at = Timestamp::now().checked_add(SignedDuration::from_secs(3)).expect("it is a moment");
        stage.shown.schedules(category, at, Late::Go);
        stage
            .session
            .discord
            .record
            .wait_patiently("it is revealed", |_| stage.shown.show().revealed(category).is_some());
        stage.settled();
        let revealed = stage.shown.show().revealed(category).expect("it is revealed").at.as_millisecond();
        let deeds = stage.deeds();
        let posted = deeds[before..].iter().filter(|deed| deed.what == What::Posted);
        let mut after: Vec<i64> = posted.map(|deed| deed.at as i64 - revealed).collect();
        after.sort_unstable();
        let (first, last) = (after.first(), after.last());
        println!("{} channels: the first has it {first:?} ms after the reveal, the last {last:?} ms", after.len());
        assert_eq!(after.len(), 50);
    }
    assert_true(&stage);
    stage.end();
}

#[test]
fn another_result_costs_no_new_index() {
    let library = library();
    let catalogue: &Catalogue = library.catalogue();
    let results = Results::of(catalogue);
    let start = Instant::now();
    const TIMES: u32 = 1_000;
    for _ in 0..TIMES {
        std::hint::black_box(library.with_results(results.clone()));
    }
    let each = start.elapsed() / TIMES;
    println!("a library with other results takes {each:?}");
    assert!(each < Duration::from_millis(1), "{each:?}");
}
