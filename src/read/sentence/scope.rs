//! Which words of a message ask, and what it names or tells around them.

use std::ops::Range;

use super::Mark;
use crate::catalogue::CategoryKey;
use crate::library::Library;
use crate::names::{Mention, Mentions};
use crate::query::Unit;
use crate::read::focus;
use crate::read::words::Role;
use crate::search::Search;

/// The words of the sentences that ask: a colon or a dash parts none.
pub(super) fn core(text: &str, asked: &Range<usize>, words: usize) -> Range<usize> {
    let ends = |(at, mark): &(usize, char)| {
        let next = text[at + mark.len_utf8()..].chars().next();
        // ":)" ends what it smiles at.
        let smiles = matches!(mark, ')' | '(') && text[..*at].ends_with([':', ';']);
        (smiles || matches!(mark, '.' | '!' | '?' | '…' | '\n'))
            && next.is_none_or(char::is_whitespace)
            && !(*mark == '.' && focus::is_short(&text[..*at]))
    };
    let mut core = 0..words;
    for (at, _) in text.char_indices().filter(ends) {
        let end = Search::words(&text[..at]).len();
        if end <= asked.start {
            core.start = end;
        } else if end >= asked.end {
            core.end = end.min(words);
            break;
        }
    }
    core
}

/// The words that ask, and where they say nothing themselves the sentence before, of which they ask: "systems for handing out
/// masks. Which ones?", "there was a hub in Derby. What did they call it?"
pub(super) fn with_what_it_asks_of(
    library: &Library,
    text: &str,
    words: &[String],
    (marks, names): (&[Mark<'_>], &Mentions),
    asked: Range<usize>,
) -> Range<usize> {
    let is = |at: usize, role: &Role| marks.iter().any(|mark| mark.role == role && mark.span.contains(&at));
    let which = |mark: &Mark<'_>| *mark.role == Role::WhichOnes && mark.span.len() > 1;
    let points = |at: usize| is(at, &Role::Pronoun) || marks.iter().any(|mark| which(mark) && mark.span.contains(&at));
    let asks = |at: usize| is(at, &Role::What) || is(at, &Role::HowMany);
    // "How many are competing for it?" says no more than "how many are in it?"
    let stands = |at: usize| {
        let role = |mark: &Mark<'_>| matches!(mark.role, Role::Status(_) | Role::Stood | Role::Unit(Unit::Entries));
        // What is named before is what is asked of, without the words around it.
        let known = names.organisations.iter().any(|mention| mention.exact) || !names.categories.is_empty();
        !known && marks.iter().any(|mark| mark.span.contains(&at) && role(mark))
    };
    let says = |at: usize| library.search().is_content_word(&words[at]) && !stands(at);
    let empty = |at: usize| points(at) || is(at, &Role::Filler) || !says(at);
    match asked.start.checked_sub(1) {
        Some(before) if asked.clone().any(points) && asked.clone().any(asks) && asked.clone().all(empty) => {
            core(text, &(before..asked.start), words.len()).start..asked.end
        }
        _ => asked,
    }
}

/// Where a message names something of the catalogue outside the words that ask.
pub(super) fn named_outside(words: &[String], names: &Mentions, asked: &Range<usize>) -> Vec<usize> {
    // "Economic category – who promises most?" calls it one.
    let called = |at: usize| words.get(at).is_some_and(|word| matches!(word.as_str(), "category" | "award" | "prize"));
    let category = |mention: &&Mention<CategoryKey>| mention.words > 1 || called(mention.span.end);
    let categories = names.categories.iter().filter(category).map(|mention| &mention.span);
    let collections = names.collections.iter().map(|mention| &mention.span);
    let organisations = names.organisations.iter().filter(|mention| mention.exact).map(|mention| &mention.span);
    let people = names.people.iter().map(|mention| &mention.span);
    let sponsors = names.sponsors.iter().map(|mention| &mention.span);
    let all = categories.chain(collections).chain(organisations).chain(people).chain(sponsors);
    all.map(|span| span.start).filter(|at| !asked.contains(at)).collect()
}

/// Whether a name begins a statement behind the question, so that it is but an example: "Which used crowdfunding? Gedling did."
pub(super) fn is_example(words: &[String], clause: &Range<usize>, asked: &Range<usize>, name: usize) -> bool {
    let said = &words[clause.clone()];
    let has = |wanted: &[&str]| said.iter().any(|word| wanted.contains(&word.as_str()));
    let begins = name == clause.start
        && said.iter().skip(1).take(EXAMPLE_WITHIN).any(|word| EXEMPLIFYING.contains(&word.as_str()));
    // "I can only think of the Dorset one."
    let recalls = said.first().is_some_and(|first| matches!(first.as_str(), "i" | "ive" | "we" | "weve"))
        && has(&["only", "already"])
        && has(&["think", "know", "got", "found", "have", "remember", "recall", "name"]);
    clause.contains(&name) && clause.start >= asked.end && (begins || recalls)
}

/// Words of a name behind which such a verb stands, at most.
const EXAMPLE_WITHIN: usize = 4;
const EXEMPLIFYING: [&str; 9] = ["did", "does", "do", "is", "was", "has", "had", "are", "were"];

/// What a message names right before it asks, with a colon: "QR codes: which examples?" Entries have every word of it, and
/// it is a topic, or one is written as only names are: what else stands there leads in, "quick question: which examples?"
pub(super) fn subject(library: &Library, text: &str, words: &[String], asked: &Range<usize>) -> Option<Range<usize>> {
    let clauses = focus::clauses(text, words.len());
    let before = clauses.into_iter().find(|clause| !clause.is_empty() && clause.end == asked.start)?;
    let (led, _) = text.match_indices(':').find(|(at, _)| Search::words(&text[..*at]).len() == before.end)?;
    let said = text[..led].rsplit(['.', '?', '!', ',', ';']).next()?;
    let name = |word: &str| word.chars().skip(1).any(|letter| letter.is_uppercase() || letter.is_ascii_digit());
    let known = before.clone().all(|at| library.search().entries_with(&words[at]) > 0);
    let named = || said.split_whitespace().any(name) || library.names().topic(said.trim()).is_ok();
    (known && before.len() <= LONGEST_SUBJECT && named()).then_some(before)
}

/// Words of the longest subject that stands before a question.
const LONGEST_SUBJECT: usize = 3;
