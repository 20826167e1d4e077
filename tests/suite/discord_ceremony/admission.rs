//! Who may not: members without the permission, other servers, direct messages, forged presses. The reply says so in a
//! sentence, the log has it once, and nothing is changed.

use serde_json::{Value, json};

use super::stage::{Stage, category, ceremony, organiser, permitted, told, winner};
use crate::discord_loopback::interactions::{ASKER, person};
use crate::discord_loopback::record::{Event, lines};
use crate::discord_loopback::servers::OTHER_SERVER;

/// The same from another server.
fn abroad(mut interaction: Value) -> Value {
    interaction["guild_id"] = OTHER_SERVER.into();
    interaction["guild"]["id"] = OTHER_SERVER.into();
    interaction
}

/// The same in direct messages.
fn in_private(mut interaction: Value) -> Value {
    for field in ["guild_id", "guild", "guild_locale", "member"] {
        interaction.as_object_mut().expect("it is an object").remove(field);
    }
    interaction["user"] = person(ASKER);
    interaction["context"] = 1.into();
    interaction
}

/// Asks, and gives what is said and how often the log has that it was refused.
fn refused(stage: &Stage, interaction: Value) -> String {
    let record = &stage.session.discord.record;
    let count =
        |events: &[Event]| lines(events).filter(|line| line.contains("\"refused\"") && line.contains(ASKER)).count();
    let before = count(&record.so_far());
    let sentence = told(&stage.session.ask(interaction));
    record.wait("the log has it", |events| (count(events) > before).then_some(()));
    assert_eq!(count(&record.so_far()), before + 1, "it is logged once");
    assert!(!sentence.contains(&winner(0)), "{sentence}");
    sentence
}

#[test]
fn only_organisers_run_a_show() {
    let stage = Stage::start();
    stage.prepare();
    let panel = stage.panel();
    let before = stage.log();
    let reveal = || ceremony("reveal", &[("category", &category(0))]);
    let pressed = |label: &str| panel.press(label);
    let manager = "Only members with the permission Manage Events";
    let own_server = "in their organisers' own server only";
    for (interaction, sentence) in [
        (permitted(reveal(), 0), manager),
        (permitted(ceremony("peek", &[("category", &category(0))]), 0), manager),
        (permitted(ceremony("panel", &[]), 1 << 5), manager),
        (permitted(pressed("Reveal"), 0), manager),
        (permitted(pressed("Peek"), 0), manager),
        (abroad(organiser(reveal())), own_server),
        (abroad(pressed("Reveal")), own_server),
        (abroad(pressed("Peek")), own_server),
        (in_private(reveal()), own_server),
        (in_private(pressed("Peek")), own_server),
    ] {
        let told = refused(&stage, interaction);
        assert!(told.contains(sentence), "{told}");
    }
    let typing = super::stage::subcommand("ceremony", "record", &[("category", "")], Some("category"));
    assert_eq!(stage.session.ask(typing)["data"]["choices"], json!([]), "nothing is offered to others");
    let form = panel.sent(&json!({"data": {"custom_id": panel.button("Notes")}}), &[("note", "forged")]);
    assert!(refused(&stage, permitted(form, 0)).contains(manager));
    assert_eq!(stage.log(), before, "nothing changed");
    // An administrator may whatever anybody may.
    assert!(
        told(&stage.session.ask(permitted(ceremony("peek", &[("category", &category(0))]), 1 << 3)))
            .contains(&winner(0))
    );
    stage.session.end();
}

#[test]
fn a_forged_press_does_nothing() {
    let stage = Stage::start();
    stage.prepare();
    let panel = stage.panel();
    let before = stage.log();
    let real = panel.button("Reveal").as_str().expect("it is text").to_owned();
    let forged = [
        "c",
        "c1",
        "c1r",
        "c9rlgc-2022\u{1f}x\u{1f}1",
        "c1rnowhere\u{1f}nothing\u{1f}1",
        "c1r\u{1f}\u{1f}99999999999999999999",
        &format!("{real}0\u{1f}1"),
        &real.replacen("c1r", "c1?", 1),
        &real.replacen("c1r", "c1w", 1),
        // A choice of what is not in the menu.
        &real.replacen("c1r", "c1j", 1),
    ]
    .map(str::to_owned);
    for id in forged {
        let data = json!({"component_type": 2, "custom_id": id, "id": 5});
        let reply = told(&stage.session.ask(organiser(panel.pressed(&data))));
        assert!(reply.contains("out of date"), "{id:?}: {reply}");
        let told = refused(&stage, permitted(panel.pressed(&data), 0));
        assert!(told.contains("Manage Events"), "{told}");
    }
    assert_eq!(stage.log(), before, "nothing changed");
    stage.session.end();
}
