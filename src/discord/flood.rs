//! How often one person may ask by mention: a few questions a minute, so that nobody floods a channel.

use std::collections::HashMap;
use std::time::{Duration, Instant};

/// Counts each person's questions.
#[derive(Debug)]
pub struct FloodGate {
    /// Questions that a person may ask within [`WINDOW`].
    most: usize,
    asked: HashMap<u64, Vec<Instant>>,
}

/// The time within which questions are counted.
const WINDOW: Duration = Duration::from_mins(1);
/// People remembered before those who asked nothing lately are forgotten.
const MOST_PEOPLE: usize = 10_000;

impl FloodGate {
    /// A gate that lets so many questions of a person through in a minute.
    #[must_use]
    pub fn new(most: usize) -> Self {
        Self { most, asked: HashMap::new() }
    }

    /// Whether a person's question is let through at this moment.
    pub fn lets_through(&mut self, person: u64, now: Instant) -> bool {
        let recent = |asked: &Instant| now.duration_since(*asked) < WINDOW;
        if self.asked.len() > MOST_PEOPLE {
            self.asked.retain(|_, times| times.iter().any(recent));
        }
        let times = self.asked.entry(person).or_default();
        times.retain(recent);
        let through = times.len() < self.most;
        if through {
            times.push(now);
        }
        through
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_let_through_so_often_in_a_minute() {
        let mut gate = FloodGate::new(2);
        let start = Instant::now();
        assert!(gate.lets_through(1, start) && gate.lets_through(1, start));
        assert!(!gate.lets_through(1, start + Duration::from_secs(59)));
        assert!(gate.lets_through(2, start), "others are not held back");
        assert!(gate.lets_through(1, start + Duration::from_secs(61)));
    }
}
