//! Nothing answers it, or nothing was asked that an entry could answer: why, and what comes near.
//!
//! What was not found is said to be not found. That something does not exist is never said: the catalogue cannot know.

use super::asked::{Common, collection_named, condition};
use super::card::figure_sentence;
use super::pages::{SHORT, fitting, lines};
use super::phrases::{capital, entry_line, everyday, join, join_or, short, status_of};
use super::{Block, EntrySummary, Lead, Said, Tone, day};
use crate::answer::{Answer, Dropped, Refusal, Scored};
use crate::catalogue::{CollectionKey, Entry, EntryKey, Person, Role, Status};
use crate::library::Library;
use crate::names::UnknownName;
use crate::query::{Clause, Field, Query, Select};
use crate::read::{Unasked, filter_of};
use crate::wording::say;

/// Entries named where nothing answers.
const NEAREST: usize = 3;
/// Names stated where the one that is asked for was not found.
const STATED: usize = 2;

pub(super) fn render(library: &Library, answer: &Answer, nearest: &[Scored], why: &Refusal) -> Said {
    match why {
        Refusal::Either(figures) => return either(library, figures),
        Refusal::NotAnnounced(collections) => return not_announced(library, collections),
        Refusal::NoSponsor(category) => {
            let category = library.catalogue().category(*category);
            return Said::refusal(say!(library, "no-sponsor", category = &category.name), Vec::new());
        }
        Refusal::NoSuchEntry => return no_such_entry(library, &answer.understood, nearest),
        Refusal::NothingSpokenOf => {
            return Said::refusal(say!(library, "nothing-spoken-of"), Vec::new());
        }
        _ => {}
    }
    let query = answer.query.as_ref();
    let entry = nearest.first().map(|first| library.catalogue().entry(first.entry));
    let headline = reason(library, query, entry, why);
    if nearest.is_empty() {
        let next = match why {
            Refusal::Empty(_) | Refusal::NoneStates | Refusal::NoSuch(_) => say!(library, "try-fewer-conditions"),
            _ => say!(library, "try-a-name"),
        };
        return Said::refusal(headline, vec![Block::Note(next)]);
    }
    let named = nearest.iter().take(NEAREST).enumerate();
    let mut named: Vec<_> = named.map(|(i, scored)| entry_line(library, i + 1, scored.entry, String::new())).collect();
    let heights: Vec<usize> = named.iter().map(EntrySummary::lines).collect();
    // Below a long reason the likeliest alone is enough.
    named.truncate(fitting(&heights, SHORT.saturating_sub(lines(&headline) + 1)).max(1));
    let entries = Block::Entries(named);
    let blocks = match why {
        Refusal::Tied => vec![entries],
        _ => vec![Block::Heading(say!(library, "nearest-entries")), entries],
    };
    Said::refusal(headline, blocks)
}

/// That how awards ended is not known yet.
fn not_announced(library: &Library, collections: &[CollectionKey]) -> Said {
    let catalogue = library.catalogue();
    let names: Vec<&str> = collections.iter().map(|key| catalogue.collection(*key).name.as_str()).collect();
    let day = collections.first().map_or_else(String::new, |key| format!(" {}", day::open(library, *key)));
    let awards = join(library.wording(), &names);
    Said::refusal(say!(library, "no-results", awards = awards) + &day, Vec::new())
}

/// That no entry is called so, and which may be meant.
fn no_such_entry(library: &Library, typed: &str, nearest: &[Scored]) -> Said {
    let typed = short(typed);
    let lines = nearest.iter().take(NEAREST).enumerate();
    let lines = lines.map(|(i, scored)| entry_line(library, i + 1, scored.entry, String::new())).collect();
    let block = match nearest {
        [] => Block::Note(say!(library, "how-to-name-an-entry")),
        _ => Block::Entries(lines),
    };
    Said::refusal(say!(library, "no-such-entry", typed = typed, number = nearest.len()), vec![block])
}

/// Asks back which of several entries is meant.
fn either(library: &Library, figures: &[(EntryKey, usize)]) -> Said {
    let lines = figures.iter().enumerate().map(|(i, (entry, figure))| {
        let figure = &library.catalogue().entry(*entry).figures[*figure];
        entry_line(library, i + 1, *entry, capital(&figure.what))
    });
    let lines: Vec<EntrySummary> = lines.collect();
    let headline = say!(library, "which-of-these");
    Said { tone: Tone::Plain, lead: Lead::Sentence, headline, blocks: vec![Block::Entries(lines)] }
}

