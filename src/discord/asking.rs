//! What an interaction asks: all that its response depends on beside the library, the language and what was asked before.
//!
//! Who asks, where, when and by which of Discord's ids is not in it, so that two who ask the same have equal ones. A response is
//! made of this and of nothing else of the interaction, which is what makes one of them good for both.

use std::mem::size_of;

use serenity::all::{
    CommandInteraction, CommandType, ComponentInteraction, ComponentInteractionDataKind, Interaction,
    InteractionContext, MessageFlags, MessageInteractionMetadata, ResolvedOption, ResolvedTarget, ResolvedValue,
    UserId,
};

use super::command_schema::PRIVATE;
use super::custom_id::State;
use crate::command::Arguments;

/// What an interaction asks. It holds what somebody typed and has no `Debug`, by which that might come into the log.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum Asking {
    /// Discord asks whether somebody is there.
    Ping,
    /// A command was sent.
    Command(Given),
    /// "Find entries" was chosen on a message of this text.
    Menu(String),
    /// Something is being typed.
    Typing {
        /// The command so far.
        given: Given,
        /// The option that is being typed, and what is in it.
        focused: Option<(String, String)>,
    },
    /// A button was pressed, or something chosen from a menu.
    Press(Press),
    /// A form was sent.
    Form,
}

/// A command with its options.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Given {
    /// Its name in the table.
    pub(super) name: String,
    /// The options as they were given; one that is still being typed is not among them.
    pub(super) arguments: Arguments,
    /// Whether the reply is for the asker alone.
    pub(super) private: bool,
}

/// A press on a button, or a choice from a menu.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Press {
    /// What it does, where that is known today.
    pub(super) state: Option<State>,
    /// What was chosen from the menu.
    pub(super) chosen: Option<String>,
    /// Who is named as the one who shows the answer to everybody.
    pub(super) shared_by: Option<UserId>,
    /// Whether the message is of the asker's own asking.
    pub(super) own: bool,
    /// Whether one person alone sees the message.
    pub(super) ephemeral: bool,
}

impl Asking {
    /// What an interaction asks; `None` for kinds that are unknown today.
    pub(super) fn of(interaction: &Interaction) -> Option<Self> {
        Some(match interaction {
            Interaction::Ping(_) => Self::Ping,
            Interaction::Command(command) if command.data.kind == CommandType::Message => Self::Menu(target(command)),
            Interaction::Command(command) => Self::Command(Given::of(command)),
            Interaction::Autocomplete(command) => {
                let focused = command.data.autocomplete();
                let focused = focused.map(|option| (option.name.to_owned(), option.value.to_owned()));
                Self::Typing { given: Given::of(command), focused }
            }
            Interaction::Component(component) => Self::Press(Press::of(component)),
            Interaction::Modal(_) => Self::Form,
            _ => return None,
        })
    }

    /// Whether others may ask the same, so that it is worth keeping the response. A message's text nobody else chooses, and what
    /// names a person or takes a message away is of that one alone.
    pub(super) fn is_of_many(&self) -> bool {
        match self {
            Self::Command(_) | Self::Typing { .. } => true,
            Self::Press(press) => {
                !matches!(press.state, None | Some(State::Delete | State::Share(_))) && press.shared_by.is_none()
            }
            Self::Ping | Self::Menu(_) | Self::Form => false,
        }
    }

    /// How many bytes of memory it takes, at least.
    pub(super) fn size(&self) -> usize {
        let text = match self {
            Self::Ping | Self::Form => 0,
            Self::Menu(text) => text.len(),
            Self::Command(given) => given.size(),
            Self::Typing { given, focused } => {
                given.size() + focused.as_ref().map_or(0, |(name, value)| name.len() + value.len())
            }
            Self::Press(press) => {
                press.state.as_ref().map_or(0, State::size) + press.chosen.as_ref().map_or(0, String::len)
            }
        };
        size_of::<Self>() + text
    }
}

impl Given {
    fn of(command: &CommandInteraction) -> Self {
        let (name, options) = given(command);
        let mut arguments = Arguments::default();
        let mut private = false;
        for option in options {
            match option.value {
                ResolvedValue::String(value) => arguments.set(option.name, value),
                ResolvedValue::Integer(value) => arguments.set(option.name, &value.to_string()),
                ResolvedValue::Boolean(value) => private |= value && option.name == PRIVATE,
                _ => {}
            }
        }
        Self { name, arguments, private }
    }

    fn size(&self) -> usize {
        self.name.len() + self.arguments.size()
    }
}

impl Press {
    fn of(component: &ComponentInteraction) -> Self {
        let state = State::decode(&component.data.custom_id);
        let chosen = match &component.data.kind {
            ComponentInteractionDataKind::StringSelect { values } => values.first().cloned(),
            _ => None,
        };
        let shared_by = matches!(state, Some(State::Share(_))).then_some(component.user.id);
        Self { state, chosen, shared_by, own: is_own(component), ephemeral: is_ephemeral(component) }
    }

    /// Whether what is shown is for the one who presses alone.
    pub(super) fn is_private(&self) -> bool {
        self.ephemeral || !self.own
    }
}

/// A command's name in the table, and its options: of one with two words both stand in the second.
fn given(command: &CommandInteraction) -> (String, Vec<ResolvedOption<'_>>) {
    let name = &command.data.name;
    let mut options = command.data.options();
    if let [ResolvedOption { name: second, value: ResolvedValue::SubCommand(_), .. }] = options.as_slice() {
        let name = format!("{name} {second}");
        if let Some(ResolvedOption { value: ResolvedValue::SubCommand(inner), .. }) = options.pop() {
            return (name, inner);
        }
    }
    (name.clone(), options)
}

/// The text of the message that a command of the menu was chosen on.
fn target(command: &CommandInteraction) -> String {
    match command.data.target() {
        Some(ResolvedTarget::Message(message)) => message.content.trim().to_owned(),
        _ => String::new(),
    }
}

/// Whether somebody presses a button of a message that they asked for themselves.
fn is_own(component: &ComponentInteraction) -> bool {
    asker(component) == Some(component.user.id)
}

/// Whether only one person sees the message that holds the pressed button.
fn is_ephemeral(component: &ComponentInteraction) -> bool {
    component.message.flags.is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL))
}

/// Who asked for the message that holds the pressed button; replies to mentions tell it by the message they answer.
fn asker(component: &ComponentInteraction) -> Option<UserId> {
    let message = &component.message;
    // In a conversation with the bot alone, nobody else can have asked.
    if component.context == Some(InteractionContext::BotDm) {
        return Some(component.user.id);
    }
    match message.interaction_metadata.as_deref() {
        Some(MessageInteractionMetadata::Command(by)) => Some(by.user.id),
        Some(MessageInteractionMetadata::Component(by)) => Some(by.user.id),
        _ => message.referenced_message.as_ref().map(|asked| asked.author.id),
    }
}

#[cfg(test)]
impl Asking {
    /// An option that is being typed.
    pub(super) fn typing(command: &str, (option, text): (&str, &str)) -> Self {
        let given = Given { name: command.to_owned(), arguments: Arguments::default(), private: false };
        Self::Typing { given, focused: Some((option.to_owned(), text.to_owned())) }
    }
}
