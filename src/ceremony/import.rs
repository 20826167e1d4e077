//! A judges' sheet: from the bytes of a CSV or XLSX file to the results that it holds, or to all that is wrong with it.
//!
//! A sheet has a line for each entry: its category, its name, its standing (winner, commended, or empty for the rest) and, on
//! the winner's line, a citation. Names are read as everywhere; a sheet is understood whole or not at all. Pure: what is read
//! is an organiser's secret, so nothing here is logged.

mod headings;

use std::collections::BTreeMap;
use std::fmt;

use super::decide::Recording;
use super::meant;
use super::order::RunningOrder;
use crate::catalogue::CategoryKey;
use crate::ledger::sealed::{Outcome, Salt};
use crate::library::Library;
use crate::sheet::{self, Form, Limits, Sheet};
use headings::{Column, Headings, column};

/// Bytes that a sheet may have: 2,000 lines with long citations fit in.
pub const MOST_BYTES: usize = 1 << 20;
/// Characters that a cell may have.
const MOST_CHARACTERS: usize = 1_500;
/// What a sheet may have.
const LIMITS: Limits = Limits {
    purpose: "a judges' sheet",
    bytes: MOST_BYTES,
    unpacked: 16 << 20,
    rows: 2_000,
    columns: 40,
    all_sheets: false,
    // A name that is read wrongly would be another name.
    other_encodings: false,
    json: false,
};

/// What an organiser wrote as standing, in small letters: who won, who was commended, and the rest.
const WINNER: [&str; 6] = ["winner", "winners", "joint winner", "won", "1st", "first"];
const COMMENDED: [&str; 5] =
    ["commended", "highly commended", "high commended", "highly commended entry", "commendation"];
const REST: [&str; 7] = ["", "shortlisted", "shortlist", "finalist", "nominee", "no", "none"];

/// What a sheet says.
pub struct Understood {
    /// The results, in the order of the running order.
    pub recordings: Vec<Recording>,
    /// How many entries it has.
    pub entries: usize,
    /// Headings of columns that are not read.
    pub unused: Vec<String>,
}

/// Something that is wrong with a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where: `line 7`, or `row 7` of a workbook; empty where it is the whole file.
    place: String,
    /// What is wrong, and what was expected.
    sentence: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place.is_empty() { f.write_str(&self.sentence) } else { write!(f, "{}: {}", self.place, self.sentence) }
    }
}

impl Fault {
    fn whole(sentence: String) -> Self {
        Self { place: String::new(), sentence }
    }

    fn at(row: &Row, sentence: String) -> Self {
        Self { place: row.place.clone(), sentence }
    }
}

/// How an entry stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Winner,
    Commended,
    Rest,
}

/// What the lines of a category come to.
struct Gathered {
    /// The place of its first line.
    place: String,
    outcome: Outcome,
    /// Every entry that was named, with the place of its line.
    named: BTreeMap<String, String>,
}

