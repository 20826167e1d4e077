//! Numbers, names and groups: what was counted, what it is called, which has most.

use super::Block;
use super::card::figure_sentence;
use super::phrases::{capital, count, entry_line, join, status_of, unit};
use super::result::revealed;
use crate::answer::{Count, GroupCount, Groups, Side};
use crate::catalogue::{Catalogue, CategoryKey, CollectionKey, EntryKey, Status};
use crate::library::Library;
use crate::query::{Clause, Group, Metric, Unit};

/// Names of groups in a headline before the rest stands below it.
const IN_HEADLINE: usize = 4;
/// Groups that tie are named in a headline up to this number.
const MOST_TIED: usize = 12;

/// How many there are: the number first.
pub(super) fn counted(library: &Library, counted: &Count) -> (String, Vec<Block>) {
    let open =
        if counted.open { opened(library, counted.entries().iter().map(|scored| scored.entry)) } else { String::new() };
    let headline = format!("{open}{}{}", number(counted), by_collection(library, counted));
    // What was counted is listed; entries that only have it are not.
    let listed = matches!(counted.unit, Unit::Entries | Unit::Recognitions | Unit::Wins) || !counted.names.is_empty();
    let listed = listed && !counted.list.entries.is_empty();
    let blocks = if listed { super::list::entries(library, &counted.list) } else { Vec::new() };
    (headline, blocks)
}

/// That winners are not known yet, with the day.
fn opened(library: &Library, mut keys: impl Iterator<Item = EntryKey>) -> String {
    let open = |key: &EntryKey| library.recognitions(*key).any(|r| library.results().is_open(r.category));
    let day = keys.find(open).map(|key| revealed(library.catalogue(), library.catalogue().entry(key).collection));
    format!("The winners are not announced yet.{} ", day.unwrap_or_default())
}

fn number(counted: &Count) -> String {
    let standings = |(status, number): &(Status, usize)| standing(*status, *number);
    match (counted.unit, counted.standings.as_slice()) {
        (Unit::Entries, [one]) if one.1 == counted.number && one.0 != Status::Shortlisted => {
            format!("{}.", standings(one))
        }
        (Unit::Recognitions | Unit::Wins, each) if each.len() > 1 => {
            let each: Vec<String> = each.iter().map(standings).collect();
            let each: Vec<&str> = each.iter().map(String::as_str).collect();
            format!("{}: {}.", count(counted.number, "nomination", "nominations"), join(&each))
        }
        (Unit::Recognitions, [one]) => format!("{}.", standings(one)),
        (unit_of, _) => {
            let (one, many) = unit(unit_of);
            let names: Vec<&str> = counted.names.iter().map(String::as_str).collect();
            let names = if names.is_empty() { String::new() } else { format!(": {}", join(&names)) };
            format!("{}{names}.", count(counted.number, one, many))
        }
    }
}

/// "1 winner", "3 finalists", "9 shortlisted".
fn standing(status: Status, number: usize) -> String {
    match status {
        Status::Winner => count(number, "winner", "winners"),
        Status::RunnerUp => count(number, "runner-up", "runners-up"),
        Status::Second => count(number, "second place", "second places"),
        Status::Third => count(number, "third place", "third places"),
        Status::SpecialMention => count(number, "special mention", "special mentions"),
        Status::Finalist => count(number, "finalist", "finalists"),
        other => format!("{number} {}", status_of(other)),
    }
}

/// How many of the entries stand in each collection, where they stand in several.
fn by_collection(library: &Library, counted: &Count) -> String {
    if counted.unit != Unit::Entries {
        return String::new();
    }
    let catalogue = library.catalogue();
    let of = |key| counted.entries().iter().filter(|scored| catalogue.entry(scored.entry).collection == key).count();
    let each: Vec<String> = catalogue
        .collections()
        .map(|(key, collection)| (of(key), collection))
        .filter(|(number, _)| *number > 0)
        .map(|(number, collection)| format!("{number} in {}", collection.name))
        .collect();
    let each: Vec<&str> = each.iter().map(String::as_str).collect();
    if each.len() > 1 { format!(" That is {}.", join(&each)) } else { String::new() }
}

