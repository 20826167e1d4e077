//! The options of a command as they were given, taken one by one until none is left over.

use super::{Command, UsageError};
use crate::request::FilterText;

/// Options and their values.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Arguments {
    values: Vec<(String, String)>,
}

impl Arguments {
    /// Gives an option a value.
    pub fn set(&mut self, option: &str, value: &str) {
        self.values.push((option.to_owned(), value.to_owned()));
    }

    /// How many bytes of memory the options take, at least.
    pub(crate) fn size(&self) -> usize {
        self.values.iter().map(|of| size_of_val(of) + of.0.len() + of.1.len()).sum()
    }

    /// Takes an option's value; blank ones were not given.
    pub fn take(&mut self, option: &str) -> Option<String> {
        let at = self.values.iter().position(|(name, _)| name == option)?;
        Some(self.values.remove(at).1.trim().to_owned()).filter(|value| !value.is_empty())
    }

    /// Takes a value that there must be.
    ///
    /// # Errors
    /// The value is missing.
    pub fn required(&mut self, option: &'static str) -> Result<String, UsageError> {
        self.take(option).ok_or(UsageError::Missing(option))
    }

    /// Takes the page, 1 when none is given.
    ///
    /// # Errors
    /// The value is not the number of a page.
    pub fn page(&mut self) -> Result<usize, UsageError> {
        Ok(self.page_if_given()?.unwrap_or(1))
    }

    /// Takes the page, if one is given.
    ///
    /// # Errors
    /// The value is not the number of a page.
    pub fn page_if_given(&mut self) -> Result<Option<usize>, UsageError> {
        let Some(page) = self.take("page") else { return Ok(None) };
        match page.parse() {
            Ok(number) if number > 0 => Ok(Some(number)),
            _ => Err(UsageError::NoPage(page)),
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
        if known.contains(&name.as_str()) {
            return Err(UsageError::Twice(name));
        }
        Err(UsageError::NoOption { command: command.name, option: name, known })
    }
}
