//! Suggest: what may be meant by what is being typed.

use super::{Answer, Outcome};
use crate::library::Library;
use crate::search::suggest::SuggestKind;

pub(super) fn answer(library: &Library, kind: SuggestKind, text: &str) -> Answer {
    let count = library.suggest_settings().count;
    let suggestions = library.search().suggest(library.catalogue(), kind, text, count);
    Answer::new(format!("suggest · {text}"), Outcome::Suggestions(suggestions))
}
