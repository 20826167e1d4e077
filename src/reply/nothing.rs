//! Nothing answers it, or nothing was asked that an entry could answer: why, and what there is instead.

use super::phrases::{capital, count, entry_line, join, short, unit};
use super::{Block, EntryLine};
use crate::answer::{Refusal, Scored};
use crate::catalogue::{Entry, EntryKey, Role};
use crate::library::Library;
use crate::names::UnknownName;
use crate::read::Unasked;

/// What is said first where nothing answers.
const SILENT: &str = "The catalogue does not say.";

pub(super) fn render(library: &Library, understood: &str, nearest: &[Scored], why: &Refusal) -> (String, Vec<Block>) {
    let entry = nearest.first().map(|first| library.catalogue().entry(first.entry));
    if let Refusal::Either(figures) = why {
        return either(library, figures);
    }
    let headline = match reason(entry, why) {
        Some(reason) => format!("{SILENT} {reason}"),
        None => SILENT.to_owned(),
    };
    let mut blocks = vec![Block::Text(format!("Understood: {}.", short(understood)))];
    if nearest.is_empty() {
        let next = match why {
            Refusal::Empty => "Leave out one of the conditions, or ask for fewer at once.",
            _ => "Try a name, a place or a few words of what it was about.",
        };
        blocks.push(Block::Note(next.to_owned()));
        return (headline, blocks);
    }
    blocks.push(Block::Heading("Nearest entries".to_owned()));
    let lines = nearest.iter().enumerate().map(|(i, scored)| entry_line(library, i + 1, scored.entry));
    blocks.push(Block::Entries(lines.collect()));
    (headline, blocks)
}

/// Asks back which of several entries is meant.
fn either(library: &Library, figures: &[(EntryKey, usize)]) -> (String, Vec<Block>) {
    let lines = figures.iter().enumerate().map(|(i, (entry, figure))| {
        let figure = &library.catalogue().entry(*entry).figures[*figure];
        EntryLine { reason: Some(capital(&figure.what)), ..entry_line(library, i + 1, *entry) }
    });
    ("Which of these do you mean?".to_owned(), vec![Block::Entries(lines.collect())])
}

/// Why it does not answer, in a sentence.
fn reason(entry: Option<&Entry>, why: &Refusal) -> Option<String> {
    let title = entry.map(|entry| entry.title.as_str()).unwrap_or_default();
    let stated = |figures: &[usize]| {
        let told = entry.map(|entry| {
            let figures = figures.iter().filter_map(|at| entry.figures.get(*at));
            figures.map(|figure| format!("{} ({})", figure.value, figure.what)).collect::<Vec<_>>()
        });
        told.filter(|told| !told.is_empty()).map(|told| {
            let told: Vec<&str> = told.iter().map(String::as_str).collect();
            join(&told)
        })
    };
    match why {
        Refusal::Nothing | Refusal::Uncovered | Refusal::Either(_) => None,
        Refusal::Empty => Some("No entry meets all of that.".to_owned()),
        Refusal::OtherName => Some(format!("“{title}” comes nearest, but is not about who or what you named.")),
        Refusal::NoFigure(figures) => Some(match stated(figures) {
            Some(stated) => format!("“{title}” states no such figure. It states {stated}."),
            None => format!("“{title}” comes nearest, but states no such figure."),
        }),
        Refusal::OtherYear(figures) => Some(match stated(figures) {
            Some(stated) => format!("“{title}” states no figure of that year. It states {stated}."),
            None => format!("“{title}” states no figure of that year."),
        }),
        Refusal::NotTold => Some(format!("“{title}” comes nearest, but does not tell that.")),
        Refusal::NoSuchPerson => Some(match entry.map(|entry| entry.people.as_slice()) {
            Some([]) | None => format!("“{title}” names nobody of that kind."),
            Some(people) => {
                let names: Vec<&str> = people.iter().take(4).map(|person| person.name.as_str()).collect();
                format!("“{title}” names nobody of that kind. It names {}.", join(&names))
            }
        }),
        Refusal::NoSuchParty(role) => {
            let role = role.map_or("partner", Role::id);
            Some(format!("“{title}” names no {role}."))
        }
        Refusal::NoSuchAward => Some("No such award, or it tells of none.".to_owned()),
        Refusal::NoSuch(what) => Some(format!("There are no {} like that.", unit(*what).1)),
    }
}

/// Nothing was asked that an entry could answer.
pub(super) fn unasked(why: &Unasked) -> (String, Vec<Block>) {
    match why {
        Unasked::NotUnderstood { words, without } => {
            let words: Vec<String> = words.iter().map(|word| format!("“{}”", short(word))).collect();
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let note = "Lists, counts, most and fewest, since and before, not, both and per are understood: “how many councils \
                        entered since 2019”, “which entries are not about housing”.";
            let mut blocks: Vec<Block> = Vec::new();
            blocks.extend(
                without.as_ref().map(|rest| Block::Text(format!("Without that it would be: “{}”.", short(rest)))),
            );
            blocks.push(Block::Note(note.to_owned()));
            (format!("I do not understand {} here.", join(&words)), blocks)
        }
        Unasked::Private => (format!("{SILENT} It holds nothing private about people."), Vec::new()),
        Unasked::Opinion => (format!("{SILENT} It has facts, and no opinion on them."), Vec::new()),
        Unasked::Prediction => (format!("{SILENT} It tells what was, and not what is going to happen."), Vec::new()),
        Unasked::UnknownName(unknown) => refused(unknown),
    }
}

fn refused(unknown: &UnknownName) -> (String, Vec<Block>) {
    let typed = short(&unknown.typed);
    let headline = format!("There is no {} “{typed}” in the catalogue.", unknown.kind);
    if unknown.nearest.is_empty() {
        return (headline, Vec::new());
    }
    (headline, vec![Block::Heading("Nearest".to_owned()), Block::Points(unknown.nearest.clone())])
}

/// Answering failed.
pub(super) fn failed() -> (String, Vec<Block>) {
    ("Sorry, something went wrong with this one. Please try again.".to_owned(), Vec::new())
}

/// A greeting or thanks.
pub(super) fn small_talk(library: &Library) -> (String, Vec<Block>) {
    let entries = count(library.catalogue().entries().len(), "entry", "entries");
    (format!("Happy to help. Ask me anything about the {entries} that I know."), Vec::new())
}
