//! Shows in Discord: `/ceremony` for organisers, the panel from which a show is called, and `/announcements` for any server.
//!
//! What these need is in the ledger, so they are asked before all else and are not of `respond`'s pure kind; each is answered
//! by one callback all the same. In reading order: [`admission`] says who may do what, from the interaction's own word;
//! [`given`] is what was given to a command, and [`choices`] what is offered while it is typed; [`verbs`] does the verbs that
//! the terminal has too. [`mod@panel`] draws the panel, [`press`] is what its buttons mean, [`pressed`] does it, and [`keep`]
//! keeps the panel up to date whatever happens elsewhere. [`import`] keeps
//! the results of a judges' sheet, [`preview`] shows a post as it will be, and [`rehearse`] goes through the whole show with made-up
//! winners. [`announcements`] has a server's channel follow, and [`access`]
//! finds what is missing in a channel. A sealed result is in nothing but the reply to the organiser who recorded or peeks, or
//! looks at what a sheet says or a post will be.

mod access;
mod admission;
mod announcements;
mod choices;
mod given;
mod import;
mod keep;
mod panel;
mod press;
mod pressed;
mod preview;
mod rehearse;
mod verbs;

pub(crate) use panel::draw as panel;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serenity::all::{ChannelId, GuildId, Interaction, UserId};
use tokio::sync::OnceCell;

use super::announce::ready;
use super::command_schema::{ANNOUNCEMENTS, CEREMONY};
use super::component::Component;
use super::delivery::{CALLBACK_PATIENCE, Delivery, File};
use super::markdown::escape;
use super::respond::apology;
use super::response::Callback;
use super::shared::Shared;
use super::view::{notice, notice_of};
use super::wake::Wake;
use crate::ceremony::act::ActError;
use crate::ceremony::perform::Stage;
use crate::ceremony::words::Words;
use crate::ceremony::{Refused, RunningOrder, Show};
use crate::config::Config;
use crate::ledger::event::Event;
use crate::ledger::post::Post;
use crate::ledger::sealed::Salt;
use crate::ledger::{Address, Ledger, LedgerError};
use crate::library::Library;
use crate::wording::{Language, Wording, say};
use admission::Asker;
use press::Press;
use rehearse::Running;

/// How long what is asked of a show may take: the rest of the callback's time is for its way.
pub(super) const PATIENCE: Duration = CALLBACK_PATIENCE.saturating_sub(Duration::from_millis(600));

/// Shows, as Discord has them.
pub(super) struct Shows {
    organisers: BTreeSet<GuildId>,
    zone: TimeZone,
    /// Where the ledger is, if there is a place for one.
    address: Option<Address>,
    ledger: OnceCell<Ledger>,
    library: Shared,
    /// Tells all who listen that the ledger changed.
    wake: Wake,
    delivery: Arc<Delivery>,
    /// The bot's own user.
    bot: UserId,
    rehearsals: Running,
}

/// An answer, and what the log calls it.
pub(super) struct Answered {
    pub(super) command: String,
    pub(super) callback: Callback,
    /// The files that the callback names.
    pub(super) files: Vec<File>,
}

impl Answered {
    pub(super) fn new(command: &str, callback: Callback) -> Self {
        Self { command: command.to_owned(), callback, files: Vec::new() }
    }
}

/// Why something is not done.
enum Unable {
    /// For whoever asks to read, as it stands.
    Because(String),
    /// The same in markdown, in which all that is foreign is escaped.
    BecauseMarked(String),
    /// It may not happen.
    Refused(Refused),
    /// The ledger fails.
    Ledger(LedgerError),
}

impl From<Refused> for Unable {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

impl From<LedgerError> for Unable {
    fn from(error: LedgerError) -> Self {
        Self::Ledger(error)
    }
}

impl Unable {
    /// What is said of it to whoever asks, in their language; a failure is logged, once.
    fn callback(self, wording: &Wording) -> Callback {
        let components = match self {
            Self::Because(sentence) => notice(&sentence),
            Self::BecauseMarked(markdown) => notice_of(markdown),
            Self::Refused(refused) => notice(&refused.said(wording)),
            Self::Ledger(error) => {
                tracing::error!(%error, "what was asked of a show is not done");
                notice(&say!(wording, "ledger-fails"))
            }
        };
        Callback::message(components, true)
    }
}

/// Whether an interaction is about shows.
pub(super) fn is_about_shows(interaction: &Interaction) -> bool {
    match interaction {
        Interaction::Command(command) | Interaction::Autocomplete(command) => {
            matches!(command.data.name.as_str(), CEREMONY | ANNOUNCEMENTS)
        }
        Interaction::Component(component) => Press::is_one(&component.data.custom_id),
        Interaction::Modal(form) => Press::is_one(&form.data.custom_id),
        _ => false,
    }
}

impl Shows {
    pub(super) fn new(config: &Config, library: Shared, wake: Wake, delivery: Arc<Delivery>, bot: UserId) -> Self {
        Self {
            organisers: config.ceremony.organisers.iter().map(|id| GuildId::from(*id)).collect(),
            zone: config.ceremony.time_zone.clone(),
            address: config.ledger.address().ok(),
            ledger: OnceCell::new(),
            library,
            wake,
            delivery,
            bot,
            rehearsals: Running::default(),
        }
    }

