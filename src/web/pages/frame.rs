//! What stands around every page.

use maud::{DOCTYPE, Markup, html};

use super::address::CARD;
use super::assets::{SCRIPT, STYLE};
use crate::library::Library;
use crate::picture::{HEIGHT, WIDTH};
use crate::reply::phrases::{safe, short};
use crate::wording::say;

/// Seconds after which a board without script is loaded again.
const AGAIN: u32 = 10;

/// What is around a page's own content.
#[derive(Debug, Default)]
pub(super) struct Frame {
    /// What the page is, in a few words.
    pub(super) title: String,
    /// Its lasting address, where it has one: a path.
    pub(super) lasting: Option<String>,
    /// The picture that stands for it where it is sent on: entry and category, by their ids.
    pub(super) picture: Option<(String, String)>,
    /// Whether it is a board, which is kept up to date.
    pub(super) board: bool,
}

/// A whole page.
pub(super) fn page(library: &Library, frame: &Frame, content: &Markup) -> Markup {
    let title = if frame.title.is_empty() { "Laureate".to_owned() } else { short(&frame.title) + " · Laureate" };
    let lasting = frame.lasting.as_ref().and_then(|path| library.public_address(path));
    let picture = frame.picture.as_ref().map(|(entry, category)| picture_path(entry, category));
    let picture = picture.and_then(|path| library.public_address(&path));
    html! {
        (DOCTYPE)
        html lang=(library.language().id()) class=[frame.board.then_some("hall")] {
            head {
                meta charset="utf-8";
                title { (safe(&title)) }
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                link rel="stylesheet" href=(STYLE.address());
                link rel="icon" href="data:,";
                @if let Some(address) = lasting {
                    link rel="canonical" href=(address);
                    meta property="og:title" content=(safe(&frame.title));
                    meta property="og:url" content=(address);
                    @if let Some(picture) = picture {
                        meta property="og:image" content=(picture);
                        meta property="og:image:width" content=(WIDTH);
                        meta property="og:image:height" content=(HEIGHT);
                    }
                }
                @if frame.board {
                    script src=(SCRIPT.address()) defer {}
                    noscript { meta http-equiv="refresh" content=(AGAIN); }
                }
            }
            body {
                a.skip href="#main" { (say!(library, "skip")) }
                header.site { a href="/" { "Laureate" } }
                main #main tabindex="-1" { (content) }
            }
        }
    }
}

/// Where the picture of an entry in a category is.
pub(super) fn picture_path(entry: &str, category: &str) -> String {
    format!("{CARD}{entry}/{category}.png")
}

/// A page that is a sentence: what went wrong, and what to do.
pub(super) fn sentence(library: &Library, title: &str, sentence: &str) -> Markup {
    let frame = Frame { title: title.to_owned(), ..Frame::default() };
    let content = html! {
        h1 { (title) }
        p { (sentence) }
        p { a href="/" { (say!(library, "ask-something")) } }
    };
    page(library, &frame, &content)
}
