//! The real program in a fake Discord: registering, answering every kind of interaction, faults, and the end.
//!
//! The fake speaks Discord's protocol over loopback and records what the bot does. Nothing here looks into the bot: what
//! replies say and look like is tested in process, elsewhere. Every [`Session`] that ends is held to what must always
//! hold, such as that each interaction was answered once and that the log keeps its secrets.

pub(crate) mod channels;
pub(crate) mod fake;
pub(crate) mod faults;
pub(crate) mod gateway;
pub(crate) mod interactions;
pub(crate) mod process;
pub(crate) mod record;
pub(crate) mod rest;
pub(crate) mod servers;
pub(crate) mod session;

use std::net::{SocketAddr, TcpListener};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::net::TcpSocket;

use fake::Discord;
use faults::Fault;
use gateway::Order;
use interactions::{
    APPLICATION, ASKER, ELSEWHERE, EPHEMERAL, OTHER, SERVER, asked_by, asked_in, bot_user, button, button_named,
    choose, components, direct, find_entries, in_channel, lookup, person, press, replying, slash, text, typing,
};
use process::Bot;
use record::{Call, Event, calls, has_ended, lines};
use rest::TOKEN;
use session::Session;

/// A question with a misspelt word that no answer has.
const QUESTION: &str = "harogate smart parkng";
/// What answers it.
const ANSWER: &str = "SMART Parking in Harrogate";
/// How long something has that should not happen.
const A_WHILE: Duration = Duration::from_millis(200);

const GLOBAL_COMMANDS: &str = "/applications/1200000000000000001/commands";
const SERVER_COMMANDS: &str = "/applications/1200000000000000001/guilds/1210000000000000002/commands";

/// The methods and paths that were called, in order.
fn called(events: &[Event]) -> Vec<(&str, &str)> {
    calls(events).map(|call| (call.method.as_str(), call.path.as_str())).collect()
}

/// The attempts to answer an interaction.
pub(crate) fn attempts(events: &[Event], id: &str) -> usize {
    calls(events).filter(|call| call.interaction() == Some(id)).count()
}

fn flags(message: &Value) -> u64 {
    message["flags"].as_u64().unwrap_or_default()
}

// Start.

#[test]
fn commands_are_registered_before_it_connects() {
    let session = Session::start();
    let (me, commands, gateway) = ("/oauth2/applications/@me", GLOBAL_COMMANDS, "/gateway");
    let events = session.end();
    assert_eq!(called(&events)[..3], [("GET", me), ("PUT", commands), ("GET", gateway)]);
}

#[test]
fn registering_only_needs_no_gateway() {
    let discord = Discord::start();
    let mut bot = Bot::start(&discord, &["discord", "--register-only"], TOKEN, &[]);
    assert_eq!(bot.exit_code(), Some(0));
    let events = discord.record.so_far();
    let (me, commands) = ("/oauth2/applications/@me", GLOBAL_COMMANDS);
    let (servers, of_server) = ("/users/@me/guilds", SERVER_COMMANDS);
    let all = [("GET", me), ("PUT", commands), ("GET", servers), ("GET", of_server)];
    assert_eq!(called(&events), all);

    let registered = calls(&events).find(|call| call.method == "PUT").expect("commands were sent").body.clone();
    let named = |name: &str| {
        let commands = registered.as_array().expect("commands are a list");
        commands.iter().find(|command| command["name"] == name).unwrap_or_else(|| panic!("{name}: {registered}"))
    };
    assert_eq!(named("lookup")["options"][0]["name"], "query");
    assert_eq!(named("lookup")["options"][0]["autocomplete"], true);
    assert_eq!(named("Find entries")["type"], 3);
    assert_eq!(named("lookup")["contexts"], json!([0, 1, 2]));
    assert_eq!(named("lookup")["integration_types"], json!([0, 1]));
}

