//! The interactions and messages that came lately: what a gateway delivers again is not answered again.
//!
//! Discord replays the events of a session that is resumed; how far back is its choice. No I/O and no clock.

use std::collections::{HashSet, VecDeque};

/// Ids that are remembered; the oldest make room. With what is typed in it, a busy minute has some hundreds.
const MOST: usize = 8_192;

/// Remembers ids, of interactions and of messages: Discord gives each once ("Reference", snowflakes).
#[derive(Debug, Default)]
pub struct Seen {
    ids: HashSet<u64>,
    order: VecDeque<u64>,
}

impl Seen {
    /// Whether this comes for the first time, as far as is remembered; it is remembered from now on.
    pub fn is_new(&mut self, id: u64) -> bool {
        if !self.ids.insert(id) {
            return false;
        }
        self.order.push_back(id);
        if self.order.len() > MOST
            && let Some(oldest) = self.order.pop_front()
        {
            self.ids.remove(&oldest);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_again_is_not_new() {
        let mut seen = Seen::default();
        assert_eq!([1, 2, 1, 2, 3].map(|id| seen.is_new(id)), [true, true, false, false, true]);
    }

    #[test]
    fn the_oldest_make_room() {
        let mut seen = Seen::default();
        for id in 0..=MOST as u64 {
            assert!(seen.is_new(id));
        }
        assert_eq!((seen.ids.len(), seen.order.len()), (MOST, MOST));
        assert_eq!((seen.is_new(1), seen.is_new(0)), (false, true));
    }
}
