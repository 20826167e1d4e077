//! A sentence with everything that its words may be: roles of the table, names of the catalogue, years.
//!
//! [`wording`] puts it into words that the table knows; [`marks`] and [`names`] say what they may be, [`scope`] which of them
//! ask. Nothing is decided here: [`slots`](super::slots) and the productions claim words for what they mean.

mod marks;
mod names;
mod scope;
mod wording;

use std::ops::{Range, RangeInclusive};

use super::words::Role;
use super::{focus, hedges};
use crate::catalogue::Catalogue;
use crate::library::Library;
use crate::names::Mentions;
use crate::search::Search;

/// Years that a question may mention.
pub(crate) const YEARS: Range<u16> = 900..2100;

/// How many entries have a word that is rare.
pub(crate) const RARE: RangeInclusive<u32> = 1..=12;

/// A sentence on its way to a query.
pub(crate) struct Sentence<'a> {
    pub(crate) library: &'a Library,
    /// What is asked, as it was typed but for thanks, reasons, and signs and years that are spelt out.
    pub(crate) text: String,
    /// Its words, lower case, without punctuation.
    pub(crate) words: Vec<String>,
    /// Those of them that ask; the others greet, explain or excuse.
    pub(crate) asked: Range<usize>,
    /// The sentences that ask: what else is said may name something, and asks for nothing.
    pub(crate) core: Range<usize>,
    /// What its words and phrases may be.
    pub(crate) marks: Vec<Mark<'a>>,
    /// The names of the catalogue in it.
    pub(crate) names: Mentions,
    /// Years, each with its place.
    pub(crate) years: Vec<(u16, usize)>,
    /// What it is about, where that stands before it with a colon: "QR codes: which examples?"
    pub(crate) subject: Option<Range<usize>>,
    /// What it leaves aside: "leaving the top award aside".
    pub(crate) left_aside: Option<Range<usize>>,
    /// Its clauses, as far as marks part them.
    clauses: Vec<Range<usize>>,
    /// Words that are written like names: with a capital letter, though they begin no sentence.
    capitals: Vec<String>,
}

/// A word or phrase with a role that it may have.
#[derive(Debug, Clone)]
pub(crate) struct Mark<'a> {
    pub(crate) role: &'a Role,
    pub(crate) span: Range<usize>,
}

impl<'a> Sentence<'a> {
    /// Finds what the words of a text may be.
    pub(crate) fn new(library: &'a Library, text: &str) -> Self {
        let signed = text.contains(" + ");
        let text = &wording::text(library, &text.replace(" + ", " plus "));
        let words = wording::words(library, text);
        let clauses = focus::clauses(text, words.len());
        let mut marks = marks::of(library, &words);
        // "Hmm no, Economic Support": it corrects what was said, and turns nothing round.
        let corrects = |span: &Range<usize>| words[span.start] == "no" && clauses.iter().any(|c| c.end == span.end);
        marks.retain(|mark| !(*mark.role == Role::Not && mark.span.len() == 1 && corrects(&mark.span)));
        // "Transforming + innovating" is a name with "and" in it.
        let names =
            if signed { names::of(library, &joined(&words), &marks) } else { names::of(library, &words, &marks) };
        // A "combined authority" adds nothing up.
        let in_name = |at: usize| names.organisations.iter().any(|m| m.span.len() > 1 && m.span.contains(&at));
        let adds = |role: &Role| matches!(role, Role::Total | Role::Reckoned(_) | Role::MayReckon(_));
        marks.retain(|mark| !(adds(mark.role) && in_name(mark.span.start)));
        marks.extend(marks::of_categories(library, &words, &names));
        let mut asked =
            scope::with_what_it_asks_of(library, text, &words, (&marks, &names), focus::asked(text, &words));
        let years = years(text, &words);
        // What a message names before it asks belongs to the question: "Climate Response: how many?"
        let core = scope::core(text, &asked, words.len());
        let example = |at: &usize| clauses.iter().any(|clause| scope::is_example(&words, clause, &asked, *at));
        let mut outside: Vec<usize> =
            scope::named_outside(&words, &names, &asked).into_iter().filter(|at| !example(at)).collect();
        let subject = scope::subject(library, text, &words, &asked);
        outside.extend(subject.as_ref().map(|span| span.start));
        let statuses = marks.iter().filter(|mark| matches!(mark.role, Role::Status(_))).map(|mark| mark.span.start);
        let conditions = years.iter().map(|(_, at)| *at).chain(statuses).filter(|at| core.contains(at));
        asked = if outside.iter().all(|at| core.contains(at)) {
            focus::reaching(text, &words, &asked, &outside.iter().copied().chain(conditions).collect::<Vec<_>>())
        } else {
            0..words.len()
        };
        let capitals = capitals(text);
        let left_aside = hedges::left_aside(&words, &clauses);
        let text = text.to_owned();
        Self { library, text, words, asked, core, marks, names, years, subject, left_aside, clauses, capitals }
    }

    /// A word as it is searched: with a capital letter where it is written like a name.
    pub(crate) fn written(&self, at: usize) -> String {
        let word = self.word(at);
        if !self.capitals.iter().any(|capital| capital == word) {
            return word.to_owned();
        }
        let mut chars = word.chars();
        chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
    }

