//! Which part of a message asks: people greet, explain and excuse themselves before they do.

use std::ops::Range;

use crate::search::Search;

/// Words that ask.
const ASKING: &[&str] = &["who", "whos", "whose", "which", "what", "whats", "when", "where", "how", "many", "much"];
/// Words that tell somebody to answer.
const REQUESTING: &[&str] = &[
    "list", "name", "reel", "run", "tot", "count", "give", "gimme", "show", "set", "enumerate", "total", "did", "does",
    "has", "any", "every", "everything", "remind", "number", "price", "compare", "similar",
];
/// Words before a question that are not part of it.
const LEADING: &[&str] = &[
    "hiya", "hi", "hello", "hey", "right", "so", "ok", "okay", "well", "please", "pls", "kindly", "sorry", "could",
    "can", "would", "will", "you", "u", "i", "id", "im", "like", "to", "know", "need", "want", "just", "tell", "me",
    "us", "remind", "advise", "confirm", "indicate", "wondering", "wondered", "dear", "evening", "morning", "do",
    "happen", "if", "curious", "quickly",
];

/// How a clause begins that says what an answer is for: "…, so I know how many to cut out".
const FOR: [[&str; 3]; 6] = [
    ["so", "i", "know"],
    ["so", "i", "can"],
    ["so", "we", "know"],
    ["so", "we", "can"],
    ["so", "that", "i"],
    ["so", "that", "we"],
];

/// The words of a text that ask, as a range of all its words.
#[must_use]
pub(super) fn asked(text: &str, words: &[String]) -> Range<usize> {
    let mut clauses: Vec<(Range<usize>, f32)> = Vec::new();
    for (position, (clause, range)) in parts(text, words).into_iter().enumerate() {
        let says_why = position > 0 && FOR.iter().any(|why| words[range.clone()].starts_with(&why.map(str::to_owned)));
        if range.len() > 1 && !says_why {
            // Of equals the last is meant: what comes before explains.
            clauses.push((range.clone(), asks(clause, &words[range]) + position as f32 * LATER));
        }
    }
    let best = clauses.into_iter().reduce(|best, next| if next.1 > best.1 { next } else { best });
    let Some((mut range, _)) = best.filter(|(_, score)| *score >= 1.0) else { return 0..words.len() };
    // "was wondering" leads in, "was it shortlisted" asks.
    let leads = |at: usize| {
        let next = words.get(at + 1).map(String::as_str);
        LEADING.contains(&words[at].as_str()) || (words[at] == "was" && next == Some("wondering"))
    };
    while range.len() > 1 && leads(range.start) {
        range.start += 1;
    }
    range
}

/// The words that ask, and the clauses that hold what is named at these places: what lies outside both is not part of the
/// question.
#[must_use]
pub(super) fn reaching(text: &str, words: &[String], asked: &Range<usize>, named: &[usize]) -> Range<usize> {
    let holds = |range: &Range<usize>| named.iter().any(|at| range.contains(at));
    let parts = parts(text, words).into_iter().map(|(_, range)| range).filter(holds);
    parts.fold(asked.clone(), |all, part| all.start.min(part.start)..all.end.max(part.end))
}

/// The clauses of a text, each with its words.
fn parts<'t>(text: &'t str, words: &[String]) -> Vec<(&'t str, Range<usize>)> {
    let mut from = 0;
    let clauses = clauses_of(text, words.len() > LONG).into_iter();
    clauses
        .map(|clause| {
            let range = from..(from + Search::words(clause).len()).min(words.len());
            from = range.end;
            (clause, range)
        })
        .collect()
}

/// Where each clause of a text begins and ends, in words; a comma ends one.
#[must_use]
pub(super) fn clauses(text: &str, words: usize) -> Vec<Range<usize>> {
    let mut from = 0;
    let clauses = clauses_of(text, true).into_iter();
    clauses
        .map(|clause| {
            let range = from..(from + Search::words(clause).len()).min(words);
            from = range.end;
            range
        })
        .collect()
}

/// Words that begin what is said beside a question, behind a comma.
const ASIDES: &[&str] =
    &["im", "ive", "were", "weve", "need", "so", "cheers", "ta", "thanks", "please", "pls", "hurry", "quick"];

