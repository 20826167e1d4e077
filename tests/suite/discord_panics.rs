//! Panics while answering: an apology, one log line, and no harm to the next question.
//!
//! The real bot with answers that fail, against the fake Discord. No question makes the library panic, as far as is known.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};
use std::{panic, thread};

use laureate::discord::bot::{Answers, Bot, log_panics};
use laureate::discord::delivery::Delivery;
use laureate::discord::flood::FloodLimiter;
use laureate::discord::memory::Conversations;
use laureate::discord::message::{MessageReply, reply_to};
use laureate::discord::respond::{Response, respond};
use laureate::request::Turn;
use serde_json::{Value, json};
use serenity::all::{Interaction, Message, UserId};
use tracing_subscriber::fmt::MakeWriter;

use crate::discord_loopback::fake::Discord;
use crate::discord_loopback::interactions::{APPLICATION, ASKER, EPHEMERAL, direct, in_channel, lookup, person, text};
use crate::discord_loopback::record::{Event, calls};
use crate::discord_loopback::rest::TOKEN;
use crate::harness::{config, library};

/// What nobody must read in the log.
const QUESTION: &str = "harogate smart parkng";
const APOLOGY: &str = "something went wrong";

/// Answers that fail the first time.
#[derive(Default)]
struct FailsOnce(Mutex<u32>);

impl FailsOnce {
    fn fail(&self, question: &str) {
        let first = {
            let mut asked = self.0.lock().expect("the count is fine");
            *asked += 1;
            *asked == 1
        };
        assert!(!first, "the question was {question}");
    }
}

impl Answers for FailsOnce {
    fn interaction(&self, interaction: &Interaction, before: &[Turn]) -> Option<Response> {
        self.fail(QUESTION);
        respond(library(), interaction, before)
    }

    fn message(&self, question: &str, message: &Message, before: &[Turn]) -> MessageReply {
        self.fail(question);
        reply_to(library(), question, message, before)
    }
}

/// A log to read.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("the log is fine").write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// Has a bot that fails the first time answer, in a thread of its own, and gives the log.
fn with_failing_bot(discord: &Discord, answer: impl AsyncFnOnce(&Bot<FailsOnce>) + Send) -> String {
    let log = Log::default();
    thread::scope(|scope| {
        scope.spawn(|| {
            log_panics_of_this_thread();
            let log = tracing_subscriber::fmt().json().with_writer(log.clone()).finish();
            let mut settings = config().discord;
            discord.address().clone_into(&mut settings.api_url);
            let runtime =
                tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
            let live = async {
                let delivery = Delivery::new(&settings, &format!("Bot {TOKEN}")).expect("a way to Discord");
                assert!(!format!("{delivery:?}").contains(TOKEN), "the token shows");
                let user = UserId::new(number(APPLICATION));
                let bot = Bot::new(FailsOnce::default(), user, delivery, FloodLimiter::new(10), Conversations::new(10));
                answer(&bot).await;
            };
            tracing::subscriber::with_default(log, || runtime.block_on(live));
        });
    });
    String::from_utf8(log.0.lock().expect("the log is fine").clone()).expect("the log is text")
}

/// Other threads' panics are other tests' failures, which are reported as ever.
fn log_panics_of_this_thread() {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _one = ONE_AT_A_TIME.lock().expect("nobody panics in here");
    let this = thread::current().id();
    let others = panic::take_hook();
    log_panics();
    let ours = panic::take_hook();
    panic::set_hook(Box::new(move |panic| if thread::current().id() == this { ours(panic) } else { others(panic) }));
}

fn number(id: &str) -> u64 {
    id.parse().expect("an id is a number")
}

/// The log has one line of the panic, with an id, and one of the answer after it.
#[track_caller]
fn assert_told_once(log: &str, failed: &str, answered: &str) {
    assert!(!log.contains("parkng"), "the question is in the log: {log}");
    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    assert_eq!(lines.len(), 2, "{log}");
    assert_eq!((&lines[0]["level"], &lines[0]["span"]["id"]), (&json!("ERROR"), &json!(number(failed))));
    assert!(lines[0]["fields"]["place"].as_str().is_some_and(|place| place.contains("discord_panics.rs")), "{log}");
    assert_eq!((&lines[1]["level"], &lines[1]["fields"]["id"]), (&json!("INFO"), &json!(number(answered))));
}

#[test]
fn a_panic_in_an_interaction_is_answered_with_an_apology() {
    let discord = Discord::start();
    let mut interactions = [lookup(QUESTION), lookup(QUESTION)];
    let ids = interactions.each_mut().map(|interaction| discord.expect(interaction));
    let interactions = interactions.map(|json| serde_json::from_value(json).expect("Discord's JSON is read"));
    let log = with_failing_bot(&discord, async |bot: &Bot<FailsOnce>| {
        for interaction in &interactions {
            bot.interaction(interaction).await;
        }
    });
    let apology = discord.callback(&ids[0]).body;
    assert!(text(&apology).contains(APOLOGY), "{apology}");
    assert_eq!(apology["data"]["flags"].as_u64().unwrap_or_default() & EPHEMERAL, EPHEMERAL);
    assert!(text(&discord.callback(&ids[1]).body).contains("SMART Parking in Harrogate"));
    assert_eq!(discord.unanswered(), [""; 0]);
    assert_told_once(&log, &ids[0], &ids[1]);
}

#[test]
fn a_panic_in_a_message_is_answered_with_an_apology() {
    let discord = Discord::start();
    let mention = in_channel(&format!("<@{APPLICATION}> {QUESTION}"), &person(ASKER));
    let messages =
        [(mention, "1300000000000000001"), (direct(QUESTION), "1300000000000000002")].map(|(mut json, id)| {
            json["id"] = id.into();
            serde_json::from_value::<Message>(json).expect("Discord's JSON is read")
        });
    let log = with_failing_bot(&discord, async |bot: &Bot<FailsOnce>| {
        for message in &messages {
            bot.message(message).await;
        }
    });
    let events: Vec<Event> = discord.record.so_far();
    let replies: Vec<&Value> = calls(&events).map(|call| &call.body).collect();
    assert_eq!(replies.len(), 2, "{replies:?}");
    assert!(text(replies[0]).contains(APOLOGY) && text(replies[1]).contains("SMART Parking in Harrogate"));
    assert_eq!(replies[0]["message_reference"]["message_id"], "1300000000000000001");
    assert_eq!(replies[0]["allowed_mentions"], json!({"parse": []}));
    assert_told_once(&log, "1300000000000000001", "1300000000000000002");
}
