//! What is asked again over HTTP is answered from what was kept. To whoever asks that makes no difference: the answer is, byte
//! for byte, the one that would be made anew, and where anything that matters is another thing, it is another answer.

use std::time::{Duration, Instant};

use jiff::Timestamp;
use laureate::config::Config;
use laureate::discord::http::{Endpoint, Reply};
use laureate::discord::respond::respond;
use laureate::discord::service::Service;
use laureate::ledger::sealed::hex;
use laureate::library::scopes::Libraries;
use laureate::library::today;
use laureate::wording::Language;
use serde_json::{Value, json};
use serenity::all::Interaction;
use tokio::runtime::Runtime;

use super::client::{key, public_key};
use super::replica::Replica;
use crate::discord_ceremony::stage::{category, ceremony, organiser, winner};
use crate::discord_loopback::fake::Discord;
use crate::discord_loopback::interactions::{
    ASKER, COMPONENTS_V2, ELSEWHERE, EPHEMERAL, OTHER, SERVER, asked_by, asked_in, button, button_named, choose,
    components, find_entries, lookup, person, press, slash, text, typing,
};
use crate::discord_posts::shows::Place;
use crate::harness::{Fixture, config, folder, library, run_in};
use crate::scopes::{THEIRS, settings, with_scopes};

/// A busy machine is given this long before something counts as never.
const NEVER: Duration = Duration::from_secs(15);

/// What answers over HTTP, without the connections.
struct Answering {
    libraries: Libraries,
    endpoint: Endpoint,
    runtime: Runtime,
}

impl Answering {
    fn by(config: &Config) -> Self {
        let libraries = Libraries::of(library().clone(), config).expect("the settings fit");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let service = runtime.block_on(Service::prepare(libraries.clone(), config, None, false)).expect("it is there");
        let endpoint = service.endpoint(public_key().parse().expect("it is a key"), 300);
        Self { libraries, endpoint, runtime }
    }

    /// What is answered.
    #[track_caller]
    fn told(&self, interaction: &Value) -> String {
        let body = numbered(interaction).to_string();
        let time = Timestamp::now().as_second().to_string();
        let signature = hex(&ed25519_dalek::Signer::sign(&key(), format!("{time}{body}").as_bytes()).to_bytes());
        let claim = self.endpoint.claim(Some(signature.as_bytes()), Some(time.as_bytes())).expect("it is sound");
        let replied = self.runtime.block_on(self.endpoint.answer(&claim, body.as_bytes()));
        let Reply::Body(body) = replied.reply else { panic!("{replied:?}") };
        String::from_utf8(body.to_vec()).expect("it is text")
    }

    /// What the library that is seen there answers, made anew.
    fn anew(&self, interaction: &Value) -> String {
        let server = interaction["guild_id"].as_str().and_then(|id| id.parse().ok());
        let language = interaction["locale"].as_str().and_then(Language::of_locale);
        let library = self.libraries.seen_in(server).expect("something is seen").on(today()).in_language(language);
        let read: Interaction = serde_json::from_value(numbered(interaction)).expect("it is an interaction");
        let response = respond(&library, &read, &[]).expect("it is answered");
        serde_json::to_string(&response.callback).expect("it can be written")
    }
}

fn numbered(interaction: &Value) -> Value {
    let mut interaction = interaction.clone();
    interaction["id"] = "1300000000000000001".into();
    interaction["token"] = "aW50ZXJhY3Rpb24".into();
    interaction
}

/// Many commands, and what can be pressed in their answers.
fn many(answering: &Answering) -> Vec<Value> {
    let mut all = vec![slash("about", &[]), slash("help", &[]), slash("event now", &[]), slash("gone", &[])];
    let catalogue = library().catalogue();
    for (at, (_, entry)) in catalogue.entries().enumerate().step_by(7) {
        let question = entry.questions.first().unwrap_or(&entry.title);
        all.push(lookup(&entry.title));
        all.push(typing(&entry.title.chars().take(6).collect::<String>()));
        all.push(slash("ask", &[("question", question)]));
        match at % 4 {
            0 => all.push(slash("similar-to", &[("entry", &entry.id)])),
            1 => all.push(slash("show", &[("entry", &entry.id), ("page", "1")])),
            2 => all.push(lookup(question)),
            _ => all.push(find_entries(&entry.summary)),
        }
    }
    for (_, collection) in catalogue.collections() {
        all.push(slash("winners", &[("award", &collection.name)]));
        all.push(slash("browse", &[("award", &collection.name)]));
    }
    let pressed: Vec<Value> = all.iter().step_by(9).flat_map(|asked| presses(answering, asked)).collect();
    all.extend(pressed);
    all
}

