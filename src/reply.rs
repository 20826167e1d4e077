//! From an answer to a reply: all wording in one place.
//!
//! A [`Reply`] is headings, lines, fields and numbered entries in plain text, ready for any screen; it knows nothing of
//! Discord or terminals. The first line answers, and what is not asked for is a tap away: a reply that is not a list takes
//! about a dozen lines of a phone. One file below here words one kind of outcome.

mod about;
pub mod announcement;
mod asked;
mod card;
pub mod day;
pub(crate) mod event;
mod groups;
pub mod help;
mod list;
mod nothing;
pub mod pages;
pub mod phrases;
mod read_as;
mod reckoned;
mod result;
mod similar;
pub mod ways;
mod winners;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::answer::{Answer, Outcome};
use crate::catalogue::{CollectionKey, EntryKey, Status};
use crate::library::Library;
use crate::query::{Query, Shape};
use crate::wording::{Language, Wording, say};
use pages::{Page, lines, point_lines};

/// Lines kept free below a list for small print, beside that for the page.
const SMALL_PRINT: usize = 2;

/// An answer in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    /// What it is about at a glance, for screens with colours; the words say it as well.
    pub tone: Tone,
    /// What the headline is.
    pub lead: Lead,
    /// The answer in one line.
    pub headline: String,
    /// What follows it, in reading order.
    pub blocks: Vec<Block>,
    /// What was understood, for programs.
    pub understood: String,
    /// The language that it is in.
    pub language: Language,
}

/// What a reply is about, at a glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Somebody won.
    Winner,
    /// Somebody was commended.
    Commended,
    /// Somebody is, or was, on a list of those who may win.
    Shortlisted,
    /// Nothing of the kind.
    Plain,
    /// Nothing answers.
    Refusal,
}

/// What a headline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// A sentence that answers.
    Sentence,
    /// The title of an entry.
    Title,
}

/// A piece of a reply.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// What the blocks after it are about.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// Short points, in order.
    Points(Vec<String>),
    /// Entries that can be opened by their number.
    Entries(Vec<EntrySummary>),
    /// Something named, with its value: "Source: …".
    Field {
        /// The name.
        label: String,
        /// The value.
        text: String,
    },
    /// A day that a sentence above names: screens that know the reader's calendar show it by that.
    Day {
        /// What is on that day.
        label: String,
        /// The day.
        day: Date,
    },
    /// A moment that a sentence above names: screens that know the reader's clock show it by that.
    Moment {
        /// What happened then, or will.
        label: String,
        /// The moment.
        at: Timestamp,
    },
    /// An aside, such as how to go on.
    Note(String),
    /// An entry has more facts than are shown.
    More {
        /// How many.
        hidden: usize,
        /// The entry's id.
        entry: String,
    },
    /// Which part of a longer list or of an entry's facts is shown.
    Pages {
        /// What is shown, where it is not the page itself: "Facts 7–12 of 30".
        shown: String,
        /// Which page, counted from 1.
        page: usize,
        /// How many there are.
        pages: usize,
    },
}

/// An entry in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct EntrySummary {
    /// Its number in the reply, counted from 1.
    pub number: usize,
    /// The entry.
    pub entry: EntryKey,
    /// Who, and its title.
    pub title: String,
    /// What is to be said of it beside; empty where the headline says it of all.
    pub detail: String,
}

/// What one kind of outcome is in words.
struct Said {
    tone: Tone,
    lead: Lead,
    headline: String,
    blocks: Vec<Block>,
}