#[test]
fn commands_can_be_registered_to_servers() {
    let discord = Discord::start();
    let guilds = format!("[\"{SERVER}\"]");
    let arguments = ["discord", "--register-only"];
    let environment = [("LAUREATE_DISCORD__GUILDS", guilds.as_str())];
    let mut bot = Bot::start(&discord, &arguments, TOKEN, &environment);
    assert_eq!(bot.exit_code(), Some(0), "{:?}", discord.record.so_far());
    let events = discord.record.so_far();
    let sent: Vec<_> = called(&events).into_iter().filter(|(method, _)| *method == "PUT").collect();
    assert_eq!(sent, [("PUT", SERVER_COMMANDS)]);
}

#[test]
fn commands_of_a_trial_are_taken_away_when_they_are_registered_everywhere() {
    let discord = Discord::start();
    let trial = [("LAUREATE_DISCORD__GUILDS", "[\"1210000000000000002\"]")];
    let register = |environment: &[(&str, &str)]| {
        let before = discord.record.so_far().len();
        let mut bot = Bot::start(&discord, &["discord", "--register-only"], TOKEN, environment);
        assert_eq!(bot.exit_code(), Some(0), "{:?}", discord.record.so_far());
        discord.record.so_far().split_off(before)
    };
    let sent = |events: &[Event]| -> Vec<(String, usize)> {
        let sent = calls(events).filter(|call| call.method == "PUT");
        sent.map(|call| (call.path.clone(), call.body.as_array().map_or(0, Vec::len))).collect()
    };
    // Commands of two words are one with subcommands. And the menu of a message, and `/announcements`.
    let names = laureate::command::COMMANDS.iter().filter_map(|command| command.name.split(' ').next());
    let commands = names.collect::<std::collections::BTreeSet<_>>().len() + 2;
    let warned = |events: &[Event]| lines(events).filter(|line| level(line) == "WARN").count();
    let alone = register(&trial);
    assert_eq!((sent(&alone), warned(&alone)), (vec![(SERVER_COMMANDS.to_owned(), commands)], 0));
    let everywhere = [(GLOBAL_COMMANDS.to_owned(), commands), (SERVER_COMMANDS.to_owned(), 0)];
    assert_eq!(sent(&register(&[])), everywhere);
    assert_eq!(sent(&register(&[])), everywhere[..1], "nothing is left to take away");

    let twice = register(&trial);
    assert_eq!(sent(&twice), [(SERVER_COMMANDS.to_owned(), commands)]);
    assert_eq!(warned(&twice), 1, "they show twice: {twice:?}");
}

#[test]
fn a_token_alone_starts_the_bot() {
    let discord = Discord::start();
    let bot = Bot::start(&discord, &[], TOKEN, &[]);
    discord.identified();
    Session { discord, bot }.end();
}

#[test]
fn a_refused_token_ends_it_with_a_sentence() {
    let token = "MTIwMDAwMDAwMDAwMDAwMDAwMQ.Gfake2.another-token-that-is-not-right-at-all";
    for arguments in [&["discord"][..], &["discord", "--register-only"], &[]] {
        let discord = Discord::start();
        let mut bot = Bot::start(&discord, arguments, token, &[("LAUREATE_LOG__LEVEL", "warn")]);
        assert_eq!(bot.exit_code(), Some(2));
        let events = discord.record.so_far();
        let said: Vec<&str> = lines(&events).collect();
        assert_eq!(said.len(), 1, "one sentence: {said:?}");
        assert!(said[0].contains("token") && said[0].contains("DISCORD_TOKEN"), "{said:?}");
        assert!(!said[0].contains(token), "{said:?}");
        assert_eq!(calls(&events).count(), 1, "{events:?}");
    }
}

