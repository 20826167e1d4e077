//! The one door to the disk; every failure names its path.

use std::io;
use std::path::{Path, PathBuf};

/// A file or folder that could not be read.
#[derive(Debug, thiserror::Error)]
#[error("{}: {}", path.display(), self.reason())]
pub struct FileError {
    path: PathBuf,
    cause: io::Error,
}

impl FileError {
    /// Why, in words, without the path.
    #[must_use]
    pub fn reason(&self) -> String {
        match self.cause.kind() {
            io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
            io::ErrorKind::PermissionDenied => "permission to read it is denied".to_owned(),
            io::ErrorKind::InvalidData => "it is not UTF-8 text".to_owned(),
            io::ErrorKind::NotADirectory => "it is not a folder".to_owned(),
            io::ErrorKind::IsADirectory => "it is a folder, a file was expected".to_owned(),
            _ => format!("it cannot be read: {}", self.cause),
        }
    }
}

fn named<T>(path: &Path, result: io::Result<T>) -> Result<T, FileError> {
    result.map_err(|cause| FileError { path: path.to_owned(), cause })
}

/// A text file.
///
/// # Errors
/// It cannot be read, or is not UTF-8.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
pub(crate) fn read(path: &Path) -> Result<String, FileError> {
    named(path, std::fs::read_to_string(path))
}

/// A file's bytes.
///
/// # Errors
/// It cannot be read.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
pub(crate) fn read_bytes(path: &Path) -> Result<Vec<u8>, FileError> {
    named(path, std::fs::read(path))
}

/// The files of a folder with this extension, in the order of their names.
///
/// # Errors
/// The folder cannot be read.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
pub(crate) fn list(dir: &Path, extension: &str) -> Result<Vec<PathBuf>, FileError> {
    let entries = named(dir, std::fs::read_dir(dir))?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = named(dir, entry)?.path();
        if path.is_file() && path.extension().is_some_and(|e| e == extension) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}
