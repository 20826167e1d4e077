//! Discord in process: an interaction's JSON in, the response's JSON out.
//!
//! Snapshots show what people see, as text and as JSON. The contract holds for every reply that the catalogue can produce:
//! within Discord's limits, pinging nobody, escaped. Samples of every shape are left in `target/tmp/discord`, where the gate
//! holds them against Discord's own description.

use std::collections::HashSet;

use laureate::answer::{Answer, Card, DirectAnswer, Outcome, answer as answer_of};
use laureate::command::COMMANDS;
use laureate::discord::custom_id::State;
use laureate::discord::markdown::escape;
use laureate::discord::respond::{Response, apology, respond};
use laureate::discord::response::Callback;
use laureate::discord::view::{Way, view_of};
use laureate::discord::{command_schema, limits};
use laureate::reply::phrases::safe;
use laureate::request::{FilterText, Request, Turn};
use laureate::wording::Language;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::discord_loopback::interactions::{ASKER, OTHER, choose, find_entries, press, slash, typing};
use crate::harness::library;

/// Answers an interaction.
#[track_caller]
fn answer(interaction: Value) -> Value {
    answer_after(&[], interaction).0
}

/// Answers an interaction of somebody who asked something before; and tells what to remember.
#[track_caller]
fn answer_after(before: &[&str], mut interaction: Value) -> (Value, Vec<Turn>) {
    interaction["id"] = json!("1300000000000000001");
    interaction["token"] = json!("a-token");
    let interaction = serde_json::from_value(interaction).expect("Discord's JSON is read");
    let before: Vec<Turn> = before.iter().map(|question| Turn::from(*question)).collect();
    let response: Response = respond(library(), &interaction, &before).expect("this kind is answered");
    let callback = serde_json::to_value(&response.callback).expect("a response is JSON");
    obeys(&callback);
    (callback, response.asked)
}

/// A message's text, as it is read from top to bottom, with its buttons.
fn read(value: &Value, out: &mut String) {
    match value["type"].as_u64() {
        Some(10) => {
            out.push_str(value["content"].as_str().unwrap_or_default());
            out.push('\n');
        }
        Some(2) => out.extend(["[", value["label"].as_str().unwrap_or_default(), "]\n"]),
        Some(3) => {
            out.extend(["(", value["placeholder"].as_str().unwrap_or_default()]);
            for option in value["options"].as_array().into_iter().flatten() {
                out.extend([" | ", option["label"].as_str().unwrap_or_default()]);
            }
            out.push_str(")\n");
        }
        Some(14) => out.push_str("---\n"),
        _ => {}
    }
    for part in value["components"].as_array().into_iter().flatten().chain(value.get("accessory")) {
        read(part, out);
    }
}

/// A callback as a person sees it, and as it is sent.
fn seen(callback: &Value) -> String {
    let mut text = String::new();
    read(&callback["data"], &mut text);
    format!("{text}\n{}", serde_json::to_string_pretty(callback).expect("JSON is written"))
}

/// Checks a callback against Discord's limits.
#[track_caller]
pub(crate) fn obeys(callback: &Value) {
    let data = &callback["data"];
    if callback["type"] == 8 {
        let choices = data["choices"].as_array().expect("choices");
        assert!(choices.len() <= limits::CHOICES);
        for text in choices.iter().flat_map(|choice| [&choice["name"], &choice["value"]]) {
            let length = text.as_str().expect("a text").chars().count();
            assert!((1..=limits::CHOICE_TEXT).contains(&length), "{text}");
        }
        return;
    }
    assert_eq!(data["allowed_mentions"]["parse"], json!([]), "nobody is pinged");
    assert_eq!(data["flags"].as_u64().expect("flags") & (1 << 15), 1 << 15, "components of version 2");
    let (mut count, mut characters, mut ids) = (0, 0, HashSet::new());
    let mut open: Vec<&Value> = data["components"].as_array().expect("components").iter().collect();
    while let Some(component) = open.pop() {
        count += 1;
        let children = component["components"].as_array();
        match component["type"].as_u64() {
            Some(1) => assert!((1..=limits::ROW_BUTTONS).contains(&children.expect("a row's").len())),
            Some(2) => assert!(length(&component["label"]) <= limits::BUTTON_LABEL),
            Some(3) => {
                let options = component["options"].as_array().expect("options");
                assert!((1..=limits::SELECT_OPTIONS).contains(&options.len()));
                let values: HashSet<&str> = options.iter().filter_map(|option| option["value"].as_str()).collect();
                assert_eq!(values.len(), options.len(), "each value once");
                for text in options.iter().flat_map(|option| [&option["label"], &option["value"]]) {
                    assert!((1..=limits::OPTION_TEXT).contains(&length(text)), "{text}");
                }
                assert!(length(&component["placeholder"]) <= limits::PLACEHOLDER);
            }
            Some(10) => {
                assert!(length(&component["content"]) > 0, "empty text");
                characters += length(&component["content"]);
            }
            _ => {}
        }
        if let Some(id) = component["custom_id"].as_str() {
            assert!((1..=limits::CUSTOM_ID).contains(&id.len()), "{id}");
            assert!(ids.insert(id), "{id} stands twice");
        }
        open.extend(children.into_iter().flatten().chain(component.get("accessory")));
    }
    assert!(count <= limits::COMPONENTS, "{count} components");
    assert!(characters <= limits::MESSAGE_TEXT, "{characters} characters");
}

