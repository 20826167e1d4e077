//! From a dispatch by the gateway to the callback's arrival: the release binary against the tests' fake Discord.
//!
//! 2,000 mixed interactions, one after the other; then 200 in flight at once. With `--test`, or without Cargo's `--bench`,
//! only 20 of each.

#[path = "../tests/suite/discord_loopback/channels.rs"]
mod channels;
#[expect(dead_code, reason = "the tests use the rest")]
#[path = "../tests/suite/discord_loopback/fake.rs"]
mod fake;
#[expect(dead_code, reason = "the tests use the rest")]
#[path = "../tests/suite/discord_loopback/faults.rs"]
mod faults;
#[expect(dead_code, reason = "the tests use the rest")]
#[path = "../tests/suite/discord_loopback/gateway.rs"]
mod gateway;
#[expect(dead_code, reason = "the tests use the rest")]
#[path = "../tests/suite/discord_loopback/interactions.rs"]
mod interactions;
#[expect(dead_code, reason = "the tests use the rest")]
#[path = "../tests/suite/discord_loopback/process.rs"]
mod process;
#[expect(dead_code, reason = "the tests use the rest")]
#[path = "../tests/suite/discord_loopback/record.rs"]
mod record;
#[path = "../tests/suite/discord_loopback/rest.rs"]
mod rest;
#[path = "../tests/suite/discord_loopback/servers.rs"]
mod servers;

use std::io::{self, Write as _};
use std::time::{Duration, Instant};

use laureate::catalogue::{Catalogue, Entry};
use serde_json::Value;

use fake::Discord;
use interactions::{ASKER, button, choose, components, find_entries, lookup, press, slash, typing};
use process::Bot;

/// Interactions that are measured one after the other.
const IN_TURN: usize = 2_000;
/// Interactions that are dispatched at once.
const AT_ONCE: usize = 200;
/// Instead of either in quick runs.
const QUICK: usize = 20;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    let has = |wanted: &str| arguments.iter().any(|argument| argument == wanted);
    let quick = has("--test") || !has("--bench");
    let (in_turn, at_once) = if quick { (QUICK, QUICK) } else { (IN_TURN, AT_ONCE) };

    let discord = Discord::start();
    let _bot = Bot::start(&discord, &["discord"], rest::TOKEN, &[]);
    discord.identified();
    let mix = Mix::new(&discord);
    // The first ones warm caches and connections.
    for number in 0..QUICK {
        answered(&discord, mix.interaction(number));
    }

    let mut times: Vec<Duration> = (0..in_turn).map(|number| answered(&discord, mix.interaction(number))).collect();
    times.sort_unstable();
    let at = |percent: usize| milliseconds(times[(times.len() - 1) * percent / 100]);
    let (median, late, last) = (at(50), at(99), at(100));
    let mut out = io::stdout().lock();
    writeln!(out, "{in_turn} in turn: median {median:.2} ms, 99th percentile {late:.2} ms, max {last:.2} ms")?;

    let interactions: Vec<Value> = (0..at_once).map(|number| mix.interaction(number)).collect();
    let start = Instant::now();
    let ids: Vec<String> = interactions.into_iter().map(|interaction| discord.interact(interaction)).collect();
    let arrivals = ids.iter().map(|id| discord.callback(id).at);
    let took = arrivals.max().map_or(Duration::ZERO, |last| last - start);
    writeln!(out, "{at_once} at once: all answered in {:.2} ms", milliseconds(took))
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// Dispatches an interaction, and gives the time until its callback has arrived.
fn answered(discord: &Discord, interaction: Value) -> Duration {
    let start = Instant::now();
    let id = discord.interact(interaction);
    discord.callback(&id).at - start
}

/// Interactions of all kinds, about every entry in turn.
struct Mix {
    entries: Vec<Entry>,
    /// An answer with buttons, and one with a menu.
    card: Value,
    list: Value,
}

impl Mix {
    fn new(discord: &Discord) -> Self {
        let catalogue = Catalogue::built_in().expect("the built-in catalogue is sound");
        let entries = catalogue.entries().map(|(_, entry)| entry.clone()).collect();
        let ask = |interaction| discord.callback(&discord.interact(interaction)).body;
        let card = ask(lookup("smart parking"));
        let list = ask(slash("winners", &[("award", "LGC")]));
        Self { entries, card, list }
    }

    /// The interaction of this number.
    fn interaction(&self, number: usize) -> Value {
        let entry = &self.entries[number / 8 % self.entries.len()];
        let question = &entry.questions[number / 8 % entry.questions.len()];
        match number % 8 {
            0 => lookup(&entry.title),
            1 => lookup(question),
            2 => slash("ask", &[("question", question)]),
            3 => typing(&entry.title.chars().take(6).collect::<String>()),
            4 => press(button(&self.card), &self.card, ASKER),
            5 => {
                let select = components(&self.list, 3).first().copied().expect("an award has a menu of its categories");
                choose(select, &self.list)
            }
            6 => find_entries(&entry.summary),
            _ => slash("similar-to", &[("entry", &entry.id)]),
        }
    }
}
