//! The program as a person runs it: the chat, one-shot commands, exit codes, check and export.

use serde_json::Value;

use crate::discord_loopback::fake::Discord;
use crate::discord_loopback::process::Bot;
use crate::discord_loopback::record::{calls, lines};
use crate::discord_loopback::rest::TOKEN;
use crate::harness::{Fixture, folder, run, run_in, write};

#[test]
fn the_chat_opens_answers_and_ends() {
    let run = run(&[], "/winners award:iNetwork\n/lookup wigan\n2\n9\nquit\n");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.starts_with("Laureate "), "{}", run.out);
    assert!(run.out.contains("iNetwork Innovation Awards 2018: 7 categories, 7 winners."), "{}", run.out);
    assert!(run.out.contains("\nPlace Based Public Service Integration\n"), "2 opens: {}", run.out);
    assert_eq!(run.err, "The last list goes from 1 to 6; type one of its numbers.\n");
}

#[test]
fn the_chat_ends_with_its_input() {
    assert_eq!(run(&["chat"], "about\n").code, 0);
}

#[test]
fn mistakes_in_the_chat_say_what_to_do() {
    let run = run(&[], "/lokup x\n3\n/winners awrd:x\n");
    let mistakes: Vec<&str> = run.err.lines().collect();
    assert_eq!(
        mistakes,
        [
            "Unknown command /lokup; did you mean /lookup?",
            "No list is open yet; look something up first.",
            "Unknown option `awrd`; did you mean `award:`?",
        ]
    );
}

#[test]
fn help_tells_every_command_and_its_options() {
    let run = run(&[], "help\nhelp winners\n");
    for command in laureate::command::COMMANDS {
        assert!(run.out.contains(&format!("/{}: ", command.name)), "{}: {}", command.name, run.out);
    }
    assert!(run.out.contains("award: an award scheme, may stand without its name"));
}

#[test]
fn exit_codes_tell_how_it_ended() {
    assert_eq!(run(&["lookup", "smart", "parking"], "").code, 0);
    assert_eq!(run(&["lookup", "zeppelin volcano"], "").code, 1);
    assert_eq!(run(&["winners", "--year", "1999"], "").code, 1);
    assert_eq!(run(&["lookup"], "").code, 2);
    assert_eq!(run(&["lokup", "x"], "").code, 2);
    assert_eq!(run(&["browse", "--page", "0"], "").code, 2);
    assert_eq!(run(&["--version"], "").code, 0);
}

#[test]
fn errors_go_to_standard_error_and_replies_to_standard_output() {
    let mistake = run(&["browse", "--page", "many"], "");
    assert_eq!(mistake.out, "");
    assert!(mistake.err.contains("“many” is not a page; give a number from 1."), "{}", mistake.err);
    let reply = run(&["lookup", "zeppelin volcano"], "");
    assert!(reply.out.starts_with("I did not find that in this catalogue."), "{}", reply.out);
    assert_eq!(reply.err, "");
}

#[test]
fn json_is_the_answer_of_a_batch() {
    let run = run(&["winners", "iNetwork", "--json"], "");
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((&answer["answered"], &answer["total"]), (&Value::Bool(true), &Value::from(7)));
}

#[test]
fn json_is_refused_where_it_would_mean_nothing() {
    for (arguments, instead) in [
        (&["new-award", "x.csv"][..], ""),
        (&["results", "export"], ""),
        (&["check"], ""),
        (&["reload"], ""),
        (&["serve"], ""),
        (&["ceremony", "status"], ""),
        (&["man"], ""),
        (&["export"], "but --format json writes the entries so"),
        (&["chat"], "but `batch` answers in JSON line by line"),
        (&[], "but `batch` answers in JSON line by line"),
    ] {
        let run = run(&[arguments, &["--json"]].concat(), "");
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments:?}: {}", run.err);
        assert!(run.err.contains("--json is for what answers a question; "), "{arguments:?}: {}", run.err);
        assert!(run.err.contains(instead), "{arguments:?}: {}", run.err);
    }
    assert_eq!(run(&["commands", "--json"], "").code, 0);
}

#[test]
fn the_help_of_every_command_fits_eighty_columns() {
    fn walk(command: &clap::Command, path: &[String], all: &mut Vec<Vec<String>>) {
        all.push(path.to_vec());
        for below in command.get_subcommands() {
            walk(below, &[path, &[below.get_name().to_owned()]].concat(), all);
        }
    }
    let mut all = Vec::new();
    walk(&laureate::console::cli::command(), &[], &mut all);
    assert!(all.len() > 40, "{}", all.len());
    for path in all {
        let mut arguments: Vec<&str> = path.iter().map(String::as_str).collect();
        arguments.push("--help");
        let run = run(&arguments, "");
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{arguments:?}");
        // How it is used stands in one line, which clap does not break.
        for line in run.out.lines().filter(|line| !line.starts_with("Usage: ")) {
            assert!(line.chars().count() <= 80, "{arguments:?}: {line}");
        }
    }
}

