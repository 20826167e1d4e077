//! A bot with a ledger of its own, and what organisers send it.

use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use laureate::ceremony::Command;
use laureate::ceremony::act::act;
use laureate::ledger::event::Late;
use laureate::ledger::{Address, Ledger};
use serde_json::{Value, json};

use crate::discord_loopback::interactions::{
    ASKER, CHANNEL, ELSEWHERE, EPHEMERAL, OTHER, SERVER, components, in_server, member, text,
};
use crate::discord_loopback::process::Bot;
use crate::discord_loopback::record::{Call, Event, calls};
use crate::discord_loopback::rest::TOKEN;
use crate::discord_loopback::servers::{ROLE, role};
use crate::discord_loopback::session::Session;
use crate::harness::{Run, run_in};

/// The permissions that commands ask for.
pub(crate) const MANAGE_EVENTS: u64 = 1 << 33;
pub(crate) const MANAGE_SERVER: u64 = 1 << 5;
/// A file that is given with a command.
const FILE: &str = "1250000000000000077";
/// What everybody may.
const USUAL: u64 = 2_248_473_465_835_073;

/// A bot in its fake Discord, with a ledger.
pub(crate) struct Stage {
    pub(crate) session: Session,
    folder: tempfile::TempDir,
    ledger: String,
}

/// The variables that name a ledger and the organisers' server.
fn settings(ledger: &str) -> [(&str, &str); 2] {
    [("LAUREATE_LEDGER__URL", ledger), ("LAUREATE_CEREMONY__ORGANISERS", "[\"1210000000000000002\"]")]
}

/// How often a check is asked for that comes too late.
const LOOKS: usize = 8;

impl Stage {
    pub(crate) fn start() -> Self {
        Self::start_with(&[])
    }

    /// The same with more settings.
    pub(crate) fn start_with(more: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let ledger = folder.path().join("ledger.db").to_str().expect("it is text").to_owned();
        let session = Session::start_with(&[&settings(&ledger), more].concat());
        Self { session, folder, ledger }
    }

    /// Ends the bot as a crash does, and starts it anew.
    pub(crate) fn restart(self) -> Self {
        let Self { session: Session { discord, bot }, folder, ledger } = self;
        drop(bot);
        let identified = |events: &[Event]| events.iter().filter(|event| matches!(event, Event::Identified(_))).count();
        let before = identified(&discord.record.so_far());
        let bot = Bot::start(&discord, &["discord"], TOKEN, &settings(&ledger));
        discord.record.wait("the bot identifies again", |events| (identified(events) > before).then_some(()));
        Self { session: Session { discord, bot }, folder, ledger }
    }

    /// Runs a verb in the terminal.
    pub(crate) fn terminal(&self, arguments: &[&str]) -> Run {
        run_in(self.folder.path(), &settings(&self.ledger), &[&["ceremony"], arguments].concat(), b"")
    }

    pub(crate) fn has_ledger(&self) -> bool {
        Path::new(&self.ledger).exists()
    }

    /// Plans the LGC's show and records the results of the first two categories.
    pub(crate) fn prepare(&self) {
        self.prepare_in("is planned", "Recorded and sealed");
    }

    /// The same where this is said of it in another language.
    pub(crate) fn prepare_in(&self, is_planned: &str, is_recorded: &str) {
        let planned = self.told("plan", &[("award", "LGC"), ("channel", ELSEWHERE)]);
        assert!(planned.contains(is_planned), "{planned}");
        for at in 0..2 {
            let recorded = self.told("record", &[("category", &category(at)), ("winner", &winner(at))]);
            assert!(recorded.contains(is_recorded), "{recorded}");
        }
    }

    /// Has a sheet be where files are kept, and gives its address.
    pub(crate) fn sheet(&self, name: &str, text: &str) -> String {
        self.session.discord.keep_file(name, text);
        format!("{}/attachments/{name}", self.session.discord.address())
    }

    /// Has an organiser use `/ceremony`.
    #[track_caller]
    pub(crate) fn ceremony(&self, verb: &str, options: &[(&str, &str)]) -> Value {
        self.session.ask(organiser(ceremony(verb, options)))
    }

    /// The same, as the text of a reply that nobody else sees.
    #[track_caller]
    pub(crate) fn told(&self, verb: &str, options: &[(&str, &str)]) -> String {
        told(&self.ceremony(verb, options))
    }

    /// What a check says. Looking at every post may take a busy machine longer than Discord waits: then it says so, and is asked
    /// again.
    pub(crate) fn check(&self) -> String {
        let late = |said: &String| said.contains("did not answer in time");
        let mut said = (0..LOOKS).map(|_| self.told("check", &[]));
        said.find(|said| !late(said)).expect("a check comes in time at last")
    }

