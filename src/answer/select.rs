//! Which entries a query is about.

use std::cmp::Reverse;

use super::figures::fits;
use super::{Dropped, List, ListKind, Outcome, Refusal, Scored, opened};
use crate::catalogue::{Catalogue, CollectionKey, Entry, EntryKey, Organisation, OrganisationKey, Recognition, Status};
use crate::library::Library;
use crate::query::{Clause, Field, Order, Select};
use crate::search::{Hit, Search, SearchError};

/// The conditions of a query, with what need be read only once of each.
pub(super) struct Conditions<'a> {
    library: &'a Library,
    clauses: &'a [Clause],
    /// For each of them, the organisations that its words name, if it is about words.
    named: Vec<Vec<OrganisationKey>>,
}

impl<'a> Conditions<'a> {
    pub(super) fn new(library: &'a Library, clauses: &'a [Clause]) -> Self {
        let named = |clause: &Clause| match &clause.field {
            Field::Says(text) => library.names().organisations_named(text).unwrap_or_default(),
            _ => Vec::new(),
        };
        Self { library, clauses, named: clauses.iter().map(named).collect() }
    }

    /// The entries for which all of them hold, in their order. Of those conditions that name what entries belong to, the one that
    /// leaves fewest says which are looked at.
    pub(super) fn holding(&self) -> Vec<EntryKey> {
        let listed =
            self.clauses.iter().filter(|clause| !clause.not).filter_map(|clause| belonging(self.library, clause));
        match listed.min_by_key(Vec::len) {
            Some(entries) => entries.into_iter().filter(|key| self.hold(*key)).collect(),
            None => self.library.catalogue().entries().map(|(key, _)| key).filter(|key| self.hold(*key)).collect(),
        }
    }

    /// Whether all of them hold for an entry.
    pub(super) fn hold(&self, key: EntryKey) -> bool {
        let Self { library, clauses, named } = self;
        let entry = library.catalogue().entry(key);
        let mut of_entry = clauses.iter().zip(named).filter(|(clause, _)| !clause.field.is_of_recognition());
        let mut of_recognition = clauses.iter().filter(|clause| clause.field.is_of_recognition()).peekable();
        of_entry.all(|(clause, named)| match &clause.field {
            Field::Recognitions(range) => range.contains(&standings(library, clauses, key)) != clause.not,
            Field::Says(text) => says(library, key, text, named) != clause.not,
            _ => holds(library, clause, key, entry) != clause.not,
        }) && !reached(library, clauses, key)
            && (of_recognition.peek().is_none()
                || recognitions(library, clauses, key).next().is_some()
                || in_section(clauses, entry))
    }
}

/// The entries of what a condition that must hold names, in their order, for all others it does not hold; `None` where it names
/// nothing that they belong to.
fn belonging(library: &Library, clause: &Clause) -> Option<Vec<EntryKey>> {
    let lists = library.belonging();
    let mut entries: Vec<EntryKey> = match &clause.field {
        Field::Entry(keys) => keys.clone(),
        Field::Organisation(keys) => keys.iter().flat_map(|key| lists.to_organisation(*key)).copied().collect(),
        Field::Topic(keys) => keys.iter().flat_map(|key| lists.to_topic(*key)).copied().collect(),
        Field::Category(keys) => keys.iter().flat_map(|key| lists.to_category(*key)).copied().collect(),
        Field::Collection(keys) => keys.iter().flat_map(|key| lists.to_collection(*key)).copied().collect(),
        // Only who got further has such a standing, wherever it is known.
        Field::Status(statuses) if statuses.iter().all(|status| status.is_award()) => {
            library.results().awarded_one_of(statuses)
        }
        _ => return None,
    };
    entries.sort_unstable();
    entries.dedup();
    Some(entries)
}

/// Whether an entry has a standing that it must not have: where no category is named, what won anywhere is not a loser.
fn reached(library: &Library, clauses: &[Clause], key: EntryKey) -> bool {
    let of_category = clauses.iter().any(|clause| matches!(clause.field, Field::Category(_)) && !clause.not);
    let has = |statuses: &[Status]| library.recognitions(key).any(|known| statuses.contains(&known.status));
    !of_category
        && clauses.iter().any(|clause| match &clause.field {
            Field::Status(statuses) if clause.not => has(statuses),
            _ => false,
        })
}