#[test]
fn a_discord_that_cannot_be_reached_ends_it_with_a_sentence() {
    let discord = Discord::start();
    let address = |address: std::io::Result<SocketAddr>| format!("http://{}", address.expect("it has an address"));
    // One is taken, so that no other test gets it, and nobody listens there; at the other somebody does, and never answers.
    let taken = TcpSocket::new_v4().expect("a socket");
    taken.bind(([127, 0, 0, 1], 0).into()).expect("a free port");
    let silent = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let (gone, mute) = (address(taken.local_addr()), address(silent.local_addr()));
    for (address, cause) in [(gone, "refused"), (mute, "timed out")] {
        let before = discord.record.so_far().len();
        let environment = [("LAUREATE_DISCORD__API_URL", address.as_str()), ("LAUREATE_LOG__LEVEL", "warn")];
        let mut bot = Bot::start(&discord, &["discord"], TOKEN, &environment);
        assert_eq!(bot.exit_code(), Some(1), "another start may go well");
        let events = discord.record.so_far().split_off(before);
        let said: Vec<&str> = lines(&events).collect();
        assert_eq!(said.len(), 1, "one sentence: {said:?}");
        assert!(said[0].contains("cannot be reached") && said[0].contains(cause), "{said:?}");
        assert!(!said[0].contains(TOKEN), "{said:?}");
    }
}

#[test]
fn it_identifies_with_its_token_and_without_privileged_intents() {
    const PRIVILEGED: u64 = 1 << 1 | 1 << 8 | 1 << 15;
    const MESSAGES: u64 = 1 << 9 | 1 << 12;
    let session = Session::start();
    let identity = session.discord.identified();
    assert!(identity["token"].as_str().is_some_and(|token| token.trim_start_matches("Bot ") == TOKEN), "{identity}");
    let intents = identity["intents"].as_u64().expect("intents are a number");
    assert_eq!(intents & PRIVILEGED, 0);
    assert_eq!(intents & MESSAGES, MESSAGES);
    session.end();
}

// Answers.

#[test]
fn a_slash_command_is_answered() {
    let session = Session::start();
    let answer = session.ask(lookup(QUESTION));
    assert_eq!(answer["type"], 4);
    assert_eq!(flags(&answer["data"]) & EPHEMERAL, 0);
    assert!(text(&answer).contains(ANSWER), "{answer}");
    session.end();
}

#[test]
fn what_is_being_typed_is_completed() {
    let session = Session::start();
    let answer = session.ask(typing("harrogate smart parkng"));
    assert_eq!(answer["type"], 8);
    assert!(answer["data"]["choices"][0]["name"].as_str().is_some_and(|name| name.contains(ANSWER)), "{answer}");
    session.end();
}

#[test]
fn a_press_on_a_button_changes_the_askers_message() {
    let session = Session::start();
    let shown = session.ask(lookup(QUESTION));
    let pressed = session.ask(press(button(&shown), &shown, ASKER));
    assert_eq!(pressed["type"], 7);
    assert_ne!(text(&pressed), text(&shown));
    session.end();
}

#[test]
fn a_press_by_somebody_else_answers_them_alone() {
    let session = Session::start();
    let shown = session.ask(lookup(QUESTION));
    let pressed = session.ask(press(button(&shown), &shown, OTHER));
    assert_eq!(pressed["type"], 4);
    assert_ne!(flags(&pressed["data"]) & EPHEMERAL, 0);
    session.end();
}

/// Waits until a message was taken away for the press with this id; the calls that it took.
fn deletions(session: &Session, id: &str, calls_made: usize) -> usize {
    let path = format!("/webhooks/{APPLICATION}/aW50ZXJhY3Rpb246{id}/messages/@original");
    session.discord.record.wait("the message is taken away", |events| {
        let made = calls(events).filter(|call| call.method == "DELETE" && call.path == path).count();
        let done = events.iter().any(
            |event| matches!(event, Event::Answered { path: answered, status: 204 | 404, .. } if *answered == path),
        );
        (done && made >= calls_made).then_some(made)
    })
}

