//! Checking a catalogue: errors and warnings, the notes in it, and how it stands against the original documents.

use std::fmt::Write as _;
use std::io;
use std::path::PathBuf;

use super::ExitStatus;
use super::output::{print, print_error};
use super::progress::Progress;
use crate::catalogue::originals::check_originals;
use crate::catalogue::{Catalogue, CollectionKey, Findings, Severity};
use crate::config::Config;
use crate::library::examine;
use crate::library::scopes::chosen;
use crate::nearest::nearest;
use crate::reply::phrases::{count, safe};

/// What is to be checked, and how strictly.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Check {
    /// The folder of the original documents, if the catalogue is to be held against them.
    pub originals: Option<PathBuf>,
    /// The id of the only collection to be held against its document.
    pub collection: Option<String>,
    /// Whether warnings count as errors.
    pub strict: bool,
    /// Whether the notes are printed.
    pub notes: bool,
}

/// Checks the catalogue that the settings name; with a folder of original documents, against them as well.
///
/// # Errors
/// The output is closed.
pub fn check(config: &Config, wanted: &Check) -> io::Result<ExitStatus> {
    let (catalogue, mut findings) = {
        let _progress = Progress::of("Checking the catalogue");
        examine(config).report()
    };
    let usable = !findings.has_errors();
    let mut report = String::new();
    if wanted.notes {
        for (place, about, note) in catalogue.notes() {
            let _ = writeln!(report, "{place}: note on `{about}`: {}", safe(note));
        }
    }
    if let Some(dir) = wanted.originals.as_deref().filter(|_| usable) {
        let only = match only(&catalogue, wanted.collection.as_deref()) {
            Ok(only) => only,
            Err(unknown) => {
                print_error(&unknown);
                return Ok(ExitStatus::Unusable);
            }
        };
        let checked = {
            let _progress = Progress::of("Comparing with the original documents");
            check_originals(&catalogue, dir, only)
        };
        for run in &checked.uncovered {
            let _ = writeln!(report, "in no entry: {}:{}: {}", run.file, run.lines, safe(&run.beginning));
        }
        findings.0.extend(checked.findings.0);
        findings = findings.sorted();
    }
    if usable && let Err(unknown) = chosen(&catalogue, config) {
        print_error(&unknown.to_string());
        return Ok(ExitStatus::Unusable);
    }
    let fails = findings.has_errors() || (wanted.strict && findings.count(Severity::Warning) > 0);
    if !fails {
        let _ = writeln!(report, "{}", sound(&catalogue, &findings));
    }
    print(&report)?;
    if !findings.0.is_empty() {
        print_error(&findings.to_string());
    }
    Ok(if fails { ExitStatus::Nothing } else { ExitStatus::Done })
}

/// The one collection to be held against its document, where one is named.
fn only(catalogue: &Catalogue, id: Option<&str>) -> Result<Option<CollectionKey>, String> {
    let Some(id) = id else { return Ok(None) };
    let ids = || catalogue.collections().map(|(_, collection)| collection.id.as_str());
    let known = catalogue.collections().find(|(_, collection)| collection.id == id);
    known.map(|(key, _)| Some(key)).ok_or_else(|| match nearest(id, ids()) {
        Some(nearest) => format!("Unknown collection `{id}`; did you mean `{nearest}`?"),
        None => format!("Unknown collection `{id}`; the catalogue has {}.", ids().collect::<Vec<_>>().join(", ")),
    })
}

/// What is said of a catalogue that can be used.
fn sound(catalogue: &Catalogue, findings: &Findings) -> String {
    let holds = format!(
        "{} in {}",
        count(catalogue.entries().len(), "entry", "entries"),
        count(catalogue.collections().len(), "collection", "collections")
    );
    match findings.count(Severity::Warning) {
        0 => format!("The catalogue is sound: {holds}."),
        warnings => format!("The catalogue can be used: {holds}. {} below.", count(warnings, "warning", "warnings")),
    }
}
