//! The fake Discord's REST side: what the bot asks for at its start, commands, callbacks and messages.
//!
//! It is strict where Discord is: the token must be right, an interaction is acknowledged once, by its own token, and a
//! message is posted once where its nonce says so.

use std::collections::HashMap;
use std::future::{pending, poll_fn};
use std::io;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Instant;

use hyper::body::{Body as _, Incoming};
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, DATE};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::channels::{Channels, form};
use super::faults::{Answer, Fault, Faults};
use super::interactions::{APPLICATION, SERVER, application, bot_user};
use super::record::{Call, Event, Record};
use super::servers::{self, Servers};

/// The token that the fake takes.
pub(crate) const TOKEN: &str = "MTIwMDAwMDAwMDAwMDAwMDAwMQ.Gfake1.not-a-real-token-0123456789abcdef";

/// The fake's REST side.
pub(crate) struct Rest {
    pub(crate) record: Arc<Record>,
    /// Where the gateway is.
    pub(crate) gateway: String,
    /// While this is true no callback and no message is answered.
    pub(crate) held: watch::Sender<bool>,
    /// While this is true nothing is answered.
    pub(crate) mute: watch::Sender<bool>,
    /// How many seconds its clock is behind this machine's.
    pub(crate) behind: AtomicU64,
    state: Mutex<State>,
}

/// What Discord remembers.
#[derive(Default)]
struct State {
    /// Registered commands by path.
    commands: HashMap<String, Value>,
    /// The tokens of interactions that wait for their answer, by id.
    waiting: HashMap<String, String>,
    faults: Faults,
    servers: Servers,
    channels: Channels,
    /// Files that were given with commands, by name.
    files: HashMap<String, String>,
}

impl Rest {
    pub(crate) fn new(record: Arc<Record>, gateway: String) -> Self {
        Self {
            record,
            gateway,
            held: watch::Sender::new(false),
            mute: watch::Sender::new(false),
            behind: AtomicU64::new(0),
            state: Mutex::default(),
        }
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
        let state = self.state();
        state.waiting.keys().filter(|id| !state.faults.is_acknowledged(id)).cloned().collect()
    }

    /// Changes or asks what goes wrong.
    pub(crate) fn faults<T>(&self, act: impl FnOnce(&mut Faults) -> T) -> T {
        act(&mut self.state().faults)
    }

    /// Changes what the servers are like.
    #[allow(dead_code, reason = "the benchmark, which shares the fake, has no shows")]
    pub(crate) fn servers<T>(&self, act: impl FnOnce(&mut Servers) -> T) -> T {
        act(&mut self.state().servers)
    }

    /// Changes or asks what stands in the channels.
    pub(crate) fn channels<T>(&self, act: impl FnOnce(&mut Channels) -> T) -> T {
        act(&mut self.state().channels)
    }

    /// Keeps a file that is given with a command.
    #[allow(dead_code, reason = "the benchmark, which shares the fake, gives none")]
    pub(crate) fn keep_file(&self, name: &str, text: &str) {
        self.state().files.insert(name.to_owned(), text.to_owned());
    }

    /// Serves connections for ever.
    pub(crate) async fn serve(self: Arc<Self>, listener: TcpListener) {
        while let Ok((stream, _)) = listener.accept().await {
            let _ = stream.set_nodelay(true);
            let rest = Arc::clone(&self);
            tokio::spawn(async move {
                let service = service_fn(move |request| {
                    let rest = Arc::clone(&rest);
                    async move { rest.respond(request).await }
                });
                // The bot may close a connection whenever it likes.
                let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
            });
        }
    }

    /// Answers a request; an error ends the connection.
    async fn respond(&self, request: Request<Incoming>) -> io::Result<Response<String>> {
        let (head, mut body) = request.into_parts();
        let mut bytes = Vec::new();
        while let Some(Ok(frame)) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
            bytes.extend(frame.into_data().unwrap_or_default());
        }
        let at = Instant::now();
        let path = head.uri.path();
        let path = path.strip_prefix("/api/v10").unwrap_or(path).to_owned();
        let method = head.method.as_str().to_owned();
        let kind = head.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let body = match kind {
            _ if bytes.is_empty() => Value::Null,
            kind if kind.starts_with("multipart/form-data") => form(kind, &bytes),
            _ => serde_json::from_slice(&bytes).expect("the bot sends JSON"),
        };
        let query = head.uri.query().unwrap_or_default().to_owned();
        self.record.add(Event::Called(Call { method: method.clone(), path: path.clone(), body: body.clone(), at }));
        let mut mute = self.mute.subscribe();
        let _ = mute.wait_for(|mute| !mute).await;

