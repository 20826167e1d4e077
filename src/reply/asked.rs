//! Direct answers: how an entry fared, organisations side by side, and what a collection tells of itself.

use super::Block;
use super::phrases::{count, entry_line, join, safe, status};
use crate::answer::Side;
use crate::catalogue::{Catalogue, CategoryKey, CollectionKey, Entry, Recognition, Results, Status};
use crate::library::Library;

/// How an entry fared in its awards, in a sentence or two; who won, where it did not.
pub(super) fn result(catalogue: &Catalogue, entry: &Entry, yes_or_no: bool) -> String {
    let collection = catalogue.collection(entry.collection);
    let title = safe(&entry.title);
    let fared: Vec<String> = entry.recognitions.iter().map(|r| fared(catalogue, *r)).collect();
    let fared: Vec<&str> = fared.iter().map(String::as_str).collect();
    let fared = join(&fared);
    let of = format!("of {}", collection.name);
    if collection.results == Some(Results::Pending) {
        let revealed = revealed(catalogue, entry.collection);
        let start = if yes_or_no { "That is not known yet: it" } else { title.as_str() };
        return format!("{start} {fared} {of}.{revealed}");
    }
    let won = entry.recognitions.iter().any(|recognition| recognition.status == Status::Winner);
    match (yes_or_no, won) {
        (true, true) => format!("Yes: {title} {fared} {of}."),
        (false, true) => format!("{title} {fared} {of}."),
        (true, false) => format!("No, it did not win: it {fared} {of}.{}", winners(catalogue, entry)),
        (false, false) => format!("{title} {fared} {of}.{}", winners(catalogue, entry)),
    }
}

/// "was a finalist for the Partner Excellence Award".
fn fared(catalogue: &Catalogue, recognition: Recognition) -> String {
    let fared = match recognition.status {
        Status::Winner => "won",
        Status::HighlyCommended => "was highly commended for",
        Status::Finalist => "was a finalist for",
        Status::Shortlisted => "is shortlisted for",
        Status::Nominated => "was nominated for",
    };
    format!("{fared} {}", with_article(&catalogue.category(recognition.category).name))
}

/// "the Partner Excellence Award", but "Climate Response".
fn with_article(category: &str) -> String {
    if category.ends_with("Award") { format!("the {category}") } else { category.to_owned() }
}

/// Who won the categories that an entry did not win.
fn winners(catalogue: &Catalogue, entry: &Entry) -> String {
    let winner_of = |recognition: &Recognition| {
        let mut entries = catalogue.entries();
        let (_, winner) = entries.find(|(_, other)| {
            other.recognitions.iter().any(|r| r.category == recognition.category && r.status == Status::Winner)
        })?;
        let category = with_article(&catalogue.category(recognition.category).name);
        Some(format!(" {category} went to {}.", safe(&winner.title)))
    };
    entry.recognitions.iter().filter_map(winner_of).map(|said| capital(&said)).collect()
}

/// A sentence with its first letter, after a space, made a capital.
fn capital(sentence: &str) -> String {
    let mut chars = sentence.trim_start().chars();
    chars.next().map_or(String::new(), |first| format!(" {}{}", first.to_uppercase(), chars.as_str()))
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
