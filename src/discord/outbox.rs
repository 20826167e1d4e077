//! The outbox worked: every post that the ledger owes to a channel is sent, once, through whatever happens.
//!
//! Here is who does what when: posts go in [`lane`]s, each in its order and side by side with the others. [`work`] takes one
//! post from its claim to its end, of what [`known`] says of its show at that moment; after any doubt [`find`] looks in the
//! channel first. [`pictures`] are drawn aside. [`clock`] reveals what is scheduled.
//!
//! A post is claimed in the ledger before anything is sent. What was claimed by a process that is gone is taken over: at once
//! where this process has the ledger for itself, which a file's lock says, and otherwise when nothing is heard of its worker
//! for [`SILENCE`].

mod clock;
mod find;
mod known;
mod lane;
mod pause;
mod pictures;
mod work;

pub(super) use clock::MISSED;
pub(super) use pause::Pauses;
pub(super) use pictures::drawn;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::delivery::{Delivery, Failure};
use super::shared::Shared;
use super::wake::{Listener, Wake};
use crate::files;
use crate::ledger::post::{Post, State};
use crate::ledger::sealed::hex;
use crate::ledger::{Address, Ledger, LedgerError};
use known::Shows;
use lane::{Lane, heads};
use pictures::Pictures;

/// How often the ledger is looked at without word: what the terminal does is posted within two seconds.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How often where it cannot be read.
const RETRY_EVERY: Duration = Duration::from_secs(2);
/// How long nothing is heard of a worker that is taken to be gone. It says something every [`LOOK_EVERY`].
const SILENCE: Duration = Duration::from_secs(5);

/// Works the outbox of one process.
#[derive(Clone)]
pub(super) struct Outbox {
    delivery: Arc<Delivery>,
    library: Shared,
    wake: Wake,
    /// Asked to end.
    stop: CancellationToken,
    /// Everything that is under way.
    tasks: TaskTracker,
}

/// The outbox of a ledger that is open.
pub(super) struct Worker {
    outbox: Outbox,
    ledger: Ledger,
    /// Who it is, in the ledger.
    name: String,
    /// Whether nobody else works this ledger.
    alone: bool,
    shows: Shows,
    pictures: Pictures,
}

/// Why an attempt came to nothing.
enum Stumble {
    /// Discord.
    Failure(Failure),
    /// The ledger.
    Ledger(LedgerError),
}

impl From<Failure> for Stumble {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl From<LedgerError> for Stumble {
    fn from(error: LedgerError) -> Self {
        Self::Ledger(error)
    }
}

impl Outbox {
    pub(super) fn new(delivery: Arc<Delivery>, library: Shared, wake: Wake) -> Self {
        Self { delivery, library, wake, stop: CancellationToken::new(), tasks: TaskTracker::new() }
    }

    /// Works the ledger at this address, where there can be one, for ever.
    pub(super) async fn run(&self, address: Option<&Address>) -> std::convert::Infallible {
        match address {
            Some(address) => self.keep(address).await,
            None => std::future::pending().await,
        }
    }

    /// Begins nothing any more, and waits for what is under way. What waits for a better moment stays due.
    pub(super) async fn finish(&self) {
        self.stop.cancel();
        self.tasks.close();
        self.tasks.wait().await;
    }

    /// Works the ledger at this address for ever. If it cannot be used, the log says so once, until it can be.
    async fn keep(&self, address: &Address) -> std::convert::Infallible {
        let mut changed = self.wake.listen();
        let mut told = false;
        while !address.exists() {
            changed.next(LOOK_EVERY).await;
        }
        let lock = self.lock(address).await;
        loop {
            let Err(error) = self.work(address, lock.is_some(), &mut told).await;
            if !told {
                tracing::error!(%error, "the ledger cannot be used; what it owes to channels waits");
                told = true;
            }
            tokio::time::sleep(RETRY_EVERY).await;
        }
    }

    /// Waits for the lock that says that nobody else works an embedded ledger; a server's has none.
    async fn lock(&self, address: &Address) -> Option<files::Lock> {
        let Address::File(path) = address else { return None };
        let mut told = false;
        loop {
            match files::lock(path) {
                Ok(Some(lock)) => return Some(lock),
                Ok(None) => {
                    if !told {
                        tracing::warn!("another bot works this ledger; this one posts nothing as long as it does");
                        told = true;
                    }
                    tokio::time::sleep(LOOK_EVERY).await;
                }
                Err(error) => {
                    tracing::warn!(%error, "the ledger cannot be locked; if two bots work it, they are slower");
                    return None;
                }
            }
        }
    }