    /// The word at a place, or none.
    pub(crate) fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", String::as_str)
    }

    /// Whether few entries have a word, so that it tells which are meant.
    pub(crate) fn is_rare(&self, at: usize) -> bool {
        RARE.contains(&self.library.search().entries_with(self.word(at)))
    }

    /// The clause that a word stands in: a comma or a full stop parts it from the next.
    pub(crate) fn clause(&self, at: usize) -> Range<usize> {
        self.clauses.iter().find(|clause| clause.contains(&at)).cloned().unwrap_or(0..self.words.len())
    }

    /// Whether a word stands in a clause that is about whoever asks, and asks nothing.
    pub(crate) fn is_beside(&self, at: usize) -> bool {
        let clause = self.clause(at);
        let marks = || self.marks.iter().filter(|mark| clause.contains(&mark.span.start));
        let asks = |role: &Role| matches!(role, Role::Who | Role::What | Role::HowMany | Role::Where | Role::List);
        clause.len() < self.words.len()
            && marks().any(|mark| *mark.role == Role::Aside)
            && !marks().any(|mark| asks(mark.role))
    }

    /// The marks that have a role, in the words that ask.
    pub(crate) fn marked<'s>(&'s self, wanted: impl Fn(&Role) -> bool + 's) -> impl Iterator<Item = &'s Mark<'a>> + 's {
        let asked = self.asked.clone();
        self.marks.iter().filter(move |mark| asked.contains(&mark.span.start) && wanted(mark.role))
    }

    /// Where the first phrase with this role stands in the words that ask.
    pub(crate) fn find(&self, role: &Role) -> Option<Range<usize>> {
        self.marked(|known| known == role).map(|mark| mark.span.clone()).next()
    }

    /// Whether the words that ask have this role somewhere.
    pub(crate) fn has(&self, role: &Role) -> bool {
        self.find(role).is_some()
    }

    /// The marks that have a role, in the sentences that ask: what else a message says asks for nothing.
    pub(crate) fn asking<'s>(&'s self, wanted: impl Fn(&Role) -> bool + 's) -> impl Iterator<Item = &'s Mark<'a>> + 's {
        self.marked(wanted).filter(|mark| self.core.contains(&mark.span.start))
    }

    /// Where the first phrase with this role stands in the sentences that ask.
    pub(crate) fn where_asks(&self, role: &Role) -> Option<Range<usize>> {
        self.asking(|known| known == role).map(|mark| mark.span.clone()).next()
    }

    /// Whether the sentences that ask have this role somewhere.
    pub(crate) fn asks(&self, role: &Role) -> bool {
        self.where_asks(role).is_some()
    }

    /// Whether any word of the whole sentence has this role.
    pub(crate) fn has_anywhere(&self, role: &Role) -> bool {
        self.marks.iter().any(|mark| mark.role == role)
    }

    /// Whether a word has this role.
    pub(crate) fn is(&self, at: usize, role: &Role) -> bool {
        self.marks.iter().any(|mark| mark.role == role && mark.span.contains(&at))
    }

    /// Whether a phrase with this role begins the words that ask.
    pub(crate) fn begins(&self, role: &Role) -> bool {
        let start = self.first_asked();
        self.marks.iter().any(|mark| mark.role == role && mark.span.start == start)
    }

    /// The first of the words that ask which says anything.
    fn first_asked(&self) -> usize {
        let empty = |at: &usize| {
            self.is(*at, &Role::Filler)
                && !matches!(self.word(*at), "the" | "a" | "an" | "in" | "by" | "at" | "for" | "of")
        };
        self.asked.clone().find(|at| !empty(at)).unwrap_or(self.asked.start)
    }

    /// Whether all words have this role, or phrases that have it make up the sentence.
    pub(crate) fn is_all(&self, role: &Role) -> bool {
        let covers = |at: usize| self.is(at, role) || (self.is(at, &Role::Filler) && self.words.len() > 1);
        !self.words.is_empty() && (0..self.words.len()).all(covers) && self.has_anywhere(role)
    }

    /// Whether a word compares two numbers or sizes.
    pub(crate) fn compares(&self, at: usize) -> bool {
        matches!(
            self.word(at),
            "more"
                | "fewer"
                | "less"
                | "bigger"
                | "larger"
                | "fatter"
                | "heftier"
                | "smaller"
                | "longer"
                | "shorter"
                | "higher"
                | "lower"
                | "greater"
                | "size"
        )
    }

    /// The words at these places, as text.
    pub(crate) fn said(&self, span: &Range<usize>) -> String {
        self.words[span.clone()].join(" ")
    }

    /// The catalogue that it is asked of.
    pub(crate) fn catalogue(&self) -> &'a Catalogue {
        self.library.catalogue()
    }
}

/// The words with "and" in the place of "plus".
fn joined(words: &[String]) -> Vec<String> {
    words.iter().map(|word| if word == "plus" { "and".to_owned() } else { word.clone() }).collect()
}

/// The words that are written with a capital letter, though they begin no sentence.
fn capitals(text: &str) -> Vec<String> {
    let mut begins = true;
    let mut capitals = Vec::new();
    for word in text.split_whitespace() {
        if !begins && word.starts_with(|c: char| c.is_uppercase()) {
            capitals.extend(Search::words(word));
        }
        begins = word.ends_with(['.', '?', '!', ':', ';', '-', '–']);
    }
    capitals
}

/// The years that are written as years are: "2,000 people" has none.
fn years(text: &str, words: &[String]) -> Vec<(u16, usize)> {
    let written = words.iter().enumerate().filter(|(_, word)| word.len() == 4 && text.contains(word.as_str()));
    let years = written.filter_map(|(at, word)| Some((word.parse().ok()?, at)));
    years.filter(|(year, _)| YEARS.contains(year) && *year >= 1000).collect()
}
