//! A draft as the files of a catalogue: TOML with comments, for people to go on with.

use std::fmt::Write as _;

use toml::Value;

use super::draft::{CollectionDraft, Draft, EntryDraft};
use crate::reply::phrases::safe;

/// A text as TOML has it.
fn quoted(text: &str) -> String {
    Value::String(text.to_owned()).to_string()
}

/// A list of texts in one line.
fn list<'t>(texts: impl IntoIterator<Item = &'t String>) -> String {
    let texts: Vec<String> = texts.into_iter().map(|text| quoted(text)).collect();
    format!("[{}]", texts.join(", "))
}

/// A list of what is TOML already, a line each.
fn lines(name: &str, values: impl IntoIterator<Item = String>) -> String {
    let lines: Vec<String> = values.into_iter().map(|value| format!("  {value},\n")).collect();
    if lines.is_empty() { String::new() } else { format!("{name} = [\n{}]\n", lines.concat()) }
}

/// The file of a collection, drafted from a file of this name.
pub(super) fn collection(collection: &CollectionDraft, from: &str) -> String {
    let mut text = head(collection, from);
    for (at, category) in collection.categories.iter().enumerate() {
        let _ = write!(text, "\n[[category]]\nid = {}\nname = {}\n", quoted(&category.id), quoted(&category.name));
        if let Some(sponsor) = &category.sponsor {
            let _ = writeln!(text, "sponsor = {}", quoted(sponsor));
        }
        if collection.is_announced(at) && !all_announced(collection) {
            text.push_str("results = \"announced\"\n");
        }
    }
    for of in &collection.entries {
        text.push_str(&entry(collection, of));
    }
    text
}

fn all_announced(collection: &CollectionDraft) -> bool {
    (0..collection.categories.len()).all(|at| collection.is_announced(at))
}

fn head(collection: &CollectionDraft, from: &str) -> String {
    let CollectionDraft { id, name, organiser, year, .. } = collection;
    let mut text = format!(
        "# {}, drafted by `laureate new-award` from {}.\n\
         #\n\
         # The sentences are the organisers' own. What `proposed` of an entry names was made by rules and nobody\n\
         # has looked at it yet: mend it, then delete its word from `proposed`, or the whole line.\n\
         # `laureate check` says how much is left. seeds/README.md of Laureate explains every field.\n\n\
         # Never changes: buttons and links hold it.\nid = {}\nname = {}\n",
        safe(name),
        safe(from),
        quoted(id),
        quoted(name),
    );
    if collection.organiser_is_guessed {
        text.push_str("# The sheet does not say who runs it; this is taken from the name.\n");
    }
    let results = if all_announced(collection) { "announced" } else { "pending" };
    let _ = write!(
        text,
        "organiser = {}\nyear = {year}\n\
         # \"pending\" before the ceremony, \"announced\" once the winners are known.\nresults = \"{results}\"\n\
         # What it is, in a few sentences:\n# summary = \"…\"\n\
         # ceremony = {{ date = \"5 March {year}\", place = \"…\" }}\n",
        quoted(organiser),
    );
    let judged = collection.categories.iter().filter(|category| !category.judges.is_empty());
    let judged = judged.map(|category| {
        format!("{{ text = {} }}", quoted(&format!("{} was judged by {}.", category.name, category.judges.join(", "))))
    });
    text.push_str(&lines("facts", judged));
    text
}

fn entry(collection: &CollectionDraft, entry: &EntryDraft) -> String {
    let mut text = format!("\n[[entry]]\nid = {}\ntitle = {}\n", quoted(&entry.id), quoted(&entry.title));
    for (name, values) in [("aliases", &entry.aliases), ("organisations", &entry.organisations)] {
        if !values.is_empty() {
            let _ = writeln!(text, "{name} = {}", list(values));
        }
    }
    let parties = entry.parties.iter();
    let parties = parties.map(|(id, role)| format!("{{ organisation = {}, role = \"{}\" }}", quoted(id), role.id()));
    text.push_str(&lines("parties", parties));
    let stood = entry.recognitions.iter().map(|(category, status)| {
        let category = collection.categories.get(*category).map_or("", |category| category.id.as_str());
        format!("{{ category = {}, status = \"{}\" }}", quoted(category), status.id())
    });
    let stood: Vec<String> = stood.collect();
    match stood.as_slice() {
        [one] => {
            let _ = writeln!(text, "recognitions = [{one}]");
        }
        several => text.push_str(&lines("recognitions", several.iter().cloned())),
    }
    let people = entry.people.iter().map(|(name, post)| {
        let post = post.as_ref().map(|post| format!(", post = {}", quoted(post))).unwrap_or_default();
        format!("{{ name = {}{post} }}", quoted(name))
    });
    text.push_str(&lines("people", people));
    if !entry.proposed.is_empty() {
        let parts: Vec<String> = entry.proposed.iter().map(|part| format!("\"{}\"", part.id())).collect();
        let _ = writeln!(text, "proposed = [{}]", parts.join(", "));
    }
    if !entry.topics.is_empty() {
        let _ = writeln!(text, "topics = {}", list(&entry.topics));
    }
    if !entry.summary.is_empty() {
        let _ = writeln!(text, "summary = {}", quoted(&entry.summary));
    }
    text.push_str(&lines("facts", entry.facts.iter().map(|fact| quoted(fact))));
    let figures = entry.figures.iter().map(|figure| {
        let per = figure.per.as_ref().map(|per| format!(", per = {}", quoted(per))).unwrap_or_default();
        let (what, value, unit) = (quoted(&figure.what), quoted(&figure.value), quoted(&figure.unit));
        let (number, kind) = (number(figure.number), figure.kind.id());
        format!("{{ what = {what}, value = {value}, number = {number}, unit = {unit}, kind = \"{kind}\"{per} }}")
    });
    text.push_str(&lines("figures", figures));
    text.push_str(&lines("questions", entry.questions.iter().map(|question| quoted(question))));
    text
}

/// A number as people write it: without a fraction where it is whole.
fn number(number: f64) -> String {
    let text = number.to_string();
    // What is too large for TOML's whole numbers keeps its point.
    if text.len() > 15 { Value::Float(number).to_string() } else { text }
}

/// What a file of organisations needs beside what it has.
pub(super) fn organisations(draft: &Draft) -> String {
    let mut text = String::new();
    for organisation in &draft.organisations {
        let (id, name) = (quoted(&organisation.id), quoted(&organisation.name));
        let _ = write!(text, "\n[[organisation]]\nid = {id}\nname = {name}\n");
        for (field, value) in [("kind", &organisation.kind), ("region", &organisation.region)] {
            if !value.is_empty() {
                let _ = writeln!(text, "{field} = {}", quoted(value));
            }
        }
    }
    text
}

/// What a vocabulary needs beside what it has.
pub(super) fn topics(draft: &Draft) -> String {
    let mut text = String::new();
    for (id, name) in &draft.topics {
        let _ = write!(text, "\n[[topic]]\nid = {}\nname = {}\n", quoted(id), quoted(name));
    }
    text
}
