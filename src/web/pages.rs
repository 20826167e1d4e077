//! Pages for people: where anybody who is let in asks, and the boards.
//!
//! They only read, and only the public library. [`door`] lets people in; [`address`] says what an address asks for; [`ask`] is
//! the page with a reply, in HTML by [`reply`]; [`board`] is the screen in the hall, which [`live`] keeps up to date;
//! [`pictures`] are those of what was revealed; [`frame`] and [`assets`] are around all of them. Everything works without a
//! script; the board's spares the reader loading it again.

pub mod address;
pub mod ask;
mod assets;
pub mod board;
mod door;
mod frame;
mod live;
pub mod pictures;
mod reply;

use std::panic::resume_unwind;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, RawQuery, Request, State as Shared};
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::Markup;
use tokio::task::spawn_blocking;

use super::state::State;
use crate::config::{PagesKey, ServeSettings};
use crate::library::Library;
use crate::wording::{Language, say};
use address::{Asked, What};
use door::{Door, enter};
use live::Boards;
use pictures::Pictures;

/// What a page may load and do: its own style, script and pictures, and nothing that stands in the page itself.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; \
     base-uri 'none'; frame-ancestors 'none'",
);

/// What pages share.
pub(super) struct Pages {
    door: Door,
    boards: Boards,
    pictures: Pictures,
}

impl Pages {
    /// Pages by these settings, for whoever has the key, if there is one.
    pub(super) fn new(settings: &ServeSettings, key: Option<&PagesKey>) -> Self {
        Self { door: Door::new(settings, key), boards: Boards::new(settings.connections), pictures: Pictures::new() }
    }
}

/// The addresses of all pages.
pub(super) fn routes(state: &Arc<State>) -> Router<Arc<State>> {
    Router::new()
        .route("/", get(line))
        .route("/entry/{id}", get(entry))
        .route("/award/{id}", get(award))
        .route("/board/{id}", get(board_of))
        .route("/board/{id}/events", get(live::events))
        .route("/card/{entry}/{picture}", get(pictures::picture))
        .route_layer(from_fn_with_state(state.clone(), enter))
        .route(&format!("{}{{name}}", assets::ASSETS), get(assets::asset))
        .layer(from_fn(guarded))
}

/// What holds for every page, whatever it says.
async fn guarded(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, POLICY);
    // What somebody asked stands in the address, and is nobody else's to know.
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

async fn line(Shared(state): Shared<Arc<State>>, headers: HeaderMap, RawQuery(query): RawQuery) -> Response {
    answer(&state, &headers, What::Line(String::new()), query).await
}

async fn entry(
    Shared(state): Shared<Arc<State>>,
    headers: HeaderMap,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    answer(&state, &headers, What::Entry { id, figure: None }, query).await
}

async fn award(
    Shared(state): Shared<Arc<State>>,
    headers: HeaderMap,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    answer(&state, &headers, What::Award(id), query).await
}

async fn answer(state: &State, headers: &HeaderMap, what: What, query: Option<String>) -> Response {
    let asked = Asked::of(what, &query.unwrap_or_default());
    let mut response = made(as_accepted(state, headers), move |library| ask::shown(library, &asked)).await;
    response.headers_mut().insert(VARY, HeaderValue::from_static("Accept-Language"));
    response
}

/// The library in the language that a browser likes best.
fn as_accepted(state: &State, headers: &HeaderMap) -> Library {
    let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|header| header.to_str().ok());
    state.library().in_language(accepted.and_then(Language::accepted))
}

async fn board_of(Shared(state): Shared<Arc<State>>, Path(id): Path<String>) -> Response {
    let page = move |library: &Library| match board::award(library, &id) {
        Some(award) => (StatusCode::OK, board::shown(library, award)),
        None => {
            let (title, sentence) = (say!(library, "no-such-board"), say!(library, "no-such-board-here"));
            (StatusCode::NOT_FOUND, frame::sentence(library, &title, &sentence))
        }
    };
    made(state.library(), page).await
}

/// Makes a page where it holds nothing else up.
async fn made(library: Library, page: impl FnOnce(&Library) -> (StatusCode, Markup) + Send + 'static) -> Response {
    match spawn_blocking(move || page(&library)).await {
        Ok((status, markup)) => html(status, markup),
        // The layer above all answers it.
        Err(error) => match error.try_into_panic() {
            Ok(panic) => resume_unwind(panic),
            Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        },
    }
}

/// A page as a response.
fn html(status: StatusCode, page: Markup) -> Response {
    (status, [(CONTENT_TYPE, "text/html; charset=utf-8")], page.into_string()).into_response()
}

#[cfg(test)]
pub(super) mod tests {
    use std::sync::OnceLock;

    use crate::config::{Config, Environment};
    use crate::library::{Library, load};

    /// The built-in catalogue's library.
    pub(in crate::web) fn library() -> &'static Library {
        static LIBRARY: OnceLock<Library> = OnceLock::new();
        LIBRARY.get_or_init(|| {
            let config = Config::load(None, &Environment::default()).expect("its defaults are sound");
            Library::of(load(&config).expect("it is sound"), &config).expect("it can be indexed")
        })
    }
}
