//! Settings as a person meets them: found, named, overridden, refused.

use crate::harness::{folder, run_in, write};

/// A folder with a settings file.
fn folder_with(path: &str, text: &str) -> tempfile::TempDir {
    let dir = folder();
    write(&dir.path().join(path), text);
    dir
}

#[test]
fn a_settings_file_is_found_beside_the_working_directory() {
    for path in ["laureate.toml", "config/laureate.toml"] {
        let dir = folder_with(path, "[reply]\npage_size = 1\n");
        let run = run_in(dir.path(), &[], &["browse", "parking"], b"");
        assert!(run.out.contains("Page 1 of "), "{path}: {}", run.out);
    }
}

#[test]
fn the_environment_goes_before_the_file() {
    let dir = folder_with("laureate.toml", "[reply]\npage_size = 1\n");
    let run = run_in(dir.path(), &[("LAUREATE_REPLY__PAGE_SIZE", "50")], &["browse", "parking"], b"");
    assert!(!run.out.contains("Page 1 of "), "{}", run.out);
}

#[test]
fn an_unknown_setting_is_refused_with_its_place() {
    let dir = folder_with("mine.toml", "\n[reply]\npage_sise = 1\n");
    let run = run_in(dir.path(), &[], &["--config", "mine.toml", "about"], b"");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert_eq!(run.err, "mine.toml:3: there is no setting `page_sise` in [reply]; did you mean `page_size`?\n");
    let run = run_in(dir.path(), &[("LAUREATE_REPLI__PAGE_SIZE", "1")], &["about"], b"");
    assert_eq!(run.code, 2);
    assert_eq!(run.err, "LAUREATE_REPLI__PAGE_SIZE: there is no section `repli`; did you mean `reply`?\n");
}

#[test]
fn a_settings_file_that_is_not_there_is_told() {
    let dir = folder();
    let run = run_in(dir.path(), &[], &["--config", "none.toml", "about"], b"");
    assert_eq!((run.code, run.err.as_str()), (2, "the settings none.toml: there is no such file or folder\n"));
}

#[test]
fn a_log_level_that_is_none_is_refused() {
    let dir = folder();
    let run = run_in(dir.path(), &[("LAUREATE_LOG__LEVEL", "laureate=loud")], &["about"], b"");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("expected error, warn, info"), "{}", run.err);
}
