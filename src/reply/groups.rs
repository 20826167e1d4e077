//! Numbers, names and groups: what was counted, what it is called, which has most.

use super::asked::{Common, sentence};
use super::card::figure_sentence;
use super::phrases::{
    capital, counted as number_of, entry_line, everyday, full_line, join, join_or, standing_count, who,
};
use super::{Block, EntrySummary, Said, Tone, day};
use crate::answer::{ComparedOrganisation, Count, GroupCount, Groups, Scored};
use crate::catalogue::{CategoryKey, CollectionKey, EntryKey, Status};
use crate::library::Library;
use crate::query::{Clause, Field, Group, Metric, Query, Unit};
use crate::wording::say;

/// Names of groups in a headline before the rest stands below it.
const IN_HEADLINE: usize = 4;
/// Groups that tie are named in a headline up to this number.
const MOST_TIED: usize = 12;
/// Entries that were counted are listed up to this number; more are a tap away.
const MOST_ENTRIES_LISTED: usize = 3;
/// Figures named in a headline.
const FIGURES: usize = 1;

/// How many there are: the number first.
pub(super) fn counted(library: &Library, query: Option<&Query>, counted: &Count) -> Said {
    let select = query.map(|query| &query.select);
    let common = Common::of(library, select, counted.entries());
    let open = if counted.open {
        opened(library, counted.entries().iter().map(|scored| scored.entry))
    } else {
        none_won(library, query, counted.number).map_or(String::new(), |key| format!(" {}", day::open(library, key)))
    };
    let number = sentence(library, select, (counted.number, counted.unit), &common);
    let beside = match counted.names.as_slice() {
        [] => standings(library, counted),
        names => {
            let names: Vec<String> = names.iter().map(|name| label(library, counted.unit, name)).collect();
            format!(": {}", join(library.wording(), &names))
        }
    };
    let (each, unnamed) = (by_collection(library, counted), unnamed(library, counted));
    let headline = format!("{}{beside}.{each}{unnamed}{open}", number.trim_end_matches('.'));
    // What was counted is listed; entries that only have it are not.
    let listed = matches!(counted.unit, Unit::Entries | Unit::Recognitions | Unit::Wins) || !counted.names.is_empty();
    let few = listed && (1..=MOST_ENTRIES_LISTED).contains(&counted.list.entries.len());
    let blocks = if few { super::list::entries(library, query, &headline, &counted.list, &common) } else { Vec::new() };
    Said { tone: Tone::of(common.status().into_iter()), ..Said::sentence(headline, blocks) }
}

/// The award of which no win was found, since its winners are not known here.
fn none_won(library: &Library, query: Option<&Query>, number: usize) -> Option<CollectionKey> {
    let select = &query.filter(|_| number == 0)?.select;
    select.statuses().filter(|statuses| statuses.contains(&Status::Winner))?;
    let open = |key: &&CollectionKey| library.results().has_open(library.catalogue(), **key);
    select.collections()?.iter().find(open).copied()
}

/// A name as people say it: organisations have an everyday one.
fn label(library: &Library, what: Unit, name: &str) -> String {
    if !matches!(what, Unit::Organisations | Unit::Councils | Unit::Partners) {
        return name.to_owned();
    }
    let mut all = library.catalogue().organisations().map(|(_, organisation)| organisation);
    all.find(|organisation| organisation.name == name).map_or_else(|| name.to_owned(), everyday)
}

/// That winners are not known yet, with the day, as a sentence to add.
fn opened(library: &Library, mut keys: impl Iterator<Item = EntryKey>) -> String {
    let open = |key: &EntryKey| library.recognitions(*key).any(|r| library.results().is_open(r.category));
    let day = keys.find(open).map(|key| day::open(library, library.catalogue().entry(key).collection));
    day.map_or(String::new(), |day| format!(" {day}"))
}

