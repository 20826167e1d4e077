//! Being asked to end: by SIGTERM, by Ctrl-C (SIGINT) or by a terminal that closes (SIGHUP), from the first moment to the
//! last. Without a terminal, SIGHUP asks to read the catalogue anew.
//!
//! A thread of its own listens, so that it is heard whatever the others do, and sees to it that the process ends.

use std::io::{self, IsTerminal as _};
use std::process::exit;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::timeout;

/// How long the process may take to end in order once it is asked to; then it ends in disorder.
const LAST: Duration = Duration::from_secs(6);

/// How often the process was asked to end, and to read the catalogue anew.
#[derive(Debug, Clone)]
pub(crate) struct Signals {
    ends: watch::Receiver<usize>,
    reloads: watch::Receiver<()>,
}

/// Tells what signals ask for.
struct Ways {
    ends: watch::Sender<usize>,
    reloads: watch::Sender<()>,
}

/// What a signal asks for.
enum Wish {
    End,
    Reload,
}

/// Hears of each wish to read the catalogue anew; what came while nobody waited is not lost.
pub(super) struct Reloads(watch::Receiver<()>);

impl Reloads {
    /// Waits for the next.
    pub(super) async fn next(&mut self) {
        if self.0.changed().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

impl Signals {
    /// Listens from now on.
    ///
    /// # Errors
    /// The system does not let the process.
    pub(super) fn listen() -> io::Result<Self> {
        Self::listen_for(LAST)
    }

    /// The same where the process may take this long to end in order.
    ///
    /// # Errors
    /// As for [`Self::listen`].
    pub(crate) fn listen_for(last: Duration) -> io::Result<Self> {
        let ((ends, asked), (reloads, renewed)) = (watch::channel(0), watch::channel(()));
        let ways = Ways { ends, reloads };
        let (started, told) = mpsc::channel();
        thread::Builder::new().name("signals".to_owned()).spawn(move || {
            let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
                Ok(runtime) => runtime,
                Err(error) => return drop(started.send(Err(error))),
            };
            runtime.block_on(async {
                match Listening::start() {
                    Err(error) => drop(started.send(Err(error))),
                    Ok(listening) => {
                        let _ = started.send(Ok(()));
                        hear(listening, &ways, last).await;
                    }
                }
            });
        })?;
        told.recv().map_err(io::Error::other)??;
        Ok(Self { ends: asked, reloads: renewed })
    }

    /// Waits until the process was asked to end, so many times in all.
    pub(crate) async fn asked(&self, times: usize) {
        // The listening thread ends with the process.
        let _ = self.ends.clone().wait_for(|asked| *asked >= times).await;
    }

    /// What asks to read the catalogue anew, from the start on.
    pub(super) fn reloads(&self) -> Reloads {
        Reloads(self.reloads.clone())
    }
}

/// Counts signals; after the first that asks to end, ends the process where it does not end by itself.
async fn hear(mut listening: Listening, ways: &Ways, last: Duration) {
    let mut end = async || {
        loop {
            match listening.next().await {
                Wish::End => return ways.ends.send_modify(|asked| *asked += 1),
                Wish::Reload => ways.reloads.send_modify(|()| {}),
            }
        }
    };
    end().await;
    let more = async {
        loop {
            end().await;
        }
    };
    let _: Result<std::convert::Infallible, _> = timeout(last, more).await;
    #[expect(clippy::exit, reason = "whatever hangs, the log among it, the process ends; it was asked to")]
    exit(0);
}

/// The signals by which a process is asked to do something.
#[cfg(unix)]
struct Listening {
    signals: [tokio::signal::unix::Signal; 3],
    /// Whether SIGHUP says that the terminal is gone.
    in_terminal: bool,
}

#[cfg(unix)]
impl Listening {
    fn start() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        let kinds = [SignalKind::terminate(), SignalKind::interrupt(), SignalKind::hangup()];
        let [terminate, interrupt, hangup] = kinds.map(signal);
        let in_terminal = io::stdin().is_terminal() || io::stderr().is_terminal();
        Ok(Self { signals: [terminate?, interrupt?, hangup?], in_terminal })
    }

    async fn next(&mut self) -> Wish {
        let [terminate, interrupt, hangup] = &mut self.signals;
        tokio::select! {
            _ = terminate.recv() => Wish::End,
            _ = interrupt.recv() => Wish::End,
            _ = hangup.recv() => if self.in_terminal { Wish::End } else { Wish::Reload },
        }
    }
}

/// On systems without signals, Ctrl-C alone.
#[cfg(not(unix))]
struct Listening;

#[cfg(not(unix))]
impl Listening {
    #[expect(clippy::unnecessary_wraps, reason = "as where there are signals")]
    fn start() -> io::Result<Self> {
        Ok(Self)
    }

    async fn next(&mut self) -> Wish {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
        Wish::End
    }
}
