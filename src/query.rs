//! What is asked, as data: which entries, and what the reply says about them.
//!
//! A [`Query`] is made once from a request by [`read`](crate::read), and run by [`answer`](crate::answer). What was
//! understood, the explanation, pages and follow-ups all come from the query that ran. [`select`] says which entries,
//! [`shape`] what the reply says about them, [`reckoning`] what is worked out of their figures, [`words`] puts a query into
//! words.

pub mod reckoning;
pub mod select;
pub mod shape;
pub mod words;

pub use reckoning::{Operation, Reckoning, Term};
pub use select::{Clause, Field, Select};
pub use shape::{Ask, BotAsk, EventAsk, Fared, FigureAsk, Group, Grouping, Metric, Order, Shape, Unit};

/// A question as data. Every command, button and sentence becomes one of these.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    /// Which entries.
    pub select: Select,
    /// What the reply says about them.
    pub shape: Shape,
    /// Which page of a list, counted from 1; or from the end, where [`LAST_PAGE`] is the last.
    pub page: usize,
}

/// The last page, however many there are; one less is the page before it.
pub const LAST_PAGE: usize = usize::MAX;
/// Pages that can be counted from the end.
pub const FROM_END: usize = 1_000_000;

impl Query {
    /// A query's first page.
    #[must_use]
    pub fn new(select: Select, shape: Shape) -> Self {
        Self { select, shape, page: 1 }
    }
}
