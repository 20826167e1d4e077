//! Before the night, in the terminal: a sheet is imported, posts are seen as they will be, and a rehearsal says that it is one.

use jiff::Timestamp;
use laureate::ceremony::preview::Previewed;
use laureate::ceremony::rehearsal::rehearsed;

use super::import::SAMPLE;
use super::{CATEGORY, Rehearsed, order, recorded, reveal, shortlist, status};
use crate::harness::{folder, run_in, write};

#[test]
fn a_preview_is_what_is_revealed_then_and_changes_nothing() {
    let mut stage = recorded();
    let last = stage.show.last;
    let previewed = Previewed::of(&stage.show, CATEGORY, Timestamp::UNIX_EPOCH).expect("it has a result");
    let winners = |show: &laureate::ceremony::Show| show.revealed(CATEGORY).map(|of| of.result.outcome.winners.clone());
    let before = winners(previewed.for_posts());
    assert!(stage.show.last == last && stage.show.revealed(CATEGORY).is_none());
    stage.does(&reveal(CATEGORY));
    assert_eq!(before, winners(&stage.show));
    let empty = Rehearsed::default();
    assert!(Previewed::of(&empty.show, CATEGORY, Timestamp::UNIX_EPOCH).is_none());
}

#[test]
fn a_rehearsal_is_drawn_by_its_chance_from_the_shortlists() {
    let drawn = |chance: u8| {
        let show = rehearsed(&order(), [chance; 32], Timestamp::UNIX_EPOCH);
        let winner = |id: &str| {
            let revealed = show.revealed(id).expect("every category has one");
            let (winners, commended) = (&revealed.result.outcome.winners, &revealed.result.outcome.commended);
            assert!(winners.len() == 1 && commended != winners);
            assert!(winners.iter().chain(commended).all(|entry| shortlist(id).contains(entry)), "{id}");
            winners[0].clone()
        };
        order().categories().map(|(_, category)| winner(&category.id)).collect::<Vec<String>>()
    };
    assert_eq!(drawn(1), drawn(1));
    let all: Vec<Vec<String>> = (0..20).map(drawn).collect();
    for at in 0..22 {
        let different: std::collections::HashSet<&str> = all.iter().map(|drawn| drawn[at].as_str()).collect();
        assert!(different.len() > 1, "one category is always won by the same");
    }
    let winner = &shortlist(CATEGORY)[0];
    assert!(status(&Rehearsed::default().public(), winner, CATEGORY).is_some());
}

#[test]
fn the_terminal_imports_previews_and_rehearses() {
    let dir = folder();
    let path = |name: &str| dir.path().join(name);
    let ledger = path("ledger.db");
    let set = [("LAUREATE_LEDGER__URL", ledger.to_str().expect("it is text"))];
    let run = |arguments: &[&str]| run_in(dir.path(), &set, &[&["ceremony"], arguments].concat(), b"");
    write(&path("sample.csv"), SAMPLE);
    write(&path("bad.csv"), "category;entry;standing\nsmall team;nobody at all;winner\n");

    let rehearsal = run(&["rehearse"]);
    assert_eq!(rehearsal.code, 0, "{}", rehearsal.err);
    assert_eq!(rehearsal.out.matches("REHEARSAL · ").count(), 44, "{}", rehearsal.out);
    assert_eq!(rehearsal.out.matches("Picture: REHEARSAL: ").count(), 22);
    assert!(rehearsal.out.contains("by chance") && !ledger.exists());

    assert_eq!(run(&["import", "sample.csv", "--keep"]).code, 1, "there is no show");
    assert_eq!(run(&["plan", "LGC", "--channel", "1210000000000000002"]).code, 0);
    assert_eq!(run(&["preview"]).code, 1, "nothing is recorded");
    let shown = run(&["import", "sample.csv"]);
    assert!(shown.code == 0 && shown.out.contains("22 results") && shown.out.contains("--keep"), "{}", shown.out);
    assert!(run(&["status"]).out.contains("no result yet"));
    let bad = run(&["import", "bad.csv"]);
    assert!(bad.code == 2 && bad.err.contains("bad.csv: line 2: "), "{}", bad.err);
    assert!(run(&["import", "sample.csv", "--keep"]).out.contains("Recorded and sealed: 22 results"));
    assert_eq!(run(&["check"]).code, 0);
    let again = run(&["import", "sample.csv"]);
    assert!(again.out.contains("replaces 22 results that are recorded already"), "{}", again.out);

    let preview = run(&["preview", "--category", "innovation", "--card", "card.png"]);
    assert!(
        preview.out.contains("Codsall Community Hub") && preview.out.contains("Picture: Winner: "),
        "{}",
        preview.out
    );
    #[expect(clippy::disallowed_methods, reason = "the program wrote it")]
    let picture = std::fs::read(path("card.png")).expect("it is written");
    assert!(picture.starts_with(b"\x89PNG"));
    assert!(!run(&["log"]).out.contains("revealed"), "nothing happens by it");
}
