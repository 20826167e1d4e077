//! Announcing: what the ledger owes to channels arrives there once, in order, and never early, whatever happens; with the real
//! program in a fake Discord that forgets nonces, so that nothing but looking in the channel keeps a post from coming twice.

mod faults;
mod kills;
pub(crate) mod proof;
pub(crate) mod shows;
mod speed;
mod times;

use laureate::ledger::post::{Stage, State};
use serde_json::Value;

use crate::discord_loopback::channels::{Deed, What};
use crate::discord_loopback::interactions::{ASKER, EPHEMERAL, OTHER, components, press, text};
use proof::{assert_true, plain};
use shows::{
    CHANNEL, FIRST, FOLLOWING, OWN_PING, PINGED, Place, SECOND, Stagehand, categories, on_each, order, outcome, title,
};

#[test]
fn the_whole_show_is_posted_in_every_channel_once_and_in_its_order() {
    on_each("show", |place| {
        let stage = Stagehand::start(place);
        for category in categories() {
            stage.shows(&category);
            stage.reveals(&category);
        }
        stage.settled();
        for channel in [CHANNEL, FIRST, SECOND] {
            let messages = stage.messages(channel);
            let headings: Vec<String> = messages.iter().map(heading).collect();
            let order = order();
            let expected = order
                .categories()
                .flat_map(|(_, category)| [format!("## {}", category.name), format!("## 🏆 {}", category.name)]);
            assert_eq!(headings, expected.collect::<Vec<_>>(), "{channel}");
        }
        let deeds = stage.deeds();
        let of = |what: What| deeds.iter().filter(|deed| deed.what == what).collect::<Vec<_>>();
        assert_eq!((of(What::Posted).len(), of(What::Published).len(), of(What::Edited).len()), (3 * 44, 22, 0));
        for deed in of(What::Posted) {
            assert_pings(deed);
            assert_pictured(deed);
        }
        assert!(of(What::Published).iter().all(|deed| deed.channel == CHANNEL && is_of_winner(&deed.message)));
        assert_true(&stage);
        stage.end();
    });
}

/// The first text of a message below the ping: its category.
fn heading(message: &Value) -> String {
    let text = text(&message["components"]);
    plain(text.lines().find(|line| line.starts_with('#')).unwrap_or_default())
}

fn is_of_winner(message: &Value) -> bool {
    heading(message).contains('🏆')
}

