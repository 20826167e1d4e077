//! A folder of catalogue files: what it has, and how new files come into it, all of them or none.

use std::path::{Path, PathBuf};

use crate::catalogue::{Catalogue, Findings, SeedFile, SeedFiles};
use crate::files::{self, FileError};

/// The files that every catalogue has.
pub(super) const ORGANISATIONS: &str = "organisations.toml";
pub(super) const VOCABULARY: &str = "vocabulary.toml";

/// A folder, which need not be there yet.
pub struct Folder {
    path: PathBuf,
    /// The names and texts of its files.
    files: Vec<(String, String)>,
    is_new: bool,
}

/// A folder could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// A file cannot be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// What it has is not a sound catalogue.
    #[error("{0}\nMend these first; nothing was written.")]
    Unsound(Findings),
    /// What was to be written is not a sound catalogue.
    #[error("What the sheet makes cannot be used as a catalogue; nothing was written.\n{0}")]
    Draft(Findings),
}

impl Folder {
    /// Reads a folder; one that is not there, or empty, has the built-in vocabulary and no more.
    ///
    /// # Errors
    /// A file of it cannot be read.
    pub fn open(path: &Path) -> Result<Self, FolderError> {
        let is_new = !files::stands(path);
        let mut folder = Self { path: path.to_owned(), files: Vec::new(), is_new };
        if !is_new {
            for file in files::list(path, "toml")? {
                let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                folder.files.push((name, files::read_listed(&file)?));
            }
        }
        if folder.text(VOCABULARY).is_none() {
            let built_in = SeedFiles::built_in().files.into_iter().find(|file| file.path.ends_with(VOCABULARY));
            folder.set(VOCABULARY, built_in.map(|file| file.text.into_owned()).unwrap_or_default());
        }
        if folder.text(ORGANISATIONS).is_none() {
            let about = "# Who entered, ran or took part in the entries. `short` is what people say, `aliases` are other names.\n";
            folder.set(ORGANISATIONS, about.to_owned());
        }
        Ok(folder)
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The text of a file.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.files.iter().find(|(known, _)| known == name).map(|(_, text)| text.as_str())
    }

    /// Gives a file a text, without writing it.
    pub fn set(&mut self, name: &str, text: String) {
        self.files.retain(|(known, _)| known != name);
        self.files.push((name.to_owned(), text));
    }

    /// The catalogue that its files make, one that has no entry yet included.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn catalogue(&self) -> Result<Catalogue, Findings> {
        let is_shared = |name: &str| name == ORGANISATIONS || name == VOCABULARY;
        let is_empty = self.files.iter().all(|(name, _)| is_shared(name));
        let mut seeds = SeedFiles::default();
        for (name, text) in &self.files {
            let path = self.path.join(name).display().to_string();
            seeds.files.push(SeedFile { path, text: text.clone().into() });
        }
        let (catalogue, findings) = Catalogue::examine(seeds).report();
        match findings.errors() {
            Some(errors) if !is_empty => Err(errors),
            _ => Ok(catalogue),
        }
    }

    /// Writes these of its files, all or none: into a folder beside, of which then every file takes its place. Whatever goes
    /// wrong on the way is taken back.
    ///
    /// # Errors
    /// A file cannot be written; then all are as they were.
    pub fn write(&self, names: &[&str]) -> Result<(), FolderError> {
        let parent = self.path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        files::make_folder(parent)?;
        let beside = files::folder_beside(parent)?;
        let names: Vec<&str> =
            if self.is_new { self.files.iter().map(|(name, _)| name.as_str()).collect() } else { names.to_vec() };
        for name in &names {
            files::write(&beside.path().join(name), self.text(name).unwrap_or_default().as_bytes())?;
        }
        if self.is_new {
            return Ok(files::replace(beside.path(), &self.path)?);
        }
        let places: Vec<PathBuf> = names.iter().map(|name| self.path.join(name)).collect();
        let mut before: Vec<Option<Vec<u8>>> = Vec::new();
        for place in &places {
            before.push(if place.is_file() { Some(files::read_bytes(place)?) } else { None });
        }
        for (at, (name, place)) in names.iter().zip(&places).enumerate() {
            if let Err(error) = files::replace(&beside.path().join(name), place) {
                for (place, kept) in places[..at].iter().zip(&before) {
                    // That this fails as well is reported by the first error.
                    let _ = match kept {
                        Some(bytes) => files::write(place, bytes),
                        None => files::remove(place),
                    };
                }
                return Err(error.into());
            }
        }
        Ok(())
    }
}
