//! What may happen: from a command to the events that it makes, or why it is refused.

use jiff::Timestamp;

use super::envelope::commitment;
use super::order::RunningOrder;
use super::posts::posts;
use super::refused::Refused;
use super::show::{CategoryState, Show};
use crate::catalogue::CategoryKey;
use crate::ledger::event::{Follower, Happening, Late, NewEvent, Notes, PanelPlace, Plan};
use crate::ledger::post::NewPost;
use crate::ledger::sealed::{Outcome, Salt, Sealed};

/// What an organiser wants to happen. It may hold a secret, so it is never printed.
pub enum Command {
    /// Plan the show, or change its plan.
    Plan(Plan),
    /// Write the crew's notes on a category.
    Note {
        /// The category.
        category: String,
        /// The notes that replace those so far.
        notes: Notes,
    },
    /// Record results: all or none.
    Record(Vec<Recording>),
    /// Fix the recorded results, and commit to them.
    Commit,
    /// Show a category's shortlist.
    Show {
        /// The category.
        category: String,
    },
    /// Reveal a category's result.
    Reveal {
        /// The category.
        category: String,
    },
    /// Put a revealed result right.
    Correct {
        /// What is right.
        result: Recording,
        /// Why, for everybody to read.
        reason: String,
    },
    /// Take a revealed result back.
    Withdraw {
        /// The category.
        category: String,
        /// Why, for the log.
        reason: String,
    },
    /// Reveal a category by the clock, or take it off the clock.
    Schedule {
        /// The category.
        category: String,
        /// When; `None` takes it off the clock.
        at: Option<Timestamp>,
        /// What happens where the moment is missed.
        late: Late,
    },
    /// Let the show wait.
    Hold,
    /// Let it go on.
    Resume,
    /// Go to a category.
    Move {
        /// The category.
        category: String,
    },
    /// Go back to the nearest category before that is not revealed.
    Back,
    /// Pass a category over.
    Skip {
        /// The category.
        category: String,
    },
    /// Let a channel follow the announcements.
    Follow(Follower),
    /// Let it follow them no longer.
    Unfollow {
        /// The channel, by Discord's id.
        channel: String,
    },
    /// Keep the crew's panel up to date here.
    PlacePanel(PanelPlace),
    /// The panel in this place is gone.
    ForgetPanel(PanelPlace),
}

/// A category's result, to be sealed.
pub struct Recording {
    /// The category.
    pub category: String,
    /// How it ended.
    pub outcome: Outcome,
    /// What its hash is made with.
    pub salt: Salt,
}

/// What a command makes happen: each event with the posts that follow from it.
///
/// # Errors
/// The command is refused.
pub fn decide(
    order: &RunningOrder<'_>,
    show: &Show,
    command: &Command,
    now: Timestamp,
) -> Result<Vec<(NewEvent, Vec<NewPost>)>, Refused> {
    let events = Deciding { order, show, now }.events(command)?;
    Ok(events.into_iter().map(|event| (event.clone(), posts(show, &event.what))).collect())
}

struct Deciding<'a> {
    order: &'a RunningOrder<'a>,
    show: &'a Show,
    now: Timestamp,
}

