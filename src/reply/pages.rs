//! What fits a phone: how many lines a text takes there, and long replies in pages.

use std::ops::Range;

use textwrap::WordSplitter;
use textwrap::core::display_width;

use crate::catalogue::EntryKey;
use crate::library::Library;
use crate::query::{FROM_END, LAST_PAGE};

use super::card;

/// Characters of a line on a phone.
pub const PHONE_LINE: usize = 46;
/// Lines of a reply that is about one thing, at most.
pub const SHORT: usize = 12;
/// Lines of such a reply that need no second look: what is only good to know stands within them.
pub const GLANCE: usize = 9;
/// Lines of a phone's screen.
pub const SCREEN: usize = 26;
/// Lines of a page of what no screen has room for, and of the facts on a page of an entry.
const PAGE: usize = 14;
/// Items that a page of them has where a screen has room, however long they are.
const MIN_ITEMS_OF_PAGE: usize = 4;
/// Columns of a bullet, and of the indent of the lines below it.
const BULLET: usize = 2;

/// Lines that a text takes on a phone.
#[must_use]
pub fn lines(text: &str) -> usize {
    height(text, PHONE_LINE)
}

/// Lines that a point of a list takes on a phone.
pub(super) fn point_lines(text: &str) -> usize {
    height(text, PHONE_LINE - BULLET)
}

/// How many lines [`textwrap::wrap`] makes of a text: every reply is measured, most of them in all their facts, so the lines
/// themselves are not made.
fn height(text: &str, columns: usize) -> usize {
    text.split('\n').map(|line| paragraph_height(line, columns)).sum()
}

fn paragraph_height(text: &str, columns: usize) -> usize {
    // No letter takes more columns than bytes.
    if text.len() <= columns {
        return 1;
    }
    let (mut lines, mut used) = (1, 0);
    for (word, spaces) in spaced_words(text) {
        let mut start = 0;
        // Few words have a hyphen, and only those are looked at by the letter.
        let hyphens = if word.bytes().any(|byte| byte == b'-') {
            WordSplitter::HyphenSplitter.split_points(word)
        } else {
            Vec::new()
        };
        for end in hyphens.into_iter().chain([word.len()]) {
            let width = width(&word[start..end]);
            if width > columns {
                return textwrap::wrap(text, columns).len();
            }
            if used + width > columns {
                (lines, used) = (lines + 1, 0);
            }
            used += width;
            start = end;
        }
        used += spaces;
    }
    lines
}

/// The words of a line, each with how many spaces stand behind it; those before the first stand behind one without letters.
fn spaced_words(mut line: &str) -> impl Iterator<Item = (&str, usize)> {
    std::iter::from_fn(move || {
        // Words are so short that to prepare a search takes longer than to look at each of their bytes.
        let (word, rest) = line.split_at(line.bytes().position(|byte| byte == b' ').unwrap_or(line.len()));
        let spaces = rest.bytes().take_while(|byte| *byte == b' ').count();
        line = &rest[spaces..];
        (word.len() + spaces > 0).then_some((word, spaces))
    })
}

/// Columns of a word: most are of plain letters, which need no table to be measured.
fn width(word: &str) -> usize {
    if word.bytes().all(|byte| byte.is_ascii_graphic()) { word.len() } else { display_width(word) }
}

/// A page of something longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The items on this page, by number.
    pub items: Range<usize>,
    /// Which page this is, counted from 1.
    pub page: usize,
    /// How many there are.
    pub pages: usize,
}

impl Page {
    /// A page of items that take so many lines each, below a headline and beside so many other lines: all of them where a
    /// screen has room for them, `most` at most; otherwise as many as make a short page, or a few where a screen has room
    /// for those. A page that does not exist is the last.
    #[must_use]
    pub fn new(heights: &[usize], most: usize, beside: (&str, usize), wanted: usize) -> Self {
        let beside = lines(beside.0) + beside.1;
        let screen = SCREEN.saturating_sub(beside);
        let whole = heights.len() <= most && heights.iter().sum::<usize>() <= screen;
        // Which page it is takes a line.
        let (short, screen) = (PAGE.saturating_sub(beside + 1), screen.saturating_sub(1));
        let on_page = |rest: &[usize]| fitting(rest, short).max(fitting(rest, screen).min(MIN_ITEMS_OF_PAGE)).min(most);
        Self::behind(if whole { heights.len() } else { 0 }, heights, on_page, wanted)
    }

