//! Greetings, thanks and "what can you do?": answered by what the catalogue holds.

use super::query::Query;
use crate::answer::{Answer, about};

/// All that a message says, for it to be small talk.
const SMALL_TALK: [&str; 22] = [
    "hi", "hello", "hey", "hiya", "good morning", "good afternoon", "good evening", "hi there", "hello there",
    "thanks", "thank you", "cheers", "help", "what can you do", "what can i ask", "what can i ask you", "who are you",
    "what are you", "what do you know", "how does this work", "what is this", "how do you work",
];

pub(super) fn answer(query: &Query<'_>) -> Option<Answer> {
    let said = query.sentence.words.join(" ");
    SMALL_TALK.contains(&said.as_str()).then(|| about::answer(query.library))
}
