//! What Discord sends: interactions and messages, complete, as its documentation and its gateway have them.
//!
//! Ids and tokens of interactions, and ids of messages, are the fake's to give.

use serde_json::{Value, json};

/// The application, which is also the bot's user.
pub(crate) const APPLICATION: &str = "1200000000000000001";
/// A server that the bot is in.
pub(crate) const SERVER: &str = "1210000000000000002";
/// A text channel of that server.
pub(crate) const CHANNEL: &str = "1210000000000000003";
/// The direct messages between the asker and the bot.
pub(crate) const DIRECT: &str = "1210000000000000004";
/// Another text channel of that server.
pub(crate) const ELSEWHERE: &str = "1210000000000000011";
/// Who asks.
pub(crate) const ASKER: &str = "1220000000000000005";
/// Somebody else in the server.
pub(crate) const OTHER: &str = "1220000000000000006";

/// A message's flag that says that it is made of components alone.
pub(crate) const COMPONENTS_V2: u64 = 1 << 15;
/// A message's flag that says that only one person sees it.
pub(crate) const EPHEMERAL: u64 = 1 << 6;

/// A moment; nothing depends on it.
const MOMENT: &str = "2026-03-02T09:30:00.123000+00:00";

/// A person.
pub(crate) fn person(id: &str) -> Value {
    json!({
        "id": id,
        "username": format!("person{}", &id[id.len() - 1..]),
        "global_name": "A Person",
        "discriminator": "0",
        "avatar": null,
        "avatar_decoration_data": null,
        "collectibles": null,
        "clan": null,
        "primary_guild": null,
        "bot": false,
        "system": false,
        "public_flags": 0,
    })
}

/// The bot's own user.
pub(crate) fn bot_user() -> Value {
    let mut user = person(APPLICATION);
    user["username"] = "laureate".into();
    user["global_name"] = Value::Null;
    user["discriminator"] = "4711".into();
    user["bot"] = true.into();
    user["verified"] = true.into();
    user["mfa_enabled"] = true.into();
    user["email"] = Value::Null;
    user["flags"] = 0.into();
    user
}

/// The application, as Discord describes it to the application itself.
pub(crate) fn application() -> Value {
    json!({
        "id": APPLICATION,
        "name": "Laureate",
        "icon": null,
        "description": "",
        "summary": "",
        "type": null,
        "bot": bot_user(),
        "owner": person(OTHER),
        "team": null,
        "bot_public": true,
        "bot_require_code_grant": false,
        "verify_key": "00".repeat(32),
        "flags": 0,
        "approximate_guild_count": 1,
        "approximate_user_install_count": 0,
        "integration_types_config": {"0": {}, "1": {}},
        "redirect_uris": [],
        "interactions_endpoint_url": null,
        "role_connections_verification_url": null,
        "event_webhooks_url": null,
        "event_webhooks_status": 1,
        "hook": true,
        "storefront_available": false,
    })
}

/// A slash command with text options.
pub(crate) fn slash(name: &str, options: &[(&str, &str)]) -> Value {
    let options: Vec<Value> = options.iter().map(|(name, value)| option(name, value)).collect();
    in_server(2, ASKER, &json!({"id": "1250000000000000000", "name": name, "type": 1, "options": options}))
}

/// `/lookup`, with this query.
pub(crate) fn lookup(query: &str) -> Value {
    slash("lookup", &[("query", query)])
}

/// The query of a `/lookup` that is being typed.
pub(crate) fn typing(query: &str) -> Value {
    let mut option = option("query", query);
    option["focused"] = true.into();
    in_server(4, ASKER, &json!({"id": "1250000000000000000", "name": "lookup", "type": 1, "options": [option]}))
}

/// The same by somebody else.
pub(crate) fn asked_by(person_id: &str, mut interaction: Value) -> Value {
    interaction["member"] = member(Some(person_id));
    interaction
}

