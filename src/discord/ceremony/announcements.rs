//! `/announcements`: a server's managers have an award's announcements come to a channel of theirs.

use jiff::Timestamp;
use serenity::all::{CommandInteraction, GuildId};

use super::access::access;
use super::admission::Asker;
use super::given::Subcommand;
use super::{Answered, Shows, Unable};
use crate::ceremony::act::{act, load};
use crate::ceremony::verbs::{AWARD, Given as _};
use crate::ceremony::{Command, Refused, RunningOrder, meant};
use crate::discord::command_schema::ANNOUNCEMENTS;
use crate::discord::markdown::escape;
use crate::discord::response::Callback;
use crate::discord::view::notice_of;
use crate::ledger::event::Follower;
use crate::wording::say;

impl Shows {
    /// Answers `/announcements`.
    pub(super) async fn announcements(&self, asker: &Asker, interaction: &CommandInteraction) -> Answered {
        let given = Subcommand::of(interaction);
        let command = format!("{ANNOUNCEMENTS} {}", given.name);
        let done = match (Self::admit_manager(asker, &command), given.name) {
            (Err(unable), _) => Err(unable),
            (Ok(server), "follow") => self.follow(asker, server, &given).await,
            (Ok(server), "unfollow") => self.unfollow(asker, server, &given).await,
            (Ok(server), "list") => self.list(asker, server).await,
            (Ok(_), _) => Err(Unable::Because(say!(asker, "command-out-of-date"))),
        };
        let callback = match done {
            Ok(markdown) => Callback::message(notice_of(markdown), true),
            Err(unable) => unable.callback(asker.wording()),
        };
        Answered::new(&command, callback)
    }

    async fn follow(&self, asker: &Asker, server: GuildId, given: &Subcommand<'_>) -> Result<String, Unable> {
        let not_here = || Unable::Because(say!(asker, "not-of-this-server"));
        let channel = given.channel("channel").ok_or_else(not_here)?.id;
        let ping = given.role("ping").map(|role| role.to_string());
        if ping.as_deref() == Some(server.to_string().as_str()) {
            return Err(Unable::Because(say!(asker, "not-a-role")));
        }
        let library = self.seen_by(asker)?;
        let order = meant::award(&library, given.one(AWARD).as_deref(), &[])?;
        if order.categories().len() == 0 {
            return Err(Refused::NothingPending(order.name().to_owned()).into());
        }
        let access = access(&self.delivery, self.bot, &channel.to_string()).await;
        let access = access.map_err(|why| Unable::Because(why.said(asker.wording())))?;
        if access.server != server {
            return Err(not_here());
        }
        if let Some(lacks) = access.lacks(asker.wording(), ping.as_deref()) {
            return Err(Unable::Because(lacks));
        }
        let follower = Follower { channel: channel.to_string(), server: server.to_string(), ping };
        self.act_as(asker, &order, &Command::Follow(follower)).await?;
        Ok(say!(asker, "follows-now", channel = format!("<#{channel}>"), award = escape(order.name())))
    }

    async fn unfollow(&self, asker: &Asker, server: GuildId, given: &Subcommand<'_>) -> Result<String, Unable> {
        let library = self.seen_by(asker)?;
        let order = meant::award(&library, given.one(AWARD).as_deref(), &[])?;
        let not_following = || Unable::from(Refused::NotFollowing(order.name().to_owned()));
        let channel = given.one("channel").ok_or_else(not_following)?;
        let ledger = self.existing().await?.ok_or_else(not_following)?;
        let show = load(ledger, order.award()).await?;
        // Another server's channels are not theirs to take away.
        let is_theirs = show.followers.get(&channel).is_some_and(|follower| follower.server == server.to_string());
        if !is_theirs {
            return Err(not_following());
        }
        self.act_as(asker, &order, &Command::Unfollow { channel: channel.clone() }).await?;
        Ok(say!(asker, "follows-no-longer", channel = format!("<#{channel}>"), award = escape(order.name())))
    }

    async fn list(&self, asker: &Asker, server: GuildId) -> Result<String, Unable> {
        let library = self.seen_by(asker)?;
        let mut lines = Vec::new();
        if let Some(ledger) = self.existing().await? {
            for award in ledger.shows().await? {
                let Some(order) = RunningOrder::of_award(library.catalogue(), &award) else { continue };
                let show = load(ledger, &award).await?;
                let of_server = show.followers.values().filter(|follower| follower.server == server.to_string());
                lines.extend(of_server.map(|follower| {
                    let (channel, award) = (format!("<#{}>", follower.channel), escape(order.name()));
                    let Some(role) = &follower.ping else { return format!("- {channel}: {award}") };
                    let role = format!("<@&{role}>");
                    format!("- {}", say!(asker, "follows-with-ping", channel = channel, award = award, role = role))
                }));
            }
        }
        if lines.is_empty() {
            return Ok(say!(asker, "follows-none"));
        }
        Ok(lines.join("\n"))
    }

    async fn act_as(&self, asker: &Asker, order: &RunningOrder<'_>, command: &Command) -> Result<(), Unable> {
        let ledger = self.made(asker).await?;
        let done = act(ledger, order, (Timestamp::now(), &asker.who()), command).await;
        self.wake.call();
        done.map(drop).map_err(|error| self.unable(asker, order, error))
    }
}
