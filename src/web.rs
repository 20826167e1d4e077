//! HTTP: what a proxy passes on, and what operators and orchestrators ask.
//!
//! In reading order: [`process`] is the process, from the settings to its end in order; [`server`] takes connections within
//! limits; [`routes`] says which address is whose, and what holds for all; [`state`] is what they share. [`interactions`] are
//! Discord's, [`pages`] are for people, [`health`] is for load balancers, [`metrics`] are for Prometheus; [`body`] reads what comes with a
//! request. What an
//! interaction is answered is for [`discord::http`](crate::discord::http) to say: serenity's types do not come here, and axum's do
//! not leave.

mod body;
mod health;
mod interactions;
mod metrics;
pub mod pages;
pub mod process;
pub mod routes;
pub mod server;
pub mod state;
