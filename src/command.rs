//! The command table: every command with its options, declared once.
//!
//! The table feeds the terminal's parsing, completion and help, and the command line. A new command is a row in
//! [`COMMANDS`], with a function that turns its options into a [`Request`].

mod arguments;
mod line;
mod usage;
mod written;

pub use arguments::Arguments;
pub use line::{Line, arguments, parse_line};
pub use usage::UsageError;
pub use written::written;

use crate::request::{EventAsk, Request, SuggestKind};
use crate::wording::Wording;

/// A command.
#[derive(Debug)]
pub struct Command {
    /// What is typed after the slash; a second word where it is one of several of a kind: "event now".
    pub name: &'static str,
    /// Its options, the main one first.
    pub options: &'static [CommandOption],
    /// How to use it, without the slash.
    pub example: &'static str,
    /// Makes the request.
    pub request: fn(&mut Arguments) -> Result<Request, UsageError>,
}

/// An option of a command.
#[derive(Debug)]
pub struct CommandOption {
    /// What is typed before the colon.
    pub name: &'static str,
    /// What it is called among the messages that say what options are.
    pub about: &'static str,
    /// What kind of value it takes.
    pub kind: OptionKind,
    /// Text that stands before any `name:` belongs to it.
    pub main: bool,
    /// The command makes no sense without it.
    pub required: bool,
}

/// What kind of value an option takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OptionKind {
    /// Any text.
    Text,
    /// A whole number.
    Number,
    /// A standing.
    Status,
    /// A year.
    Year,
    /// A name that can be completed.
    Name(SuggestKind),
}

/// An option that text without a name belongs to.
const fn main_option(name: &'static str, about: &'static str, kind: OptionKind) -> CommandOption {
    CommandOption { name, about, kind, main: true, required: true }
}

const fn option(name: &'static str, about: &'static str, kind: OptionKind) -> CommandOption {
    CommandOption { name, about, kind, main: false, required: false }
}

const AWARD: CommandOption = option("award", "award", OptionKind::Name(SuggestKind::Award));
const SCHEME: CommandOption = option("award", "scheme", OptionKind::Name(SuggestKind::Scheme));
const AWARD_CATEGORY: CommandOption =
    option("category", "award-category", OptionKind::Name(SuggestKind::AwardCategory));
const CATEGORY: CommandOption = option("category", "category", OptionKind::Name(SuggestKind::Category));
const ORGANISATION: CommandOption = option("organisation", "organisation", OptionKind::Name(SuggestKind::Organisation));
const TOPIC: CommandOption = option("topic", "topic", OptionKind::Name(SuggestKind::Topic));
const STATUS: CommandOption = option("status", "status", OptionKind::Status);
const YEAR: CommandOption = option("year", "year", OptionKind::Year);
const PAGE: CommandOption = option("page", "page", OptionKind::Number);

/// Every command, in the order in which help lists them.
pub const COMMANDS: &[Command] = &[
    Command {
        name: "lookup",
        options: &[
            main_option("query", "query", OptionKind::Name(SuggestKind::Entry)),
            AWARD,
            CATEGORY,
            ORGANISATION,
            TOPIC,
            STATUS,
            YEAR,
            PAGE,
        ],
        example: "lookup smart parking year:2018",
        request: |arguments| {
            let query = arguments.required("query")?;
            Ok(Request::Lookup { query, page: arguments.page()?, filters: arguments.filters() })
        },
    },
    Command {
        name: "winners",
        options: &[CommandOption { main: true, ..SCHEME }, AWARD_CATEGORY, ORGANISATION, YEAR],
        example: "winners award:iNetwork",
        request: |arguments| Ok(Request::Winners { filters: arguments.filters(), page: 1 }),
    },
    Command {
        name: "similar-to",
        options: &[main_option("entry", "entry", OptionKind::Name(SuggestKind::Entry))],
        example: "similar-to smart parking in harrogate",
        request: |arguments| Ok(Request::SimilarTo { entry: arguments.required("entry")? }),
    },
    Command {
        name: "ask",
        options: &[main_option("question", "question", OptionKind::Text)],
        example: "ask who steers drivers to an empty parking spot?",
        request: |arguments| Ok(Request::ask(&arguments.required("question")?)),
    },
    Command {
        name: "browse",
        options: &[CommandOption { main: true, ..TOPIC }, AWARD, CATEGORY, ORGANISATION, STATUS, YEAR, PAGE],
        example: "browse topic:housing status:shortlisted",
        request: |arguments| Ok(Request::Browse { page: arguments.page()?, filters: arguments.filters() }),
    },
    Command {
        name: "show",
        options: &[
            main_option("entry", "entry", OptionKind::Name(SuggestKind::Entry)),
            CommandOption { about: "page-of-facts", ..PAGE },
        ],
        example: "show harrogate-smart-parking",
        request: |arguments| {
            Ok(Request::Show { entry: arguments.required("entry")?, page: arguments.page_if_given()? })
        },
    },
    Command {
        name: "event now",
        options: &[CommandOption { main: true, ..SCHEME }],
        example: "event now",
        request: |arguments| event(EventAsk::Now, arguments),
    },
    Command {
        name: "event order",
        options: &[CommandOption { main: true, ..SCHEME }, PAGE],
        example: "event order award:LGC",
        request: |arguments| event(EventAsk::Order, arguments),
    },
    Command {
        name: "event category",
        options: &[CommandOption { main: true, ..AWARD_CATEGORY }, SCHEME, PAGE],
        example: "event category small team",
        request: |arguments| event(EventAsk::Category, arguments),
    },
    Command {
        name: "event who",
        options: &[main_option("name", "name", OptionKind::Name(SuggestKind::Participant)), SCHEME, PAGE],
        example: "event who Wigan",
        request: |arguments| event(EventAsk::Who, arguments),
    },
    Command {
        name: "event facts",
        options: &[CommandOption { main: true, ..AWARD_CATEGORY }, SCHEME, PAGE],
        example: "event facts category:housing",
        request: |arguments| event(EventAsk::Facts, arguments),
    },
    Command { name: "about", options: &[], example: "about", request: |_| Ok(Request::About) },
    Command { name: "help", options: &[], example: "help", request: |_| Ok(Request::Help) },
];

