//! `/ceremony import`: what a judges' sheet says is shown to the organiser, who keeps it with a press. What is kept is what was
//! shown: it waits in the ledger meanwhile, for some minutes, sealed like what is recorded, so that the press may come to another
//! process.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serenity::all::CommandInteraction;
use tokio::time::sleep;

use super::admission::Asker;
use super::given::Subcommand;
use super::press::{Press, Wish};
use super::{Shows, Unable};
use crate::ceremony::Refused;
use crate::ceremony::import::{Fault, MOST_BYTES};
use crate::ceremony::imported::NotImported;
use crate::ceremony::verbs::{AWARD, FILE, Given as _};
use crate::discord::component::{Style, file, row, styled};
use crate::discord::delivery::{File, NotFetched};
use crate::discord::markdown::{cut, escape};
use crate::discord::response::{Callback, MessageBody};
use crate::discord::view::laid_out;
use crate::reply::{Block, Reply};
use crate::wording::{Wording, say};

/// How long a sheet may take to come; the callback has to go in time.
const FETCHING: Duration = Duration::from_millis(1_200);
/// How long what was understood waits to be kept.
const WAITS: SignedDuration = SignedDuration::from_mins(10);
/// How often what waited too long is removed.
const FORGET_EVERY: Duration = Duration::from_mins(1);
/// Characters of what was understood that a message has room for.
const ROOM: usize = 2_800;
/// Characters of a line where the message does not have room for all.
const SHORT_LINE: usize = 110;
/// Faults that a message has room for, and characters of each.
const FAULTS: (usize, usize) = (14, 180);
/// The file of all that was understood.
const UNDERSTOOD: &str = "understood.txt";

impl Shows {
    /// Reads a sheet, and shows what it says.
    pub(super) async fn import(
        &self,
        asker: &Asker,
        interaction: &CommandInteraction,
        given: &Subcommand<'_>,
    ) -> Result<(Callback, Vec<File>), Unable> {
        let no_file = || Unable::Because(say!(asker, "import-no-file"));
        let attached = given.attachment(FILE).ok_or_else(no_file)?;
        if attached.size as usize > MOST_BYTES {
            return Err(Unable::Because(say!(asker, "import-too-large")));
        }
        let ledger = self.existing().await?.ok_or(Refused::NoShows)?;
        let bytes = self.delivery.attachment(&attached.url, MOST_BYTES, FETCHING).await;
        let bytes = bytes.map_err(|why| Unable::Because(not_fetched(asker.wording(), &why)))?;
        let library = self.seen_by(asker)?;
        let who = asker.who();
        let stage = self.stage(&library, ledger, &who)?;
        let understood = stage.understand(given.one(AWARD).as_deref(), &bytes).await;
        let (imported, reply) = understood.map_err(|why| match why {
            NotImported::Faults(faults) => Unable::BecauseMarked(faulty(asker.wording(), &faults)),
            NotImported::Refused(refused) => refused.into(),
            NotImported::Ledger(error) => error.into(),
        })?;
        let award = imported.order(&library).map(|order| order.award().to_owned()).unwrap_or_default();
        let number = interaction.id.get().cast_signed();
        stage.set_waiting(number, &imported).await?;
        let (reply, files) = fitting(asker.wording(), reply);
        let small = format!("-# {}", say!(asker, "import-not-kept-yet"));
        let mut components = laid_out(&library, &reply, Some(small));
        components.extend(files.iter().map(|of| file(&of.name)));
        let keep = Press::new(Wish::Keep, &award, "", number).encode();
        components.push(row(vec![styled(Style::Primary, &say!(asker, "import-keep"), keep)]));
        let names = files.iter().map(|file| (file.name.as_str(), file.description.as_str()));
        let data = MessageBody::new(components, true).with_files(names);
        Ok((Callback::Message { kind: 4, data }, files))
    }

    /// Keeps what was shown.
    pub(super) async fn keep_imported(&self, asker: &Asker, press: &Press) -> Result<Callback, Unable> {
        let gone = || Unable::Because(say!(asker, "import-gone"));
        let ledger = self.existing().await?.ok_or(Refused::NoShows)?;
        let (library, who) = (self.seen_by(asker)?, asker.who());
        let stage = self.stage(&library, ledger, &who)?;
        let imported = stage.waiting(press.seen, waits_since()).await?.ok_or_else(gone)?;
        let order = imported.order(&library).ok_or_else(gone)?;
        let reply = stage.keep(&imported).await.map_err(|error| self.unable(asker, &order, error))?;
        ledger.forget_waiting(press.seen).await?;
        self.wake.call();
        let data = MessageBody::new(laid_out(&library, &reply, None), false).with_files(std::iter::empty());
        Ok(Callback::Message { kind: 7, data })
    }

    /// Removes what waited too long, for ever.
    pub(in crate::discord) async fn forget_waiting(&self) -> Infallible {
        loop {
            let forgotten = match self.existing().await {
                Ok(Some(ledger)) => ledger.forget_waiting_before(waits_since()).await,
                Ok(None) => Ok(()),
                Err(error) => Err(error),
            };
            if let Err(error) = forgotten {
                tracing::debug!(%error, "results that were not kept are not removed yet");
            }
            sleep(FORGET_EVERY).await;
        }
    }
}

/// The moment before which what waits is too old.
fn waits_since() -> Timestamp {
    Timestamp::now().checked_sub(WAITS).unwrap_or(Timestamp::MIN)
}

/// The reply as a message has room for it; if that is not enough, with all of it as a file.
fn fitting(wording: &Wording, mut reply: Reply) -> (Reply, Vec<File>) {
    let mut all = vec![reply.headline.clone()];
    for block in &reply.blocks {
        match block {
            Block::Points(points) => all.extend(points.iter().map(|point| format!("- {point}"))),
            Block::Note(note) => all.push(note.clone()),
            _ => {}
        }
    }
    let all = all.join("\n");
    if all.chars().count() <= ROOM {
        return (reply, Vec::new());
    }
    for block in &mut reply.blocks {
        if let Block::Points(points) = block {
            for point in points {
                *point = cut(point, SHORT_LINE);
            }
        }
    }
    reply.blocks.push(Block::Note(say!(wording, "import-cut")));
    let description = say!(wording, "import-in-full");
    let bytes = Arc::new(all.into_bytes());
    (reply, vec![File { name: UNDERSTOOD.to_owned(), description, kind: "text/plain; charset=utf-8", bytes }])
}

/// Why a file could not be fetched.
fn not_fetched(wording: &Wording, why: &NotFetched) -> String {
    match why {
        NotFetched::Elsewhere => say!(wording, "file-elsewhere"),
        NotFetched::TooLarge(most) => say!(wording, "file-too-large", most = most / 1024),
        NotFetched::Lost => say!(wording, "file-lost"),
    }
}

/// What is wrong with a sheet, in markdown.
fn faulty(wording: &Wording, faults: &[Fault]) -> String {
    let (most, characters) = FAULTS;
    let lines = faults.iter().take(most).map(|fault| format!("- {}", escape(&cut(&fault.to_string(), characters))));
    let more = faults.len().saturating_sub(most);
    let more = (more > 0).then(|| say!(wording, "import-more-faults", number = more));
    let first = say!(wording, "import-unclear");
    [first].into_iter().chain(lines).chain(more).collect::<Vec<_>>().join("\n")
}
