//! What is being asked, whatever the doorway it came in by.

use crate::search::filter::FilterText;
use crate::search::suggest::SuggestKind;

/// A request, as the person wrote it: names are not resolved yet.
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
        /// What the same person asked just before, if it is recent: "and in 2022?" is half a question.
        before: Option<String>,
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
        /// Which page of its facts, counted from 1; none shows all at once, where the screen is no phone's.
        page: Option<usize>,
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
        Self::Ask { question: question.to_owned(), before: None, page: 1 }
    }
}
