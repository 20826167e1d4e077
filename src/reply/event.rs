//! During an event: what a presenter, a host or a guest needs to know at once.

use super::pages::Page;
use super::phrases::{capital, entry_line, everyday, join, named, recognition_line, status_of};
use super::result::sentence as fared;
use super::{Block, EntrySummary, SMALL_PRINT, Said, Tone, day};
use crate::answer::{Event, HostFact, HostFactKind};
use crate::catalogue::{CategoryKey, CollectionKey, Entry, EntryKey, Figure, FigureKind, Recognition, Status};
use crate::library::Library;
use crate::wording::say;

/// Characters of an entry's own sentence that a presenter is shown.
const SAID: usize = 160;
/// A count from here on is worth saying.
const LARGE: f64 = 10.0;

pub(super) fn render(library: &Library, event: &Event, page: usize) -> Said {
    match event {
        Event::Now { award, winners } => now(library, *award, winners),
        Event::Order { award, categories } => order(library, *award, categories, page),
        Event::Category { category, entries } => shortlist(library, *category, entries, page),
        Event::Who { award, organisation, name, entries } => {
            let name = organisation.map_or_else(|| name.clone(), |key| everyday(library.catalogue().organisation(key)));
            who(library, *award, &name, entries, page)
        }
        Event::Facts { award, facts } => host(library, *award, facts, page),
    }
}

/// What was announced last, what is next, how many are to go, where and when.
fn now(library: &Library, award: CollectionKey, winners: &[EntryKey]) -> Said {
    let catalogue = library.catalogue();
    let name = &catalogue.collection(award).name;
    let (done, all) = library.results().progress(catalogue, award);
    let run = library.programme().run(award);
    let last = run.and_then(|run| run.last);
    let headline = match last {
        Some(last) => format!("{}{}", won(library, last, winners), day::told_sentence(library, last)),
        None => say!(library, "nothing-announced", award = name),
    };
    let mut blocks = Vec::new();
    if run.is_some_and(|run| run.is_held) {
        blocks.push(Block::Text(say!(library, "on-hold")));
    }
    blocks.push(Block::Text(say!(library, "to-go", done = done, all = all, left = all - done)));
    if let Some(next) = next(library, award) {
        let category = &catalogue.category(next).name;
        let text = match presenter(library, next) {
            Some(who) => say!(library, "category-presented", category = category, who = who),
            None => category.clone(),
        };
        blocks.push(Block::Field { label: say!(library, "next-label"), text });
    }
    let ceremony = catalogue.collection(award).ceremony.as_ref();
    if let Some(starts) = run.and_then(|run| run.starts) {
        blocks.push(Block::Field { label: say!(library, "when-label"), text: day::clock(library, starts) });
        blocks.push(Block::Moment { label: say!(library, "starts-label"), at: starts });
    } else if let Some(ceremony) = ceremony {
        blocks.push(Block::Field { label: say!(library, "when-label"), text: day::written(library, &ceremony.date) });
    }
    blocks.extend(
        ceremony.map(|ceremony| Block::Field { label: say!(library, "where-label"), text: ceremony.place.clone() }),
    );
    let lines = winners.iter().enumerate().map(|(at, key)| entry_line(library, at + 1, *key, name.clone()));
    let lines: Vec<EntrySummary> = lines.collect();
    if !lines.is_empty() {
        blocks.insert(0, Block::Entries(lines));
    }
    let tone = if last.is_some() { Tone::Winner } else { Tone::Shortlisted };
    Said { tone, ..Said::sentence(headline, blocks) }
}

/// The category that is next: that of the show, or, where none is planned, the first that is open.
pub(crate) fn next(library: &Library, award: CollectionKey) -> Option<CategoryKey> {
    match library.programme().run(award) {
        Some(run) => run.next,
        None => library
            .catalogue()
            .categories()
            .find(|(key, category)| category.collection == award && library.results().is_open(*key))
            .map(|(key, _)| key),
    }
}

/// Who won a category, in a sentence.
fn won(library: &Library, category: CategoryKey, winners: &[EntryKey]) -> String {
    let of = |key: &EntryKey| {
        let stands: Vec<Recognition> = library.recognitions(*key).filter(|r| r.category == category).collect();
        fared(library, *key, &stands)
    };
    winners.iter().map(of).collect::<Vec<_>>().join(" ")
}

