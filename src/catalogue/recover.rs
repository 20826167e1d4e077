//! Reading a table that is wrong: everything that is wrong with it, not only the first of it.
//!
//! What reads a table stops at its first fault. So that is taken out of the table, or put into it where it is missing, and
//! the table is read again, until nothing is wrong with it any more.

use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue, ValueDeserializer};

use super::parse::said;
use crate::nearest::nearest;

/// Of a table with more faults than this, only so many are reported.
const MOST_FAULTS: usize = 50;

/// One fault, and the byte of the file where it stands.
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) message: String,
}

/// Reads a table: what it says without its faults, where that is anything, and the faults.
pub(super) fn recover<T: DeserializeOwned>(value: Spanned<DeValue<'_>>) -> (Option<T>, Vec<Fault>) {
    let span = value.span();
    let mut faults = Vec::new();
    let DeValue::Table(mut table) = value.clone().into_inner() else {
        let read = T::deserialize(ValueDeserializer::from(value));
        let read = read.map_err(|error| faults.push(Fault { at: span.start, message: said(&error) }));
        return (read.ok(), faults);
    };
    let (mut removed, mut tried): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for _ in 0..MOST_FAULTS {
        let whole = Spanned::new(span.clone(), DeValue::Table(table.clone()));
        let error = match T::deserialize(ValueDeserializer::from(whole)) {
            Ok(read) => return (Some(read), faults),
            Err(error) => error,
        };
        let at = error.span().unwrap_or_else(|| span.clone());
        let message = unknown_field(error.message()).unwrap_or_else(|| said(&error));
        let mut fault = |at: usize| faults.push(Fault { at, message: message.clone() });
        if let Some(key) = holder(&table, &at) {
            if tried.contains(&key) {
                table.remove(key.as_str());
                continue;
            }
            fault(at.start);
            if take_out(&mut table, &key, &at) {
                removed.push(key);
            }
            continue;
        }
        let Some(missing) = missing_field(error.message()) else {
            fault(at.start);
            break;
        };
        // A text stands in for what is missing; where a text will not do, a number does.
        let stand_in = match tried.iter().filter(|tried| *tried == missing).count() {
            0 => DeValue::String(missing.to_owned().into()),
            1 => DeValue::Integer(DeInteger::default()),
            _ => break,
        };
        // What was taken out is missing now, and so is what a misspelt key was to be.
        let known = tried.iter().chain(&removed).map(String::as_str);
        if nearest(missing, known).is_none() {
            fault(span.start);
        }
        tried.push(missing.to_owned());
        let nowhere = usize::MAX..usize::MAX;
        table.insert(Spanned::new(nowhere.clone(), missing.to_owned().into()), Spanned::new(nowhere, stand_in));
    }
    (None, faults)
}

/// The key in whose name or value a place of the file is.
fn holder(table: &DeTable<'_>, at: &Range<usize>) -> Option<String> {
    let inside = |whole: Range<usize>| whole.start <= at.start && at.end <= whole.end;
    let mut keys = table.iter().filter(|(key, value)| inside(key.span()) || inside(value.span()));
    keys.next().map(|(key, _)| key.get_ref().to_string())
}

/// Takes what is wrong out of a table: an item of a list alone, anything else with its key. Whether the key is gone.
fn take_out(table: &mut DeTable<'_>, key: &str, at: &Range<usize>) -> bool {
    if let Some(DeValue::Array(items)) = table.get_mut(key).map(Spanned::get_mut) {
        let inside = |item: &Spanned<DeValue<'_>>| item.span().start <= at.start && at.end <= item.span().end;
        if let Some(number) = items.iter().position(inside) {
            let others = items.iter().enumerate().filter(|(at, _)| *at != number);
            *items = others.map(|(_, item)| item.clone()).collect();
            return false;
        }
    }
    table.remove(key);
    true
}

/// The message about an unknown key: it names the one that may be meant, where one comes near.
fn unknown_field(message: &str) -> Option<String> {
    let (field, known) = message.trim().strip_prefix("unknown field `")?.split_once('`')?;
    let nearest = nearest(field, known.split('`').skip(1).step_by(2))?;
    Some(format!("unknown field `{field}`; did you mean `{nearest}`?"))
}

/// The field that is missing, by what the reader of a table says.
fn missing_field(message: &str) -> Option<&str> {
    message.trim().strip_prefix("missing field `")?.strip_suffix('`')
}
