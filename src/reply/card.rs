//! One entry: in short, as it is found; in full, as it is opened; or what it says of a question.

use super::pages::{GLANCE, Page, SHORT, lines, point_lines};
use super::phrases::{
    capital, counted, entry_line, everyday, join, names, names_itself, recognition_line, unnamed, who,
};
use super::result::result;
use super::{Block, EntrySummary, Said, Tone, day};
use crate::answer::{Card, DirectAnswer};
use crate::catalogue::{Entry, EntryKey, Figure, OrganisationKey, Person, Role};
use crate::library::Library;
use crate::query::Unit;
use crate::wording::say;

/// Facts beside an answer.
const BESIDE: usize = 2;
/// Lines that the beginning of a summary has room for in any case.
const LEAST: usize = 3;
/// Facts in place of a direct answer.
const INSTEAD: usize = 3;
/// Other entries named below one that was found.
const OTHERS: usize = 2;

/// An entry that was found, or what it says of the question that was asked.
pub(super) fn render(library: &Library, card: &Card, asked: bool) -> Said {
    match (&card.says, card.facts.first()) {
        (Some(says), _) => answered(library, card, says),
        // Whoever describes an entry reads first what they described.
        (None, Some(first)) if asked && card.leads => answered(library, card, &DirectAnswer::Fact(*first)),
        _ => found(library, card, asked),
    }
}

/// The texts of an entry's facts, in order.
pub(super) fn facts(library: &Library, key: EntryKey) -> impl Iterator<Item = &str> {
    let entry = library.catalogue().entry(key);
    (0..entry.facts.len()).filter_map(|at| entry.fact_for_card(at))
}

/// The answer, the entry that it rests on, and facts that bear on it.
fn answered(library: &Library, card: &Card, says: &DirectAnswer) -> Said {
    let key = card.entry.entry;
    let entry = library.catalogue().entry(key);
    let (headline, repeated) = said(library, key, says);
    let mut blocks: Vec<Block> = Vec::new();
    blocks.push(Block::Text(match says {
        DirectAnswer::Result { .. } => rest_of(library, key),
        _ => rests_on(library, key, &headline),
    }));
    // A fact that names the category says the result once more.
    let result = matches!(says, DirectAnswer::Result { .. });
    let categories: Vec<String> =
        entry.categories().map(|key| library.catalogue().category(key).name.replace(" & ", " and ")).collect();
    let repeats = |at: usize| {
        let names = |text: &str| categories.iter().any(|category| text.replace(" & ", " and ").contains(category));
        Some(at) == repeated || (result && entry.fact_for_card(at).is_some_and(names))
    };
    let beside = card.facts.iter().copied().filter(|at| !repeats(*at));
    add_facts(entry, beside, (lines(&headline), usize::from(repeated.is_some()), card.says.is_some()), &mut blocks);
    Said { tone: Tone::of_entry(library, key), ..Said::sentence(headline, blocks) }
}

/// A found entry: its title, what it is, its summary's beginning, a fact or two; and what else may have been meant. To a
/// question the facts that bear on it come before a summary.
fn found(library: &Library, card: &Card, asked: bool) -> Said {
    let key = card.entry.entry;
    let entry = library.catalogue().entry(key);
    let mut blocks = vec![Block::Text(about(library, key))];
    let above = lines(&entry.title);
    let others = card.others.iter().take(OTHERS).enumerate();
    let others: Vec<_> = others.map(|(i, other)| entry_line(library, i + 1, other.entry, String::new())).collect();
    let below = others.iter().map(EntrySummary::lines).sum::<usize>() + usize::from(!others.is_empty());
    let room = GLANCE.saturating_sub(above + below + height(&blocks)).max(LEAST);
    if !asked {
        blocks.extend(beginning(&entry.summary, room).map(Block::Text));
    }
    add_facts(entry, card.facts.iter().copied(), (above + if asked { 0 } else { below }, 0, !asked), &mut blocks);
    if !others.is_empty() && above + height(&blocks) + below <= SHORT {
        blocks.push(Block::Heading(say!(library, "also-found")));
        blocks.push(Block::Entries(others));
    }
    Said { tone: Tone::of_entry(library, key), ..Said::title(entry.title.clone(), blocks) }
}

/// Facts as far as they keep a reply short, below so many lines with so many facts, and perhaps a direct answer; and that
/// there are more.
fn add_facts(
    entry: &Entry,
    facts: impl Iterator<Item = usize>,
    (above, said, direct): (usize, usize, bool),
    blocks: &mut Vec<Block>,
) {
    let mut used = above + height(blocks);
    let mut points = Vec::new();
    for text in facts.filter_map(|at| entry.fact_for_card(at)).take(if direct { BESIDE } else { INSTEAD }) {
        // Beside a direct answer they are only good to know; without one, one of them may be the answer.
        let most = if direct { GLANCE } else { SHORT };
        used += point_lines(text);
        if used > most {
            break;
        }
        points.push(text.to_owned());
    }
    let hidden = entry.facts.len().saturating_sub(points.len() + said);
    if !points.is_empty() {
        blocks.push(Block::Points(points));
    }
    if hidden > 0 {
        blocks.push(Block::More { hidden, entry: entry.id.clone() });
    }
}