/// Sections hold entries without any standing.
fn in_section(clauses: &[Clause], entry: &Entry) -> bool {
    let Some(section) = entry.section else { return false };
    clauses.iter().filter(|clause| clause.field.is_of_recognition()).all(|clause| match &clause.field {
        Field::Category(keys) => keys.contains(&section) != clause.not,
        _ => false,
    })
}

/// The standings of an entry that a query is about.
pub(super) fn recognitions<'a>(
    library: &'a Library,
    clauses: &'a [Clause],
    key: EntryKey,
) -> impl Iterator<Item = Recognition> + 'a {
    library.recognitions(key).filter(move |recognition| {
        clauses.iter().all(|clause| match &clause.field {
            Field::Category(keys) => keys.contains(&recognition.category) != clause.not,
            Field::Sponsored => library.catalogue().category(recognition.category).sponsor.is_some() != clause.not,
            // Who did not win is known where the winner is.
            Field::Status(_) if clause.not && library.results().is_open(recognition.category) => false,
            Field::Status(statuses) => {
                statuses.iter().any(|status| is(library, *recognition, *status, clause.not)) != clause.not
            }
            _ => true,
        })
    })
}

/// Whether a standing is what a query calls so.
fn is(library: &Library, recognition: Recognition, status: Status, exactly: bool) -> bool {
    // Before the results whoever is on the list is shortlisted; after them the list still holds those who got further.
    let open = library.results().is_open(recognition.category);
    match status {
        Status::Shortlisted if !exactly => recognition.status != Status::Nominated,
        Status::Finalist | Status::Nominated if open && !exactly => true,
        status => recognition.status == status,
    }
}

fn holds(library: &Library, clause: &Clause, key: EntryKey, entry: &Entry) -> bool {
    let catalogue = library.catalogue();
    match &clause.field {
        Field::Entry(keys) => keys.contains(&key),
        Field::Collection(keys) => keys.contains(&entry.collection),
        Field::Organisation(keys) => entry.involved().any(|party| keys.contains(&party)),
        Field::Kind(kinds) => any_of(catalogue, entry, |o| kinds.iter().any(|kind| o.is_of_kind(kind))),
        Field::Region(regions) => any_of(catalogue, entry, |o| in_region(regions, o)),
        Field::Topic(keys) => entry.topics.iter().any(|topic| keys.contains(topic)),
        Field::Year(ranges) => ranges.iter().any(|range| range.contains(&catalogue.collection(entry.collection).year)),
        Field::Party(role, kind) => entry.parties.iter().any(|party| {
            let of_kind = |kind: &String| catalogue.organisation(party.organisation).is_of_kind(kind);
            role.is_none_or(|role| party.role == role) && kind.as_ref().is_none_or(of_kind)
        }),
        Field::States(metric, range) => entry
            .figures
            .iter()
            .any(|figure| fits(*metric, figure) >= 1.0 && figure.number.is_some_and(|number| range.contains(&number))),
        // Words were looked for before, and these are about a standing.
        Field::Says(_) | Field::Recognitions(_) | Field::Category(_) | Field::Status(_) | Field::Sponsored => true,
    }
}

/// How many standings an entry has, of those that are asked for: "won more than one award".
fn standings(library: &Library, clauses: &[Clause], key: EntryKey) -> usize {
    let of_status: Vec<Clause> =
        clauses.iter().filter(|clause| matches!(clause.field, Field::Status(_)) && !clause.not).cloned().collect();
    recognitions(library, &of_status, key).count()
}

fn any_of(catalogue: &Catalogue, entry: &Entry, wanted: impl Fn(&Organisation) -> bool) -> bool {
    entry.organisations.iter().any(|key| wanted(catalogue.organisation(*key)))
}

/// Whether a region is one of these; "Jersey" stands for the Channel Islands, "International" for all abroad.
pub(super) fn in_region(wanted: &[String], organisation: &Organisation) -> bool {
    let region = organisation.region.as_str();
    wanted.iter().any(|wanted| match wanted.as_str() {
        "Jersey" => matches!(region, "Jersey" | "Guernsey"),
        "International" => !region.is_empty() && !AT_HOME.contains(&region),
        wanted => {
            let area = AREAS.iter().find(|(area, _)| *area == wanted);
            area.map_or(wanted == region, |(_, members)| members.contains(&organisation.id.as_str()))
        }
    })
}

