//! What the bot may do in a channel, and what it is missing there: asked of Discord, as an interaction states it only for
//! its own channel.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde::Deserialize;
use serenity::all::{GuildId, PermissionOverwrite, PermissionOverwriteType, Permissions, RoleId, UserId};
use tokio::task::JoinSet;

use super::Shows;
use crate::ceremony::Show;
use crate::ceremony::words::Line;
use crate::discord::delivery::{Delivery, Failure};
use crate::wording::{Wording, say};

/// How long Discord may take to tell.
const PATIENCE: Duration = Duration::from_millis(900);
/// Channels that a check looks at.
const CHECKED: usize = 10;
/// The type of an announcement channel ("Channel resource", channel types).
const ANNOUNCEMENT: u8 = 5;

/// What an announcement needs, by Discord's names.
const NEEDED: [(Permissions, &str); 4] = [
    (Permissions::VIEW_CHANNEL, "View Channel"),
    (Permissions::SEND_MESSAGES, "Send Messages"),
    (Permissions::ATTACH_FILES, "Attach Files"),
    (Permissions::READ_MESSAGE_HISTORY, "Read Message History"),
];

/// A channel, as far as it matters here.
#[derive(Deserialize)]
struct Channel {
    guild_id: Option<GuildId>,
    #[serde(default)]
    name: String,
    #[serde(rename = "type")]
    kind: u8,
    #[serde(default)]
    permission_overwrites: Vec<PermissionOverwrite>,
}

/// A role of a server.
#[derive(Deserialize)]
struct ServerRole {
    id: RoleId,
    permissions: Permissions,
    #[serde(default)]
    mentionable: bool,
}

/// The bot as a member of a server.
#[derive(Deserialize)]
struct Member {
    roles: Vec<RoleId>,
}

/// Why it is not told what the bot may do in a channel.
pub(super) enum Unseen {
    /// It is a private conversation.
    NoServer,
    /// It was deleted.
    Gone,
    /// The bot does not see it.
    Hidden,
    /// Discord does not tell.
    Untold(Failure),
}

impl Unseen {
    /// What it is called in messages, and what Discord says of it.
    fn why(&self) -> (&'static str, String) {
        match self {
            Self::NoServer => ("no-server", String::new()),
            Self::Gone => ("gone", String::new()),
            Self::Hidden => ("hidden", String::new()),
            Self::Untold(failure) => ("untold", failure.to_string()),
        }
    }

    /// In a sentence to whoever named the channel.
    pub(super) fn said(&self, wording: &Wording) -> String {
        let (why, failure) = self.why();
        say!(wording, "that-channel-unseen", why = why, failure = failure)
    }

    /// The same to whoever did not.
    fn said_of(&self, wording: &Wording, channel: &str) -> String {
        let (why, failure) = self.why();
        say!(wording, "channel-unseen", channel = channel, why = why, failure = failure)
    }
}

/// What the bot may do in a channel.
pub(super) struct Access {
    pub(super) server: GuildId,
    /// As people see it: `#winners`.
    pub(super) name: String,
    /// Whether everybody in the server can see it.
    pub(super) is_public: bool,
    kind: u8,
    may: Permissions,
    roles: Vec<ServerRole>,
}

/// Asks Discord what the bot may do in a channel.
///
/// # Errors
/// Why it is not told.
pub(super) async fn access(delivery: &Delivery, bot: UserId, channel: &str) -> Result<Access, Unseen> {
    let channel: Channel = get(delivery, &format!("/channels/{channel}")).await?;
    let server = channel.guild_id.ok_or(Unseen::NoServer)?;
    let (roles_path, member_path) = (format!("/guilds/{server}/roles"), format!("/guilds/{server}/members/{bot}"));
    let (roles, member) =
        tokio::join!(get::<Vec<ServerRole>>(delivery, &roles_path), get::<Member>(delivery, &member_path));
    let (roles, member) = (roles?, member?);
    let may = permissions(server, bot, &roles, &member, &channel.permission_overwrites);
    // Somebody without a role, of whom nothing is said: no member has a server's id.
    let nobody = Member { roles: Vec::new() };
    let everybody = permissions(server, UserId::new(server.get()), &roles, &nobody, &channel.permission_overwrites);
    let is_public = everybody.view_channel();
    Ok(Access { is_public, server, name: format!("#{}", channel.name), kind: channel.kind, may, roles })
}

async fn get<T: serde::de::DeserializeOwned>(delivery: &Delivery, path: &str) -> Result<T, Unseen> {
    delivery.request(Method::GET, path, None::<&()>, PATIENCE).await.map_err(|failure| match failure {
        Failure::Refused(why) if why.status == StatusCode::NOT_FOUND => Unseen::Gone,
        Failure::Refused(why) if why.status == StatusCode::FORBIDDEN => Unseen::Hidden,
        other => Unseen::Untold(other),
    })
}

