//! Interactions over HTTP: the real program behind a plain connection, signed as Discord signs, beside a fake Discord for what
//! goes its own way.

mod again;
pub(crate) mod client;
mod follow_ups;
mod limits;
pub(crate) mod replica;
mod replicas;
mod shows;

use std::sync::{Arc, Mutex};

use ed25519_dalek::SigningKey;
use jiff::Timestamp;
use laureate::discord::bot::Answers;
use laureate::discord::delivery::Delivery;
use laureate::discord::http::{Endpoint, Outcome, Reply};
use laureate::discord::message::{MessageReply, reply_to};
use laureate::discord::respond::{Response, respond};
use laureate::ledger::sealed::hex;
use laureate::request::Turn;
use serde_json::{Value, json};
use serenity::all::{Interaction, Message};

use crate::discord_loopback::fake::Discord;
use crate::discord_loopback::interactions::{
    APPLICATION, ASKER, OTHER, asked_by, button, button_named, choose, components, find_entries, in_server, lookup,
    person, press, slash, text, typing,
};
use crate::discord_loopback::record::{calls, lines};
use crate::harness::{config, folder, library, run_in};
use client::{key, post, public_key, signed, signed_by};
use replica::Replica;

/// A question with a misspelt word that no answer and no figure may have.
const QUESTION: &str = "harogate smart parkng";
const SECRET: &str = "parkng";

/// Discord's own check of an address.
fn ping() -> Value {
    json!({
        "id": "1300000000000000001", "application_id": APPLICATION, "type": 1, "version": 1, "token": "aW50ZXJhY3Rpb24",
        "user": person(ASKER), "app_permissions": "562949953601536", "entitlements": [],
        "authorizing_integration_owners": {},
    })
}

/// What the library answers to an interaction, as it is sent.
fn expected(interaction: &Value) -> Value {
    let mut interaction = interaction.clone();
    interaction["id"] = "1300000000000000001".into();
    interaction["token"] = "aW50ZXJhY3Rpb24".into();
    let read: Interaction = serde_json::from_value(interaction).expect("it is an interaction");
    let response = respond(library(), &read, &[]).expect("it is answered");
    serde_json::to_value(response.callback).expect("it can be written")
}

#[test]
fn every_kind_of_interaction_is_answered_as_over_the_gateway_and_again() {
    let discord = Discord::start();
    let replica = Replica::start(&discord, &[]);
    assert_eq!(replica.connect().ask(&signed(&ping().to_string())).json(), json!({"type": 1}));
    let card = replica.ask(&discord, lookup("smart parking"));
    assert!(text(&card).contains("SMART Parking in Harrogate"), "{card}");
    let list = replica.ask(&discord, slash("winners", &[("award", "LGC")]));
    let menu = components(&list, 3).first().copied().expect("an award has a menu of its categories").clone();
    let form = in_server(5, ASKER, &json!({"custom_id": "of another time", "components": []}));
    let all = [
        lookup("smart parking"),
        slash("ask", &[("question", "who won small team of the year?")]),
        typing("smart p"),
        press(button(&card), &card, ASKER),
        press(button(&card), &card, OTHER),
        choose(&menu, &list),
        find_entries("we talked about smart parking in Harrogate"),
        slash("show", &[]),
        slash("gone", &[]),
        form,
    ];
    // One connection for all, as a proxy keeps it.
    let mut connection = replica.connect();
    for interaction in all {
        let mut sent = interaction.clone();
        sent["id"] = "1300000000000000001".into();
        sent["token"] = "aW50ZXJhY3Rpb24".into();
        let request = signed(&sent.to_string());
        let first = connection.ask(&request);
        assert!(first.headers.contains("content-type: application/json"), "{first:?}");
        assert_eq!(first.json(), expected(&interaction), "{interaction}");
        // Nothing is remembered, so what comes again is answered again.
        assert_eq!(connection.ask(&request).json(), first.json(), "{interaction}");
    }
    assert_eq!(calls(&discord.record.so_far()).filter(|call| call.interaction().is_some()).count(), 0);
    replica.end();
}

