//! Phrases that several replies share: names, standings, counts; and making foreign text safe to show.

use super::{EntrySummary, day};
use crate::catalogue::{Catalogue, Entry, EntryKey, Kind, Organisation, OrganisationKey, Recognition, Status};
use crate::library::Library;
use crate::query::Unit;
use crate::wording::{Wording, say};

/// Characters of a person's text that are repeated to them.
const UNIQUE_SUFFIX: usize = 120;
/// Organisations named in a line before the rest is counted.
const MOST_ORGANISATIONS_NAMED: usize = 3;

/// Text from outside without what could disturb a screen: control characters and line breaks of every kind become
/// spaces, and marks that turn the direction of writing are left out.
#[must_use]
pub fn safe(text: &str) -> String {
    // Most are plain.
    if text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()) {
        return text.to_owned();
    }
    let turns =
        |c: char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    text.chars().filter(|c| !turns(*c)).map(|c| if breaks(c) { ' ' } else { c }).collect()
}

/// A person's text as it is repeated to them: safe, and cut between characters when it is long.
#[must_use]
pub fn short(text: &str) -> String {
    let safe = safe(text);
    match safe.char_indices().nth(UNIQUE_SUFFIX) {
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
pub fn join<T: AsRef<str>>(wording: &Wording, items: &[T]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [most @ .., last] => {
            let most: Vec<&str> = most.iter().map(AsRef::as_ref).collect();
            say!(wording, "list-and", most = most.join(", "), last = last.as_ref())
        }
    }
}

/// "a", "a or b", "a or b or c".
#[must_use]
pub fn join_or<T: AsRef<str>>(wording: &Wording, items: &[T]) -> String {
    let items = items.iter().map(|item| item.as_ref().to_owned());
    items.reduce(|most, last| say!(wording, "list-or", most = most, last = last)).unwrap_or_default()
}

/// "1 entry", "3 entries", of what is counted.
#[must_use]
pub fn counted(wording: &Wording, what: Unit, number: usize) -> String {
    match what {
        Unit::Entries => say!(wording, "entries", number = number),
        Unit::Organisations => say!(wording, "organisations", number = number),
        Unit::Councils => say!(wording, "councils", number = number),
        Unit::Partners => say!(wording, "partners", number = number),
        Unit::Categories => say!(wording, "categories", number = number),
        Unit::Recognitions => say!(wording, "nominations", number = number),
        Unit::Wins => say!(wording, "wins", number = number),
        Unit::Collections => say!(wording, "collections", number = number),
        Unit::Topics => say!(wording, "topics", number = number),
        Unit::Sponsors => say!(wording, "sponsors", number = number),
        Unit::Regions => say!(wording, "regions", number = number),
        Unit::Years => say!(wording, "years", number = number),
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
pub fn who(wording: &Wording, catalogue: &Catalogue, entry: &Entry) -> String {
    names(wording, catalogue, &entry.organisations)
}

/// Organisations by their everyday names, the last of many only counted.
#[must_use]
pub fn names(wording: &Wording, catalogue: &Catalogue, keys: &[OrganisationKey]) -> String {
    let names: Vec<String> = keys.iter().map(|key| everyday(catalogue.organisation(*key))).collect();
    if names.len() > MOST_ORGANISATIONS_NAMED + 1 {
        return say!(
            wording,
            "list-and-more",
            names = names[..MOST_ORGANISATIONS_NAMED].join(", "),
            more = names.len() - MOST_ORGANISATIONS_NAMED
        );
    }
    join(wording, &names)
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
pub fn recognition_line(library: &Library, key: EntryKey) -> String {
    let catalogue = library.catalogue();
    match catalogue.entry(key).section {
        Some(section) => catalogue.category(section).name.clone(),
        None => standings_told(library, &library.recognitions(key).collect::<Vec<_>>()),
    }
}

/// Standings in words, and what a running show adds: when each was announced, or that it was not yet. Where that is the same
/// of all, it is said once.
fn standings_told(library: &Library, recognitions: &[Recognition]) -> String {
    let told: Vec<Option<String>> = recognitions.iter().map(|stands| day::told(library, stands.category)).collect();
    match told.as_slice() {
        [] => String::new(),
        [first, rest @ ..] if rest.iter().all(|other| other == first) => {
            let said = standings(library, recognitions);
            first.as_ref().map_or_else(|| said.clone(), |told| format!("{said} · {told}"))
        }
        _ => {
            let mut each: Vec<(Status, String)> = recognitions
                .iter()
                .zip(told)
                .map(|(stands, told)| {
                    let told = told.map_or_else(String::new, |told| format!(" ({told})"));
                    (stands.status, format!("{}{told}", standings(library, &[*stands])))
                })
                .collect();
            each.sort_by_key(|(status, _)| *status);
            each.into_iter().map(|(_, said)| said).collect::<Vec<_>>().join("; ")
        }
    }
}

/// Standings in words, the best first, each said once; a category that the source does not print is probably it.
#[must_use]
pub fn standings(library: &Library, recognitions: &[Recognition]) -> String {
    let (catalogue, wording) = (library.catalogue(), library.wording());
    let of = |status: Status| {
        let categories = recognitions.iter().filter(|recognition| recognition.status == status);
        let names: Vec<String> = categories
            .map(|recognition| {
                let name = &catalogue.category(recognition.category).name;
                if recognition.inferred { say!(wording, "probably", category = name) } else { name.clone() }
            })
            .collect();
        (!names.is_empty()).then(|| format!("{}: {}", status_of(wording, status), join(wording, &names)))
    };
    let each: Vec<String> = Status::ALL.into_iter().filter_map(of).collect();
    each.join("; ")
}

/// That the source does not say who entered: of awards that councils enter, a council.
pub(super) fn unnamed(library: &Library, entry: &Entry) -> String {
    let catalogue = library.catalogue();
    if catalogue.collection(entry.collection).kind != Kind::Awards {
        return say!(library, "organisation-not-named");
    }
    let others = library.belonging().to_collection(entry.collection).iter().map(|key| catalogue.entry(*key));
    let named: Vec<OrganisationKey> = others.filter_map(|other| other.organisations.first().copied()).collect();
    let councils = named.iter().filter(|key| catalogue.organisation(**key).is_council()).count();
    if 2 * councils > named.len() {
        say!(library, "council-not-named")
    } else {
        say!(library, "organisation-not-named")
    }
}

/// A standing in words.
#[must_use]
pub fn status_of(wording: &Wording, status: Status) -> String {
    say!(wording, "status", status = status.id())
}

/// "1 winner", "3 finalists", "9 shortlisted".
#[must_use]
pub fn standing_count(wording: &Wording, status: Status, number: usize) -> String {
    say!(wording, "status-count", status = status.id(), number = number)
}

/// An entry as a line of a list, with what is said of it there.
#[must_use]
pub fn entry_line(library: &Library, number: usize, key: EntryKey, detail: String) -> EntrySummary {
    let catalogue = library.catalogue();
    EntrySummary { number, entry: key, title: named(catalogue, catalogue.entry(key)), detail }
}

/// An entry as a line of a list whose entries have nothing in common: with its collection and how far it got.
#[must_use]
pub fn full_line(library: &Library, number: usize, key: EntryKey) -> EntrySummary {
    let catalogue = library.catalogue();
    let collection = &catalogue.collection_of(key).name;
    entry_line(library, number, key, format!("{collection} · {}", recognition_line(library, key)))
}

/// A number with commas between thousands.
#[must_use]
pub fn thousands(number: u64) -> String {
    parted(&number.to_string())
}

/// The digits of a whole number with commas between thousands.
#[must_use]
pub fn parted(digits: &str) -> String {
    let groups = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy);
    groups.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Language;

    #[test]
    fn thousands_are_parted_by_commas() {
        assert_eq!([0, 999, 1_000, 20_000, 1_234_567].map(thousands), ["0", "999", "1,000", "20,000", "1,234,567"]);
    }

    #[test]
    fn foreign_text_cannot_disturb_the_screen() {
        assert_eq!(safe("a\u{1b}[31mb\u{202e}c\nd\u{85}e\u{2028}f\u{2066}g\0"), "a [31mbc d e fg ");
    }

    #[test]
    fn long_text_is_cut_between_characters() {
        let cut = short(&"é".repeat(500));
        assert_eq!(cut.chars().count(), UNIQUE_SUFFIX + 1);
        assert!(cut.ends_with('…'));
    }

    #[test]
    fn counts_and_lists_read_as_sentences() {
        assert_eq!(count(1, "entry", "entries"), "1 entry");
        assert_eq!(count(0, "entry", "entries"), "0 entries");
        assert_eq!(join(Language::EnGb.wording(), &["a", "b", "c"]), "a, b and c");
        assert_eq!(join(Language::Cy.wording(), &["Ealing", "Leeds", "Oldham"]), "Ealing, Leeds ac Oldham");
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
