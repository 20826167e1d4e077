//! Who may do what: from the interaction's own word on who asks, where, and with which permissions. Nothing is remembered of
//! it, and what Discord was given at the registration is not relied on.

use serenity::all::{GuildId, Interaction, Permissions, UserId};

use super::{Shows, Unable};
use crate::discord::command_schema::{MANAGES, ORGANISES};
use crate::discord::shared::{Shared, own_language};
use crate::wording::{Language, Wording, say};

/// Who asks, and where.
pub(super) struct Asker {
    pub(super) user: UserId,
    /// The server; none in direct messages.
    pub(super) server: Option<GuildId>,
    /// What they may do there.
    permissions: Permissions,
    /// What the bot may do there.
    pub(super) bots: Permissions,
    /// The language in which they use Discord, as far as there are words in it.
    pub(super) language: Option<Language>,
    /// The words of the language in which they are answered there.
    wording: &'static Wording,
}

impl Asker {
    /// Who asks with an interaction, where these are the libraries.
    pub(super) fn of(interaction: &Interaction, library: &Shared) -> Self {
        let (user, server, member, bots) = match interaction {
            Interaction::Command(of) | Interaction::Autocomplete(of) => {
                (of.user.id, of.guild_id, of.member.as_deref(), of.app_permissions)
            }
            Interaction::Component(of) => (of.user.id, of.guild_id, of.member.as_ref(), of.app_permissions),
            Interaction::Modal(of) => (of.user.id, of.guild_id, of.member.as_ref(), of.app_permissions),
            // Discord's own check comes from nobody.
            _ => (UserId::new(1), None, None, None),
        };
        let permissions = member.and_then(|member| member.permissions).unwrap_or_default();
        let language = own_language(interaction);
        let wording = library.spoken(server, language).wording();
        Self { user, server, permissions, bots: bots.unwrap_or_default(), language, wording }
    }

    /// The words in which they are answered.
    pub(super) fn wording(&self) -> &'static Wording {
        self.wording
    }

    /// Who they are, as the ledger writes it.
    pub(super) fn who(&self) -> String {
        format!("discord:{}", self.user)
    }

    fn has(&self, permission: Permissions) -> bool {
        self.permissions.administrator() || self.permissions.contains(permission)
    }

    /// Logs once that this person was refused something.
    fn refused(&self, what: &str, why: String) -> Unable {
        let server = self.server.map(GuildId::get);
        tracing::warn!(user = self.user.get(), server, what, "refused");
        Unable::Because(why)
    }
}

impl Shows {
    /// Whether somebody is an organiser here: in a server of organisers, with the permission.
    pub(super) fn is_organiser(&self, asker: &Asker) -> bool {
        asker.server.is_some_and(|server| self.organisers.contains(&server)) && asker.has(ORGANISES)
    }

    /// Lets organisers pass.
    pub(super) fn admit(&self, asker: &Asker, what: &str) -> Result<(), Unable> {
        if self.is_organiser(asker) {
            return Ok(());
        }
        let here = asker.server.is_some_and(|server| self.organisers.contains(&server));
        let why = if here { say!(asker, "only-organisers") } else { say!(asker, "organisers-elsewhere") };
        Err(asker.refused(what, why))
    }

    /// Lets those pass who manage the server, which it gives.
    pub(super) fn admit_manager(asker: &Asker, what: &str) -> Result<GuildId, Unable> {
        match asker.server {
            None => Err(asker.refused(what, say!(asker, "followed-in-servers"))),
            Some(server) if asker.has(MANAGES) => Ok(server),
            Some(_) => Err(asker.refused(what, say!(asker, "only-managers"))),
        }
    }
}
