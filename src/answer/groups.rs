//! Units and groups: how many there are of something, what they are called, and which has most.

use super::select::{Conditions, but_won, empty, in_order, in_region, nothing, of, open_among, recognitions, selected};
use super::winners;
use super::{ComparedOrganisation, Count, GroupCount, Groups, ListKind, Outcome, Refusal, Scored};
use crate::catalogue::{Category, CategoryKey, CollectionKey, EntryKey, OrganisationKey, Status};
use crate::library::Library;
use crate::query::{Clause, Field, Group, Grouping, Order, Select, Unit};
use crate::search::SearchError;

/// What was counted is listed by name up to this number.
const MOST_GROUPS_NAMED: usize = 12;

/// Something with a name, and the entries that have it.
struct Member {
    label: String,
    entries: Vec<EntryKey>,
}

/// How many there are of a unit.
pub(super) fn count(library: &Library, select: &Select, unit: Unit, page: usize) -> Result<Outcome, SearchError> {
    let mut entries = selected(library, select)?;
    in_order(library, select, Order::Natural, &mut entries);
    let keys: Vec<EntryKey> = entries.iter().map(|scored| scored.entry).collect();
    let members = members(library, select, unit, &keys);
    let number = number(library, select, unit, &keys, members.len());
    let open = asks_for_wins(select, unit) && may_still_win(library, select)?;
    if number == 0 && open {
        let stood = but_won(select).unwrap_or_else(|| select.clone());
        let entries = selected(library, &stood)?;
        return Ok(nothing(Refusal::NotAnnounced(open_among(library, &stood, &entries))));
    }
    if number == 0 {
        let nearest = entries.iter().take(library.reply_settings().offers).copied().collect();
        return Ok(Outcome::Nothing { nearest, why: empty(library, select)? });
    }
    let names = match unit {
        Unit::Entries | Unit::Recognitions | Unit::Wins => Vec::new(),
        _ if members.len() <= MOST_GROUPS_NAMED => members.into_iter().map(|member| member.label).collect(),
        _ => Vec::new(),
    };
    let standings = standings(library, select, unit, &keys);
    let list = of(ListKind::Selected, entries, page);
    Ok(Outcome::Count(Count { unit, number, standings, open, names, list }))
}

/// Whether a number of wins is asked for.
fn asks_for_wins(select: &Select, unit: Unit) -> bool {
    unit == Unit::Wins || select.statuses().is_some_and(|statuses| statuses.contains(&Status::Winner))
}

/// Whether any entry that is asked about may still win.
fn may_still_win(library: &Library, select: &Select) -> Result<bool, SearchError> {
    let mut select = select.clone();
    select.clauses.retain(|clause| !matches!(clause.field, Field::Status(_)));
    Ok(selected(library, &select)?.iter().any(|scored| is_open(library, scored.entry)))
}

/// Whether an entry may still win something.
fn is_open(library: &Library, key: EntryKey) -> bool {
    library.recognitions(key).any(|recognition| library.results().is_open(recognition.category))
}

/// How many standings of each kind were counted, where standings are asked for.
fn standings(library: &Library, select: &Select, unit: Unit, keys: &[EntryKey]) -> Vec<(Status, usize)> {
    if !(unit == Unit::Recognitions || unit == Unit::Wins || (unit == Unit::Entries && select.statuses().is_some())) {
        return Vec::new();
    }
    let all = || keys.iter().flat_map(|key| recognitions(library, &select.clauses, *key));
    let of = |status| all().filter(|recognition| recognition.status == status).count();
    let told = Status::ALL.into_iter().filter(|status| unit != Unit::Wins || *status == Status::Winner);
    told.map(|status| (status, of(status))).filter(|(_, number)| *number > 0).collect()
}

/// How many of a unit these entries have.
fn number(library: &Library, select: &Select, unit: Unit, keys: &[EntryKey], members: usize) -> usize {
    let standings = || keys.iter().flat_map(|key| recognitions(library, &select.clauses, *key));
    match unit {
        Unit::Entries => keys.len(),
        Unit::Recognitions => standings().count(),
        Unit::Wins => standings().filter(|recognition| recognition.status == Status::Winner).count(),
        _ => members,
    }
}

/// What there is of a unit, by name.
pub(super) fn names(library: &Library, select: &Select, unit: Unit) -> Result<Outcome, SearchError> {
    let keys: Vec<EntryKey> = selected(library, select)?.iter().map(|scored| scored.entry).collect();
    let members = members(library, select, unit, &keys);
    if members.is_empty() {
        return Ok(Outcome::Nothing { nearest: Vec::new(), why: Refusal::NoSuch(unit) });
    }
    let entries = match unit {
        Unit::Organisations | Unit::Councils | Unit::Partners => {
            distinct(members.iter().flat_map(|member| member.entries.clone()))
        }
        // Where somebody stands is asked with what.
        _ if select.organisations().is_some() => distinct(members.iter().flat_map(|member| member.entries.clone())),
        _ => Vec::new(),
    };
    let names = members.into_iter().map(|member| member.label).collect();
    Ok(Outcome::Names { unit, names, entries })
}

