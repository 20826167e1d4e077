//! What is worked out of several figures: sums, differences, shares of one number for each of another.

use laureate::answer::{Answer, Outcome, answer};
use laureate::query::{Operation, Query, Shape};
use laureate::request::Request;

use crate::harness::{library, shown};

fn asked(question: &str) -> Answer {
    answer(library(), &Request::ask(question))
}

/// How a question was reckoned: the numbers, in their order, and what comes of them.
#[track_caller]
fn reckoned(question: &str, operation: Operation) -> (Vec<f64>, f64) {
    let answer = asked(question);
    let Outcome::Reckoned(reckoned) = &answer.outcome else { panic!("{question}: {:?}", answer.outcome) };
    assert_eq!(reckoned.operation, operation, "{question}");
    let number = |(entry, at): &(_, usize)| library().catalogue().entry(*entry).figures[*at].number;
    let numbers: Vec<f64> = reckoned.figures.iter().filter_map(number).collect();
    assert_eq!(numbers.len(), reckoned.figures.len(), "{question}: a figure without a number");
    assert_eq!(operation.of(&numbers), Some(reckoned.result), "{question}");
    (numbers, reckoned.result)
}

#[track_caller]
fn opens(question: &str, opening: &str) {
    let text = shown(&asked(question), 1_000);
    assert!(text.starts_with(opening), "{question}: {text}");
}

#[test]
fn figures_of_one_entry_are_added() {
    let (mut numbers, sum) =
        reckoned("Hackney: low traffic areas plus School Streets introduced, combined total?", Operation::Sum);
    numbers.sort_by(f64::total_cmp);
    assert_eq!((numbers, sum), (vec![19.0, 40.0], 59.0));
    let (_, both) =
        reckoned("the two enterprise partnership grants for the Wisbech job café, added up", Operation::Sum);
    assert!((both - 90_000.0).abs() < 1e-6);
}

#[test]
fn figures_of_two_entries_are_compared_the_larger_first() {
    for question in [
        "Essex Connect programme or Leicestershire children's services, which is worth more a year, and by how much?",
        "is Leicestershire's children's redesign worth more a year than Essex's Connect programme?",
        "Connect in Essex or Leicestershire's children's services: which claims the larger yearly saving?",
        "Connect in Essex or Leicestershire's children's services: which one has the fatter yearly saving?",
    ] {
        let (numbers, difference) = reckoned(question, Operation::Difference);
        assert_eq!((numbers, difference), (vec![26e6, 16e6], 10e6), "{question}");
    }
    opens(
        "Essex Connect programme or Leicestershire children's services, which is worth more a year, and by how much?",
        "£26m (Connect - Transforming health and care services in Essex) against £16m (Leicestershire County Council): £10m more.",
    );
}

#[test]
fn what_one_fact_tells_together_is_told_apart() {
    let (numbers, _) =
        reckoned("what was the jump in turnout at Robin Lane's Saturday flu clinic?", Operation::Difference);
    assert_eq!(numbers, [900.0, 300.0]);
    opens(
        "Great Yarmouth's housing list: was gold band quicker than bronze? the gap in days",
        "675 days (average wait for applicants in the gold band) against 655 days",
    );
}

#[test]
fn numbers_are_divided_among_some() {
    let question = "if you split Somerset's expected yearly waste saving across every home on the new collections, what is \
                    that per home?";
    let (numbers, each) = reckoned(question, Operation::Ratio);
    assert_eq!(numbers, [2e6, 260_000.0]);
    assert!((each - 2e6 / 260_000.0).abs() < 1e-9);
    // "Per year" divides nothing.
    assert!(!matches!(asked("what does Trafford save per year on CCTV?").outcome, Outcome::Reckoned(_)));
}

#[test]
fn what_stands_before_per_is_divided() {
    let (numbers, _) = reckoned("registered vehicles per resident on Jersey: how many?", Operation::Ratio);
    assert_eq!(numbers, [70_429.0, 100_800.0]);
    let (numbers, _) = reckoned("how many people on Jersey per registered vehicle?", Operation::Ratio);
    assert_eq!(numbers, [100_800.0, 70_429.0]);
}

#[test]
fn the_former_and_the_latter_were_named_before() {
    let question = "School Streets and LTNs in Hackney: how many more of the former than the latter did they put in?";
    let (numbers, difference) = reckoned(question, Operation::Difference);
    assert_eq!((numbers, difference), (vec![40.0, 19.0], 21.0));
    let query = asked(question).query.expect("a query ran");
    let Shape::Reckoning(reckoning) = query.shape else { panic!("{:?}", query.shape) };
    // Each asks for its own, and neither for what it is called.
    let texts: Vec<String> = reckoning.terms.iter().map(|term| term.text.to_lowercase()).collect();
    let has = |word: &str| texts.iter().map(|text| text.contains(word)).collect::<Vec<_>>();
    assert_eq!((has("school"), has("ltns")), (vec![true, false], vec![false, true]), "{texts:?}");
    assert_eq!((has("former"), has("latter")), (vec![false; 2], vec![false; 2]), "{texts:?}");
}

