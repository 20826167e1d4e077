//! `new-award` as a person has it: it asks on a terminal, and whenever it is killed, either nothing or all of it is there.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use laureate::catalogue::{Catalogue, SeedFiles};

use crate::harness::{folder, run_in, write};

/// Two columns that may have the titles.
const DOUBTFUL: &str = "Title,Title,Organisation,Category,Result\nA1,Bays of Wigan,Wigan,Best,Winner\nA2,Lamps of Leeds,Leeds,Best,Shortlisted\n";

/// The titles of a folder's entries.
fn titles(dir: &Path) -> Vec<String> {
    let catalogue = Catalogue::examine(SeedFiles::of_dir(dir)).usable().expect("what was written loads");
    catalogue.entries().map(|(_, entry)| entry.title.clone()).collect()
}

#[test]
fn it_asks_on_a_terminal_until_it_has_an_answer_and_nowhere_else() {
    let dir = folder();
    write(&dir.path().join("awards-2026.csv"), DOUBTFUL);
    // util-linux's script makes the terminal.
    let program = env!("CARGO_BIN_EXE_laureate");
    let mut terminal = Command::new("script")
        .args(["--quiet", "--return", "--command", &format!("{program} new-award awards-2026.csv"), "/dev/null"])
        .current_dir(dir.path())
        .env_clear()
        .envs([("SHELL", "/bin/sh"), ("PATH", "/usr/bin:/bin"), ("TERM", "xterm")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("util-linux is installed");
    let mut keys = terminal.stdin.take().expect("it is a pipe");
    keys.write_all(b"9\nwhat?\n2\n").expect("it is typed");
    let ended = terminal.wait_with_output().expect("it ends");
    let seen = String::from_utf8_lossy(&ended.stdout);
    assert!(ended.status.success(), "{seen}");
    assert_eq!(seen.matches("Which column has the title?").count(), 3, "no column has the number 9: {seen}");
    assert!(seen.contains("  1  A  Title") && seen.contains("  2  B  Title"), "{seen}");
    drop(keys);
    assert_eq!(titles(&dir.path().join("my-seeds")), ["Bays of Wigan", "Lamps of Leeds"], "{seen}");
    // Where nobody can be asked, it is taken as far as it is clear.
    let other = folder();
    write(&other.path().join("awards-2026.csv"), DOUBTFUL);
    let run = run_in(other.path(), &[], &["new-award", "awards-2026.csv"], b"2\n");
    assert!(!run.out.contains("Which column"), "{}", run.out);
}

#[test]
fn killed_at_any_moment_it_leaves_nothing_or_all_of_the_folder() {
    const ROUNDS: u64 = 10;
    let project = |at: u32| format!("Project {at} of the borough,Council {},Best,Shortlisted\n", at % 7);
    let sheet = "Title,Organisation,Category,Result\n".to_owned() + &(0..60).map(project).collect::<String>();
    let (mut killed, mut whole) = (0, 0);
    for round in 0..ROUNDS {
        let dir = folder();
        write(&dir.path().join("awards-2026.csv"), &sheet);
        let mut program = Command::new(env!("CARGO_BIN_EXE_laureate"))
            .args(["new-award", "awards-2026.csv", "--into", "into/mine"])
            .current_dir(dir.path())
            .env_clear()
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        // From the first trace of writing on, each round a little later.
        let begun = Instant::now();
        while !dir.path().join("into").exists() && program.try_wait().expect("it can be asked").is_none() {
            assert!(begun.elapsed() < Duration::from_mins(1), "it writes nothing");
        }
        let seen = Instant::now();
        while seen.elapsed() < Duration::from_micros(round * 150) {
            std::hint::spin_loop();
        }
        program.kill().expect("it can be killed");
        killed += u32::from(!program.wait().expect("it ends").success());
        let mine = dir.path().join("into/mine");
        if mine.exists() {
            whole += 1;
            assert_eq!(titles(&mine).len(), 60, "round {round}");
        }
        // It is made where nothing was, and once more where the killed one left something.
        let again = run_in(dir.path(), &[], &["new-award", "awards-2026.csv", "--into", "into/mine", "--force"], b"");
        assert_eq!(again.code, 0, "round {round}: {}", again.err);
        assert_eq!(titles(&mine).len(), 60, "round {round}");
    }
    assert!(killed > 0, "it was never killed in time; {whole} were whole");
}
