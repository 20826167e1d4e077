//! Catalogues read as one: what two of them say of the same organisation or topic.
//!
//! Other names add up, and what one leaves out the other may say. What contradicts is for a person to decide.

use super::model::{Organisation, Topic};

/// Adds what another file says of an organisation.
///
/// # Errors
/// What the two say differently of it, in words.
pub(super) fn organisation(known: &mut Organisation, other: Organisation) -> Result<(), String> {
    let said = [
        ("name", &known.name, &other.name),
        ("short", &known.short, &other.short),
        ("kind", &known.kind, &other.kind),
        ("region", &known.region, &other.region),
    ];
    // Where nobody gave a short form it is the name.
    let is_said = |what: &str, text: &str, name: &str| !(text.is_empty() || (what == "short" && text == name));
    let contradicts = |(what, one, another): &(&str, &String, &String)| {
        one != another && is_said(what, one, &known.name) && is_said(what, another, &other.name)
    };
    if let Some((what, one, another)) = said.into_iter().find(contradicts) {
        return Err(differs(what, one, another));
    }
    if known.short == known.name {
        known.short = other.short;
    }
    for (mine, theirs) in [(&mut known.kind, other.kind), (&mut known.region, other.region)] {
        if mine.is_empty() {
            *mine = theirs;
        }
    }
    add(&mut known.aliases, other.aliases);
    Ok(())
}

/// Adds what another file says of a topic.
///
/// # Errors
/// What the two say differently of it, in words.
pub(super) fn topic(known: &mut Topic, other: Topic) -> Result<(), String> {
    if known.name != other.name {
        return Err(differs("name", &known.name, &other.name));
    }
    add(&mut known.aliases, other.aliases);
    Ok(())
}

fn differs(what: &str, one: &str, another: &str) -> String {
    format!("`{what}` is “{another}” here and “{one}” there")
}

fn add(to: &mut Vec<String>, names: Vec<String>) {
    for name in names {
        if !to.contains(&name) {
            to.push(name);
        }
    }
}
