//! The command table in Discord's form, as it is registered.

mod shows;

use serde_json::{Value, json};

use super::limits::OPTION_LENGTH;
use crate::catalogue::Status;
use crate::command::{COMMANDS, Command, CommandOption, OptionKind};
use crate::wording::{Language, Wording, say};
pub use shows::{ANNOUNCEMENTS, CEREMONY, MANAGES, ORGANISES, PANEL, SHORTLIST, ceremony, name_of};

/// The option that makes a reply visible to the asker alone.
pub const PRIVATE: &str = "private";
/// What the log calls the entry of a message's menu, whatever it is called there.
pub const FIND_ENTRIES: &str = "Find entries";

/// Where commands can be used: servers, direct messages with the bot, other private channels.
const CONTEXTS: [u8; 3] = [0, 1, 2];
/// Whom they can be installed for: servers and persons.
const INTEGRATION_TYPES: [u8; 2] = [0, 1];

/// Every command for everybody, as the body of the registration. The choices of a status are those that entries have. They are
/// described in this language, and the entry of a message's menu is named in it; names that are typed stay.
#[must_use]
pub fn commands(statuses: &[Status], language: Language) -> Value {
    let wording = language.wording();
    let mut commands: Vec<Value> = Vec::new();
    for command in COMMANDS {
        let Some((group, _)) = command.group() else {
            commands.push(slash_command(command, statuses, wording));
            continue;
        };
        if commands.last().is_none_or(|last| last["name"] != group) {
            commands.push(group_of(group, wording));
        }
        if let Some(options) = commands.last_mut().and_then(|last| last["options"].as_array_mut()) {
            options.push(subcommand(command, statuses, wording));
        }
    }
    commands.push(json!({
        "type": 3,
        "name": say!(wording, "menu-find-entries"),
        "contexts": CONTEXTS,
        "integration_types": INTEGRATION_TYPES,
    }));
    commands.push(shows::announcements(wording));
    Value::from(commands)
}

/// Words that Americans write otherwise.
const AMERICAN: [(&str, &str); 1] = [("organisation", "organization")];

/// Adds what a text is in American English, where that differs. Interactions have options by their British names.
fn localize(json: &mut Value, key: &str) {
    let text = json[key].as_str().unwrap_or_default();
    let american = AMERICAN.iter().fold(text.to_owned(), |text, (british, american)| text.replace(british, american));
    if american != text {
        json[format!("{key}_localizations")] = json!({ "en-US": american });
    }
}

/// A command that is only the first word of others.
fn group_of(name: &str, wording: &Wording) -> Value {
    let of_group = COMMANDS.iter().filter_map(Command::group).filter(|(group, _)| *group == name);
    let words: Vec<&str> = of_group.map(|(_, word)| word).collect();
    json!({
        "type": 1,
        "name": name,
        "description": say!(wording, "command-event", words = words.join(", ")),
        "options": [],
        "contexts": CONTEXTS,
        "integration_types": INTEGRATION_TYPES,
    })
}

/// A command with two words, as an option of its first.
fn subcommand(command: &Command, statuses: &[Status], wording: &Wording) -> Value {
    let mut json = slash_command(command, statuses, wording);
    if let Some(fields) = json.as_object_mut() {
        fields.remove("contexts");
        fields.remove("integration_types");
    }
    json["name"] = json!(command.group().map_or(command.name, |(_, word)| word));
    json
}

fn slash_command(command: &Command, statuses: &[Status], wording: &Wording) -> Value {
    // Discord wants required options first; the table has the main one first, which is the only one required.
    let mut options: Vec<Value> = command.options.iter().map(|given| option(given, statuses, wording)).collect();
    options.push(json!({
        "type": 5,
        "name": PRIVATE,
        "description": say!(wording, "option-private"),
        "required": false,
    }));
    let mut json = json!({
        "type": 1,
        "name": command.name,
        "description": command.about(wording),
        "options": options,
        "contexts": CONTEXTS,
        "integration_types": INTEGRATION_TYPES,
    });
    localize(&mut json, "description");
    json
}

fn option(option: &CommandOption, statuses: &[Status], wording: &Wording) -> Value {
    let mut json = json!({ "name": option.name, "description": option.about(wording), "required": option.required });
    localize(&mut json, "name");
    localize(&mut json, "description");
    match option.kind {
        OptionKind::Number => {
            json["type"] = json!(4);
            json["min_value"] = json!(1);
        }
        OptionKind::Status => {
            json["type"] = json!(3);
            let choice = |status: &Status| {
                let name = say!(wording, "choice-status", status = status.id());
                json!({ "name": name, "value": status.id() })
            };
            json["choices"] = statuses.iter().map(choice).collect();
        }
        OptionKind::Text | OptionKind::Year => {
            json["type"] = json!(3);
            json["max_length"] = json!(OPTION_LENGTH);
        }
        OptionKind::Name(_) => {
            json["type"] = json!(3);
            json["autocomplete"] = json!(true);
            json["max_length"] = json!(OPTION_LENGTH);
        }
    }
    json
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::limits::{COMMAND_NAME, DESCRIPTION};

    #[test]
    fn commands_obey_discords_limits() {
        let all = Language::ALL.map(|language| commands(&Status::ALL, language));
        for command in all.iter().flat_map(|commands| commands.as_array().unwrap()) {
            assert!(command["name"].as_str().unwrap().len() <= COMMAND_NAME);
            for option in command["options"].as_array().into_iter().flatten() {
                assert!(option["name"].as_str().unwrap().len() <= COMMAND_NAME);
                assert!(option["description"].as_str().unwrap().chars().count() <= DESCRIPTION, "{option}");
            }
            assert!(command["description"].as_str().unwrap_or_default().chars().count() <= DESCRIPTION, "{command}");
        }
    }

    #[test]
    fn americans_read_american_english() {
        let commands = commands(&Status::ALL, Language::EnGb);
        let browse = commands.as_array().unwrap().iter().find(|command| command["name"] == "browse").unwrap();
        let american = browse["description_localizations"]["en-US"].as_str().unwrap();
        assert!(american.contains("an organization,"), "{american}");
        let options = browse["options"].as_array().unwrap();
        let localized: Vec<&Value> = options.iter().filter(|option| !option["name_localizations"].is_null()).collect();
        assert_eq!(localized.len(), 1, "only what differs is said twice");
        assert_eq!(localized[0]["name"], "organisation");
        assert_eq!(localized[0]["name_localizations"], json!({ "en-US": "organization" }));
    }
}
