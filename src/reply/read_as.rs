//! How a request was read, where that differs from what was typed: a word was spelt otherwise, or a condition was taken from
//! what was asked before.

use super::phrases::{everyday, short, status_of};
use crate::answer::{Answer, Outcome};
use crate::catalogue::Catalogue;
use crate::library::Library;
use crate::query::{Clause, Field, Query, Shape};
use crate::wording::say;

/// Letters of a word that is telling enough to be looked for in what was typed.
const TELLING: usize = 3;
/// Words of a text that are looked at; in a longer one a single spelling matters little.
const LOOKED_AT: usize = 20;

/// "Read as: “trafford” for “traford”"; `None` where it was read as it was typed, or nothing came of it.
pub(super) fn note(library: &Library, answer: &Answer) -> Option<String> {
    let query = answer.query.as_ref()?;
    if matches!(answer.outcome, Outcome::SmallTalk | Outcome::Failed | Outcome::Unasked(_) | Outcome::About(_))
        || matches!(query.shape, Shape::EntriesInText(_) | Shape::Suggest(..))
    {
        return None;
    }
    let taken = answer.asked.as_deref().map(|typed| taken(library, query, typed)).unwrap_or_default();
    let spelt = respelt(library, query);
    let parts: Vec<String> = spelt.into_iter().chain(taken).collect();
    (!parts.is_empty()).then(|| say!(library, "read-as", parts = parts.join(", ")))
}

/// The words that were read with another spelling than they were typed with: "“trafford” for “traford”".
fn respelt(library: &Library, query: &Query) -> Option<String> {
    let text = query.select.text.as_deref().filter(|text| text.split_whitespace().count() <= LOOKED_AT)?;
    // Most are, and need no second reading.
    if library.search().is_spelt_right(text) {
        return None;
    }
    let understood = library.search().read(text).understood;
    let (typed, read) = (plain(text), plain(&understood));
    if typed == read {
        return None;
    }
    if typed.len() != read.len() {
        let other: Vec<&str> = read.iter().filter(|word| !typed.contains(word)).map(String::as_str).collect();
        return (!other.is_empty()).then(|| format!("“{}”", short(&other.join(" "))));
    }
    let other = typed.iter().zip(&read).filter(|(typed, read)| typed != read);
    let other: Vec<String> =
        other.map(|(typed, read)| say!(library, "read-for", read = short(read), typed = short(typed))).collect();
    Some(other.join(", "))
}

/// Words in small letters, without what stands between them.
fn plain(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// The conditions of a query of which nothing stands in what was typed.
fn taken(library: &Library, query: &Query, typed: &str) -> Vec<String> {
    let catalogue = library.catalogue();
    let typed = plain(typed);
    let told = |clause: &&Clause| {
        let names = names(catalogue, clause);
        let mut words = names.iter().flat_map(|name| plain(name));
        !names.is_empty()
            && !words.any(|word| {
                let telling = word.chars().count() >= TELLING;
                telling && typed.iter().any(|known| known.starts_with(&word) || word.starts_with(known.as_str()))
            })
    };
    query.select.clauses.iter().filter(told).map(|clause| render_condition(library, clause)).collect()
}

/// Every name by which somebody may have typed a condition; none where a condition is not typed by name.
fn names(catalogue: &Catalogue, clause: &Clause) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    match &clause.field {
        Field::Collection(keys) => {
            for collection in keys.iter().map(|key| catalogue.collection(*key)) {
                names.extend([collection.name.clone(), collection.organiser.clone()]);
                names.extend(collection.aliases.iter().cloned());
            }
        }
        Field::Category(keys) => {
            for category in keys.iter().map(|key| catalogue.category(*key)) {
                names.push(category.name.clone());
                names.extend(category.aliases.iter().cloned());
            }
        }
        Field::Organisation(keys) => {
            for organisation in keys.iter().map(|key| catalogue.organisation(*key)) {
                names.extend([organisation.name.clone(), organisation.short.clone()]);
                names.extend(organisation.aliases.iter().cloned());
            }
        }
        Field::Topic(keys) => {
            for topic in keys.iter().map(|key| catalogue.topic(*key)) {
                names.push(topic.name.clone());
                names.extend(topic.aliases.iter().cloned());
            }
        }
        _ => {}
    }
    names
}

/// A condition in words.
fn render_condition(library: &Library, clause: &Clause) -> String {
    let (catalogue, wording) = (library.catalogue(), library.wording());
    match &clause.field {
        Field::Organisation(keys) if !clause.not && keys.len() == 1 => everyday(catalogue.organisation(keys[0])),
        Field::Status(statuses) if !clause.not && statuses.len() == 1 => status_of(wording, statuses[0]),
        _ => clause.words(catalogue, wording),
    }
}
