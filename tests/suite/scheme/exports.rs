//! The catalogue for other programs, and results back into its files.

use laureate::catalogue::{Catalogue, SeedFile, SeedFiles};
use laureate::results::Results;
use laureate::scheme::announce::announced;

use super::{options, sound};
use crate::harness::{Fixture, folder, library, run, run_in};

#[test]
fn every_format_has_every_entry() {
    let catalogue = library().catalogue();
    let html = run(&["export", "--format", "html"], "").out;
    assert!(html.starts_with("<!doctype html>") && html.contains("<html lang=\"en-GB\">") && !html.contains("<script"));
    assert_eq!(html.matches("<th scope=\"row\">").count(), catalogue.entries().len());
    let csv = run(&["export", "--format", "csv"], "").out;
    assert!(csv.starts_with("\u{feff}ID,Title,"), "{}", &csv[..60]);
    let titles: Vec<String> = catalogue.entries().map(|(_, entry)| entry.id.clone()).collect();
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let mut exported: Vec<String> = reader.records().map(|record| record.expect("a record")[0].to_owned()).collect();
    exported.dedup();
    assert_eq!(exported, titles);
    let dir = folder();
    let written = run_in(dir.path(), &[], &["export", "--format", "xlsx", "--output", "all.xlsx"], b"");
    assert_eq!((written.code, written.out.as_str(), written.err.as_str()), (0, "", ""));
    #[expect(clippy::disallowed_methods, reason = "tests look at their own files")]
    let bytes = std::fs::read(dir.path().join("all.xlsx")).expect("it is there");
    let draft = sound(&bytes, &options("all"));
    let entries: usize = draft.collections.iter().map(|collection| collection.entries.len()).sum();
    assert!(entries * 10 >= catalogue.entries().len() * 9, "a new award can be made of it: {entries}");
}

#[test]
fn the_page_is_in_the_language_of_the_settings_and_what_programs_read_is_not() {
    let dir = folder();
    let welsh = |format: &str| {
        let set = [("LAUREATE_REPLY__LANGUAGE", "cy")];
        run_in(dir.path(), &set, &["export", "--format", format], b"").out
    };
    let html = welsh("html");
    for said in ["<html lang=\"cy\">", "<h1>Ceisiadau</h1>", "<th scope=\"col\">Safle</th>", "<li>Rhestr fer: "] {
        assert!(html.contains(said), "“{said}” is not there");
    }
    assert!(!html.contains("scope=\"col\">Entry") && !html.contains("<li>Shortlisted: "));
    assert_eq!(welsh("csv"), run(&["export", "--format", "csv"], "").out);
}

#[test]
fn a_formula_is_made_harmless() {
    let dir = folder();
    Fixture::sound().with("test.toml", "Bays of Wigan", "=HYPERLINK(1)").write(dir.path());
    let seeds = dir.path().display().to_string();
    let csv = run_in(dir.path(), &[("LAUREATE_CATALOGUE__SEEDS", &seeds)], &["export", "--format", "csv"], b"").out;
    assert!(csv.contains(",'=HYPERLINK(1),") && !csv.contains(",=HYPERLINK"), "{csv}");
}

#[test]
fn only_results_has_only_awards() {
    let lines = run(&["export", "--results"], "").out;
    assert!(lines.lines().count() > 5);
    assert!(lines.lines().all(|line| !line.contains("\"status\":\"shortlisted\"") && line.contains("\"status\":")));
}

#[test]
fn results_go_into_a_file_with_its_comments_and_its_order() {
    let text = "# Ours.\nid = \"a-2026\"\nname = \"A 2026\"\norganiser = \"A\"\nyear = 2026\nresults = \"pending\" # for now\n\n[[category]]\nname = \"Best\" # the best\nid = \"best\"\n\n[[category]]\nid = \"next\"\nname = \"Next\"\n\n[[entry]]\nid = \"one\"\ntitle = \"One\"\n# who knows\nrecognitions = [{ category = \"best\", status = \"shortlisted\" }, { category = \"next\", status = \"finalist\" }]\n";
    let files = [SeedFile { path: "a.toml".to_owned(), text: text.to_owned().into() }];
    let catalogue = Catalogue::from_files(&files).expect("it is sound");
    let entry = catalogue.entry_by_id("one").expect("it is there");
    let categories: Vec<_> = catalogue.categories().map(|(key, _)| key).collect();
    let collection = catalogue.collections().next().expect("there is one").0;
    let own = Results::of(&catalogue);
    assert_eq!(announced(&catalogue, &own, collection, text).expect("it is read"), text, "nothing was announced");
    let first = own.announced(&catalogue, categories[0], &[entry], &[]).expect("it stands there");
    let half = announced(&catalogue, &first, collection, text).expect("it is read");
    let expected = text
        .replace("\"shortlisted\"", "\"winner\"")
        .replace("id = \"best\"\n", "id = \"best\"\nresults = \"announced\"\n");
    assert_eq!(half, expected);
    let all = first.announced(&catalogue, categories[1], &[], &[entry]).expect("it stands there");
    let whole = announced(&catalogue, &all, collection, text).expect("it is read");
    let expected = text
        .replace("\"shortlisted\"", "\"winner\"")
        .replace("\"finalist\"", "\"highly-commended\"")
        .replace("\"pending\" # for now", "\"announced\" # for now");
    assert_eq!(whole, expected);
}

#[test]
fn the_built_in_catalogue_is_not_written_into() {
    let refused = run(&["results", "export"], "");
    assert!(refused.code == 2 && refused.err.contains("--stdout"), "{}", refused.err);
}

#[test]
fn an_award_is_replaced_only_when_told_to() {
    let dir = folder();
    let make = |more: &[&str]| {
        crate::harness::write(&dir.path().join("a-2026.csv"), "Title,Category\nOne,Best\n");
        run_in(dir.path(), &[], &[&["new-award", "a-2026.csv"], more].concat(), b"")
    };
    assert_eq!(make(&[]).code, 0);
    let again = make(&[]);
    assert!(again.code == 2 && again.err.contains("--force replaces it"), "{}", again.err);
    let forced = make(&["--force"]);
    assert_eq!(forced.code, 0, "{}", forced.err);
    let catalogue = Catalogue::examine(SeedFiles::of_dir(&dir.path().join("my-seeds"))).usable().expect("it is sound");
    assert_eq!(catalogue.entries().map(|(_, entry)| entry.id.as_str()).collect::<Vec<_>>(), ["one"]);
}
