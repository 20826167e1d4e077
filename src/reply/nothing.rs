//! Nothing answers it, or nothing was asked that an entry could answer: why, and what comes near.
//!
//! What was not found is said to be not found. That something does not exist is never said: the catalogue cannot know.

use super::card::figure_sentence;
use super::phrases::{capital, entry_line, everyday, join, short, status_of, unit};
use super::{Block, EntryLine, Lead, Said, Tone, day};
use crate::answer::{Answer, Dropped, Refusal, Scored};
use crate::catalogue::{Catalogue, CollectionKey, Entry, EntryKey, Kind, Person, Role, Status};
use crate::library::Library;
use crate::names::UnknownName;
use crate::query::{Clause, Field, Query, Select};
use crate::read::{Unasked, filter_of};

/// Entries named where nothing answers.
const NEAREST: usize = 3;
/// Names stated where the one that is asked for was not found.
const STATED: usize = 2;

pub(super) fn render(library: &Library, answer: &Answer, nearest: &[Scored], why: &Refusal) -> Said {
    match why {
        Refusal::Either(figures) => return either(library, figures),
        Refusal::NotAnnounced(collections) => return not_announced(library, collections),
        Refusal::NoSuchEntry => return no_such_entry(library, &answer.understood, nearest),
        Refusal::NothingSpokenOf => {
            return Said::refusal("Nothing in this message matches an entry.".to_owned(), Vec::new());
        }
        _ => {}
    }
    let query = answer.query.as_ref();
    let entry = nearest.first().map(|first| library.catalogue().entry(first.entry));
    let headline = reason(library, query, entry, why);
    if nearest.is_empty() {
        let next = match why {
            Refusal::Empty(_) | Refusal::NoSuch(_) => {
                "Leave out one of the conditions, or ask for one thing at a time."
            }
            _ => "Try a name, a place or a few words of what it was about.",
        };
        return Said::refusal(headline, vec![Block::Note(next.to_owned())]);
    }
    let lines = nearest.iter().take(NEAREST).enumerate();
    let lines = lines.map(|(i, scored)| entry_line(library, i + 1, scored.entry, String::new())).collect();
    Said::refusal(headline, vec![Block::Heading("Nearest entries".to_owned()), Block::Entries(lines)])
}

/// That how awards ended is not known yet.
fn not_announced(library: &Library, collections: &[CollectionKey]) -> Said {
    let catalogue = library.catalogue();
    let names: Vec<&str> = collections.iter().map(|key| catalogue.collection(*key).name.as_str()).collect();
    let day = collections.first().map_or_else(String::new, |key| format!(" {}", day::open(library, *key)));
    Said::refusal(format!("I have no results of the {}.{day}", join(&names)), Vec::new())
}

/// That no entry is called so, and which may be meant.
fn no_such_entry(library: &Library, typed: &str, nearest: &[Scored]) -> Said {
    let typed = short(typed);
    let lines = nearest.iter().take(NEAREST).enumerate();
    let lines = lines.map(|(i, scored)| entry_line(library, i + 1, scored.entry, String::new())).collect();
    let (ask, block) = match nearest {
        [] => {
            let note =
                "Give an entry’s name, its id, or its number in the last list; /lookup finds entries by anything.";
            ("", Block::Note(note.to_owned()))
        }
        [_] => (" Did you mean this one?", Block::Entries(lines)),
        _ => (" Did you mean one of these?", Block::Entries(lines)),
    };
    Said::refusal(format!("I did not find an entry called “{typed}”.{ask}"), vec![block])
}

/// Asks back which of several entries is meant.
fn either(library: &Library, figures: &[(EntryKey, usize)]) -> Said {
    let lines = figures.iter().enumerate().map(|(i, (entry, figure))| {
        let figure = &library.catalogue().entry(*entry).figures[*figure];
        entry_line(library, i + 1, *entry, capital(&figure.what))
    });
    let lines: Vec<EntryLine> = lines.collect();
    let headline = "Which of these do you mean?".to_owned();
    Said { tone: Tone::Plain, lead: Lead::Sentence, headline, blocks: vec![Block::Entries(lines)] }
}

