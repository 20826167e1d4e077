//! Direct answers: how an entry fared, organisations side by side, and what a collection tells of itself.

use super::Block;
use super::phrases::{count, entry_line, join, safe, status};
use crate::answer::Side;
use crate::catalogue::{Catalogue, CategoryKey, CollectionKey, Entry, Recognition, Results, Status};
use crate::library::Library;

/// How an entry fared in its awards, in a sentence or two; who won, where it did not.
pub(super) fn result(catalogue: &Catalogue, entry: &Entry, yes_or_no: bool) -> String {
    let collection = catalogue.collection(entry.collection);
    let won: Vec<&Recognition> = entry.recognitions.iter().filter(|r| r.status == Status::Winner).collect();
    let title = safe(&entry.title);
    if collection.results == Some(Results::Pending) {
        let categories: Vec<&str> =
            entry.recognitions.iter().map(|r| catalogue.category(r.category).name.as_str()).collect();
        let revealed = revealed(catalogue, entry.collection);
        let start = if yes_or_no { "Not known yet: it" } else { title.as_str() };
        return format!("{start} is shortlisted for {} of {}.{revealed}", join(&categories), collection.name);
    }
    let standings: Vec<String> = entry
        .recognitions
        .iter()
        .map(|r| format!("{} of the {}", noun(r.status), catalogue.category(r.category).name))
        .collect();
    let standings: Vec<&str> = standings.iter().map(String::as_str).collect();
    let standings = format!("{} ({})", join(&standings), collection.name);
    match (yes_or_no, won.is_empty()) {
        (true, false) => format!("Yes: {title} was {standings}."),
        (false, false) => format!("{title} was {standings}."),
        (yes_or_no, true) => {
            let start = if yes_or_no { "No, it did not win: it was" } else { &format!("{title} was") };
            format!("{start} {standings}.{}", winners(catalogue, entry))
        }
    }
}

/// Who won the categories that an entry did not win.
fn winners(catalogue: &Catalogue, entry: &Entry) -> String {
    let mut said = String::new();
    for recognition in &entry.recognitions {
        let winner = catalogue.entries().find(|(_, other)| {
            other.recognitions.iter().any(|r| r.category == recognition.category && r.status == Status::Winner)
        });
        if let Some((_, winner)) = winner {
            let category = &catalogue.category(recognition.category).name;
            said.push_str(&format!(" {} won the {category}.", safe(&winner.title)));
        }
    }
    said
}

/// "a finalist", "highly commended".
fn noun(standing: Status) -> &'static str {
    match standing {
        Status::Winner => "the winner",
        Status::Finalist => "a finalist",
        Status::HighlyCommended => "highly commended for a place",
        Status::Shortlisted => "on the shortlist",
        Status::Nominated => "a nomination",
    }
}

/// When winners are revealed, as a sentence of its own.
pub(super) fn revealed(catalogue: &Catalogue, collection: CollectionKey) -> String {
    let ceremony = catalogue.collection(collection).ceremony.as_ref();
    ceremony.map_or(String::new(), |ceremony| {
        format!(" Winners were to be revealed on {} at {}.", ceremony.date, ceremony.place)
    })
}

pub(super) fn compared(library: &Library, sides: &[Side]) -> (String, Vec<Block>) {
    let catalogue = library.catalogue();
    let each: Vec<String> = sides
        .iter()
        .map(|side| {
            let name = &catalogue.organisation(side.organisation).name;
            format!("{name}: {}{}", count(side.entries.len(), "entry", "entries"), standings(catalogue, side))
        })
        .collect();
    let mut blocks = Vec::new();
    let mut number = 0;
    for side in sides.iter().filter(|side| !side.entries.is_empty()) {
        blocks.push(Block::Heading(catalogue.organisation(side.organisation).name.clone()));
        let lines = side.entries.iter().map(|key| {
            number += 1;
            entry_line(catalogue, number, *key)
        });
        blocks.push(Block::Entries(lines.collect()));
    }
    (format!("{}.", each.join("; ")), blocks)
}

/// " (1 winner, 2 nominated)".
fn standings(catalogue: &Catalogue, side: &Side) -> String {
    let all = || side.entries.iter().flat_map(|key| &catalogue.entry(*key).recognitions);
    let counts = Status::ALL.into_iter().map(|wanted| (wanted, all().filter(|r| r.status == wanted).count()));
    let told: Vec<String> = counts
        .filter(|(_, number)| *number > 0)
        .map(|(wanted, number)| format!("{number} {}", status(wanted)))
        .collect();
    if told.is_empty() { String::new() } else { format!(" ({})", told.join(", ")) }
}

pub(super) fn sponsor(library: &Library, key: CategoryKey) -> (String, Vec<Block>) {
    let catalogue = library.catalogue();
    let category = catalogue.category(key);
    let collection = catalogue.collection(category.collection);
    let headline = match &category.sponsor {
        Some(sponsor) => format!("{sponsor} sponsors {} of {}.", category.name, collection.name),
        None => format!("No sponsor of {} is named.", category.name),
    };
    (headline, vec![Block::Field { label: "Source", text: collection.source.file.clone() }])
}

pub(super) fn ceremony(library: &Library, key: CollectionKey) -> (String, Vec<Block>) {
    let collection = library.catalogue().collection(key);
    let revealed = revealed(library.catalogue(), key);
    let results = match collection.results {
        Some(Results::Pending) => " The results are pending.",
        _ => "",
    };
    let headline = format!("{}:{revealed}{results}", collection.name);
    (headline, vec![Block::Field { label: "Source", text: collection.source.file.clone() }])
}

pub(super) fn collection_facts(library: &Library, key: CollectionKey, facts: &[usize]) -> (String, Vec<Block>) {
    let collection = library.catalogue().collection(key);
    let text = |fact: &usize| safe(&collection.facts[*fact].text);
    let headline = facts.first().map_or(String::new(), text);
    let mut blocks = vec![Block::Text(collection.name.clone())];
    if facts.len() > 1 {
        blocks.push(Block::Points(facts[1..].iter().map(text).collect()));
    }
    let lines: Vec<_> = facts.iter().flat_map(|fact| collection.facts[*fact].lines.clone()).collect();
    let source = format!("{}, {}", collection.source.file, super::phrases::lines(&lines));
    blocks.push(Block::Field { label: "Source", text: source });
    (headline, blocks)
}
