//! `laureate ceremony …`: the verbs of a show as subcommands, in the words of Discord's `/ceremony`.

use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::ceremony::perform::{CeremonyRequest, ResultText, Verb};
use crate::ledger::event::{Late, Notes};

/// What is to be done, and what with.
pub enum CeremonyAction {
    /// Something in a show.
    Perform(CeremonyRequest),
    /// A transcript is proved.
    Verify(std::path::PathBuf),
}

/// The subcommand with its verbs.
pub(super) fn command() -> Command {
    let award = || Arg::new("award").long("award").value_name("AWARD").help("The award, where several may be meant");
    let category = || {
        Arg::new("category").long("category").value_name("CATEGORY").required(true).help("The category, by name or id")
    };
    let text = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help)
    };
    let reason = || text("reason", "TEXT", "Why").required(true);
    let winner = || text("winner", "ENTRY", "Who won; once for each where it is shared").required(true);
    let several = |arg: Arg| arg.action(ArgAction::Append);
    let result = |verb: Command| {
        verb.arg(category())
            .arg(several(winner()))
            .arg(several(text("commended", "ENTRY", "Who was commended; once for each")))
            .arg(text("citation", "TEXT", "What the jury says"))
    };
    let verb = |name: &'static str, about: &'static str| Command::new(name).about(about).arg(award());
    let plan = Command::new("plan")
        .about("Plan the show of an award, or change its plan")
        .arg(Arg::new("award").value_name("AWARD").required(true).help("The award"))
        .arg(text("channel", "ID", "The channel of the announcements").required(true))
        .arg(text("starts", "TIME", "When it begins, such as 2026-12-01 19:30"))
        .arg(text("ping", "ID", "The role that is pinged with each winner"))
        .arg(
            Arg::new("publish")
                .long("publish")
                .action(ArgAction::SetTrue)
                .help("Publish to those who follow the channel"),
        );
    Command::new("ceremony")
        .about("Run a show: plan it, record results sealed, reveal them.")
        .subcommand_required(true)
        .subcommand(plan)
        .subcommand(result(verb("record", "Record a category's result, sealed; again to replace it")))
        .subcommand(verb("seal", "Fix the recorded results, and print the commitment to them"))
        .subcommand(verb("check", "GO or NO-GO, line by line"))
        .subcommand(verb("show", "Show a category's shortlist").arg(category()))
        .subcommand(verb("reveal", "Reveal a category").arg(category()))
        .subcommand(result(verb("correct", "Put a revealed result right")).arg(reason()))
        .subcommand(verb("withdraw", "Take back what was revealed by mistake").arg(category()).arg(reason()))
        .subcommand(
            verb("schedule", "Reveal a category by the clock; without --at, take it off the clock")
                .arg(category())
                .arg(text("at", "TIME", "When"))
                .arg(
                    Arg::new("go")
                        .long("go")
                        .action(ArgAction::SetTrue)
                        .help("If the moment is missed, reveal at once instead of asking"),
                ),
        )
        .subcommand(verb("hold", "Let the show wait"))
        .subcommand(verb("resume", "Let it go on"))
        .subcommand(verb("skip", "Pass a category over").arg(category()))
        .subcommand(
            verb("notes", "Write what the crew needs to know of a category")
                .arg(category())
                .arg(text("presenter", "TEXT", "Who presents it"))
                .arg(text("say", "TEXT", "How names are spoken"))
                .arg(text("note", "TEXT", "What else to mind")),
        )
        .subcommand(verb("peek", "Print a category's recorded result").arg(category()))
        .subcommand(verb("status", "How far the show is"))
        .subcommand(verb("log", "Everything that happened"))
        .subcommand(verb("transcript", "Print what proves the results, as JSON"))
        .subcommand(
            Command::new("verify").about("Prove a transcript: everything that was revealed is what was sealed").arg(
                Arg::new("file")
                    .value_name("FILE")
                    .required(true)
                    .value_parser(clap::value_parser!(std::path::PathBuf))
                    .help("The transcript"),
            ),
        )
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
    let verb = match name {
        "plan" => Verb::Plan {
            channel: text("channel")?,
            starts: text("starts"),
            ping: text("ping"),
            publish: given.get_flag("publish"),
        },
        "record" => Verb::Record(result()),
        "seal" => Verb::Seal,
        "check" => Verb::Check,
        "show" => Verb::Show(category()),
        "reveal" => Verb::Reveal(category()),
        "correct" => Verb::Correct { result: result(), reason: reason() },
        "withdraw" => Verb::Withdraw { category: category(), reason: reason() },
        "schedule" => {
            let late = if given.get_flag("go") { Late::Go } else { Late::Ask };
            Verb::Schedule { category: category(), at: text("at"), late }
        }
        "hold" => Verb::Hold,
        "resume" => Verb::Resume,
        "skip" => Verb::Skip(category()),
        "notes" => {
            let notes = Notes { presenter: text("presenter"), say: text("say"), note: text("note") };
            Verb::Note { category: category(), notes }
        }
        "peek" => Verb::Peek(category()),
        "status" => Verb::Status,
        "log" => Verb::Log,
        "transcript" => Verb::Transcript,
        "verify" => return given.get_one::<std::path::PathBuf>("file").cloned().map(CeremonyAction::Verify),
        _ => return None,
    };
    Some(CeremonyAction::Perform(CeremonyRequest { award: text("award"), verb }))
}
