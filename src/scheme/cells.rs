//! What a single cell of an organisers' sheet says: a text, a list of names, a year.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use crate::reply::phrases::safe;
use crate::sheet::plain;

/// Years that an award can be of.
const YEARS: RangeInclusive<u16> = 1990..=2100;
/// Days from which a spreadsheet counts them: 1 January 1990 and 31 December 2100 as numbers.
const DAYS: RangeInclusive<u32> = 32_874..=73_415;
/// What programs write that could not work a formula out.
const ERRORS: [&str; 7] = ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"];

/// A cell's text in one line.
pub(super) fn line(cell: &str) -> String {
    let cell = unguarded(cell);
    safe(cell).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A cell's text with its lines, each made safe.
pub(super) fn lines(cell: &str) -> Vec<String> {
    unguarded(cell).lines().map(line).filter(|line| !line.is_empty()).collect()
}

/// A text without the apostrophe that keeps a spreadsheet from taking it for a formula, as our own export writes it.
fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(cell)
}

/// Why a cell cannot be taken.
pub(super) fn unfit(cell: &str) -> Option<String> {
    if ERRORS.contains(&cell) {
        return Some(format!("“{cell}” is the error of a formula; expected plain text."));
    }
    if cell == "=" {
        return Some("Here is a formula that was never worked out; open the file in a spreadsheet and save it.".into());
    }
    if !cell.starts_with('=') {
        return None;
    }
    let begins: String = cell.chars().take(40).collect();
    Some(format!("“{begins}” is a formula; expected plain text."))
}

/// Whether a text has a character that no screen shows.
pub(super) fn is_disturbing(cell: &str) -> bool {
    let plain: String = cell.chars().filter(|c| !matches!(c, '\n' | '\t')).collect();
    safe(&plain) != plain
}

/// The names in a cell: lines, and what stands between semicolons or bars.
pub(super) fn names(cell: &str) -> Vec<String> {
    let parts = cell.split(['\n', ';', '|']).map(line).filter(|name| name.chars().any(char::is_alphanumeric));
    let mut names: Vec<String> = Vec::new();
    for name in parts {
        if names.iter().all(|known| plain(known) != plain(&name)) {
            names.push(name);
        }
    }
    names
}

/// The same, and a comma separates them as well where each part stands alone elsewhere: the answers of a form's boxes.
pub(super) fn names_among(cell: &str, alone: &BTreeSet<String>) -> Vec<String> {
    let parts = names(cell).into_iter().flat_map(|name| {
        let parts: Vec<&str> = name.split(", ").collect();
        let known = parts.len() > 1 && parts.iter().all(|part| alone.contains(&plain(part)));
        if known { parts.into_iter().map(str::to_owned).collect() } else { vec![name] }
    });
    parts.collect()
}

/// Persons: "Amina Yusuf (caretaker); Ben Okri, head of estates".
pub(super) fn people(cell: &str) -> Vec<(String, Option<String>)> {
    let is_name = |part: &str| {
        let words: Vec<&str> = part.split_whitespace().collect();
        (1..=4).contains(&words.len()) && words.iter().all(|word| word.starts_with(char::is_uppercase))
    };
    let mut people = Vec::new();
    for name in names(cell) {
        if let Some((name, post)) = name.strip_suffix(')').and_then(|name| name.split_once(" (")) {
            people.push((name.trim().to_owned(), Some(post.trim().to_owned())));
            continue;
        }
        let parts: Vec<&str> = name.split(", ").map(str::trim).filter(|part| !part.is_empty()).collect();
        if parts.iter().all(|part| is_name(part)) {
            people.extend(parts.iter().map(|part| ((*part).to_owned(), None)));
        } else if let [person, post @ ..] = parts.as_slice() {
            people.push(((*person).to_owned(), Some(post.join(", ")).filter(|post| !post.is_empty())));
        }
    }
    people.retain(|(name, _)| !name.is_empty());
    people
}

/// The year that a cell says: "2026", "2025/26", "5 March 2026", or a day as a spreadsheet counts it.
pub(super) fn year(cell: &str) -> Option<u16> {
    let is_number = cell.trim().chars().all(|c| c.is_ascii_digit() || c == '.');
    let days = cell.trim().split('.').next().and_then(|days| days.parse::<u32>().ok());
    if let Some(days) = days.filter(|days| is_number && DAYS.contains(days)) {
        // 400 years have so many days.
        let passed = u16::try_from((days - DAYS.start()) * 400 / 146_097).unwrap_or(u16::MAX);
        return Some(YEARS.start().saturating_add(passed)).filter(|year| YEARS.contains(year));
    }
    let digits = cell.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    digits.filter_map(|digits| digits.parse().ok()).find(|year| YEARS.contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_separates_only_what_stands_alone_elsewhere() {
        let alone = BTreeSet::from(["green project".to_owned(), "good neighbour".to_owned()]);
        assert_eq!(names_among("Green Project, Good Neighbour", &alone), ["Green Project", "Good Neighbour"]);
        assert_eq!(names_among("Small, medium and large", &alone), ["Small, medium and large"]);
        assert_eq!(names("A; B | C\nA"), ["A", "B", "C"]);
    }

    #[test]
    fn persons_have_posts_where_they_are_told() {
        let said = people("Amina Yusuf (caretaker); Ben Okri, head of estates\nCy Lee, Dee Fox");
        let said: Vec<(&str, Option<&str>)> = said.iter().map(|(n, p)| (n.as_str(), p.as_deref())).collect();
        assert_eq!(
            said,
            [
                ("Amina Yusuf", Some("caretaker")),
                ("Ben Okri", Some("head of estates")),
                ("Cy Lee", None),
                ("Dee Fox", None)
            ]
        );
    }

    #[test]
    fn years_are_read_as_they_are_written() {
        for (cell, said) in [
            ("2026", Some(2026)),
            ("2025/26", Some(2025)),
            ("2026-03-05", Some(2026)),
            ("Awards 2024", Some(2024)),
            ("46086", Some(2026)),
            ("12", None),
            ("9999", None),
        ] {
            assert_eq!(year(cell), said, "{cell}");
        }
    }

    #[test]
    fn formulas_are_no_text() {
        assert!(unfit("=1+1").is_some() && unfit("#REF!").is_some() && unfit("=").is_some());
        assert_eq!(unfit("#1 in the country"), None);
        assert_eq!(line("'-5 degrees"), "-5 degrees");
        assert!(is_disturbing("a\u{202e}b") && !is_disturbing("a\nb\tc"));
    }
}
