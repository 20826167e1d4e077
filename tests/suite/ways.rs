//! Ways on and back: what a reply leads to, whatever it says.
//!
//! 1. Every reply has a way on, and one that was come to has a way back, several steps deep.
//! 2. An empty result names the filter that emptied it, and offers to leave it out.
//! 3. What has a number in a reply is opened by it.
//! 4. "It" without anything before it is asked back.
//! 5. What is said to the bot, and asked about it or the words of the catalogue, is answered as such.

use laureate::answer::{Answer, Outcome, Refusal, answer};
use laureate::discord::custom_id::State;
use laureate::discord::view::{Way, view};
use laureate::query::BotAsk;
use laureate::read::Unasked;
use laureate::reply::help::examples;
use laureate::reply::reply;
use laureate::request::{FilterText, Request, Turn};
use serde_json::Value;

use crate::harness::{first, ids, library, shown};

fn filters(pairs: &[(&str, &str)]) -> FilterText {
    pairs.iter().fold(FilterText::default(), |filters, (name, value)| {
        filters.with(name, (*value).to_owned()).expect("there is such a filter")
    })
}

fn browse(pairs: &[(&str, &str)]) -> Request {
    Request::Browse { filters: filters(pairs), page: 1 }
}

/// What a person asks after these turns.
fn after(turns: &[Turn], question: &str) -> Answer {
    answer(library(), &Request::Ask { question: question.to_owned(), before: turns.to_vec(), page: 1 })
}

/// The buttons and menus of a reply, each with what stands on it and what it does.
fn actions(request: &Request, way: &Way) -> Vec<(String, State)> {
    let view = serde_json::to_value(view(library(), request, way).components).expect("components are JSON");
    let mut found = Vec::new();
    let mut left = vec![&view];
    while let Some(value) = left.pop() {
        match value {
            Value::Array(values) => left.extend(values.iter().rev()),
            Value::Object(fields) => {
                if let Some(id) = value["custom_id"].as_str() {
                    let label = value["label"].as_str().or(value["placeholder"].as_str()).unwrap_or_default();
                    found.push((label.to_owned(), State::decode(id).expect("its own buttons are read")));
                }
                left.extend(fields.values().rev());
            }
            _ => {}
        }
    }
    found
}

#[track_caller]
fn leads_to(request: &Request, label: &str) -> (Request, Way) {
    pressed(request, &Way::default(), label)
}

/// What a press on a button leads to.
#[track_caller]
fn pressed(request: &Request, way: &Way, label: &str) -> (Request, Way) {
    let actions = actions(request, way);
    let found = actions.iter().find_map(|(known, state)| match state {
        State::Show(request, trail) if known.starts_with(label) => Some((request.clone(), trail.clone())),
        _ => None,
    });
    let (request, trail) = found.unwrap_or_else(|| panic!("no button says {label}: {actions:?}"));
    let full = |step: Request| laureate::discord::view::in_full(library(), step);
    (full(request), Way { trail: trail.into_iter().map(full).collect(), private: way.private })
}

/// Requests that come to every kind of reply.
pub(crate) fn every_kind() -> Vec<Request> {
    let asked = [
        "how much did Trafford save on CCTV?",
        "how many entries did Wigan have in 2018?",
        "how many councils entered since 2019?",
        "what are the LGC categories?",
        "which LGC category has most entries?",
        "what share of the iNetwork entries won?",
        "how many entries per category on average at LGC?",
        "the five biggest savings",
        "compare Wigan and Bradford in 2018",
        "who sponsors Digital Impact?",
        "when are the LGC winners revealed?",
        "who was digital council of the year at the Digital Leaders 100 awards?",
        "how many volunteers helped with smart parking in Harrogate?",
        "which LGC category has the second most entries?",
        "blockchain zeppelin",
        "what is the best project?",
        "did it win?",
        "2",
        "thanks",
        "hello",
        "who made you?",
        "what do the statuses mean?",
        "which LGC entries won?",
    ];
    let mut requests: Vec<Request> = asked.iter().map(|question| Request::ask(question)).collect();
    requests.extend([
        Request::About,
        Request::Help,
        browse(&[]),
        browse(&[("award", "iNetwork"), ("year", "2022")]),
        browse(&[("award", "LGC"), ("status", "winner")]),
        browse(&[("topic", "quantum")]),
        Request::Winners { filters: FilterText::default(), page: 1 },
        Request::Winners { filters: filters(&[("award", "LGA")]), page: 1 },
        Request::SimilarTo { entry: "tameside-app".to_owned() },
        Request::SimilarTo { entry: "parking".to_owned() },
        Request::Show { entry: "nothing-such".to_owned(), page: None },
        Request::EntriesInText { text: "lol ok see you tomorrow".to_owned() },
        Request::EntriesInText { text: "Did you see Harrogate's smart parking?".to_owned() },
    ]);
    requests
}

