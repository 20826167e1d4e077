//! Settings as a person meets them: found, named, overridden, refused.

use laureate::config::{Config, Environment};

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
    assert_eq!(run.err, "mine.toml:3:1: unknown setting `page_sise` in [reply]; did you mean `page_size`?\n");
    let run = run_in(dir.path(), &[("LAUREATE_REPLY__PAGE_SISE", "1")], &["about"], b"");
    assert_eq!(run.code, 2);
    assert_eq!(
        run.err,
        "LAUREATE_REPLY__PAGE_SISE: unknown setting `page_sise` in [reply]; did you mean `page_size`?\n"
    );
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let dir = folder_with("laureate.toml", "[similar]\ncount = 5\nleast = nan\n\n[suggest]\ncount = 0\n");
    let run = run_in(dir.path(), &[("LAUREATE_SEARCH__CANDIDATES", "10000000000")], &["lookup", "bins"], b"");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    let places: Vec<&str> = run.err.lines().filter_map(|line| line.split(": ").next()).collect();
    assert_eq!(places, ["laureate.toml:3:9", "laureate.toml:6:9", "LAUREATE_SEARCH__CANDIDATES"], "{}", run.err);
}

#[test]
fn variables_that_no_section_claims_are_warned_of_and_end_nothing() {
    let dir = folder();
    let environment = [("LAUREATE_PORT", "tcp://10.0.0.1:80"), ("LAUREATE_REPLI__PAGE_SIZE", "1")];
    let run = run_in(dir.path(), &environment, &["lookup", "smart parking"], b"");
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(run.err.lines().count(), 2, "{}", run.err);
    assert!(run.err.contains("LAUREATE_PORT is not a setting"), "{}", run.err);
    assert!(run.err.contains("unknown section `repli`; did you mean `reply`?"), "{}", run.err);
}

#[test]
fn a_token_or_an_address_that_cannot_be_used_ends_it_before_anything_is_sent() {
    let dir = folder();
    let token = [("DISCORD_TOKEN", "abc\ndef")];
    for arguments in [&["discord"][..], &[]] {
        let run = run_in(dir.path(), &token, arguments, b"");
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{}", run.err);
        assert!(run.err.starts_with("DISCORD_TOKEN holds a line break"), "{}", run.err);
        assert!(!run.err.contains("abc") && !run.err.contains("def"), "{}", run.err);
    }
    // Whoever does not connect needs no token.
    assert_eq!(run_in(dir.path(), &token, &["lookup", "smart parking"], b"").code, 0);
    for address in ["nonsense", "ftp://discord.com", "https://", "https://a:b@discord.com"] {
        let environment = [("DISCORD_TOKEN", "abc"), ("LAUREATE_DISCORD__API_URL", address)];
        let run = run_in(dir.path(), &environment, &["discord"], b"");
        assert_eq!(run.code, 2, "{address}: {}", run.err);
        assert!(run.err.contains("expected an address such as https://discord.com"), "{address}: {}", run.err);
    }
}

#[test]
fn what_is_no_text_is_told_as_such() {
    use std::os::unix::ffi::OsStrExt as _;

    let wrong = std::ffi::OsStr::from_bytes(b"a\xff");
    for (name, told) in
        [("DISCORD_TOKEN", "DISCORD_TOKEN is not UTF-8"), ("LAUREATE_LOG__LEVEL", "it is not UTF-8 text")]
    {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_laureate"));
        let run = program.env_clear().env(name, wrong).output().expect("the program starts");
        let errors = String::from_utf8_lossy(&run.stderr);
        assert_eq!(run.status.code(), Some(2), "{errors}");
        assert!(errors.contains(told), "{errors}");
    }
}

#[test]
fn a_settings_file_that_is_not_there_is_told() {
    let dir = folder();
    let run = run_in(dir.path(), &[], &["--config", "none.toml", "about"], b"");
    assert_eq!((run.code, run.err.as_str()), (2, "the settings none.toml: no such file or folder\n"));
}

#[test]
fn a_log_level_that_is_none_is_refused() {
    let dir = folder();
    write(&dir.path().join("laureate.toml"), "[log]\nlevel = \"laureate=loud\"\n");
    let run = run_in(dir.path(), &[], &["about"], b"");
    assert_eq!(run.code, 2);
    assert!(run.err.starts_with("laureate.toml:2:9: "), "{}", run.err);
    assert!(run.err.contains("expected error, warn, info"), "{}", run.err);
}

#[test]
fn a_settings_file_that_is_a_lost_link_is_told() {
    let dir = folder();
    std::os::unix::fs::symlink("nowhere", dir.path().join("laureate.toml")).unwrap();
    let run = run_in(dir.path(), &[], &["about"], b"");
    assert_eq!(run.code, 2);
    assert_eq!(run.err, "the settings laureate.toml: it is a link to what is not there\n");
}

