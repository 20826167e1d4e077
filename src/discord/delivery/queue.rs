//! How many replies wait in each channel, and who found no place there.
//!
//! Counts only: the order is the limiter's, which lets through who came first. No I/O and no clock.

use std::collections::HashMap;

use serenity::all::{ChannelId, UserId};

/// People that one word about it names; there may be more.
const MOST_NAMED: usize = 50;

/// The queues of channels that have one.
#[derive(Debug)]
pub(super) struct Queues {
    /// Replies that may wait in one channel.
    length: usize,
    channels: HashMap<ChannelId, Queue>,
}

#[derive(Debug, Default)]
struct Queue {
    waiting: usize,
    /// People who found no place, each once, in the order in which they came.
    passed_over: Vec<UserId>,
}

impl Queues {
    /// No queues, which may grow to this length.
    pub(super) fn new(length: usize) -> Self {
        Self { length, channels: HashMap::new() }
    }

    /// Takes a place in a channel's queue, if there is one.
    pub(super) fn enter(&mut self, channel: ChannelId) -> bool {
        let queue = self.channels.entry(channel).or_default();
        let free = queue.waiting < self.length;
        queue.waiting += usize::from(free);
        free
    }

    /// Takes a place even if the queue is full.
    pub(super) fn enter_over_length(&mut self, channel: ChannelId) {
        self.channels.entry(channel).or_default().waiting += 1;
    }

    /// Gives a place up.
    pub(super) fn leave(&mut self, channel: ChannelId) {
        if let Some(queue) = self.channels.get_mut(&channel) {
            queue.waiting = queue.waiting.saturating_sub(1);
            self.tidy(channel);
        }
    }

    /// Remembers somebody who found no place, and tells whether nobody else is remembered there.
    pub(super) fn pass_over(&mut self, channel: ChannelId, person: UserId) -> bool {
        let passed_over = &mut self.channels.entry(channel).or_default().passed_over;
        let first = passed_over.is_empty();
        if passed_over.len() < MOST_NAMED && !passed_over.contains(&person) {
            passed_over.push(person);
        }
        first
    }

    /// Those who found no place in a channel, to be told; they are forgotten here.
    pub(super) fn take_passed_over(&mut self, channel: ChannelId) -> Vec<UserId> {
        let taken = self.channels.get_mut(&channel).map(|queue| std::mem::take(&mut queue.passed_over));
        self.tidy(channel);
        taken.unwrap_or_default()
    }

    /// Forgets a channel with nothing to remember.
    fn tidy(&mut self, channel: ChannelId) {
        if self.channels.get(&channel).is_some_and(|queue| queue.waiting == 0 && queue.passed_over.is_empty()) {
            self.channels.remove(&channel);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: ChannelId = ChannelId::new(1);
    const THERE: ChannelId = ChannelId::new(2);

    #[test]
    fn a_queue_has_a_length_and_each_channel_its_own() {
        let mut queues = Queues::new(2);
        assert_eq!([queues.enter(HERE), queues.enter(HERE), queues.enter(HERE)], [true, true, false]);
        assert!(queues.enter(THERE));
        queues.leave(HERE);
        assert_eq!([queues.enter(HERE), queues.enter(HERE)], [true, false]);
    }

    #[test]
    fn whoever_finds_no_place_is_told_once_and_the_first_tells_for_all() {
        let mut queues = Queues::new(1);
        let [one, two] = [1, 2].map(UserId::new);
        let first = [one, two, one].map(|person| queues.pass_over(HERE, person));
        assert_eq!(first, [true, false, false]);
        assert_eq!(queues.take_passed_over(HERE), [one, two]);
        assert!(queues.take_passed_over(HERE).is_empty());
        assert!(queues.pass_over(HERE, two), "the first of the next word");
    }

    #[test]
    fn a_channel_with_nothing_to_remember_is_forgotten() {
        let mut queues = Queues::new(1);
        let _ = queues.enter(HERE);
        queues.enter_over_length(HERE);
        let _ = queues.pass_over(HERE, UserId::new(1));
        queues.leave(HERE);
        queues.leave(HERE);
        assert_eq!(queues.channels.len(), 1);
        let _ = queues.take_passed_over(HERE);
        assert!(queues.channels.is_empty());
    }

    #[test]
    fn a_word_names_no_more_than_fit() {
        let mut queues = Queues::new(1);
        for person in 1..=100 {
            let _ = queues.pass_over(HERE, UserId::new(person));
        }
        assert_eq!(queues.take_passed_over(HERE).len(), MOST_NAMED);
    }
}
