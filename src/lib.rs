//! Laureate: a chat bot that answers questions about award entries.
//!
//! The modules in the order in which a request flows: a doorway ([`console`], [`discord`]) reads what a person typed by the
//! [`command`] table into a [`request`]; [`question`] does so for plain sentences. [`answer`] judges it against the
//! [`library`], which is the [`catalogue`] and its [`search`] index. [`reply`] puts the answer into words, and the doorway
//! shows them. [`config`] holds the settings.

pub mod answer;
pub mod catalogue;
pub mod command;
pub mod config;
pub mod console;
pub mod discord;
mod files;
pub mod library;
pub mod log;
mod nearest;
pub mod question;
pub mod reply;
pub mod request;
pub mod search;