fn distinct(keys: impl Iterator<Item = EntryKey>) -> Vec<EntryKey> {
    let mut all: Vec<EntryKey> = Vec::new();
    for key in keys {
        if !all.contains(&key) {
            all.push(key);
        }
    }
    all
}

/// Everything of a unit that these entries have, in the order of the catalogue.
fn members(library: &Library, select: &Select, unit: Unit, keys: &[EntryKey]) -> Vec<Member> {
    let catalogue = library.catalogue();
    let with = |wanted: &dyn Fn(EntryKey) -> bool| keys.iter().copied().filter(|key| wanted(*key)).collect::<Vec<_>>();
    let member = |label: &str, entries: Vec<EntryKey>| {
        (!entries.is_empty()).then(|| Member { label: label.to_owned(), entries })
    };
    match unit {
        Unit::Recognitions | Unit::Wins => {
            let stands = |key: &&EntryKey| {
                let mut all = recognitions(library, &select.clauses, **key);
                all.any(|recognition| unit == Unit::Recognitions || recognition.status == Status::Winner)
            };
            let named = |key: &EntryKey| Member { label: catalogue.entry(*key).title.clone(), entries: vec![*key] };
            keys.iter().filter(stands).map(named).collect()
        }
        Unit::Entries => {
            keys.iter().map(|key| Member { label: catalogue.entry(*key).title.clone(), entries: vec![*key] }).collect()
        }
        Unit::Organisations | Unit::Councils => of_organisations(library, select, unit, keys),
        Unit::Partners => {
            let of = |key: OrganisationKey| with(&|entry| catalogue.entry(entry).partners().any(|party| party == key));
            let wanted = |kind: &String| {
                select.clauses.iter().all(|clause| match &clause.field {
                    Field::Party(_, Some(wanted)) => (kind == wanted) != clause.not,
                    _ => true,
                })
            };
            let all = catalogue.organisations().filter(|(_, o)| wanted(&o.kind));
            all.filter_map(|(key, o)| member(&o.name, of(key))).collect()
        }
        Unit::Categories => of_categories(library, select, keys),
        Unit::Sponsors => of_sponsors(library, select, keys),
        Unit::Collections => {
            let of = |key: CollectionKey| with(&|entry| catalogue.entry(entry).collection == key);
            catalogue.collections().filter_map(|(key, collection)| member(&collection.name, of(key))).collect()
        }
        Unit::Topics => catalogue
            .topics()
            .filter_map(|(key, topic)| member(&topic.name, with(&|entry| catalogue.entry(entry).topics.contains(&key))))
            .collect(),
        Unit::Regions => {
            let mut regions: Vec<&str> = catalogue.organisations().map(|(_, o)| o.region.as_str()).collect();
            regions.sort_unstable();
            regions.dedup();
            let of = |region: &str| {
                with(&|entry| {
                    catalogue.entry(entry).organisations.iter().any(|key| catalogue.organisation(*key).region == region)
                })
            };
            regions.into_iter().filter(|r| !r.is_empty()).filter_map(|region| member(region, of(region))).collect()
        }
        Unit::Years => library
            .names()
            .years()
            .iter()
            .filter_map(|year| member(&year.to_string(), with(&|entry| catalogue.collection_of(entry).year == *year)))
            .collect(),
    }
}

/// The categories and sections of these entries, without what only holds a piece that stands apart.
fn of_categories(library: &Library, select: &Select, keys: &[EntryKey]) -> Vec<Member> {
    let all = library.catalogue().categories().filter(|(_, category)| !category.apart);
    let members = all.map(|(key, category)| {
        let of = |entry: &EntryKey| in_category(library, select, *entry, key);
        Member { label: category.name.clone(), entries: keys.iter().copied().filter(of).collect() }
    });
    members.filter(|member| !member.entries.is_empty()).collect()
}

/// Whether an entry is recognised in a category as the query wants, or stands in a section.
fn in_category(library: &Library, select: &Select, key: EntryKey, category: CategoryKey) -> bool {
    library.catalogue().entry(key).section == Some(category)
        || recognitions(library, &select.clauses, key).any(|recognition| recognition.category == category)
}

