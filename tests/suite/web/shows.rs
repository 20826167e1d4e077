//! Shows over HTTP: run by signed interactions, with what a response cannot carry on its own way.

use super::replica::Replica;
use crate::discord_ceremony::stage::{ceremony, organiser};
use crate::discord_loopback::fake::Discord;
use crate::discord_loopback::interactions::{ELSEWHERE, text};
use crate::discord_loopback::record::lines;
use crate::discord_posts::shows::Place;

#[test]
fn a_show_is_run_over_http_and_without_a_token_nothing_is_posted() {
    let (discord, place) = (Discord::start(), Place::embedded());
    let set =
        [("LAUREATE_LEDGER__URL", place.url.as_str()), ("LAUREATE_CEREMONY__ORGANISERS", "[\"1210000000000000002\"]")];
    let replica = Replica::start_as(&discord, "", &set);
    let told = |verb: &str, options: &[(&str, &str)]| text(&replica.ask(&discord, organiser(ceremony(verb, options))));
    told("plan", &[("award", "LGC"), ("channel", ELSEWHERE)]);
    told("record", &[("category", "Small Team of the Year"), ("winner", "Norfolk")]);
    assert!(told("status", &[]).contains("LGC"), "{}", told("status", &[]));
    told("reveal", &[("category", "Small Team of the Year")]);
    assert_eq!(replica.figure("laureate_posts{state=\"due\"}"), 1);
    replica.end();
    // Another one, which has the token, posts what is owed.
    let replica = Replica::start(&discord, &set);
    discord.record.wait_patiently("it is posted", |_| replica.figure("laureate_posts{state=\"done\"}") >= 1);
    assert_eq!(replica.figure("laureate_ledger_lag_seconds"), 0);
    let events = discord.record.so_far();
    assert_eq!(lines(&events).filter(|line| line.contains("DISCORD_TOKEN is not set")).count(), 1);
    replica.end();
}
