//! Signed interactions over HTTP: the release binary beside a bare axum handler that only verifies and answers a constant, in
//! turns within one run, so that what else the machine does falls on both.
//!
//! Both are processes of their own, asked over connections that stay open. With `--test`, or without Cargo's `--bench`, only a
//! few are sent; with a word, those kinds alone whose name holds it. What to look at is the ratio.
//!
//! All entries are asked about in turn. "Again" is what was asked before, as it is while many look up the same: those answers are
//! kept. "First" is what nobody asked before, so that each is worked out.

#[path = "../tests/suite/web/client.rs"]
#[expect(dead_code, reason = "the tests use the rest")]
mod client;

use std::io::{self, BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::routing::post;
use axum::{Router, serve};
use ed25519_dalek::{Signature, VerifyingKey};
use laureate::catalogue::{Catalogue, Entry};
use serde_json::{Value, json};

use client::{Connection, key, public_key, signed};

/// Connections that ask at once.
const SENDERS: usize = 8;
/// Interactions of a round, and rounds.
const ROUND: usize = 4_000;
const ROUNDS: usize = 7;
/// The same in quick runs.
const QUICK: (usize, usize) = (80, 1);
/// What the bare handler says.
const CONSTANT: &str = r#"{"type":4,"data":{"flags":32768,"components":[{"type":10,"content":"A constant."}]}}"#;
/// The argument by which this program is the bare handler.
const BARE: &str = "--bare";

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    let has = |wanted: &str| arguments.iter().any(|argument| argument == wanted);
    if has(BARE) {
        return bare();
    }
    let quick = has("--test") || !has("--bench");
    let (round, rounds) = if quick { QUICK } else { (ROUND, ROUNDS) };
    let laureate = Server::start(
        Command::new(env!("CARGO_BIN_EXE_laureate"))
            .arg("serve")
            .env_clear()
            .env("DISCORD_PUBLIC_KEY", public_key())
            .env("LAUREATE_SERVE__LISTEN", "127.0.0.1:0")
            // They are signed beforehand.
            .env("LAUREATE_SERVE__TIMESTAMP_SECONDS", "3600")
            .env("LAUREATE_LOG__LEVEL", "info"),
    )?;
    let bare = Server::start(Command::new(std::env::current_exe()?).arg(BARE))?;
    let mut out = io::stdout().lock();
    let wanted = arguments.iter().skip(1).find(|argument| !argument.starts_with('-'));
    let is_wanted = |name: &str| wanted.is_none_or(|wanted| name.contains(wanted.as_str()));
    for Kind { name, requests, first } in kinds(round * (rounds + 1)).into_iter().filter(|kind| is_wanted(&kind.name)) {
        let mut all: Vec<(Figures, Figures)> = Vec::new();
        for number in 0..=rounds {
            let requests = if first { &requests[number * round..][..round] } else { &requests[..] };
            // Each goes first in turn; the first round only warms.
            let both = if number % 2 == 0 {
                let first = asked(&laureate, requests, round);
                (first, asked(&bare, requests, round))
            } else {
                let first = asked(&bare, requests, round);
                (asked(&laureate, requests, round), first)
            };
            if number > 0 {
                all.push(both);
            }
        }
        let middle = |of: &dyn Fn(&(Figures, Figures)) -> f64| {
            let mut values: Vec<f64> = all.iter().map(of).collect();
            values.sort_by(f64::total_cmp);
            values[values.len() / 2]
        };
        writeln!(
            out,
            "{name}: {:.0} a second, p50 {:.2} ms, p99 {:.2} ms; bare {:.0} a second, p50 {:.2} ms, p99 {:.2} ms; rate {:.2} \
             of bare",
            middle(&|(own, _)| own.rate),
            middle(&|(own, _)| own.median),
            middle(&|(own, _)| own.late),
            middle(&|(_, bare)| bare.rate),
            middle(&|(_, bare)| bare.median),
            middle(&|(_, bare)| bare.late),
            middle(&|(own, bare)| own.rate / bare.rate),
        )?;
    }
    Ok(())
}

/// Interactions of a kind, signed beforehand.
struct Kind {
    name: String,
    requests: Vec<String>,
    /// Whether none is like another, so that each round needs its own.
    first: bool,
}

/// What is said of an entry, and the interaction that says it.
type Words<'a> = &'a dyn Fn(&Entry) -> String;
type Make<'a> = &'a dyn Fn(&str) -> Value;