fn height(blocks: &[Block]) -> usize {
    blocks.iter().map(Block::lines).sum()
}

/// The first sentences of a text that take no more lines than this.
fn beginning(text: &str, room: usize) -> Option<String> {
    let ends = text.match_indices(". ").map(|(at, _)| at + 1).chain([text.len()]);
    ends.take_while(|end| lines(&text[..*end]) <= room).last().map(|end| text[..end].to_owned())
}

/// What an entry is: who, where it stands, how far it got.
fn about(library: &Library, key: EntryKey) -> String {
    let catalogue = library.catalogue();
    let entry = catalogue.entry(key);
    let who = if names_itself(catalogue, entry) { String::new() } else { who(library.wording(), catalogue, entry) };
    let collection = catalogue.collection(entry.collection).name.clone();
    let parts = [who, collection, standing_in_short(library, key)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The entry that an answer rests on, with its organisation where the answer does not name it.
fn rests_on(library: &Library, key: EntryKey, answer: &str) -> String {
    let catalogue = library.catalogue();
    let entry = catalogue.entry(key);
    let who = who(library.wording(), catalogue, entry);
    let said = who.is_empty() || names_itself(catalogue, entry) || answer.contains(&who);
    let who = if said { String::new() } else { who };
    let title = if answer.contains(&entry.title) { String::new() } else { entry.title.clone() };
    let collection = catalogue.collection(entry.collection).name.clone();
    let parts = [title, who, collection, standing_in_short(library, key)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// What is left to say of an entry whose standing is the answer: when its winners are known, or its collection.
fn rest_of(library: &Library, key: EntryKey) -> String {
    let catalogue = library.catalogue();
    let collection = catalogue.entry(key).collection;
    let open = library.recognitions(key).any(|recognition| library.results().is_open(recognition.category));
    if open { day::open(library, collection) } else { catalogue.collection(collection).name.clone() }
}

/// How far an entry got, in a few words: many categories are only counted.
fn standing_in_short(library: &Library, key: EntryKey) -> String {
    let recognitions: Vec<_> = library.recognitions(key).collect();
    let same = recognitions.iter().all(|recognition| recognition.status == recognitions[0].status);
    if recognitions.len() > 2 && same {
        let status = recognitions[0].status.id();
        return say!(library, "stands-in-categories", status = status, number = recognitions.len());
    }
    recognition_line(library, key)
}

/// The answer in a sentence, and the fact that it repeats.
fn said(library: &Library, key: EntryKey, says: &DirectAnswer) -> (String, Option<usize>) {
    let catalogue = library.catalogue();
    let entry = catalogue.entry(key);
    match says {
        DirectAnswer::Fact(at) => (entry.facts.get(*at).cloned().unwrap_or_default(), Some(*at)),
        DirectAnswer::Figure(figure) => {
            let figure = &entry.figures[*figure];
            (figure_sentence(entry, figure), Some(figure.fact))
        }
        DirectAnswer::Person(person) => (person_sentence(library, entry, &entry.people[*person]), None),
        DirectAnswer::Parties(parties) => (parties_sentence(library, entry, parties), None),
        DirectAnswer::Together(keys) => (together(library, entry, keys), None),
        DirectAnswer::Result { asks } => (result(library, key, *asks), None),
        DirectAnswer::Called(name) => {
            (say!(library, "called", title = &entry.title, name = &entry.aliases[*name]), None)
        }
        DirectAnswer::NotNamed => (format!("{}: {}.", capital(&unnamed(library, entry)), entry.title), None),
        DirectAnswer::Organisations => {
            let council = |key: &&OrganisationKey| {
                matches!(catalogue.organisation(**key).kind.as_str(), "council" | "county-council")
            };
            let councils: Vec<OrganisationKey> = entry.organisations.iter().filter(council).copied().collect();
            let all: Vec<String> = councils.iter().map(|key| everyday(catalogue.organisation(*key))).collect();
            let number = counted(library.wording(), Unit::Councils, councils.len());
            let all = join(library.wording(), &all);
            (say!(library, "councils-entered", councils = number, title = &entry.title, names = all), None)
        }
    }
}

/// Those who entered it together: the ones that are asked for behind the others, nobody twice.
fn together(library: &Library, entry: &Entry, keys: &[OrganisationKey]) -> String {
    let (first, others): (Vec<OrganisationKey>, Vec<OrganisationKey>) =
        match (entry.organisations.iter().any(|key| !keys.contains(key)), keys) {
            (false, [first, others @ ..]) if !others.is_empty() => (vec![*first], others.to_vec()),
            _ => (entry.organisations.iter().filter(|key| !keys.contains(key)).copied().collect(), keys.to_vec()),
        };
    let all = |keys: &[OrganisationKey]| names(library.wording(), library.catalogue(), keys);
    say!(library, "together", who = capital(&all(&first)), title = &entry.title, others = all(&others))
}

/// The fact that states a figure; with the figure itself where the fact writes it otherwise.
pub(super) fn figure_sentence(entry: &Entry, figure: &Figure) -> String {
    let text = entry.facts.get(figure.fact).map_or("", String::as_str);
    let written = text.to_lowercase().contains(&figure.value.to_lowercase());
    let of = |mark: char| figure.value.to_lowercase().contains(mark);
    let same_sign = ['£', '$', '€', '%'].iter().all(|sign| !of(*sign) || text.contains(*sign));
    if written || same_sign { text.to_owned() } else { format!("{text} ({})", figure.value) }
}

fn person_sentence(library: &Library, entry: &Entry, person: &Person) -> String {
    let catalogue = library.catalogue();
    let own = || entry.organisations.first().map(|key| everyday(catalogue.organisation(*key)));
    let of = person.organisation.clone().or_else(own);
    let name = &person.name;
    match (&person.post, of) {
        (None, None) => format!("{name}."),
        (Some(one), None) => format!("{name}, {one}."),
        (None, Some(one)) => format!("{name}, {one}."),
        (Some(post), Some(of)) => say!(library, "person", name = name, post = post, organisation = of),
    }
}

/// "The supplier of CCTV Transformation Programme was Synectics (CCTV equipment)."
fn parties_sentence(library: &Library, entry: &Entry, parties: &[usize]) -> String {
    let catalogue = library.catalogue();
    let named: Vec<_> = parties.iter().filter_map(|at| entry.parties.get(*at)).collect();
    let role = match named.first().map(|party| party.role) {
        Some(role) if named.iter().all(|party| party.role == role) => role,
        _ => Role::Partner,
    };
    let each: Vec<String> = named
        .iter()
        .map(|party| {
            let name = everyday(catalogue.organisation(party.organisation));
            party.what.as_ref().map_or(name.clone(), |what| format!("{name} ({what})"))
        })
        .collect();
    capital(&say!(
        library,
        "parties",
        number = named.len(),
        role = role.id(),
        title = &entry.title,
        names = join(library.wording(), &each),
    ))
}

/// An entry in full: a page of its facts, the first with its summary, the last with all else; without a page, all at once.
pub(super) fn in_full(library: &Library, card: &Card) -> Said {
    let catalogue = library.catalogue();
    let key = card.entry.entry;
    let entry = catalogue.entry(key);
    let page = match card.page {
        Some(page) => Page::of_facts(library, key, page),
        None => Page { items: 0..entry.facts.len(), page: 1, pages: 1 },
    };
    let mut blocks = vec![Block::Text(in_full_about(library, key))];
    if page.page == 1 && !entry.summary.is_empty() {
        blocks.push(Block::Text(entry.summary.clone()));
    }
    if !page.items.is_empty() {
        let facts = page.items.clone().filter_map(|at| entry.fact_for_card(at));
        blocks.push(Block::Points(facts.map(str::to_owned).collect()));
    }
    if page.page == page.pages {
        blocks.extend(end(library, entry));
    }
    blocks.extend(Block::source(library, entry.collection));
    if page.pages > 1 {
        let (first, last, all) = (page.items.start + 1, page.items.end, entry.facts.len());
        let shown = if first == last {
            say!(library, "fact-of", fact = last, all = all)
        } else {
            say!(library, "facts-of", first = first, last = last, all = all)
        };
        blocks.push(Block::Pages { shown, page: page.page, pages: page.pages });
    }
    Said { tone: Tone::of_entry(library, key), ..Said::title(entry.title.clone(), blocks) }
}

/// What stands on the last page of an opened entry: who took part, and its topics.
fn end(library: &Library, entry: &Entry) -> Vec<Block> {
    let catalogue = library.catalogue();
    let mut blocks = Vec::new();
    let partners: Vec<_> = entry.partners().collect();
    if !partners.is_empty() {
        blocks
            .push(Block::Field { label: say!(library, "with"), text: names(library.wording(), catalogue, &partners) });
    }
    let topics: Vec<&str> = entry.topics.iter().map(|key| catalogue.topic(*key).name.as_str()).collect();
    if !topics.is_empty() {
        blocks.push(Block::Field { label: say!(library, "topics-label"), text: topics.join(" · ") });
    }
    blocks
}

/// Lines of that.
pub(super) fn end_lines(library: &Library, key: EntryKey) -> usize {
    height(&end(library, library.catalogue().entry(key)))
}

/// What an opened entry is; that the source names nobody is said here alone.
fn in_full_about(library: &Library, key: EntryKey) -> String {
    let catalogue = library.catalogue();
    let entry = catalogue.entry(key);
    let who = match who(library.wording(), catalogue, entry) {
        who if who.is_empty() => unnamed(library, entry),
        who => who,
    };
    format!("{who} · {} · {}", catalogue.collection(entry.collection).name, recognition_line(library, key))
}

/// Lines of an opened entry's first page beside its facts.
pub(super) fn frame_lines(library: &Library, key: EntryKey) -> usize {
    let entry = library.catalogue().entry(key);
    let source = Block::source(library, entry.collection).map_or(0, |source| source.lines());
    lines(&entry.title) + lines(&in_full_about(library, key)) + lines(&entry.summary) + source + 1
}
