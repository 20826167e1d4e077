//! The README, where it repeats what the code says.

use laureate::catalogue::{Catalogue, SeedFile};
use laureate::command::{COMMANDS, Line, begins, parse_line};

use crate::harness::{folder, run_in, write};

const README: &str = include_str!("../../README.md");
/// What it says of the catalogue's files stands beside them.
const OF_SEEDS: &str = include_str!("../../seeds/README.md");

#[test]
fn its_table_of_commands_is_the_command_table() {
    let rows = README.lines().filter_map(|line| line.strip_prefix("| `/"));
    let told: Vec<(&str, Vec<&str>)> = rows
        .map(|row| {
            let (example, rest) = row.split_once('`').expect("an example ends");
            assert!(
                matches!(parse_line(&format!("/{example}")), Ok(Line::Request(_) | Line::Help(_))),
                "/{example} is understood"
            );
            let options = rest.split('|').nth(1).expect("a row has options");
            let options = options.split(',').map(str::trim).filter(|option| !option.is_empty());
            let command = begins(example).expect("a row has a command").0;
            (command.name, options.collect())
        })
        .collect();
    let names = |command: &laureate::command::Command| command.options.iter().map(|option| option.name).collect();
    let commands: Vec<(&str, Vec<&str>)> = COMMANDS.iter().map(|command| (command.name, names(command))).collect();
    assert_eq!(told, commands);
}

/// The example of somebody's own collection.
fn own_collection() -> &'static str {
    let (_, section) = OF_SEEDS.split_once("\n## Your own collection\n").expect("there is such a section");
    let (_, example) = section.split_once("```toml\n").expect("it has an example");
    example.split_once("```").expect("the example ends").0
}

#[test]
fn its_example_of_an_own_collection_can_be_used() {
    let dir = folder();
    let seeds = dir.path().join("my-seeds");
    write(&seeds.join("northside.toml"), own_collection());
    write(&seeds.join("organisations.toml"), "");
    write(&seeds.join("vocabulary.toml"), include_str!("../../seeds/vocabulary.toml"));
    let run = |arguments: &[&str]| run_in(dir.path(), &[("LAUREATE_CATALOGUE__SEEDS", "my-seeds")], arguments, b"");
    let checked = run(&["check"]);
    assert_eq!(
        (checked.code, checked.out.as_str()),
        (0, "The catalogue can be used: 5 entries in 1 collection. 4 warnings below.\n")
    );
    let thin = checked.err.lines().filter(|line| line.contains(": note: 4 of 5 entries are thin: `canal-clean-up`"));
    assert_eq!(thin.count(), 1, "{}", checked.err);
    let warnings = checked.err.lines().filter(|line| line.contains(": warning: "));
    let lacking: Vec<&str> = warnings.filter_map(|line| line.split(": ").nth(2)).collect();
    let lacking: Vec<&str> = lacking.iter().filter_map(|line| line.split(", which").next()).collect();
    assert_eq!(
        lacking,
        [
            "2 of 5 entries have no `facts`",
            "4 of 5 entries have no `questions`",
            "4 of 5 entries have no `summary`",
            "4 of 5 entries have no `topics`"
        ],
        "{}",
        checked.err
    );
    for (asked, answer) in [
        (&["ask", "who won the green project award"][..], "The Northside Repair Café"),
        (&["ask", "who was runner-up for the green project award"], "Canal Clean-up Saturdays"),
        (&["ask", "who came second in good neighbour"], "Winter Soup"),
        (&["browse", "--status", "special-mention"], "A seed library in a telephone box"),
        (&["ask", "how many things did the repair cafe mend"], "412"),
        (&["show", "seed-library"], "organisation not named"),
        (&["ask", "who got a special mention"], "A seed library in a telephone box\n"),
    ] {
        let reply = run(asked);
        assert_eq!(reply.code, 0, "{asked:?}: {}", reply.out);
        assert!(reply.out.contains(answer), "{asked:?}: {}", reply.out);
    }
}

/// A block of this language in the section on an award of one's own.
fn own_award(language: &str) -> &'static str {
    let (_, section) = README.split_once("\n## An award of your own\n").expect("there is such a section");
    let (_, block) = section.split_once(&format!("```{language}\n")).expect("it has such a block");
    block.split_once("```").expect("the block ends").0
}

#[test]
fn its_example_of_an_own_award_works_as_printed() {
    let dir = folder();
    write(&dir.path().join("northside-awards-2026.csv"), own_award("csv"));
    let (first, ask) = own_award("sh").trim().split_once('\n').expect("there are two commands");
    let first = first.strip_prefix("target/debug/laureate ").expect("it is the program");
    let (first, organiser) = first.split_once(" --organiser ").expect("it says who runs it");
    let arguments: Vec<&str> = first.split(' ').chain(["--organiser", organiser.trim_matches('"')]).collect();
    let made = run_in(dir.path(), &[], &arguments, b"");
    assert_eq!((made.code, made.err.as_str()), (0, ""), "{}", made.out);
    let ask = ask.strip_prefix("LAUREATE_CATALOGUE__SEEDS=my-seeds target/debug/laureate ").expect("it is the program");
    let seeds = [("LAUREATE_CATALOGUE__SEEDS", "my-seeds")];
    let asked = run_in(dir.path(), &seeds, &ask.split(' ').collect::<Vec<_>>(), b"");
    assert!(asked.code == 0 && asked.out.contains("Winter Soup"), "{}", asked.out);
}

#[test]
fn its_tables_of_fields_are_complete() {
    let told = |row: &str| {
        let cell = row.strip_prefix("| ")?.split(" | ").next()?.trim_matches('*');
        Some(cell.strip_prefix('`')?.strip_suffix('`')?.to_owned())
    };
    let (_, section) = OF_SEEDS.split_once("\n## Your own collection\n").expect("there is such a section");
    for (start, file, text) in [
        ("The collection, at the top", "a.toml", "zzz = 1"),
        ("`[[category]]`, one table", "a.toml", "[[category]]\nzzz = 1"),
        ("`[[entry]]`, one table", "a.toml", "[[entry]]\nzzz = 1"),
        ("| of `figures` |", "a.toml", "[[entry]]\nfigures = [{ zzz = 1 }]"),
        ("| `[[organisation]]` |", "organisations.toml", "[[organisation]]\nzzz = 1"),
    ] {
        let (_, table) = section.split_once(start).expect("the table is there");
        let rows =
            table.lines().skip_while(|line| !line.starts_with("|---")).skip(1).take_while(|line| line.starts_with('|'));
        let mut documented: Vec<String> = rows.filter_map(told).collect();
        let file = SeedFile { path: file.to_owned(), text: text.to_owned().into() };
        let findings = Catalogue::from_files(&[file]).expect_err("no such field").to_string();
        let known = findings.lines().find_map(|line| line.split_once("unknown field `zzz`, expected one of "));
        let (_, known) = known.expect("the fields are listed");
        let mut known: Vec<String> = known.split(", ").map(|field| field.trim_matches('`').to_owned()).collect();
        known.retain(|field| !(start.starts_with("The") && ["category", "entry"].contains(&field.as_str())));
        documented.sort();
        known.sort();
        assert_eq!(documented, known, "{start}");
    }
}

#[test]
fn every_status_is_listed() {
    for status in laureate::catalogue::Status::ALL {
        assert!(OF_SEEDS.contains(&format!("`\"{}\"`", status.id())), "{}", status.id());
    }
}
