//! The image: what `config/Containerfile` copies is all that cargo needs.

use std::path::Path;
use std::process::Command;

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

#[test]
fn the_images_build_has_every_file_that_the_manifest_names() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (from, to) in copied() {
        let status = Command::new("cp").arg("-R").args([repository.join(from), folder.path().join(to)]).status();
        assert!(status.is_ok_and(|status| status.success()), "COPY {from} {to}");
    }
    let cargo = Command::new(env!("CARGO"))
        .args(["metadata", "--offline", "--no-deps", "--format-version", "1"])
        .current_dir(folder.path())
        .output()
        .expect("cargo starts");
    assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
    // cargo itself looks at targets without a path only.
    let metadata: serde_json::Value = serde_json::from_slice(&cargo.stdout).expect("cargo writes JSON");
    for target in metadata["packages"][0]["targets"].as_array().expect("a package has targets") {
        let path = target["src_path"].as_str().expect("a target has a path");
        assert!(Path::new(path).is_file(), "{target}");
    }
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
