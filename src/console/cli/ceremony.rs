//! `laureate ceremony …`: the verbs of a show as subcommands, in the words of Discord's `/ceremony`.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::ceremony::perform::{Act, CeremonyRequest, Look, ResultText, Verb};
use crate::ledger::event::{Late, Notes};

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
    Command::new("ceremony")
        .about("Run a show: plan it, record results sealed, reveal them.")
        .subcommand_required(true)
        .subcommands(before_the_night())
        .subcommands(during_the_night())
        .subcommands(looking())
}

fn verb(name: &'static str, about: &'static str) -> Command {
    let award = Arg::new("award").long("award").value_name("AWARD").help("The award, where several may be meant");
    Command::new(name).about(about).arg(award)
}

fn text(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

fn category() -> Arg {
    text("category", "CATEGORY", "The category, by name or id").required(true)
}

fn reason() -> Arg {
    text("reason", "TEXT", "Why").required(true)
}

/// A verb that takes a result.
fn with_result(verb: Command) -> Command {
    let several = |arg: Arg| arg.action(ArgAction::Append);
    verb.arg(category())
        .arg(several(text("winner", "ENTRY", "Who won; once for each where it is shared").required(true)))
        .arg(several(text("commended", "ENTRY", "Who was commended; once for each")))
        .arg(text("citation", "TEXT", "What the jury says"))
}

fn before_the_night() -> [Command; 4] {
    let plan = Command::new("plan")
        .about("Plan the show of an award, or change its plan")
        .arg(Arg::new("award").value_name("AWARD").required(true).help("The award"))
        .arg(text("channel", "ID", "The channel of the announcements").required(true))
        .arg(text("starts", "TIME", "When it begins, such as 2026-12-01 19:30"))
        .arg(text("ping", "ID", "The role that is pinged with each winner"))
        .arg(flag("publish", "Publish to those who follow the channel"));
    let notes = verb("notes", "Write what the crew needs to know of a category")
        .arg(category())
        .arg(text("presenter", "TEXT", "Who presents it"))
        .arg(text("say", "TEXT", "How names are spoken"))
        .arg(text("note", "TEXT", "What else to mind"));
    [
        plan,
        with_result(verb("record", "Record a category's result, sealed; again to replace it")),
        verb("seal", "Fix the recorded results, and print the commitment to them"),
        notes,
    ]
}

fn during_the_night() -> [Command; 8] {
    let schedule = verb("schedule", "Reveal a category by the clock; without --at, take it off the clock")
        .arg(category())
        .arg(text("at", "TIME", "When"))
        .arg(flag("go", "If the moment is missed, reveal at once instead of asking"));
    [
        verb("show", "Show a category's shortlist").arg(category()),
        verb("reveal", "Reveal a category").arg(category()),
        with_result(verb("correct", "Put a revealed result right")).arg(reason()),
        verb("withdraw", "Take back what was revealed by mistake").arg(category()).arg(reason()),
        schedule,
        verb("hold", "Let the show wait"),
        verb("resume", "Let it go on"),
        verb("skip", "Pass a category over").arg(category()),
    ]
}

fn looking() -> [Command; 7] {
    let file = Arg::new("file").value_name("FILE").required(true).value_parser(value_parser!(PathBuf));
    [
        verb("check", "GO or NO-GO, line by line"),
        verb("peek", "Print a category's recorded result").arg(category()),
        verb("status", "How far the show is"),
        verb("log", "Everything that happened"),
        verb("transcript", "Print what proves the results, as JSON"),
        Command::new("prove").about("Prove, with made-up results, that nothing tells a sealed one"),
        Command::new("verify")
            .about("Prove a transcript: everything that was revealed is what was sealed")
            .arg(file.help("The transcript")),
    ]
}

/// What a verb asks for.
pub(super) fn action(given: &ArgMatches) -> Option<CeremonyAction> {
    let (name, given) = given.subcommand()?;
    let text = |name: &str| given.try_get_one::<String>(name).ok().flatten().cloned();
    let texts = |name: &str| -> Vec<String> {
        given.try_get_many::<String>(name).ok().flatten().map(|texts| texts.cloned().collect()).unwrap_or_default()
    };
    let category = || text("category").unwrap_or_default();
    let reason = || text("reason").unwrap_or_default();
    let result = || ResultText {
        category: category(),
        winners: texts("winner"),
        commended: texts("commended"),
        citation: text("citation"),
    };
    let look = match name {
        "check" => Some(Look::Check),
        "peek" => Some(Look::Peek(category())),
        "status" => Some(Look::Status),
        "log" => Some(Look::Log),
        "transcript" => Some(Look::Transcript),
        _ => None,
    };
    let perform = |verb| CeremonyAction::Perform(CeremonyRequest { award: text("award"), verb });
    if let Some(look) = look {
        return Some(perform(Verb::Look(look)));
    }
    let act = match name {
        "plan" => Act::Plan {
            channel: text("channel")?,
            starts: text("starts"),
            ping: text("ping"),
            publish: given.get_flag("publish"),
        },
        "record" => Act::Record(result()),
        "seal" => Act::Seal,
        "show" => Act::Show(category()),
        "reveal" => Act::Reveal(category()),
        "correct" => Act::Correct { result: result(), reason: reason() },
        "withdraw" => Act::Withdraw { category: category(), reason: reason() },
        "schedule" => {
            let late = if given.get_flag("go") { Late::Go } else { Late::Ask };
            Act::Schedule { category: category(), at: text("at"), late }
        }
        "hold" => Act::Hold,
        "resume" => Act::Resume,
        "skip" => Act::Skip(category()),
        "notes" => {
            let notes = Notes { presenter: text("presenter"), say: text("say"), note: text("note") };
            Act::Note { category: category(), notes }
        }
        "prove" => return Some(CeremonyAction::Prove),
        "verify" => return given.get_one::<PathBuf>("file").cloned().map(CeremonyAction::Verify),
        _ => return None,
    };
    Some(perform(Verb::Act(act)))
}
