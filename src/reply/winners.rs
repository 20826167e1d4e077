//! Who won, by collection and category; where results are pending, that they are, and the shortlist.

use super::phrases::{count, entry_line, status_of, who};
use super::result::{revealed, with_article};
use super::{Block, EntryLine};
use crate::answer::{CategoryResult, Winners};
use crate::catalogue::{Catalogue, CollectionKey, Status};
use crate::library::Library;

/// A shortlist of more entries than this is told in a line a category, not entry by entry.
const LISTED: usize = 60;

pub(super) fn render(library: &Library, winners: &Winners) -> (String, Vec<Block>) {
    let catalogue = library.catalogue();
    if winners.categories.is_empty() {
        return (nobody(catalogue, winners), Vec::new());
    }
    let mut collections: Vec<CollectionKey> = winners.categories.iter().map(|category| category.collection).collect();
    collections.dedup();

    let mut headline = Vec::new();
    let mut blocks = Vec::new();
    let mut number = 0;
    for collection in &collections {
        let categories: Vec<&CategoryResult> =
            winners.categories.iter().filter(|category| category.collection == *collection).collect();
        headline.push(summary(catalogue, *collection, &categories, winners.of_some));
        if collections.len() > 1 {
            blocks.push(Block::Heading(catalogue.collection(*collection).name.clone()));
        }
        let listed: usize = categories.iter().map(|category| category.entries.len()).sum();
        for category in categories {
            blocks.push(Block::Heading(category_heading(catalogue, category)));
            if listed > LISTED {
                blocks.push(Block::Text(in_a_line(catalogue, category)));
            } else {
                blocks.push(entries(library, category, &mut number));
            }
        }
        if listed > LISTED {
            blocks.push(Block::Note("Name a category to see its entries one by one.".to_owned()));
        }
    }
    (headline.join(" "), blocks)
}

/// A collection's result in a sentence or two.
fn summary(catalogue: &Catalogue, key: CollectionKey, categories: &[&CategoryResult], of_some: bool) -> String {
    let collection = catalogue.collection(key);
    let entries = || categories.iter().flat_map(|category| &category.entries);
    if categories.iter().any(|category| category.pending) {
        let revealed = revealed(catalogue, key);
        let shortlisted = count(entries().count(), "entry is", "entries are");
        return format!(
            "{}: winners are not announced yet.{revealed} {shortlisted} on the shortlist.",
            collection.name
        );
    }
    let won = entries().filter(|(_, recognition)| recognition.status == Status::Winner).count();
    match (of_some, won, categories) {
        (false, 1, [category]) => {
            let winner = category.entries.first().map(|(entry, _)| catalogue.entry(*entry));
            let who = winner.map_or_else(String::new, |entry| format!("{}, {},", entry.title, who(catalogue, entry)));
            let category = with_article(&catalogue.category(category.category).name);
            format!("{who} won {category} of {}.", collection.name)
        }
        (false, ..) => format!("{}: {}.", collection.name, count(won, "winner", "winners")),
        (true, 0, _) => format!("{}: no win.", collection.name),
        (true, ..) => format!("{}: {}.", collection.name, count(won, "win", "wins")),
    }
}

fn category_heading(catalogue: &Catalogue, result: &CategoryResult) -> String {
    let category = catalogue.category(result.category);
    match &category.sponsor {
        Some(sponsor) => format!("{} (sponsor: {sponsor})", category.name),
        None => category.name.clone(),
    }
}

fn entries(library: &Library, result: &CategoryResult, number: &mut usize) -> Block {
    let catalogue = library.catalogue();
    let lines = result.entries.iter().map(|(key, standing)| {
        *number += 1;
        let line = entry_line(library, *number, *key);
        // The heading names the category: the line only tells who, and the standing.
        let who = who(catalogue, catalogue.entry(*key));
        EntryLine { detail: format!("{who} · {}", status_of(standing.status)), ..line }
    });
    Block::Entries(lines.collect())
}

/// A category's entries in a line, each by who entered it, or by its title where that is not known.
fn in_a_line(catalogue: &Catalogue, result: &CategoryResult) -> String {
    let names: Vec<String> = result
        .entries
        .iter()
        .map(|(key, _)| {
            let entry = catalogue.entry(*key);
            match entry.organisations.first() {
                Some(organisation) => catalogue.organisation(*organisation).short.clone(),
                None => entry.title.clone(),
            }
        })
        .collect();
    format!("{}: {}", result.entries.len(), names.join(" · "))
}

fn nobody(catalogue: &Catalogue, winners: &Winners) -> String {
    match winners.without_awards.first() {
        Some(key) => format!("{} hands out no awards, so it has no winners.", catalogue.collection(*key).name),
        None => "No award of the catalogue fits all of that.".to_owned(),
    }
}
