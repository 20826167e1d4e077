//! The fake Discord's REST side: what the bot asks for at its start, commands, callbacks and messages.
//!
//! It is strict where Discord is: the token must be right, and an interaction is acknowledged once, by its own token.

use std::collections::{HashMap, VecDeque};
use std::convert::Infallible;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Instant;

use hyper::body::{Body as _, Incoming};
use hyper::header::{AUTHORIZATION, CONTENT_TYPE};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::interactions::{APPLICATION, CHANNEL, SERVER, application, bot_user, message};
use super::record::{Call, Event, Record};

/// The token that the fake takes.
pub(crate) const TOKEN: &str = "MTIwMDAwMDAwMDAwMDAwMDAwMQ.Gfake1.not-a-real-token-0123456789abcdef";

/// The fake's REST side.
pub(crate) struct Rest {
    pub(crate) record: Arc<Record>,
    /// Where the gateway is.
    pub(crate) gateway: String,
    /// While this is true no callback is answered.
    pub(crate) held: watch::Sender<bool>,
    state: Mutex<State>,
}

/// What Discord remembers.
#[derive(Default)]
struct State {
    /// Registered commands by path.
    commands: HashMap<String, Value>,
    /// The tokens of interactions that wait for their answer, by id.
    waiting: HashMap<String, String>,
    /// What to answer the next replies with.
    failures: VecDeque<Failure>,
}

/// An answer that no reply wants.
pub(crate) struct Failure {
    pub(crate) status: u16,
    /// In seconds.
    pub(crate) retry_after: Option<f64>,
}

/// What is answered: a status, and a body unless it is null.
type Answer = (u16, Value);

impl Rest {
    pub(crate) fn new(record: Arc<Record>, gateway: String) -> Self {
        Self { record, gateway, held: watch::Sender::new(false), state: Mutex::default() }
    }

    /// Remembers an interaction that is about to be dispatched.
    pub(crate) fn expect(&self, id: &str, token: &str) {
        self.state().waiting.insert(id.to_owned(), token.to_owned());
    }

    /// Forgets an interaction: nothing has to answer it.
    pub(crate) fn forget(&self, id: &str) {
        self.state().waiting.remove(id);
    }

    /// The ids of interactions that were not answered yet.
    pub(crate) fn waiting(&self) -> Vec<String> {
        self.state().waiting.keys().cloned().collect()
    }

    /// Has the next replies fail like this.
    pub(crate) fn fail(&self, failures: impl IntoIterator<Item = Failure>) {
        self.state().failures.extend(failures);
    }

    /// Serves connections for ever.
    pub(crate) async fn serve(self: Arc<Self>, listener: TcpListener) {
        while let Ok((stream, _)) = listener.accept().await {
            let _ = stream.set_nodelay(true);
            let rest = Arc::clone(&self);
            tokio::spawn(async move {
                let service = service_fn(move |request| {
                    let rest = Arc::clone(&rest);
                    async move { Ok::<_, Infallible>(rest.respond(request).await) }
                });
                // The bot may close a connection whenever it likes.
                let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
            });
        }
    }

    async fn respond(&self, request: Request<Incoming>) -> Response<String> {
        let (head, mut body) = request.into_parts();
        let mut bytes = Vec::new();
        while let Some(Ok(frame)) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
            bytes.extend(frame.into_data().unwrap_or_default());
        }
        let at = Instant::now();
        let path = head.uri.path();
        let path = path.strip_prefix("/api/v10").unwrap_or(path).to_owned();
        let method = head.method.as_str().to_owned();
        let body =
            if bytes.is_empty() { Value::Null } else { serde_json::from_slice(&bytes).expect("the bot sends JSON") };
        self.record.add(Event::Called(Call { method: method.clone(), path: path.clone(), body: body.clone(), at }));

