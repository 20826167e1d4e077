//! A question with all that its intents need: read once, and looked up at most once.

use std::cell::OnceCell;

use crate::answer::Scored;
use crate::library::Library;
use crate::question::Sentence;
use crate::search::{Hit, Question};

/// A question on its way through the intents.
pub(crate) struct Query<'a> {
    /// What it is asked of.
    pub(crate) library: &'a Library,
    /// What is asked.
    pub(crate) sentence: Sentence,
    found: OnceCell<(Question, Vec<Hit>)>,
}

impl<'a> Query<'a> {
    /// Reads a question.
    pub(crate) fn new(library: &'a Library, text: &str) -> Self {
        Self { library, sentence: Sentence::read(library, text), found: OnceCell::new() }
    }

    /// The question as the search reads it, and the entries that its words find.
    pub(crate) fn found(&self) -> &(Question, Vec<Hit>) {
        self.found.get_or_init(|| {
            let question = self.library.search().read(&self.sentence.text);
            let hits = self.library.search().lookup(&question, None);
            (question, hits)
        })
    }

    /// What comes nearest, where nothing answers.
    pub(crate) fn nearest(&self) -> Vec<Scored> {
        self.found().1.iter().take(self.library.reply_settings().offers).map(Scored::from).collect()
    }
}
