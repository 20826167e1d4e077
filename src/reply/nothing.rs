//! Nothing answers it, or nothing was asked that an entry could answer: why, and what there is instead.

use super::phrases::{capital, count, entry_line, join, short, unit};
use super::result::revealed;
use super::{Block, EntryLine};
use crate::answer::{Dropped, Refusal, Scored};
use crate::catalogue::{CollectionKey, Entry, EntryKey, Role};
use crate::library::Library;
use crate::names::UnknownName;
use crate::read::Unasked;

/// What is said first where nothing answers.
const SILENT: &str = "The catalogue does not say.";

pub(super) fn render(library: &Library, understood: &str, nearest: &[Scored], why: &Refusal) -> (String, Vec<Block>) {
    match why {
        Refusal::NotAnnounced(collections) => return not_announced(library, collections),
        Refusal::NoSuchEntry => return no_such_entry(library, understood, nearest),
        Refusal::NothingSpokenOf => return ("Nothing in this message matches an entry.".to_owned(), Vec::new()),
        _ => {}
    }
    let entry = nearest.first().map(|first| library.catalogue().entry(first.entry));
    if let Refusal::Either(figures) = why {
        return either(library, figures);
    }
    let headline = match reason(entry, why) {
        _ if matches!(why, Refusal::Empty(_)) => emptied(library, why),
        Some(reason) => format!("{SILENT} {reason}"),
        None => SILENT.to_owned(),
    };
    let mut blocks = vec![Block::Text(format!("Understood: {}.", short(understood)))];
    if nearest.is_empty() {
        let next = match why {
            Refusal::Empty(_) => "Leave out one of the conditions, or ask for fewer at once.",
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

/// That no entry meets all conditions, and which of them is one too many.
fn emptied(library: &Library, why: &Refusal) -> String {
    let Refusal::Empty(dropped) = why else { return SILENT.to_owned() };
    let without = |dropped: &Dropped| {
        let entries = count(dropped.entries, "entry", "entries");
        format!("without “{}” there would be {entries}", dropped.clause.words(library.catalogue()))
    };
    let each: Vec<String> = dropped.iter().take(MOST_DROPPED).map(without).collect();
    let each: Vec<&str> = each.iter().map(String::as_str).collect();
    match each.as_slice() {
        [] => "No entry meets all of that.".to_owned(),
        each => format!("No entry meets all of that; {}.", join(each)),
    }
}

/// Conditions of which each is one too many that are told.
const MOST_DROPPED: usize = 3;

/// That how awards ended is not known yet.
fn not_announced(library: &Library, collections: &[CollectionKey]) -> (String, Vec<Block>) {
    let catalogue = library.catalogue();
    let names: Vec<&str> = collections.iter().map(|key| catalogue.collection(*key).name.as_str()).collect();
    let revealed = collections.first().map(|key| revealed(catalogue, *key)).unwrap_or_default();
    (format!("The results of {} are not announced in this catalogue.{revealed}", join(&names)), Vec::new())
}

/// That no entry is called so, and which may be meant.
fn no_such_entry(library: &Library, typed: &str, nearest: &[Scored]) -> (String, Vec<Block>) {
    let typed = short(typed);
    let lines = nearest.iter().enumerate().map(|(i, scored)| entry_line(library, i + 1, scored.entry));
    match nearest {
        [] => {
            let note =
                "Give an entry’s name, its id, or its number in the last list; /lookup finds entries by anything.";
            (format!("No entry is called “{typed}”."), vec![Block::Note(note.to_owned())])
        }
        [_] => (format!("No entry is called “{typed}”. Did you mean this one?"), vec![Block::Entries(lines.collect())]),
        _ => {
            (format!("No entry is called “{typed}”. Did you mean one of these?"), vec![Block::Entries(lines.collect())])
        }
    }
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
        Refusal::Nothing
        | Refusal::Uncovered
        | Refusal::Either(_)
        | Refusal::Empty(_)
        | Refusal::NotAnnounced(_)
        | Refusal::NoSuchEntry
        | Refusal::NothingSpokenOf => None,
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
        Unasked::NoSubject => {
            let note = "Name it, or open one first: then “it” is what you were shown last.";
            ("Which entry do you mean?".to_owned(), vec![Block::Note(note.to_owned())])
        }
        Unasked::NoList => ("No list is open yet; look something up first.".to_owned(), Vec::new()),
        Unasked::NoSuchNumber { entries: 1 } => {
            ("The last list has one entry; type 1 to open it.".to_owned(), Vec::new())
        }
        Unasked::NoSuchNumber { entries } => {
            (format!("The last list goes from 1 to {entries}; type one of its numbers."), Vec::new())
        }
        Unasked::NoSuchPage { pages: 0 | 1 } => ("There are no more pages: that was all.".to_owned(), Vec::new()),
        Unasked::NoSuchPage { pages } => {
            (format!("There are {pages} pages; give a number from 1 to {pages}."), Vec::new())
        }
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

/// Thanks or a goodbye.
pub(super) fn small_talk() -> (String, Vec<Block>) {
    ("You’re welcome. Ask me again whenever you like.".to_owned(), Vec::new())
}
