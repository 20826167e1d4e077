//! `/announcements`: a server's managers have an award's announcements in a channel of theirs.

use serde_json::{Value, json};

use super::commands::sample;
use super::stage::{MANAGE_SERVER, Stage, permitted, subcommand, told};
use crate::discord_loopback::interactions::{CHANNEL, ELSEWHERE, SERVER};
use crate::discord_loopback::record::lines;
use crate::discord_loopback::servers::{ABROAD, OTHER_SERVER, ROLE};

fn announcements(verb: &str, options: &[(&str, &str)]) -> Value {
    permitted(subcommand("announcements", verb, options, None), MANAGE_SERVER)
}

#[test]
fn a_channel_follows_and_follows_no_longer() {
    let stage = Stage::start();
    let ask = |verb: &str, options: &[(&str, &str)]| told(&stage.session.ask(announcements(verb, options)));
    assert!(ask("list", &[]).contains("No channel of this server"));
    assert!(!stage.has_ledger(), "looking makes nothing");
    let award = ("award", "lgc-2022");
    let followed = ask("follow", &[award, ("channel", CHANNEL), ("ping", ROLE)]);
    assert!(followed.contains(&format!("<#{CHANNEL}> gets the announcements of LGC Awards 2022")), "{followed}");
    ask("follow", &[award, ("channel", CHANNEL), ("ping", ROLE)]);
    ask("follow", &[award, ("channel", ELSEWHERE)]);
    let listed = ask("list", &[]);
    assert!(listed.contains(&format!("<#{CHANNEL}>: LGC Awards 2022, with a ping of <@&{ROLE}>")), "{listed}");
    assert!(listed.contains(&format!("<#{ELSEWHERE}>")), "{listed}");
    assert!(ask("unfollow", &[award, ("channel", CHANNEL)]).contains("no longer"));
    assert!(ask("unfollow", &[award, ("channel", CHANNEL)]).contains("does not follow"));
    assert!(!ask("list", &[]).contains(CHANNEL));
    // The show is planned afterwards, and has its follower; its check looks at both channels.
    stage.prepare();
    assert_eq!(stage.log().matches("follows").count(), 3, "twice the same is once: {}", stage.log());
    let check = stage.check();
    assert_eq!(check.matches("winners can be written to").count(), 1, "its own channel follows: {check}");
    sample("announcements-list", "callback", &stage.session.ask(announcements("list", &[])));
    stage.session.end();
}

#[test]
fn what_cannot_follow_is_told_why() {
    let stage = Stage::start();
    let ask = |options: &[(&str, &str)]| told(&stage.session.ask(announcements("follow", options)));
    let award = ("award", "lgc-2022");
    assert!(ask(&[award, ("channel", ABROAD)]).contains("Choose a channel of this server"));
    assert!(ask(&[award, ("channel", CHANNEL), ("ping", SERVER)]).contains("@\u{2060}everyone is not a role"));
    let mentions = ask(&[award, ("channel", CHANNEL), ("ping", "1210000000000000099")]);
    assert!(mentions.contains("Mention All Roles"), "{mentions}");
    assert!(ask(&[("award", "inetwork-2018"), ("channel", CHANNEL)]).contains("all announced"));
    stage.session.discord.servers(|servers| servers.deny(CHANNEL, 1 << 11 | 1 << 15));
    let missing = ask(&[award, ("channel", CHANNEL)]);
    assert!(missing.contains("winners I have not the permission Send Messages, Attach Files"), "{missing}");

    let follow = || subcommand("announcements", "follow", &[award, ("channel", ELSEWHERE)], None);
    let unpermitted = told(&stage.session.ask(permitted(follow(), 1 << 33)));
    assert!(unpermitted.contains("Only members with the permission Manage Server"), "{unpermitted}");
    assert!(!stage.has_ledger(), "nothing was done");
    // What one server follows is not another's to end.
    assert!(ask(&[award, ("channel", ELSEWHERE)]).contains("from now on"));
    let mut abroad = announcements("unfollow", &[award, ("channel", ELSEWHERE)]);
    abroad["guild_id"] = OTHER_SERVER.into();
    assert!(told(&stage.session.ask(abroad)).contains("does not follow"));
    let typing = subcommand("announcements", "follow", &[("award", "local gov")], Some("award"));
    assert_ne!(stage.session.ask(typing)["data"]["choices"], json!([]));
    let events = stage.session.end();
    assert_eq!(lines(&events).filter(|line| line.contains("\"refused\"")).count(), 1);
}

#[test]
fn a_server_follows_no_award_that_it_does_not_see() {
    let scope = format!("[{{ server = \"{SERVER}\", collections = [\"inetwork-2018\"] }}]");
    let stage = Stage::start_with(&[("LAUREATE_DISCORD__SCOPE", &scope)]);
    let award = ("award", "lgc-2022");
    let refused = told(&stage.session.ask(announcements("follow", &[award, ("channel", CHANNEL)])));
    assert!(refused.contains("no award") && !refused.contains("LGC Awards 2022"), "{refused}");
    assert!(!stage.has_ledger(), "nothing was done");
    let typing = subcommand("announcements", "follow", &[("award", "local gov")], Some("award"));
    let offered = stage.session.ask(permitted(typing, MANAGE_SERVER))["data"]["choices"].to_string();
    assert!(!offered.contains("LGC"), "{offered}");
    // Another server, which has no scope, sees it.
    let mut elsewhere = announcements("follow", &[award, ("channel", ABROAD)]);
    elsewhere["guild_id"] = OTHER_SERVER.into();
    let followed = told(&stage.session.ask(elsewhere));
    assert!(followed.contains("gets the announcements of LGC Awards 2022"), "{followed}");
    stage.session.end();
}
