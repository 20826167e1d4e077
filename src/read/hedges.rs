//! Thanks and politeness before a question, what an answer is wanted for, and what is left aside: none of it is asked for.

use std::borrow::Cow;
use std::ops::Range;

use super::focus;
use super::sentence::Mark;
use super::words::Role;
use crate::library::Library;
use crate::query::Unit;
use crate::search::Search;

/// A message without the thanks and the praise that it begins with: "*Brilliant, thanks.* How much did it save?"
pub(super) fn without_thanks<'t>(library: &Library, text: &'t str) -> &'t str {
    let thanks = |clause: &str| {
        let words = Search::words(clause);
        let chats = |role: &Role| matches!(role, Role::SmallTalk | Role::Thanks);
        let empty = |role: &Role| chats(role) || *role == Role::Filler;
        if !(0..words.len()).any(|at| library.words().at(&words[at..]).any(|(_, role)| chats(role))) {
            return false;
        }
        let mut at = 0;
        while at < words.len() {
            let said = library.words().at(&words[at..]).filter(|(_, role)| empty(role)).map(|(length, _)| length).max();
            match said {
                Some(length) => at += length,
                None => return false,
            }
        }
        true
    };
    let clauses = focus::clauses_of(text, true);
    let asked = clauses.iter().position(|clause| !thanks(clause)).unwrap_or(0);
    let from: usize = clauses[..asked].iter().map(|clause| clause.len()).sum();
    let rest = text[from..].trim_start();
    let words = Search::words(rest);
    if words.len() < LEAST_ASKED || !(rest.contains('?') || may_ask(library, &words)) {
        return text;
    }
    without_exclamation(library, rest)
}

/// Whether any of these words may ask, beside what only thanks.
fn may_ask(library: &Library, words: &[String]) -> bool {
    let chat = |role: &Role| matches!(role, Role::SmallTalk | Role::Thanks);
    let asks = |role: &Role| asks(role) || matches!(role, Role::Ordinal(_) | Role::Only);
    let mut at = 0;
    while at < words.len() {
        let here = || library.words().at(&words[at..]);
        let chats = here().filter(|(_, role)| chat(role)).map(|(length, _)| length).max();
        if chats.is_none() && here().any(|(_, role)| asks(role)) {
            return true;
        }
        at += chats.unwrap_or(1);
    }
    begins_to_ask(library, words)
}

/// Whether words begin with one that asks, or that puts something in the place of what was asked.
fn begins_to_ask(library: &Library, words: &[String]) -> bool {
    let begins = |role: &Role| asks(role) || matches!(role, Role::YesNo | Role::List | Role::Instead);
    library.words().at(words).any(|(_, role)| begins(role))
}

/// Whether a word with this role asks, wherever it stands.
fn asks(role: &Role) -> bool {
    matches!(role, Role::HowMuch | Role::HowMany | Role::What | Role::Who | Role::Where | Role::Why | Role::Metric(_))
}

/// "*Great* how much did it save": without the word that only praises, right before what asks.
fn without_exclamation<'t>(library: &Library, text: &'t str) -> &'t str {
    let Some((first, rest)) = text.split_once(char::is_whitespace) else { return text };
    let (first, next) = (Search::words(first), Search::words(rest));
    let praises = library.words().at(&first).any(|(_, role)| matches!(role, Role::SmallTalk | Role::Thanks));
    if first.len() == 1 && praises && begins_to_ask(library, &next) { rest } else { text }
}

/// Words of a question behind thanks, at least.
const LEAST_ASKED: usize = 2;

/// A message without whoever wants the answer: "*my boss is asking for* the shortlist", "*the chair needs to know* how many …".
pub(super) fn without_who_wants(text: &str) -> Cow<'_, str> {
    let mut from = 0;
    for clause in focus::clauses_of(text, true).into_iter().take(GREETING) {
        if let Some(wanted) = behind_who_wants(clause).filter(|at| Search::words(&clause[*at..]).len() >= LEAST_ASKED) {
            let (before, rest) = (&text[..from], &text[from + wanted..]);
            return Cow::Owned(format!("{before}{}", rest.trim_start()));
        }
        from += clause.len();
    }
    Cow::Borrowed(text)
}