/// Who entered these entries; of those that the query wants, where it names some.
fn of_organisations(library: &Library, select: &Select, unit: Unit, keys: &[EntryKey]) -> Vec<Member> {
    let catalogue = library.catalogue();
    let wanted = |key: OrganisationKey| {
        let organisation = catalogue.organisation(key);
        let council = unit != Unit::Councils || organisation.is_council();
        council
            && select.clauses.iter().all(|clause| match &clause.field {
                Field::Region(regions) => in_region(regions, organisation) != clause.not,
                Field::Kind(kinds) => kinds.iter().any(|kind| organisation.is_of_kind(kind)) != clause.not,
                Field::Organisation(keys) => keys.contains(&key) != clause.not,
                _ => true,
            })
    };
    let mut entries: Vec<Vec<EntryKey>> = vec![Vec::new(); catalogue.organisations().len()];
    for entry in keys {
        for key in &catalogue.entry(*entry).organisations {
            entries[key.index()].push(*entry);
        }
    }
    let all = catalogue.organisations().zip(entries);
    let told = all.filter(|((key, _), entries)| !entries.is_empty() && wanted(*key));
    told.map(|((_, organisation), entries)| Member { label: organisation.name.clone(), entries }).collect()
}

/// Who sponsors the categories of these entries.
fn of_sponsors(library: &Library, select: &Select, keys: &[EntryKey]) -> Vec<Member> {
    let catalogue = library.catalogue();
    let mut members: Vec<Member> = Vec::new();
    for (key, category) in catalogue.categories() {
        let Some(sponsor) = &category.sponsor else { continue };
        let entries: Vec<EntryKey> =
            keys.iter().copied().filter(|entry| in_category(library, select, *entry, key)).collect();
        if entries.is_empty() {
            continue;
        }
        match members.iter_mut().find(|member| member.label == *sponsor) {
            Some(member) => member.entries.extend(entries),
            None => members.push(Member { label: sponsor.clone(), entries }),
        }
    }
    members
}

/// Groups of entries, counted.
pub(super) fn groups(library: &Library, select: &Select, grouping: &Grouping) -> Result<Outcome, SearchError> {
    let keys: Vec<EntryKey> = selected(library, select)?.iter().map(|scored| scored.entry).collect();
    let narrowed = |category: Option<CategoryKey>| {
        let mut select = select.clone();
        select.clauses.extend(category.map(|key| Clause::is(Field::Category(vec![key]))));
        select
    };
    let counted = |member: Member| {
        let of_category = (grouping.by == Unit::Categories)
            .then(|| {
                library.catalogue().categories().find(|(_, category)| category.name == member.label).map(|(key, _)| key)
            })
            .flatten();
        let select = narrowed(of_category);
        let members = match grouping.count {
            Unit::Entries | Unit::Recognitions | Unit::Wins => 0,
            // Its entries may stand in the categories of others as well.
            Unit::Categories if grouping.by == Unit::Sponsors => {
                let own = |category: &Category| category.sponsor.as_deref() == Some(member.label.as_str());
                library.catalogue().categories().filter(|(_, category)| own(category)).count()
            }
            unit => self::members(library, &select, unit, &member.entries).len(),
        };
        let number = number(library, &select, grouping.count, &member.entries, members);
        GroupCount { label: member.label, number, entries: member.entries }
    };
    let mut groups: Vec<GroupCount> = members(library, select, grouping.by, &keys).into_iter().map(counted).collect();
    // Whether somebody has an entry elsewhere is seen among all entries, not only among those that are asked about.
    let everywhere: Vec<EntryKey> = library.catalogue().entries().map(|(key, _)| key).collect();
    let everywhere = match grouping.which {
        Group::Without(_) => members(library, &Select::default(), grouping.by, &everywhere),
        _ => Vec::new(),
    };
    which(library, grouping, &mut groups, &everywhere);
    let open = grouping.count == Unit::Wins && keys.iter().any(|key| is_open(library, *key));
    // That nobody is in each of several, or has so many, is an answer, where there is somebody at all.
    let none = matches!(grouping.which, Group::Each(_) | Group::Within(..)) && !keys.is_empty();
    if groups.is_empty() {
        let why = empty(library, select)?;
        if !none || matches!(why, Refusal::NotAnnounced(_)) {
            return Ok(nothing(why));
        }
    }
    Ok(Outcome::Groups(Groups { grouping: grouping.clone(), groups, open }))
}

