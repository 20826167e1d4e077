//! What was typed or pressed, whatever the doorway it came in by: names are not resolved yet.

use serde::Deserialize;

/// A request, as the person wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
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
        /// What the same person asked just before, the oldest first: "and in 2022?" is half a question.
        before: Vec<String>,
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
    /// The entries and organisations that a text speaks of.
    SpokenOf {
        /// Somebody's message.
        text: String,
    },
    /// What may be meant by what is being typed.
    Suggest {
        /// What is being typed.
        kind: SuggestKind,
        /// So far.
        text: String,
    },
    /// What the catalogue holds.
    About,
}

impl Request {
    /// A question that stands on its own.
    #[must_use]
    pub fn ask(question: &str) -> Self {
        Self::Ask { question: question.to_owned(), before: Vec::new(), page: 1 }
    }
}

/// Filters as typed; empty ones were not given.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
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
    /// The same with one filter set, by its option's name; `None` where there is no such filter.
    #[must_use]
    pub fn with(mut self, filter: &str, value: String) -> Option<Self> {
        let field = match filter {
            "award" => &mut self.award,
            "category" => &mut self.category,
            "organisation" => &mut self.organisation,
            "topic" => &mut self.topic,
            "status" => &mut self.status,
            "year" => &mut self.year,
            _ => return None,
        };
        *field = Some(value);
        Some(self)
    }
}

/// What is being typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SuggestKind {
    /// An entry; the suggestion's value is its id.
    Entry,
    /// An award scheme or another collection.
    Award,
    /// An award category or a section.
    Category,
    /// An organisation.
    Organisation,
    /// A topic.
    Topic,
}
