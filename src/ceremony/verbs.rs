//! The verbs of a show: one table from which the terminal's arguments and Discord's options are made, and one reading of
//! what either of them gives.
//!
//! A new verb is a line in [`VERBS`] and an arm in [`read`]; one that takes or gives more than words is a line in [`OWN_WAY`],
//! and each doorway does it.

use super::perform::{Act, Look, ResultText, Verb};
use crate::ledger::event::{Late, Notes};

/// A verb.
pub struct VerbSpec {
    /// Its word.
    pub name: &'static str,
    /// What it does.
    pub about: &'static str,
    /// What it takes, beside the award, which every verb takes.
    pub options: &'static [VerbOption],
}

/// Something that a verb takes.
#[derive(Clone, Copy)]
pub struct VerbOption {
    /// Its word.
    pub name: &'static str,
    /// What it says.
    pub about: &'static str,
    /// What it is.
    pub kind: Kind,
    /// Whether it has to be given.
    pub required: bool,
    /// How often it can be given on Discord, where each is an option of its own; in the terminal there is no end to it
    /// where this is more than 1.
    pub times: usize,
}

/// What an option is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A category of the show.
    Category,
    /// A category that is still to come.
    Coming,
    /// An entry of the category.
    Entry,
    /// Any text.
    Text,
    /// A moment.
    Time,
    /// A channel.
    Channel,
    /// A role.
    Role,
    /// Whether or not.
    Flag,
    /// A file.
    File,
}

/// The option that every verb takes: of which award the show is.
pub const AWARD: &str = "award";
/// What it says.
pub const AWARD_ABOUT: &str = "The award, where several may be meant";
/// The one verb that has to be told the award, as there is no show yet.
pub const PLAN: &str = "plan";

const fn option(name: &'static str, kind: Kind, about: &'static str) -> VerbOption {
    VerbOption { name, about, kind, required: false, times: 1 }
}

const fn required(option: VerbOption) -> VerbOption {
    VerbOption { required: true, ..option }
}

const fn times(times: usize, option: VerbOption) -> VerbOption {
    VerbOption { times, ..option }
}

const CATEGORY: VerbOption = required(option("category", Kind::Category, "The category, by name or id"));
const COMING: VerbOption = VerbOption { kind: Kind::Coming, ..CATEGORY };
const WINNER: VerbOption =
    required(times(3, option("winner", Kind::Entry, "Who won; once for each where it is shared")));
const COMMENDED: VerbOption = times(4, option("commended", Kind::Entry, "Who was commended; once for each"));
const CITATION: VerbOption = option("citation", Kind::Text, "What the jury says");
const REASON: VerbOption = required(option("reason", Kind::Text, "Why"));

const fn verb(name: &'static str, about: &'static str, options: &'static [VerbOption]) -> VerbSpec {
    VerbSpec { name, about, options }
}

/// Every verb that both the terminal and Discord have, in the order of a show.
pub const VERBS: &[VerbSpec] = &[
    verb(
        PLAN,
        "Plan the show of an award, or change its plan",
        &[
            required(option("channel", Kind::Channel, "The channel of the announcements")),
            option("starts", Kind::Time, "When it begins, such as 2026-12-01 19:30"),
            option("ping", Kind::Role, "The role that is pinged with each winner"),
            option("publish", Kind::Flag, "Publish to those who follow the channel"),
        ],
    ),
    verb("record", "Record a category's result, sealed; again to replace it", &[CATEGORY, WINNER, COMMENDED, CITATION]),
    verb("seal", "Fix the recorded results, and tell the commitment to them", &[]),
    verb(
        "notes",
        "Write what the crew needs to know of a category",
        &[
            CATEGORY,
            option("presenter", Kind::Text, "Who presents it"),
            option("say", Kind::Text, "How names are spoken"),
            option("note", Kind::Text, "What else to mind"),
        ],
    ),
    verb("check", "GO or NO-GO, line by line", &[]),
    verb("show", "Show a category's shortlist", &[COMING]),
    verb("reveal", "Reveal a category", &[COMING]),
    verb("correct", "Put a revealed result right", &[CATEGORY, WINNER, REASON, COMMENDED, CITATION]),
    verb("withdraw", "Take back what was revealed by mistake", &[CATEGORY, REASON]),
    verb(
        "schedule",
        "Reveal a category by the clock; without a time, take it off the clock",
        &[
            COMING,
            option("at", Kind::Time, "When, such as 21:30"),
            option("go", Kind::Flag, "If the moment is missed, reveal at once instead of asking"),
        ],
    ),
    verb("hold", "Let the show wait", &[]),
    verb("resume", "Let it go on", &[]),
    verb("skip", "Pass a category over", &[COMING]),
    verb("go", "Go to a category", &[COMING]),
    verb("back", "Go back to the nearest category before that is not announced", &[]),
    verb("peek", "See a category's recorded result", &[CATEGORY]),
    verb("status", "How far the show is", &[]),
    verb("log", "Everything that happened", &[]),
    verb("transcript", "What proves the results, as JSON", &[]),
];

