//! The show: what may happen, what follows, and that nobody can know a result before it is revealed.

mod before;
mod embargo;
mod event;
pub(crate) mod import;
mod laws;
mod prover;
mod sheet;

use jiff::Timestamp;
use laureate::answer::answer;
use laureate::catalogue::{Catalogue, EntryKey, Status};
use laureate::ceremony::act::{ActError, act, load};
use laureate::ceremony::envelope::{Proof, Transcript};
use laureate::ceremony::known;
use laureate::ceremony::public::{results, run};
use laureate::ceremony::{Command, Recording, Refused, RunningOrder, Show, decide};
use laureate::ledger::Ledger;
use laureate::ledger::event::{Event, Follower, Late, Plan};
use laureate::ledger::post::{NewPost, Stage};
use laureate::ledger::sealed::{Outcome, Salt};
use laureate::library::Library;
use laureate::request::Request;
use laureate::results::Results;

use crate::harness::library;
use crate::ledger::{moment, on_each};

const AWARD: &str = "lgc-2022";
const CATEGORY: &str = "small-team";

fn order() -> RunningOrder<'static> {
    RunningOrder::of_award(library().catalogue(), AWARD).expect("it is there")
}

fn plan() -> Command {
    Command::Plan(Plan { channel: "12".to_owned(), server: None, starts: None, ping: None, publish: false })
}

/// The ids of those who stand in a category.
fn shortlist(category: &str) -> Vec<String> {
    let order = order();
    let key = order.category(category).expect("it is there");
    order.shortlist(key).map(|(_, entry)| entry.id.clone()).collect()
}

/// A made-up result: the entry of this number on the shortlist wins.
fn recording(category: &str, winner: usize) -> Recording {
    let winners = vec![shortlist(category)[winner].clone()];
    let outcome = Outcome { winners, commended: Vec::new(), citation: None };
    Recording { category: category.to_owned(), outcome, salt: Salt::new([u8::try_from(winner).unwrap_or(0); 32]) }
}

fn reveal(category: &str) -> Command {
    Command::Reveal { category: category.to_owned() }
}

/// A show without a ledger.
#[derive(Default)]
struct Rehearsed {
    show: Show,
}

impl Rehearsed {
    /// Does what a command says, and gives the posts that follow.
    fn act(&mut self, command: &Command) -> Result<Vec<NewPost>, Refused> {
        let now = moment(self.show.last);
        let mut owed = Vec::new();
        for (event, posts) in decide(&order(), &self.show, command, now)? {
            let number = self.show.last + 1;
            let event = Event { number, at: now, who: "test".to_owned(), what: event.what, sealed: event.sealed };
            self.show.apply(&event);
            owed.extend(posts);
        }
        Ok(owed)
    }

    #[track_caller]
    fn does(&mut self, command: &Command) -> Vec<NewPost> {
        self.act(command).expect("it may happen")
    }

    #[track_caller]
    fn refuses(&mut self, command: &Command) -> Refused {
        let last = self.show.last;
        let refused = self.act(command).expect_err("it may not happen");
        assert_eq!(self.show.last, last);
        refused
    }

    /// The library as everybody may know it on that day.
    fn library(&self) -> Library {
        let mut programme = library().programme().cleared();
        if let Some(run) = run(&order(), &self.show) {
            programme.set(order().collection(), run);
        }
        let today = programme.local(moment(0)).date();
        library().with_results(self.public()).with_programme(programme).on(today)
    }

    fn public(&self) -> Results {
        results(&order(), &self.show, Results::of(library().catalogue())).expect("it fits the catalogue")
    }
}

/// A show in which every result is recorded.
fn recorded() -> Rehearsed {
    let mut stage = Rehearsed::default();
    stage.does(&plan());
    let all = order().categories().map(|(_, category)| recording(&category.id, 0)).collect();
    stage.does(&Command::Record(all));
    stage
}

fn status(results: &Results, id: &str, category: &str) -> Option<Status> {
    let catalogue = library().catalogue();
    let key: EntryKey = catalogue.entry_by_id(id)?;
    let category = order().category(category)?;
    results.recognitions(key, catalogue.entry(key)).find(|stood| stood.category == category).map(|stood| stood.status)
}

#[test]
fn the_real_case_has_22_categories() {
    assert_eq!(order().categories().len(), 22);
}

#[test]
fn a_result_is_nobodys_until_it_is_revealed() {
    let mut stage = recorded();
    let winner = &shortlist(CATEGORY)[0];
    let open = Results::of(library().catalogue());
    assert!(stage.public() == open, "what is recorded changes nothing");
    stage.does(&Command::Commit);
    stage.does(&Command::Show { category: CATEGORY.to_owned() });
    assert!(stage.public() == open);
    stage.does(&reveal(CATEGORY));
    assert_eq!(status(&stage.public(), winner, CATEGORY), Some(Status::Winner));
    stage.does(&Command::Withdraw { category: CATEGORY.to_owned(), reason: "wrong card".to_owned() });
    assert!(stage.public() == open, "and it can be taken back");
    stage.does(&reveal(CATEGORY));
    assert_eq!(status(&stage.public(), winner, CATEGORY), Some(Status::Winner));
}