/// Puts an answer into words.
#[must_use]
pub fn reply(library: &Library, answer: &Answer) -> Reply {
    let query = answer.query.as_ref();
    let page = query.map_or(1, |query| query.page);
    let said = match &answer.outcome {
        Outcome::Card(card) if card.page.is_some() || is_opened(query) => card::in_full(library, card),
        Outcome::Card(card) => card::render(library, card, answer.asked.is_some()),
        Outcome::List(list) => list::render(library, query, list),
        Outcome::Winners(winners) => winners::render(library, query, winners),
        Outcome::NoneStood(_) => nothing::none_stood(library, query),
        Outcome::Count(count) => groups::counted(library, query, count),
        Outcome::Names { unit, names, entries } => groups::named(library, query, *unit, names, entries),
        Outcome::Groups(groups) => groups::grouped(library, groups, page),
        Outcome::Share { of, holds, clause } => groups::share(library, of.len(), holds, clause, page),
        Outcome::Average { count, per } => groups::average(library, *count, *per),
        Outcome::Figures { kind, largest, figures } => groups::figures(library, *kind, *largest, figures, page),
        Outcome::Reckoned(reckoned) => reckoned::render(library, reckoned, page),
        Outcome::Compared(sides) => groups::compared(library, sides, page),
        Outcome::Sponsors(categories) => groups::sponsors(library, categories, page),
        Outcome::Ceremony(collection) => groups::ceremony(library, *collection),
        Outcome::CollectionFacts { collection, facts } => groups::collection_facts(library, *collection, facts, page),
        Outcome::Event(event) => event::render(library, event, page),
        Outcome::Similar { of, similar } => similar::render(library, *of, similar),
        Outcome::EntriesInText { organisations, entries } => list::spoken_of(library, organisations, entries),
        Outcome::Suggestions(suggestions) => list::suggestions(library, suggestions),
        Outcome::About(about) => about::render(library, about),
        Outcome::SmallTalk => nothing::small_talk(library),
        Outcome::Help => help::help(library),
        Outcome::Bot(ask) => help::bot(library, *ask),
        Outcome::Meanings(standings) => help::meanings(library, standings),
        Outcome::Nothing { nearest, why } => nothing::render(library, answer, nearest, why),
        Outcome::Unasked(why) => nothing::unasked(library, why),
        Outcome::Failed => nothing::failed(library),
    };
    let Said { tone, lead, headline, mut blocks } = said;
    blocks.extend(read_as::note(library, answer).map(Block::Note));
    let language = library.language();
    Reply { tone, lead, headline, blocks, understood: phrases::short(&answer.understood), language }
}

/// Whether an entry was opened, and not only found.
fn is_opened(query: Option<&Query>) -> bool {
    query.is_some_and(|query| matches!(query.shape, Shape::Facts { .. }))
}

impl Reply {
    /// A reply that is about no entry, in English.
    #[must_use]
    pub fn sentence(headline: String, blocks: Vec<Block>, understood: String) -> Self {
        let language = Language::EnGb;
        Self { tone: Tone::Plain, lead: Lead::Sentence, headline, blocks, understood, language }
    }

    /// The words of its language.
    #[must_use]
    pub fn wording(&self) -> &'static Wording {
        self.language.wording()
    }

    /// The entries that can be opened, each by its number.
    #[must_use]
    pub fn openable(&self) -> Vec<(usize, EntryKey)> {
        let lines = self.blocks.iter().filter_map(|block| match block {
            Block::Entries(lines) => Some(lines),
            _ => None,
        });
        lines.flatten().map(|line| (line.number, line.entry)).collect()
    }

    /// Whether an entry has more facts than are shown.
    #[must_use]
    pub fn has_more(&self) -> bool {
        self.blocks.iter().any(|block| matches!(block, Block::More { .. }))
    }

    /// Which page is shown, and how many there are; `None` where everything is.
    #[must_use]
    pub fn pages(&self) -> Option<(usize, usize)> {
        self.blocks.iter().find_map(|block| match block {
            Block::Pages { page, pages, .. } => Some((*page, *pages)),
            _ => None,
        })
    }
}

impl Said {
    /// A sentence that answers.
    fn sentence(headline: String, blocks: Vec<Block>) -> Self {
        Self { tone: Tone::Plain, lead: Lead::Sentence, headline, blocks }
    }

    /// An entry's title.
    fn title(headline: String, blocks: Vec<Block>) -> Self {
        Self { lead: Lead::Title, ..Self::sentence(headline, blocks) }
    }

    /// That nothing answers.
    fn refusal(headline: String, blocks: Vec<Block>) -> Self {
        Self { tone: Tone::Refusal, ..Self::sentence(headline, blocks) }
    }
}

