//! A reply laid out in components: what fits a phone and Discord's limits, with buttons that carry their whole state.

mod actions;
mod way;

use std::collections::HashSet;

use serenity::all::UserId;

use super::component::{Component, SelectOption, button, container, row, section, select, text};
use super::custom_id::{State, Trail, UNIQUE_SUFFIX};
use super::limits::{COMPONENTS, CUSTOM_ID, MESSAGE_TEXT, OPTION_TEXT, SELECT_OPTIONS};
use super::markdown::{cut, escape, shortened};
use crate::answer::{Answer, Outcome, Winners, answer};
use crate::catalogue::CollectionKey;
use crate::library::Library;
use crate::query::Shape;
use crate::reply::day::noon;
use crate::reply::pages::lines;
use crate::reply::{Block, EntrySummary, Lead, Reply, Tone, reply};
use crate::request::{FilterText, Request};
use crate::wording::say;
use actions::{Actions, Menu};
pub use way::{Way, in_full};

/// What is shown, and what the log says of it.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// The message.
    pub components: Vec<Component>,
    /// Entries that the answer rests on.
    pub hits: usize,
}

/// Entries with a button each; longer lists have one menu instead.
const WITH_BUTTONS: usize = 8;

/// Answers a request and lays the reply out for somebody who came to it by this way.
#[must_use]
pub fn view(library: &Library, request: &Request, way: &Way) -> View {
    view_of(library, request, answer(library, request), way)
}

/// Lays the reply with an answer out for somebody who came to it by this way.
#[must_use]
pub fn view_of(library: &Library, request: &Request, answer: Answer, way: &Way) -> View {
    let answer = in_pages(answer);
    let reply = reply(library, &answer);
    let onward = way.onward(library, request, &answer, &reply);
    let mut actions = Actions::new(library, (request, &answer, &reply), (way, &onward));
    if let Outcome::Winners(winners) = &answer.outcome {
        actions.offer(categories(library, winners, request));
    }
    let mut layout = Layout { kept_free: actions.size(), ..Layout::default() };
    layout.reply(library, &reply, &onward);
    layout.actions(actions);
    View { components: vec![container(accent(reply.tone), layout.components)], hits: answer.entries().len() }
}

/// An opened entry's facts in pages, as a screen that cannot be scrolled back needs them.
fn in_pages(mut answer: Answer) -> Answer {
    let opened = answer.query.as_ref().is_some_and(|query| matches!(query.shape, Shape::Facts { .. }));
    if let Outcome::Card(card) = &mut answer.outcome
        && opened
    {
        card.page = card.page.or(Some(1));
    }
    answer
}

/// The colour of a reply's edge; its words say the same.
pub(super) fn accent(tone: Tone) -> Option<u32> {
    match tone {
        Tone::Winner => Some(0x00E2_B007),
        Tone::Commended => Some(0x009A_A5B1),
        Tone::Shortlisted => Some(0x0034_7FC4),
        Tone::Plain => None,
        Tone::Refusal => Some(0x00C2_5B2A),
    }
}

/// The sign beside a headline whose words say the same.
pub(super) fn sign(tone: Tone) -> &'static str {
    match tone {
        Tone::Winner => "🏆 ",
        Tone::Commended => "🎖️ ",
        _ => "",
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
    vec![container(None, vec![text(markdown)])]
}

/// A reply in which no entry is to be opened, with more small print in markdown.
#[must_use]
pub fn laid_out(library: &Library, reply: &Reply, small_print: Option<String>) -> Vec<Component> {
    let mut layout = Layout::default();
    layout.reply(library, reply, &Trail::new());
    layout.text(&small_print.unwrap_or_default());
    vec![container(accent(reply.tone), layout.components)]
}

/// A reply that somebody shows to everybody: it says who, without a ping.
#[must_use]
pub fn shared_by(library: &Library, mut components: Vec<Component>, person: UserId) -> Vec<Component> {
    let by = say!(library, "shared-by", person = format!("<@{person}>"));
    components.push(text(format!("-# {by}")));
    components
}

#[derive(Default)]
struct Layout {
    components: Vec<Component>,
    used: usize,
    /// Components that what stands below the reply needs.
    kept_free: usize,
    characters: usize,
    /// Custom ids of this message: Discord wants each once.
    ids: HashSet<String>,
}