impl Deciding<'_> {
    fn events(&self, command: &Command) -> Result<Vec<NewEvent>, Refused> {
        if self.order.categories().len() == 0 {
            return Err(Refused::NothingPending(self.order.name().to_owned()));
        }
        let is_first = matches!(command, Command::Plan(_) | Command::Follow(_) | Command::Unfollow { .. });
        if self.show.plan.is_none() && !is_first {
            return Err(Refused::NotPlanned(self.order.name().to_owned()));
        }
        let one = |what: Happening| Ok(vec![what.into()]);
        match command {
            Command::Plan(plan) => one(Happening::Planned(plan.clone())),
            Command::Note { category, notes } => {
                self.category(category)?;
                one(Happening::Noted { category: category.clone(), notes: notes.clone() })
            }
            Command::Record(recordings) => recordings.iter().map(|recording| self.record(recording)).collect(),
            Command::Commit => one(self.commit()?),
            Command::Show { category } => {
                self.unrevealed(category)?;
                one(Happening::Shown { category: category.clone() })
            }
            Command::Reveal { category } => one(self.reveal(category)?),
            Command::Correct { result, reason } => one(self.correct(result, reason)?),
            Command::Withdraw { category, reason } => one(self.withdraw(category, reason)?),
            Command::Schedule { category, at, late } => {
                self.unrevealed(category)?;
                if at.is_some_and(|at| at <= self.now) {
                    return Err(Refused::InThePast);
                }
                one(Happening::Scheduled { category: category.clone(), at: *at, late: *late })
            }
            // Pressed twice, they do nothing the second time.
            Command::Hold if self.show.is_held => Ok(Vec::new()),
            Command::Hold => one(Happening::Held),
            Command::Resume if !self.show.is_held => Ok(Vec::new()),
            Command::Resume => one(Happening::Resumed),
            Command::Move { category } => {
                self.unrevealed(category)?;
                one(Happening::Moved { category: category.clone() })
            }
            Command::Back => {
                let before = self.show.before(self.order).and_then(|at| self.order.categories().nth(at));
                let (_, category) = before.ok_or(Refused::NothingBefore)?;
                one(Happening::Moved { category: category.id.clone() })
            }
            Command::Skip { category } => {
                self.unrevealed(category)?;
                one(Happening::Skipped { category: category.clone() })
            }
            Command::Follow(follower) if self.show.followers.get(&follower.channel) == Some(follower) => Ok(Vec::new()),
            Command::Follow(follower) => one(Happening::Followed(follower.clone())),
            Command::Unfollow { channel } if !self.show.followers.contains_key(channel) => {
                Err(Refused::NotFollowing(self.order.name().to_owned()))
            }
            Command::Unfollow { channel } => one(Happening::Unfollowed { channel: channel.clone() }),
            Command::PlacePanel(place) => one(Happening::PanelPlaced(place.clone())),
            // Meanwhile it may be elsewhere.
            Command::ForgetPanel(place) if self.show.panel.as_ref() != Some(place) => Ok(Vec::new()),
            Command::ForgetPanel(_) => one(Happening::PanelForgotten),
        }
    }

    /// The category of this id, with its name.
    fn category(&self, id: &str) -> Result<(CategoryKey, String), Refused> {
        let key = self
            .order
            .category(id)
            .ok_or_else(|| Refused::NoSuchCategory { award: self.order.name().to_owned(), category: id.to_owned() })?;
        Ok((key, self.order.catalogue().category(key).name.clone()))
    }

    fn state(&self, id: &str) -> Option<&CategoryState> {
        self.show.category(id)
    }

    /// A category that is not revealed, by name.
    fn unrevealed(&self, id: &str) -> Result<String, Refused> {
        let (_, name) = self.category(id)?;
        match self.show.revealed(id) {
            Some(_) => Err(Refused::AlreadyRevealed(name)),
            None => Ok(name),
        }
    }

    fn record(&self, recording: &Recording) -> Result<NewEvent, Refused> {
        self.unrevealed(&recording.category)?;
        self.check_outcome(recording)?;
        if self.show.commitment.is_some() {
            return Err(Refused::AlreadyCommitted);
        }
        let sealed = Sealed::new(recording.outcome.clone(), recording.salt.clone());
        let what = Happening::Recorded { category: recording.category.clone() };
        Ok(NewEvent { what, sealed: Some(sealed) })
    }

    fn check_outcome(&self, recording: &Recording) -> Result<(), Refused> {
        let (key, name) = self.category(&recording.category)?;
        let Outcome { winners, commended, .. } = &recording.outcome;
        if winners.is_empty() {
            return Err(Refused::NoWinner(name));
        }
        let mut named: Vec<&str> = Vec::new();
        for entry in winners.iter().chain(commended) {
            if !self.order.shortlist(key).any(|(_, listed)| listed.id == *entry) {
                return Err(Refused::NotOnShortlist { entry: entry.clone(), category: name });
            }
            if named.contains(&entry.as_str()) {
                return Err(Refused::NamedTwice { entry: entry.clone(), category: name });
            }
            named.push(entry);
        }
        Ok(())
    }

    fn commit(&self) -> Result<Happening, Refused> {
        if self.show.commitment.is_some() {
            return Err(Refused::AlreadyCommitted);
        }
        let categories = self.order.categories().map(|(_, category)| category);
        let missing: Vec<String> = categories
            .filter(|category| !self.show.is_recorded(&category.id))
            .map(|category| category.name.clone())
            .collect();
        if !missing.is_empty() {
            return Err(Refused::Incomplete(missing));
        }
        let (root, leaves) = commitment(self.order, self.show);
        Ok(Happening::Committed { root, leaves })
    }

    fn reveal(&self, category: &str) -> Result<Happening, Refused> {
        let name = self.unrevealed(category)?;
        let recorded = self.state(category).and_then(|state| state.recorded.as_ref());
        let (sealed, _) = recorded.ok_or(Refused::NotRecorded(name))?;
        if self.show.is_held {
            return Err(Refused::Held);
        }
        Ok(Happening::Revealed { category: category.to_owned(), result: sealed.release() })
    }

    fn correct(&self, right: &Recording, reason: &str) -> Result<Happening, Refused> {
        self.revealed(&right.category)?;
        self.check_outcome(right)?;
        let reason = given(reason)?;
        let result = Sealed::new(right.outcome.clone(), right.salt.clone()).release();
        Ok(Happening::Corrected { category: right.category.clone(), result, reason })
    }

    fn withdraw(&self, category: &str, reason: &str) -> Result<Happening, Refused> {
        self.revealed(category)?;
        Ok(Happening::Withdrawn { category: category.to_owned(), reason: given(reason)? })
    }

    fn revealed(&self, id: &str) -> Result<(), Refused> {
        let (_, name) = self.category(id)?;
        self.show.revealed(id).map(|_| ()).ok_or(Refused::NotRevealed(name))
    }
}

/// A reason, if one is given.
fn given(reason: &str) -> Result<String, Refused> {
    let reason = reason.trim();
    if reason.is_empty() { Err(Refused::NoReason) } else { Ok(reason.to_owned()) }
}