#[test]
fn what_is_not_signed_by_discord_now_is_refused() {
    let discord = Discord::start();
    let replica = Replica::start(&discord, &[]);
    let body = ping().to_string();
    let other = SigningKey::from_bytes(&[43; 32]);
    let sound = signed(&body);
    let lines: Vec<&str> = sound.lines().filter(|line| line.starts_with("X-Signature")).collect();
    let value = |at: usize| lines[at].split_once(": ").expect("it is a header").1;
    let (signature, time) = (value(0), value(1));
    let names = ["X-Signature-Ed25519", "X-Signature-Timestamp"];
    let unsigned = [
        ("missing", post(&[], &body)),
        ("missing", post(&[(names[0], signature)], &body)),
        ("missing", post(&[(names[1], time)], &body)),
        ("malformed", post(&[(names[0], &signature[2..]), (names[1], time)], &body)),
        ("malformed", post(&[(names[0], signature), (names[1], "now")], &body)),
        ("stale", signed_by(&key(), -310, &body)),
        ("stale", signed_by(&key(), 310, &body)),
        ("forged", signed_by(&other, 0, &body)),
        ("forged", sound.replace("\"version\":1", "\"version\":2")),
        ("forged", post(&[(names[0], &"0".repeat(128)), (names[1], time)], &body)),
    ];
    for (why, request) in &unsigned {
        let figure = format!("laureate_signatures_refused_total{{reason=\"{why}\"}}");
        let before = replica.figure(&figure);
        let refused = replica.connect().ask(request);
        assert_eq!(refused.status, 401, "{why}: {request}");
        assert!(!refused.body.contains("type"), "{refused:?}");
        assert_eq!(replica.figure(&figure), before + 1, "{why}: {request}");
    }
    for seconds in [-240, 240] {
        assert_eq!(replica.connect().ask(&signed_by(&key(), seconds, &body)).json(), json!({"type": 1}));
    }
    replica.end();
}

#[test]
fn what_cannot_be_read_is_answered_by_an_apology_and_what_is_none_is_refused() {
    let discord = Discord::start();
    let replica = Replica::start(&discord, &[]);
    let ask = |body: &str| replica.connect().ask(&signed(body));
    let odd = json!({"id": "1300000000000000001", "type": 2, "token": "aW50ZXJhY3Rpb24", "data": SECRET});
    assert!(text(&ask(&odd.to_string()).json()).contains("something went wrong"));
    let typed = json!({"id": "1300000000000000001", "type": 4, "token": "aW50ZXJhY3Rpb24"});
    assert_eq!(ask(&typed.to_string()).json(), json!({"type": 8, "data": {"choices": []}}));
    for none in ["", "{}", "[1]", "no JSON", "\u{0}"] {
        assert_eq!(ask(none).status, 400, "{none}");
    }
    // By its end it has written all that it logs.
    replica.end();
    let events = discord.record.so_far();
    assert!(lines(&events).any(|line| line.contains("cannot be read")), "{events:?}");
    assert!(!lines(&events).any(|line| line.contains(SECRET)), "{events:?}");
}

#[test]
fn an_answer_after_which_something_is_done_goes_its_own_way() {
    let discord = Discord::start();
    let replica = Replica::start_as(&discord, "", &[]);
    let card = replica.ask(&discord, lookup("smart parking"));
    let delete = press(button_named(&card, "Delete"), &card, ASKER);
    let (id, answer) = replica.asks(&discord, delete);
    assert_eq!((answer.status, answer.body.as_str()), (202, ""));
    assert_eq!(discord.callback(&id).body, json!({"type": 6}));
    let events = discord.record.so_far();
    assert!(
        calls(&events).any(|call| call.method == "DELETE" && call.path.ends_with("/messages/@original")),
        "{events:?}"
    );
    assert!(lines(&events).any(|line| line.contains("DISCORD_TOKEN is not set")), "{events:?}");
    replica.end();
}

