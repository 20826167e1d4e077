//! Replies as people read them, on a usual and on a narrow screen.

use laureate::answer::{Answer, answer};
use laureate::request::{FilterText, Request};

use crate::harness::{library, lookup, shown};

/// The reply on both screens.
fn both(answer: &Answer) -> String {
    format!("{}{}\n{}", shown(answer, 80), "=".repeat(80), shown(answer, 40))
}

fn browse(filters: FilterText, page: usize) -> Answer {
    answer(library(), &Request::Browse { filters, page })
}

#[test]
fn a_card() {
    insta::assert_snapshot!(both(&lookup("harogate smart parkng")));
}

#[test]
fn a_list() {
    insta::assert_snapshot!(both(&lookup("wigan")));
}

#[test]
fn a_page_in_the_middle() {
    let filters = FilterText { award: Some("LGA".to_owned()), ..FilterText::default() };
    insta::assert_snapshot!(both(&browse(filters, 2)));
}

#[test]
fn an_opened_entry() {
    let entry = "south-gloucestershire-umbrella".to_owned();
    insta::assert_snapshot!(both(&answer(library(), &Request::Show { entry, page: None })));
}

#[test]
fn a_page_of_facts() {
    let entry = "cornwall-truro-safe-rough-sleeping".to_owned();
    insta::assert_snapshot!(both(&answer(library(), &Request::Show { entry, page: Some(2) })));
}

#[test]
fn winners() {
    let filters = FilterText { award: Some("iNetwork".to_owned()), ..FilterText::default() };
    insta::assert_snapshot!(both(&answer(library(), &Request::Winners { filters, page: 1 })));
}

#[test]
fn a_pending_shortlist() {
    let filters = FilterText { category: Some("rising star".to_owned()), ..FilterText::default() };
    insta::assert_snapshot!(both(&answer(library(), &Request::Winners { filters, page: 1 })));
}

#[test]
fn similar_entries() {
    let entry = "harrogate-smart-parking".to_owned();
    insta::assert_snapshot!(both(&answer(library(), &Request::SimilarTo { entry })));
}

#[test]
fn about() {
    insta::assert_snapshot!(both(&answer(library(), &Request::About)));
}

#[test]
fn nothing() {
    insta::assert_snapshot!(both(&lookup("blockchain zeppelin")));
}

#[test]
fn a_refused_filter() {
    let filters = FilterText { category: Some("best dressed\u{202e}".to_owned()), ..FilterText::default() };
    insta::assert_snapshot!(both(&browse(filters, 1)));
}

fn asked(question: &str) -> Answer {
    answer(library(), &Request::ask(question))
}

#[test]
fn a_figure() {
    insta::assert_snapshot!(both(&asked("how much does Trafford save a year on CCTV?")));
}

#[test]
fn whether_it_won() {
    insta::assert_snapshot!(both(&asked("did Harrogate's smart parking win?")));
}

#[test]
fn a_count() {
    insta::assert_snapshot!(both(&asked("how many nominations did Wigan have?")));
}

#[test]
fn a_comparison() {
    insta::assert_snapshot!(both(&asked("compare Wigan and Bradford in 2018")));
}

#[test]
fn a_sponsor() {
    insta::assert_snapshot!(both(&asked("who sponsors Digital Impact?")));
}

#[test]
fn the_day_of_the_ceremony() {
    insta::assert_snapshot!(both(&asked("when are the LGC winners revealed?")));
}

#[test]
fn a_fact_of_a_collection() {
    insta::assert_snapshot!(both(&asked("who was digital council of the year at the Digital Leaders 100 awards?")));
}

#[test]
fn a_figure_that_is_not_told() {
    insta::assert_snapshot!(both(&asked("how much did the Tameside App cost?")));
}