/// A member's permissions in a channel ("Permissions", permission overwrites).
fn permissions(
    server: GuildId,
    user: UserId,
    roles: &[ServerRole],
    member: &Member,
    overwrites: &[PermissionOverwrite],
) -> Permissions {
    let everyone = RoleId::new(server.get());
    let has = |role: RoleId| role == everyone || member.roles.contains(&role);
    let base = roles.iter().filter(|role| has(role.id)).fold(Permissions::empty(), |all, role| all | role.permissions);
    if base.administrator() {
        return Permissions::all();
    }
    let fold = |may: Permissions, applies: &dyn Fn(&PermissionOverwriteType) -> bool| {
        let of = || overwrites.iter().filter(|overwrite| applies(&overwrite.kind));
        let deny = of().fold(Permissions::empty(), |all, overwrite| all | overwrite.deny);
        let allow = of().fold(Permissions::empty(), |all, overwrite| all | overwrite.allow);
        (may - deny) | allow
    };
    let may = fold(base, &|kind| *kind == PermissionOverwriteType::Role(everyone));
    let of_roles = |kind: &PermissionOverwriteType| matches!(kind, PermissionOverwriteType::Role(role) if *role != everyone && member.roles.contains(role));
    let may = fold(may, &of_roles);
    fold(may, &|kind| *kind == PermissionOverwriteType::Member(user))
}

impl Access {
    /// What is missing for announcements that ping this role, by Discord's names.
    fn missing(&self, ping: Option<&str>) -> Vec<&'static str> {
        let mut missing: Vec<&str> =
            NEEDED.iter().filter(|(needed, _)| !self.may.contains(*needed)).map(|(_, name)| *name).collect();
        let is_mentionable =
            |role: &str| self.roles.iter().any(|known| known.id.to_string() == role && known.mentionable);
        if ping.is_some_and(|role| !is_mentionable(role)) && !self.may.contains(Permissions::MENTION_EVERYONE) {
            missing.push("Mention All Roles");
        }
        missing
    }

    /// What a check says of the channel.
    fn lines(&self, wording: &Wording, ping: Option<&str>, publish: bool) -> Vec<Line> {
        let name = &self.name;
        let missing = self.missing(ping);
        let mut lines = vec![if missing.is_empty() {
            let ping = if ping.is_some() { "yes" } else { "no" };
            (true, say!(wording, "channel-ready", channel = name, ping = ping))
        } else {
            (false, say!(wording, "channel-lacks", channel = name, permissions = missing.join(", ")))
        }];
        if publish && self.kind == ANNOUNCEMENT {
            lines.push((true, say!(wording, "channel-announces", channel = name)));
        } else if publish {
            lines.push((false, say!(wording, "channel-announces-not", channel = name)));
        }
        lines
    }

    /// That something is missing for announcements that ping this role, where something is, for whoever can give it.
    pub(super) fn lacks(&self, wording: &Wording, ping: Option<&str>) -> Option<String> {
        let missing = self.missing(ping);
        let permissions = missing.join(", ");
        let told = || say!(wording, "channel-lacks-give", channel = &self.name, permissions = permissions);
        (!missing.is_empty()).then(told)
    }
}

impl Shows {
    /// What a check says of a show's channels: that of the plan first, then those that follow.
    pub(super) async fn channels(&self, wording: &'static Wording, show: &Show) -> Vec<Line> {
        let plan = show.plan.iter().map(|plan| (plan.channel.clone(), plan.ping.clone(), plan.publish));
        let own = show.plan.as_ref().map(|plan| &plan.channel);
        let others = show.followers.values().filter(|of| Some(&of.channel) != own);
        let followers = others.map(|of| (of.channel.clone(), of.ping.clone(), false));
        let all: Vec<(String, Option<String>, bool)> = plan.chain(followers).collect();
        let left_out = all.len().saturating_sub(CHECKED);
        let mut asked = JoinSet::new();
        for (at, (channel, ping, publish)) in all.into_iter().take(CHECKED).enumerate() {
            let (delivery, bot) = (self.delivery.clone(), self.bot);
            asked.spawn(async move {
                let lines = match access(&delivery, bot, &channel).await {
                    Ok(access) => access.lines(wording, ping.as_deref(), publish),
                    Err(why) => vec![(false, why.said_of(wording, &channel))],
                };
                (at, lines)
            });
        }
        let mut lines = asked.join_all().await;
        lines.sort_by_key(|(at, _)| *at);
        let mut lines: Vec<Line> = lines.into_iter().flat_map(|(_, lines)| lines).collect();
        if left_out > 0 {
            lines.push((true, say!(wording, "channels-more", number = left_out)));
        }
        lines
    }
}
