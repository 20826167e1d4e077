//! What was given to a subcommand.

use serenity::all::{
    Attachment, CommandInteraction, GuildId, PartialChannel, ResolvedOption, ResolvedValue, RoleId, Unresolved,
};

use crate::ceremony::verbs::Given;

/// A subcommand with what was given to it.
pub(super) struct Subcommand<'a> {
    /// Its name; empty where Discord sends none.
    pub(super) name: &'a str,
    options: Vec<ResolvedOption<'a>>,
    server: Option<GuildId>,
}

impl<'a> Subcommand<'a> {
    pub(super) fn of(command: &'a CommandInteraction) -> Self {
        let first = command.data.options().into_iter().next();
        let server = command.guild_id;
        match first.map(|option| (option.name, option.value)) {
            Some((name, ResolvedValue::SubCommand(options))) => Self { name, options, server },
            _ => Self { name: "", options: Vec::new(), server },
        }
    }

    fn value(&self, name: &str) -> Option<&ResolvedValue<'a>> {
        self.options.iter().find(|option| option.name == name).map(|option| &option.value)
    }

    /// The channel that was given, as Discord knows it.
    pub(super) fn channel(&self, name: &str) -> Option<&'a PartialChannel> {
        match self.value(name)? {
            ResolvedValue::Channel(channel) => Some(channel),
            _ => None,
        }
    }

    /// The file that was given.
    pub(super) fn attachment(&self, name: &str) -> Option<&'a Attachment> {
        match self.value(name)? {
            ResolvedValue::Attachment(file) => Some(file),
            _ => None,
        }
    }

    /// The role that was given.
    pub(super) fn role(&self, name: &str) -> Option<RoleId> {
        match self.value(name)? {
            ResolvedValue::Role(role) => Some(role.id),
            ResolvedValue::Unresolved(Unresolved::RoleId(id)) => Some(*id),
            _ => None,
        }
    }
}

impl Given for Subcommand<'_> {
    fn server(&self) -> Option<String> {
        self.server.map(|id| id.to_string())
    }

    /// What is given again is in options of their own: `winner`, `winner-2`.
    fn all(&self, option: &str) -> Vec<String> {
        let is_it = |name: &str| {
            let again = name.strip_prefix(option).and_then(|rest| rest.strip_prefix('-'));
            name == option
                || again.is_some_and(|time| !time.is_empty() && time.bytes().all(|byte| byte.is_ascii_digit()))
        };
        self.options.iter().filter(|given| is_it(given.name)).filter_map(|given| text(&given.value)).collect()
    }
}

/// A value as text; a flag that is not set is none.
fn text(value: &ResolvedValue<'_>) -> Option<String> {
    Some(match value {
        ResolvedValue::String(text) | ResolvedValue::Autocomplete { value: text, .. } => (*text).to_owned(),
        ResolvedValue::Boolean(true) => "true".to_owned(),
        ResolvedValue::Channel(channel) => channel.id.to_string(),
        ResolvedValue::Role(role) => role.id.to_string(),
        ResolvedValue::Unresolved(Unresolved::Channel(id)) => id.to_string(),
        ResolvedValue::Unresolved(Unresolved::RoleId(id)) => id.to_string(),
        _ => return None,
    })
}
