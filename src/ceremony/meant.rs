//! Which award, category or entry an organiser means. A wrong winner would be the worst of mistakes, so a name must fit one
//! alone; else it is asked back.

use super::order::RunningOrder;
use super::refused::Refused;
use crate::catalogue::{CategoryKey, EntryKey};
use crate::library::Library;

/// Names that are offered where one does not fit.
const OFFERED: usize = 3;

/// The award that is meant: the one that is named, or else the only one with a show, or the only one that is pending.
///
/// # Errors
/// None or several may be meant.
pub fn award<'a>(library: &'a Library, typed: Option<&str>, shows: &[String]) -> Result<RunningOrder<'a>, Refused> {
    let catalogue = library.catalogue();
    let Some(typed) = typed.map(str::trim).filter(|typed| !typed.is_empty()) else {
        let planned = shows.iter().filter_map(|show| RunningOrder::of_award(catalogue, show));
        let pending = catalogue.collections().map(|(key, _)| RunningOrder::of(catalogue, key));
        let pending = pending.filter(|order| order.categories().len() > 0);
        let only = |orders: Vec<RunningOrder<'a>>| <[RunningOrder<'a>; 1]>::try_from(orders).ok();
        let found = only(planned.collect()).or_else(|| only(pending.collect()));
        return found.map(|[order]| order).ok_or(Refused::WhichAward);
    };
    if let Some(order) = RunningOrder::of_award(catalogue, typed) {
        return Ok(order);
    }
    let unknown = || Refused::NoSuchAward(typed.to_owned());
    match library.names().award(typed).map_err(|_| unknown())?.as_slice() {
        [key] => Ok(RunningOrder::of(catalogue, *key)),
        keys => {
            let pending = keys.iter().map(|key| RunningOrder::of(catalogue, *key));
            let mut pending = pending.filter(|order| order.categories().len() > 0);
            pending.next().filter(|_| pending.next().is_none()).ok_or(Refused::WhichAward)
        }
    }
}

/// The category of a running order that is meant.
///
/// # Errors
/// None or several may be meant.
pub fn category(library: &Library, order: &RunningOrder<'_>, typed: &str) -> Result<CategoryKey, Refused> {
    let typed = typed.trim();
    if let Some(key) = order.category(typed) {
        return Ok(key);
    }
    let of_order = |key: &CategoryKey| order.categories().any(|(known, _)| known == *key);
    let named = library.names().category(typed).unwrap_or_default();
    let named: Vec<CategoryKey> = named.into_iter().filter(of_order).collect();
    match named.as_slice() {
        [key] => Ok(*key),
        _ => Err(Refused::NoSuchCategory { award: order.name().to_owned(), category: typed.to_owned() }),
    }
}

/// The entry of a category's shortlist that is meant: by its id, its title, all of its words that are given, or as the only
/// one of its organisation.
///
/// # Errors
/// None or several may be meant; those that come near are offered.
pub fn entry(
    library: &Library,
    order: &RunningOrder<'_>,
    category: CategoryKey,
    typed: &str,
) -> Result<EntryKey, Refused> {
    let typed = typed.trim();
    let catalogue = library.catalogue();
    let same = |one: &str| one.trim().to_lowercase() == typed.to_lowercase();
    let shortlist: Vec<EntryKey> = order.shortlist(category).map(|(key, _)| key).collect();
    let by = |fits: &dyn Fn(EntryKey) -> bool| -> Option<EntryKey> {
        let mut fitting = shortlist.iter().copied().filter(|key| fits(*key));
        fitting.next().filter(|_| fitting.next().is_none())
    };
    let organisations = library.names().organisation(typed).unwrap_or_default();
    let found = by(&|key| catalogue.entry(key).id == typed)
        .or_else(|| by(&|key| same(&catalogue.entry(key).title)))
        .or_else(|| by(&|key| catalogue.entry(key).aliases.iter().any(|alias| same(alias))))
        .or_else(|| by(&|key| organisations.iter().any(|known| catalogue.entry(key).organisations.contains(known))))
        .or_else(|| by(&|key| library.search().has_words(key, typed)));
    found.ok_or_else(|| Refused::WhichEntry {
        typed: typed.to_owned(),
        category: catalogue.category(category).name.clone(),
        nearest: near(library, &shortlist, typed),
    })
}

/// The titles on a shortlist that come nearest to a text.
fn near(library: &Library, shortlist: &[EntryKey], typed: &str) -> Vec<String> {
    let catalogue = library.catalogue();
    let mut allowed = vec![false; catalogue.entries().len()];
    for key in shortlist {
        allowed[key.index()] = true;
    }
    let search = library.search();
    let hits = search.lookup(&search.read(typed), Some(&allowed)).unwrap_or_default();
    hits.iter().take(OFFERED).map(|hit| catalogue.entry(hit.entry).title.clone()).collect()
}
