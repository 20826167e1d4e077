//! "What is Becky's surname?": many entries tell a person's first name and no other.

use super::evidence::capitalised;
use super::query::Query;
use crate::answer::understood::joined;
use crate::answer::{Answer, Card, Outcome, Says, show};
use crate::question::Sentence;

pub(super) fn answer(query: &Query<'_>) -> Option<Answer> {
    let (library, sentence) = (query.library, &query.sentence);
    let text = sentence.words.join(" ");
    if !ASKED_FOR.iter().any(|asked| text.contains(asked)) {
        return None;
    }
    let (firsts, rest) = first_names(sentence);
    let search = library.search();
    let question = search.read(&rest);
    let understood = joined("surname", vec![question.understood.clone()]);
    let found = search.lookup(&question, None).first().and_then(|best| {
        let entry = library.catalogue().entry(best.entry);
        let fact = entry.facts.iter().position(|fact| firsts.iter().any(|first| has_surname(fact, first)));
        fact.map(|fact| (best.entry, fact))
    });
    let outcome = match found {
        Some((entry, fact)) => {
            let mut card = show::card(library, entry);
            card.facts.retain(|other| *other != fact);
            card.facts.truncate(library.reply_settings().facts);
            Outcome::Card(Card { says: Some(Says::Fact(fact)), ..card })
        }
        None => Outcome::Nothing { nearest: query.nearest(), why: None },
    };
    Some(Answer::new(understood, outcome))
}

/// Whose surname may be asked for, and the words of the question without the asking.
///
/// "Becky's surname", "the surname of Joe": the word beside it; "Martin … you don't have his surname?": any name.
fn first_names(sentence: &Sentence) -> (Vec<String>, String) {
    let is_asking = |word: &String| ASKING.contains(&word.as_str());
    let at = sentence.words.iter().position(|word| SURNAME.contains(&word.as_str())).unwrap_or_default();
    let before = sentence.words[..at].last().filter(|word| !is_asking(word));
    let after = sentence.words[at..].iter().find(|word| !is_asking(word));
    let beside = before.or(after.filter(|_| sentence.words.get(at + 1).is_some_and(|word| word == "of")));
    let names = match beside {
        Some(name) => vec![name.clone()],
        None => {
            let is_organisation = |name: &String| {
                let spans = sentence.organisations.iter().map(|mention| mention.span.clone());
                spans.flatten().any(|at| sentence.words[at] == *name)
            };
            capitalised(&sentence.text).into_iter().filter(|name| !is_organisation(name)).collect()
        }
    };
    let rest: Vec<&str> = sentence.words.iter().filter(|word| !is_asking(word)).map(String::as_str).collect();
    (names, rest.join(" "))
}

/// What is asked for.
const ASKED_FOR: [&str; 5] = ["surname", "last name", "family name", "full name", "second name"];
const SURNAME: [&str; 6] = ["surname", "surnames", "last", "family", "full", "second"];
/// Words of asking for a surname.
const ASKING: [&str; 18] = [
    "surname", "surnames", "last", "family", "full", "second", "name", "what", "whats", "is", "the", "of", "his",
    "her", "their", "a", "have", "s",
];

/// Whether a text has this first name, with another name right behind it.
fn has_surname(text: &str, first: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && word.len() > 1;
    words.windows(2).any(|pair| is_name(pair[0]) && pair[0].to_lowercase() == first && is_name(pair[1]))
}
