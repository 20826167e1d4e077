//! What happens on the way to Discord: limits, faults, what comes twice, and the end; with the real program in a fake Discord.
//!
//! What holds always: nothing is doubled, nothing is lost that a repetition would save, nothing is sent before Discord wants
//! it, and whoever asked is answered or told. [`Session`] looks at some of that by itself at the end.

mod many;

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::discord_loopback::fake::Discord;
use crate::discord_loopback::faults::Fault;
use crate::discord_loopback::gateway::Order;
use crate::discord_loopback::interactions::{
    APPLICATION, ASKER, CHANNEL, DIRECT, EPHEMERAL, direct, in_channel, lookup, person, press, text,
};
use crate::discord_loopback::process::Bot;
use crate::discord_loopback::record::{Event, calls, has_ended, lines};
use crate::discord_loopback::rest::TOKEN;
use crate::discord_loopback::session::Session;
use crate::discord_loopback::{attempts, level, lines_about};

/// A question that no log line may hold, with what answers it.
const QUESTION: &str = "harogate smart parkng";
const ANSWER: &str = "SMART Parking in Harrogate";

/// A mention by a person of this number.
fn mention_by(number: usize) -> Value {
    in_channel(&format!("<@{APPLICATION}> {QUESTION}"), &person(&(1_220_000_000_000_001_000 + number).to_string()))
}

/// A press on a button that no longer exists: little to answer, so that many can be.
fn worn_out_press() -> Value {
    press(&json!({"custom_id": "of another time"}), &json!({"data": {}}), ASKER)
}

/// Waits until the log tells what became of an interaction or a message, and gives the line's level.
#[track_caller]
fn told(session: &Session, id: &str) -> String {
    let about = |events: &[Event]| lines_about(events, id).into_iter().next();
    session.discord.record.wait("a word about it", about)
}

/// Moments at which something was sent in reply to a message, or to an interaction.
fn sent_at(events: &[Event], id: &str) -> Vec<Instant> {
    let about =
        |call: &&crate::discord_loopback::record::Call| call.interaction() == Some(id) || call.replied_to() == Some(id);
    calls(events).filter(about).map(|call| call.at).collect()
}

// Faults.

#[test]
fn a_callback_is_repeated_until_it_arrives() {
    let session = Session::start();
    let plans = [
        vec![Fault::Refuse(500)],
        vec![Fault::Refuse(502), Fault::Refuse(503), Fault::RefuseAfter(504)],
        vec![Fault::Reset, Fault::ResetAfter],
        vec![Fault::Limit(0.3), Fault::Limit(0.1)],
        vec![Fault::Hang],
    ];
    for plan in &plans {
        let id = session.discord.interact_failing(lookup(QUESTION), plan);
        assert_eq!(told(&session, &id), "WARN", "{plan:?}");
        assert_eq!(attempts(&session.discord.record.so_far(), &id), plan.len() + 1, "{plan:?}");
    }
    let unharmed = session.discord.interact(lookup(QUESTION));
    assert_eq!(told(&session, &unharmed), "INFO");
    session.end();
}

#[test]
fn a_callback_that_discord_wants_too_late_is_given_up() {
    let session = Session::start();
    let lost = session.discord.interact_failing(lookup(QUESTION), &[Fault::Limit(30.0)]);
    assert_eq!(told(&session, &lost), "ERROR");
    session.ask(lookup(QUESTION));
    session.discord.forget(&lost);
    let events = session.end();
    assert_eq!((attempts(&events, &lost), lines_about(&events, &lost).len()), (1, 1));
}

#[test]
fn a_callback_that_nobody_takes_is_given_up_when_its_time_is_over() {
    let session = Session::start();
    let start = Instant::now();
    let lost = session.discord.interact_failing(lookup(QUESTION), &[Fault::Refuse(500); 50]);
    assert_eq!(told(&session, &lost), "ERROR");
    session.discord.forget(&lost);
    let events = session.end();
    let took = sent_at(&events, &lost).into_iter().max().expect("it was tried") - start;
    assert!(took < Duration::from_secs(3), "after {took:?}");
    assert!((4..20).contains(&attempts(&events, &lost)), "{} attempts", attempts(&events, &lost));
}

