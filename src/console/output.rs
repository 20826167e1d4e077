//! The one place that prints: replies to standard output, errors to standard error.

use std::io::{self, IsTerminal, Write};

use super::text::Terminal;
use crate::reply::phrases::safe;

/// Width taken when the output is not a terminal or does not state its width.
const USUAL_WIDTH: usize = 80;
/// Narrower screens are treated as this wide.
const LEAST_WIDTH: usize = 20;

/// The screen that replies are shown on.
#[must_use]
pub fn screen(width: Option<usize>, no_color: bool) -> Terminal {
    let terminal = io::stdout().is_terminal();
    let seen = terminal.then(terminal_size::terminal_size).flatten().map(|(width, _)| usize::from(width.0));
    let width = width.or(seen).unwrap_or(USUAL_WIDTH).max(LEAST_WIDTH);
    Terminal { width: Some(width), styled: terminal && !no_color }
}

/// Prints to standard output.
///
/// # Errors
/// The output is closed: whoever read it has seen enough.
pub fn print(text: &str) -> io::Result<()> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Tells of a problem on standard error; what it quotes, of a catalogue or a person, is made safe line by line. There is
/// nowhere to tell that this fails.
pub fn print_error(text: &str) {
    let lines: Vec<String> = text.trim_end().split('\n').map(safe).collect();
    let _ = writeln!(anstream::stderr().lock(), "{}", lines.join("\n"));
}
