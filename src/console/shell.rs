//! What a shell and `man` know of the command line: completions and the manual page, made of the one definition.

use clap_complete::{Shell, generate};
use clap_mangen::Man;

use super::ExitStatus;
use super::cli;
use super::output::print;

/// Prints what a shell completes, for that shell to read.
///
/// # Errors
/// The output is closed.
pub fn completions(shell: Shell) -> Result<ExitStatus, Box<dyn std::error::Error>> {
    let mut script = Vec::new();
    generate(shell, &mut cli::command(), NAME, &mut script);
    print(&String::from_utf8(script)?)?;
    Ok(ExitStatus::Done)
}

/// Prints the manual page, as `man` reads it.
///
/// # Errors
/// The output is closed.
pub fn manual() -> Result<ExitStatus, Box<dyn std::error::Error>> {
    let mut page = Vec::new();
    Man::new(cli::command()).render(&mut page)?;
    print(&String::from_utf8(page)?)?;
    Ok(ExitStatus::Done)
}

/// What the program is called by whoever types it.
const NAME: &str = "laureate";
