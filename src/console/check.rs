//! Checking a catalogue: everything that is wrong with it, and how it stands against the original documents.

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use super::Ending;
use super::output::{complain, print};
use crate::catalogue::originals::check_originals;
use crate::config::Config;
use crate::library::examine;
use crate::reply::phrases::{count, safe};

/// Checks the catalogue that the settings name; with a folder of original documents, against them as well.
///
/// # Errors
/// The output is closed.
pub fn check(config: &Config, originals: Option<&Path>) -> io::Result<Ending> {
    let catalogue = match examine(config).sound() {
        Ok(catalogue) => catalogue,
        Err(findings) => {
            complain(&findings.to_string());
            return Ok(Ending::Nothing);
        }
    };
    let mut report = String::new();
    if let Some(dir) = originals {
        let checked = check_originals(&catalogue, dir);
        for run in &checked.uncovered {
            let _ = writeln!(report, "in no entry: {}:{}: {}", run.file, run.lines, safe(&run.beginning));
        }
        if !checked.findings.0.is_empty() {
            print(&report)?;
            complain(&checked.findings.to_string());
            return Ok(Ending::Nothing);
        }
    }
    let _ = writeln!(
        report,
        "The catalogue is sound: {} in {}.",
        count(catalogue.entries().len(), "entry", "entries"),
        count(catalogue.collections().len(), "collection", "collections")
    );
    print(&report)?;
    Ok(Ending::Done)
}
