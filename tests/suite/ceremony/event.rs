//! During an event: what is on now, the order, a shortlist, who is up, what a host may say; and the times of announcements.

use laureate::answer::{Event, HostFactKind, Outcome, answer};
use laureate::ceremony::Command;
use laureate::console::text::{Terminal, render};
use laureate::ledger::event::{Notes, Plan};
use laureate::library::Library;
use laureate::reply::pages::{PHONE_LINE, SCREEN, SHORT};
use laureate::reply::reply;
use laureate::request::{EventAsk, FilterText, Request};

use super::{CATEGORY, Rehearsed, order, recorded, reveal, shortlist};
use crate::harness::library;
use crate::ledger::moment;

fn ask(ask: EventAsk) -> Request {
    Request::Event { ask, name: None, filters: FilterText::default(), page: 1 }
}

fn of_category(what: EventAsk, category: &str) -> Request {
    let filters = FilterText { category: Some(category.to_owned()), ..FilterText::default() };
    Request::Event { ask: what, name: None, filters, page: 1 }
}

fn who(name: &str) -> Request {
    Request::Event { ask: EventAsk::Who, name: Some(name.to_owned()), filters: FilterText::default(), page: 1 }
}

fn shown_on(library: &Library, request: &Request, width: Option<usize>) -> String {
    render(&reply(library, &answer(library, request)), Terminal { width, styled: false })
}

fn shown(library: &Library, request: &Request) -> String {
    shown_on(library, request, None)
}

/// A show in the middle: the small teams and the innovation are announced, it is on hold, and somebody presents what is next.
fn middle() -> Rehearsed {
    let mut stage = recorded();
    let plan = Plan { channel: "12".to_owned(), server: None, starts: Some(moment(0)), ping: None, publish: false };
    stage.does(&Command::Plan(plan));
    for category in [CATEGORY, "innovation"] {
        stage.does(&reveal(category));
    }
    let notes = Notes { presenter: Some("Ada Smith".to_owned()), say: Some("ay-da".to_owned()), note: None };
    stage.does(&Command::Note { category: "large-team".to_owned(), notes });
    stage.does(&Command::Skip { category: "housing".to_owned() });
    stage.does(&Command::Show { category: "large-team".to_owned() });
    stage.does(&Command::Hold);
    stage
}

#[test]
fn before_a_show_is_planned_the_catalogue_says_what_it_can() {
    let now = shown(library(), &ask(EventAsk::Now));
    let expected = "LGC Awards 2022: nothing is announced yet.\n0 of 22 announced, 22 to go.\n\nNext: Council of the Year\n\
                    When: 20 July 2022\nWhere: Grosvenor House, London\n";
    assert_eq!(now, expected);
    assert!(!shown(library(), &ask(EventAsk::Order)).contains('✓'));
}

#[test]
fn now_is_what_was_last_what_is_next_and_how_many_are_to_go() {
    let library = middle().library();
    let now = shown(&library, &ask(EventAsk::Now));
    let first = now.lines().next().unwrap_or_default();
    assert!(first.contains("won Innovation at the LGC Awards 2022") && first.contains("Announced "), "{now}");
    for part in [
        "2 of 22 announced, 20 to go.",
        "The show is on hold.",
        "Next: Large Team of the Year, presented by Ada Smith",
        "Where: Grosvenor House, London",
    ] {
        assert!(now.contains(part), "“{part}” is not in {now}");
    }
    assert!(!now.contains("ay-da"), "how names are spoken is the crew's");
    let phone = shown_on(&library, &ask(EventAsk::Now), Some(PHONE_LINE));
    assert!(phone.lines().filter(|line| !line.is_empty()).count() <= SHORT, "{phone}");
}

