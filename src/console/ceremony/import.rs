//! `laureate ceremony import FILE`: shows what a judges' sheet says, and keeps it where `--keep` says so.

use std::path::Path;

use super::{Opened, refused};
use crate::ceremony::import::MOST_BYTES;
use crate::ceremony::imported::NotImported;
use crate::config::Config;
use crate::console::ExitStatus;
use crate::console::output::{print, print_error};
use crate::console::text::{Terminal, render};
use crate::files;
use crate::library::Library;

/// How what was shown is kept.
const NOT_KEPT: &str = "\nNothing is kept yet. If all of it is right, the same command with --keep keeps it, sealed.\n";

pub(super) async fn import(
    config: &Config,
    library: &Library,
    (award, file, keep): (Option<&str>, &Path, bool),
    screen: Terminal,
) -> Result<ExitStatus, Box<dyn std::error::Error>> {
    let bytes = files::read_start(file, MOST_BYTES + 1)?;
    let Some(opened) = Opened::existing(config).await? else { return Ok(refused(&super::Refused::NoShows)) };
    let ending = match opened.stage(config, library)?.understand(award, &bytes).await {
        Ok((imported, reply)) => {
            print(&render(&reply, screen))?;
            if keep {
                let kept = opened.stage(config, library)?.keep(&imported).await?;
                print(&format!("\n{}", render(&kept, screen)))?;
            } else {
                print(NOT_KEPT)?;
            }
            ExitStatus::Done
        }
        Err(NotImported::Faults(faults)) => {
            let lines = faults.iter().map(|fault| format!("{}: {fault}", file.display()));
            print_error(&lines.chain(["Nothing was kept.".to_owned()]).collect::<Vec<_>>().join("\n"));
            ExitStatus::Unusable
        }
        Err(NotImported::Refused(why)) => refused(&why),
        Err(NotImported::Ledger(error)) => return Err(error.into()),
    };
    opened.ledger.close().await;
    Ok(ending)
}
