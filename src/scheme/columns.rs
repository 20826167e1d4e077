//! Which column of a sheet is what: by what was said of it, by its heading, and else by what stands in it.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::Fault;
use super::field::{self, Field, Known};
use super::standing;
use crate::nearest::nearest;
use crate::sheet::{Form, Row, Sheet, letters, plain};

/// Rows at the beginning that are looked at for headings: a title may stand above them.
const FIRST: usize = 10;
/// Words of a cell from which on it is a text, and no name.
const TEXT_WORDS: f64 = 12.0;
/// The share of a column's cells that have to be of a kind for the column to be of it.
const MOSTLY: f64 = 0.8;

/// That a column of this heading holds this: `title=Project name`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// What it holds.
    pub field: Field,
    /// Its heading, or its letters.
    pub heading: String,
}

impl Mapping {
    /// Reads `title=Project name`.
    ///
    /// # Errors
    /// A sentence that says what is expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        let fields = || Field::ALL.map(Field::id).join(", ");
        let Some((field, heading)) = text.split_once('=') else {
            return Err(format!("“{text}” maps nothing; expected FIELD=HEADING, such as title=\"Project name\""));
        };
        let (field, heading) = (field.trim(), heading.trim());
        if heading.is_empty() {
            return Err(format!("`{field}=` names no column; expected a heading, or a column's letter"));
        }
        let known = Field::of_id(&field.to_lowercase()).ok_or_else(|| {
            let near = nearest(field, Field::ALL.iter().map(|field| field.id()));
            let meant = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            format!("unknown field `{field}`{meant} There are {}", fields())
        })?;
        Ok(Self { field: known, heading: heading.to_owned() })
    }
}

/// By what a column is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It was said.
    Said,
    /// By its heading.
    Heading,
    /// By what stands in it.
    Content,
    /// It is nobody's business.
    Private,
    /// Another column holds that already.
    Second,
    /// It tells nothing that is read.
    Unknown,
    /// It is empty.
    Empty,
}

/// A column of a sheet.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its heading in one line; empty where it has none.
    pub heading: String,
    /// What it holds.
    pub field: Field,
    /// By what that is understood.
    pub why: Why,
}

/// A field that several columns may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The sheet's name; empty where it has none.
    pub sheet: String,
    /// The field.
    pub field: Field,
    /// The letters and the heading of each column that may hold it.
    pub candidates: Vec<(String, String)>,
}

/// How a sheet is understood.
#[derive(Debug, Clone)]
pub struct Columns {
    /// Which of its rows has the headings.
    pub heading: usize,
    /// The columns.
    pub columns: Vec<Column>,
    /// What cannot be decided.
    pub doubts: Vec<Doubt>,
    /// Whether an entry's organisation is its title: no column has titles.
    pub titled_by_organisation: bool,
}

impl Columns {
    /// The columns that hold a field.
    pub(super) fn of(&self, field: Field) -> impl Iterator<Item = usize> + '_ {
        self.columns.iter().enumerate().filter(move |(_, column)| column.field == field).map(|(at, _)| at)
    }

    /// Whether a column holds a field.
    pub(super) fn has(&self, field: Field) -> bool {
        self.of(field).next().is_some()
    }

    /// Whether entries can be read by them, and that is not told by what stands in the cells alone.
    pub(super) fn surely_name_entries(&self) -> bool {
        let title = self.of(Field::Title).next();
        title.map_or_else(|| self.name_entries(), |at| self.columns[at].why != Why::Content)
    }

    /// Whether entries can be read by them.
    pub(super) fn name_entries(&self) -> bool {
        self.has(Field::Title) || self.titled_by_organisation || self.doubts.iter().any(|d| d.field == Field::Title)
    }
}

/// Understands the columns of a sheet.
///
/// # Errors
/// Cells that no heading stands above.
pub(super) fn understand(sheet: &Sheet, said: &[Mapping]) -> Result<Columns, Vec<Fault>> {
    let heading = heading_row(sheet, said);
    let (above, rows) = (sheet.rows.get(heading), sheet.rows.get(heading + 1..).unwrap_or_default());
    let headings = above.map(|row| row.cells.as_slice()).unwrap_or_default();
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).max(headings.len());
    let profiles: Vec<EntryTerms> = (0..width).map(|at| EntryTerms::of(rows, at)).collect();
    if sheet.form == Form::Text {
        unseparated(sheet, rows, headings.len())?;
    }
    let mut columns: Vec<Column> = profiles
        .iter()
        .enumerate()
        .map(|(at, profile)| column(headings.get(at).map_or("", String::as_str), at, profile, said))
        .collect();
    let mut doubts = Vec::new();
    for field in Field::ALL.into_iter().filter(|field| field.is_single()) {
        single(sheet, field, &mut columns, &mut doubts);
    }
    by_content(sheet, &profiles, &mut columns, &mut doubts);
    let has = |field| columns.iter().any(|column| column.field == field);
    let titled_by_organisation =
        !has(Field::Title) && has(Field::Organisation) && !doubts.iter().any(|doubt| doubt.field == Field::Title);
    Ok(Columns { heading, columns, doubts, titled_by_organisation })
}

