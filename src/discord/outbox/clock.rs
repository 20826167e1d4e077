//! Reveals by the clock.
//!
//! What is scheduled is revealed at its moment. This machine's clock alone is not believed, since it may jump and nothing must be
//! known early: Discord's has to have come as far. Where the moment was missed, what was planned for that happens.

use std::collections::HashSet;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::{LOOK_EVERY, Worker};
use crate::ceremony::act::{ActError, act};
use crate::ceremony::{Command, RunningOrder, Show};
use crate::ledger::LedgerError;
use crate::ledger::event::Late;

/// Who reveals by the clock, as the ledger writes it.
const WHO: &str = "laureate";
/// After how long a moment was missed: by then people look at their watches.
pub(in crate::discord) const MISSED: SignedDuration = SignedDuration::from_secs(60);
/// The shortest time to sleep: at least one tick, which is slept to its end.
const LEAST: Duration = Duration::from_millis(5);

/// What a moment that was scheduled comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Due {
    /// It is revealed now.
    Now,
    /// Not yet.
    Later,
    /// It was missed, and an organiser has to say.
    Asked,
}

impl Due {
    /// What a scheduled moment comes to at a moment.
    fn of((at, late): (Timestamp, Late), now: Timestamp) -> Self {
        match (now.duration_since(at), late) {
            (since, _) if since < SignedDuration::ZERO => Self::Later,
            (since, Late::Ask) if since > MISSED => Self::Asked,
            _ => Self::Now,
        }
    }
}

/// The categories of a show that are on the clock, each with its moment, in the running order. One that waits has none, nor has
/// what is without a result.
fn scheduled(order: &RunningOrder<'_>, show: &Show) -> Vec<(String, (Timestamp, Late))> {
    if show.is_held {
        return Vec::new();
    }
    let waiting = order.categories().filter_map(|(_, category)| {
        let state = show.category(&category.id)?;
        let open = state.revealed.is_none() && state.recorded.is_some();
        Some((category.id.clone(), state.scheduled.filter(|_| open)?))
    });
    waiting.collect()
}

/// What has been reported once.
#[derive(Default)]
struct Reported {
    missed: HashSet<(String, String)>,
    ahead: bool,
    failed: bool,
}

impl Worker {
    /// Reveals what is scheduled, for ever.
    pub(super) async fn keep_time(&self) -> std::convert::Infallible {
        let mut changed = self.outbox.wake.listen();
        let mut told = Reported::default();
        loop {
            let next = match self.tick(&mut told).await {
                Ok(next) => {
                    told.failed = false;
                    next
                }
                Err(error) => {
                    if !told.failed {
                        tracing::error!(%error, "the clock of the shows cannot be read");
                        told.failed = true;
                    }
                    LOOK_EVERY
                }
            };
            changed.next(next).await;
        }
    }

    /// Looks at every show once; gives how long nothing is due.
    async fn tick(&self, told: &mut Reported) -> Result<Duration, LedgerError> {
        let mut next = LOOK_EVERY;
        for (award, last) in self.ledger.last().await? {
            let known = self.shows.with(&award, last).await?;
            let library = self.outbox.library.whole();
            let Some(order) = RunningOrder::of_award(library.catalogue(), &award) else { continue };
            for (category, scheduled) in scheduled(&order, &known.show) {
                match Due::of(scheduled, Timestamp::now()) {
                    Due::Later => {
                        let left = scheduled.0.duration_since(Timestamp::now());
                        next = next.min(Duration::try_from(left).unwrap_or_default().max(LEAST));
                    }
                    _ => self.due(&order, &category, scheduled, told).await?,
                }
            }
        }
        Ok(next)
    }

    /// Reveals a category whose moment has come by this machine's clock, if it has by Discord's.
    async fn due(
        &self,
        order: &RunningOrder<'_>,
        category: &str,
        scheduled: (Timestamp, Late),
        told: &mut Reported,
    ) -> Result<(), LedgerError> {
        let award = order.award();
        // Without Discord nothing could be posted either.
        let Ok(now) = self.outbox.delivery.time().await else { return Ok(()) };
        match Due::of(scheduled, now) {
            Due::Later => {
                // Discord tells the time to the second.
                if now.duration_until(Timestamp::now()) > SignedDuration::from_secs(5) && !told.ahead {
                    told.ahead = true;
                    tracing::error!(
                        "this machine's clock is ahead of Discord's; what is scheduled waits for Discord's"
                    );
                }
            }
            Due::Asked => {
                if told.missed.insert((award.to_owned(), category.to_owned())) {
                    tracing::warn!(award, category, "its moment was missed; an organiser has to reveal it");
                }
            }
            Due::Now => {
                let reveal = Command::Reveal { category: category.to_owned() };
                match act(&self.ledger, order, (Timestamp::now(), WHO), &reveal).await {
                    Ok(_) => {
                        tracing::info!(award, category, "revealed by the clock");
                        self.outbox.wake.call();
                    }
                    Err(ActError::Ledger(error)) => return Err(error),
                    // Somebody was faster, or has the show wait.
                    Err(error @ (ActError::Refused(_) | ActError::MovedOn(_))) => {
                        tracing::debug!(award, category, %error, "not revealed");
                    }
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(second: i64) -> Timestamp {
        Timestamp::from_second(1_790_000_000 + second).expect("it is a moment")
    }

    #[test]
    fn a_moment_is_now_until_it_is_missed() {
        let at = |late, second| Due::of((moment(100), late), moment(second));
        assert_eq!([at(Late::Go, 99), at(Late::Ask, 99)], [Due::Later; 2]);
        assert_eq!([at(Late::Go, 100), at(Late::Ask, 160)], [Due::Now; 2]);
        assert_eq!([at(Late::Go, 4_000), at(Late::Ask, 161)], [Due::Now, Due::Asked]);
    }
}
