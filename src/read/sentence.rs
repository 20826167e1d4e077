//! A sentence with everything that its words may be: roles of the table, names of the catalogue, years.
//!
//! Nothing is decided here. [`slots`](super::slots) and the productions claim words for what they mean.

use std::ops::Range;

use super::focus;
use super::words::Role;
use crate::catalogue::{Catalogue, CollectionKey};
use crate::library::Library;
use crate::names::{Mention, Mentions, is_organiser};
use crate::search::Search;

/// Words of a question that are looked at.
const MOST_WORDS: usize = 200;
/// Years that a question may speak of.
pub(crate) const YEARS: Range<u16> = 900..2100;

/// A sentence on its way to a query.
pub(crate) struct Sentence<'a> {
    pub(crate) library: &'a Library,
    /// As it was typed.
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
        let mut words: Vec<String> = Search::words(text).into_iter().flat_map(spelt_out).collect();
        words.truncate(MOST_WORDS);
        for word in &mut words {
            if !library.search().knows(word)
                && let Some(whole) = library.words().corrected(word)
            {
                whole.clone_into(word);
            }
            if let Some(whole) = WRITTEN_SHORT.iter().find(|(short, _)| *short == word.as_str()) {
                whole.1.clone_into(word);
            }
        }
        let marks = marks(library, &words);
        let mut asked = focus::asked(text, &words);
        let mut names = library.names().mentions(library.search(), &words);
        names.collections.retain(|mention| is_collection(library.catalogue(), &words, mention));
        let years = years(text, &words);
        // What a message names before it asks belongs to the question: "Climate Response: how many?"
        let core = core(text, &asked, words.len());
        if names_outside(&names, &asked) {
            asked = 0..words.len();
        }
        let capitals = capitals(text);
        Self { library, text: text.to_owned(), words, asked, core, marks, names, years, capitals }
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

    /// The words at these places, as text.
    pub(crate) fn said(&self, span: &Range<usize>) -> String {
        self.words[span.clone()].join(" ")
    }

    /// How many telling words there are outside these places.
    pub(crate) fn catalogue(&self) -> &'a Catalogue {
        self.library.catalogue()
    }
}

/// Posts that are written short, spelt out.
fn spelt_out(word: String) -> Vec<String> {
    let spelt: &[&str] = match word.as_str() {
        "md" => &["managing", "director"],
        "ceo" => &["chief", "executive"],
        _ => return vec![word],
    };
    spelt.iter().map(|word| (*word).to_owned()).collect()
}

/// What people write short, and what it is.
const WRITTEN_SHORT: [(&str, &str); 13] = [
    ("b4", "before"),
    ("n", "and"),
    ("w", "with"),
    ("wat", "what"),
    ("wot", "what"),
    ("wen", "when"),
    ("wich", "which"),
    ("whch", "which"),
    ("hw", "how"),
    ("mny", "many"),
    ("councl", "council"),
    ("yr", "year"),
    ("cos", "because"),
];

/// The words of the sentences that ask: a colon or a dash parts none.
fn core(text: &str, asked: &Range<usize>, words: usize) -> Range<usize> {
    let ends = |(at, mark): &(usize, char)| {
        let next = text[at + mark.len_utf8()..].chars().next();
        matches!(mark, '.' | '!' | '?' | '…' | '\n') && next.is_none_or(char::is_whitespace)
    };
    let mut core = 0..words;
    for (at, _) in text.char_indices().filter(ends) {
        let end = Search::words(&text[..at]).len();
        if end <= asked.start {
            core.start = end;
        } else if end >= asked.end {
            core.end = end.min(words);
            break;
        }
    }
    core
}

/// Whether a message names something of the catalogue outside the words that ask.
fn names_outside(names: &Mentions, asked: &Range<usize>) -> bool {
    let outside = |span: &Range<usize>| !asked.contains(&span.start);
    names.categories.iter().any(|mention| mention.words > 1 && outside(&mention.span))
        || names.collections.iter().any(|mention| outside(&mention.span))
        || names.organisations.iter().any(|mention| mention.exact && outside(&mention.span))
        || names.people.iter().any(|mention| outside(&mention.span))
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

/// Everything that the table says of these words; of phrases with one role the longest.
fn marks<'a>(library: &'a Library, words: &[String]) -> Vec<Mark<'a>> {
    let mut marks: Vec<Mark<'a>> = Vec::new();
    for at in 0..words.len() {
        // Phrases borrow from the table alone.
        for (length, role) in library.words().at(&words[at..]) {
            let span = at..at + length;
            let inside =
                |mark: &Mark<'_>| mark.role == role && mark.span.start <= span.start && span.end <= mark.span.end;
            if !marks.iter().any(inside) {
                marks.retain(|mark| mark.role != role || !(span.start <= mark.span.start && mark.span.end <= span.end));
                marks.push(Mark { role, span });
            }
        }
    }
    marks
}

/// The years that are written as years are: "2,000 people" has none.
fn years(text: &str, words: &[String]) -> Vec<(u16, usize)> {
    let written = words.iter().enumerate().filter(|(_, word)| word.len() == 4 && text.contains(word.as_str()));
    let years = written.filter_map(|(at, word)| Some((word.parse().ok()?, at)));
    years.filter(|(year, _)| YEARS.contains(year) && *year >= 1000).collect()
}

/// Whether a name means the collection, where it may mean its organiser as well: "in the LGA list", not "an LGA review".
fn is_collection(catalogue: &Catalogue, words: &[String], mention: &Mention<CollectionKey>) -> bool {
    if !is_organiser(catalogue, &words[mention.span.clone()]) {
        return true;
    }
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let before = mention.span.start.checked_sub(1).map_or("", |at| match word(at) {
        "the" => at.checked_sub(1).map_or("", word),
        other => other,
    });
    let after = word(mention.span.end);
    matches!(before, "in" | "at" | "for" | "from" | "which" | "what" | "among" | "of" | "and" | "the" | "not")
        || after.parse::<u16>().is_ok_and(|year| YEARS.contains(&year))
        || matches!(
            after,
            "awards"
                | "award"
                | "collection"
                | "report"
                | "list"
                | "shortlist"
                | "document"
                | "conference"
                | "case"
                | "brochure"
                | "digital"
                | "entries"
                | "projects"
                | "studies"
                | "ones"
                | "articles"
                | "best"
                | "examples"
                | "section"
                | "sections"
                | "entry"
                | "piece"
                | "pieces"
        )
}
