//! Foreign text in Discord's markdown: escaped, so that it is shown as it is, and cut on character boundaries.

use crate::reply::phrases::safe;

/// A text that Discord shows as it is, on one line: no markup, no mention, no link text, no emoji code.
#[must_use]
pub fn escape(text: &str) -> String {
    let text = safe(text);
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            // A mention and an emoji's code begin so; an invisible joiner keeps them text, where a backslash would show.
            ':' | '@' if chars.peek().is_some_and(|next| next.is_alphanumeric() || *next == '_') => {
                escaped.push(c);
                escaped.push('\u{2060}');
            }
            // They mean something to Discord's markdown anywhere in a line.
            '\\' | '*' | '_' | '~' | '`' | '|' | '[' | ']' | '<' | '>' | '#' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    // A line that begins like a list would become one.
    if escaped.starts_with(['-', '+']) {
        escaped.insert(0, '\\');
    }
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && escaped[digits..].starts_with('.') {
        escaped.insert(digits, '\\');
    }
    escaped
}

/// Markdown of at most so many characters: whole lines, and of the last one whole words; an ellipsis says that it goes on.
#[must_use]
pub fn shortened(markdown: &str, most: usize) -> String {
    let Some((end, _)) = markdown.char_indices().nth(most) else { return markdown.to_owned() };
    let kept =
        markdown[..end].char_indices().rev().find(|(_, c)| c.is_whitespace()).map_or("", |(at, _)| &markdown[..at]);
    if kept.is_empty() { String::new() } else { format!("{kept}…") }
}

/// A text where Discord reads no markup, such as a label: made safe, of at most so many characters, its end marked where
/// it was cut.
#[must_use]
pub fn cut(text: &str, most: usize) -> String {
    let text = safe(text);
    if text.chars().count() <= most {
        return text;
    }
    let mut kept: String = text.chars().take(most.saturating_sub(1)).collect();
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_mentions_and_lists_are_shown_as_they_are() {
        assert_eq!(escape("**bold** [x](y)"), "\\*\\*bold\\*\\* \\[x\\](y)");
        assert_eq!(escape("@everyone <@1>"), "@\u{2060}everyone \\<@\u{2060}1\\>");
        assert_eq!(escape(":smile: in 2018: 7"), ":\u{2060}smile: in 2018: 7");
        assert_eq!(escape("- a"), "\\- a");
        assert_eq!(escape("2. a"), "2\\. a");
        assert_eq!(escape("a\nb"), "a b");
    }

    #[test]
    fn shortening_keeps_words_and_escapes_whole() {
        assert_eq!(shortened("one two", 7), "one two");
        assert_eq!(shortened("one \\*two\\*", 7), "one…");
        assert_eq!(shortened("onetwo", 3), "");
    }

    #[test]
    fn cutting_keeps_characters_whole() {
        assert_eq!(cut("ééé", 3), "ééé");
        assert_eq!(cut("éééé", 3), "éé…");
        assert_eq!(cut("a\u{202e}b\nc", 9), "ab c", "labels are safe too");
    }
}
