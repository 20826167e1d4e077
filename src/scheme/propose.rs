//! What a search lives on and no sheet has: a summary, topics, everyday questions and figures, proposed by rules from the
//! organisers' own words, without any model. Each is marked as proposed, for a person to look at.

use std::collections::{HashMap, HashSet};

use super::draft::{CollectionDraft, Draft, EntryDraft};
use super::figures;
use crate::catalogue::{Catalogue, Proposed};
use crate::search::analysis::{Analyser, Token};
use crate::search::stopwords::Stopwords;

/// Words of a summary.
const SUMMARY: std::ops::RangeInclusive<usize> = 40..=120;
/// Topics of an entry.
const TOPICS: usize = 3;
/// What a topic has to score: two of its names, or one of them in the title.
const TOPIC_SCORE: usize = 2;
/// Telling words of an entry that its questions are made of.
const TELLING: usize = 6;
/// How often a word in one entry counts.
const OFTEN: usize = 3;

/// Proposes what each entry of a draft lacks.
pub(super) fn propose(draft: &mut Draft, catalogue: &Catalogue) {
    let reader = Reader::new(catalogue);
    let read: Vec<Vec<Vec<Token>>> =
        draft.collections.iter().map(|c| c.entries.iter().map(|entry| reader.tokens(entry)).collect()).collect();
    // In how many entries a word stands: what stands in few tells which one is meant.
    let mut entries_with: HashMap<&str, usize> = HashMap::new();
    for tokens in read.iter().flatten() {
        let stems: HashSet<&str> = tokens.iter().map(|token| token.stem.as_str()).collect();
        for stem in stems {
            *entries_with.entry(stem).or_default() += 1;
        }
    }
    let all = read.iter().map(Vec::len).sum();
    for (collection, read) in draft.collections.iter_mut().zip(&read) {
        let categories: Vec<String> = collection.categories.iter().map(|category| category.name.clone()).collect();
        let CollectionDraft { entries, .. } = collection;
        for (entry, tokens) in entries.iter_mut().zip(read) {
            if entry.summary.is_empty() {
                entry.summary = summary(&entry.facts);
                mark(entry, Proposed::Summary, |entry| !entry.summary.is_empty());
            }
            if entry.topics.is_empty() {
                entry.topics = reader.topics(entry, tokens);
                mark(entry, Proposed::Topics, |entry| !entry.topics.is_empty());
            }
            entry.figures = figures::propose(&entry.facts);
            mark(entry, Proposed::Figures, |entry| !entry.figures.is_empty());
            let telling = Reader::telling(tokens, &entries_with, all);
            let category = entry.recognitions.first().and_then(|(category, _)| categories.get(*category));
            entry.questions = questions(entry, category.map_or("", String::as_str), &telling);
            mark(entry, Proposed::Questions, |entry| !entry.questions.is_empty());
        }
    }
}

fn mark(entry: &mut EntryDraft, part: Proposed, has: impl Fn(&EntryDraft) -> bool) {
    if has(entry) {
        entry.proposed.push(part);
    }
}

/// The first sentences, as many as are a summary.
fn summary(facts: &[String]) -> String {
    let mut taken: Vec<&str> = Vec::new();
    let mut words = 0;
    for fact in facts.iter().filter(|fact| !fact.contains("://")) {
        let more = fact.split_whitespace().count();
        if words >= *SUMMARY.start() || words + more > *SUMMARY.end() {
            break;
        }
        words += more;
        taken.push(fact);
    }
    taken.join(" ")
}

/// Questions that people may ask who do not know what it is called.
fn questions(entry: &EntryDraft, category: &str, telling: &[String]) -> Vec<String> {
    let who = entry.organisation_name.as_deref();
    let mut questions = Vec::new();
    match telling {
        [one, two, three, ..] => questions.push(format!("the one about {one}, {two} and {three}")),
        [one, two] => questions.push(format!("the one about {one} and {two}")),
        [one] => questions.push(format!("the one about {one}")),
        [] => {}
    }
    let topic = telling.first().map_or_else(|| entry.title.clone(), Clone::clone);
    match who {
        Some(who) => questions.push(format!("what did {who} do about {topic}")),
        None => questions.push(format!("which project was about {topic}")),
    }
    let second = telling.get(1).unwrap_or(&topic);
    questions.push(format!("who entered {category} with {second}"));
    if let [.., five, six] = telling
        && telling.len() == TELLING
    {
        questions.push(format!("something with {five} and {six}"));
    }
    questions
}