/// Keeps the groups that are asked for, in their order.
fn which(library: &Library, grouping: &Grouping, groups: &mut Vec<GroupCount>, everywhere: &[Member]) {
    let holds = |entries: &[EntryKey], clause: &Clause| {
        let conditions = Conditions::new(library, std::slice::from_ref(clause));
        entries.iter().any(|key| conditions.hold(*key))
    };
    match &grouping.which {
        Group::All => {}
        Group::First { most, number } => {
            groups.retain(|group| group.number > 0);
            groups.sort_by_key(|group| if *most { usize::MAX - group.number } else { group.number });
            let last = groups.get(number.saturating_sub(1)).map(|group| group.number);
            let tied = groups.iter().take_while(|group| {
                last.is_none_or(|last| if *most { group.number >= last } else { group.number <= last })
            });
            let told = tied.count();
            groups.truncate(told);
        }
        Group::Within(least, most) => {
            groups.retain(|group| (*least..=*most).contains(&group.number));
            groups.sort_by_key(|group| usize::MAX - group.number);
        }
        Group::Each(clauses) => groups.retain(|group| clauses.iter().all(|clause| holds(&group.entries, clause))),
        Group::Without(clause) => groups.retain(|group| {
            let all = everywhere.iter().find(|member| member.label == group.label);
            !holds(all.map_or(&group.entries, |member| &member.entries), clause)
        }),
    }
}

/// So many of one thing for each of another.
pub(super) fn average(library: &Library, select: &Select, count: Unit, per: Unit) -> Result<Outcome, SearchError> {
    let keys: Vec<EntryKey> = selected(library, select)?.iter().map(|scored| scored.entry).collect();
    let groups = members(library, select, per, &keys);
    let with = distinct(groups.iter().flat_map(|member| member.entries.clone()));
    let counted = match count {
        // An entry of two councils counts for both.
        Unit::Entries => groups.iter().map(|member| member.entries.len()).sum(),
        unit => number(library, select, unit, &with, members(library, select, unit, &with).len()),
    };
    if groups.is_empty() {
        return Ok(nothing(empty(library, select)?));
    }
    Ok(Outcome::Average { count: (count, counted), per: (per, groups.len()) })
}

/// The share of the entries for which a condition holds.
pub(super) fn share(library: &Library, select: &Select, clause: &Clause) -> Result<Outcome, SearchError> {
    let mut of: Vec<EntryKey> = selected(library, select)?.iter().map(|scored| scored.entry).collect();
    if matches!(&clause.field, Field::Status(statuses) if statuses.contains(&Status::Winner)) {
        // Of what may still win nobody can say how much did.
        let all = of.len();
        of.retain(|key| library.recognitions(*key).any(|r| library.results().is_announced(r.category)));
        if of.is_empty() && all > 0 {
            return Ok(winners::tell(library, select));
        }
    }
    let mut clauses = select.clauses.clone();
    clauses.push(clause.clone());
    let conditions = Conditions::new(library, &clauses);
    let holds: Vec<EntryKey> = of.iter().copied().filter(|key| conditions.hold(*key)).collect();
    if of.is_empty() {
        return Ok(nothing(empty(library, select)?));
    }
    Ok(Outcome::Share { of, holds, clause: clause.clone() })
}

/// Organisations side by side.
pub(super) fn compare(library: &Library, select: &Select, keys: &[OrganisationKey]) -> Outcome {
    let mut sides = Vec::with_capacity(keys.len());
    for key in keys {
        let mut select = select.clone();
        select.replace(Clause::is(Field::Organisation(vec![*key])));
        let entries = Conditions::new(library, &select.clauses).holding();
        sides.push(ComparedOrganisation { organisation: *key, entries });
    }
    let none = sides.iter().all(|side| side.entries.is_empty());
    if none { nothing(Refusal::Empty(Vec::new())) } else { Outcome::Compared(sides) }
}

/// Who sponsors categories: those of the sponsored ones, where several have the name.
pub(super) fn sponsors(library: &Library, keys: &[CategoryKey]) -> Outcome {
    let sponsored = |key: &CategoryKey| library.catalogue().category(*key).sponsor.is_some();
    let told: Vec<CategoryKey> = keys.iter().copied().filter(sponsored).collect();
    if told.is_empty() {
        let why = keys.first().map_or(Refusal::NoSuch(Unit::Sponsors), |key| Refusal::NoSponsor(*key));
        return Outcome::Nothing { nearest: Vec::new(), why };
    }
    Outcome::Sponsors(told)
}

/// When and where winners are revealed: of the first collection that tells, of those that are asked about.
pub(super) fn ceremony(library: &Library, keys: &[CollectionKey]) -> Outcome {
    let wanted = |key: CollectionKey| keys.is_empty() || keys.contains(&key);
    let mut collections = library.catalogue().collections();
    match collections.find(|(key, collection)| wanted(*key) && collection.ceremony.is_some()) {
        Some((key, _)) => Outcome::Ceremony(key),
        None => Outcome::Nothing { nearest: Vec::new(), why: Refusal::NotTold },
    }
}

impl Count {
    /// The entries that were counted.
    #[must_use]
    pub fn entries(&self) -> &[Scored] {
        &self.list.entries
    }
}
