//! A show in the organisers' language: what is said to them, what is refused, and the panel that they share.

use super::stage::{Stage, category, ceremony, permitted, told, winner};
use crate::discord_loopback::interactions::{ELSEWHERE, text};
use crate::discord_loopback::record::calls;

/// What the same steps say in a language.
struct Said {
    planned: &'static str,
    recorded: &'static str,
    refused: &'static str,
    not_yours: &'static str,
    here: &'static str,
    place: &'static str,
    /// The panel's buttons while the show is at a category with a result.
    buttons: [&'static str; 6],
    held: &'static str,
    waits: &'static str,
    ready: &'static str,
}

const ENGLISH: Said = Said {
    planned: "LGC Awards 2022 is planned: 22 categories.",
    recorded: "Recorded and sealed: ",
    refused: " has no result yet. Record it first.",
    not_yours: "Only members with the permission Manage Events run a show. Ask a server administrator for it.",
    here: "The panel of LGC Awards 2022 is here.",
    place: "1 of 22 · ",
    buttons: ["Shortlist", "Reveal", "Hold", "Skip", "Peek", "Notes"],
    held: "**On hold.**",
    waits: "The show is on hold. Press “Go on” first.",
    ready: "NO-GO for LGC Awards 2022.",
};

const WELSH: Said = Said {
    planned: "LGC Awards 2022: mae’r sioe wedi’i chynllunio, 22 categori.",
    recorded: "Cofnodwyd a seliwyd: ",
    refused: ": nid oes canlyniad eto. Cofnodwch ef yn gyntaf.",
    not_yours: "Dim ond aelodau â’r caniatâd Manage Events sy’n rhedeg sioe. Gofynnwch amdano i weinyddwr y gweinydd.",
    here: "Mae’r panel yma: LGC Awards 2022.",
    place: "1 o 22 · ",
    buttons: ["Rhestr fer", "Datgelu", "Gohirio", "Hepgor", "Cipolwg", "Nodiadau"],
    held: "**Wedi’i gohirio am y tro.**",
    waits: "Mae’r sioe wedi’i gohirio am y tro. Pwyswch “Ymlaen” yn gyntaf.",
    ready: "DDIM YN BAROD: LGC Awards 2022.",
};

fn is_said(stage: &Stage, said: &Said) {
    let has = |text: &str, wanted: &str| assert!(text.contains(wanted), "“{wanted}” is not in “{text}”");
    has(&stage.told("plan", &[("award", "LGC"), ("channel", ELSEWHERE)]), said.planned);
    let first = category(0);
    has(&stage.told("record", &[("category", &first), ("winner", &winner(0))]), said.recorded);
    has(&stage.told("reveal", &[("category", &category(1))]), &format!("{}{}", category(1), said.refused));
    has(&told(&stage.session.ask(permitted(ceremony("status", &[]), 0))), said.not_yours);
    has(&stage.check(), said.ready);
    has(&stage.told("panel", &[]), said.here);
    let panel = stage.shown(&format!("{}{first}", said.place));
    for button in said.buttons {
        assert!(panel.can_press(button), "{button}: {}", panel.text());
    }
    // The answer to a press is in the language of the panel as it is kept.
    let held = panel.after(&stage.session.ask(panel.press(said.buttons[2])));
    has(&held.text(), said.held);
    has(&stage.shown(said.held).text(), &first);
    has(&stage.told("reveal", &[("category", &first)]), said.waits);
    // In the terminal the same show is English.
    has(&stage.terminal(&["status"]).out, "LGC Awards 2022: 0 of 22 announced. The show is on hold.");
    has(&stage.terminal(&["reveal", "--category", &first]).err, ENGLISH.waits);
}

#[test]
fn english_organisers_are_told_in_english() {
    let stage = Stage::start();
    is_said(&stage, &ENGLISH);
    stage.session.end();
}

#[test]
fn welsh_organisers_are_told_in_welsh() {
    let stage = Stage::start_with(&[("LAUREATE_REPLY__LANGUAGE", "cy")]);
    is_said(&stage, &WELSH);
    stage.session.end();
}

#[test]
fn posts_and_what_is_told_of_channels_are_in_the_servers_language() {
    let stage = Stage::start_with(&[("LAUREATE_REPLY__LANGUAGE", "cy")]);
    stage.prepare_in("mae’r sioe wedi’i chynllunio", "Cofnodwyd a seliwyd");
    let previewed = stage.told("preview", &[("category", &category(0))]);
    assert!(previewed.contains("Enillydd: ") && previewed.contains("Rhagolwg: "), "{previewed}");
    let revealed = stage.told("reveal", &[("category", &category(0))]);
    assert!(revealed.starts_with("### Datgelwyd: "), "{revealed}");
    let path = format!("/channels/{ELSEWHERE}/messages");
    let posted = stage.session.discord.record.wait("the winner is posted", |events| {
        calls(events).find(|call| call.method == "POST" && call.path == path).map(|call| call.body.to_string())
    });
    for said in ["Enillydd: ", &winner(0), "LGC Awards 2022 · 1 o 22", "Am yr enillydd", "Y rhestr fer"] {
        assert!(posted.contains(said), "“{said}” is not in {posted}");
    }
    let list = super::stage::subcommand("announcements", "list", &[], None);
    let none = told(&stage.session.ask(permitted(list, super::stage::MANAGE_SERVER)));
    assert!(none.starts_with("Nid oes sianel yn y gweinydd hwn yn cael cyhoeddiadau."), "{none}");
    let form = stage.session.ask(ceremony("status", &[]));
    assert!(text(&form).starts_with("Dim ond aelodau"), "{form}");
    stage.session.end();
}
