//! What must hold for every input: nothing that can be typed is a failure, and no reply is broken by it.

use laureate::answer::{Outcome, Refusal, answer};
use laureate::command::{Line, parse_line};
use laureate::console::text::{Terminal, render};
use laureate::read::Unasked;
use laureate::reply::reply;
use laureate::request::{FilterText, Request, SuggestKind};
use laureate::search::Hit;
use proptest::prelude::*;

use crate::harness::library;

/// Answers a request and renders the reply, narrow and wide; what holds for every reply is checked here.
fn survives(request: &Request) -> Result<(), TestCaseError> {
    let answer = answer(library(), request);
    let reply = reply(library(), &answer);
    for width in [None, Some(40), Some(80)] {
        let text = render(&reply, Terminal { width, styled: false });
        prop_assert!(!text.trim().is_empty());
        let disturbing = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
        prop_assert!(!text.contains(disturbing), "{text:?}");
    }
    for scored in answer.entries() {
        prop_assert!(scored.score.is_finite() && (0.0..=1.5).contains(&scored.score), "{}", scored.score);
    }
    Ok(())
}

fn every_request(text: &str) -> Vec<Request> {
    let some = || Some(text.to_owned());
    let filters = FilterText {
        award: some(),
        category: some(),
        organisation: some(),
        topic: some(),
        status: some(),
        year: some(),
    };
    vec![
        Request::Lookup { query: text.to_owned(), filters: FilterText::default(), page: 3 },
        Request::Lookup { query: text.to_owned(), filters: filters.clone(), page: 1 },
        Request::ask(text),
        Request::EntriesInText { text: text.to_owned() },
        Request::SimilarTo { entry: text.to_owned() },
        Request::Show { entry: text.to_owned(), page: None },
        Request::Show { entry: text.to_owned(), page: Some(usize::MAX) },
        Request::Winners { filters: FilterText { organisation: some(), ..FilterText::default() }, page: 1 },
        Request::Browse { filters, page: usize::MAX },
        Request::Suggest { kind: SuggestKind::Entry, text: text.to_owned(), among: FilterText::default() },
        Request::Suggest { kind: SuggestKind::Organisation, text: text.to_owned(), among: FilterText::default() },
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_answered(text in any::<String>()) {
        for request in every_request(&text) {
            survives(&request)?;
        }
    }

    #[test]
    fn any_line_is_understood_or_corrected(line in "/?[a-z-]{0,12}[ :]{0,2}\\PC{0,60}") {
        if let Ok(Line::Request(request)) = parse_line(&line) {
            survives(&request)?;
        }
    }

    #[test]
    fn scrambled_titles_are_answered(at in 0..284_usize, cut in 0..200_usize, extra in "\\PC{0,20}") {
        let (_, entry) = library().catalogue().entries().nth(at).expect("there are 284 entries");
        let cut: String = entry.title.chars().skip(cut % 20).chain(extra.chars()).collect();
        survives(&Request::Lookup { query: cut, filters: FilterText::default(), page: 1 })?;
    }
}

/// Words of the catalogue and of asking, thrown together by a fixed recipe.
fn random_questions(seed: u64, count: usize) -> impl Iterator<Item = String> {
    const ASKING: [&str; 20] = [
        "who", "won", "how many", "how much", "which", "entries", "did", "award", "in 2018", "not", "finalists",
        "list all", "when", "similar to", "what about", "the", "added up", "more than", "difference between", "per",
    ];
    let entries: Vec<_> = library().catalogue().entries().map(|(_, entry)| entry).collect();
    let mut state = seed;
    let mut below = move |limit: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % limit.max(1)
    };
    (0..count).map(move |_| {
        let mut words: Vec<String> = Vec::new();
        for _ in 0..=below(8) {
            let entry = entries[below(entries.len())];
            let text = if below(2) == 0 { &entry.title } else { &entry.facts[below(entry.facts.len())] };
            let parts: Vec<&str> = text.split_whitespace().collect();
            words.push(parts[below(parts.len())].to_owned());
            words.push(ASKING[below(ASKING.len())].to_owned());
        }
        words.join(" ")
    })
}

#[test]
fn a_lookup_of_those_that_cover_a_text_leaves_out_nothing_else() {
    let search = library().search();
    let entries = library().catalogue().entries().len();
    for (number, text) in random_questions(12, 400).enumerate() {
        let question = search.read(&text);
        let allowed: Vec<bool> = (0..entries).map(|entry| entry % (1 + number % 5) == 0).collect();
        let allowed = (number % 3 > 0).then_some(allowed.as_slice());
        let all = search.lookup_all(&question, allowed).expect("the index answers");
        for least in [0.2, 0.5, 0.8] {
            let covers = |hit: &Hit| hit.fit.recall >= least;
            let with_first = all.iter().enumerate().filter(|(at, hit)| *at == 0 || covers(hit)).map(|(_, hit)| *hit);
            let expected: Vec<Hit> = if all.iter().any(covers) { with_first.collect() } else { Vec::new() };
            let found = search.lookup_covering(&question, allowed, least).expect("the index answers");
            assert_eq!(found, expected, "{text}: {least}");
        }
    }
}

