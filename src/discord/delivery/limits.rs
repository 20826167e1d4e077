//! The limits that hold for the bot as a whole: Discord's global pause, and the number of refused requests for which it
//! blocks an address.
//!
//! No I/O and no clock: the moment comes in as a value.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

/// Invalid requests are counted within this time ("Rate limits", invalid request limit).
const WINDOW: Duration = Duration::from_mins(10);
/// Invalid requests within [`WINDOW`] after which nothing is sent. Discord blocks an address at 10,000, whichever bots
/// they are of.
pub(super) const MOST_INVALID: usize = 2_000;

/// Too many requests were refused.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Invalid;

/// What Discord said that holds for all requests.
#[derive(Debug, Default)]
pub(super) struct Limits {
    /// When the global limit is over.
    paused: Option<Instant>,
    /// When requests were refused, the oldest first.
    invalid: VecDeque<Instant>,
}

impl Limits {
    /// Whether something may be sent at this moment, and when, if not at once.
    pub(super) fn may_send(&mut self, now: Instant) -> Result<Option<Instant>, Invalid> {
        self.forget(now);
        if self.invalid.len() >= MOST_INVALID {
            return Err(Invalid);
        }
        self.paused = self.paused.filter(|end| *end > now);
        Ok(self.paused)
    }

    /// Pauses until then.
    pub(super) fn pause(&mut self, until: Instant) {
        self.paused = self.paused.max(Some(until));
    }

    /// Counts a request that was refused, and tells whether it is the one too many.
    pub(super) fn count_invalid(&mut self, now: Instant) -> bool {
        self.forget(now);
        self.invalid.push_back(now);
        self.invalid.len() == MOST_INVALID
    }

    fn forget(&mut self, now: Instant) {
        while self.invalid.front().is_some_and(|at| now.saturating_duration_since(*at) >= WINDOW) {
            self.invalid.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_global_pause_holds_until_its_end() {
        let (mut limits, now) = (Limits::default(), Instant::now());
        assert_eq!(limits.may_send(now), Ok(None));
        let end = now + Duration::from_secs(2);
        limits.pause(end);
        limits.pause(now + Duration::from_secs(1));
        assert_eq!(limits.may_send(now), Ok(Some(end)), "the longest");
        assert_eq!(limits.may_send(end), Ok(None));
    }

    #[test]
    fn too_many_invalid_requests_stop_everything_until_they_are_old() {
        let (mut limits, start) = (Limits::default(), Instant::now());
        let after = |seconds| start + Duration::from_secs(seconds);
        let told: Vec<usize> = (1..=MOST_INVALID).filter(|_| limits.count_invalid(start)).collect();
        assert_eq!(told, [MOST_INVALID], "told once");
        assert_eq!(limits.may_send(after(599)), Err(Invalid));
        assert_eq!(limits.may_send(after(600)), Ok(None));
        assert!(limits.invalid.is_empty(), "what is old is not kept");
    }
}
