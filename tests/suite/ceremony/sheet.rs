//! The running order as a file: whole, escaped, and without a winner that is not announced.

use laureate::ceremony::Command;
use laureate::console::sheet::html;
use laureate::ledger::event::Notes;
use laureate::wording::{Asked, Language};

use super::{CATEGORY, order, recorded, reveal, shortlist};
use crate::harness::{folder, library, run, run_in};

#[test]
fn winners_stand_in_it_only_once_they_are_announced() {
    let mut stage = recorded();
    let sheet = |stage: &super::Rehearsed| html(&stage.library(), &order(), None).expect("it is filled in");
    let before = sheet(&stage);
    assert!(!before.contains("class=\"won\""));
    assert_eq!(before.matches("<section").count(), 22);
    stage.does(&reveal(CATEGORY));
    let after = sheet(&stage);
    assert_eq!(after.matches("class=\"won\"").count(), 1);
    assert!(after.contains("1 of 22 categories announced") && after.contains("Announced "));
    let listed: usize = order().categories().map(|(key, _)| order().shortlist(key).count()).sum();
    assert_eq!(after.matches("<li>").count(), listed);
}

#[test]
fn notes_are_the_crews_and_text_is_only_text() {
    let mut stage = recorded();
    let hostile = "<script>alert(1)</script> & \"quoted\" {{ award }}\u{202e}";
    let notes = Notes { presenter: Some(hostile.to_owned()), say: Some("ay-da".to_owned()), note: None };
    stage.does(&Command::Note { category: CATEGORY.to_owned(), notes });
    let public = html(&stage.library(), &order(), None).expect("it is filled in");
    assert!(!public.contains("alert(1)") && !public.contains("ay-da") && !public.contains("<dl>"));
    let crew = html(&stage.library(), &order(), Some(&stage.show)).expect("it is filled in");
    assert!(
        crew.contains("ay-da") && crew.contains("&lt;script&gt;alert(1)") && crew.contains("{{ award }}"),
        "{crew}"
    );
    assert!(!crew.contains("<script") && !crew.contains('\u{202e}'));
    let winner = library().catalogue().entry_by_id(&shortlist(CATEGORY)[0]).expect("it is there");
    assert!(
        crew.matches(library().catalogue().entry(winner).title.as_str()).count() <= 1,
        "sealed for the crew as well"
    );
}

#[test]
fn it_needs_nothing_from_elsewhere() {
    let run = run(&["event", "sheet"], "");
    assert_eq!(run.code, 0, "{}", run.err);
    for outside in ["http://", "https://", "src=", "@import", "url("] {
        assert!(!run.out.contains(outside), "{outside}");
    }
    for part in
        ["<!doctype html>", "<main>", "lang=\"en-GB\"", "prefers-color-scheme: dark", "break-inside: avoid", "size: A4"]
    {
        assert!(run.out.contains(part), "{part}");
    }
}

#[test]
fn pictures_are_written_into_files() {
    let dir = folder();
    let card = |arguments: &[&str]| run_in(dir.path(), &[], &[&["card"], arguments].concat(), b"");
    let alt = card(&["hull-pearson-park", "--alt"]);
    assert_eq!((alt.code, alt.out.contains("Shortlisted: ")), (0, true), "{}", alt.out);
    assert!(alt.out.ends_with("LGC Awards 2022.\n"), "{}", alt.out);
    let wrong = card(&["hull-pearson-park", "--category", "Rising Star", "--alt"]);
    assert_eq!(wrong.code, 1);
    assert!(wrong.err.contains("does not stand in “Rising Star”; it stands in "), "{}", wrong.err);
    assert_eq!(card(&["no such entry at all", "--alt"]).code, 1);
}

#[test]
fn it_is_in_the_language_of_the_settings() {
    let mut stage = recorded();
    stage.does(&reveal(CATEGORY));
    let sheet = |language: Language| {
        let library = stage.library().speaking(Asked::Always(language));
        html(&library, &order(), Some(&stage.show)).expect("it is filled in")
    };
    let (english, welsh) = (sheet(Language::EnGb), sheet(Language::Cy));
    assert!(english.contains("<p class=\"quiet\">1 of 22 categories announced. For the crew alone.</p>"), "{english}");
    assert!(english.contains("<h1>LGC Awards 2022: running order</h1>") && english.contains("<dt>Presenter</dt>"));
    for said in [
        "<html lang=\"cy\">",
        "<h1>LGC Awards 2022: trefn y noson</h1>",
        "<p class=\"quiet\">Cyhoeddwyd 1 o’r 22 categori. I’r criw yn unig.</p>",
        "<dt>Cyflwynydd</dt>",
        "20 Gorffennaf 2022",
        "<strong>Enillydd:</strong>",
    ] {
        assert!(welsh.contains(said), "“{said}” is not in {welsh}");
    }
    for english in ["Presenter", "running order", "Sponsor", "announced", "Winner:"] {
        assert!(!welsh.contains(english), "“{english}” is in {welsh}");
    }
}
