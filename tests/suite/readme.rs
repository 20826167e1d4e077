//! The README, where it repeats what the code says.

use laureate::command::{COMMANDS, Line, parse_line};

const README: &str = include_str!("../../README.md");

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
            (example.split(' ').next().unwrap_or_default(), options.collect())
        })
        .collect();
    let names = |command: &laureate::command::Command| command.options.iter().map(|option| option.name).collect();
    let commands: Vec<(&str, Vec<&str>)> = COMMANDS.iter().map(|command| (command.name, names(command))).collect();
    assert_eq!(told, commands);
}
