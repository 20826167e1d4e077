//! From a file's text to its tables, each read alone, so that every table that is wrong is reported at once.

use std::borrow::Cow;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::mpsc::{Receiver, sync_channel};

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::file::{CollectionFile, OrganisationsFile, VocabularyFile};
use super::recover::{Fault, recover};

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
    fn new(path: &'a str, text: &str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { path, starts }
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

/// Parses files and hands over what came of each, in their order. Parsing is most of the work, and each file stands alone;
/// what one is parsed into takes ten times its size, so there are never more of them than threads, and its text is gone when
/// it was parsed.
pub(super) fn parse_all<'a>(files: Vec<(&'a str, Cow<'static, str>)>, mut take: impl FnMut(Outcome<'a>)) {
    let number = files.len();
    let workers = std::thread::available_parallelism().map_or(1, NonZeroUsize::get).min(number);
    std::thread::scope(|threads| {
        // Each has every so many-th file, and waits until the one before was taken.
        let mut shares: Vec<Vec<_>> = (0..workers).map(|_| Vec::new()).collect();
        for (at, file) in files.into_iter().enumerate() {
            shares[at % workers].push(file);
        }
        let parsed: Vec<Receiver<Outcome<'a>>> = shares
            .into_iter()
            .map(|share| {
                let (send, receive) = sync_channel(0);
                threads.spawn(move || {
                    for (path, text) in share {
                        let outcome = parse(path, &text);
                        drop(text);
                        if send.send(outcome).is_err() {
                            break;
                        }
                    }
                });
                receive
            })
            .collect();
        for at in 0..number {
            // A worker that panics closes its channel, and the scope passes its panic on.
            parsed[at % workers].recv().into_iter().for_each(&mut take);
        }
    });
}

/// Parses one file, by its name.
fn parse<'a>(path: &'a str, text: &str) -> Outcome<'a> {
    let lines = Lines::new(path, text);
    let (root, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        let faults = errors.iter().map(|error| syntax(&lines, text, error));
        let mut faults: Vec<_> = faults.collect();
        // One slip makes several errors of one line.
        faults.dedup_by_key(|(line, _)| *line);
        return Outcome { lines, parsed: None, faults };
    }
    let mut reader = Reader { lines: &lines, faults: Vec::new(), recovers: false };
    let mut parsed = reader.file(path, root);
    if !reader.faults.is_empty() {
        // Once more for everything else that is wrong with the same tables: what is right need not pay for that.
        reader = Reader { lines: &lines, faults: Vec::new(), recovers: true };
        parsed = reader.file(path, DeTable::parse_recoverable(text).0);
    }
    let faults = reader.faults;
    Outcome { lines, parsed, faults }
}

/// A fault of the TOML itself. The commonest is a text without quotes, for which the parser expects some number.
fn syntax(lines: &Lines<'_>, text: &str, error: &toml::de::Error) -> (usize, String) {
    let Some(span) = error.span() else { return (0, said(error)) };
    let line = lines.at(span.start);
    let unquoted = text.lines().nth(line - 1).and_then(|whole| unquoted(whole, span.start - lines.starts[line - 1]));
    let message = match unquoted {
        Some(value) => format!("`{value}` is a text, so it stands in quotes: \"{value}\""),
        None => said(error),
    };
    (line, message)
}

/// The text without quotes in which the byte `at` of a line stands, if it stands in one.
fn unquoted(line: &str, at: usize) -> Option<&str> {
    let value = line.find('=')? + 1;
    let at = at.max(value).min(line.len());
    let start = line.get(..at)?.rfind(['=', ',', '[', '{'])? + 1;
    let end = line[start..].find([',', ']', '}', '#']).map_or(line.len(), |end| start + end);
    let text = line[start..end].trim();
    let is_text = text.contains(char::is_alphabetic) && !text.contains(['"', '\'']) && !text.contains('=');
    (is_text && start >= value).then_some(text)
}

/// What an error says, on one line.
pub(super) fn said(error: &toml::de::Error) -> String {
    error.message().trim().replace('\n', ", ")
}