/// What there is, by name.
pub(super) fn named(library: &Library, what: Unit, names: &[String], entries: &[EntryKey]) -> (String, Vec<Block>) {
    let (one, many) = unit(what);
    let all: Vec<&str> = names.iter().map(String::as_str).collect();
    let number = count(names.len(), one, many);
    if names.len() <= IN_HEADLINE {
        let lines = entries.iter().enumerate().map(|(i, key)| entry_line(library, i + 1, *key));
        let blocks = if entries.is_empty() { Vec::new() } else { vec![Block::Entries(lines.collect())] };
        return (format!("{number}: {}.", join(&all)), blocks);
    }
    (format!("{number}."), vec![Block::Points(names.to_vec())])
}

/// Groups: those that are asked for in the first line, with their numbers.
pub(super) fn grouped(library: &Library, groups: &Groups) -> (String, Vec<Block>) {
    let (one, many) = unit(groups.grouping.count);
    let told = |group: &GroupCount| format!("{}: {}", group.label, count(group.number, one, many));
    let by = unit(groups.grouping.by);
    let names = |groups: &[GroupCount]| {
        let names: Vec<&str> = groups.iter().map(|group| group.label.as_str()).collect();
        join(&names)
    };
    let all = &groups.groups;
    let open = if groups.open {
        opened(library, all.iter().flat_map(|group| group.entries.iter().copied()))
    } else {
        String::new()
    };
    let few = all.len() <= IN_HEADLINE;
    let headline = match (&groups.grouping.which, all.as_slice()) {
        (Group::First { .. }, [only]) => format!("{}.", told(only)),
        (Group::First { .. }, [first, ..]) if all.iter().all(|group| group.number == first.number) => {
            let names = if all.len() > MOST_TIED { String::new() } else { format!(": {}", names(all)) };
            format!("{}, {} each{names}.", count(all.len(), by.0, by.1), count(first.number, one, many))
        }
        (Group::First { .. }, [first, ..]) if !few => format!("{} comes first.", told(first)),
        (Group::Each(_) | Group::Without(_) | Group::Within(..), _) if few => {
            format!("{}: {}.", count(all.len(), by.0, by.1), names(all))
        }
        (Group::Each(_) | Group::Without(_) | Group::Within(..), _) => format!("{}.", count(all.len(), by.0, by.1)),
        _ if few => {
            let each: Vec<String> = all.iter().map(told).collect();
            format!("{}.", each.join("; "))
        }
        _ => format!("{}, by {}:", capital(many), by.0),
    };
    let points = match groups.grouping.which {
        Group::Each(_) | Group::Without(_) => all.iter().map(|group| group.label.clone()).collect(),
        _ => all.iter().map(told).collect(),
    };
    let mut blocks = Vec::new();
    if let [only] = all.as_slice() {
        let lines = only.entries.iter().enumerate().map(|(i, key)| entry_line(library, i + 1, *key));
        blocks.push(Block::Entries(lines.take(library.reply_settings().page_size).collect()));
    } else if !few || matches!(groups.grouping.which, Group::Within(..)) {
        blocks.push(Block::Points(points));
    }
    (format!("{open}{headline}"), blocks)
}

/// A share of entries.
pub(super) fn share(library: &Library, of: usize, holds: &[EntryKey], clause: &Clause) -> (String, Vec<Block>) {
    let per_cent = (holds.len() as f64 / of.max(1) as f64 * 100.0).round();
    let condition = clause.words(library.catalogue());
    let entries = count(of, "entry", "entries");
    let headline = format!("{per_cent:.0}%: {} of {entries} ({condition}).", holds.len());
    let lines = holds.iter().enumerate().map(|(i, key)| entry_line(library, i + 1, *key));
    (headline, vec![Block::Entries(lines.take(library.reply_settings().page_size).collect())])
}

/// So many of one thing for each of another.
pub(super) fn average(counted: (Unit, usize), per: (Unit, usize)) -> (String, Vec<Block>) {
    let each = counted.1 as f64 / per.1.max(1) as f64;
    let (counted_one, counted_many) = unit(counted.0);
    let (per_one, per_many) = unit(per.0);
    let headline = format!(
        "{each:.1} {counted_many} per {per_one}: {} over {}.",
        count(counted.1, counted_one, counted_many),
        count(per.1, per_one, per_many)
    );
    (headline, Vec::new())
}

