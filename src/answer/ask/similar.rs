//! "Anything like the Harrogate parking project?"

use super::query::Query;
use crate::answer::{Answer, similar_to};

/// What stands before the entry that others are to be like.
const LIKE: [&str; 18] = [
    "similar to", "anything like", "something like", "anyone like", "else like", "projects like", "entries like",
    "more like", "schemes like", "studies like", "ones like", "others like", "stuff like", "things like",
    "comparable to", "resembles", "resemble", "along the lines of",
];

pub(super) fn answer(query: &Query<'_>) -> Option<Answer> {
    let (library, sentence) = (query.library, &query.sentence);
    let place = LIKE.iter().find_map(|phrase| sentence.place_of(phrase))?;
    let meant = sentence.words[place.end..].join(" ");
    (!meant.is_empty()).then(|| similar_to::answer(library, &meant))
}
