//! The real program reads its catalogue anew while it answers: new answers without a restart, old ones where the files are wrong,
//! and nobody waits.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::discord_loopback::interactions::{SERVER, lookup, slash, text};
use crate::discord_loopback::record::{Event, calls, lines};
use crate::discord_loopback::session::Session;
use crate::harness::{Fixture, Run, folder, run_in, write};

/// Where the show is announced.
const CHANNEL: &str = "1210000000000000101";
/// A collection beside the fixture's.
const OTHER: &str = "id = \"other\"\nname = \"Other Awards\"\nkind = \"awards\"\norganiser = \"O\"\nyear = 2021\nresults = \"announced\"\n";
const TITLE: &str = "title = \"Bays of Wigan\"";
const RENEWED: &str = "the catalogue is read anew";
const REFUSED: &str = "the catalogue cannot be read anew";

/// A bot on a folder of its own, which also holds its state.
struct Running {
    folder: tempfile::TempDir,
    session: Session,
}

impl Running {
    fn start(fixture: &Fixture, more: &[(&str, &str)]) -> Self {
        Self::start_in(folder(), fixture, more)
    }

    /// The same in a folder that holds other things already.
    fn start_in(folder: tempfile::TempDir, fixture: &Fixture, more: &[(&str, &str)]) -> Self {
        fixture.write(&folder.path().join("seeds"));
        let environment = environment(folder.path());
        let mut all: Vec<(&str, &str)> = environment.iter().map(|(name, value)| (*name, value.as_str())).collect();
        all.extend(more);
        let session = Session::start_with(&all);
        Self { folder, session }
    }

    fn write(&self, fixture: &Fixture) {
        fixture.write(&self.folder.path().join("seeds"));
    }

    /// Runs the program beside the bot.
    fn beside(&self, arguments: &[&str]) -> Run {
        beside(self.folder.path(), arguments)
    }

    /// What a lookup of the fixture's entry says.
    #[track_caller]
    fn said(&self) -> String {
        text(&self.session.ask(lookup("bays"))["data"])
    }

    /// Waits until so many lines of the log hold this.
    #[track_caller]
    fn logged(&self, what: &str, times: usize) {
        let enough = |events: &[Event]| (logged(events, what) >= times).then_some(());
        self.session.discord.record.wait(&format!("{what}, {times} times"), enough);
    }
}

