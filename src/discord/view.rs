//! A reply laid out in components: what fits a phone and Discord's limits, with buttons that carry their whole state.

mod actions;
mod way;
mod ways;

use std::collections::HashSet;

use serenity::all::UserId;

use super::component::{Component, SelectOption, button, container, row, section, select, text};
use super::custom_id::{REPEATED, State, Trail};
use super::limits::{COMPONENTS, CUSTOM_ID, MESSAGE_TEXT, OPTION_TEXT, SELECT_OPTIONS};
use super::markdown::{cut, escape};
use crate::answer::{Answer, Outcome, answer};
use crate::library::Library;
use crate::reply::pages::PHONE_LINE;
use crate::reply::{Block, EntryLine, Reply, reply};
use crate::request::Request;
use actions::Actions;
pub use way::{Way, in_full};

/// What is shown, and what is told about it in the log.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// The message.
    pub components: Vec<Component>,
    /// Entries that the answer rests on.
    pub hits: usize,
}

/// Entries with a button each; longer lists have one menu instead.
const WITH_BUTTONS: usize = 8;
/// Text kept free for the line that says that something was left out.
const KEPT_FREE_TEXT: usize = 60;

/// Lines that a card's text may take, so that it fits two screens of a phone with its buttons.
const CARD_LINES: usize = 56;

/// Answers a request and lays the reply out for somebody who came to it by this way.
#[must_use]
pub fn view(library: &Library, request: &Request, way: &Way) -> View {
    let mut answer = in_pages(library, answer(library, request));
    let onward = way.onward(library, request, &answer);
    let attempt = |answer: &Answer| {
        let said = reply(library, answer);
        let actions = Actions::new(library, (request, answer), (way, &onward), said.openable().len());
        let mut layout = Layout { kept_free: actions.size(), ..Layout::default() };
        layout.reply(library, &said, &onward);
        (layout, actions)
    };
    let (mut layout, mut actions) = attempt(&answer);
    while layout.height() > CARD_LINES && has_one_fact_less(&mut answer) {
        (layout, actions) = attempt(&answer);
    }
    layout.actions(actions);
    View { components: vec![container(layout.components)], hits: answer.entries().len() }
}

/// The answer with an entry's facts in pages, where they are more than a card has.
fn in_pages(library: &Library, mut answer: Answer) -> Answer {
    if let Outcome::Card(card) = &mut answer.outcome
        && card.facts.len() > library.reply_settings().facts
        && card.says.is_none()
    {
        card.page = card.page.or(Some(1));
    }
    answer
}

/// Takes the last fact off a card; the button "All facts" shows it.
fn has_one_fact_less(answer: &mut Answer) -> bool {
    match &mut answer.outcome {
        Outcome::Card(card) if card.facts.len() > 1 && card.page.is_none() => card.facts.pop().is_some(),
        _ => false,
    }
}

/// A short message without an answer.
#[must_use]
pub fn notice(sentence: &str) -> Vec<Component> {
    notice_of(escape(sentence))
}

/// The same of markdown, in which nothing is foreign.
#[must_use]
pub fn notice_of(markdown: String) -> Vec<Component> {
    vec![container(vec![text(markdown)])]
}

/// A reply that somebody shows to everybody: it says who, without a ping.
#[must_use]
pub fn shared_by(mut components: Vec<Component>, person: UserId) -> Vec<Component> {
    components.push(text(format!("-# Shared by <@{person}>")));
    components
}

#[derive(Default)]
struct Layout {
    components: Vec<Component>,
    used: usize,
    /// Components that what stands below the reply needs.
    kept_free: usize,
    characters: usize,
    full: bool,
    /// Custom ids of this message: Discord wants each once.
    ids: HashSet<String>,
}