/// Keeps the results of a judges' sheet.
pub const IMPORT: &str = "import";
/// What [`IMPORT`] takes.
pub const FILE: &str = "file";
/// Shows posts as they will be.
pub const PREVIEW: &str = "preview";
/// Goes through the whole show with made-up winners.
pub const REHEARSE: &str = "rehearse";

/// Verbs that both have as well, and that each does in its own way: they take or give more than words.
pub const OWN_WAY: &[VerbSpec] = &[
    verb(
        IMPORT,
        "Read the results from a judges' sheet, see what was understood, and keep them sealed",
        &[required(option(FILE, Kind::File, "CSV or XLSX: category, entry, standing, citation"))],
    ),
    verb(
        PREVIEW,
        "See a category's posts exactly as they will be, for you alone",
        &[VerbOption { required: false, ..COMING }],
    ),
    verb(REHEARSE, "Go through the whole show with made-up winners", &[]),
];

/// The verb of a name.
#[must_use]
pub fn find(name: &str) -> Option<&'static VerbSpec> {
    VERBS.iter().chain(OWN_WAY).find(|verb| verb.name == name)
}

/// What was given to a verb, by the option's name: all that was given of it, in order. A flag that is set gives anything.
pub trait Given {
    /// All that was given of an option.
    fn all(&self, option: &str) -> Vec<String>;

    /// The Discord server where it was given, if it was.
    fn server(&self) -> Option<String> {
        None
    }

    /// The first of them.
    fn one(&self, option: &str) -> Option<String> {
        self.all(option).into_iter().next()
    }
}

/// What a verb with its options asks for; `None` where there is no such verb.
#[must_use]
pub fn read(name: &str, given: &impl Given) -> Option<Verb> {
    let text = |option: &str| given.one(option).unwrap_or_default();
    let is_set = |option: &str| given.one(option).is_some();
    let category = || text("category");
    let result = || ResultText {
        category: category(),
        winners: given.all("winner"),
        commended: given.all("commended"),
        citation: given.one("citation"),
    };
    Some(Verb::Act(match name {
        "check" => return Some(Verb::Look(Look::Check)),
        "peek" => return Some(Verb::Look(Look::Peek(category()))),
        "status" => return Some(Verb::Look(Look::Status)),
        "log" => return Some(Verb::Look(Look::Log)),
        "transcript" => return Some(Verb::Look(Look::Transcript)),
        "plan" => Act::Plan {
            channel: text("channel"),
            server: given.server(),
            starts: given.one("starts"),
            ping: given.one("ping"),
            publish: is_set("publish"),
        },
        "record" => Act::Record(result()),
        "seal" => Act::Seal,
        "notes" => {
            let notes = Notes { presenter: given.one("presenter"), say: given.one("say"), note: given.one("note") };
            Act::Note { category: category(), notes }
        }
        "show" => Act::Show(category()),
        "reveal" => Act::Reveal(category()),
        "correct" => Act::Correct { result: result(), reason: text("reason") },
        "withdraw" => Act::Withdraw { category: category(), reason: text("reason") },
        "schedule" => {
            let late = if is_set("go") { Late::Go } else { Late::Ask };
            Act::Schedule { category: category(), at: given.one("at"), late }
        }
        "hold" => Act::Hold,
        "resume" => Act::Resume,
        "skip" => Act::Skip(category()),
        "go" => Act::Go(category()),
        "back" => Act::Back,
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives something of every option that it is asked for.
    struct Anything;

    impl Given for Anything {
        fn all(&self, option: &str) -> Vec<String> {
            vec![option.to_owned()]
        }
    }

    #[test]
    fn every_verb_of_the_table_is_read() {
        for verb in VERBS {
            assert!(read(verb.name, &Anything).is_some(), "{}", verb.name);
        }
    }

    #[test]
    fn what_is_required_comes_first() {
        for verb in VERBS.iter().chain(OWN_WAY) {
            assert!(verb.options.is_sorted_by_key(|option| !option.required), "{}", verb.name);
        }
    }
}
