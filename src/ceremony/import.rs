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
use crate::sheet::{self, ConversationKey, Form, Limits, Sheet};
use crate::wording::{Language, Wording, say};
use headings::{Column, Headings, column};

/// Bytes that a sheet may have: 2,000 lines with long citations fit in.
pub const MOST_BYTES: usize = 1 << 20;
/// Characters that a cell may have.
const MOST_CHARACTERS: usize = 1_500;
/// What a sheet may have; the language is that of whoever gave it.
const LIMITS: Limits = Limits {
    whose: ConversationKey::Judges,
    language: Language::EnGb,
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
    let wording = library.wording();
    let rows = rows(wording, bytes)?;
    let Some((heading, rows)) = rows.split_first() else {
        return Err(vec![Fault::whole(say!(wording, "sheet-empty"))]);
    };
    let headings = Headings::of(wording, heading).map_err(|sentence| vec![Fault::at(heading, sentence)])?;
    let mut faults = Vec::new();
    let mut gathered: BTreeMap<usize, Gathered> = BTreeMap::new();
    for row in rows {
        faults.extend(line(library, order, &headings, row, &mut gathered));
    }
    for (at, of) in &gathered {
        if of.outcome.winners.is_empty() && faults.is_empty() {
            let name = order.categories().nth(*at).map_or("", |(_, category)| category.name.as_str());
            let sentence = say!(wording, "sheet-no-winner", category = name);
            faults.push(Fault { place: of.place.clone(), sentence });
        }
    }
    if gathered.is_empty() && faults.is_empty() {
        faults.push(Fault::at(heading, say!(wording, "sheet-no-lines")));
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
    fn unfit(&self, wording: &Wording) -> Option<String> {
        let unfit = |cell: &String| {
            let characters = cell.chars().count();
            if characters > MOST_CHARACTERS {
                return Some(say!(wording, "sheet-cell-too-long", number = characters, most = MOST_CHARACTERS));
            }
            // What a spreadsheet works out is not what somebody wrote.
            let is_formula = cell.starts_with(['=', '#']);
            is_formula.then(|| {
                let begins: String = cell.chars().take(40).collect();
                say!(wording, "sheet-formula", text = begins)
            })
        };
        self.cells.iter().find_map(unfit)
    }
}

/// The rows of a file's first sheet that have something in them.
fn rows(wording: &Wording, bytes: &[u8]) -> Result<Vec<Row>, Vec<Fault>> {
    let is_heading = |cell: &str| column(cell).is_some();
    let limits = Limits { language: wording.language(), ..LIMITS };
    let sheets = sheet::read(bytes, &limits, &is_heading).map_err(|unreadable| {
        let place =
            if unreadable.line == 0 { String::new() } else { say!(wording, "sheet-line", number = unreadable.line) };
        vec![Fault { place, sentence: unreadable.sentence }]
    })?;
    let Some(Sheet { form, rows, .. }) = sheets.into_iter().next() else { return Ok(Vec::new()) };
    let place = |row: &sheet::Row| match form {
        Form::Text => say!(wording, "sheet-line", number = row.line),
        Form::Workbook | Form::Items => say!(wording, "sheet-row", number = row.number),
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
    let wording = library.wording();
    let fault = |sentence: String| Fault::at(row, sentence);
    if let Some(sentence) = row.unfit(wording).or_else(|| headings.too_many(wording, row)) {
        return vec![fault(sentence)];
    }
    let cell = |column| headings.cell(row, column);
    let mut faults = Vec::new();
    let standing = standing(cell(Column::Standing));
    if standing.is_none() {
        let typed = cell(Column::Standing);
        faults.push(fault(say!(wording, "sheet-no-standing", typed = typed)));
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
        let sentence = say!(wording, "sheet-twice", typed = typed, category = &category.name, place = before);
        faults.push(fault(sentence));
    }
    match standing {
        Some(Standing::Winner) => of.outcome.winners.push(entry),
        Some(Standing::Commended) => of.outcome.commended.push(entry),
        _ => {}
    }
    let citation = (cell(Column::Citation), category.name.as_str());
    let cited = standing.and_then(|standing| cite(wording, &mut of.outcome, standing, citation));
    faults.extend(cited.map(fault));
    faults
}

/// Takes a citation, or gives what is wrong with it.
fn cite(
    wording: &Wording,
    outcome: &mut Outcome,
    standing: Standing,
    (citation, category): (&str, &str),
) -> Option<String> {
    if citation.is_empty() {
        return None;
    }
    if standing != Standing::Winner {
        return Some(say!(wording, "sheet-citation-of-another"));
    }
    if outcome.citation.as_deref().is_some_and(|known| known != citation) {
        return Some(say!(wording, "sheet-two-citations", category = category));
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
        return Err(say!(library, "sheet-no-category"));
    }
    meant::category(library, order, typed).map_err(|refused| {
        let (refused, number) = (refused.said(library.wording()), order.categories().len());
        say!(library, "sheet-wrong-category", refused = refused, number = number)
    })
}

fn entry(library: &Library, order: &RunningOrder<'_>, key: CategoryKey, typed: &str) -> Result<String, String> {
    if typed.is_empty() {
        return Err(say!(library, "sheet-no-entry"));
    }
    let found = meant::entry(library, order, key, typed).map_err(|refused| refused.said(library.wording()))?;
    Ok(order.catalogue().entry(found).id.clone())
}
