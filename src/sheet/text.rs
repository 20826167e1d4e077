//! Text with separators: CSV as every program writes it.

use std::borrow::Cow;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::{Form, Limits, Rows, Sheet, Unreadable, tidy};
use crate::wording::say;

/// Records at the beginning that are looked at for headings: a title may stand above them.
const FIRST: usize = 10;

/// The text of a file.
pub(super) fn decode<'b>(bytes: &'b [u8], limits: &Limits) -> Result<Cow<'b, str>, Unreadable> {
    let no_text = || Unreadable::whole(say!(limits.language, "file-no-text"));
    let marked = Encoding::for_bom(bytes);
    match marked {
        Some((encoding, length)) if encoding == encoding_rs::UTF_8 => utf8(&bytes[length..], limits, no_text),
        Some((encoding, length)) if limits.other_encodings => {
            let (text, broken) = encoding.decode_without_bom_handling(&bytes[length..]);
            if broken || text.contains('\0') { Err(no_text()) } else { Ok(text) }
        }
        Some(_) => Err(no_text()),
        None => utf8(bytes, limits, no_text),
    }
}

fn utf8<'b>(bytes: &'b [u8], limits: &Limits, no_text: impl Fn() -> Unreadable) -> Result<Cow<'b, str>, Unreadable> {
    if bytes.contains(&0) {
        return Err(no_text());
    }
    match str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        // Excel's plain CSV is in the code page of its machine, which is this one in western Europe.
        Err(_) if limits.other_encodings => Ok(WINDOWS_1252.decode_without_bom_handling(bytes).0),
        Err(error) => {
            let line = String::from_utf8_lossy(&bytes[..error.valid_up_to()]).matches('\n').count() + 1;
            Err(Unreadable { line, sentence: say!(limits.language, "file-no-letter") })
        }
    }
}

pub(super) fn read(text: &str, limits: &Limits, is_heading: &dyn Fn(&str) -> bool) -> Result<Vec<Sheet>, Unreadable> {
    let mut rows = Rows::new(limits);
    let mut reader = reader(text, separator(text, is_heading));
    let mut record = csv::StringRecord::new();
    let broken = |error: csv::Error| Unreadable::whole(say!(limits.language, "file-no-csv", error = error.to_string()));
    let mut number = 0;
    while reader.read_record(&mut record).map_err(broken)? {
        let place = record.position().map_or((0, 0), |place| (place.byte() as usize, place.line()));
        // A record is placed before the empty lines that it comes after, and a spreadsheet counts those as rows.
        let ends = text.as_bytes().get(place.0..).unwrap_or_default().iter().take_while(|byte| b"\r\n".contains(byte));
        let empty = ends.filter(|byte| **byte == b'\n').count() as u64;
        number += empty + 1;
        rows.add(number, place.1 + empty, record.iter().map(tidy).collect())?;
    }
    Ok(vec![Sheet { form: Form::Text, name: String::new(), rows: rows.list }])
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes())
}

/// What stands between cells: what makes the most headings of one of the first lines, and else the most cells.
fn separator(text: &str, is_heading: &dyn Fn(&str) -> bool) -> u8 {
    let known = |separator: u8| {
        let first = reader(text, separator).into_records().take(FIRST).filter_map(Result::ok);
        let counted = first.map(|record| (record.iter().filter(|cell| is_heading(cell)).count(), record.len()));
        counted.max().unwrap_or_default()
    };
    // Of equals the last is taken.
    *b"\t;,".iter().max_by_key(|separator| known(**separator)).unwrap_or(&b',')
}
