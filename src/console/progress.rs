//! What shows on a terminal that something takes longer than a second: a line on standard error that turns, says what is done
//! and for how long, and is gone when it is over.
//!
//! What is quick shows nothing, so nothing flickers; and nothing is shown where standard error is not a terminal. Whoever does
//! the work knows nothing of it: the doorways say what they are about to do.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// What is done in less time is not worth a word.
const SILENT: Duration = Duration::from_secs(1);
/// How often the line turns.
const TURN: Duration = Duration::from_millis(120);

/// Something that may take long. It ends when this is dropped.
#[must_use]
pub struct Progress(Option<Shown>);

struct Shown {
    ends: Sender<()>,
    thread: JoinHandle<()>,
}

impl Progress {
    /// Begins something, said as “Reading the catalogue”.
    pub fn of(what: &'static str) -> Self {
        Self::on(what, ProgressDrawTarget::stderr())
    }

    /// The same where it is shown only unless programs read what comes of it.
    pub fn unless(quiet: bool, what: &'static str) -> Self {
        if quiet { Self(None) } else { Self::of(what) }
    }

    fn on(what: &'static str, target: ProgressDrawTarget) -> Self {
        // Nobody sees it: nothing is begun.
        if target.is_hidden() {
            return Self(None);
        }
        let (ends, ended) = channel();
        let begun = Instant::now();
        let show = move || show(what, begun, target, &ended);
        let thread = std::thread::Builder::new().name("progress".to_owned()).spawn(show);
        // A line that cannot be shown is not a reason to stop.
        Self(thread.ok().map(|thread| Shown { ends, thread }))
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(Shown { ends, thread }) = self.0.take() {
            drop(ends);
            // Once it has ended the line is gone, and others may write.
            let _ = thread.join();
        }
    }
}

/// Waits, and shows the line from then on until it is ended.
fn show(what: &'static str, begun: Instant, target: ProgressDrawTarget, ended: &Receiver<()>) {
    if ended.recv_timeout(SILENT) != Err(RecvTimeoutError::Timeout) {
        return;
    }
    let bar = ProgressBar::with_draw_target(None, target).with_message(what).with_elapsed(begun.elapsed());
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} … {elapsed}") {
        bar.set_style(style);
    }
    loop {
        bar.tick();
        if ended.recv_timeout(TURN) != Err(RecvTimeoutError::Timeout) {
            return bar.finish_and_clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::{Arc, Mutex, PoisonError};

    use indicatif::TermLike;

    use super::*;

    /// A terminal of one line: what it shows, and whether it ever showed anything.
    #[derive(Debug, Clone, Default)]
    struct Terminal(Arc<Mutex<(String, bool)>>);

    impl Terminal {
        fn shown(&self) -> String {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).0.trim().to_owned()
        }

        fn ever(&self) -> bool {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).1
        }

        fn target(&self) -> ProgressDrawTarget {
            ProgressDrawTarget::term_like(Box::new(self.clone()) as Box<dyn TermLike>)
        }
    }

    impl TermLike for Terminal {
        fn width(&self) -> u16 {
            80
        }

        fn move_cursor_up(&self, _: usize) -> io::Result<()> {
            Ok(())
        }

        fn move_cursor_down(&self, _: usize) -> io::Result<()> {
            Ok(())
        }

        fn move_cursor_right(&self, _: usize) -> io::Result<()> {
            Ok(())
        }

        fn move_cursor_left(&self, _: usize) -> io::Result<()> {
            Ok(())
        }

        fn write_line(&self, text: &str) -> io::Result<()> {
            self.write_str(text)
        }

        fn write_str(&self, text: &str) -> io::Result<()> {
            let mut screen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            screen.0.push_str(text);
            screen.1 = true;
            Ok(())
        }

        fn clear_line(&self) -> io::Result<()> {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).0.clear();
            Ok(())
        }

        fn flush(&self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn what_is_quick_shows_nothing() {
        let screen = Terminal::default();
        drop(Progress::on("Reading", screen.target()));
        assert!(!screen.ever());
    }

    #[test]
    fn what_takes_long_is_shown_and_gone_when_it_is_over() {
        let screen = Terminal::default();
        let progress = Progress::on("Reading the catalogue", screen.target());
        let begun = Instant::now();
        while !screen.shown().contains("Reading the catalogue … 1s") {
            assert!(begun.elapsed() < Duration::from_secs(30), "{}", screen.shown());
            std::thread::yield_now();
        }
        assert!(begun.elapsed() >= SILENT, "{:?}", begun.elapsed());
        drop(progress);
        assert_eq!(screen.shown(), "");
    }

    #[test]
    fn where_nobody_sees_it_nothing_is_begun() {
        assert!(Progress::on("Reading", ProgressDrawTarget::hidden()).0.is_none());
    }
}