#[test]
fn replies_fit_the_width_and_have_no_colour_outside_a_terminal() {
    for width in [40, 80] {
        let arguments = ["--width", &width.to_string(), "lookup", "harogate smart parkng"];
        let run = run(&arguments, "");
        let longest = run.out.lines().map(|line| line.chars().count()).max().unwrap_or_default();
        assert!(longest <= width && longest > width / 2, "{width}: {longest}\n{}", run.out);
        assert!(!run.out.contains('\u{1b}'));
    }
}

#[test]
fn export_gives_every_entry_in_the_documented_form() {
    let run = run(&["export"], "");
    let entries: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(entries.len(), 284);
    let entry = entries.iter().find(|entry| entry["id"] == "harrogate-smart-parking").unwrap();
    let keys: Vec<&str> = entry.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        [
            "collection", "facts", "figures", "id", "notes", "organisations", "parties", "partners", "people",
            "questions", "recognitions", "section", "short_facts", "source", "summary", "title", "topics", "year"
        ]
    );
    assert_eq!(entry["recognitions"][0]["status"], "nominated");
    assert_eq!((&entry["section"], &entry["year"]), (&Value::Null, &Value::from(2018)));
}

#[test]
fn the_built_in_catalogue_checks_out() {
    let run = run(&["check"], "");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(run.out, "The catalogue is sound: 284 entries in 5 collections.\n");
}

#[test]
fn check_names_what_is_wrong_with_a_folders_catalogue() {
    let dir = folder();
    Fixture::sound().with("test.toml", "\"best\", status", "\"bets\", status").write(dir.path());
    let seeds = dir.path().display().to_string();
    let run = run_in(dir.path(), &[("LAUREATE_CATALOGUE__SEEDS", &seeds)], &["check"], b"");
    assert_eq!(run.code, 1);
    assert!(run.err.contains("test.toml:18: unknown category `bets`; did you mean `best`?"), "{}", run.err);
}

#[test]
fn warnings_are_printed_and_fail_only_a_strict_check() {
    let dir = folder();
    Fixture::sound().with("test.toml", "\"parking\"", "\"parkign\"").write(dir.path());
    let seeds = dir.path().display().to_string();
    let run = |arguments: &[&str]| run_in(dir.path(), &[("LAUREATE_CATALOGUE__SEEDS", &seeds)], arguments, b"");
    let lenient = run(&["check"]);
    assert_eq!(lenient.code, 0);
    assert!(lenient.err.contains("test.toml:19: warning: `parkign` is taken as a new topic"), "{}", lenient.err);
    assert!(lenient.err.ends_with("1 warning in the catalogue\n"), "{}", lenient.err);
    assert_eq!(lenient.out, "The catalogue can be used: 1 entry in 1 collection. 1 warning below.\n");
    let strict = run(&["check", "--strict"]);
    assert_eq!((strict.code, strict.out.as_str(), strict.err), (1, "", lenient.err));
    let answers = run(&["lookup", "bays"]);
    assert_eq!((answers.code, answers.err.as_str()), (0, ""));
}

#[test]
fn the_bot_logs_the_number_of_warnings_and_offers_the_statuses_that_entries_have() {
    let dir = folder();
    Fixture::sound().with("test.toml", "\"parking\"", "\"parkign\"").write(dir.path());
    let seeds = dir.path().display().to_string();
    let discord = Discord::start();
    let environment = [("LAUREATE_CATALOGUE__SEEDS", seeds.as_str())];
    let mut bot = Bot::start(&discord, &["discord", "--register-only"], TOKEN, &environment);
    assert_eq!(bot.exit_code(), Some(0));
    let events = discord.record.so_far();
    let warned: Vec<Value> = lines(&events).filter_map(|line| serde_json::from_str(line).ok()).collect();
    let warned: Vec<&Value> = warned.iter().filter(|line| line.to_string().contains("has warnings")).collect();
    assert_eq!(warned.len(), 1, "{warned:?}");
    assert_eq!(
        (&warned[0]["level"], &warned[0]["fields"]["warnings"]),
        (&Value::from("WARN"), &Value::from(1)),
        "{warned:?}"
    );
    let registered = calls(&events).find(|call| call.method == "PUT").expect("the commands are registered");
    let browse = registered.body.as_array().unwrap().iter().find(|command| command["name"] == "browse").unwrap();
    let status = browse["options"].as_array().unwrap().iter().find(|option| option["name"] == "status").unwrap();
    assert_eq!(status["choices"], serde_json::json!([{ "name": "winner", "value": "winner" }]));
}

