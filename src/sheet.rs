//! Sheets: the rows of a CSV, XLSX or JSON file as somebody wrote them, with the place of each cell.
//!
//! Whoever made a file may mean harm: it is bounded by [`Limits`] before anything of it is unpacked or kept. What a column
//! means does not matter here: a judges' sheet is understood by [`ceremony`](crate::ceremony::import), an organisers'
//! one by [`scheme`](crate::scheme).

mod items;
mod text;
mod workbook;

use std::fmt;

use crate::fold::fold;
use crate::reply::phrases::thousands;
use crate::wording::{Language, say};

/// How a file begins that is a ZIP archive, as workbooks are; and an old workbook, or one with a password.
const ZIP: &[u8] = b"PK\x03\x04";
const OLD: &[u8] = b"\xd0\xcf\x11\xe0";

/// What a file may have, and what is expected of it.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Whose sheet is expected.
    pub whose: ConversationKey,
    /// The language in which it is said what is wrong.
    pub language: Language,
    /// Bytes of the file.
    pub bytes: usize,
    /// Bytes of it unpacked, and of the texts of all cells together.
    pub unpacked: u64,
    /// Rows with something in them, of all sheets together.
    pub rows: usize,
    /// Columns that are looked at.
    pub columns: usize,
    /// Whether every sheet of a workbook is read, and not the first alone.
    pub all_sheets: bool,
    /// Whether text that is not UTF-8 is taken as what a mark says or else as Windows-1252, which Excel writes.
    pub other_encodings: bool,
    /// Whether JSON is a sheet.
    pub json: bool,
}

/// Whose sheet a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConversationKey {
    /// The judges', with their results.
    Judges,
    /// An organiser's, with the entries of an award.
    Organisers,
}

impl ConversationKey {
    /// What it is called in messages.
    fn id(self) -> &'static str {
        match self {
            Self::Judges => "judges",
            Self::Organisers => "organisers",
        }
    }
}

/// What a sheet was read from: people look for a cell accordingly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Text with separators.
    Text,
    /// A workbook.
    Workbook,
    /// A list of JSON objects.
    Items,
}

/// One sheet of a file.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// What it was read from.
    pub form: Form,
    /// Its name in a workbook; empty elsewhere.
    pub name: String,
    /// The rows that have something in them.
    pub rows: Vec<Row>,
}

/// A row with something in it.
#[derive(Debug, Clone)]
pub struct Row {
    /// Where it is in a spreadsheet, counted from 1.
    pub number: u64,
    /// The line of the file on which it begins; 0 where the file has none.
    pub line: u64,
    /// Its cells, without space around them.
    pub cells: Vec<String>,
}

/// A file that is not a sheet, or is too large.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The line, from 1; 0 where it is the whole file.
    pub line: usize,
    /// What is wrong, and what was expected.
    pub sentence: String,
}

impl Unreadable {
    fn whole(sentence: String) -> Self {
        Self { line: 0, sentence }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 { f.write_str(&self.sentence) } else { write!(f, "line {}: {}", self.line, self.sentence) }
    }
}

impl Sheet {
    /// A cell's place as a spreadsheet names it: `Entries!B7`; in a list of objects the number of the object.
    #[must_use]
    pub fn location(&self, row: &Row, column: usize) -> String {
        match self.form {
            Form::Text => format!("{}{}", letters(column), row.number),
            Form::Workbook => format!("{}!{}{}", self.name, letters(column), row.number),
            Form::Items => {
                let key = self.rows.first().and_then(|keys| keys.cells.get(column)).map_or("", String::as_str);
                // The first row is that of the keys.
                format!("item {}, `{key}`", row.number - 1)
            }
        }
    }
}

/// The sheets of a file that have something in them. `is_heading` tells headings, by which the separator of a text is
/// found.
///
/// # Errors
/// It is not a sheet, or is too large.
pub fn read(bytes: &[u8], limits: &Limits, is_heading: &dyn Fn(&str) -> bool) -> Result<Vec<Sheet>, Unreadable> {
    if bytes.len() > limits.bytes {
        let (most, whose, rows) = (limits.bytes >> 20, limits.whose.id(), thousands(limits.rows as u64));
        let sentence = say!(limits.language, "file-larger", most = most, whose = whose, rows = rows);
        return Err(Unreadable::whole(sentence));
    }
    if bytes.starts_with(OLD) {
        return Err(Unreadable::whole(say!(limits.language, "file-old")));
    }
    if bytes.starts_with(ZIP) {
        return workbook::read(bytes, limits);
    }
    let text = text::decode(bytes, limits)?;
    if limits.json && text.trim_start().starts_with(['[', '{']) {
        return items::read(&text, limits);
    }
    text::read(&text, limits, is_heading)
}

/// A text in small letters, without accents and punctuation, a space between words: how headings are compared.
#[must_use]
pub fn plain(text: &str) -> String {
    let text = fold(text).to_lowercase().replace(['\'', '’'], "");
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// A column's letters: `A` for 0, `AA` for 26.
#[must_use]
pub fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default()));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// What rows come to as they are read, within the limits.
struct Rows<'l> {
    limits: &'l Limits,
    list: Vec<Row>,
    /// Rows that other sheets have.
    before: usize,
    /// Bytes of all texts.
    bytes: u64,
}

impl<'l> Rows<'l> {
    fn new(limits: &'l Limits) -> Self {
        Self { limits, list: Vec::new(), before: 0, bytes: 0 }
    }

    /// Adds a row, if it has something in it.
    fn add(&mut self, number: u64, line: u64, mut cells: Vec<String>) -> Result<(), Unreadable> {
        cells.truncate(self.limits.columns);
        if cells.iter().all(String::is_empty) {
            return Ok(());
        }
        // The heading stands above the rows that are counted.
        if self.before + self.list.len() > self.limits.rows {
            let most = self.limits.rows;
            return Err(Unreadable::whole(say!(self.limits.language, "file-rows", most = most)));
        }
        self.bytes += cells.iter().map(|cell| cell.len() as u64).sum::<u64>();
        if self.bytes > self.limits.unpacked {
            return Err(too_large(self.limits));
        }
        self.list.push(Row { number, line, cells });
        Ok(())
    }
}

fn too_large(limits: &Limits) -> Unreadable {
    let (most, whose) = (limits.unpacked >> 20, limits.whose.id());
    Unreadable::whole(say!(limits.language, "file-unpacked", most = most, whose = whose))
}

/// A cell without space around it, and with one kind of line breaks.
fn tidy(cell: &str) -> String {
    cell.trim().replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        let letters = [0, 25, 26, 51, 52, 701, 702].map(letters);
        assert_eq!(letters, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn headings_are_compared_without_what_people_vary() {
        assert_eq!(plain("  Judges’ Comments (résumé): "), "judges comments resume");
    }
}
