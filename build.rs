//! Compiles the catalogue into the binary: every `seeds/*.toml`, so that a new collection is a new file and nothing else.

use std::fmt::Write as _;
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
    fs::write(out.join("seeds.rs"), code)
}
