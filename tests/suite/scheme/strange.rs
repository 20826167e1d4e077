//! Sheets as people have them: other encodings, titles, merged and empty cells, doubts; and whatever the sheet, either faults or
//! a catalogue that loads.

use proptest::prelude::*;

use super::sheets::workbook;
use super::{drafted, faults, mapped, options, said, small, sound};
use crate::harness::folder;

const SAID: [(&str, &str, &str, &str); 2] =
    [("Café Zürich", "wigan-council", "Best", "winner"), ("Two", "b-ltd", "Best", "shortlisted")];

#[track_caller]
fn says_the_same(bytes: &[u8]) {
    let draft = sound(bytes, &options("test-2026"));
    let expected = SAID.map(|(title, who, category, status)| {
        (title.to_owned(), vec![who.to_owned()], vec![(category.to_owned(), status)])
    });
    assert_eq!(said(&draft), expected);
}

#[test]
fn encodings_and_separators_are_forgiven() {
    let text = "Title,Organisation,Category,Result\nCafé Zürich,Wigan,Best,Winner\n\nTwo,B Ltd,best,Shortlisted\n";
    says_the_same(text.as_bytes());
    says_the_same(format!("\u{feff}{text}").as_bytes());
    says_the_same(text.replace(',', ";").replace('\n', "\r\n").as_bytes());
    says_the_same(text.replace(',', "\t").as_bytes());
    says_the_same(&encoding_rs::WINDOWS_1252.encode(text).0);
    let wide: Vec<u8> =
        format!("\u{feff}{}", text.replace(',', "\t")).encode_utf16().flat_map(u16::to_le_bytes).collect();
    says_the_same(&wide);
    let json = r#"{"entries": [{"title": "Café Zürich", "organisation": ["Wigan"], "category": "Best", "result": "winner"},
        {"title": "Two", "organisation": {"name": "B Ltd"}, "category": "Best", "result": "Shortlisted"}]}"#;
    says_the_same(json.as_bytes());
}

