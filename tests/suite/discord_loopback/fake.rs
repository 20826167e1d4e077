//! A Discord of one's own: REST and gateway on loopback, in a thread that ends with it.

use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::Value;
use tokio::sync::{mpsc, oneshot, watch};

use super::channels::Channels;
use super::faults::{Fault, Faults};
use super::gateway::{self, Order};
use super::record::{Call, Event, Record, calls};
use super::rest::Rest;
use super::servers::Servers;

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
        Self::beating(gateway::HEARTBEAT)
    }

    /// The same, with so many milliseconds between heartbeats.
    pub(crate) fn beating(milliseconds: u64) -> Self {
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
                    () = gateway::serve(gateway_listener, taken, is_away, served_record, milliseconds) => {}
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

    /// The same, where this goes wrong with the first attempts to answer it.
    pub(crate) fn interact_failing(&self, mut interaction: Value, faults: &[Fault]) -> String {
        let id = self.expect(&mut interaction);
        self.faults(|all| all.plan(&id, faults));
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

    /// The same, where this goes wrong with the first attempts to reply.
    pub(crate) fn say_failing(&self, mut message: Value, faults: &[Fault]) -> String {
        let id = self.next_id();
        message["id"] = id.clone().into();
        self.faults(|all| all.plan(&id, faults));
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

    /// Changes or asks what goes wrong.
    pub(crate) fn faults<T>(&self, act: impl FnOnce(&mut Faults) -> T) -> T {
        self.rest.faults(act)
    }

    /// Changes what the servers are like.
    #[allow(dead_code, reason = "the benchmark, which shares the fake, has no shows")]
    pub(crate) fn servers<T>(&self, act: impl FnOnce(&mut Servers) -> T) -> T {
        self.rest.servers(act)
    }

    /// Keeps a file that is given with a command.
    pub(crate) fn keep_file(&self, name: &str, text: &str) {
        self.rest.keep_file(name, text);
    }

    /// Changes or asks what stands in the channels.
    pub(crate) fn channels<T>(&self, act: impl FnOnce(&mut Channels) -> T) -> T {
        self.rest.channels(act)
    }

    /// Has this go wrong with the next attempts at a reply, whichever they are.
    pub(crate) fn fail(&self, faults: &[Fault]) {
        self.faults(|all| all.fail_next(faults.iter().copied()));
    }

    /// Ends the connection to the gateway, and turns away all who come until this is asked for again with `false`.
    pub(crate) fn away(&self, away: bool) {
        self.away.send_replace(away);
    }

    /// Has its clock be so many seconds behind this machine's.
    #[allow(dead_code, reason = "the benchmark, which shares the fake, has no clock")]
    pub(crate) fn is_behind(&self, seconds: u64) {
        self.rest.behind.store(seconds, Ordering::Relaxed);
    }

    /// Answers nothing at all from now on, until this is asked for again with `false`.
    pub(crate) fn mute(&self, mute: bool) {
        self.rest.mute.send_replace(mute);
    }

    /// Answers no callback and no message from now on, until this is asked for again with `false`.
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
