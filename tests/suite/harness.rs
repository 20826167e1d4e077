//! What the tests share.

use std::collections::HashMap;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::{Arc, LazyLock, Mutex, OnceLock};

use jiff::civil::Date;
use laureate::answer::{Answer, answer};
use laureate::catalogue::{Catalogue, SeedFile, SeedFiles};
use laureate::config::{Config, Environment, IndexFolder};
use laureate::console::text::{Terminal, render};
use laureate::library::Library;
use laureate::reply::reply;
use laureate::request::{FilterText, Request};

/// The settings as they come.
pub(crate) fn config() -> Config {
    let mut config = Config::load(None, &Environment::default()).expect("the built-in settings are sound");
    // What is tested is what is made, not what an earlier run kept.
    config.catalogue.index = IndexFolder::None;
    config
}

/// The built-in catalogue's library, built once for all tests.
pub(crate) fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| Library::open(&config()).expect("the built-in catalogue is sound").on(today()))
}

/// The day on which the tests ask: after every ceremony of the built-in catalogue.
pub(crate) fn today() -> Date {
    Date::constant(2026, 11, 26)
}

/// What a request is answered with. Several tests ask the same thousands of questions: each is answered once.
pub(crate) fn answered(request: &Request) -> Answer {
    type Answers = Mutex<HashMap<Request, Arc<OnceLock<Answer>>>>;
    static ANSWERS: LazyLock<Answers> = LazyLock::new(Answers::default);
    let known = ANSWERS.lock().expect("no test panicked here").entry(request.clone()).or_default().clone();
    known.get_or_init(|| answer(library(), request)).clone()
}

/// Looks a text up.
pub(crate) fn lookup(query: &str) -> Answer {
    lookup_among(query, FilterText::default())
}

/// Looks a text up among the entries that pass filters.
pub(crate) fn lookup_among(query: &str, filters: FilterText) -> Answer {
    answer(library(), &Request::Lookup { query: query.to_owned(), filters, page: 1 })
}

/// The ids of an answer's entries, best first.
pub(crate) fn ids(answer: &Answer) -> Vec<&'static str> {
    answer.entries().iter().map(|scored| library().catalogue().entry(scored.entry).id.as_str()).collect()
}

/// The first of them.
#[track_caller]
pub(crate) fn first(answer: &Answer) -> &'static str {
    ids(answer).first().copied().expect("an entry was found")
}

/// An answer as it is shown on a screen of this width.
pub(crate) fn shown(answer: &Answer, width: usize) -> String {
    render(&reply(library(), answer), Terminal { width: Some(width), styled: false })
}

/// What came of running the program.
pub(crate) struct Run {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) code: i32,
}

/// Runs the real program in an empty folder, with nothing of this process's environment.
pub(crate) fn run(arguments: &[&str], input: &str) -> Run {
    let dir = folder();
    run_in(dir.path(), &[], arguments, input.as_bytes())
}

/// Runs the real program in a folder, with these environment variables.
pub(crate) fn run_in(dir: &Path, environment: &[(&str, &str)], arguments: &[&str], input: &[u8]) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_laureate"))
        .args(arguments)
        .current_dir(dir)
        .env_clear()
        .env("LAUREATE_CATALOGUE__INDEX", concat!(env!("CARGO_TARGET_TMPDIR"), "/index"))
        .envs(environment.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("its input is a pipe");
    let input = input.to_owned();
    // Written from the side: a program that answers while it reads would otherwise wait for us, and we for it.
    let writer = std::thread::spawn(move || {
        // A program that does not read to the end closes its input early, which is its right.
        let _ = stdin.write_all(&input);
    });
    let Output { stdout, stderr, status } = child.wait_with_output().expect("the program ends");
    writer.join().expect("the writer ends");
    Run {
        out: String::from_utf8(stdout).expect("output is UTF-8"),
        err: String::from_utf8(stderr).expect("errors are UTF-8"),
        code: status.code().expect("the program exits"),
    }
}

/// An empty folder that is gone when it is dropped.
pub(crate) fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// Writes a file, and the folders above it.
#[expect(clippy::disallowed_methods, reason = "tests make their own files")]
pub(crate) fn write(path: &Path, text: &str) {
    let above = path.parent().expect("the file is in a folder");
    std::fs::create_dir_all(above).expect("the folder is made");
    std::fs::write(path, text).expect("the file is written");
}