impl Layout {
    /// The reply's blocks; `onward` is the way back from an opened entry.
    fn reply(&mut self, library: &Library, reply: &Reply, onward: &Trail) {
        self.text(format!("**{}**", escape(&reply.headline)));
        let mut listed = 0;
        for block in &reply.blocks {
            match block {
                Block::Heading(heading) => self.text(format!("**{}**", escape(heading))),
                Block::Text(paragraph) => self.text(escape(paragraph)),
                Block::Points(points) => {
                    let points: Vec<String> = points.iter().map(|point| format!("- {}", escape(point))).collect();
                    self.lines(&points);
                }
                Block::Field { label, text } => self.text(format!("-# {label}: {}", escape(text))),
                // Here a button shows the other facts, and buttons turn the pages.
                Block::More { .. } => {}
                Block::Pages { shown, page, pages } if shown.is_empty() => {
                    self.text(format!("-# Page {page} of {pages}."));
                }
                Block::Pages { shown, .. } => self.text(format!("-# {}.", escape(shown))),
                Block::Note(note) => self.text(format!("-# {}", escape(note))),
                Block::Entries(lines) => {
                    listed += lines.len();
                    if listed <= WITH_BUTTONS {
                        for line in lines {
                            self.entry(library, line, onward);
                        }
                    } else {
                        let lines: Vec<String> = lines.iter().map(entry_text).collect();
                        self.lines(&lines);
                    }
                }
            }
        }
        if listed > WITH_BUTTONS {
            let keys = reply.openable();
            let options = keys.iter().map(|(number, key)| {
                let entry = library.catalogue().entry(*key);
                let label = cut(&format!("{number}. {}", entry.title), OPTION_TEXT);
                SelectOption { label, value: entry.id.clone() }
            });
            self.menu(&State::OpenChosen(onward.clone()), "Open an entry", options);
        }
    }

    /// An entry with its Open button.
    fn entry(&mut self, library: &Library, line: &EntryLine, onward: &Trail) {
        let entry = library.catalogue().entry(line.entry).id.clone();
        let content = entry_text(line);
        let opens = State::Show(Request::Show { entry, page: Some(1) }, onward.clone());
        match self.id(&opens) {
            Some(id) if self.takes(3, &content) => {
                self.add(section(content.clone(), button("Open", id)), content.chars().count());
            }
            _ => self.text(content),
        }
    }

    fn menu(&mut self, state: &State, placeholder: &str, options: impl Iterator<Item = SelectOption>) {
        let mut distinct: Vec<SelectOption> = Vec::new();
        for option in options {
            if distinct.len() < SELECT_OPTIONS && distinct.iter().all(|known| known.value != option.value) {
                distinct.push(option);
            }
        }
        if let Some(id) = self.id(state).filter(|_| !distinct.is_empty()) {
            self.components.push(row(vec![select(id, placeholder, distinct)]));
        }
    }

    /// A custom id that the message does not have yet; what is added to a repeated one is passed over when it is read.
    fn id(&mut self, state: &State) -> Option<String> {
        let id = state.encode()?;
        let repeats = (2..=COMPONENTS).map(|n| format!("{id}{REPEATED}{n}"));
        let id = std::iter::once(id.clone()).chain(repeats).find(|id| !self.ids.contains(id))?;
        (id.len() <= CUSTOM_ID && self.ids.insert(id.clone())).then_some(id)
    }

    /// Lines that stand together as far as they fit.
    fn lines(&mut self, lines: &[String]) {
        let mut content = String::new();
        for line in lines {
            let longer = if content.is_empty() { line.clone() } else { format!("{content}\n{line}") };
            if !self.takes(1, &longer) {
                self.full = true;
                break;
            }
            content = longer;
        }
        let cut_short = self.full;
        if !content.is_empty() {
            self.full = false;
            self.text(content);
        }
        if cut_short && !self.full {
            self.left_out();
        }
    }

    fn text(&mut self, content: String) {
        if content.is_empty() || self.full {
            return;
        }
        if self.takes(1, &content) {
            let characters = content.chars().count();
            self.add(text(content), characters);
        } else {
            self.left_out();
        }
    }

    /// Says that the rest did not fit, once.
    fn left_out(&mut self) {
        self.full = true;
        self.components.push(text("-# More did not fit here; ask for less at once.".to_owned()));
    }

    /// Whether this many components and this text still fit.
    fn takes(&self, components: usize, content: &str) -> bool {
        !self.full
            && self.used + components + self.kept_free <= COMPONENTS
            && self.characters + content.chars().count() + KEPT_FREE_TEXT <= MESSAGE_TEXT
    }

    /// Lines that the text takes on a phone, without that of entries that can be opened.
    fn height(&self) -> usize {
        let texts = self.components.iter().filter_map(|component| match component {
            Component::Text { content, .. } => Some(content),
            _ => None,
        });
        texts.flat_map(|content| content.lines()).map(|line| line.chars().count().div_ceil(PHONE_LINE).max(1)).sum()
    }

    fn add(&mut self, component: Component, characters: usize) {
        self.used += component.count();
        self.characters += characters;
        self.components.push(component);
    }
}

fn entry_text(line: &EntryLine) -> String {
    let mut content = format!("**{}. {}**\n{}", line.number, escape(&line.title), escape(&line.detail));
    if let Some(reason) = &line.reason {
        content.push_str("\n-# ");
        content.push_str(&escape(reason));
    }
    content
}
