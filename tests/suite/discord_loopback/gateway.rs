//! The fake Discord's gateway: one WebSocket connection at a time, uncompressed text frames.
//!
//! It says hello, acknowledges heartbeats, opens and resumes sessions, and does what the test orders. Orders wait while
//! nobody is connected, like events that Discord replays.

use std::sync::Arc;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::sync::watch;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;

use super::interactions::{APPLICATION, SERVER, bot_user};
use super::record::{Event, Record};

/// What a test has the gateway do.
#[derive(Debug)]
pub(crate) enum Order {
    /// Sends an event of this name.
    Dispatch(&'static str, Value),
    /// Drops the connection without a word.
    Drop,
    /// Hears the bot on this connection no more and says nothing, but keeps it open.
    FallSilent,
    /// Sends this text, whatever it is.
    Say(String),
    /// Closes the connection with this code.
    Close(u16),
    /// Asks the bot to connect anew.
    Reconnect,
    /// Asks the bot for a heartbeat.
    Heartbeat,
}

/// Gateway opcodes, as Discord numbers them.
mod op {
    pub(super) const DISPATCH: u64 = 0;
    pub(super) const HEARTBEAT: u64 = 1;
    pub(super) const IDENTIFY: u64 = 2;
    pub(super) const RESUME: u64 = 6;
    pub(super) const RECONNECT: u64 = 7;
    pub(super) const INVALID_SESSION: u64 = 9;
    pub(super) const HELLO: u64 = 10;
    pub(super) const HEARTBEAT_ACK: u64 = 11;
}

/// Discord's usual heartbeat, in milliseconds.
pub(super) const HEARTBEAT: u64 = 41_250;

/// Serves connections, one after the other, for ever.
pub(crate) async fn serve(
    listener: TcpListener,
    mut orders: UnboundedReceiver<Order>,
    mut away: watch::Receiver<bool>,
    record: Arc<Record>,
    heartbeat: u64,
) {
    let url = format!("ws://{}", listener.local_addr().expect("the listener has an address"));
    let mut gateway = Gateway { url, record, heartbeat, sessions: 0, sequence: 0 };
    while let Ok((stream, _)) = listener.accept().await {
        let _ = stream.set_nodelay(true);
        if *away.borrow() {
            gateway.record.add(Event::TurnedAway);
        } else if let Ok(socket) = tokio_tungstenite::accept_async(stream).await {
            tokio::select! {
                () = gateway.converse(socket, &mut orders) => {}
                _ = away.wait_for(|away| *away) => {}
            }
        }
    }
}

struct Gateway {
    url: String,
    record: Arc<Record>,
    /// Milliseconds between heartbeats.
    heartbeat: u64,
    /// Sessions opened so far; the last one's number is in its id.
    sessions: u64,
    /// The number of the last event of the session.
    sequence: u64,
}

impl Gateway {
    /// Serves one connection until either side ends it.
    async fn converse(&mut self, mut socket: WebSocketStream<TcpStream>, orders: &mut UnboundedReceiver<Order>) {
        let hello = json!({"op": op::HELLO, "d": {"heartbeat_interval": self.heartbeat}, "s": null, "t": null});
        let _ = socket.send(Message::Text(hello.to_string())).await;
        let mut in_session = false;
        let mut left = false;
        loop {
            let reply = tokio::select! {
                message = socket.next() => match message {
                    Some(Ok(Message::Text(text))) => self.hear(&text, &mut in_session),
                    Some(Ok(Message::Close(frame))) => {
                        self.record.add(Event::Left(frame.map(|frame| frame.code.into())));
                        (in_session, left) = (false, true);
                        None
                    }
                    Some(Ok(_)) => None,
                    Some(Err(_)) | None => {
                        if !left {
                            self.record.add(Event::Left(None));
                        }
                        return;
                    }
                },
                order = orders.recv(), if in_session => match order {
                    Some(Order::Dispatch(name, data)) => Some(self.event(name, &data)),
                    Some(Order::Reconnect) => {
                        let reconnect = json!({"op": op::RECONNECT, "d": null, "s": null, "t": null});
                        let _ = socket.send(Message::Text(reconnect.to_string())).await;
                        return;
                    }
                    Some(Order::FallSilent) => {
                        tokio::spawn(async move {
                            let _open = socket;
                            std::future::pending::<()>().await;
                        });
                        return;
                    }
                    Some(Order::Say(text)) => {
                        let _ = socket.send(Message::Text(text)).await;
                        None
                    }
                    Some(Order::Heartbeat) => Some(json!({"op": op::HEARTBEAT, "d": null, "s": null, "t": null})),
                    Some(Order::Close(code)) => {
                        let frame = CloseFrame { code: code.into(), reason: "".into() };
                        let _ = socket.send(Message::Close(Some(frame))).await;
                        return;
                    }
                    Some(Order::Drop) | None => return,
                },
            };
            if let Some(reply) = reply {
                // That the bot has gone shows when the next message is read.
                let _ = socket.send(Message::Text(reply.to_string())).await;
            }
        }
    }

    /// Takes what the bot says, and gives what Discord says to that.
    fn hear(&mut self, text: &str, in_session: &mut bool) -> Option<Value> {
        let said: Value = serde_json::from_str(text).expect("the bot speaks JSON");
        let data = said["d"].clone();
        match said["op"].as_u64().expect("every payload has an opcode") {
            op::HEARTBEAT => {
                self.record.add(Event::Heartbeat(data));
                Some(json!({"op": op::HEARTBEAT_ACK, "d": null, "s": null, "t": null}))
            }
            op::IDENTIFY => {
                self.record.add(Event::Identified(data));
                (self.sessions, self.sequence, *in_session) = (self.sessions + 1, 0, true);
                Some(self.ready())
            }
            op::RESUME => {
                *in_session = data["session_id"] == self.session() && data["seq"] == self.sequence;
                self.record.add(Event::Resumed(data));
                Some(if *in_session {
                    self.event("RESUMED", &json!({"_trace": []}))
                } else {
                    json!({"op": op::INVALID_SESSION, "d": false, "s": null, "t": null})
                })
            }
            _ => None,
        }
    }

    fn ready(&mut self) -> Value {
        let ready = json!({
            "v": 10,
            "user": bot_user(),
            "user_settings": {},
            "guilds": [{"id": SERVER, "unavailable": true}],
            "private_channels": [],
            "relationships": [],
            "presences": [],
            "session_type": "normal",
            "session_id": self.session(),
            "resume_gateway_url": self.url,
            "shard": [0, 1],
            "application": {"id": APPLICATION, "flags": 0},
            "_trace": [],
        });
        self.event("READY", &ready)
    }

    /// The session's id.
    fn session(&self) -> String {
        format!("session-{}", self.sessions)
    }

    fn event(&mut self, name: &str, data: &Value) -> Value {
        self.sequence += 1;
        json!({"op": op::DISPATCH, "d": data, "s": self.sequence, "t": name})
    }
}