/// Presses on all buttons of an answer but the one that takes it away, by whoever asked and by somebody else; and a choice from
/// each of its menus.
fn presses(answering: &Answering, asked: &Value) -> Vec<Value> {
    let Ok(answer) = serde_json::from_str::<Value>(&answering.anew(asked)) else { return Vec::new() };
    let buttons = components(&answer, 2).into_iter().filter(|button| button["label"] != "Delete");
    let pressed = buttons.flat_map(|button| [ASKER, OTHER].map(|by| press(button, &answer, by)));
    let chosen = components(&answer, 3).into_iter().map(|menu| choose(menu, &answer));
    pressed.chain(chosen).collect()
}

#[test]
fn what_is_asked_again_is_answered_as_if_it_were_made_anew() {
    let answering = Answering::by(&config());
    let all = many(&answering);
    assert!(all.len() > 200, "{}", all.len());
    let anew: Vec<String> = all.iter().map(|asked| answering.anew(asked)).collect();
    for (asked, anew) in all.iter().zip(&anew) {
        assert_eq!(&answering.told(asked), anew, "for the first time: {asked}");
    }
    // By the same person, and commands by somebody else in another channel.
    for (asked, anew) in all.iter().zip(&anew).rev() {
        assert_eq!(&answering.told(asked), anew, "again: {asked}");
        if asked["type"] != 3 {
            let another = asked_in(ELSEWHERE, asked_by(OTHER, asked.clone()));
            assert_eq!(&answering.told(&another), anew, "by another: {asked}");
        }
    }
}

/// The same by somebody who uses Discord in another language.
fn spoken(language: &str, mut interaction: Value) -> Value {
    interaction["locale"] = language.into();
    interaction
}

/// The same in another server.
fn seen_in(server: &str, mut interaction: Value) -> Value {
    interaction["guild_id"] = server.into();
    interaction["guild"]["id"] = server.into();
    interaction
}

/// The same in direct messages.
fn alone(mut interaction: Value) -> Value {
    let fields = interaction.as_object_mut().expect("it has fields");
    for field in ["guild", "guild_id", "guild_locale", "member"] {
        fields.remove(field);
    }
    interaction["user"] = person(ASKER);
    interaction["context"] = 1.into();
    interaction
}

/// The same for the asker alone.
fn private(mut interaction: Value) -> Value {
    let options = interaction.pointer_mut("/data/options").and_then(Value::as_array_mut).expect("it has options");
    options.push(json!({"name": "private", "type": 5, "value": true}));
    interaction
}

/// A press on a button of a message that one person alone sees.
fn unseen(mut interaction: Value) -> Value {
    interaction["message"]["flags"] = (COMPONENTS_V2 | EPHEMERAL).into();
    interaction
}

