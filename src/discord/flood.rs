//! How often one person may ask by mention: a few questions a minute, so that nobody floods a channel.

use std::collections::HashMap;
use std::time::{Duration, Instant};

/// Counts each person's questions.
#[derive(Debug)]
pub struct FloodLimiter {
    /// Questions that a person may ask within [`WINDOW`].
    most: usize,
    /// Those who asked lately.
    people: HashMap<u64, Lately>,
    /// Those who asked before them: whoever asks again moves on, the others are forgotten with the next change.
    earlier: HashMap<u64, Lately>,
    /// When the earlier ones were parted from the rest.
    parted: Option<Instant>,
}

/// What a person did within [`WINDOW`].
#[derive(Debug, Default)]
struct Lately {
    asked: Vec<Instant>,
    /// When the person was shown that they had asked too much.
    told: Option<Instant>,
}

/// What happens to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RateLimit {
    /// It is answered.
    Allowed,
    /// It is not answered, and the reply says why: silence would look like a failure.
    Denied,
    /// It is not answered, and the person already knows why: more of that would be a flood of its own.
    Muted,
}

/// The time within which questions are counted.
const WINDOW: Duration = Duration::from_mins(1);
/// People who are remembered at once, twice: where more ask within a minute, the earliest are forgotten.
const MOST_PEOPLE: usize = 10_000;

impl FloodLimiter {
    /// A gate that lets so many questions of a person through in a minute; at 0 it is shut, and says nothing.
    #[must_use]
    pub fn new(most: usize) -> Self {
        Self { most, people: HashMap::new(), earlier: HashMap::new(), parted: None }
    }

    /// What happens to a person's question at this moment.
    pub fn limit(&mut self, person: u64, now: Instant) -> RateLimit {
        if self.most == 0 {
            return RateLimit::Muted;
        }
        let recent = |time: &Instant| now.duration_since(*time) < WINDOW;
        if self.people.len() >= MOST_PEOPLE || !self.parted.as_ref().is_some_and(recent) {
            self.earlier = std::mem::take(&mut self.people);
            self.parted = Some(now);
        }
        let earlier = &mut self.earlier;
        let lately = self.people.entry(person).or_insert_with(|| earlier.remove(&person).unwrap_or_default());
        lately.asked.retain(recent);
        if lately.asked.len() < self.most {
            lately.asked.push(now);
            return RateLimit::Allowed;
        }
        if lately.told.as_ref().is_some_and(recent) {
            return RateLimit::Muted;
        }
        lately.told = Some(now);
        RateLimit::Denied
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_let_through_so_often_in_a_minute() {
        let mut gate = FloodLimiter::new(2);
        let start = Instant::now();
        let after = |seconds| start + Duration::from_secs(seconds);
        assert_eq!([gate.limit(1, start), gate.limit(1, start)], [RateLimit::Allowed; 2]);
        assert_eq!(gate.limit(1, after(20)), RateLimit::Denied);
        assert_eq!(gate.limit(1, after(59)), RateLimit::Muted, "once a minute is enough");
        assert_eq!(gate.limit(2, start), RateLimit::Allowed, "others are not held back");
        assert_eq!([gate.limit(1, after(61)), gate.limit(1, after(61))], [RateLimit::Allowed; 2]);
        assert_eq!(gate.limit(1, after(79)), RateLimit::Muted);
        assert_eq!(gate.limit(1, after(81)), RateLimit::Denied);
    }

    #[test]
    fn however_many_ask_few_are_remembered() {
        let mut gate = FloodLimiter::new(1);
        let start = Instant::now();
        for person in 0..50_000 {
            assert_eq!(gate.limit(person, start), RateLimit::Allowed);
        }
        assert!(gate.people.len() + gate.earlier.len() <= 2 * MOST_PEOPLE);
        assert_eq!(gate.limit(49_999, start), RateLimit::Denied, "the last ones are");
        assert_eq!(gate.limit(45_000, start), RateLimit::Denied, "and those before them");
    }

    #[test]
    fn a_gate_can_be_shut() {
        assert_eq!(FloodLimiter::new(0).limit(1, Instant::now()), RateLimit::Muted);
    }
}
