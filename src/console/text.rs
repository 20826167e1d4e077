//! Replies as terminal text, for any width, with or without styles. Styles only repeat what the words say.

use std::fmt::Write as _;

use anstyle::Style;
use textwrap::core::display_width;

use crate::reply::phrases::safe;
use crate::reply::{Block, EntrySummary, Reply};
use crate::wording::{Wording, say};

/// Columns that text has beside an indent, however narrow the screen.
const LEAST_COLUMNS: usize = 10;

/// What a reply is shown on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terminal {
    /// Columns; `None` leaves lines as long as they are.
    pub width: Option<usize>,
    /// Whether it shows bold and dimmed text.
    pub styled: bool,
}

impl Terminal {
    /// Plain text, unwrapped: what programs get.
    pub const PLAIN: Self = Self { width: None, styled: false };
}

/// A reply as text that ends with a line break.
#[must_use]
pub fn render(reply: &Reply, screen: Terminal) -> String {
    let mut page = Page { screen, text: String::new() };
    page.paragraph(&reply.headline, "", "", Style::new().bold());
    let mut before: Option<&Block> = None;
    for block in &reply.blocks {
        let after_heading = matches!(before, Some(Block::Heading(_)));
        let fields = matches!((before, block), (Some(Block::Field { .. }), Block::Field { .. }));
        // The entry that an answer rests on belongs to it, and so do the entries that it introduces.
        let belongs = before.is_none() && matches!(block, Block::Text(_) | Block::Entries(_));
        let shown = !matches!(block, Block::Day { .. } | Block::Moment { .. });
        if shown && !after_heading && !fields && !belongs {
            page.text.push('\n');
        }
        page.block(reply.wording(), block);
        before = Some(block);
    }
    page.text
}

struct Page {
    screen: Terminal,
    text: String,
}

impl Page {
    fn block(&mut self, wording: &Wording, block: &Block) {
        match block {
            Block::Heading(heading) => self.paragraph(heading, "", "", Style::new().bold()),
            Block::Text(text) => self.paragraph(text, "", "", Style::new()),
            Block::Points(points) => {
                for point in points {
                    self.paragraph(point, "  • ", "    ", Style::new());
                }
            }
            Block::Entries(lines) => {
                for line in lines {
                    self.entry(line);
                }
            }
            Block::Field { label, text } => self.paragraph(&format!("{label}: {text}"), "", "  ", Style::new()),
            // The sentence above names it.
            Block::Day { .. } | Block::Moment { .. } => {}
            Block::Note(note) => self.paragraph(note, "", "", Style::new().dimmed()),
            Block::More { hidden, entry } => {
                let more = say!(wording, "more-facts", number = *hidden, entry = entry);
                self.paragraph(&more, "", "", Style::new().dimmed());
            }
            Block::Pages { shown, page, pages } => {
                let shown = if shown.is_empty() {
                    say!(wording, "page-of", page = *page, pages = *pages)
                } else {
                    shown.clone()
                };
                let shown = if page < pages {
                    say!(wording, "page-and-next", shown = shown, next = page + 1)
                } else {
                    format!("{shown}.")
                };
                self.paragraph(&shown, "", "", Style::new().dimmed());
            }
        }
    }

    fn entry(&mut self, line: &EntrySummary) {
        let number = format!("{:>3}. ", line.number);
        let indent = " ".repeat(number.len());
        self.paragraph(&line.title, &number, &indent, Style::new());
        if !line.detail.is_empty() {
            self.paragraph(&line.detail, &indent, &indent, Style::new().dimmed());
        }
    }

    /// A paragraph with an indent for its first line and one for the others. Every text is made safe here, whoever wrote it.
    fn paragraph(&mut self, text: &str, first: &str, others: &str, style: Style) {
        let text = safe(text);
        let style = if self.screen.styled { style } else { Style::new() };
        let Some(width) = self.screen.width else {
            let _ = writeln!(self.text, "{first}{style}{text}{style:#}");
            return;
        };
        let indent = display_width(first).max(display_width(others));
        let options = textwrap::Options::new(width.saturating_sub(indent).max(LEAST_COLUMNS))
            .word_separator(textwrap::WordSeparator::AsciiSpace);
        for (i, line) in textwrap::wrap(&text, options).iter().enumerate() {
            let indent = if i == 0 { first } else { others };
            let _ = writeln!(self.text, "{indent}{style}{line}{style:#}");
        }
    }
}