    /// The language of whoever asks, where they do.
    pub(super) fn language(&self, interaction: &Interaction) -> Language {
        Asker::of(interaction, &self.library).wording().language()
    }

    /// Answers an interaction that is about shows.
    pub(super) async fn answer(self: &Arc<Self>, interaction: &Interaction) -> Answered {
        let asker = Asker::of(interaction, &self.library);
        match interaction {
            Interaction::Command(command) if command.data.name == ANNOUNCEMENTS => {
                self.announcements(&asker, command).await
            }
            Interaction::Command(command) => self.command(&asker, command).await,
            Interaction::Autocomplete(command) => self.choices(&asker, command).await,
            Interaction::Component(component) => self.component(&asker, component).await,
            Interaction::Modal(form) => self.form(&asker, form).await,
            _ => Answered::new(CEREMONY, apology(asker.wording().language())),
        }
    }

    /// The ledger, if there is one: looking makes none.
    pub(super) async fn existing(&self) -> Result<Option<&Ledger>, LedgerError> {
        if self.ledger.initialized() {
            return Ok(self.ledger.get());
        }
        let Some(address) = &self.address else { return Ok(None) };
        match Ledger::open_existing(address).await? {
            None => Ok(None),
            Some(opened) => Ok(Some(self.ledger.get_or_init(|| std::future::ready(opened)).await)),
        }
    }

    /// The ledger, which a first act makes.
    async fn made(&self, asker: &Asker) -> Result<&Ledger, Unable> {
        let none = || Unable::Because(say!(asker, "ledger-nowhere"));
        let address = self.address.as_ref().ok_or_else(none)?;
        Ok(self.ledger.get_or_try_init(|| Ledger::open(address)).await?)
    }

    /// The library as it is seen where somebody asks, in their language.
    fn seen_by(&self, asker: &Asker) -> Result<Arc<Library>, Unable> {
        let seen = self.library.seen_in(asker.server).ok_or_else(|| Unable::Because(say!(asker, "nothing-seen")))?;
        Ok(Arc::new(seen.in_language(asker.language)))
    }

    /// Where somebody acts in a show.
    fn stage<'a>(&'a self, library: &'a Library, ledger: &'a Ledger, who: &'a str) -> Result<Stage<'a>, Unable> {
        let salt = chance(library.wording())?;
        Ok(Stage { library, ledger, now: Timestamp::now(), who, zone: &self.zone, salt: Salt::new(salt), ready })
    }

    /// Why an act was not done, for whoever asked for it.
    fn unable(&self, asker: &Asker, order: &RunningOrder<'_>, error: ActError) -> Unable {
        match error {
            ActError::Refused(refused) => refused.into(),
            ActError::Ledger(error) => error.into(),
            ActError::MovedOn(event) => Unable::BecauseMarked(self.moved_on(asker.wording(), order, &event)),
        }
    }

    /// That something else happened first.
    fn moved_on(&self, wording: &Wording, order: &RunningOrder<'_>, event: &Event) -> String {
        let who = match event.who.strip_prefix("discord:") {
            Some(id) if id.bytes().all(|byte| byte.is_ascii_digit()) => format!("<@{id}>"),
            _ => escape(&event.who),
        };
        let what = escape(&Words::new(wording, order, &self.zone).happened(&event.what));
        let time = format!("<t:{}:T>", event.at.as_second());
        say!(wording, "moved-on", who = who, what = what, time = time)
    }

    /// The words of a show's panel: all who see it share the language of the server where the show is planned.
    fn panel_wording(&self, show: &Show) -> &'static Wording {
        let server = show.plan.as_ref().and_then(|plan| plan.server.as_ref()?.parse().ok());
        self.library.spoken(server, None).wording()
    }

    /// The panel of a show as it is now.
    fn panel(&self, order: &RunningOrder<'_>, show: &Show, posts: &[Post]) -> Vec<Component> {
        panel(self.panel_wording(show), order, show, posts, Timestamp::now())
    }
}

/// Chance, as the system has it.
fn chance(wording: &Wording) -> Result<[u8; 32], Unable> {
    let mut chance = [0; 32];
    getrandom::fill(&mut chance)
        .map_err(|error| Unable::Because(say!(wording, "no-chance", error = error.to_string())))?;
    Ok(chance)
}

/// What is said to whoever asks where the ledger takes too long.
pub(super) fn too_late(language: Language) -> String {
    say!(language, "ledger-late")
}

/// Where a message is.
fn message_path(channel: ChannelId, message: &str) -> String {
    format!("/channels/{channel}/messages/{message}")
}