#[test]
fn the_asker_can_delete_a_public_reply_and_nobody_else() {
    let session = Session::start();
    let shown = session.ask(lookup(QUESTION));
    let delete = button_named(&shown, "Delete");
    let refused = session.ask(press(delete, &shown, OTHER));
    assert_ne!(flags(&refused["data"]) & EPHEMERAL, 0);
    assert!(text(&refused).contains("Only the person who asked"), "{refused}");
    let id = session.discord.interact(press(delete, &shown, ASKER));
    assert_eq!(session.discord.callback(&id).body, json!({"type": 6}));
    assert_eq!(deletions(&session, &id, 1), 1);
    // A stumble of Discord's is repeated, even where the message is gone by then.
    for fault in [Fault::Refuse(500), Fault::ResetAfter] {
        let mut pressed = press(delete, &shown, ASKER);
        let id = session.discord.expect(&mut pressed);
        session.discord.faults(|all| all.plan(&format!("aW50ZXJhY3Rpb246{id}"), &[fault]));
        session.discord.order(Order::Dispatch("INTERACTION_CREATE", pressed));
        assert_eq!(deletions(&session, &id, 2), 2);
    }
    let events = session.end();
    let asked = calls(&events).filter(|call| call.method == "DELETE").count();
    assert_eq!(asked, 5, "who did not ask takes nothing away");
}

#[test]
fn a_private_reply_can_be_shared() {
    let session = Session::start();
    let mut private = slash("lookup", &[("query", QUESTION)]);
    let options = private["data"]["options"].as_array_mut().expect("the command has options");
    options.push(json!({"name": "private", "type": 5, "value": true}));
    let shown = session.ask(private);
    assert!(!components(&shown, 2).iter().any(|button| button["label"] == "Delete"), "{shown}");
    let shared = session.ask(press(button_named(&shown, "Share here"), &shown, ASKER));
    assert_eq!((shared["type"].as_u64(), flags(&shared["data"]) & EPHEMERAL), (Some(4), 0));
    assert!(text(&shared).contains(ANSWER), "{shared}");
    assert!(text(&shared).contains(&format!("Shared by <@{ASKER}>")), "{shared}");
    // Whoever shared it has asked for it.
    let id = session.discord.interact(press(button_named(&shared, "Delete"), &shared, ASKER));
    assert_eq!(deletions(&session, &id, 1), 1);
    session.end();
}

#[test]
fn it_is_what_was_shown_last_by_whatever_way() {
    let session = Session::start();
    let mention = |question: &str| in_channel(&format!("<@{APPLICATION}> {question}"), &person(ASKER));
    assert!(text(&session.say(mention("did it win?"))).contains("Which entry do you mean?"));
    let list = session.ask(lookup("harrog"));
    let won = |session: &Session| text(&session.say(mention("did it win?")));
    session.ask(press(button_named(&list, "Open"), &list, ASKER));
    assert!(won(&session).contains("SMART Parking in Harrogate"), "a button");
    session.ask(slash("show", &[("entry", "tameside-app")]));
    assert!(won(&session).contains("Tameside"), "a command");
    assert!(!text(&session.ask(asked_by(OTHER, slash("ask", &[("question", "did it win?")])))).contains("Tameside"));
    session.ask(slash("browse", &[("award", "iNetwork")]));
    assert!(text(&session.say(mention("2"))).contains("Flexible Procurement System"), "a number");
    assert!(won(&session).contains("Flexible Procurement System"));
    session.end();
}

#[test]
fn pages_are_turned_by_buttons() {
    let session = Session::start();
    let first = session.ask(slash("browse", &[("topic", "housing")]));
    let second = session.ask(press(button_named(&first, "Next"), &first, ASKER));
    let back = session.ask(press(button_named(&second, "Previous"), &second, ASKER));
    assert_ne!(text(&second), text(&first));
    assert_eq!(text(&back), text(&first));
    session.end();
}

#[test]
fn a_choice_from_a_menu_is_answered() {
    let session = Session::start();
    let list = session.ask(slash("winners", &[("award", "iNetwork")]));
    let select = components(&list, 3).first().copied().expect("an award has a menu of its categories");
    let chosen = session.ask(choose(select, &list));
    assert_eq!(chosen["type"], 7);
    assert_ne!(text(&chosen), text(&list));
    session.end();
}

