//! The one door to the disk; every failure names its path.

use std::io::{self, BufWriter, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

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
            io::ErrorKind::NotFound if stands(&self.path) => "it is a link to what is not there".to_owned(),
            io::ErrorKind::NotFound => "no such file or folder".to_owned(),
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

/// Whether anything stands at this path, be it a link that leads nowhere: whoever put it there wants it read.
pub(crate) fn stands(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// A lock that this process has as long as this is kept; it is gone with the process, however that ends.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: std::fs::File,
}

/// Locks a file for this process, by another one beside it; `None` where another process has the lock.
///
/// # Errors
/// The file beside it cannot be made, or the place knows no locks.
pub(crate) fn lock(path: &Path) -> Result<Option<Lock>, FileError> {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let beside = PathBuf::from(name);
    let file = named(&beside, std::fs::OpenOptions::new().create(true).append(true).open(&beside))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(Lock { _file: file })),
        Err(std::fs::TryLockError::WouldBlock) => Ok(None),
        Err(std::fs::TryLockError::Error(cause)) => named(&beside, Err(cause)),
    }
}

/// A text file.
///
/// # Errors
/// It cannot be read, or is not UTF-8.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
pub(crate) fn read(path: &Path) -> Result<String, FileError> {
    named(path, std::fs::read_to_string(path))
}

/// A text file that [`list`] has named; what is not a file is refused, as reading a pipe would wait for ever.
///
/// # Errors
/// It cannot be read, or is not UTF-8.
pub(crate) fn read_listed(path: &Path) -> Result<String, FileError> {
    named(path, is_readable(path))?;
    read(path)
}

fn is_readable(path: &Path) -> io::Result<()> {
    let kind = std::fs::metadata(path)?.file_type();
    if kind.is_file() || kind.is_dir() { Ok(()) } else { Err(io::Error::other("it is not a file")) }
}

/// Shows the bytes of a file that [`list`] has named, piece by piece.
///
/// # Errors
/// It cannot be read.
pub(crate) fn each_piece(path: &Path, mut show: impl FnMut(&[u8])) -> Result<(), FileError> {
    named(path, is_readable(path))?;
    let mut file = open(path)?;
    let mut piece = vec![0; PIECE];
    loop {
        match named(path, file.read(&mut piece))? {
            0 => return Ok(()),
            length => show(&piece[..length]),
        }
    }
}

/// A file, to be read.
///
/// # Errors
/// It cannot be opened.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
pub(crate) fn open(path: &Path) -> Result<std::fs::File, FileError> {
    named(path, std::fs::File::open(path))
}

/// Bytes that are read or written at once.
const PIECE: usize = 256 * 1024;

/// A file's bytes.
///
/// # Errors
/// It cannot be read.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
pub(crate) fn read_bytes(path: &Path) -> Result<Vec<u8>, FileError> {
    named(path, std::fs::read(path))
}

/// Writes a file.
///
/// # Errors
/// It cannot be written.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    named(path, std::fs::write(path, bytes))
}

/// A folder that is being filled beside the one that it is for, on the same disk; it is gone when it is dropped.
pub(crate) struct Beside {
    _around: tempfile::TempDir,
    path: PathBuf,
}

impl Beside {
    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

/// Makes a folder to be filled in another one.
///
/// # Errors
/// It cannot be made.
pub(crate) fn folder_beside(parent: &Path) -> Result<Beside, FileError> {
    let around = named(parent, tempfile::Builder::new().prefix(".laureate-").tempdir_in(parent))?;
    // The one around it is its maker's alone; this one is as any other.
    let path = around.path().join("files");
    named(&path, std::fs::create_dir(&path))?;
    Ok(Beside { _around: around, path })
}

/// Makes a folder, and those above it.
///
/// # Errors
/// It cannot be made.
pub(crate) fn make_folder(path: &Path) -> Result<(), FileError> {
    named(path, std::fs::create_dir_all(path))
}

/// Lets a file or a folder take the place of another, at once.
///
/// # Errors
/// It cannot; then all is as it was.
pub(crate) fn replace(from: &Path, to: &Path) -> Result<(), FileError> {
    named(to, std::fs::rename(from, to))
}

/// Writes a file so that nobody ever sees half of it.
///
/// # Errors
/// It cannot be written; then it is as it was.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    fill_whole(path, |file| file.write_all(bytes))
}

/// The same where the file is written piece by piece.
///
/// # Errors
/// It cannot be written; then it is as it was.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
pub(crate) fn fill_whole(
    path: &Path,
    write_to: impl FnOnce(&mut BufWriter<std::fs::File>) -> io::Result<()>,
) -> Result<(), FileError> {
    // A link goes on leading to the file, which keeps its permissions.
    let path = if stands(path) { named(path, path.canonicalize())? } else { path.to_owned() };
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = folder_beside(parent)?;
    let file = beside.path().join("file");
    let mut writer = BufWriter::with_capacity(PIECE, named(&file, std::fs::File::create(&file))?);
    named(&file, write_to(&mut writer).and_then(|()| writer.flush()))?;
    drop(writer);
    if let Ok(known) = path.metadata() {
        named(&path, std::fs::set_permissions(&file, known.permissions()))?;
    }
    replace(&file, &path)
}

/// Takes a file away.
///
/// # Errors
/// It stays.
pub(crate) fn remove(path: &Path) -> Result<(), FileError> {
    named(path, std::fs::remove_file(path))
}

/// A file's first bytes, so many at most.
///
/// # Errors
/// It cannot be read.
pub(crate) fn read_start(path: &Path, most: usize) -> Result<Vec<u8>, FileError> {
    let mut bytes = Vec::new();
    let file = open(path)?;
    named(path, file.take(most as u64).read_to_end(&mut bytes))?;
    Ok(bytes)
}

/// When a file was changed last, and how long it is; `None` where that cannot be told.
pub(crate) fn stamp(path: &Path) -> Option<(SystemTime, u64)> {
    let data = std::fs::metadata(path).ok()?;
    Some((data.modified().ok()?, data.len()))
}

/// What stands in a folder with this extension, in the order of the names: files, and whatever else is called so.
///
/// # Errors
/// The folder cannot be read.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
pub(crate) fn list(dir: &Path, extension: &str) -> Result<Vec<PathBuf>, FileError> {
    let entries = named(dir, std::fs::read_dir(dir))?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = named(dir, entry)?.path();
        if path.extension().is_some_and(|e| e == extension) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}
