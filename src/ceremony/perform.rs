//! What an organiser asks for in words, done: names are read, the command is decided and written down, and the reply is for
//! the organiser's own eyes.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::act::{ActError, act, load};
use super::decide::{Command, Recording};
use super::envelope::Transcript;
use super::order::RunningOrder;
use super::refused::Refused;
use super::show::Show;
use super::words::{Line, Words};
use super::{meant, times};
use crate::catalogue::CategoryKey;
use crate::ledger::Ledger;
use crate::ledger::event::{Late, Notes, Plan};
use crate::ledger::sealed::{Outcome, Salt};
use crate::library::Library;
use crate::reply::Reply;

/// What an organiser asks for, as it was typed or chosen.
pub struct CeremonyRequest {
    /// The award, where it is named.
    pub award: Option<String>,
    /// What is to be done.
    pub verb: Verb,
}

/// What is to be done in a show.
pub enum Verb {
    /// Something that changes it.
    Act(Act),
    /// A look at it.
    Look(Look),
}

/// A look at a show: nothing happens by it.
pub enum Look {
    /// Whether everything is ready.
    Check,
    /// Show a category's recorded result to an organiser.
    Peek(String),
    /// How far the show is.
    Status,
    /// Everything that happened.
    Log,
    /// What proves the results.
    Transcript,
}

/// What changes a show.
pub enum Act {
    /// Plan it, or change the plan.
    Plan {
        /// The channel of the announcements.
        channel: String,
        /// The channel's server, where the doorway knows it.
        server: Option<String>,
        /// When it begins.
        starts: Option<String>,
        /// The role that is pinged.
        ping: Option<String>,
        /// Whether announcement channels are published.
        publish: bool,
    },
    /// Record a result, sealed.
    Record(ResultText),
    /// Fix the results, and commit to them.
    Seal,
    /// Show a category's shortlist.
    Show(String),
    /// Reveal a category.
    Reveal(String),
    /// Put a revealed result right.
    Correct {
        /// What is right.
        result: ResultText,
        /// Why.
        reason: String,
    },
    /// Take a revealed result back.
    Withdraw {
        /// The category.
        category: String,
        /// Why.
        reason: String,
    },
    /// Reveal a category by the clock.
    Schedule {
        /// The category.
        category: String,
        /// When; `None` takes it off the clock.
        at: Option<String>,
        /// What happens where the moment is missed.
        late: Late,
    },
    /// Let the show wait.
    Hold,
    /// Let it go on.
    Resume,
    /// Pass a category over.
    Skip(String),
    /// Go to a category.
    Go(String),
    /// Go back to the nearest category before that is not revealed.
    Back,
    /// Write the crew's notes.
    Note {
        /// The category.
        category: String,
        /// Those that are given replace those so far.
        notes: Notes,
    },
}

/// A result in words.
pub struct ResultText {
    /// The category.
    pub category: String,
    /// Who won.
    pub winners: Vec<String>,
    /// Who was commended.
    pub commended: Vec<String>,
    /// What the jury says.
    pub citation: Option<String>,
}

/// Where it is done: what a doorway knows.
pub struct Stage<'a> {
    /// The library, in the language of whoever asks; its results are not looked at.
    pub library: &'a Library,
    /// The ledger.
    pub ledger: &'a Ledger,
    /// The moment.
    pub now: Timestamp,
    /// Who asks, as the ledger writes it.
    pub who: &'a str,
    /// The show's time zone.
    pub zone: &'a TimeZone,
    /// Chance for one result's salt.
    pub salt: Salt,
    /// What a check says of the posts, which the doorway makes.
    pub ready: Ready,
}

