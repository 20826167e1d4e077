//! A line that a person typed: a command with options, a question, or a number.

use super::{Arguments, Command, UsageError, begins, find};
use crate::request::Request;

/// What a line is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Nothing was typed.
    Empty,
    /// Something to answer.
    Request(Request),
    /// Open the entry with this number of the last list.
    Open(usize),
    /// Explain the commands, or the one of this name.
    Help(Option<&'static str>),
    /// Leave.
    Quit,
}

/// Reads a line. Commands work with and without the slash; anything else is a question.
///
/// # Errors
/// A slash with an unknown command, or options that the command does not understand.
pub fn parse_line(line: &str) -> Result<Line, UsageError> {
    let line = line.trim();
    if line.is_empty() {
        return Ok(Line::Empty);
    }
    if let Ok(number) = line.parse() {
        return Ok(Line::Open(number));
    }
    let (slash, rest) = line.strip_prefix('/').map_or((false, line), |rest| (true, rest));
    let (word, text) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    match word.to_lowercase().as_str() {
        "help" | "?" => return Ok(Line::Help(find(text.trim().trim_start_matches('/')).map(|command| command.name))),
        "quit" | "exit" | "bye" if text.is_empty() => return Ok(Line::Quit),
        _ => {
            if let Some((command, text)) = begins(rest) {
                return Ok(Line::Request(command.request(arguments(command, text)?)?));
            }
        }
    }
    if slash {
        return Err(UsageError::NoCommand(word.to_owned()));
    }
    Ok(Line::Request(Request::ask(line)))
}

/// Cuts a command's text at each `option:`; what stands before the first belongs to the main option.
///
/// # Errors
/// A name that is nearly an option's, or text where the command takes none.
pub fn arguments(command: &Command, text: &str) -> Result<Arguments, UsageError> {
    let mut arguments = Arguments::default();
    let mut option = command.main_option().map(|option| option.name);
    let mut value = String::new();
    for word in text.split_whitespace() {
        match option_at(command, word)? {
            Some((name, start)) => {
                give(&mut arguments, command, option, &value)?;
                option = Some(name);
                start.clone_into(&mut value);
            }
            None => {
                value.push(' ');
                value.push_str(word);
            }
        }
    }
    give(&mut arguments, command, option, &value)?;
    Ok(arguments)
}

fn give(
    arguments: &mut Arguments,
    command: &Command,
    option: Option<&'static str>,
    value: &str,
) -> Result<(), UsageError> {
    let value = value.trim().trim_matches('"');
    match option {
        Some(option) if !value.is_empty() => arguments.set(option, value),
        None if !value.is_empty() => return Err(UsageError::NoText(command.name)),
        _ => {}
    }
    Ok(())
}

/// The option that a word begins, with the beginning of its value.
fn option_at<'a>(command: &Command, word: &'a str) -> Result<Option<(&'static str, &'a str)>, UsageError> {
    let Some((name, value)) = word.split_once(':') else { return Ok(None) };
    let lower = name.to_lowercase();
    if let Some(option) = command.options.iter().find(|option| option.name == lower) {
        return Ok(Some((option.name, value)));
    }
    // "Note: this" is text, "awrd:iNetwork" is an option that was misspelt.
    let misspelt = |known: &&str| strsim::osa_distance(&lower, known) == 1;
    match command.options.iter().map(|option| option.name).find(misspelt) {
        Some(meant) => Err(UsageError::Misspelt { option: name.to_owned(), meant }),
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::FilterText;
    use crate::wording::Language;

    #[test]
    fn options_are_cut_out_of_the_text() {
        let filters = FilterText {
            category: Some("Partner Excellence".to_owned()),
            year: Some("2018".to_owned()),
            ..FilterText::default()
        };
        let lookup = Request::Lookup { query: "clean future".to_owned(), filters, page: 1 };
        let line = "/lookup clean future category:\"Partner Excellence\" year:2018";
        assert_eq!(parse_line(line), Ok(Line::Request(lookup)));
    }

    #[test]
    fn commands_work_without_the_slash_and_the_rest_is_a_question() {
        assert_eq!(parse_line("about"), Ok(Line::Request(Request::About)));
        let question = "who won the bins award?";
        assert_eq!(parse_line(question), Ok(Line::Request(Request::ask(question))));
        assert_eq!(parse_line(" 3 "), Ok(Line::Open(3)));
    }

    #[test]
    fn mistakes_say_what_to_do() {
        let mistake = |line: &str| parse_line(line).expect_err(line).to_string();
        assert_eq!(mistake("/lokup x"), "Unknown command /lokup; did you mean /lookup?");
        assert_eq!(mistake("/winners awrd:iNetwork"), "Unknown option `awrd`; did you mean `award:`?");
        assert!(mistake("/lookup").contains("query"));
        assert!(mistake("/lookup x page:0").contains("from 1"));
        assert_eq!(mistake("/winners year:2018 year:2019"), "`year` is given twice; give it once.");
        assert_eq!(mistake("/about what"), "/about takes no text.");
        let welsh = |line: &str| parse_line(line).expect_err(line).said(Language::Cy.wording());
        assert_eq!(welsh("/lokup x"), "Nid oes gorchymyn /lokup; ai /lookup oeddech chi’n ei feddwl?");
        assert_eq!(welsh("/lookup"), "Mae hyn ar goll: query. Dywedwch pa un rydych chi’n ei feddwl.");
    }
}