/// Reads texts by the words of a catalogue.
struct Reader {
    analyser: Analyser,
    stopwords: Stopwords,
    /// For each topic its id, and the stems of each of its names.
    topics: Vec<(String, Vec<Vec<String>>)>,
}

impl Reader {
    fn new(catalogue: &Catalogue) -> Self {
        let (analyser, stopwords) = (Analyser::default(), Stopwords::new(&catalogue.vocabulary().stopwords));
        let telling = |name: &str| -> Vec<String> {
            let tokens = analyser.tokens(name).into_iter().filter(|token| !stopwords.contains(&token.written));
            tokens.map(|token| token.stem).collect()
        };
        let topics = catalogue.topics().map(|(_, topic)| {
            let names = topic.aliases.iter().chain([&topic.name]).map(|name| telling(name));
            (topic.id.clone(), names.filter(|stems| !stems.is_empty()).collect())
        });
        let topics = topics.collect();
        Self { analyser, stopwords, topics }
    }

    /// The telling words of what an entry says.
    fn tokens(&self, entry: &EntryDraft) -> Vec<Token> {
        let facts = entry.facts.iter().filter(|fact| !fact.contains("://"));
        let texts = facts.chain([&entry.summary, &entry.title]);
        let tokens = texts.flat_map(|text| self.analyser.tokens(text));
        tokens.filter(|token| !self.stopwords.contains(&token.written)).collect()
    }

    /// The topics whose names an entry says, the most often said first.
    fn topics(&self, entry: &EntryDraft, tokens: &[Token]) -> Vec<String> {
        let stems: Vec<&str> = tokens.iter().map(|token| token.stem.as_str()).collect();
        let known: HashSet<&str> = stems.iter().copied().collect();
        let title: HashSet<String> = self.analyser.stems(&entry.title).into_iter().collect();
        // Words of a name that stand apart need not be said of the same thing.
        let says = |name: &[String]| {
            name.iter().all(|stem| known.contains(stem.as_str()))
                && stems.windows(name.len()).any(|window| window == name)
        };
        let mut scored: Vec<(usize, &str)> = Vec::new();
        for (id, names) in &self.topics {
            let said = names.iter().filter(|name| says(name));
            let score: usize =
                said.map(|name| name.len().min(2) + usize::from(name.iter().all(|s| title.contains(s)))).sum();
            if score >= TOPIC_SCORE {
                scored.push((score, id));
            }
        }
        scored.sort_by_key(|(score, id)| (std::cmp::Reverse(*score), *id));
        scored.into_iter().take(TOPICS).map(|(_, id)| id.to_owned()).collect()
    }

    /// The words that tell an entry from the others, the most telling first, as they are written.
    fn telling(tokens: &[Token], entries_with: &HashMap<&str, usize>, all: usize) -> Vec<String> {
        let mut counted: HashMap<&str, (usize, &str)> = HashMap::new();
        for token in tokens {
            let is_word = token.written.chars().count() > 4 && token.written.chars().all(char::is_alphabetic);
            if is_word {
                counted.entry(token.stem.as_str()).or_insert((0, token.written.as_str())).0 += 1;
            }
        }
        let weight = |stem: &str, times: usize| {
            let with = entries_with.get(stem).copied().unwrap_or(1) as f64;
            times.min(OFTEN) as f64 * ((all as f64 + 1.0) / with).ln()
        };
        let mut telling: Vec<(f64, &str)> =
            counted.into_iter().map(|(stem, (times, written))| (weight(stem, times), written)).collect();
        telling.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(other.1)));
        telling.into_iter().take(TELLING).map(|(_, word)| word.to_owned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_is_whole_sentences() {
        let fact = |words: usize| format!("{}.", vec!["word"; words].join(" "));
        let facts = [fact(30), fact(20), fact(10)];
        assert_eq!(summary(&facts), format!("{} {}", facts[0], facts[1]));
        assert_eq!(summary(&[fact(130)]), "");
    }
}
