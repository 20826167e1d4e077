//! From a file's text to its tables, each read alone, so that every table that is wrong is told at once.

use std::path::Path;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer, ValueDeserializer};

use super::file::{CollectionFile, OrganisationsFile, VocabularyFile};
use super::load::SeedFile;

/// The file of all organisations.
pub(super) const ORGANISATIONS: &str = "organisations.toml";
/// The file of topics and words.
pub(super) const VOCABULARY: &str = "vocabulary.toml";

/// A file that is being loaded: turns byte offsets into lines.
pub(super) struct Lines<'a> {
    pub(super) path: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn new(file: &'a SeedFile) -> Self {
        let starts = std::iter::once(0).chain(file.text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { path: &file.path, starts }
    }

    /// The line, from 1, where a value stands.
    pub(super) fn of<T>(&self, value: &Spanned<T>) -> usize {
        self.at(value.span().start)
    }

    /// The line, from 1, of a byte.
    pub(super) fn at(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }
}

/// A file as it is written.
pub(super) enum Parsed {
    Organisations(OrganisationsFile),
    Vocabulary(VocabularyFile),
    Collection(Box<CollectionFile>),
}

/// What came of parsing a file.
pub(super) struct Outcome<'a> {
    pub(super) lines: Lines<'a>,
    /// What it says, without the tables that cannot be read; `None` where it says nothing that can.
    pub(super) parsed: Option<Parsed>,
    /// What cannot be read, each with its line; 0 where that is not known.
    pub(super) faults: Vec<(usize, String)>,
}

/// Whether a path is that of a file of this name.
pub(super) fn is_named(path: &str, name: &str) -> bool {
    Path::new(path).file_name().is_some_and(|file| file == name)
}

/// Parses one file, by its name.
pub(super) fn parse(file: &SeedFile) -> Outcome<'_> {
    let lines = Lines::new(file);
    let (root, errors) = DeTable::parse_recoverable(&file.text);
    let mut reader = Reader { lines: &lines, faults: Vec::new() };
    if !errors.is_empty() {
        for error in &errors {
            reader.fault(error);
        }
        // One slip makes several errors of one line.
        reader.faults.dedup_by_key(|(line, _)| *line);
        let faults = reader.faults;
        return Outcome { lines, parsed: None, faults };
    }
    let parsed = match &file.path {
        path if is_named(path, ORGANISATIONS) => reader.organisations(root).map(Parsed::Organisations),
        path if is_named(path, VOCABULARY) => reader.vocabulary(root).map(Parsed::Vocabulary),
        _ => reader.collection(root).map(|file| Parsed::Collection(Box::new(file))),
    };
    let faults = reader.faults;
    Outcome { lines, parsed, faults }
}

struct Reader<'a> {
    lines: &'a Lines<'a>,
    faults: Vec<(usize, String)>,
}

impl Reader<'_> {
    fn organisations(&mut self, mut root: Spanned<DeTable<'_>>) -> Option<OrganisationsFile> {
        let organisation = self.tables(&mut root, "organisation");
        self.rest(root).map(|OrganisationsFile { .. }| OrganisationsFile { organisation })
    }

    fn vocabulary(&mut self, mut root: Spanned<DeTable<'_>>) -> Option<VocabularyFile> {
        let topic = self.tables(&mut root, "topic");
        let synonym = self.tables(&mut root, "synonym");
        self.rest(root).map(|rest| VocabularyFile { topic, synonym, ..rest })
    }

    fn collection(&mut self, mut root: Spanned<DeTable<'_>>) -> Option<CollectionFile> {
        let category = self.tables(&mut root, "category");
        let entry = self.tables(&mut root, "entry");
        self.rest(root).map(|rest| CollectionFile { category, entry, ..rest })
    }

    /// Takes the tables of a list, such as all `[[entry]]`, out of a file; those that are none are faults.
    fn tables<T: DeserializeOwned>(&mut self, root: &mut Spanned<DeTable<'_>>, key: &str) -> Vec<T> {
        let Some(value) = root.get_mut().remove(key) else { return Vec::new() };
        let line = self.lines.of(&value);
        let DeValue::Array(tables) = value.into_inner() else {
            self.faults.push((line, format!("`{key}` is no list of tables; expected [[{key}]]")));
            return Vec::new();
        };
        let read = tables.into_iter().map(|table| T::deserialize(ValueDeserializer::from(table)));
        read.filter_map(|table| table.map_err(|error| self.fault(&error)).ok()).collect()
    }

    /// What stands beside the lists of tables.
    fn rest<T: DeserializeOwned>(&mut self, root: Spanned<DeTable<'_>>) -> Option<T> {
        T::deserialize(Deserializer::from(root)).map_err(|error| self.fault(&error)).ok()
    }

    fn fault(&mut self, error: &toml::de::Error) {
        let line = error.span().map_or(0, |span| self.lines.at(span.start));
        self.faults.push((line, error.message().trim().replace('\n', ", ")));
    }
}