#[test]
fn a_message_that_took_effect_is_not_posted_again() {
    let session = Session::start_with(&[("LAUREATE_DISCORD__QUEUE_LENGTH", "100")]);
    let after = [500, 502, 503, 504].map(Fault::RefuseAfter).into_iter().chain([Fault::ResetAfter]).cycle();
    let ids: Vec<String> =
        (0..100).zip(after).map(|(number, fault)| session.discord.say_failing(mention_by(number), &[fault])).collect();
    for id in &ids {
        assert_eq!(told(&session, id), "WARN");
        assert_eq!(session.discord.faults(|faults| faults.posted(id)), 1);
    }
    session.end();
}

#[test]
fn resets_and_short_refusals_lose_nothing() {
    let session = Session::start_with(&[("LAUREATE_DISCORD__QUEUE_LENGTH", "100")]);
    let plans =
        [vec![Fault::Reset], vec![Fault::Limit(0.1); 2], vec![Fault::Refuse(503); 2], vec![Fault::Reset, Fault::Reset]];
    let ids: Vec<String> = (0..100)
        .map(|number| {
            let plan = &plans[number % plans.len()];
            if number % 5 == 4 {
                session.discord.say_failing(mention_by(number), plan)
            } else {
                session.discord.interact_failing(worn_out_press(), plan)
            }
        })
        .collect();
    for (number, id) in ids.iter().enumerate() {
        assert_eq!(told(&session, id), "WARN");
        if number % 5 == 4 {
            assert_eq!(session.discord.faults(|faults| faults.posted(id)), 1);
        }
    }
    session.end();
}

// What comes twice.

#[test]
fn what_is_delivered_ten_times_is_answered_once() {
    let session = Session::start();
    let mut interaction = lookup(QUESTION);
    let interaction_id = session.discord.expect(&mut interaction);
    let mut message = mention_by(1);
    message["id"] = "1310000000000000001".into();
    for _ in 0..10 {
        session.discord.order(Order::Dispatch("INTERACTION_CREATE", interaction.clone()));
        session.discord.order(Order::Dispatch("MESSAGE_CREATE", message.clone()));
    }
    session.ask(lookup(QUESTION));
    session.say(mention_by(2));
    let events = session.end();
    assert_eq!(attempts(&events, &interaction_id), 1);
    assert_eq!(sent_at(&events, "1310000000000000001").len(), 1);
}

#[test]
fn a_session_that_is_replayed_is_not_answered_again() {
    let session = Session::start();
    let mut message = mention_by(1);
    message["id"] = "1310000000000000001".into();
    session.discord.order(Order::Dispatch("MESSAGE_CREATE", message.clone()));
    assert_eq!(told(&session, "1310000000000000001"), "INFO");
    session.discord.order(Order::Drop);
    session.discord.order(Order::Dispatch("MESSAGE_CREATE", message));
    session.say(mention_by(2));
    assert_eq!(sent_at(&session.end(), "1310000000000000001").len(), 1);
}

// Limits.

#[test]
fn a_flood_in_one_channel_is_answered_at_discords_pace_and_the_rest_are_told() {
    let session = Session::start_with(&[("LAUREATE_DISCORD__QUEUE_LENGTH", "8")]);
    session.discord.faults(|faults| faults.limit_channels(5, Duration::from_secs(2)));
    // Ten questions of each of twelve people, in waves: as many as one person may ask in a minute.
    let mut asked: Vec<(String, usize)> = Vec::new();
    for wave in 0..6 {
        asked.extend((0..20).map(|number| {
            let person = (wave * 20 + number) % 12;
            (session.discord.say(mention_by(person)), person)
        }));
        // As many replies as a wave's time has room for, before the next.
        session.discord.record.wait("some replies", |events| {
            (calls(events).filter(|call| call.method == "POST").count() > wave * 5).then_some(())
        });
    }
    let last_person = |person: usize| (1_220_000_000_000_001_000 + person).to_string();
    let is_told = |events: &[Event], id: &str, person: usize| {
        let came = events.iter().position(|event| matches!(event, Event::Line(line) if line.contains(id)));
        let told = calls(&events[came.unwrap_or_default()..]).any(|call| {
            call.replied_to().is_none() && text(&call.body).contains(&format!("<@{}>", last_person(person)))
        });
        told || calls(events).any(|call| call.replied_to() == Some(id))
    };
    session.discord.record.wait("everybody is answered or told", |events| {
        asked.iter().all(|(id, person)| is_told(events, id, *person)).then_some(())
    });
    let events = session.end();
    let refused = events.iter().filter(|event| matches!(event, Event::Answered { status: 429, .. })).count();
    assert!(refused <= 12, "{refused} refused");
    let words: Vec<String> = calls(&events)
        .filter(|call| call.method == "POST" && call.replied_to().is_none())
        .map(|call| text(&call.body))
        .collect();
    assert!(!words.is_empty() && words.len() < 40, "{words:?}");
    assert!(words.iter().all(|word| word.contains("please ask again, or use /ask")), "{words:?}");
}