/// What was not found, and what the nearest entry states of the kind.
fn reason(library: &Library, query: Option<&Query>, entry: Option<&Entry>, why: &Refusal) -> String {
    let catalogue = library.catalogue();
    let Some(entry) = entry else { return without_entry(library, query, why) };
    let title = &entry.title;
    let they = |names: Vec<String>| {
        let names = join(library.wording(), &names);
        if names.is_empty() { names } else { format!(" {}", say!(library, "it-names", names = names)) }
    };
    match why {
        Refusal::NoFigure(figures) => say!(library, "no-such-figure", title = title) + &stated(library, entry, figures),
        Refusal::OtherYear(figures) => {
            say!(library, "no-figure-of-year", title = title) + &stated(library, entry, figures)
        }
        Refusal::NotTold => say!(library, "not-told", title = title),
        Refusal::OtherName => say!(library, "other-name", title = title),
        Refusal::NoSuchPerson => {
            let names = entry.people.iter().take(STATED).map(with_post).collect();
            say!(library, "no-such-person", title = title) + &they(names)
        }
        Refusal::NoSuchParty(role) => {
            let parties = entry.parties.iter().take(STATED);
            let names = parties.map(|party| everyday(catalogue.organisation(party.organisation))).collect();
            let role = role.map_or("partner", Role::id);
            say!(library, "no-such-party", role = role, title = title) + &they(names)
        }
        Refusal::NoSuchAward => say!(library, "no-such-award-in", title = title),
        _ => without_entry(library, query, why),
    }
}

/// What was not found, where no entry comes near.
fn without_entry(library: &Library, query: Option<&Query>, why: &Refusal) -> String {
    match why {
        Refusal::Empty(dropped) => empty(library, query, dropped),
        Refusal::NoneStates => {
            let clauses = query.map(|query| query.select.clauses.as_slice()).unwrap_or_default();
            let conditions: String =
                clauses.iter().filter_map(|clause| condition(library, clause, &Common::default())).collect();
            say!(library, "none-states", conditions = conditions)
        }
        Refusal::NoSuch(what) => say!(library, "no-such-unit", unit = what.id()),
        Refusal::NoSuchAward => say!(library, "no-such-award"),
        Refusal::Tied => say!(library, "which-is-meant"),
        _ => say!(library, "not-found"),
    }
}

/// " The nearest figure: Trafford saves £54,918 a year on CCTV."
fn stated(library: &Library, entry: &Entry, figures: &[usize]) -> String {
    let mut figures = figures.iter().filter_map(|at| entry.figures.get(*at));
    // "The first of its kind" is a figure to the search, but not to whoever asked for one.
    let nearest = figures.find(|figure| figure.value.contains(|c: char| c.is_ascii_digit()));
    nearest.map_or_else(String::new, |figure| say!(library, "nearest-figure", figure = figure_sentence(entry, figure)))
}

/// "Stuart Love (Chief Executive)".
fn with_post(person: &Person) -> String {
    let post = person.post.as_ref().map(|post| format!(" ({post})"));
    format!("{}{}", person.name, post.unwrap_or_default())
}

/// Which of the conditions leaves no entry; and where that is since the winners are not known, that.
fn empty(library: &Library, query: Option<&Query>, dropped: &[Dropped]) -> String {
    let catalogue = library.catalogue();
    let Some(emptied) = emptied_by(library, query, dropped) else { return say!(library, "empty") };
    let select = query.map(|query| &query.select);
    let won = select.and_then(Select::statuses).is_some_and(|statuses| statuses.contains(&Status::Winner));
    let collections = select.and_then(Select::collections).unwrap_or_default();
    let open = collections.iter().find(|key| won && library.results().has_open(catalogue, **key));
    let open = open.map_or(String::new(), |key| format!(" {}", day::open(library, *key)));
    let left = dropped.last().map_or(0, |dropped| dropped.entries);
    let without = match left {
        0 => String::new(),
        left => say!(library, "without-that", number = left),
    };
    format!("{emptied}{open}{without}")
}

/// Which of the conditions leaves no entry of those that meet the others; `None` without conditions.
fn emptied_by(library: &Library, query: Option<&Query>, dropped: &[Dropped]) -> Option<String> {
    let clauses = query.map(|query| query.select.clauses.as_slice()).unwrap_or_default();
    let emptied = dropped.last().map(|dropped| &dropped.clause).or(clauses.last())?;
    let others = clauses.iter().filter(|clause| *clause != emptied);
    let others: String = others.filter_map(|clause| condition(library, clause, &Common::default())).collect();
    Some(match &emptied.field {
        Field::Says(text) if !emptied.not => say!(library, "emptied-says", conditions = others, text = text),
        _ => {
            let region = matches!(emptied.field, Field::Region(_)).then_some("region");
            let filter = filter_of(&emptied.field).or(region).unwrap_or("condition");
            let value = render_condition(library, emptied);
            say!(library, "emptied", conditions = others, filter = filter, value = value.trim_start_matches("the "))
        }
    })
}