#[test]
fn the_message_menu_finds_entries_for_the_asker_alone() {
    let session = Session::start();
    let answer = session.ask(find_entries("We should do something like the smart parkng in Harrogate."));
    assert_eq!(answer["type"], 4);
    assert_ne!(flags(&answer["data"]) & EPHEMERAL, 0);
    assert!(text(&answer).contains(ANSWER), "{answer}");
    session.end();
}

#[test]
fn a_mention_in_a_channel_is_answered_there() {
    let session = Session::start();
    let question = in_channel(&format!("<@{APPLICATION}> {QUESTION}?"), &person(ASKER));
    let answer = session.say(question);
    assert!(text(&answer).contains(ANSWER), "{answer}");
    session.end();
}

#[test]
fn a_direct_message_is_answered() {
    let session = Session::start();
    let answer = session.say(direct(QUESTION));
    assert!(text(&answer).contains(ANSWER), "{answer}");
    session.end();
}

/// A question, one that follows it, and what answers the two.
const WHO_WON: &str = "who won the partner excellence award?";
const AND_WHO: &str = "and most creative video?";
const WINNERS: [&str; 2] =
    ["Bradford Council won the Partner Excellence Award", "Plus Dane Housing won the Most Creative Video Award"];

#[test]
fn a_question_may_follow_another_of_the_same_person_in_the_same_channel() {
    let session = Session::start();
    let ask = |question: &str| slash("ask", &[("question", question)]);
    assert!(text(&session.ask(ask(WHO_WON))).contains(WINNERS[0]));
    let alone = [asked_by(OTHER, ask(AND_WHO)), asked_in(ELSEWHERE, ask(AND_WHO))];
    for alone in alone.map(|question| session.ask(question)) {
        assert!(!text(&alone).contains(WINNERS[1]), "it has nothing to follow: {alone}");
    }
    let followed = session.ask(ask(AND_WHO));
    assert!(text(&followed).contains(WINNERS[1]), "{followed}");
    let again = session.ask(ask("and partner excellence?"));
    assert!(text(&again).contains(WINNERS[0]), "a follow-up may be followed: {again}");
    session.end();
}

#[test]
fn mentions_and_direct_messages_may_follow_one_another() {
    let session = Session::start();
    let mention = |question: &str| in_channel(&format!("<@{APPLICATION}> {question}"), &person(ASKER));
    assert!(text(&session.say(mention(WHO_WON))).contains(WINNERS[0]));
    assert!(!text(&session.say(direct(AND_WHO))).contains(WINNERS[1]), "that was elsewhere");
    assert!(text(&session.say(mention(AND_WHO))).contains(WINNERS[1]));
    let slash = session.ask(slash("ask", &[("question", "and partner excellence?")]));
    assert!(text(&slash).contains(WINNERS[0]), "however it was asked: {slash}");
    assert!(text(&session.say(direct(WHO_WON))).contains(WINNERS[0]));
    assert!(text(&session.say(direct(AND_WHO))).contains(WINNERS[1]));
    session.end();
}

#[test]
fn what_was_asked_in_private_is_not_told_by_a_follow_up_in_public() {
    let session = Session::start();
    let mut private = slash("ask", &[("question", WHO_WON)]);
    let options = private["data"]["options"].as_array_mut().expect("the command has options");
    options.push(json!({"name": "private", "type": 5, "value": true}));
    assert!(text(&session.ask(private)).contains(WINNERS[0]));
    assert!(!text(&session.ask(slash("ask", &[("question", AND_WHO)]))).contains(WINNERS[1]));
    session.end();
}

#[test]
fn follow_ups_can_be_switched_off() {
    let session = Session::start_with(&[("LAUREATE_DISCORD__FOLLOW_UP_MINUTES", "0")]);
    session.say(direct(WHO_WON));
    assert!(!text(&session.say(direct(AND_WHO))).contains(WINNERS[1]));
    session.end();
}