fn length(text: &Value) -> usize {
    text.as_str().expect("a text").chars().count()
}

/// A component of a kind in an answer, the first in reading order.
#[track_caller]
fn component(answer: &Value, kind: u64, label: &str) -> Value {
    find_component(&answer["data"], kind, label).expect("the component is there")
}

/// The same within a part of an answer, where there is one.
fn find_component(value: &Value, kind: u64, label: &str) -> Option<Value> {
    let named = value["label"].as_str().unwrap_or_default().starts_with(label);
    if value["type"] == kind && named && value.get("custom_id").is_some() {
        return Some(value.clone());
    }
    let parts = value["components"].as_array().into_iter().flatten().chain(value.get("accessory"));
    parts.into_iter().find_map(|part| find_component(part, kind, label))
}

#[test]
fn a_lookup_is_a_card() {
    insta::assert_snapshot!(seen(&answer(slash("lookup", &[("query", "harogate smart parkng")]))));
}

#[test]
fn several_entries_have_a_button_each() {
    insta::assert_snapshot!(seen(&answer(slash("lookup", &[("query", "wigan")]))));
}

#[test]
fn winners_are_listed_with_a_menu() {
    insta::assert_snapshot!(seen(&answer(slash("winners", &[("award", "iNetwork")]))));
}

#[test]
fn a_long_shortlist_fits() {
    insta::assert_snapshot!(seen(&answer(slash("winners", &[("award", "LGC")]))));
}

#[test]
fn similar_entries_have_reasons() {
    insta::assert_snapshot!(seen(&answer(slash("similar-to", &[("entry", "harrogate-smart-parking")]))));
}

#[test]
fn about_tells_the_collections() {
    insta::assert_snapshot!(seen(&answer(slash("about", &[]))));
}

#[test]
fn nothing_is_said_to_be_nothing() {
    insta::assert_snapshot!(seen(&answer(slash("ask", &[("question", "blockchain **zeppelin** <@1>")]))));
}

#[test]
fn a_question_is_answered_in_the_first_line() {
    insta::assert_snapshot!(seen(&answer(slash("ask", &[("question", "how much did Trafford save on CCTV?")]))));
}

#[test]
fn an_event_is_followed_by_buttons() {
    let mut now = slash("event", &[]);
    now["data"]["options"] = json!([{"name": "now", "type": 1, "options": []}]);
    let now = answer(now);
    assert!(seen(&now).contains("0 of 22 announced"), "{}", seen(&now));
    let order = answer(press(&component(&now, 2, "Running order"), &now, ASKER));
    assert!(seen(&order).contains(r"22\. Technology"), "{}", seen(&order));
}

#[test]
fn the_message_menu_tells_what_a_message_speaks_of() {
    let message = "Shout out to Wigan Council: the Deal for your Street training for bin crews is brilliant";
    insta::assert_snapshot!(seen(&answer(find_entries(message))));
}

#[test]
fn a_count_lists_what_was_counted() {
    insta::assert_snapshot!(seen(&answer(slash("ask", &[("question", "how many entries did Wigan have in 2018?")]))));
}

#[test]
fn an_unknown_category_offers_the_nearest_in_a_menu() {
    let refused = answer(slash("browse", &[("category", "partner exelence awrd of the year")]));
    insta::assert_snapshot!(seen(&refused));
}