fn render_condition(library: &Library, clause: &Clause) -> String {
    let (catalogue, wording) = (library.catalogue(), library.wording());
    match &clause.field {
        Field::Status(statuses) if !clause.not => {
            let names: Vec<String> = statuses.iter().map(|status| status_of(wording, *status)).collect();
            join(wording, &names)
        }
        Field::Organisation(keys) if !clause.not => {
            let names: Vec<String> = keys.iter().map(|key| everyday(catalogue.organisation(*key))).collect();
            join_or(wording, &names)
        }
        Field::Collection(keys) if !clause.not => {
            let names: Vec<String> = keys.iter().map(|key| collection_named(library, *key)).collect();
            join_or(wording, &names)
        }
        Field::Region(regions) if !clause.not => join_or(wording, regions),
        Field::Topic(keys) if !clause.not => {
            let names: Vec<&str> = keys.iter().map(|key| catalogue.topic(*key).name.as_str()).collect();
            join_or(wording, &names)
        }
        _ => clause.words(catalogue, wording),
    }
}

/// "No": nobody of whom that is asked stood there.
pub(super) fn none_stood(library: &Library, query: Option<&Query>) -> Said {
    let clauses = query.map(|query| query.select.clauses.as_slice()).unwrap_or_default();
    let is_place = |clause: &&Clause| matches!(clause.field, Field::Collection(_) | Field::Category(_));
    let named = |at: bool| {
        let wanted = clauses.iter().filter(|clause| is_place(clause) == at);
        join(library.wording(), &wanted.map(|clause| render_condition(library, clause)).collect::<Vec<_>>())
    };
    Said::sentence(say!(library, "none-stood", who = named(false), place = named(true)), Vec::new())
}

/// Nothing was asked that an entry could answer.
pub(super) fn unasked(library: &Library, why: &Unasked) -> Said {
    let sentence = |text: String| Said::refusal(text, Vec::new());
    match why {
        Unasked::NotUnderstood { words, without } => {
            let words: Vec<String> = words.iter().map(|word| format!("“{}”", short(word))).collect();
            let mut blocks: Vec<Block> = Vec::new();
            let rest = without.as_ref().map(|rest| say!(library, "without-that-word", rest = short(rest)));
            blocks.extend(rest.map(Block::Text));
            blocks.push(Block::Note(say!(library, "what-is-understood")));
            let words = join(library.wording(), &words);
            Said::refusal(say!(library, "not-understood", words = words), blocks)
        }
        Unasked::Private => sentence(say!(library, "private")),
        Unasked::Judging => sentence(say!(library, "judging")),
        Unasked::Arrangements => sentence(say!(library, "arrangements")),
        Unasked::Pronunciation => sentence(say!(library, "pronunciation")),
        Unasked::Services => sentence(say!(library, "services")),
        Unasked::NotDone => sentence(say!(library, "not-done")),
        Unasked::Opinion => sentence(say!(library, "opinion")),
        Unasked::Prediction => sentence(say!(library, "prediction")),
        Unasked::UnknownName(unknown) => refused(library, unknown),
        Unasked::NoSubject => {
            Said::refusal(say!(library, "no-subject"), vec![Block::Note(say!(library, "no-subject-note"))])
        }
        Unasked::NoList => sentence(say!(library, "no-list")),
        Unasked::NoSuchNumber { entries } => sentence(say!(library, "no-such-number", number = *entries)),
        Unasked::NoMorePages => sentence(say!(library, "no-more-pages")),
    }
}

fn refused(library: &Library, unknown: &UnknownName) -> Said {
    let headline = say!(library, "unknown-name", filter = unknown.kind, typed = short(&unknown.typed));
    if unknown.nearest.is_empty() {
        return Said::refusal(headline, Vec::new());
    }
    Said::refusal(headline, vec![Block::Heading(say!(library, "nearest")), Block::Points(unknown.nearest.clone())])
}

/// Answering failed.
pub(super) fn failed(library: &Library) -> Said {
    Said::refusal(say!(library, "apology"), Vec::new())
}

/// Thanks or a goodbye.
pub(super) fn small_talk(library: &Library) -> Said {
    Said::sentence(say!(library, "small-talk"), Vec::new())
}
