//! The bot's process, started against a fake Discord and stopped when it is dropped.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use super::fake::Discord;
use super::record::{Event, Record, has_ended};

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
        let folder = tempfile::tempdir().expect("a temporary folder");
        discord.record.add(Event::Started);
        let mut child = Command::new(env!("CARGO_BIN_EXE_laureate"))
            .args(arguments)
            .current_dir(folder.path())
            .env_clear()
            .env("DISCORD_TOKEN", token)
            .env("LAUREATE_DISCORD__API_URL", discord.address())
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
