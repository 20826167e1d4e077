//! What goes wrong at the fake Discord, and what it remembers of callbacks and messages to take each of them once.

use std::collections::{HashMap, HashSet, VecDeque};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Something that goes wrong with one request.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Fault {
    /// It is refused with this status, before it takes effect.
    Refuse(u16),
    /// It takes effect, and is refused with this status all the same.
    RefuseAfter(u16),
    /// The connection ends before it takes effect.
    Reset,
    /// The connection ends after it took effect.
    ResetAfter,
    /// It is never answered, and takes no effect.
    Hang,
    /// There were too many of this bot's, for so many seconds.
    Limit(f64),
    /// There were too many of everybody's in one place, for so many seconds: Discord counts it against nobody.
    LimitShared(f64),
    /// There were too many in all, for so many seconds.
    LimitAll(f64),
}

impl Fault {
    /// Whether the request takes effect all the same.
    pub(crate) fn has_effect(self) -> bool {
        matches!(self, Self::RefuseAfter(_) | Self::ResetAfter)
    }

    /// Whether repeating it does not help.
    #[allow(dead_code, reason = "the benchmark, which shares the fake, has no faults")]
    pub(crate) fn is_final(self) -> bool {
        matches!(self, Self::Refuse(status) if status < 500)
    }
}

/// An answer of the fake's: a status, a body unless it is null, and more headers.
#[derive(Debug, Default)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Value,
    pub(crate) headers: Vec<(&'static str, String)>,
    /// Whether the test wants it, however wrong it looks.
    pub(crate) meant: bool,
}

impl Answer {
    pub(crate) fn new(status: u16, body: Value) -> Self {
        Self { status, body, ..Self::default() }
    }

    /// Discord says why it does not take something.
    pub(crate) fn refusal(status: u16, code: u64, message: &str) -> Self {
        Self::new(status, json!({"message": message, "code": code}))
    }

    /// There were too many, for so many seconds, of one's own or of everybody's.
    fn limit(after: f64, scope: &str) -> Self {
        let body = json!({"message": "You are being rate limited.", "retry_after": after, "global": scope == "global"});
        let headers = vec![("retry-after", after.ceil().to_string()), ("x-ratelimit-scope", scope.to_owned())];
        Self { headers, ..Self::new(429, body) }
    }
}

/// What is wrong, and what was taken.
#[derive(Default)]
pub(crate) struct Faults {
    /// What goes wrong with the next requests, whichever they are.
    next: VecDeque<Fault>,
    /// What goes wrong with the requests about an interaction or a message, by its id.
    plans: HashMap<String, VecDeque<Fault>>,
    /// Messages that a channel takes in so much time; `None` without a limit.
    limit: Option<(u32, Duration)>,
    /// How many more a channel takes, and until when.
    windows: HashMap<String, (u32, Instant)>,
    /// Until when nothing of a channel is wanted.
    closed: HashMap<String, Instant>,
    /// Requests that came while they were not wanted.
    too_early: usize,
    /// Messages that were posted, by channel and nonce, with how often.
    posted: HashMap<(String, String), usize>,
    /// Interactions that were answered.
    acknowledged: HashSet<String>,
    /// Messages that were taken away, by the token of the interaction that did it.
    deleted: HashSet<String>,
    /// Interactions and messages for which something went wrong after it took effect.
    unsure: HashSet<String>,
}

impl Faults {
    pub(crate) fn fail_next(&mut self, faults: impl IntoIterator<Item = Fault>) {
        self.next.extend(faults);
    }

    pub(crate) fn plan(&mut self, id: &str, faults: &[Fault]) {
        self.plans.insert(id.to_owned(), faults.iter().copied().collect());
    }

    pub(crate) fn limit_channels(&mut self, messages: u32, within: Duration) {
        self.limit = Some((messages, within));
    }

    pub(crate) fn too_early(&self) -> usize {
        self.too_early
    }

    /// How often a message of this nonce was posted.
    pub(crate) fn posted(&self, nonce: &str) -> usize {
        self.posted.iter().filter(|((_, posted), _)| posted == nonce).map(|(_, times)| times).sum()
    }

