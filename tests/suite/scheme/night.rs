//! From a stranger's sheet to announced winners, without a line of TOML: with the program itself.

use std::path::Path;

use crate::harness::{Run, folder, run_in};

use super::sheets::{CATEGORIES, award_force, entries, evessio, google_forms, plain_list};

/// The program in a folder with its own catalogue and ledger.
struct Place<'d>(&'d Path);

impl Place<'_> {
    fn run(&self, arguments: &[&str]) -> Run {
        let environment = [("LAUREATE_CATALOGUE__SEEDS", "my-seeds"), ("LAUREATE_LEDGER__URL", "ledger.db")];
        run_in(self.0, &environment, arguments, b"")
    }

    #[track_caller]
    fn says(&self, arguments: &[&str]) -> String {
        let run = self.run(arguments);
        assert_eq!(run.code, 0, "{arguments:?}: {}{}", run.out, run.err);
        run.out
    }
}

#[expect(clippy::disallowed_methods, reason = "tests make their own files")]
fn import(dir: &Path, file: &str, bytes: &[u8]) -> String {
    std::fs::write(dir.join(file), bytes).expect("it is written");
    let run = run_in(dir, &[], &["new-award", file], b"");
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    assert!(run.out.lines().all(|line| line.chars().count() <= 80), "{}", run.out);
    assert!(run.out.contains("60 entries in 6 categories"), "{}", run.out);
    assert!(run.out.ends_with("LAUREATE_CATALOGUE__SEEDS=my-seeds laureate discord\n"), "{}", run.out);
    run.out
}

/// Asks for every sixth entry in everyday words, and sees the show through to the winners.
fn show(dir: &Path, award: &str) {
    let place = Place(dir);
    for entry in entries().iter().step_by(7) {
        let reply = place.says(&["ask", &entry.asked]);
        assert!(reply.contains(&entry.title), "{}: {reply}", entry.asked);
    }
    place.says(&["ceremony", "plan", award, "--channel", "1210000000000000002"]);
    let winners: Vec<(&str, String)> = CATEGORIES
        .iter()
        .map(|category| {
            let won = entries().into_iter().find(|entry| entry.category == *category).expect("it has entries");
            (*category, won.title)
        })
        .collect();
    for (category, winner) in &winners {
        place.says(&["ceremony", "record", "--category", category, "--winner", winner]);
    }
    let before = place.run(&["winners", "--award", award]).out;
    assert!(!before.contains(&winners[0].1), "nothing is known before it is revealed: {before}");
    place.says(&["ceremony", "reveal", "--category", winners[0].0]);
    let refused = place.run(&["results", "export"]);
    assert!(refused.code == 1 && refused.err.contains("5 results are recorded and not revealed"), "{}", refused.err);
    for (category, _) in &winners[1..] {
        place.says(&["ceremony", "reveal", "--category", category]);
    }
    let told = place.says(&["winners", "--award", award]);
    for (category, winner) in &winners {
        assert!(told.contains(winner), "{category}: {winner}: {told}");
    }
    let csv = place.says(&["export", "--results", "--format", "csv"]);
    assert_eq!(csv.lines().filter(|line| line.contains(",Winner,")).count(), 6, "{csv}");
    assert!(!csv.contains("Nominated") && !csv.contains("Shortlisted"), "{csv}");
    let written = place.says(&["results", "export"]);
    assert!(written.contains("what was announced is written"), "{written}");
    // Without the ledger the files say it.
    let files = run_in(dir, &[("LAUREATE_CATALOGUE__SEEDS", "my-seeds")], &["winners", "--award", award], b"");
    assert!(winners.iter().all(|(_, winner)| files.out.contains(winner)), "{}", files.out);
    assert!(place.says(&["results", "export", "--stdout"]).is_empty(), "nothing is left to write");
}

#[test]
fn an_award_force_export_becomes_an_announced_award() {
    let dir = folder();
    let told = import(dir.path(), "northside-awards-2026.xlsx", &award_force());
    assert!(told.contains("1 row is left out as “In progress”: Entries!F62"), "{told}");
    assert!(told.contains("Entrant email") && told.contains("left out: not for the public"), "{told}");
    show(dir.path(), "Northside Awards 2026");
}

#[test]
fn a_forms_answers_become_an_announced_award() {
    let dir = folder();
    import(dir.path(), "Northside awards (Responses).csv", &google_forms());
    show(dir.path(), "Northside Awards 2026");
}

#[test]
fn a_plain_list_becomes_an_announced_award() {
    let dir = folder();
    import(dir.path(), "list.csv", &plain_list());
    show(dir.path(), "Northside Community Awards 2026");
}

#[test]
fn an_evessio_report_becomes_a_catalogue() {
    let dir = folder();
    import(dir.path(), "report.xlsx", &evessio());
    let told = Place(dir.path()).says(&["ask", "who entered Bright Idea?"]);
    assert!(told.contains("Trust"), "{told}");
}
