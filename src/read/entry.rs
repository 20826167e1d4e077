//! Questions about one entry: which it is, or something that it tells. [`mod@figure`] reads which figure is asked for.

mod figure;

use std::ops::Range;

use figure::{counts_each, names_days};
pub(crate) use figure::{figure, in_collection};

use super::sentence::Sentence;
use super::words::Role;
use crate::catalogue::{Role as PartyRole, Status};
use crate::query::{Ask, Fared, Metric, Query, Select, Shape, Unit};

/// Reads a sentence as a question about the entry that its words name or describe.
pub(crate) fn read(s: &Sentence<'_>) -> Query {
    let ask = ask(s);
    let select = Select { focus: focus(s), ..Select::text(&text(s, &ask)) };
    Query::new(select, Shape::Entry(ask))
}

/// The words that name or describe the entry, and what is asked of it; without those that only ask.
pub(crate) fn text(s: &Sentence<'_>, ask: &Ask) -> String {
    text_of(s, ask, |_| false)
}

/// The same without the words at some places.
pub(crate) fn text_of(s: &Sentence<'_>, ask: &Ask, without: impl Fn(usize) -> bool) -> String {
    let asking = |at: usize| {
        let roles = || s.marks.iter().filter(move |mark| mark.span.contains(&at)).map(|mark| mark.role);
        match ask {
            Ask::Result { .. } => roles().any(|role| matches!(role, Role::Status(_) | Role::Award | Role::Fared)),
            Ask::Person { .. } => roles().any(|role| *role == Role::Surname),
            // "Which days" asks for some of them.
            Ask::Figure(_) if names_days(s.word(at)) => false,
            // "No. of homes", "number of homes" count; neither word tells anything.
            Ask::Figure(figure) if figure.metric == Metric::Count && (counts_of(s, at) || counts_each(s, at)) => true,
            // "The subsidy, down how much?": which way it went says no more than that it changed.
            Ask::Figure(figure) if figure.metric == Metric::Change && tells_way(s, at) => true,
            Ask::Figure(_) => {
                roles().any(|role| matches!(role, Role::Metric(Metric::Duration | Metric::Date | Metric::Share)))
            }
            _ => false,
        }
    };
    // A description in words of one's own needs every one of them.
    let describes = matches!(ask, Ask::Which | Ask::Who) && s.words.len() > MOST_WORDS_WITHOUT_ASKING;
    let empty = |at: usize| !describes && s.is(at, &Role::Filler) && !s.years.iter().any(|(_, year)| *year == at);
    // What is said of oneself behind a question describes nothing: "Reading it out next!"
    let behind = |at: usize| at >= s.asked.end && s.is_beside(at);
    // Before it, the document that it is for is all that counts: "I need a fact box on Share Leeds."
    let for_document = |at: usize| s.is_beside(at) && names_document(s, &s.clause(at), at);
    let beside = |at: usize| behind(at) || for_document(at);
    let kept = (0..s.words.len()).filter(|at| !asking(*at) && !empty(*at) && !beside(*at) && !without(*at));
    kept.map(|at| s.written(at)).collect::<Vec<_>>().join(" ")
}

/// Whether a word stands in a phrase that asks for a number of something: "number of", "no. of".
fn counts_of(s: &Sentence<'_>, at: usize) -> bool {
    let counts = |span: &Range<usize>| span.len() > 1 && s.word(span.end - 1) == "of" && span.contains(&at);
    s.marks.iter().any(|mark| *mark.role == Role::HowMany && counts(&mark.span))
}

/// Whether a word stands in a phrase of several that says that something grew or fell: "come down".
fn tells_way(s: &Sentence<'_>, at: usize) -> bool {
    s.marks.iter().any(|mark| *mark.role == Role::Change && mark.span.len() > 1 && mark.span.contains(&at))
}

/// Whether a short clause names a collection, and a word of it does not.
fn names_document(s: &Sentence<'_>, clause: &Range<usize>, at: usize) -> bool {
    let collections = || s.names.collections.iter().map(|mention| &mention.span);
    clause.len() <= SHORT_CLAUSE
        && collections().any(|span| clause.contains(&span.start))
        && !collections().any(|span| span.contains(&at))
}

/// A clause of no more words than this says little beside a name.
const SHORT_CLAUSE: usize = 9;

