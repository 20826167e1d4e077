//! A show beside a running bot: what the terminal would do is written to the ledger, and the bot does the rest.

use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;
use laureate::ceremony::act::{act, load};
use laureate::ceremony::{Command, Recording, RunningOrder, Show};
use laureate::ledger::event::{Event as Happened, Follower, Late, Plan};
use laureate::ledger::post::Post;
use laureate::ledger::sealed::{Outcome, Salt};
use laureate::ledger::{Address, Ledger};
use serde_json::Value;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqliteConnection};
use tokio::runtime::Runtime;

use crate::discord_loopback::channels::{Deed, What};
use crate::discord_loopback::fake::Discord;
use crate::discord_loopback::faults::Fault;
use crate::discord_loopback::process::Bot;
use crate::discord_loopback::record::{Call, calls};
use crate::discord_loopback::rest::TOKEN;
use crate::discord_loopback::session::Session;
use crate::harness::library;
use crate::web::client::public_key;

pub(crate) const AWARD: &str = "lgc-2022";
/// Where the show is announced, and the role that is pinged there.
pub(crate) const CHANNEL: &str = "1210000000000000101";
pub(crate) const OWN_PING: &str = "1210000000000000201";
/// Channels of other servers that follow; in the first a role is pinged.
pub(crate) const FIRST: &str = "1210000000000000102";
pub(crate) const SECOND: &str = "1210000000000000103";
/// The server of both.
pub(crate) const FOLLOWING: &str = "1210000000000000301";
pub(crate) const PINGED: &str = "1210000000000000202";

/// Where a ledger is.
pub(crate) struct Place {
    /// As the settings name it.
    pub(crate) url: String,
    _folder: Option<tempfile::TempDir>,
}

impl Place {
    /// In a file of its own.
    pub(crate) fn embedded() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let url = folder.path().join("ledger.db").to_str().expect("it is text").to_owned();
        Self { url, _folder: Some(folder) }
    }

    pub(crate) fn address(&self) -> Address {
        self.url.parse().unwrap_or_else(|_| Address::from_path(Path::new(&self.url)))
    }
}

/// The server for tests, where there is one.
#[expect(clippy::disallowed_methods, reason = "only the environment can say where a server is")]
pub(crate) fn server() -> Option<String> {
    std::env::var("LAUREATE_TEST_POSTGRES").ok()
}

/// Runs a test with an embedded ledger and, where there is a server, with one of its own there.
pub(crate) fn on_each(name: &str, test: impl Fn(Place)) {
    test(Place::embedded());
    on_server(name, test);
}

/// Runs a test with a ledger of its own on the server, where there is one.
pub(crate) fn on_server(name: &str, test: impl Fn(Place)) {
    let Some(server) = server() else { return };
    let runtime = runtime();
    let database = format!("laureate_{}_{name}", std::process::id());
    let order = |sql: String| {
        runtime.block_on(async {
            let mut connection = PgConnection::connect(&server).await.expect("the server is there");
            connection.execute(AssertSqlSafe(sql)).await.expect("it is done");
        });
    };
    order(format!("CREATE DATABASE {database}"));
    let (base, _) = server.rsplit_once('/').expect("an address with a database");
    test(Place { url: format!("{base}/{database}"), _folder: None });
    order(format!("DROP DATABASE {database} WITH (FORCE)"));
}

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime")
}

pub(crate) fn order() -> RunningOrder<'static> {
    RunningOrder::of_award(library().catalogue(), AWARD).expect("it is there")
}

/// The ids of the categories, in the running order.
pub(crate) fn categories() -> Vec<String> {
    order().categories().map(|(_, category)| category.id.clone()).collect()
}

/// How many stand in a category.
pub(crate) fn stand(category: &str) -> usize {
    order().shortlist(order().category(category).expect("it is there")).count()
}

fn entry(category: &str, at: usize) -> &'static laureate::catalogue::Entry {
    let order = order();
    let key = order.category(category).expect("it is there");
    let found = order.shortlist(key).nth(at).expect("it stands there").0;
    library().catalogue().entry(found)
}

/// The title of the entry of this number on a shortlist.
pub(crate) fn title(category: &str, at: usize) -> String {
    entry(category, at).title.clone()
}

/// A made-up result: these of the shortlist win, and those are commended.
pub(crate) fn outcome(category: &str, winners: &[usize], commended: &[usize], citation: Option<&str>) -> Outcome {
    let ids = |at: &[usize]| at.iter().map(|at| entry(category, *at).id.clone()).collect();
    Outcome { winners: ids(winners), commended: ids(commended), citation: citation.map(str::to_owned) }
}

