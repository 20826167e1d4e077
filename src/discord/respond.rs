//! From an interaction to its response: synchronous, total, without I/O or clock.

use bytes::Bytes;
use serenity::all::Interaction;

use super::asking::{Asking, Given, Press};
use super::command_schema::FIND_ENTRIES;
use super::custom_id::{State, Trail};
use super::memory::ConversationKey;
use super::response::{Callback, Choice};
use super::view::{Way, in_full, notice, shared_by, view};
use crate::answer::{Outcome, answer, in_conversation};
use crate::command::{OptionKind, find};
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

/// A response written as it is sent in one piece, and what the log tells of it. It is small, and many may share it.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// The callback as JSON.
    pub body: Bytes,
    /// What was asked for.
    pub command: String,
    /// Entries that the answer rests on.
    pub hits: usize,
    /// What to remember for the next question, the oldest first.
    pub asked: Vec<Turn>,
    /// The callback once more, where it has to arrive before the message of the pressed button goes.
    pub deletes: Option<Callback>,
}

/// Answers an interaction, with what the same person asked and was shown just before; `None` for kinds that
/// are unknown today.
#[must_use]
pub fn respond(library: &Library, interaction: &Interaction, before: &[Turn]) -> Option<Response> {
    Asking::of(interaction).map(|asking| respond_to(library, &asking, before))
}

/// Answers what an interaction asks. Of the interaction nothing else is known here, so that whoever asks the same of the same
/// library, with nothing asked before, can have the same response.
pub(super) fn respond_to(library: &Library, asking: &Asking, before: &[Turn]) -> Response {
    match asking {
        Asking::Ping => Response::plain("ping", Callback::pong()),
        Asking::Command(given) => run(library, given, before),
        Asking::Menu(text) => menu(library, text),
        Asking::Typing { given, focused } => autocomplete(library, given, focused.as_ref()),
        Asking::Press(press) => show(library, press, before),
        // Forms do not exist yet; one that is sent comes from another time.
        Asking::Form => Response::notice("form", &say!(library, "form-out-of-date")),
    }
}

/// Answers what an interaction asks where no part of the catalogue is shown, in this language.
pub(super) fn nothing_seen(language: Language, asking: &Asking) -> Response {
    let notice = |command: &str| Response::notice(command, &say!(language, "nothing-seen"));
    match asking {
        Asking::Ping => Response::plain("ping", Callback::pong()),
        Asking::Command(given) => notice(&given.name),
        Asking::Menu(_) => notice(FIND_ENTRIES),
        Asking::Typing { .. } => Response::plain("autocomplete", Callback::choices(std::iter::empty())),
        Asking::Press(press) if press.state == Some(State::Delete) => delete(language.wording(), press),
        Asking::Press(_) => notice(BUTTON),
        Asking::Form => notice("form"),
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

impl Written {
    /// A response as it is written.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn of(response: Response) -> Result<Self, serde_json::Error> {
        let Response { callback, command, hits, asked, deletes } = response;
        // With no more room than it needs: it may be kept.
        let body = Bytes::from(serde_json::to_vec(&callback)?.into_boxed_slice());
        Ok(Self { body, command, hits, asked, deletes: deletes.then_some(callback) })
    }

    /// How many bytes of memory it takes, at least.
    pub(super) fn size(&self) -> usize {
        let asked = self.asked.iter().map(|turn| size_of_val(turn) + turn.size()).sum::<usize>();
        size_of::<Self>() + self.body.len() + self.command.len() + asked
    }
}

/// The request of a question that may follow another one.
pub(super) fn follow_up(library: &Library, question: String, before: &[Turn], page: usize) -> Request {
    // A question that stands on its own needs none before it, and its buttons have room for themselves alone.
    let hangs = !before.is_empty() && hangs_on(library, &question);
    let before = if hangs { before.to_vec() } else { Vec::new() };
    Request::Ask { question, before, page }
}

/// Whose conversation an interaction belongs to, if it asks something.
#[must_use]
pub fn whose(interaction: &Interaction) -> Option<ConversationKey> {
    let (user, channel) = match interaction {
        Interaction::Command(command) => (command.user.id, command.channel_id),
        Interaction::Component(component) => (component.user.id, component.channel_id),
        _ => return None,
    };
    let private = match Asking::of(interaction)? {
        Asking::Command(given) => given.private,
        Asking::Press(press) => press.is_private(),
        _ => true,
    };
    Some(ConversationKey { user, channel, private })
}

fn run(library: &Library, given: &Given, before: &[Turn]) -> Response {
    let Given { name, arguments, private } = given;
    let Some(command) = find(name) else {
        return Response::notice(name, &say!(library, "command-out-of-date"));
    };
    match command.request(arguments.clone()) {
        Err(mistake) => Response::notice(name, &mistake.said(library.wording())),
        Ok(request) => {
            let request = match request {
                Request::Ask { question, page, .. } => follow_up(library, question, before, page),
                request => in_conversation(library, before, request),
            };
            let asked = remembered(library, before, &request);
            let view = view(library, &request, &Way { private: *private, ..Way::default() });
            let callback = Callback::message(view.components, *private);
            Response { hits: view.hits, asked, ..Response::plain(name, callback) }
        }
    }
}

/// "Find entries" on a message: what its text mentions, for the asker alone.
fn menu(library: &Library, text: &str) -> Response {
    if text.is_empty() {
        return Response::notice(FIND_ENTRIES, &say!(library, "message-without-text"));
    }
    let request = Request::EntriesInText { text: text.to_owned() };
    let asked = remembered(library, &[], &request);
    let view = view(library, &request, &Way { private: true, ..Way::default() });
    let callback = Callback::message(view.components, true);
    Response { hits: view.hits, asked, ..Response::plain(FIND_ENTRIES, callback) }
}

fn autocomplete(library: &Library, given: &Given, focused: Option<&(String, String)>) -> Response {
    let suggestions = focused.and_then(|(name, text)| {
        let option = find(&given.name)?.options.iter().find(|option| option.name == name)?;
        let OptionKind::Name(kind) = option.kind else { return None };
        let among = given.arguments.clone().filters();
        let request = Request::Suggest { kind, text: text.clone(), among };
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
fn pressed(library: &Library, press: &Press) -> Option<(Request, Trail)> {
    let (request, trail) = match (press.state.clone()?, press.chosen.clone()) {
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

fn show(library: &Library, press: &Press, before: &[Turn]) -> Response {
    if press.state == Some(State::Delete) {
        return delete(library.wording(), press);
    }
    let Some((request, trail)) = pressed(library, press) else {
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
    if let Some(person) = press.shared_by {
        let view = view(library, &request, &Way::default());
        let callback = Callback::message(shared_by(library, view.components, person), false);
        return Response { hits: view.hits, asked, ..Response::plain("share", callback) };
    }
    let view = view(library, &request, &Way { trail, private: press.is_private() });
    // In the asker's own message the asker's press changes it; anybody else gets a reply of their own.
    let callback = if press.own { Callback::update(view.components) } else { Callback::message(view.components, true) };
    Response { hits: view.hits, asked, ..Response::plain(BUTTON, callback) }
}

/// Takes the message away, for whoever asked for it.
fn delete(wording: &Wording, press: &Press) -> Response {
    if !press.own {
        return Response::notice(BUTTON, &say!(wording, "not-yours-to-delete"));
    }
    Response { deletes: true, ..Response::plain("delete", Callback::deferred_update()) }
}

fn with_filter(request: &Request, filter: &str, value: String) -> Option<Request> {
    request.with_filters(request.filters()?.clone().with(filter, value)?)
}