        if let Some(name) = path.strip_prefix("/attachments/") {
            // Whoever keeps files is not to know the token.
            assert!(!head.headers.contains_key(AUTHORIZATION), "the token is sent to where files are");
            let text = self.state().files.get(name).cloned();
            self.record.add(Event::Answered { path: path.clone(), status: 200, meant: true });
            return Ok(Response::new(text.expect("there is such a file")));
        }
        let authorized = head.headers.get(AUTHORIZATION).is_some_and(|value| *value == *format!("Bot {TOKEN}"));
        let answer = self.answer(&method, (&path, &query), body, authorized).await?;
        self.record.add(Event::Answered { path, status: answer.status, meant: answer.meant });
        let text = if answer.body.is_null() { String::new() } else { answer.body.to_string() };
        let mut response = Response::builder().status(answer.status).header(CONTENT_TYPE, "application/json");
        response = response.header(DATE, self.date());
        for (name, value) in answer.headers {
            response = response.header(name, value);
        }
        Ok(response.body(text).expect("the answer is sound"))
    }

    async fn answer(
        &self,
        method: &str,
        (path, query): (&str, &str),
        body: Value,
        authorized: bool,
    ) -> io::Result<Answer> {
        let steps: Vec<&str> = path.split('/').skip(1).collect();
        Ok(match (method, steps.as_slice()) {
            ("POST", ["interactions", id, token, "callback"]) => return self.callback(id, token).await,
            ("DELETE", ["webhooks", APPLICATION, token, "messages", "@original"]) => return self.deletion(token).await,
            ("GET", ["gateway"]) => Answer::new(200, json!({"url": self.gateway})),
            _ if !authorized => Answer::refusal(401, 0, "401: Unauthorized"),
            ("GET", ["gateway", "bot"]) => {
                let limit = json!({"total": 1000, "remaining": 999, "reset_after": 14_400_000, "max_concurrency": 1});
                Answer::new(200, json!({"url": self.gateway, "shards": 1, "session_start_limit": limit}))
            }
            ("GET", ["users", "@me"]) => Answer::new(200, bot_user()),
            ("GET", ["users", "@me", "guilds"]) => {
                Answer::new(200, json!([{"id": SERVER, "name": "A Server", "owner": false}]))
            }
            ("GET", ["applications", "@me"] | ["oauth2", "applications", "@me"]) => Answer::new(200, application()),
            (_, ["applications", APPLICATION, "commands"]) => self.commands(method, path, None, &body),
            (_, ["applications", APPLICATION, "guilds", guild, "commands"]) => {
                self.commands(method, path, Some(guild), &body)
            }
            ("GET", ["channels", channel]) => self.state().servers.channel(channel),
            ("GET", ["guilds", server, "roles"]) => servers::roles(server),
            ("GET", ["guilds", _, "members", _]) => servers::member(),
            ("POST", ["channels", channel, "messages"]) => return self.message(channel, &body).await,
            (method, ["channels", channel, "messages", rest @ ..]) => {
                return self.in_channel(method, channel, (rest, query), &body).await;
            }
            _ => Answer::refusal(404, 0, "404: Not Found"),
        })
    }

    async fn callback(&self, id: &str, token: &str) -> io::Result<Answer> {
        if *self.held.borrow() {
            // Whoever waits for it may send it again meanwhile.
            self.state().faults.doubt(id);
        }
        self.unheld().await;
        let fault = self.state().faults.take(id);
        let effect = fault.is_none_or(Fault::has_effect).then(|| {
            let mut state = self.state();
            match state.waiting.get(id) {
                Some(waiting) if waiting == token => state.faults.acknowledge(id),
                _ => Answer::refusal(404, 10_062, "Unknown interaction"),
            }
        });
        outcome(fault, effect).await
    }

    /// Takes away the message that an interaction was about, once it was answered.
    async fn deletion(&self, token: &str) -> io::Result<Answer> {
        let fault = self.state().faults.take(token);
        let effect = fault.is_none_or(Fault::has_effect).then(|| {
            let mut state = self.state();
            let id = state.waiting.iter().find(|(_, waiting)| *waiting == token).map(|(id, _)| id.clone());
            match id {
                Some(id) if state.faults.is_acknowledged(&id) => state.faults.delete(token),
                _ => Answer::refusal(404, 10_015, "Unknown Webhook"),
            }
        });
        outcome(fault, effect).await
    }

    async fn message(&self, channel: &str, body: &Value) -> io::Result<Answer> {
        self.unheld().await;
        let headers = match self.state().faults.admit(channel) {
            Ok(headers) => headers,
            Err(refusal) => return Ok(refusal),
        };
        if let Some(refusal) = self.state().channels.refusal(channel) {
            return Ok(refusal);
        }
        let fault = self.state().faults.take_planned(&format!("POST {channel}"));
        let fault = fault.or_else(|| self.state().faults.take(body["nonce"].as_str().unwrap_or_default()));
        if let Some(Fault::Limit(after) | Fault::LimitShared(after) | Fault::LimitAll(after)) = fault {
            self.state().faults.close(channel, after);
        }
        let effect = fault.is_none_or(Fault::has_effect).then(|| {
            let mut state = self.state();
            state.faults.post(channel, body);
            Answer { headers, ..state.channels.post(channel, body) }
        });
        outcome(fault, effect).await
    }

    /// What is done with the messages of a channel beside posting one. What goes wrong is planned under the method and the
    /// channel, such as `GET 12`; publishing is called `PUBLISH`.
    async fn in_channel(
        &self,
        method: &str,
        channel: &str,
        (rest, query): (&[&str], &str),
        body: &Value,
    ) -> io::Result<Answer> {
        if let Some(refusal) = self.state().channels.refusal(channel) {
            return Ok(refusal);
        }
        let named = if rest.last() == Some(&"crosspost") { "PUBLISH" } else { method };
        let fault = self.state().faults.take_planned(&format!("{named} {channel}"));
        let effect = fault.is_none_or(Fault::has_effect).then(|| {
            let channels = &mut self.state().channels;
            match (method, rest) {
                ("GET", []) => channels.page(channel, query),
                ("GET", [id]) => channels.get(channel, id),
                ("PATCH", [id]) => channels.edit(channel, id, body),
                ("DELETE", [id]) => channels.delete(channel, id),
                ("POST", [id, "crosspost"]) => channels.publish(channel, id),
                _ => Answer::refusal(404, 0, "404: Not Found"),
            }
        });
        outcome(fault, effect).await
    }

    /// Waits until callbacks and messages are answered.
    async fn unheld(&self) {
        let mut held = self.held.subscribe();
        let _ = held.wait_for(|held| !held).await;
    }

    fn commands(&self, method: &str, path: &str, guild: Option<&str>, body: &Value) -> Answer {
        let mut state = self.state();
        let held = state.commands.entry(path.to_owned()).or_insert_with(|| json!([]));
        if method == "PUT" {
            let commands = body.as_array().expect("commands come as a list");
            *held = commands.iter().enumerate().map(|(at, command)| registered(at, command, guild)).collect();
        }
        Answer::new(200, held.clone())
    }

    /// The moment by its own clock, as HTTP has it.
    fn date(&self) -> String {
        let behind = jiff::SignedDuration::from_secs(self.behind.load(Ordering::Relaxed).cast_signed());
        let now = jiff::Timestamp::now().checked_sub(behind).expect("it is a moment");
        now.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("nobody panics with the state in hand")
    }
}

/// What a request comes to that has this effect unless something goes wrong; an error ends the connection.
async fn outcome(fault: Option<Fault>, effect: Option<Answer>) -> io::Result<Answer> {
    match fault {
        None => Ok(effect.expect("nothing went wrong")),
        Some(Fault::Hang) => pending().await,
        Some(fault) => Faults::refusal(fault).ok_or_else(|| io::ErrorKind::ConnectionReset.into()),
    }
}

/// A command as Discord keeps it, with ids.
fn registered(at: usize, command: &Value, guild: Option<&str>) -> Value {
    let mut kept = command.clone();
    kept["id"] = (1_250_000_000_000_000_000 + at).to_string().into();
    kept["application_id"] = APPLICATION.into();
    kept["version"] = "1250000000000000999".into();
    if let Some(guild) = guild {
        kept["guild_id"] = guild.into();
    }
    kept
}
