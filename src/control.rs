//! How `laureate reload` reaches the programs that run: each listens on a socket of its own in the folder for state, and
//! whoever may open it may ask. Nothing but this can be asked.
//!
//! A socket tells for certain whether somebody listens, as a file with a process's number does not, and carries the answer
//! back. A program that was killed leaves its socket behind; the next that looks takes it away.

use std::path::{Path, PathBuf};

use crate::config::{Config, state_folder};
use crate::ledger::Address;

/// What the names of sockets end in.
#[cfg(unix)]
const EXTENSION: &str = "sock";

/// What came of being asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ControlReply {
    /// Whether it was done.
    pub is_done: bool,
    /// What there is to say of it, for people.
    pub text: String,
}

/// Where the sockets are: beside the ledger where that is a file, which is in this person's folder for state unless the
/// settings say otherwise. `None` if no such folder exists.
#[must_use]
pub fn folder(config: &Config) -> Option<PathBuf> {
    match config.ledger.address() {
        Ok(Address::File(path)) => path.parent().map(Path::to_owned),
        _ => state_folder().map(|folder| folder.join("laureate")),
    }
    .map(|folder| folder.join("running"))
}

#[cfg(unix)]
pub(crate) use unix::Listener;
#[cfg(unix)]
pub use unix::ask;

#[cfg(unix)]
mod unix {
    use std::fs::{DirBuilder, remove_file};
    use std::io::{self, Read as _, Write as _};
    use std::os::unix::fs::DirBuilderExt as _;
    use std::os::unix::net::UnixStream;
    use std::path::{Path, PathBuf};
    use std::time::Duration;

    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::UnixListener;
    use tokio::time::{sleep, timeout};

    use super::{ControlReply, EXTENSION};
    use crate::files;
    use crate::ledger::sealed::hex;

    /// What an answer begins with where it was done, and where not.
    const MARKS: [&str; 2] = ["done\n", "refused\n"];
    /// What is asked.
    const QUESTION: &[u8] = b"reload\n";
    /// How long the question may take: it is written at once.
    const PATIENCE: Duration = Duration::from_secs(1);

    /// Hears who asks.
    #[derive(Debug)]
    pub(crate) struct Listener {
        socket: UnixListener,
        path: PathBuf,
    }

    impl Listener {
        /// Listens in this folder, which is made for this person alone.
        ///
        /// # Errors
        /// The system does not let it.
        pub(crate) fn open(folder: &Path) -> io::Result<Self> {
            DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
            living(folder);
            let mut chance = [0; 8];
            getrandom::fill(&mut chance).map_err(io::Error::other)?;
            let path = folder.join(format!("{}.{EXTENSION}", hex(&chance)));
            Ok(Self { socket: UnixListener::bind(&path)?, path })
        }

        /// Waits for somebody to ask; whoever connects only to see that somebody listens does not.
        pub(crate) async fn asked(&self) -> Asker {
            loop {
                let Ok((mut stream, _)) = self.socket.accept().await else {
                    // Too many files are open, say; it gets better or it does not.
                    sleep(PATIENCE).await;
                    continue;
                };
                let mut question = [0; QUESTION.len()];
                let read = timeout(PATIENCE, stream.read_exact(&mut question)).await;
                if matches!(read, Ok(Ok(_))) && question == QUESTION {
                    return Asker(stream);
                }
            }
        }
    }

    impl Drop for Listener {
        fn drop(&mut self) {
            // Where it is gone already, nothing is left to take away.
            let _ = remove_file(&self.path);
        }
    }

    /// Somebody who asked.
    #[derive(Debug)]
    pub(crate) struct Asker(tokio::net::UnixStream);

    impl Asker {
        /// Answers them.
        pub(crate) async fn tell(mut self, told: &ControlReply) {
            let answer = format!("{}{}", MARKS[usize::from(!told.is_done)], told.text);
            // Whoever no longer waits does not want to know.
            let _ = self.0.write_all(answer.as_bytes()).await;
        }
    }

    /// Connects to all who listen in a folder, and takes away what those who are gone have left.
    fn living(folder: &Path) -> Vec<UnixStream> {
        let paths = files::list(folder, EXTENSION).unwrap_or_default();
        let reached = paths.iter().filter_map(|path| match UnixStream::connect(path) {
            Ok(stream) => Some(stream),
            Err(error) => {
                if error.kind() == io::ErrorKind::ConnectionRefused {
                    let _ = remove_file(path);
                }
                None
            }
        });
        reached.collect()
    }

    /// Asks all who listen in a folder, and waits for what each tells.
    #[must_use]
    pub fn ask(folder: &Path) -> Vec<ControlReply> {
        let told = living(folder).into_iter().filter_map(|mut stream| {
            let mut answer = String::new();
            stream.write_all(QUESTION).ok()?;
            stream.read_to_string(&mut answer).ok()?;
            // One that ends meanwhile gives no answer.
            let is_done = MARKS.iter().position(|mark| answer.starts_with(mark))? == 0;
            let text = answer[MARKS[usize::from(!is_done)].len()..].to_owned();
            Some(ControlReply { is_done, text })
        });
        told.collect()
    }
}

/// Without such sockets nobody can be asked.
#[cfg(not(unix))]
#[must_use]
pub fn ask(_: &Path) -> Vec<ControlReply> {
    Vec::new()
}
