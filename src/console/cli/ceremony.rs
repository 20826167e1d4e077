//! `laureate ceremony …`: the verbs of a show as subcommands, in the words of Discord's `/ceremony`.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::ceremony::perform::CeremonyRequest;
use crate::ceremony::verbs::{AWARD, AWARD_ABOUT, Given, Kind, PLAN, VERBS, VerbOption, VerbSpec, read};

/// The verbs that the terminal alone has: they need no show.
const VERIFY: &str = "verify";
const PROVE: &str = "prove";

/// What is to be done, and what with.
pub enum CeremonyAction {
    /// Something in a show.
    Perform(CeremonyRequest),
    /// That nothing leaks is proved.
    Prove,
    /// A transcript is proved.
    Verify(PathBuf),
}

/// The subcommand with its verbs.
pub(super) fn command() -> Command {
    let file = Arg::new("file").value_name("FILE").required(true).value_parser(value_parser!(PathBuf));
    let verify = Command::new(VERIFY).about("Prove a transcript: everything that was revealed is what was sealed");
    Command::new("ceremony")
        .about("Run a show: plan it, record results sealed, reveal them.")
        .subcommand_required(true)
        .subcommands(VERBS.iter().map(verb))
        .subcommand(verify.arg(file.help("The transcript")))
        .subcommand(Command::new(PROVE).about("Prove, with made-up results, that nothing tells a sealed one"))
}

fn verb(verb: &VerbSpec) -> Command {
    let award = Arg::new(AWARD).value_name("AWARD");
    let award =
        if verb.name == PLAN { award.required(true).help("The award") } else { award.long(AWARD).help(AWARD_ABOUT) };
    Command::new(verb.name).about(verb.about).arg(award).args(verb.options.iter().map(argument))
}

fn argument(option: &VerbOption) -> Arg {
    let arg = Arg::new(option.name).long(option.name).help(option.about).required(option.required);
    let value = match option.kind {
        Kind::Flag => return arg.action(ArgAction::SetTrue),
        Kind::Category | Kind::Coming => "CATEGORY",
        Kind::Entry => "ENTRY",
        Kind::Text => "TEXT",
        Kind::Time => "TIME",
        Kind::Channel | Kind::Role => "ID",
    };
    let arg = arg.value_name(value);
    if option.times > 1 { arg.action(ArgAction::Append) } else { arg }
}

/// What a verb asks for.
pub(super) fn action(given: &ArgMatches) -> Option<CeremonyAction> {
    let (name, given) = given.subcommand()?;
    if name == VERIFY {
        return given.get_one::<PathBuf>("file").cloned().map(CeremonyAction::Verify);
    }
    if name == PROVE {
        return Some(CeremonyAction::Prove);
    }
    let verb = read(name, given)?;
    Some(CeremonyAction::Perform(CeremonyRequest { award: given.one(AWARD), verb }))
}

impl Given for ArgMatches {
    fn all(&self, option: &str) -> Vec<String> {
        if let Ok(Some(set)) = self.try_get_one::<bool>(option) {
            return set.then(|| option.to_owned()).into_iter().collect();
        }
        self.try_get_many(option).ok().flatten().map(|texts| texts.cloned().collect()).unwrap_or_default()
    }
}