#[test]
fn the_order_ticks_what_is_done() {
    let library = middle().library();
    let page = |page| shown(&library, &ask(EventAsk::Order).at_page(page).expect("it has pages"));
    let shown = format!("{}{}{}", page(1), page(2), page(3));
    assert!(shown.starts_with("LGC Awards 2022: 2 of 22 categories announced.\n"), "{shown}");
    let count = |mark: &str| shown.lines().filter(|line| line.contains(mark)).count();
    assert_eq!((count("✓ "), count("→ 14. Large Team of the Year: next"), count("passed over")), (2, 1, 1), "{shown}");
    let answer = answer(&library, &ask(EventAsk::Order));
    let winners = [&shortlist("innovation")[0], &shortlist(CATEGORY)[0]];
    let told: Vec<&String> =
        answer.entries().iter().map(|scored| &library.catalogue().entry(scored.entry).id).collect();
    assert_eq!(told, winners);
}

#[test]
fn every_category_can_be_read_out_page_by_page() {
    let library = middle().library();
    for (key, category) in order().categories() {
        let mut request = of_category(EventAsk::Category, &category.id);
        let answer = answer(&library, &request);
        let Outcome::Event(Event::Category { category: told, entries }) = &answer.outcome else { panic!("a category") };
        assert_eq!((*told, entries.len()), (key, order().shortlist(key).count()), "{}", category.id);
        let (_, pages) = reply(&library, &answer).pages().unwrap_or((1, 1));
        let mut listed = 0;
        for page in 1..=pages {
            request = request.at_page(page).expect("it has pages");
            let shown = shown_on(&library, &request, Some(PHONE_LINE));
            // Blank lines are the terminal's; which page it is stands in two lines there.
            assert!(shown.lines().filter(|line| !line.is_empty()).count() <= SCREEN + 8, "{shown}");
            listed += reply(&library, &laureate::answer::answer(&library, &request)).openable().len();
            if let Some(part) = &category.sponsor {
                assert!(shown.replace('\n', " ").contains(part.as_str()), "{part}: {shown}");
            }
        }
        assert_eq!(listed, entries.len(), "{}", category.id);
    }
    let next = shown(&library, &ask(EventAsk::Category));
    assert!(next.contains("presented by Ada Smith · not announced yet"), "what is next goes without saying: {next}");
    assert!(shown(&library, &of_category(EventAsk::Category, CATEGORY)).contains(" · announced "));
}

#[test]
fn who_finds_councils_projects_and_people() {
    let library = middle().library();
    let winner = library.catalogue().entry_by_id(&shortlist(CATEGORY)[0]).expect("it is there");
    let entry = library.catalogue().entry(winner);
    let told = shown(&library, &who(&entry.title));
    assert!(told.contains("up in 1 category of LGC Awards 2022; 1 won."), "{told}");
    assert!(told.contains("Winner: Small Team of the Year · announced "), "{told}");
    let wigan = shown(&library, &who("wigan"));
    assert!(wigan.starts_with("Wigan Council: up in 3 categories of LGC Awards 2022; "), "{wigan}");
    let of_award = || library.catalogue().entries().filter(|(_, entry)| entry.collection == order().collection());
    let (key, person) =
        of_award().find_map(|(key, entry)| Some((key, entry.people.first()?))).expect("somebody is named");
    let found = answer(&library, &who(&person.name));
    assert!(found.entries().iter().any(|scored| scored.entry == key), "{}", person.name);
    let nobody = answer(&library, &who("Zaphod Beeblebrox"));
    assert!(!nobody.answered());
    assert!(reply(&library, &nobody).headline.contains("I did not find “Zaphod Beeblebrox” in LGC Awards 2022."));
}

