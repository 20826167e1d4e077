//! Similar-to: entries like one, each with the reason.

use super::show::meant;
use super::{Answer, Outcome};
use crate::library::Library;

pub(super) fn answer(library: &Library, text: &str) -> Answer {
    let Some(of) = meant(library, text) else {
        let nearest = library.search().lookup(text, None).into_iter().take(library.reply_settings().offers);
        let nearest = nearest.map(|hit| super::Scored { entry: hit.entry, score: hit.fit.score }).collect();
        return Answer { understood: format!("similar to · {text}"), outcome: Outcome::Nothing { nearest } };
    };
    let understood = format!("similar to · {}", library.catalogue().entry(of).title);
    let similar = library.search().similar(library.catalogue(), of);
    Answer { understood, outcome: Outcome::Similar { of, similar } }
}