#[test]
fn a_limit_of_one_channel_holds_up_no_other_and_no_callback() {
    let session = Session::start();
    let held_up = session.discord.say_failing(mention_by(1), &[Fault::Limit(2.0)]);
    session.discord.record.wait("it is refused", |events| {
        events.iter().any(|event| matches!(event, Event::Answered { status: 429, .. })).then_some(())
    });
    let behind = session.discord.say(mention_by(2));
    assert!(text(&session.say(direct(QUESTION))).contains(ANSWER));
    assert!(text(&session.ask(lookup(QUESTION))).contains(ANSWER));
    let early = session.discord.record.so_far();
    assert_eq!((sent_at(&early, &held_up).len(), sent_at(&early, &behind).len()), (1, 0));
    told(&session, &behind);
    let events = session.end();
    let times = sent_at(&events, &held_up);
    assert!(times[1] - times[0] >= Duration::from_secs(2), "as long as Discord says");
    assert!(sent_at(&events, &behind)[0] > times[1], "who came first is answered first");
}

#[test]
fn a_global_limit_holds_up_all_messages_and_no_callback() {
    let session = Session::start();
    let limited = session.discord.say_failing(mention_by(1), &[Fault::LimitAll(2.0)]);
    session.discord.record.wait("it is refused", |events| {
        events.iter().any(|event| matches!(event, Event::Answered { status: 429, .. })).then_some(())
    });
    // By the time that this is answered the bot has read the refusal.
    session.ask(lookup(QUESTION));
    let elsewhere = session.discord.say(direct(QUESTION));
    session.ask(lookup(QUESTION));
    assert_eq!(sent_at(&session.discord.record.so_far(), &elsewhere).len(), 0);
    told(&session, &elsewhere);
    let events = session.end();
    let refused = sent_at(&events, &limited)[0];
    assert!(sent_at(&events, &elsewhere)[0] - refused > Duration::from_millis(1_500));
}

#[test]
fn whoever_waits_too_long_in_a_channel_is_told() {
    let session = Session::start_with(&[("LAUREATE_DISCORD__QUEUE_SECONDS", "1")]);
    session.discord.say_failing(mention_by(1), &[Fault::Limit(2.5)]);
    session.discord.record.wait("it is refused", |events| {
        events.iter().any(|event| matches!(event, Event::Answered { status: 429, .. })).then_some(())
    });
    let waiting = session.discord.say(mention_by(2));
    let word = session.discord.record.wait("a word to the second", |events| {
        let word = |call: &&crate::discord_loopback::record::Call| {
            call.method == "POST" && call.body["nonce"] == format!("for {waiting}")
        };
        calls(events).find(word).map(|call| call.body.clone())
    });
    assert!(text(&word).contains("<@1220000000000001002>, please ask again"), "{word}");
    session.end();
}