impl Tone {
    /// That of the best of these standings.
    fn of(standings: impl Iterator<Item = Status>) -> Self {
        match standings.min() {
            None => Self::Plain,
            Some(Status::Winner) => Self::Winner,
            Some(status) if status.is_award() => Self::Commended,
            Some(_) => Self::Shortlisted,
        }
    }

    fn of_entry(library: &Library, key: EntryKey) -> Self {
        Self::of(library.recognitions(key).map(|recognition| recognition.status))
    }
}

impl Block {
    /// Where the facts come from, as a reader knows it; `None` for a collection that names no source.
    fn source(library: &Library, key: CollectionKey) -> Option<Self> {
        let name = library.catalogue().collection(key).source_name();
        name.map(|text| Self::Field { label: say!(library, "source"), text })
    }

    /// The part of these points that a page has below a headline, and which it is.
    fn points(headline: &str, points: &[String], page: usize) -> Vec<Self> {
        let heights: Vec<usize> = points.iter().map(|point| point_lines(point)).collect();
        let page = Page::new(&heights, points.len(), (headline, SMALL_PRINT), page);
        let mut blocks = vec![Self::Points(points[page.items.clone()].to_vec())];
        blocks.extend(Self::page(&page));
        blocks
    }

    /// The part of these entries that a page has below a headline, and which it is. What is said of several in a row stands
    /// above them once.
    fn entries(
        library: &Library,
        headline: &str,
        lines: impl IntoIterator<Item = EntrySummary>,
        page: usize,
    ) -> Vec<Self> {
        let lines: Vec<EntrySummary> = lines.into_iter().collect();
        let grouped = EntrySummary::are_grouped(&lines);
        let first = |at: usize| at.checked_sub(1).is_none_or(|before| lines[before].detail != lines[at].detail);
        let height = |(at, line): (usize, &EntrySummary)| {
            line.lines() - if grouped && !first(at) { line.detail_lines() } else { 0 }
        };
        let heights: Vec<usize> = lines.iter().enumerate().map(height).collect();
        let page = Page::new(&heights, library.reply_settings().page_size, (headline, SMALL_PRINT), page);
        let shown = &lines[page.items.clone()];
        let mut blocks = Vec::new();
        if grouped {
            for group in shown.chunk_by(|a, b| a.detail == b.detail) {
                blocks.extend(group.first().map(|line| Self::Heading(line.detail.clone())));
                let alone = group.iter().map(|line| EntrySummary { detail: String::new(), ..line.clone() });
                blocks.push(Self::Entries(alone.collect()));
            }
        } else {
            blocks.push(Self::Entries(shown.to_vec()));
        }
        blocks.extend(Self::page(&page));
        blocks
    }

    /// A paragraph's words; nothing of any other block.
    fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            _ => "",
        }
    }

    fn page(page: &Page) -> Option<Self> {
        (page.pages > 1).then(|| Self::Pages { shown: String::new(), page: page.page, pages: page.pages })
    }

    /// Lines that it takes on a phone.
    fn lines(&self) -> usize {
        match self {
            Self::Heading(text) | Self::Text(text) | Self::Note(text) => lines(text),
            Self::Points(points) => points.iter().map(|point| point_lines(point)).sum(),
            Self::Entries(entries) => entries.iter().map(EntrySummary::lines).sum(),
            Self::Field { label, text } => lines(&format!("{label}: {text}")),
            Self::More { .. } => 0,
            Self::Day { .. } | Self::Moment { .. } | Self::Pages { .. } => 1,
        }
    }
}

impl EntrySummary {
    /// Lines that it takes on a phone.
    fn lines(&self) -> usize {
        lines(&format!("{}. {}", self.number, self.title)) + self.detail_lines()
    }

    /// Lines of what is said of it there.
    fn detail_lines(&self) -> usize {
        if self.detail.is_empty() { 0 } else { lines(&self.detail) }
    }

    /// Whether a list is shorter with what is said of its entries above them: most have it in common with the one before.
    fn are_grouped(lines: &[Self]) -> bool {
        let groups = lines.chunk_by(|a, b| a.detail == b.detail).count();
        lines.iter().all(|line| !line.detail.is_empty()) && 2 * groups <= lines.len()
    }
}