/// All kinds: by every entry in turn, and of what is asked for the first time so many.
fn kinds(many: usize) -> Vec<Kind> {
    let catalogue = Catalogue::built_in().expect("the built-in catalogue is sound");
    let entries: Vec<&Entry> = catalogue.entries().map(|(_, entry)| entry).collect();
    let question = |entry: &Entry| entry.questions.first().unwrap_or(&entry.title).clone();
    let lookup = |query: &str| interaction(2, "lookup", &text("query", query));
    let ask = |query: &str| interaction(2, "ask", &text("question", query));
    let typed = |query: &str| {
        let mut typed = text("query", query);
        typed["focused"] = true.into();
        interaction(4, "lookup", &typed)
    };
    let begun = |entry: &Entry| entry.title.chars().take(6).collect::<String>();
    let texts: [(&str, Words<'_>, Make<'_>); 5] = [
        // What is chosen of what is suggested comes as an id: most lookups are such.
        ("lookup of a suggestion", &|entry| entry.id.clone(), &lookup),
        ("lookup of a title", &|entry| entry.title.clone(), &lookup),
        ("lookup of a question", &question, &lookup),
        ("ask", &question, &ask),
        ("autocomplete", &begun, &typed),
    ];
    let ping = json!({"id": "1300000000000000001", "application_id": "1200000000000000001", "type": 1, "version": 1,
                      "token": "aW50ZXJhY3Rpb24", "entitlements": []});
    let mut kinds = vec![Kind { name: "ping".to_owned(), requests: vec![signed(&ping.to_string())], first: false }];
    for (name, words, make) in texts {
        let all = entries.iter().map(|entry| signed(&make(&words(entry)).to_string()));
        kinds.push(Kind { name: format!("{name}, again"), requests: all.collect(), first: false });
        let new = |number: usize| words(entries[number % entries.len()]) + &unlike(number);
        let all = (0..many).map(|number| signed(&make(&new(number)).to_string()));
        kinds.push(Kind { name: format!("{name}, first"), requests: all.collect(), first: true });
    }
    kinds
}

/// White space that no other number has, and that means nothing.
fn unlike(number: usize) -> String {
    format!("{number:b}").chars().map(|bit| if bit == '0' { ' ' } else { '\t' }).collect()
}

fn text(name: &str, value: &str) -> Value {
    json!({"name": name, "type": 3, "value": value})
}

fn interaction(kind: u8, name: &str, option: &Value) -> Value {
    json!({
        "id": "1300000000000000001", "application_id": "1200000000000000001", "type": kind, "version": 1,
        "token": "aW50ZXJhY3Rpb24", "data": {"id": "1250000000000000000", "name": name, "type": 1, "options": [option]},
        "channel_id": "1210000000000000003", "locale": "en-GB", "entitlements": [], "app_permissions": "2248473465835073",
        "authorizing_integration_owners": {}, "context": 1, "attachment_size_limit": 10_485_760,
        "user": {"id": "1220000000000000005", "username": "person5", "global_name": "A Person", "discriminator": "0",
                 "avatar": null, "bot": false, "system": false, "public_flags": 0},
    })
}

/// A server that is up, until this is dropped.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    /// Starts a program that tells on standard error, in the first line that has an address, where it is.
    fn start(command: &mut Command) -> io::Result<Self> {
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
        let mut errors = BufReader::new(child.stderr.take().expect("it is a pipe")).lines();
        let address = loop {
            let line = errors.next().expect("it comes up")?;
            if let Some((_, rest)) = line.split_once("http://") {
                let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ':').unwrap_or(rest.len());
                break rest[..end].to_owned();
            }
        };
        // What it logs is read, and not kept.
        std::thread::spawn(move || errors.for_each(drop));
        Ok(Self { child, address })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a round came to.
#[derive(Clone, Copy)]
struct Figures {
    /// Answers a second.
    rate: f64,
    /// Milliseconds: the 50th and the 99th percentile.
    median: f64,
    late: f64,
}

/// Asks so often in all, over several connections at once.
fn asked(server: &Server, requests: &[String], count: usize) -> Figures {
    let start = Instant::now();
    let mut times: Vec<Duration> = std::thread::scope(|threads| {
        let senders: Vec<_> = (0..SENDERS)
            .map(|sender| {
                threads.spawn(move || {
                    let mut connection = Connection::open(&server.address);
                    let mine =
                        (0..count / SENDERS).map(|number| &requests[(number * SENDERS + sender) % requests.len()]);
                    mine.map(|request| {
                        let start = Instant::now();
                        assert_eq!(connection.ask(request).status, 200);
                        start.elapsed()
                    })
                    .collect::<Vec<_>>()
                })
            })
            .collect();
        senders.into_iter().flat_map(|sender| sender.join().expect("all are answered")).collect()
    });
    let took = start.elapsed();
    times.sort_unstable();
    let at = |percent: usize| times[(times.len() - 1) * percent / 100].as_secs_f64() * 1_000.0;
    Figures { rate: times.len() as f64 / took.as_secs_f64(), median: at(50), late: at(99) }
}

/// The bare handler, which only verifies and answers a constant.
fn bare() -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let verifying = key().verifying_key();
        let answer = move |headers: HeaderMap, body: Bytes| async move {
            if verified(&verifying, &headers, &body) {
                (StatusCode::OK, CONSTANT)
            } else {
                (StatusCode::UNAUTHORIZED, "")
            }
        };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        writeln!(io::stderr(), "http://{}", listener.local_addr()?)?;
        serve(listener, Router::new().route("/interactions", post(answer))).await
    })
}

fn verified(key: &VerifyingKey, headers: &HeaderMap, body: &[u8]) -> bool {
    let header = |name: &str| headers.get(name).map(HeaderValue::as_bytes);
    let Some((signature, time)) = header("x-signature-ed25519").zip(header("x-signature-timestamp")) else {
        return false;
    };
    let Some(signature) = str::from_utf8(signature).ok().and_then(|text| text.parse::<Signature>().ok()) else {
        return false;
    };
    key.verify_strict(&[time, body].concat(), &signature).is_ok()
}
