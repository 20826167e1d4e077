//! One entry: title, who, standing, summary, facts, source; and what else fits. Or a page of its facts.

use super::Block;
use super::asked::result;
use super::phrases::{count, entry_line, lines, names, safe, standing, who};
use crate::answer::{Card, FactPage, Says};
use crate::catalogue::{Catalogue, Entry};
use crate::library::Library;

pub(super) fn words(library: &Library, card: &Card) -> (String, Vec<Block>) {
    let catalogue = library.catalogue();
    let entry = catalogue.entry(card.entry.entry);
    let title = title(catalogue, entry);
    let (headline, first) = match card.says {
        None => (title, None),
        Some(Says::Fact(fact)) => (safe(&entry.facts[fact]), Some(Block::Heading(title))),
        Some(Says::Partners) => {
            let with = format!("{}: with {}.", safe(&entry.title), safe(&names(catalogue, &entry.partners)));
            (with, Some(Block::Heading(title)))
        }
        Some(Says::Result { yes_or_no }) => (result(catalogue, entry, yes_or_no), Some(Block::Heading(title))),
    };
    let mut blocks: Vec<Block> = first.into_iter().collect();
    // Whoever asked a question has the answer: the summary would only stand between it and its facts.
    blocks.extend(known(catalogue, entry, card.says.is_none(), card.facts.iter().copied()));

    if !card.others.is_empty() {
        blocks.push(Block::Heading("Entries that fit".to_owned()));
        let all = std::iter::once(&card.entry).chain(&card.others);
        let lines = all.enumerate().map(|(i, scored)| entry_line(catalogue, i + 1, scored.entry));
        blocks.push(Block::Entries(lines.collect()));
    }
    let said = usize::from(matches!(card.says, Some(Says::Fact(_))));
    let hidden = entry.facts.len().saturating_sub(card.facts.len() + said);
    if hidden > 0 {
        let facts = count(hidden, "more fact", "more facts");
        blocks.push(Block::Note(format!("{facts}: /show {}", entry.id)));
    }
    (headline, blocks)
}

/// A page of facts, the first of them with all else.
pub(super) fn facts(library: &Library, page: &FactPage) -> (String, Vec<Block>) {
    let catalogue = library.catalogue();
    let entry = catalogue.entry(page.entry);
    let mut blocks = match page.page {
        1 => known(catalogue, entry, true, page.facts.clone()),
        _ => vec![points(entry, page.facts.clone()), source(catalogue, entry)],
    };
    if page.pages > 1 {
        let next =
            if page.page < page.pages { format!("; page:{} for the next", page.page + 1) } else { String::new() };
        let (first, last, all) = (page.facts.start + 1, page.facts.end, entry.facts.len());
        let shown = if first == last { format!("Fact {last}") } else { format!("Facts {first}–{last}") };
        blocks.push(Block::Note(format!("{shown} of {all}{next}.")));
    }
    (title(catalogue, entry), blocks)
}

fn title(catalogue: &Catalogue, entry: &Entry) -> String {
    format!("{} · {}", safe(&entry.title), who(catalogue, entry))
}

/// What is known of an entry, with some of its facts.
fn known(catalogue: &Catalogue, entry: &Entry, summary: bool, facts: impl Iterator<Item = usize>) -> Vec<Block> {
    let collection = catalogue.collection(entry.collection);
    let mut blocks = vec![Block::Text(format!("{} · {}", collection.name, standing(catalogue, entry)))];
    blocks.extend(summary.then(|| Block::Text(safe(&entry.summary))));
    blocks.push(points(entry, facts));
    if !entry.partners.is_empty() {
        blocks.push(Block::Field { label: "With", text: names(catalogue, &entry.partners) });
    }
    let topics: Vec<&str> = entry.topics.iter().map(|key| catalogue.topic(*key).name.as_str()).collect();
    blocks.push(Block::Field { label: "Topics", text: topics.join(" · ") });
    blocks.push(source(catalogue, entry));
    if entry.recognitions.iter().any(|recognition| recognition.inferred) {
        let note = "The source lost this category’s heading; the entries around it show which it was.";
        blocks.push(Block::Note(note.to_owned()));
    }
    blocks
}

fn points(entry: &Entry, facts: impl Iterator<Item = usize>) -> Block {
    Block::Points(facts.map(|fact| safe(&entry.facts[fact])).collect())
}

fn source(catalogue: &Catalogue, entry: &Entry) -> Block {
    let file = &catalogue.collection(entry.collection).source.file;
    Block::Field { label: "Source", text: format!("{file}, {}", lines(&entry.lines)) }
}