#[test]
fn notes_are_printed_for_those_who_ask_and_answer_nothing() {
    let dir = folder();
    let notes = "notes = [\"Zeppelins are misprinted.\"]\nlines = [[2, 4]]";
    Fixture::sound().with("test.toml", "lines = [[2, 4]]", notes).write(dir.path());
    let seeds = dir.path().display().to_string();
    let run = |arguments: &[&str]| run_in(dir.path(), &[("LAUREATE_CATALOGUE__SEEDS", &seeds)], arguments, b"");
    let checked = run(&["check", "--notes"]);
    assert_eq!((checked.code, checked.err.as_str()), (0, ""));
    assert!(checked.out.contains("test.toml:23: note on `wigan-bays`: Zeppelins are misprinted.\n"), "{}", checked.out);
    assert!(!run(&["check"]).out.contains("Zeppelins"));
    assert_eq!(run(&["lookup", "zeppelins misprinted"]).code, 1, "notes are not searched");
    assert!(!run(&["show", "wigan-bays"]).out.contains("Zeppelins"));
    for told in [run(&["show", "wigan-bays", "--json"]).out, run(&["export"]).out] {
        assert!(told.contains("\"notes\":[\"Zeppelins are misprinted.\"]"), "{told}");
    }
}

#[test]
fn one_collection_is_held_against_its_document_alone() {
    let dir = folder();
    let other = "id = \"other\"\nname = \"Other Awards\"\norganiser = \"O\"\nyear = 2021\nresults = \"announced\"\n\
                 source = { file = \"other.txt\" }\n";
    Fixture::sound().write(dir.path());
    write(&dir.path().join("other.toml"), other);
    write(&dir.path().join("documents/test.txt"), "Bays\nof\nWigan: 40\n");
    let seeds = dir.path().display().to_string();
    let run = |arguments: &[&str]| run_in(dir.path(), &[("LAUREATE_CATALOGUE__SEEDS", &seeds)], arguments, b"");
    let all = run(&["check", "--originals", "documents"]).err;
    assert!(all.contains("other.txt: no such file"), "{all}");
    let one = run(&["check", "--originals", "documents", "--collection", "test-2020"]);
    assert!(one.err.contains("the checksum of test.txt is ") && !one.err.contains("other.txt"), "{}", one.err);
    let unknown = run(&["check", "--originals", "documents", "--collection", "test-2002"]);
    assert_eq!(
        (unknown.code, unknown.err.as_str()),
        (2, "Unknown collection `test-2002`; did you mean `test-2020`?\n")
    );
    assert_eq!(run(&["check", "--collection", "test-2020"]).code, 2);
}

#[test]
fn nothing_starts_on_a_catalogue_that_is_wrong() {
    let dir = folder();
    Fixture::sound().with("test.toml", "year = 2020", "year = ").write(dir.path());
    for seeds in [dir.path().display().to_string(), "/there/is/no/such/folder".to_owned()] {
        let run = run_in(dir.path(), &[("LAUREATE_CATALOGUE__SEEDS", &seeds)], &["about"], b"");
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        assert!(run.err.contains("1 error in the catalogue"), "{}", run.err);
    }
}

#[test]
fn another_catalogue_can_be_used() {
    let dir = folder();
    Fixture::sound().write(dir.path());
    let seeds = dir.path().display().to_string();
    let run = run_in(dir.path(), &[("LAUREATE_CATALOGUE__SEEDS", &seeds)], &["lookup", "bays"], b"");
    assert!(run.out.starts_with("Bays of Wigan\nTest Awards 2020 · winner: Best Project\n"), "{}", run.out);
}

/// Checks the catalogue in a folder.
fn check(dir: &std::path::Path) -> (i32, String) {
    let seeds = dir.display().to_string();
    let run = run_in(dir, &[("LAUREATE_CATALOGUE__SEEDS", &seeds)], &["check"], b"");
    (run.code, run.err)
}

