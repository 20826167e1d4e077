//! The proof that nothing leaks: two ledgers that differ only in results that are sealed, and everything that the public can
//! see of each. It is the same, byte for byte, or what differs is named.
//!
//! The two shows are made up and stand in a folder that is thrown away. In both the same categories are announced alike; of
//! all others the winners, those commended, the citations and the salts differ.

mod surfaces;

use std::fmt::Write as _;
use std::thread;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use tempfile::TempDir;

use super::ExitStatus;
use super::output::print;
use super::progress::Progress;
use crate::catalogue::CollectionKey;
use crate::ceremony::act::{ActError, act, load};
use crate::ceremony::known::with_revealed;
use crate::ceremony::{Command, Recording, RunningOrder, Show};
use crate::ledger::event::{Notes, Plan};
use crate::ledger::sealed::{Outcome, Salt};
use crate::ledger::{Address, Ledger};
use crate::library::Library;
use crate::request::Request;

/// When the made-up shows take place: each in the same moment.
const MOMENT: Timestamp = Timestamp::constant(1_658_347_200, 0);
/// One category of so many is announced.
const ANNOUNCED: usize = 7;

/// One of two shows, as the public sees it.
pub struct World {
    /// The library with what was announced.
    pub library: Library,
    /// The award.
    pub award: CollectionKey,
    /// The show, sealed results and all: what a surface must not show.
    pub show: Show,
}

/// Something that the public can see.
pub struct Surface<'a> {
    /// What it is called.
    pub name: &'a str,
    /// All that it shows of a world: each by what it was asked, and as it is shown.
    pub shows: &'a (dyn Fn(&World) -> Vec<(String, String)> + Sync),
}

/// What a proof comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The surfaces, each with how many things were compared.
    pub compared: Vec<(String, usize)>,
    /// The first difference.
    pub difference: Option<Difference>,
}

/// Where two worlds differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The surface.
    pub surface: String,
    /// What was asked of it.
    pub asked: String,
    /// Where it begins to differ, in each of the two.
    pub shown: [String; 2],
}

