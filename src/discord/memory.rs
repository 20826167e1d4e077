//! What a person asked and was shown lately in a channel, for a little while: "and in 2022?" is half a question.
//!
//! In memory only, and as much as is needed: a few turns of a person in a channel, not for long, of a limited number.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use serenity::all::{ChannelId, UserId};

use crate::request::Turn;

/// Whose question, and where: what was asked in one channel is nobody's business in another, and what was asked in private
/// nobody's but the asker's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ConversationKey {
    /// The person.
    pub user: UserId,
    /// The channel.
    pub channel: ChannelId,
    /// Whether the reply is shown to nobody else.
    pub private: bool,
}

/// Remembers last questions.
#[derive(Debug)]
pub struct Conversations {
    /// How long a question is remembered.
    kept: Duration,
    questions: HashMap<ConversationKey, Asked>,
}

/// What was asked, the oldest first, and when the last of it was.
#[derive(Debug)]
struct Asked {
    questions: Vec<Turn>,
    at: Instant,
}

/// Conversations remembered; the oldest makes room for another one.
const MOST_QUESTIONS: usize = 10_000;
/// Bytes of the questions that are remembered of one conversation.
const LONGEST_QUESTION: usize = 1000;

/// The last of what was asked, as much as is remembered; nothing where not even the last question is.
pub(super) fn within(mut asked: Vec<Turn>) -> Option<Vec<Turn>> {
    let bytes = |asked: &[Turn]| asked.iter().map(Turn::size).sum::<usize>();
    while asked.len() > 1 && bytes(&asked) > LONGEST_QUESTION {
        asked.remove(0);
    }
    (bytes(&asked) <= LONGEST_QUESTION).then_some(asked)
}

impl Conversations {
    /// A memory that lasts so many minutes; at 0 it remembers nothing.
    #[must_use]
    pub fn new(minutes: u32) -> Self {
        Self { kept: Duration::from_secs(u64::from(minutes) * 60), questions: HashMap::new() }
    }

    /// What this person asked last in this channel, the oldest first, if it is recent at this moment. A private question
    /// may follow one that everybody saw; the other way round the reply would tell of what was private.
    #[must_use]
    pub fn last(&self, whose: ConversationKey, now: Instant) -> Vec<Turn> {
        let asked = |whose| self.questions.get(&whose).filter(|asked| self.is_recent(asked, now));
        let public = || asked(ConversationKey { private: false, ..whose });
        let last = asked(whose).into_iter().chain(public()).max_by_key(|asked| asked.at);
        last.map(|asked| asked.questions.clone()).unwrap_or_default()
    }

    /// Remembers questions in the place of those before them, and forgets what is no longer recent; of many words the
    /// oldest questions are left out.
    pub fn remember(&mut self, whose: ConversationKey, asked: Vec<Turn>, now: Instant) {
        let asked = within(asked);
        let mut questions = std::mem::take(&mut self.questions);
        questions.remove(&whose);
        questions.retain(|_, asked| self.is_recent(asked, now));
        if let Some(asked) = asked.filter(|_| !self.kept.is_zero()) {
            if questions.len() >= MOST_QUESTIONS
                && let Some(oldest) = questions.iter().min_by_key(|(_, asked)| asked.at).map(|(whose, _)| *whose)
            {
                questions.remove(&oldest);
            }
            questions.insert(whose, Asked { questions: asked, at: now });
        }
        self.questions = questions;
    }

    fn is_recent(&self, asked: &Asked, now: Instant) -> bool {
        now.duration_since(asked.at) < self.kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHO_WON: &str = "who won the digital award?";

    fn asked(question: &str) -> Vec<Turn> {
        vec![question.into()]
    }

    fn whose(user: u64, channel: u64) -> ConversationKey {
        ConversationKey { user: UserId::new(user), channel: ChannelId::new(channel), private: false }
    }

    #[test]
    fn what_was_asked_in_private_is_followed_in_private_only() {
        let (mut memory, now) = (Conversations::new(10), Instant::now());
        let (public, private) = (whose(1, 1), ConversationKey { private: true, ..whose(1, 1) });
        memory.remember(private, asked(WHO_WON), now);
        assert_eq!((memory.last(private, now), memory.last(public, now)), (asked(WHO_WON), Vec::new()));
        memory.remember(public, asked("how many?"), now + Duration::from_secs(1));
        assert_eq!(memory.last(private, now + Duration::from_secs(1)), asked("how many?"), "the last one");
    }

    #[test]
    fn a_question_is_remembered_for_its_asker_in_its_channel() {
        let (mut memory, now) = (Conversations::new(10), Instant::now());
        memory.remember(whose(1, 1), asked(WHO_WON), now);
        assert_eq!(memory.last(whose(1, 1), now), asked(WHO_WON));
        assert_eq!((memory.last(whose(2, 1), now), memory.last(whose(1, 2), now)), (Vec::new(), Vec::new()));
        memory.remember(whose(1, 1), asked("how many?"), now);
        assert_eq!(memory.last(whose(1, 1), now), asked("how many?"), "only the last one");
    }

    #[test]
    fn a_question_is_forgotten_after_a_while() {
        let (mut memory, start) = (Conversations::new(10), Instant::now());
        let after = |seconds| start + Duration::from_secs(seconds);
        memory.remember(whose(1, 1), asked(WHO_WON), start);
        assert!(!memory.last(whose(1, 1), after(599)).is_empty());
        assert_eq!(memory.last(whose(1, 1), after(600)), Vec::<Turn>::new());
        memory.remember(whose(2, 1), asked(WHO_WON), after(600));
        assert_eq!(memory.questions.len(), 1, "what is not recent is not kept");
    }

    #[test]
    fn the_oldest_questions_make_room() {
        let (mut memory, start) = (Conversations::new(10), Instant::now());
        for user in 0..=MOST_QUESTIONS as u64 {
            memory.remember(whose(user + 1, 1), asked(WHO_WON), start + Duration::from_millis(user));
        }
        assert_eq!(memory.questions.len(), MOST_QUESTIONS);
        let forgotten = |user| memory.last(whose(user, 1), start + Duration::from_mins(1)).is_empty();
        assert_eq!((forgotten(1), forgotten(2)), (true, false));
    }

    #[test]
    fn a_question_that_is_too_long_is_not_remembered_and_nor_is_the_one_before_it() {
        let (mut memory, now) = (Conversations::new(10), Instant::now());
        memory.remember(whose(1, 1), asked(WHO_WON), now);
        memory.remember(whose(1, 1), asked(&"x".repeat(LONGEST_QUESTION + 1)), now);
        assert_eq!(memory.last(whose(1, 1), now), Vec::<Turn>::new());
    }

    #[test]
    fn of_a_long_conversation_the_last_questions_are_remembered() {
        let (mut memory, now) = (Conversations::new(10), Instant::now());
        let long = "x".repeat(LONGEST_QUESTION - WHO_WON.len());
        memory.remember(whose(1, 1), vec!["how many?".into(), long.as_str().into(), WHO_WON.into()], now);
        assert_eq!(memory.last(whose(1, 1), now), [Turn::from(long), WHO_WON.into()]);
    }

    #[test]
    fn a_memory_of_no_minutes_remembers_nothing() {
        let (mut memory, now) = (Conversations::new(0), Instant::now());
        memory.remember(whose(1, 1), asked(WHO_WON), now);
        assert_eq!((memory.last(whose(1, 1), now), memory.questions.len()), (Vec::new(), 0));
    }
}