#[test]
fn each_channel_gets_each_post_once() {
    let mut stage = recorded();
    let publish = Plan { channel: "12".to_owned(), server: None, starts: None, ping: None, publish: true };
    stage.does(&Command::Plan(publish));
    for channel in ["12", "34"] {
        let server = "9".to_owned();
        stage.does(&Command::Follow(Follower { channel: channel.to_owned(), server, ping: None }));
    }
    let posts = |posts: Vec<NewPost>| -> Vec<(String, Stage)> {
        posts.into_iter().map(|post| (post.channel, post.stage)).collect()
    };
    let at = |channel: &str, stage| (channel.to_owned(), stage);
    let shown = stage.does(&Command::Show { category: CATEGORY.to_owned() });
    assert_eq!(posts(shown), [at("12", Stage::Shortlist), at("34", Stage::Shortlist)]);
    let revealed = stage.does(&reveal(CATEGORY));
    assert_eq!(posts(revealed), [at("12", Stage::Winner), at("34", Stage::Winner), at("12", Stage::Publishing)]);
    assert_eq!(stage.refuses(&reveal(CATEGORY)), Refused::AlreadyRevealed("Small Team of the Year".to_owned()));
    let correct = Command::Correct { result: recording(CATEGORY, 1), reason: "misread".to_owned() };
    assert_eq!(stage.does(&correct).len(), 4, "a correction and a word of it in each");
    stage.does(&Command::Unfollow { channel: "34".to_owned() });
    let withdraw = Command::Withdraw { category: CATEGORY.to_owned(), reason: "again".to_owned() };
    let mended = [at("12", Stage::Removal), at("34", Stage::Removal), at("12", Stage::Notice), at("34", Stage::Notice)];
    assert_eq!(posts(stage.does(&withdraw)), mended, "wherever it was announced, whoever follows by then");
}

#[test]
fn what_may_not_happen_is_refused_with_what_to_do() {
    let mut stage = Rehearsed::default();
    let says = |refused: Refused| refused.to_string();
    assert_eq!(
        says(stage.refuses(&reveal(CATEGORY))),
        "The show of LGC Awards 2022 is not planned yet. Plan it first."
    );
    stage.does(&plan());
    assert_eq!(says(stage.refuses(&reveal(CATEGORY))), "Small Team of the Year has no result yet. Record it first.");
    assert_eq!(says(stage.refuses(&reveal("nothing"))), "LGC Awards 2022 has no category “nothing”.");
    let strange = |outcome| Command::Record(vec![Recording { outcome, ..recording(CATEGORY, 0) }]);
    let outcome = |winners: &[&str], commended: &[&str]| Outcome {
        winners: winners.iter().map(ToString::to_string).collect(),
        commended: commended.iter().map(ToString::to_string).collect(),
        citation: None,
    };
    let listed = shortlist(CATEGORY);
    let listed = listed[0].as_str();
    assert_eq!(stage.refuses(&strange(outcome(&[], &[]))), Refused::NoWinner("Small Team of the Year".to_owned()));
    assert!(matches!(stage.refuses(&strange(outcome(&["hull-pearson-park"], &[]))), Refused::NotOnShortlist { .. }));
    assert!(matches!(stage.refuses(&strange(outcome(&[listed], &[listed]))), Refused::NamedTwice { .. }));
    assert!(matches!(stage.refuses(&Command::Commit), Refused::Incomplete(missing) if missing.len() == 22));
    let late = Command::Schedule { category: CATEGORY.to_owned(), at: Some(Timestamp::UNIX_EPOCH), late: Late::Ask };
    assert_eq!(stage.refuses(&late), Refused::InThePast);
    stage.does(&Command::Record(vec![recording(CATEGORY, 0)]));
    stage.does(&Command::Hold);
    assert_eq!(stage.refuses(&reveal(CATEGORY)), Refused::Held);
    stage.does(&Command::Resume);
    stage.does(&reveal(CATEGORY));
    let correct = Command::Correct { result: recording(CATEGORY, 1), reason: " ".to_owned() };
    assert_eq!(stage.refuses(&correct), Refused::NoReason);
}

#[test]
fn a_sheet_is_recorded_whole_or_not_at_all() {
    let mut stage = Rehearsed::default();
    stage.does(&plan());
    let mut sheet = vec![recording(CATEGORY, 0), recording("innovation", 0)];
    sheet[1].outcome.winners = vec!["nobody".to_owned()];
    stage.refuses(&Command::Record(sheet));
    assert!(!stage.show.is_recorded(CATEGORY));
}

