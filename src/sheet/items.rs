//! JSON: a list of objects, one an entry, whose keys are the headings.

use serde_json::{Map, Value};

use super::{Form, Limits, Rows, Sheet, Unreadable, tidy};
use crate::wording::say;

/// What is expected, as it is written.
const EXAMPLE: &str = "[{\"title\": \"…\", \"category\": \"…\"}]";

pub(super) fn read(text: &str, limits: &Limits) -> Result<Vec<Sheet>, Unreadable> {
    let items = objects(text, limits)?;
    let mut keys: Vec<String> = Vec::new();
    for key in items.iter().flat_map(Map::keys) {
        if !keys.contains(key) {
            keys.push(key.clone());
        }
        if keys.len() > limits.columns {
            let most = limits.columns;
            return Err(Unreadable::whole(say!(limits.language, "file-keys", most = most, example = EXAMPLE)));
        }
    }
    let mut rows = Rows::new(limits);
    rows.add(1, 0, keys.iter().map(|key| tidy(key)).collect())?;
    for (item, number) in items.iter().zip(2..) {
        let cell = |key: &String| item.get(key).map(|value| tidy(&written(value))).unwrap_or_default();
        rows.add(number, 0, keys.iter().map(cell).collect())?;
    }
    Ok(vec![Sheet { form: Form::Items, name: String::new(), rows: rows.list }])
}

/// The objects: of a list, of the only list in an object, or one a line.
fn objects(text: &str, limits: &Limits) -> Result<Vec<Map<String, Value>>, Unreadable> {
    let wrong = |error: &serde_json::Error| Unreadable {
        line: error.line(),
        sentence: say!(limits.language, "file-no-json", error = error.to_string(), example = EXAMPLE),
    };
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Value>().collect::<Result<Vec<_>, _>>();
    if let Ok([Value::Array(list)]) = values.as_deref_mut() {
        values = Ok(std::mem::take(list));
    } else if let Ok([Value::Object(object)]) = values.as_deref_mut() {
        let lists: Vec<&mut Value> = object.values_mut().filter(|value| value.is_array()).collect();
        let is_wrapper = lists.iter().any(|list| list.as_array().is_some_and(|list| list.iter().any(Value::is_object)));
        if let (true, Ok([Value::Array(list)])) = (is_wrapper, <[_; 1]>::try_from(lists).map(|[one]| [one.take()])) {
            values = Ok(list);
        }
    }
    let values = values.map_err(|error| wrong(&error))?;
    let objects = values.into_iter().zip(1..).map(|(value, number)| match value {
        Value::Object(object) => Ok(object),
        _ => Err(Unreadable::whole(say!(limits.language, "file-no-object", number = number, example = EXAMPLE))),
    });
    objects.collect()
}

/// A value as a cell has it: what a list holds, a line each; of an object its name.
fn written(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(is) => is.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Array(list) => list.iter().map(written).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n"),
        Value::Object(object) => {
            let name = ["name", "title", "text", "value"].iter().find_map(|key| object.get(*key));
            name.and_then(Value::as_str).unwrap_or_default().to_owned()
        }
    }
}