#[test]
fn an_opened_entry_shows_its_facts_in_pages() {
    let first = answer(slash("show", &[("entry", "harrogate-smart-parking")]));
    let second = answer(press(&component(&first, 2, "Next"), &first, ASKER));
    insta::assert_snapshot!(format!("{}\n\n{}", seen(&first), seen(&second)));
}

#[test]
fn a_long_list_has_pages() {
    insta::assert_snapshot!(seen(&answer(slash("browse", &[("award", "LGA")]))));
}

#[test]
fn the_next_page_of_a_list_takes_its_place() {
    let first = answer(slash("browse", &[("award", "LGA")]));
    insta::assert_snapshot!(seen(&answer(press(&component(&first, 2, "Next"), &first, ASKER))));
}

#[test]
fn a_menu_opens_what_is_chosen() {
    let list = answer(slash("winners", &[("award", "iNetwork")]));
    insta::assert_snapshot!(seen(&answer(choose(&component(&list, 3, ""), &list))));
}

#[test]
fn what_cannot_be_answered_is_said_in_a_sentence() {
    let list = answer(slash("lookup", &[("query", "wigan")]));
    let pressed = |id: &str| {
        let mut button = component(&list, 2, "Open");
        button["custom_id"] = json!(id);
        seen(&answer(press(&button, &list, ASKER)))
    };
    let said = [
        ("a command that is gone", seen(&answer(slash("gone", &[])))),
        ("a command without what it needs", seen(&answer(slash("lookup", &[])))),
        ("a button that is out of date", pressed("0oharrogate-smart-parking")),
        ("a button of an entry that is gone", pressed("2ono-such-entry")),
        ("a message without text", seen(&answer(find_entries("")))),
        ("a panic", seen(&serde_json::to_value(apology(Language::EnGb)).expect("a response is JSON"))),
    ];
    insta::assert_snapshot!(said.map(|(what, seen)| format!("== {what}\n{seen}")).join("\n"));
}

/// The pages of an entry from the one that is shown, turned by the button.
#[track_caller]
fn turned_to_the_end(first: Value) -> Vec<Value> {
    let mut pages = vec![first];
    while let Some(next) = find_component(&pages[pages.len() - 1]["data"], 2, "Next") {
        pages.push(answer(press(&next, &pages[pages.len() - 1], ASKER)));
    }
    pages
}

#[test]
fn the_pages_of_every_entry_have_all_its_facts() {
    for (_, entry) in library().catalogue().entries() {
        let pages = turned_to_the_end(answer(slash("show", &[("entry", &entry.id)])));
        let mut told = String::new();
        for (at, page) in pages.iter().enumerate() {
            read(&page["data"], &mut told);
            assert_eq!(find_component(&page["data"], 2, "Previous").is_some(), at > 0, "{}", entry.id);
            component(page, 2, "Similar");
        }
        let points: Vec<&str> = told.lines().filter_map(|line| line.strip_prefix("- ")).collect();
        let facts = (0..entry.facts.len()).filter_map(|fact| entry.fact_for_card(fact));
        let facts: Vec<String> = facts.map(|fact| escape(&safe(fact))).collect();
        assert_eq!(points, facts, "{}: each fact once, in order", entry.id);
    }
}

#[test]
fn pages_of_an_entry_are_typed_or_turned_and_lead_back_to_the_list() {
    let show = |page: u64| {
        let mut interaction = slash("show", &[("entry", "cornwall-truro-safe-rough-sleeping")]);
        let options = interaction["data"]["options"].as_array_mut().unwrap();
        options.push(json!({ "name": "page", "type": 4, "value": page }));
        answer(interaction)
    };
    let turned = turned_to_the_end(show(1));
    let typed: Vec<Value> = (1..=turned.len() as u64).map(show).collect();
    assert_eq!(
        turned.iter().map(|page| &page["data"]).collect::<Vec<_>>(),
        typed.iter().map(|p| &p["data"]).collect::<Vec<_>>()
    );
    assert_eq!(show(99)["data"], typed[typed.len() - 1]["data"], "a page that is not there is the last");

    let list = answer(slash("browse", &[("award", "State of Transformation")]));
    let opened = turned_to_the_end(answer(press(&component(&list, 2, "Open"), &list, ASKER)));
    let end = &opened[opened.len() - 1];
    assert!(opened.len() > 1, "the first entry of the list has several pages");
    assert_eq!(answer(press(&component(end, 2, "Back"), end, ASKER))["data"], list["data"]);
}