#[test]
fn after_sealing_only_a_correction_changes_a_result() {
    let mut stage = recorded();
    stage.does(&Command::Commit);
    assert_eq!(stage.refuses(&Command::Record(vec![recording(CATEGORY, 1)])), Refused::AlreadyCommitted);
    stage.does(&reveal(CATEGORY));
    stage.does(&Command::Correct { result: recording(CATEGORY, 1), reason: "misread".to_owned() });
    let public = stage.public();
    let listed = shortlist(CATEGORY);
    let stood = [&listed[0], &listed[1]].map(|id| status(&public, id, CATEGORY));
    assert_eq!(stood, [Some(Status::Shortlisted), Some(Status::Winner)]);
}

#[test]
fn a_transcript_proves_what_was_revealed() {
    let mut stage = recorded();
    stage.does(&Command::Commit);
    for category in [CATEGORY, "innovation"] {
        stage.does(&reveal(category));
    }
    stage.does(&Command::Correct { result: recording("innovation", 1), reason: "misread".to_owned() });
    let transcript = Transcript::of(&order(), &stage.show).expect("it was committed to");
    assert!(transcript.is_root_right());
    let proofs: Vec<(&str, Proof)> = transcript.proofs().collect();
    assert_eq!(proofs, [("innovation", Proof::Corrected), (CATEGORY, Proof::Holds)]);
    let mut forged = transcript.clone();
    forged.revealed[1].result.outcome.winners = vec![shortlist(CATEGORY)[1].clone()];
    assert_eq!(forged.proofs().last(), Some((CATEGORY, Proof::Fails)));
    let mut forged = transcript;
    forged.leaves.swap(0, 1);
    assert!(!forged.is_root_right());
}

#[test]
fn the_show_goes_on_by_itself() {
    let mut stage = recorded();
    let at = |stage: &Rehearsed| stage.show.current(&order());
    let id = |at: usize| order().categories().nth(at).expect("it is there").1.id.clone();
    assert_eq!(at(&stage), Some(0));
    stage.does(&reveal(&id(0)));
    assert_eq!(at(&stage), Some(1));
    stage.does(&Command::Skip { category: id(1) });
    assert_eq!(at(&stage), Some(2));
    stage.does(&Command::Move { category: id(21) });
    assert_eq!(at(&stage), Some(21));
    stage.does(&reveal(&id(21)));
    assert_eq!(at(&stage), None);
    stage.does(&Command::Move { category: id(1) });
    assert_eq!(at(&stage), Some(1));
    assert_eq!(stage.show.count_revealed(&order()), 2);
}

#[test]
fn two_who_reveal_at_once_reveal_once() {
    on_each("reveal", async |address| {
        let (one, other) = (open(&address).await, open(&address).await);
        let at = (moment(1), "test");
        act(&one, &order(), at, &plan()).await.expect("it is planned");
        act(&one, &order(), at, &Command::Record(vec![recording(CATEGORY, 0)])).await.expect("it is recorded");
        let press = async |ledger: &Ledger| act(ledger, &order(), at, &reveal(CATEGORY)).await;
        let (first, second) = tokio::join!(press(&one), press(&other));
        let refused =
            |pressed: &Result<Show, ActError>| matches!(pressed, Err(ActError::Refused(Refused::AlreadyRevealed(_))));
        assert!(refused(&first) != refused(&second), "{first:?} {second:?}");
        let show = load(&other, AWARD).await.expect("it is read");
        assert_eq!((show.last, one.posts(AWARD).await.expect("they are read").len()), (3, 1));
        one.close().await;
        other.close().await;
    });
}

async fn open(address: &laureate::ledger::Address) -> Ledger {
    Ledger::open(address).await.expect("it opens")
}

#[test]
fn a_show_needs_an_award_whose_results_are_pending() {
    let catalogue: &Catalogue = library().catalogue();
    let order = RunningOrder::of_award(catalogue, "inetwork-2018").expect("it is there");
    let refused = decide(&order, &Show::default(), &plan(), moment(0)).err();
    assert_eq!(refused, Some(Refused::NothingPending("iNetwork Innovation Awards 2018".to_owned())));
}

#[test]
fn the_library_knows_what_the_ledger_revealed_and_nothing_else() {
    on_each("known", async |address| {
        let ledger = open(&address).await;
        let at = (moment(1), "test");
        act(&ledger, &order(), at, &plan()).await.expect("it is planned");
        let both = vec![recording(CATEGORY, 0), recording("innovation", 0)];
        act(&ledger, &order(), at, &Command::Record(both)).await.expect("they are recorded");
        let known = async || known::with_revealed(library().clone(), &ledger).await.expect("it is read");
        assert!(known().await.results() == library().results());
        act(&ledger, &order(), at, &reveal(CATEGORY)).await.expect("it is revealed");
        let known = known().await;
        let key = order().category(CATEGORY).expect("it is there");
        let other = order().category("innovation").expect("it is there");
        assert!(known.results().is_announced(key) && known.results().is_open(other));
        let answered = answer(&known, &Request::ask("who won small team of the year"));
        let winner = library().catalogue().entry_by_id(&shortlist(CATEGORY)[0]).expect("it is there");
        assert_eq!(answered.entries().first().map(|first| first.entry), Some(winner));
        ledger.close().await;
    });
}