    async fn work(
        &self,
        address: &Address,
        alone: bool,
        told: &mut bool,
    ) -> Result<std::convert::Infallible, LedgerError> {
        let ledger = Ledger::open(address).await?;
        let mut chance = [0; 32];
        // Without chance the moment tells workers apart.
        if getrandom::fill(&mut chance).is_err() {
            chance[..16].copy_from_slice(&Timestamp::now().as_nanosecond().to_le_bytes());
        }
        let worker = Arc::new(Worker {
            outbox: self.clone(),
            shows: Shows::new(ledger.clone()),
            ledger,
            name: hex(&chance[..8]),
            alone,
            pictures: Pictures::default(),
        });
        tokio::select! {
            failed = worker.posts(told) => failed,
            never = worker.keep_time() => match never {},
        }
    }
}

/// What a worker remembers from look to look.
struct Looks {
    /// Lanes in which something is under way.
    busy: HashSet<Lane>,
    /// Tells the end of what is under way in a lane.
    end: UnboundedSender<Lane>,
    /// What other workers said last, and when that was heard first.
    heard: HashMap<String, (i64, Instant)>,
    /// When this one said last that it is at it.
    said: Instant,
}

impl Worker {
    /// Sends what is owed, as it becomes due.
    async fn posts(self: &Arc<Self>, told: &mut bool) -> Result<std::convert::Infallible, LedgerError> {
        let mut changed = self.outbox.wake.listen();
        let (end, mut ended) = unbounded_channel();
        let mut looks = Looks { busy: HashSet::new(), end, heard: HashMap::new(), said: Instant::now() };
        loop {
            match self.look(&mut looks).await {
                Ok(()) => *told = false,
                Err(error) if looks.busy.is_empty() => return Err(error),
                Err(error) => {
                    if !*told {
                        tracing::error!(%error, "the ledger cannot be read; what it owes to channels waits");
                        *told = true;
                    }
                }
            }
            something_new(&mut changed, &mut ended, &mut looks.busy).await;
        }
    }

    /// Begins with the first post of every lane in which nothing is under way.
    async fn look(self: &Arc<Self>, looks: &mut Looks) -> Result<(), LedgerError> {
        if !self.alone && !looks.busy.is_empty() && looks.said.elapsed() >= LOOK_EVERY {
            self.ledger.beat(&self.name).await?;
            looks.said = Instant::now();
        }
        let open = self.ledger.open_posts().await?;
        looks.heard.retain(|id, _| open.iter().any(|post| post.id == *id));
        let heads = heads(&open).into_iter().filter(|(lane, _)| !looks.busy.contains(lane));
        let free: Vec<(Lane, &Post)> = heads.filter(|(_, post)| self.is_free(post, &mut looks.heard)).collect();
        if free.is_empty() || self.outbox.stop.is_cancelled() {
            return Ok(());
        }
        let posts: Vec<&Post> = free.iter().map(|(_, post)| *post).collect();
        let claimed = self.ledger.claim(&self.name, Timestamp::now(), &posts).await?;
        for ((lane, post), _) in free.into_iter().zip(claimed).filter(|(_, claimed)| *claimed) {
            looks.busy.insert(lane.clone());
            let (worker, post, end) = (Arc::clone(self), post.clone(), End(lane, looks.end.clone()));
            self.outbox.tasks.spawn(async move {
                let _end = end;
                worker.work(&post).await;
            });
        }
        Ok(())
    }

    /// Whether a post may be claimed: it is due, or whoever claimed it is gone.
    fn is_free(&self, post: &Post, heard: &mut HashMap<String, (i64, Instant)>) -> bool {
        if post.state == State::Due || self.alone || post.worker.as_deref() == Some(&self.name) {
            return true;
        }
        let now = Instant::now();
        let last = heard.entry(post.id.clone()).or_insert((post.beat, now));
        if last.0 != post.beat {
            *last = (post.beat, now);
        }
        now.duration_since(last.1) >= SILENCE
    }
}

/// Waits for word, for the end of something that is under way, or for the next look.
async fn something_new(changed: &mut Listener, ended: &mut UnboundedReceiver<Lane>, busy: &mut HashSet<Lane>) {
    tokio::select! {
        () = changed.next(LOOK_EVERY) => {}
        Some(lane) = ended.recv() => {
            busy.remove(&lane);
        }
    }
    while let Ok(lane) = ended.try_recv() {
        busy.remove(&lane);
    }
}

/// Tells the end of what is under way in a lane, however it ends.
struct End(Lane, UnboundedSender<Lane>);

impl Drop for End {
    fn drop(&mut self) {
        // At the process's end nobody hears it.
        let _ = self.1.send(self.0.clone());
    }
}
