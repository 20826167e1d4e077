//! Running a show from the terminal, for when Discord is down. What is recorded or revealed here, a running bot acts on.

mod import;
mod posts;

use std::path::Path;

use jiff::Timestamp;

use super::ExitStatus;
use super::cli::CeremonyAction;
use super::output::{print, print_error};
use super::prove::prove;
use super::text::{Terminal, render};
use crate::ceremony::Refused;
use crate::ceremony::act::ActError;
use crate::ceremony::envelope::{Proof, Transcript};
use crate::ceremony::perform::{CeremonyRequest, Done, Stage, Verb};
use crate::config::Config;
use crate::discord::announce::ready;
use crate::files;
use crate::ledger::Ledger;
use crate::ledger::sealed::Salt;
use crate::library::Library;
use crate::wording::{Asked, Language};
use import::import;
use posts::{preview, rehearse};

/// Who acts in the terminal, as the ledger writes it.
const WHO: &str = "terminal";

/// Does what the terminal asks of a show.
///
/// # Errors
/// The library or the ledger cannot be opened, chance fails, or the output is closed.
pub fn ceremony(
    config: &Config,
    open: impl FnOnce() -> Result<Library, Box<dyn std::error::Error>>,
    action: &CeremonyAction,
    screen: Terminal,
) -> Result<ExitStatus, Box<dyn std::error::Error>> {
    // The terminal shows everything about a show as its logs and its help do: in English.
    let open = || open().map(|library| library.speaking(Asked::Always(Language::EnGb)));
    let runtime = || tokio::runtime::Builder::new_current_thread().enable_all().build();
    let request = match action {
        CeremonyAction::Verify(file) => return verify(file),
        CeremonyAction::Prove => return prove(&open()?),
        CeremonyAction::Import { award, file, keep } => {
            let asked = (award.as_deref(), file.as_path(), *keep);
            return ended(runtime()?.block_on(import(config, &open()?, asked, screen)));
        }
        CeremonyAction::Preview { award, category, card } => {
            let asked = (award.as_deref(), category.as_deref(), card.as_deref());
            return runtime()?.block_on(preview(config, &open()?, asked, screen));
        }
        CeremonyAction::Rehearse(award) => return rehearse(&open()?, award.as_deref(), screen),
        CeremonyAction::Perform(request) => request,
    };
    let runtime = runtime()?;
    match runtime.block_on(perform(config, &open()?, request)) {
        Ok(Done::Replied(reply, good)) => {
            print(&render(&reply, screen))?;
            Ok(if good { ExitStatus::Done } else { ExitStatus::Nothing })
        }
        Ok(Done::Transcript(transcript)) => {
            print(&(serde_json::to_string_pretty(&transcript)? + "\n"))?;
            Ok(ExitStatus::Done)
        }
        Err(error) => ended(Err(error)),
    }
}

/// What was refused is shown, and is not a failure.
fn ended(done: Result<ExitStatus, Box<dyn std::error::Error>>) -> Result<ExitStatus, Box<dyn std::error::Error>> {
    done.or_else(|error| match error.downcast_ref::<ActError>() {
        Some(ActError::Refused(why)) => Ok(refused(why)),
        _ => Err(error),
    })
}

fn refused(why: &Refused) -> ExitStatus {
    print_error(&why.to_string());
    ExitStatus::Nothing
}

/// The ledger, opened for one command.
struct Opened {
    ledger: Ledger,
}

impl Opened {
    /// The ledger, if there is one.
    async fn existing(config: &Config) -> Result<Option<Self>, Box<dyn std::error::Error>> {
        let ledger = Ledger::open_existing(&config.ledger.address()?).await?;
        Ok(ledger.map(|ledger| Self { ledger }))
    }

    /// Where something is done now.
    fn stage<'a>(&'a self, config: &'a Config, library: &'a Library) -> Result<Stage<'a>, getrandom::Error> {
        let mut salt = [0; 32];
        getrandom::fill(&mut salt)?;
        let zone = &config.ceremony.time_zone;
        Ok(Stage { library, ledger: &self.ledger, now: Timestamp::now(), who: WHO, zone, salt: Salt::new(salt), ready })
    }
}

async fn perform(
    config: &Config,
    library: &Library,
    request: &CeremonyRequest,
) -> Result<Done, Box<dyn std::error::Error>> {
    let address = config.ledger.address()?;
    // Looking makes nothing.
    let ledger = if matches!(request.verb, Verb::Act(_)) {
        Ledger::open(&address).await?
    } else {
        Ledger::open_existing(&address).await?.ok_or(ActError::Refused(Refused::NoShows))?
    };
    let opened = Opened { ledger };
    let done = opened.stage(config, library)?.perform(request).await;
    opened.ledger.close().await;
    Ok(done?)
}

/// Proves a transcript, with nothing else at hand.
fn verify(file: &Path) -> Result<ExitStatus, Box<dyn std::error::Error>> {
    let text = files::read(file)?;
    let transcript: Transcript = match serde_json::from_str(&text) {
        Ok(transcript) => transcript,
        Err(error) => {
            print_error(&format!(
                "{}: {error}; expected a transcript, as `laureate ceremony transcript` prints it",
                file.display()
            ));
            return Ok(ExitStatus::Unusable);
        }
    };
    let root = transcript.is_root_right();
    let mut lines = vec![format!(
        "Commitment {}: {}",
        transcript.root,
        if root { "its hashes make it" } else { "its hashes do NOT make it" }
    )];
    let mut sound = root;
    for (category, proof) in transcript.proofs() {
        let told = match proof {
            Proof::Holds => "as it was sealed",
            Proof::Corrected => "corrected after it was sealed",
            Proof::Fails => "NOT as it was sealed",
            Proof::NotCommitted => "was never sealed",
        };
        sound &= matches!(proof, Proof::Holds | Proof::Corrected);
        lines.push(format!("{category}: {told}"));
    }
    print(&(lines.join("\n") + "\n"))?;
    Ok(if sound { ExitStatus::Done } else { ExitStatus::Nothing })
}
