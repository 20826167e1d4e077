//! Whether Discord still answers heartbeats on each connection, as serenity tells it: the time that the last one took.
//!
//! A connection on which nothing comes any more looks open, and serenity notices after two heartbeats, then waits five
//! seconds more. Here it is noticed halfway through the second. No I/O and no clock.

use std::collections::HashMap;
use std::time::Duration;

use tokio::time::Instant;

/// How long Discord lets pass between heartbeats, unless it shows to be otherwise: 41.25 s as a rule, and a little more.
const USUAL: Duration = Duration::from_secs(45);
/// The share of the time between heartbeats that an answer may be late.
const LATE: f64 = 0.5;

/// The heartbeats of all connections, by a number that names each.
#[derive(Debug, Default)]
pub(super) struct Heartbeats(HashMap<u32, Heartbeat>);

#[derive(Debug)]
struct Heartbeat {
    /// How long the last one took.
    took: Option<Duration>,
    /// When that was reported, or when the connection was made.
    told: Instant,
    /// The time between the last two.
    between: Option<Duration>,
    /// The same where it was the same twice: now and then Discord asks for one out of turn.
    settled: Option<Duration>,
}

impl Heartbeats {
    /// A connection was made anew, or resumed.
    pub(super) fn forget(&mut self, shard: u32) {
        self.0.remove(&shard);
    }

    /// Takes in the state of a connection at this moment: how long its last heartbeat took, and whether it is there at all.
    /// Gives whether it should have answered another one by now; it then counts as new.
    pub(super) fn is_silent(&mut self, shard: u32, took: Option<Duration>, connected: bool, now: Instant) -> bool {
        if !connected {
            self.forget(shard);
            return false;
        }
        let new = Heartbeat { took, told: now, between: None, settled: None };
        let last = self.0.entry(shard).or_insert(new);
        // Two heartbeats that take the same time to the nanosecond do not happen.
        if took.is_some() && took != last.took {
            // Only from one answer to the next there is exactly one heartbeat.
            let between = last.took.map(|_| now - last.told);
            let settled = last.between.zip(between).and_then(|(one, other)| same(one, other)).or(last.settled);
            *last = Heartbeat { took, told: now, between, settled };
        }
        let silent = now - last.told > last.settled.unwrap_or(USUAL).mul_f64(1.0 + LATE);
        if silent {
            self.forget(shard);
        }
        silent
    }
}

/// The longer of two times, if they are as good as the same.
fn same(one: Duration, other: Duration) -> Option<Duration> {
    let (short, long) = (one.min(other), one.max(other));
    (short * 3 >= long * 2).then_some(long)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_connection_that_answers_is_never_silent() {
        let (mut heartbeats, start) = (Heartbeats::default(), Instant::now());
        for second in 0..600_u64 {
            let answered = second / 41;
            let took = (answered > 0).then(|| Duration::from_millis(50) + Duration::from_nanos(answered));
            assert!(!heartbeats.is_silent(0, took, true, start + Duration::from_secs(second)), "after {second} s");
        }
    }

    #[test]
    fn a_connection_that_stops_answering_is_noticed_before_two_heartbeats_have_passed() {
        let (mut heartbeats, start) = (Heartbeats::default(), Instant::now());
        let at = |second| start + Duration::from_secs(second);
        let took = |nanos| Some(Duration::from_nanos(nanos));
        assert!(!heartbeats.is_silent(0, None, true, at(0)));
        for answer in 1..=3 {
            assert!(!heartbeats.is_silent(0, took(answer), true, at(10 * answer)));
        }
        assert!(!heartbeats.is_silent(0, took(3), true, at(45)));
        assert!(heartbeats.is_silent(0, took(3), true, at(46)), "15 s after the last answer");
        assert!(!heartbeats.is_silent(0, took(3), true, at(47)), "it counts as new");
    }

    #[test]
    fn a_heartbeat_out_of_turn_makes_nobody_impatient() {
        let (mut heartbeats, start) = (Heartbeats::default(), Instant::now());
        let at = |second| start + Duration::from_secs(second);
        for (answer, second) in [(1, 41), (2, 43), (3, 84), (4, 86)] {
            assert!(!heartbeats.is_silent(0, Some(Duration::from_nanos(answer)), true, at(second)));
        }
        assert!(!heartbeats.is_silent(0, Some(Duration::from_nanos(4)), true, at(127)));
    }

    #[test]
    fn a_connection_that_never_answered_gets_the_usual_time() {
        let (mut heartbeats, start) = (Heartbeats::default(), Instant::now());
        let at = |second| start + Duration::from_secs(second);
        assert!(!heartbeats.is_silent(0, None, true, at(0)));
        assert!(!heartbeats.is_silent(0, None, true, at(67)));
        assert!(heartbeats.is_silent(0, None, true, at(68)));
        assert!(!heartbeats.is_silent(1, None, false, at(68)), "one that is not there is no silent one");
    }
}
