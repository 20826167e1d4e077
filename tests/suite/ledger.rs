//! The ledger: what is written down is there, once, in order, and stays. On SQLite and, where `LAUREATE_TEST_POSTGRES` names
//! a server on which databases may be made, on PostgreSQL as well; the gate starts one.

use std::future::Future;
use std::path::Path;

use jiff::Timestamp;
use laureate::ledger::event::{Event, Happening, NewEvent, Plan};
use laureate::ledger::outbox::Settled;
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
    Happening::Planned(Plan {
        channel: "12".to_owned(),
        server: None,
        starts: Some(moment(60)),
        ping: None,
        publish: true,
    })
    .into()
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
            worker: None,
            beat: 0,
        };
        assert_eq!(open_posts().await, [expected]);
        let seen = open_posts().await;
        let claim = async |worker: &str| ledger.claim(worker, moment(2), &[&seen[0]]).await.expect("it is written");
        assert_eq!((claim("one").await, claim("other").await), (vec![true], vec![false]), "somebody else has it");
        let sending = open_posts().await;
        assert_eq!((sending[0].state, sending[0].worker.as_deref()), (State::Sending, Some("one")));
        assert_eq!(ledger.holds(&seen[0], "one").await.expect("it is read"), (true, 1));
        ledger.beat("one").await.expect("it is written");
        let beats = open_posts().await;
        assert!(beats[0].beat > sending[0].beat);
        // Whoever saw it before the beat comes too late; whoever saw nothing since takes it over.
        assert_eq!(ledger.claim("other", moment(3), &[&sending[0]]).await.expect("it is written"), [false]);
        assert_eq!(ledger.claim("other", moment(3), &[&beats[0]]).await.expect("it is written"), [true]);
        let done = Settled::Done("99".to_owned());
        let settle = async |worker: &str| ledger.settle(id, worker, moment(4), &done).await.expect("it is written");
        assert_eq!([settle("one").await, settle("other").await, settle("other").await], [false, true, false]);
        assert!(open_posts().await.is_empty());
        let posts = ledger.posts(SHOW).await.expect("they are read");
        assert_eq!((posts[0].message.as_deref(), posts[0].changed), (Some("99"), moment(4)));
        let winner = ledger.winner_of(&posts[0]).await.expect("it is read").expect("it is there");
        assert_eq!(winner.id, id);
        assert_eq!(ledger.message_before(&posts[0]).await.expect("it is read"), None, "it is the first");
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

#[test]
fn many_may_make_one_ledger_at_the_same_moment() {
    on_each("together", |address| async move {
        let opened = futures_util::future::join_all((0..6).map(|_| Ledger::open(&address))).await;
        for (at, ledger) in opened.into_iter().enumerate() {
            let ledger = ledger.unwrap_or_else(|error| panic!("{at}: {error}"));
            ledger
                .append(SHOW, i64::try_from(at).expect("few"), (moment(0), "somebody"), &[(plan(), vec![])])
                .await
                .expect("it is written");
            ledger.close().await;
        }
    });
}