/// The regions of the United Kingdom, and what is of all of it.
const AT_HOME: [&str; 13] = [
    "UK", "North West", "London", "East of England", "South East", "South West", "Yorkshire and the Humber",
    "East Midlands", "Wales", "West Midlands", "North East", "Scotland", "Northern Ireland",
];

/// Areas that are smaller than a region, with who belongs to them.
const AREAS: [(&str, &[&str]); 5] = [
    (
        "Greater Manchester",
        &[
            "bolton-council",
            "bury-council",
            "manchester-council",
            "oldham-council",
            "rochdale-council",
            "salford-council",
            "stockport-council",
            "tameside-council",
            "trafford-council",
            "wigan-council",
            "star-procurement",
            "greater-manchester-combined-authority",
            "manchester-local-care-organisation",
        ],
    ),
    (
        "Liverpool City Region",
        &[
            "halton-council",
            "knowsley-council",
            "liverpool-council",
            "sefton-council",
            "st-helens-council",
            "wirral-council",
            "liverpool-streetscene-services",
        ],
    ),
    (
        "West Yorkshire",
        &["bradford-council", "calderdale-council", "kirklees-council", "leeds-council", "wakefield-council"],
    ),
    ("South Yorkshire", &["barnsley-council", "doncaster-council", "rotherham-council", "sheffield-council"]),
    ("Black Country", &["dudley-council", "sandwell-council", "walsall-council", "wolverhampton-council"]),
];

/// Whether words stand in an entry, or name somebody who took part in it: one of these.
fn says(library: &Library, key: EntryKey, text: &str, named: &[OrganisationKey]) -> bool {
    let named = || library.catalogue().entry(key).involved().any(|party| named.contains(&party));
    let words = Search::words(text);
    let beside = || words.len() < 2 || side_by_side(library.catalogue().entry(key), &words);
    (library.search().has_words(key, text) && beside()) || named()
}

/// Whether words stand side by side in what an entry says: "Age UK" is not said by whoever tells of an age and of the UK.
fn side_by_side(entry: &Entry, words: &[String]) -> bool {
    // "Food bank" stands in "food banks".
    let same = |(a, b): (&String, &String)| a == b || a.strip_suffix('s') == Some(b) || b.strip_suffix('s') == Some(a);
    // "Power BI" is written "PowerBI" as well.
    let joined = words.concat();
    let says = |text: &String| {
        let said = Search::words(text);
        said.windows(words.len()).any(|said| said.iter().zip(words).all(same)) || said.contains(&joined)
    };
    [&entry.title, &entry.summary].into_iter().chain(&entry.aliases).chain(&entry.facts).any(says)
}

/// A flag for each entry: whether the conditions of a query hold.
pub(super) fn allowed(library: &Library, select: &Select) -> Vec<bool> {
    let mut allowed = vec![select.clauses.is_empty(); library.catalogue().entries().len()];
    if !select.clauses.is_empty() {
        for key in Conditions::new(library, &select.clauses).holding() {
            allowed[key.index()] = true;
        }
    }
    allowed
}

/// The entries for which the conditions hold and that are on the text, the best first.
pub(super) fn selected(library: &Library, select: &Select) -> Result<Vec<Scored>, SearchError> {
    let search = library.search();
    let question = select.text.as_deref().map(|text| search.read(text)).filter(|question| question.content_words() > 0);
    let Some(question) = question else {
        return Ok(Conditions::new(library, &select.clauses).holding().into_iter().map(Scored::unranked).collect());
    };
    let allowed = allowed(library, select);
    // What no entry can meet need not be searched for.
    if !allowed.contains(&true) {
        return Ok(Vec::new());
    }
    // Which entries are on a theme must not hang on how many the ranking looks at.
    let mut hits = search.lookup_covering(&question, Some(&allowed), NEAR_THEME.covered)?;
    // What somewhere else did is not on it, however much it says of the rest.
    let places = places(library, select.text.as_deref().unwrap_or_default());
    hits.retain(|hit| places.iter().all(|place| search.has_words(hit.entry, place)));
    Ok(on_theme(&hits).iter().map(Scored::from).collect())
}

/// The places that a text names.
fn places(library: &Library, text: &str) -> Vec<String> {
    let words = Search::words(text);
    let mentions = library.names().mentions(library.search(), &words);
    mentions.places.iter().map(|mention| words[mention.span.clone()].join(" ")).collect()
}

