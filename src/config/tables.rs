//! Tables of settings with the place of each value: looked into, laid over each other, and put back.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::environment::variable_of;
use crate::nearest::nearest;

/// The setting at this path, from the key at this depth on; or why the path does not lead to one.
pub(super) fn setting<'t, 'a>(
    table: &'t mut DeTable<'a>,
    path: &[String],
    depth: usize,
) -> Result<&'t mut Spanned<DeValue<'a>>, String> {
    let names: Vec<String> = table.keys().map(|key| key.get_ref().to_string()).collect();
    let none = || unknown(&path[depth..].join("__"), &names, &path[..depth]);
    let value = table.get_mut(&*path[depth]).ok_or_else(none)?;
    if depth + 1 < path.len() {
        return match value.get_mut() {
            DeValue::Table(inner) => setting(inner, path, depth + 1),
            _ => Err(none()),
        };
    }
    let DeValue::Table(inner) = value.get_ref() else { return Ok(value) };
    let first = inner.keys().next().map(|key| key.get_ref().to_string());
    let example: Vec<String> = path.iter().cloned().chain(first).collect();
    Err(format!("`{}` is a section; {} sets one of its settings", path[depth], variable_of(&example)))
}

/// What a variable says, for a setting that is not text: TOML, or else the text, which the setting then refuses.
pub(super) fn value_of(text: &str) -> DeValue<'_> {
    DeValue::parse(text.trim()).map_or_else(|_| DeValue::String(text.into()), Spanned::into_inner)
}

/// A table whose places are counted in the long text.
pub(super) fn shifted(table: DeTable<'_>, begins: usize) -> DeTable<'_> {
    let shift = |span: Range<usize>| begins + span.start..begins + span.end;
    let entries = table.into_iter().map(|(key, value)| {
        let key_span = shift(key.span());
        (Spanned::new(key_span, key.into_inner()), spanned(value, &shift))
    });
    entries.collect()
}

/// A value, and all in it, with other places.
fn spanned<'a>(value: Spanned<DeValue<'a>>, shift: &impl Fn(Range<usize>) -> Range<usize>) -> Spanned<DeValue<'a>> {
    let span = value.span();
    let mut value = placed(value.into_inner(), shift);
    value = Spanned::new(shift(span), value.into_inner());
    value
}

/// A value with places for all in it; its own is that of nothing.
pub(super) fn placed<'a>(value: DeValue<'a>, shift: &impl Fn(Range<usize>) -> Range<usize>) -> Spanned<DeValue<'a>> {
    let value = match value {
        DeValue::Array(items) => DeValue::Array(items.into_iter().map(|item| spanned(item, shift)).collect()),
        DeValue::Table(table) => {
            let entries = table.into_iter().map(|(key, value)| {
                let key_span = shift(key.span());
                (Spanned::new(key_span, key.into_inner()), spanned(value, shift))
            });
            DeValue::Table(entries.collect())
        }
        value => value,
    };
    Spanned::new(shift(0..0), value)
}

/// Lays a file's settings over those so far; an unknown one is a fault.
pub(super) fn lay_over<'a>(
    onto: &mut DeTable<'a>,
    over: DeTable<'a>,
    section: &mut Vec<String>,
    faults: &mut Vec<(usize, String)>,
) {
    for (key, value) in over {
        let name = key.get_ref().to_string();
        let Some(known) = onto.get_mut(&*name) else {
            let names: Vec<String> = onto.keys().map(|key| key.get_ref().to_string()).collect();
            faults.push((key.span().start, unknown(&name, &names, section)));
            continue;
        };
        let span = value.span();
        match (known.get_mut(), value.into_inner()) {
            (DeValue::Table(known), DeValue::Table(over)) => {
                section.push(name);
                lay_over(known, over, section, faults);
                section.pop();
            }
            (DeValue::Table(_), _) => {
                faults.push((key.span().start, format!("`{name}` is a section; expected [{}]", path(section, &name))));
            }
            (_, value) => *known = Spanned::new(span, value),
        }
    }
}

/// Puts the setting at this place back to its default, and tells its name; `None` where none that was changed stands there.
pub(super) fn put_back<'a>(
    settings: &mut DeTable<'a>,
    defaults: &DeTable<'a>,
    at: usize,
    section: &mut Vec<String>,
) -> Option<String> {
    for (key, value) in settings.iter_mut() {
        let name = key.get_ref().to_string();
        let default = defaults.get(&*name)?;
        if let (DeValue::Table(inner), DeValue::Table(defaults)) = (value.get_mut(), default.get_ref()) {
            section.push(name);
            if let Some(found) = put_back(inner, defaults, at, section) {
                return Some(found);
            }
            section.pop();
            continue;
        }
        let span = value.span();
        if (span.contains(&at) || span.start == at) && span != default.span() {
            *value = default.clone();
            return Some(format!("`{name}` in [{}]", section.join(".")));
        }
    }
    None
}

fn path(section: &[String], name: &str) -> String {
    section.iter().map(String::as_str).chain([name]).collect::<Vec<_>>().join(".")
}

fn unknown(key: &str, known: &[String], section: &[String]) -> String {
    let what = match section {
        [] => format!("unknown section `{key}`"),
        names => format!("unknown setting `{key}` in [{}]", names.join(".")),
    };
    match nearest(key, known.iter().map(String::as_str)) {
        Some(near) => format!("{what}; did you mean `{near}`?"),
        None => format!("{what}; there are {}", known.join(", ")),
    }
}
