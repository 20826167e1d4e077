//! Similar entries: the same problem or approach, in whatever collection, never merely the same council.

use laureate::answer::{Answer, Outcome, answer};
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
    assert_eq!(ids(&similar_to("harogate smart parkng")), ids(&similar_to("harrogate-smart-parking")));
}

#[test]
fn an_entry_is_not_like_itself() {
    for (_, entry) in library().catalogue().entries() {
        assert!(!ids(&similar_to(&entry.id)).contains(&entry.id.as_str()), "{}", entry.id);
    }
}

#[test]
fn every_similar_entry_has_a_reason() {
    for (_, entry) in library().catalogue().entries() {
        let Outcome::Similar { similar, .. } = similar_to(&entry.id).outcome else { panic!("{} has none", entry.id) };
        for other in similar {
            assert!(!other.topics.is_empty() || !other.words.is_empty(), "{}", entry.id);
        }
    }
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
