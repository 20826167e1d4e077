//! "What is Becky's surname?": many entries tell a person's first name and no other.

use super::query::Query;
use crate::answer::understood::joined;
use crate::answer::{Answer, Card, Outcome, Says, show};
use crate::question::Sentence;

pub(super) fn answer(query: &Query<'_>) -> Option<Answer> {
    let (library, sentence) = (query.library, &query.sentence);
    if !(sentence.has(&["surname", "surnames"])
        || sentence.says(&["last name", "family name", "full name", "second name"]))
    {
        return None;
    }
    let (first, rest) = first_name(sentence)?;
    let search = library.search();
    let question = search.read(&rest);
    let understood = joined("surname", vec![question.understood.clone()]);
    let found = search.lookup(&question, None).first().and_then(|best| {
        let entry = library.catalogue().entry(best.entry);
        let fact = entry.facts.iter().position(|fact| has_surname(fact, &first));
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

/// Whose surname is asked for, and the words of the question without the asking: "Becky's surname", "the surname of Joe".
fn first_name(sentence: &Sentence) -> Option<(String, String)> {
    let asking =
        ["surname", "surnames", "last", "family", "full", "second", "name", "what", "whats", "is", "the", "of"];
    let at = sentence
        .words
        .iter()
        .position(|word| matches!(word.as_str(), "surname" | "surnames" | "last" | "family" | "full" | "second"))?;
    let tells = |word: &&String| !asking.contains(&word.as_str());
    let before = sentence.words[..at].iter().rev().find(tells);
    let first = before.or_else(|| sentence.words[at..].iter().find(tells))?;
    let rest: Vec<&str> = sentence.words.iter().filter(tells).map(String::as_str).collect();
    Some((first.clone(), rest.join(" ")))
}

/// Whether a text has this first name, with another name right behind it.
fn has_surname(text: &str, first: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && word.len() > 1;
    words.windows(2).any(|pair| is_name(pair[0]) && pair[0].to_lowercase() == first && is_name(pair[1]))
}
