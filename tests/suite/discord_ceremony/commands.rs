//! A show by slash commands alone: from the plan to a reveal, each reply for the organiser alone.

use serde_json::{Value, json};

use super::stage::{Stage, category, ceremony, organiser, subcommand, told, winner};
use crate::discord_loopback::fake::Discord;
use crate::discord_loopback::interactions::{ELSEWHERE, SERVER, slash, text};
use crate::discord_loopback::process::Bot;
use crate::discord_loopback::record::{Event, calls, lines};
use crate::discord_loopback::rest::TOKEN;
use crate::discord_loopback::servers::ROLE;

const OF_SERVER: &str = "/applications/1200000000000000001/guilds/1210000000000000002/commands";

/// What is offered for the option that is being typed.
fn offered(stage: &Stage, verb: &str, options: &[(&str, &str)], typed: &str) -> Vec<(String, String)> {
    let answer = stage.session.ask(organiser(subcommand("ceremony", verb, options, Some(typed))));
    assert_eq!(answer["type"], 8, "{answer}");
    let text = |value: &Value| value.as_str().expect("it is text").to_owned();
    let choices = answer["data"]["choices"].as_array().expect("choices are a list");
    choices.iter().map(|choice| (text(&choice["name"]), text(&choice["value"]))).collect()
}

/// Leaves a sample for the gate to hold against Discord's own description.
pub(super) fn sample(name: &str, kind: &str, body: &Value) {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("discord/{name}.json"));
    crate::harness::write(&path, &json!({"kind": kind, "body": body}).to_string());
}

#[test]
fn a_show_from_the_plan_to_a_reveal() {
    let stage = Stage::start();
    let secret = winner(0);
    assert!(stage.told("status", &[]).contains("No show is planned yet"));
    assert!(!stage.has_ledger(), "looking makes nothing");
    assert_eq!(offered(&stage, "plan", &[("award", "lgc")], "award")[0].1, "lgc-2022");

    let plan = [("award", "lgc-2022"), ("channel", ELSEWHERE), ("starts", "2031-07-20 19:30"), ("ping", ROLE)];
    let planned = stage.told("plan", &plan);
    assert!(planned.contains("22 categories") && planned.contains("<t:1942338600:F>"), "{planned}");
    assert!(stage.check().contains("NO-GO"));

    // The category that is meant, though it is misspelt; then who stands there, by a part of the name.
    let categories = offered(&stage, "record", &[("category", "")], "category");
    assert_eq!(categories.len(), 22);
    let first = categories[0].1.clone();
    let entries = offered(&stage, "record", &[("category", &first), ("winner", "")], "winner");
    let (label, id) =
        entries.iter().find(|(label, _)| label.contains(&secret)).expect("it is on the shortlist").clone();
    let word = label.split_whitespace().next().expect("it has words");
    assert!(
        offered(&stage, "record", &[("category", &first), ("winner", word)], "winner").iter().any(|(_, of)| *of == id)
    );
    let left = offered(&stage, "record", &[("category", &first), ("winner", &id), ("winner-2", "")], "winner-2");
    assert_eq!(left.len(), entries.len() - 1, "who is chosen is not offered again");
    assert_eq!(offered(&stage, "record", &[("winner", "")], "winner"), [], "of no category there is nobody");

    let recorded = stage.told("record", &[("category", &first), ("winner", &id)]);
    assert!(recorded.contains(&secret) && recorded.contains("1 of 22 results are recorded"), "{recorded}");
    let with_tie = [("category", first.as_str()), ("winner", id.as_str()), ("winner-2", left[0].1.as_str())];
    let tie = stage.told("record", &with_tie);
    assert_eq!(tie.matches("Winner:").count(), 2, "{tie}");
    stage.told("record", &[("category", &first), ("winner", &id)]);
    let wrong = stage.told("record", &[("category", &first), ("winner", "Nobody at all")]);
    assert!(wrong.contains("is not one entry on the shortlist"), "{wrong}");
    assert!(stage.told("seal", &[]).contains("have no result yet"));
    assert!(stage.told("peek", &[("category", &first)]).contains(&secret));

    let check = stage.check();
    assert!(check.contains("winners can be written to, with pictures, with the role's ping"), "{check}");
    assert!(check.contains("GO: The ledger can be written."), "{check}");
    assert!(check.contains("GO: 23 posts fit a message; 1 picture can be drawn and is described."), "{check}");
    assert!(check.contains("GO: This machine's clock agrees with Discord's."), "{check}");
    let before = stage.session.discord.record.so_far().len();
    assert!(stage.told("status", &[]).contains("recorded"));
    assert!(!stage.told("log", &[]).contains(&secret));
    let ask = || text(&stage.session.ask(slash("winners", &[("award", "LGC"), ("category", &category(0))])));
    assert!(ask().contains("Not announced yet"), "{}", ask());

    assert_eq!(offered(&stage, "reveal", &[("category", "")], "category")[0].1, first, "the current one comes first");
    let silent = stage.session.discord.record.so_far();
    for call in calls(&silent[before..]) {
        assert!(!text(&call.body).contains(&secret) || text(&call.body).contains("shortlist"), "too early: {call:?}");
    }
    assert!(stage.told("reveal", &[("category", &first)]).contains("is revealed (1 of 22)"));
    assert_eq!(offered(&stage, "reveal", &[("category", "")], "category").len(), 21);
    assert!(stage.told("reveal", &[("category", &first)]).contains("announced already"));
    assert!(stage.told("log", &[]).contains(&secret), "it is known now");
    assert!(stage.told("transcript", &[]).contains("not sealed yet"));
    assert!(stage.log().contains("discord:1220000000000000005"), "the log says who");
    let events = stage.session.end();
    for line in lines(&events) {
        assert!(!line.contains(&secret), "the log has a result: {line}");
    }
    let reply = calls(&events).find(|call| text(&call.body).contains("is planned")).expect("it was told");
    sample("ceremony-plan", "callback", &reply.body);
}