#[test]
fn check_notices_files_that_are_lost() {
    let dir = folder();
    Fixture::sound().write(dir.path());
    assert_eq!(check(dir.path()), (0, String::new()));
    let path = |name: &str| dir.path().join(name);
    std::os::unix::fs::symlink(path("nowhere"), path("dangling.toml")).unwrap();
    std::os::unix::fs::symlink(path("loop.toml"), path("loop.toml")).unwrap();
    write(&path("folder.toml/x"), "");
    let made = std::process::Command::new("mkfifo").arg(path("pipe.toml")).status().expect("there is mkfifo");
    assert!(made.success());
    std::fs::rename(path("vocabulary.toml"), path("vocabulary")).unwrap();
    let (code, told) = check(dir.path());
    assert_eq!(code, 1);
    for expected in [
        "dangling.toml: it is a link to what is not there",
        "folder.toml: it is a folder, a file was expected",
        "loop.toml: it cannot be read: ",
        "pipe.toml: it cannot be read: it is not a file",
        "vocabulary.toml: no such file; every catalogue has one",
        "5 errors in the catalogue",
    ] {
        assert!(told.contains(expected), "{expected}: {told}");
    }
}

#[test]
fn check_notices_texts_that_cannot_be_shown_well() {
    let dir = folder();
    let long = "x".repeat(5_000);
    let wrong = [
        ("Bays of Wigan", "Bays \\u0000 of Wigan", "test.toml:16: `title` holds the character U+0000"),
        ("Bays of Wigan", "Bays\\nof Wigan", "test.toml:16: `title` holds the character U+000A"),
        ("Bays of Wigan", "https://example.org/x", "test.toml:16: `title` holds the address https://example.org/x"),
        ("Bays of Wigan", &long, "test.toml:16: `title` has 5000 characters; expected 250 at most"),
        ("Best Project", "Best \\u202e", "test.toml:11: `name` holds the character U+202E"),
        ("Test Awards 2020", "Test \\u2066", "test.toml:1: `name` holds the character U+2066"),
        ("forty sensors.", "forty discord.gg/x", "test.toml:21: a fact holds the address discord.gg/x"),
    ];
    for (text, by, expected) in wrong {
        Fixture::sound().with("test.toml", text, by).write(dir.path());
        let (code, told) = check(dir.path());
        assert_eq!(code, 0, "{told}");
        let expected = expected.replacen(": ", ": warning: ", 1);
        assert!(told.contains(&expected), "{expected}: {told}");
        // No reply breaks on it.
        let seeds = dir.path().display().to_string();
        let run = run_in(dir.path(), &[("LAUREATE_CATALOGUE__SEEDS", &seeds)], &["lookup", "wigan sensors"], b"");
        assert_eq!(run.code, 0, "{by}: {}", run.err);
        assert!(!run.out.contains(['\0', '\u{202e}', '\u{2066}']), "{}", run.out);
    }
    // Where a report can be read is a fact.
    Fixture::sound().with("test.toml", "forty sensors.", "forty sensors: https://example.org/report").write(dir.path());
    assert_eq!(check(dir.path()).0, 0);
}

#[test]
fn a_show_is_run_from_the_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let ledger = folder.path().join("state/ledger.db");
    let set = [("LAUREATE_LEDGER__URL", ledger.to_str().expect("it is text"))];
    let show = |arguments: &[&str]| run_in(folder.path(), &set, &[&["ceremony"], arguments].concat(), b"");
    let looked = show(&["status"]);
    assert_eq!((looked.code, looked.err.as_str()), (1, "No show is planned yet. Plan one first.\n"));
    assert!(!ledger.exists(), "looking makes nothing");
    let planned = show(&["plan", "LGC", "--channel", "1210000000000000002", "--starts", "2026-12-01 19:30"]);
    assert_eq!(planned.code, 0, "{}", planned.err);
    let category = ["--category", "small team"];
    let recorded = show(&[&["record"][..], &category, &["--winner", "Norfolk"]].concat());
    assert!(recorded.out.contains("Norfolk CC’s Innovation Unit"), "{}{}", recorded.out, recorded.err);
    let ask = || run_in(folder.path(), &set, &["ask", "who won small team of the year"], b"").out;
    assert!(!ask().contains("won the Small Team"), "{}", ask());
    assert_eq!(show(&[&["reveal"][..], &category].concat()).code, 0);
    assert!(ask().contains("Norfolk") && ask().contains(" won "), "{}", ask());
    let log = show(&["log"]).out;
    assert!(log.contains("revealed Small Team of the Year") && log.contains("recorded a result"), "{log}");
    let check = show(&["check"]);
    assert!(check.code == 1 && check.out.contains("21 results are missing"), "{}", check.out);
}
