//! How an entry fared in its awards, in a sentence or two.

use super::phrases::{capital, join};
use crate::catalogue::{Catalogue, CollectionKey, EntryKey, Recognition, Status};
use crate::library::Library;

/// How an entry fared; who won, where it did not.
pub(super) fn result(library: &Library, key: EntryKey, yes_or_no: bool) -> String {
    let catalogue = library.catalogue();
    let entry = catalogue.entry(key);
    let collection = catalogue.collection(entry.collection);
    let title = &entry.title;
    let recognitions: Vec<Recognition> = library.recognitions(key).collect();
    if let Some(section) = entry.section {
        return format!("{title} stands under {} in {}.", catalogue.category(section).name, collection.name);
    }
    let each: Vec<String> = recognitions.iter().map(|r| fared(catalogue, *r)).collect();
    let each: Vec<&str> = each.iter().map(String::as_str).collect();
    let fared = join(&each);
    let of = format!("of {}", collection.name);
    let open = recognitions.iter().any(|recognition| library.results().is_open(recognition.category));
    if open {
        let revealed = revealed(catalogue, entry.collection);
        let start = if yes_or_no { "That is not announced yet: it" } else { title.as_str() };
        return format!("{start} {fared} {of}.{revealed}");
    }
    let won = recognitions.iter().any(|recognition| recognition.status == Status::Winner);
    match (yes_or_no, won) {
        (true, true) => format!("Yes: {title} {fared} {of}."),
        (false, true) => format!("{title} {fared} {of}."),
        (true, false) => format!("No, it did not win: it {fared} {of}.{}", winners(library, &recognitions)),
        (false, false) => format!("{title} {fared} {of}.{}", winners(library, &recognitions)),
    }
}

/// "was a finalist for the Partner Excellence Award".
fn fared(catalogue: &Catalogue, recognition: Recognition) -> String {
    let fared = match recognition.status {
        Status::Winner => "won",
        Status::RunnerUp => "was the runner-up for",
        Status::Second => "came second for",
        Status::Third => "came third for",
        Status::Commended => "was commended for",
        Status::SpecialMention => "had a special mention for",
        Status::HighlyCommended => "was highly commended for",
        Status::Finalist => "was a finalist for",
        Status::Shortlisted => "is shortlisted for",
        Status::Nominated => "was nominated for",
    };
    format!("{fared} {}", with_article(&catalogue.category(recognition.category).name))
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
        Some(capital(&format!("{category} went to {}.", winner.title)))
    };
    recognitions.iter().filter_map(winner_of).flat_map(|said| [" ".to_owned(), said]).collect()
}

/// When winners are revealed, as a sentence of its own.
pub(super) fn revealed(catalogue: &Catalogue, collection: CollectionKey) -> String {
    let ceremony = catalogue.collection(collection).ceremony.as_ref();
    ceremony.map_or(String::new(), |ceremony| {
        format!(" Winners were to be revealed on {} at {}.", ceremony.date, ceremony.place)
    })
}
