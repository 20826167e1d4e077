//! Laying settings over each other: the defaults, a file, the environment.

use toml::de::{DeTable, DeValue};
use toml::{Spanned, Table, Value};

use super::environment::path_of;
use super::{Config, ConfigError};
use crate::nearest::nearest;

/// The settings that these layers make; `file` is a path and its text.
pub(super) fn lay(
    defaults: &str,
    file: Option<(&str, &str)>,
    variables: &[(String, String)],
) -> Result<Config, ConfigError> {
    let mut settings: Table = parse("the built-in settings", defaults)?;
    if let Some((path, text)) = file {
        let places = DeTable::parse(text).map_err(|error| refuse_toml(path, text, &error))?;
        known_keys(path, text, places.get_ref(), &settings, &mut Vec::new())?;
        merge(&mut settings, parse(path, text)?);
        // Read what the file alone makes of the defaults, so that a value that does not fit is blamed on its line.
        read(&settings)
            .map_err(|error| ConfigError::Setting { place: place_of(path, text, &error), message: error })?;
    }
    for (variable, value) in variables {
        set(&mut settings, variable, value)?;
        read(&settings).map_err(|message| ConfigError::Setting { place: variable.clone(), message })?;
    }
    read(&settings).map_err(|message| ConfigError::Setting { place: "the built-in settings".to_owned(), message })
}

fn read(settings: &Table) -> Result<Config, String> {
    let config: Config =
        settings.clone().try_into().map_err(|error: toml::de::Error| error.to_string().trim().replace('\n', " "))?;
    check(&config)?;
    Ok(config)
}

/// What the types do not say about values.
fn check(config: &Config) -> Result<(), String> {
    let counts = [
        ("search", "candidates", config.search.candidates),
        ("similar", "count", config.similar.count),
        ("reply", "page_size", config.reply.page_size),
        ("suggest", "count", config.suggest.count),
    ];
    if let Some((section, key, _)) = counts.iter().find(|(_, _, count)| *count == 0) {
        return Err(format!("`{key}` in [{section}] is 0; expected 1 or more"));
    }
    let search = &config.search;
    let shares = [
        ("synonym", search.synonym),
        ("missing", search.missing),
        ("answered", search.answered),
        ("tail", search.tail),
        ("clear", search.clear),
    ];
    if let Some((key, value)) = shares.iter().find(|(_, share)| !(0.0..=1.0).contains(share)) {
        return Err(format!("`{key}` in [search] is {value}; expected 0 to 1"));
    }
    let weights = [search.coverage, search.passage, search.name, search.frequency];
    if weights.iter().chain(&search.parts.by_part()).any(|weight| !weight.is_finite() || *weight < 0.0)
        || weights.iter().sum::<f32>() <= 0.0
    {
        return Err("the weights in [search] are not all 0 or more, with one above 0".to_owned());
    }
    Ok(())
}

fn parse(path: &str, text: &str) -> Result<Table, ConfigError> {
    text.parse().map_err(|error| refuse_toml(path, text, &error))
}

fn refuse_toml(path: &str, text: &str, error: &toml::de::Error) -> ConfigError {
    let line = error.span().map_or(1, |span| line_of(text, span.start));
    ConfigError::Setting { place: format!("{path}:{line}"), message: error.message().trim().to_owned() }
}

fn line_of(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
}

/// The line of the setting that a message names in back quotes or after "for key", as near as it can be told.
fn place_of(path: &str, text: &str, message: &str) -> String {
    let named = message.split(['`', '\'']).find_map(|word| {
        let key = word.rsplit('.').next().unwrap_or(word);
        let sets = |line: &str| line.split('=').next().is_some_and(|left| left.trim() == key) && line.contains('=');
        text.lines().position(sets)
    });
    match named {
        Some(line) => format!("{path}:{}", line + 1),
        None => path.to_owned(),
    }
}

/// Refuses the first key that the defaults do not have.
fn known_keys(
    path: &str,
    text: &str,
    table: &DeTable<'_>,
    known: &Table,
    section: &mut Vec<String>,
) -> Result<(), ConfigError> {
    for (key, value) in table {
        let name = key.get_ref().to_string();
        let place = || format!("{path}:{}", line_of(text, Spanned::span(key).start));
        match (known.get(&name), value.get_ref()) {
            (None, _) => return Err(unknown(place(), &name, known, section)),
            (Some(Value::Table(known)), DeValue::Table(table)) => {
                section.push(name);
                known_keys(path, text, table, known, section)?;
                section.pop();
            }
            (Some(Value::Table(_)), _) => {
                let message = format!("`{name}` is a section; expected [{name}]");
                return Err(ConfigError::Setting { place: place(), message });
            }
            _ => {}
        }
    }
    Ok(())
}