/// Reads a sheet of an award whose results are pending.
///
/// `chance` makes every result's salt.
///
/// # Errors
/// All that is wrong with it, in the order of its lines.
pub fn understand(
    library: &Library,
    order: &RunningOrder<'_>,
    bytes: &[u8],
    chance: &Salt,
) -> Result<Understood, Vec<Fault>> {
    let rows = rows(bytes)?;
    let Some((heading, rows)) = rows.split_first() else {
        return Err(vec![Fault::whole(format!("The sheet is empty; expected {}.", headings::EXPECTED))]);
    };
    let headings = Headings::of(heading).map_err(|sentence| vec![Fault::at(heading, sentence)])?;
    let mut faults = Vec::new();
    let mut gathered: BTreeMap<usize, Gathered> = BTreeMap::new();
    for row in rows {
        faults.extend(line(library, order, &headings, row, &mut gathered));
    }
    for (at, of) in &gathered {
        if of.outcome.winners.is_empty() && faults.is_empty() {
            let name = order.categories().nth(*at).map_or("It", |(_, category)| category.name.as_str());
            let expected =
                "expected “winner” as the standing of one line; leave out a category that is not decided yet";
            faults.push(Fault { place: of.place.clone(), sentence: format!("{name} has no winner; {expected}.") });
        }
    }
    if gathered.is_empty() && faults.is_empty() {
        faults.push(Fault::at(heading, "Nothing follows the headings; expected a line for each entry.".to_owned()));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let ids: Vec<&str> = order.categories().map(|(_, category)| category.id.as_str()).collect();
    let recordings = gathered.into_iter().map(|(at, of)| Recording {
        category: ids[at].to_owned(),
        outcome: of.outcome,
        salt: chance.of(ids[at]),
    });
    Ok(Understood { recordings: recordings.collect(), entries: rows.len(), unused: headings.unused() })
}

/// A row of a sheet.
struct Row {
    /// Where it is: `line 7`, or `row 7` of a workbook.
    place: String,
    /// Its cells, each in one line.
    cells: Vec<String>,
}

impl Row {
    /// That a cell cannot be taken, where one cannot.
    fn unfit(&self) -> Option<String> {
        let unfit = |cell: &String| {
            let characters = cell.chars().count();
            if characters > MOST_CHARACTERS {
                return Some(format!(
                    "A cell has {characters} characters; expected at most {MOST_CHARACTERS}. Is a quotation mark not closed?"
                ));
            }
            // What a spreadsheet works out is not what somebody wrote.
            let is_formula = cell.starts_with(['=', '#']);
            is_formula.then(|| {
                let begins: String = cell.chars().take(40).collect();
                format!("“{begins}” is a formula or its error; expected plain text.")
            })
        };
        self.cells.iter().find_map(unfit)
    }
}

/// The rows of a file's first sheet that have something in them.
fn rows(bytes: &[u8]) -> Result<Vec<Row>, Vec<Fault>> {
    let is_heading = |cell: &str| column(cell).is_some();
    let sheets = sheet::read(bytes, &LIMITS, &is_heading).map_err(|unreadable| {
        let place = if unreadable.line == 0 { String::new() } else { format!("line {}", unreadable.line) };
        vec![Fault { place, sentence: unreadable.sentence }]
    })?;
    let Some(Sheet { form, rows, .. }) = sheets.into_iter().next() else { return Ok(Vec::new()) };
    let place = |row: &sheet::Row| match form {
        Form::Text => format!("line {}", row.line),
        Form::Workbook | Form::Items => format!("row {}", row.number),
    };
    let rows =
        rows.into_iter().map(|row| Row { place: place(&row), cells: row.cells.iter().map(|c| clean(c)).collect() });
    Ok(rows.collect())
}

/// A cell in one line, without what disturbs a line of text.
fn clean(cell: &str) -> String {
    let cell = cell.replace(char::is_control, " ");
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Adds what a line says to its category, or gives what is wrong with it.
fn line(
    library: &Library,
    order: &RunningOrder<'_>,
    headings: &Headings,
    row: &Row,
    gathered: &mut BTreeMap<usize, Gathered>,
) -> Vec<Fault> {
    let fault = |sentence: String| Fault::at(row, sentence);
    if let Some(sentence) = row.unfit().or_else(|| headings.too_many(row)) {
        return vec![fault(sentence)];
    }
    let cell = |column| headings.cell(row, column);
    let mut faults = Vec::new();
    let standing = standing(cell(Column::Standing));
    if standing.is_none() {
        let typed = cell(Column::Standing);
        faults.push(fault(format!("“{typed}” is no standing; expected winner, highly commended, or nothing.")));
    }
    let key = match category(library, order, cell(Column::Category)) {
        Ok(key) => key,
        Err(sentence) => {
            faults.push(fault(sentence));
            return faults;
        }
    };
    let entry = match entry(library, order, key, cell(Column::Entry)) {
        Ok(entry) => entry,
        Err(sentence) => {
            faults.push(fault(sentence));
            return faults;
        }
    };
    let category = order.catalogue().category(key);
    let Some(at) = order.position(&category.id) else { return faults };
    let of = gathered.entry(at).or_insert_with(|| Gathered {
        place: row.place.clone(),
        outcome: Outcome { winners: Vec::new(), commended: Vec::new(), citation: None },
        named: BTreeMap::new(),
    });
    if let Some(before) = of.named.insert(entry.clone(), row.place.clone()) {
        let typed = cell(Column::Entry);
        faults.push(fault(format!("“{typed}” stands in {} at {before} already; expected it once.", category.name)));
    }
    match standing {
        Some(Standing::Winner) => of.outcome.winners.push(entry),
        Some(Standing::Commended) => of.outcome.commended.push(entry),
        _ => {}
    }
    let cited = standing.and_then(|standing| cite(&mut of.outcome, standing, cell(Column::Citation), &category.name));
    faults.extend(cited.map(fault));
    faults
}

/// Takes a citation, or gives what is wrong with it.
fn cite(outcome: &mut Outcome, standing: Standing, citation: &str, category: &str) -> Option<String> {
    if citation.is_empty() {
        return None;
    }
    if standing != Standing::Winner {
        return Some(
            "A citation stands beside an entry that did not win; expected it on the winner's line.".to_owned(),
        );
    }
    if outcome.citation.as_deref().is_some_and(|known| known != citation) {
        return Some(format!("{category} has two citations; expected one for the category."));
    }
    outcome.citation = Some(citation.to_owned());
    None
}

fn standing(typed: &str) -> Option<Standing> {
    let typed = sheet::plain(typed);
    let is = |known: &[&str]| known.contains(&typed.as_str());
    [(&WINNER[..], Standing::Winner), (&COMMENDED, Standing::Commended), (&REST, Standing::Rest)]
        .into_iter()
        .find(|(known, _)| is(known))
        .map(|(_, standing)| standing)
}

fn category(library: &Library, order: &RunningOrder<'_>, typed: &str) -> Result<CategoryKey, String> {
    if typed.is_empty() {
        return Err("There is no category; expected its name on every line.".to_owned());
    }
    meant::category(library, order, typed)
        .map_err(|refused| format!("{refused} Expected one of its {} categories.", order.categories().len()))
}

fn entry(library: &Library, order: &RunningOrder<'_>, key: CategoryKey, typed: &str) -> Result<String, String> {
    if typed.is_empty() {
        return Err("There is no entry; expected its title, or its organisation.".to_owned());
    }
    let found = meant::entry(library, order, key, typed).map_err(|refused| refused.to_string())?;
    Ok(order.catalogue().entry(found).id.clone())
}
