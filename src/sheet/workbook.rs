//! Workbooks: XLSX, cell by cell.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};

use calamine::{DataRef, Dimensions, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::{Form, Limits, Row, Rows, Sheet, Unreadable, tidy, too_large};
use crate::wording::say;

/// What stands for a formula that the program which wrote the file never worked out.
pub(crate) const NOT_WORKED_OUT: &str = "=";
/// Merged areas of a sheet that are filled.
const MOST_MERGED: usize = 5_000;

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, Unreadable> {
    let broken = |error: XlsxError| no_workbook(limits, &error.to_string());
    if unpacked(bytes, limits.unpacked).map_err(|error| no_workbook(limits, &error.to_string()))? > limits.unpacked {
        return Err(too_large(limits));
    }
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let is_seen =
        |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible;
    let names = workbook.sheets_metadata().iter().filter(is_seen).map(|sheet| sheet.name.clone());
    let mut names: Vec<String> = names.collect();
    if names.is_empty() {
        return Err(Unreadable::whole(say!(limits.language, "file-no-sheet")));
    }
    if !limits.all_sheets {
        names.truncate(1);
    }
    let mut sheets: Vec<Sheet> = Vec::new();
    let (mut before, mut bytes) = (0, 0);
    for name in names {
        let mut rows = Rows { before, bytes, ..Rows::new(limits) };
        cells(&mut workbook, &name, &mut rows)?;
        before += rows.list.len();
        bytes = rows.bytes;
        let mut rows = rows.list;
        // Merged cells do not belong in a judges' sheet, where each line says all.
        if limits.all_sheets {
            let merged = workbook.merge_cells_by_sheet_name(&name).map_err(broken)?;
            fill(&mut rows, &merged);
        }
        sheets.push(Sheet { form: Form::Workbook, name, rows });
    }
    Ok(sheets)
}

fn no_workbook(limits: &Limits, why: &str) -> Unreadable {
    Unreadable::whole(say!(limits.language, "file-no-workbook", why = why))
}

/// The cells of a sheet. One by one: a single one far away would make a table of the whole way there.
fn cells(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, rows: &mut Rows<'_>) -> Result<(), Unreadable> {
    let limits = rows.limits;
    let broken = |error: XlsxError| no_workbook(limits, &error.to_string());
    let most = limits.columns;
    let mut reader = workbook.worksheet_cells_reader(name).map_err(broken)?;
    let mut row: Option<(u32, BTreeMap<u32, String>)> = None;
    let mut finish = |row: Option<(u32, BTreeMap<u32, String>)>| {
        let Some((number, cells)) = row else { return Ok(()) };
        let width = cells.last_key_value().map_or(0, |(column, _)| *column as usize + 1);
        let mut list = vec![String::new(); width];
        for (column, text) in cells {
            list[column as usize] = text;
        }
        rows.add(u64::from(number) + 1, 0, list)
    };
    while let Some(cell) = reader.next_cell_with_formula().map_err(broken)? {
        let (number, column) = cell.pos;
        let has_formula = cell.formula.is_some_and(|formula| !formula.is_empty());
        let mut text = tidy(&written(&cell.value));
        if text.is_empty() && has_formula && matches!(cell.value, DataRef::Empty) {
            NOT_WORKED_OUT.clone_into(&mut text);
        }
        if text.is_empty() || column as usize >= most {
            continue;
        }
        if row.as_ref().is_none_or(|(known, _)| *known != number) {
            finish(row.take())?;
        }
        row.get_or_insert_with(|| (number, BTreeMap::new())).1.insert(column, text);
    }
    finish(row)
}

/// What a merged area says holds for each of its rows.
fn fill(rows: &mut [Row], merged: &[Dimensions]) {
    for area in merged.iter().filter(|area| area.end.0 > area.start.0).take(MOST_MERGED) {
        let column = area.start.1 as usize;
        let (first, last) = (u64::from(area.start.0) + 1, u64::from(area.end.0) + 1);
        let from = rows.partition_point(|row| row.number < first);
        let Some(text) = rows.get(from).filter(|row| row.number == first).and_then(|row| row.cells.get(column)) else {
            continue;
        };
        let text = text.clone();
        for row in rows[from..].iter_mut().take_while(|row| row.number <= last) {
            if row.cells.len() <= column {
                row.cells.resize(column + 1, String::new());
            }
            if row.cells[column].is_empty() {
                row.cells[column].clone_from(&text);
            }
        }
    }
}

/// Bytes of an archive unpacked, counted until they are too many: what the archive says of itself need not be true.
fn unpacked(bytes: &[u8], most: u64) -> io::Result<u64> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes))?;
    let mut total = 0;
    for at in 0..archive.len() {
        let left = (most + 1).saturating_sub(total);
        total += io::copy(&mut archive.by_index(at)?.take(left), &mut io::sink())?;
        if total > most {
            break;
        }
    }
    Ok(total)
}

/// A cell as somebody wrote it; a date as 2026-03-05.
fn written(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(is) => is.to_string(),
        DataRef::DateTime(moment) => date(moment),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

fn date(moment: &ExcelDateTime) -> String {
    // Beyond these, a day that the calendar has is none that a spreadsheet can show.
    if !moment.is_datetime() || !(1.0..2_958_466.0).contains(&moment.as_f64()) {
        return moment.as_f64().to_string();
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}
