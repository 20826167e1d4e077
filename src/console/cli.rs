//! The command line: every command of the table as a subcommand, and the tools beside them.

mod ceremony;
mod scheme;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, value_parser};
use clap_complete::Shell;

pub use ceremony::CeremonyAction;

use super::card::Card;
use super::check::Check;
use super::export::Export;
use super::new_award::NewAward;
use super::results::ResultsExport;
use super::sheet::Sheet;
use crate::command::{Arguments, COMMANDS, Command, find};
use crate::request::Request;
use crate::wording::Language;

/// What the command line asks for. It may hold a result that nobody may know yet, so it is never printed.
pub struct Cli {
    /// The settings file, if one is named.
    pub config: Option<PathBuf>,
    /// Columns to write for, if given.
    pub width: Option<usize>,
    /// JSON in place of text.
    pub json: bool,
    /// What to do.
    pub action: Action,
}

/// What to do.
pub enum Action {
    /// Talk in the terminal, or be the bot where there is a token.
    Default,
    /// Talk in the terminal.
    Chat,
    /// Be the bot on Discord; or only register its commands.
    Discord {
        /// Register the commands and end.
        register_only: bool,
    },
    /// Have the bot that runs read the catalogue anew.
    Reload,
    /// Answer interactions over HTTP.
    Serve {
        /// Register the commands first.
        register: bool,
    },
    /// Print the commands, as help or as the body of their registration.
    Commands,
    /// Answer once.
    Once(Request),
    /// Tell how a question is understood and judged.
    Explain(String),
    /// Answer line by line.
    Batch,
    /// Write the catalogue for other programs.
    Export(Export),
    /// Make an award of a sheet.
    NewAward(NewAward),
    /// Write what was announced into the catalogue's files.
    Results(ResultsExport),
    /// Print the running order.
    Sheet(Sheet),
    /// Draw an entry's picture.
    Card(Card),
    /// Check the catalogue.
    Check(Check),
    /// Run a show.
    Ceremony(CeremonyAction),
    /// Print what a shell completes.
    Completions(Shell),
    /// Print the manual page.
    Manual,
}

impl Action {
    /// Whether `--json` means nothing here; then what to use in its place, if there is something.
    fn without_json(&self) -> Option<&'static str> {
        match self {
            Self::Once(_) | Self::Explain(_) | Self::Commands | Self::Batch => None,
            Self::Export(_) => Some(", but --format json writes the entries so"),
            Self::Default | Self::Chat => Some(", but `batch` answers in JSON line by line"),
            _ => Some(""),
        }
    }
}

/// Columns of the help at most, as a usual terminal has them.
const HELP_WIDTH: usize = 80;
const EXIT_CODES: &str = "Exit codes: 0 answered; 1 nothing answers, a check finds errors, no bot runs that can reload, or Discord cannot be reached; \
2 the command line, the token, the settings, the catalogue or a line of a batch cannot be used.";

/// Reads the command line.
///
/// # Errors
/// It cannot be understood, or it asks for help or the version: clap's error says which and can print itself.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Cli, clap::Error> {
    let mut root = command();
    let matches = root.try_get_matches_from_mut(arguments)?;
    let action = match matches.subcommand() {
        None => Action::Default,
        Some(("chat", _)) => Action::Chat,
        Some(("discord", given)) => Action::Discord { register_only: given.get_flag("register-only") },
        Some(("reload", _)) => Action::Reload,
        Some(("serve", given)) => Action::Serve { register: given.get_flag("register") },
        Some(("commands", _)) => Action::Commands,
        Some(("batch", _)) => Action::Batch,
        Some(("export", given)) => Action::Export(scheme::exported(given)),
        Some(("new-award", given)) => Action::NewAward(scheme::wanted(given)),
        Some(("results", given)) => Action::Results(scheme::results_wanted(given).ok_or_else(|| {
            root.error(clap::error::ErrorKind::MissingSubcommand, "say what is to be done with the results")
        })?),
        Some(("ceremony", given)) => Action::Ceremony(ceremony::action(given).ok_or_else(|| {
            root.error(clap::error::ErrorKind::InvalidSubcommand, "say what is to be done in the show")
        })?),
        Some(("card", given)) => Action::Card(Card {
            entry: words(given, "entry"),
            category: given.get_one::<String>("category").cloned(),
            alt: given.get_flag("alt"),
        }),
        Some(("completions", given)) => Action::Completions(
            given
                .get_one::<Shell>("shell")
                .copied()
                .ok_or_else(|| root.error(clap::error::ErrorKind::MissingRequiredArgument, "name the shell"))?,
        ),
        Some(("man", _)) => Action::Manual,
        Some((EVENT, given)) => of_event(&mut root, given)?,
        Some(("check", check)) => Action::Check(Check {
            originals: check.get_one::<PathBuf>("originals").cloned(),
            collection: check.get_one::<String>("collection").cloned(),
            strict: check.get_flag("strict"),
            notes: check.get_flag("notes"),
        }),
        Some((name, given)) => match (explained(given), request(&mut root, name, given)?) {
            (true, Request::Ask { question, .. }) => Action::Explain(question),
            (_, request) => Action::Once(request),
        },
    };
    let json = matches.get_flag("json");
    if let Some(instead) = action.without_json().filter(|_| json) {
        let given = matches.subcommand_name().map_or("the chat".to_owned(), |name| format!("`{name}`"));
        let sentence = format!("--json is for what answers a question; {given} has nothing to say in JSON{instead}");
        return Err(root.error(clap::error::ErrorKind::ArgumentConflict, sentence));
    }
    Ok(Cli {
        config: matches.get_one::<PathBuf>("config").cloned(),
        width: matches.get_one::<u16>("width").map(|width| usize::from(*width)),
        json,
        action,
    })
}

