//! The library that is kept between two starts: it answers as the one that was made, and a wrong one is never used.

#![expect(clippy::disallowed_methods, reason = "what is kept is damaged here on purpose")]

use std::path::{Path, PathBuf};

use laureate::answer::answer;
use laureate::catalogue::Catalogue;
use laureate::config::{Config, IndexFolder};
use laureate::library::Library;
use laureate::reply::reply;
use laureate::request::{FilterText, Request};

use crate::harness::{Fixture, config, folder, today};

fn kept_in(folder: &Path) -> Config {
    let mut config = config();
    config.catalogue.index = IndexFolder::Folder(folder.to_owned());
    config
}

fn open(config: &Config) -> Library {
    Library::open(config).expect("the library opens").on(today())
}

/// The files that were kept below a folder.
fn kept(folder: &Path) -> Vec<PathBuf> {
    let inside = |folder: &Path| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).expect("it is a folder");
        entries.map(|entry| entry.expect("it can be read").path()).collect()
    };
    let mut files: Vec<PathBuf> = inside(folder).iter().flat_map(|folder| inside(folder)).collect();
    files.sort();
    files
}

/// What is replied to every kind of request about every entry.
fn replies(library: &Library) -> Vec<String> {
    let entries = library.catalogue().entries().step_by(7);
    let asked = entries.flat_map(|(_, entry)| {
        let question = entry.questions.first().cloned().unwrap_or_else(|| entry.title.clone());
        [
            Request::Lookup { query: entry.title.replacen('e', "", 1), filters: FilterText::default(), page: 1 },
            Request::Ask { question, before: Vec::new(), page: 1 },
            Request::SimilarTo { entry: entry.id.clone() },
        ]
    });
    asked.map(|request| format!("{:?}", reply(library, &answer(library, &request)))).collect()
}

#[test]
fn a_kept_library_answers_as_the_one_that_was_made() {
    let dir = folder();
    let config = kept_in(dir.path());
    let made = open(&config);
    let written = kept(dir.path());
    assert_eq!(written.len(), 7, "{written:?}");
    let stamps = || written.iter().map(|path| path.metadata().unwrap().modified().unwrap()).collect::<Vec<_>>();
    let before = stamps();
    let read = open(&config);
    assert_eq!(stamps(), before, "it was read and not made anew");
    assert_eq!(replies(&read), replies(&made));
}

#[test]
fn what_is_damaged_or_of_another_build_is_made_anew() {
    // Of a small catalogue, as each of these makes it anew.
    let (dir, seeds) = (folder(), folder());
    Fixture::sound().write(seeds.path());
    let mut config = kept_in(dir.path());
    config.catalogue.seeds = vec![seeds.path().to_str().unwrap().into()];
    open(&config);
    assert_eq!(kept(dir.path()).len(), 7);
    for path in kept(dir.path()) {
        let sound = std::fs::read(&path).unwrap();
        let mut flipped = sound.clone();
        let middle = flipped.len() / 2;
        flipped[middle] ^= 1;
        let mut of_another = sound.clone();
        of_another[0] ^= 1;
        let wrong = [flipped, sound[..20].to_vec(), of_another, sound[..sound.len() - 1].to_vec(), Vec::new()];
        for wrong in &wrong {
            std::fs::write(&path, wrong).unwrap();
            open(&config);
            assert_eq!(std::fs::read(&path).unwrap().len(), sound.len(), "{} is mended", path.display());
        }
    }
}

#[test]
fn a_changed_catalogue_is_made_anew() {
    let (dir, seeds) = (folder(), Fixture::sound());
    let mut config = kept_in(dir.path());
    let place = folder();
    seeds.write(place.path());
    config.catalogue.seeds = vec![place.path().to_str().unwrap().into()];
    let first = open(&config);
    assert_eq!(first.catalogue().entries().next().unwrap().1.title, "Bays of Wigan");
    seeds.with("test.toml", "Bays of Wigan", "Bays of Leigh").write(place.path());
    let second = open(&config);
    assert_eq!(second.catalogue().entries().next().unwrap().1.title, "Bays of Leigh");
}

#[test]
fn a_folder_that_cannot_be_written_costs_nothing_but_time() {
    let dir = folder();
    let file = dir.path().join("no folder");
    std::fs::write(&file, "a file").unwrap();
    let library = open(&kept_in(&file));
    assert_eq!(library.catalogue().entries().len(), Catalogue::built_in().unwrap().entries().len());
}
