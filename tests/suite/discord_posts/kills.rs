//! The program killed at moments of chance while it posts, publishes and corrects, and started again: nothing is lost, nothing
//! comes twice, nothing is early.

use std::time::{Duration, Instant};

use super::categories;
use super::proof::assert_all_true;
use super::shows::{Place, Shown, on_server, stand, start, start_serving};
use crate::discord_loopback::fake::Discord;
use crate::discord_loopback::process::Bot;
use crate::discord_loopback::record::calls;
use laureate::ceremony::Command;

/// How long after its start a bot may take to do something: it has a library to open first.
const FIRST_DEED: Duration = Duration::from_secs(10);
/// How long until the last post of all is settled.
const LAST_DEED: Duration = Duration::from_mins(2);

/// Numbers that look like chance, the same in every run of a seed.
struct Chance(u64);

impl Chance {
    /// A number below this one.
    fn below(&mut self, end: u64) -> u64 {
        // Marsaglia's xorshift64.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}

/// A show that goes on by chance, and bots that are killed by chance.
struct Fate {
    discord: Discord,
    shown: Shown,
    bots: Vec<Bot>,
    start: Start,
    chance: Chance,
}

/// What starts a bot.
type Start = fn(&Discord, &Shown) -> Bot;

impl Fate {
    fn start(place: Place, (bots, start): (usize, Start), seed: u64) -> Self {
        let discord = Discord::start();
        discord.channels(|channels| channels.forgets_nonces = true);
        let shown = Shown::plan(place);
        let bots = (0..bots).map(|_| start(&discord, &shown)).collect();
        Self { discord, shown, bots, start, chance: Chance(seed) }
    }

    /// Something happens in the show.
    fn happens(&mut self) {
        let all = categories();
        let category = &all[self.chance.below(all.len() as u64) as usize];
        let show = self.shown.show();
        match (show.revealed(category), self.chance.below(4)) {
            (None, 0) => self.shown.does(&Command::Show { category: category.clone() }),
            (None, _) => self.shown.reveals(category),
            (Some(_), 0) => self.shown.withdraws(category),
            (Some(_), _) => {
                let winner = self.chance.below(stand(category) as u64) as usize;
                self.shown.corrects(category, winner, "The card was misread.");
            }
        }
    }

    /// Kills a bot at some moment while it works, and starts it again.
    fn kills(&mut self) {
        let made = |events: &[_]| calls(events).filter(|call| call.path.contains("/channels/")).count();
        let before = made(&self.discord.record.so_far());
        for _ in 0..=self.chance.below(3) {
            self.happens();
        }
        let after = before + 1 + self.chance.below(8) as usize;
        let within = if self.chance.below(8) == 0 { Duration::from_millis(self.chance.below(900)) } else { FIRST_DEED };
        let settles = || self.shown.is_settled().then_some(());
        self.discord.record.find_within(within, |events| (made(events) >= after).then_some(()).or_else(settles));
        // Between a request and its answer, and between that and its receipt, are moments too.
        let moment = Instant::now() + Duration::from_micros(self.chance.below(4_000));
        while Instant::now() < moment {
            std::thread::yield_now();
        }
        let which = self.chance.below(self.bots.len() as u64) as usize;
        self.bots[which].signal("KILL");
        self.bots[which] = (self.start)(&self.discord, &self.shown);
        self.discord.record.forget();
    }

    /// Waits until everything is settled, and proves it.
    #[track_caller]
    fn ends(&self) {
        let end = Instant::now() + LAST_DEED;
        while !self.shown.is_settled() {
            assert!(Instant::now() < end, "it is never settled: {:?}", self.shown.posts());
            self.discord.record.find_within::<()>(Duration::from_millis(100), |_| None);
        }
        let deeds = self.discord.channels(|channels| channels.deeds.clone());
        assert_all_true(&self.shown, &deeds, &|channel| self.discord.channels(|channels| channels.messages(channel)));
    }
}

/// Kills bots so often, and proves it now and then, so that a fault is near what made it.
#[expect(clippy::print_stdout, reason = "the figures are what it is run for")]
fn run(place: Place, bots: (usize, Start), kills: usize, seed: u64) {
    let began = Instant::now();
    let mut fate = Fate::start(place, bots, seed);
    for number in 1..=kills {
        fate.kills();
        if number % 25 == 0 {
            fate.ends();
        }
    }
    fate.ends();
    let posts = fate.shown.posts();
    let deeds = fate.discord.channels(|channels| channels.deeds.len());
    println!(
        "{kills} kills of {} bots in {:?}: {} posts owed, {deeds} deeds; 0 lost, 0 doubled, 0 early",
        bots.0,
        began.elapsed(),
        posts.len()
    );
}

#[test]
fn fifty_kills_lose_and_double_nothing() {
    std::thread::scope(|threads| {
        for seed in [11, 12] {
            threads.spawn(move || run(Place::embedded(), (1, start), 25, seed));
        }
    });
}

#[test]
fn kills_lose_and_double_nothing_with_a_server() {
    on_server("kills", |place| run(place, (1, start), 8, 13));
}

#[test]
fn two_bots_of_one_server_lose_and_double_nothing() {
    on_server("kills_of_two", |place| run(place, (2, start), 8, 14));
}

#[test]
fn two_replicas_of_one_server_lose_and_double_nothing() {
    on_server("kills_of_replicas", |place| run(place, (2, start_serving), 8, 17));
}

#[test]
#[ignore = "it takes half an hour; `cargo test --release --test suite thousand_kills -- --ignored --nocapture`"]
fn a_thousand_kills_lose_and_double_nothing() {
    run(Place::embedded(), (1, start), 1_000, 15);
}

#[test]
#[ignore = "it takes half an hour; with LAUREATE_TEST_POSTGRES, as above"]
fn a_thousand_kills_of_two_bots_of_one_server_lose_and_double_nothing() {
    on_server("thousand_kills", |place| run(place, (2, start), 1_000, 16));
}