/// The same in another channel.
pub(crate) fn asked_in(channel: &str, mut interaction: Value) -> Value {
    interaction["channel_id"] = channel.into();
    interaction["channel"]["id"] = channel.into();
    interaction
}

/// A message as a reply to one of the bot's, which it mentions, as Discord does unless that is switched off.
pub(crate) fn replying(mut message: Value) -> Value {
    let mut to = self::message(&bot_user(), &json!({}), CHANNEL, None);
    to["id"] = "1230000000000000010".into();
    message["type"] = 19.into();
    message["message_reference"] =
        json!({"type": 0, "message_id": to["id"], "channel_id": CHANNEL, "guild_id": SERVER});
    message["referenced_message"] = to;
    message
}

fn option(name: &str, value: &str) -> Value {
    json!({"name": name, "type": 3, "value": value})
}

/// The message menu "Find entries" on a message of somebody else.
pub(crate) fn find_entries(text: &str) -> Value {
    const TARGET: &str = "1230000000000000007";
    let mut target = message(&person(OTHER), &json!({"content": text}), CHANNEL, None);
    target["id"] = TARGET.into();
    let data = json!({
        "id": "1250000000000000007",
        "name": "Find entries",
        "type": 3,
        "target_id": TARGET,
        "resolved": {"messages": {TARGET: target}},
    });
    in_server(2, ASKER, &data)
}

/// A press on a button of an answer, by somebody.
pub(crate) fn press(button: &Value, answer: &Value, by: &str) -> Value {
    on_component(&json!({"component_type": 2, "custom_id": button["custom_id"], "id": 5}), answer, by)
}

/// A choice of the first option of an answer's select menu.
pub(crate) fn choose(select: &Value, answer: &Value) -> Value {
    let value = &select["options"][0]["value"];
    let data = json!({"component_type": 3, "custom_id": select["custom_id"], "id": 5, "values": [value]});
    on_component(&data, answer, ASKER)
}

fn on_component(data: &Value, answer: &Value, by: &str) -> Value {
    let mut interaction = in_server(3, by, data);
    let mut shown = message(&bot_user(), &answer["data"], CHANNEL, None);
    shown["webhook_id"] = APPLICATION.into();
    shown["application_id"] = APPLICATION.into();
    shown["interaction_metadata"] = json!({
        "id": "1240000000000000008",
        "type": 2,
        "name": "lookup",
        "command_type": 1,
        "user": person(ASKER),
        "authorizing_integration_owners": {"0": SERVER},
    });
    interaction["message"] = shown;
    interaction
}

/// An interaction in the server, without its id and token.
pub(crate) fn in_server(kind: u64, by: &str, data: &Value) -> Value {
    json!({
        "application_id": APPLICATION,
        "type": kind,
        "version": 1,
        "data": data,
        "guild_id": SERVER,
        "guild": {"id": SERVER, "locale": "en-GB", "features": []},
        "guild_locale": "en-GB",
        "locale": "en-GB",
        "channel_id": CHANNEL,
        "channel": {
            "id": CHANNEL,
            "guild_id": SERVER,
            "name": "general",
            "type": 0,
            "flags": 0,
            "nsfw": false,
            "parent_id": null,
            "permissions": "2248473465835073",
            "position": 0,
            "rate_limit_per_user": 0,
            "topic": null,
            "last_message_id": null,
        },
        "member": member(Some(by)),
        "app_permissions": "2248473465835073",
        "entitlements": [],
        "entitlement_sku_ids": [],
        "authorizing_integration_owners": {"0": SERVER},
        "attachment_size_limit": 10_485_760,
        "context": 0,
    })
}

/// A member of the server; messages have it without the user.
pub(crate) fn member(user: Option<&str>) -> Value {
    let mut member = json!({
        "nick": null,
        "avatar": null,
        "banner": null,
        "roles": [],
        "joined_at": MOMENT,
        "premium_since": null,
        "deaf": false,
        "mute": false,
        "pending": false,
        "flags": 0,
        "communication_disabled_until": null,
        "unusual_dm_activity_until": null,
    });
    if let Some(user) = user {
        member["user"] = person(user);
        member["permissions"] = "2248473465835073".into();
    }
    member
}

