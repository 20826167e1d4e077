//! Never early: two ledgers that differ only in what is sealed, seen by everybody alike; and the proof goes red where
//! something leaks.

use laureate::console::prove::{Driven, Surface, Verdict, World, verdict};
use laureate::request::Request;

use super::order;
use crate::harness::library;
use crate::questions;

/// The winner of a category that is sealed, by its id.
fn sealed_winner(world: &World) -> String {
    let (_, category) = order().categories().next().expect("there is one");
    let state = world.show.category(&category.id).expect("it is recorded");
    assert!(state.revealed.is_none(), "it is sealed");
    let (sealed, _) = state.recorded.as_ref().expect("it is recorded");
    sealed.for_organiser().winners[0].clone()
}

/// The verdict on a surface beside those that there are.
fn with(name: &str, shows: &(dyn Fn(&World) -> Vec<(String, String)> + Sync)) -> Verdict {
    verdict(library(), None, &[Surface { name, shows }]).expect("it is made")
}

/// Asks one of every `step` questions, and one of `every` of all other requests.
fn nothing_tells(step: usize, every: usize) {
    let asked: Vec<Request> = questions::all().into_iter().step_by(step).collect();
    let verdict = verdict(library(), Some(Driven { questions: &asked, every }), &[]).expect("it is made");
    assert_eq!(verdict.difference, None);
    let number =
        |surface: &str| verdict.compared.iter().find(|(name, _)| name == surface).map_or(0, |(_, number)| *number);
    assert_eq!(number("questions"), asked.len());
    for surface in ["entries", "lists", "/event", "suggestions", "pictures"] {
        assert!(number(surface) > 100, "{surface}: {:?}", verdict.compared);
    }
    let exports = ["entries", "results"]
        .into_iter()
        .flat_map(|what| ["json", "csv", "xlsx", "html"].map(|format| format!("export of {what} as {format}")));
    for surface in exports {
        assert_eq!(number(&surface), 1, "{surface}: {:?}", verdict.compared);
    }
    for surface in ["sheet", "transcript", "commands", "log at trace level"] {
        assert_eq!(number(surface), 1, "{surface}: {:?}", verdict.compared);
    }
}

#[test]
fn nothing_tells_a_sealed_result() {
    nothing_tells(60, 7);
}

#[test]
#[ignore = "takes minutes where nothing is compiled for speed"]
fn nothing_tells_a_sealed_result_whatever_is_asked() {
    nothing_tells(1, 1);
}

#[test]
fn a_surface_that_was_given_an_organisers_eyes_is_named() {
    let verdict = with("a board", &|world| vec![("who won?".to_owned(), sealed_winner(world))]);
    let difference = verdict.difference.expect("it leaks");
    assert_eq!((difference.surface.as_str(), difference.asked.as_str()), ("a board", "who won?"));
    assert_ne!(difference.shown[0], difference.shown[1]);
}

#[test]
fn a_library_that_knows_what_is_recorded_is_named() {
    let verdict = with("suggestions, ordered by who won", &|world| {
        let catalogue = world.library.catalogue();
        let (key, _) = order().categories().next().expect("there is one");
        let winner = catalogue.entry_by_id(&sealed_winner(world)).expect("it is there");
        let early = world.library.results().announced(catalogue, key, &[winner], &[]).expect("it stands there");
        let early = world.library.with_results(early);
        let mut listed: Vec<_> = order().shortlist(key).map(|(key, _)| key).collect();
        listed.sort_by_key(|key| early.recognitions(*key).map(|stands| stands.status).min());
        let titles: Vec<&str> = listed.iter().map(|key| catalogue.entry(*key).title.as_str()).collect();
        vec![("the shortlist".to_owned(), titles.join("\n"))]
    });
    assert_eq!(
        verdict.difference.map(|difference| difference.surface).as_deref(),
        Some("suggestions, ordered by who won")
    );
}

#[test]
fn a_line_of_the_log_is_named() {
    let verdict = with("quiet", &|world| {
        tracing::trace!(winner = sealed_winner(world), "laureate drew the picture of a winner ahead of time");
        Vec::new()
    });
    assert_eq!(verdict.difference.map(|difference| difference.surface).as_deref(), Some("log at trace level"));
}

#[test]
fn a_length_is_enough_to_be_named() {
    let verdict = with("a counter", &|world| {
        let citations = world.show.categories.values().filter_map(|state| {
            let (sealed, _) = state.recorded.as_ref()?;
            sealed.for_organiser().citation.as_ref().map(String::len)
        });
        vec![("bytes".to_owned(), citations.sum::<usize>().to_string())]
    });
    assert_eq!(verdict.difference.map(|difference| difference.surface).as_deref(), Some("a counter"));
}