fn recording(category: &str, outcome: Outcome) -> Recording {
    Recording { category: category.to_owned(), outcome, salt: Salt::new([7; 32]) }
}

/// A ledger with a show in it.
pub(crate) struct Shown {
    pub(crate) place: Place,
    pub(crate) ledger: Ledger,
    runtime: Runtime,
}

impl Shown {
    /// Plans a show with two followers, and records a result for every category.
    pub(crate) fn plan(place: Place) -> Self {
        let runtime = runtime();
        let ledger = runtime.block_on(Ledger::open(&place.address())).expect("it opens");
        let shown = Self { place, ledger, runtime };
        let ping = Some(OWN_PING.to_owned());
        shown.does(&Command::Plan(Plan {
            channel: CHANNEL.to_owned(),
            server: None,
            starts: None,
            ping,
            publish: true,
        }));
        for (channel, ping) in [(FIRST, Some(PINGED)), (SECOND, None)] {
            let (channel, server, ping) = (channel.to_owned(), FOLLOWING.to_owned(), ping.map(str::to_owned));
            shown.does(&Command::Follow(Follower { channel, server, ping }));
        }
        let all = categories().iter().map(|category| recording(category, outcome(category, &[0], &[], None))).collect();
        shown.does(&Command::Record(all));
        shown
    }

    pub(crate) fn does(&self, command: &Command) {
        self.does_at(Timestamp::now(), command);
    }

    /// The same at another moment.
    pub(crate) fn does_at(&self, now: Timestamp, command: &Command) {
        let done = self.runtime.block_on(act(&self.ledger, &order(), (now, "terminal"), command));
        if let Err(error) = done {
            panic!("{error}");
        }
    }

    pub(crate) fn show(&self) -> Show {
        self.runtime.block_on(load(&self.ledger, AWARD)).expect("it is read")
    }

    pub(crate) fn events(&self) -> Vec<Happened> {
        self.runtime.block_on(self.ledger.events(AWARD, 0)).expect("they are read")
    }

    pub(crate) fn posts(&self) -> Vec<Post> {
        self.runtime.block_on(self.ledger.posts(AWARD)).expect("they are read")
    }

    pub(crate) fn is_settled(&self) -> bool {
        self.runtime.block_on(self.ledger.open_posts()).is_ok_and(|open| open.is_empty())
    }

    pub(crate) fn reveals(&self, category: &str) {
        self.does(&Command::Reveal { category: category.to_owned() });
    }

    pub(crate) fn corrects(&self, category: &str, winner: usize, reason: &str) {
        let result = recording(category, outcome(category, &[winner], &[], None));
        self.does(&Command::Correct { result, reason: reason.to_owned() });
    }

    pub(crate) fn withdraws(&self, category: &str) {
        self.does(&Command::Withdraw { category: category.to_owned(), reason: "wrong card".to_owned() });
    }

    /// Does something to the ledger's file that only a test would.
    pub(crate) fn executes(&self, sql: &str) {
        self.runtime.block_on(async {
            let mut connection = self.connection().await;
            connection.execute(AssertSqlSafe(sql.to_owned())).await.expect("it is done");
        });
    }

    /// Locks the ledger's file against everybody else who writes, until this is dropped.
    pub(crate) fn locks(&self) -> SqliteConnection {
        self.runtime.block_on(async {
            let mut connection = self.connection().await;
            connection.execute("BEGIN IMMEDIATE").await.expect("it is locked");
            connection
        })
    }

    async fn connection(&self) -> SqliteConnection {
        let mut connection =
            SqliteConnection::connect(&format!("sqlite://{}", self.place.url)).await.expect("it is there");
        connection.execute("PRAGMA busy_timeout = 5000").await.expect("it is set");
        connection
    }

    /// Puts a category on the clock, as if that was done an hour before its moment.
    pub(crate) fn schedules(&self, category: &str, at: Timestamp, late: Late) {
        let before = at.checked_sub(jiff::SignedDuration::from_hours(1)).expect("it is a moment");
        self.does_at(before, &Command::Schedule { category: category.to_owned(), at: Some(at), late });
    }
}

/// Starts a bot that works this ledger.
pub(crate) fn start(discord: &Discord, shown: &Shown) -> Bot {
    start_with(discord, shown, &[])
}