/// What was not found, and what the nearest entry states of the kind.
fn reason(library: &Library, query: Option<&Query>, entry: Option<&Entry>, why: &Refusal) -> String {
    let catalogue = library.catalogue();
    let Some(entry) = entry else { return without_entry(library, query, why) };
    let in_entry = |what: &str| format!("I did not find {what} in “{}”.", entry.title);
    match why {
        Refusal::NoFigure(figures) => in_entry("exactly that figure") + &stated(entry, figures),
        Refusal::OtherYear(figures) => in_entry("a figure of that year") + &stated(entry, figures),
        Refusal::NotTold => in_entry("that"),
        Refusal::OtherName => format!("I did not find that. “{}” comes nearest, but names others.", entry.title),
        Refusal::NoSuchPerson => {
            let names: Vec<String> = entry.people.iter().take(STATED).map(with_post).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let others = if names.is_empty() { String::new() } else { format!(" It names {}.", join(&names)) };
            in_entry("that person") + &others
        }
        Refusal::NoSuchParty(role) => {
            let parties = entry.parties.iter().take(STATED);
            let names: Vec<String> =
                parties.map(|party| everyday(catalogue.organisation(party.organisation))).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let others = if names.is_empty() { String::new() } else { format!(" It names {}.", join(&names)) };
            in_entry(&format!("a {}", role.map_or("partner", Role::id))) + &others
        }
        Refusal::NoSuchAward => in_entry("that award"),
        _ => without_entry(library, query, why),
    }
}

/// What was not found, where no entry comes near.
fn without_entry(library: &Library, query: Option<&Query>, why: &Refusal) -> String {
    match why {
        Refusal::Empty(dropped) => empty(library, query, dropped),
        Refusal::NoSuch(what) => format!("I did not find {} like that in this catalogue.", unit(*what).1),
        Refusal::NoSuchAward => "I did not find that award in this catalogue.".to_owned(),
        _ => "I did not find that in this catalogue.".to_owned(),
    }
}

/// " The nearest figure: Trafford saves £54,918 a year on CCTV."
fn stated(entry: &Entry, figures: &[usize]) -> String {
    let mut figures = figures.iter().filter_map(|at| entry.figures.get(*at));
    // "The first of its kind" is a figure to the search, but not to whoever asked for one.
    let nearest = figures.find(|figure| figure.value.contains(|c: char| c.is_ascii_digit()));
    nearest.map_or_else(String::new, |figure| format!(" The nearest figure: {}", figure_sentence(entry, figure)))
}

/// "Stuart Love (Chief Executive)".
fn with_post(person: &Person) -> String {
    let post = person.post.as_ref().map(|post| format!(" ({post})"));
    format!("{}{}", person.name, post.unwrap_or_default())
}

/// Which of the conditions leaves no entry; and where that is since the winners are not known, that.
fn empty(library: &Library, query: Option<&Query>, dropped: &[Dropped]) -> String {
    let catalogue = library.catalogue();
    let clauses = query.map(|query| query.select.clauses.as_slice()).unwrap_or_default();
    let Some(emptied) = dropped.last().map(|dropped| &dropped.clause).or(clauses.last()) else {
        return "No entry of this catalogue fits that.".to_owned();
    };
    let others: Vec<String> =
        clauses.iter().filter(|clause| *clause != emptied).map(|clause| words(catalogue, clause)).collect();
    let others: Vec<&str> = others.iter().map(String::as_str).collect();
    let of = if others.is_empty() { "this catalogue".to_owned() } else { join(&others) };
    let what = filter_of(&emptied.field).unwrap_or("condition");
    let select = query.map(|query| &query.select);
    let won = select.and_then(Select::statuses).is_some_and(|statuses| statuses.contains(&Status::Winner));
    let collections = select.and_then(Select::collections).unwrap_or_default();
    let open = collections.iter().find(|key| won && library.results().has_open(catalogue, **key));
    let open = open.map_or(String::new(), |key| format!(" {}", day::open(library, *key)));
    let left = dropped.last().map_or(0, |dropped| dropped.entries);
    let left = match left {
        0 => String::new(),
        1 => " Without that there is 1.".to_owned(),
        number => format!(" Without that there are {number}."),
    };
    let emptied = words(catalogue, emptied);
    format!("No entry of {of} matches the {what} “{}”.{open}{left}", emptied.trim_start_matches("the "))
}

