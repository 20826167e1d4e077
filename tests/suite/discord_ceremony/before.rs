//! Before the night, in Discord: a judges' sheet is understood and kept, posts are seen as they will be, and the whole show is
//! rehearsed and taken away.

use serde_json::{Value, json};

use super::stage::{Panel, Stage, category, ceremony, organiser, other_organiser, permitted, told, winner};
use crate::ceremony::import::SAMPLE;
use crate::discord_loopback::channels::{Deed, What};
use crate::discord_loopback::interactions::{ELSEWHERE, components, text};
use crate::discord_loopback::record::lines;

/// A channel for the crew alone, and one that everybody sees.
const PRIVATE: &str = "1210000000000000041";
const PUBLIC: &str = "1210000000000000042";

#[test]
fn a_sheet_is_shown_and_kept_by_a_press() {
    let stage = Stage::start();
    let sheet = stage.sheet("sample.csv", SAMPLE);
    assert!(stage.told("import", &[("file", &sheet)]).contains("No show is planned yet"));
    stage.told("plan", &[("award", "LGC"), ("channel", ELSEWHERE)]);
    let shown = stage.ceremony("import", &[("file", &sheet)]);
    let said = told(&shown);
    assert!(said.contains("22 results for LGC Awards 2022") && said.contains("Nothing is kept yet"), "{said}");
    let file = &shown["files"][0];
    assert!(file["filename"] == "understood.txt" && file["bytes"].as_u64() > Some(3_000), "{shown}");
    assert!(stage.check().contains("22 results are missing"), "nothing is kept before the press");
    let reply = Panel::reply(&shown);
    let pressed = reply.press("Keep these results");
    assert!(told(&stage.session.ask(other_organiser(pressed.clone()))).contains("not at hand"));
    assert!(told(&stage.session.ask(permitted(pressed.clone(), 0))).contains("Manage Events"));
    let kept = stage.session.ask(pressed.clone());
    assert_eq!((&kept["type"], &kept["data"]["attachments"]), (&json!(7), &json!([])), "{kept}");
    assert!(text(&kept).contains("Recorded and sealed: 22 results"), "{kept}");
    assert!(told(&stage.session.ask(pressed)).contains("not at hand"), "it is kept once");
    let check = stage.check();
    assert!(check.contains("All 22 results are recorded"), "{check}");
    // Its lines are wrapped.
    let log = stage.log().split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(log.matches("recorded a result").count(), 22, "{log}");

    let bad = stage.sheet("bad.csv", "category,entry,standing\nsmall team,nobody *at* all,winner\n");
    let faulty = stage.told("import", &[("file", &bad)]);
    assert!(faulty.contains("line 2: ") && faulty.contains("Nothing was kept"), "{faulty}");
    let large = stage.sheet("large.csv", &"x".repeat(3 << 20));
    assert!(stage.told("import", &[("file", &large)]).contains("larger than 1024 KiB"));
    for elsewhere in
        ["https://example.com/sheet.csv", "http://127.0.0.1:1/attachments/sample.csv", "file:///etc/passwd"]
    {
        assert!(stage.told("import", &[("file", elsewhere)]).contains("not where Discord keeps files"), "{elsewhere}");
    }
    assert!(stage.told("seal", &[]).contains("are sealed"));
    assert!(stage.told("import", &[("file", &sheet)]).contains("results are sealed"), "and no sheet is taken any more");
    let events = stage.session.end();
    for line in lines(&events) {
        assert!(
            !line.contains("Codsall") && !line.contains("sample.csv"),
            "the log has something of the sheet: {line}"
        );
    }
}

#[test]
fn a_preview_is_the_post_as_it_will_be() {
    let stage = Stage::start();
    stage.prepare();
    let first = category(0);
    let shown = stage.ceremony("preview", &[("category", &first)]);
    let preview = told(&shown);
    assert!(preview.contains(&winner(0)) && preview.contains("Preview: nobody else sees this"), "{preview}");
    assert!(components(&shown, 2).is_empty(), "nothing can be pressed: {shown}");
    assert_eq!(shown["files"][0]["png"], true, "{shown}");
    assert!(stage.told("preview", &[]).contains(&winner(0)), "of the current category, where none is named");
    let shortlist = stage.told("preview", &[("category", &first), ("shortlist", "true")]);
    assert!(shortlist.contains(&first) && !shortlist.contains('🏆'), "{shortlist}");
    assert!(stage.told("preview", &[("category", &category(5))]).contains("no result yet"));
    let refused = stage.session.ask(permitted(ceremony("preview", &[("category", &first)]), 0));
    assert!(!told(&refused).contains(&winner(0)), "{refused}");
    assert!(!stage.log().contains("revealed"), "nothing happens by it");

    stage.told("reveal", &[("category", &first)]);
    let posted = stage.session.discord.record.wait("it is posted", |_| {
        stage.session.discord.channels(|channels| channels.messages(ELSEWHERE)).into_iter().next()
    });
    let posted = text(&json!({"components": posted["components"]}));
    let lines: Vec<&str> = posted.lines().filter(|line| !line.contains("<t:")).collect();
    assert!(lines.len() >= 3, "{posted}");
    for line in lines {
        assert!(["About the winner", "The shortlist"].contains(&line) || preview.contains(line), "{line}: {preview}");
    }
    stage.session.end();
}