/// How a reply opens that answers nothing, by what kept it from answering; `None` where that should not come to pass.
///
/// Every outcome is named, so that a new one has to say how its reply opens.
fn opening(outcome: &Outcome) -> Option<&'static str> {
    match outcome {
        Outcome::Nothing { why: Refusal::Either(_), .. } => Some("Which of these do you mean?"),
        Outcome::Nothing { why: Refusal::NotAnnounced(_), .. } => Some("I have no results of the "),
        Outcome::Nothing { why: Refusal::Empty(_) | Refusal::NoneStates, .. } => Some("No entry"),
        Outcome::Nothing { why: Refusal::NothingSpokenOf, .. } => Some("Nothing in this message matches an entry."),
        Outcome::Nothing { why: Refusal::Tied, .. } => Some("More than one entry fits that."),
        Outcome::Nothing { .. } => Some("I did not find "),
        Outcome::Unasked(
            Unasked::Private
            | Unasked::Judging
            | Unasked::Arrangements
            | Unasked::Services
            | Unasked::Opinion
            | Unasked::Prediction,
        ) => Some("I cannot say. "),
        Outcome::Unasked(Unasked::Pronunciation) => Some("I cannot say how a name is spoken."),
        Outcome::Unasked(Unasked::NotDone) => Some("I cannot say who did not."),
        Outcome::Unasked(Unasked::NotUnderstood { .. }) => Some("I do not understand “"),
        Outcome::Unasked(Unasked::UnknownName(_)) => Some("I did not find the "),
        Outcome::Unasked(Unasked::NoSubject) => Some("Which entry do you mean?"),
        Outcome::Unasked(Unasked::NoList) => Some("No list is open yet"),
        Outcome::Unasked(Unasked::NoSuchNumber { .. }) => Some("The last list "),
        Outcome::Unasked(Unasked::NoMorePages) => Some("There are no more pages"),
        // Where nobody wins, a question about winners gets a reply that says so in other words each time.
        Outcome::Winners(winners) if winners.categories.is_empty() => Some(""),
        Outcome::Card(_)
        | Outcome::List(_)
        | Outcome::Winners(_)
        | Outcome::NoneStood(_)
        | Outcome::Count(_)
        | Outcome::Names { .. }
        | Outcome::Groups(_)
        | Outcome::Share { .. }
        | Outcome::Average { .. }
        | Outcome::Figures { .. }
        | Outcome::Reckoned(_)
        | Outcome::Compared(_)
        | Outcome::Sponsors(_)
        | Outcome::Ceremony(_)
        | Outcome::Event(_)
        | Outcome::CollectionFacts { .. }
        | Outcome::Similar { .. }
        | Outcome::EntriesInText { .. }
        | Outcome::Suggestions(_)
        | Outcome::About(_)
        | Outcome::SmallTalk
        | Outcome::Help
        | Outcome::Bot(_)
        | Outcome::Meanings(_)
        | Outcome::Failed => None,
    }
}

fn random_questions_are_answered(seed: u64) {
    for question in random_questions(seed, 500) {
        let answer = answer(library(), &Request::ask(&question));
        let reply = reply(library(), &answer);
        assert!(!reply.headline.trim().is_empty() && !reply.understood.trim().is_empty(), "{question}");
        if !answer.answered() {
            let opening = opening(&answer.outcome).unwrap_or_else(|| panic!("{question}: {:?}", answer.outcome));
            assert!(reply.headline.starts_with(opening), "{question}: {}", reply.headline);
        }
    }
}

// A thousand in two halves, which run side by side.
#[test]
fn random_questions_are_answered_or_refused() {
    random_questions_are_answered(1);
}

#[test]
fn more_random_questions_are_answered_or_refused() {
    random_questions_are_answered(2);
}

#[test]
fn texts_that_trouble_programs_are_answered() {
    let long = "how much did parking save? ".repeat(400);
    let endless = "x".repeat(10_000);
    let troubling = [
        "",
        " ",
        "\0\u{1}\u{1b}[31m\u{7f}",
        "\u{202e}gnikrap trams",
        "مواقف السيارات الذكية",
        "停车",
        "🅿️🚗",
        "\"unclosed",
        "a AND (b OR",
        "title:[* TO *]",
        "*?~^",
        "'; DROP TABLE entries; --",
        "@everyone <@1> [x](http://example.org) **bold**",
        "e\u{301}\u{301}\u{301}\u{301}",
        "ﬁnancial ﬂow",
        &long,
        &endless,
    ];
    for text in troubling {
        for request in every_request(text) {
            survives(&request).unwrap_or_else(|error| panic!("{:?}: {error}", text.get(..20)));
        }
    }
}
