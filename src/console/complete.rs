//! The Tab key: what may complete the line that is being typed.

use std::rc::Rc;

use rustyline::Context;
use rustyline::completion::{Completer, Pair};
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::validate::Validator;

use crate::answer::{Outcome, answer};
use crate::command::{COMMANDS, Command, CommandOption, OptionKind, arguments, begins};
use crate::library::Library;
use crate::reply::phrases::short;
use crate::request::{FilterText, Request};

/// Completes commands, their options and the names that options take.
pub struct ChatHelper {
    library: Rc<Library>,
}

/// Something that completes the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What is shown.
    pub shown: String,
    /// What is written.
    pub written: String,
}

/// Words of the chat itself.
const CHAT_WORDS: [&str; 1] = ["quit"];

impl ChatHelper {
    /// Completes from a library.
    #[must_use]
    pub fn new(library: Rc<Library>) -> Self {
        Self { library }
    }

    /// Where the completed part of `line` begins, and what may stand there.
    #[must_use]
    pub fn completions(&self, line: &str) -> (usize, Vec<Completion>) {
        let indent = line.len() - line.trim_start().len();
        let typed = &line[indent..];
        let slash = usize::from(typed.starts_with('/'));
        let known = begins(&typed[slash..]).filter(|(command, _)| typed[slash..].len() > command.name.len());
        let Some((command, _)) = known else {
            let names = COMMANDS.iter().map(|command| command.name).chain(CHAT_WORDS);
            let fitting = names.filter(|name| name.starts_with(&typed[slash..].to_lowercase()));
            return (indent + slash, fitting.map(|name| same(format!("{name} "))).collect());
        };
        self.options(command, line, indent + slash + command.name.len() + 1)
    }

    /// Completes a command's options; its text begins at `start`.
    fn options(&self, command: &Command, line: &str, start: usize) -> (usize, Vec<Completion>) {
        // The value that is being typed begins after the last `option:`, or belongs to the main option.
        let started = command.options.iter().filter_map(|option| {
            let at = last_of_option(&line[start..], option.name)?;
            Some((start + at + option.name.len() + 1, option))
        });
        let current = started.max_by_key(|(at, _)| *at).or_else(|| command.main_option().map(|option| (start, option)));
        let last_word = line[start..].rfind(char::is_whitespace).map_or(start, |at| start + at + 1);
        let word = line[last_word..].to_lowercase();
        let names: Vec<Completion> = command
            .options
            .iter()
            .filter(|option| !word.is_empty() && option.name.starts_with(&word))
            .map(|option| same(format!("{}:", option.name)))
            .collect();
        let Some((value_at, option)) = current else { return (last_word, names) };
        // What is chosen for the options before it narrows what may stand here.
        let mut chosen =
            arguments(command, &line[start..option_at(line, start, value_at, option.name)]).unwrap_or_default();
        let values = self.values(option, &line[value_at..], chosen.filters());
        match values.is_empty() {
            false if value_at == last_word => (value_at, names.into_iter().chain(values).collect()),
            false if names.is_empty() => (value_at, values),
            _ => (last_word, names),
        }
    }

    /// What an option's value may be.
    fn values(&self, option: &CommandOption, typed: &str, among: FilterText) -> Vec<Completion> {
        let fitting = |value: String| value.starts_with(&typed.to_lowercase()).then(|| same(format!("{value} ")));
        match option.kind {
            OptionKind::Text | OptionKind::Number => Vec::new(),
            OptionKind::Status => {
                let used = self.library.catalogue().statuses();
                used.iter().filter_map(|status| fitting(status.id().to_owned())).collect()
            }
            OptionKind::Year => {
                let mut years: Vec<u16> = self.library.catalogue().collections().map(|(_, c)| c.year).collect();
                years.sort_unstable();
                years.dedup();
                years.iter().filter_map(|year| fitting(year.to_string())).collect()
            }
            OptionKind::Name(kind) => {
                let count = self.library.suggest_settings().count;
                let request = Request::Suggest { kind, text: typed.to_owned(), among };
                let Outcome::Suggestions(found) = answer(&self.library, &request).outcome else { return Vec::new() };
                let completion =
                    |label: String, value: String| Completion { shown: short(&label), written: format!("{value} ") };
                found.into_iter().take(count).map(|s| completion(s.label, s.value)).collect()
            }
        }
    }
}

/// Where the option whose value begins at a place begins itself: a value without a name has none.
fn option_at(line: &str, start: usize, value_at: usize, option: &str) -> usize {
    let at = value_at.saturating_sub(option.len() + 1);
    if value_at > start && line.is_char_boundary(at) && at >= start { at } else { start }
}

/// Where the last `option:` of a text begins, in whatever case; what is before it ends a word.
fn last_of_option(text: &str, option: &str) -> Option<usize> {
    let begins = |at: &usize| *at == 0 || text[..*at].ends_with(char::is_whitespace);
    let named = |at: &usize| {
        let end = at + option.len();
        text.get(*at..end).is_some_and(|name| name.eq_ignore_ascii_case(option)) && text[end..].starts_with(':')
    };
    text.char_indices().map(|(at, _)| at).filter(begins).rfind(named)
}

fn same(text: String) -> Completion {
    Completion { shown: text.clone(), written: text }
}

impl Completer for ChatHelper {
    type Candidate = Pair;

    fn complete(&self, line: &str, pos: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<Pair>)> {
        let (start, found) = self.completions(&line[..pos]);
        let pairs = found.into_iter().map(|c| Pair { display: c.shown, replacement: c.written });
        Ok((start, pairs.collect()))
    }
}

impl Hinter for ChatHelper {
    type Hint = String;
}
impl Highlighter for ChatHelper {}
impl Validator for ChatHelper {}
impl rustyline::Helper for ChatHelper {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, Environment};
    use crate::library::load;

    fn helper() -> ChatHelper {
        let config = Config::load(None, &Environment::default()).unwrap();
        ChatHelper::new(Rc::new(Library::of(load(&config).unwrap(), &config).unwrap()))
    }

    #[track_caller]
    fn completes(helper: &ChatHelper, line: &str, to: &str) {
        let (start, found) = helper.completions(line);
        let lines: Vec<String> = found.iter().map(|c| format!("{}{}", &line[..start], c.written)).collect();
        assert!(lines.iter().any(|line| line == to), "{line} completes to {lines:?}");
    }

    #[test]
    fn commands_options_and_names_are_completed() {
        let helper = helper();
        let completes = |line: &str, to: &str| completes(&helper, line, to);
        completes("/win", "/winners ");
        completes("bro", "browse ");
        completes("/winners aw", "/winners award:");
        completes("/winners award:inet", "/winners award:iNetwork Innovation Awards 2018 ");
        completes("/winners award:iNetwork ye", "/winners award:iNetwork year:");
        completes("/lookup smart status:w", "/lookup smart status:winner ");
        completes("/similar-to smart park", "/similar-to harrogate-smart-parking ");
        completes("/browse year:", "/browse year:2018 ");
        // Letters that are longer in lower case once moved the place of an option into the middle of a character.
        completes("/winners İİİİİİİ AWARD:inet", "/winners İİİİİİİ AWARD:iNetwork Innovation Awards 2018 ");
        assert_eq!(helper.completions("/winners İİİİİİİ award:é").0, "/winners İİİİİİİ award:".len());
    }
}