/// The entries of a query as a list; one alone as a card.
pub(super) fn list(
    library: &Library,
    select: &Select,
    order: Order,
    first: Option<usize>,
    page: usize,
) -> Result<Outcome, SearchError> {
    let mut entries = selected(library, select)?;
    in_order(library, select, order, &mut entries);
    entries.truncate(first.unwrap_or(usize::MAX));
    Ok(match entries.as_slice() {
        [] => nothing(empty(library, select)?),
        [one] => Outcome::Card(opened::card(library, one.entry, select.text.as_deref())),
        _ => Outcome::List(of(ListKind::Selected, entries, page)),
    })
}

/// A refusal with nothing near.
pub(super) fn nothing(why: Refusal) -> Outcome {
    Outcome::Nothing { nearest: Vec::new(), why }
}

/// Why no entry meets the conditions of a query: how the awards ended is not known yet, or which condition is one too many.
pub(super) fn empty(library: &Library, select: &Select) -> Result<Refusal, SearchError> {
    let rest = but_won(select);
    let of_rest = rest.as_ref().map(|rest| selected(library, rest)).transpose()?;
    if let (Some(rest), Some(entries)) = (&rest, &of_rest) {
        let open = open_among(library, rest, entries);
        if !open.is_empty() {
            return Ok(Refusal::NotAnnounced(open));
        }
    }
    let entries = |left: &Select| match &of_rest {
        // Where one condition asks for who won, these were just selected.
        Some(entries) if rest.as_ref() == Some(left) => Ok(entries.len()),
        _ => Ok(selected(library, left)?.len()),
    };
    Ok(Refusal::Empty(one_too_many(select, entries)?))
}

/// The conditions of which each, left out alone, would leave entries.
pub(super) fn one_too_many(
    select: &Select,
    entries: impl Fn(&Select) -> Result<usize, SearchError>,
) -> Result<Vec<Dropped>, SearchError> {
    let mut dropped = Vec::new();
    for (at, clause) in select.clauses.iter().enumerate() {
        let mut rest = select.clone();
        rest.clauses.remove(at);
        // What is left is everything: no filter emptied that.
        let entries = if rest.is_empty() { 0 } else { entries(&rest)? };
        if entries > 0 {
            dropped.push(Dropped { clause: clause.clone(), entries });
        }
    }
    Ok(dropped)
}

/// A query without the conditions that ask for who won, if it has any.
pub(super) fn but_won(select: &Select) -> Option<Select> {
    let won = |clause: &Clause| {
        let awards = [Status::Winner, Status::HighlyCommended];
        !clause.not
            && matches!(&clause.field, Field::Status(statuses) if statuses.iter().all(|status| awards.contains(status)))
    };
    select.clauses.iter().any(won).then(|| {
        let mut rest = select.clone();
        rest.clauses.retain(|clause| !won(clause));
        rest
    })
}

/// The collections of a query's entries whose results are not known yet.
pub(super) fn open_among(library: &Library, select: &Select, entries: &[Scored]) -> Vec<CollectionKey> {
    let mut collections = Vec::new();
    for scored in entries {
        let is_open = |r: Recognition| library.results().is_open(r.category);
        let collection = library.catalogue().entry(scored.entry).collection;
        if recognitions(library, &select.clauses, scored.entry).any(is_open) && !collections.contains(&collection) {
            collections.push(collection);
        }
    }
    collections
}

/// A list at a page.
pub(super) fn of(kind: ListKind, entries: Vec<Scored>, page: usize) -> List {
    List { kind, entries, page }
}

/// Puts entries in order. Those of awards come first, the best standing first, an organisation's own before those that it
/// only took part in.
pub(super) fn in_order(library: &Library, select: &Select, order: Order, entries: &mut [Scored]) {
    let catalogue = library.catalogue();
    let name = |key: &OrganisationKey| catalogue.organisation(*key).name.clone();
    match order {
        Order::Organisation => entries.sort_by_cached_key(|scored| {
            let names: Vec<String> = catalogue.entry(scored.entry).organisations.iter().map(name).collect();
            (names.is_empty(), names, scored.entry)
        }),
        Order::Title => {
            entries.sort_by_cached_key(|scored| (catalogue.entry(scored.entry).title.to_lowercase(), scored.entry));
        }
        Order::Natural if select.text.is_some() => {}
        Order::Natural => entries.sort_by_cached_key(|scored| {
            let entry = catalogue.entry(scored.entry);
            let best = recognitions(library, &select.clauses, scored.entry).map(|recognition| recognition.status).min();
            let own =
                select.organisations().is_some_and(|keys| entry.organisations.iter().any(|key| keys.contains(key)));
            let says = select.focus.as_deref().is_some_and(|word| library.search().has_words(scored.entry, word));
            (Reverse(says), entry.recognitions.is_empty(), best, Reverse(own), scored.entry)
        }),
    }
}