struct Reader<'a> {
    lines: &'a Lines<'a>,
    faults: Vec<(usize, String)>,
    /// Whether all that is wrong with a table is looked for, and not only the first of it.
    recovers: bool,
}

impl Reader<'_> {
    fn file(&mut self, path: &str, root: Spanned<DeTable<'_>>) -> Option<Parsed> {
        match path {
            path if is_named(path, ORGANISATIONS) => self.organisations(root).map(Parsed::Organisations),
            path if is_named(path, VOCABULARY) => self.vocabulary(root).map(Parsed::Vocabulary),
            _ => self.collection(root).map(|file| Parsed::Collection(Box::new(file))),
        }
    }

    fn organisations(&mut self, mut root: Spanned<DeTable<'_>>) -> Option<OrganisationsFile> {
        let organisation = self.tables(&mut root, "organisation");
        self.table(root).map(|OrganisationsFile { .. }| OrganisationsFile { organisation })
    }

    fn vocabulary(&mut self, mut root: Spanned<DeTable<'_>>) -> Option<VocabularyFile> {
        let topic = self.tables(&mut root, "topic");
        let synonym = self.tables(&mut root, "synonym");
        self.table(root).map(|rest| VocabularyFile { topic, synonym, ..rest })
    }

    fn collection(&mut self, mut root: Spanned<DeTable<'_>>) -> Option<CollectionFile> {
        let before = self.faults.len();
        let category = self.tables(&mut root, "category");
        let categories_lost = self.faults.len() > before;
        let entry = self.tables(&mut root, "entry");
        let before = self.faults.len();
        let rest: CollectionFile = self.table(root)?;
        let broken = self.faults.len() > before;
        Some(CollectionFile { category, entry, categories_lost, broken, ..rest })
    }

    /// Takes the tables of a list, such as all `[[entry]]`, out of a file; those that cannot be read are faults.
    fn tables<T: DeserializeOwned>(&mut self, root: &mut Spanned<DeTable<'_>>, key: &str) -> Vec<T> {
        let Some(value) = root.get_mut().remove(key) else { return Vec::new() };
        let line = self.lines.of(&value);
        let DeValue::Array(tables) = value.into_inner() else {
            self.faults.push((line, format!("`{key}` is no list of tables; expected [[{key}]]")));
            return Vec::new();
        };
        let mut read = Vec::with_capacity(tables.len());
        for table in tables {
            let before = self.faults.len();
            let table = self.read(table);
            // One that could only be read without what is wrong with it would bring findings that follow from that.
            read.extend(table.filter(|_| self.faults.len() == before));
        }
        read
    }

    /// What stands beside the lists of tables; without what is wrong with it, where something is.
    fn table<T: DeserializeOwned>(&mut self, root: Spanned<DeTable<'_>>) -> Option<T> {
        let span = root.span();
        self.read(Spanned::new(span, DeValue::Table(root.into_inner())))
    }

    fn read<T: DeserializeOwned>(&mut self, value: Spanned<DeValue<'_>>) -> Option<T> {
        if self.recovers {
            let (read, faults) = recover(value);
            self.faults.extend(faults.into_iter().map(|Fault { at, message }| (self.lines.at(at), message)));
            return read;
        }
        let read = T::deserialize(ValueDeserializer::from(value));
        read.map_err(|error| self.faults.push((0, said(&error)))).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_quotes_is_told_from_other_slips() {
        for (line, at, text) in [
            ("id = northside-2026", 5, Some("northside-2026")),
            ("date = 5 March 2027 # the day", 9, Some("5 March 2027")),
            ("r = [{ category = best, status = \"winner\" }]", 18, Some("best")),
            ("topics = [\"a\", parking]", 15, Some("parking")),
            ("year = = 2020", 7, None),
            ("name = \"Best", 7, None),
            ("[[entry", 7, None),
        ] {
            assert_eq!(unquoted(line, at), text, "{line}");
        }
    }
}
