//! Who won, by category; where that is not known, how many may have, and the day of the ceremony.

use super::groups::one_organisation;
use super::pages::Page;
use super::phrases::{capital, entry_line, everyday, join, named, standing_count, status_of};
use super::result::{sentence as fared, with_article};
use super::{Block, EntrySummary, Said, Tone, asked, day};
use crate::answer::{CategoryResult, Scored, Winners};
use crate::catalogue::{CollectionKey, EntryKey, Recognition, Status};
use crate::library::Library;
use crate::query::{Ask, Fared, Query, Shape, Unit};
use crate::wording::say;

/// Wins told in the first line; more are only counted.
const IN_HEADLINE: usize = 2;

pub(super) fn render(library: &Library, query: Option<&Query>, winners: &Winners) -> Said {
    let page = query.map_or(1, |query| query.page);
    if winners.categories.is_empty() {
        return Said::refusal(nobody(library, winners), Vec::new());
    }
    if winners.of_some {
        return of_some(library, query, winners, page);
    }
    let mut collections: Vec<CollectionKey> = winners.categories.iter().map(|category| category.collection).collect();
    collections.dedup();
    match (winners.categories.as_slice(), collections.as_slice()) {
        ([category], _) if category.pending => shortlist(library, query, category, page),
        ([category], _) => won(library, category, page),
        (categories, [collection]) => award(library, *collection, categories, page),
        (_, collections) => awards(library, winners, collections),
    }
}

/// A category whose winner is known: who won, then who was commended or a finalist.
fn won(library: &Library, result: &CategoryResult, page: usize) -> Said {
    let catalogue = library.catalogue();
    let winners = result.entries.iter().filter(|(_, recognition)| recognition.status == Status::Winner);
    let sentences: Vec<String> = winners.map(|(key, recognition)| fared(library, *key, &[*recognition])).collect();
    let collection = &catalogue.collection(result.collection).name;
    let category = catalogue.category(result.category);
    let sponsor = category.sponsor.as_ref().map(|sponsor| say!(library, "sponsor", sponsor = sponsor));
    let about = [Some(collection.clone()), sponsor, day::announced(library, result.category)];
    let mut blocks = vec![Block::Text(about.into_iter().flatten().collect::<Vec<_>>().join(" · "))];
    let mut stood: Vec<(EntryKey, Recognition)> = catalogue
        .entries()
        .flat_map(|(key, _)| library.recognitions(key).map(move |r| (key, r)))
        .filter(|(_, r)| r.category == result.category && r.status <= Status::Finalist)
        .collect();
    stood.sort_by_key(|(key, recognition)| (recognition.status, *key));
    let lines = stood.iter().enumerate();
    let lines =
        lines.map(|(i, (key, r))| entry_line(library, i + 1, *key, capital(&status_of(library.wording(), r.status))));
    let headline = if sentences.is_empty() {
        say!(library, "has-no-winner", category = capital(&with_article(library.wording(), &category.name)))
    } else {
        sentences.join(" ")
    };
    blocks.extend(Block::entries(library, &headline, lines, page));
    blocks.extend(day::announced_block(library, result.category));
    Said { tone: Tone::of(stood.iter().map(|(_, r)| r.status)), ..Said::sentence(headline, blocks) }
}

/// A category whose winner is not known: who may have won, and the day.
fn shortlist(library: &Library, query: Option<&Query>, result: &CategoryResult, page: usize) -> Said {
    let catalogue = library.catalogue();
    let entries: Vec<Scored> = result.entries.iter().map(|(key, _)| Scored::unranked(*key)).collect();
    let mut select = query.map(|query| query.select.clone()).unwrap_or_default();
    select.replace(crate::query::Clause::is(crate::query::Field::Category(vec![result.category])));
    select.text = None;
    // The question is for the winner, the answer is who may have won.
    select.clauses.retain(|clause| !matches!(clause.field, crate::query::Field::Status(_)));
    let common = asked::Common::of(library, Some(&select), &entries);
    let number = (entries.len(), Unit::Entries);
    let listed = asked::sentence(library, Some(&select), number, &common);
    let open = Block::Text(day::open(library, result.collection));
    let lines = entries.iter().enumerate().map(|(i, scored)| {
        let detail = common.detail(library, Some(&select), scored.entry);
        entry_line(library, i + 1, scored.entry, detail)
    });
    let mut blocks = Block::entries(library, &format!("{listed} {}", open.text()), lines, page);
    blocks.insert(0, open);
    if let Some(sponsor) = &catalogue.category(result.category).sponsor {
        blocks.push(Block::Field { label: say!(library, "sponsor-label"), text: sponsor.clone() });
    }
    blocks.extend(day::block(library, result.collection));
    Said { tone: Tone::Shortlisted, ..Said::sentence(listed, blocks) }
}

