//! From an interaction to its response: synchronous, total, without I/O or clock.

use serenity::all::{
    CommandInteraction, CommandType, ComponentInteraction, ComponentInteractionDataKind, Interaction,
    MessageInteractionMetadata, ResolvedTarget, ResolvedValue, UserId,
};

use super::custom_id::State;
use super::registration::{FIND_ENTRIES, PRIVATE};
use super::response::{Callback, Choice};
use super::view::{notice, view};
use crate::answer::{Outcome, answer};
use crate::command::{Arguments, Command, OptionKind, find};
use crate::library::Library;
use crate::read::follow_up::chain;
use crate::read::hangs_on;
use crate::request::Request;

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
    pub asked: Vec<String>,
}

/// Answers an interaction, with what the same person asked just before; `None` for kinds that
/// there are not today.
#[must_use]
pub fn respond(library: &Library, interaction: &Interaction, before: &[String]) -> Option<Response> {
    match interaction {
        Interaction::Ping(_) => Some(Response::plain("ping", Callback::pong())),
        Interaction::Command(command) => Some(run(library, command, before)),
        Interaction::Autocomplete(command) => Some(autocomplete(library, command)),
        Interaction::Component(component) => Some(press(library, component)),
        // There are no forms yet; one that is sent comes from another time.
        Interaction::Modal(_) => {
            Some(Response::notice("form", "This form is out of date. Ask again and it will work."))
        }
        _ => None,
    }
}

/// What is said when answering failed.
pub(super) const APOLOGY: &str = "Sorry, something went wrong with this one. Please try again.";

/// What is answered when answering failed.
#[must_use]
pub fn apology() -> Callback {
    Callback::message(notice(APOLOGY), true)
}

impl Response {
    fn plain(command: &str, callback: Callback) -> Self {
        Self { callback, command: command.to_owned(), hits: 0, asked: Vec::new() }
    }

    fn notice(command: &str, sentence: &str) -> Self {
        Self::plain(command, Callback::message(notice(sentence), true))
    }
}

/// The request of a question that may follow another one, and what to remember of it.
pub(super) fn follow_up(library: &Library, question: String, before: &[String], page: usize) -> (Request, Vec<String>) {
    let asked = chain(library, before, &question);
    // A question that stands on its own needs none before it, and its buttons have room for themselves alone.
    let before = if hangs_on(library, &question) { before.to_vec() } else { Vec::new() };
    (Request::Ask { question, before, page }, asked)
}

/// Whether a command's reply is for the asker alone.
#[must_use]
pub fn is_private(command: &CommandInteraction) -> bool {
    let asks = |value: &ResolvedValue<'_>| matches!(value, ResolvedValue::Boolean(true));
    command.data.options().iter().any(|option| option.name == PRIVATE && asks(&option.value))
}

fn run(library: &Library, interaction: &CommandInteraction, before: &[String]) -> Response {
    let name = interaction.data.name.as_str();
    if interaction.data.kind == CommandType::Message {
        return menu(library, interaction);
    }
    let Some(command) = find(name) else {
        return Response::notice(name, "This command is out of date. Type / to see what there is now.");
    };
    let mut arguments = Arguments::default();
    let private = is_private(interaction);
    for option in interaction.data.options() {
        match option.value {
            ResolvedValue::String(value) => arguments.set(option.name, value),
            ResolvedValue::Integer(value) => arguments.set(option.name, &value.to_string()),
            _ => {}
        }
    }
    match command.request(arguments) {
        Err(mistake) => Response::notice(name, &mistake.0),
        Ok(request) => {
            let (request, asked) = match request {
                Request::Ask { question, page, .. } => {
                    let (request, asked) = follow_up(library, question, before, page);
                    (request, asked)
                }
                request => (request, Vec::new()),
            };
            let view = view(library, &request, None);
            let callback = Callback::message(view.components, private);
            Response { callback, command: name.to_owned(), hits: view.hits, asked }
        }
    }
}

