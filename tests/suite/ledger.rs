//! The ledger: what is written down is there, once, in order, and stays. On SQLite and, where `LAUREATE_TEST_POSTGRES` names
//! a server on which databases may be made, on PostgreSQL as well; the gate starts one.

use std::future::Future;
use std::path::Path;

use jiff::Timestamp;
use laureate::ledger::event::{Event, Happening, NewEvent, Plan};
use laureate::ledger::post::{NewPost, Post, Stage, State};
use laureate::ledger::sealed::{Outcome, Salt, Sealed};
use laureate::ledger::{Address, Ledger, LedgerError};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};

use crate::harness::write;

const SHOW: &str = "lgc-2022";

/// Runs a test on a new ledger of each kind.
#[expect(clippy::disallowed_methods, reason = "only the environment can say where a server is")]
pub(crate) fn on_each<F: Future<Output = ()>>(name: &str, test: impl Fn(Address) -> F) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    runtime.block_on(test(Address::from_path(&folder.path().join("state/ledger.db"))));
    let Ok(server) = std::env::var("LAUREATE_TEST_POSTGRES") else { return };
    runtime.block_on(async {
        let database = format!("laureate_{}_{name}", std::process::id());
        let mut connection = PgConnection::connect(&server).await.expect("the server is there");
        connection.execute(AssertSqlSafe(format!("CREATE DATABASE {database}"))).await.expect("a database");
        let (base, _) = server.rsplit_once('/').expect("an address with a database");
        test(format!("{base}/{database}").parse().expect("an address")).await;
        connection.execute(AssertSqlSafe(format!("DROP DATABASE {database} WITH (FORCE)"))).await.expect("it goes");
    });
}

pub(crate) fn moment(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).expect("it is a moment")
}

fn plan() -> NewEvent {
    Happening::Planned(Plan { channel: "12".to_owned(), starts: Some(moment(60)), ping: None, publish: true }).into()
}

fn recorded(winner: &str) -> NewEvent {
    let outcome = Outcome { winners: vec![winner.to_owned()], commended: Vec::new(), citation: None };
    let what = Happening::Recorded { category: "small-team".to_owned() };
    NewEvent { what, sealed: Some(Sealed::new(outcome, Salt::new([1; 32]))) }
}

fn owed() -> NewPost {
    NewPost { category: "small-team".to_owned(), channel: "12".to_owned(), stage: Stage::Winner }
}

async fn open(address: &Address) -> Ledger {
    Ledger::open(address).await.expect("it opens")
}

async fn events(ledger: &Ledger) -> Vec<Event> {
    ledger.events(SHOW, 0).await.expect("they are read")
}

#[test]
fn what_is_written_is_there_again_in_its_order() {
    on_each("order", async |address| {
        let ledger = open(&address).await;
        let first = [(plan(), Vec::new()), (recorded("a"), Vec::new())];
        let last = ledger.append(SHOW, 0, (moment(1), "terminal"), &first).await.expect("it is written");
        ledger.append(SHOW, last, (moment(2), "discord:7"), &[(recorded("b"), Vec::new())]).await.expect("so is this");
        ledger.close().await;
        let again = open(&address).await;
        let events = events(&again).await;
        let told: Vec<(i64, Timestamp, &str)> = events.iter().map(|e| (e.number, e.at, e.who.as_str())).collect();
        let expected = [(1, moment(1), "terminal"), (2, moment(1), "terminal"), (3, moment(2), "discord:7")];
        assert_eq!(told, expected);
        assert_eq!(events[0].what, plan().what);
        let winners = events.iter().filter_map(|event| Some(event.sealed.as_ref()?.release().outcome.winners));
        assert_eq!(winners.collect::<Vec<_>>(), [["a"], ["b"]]);
        assert_eq!(again.shows().await.expect("they are read"), [SHOW]);
        again.close().await;
    });
}

#[test]
fn of_two_who_write_at_once_one_is_told_to_look_again() {
    on_each("overtaken", async |address| {
        let (one, other) = (open(&address).await, open(&address).await);
        let write = |ledger: Ledger, who: &'static str| async move {
            ledger.append(SHOW, 0, (moment(1), who), &[(plan(), vec![owed()])]).await
        };
        let (first, second) = tokio::join!(write(one.clone(), "one"), write(other.clone(), "other"));
        let overtaken = |written: &Result<i64, LedgerError>| matches!(written, Err(LedgerError::Overtaken));
        assert!(overtaken(&first) != overtaken(&second), "{first:?}, {second:?}");
        assert_eq!(events(&one).await.len(), 1);
        assert_eq!(one.posts(SHOW).await.expect("they are read").len(), 1, "the other's post is not there either");
        one.close().await;
        other.close().await;
    });
}

#[test]
fn a_post_goes_from_state_to_state_once() {
    on_each("posts", async |address| {
        let ledger = open(&address).await;
        ledger.append(SHOW, 0, (moment(1), "terminal"), &[(plan(), vec![owed()])]).await.expect("it is written");
        let open_posts = async || ledger.open_posts().await.expect("they are read");
        let id = "lgc-2022:1:12:winner";
        let expected = Post {
            id: id.to_owned(),
            show: SHOW.to_owned(),
            event: 1,
            category: "small-team".to_owned(),
            channel: "12".to_owned(),
            stage: Stage::Winner,
            state: State::Due,
            due: moment(1),
            changed: moment(1),
            message: None,
            failure: None,
        };
        assert_eq!(open_posts().await, [expected]);
        let go = async |from, to, message| {
            ledger.advance(id, (from, to), moment(2), (message, None)).await.expect("it is written")
        };
        assert!(go(State::Due, State::Sending, None).await);
        assert!(!go(State::Due, State::Sending, None).await, "somebody else has it");
        assert_eq!(open_posts().await[0].state, State::Sending);
        assert!(go(State::Sending, State::Done, Some("99")).await);
        assert!(open_posts().await.is_empty());
        let posts = ledger.posts(SHOW).await.expect("they are read");
        assert_eq!((posts[0].message.as_deref(), posts[0].changed), (Some("99"), moment(2)));
        ledger.close().await;
    });
}

#[test]
fn looking_makes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("state/ledger.db");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let found = runtime.block_on(Ledger::open_existing(&Address::from_path(&path))).expect("it is no error");
    assert!(found.is_none() && !path.exists() && !folder.path().join("state").exists());
}

#[test]
fn a_file_that_is_no_ledger_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ledger.db");
    write(&path, "this is no database, however long this line may be made to look like one");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let error = runtime.block_on(Ledger::open(&Address::from_path(&path))).expect_err("it is none");
    assert!(error.to_string().contains("not a database"), "{error}");
}

#[test]
fn an_address_never_shows_its_password() {
    let address: Address = "postgres://laureate:secret@db/laureate".parse().expect("it is one");
    assert!(!format!("{address:?}").contains("secret"));
    assert_eq!("sqlite:/var/lib/l.db".parse(), Ok(Address::from_path(Path::new("/var/lib/l.db"))));
    assert_eq!("state/l.db".parse(), Ok(Address::from_path(Path::new("state/l.db"))));
    assert!("".parse::<Address>().is_err() && "mysql://x".parse::<Address>().is_err());
}
