//! The ceremony: what may happen in a show, what follows from it, and what everybody may know by now.
//!
//! A [`show`] is a fold over the [`ledger`](crate::ledger)'s events. [`decide`](decide::decide) makes events of a command, or
//! refuses it, and says why in the words of [`Refused`]; [`posts`] says which posts they owe to which channels; [`envelope`] commits to the results before the night.
//! [`perform`] does what an organiser asks for in words, each of which is one of the [`verbs`], with the names that [`meant`] and the times that [`times`] read.
//! [`import`] reads results from a judges' sheet, and [`imported`] keeps what was understood.
//! [`preview`] is a show as its organiser sees it before, and [`rehearsal`] one with made-up winners.
//! [`known`] is the library with what was revealed.
//! All of it is without clock and chance, and all but [`act`], [`perform`], [`imported`] and [`known`] without I/O: the moment and the salts
//! come in as values.

pub mod act;
pub mod decide;
pub mod envelope;
pub mod import;
pub mod imported;
pub mod known;
pub mod meant;
pub mod order;
pub mod perform;
pub mod posts;
pub mod preview;
pub mod public;
mod receipts;
mod refused;
pub mod rehearsal;
pub mod show;
pub mod times;
pub mod verbs;
pub mod words;

pub use decide::{Command, Recording, decide};
pub use order::RunningOrder;
pub use refused::Refused;
pub use show::Show;
