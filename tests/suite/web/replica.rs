//! A replica: the real program, which takes interactions over HTTP beside a fake Discord.

use serde_json::Value;

use super::client::{Answer, Connection, get, public_key, signed};
use crate::discord_loopback::fake::Discord;
use crate::discord_loopback::process::Bot;
use crate::discord_loopback::record::{Event, lines};
use crate::discord_loopback::rest::TOKEN;

/// A replica that is up.
pub(crate) struct Replica {
    pub(crate) bot: Bot,
    pub(crate) address: String,
}

impl Replica {
    /// Starts one with the bot's token.
    #[track_caller]
    pub(crate) fn start(discord: &Discord, environment: &[(&str, &str)]) -> Self {
        Self::start_as(discord, TOKEN, environment)
    }

    /// The same with this token.
    #[track_caller]
    pub(crate) fn start_as(discord: &Discord, token: &str, environment: &[(&str, &str)]) -> Self {
        Self::launch(discord, &["serve"], token, environment)
    }

    /// The same by these arguments.
    #[track_caller]
    pub(crate) fn launch(discord: &Discord, arguments: &[&str], token: &str, environment: &[(&str, &str)]) -> Self {
        let key = public_key();
        let own = [("DISCORD_PUBLIC_KEY", key.as_str())];
        Self::start_saying(discord, arguments, (token, "interactions are answered"), &[&own, environment].concat())
    }

    /// Starts one that shows pages and nothing else.
    #[track_caller]
    pub(crate) fn start_pages(discord: &Discord, environment: &[(&str, &str)]) -> Self {
        Self::start_saying(discord, &["serve"], ("", "pages are shown"), environment)
    }

    fn start_saying(
        discord: &Discord,
        arguments: &[&str],
        (token, says): (&str, &str),
        environment: &[(&str, &str)],
    ) -> Self {
        let before = addresses(&discord.record.so_far(), says).len();
        let own = [("LAUREATE_SERVE__LISTEN", "127.0.0.1:0")];
        let bot = Bot::start(discord, arguments, token, &[&own, environment].concat());
        let address = discord.record.wait("a replica is up", |events| addresses(events, says).into_iter().nth(before));
        Self { bot, address }
    }

    pub(crate) fn connect(&self) -> Connection {
        Connection::open(&self.address)
    }

    /// Sends an interaction, which gets an id and a token of the fake's, and gives the answer.
    #[track_caller]
    pub(crate) fn asks(&self, discord: &Discord, mut interaction: Value) -> (String, Answer) {
        let id = discord.expect(&mut interaction);
        (id, self.connect().ask(&signed(&interaction.to_string())))
    }

    /// The same where the answer is in the response.
    #[track_caller]
    pub(crate) fn ask(&self, discord: &Discord, interaction: Value) -> Value {
        let (id, answer) = self.asks(discord, interaction);
        discord.forget(&id);
        answer.json()
    }

    #[track_caller]
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.connect().ask(&get(path))
    }

    /// A figure, by its name and labels; 0 where it does not exist yet.
    #[track_caller]
    pub(crate) fn figure(&self, name: &str) -> u64 {
        let figures = self.get("/metrics").body;
        let line = figures.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        line.map_or(0, |value| value.trim_end_matches(".0").parse().expect("a figure is a number"))
    }

    /// Has it end, and looks whether it does so in order.
    #[track_caller]
    pub(crate) fn end(self) {
        self.bot.signal("TERM");
        self.ended();
    }

    /// Looks whether it ends in order, once it was asked to.
    #[track_caller]
    pub(crate) fn ended(mut self) {
        assert_eq!(self.bot.exit_code(), Some(0));
    }
}

/// Where replicas have said that they are, in the order in which they came up.
fn addresses(events: &[Event], says: &str) -> Vec<String> {
    let told = lines(events).filter(|line| line.contains(says));
    let address = |line: &str| {
        let line: Value = serde_json::from_str(line).ok()?;
        line.pointer("/fields/address")?.as_str().map(str::to_owned)
    };
    told.filter_map(address).collect()
}