/// The proof cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum ProveError {
    /// No award has a category whose result is pending.
    #[error("no award of this catalogue has results pending, so there is nothing to keep")]
    NothingPending,
    /// The made-up show fails.
    #[error("the made-up show: {0}")]
    Act(#[from] ActError),
    /// Its ledger fails.
    #[error("the made-up ledger: {0}")]
    Ledger(#[from] crate::ledger::LedgerError),
    /// The folder for it cannot be had.
    #[error("the made-up ledger: {0}")]
    Io(#[from] std::io::Error),
}

/// Proves it for a catalogue with the questions that its own entries answer, and tells what was compared.
///
/// # Errors
/// The proof cannot be made, or the output is closed.
pub fn prove(library: &Library) -> Result<ExitStatus, Box<dyn std::error::Error>> {
    let verdict = {
        let _progress = Progress::of("Comparing what two shows tell");
        verdict(library, Some(Driven { questions: &surfaces::questions(library), every: 1 }), &[])?
    };
    let lines = verdict.compared.iter().map(|(surface, number)| format!("{surface}: {number} compared\n"));
    let mut text: String = lines.collect();
    match &verdict.difference {
        None => text.push_str("The same, byte for byte: no surface tells anything of a sealed result.\n"),
        Some(Difference { surface, asked, shown: [one, other] }) => {
            let _ = writeln!(text, "LEAK in {surface}, asked {asked}:\n  one   {one}\n  other {other}");
        }
    }
    print(&text)?;
    Ok(if verdict.difference.is_none() { ExitStatus::Done } else { ExitStatus::Nothing })
}

/// What the public surfaces are driven over.
#[derive(Debug, Clone, Copy)]
pub struct Driven<'a> {
    /// The questions that are asked.
    pub questions: &'a [Request],
    /// One of so many of all other requests is made; 1 for all.
    pub every: usize,
}

/// Compares two shows on every public surface and on those that are given beside; where nothing is driven, on the latter and
/// the log alone.
///
/// # Errors
/// The proof cannot be made.
pub fn verdict(library: &Library, driven: Option<Driven<'_>>, beside: &[Surface<'_>]) -> Result<Verdict, ProveError> {
    let folder = TempDir::new()?;
    let shown = thread::scope(|threads| {
        let both = [0, 1].map(|which| {
            let folder = &folder;
            threads.spawn(move || shown(library, folder, which, driven, beside))
        });
        both.map(|one| one.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    });
    let [one, other] = shown;
    Ok(compare(&one?, &other?))
}

/// What was shown: surface, what was asked, and the text.
type Shown = Vec<(String, String, String)>;

fn shown(
    library: &Library,
    folder: &TempDir,
    which: usize,
    driven: Option<Driven<'_>>,
    beside: &[Surface<'_>],
) -> Result<Shown, ProveError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut shown = Shown::new();
    let (made, log) = surfaces::logged(|| {
        let world =
            runtime.block_on(world(library, &Address::from_path(&folder.path().join(format!("{which}.db"))), which))?;
        if let Some(driven) = driven {
            surfaces::of(&world, driven, &mut shown);
        }
        for surface in beside {
            let all = (surface.shows)(&world).into_iter();
            shown.extend(all.map(|(asked, text)| (surface.name.to_owned(), asked, text)));
        }
        Ok::<_, ProveError>(())
    });
    made?;
    shown.push(("log at trace level".to_owned(), "everything above".to_owned(), log));
    Ok(shown)
}

fn compare(one: &Shown, other: &Shown) -> Verdict {
    let mut verdict = Verdict { compared: Vec::new(), difference: None };
    for (surface, _, _) in one {
        match verdict.compared.last_mut() {
            Some((known, number)) if known == surface => *number += 1,
            _ => verdict.compared.push((surface.clone(), 1)),
        }
    }
    let none = (String::new(), String::new(), String::new());
    let pairs =
        (0..one.len().max(other.len())).map(|at| (one.get(at).unwrap_or(&none), other.get(at).unwrap_or(&none)));
    verdict.difference = pairs.into_iter().find(|(one, other)| one != other).map(|(one, other)| Difference {
        surface: one.0.clone(),
        asked: one.1.clone(),
        shown: differing(&one.2, &other.2),
    });
    verdict
}

/// Two texts from a little before where they differ.
fn differing(one: &str, other: &str) -> [String; 2] {
    let same = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    [one, other].map(|text| text.chars().skip(same.saturating_sub(30)).take(120).collect())
}

/// A made-up show: planned, recorded, sealed, some of it announced.
async fn world(library: &Library, address: &Address, which: usize) -> Result<World, ProveError> {
    let catalogue = library.catalogue();
    let orders = catalogue.collections().map(|(key, _)| RunningOrder::of(catalogue, key));
    let order = orders.filter(|order| order.categories().len() > 0).max_by_key(|order| order.categories().len());
    let order = order.ok_or(ProveError::NothingPending)?;
    let ledger = Ledger::open(address).await?;
    for command in commands(&order, which) {
        act(&ledger, &order, (MOMENT, "prove"), &command).await?;
    }
    let show = load(&ledger, order.award()).await?;
    let library = with_revealed(library.clone(), &ledger).await?.on(TimeZone::UTC.to_datetime(MOMENT).date());
    ledger.close().await;
    Ok(World { library, award: order.collection(), show })
}

fn commands(order: &RunningOrder<'_>, which: usize) -> Vec<Command> {
    let plan = Plan { channel: "1".to_owned(), server: None, starts: Some(MOMENT), ping: None, publish: true };
    let ids: Vec<&str> = order.categories().map(|(_, category)| category.id.as_str()).collect();
    let announced = |at: usize| at % ANNOUNCED == 1;
    let results = order.categories().enumerate().map(|(at, (key, category))| {
        let listed: Vec<String> = order.shortlist(key).map(|(_, entry)| entry.id.clone()).collect();
        let differs = if announced(at) { 0 } else { which };
        Recording { category: category.id.clone(), outcome: outcome(&listed, differs), salt: salt(at, differs) }
    });
    let mut commands = vec![Command::Plan(plan), Command::Record(results.collect()), Command::Commit];
    let notes = Notes { presenter: Some("A. Presenter".to_owned()), say: None, note: None };
    commands.extend(ids.first().map(|id| Command::Note { category: (*id).to_owned(), notes }));
    for (_, id) in ids.iter().enumerate().filter(|(at, _)| announced(*at)) {
        commands.push(Command::Show { category: (*id).to_owned() });
        commands.push(Command::Reveal { category: (*id).to_owned() });
    }
    commands
}

/// A result: in the one show the first of the shortlist wins, in the other the last, the first is commended, and a citation
/// of another length says so.
fn outcome(listed: &[String], which: usize) -> Outcome {
    let (first, last) = (listed.first().cloned(), listed.last().cloned());
    if which == 0 || listed.len() < 2 {
        let citation = Some(format!("citation-of-show-{which}"));
        return Outcome { winners: first.into_iter().collect(), commended: Vec::new(), citation };
    }
    Outcome {
        winners: last.into_iter().collect(),
        commended: first.into_iter().collect(),
        citation: Some("citation-of-the-other-show, which is a good deal longer".to_owned()),
    }
}

fn salt(category: usize, which: usize) -> Salt {
    let mut bytes = [0; 32];
    bytes[0] = u8::try_from(category % 256).unwrap_or(0);
    bytes[1] = u8::try_from(which + 1).unwrap_or(0);
    Salt::new(bytes)
}
