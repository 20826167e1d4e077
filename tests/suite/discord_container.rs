//! The image: what `config/Containerfile` copies is all that cargo needs.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

const CONTAINERFILE: &str = include_str!("../../config/Containerfile");
const IGNORED: &str = include_str!("../../.containerignore");

/// What the stage that builds copies from the repository, with where to.
fn copied() -> impl Iterator<Item = (&'static str, &'static str)> {
    let build = CONTAINERFILE.split("\nFROM ").nth(1).expect("a stage builds");
    build.lines().filter_map(|line| line.strip_prefix("COPY ")).flat_map(|copy| {
        let (sources, to) = copy.rsplit_once(' ').expect("from somewhere, to somewhere");
        sources.split(' ').map(move |from| (from, to))
    })
}

/// The targets of the package in a folder whose files are there, as cargo finds them.
fn targets(folder: &Path) -> Vec<String> {
    let cargo = Command::new(env!("CARGO"))
        .args(["metadata", "--offline", "--no-deps", "--format-version", "1"])
        .current_dir(folder)
        .output()
        .expect("cargo starts");
    assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
    let metadata: Value = serde_json::from_slice(&cargo.stdout).expect("cargo writes JSON");
    let targets = metadata["packages"][0]["targets"].as_array().expect("a package has targets");
    let there = |target: &&Value| target["src_path"].as_str().is_some_and(|path| Path::new(path).is_file());
    targets.iter().filter(there).map(|target| format!("{} {}", target["kind"], target["name"])).collect()
}

#[test]
fn the_images_build_has_every_file_that_the_manifest_names() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (from, to) in copied() {
        let status = Command::new("cp").arg("-R").args([repository.join(from), folder.path().join(to)]).status();
        assert!(status.is_ok_and(|status| status.success()), "COPY {from} {to}");
    }
    // `cargo build` refuses a manifest when a target is missing; `cargo metadata`, which compiles nothing, leaves it out.
    assert_eq!(targets(folder.path()), targets(repository));
    assert!(folder.path().join("Cargo.lock").is_file() && folder.path().join("seeds").is_dir());
}

#[test]
fn only_what_the_image_copies_goes_to_its_builder() {
    let mut sent: Vec<&str> = IGNORED.lines().filter_map(|line| line.strip_prefix('!')).collect();
    let mut wanted: Vec<&str> = copied().map(|(from, _)| from).collect();
    sent.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(sent, wanted);
    assert!(IGNORED.lines().any(|line| line == "*"), "all else stays behind");
}