/// Figures by size: the first in the first line.
pub(super) fn figures(
    library: &Library,
    kind: Metric,
    largest: bool,
    figures: &[(EntryKey, usize)],
) -> (String, Vec<Block>) {
    let catalogue = library.catalogue();
    let told = |(key, at): &(EntryKey, usize)| {
        let entry = catalogue.entry(*key);
        let figure = &entry.figures[*at];
        format!("{}: {}, {}", super::phrases::who(catalogue, entry), figure.value, figure.what)
    };
    let size = if largest { "largest" } else { "smallest" };
    let first = figures.first().map_or_else(String::new, told);
    let headline = if figures.len() == 1 {
        format!("The {size} {} that an entry states: {first}.", kind.words())
    } else {
        let all: Vec<String> = figures.iter().take(IN_HEADLINE).map(told).collect();
        format!("The {size} {} figures that entries state: {}.", kind.words(), all.join("; "))
    };
    let lines = figures.iter().enumerate().map(|(i, (key, at))| {
        let entry = catalogue.entry(*key);
        super::EntryLine {
            reason: Some(figure_sentence(entry, &entry.figures[*at])),
            ..entry_line(library, i + 1, *key)
        }
    });
    (headline, vec![Block::Entries(lines.collect())])
}

pub(super) fn compared(library: &Library, sides: &[Side]) -> (String, Vec<Block>) {
    let catalogue = library.catalogue();
    let each: Vec<String> = sides
        .iter()
        .map(|side| {
            let name = &catalogue.organisation(side.organisation).name;
            format!("{name}: {}{}", count(side.entries.len(), "entry", "entries"), standings(library, side))
        })
        .collect();
    let mut blocks = Vec::new();
    let mut number = 0;
    for side in sides.iter().filter(|side| !side.entries.is_empty()) {
        blocks.push(Block::Heading(catalogue.organisation(side.organisation).name.clone()));
        let lines = side.entries.iter().map(|key| {
            number += 1;
            entry_line(library, number, *key)
        });
        blocks.push(Block::Entries(lines.collect()));
    }
    (format!("{}.", each.join("; ")), blocks)
}

/// " (1 winner, 2 nominated)".
fn standings(library: &Library, side: &Side) -> String {
    let all = || side.entries.iter().flat_map(|key| library.recognitions(*key));
    let counts = Status::ALL.into_iter().map(|wanted| (wanted, all().filter(|r| r.status == wanted).count()));
    let told: Vec<String> = counts
        .filter(|(_, number)| *number > 0)
        .map(|(wanted, number)| format!("{number} {}", status_of(wanted)))
        .collect();
    if told.is_empty() { String::new() } else { format!(" ({})", told.join(", ")) }
}

/// Who sponsors categories.
pub(super) fn sponsors(catalogue: &Catalogue, keys: &[CategoryKey]) -> (String, Vec<Block>) {
    let each: Vec<String> = keys
        .iter()
        .map(|key| {
            let category = catalogue.category(*key);
            let sponsor = category.sponsor.as_deref().unwrap_or_default();
            format!("{sponsor} sponsors {} of {}.", category.name, catalogue.collection(category.collection).name)
        })
        .collect();
    let source = keys.first().and_then(|key| source(catalogue, catalogue.category(*key).collection));
    (each.join(" "), source.into_iter().collect())
}

/// When and where winners are revealed.
pub(super) fn ceremony(library: &Library, key: CollectionKey) -> (String, Vec<Block>) {
    let catalogue = library.catalogue();
    let collection = catalogue.collection(key);
    let (date, place) = collection.ceremony.as_ref().map_or(("", ""), |day| (day.date.as_str(), day.place.as_str()));
    let open = if library.results().has_open(catalogue, key) { " The results are not announced yet." } else { "" };
    let headline = format!("The winners of {} were to be revealed on {date} at {place}.{open}", collection.name);
    (headline, source(catalogue, key).into_iter().collect())
}

/// What a collection tells of itself.
pub(super) fn collection_facts(catalogue: &Catalogue, key: CollectionKey, facts: &[usize]) -> (String, Vec<Block>) {
    let collection = catalogue.collection(key);
    let text = |fact: &usize| collection.facts[*fact].text.clone();
    let headline = facts.first().map_or_else(String::new, text);
    let mut blocks = vec![Block::Text(collection.name.clone())];
    if facts.len() > 1 {
        blocks.push(Block::Points(facts[1..].iter().map(text).collect()));
    }
    let lines: Vec<_> = facts.iter().flat_map(|fact| collection.facts[*fact].lines.clone()).collect();
    blocks.extend(super::phrases::source(collection, &lines));
    (headline, blocks)
}

fn source(catalogue: &Catalogue, key: CollectionKey) -> Option<Block> {
    super::phrases::source(catalogue.collection(key), &[])
}
