//! A judges' sheet: understood whole, or told all that is wrong with it.

use std::io::{Cursor, Write as _};

use laureate::ceremony::import::{Understood, understand};
use laureate::ledger::sealed::Salt;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{order, shortlist};
use crate::harness::library;

/// Made-up results for all categories.
pub(crate) const SAMPLE: &str = include_str!("sample.csv");

fn read(bytes: &[u8]) -> Result<Understood, Vec<String>> {
    let read = understand(library(), &order(), bytes, &Salt::new([9; 32]));
    read.map_err(|faults| faults.iter().map(ToString::to_string).collect())
}

#[track_caller]
fn understood(bytes: &[u8]) -> Understood {
    read(bytes).unwrap_or_else(|faults| panic!("{faults:?}"))
}

#[track_caller]
fn refused(bytes: &[u8]) -> Vec<String> {
    read(bytes).err().expect("it is refused")
}

/// What a sheet says: category, winners, commended, citation.
type Said = Vec<(String, Vec<String>, Vec<String>, Option<String>)>;

fn said(understood: &Understood) -> Said {
    let one = |of: &laureate::ceremony::Recording| {
        (of.category.clone(), of.outcome.winners.clone(), of.outcome.commended.clone(), of.outcome.citation.clone())
    };
    understood.recordings.iter().map(one).collect()
}

/// A workbook with this XML in its sheet.
fn workbook(rows: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                r#"<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kinds}.worksheet+xml"/></Types>"#
            ),
        ),
        (
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{main}" xmlns:r="{relations}"><sheets><sheet name="Results" sheetId="1" r:id="r1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
            ),
        ),
        ("xl/worksheets/sheet1.xml", format!(r#"<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>"#)),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).expect("it is begun");
        zip.write_all(text.as_bytes()).expect("it is written");
    }
    zip.finish().expect("it is done").into_inner()
}

