//! Discord: interactions in, responses out, and the gateway that carries them.
//!
//! In reading order: [`mod@asking`] is what an interaction asks, and [`respond`] turns that into a response, synchronous and
//! without I/O; [`message`] does so for mentions and direct messages. [`view`] lays a reply out in [`component`]s, within the [`limits`], with foreign text made
//! harmless by [`markdown`]; [`custom_id`] carries the state of buttons. [`command_schema`] makes Discord's form of the command
//! table, and [`command_sync`] has Discord hold it. [`bot`] answers what comes unless it was [`seen`], at the pace of
//! [`flood`]'s gate and with the [`memory`] of what was asked before, by way of [`delivery`]. Shows are run in
//! [`mod@ceremony`]; what they owe to channels is made by [`announce`] and sent by [`outbox`]. And [`gateway`] is the process,
//! which watches [`heartbeats`], ends when [`signals`] ask for it, and with an [`error`] where it cannot go on. Where
//! interactions come over HTTP, [`http`] answers them, with responses that were [`mod@kept`] for whoever asks the same and with what
//! [`mod@asked`] keeps between replicas, and [`service`] is what goes on beside. serenity's types stay in here.

pub(crate) mod announce;
mod asked;
mod asking;
pub mod bot;
pub(crate) mod ceremony;
pub mod command_schema;
mod command_sync;
pub mod component;
pub mod custom_id;
pub mod delivery;
pub mod error;
pub(crate) mod fatal_close;
pub mod flood;
pub mod gateway;
mod heartbeats;
pub mod http;
mod kept;
pub mod limits;
pub mod markdown;
pub mod memory;
pub mod message;
mod outbox;
pub mod phone;
mod reload;
pub mod respond;
pub mod response;
pub mod seen;
pub mod service;
mod shared;
pub(crate) mod signals;
pub mod view;
mod wake;
