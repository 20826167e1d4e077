//! A message as a phone shows it: its text in lines of so many columns, its buttons and menus as they stand between. For
//! whoever measures replies or looks at them; Discord draws its own.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use textwrap::{Options, WordSeparator};

use super::component::Component;
use crate::reply::pages::PHONE_LINE;

/// A line of a phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Text that is read.
    Text(String),
    /// Buttons or a menu, which are pressed.
    Controls(String),
    /// A drawn line.
    Rule,
}

/// The lines of a message on a day.
#[must_use]
pub fn lines(components: &[Component], today: Date) -> Vec<Line> {
    let mut all = Vec::new();
    for component in components {
        add(component, today, &mut all);
    }
    all
}

/// How many lines of text a message has.
#[must_use]
pub fn height(components: &[Component], today: Date) -> usize {
    lines(components, today).iter().filter(|line| matches!(line, Line::Text(_))).count()
}

fn add(component: &Component, today: Date, all: &mut Vec<Line>) {
    match component {
        Component::Text { content, .. } => {
            let lines = content.lines().flat_map(|line| wrapped(line, today));
            all.extend(lines.map(Line::Text));
        }
        Component::Row { components, .. } => {
            let labels: Vec<String> = components.iter().map(control).collect();
            all.push(Line::Controls(labels.join(" ")));
        }
        Component::Section { components, accessory, .. } => {
            for component in components {
                add(component, today, all);
            }
            all.push(Line::Controls(control(accessory)));
        }
        Component::Container { components, .. } => {
            for component in components {
                add(component, today, all);
            }
        }
        Component::Separator { .. } => all.push(Line::Rule),
        control_alone => all.push(Line::Controls(control(control_alone))),
    }
}

fn control(component: &Component) -> String {
    match component {
        Component::Button { label, .. } => format!("[{label}]"),
        Component::Link { label, .. } => format!("[{label} ↗]"),
        Component::Select { placeholder, options, .. } => format!("({placeholder}, {} to choose from)", options.len()),
        _ => String::new(),
    }
}

/// A line of markdown as it is seen, broken where the phone breaks it.
fn wrapped(markdown: &str, today: Date) -> Vec<String> {
    let without = ["-# ", "### ", "## ", "# "].iter().find_map(|mark| markdown.strip_prefix(mark));
    let (bullet, text) = match markdown.strip_prefix("- ") {
        Some(point) => ("• ", point),
        None => ("", without.unwrap_or(markdown)),
    };
    let options = Options::new(PHONE_LINE)
        .initial_indent(bullet)
        .subsequent_indent(if bullet.is_empty() { "" } else { "  " })
        .word_separator(WordSeparator::AsciiSpace);
    textwrap::wrap(&seen(text, today), options).into_iter().map(Cow::into_owned).collect()
}

/// Markdown without its marks, with days as they are shown.
fn seen(markdown: &str, today: Date) -> String {
    let mut text = String::new();
    let mut rest = markdown;
    while let Some(c) = rest.chars().next() {
        if let Some((day, after)) = timestamp(rest, today) {
            text.push_str(&day);
            rest = after;
        } else if let Some(after) = rest.strip_prefix('\\') {
            let escaped = after.chars().next();
            text.extend(escaped);
            rest = &after[escaped.map_or(0, char::len_utf8)..];
        } else if let Some(after) = rest.strip_prefix("**") {
            rest = after;
        } else {
            text.extend(Some(c).filter(|c| *c != '\u{2060}'));
            rest = &rest[c.len_utf8()..];
        }
    }
    text
}

/// "<t:1658318400:D>" at the beginning of a text, as Discord shows it, and what follows.
fn timestamp(markdown: &str, today: Date) -> Option<(String, &str)> {
    let (inner, after) = markdown.strip_prefix("<t:")?.split_once('>')?;
    let (seconds, style) = inner.split_once(':')?;
    let day = TimeZone::UTC.to_datetime(Timestamp::from_second(seconds.parse().ok()?).ok()?).date();
    let shown = match style {
        "R" => {
            let days = day.duration_until(today).as_hours() / 24;
            let (number, unit) = if days.abs() >= 365 { (days / 365, "year") } else { (days, "day") };
            let plural = if number.abs() == 1 { "" } else { "s" };
            let number = if number < 0 { format!("in {}", -number) } else { number.to_string() };
            format!("{number} {unit}{plural}{}", if days < 0 { "" } else { " ago" })
        }
        _ => day.strftime("%-d %B %Y").to_string(),
    };
    Some((shown, after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::component::{button, container, row, separator, text};

    #[test]
    fn text_is_counted_as_it_is_seen_and_buttons_are_not() {
        let today = Date::constant(2026, 11, 26);
        let long = format!("### {}\n- {}", "word ".repeat(10).trim_end(), "b".repeat(45));
        let day = "-# Ceremony: <t:1658318400:D>, <t:1658318400:R>\n**3\\.** a\\_b";
        let parts = vec![text(long), text(day.to_owned()), separator(), row(vec![button("Open", "1".to_owned())])];
        let all = lines(&[container(None, parts)], today);
        let said = |line: &str| Line::Text(line.to_owned());
        assert_eq!(
            all,
            [
                said("word word word word word word word word word"),
                said("word"),
                said(&format!("• {}", "b".repeat(44))),
                said("  b"),
                said("Ceremony: 20 July 2022, 4 years ago"),
                said("3. a_b"),
                Line::Rule,
                Line::Controls("[Open]".to_owned()),
            ]
        );
    }
}
