//! Follow-ups: "and in 2022?", "what about Trafford?", "did it win?" are half a question; the one before has the other half.

use std::ops::Range;

use super::Sentence;
use super::wording::FORM_WORDS;
use crate::library::Library;

/// What a follow-up means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FollowUp {
    /// This whole question.
    Question(String),
    /// What else answers the question before.
    Others,
    /// The same of the entry that the question before was answered with.
    OfEntry,
}

/// Beginnings that say that something is to be put in the place of something else.
const INSTEAD: [&str; 12] = [
    "and", "what about", "how about", "or", "same for", "the same for", "also", "but", "ok and", "now", "then",
    "what of",
];
/// Questions for the rest.
const OTHERS: [&str; 14] = [
    "who else", "what else", "which else", "any others", "anyone else", "anybody else", "anything else", "any more",
    "which others", "what others", "where else", "and who else", "and what else", "more",
];
/// Words that stand for an entry spoken of before.
pub const PRONOUNS: [&str; 10] = ["it", "its", "they", "their", "them", "that", "this", "he", "she", "there"];
/// What entries have: who asks for one of these and for nothing else asks it of the entry spoken of before.
const OF_ENTRIES: [&str; 8] = ["partners", "partner", "supplier", "suppliers", "cost", "budget", "outcome", "results"];
/// A question with more words than this is whole.
const MOST_WORDS: usize = 8;
/// A question about "it" has no more words than this that tell something.
const MOST_OF_ENTRY: usize = 3;

impl FollowUp {
    /// What a sentence means after another question; `None` when it stands on its own.
    #[must_use]
    pub fn read(library: &Library, before: &str, text: &str) -> Option<Self> {
        let sentence = Sentence::read(library, text);
        if sentence.words.is_empty() || sentence.words.len() > MOST_WORDS {
            return None;
        }
        if OTHERS.iter().any(|others| sentence.words.join(" ") == *others) {
            return Some(Self::Others);
        }
        let named = !(sentence.organisations.is_empty()
            && sentence.collections.is_empty()
            && sentence.years.is_empty()
            && sentence.categories.is_empty());
        // "Trafford?" asks on; "trafford" is a name to look for.
        if sentence.begins(&INSTEAD) || (named && text.trim_end().ends_with('?') && bare(&sentence)) {
            return Some(Self::Question(put_in_place(&Sentence::read(library, before), &sentence)));
        }
        let telling = library.search().read(text).telling();
        let of_entry = sentence.has(&PRONOUNS) || (telling == 1 && sentence.has(&OF_ENTRIES));
        (!named && of_entry && telling <= MOST_OF_ENTRY).then_some(Self::OfEntry)
    }
}

/// What to remember of a question for the one after it: a follow-up as the whole question that it meant.
#[must_use]
pub fn remembered(library: &Library, before: Option<&str>, text: &str) -> String {
    match before.and_then(|before| Some((before, FollowUp::read(library, before, text)?))) {
        None => text.to_owned(),
        Some((_, FollowUp::Question(whole))) => whole,
        // "Who else?" and "did it win?" leave what is spoken of as it was.
        Some((before, FollowUp::Others | FollowUp::OfEntry)) => before.to_owned(),
    }
}

/// Whether a sentence is a name and nothing else: "Trafford?"
fn bare(sentence: &Sentence) -> bool {
    sentence.without(&spans(sentence)).is_empty()
}

fn spans(sentence: &Sentence) -> Vec<Range<usize>> {
    let organisations = sentence.organisations.iter().map(|mention| mention.span.clone());
    let collections = sentence.collections.iter().map(|mention| mention.span.clone());
    let categories = sentence.categories.iter().map(|category| category.mention.span.clone());
    let years = sentence.years.iter().map(|(_, at)| *at..at + 1);
    organisations.chain(collections).chain(categories).chain(years).collect()
}

/// The question before, with the names of the follow-up in the place of its own of the same kind.
fn put_in_place(before: &Sentence, after: &Sentence) -> String {
    let text = |span: &Range<usize>| after.words[span.clone()].join(" ");
    let mut replaced: Vec<(Range<usize>, String)> = Vec::new();
    let mut added: Vec<String> = Vec::new();
    let mut put = |old: Vec<Range<usize>>, new: Vec<String>| {
        if new.is_empty() {
            return;
        }
        let mut old = old.into_iter();
        match old.next() {
            Some(first) => replaced.push((first, new.join(" "))),
            None => added.extend(new),
        }
        replaced.extend(old.map(|span| (span, String::new())));
    };
    put(
        before.organisations.iter().map(|mention| mention.span.clone()).collect(),
        after.organisations.iter().map(|mention| text(&mention.span)).collect(),
    );
    let collections: Vec<String> = after.collections.iter().map(|mention| text(&mention.span)).collect();
    let other_collection = !collections.is_empty();
    put(before.collections.iter().map(|mention| mention.span.clone()).collect(), collections);
    put(
        before.categories.iter().map(|category| category.mention.span.clone()).collect(),
        after.categories.iter().map(|category| text(&category.mention.span)).collect(),
    );
    let years: Vec<String> = after.years.iter().map(|(year, _)| year.to_string()).collect();
    let own_years: Vec<Range<usize>> = before.years.iter().map(|(_, at)| *at..at + 1).collect();
    if years.is_empty() && other_collection {
        // Another collection is of another year.
        replaced.extend(own_years.into_iter().map(|span| (span, String::new())));
    } else {
        put(own_years, years);
    }
    let mut words: Vec<String> = Vec::new();
    for (at, word) in before.words.iter().enumerate() {
        match replaced.iter().find(|(span, _)| span.contains(&at)) {
            Some((span, new)) if span.start == at => words.push(new.clone()),
            Some(_) => {}
            None => words.push(word.clone()),
        }
    }
    words.extend(added);
    // What else the follow-up says is asked as well: "and on parking?"
    let rest = after.without(&spans(after));
    let rest = rest.split(' ').filter(|word| !FORM_WORDS.contains(word) && !LINKING.contains(word));
    words.extend(rest.map(str::to_owned));
    words.retain(|word| !word.is_empty());
    words.join(" ")
}

/// Words that lead from one question to the next.
const LINKING: [&str; 16] =
    ["and", "what", "how", "or", "same", "also", "but", "ok", "now", "then", "for", "in", "of", "the", "with", "at"];
