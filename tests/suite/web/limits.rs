//! Limits, floods and the end: who is slow, large or many takes nothing from the others.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::client::{Connection, get, key, post, signed, signed_by};
use super::replica::Replica;
use super::{ping, public_key};
use crate::discord_loopback::fake::Discord;
use crate::discord_loopback::interactions::lookup;
use crate::discord_loopback::record::{calls, lines};
use crate::discord_loopback::rest::TOKEN;
use crate::harness::{folder, run_in};

/// The settings as small as they go.
const SMALL: [(&str, &str); 5] = [
    ("LAUREATE_SERVE__BODY_KIB", "16"),
    ("LAUREATE_SERVE__HEADER_KIB", "2"),
    ("LAUREATE_SERVE__HEADER_SECONDS", "1"),
    ("LAUREATE_SERVE__BODY_SECONDS", "1"),
    ("LAUREATE_SERVE__CONNECTIONS", "4"),
];

fn refused(replica: &Replica, why: &str) -> u64 {
    replica.figure(&format!("laureate_answers_refused_total{{reason=\"{why}\"}}"))
}

#[test]
fn what_is_too_large_or_too_slow_is_refused() {
    let discord = Discord::start();
    let replica = Replica::start(&discord, &SMALL);
    let large = "x".repeat(16 * 1024 + 1);
    assert_eq!(replica.connect().ask(&signed(&large)).status, 413);
    // The same where nobody says how long it will be.
    let chunked =
        signed(&large).replace(&format!("Content-Length: {}\r\n", large.len()), "Transfer-Encoding: chunked\r\n");
    let (head, _) = chunked.split_once("\r\n\r\n").expect("it has a head");
    let chunk = format!("{head}\r\n\r\n{:x}\r\n{large}\r\n0\r\n\r\n", large.len());
    assert_eq!(replica.connect().ask(&chunk).status, 413);
    assert_eq!(refused(&replica, "large"), 2);
    assert_eq!(replica.connect().ask(&signed(&"x".repeat(16 * 1024))).status, 400, "so much is taken, whatever it is");
    let head = post(&[("X-Long", &"x".repeat(2 * 1024))], "");
    assert_eq!(replica.connect().ask(&head).status, 431);
    let many: Vec<(&str, &str)> = vec![("X-Many", "x"); 65];
    assert_eq!(replica.connect().ask(&post(&many, "")).status, 431);

    let start = Instant::now();
    let whole = signed(&ping().to_string());
    let mut slow = replica.connect();
    slow.send(&whole[..whole.len() - 1]);
    assert_eq!(slow.answer().expect("it is answered").map(|answer| answer.status), Some(408));
    assert!(start.elapsed() >= Duration::from_secs(1), "{:?}", start.elapsed());
    assert_eq!(refused(&replica, "slow"), 1);
    // A head that never ends, and nothing at all: nobody can be answered.
    for sent in ["POST /interactions HTTP/1.1\r\nHost: laur", ""] {
        let mut silent = replica.connect();
        silent.send(sent);
        assert_eq!(silent.answer().expect("it is closed"), None, "{sent}");
    }
    // And after an answer.
    let mut idle = replica.connect();
    assert_eq!(idle.ask(&get("/health/live")).status, 200);
    assert_eq!(idle.answer().expect("it is closed"), None);
    replica.end();
}

#[test]
fn connections_beyond_the_limit_wait_and_slow_ones_give_their_place_up() {
    let discord = Discord::start();
    let replica = Replica::start(&discord, &SMALL);
    let mut held: Vec<Connection> = (0..12).map(|_| replica.connect()).collect();
    for connection in &mut held {
        connection.send("POST /inter");
    }
    assert_eq!(replica.connect().ask(&signed(&ping().to_string())).json(), json!({"type": 1}));
    drop(held);
    replica.end();
}

#[test]
fn what_is_no_address_or_another_method_is_told_so() {
    let discord = Discord::start();
    let replica = Replica::start(&discord, &[]);
    assert_eq!(replica.get("/").status, 404);
    assert_eq!(replica.get("/interactions").status, 405);
    let answer = replica.get("/health/ready");
    assert_eq!(answer.status, 200);
    assert!(answer.headers.contains("x-content-type-options: nosniff"), "{answer:?}");
    assert!(answer.headers.contains("cache-control: no-store"), "{answer:?}");
    replica.end();
}

