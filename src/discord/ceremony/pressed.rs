//! A press on the panel, done: the panel is drawn anew in the answer, or whoever pressed is shown why nothing was done.

use std::time::Duration;

use jiff::Timestamp;
use reqwest::Method;
use serde_json::Value;
use serenity::all::{ActionRowComponent, ComponentInteraction, ComponentInteractionDataKind, ModalInteraction};

use super::admission::Asker;
use super::press::{Press, Wish};
use super::verbs::told;
use super::{Answered, Shows, Unable, message_path};
use crate::ceremony::act::{ActError, act_on, load};
use crate::ceremony::perform::{Act, CeremonyRequest, Done, Look, Verb};
use crate::ceremony::{Command, Refused, RunningOrder, Show};
use crate::discord::component::{Component, input};
use crate::discord::delivery::Failure;
use crate::discord::response::{Callback, MessageBody};
use crate::ledger::Ledger;
use crate::ledger::event::Notes;
use crate::wording::{Wording, say};

/// Fields of the notes' form, and how much each takes.
const PRESENTER: &str = "presenter";
const SAY: &str = "say";
const NOTE: &str = "note";
const SHORT: usize = 200;
const LONG: usize = 1_000;

impl Wish {
    /// What the log calls a press.
    fn name(self) -> &'static str {
        match self {
            Self::Shortlist => "panel: shortlist",
            Self::Reveal => "panel: reveal",
            Self::RevealLate => "panel: reveal now",
            Self::Hold => "panel: hold",
            Self::Resume => "panel: go on",
            Self::Skip => "panel: skip",
            Self::Back => "panel: back",
            Self::Peek => "panel: peek",
            Self::Notes => "panel: notes",
            Self::Noted => "panel: notes written",
            Self::Jump => "panel: jump",
            Self::Keep => "ceremony import: keep",
            Self::Remove => "ceremony rehearse: remove",
        }
    }
}

impl Shows {
    /// Answers a press on the panel, or a choice from its menu.
    pub(super) async fn component(&self, asker: &Asker, interaction: &ComponentInteraction) -> Answered {
        let press = Press::decode(&interaction.data.custom_id);
        let command = press.as_ref().map_or("panel", |press| press.wish.name());
        let done = match self.admit(asker, command).and(press.as_ref().ok_or_else(|| out_of_date(asker))) {
            Ok(press) => self.pressed(asker, interaction, press).await,
            Err(unable) => Err(unable),
        };
        Answered::new(command, done.unwrap_or_else(|unable| unable.callback(asker.wording())))
    }

    async fn pressed(
        &self,
        asker: &Asker,
        interaction: &ComponentInteraction,
        press: &Press,
    ) -> Result<Callback, Unable> {
        match press.wish {
            Wish::Keep => return self.keep_imported(asker, press).await,
            Wish::Remove => return Ok(self.remove_rehearsal(asker, press, interaction.channel_id)),
            _ => {}
        }
        let library = self.seen_by(asker)?;
        let order = press.order(&library).ok_or_else(|| out_of_date(asker))?;
        let ledger = self.existing().await?.ok_or(Refused::NoShows)?;
        let category = || press.category(&order).ok_or_else(|| out_of_date(asker));
        let who = asker.who();
        let command = match press.wish {
            Wish::Peek => {
                let verb = Verb::Look(Look::Peek(category()?));
                let request = CeremonyRequest { award: Some(order.award().to_owned()), verb };
                let done = self.stage(&library, ledger, &who)?.perform(&request).await;
                return match done.map_err(|error| self.unable(asker, &order, error))? {
                    Done::Replied(reply, _) => Ok(told(&library, &reply, None)),
                    Done::Transcript(_) => Err(out_of_date(asker)),
                };
            }
            Wish::Notes => {
                let show = load(ledger, order.award()).await?;
                return Ok(form(asker.wording(), &order, &show, &category()?));
            }
            // It is the answer to a form, and no press; or nothing of the panel.
            Wish::Noted | Wish::Keep | Wish::Remove => return Err(out_of_date(asker)),
            Wish::Shortlist => Command::Show { category: category()? },
            Wish::Reveal | Wish::RevealLate => Command::Reveal { category: category()? },
            Wish::Hold => Command::Hold,
            Wish::Resume => Command::Resume,
            Wish::Skip => Command::Skip { category: category()? },
            Wish::Back => Command::Back,
            Wish::Jump => {
                let chosen = match &interaction.data.kind {
                    ComponentInteractionDataKind::StringSelect { values } => values.first(),
                    _ => None,
                };
                let category = chosen.and_then(|chosen| Press::category_of(&order, chosen));
                Command::Move { category: category.ok_or_else(|| out_of_date(asker))? }
            }
        };
        // To wait is never wrong, whatever happened meanwhile.
        let seen = (press.wish != Wish::Hold).then_some(press.seen);
        let done = act_on(ledger, &order, (Timestamp::now(), &who), &command, seen).await;
        self.wake.call();
        match done {
            Ok(show) => Ok(Callback::update(self.drawn(ledger, &order, &show).await?)),
            Err(error) => {
                if matches!(error, ActError::MovedOn(_)) {
                    let show = load(ledger, order.award()).await?;
                    self.redraw(interaction, self.drawn(ledger, &order, &show).await?);
                }
                Err(self.unable(asker, &order, error))
            }
        }
    }