#[test]
fn what_differs_in_anything_that_matters_is_answered_differently() {
    let answering = Answering::by(&with_scopes(&settings()));
    let answer = |asked: &Value| serde_json::from_str::<Value>(&answering.anew(asked)).expect("it is JSON");
    let seen = answering.libraries.seen_in(SERVER.parse().ok()).expect("it has a scope");
    let (_, entry) = seen.catalogue().entries().next().expect("it has entries");
    let (about, title) = (slash("about", &[]), lookup(&entry.title));
    let of_a_part = slash("winners", &[("category", "partner")]);
    let browse = |page: &str| slash("browse", &[("award", "iNetwork"), ("page", page)]);
    let (card, hidden, list) = (answer(&title), answer(&private(title.clone())), answer(&browse("1")));
    let pressed = |by: &str| press(button(&card), &card, by);
    // Each in a message of their own.
    let shared = |by: &str| {
        let mut shared = press(button_named(&hidden, "Share"), &hidden, by);
        shared["message"]["interaction_metadata"]["user"] = person(by);
        shared
    };
    let menu = components(&list, 3).first().copied().expect("a long list has a menu");
    let chosen = |at: usize| {
        let mut choice = choose(menu, &list);
        choice["data"]["values"] = json!([menu["options"][at]["value"]]);
        choice
    };
    let differ: [(&str, Vec<Value>); 10] = [
        ("the language", vec![of_a_part.clone(), spoken("cy", of_a_part.clone())]),
        ("the server", vec![about.clone(), seen_in(THEIRS, about.clone()), alone(about)]),
        ("who sees the answer", vec![title.clone(), private(title)]),
        ("what it is for", vec![lookup("partner"), slash("ask", &[("question", "partner")]), typing("partner")]),
        ("which option", vec![slash("winners", &[("award", "partner")]), of_a_part]),
        ("the page", vec![browse("1"), browse("2")]),
        ("whose message it is", vec![pressed(ASKER), pressed(OTHER)]),
        ("who sees the message", vec![pressed(ASKER), unseen(pressed(ASKER))]),
        ("who is named", vec![shared(ASKER), shared(OTHER)]),
        ("what is chosen", vec![chosen(0), chosen(1)]),
    ];
    for (what, asked) in differ {
        let anew: Vec<String> = asked.iter().map(|asked| answering.anew(asked)).collect();
        for (at, one) in anew.iter().enumerate() {
            assert!(!anew[..at].contains(one), "{what} does not matter: {one}");
        }
        for round in 0..2 {
            for (asked, anew) in asked.iter().zip(&anew) {
                assert_eq!(&answering.told(asked), anew, "{what}, round {round}");
            }
        }
    }
}

#[test]
fn a_reveal_is_known_to_whoever_asks_again() {
    let (discord, place) = (Discord::start(), Place::embedded());
    let set =
        [("LAUREATE_LEDGER__URL", place.url.as_str()), ("LAUREATE_CEREMONY__ORGANISERS", "[\"1210000000000000002\"]")];
    let replica = Replica::start_as(&discord, "", &set);
    let told = |verb: &str, options: &[(&str, &str)]| text(&replica.ask(&discord, organiser(ceremony(verb, options))));
    let (category, winner) = (category(0), winner(0));
    told("plan", &[("award", "LGC"), ("channel", ELSEWHERE)]);
    told("record", &[("category", &category), ("winner", &winner)]);
    let asked = || {
        let winners = slash("winners", &[("award", "LGC"), ("category", &category)]);
        [text(&replica.ask(&discord, winners)), text(&replica.ask(&discord, lookup(&winner)))]
    };
    let end = Instant::now() + NEVER;
    let mut before = asked();
    while !before[0].contains("Not announced yet") {
        assert!(Instant::now() < end, "the plan is known: {before:?}");
        before = asked();
    }
    assert_eq!(asked(), before);
    told("reveal", &[("category", &category)]);
    while asked().iter().zip(&before).any(|(now, before)| now == before) {
        assert!(Instant::now() < end, "{before:?}");
    }
    replica.end();
}

#[test]
fn what_is_read_anew_is_known_to_whoever_asks_again() {
    let (discord, folder) = (Discord::start(), folder());
    let seeds = folder.path().join("seeds");
    Fixture::sound().write(&seeds);
    let [seeds_of, state] = [&seeds, folder.path()].map(|path| path.display().to_string());
    let set = [("LAUREATE_CATALOGUE__SEEDS", seeds_of.as_str()), ("XDG_STATE_HOME", state.as_str())];
    let replica = Replica::start_as(&discord, "", &set);
    let asked = || text(&replica.ask(&discord, lookup("bays")));
    assert!(asked().contains("Bays of Wigan"), "{}", asked());
    Fixture::sound().with("test.toml", "title = \"Bays of Wigan\"", "title = \"Renewed Bays\"").write(&seeds);
    let read = run_in(folder.path(), &set, &["reload"], b"");
    assert_eq!(read.code, 0, "{}{}", read.out, read.err);
    assert!(asked().contains("Renewed Bays"), "{}", asked());
    replica.end();
}