/// Where a clause goes on behind whoever wants something, if it begins with that.
fn behind_who_wants(clause: &str) -> Option<usize> {
    let leads = clause
        .split_whitespace()
        .next()
        .is_some_and(|first| DETERMINING.iter().chain(&SOMEBODY).any(|word| first.eq_ignore_ascii_case(word)));
    if !leads {
        return None;
    }
    let mut at = 0;
    let words: Vec<(String, usize)> = clause
        .split_inclusive(char::is_whitespace)
        .take(WANTED_WITHIN)
        .map(|word| {
            at += word.len();
            (Search::words(word).concat(), at)
        })
        .filter(|(word, _)| !word.is_empty())
        .collect();
    let said = |at: usize| words.get(at).map_or("", |(word, _)| word.as_str());
    let who = if SOMEBODY.contains(&said(0)) {
        1
    } else {
        1 + (1..=MOST_WORDS_OF_SOMEBODY).find(|at| WHO_WANTS.contains(&said(*at)))?
    };
    let is = usize::from(matches!(said(who), "is" | "are" | "was" | "has" | "have" | "would" | "keeps" | "keep"));
    let (verb, behind) = (said(who + is), |next: usize| said(who + is + next));
    let length = match (verb, behind(1)) {
        ("want" | "wants" | "wanted" | "need" | "needs" | "needed" | "like", "to") => match behind(2) {
            "know" | "see" | "have" | "hear" => 3,
            _ => return None,
        },
        ("asking" | "ask" | "asks" | "asked", "me" | "us") => {
            if behind(2) == "for" {
                3
            } else {
                2
            }
        }
        ("asking" | "ask" | "asks" | "asked" | "looking" | "begging", "for") => 2,
        ("asking" | "asks" | "asked" | "wants" | "want" | "needs" | "wondering" | "after", _) => 1,
        ("like", _) if is == 1 => 1,
        _ => return None,
    };
    words.get(who + is + length - 1).map(|(_, end)| *end)
}

/// What stands before whoever that is.
const DETERMINING: [&str; 5] = ["my", "our", "the", "a", "another"];
/// Whoever that is, unnamed.
const SOMEBODY: [&str; 4] = ["someone", "somebody", "everyone", "everybody"];
/// What somebody wants is said within so many words.
const WANTED_WITHIN: usize = 10;
/// A message greets in so many clauses at most before it says who wants something.
const GREETING: usize = 2;
/// Words that say who somebody is, at most: "deputy chief executive".
const MOST_WORDS_OF_SOMEBODY: usize = 3;
/// Those who may want something of whoever asks.
const WHO_WANTS: [&str; 34] = [
    "boss", "manager", "chair", "chairman", "chairwoman", "chairperson", "director", "editor", "leader", "councillor",
    "clerk", "ceo", "executive", "colleague", "colleagues", "mate", "friend", "mum", "dad", "wife", "husband",
    "sister", "brother", "panel", "judge", "judges", "host", "compere", "presenter", "producer", "client", "secretary",
    "committee", "journalist",
];

/// A message without what its answer is wanted for: "the shortlist *for my slides*", "… *so I can print it*".
pub(super) fn without_purpose<'t>(library: &Library, text: &'t str) -> Cow<'t, str> {
    let cut = |clause: &'t str| {
        let leads = |at: &usize| {
            let next = clause[at + 1..].split(' ').next().unwrap_or_default();
            next.eq_ignore_ascii_case("for") || next.eq_ignore_ascii_case("so")
        };
        let mut starts = clause.match_indices(' ').map(|(at, _)| at).filter(leads);
        let purpose = starts.find(|at| is_purpose(library, &Search::words(&clause[*at..])))?;
        (Search::words(&clause[..purpose]).len() >= LEAST_LEFT).then_some(purpose)
    };
    let clauses = focus::clauses_of(text, true);
    if clauses.iter().all(|clause| cut(clause).is_none()) {
        return Cow::Borrowed(text);
    }
    let kept = clauses.into_iter().map(|clause| match cut(clause) {
        Some(purpose) => {
            let mark = clause.trim_end().trim_end_matches(|c: char| !c.is_alphanumeric()).len();
            format!("{}{}", &clause[..purpose], &clause[mark..])
        }
        None => clause.to_owned(),
    });
    Cow::Owned(kept.collect())
}

