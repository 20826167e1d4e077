//! `/ceremony`: the verbs that the terminal has too, and the panel's posting. All is for the organiser alone but the panel.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use reqwest::Method;
use serde_json::Value;
use serenity::all::{CommandInteraction, Permissions};
use tokio::task::block_in_place;
use tokio::time::timeout;

use super::admission::Asker;
use super::given::Subcommand;
use super::panel::starts_at;
use super::{Answered, Shows, Unable, message_path};
use crate::ceremony::act::{act, load};
use crate::ceremony::envelope::Transcript;
use crate::ceremony::perform::{Act, CeremonyRequest, Done, Look, Verb};
use crate::ceremony::verbs::{AWARD, Given as _, IMPORT, PREVIEW, REHEARSE, read};
use crate::ceremony::words::{Line, Words};
use crate::ceremony::{Command, Refused, RunningOrder, meant};
use crate::discord::announce::ready;
use crate::discord::command_schema::{CEREMONY, PANEL};
use crate::discord::component::{container, file, text};
use crate::discord::delivery::{Failure, File};
use crate::discord::response::{Callback, MessageBody};
use crate::discord::view::laid_out;
use crate::ledger::Ledger;
use crate::ledger::event::PanelPlace;
use crate::library::Library;
use crate::reply::{Block, Reply};
use crate::wording::{Wording, say};

/// How long the panel's message may take: the callback has to go in time.
const POSTING: Duration = Duration::from_millis(1_500);
/// Seconds by which this machine's clock may differ from Discord's, which tells whole seconds.
const CLOCKS_APART: i64 = 3;
/// Events that a message of the log has room for.
const EVENTS: usize = 20;
/// What the bot needs where a panel is.
const FOR_A_PANEL: Permissions = Permissions::VIEW_CHANNEL.union(Permissions::SEND_MESSAGES);

impl Shows {
    /// Answers `/ceremony`.
    pub(super) async fn command(self: &Arc<Self>, asker: &Asker, interaction: &CommandInteraction) -> Answered {
        let given = Subcommand::of(interaction);
        let command = format!("{CEREMONY} {}", given.name);
        let done = match self.admit(asker, &command) {
            Err(unable) => Err(unable),
            Ok(()) if given.name == PANEL => {
                let placed = self.place_panel(asker, interaction, given.one(AWARD)).await;
                placed.map(|callback| (callback, Vec::new()))
            }
            Ok(()) if given.name == IMPORT => self.import(asker, interaction, &given).await,
            Ok(()) if given.name == PREVIEW => self.preview(asker, &given).await,
            Ok(()) if given.name == REHEARSE => {
                self.rehearse(asker, interaction, &given).await.map(|callback| (callback, Vec::new()))
            }
            Ok(()) => self.verb(asker, &given).await,
        };
        let (callback, files) = done.unwrap_or_else(|unable| (unable.callback(asker.wording()), Vec::new()));
        Answered { command, callback, files }
    }

    async fn verb(&self, asker: &Asker, given: &Subcommand<'_>) -> Result<(Callback, Vec<File>), Unable> {
        let out_of_date = || Unable::Because(say!(asker, "command-out-of-date"));
        let verb = read(given.name, given).ok_or_else(out_of_date)?;
        // Discord offers the role that everybody has; it cannot be pinged like a role.
        if let (Some(role), Some(server)) = (given.role("ping"), asker.server)
            && role.get() == server.get()
        {
            return Err(Unable::Because(say!(asker, "not-a-role")));
        }
        let library = self.seen_by(asker)?;
        let ledger = match &verb {
            Verb::Act(_) => self.made(asker).await?,
            Verb::Look(_) => self.existing().await?.ok_or(Refused::NoShows)?,
        };
        let award = given.one(AWARD);
        let order = meant::award(&library, award.as_deref(), &ledger.shows().await?)?;
        if matches!(verb, Verb::Look(Look::Check)) {
            return Ok((self.check(&library, ledger, &order).await?, Vec::new()));
        }
        let is_plan = matches!(verb, Verb::Act(Act::Plan { .. }));
        let acts = matches!(verb, Verb::Act(_));
        let is_log = matches!(verb, Verb::Look(Look::Log));
        let who = asker.who();
        let request = CeremonyRequest { award: Some(order.award().to_owned()), verb };
        let done = self.stage(&library, ledger, &who)?.perform(&request).await;
        if acts {
            self.wake.call();
        }
        let mut starts = None;
        if is_plan {
            starts = load(ledger, order.award()).await?.plan.and_then(|plan| plan.starts);
        }
        match done.map_err(|error| self.unable(asker, &order, error))? {
            Done::Replied(reply, _) => {
                let reply = if is_log { latest(asker.wording(), reply) } else { reply };
                let small = starts.map(|at| format!("-# {}", starts_at(asker.wording(), at, 'F')));
                Ok((told(&library, &reply, small), Vec::new()))
            }
            Done::Transcript(transcript) => transcript_file(asker.wording(), &order, &transcript),
        }
    }

    /// Whether everything is ready, the channels among it.
    async fn check(&self, library: &Library, ledger: &Ledger, order: &RunningOrder<'_>) -> Result<Callback, Unable> {
        let (wording, show) = (library.wording(), load(ledger, order.award()).await?);
        let (channels, clock) = tokio::join!(self.channels(wording, &show), self.clock(wording));
        let found = channels.into_iter().chain([writable(wording, ledger).await]).chain(clock).collect();
        let now = Timestamp::now();
        let of_posts = block_in_place(|| ready(library, order, &show, now));
        let (reply, _) = Words::new(wording, order, &self.zone).check(&show, now, (of_posts, Some(found)));
        Ok(told(library, &reply, None))
    }