/// ": 1 winner and 3 finalists", where standings were counted.
fn standings(library: &Library, counted: &Count) -> String {
    let standing = |(status, number): &(Status, usize)| standing_count(library.wording(), *status, *number);
    match (counted.unit, counted.standings.as_slice()) {
        (Unit::Recognitions, each) if !each.is_empty() => {
            let each: Vec<String> = each.iter().map(standing).collect();
            format!(": {}", join(library.wording(), &each))
        }
        _ => String::new(),
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
        .map(|(number, collection)| say!(library, "number-in", number = number, collection = &collection.name))
        .collect();
    if each.len() > 1 { say!(library, "that-is", each = join(library.wording(), &each)) } else { String::new() }
}

/// How many of the entries name nobody who entered them, where those who did are counted.
fn unnamed(library: &Library, counted: &Count) -> String {
    let all = counted.entries();
    let names_none = |scored: &&Scored| library.catalogue().entry(scored.entry).organisations.is_empty();
    let number = all.iter().filter(names_none).count();
    if number == 0 || !matches!(counted.unit, Unit::Councils | Unit::Organisations) {
        return String::new();
    }
    say!(library, "counted-unnamed", number = number, all = all.len())
}

/// What there is, by name.
pub(super) fn named(
    library: &Library,
    query: Option<&Query>,
    what: Unit,
    names: &[String],
    entries: &[EntryKey],
) -> Said {
    let page = query.map_or(1, |query| query.page);
    let names: Vec<String> = names.iter().map(|name| label(library, what, name)).collect();
    let select = query.map(|query| &query.select);
    let counted: Vec<Scored> = entries.iter().map(|key| Scored::unranked(*key)).collect();
    let common = Common::of(library, select, &counted);
    let number = if let (Unit::Categories, Some(key)) = (what, one_organisation(query)) {
        let who = everyday(library.catalogue().organisation(key));
        say!(library, "stands-in", who = who, number = number_of(library.wording(), what, names.len()))
    } else if entries.is_empty() {
        number_of(library.wording(), what, names.len())
    } else {
        sentence(library, select, (names.len(), what), &common).trim_end_matches('.').to_owned()
    };
    if names.len() > IN_HEADLINE {
        let headline = format!("{number}:");
        let points = Block::points(&headline, &names, page);
        return Said::sentence(headline, points);
    }
    let headline = format!("{number}: {}.", join(library.wording(), &names));
    let blocks = if (1..=MOST_ENTRIES_LISTED).contains(&entries.len()) {
        lines(library, &headline, entries, page)
    } else {
        Vec::new()
    };
    Said::sentence(headline, blocks)
}

/// Entries as a list that has nothing in common.
fn lines(library: &Library, headline: &str, entries: &[EntryKey], page: usize) -> Vec<Block> {
    let lines = entries.iter().enumerate().map(|(i, key)| full_line(library, i + 1, *key));
    Block::entries(library, headline, lines, page)
}

/// Groups: those that are asked for in the first line, with their numbers.
pub(super) fn grouped(library: &Library, groups: &Groups, page: usize) -> Said {
    let (count, by) = (groups.grouping.count, groups.grouping.by);
    let counted = |unit: Unit, number: usize| number_of(library.wording(), unit, number);
    let label = |group: &GroupCount| label(library, by, &group.label);
    let with_number = |group: &GroupCount| format!("{}: {}", label(group), counted(count, group.number));
    let names = |groups: &[GroupCount]| join(library.wording(), &groups.iter().map(label).collect::<Vec<_>>());
    let all = &groups.groups;
    let open = if groups.open {
        opened(library, all.iter().flat_map(|group| group.entries.iter().copied()))
    } else {
        String::new()
    };
    let few = all.len() <= IN_HEADLINE;
    // Two that are compared, by however much the first is ahead.
    let both = all.len() == 2 && matches!(groups.grouping.which, Group::First { number: 2, .. });
    let headline = match (&groups.grouping.which, all.as_slice()) {
        (Group::First { most, .. }, [only]) => {
            let id = if *most { "most" } else { "fewest" };
            say!(library, "has-most", name = label(only), most = id, counted = counted(count, only.number))
        }
        (Group::First { .. }, [first, ..]) if all.iter().all(|group| group.number == first.number) => {
            let (groups, counted) = (counted(by, all.len()), counted(count, first.number));
            match all.len() {
                _ if both => say!(library, "tied-both", counted = counted, names = names(all)),
                ..=MOST_TIED => say!(library, "tied-named", groups = groups, counted = counted, names = names(all)),
                _ => say!(library, "tied", groups = groups, counted = counted),
            }
        }
        (Group::First { .. }, [first, ..]) if !few => {
            say!(library, "comes-first", name = label(first), counted = counted(count, first.number))
        }
        (Group::Each(clauses), []) => none_in_each(library, by, clauses),
        (Group::Within(least, most), []) => none_has_so_many(library, by, count, (*least, *most)),
        (Group::Each(_) | Group::Without(_) | Group::Within(..), _) if few => {
            format!("{}: {}.", counted(by, all.len()), names(all))
        }
        (Group::Each(_) | Group::Without(_) | Group::Within(..), _) => format!("{}:", counted(by, all.len())),
        _ if few => {
            let each: Vec<String> = all.iter().map(with_number).collect();
            let apart = if both { apart(library, by, all) } else { String::new() };
            format!("{}.{apart}", each.join("; "))
        }
        _ => {
            let (units, by) = (say!(library, "units", unit = count.id()), say!(library, "unit", unit = by.id()));
            capital(&say!(library, "units-by", units = units, by = by))
        }
    };
    let points: Vec<String> = match groups.grouping.which {
        Group::Each(_) | Group::Without(_) => all.iter().map(label).collect(),
        _ => all.iter().map(with_number).collect(),
    };
    let tied = matches!(groups.grouping.which, Group::First { .. })
        && all.len() <= MOST_TIED
        && all.iter().all(|group| group.number == all[0].number);
    let blocks = match all.as_slice() {
        [only] if only.entries.len() <= MOST_ENTRIES_LISTED => lines(library, &headline, &only.entries, page),
        [_] => Vec::new(),
        _ if tied || few && !matches!(groups.grouping.which, Group::Within(..)) => Vec::new(),
        _ => Block::points(&headline, &points, page),
    };
    Said::sentence(format!("{headline}{open}"), blocks)
}

/// That nothing of a kind has so many of another.
fn none_has_so_many(library: &Library, by: Unit, count: Unit, (least, most): (usize, usize)) -> String {
    let unit = say!(library, "unit", unit = by.id());
    let so_many = if most == usize::MAX { least } else { most };
    let counted = number_of(library.wording(), count, so_many);
    say!(library, "none-has-so-many", unit = unit, counted = counted, range = range_id(least, most))
}

/// How a number is meant: just that, that or more, or no more.
fn range_id(least: usize, most: usize) -> &'static str {
    match (least, most) {
        (_, usize::MAX) => "or-more",
        (least, most) if least == most => "just",
        _ => "or-fewer",
    }
}

