//! From an interaction to its response: synchronous, total, without I/O or clock.

use serenity::all::{
    CommandInteraction, CommandType, ComponentInteraction, ComponentInteractionDataKind, Interaction,
    InteractionContext, MessageFlags, MessageInteractionMetadata, ResolvedOption, ResolvedTarget, ResolvedValue,
    UserId,
};

use super::custom_id::{State, Trail};
use super::memory::Whose;
use super::registration::{FIND_ENTRIES, PRIVATE};
use super::response::{Callback, Choice};
use super::view::{Way, in_full, notice, shared_by, view};
use crate::answer::{Outcome, answer, in_conversation};
use crate::command::{Arguments, OptionKind, find};
use crate::library::Library;
use crate::read::follow_up::remembered;
use crate::read::hangs_on;
use crate::request::{Request, Turn};
use crate::wording::{Language, Wording, say};

/// What the log calls a press on a button.
const BUTTON: &str = "button";

/// A response, and what the log tells of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// What is sent.
    pub callback: Callback,
    /// What was asked for: a command's name, "autocomplete", "button".
    pub command: String,
    /// Entries that the answer rests on.
    pub hits: usize,
    /// What to remember for the same person's next question there, the oldest first.
    pub asked: Vec<Turn>,
    /// Whether the message of the pressed button goes, once the callback has arrived.
    pub deletes: bool,
}

/// Answers an interaction, with what the same person asked and was shown just before; `None` for kinds that
/// there are not today.
#[must_use]
pub fn respond(library: &Library, interaction: &Interaction, before: &[Turn]) -> Option<Response> {
    match interaction {
        Interaction::Ping(_) => Some(Response::plain("ping", Callback::pong())),
        Interaction::Command(command) => Some(run(library, command, before)),
        Interaction::Autocomplete(command) => Some(autocomplete(library, command)),
        Interaction::Component(component) => Some(press(library, component, before)),
        // There are no forms yet; one that is sent comes from another time.
        Interaction::Modal(_) => Some(Response::notice("form", &say!(library, "form-out-of-date"))),
        _ => None,
    }
}

/// Answers an interaction where no part of the catalogue is shown, in this language; `None` for kinds that there are not today.
#[must_use]
pub fn nothing_seen(language: Language, interaction: &Interaction) -> Option<Response> {
    let notice = |command: &str| Response::notice(command, &say!(language, "nothing-seen"));
    match interaction {
        Interaction::Ping(_) => Some(Response::plain("ping", Callback::pong())),
        Interaction::Command(command) => Some(notice(&given(command).0)),
        Interaction::Autocomplete(_) => Some(Response::plain("autocomplete", Callback::choices(std::iter::empty()))),
        Interaction::Component(component) if State::decode(&component.data.custom_id) == Some(State::Delete) => {
            Some(delete(language.wording(), component))
        }
        Interaction::Component(_) => Some(notice(BUTTON)),
        Interaction::Modal(_) => Some(notice("form")),
        _ => None,
    }
}

/// What is answered when answering failed, in this language.
#[must_use]
pub fn apology(language: Language) -> Callback {
    Callback::message(notice(&say!(language, "apology")), true)
}

impl Response {
    fn plain(command: &str, callback: Callback) -> Self {
        Self { callback, command: command.to_owned(), hits: 0, asked: Vec::new(), deletes: false }
    }

    fn notice(command: &str, sentence: &str) -> Self {
        Self::plain(command, Callback::message(notice(sentence), true))
    }
}