#[test]
fn every_reply_has_a_way_on() {
    for request in every_kind() {
        let on = actions(&request, &Way::default()).into_iter().filter(|(_, state)| *state != State::Delete);
        assert!(on.count() > 0, "{request:?}");
    }
}

#[test]
fn what_was_come_to_leads_back_and_what_is_private_can_be_shared() {
    let list = browse(&[("topic", "housing")]);
    for request in every_kind() {
        let way = Way { trail: vec![list.clone()], private: true };
        let (back, rest) = pressed(&request, &way, "Back to the list");
        assert_eq!((back, rest.trail), (list.clone(), Vec::new()), "{request:?}");
        let labels: Vec<String> = actions(&request, &way).into_iter().map(|(label, _)| label).collect();
        let shares = labels.iter().any(|label| label == "Share here");
        assert_eq!(shares, !matches!(request, Request::EntriesInText { .. }), "{request:?}: {labels:?}");
        assert!(!labels.iter().any(|label| label == "Delete"), "{request:?}: {labels:?}");
    }
}

#[test]
fn the_way_back_is_several_steps_deep() {
    let list = browse(&[("award", "State of Transformation"), ("topic", "housing")]);
    let start = browse(&[("award", "LGC Awards 2022")]);
    for start in [list, start] {
        let labels = ["Open", "Similar", "Open", "Similar", "Open"];
        let mut steps = vec![(start.clone(), Way::default())];
        for label in labels {
            let (request, way) = &steps[steps.len() - 1];
            steps.push(pressed(request, way, label));
        }
        while let Some((request, way)) = steps.pop() {
            let Some((before, _)) = steps.last() else { break };
            let (back, _) = pressed(&request, &way, "Back to ");
            assert_eq!(back, *before);
        }
    }
}

#[test]
fn an_empty_result_offers_to_leave_out_the_filter_that_emptied_it() {
    let request = browse(&[("award", "iNetwork"), ("year", "2022"), ("topic", "parking")]);
    let answer_to = answer(library(), &request);
    let Outcome::Nothing { why: Refusal::Empty(dropped), .. } = &answer_to.outcome else { panic!("{answer_to:?}") };
    let without_year =
        dropped.iter().find(|dropped| dropped.clause.words(library().catalogue(), library().wording()) == "2022");
    let without_year = without_year.expect("without the year there are entries");
    assert!(
        !dropped
            .iter()
            .any(|dropped| dropped.clause.words(library().catalogue(), library().wording()).contains("Parking"))
    );
    let headline = reply(library(), &answer_to).headline;
    assert!(headline.contains("“2022”") && headline.contains("Without that"), "{headline}");
    let (without, _) = leads_to(&request, "Without “2022”");
    assert_eq!(without, browse(&[("award", "iNetwork"), ("topic", "parking")]));
    assert_eq!(answer(library(), &without).total(), without_year.entries);

    // The filters of a lookup leave out what is looked for.
    let lookup = Request::Lookup {
        query: "parking".to_owned(),
        filters: filters(&[("award", "LGC"), ("year", "2018")]),
        page: 1,
    };
    let (without, _) = leads_to(&lookup, "Without “2018”");
    assert!(answer(library(), &without).answered());
    // A question's conditions become filters.
    let (without, _) = leads_to(&Request::ask("list all iNetwork entries about housing in 2022"), "Without “");
    assert!(answer(library(), &without).answered(), "{without:?}");
}