/// By how much one of two groups has more, as a sentence to add.
fn apart(library: &Library, by: Unit, two: &[GroupCount]) -> String {
    let [one, other] = two else { return String::new() };
    let (more, less) = if one.number < other.number { (other, one) } else { (one, other) };
    say!(library, "groups-apart", name = label(library, by, &more.label), number = more.number - less.number)
}

/// That nothing of a kind is in each of several places.
fn none_in_each(library: &Library, by: Unit, clauses: &[Clause]) -> String {
    let names: Vec<String> = clauses.iter().filter_map(|clause| name_of(library, clause)).collect();
    let unit = say!(library, "unit", unit = by.id());
    say!(library, "none-in-each", unit = unit, places = join(library.wording(), &names))
}

/// The name of what a condition asks to be in.
fn name_of(library: &Library, clause: &Clause) -> Option<String> {
    let catalogue = library.catalogue();
    let names: Vec<String> = match &clause.field {
        Field::Collection(keys) => keys.iter().map(|key| catalogue.collection(*key).name.clone()).collect(),
        Field::Category(keys) => keys.iter().map(|key| catalogue.category(*key).name.clone()).collect(),
        Field::Year(ranges) => ranges.iter().map(|range| range.start().to_string()).collect(),
        _ => return None,
    };
    Some(join_or(library.wording(), &names))
}

/// A share of entries.
pub(super) fn share(library: &Library, of: usize, holds: &[EntryKey], clause: &Clause, page: usize) -> Said {
    let per_cent = (holds.len() as f64 / of.max(1) as f64 * 100.0).round();
    let condition = clause.words(library.catalogue(), library.wording());
    let entries = number_of(library.wording(), Unit::Entries, of);
    let share = format!("{per_cent:.0}%");
    let headline = say!(library, "share", share = share, holds = holds.len(), entries = entries, condition = condition);
    let blocks = if holds.len() <= MOST_ENTRIES_LISTED { lines(library, &headline, holds, page) } else { Vec::new() };
    Said::sentence(headline, blocks)
}

/// So many of one thing for each of another.
pub(super) fn average(library: &Library, counted: (Unit, usize), per: (Unit, usize)) -> Said {
    let each = counted.1 as f64 / per.1.max(1) as f64;
    let headline = say!(
        library,
        "average",
        each = format!("{each:.1}"),
        units = say!(library, "units", unit = counted.0.id()),
        per = say!(library, "unit", unit = per.0.id()),
        counted = number_of(library.wording(), counted.0, counted.1),
        over = number_of(library.wording(), per.0, per.1),
    );
    Said::sentence(headline, Vec::new())
}

/// Figures by size: the first in the first line.
pub(super) fn figures(
    library: &Library,
    kind: Metric,
    largest: bool,
    figures: &[(EntryKey, usize)],
    page: usize,
) -> Said {
    let catalogue = library.catalogue();
    let stated = |(key, at): &(EntryKey, usize)| {
        let entry = catalogue.entry(*key);
        let figure = &entry.figures[*at];
        let who = who(library.wording(), catalogue, entry);
        let who = if who.is_empty() { entry.title.clone() } else { who };
        say!(library, "figure-of", who = who, value = &figure.value, what = &figure.what)
    };
    let first: Vec<String> = figures.iter().take(FIGURES).map(stated).collect();
    let headline = say!(
        library,
        "largest-figure",
        size = if largest { "largest" } else { "smallest" },
        kind = kind.words(library.wording()),
        figures = first.join("; "),
    );
    let lines = figures.iter().enumerate().map(|(i, (key, at))| {
        let entry = catalogue.entry(*key);
        let figure = &entry.figures[*at];
        // The first is in the headline: its fact says the rest; of the others the figure is enough.
        let detail = if i == 0 && figures.len() == 1 {
            figure_sentence(entry, figure)
        } else {
            format!("{}: {}", figure.value, figure.what)
        };
        entry_line(library, i + 1, *key, detail)
    });
    let entries = Block::entries(library, &headline, lines, page);
    Said::sentence(headline, entries)
}