    /// Posts the panel, and waits until it is kept up to date.
    #[track_caller]
    pub(crate) fn panel(&self) -> Panel {
        let reply = self.told("panel", &[]);
        assert!(reply.contains("panel of LGC Awards 2022 is here"), "{reply}");
        self.shown("1 of 22")
    }

    /// Waits until the panel that stands in the channel says this.
    #[track_caller]
    pub(crate) fn shown(&self, wanted: &str) -> Panel {
        self.session.discord.record.wait(&format!("the panel says “{wanted}”"), |events| {
            let last = calls(events).filter_map(edited).last()?;
            text(&json!(last.body)).contains(wanted).then_some(last)
        })
    }

    /// Puts a category down for a moment that may be past by now, as if that had been done before; who missed it is asked.
    pub(crate) fn schedules(&self, name: &str, seconds_from_now: i64) {
        let at = Timestamp::now() + SignedDuration::from_secs(seconds_from_now);
        let order = order();
        let (_, category) = order.categories().find(|(_, category)| category.name == name).expect("it is there");
        let command = Command::Schedule { category: category.id.clone(), at: Some(at), late: Late::Ask };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let ledger = Ledger::open(&Address::from_path(Path::new(&self.ledger))).await.expect("it opens");
            let done = act(&ledger, &order, (at - SignedDuration::from_hours(1), "terminal"), &command).await;
            done.unwrap_or_else(|error| panic!("{error}"));
            ledger.close().await;
        });
    }

    /// Everything that happened, from the terminal.
    pub(crate) fn log(&self) -> String {
        let run = self.terminal(&["log"]);
        assert_eq!(run.code, 0, "{}", run.err);
        run.out
    }
}

/// A panel as it is shown.
#[derive(Debug, Clone)]
pub(crate) struct Panel {
    pub(crate) message: String,
    body: Value,
}

pub(crate) fn edited(call: &Call) -> Option<Panel> {
    let message = call.path.strip_prefix(&format!("/channels/{CHANNEL}/messages/"))?;
    let is_edit = call.method == "PATCH";
    is_edit.then(|| Panel { message: message.to_owned(), body: call.body.clone() })
}

impl Panel {
    /// A reply with buttons, seen as a message.
    pub(crate) fn reply(answer: &Value) -> Self {
        Self { message: "1230000000000000009".to_owned(), body: answer["data"].clone() }
    }

    /// A message that stands in a channel.
    pub(crate) fn standing(message: &Value) -> Self {
        Self { message: message["id"].as_str().unwrap_or_default().to_owned(), body: message.clone() }
    }

    /// The panel after a press on it.
    pub(crate) fn after(&self, answer: &Value) -> Self {
        assert_eq!(answer["type"], 7, "{answer}");
        Self { message: self.message.clone(), body: answer["data"].clone() }
    }

    pub(crate) fn text(&self) -> String {
        text(&self.body)
    }

    /// The button of exactly this label.
    #[track_caller]
    pub(crate) fn button(&self, label: &str) -> Value {
        let buttons = components(&self.body, 2);
        let found = buttons.iter().find(|button| button["label"] == label);
        found.unwrap_or_else(|| panic!("no button “{label}” can be pressed: {buttons:?}"))["custom_id"].clone()
    }

    pub(crate) fn can_press(&self, label: &str) -> bool {
        components(&self.body, 2).iter().any(|button| button["label"] == label)
    }

    /// An organiser's press on a button.
    #[track_caller]
    pub(crate) fn press(&self, label: &str) -> Value {
        organiser(self.pressed(&json!({"component_type": 2, "custom_id": self.button(label), "id": 5})))
    }

    /// An organiser's choice from the menu, by the label's end.
    #[track_caller]
    pub(crate) fn jump(&self, name: &str) -> Value {
        let menu = components(&self.body, 3)[0];
        let options = menu["options"].as_array().expect("a menu has options");
        let fits = |option: &&Value| option["label"].as_str().is_some_and(|label| label.ends_with(name));
        let value = &options.iter().find(fits).unwrap_or_else(|| panic!("no {name}: {options:?}"))["value"];
        let data = json!({"component_type": 3, "custom_id": menu["custom_id"], "id": 5, "values": [value]});
        organiser(self.pressed(&data))
    }

    /// A press with this data.
    pub(crate) fn pressed(&self, data: &Value) -> Value {
        let mut interaction = in_server(3, ASKER, data);
        interaction["message"] = self.as_message();
        interaction
    }