#[test]
fn choosing_the_category_that_was_meant_goes_on() {
    let refused = answer(slash("browse", &[("category", "partner exelence awrd of the year")]));
    let chosen = answer(choose(&component(&refused, 3, ""), &refused));
    assert_eq!(chosen["type"], 7);
    assert!(seen(&chosen).contains(" entries are in the Partner Excellence Award"), "{}", seen(&chosen));
}

#[test]
fn typing_is_completed() {
    insta::assert_snapshot!(seen(&answer(typing("smart park"))));
    assert!(!answer(typing(""))["data"]["choices"].as_array().unwrap().is_empty());
}

#[test]
fn the_askers_press_changes_their_message() {
    let list = answer(slash("browse", &[("award", "LGA")]));
    let next = answer(press(&component(&list, 2, "Next"), &list, ASKER));
    assert_eq!(next["type"], 7);
    assert!(seen(&next).contains("Page 2 of 9"), "{}", seen(&next));
}

#[test]
fn somebody_elses_press_opens_the_entry_for_them_alone() {
    let list = answer(slash("lookup", &[("query", "wigan")]));
    let opened = answer(press(&component(&list, 2, "Open"), &list, OTHER));
    assert_eq!((&opened["type"], &opened["data"]["flags"]), (&json!(4), &json!((1 << 15) | (1 << 6))));
    assert!(seen(&opened).contains("Deal for your Street"));
}

#[test]
fn an_opened_entry_leads_back_to_its_list() {
    let list = answer(slash("browse", &[("award", "LGA")]));
    let opened = answer(press(&component(&list, 2, "Open"), &list, ASKER));
    assert_eq!(opened["type"], 7);
    let back = answer(press(&component(&opened, 2, "Back"), &opened, ASKER));
    assert_eq!(back["data"], list["data"]);
}

#[test]
fn a_button_that_is_out_of_date_says_so() {
    let list = answer(slash("lookup", &[("query", "wigan")]));
    for id in ["0oharrogate-smart-parking", "2ono-such-entry", "?"] {
        let mut button = component(&list, 2, "Open");
        button["custom_id"] = json!(id);
        let kind = answer(press(&button, &list, ASKER));
        assert_eq!(kind["data"]["flags"], (1 << 15) | (1 << 6));
        let text = seen(&kind);
        assert!(text.contains("out of date") || text.contains("no longer in the catalogue"), "{text}");
    }
}

#[test]
fn a_messages_menu_finds_entries_privately() {
    let found = answer(find_entries("Did you see what Harrogate did with smart parking?"));
    assert_eq!(found["data"]["flags"], (1 << 15) | (1 << 6));
    assert!(seen(&found).contains("SMART Parking in Harrogate"));
    let named = seen(&answer(find_entries("Has anybody asked Wigan about the bins?")));
    assert!(named.contains("It names Wigan Council."), "{named}");
    assert!(seen(&answer(find_entries(""))).contains("no text"));
}

#[test]
fn only_follow_ups_need_the_question_before() {
    let ask = |question: &str| slash("ask", &[("question", question)]);
    let (_, asked) = answer_after(&["who won the partner excellence award?"], ask("and most creative video?"));
    assert_eq!(asked, ["who won the partner excellence award?", "and most creative video?"].map(Turn::from));

    // A list's buttons have no room for a question that it does not follow.
    let before = "which councils of the north west were shortlisted for the public health award in 2022?";
    let (first, asked) = answer_after(&[before], ask("list all entries about housing"));
    assert_eq!(asked, [Turn::from("list all entries about housing")]);
    assert_eq!(first, answer(ask("list all entries about housing")));
}

#[test]
fn private_replies_are_seen_by_the_asker_alone() {
    let mut interaction = slash("lookup", &[("query", "wigan")]);
    let options = interaction["data"]["options"].as_array_mut().unwrap();
    options.push(json!({ "name": "private", "type": 5, "value": true }));
    assert_eq!(answer(interaction)["data"]["flags"], (1 << 15) | (1 << 6));
}

#[test]
fn a_command_of_yesterday_is_answered() {
    assert!(seen(&answer(slash("gone", &[]))).contains("out of date"));
    assert!(seen(&answer(slash("lookup", &[]))).contains("The query is missing"));
}

