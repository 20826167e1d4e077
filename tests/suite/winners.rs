//! Winners: announced ones by category; pending ones said to be pending, with the shortlist.

use jiff::civil::Date;
use laureate::answer::{Answer, Outcome, answer};
use laureate::reply::{Block, reply};
use laureate::request::{FilterText, Request};

use crate::harness::{ids, library, shown};

fn winners(filters: FilterText) -> Answer {
    answer(library(), &Request::Winners { filters, page: 1 })
}

#[test]
fn the_inetwork_awards_have_seven_winners() {
    let answer = winners(FilterText { award: Some("iNetwork".to_owned()), ..FilterText::default() });
    assert_eq!(ids(&answer).len(), 7);
    assert!(shown(&answer, 80).starts_with("iNetwork Innovation Awards 2018: 7 categories, 7 winners.\n"));
}

#[test]
fn one_category_names_its_winner_at_once() {
    let answer = winners(FilterText { category: Some("most creative video".to_owned()), ..FilterText::default() });
    assert_eq!(ids(&answer), ["plus-dane-ted-project-team"]);
    assert!(
        shown(&answer, 80)
            .starts_with("Plus Dane Housing won the Most Creative Video Award 2018 with TED Project Team.")
    );
}

#[test]
fn pending_results_are_said_to_be_pending_with_date_and_shortlist() {
    let answer = winners(FilterText { category: Some("small team".to_owned()), ..FilterText::default() });
    assert_eq!(ids(&answer).len(), 8);
    let shown = shown(&answer, 200);
    let first = "8 entries were shortlisted for Small Team of the Year at the LGC Awards 2022.\nThe ceremony was on 20 \
                 July 2022; the results are not in this catalogue.\n";
    assert!(shown.starts_with(first), "{shown}");
}

#[test]
fn the_tense_comes_from_the_day() {
    let before = library().on(Date::constant(2022, 7, 1));
    let request = Request::Winners {
        filters: FilterText { category: Some("small team".to_owned()), ..FilterText::default() },
        page: 1,
    };
    let reply = reply(&before, &answer(&before, &request));
    assert_eq!(reply.headline, "8 entries are shortlisted for Small Team of the Year at the LGC Awards 2022.");
    assert_eq!(reply.blocks[0], Block::Text("Winners will be announced on 20 July 2022.".to_owned()));
}

#[test]
fn a_long_shortlist_has_a_line_a_category() {
    let answer = winners(FilterText { award: Some("LGC".to_owned()), ..FilterText::default() });
    let Outcome::Winners(result) = &answer.outcome else { panic!("winners were asked for") };
    assert_eq!(result.categories.len(), 22);
    assert_eq!(result.categories.iter().map(|category| category.entries.len()).sum::<usize>(), 183);
    assert!(shown(&answer, 80).contains("• Small Team of the Year: 8\n"), "{}", shown(&answer, 80));
}

#[test]
fn somebodys_own_results_begin_with_what_they_won() {
    let answer = winners(FilterText { organisation: Some("Calderdale".to_owned()), ..FilterText::default() });
    let shown = shown(&answer, 100);
    let first = "Calderdale Council won the Effective Information Sharing & Security Award 2018 with";
    assert!(shown.starts_with(first), "{shown}");
    assert_eq!(ids(&answer), ["calderdale-voluntary-sector-alliance", "calderdale-simulated-phishing-exercise"]);
    let listed: Vec<_> = reply(library(), &answer).openable().into_iter().map(|(_, key)| key).collect();
    let first = library().catalogue().entry(listed[0]).id.as_str();
    assert_eq!(first, "calderdale-simulated-phishing-exercise", "winners come before finalists");
}

#[test]
fn collections_without_awards_are_said_to_have_none() {
    let answer = winners(FilterText { award: Some("LGA".to_owned()), ..FilterText::default() });
    assert!(!answer.answered());
    assert_eq!(shown(&answer, 80), "LGA Digital Best Practice has no awards, so it has no winners.\n");
}