/// What makes an entry one on a theme.
struct Share {
    /// It has this share of the theme's telling words,
    covered: f32,
    /// this share of what the best entry has of them,
    of_best: f32,
    /// one of its texts says this share of them,
    together: f32,
    /// and its score is this share of the best one's.
    of_best_score: f32,
}

const ON_THEME: Share = Share { covered: 0.7, of_best: 0.85, together: 0.45, of_best_score: 0.62 };
const NEAR_THEME: Share = Share { covered: 0.5, of_best: 0.7, together: 0.35, of_best_score: 0.62 };
/// More entries that are only near a theme are not shown as being on it.
const MOST_NEAR: usize = 4;

/// Those hits that are on the theme, not only near it; where hardly any is, a few that are near.
///
/// Where entries say the theme's words of themselves, those that only share a topic with them are not on it.
fn on_theme(hits: &[Hit]) -> Vec<Hit> {
    let on = at_least(hits, &ON_THEME);
    if on.len() > 1 {
        return on;
    }
    let near = at_least(hits, &NEAR_THEME);
    if near.len() <= MOST_NEAR { near } else { on }
}

/// Those hits that have these shares of the theme.
fn at_least(hits: &[Hit], share: &Share) -> Vec<Hit> {
    let Some(best) = hits.first().map(|hit| hit.fit) else { return Vec::new() };
    let own = hits.iter().map(|hit| hit.fit.own).fold(0.0, f32::max);
    let said = |hit: &Hit| if own >= share.covered { hit.fit.own } else { hit.fit.recall };
    let most = hits.iter().map(said).fold(0.0, f32::max);
    let on = |hit: &&Hit| {
        said(hit) >= share.covered
            && said(hit) >= most * share.of_best
            && hit.fit.together >= share.together
            && hit.fit.score >= best.score * share.of_best_score
    };
    hits.iter().filter(on).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{CategoryKey, TopicKey};
    use crate::config::{Config, Environment};

    #[test]
    fn the_entries_that_are_looked_at_are_all_for_which_conditions_hold() {
        let config = Config::load(None, &Environment::default()).expect("the settings are sound");
        let catalogue = Catalogue::built_in().expect("it is sound");
        let organisations: Vec<OrganisationKey> = catalogue.organisations().map(|(key, _)| key).collect();
        let topics: Vec<TopicKey> = catalogue.topics().map(|(key, _)| key).collect();
        let categories: Vec<CategoryKey> = catalogue.categories().map(|(key, _)| key).collect();
        let collections: Vec<CollectionKey> = catalogue.collections().map(|(key, _)| key).collect();
        let library = Library::of(catalogue, &config).expect("it can be indexed");
        let entries = || library.catalogue().entries().map(|(key, _)| key);
        let backwards: Vec<EntryKey> = entries().take(3).collect::<Vec<_>>().into_iter().rev().collect();
        // Each alone, and by twos, of which one entry may have both.
        let fields = std::iter::once(Field::Entry(backwards))
            .chain(
                organisations.chunks(1).chain(organisations.windows(2)).map(|keys| Field::Organisation(keys.to_vec())),
            )
            .chain(topics.chunks(1).chain(topics.windows(2)).map(|keys| Field::Topic(keys.to_vec())))
            .chain(categories.chunks(1).chain(categories.windows(2)).map(|keys| Field::Category(keys.to_vec())))
            .chain(collections.chunks(1).chain(collections.windows(2)).map(|keys| Field::Collection(keys.to_vec())))
            .chain(Status::ALL.chunks(1).chain(Status::ALL.windows(2)).map(|some| Field::Status(some.to_vec())));
        for field in fields {
            for clause in [Clause::is(field.clone()), Clause::is_not(field)] {
                for clauses in [vec![clause.clone()], vec![Clause::is(Field::Status(vec![Status::Winner])), clause]] {
                    let conditions = Conditions::new(&library, &clauses);
                    let all: Vec<EntryKey> = entries().filter(|key| conditions.hold(*key)).collect();
                    assert_eq!(conditions.holding(), all, "{clauses:?}");
                }
            }
        }
    }
}