fn words(catalogue: &Catalogue, clause: &Clause) -> String {
    match &clause.field {
        Field::Status(statuses) if !clause.not => {
            let names: Vec<&str> = statuses.iter().map(|status| status_of(*status)).collect();
            join(&names)
        }
        Field::Organisation(keys) if !clause.not => {
            let names: Vec<String> = keys.iter().map(|key| everyday(catalogue.organisation(*key))).collect();
            names.join(" or ")
        }
        Field::Collection(keys) if !clause.not => {
            let name = |key: &CollectionKey| match catalogue.collection(*key) {
                awards if awards.kind == Kind::Awards => format!("the {}", awards.name),
                other => other.name.clone(),
            };
            keys.iter().map(name).collect::<Vec<_>>().join(" or ")
        }
        _ => clause.words(catalogue),
    }
}

/// Nothing was asked that an entry could answer.
pub(super) fn unasked(why: &Unasked) -> Said {
    let sentence = |text: &str| Said::refusal(text.to_owned(), Vec::new());
    match why {
        Unasked::NotUnderstood { words, without } => {
            let words: Vec<String> = words.iter().map(|word| format!("“{}”", short(word))).collect();
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let note = "You can ask for lists, counts, most and fewest, since and before: “how many councils entered since \
                        2019”, “which entries are not about housing”.";
            let mut blocks: Vec<Block> = Vec::new();
            blocks.extend(without.as_ref().map(|rest| Block::Text(format!("Without that: “{}”.", short(rest)))));
            blocks.push(Block::Note(note.to_owned()));
            Said::refusal(format!("I do not understand {} here.", join(&words)), blocks)
        }
        Unasked::Private => sentence("I cannot say. This catalogue has nothing private about people."),
        Unasked::Opinion => sentence("I cannot say. This catalogue has facts, and no opinion on them."),
        Unasked::Prediction => sentence("I cannot say. This catalogue has what was, and not what is to come."),
        Unasked::UnknownName(unknown) => refused(unknown),
        Unasked::NoSubject => {
            let note = "Name it, or open one first: then “it” is what you were shown last.";
            Said::refusal("Which entry do you mean?".to_owned(), vec![Block::Note(note.to_owned())])
        }
        Unasked::NoList => sentence("No list is open yet; look something up first."),
        Unasked::NoSuchNumber { entries: 1 } => sentence("The last list has one entry; type 1 to open it."),
        Unasked::NoSuchNumber { entries } => {
            sentence(&format!("The last list goes from 1 to {entries}; type one of its numbers."))
        }
        Unasked::NoMorePages => sentence("There are no more pages: that was all."),
    }
}

fn refused(unknown: &UnknownName) -> Said {
    let headline = format!("I did not find the {} “{}” in this catalogue.", unknown.kind, short(&unknown.typed));
    if unknown.nearest.is_empty() {
        return Said::refusal(headline, Vec::new());
    }
    Said::refusal(headline, vec![Block::Heading("Nearest".to_owned()), Block::Points(unknown.nearest.clone())])
}

/// Answering failed.
pub(super) fn failed() -> Said {
    Said::refusal("Sorry, something went wrong with this one. Please try again.".to_owned(), Vec::new())
}

/// Thanks or a goodbye.
pub(super) fn small_talk() -> Said {
    Said::sentence("You’re welcome. Ask me again whenever you like.".to_owned(), Vec::new())
}
