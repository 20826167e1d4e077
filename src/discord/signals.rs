//! Being asked to end: by SIGTERM, by Ctrl-C (SIGINT) or by a terminal that closes (SIGHUP), from the first moment to the
//! last.
//!
//! A thread of its own listens, so that it is heard whatever the others do, and sees to it that the process ends.

use std::io;
use std::process::exit;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::timeout;

/// How long the process may take to end in order once it is asked to; then it ends in disorder.
const LAST: Duration = Duration::from_secs(6);

/// How often the process was asked to end.
#[derive(Debug, Clone)]
pub(crate) struct Signals(watch::Receiver<usize>);

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
        let (asked, receiver) = watch::channel(0);
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
                        hear(listening, &asked, last).await;
                    }
                }
            });
        })?;
        told.recv().map_err(io::Error::other)??;
        Ok(Self(receiver))
    }

    /// Waits until the process was asked to end, so many times in all.
    pub(crate) async fn asked(&self, times: usize) {
        // The listening thread ends with the process.
        let _ = self.0.clone().wait_for(|asked| *asked >= times).await;
    }
}

/// Counts signals; after the first, ends the process where it does not end by itself.
async fn hear(mut listening: Listening, asked: &watch::Sender<usize>, last: Duration) {
    listening.next().await;
    asked.send_modify(|asked| *asked += 1);
    let more = async {
        loop {
            listening.next().await;
            asked.send_modify(|asked| *asked += 1);
        }
    };
    let _: Result<std::convert::Infallible, _> = timeout(last, more).await;
    #[expect(clippy::exit, reason = "whatever hangs, the log among it, the process ends; it was asked to")]
    exit(0);
}

/// The signals by which a process is asked to end.
#[cfg(unix)]
struct Listening([tokio::signal::unix::Signal; 3]);

#[cfg(unix)]
impl Listening {
    fn start() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self([signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?, signal(SignalKind::hangup())?]))
    }

    async fn next(&mut self) {
        let [terminate, interrupt, hangup] = &mut self.0;
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
            _ = hangup.recv() => {}
        }
    }
}

/// Where there are no signals there is Ctrl-C.
#[cfg(not(unix))]
struct Listening;

#[cfg(not(unix))]
impl Listening {
    #[expect(clippy::unnecessary_wraps, reason = "as where there are signals")]
    fn start() -> io::Result<Self> {
        Ok(Self)
    }

    async fn next(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