        let authorized = head.headers.get(AUTHORIZATION).is_some_and(|value| *value == *format!("Bot {TOKEN}"));
        let localized = head.uri.query().is_some_and(|query| query.contains("with_localizations=true"));
        let (status, answer) = self.answer(&method, &path, body, authorized, localized).await;
        self.record.add(Event::Answered { path, status });
        let text = if answer.is_null() { String::new() } else { answer.to_string() };
        Response::builder()
            .status(status)
            .header(CONTENT_TYPE, "application/json")
            .body(text)
            .expect("the answer is sound")
    }

    async fn answer(&self, method: &str, path: &str, body: Value, authorized: bool, localized: bool) -> Answer {
        let steps: Vec<&str> = path.split('/').skip(1).collect();
        match (method, steps.as_slice()) {
            ("POST", ["interactions", id, token, "callback"]) => self.callback(id, token).await,
            ("GET", ["gateway"]) => (200, json!({"url": self.gateway})),
            _ if !authorized => (401, json!({"message": "401: Unauthorized", "code": 0})),
            ("GET", ["gateway", "bot"]) => {
                let limit = json!({"total": 1000, "remaining": 999, "reset_after": 14_400_000, "max_concurrency": 1});
                (200, json!({"url": self.gateway, "shards": 1, "session_start_limit": limit}))
            }
            ("GET", ["users", "@me"]) => (200, bot_user()),
            ("GET", ["users", "@me", "guilds"]) => (200, json!([{"id": SERVER, "name": "A Server", "owner": false}])),
            ("GET", ["applications", "@me"] | ["oauth2", "applications", "@me"]) => (200, application()),
            (_, ["applications", APPLICATION, "commands"]) => self.commands(method, path, None, &body, localized),
            (_, ["applications", APPLICATION, "guilds", guild, "commands"]) => {
                self.commands(method, path, Some(guild), &body, localized)
            }
            ("POST", ["channels", channel, "messages"]) => {
                if let Some(failure) = self.failure() {
                    return failure;
                }
                let server = if *channel == CHANNEL { Some(SERVER) } else { None };
                (200, message(&bot_user(), &body, channel, server))
            }
            _ => (404, json!({"message": "404: Not Found", "code": 0})),
        }
    }

    async fn callback(&self, id: &str, token: &str) -> Answer {
        let mut held = self.held.subscribe();
        let _ = held.wait_for(|held| !held).await;
        if let Some(failure) = self.failure() {
            return failure;
        }
        let mut state = self.state();
        match state.waiting.get(id) {
            Some(waiting) if waiting == token => {
                state.waiting.remove(id);
                (204, Value::Null)
            }
            _ => (404, json!({"message": "Unknown interaction", "code": 10062})),
        }
    }

    /// The failure that is next, if any.
    fn failure(&self) -> Option<Answer> {
        let Failure { status, retry_after } = self.state().failures.pop_front()?;
        let message = "the test wants this to fail";
        Some(match retry_after {
            None => (status, json!({"message": message, "code": 0})),
            Some(retry_after) => (status, json!({"message": message, "retry_after": retry_after, "global": false})),
        })
    }

    fn commands(&self, method: &str, path: &str, guild: Option<&str>, body: &Value, localized: bool) -> Answer {
        let mut state = self.state();
        let held = state.commands.entry(path.to_owned()).or_insert_with(|| json!([]));
        if method == "PUT" {
            let commands = body.as_array().expect("commands come as a list");
            *held = commands.iter().enumerate().map(|(at, command)| registered(at, command, guild)).collect();
        }
        let mut shown = held.clone();
        if !localized {
            unlocalize(&mut shown);
        }
        (200, shown)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("nobody panics with the state in hand")
    }
}

/// A command as Discord keeps it: with ids, with what was left out, and without what goes without saying.
fn registered(at: usize, command: &Value, guild: Option<&str>) -> Value {
    let mut kept = json!({
        "id": (1_250_000_000_000_000_000 + at).to_string(),
        "application_id": APPLICATION,
        "version": "1250000000000000999",
        "default_member_permissions": null,
        "type": 1,
        "name_localizations": null,
        "description": "",
        "description_localizations": null,
        "dm_permission": true,
        "contexts": null,
        "integration_types": [0],
        "nsfw": false,
    });
    for (name, value) in command.as_object().expect("a command is an object") {
        kept[name] = value.clone();
    }
    if let Some(guild) = guild {
        kept["guild_id"] = guild.into();
    }
    let empty = kept["options"].as_array().is_some_and(Vec::is_empty);
    let options = kept.get_mut("options").and_then(Value::as_array_mut);
    for option in options.into_iter().flatten().filter_map(Value::as_object_mut) {
        option.retain(|_, value| *value != json!(false) && *value != json!([]));
        option.entry("name_localizations").or_insert(Value::Null);
        option.entry("description_localizations").or_insert(Value::Null);
    }
    if empty {
        kept.as_object_mut().expect("a command is an object").remove("options");
    }
    kept
}

/// Leaves out translations, which Discord gives on request only.
fn unlocalize(value: &mut Value) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(unlocalize),
        Value::Object(fields) => {
            fields.retain(|name, _| !name.ends_with("_localizations"));
            fields.values_mut().for_each(unlocalize);
        }
        _ => {}
    }
}