#[test]
fn rows_of_one_entry_and_cells_of_several_categories_come_together() {
    let sheet =
        "Title,Organisation,Category,Winner,Partners\nOne,A,Green; Small,yes,P\nOne,A,Large,no,Q\nTwo,A,Green,,\n";
    let draft = sound(sheet.as_bytes(), &options("x-2026"));
    let stands = |of: &[(&str, &'static str)]| of.iter().map(|(c, s)| ((*c).to_owned(), *s)).collect::<Vec<_>>();
    let said = said(&draft);
    assert_eq!(said[0].2, stands(&[("Green", "winner"), ("Small", "winner"), ("Large", "nominated")]));
    assert_eq!(said[1].2, stands(&[("Green", "nominated")]));
    assert_eq!(draft.collections[0].entries[0].parties.len(), 2);
}

#[test]
fn sheets_of_a_workbook_are_categories_and_years_are_collections() {
    let rows = |title: &str| {
        vec![vec!["Title".to_owned(), "Text".to_owned()], vec![title.to_owned(), "It is good.".to_owned()]]
    };
    let notes = vec![vec!["Remember".to_owned()], vec!["the milk".to_owned()]];
    let book = workbook(&[("Green", rows("One")), ("Small", rows("Two")), ("Notes", notes)]);
    let draft = sound(&book, &options("x-2026"));
    assert_eq!(said(&draft).iter().map(|entry| entry.2[0].0.as_str()).collect::<Vec<_>>(), ["Green", "Small"]);
    let years = "Title,Category,Year\nOne,Best,2024\nOne,Best,2025/26\n";
    let draft = sound(years.as_bytes(), &options("northside-awards"));
    let names: Vec<&str> = draft.collections.iter().map(|collection| collection.name.as_str()).collect();
    assert_eq!(names, ["Northside Awards 2024", "Northside Awards 2025"]);
}

#[test]
fn every_fault_is_told_with_its_cell() {
    let sheet = "Title,Category,Result\nOne,Best,Winner\n\n,Best,Winner\nTwo,,Winner\nThree,Best,Splendid\nOne,Best,Winner\n=1+1,Best,\n";
    let told = faults(sheet.as_bytes(), &options("x-2026"));
    let places: Vec<&str> = told.iter().filter_map(|fault| fault.split(": ").next()).collect();
    assert_eq!(places, ["A4", "B5", "C6", "B7", "A8"], "{told:#?}");
    let book = workbook(&[(
        "Entries",
        vec![
            vec!["Title".into(), "Category".into()],
            vec!["One".into(), String::new()],
            vec!["Two".into(), "B".into()],
        ],
    )]);
    assert!(faults(&book, &options("x-2026"))[0].starts_with("Entries!B2: The category is missing"));
    let long = faults(b"Title,Category\nOne,Best,more\n", &options("x-2026"));
    assert!(long[0].starts_with("C2: There is more than the 2 columns"), "{long:?}");
    let item = faults(br#"[{"title": "One", "category": "B"}, {"title": "", "category": "B"}]"#, &options("x-2026"));
    assert!(item[0].starts_with("item 2, `title`: The title is missing"), "{item:?}");
}

#[test]
fn what_is_unsure_is_asked_for_and_a_map_decides_it() {
    let twice = "Project,Project,Category\nOne,Two,Best\nThree,Four,Best\n";
    let told = faults(twice.as_bytes(), &options("x-2026"));
    assert!(told[0].contains("--map title=A"), "{told:?}");
    assert_eq!(said(&sound(twice.as_bytes(), &mapped(&["title=B"])))[0].0, "Two");
    let strange = "Foo,Bar\nOne,Best\nTwo,Best\n";
    assert_eq!(said(&sound(strange.as_bytes(), &mapped(&["title=Foo", "category=bar"])))[0].2[0].0, "Best");
    let no = faults(strange.as_bytes(), &mapped(&["title=Fooo"]));
    assert!(no[0].contains("did you mean “Foo”?"), "{no:?}");
    let field = laureate::scheme::Mapping::parse("titel=Foo").expect_err("no such field");
    assert!(field.contains("did you mean `title`?") && field.contains("organisation, category"), "{field}");
    let yearless = faults(b"Title,Category\nOne,Best\n", &options("awards"));
    assert!(yearless[0].contains("--year"), "{yearless:?}");
}

#[test]
fn a_formula_without_its_result_is_a_fault() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("Entries").expect("a name");
    for (column, heading) in [(0, "Title"), (1, "Category"), (2, "Text")] {
        sheet.write_string(0, column, heading).expect("a cell");
        sheet.write_string(1, column, "One thing").expect("a cell");
    }
    sheet.write_formula(1, 0, rust_xlsxwriter::Formula::new("=A1").set_result("One")).expect("a cell");
    let worked = book.save_to_buffer().expect("a workbook");
    assert_eq!(said(&sound(&worked, &options("x-2026")))[0].0, "One");
    let error = worked_as("#REF!");
    assert!(faults(&error, &options("x-2026"))[0].starts_with("Entries!A2: “#REF!” is the error of a formula"));
}

#[test]
fn what_is_too_large_ends_in_a_sentence() {
    let sheet = format!("Title,Category\n{}", "One,Best\n".repeat(20_100));
    assert!(faults(sheet.as_bytes(), &options("x-2026"))[0].contains("more than 20000 rows"));
    let large = faults(&vec![b'a'; 33 << 20], &options("x-2026"));
    assert!(large[0].contains("larger than 32 MiB; expected an organisers' sheet of 20,000 lines"), "{large:?}");
    let long = faults(format!("Title,Category\n{},Best\n", "a".repeat(400)).as_bytes(), &options("x-2026"));
    assert!(long[0].starts_with("A2: This title has 400 characters"), "{long:?}");
}

/// A workbook whose first cell below the headings says this.
fn worked_as(cell: &str) -> Vec<u8> {
    let rows = vec![vec!["Title".to_owned(), "Category".to_owned()], vec![cell.to_owned(), "Best".to_owned()]];
    workbook(&[("Entries", rows)])
}

#[test]
fn names_and_organisations_of_the_folder_are_kept() {
    let dir = folder();
    let _ = small(dir.path());
    let sheet = "Title,Organisation,Category,Topics\nOne,WIGAN council,Best,car parks\n";
    let draft = sound(sheet.as_bytes(), &options("x-2026"));
    assert_eq!(draft.collections[0].entries[0].organisations, ["wigan-council"]);
    assert_eq!(draft.collections[0].entries[0].topics, ["parking"]);
    assert!(draft.organisations.is_empty() && draft.topics.is_empty());
}

#[test]
fn nothing_is_written_half() {
    let dir = folder();
    let mut folder = small(dir.path());
    let before = |name: &str| folder.text(name).map(str::to_owned);
    let (vocabulary, organisations) = (before("vocabulary.toml"), before("organisations.toml"));
    folder.set("vocabulary.toml", "# another\n".to_owned());
    folder.set("organisations.toml", "# another\n".to_owned());
    folder.set("x.toml", "id = \"x\"\n".to_owned());
    // What stands in the way of the last file.
    crate::harness::write(&dir.path().join("x.toml/y"), "");
    folder.write(&["vocabulary.toml", "organisations.toml", "x.toml"]).expect_err("it cannot be written");
    crate::harness::write(&dir.path().join("moved"), "");
    #[expect(clippy::disallowed_methods, reason = "tests look at their own files")]
    let read = |name: &str| std::fs::read_to_string(dir.path().join(name)).ok();
    assert_eq!((read("vocabulary.toml"), read("organisations.toml")), (vocabulary, organisations));
    #[expect(clippy::disallowed_methods, reason = "tests look at their own files")]
    let beside = std::fs::read_dir(dir.path()).expect("it is read").count();
    assert_eq!(beside, 4, "what was beside is gone");
}

/// Cells that people and others write.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::sample::select(vec![
            "", "One", "Two", "Winner", "yes", "2026", "A; B", "Best, Second", "wigan-council", "WIGAN", "???", "=1+1", "#REF!",
            "It saved £1.2m. Dr. X said so, in 2019!", "https://a.example/b", "a@b.example", "\u{202e}x", "it\ncontinues\n• here",
            "\"\"\"'''\\", "organisations", "vocabulary", "日本", "-", "'=x", "In progress", "Shortlisted", "46086", "é".repeat(90).as_str(),
        ].into_iter().map(str::to_owned).collect::<Vec<_>>()),
        1 => "\\PC{0,40}",
        1 => any::<String>().prop_map(|text| text.chars().take(30).collect()),
    ]
}