/// The same with more settings.
pub(crate) fn start_with(discord: &Discord, shown: &Shown, more: &[(&str, &str)]) -> Bot {
    let own = [("LAUREATE_LEDGER__URL", shown.place.url.as_str())];
    Bot::start(discord, &["discord"], TOKEN, &[&own, more].concat())
}

/// Starts a replica that works this ledger and takes interactions over HTTP.
pub(crate) fn start_serving(discord: &Discord, shown: &Shown) -> Bot {
    let key = public_key();
    let set = [
        ("LAUREATE_LEDGER__URL", shown.place.url.as_str()),
        ("DISCORD_PUBLIC_KEY", &key),
        ("LAUREATE_SERVE__LISTEN", "127.0.0.1:0"),
    ];
    Bot::start(discord, &["serve"], TOKEN, &set)
}

/// A show beside a bot that is connected.
pub(crate) struct Stagehand {
    pub(crate) session: Session,
    pub(crate) shown: Shown,
}

impl Stagehand {
    pub(crate) fn start(place: Place) -> Self {
        Self::start_with(place, &[])
    }

    /// The same with more settings of the bot.
    pub(crate) fn start_with(place: Place, more: &[(&str, &str)]) -> Self {
        let shown = Shown::plan(place);
        let discord = Discord::start();
        discord.channels(|channels| channels.forgets_nonces = true);
        let bot = start_with(&discord, &shown, more);
        discord.identified();
        Self { session: Session { discord, bot }, shown }
    }

    pub(crate) fn start_embedded() -> Self {
        Self::start(Place::embedded())
    }

    pub(crate) fn shows(&self, category: &str) {
        self.shown.does(&Command::Show { category: category.to_owned() });
    }

    pub(crate) fn reveals(&self, category: &str) {
        self.shown.reveals(category);
    }

    pub(crate) fn corrects(&self, category: &str, winner: usize, reason: &str) {
        self.shown.corrects(category, winner, reason);
    }

    pub(crate) fn withdraws(&self, category: &str) {
        self.shown.withdraws(category);
    }

    pub(crate) fn unfollows(&self, channel: &str) {
        self.shown.does(&Command::Unfollow { channel: channel.to_owned() });
    }

    pub(crate) fn records(&self, category: &str, outcome: Outcome) {
        self.shown.does(&Command::Record(vec![recording(category, outcome)]));
    }

    pub(crate) fn ledgers_posts(&self) -> Vec<Post> {
        self.shown.posts()
    }

    /// Waits until every post is settled; the bot's log tells of each.
    #[track_caller]
    pub(crate) fn settled(&self) {
        self.session.discord.record.wait_patiently("every post is settled", |_| self.shown.is_settled());
    }

    /// How often something was called in a channel so far.
    pub(crate) fn calls(&self, method: &str, channel: &str) -> usize {
        let events = self.session.discord.record.so_far();
        calls(&events).filter(|call| is_of(call, method, channel)).count()
    }

    /// Waits until something was called in a channel so often in all.
    #[track_caller]
    pub(crate) fn called(&self, method: &str, channel: &str, times: usize) {
        self.session.discord.record.wait("it is called", |events| {
            (calls(events).filter(|call| is_of(call, method, channel)).count() >= times).then_some(())
        });
    }

    /// Has Discord stumble over the next requests of this kind in a channel.
    pub(crate) fn stumbles(&self, method: &str, channel: &str, times: usize) {
        self.fails(method, channel, &vec![Fault::Refuse(503); times]);
    }

    pub(crate) fn fails(&self, method: &str, channel: &str, faults: &[Fault]) {
        self.session.discord.faults(|all| all.plan(&format!("{method} {channel}"), faults));
    }

    pub(crate) fn messages(&self, channel: &str) -> Vec<Value> {
        self.session.discord.channels(|channels| channels.messages(channel))
    }

    pub(crate) fn deeds(&self) -> Vec<Deed> {
        self.session.discord.channels(|channels| channels.deeds.clone())
    }

    pub(crate) fn posted(&self, channel: &str) -> Vec<Deed> {
        let deeds = self.deeds().into_iter();
        deeds.filter(|deed| deed.what == What::Posted && deed.channel == channel).collect()
    }

    #[track_caller]
    pub(crate) fn end(self) {
        self.session.end();
    }
}

fn is_of(call: &Call, method: &str, channel: &str) -> bool {
    call.method == method && call.path.starts_with(&format!("/channels/{channel}/messages"))
}

/// How long something has that should not happen.
pub(crate) const A_WHILE: Duration = Duration::from_millis(1_500);
