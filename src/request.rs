//! What was typed or pressed, whatever the doorway it came in by: names are not resolved yet.

use serde::{Deserialize, Serialize};

pub use crate::query::EventAsk;

/// A request, as the person wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Request {
    /// Entries that fit a text.
    Lookup {
        /// What to look for.
        query: String,
        /// Among which entries.
        filters: FilterText,
        /// Which page of a list, counted from 1.
        page: usize,
    },
    /// Who won, by category.
    Winners {
        /// Of what.
        filters: FilterText,
        /// Which page, counted from 1.
        page: usize,
    },
    /// Entries like one.
    SimilarTo {
        /// An entry's id, or words that find it.
        entry: String,
    },
    /// A question in everyday words.
    Ask {
        /// The question.
        question: String,
        /// What the same person asked and was shown just before, the oldest first: "and in 2022?" is half a question.
        before: Vec<Turn>,
        /// Which page of a list, counted from 1.
        page: usize,
    },
    /// All entries that pass filters.
    Browse {
        /// The filters.
        filters: FilterText,
        /// Which page, counted from 1.
        page: usize,
    },
    /// One entry with all that is known of it.
    Show {
        /// Its id, or words that find it.
        entry: String,
        /// Which page of its facts, counted from 1; `None` for all facts on one page.
        page: Option<usize>,
    },
    /// A figure of one entry.
    Stated {
        /// The entry's id.
        entry: String,
        /// The figure's number in the entry, counted from 0.
        figure: usize,
    },
    /// The entries and organisations that a text mentions.
    EntriesInText {
        /// Somebody's message.
        text: String,
    },
    /// What may be meant by what is being typed.
    Suggest {
        /// What is being typed.
        kind: SuggestKind,
        /// So far.
        text: String,
        /// What is chosen for the command's other options.
        among: FilterText,
    },
    /// Something during an event.
    Event {
        /// What is asked.
        ask: EventAsk,
        /// Who or what is looked for, where that is asked.
        name: Option<String>,
        /// The award, where it is named, and the category.
        filters: FilterText,
        /// Which page, counted from 1.
        page: usize,
    },
    /// What the catalogue holds.
    About,
    /// What can be asked.
    Help,
}

/// Something of a conversation, in the order in which it came.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Turn {
    /// The person asked this in their own words.
    Asked(String),
    /// The person was shown the answer to this, by a command, a button or a menu.
    Shown(Request),
}

impl Turn {
    /// How many bytes of text it holds.
    #[must_use]
    pub fn size(&self) -> usize {
        match self {
            Self::Asked(question) => question.len(),
            Self::Shown(request) => request.size(),
        }
    }
}

impl From<&str> for Turn {
    fn from(question: &str) -> Self {
        Self::Asked(question.to_owned())
    }
}

impl From<String> for Turn {
    fn from(question: String) -> Self {
        Self::Asked(question)
    }
}

impl Request {
    /// A question that stands on its own.
    #[must_use]
    pub fn ask(question: &str) -> Self {
        Self::Ask { question: question.to_owned(), before: Vec::new(), page: 1 }
    }

    /// The request for another page of what it shows; `None` where that has no pages.
    #[must_use]
    pub fn at_page(&self, number: usize) -> Option<Self> {
        let mut request = self.clone();
        match &mut request {
            Self::Lookup { page, .. }
            | Self::Ask { page, .. }
            | Self::Browse { page, .. }
            | Self::Event { page, .. }
            | Self::Winners { page, .. } => *page = number,
            Self::Show { page, .. } => *page = Some(number),
            _ => return None,
        }
        Some(request)
    }

    /// Its filters, where it has some.
    #[must_use]
    pub fn filters(&self) -> Option<&FilterText> {
        match self {
            Self::Lookup { filters, .. }
            | Self::Winners { filters, .. }
            | Self::Browse { filters, .. }
            | Self::Event { filters, .. } => Some(filters),
            _ => None,
        }
    }

    /// The same with other filters, from its first page; `None` where it has none.
    #[must_use]
    pub fn with_filters(&self, filters: FilterText) -> Option<Self> {
        Some(match self {
            Self::Lookup { query, .. } => Self::Lookup { query: query.clone(), filters, page: 1 },
            Self::Winners { .. } => Self::Winners { filters, page: 1 },
            Self::Browse { .. } => Self::Browse { filters, page: 1 },
            Self::Event { ask, name, .. } => Self::Event { ask: *ask, name: name.clone(), filters, page: 1 },
            _ => return None,
        })
    }

    /// How many bytes of text it holds.
    pub(crate) fn size(&self) -> usize {
        let filters = self.filters().map_or(0, |filters| filters.values().map(|(_, value)| value.len()).sum());
        filters
            + match self {
                Self::Lookup { query: text, .. }
                | Self::SimilarTo { entry: text }
                | Self::Show { entry: text, .. }
                | Self::Stated { entry: text, .. }
                | Self::EntriesInText { text }
                | Self::Suggest { text, .. } => text.len(),
                Self::Ask { question, before, .. } => question.len() + before.iter().map(Turn::size).sum::<usize>(),
                Self::Event { name, .. } => name.as_ref().map_or(0, String::len),
                Self::Winners { .. } | Self::Browse { .. } | Self::About | Self::Help => 0,
            }
    }
}

/// Filters as typed; empty ones were not given.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FilterText {
    /// An award scheme or another collection.
    pub award: Option<String>,
    /// An award category or a section.
    pub category: Option<String>,
    /// Who entered, ran or took part.
    pub organisation: Option<String>,
    /// A subject.
    pub topic: Option<String>,
    /// A standing.
    pub status: Option<String>,
    /// A collection's year.
    pub year: Option<String>,
}

impl FilterText {
    /// The same with one filter set, by its option's name; `None` where no such filter exists.
    #[must_use]
    pub fn with(mut self, filter: &str, value: String) -> Option<Self> {
        *self.field(filter)? = Some(value);
        Some(self)
    }

    /// The same without one filter, by its option's name.
    #[must_use]
    pub fn without(mut self, filter: &str) -> Self {
        if let Some(field) = self.field(filter) {
            *field = None;
        }
        self
    }

    /// The filters that are given, each by its option's name.
    pub fn values(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let all = [
            ("award", &self.award),
            ("category", &self.category),
            ("organisation", &self.organisation),
            ("topic", &self.topic),
            ("status", &self.status),
            ("year", &self.year),
        ];
        all.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?)))
    }

    fn field(&mut self, filter: &str) -> Option<&mut Option<String>> {
        Some(match filter {
            "award" => &mut self.award,
            "category" => &mut self.category,
            "organisation" => &mut self.organisation,
            "topic" => &mut self.topic,
            "status" => &mut self.status,
            "year" => &mut self.year,
            _ => return None,
        })
    }
}

/// What is being typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SuggestKind {
    /// An entry; the suggestion's value is its id.
    Entry,
    /// An award scheme or another collection.
    Award,
    /// A collection that hands out awards.
    Scheme,
    /// An award category or a section.
    Category,
    /// An award category.
    AwardCategory,
    /// An organisation.
    Organisation,
    /// An organisation, or an entry by its id: whoever stands somewhere.
    Participant,
    /// A topic.
    Topic,
}

impl SuggestKind {
    /// Every kind, in this order.
    pub const ALL: [Self; 8] = [
        Self::Entry,
        Self::Award,
        Self::Scheme,
        Self::Category,
        Self::AwardCategory,
        Self::Organisation,
        Self::Participant,
        Self::Topic,
    ];
}
