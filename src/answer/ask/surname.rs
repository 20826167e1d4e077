//! "What is Becky's surname?": many entries tell a person's first name and no other.

use super::list::nearest;
use crate::answer::understood::joined;
use crate::answer::{Answer, Card, Outcome, Says, show};
use crate::library::Library;
use crate::question::Sentence;

pub(super) fn answer(library: &Library, sentence: &Sentence) -> Option<Answer> {
    if !(sentence.has(&["surname", "surnames"])
        || sentence.says(&["last name", "family name", "full name", "second name"]))
    {
        return None;
    }
    let asked = ["surname", "surnames", "last", "family", "full", "second", "name"];
    let words: Vec<&str> = sentence.words.iter().map(String::as_str).filter(|word| !asked.contains(word)).collect();
    let search = library.search();
    let question = search.read(&words.join(" "));
    let understood = joined("surname", vec![question.understood.clone()]);
    let found = search.lookup(&question, None).first().and_then(|best| {
        let entry = library.catalogue().entry(best.entry);
        let fact = entry.facts.iter().position(|fact| words.iter().any(|first| has_surname(fact, first)));
        fact.map(|fact| (best.entry, fact))
    });
    let outcome = match found {
        Some((entry, fact)) => {
            let mut card = show::card(library, entry);
            card.facts.retain(|other| *other != fact);
            card.facts.truncate(library.reply_settings().facts);
            Outcome::Card(Card { says: Some(Says::Fact(fact)), ..card })
        }
        None => Outcome::Nothing { nearest: nearest(library, sentence) },
    };
    Some(Answer::new(understood, outcome))
}

/// Whether a text has this first name, with another name right behind it.
fn has_surname(text: &str, first: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && word.len() > 1;
    words.windows(2).any(|pair| is_name(pair[0]) && pair[0].to_lowercase() == first && is_name(pair[1]))
}
