//! `laureate ceremony …`: the verbs of a show as subcommands, in the words of Discord's `/ceremony`.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::ceremony::perform::CeremonyRequest;
use crate::ceremony::verbs::{
    AWARD, FILE, Given, IMPORT, Kind, OWN_WAY, PLAN, PREVIEW, REHEARSE, VERBS, VerbOption, VerbSpec, about_award, read,
};
use crate::wording::Language;

/// The verbs that the terminal alone has: they need no show.
const VERIFY: &str = "verify";
const PROVE: &str = "prove";
/// What the terminal alone takes: that what was understood is kept, and where a picture goes.
const KEEP: &str = "keep";
const CARD: &str = "card";

/// What is to be done, and what with.
pub enum CeremonyAction {
    /// Something in a show.
    Perform(CeremonyRequest),
    /// A judges' sheet is read, and kept where that is said.
    Import {
        /// The award, where it is named.
        award: Option<String>,
        /// The sheet.
        file: PathBuf,
        /// Whether what was understood is kept.
        keep: bool,
    },
    /// The posts are shown as they will be.
    Preview {
        /// The award, where it is named.
        award: Option<String>,
        /// The category; all of them where none is named.
        category: Option<String>,
        /// Where the winner's picture goes.
        card: Option<PathBuf>,
    },
    /// The whole show is gone through with made-up winners.
    Rehearse(Option<String>),
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
        .subcommands(VERBS.iter().chain(OWN_WAY).map(verb))
        .mut_subcommand(IMPORT, |import| {
            let keep = Arg::new(KEEP).long(KEEP).action(ArgAction::SetTrue);
            import.arg(keep.help("Keep what was understood; without it, it is only shown"))
        })
        .mut_subcommand(PREVIEW, |preview| {
            let card = Arg::new(CARD).long(CARD).value_name("FILE").value_parser(value_parser!(PathBuf));
            preview.arg(card.requires("category").help("Write the winner's picture into this file, as PNG"))
        })
        .subcommand(verify.arg(file.help("The transcript")))
        .subcommand(Command::new(PROVE).about("Prove, with made-up results, that nothing tells a sealed one"))
}

fn verb(verb: &VerbSpec) -> Command {
    let award = Arg::new(AWARD).value_name("AWARD");
    let english = Language::EnGb.wording();
    let is_plan = verb.name == PLAN;
    let award = if is_plan { award.required(true) } else { award.long(AWARD) }.help(about_award(english, is_plan));
    Command::new(verb.name).about(verb.about(english)).arg(award).args(verb.options.iter().map(argument))
}

fn argument(option: &VerbOption) -> Arg {
    let about = option.about(Language::EnGb.wording());
    let arg = Arg::new(option.name).long(option.name).help(about.clone()).required(option.required);
    let value = match option.kind {
        Kind::File => {
            let file = Arg::new(option.name).value_name("FILE").help(about).required(option.required);
            return file.value_parser(value_parser!(PathBuf));
        }
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
    let path = |name: &str| given.get_one::<PathBuf>(name).cloned();
    let award = given.one(AWARD);
    match name {
        IMPORT => {
            let keep = given.get_flag(KEEP);
            return path(FILE).map(|file| CeremonyAction::Import { award, file, keep });
        }
        PREVIEW => {
            return Some(CeremonyAction::Preview { award, category: given.one("category"), card: path(CARD) });
        }
        REHEARSE => return Some(CeremonyAction::Rehearse(award)),
        _ => {}
    }
    let verb = read(name, given)?;
    Some(CeremonyAction::Perform(CeremonyRequest { award, verb }))
}

impl Given for ArgMatches {
    fn all(&self, option: &str) -> Vec<String> {
        if let Ok(Some(set)) = self.try_get_one::<bool>(option) {
            return set.then(|| option.to_owned()).into_iter().collect();
        }
        self.try_get_many(option).ok().flatten().map(|texts| texts.cloned().collect()).unwrap_or_default()
    }
}
