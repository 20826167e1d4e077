//! `/ceremony` and `/announcements` in Discord's form. Discord shows them to those who have a permission; whoever uses them is
//! asked for it again.

use serde_json::{Value, json};
use serenity::all::Permissions;

use crate::ceremony::verbs::{AWARD, AWARD_ABOUT, Kind, OWN_WAY, PLAN, PREVIEW, REHEARSE, VERBS, VerbOption, VerbSpec};
use crate::discord::limits::OPTION_LENGTH;

/// The organisers' command, registered in their servers alone.
pub const CEREMONY: &str = "ceremony";
/// Its subcommand that Discord alone has.
pub const PANEL: &str = "panel";
/// What `preview` takes on Discord, where a reply is one message: which of the posts it shows.
pub const SHORTLIST: &str = "shortlist";
/// The command by which a server's channel gets an award's announcements, registered everywhere.
pub const ANNOUNCEMENTS: &str = "announcements";
/// What organisers need.
pub const ORGANISES: Permissions = Permissions::MANAGE_EVENTS;
/// What those need who say what a server's channels get.
pub const MANAGES: Permissions = Permissions::MANAGE_GUILD;

/// Types of options ("Application commands", option type).
const SUBCOMMAND: u8 = 1;
const TEXT: u8 = 3;
const FLAG: u8 = 5;
const CHANNEL: u8 = 7;
const ROLE: u8 = 8;
const ATTACHMENT: u8 = 11;
/// Channels that announcements can go to: of text, and of announcements ("Channel resource", channel types).
const CHANNEL_TYPES: [u8; 2] = [0, 5];

/// `/ceremony`, for servers of organisers.
#[must_use]
pub fn ceremony() -> Value {
    let mut subcommands: Vec<Value> = VERBS.iter().chain(OWN_WAY).map(verb).collect();
    subcommands.push(subcommand(PANEL, "Post the show-caller's panel here", &[award(false)]));
    json!({
        "type": 1,
        "name": CEREMONY,
        "description": "Run a show: plan it, record results sealed, reveal them",
        "default_member_permissions": ORGANISES.bits(),
        "options": subcommands,
    })
}

/// `/announcements`, for every server.
#[must_use]
pub(super) fn announcements() -> Value {
    let ping = json!({"type": ROLE, "name": "ping", "description": "The role that is pinged with each winner"});
    let follow = [award(true), channel("The channel that gets them"), ping];
    let unfollow = [award(true), channel("The channel that gets them no longer")];
    json!({
        "type": 1,
        "name": ANNOUNCEMENTS,
        "description": "Have an award's announcements in a channel of this server",
        "default_member_permissions": MANAGES.bits(),
        // In servers, for servers.
        "contexts": [0],
        "integration_types": [0],
        "options": [
            subcommand("follow", "A channel gets an award's announcements as they are made", &follow),
            subcommand("unfollow", "A channel gets them no longer", &unfollow),
            subcommand("list", "Which channels of this server get which announcements", &[]),
        ],
    })
}

/// A channel that has to be given.
fn channel(about: &str) -> Value {
    json!({"type": CHANNEL, "name": "channel", "description": about, "channel_types": CHANNEL_TYPES, "required": true})
}

fn subcommand(name: &str, about: &str, options: &[Value]) -> Value {
    json!({"type": SUBCOMMAND, "name": name, "description": about, "options": options})
}

fn verb(verb: &VerbSpec) -> Value {
    let mut options: Vec<Value> = verb.options.iter().flat_map(repeated).collect();
    options.insert(if verb.name == PLAN { 0 } else { options.len() }, award(verb.name == PLAN));
    if verb.name == REHEARSE {
        options.push(channel("A private channel, for the crew alone"));
    }
    if verb.name == PREVIEW {
        let about = "The post of the shortlist, instead of the winner's";
        options.push(json!({"type": FLAG, "name": SHORTLIST, "description": about, "required": false}));
    }
    // Discord wants those first.
    options.sort_by_key(|option| option["required"] != true);
    subcommand(verb.name, verb.about, &options)
}

fn award(required: bool) -> Value {
    let about = if required { "The award" } else { AWARD_ABOUT };
    json!({"type": TEXT, "name": AWARD, "description": about, "required": required, "autocomplete": true, "max_length": OPTION_LENGTH})
}

/// An option as often as it can be given.
fn repeated(given: &VerbOption) -> impl Iterator<Item = Value> {
    (1..=given.times).map(|time| option(given, time))
}

/// The name of an option that is given for this time.
#[must_use]
pub fn name_of(name: &str, time: usize) -> String {
    if time == 1 { name.to_owned() } else { format!("{name}-{time}") }
}

fn option(given: &VerbOption, time: usize) -> Value {
    let required = given.required && time == 1;
    let mut json = json!({"name": name_of(given.name, time), "description": given.about, "required": required});
    match given.kind {
        Kind::Flag => json["type"] = json!(FLAG),
        Kind::File => json["type"] = json!(ATTACHMENT),
        Kind::Role => json["type"] = json!(ROLE),
        Kind::Channel => {
            json["type"] = json!(CHANNEL);
            json["channel_types"] = json!(CHANNEL_TYPES);
        }
        Kind::Text | Kind::Time => {
            json["type"] = json!(TEXT);
            json["max_length"] = json!(OPTION_LENGTH);
        }
        Kind::Category | Kind::Coming | Kind::Entry => {
            json["type"] = json!(TEXT);
            json["autocomplete"] = json!(true);
            json["max_length"] = json!(OPTION_LENGTH);
        }
    }
    json
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::limits::{COMMAND_NAME, COMMAND_OPTIONS, DESCRIPTION};

    fn options(of: &Value) -> &[Value] {
        of["options"].as_array().map_or(&[], Vec::as_slice)
    }

    fn assert_fits(described: &Value) {
        assert!(described["name"].as_str().is_some_and(|name| name.len() <= COMMAND_NAME), "{described}");
        let about = described["description"].as_str().map(|about| about.chars().count());
        assert!(about.is_some_and(|count| (1..=DESCRIPTION).contains(&count)), "{described}");
        assert!(options(described).len() <= COMMAND_OPTIONS, "{described}");
        assert!(options(described).is_sorted_by_key(|option| option["required"] != true), "{described}");
        options(described).iter().for_each(assert_fits);
    }

    #[test]
    fn they_obey_discords_limits() {
        assert_fits(&ceremony());
        assert_fits(&announcements());
    }

    #[test]
    fn discord_has_the_words_of_the_terminal() {
        let ceremony = ceremony();
        let words = |of: &Value| -> Vec<String> {
            options(of).iter().filter_map(|option| Some(option["name"].as_str()?.to_owned())).collect()
        };
        let mut verbs: Vec<String> = VERBS.iter().chain(OWN_WAY).map(|verb| verb.name.to_owned()).collect();
        verbs.push(PANEL.to_owned());
        assert_eq!(words(&ceremony), verbs);
        for (verb, subcommand) in VERBS.iter().chain(OWN_WAY).zip(options(&ceremony)) {
            let given = words(subcommand);
            let expected = verb.options.iter().map(|option| option.name).chain([AWARD]);
            assert!(expected.clone().all(|name| given.iter().any(|given| given == name)), "{subcommand}");
        }
    }
}