    /// Whoever answers this may not know that it was taken.
    pub(crate) fn doubt(&mut self, id: &str) {
        self.unsure.insert(id.to_owned());
    }

    /// What goes wrong with a request about this.
    pub(crate) fn take(&mut self, id: &str) -> Option<Fault> {
        let planned = self.plans.get_mut(id).and_then(VecDeque::pop_front);
        let fault = planned.or_else(|| self.next.pop_front());
        if fault.is_some_and(|fault| fault != Fault::Hang) {
            self.doubt(id);
        }
        fault
    }

    /// What was planned to go wrong with this.
    pub(crate) fn take_planned(&mut self, id: &str) -> Option<Fault> {
        self.plans.get_mut(id).and_then(VecDeque::pop_front)
    }

    /// The refusal that a fault is, if it is one.
    pub(crate) fn refusal(fault: Fault) -> Option<Answer> {
        let answer = match fault {
            Fault::Refuse(status) | Fault::RefuseAfter(status) => {
                Answer::refusal(status, 0, "the test wants this to fail")
            }
            Fault::Limit(after) => Answer::limit(after, "user"),
            Fault::LimitShared(after) => Answer::limit(after, "shared"),
            Fault::LimitAll(after) => Answer::limit(after, "global"),
            Fault::Reset | Fault::ResetAfter | Fault::Hang => return None,
        };
        Some(Answer { meant: true, ..answer })
    }

    /// Takes an answer to an interaction whose token is right, unless there was one.
    pub(crate) fn acknowledge(&mut self, id: &str) -> Answer {
        if self.acknowledged.insert(id.to_owned()) {
            return Answer::new(204, Value::Null);
        }
        let refusal = Answer::refusal(400, 40_060, "Interaction has already been acknowledged.");
        Answer { meant: self.unsure.contains(id), ..refusal }
    }

    /// Takes a message away, unless it is gone.
    pub(crate) fn delete(&mut self, token: &str) -> Answer {
        if self.deleted.insert(token.to_owned()) {
            return Answer::new(204, Value::Null);
        }
        let refusal = Answer::refusal(404, 10_008, "Unknown Message");
        Answer { meant: self.unsure.contains(token), ..refusal }
    }

    pub(crate) fn is_acknowledged(&self, id: &str) -> bool {
        self.acknowledged.contains(id)
    }

    /// Counts a message towards its channel's limit: the headers of its answer, or the refusal.
    pub(crate) fn admit(&mut self, channel: &str) -> Result<Vec<(&'static str, String)>, Answer> {
        let now = Instant::now();
        if self.closed.get(channel).is_some_and(|until| now < *until) {
            self.too_early += 1;
        }
        let Some((messages, within)) = self.limit else { return Ok(Vec::new()) };
        let window = self.windows.entry(channel.to_owned()).or_insert((messages, now + within));
        if now >= window.1 {
            *window = (messages, now + within);
        }
        let after = (window.1 - now).as_secs_f64();
        let taken = window.0 > 0;
        window.0 = window.0.saturating_sub(1);
        let mut headers = vec![
            ("x-ratelimit-bucket", "messages".to_owned()),
            ("x-ratelimit-limit", messages.to_string()),
            ("x-ratelimit-remaining", window.0.to_string()),
            ("x-ratelimit-reset-after", format!("{after:.3}")),
        ];
        if taken {
            return Ok(headers);
        }
        self.closed.insert(channel.to_owned(), window.1);
        let mut refusal = Answer::limit(after, "user");
        refusal.headers.append(&mut headers);
        Err(refusal)
    }

    /// Remembers that nothing of a channel is wanted for so many seconds.
    pub(crate) fn close(&mut self, channel: &str, seconds: f64) {
        self.closed.insert(channel.to_owned(), Instant::now() + Duration::from_secs_f64(seconds));
    }

    /// Posts a message, unless its nonce was used and is to be used once.
    pub(crate) fn post(&mut self, channel: &str, message: &Value) {
        let nonce = message["nonce"].as_str().unwrap_or_default().to_owned();
        let times = self.posted.entry((channel.to_owned(), nonce)).or_default();
        if *times == 0 || message["enforce_nonce"] != true {
            *times += 1;
        }
    }
}
