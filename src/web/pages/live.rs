//! A board kept up to date by server-sent events: its content when it is opened, and whenever that changes.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::{Path, State as Shared};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::unfold;
use jiff::civil::Date;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use super::board::{Board, award};
use crate::library::{Library, today};
use crate::web::routes::plain;
use crate::web::state::State;

/// How often something is sent though nothing changes, so that no proxy takes the connection for dead.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);
/// Seconds after which whoever found no room tries again.
const AGAIN: u16 = 10;
/// What changes a board, as the script knows it.
const NAME: &str = "board";

/// The boards that are followed.
pub(in crate::web) struct Boards {
    /// Half of all connections at most, so that there is room for everything else.
    room: Arc<Semaphore>,
    /// The boards as they were made last, by award, each of which library: it is made once for all who follow it.
    made: Mutex<HashMap<String, Made>>,
}

struct Made {
    of: Arc<Library>,
    on: Date,
    board: Arc<Board>,
}

impl Boards {
    pub(super) fn new(connections: usize) -> Self {
        Self { room: Arc::new(Semaphore::new((connections / 2).max(1))), made: Mutex::default() }
    }

    /// The board of an award as it is now; `None` if it has none.
    fn now(&self, library: Arc<Library>, id: &str) -> Option<Arc<Board>> {
        let on = today();
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = made.get(id).filter(|known| Arc::ptr_eq(&known.of, &library) && known.on == on) {
            return Some(known.board.clone());
        }
        let of_today = library.on(on);
        let board = Arc::new(Board::of(&of_today, award(&of_today, id)?));
        made.insert(id.to_owned(), Made { of: library, on, board: board.clone() });
        Some(board)
    }
}

/// Somebody who follows a board.
struct Follower {
    state: Arc<State>,
    award: String,
    changes: watch::Receiver<()>,
    /// The version that was sent last.
    sent: Option<String>,
    _place: OwnedSemaphorePermit,
}

impl Follower {
    /// The next that is to be sent, once there is something.
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        loop {
            // Seen before it is looked at: what changes meanwhile is looked at again.
            self.changes.borrow_and_update();
            let board = self.state.pages.as_ref()?.boards.now(self.state.service.pages(), &self.award)?;
            if self.sent.as_ref() != Some(&board.version) {
                self.sent = Some(board.version.clone());
                let event = Event::default().event(NAME).id(&board.version).data(&board.content);
                return Some((Ok(event), self));
            }
            tokio::select! {
                changed = self.changes.changed() => changed.ok()?,
                () = self.state.ended.cancelled() => return None,
            }
        }
    }
}

/// A board's events.
pub(super) async fn events(Shared(state): Shared<Arc<State>>, Path(id): Path<String>) -> Response {
    let Some(pages) = &state.pages else { return StatusCode::NOT_FOUND.into_response() };
    if pages.boards.now(state.service.pages(), &id).is_none() {
        return plain(StatusCode::NOT_FOUND, "No such board.\n");
    }
    let Ok(place) = pages.boards.room.clone().try_acquire_owned() else {
        let mut full = plain(StatusCode::SERVICE_UNAVAILABLE, "Too many follow a board already.\n");
        full.headers_mut().insert(RETRY_AFTER, HeaderValue::from(AGAIN));
        return full;
    };
    let changes = state.service.changes();
    let follower = Follower { state: state.clone(), award: id, changes, sent: None, _place: place };
    let events = Sse::new(unfold(follower, Follower::next)).keep_alive(KeepAlive::new().interval(SIGN_OF_LIFE));
    // nginx would keep what comes until there is more of it.
    ([("x-accel-buffering", "no")], events).into_response()
}