#[test]
fn what_is_not_stated_is_not_worked_out() {
    for question in [
        "what do Trafford's cameras and Tameside's app save together, added up?",
        "difference between the chief executives' salaries in Leeds and Wigan?",
        "Hackney: low traffic areas plus dog parks, combined total?",
        "does Lincoln's De Wint Court have more homes than Reading's modular site?",
    ] {
        let answer = asked(question);
        assert!(!answer.answered(), "{question}: {:?}", answer.outcome);
    }
}

#[test]
fn lists_are_compared_by_their_entries() {
    opens(
        "is Climate Response bigger than Future Places?",
        "Climate Response: 9 entries; Future Places: 7 entries. Climate Response has 2 more.",
    );
    opens(
        "which has more entries at the LGA, remote working practices or recovery and renewal?",
        "Both have the same, 4 entries each: ",
    );
    opens(
        "rank organisations by entries in the iNetwork brochure: who is top?",
        "North Yorkshire County Council has the most: 4 entries.",
    );
}

#[test]
fn what_is_reckoned_says_so_in_welsh() {
    let library = library().in_language(Some(laureate::wording::Language::Cy));
    let answer =
        answer(&library, &Request::ask("Hackney: low traffic areas plus School Streets introduced, combined total?"));
    let text = laureate::reply::reply(&library, &answer).headline;
    assert!(text.starts_with("Gyda’i gilydd: 59."), "{text}");
}

#[test]
fn an_average_is_divided_where_no_source_states_it() {
    for question in [
        "what was the average grant in Lewes and Eastbourne?",
        "compute the average grant processed by Lewes and Eastbourne",
    ] {
        let (numbers, _) = reckoned(question, Operation::Ratio);
        assert_eq!(numbers, [34_100_000.0, 2_642.0], "{question}");
    }
    let (numbers, _) = reckoned(
        "on average, how much did each backer put into Crowdfund Cotswold in its first year?",
        Operation::Ratio,
    );
    assert_eq!(numbers, [296_891.0, 1_288.0]);
}

#[test]
fn what_is_counted_up_together_is_added() {
    for question in [
        "fleetwood hub: citizens advice and council officers together, how many people seen?",
        "how many people did citizens advice and the council officers see in total at the Fleetwood hub?",
    ] {
        let (mut numbers, sum) = reckoned(question, Operation::Sum);
        numbers.sort_by(f64::total_cmp);
        assert_eq!((numbers, sum), (vec![594.0, 1_035.0], 1_629.0), "{question}");
    }
}

#[test]
fn a_rate_is_compared_with_a_rate() {
    let question = "how much more an hour do the Evergreen worker owners get than the minimum wage in Ohio?";
    let (numbers, _) = reckoned(question, Operation::Difference);
    assert_eq!(numbers, [12.56, 8.15]);
}

#[test]
fn what_was_gained_or_lies_above_is_a_difference() {
    let of = |question: &str| reckoned(question, Operation::Difference).0;
    assert_eq!(of("How many businesses did Oxford's directory gain by June 2020?"), [275.0, 60.0]);
    assert_eq!(of("How much above Ohio's minimum wage do Evergreen workers earn?"), [12.56, 8.15]);
}

#[test]
fn what_nothing_states_is_worked_out_of_one_fact() {
    let of = |question: &str, operation: Operation| {
        let (numbers, result) = reckoned(question, operation);
        (numbers, (result * 10.0).round() / 10.0)
    };
    let jobs = "What share of the unemployed people helped at Wisbech's Queen Mary Centre in 2016 ended up in jobs?";
    assert_eq!(of(jobs, Operation::Part), (vec![147.0, 928.0], 15.8));
    let fall = "By what percentage did Great Yarmouth's housing waiting list fall between 2010 and 2015?";
    assert_eq!(of(fall, Operation::Change), (vec![6_000.0, 309.0], -94.9));
    let left =
        "Milton Keynes had 50 buildings lined up to hand over. by end of 2015 how many were still waiting to go?";
    assert_eq!(of(left, Operation::Rest), (vec![13.0, 50.0], 37.0));
}

#[test]
fn a_plus_sign_adds_up() {
    let (numbers, sum) = reckoned("hants carer robots working now + on order", Operation::Sum);
    assert_eq!((numbers, sum), (vec![30.0, 100.0], 130.0));
}

#[test]
fn an_average_is_divided_by_what_stands_behind_per() {
    for question in [
        "what is the mean contribution per backer of Crowdfund Cotswold in pounds?",
        "Mean pledge per backer in Crowdfund Cotswold's first year?",
    ] {
        let (numbers, _) = reckoned(question, Operation::Ratio);
        assert_eq!(numbers, [296_891.0, 1_288.0], "{question}");
    }
}