/// The callback that shows the answer to a request.
fn shown(request: &Request) -> Value {
    answer_shown(request, answer_of(library(), request))
}

/// The same of a request that was answered.
fn answer_shown(request: &Request, answer: Answer) -> Value {
    let callback = Callback::message(view_of(library(), request, answer, &Way::default()).components, false);
    serde_json::to_value(callback).expect("a response is JSON")
}

/// The same for somebody who came to it a long way, in private.
fn shown_far(request: &Request) -> Value {
    answer_shown_far(request, answer_of(library(), request))
}

/// The same of a request that was answered.
fn answer_shown_far(request: &Request, answer: Answer) -> Value {
    let list = Request::Browse { filters: FilterText::default(), page: 3 };
    let similar = Request::SimilarTo { entry: "tameside-app".to_owned() };
    let show = Request::Show { entry: "harrogate-smart-parking".to_owned(), page: Some(2) };
    let way = Way { trail: vec![list, similar, show], private: true };
    let callback = Callback::message(view_of(library(), request, answer, &way).components, true);
    serde_json::to_value(callback).expect("a response is JSON")
}

/// Whether a reply obeys the contract, whichever way somebody came to it.
fn obeys_near_and_far(request: &Request) {
    let answer = answer_of(library(), request);
    obeys(&answer_shown(request, answer.clone()));
    obeys(&answer_shown_far(request, answer));
}

/// The buttons of a callback, each with what stands on it and its custom id.
fn buttons(callback: &Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut left = vec![callback];
    while let Some(value) = left.pop() {
        match value {
            Value::Array(items) => left.extend(items),
            Value::Object(fields) if fields.get("type") == Some(&json!(2)) => {
                let field = |name: &str| fields[name].as_str().expect("a text").to_owned();
                found.push((field("label"), field("custom_id")));
            }
            Value::Object(fields) => left.extend(fields.values()),
            _ => {}
        }
    }
    found
}

#[test]
fn the_figures_that_an_entry_states_are_buttons_where_it_states_none_that_is_asked_for() {
    let refused = shown(&Request::ask("how many cameras does Harrogate's smart parking have?"));
    let figures = buttons(&refused).into_iter().filter_map(|(label, id)| match State::decode(&id) {
        Some(State::Show(request @ Request::Stated { .. }, _)) => Some((label, request)),
        _ => None,
    });
    let figures: Vec<(String, Request)> = figures.collect();
    assert!(!figures.is_empty());
    for (label, request) in figures {
        assert!(label.chars().count() <= 80, "{label}");
        let (value, _) = label.split_once(": ").expect("a value, and what it is");
        let told = answer_of(library(), &request);
        let Outcome::Card(Card { entry, says: Some(DirectAnswer::Figure(at)), .. }) = told.outcome else {
            panic!("{label}: {told:?}")
        };
        assert_eq!(library().catalogue().entry(entry.entry).figures[at].value, value);
    }
}

#[test]
fn a_figure_that_is_no_longer_there_is_no_answer() {
    let request = Request::Stated { entry: "tameside-app".to_owned(), figure: usize::MAX };
    obeys(&shown(&request));
}

#[test]
fn a_question_can_be_asked_without_what_is_not_understood() {
    let refused = shown(&Request::ask("which LGC category has the second most entries?"));
    let asked = buttons(&refused).into_iter().find(|(label, _)| label == "Ask without that").expect("a way on");
    let Some(State::Show(request, _)) = State::decode(&asked.1) else { panic!("{} shows something", asked.1) };
    assert!(answer_of(library(), &request).answered());
}

#[test]
fn every_entrys_card_obeys_the_contract() {
    for (_, entry) in library().catalogue().entries() {
        obeys_near_and_far(&Request::Show { entry: entry.id.clone(), page: None });
        obeys_near_and_far(&Request::SimilarTo { entry: entry.id.clone() });
        obeys_near_and_far(&Request::ask(&entry.questions[0]));
        obeys(&shown(&Request::ask(&entry.title)));
        obeys(&shown(&Request::EntriesInText { text: entry.facts.join(" ") }));
        answer(typing(&entry.title.chars().take(5).collect::<String>()));
    }
}