fn unknown(place: String, key: &str, known: &Table, section: &[String]) -> ConfigError {
    let what = match section {
        [] => format!("there is no section `{key}`"),
        names => format!("there is no setting `{key}` in [{}]", names.join(".")),
    };
    let message = match nearest(key, known.keys().map(String::as_str)) {
        Some(near) => format!("{what}; did you mean `{near}`?"),
        None => {
            let names: Vec<&str> = known.keys().map(String::as_str).collect();
            format!("{what}; there are {}", names.join(", "))
        }
    };
    ConfigError::Setting { place, message }
}

fn merge(settings: &mut Table, over: Table) {
    for (key, value) in over {
        match (settings.get_mut(&key), value) {
            (Some(Value::Table(section)), Value::Table(over)) => merge(section, over),
            (_, value) => {
                settings.insert(key, value);
            }
        }
    }
}

/// Lays one variable over the settings, read as the type that the setting has.
fn set(settings: &mut Table, variable: &str, value: &str) -> Result<(), ConfigError> {
    let mut path = path_of(variable);
    let key = path.pop().unwrap_or_default();
    let mut table = settings;
    for (depth, section) in path.iter().enumerate() {
        if !matches!(table.get(section), Some(Value::Table(_))) {
            return Err(unknown(variable.to_owned(), section, table, &path[..depth]));
        }
        let Some(Value::Table(inner)) = table.get_mut(section) else { unreachable!("it is a table: seen above") };
        table = inner;
    }
    let refuse = |expected: &str| ConfigError::Setting {
        place: variable.to_owned(),
        message: format!("“{value}” does not fit; expected {expected}"),
    };
    let read = match table.get(&key) {
        None | Some(Value::Table(_)) => return Err(unknown(variable.to_owned(), &key, table, &path)),
        Some(Value::String(_)) => Value::String(value.to_owned()),
        Some(Value::Integer(_)) => Value::Integer(value.trim().parse().map_err(|_| refuse("a whole number"))?),
        Some(Value::Float(_)) => Value::Float(value.trim().parse().map_err(|_| refuse("a number"))?),
        Some(_) => value.trim().parse().map_err(|_| refuse("a TOML value"))?,
    };
    table.insert(key, read);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::DEFAULTS;

    #[track_caller]
    fn refused(file: Option<(&str, &str)>, variables: &[(&str, &str)]) -> String {
        let variables: Vec<_> = variables.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        lay(DEFAULTS, file, &variables).expect_err("these settings are wrong").to_string()
    }

    #[test]
    fn the_defaults_are_complete() {
        let config = lay(DEFAULTS, None, &[]).unwrap();
        assert!(config.reply.page_size > 0);
    }

    #[test]
    fn every_setting_has_a_comment() {
        let mut comment = false;
        for line in DEFAULTS.lines() {
            assert!(!line.contains('=') || line.starts_with('#') || comment, "no comment above: {line}");
            comment = line.starts_with('#') || (comment && !line.is_empty());
        }
    }

    #[test]
    fn an_unknown_key_is_refused_with_its_line_and_the_nearest() {
        assert_eq!(
            refused(Some(("my.toml", "[reply]\npage_sise = 3\n")), &[]),
            "my.toml:2: there is no setting `page_sise` in [reply]; did you mean `page_size`?"
        );
        assert!(refused(Some(("my.toml", "\n[serch]\nx = 1\n")), &[]).starts_with("my.toml:2: there is no section"));
    }

    #[test]
    fn a_value_that_does_not_fit_is_refused_with_its_line() {
        assert!(refused(Some(("my.toml", "[reply]\noffers = 2\npage_size = 0\n")), &[]).starts_with("my.toml:3: "));
        assert!(refused(Some(("my.toml", "[reply]\npage_size = \"x\"\n")), &[]).starts_with("my.toml:2: "));
        assert!(refused(Some(("my.toml", "[reply\n")), &[]).starts_with("my.toml:1: "));
    }

    #[test]
    fn the_environment_overrides_by_one_rule() {
        let variables = [("LAUREATE_SEARCH__PARTS__TITLE".to_owned(), "0.9".to_owned())];
        let config = lay(DEFAULTS, Some(("my.toml", "[search.parts]\ntitle = 0.1\n")), &variables).unwrap();
        assert!((config.search.parts.title - 0.9).abs() < f32::EPSILON);
        assert!(refused(None, &[("LAUREATE_REPLY__PAGE_SISE", "3")]).contains("did you mean `page_size`?"));
        assert!(refused(None, &[("LAUREATE_REPLY__PAGE_SIZE", "many")]).contains("expected a whole number"));
    }
}
