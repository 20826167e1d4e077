//! Replies given lately, for those who ask the same: in a hall many do, and most of what is typed begins alike.
//!
//! A reply is the same for everybody who asks the same in the same server, as long as the library and the day are; so it is
//! kept by all four, and nothing is kept of who asked. What hangs on a conversation, and what is pressed, is not kept.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use serenity::all::{CommandDataOption, CommandInteraction, CommandType, GuildId, Interaction};

use super::respond::Response;
use crate::library::Library;
use crate::request::Turn;

/// Replies that are kept, twice: where there are more, those go that nobody asked for since. A reply has a few KB.
const MOST: usize = 512;
/// Bytes of what was asked at most: longer questions are hardly asked twice.
const LONGEST: usize = 400;

/// Replies given lately.
#[derive(Default)]
pub(super) struct Kept(Mutex<Replies>);

/// What was asked: which kind of interaction, where, which command, with which options.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Asked {
    is_typing: bool,
    server: Option<GuildId>,
    command: String,
    options: String,
}

#[derive(Default)]
struct Replies {
    /// What they are of.
    of: Option<(Arc<Library>, Date)>,
    lately: HashMap<Asked, Response>,
    /// Those before them: what is asked again moves on, the others are forgotten with the next change.
    earlier: HashMap<Asked, Response>,
}

impl Asked {
    /// What an interaction asks, where the reply depends on nothing else.
    pub(super) fn of(interaction: &Interaction, before: &[Turn]) -> Option<Self> {
        if !before.is_empty() {
            return None;
        }
        let (command, is_typing) = match interaction {
            Interaction::Command(command) if command.data.kind == CommandType::ChatInput => (command, false),
            Interaction::Autocomplete(command) => (command, true),
            _ => return None,
        };
        let CommandInteraction { data, guild_id, .. } = command;
        let mut options = String::new();
        write_down(&data.options, &mut options);
        let asked = Self { is_typing, server: *guild_id, command: data.name.clone(), options };
        (asked.options.len() <= LONGEST).then_some(asked)
    }
}

/// Writes options one after the other; no two lists of options are written alike.
fn write_down(options: &[CommandDataOption], text: &mut String) {
    for option in options {
        // Quoted, so that no text looks like the next option; to write into a text never fails.
        let _ = write!(text, "{:?}={:?};", option.name, option.value);
    }
}

impl Kept {
    /// The reply that was given to this by this library on this day, or else the one that is made now.
    pub(super) fn or_made(
        &self,
        asked: Asked,
        (library, today): (&Arc<Library>, Date),
        make: impl FnOnce() -> Option<Response>,
    ) -> Option<Response> {
        if let Some(reply) = self.with(library, today, |replies| replies.find(&asked)) {
            return Some(reply);
        }
        // Nobody waits for another's answer.
        let reply = make()?;
        self.with(library, today, |replies| replies.keep(asked, reply.clone()));
        Some(reply)
    }

    /// The replies of this library on this day; those of another are forgotten.
    fn with<T>(&self, library: &Arc<Library>, today: Date, act: impl FnOnce(&mut Replies) -> T) -> T {
        let mut replies = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_same = |(of, day): &(Arc<Library>, Date)| Arc::ptr_eq(of, library) && *day == today;
        if !replies.of.as_ref().is_some_and(is_same) {
            *replies = Replies { of: Some((Arc::clone(library), today)), ..Replies::default() };
        }
        act(&mut replies)
    }
}

impl Replies {
    fn find(&mut self, asked: &Asked) -> Option<Response> {
        if let Some(reply) = self.lately.get(asked) {
            return Some(reply.clone());
        }
        let (asked, reply) = self.earlier.remove_entry(asked)?;
        self.keep(asked, reply.clone());
        Some(reply)
    }

    fn keep(&mut self, asked: Asked, reply: Response) {
        if self.lately.len() >= MOST {
            self.earlier = std::mem::take(&mut self.lately);
        }
        self.lately.insert(asked, reply);
    }
}
