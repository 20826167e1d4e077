//! A Discord of one's own: REST and gateway on loopback, in a thread that ends with it.

use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::Value;
use tokio::sync::{mpsc, oneshot, watch};

use super::gateway::{self, Order};
use super::record::{Call, Event, Record, calls};
use super::rest::{Failure, Rest};

/// Where ids of interactions and messages start.
const FIRST_ID: u64 = 1_300_000_000_000_000_000;

/// The fake Discord.
pub(crate) struct Discord {
    /// Everything that happened.
    pub(crate) record: Arc<Record>,
    rest: Arc<Rest>,
    address: String,
    orders: mpsc::UnboundedSender<Order>,
    /// Whether the gateway is away.
    away: watch::Sender<bool>,
    /// Ids given so far.
    ids: AtomicU64,
    /// The thread ends when this is gone.
    _stop: oneshot::Sender<()>,
}

impl Discord {
    /// Starts it on free ports.
    pub(crate) fn start() -> Self {
        let listen = || {
            let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
            listener.set_nonblocking(true).expect("a socket can be made non-blocking");
            let address = listener.local_addr().expect("the listener has an address");
            (listener, address)
        };
        let (rest_listener, rest_address) = listen();
        let (gateway_listener, gateway_address) = listen();
        let record = Arc::new(Record::default());
        let rest = Arc::new(Rest::new(Arc::clone(&record), format!("ws://{gateway_address}")));
        let (orders, taken) = mpsc::unbounded_channel();
        let (away, is_away) = watch::channel(false);
        let (stop, stopped) = oneshot::channel();

        let (served_rest, served_record) = (Arc::clone(&rest), Arc::clone(&record));
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build();
            runtime.expect("the fake's runtime starts").block_on(async {
                let rest_listener = rest_listener.try_into().expect("the listener suits tokio");
                let gateway_listener = gateway_listener.try_into().expect("the listener suits tokio");
                tokio::select! {
                    () = served_rest.serve(rest_listener) => {}
                    () = gateway::serve(gateway_listener, taken, is_away, served_record) => {}
                    _ = stopped => {}
                }
            });
        });
        let address = format!("http://{rest_address}");
        Self { record, rest, address, orders, away, ids: AtomicU64::new(FIRST_ID), _stop: stop }
    }

    /// What stands in for `https://discord.com`.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Gives the gateway an order.
    pub(crate) fn order(&self, order: Order) {
        self.orders.send(order).expect("the fake runs");
    }

    /// Dispatches an interaction, and gives the id that it got.
    pub(crate) fn interact(&self, mut interaction: Value) -> String {
        let id = self.expect(&mut interaction);
        self.order(Order::Dispatch("INTERACTION_CREATE", interaction));
        id
    }

    /// Gives an interaction an id and a token, by which it is to be answered.
    pub(crate) fn expect(&self, interaction: &mut Value) -> String {
        let id = self.next_id();
        let token = format!("aW50ZXJhY3Rpb246{id}");
        self.rest.expect(&id, &token);
        interaction["id"] = id.clone().into();
        interaction["token"] = token.into();
        id
    }

    /// Dispatches a message, and gives the id that it got.
    pub(crate) fn say(&self, mut message: Value) -> String {
        let id = self.next_id();
        message["id"] = id.clone().into();
        self.order(Order::Dispatch("MESSAGE_CREATE", message));
        id
    }

    /// Waits for the call that answers an interaction.
    #[track_caller]
    pub(crate) fn callback(&self, id: &str) -> Call {
        self.record.wait("an answer to the interaction", |events| {
            calls(events).find(|call| call.interaction() == Some(id)).cloned()
        })
    }

    /// Expects no answer to an interaction any more.
    pub(crate) fn forget(&self, id: &str) {
        self.rest.forget(id);
    }

    /// The ids of interactions that were not answered yet.
    pub(crate) fn unanswered(&self) -> Vec<String> {
        self.rest.waiting()
    }

    /// Has the next replies fail with these statuses.
    pub(crate) fn fail(&self, statuses: &[u16]) {
        self.rest.fail(statuses.iter().map(|status| Failure { status: *status, retry_after: None }));
    }

    /// Has the next reply fail because there were too many, for so many seconds.
    pub(crate) fn limit(&self, retry_after: f64) {
        self.rest.fail([Failure { status: 429, retry_after: Some(retry_after) }]);
    }

    /// Ends the connection to the gateway, and turns away all who come until this is asked for again with `false`.
    pub(crate) fn away(&self, away: bool) {
        self.away.send_replace(away);
    }

    /// Answers no callback from now on, until this is asked for again with `false`.
    pub(crate) fn hold(&self, held: bool) {
        self.rest.held.send_replace(held);
    }

    /// Waits until the bot has opened its first session.
    #[track_caller]
    pub(crate) fn identified(&self) -> Value {
        self.record.wait("the bot identifies", |events| {
            events.iter().find_map(|event| match event {
                Event::Identified(data) => Some(data.clone()),
                _ => None,
            })
        })
    }

    fn next_id(&self) -> String {
        self.ids.fetch_add(1, Ordering::Relaxed).to_string()
    }
}