impl Layout {
    /// The reply's blocks; `onward` is the way back from an opened entry.
    fn reply(&mut self, library: &Library, reply: &Reply, onward: &Trail) {
        // A short title is large; a long one would fill the screen.
        let large = reply.lead == Lead::Title && lines(&reply.headline) == 1;
        let level = if large { "##" } else { "###" };
        self.text(&format!("{level} {}{}", sign(reply.tone), escape(&reply.headline)));
        let mut small: Vec<String> = Vec::new();
        let listed = reply.openable().len();
        for block in &reply.blocks {
            match block {
                Block::Heading(heading) => self.text(&format!("### {}", escape(heading))),
                Block::Text(paragraph) => self.text(&escape(paragraph)),
                Block::Points(points) => {
                    let points: Vec<String> = points.iter().map(|point| format!("- {}", escape(point))).collect();
                    self.text(&points.join("\n"));
                }
                // Here a button shows the other facts, and buttons turn the pages.
                Block::More { .. } => {}
                Block::Entries(lines) if listed <= WITH_BUTTONS => {
                    for line in lines {
                        self.entry(library, line, onward);
                    }
                }
                Block::Entries(lines) => {
                    let lines: Vec<String> = lines.iter().map(entry_text).collect();
                    self.text(&lines.join("\n"));
                }
                Block::Field { .. }
                | Block::Day { .. }
                | Block::Moment { .. }
                | Block::Note(_)
                | Block::Pages { .. } => {
                    small.extend(small_print(library, block));
                }
            }
        }
        // One text for all small print: it stands together at the end.
        self.text(&small.join("\n"));
        if listed > WITH_BUTTONS {
            let keys = reply.openable();
            let options = keys.iter().map(|(number, key)| {
                let entry = library.catalogue().entry(*key);
                let label = cut(&format!("{number}. {}", entry.title), OPTION_TEXT);
                SelectOption { label, value: entry.id.clone() }
            });
            self.menu(&State::OpenChosen(onward.clone()), &say!(library, "open-an-entry"), options);
        }
    }

    /// An entry with its Open button.
    fn entry(&mut self, library: &Library, line: &EntrySummary, onward: &Trail) {
        let entry = library.catalogue().entry(line.entry).id.clone();
        let content = entry_text(line);
        let opens = State::Show(Request::Show { entry, page: Some(1) }, onward.clone());
        match self.id(&opens) {
            Some(id) if self.used + 3 + self.kept_free <= COMPONENTS => {
                let content = self.fitting(&content);
                self.add(section(content.clone(), button(&say!(library, "open-entry"), id)), content.chars().count());
            }
            _ => self.text(&content),
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
        let repeats = (2..=COMPONENTS).map(|n| format!("{id}{UNIQUE_SUFFIX}{n}"));
        let id = std::iter::once(id.clone()).chain(repeats).find(|id| !self.ids.contains(id))?;
        (id.len() <= CUSTOM_ID && self.ids.insert(id.clone())).then_some(id)
    }

    fn text(&mut self, content: &str) {
        let content = self.fitting(content);
        if !content.is_empty() {
            let characters = content.chars().count();
            self.add(text(content), characters);
        }
    }

    /// A text as far as the message has room: replies keep to a page, so that only a catalogue with texts longer than any
    /// page meets Discord's limit.
    fn fitting(&self, content: &str) -> String {
        shortened(content, MESSAGE_TEXT.saturating_sub(self.characters))
    }

    fn add(&mut self, component: Component, characters: usize) {
        self.used += component.count();
        self.characters += characters;
        self.components.push(component);
    }
}

/// A menu of the categories of an award, or of the awards where there are several.
fn categories(library: &Library, winners: &Winners, request: &Request) -> Option<Menu> {
    let catalogue = library.catalogue();
    if winners.of_some || winners.categories.len() < 2 {
        return None;
    }
    let mut collections: Vec<CollectionKey> = winners.categories.iter().map(|result| result.collection).collect();
    collections.dedup();
    let option = |name: &String| SelectOption { label: cut(name, OPTION_TEXT), value: name.clone() };
    let filters = match request {
        Request::Winners { filters, .. } => filters.clone(),
        _ => FilterText::default(),
    };
    let of = |filter: &str, filters: FilterText| {
        State::FilterChosen(filter.to_owned(), Request::Winners { filters, page: 1 })
    };
    Some(match collections.as_slice() {
        [only] => {
            let award = Some(catalogue.collection(*only).name.clone());
            let names = winners.categories.iter().map(|result| &catalogue.category(result.category).name);
            let names = names.filter(|name| name.chars().count() <= OPTION_TEXT);
            let state = of("category", FilterText { award, ..filters });
            (state, say!(library, "show-a-category"), names.map(option).collect())
        }
        several => {
            let names = several.iter().map(|key| &catalogue.collection(*key).name);
            (of("award", filters), say!(library, "show-an-award"), names.map(option).collect())
        }
    })
}

/// What stands below a reply in small letters.
fn small_print(library: &Library, block: &Block) -> Option<String> {
    match block {
        Block::Field { label, text } => Some(format!("-# {label}: {}", escape(text))),
        Block::Day { label, day } => Some(format!("-# {label}: <t:{0}:D>, <t:{0}:R>", noon(*day))),
        Block::Moment { label, at } => Some(format!("-# {label}: <t:{0}:t>, <t:{0}:R>", at.as_second())),
        Block::Note(note) => Some(format!("-# {}", escape(note))),
        Block::Pages { shown, page, pages } if shown.is_empty() => {
            Some(format!("-# {}", say!(library, "page-of", page = *page, pages = *pages)))
        }
        Block::Pages { shown, .. } => Some(format!("-# {}", escape(shown))),
        _ => None,
    }
}

fn entry_text(line: &EntrySummary) -> String {
    let mut content = format!("**{}.** {}", line.number, escape(&line.title));
    if !line.detail.is_empty() {
        content.push_str("\n-# ");
        content.push_str(&escape(&line.detail));
    }
    content
}
