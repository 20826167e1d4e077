//! The panel: the show run from its buttons, by several people, through restarts, beside the terminal.

use std::time::Duration;

use serde_json::Value;

use super::commands::sample;
use super::stage::{Panel, Stage, category, other_organiser, permitted, told, winner};
use crate::discord_loopback::interactions::{CHANNEL, slash, text};
use crate::discord_loopback::record::{Event, calls, lines};

fn nothing_sealed(panel: &Panel) {
    assert!(!panel.text().contains(&winner(0)) && !panel.text().contains(&winner(1)), "{}", panel.text());
}

#[test]
fn a_show_is_run_from_the_panel() {
    let stage = Stage::start();
    stage.prepare();
    let press = |panel: &Panel, label: &str| panel.after(&stage.session.ask(panel.press(label)));
    let panel = stage.panel();
    nothing_sealed(&panel);
    assert!(panel.text().contains(&format!("1 of 22 · {}", category(0))), "{}", panel.text());
    assert!(panel.text().contains(&format!("Next: 2. {}", category(1))), "{}", panel.text());
    assert!(panel.text().contains("shortlisted; the result is in"), "{}", panel.text());

    let shown = press(&panel, "Shortlist");
    assert!(shown.text().contains("shortlist shown"), "{}", shown.text());
    let peeked = told(&stage.session.ask(shown.press("Peek")));
    assert!(peeked.contains(&winner(0)), "{peeked}");

    let held = press(&shown, "Hold");
    assert!(held.text().contains("On hold") && !held.can_press("Reveal"), "{}", held.text());
    let on = press(&held, "Go on");
    assert!(!on.text().contains("On hold"), "{}", on.text());

    let form = stage.session.ask(on.press("Notes"));
    assert_eq!(form["type"], 9, "{form}");
    sample("ceremony-form", "callback", &form);
    let written = on.sent(&form, &[("presenter", "Ada *Lovelace*"), ("say", ""), ("note", "mind the step")]);
    let noted = on.after(&stage.session.ask(written));
    assert!(noted.text().contains("Presented by Ada \\*Lovelace\\*"), "{}", noted.text());
    let again = stage.session.ask(noted.press("Notes")).to_string();
    assert!(again.contains("mind the step") && again.contains("Ada *Lovelace*"), "{again}");

    let revealed = press(&noted, "Reveal");
    sample("ceremony-panel", "callback", &stage.session.ask(revealed.press("Hold")));
    let revealed = press(&stage.shown("On hold"), "Go on");
    nothing_sealed(&revealed);
    assert!(
        revealed.text().contains("2 of 22") && revealed.text().contains("1 of 22 announced"),
        "{}",
        revealed.text()
    );
    let known = text(&stage.session.ask(slash("winners", &[("award", "LGC"), ("category", &category(0))])));
    assert!(known.contains(&winner(0)), "{known}");

    assert!(!revealed.can_press("Back"), "what is announced is not gone back to");
    let skipped = press(&revealed, "Skip");
    assert!(skipped.text().contains("3 of 22") && !skipped.can_press("Reveal"), "no result: {}", skipped.text());
    let back = press(&skipped, "Back");
    assert!(back.text().contains("2 of 22"), "{}", back.text());
    let jumped = back.after(&stage.session.ask(back.jump(&category(9))));
    assert!(jumped.text().contains(&format!("10 of 22 · {}", category(9))), "{}", jumped.text());
    let events = stage.session.end();
    for line in lines(&events) {
        assert!(!line.contains(&winner(0)), "the log has a result: {line}");
    }
    for call in calls(&events) {
        let ids = call.body.to_string();
        assert!(!ids.split("custom_id").skip(1).any(|id| id[..id.len().min(120)].contains(&winner(1))), "{call:?}");
    }
}

#[test]
fn two_who_press_at_once_do_it_once() {
    let stage = Stage::start();
    stage.prepare();
    let panel = stage.panel();
    let discord = &stage.session.discord;
    let ids = [discord.interact(panel.press("Reveal")), discord.interact(other_organiser(panel.press("Reveal")))];
    let answers = ids.map(|id| discord.callback(&id).body);
    let (did, not): (Vec<&Value>, Vec<&Value>) = answers.iter().partition(|answer| answer["type"] == 7);
    assert_eq!((did.len(), not.len()), (1, 1), "{answers:?}");
    let why = told(not[0]);
    assert!(why.contains("Nothing was done") && why.contains("revealed") && why.contains("<@12200"), "{why}");
    assert_eq!(stage.log().matches("· revealed").count(), 1, "{}", stage.log());

    // The same with what could be done twice.
    let panel = stage.shown("2 of 22");
    let ids = [discord.interact(panel.press("Skip")), discord.interact(other_organiser(panel.press("Skip")))];
    let done = ids.map(|id| discord.callback(&id).body["type"].clone());
    assert!(done.contains(&7.into()) && done.contains(&4.into()), "{done:?}");
    assert_eq!(stage.log().matches("· passed").count(), 1, "{}", stage.log());
    stage.session.end();
}

