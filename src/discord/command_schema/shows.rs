//! `/ceremony` and `/announcements` in Discord's form. Discord shows them to those who have a permission; whoever uses them is
//! asked for it again.

use serde_json::{Value, json};
use serenity::all::Permissions;

use crate::ceremony::verbs::{AWARD, Kind, OWN_WAY, PLAN, PREVIEW, REHEARSE, VERBS, VerbOption, VerbSpec, about_award};
use crate::discord::limits::OPTION_LENGTH;
use crate::wording::{Language, Wording, say};

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

/// `/ceremony`, for servers of organisers, described in this language.
#[must_use]
pub fn ceremony(language: Language) -> Value {
    let wording = language.wording();
    let mut subcommands: Vec<Value> = VERBS.iter().chain(OWN_WAY).map(|of| verb(of, wording)).collect();
    subcommands.push(subcommand(PANEL, &say!(wording, "command-ceremony-panel"), &[award(false, wording)]));
    json!({
        "type": 1,
        "name": CEREMONY,
        "description": say!(wording, "command-ceremony"),
        "default_member_permissions": ORGANISES.bits(),
        "options": subcommands,
    })
}

/// `/announcements`, for every server.
#[must_use]
pub(super) fn announcements(wording: &Wording) -> Value {
    let ping = json!({"type": ROLE, "name": "ping", "description": say!(wording, "option-ceremony-ping")});
    let follow = [award(true, wording), channel(&say!(wording, "option-announcements-follow")), ping];
    let unfollow = [award(true, wording), channel(&say!(wording, "option-announcements-unfollow"))];
    json!({
        "type": 1,
        "name": ANNOUNCEMENTS,
        "description": say!(wording, "command-announcements"),
        "default_member_permissions": MANAGES.bits(),
        // In servers, for servers.
        "contexts": [0],
        "integration_types": [0],
        "options": [
            subcommand("follow", &say!(wording, "command-announcements-follow"), &follow),
            subcommand("unfollow", &say!(wording, "command-announcements-unfollow"), &unfollow),
            subcommand("list", &say!(wording, "command-announcements-list"), &[]),
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

fn verb(verb: &VerbSpec, wording: &Wording) -> Value {
    let mut options: Vec<Value> = verb.options.iter().flat_map(|given| repeated(given, wording)).collect();
    options.insert(if verb.name == PLAN { 0 } else { options.len() }, award(verb.name == PLAN, wording));
    if verb.name == REHEARSE {
        options.push(channel(&say!(wording, "option-ceremony-private-channel")));
    }
    if verb.name == PREVIEW {
        let about = say!(wording, "option-ceremony-shortlist");
        options.push(json!({"type": FLAG, "name": SHORTLIST, "description": about, "required": false}));
    }
    // Discord wants those first.
    options.sort_by_key(|option| option["required"] != true);
    subcommand(verb.name, &verb.about(wording), &options)
}

fn award(required: bool, wording: &Wording) -> Value {
    let about = about_award(wording, required);
    json!({"type": TEXT, "name": AWARD, "description": about, "required": required, "autocomplete": true, "max_length": OPTION_LENGTH})
}

/// An option as often as it can be given.
fn repeated(given: &VerbOption, wording: &Wording) -> impl Iterator<Item = Value> {
    (1..=given.times).map(|time| option(given, time, wording))
}

/// The name of an option that is given for this time.
#[must_use]
pub fn name_of(name: &str, time: usize) -> String {
    if time == 1 { name.to_owned() } else { format!("{name}-{time}") }
}

fn option(given: &VerbOption, time: usize, wording: &Wording) -> Value {
    let required = given.required && time == 1;
    let mut json =
        json!({"name": name_of(given.name, time), "description": given.about(wording), "required": required});
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
        for language in Language::ALL {
            assert_fits(&ceremony(language));
            assert_fits(&announcements(language.wording()));
        }
    }

    #[test]
    fn discord_has_the_words_of_the_terminal() {
        let ceremony = ceremony(Language::EnGb);
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
