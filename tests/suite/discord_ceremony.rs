//! Shows in Discord: run by slash commands and from the panel, followed by other channels, and known to a running bot from
//! the moment on in which they are revealed, wherever that is, and not before.

mod admission;
mod before;
mod commands;
mod following;
mod language;
mod panel;
pub(crate) mod stage;

use std::time::{Duration, Instant};

use crate::discord_loopback::interactions::slash;
use crate::discord_loopback::session::Session;
use crate::harness::run_in;

/// A running bot looks at the ledger every second; a busy machine is given more before it counts as never.
const NEVER: Duration = Duration::from_secs(15);

#[test]
fn a_running_bot_knows_what_the_terminal_reveals() {
    let folder = tempfile::tempdir().expect("a folder");
    let ledger = folder.path().join("ledger.db");
    let set = [("LAUREATE_LEDGER__URL", ledger.to_str().expect("it is text"))];
    let session = Session::start_with(&set);
    let show = |arguments: &[&str]| {
        let run = run_in(folder.path(), &set, &[&["ceremony"], arguments].concat(), b"");
        assert_eq!(run.code, 0, "{}", run.err);
    };
    let asked = || session.ask(slash("ask", &[("question", "who won small team of the year?")])).to_string();
    show(&["plan", "LGC", "--channel", "1210000000000000002"]);
    show(&["record", "--category", "small team", "--winner", "Norfolk"]);
    let won = "Innovation Unit won Small Team of the Year";
    assert!(!asked().contains(won), "{}", asked());
    show(&["reveal", "--category", "small team"]);
    let revealed = Instant::now();
    while !asked().contains(won) {
        assert!(revealed.elapsed() < NEVER, "{}", asked());
    }
    session.end();
}