/// Whether words say what an answer is wanted for, and nothing else.
fn is_purpose(library: &Library, words: &[String]) -> bool {
    let said = |at: usize| words.get(at).map_or("", String::as_str);
    let so = if said(1) == "that" { 2 } else { 1 };
    if said(0) == "so" && matches!(said(so), "i" | "we") && matches!(said(so + 1), "can" | "could" | "have") {
        return words.len() <= LONGEST_PURPOSE;
    }
    if said(0) != "for" || words.len() > LONGEST_OCCASION {
        return false;
    }
    let roles = |from: usize| library.words().at(&words[from..]);
    let own = OWN.contains(&said(1));
    let asked = |role: &Role| {
        matches!(role, Role::Unit(_) | Role::Award | Role::Status(_) | Role::Part)
            || matches!(role, Role::One(unit) if *unit != Unit::Entries)
    };
    let asked = (2..words.len()).any(|at| roles(at).any(|(_, role)| asked(role)));
    let names = library.names().mentions(library.search(), &words[1..]);
    let says_whose = !(names.organisations.is_empty() && names.collections.is_empty() && names.categories.is_empty());
    let occasion = (2..words.len()).any(|at| {
        let ends = |(length, role): (usize, &Role)| *role == Role::Occasion && at + length == words.len();
        roles(at).any(ends)
    });
    (own && words.len() > 2 && !asked && !says_whose)
        || (occasion && matches!(said(1), "a" | "an" | "the") && !says_whose)
}

/// Words of a message that say more than what it is for, at least.
const LEAST_LEFT: usize = 3;
/// Words of a purpose behind "so", at most,
const LONGEST_PURPOSE: usize = 9;
/// and of one behind "for".
const LONGEST_OCCASION: usize = 5;
/// Words by which somebody speaks of what they do themselves.
const OWN: [&str; 7] = ["my", "our", "tonight", "tonights", "tomorrow", "tomorrows", "todays"];

/// What stands between "leaving" and "aside", both included, or behind "leaving aside" in its clause.
pub(super) fn left_aside(words: &[String], clauses: &[Range<usize>]) -> Option<Range<usize>> {
    excluded(words, clauses).or_else(|| aside(words, clauses))
}

/// A clause that only says what is left out: "…, Digital Impact excluded".
fn excluded(words: &[String], clauses: &[Range<usize>]) -> Option<Range<usize>> {
    let leaves_out = |clause: &Range<usize>| match &words[clause.clone()] {
        [_, .., last] if matches!(last.as_str(), "excluded" | "omitted") => true,
        [_, .., not, last] => {
            (matches!(not.as_str(), "not" | "isnt" | "arent") && matches!(last.as_str(), "included" | "counted"))
                || (matches!(not.as_str(), "left") && last == "out")
        }
        _ => false,
    };
    clauses.iter().find(|clause| (2..=LEFT_ASIDE).contains(&clause.len()) && leaves_out(clause)).cloned()
}

/// What is left aside by a word before it.
fn aside(words: &[String], clauses: &[Range<usize>]) -> Option<Range<usize>> {
    let leaves = |word: &String| matches!(word.as_str(), "leaving" | "leave" | "setting" | "set" | "putting" | "put");
    let end = words.iter().position(|word| word == "aside")?;
    let start = words[..end].iter().rposition(leaves)?;
    let clause = clauses.iter().find(|clause| clause.contains(&end)).map_or(words.len(), |clause| clause.end);
    let end = if start + 1 == end { clause } else { end + 1 };
    (end - start <= LEFT_ASIDE + 1).then_some(start..end)
}

/// Words that are left aside together, at most.
const LEFT_ASIDE: usize = 12;

