//! One entry: title, who, standing, summary, facts, source; and what else fits. Or what it says of a question.

use super::Block;
use super::pages::FactPage;
use super::phrases::{count, entry_line, join, names, standing, who};
use super::result::result;
use crate::answer::{Card, Says};
use crate::catalogue::{Catalogue, Entry, EntryKey, Figure, OrganisationKey, Person, Role};
use crate::library::Library;

pub(super) fn render(library: &Library, card: &Card) -> (String, Vec<Block>) {
    if let Some(page) = card.page {
        return facts(library, card.entry.entry, page);
    }
    let catalogue = library.catalogue();
    let key = card.entry.entry;
    let entry = catalogue.entry(key);
    let title = title(catalogue, entry);
    let Some(says) = &card.says else {
        let mut blocks = known(library, key, true, card.facts.iter().copied());
        others(library, card, &mut blocks);
        more(entry, card.facts.len(), &mut blocks);
        return (title, blocks);
    };
    let (headline, told) = said(library, key, says);
    let mut blocks = vec![Block::Heading(title)];
    // Whoever asked a question has the answer: the summary would only stand between it and its facts.
    let facts: Vec<usize> = card.facts.iter().copied().filter(|fact| Some(*fact) != told).collect();
    let shown = facts.len() + usize::from(told.is_some());
    blocks.extend(known(library, key, false, facts.into_iter()));
    others(library, card, &mut blocks);
    more(entry, shown, &mut blocks);
    (headline, blocks)
}

/// The answer in a sentence, and the fact that it repeats.
fn said(library: &Library, key: EntryKey, says: &Says) -> (String, Option<usize>) {
    let catalogue = library.catalogue();
    let entry = catalogue.entry(key);
    match says {
        Says::Fact(fact) => (entry.facts[*fact].clone(), Some(*fact)),
        Says::Figure(figure) => {
            let figure = &entry.figures[*figure];
            (figure_sentence(entry, figure), Some(figure.fact))
        }
        Says::Person(person) => (person_sentence(catalogue, entry, &entry.people[*person]), None),
        Says::Parties(parties) => (parties_sentence(catalogue, entry, parties), None),
        Says::Together(keys) => {
            let names: Vec<&str> = catalogue.organisation_names(keys).collect();
            (format!("{}: together with {}.", entry.title, join(&names)), None)
        }
        Says::Result { yes_or_no } => (result(library, key, *yes_or_no), None),
        Says::Organisations => {
            let council = |key: &&OrganisationKey| {
                matches!(catalogue.organisation(**key).kind.as_str(), "council" | "county-council")
            };
            let councils: Vec<OrganisationKey> = entry.organisations.iter().filter(council).copied().collect();
            let names: Vec<&str> = catalogue.organisation_names(&councils).collect();
            (format!("{}: {}.", count(councils.len(), "council", "councils"), join(&names)), None)
        }
    }
}

/// The fact that tells a figure; with the figure itself where the fact writes it otherwise.
pub(super) fn figure_sentence(entry: &Entry, figure: &Figure) -> String {
    let fact = entry.facts.get(figure.fact).map_or("", String::as_str);
    let written = fact.to_lowercase().contains(&figure.value.to_lowercase());
    let of = |mark: char| figure.value.to_lowercase().contains(mark);
    let same_sign = ['£', '$', '€', '%'].iter().all(|sign| !of(*sign) || fact.contains(*sign));
    if written || same_sign { fact.to_owned() } else { format!("{fact} ({})", figure.value) }
}

fn person_sentence(catalogue: &Catalogue, entry: &Entry, person: &Person) -> String {
    let own = || entry.organisations.first().map(|key| catalogue.organisation(*key).name.clone());
    let of = person.organisation.clone().or_else(own);
    let parts: Vec<String> = person.post.iter().cloned().chain(of).collect();
    if parts.is_empty() { format!("{}.", person.name) } else { format!("{}: {}.", person.name, parts.join(", ")) }
}

