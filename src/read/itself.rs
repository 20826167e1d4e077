//! What is said to the bot, and asked about it or about the words of the catalogue: no entry answers that.

use super::sentence::{Mark, Sentence};
use super::small_talk::is_small_talk;
use super::words::Role;
use crate::catalogue::Status;
use crate::query::Shape;

/// What the reply to such a sentence says; nothing where it is about entries.
pub(super) fn itself(s: &Sentence<'_>) -> Option<Shape> {
    if s.is_all(&Role::Help) && !s.has_anywhere(&Role::AtFirst) {
        return Some(Shape::Help);
    }
    if is_small_talk(s) {
        let greets = s.has_anywhere(&Role::Greeting) && !s.has_anywhere(&Role::Thanks);
        return Some(if greets { Shape::Help } else { Shape::SmallTalk });
    }
    let of_bot = s.marks.iter().find_map(|mark| match mark.role {
        Role::Bot(ask) if s.is_all(mark.role) => Some(*ask),
        _ => None,
    });
    of_bot.map(Shape::Bot).or_else(|| meanings(s).map(Shape::Meanings))
}

/// The standings whose meaning is asked for: "what is the difference between finalist and nominated?"
fn meanings(s: &Sentence<'_>) -> Option<Vec<Status>> {
    let mut named: Vec<Status> = Vec::new();
    for mark in &s.marks {
        // "Highly commended" names one standing, though "commended" is another.
        let in_longer = |other: &&Mark<'_>| {
            let inside = other.span.start <= mark.span.start && mark.span.end <= other.span.end;
            inside && other.span.len() > mark.span.len() && matches!(other.role, Role::Status(_))
        };
        if let Role::Status(status) = mark.role
            && !named.contains(status)
            && !s.marks.iter().any(|other| in_longer(&other))
        {
            named.push(*status);
        }
    }
    let form = |role: &Role| {
        matches!(
            role,
            Role::Expansion | Role::Standings | Role::Status(_) | Role::Filler | Role::What | Role::Or | Role::Compare
        )
    };
    let covered = |at: usize| {
        !s.library.search().is_content_word(s.word(at))
            || s.marks.iter().any(|mark| mark.span.contains(&at) && form(mark.role))
    };
    let asks = s.has_anywhere(&Role::Expansion) && (!named.is_empty() || s.has_anywhere(&Role::Standings));
    (asks && (0..s.words.len()).all(covered)).then_some(named)
}
