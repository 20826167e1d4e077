//! The options of a command as they were given, taken one by one until none is left over.

use super::Command;
use crate::request::FilterText;

/// Options and their values.
#[derive(Debug, Clone, Default)]
pub struct Arguments {
    values: Vec<(String, String)>,
}

/// A command that cannot be carried out as it was written; says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct UsageError(pub String);

impl Arguments {
    /// Gives an option a value.
    pub fn set(&mut self, option: &str, value: &str) {
        self.values.push((option.to_owned(), value.to_owned()));
    }

    /// Takes an option's value; blank ones were not given.
    pub fn take(&mut self, option: &str) -> Option<String> {
        let at = self.values.iter().position(|(name, _)| name == option)?;
        Some(self.values.remove(at).1.trim().to_owned()).filter(|value| !value.is_empty())
    }

    /// Takes a value that there must be.
    ///
    /// # Errors
    /// There is none.
    pub fn required(&mut self, option: &str) -> Result<String, UsageError> {
        self.take(option).ok_or_else(|| UsageError(format!("The {option} is missing: say which {option} is meant.")))
    }

    /// Takes the page, 1 when none is given.
    ///
    /// # Errors
    /// It is no page's number.
    pub fn page(&mut self) -> Result<usize, UsageError> {
        Ok(self.page_if_given()?.unwrap_or(1))
    }

    /// Takes the page, if one is given.
    ///
    /// # Errors
    /// It is no page's number.
    pub fn page_if_given(&mut self) -> Result<Option<usize>, UsageError> {
        let Some(page) = self.take("page") else { return Ok(None) };
        match page.parse() {
            Ok(number) if number > 0 => Ok(Some(number)),
            _ => Err(UsageError(format!("“{page}” is no page; give a number from 1."))),
        }
    }

    /// Takes every filter.
    pub fn filters(&mut self) -> FilterText {
        FilterText {
            award: self.take("award"),
            category: self.take("category"),
            organisation: self.take("organisation"),
            topic: self.take("topic"),
            status: self.take("status"),
            year: self.take("year"),
        }
    }

    /// Nothing is left over.
    ///
    /// # Errors
    /// An option is unknown to the command, or was given twice.
    pub(super) fn finish(self, command: &Command) -> Result<(), UsageError> {
        let Some((name, _)) = self.values.into_iter().find(|(_, value)| !value.trim().is_empty()) else {
            return Ok(());
        };
        let known: Vec<&str> = command.options.iter().map(|option| option.name).collect();
        Err(UsageError(match (known.contains(&name.as_str()), known.is_empty()) {
            (true, _) => format!("`{name}` is given twice; give it once."),
            (false, true) => format!("/{} takes no options.", command.name),
            (false, false) => format!("/{} has no option `{name}`. Its options: {}.", command.name, known.join(", ")),
        }))
    }
}
