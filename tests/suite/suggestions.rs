//! Suggestions: by beginning and by likeness, sensible before anything is typed.

use laureate::answer::{Outcome, answer};
use laureate::names::suggest::Suggestion;
use laureate::request::{FilterText, Request, SuggestKind};

use crate::harness::library;

fn suggest(kind: SuggestKind, text: &str) -> Vec<Suggestion> {
    library().names().suggest(library().catalogue(), kind, text, 25, None)
}

#[track_caller]
fn first(kind: SuggestKind, text: &str) -> String {
    suggest(kind, text).first().map(|s| s.value.clone()).expect("there is a suggestion")
}

const KINDS: [SuggestKind; 6] = [
    SuggestKind::Entry,
    SuggestKind::Award,
    SuggestKind::Category,
    SuggestKind::Organisation,
    SuggestKind::Participant,
    SuggestKind::Topic,
];

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

/// Suggestions of one command's option, with what is chosen for its other options.
fn among(kind: SuggestKind, text: &str, chosen: &[(&str, &str)]) -> Vec<Suggestion> {
    let none = FilterText::default();
    let filters = chosen
        .iter()
        .fold(none, |filters, (name, value)| filters.with(name, (*value).to_owned()).expect("there is such a filter"));
    let request = Request::Suggest { kind, text: text.to_owned(), among: filters };
    match answer(library(), &request).outcome {
        Outcome::Suggestions(suggestions) => suggestions,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_chosen_already_narrows_what_is_suggested() {
    let catalogue = library().catalogue();
    let values = |found: &[Suggestion]| found.iter().map(|s| s.value.clone()).collect::<Vec<_>>();
    let of_award = values(&among(SuggestKind::Category, "", &[("award", "LGC")]));
    let lgc = catalogue.categories().filter(|(_, c)| catalogue.collection(c.collection).id == "lgc-2022");
    let lgc: Vec<String> = lgc.map(|(_, category)| category.name.clone()).collect();
    assert_eq!(of_award.len(), 22);
    assert!(of_award.iter().all(|name| lgc.contains(name)), "{of_award:?}");
    // Winners are of awards alone.
    let schemes = values(&among(SuggestKind::Scheme, "", &[]));
    assert_eq!(schemes, ["iNetwork Innovation Awards 2018", "LGC Awards 2022"]);
    assert!(values(&among(SuggestKind::AwardCategory, "", &[])).iter().all(|name| {
        catalogue.categories().any(|(_, category)| category.name == *name && category.announcement.is_some())
    }));
    for kind in [SuggestKind::Organisation, SuggestKind::Topic, SuggestKind::Entry] {
        let (some, all) = (among(kind, "", &[("award", "iNetwork")]), among(kind, "", &[]));
        assert!(!some.is_empty() && some != all, "{kind:?}");
    }
    let wigan = among(SuggestKind::Entry, "", &[("organisation", "Wigan"), ("year", "2018")]);
    assert_eq!(values(&wigan).len(), 2, "{wigan:?}");
    // What is still being typed narrows nothing.
    assert_eq!(among(SuggestKind::Category, "", &[("award", "zzz")]), among(SuggestKind::Category, "", &[]));
}

#[test]
fn before_a_letter_is_typed_every_collection_has_its_share() {
    let catalogue = library().catalogue();
    let offered = suggest(SuggestKind::Entry, "");
    for (key, collection) in catalogue.collections() {
        let of = offered.iter().filter_map(|s| s.entry).filter(|entry| catalogue.entry(*entry).collection == key);
        assert_eq!(of.count(), 5, "{}", collection.name);
    }
    let collections: Vec<_> =
        offered[..5].iter().filter_map(|s| s.entry).map(|e| catalogue.entry(e).collection).collect();
    assert!(collections.iter().all(|c| collections.iter().filter(|other| *other == c).count() == 1), "in turn");
}

#[test]
fn one_letter_begins_a_name() {
    for (kind, letter) in [(SuggestKind::Entry, "p"), (SuggestKind::Organisation, "b"), (SuggestKind::Topic, "h")] {
        let offered = suggest(kind, letter);
        let begin = offered.iter().take_while(|s| s.label.to_lowercase().starts_with(letter)).count();
        let all = suggest(kind, letter).iter().filter(|s| s.label.to_lowercase().starts_with(letter)).count();
        assert!(begin > 2 && begin == all, "{kind:?}: {offered:?}");
    }
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
