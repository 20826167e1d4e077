//! Winners: announced ones by category; pending ones said to be pending, with the shortlist.

use laureate::answer::{Answer, Outcome, answer};
use laureate::request::{FilterText, Request};

use crate::harness::{ids, library, shown};

fn winners(filters: FilterText) -> Answer {
    answer(library(), &Request::Winners { filters, page: 1 })
}

#[test]
fn the_inetwork_awards_have_seven_winners() {
    let answer = winners(FilterText { award: Some("iNetwork".to_owned()), ..FilterText::default() });
    assert_eq!(ids(&answer).len(), 7);
    assert!(shown(&answer, 80).starts_with("iNetwork Innovation Awards 2018: 7 winners.\n"));
}

#[test]
fn one_category_names_its_winner_at_once() {
    let answer = winners(FilterText { category: Some("most creative video".to_owned()), ..FilterText::default() });
    assert_eq!(ids(&answer), ["plus-dane-ted-project-team"]);
    assert!(shown(&answer, 80).starts_with("TED Project Team, Plus Dane Housing, won the Most Creative Video Award"));
}

#[test]
fn pending_results_are_said_to_be_pending_with_date_and_shortlist() {
    let answer = winners(FilterText { category: Some("small team".to_owned()), ..FilterText::default() });
    assert_eq!(ids(&answer).len(), 8);
    let shown = shown(&answer, 200);
    assert!(shown.starts_with("LGC Awards 2022: winners are not announced yet."), "{shown}");
    assert!(shown.contains("20 July 2022 at Grosvenor House, London"), "{shown}");
}

#[test]
fn a_long_shortlist_is_told_category_by_category() {
    let answer = winners(FilterText { award: Some("LGC".to_owned()), ..FilterText::default() });
    let Outcome::Winners(result) = &answer.outcome else { panic!("winners were asked for") };
    assert_eq!(result.categories.len(), 22);
    assert_eq!(result.categories.iter().map(|category| category.entries.len()).sum::<usize>(), 183);
    assert!(shown(&answer, 80).contains("Small Team of the Year\n8: "));
}

#[test]
fn somebodys_own_results_are_told_with_their_standing() {
    let answer = winners(FilterText { organisation: Some("Calderdale".to_owned()), ..FilterText::default() });
    let shown = shown(&answer, 100);
    assert!(shown.starts_with("iNetwork Innovation Awards 2018: 1 win."), "{shown}");
    assert_eq!(ids(&answer), ["calderdale-voluntary-sector-alliance", "calderdale-simulated-phishing-exercise"]);
}

#[test]
fn collections_without_awards_are_said_to_have_none() {
    let answer = winners(FilterText { award: Some("LGA".to_owned()), ..FilterText::default() });
    assert!(!answer.answered());
    assert_eq!(shown(&answer, 80), "LGA Digital Best Practice hands out no awards, so it has no winners.\n");
}