#[test]
fn a_sealed_show_has_a_transcript() {
    let stage = Stage::start();
    stage.prepare();
    for at in 2..22 {
        let recorded = stage.told("record", &[("category", &category(at)), ("winner", &winner(at))]);
        assert!(recorded.contains("Recorded and sealed"), "{recorded}");
    }
    let sealed = stage.told("seal", &[]);
    let root = sealed.split("Commitment: ").nth(1).and_then(|rest| rest.split_whitespace().next()).expect("it is told");
    assert_eq!(root.len(), 64, "{sealed}");
    let transcript = stage.ceremony("transcript", &[]);
    assert!(told(&transcript).contains(root), "{transcript}");
    let file = &transcript["files"][0];
    assert_eq!(file["filename"], "lgc-2022-transcript.json", "{transcript}");
    assert!(file["bytes"].as_u64().is_some_and(|bytes| bytes > 22 * 64), "22 results: {transcript}");
    assert!(stage.told("record", &[("category", &category(3)), ("winner", &winner(3))]).contains("are sealed"));
    stage.session.end();
}

/// What was registered for the server, in order.
fn registered(events: &[Event]) -> Vec<Vec<String>> {
    let of_server = calls(events).filter(|call| call.method == "PUT" && call.path == OF_SERVER);
    let names = |body: &Value| {
        let commands = body.as_array().expect("commands are a list");
        commands.iter().map(|command| command["name"].as_str().unwrap_or_default().to_owned()).collect()
    };
    of_server.map(|call| names(&call.body)).collect()
}

#[test]
fn only_organisers_servers_have_the_command_and_none_that_was_one() {
    let discord = Discord::start();
    let start = |settings: &[(&str, &str)]| {
        let before = discord.record.so_far().len();
        let mut bot = Bot::start(&discord, &["discord", "--register-only"], TOKEN, settings);
        assert_eq!(bot.exit_code(), Some(0), "{:?}", discord.record.so_far());
        registered(&discord.record.so_far()[before..])
    };
    let servers = format!("[\"{SERVER}\"]");
    let organisers = ("LAUREATE_CEREMONY__ORGANISERS", servers.as_str());
    assert_eq!(start(&[organisers]), [["ceremony"]]);
    assert_eq!(start(&[organisers]), [["ceremony"]], "it is not taken away");
    let trial = start(&[organisers, ("LAUREATE_DISCORD__GUILDS", &servers)]);
    assert_eq!(trial.len(), 1, "{trial:?}");
    assert!(trial[0].contains(&"ceremony".to_owned()) && trial[0].contains(&"lookup".to_owned()), "{trial:?}");
    assert_eq!(start(&[]), [[""; 0]], "it is gone where nobody organises any more");
    let body = laureate::discord::command_schema::ceremony(laureate::wording::Language::EnGb);
    assert_eq!(body["default_member_permissions"], 8_589_934_592_u64);
    sample("ceremony", "commands", &json!([body]));
}

#[test]
fn what_is_no_verb_is_out_of_date() {
    let stage = Stage::start();
    let reply = told(&stage.session.ask(organiser(ceremony("dance", &[]))));
    assert!(reply.contains("out of date"), "{reply}");
    assert!(!stage.has_ledger());
    stage.session.end();
}
