//! Greetings, thanks and goodbyes, whatever words surround them; never what asks something as well.

use std::ops::Range;

use super::sentence::{Mark, Sentence};
use super::words::Role;

/// Thanks with more words than this tell something.
const MOST_WORDS_OF_THANKS: usize = 14;

/// Whether a sentence greets, thanks or takes its leave, and asks nothing.
pub(super) fn is_small_talk(s: &Sentence<'_>) -> bool {
    let short = s.words.len() <= MOST_WORDS_OF_THANKS;
    s.is_all(&Role::SmallTalk) || (short && !asks(s) && (is_thanks(s) || takes_leave(s))) || is_only_a_sign(&s.text)
}

/// A thumbs up, folded hands: no word, and no question mark.
fn is_only_a_sign(text: &str) -> bool {
    !text.trim().is_empty() && !text.contains(|letter: char| letter.is_alphanumeric() || letter.is_ascii_punctuation())
}

/// "Lovely, that's me sorted, off to make the tea", "I'll let the judges know, thanks again": chats or thanks in one clause, and
/// says something of whoever speaks in another, but asks nothing and names nothing.
fn takes_leave(s: &Sentence<'_>) -> bool {
    let chats = |at: usize| s.is(at, &Role::SmallTalk) || s.is(at, &Role::Thanks);
    let says = |at: usize| !is_empty(s, at) && s.library.search().is_content_word(s.word(at));
    let thanks = |clause: &Range<usize>| {
        let first = clause.clone().find(|at| s.is(*at, &Role::Thanks));
        first.is_some_and(|first| !(clause.start..first).any(says))
    };
    let all: Range<usize> = 0..s.words.len();
    let praises = all.clone().any(chats) && !all.clone().any(says);
    // "That's what I needed" thanks, whatever word it has that may ask.
    let in_thanks = |at: usize| s.is(at, &Role::Thanks);
    let asks_or_describes = |mark: &&Mark<'_>| {
        !mark.span.clone().all(in_thanks)
            && matches!(
                mark.role,
                Role::About
                    | Role::Work
                    | Role::One(_)
                    | Role::Unit(_)
                    | Role::List
                    | Role::Who
                    | Role::What
                    | Role::Where
                    | Role::Why
                    | Role::HowMany
                    | Role::HowMuch
                    | Role::Metric(_)
                    | Role::Status(_)
                    | Role::Award
            )
    };
    // "Ok, I need the robots one, thanks" wants something.
    let wants = |at: usize| WANTING.contains(&s.word(at)) && !in_thanks(at);
    let rare = || all.clone().filter(|at| !is_empty(s, *at) && s.is_rare(*at)).count();
    (chats(0) || praises || all.clone().any(|at| thanks(&s.clause(at))))
        && all.clone().any(|at| is_personal(s.word(at)) && (praises || !in_thanks(at)))
        && !s.marks.iter().any(|mark| asks_or_describes(&mark))
        && !all.clone().any(wants)
        && !names(s)
        && rare() <= MOST_RARE
}

/// Words by which something is wanted.
const WANTING: [&str; 9] = ["need", "want", "wanted", "needed", "after", "find", "show", "give", "one"];

/// Whoever takes leave has few words that only a few entries have.
const MOST_RARE: usize = 1;

/// Whether a word is of whoever speaks, of whoever answers, or of what was answered: "I'm", "you've", "that'll".
fn is_personal(word: &str) -> bool {
    let words = [
        "i", "im", "ill", "ive", "id", "me", "my", "we", "weve", "our", "us", "you", "youve", "youre", "your", "ur",
        "u", "that", "thatll",
    ];
    words.contains(&word)
}

/// "Cheers, you're a star", "ta, that's all I needed": begins with thanks, says little else, asks nothing and names nothing;
/// or ends with them and says nothing else.
fn is_thanks(s: &Sentence<'_>) -> bool {
    let thanks = || s.marks.iter().filter(|mark| *mark.role == Role::Thanks);
    let begins = thanks().any(|mark| (0..mark.span.start).all(|at| is_empty(s, at)));
    let ends = thanks().any(|mark| (mark.span.end..s.words.len()).all(|at| is_empty(s, at)));
    if !begins && !ends {
        return false;
    }
    let says =
        (0..s.words.len()).filter(|at| !is_empty(s, *at) && s.library.search().is_content_word(s.word(*at))).count();
    let little = if begins { says <= LITTLE } else { says == 0 };
    (little && !names(s)) || (begins && addresses(s))
}

/// Thanks that say more than this beside themselves say something.
const LITTLE: usize = 3;

/// Whether a word greets, thanks or says nothing.
fn is_empty(s: &Sentence<'_>, at: usize) -> bool {
    [Role::Filler, Role::SmallTalk, Role::Thanks].iter().any(|role| s.is(at, role))
}

/// Whether it may ask something.
fn asks(s: &Sentence<'_>) -> bool {
    if s.text.contains('?') {
        return true;
    }
    s.marks.iter().any(|mark| {
        // "That's what I needed" asks nothing: a word of asking does so at the beginning of a clause.
        let next = mark.span.end;
        let goes_on = s.is(next, &Role::Thanks) || s.is(next, &Role::SmallTalk);
        // "You have been very patient" tells, "have you" asks.
        let before = mark.span.start.checked_sub(1).map_or("", |at| s.word(at));
        let tells = *mark.role == Role::YesNo && matches!(before, "you" | "we" | "i" | "they" | "it" | "that");
        // "Cheers. Last thing, when was that" asks in its last clause.
        let from = match mark.role {
            Role::Who | Role::What | Role::Where | Role::Why | Role::Metric(_) => s.clause(mark.span.start).start,
            _ => 0,
        };
        let first = (from..mark.span.start).all(|before| is_empty(s, before)) && !goes_on && !tells;
        match mark.role {
            Role::HowMany | Role::HowMuch | Role::Similar | Role::Compare | Role::Else | Role::OtherOne => true,
            Role::Who
            | Role::What
            | Role::Where
            | Role::Why
            | Role::YesNo
            | Role::List
            | Role::Instead
            | Role::Only
            | Role::Metric(_) => first && !s.is(mark.span.start, &Role::Thanks),
            _ => false,
        }
    })
}

/// Whether it speaks to whoever answers: "you're a star".
fn addresses(s: &Sentence<'_>) -> bool {
    s.words.iter().any(|word| matches!(word.as_str(), "you" | "youre" | "ur" | "youve" | "your" | "u"))
}

/// Whether it names something of the catalogue.
fn names(s: &Sentence<'_>) -> bool {
    let names = &s.names;
    names.organisations.iter().any(|mention| mention.exact)
        || !names.collections.is_empty()
        || !names.people.is_empty()
        || !names.places.is_empty()
        || !names.topics.is_empty()
        || names.categories.iter().any(|mention| mention.words > 1)
}