/// The words that ask, where others explain, and they say enough to be answered by.
fn focus(s: &Sentence<'_>) -> Option<String> {
    if s.asked.len() == s.words.len() {
        return None;
    }
    let telling =
        s.asked.clone().filter(|at| s.library.search().is_content_word(s.word(*at)) && !s.is(*at, &Role::Filler));
    let words: Vec<&str> = telling.map(|at| s.word(at)).collect();
    (words.len() >= ENOUGH).then(|| words.join(" "))
}

/// Words that say enough to be answered by.
const ENOUGH: usize = 2;

/// What is asked of the entry.
pub(crate) fn ask(s: &Sentence<'_>) -> Ask {
    if let Some(result) = result(s) {
        return result;
    }
    if s.words.windows(4).any(|words| words == ["from", "what", "to", "what"]) {
        return Ask::Fact { strictly: false };
    }
    if let Some(figure) = figure(s) {
        return Ask::Figure(figure);
    }
    if s.asks(&Role::Why) {
        return Ask::Fact { strictly: true };
    }
    let called = s.words.iter().any(|word| matches!(word.as_str(), "called" | "named" | "title"));
    // "What's their software partner called?" asks for the partner.
    if s.asks(&Role::What) && called && party(s, false).is_none() {
        return Ask::Which;
    }
    let post = s.asks(&Role::Post) || s.asks(&Role::Boss) || s.asks(&Role::Did);
    let asks_name = s.asks(&Role::Surname);
    let somebody = s.asks(&Role::Who) || (s.asks(&Role::What) && asks_for_post(s));
    if (post && (somebody || (s.words.len() <= MOST_WORDS_WITHOUT_ASKING && !s.asks(&Role::What)))) || asks_name {
        let first = asks_name && s.words.iter().any(|word| word == "first");
        return Ask::Person { surname: asks_name && !first };
    }
    let who = s.asks(&Role::Who);
    if let Some(kind) = kind(s) {
        return Ask::Parties { role: None, kind: Some(kind) };
    }
    // "Which body put up the money?" asks for no entrant.
    let serves = |role: &PartyRole| matches!(role, PartyRole::Funder | PartyRole::Supplier | PartyRole::Evaluator);
    let one = names_one(s);
    if let Some(role) = party(s, who || one).filter(|role| (!one || serves(role)) && !plural(s)) {
        return Ask::Parties { role: Some(role), kind: None };
    }
    if names_one(s) {
        return Ask::Who;
    }
    if who {
        return if s.names.people.is_empty() { Ask::Who } else { Ask::Person { surname: false } };
    }
    if s.asks(&Role::Where) || s.asks(&Role::What) || s.begins(&Role::YesNo) {
        return Ask::Fact { strictly: false };
    }
    Ask::Which
}

/// Whether what is asked for is a post or its holder, and nothing of theirs: "what's the boss's name", but not "what laptop did
/// the boss like".
fn asks_for_post(s: &Sentence<'_>) -> bool {
    let Some(what) = s.where_asks(&Role::What) else { return false };
    let posts = s.asking(|role| matches!(role, Role::Post | Role::Boss | Role::Did)).map(|mark| mark.span.start);
    let leads = |at: usize| !s.library.search().is_content_word(s.word(at)) || s.is(at, &Role::Filler);
    posts.min().is_some_and(|post| (what.end..post).all(leads))
}

/// The kind of organisation that is asked for: "which company", "what charity".
fn kind(s: &Sentence<'_>) -> Option<String> {
    s.marks.iter().find_map(|mark| match mark.role {
        Role::Kind(kind) if !kind.ends_with("council") && !s.word(mark.span.end - 1).ends_with('s') => {
            let before = (1..=3).filter_map(|back| mark.span.start.checked_sub(back));
            // "The case study in which police referrals are handled" describes it.
            let told = |at: usize| at.checked_sub(1).is_some_and(|before| matches!(s.word(before), "in" | "on" | "at"));
            let asked = before
                .into_iter()
                .any(|at| matches!(s.word(at), "which" | "what" | "whose" | "who" | "whos") && !told(at));
            let name = s.said(&(mark.span.start.saturating_sub(3)..mark.span.start)) == "name of the";
            (asked || name).then(|| kind.clone())
        }
        _ => None,
    })
}