fn heading() -> impl Strategy<Value = String> {
    prop_oneof![
        5 => prop::sample::select(vec![
            "Title", "Organisation", "Category", "Result", "Summary", "Text", "Topics", "Partners", "People", "Judges", "Sponsor",
            "URL", "Year", "Award", "Organiser", "Region", "Kind", "Winner", "Timestamp", "Description",
        ].into_iter().map(str::to_owned).collect::<Vec<_>>()),
        1 => cell(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_sheet_there_are_faults_or_a_catalogue(
        headings in prop::collection::vec(heading(), 1..8),
        rows in prop::collection::vec(prop::collection::vec(cell(), 0..8), 0..8),
        as_workbook in any::<bool>(),
    ) {
        let rows: Vec<Vec<String>> = std::iter::once(headings).chain(rows).collect();
        let bytes = if as_workbook {
            workbook(&[("Sheet1", rows)])
        } else {
            let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            for row in rows.iter().filter(|row| !row.is_empty()) {
                writer.write_record(row).expect("a row");
            }
            writer.into_inner().expect("a text")
        };
        if let Err(faults) = drafted(&bytes, &options("awards-2026")) {
            prop_assert!(!faults.is_empty());
            prop_assert!(!faults.iter().any(|fault| fault.contains("cannot be used as a catalogue")), "{:?}", faults);
        }
    }

    #[test]
    fn bytes_of_any_kind_end_in_a_sentence(bytes in prop::collection::vec(any::<u8>(), 0..300), packed in any::<bool>()) {
        let bytes = if packed { [b"PK\x03\x04".as_slice(), &bytes].concat() } else { bytes };
        let _ = drafted(&bytes, &options("awards-2026"));
    }
}