/// Who presents a category, where it was noted.
pub(crate) fn presenter(library: &Library, category: CategoryKey) -> Option<&str> {
    let award = library.catalogue().category(category).collection;
    library.programme().run(award)?.presenters.get(&category).map(String::as_str)
}

/// The running order: what is done is ticked, with who won; what is next has an arrow.
fn order(library: &Library, award: CollectionKey, categories: &[(CategoryKey, Vec<EntryKey>)], page: usize) -> Said {
    let catalogue = library.catalogue();
    let run = library.programme().run(award);
    let point = |(at, (key, winners)): (usize, &(CategoryKey, Vec<EntryKey>))| {
        let name = format!("{}. {}", at + 1, catalogue.category(*key).name);
        let told = day::announced(library, *key).map_or_else(String::new, |told| format!(" ({told})"));
        if library.results().is_announced(*key) {
            let winners: Vec<String> = winners.iter().map(|key| named(catalogue, catalogue.entry(*key))).collect();
            return format!("✓ {name}: {}{told}", join(library.wording(), &winners));
        }
        match run {
            Some(run) if run.next == Some(*key) => say!(library, "order-next", category = name),
            Some(run) if run.skipped.contains(key) => say!(library, "order-skipped", category = name),
            _ => name,
        }
    };
    let points: Vec<String> = categories.iter().enumerate().map(point).collect();
    let headline = format!("{}: {}.", catalogue.collection(award).name, day::progress(library, award));
    let blocks = Block::points(&headline, &points, page);
    Said { tone: Tone::Shortlisted, ..Said::sentence(headline, blocks) }
}

/// A category to read out: who stands in it, what each is, and a figure to say.
fn shortlist(library: &Library, category: CategoryKey, entries: &[(EntryKey, Recognition)], page: usize) -> Said {
    let catalogue = library.catalogue();
    let of = catalogue.category(category);
    let winners: Vec<EntryKey> =
        entries.iter().filter(|(_, stands)| stands.status == Status::Winner).map(|(key, _)| *key).collect();
    let headline = if winners.is_empty() {
        let entries = say!(library, "entries", number = entries.len());
        say!(library, "on-the-shortlist", category = &of.name, entries = entries)
    } else {
        won(library, category, &winners)
    };
    let parts = [
        Some(catalogue.collection(of.collection).name.clone()),
        of.sponsor.as_ref().map(|sponsor| say!(library, "sponsor", sponsor = sponsor)),
        presenter(library, category).map(|who| say!(library, "presented-by", who = who)),
        day::told(library, category),
    ];
    let about = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let lines = entries.iter().enumerate().map(|(at, (key, stands))| {
        let said = to_say(catalogue.entry(*key));
        let detail = if stands.status.is_award() {
            format!("{}. {said}", capital(&status_of(library.wording(), stands.status)))
        } else {
            said
        };
        entry_line(library, at + 1, *key, detail)
    });
    let mut blocks = Block::entries(library, &format!("{headline} {about}"), lines, page);
    blocks.insert(0, Block::Text(about));
    blocks.extend(day::announced_block(library, category));
    Said { tone: Tone::of(entries.iter().map(|(_, stands)| stands.status)), ..Said::sentence(headline, blocks) }
}

