//! Where a catalogue's files come from: the program itself, and folders.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::finding::Findings;
use super::parse::{ORGANISATIONS, VOCABULARY};
use crate::beside::beside;
use crate::config::Seeds;
use crate::files;

/// The catalogue that is compiled into the binary: (path, text) of each file of `seeds/`.
const BUILT_IN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/seeds.rs"));

/// One file of a catalogue.
#[derive(Debug, Clone)]
pub struct SeedFile {
    /// The path, as findings name it.
    pub path: String,
    /// The TOML.
    pub text: Cow<'static, str>,
}

/// What tells a catalogue's files from those of all others: for each file its path and the hash of its text.
pub(crate) type Fingerprint = Vec<(String, [u8; 32])>;

/// The files of a catalogue, as far as they can be read.
#[derive(Debug, Clone, Default)]
pub struct SeedFiles {
    /// Those that were read.
    pub files: Vec<SeedFile>,
    /// What cannot be read.
    pub(super) unread: Findings,
}

impl SeedFile {
    /// Whether it is a file that is compiled into the binary, so that its text is the same in every start of a build.
    #[must_use]
    pub fn is_built_in(&self) -> bool {
        BUILT_IN.iter().any(|(_, text)| std::ptr::eq(*text, &raw const *self.text))
    }
}

impl SeedFiles {
    /// The files that are compiled into the binary.
    #[must_use]
    pub fn built_in() -> Self {
        let file =
            |(path, text): &(&str, &'static str)| SeedFile { path: (*path).to_owned(), text: Cow::Borrowed(text) };
        Self { files: BUILT_IN.iter().map(file).collect(), unread: Findings::default() }
    }

    /// What tells these files from all others; `None` where one could not be read.
    pub(crate) fn fingerprint(&self) -> Option<Fingerprint> {
        let hash = |file: &SeedFile| {
            // What is compiled in changes with the build alone.
            let text = if file.is_built_in() { "" } else { &file.text };
            Some((file.path.clone(), Sha256::digest(text).into()))
        };
        self.unread.0.is_empty().then(|| in_halves(&self.files, hash)).flatten()
    }

    /// The same of the files of all these places, without keeping their texts.
    pub(crate) fn fingerprint_of(places: &[Seeds]) -> Option<Fingerprint> {
        let mut all = Fingerprint::new();
        for place in places {
            match place {
                Seeds::BuiltIn => all.append(&mut Self::built_in_among(places).fingerprint()?),
                Seeds::Folder(dir) => {
                    let hash = |path: &PathBuf| {
                        let mut hash = Sha256::new();
                        files::each_piece(path, |piece| hash.update(piece)).ok()?;
                        Some((path.display().to_string(), hash.finalize().into()))
                    };
                    all.append(&mut in_halves(&files::list(dir, "toml").ok()?, hash)?);
                }
            }
        }
        Some(all)
    }

    /// The same among several places: distinguished from a folder's.
    fn built_in_among(places: &[Seeds]) -> Self {
        let mut seeds = Self::built_in();
        if places.len() > 1 {
            for file in &mut seeds.files {
                file.path = format!("{}/{}", Seeds::BuiltIn, file.path);
            }
        }
        seeds
    }

    /// The files of all these places, as of one catalogue. Among several, the built-in files are distinguished
    /// from a folder's.
    #[must_use]
    pub fn of(places: &[Seeds]) -> Self {
        let mut all = Self::default();
        for place in places {
            let mut seeds = match place {
                Seeds::BuiltIn => Self::built_in_among(places),
                Seeds::Folder(dir) => Self::of_dir(dir),
            };
            all.files.append(&mut seeds.files);
            all.unread.0.append(&mut seeds.unread.0);
        }
        all
    }

    /// Every `.toml` file of a folder, and whatever else has such a name: a link that leads nowhere is a lost file.
    #[must_use]
    pub fn of_dir(dir: &Path) -> Self {
        let mut seeds = Self::default();
        let mut unread = |path: &Path, why: &str| seeds.unread.add(&path.display().to_string(), 0, why);
        match files::list(dir, "toml") {
            Ok(paths) => {
                for path in &paths {
                    match files::read_listed(path) {
                        Ok(text) => seeds.files.push(SeedFile { path: path.display().to_string(), text: text.into() }),
                        Err(error) => unread(path, &error.reason()),
                    }
                }
                if paths.is_empty() {
                    unread(dir, "the folder holds no .toml file");
                } else {
                    for name in [ORGANISATIONS, VOCABULARY].map(|name| dir.join(name)) {
                        if !paths.contains(&name) {
                            unread(&name, "no such file; every catalogue has one");
                        }
                    }
                }
            }
            Err(error) => unread(dir, &error.reason()),
        }
        seeds
    }
}

/// The paths and hashes of these, in their order: half of them are read beside the others, as to hash a large catalogue is most
/// of a start.
fn in_halves<T: Sync>(items: &[T], hash: impl Fn(&T) -> Option<(String, [u8; 32])> + Sync) -> Option<Fingerprint> {
    let all = |items: &[T]| items.iter().map(&hash).collect::<Option<Fingerprint>>();
    let (first, second) = items.split_at(items.len() / 2);
    let (first, second) = beside(|| all(first), || all(second));
    let mut print = first?;
    print.append(&mut second?);
    Some(print)
}