#[test]
fn where_results_are_not_announced_the_shortlist_is_offered() {
    for request in
        [browse(&[("award", "LGC"), ("status", "winner")]), Request::ask("list the LGC entries that won Rising Star")]
    {
        let said = shown(&answer(library(), &request), 200);
        if matches!(request, Request::Browse { .. }) {
            assert!(said.contains("I have no results of the LGC Awards 2022."), "{said}");
            let (shortlist, _) = leads_to(&request, "Shortlist of LGC Awards 2022");
            assert!(answer(library(), &shortlist).answered(), "{shortlist:?}");
        }
    }
    // Where nothing is awarded, nobody has that standing.
    let none = answer(library(), &browse(&[("award", "LGA"), ("status", "winner")]));
    assert!(matches!(none.outcome, Outcome::Nothing { why: Refusal::Empty(_), .. }), "{none:?}");
}

#[test]
fn a_number_that_is_told_can_be_listed() {
    let counted = Request::ask("how many councils entered since 2019?");
    let (list, _) = leads_to(&counted, "List them");
    assert!(matches!(answer(library(), &list).outcome, Outcome::List(_)), "{list:?}");
}

#[test]
fn long_lists_have_a_menu_of_their_pages() {
    let list = browse(&[]);
    let menu = actions(&list, &Way::default()).into_iter().find_map(|(_, state)| match state {
        State::PageChosen(request, _) => Some(request),
        _ => None,
    });
    assert_eq!(menu, Some(list));
}

/// The entries that a reply gives numbers to are those that the numbers open.
#[test]
fn a_number_opens_what_stands_beside_it() {
    for request in every_kind() {
        let answered = answer(library(), &request);
        let numbered = answered.numbered();
        for (number, key) in reply(library(), &answered).openable() {
            assert_eq!(numbered.get(number - 1), Some(&key), "{request:?}: {number}");
        }
    }
    let turns = [Turn::Shown(browse(&[("award", "iNetwork")]))];
    let all =
        ids(&answer(library(), &browse(&[("award", "iNetwork")]))).iter().map(ToString::to_string).collect::<Vec<_>>();
    for (typed, at) in
        [("1", 0), ("open 3", 2), ("number 12", 11), ("show 20 please", 19), ("the second one", 1), ("2", 1)]
    {
        assert_eq!(first(&after(&turns, typed)), all[at], "{typed}");
    }
    let outside = after(&turns, "99");
    assert_eq!(outside.outcome, Outcome::Unasked(Unasked::NoSuchNumber { entries: 21 }));
    assert_eq!(after(&[], "99").outcome, Outcome::Unasked(Unasked::NoList));
}

#[test]
fn pages_are_turned_in_words() {
    let turns = |more: &[&str]| -> Vec<Turn> {
        let list = Turn::Shown(browse(&[("award", "LGA")]));
        std::iter::once(list).chain(more.iter().map(|turn| Turn::from(*turn))).collect()
    };
    let shown = |more: &[&str], question: &str| reply(library(), &after(&turns(more), question)).pages();
    let page = |more: &[&str], question: &str| shown(more, question).expect("it has pages").0;
    let last = shown(&[], "next").expect("it has pages").1;
    assert_eq!(page(&[], "next"), 2);
    assert_eq!(page(&["next"], "more"), 3);
    assert_eq!(page(&["next", "next"], "previous page"), 2);
    assert_eq!(page(&[], "page 4"), 4);
    assert_eq!(page(&[], "page:4"), 4);
    assert_eq!(page(&[], "last page"), last);
    assert_eq!(page(&["last page"], "previous page"), last - 1);
    assert_eq!(page(&["page 4"], "first page"), 1);
    assert_eq!(after(&turns(&["last page"]), "next").outcome, Outcome::Unasked(Unasked::NoMorePages));
    // What is on another page has its number all the same.
    assert!(matches!(after(&turns(&["next"]), "10").outcome, Outcome::Card(_)));
}

