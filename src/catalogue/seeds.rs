//! Where a catalogue's files come from: the program itself, and folders.

use std::borrow::Cow;
use std::path::Path;

use super::finding::Findings;
use super::parse::{ORGANISATIONS, VOCABULARY};
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

    /// Whether every file could be read.
    #[must_use]
    pub fn all_read(&self) -> bool {
        self.unread.0.is_empty()
    }

    /// The files of all these places, as of one catalogue. Among several the built-in files are told from a folder's.
    #[must_use]
    pub fn of(places: &[Seeds]) -> Self {
        let mut all = Self::default();
        for place in places {
            let mut seeds = match place {
                Seeds::BuiltIn => Self::built_in(),
                Seeds::Folder(dir) => Self::of_dir(dir),
            };
            if *place == Seeds::BuiltIn && places.len() > 1 {
                for file in &mut seeds.files {
                    file.path = format!("{place}/{}", file.path);
                }
            }
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
                            unread(&name, "there is no such file; every catalogue has one");
                        }
                    }
                }
            }
            Err(error) => unread(dir, &error.reason()),
        }
        seeds
    }
}