#[test]
fn ten_thousand_bad_signatures_cost_no_good_one_its_answer() {
    const BAD: usize = 10_000;
    const SENDERS: usize = 4;
    let discord = Discord::start();
    let replica = Replica::start(&discord, &[]);
    let body = ping().to_string();
    let forged = signed_by(&ed25519_dalek::SigningKey::from_bytes(&[43; 32]), 0, &body);
    let mut asked = lookup("smart parking");
    asked["id"] = "1300000000000000001".into();
    asked["token"] = "aW50ZXJhY3Rpb24".into();
    let over = AtomicBool::new(false);
    let (good, longest) = std::thread::scope(|threads| {
        let flood: Vec<_> = (0..SENDERS)
            .map(|_| {
                threads.spawn(|| {
                    let mut connection = replica.connect();
                    for _ in 0..BAD / SENDERS {
                        assert_eq!(connection.ask(&forged).status, 401);
                    }
                })
            })
            .collect();
        let good = threads.spawn(|| {
            let (mut answered, mut longest, mut connection) = (0, Duration::ZERO, replica.connect());
            while !over.load(Ordering::Relaxed) {
                let start = Instant::now();
                assert_eq!(connection.ask(&signed_by(&key(), 0, &asked.to_string())).json()["type"], 4);
                (answered, longest) = (answered + 1, longest.max(start.elapsed()));
            }
            (answered, longest)
        });
        for sender in flood {
            sender.join().expect("all are refused");
        }
        over.store(true, Ordering::Relaxed);
        good.join().expect("all are answered")
    });
    assert!(good > 0 && longest < Duration::from_millis(2_750), "{good} answers, the slowest after {longest:?}");
    assert_eq!(replica.figure("laureate_signatures_refused_total{reason=\"forged\"}"), BAD as u64);
    replica.end();
}

#[test]
fn at_the_end_it_says_so_first_and_finishes_what_it_began() {
    let discord = Discord::start();
    let mut replica = Replica::start(&discord, &[("LAUREATE_SERVE__NOTICE_SECONDS", "2")]);
    let whole = signed(&ping().to_string());
    let (first, rest) = whole.split_at(whole.len() - 10);
    let mut begun = replica.connect();
    begun.send(first);
    assert_eq!(replica.get("/health/ready").status, 200);
    replica.bot.signal("TERM");
    discord.record.wait("it was heard", |events| lines(events).any(|line| line.contains("asked to end")).then_some(()));
    let ready = replica.get("/health/ready");
    assert_eq!((ready.status, replica.get("/health/live").status), (503, 200), "{ready:?}");
    // Whoever comes before the load balancer has seen it is answered still.
    let mut kept = replica.connect();
    assert_eq!(kept.ask(&signed(&ping().to_string())).json(), json!({"type": 1}));
    assert_eq!(kept.answer().expect("it is closed in order"), None, "what is idle is closed");
    begun.send(rest);
    let answer = begun.answer().expect("it is answered").map(|answer| answer.json());
    assert_eq!(answer, Some(json!({"type": 1})), "what had begun is finished");
    assert_eq!(replica.bot.exit_code(), Some(0));
}

#[test]
fn a_ledger_that_is_out_of_reach_makes_it_not_ready_and_it_answers_all_the_same() {
    let discord = Discord::start();
    let replica = Replica::start(&discord, &[("LAUREATE_LEDGER__URL", "postgres://nobody:secret@127.0.0.1:1/none")]);
    assert_eq!((replica.get("/health/ready").status, replica.get("/health/live").status), (503, 200));
    assert_eq!(replica.figure("laureate_ledger_up"), 0);
    let answer: Value = replica.ask(&discord, lookup("smart parking"));
    assert_eq!(answer["type"], 4, "{answer}");
    replica.end();
    let events = discord.record.so_far();
    assert!(!lines(&events).any(|line| line.contains("secret")), "{events:?}");
}

#[test]
fn commands_are_registered_where_that_is_asked_for() {
    let discord = Discord::start();
    let (folder, key) = (folder(), public_key());
    let set = [("DISCORD_PUBLIC_KEY", key.as_str()), ("LAUREATE_DISCORD__API_URL", discord.address())];
    let run = run_in(folder.path(), &set, &["serve", "--register"], b"");
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("DISCORD_TOKEN"), "{}", run.err);
    let puts = || calls(&discord.record.so_far()).filter(|call| call.method == "PUT").count();
    Replica::start(&discord, &[]).end();
    assert_eq!(puts(), 0);
    Replica::launch(&discord, &["serve", "--register"], TOKEN, &[]).end();
    assert_eq!(puts(), 1);
}
