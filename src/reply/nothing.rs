//! Nothing answers it, or a filter names nothing.

use super::Block;
use super::phrases::{entry_line, safe, short};
use crate::answer::Scored;
use crate::library::Library;
use crate::search::filter::UnknownFilter;

pub(super) fn words(library: &Library, understood: &str, nearest: &[Scored]) -> (String, Vec<Block>) {
    let headline = "The catalogue does not say.".to_owned();
    let mut blocks = vec![Block::Text(format!("Understood: {}.", short(understood)))];
    if nearest.is_empty() {
        blocks.push(Block::Note("Try a name, a place or a few words of what it was about.".to_owned()));
        return (headline, blocks);
    }
    blocks.push(Block::Heading("Nearest entries".to_owned()));
    let lines = nearest.iter().enumerate().map(|(i, scored)| entry_line(library.catalogue(), i + 1, scored.entry));
    blocks.push(Block::Entries(lines.collect()));
    (headline, blocks)
}

pub(super) fn refused(unknown: &UnknownFilter) -> (String, Vec<Block>) {
    let typed = short(&unknown.typed);
    let headline = format!("There is no {} “{typed}” in the catalogue.", unknown.filter);
    if unknown.nearest.is_empty() {
        return (headline, Vec::new());
    }
    let nearest = unknown.nearest.iter().map(|name| safe(name)).collect();
    (headline, vec![Block::Heading("Nearest".to_owned()), Block::Points(nearest)])
}
