//! The catalogue for spreadsheets: CSV, which every one of them opens, and XLSX. Text of a catalogue is never a formula there.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use super::Selection;
use super::table::{HEADINGS, YEAR, rows};

/// A mark by which Excel knows UTF-8.
const MARK: &str = "\u{feff}";
/// Characters of a cell of a workbook: Excel has no room for more.
const MOST: usize = 32_767;

/// CSV with a mark for Excel. A cell that a spreadsheet would take for a formula begins with an apostrophe, which
/// `new-award` takes away again.
pub(super) fn csv(selection: &Selection<'_>) -> Result<String, csv::Error> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(HEADINGS)?;
    for row in rows(selection) {
        writer.write_record(row.iter().map(|cell| guarded(cell)))?;
    }
    let bytes = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
    Ok(format!("{MARK}{}", String::from_utf8_lossy(&bytes)))
}

/// A cell that no spreadsheet takes for a formula.
fn guarded(cell: &str) -> String {
    let begins = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if begins { format!("'{cell}") } else { cell.to_owned() }
}

/// A workbook. Its cells are texts, whatever they begin with; it says nothing of when it was made, so that the same catalogue
/// makes the same file.
pub(super) fn xlsx(selection: &Selection<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let sheet = workbook.add_worksheet().set_name("Entries")?;
    let (bold, wrapped) = (Format::new().set_bold(), Format::new().set_text_wrap());
    for (column, heading) in (0_u16..).zip(HEADINGS) {
        sheet.write_string_with_format(0, column, heading, &bold)?;
        let width = if matches!(heading, "Summary" | "Text") { 60 } else { 24 };
        sheet.set_column_width(column, width)?;
    }
    let rows = rows(selection);
    for (number, row) in (1_u32..).zip(&rows) {
        for (column, cell) in (0_u16..).zip(row) {
            match cell.parse::<f64>() {
                Ok(year) if usize::from(column) == YEAR => sheet.write_number(number, column, year)?,
                _ => {
                    let fits: String = cell.chars().take(MOST).collect();
                    sheet.write_string_with_format(number, column, fits, &wrapped)?
                }
            };
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    let last = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    sheet.autofilter(0, 0, last, u16::try_from(HEADINGS.len() - 1).unwrap_or(u16::MAX))?;
    workbook.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_formula_is_none() {
        for cell in ["=1+1", "+44", "-5", "@home", "\tx"] {
            assert_eq!(guarded(cell), format!("'{cell}"));
        }
        assert_eq!(guarded("a=b"), "a=b");
    }
}