    /// What a check says of this machine's clock, by which scheduled categories go, against Discord's. Where that cannot be
    /// asked, the channels' lines say so.
    async fn clock(&self, wording: &Wording) -> Option<Line> {
        let discords = timeout(POSTING, self.delivery.time()).await.ok()?.ok()?;
        let seconds = Timestamp::now().duration_since(discords).as_secs().abs();
        Some(if seconds <= CLOCKS_APART {
            (true, say!(wording, "clock-right"))
        } else {
            (false, say!(wording, "clock-wrong", seconds = seconds))
        })
    }

    /// Posts the panel where it is asked for, and takes the one before away.
    async fn place_panel(
        &self,
        asker: &Asker,
        interaction: &CommandInteraction,
        award: Option<String>,
    ) -> Result<Callback, Unable> {
        let library = self.seen_by(asker)?;
        let ledger = self.existing().await?.ok_or(Refused::NoShows)?;
        let order = meant::award(&library, award.as_deref(), &ledger.shows().await?)?;
        let show = load(ledger, order.award()).await?;
        if show.plan.is_none() {
            return Err(Refused::NotPlanned(order.name().to_owned()).into());
        }
        if !asker.bots.administrator() && !asker.bots.contains(FOR_A_PANEL) {
            return Err(Unable::Because(say!(asker, "panel-not-allowed")));
        }
        let posts = ledger.posts(order.award()).await?;
        let body = MessageBody::new(self.panel(&order, &show, &posts), false);
        let body = body.once(format!("p{}", interaction.id));
        let path = format!("/channels/{}/messages", interaction.channel_id);
        let posted: Result<Value, Failure> = self.delivery.request(Method::POST, &path, Some(&body), POSTING).await;
        let not_posted = |why: &str| {
            tracing::warn!(channel = interaction.channel_id.get(), why, "the panel is not posted");
            Unable::Because(say!(asker, "panel-not-posted", why = why))
        };
        let posted = posted.map_err(|failure| not_posted(&failure.to_string()))?;
        let message =
            posted["id"].as_str().ok_or_else(|| not_posted("an answer without the id of the message"))?.to_owned();
        let place = PanelPlace { channel: interaction.channel_id.to_string(), message };
        let before = show.panel.filter(|before| *before != place);
        let command = Command::PlacePanel(place);
        let who = asker.who();
        let show = act(ledger, &order, (Timestamp::now(), &who), &command).await;
        let show = show.map_err(|error| self.unable(asker, &order, error))?;
        self.wake.call();
        if let Some(before) = before {
            self.take_away(before);
        }
        Ok(told(&library, &Words::new(asker.wording(), &order, &self.zone).done(&show, &command), None))
    }

    /// Takes a panel away that another one stands for; one that stays does no harm.
    fn take_away(&self, place: PanelPlace) {
        let delivery = self.delivery.clone();
        tokio::spawn(async move {
            let Ok(channel) = place.channel.parse() else { return };
            let path = message_path(channel, &place.message);
            let gone: Result<Value, Failure> =
                delivery.request(Method::DELETE, &path, None::<&()>, Duration::from_secs(10)).await;
            if let Err(failure) = gone {
                tracing::debug!(error = %failure, "the panel before stays");
            }
        });
    }
}

/// What proves the results, as a file.
fn transcript_file(
    wording: &Wording,
    order: &RunningOrder<'_>,
    transcript: &Transcript,
) -> Result<(Callback, Vec<File>), Unable> {
    let json = serde_json::to_vec_pretty(transcript);
    let json = json.map_err(|error| Unable::Because(say!(wording, "transcript-fails", error = error.to_string())))?;
    let name = format!("{}-transcript.json", order.award());
    let description = say!(wording, "transcript-of", award = order.name());
    let told = say!(wording, "transcript-told", root = &transcript.root);
    let components = vec![container(None, vec![text(told), file(&name)])];
    let callback = Callback::message_with_file(components, &name, &description);
    Ok((callback, vec![File { name, description, kind: "application/json", bytes: Arc::new(json) }]))
}

/// A reply for the organiser alone.
pub(super) fn told(library: &Library, reply: &Reply, small_print: Option<String>) -> Callback {
    Callback::message(laid_out(library, reply, small_print), true)
}

/// The log's last events, which a message has room for.
fn latest(wording: &Wording, mut reply: Reply) -> Reply {
    let mut is_cut = false;
    for block in &mut reply.blocks {
        if let Block::Points(points) = block
            && points.len() > EVENTS
        {
            points.drain(..points.len() - EVENTS);
            is_cut = true;
        }
    }
    if is_cut {
        reply.blocks.push(Block::Note(say!(wording, "log-latest", number = EVENTS)));
    }
    reply
}

/// What a check says of the ledger.
async fn writable(wording: &Wording, ledger: &Ledger) -> Line {
    match ledger.try_writing().await {
        Ok(()) => (true, say!(wording, "ledger-written")),
        Err(error) => (false, say!(wording, "ledger-not-written", error = error.to_string())),
    }
}
