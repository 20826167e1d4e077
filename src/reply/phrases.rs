//! Phrases that several replies share: names, standings, sources, counts; and making foreign text safe to show.

use super::{Block, EntryLine};
use crate::answer::is_council;
use crate::catalogue::{Catalogue, Collection, Entry, EntryKey, Kind, LineRange, OrganisationKey, Recognition, Status};
use crate::library::Library;
use crate::query::Unit;

/// Characters of a person's text that are told back.
const TOLD_BACK: usize = 120;
/// Organisations named in a line before the rest is counted.
const NAMED: usize = 3;

/// Text from outside without what could disturb a screen: control characters and line breaks of every kind become
/// spaces, and marks that turn the direction of writing are left out.
#[must_use]
pub fn safe(text: &str) -> String {
    let turns =
        |c: char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    text.chars().filter(|c| !turns(*c)).map(|c| if breaks(c) { ' ' } else { c }).collect()
}

/// A person's text as it is told back: safe, and cut between characters when it is long.
#[must_use]
pub fn short(text: &str) -> String {
    let safe = safe(text);
    match safe.char_indices().nth(TOLD_BACK) {
        Some((end, _)) => format!("{}…", safe[..end].trim_end()),
        None => safe,
    }
}

/// A sentence's words with a capital letter at the beginning.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// "1 entry", "3 entries".
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// "a", "a and b", "a, b and c".
#[must_use]
pub fn join(items: &[&str]) -> String {
    match items {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// Who entered or ran it.
#[must_use]
pub fn who(catalogue: &Catalogue, entry: &Entry) -> String {
    if entry.organisations.is_empty() {
        return unnamed(catalogue, entry).to_owned();
    }
    names(catalogue, &entry.organisations)
}

/// That the source does not say who entered: of awards that councils enter, a council.
fn unnamed(catalogue: &Catalogue, entry: &Entry) -> &'static str {
    if catalogue.collection(entry.collection).kind != Kind::Awards {
        return "organisation not stated";
    }
    let listed = entry.recognitions.iter().all(|recognition| recognition.status == Status::Shortlisted);
    let others = catalogue.entries().filter(|(_, other)| other.collection == entry.collection);
    let named = others.filter_map(|(_, other)| other.organisations.first());
    let (councils, all) = named.fold((0, 0), |(councils, all), key| {
        (councils + usize::from(is_council(&catalogue.organisation(*key).kind)), all + 1)
    });
    match (2 * councils > all, listed) {
        (true, true) => "council not named in the shortlist",
        (false, true) => "organisation not named in the shortlist",
        (true, false) => "council not named",
        (false, false) => "organisation not named",
    }
}

/// Organisations by name, the last of many only counted.
#[must_use]
pub fn names(catalogue: &Catalogue, keys: &[OrganisationKey]) -> String {
    let names: Vec<&str> = catalogue.organisation_names(keys).collect();
    if names.len() > NAMED + 1 {
        return format!("{} and {} more", names[..NAMED].join(", "), names.len() - NAMED);
    }
    join(&names)
}

/// How far an entry got by now, in words; or the section it stands in.
#[must_use]
pub fn standing(library: &Library, key: EntryKey) -> String {
    let catalogue = library.catalogue();
    match catalogue.entry(key).section {
        Some(section) => catalogue.category(section).name.clone(),
        None => {
            let each: Vec<String> = library.recognitions(key).map(|r| recognition(catalogue, &r)).collect();
            each.join("; ")
        }
    }
}

/// A unit, in the singular and in the plural.
#[must_use]
pub fn unit(unit: Unit) -> (&'static str, &'static str) {
    match unit {
        Unit::Entries => ("entry", "entries"),
        Unit::Organisations => ("organisation", "organisations"),
        Unit::Councils => ("council", "councils"),
        Unit::Partners => ("partner", "partners"),
        Unit::Categories => ("category", "categories"),
        Unit::Recognitions => ("nomination", "nominations"),
        Unit::Wins => ("win", "wins"),
        Unit::Collections => ("collection", "collections"),
        Unit::Topics => ("topic", "topics"),
        Unit::Sponsors => ("sponsor", "sponsors"),
        Unit::Regions => ("region", "regions"),
        Unit::Years => ("year", "years"),
    }
}

/// "winner, Partner Excellence Award".
#[must_use]
pub fn recognition(catalogue: &Catalogue, recognition: &Recognition) -> String {
    format!("{}, {}", status_of(recognition.status), catalogue.category(recognition.category).name)
}

/// A standing in words.
#[must_use]
pub fn status_of(status: Status) -> &'static str {
    match status {
        Status::Winner => "winner",
        Status::RunnerUp => "runner-up",
        Status::Second => "second place",
        Status::Third => "third place",
        Status::HighlyCommended => "highly commended",
        Status::Commended => "commended",
        Status::SpecialMention => "special mention",
        Status::Finalist => "finalist",
        Status::Shortlisted => "shortlisted",
        Status::Nominated => "nominated",
    }
}

/// Where it stands: the document, and its lines as far as they are known. `None` for a collection without a source.
#[must_use]
pub fn source(collection: &Collection, ranges: &[LineRange]) -> Option<Block> {
    let name = match collection.source_file() {
        Some(file) => file.to_owned(),
        None => collection.source_name()?,
    };
    let text = if ranges.is_empty() { name } else { format!("{name}, {}", lines(ranges)) };
    Some(Block::Field { label: "Source", text })
}

/// "lines 3–7 and 12".
#[must_use]
pub fn lines(ranges: &[LineRange]) -> String {
    let each: Vec<String> = ranges.iter().map(LineRange::to_string).collect();
    let each: Vec<&str> = each.iter().map(String::as_str).collect();
    let one = matches!(ranges, [LineRange(first, last)] if first == last);
    format!("{} {}", if one { "line" } else { "lines" }, join(&each))
}

/// An entry as a line of a list.
#[must_use]
pub fn entry_line(library: &Library, number: usize, key: EntryKey) -> EntryLine {
    let catalogue = library.catalogue();
    let entry = catalogue.entry(key);
    let who = who(catalogue, entry);
    let detail = format!("{who} · {} · {}", catalogue.collection(entry.collection).name, standing(library, key));
    EntryLine { number, entry: key, title: entry.title.clone(), detail, reason: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_text_cannot_disturb_the_screen() {
        assert_eq!(safe("a\u{1b}[31mb\u{202e}c\nd\u{85}e\u{2028}f\u{2066}g\0"), "a [31mbc d e fg ");
    }

    #[test]
    fn long_text_is_cut_between_characters() {
        let cut = short(&"é".repeat(500));
        assert_eq!(cut.chars().count(), TOLD_BACK + 1);
        assert!(cut.ends_with('…'));
    }

    #[test]
    fn counts_and_lists_read_as_sentences() {
        assert_eq!(count(1, "entry", "entries"), "1 entry");
        assert_eq!(count(0, "entry", "entries"), "0 entries");
        assert_eq!(join(&["a", "b", "c"]), "a, b and c");
        assert_eq!(lines(&[LineRange(3, 3)]), "line 3");
        assert_eq!(lines(&[LineRange(3, 7), LineRange(12, 12)]), "lines 3–7 and 12");
    }
}