#[test]
fn a_reply_that_mentions_the_bot_is_answered() {
    let session = Session::start();
    let reply = replying(in_channel(&format!("<@{APPLICATION}> {QUESTION}?"), &person(ASKER)));
    assert!(text(&session.say(reply)).contains(ANSWER));
    // Discord adds the mention of whom one replies to, which the text does not have; the text is given all the same.
    let mut unnamed = replying(in_channel(&format!("<@{APPLICATION}>"), &person(ASKER)));
    unnamed["content"] = QUESTION.into();
    assert!(text(&session.say(unnamed)).contains(ANSWER));
    // With the mention switched off, the text is withheld: nothing can be answered.
    let silent = session.discord.say(replying(in_channel(QUESTION, &person(OTHER))));
    session.ask(lookup(QUESTION));
    let events = session.end();
    let replied = |call: &&Call| call.body["message_reference"]["message_id"] == silent;
    assert_eq!(calls(&events).filter(replied).count(), 0);
}

#[test]
fn messages_that_do_not_ask_it_anything_get_no_answer() {
    let session = Session::start();
    let mention = format!("<@{APPLICATION}> {QUESTION}");
    let mut robot = person(OTHER);
    robot["bot"] = true.into();
    session.discord.say(in_channel("Who has seen the smart parkng in Harrogate?", &person(ASKER)));
    session.discord.say(in_channel(&mention, &robot));
    session.discord.say(in_channel(&mention, &bot_user()));
    session.say(in_channel(&mention, &person(ASKER)));
    let events = session.end();
    assert_eq!(calls(&events).filter(|call| call.method == "POST").count(), 1, "{events:?}");
}

#[test]
fn whoever_asks_too_often_is_told_so_once() {
    let session = Session::start_with(&[("LAUREATE_DISCORD__QUESTIONS_PER_MINUTE", "2")]);
    let mention = format!("<@{APPLICATION}> {QUESTION}");
    for _ in 0..2 {
        assert!(text(&session.say(in_channel(&mention, &person(ASKER)))).contains(ANSWER));
    }
    let told = session.say(direct(QUESTION));
    assert!(text(&told).contains("Please wait a little"), "{told}");
    let passed_over = session.discord.say(in_channel(&mention, &person(ASKER)));
    assert!(text(&session.say(in_channel(&mention, &person(OTHER)))).contains(ANSWER), "others are answered");
    for _ in 0..3 {
        assert!(text(&session.ask(lookup(QUESTION))).contains(ANSWER), "slash commands have no limit");
    }
    let events = session.end();
    let replied = |call: &&Call| call.body["message_reference"]["message_id"] == passed_over;
    assert_eq!(calls(&events).filter(replied).count(), 0);
}

#[test]
fn two_hundred_interactions_at_once_are_all_answered() {
    let session = Session::start();
    let queries = ["harogate smart parkng", "housing parkng", "winners parkng", "digital parkng"];
    let ids: Vec<String> = (0..200)
        .map(|number: usize| {
            let query = queries[number % queries.len()];
            let interaction = if number.is_multiple_of(3) { typing(query) } else { lookup(query) };
            session.discord.interact(interaction)
        })
        .collect();
    for id in &ids {
        session.discord.callback(id);
    }
    let events = session.end();
    assert!(ids.iter().all(|id| attempts(&events, id) == 1), "each is answered once");
}

// Faults.

/// Breaks the connection with an order, and sees that the bot goes on in the same session.
fn goes_on_after(order: Order) {
    let session = Session::start();
    session.ask(lookup(QUESTION));
    session.discord.order(order);
    let resumed = session.discord.record.wait("the bot resumes", |events| {
        events.iter().find_map(|event| match event {
            Event::Resumed(data) => Some(data.clone()),
            _ => None,
        })
    });
    assert_eq!(resumed["session_id"], "session-1");
    assert_eq!(resumed["seq"], 2, "READY and an interaction");
    assert!(resumed["token"].as_str().is_some_and(|token| token.trim_start_matches("Bot ") == TOKEN));
    let answer = session.ask(lookup(QUESTION));
    assert!(text(&answer).contains(ANSWER), "{answer}");
    let events = session.end();
    let sessions = events.iter().filter(|event| matches!(event, Event::Identified(_))).count();
    assert_eq!(sessions, 1, "no new session was needed");
}

