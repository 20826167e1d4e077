//! An award of one's own: a stranger's sheet, in the styles that there are, becomes an award that can be asked about, and what
//! is wrong with a sheet is reported with its place.

mod exports;
mod night;
mod sheets;
mod strange;
mod terminal;

use std::path::Path;

use laureate::catalogue::{Catalogue, SeedFiles};
use laureate::scheme::{Draft, Fault, Folder, Mapping, Options, draft, put, understand};

use crate::harness::{folder, write};

/// Options for a file of this name.
fn options(stem: &str) -> Options {
    Options { stem: stem.to_owned(), ..Options::default() }
}

/// The same with what columns hold.
fn mapped(maps: &[&str]) -> Options {
    let maps = maps.iter().map(|map| Mapping::parse(map).expect("it maps a field")).collect();
    Options { maps, ..options("test-awards-2026") }
}

/// A folder with a small vocabulary and no entry.
fn small(dir: &Path) -> Folder {
    write(&dir.join("vocabulary.toml"), "[[topic]]\nid = \"parking\"\nname = \"Parking\"\naliases = [\"car parks\"]\n");
    write(
        &dir.join("organisations.toml"),
        "[[organisation]]\nid = \"wigan-council\"\nname = \"Wigan Council\"\nshort = \"Wigan\"\n",
    );
    Folder::open(dir).expect("it is read")
}

fn drafted(bytes: &[u8], options: &Options) -> Result<Draft, Vec<String>> {
    let dir = folder();
    let mut folder = small(dir.path());
    let told = |faults: Vec<Fault>| faults.iter().map(ToString::to_string).collect::<Vec<_>>();
    let understood = understand(bytes, options).map_err(told)?;
    let draft = draft(&understood, options, &folder).map_err(told)?;
    let names = put(&draft, &mut folder, "sheet.csv", options.force).map_err(told)?;
    folder.write(&names.iter().map(String::as_str).collect::<Vec<_>>()).expect("it is written");
    Catalogue::examine(SeedFiles::of_dir(dir.path())).usable().expect("what was written loads");
    Ok(draft)
}

#[track_caller]
fn sound(bytes: &[u8], options: &Options) -> Draft {
    drafted(bytes, options).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

#[track_caller]
fn faults(bytes: &[u8], options: &Options) -> Vec<String> {
    drafted(bytes, options).expect_err("it is refused")
}

/// An entry's title, its organisations, its categories with the standing.
type Said = (String, Vec<String>, Vec<(String, &'static str)>);

/// What a draft says of each entry.
fn said(draft: &Draft) -> Vec<Said> {
    let of = draft.collections.iter().flat_map(|collection| collection.entries.iter().map(move |e| (collection, e)));
    let said = of.map(|(collection, entry)| {
        let stands = entry.recognitions.iter();
        let stands = stands.map(|(at, status)| (collection.categories[*at].name.clone(), status.id())).collect();
        (entry.title.clone(), entry.organisations.clone(), stands)
    });
    said.collect()
}
