//! Similar entries: the same problem or approach, in whatever collection, never merely the same council.

use std::collections::HashSet;

use laureate::answer::{Answer, Outcome, answer};
use laureate::catalogue::EntryKey;
use laureate::request::Request;

use crate::harness::{first, ids, library, shown};

fn similar_to(entry: &str) -> Answer {
    answer(library(), &Request::SimilarTo { entry: entry.to_owned() })
}

#[test]
fn the_two_harrogate_entries_name_each_other_first() {
    assert_eq!(first(&similar_to("harrogate-smart-parking")), "north-yorkshire-smart-parking");
    assert_eq!(first(&similar_to("north-yorkshire-smart-parking")), "harrogate-smart-parking");
}

#[test]
fn free_text_names_the_entry_as_well() {
    assert_eq!(ids(&similar_to("smart parkng in harogate")), ids(&similar_to("harrogate-smart-parking")));
}

#[test]
fn an_entry_is_not_like_itself() {
    for (_, entry) in library().catalogue().entries() {
        assert!(!ids(&similar_to(&entry.id)).contains(&entry.id.as_str()), "{}", entry.id);
    }
}

#[test]
fn every_reason_stands_in_what_is_shown_of_both() {
    let catalogue = library().catalogue();
    let shown = |key: EntryKey| {
        let entry = catalogue.entry(key);
        let texts: Vec<&str> =
            [&entry.title, &entry.summary].into_iter().chain(&entry.facts).map(String::as_str).collect();
        let text = texts.join(" ").to_lowercase();
        text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<HashSet<String>>()
    };
    let (mut told, mut reasons) = (0, 0);
    for (key, entry) in catalogue.entries() {
        let Outcome::Similar { similar, .. } = similar_to(&entry.id).outcome else { panic!("{} has none", entry.id) };
        for other in similar {
            let (ours, theirs) = (shown(key), shown(other.entry));
            for word in &other.words {
                assert!(ours.contains(word) && theirs.contains(word), "{}: {word}", entry.id);
            }
            let both = |topic| entry.topics.contains(topic) && catalogue.entry(other.entry).topics.contains(topic);
            assert!(other.topics.iter().all(both), "{}", entry.id);
            reasons += 1;
            told += usize::from(!other.topics.is_empty() || !other.words.is_empty());
        }
    }
    assert!(told * 100 >= reasons * 98, "{told} of {reasons} have a reason that can be told");
}

#[test]
fn the_same_council_is_no_reason() {
    // Wigan's entries on street workers, place-based teams, tablets and abuse are four different things.
    let council = "wigan";
    let similar = ids(&similar_to("wigan-digital-wigan-tech-mates"));
    assert!(similar.iter().filter(|id| id.starts_with(council)).count() <= 1, "{similar:?}");
}

#[test]
fn reasons_are_told_in_words() {
    let shown = shown(&similar_to("harrogate-smart-parking"), 80);
    assert!(shown.contains("Both are about parking"), "{shown}");
}

#[test]
fn an_unknown_entry_gets_the_nearest() {
    let answer = similar_to("zeppelin volcano");
    assert!(!answer.answered());
    assert!(matches!(answer.outcome, Outcome::Nothing { .. }));
}