#[test]
fn money_per_year_counts_no_entries() {
    for question in ["how much is Calderdale's alliance pot per year?", "the Calderdale alliance's money per year"] {
        let groups = |query: &Query| matches!(query.shape, Shape::Groups(_));
        assert!(!asked(question).query.as_ref().is_some_and(groups), "{question}");
    }
    opens("entries per year", "2018: 55 entries; 2019: 9 entries; 2022: 220 entries.");
}

#[test]
fn what_the_fact_that_answers_tells_is_worked_out() {
    for (question, operation, numbers) in [
        ("the fall in letters from MPs about Streetscene, 2016 against 2017", Operation::Difference, &[90.0, 71.0][..]),
        ("North Yorkshire's portal: monthly volume over all three kinds", Operation::Sum, &[2_500.0, 2_000.0, 100.0]),
        ("Hampshire's cobots, those in use and those to come: how many all in?", Operation::Sum, &[30.0, 100.0]),
        ("what was the average York business grant in 2021?", Operation::Ratio, &[114e6, 25_000.0]),
        ("Calderdale's shared pot was for three years: how much is it for each year?", Operation::Ratio, &[720e3, 3.0]),
        ("TED's supplier demonstrations: how many on one day?", Operation::Ratio, &[72.0, 8.0]),
        ("Tameside app: transactions over downloads, how many each?", Operation::Ratio, &[1e6, 20_000.0]),
        ("Gedling's appeal email: how many subscribers did not open it?", Operation::Rest, &[9_620.0, 19_000.0]),
        ("Step Down in Birmingham: how many didn't finish the year?", Operation::Rest, &[12.0, 26.0]),
        ("Leeds staff who aren't digitally literate: as a number, not a %?", Operation::OfWhole, &[19.0, 17_000.0]),
        (
            "by how many points does a fire visit cut the risk of Shropshire's Dave?",
            Operation::Difference,
            &[80.0, 20.0],
        ),
    ] {
        assert_eq!(reckoned(question, operation).0, numbers, "{question}");
    }
    let (numbers, whole) =
        reckoned("from the electric share of Nottingham's fleet, how big is the whole fleet?", Operation::Whole);
    assert_eq!((numbers, whole.round()), (vec![215.0, 45.0], 478.0));
    opens(
        "from the electric share of Nottingham's fleet, how big is the whole fleet?",
        "That is about 478 vehicles in all: 215",
    );
    let target = "Kirklees primaries: school meal take-up is how many points off target?";
    assert_eq!(reckoned(target, Operation::Difference).0, [68.0, 63.0]);
    let gone = "how many people came off Great Yarmouth's waiting list between 2010 and 2015?";
    assert_eq!(reckoned(gone, Operation::Difference).0, [6_000.0, 309.0]);
}

#[test]
fn what_the_fact_does_not_tell_is_not_worked_out() {
    for question in [
        // Ten per cent of all children in care, and not of these.
        "Birmingham's residential placements took 40% of the care budget: what does that represent?",
        // A date is asked for, and a place.
        "when did Great Yarmouth's waiting list fall?",
        "where did Oxford's directory grow?",
        // Nothing is told of a time among which it could be divided.
        "how many people use the Tameside app a year?",
        // It is said to be so.
        "how many businesses were in Oxford's directory in June 2020?",
    ] {
        assert!(!matches!(asked(question).outcome, Outcome::Reckoned(_)), "{question}");
    }
}

#[test]
fn how_many_more_than_in_the_other_is_asked_of_both() {
    for (question, numbers) in [
        ("How many more people live in Jersey than in Guernsey?", [100_800.0, 63_000.0]),
        ("How many more people does CASA employ than Epic?", [800.0, 150.0]),
    ] {
        assert_eq!(reckoned(question, Operation::Difference).0, numbers, "{question}");
    }
}

#[test]
fn one_figure_may_be_told_by_two_collections() {
    let question =
        "the 2018 brochure and the LGA page give different sensor totals for Harrogate: what is the difference?";
    assert_eq!(reckoned(question, Operation::Difference).0, [2_200.0, 1_600.0]);
}

#[test]
fn what_each_has_on_average_is_divided_among_them() {
    for (question, numbers) in [
        ("Cardiff's living wage employers: how many workers each on average?", [64_000.0, 163.0]),
        ("how much did each of the community projects on Crowdfund Cotswold raise on average?", [296_891.0, 19.0]),
        ("mean payment per business grant in Lewes and Eastbourne", [34.1e6, 2_642.0]),
    ] {
        assert_eq!(reckoned(question, Operation::Ratio).0, numbers, "{question}");
    }
    // "Each time" divides nothing.
    opens(
        "what does Worcestershire spend, on average, each time it puts a process online?",
        "Putting a service online costs",
    );
}
