//! Phrases that several replies share: names, standings, counts; and making foreign text safe to show.

use super::{EntryLine, day};
use crate::answer::is_council;
use crate::catalogue::{Catalogue, Entry, EntryKey, Kind, Organisation, OrganisationKey, Recognition, Status};
use crate::library::Library;
use crate::query::Unit;

/// Characters of a person's text that are repeated to them.
const REPEATED: usize = 120;
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

/// A person's text as it is repeated to them: safe, and cut between characters when it is long.
#[must_use]
pub fn short(text: &str) -> String {
    let safe = safe(text);
    match safe.char_indices().nth(REPEATED) {
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

/// Words by which a council says what kind of council it is, and which nobody says: "Metropolitan Borough Council".
const FORMAL: [&str; 6] =
    ["London Borough of ", "Royal Borough of ", "Borough of ", "City of ", "Metropolitan ", "Borough "];

/// What an organisation is called in everyday speech: "Bradford Council" for the City of Bradford Metropolitan District
/// Council. "City Council" and "County Council" stay: they tell Derby from Derbyshire.
#[must_use]
pub fn everyday(organisation: &Organisation) -> String {
    let name = organisation.name.as_str();
    if !matches!(organisation.kind.as_str(), "council" | "county-council") {
        return ["Ltd", "Limited", "CIC", "plc"]
            .iter()
            .find_map(|form| name.strip_suffix(form))
            .map_or(name, str::trim_end)
            .to_owned();
    }
    let mut said = name.replace("District Council", "Council");
    for word in FORMAL {
        said = said.replace(word, "");
    }
    if said.contains("Council") || said.contains("Corporation") { said } else { format!("{said} Council") }
}

/// What an organisation is called in a list: "Bradford", and for others than councils the name that anybody understands.
#[must_use]
pub fn brief(organisation: &Organisation) -> String {
    // An abbreviation says something to those alone who know it.
    let abbreviated = organisation.short.chars().filter(|c| c.is_lowercase()).count() < 2;
    if abbreviated { everyday(organisation) } else { organisation.short.clone() }
}

/// Who entered or ran it, as in everyday speech; empty where the source does not say.
#[must_use]
pub fn who(catalogue: &Catalogue, entry: &Entry) -> String {
    names(catalogue, &entry.organisations)
}

/// Organisations by their everyday names, the last of many only counted.
#[must_use]
pub fn names(catalogue: &Catalogue, keys: &[OrganisationKey]) -> String {
    let names: Vec<String> = keys.iter().map(|key| everyday(catalogue.organisation(*key))).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    if names.len() > NAMED + 1 {
        return format!("{} and {} more", names[..NAMED].join(", "), names.len() - NAMED);
    }
    join(&names)
}

/// Whether a title names who entered the entry.
#[must_use]
pub fn names_itself(catalogue: &Catalogue, entry: &Entry) -> bool {
    let title = entry.title.to_lowercase();
    let named = |key: &OrganisationKey| {
        let organisation = catalogue.organisation(*key);
        let names = [&organisation.name, &organisation.short].into_iter().chain(&organisation.aliases);
        names.filter(|name| name.chars().count() > 2).any(|name| title.contains(&name.to_lowercase()))
    };
    entry.organisations.first().is_none_or(named)
}

/// An entry as it is named in a line: "Bradford: Ele - Brighter, Cleaner Future"; by its title alone where that says who.
#[must_use]
pub fn named(catalogue: &Catalogue, entry: &Entry) -> String {
    match entry.organisations.first() {
        Some(first) if !names_itself(catalogue, entry) => {
            format!("{}: {}", brief(catalogue.organisation(*first)), entry.title)
        }
        _ => entry.title.clone(),
    }
}

/// How far an entry got by now, in words; or the section it stands in: "winner: Partner Excellence Award".
#[must_use]
pub fn standing(library: &Library, key: EntryKey) -> String {
    let catalogue = library.catalogue();
    match catalogue.entry(key).section {
        Some(section) => catalogue.category(section).name.clone(),
        None => standings_told(library, &library.recognitions(key).collect::<Vec<_>>()),
    }
}

/// Standings in words, and what a running show adds: when each was announced, or that it was not yet. Where that is the same
/// of all, it is said once.
fn standings_told(library: &Library, recognitions: &[Recognition]) -> String {
    let catalogue = library.catalogue();
    let told: Vec<Option<String>> = recognitions.iter().map(|stands| day::told(library, stands.category)).collect();
    match told.as_slice() {
        [] => String::new(),
        [first, rest @ ..] if rest.iter().all(|other| other == first) => {
            let said = standings(catalogue, recognitions);
            first.as_ref().map_or_else(|| said.clone(), |told| format!("{said} · {told}"))
        }
        _ => {
            let mut each: Vec<(Status, String)> = recognitions
                .iter()
                .zip(told)
                .map(|(stands, told)| {
                    let told = told.map_or_else(String::new, |told| format!(" ({told})"));
                    (stands.status, format!("{}{told}", standings(catalogue, &[*stands])))
                })
                .collect();
            each.sort_by_key(|(status, _)| *status);
            each.into_iter().map(|(_, said)| said).collect::<Vec<_>>().join("; ")
        }
    }
}

/// Standings in words, the best first, each said once; a category that the source does not print is probably it.
#[must_use]
pub fn standings(catalogue: &Catalogue, recognitions: &[Recognition]) -> String {
    let of = |status: Status| {
        let categories = recognitions.iter().filter(|recognition| recognition.status == status);
        let names: Vec<String> = categories
            .map(|recognition| {
                let name = &catalogue.category(recognition.category).name;
                if recognition.inferred { format!("probably {name}") } else { name.clone() }
            })
            .collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        (!names.is_empty()).then(|| format!("{}: {}", status_of(status), join(&names)))
    };
    let each: Vec<String> = Status::ALL.into_iter().filter_map(of).collect();
    each.join("; ")
}

/// That the source does not say who entered: of awards that councils enter, a council.
pub(super) fn unnamed(catalogue: &Catalogue, entry: &Entry) -> &'static str {
    if catalogue.collection(entry.collection).kind != Kind::Awards {
        return "organisation not named";
    }
    let others = catalogue.entries().filter(|(_, other)| other.collection == entry.collection);
    let named: Vec<OrganisationKey> = others.filter_map(|(_, other)| other.organisations.first().copied()).collect();
    let councils = named.iter().filter(|key| is_council(&catalogue.organisation(**key).kind)).count();
    if 2 * councils > named.len() { "council not named in the shortlist" } else { "organisation not named" }
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

/// "1 winner", "3 finalists", "9 shortlisted".
#[must_use]
pub fn standing_count(status: Status, number: usize) -> String {
    match status {
        Status::Winner => count(number, "winner", "winners"),
        Status::RunnerUp => count(number, "runner-up", "runners-up"),
        Status::Second => count(number, "second place", "second places"),
        Status::Third => count(number, "third place", "third places"),
        Status::SpecialMention => count(number, "special mention", "special mentions"),
        Status::Finalist => count(number, "finalist", "finalists"),
        other => format!("{number} {}", status_of(other)),
    }
}

/// An entry as a line of a list, with what is said of it there.
#[must_use]
pub fn entry_line(library: &Library, number: usize, key: EntryKey, detail: String) -> EntryLine {
    let catalogue = library.catalogue();
    EntryLine { number, entry: key, title: named(catalogue, catalogue.entry(key)), detail }
}

/// An entry as a line of a list whose entries have nothing in common: with its collection and how far it got.
#[must_use]
pub fn full_line(library: &Library, number: usize, key: EntryKey) -> EntryLine {
    let catalogue = library.catalogue();
    let collection = &catalogue.collection_of(key).name;
    entry_line(library, number, key, format!("{collection} · {}", standing(library, key)))
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
        assert_eq!(cut.chars().count(), REPEATED + 1);
        assert!(cut.ends_with('…'));
    }

    #[test]
    fn counts_and_lists_read_as_sentences() {
        assert_eq!(count(1, "entry", "entries"), "1 entry");
        assert_eq!(count(0, "entry", "entries"), "0 entries");
        assert_eq!(join(&["a", "b", "c"]), "a, b and c");
    }

    #[test]
    fn organisations_are_called_what_people_call_them() {
        let catalogue = Catalogue::built_in().expect("it is sound");
        let said = |id: &str| {
            let mut all = catalogue.organisations().map(|(_, organisation)| organisation);
            let organisation = all.find(|organisation| organisation.id == id).expect("it is there");
            (everyday(organisation), brief(organisation))
        };
        for (id, sentence, list) in [
            ("bradford-council", "Bradford Council", "Bradford"),
            ("barnet-council", "Barnet Council", "Barnet"),
            ("leeds-council", "Leeds City Council", "Leeds"),
            ("basis", "Basis", "Basis"),
            ("achieving-for-children", "Achieving for Children", "Achieving for Children"),
        ] {
            assert_eq!(said(id), (sentence.to_owned(), list.to_owned()), "{id}");
        }
    }
}
