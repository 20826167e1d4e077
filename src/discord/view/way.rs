//! How somebody came to a reply, and the way back from it.

use crate::answer::{Answer, Card, Outcome};
use crate::discord::custom_id::{State, Trail};
use crate::library::Library;
use crate::reply::Reply;
use crate::reply::ways::filters;
use crate::request::Request;

/// How somebody came to a reply, and who sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Way {
    /// What was shown before, the oldest first.
    pub trail: Trail,
    /// Whether only one person sees the reply.
    pub private: bool,
}

/// Bytes of a step of the way back that leave room for where it leads from.
const LONG_STEP: usize = 60;

impl Way {
    /// The way back from what a reply leads to: the reply is its last step. What was a step before is none twice.
    pub(super) fn onward(&self, library: &Library, request: &Request, answer: &Answer, reply: &Reply) -> Trail {
        let long = State::Share(request.clone()).encode().is_none_or(|id| id.len() > LONG_STEP);
        let step = if long { shorter(library, request, answer, reply) } else { None };
        let step = step.unwrap_or_else(|| as_shown(request, reply));
        let mut trail = self.trail.clone();
        if let Some(at) = trail.iter().position(|known| *known == step) {
            trail.truncate(at);
        }
        trail.push(step);
        trail
    }
}

/// A request for the page that is shown: one that is not there is the last.
fn as_shown(request: &Request, reply: &Reply) -> Request {
    reply.pages().and_then(|(page, _)| request.at_page(page)).unwrap_or_else(|| request.clone())
}

/// A shorter request that shows the same entries.
pub(super) fn shorter(library: &Library, request: &Request, answer: &Answer, reply: &Reply) -> Option<Request> {
    match &answer.outcome {
        Outcome::Card(Card { entry, page, .. }) => {
            let entry = library.catalogue().entry(entry.entry).id.clone();
            Some(Request::Show { entry, page: Some(page.unwrap_or(1)) })
        }
        Outcome::List(_) | Outcome::Count(_) => {
            let page = reply.pages().map_or(1, |(page, _)| page);
            let shorter = Request::Browse { filters: filters(library, answer)?, page };
            (*request != shorter).then_some(shorter)
        }
        _ => None,
    }
}

/// A request with the ids of its entries in full: a way back has them short.
#[must_use]
pub fn in_full(library: &Library, mut request: Request) -> Request {
    if let Request::Show { entry, .. } | Request::SimilarTo { entry } | Request::Stated { entry, .. } = &mut request
        && let Some(key) = library.entry_tagged(entry)
    {
        entry.clone_from(&library.catalogue().entry(key).id);
    }
    request
}