/// "Find entries" on a message: what it speaks of, for the asker alone.
fn menu(library: &Library, interaction: &CommandInteraction) -> Response {
    let text = match interaction.data.target() {
        Some(ResolvedTarget::Message(message)) => message.content.trim().to_owned(),
        _ => String::new(),
    };
    if text.is_empty() {
        return Response::notice(FIND_ENTRIES, "This message has no text to find entries by.");
    }
    let view = view(library, &Request::SpokenOf { text }, None);
    let callback = Callback::message(view.components, true);
    Response { callback, command: FIND_ENTRIES.to_owned(), hits: view.hits, asked: Vec::new() }
}

fn autocomplete(library: &Library, interaction: &CommandInteraction) -> Response {
    let option = interaction.data.autocomplete();
    let suggestions = option.and_then(|focused| {
        let command: &Command = find(&interaction.data.name)?;
        let option = command.options.iter().find(|option| option.name == focused.name)?;
        let OptionKind::Name(kind) = option.kind else { return None };
        let request = Request::Suggest { kind, text: focused.value.to_owned() };
        match answer(library, &request).outcome {
            Outcome::Suggestions(suggestions) => Some(suggestions),
            _ => None,
        }
    });
    let choices = suggestions.unwrap_or_default().into_iter();
    let hits = choices.len();
    let callback = Callback::choices(choices.map(|s| Choice { name: s.label, value: s.value }));
    Response { callback, command: "autocomplete".to_owned(), hits, asked: Vec::new() }
}

fn press(library: &Library, interaction: &ComponentInteraction) -> Response {
    let chosen = match &interaction.data.kind {
        ComponentInteractionDataKind::StringSelect { values } => values.first().cloned(),
        _ => None,
    };
    let mut back = None;
    let request = match (State::decode(&interaction.data.custom_id), chosen) {
        (Some(State::Show(request)), _) => Some(request),
        (Some(State::Open(entry, page, list)), _) => {
            back = list;
            Some(Request::Show { entry, page: Some(page) })
        }
        (Some(State::OpenChosen(list)), Some(entry)) => {
            back = list;
            Some(Request::Show { entry, page: Some(1) })
        }
        (Some(State::FilterChosen(filter, request)), Some(value)) => with_filter(request, &filter, value),
        _ => None,
    };
    let Some(request) = request else {
        return Response::notice("button", "This button is out of date. Ask again and it will work.");
    };
    if let Request::Show { entry, .. } | Request::SimilarTo { entry } = &request
        && library.catalogue().entry_by_id(entry).is_none()
    {
        return Response::notice("button", "This entry is no longer in the catalogue. Look it up again.");
    }
    // Only in the asker's own message there is a list to go back to.
    let own = asker(interaction) == Some(interaction.user.id);
    let view = view(library, &request, back.as_ref().filter(|_| own));
    // In the asker's own message the asker's press changes it; anybody else gets a reply of their own.
    let callback = if own { Callback::update(view.components) } else { Callback::message(view.components, true) };
    Response { callback, command: "button".to_owned(), hits: view.hits, asked: Vec::new() }
}

/// Who asked for the message that holds the pressed button; replies to mentions tell it by the message they answer.
fn asker(interaction: &ComponentInteraction) -> Option<UserId> {
    let message = &interaction.message;
    match message.interaction_metadata.as_deref() {
        Some(MessageInteractionMetadata::Command(by)) => Some(by.user.id),
        Some(MessageInteractionMetadata::Component(by)) => Some(by.user.id),
        _ => message.referenced_message.as_ref().map(|asked| asked.author.id),
    }
}

fn with_filter(request: Request, filter: &str, value: String) -> Option<Request> {
    Some(match request {
        Request::Lookup { query, filters, page } => {
            Request::Lookup { query, filters: filters.with(filter, value)?, page }
        }
        Request::Browse { filters, page } => Request::Browse { filters: filters.with(filter, value)?, page },
        Request::Winners { filters, page } => Request::Winners { filters: filters.with(filter, value)?, page },
        _ => return None,
    })
}