/// A winner's post pings the role of its channel, if there is one, and nothing else; anything else pings nobody.
#[track_caller]
fn assert_pings(deed: &Deed) {
    let role = match deed.channel.as_str() {
        CHANNEL => Some(OWN_PING),
        FIRST => Some(PINGED),
        _ => None,
    };
    let role = role.filter(|_| is_of_winner(&deed.message));
    let roles: Vec<&str> = role.into_iter().collect();
    let mentions = &deed.sent["allowed_mentions"];
    let allowed: Vec<&str> = mentions["roles"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    assert_eq!((allowed, &mentions["parse"]), (roles, &serde_json::json!([])), "{deed:?}");
    assert_eq!(text(&deed.message["components"]).contains("<@&"), role.is_some(), "{deed:?}");
}

/// A winner's post has a picture, and words that say what it says.
#[track_caller]
fn assert_pictured(deed: &Deed) {
    let files = deed.sent["files"].as_array().cloned().unwrap_or_default();
    if !is_of_winner(&deed.message) {
        assert!(files.is_empty(), "{deed:?}");
        return;
    }
    assert!(files.len() == 1 && files[0]["png"] == true && files[0]["field"] == "files[0]", "{files:?}");
    let (shown, said) = (deed.sent["components"].to_string(), &deed.sent["attachments"][0]);
    assert!(shown.contains(&format!("attachment://{}", files[0]["filename"].as_str().unwrap_or_default())), "{shown}");
    assert!(said["filename"] == files[0]["filename"] && said["id"] == 0, "{said}");
    let alt = said["description"].as_str().unwrap_or_default();
    assert!(alt.starts_with("Winner: ") && alt.contains("LGC Awards 2022"), "{alt}");
}

#[test]
fn a_press_on_a_post_answers_whoever_presses_and_changes_nothing() {
    let stage = Stagehand::start_embedded();
    stage.reveals("small-team");
    stage.settled();
    let post = stage.messages(CHANNEL).pop().expect("it is posted");
    let shown = serde_json::json!({"data": {"components": post["components"], "flags": post["flags"]}});
    let buttons: Vec<Value> = components(&shown, 2).into_iter().cloned().collect();
    let labels: Vec<&str> = buttons.iter().filter_map(|button| button["label"].as_str()).collect();
    assert_eq!(labels, ["About the winner", "The shortlist"]);
    for by in [ASKER, OTHER] {
        for (button, says) in buttons.iter().zip([title("small-team", 0), "Small Team of the Year".to_owned()]) {
            let mut pressed = press(button, &shown, by);
            // Nobody asked for a post.
            pressed["message"].as_object_mut().expect("it is one").remove("interaction_metadata");
            let answer = stage.session.ask(pressed);
            assert_eq!(answer["type"], 4, "{answer}");
            assert_ne!(answer["data"]["flags"].as_u64().unwrap_or_default() & EPHEMERAL, 0, "{answer}");
            assert!(plain(&text(&answer)).contains(&says), "{answer}");
        }
    }
    assert_eq!(stage.deeds().iter().filter(|deed| deed.what == What::Edited).count(), 0);
    stage.end();
}

#[test]
fn a_correction_changes_every_post_and_says_so_and_a_mistake_is_taken_away() {
    on_each("corrections", |place| {
        let stage = Stagehand::start(place);
        stage.reveals("small-team");
        stage.settled();
        let posted = stage.messages(CHANNEL)[0]["id"].clone();
        stage.unfollows(SECOND);
        stage.corrects("small-team", 1, "The card was misread.");
        stage.settled();
        for channel in [CHANNEL, FIRST, SECOND] {
            let [post, notice] = stage.messages(channel).try_into().expect("a post and a word of it");
            let (post, notice) = (plain(&text(&post["components"])), plain(&text(&notice["components"])));
            for told in [&post, &notice] {
                assert!(told.contains(&title("small-team", 1)), "{told}");
                assert!(!told.contains(&title("small-team", 0)), "{told}");
                assert!(told.contains("The card was misread.") && told.contains("Corrected** <t:"), "{told}");
            }
            assert!(notice.starts_with("## Correction: Small Team of the Year"), "{notice}");
        }
        assert_eq!(stage.messages(CHANNEL)[0]["id"], posted, "it is the same message");
        assert_true(&stage);
        stage.withdraws("small-team");
        stage.settled();
        for channel in [CHANNEL, FIRST, SECOND] {
            let all = stage.messages(channel);
            let told: Vec<String> = all.iter().map(|message| plain(&text(&message["components"]))).collect();
            assert_eq!(all.len(), 2, "the winner's post is gone: {told:?}");
            assert!(told[1].contains("made by mistake and is taken back"), "{told:?}");
        }
        stage.reveals("small-team");
        stage.settled();
        assert!(is_of_winner(stage.messages(CHANNEL).last().expect("it is there")));
        assert_true(&stage);
        stage.end();
    });
}

#[test]
fn what_is_not_sent_yet_is_never_sent_wrong() {
    let stage = Stagehand::start_embedded();
    stage.stumbles("POST", FIRST, 3);
    stage.reveals("small-team");
    stage.called("POST", FIRST, 1);
    stage.corrects("small-team", 1, "The card was misread.");
    stage.settled();
    let told: Vec<String> = stage.posted(FIRST).iter().map(|deed| plain(&text(&deed.sent["components"]))).collect();
    assert!(told.iter().all(|told| !told.contains(&title("small-team", 0))), "{told:?}");
    assert!(told[0].contains(&title("small-team", 1)), "{told:?}");

    stage.stumbles("POST", FIRST, 3);
    let before = stage.posted(FIRST).len();
    let called = stage.calls("POST", FIRST);
    stage.reveals("campaign");
    stage.called("POST", FIRST, called + 1);
    stage
        .session
        .discord
        .record
        .wait("it is sent where it can be", |_| (stage.posted(SECOND).len() > before).then_some(()));
    stage.withdraws("campaign");
    stage.settled();
    assert_eq!(stage.posted(FIRST).len(), before, "neither the winner nor a word of it");
    let of = |stage_of: Stage| {
        let posts = stage.ledgers_posts().into_iter();
        let mut posts = posts.filter(|post| post.category == "campaign" && post.channel == FIRST);
        posts.find(|post| post.stage == stage_of).map(|post| post.state)
    };
    let dropped = [Stage::Winner, Stage::Removal, Stage::Notice].map(of);
    assert_eq!(dropped, [Some(State::Dropped); 3]);
    assert_true(&stage);
    stage.end();
}

#[test]
fn a_tie_and_a_citation_are_told() {
    let stage = Stagehand::start_embedded();
    let tie = outcome("small-team", &[0, 1], &[2], Some("Small, and *quick*."));
    stage.records("small-team", tie);
    stage.reveals("small-team");
    stage.settled();
    let posted = &stage.posted(SECOND)[0];
    let told = plain(&text(&posted.message["components"]));
    for (at, says) in [(0, "The award is shared by"), (1, " and "), (2, "Highly commended: ")] {
        assert!(told.contains(&title("small-team", at)) && told.contains(says), "{told}");
    }
    assert!(told.contains("> Small, and *quick*."), "{told}");
    assert_eq!(posted.sent["files"].as_array().map(Vec::len), Some(2), "each winner is pictured");
    stage.end();
}

#[test]
fn a_server_that_no_longer_sees_the_award_gets_nothing_of_it() {
    let scope = |collection: &str| format!("[{{ server = \"{FOLLOWING}\", collections = [\"{collection}\"] }}]");
    for (collection, expected) in [("lgc-2022", 2), ("inetwork-2018", 0)] {
        let scope = scope(collection);
        let stage = Stagehand::start_with(Place::embedded(), &[("LAUREATE_DISCORD__SCOPE", &scope)]);
        stage.shows("small-team");
        stage.reveals("small-team");
        stage.settled();
        let posted = [CHANNEL, FIRST, SECOND].map(|channel| stage.posted(channel).len());
        assert_eq!(posted, [2, expected, expected], "{collection}");
        // Nor does a word of a correction come to whoever never had the announcement.
        stage.corrects("small-team", 1, "The card was misread.");
        stage.withdraws("small-team");
        stage.settled();
        let posted = [FIRST, SECOND].map(|channel| stage.posted(channel).len());
        assert_eq!(posted.map(|posted| posted > 0), [expected > 0; 2], "{collection}");
        let announced = stage
            .ledgers_posts()
            .into_iter()
            .filter(|post| post.channel == FIRST && matches!(post.stage, Stage::Shortlist | Stage::Winner));
        let expected = if expected > 0 { State::Done } else { State::Dropped };
        assert!(announced.map(|post| post.state).eq([expected; 2]), "{collection}");
        stage.end();
    }
}
