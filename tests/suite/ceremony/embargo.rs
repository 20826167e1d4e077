//! Who may know of shows, by what the modules import: what everybody can reach never does, and few open a sealed result.

use std::fs;
use std::path::{Path, PathBuf};

/// Modules behind everything that the public sees.
const PUBLIC: [&str; 12] = [
    "answer", "catalogue", "command", "library", "names", "picture", "programme", "query", "read", "reply", "results",
    "search",
];
/// The files that may open a sealed result: the act of revealing, an organiser's own eyes, and where it is written down. A
/// preview is made of the result itself, as its posts are to be exactly those of the night; it goes to the organiser alone.
const OPENERS: [&str; 6] = [
    "ceremony/decide.rs", "ceremony/perform.rs", "ceremony/preview.rs", "ledger/sealed.rs", "ledger/waiting.rs",
    "ledger.rs",
];
/// The doorways that may show a preview, each to one organiser: the terminal, an ephemeral reply, and a check of what the posts come
/// to.
const PREVIEWERS: [&str; 4] =
    ["ceremony/preview.rs", "console/ceremony/posts.rs", "discord/announce/ready.rs", "discord/ceremony/preview.rs"];
/// What a rehearsal is made in: it sees no show at all.
const REHEARSAL: &str = "ceremony/rehearsal.rs";

/// Every source file, by its path below `src`, with its text.
#[expect(clippy::disallowed_methods, reason = "it is the program's own text that is looked at")]
fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("it is there") {
            let path = entry.expect("it is there").path();
            if path.is_dir() { walk(&path, found) } else { found.push(path) }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    walk(&root, &mut paths);
    let rust = paths.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    let named = rust.map(|path| {
        let name = path.strip_prefix(&root).expect("it is below").to_string_lossy().replace('\\', "/");
        (name, fs::read_to_string(&path).expect("it is text"))
    });
    named.collect()
}

#[test]
fn what_everybody_reaches_knows_of_no_show() {
    let sources = sources();
    let public = |path: &str| {
        PUBLIC.iter().any(|module| path == format!("{module}.rs") || path.starts_with(&format!("{module}/")))
    };
    let looked: Vec<&(String, String)> = sources.iter().filter(|(path, _)| public(path)).collect();
    assert!(looked.len() > 60, "only {} files were looked at", looked.len());
    for (path, text) in looked {
        for module in ["ledger", "ceremony"] {
            let imports = text.contains(&format!("crate::{module}")) || text.contains(&format!("super::{module}"));
            assert!(!imports, "{path} imports {module}");
        }
    }
}

#[test]
fn few_open_a_sealed_result() {
    for (path, text) in sources() {
        let opens =
            [".release()", ".for_organiser()", "from_stored", ".stored()"].iter().any(|call| text.contains(call));
        assert!(!opens || OPENERS.contains(&path.as_str()), "{path} opens sealed results");
    }
}

#[test]
fn a_preview_is_shown_to_organisers_alone_and_a_rehearsal_sees_no_result() {
    for (path, text) in sources() {
        let previews = text.contains("Previewed");
        assert!(!previews || PREVIEWERS.contains(&path.as_str()), "{path} shows what is sealed");
        if path == REHEARSAL {
            let sees = ["recorded.", ".recorded", "load(", "Ledger", "Sealed", "show: &Show"];
            assert!(!sees.iter().any(|way| text.contains(way)), "a rehearsal can see a result");
        }
    }
}
