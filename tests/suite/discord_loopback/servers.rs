//! The fake Discord's servers: their channels and roles, and what the bot may do there.

use serde_json::{Value, json};

use super::faults::Answer;
use super::interactions::{APPLICATION, SERVER};

/// A role of the server that can be pinged.
pub(crate) const ROLE: &str = "1210000000000000021";
/// A channel of another server.
pub(crate) const ABROAD: &str = "1210000000000000031";
/// The server that it is in.
pub(crate) const OTHER_SERVER: &str = "1210000000000000032";

/// View Channel, Send Messages, Attach Files and Read Message History.
const ALL: u64 = 1 << 10 | 1 << 11 | 1 << 15 | 1 << 16;

/// The servers.
#[derive(Default)]
pub(crate) struct Servers {
    /// What everybody is denied, by channel.
    denied: Vec<(String, u64)>,
    /// Channels that everybody but the bot is kept out of.
    private: Vec<String>,
}

#[allow(dead_code, reason = "the benchmark, which shares the fake, has no shows")]
impl Servers {
    /// Has everybody denied these permissions in a channel.
    pub(crate) fn deny(&mut self, channel: &str, permissions: u64) {
        self.denied.push((channel.to_owned(), permissions));
    }

    /// Has everybody but the bot kept out of a channel.
    pub(crate) fn hide(&mut self, channel: &str) {
        self.deny(channel, ALL);
        self.private.push(channel.to_owned());
    }
}

impl Servers {
    /// A channel, as Discord tells of it.
    pub(crate) fn channel(&self, id: &str) -> Answer {
        let server = if id == ABROAD { OTHER_SERVER } else { SERVER };
        let of_channel = |(channel, _): &&(String, u64)| channel == id;
        let overwrite =
            |(_, denied): &(String, u64)| json!({"id": server, "type": 0, "allow": "0", "deny": denied.to_string()});
        let mut overwrites: Vec<Value> = self.denied.iter().filter(of_channel).map(overwrite).collect();
        if self.private.iter().any(|channel| channel == id) {
            overwrites.push(json!({"id": APPLICATION, "type": 1, "allow": ALL.to_string(), "deny": "0"}));
        }
        Answer::new(
            200,
            json!({
                "id": id,
                "guild_id": server,
                "name": "winners",
                "type": 0,
                "flags": 0,
                "position": 0,
                "permission_overwrites": overwrites,
            }),
        )
    }
}

/// A server's roles.
pub(crate) fn roles(server: &str) -> Answer {
    let everyone = role(server, "@everyone", ALL, false);
    Answer::new(200, json!([everyone, role(ROLE, "Everybody tonight", 0, true)]))
}

/// The bot as a member.
pub(crate) fn member() -> Answer {
    Answer::new(200, json!({"user": {"id": APPLICATION}, "roles": [], "joined_at": null, "deaf": false, "mute": false}))
}

/// A role.
pub(crate) fn role(id: &str, name: &str, permissions: u64, mentionable: bool) -> Value {
    json!({
        "id": id,
        "name": name,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": null, "tertiary_color": null},
        "hoist": false,
        "icon": null,
        "unicode_emoji": null,
        "position": 0,
        "permissions": permissions.to_string(),
        "managed": false,
        "mentionable": mentionable,
        "flags": 0,
    })
}
