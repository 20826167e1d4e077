//! How long is waited before something is tried again: for as long as it takes, never given up.

use std::time::Duration;

use crate::discord::delivery::Failure;

/// The first pause; then twice as long each time,
const FIRST: Duration = Duration::from_millis(250);
/// up to this.
const LONGEST: Duration = Duration::from_secs(30);
/// Where Discord wants less but does not say how much less.
const SLOWER: Duration = Duration::from_secs(5);

/// The pauses between attempts at one thing.
#[derive(Debug, Default)]
pub(in crate::discord) struct Pauses(u32);

impl Pauses {
    /// The next one.
    pub(super) fn next(&mut self) -> Duration {
        let pause = FIRST.saturating_mul(1 << self.0.min(16)).min(LONGEST);
        self.0 += 1;
        pause
    }

    /// The next one after this failure: Discord may say how long.
    pub(in crate::discord) fn after(&mut self, failure: &Failure) -> Duration {
        match failure {
            Failure::Refused(refusal) if refusal.is_too_many() => refusal.retry_after.unwrap_or(SLOWER),
            _ => self.next(),
        }
    }

    /// How many there were.
    pub(in crate::discord) fn count(&self) -> u32 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_have_an_end() {
        let mut pauses = Pauses::default();
        assert_eq!([pauses.next(), pauses.next(), pauses.next()], [250, 500, 1_000].map(Duration::from_millis));
        let later: Vec<Duration> = (0..40).map(|_| pauses.next()).collect();
        assert_eq!(later.last(), Some(&LONGEST));
    }
}
