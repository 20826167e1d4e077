//! The chat: a line in, a reply out, until the person leaves.

use std::io;
use std::path::PathBuf;
use std::rc::Rc;

use rustyline::error::ReadlineError;
use rustyline::history::DefaultHistory;
use rustyline::{CompletionType, Editor};

use super::ExitStatus;
use super::complete::ChatHelper;
use super::output::{print, print_error};
use super::text::{Terminal, render};
use crate::answer::{Outcome, answer, in_conversation};
use crate::command::{COMMANDS, Command, Line, find, parse_line};
use crate::config::ConsoleSettings;
use crate::library::Library;
use crate::read::Unasked;
use crate::read::follow_up::remembered;
use crate::reply::{Block, Reply, reply};
use crate::request::{Request, Turn};
use crate::wording::{Wording, say};

const PROMPT: &str = "laureate> ";

/// A conversation: what was listed last can be opened by its number, and what was shown last can be asked on.
pub struct Conversation {
    library: Rc<Library>,
    /// What was asked and shown lately, the oldest first.
    turns: Vec<Turn>,
}

/// What the person is shown, and whether the conversation goes on.
#[derive(Debug, Clone, PartialEq)]
pub enum ChatReply {
    /// A reply.
    Say(Reply),
    /// A mistake of the person, in a sentence that says what to do.
    Correct(String),
    /// Nothing to say.
    Silence,
    /// The person leaves.
    Leave,
}

impl Conversation {
    /// A new conversation.
    #[must_use]
    pub fn new(library: Rc<Library>) -> Self {
        Self { library, turns: Vec::new() }
    }

    /// Takes a line.
    pub fn turn(&mut self, line: &str) -> ChatReply {
        let request = match parse_line(line) {
            Err(mistake) => return ChatReply::Correct(mistake.said(self.library.wording())),
            Ok(Line::Empty) => return ChatReply::Silence,
            Ok(Line::Quit) => return ChatReply::Leave,
            Ok(Line::Help(command)) => return ChatReply::Say(help(self.library.wording(), command.and_then(find))),
            Ok(Line::Request(Request::Ask { question, page, .. })) => self.question(question, page),
            Ok(Line::Request(request)) => in_conversation(&self.library, &self.turns, request),
            Ok(Line::Open(number)) => self.question(number.to_string(), 1),
        };
        let answer = answer(&self.library, &request);
        let reply = reply(&self.library, &answer);
        let slip = matches!(
            answer.outcome,
            Outcome::Unasked(Unasked::NoList | Unasked::NoSuchNumber { .. } | Unasked::NoMorePages)
        );
        if slip {
            return ChatReply::Correct(reply.headline);
        }
        self.turns = remembered(&self.library, &self.turns, &request);
        ChatReply::Say(reply)
    }

    fn question(&self, question: String, page: usize) -> Request {
        Request::Ask { question, before: self.turns.clone(), page }
    }
}

/// Talks with a person until they leave.
///
/// # Errors
/// The terminal cannot be used.
pub fn chat(library: Library, settings: &ConsoleSettings, screen: impl Fn() -> Terminal) -> io::Result<ExitStatus> {
    let library = Rc::new(library);
    let config = rustyline::Config::builder().completion_type(CompletionType::List).build();
    let mut editor: Editor<ChatHelper, DefaultHistory> = Editor::with_config(config).map_err(io::Error::other)?;
    editor.set_helper(Some(ChatHelper::new(library.clone())));
    let history = Some(&settings.history).filter(|path| !path.as_os_str().is_empty());
    if let Some(path) = history.filter(|path| path.exists()) {
        editor.load_history(path).map_err(io::Error::other)?;
    }
    let mut conversation = Conversation::new(library.clone());
    print(&render(&reply(&library, &answer(&library, &Request::About)), screen()))?;
    print(&render(&welcome(), screen()))?;
    loop {
        match editor.readline(PROMPT) {
            Ok(line) => {
                if !line.trim().is_empty() {
                    editor.add_history_entry(&line).map_err(io::Error::other)?;
                }
                match conversation.turn(&line) {
                    ChatReply::Say(reply) => print(&format!("\n{}\n", render(&reply, screen())))?,
                    ChatReply::Correct(mistake) => print_error(&mistake),
                    ChatReply::Silence => {}
                    ChatReply::Leave => break,
                }
            }
            Err(ReadlineError::Interrupted) => print("Ctrl-D or quit leaves.\n")?,
            Err(ReadlineError::Eof) => break,
            Err(error) => return Err(io::Error::other(error)),
        }
    }
    save(&mut editor, history)?;
    Ok(ExitStatus::Done)
}

fn save(editor: &mut Editor<ChatHelper, DefaultHistory>, history: Option<&PathBuf>) -> io::Result<()> {
    match history {
        Some(path) => editor.save_history(path).map_err(io::Error::other),
        None => Ok(()),
    }
}

fn welcome() -> Reply {
    let note = "Type a question, a command such as /winners award:iNetwork, or help. Tab completes; quit leaves.";
    Reply::sentence(String::new(), vec![Block::Note(note.to_owned())], String::new())
}

/// Help for all commands, or for one.
#[must_use]
pub fn help(wording: &Wording, command: Option<&'static Command>) -> Reply {
    let said = |command: &Command| format!("/{}: {}", command.name, command.about(wording));
    let (headline, points, example, more) = match command {
        None => {
            let example = "lookup smart parking year:2018";
            (say!(wording, "help-commands"), COMMANDS.iter().map(said).collect(), example, say!(wording, "help-more"))
        }
        Some(command) => {
            let points = command.options.iter().map(|option| {
                let (name, about) = (option.name, option.about(wording));
                if option.main {
                    return say!(wording, "help-main-option", option = name, about = about);
                }
                format!("{name}: {about}")
            });
            (said(command), points.collect(), command.example, say!(wording, "help-more-of-one"))
        }
    };
    let example = Block::Field { label: say!(wording, "help-example"), text: format!("/{example}") };
    let blocks = vec![Block::Points(points), example, Block::Note(more)];
    Reply { language: wording.language(), ..Reply::sentence(headline, blocks, "help".to_owned()) }
}
