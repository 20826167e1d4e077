//! `laureate new-award`, `laureate export` and `laureate results export`: into a catalogue and out of it.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::console::export::{Export, Format};
use crate::console::new_award::NewAward;
use crate::console::results::ResultsExport;
use crate::scheme::Field;

/// The subcommand that makes an award of a sheet.
pub(super) fn new_award() -> Command {
    let option = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help)
    };
    let fields = Field::ALL.map(Field::id).join(", ");
    Command::new("new-award")
        .about("Make an award of your own from the spreadsheet that you already have.")
        .after_help(format!(
            "FILE has a row for each entry and a row of headings, wherever it stands and whatever they are called; CSV (comma, \
             semicolon or tab), XLSX or JSON. What was understood is shown first. Summaries, topics, questions and figures are \
             proposed from the text and marked as such. All or nothing is written.\n\n\
             Fields for --map: {fields}. The column is its heading or its letter:\n  \
             laureate new-award entries.xlsx --map title=\"Project name\" --map text=F"
        ))
        .arg(
            Arg::new("file").value_name("FILE").required(true).value_parser(value_parser!(PathBuf)).help("the sheet"),
        )
        .arg(
            option("into", "DIR", "The folder of the catalogue; without it that of the settings, or my-seeds")
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(option("map", "FIELD=COLUMN", "What a column holds; may be given again").action(ArgAction::Append))
        .arg(option("name", "TEXT", "The award's name, where the sheet does not tell"))
        .arg(option("organiser", "TEXT", "Who runs it"))
        .arg(option("year", "YEAR", "Its year").value_parser(value_parser!(u16).range(1990..=2100)))
        .arg(option("id", "ID", "Its id, in a-z, 0-9 and hyphens; buttons and links hold it").value_parser(id))
        .arg(Arg::new("force").long("force").action(ArgAction::SetTrue).help("Replace the award of the same id"))
}

/// An id as catalogues have it.
fn id(text: &str) -> Result<String, String> {
    let part = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    let is_id = text.len() <= 60 && text.split('-').all(part) && !matches!(text, "organisations" | "vocabulary");
    if is_id { Ok(text.to_owned()) } else { Err("expected a-z, 0-9 and single hyphens, 60 at most".to_owned()) }
}

/// What it asks for.
pub(super) fn wanted(given: &ArgMatches) -> NewAward {
    let text = |name: &str| given.get_one::<String>(name).cloned();
    NewAward {
        file: given.get_one::<PathBuf>("file").cloned().unwrap_or_default(),
        into: given.get_one::<PathBuf>("into").cloned(),
        maps: given.get_many::<String>("map").unwrap_or_default().cloned().collect(),
        name: text("name"),
        organiser: text("organiser"),
        year: given.get_one::<u16>("year").copied(),
        id: text("id"),
        force: given.get_flag("force"),
    }
}

/// The subcommand that writes the catalogue for other programs.
pub(super) fn export() -> Command {
    let format = Arg::new("format").long("format").value_name("FORMAT").default_value(Format::Json.id());
    Command::new("export")
        .about("Print the catalogue with what was announced, as JSON, CSV, XLSX or HTML.")
        .after_help(
            "In CSV, a cell that a spreadsheet would take for a formula (it begins with = + - @) has an apostrophe before it; \
             in XLSX every cell is text.",
        )
        .arg(
            format
                .value_parser(PossibleValuesParser::new(Format::ALL.map(Format::id)))
                .help("json: an object an entry; csv, xlsx: a row a standing; html: a page"),
        )
        .arg(Arg::new("results").long("results").action(ArgAction::SetTrue).help("Only who got what was announced"))
        .arg(
            Arg::new("output")
                .long("output")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .help("Write into this file in place of standard output"),
        )
}

/// What it asks for.
pub(super) fn exported(given: &ArgMatches) -> Export {
    let named = given.get_one::<String>("format").map_or("", String::as_str);
    Export {
        format: Format::ALL.into_iter().find(|format| format.id() == named).unwrap_or(Format::Json),
        only_results: given.get_flag("results"),
        output: given.get_one::<PathBuf>("output").cloned(),
    }
}

/// The subcommand for results.
pub(super) fn results() -> Command {
    let flag = |name: &'static str, help: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue).help(help);
    Command::new("results").about("What was announced, after the night.").subcommand_required(true).subcommand(
        Command::new("export")
            .about("Write what was announced into the files of your catalogue; all else in them stays.")
            .arg(Arg::new("award").value_name("AWARD").help("An award's id or name; without it all that have a show"))
            .arg(flag("stdout", "Print the changed files in place of writing them"))
            .arg(flag("so-far", "Although sealed results are not revealed yet")),
    )
}

/// What it asks for.
pub(super) fn results_wanted(given: &ArgMatches) -> Option<ResultsExport> {
    let (_, given) = given.subcommand()?;
    Some(ResultsExport {
        award: given.get_one::<String>("award").cloned(),
        stdout: given.get_flag("stdout"),
        so_far: given.get_flag("so-far"),
    })
}
