//! From a sentence to a request.
//!
//! A question is looked up as it stands: the entries' own everyday questions, facts and names are what finds the entry
//! that answers it.

use crate::request::Request;
use crate::search::filter::FilterText;

/// The request that a question makes; never another question.
#[must_use]
pub fn understand(question: &str) -> Request {
    Request::Lookup { query: question.trim().to_owned(), filters: FilterText::default(), page: 1 }
}