#[test]
fn what_a_host_may_say_is_proved() {
    let catalogue = library().catalogue();
    let answer = answer(library(), &ask(EventAsk::Facts));
    let Outcome::Event(Event::Facts { facts, .. }) = &answer.outcome else { panic!("facts") };
    let mut kinds = [0; 3];
    for fact in facts {
        assert!(!fact.entries.is_empty());
        match &fact.what {
            HostFactKind::MostShortlisted { organisation, categories } => {
                kinds[0] += 1;
                let stands = |of: laureate::catalogue::OrganisationKey| {
                    let entries = catalogue.entries().filter(|(_, entry)| {
                        entry.collection == order().collection() && entry.organisations.contains(&of)
                    });
                    let mut all: Vec<_> = entries.flat_map(|(_, entry)| entry.categories()).collect();
                    all.sort();
                    all.dedup();
                    all.len()
                };
                assert_eq!(stands(*organisation), *categories);
                assert!(catalogue.organisations().all(|(key, _)| stands(key) <= *categories));
            }
            HostFactKind::Several(categories) => {
                kinds[1] += 1;
                assert!(categories.len() > 1);
                let entry = catalogue.entry(fact.entries[0]);
                assert!(categories.iter().all(|key| entry.categories().any(|stands| stands == *key)));
            }
            HostFactKind::Largest(category, figure) => {
                kinds[2] += 1;
                let largest = catalogue.entry(fact.entries[0]).figures[*figure].number.expect("a sum");
                let order = order();
                let listed = order.shortlist(*category).flat_map(|(_, entry)| &entry.figures);
                let sums = listed.filter(|figure| figure.kind.is_money() && figure.unit == "GBP");
                assert!(sums.filter_map(|figure| figure.number).all(|sum| sum <= largest));
            }
        }
    }
    assert!(kinds[0] >= 1 && kinds[2] >= 5, "{kinds:?}");
}

#[test]
fn winners_questions_and_cards_say_when() {
    let library = middle().library();
    let local = library
        .programme()
        .local(library.results().announced_at(order().category(CATEGORY).expect("it is")).expect("it was"));
    let announced = format!("announced {}", local.strftime("%H:%M"));
    let winners = |category: &str| {
        let filters = FilterText { category: Some(category.to_owned()), ..FilterText::default() };
        shown(&library, &Request::Winners { filters, page: 1 })
    };
    assert!(winners("small team").contains(&format!("LGC Awards 2022 · {announced}\n")), "{}", winners("small team"));
    let open = winners("rising star");
    assert!(open.contains("Not announced yet: 2 of 22 categories announced so far."), "{open}");
    let winner = shortlist(CATEGORY)[0].clone();
    let card = shown(&library, &Request::Show { entry: winner, page: Some(1) });
    assert!(card.contains(&announced), "{card}");
    let asked = |question: &str| shown(&library, &Request::ask(question));
    let won = asked("who won small team of the year?");
    assert!(won.contains(&announced), "{won}");
    let other = library.catalogue().entry_by_id(&shortlist("rising-star")[0]).expect("it is there");
    let did = asked(&format!("did {} win?", library.catalogue().entry(other).title));
    assert!(did.starts_with("Not announced yet: "), "{did}");
    let filters = FilterText { award: Some("LGC".to_owned()), ..FilterText::default() };
    let award = shown(&library, &Request::Winners { filters, page: 1 });
    assert!(award.starts_with("LGC Awards 2022: 2 of 22 categories announced.\n"), "{award}");
}

#[test]
fn another_day_is_told_with_its_date() {
    let stage = middle();
    let at = stage.library().results().announced_at(order().category(CATEGORY).expect("it is")).expect("it was");
    let day = stage.library().programme().local(at).date();
    let told = |library: &Library| shown(library, &of_category(EventAsk::Category, CATEGORY));
    let long = day.strftime("announced %-d %B %Y, ").to_string();
    assert!(!told(&stage.library().on(day)).contains(&long));
    let later = stage.library().on(day.tomorrow().expect("there is one"));
    assert!(told(&later).contains(&long), "{}", told(&later));
}

#[test]
fn an_award_or_category_that_there_is_not_is_said() {
    let named = |award: &str, category: Option<&str>| Request::Event {
        ask: EventAsk::Category,
        name: None,
        filters: FilterText {
            award: Some(award.to_owned()),
            category: category.map(str::to_owned),
            ..FilterText::default()
        },
        page: 1,
    };
    for request in [named("Oscars", None), named("LGC", Some("best picture")), named("LGC", Some("Partner Excellence"))]
    {
        let answer = answer(library(), &request);
        assert!(!answer.answered(), "{request:?}");
        assert!(!reply(library(), &answer).headline.is_empty());
    }
}