/// A message of more words than this is cut at its commas as well.
const LONG: usize = 15;
/// How much a later part of a message counts more than an earlier one.
const LATER: f32 = 0.25;

/// How surely a clause asks.
fn asks(clause: &str, words: &[String]) -> f32 {
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
    let asking = if has(ASKING) { 1.5 } else { 0.0 };
    let requesting = if has(REQUESTING) { 1.0 } else { 0.0 };
    let mark = if clause.trim_end().ends_with('?') { 2.0 } else { 0.0 };
    // "…, people included?" ends a question that was asked before it.
    asking + requesting + if asking + requesting > 0.0 { mark } else { mark / 2.0 }
}

/// Words that begin a question about what was named before them: "the phishing exercise, did it win?"
const ASKS_ON: [&str; 10] = ["did", "does", "do", "is", "are", "was", "were", "has", "have", "had"];

/// Whether a question about what is named before a comma, and not asked of yet, begins behind it.
fn asks_on(before: &str, behind: &str) -> bool {
    let mut next = behind.split_whitespace();
    let begins = next.next().is_some_and(|word| ASKS_ON.contains(&word));
    begins
        && next.next().is_some_and(|word| matches!(word.trim_end_matches('?'), "it" | "they"))
        && !Search::words(before).iter().any(|word| ASKING.contains(&word.as_str()))
}

/// A text cut behind each mark that ends or parts a sentence.
pub(super) fn clauses_of(text: &str, commas: bool) -> Vec<&str> {
    let ends = |(at, mark): (usize, char)| {
        if !matches!(mark, '.' | '?' | '!' | ';' | ':' | '…' | ',' | '–' | '—' | '-') {
            return None;
        }
        let next = text[at + mark.len_utf8()..].chars().next();
        // "…, I'm on in five" is said beside the question.
        let aside = || {
            text[at + 1..].split_whitespace().next().is_some_and(|word| {
                ASIDES.contains(
                    &word.to_lowercase().replace(['\'', '’'], "").trim_end_matches(|c: char| !c.is_alphanumeric()),
                )
            })
        };
        let comma_ends = || commas || aside() || asks_on(&text[..at], &text[at + 1..]);
        let mark_ends = || !matches!(mark, ',' | '–' | '—' | '-') || (mark == ',' && comma_ends());
        let ends = next.is_none_or(char::is_whitespace) && mark_ends() && !(mark == '.' && is_short(&text[..at]));
        // A hyphen between blanks is a dash.
        let before = text[..at].chars().next_back();
        let dash = matches!(mark, '–' | '—') || (mark == '-' && before.is_some_and(char::is_whitespace));
        let parts = dash && next.is_some_and(char::is_whitespace);
        (ends || parts).then_some(at + mark.len_utf8())
    };
    let mut clauses = Vec::new();
    let mut from = 0;
    for end in text.char_indices().filter_map(ends) {
        clauses.push(&text[from..end]);
        from = end;
    }
    clauses.push(&text[from..]);
    clauses
}

/// Whether a text ends with a short form, "i.e" or "e.g", of which the full stop is a part.
pub(super) fn is_short(text: &str) -> bool {
    let mut last = text.chars().rev();
    let (letter, stop, other) = (last.next(), last.next(), last.next());
    letter.is_some_and(char::is_alphabetic) && stop == Some('.') && other.is_some_and(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked_of(text: &str) -> String {
        let words = Search::words(text);
        words[asked(text, &words)].join(" ")
    }

    #[test]
    fn what_leads_in_is_left_out() {
        for (text, asks) in [
            ("Hiya, could you tell me who won the video award?", "who won the video award"),
            ("Evening! We've a quiz on. How many winners were there?", "how many winners were there"),
            ("Milton Keynes, 5G: what is that?", "what is that"),
            ("harrogate smart parking", "harrogate smart parking"),
            ("was it shortlisted", "was it shortlisted"),
            ("was wondering what Wigan entered", "what wigan entered"),
            ("How many were up for it, so I know how many to print?", "how many were up for it"),
        ] {
            assert_eq!(asked_of(text), asks);
        }
    }
}
