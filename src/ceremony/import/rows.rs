//! The rows of a file, be it text or a workbook. Whoever made the file may mean harm: it is bounded before anything of it is
//! unpacked or kept.

use std::io::{self, Cursor, Read};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::Fault;
use super::headings::column;

/// Bytes that a sheet may have: 2,000 lines with long citations fit in.
pub const MOST_BYTES: usize = 1 << 20;
/// Bytes that it may have unpacked.
const MOST_UNPACKED: u64 = 16 << 20;
/// Rows that it may have.
const MOST_ROWS: usize = 2_000;
/// Columns of it that are looked at.
const MOST_COLUMNS: u32 = 40;
/// Characters that a cell may have.
const MOST_CHARACTERS: usize = 1_500;

/// How a file begins that is a ZIP archive, as workbooks are; and an old workbook, or one with a password.
const ZIP: &[u8] = b"PK\x03\x04";
const OLD: &[u8] = b"\xd0\xcf\x11\xe0";
/// Marks of UTF-16.
const WIDE: [&[u8]; 2] = [b"\xff\xfe", b"\xfe\xff"];

/// A row with something in it.
pub(super) struct Row {
    /// Where it is, counted from 1.
    number: u64,
    /// What rows are called here: `line`, or `row`.
    unit: &'static str,
    /// Its cells, without space around them.
    pub(super) cells: Vec<String>,
}

impl Row {
    pub(super) fn place(&self) -> String {
        format!("{} {}", self.unit, self.number)
    }

    /// That a cell cannot be taken, where one cannot.
    pub(super) fn unfit(&self) -> Option<String> {
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

/// The rows of a file that have something in them.
///
/// # Errors
/// It is no sheet, or too large.
pub(super) fn rows(bytes: &[u8]) -> Result<Vec<Row>, Fault> {
    if bytes.len() > MOST_BYTES {
        return Err(Fault::whole(
            "The file is larger than 1 MiB; expected a judges' sheet of 2,000 lines at most.".into(),
        ));
    }
    if bytes.starts_with(OLD) {
        let sentence = "This is an old workbook (.xls) or one with a password; expected CSV or XLSX without one.";
        return Err(Fault::whole(sentence.to_owned()));
    }
    if bytes.starts_with(ZIP) { workbook(bytes) } else { text(bytes) }
}

/// A cell in one line, without what disturbs a line of text.
fn clean(cell: &str) -> String {
    let cell = cell.replace(char::is_control, " ");
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn too_many_rows() -> Fault {
    Fault::whole(format!("The sheet has more than {MOST_ROWS} rows; expected a line for each entry of the award."))
}

fn text(bytes: &[u8]) -> Result<Vec<Row>, Fault> {
    let save = "save it as “CSV UTF-8”";
    if WIDE.iter().any(|mark| bytes.starts_with(mark)) || bytes.contains(&0) {
        return Err(Fault::whole(format!("The file is not UTF-8 text but UTF-16 or no text at all; {save}.")));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = str::from_utf8(bytes).map_err(|error| {
        let line = String::from_utf8_lossy(&bytes[..error.valid_up_to()]).matches('\n').count() + 1;
        Fault { place: format!("line {line}"), sentence: format!("A letter here is not UTF-8; {save}.") }
    })?;
    let mut rows = Vec::new();
    let mut reader = reader(text, separator(text));
    let mut record = csv::StringRecord::new();
    let broken = |error: csv::Error| Fault::whole(format!("The file cannot be read as CSV: {error}."));
    while reader.read_record(&mut record).map_err(broken)? {
        let cells: Vec<String> = record.iter().map(clean).collect();
        if cells.iter().all(String::is_empty) {
            continue;
        }
        let place = record.position().map_or((0, 0), |place| (place.byte() as usize, place.line()));
        // A record is placed before the empty lines that it comes after.
        let ends = text.as_bytes().get(place.0..).unwrap_or_default().iter().take_while(|byte| b"\r\n".contains(byte));
        let number = place.1 + ends.filter(|byte| **byte == b'\n').count() as u64;
        if rows.len() > MOST_ROWS {
            return Err(too_many_rows());
        }
        rows.push(Row { number, unit: "line", cells });
    }
    Ok(rows)
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes())
}

/// What stands between cells: what makes the most headings of the first line.
fn separator(text: &str) -> u8 {
    let known = |separator: u8| {
        let first = reader(text, separator).into_records().next().and_then(Result::ok).unwrap_or_default();
        first.iter().filter(|cell| column(cell).is_some()).count()
    };
    // Of equals the last is taken.
    *b"\t;,".iter().max_by_key(|separator| known(**separator)).unwrap_or(&b',')
}

fn workbook(bytes: &[u8]) -> Result<Vec<Row>, Fault> {
    let no_workbook =
        |why: String| Fault::whole(format!("The file cannot be read as a workbook ({why}); expected XLSX, or CSV."));
    if unpacked(bytes).map_err(|error| no_workbook(error.to_string()))? > MOST_UNPACKED {
        return Err(Fault::whole(
            "The workbook is larger than 16 MiB unpacked; expected a judges' sheet alone.".into(),
        ));
    }
    let broken = |error: XlsxError| no_workbook(error.to_string());
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let is_seen =
        |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible;
    let first = workbook.sheets_metadata().iter().find(is_seen).map(|sheet| sheet.name.clone());
    let first = first.ok_or_else(|| no_workbook("it has no sheet".to_owned()))?;
    let mut rows: Vec<Row> = Vec::new();
    // Cell by cell: a single one far away would make a table of the whole way there.
    let mut cells = workbook.worksheet_cells_reader(&first).map_err(broken)?;
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (row, at) = cell.get_position();
        let text = clean(&written(cell.get_value()));
        if text.is_empty() || at >= MOST_COLUMNS {
            continue;
        }
        let number = u64::from(row) + 1;
        if rows.last().is_none_or(|last| last.number != number) {
            if rows.len() > MOST_ROWS {
                return Err(too_many_rows());
            }
            rows.push(Row { number, unit: "row", cells: Vec::new() });
        }
        if let Some(last) = rows.last_mut() {
            let at = at as usize;
            if last.cells.len() <= at {
                last.cells.resize(at + 1, String::new());
            }
            last.cells[at] = text;
        }
    }
    Ok(rows)
}

/// Bytes of an archive unpacked, counted until they are too many: what the archive says of itself need not be true.
fn unpacked(bytes: &[u8]) -> io::Result<u64> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes))?;
    let mut total = 0;
    for at in 0..archive.len() {
        let left = (MOST_UNPACKED + 1).saturating_sub(total);
        total += io::copy(&mut archive.by_index(at)?.take(left), &mut io::sink())?;
        if total > MOST_UNPACKED {
            break;
        }
    }
    Ok(total)
}

/// A cell as somebody wrote it.
fn written(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(is) => is.to_string(),
        DataRef::DateTime(moment) => moment.as_f64().to_string(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}
