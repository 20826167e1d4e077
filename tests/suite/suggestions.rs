//! Suggestions: by beginning and by likeness, sensible before anything is typed.

use laureate::names::suggest::Suggestion;
use laureate::request::SuggestKind;

use crate::harness::library;

fn suggest(kind: SuggestKind, text: &str) -> Vec<Suggestion> {
    library().names().suggest(library().catalogue(), kind, text, 25, None)
}

#[track_caller]
fn first(kind: SuggestKind, text: &str) -> String {
    suggest(kind, text).first().map(|s| s.value.clone()).expect("there is a suggestion")
}

const KINDS: [SuggestKind; 5] =
    [SuggestKind::Entry, SuggestKind::Award, SuggestKind::Category, SuggestKind::Organisation, SuggestKind::Topic];

#[test]
fn beginnings_are_completed() {
    assert_eq!(first(SuggestKind::Entry, "smart park"), "harrogate-smart-parking");
    assert_eq!(first(SuggestKind::Organisation, "wig"), "Wigan Council");
    assert_eq!(first(SuggestKind::Category, "partner ex"), "Partner Excellence Award");
    assert_eq!(first(SuggestKind::Topic, "cyb"), "Cyber security");
    assert_eq!(first(SuggestKind::Award, "lgc"), "LGC Awards 2022");
}

#[test]
fn mistakes_are_forgiven() {
    assert_eq!(first(SuggestKind::Organisation, "traford"), "Trafford Council");
    assert_eq!(first(SuggestKind::Entry, "harogate smart"), "harrogate-smart-parking");
}

#[test]
fn something_is_offered_before_anything_is_typed() {
    for kind in KINDS {
        let offered = suggest(kind, "");
        assert!(!offered.is_empty() && offered.len() <= 25, "{kind:?}");
        assert_eq!(offered, suggest(kind, "  "), "{kind:?}");
    }
}

#[test]
fn the_busiest_organisations_are_offered_first() {
    let catalogue = library().catalogue();
    let entries = |name: &str| {
        let took_part =
            |e: &laureate::catalogue::Entry| e.involved().any(|key| catalogue.organisation(key).name == name);
        catalogue.entries().filter(|(_, entry)| took_part(entry)).count()
    };
    let offered = suggest(SuggestKind::Organisation, "");
    let busy: Vec<usize> = offered.iter().map(|suggestion| entries(&suggestion.value)).collect();
    assert!(busy.is_sorted_by(|a, b| a >= b) && busy[0] > busy[24], "{busy:?}");
}

#[test]
fn nonsense_gets_nothing() {
    assert_eq!(suggest(SuggestKind::Entry, "qqqqxxzz"), []);
}

#[test]
fn an_entrys_value_is_its_id() {
    for suggestion in suggest(SuggestKind::Entry, "council") {
        assert!(library().catalogue().entry_by_id(&suggestion.value).is_some(), "{suggestion:?}");
    }
}
