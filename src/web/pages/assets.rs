//! The style and the script: files of Laureate's own, built in.

use std::sync::LazyLock;

use axum::extract::{Path, RawQuery};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use crate::ledger::sealed::hex;
use crate::web::routes::plain;

/// Where they are.
pub(super) const ASSETS: &str = "/assets/";
/// Digits of a version.
const DIGITS: usize = 16;

/// A file.
pub(super) struct Asset {
    name: &'static str,
    media: &'static str,
    text: &'static str,
    version: String,
}

/// The style of all pages.
pub(super) static STYLE: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("pages.css", "text/css; charset=utf-8", include_str!("assets/pages.css")));
/// The script of boards.
pub(super) static SCRIPT: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("board.js", "text/javascript; charset=utf-8", include_str!("assets/board.js")));

impl Asset {
    fn new(name: &'static str, media: &'static str, text: &'static str) -> Self {
        Self { name, media, text, version: version(text.as_bytes()) }
    }

    /// Its address, which is another one when it changes.
    pub(super) fn address(&self) -> String {
        format!("{ASSETS}{}?v={}", self.name, self.version)
    }
}

/// What tells a text from what it was before.
pub(super) fn version(text: &[u8]) -> String {
    hex(&Sha256::digest(text)).chars().take(DIGITS).collect()
}

/// Whether whoever asks has this version already.
pub(super) fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let known = headers.get(IF_NONE_MATCH).and_then(|known| known.to_str().ok()).unwrap_or_default();
    known.split(',').any(|known| known.trim().trim_start_matches("W/") == tag)
}

/// A file.
pub(super) async fn asset(Path(name): Path<String>, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    let found = [&STYLE, &SCRIPT].into_iter().find(|asset| asset.name == name);
    let Some(asset) = found else { return plain(StatusCode::NOT_FOUND, "No such file.\n") };
    let tag = format!("\"{}\"", asset.version);
    // What names its version never changes; what names another, as while replicas are replaced, is asked for again.
    let is_named = query.is_some_and(|query| query == format!("v={}", asset.version));
    let kept = if is_named { "public, max-age=31536000, immutable" } else { "no-cache" };
    let head = [(CACHE_CONTROL, kept.to_owned()), (ETAG, tag.clone())];
    if is_known(&headers, &tag) {
        return (StatusCode::NOT_MODIFIED, head).into_response();
    }
    (head, [(CONTENT_TYPE, asset.media)], asset.text).into_response()
}