#[test]
fn it_is_what_was_shown_last() {
    let show = |entry: &str| Turn::Shown(Request::Show { entry: entry.to_owned(), page: Some(1) });
    let lookup = Turn::Shown(Request::Lookup { query: "harrog".to_owned(), filters: FilterText::default(), page: 1 });
    let similar = Turn::Shown(Request::SimilarTo { entry: "tameside-app".to_owned() });
    for (turns, entry) in [
        (vec![show("harrogate-smart-parking")], "harrogate-smart-parking"),
        (vec![lookup.clone(), "1".into()], "harrogate-smart-parking"),
        (vec![lookup, "1".into(), show("tameside-app")], "tameside-app"),
        (vec!["tell me about UMBRELLA".into(), show("tameside-app")], "tameside-app"),
    ] {
        assert_eq!(first(&after(&turns, "did it win?")), entry, "{turns:?}");
    }
    let opened = after(&[similar, "1".into()], "who made it?");
    assert!(opened.query.is_some(), "{opened:?}");
}

#[test]
fn it_without_anything_before_is_asked_back() {
    for question in [
        "did it win?", "who provides it?", "how much did it save?", "when did they start?", "what is it about?",
        "where is it?", "who runs it?",
    ] {
        assert_eq!(after(&[], question).outcome, Outcome::Unasked(Unasked::NoSubject), "{question}");
        assert_eq!(after(&["thanks".into()], question).outcome, Outcome::Unasked(Unasked::NoSubject), "{question}");
    }
    for question in [
        "did Wigan win it?",
        "how many councils are there?",
        "is there anything about bees?",
        "who won Rising Star and what did they do?",
    ] {
        assert_ne!(after(&[], question).outcome, Outcome::Unasked(Unasked::NoSubject), "{question}");
    }
}

#[test]
fn what_is_said_to_the_bot_is_answered_as_such() {
    let told = |question: &str| after(&[], question).outcome;
    for question in
        ["hi", "hello there!", "good morning", "help", "what can you do?", "what can i ask you", "how do I use this?"]
    {
        assert_eq!(told(question), Outcome::Help, "{question}");
    }
    for question in ["thanks", "thanks, great!", "cheers", "bye"] {
        assert_eq!(told(question), Outcome::SmallTalk, "{question}");
    }
    for (question, ask) in [
        ("who made you?", BotAsk::Maker),
        ("who made this bot?", BotAsk::Maker),
        ("are you an AI?", BotAsk::Nature),
        ("is this an AI?", BotAsk::Nature),
        ("What's your name?", BotAsk::Nature),
        ("where do you get your answers from?", BotAsk::Sources),
        ("how can I enter?", BotAsk::Entering),
        ("tell me a joke", BotAsk::Fun),
    ] {
        assert_eq!(told(question), Outcome::Bot(ask), "{question}");
    }
    for question in
        ["who made the Tameside app?", "how can residents enter the museum?", "are robots used in Hampshire?"]
    {
        assert!(!matches!(told(question), Outcome::Bot(_) | Outcome::Help), "{question}");
    }
}

#[test]
fn the_words_of_the_catalogue_are_explained() {
    let meant = |question: &str| match after(&[], question).outcome {
        Outcome::Meanings(meanings) => meanings.into_iter().map(|(status, _)| status.id()).collect::<Vec<_>>(),
        other => panic!("{question}: {other:?}"),
    };
    assert_eq!(meant("what is the difference between finalist and nominated?"), ["finalist", "nominated"]);
    assert_eq!(meant("what's the difference between shortlisted and finalist?"), ["shortlisted", "finalist"]);
    assert_eq!(meant("what do the statuses mean?").len(), 4, "those that an entry has");
    assert_eq!(meant("what does highly commended mean?"), ["highly-commended"]);
    assert_eq!(meant("what's a finalist?"), ["finalist"]);
    for question in ["what is the difference between the two councils?", "what does the LGC shortlist mean for Wigan?"]
    {
        assert!(!matches!(after(&[], question).outcome, Outcome::Meanings(_)), "{question}");
    }
    assert_eq!(answer(library(), &Request::ask("how many entries?")).total(), 284);
    assert!(shown(&answer(library(), &Request::ask("what are the LGC categories?")), 200).starts_with("22 categories"));
}

