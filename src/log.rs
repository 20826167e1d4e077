//! Logging: to standard error, for people or as JSON, by `[log]` in the settings.
//!
//! A failure is logged once, where it is handled. What people ask is never logged. Nothing waits for the log: lines are
//! written by a thread of their own, and where nobody reads them they are dropped and counted.

use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::sync::mpsc;
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

use tracing_appender::non_blocking::{ErrorCounter, NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{fmt, registry};

use crate::config::{LogFormat, LogSettings};
use crate::discord::fatal_close;

/// Lines that may wait to be written: some megabytes, and some minutes of a busy bot.
const WAITING: usize = 10_000;
/// How long lines are gathered after some were written. To wake the writing thread for each would cost whoever logs, and the
/// machine, more than all else about a line.
const GATHERED: Duration = Duration::from_millis(5);
/// How long the last lines are waited for at the end of the process.
const LAST: Duration = Duration::from_millis(500);

/// The log, for as long as this lives. Dropped, it writes what is still waiting, as far as somebody reads it.
#[must_use]
pub struct Log {
    worker: Option<WorkerGuard>,
    dropped: Dropped,
}

/// Starts logging.
///
/// # Errors
/// Logging has started before.
pub fn start(settings: &LogSettings, no_color: bool) -> io::Result<Log> {
    let dropped = Dropped::default();
    let (lines, worker) = NonBlockingBuilder::default()
        .buffered_lines_limit(WAITING)
        .lossy(true)
        .thread_name("log")
        .finish(Lines { out: BufWriter::new(io::stderr()), dropped: dropped.clone(), told: 0, tell, pending: false });
    let log = fmt::layer().with_ansi(!no_color && io::stderr().is_terminal());
    // Set once, here.
    let _ = dropped.0.set(lines.error_counter());
    let log = match settings.format {
        LogFormat::Human => log.with_writer(lines).boxed(),
        LogFormat::Json => log.json().with_writer(lines).boxed(),
    };
    let filter = settings.level.targets();
    registry().with(log.with_filter(filter)).with(fatal_close::reader()).try_init().map_err(io::Error::other)?;
    Ok(Log { worker: Some(worker), dropped })
}

impl Drop for Log {
    fn drop(&mut self) {
        let dropped = self.dropped.count();
        if dropped > 0 {
            tell(dropped);
        }
        // Whoever waits for the writing thread may wait for ever; the process ends without either.
        let worker = self.worker.take();
        let _ = done_within(LAST, move || drop(worker));
    }
}

/// How many lines were dropped since the start.
#[derive(Clone, Default)]
struct Dropped(Arc<OnceLock<ErrorCounter>>);

impl Dropped {
    fn count(&self) -> usize {
        self.0.get().map_or(0, ErrorCounter::dropped_lines)
    }
}

/// Reports dropped lines in the log; if the log has no room for that either, it is one of them.
fn tell(dropped: usize) {
    tracing::warn!(dropped, "lines of the log were dropped since the start, as nobody read them");
}

/// Where lines are written: after a pause at once, and those that follow together. As soon as they are read again, it tells how
/// many were not written.
struct Lines<W, T> {
    out: W,
    dropped: Dropped,
    /// Dropped lines that have been reported.
    told: usize,
    /// Tells of them.
    tell: T,
    /// Whether there are lines that were not flushed yet.
    pending: bool,
}

impl<W: Write, T: Fn(usize)> Write for Lines<W, T> {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.out.write_all(line)?;
        self.pending = true;
        let dropped = self.dropped.count();
        if dropped > self.told {
            self.told = dropped;
            (self.tell)(dropped);
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()?;
        if std::mem::take(&mut self.pending) {
            thread::sleep(GATHERED);
        }
        Ok(())
    }
}

/// Does something in a thread of its own, and tells whether it was done in time; if not, it is left to itself.
pub fn done_within(time: Duration, what: impl FnOnce() + Send + 'static) -> bool {
    let (done, is_done) = mpsc::channel();
    let doing = thread::Builder::new().spawn(move || {
        what();
        let _ = done.send(());
    });
    doing.is_ok() && is_done.recv_timeout(time).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tells that a line is about to be written, and waits until it may be.
    struct Gate {
        comes: mpsc::Sender<()>,
        opened: mpsc::Receiver<()>,
    }

    impl Write for Gate {
        fn write(&mut self, line: &[u8]) -> io::Result<usize> {
            self.comes.send(()).map_err(io::Error::other)?;
            self.opened.recv().map_err(io::Error::other)?;
            Ok(line.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn dropped_lines_are_counted_and_told_when_there_is_room_again() {
        let (comes, coming) = mpsc::channel();
        let (open, opened) = mpsc::channel();
        let (told, tells) = mpsc::channel();
        let dropped = Dropped::default();
        let tell = move |dropped| told.send(dropped).unwrap();
        let out = Gate { comes, opened };
        let lines = Lines { out, dropped: dropped.clone(), told: 0, tell, pending: false };
        let (mut log, worker) = NonBlockingBuilder::default().buffered_lines_limit(1).finish(lines);
        dropped.0.set(log.error_counter()).expect("it is set once");

        log.write_all(b"is about to be written").unwrap();
        coming.recv().unwrap();
        for line in [b"waits", b"falls", b"falls"] {
            log.write_all(line).unwrap();
        }
        assert_eq!(dropped.count(), 2);
        assert!(tells.try_recv().is_err(), "there is no room yet");
        open.send(()).unwrap();
        assert_eq!(tells.recv(), Ok(2));
        open.send(()).unwrap();
        drop(worker);
        assert!(tells.try_recv().is_err(), "each is told of once");
    }

    #[test]
    fn what_takes_too_long_is_left_to_itself() {
        let (_never, waits) = mpsc::channel::<()>();
        assert!(!done_within(Duration::from_millis(1), move || assert!(waits.recv().is_err(), "nobody sends")));
        assert!(done_within(Duration::from_mins(1), || {}));
    }
}
