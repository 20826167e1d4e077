//! Compiles the catalogue into the binary: every `seeds/*.toml`, so that a new collection is a new file and nothing else.
//!
//! And names the build, so that what another one kept on disk is not taken for its own.

use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[expect(clippy::disallowed_methods, reason = "a build script has no settings and no door of its own")]
fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=seeds");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or_else(|| io::Error::other("no manifest folder"))?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("no output folder"))?);

    let mut files: Vec<PathBuf> =
        fs::read_dir(root.join("seeds"))?.map(|file| Ok(file?.path())).collect::<io::Result<_>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files.sort();

    let mut code = String::from("&[\n");
    for path in &files {
        let name = path.file_name().map_or(path.as_path(), Path::new).display();
        writeln!(code, "    (\"seeds/{name}\", include_str!({:?})),", path.display().to_string())
            .map_err(io::Error::other)?;
    }
    code.push(']');
    fs::write(out.join("seeds.rs"), code)?;

    let mut build = DefaultHasher::new();
    for part in ["src", "seeds", "Cargo.lock", "Cargo.toml"] {
        println!("cargo:rerun-if-changed={part}");
        add(&root.join(part), &mut build)?;
    }
    println!("cargo:rustc-env=LAUREATE_BUILD={:016x}", build.finish());
    Ok(())
}

/// Adds a file, or all files of a folder, with their names.
#[expect(clippy::disallowed_methods, reason = "a build script has no settings and no door of its own")]
fn add(path: &Path, build: &mut DefaultHasher) -> io::Result<()> {
    path.file_name().hash(build);
    if path.is_dir() {
        let mut inside: Vec<PathBuf> = fs::read_dir(path)?.map(|file| Ok(file?.path())).collect::<io::Result<_>>()?;
        inside.sort();
        inside.iter().try_for_each(|path| add(path, build))
    } else {
        fs::read(path)?.hash(build);
        Ok(())
    }
}
