//! What was announced, written back into a collection's file: comments, order and everything else stay as they are.

use toml_edit::{DocumentMut, Item, TableLike, Value};

use crate::catalogue::{Catalogue, CollectionKey, EntryKey, Status};
use crate::results::Results;

/// A collection's file does not hold what the catalogue says of it.
#[derive(Debug, thiserror::Error)]
pub enum AnnounceError {
    /// It is not TOML.
    #[error("it cannot be read: {0}")]
    Toml(#[from] toml_edit::TomlError),
    /// Something of the catalogue is not in it.
    #[error("it has no {0} any more; was it changed meanwhile?")]
    Missing(String),
}

/// The text of a collection's file with everything that the results announce.
///
/// # Errors
/// The text is not that of the collection.
pub fn announced(
    catalogue: &Catalogue,
    results: &Results,
    collection: CollectionKey,
    text: &str,
) -> Result<String, AnnounceError> {
    let mut document: DocumentMut = text.parse()?;
    let (done, all) = results.progress(catalogue, collection);
    if done == all
        && done > 0
        && let Some(said) = document.get_mut("results")
    {
        set(said, "announced");
    }
    for (key, category) in catalogue.categories().filter(|(_, category)| category.collection == collection) {
        if !results.is_announced(key) || category.announcement == Some(crate::catalogue::Announcement::Announced) {
            continue;
        }
        let table = table(&mut document, "category", &category.id)?;
        match table.get_mut("results") {
            Some(said) => set(said, "announced"),
            // The collection's own says it.
            None if done == all => {}
            None => {
                table.insert("results", toml_edit::value("announced"));
            }
        }
    }
    for (key, entry) in catalogue.entries().filter(|(_, entry)| entry.collection == collection) {
        let stands: Vec<(String, Status)> = changed(catalogue, results, key);
        if stands.is_empty() {
            continue;
        }
        let of_entry = table(&mut document, "entry", &entry.id)?;
        for (category, status) in stands {
            let missing = || AnnounceError::Missing(format!("recognition of `{}` in `{category}`", entry.id));
            let said = of_entry.get_mut("recognitions").and_then(|list| recognition(list, &category));
            set(said.and_then(|table| table.get_mut("status")).ok_or_else(missing)?, status.id());
        }
    }
    Ok(document.to_string())
}

/// The categories in which an entry got further, or less far, than its file says.
fn changed(catalogue: &Catalogue, results: &Results, key: EntryKey) -> Vec<(String, Status)> {
    let entry = catalogue.entry(key);
    let now = results.recognitions(key, entry).zip(&entry.recognitions);
    let changed = now.filter(|(now, said)| now.status != said.status && results.is_announced(now.category));
    changed.map(|(now, _)| (catalogue.category(now.category).id.clone(), now.status)).collect()
}

/// The table of a list that has this id.
fn table<'d>(document: &'d mut DocumentMut, list: &str, id: &str) -> Result<&'d mut dyn TableLike, AnnounceError> {
    let missing = || AnnounceError::Missing(format!("{list} `{id}`"));
    let list = document.get_mut(list).ok_or_else(missing)?;
    let found = tables(list).into_iter().find(|table| is(&**table, "id", id));
    found.ok_or_else(missing)
}

/// The recognition in a category.
fn recognition<'d>(list: &'d mut Item, category: &str) -> Option<&'d mut dyn TableLike> {
    tables(list).into_iter().find(|table| is(&**table, "category", category))
}

/// The tables of a list, however it is written.
fn tables(list: &mut Item) -> Vec<&mut dyn TableLike> {
    match list {
        Item::ArrayOfTables(tables) => tables.iter_mut().map(|table| table as &mut dyn TableLike).collect(),
        Item::Value(Value::Array(values)) => {
            let tables = values.iter_mut().filter_map(Value::as_inline_table_mut);
            tables.map(|table| table as &mut dyn TableLike).collect()
        }
        _ => Vec::new(),
    }
}

fn is(table: &dyn TableLike, key: &str, text: &str) -> bool {
    table.get(key).and_then(Item::as_str) == Some(text)
}

/// Gives a text another value; what stands around it stays.
fn set(item: &mut Item, text: &str) {
    if let Some(value) = item.as_value_mut() {
        let decor = value.decor().clone();
        *value = Value::from(text);
        *value.decor_mut() = decor;
    }
}
