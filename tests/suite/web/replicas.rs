//! Replicas of one ledger: what is done at one is known to the other, and one that is killed loses nothing.

use std::time::{Duration, Instant};

use laureate::ledger::notice::Notices;
use serde_json::json;

use super::replica::Replica;
use crate::ceremony::import::SAMPLE;
use crate::discord_ceremony::stage::{Panel, category, ceremony, edited, organiser, other_organiser, winner};
use crate::discord_loopback::channels::What;
use crate::discord_loopback::fake::Discord;
use crate::discord_loopback::interactions::{ELSEWHERE, slash, text};
use crate::discord_loopback::record::{calls, lines};
use crate::discord_posts::proof::plain;
use crate::discord_posts::shows::{Place, Shown, on_each, on_server};
use crate::pages::Events;

/// Without a word it takes a second at most, and with one no time; a busy machine is given more before it counts as
/// never.
const NEVER: Duration = Duration::from_secs(15);
/// How long a reveal may take to a board at another replica, with the press itself.
const ON_THE_BOARD: Duration = Duration::from_secs(1);

/// Two replicas of a show in which the results of the first two categories are recorded.
struct Two {
    discord: Discord,
    one: Replica,
    other: Replica,
}

impl Two {
    fn start(place: &Place) -> Self {
        Self::start_with(place, &[])
    }

    fn start_with(place: &Place, more: &[(&str, &str)]) -> Self {
        let two = Self::of(place, more);
        for at in 0..2 {
            two.told("record", &[("category", &category(at)), ("winner", &winner(at))]);
        }
        two
    }

    /// The same where nothing is recorded yet.
    fn of(place: &Place, more: &[(&str, &str)]) -> Self {
        let discord = Discord::start();
        discord.channels(|channels| channels.forgets_nonces = true);
        let set = [
            ("LAUREATE_LEDGER__URL", place.url.as_str()),
            ("LAUREATE_CEREMONY__ORGANISERS", "[\"1210000000000000002\"]"),
        ];
        let set = [&set, more].concat();
        let (one, other) = (Replica::start(&discord, &set), Replica::start(&discord, &set));
        let two = Self { discord, one, other };
        two.told("plan", &[("award", "LGC"), ("channel", ELSEWHERE)]);
        two
    }

    fn told(&self, verb: &str, options: &[(&str, &str)]) -> String {
        text(&self.one.ask(&self.discord, organiser(ceremony(verb, options))))
    }

    /// Posts the panel by way of the one, and waits until it says this.
    fn panel(&self, wanted: &str) -> Panel {
        let placed = self.told("panel", &[]);
        assert!(placed.contains("is here"), "{placed}");
        self.discord.record.wait("the panel is kept up to date", |events| {
            let last = calls(events).filter_map(edited).last()?;
            last.text().contains(wanted).then_some(last)
        })
    }

    /// Waits until the other replica answers with the winner of a category.
    fn known_at_the_other(&self, at: usize, since: Instant) {
        let category = category(at);
        let asked = || {
            let winners = slash("winners", &[("award", "LGC"), ("category", &category)]);
            plain(&text(&self.other.ask(&self.discord, winners)))
        };
        while !asked().contains(&winner(at)) {
            assert!(since.elapsed() < NEVER, "{category}: {}", asked());
        }
    }
}

#[test]
fn what_is_pressed_at_one_replica_is_answered_by_the_other() {
    on_each("pressed", |place| {
        let two = Two::start(&place);
        let mut panel = two.panel("1 of 22");
        for at in 0..2 {
            let pressed_at = Instant::now();
            panel = panel.after(&two.one.ask(&two.discord, panel.press("Reveal")));
            two.known_at_the_other(at, pressed_at);
        }
        two.one.end();
        two.other.end();
    });
}

#[test]
fn what_is_revealed_at_one_replica_comes_to_the_board_of_the_other() {
    on_server("board", |place| {
        let two = Two::start_with(&place, &[("LAUREATE_SERVE__PAGES", "true")]);
        let mut board = Events::of(&two.other, "/board/lgc-2022/events");
        assert!(board.next().is_some_and(|board| board.contains("0 of 22")), "it begins with the board as it is");
        let panel = two.panel("1 of 22");
        let pressed = Instant::now();
        two.one.ask(&two.discord, panel.press("Reveal"));
        let shown = board.next().expect("the reveal comes");
        let took = pressed.elapsed();
        assert!(shown.contains("1 of 22") && shown.contains(&winner(0)), "{shown}");
        // By word it is there at once; a busy machine has what it takes to look for it.
        assert!(took < ON_THE_BOARD, "{took:?}");
        two.one.end();
        two.other.bot.signal("TERM");
        assert_eq!(board.next(), None);
        two.other.ended();
    });
}

