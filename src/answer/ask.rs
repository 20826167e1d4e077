//! Ask: a question in everyday words gets the answer, or is told that there is none.
//!
//! A question is read once ([`Query`]) and offered to each intent in turn; the first that takes it up answers. An intent
//! is a file below here and a line in [`INTENTS`]. [`evidence`] judges whether what was found covers what was asked.

mod collection;
mod compare;
mod count;
mod describe;
pub mod evidence;
pub mod explain;
mod list;
mod partners;
mod query;
mod result;
mod role;
mod similar;
mod small_talk;
mod surname;

use query::Query;

use super::{Answer, List, ListKind, Outcome, Scored};
use crate::library::Library;
use crate::question::follow_up::{FollowUp, PRONOUNS};

/// Something that a person may want to know.
pub(crate) struct Intent {
    /// What the reply calls it.
    pub(crate) name: &'static str,
    /// Answers a question of this kind, or leaves it to the next.
    answer: fn(&Query<'_>) -> Option<Answer>,
}

/// Every intent, in the order in which they are offered a question; the last takes every one.
pub(crate) const INTENTS: &[Intent] = &[
    Intent { name: "small talk", answer: small_talk::answer },
    Intent { name: "similar", answer: similar::answer },
    Intent { name: "compare", answer: compare::answer },
    Intent { name: "surname", answer: surname::answer },
    Intent { name: "collection", answer: collection::answer },
    Intent { name: "count", answer: count::answer },
    Intent { name: "list", answer: list::answer },
    Intent { name: "result", answer: result::answer },
    Intent { name: "partners", answer: partners::answer },
    Intent { name: "describe", answer: describe::answer },
];

pub(super) fn answer(library: &Library, question: &str, before: Option<&str>, page: usize) -> Answer {
    let mut answer = match before.and_then(|before| Some((before, FollowUp::read(library, before, question)?))) {
        None => taken_up(library, question).1,
        Some((_, FollowUp::Question(whole))) => taken_up(library, &whole).1,
        Some((before, FollowUp::Others)) => others(library, before),
        Some((before, FollowUp::OfEntry)) => {
            let spoken_of = taken_up(library, before).1.entries();
            match spoken_of.first() {
                None => taken_up(library, question).1,
                Some(one) => {
                    let title = &library.catalogue().entry(one.entry).title;
                    taken_up(library, &with_name(question, title)).1
                }
            }
        }
    };
    if let Outcome::List(list) = &mut answer.outcome {
        list.page = page;
    }
    Answer { told: true, ..answer }
}

/// The question with an entry's title in the place of the word that stands for it.
fn with_name(question: &str, title: &str) -> String {
    // A dash or a colon in a title would part the question.
    let title: String = title.chars().map(|c| if c.is_alphanumeric() || c == '\'' { c } else { ' ' }).collect();
    let mut replaced = false;
    let words = question.split_whitespace().map(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if !replaced && PRONOUNS.contains(&bare.as_str()) {
            replaced = true;
            return title.as_str();
        }
        word
    });
    let named = words.collect::<Vec<_>>().join(" ");
    if replaced { named } else { format!("{} {title}", named.trim_end_matches('?')) }
}

/// The answer of the intent that takes a question up, with the intent's name.
fn taken_up(library: &Library, question: &str) -> (&'static str, Answer) {
    let query = Query::new(library, question);
    let answered = INTENTS.iter().find_map(|intent| Some((intent.name, (intent.answer)(&query)?)));
    answered.unwrap_or_else(|| {
        let nothing = Outcome::Nothing { nearest: Vec::new(), why: None };
        ("nothing", Answer::new(question.to_owned(), nothing))
    })
}

/// What else answers a question that one entry was told for.
fn others(library: &Library, before: &str) -> Answer {
    let (_, first) = taken_up(library, before);
    let told = match &first.outcome {
        Outcome::Card(card) => vec![card.entry.entry],
        _ => first.entries().iter().map(|scored| scored.entry).collect(),
    };
    let search = library.search();
    let entries: Vec<Scored> = search
        .lookup(&search.read(before), None)
        .iter()
        .filter(|hit| !told.contains(&hit.entry) && hit.fit.covered >= search.settings().answered)
        .map(Scored::from)
        .collect();
    let understood = format!("what else · {}", first.understood);
    if entries.is_empty() {
        return Answer::new(understood, Outcome::Nothing { nearest: Vec::new(), why: None });
    }
    let page_size = library.reply_settings().page_size;
    Answer::new(understood, Outcome::List(List { kind: ListKind::Found, entries, page: 1, page_size }))
}
