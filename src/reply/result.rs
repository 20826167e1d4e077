//! How an entry fared in its awards, in a sentence or two.

use super::day;
use super::phrases::{capital, join, names_itself, who};
use crate::catalogue::{Entry, EntryKey, Recognition, Status};
use crate::library::Library;
use crate::query::Fared;
use crate::wording::{Wording, say};

/// How an entry fared; who won, where it did not.
pub(super) fn result(library: &Library, key: EntryKey, asks: Fared) -> String {
    let catalogue = library.catalogue();
    let entry = catalogue.entry(key);
    let recognitions: Vec<Recognition> = library.recognitions(key).collect();
    if let Some(section) = entry.section {
        let collection = &catalogue.collection(entry.collection).name;
        let section = &catalogue.category(section).name;
        return say!(library, "in-section", title = &entry.title, section = section, collection = collection);
    }
    let fared = sentence(library, key, &recognitions);
    if asks == Fared::Stood {
        return say!(library, "fared-yes", fared = fared);
    }
    let open = recognitions.iter().any(|recognition| library.results().is_open(recognition.category));
    if open {
        let running = library.programme().run(entry.collection).is_some();
        let all_open = recognitions.iter().all(|stands| library.results().is_open(stands.category));
        return match (running, asks == Fared::Won) {
            (true, _) if all_open => say!(library, "fared-not-announced", fared = fared),
            (false, true) => say!(library, "fared-not-known", fared = fared),
            _ => fared,
        };
    }
    let won = recognitions.iter().any(|recognition| recognition.status == Status::Winner);
    let fared = match recognitions.as_slice() {
        [only] => format!("{fared}{}", day::told_sentence(library, only.category)),
        _ => fared,
    };
    match (asks == Fared::Won, won) {
        (true, true) => say!(library, "fared-yes", fared = fared),
        (false, true) => fared,
        (true, false) => say!(library, "fared-no", fared = fared) + &winners(library, &recognitions),
        (false, false) => format!("{fared}{}", winners(library, &recognitions)),
    }
}

/// "Bradford Council won the Partner Excellence Award 2018 with Ele - Brighter, Cleaner Future."
pub(super) fn sentence(library: &Library, key: EntryKey, recognitions: &[Recognition]) -> String {
    let catalogue = library.catalogue();
    let entry = catalogue.entry(key);
    let fared: Vec<String> = Status::ALL
        .into_iter()
        .filter_map(|status| fared(library, status, recognitions.iter().filter(|r| r.status == status)))
        .collect();
    let fared = join(library.wording(), &fared);
    let all_awards = recognitions.iter().all(|r| catalogue.category(r.category).name.ends_with("Award"));
    let collection = catalogue.collection(entry.collection);
    let by_year = all_awards && recognitions.len() == 1;
    let (award, year) = (&collection.name, collection.year.to_string());
    let who = who(library.wording(), catalogue, entry);
    // A title that is the name of the award says nothing more: "Bury Council won the Outstanding Contribution Award".
    let is_award = recognitions.iter().any(|r| entry.title.starts_with(&catalogue.category(r.category).name));
    let title = if is_award && !who.is_empty() { who.clone() } else { entry.title.clone() };
    match (by_year, is_award || names_itself(catalogue, entry) || who.is_empty()) {
        (true, true) => say!(library, "fared-of-year", title = title, fared = fared, year = year),
        (false, true) => say!(library, "fared-at", title = title, fared = fared, award = award),
        (true, false) => say!(library, "fared-of-year-with", who = who, fared = fared, year = year, title = title),
        (false, false) => say!(library, "fared-at-with", who = who, fared = fared, award = award, title = title),
    }
}

/// "was a finalist for the Partner Excellence Award".
fn fared<'a>(library: &Library, status: Status, recognitions: impl Iterator<Item = &'a Recognition>) -> Option<String> {
    let catalogue = library.catalogue();
    let recognitions: Vec<&Recognition> = recognitions.collect();
    let first = recognitions.first()?;
    let name =
        |recognition: &&Recognition| with_article(library.wording(), &catalogue.category(recognition.category).name);
    let categories: Vec<String> = recognitions.iter().map(name).collect();
    let over = day::is_over(library, catalogue.category(first.category).collection);
    let inferred = recognitions.iter().any(|recognition| recognition.inferred);
    Some(say!(
        library,
        "fared",
        status = status.id(),
        over = yes_no(over),
        number = 1,
        inferred = yes_no(inferred),
        categories = join(library.wording(), &categories),
    ))
}

/// What messages call it that something holds.
pub(super) fn yes_no(holds: bool) -> &'static str {
    if holds { "yes" } else { "no" }
}

/// "the Partner Excellence Award", but "Climate Response".
pub(super) fn with_article(wording: &Wording, category: &str) -> String {
    say!(wording, "category", category = category)
}

/// Who won the categories that an entry did not win.
fn winners(library: &Library, recognitions: &[Recognition]) -> String {
    let catalogue = library.catalogue();
    let winner_of = |recognition: &Recognition| {
        let won = |key: EntryKey| {
            library.recognitions(key).any(|r| r.category == recognition.category && r.status == Status::Winner)
        };
        let stood = library.belonging().to_category(recognition.category);
        let winner = catalogue.entry(stood.iter().copied().find(|key| won(*key))?);
        let category = &catalogue.category(recognition.category).name;
        Some(capital(&say!(library, "went-to", category = category, winner = with_title(library, winner))))
    };
    recognitions.iter().filter_map(winner_of).flat_map(|said| [" ".to_owned(), said]).collect()
}

/// "Bradford Council with Ele - Brighter, Cleaner Future"; the title alone where it says who.
fn with_title(library: &Library, entry: &Entry) -> String {
    let who = who(library.wording(), library.catalogue(), entry);
    if names_itself(library.catalogue(), entry) || who.is_empty() {
        return entry.title.clone();
    }
    say!(library, "with-title", who = who, title = &entry.title)
}