/// A small, sound catalogue, to be broken.
#[derive(Clone)]
pub(crate) struct Fixture {
    files: Vec<SeedFile>,
}

/// Who is in the fixture.
const ORGANISATIONS: &str = r#"[[organisation]]
id = "wigan-council"
name = "Wigan Council"
short = "Wigan"
kind = "council"
region = "North West"
"#;

const VOCABULARY: &str = r#"stopwords = ["the", "a"]

[[topic]]
id = "parking"
name = "Parking"
"#;

const AWARDS: &str = r#"id = "test-2020"
name = "Test Awards 2020"
kind = "awards"
organiser = "Test"
year = 2020
results = "announced"
summary = "Awards made up for tests."
source = { file = "test.txt", sha256 = "0000000000000000000000000000000000000000000000000000000000000000" }

[[category]]
id = "best"
name = "Best Project"

[[entry]]
id = "wigan-bays"
title = "Bays of Wigan"
organisations = ["wigan-council"]
recognitions = [{ category = "best", status = "winner" }]
topics = ["parking"]
summary = "SUMMARY"
facts = ["Wigan fitted forty sensors."]
questions = ["where can I leave my car", "who counts free spaces", "sensors under cars in the north west"]
lines = [[2, 4]]
"#;

impl Fixture {
    /// The sound catalogue.
    pub(crate) fn sound() -> Self {
        let summary = "Wigan put sensors into its bays and told drivers where to find a free one. ".repeat(3);
        let file = |path: &str, text: &str| SeedFile { path: path.to_owned(), text: text.to_owned().into() };
        let awards = AWARDS.replace("SUMMARY", summary.trim());
        Self {
            files: vec![
                file("organisations.toml", ORGANISATIONS),
                file("test.toml", &awards),
                file("vocabulary.toml", VOCABULARY),
            ],
        }
    }

    /// The same with one text replaced in one file.
    #[track_caller]
    pub(crate) fn with(mut self, path: &str, text: &str, by: &str) -> Self {
        let file = self.files.iter_mut().find(|file| file.path == path).expect("the fixture has this file");
        assert!(file.text.contains(text), "{path} does not hold {text}");
        file.text = file.text.replacen(text, by, 1).into();
        self
    }

    /// The same with a text added to one file.
    #[track_caller]
    pub(crate) fn and(mut self, path: &str, text: &str) -> Self {
        self.files
            .iter_mut()
            .find(|file| file.path == path)
            .expect("the fixture has this file")
            .text
            .to_mut()
            .push_str(text);
        self
    }

    /// The same without what one file says from a text on.
    #[track_caller]
    pub(crate) fn cut(mut self, path: &str, from: &str) -> Self {
        let file = self.files.iter_mut().find(|file| file.path == path).expect("the fixture has this file");
        let end = file.text.find(from).expect("the file holds this text");
        file.text.to_mut().truncate(end);
        self
    }

    /// The catalogue it makes.
    pub(crate) fn load(&self) -> Result<Catalogue, String> {
        Catalogue::from_files(&self.files).map_err(|findings| findings.to_string())
    }

    /// Loads a catalogue that is wrong.
    #[track_caller]
    pub(crate) fn findings(&self) -> String {
        self.load().expect_err("this catalogue is wrong")
    }

    /// Everything that is to be said of a catalogue that can be used.
    #[track_caller]
    pub(crate) fn warnings(&self) -> String {
        let dir = folder();
        self.write(dir.path());
        let (_, findings) = Catalogue::examine(SeedFiles::of_dir(dir.path())).report();
        assert!(!findings.has_errors(), "{findings}");
        findings.to_string().replace(&format!("{}/", dir.path().display()), "")
    }

    /// Writes it into a folder.
    pub(crate) fn write(&self, dir: &Path) {
        for file in &self.files {
            write(&dir.join(&file.path), &file.text);
        }
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "tests look at their own files")]
fn every_snapshot_is_used() {
    let sources = [("discord", include_str!("discord.rs")), ("replies", include_str!("replies.rs"))];
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite/snapshots");
    for file in std::fs::read_dir(folder).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        let used = sources.iter().any(|(module, source)| {
            let test = name.strip_prefix(&format!("suite__{module}__")).and_then(|rest| rest.strip_suffix(".snap"));
            test.is_some_and(|test| source.contains(&format!("\nfn {test}()")))
        });
        assert!(used, "no test makes {name}");
    }
}
