//! How an entry fared in its awards, in a sentence or two.

use super::day;
use super::phrases::{capital, join, names_itself, who};
use crate::catalogue::{Catalogue, EntryKey, Recognition, Status};
use crate::library::Library;

/// How an entry fared; who won, where it did not.
pub(super) fn result(library: &Library, key: EntryKey, yes_or_no: bool) -> String {
    let catalogue = library.catalogue();
    let entry = catalogue.entry(key);
    let recognitions: Vec<Recognition> = library.recognitions(key).collect();
    if let Some(section) = entry.section {
        let collection = &catalogue.collection(entry.collection).name;
        return format!("{} is in the section {} of {collection}.", entry.title, catalogue.category(section).name);
    }
    let fared = sentence(library, key, &recognitions);
    let open = recognitions.iter().any(|recognition| library.results().is_open(recognition.category));
    if open {
        let running = library.programme().run(entry.collection).is_some();
        let all_open = recognitions.iter().all(|stands| library.results().is_open(stands.category));
        let start = match (running, yes_or_no) {
            (true, _) if all_open => "Not announced yet: ",
            (false, true) => "Not known here: ",
            _ => "",
        };
        return format!("{start}{fared}");
    }
    let won = recognitions.iter().any(|recognition| recognition.status == Status::Winner);
    let fared = match recognitions.as_slice() {
        [only] => format!("{fared}{}", day::told_sentence(library, only.category)),
        _ => fared,
    };
    match (yes_or_no, won) {
        (true, true) => format!("Yes: {fared}"),
        (false, true) => fared,
        (true, false) => format!("No, it did not win: {fared}{}", winners(library, &recognitions)),
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
    let fared: Vec<&str> = fared.iter().map(String::as_str).collect();
    let fared = join(&fared);
    let all_awards = recognitions.iter().all(|r| catalogue.category(r.category).name.ends_with("Award"));
    let collection = catalogue.collection(entry.collection);
    let of = if all_awards && recognitions.len() == 1 {
        format!(" {}", collection.year)
    } else {
        format!(" at the {}", collection.name)
    };
    let who = who(catalogue, entry);
    if names_itself(catalogue, entry) || who.is_empty() {
        return format!("{} {fared}{of}.", entry.title);
    }
    format!("{who} {fared}{of} with {}.", entry.title)
}

/// "was a finalist for the Partner Excellence Award".
fn fared<'a>(library: &Library, status: Status, recognitions: impl Iterator<Item = &'a Recognition>) -> Option<String> {
    let catalogue = library.catalogue();
    let recognitions: Vec<&Recognition> = recognitions.collect();
    let first = recognitions.first()?;
    let categories: Vec<String> =
        recognitions.iter().map(|recognition| with_article(&catalogue.category(recognition.category).name)).collect();
    let categories: Vec<&str> = categories.iter().map(String::as_str).collect();
    let over = day::is_over(library, catalogue.category(first.category).collection);
    let inferred = recognitions.iter().any(|recognition| recognition.inferred);
    let probably = if inferred { "probably " } else { "" };
    Some(format!("{} {probably}{}", got(status, over, false), join(&categories)))
}

/// How far it got, before the name of the category.
pub(super) fn got(status: Status, over: bool, several: bool) -> &'static str {
    match (status, over, several) {
        (Status::Winner, ..) => "won",
        (Status::RunnerUp, _, false) => "was the runner-up for",
        (Status::RunnerUp, _, true) => "were the runners-up for",
        (Status::Second, ..) => "came second for",
        (Status::Third, ..) => "came third for",
        (Status::HighlyCommended, _, false) => "was highly commended for",
        (Status::HighlyCommended, _, true) => "were highly commended for",
        (Status::Commended, _, false) => "was commended for",
        (Status::Commended, _, true) => "were commended for",
        (Status::SpecialMention, ..) => "got a special mention for",
        (Status::Finalist, _, false) => "was a finalist for",
        (Status::Finalist, _, true) => "were finalists for",
        (Status::Shortlisted, true, false) => "was shortlisted for",
        (Status::Shortlisted, true, true) => "were shortlisted for",
        (Status::Shortlisted, false, false) => "is shortlisted for",
        (Status::Shortlisted, false, true) => "are shortlisted for",
        (Status::Nominated, _, false) => "was nominated for",
        (Status::Nominated, _, true) => "were nominated for",
    }
}

/// "the Partner Excellence Award", but "Climate Response".
pub(super) fn with_article(category: &str) -> String {
    if category.ends_with("Award") { format!("the {category}") } else { category.to_owned() }
}

/// Who won the categories that an entry did not win.
fn winners(library: &Library, recognitions: &[Recognition]) -> String {
    let catalogue = library.catalogue();
    let winner_of = |recognition: &Recognition| {
        let won = |key: EntryKey| {
            library.recognitions(key).any(|r| r.category == recognition.category && r.status == Status::Winner)
        };
        let (_, winner) = catalogue.entries().find(|(key, _)| won(*key))?;
        let category = with_article(&catalogue.category(recognition.category).name);
        Some(capital(&format!("{category} went to {}.", with_title(catalogue, winner))))
    };
    recognitions.iter().filter_map(winner_of).flat_map(|said| [" ".to_owned(), said]).collect()
}

/// "Bradford Council with Ele - Brighter, Cleaner Future"; the title alone where it says who.
fn with_title(catalogue: &Catalogue, entry: &crate::catalogue::Entry) -> String {
    let who = who(catalogue, entry);
    if names_itself(catalogue, entry) || who.is_empty() {
        return entry.title.clone();
    }
    format!("{who} with {}", entry.title)
}
