//! The log never stands in the way of an answer or of the end, and keeps what people ask to itself.

use std::io::{self, Read as _, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::discord_loopback::fake::Discord;
use crate::discord_loopback::interactions::{lookup, typing};
use crate::discord_loopback::record::calls;
use crate::discord_loopback::rest::TOKEN;

/// A question that no answer repeats, and that no line of the log may have.
const QUESTION: &str = "harogate smart parkng";
/// How long the end of the bot may take.
const END: Duration = Duration::from_secs(6);

/// Starts the bot in a fake Discord, at a level, with this as its standard error.
fn start(discord: &Discord, level: &str, errors: impl Into<Stdio>) -> Child {
    Command::new(env!("CARGO_BIN_EXE_laureate"))
        .arg("discord")
        .env_clear()
        .env("DISCORD_TOKEN", TOKEN)
        .env("LAUREATE_DISCORD__API_URL", discord.address())
        .env("LAUREATE_LOG__LEVEL", level)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(errors)
        .spawn()
        .expect("the program starts")
}

/// Asks it to end, and gives its exit code; `None` where it takes too long.
fn end(mut bot: Child) -> Option<i32> {
    let id = bot.id().to_string();
    let told = Command::new("sh").args(["-c", &format!("kill -TERM {id}")]).status();
    assert!(told.is_ok_and(|told| told.success()), "it can be told to end");
    let (ended, has_ended) = mpsc::channel();
    let waiting = thread::spawn(move || {
        // Whoever waits may have given up.
        let _ = ended.send(bot.wait());
    });
    let Ok(status) = has_ended.recv_timeout(END) else {
        let _ = Command::new("sh").args(["-c", &format!("kill -KILL {id}")]).status();
        return None;
    };
    waiting.join().expect("the waiting thread ends");
    status.expect("the program can be waited for").code()
}

/// A pipe that nobody reads, full to the last byte.
fn full_pipe() -> (io::PipeReader, io::PipeWriter) {
    let (reader, writer) = io::pipe().expect("there are pipes");
    let mut filling = writer.try_clone().expect("a pipe can be shared");
    let (filled, is_filled) = mpsc::channel();
    thread::spawn(move || {
        // As much as fits on Linux; where less does, this waits here, and the pipe is as full.
        let _ = filling.write_all(&vec![b'x'; 65_536]);
        let _ = filled.send(());
    });
    let _ = is_filled.recv_timeout(Duration::from_secs(1));
    (reader, writer)
}

#[test]
fn a_log_that_nobody_reads_holds_up_neither_answers_nor_the_end() {
    let discord = Discord::start();
    let (reader, writer) = full_pipe();
    let bot = start(&discord, "info", writer);
    discord.identified();
    let ids: Vec<String> = (0..100).map(|_| discord.interact(lookup(QUESTION))).collect();
    for id in &ids {
        discord.callback(id);
    }
    let asked = Instant::now();
    assert_eq!(end(bot), Some(0), "after {:?}", asked.elapsed());
    assert_eq!(discord.unanswered(), [""; 0]);
    drop(reader);
}

#[test]
fn the_last_word_is_not_waited_for_either() {
    let (reader, writer) = full_pipe();
    let mut bot = Command::new(env!("CARGO_BIN_EXE_laureate"));
    let mut bot = bot.arg("discord").env_clear().stderr(writer).stdout(Stdio::null()).spawn().expect("it starts");
    let (ended, has_ended) = mpsc::channel();
    thread::spawn(move || ended.send(bot.wait()));
    let status = has_ended.recv_timeout(END).expect("it ends, though nobody reads why");
    assert_eq!(status.expect("it can be waited for").code(), Some(2), "it has no token");
    drop(reader);
}

#[test]
fn no_directive_brings_questions_into_the_log_but_one_for_serenity() {
    // serenity writes an event that it cannot read to its log, whole.
    let log = |level: &str| {
        let discord = Discord::start();
        let mut bot = start(&discord, level, Stdio::piped());
        let mut errors = bot.stderr.take().expect("its errors are a pipe");
        let reading = thread::spawn(move || {
            let mut text = String::new();
            errors.read_to_string(&mut text).map(|_| text)
        });
        discord.identified();
        for mut interaction in [lookup(QUESTION), typing(QUESTION)] {
            interaction["locale"] = json!({"new": QUESTION});
            let id = discord.interact(interaction);
            discord.callback(&id);
        }
        let id = discord.interact(lookup(QUESTION));
        discord.callback(&id);
        assert_eq!(end(bot), Some(0));
        let sent = discord.record.so_far();
        assert!(calls(&sent).count() > 3, "it was there");
        reading.join().expect("the reading thread ends").expect("errors are UTF-8")
    };
    for level in ["debug,hyper=info", "trace,laureate=trace"] {
        let log = log(level);
        assert!(log.contains("connected"), "{level}: {log}");
        for secret in ["parkng", "aW50ZXJhY3Rpb246", TOKEN] {
            assert!(!log.contains(secret), "{level}: {secret} is in the log: {log}");
        }
    }
    assert!(log("serenity=debug").contains("parkng"), "the README says so");
}