/// What an `event` command asks for.
fn event(ask: EventAsk, arguments: &mut Arguments) -> Result<Request, UsageError> {
    let name = if ask == EventAsk::Who { Some(arguments.required("name")?) } else { None };
    Ok(Request::Event { ask, name, page: arguments.page()?, filters: arguments.filters() })
}

/// The command that a text begins with, and what follows it. A command may have two words.
#[must_use]
pub fn begins(text: &str) -> Option<(&'static Command, &str)> {
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let first = first.to_lowercase();
    let (second, behind) = rest.trim_start().split_once(char::is_whitespace).unwrap_or((rest.trim_start(), ""));
    let both = find(&format!("{first} {}", second.to_lowercase())).map(|command| (command, behind));
    both.or_else(|| find(&first).map(|command| (command, rest)))
}

/// The command of this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.name == name)
}

impl Command {
    /// What it is one of several of, and its own word, where it has two: "event" and "now".
    #[must_use]
    pub fn group(&self) -> Option<(&'static str, &'static str)> {
        self.name.split_once(' ')
    }

    /// What it does, in one line.
    #[must_use]
    pub fn about(&self, wording: &Wording) -> String {
        wording.text(&format!("command-{}", self.name.replace(' ', "-")), None)
    }

    /// The option that text without a name belongs to.
    #[must_use]
    pub fn main_option(&self) -> Option<&'static CommandOption> {
        self.options.iter().find(|option| option.main)
    }

    /// Turns options into a request.
    ///
    /// # Errors
    /// An option is missing, unknown, or no number where one is expected.
    pub fn request(&self, mut arguments: Arguments) -> Result<Request, UsageError> {
        let request = (self.request)(&mut arguments)?;
        arguments.finish(self)?;
        Ok(request)
    }
}

impl CommandOption {
    /// What it is, in one line.
    #[must_use]
    pub fn about(&self, wording: &Wording) -> String {
        wording.text(&format!("option-{}", self.about), None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Language;

    #[test]
    fn the_table_holds_what_its_readers_rely_on() {
        for command in COMMANDS {
            for language in Language::ALL {
                let about = command.about(language.wording());
                assert!(about.ends_with('.') && about.chars().count() <= 100, "{}: {about}", command.name);
            }
            assert!(command.options.iter().filter(|o| o.main).count() <= 1, "{}: one main option", command.name);
            assert!(command.options.iter().skip(1).all(|o| !o.main), "{}: the main option is first", command.name);
            assert!(command.example.starts_with(command.name), "{}: example", command.name);
            let parsed = parse_line(&format!("/{}", command.example));
            assert!(
                matches!(parsed, Ok(Line::Request(_) | Line::Help(_))),
                "{}: the example is understood",
                command.name
            );
            for option in command.options {
                assert!(option.name.bytes().all(|b| b.is_ascii_lowercase()), "{}: {}", command.name, option.name);
            }
        }
    }
}