/// The whole command line.
#[must_use]
pub fn command() -> clap::Command {
    let global = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help).global(true)
    };
    clap::Command::new("laureate")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Answers questions about award entries. Without a command: a chat in the terminal.")
        .after_help(EXIT_CODES)
        .max_term_width(HELP_WIDTH)
        .arg(global("config", "FILE", "Settings to use").value_parser(value_parser!(PathBuf)))
        .arg(global("width", "COLUMNS", "Write for a screen this wide").value_parser(value_parser!(u16).range(20..)))
        .arg(Arg::new("json").long("json").global(true).action(ArgAction::SetTrue).help("Answer in JSON, for programs"))
        .subcommand(
            clap::Command::new("chat").about("Talk in the terminal; the same as no command where no token is set."),
        )
        .subcommand(
            clap::Command::new("discord").about("Be the bot on Discord; DISCORD_TOKEN holds its token.").arg(
                Arg::new("register-only")
                    .long("register-only")
                    .action(ArgAction::SetTrue)
                    .help("Register the commands and end"),
            ),
        )
        .subcommand(clap::Command::new("reload").about("Have the bot that runs here read the catalogue anew."))
        .subcommand(serve())
        .subcommand(clap::Command::new("commands").about("Print the commands; with --json as they are registered."))
        .subcommands(
            COMMANDS.iter().filter(|command| command.name != HELP && command.group().is_none()).map(subcommand),
        )
        .subcommand(event())
        .subcommand(ceremony::command())
        .subcommand(clap::Command::new("batch").about("Answer one JSON request a line, one JSON answer a line."))
        .subcommand(scheme::new_award())
        .subcommand(scheme::export())
        .subcommand(scheme::results())
        .subcommand(card())
        .subcommand(
            clap::Command::new("check")
                .about("Check the catalogue; name file and line of each error and warning.")
                .arg(flag("strict", "Count warnings as errors"))
                .arg(flag("notes", "Print the notes of those who keep the catalogue as well"))
                .arg(
                    Arg::new("originals")
                        .long("originals")
                        .value_name("DIR")
                        .value_parser(value_parser!(PathBuf))
                        .help("Check it against the original documents in this folder as well"),
                )
                .arg(
                    Arg::new("collection")
                        .long("collection")
                        .value_name("ID")
                        .requires("originals")
                        .help("Check only this collection against its document"),
                ),
        )
        .subcommands(of_shells())
}

/// The picture of an entry.
fn card() -> clap::Command {
    clap::Command::new("card")
        .about("Draw an entry's picture as PNG: laureate card ENTRY > card.png")
        .arg(Arg::new("entry").value_name("ENTRY").num_args(1..).required(true).help("an entry's id or name"))
        .arg(Arg::new("category").long("category").value_name("TEXT").help("one of its categories"))
        .arg(flag("alt", "Print what the picture says in place of it"))
}

/// The commands that print what a shell and `man` read.
fn of_shells() -> [clap::Command; 2] {
    let shell = Arg::new("shell").value_name("SHELL").required(true).value_parser(value_parser!(Shell));
    [
        clap::Command::new("completions").about("Print what a shell completes, for it to read.").arg(shell),
        clap::Command::new("man").about("Print the manual page: laureate man | man -l -"),
    ]
}