/// One award: a line about it, then its categories.
fn award(library: &Library, key: CollectionKey, categories: &[CategoryResult], page: usize) -> Said {
    let catalogue = library.catalogue();
    let name = &catalogue.collection(key).name;
    let number = say!(library, "categories", number = categories.len());
    let winners = |number: usize| say!(library, "winners", number = number);
    let open = categories.iter().any(|category| category.pending);
    let won = wins(categories).count();
    let running = library.programme().run(key).is_some();
    let headline = match (open, won) {
        _ if running => format!("{name}: {}.", day::progress(library, key)),
        (true, 0) => say!(library, "award-shortlists", award = name, categories = number),
        (true, won) => say!(library, "award-so-far", award = name, categories = number, winners = winners(won)),
        (false, won) => format!("{name}: {number}, {}.", winners(won)),
    };
    let mut number = 0;
    let mut items: Vec<Block> = Vec::new();
    for result in categories {
        let category = &catalogue.category(result.category).name;
        let listed = || result.entries.iter().filter(|(_, r)| r.status <= Status::HighlyCommended);
        if listed().next().is_none() {
            let listed = result.entries.len();
            items.push(Block::Text(if won == 0 {
                format!("{category}: {listed}")
            } else {
                say!(library, "category-shortlisted", category = category, number = listed)
            }));
            continue;
        }
        let lines = listed().map(|(key, recognition)| {
            number += 1;
            let detail = match recognition.status {
                Status::Winner => match day::announced(library, result.category) {
                    Some(told) => format!("{category} · {told}"),
                    None => category.clone(),
                },
                status => format!("{category} · {}", status_of(library.wording(), status)),
            };
            entry_line(library, number, *key, detail)
        });
        items.push(Block::Entries(lines.collect()));
    }
    let heights: Vec<usize> = items.iter().map(Block::lines).collect();
    // Of an award with a few winners so far the headline says enough.
    let day = (open && won == 0 && !running).then(|| Block::Text(day::open(library, key)));
    let beside = usize::from(open) + day.as_ref().map_or(0, Block::lines);
    let shown = Page::new(&heights, items.len(), (&headline, beside), page);
    let mut blocks: Vec<Block> = day.into_iter().collect();
    for item in items.drain(shown.items.clone()) {
        match (blocks.last_mut(), item) {
            (Some(Block::Entries(lines)), Block::Entries(more)) => lines.extend(more),
            (Some(Block::Points(lines)), Block::Text(line)) => lines.push(line),
            (_, Block::Text(line)) => blocks.push(Block::Points(vec![line])),
            (_, item) => blocks.push(item),
        }
    }
    blocks.extend(Block::page(&shown));
    if open {
        blocks.extend(day::block(library, key));
    }
    let tone = if won > 0 { Tone::Winner } else { Tone::Shortlisted };
    Said { tone, ..Said::sentence(headline, blocks) }
}

/// Several awards: a line for each.
fn awards(library: &Library, winners: &Winners, collections: &[CollectionKey]) -> Said {
    let points = collections.iter().map(|key| {
        let name = &library.catalogue().collection(*key).name;
        let categories: Vec<&CategoryResult> =
            winners.categories.iter().filter(|category| category.collection == *key).collect();
        let number = say!(library, "categories", number = categories.len());
        match wins(categories.iter().copied()).count() {
            0 => format!("{name}: {number}. {}", day::open(library, *key)),
            won => format!("{name}: {number}, {}.", say!(library, "winners", number = won)),
        }
    });
    let won = |key: &CollectionKey| {
        let name = &library.catalogue().collection(*key).name;
        let categories = winners.categories.iter().filter(|category| category.collection == *key);
        match wins(categories).count() {
            0 => say!(library, "winners-not-known", award = name),
            won => format!("{name}: {}", say!(library, "winners", number = won)),
        }
    };
    let headline = format!("{}.", collections.iter().map(won).collect::<Vec<_>>().join("; "));
    Said::sentence(headline, vec![Block::Points(points.collect())])
}