/// The faults that are reported for a section with these lines, each on its own; none where it is sound.
fn faults(section: &str, lines: &str) -> Vec<(String, String)> {
    let dir = folder_with("my.toml", &format!("[{section}]\n{lines}\n"));
    let Err(error) = Config::load(Some(&dir.path().join("my.toml")), &Environment::default()) else {
        return Vec::new();
    };
    let name = |place: &str| place.rsplit('/').next().unwrap_or_default().to_owned();
    error.0.into_iter().map(|fault| (name(&fault.location), fault.message)).collect()
}

#[test]
fn every_setting_for_http_and_for_the_pages_says_what_it_takes() {
    let whole = |least: u32, most: u32| format!("a whole number from {least} to {most}");
    let numbers = [
        ("timestamp_seconds", 5, 3_600),
        ("body_kib", 16, 1_024),
        ("body_seconds", 1, 60),
        ("header_kib", 1, 64),
        ("header_seconds", 1, 3_600),
        ("connections", 1, 65_536),
        ("notice_seconds", 0, 60),
        ("grace_seconds", 1, 60),
        ("pages_per_minute", 1, 60_000),
    ];
    for (name, least, most) in numbers {
        for sound in [least, most] {
            assert_eq!(faults("serve", &format!("{name} = {sound}")), [], "{name} = {sound}");
        }
        let below = i64::from(least) - 1;
        for wrong in
            [below.to_string(), (most + 1).to_string(), "\"5\"".to_owned(), "2.5".to_owned(), "true".to_owned()]
        {
            assert_told("serve", name, &wrong, &whole(least, most));
        }
    }
    let address = "expected an address such as https://discord.com";
    let others = [
        ("listen", "\"localhost\"", "no address with a port, expected one such as 127.0.0.1:8080"),
        ("listen", "\"127.0.0.1\"", "no address with a port"),
        ("listen", "8080", "expected a string"),
        ("follow_up", "\"memory\"", "expected `buttons` or `ledger`"),
        ("follow_up", "true", "`buttons` or `ledger`"),
        ("pages", "\"yes\"", "expected a boolean"),
        ("pages", "1", "expected a boolean"),
        ("collections", "\"lgc-2022\"", "expected a sequence"),
        ("collections", "[7]", "expected a string"),
        ("public_url", "\"awards.example.org\"", address),
        ("public_url", "\"ftp://awards.example.org\"", "it begins with neither https:// nor http://"),
        ("public_url", "\"https://awards.example.org/pages\"", "has a path, but pages are at the root"),
        ("public_url", "\"https://a:b@awards.example.org\"", "there is more than a name and a path"),
        ("address_header", "\"X Forwarded For\"", "no header's name, expected one such as X-Forwarded-For"),
        ("address_header", "7", "expected a string"),
    ];
    for (name, wrong, expected) in others {
        assert_told("serve", name, wrong, expected);
    }
}

#[test]
fn connections_catalogues_and_what_is_seen_where_say_what_they_take() {
    let shards = "expected \"auto\", or a number from 1 on";
    let all = [
        ("discord", "shards", "0", shards),
        ("discord", "shards", "-1", shards),
        ("discord", "shards", "4294967296", shards),
        ("discord", "shards", "\"many\"", shards),
        ("discord", "shards", "1.5", shards),
        ("discord", "shards", "true", shards),
        ("discord", "shards", "[1]", shards),
        ("discord", "unscoped", "\"some\"", "expected `all` or `none`"),
        ("discord", "scope", "7", "expected a sequence"),
        ("discord", "scope", "[\"7\"]", "expected struct Scope"),
        ("catalogue", "watch", "\"yes\"", "expected a boolean"),
        ("catalogue", "watch", "2", "expected a boolean"),
        ("catalogue", "seeds", "true", "expected \"built-in\", a folder, or a list of them"),
        ("catalogue", "seeds", "[\"a\", 7]", "expected a string"),
    ];
    for (section, name, wrong, expected) in all {
        assert_told(section, name, wrong, expected);
    }
    for sound in ["\"auto\"", "\"3\"", "3", "4294967295"] {
        assert_eq!(faults("discord", &format!("shards = {sound}")), [], "{sound}");
    }
}

/// A wrong value is reported once, where it stands, by the name of its setting and with what was expected.
#[track_caller]
fn assert_told(section: &str, name: &str, wrong: &str, expected: &str) {
    let faults = faults(section, &format!("# The next line is wrong.\n{name} = {wrong}"));
    let [(place, message)] = faults.as_slice() else { panic!("{name} = {wrong}: {faults:?}") };
    assert!(place.starts_with("my.toml:3:"), "{name} = {wrong}: {place}: {message}");
    assert!(message.starts_with(&format!("`{name}` in [{section}]")), "{name} = {wrong}: {message}");
    assert!(message.contains(expected), "{name} = {wrong}: {message}");
}