#[test]
fn a_sheet_that_one_replica_showed_is_kept_at_the_other() {
    on_each("sheet", |place| {
        let two = Two::of(&place, &[]);
        two.discord.keep_file("sample.csv", SAMPLE);
        let address = format!("{}/attachments/sample.csv", two.discord.address());
        let import = || two.one.asks(&two.discord, organiser(ceremony("import", &[("file", &address)])));
        // A busy machine does not read a sheet in the time that Discord gives; nothing is kept then, and it is asked again.
        let in_time =
            std::iter::repeat_with(import).take(20).find(|(_, answer)| !answer.body.contains("not answer in time"));
        let (id, answer) = in_time.expect("the sheet is read in time");
        // Files go their own way, in the form that Discord takes them in.
        assert_eq!((answer.status, answer.body.as_str()), (202, ""));
        let shown = two.discord.callback(&id);
        let head = &shown.body;
        assert_eq!((&head["type"], &head["data"]["flags"]), (&json!(4), &json!(1 << 15 | 1 << 6)), "{head}");
        let [sent] = head["files"].as_array().expect("a file comes with it").as_slice() else { panic!("{head}") };
        assert_eq!((&sent["field"], &sent["filename"]), (&json!("files[0]"), &json!("understood.txt")), "{sent}");
        assert_eq!(sent["kind"], "text/plain; charset=utf-8", "{sent}");
        assert!(sent["bytes"].as_u64() > Some(3_000), "{sent}");
        let said = &head["data"]["attachments"][0];
        assert_eq!((&said["id"], &said["filename"]), (&json!(0), &json!("understood.txt")), "{said}");
        assert!(head["data"]["components"].to_string().contains("attachment://understood.txt"), "{head}");
        let pressed = Panel::reply(head).press("Keep these results");
        assert!(text(&two.other.ask(&two.discord, other_organiser(pressed.clone()))).contains("not at hand"));
        let kept = two.other.ask(&two.discord, pressed.clone());
        assert!(text(&kept).contains("22 results"), "{kept}");
        assert!(text(&two.one.ask(&two.discord, pressed)).contains("not at hand"), "it is kept once");
        assert!(!two.told("check", &[]).contains("are missing"));
        let events = two.discord.record.so_far();
        assert!(!lines(&events).any(|line| line.contains("Codsall") || line.contains("sample.csv")), "{events:?}");
        two.one.end();
        two.other.end();
    });
}

#[test]
fn a_server_gives_word_of_what_is_written_at_once() {
    on_server("word", |place| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        // The connection is given up within it.
        let _within = runtime.enter();
        let notices = runtime.block_on(Notices::of(&place.address())).expect("it is reached");
        let mut notices = notices.expect("a server gives word");
        let _shown = Shown::plan(place);
        let heard = async { tokio::time::timeout(NEVER, notices.next()).await };
        runtime.block_on(heard).expect("word comes").expect("the connection holds");
    });
}

#[test]
fn a_replica_killed_in_the_middle_of_a_show_loses_and_doubles_nothing() {
    on_server("killed", |place| {
        let two = Two::start(&place);
        two.told("reveal", &[("category", &category(0))]);
        // Whichever of the two has claimed the post, or not yet.
        two.one.bot.signal("KILL");
        two.known_at_the_other(0, Instant::now());
        let of = |what: What| {
            let deeds = two.discord.channels(|channels| channels.deeds.clone());
            deeds.iter().filter(|deed| deed.what == what && deed.channel == ELSEWHERE).count()
        };
        two.discord.record.wait_patiently("the winner is posted", |_| of(What::Posted) >= 1);
        two.other.ask(&two.discord, organiser(ceremony("reveal", &[("category", &category(1))])));
        two.discord.record.wait_patiently("and the next one", |_| of(What::Posted) >= 2);
        two.other.end();
        assert_eq!(of(What::Posted), 2);
    });
}