#[test]
fn every_page_of_every_filter_value_obeys_the_contract() {
    let catalogue = library().catalogue();
    let mut filters: Vec<FilterText> = Vec::new();
    let some = |name: &str| Some(name.to_owned());
    filters.extend(catalogue.collections().map(|(_, c)| FilterText { award: some(&c.name), ..FilterText::default() }));
    filters
        .extend(catalogue.categories().map(|(_, c)| FilterText { category: some(&c.name), ..FilterText::default() }));
    filters.extend(
        catalogue.organisations().map(|(_, o)| FilterText { organisation: some(&o.name), ..FilterText::default() }),
    );
    filters.extend(catalogue.topics().map(|(_, t)| FilterText { topic: some(&t.name), ..FilterText::default() }));
    filters.extend(
        ["winner", "finalist", "shortlisted", "nominated"]
            .map(|s| FilterText { status: some(s), ..FilterText::default() }),
    );
    filters.push(FilterText::default());
    for filters in filters {
        obeys(&shown(&Request::Winners { filters: filters.clone(), page: 1 }));
        obeys(&shown_far(&Request::Winners { filters: filters.clone(), page: 1 }));
        obeys(&shown_far(&Request::Browse { filters: filters.clone(), page: 2 }));
        for page in [1, 2, 3, 40] {
            obeys(&shown(&Request::Browse { filters: filters.clone(), page }));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn replies_to_any_text_obey_the_contract(text in "\\PC{0,300}") {
        obeys_near_and_far(&Request::ask(&text));
        let filters = FilterText { category: Some(text), ..FilterText::default() };
        obeys(&shown(&Request::Browse { filters, page: 1 }));
    }
}

/// A sample of every shape, for the gate to hold against Discord's own description.
#[test]
fn samples_of_every_shape_are_left_for_the_gate() {
    let list = answer(slash("browse", &[("award", "LGA")]));
    let private = shown_far(&Request::SimilarTo { entry: "tameside-app".to_owned() });
    let samples = [
        ("shared", "callback", answer(press(&component(&private, 2, "Share here"), &private, ASKER))),
        ("deleted", "callback", serde_json::to_value(Callback::deferred_update()).expect("a response is JSON")),
        ("help", "callback", answer(slash("help", &[]))),
        ("empty", "callback", answer(slash("browse", &[("award", "iNetwork"), ("year", "2022")]))),
        ("private", "callback", private),
        ("card", "callback", answer(slash("lookup", &[("query", "harogate smart parkng")]))),
        ("list", "callback", list.clone()),
        ("menu", "callback", answer(slash("winners", &[("award", "iNetwork")]))),
        ("text", "callback", answer(slash("winners", &[("award", "LGC")]))),
        ("similar", "callback", answer(slash("similar-to", &[("entry", "harrogate-smart-parking")]))),
        ("refused", "callback", answer(slash("browse", &[("category", "partner exelence awrd of the year")]))),
        ("notice", "callback", answer(slash("gone", &[]))),
        ("update", "callback", answer(press(&component(&list, 2, "Next"), &list, ASKER))),
        ("choices", "callback", answer(typing("smart"))),
        ("message", "message", shown(&Request::About)["data"].clone()),
        ("commands", "commands", command_schema::commands(&library().catalogue().statuses(), Language::EnGb)),
    ];
    for (name, kind, body) in samples {
        let sample = json!({ "kind": kind, "body": body });
        let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("discord/{name}.json"));
        crate::harness::write(&path, &sample.to_string());
    }
}

#[test]
fn every_command_is_registered_with_its_options() {
    let commands = command_schema::commands(&library().catalogue().statuses(), Language::EnGb);
    for command in COMMANDS {
        let (first, second) = command.group().map_or((command.name, None), |(first, second)| (first, Some(second)));
        let named = |list: &Value, name: &str| list.as_array().unwrap().iter().find(|c| c["name"] == name).cloned();
        let registered = named(&commands, first).unwrap();
        let own = second.map_or_else(|| registered.clone(), |second| named(&registered["options"], second).unwrap());
        assert_eq!(own["type"], 1);
        let options = own["options"].as_array().unwrap();
        for option in command.options {
            let found = options.iter().find(|o| o["name"] == option.name).unwrap();
            let completed = matches!(option.kind, laureate::command::OptionKind::Name(_));
            assert_eq!(found["autocomplete"] == true, completed, "{}: {}", command.name, option.name);
        }
        assert_eq!((&registered["contexts"], &registered["integration_types"]), (&json!([0, 1, 2]), &json!([0, 1])));
    }
}
