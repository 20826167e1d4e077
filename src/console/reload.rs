//! Having the bots that run on this machine read the catalogue anew.

use std::io;

use super::ExitStatus;
use super::output::{print, print_error};
use crate::config::Config;
use crate::control::{ask, folder};

/// Asks every bot whose folder for state the settings name, and tells what became of it.
///
/// # Errors
/// The output is closed.
pub fn reload(config: &Config) -> io::Result<ExitStatus> {
    let told = folder(config).map(|folder| ask(&folder)).unwrap_or_default();
    if told.is_empty() {
        print_error("No bot runs here with these settings that could be asked; one that runs elsewhere takes SIGHUP.");
        return Ok(ExitStatus::Nothing);
    }
    for one in &told {
        if one.is_done {
            print(&format!("{}\n", one.text))?;
        } else {
            print_error(&one.text);
        }
    }
    Ok(if told.iter().all(|one| one.is_done) { ExitStatus::Done } else { ExitStatus::Nothing })
}