/// The wins among these results.
fn wins<'a>(
    categories: impl IntoIterator<Item = &'a CategoryResult>,
) -> impl Iterator<Item = &'a (EntryKey, Recognition)> {
    let entries = categories.into_iter().flat_map(|category| &category.entries);
    entries.filter(|(_, recognition)| recognition.status == Status::Winner)
}

/// How an organisation's, or some other, entries fared: what they won, in a sentence; then all of them, the best first.
fn of_some(library: &Library, query: Option<&Query>, winners: &Winners, page: usize) -> Said {
    let catalogue = library.catalogue();
    let mut all: Vec<(EntryKey, Recognition)> =
        winners.categories.iter().flat_map(|category| category.entries.iter().copied()).collect();
    all.sort_by_key(|(_, recognition)| recognition.status);
    let won: Vec<&(EntryKey, Recognition)> = wins(&winners.categories).collect();
    let who = one_organisation(query).map(|key| everyday(catalogue.organisation(key)));
    let others: Vec<Status> = Status::ALL.into_iter().filter(|status| *status != Status::Winner).collect();
    let others = standings(library, &all, &others);
    let stood = query.is_some_and(|query| matches!(query.shape, Shape::Entry(Ask::Result { asks: Fared::Stood, .. })));
    let headline = match (won.as_slice(), &who) {
        (_, Some(who)) if stood => {
            say!(library, "stood", who = who, standings = standings(library, &all, &Status::ALL))
        }
        (_, None) if stood => say!(library, "some-stood", standings = standings(library, &all, &Status::ALL)),
        ([], Some(who)) => say!(library, "did-not-win", who = who, others = others),
        ([], None) => say!(library, "none-won", others = others),
        (some, _) if some.len() <= IN_HEADLINE => {
            let each: Vec<String> = some.iter().map(|(key, r)| fared(library, *key, &[*r])).collect();
            let also = if others.is_empty() { String::new() } else { say!(library, "also", others = others) };
            format!("{}{also}", each.join(" "))
        }
        (some, Some(who)) => {
            say!(library, "won-awards", who = who, awards = say!(library, "awards", number = some.len()))
        }
        (some, None) => say!(library, "awards-won", awards = say!(library, "awards", number = some.len())),
    };
    let open = winners.categories.iter().find(|category| category.pending).map(|category| category.collection);
    let open = open.map(|key| Block::Text(day::open(library, key)));
    let above = format!("{headline} {}", open.as_ref().map_or("", Block::text));
    let lines = all.iter().enumerate().map(|(i, (key, r))| {
        let category = catalogue.category(r.category);
        let status = status_of(library.wording(), r.status);
        let entry = catalogue.entry(*key);
        let title = if who.is_some() { entry.title.clone() } else { named(catalogue, entry) };
        let collection = &catalogue.collection(category.collection).name;
        EntrySummary {
            number: i + 1,
            entry: *key,
            title,
            detail: format!("{}: {} · {collection}", capital(&status), category.name),
        }
    });
    let tone = Tone::of(all.iter().map(|(_, r)| r.status));
    let mut blocks = Block::entries(library, &above, lines, page);
    blocks.splice(0..0, open);
    Said { tone, ..Said::sentence(headline, blocks) }
}

/// How many there are of each of these standings: "1 finalist, 3 shortlisted and 1 nominated".
fn standings(library: &Library, all: &[(EntryKey, Recognition)], of: &[Status]) -> String {
    let number = |status: Status| all.iter().filter(|(_, recognition)| recognition.status == status).count();
    let each = of.iter().map(|status| (*status, number(*status))).filter(|(_, number)| *number > 0);
    let each: Vec<String> = each.map(|(status, number)| standing_count(library.wording(), status, number)).collect();
    join(library.wording(), &each)
}

fn nobody(library: &Library, winners: &Winners) -> String {
    match winners.without_awards.first() {
        Some(key) => say!(library, "no-awards", collection = &library.catalogue().collection(*key).name),
        None => say!(library, "no-award-fits"),
    }
}