#[test]
fn an_old_panel_does_nothing_twice_and_is_drawn_anew() {
    let stage = Stage::start();
    stage.prepare();
    let old = stage.panel();
    let new = old.after(&stage.session.ask(old.press("Reveal")));
    let withdrawn = stage.told("withdraw", &[("category", &category(0)), ("reason", "too early")]);
    assert!(withdrawn.contains("taken back"), "{withdrawn}");
    for (panel, label) in [(&old, "Reveal"), (&old, "Skip"), (&new, "Skip")] {
        let before = stage.session.discord.record.so_far().len();
        let why = told(&stage.session.ask(panel.press(label)));
        assert!(why.contains("Nothing was done"), "{why}");
        stage.session.discord.record.wait("the panel is drawn anew", |events| {
            calls(&events[before..]).any(|call| call.method == "PATCH").then_some(())
        });
    }
    assert_eq!(stage.log().matches("· revealed").count(), 1);
    // To wait is right from any panel.
    assert!(old.after(&stage.session.ask(old.press("Hold"))).text().contains("On hold"));
    stage.session.end();
}

#[test]
fn the_same_panel_goes_on_after_a_restart() {
    let stage = Stage::start();
    stage.prepare();
    let panel = stage.panel();
    let stage = stage.restart();
    let known = stage.session.discord.record.so_far().len();
    let revealed = panel.after(&stage.session.ask(panel.press("Reveal")));
    assert!(revealed.text().contains("2 of 22"), "{}", revealed.text());
    assert_eq!(stage.shown("2 of 22").message, panel.message);
    assert!(stage.session.discord.record.so_far().len() > known);
    stage.session.end();
}

#[test]
fn the_panel_shows_what_happens_elsewhere_and_is_forgotten_once_it_is_gone() {
    let stage = Stage::start();
    stage.prepare();
    let panel = stage.panel();
    for (verb, shown) in [
        (&["hold"][..], "On hold"),
        (&["resume"], "1 of 22 ·"),
        (&["notes", "--category", &category(0), "--presenter", "Grace"], "Presented by Grace"),
        (&["go", "--category", &category(4)], "5 of 22"),
        (&["schedule", "--category", &category(1), "--at", "2031-07-20 19:30"], "By the clock <t:1942338600:t>"),
    ] {
        let run = stage.terminal(verb);
        assert_eq!(run.code, 0, "{}", run.err);
        stage.shown(shown);
    }
    stage.session.discord.channels(|channels| channels.delete(CHANNEL, &panel.message));
    assert_eq!(stage.terminal(&["hold"]).code, 0);
    stage
        .session
        .discord
        .record
        .wait("the panel is forgotten", |events| lines(events).any(|line| line.contains("is forgotten")).then_some(()));
    // Nothing more is sent there, and the show goes on without it.
    let edits = |events: &[Event]| calls(events).filter(|call| call.method == "PATCH").count();
    let record = &stage.session.discord.record;
    let before = edits(&record.so_far());
    assert_eq!(stage.terminal(&["resume"]).code, 0);
    let more = |events: &[Event]| (edits(events) > before).then_some(());
    assert!(record.find_within(Duration::from_secs(4), more).is_none(), "it is edited still");
    assert!(stage.log().contains("found the panel gone"));
    stage.session.end();
}

#[test]
fn what_the_clock_missed_is_revealed_by_a_press_once_and_no_sooner() {
    let stage = Stage::start();
    stage.prepare();
    let panel = stage.panel();
    let first = category(0);
    stage.schedules(&first, -600);
    let missed = stage.shown("waits for your word");
    assert!(stage.log().contains("· scheduled") && !stage.log().contains("· revealed"), "{}", stage.log());
    let reveal = missed.press(&format!("Reveal now: {first}"));
    assert!(told(&stage.session.ask(permitted(reveal.clone(), 0))).contains("Manage Events"));
    let revealed = missed.after(&stage.session.ask(reveal.clone()));
    assert!(revealed.text().contains("1 of 22 announced"), "{}", revealed.text());
    assert!(!revealed.can_press(&format!("Reveal now: {first}")));
    assert!(told(&stage.session.ask(other_organiser(reveal))).contains("Nothing was done"));
    assert!(told(&stage.session.ask(panel.press("Reveal"))).contains("Nothing was done"), "nor from an older panel");
    assert_eq!(stage.log().matches("· revealed").count(), 1, "{}", stage.log());
    let known = text(&stage.session.ask(slash("winners", &[("award", "LGC"), ("category", &first)])));
    assert!(known.contains(&winner(0)), "{known}");
    stage.session.end();
}