/// The role in which somebody took part, where that is asked for: by its name, or by what was done, after "who".
fn party(s: &Sentence<'_>, who: bool) -> Option<PartyRole> {
    let asks = who || s.asks(&Role::What) || s.words.len() <= MOST_WORDS_WITHOUT_ASKING;
    let named = s.asking(|role| matches!(role, Role::Party(_))).find_map(|mark| match mark.role {
        Role::Party(role) => Some(*role),
        _ => None,
    });
    let done = s.asking(|role| matches!(role, Role::TookPart(_))).find_map(|mark| match mark.role {
        Role::TookPart(role) => Some(*role),
        _ => None,
    });
    // "Who did South Gloucestershire do it with?"
    let with = who && s.asked.end.checked_sub(1).is_some_and(|last| s.word(last) == "with");
    named.filter(|_| asks).or_else(|| done.filter(|_| who)).or_else(|| with.then_some(PartyRole::Partner))
}

/// Whether several are asked for: "which councils".
pub(super) fn plural(s: &Sentence<'_>) -> bool {
    s.asking(|role| matches!(role, Role::Unit(Unit::Councils | Unit::Organisations | Unit::Entries))).next().is_some()
}

/// A question of no more words than this may ask without a word of asking: "Tameside bin lorries supplier".
const MOST_WORDS_WITHOUT_ASKING: usize = 7;

/// Whether it asks which council or organisation it was: the answer is who entered.
fn names_one(s: &Sentence<'_>) -> bool {
    let one = |mark: &super::sentence::Mark<'_>| {
        matches!(mark.role, Role::One(Unit::Councils | Unit::Organisations))
            && (1..=3)
                .filter_map(|back| mark.span.start.checked_sub(back))
                .any(|at| matches!(s.word(at), "which" | "what" | "whose"))
    };
    s.marks.iter().any(one)
}

/// "The people with the electronic identity, did they get the prize?": whether the last clause asks how something fared.
fn asks_at_last(s: &Sentence<'_>) -> bool {
    let last = s.clause(s.asked.end.saturating_sub(1));
    let fares = |role: &Role| matches!(role, Role::Award | Role::Status(_));
    let points = last.clone().any(|at| matches!(s.word(at), "it" | "they" | "that"));
    last.start > s.asked.start
        && s.is(last.start, &Role::YesNo)
        && points
        && s.marks.iter().any(|mark| last.contains(&mark.span.start) && fares(mark.role))
}

/// "Did it win?", "what was it shortlisted for?", "how far did it get?"
fn result(s: &Sentence<'_>) -> Option<Ask> {
    // "Which shortlisted scheme did they praise?" only describes it so.
    let describes = |at: usize| s.is(at, &Role::One(Unit::Entries)) && at + 1 < s.asked.end;
    let standing = s.asking(|role| matches!(role, Role::Status(_))).any(|mark| !describes(mark.span.end));
    let at_last = asks_at_last(s);
    let yes_or_no = s.begins(&Role::YesNo) || at_last;
    let (award, fared, who) = (s.asks(&Role::Award), s.asks(&Role::Fared), s.asks(&Role::Who));
    let short = s.words.len() <= MOST_WORDS_WITHOUT_ASKING;
    // Whoever asks for a company or a council that won something asks for its name.
    if (who && !at_last) || names_one(s) || party(s, false).is_some() {
        return None;
    }
    // "What percentage did not need one in the first place?" asks for no result.
    if !award && s.asks(&Role::Metric(Metric::Share)) {
        return None;
    }
    let asked = standing && (yes_or_no || short || ((award || fared) && s.asks(&Role::What)) || s.begins(&Role::What));
    let got = s.words.iter().any(|word| matches!(word.as_str(), "attain" | "achieve" | "attained" | "achieved"));
    let is_result = (yes_or_no && award)
        || asked
        || (fared && (award || standing || short || got || s.words.ends_with(&["get".to_owned()])));
    let section = s.words.iter().any(|word| matches!(word.as_str(), "category" | "section" | "heading" | "categories"));
    let won = award || s.asking(|role| *role == Role::Status(Status::Winner)).next().is_some();
    let asks = match yes_or_no {
        true if standing && !won => Fared::Stood,
        true => Fared::Won,
        false => Fared::HowFar,
    };
    is_result.then_some(Ask::Result { asks, section })
}