/// The request of a question that may follow another one.
pub(super) fn follow_up(library: &Library, question: String, before: &[Turn], page: usize) -> Request {
    // A question that stands on its own needs none before it, and its buttons have room for themselves alone.
    let before = if hangs_on(library, &question) { before.to_vec() } else { Vec::new() };
    Request::Ask { question, before, page }
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

/// Whether a command's reply is for the asker alone.
#[must_use]
fn is_private(command: &CommandInteraction) -> bool {
    let asks = |value: &ResolvedValue<'_>| matches!(value, ResolvedValue::Boolean(true));
    given(command).1.iter().any(|option| option.name == PRIVATE && asks(&option.value))
}

/// Whose conversation an interaction belongs to, if it asks something.
#[must_use]
pub fn whose(interaction: &Interaction) -> Option<Whose> {
    Some(match interaction {
        Interaction::Command(command) => Whose {
            user: command.user.id,
            channel: command.channel_id,
            private: is_private(command) || command.data.kind == CommandType::Message,
        },
        Interaction::Component(component) => Whose {
            user: component.user.id,
            channel: component.channel_id,
            private: is_ephemeral(component) || !is_own(component),
        },
        _ => return None,
    })
}

fn run(library: &Library, interaction: &CommandInteraction, before: &[Turn]) -> Response {
    let (name, _) = given(interaction);
    let name = name.as_str();
    if interaction.data.kind == CommandType::Message {
        return menu(library, interaction);
    }
    let Some(command) = find(name) else {
        return Response::notice(name, &say!(library, "command-out-of-date"));
    };
    let private = is_private(interaction);
    match command.request(arguments(interaction)) {
        Err(mistake) => Response::notice(name, &mistake.said(library.wording())),
        Ok(request) => {
            let request = match request {
                Request::Ask { question, page, .. } => follow_up(library, question, before, page),
                request => in_conversation(library, before, request),
            };
            let asked = remembered(library, before, &request);
            let view = view(library, &request, &Way { private, ..Way::default() });
            let callback = Callback::message(view.components, private);
            Response { hits: view.hits, asked, ..Response::plain(name, callback) }
        }
    }
}

/// The options of a command as they were given; what is still being typed is no option yet.
fn arguments(interaction: &CommandInteraction) -> Arguments {
    let mut arguments = Arguments::default();
    for option in given(interaction).1 {
        match option.value {
            ResolvedValue::String(value) => arguments.set(option.name, value),
            ResolvedValue::Integer(value) => arguments.set(option.name, &value.to_string()),
            _ => {}
        }
    }
    arguments
}

/// "Find entries" on a message: what it speaks of, for the asker alone.
fn menu(library: &Library, interaction: &CommandInteraction) -> Response {
    let text = match interaction.data.target() {
        Some(ResolvedTarget::Message(message)) => message.content.trim().to_owned(),
        _ => String::new(),
    };
    if text.is_empty() {
        return Response::notice(FIND_ENTRIES, &say!(library, "message-without-text"));
    }
    let request = Request::SpokenOf { text };
    let asked = remembered(library, &[], &request);
    let view = view(library, &request, &Way { private: true, ..Way::default() });
    let callback = Callback::message(view.components, true);
    Response { hits: view.hits, asked, ..Response::plain(FIND_ENTRIES, callback) }
}

fn autocomplete(library: &Library, interaction: &CommandInteraction) -> Response {
    let option = interaction.data.autocomplete();
    let suggestions = option.and_then(|focused| {
        let command = find(&given(interaction).0)?;
        let option = command.options.iter().find(|option| option.name == focused.name)?;
        let OptionKind::Name(kind) = option.kind else { return None };
        let among = arguments(interaction).filters();
        let request = Request::Suggest { kind, text: focused.value.to_owned(), among };
        match answer(library, &request).outcome {
            Outcome::Suggestions(suggestions) => Some(suggestions),
            _ => None,
        }
    });
    let choices = suggestions.unwrap_or_default().into_iter();
    let hits = choices.len();
    let callback = Callback::choices(choices.map(|s| Choice { name: s.label, value: s.value }));
    Response { hits, ..Response::plain("autocomplete", callback) }
}

/// What a press on a button or a choice from a menu shows, and how one came to it.
fn pressed(library: &Library, interaction: &ComponentInteraction) -> Option<(Request, Trail)> {
    let chosen = match &interaction.data.kind {
        ComponentInteractionDataKind::StringSelect { values } => values.first().cloned(),
        _ => None,
    };
    let (request, trail) = match (State::decode(&interaction.data.custom_id)?, chosen) {
        (State::Show(request, trail), _) => (request, trail),
        (State::OpenChosen(trail), Some(entry)) => (Request::Show { entry, page: Some(1) }, trail),
        (State::PageChosen(request, trail), Some(page)) => {
            (request.at_page(page.parse().ok().filter(|page| *page > 0)?)?, trail)
        }
        (State::FilterChosen(filter, request), Some(value)) => (with_filter(&request, &filter, value)?, Trail::new()),
        (State::Share(request), _) => (request, Trail::new()),
        _ => return None,
    };
    let trail = trail.into_iter().map(|step| in_full(library, step)).collect();
    Some((in_full(library, request), trail))
}

fn press(library: &Library, interaction: &ComponentInteraction, before: &[Turn]) -> Response {
    let state = State::decode(&interaction.data.custom_id);
    if state == Some(State::Delete) {
        return delete(library.wording(), interaction);
    }
    let Some((request, trail)) = pressed(library, interaction) else {
        return Response::notice(BUTTON, &say!(library, "button-out-of-date"));
    };
    if let Request::Show { entry, .. } | Request::SimilarTo { entry } | Request::Stated { entry, .. } = &request
        && library.catalogue().entry_by_id(entry).is_none()
    {
        return Response::notice(BUTTON, &say!(library, "entry-gone"));
    }
    // What was listed where the button stood can be picked from as well.
    let listed = trail.last().map(|last| remembered(library, &[], last));
    let asked = remembered(library, listed.as_deref().unwrap_or(before), &request);
    if matches!(state, Some(State::Share(_))) {
        let view = view(library, &request, &Way::default());
        let callback = Callback::message(shared_by(library, view.components, interaction.user.id), false);
        return Response { hits: view.hits, asked, ..Response::plain("share", callback) };
    }
    let own = is_own(interaction);
    let private = is_ephemeral(interaction) || !own;
    let view = view(library, &request, &Way { trail, private });
    // In the asker's own message the asker's press changes it; anybody else gets a reply of their own.
    let callback = if own { Callback::update(view.components) } else { Callback::message(view.components, true) };
    Response { hits: view.hits, asked, ..Response::plain(BUTTON, callback) }
}

/// Takes the message away, for whoever asked for it.
fn delete(wording: &Wording, interaction: &ComponentInteraction) -> Response {
    if !is_own(interaction) {
        return Response::notice(BUTTON, &say!(wording, "not-yours-to-delete"));
    }
    Response { deletes: true, ..Response::plain("delete", Callback::deferred_update()) }
}

/// Whether somebody presses a button of a message that they asked for themselves.
fn is_own(interaction: &ComponentInteraction) -> bool {
    asker(interaction) == Some(interaction.user.id)
}

/// Whether only one person sees the message that holds the pressed button.
fn is_ephemeral(interaction: &ComponentInteraction) -> bool {
    interaction.message.flags.is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL))
}

/// Who asked for the message that holds the pressed button; replies to mentions tell it by the message they answer.
fn asker(interaction: &ComponentInteraction) -> Option<UserId> {
    let message = &interaction.message;
    // With the bot alone there is nobody else to ask.
    if interaction.context == Some(InteractionContext::BotDm) {
        return Some(interaction.user.id);
    }
    match message.interaction_metadata.as_deref() {
        Some(MessageInteractionMetadata::Command(by)) => Some(by.user.id),
        Some(MessageInteractionMetadata::Component(by)) => Some(by.user.id),
        _ => message.referenced_message.as_ref().map(|asked| asked.author.id),
    }
}

fn with_filter(request: &Request, filter: &str, value: String) -> Option<Request> {
    request.with_filters(request.filters()?.clone().with(filter, value)?)
}