fn cell(place: &str, text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

/// A row of a workbook.
fn row(number: usize, cells: &[&str]) -> String {
    let cells = cells.iter().zip('A'..).map(|(text, column)| cell(&format!("{column}{number}"), text));
    format!(r#"<row r="{number}">{}</row>"#, cells.collect::<String>())
}

/// The title of an entry of a category's shortlist.
fn title(category: &str, at: usize) -> String {
    let catalogue = library().catalogue();
    let key = catalogue.entry_by_id(&shortlist(category)[at]).expect("it is there");
    catalogue.entry(key).title.clone()
}

#[test]
fn the_sample_has_a_winner_for_each_of_the_22_categories() {
    let understood = understood(SAMPLE.as_bytes());
    let of_order: Vec<String> = order().categories().map(|(_, category)| category.id.clone()).collect();
    let categories: Vec<String> = understood.recordings.iter().map(|of| of.category.clone()).collect();
    assert_eq!(categories, of_order);
    assert!(understood.recordings.iter().all(|of| of.outcome.winners.len() == 1 && of.outcome.commended.len() == 1));
    assert_eq!(understood.entries, SAMPLE.lines().count() - 1);
    let salts: std::collections::HashSet<String> =
        understood.recordings.iter().map(|of| String::from(of.salt.clone())).collect();
    assert_eq!(salts.len(), 22, "each has a salt of its own");
}

#[test]
fn headings_separators_names_and_workbooks_are_forgiven() {
    let (won, commended) = (title("small-team", 1), title("small-team", 0));
    let plain = format!(
        "category,entry,standing,citation\nsmall team,{won:?},winner,Well done\nsmall-team,{commended:?},Commended,\n"
    );
    let expected = said(&understood(plain.as_bytes()));
    assert_eq!(expected[0].1, [shortlist("small-team")[1].clone()]);
    assert_eq!((expected[0].2.len(), expected[0].3.as_deref()), (1, Some("Well done")));
    let others = [
        format!(
            "\u{feff}STANDING;Judges' comments; Nominee ;Award category;Score\r\n\r\nWINNER;Well  done;{won:?};Small Team of the Year;9\r\nHighly Commended;;{commended:?};SMALL TEAM;8\r\n"
        ),
        format!(
            "Result\tTitle\tCategory\tComments\n1st\t{won}\tsmall team\tWell done\nhighly-commended\t{commended}\tsmall team\t\n"
        ),
    ];
    for other in others {
        assert!(said(&understood(other.as_bytes())) == expected, "{other}");
    }
    let rows = [
        row(1, &["Category", "Entry", "Standing", "Citation"]),
        row(3, &["Small team", &won, "Winner", "Well done"]),
        row(4, &["Small team", &commended, "Commended"]),
    ];
    assert!(said(&understood(&workbook(&rows.concat()))) == expected);
}

#[test]
fn every_fault_is_told_with_its_line_and_nothing_is_understood() {
    let won = title("small-team", 1);
    let sheet = format!(
        "category,entry,standing\n\nsmall team,{won:?},winnr\nno such,x,winner\n\"small team\",\"nobody\nat all\",winner\n\
         ,x,winner\nsmall team,{won:?},winner\nsmall team,{won:?},winner\nsmall team,=1+1,\nsmall team,a,winner,more\n"
    );
    let faults = refused(sheet.as_bytes());
    let places: Vec<&str> = faults.iter().filter_map(|fault| fault.split(": ").next()).collect();
    assert_eq!(
        places,
        ["line 3", "line 4", "line 5", "line 7", "line 8", "line 9", "line 10", "line 11"],
        "{faults:#?}"
    );
    let says = [
        "is not a standing", "has no category", "is not one entry", "category is missing", "already", "already",
        "formula", "quotes",
    ];
    for (fault, says) in faults.iter().zip(says) {
        assert!(fault.contains(says), "{fault}");
    }
    let no_winner = refused(format!("category,entry,standing\nsmall team,{won:?},\n").as_bytes());
    assert!(no_winner[0].starts_with("line 2: Small Team of the Year has no winner"), "{no_winner:?}");
    let in_workbook =
        workbook(&[row(1, &["Category", "Entry", "Standing"]), row(9, &["small team", "x", "?"])].concat());
    assert!(refused(&in_workbook)[0].starts_with("row 9: "), "{:?}", refused(&in_workbook));
}

#[test]
fn hostile_files_end_in_a_sentence() {
    let one = |bytes: &[u8]| refused(bytes).join(" ");
    let heading = "category,entry,standing\n";
    assert!(one(b"").contains("empty"));
    assert!(one(b"who,what\n").contains("No column “category”"));
    assert!(one(b"category,category,entry,standing\n").contains("Two columns"));
    assert!(one(heading.as_bytes()).contains("Nothing follows"));
    assert!(one(format!("{heading}{}", "a,b,\n".repeat(100_000)).as_bytes()).contains("2000 rows"));
    assert!(one(&vec![b'a'; 2 << 20]).contains("larger than 1 MiB"));
    assert!(one(b"category,entry,standing\nInnovation,Caf\xe9,winner\n").starts_with("line 2: A letter"));
    let wide: Vec<u8> = "\u{feff}category".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(one(&wide).contains("UTF-16"));
    assert!(one(b"\xd0\xcf\x11\xe0\xa1\xb1").contains(".xls"));
    assert!(one(b"PK\x03\x04 and no more").contains("cannot be read as a workbook"));
    assert!(one(format!("{heading}innovation,\"{}", "x\n".repeat(4_000)).as_bytes()).contains("quotation mark"));
    assert!(one(&workbook(&" ".repeat(20 << 20))).contains("16 MiB unpacked"));
    let far = workbook(
        &[
            row(1, &["Category", "Entry", "Standing"]),
            r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#.to_owned(),
        ]
        .concat(),
    );
    assert!(one(&far).contains("Nothing follows"), "a single cell far away makes no table");
    let error = workbook(
        &[
            row(1, &["Category", "Entry", "Standing"]),
            r#"<row r="2"><c r="A2" t="e"><v>#REF!</v></c></row>"#.to_owned(),
        ]
        .concat(),
    );
    assert!(one(&error).contains("formula"), "{}", one(&error));
}