#[test]
fn a_dropped_connection_is_resumed() {
    goes_on_after(Order::Drop);
}

#[test]
fn a_reconnect_that_discord_asks_for_is_done() {
    goes_on_after(Order::Reconnect);
}

#[test]
fn a_connection_that_discord_closes_is_resumed() {
    for code in [1000, 1001, 4000, 4001, 4002, 4005, 4008] {
        goes_on_after(Order::Close(code));
    }
}

#[test]
fn a_gateway_that_is_away_for_a_while_is_found_again() {
    let session = Session::start();
    session.ask(lookup(QUESTION));
    let start = Instant::now();
    session.discord.away(true);
    session.discord.record.wait("several attempts, and a word about them", |events| {
        let attempts = events.iter().filter(|event| matches!(event, Event::TurnedAway)).count();
        (attempts >= 4 && lines(events).any(|line| level(line) == "WARN")).then_some(())
    });
    let events = session.discord.record.so_far();
    let attempts = events.iter().filter(|event| matches!(event, Event::TurnedAway)).count();
    assert!(attempts as u64 <= start.elapsed().as_secs() + 2, "{attempts} attempts within {:?}", start.elapsed());
    session.discord.away(false);
    let answer = session.ask(lookup(QUESTION));
    assert!(text(&answer).contains(ANSWER), "{answer}");
    let events = session.end();
    let told: Vec<&str> = lines(&events).filter(|line| level(line) != "INFO").collect();
    assert_eq!(told.len(), 1, "once, however long it takes: {told:?}");
    assert!(told[0].contains("no connection to Discord"), "{told:?}");
}

#[test]
fn an_interaction_that_comes_while_disconnected_is_answered_after() {
    let session = Session::start();
    session.ask(lookup(QUESTION));
    session.discord.order(Order::Drop);
    let answer = session.ask(lookup(QUESTION));
    assert!(text(&answer).contains(ANSWER), "{answer}");
    session.end();
}

/// The log's lines about an interaction or a message, with their levels.
pub(crate) fn lines_about(events: &[Event], id: &str) -> Vec<String> {
    lines(events).filter(|line| line.contains(id)).map(level).collect()
}

#[test]
fn an_interaction_that_cannot_be_read_is_answered_with_an_apology() {
    let session = Session::start();
    let unreadable = |mut interaction: Value| {
        interaction["locale"] = json!({"new": QUESTION});
        session.discord.interact(interaction)
    };
    let (looked_up, typed) = (unreadable(lookup(QUESTION)), unreadable(typing(QUESTION)));
    assert!(text(&session.discord.callback(&looked_up).body).contains("something went wrong"));
    assert_eq!(session.discord.callback(&typed).body["data"]["choices"], json!([]));
    session.ask(lookup(QUESTION));
    let events = session.end();
    assert_eq!([&looked_up, &typed].map(|id| lines_about(&events, id)), [["ERROR"], ["ERROR"]]);
    let sessions = events.iter().filter(|event| matches!(event, Event::Identified(_) | Event::Resumed(_))).count();
    assert_eq!(sessions, 1, "the connection is kept");
}

#[test]
fn a_heartbeat_that_discord_asks_for_is_sent() {
    let session = Session::start();
    session.ask(lookup(QUESTION));
    session.discord.order(Order::Heartbeat);
    session.discord.record.wait("a heartbeat", |events| {
        events.iter().any(|event| matches!(event, Event::Heartbeat(last) if *last == 2)).then_some(())
    });
    session.end();
}

