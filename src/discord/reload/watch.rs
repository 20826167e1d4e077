//! Whether a file of the catalogue has changed: looked at now and then.
//!
//! The system's own word of changes does not come from network file systems, from some containers' mounts, and where a folder is
//! a link that is turned to another one, as orchestrators do. A look costs a few microseconds a file.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use tokio::sync::mpsc;
use tokio::task::spawn_blocking;
use tokio::time::sleep;

use super::Asked;
use crate::config::{CatalogueSettings, Seeds};
use crate::files;

/// How often it is looked.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// What the files of the folders are like: when each was changed, and how long it is.
type Look = BTreeMap<PathBuf, Option<(SystemTime, u64)>>;

/// Asks for the catalogue to be read anew whenever it has changed, for ever; never where that is not wanted, or nothing can
/// change.
pub(super) async fn changes(settings: &CatalogueSettings, ask: mpsc::Sender<Asked>) -> Infallible {
    let folders = settings.seeds.iter().filter_map(|seeds| match seeds {
        Seeds::BuiltIn => None,
        Seeds::Folder(folder) => Some(folder.clone()),
    });
    let folders: Vec<PathBuf> = folders.collect();
    if !settings.watch || folders.is_empty() {
        return std::future::pending().await;
    }
    // The state that was asked for last, and the one that was seen last: what is still being written is left alone until it
    // has been the same for a while.
    let mut done = look(&folders).await;
    let mut seen = done.clone();
    loop {
        sleep(LOOK_EVERY).await;
        let now = look(&folders).await;
        if now == seen && now != done {
            done.clone_from(&now);
            // The other end is open as long as this one.
            let _ = ask.send(None).await;
        }
        seen = now;
    }
}

async fn look(folders: &[PathBuf]) -> Look {
    let folders = folders.to_vec();
    let looked = spawn_blocking(move || {
        // A folder that cannot be read has no files, which is a change as well.
        let files = folders.iter().flat_map(|folder| files::list(folder, "toml").unwrap_or_default());
        files.map(|path| (path.clone(), files::stamp(&path))).collect()
    });
    looked.await.unwrap_or_default()
}