/// A message by somebody, with the content, components and flags of what was sent.
pub(crate) fn message(author: &Value, sent: &Value, channel: &str, server: Option<&str>) -> Value {
    let mut components = sent["components"].clone();
    number(&mut components, &mut 0);
    let mut message = json!({
        "id": "1230000000000000009",
        "type": 0,
        "channel_id": channel,
        "author": author,
        "content": sent["content"].as_str().unwrap_or_default(),
        "components": components.as_array().map_or_else(Vec::new, Clone::clone),
        "flags": sent["flags"].as_u64().unwrap_or_default(),
        "timestamp": MOMENT,
        "edited_timestamp": null,
        "tts": false,
        "mention_everyone": false,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "pinned": false,
    });
    if let Some(server) = server {
        message["guild_id"] = server.into();
        message["member"] = member(None);
    }
    message
}

/// Gives every component an id, as Discord does.
fn number(value: &mut Value, last: &mut u64) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| number(value, last)),
        Value::Object(fields) => {
            if fields.contains_key("type") {
                *last += 1;
                fields.insert("id".to_owned(), (*last).into());
            }
            fields.values_mut().for_each(|value| number(value, last));
        }
        _ => {}
    }
}

/// A message in the server, without its id. What does not name the bot comes without its text.
pub(crate) fn in_channel(text: &str, author: &Value) -> Value {
    let names_the_bot = text.contains(&format!("<@{APPLICATION}>"));
    let text = if names_the_bot { text } else { "" };
    let mut message = message(author, &json!({"content": text}), CHANNEL, Some(SERVER));
    if names_the_bot {
        let mut bot = bot_user();
        bot["member"] = member(None);
        message["mentions"] = json!([bot]);
    }
    message
}

/// A direct message to the bot, without its id.
pub(crate) fn direct(text: &str) -> Value {
    let mut message = message(&person(ASKER), &json!({"content": text}), DIRECT, None);
    message["channel_type"] = 1.into();
    message
}

/// The components of a type with a `custom_id` within an answer, in order; those that are disabled are left out.
pub(crate) fn components(answer: &Value, kind: u64) -> Vec<&Value> {
    let mut found = Vec::new();
    let mut left = vec![answer];
    while let Some(value) = left.pop() {
        match value {
            Value::Array(values) => left.extend(values.iter().rev()),
            Value::Object(fields) => {
                if value["type"] == kind && value["custom_id"].is_string() && value["disabled"] != true {
                    found.push(value);
                }
                left.extend(fields.values().rev());
            }
            _ => {}
        }
    }
    found
}

/// The first button of an answer.
#[track_caller]
pub(crate) fn button(answer: &Value) -> &Value {
    components(answer, 2).first().copied().expect("the answer has a button")
}

/// The button with a label that holds this text.
#[track_caller]
pub(crate) fn button_named<'a>(answer: &'a Value, text: &str) -> &'a Value {
    let buttons = components(answer, 2);
    let fits = |button: &&&Value| button["label"].as_str().is_some_and(|label| label.contains(text));
    buttons.iter().find(fits).unwrap_or_else(|| panic!("no button says “{text}”: {buttons:?}"))
}

/// All text that an answer shows, a line each.
pub(crate) fn text(answer: &Value) -> String {
    let mut text = String::new();
    let mut left = vec![answer];
    while let Some(value) = left.pop() {
        match value {
            Value::Array(values) => left.extend(values.iter().rev()),
            Value::Object(fields) => {
                if let Some(content) = fields.get("content").and_then(Value::as_str) {
                    text += content;
                    text += "\n";
                }
                left.extend(fields.values().rev());
            }
            _ => {}
        }
    }
    text
}