    /// Answers the notes' form.
    pub(super) async fn form(&self, asker: &Asker, interaction: &ModalInteraction) -> Answered {
        let command = Wish::Noted.name();
        let press = Press::decode(&interaction.data.custom_id).filter(|press| press.wish == Wish::Noted);
        let done = match self.admit(asker, command).and(press.ok_or_else(|| out_of_date(asker))) {
            Ok(press) => self.noted(asker, interaction, &press).await,
            Err(unable) => Err(unable),
        };
        Answered::new(command, done.unwrap_or_else(|unable| unable.callback(asker.wording())))
    }

    async fn noted(&self, asker: &Asker, interaction: &ModalInteraction, press: &Press) -> Result<Callback, Unable> {
        let library = self.seen_by(asker)?;
        let order = press.order(&library).ok_or_else(|| out_of_date(asker))?;
        let category = press.category(&order).ok_or_else(|| out_of_date(asker))?;
        let ledger = self.existing().await?.ok_or(Refused::NoShows)?;
        let written = |name: &str| {
            let mut fields = interaction.data.components.iter().flat_map(|row| &row.components);
            fields.find_map(|field| match field {
                ActionRowComponent::InputText(text) if text.custom_id == name => text.value.clone(),
                _ => None,
            })
        };
        let notes = Notes { presenter: written(PRESENTER), say: written(SAY), note: written(NOTE) };
        let verb = Verb::Act(Act::Note { category, notes });
        let request = CeremonyRequest { award: Some(order.award().to_owned()), verb };
        let who = asker.who();
        let done = self.stage(&library, ledger, &who)?.perform(&request).await;
        done.map_err(|error| self.unable(asker, &order, error))?;
        self.wake.call();
        let show = load(ledger, order.award()).await?;
        Ok(Callback::update(self.drawn(ledger, &order, &show).await?))
    }

    /// The panel of a show as it is now.
    pub(super) async fn drawn(
        &self,
        ledger: &Ledger,
        order: &RunningOrder<'_>,
        show: &Show,
    ) -> Result<Vec<Component>, Unable> {
        Ok(self.panel(order, show, &ledger.posts(order.award()).await?))
    }

    /// Draws an old panel anew, whose press did nothing.
    fn redraw(&self, interaction: &ComponentInteraction, components: Vec<Component>) {
        let path = message_path(interaction.channel_id, &interaction.message.id.to_string());
        let delivery = self.delivery.clone();
        tokio::spawn(async move {
            let body = MessageBody::new(components, false);
            let drawn: Result<Value, Failure> =
                delivery.request(Method::PATCH, &path, Some(&body), Duration::from_secs(10)).await;
            if let Err(failure) = drawn {
                tracing::debug!(error = %failure, "an old panel is not drawn anew");
            }
        });
    }
}

/// The notes on a category, to read and to write.
fn form(wording: &Wording, order: &RunningOrder<'_>, show: &Show, category: &str) -> Callback {
    let notes = show.category(category).map(|state| state.notes.clone()).unwrap_or_default();
    let name = order.category(category).map(|key| order.catalogue().category(key).name.clone());
    let name = name.unwrap_or_else(|| say!(wording, "panel-notes"));
    // Longer ones come from the terminal.
    let field = |id, label: String, value: Option<String>, several, most| {
        let value: String = value.unwrap_or_default().chars().take(most).collect();
        input(id, &label, value, several, most)
    };
    let fields = vec![
        field(PRESENTER, say!(wording, "notes-presenter"), notes.presenter, false, SHORT),
        field(SAY, say!(wording, "notes-say"), notes.say, true, LONG),
        field(NOTE, say!(wording, "notes-note"), notes.note, true, LONG),
    ];
    Callback::form(Press::new(Wish::Noted, order.award(), category, show.last).encode(), &name, fields)
}

fn out_of_date(asker: &Asker) -> Unable {
    Unable::Because(say!(asker, "panel-out-of-date"))
}