/// Organisations side by side.
pub(super) fn compared(library: &Library, sides: &[ComparedOrganisation], page: usize) -> Said {
    let catalogue = library.catalogue();
    let each: Vec<String> = sides
        .iter()
        .map(|side| {
            let name = everyday(catalogue.organisation(side.organisation));
            {
                let entries = number_of(library.wording(), Unit::Entries, side.entries.len());
                format!("{name}: {entries}{}", side_standings(library, side))
            }
        })
        .collect();
    let entries = sides.iter().flat_map(|side| side.entries.iter().map(move |key| (side.organisation, *key)));
    let lines: Vec<EntrySummary> = entries
        .enumerate()
        .map(|(i, (organisation, key))| {
            let name = everyday(catalogue.organisation(organisation));
            let line = full_line(library, i + 1, key);
            let title = catalogue.entry(key).title.clone();
            // Whose side it is on is said, where the title does not name them.
            let title = if line.title == title { title } else { format!("{name}: {title}") };
            EntrySummary { title, ..line }
        })
        .collect();
    let headline = format!("{}.", each.join("; "));
    let entries = Block::entries(library, &headline, lines, page);
    Said::sentence(headline, entries)
}

/// " (1 winner, 2 nominated)".
fn side_standings(library: &Library, side: &ComparedOrganisation) -> String {
    let all = || side.entries.iter().flat_map(|key| library.recognitions(*key));
    let counts = Status::ALL.into_iter().map(|wanted| (wanted, all().filter(|r| r.status == wanted).count()));
    let each: Vec<String> = counts
        .filter(|(_, number)| *number > 0)
        .map(|(wanted, number)| say!(library, "side-standing", number = number, status = wanted.id()))
        .collect();
    if each.is_empty() { String::new() } else { format!(" ({})", each.join(", ")) }
}

/// Who sponsors categories.
pub(super) fn sponsors(library: &Library, keys: &[CategoryKey], page: usize) -> Said {
    let catalogue = library.catalogue();
    let each: Vec<String> = keys
        .iter()
        .map(|key| {
            let category = catalogue.category(*key);
            let sponsor = category.sponsor.as_deref().unwrap_or_default();
            let collection = &catalogue.collection(category.collection).name;
            say!(library, "sponsors-category", sponsor = sponsor, category = &category.name, award = collection)
        })
        .collect();
    if each.len() <= MOST_ENTRIES_LISTED {
        return Said::sentence(each.join(" "), Vec::new());
    }
    let headline = say!(library, "categories-have-sponsor", number = keys.len());
    let points = Block::points(&headline, &each, page);
    Said::sentence(headline, points)
}

/// When and where winners are announced.
pub(super) fn ceremony(library: &Library, key: CollectionKey) -> Said {
    let unknown = library.results().has_open(library.catalogue(), key) && day::is_over(library, key);
    let open = if unknown { format!(" {}", say!(library, "results-unknown")) } else { String::new() };
    let blocks = day::block(library, key).into_iter().collect();
    Said::sentence(format!("{}{open}", day::ceremony(library, key)), blocks)
}

/// What a collection says of itself.
pub(super) fn collection_facts(library: &Library, key: CollectionKey, facts: &[usize], page: usize) -> Said {
    let catalogue = library.catalogue();
    let collection = catalogue.collection(key);
    let text = |fact: &usize| collection.facts[*fact].text.clone();
    let headline = facts.first().map_or_else(String::new, text);
    let mut blocks = Vec::new();
    if facts.len() > 1 {
        let others: Vec<String> = facts[1..].iter().map(text).collect();
        blocks.extend(Block::points(&headline, &others, page));
    }
    blocks.extend(Block::source(library, key));
    Said::sentence(headline, blocks)
}

/// Whether a query names one organisation alone.
pub(super) fn one_organisation(query: Option<&Query>) -> Option<crate::catalogue::OrganisationKey> {
    let clauses = &query?.select.clauses;
    clauses.iter().find_map(|clause| match &clause.field {
        Field::Organisation(keys) if !clause.not && keys.len() == 1 => keys.first().copied(),
        _ => None,
    })
}
