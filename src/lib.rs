//! Laureate: a chat bot that answers questions about award entries.
//!
//! The modules in the order in which a request flows: a doorway ([`console`], [`discord`], [`web`]) reads what a person typed by the
//! [`command`] table into a [`request`]. [`read`] makes a [`query`] of it: what is asked, as data. [`answer`] runs the query
//! on the [`library`], which is the [`catalogue`] with its [`names`], its [`search`] index, and the [`results`] and the
//! [`programme`] of the shows as the public may know them.
//! [`picture`] draws what is announced. [`reply`] puts the answer into words, by the [`wording`] of a language, and the doorway shows
//! them. [`config`] holds the settings.
//! [`sheet`] reads spreadsheets, and [`scheme`] makes a catalogue's files of an organisers' one.
//!
//! How awards end is announced in shows: the [`ledger`] is the database of what happened in them, and [`ceremony`] says what may
//! happen and what everybody may know by now. Nothing behind a question imports the two.

pub mod answer;
mod beside;
pub mod catalogue;
pub mod ceremony;
pub mod command;
pub mod config;
pub mod console;
pub mod control;
pub mod discord;
mod files;
mod fold;
pub mod ledger;
pub mod library;
pub mod log;
pub mod names;
mod nearest;
pub mod picture;
mod plain;
pub mod programme;
pub mod query;
pub mod read;
pub mod reply;
pub mod request;
pub mod results;
pub mod scheme;
pub mod search;
pub mod sheet;
pub mod web;
pub mod wording;
