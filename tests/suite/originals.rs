//! Holding a catalogue against its documents: nothing invented, nothing passed over.

use laureate::catalogue::Catalogue;
use laureate::catalogue::originals::{OriginalsReport, check_originals};

use crate::harness::{Fixture, folder, write};

/// What checking finds when the document says this.
fn check(catalogue: &Catalogue, document: &str) -> OriginalsReport {
    let dir = folder();
    write(&dir.path().join("test.txt"), document);
    check_originals(catalogue, dir.path(), None)
}

const DOCUMENT: &str = "Welcome\nBays of Wigan\nForty sensors.\nThat is all.\n\nLeft over\n";

/// The fixture with the checksum of [`DOCUMENT`].
fn catalogue(fixture: Fixture) -> Catalogue {
    let zeros = "0".repeat(64);
    let wrong = fixture.clone().load().expect("it loads");
    let told = check(&wrong, DOCUMENT).findings.to_string();
    let start = told.find("is ").expect("the checksum is told") + 3;
    fixture.with("test.toml", &zeros, &told[start..start + 64]).load().expect("it loads")
}

#[test]
fn a_document_that_agrees_has_no_findings() {
    let report = check(&catalogue(Fixture::sound()), DOCUMENT);
    assert_eq!(report.findings.0, []);
}

#[test]
fn lines_of_no_entry_are_listed() {
    let report = check(&catalogue(Fixture::sound()), DOCUMENT);
    let uncovered: Vec<String> = report.uncovered.iter().map(|u| format!("{}: {}", u.lines, u.beginning)).collect();
    assert_eq!(uncovered, ["1: Welcome", "6: Left over"]);
}

#[test]
fn another_document_is_noticed() {
    let report = check(&catalogue(Fixture::sound()), &DOCUMENT.replace("all", "it"));
    assert!(report.findings.to_string().contains("test.toml:1: the checksum of test.txt is "));
}

#[test]
fn an_invented_figure_is_noticed() {
    let fixture = Fixture::sound().with("test.toml", "fitted forty sensors", "fitted 41 sensors");
    let findings = check(&catalogue(fixture), DOCUMENT).findings.to_string();
    assert!(findings.contains("test.toml:21: the figure 41 is not in the lines it rests on"), "{findings}");
}

#[test]
fn a_title_of_other_words_is_noticed() {
    let fixture = Fixture::sound().with("test.toml", "Bays of Wigan", "Bays of Leigh");
    let findings = check(&catalogue(fixture), DOCUMENT).findings.to_string();
    assert!(findings.contains("the title's word “leigh” is not in the entry's lines"), "{findings}");
}

#[test]
fn lines_beyond_the_document_are_noticed() {
    let fixture = Fixture::sound().with("test.toml", "[[2, 4]]", "[[2, 40]]");
    let findings = check(&catalogue(fixture), DOCUMENT).findings.to_string();
    assert!(findings.contains("lines 2–40 are out of bounds"), "{findings}");
}

#[test]
fn a_missing_document_is_told() {
    let dir = folder();
    let findings = check_originals(&catalogue(Fixture::sound()), dir.path(), None).findings.to_string();
    assert!(findings.contains("test.txt: no such file or folder"), "{findings}");
}