    /// A form of the panel, sent with what was written.
    pub(crate) fn sent(&self, form: &Value, written: &[(&str, &str)]) -> Value {
        let field = |(name, value): &(&str, &str)| json!({"type": 1, "id": 1, "components": [{"type": 4, "id": 2, "custom_id": name, "value": value}]});
        let fields: Vec<Value> = written.iter().map(field).collect();
        let data = json!({"custom_id": form["data"]["custom_id"], "components": fields, "resolved": {}});
        let mut interaction = organiser(in_server(5, ASKER, &data));
        interaction["message"] = self.as_message();
        interaction
    }

    fn as_message(&self) -> Value {
        use crate::discord_loopback::interactions::{bot_user, message};
        let mut message = message(&bot_user(), &self.body, CHANNEL, None);
        message["id"] = self.message.clone().into();
        message
    }
}

/// The name of the category at this place of the running order.
pub(crate) fn category(at: usize) -> String {
    order().categories().nth(at).expect("it is there").1.name.clone()
}

/// The title of the entry that wins the category at this place: a made-up result.
pub(crate) fn winner(at: usize) -> String {
    let order = order();
    let key = order.categories().nth(at).expect("it is there").0;
    order.shortlist(key).nth(1).expect("there are two").1.title.clone()
}

fn order() -> laureate::ceremony::RunningOrder<'static> {
    let catalogue = crate::harness::library().catalogue();
    laureate::ceremony::RunningOrder::of_award(catalogue, "lgc-2022").expect("it is there")
}

/// The text of a reply that nobody else sees.
#[track_caller]
pub(crate) fn told(reply: &Value) -> String {
    assert_eq!(reply["type"], 4, "{reply}");
    let flags = reply["data"]["flags"].as_u64().unwrap_or_default();
    assert_ne!(flags & EPHEMERAL, 0, "somebody else sees it: {reply}");
    text(reply)
}

/// The same interaction by somebody with these permissions more than the usual.
pub(crate) fn permitted(mut interaction: Value, more: u64) -> Value {
    interaction["member"]["permissions"] = (USUAL | more).to_string().into();
    interaction
}

/// The same by an organiser.
pub(crate) fn organiser(interaction: Value) -> Value {
    permitted(interaction, MANAGE_EVENTS)
}

/// The same by another organiser.
pub(crate) fn other_organiser(mut interaction: Value) -> Value {
    interaction["member"] = member(Some(OTHER));
    organiser(interaction)
}

/// `/ceremony` by anybody.
pub(crate) fn ceremony(verb: &str, options: &[(&str, &str)]) -> Value {
    subcommand("ceremony", verb, options, None)
}

/// A subcommand by anybody; of the option that is being typed, if one is.
pub(crate) fn subcommand(command: &str, verb: &str, options: &[(&str, &str)], typed: Option<&str>) -> Value {
    let option = |(name, value): &(&str, &str)| {
        let mut option = match *name {
            "channel" => json!({"name": name, "type": 7, "value": value}),
            "ping" => json!({"name": name, "type": 8, "value": value}),
            "file" => json!({"name": name, "type": 11, "value": FILE}),
            "publish" | "go" | "shortlist" => json!({"name": name, "type": 5, "value": *value == "true"}),
            _ => json!({"name": name, "type": 3, "value": value}),
        };
        if typed == Some(name) {
            option["focused"] = true.into();
        }
        option
    };
    let options_url = options.iter().find(|(name, _)| *name == "file").map(|(_, url)| *url);
    let options: Vec<Value> = options.iter().map(option).collect();
    let mut resolved = json!({});
    for option in &options {
        let id = option["value"].as_str().unwrap_or_default();
        match option["type"].as_u64() {
            Some(7) => resolved["channels"][id] = channel(id),
            Some(11) => {
                let url = options_url.unwrap_or_default();
                let file = json!({"id": FILE, "filename": "sheet.csv", "size": 100, "url": url, "proxy_url": url});
                resolved["attachments"][id] = file;
            }
            Some(8) => resolved["roles"][id] = role(id, "Everybody tonight", 0, id == ROLE),
            _ => {}
        }
    }
    let data = json!({
        "id": "1250000000000000001",
        "name": command,
        "type": 1,
        "guild_id": SERVER,
        "resolved": resolved,
        "options": [{"name": verb, "type": 1, "options": options}],
    });
    in_server(if typed.is_some() { 4 } else { 2 }, ASKER, &data)
}

fn channel(id: &str) -> Value {
    json!({"id": id, "name": "winners", "type": 0, "permissions": USUAL.to_string(), "flags": 0, "parent_id": null})
}
