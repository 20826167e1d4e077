//! The library between two starts: what was made of a catalogue is kept in files, so that the next start reads it and makes
//! nothing.
//!
//! Each file says of which catalogue, and by which build of the program, it was made; what is of another is made anew. Files
//! that cannot be read or written cost time, and nothing else.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read as _, Seek as _, SeekFrom, Write};
use std::path::PathBuf;

use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::beside::beside;
use crate::catalogue::{Away, Catalogue, Fingerprint};
use crate::config::Config;
use crate::files::{self, FileError};
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
pub(super) struct CacheSlot {
    folder: PathBuf,
    mark: Mark,
    /// Whether somebody said where: then it must be reported that it cannot be written.
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

impl CacheSlot {
    /// Where it is kept; `None` where it is not. Original documents are too large to tell at each start that they are the
    /// same ones, and a catalogue of which a file cannot be read, and that so has no fingerprint, is not a catalogue.
    pub(super) fn of(config: &Config, print: impl FnOnce() -> Option<Fingerprint>) -> Option<Self> {
        let settings = &config.catalogue;
        if !settings.originals.as_os_str().is_empty() {
            return None;
        }
        let folder = settings.index.folder()?;
        let mut mark = Sha256::new_with_prefix(BUILD);
        for (path, hash) in print()? {
            mark.update((path.len() as u64).to_le_bytes());
            mark.update(path);
            mark.update(hash);
        }
        Some(Self {
            folder: folder.join(name(config)),
            mark: mark.finalize().into(),
            is_chosen: settings.index.is_chosen(),
        })
    }

    /// Whether anything may be kept where it would be: if not, a catalogue need not be hashed in order to look.
    pub(super) fn is_there(config: &Config) -> bool {
        config.catalogue.index.folder().is_some_and(|folder| files::stands(&folder.join(name(config))))
    }

    /// What was kept of this catalogue by this build; `None` where it was not, or is damaged.
    pub(super) fn read(&self) -> Option<Kept> {
        let made = || {
            // The index first: it alone is in memory twice for a moment, while nothing else is yet.
            let (index, similar) = (self.read_one("index")?, self.read_one("similar")?);
            Some(Made::kept(self.read_one("entries")?, similar, index, self.read_one("words")?))
        };
        let rest = || Some((self.read_one::<Away>("sentences")?, self.read_one("names")?, self.read_one("catalogue")?));
        let (made, rest) = beside(made, rest);
        let (sentences, names, (warnings, catalogue)): (_, _, (usize, Catalogue)) = rest?;
        Some(Kept { catalogue: catalogue.with_sentences(sentences)?, warnings, names, made: made? })
    }

    fn read_one<T: DeserializeOwned>(&self, what: &str) -> Option<T> {
        let path = self.folder.join(what);
        if !files::stands(&path) {
            return None;
        }
        let file =
            files::open(&path).inspect_err(|error| tracing::debug!(%error, "the kept index is not used")).ok()?;
        match self.check(&file).ok()? {
            Checked::OfAnother => return None,
            Checked::Damaged => {
                tracing::warn!(path = %path.display(), "the kept index is damaged, and is made anew");
                return None;
            }
            Checked::Sound => {}
        }
        // Only what is in use is ever in memory: not the whole file beside what it holds.
        let length = file.metadata().ok()?.len();
        let mut words = vec![0; usize::try_from(length).ok()?.min(LONGEST_TEXT)];
        let read = postcard::from_io((BufReader::with_capacity(PIECE, after_mark(&file).ok()?), &mut words));
        let read = read.map(|(value, _)| value);
        read.inspect_err(|error| tracing::warn!(path = %path.display(), %error, "the kept index cannot be read")).ok()
    }

    /// Reads a file once to see whether it is of this catalogue, and whole.
    fn check(&self, mut file: &File) -> io::Result<Checked> {
        let mut mark = self.mark;
        if file.read_exact(&mut mark).is_err() || mark != self.mark {
            return Ok(Checked::OfAnother);
        }
        let around = (self.mark.len() + CHECKSUM) as u64;
        let Some(length) = file.metadata()?.len().checked_sub(around) else { return Ok(Checked::Damaged) };
        let mut summing = Summing { file: io::sink(), sum: crc32fast::Hasher::new() };
        let read = io::copy(&mut BufReader::with_capacity(PIECE, file.take(length)), &mut summing)?;
        let mut checksum = [0; CHECKSUM];
        file.read_exact(&mut checksum)?;
        let is_sound = read == length && summing.sum.finalize() == u32::from_le_bytes(checksum);
        Ok(if is_sound { Checked::Sound } else { Checked::Damaged })
    }

    /// Keeps what was made, for the next start, and makes the names meanwhile.
    pub(super) fn write(
        &self,
        catalogue: &Catalogue,
        warnings: usize,
        made: &Made,
        names: impl FnOnce() -> Names + Send,
    ) -> Names {
        let Some(sentences) = catalogue.sentences() else { return names() };
        let rest = || {
            let names = names();
            let written = self.write_one("catalogue", &(warnings, catalogue));
            let written = written.and_then(|()| self.write_one("sentences", sentences));
            (written.and_then(|()| self.write_one("names", &names)), names)
        };
        let (entries, similar, index, words) = made.to_keep();
        let made = || {
            self.write_one("entries", entries)?;
            self.write_one("similar", similar)?;
            self.write_one("index", index)?;
            self.write_one("words", words)
        };
        let folder = files::make_folder(&self.folder);
        let (made, (rest, names)) = beside(made, rest);
        match folder.and(made).and(rest) {
            Ok(()) => {}
            Err(why) if self.is_chosen => tracing::warn!(%why, "the index is not kept for the next start"),
            Err(why) => tracing::debug!(%why, "the index is not kept for the next start"),
        }
        names
    }

    /// A file: the mark, the value, and the checksum of that.
    fn write_one(&self, what: &str, value: &impl Serialize) -> Result<(), FileError> {
        files::fill_whole(&self.folder.join(what), |file| {
            file.write_all(&self.mark)?;
            let summing = Summing { file, sum: crc32fast::Hasher::new() };
            // Values are written in many small pieces.
            let written = postcard::to_io(value, BufWriter::with_capacity(PIECE, summing)).map_err(io::Error::other)?;
            let Summing { file, sum } = written.into_inner().map_err(io::IntoInnerError::into_error)?;
            file.write_all(&sum.finalize().to_le_bytes())
        })
    }
}

/// Each catalogue has a folder of its own, in which a newer one takes the place of an older.
fn name(config: &Config) -> String {
    let mut which = Sha256::new();
    for seeds in &config.catalogue.seeds {
        which.update(format!("{seeds}\n"));
    }
    let which = format!("{:x}", which.finalize());
    which[..NAME].to_owned()
}

/// What is seen of a file before it is read.
enum Checked {
    Sound,
    Damaged,
    /// Of another catalogue or another build.
    OfAnother,
}

/// A file where the value begins.
fn after_mark(mut file: &File) -> io::Result<&File> {
    file.seek(SeekFrom::Start(size_of::<Mark>() as u64))?;
    Ok(file)
}

/// Bytes that are read or written at once.
const PIECE: usize = 64 * 1024;
/// Bytes of the longest text that can be read: with a longer one a library is made anew at each start.
const LONGEST_TEXT: usize = 4 * 1024 * 1024;

/// Sums up what is written to a file.
struct Summing<W> {
    file: W,
    sum: crc32fast::Hasher,
}

impl<W: Write> Write for Summing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.sum.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