#[test]
fn too_much_that_is_refused_stops_everything_and_is_told_once() {
    let session = Session::start();
    let presses: Vec<String> =
        (0..2_000).map(|_| session.discord.interact_failing(worn_out_press(), &[Fault::Refuse(403)])).collect();
    let line = "nothing is sent for now";
    session
        .discord
        .record
        .wait("a word about it", |events| lines(events).any(|said| said.contains(line)).then_some(()));
    let stopped = session.discord.interact(lookup(QUESTION));
    assert_eq!(told(&session, &stopped), "ERROR");
    for id in presses.iter().chain([&stopped]) {
        session.discord.forget(id);
    }
    let events = session.end();
    assert_eq!(attempts(&events, &stopped), 0);
    assert_eq!(lines(&events).filter(|said| said.contains(line)).count(), 1);
}

#[test]
fn few_descriptors_lose_none_of_many_interactions_at_once() {
    const HELD: Duration = Duration::from_millis(300);
    let discord = Discord::start();
    let bot = Bot::start_with_descriptors(&discord, 256);
    discord.identified();
    let session = Session { discord, bot };
    session.discord.hold(true);
    let ids: Vec<String> = (0..1_200).map(|_| session.discord.interact(worn_out_press())).collect();
    let callbacks = |events: &[Event]| -> Vec<Instant> {
        calls(events).filter(|call| call.interaction().is_some()).map(|call| call.at).collect()
    };
    let first = session.discord.record.wait("the first", |events| callbacks(events).first().copied());
    session.discord.record.find_within::<()>(HELD, |_| None);
    let held = callbacks(&session.discord.record.so_far()).into_iter().filter(|at| *at < first + HELD).count();
    assert!(held < 128, "while nothing is answered, it opens {held} connections");
    session.discord.hold(false);
    session.discord.record.wait_patiently("all are answered", |_| session.discord.unanswered().is_empty());
    let events = session.end();
    assert!(ids.iter().all(|id| attempts(&events, id) >= 1));
}

// What is not a question.

#[test]
fn messages_of_discords_own_get_no_answer() {
    let session = Session::start();
    for kind in [3, 6, 7, 18] {
        let mut message = direct("");
        message["type"] = kind.into();
        session.discord.say(message);
    }
    session.say(direct(QUESTION));
    let events = session.end();
    assert_eq!(calls(&events).filter(|call| call.path == format!("/channels/{DIRECT}/messages")).count(), 1);
}

#[test]
fn a_form_of_another_time_is_answered() {
    let session = Session::start();
    let mut form = lookup(QUESTION);
    form["type"] = 5.into();
    form["data"] = json!({"custom_id": "of another time", "components": []});
    let answer = session.ask(form);
    assert!(text(&answer).contains("out of date"), "{answer}");
    assert_eq!(answer["data"]["flags"].as_u64().unwrap_or_default() & EPHEMERAL, EPHEMERAL);
    session.end();
}

#[test]
fn what_nobody_can_read_is_one_line_in_the_log_whatever_is_logged() {
    for log in ["info", "laureate=error", "error,serenity=off"] {
        let session = Session::start_with(&[("LAUREATE_LOG__LEVEL", log)]);
        let nested = format!("{}{}", "[".repeat(200), "]".repeat(200));
        let event =
            r#"{"op":0,"s":2,"t":"INTERACTION_CREATE","d":{"id":"1","token":"aW50ZXJhY3Rpb246","data":NESTED}}"#;
        session.discord.order(Order::Say(event.replace("NESTED", &nested).replace("\"1\"", "\"harogate parkng\"")));
        let mut message = mention_by(1);
        message["mentions"] = json!("parkng");
        session.discord.say(message);
        session.discord.record.wait("a word about each", |events| {
            let errors: Vec<&str> = lines(events).filter(|line| level(line) == "ERROR").collect();
            (errors.len() == 2).then_some(())
        });
        assert!(text(&session.ask(lookup(QUESTION))).contains(ANSWER), "it goes on");
        let events = session.end();
        assert_eq!(lines(&events).filter(|line| level(line) == "ERROR").count(), 2);
    }
}

// The gateway.

