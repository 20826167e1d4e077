//! The verbs of a show: one table from which the terminal's arguments and Discord's options are made, and one reading of
//! what either of them gives.
//!
//! A new verb is a line in [`VERBS`], its words in the Fluent files and an arm in [`read`]; one that takes or gives more than words is a line in [`OWN_WAY`],
//! and each doorway does it.

use super::perform::{Act, Look, ResultText, Verb};
use crate::ledger::event::{Late, Notes};
use crate::wording::{Wording, say};

/// A verb.
pub struct VerbSpec {
    /// Its word.
    pub name: &'static str,
    /// What it takes, beside the award, which every verb takes.
    pub options: &'static [VerbOption],
}

/// Something that a verb takes.
#[derive(Clone, Copy)]
pub struct VerbOption {
    /// Its word.
    pub name: &'static str,
    /// What it is.
    pub kind: Kind,
    /// Whether it has to be given.
    pub required: bool,
    /// How often it can be given on Discord, where each is an option of its own; the terminal takes any number of them
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
/// The one verb for which the award has to be given, as its show does not exist yet.
pub const PLAN: &str = "plan";

impl VerbSpec {
    /// What it does, in one line.
    #[must_use]
    pub fn about(&self, wording: &Wording) -> String {
        wording.text(&format!("command-ceremony-{}", self.name), None)
    }
}

impl VerbOption {
    /// What it says, in one line.
    #[must_use]
    pub fn about(&self, wording: &Wording) -> String {
        wording.text(&format!("option-ceremony-{}", self.name), None)
    }
}

/// What the option of the award says, in one line.
#[must_use]
pub fn about_award(wording: &Wording, required: bool) -> String {
    if required { say!(wording, "option-ceremony-the-award") } else { say!(wording, "option-ceremony-award") }
}

const fn option(name: &'static str, kind: Kind) -> VerbOption {
    VerbOption { name, kind, required: false, times: 1 }
}

const fn required(option: VerbOption) -> VerbOption {
    VerbOption { required: true, ..option }
}

const fn times(times: usize, option: VerbOption) -> VerbOption {
    VerbOption { times, ..option }
}

const CATEGORY: VerbOption = required(option("category", Kind::Category));
const COMING: VerbOption = VerbOption { kind: Kind::Coming, ..CATEGORY };
const WINNER: VerbOption = required(times(3, option("winner", Kind::Entry)));
const COMMENDED: VerbOption = times(4, option("commended", Kind::Entry));
const CITATION: VerbOption = option("citation", Kind::Text);
const REASON: VerbOption = required(option("reason", Kind::Text));

const fn verb(name: &'static str, options: &'static [VerbOption]) -> VerbSpec {
    VerbSpec { name, options }
}

/// Every verb that both the terminal and Discord have, in the order of a show.
pub const VERBS: &[VerbSpec] = &[
    verb(
        PLAN,
        &[
            required(option("channel", Kind::Channel)),
            option("starts", Kind::Time),
            option("ping", Kind::Role),
            option("publish", Kind::Flag),
        ],
    ),
    verb("record", &[CATEGORY, WINNER, COMMENDED, CITATION]),
    verb("seal", &[]),
    verb("notes", &[CATEGORY, option("presenter", Kind::Text), option("say", Kind::Text), option("note", Kind::Text)]),
    verb("check", &[]),
    verb("show", &[COMING]),
    verb("reveal", &[COMING]),
    verb("correct", &[CATEGORY, WINNER, REASON, COMMENDED, CITATION]),
    verb("withdraw", &[CATEGORY, REASON]),
    verb("schedule", &[COMING, option("at", Kind::Time), option("go", Kind::Flag)]),
    verb("hold", &[]),
    verb("resume", &[]),
    verb("skip", &[COMING]),
    verb("go", &[COMING]),
    verb("back", &[]),
    verb("peek", &[CATEGORY]),
    verb("status", &[]),
    verb("log", &[]),
    verb("transcript", &[]),
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
    verb(IMPORT, &[required(option(FILE, Kind::File))]),
    verb(PREVIEW, &[VerbOption { required: false, ..COMING }]),
    verb(REHEARSE, &[]),
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

/// What a verb with its options asks for; `None` if no such verb exists.
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
