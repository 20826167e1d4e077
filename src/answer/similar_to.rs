//! Similar-to: entries like one, each with the reason.

use super::show::meant;
use super::{Answer, Outcome};
use crate::library::Library;

pub(super) fn answer(library: &Library, text: &str) -> Answer {
    let of = match meant(library, text) {
        Ok(entry) => entry,
        Err(nothing) => return Answer::new(format!("similar to · {text}"), nothing),
    };
    let understood = format!("similar to · {}", library.catalogue().entry(of).title);
    let similar = library.search().similar(library.catalogue(), of);
    Answer::new(understood, Outcome::Similar { of, similar })
}
