//! The picture of an entry, as it is posted when a category is announced.

use std::io::{self, IsTerminal, Write};

use super::ExitStatus;
use super::output::{print, print_error};
use crate::answer::{Outcome, answer};
use crate::catalogue::{CategoryKey, EntryKey};
use crate::library::Library;
use crate::picture::{CardText, draw};
use crate::reply::reply;
use crate::request::Request;

/// Which picture is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// An entry's id, or words that find it.
    pub entry: String,
    /// One of its categories; its best where none is named.
    pub category: Option<String>,
    /// The text that says what the picture says, in place of the picture.
    pub alt: bool,
}

/// Writes the picture as PNG, or what it says.
///
/// # Errors
/// The picture cannot be drawn, or the output is closed.
pub fn card(library: &Library, wanted: &Card) -> Result<ExitStatus, Box<dyn std::error::Error>> {
    let text = match text(library, wanted) {
        Ok(text) => text,
        Err(sentence) => {
            print_error(&sentence);
            return Ok(ExitStatus::Nothing);
        }
    };
    if wanted.alt {
        print(&format!("{}\n", text.alt()))?;
        return Ok(ExitStatus::Done);
    }
    let mut out = io::stdout();
    if out.is_terminal() {
        print_error(
            "A picture is not text: send it into a file, as in `laureate card ENTRY > card.png`; --alt prints what it says.",
        );
        return Ok(ExitStatus::Unusable);
    }
    out.write_all(&draw(&text)?)?;
    out.flush()?;
    Ok(ExitStatus::Done)
}

/// What the picture says; a sentence where it is not clear which is meant.
fn text(library: &Library, wanted: &Card) -> Result<CardText, String> {
    let request = Request::Show { entry: wanted.entry.clone(), page: Some(1) };
    let answer = answer(library, &request);
    let entry = match &answer.outcome {
        Outcome::Card(card) => card.entry.entry,
        _ => return Err(reply(library, &answer).headline),
    };
    let category = category(library, entry, wanted.category.as_deref())?;
    Ok(CardText::of(library, entry, category))
}

/// The category that is meant: the one that is named, or the one in which the entry got furthest.
fn category(library: &Library, entry: EntryKey, typed: Option<&str>) -> Result<CategoryKey, String> {
    let catalogue = library.catalogue();
    let of_entry = catalogue.entry(entry);
    let stands: Vec<CategoryKey> = of_entry.categories().collect();
    let Some(typed) = typed else {
        let best = library.recognitions(entry).min_by_key(|recognition| recognition.status);
        let found = best.map(|recognition| recognition.category).or(of_entry.section);
        return found.ok_or_else(|| format!("{} stands in no category.", of_entry.title));
    };
    let by_id = stands.iter().copied().find(|key| catalogue.category(*key).id == typed);
    let named = || library.names().category(typed).ok()?.into_iter().find(|key| stands.contains(key));
    by_id.or_else(named).ok_or_else(|| {
        let others: Vec<&str> = stands.iter().map(|key| catalogue.category(*key).name.as_str()).collect();
        format!("{} does not stand in “{typed}”; it stands in {}.", of_entry.title, others.join(", "))
    })
}