/// Which row has the headings: the one with most that are known, or else the first that is more than a title.
fn heading_row(sheet: &Sheet, said: &[Mapping]) -> usize {
    if sheet.form == Form::Items {
        return 0;
    }
    let first = || sheet.rows.iter().take(FIRST).enumerate();
    let is_said = |cell: &str| said.iter().any(|mapping| plain(&mapping.heading) == plain(cell));
    let score = |row: &Row| {
        let known = row.cells.iter().filter(|cell| !cell.is_empty());
        known.filter(|cell| is_said(cell) || field::known(cell) != Known::Unknown).count()
    };
    let best = first().map(|(at, row)| (score(row), std::cmp::Reverse(at))).max();
    match best {
        Some((1.., std::cmp::Reverse(at))) => at,
        _ => first()
            .find(|(_, row)| row.cells.iter().filter(|cell| !cell.is_empty()).count() > 1)
            .map_or(0, |(at, _)| at),
    }
}

/// A text that holds the separator without quotes around it makes a row longer than the headings.
fn unseparated(sheet: &Sheet, rows: &[Row], width: usize) -> Result<(), Vec<Fault>> {
    let more = |row: &&Row| row.cells.iter().skip(width).any(|cell| !cell.is_empty());
    let fault = |row: &Row| {
        let sentence = format!(
            "There is more than the {width} columns of the headings; a text that holds the separator needs quotes around it."
        );
        Fault::at(sheet.location(row, width), sentence)
    };
    let faults: Vec<Fault> = rows.iter().filter(more).map(fault).collect();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// A column by what was said and by its heading.
fn column(heading: &str, at: usize, profile: &EntryTerms, said: &[Mapping]) -> Column {
    let told = heading.split_whitespace().collect::<Vec<_>>().join(" ");
    let of = |field, why| Column { heading: told.clone(), field, why };
    let is_called = |mapping: &&Mapping| plain(&mapping.heading) == plain(heading) && !plain(heading).is_empty();
    let is_at = |mapping: &&Mapping| mapping.heading.to_uppercase() == letters(at);
    if let Some(mapping) = said.iter().rev().find(is_called).or_else(|| said.iter().rev().find(is_at)) {
        return of(mapping.field, Why::Said);
    }
    if profile.filled == 0 {
        return of(Field::Nothing, Why::Empty);
    }
    match field::known(heading) {
        Known::Named(Field::Standing, _) if profile.words > 6.0 => of(Field::Text, Why::Content),
        // A town is a place as well.
        Known::Named(Field::Standing, _) if profile.standings < 0.5 => of(Field::Nothing, Why::Unknown),
        Known::Named(Field::Title, _) | Known::Asked(Field::Title) if profile.words > 25.0 => {
            of(Field::Text, Why::Content)
        }
        Known::Named(field, _) | Known::Asked(field) => of(field, Why::Heading),
        Known::Private => of(Field::Nothing, Why::Private),
        Known::Unknown => of(Field::Nothing, Why::Unknown),
    }
}

/// Of several columns for a field that only one can hold, the surest; where two are as sure, that is a doubt.
fn single(sheet: &Sheet, field: Field, columns: &mut [Column], doubts: &mut Vec<Doubt>) {
    let holding: Vec<usize> = (0..columns.len()).filter(|at| columns[*at].field == field).collect();
    if holding.len() < 2 {
        return;
    }
    let strength = |at: usize| match (columns[at].why, field::known(&columns[at].heading)) {
        (Why::Said, _) => 0,
        (_, Known::Named(_, strength)) => strength + 1,
        _ => 1_000,
    };
    let best = holding.iter().map(|at| strength(*at)).min().unwrap_or(0);
    let surest: Vec<usize> = holding.iter().copied().filter(|at| strength(*at) == best).collect();
    if surest.len() > 1 {
        doubts.push(doubt(sheet, field, columns, &surest));
    }
    for at in holding.into_iter().filter(|at| surest.len() > 1 || *at != surest[0]) {
        columns[at].field = Field::Nothing;
        columns[at].why = Why::Second;
    }
}

fn doubt(sheet: &Sheet, field: Field, columns: &[Column], candidates: &[usize]) -> Doubt {
    let candidates = candidates.iter().map(|at| (letters(*at), columns[*at].heading.clone()));
    Doubt { sheet: sheet.name.clone(), field, candidates: candidates.collect() }
}

/// What no heading tells, by what stands in the columns.
fn by_content(sheet: &Sheet, profiles: &[EntryTerms], columns: &mut [Column], doubts: &mut Vec<Doubt>) {
    let unknown = |columns: &[Column], at: usize| columns[at].why == Why::Unknown;
    for (at, profile) in profiles.iter().enumerate() {
        let field = match profile {
            _ if !unknown(columns, at) => continue,
            profile if profile.emails > 0.0 => {
                columns[at].why = Why::Private;
                continue;
            }
            profile if profile.urls >= MOSTLY => Field::Url,
            profile if profile.words >= TEXT_WORDS => Field::Text,
            profile if profile.standings >= MOSTLY && profile.distinct > 1 => Field::Standing,
            _ => continue,
        };
        columns[at].field = field;
        columns[at].why = Why::Content;
    }
    let has = |columns: &[Column], field| columns.iter().any(|column| column.field == field);
    let in_doubt = |doubts: &[Doubt], field| doubts.iter().any(|doubt| doubt.field == field);
    // An award that differs from line to line is a category.
    if !has(columns, Field::Category)
        && let Some(at) = columns.iter().position(|column| column.field == Field::Award)
        && profiles[at].distinct > 1
    {
        columns[at].field = Field::Category;
    }
    for (field, fits) in [
        (Field::Title, (|profile: &EntryTerms| profile.names_each()) as fn(&EntryTerms) -> bool),
        (Field::Category, |profile| profile.groups()),
    ] {
        if has(columns, field) || in_doubt(doubts, field) {
            continue;
        }
        let fitting: Vec<usize> =
            (0..columns.len()).filter(|at| unknown(columns, *at) && fits(&profiles[*at])).collect();
        match fitting.as_slice() {
            [] => {}
            [one] => {
                columns[*one].field = field;
                columns[*one].why = Why::Content;
            }
            // Whoever has organisations need not have titles.
            _ if field == Field::Title && has(columns, Field::Organisation) => {}
            several => doubts.push(doubt(sheet, field, columns, several)),
        }
    }
}

/// What stands in a column.
struct EntryTerms {
    /// Rows that there are.
    rows: usize,
    /// Cells with something in them.
    filled: usize,
    /// How many different ones.
    distinct: usize,
    /// Words of a filled cell, on average.
    words: f64,
    /// Shares of the filled cells.
    urls: f64,
    emails: f64,
    numbers: f64,
    standings: f64,
}

impl EntryTerms {
    fn of(rows: &[Row], at: usize) -> Self {
        let cells = || rows.iter().filter_map(|row| row.cells.get(at)).filter(|cell| !cell.is_empty());
        let filled = cells().count();
        let share = |is: &dyn Fn(&String) -> bool| {
            if filled == 0 { 0.0 } else { cells().filter(|cell| is(cell)).count() as f64 / filled as f64 }
        };
        let number = |cell: &String| !cell.contains(char::is_alphabetic);
        let url =
            |cell: &String| cell.starts_with("http://") || cell.starts_with("https://") || cell.starts_with("www.");
        let words: usize = cells().map(|cell| cell.split_whitespace().count()).sum();
        Self {
            rows: rows.len(),
            filled,
            distinct: cells().map(|cell| plain(cell)).collect::<BTreeSet<_>>().len(),
            words: if filled == 0 { 0.0 } else { words as f64 / filled as f64 },
            urls: share(&url),
            emails: share(&|cell| cell.contains('@') && !cell.contains(' ')),
            numbers: share(&number),
            standings: share(&|cell| standing::of(cell).is_some()),
        }
    }

    /// Whether each line has a name of its own here.
    fn names_each(&self) -> bool {
        let (filled, rows) = (self.filled as f64, self.rows as f64);
        self.filled > 0
            && filled >= MOSTLY * rows
            && self.distinct as f64 >= MOSTLY * filled
            && self.numbers < 0.5
            && self.urls < 0.5
            && self.words < TEXT_WORDS
    }

    /// Whether lines share what stands here: a few names, each on several lines.
    fn groups(&self) -> bool {
        self.filled == self.rows
            && self.rows > 3
            && (2..=self.rows / 2).contains(&self.distinct)
            && self.numbers < 0.5
            && (1.5..10.0).contains(&self.words)
    }
}

/// What was said of columns that no sheet has.
pub(super) fn unmapped(sheets: &[(Sheet, Columns)], all: &[Sheet], said: &[Mapping]) -> Vec<Fault> {
    let headings: BTreeMap<String, String> = sheets
        .iter()
        .flat_map(|(_, columns)| &columns.columns)
        .filter(|column| !column.heading.is_empty())
        .map(|column| (plain(&column.heading), column.heading.clone()))
        .collect();
    let width = all.iter().flat_map(|sheet| &sheet.rows).map(|row| row.cells.len()).max().unwrap_or(0);
    let is_there = |mapping: &&Mapping| {
        let letter = (0..width).any(|at| letters(at) == mapping.heading.to_uppercase());
        headings.contains_key(&plain(&mapping.heading)) || letter
    };
    let fault = |mapping: &Mapping| {
        let near = nearest(&plain(&mapping.heading), headings.keys().map(String::as_str));
        let told = match near.and_then(|near| headings.get(near)) {
            Some(near) => format!("did you mean “{near}”?"),
            None => {
                format!("there are {}.", headings.values().map(|h| format!("“{h}”")).collect::<Vec<_>>().join(", "))
            }
        };
        let (field, heading) = (mapping.field.id(), &mapping.heading);
        Fault::whole(format!("--map {field}=\"{heading}\": no column is headed so; {told}"))
    };
    said.iter().filter(|mapping| !is_there(mapping)).map(fault).collect()
}