/// The doorway that is HTTP.
fn serve() -> clap::Command {
    clap::Command::new("serve")
        .about("Answer Discord's interactions over HTTP; DISCORD_PUBLIC_KEY holds the application's public key.")
        .arg(flag("register", "Register the commands first; DISCORD_TOKEN holds the bot's token"))
}

/// The word before those that are asked during an event.
const EVENT: &str = "event";

/// What is asked during an event, each a subcommand, and the sheet beside.
fn event() -> clap::Command {
    let of_event = COMMANDS.iter().filter_map(|command| command.group().map(|(group, word)| (group, word, command)));
    let of_event = of_event.filter(|(group, ..)| *group == EVENT);
    clap::Command::new(EVENT)
        .about("Follow an event: what is on now, the running order, a category, who is up, what a host may say.")
        .subcommand_required(true)
        .subcommands(of_event.map(|(_, word, command)| subcommand(command).name(word)))
        .subcommand(
            clap::Command::new("sheet")
                .about("Print the running order as HTML: laureate event sheet > sheet.html")
                .arg(Arg::new("award").value_name("AWARD").num_args(0..).help("an award scheme"))
                .arg(flag("crew", "With presenters, how names are spoken, and notes")),
        )
}

/// What a subcommand of `event` asks for.
fn of_event(root: &mut clap::Command, given: &ArgMatches) -> Result<Action, clap::Error> {
    match given.subcommand() {
        Some(("sheet", given)) => {
            let award = Some(words(given, "award")).filter(|award| !award.is_empty());
            Ok(Action::Sheet(Sheet { award, crew: given.get_flag("crew") }))
        }
        Some((word, given)) => Ok(Action::Once(request(root, &format!("{EVENT} {word}"), given)?)),
        None => Err(root.error(clap::error::ErrorKind::MissingSubcommand, "say what is asked of the event")),
    }
}

/// The words of an argument as one text.
fn words(given: &ArgMatches, argument: &str) -> String {
    let words = given.get_many::<String>(argument).unwrap_or_default();
    words.map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// An option that is given or not.
fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

/// The main option's text stands alone; every other option has its name, and so has a main option that may be left out.
fn subcommand(command: &Command) -> clap::Command {
    let english = Language::EnGb.wording();
    let named = command.options.iter().filter(|option| !(option.main && option.required));
    let named =
        named.map(|option| Arg::new(option.name).long(option.name).value_name("TEXT").help(option.about(english)));
    let text = command.main_option().map(|option| {
        let arg =
            Arg::new(TEXT).value_name(option.name).num_args(1..).required(option.required).help(option.about(english));
        if option.required { arg } else { arg.conflicts_with(option.name) }
    });
    let explain = Arg::new(EXPLAIN).long(EXPLAIN).action(ArgAction::SetTrue);
    let explain = explain.help("Tell what was understood and what each candidate scored");
    let explain = (command.name == "ask").then_some(explain);
    clap::Command::new(command.name).about(command.about(english)).args(named).args(text).args(explain)
}

/// On the command line this is clap's own.
const HELP: &str = "help";
/// The flag of `ask` that tells why.
const EXPLAIN: &str = "explain";

fn explained(given: &ArgMatches) -> bool {
    matches!(given.try_get_one::<bool>(EXPLAIN), Ok(Some(true)))
}

/// The argument that holds the main option's text.
const TEXT: &str = "text";

/// The request that a subcommand makes.
fn request(root: &mut clap::Command, name: &str, given: &ArgMatches) -> Result<Request, clap::Error> {
    let Some(command) = find(name) else {
        return Err(root.error(clap::error::ErrorKind::InvalidSubcommand, format!("unknown command {name}")));
    };
    let mut arguments = Arguments::default();
    for option in command.options {
        let ids = if option.main { [Some(TEXT), Some(option.name)] } else { [None, Some(option.name)] };
        for id in ids.into_iter().flatten() {
            if let Ok(Some(values)) = given.try_get_many::<String>(id) {
                arguments.set(option.name, &values.map(String::as_str).collect::<Vec<_>>().join(" "));
            }
        }
    }
    command
        .request(arguments)
        .map_err(|mistake| root.error(clap::error::ErrorKind::ValueValidation, mistake.to_string()))
}