#[test]
fn a_connection_that_the_gateway_ends_for_good_ends_it_with_a_sentence() {
    let ends = [
        (4003, 1, "authentication"),
        (4004, 2, "DISCORD_TOKEN"),
        (4010, 1, "invalid shard"),
        (4011, 1, "too many guilds"),
        (4013, 2, "intents"),
        (4014, 2, "intents"),
    ];
    for (code, exit_code, reason) in ends {
        let mut session = Session::start();
        session.ask(lookup(QUESTION));
        session.discord.order(Order::Close(code));
        assert_eq!(session.bot.exit_code(), Some(exit_code), "{code}: {:?}", session.discord.record.so_far());
        let events = session.discord.record.so_far();
        let said: Vec<&str> = lines(&events).filter(|line| !line.contains("\"INFO\"")).collect();
        assert_eq!(said.len(), 1, "{code}, one sentence: {said:?}");
        assert!(said[0].contains(reason) && !said[0].contains(TOKEN), "{code}: {said:?}");
    }
}

// The end.

#[test]
fn both_signals_end_it_in_order() {
    for signal in ["TERM", "INT"] {
        let session = Session::start();
        session.ask(lookup(QUESTION));
        session.bot.signal(signal);
        session.ended();
    }
}

#[test]
fn replies_in_flight_are_finished_before_the_end() {
    let session = Session::start();
    session.discord.hold(true);
    session.discord.fail(&[Fault::Refuse(500)]);
    let ids: Vec<String> = (0..20).map(|_| session.discord.interact(lookup(QUESTION))).collect();
    for id in &ids {
        session.discord.callback(id);
    }
    session.bot.signal("TERM");
    let ended = session.discord.record.find_within(A_WHILE, |events| has_ended(events).then_some(()));
    assert_eq!(ended, None, "it ends while replies are in flight");
    session.discord.hold(false);
    let events = session.ended();
    let attempts: usize = ids.iter().map(|id| attempts(&events, id)).sum();
    assert_eq!(attempts, ids.len() + 1, "the one that failed is tried again, even now");
}

// The log.

/// A JSON log line's level.
pub(crate) fn level(line: &str) -> String {
    let line: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
    line["level"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn the_log_has_one_line_an_interaction_with_its_figures() {
    let session = Session::start();
    let looked_up = session.discord.interact(lookup(QUESTION));
    let shown = session.discord.callback(&looked_up).body;
    let typed = session.discord.interact(typing("harrogate smart parkng"));
    let pressed = session.discord.interact(press(button(&shown), &shown, ASKER));
    for id in [&typed, &pressed] {
        session.discord.callback(id);
    }
    let events = session.end();
    let logged: Vec<Value> = lines(&events)
        .map(|line| serde_json::from_str::<Value>(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .map(|line| line["fields"].clone())
        .filter(|fields| fields.get("micros").is_some())
        .collect();
    assert_eq!(logged.len(), 3, "{logged:?}");
    for id in [&looked_up, &typed, &pressed] {
        let of_it = |fields: &&Value| fields["id"] == id.as_str() || fields["id"].as_u64() == id.parse().ok();
        let fields = logged.iter().find(of_it).unwrap_or_else(|| panic!("{id} is not in the log: {logged:?}"));
        assert!(fields["command"].is_string(), "{fields}");
        assert!(fields["hits"].is_u64() && fields["micros"].is_u64(), "{fields}");
    }
}

#[test]
fn even_the_longest_log_keeps_secrets() {
    let session = Session::start_with(&[("LAUREATE_LOG__LEVEL", "trace")]);
    let lost =
        session.discord.interact_failing(lookup(QUESTION), &[Fault::Refuse(500), Fault::Reset, Fault::Refuse(403)]);
    session.discord.record.wait("a word about it", |events| {
        lines(events).any(|line| line.contains(&lost) && level(line) == "ERROR").then_some(())
    });
    session.say(direct(QUESTION));
    session.discord.order(Order::Drop);
    session.ask(typing(QUESTION));
    session.discord.forget(&lost);
    session.end();
}
