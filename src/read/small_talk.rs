//! Greetings, thanks and goodbyes, whatever words surround them; never what asks something as well.

use super::sentence::Sentence;
use super::words::Role;

/// Thanks with more words than this tell something.
const MOST_WORDS: usize = 14;

/// Whether a sentence greets, thanks or takes its leave, and asks nothing.
pub(super) fn is_small_talk(s: &Sentence<'_>) -> bool {
    s.is_all(&Role::SmallTalk) || is_thanks(s)
}

/// "Cheers, you're a star", "ta, that's all I needed": begins or ends with thanks, asks nothing and names nothing.
fn is_thanks(s: &Sentence<'_>) -> bool {
    let thanks = || s.marks.iter().filter(|mark| *mark.role == Role::Thanks);
    let leads = |at: usize| s.is(at, &Role::Filler) || s.is(at, &Role::SmallTalk) || s.is(at, &Role::Thanks);
    let begins = thanks().any(|mark| (0..mark.span.start).all(leads));
    let ends = thanks().any(|mark| (mark.span.end..s.words.len()).all(leads));
    (begins || ends) && s.words.len() <= MOST_WORDS && !asks(s) && (addresses(s) || !names(s))
}

/// Whether it may ask something.
fn asks(s: &Sentence<'_>) -> bool {
    let asking = s.marks.iter().any(|mark| {
        // "That's what I needed" asks nothing: a word of asking does so at the beginning of a clause.
        let next = mark.span.end;
        let goes_on = s.is(next, &Role::Thanks) || s.is(next, &Role::SmallTalk);
        let first = clause_begins(s, mark.span.start) && !goes_on;
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
    });
    s.text.contains('?') || asking
}

/// Whether a clause begins with a word: at the beginning, or after what thanks, greets or says nothing.
fn clause_begins(s: &Sentence<'_>, at: usize) -> bool {
    (0..at).all(|before| s.is(before, &Role::Thanks) || s.is(before, &Role::SmallTalk) || s.is(before, &Role::Filler))
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
        || names.categories.iter().any(|mention| mention.words > 1)
}
