//! Laureate's tests: one binary, one module an area.
//!
//! `harness` has what all share: the built-in library, small catalogues to break, and the real program to run.
//! A new test goes into the module of its area; a new area is a new module here.

mod ask;
mod batch;
mod browser;
mod catalogue;
mod categories;
mod ceremony;
mod choices;
mod config;
mod conversations;
mod discord;
mod discord_ceremony;
mod discord_container;
mod discord_delivery;
mod discord_loopback;
mod discord_panics;
mod discord_posts;
mod filters;
mod harness;
mod kept;
mod ledger;
mod log;
mod lookup;
mod metamorphic;
mod operators;
mod originals;
mod pages;
mod phone;
mod program;
mod properties;
mod questions;
mod readings;
mod readme;
mod reckoning;
mod reload;
mod replies;
mod scheme;
mod scopes;
mod similar;
mod suggestions;
mod ways;
mod web;
mod weights;
mod winners;
mod wording;
