//! The library between two starts: what was made of a catalogue is kept in files, so that the next start reads it and makes
//! nothing.
//!
//! Each file says of which catalogue, and by which build of the program, it was made; what is of another is made anew. Files
//! that cannot be read or written cost time, and nothing else.

use std::path::PathBuf;

use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::catalogue::{Catalogue, SeedFiles};
use crate::config::Config;
use crate::files;
use crate::names::Names;
use crate::search::Made;

/// What tells one catalogue, as one build of the program reads it, from all others.
type Mark = [u8; 32];

/// Bytes of a file's checksum.
const CHECKSUM: usize = 4;
/// Letters of a folder's name: enough to tell the catalogues of one machine apart.
const NAME: usize = 16;
/// Changes with the program's code, with its own catalogue, and with the libraries that it is made of.
const BUILD: &str = env!("LAUREATE_BUILD");

/// Where the library of some settings is kept.
pub(super) struct Place {
    folder: PathBuf,
    mark: Mark,
    /// Whether somebody said where: then it is to be told that it cannot be written.
    is_chosen: bool,
}

/// What is kept of a library.
pub(super) struct Kept {
    pub(super) catalogue: Catalogue,
    /// Warnings that a check of the catalogue has.
    pub(super) warnings: usize,
    pub(super) names: Names,
    pub(super) made: Made,
}

impl Place {
    /// Where it is kept; `None` where it is not. Original documents are too large to tell at each start that they are the
    /// same ones, and a catalogue of which a file cannot be read is no catalogue.
    pub(super) fn of(config: &Config, files: &SeedFiles) -> Option<Self> {
        let settings = &config.catalogue;
        if !settings.originals.as_os_str().is_empty() || !files.all_read() {
            return None;
        }
        let folder = settings.index.folder()?;
        let mut mark = Sha256::new_with_prefix(BUILD);
        for file in &files.files {
            mark.update((file.path.len() as u64).to_le_bytes());
            mark.update(&file.path);
            // What is compiled in changes with the build, which is marked already.
            let text = if file.is_built_in() { "" } else { &file.text };
            mark.update((text.len() as u64).to_le_bytes());
            mark.update(text);
        }
        // Each catalogue has a folder of its own, in which a newer one takes the place of an older.
        let mut which = Sha256::new();
        for seeds in &settings.seeds {
            which.update(format!("{seeds}\n"));
        }
        let which = format!("{:x}", which.finalize());
        Some(Self {
            folder: folder.join(&which[..NAME]),
            mark: mark.finalize().into(),
            is_chosen: settings.index.is_chosen(),
        })
    }

    /// What was kept of this catalogue by this build; `None` where it was not, or is damaged.
    pub(super) fn read(&self) -> Option<Kept> {
        let (catalogue, names, made) = std::thread::scope(|threads| {
            let catalogue = threads.spawn(|| self.read_one::<(usize, Catalogue)>("catalogue"));
            let names = threads.spawn(|| self.read_one("names"));
            let made = self.read_one("index");
            (catalogue.join().ok().flatten(), names.join().ok().flatten(), made)
        });
        let (warnings, catalogue) = catalogue?;
        Some(Kept { catalogue, warnings, names: names?, made: made? })
    }

    fn read_one<T: DeserializeOwned>(&self, what: &str) -> Option<T> {
        let path = self.folder.join(what);
        if !files::stands(&path) {
            return None;
        }
        let read = files::read_bytes(&path).inspect_err(|error| tracing::debug!(%error, "the kept index is not used"));
        let bytes = read.ok()?;
        let (mark, rest) = bytes.split_at_checked(self.mark.len())?;
        let (checksum, rest) = rest.split_first_chunk::<CHECKSUM>()?;
        if *mark != self.mark {
            return None;
        }
        if crc32fast::hash(rest) != u32::from_le_bytes(*checksum) {
            tracing::warn!(path = %path.display(), "the kept index is damaged, and is made anew");
            return None;
        }
        let value = postcard::from_bytes(rest);
        value.inspect_err(|error| tracing::warn!(path = %path.display(), %error, "the kept index cannot be read")).ok()
    }

    /// Keeps what was made, for the next start.
    pub(super) fn write(&self, catalogue: &Catalogue, warnings: usize, names: &Names, made: &Made) {
        let written = files::make_folder(&self.folder)
            .map_err(|error| error.to_string())
            .and_then(|()| self.write_one("catalogue", &(warnings, catalogue)))
            .and_then(|()| self.write_one("names", names))
            .and_then(|()| self.write_one("index", made));
        match written {
            Ok(()) => {}
            Err(why) if self.is_chosen => tracing::warn!(why, "the index is not kept for the next start"),
            Err(why) => tracing::debug!(why, "the index is not kept for the next start"),
        }
    }

    fn write_one(&self, what: &str, value: &impl Serialize) -> Result<(), String> {
        let mut bytes = self.mark.to_vec();
        bytes.extend([0; CHECKSUM]);
        let start = bytes.len();
        let mut bytes = postcard::to_extend(value, bytes).map_err(|error| error.to_string())?;
        let checksum = crc32fast::hash(&bytes[start..]).to_le_bytes();
        bytes[start - CHECKSUM..start].copy_from_slice(&checksum);
        files::write_whole(&self.folder.join(what), &bytes).map_err(|error| error.to_string())
    }
}
