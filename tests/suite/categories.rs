//! Categories and sections, by a part of their name, by what calls them, by their sponsor or by what they are about.
//!
//! What is asked of them must be the same whichever way they are named, and what is not a name must not become one.

use laureate::answer::{Answer, answer};
use laureate::query::{Field, Shape, Unit};
use laureate::request::Request;

use crate::harness::library;

fn asked(question: &str) -> Answer {
    answer(library(), &Request::ask(question))
}

/// The categories that the query names which ran.
fn categories(question: &str) -> Vec<&'static str> {
    let query = asked(question).query.unwrap_or_else(|| panic!("{question}: no query ran"));
    let keys = query.select.categories().unwrap_or_default().to_vec();
    keys.iter().map(|key| library().catalogue().category(*key).name.as_str()).collect()
}

#[track_caller]
fn all_mean(category: &str, questions: &[&str]) {
    for question in questions {
        assert_eq!(categories(question), [category], "{question}");
        assert!(asked(question).answered(), "{question}");
    }
}

#[test]
fn a_part_of_the_name_beside_what_calls_it_one() {
    all_mean(
        "Innovation, data, and technology",
        &[
            "how many case studies are in the data and technology part of the PSTA report",
            "the data chapter of the transformation report, what's in it, list",
            "list the bit called innovation, data and technology",
        ],
    );
    all_mean(
        "Harnessing the power of place and community",
        &["how many stories in the place and community bit of the PSTA report"],
    );
    all_mean("Remote working practices", &["which councils are in the remote working bit of the LGA page?"]);
    all_mean("Climate Response", &["for the climate one at the LGC, how many bids?"]);
}

#[test]
fn what_is_pointed_at_and_named_next_is_what_is_named() {
    all_mean("Council of the Year", &["the big one, Council of the Year, all the contenders"]);
    all_mean("Large Team of the Year", &["who is up for the big team award?"]);
}

#[test]
fn a_misspelt_name() {
    all_mean("Partner Excellence Award", &["how many entries in partner excelence", "partner excelence, list them"]);
    all_mean(
        "Connected Procurement & Commissioning Award",
        &["connected procurment and commissioning, how many entries"],
    );
}

#[test]
fn words_side_by_side_in_a_collection_that_is_named() {
    all_mean(
        "Effective Information Sharing & Security Award",
        &[
            "how many contenders for information sharing security at inetwork",
            "info sharing and security finalists inetwork",
        ],
    );
}

#[test]
fn the_name_of_its_sponsor() {
    all_mean(
        "Innovation",
        &["how many LGC entries does Tile Hill's category have?", "innovation tile hill lgc, how many entries"],
    );
    // Of the two categories that it sponsors, the one that is named is meant.
    all_mean("Children’s Services", &["Attenti's Children's Services at the LGC: how many entries?"]);
}

#[test]
fn what_its_entries_are_about() {
    all_mean("Environmental Services", &["the bins one at the LGC, how many entries?"]);
    all_mean("Children’s Services", &["the kids one at the LGC, how many?"]);
    all_mean("Housing Initiative", &["LGC, the homes category, who is shortlisted?"]);
}

#[test]
fn what_names_no_category_is_none() {
    for question in [
        "how many entries are about parking?",
        "which council is the parking one?",
        "who won the apprentice of the year award?",
        "who won the gold medal for sandwiches at the LGC awards?",
    ] {
        let query = asked(question).query;
        let named = query.as_ref().and_then(|query| query.select.categories());
        assert!(named.is_none(), "{question}: {named:?}");
    }
}

#[test]
fn two_of_them_are_compared_by_their_entries() {
    for (question, first) in [
        ("Large Team or Small Team: whose LGC field is bigger?", "Large Team of the Year: 9 entries"),
        (
            "new models or place and community, which has more case studies?",
            "New models of commissioning and governance: 7 entries",
        ),
        ("compare Innovation against Future Places at the LGC by size", "Innovation: 9 entries"),
        ("does Recovery and renewal have more write-ups than Cyber Security?", "Recovery and renewal: 4 entries"),
    ] {
        let answer = asked(question);
        let compared = |shape: &Shape| matches!(shape, Shape::Groups(grouping) if grouping.by == Unit::Categories);
        assert!(answer.query.as_ref().is_some_and(|query| compared(&query.shape)), "{question}: {:?}", answer.query);
        let text = crate::harness::shown(&answer, 200);
        assert!(text.starts_with(first), "{question}: {text}");
    }
}

#[test]
fn whoever_is_not_sure_turns_nothing_round() {
    let plain = asked("how many entries are in Rising Star?").query;
    for question in [
        "not sure how many entries are in Rising Star?",
        "I've no idea how many entries are in Rising Star?",
        "how many entries are in Rising Star, if it's no trouble?",
    ] {
        assert_eq!(asked(question).query, plain, "{question}");
    }
    let turned = asked("which LGC entries are not in Rising Star?").query.expect("a query ran");
    let not = turned.select.clauses.iter().any(|clause| matches!(clause.field, Field::Category(_)) && clause.not);
    assert!(not, "{turned:?}");
}

#[test]
fn what_is_left_aside_is_left_out() {
    let query =
        asked("leaving the Outstanding Contribution award aside, how many entries are in the iNetwork brochure?").query;
    let query = query.expect("a query ran");
    let left = query.select.clauses.iter().filter(|clause| matches!(clause.field, Field::Category(_)));
    assert!(left.map(|clause| clause.not).eq([true]), "{query:?}");
}