/// "Supplier of CCTV Transformation Programme: Synectics (CCTV equipment)."
fn parties_sentence(catalogue: &Catalogue, entry: &Entry, parties: &[usize]) -> String {
    let told: Vec<_> = parties.iter().filter_map(|at| entry.parties.get(*at)).collect();
    let one = told.len() == 1;
    let role = match told.first().map(|party| party.role) {
        Some(role) if told.iter().all(|party| party.role == role) => role,
        _ => Role::Partner,
    };
    let role = match role {
        Role::Partner => "Partner",
        Role::Supplier => "Supplier",
        Role::Funder => "Funder",
        Role::Evaluator => "Evaluator",
        Role::Sponsor => "Sponsor",
    };
    let each: Vec<String> = told
        .iter()
        .map(|party| {
            let name = &catalogue.organisation(party.organisation).name;
            party.what.as_ref().map_or(name.clone(), |what| format!("{name} ({what})"))
        })
        .collect();
    let each: Vec<&str> = each.iter().map(String::as_str).collect();
    format!("{role}{} of {}: {}.", if one { "" } else { "s" }, entry.title, join(&each))
}

fn others(library: &Library, card: &Card, blocks: &mut Vec<Block>) {
    if card.others.is_empty() {
        return;
    }
    blocks.push(Block::Heading("Entries that fit".to_owned()));
    let all = std::iter::once(&card.entry).chain(&card.others);
    let lines = all.enumerate().map(|(i, scored)| entry_line(library, i + 1, scored.entry));
    blocks.push(Block::Entries(lines.collect()));
}

fn more(entry: &Entry, shown: usize, blocks: &mut Vec<Block>) {
    let hidden = entry.facts.len().saturating_sub(shown);
    if hidden > 0 {
        blocks.push(Block::More { hidden, entry: entry.id.clone() });
    }
}

/// A page of facts, the first of them with all else.
fn facts(library: &Library, key: EntryKey, page: usize) -> (String, Vec<Block>) {
    let catalogue = library.catalogue();
    let entry = catalogue.entry(key);
    let page = FactPage::new(library, key, page);
    let mut blocks = match page.page {
        1 => known(library, key, true, page.facts.clone()),
        _ => points(entry, page.facts.clone()).into_iter().chain(source(catalogue, entry)).collect(),
    };
    if page.pages > 1 {
        let (first, last, all) = (page.facts.start + 1, page.facts.end, entry.facts.len());
        let shown = if first == last { format!("Fact {last}") } else { format!("Facts {first}–{last}") };
        blocks.push(Block::Pages { shown: format!("{shown} of {all}"), page: page.page, pages: page.pages });
    }
    (title(catalogue, entry), blocks)
}

fn title(catalogue: &Catalogue, entry: &Entry) -> String {
    format!("{} · {}", entry.title, who(catalogue, entry))
}

/// What is known of an entry, with some of its facts.
fn known(library: &Library, key: EntryKey, summary: bool, facts: impl Iterator<Item = usize>) -> Vec<Block> {
    let catalogue = library.catalogue();
    let entry = catalogue.entry(key);
    let collection = catalogue.collection(entry.collection);
    let mut blocks = vec![Block::Text(format!("{} · {}", collection.name, standing(library, key)))];
    blocks.extend((summary && !entry.summary.is_empty()).then(|| Block::Text(entry.summary.clone())));
    blocks.extend(points(entry, facts));
    let partners: Vec<_> = entry.partners().collect();
    if !partners.is_empty() {
        blocks.push(Block::Field { label: "With", text: names(catalogue, &partners) });
    }
    let topics: Vec<&str> = entry.topics.iter().map(|key| catalogue.topic(*key).name.as_str()).collect();
    blocks.extend((!topics.is_empty()).then(|| Block::Field { label: "Topics", text: topics.join(" · ") }));
    blocks.extend(source(catalogue, entry));
    if entry.recognitions.iter().any(|recognition| recognition.inferred) {
        let note = "The source lost this category’s heading; the entries around it show which it was.";
        blocks.push(Block::Note(note.to_owned()));
    }
    blocks
}

fn points(entry: &Entry, facts: impl Iterator<Item = usize>) -> Option<Block> {
    let points: Vec<String> = facts.filter_map(|fact| entry.facts.get(fact).cloned()).collect();
    (!points.is_empty()).then_some(Block::Points(points))
}

fn source(catalogue: &Catalogue, entry: &Entry) -> Option<Block> {
    super::phrases::source(catalogue.collection(entry.collection), &entry.lines)
}