/// A message without a clause that only says that there is more: "what did Hampshire enter, *it wasn't just the robots*".
pub(super) fn without_more(text: &str) -> Cow<'_, str> {
    let only = |clause: &&str| {
        let words = Search::words(clause);
        let not = words.iter().take(MORE_WITHIN).position(|word| MORE.contains(&word.as_str()));
        not.is_some_and(|at| matches!(words.get(at + 1).map(String::as_str), Some("just" | "only" | "merely")))
    };
    let clauses = focus::clauses_of(text, true);
    if !clauses.iter().skip(1).any(only) {
        return Cow::Borrowed(text);
    }
    let kept = clauses.iter().enumerate().filter(|(at, clause)| *at == 0 || !only(clause));
    Cow::Owned(kept.map(|(_, clause)| *clause).collect())
}

/// "Not" stands so early in such a clause.
const MORE_WITHIN: usize = 3;
const MORE: [&str; 6] = ["not", "wasnt", "isnt", "werent", "arent", "cant"];

/// A message without the name that is only guessed behind it: "a council had a green bond, *was that Wokingham?*"
pub(super) fn without_guess(library: &Library, text: &str) -> Option<String> {
    let clauses = focus::clauses_of(text, true);
    if clauses.len() < 2 {
        return None;
    }
    let guesses = |clause: &&str| {
        let words = Search::words(clause);
        // Names are looked for where hardly anything else is said.
        let others = words.iter().filter(|word| !GUESSING.contains(&word.as_str())).count();
        if !(1..=LONGEST_GUESS).contains(&others) {
            return false;
        }
        let names = library.names().mentions(library.search(), &words);
        let organisations = names.organisations.iter().map(|mention| &mention.span);
        let places_said: Vec<&Range<usize>> =
            organisations.chain(names.places.iter().map(|mention| &mention.span)).collect();
        let region = |at: usize| library.words().at(&words[at..=at]).any(|(_, role)| matches!(role, Role::Region(_)));
        let somewhere = |at: usize| places_said.iter().any(|span| span.contains(&at)) || region(at);
        let guessing = |at: usize| somewhere(at) || GUESSING.contains(&words[at].as_str());
        let either = words.iter().any(|word| word == "or") && places_said.len() > 1;
        (0..words.len()).any(somewhere) && (0..words.len()).all(guessing) && !either
    };
    let at = clauses.iter().skip(1).position(guesses)? + 1;
    let kept: String =
        clauses.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, clause)| *clause).collect();
    (Search::words(&kept).len() >= LEAST_DESCRIBED).then_some(kept)
}

/// Words of the longest name that is guessed.
const LONGEST_GUESS: usize = 3;
/// Words of a message whose name is only guessed, at least.
const LEAST_DESCRIBED: usize = 7;
/// What somebody says beside a name who guesses.
const GUESSING: [&str; 26] = [
    "was", "is", "it", "that", "this", "in", "at", "i", "think", "maybe", "perhaps", "believe", "wasnt", "or", "the",
    "from", "reckon", "my", "guess", "probably", "possibly", "might", "be", "have", "been", "somewhere",
];

/// Where somebody only says politely that they do not know: "not sure", "not the faintest idea", "no trouble".
pub(super) fn doubts(marks: &[Mark<'_>], words: &[String]) -> Vec<Range<usize>> {
    let is = |at: usize, role: &Role| marks.iter().any(|mark| mark.role == role && mark.span == (at..at + 1));
    let ends = |start: usize| {
        let hedge = (start..words.len().min(start + DOUBTED)).find(|at| is(*at, &Role::Hedge))?;
        (start..hedge).all(|at| DEGREES.contains(&words[at].as_str())).then_some(hedge + 1)
    };
    let turning = marks.iter().filter(|mark| *mark.role == Role::Not);
    turning.filter_map(|mark| Some(mark.span.start..ends(mark.span.end)?)).collect()
}

/// Words from "not" to what is in doubt, at most.
const DOUBTED: usize = 4;
/// What may stand between them.
const DEGREES: [&str; 22] = [
    "a", "an", "the", "too", "much", "quite", "entirely", "really", "completely", "totally", "so", "all", "that",
    "any", "of", "faintest", "foggiest", "slightest", "100", "very", "exactly", "hundred",
];
