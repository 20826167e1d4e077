//! What an award is called, who runs it and of which year it is, as far as nobody says it.

use super::Options;
use super::cells::year;
use super::draft::CollectionDraft;
use crate::reply::phrases::capital;
use crate::sheet::{Sheet, plain};

/// Words of a file's name that are not part of an award's.
const EXPORTED: [&str; 17] = [
    "entries", "entry", "export", "exported", "responses", "form", "nominations", "shortlist", "report", "list",
    "final", "results", "sheet", "copy", "csv", "xlsx", "detailed",
];

/// What an award is called where its sheet does not say it.
#[derive(Debug, Clone)]
pub(super) struct Naming {
    /// The name, without a year.
    name: String,
    /// The year.
    pub(super) year: u16,
    /// How many sheets there are.
    sheets: usize,
}

impl Naming {
    /// By the options, a title above the headings and the file's name; `None` where none of them has a year.
    pub(super) fn of(options: &Options, title: Option<&str>, dated: Option<u16>, sheets: usize) -> Option<Self> {
        let texts = [options.name.as_deref(), title, Some(options.stem.as_str())];
        let told = texts.iter().flatten().find_map(|text| year(text));
        let year = options.year.or(told).or(dated)?;
        let name = options.name.clone().or_else(|| title.map(str::to_owned)).unwrap_or_else(|| of_file(&options.stem));
        Some(Self { name: without_year(&name), year, sheets })
    }

    /// The collection of a year.
    pub(super) fn collection(
        &self,
        options: &Options,
        year: u16,
        award: Option<String>,
        organiser: Option<String>,
    ) -> CollectionDraft {
        let name = options.name.clone().or(award).unwrap_or_else(|| self.name.clone());
        let short = without_year(&name);
        let organiser = options.organiser.clone().or(organiser);
        CollectionDraft {
            name: format!("{short} {year}"),
            organiser_is_guessed: organiser.is_none(),
            organiser: organiser.unwrap_or(short),
            year,
            ..CollectionDraft::default()
        }
    }

    /// The category of a sheet without a column of them: its own name where there are several sheets.
    pub(super) fn category(&self, sheet: &Sheet) -> String {
        if self.sheets > 1 && !sheet.name.trim().is_empty() { sheet.name.trim().to_owned() } else { self.name.clone() }
    }
}

/// A name without the year in it.
fn without_year(name: &str) -> String {
    let kept = name.split_whitespace().filter(|word| {
        let digits = word.trim_matches(|c: char| !c.is_ascii_digit());
        !(digits.len() == 4 && year(digits).is_some() && word.chars().all(|c| !c.is_alphabetic()))
    });
    let name = kept.collect::<Vec<_>>().join(" ");
    let name = name.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '!' | '?' | ')')).to_owned();
    if name.is_empty() { "Awards".to_owned() } else { name }
}

/// The name that a file's name has in it: `northside-awards-2026_entries` is of the Northside awards.
fn of_file(stem: &str) -> String {
    let plain = plain(stem);
    let words = plain.split(' ').filter(|word| !EXPORTED.contains(word) && !word.chars().all(|c| c.is_ascii_digit()));
    let words: Vec<String> = words.map(capital).collect();
    if words.is_empty() { "Awards".to_owned() } else { words.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_has_the_awards() {
        assert_eq!(of_file("northside-awards-2026_entries (1)"), "Northside Awards");
        assert_eq!(of_file("export 2026"), "Awards");
        assert_eq!(without_year("Northside Awards 2026"), "Northside Awards");
        assert_eq!(without_year("2026: Northside Awards"), "Northside Awards");
    }
}
