//! What is asked, as data: which entries, and what is told of them.
//!
//! A [`Query`] is made once from a request by [`read`](crate::read), and run by [`answer`](crate::answer). What was
//! understood, the explanation, pages and follow-ups all come from the query that ran. [`select`] says which entries,
//! [`shape`] what is told of them, [`words`] puts a query into words.

pub mod select;
pub mod shape;
pub mod words;

pub use select::{Clause, Field, Select};
pub use shape::{Ask, BotAsk, FigureAsk, Group, Grouping, Metric, Order, Shape, Unit};

/// A question as data. Every command, button and sentence becomes one of these.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    /// Which entries.
    pub select: Select,
    /// What is told of them.
    pub shape: Shape,
    /// Which page of a list, counted from 1.
    pub page: usize,
}

impl Query {
    /// A query's first page.
    #[must_use]
    pub fn new(select: Select, shape: Shape) -> Self {
        Self { select, shape, page: 1 }
    }
}