#[test]
fn figures_tell_what_was_asked_for_and_nothing_of_who_asked_what() {
    let discord = Discord::start();
    let replica = Replica::start(&discord, &[]);
    for _ in 0..3 {
        replica.ask(&discord, asked_by(OTHER, lookup(QUESTION)));
    }
    replica.ask(&discord, typing(QUESTION));
    // Names that no command has do not make figures without end.
    for number in 0..150 {
        replica.ask(&discord, slash(&format!("made-up-{number}"), &[]));
    }
    assert_eq!(replica.figure("laureate_interactions_total{command=\"lookup\",outcome=\"answered\"}"), 3);
    assert_eq!(replica.figure("laureate_interactions_total{command=\"autocomplete\",outcome=\"answered\"}"), 1);
    assert!(replica.figure("laureate_interactions_total{command=\"other\",outcome=\"answered\"}") > 40);
    assert_eq!(replica.figure("laureate_interaction_seconds_count"), 154);
    assert_eq!(replica.figure("laureate_ledger_up"), 1);
    let version = format!("laureate_catalogue{{version=\"{}\"}}", library().catalogue().version());
    assert_eq!(replica.figure(&version), 1);
    let figures = replica.get("/metrics");
    assert!(figures.headers.contains("openmetrics-text") && figures.body.ends_with("# EOF\n"), "{figures:?}");
    assert!(figures.body.lines().count() < 250, "{}", figures.body.lines().count());
    for secret in [SECRET, ASKER, OTHER, "A Person", "Harrogate"] {
        assert!(!figures.body.contains(secret), "{secret}");
    }
    replica.end();
    let events = discord.record.so_far();
    assert!(!lines(&events).any(|line| line.contains(SECRET)), "{events:?}");
}

/// Answers that fail.
struct Fails(Mutex<u32>);

impl Answers for Fails {
    fn interaction(&self, _: &Interaction, _: &[Turn]) -> Option<Response> {
        *self.0.lock().expect("the count is fine") += 1;
        panic!("the question was {QUESTION}")
    }

    fn message(&self, question: &str, message: &Message, before: &[Turn]) -> MessageReply {
        reply_to(library(), question, message, before)
    }
}

#[test]
fn a_panic_is_answered_by_an_apology() {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let delivery = Delivery::without_token(&config().discord).expect("it can be made");
        let public = public_key().parse().expect("it is a key");
        let endpoint = Endpoint::new(public, 300, Arc::new(Fails(Mutex::default())), delivery);
        let mut asked = lookup(QUESTION);
        asked["id"] = "1300000000000000001".into();
        asked["token"] = "aW50ZXJhY3Rpb24".into();
        let (body, time) = (asked.to_string(), Timestamp::now().as_second().to_string());
        let signature = hex(&ed25519_dalek::Signer::sign(&key(), format!("{time}{body}").as_bytes()).to_bytes());
        let claim = endpoint.claim(Some(signature.as_bytes()), Some(time.as_bytes())).expect("it is sound");
        let replied = endpoint.answer(&claim, body.as_bytes()).await;
        assert!(matches!(&replied.counted, Some((_, Outcome::Panic))), "{replied:?}");
        let Reply::Body(body) = replied.reply else { panic!("{replied:?}") };
        let answer: Value = serde_json::from_slice(&body).expect("it is JSON");
        assert!(text(&answer).contains("something went wrong") && !answer.to_string().contains(SECRET), "{answer}");
    });
}

#[test]
fn without_a_sound_key_or_address_it_does_not_start_and_says_why() {
    let folder = folder();
    let serve = |environment: &[(&str, &str)]| {
        let run = run_in(folder.path(), environment, &["serve"], b"");
        assert_eq!(run.code, 2, "{}", run.err);
        run.err
    };
    assert!(serve(&[]).contains("DISCORD_PUBLIC_KEY"));
    let secret = "MTIwMDAwMDAwMDAwMDAwMDAwMQ";
    let wrong = serve(&[("DISCORD_PUBLIC_KEY", secret)]);
    assert!(wrong.contains("64 hexadecimal digits") && !wrong.contains(secret), "{wrong}");
    assert!(serve(&[("DISCORD_PUBLIC_KEY", &"00".repeat(32))]).contains("64 hexadecimal digits"));
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("there is a port");
    let address = taken.local_addr().expect("it has an address").to_string();
    let key = public_key();
    let set = [("DISCORD_PUBLIC_KEY", key.as_str()), ("LAUREATE_SERVE__LISTEN", address.as_str())];
    assert!(serve(&set).contains(&format!("`listen` in [serve] is {address}")));
    let set = [("DISCORD_PUBLIC_KEY", key.as_str()), ("LAUREATE_SERVE__LISTEN", "localhost")];
    assert!(serve(&set).contains("127.0.0.1:8080"));
}
