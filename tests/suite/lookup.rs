//! What a lookup promises:
//!
//! 1. An entry's exact title finds it first, in any case and order of words.
//! 2. Typing mistakes, missing words and extra words do not hide it.
//! 3. Plurals, British and American spelling and abbreviations do not matter.
//! 4. Everyday words find it as well as the field's own.
//! 5. A name that fits several entries gives several; one that fits one gives its card.
//! 6. An organisation's, a category's or a collection's name gives all its entries.
//! 7. Where nothing fits, the reply says so, with the nearest entries.

use laureate::answer::{Outcome, answer};
use laureate::config::{Config, Environment};
use laureate::library::Library;
use laureate::request::{FilterText, Request};

use crate::harness::{Fixture, first, folder, ids, library, lookup, write};

#[test]
fn promise_1_every_title_finds_its_entry_first() {
    let catalogue = library().catalogue();
    let missed: Vec<&str> = catalogue
        .entries()
        .filter(|(_, entry)| catalogue.entries().filter(|(_, other)| other.title == entry.title).count() == 1)
        .filter(|(_, entry)| first(&lookup(&entry.title.to_uppercase())) != entry.id)
        .map(|(_, entry)| entry.id.as_str())
        .collect();
    assert_eq!(missed, [""; 0]);
}

#[test]
fn promise_1_the_order_of_words_does_not_matter() {
    assert_eq!(first(&lookup("Harrogate in parking SMART")), "harrogate-smart-parking");
}

#[test]
fn promise_2_typing_mistakes_are_understood() {
    for (typed, id) in [
        ("harogate smart parkng", "harrogate-smart-parking"),
        ("calderdail fishing exercize simulatd", "calderdale-simulated-phishing-exercise"),
        ("umbrela toshba", "south-gloucestershire-umbrella"),
        ("supefast nroth yorkshire", "superfast-north-yorkshire-phase-3"),
    ] {
        assert_eq!(first(&lookup(typed)), id, "{typed}");
    }
}

#[test]
fn promise_2_words_run_together_or_torn_apart_are_understood() {
    for (typed, id) in [
        ("smartparking harrogate trial", "north-yorkshire-smart-parking"),
        ("worcestershire lowcode", "worcestershire-low-code-digitisation"),
        ("worcestershire low code", "worcestershire-low-code-digitisation"),
    ] {
        assert_eq!(first(&lookup(typed)), id, "{typed}");
    }
}

#[test]
fn promise_2_extra_words_do_not_hide_an_entry() {
    let query = "could you please tell me a bit more about that whole deal for your street thing they did up in wigan";
    assert_eq!(first(&lookup(query)), "wigan-deal-for-your-street");
}

#[test]
fn promise_3_forms_and_spellings_do_not_matter() {
    for (one, other) in [
        ("digital organization", "digital organisations"),
        ("neighborhood centers", "neighbourhood centre"),
        ("parking sensor", "park sensors"),
    ] {
        assert_eq!(ids(&lookup(one)), ids(&lookup(other)), "{one}");
    }
}

#[test]
fn promise_3_abbreviations_find_names() {
    assert!(ids(&lookup("LTN school streets")).contains(&"hackney-low-traffic-school-streets"));
    assert_eq!(first(&lookup("MASH frontline training")), "wigan-deal-for-your-street");
}

#[test]
fn promise_4_everyday_words_find_entries() {
    for (typed, id) in [
        ("binmen shown how to spot somebody being mistreated at home", "wigan-deal-for-your-street"),
        ("fake scam email sent to staff to see who would fall for it", "calderdale-simulated-phishing-exercise"),
    ] {
        assert_eq!(first(&lookup(typed)), id, "{typed}");
    }
    // Words that an entry of many facts has as well, each in another one.
    assert!(ids(&lookup("robot suits for home helps"))[..2].contains(&"hampshire-care-cobots"));
}

#[test]
fn promise_5_one_is_a_card_and_several_are_offered() {
    let answer = lookup("harogate smart parkng");
    let Outcome::Card(card) = &answer.outcome else { panic!("one entry is called just so: {answer:?}") };
    assert!(!card.facts.is_empty());
    assert_eq!(ids(&answer), ["harrogate-smart-parking", "north-yorkshire-smart-parking"]);
}

#[test]
fn promise_6_a_name_gives_all_that_bears_it() {
    assert_eq!(ids(&lookup("wigan")).len(), 6);
    assert_eq!(ids(&lookup("Wigan MBC")), ids(&lookup("wigan")));
    assert_eq!(ids(&lookup("small team of the year")).len(), 8);
    assert_eq!(ids(&lookup("inetwork awards")).len(), 21);
}

#[test]
fn promise_7_nothing_is_said_to_be_nothing() {
    let answer = lookup("blockchain zeppelin volcano");
    assert!(!answer.answered());
    assert!(matches!(answer.outcome, Outcome::Nothing { .. }));
    assert!(!lookup("…").answered());
}

#[test]
fn an_id_opens_its_entry() {
    assert_eq!(ids(&lookup("harrogate-smart-parking")), ["harrogate-smart-parking"]);
}

#[test]
fn the_source_documents_can_be_searched_as_well() {
    let dir = folder();
    let document = "Welcome\nBays of Wigan\nDrivers in Standishgate rejoice.\nThat is all.\n";
    write(&dir.path().join("test.txt"), document);
    let folder = dir.path().display().to_string();
    let answered = |variables: &[(&str, &str)]| {
        let config = Config::load(None, &Environment::of(variables)).unwrap();
        let library = Library::of(Fixture::sound().load().unwrap(), &config).unwrap();
        let query = "rejoice standishgate".to_owned();
        answer(&library, &Request::Lookup { query, filters: FilterText::default(), page: 1 }).answered()
    };
    assert!(!answered(&[]));
    assert!(answered(&[("LAUREATE_CATALOGUE__ORIGINALS", &folder)]));
}
