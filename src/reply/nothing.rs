//! Nothing answers it, or a filter names nothing.

use super::Block;
use super::phrases::{entry_line, safe, short};
use crate::answer::Scored;
use crate::answer::ask::evidence::Refusal;
use crate::library::Library;
use crate::search::filter::UnknownFilter;

pub(super) fn words(
    library: &Library,
    understood: &str,
    nearest: &[Scored],
    why: Option<Refusal>,
) -> (String, Vec<Block>) {
    let headline = match nearest.first().and_then(|first| reason(library, *first, why?)) {
        Some(reason) => format!("The catalogue does not say. {reason}"),
        None => "The catalogue does not say.".to_owned(),
    };
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

/// What the nearest entry lacks, in a sentence.
fn reason(library: &Library, nearest: Scored, why: Refusal) -> Option<String> {
    let entry = library.catalogue().entry(nearest.entry);
    let title = safe(&entry.title);
    match why {
        Refusal::NoFigure => Some(format!("“{title}” comes nearest, but states no such figure.")),
        Refusal::NoSuchRole => Some(format!("“{title}” comes nearest, but names nobody of that kind.")),
        Refusal::OtherName => Some(format!("“{title}” comes nearest, but is not about who or what you named.")),
        Refusal::NoSuchAward => Some("It knows no such award.".to_owned()),
        Refusal::Nothing | Refusal::Uncovered => None,
    }
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
