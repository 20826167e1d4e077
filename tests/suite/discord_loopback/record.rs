//! What happened between the bot and the fake Discord, in order, and how to wait for it.
//!
//! Everything that the bot does from the outside is an event here. A test says what it waits for by looking at all events
//! so far, so that nothing depends on which of two things came first.

use std::sync::{Condvar, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use serde_json::Value;

/// What has not happened by then does not happen, however busy the machine is.
const DEADLINE: Duration = Duration::from_mins(1);

/// Something that happened.
#[derive(Debug, Clone)]
pub(crate) enum Event {
    /// The bot's process was started.
    Started,
    /// A request arrived, all of it.
    Called(Call),
    /// A request was answered with this status; `meant` where the test wants it, however wrong it looks.
    Answered { path: String, status: u16, meant: bool },
    /// The bot asked the gateway for a new session, with this.
    Identified(Value),
    /// The bot asked the gateway to go on with a session, with this.
    Resumed(Value),
    /// The bot sent a heartbeat, with the number of the last event that it got.
    Heartbeat(Value),
    /// The bot tried to reach the gateway while it was away.
    TurnedAway,
    /// The bot left the gateway, with a code if it closed the connection in order.
    Left(Option<u16>),
    /// The bot wrote a line to standard error.
    Line(String),
    /// The bot's process closed standard error, as it does when it ends.
    Ended,
}

/// A request to the fake.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) body: Value,
    #[allow(dead_code, reason = "the benchmark, which shares the fake, reads it")]
    pub(crate) at: Instant,
}

impl Call {
    /// The id of the message that this call replies to.
    #[allow(dead_code, reason = "the benchmark, which shares the fake, sends no messages")]
    pub(crate) fn replied_to(&self) -> Option<&str> {
        self.body["message_reference"]["message_id"].as_str()
    }

    /// The id of the interaction that this call answers.
    pub(crate) fn interaction(&self) -> Option<&str> {
        let id_and_token = self.path.strip_prefix("/interactions/")?.strip_suffix("/callback")?;
        id_and_token.split_once('/').map(|(id, _)| id)
    }
}

/// The requests among events.
pub(crate) fn calls(events: &[Event]) -> impl Iterator<Item = &Call> {
    events.iter().filter_map(|event| match event {
        Event::Called(call) => Some(call),
        _ => None,
    })
}

/// The log's lines among events.
pub(crate) fn lines(events: &[Event]) -> impl Iterator<Item = &str> {
    events.iter().filter_map(|event| match event {
        Event::Line(line) => Some(line.as_str()),
        _ => None,
    })
}

/// Whether the process that was started last has ended.
pub(crate) fn has_ended(events: &[Event]) -> bool {
    let turn = events.iter().rev().find(|event| matches!(event, Event::Started | Event::Ended));
    matches!(turn, Some(Event::Ended))
}

/// All events so far.
#[derive(Debug, Default)]
pub(crate) struct Record {
    events: Mutex<Vec<Event>>,
    changed: Condvar,
}

impl Record {
    /// Adds what has just happened.
    pub(crate) fn add(&self, event: Event) {
        self.events().push(event);
        self.changed.notify_all();
    }

    /// All events so far.
    pub(crate) fn so_far(&self) -> Vec<Event> {
        self.events().clone()
    }

    /// All events so far, which are forgotten.
    #[allow(dead_code, reason = "the benchmark, which shares this, forgets nothing")]
    pub(crate) fn forget(&self) -> Vec<Event> {
        std::mem::take(&mut *self.events())
    }

    /// Waits until something is found among all events.
    #[track_caller]
    pub(crate) fn wait<T>(&self, what: &str, find: impl Fn(&[Event]) -> Option<T>) -> T {
        self.find_within(DEADLINE, find).unwrap_or_else(|| {
            let events = self.so_far();
            let brief = |event: &Event| format!("{event:?}").chars().take(300).collect::<String>();
            let last: Vec<String> = events.iter().rev().take(20).rev().map(brief).collect();
            panic!("{what}: it does not happen. What happened last:\n{}", last.join("\n"))
        })
    }

    /// The same, looking now and then only: where there is much, looking at each event would hold up what is looked at.
    #[track_caller]
    #[allow(dead_code, reason = "the benchmark, which shares this, waits for little")]
    pub(crate) fn wait_patiently(&self, what: &str, find: impl Fn(&[Event]) -> bool) {
        let deadline = Instant::now() + DEADLINE;
        while !find(&self.events()) {
            assert!(Instant::now() < deadline, "{what}: it does not happen");
            self.find_within::<()>(Duration::from_millis(200), |_| None);
        }
    }

    /// Looks for something among all events until this much time has passed.
    pub(crate) fn find_within<T>(&self, time: Duration, find: impl Fn(&[Event]) -> Option<T>) -> Option<T> {
        let deadline = Instant::now() + time;
        let mut events = self.events();
        loop {
            let found = find(&events);
            let left = deadline.saturating_duration_since(Instant::now());
            if found.is_some() || left.is_zero() {
                return found;
            }
            (events, _) = self.changed.wait_timeout(events, left).expect("nobody panics with the record in hand");
        }
    }

    fn events(&self) -> MutexGuard<'_, Vec<Event>> {
        self.events.lock().expect("nobody panics with the record in hand")
    }
}
