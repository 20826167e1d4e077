//! One entry: title, who, standing, summary, facts, source; and what else fits.

use super::Block;
use super::asked::result;
use super::phrases::{count, entry_line, lines, names, safe, standing, who};
use crate::answer::{Card, Says};
use crate::library::Library;

pub(super) fn words(library: &Library, card: &Card) -> (String, Vec<Block>) {
    let catalogue = library.catalogue();
    let entry = catalogue.entry(card.entry.entry);
    let collection = catalogue.collection(entry.collection);
    let title = format!("{} · {}", safe(&entry.title), who(catalogue, entry));
    let (headline, first) = match card.says {
        None => (title, None),
        Some(Says::Fact(fact)) => (safe(&entry.facts[fact]), Some(Block::Heading(title))),
        Some(Says::Result { yes_or_no }) => (result(catalogue, entry, yes_or_no), Some(Block::Heading(title))),
    };
    let mut blocks: Vec<Block> = first.into_iter().collect();
    // Whoever asked a question has the answer: the summary would only stand between it and its facts.
    let summary = card.says.is_none().then(|| Block::Text(safe(&entry.summary)));
    blocks.push(Block::Text(format!("{} · {}", collection.name, standing(catalogue, entry))));
    blocks.extend(summary);
    blocks.push(Block::Points(card.facts.iter().map(|fact| safe(&entry.facts[*fact])).collect()));

    if !entry.partners.is_empty() {
        blocks.push(Block::Field { label: "With", text: names(catalogue, &entry.partners) });
    }
    let topics: Vec<&str> = entry.topics.iter().map(|key| catalogue.topic(*key).name.as_str()).collect();
    blocks.push(Block::Field { label: "Topics", text: topics.join(" · ") });
    let source = format!("{}, {}", collection.source.file, lines(&entry.lines));
    blocks.push(Block::Field { label: "Source", text: source });
    if entry.recognitions.iter().any(|recognition| recognition.inferred) {
        let note = "The source lost this category’s heading; the entries around it show which it was.";
        blocks.push(Block::Note(note.to_owned()));
    }

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
