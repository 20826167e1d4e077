//! Filters: forgiving in their spelling, refused with the nearest valid values when unknown.

use laureate::answer::{Answer, Outcome, answer};
use laureate::read::Unasked;
use laureate::request::{FilterText, Request};

use crate::harness::{ids, library, lookup_among};

/// Filters from `name = value` pairs.
fn filters(pairs: &[(&str, &str)]) -> FilterText {
    let mut filters = FilterText::default();
    for (name, value) in pairs {
        let field = match *name {
            "award" => &mut filters.award,
            "category" => &mut filters.category,
            "organisation" => &mut filters.organisation,
            "topic" => &mut filters.topic,
            "status" => &mut filters.status,
            "year" => &mut filters.year,
            other => panic!("unknown filter {other}"),
        };
        *field = Some((*value).to_owned());
    }
    filters
}

fn browse(pairs: &[(&str, &str)]) -> Answer {
    answer(library(), &Request::Browse { filters: filters(pairs), page: 1 })
}

#[test]
fn each_filter_is_forgiving() {
    for (name, values) in [
        ("award", &["iNetwork", "inetwork awards", "i-network", "iNetwrok Inovation Awards", "inetwork-2018"][..]),
        ("category", &["Partner Excellence Award", "partner excellence", "partnr excelence", "partner-excellence"]),
        ("organisation", &["Wigan Council", "wigan", "wigan-council", "Wigan MBC", "wigann"]),
        ("topic", &["parking", "Parking", "parkin"]),
        ("status", &["winner", "won", "winners", "Winer"]),
        ("year", &["2018", " 2018 ", "18", "in 2018"]),
    ] {
        let expected = ids(&browse(&[(name, values[0])]));
        assert!(!expected.is_empty(), "{name}: {}", values[0]);
        for value in values {
            assert_eq!(ids(&browse(&[(name, value)])), expected, "{name}: {value}");
        }
    }
}

#[test]
fn each_filter_refuses_what_it_does_not_know() {
    for (name, value, nearest) in [
        ("category", "partner exelence awrd of the year", "Partner Excellence Award"),
        ("organisation", "Lancastre Town", "Lancaster City Council"),
        ("topic", "voluntering and vulcanoes", "Volunteering"),
        ("status", "shortlst of", "shortlisted"),
        ("year", "1999", "2018"),
    ] {
        let outcome = browse(&[(name, value)]).outcome;
        let Outcome::Unasked(Unasked::UnknownName(refused)) = outcome else { panic!("{name}: {value} is unknown") };
        assert_eq!((refused.kind, refused.typed.as_str()), (name, value));
        assert!(refused.nearest.iter().any(|near| near == nearest), "{name}: {:?}", refused.nearest);
    }
}

#[test]
fn filters_narrow_together() {
    let wigan = browse(&[("organisation", "wigan"), ("year", "2018")]);
    assert_eq!(ids(&wigan), ["wigan-deal-for-your-street", "wigan-place-based-integration"]);
    let finalist = browse(&[("organisation", "wigan"), ("status", "finalist")]);
    // Who is shortlisted is a finalist as well, whatever an award calls it.
    let shortlisted =
        ["wigan-love-is-not-abuse", "wigan-childrens-social-care-workforce", "wigan-rebecca-quality-assurance"];
    assert_eq!(ids(&finalist), [&["wigan-deal-for-your-street"], &shortlisted[..]].concat());
    assert!(!browse(&[("award", "LGC"), ("status", "winner")]).answered());
}

#[test]
fn a_status_belongs_to_the_category_that_is_asked_for() {
    // Bradford's project won Partner Excellence and was nominated in Transforming Services.
    let won = browse(&[("category", "transforming"), ("status", "winner")]);
    assert_eq!(ids(&won), ["liverpool-whole-school-restorative-practice"]);
}

#[test]
fn a_lookup_keeps_to_its_filters() {
    let answer = lookup_among("smart parking", filters(&[("award", "LGA")]));
    assert_eq!(ids(&answer).first(), Some(&"north-yorkshire-smart-parking"));
    assert!(ids(&answer).iter().all(|id| *id != "harrogate-smart-parking"));
}

#[test]
fn blank_filters_are_none() {
    assert_eq!(ids(&browse(&[("year", " "), ("topic", "parking")])), ids(&browse(&[("topic", "parking")])));
}
