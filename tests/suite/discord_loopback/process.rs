//! The bot's process, started against a fake Discord and stopped when it is dropped.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use super::fake::Discord;
use super::record::{Event, Record, has_ended};
use super::rest::TOKEN;

const PROGRAM: &str = env!("CARGO_BIN_EXE_laureate");

/// The running bot.
pub(crate) struct Bot {
    child: Child,
    record: Arc<Record>,
    /// Where it runs.
    _folder: tempfile::TempDir,
}

impl Bot {
    /// Starts the program with these arguments, this token, and more environment variables.
    pub(crate) fn start(discord: &Discord, arguments: &[&str], token: &str, environment: &[(&str, &str)]) -> Self {
        Self::spawn(discord, Command::new(PROGRAM).args(arguments), token, environment)
    }

    /// The same, where it may have so many files and connections open.
    #[allow(dead_code, reason = "the benchmark, which shares this, sets no limit")]
    pub(crate) fn start_with_descriptors(discord: &Discord, descriptors: u32) -> Self {
        let limited = format!("ulimit -n {descriptors}; exec {PROGRAM} discord");
        Self::spawn(discord, Command::new("/bin/sh").args(["-c", &limited]), TOKEN, &[])
    }

    fn spawn(discord: &Discord, command: &mut Command, token: &str, environment: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        discord.record.add(Event::Started);
        let mut child = command
            .current_dir(folder.path())
            .env_clear()
            .env("XDG_STATE_HOME", folder.path())
            // One bot keeps what it made of the catalogue for the next.
            .env("LAUREATE_CATALOGUE__INDEX", concat!(env!("CARGO_TARGET_TMPDIR"), "/index"))
            .env("DISCORD_TOKEN", token)
            .env("LAUREATE_DISCORD__API_URL", discord.address())
            .env("LAUREATE_DISCORD__FILES_URL", discord.address())
            .env("LAUREATE_LOG__LEVEL", "info")
            .env("LAUREATE_LOG__FORMAT", "json")
            .envs(environment.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let errors = child.stderr.take().expect("its errors are a pipe");
        let record = Arc::clone(&discord.record);
        std::thread::spawn(move || {
            for line in BufReader::new(errors).lines() {
                record.add(Event::Line(line.expect("errors are UTF-8")));
            }
            record.add(Event::Ended);
        });
        Self { child, record: Arc::clone(&discord.record), _folder: folder }
    }

    /// Sends it a signal by its name, such as `TERM`.
    pub(crate) fn signal(&self, name: &str) {
        let kill = format!("kill -{name} {}", self.child.id());
        let status = Command::new("sh").args(["-c", &kill]).status().expect("there is a shell");
        assert!(status.success(), "{kill}");
    }

    /// The memory that it has in use, in kB, where the system tells.
    #[allow(dead_code, reason = "the benchmark, which shares this, looks at time only")]
    pub(crate) fn memory(&self) -> Option<u64> {
        let status = Command::new("cat").arg(format!("/proc/{}/status", self.child.id())).output().ok()?;
        let status = String::from_utf8(status.stdout).ok()?;
        status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix("kB")?.trim().parse().ok())
    }

    /// Waits for it to end, and gives its exit code.
    #[track_caller]
    pub(crate) fn exit_code(&mut self) -> Option<i32> {
        self.record.wait("the bot ends", |events| has_ended(events).then_some(()));
        self.child.wait().expect("the program can be waited for").code()
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        // It may have ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