#[test]
fn the_examples_of_help_are_answered() {
    let examples = examples(library());
    assert_eq!(examples.len(), 3);
    for example in &examples {
        assert!(answer(library(), &Request::ask(example)).answered(), "{example}");
        let (request, _) = leads_to(&Request::Help, example);
        assert_eq!(request, Request::ask(example));
    }
}

#[test]
fn chatter_speaks_of_no_entry() {
    for text in [
        "lol ok see you tomorrow",
        "haha nice one",
        "anyone up for lunch?",
        "happy birthday!!!",
        "can somebody send me the link again",
    ] {
        let spoken_of = answer(library(), &Request::EntriesInText { text: text.to_owned() });
        assert_eq!(shown(&spoken_of, 80).trim_end(), "Nothing in this message matches an entry.", "{text}");
    }
}

#[test]
fn show_and_similar_take_a_name_or_ask_back() {
    for name in [
        "harrogate-smart-parking", "SMART Parking in Harrogate", "smart parking in harogate", "Harrogate smart parking",
    ] {
        assert_eq!(
            first(&answer(library(), &Request::Show { entry: name.to_owned(), page: None })),
            "harrogate-smart-parking",
            "{name}"
        );
    }
    for (name, near) in
        [("parking", true), ("nothing-such", false), ("some random words", false), ("zeppelin volcano", false)]
    {
        for request in
            [Request::Show { entry: name.to_owned(), page: None }, Request::SimilarTo { entry: name.to_owned() }]
        {
            let Outcome::Nothing { nearest, why: Refusal::NoSuchEntry } = answer(library(), &request).outcome else {
                panic!("{name} is no entry")
            };
            assert_eq!(!nearest.is_empty(), near, "{name}: {nearest:?}");
        }
    }
    let (similar, _) = leads_to(&Request::SimilarTo { entry: "parking".to_owned() }, "Similar to ");
    assert!(matches!(answer(library(), &similar).outcome, Outcome::Similar { .. }));
}

#[test]
fn names_are_offered_only_where_something_is_near() {
    for (name, value) in
        [("topic", "quantum"), ("organisation", "Hogwarts"), ("category", "blockchain"), ("award", "Oscars")]
    {
        let said = shown(&answer(library(), &browse(&[(name, value)])), 80);
        assert_eq!(said.trim_end(), format!("I did not find the {name} “{value}” in this catalogue."));
    }
}

#[test]
fn every_entry_of_a_short_list_has_its_button_whatever_stands_below() {
    let trail = vec![browse(&[("topic", "housing")])];
    let award = |name: &str| Request::Winners { filters: filters(&[("award", name)]), page: 1 };
    for request in every_kind().into_iter().chain([award("iNetwork")]) {
        let listed = reply(library(), &answer(library(), &request)).openable().len();
        if listed > 8 {
            continue;
        }
        for way in [Way::default(), Way { trail: trail.clone(), private: true }] {
            let opens = actions(&request, &way).into_iter().filter(|(label, _)| label == "Open").count();
            assert_eq!(opens, listed, "{request:?}");
        }
    }
}

#[test]
fn where_nobody_is_in_each_of_two_both_are_offered() {
    let request = Request::ask("is there anyone in both the small team and the innovation shortlist?");
    let labels: Vec<String> = actions(&request, &Way::default()).into_iter().map(|(label, _)| label).collect();
    for name in ["Small Team of the Year", "Innovation"] {
        assert!(labels.iter().any(|label| label.contains(name)), "{name}: {labels:?}");
    }
}