/// What an entry is in a line, and a figure to say aloud.
fn to_say(entry: &Entry) -> String {
    let parts = [Some(in_a_line(entry)), figure_to_say(entry).map(str::to_owned)];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The first sentence of an entry's summary, cut between words where it is long.
pub(crate) fn in_a_line(entry: &Entry) -> String {
    let end = entry.summary.find(". ").map_or(entry.summary.len(), |at| at + 1);
    let sentence = &entry.summary[..end];
    if sentence.chars().count() <= SAID {
        return sentence.to_owned();
    }
    let cut = sentence.char_indices().nth(SAID).map_or(sentence.len(), |(at, _)| at);
    let cut = sentence[..cut].rfind(' ').unwrap_or(cut);
    format!("{}…", &sentence[..cut])
}

/// The fact with the figure of an entry that is best said aloud: money first, then large numbers, shares and changes, then
/// the rest; never a date.
pub(crate) fn figure_to_say(entry: &Entry) -> Option<&str> {
    let rank = |figure: &&Figure| match figure.kind {
        kind if kind.is_money() => 0,
        FigureKind::Count if figure.number.is_some_and(|number| number >= LARGE) => 1,
        FigureKind::Share | FigureKind::Change | FigureKind::Return | FigureKind::Rank => 1,
        FigureKind::Duration => 3,
        _ => 2,
    };
    let figure = entry.figures.iter().filter(|figure| figure.kind != FigureKind::Date).min_by_key(rank)?;
    entry.fact_for_card(figure.fact)
}

/// Where somebody is up, and how it ended.
fn who(library: &Library, award: CollectionKey, name: &str, entries: &[EntryKey], page: usize) -> Said {
    let catalogue = library.catalogue();
    let collection = &catalogue.collection(award).name;
    let stands: Vec<Recognition> = entries.iter().flat_map(|key| library.recognitions(*key)).collect();
    if entries.is_empty() {
        let name = super::phrases::short(name);
        return Said::refusal(say!(library, "not-in-award", name = name, award = collection), Vec::new());
    }
    let mut categories: Vec<CategoryKey> = stands.iter().map(|stands| stands.category).collect();
    categories.sort_unstable();
    categories.dedup();
    let won = stands.iter().filter(|stands| stands.status == Status::Winner).count();
    let open = categories.iter().filter(|key| library.results().is_open(**key)).count();
    let ended = match (won, open) {
        (0, 0) => say!(library, "ended-none"),
        (0, open) if open == categories.len() => say!(library, "not-announced-yet"),
        (won, 0) => say!(library, "ended", won = won),
        (won, open) => say!(library, "ended-so-far", won = won, open = open),
    };
    let title = match entries {
        [only] => named(catalogue, catalogue.entry(*only)),
        _ => super::phrases::short(name),
    };
    let number = say!(library, "categories", number = categories.len());
    let headline = say!(library, "up-in", title = title, categories = number, award = collection, ended = ended);
    let lines = entries.iter().enumerate();
    let lines = lines.map(|(at, key)| entry_line(library, at + 1, *key, capital(&recognition_line(library, *key))));
    let blocks = Block::entries(library, &headline, lines, page);
    Said { tone: Tone::of(stands.iter().map(|stands| stands.status)), ..Said::sentence(headline, blocks) }
}

/// What a host may say, each with the entries that prove it.
fn host(library: &Library, award: CollectionKey, facts: &[HostFact], page: usize) -> Said {
    let catalogue = library.catalogue();
    let headline = say!(library, "host-facts", award = &catalogue.collection(award).name);
    if facts.is_empty() {
        return Said::refusal(format!("{headline} {}", say!(library, "host-nothing")), Vec::new());
    }
    let mut number = 0;
    let items: Vec<[Block; 2]> = facts
        .iter()
        .map(|fact| {
            let lines = fact.entries.iter().map(|key| {
                number += 1;
                entry_line(library, number, *key, recognition_line(library, *key))
            });
            let lines = Block::Entries(lines.collect());
            [Block::Text(host_line(library, fact)), lines]
        })
        .collect();
    let heights: Vec<usize> = items.iter().map(|item| item.iter().map(Block::lines).sum()).collect();
    let shown = Page::new(&heights, items.len(), (&headline, SMALL_PRINT), page);
    let mut blocks: Vec<Block> = items.into_iter().skip(shown.items.start).take(shown.items.len()).flatten().collect();
    blocks.extend(Block::page(&shown));
    Said::sentence(headline, blocks)
}

fn host_line(library: &Library, fact: &HostFact) -> String {
    let catalogue = library.catalogue();
    match &fact.what {
        HostFactKind::MostShortlisted { organisation, categories } => {
            let who = everyday(catalogue.organisation(*organisation));
            let categories = say!(library, "categories", number = *categories);
            say!(library, "host-most", who = who, categories = categories)
        }
        HostFactKind::Several(categories) => {
            let names: Vec<&str> = categories.iter().map(|key| catalogue.category(*key).name.as_str()).collect();
            let categories = say!(library, "categories", number = names.len());
            say!(library, "host-several", categories = categories, names = join(library.wording(), &names))
        }
        HostFactKind::Largest(category, figure) => {
            let entry = fact.entries.first().map(|key| catalogue.entry(*key));
            let figure = entry.and_then(|entry| Some((entry, entry.figures.get(*figure)?)));
            let said = figure.map_or_else(String::new, |(entry, figure)| {
                format!(" {}. {}", figure.value, entry.fact_for_card(figure.fact).unwrap_or_default())
            });
            say!(library, "host-largest", category = &catalogue.category(*category).name) + &said
        }
    }
}