fn deeds(stage: &Stage, what: What) -> Vec<Deed> {
    let all = stage.session.discord.channels(|channels| channels.deeds.clone());
    all.into_iter().filter(|deed| deed.what == what && deed.channel == PRIVATE).collect()
}

/// A press on a message of the private channel.
fn in_private(mut interaction: Value) -> Value {
    interaction["channel_id"] = PRIVATE.into();
    interaction["channel"]["id"] = PRIVATE.into();
    interaction["message"]["channel_id"] = PRIVATE.into();
    interaction
}

#[test]
fn a_rehearsal_is_the_whole_show_in_private_and_is_taken_away() {
    let stage = Stage::start();
    stage.prepare();
    stage.session.discord.servers(|servers| servers.hide(PRIVATE));
    assert!(stage.told("rehearse", &[("channel", PUBLIC)]).contains("Everybody can see"));
    assert!(stage.told("rehearse", &[("channel", ELSEWHERE)]).contains("Real winners are announced in that channel"));
    let refused = stage.session.ask(permitted(ceremony("rehearse", &[("channel", PRIVATE)]), 0));
    assert!(told(&refused).contains("Manage Events"), "{refused}");
    let begun = stage.told("rehearse", &[("channel", PRIVATE)]);
    assert!(begun.contains("no recorded result is looked at") && begun.contains("by chance"), "{begun}");
    let record = &stage.session.discord.record;
    record.wait_patiently("all of it is posted", |_| deeds(&stage, What::Posted).len() == 45);
    let posted = deeds(&stage, What::Posted);
    for deed in &posted {
        let told = text(&deed.message["components"]);
        assert!(told.contains("REHEARSAL") && !told.contains("<@&"), "{told}");
    }
    let pictured = posted.iter().filter(|deed| deed.sent["files"].as_array().is_some_and(|files| !files.is_empty()));
    let alts: Vec<&str> = pictured.filter_map(|deed| deed.sent["attachments"][0]["description"].as_str()).collect();
    assert!(alts.len() == 22 && alts.iter().all(|alt| alt.starts_with("REHEARSAL: ")), "{alts:?}");
    assert_eq!(deeds(&stage, What::Published).len(), 0);
    assert_eq!(stage.session.discord.channels(|channels| channels.messages(ELSEWHERE)).len(), 0, "nothing elsewhere");
    assert!(!stage.log().contains("revealed"), "the ledger has nothing of it");

    // It is known by its mark, whoever began it: somebody else's messages stay, and so does what a new process knows nothing of.
    stage.session.discord.channels(|channels| channels.chatter(PRIVATE, 1));
    let stage = stage.restart();
    let first = Panel::standing(&posted[0].message);
    let pressed = in_private(first.press("Remove the rehearsal"));
    assert!(told(&stage.session.ask(permitted(pressed.clone(), 0))).contains("Manage Events"));
    assert!(told(&stage.session.ask(pressed)).contains("is being taken away"));
    let record = &stage.session.discord.record;
    record.wait_patiently("all of it is taken away", |_| deeds(&stage, What::Deleted).len() == 45);
    assert_eq!(stage.session.discord.channels(|channels| channels.messages(PRIVATE)).len(), 1);

    // Taken away while it is under way, it ends.
    let begun = organiser(ceremony("rehearse", &[("channel", PRIVATE)]));
    stage.session.ask(begun);
    record.wait_patiently("it has begun", |_| deeds(&stage, What::Posted).len() >= 48);
    let first = Panel::standing(&deeds(&stage, What::Posted)[45].message);
    stage.session.ask(in_private(first.press("Remove the rehearsal")));
    record.wait_patiently("it is taken away", |_| {
        stage.session.discord.channels(|channels| channels.messages(PRIVATE)).len() == 1
    });
    stage.session.end();
}
