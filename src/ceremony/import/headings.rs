//! The headings of a judges' sheet: which column is which, whatever their order, case and usual other names.

use super::Row;
use crate::sheet::plain;
use crate::wording::{Wording, say};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Category,
    Entry,
    Standing,
    Citation,
}

/// The names that columns go by.
const NAMES: [(Column, &[&str]); 4] = [
    (Column::Category, &["category", "category name", "award category"]),
    (
        Column::Entry,
        &[
            "entry", "entry title", "entry name", "title", "name", "project", "nominee", "finalist", "entrant",
            "shortlisted",
        ],
    ),
    (Column::Standing, &["standing", "result", "results", "status", "outcome", "place", "placing", "position"]),
    (
        Column::Citation,
        &[
            "citation", "quote", "comment", "comments", "judges comment", "judges comments", "jury", "jury says",
            "reason",
        ],
    ),
];

/// What a heading means; `None` is none of ours.
pub(super) fn column(heading: &str) -> Option<Column> {
    let heading = plain(heading);
    NAMES.iter().find(|(_, names)| names.contains(&heading.as_str())).map(|(column, _)| *column)
}

/// Which column is where.
pub(super) struct Headings {
    columns: Vec<Option<Column>>,
    texts: Vec<String>,
}

impl Headings {
    /// Reads the first line.
    ///
    /// # Errors
    /// A column is missing or there twice, in a sentence.
    pub(super) fn of(wording: &Wording, row: &Row) -> Result<Self, String> {
        let columns: Vec<Option<Column>> = row.cells.iter().map(|cell| column(cell)).collect();
        for (wanted, names) in NAMES {
            let found = columns.iter().filter(|column| **column == Some(wanted)).count();
            if found > 1 {
                return Err(say!(wording, "sheet-two-columns", column = names[0]));
            }
            if found == 0 && wanted != Column::Citation {
                return Err(say!(wording, "sheet-no-column", column = names[0]));
            }
        }
        Ok(Self { columns, texts: row.cells.clone() })
    }

    /// What a line has in a column; empty where it has nothing.
    pub(super) fn cell<'a>(&self, row: &'a Row, wanted: Column) -> &'a str {
        let at = self.columns.iter().position(|column| *column == Some(wanted));
        at.and_then(|at| row.cells.get(at)).map_or("", String::as_str)
    }

    /// That a line has more cells than there are columns, where it has.
    pub(super) fn too_many(&self, wording: &Wording, row: &Row) -> Option<String> {
        let is_more = row.cells.iter().skip(self.columns.len()).any(|cell| !cell.is_empty());
        let columns = self.columns.len();
        is_more.then(|| say!(wording, "sheet-too-many-columns", number = columns))
    }

    /// The headings that mean nothing here.
    pub(super) fn unused(&self) -> Vec<String> {
        let unused = self.columns.iter().zip(&self.texts).filter(|(column, text)| column.is_none() && !text.is_empty());
        unused.map(|(_, text)| text.clone()).collect()
    }
}