    /// A page behind a first one with so many of the items, where that is above 0; the others have as many of the rest as
    /// `on_page` says, one at least.
    fn behind(first: usize, heights: &[usize], on_page: impl Fn(&[usize]) -> usize, wanted: usize) -> Self {
        let mut pages: Vec<Range<usize>> = Vec::new();
        if first > 0 {
            pages.push(0..first);
        }
        let mut start = first;
        while start < heights.len() {
            let end = start + on_page(&heights[start..]).max(1);
            pages.push(start..end);
            start = end;
        }
        if pages.is_empty() {
            pages.push(0..0);
        }
        // Pages can be counted from the end as well.
        let from_end = LAST_PAGE - wanted;
        let page = if from_end < FROM_END { pages.len().saturating_sub(from_end) } else { wanted };
        let page = page.clamp(1, pages.len());
        Self { items: pages[page - 1].clone(), page, pages: pages.len() }
    }

    /// A page of an entry's facts; the first says what else is known of it.
    #[must_use]
    pub fn of_facts(library: &Library, entry: EntryKey, page: usize) -> Self {
        let heights: Vec<usize> = card::facts(library, entry).map(point_lines).collect();
        // Its summary is not cut for the facts; what stands on the last page has to fit here where this is the last.
        let room = SCREEN.saturating_sub(card::frame_lines(library, entry));
        let with_end = room.saturating_sub(card::end_lines(library, entry));
        let all_fit = heights.iter().sum::<usize>() <= with_end;
        let first = if all_fit { heights.len() } else { fitting(&heights, room).min(heights.len().saturating_sub(1)) };
        let first = first.min(library.reply_settings().facts.max(1)).clamp(1, heights.len().max(1));
        Self::behind(first.min(heights.len()), &heights, |rest| fitting(rest, PAGE), page)
    }
}

/// How many of these, from the first, take no more lines than this together.
pub(super) fn fitting(heights: &[usize], room: usize) -> usize {
    let taken = heights.iter().scan(0, |taken, height| {
        *taken += height;
        Some(*taken)
    });
    taken.take_while(|taken| *taken <= room).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalogue::Catalogue;

    #[test]
    fn a_page_ends_where_the_screen_does() {
        let page = |wanted| Page::new(&[9, 9, 9, 40, 1, 1], 8, ("headline", 3), wanted);
        let items: Vec<_> = (1..=4).map(|wanted| page(wanted).items).collect();
        assert_eq!(items, [0..2, 2..3, 3..4, 4..6], "what is longer than a page has one of its own");
        assert_eq!((page(1).pages, page(99).page), (4, 4), "a page that does not exist is the last");
        assert_eq!(Page::new(&[1; 6], 4, ("", 0), 2).items, 4..6, "no more than asked for");
        assert_eq!(Page::new(&[], 4, ("", 0), 1), Page { items: 0..0, page: 1, pages: 1 });
    }

    #[test]
    fn lines_are_counted_as_a_phone_breaks_them() {
        assert_eq!((lines(""), lines(&"x".repeat(46)), lines(&"x".repeat(47))), (1, 1, 2));
    }

    #[test]
    fn the_built_in_texts_are_as_high_as_they_are_wrapped() {
        let catalogue = Catalogue::built_in().expect("it is sound");
        for (_, entry) in catalogue.entries() {
            for text in entry.facts.iter().chain([&entry.title, &entry.summary]) {
                assert_eq!(lines(text), textwrap::wrap(text, PHONE_LINE).len(), "{text}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_is_as_high_as_it_is_wrapped(text in "([a-zé漢 -]{1,30}[ \n-]{0,3}){0,9}") {
            prop_assert_eq!(lines(&text), textwrap::wrap(&text, PHONE_LINE).len());
        }
    }
}