/// The settings of a bot in a folder, for it and for what runs beside it.
fn environment(folder: &Path) -> [(&'static str, String); 2] {
    let seeds = folder.join("seeds").display().to_string();
    [("LAUREATE_CATALOGUE__SEEDS", seeds), ("XDG_STATE_HOME", folder.display().to_string())]
}

fn beside(folder: &Path, arguments: &[&str]) -> Run {
    let environment = environment(folder);
    let environment: Vec<(&str, &str)> = environment.iter().map(|(name, value)| (*name, value.as_str())).collect();
    run_in(folder, &environment, arguments, b"")
}

fn logged(events: &[Event], what: &str) -> usize {
    lines(events).filter(|line| line.contains(what)).count()
}

/// The fixture with another title.
fn called(title: &str) -> Fixture {
    Fixture::sound().with("test.toml", TITLE, &format!("title = \"{title}\""))
}

fn broken() -> Fixture {
    Fixture::sound().with("test.toml", "year = 2020", "year = ")
}

#[test]
fn a_hangup_reads_it_anew_and_no_request_fails_meanwhile() {
    let running = Running::start(&Fixture::sound(), &[]);
    let done = AtomicBool::new(false);
    std::thread::scope(|threads| {
        let asking = threads.spawn(|| {
            let mut titles = Vec::new();
            while !done.load(Ordering::Relaxed) {
                titles.push(running.said());
            }
            titles
        });
        for (round, title) in ["Second Bays", "Third Bays", "Fourth Bays"].into_iter().enumerate() {
            running.write(&called(title));
            running.session.bot.signal("HUP");
            running.logged(RENEWED, round + 1);
            assert!(running.said().contains(title), "round {round}");
        }
        done.store(true, Ordering::Relaxed);
        let said = asking.join().expect("every request is answered");
        assert!(!said.is_empty());
        let known = ["Bays of Wigan", "Second Bays", "Third Bays", "Fourth Bays"];
        for said in said {
            assert!(known.iter().any(|title| said.contains(title)), "{said}");
        }
    });
    let events = running.session.end();
    let registered = calls(&events).filter(|call| call.method == "PUT").count();
    assert_eq!(registered, 1, "the same statuses need no new commands");
}

#[test]
fn what_is_wrong_is_told_once_while_the_old_answers_go_on() {
    let running = Running::start(&Fixture::sound(), &[]);
    let before = "The catalogue is read anew: 1 entry in 1 collection.\n";
    let reloaded = running.beside(&["reload"]);
    assert_eq!((reloaded.code, reloaded.out.as_str(), reloaded.err.as_str()), (0, before, ""));
    running.write(&broken());
    let refused = running.beside(&["reload"]);
    assert_eq!((refused.code, refused.out.as_str()), (1, ""));
    assert!(
        refused.err.contains("test.toml:5: ") && refused.err.contains("1 error in the catalogue"),
        "{}",
        refused.err
    );
    assert!(refused.err.contains("Answers go on from the catalogue before."), "{}", refused.err);
    running.logged(REFUSED, 1);
    assert!(running.said().contains("Bays of Wigan"));
    running.write(&called("Mended Bays"));
    assert_eq!(running.beside(&["reload"]).code, 0);
    assert!(running.said().contains("Mended Bays"));
    let Running { folder, session } = running;
    let events = session.end();
    assert_eq!(logged(&events, REFUSED), 1);
    let told = lines(&events).find(|line| line.contains(REFUSED)).expect("it is told");
    assert!(told.contains("test.toml:5: ") && told.contains("\"level\":\"ERROR\""), "{told}");
    let alone = beside(folder.path(), &["reload"]);
    assert_eq!((alone.code, alone.out.as_str()), (1, ""));
    assert!(alone.err.starts_with("No bot runs here"), "{}", alone.err);
}

#[test]
fn a_changed_file_is_noticed_where_that_is_wanted() {
    let running = Running::start(&Fixture::sound(), &[("LAUREATE_CATALOGUE__WATCH", "true")]);
    running.said();
    running.write(&broken());
    running.logged(REFUSED, 1);
    assert!(running.said().contains("Bays of Wigan"));
    running.write(&called("Watched Bays"));
    write(&running.folder.path().join("seeds/other.toml"), OTHER);
    running.logged("1 entry in 2 collections", 1);
    assert!(running.said().contains("Watched Bays"));
    let events = running.session.end();
    assert_eq!(logged(&events, REFUSED), 1, "once for each change");
}

#[test]
fn results_and_follow_ups_outlive_it_and_commands_follow_the_statuses() {
    let pending = |fixture: Fixture| {
        fixture
            .with("test.toml", "results = \"announced\"", "results = \"pending\"")
            .with("test.toml", "status = \"winner\"", "status = \"shortlisted\"")
    };
    // The server sees a part of the catalogue only, which is renewed with the whole.
    let scope = format!("[{{ server = \"{SERVER}\", collections = [\"test-2020\"] }}]");
    let folder = folder();
    write(&folder.path().join("seeds/other.toml"), OTHER);
    let running = Running::start_in(folder, &pending(Fixture::sound()), &[("LAUREATE_DISCORD__SCOPE", &scope)]);
    let about = text(&running.session.ask(slash("about", &[]))["data"]);
    assert!(about.contains("Test Awards") && !about.contains("Other Awards"), "{about}");
    for arguments in [
        &["ceremony", "plan", "Test Awards 2020", "--channel", CHANNEL][..],
        &["ceremony", "record", "--category", "Best Project", "--winner", "Bays of Wigan"],
        &["ceremony", "reveal", "--category", "Best Project"],
    ] {
        let done = running.beside(arguments);
        assert_eq!(done.code, 0, "{arguments:?}: {}{}", done.out, done.err);
    }
    let ask = |question: &str| text(&running.session.ask(slash("ask", &[("question", question)]))["data"]);
    // What is revealed is known within two seconds.
    let end = Instant::now() + Duration::from_secs(5);
    while !running.said().contains("winner: Best Project") {
        assert!(Instant::now() < end, "{}", running.said());
    }
    let asked = ask("where can I leave my car in Wigan?");
    assert!(asked.contains("Bays of Wigan"), "{asked}");
    let nominated = called("Bays of Wigan").with("test.toml", "status = \"winner\"", "status = \"nominated\"");
    running.write(&nominated.with("test.toml", "results = \"announced\"", "results = \"pending\""));
    running.session.bot.signal("HUP");
    running.logged(RENEWED, 1);
    let followed = ask("did it win?");
    assert!(followed.contains("Bays of Wigan") && followed.contains("won"), "{followed}");
    assert!(running.said().contains("winner: Best Project"), "{}", running.said());
    let is_put = |events: &[Event]| calls(events).filter(|call| call.method == "PUT").count();
    running.session.discord.record.wait("commands are renewed", |events| (is_put(events) == 2).then_some(()));
    running.session.end();
}