/// What a check says of the posts of a show at a moment.
pub type Ready = fn(&Library, &RunningOrder<'_>, &Show, Timestamp) -> Vec<Line>;

/// What was done, or found.
pub enum Done {
    /// A reply, for the organiser alone; and whether it is good news.
    Replied(Reply, bool),
    /// A document for a file.
    Transcript(Transcript),
}

impl Stage<'_> {
    /// Does it.
    ///
    /// # Errors
    /// It may not happen, or the ledger fails.
    pub async fn perform(&self, request: &CeremonyRequest) -> Result<Done, ActError> {
        let shows = self.ledger.shows().await?;
        let order = meant::award(self.library, request.award.as_deref(), &shows)?;
        match &request.verb {
            Verb::Look(look) => self.look(&order, look).await,
            Verb::Act(act) => self.act(&order, act).await,
        }
    }

    async fn look(&self, order: &RunningOrder<'_>, look: &Look) -> Result<Done, ActError> {
        match look {
            Look::Check => {
                let show = self.show(order).await?;
                let of_posts = (self.ready)(self.library, order, &show, self.now);
                let (reply, ready) = self.words(order).check(&show, self.now, (of_posts, None));
                Ok(Done::Replied(reply, ready))
            }
            Look::Peek(category) => {
                let key = meant::category(self.library, order, category)?;
                let show = self.show(order).await?;
                let id = &order.catalogue().category(key).id;
                let recorded = show.category(id).and_then(|category| category.recorded.as_ref());
                let name = || order.catalogue().category(key).name.clone();
                let (sealed, _) = recorded.ok_or_else(|| Refused::NotRecorded(name()))?;
                Ok(Done::Replied(self.words(order).result(key, sealed.for_organiser()), true))
            }
            Look::Status => {
                let posts = self.ledger.posts(order.award()).await?;
                Ok(Done::Replied(self.words(order).status(&self.show(order).await?, &posts), true))
            }
            Look::Log => {
                let events = self.ledger.events(order.award(), 0).await?;
                Ok(Done::Replied(self.words(order).log(&events), true))
            }
            Look::Transcript => {
                let transcript = Transcript::of(order, &self.show(order).await?);
                Ok(Done::Transcript(transcript.ok_or_else(|| Refused::NotCommitted(order.name().to_owned()))?))
            }
        }
    }

    async fn act(&self, order: &RunningOrder<'_>, wanted: &Act) -> Result<Done, ActError> {
        let before = self.show(order).await?;
        let command = self.command(order, &before, wanted)?;
        let show = act(self.ledger, order, (self.now, self.who), &command).await?;
        Ok(Done::Replied(self.words(order).done(&show, &command), true))
    }

    /// Words on a show, in the language of whoever asks.
    pub(super) fn words<'b>(&'b self, order: &'b RunningOrder<'b>) -> Words<'b> {
        Words::new(self.library.wording(), order, self.zone)
    }

    async fn show(&self, order: &RunningOrder<'_>) -> Result<Show, ActError> {
        Ok(load(self.ledger, order.award()).await?)
    }

    /// The command that is meant.
    fn command(&self, order: &RunningOrder<'_>, show: &Show, wanted: &Act) -> Result<Command, Refused> {
        let category = |typed: &str| -> Result<String, Refused> {
            let key = meant::category(self.library, order, typed)?;
            Ok(order.catalogue().category(key).id.clone())
        };
        Ok(match wanted {
            Act::Plan { channel, server, starts, ping, publish } => Command::Plan(Plan {
                channel: id(channel)?,
                server: server.clone().or_else(|| known_server(show, channel)),
                starts: starts.as_deref().map(|text| times::moment(text, self.now, self.zone)).transpose()?,
                ping: ping.as_deref().map(id).transpose()?,
                publish: *publish,
            }),
            Act::Record(result) => Command::Record(vec![self.recording(order, result)?]),
            Act::Seal => Command::Commit,
            Act::Show(typed) => Command::Show { category: category(typed)? },
            Act::Reveal(typed) => Command::Reveal { category: category(typed)? },
            Act::Correct { result, reason } => {
                Command::Correct { result: self.recording(order, result)?, reason: reason.clone() }
            }
            Act::Withdraw { category: typed, reason } => {
                Command::Withdraw { category: category(typed)?, reason: reason.clone() }
            }
            Act::Schedule { category: typed, at, late } => Command::Schedule {
                category: category(typed)?,
                at: at.as_deref().map(|text| times::moment(text, self.now, self.zone)).transpose()?,
                late: *late,
            },
            Act::Hold => Command::Hold,
            Act::Resume => Command::Resume,
            Act::Skip(typed) => Command::Skip { category: category(typed)? },
            Act::Go(typed) => Command::Move { category: category(typed)? },
            Act::Back => Command::Back,
            Act::Note { category: typed, notes } => {
                let category = category(typed)?;
                let known = show.category(&category).map(|category| category.notes.clone()).unwrap_or_default();
                // What is given empty is taken away.
                let given = |given: &Option<String>, known| match given.as_deref().map(str::trim) {
                    Some("") => None,
                    Some(given) => Some(given.to_owned()),
                    None => known,
                };
                let notes = Notes {
                    presenter: given(&notes.presenter, known.presenter),
                    say: given(&notes.say, known.say),
                    note: given(&notes.note, known.note),
                };
                Command::Note { category, notes }
            }
        })
    }

    fn recording(&self, order: &RunningOrder<'_>, text: &ResultText) -> Result<Recording, Refused> {
        let key = meant::category(self.library, order, &text.category)?;
        let ids = |typed: &[String]| -> Result<Vec<String>, Refused> {
            typed.iter().map(|typed| self.entry(order, key, typed)).collect()
        };
        let citation = text.citation.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        let outcome = Outcome { winners: ids(&text.winners)?, commended: ids(&text.commended)?, citation };
        Ok(Recording { category: order.catalogue().category(key).id.clone(), outcome, salt: self.salt.clone() })
    }

    fn entry(&self, order: &RunningOrder<'_>, category: CategoryKey, typed: &str) -> Result<String, Refused> {
        let key = meant::entry(self.library, order, category, typed)?;
        Ok(order.catalogue().entry(key).id.clone())
    }
}

/// The server of a channel, where the plan so far knows it.
fn known_server(show: &Show, channel: &str) -> Option<String> {
    let plan = show.plan.as_ref().filter(|plan| Ok(&plan.channel) == id(channel).as_ref())?;
    plan.server.clone()
}

/// A Discord id: of a channel or a role, as it is or as it stands in a message.
fn id(text: &str) -> Result<String, Refused> {
    let digits = text.trim().trim_start_matches(['<', '#', '@', '&']).trim_end_matches('>');
    let sound = (17..=20).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if sound { Ok(digits.to_owned()) } else { Err(Refused::NoId(text.to_owned())) }
}
