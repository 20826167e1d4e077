//! What is repeated, and when: whatever may pass, for as long as there is time.
//!
//! Nothing is counted but the time, since an answer is worth something until then. Repeating is harmless, as Discord takes
//! everything that is sent here once: a callback by its interaction, a message by its nonce, what is laid down by a `PUT`, what is
//! taken away by a `DELETE`.

use std::time::Duration;

use tokio::time::Instant;

use super::failure::Failure;

/// How long a stumble of Discord's is given to pass, the first time; then twice as long each time,
const PAUSE: Duration = Duration::from_millis(100);
/// up to this.
const LONGEST_PAUSE: Duration = Duration::from_secs(1);
/// With less time left than this, another attempt would be of no use.
const LEAST: Duration = Duration::from_millis(50);

/// The attempts at one thing.
#[derive(Debug)]
pub(super) struct Retries {
    until: Instant,
    failed: u32,
}

impl Retries {
    /// Attempts until then.
    pub(super) fn until(until: Instant) -> Self {
        Self { until, failed: 0 }
    }

    /// How many attempts failed.
    pub(super) fn failed(&self) -> u32 {
        self.failed
    }

    /// Counts an attempt that failed at this moment. Gives how long to wait before another one; `None` where that would
    /// fail again or come too late.
    pub(super) fn pause(&mut self, failure: &Failure, now: Instant) -> Option<Duration> {
        let doubled = PAUSE.saturating_mul(1 << self.failed.min(8)).min(LONGEST_PAUSE);
        self.failed += 1;
        let pause = match failure {
            Failure::Refused(refusal) if refusal.is_too_many() => refusal.retry_after?,
            Failure::Refused(refusal) if refusal.status.is_server_error() => doubled,
            Failure::NotConnected(_) | Failure::TimedOut | Failure::Lost(_) => doubled,
            Failure::Refused(_) | Failure::WaitedTooLong | Failure::Stopped | Failure::NoToken => return None,
        };
        (now + pause + LEAST <= self.until).then_some(pause)
    }
}

#[cfg(test)]
mod tests {
    use reqwest::StatusCode;
    use reqwest::header::HeaderMap;

    use super::super::failure::Refusal;
    use super::*;

    fn refused(status: u16, body: &str) -> Failure {
        Failure::Refused(Refusal::read(StatusCode::from_u16(status).unwrap(), &HeaderMap::new(), body.as_bytes()))
    }

    fn first_pause(failure: &Failure) -> Option<Duration> {
        let now = Instant::now();
        Retries::until(now + Duration::from_secs(3)).pause(failure, now)
    }

    #[test]
    fn only_what_may_pass_is_tried_again() {
        assert_eq!(first_pause(&refused(500, "")), Some(PAUSE));
        assert_eq!(first_pause(&refused(503, r#"{"retry_after": 9.0}"#)), Some(PAUSE));
        assert_eq!(first_pause(&refused(429, r#"{"retry_after": 0.7}"#)), Some(Duration::from_millis(700)));
        assert_eq!(first_pause(&refused(429, "")), None, "whoever does not say how long does not want it again");
        assert_eq!(first_pause(&refused(404, "")), None);
        for passing in [Failure::NotConnected(String::new()), Failure::TimedOut, Failure::Lost(String::new())] {
            assert_eq!(first_pause(&passing), Some(PAUSE));
        }
        assert_eq!([first_pause(&Failure::WaitedTooLong), first_pause(&Failure::Stopped)], [None, None]);
    }

    #[test]
    fn it_is_tried_as_often_as_there_is_time() {
        let (start, mut now) = (Instant::now(), Instant::now());
        let until = start + Duration::from_secs(3);
        let mut retries = Retries::until(until);
        while let Some(pause) = retries.pause(&refused(500, ""), now) {
            now += pause;
        }
        assert_eq!(retries.failed(), 6, "after 0.1, 0.2, 0.4, 0.8 and 1 second");
        assert!(now < until);
        assert_eq!(Retries::until(until).pause(&refused(429, r#"{"retry_after": 2.98}"#), start), None, "too late");
    }
}