#[test]
fn a_connection_that_falls_silent_is_made_anew_within_two_heartbeats() {
    const BEAT: Duration = Duration::from_secs(5);
    let discord = Discord::beating(BEAT.as_millis() as u64);
    let bot = Bot::start(&discord, &["discord"], TOKEN, &[]);
    let heartbeats = |count: usize| {
        discord.record.wait("heartbeats", |events| {
            (events.iter().filter(|event| matches!(event, Event::Heartbeat(_))).count() == count).then_some(())
        });
    };
    heartbeats(4);
    let last = Instant::now();
    discord.order(Order::FallSilent);
    discord.record.wait("a new session", |events| {
        let identified = events.iter().filter(|event| matches!(event, Event::Identified(_)));
        (identified.count() == 2).then_some(())
    });
    assert!(last.elapsed() < 2 * BEAT, "{:?} after the last heartbeat", last.elapsed());
    let session = Session { discord, bot };
    assert!(text(&session.ask(lookup(QUESTION))).contains(ANSWER));
    session.end();
}

#[test]
fn no_setting_of_the_log_hides_that_the_gateway_ends_it() {
    for log in ["off", "error", "laureate=debug", "serenity=off"] {
        let mut session = Session::start_with(&[("LAUREATE_LOG__LEVEL", log)]);
        session.discord.order(Order::Close(4011));
        assert_eq!(session.bot.exit_code(), Some(1), "{log}: {:?}", session.discord.record.so_far());
    }
}

#[test]
fn shards_can_be_given() {
    let session = Session::start_with(&[("LAUREATE_DISCORD__SHARDS", "1")]);
    assert_eq!(session.discord.identified()["shard"], json!([0, 1]));
    session.ask(lookup(QUESTION));
    let events = session.end();
    assert!(!calls(&events).any(|call| call.path == "/gateway/bot"), "nobody was asked how many");
}

// The end.

#[test]
fn signals_end_it_from_the_first_moment() {
    for signal in ["TERM", "INT"] {
        let discord = Discord::start();
        discord.mute(true);
        let mut bot = Bot::start(&discord, &["discord"], TOKEN, &[]);
        discord.record.wait("it asks for its application", |events| calls(events).next().map(|_| ()));
        let start = Instant::now();
        bot.signal(signal);
        assert_eq!(bot.exit_code(), Some(0), "{signal}");
        assert!(start.elapsed() < Duration::from_secs(6), "{signal}: {:?}", start.elapsed());
    }
}

#[test]
fn every_signal_waits_for_replies_in_flight() {
    for signal in ["TERM", "INT"] {
        let session = Session::start();
        session.discord.hold(true);
        let interactions: Vec<String> = (0..20).map(|_| session.discord.interact(lookup(QUESTION))).collect();
        let messages: Vec<String> = (0..5).map(|number| session.discord.say(mention_by(number))).collect();
        for id in &interactions {
            session.discord.callback(id);
        }
        session.discord.record.wait("a message is on its way", |events| {
            calls(events).any(|call| call.path == format!("/channels/{CHANNEL}/messages")).then_some(())
        });
        session.bot.signal(signal);
        let ended =
            session.discord.record.find_within(Duration::from_millis(200), |events| has_ended(events).then_some(()));
        assert_eq!(ended, None, "{signal}: it ends while replies are in flight");
        session.discord.hold(false);
        let events = session.ended();
        assert!(messages.iter().all(|id| !sent_at(&events, id).is_empty()), "{signal}: those that waited are sent too");
    }
}

#[test]
fn it_ends_whatever_hangs_and_at_once_when_it_is_asked_twice() {
    for (signals, longest) in [(1, Duration::from_millis(6_500)), (2, Duration::from_secs(2))] {
        let mut session = Session::start();
        session.discord.hold(true);
        let message = session.discord.say(mention_by(1));
        session.discord.record.wait("it is on its way", |events| (!sent_at(events, &message).is_empty()).then_some(()));
        let start = Instant::now();
        session.bot.signal("TERM");
        if signals == 2 {
            session
                .discord
                .record
                .wait("it has heard", |events| lines(events).any(|line| line.contains("asked to end")).then_some(()));
            session.bot.signal("TERM");
        }
        assert_eq!(session.bot.exit_code(), Some(0));
        assert!(start.elapsed() < longest, "{signals}: {:?}", start.elapsed());
    }
}
