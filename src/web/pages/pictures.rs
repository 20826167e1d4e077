//! The picture of an entry in a category, once that is announced and it got further than the list.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use axum::extract::{Path, State as Shared};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use super::assets::{is_known, version};
use crate::catalogue::Recognition;
use crate::library::Library;
use crate::picture::{CardText, draw};
use crate::web::routes::plain;
use crate::web::state::State;

/// Pictures that are kept, of some 40 KiB each.
const KEPT: usize = 100;
/// Pictures that are drawn at once: each takes a processor for some milliseconds.
const AT_ONCE: usize = 1;
/// How long whoever has one need not ask again: a result can be corrected.
const GOOD_FOR: &str = "private, max-age=60";

/// The pictures that were drawn lately, by their versions.
pub(in crate::web) struct Pictures {
    kept: Mutex<HashMap<String, Bytes>>,
    room: Semaphore,
}

impl Pictures {
    pub(super) fn new() -> Self {
        Self { kept: Mutex::default(), room: Semaphore::new(AT_ONCE) }
    }

    fn known(&self, version: &str) -> Option<Bytes> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).get(version).cloned()
    }

    fn keep(&self, version: String, png: Bytes) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(version, png);
    }
}

/// Whether a standing is one that was revealed: further than the list, in a category that is announced.
#[must_use]
pub fn is_revealed(library: &Library, stands: &Recognition) -> bool {
    stands.status.is_award() && library.results().is_announced(stands.category)
}

/// What the picture of an entry in a category says; `None` where it is not to be seen yet, or never.
#[must_use]
pub fn revealed(library: &Library, entry: &str, category: &str) -> Option<CardText> {
    let catalogue = library.catalogue();
    let key = catalogue.entry_by_id(entry)?;
    let of_category = |stands: &Recognition| catalogue.category(stands.category).id == category;
    let stands = library.recognitions(key).find(|stands| of_category(stands) && is_revealed(library, stands))?;
    Some(CardText::of(library, key, stands.category))
}

/// A picture as PNG.
pub(super) async fn picture(
    Shared(state): Shared<Arc<State>>,
    Path((entry, picture)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let none = || plain(StatusCode::NOT_FOUND, "No such picture, or not yet.\n");
    let text = picture.strip_suffix(".png").and_then(|category| revealed(&state.library(), &entry, category));
    let (Some(text), Some(pages)) = (text, &state.pages) else { return none() };
    let version = version(format!("{text:?}").as_bytes());
    let tag = format!("\"{version}\"");
    let head = [(CACHE_CONTROL, GOOD_FOR.to_owned()), (ETAG, tag.clone())];
    if is_known(&headers, &tag) {
        return (StatusCode::NOT_MODIFIED, head).into_response();
    }
    let png = match drawn(&pages.pictures, text, version).await {
        Ok(png) => png,
        Err(error) => {
            tracing::error!(%error, %entry, "a picture cannot be drawn");
            return plain(StatusCode::INTERNAL_SERVER_ERROR, "The picture cannot be drawn.\n");
        }
    };
    (head, [(CONTENT_TYPE, "image/png")], png).into_response()
}

/// The picture that was kept, or one that is drawn now.
async fn drawn(
    pictures: &Pictures,
    text: CardText,
    version: String,
) -> Result<Bytes, Box<dyn std::error::Error + Send + Sync>> {
    let _place = pictures.room.acquire().await?;
    // Whoever waited for the same finds it.
    if let Some(png) = pictures.known(&version) {
        return Ok(png);
    }
    let png = Bytes::from(spawn_blocking(move || draw(&text)).await??);
    pictures.keep(version, png.clone());
    Ok(png)
}
