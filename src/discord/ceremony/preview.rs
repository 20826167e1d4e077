//! `/ceremony preview`: a post exactly as it will be, for the organiser who asks and nobody else.

use jiff::Timestamp;

use super::admission::Asker;
use super::given::Subcommand;
use super::{Shows, Unable};
use crate::ceremony::act::load;
use crate::ceremony::preview::Previewed;
use crate::ceremony::verbs::{AWARD, Given as _};
use crate::ceremony::{Refused, meant};
use crate::discord::announce::{Kind, post};
use crate::discord::command_schema::SHORTLIST;
use crate::discord::delivery::File;
use crate::discord::outbox::drawn;
use crate::discord::response::Callback;
use crate::wording::say;

impl Shows {
    /// Shows a category's post; that of the current one where none is named.
    pub(super) async fn preview(&self, asker: &Asker, given: &Subcommand<'_>) -> Result<(Callback, Vec<File>), Unable> {
        let ledger = self.existing().await?.ok_or(Refused::NoShows)?;
        let library = self.seen_by(asker)?;
        let order = meant::award(&library, given.one(AWARD).as_deref(), &ledger.shows().await?)?;
        let show = load(ledger, order.award()).await?;
        let plan = show.plan.as_ref().ok_or_else(|| Refused::NotPlanned(order.name().to_owned()))?;
        let over = || Unable::Because(say!(asker, "preview-at-end"));
        let category = match given.one("category") {
            Some(typed) => order.catalogue().category(meant::category(&library, &order, &typed)?),
            None => show.current(&order).and_then(|at| order.categories().nth(at)).ok_or_else(over)?.1,
        };
        let kind = if given.one(SHORTLIST).is_some() { Kind::Shortlist } else { Kind::Winner };
        let previewed = match kind {
            Kind::Shortlist => None,
            _ => {
                let revealed = Previewed::of(&show, &category.id, Timestamp::now());
                Some(revealed.ok_or_else(|| Refused::NotRecorded(category.name.clone()))?)
            }
        };
        let shown = previewed.as_ref().map_or(&show, Previewed::for_posts);
        // As the show's own channel gets it.
        let server = show.server(&plan.channel).and_then(|server| server.parse().ok());
        let wording = self.library.spoken(server, None).wording();
        let made = post(wording, &order, shown, (kind, &category.id), plan.ping.as_deref(), "");
        let made = made.ok_or_else(|| Unable::Because(say!(asker, "preview-unfit")))?;
        let pictures = drawn(&library, &made).await;
        Ok((Callback::Message { kind: 4, data: made.preview(asker.wording(), &pictures) }, pictures.to_vec()))
    }
}
