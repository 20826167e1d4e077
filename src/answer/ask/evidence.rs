//! Evidence: whether the entry that was found covers what a question asks.
//!
//! An entry may be the nearest and still not answer: it lacks the question's telling words, has nothing to do with a
//! name in it, or states no figure of the kind asked for. Each [`Refusal`] is one such reason, and
//! `laureate ask --explain` shows which it was. The thresholds were set on the questions of the test suite.

use std::ops::Range;

use serde::Serialize;

use super::query::Query;
use super::role::lacks_role;
use crate::catalogue::{EntryKey, OrganisationKey};
use crate::library::Library;
use crate::question::Sentence;
use crate::question::measure::Measure;
use crate::search::{Hit, Mention, Question, Search, TextFit};

/// What was found for a question, and whether it answers.
pub struct Judgement<'a> {
    /// The question as the search reads it.
    pub question: &'a Question,
    /// The kind of figure that it wants.
    pub measure: Option<Measure>,
    /// Whether it wants the name of somebody.
    pub asks_who: bool,
    /// What was found, best first.
    pub candidates: Vec<Candidate>,
    /// What of the question the catalogue knows.
    pub known: Known,
    /// Why the best does not answer; `None` where it does.
    pub refused: Option<Refusal>,
}

/// What of a question the catalogue knows.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Known {
    /// The share of its telling words that mean nothing here, from 0 to 1.
    pub unknown: f32,
    /// Whether it names something, with a capital letter, that the catalogue does not know.
    pub unknown_name: bool,
    /// Whether the best candidate has nothing to do with an organisation that the question names.
    pub other_name: bool,
}

/// An entry that may answer.
pub struct Candidate {
    /// How it fits.
    pub hit: Hit,
    /// The fact that answers best.
    pub fact: Option<usize>,
    /// How that fact fits.
    pub fit: Option<TextFit>,
}

/// Why what was found does not answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing was found.
    Nothing,
    /// The entry lacks too many of the question's telling words.
    Uncovered,
    /// The question names somebody or something that the catalogue does not know, or that the entry has nothing to do with.
    OtherName,
    /// No fact of the entry states the kind of figure that is asked for, of what it is asked of.
    NoFigure,
    /// A company, or the holder of a post, is asked for, and the entry tells of none.
    NoSuchRole,
    /// An award is asked for that the entry tells nothing of.
    NoSuchAward,
}

/// Entries that are looked at closely.
const LOOKED_AT: usize = 8;
/// Candidates that score this share of the best may be meant as well.
const NEARLY: f32 = 0.8;
/// The share of a question's other words that a fact must have which states its amount of money,
const LEAST_OF_MONEY: f32 = 0.18;
/// a figure that may be of anything,
const LEAST_OF_AMOUNT: f32 = 0.25;
/// or another figure of it.
const LEAST_OF_FIGURE: f32 = 0.1;
/// Words that weigh less than this together tell nothing of what a figure is asked of.
const LEAST_ASKED: f32 = 1.5;
/// A question with no more telling words than this is short.
const FEW_WORDS: usize = 5;
/// The share of its telling words that the best entry must have of a short question,
const LEAST_OF_FEW: f32 = 0.5;
/// and of a long one: a description in words of one's own shares few of them with its entry.
const LEAST_OF_MANY: f32 = 0.2;
/// In a question of more telling words than this a name that is not known is only one of many.
const MANY_WORDS: usize = 7;
/// A name is known when its surest meaning is this sure: a letter or two may be wrong.
const SURE_OF_NAME: f32 = 0.8;
/// An entry with this share of a question's words is meant, even if a name in it is not known.
const SURELY_COVERED: f32 = 0.75;
/// The share of a question's words that a fact must have to tell of the award asked for,
const LEAST_OF_AWARD: f32 = 0.5;
/// unless the question names the entry this far.
const NAMED: f32 = 0.6;

/// How much more of a question a fact seems to cover that tells a name, where one is asked for.
const TELLS_A_NAME: f32 = 0.2;

/// Finds the entries that a question describes and judges the best.
#[must_use]
pub(super) fn judge<'a>(query: &'a Query<'_>) -> Judgement<'a> {
    let (library, sentence) = (query.library, &query.sentence);
    let (question, hits) = query.found();
    let measure = Measure::asked(sentence);
    let mut candidates: Vec<Candidate> = hits
        .iter()
        .copied()
        .enumerate()
        .map(|(rank, hit)| {
            let best = if rank < LOOKED_AT { best_fact(library, sentence, question, measure, &hit) } else { None };
            Candidate { hit, fact: best.map(|(fact, _)| fact), fit: best.map(|(_, fit)| fit) }
        })
        .collect();
    prefer(library, sentence, measure, &mut candidates);
    let known = known(library, sentence, question, candidates.first());
    let asked = Asked { sentence, measure, telling: question.telling() };
    let refused = refusal(library, &asked, known, candidates.first());
    Judgement { question, measure, asks_who: asks_who(sentence), candidates, known, refused }
}

/// What a question asks for.
struct Asked<'a> {
    sentence: &'a Sentence,
    measure: Option<Measure>,
    /// How many telling words it has.
    telling: usize,
}

/// Puts first the best of those candidates that score nearly alike which has the names and the figure asked for.
fn prefer(library: &Library, sentence: &Sentence, measure: Option<Measure>, candidates: &mut [Candidate]) {
    let Some(best) = candidates.first().map(|best| best.hit.fit.score) else { return };
    let near = candidates.iter().take(LOOKED_AT).take_while(|candidate| candidate.hit.fit.score >= best * NEARLY);
    let fits = |candidate: &Candidate| {
        measure.is_none_or(|measure| states(measure, candidate.fit))
            && !lacks_name(library, sentence, candidate.hit.entry)
    };
    if let Some(at) = near.map(fits).position(|fits| fits) {
        candidates[..=at].rotate_right(1);
    }
}

/// The fact of an entry that covers a question best, among those with the kind of figure that it wants; where a name is
/// wanted, a fact that tells one counts for more.
fn best_fact(
    library: &Library,
    sentence: &Sentence,
    question: &Question,
    measure: Option<Measure>,
    hit: &Hit,
) -> Option<(usize, TextFit)> {
    let entry = library.catalogue().entry(hit.entry);
    let fits = library.search().evidence(question, hit.entry);
    let facts = entry.facts.iter().zip(fits).enumerate();
    let of_kind = facts.filter(|(_, (text, _))| measure.is_none_or(|measure| measure.is_in(text)));
    let who = asks_who(sentence);
    let own: Vec<String> = std::iter::once(&entry.title)
        .chain(entry.organisations.iter().map(|key| &library.catalogue().organisation(*key).name))
        .flat_map(|name| Search::words(name))
        .collect();
    let tells = |text: &str| {
        let names = capitalised(text);
        names.iter().any(|name| !own.contains(name) && !sentence.words.contains(name))
    };
    let worth = |text: &str, fit: TextFit| if who && tells(text) { fit.covered + TELLS_A_NAME } else { fit.covered };
    let best = of_kind.map(|(fact, (text, fit))| (fact, fit, worth(text, fit)));
    let best = best.reduce(|best, next| if next.2 > best.2 { next } else { best });
    best.map(|(fact, fit, _)| (fact, fit))
}

/// Whether a fact with the kind of figure that is asked for is about what it is asked of.
fn states(measure: Measure, fit: Option<TextFit>) -> bool {
    let least = match measure {
        Measure::Money => LEAST_OF_MONEY,
        // A size is told in other words than it is asked for: "how big" by "4,000 employees".
        Measure::Size => 0.0,
        Measure::Amount => LEAST_OF_AMOUNT,
        _ => LEAST_OF_FIGURE,
    };
    fit.is_some_and(|fit| fit.covered >= least || fit.asked < LEAST_ASKED)
}

/// Whether a question wants a name that a fact tells.
fn asks_who(sentence: &Sentence) -> bool {
    sentence.begins(&["who", "whos", "whose", "which company", "which firm", "which supplier", "what company", "where"])
        || sentence.has(&["who", "whose", "supplier", "partner", "partners", "firm", "company", "consultancy"])
}

/// What of a question the catalogue knows.
fn known(library: &Library, sentence: &Sentence, question: &Question, best: Option<&Candidate>) -> Known {
    let words: Vec<(&str, f32)> = question.known().collect();
    let unknown = words.iter().filter(|(_, surest)| *surest == 0.0).count();
    let capitals = capitalised(&sentence.text);
    let named = |word: &str| capitals.iter().any(|name| name == word);
    Known {
        unknown: unknown as f32 / words.len().max(1) as f32,
        unknown_name: words.iter().any(|(word, surest)| *surest < SURE_OF_NAME && named(word)),
        other_name: best.is_some_and(|best| lacks_name(library, sentence, best.hit.entry)),
    }
}

/// The words of a text that are written like names: with a capital, though not as its first word.
pub(super) fn capitalised(text: &str) -> Vec<String> {
    let words = text.split_whitespace().skip(1).filter(|word| word.starts_with(char::is_uppercase));
    words.flat_map(Search::words).collect()
}

/// Whether an entry has nothing to do with an organisation that a sentence names.
fn lacks_name(library: &Library, sentence: &Sentence, entry: EntryKey) -> bool {
    let from = |mention: &Mention<OrganisationKey>| {
        let before = mention.span.start.checked_sub(1).and_then(|at| sentence.words.get(at));
        before.is_some_and(|word| word == "from")
    };
    let mut meant = sentence
        .organisations
        .iter()
        .filter(|mention| mention.exact && !from(mention) && !sentence.is_beside(&mention.span));
    let elsewhere = |place: &Range<usize>| !library.search().has_words(entry, &sentence.words[place.clone()].join(" "));
    let collection = library.catalogue().entry(entry).collection;
    let other_collection = !sentence.collections.is_empty()
        && sentence.collections.iter().all(|mention| !mention.keys.contains(&collection));
    other_collection
        || sentence.places.iter().any(elsewhere)
        || meant.any(|mention| !has_name(library, sentence, entry, mention))
}

/// Whether an entry has to do with an organisation that a sentence names, as a party to it or by its words.
fn has_name(library: &Library, sentence: &Sentence, key: EntryKey, mention: &Mention<OrganisationKey>) -> bool {
    let entry = library.catalogue().entry(key);
    let search = library.search();
    let short = |key: &OrganisationKey| library.catalogue().organisation(*key).short.as_str();
    entry.organisations.iter().chain(&entry.partners).any(|party| mention.keys.contains(party))
        || search.has_words(key, &sentence.words[mention.span.clone()].join(" "))
        || mention.keys.iter().any(|organisation| search.has_words(key, short(organisation)))
}

fn refusal(library: &Library, asked: &Asked<'_>, known: Known, best: Option<&Candidate>) -> Option<Refusal> {
    let Some(best) = best else { return Some(Refusal::Nothing) };
    let covered = best.hit.fit.covered;
    let least = if asked.telling <= FEW_WORDS { LEAST_OF_FEW } else { LEAST_OF_MANY };
    if covered < least {
        return Some(Refusal::Uncovered);
    }
    let unknown_name = known.unknown_name && covered < SURELY_COVERED && asked.telling <= MANY_WORDS;
    if known.other_name || unknown_name {
        return Some(Refusal::OtherName);
    }
    let other_figure = || counts_other(library, asked.sentence, best);
    if asked.measure.is_some_and(|measure| !states(measure, best.fit) || (measure == Measure::Number && other_figure()))
    {
        return Some(Refusal::NoFigure);
    }
    if lacks_role(library, asked.sentence, best.hit.entry) {
        return Some(Refusal::NoSuchRole);
    }
    let told =
        best.fit.is_some_and(|fit| fit.covered >= LEAST_OF_AWARD) && tells_of_award(library, asked.sentence, best);
    let award = asks_for_award(asked.sentence) && best.hit.fit.name < NAMED;
    let without_award = asks_which_award(asked.sentence) && tells_of_no_award(library, best.hit.entry);
    ((award && !told) || without_award).then_some(Refusal::NoSuchAward)
}

/// Whether the fact that answers speaks of an award, where the question does.
fn tells_of_award(library: &Library, sentence: &Sentence, best: &Candidate) -> bool {
    let entry = library.catalogue().entry(best.hit.entry);
    let fact = best.fact.map(|fact| entry.facts[fact].to_lowercase());
    let names = ["award", "prize", "medal", "title", "competition", "trophy"];
    !sentence.has(&["award", "awards", "prize", "trophy"])
        || fact.is_some_and(|fact| names.iter().any(|name| fact.contains(name)))
}

/// Whether a question asks which award something got.
fn asks_which_award(sentence: &Sentence) -> bool {
    sentence.says(&[
        "which award", "what award", "which awards", "what awards", "which prize", "what prize", "win anything",
    ])
}

/// Whether an entry stood for no award and tells of none.
fn tells_of_no_award(library: &Library, key: EntryKey) -> bool {
    let told = ["award", "prize", "winner", "won", "shortlisted", "medal", "accolade", "recognised"];
    library.catalogue().entry(key).recognitions.is_empty()
        && !told.iter().any(|word| library.search().has_words(key, word))
}

/// Whether the fact with a number counts something else than the question does: "how many pupils" is not told by schools.
fn counts_other(library: &Library, sentence: &Sentence, best: &Candidate) -> bool {
    let (Some(fact), Some(fit)) = (best.fact, best.fit) else { return false };
    let counted = counted(library, sentence);
    let search = library.search();
    let text = library.catalogue().entry(best.hit.entry).facts[fact].to_lowercase();
    let told = |word: &str| {
        let fits = search.evidence(&search.read(word), best.hit.entry);
        text.contains(word) || fits.get(fact).is_some_and(|fit| fit.covered >= TOLD_AS)
    };
    !counted.is_empty() && !counted.into_iter().any(told) && fit.covered < SURELY_TOLD && fit.asked >= LEAST_ASKED
}

/// What a question counts: the first telling words behind "how many", as "parking sensors" are two.
fn counted<'a>(library: &Library, sentence: &'a Sentence) -> Vec<&'a str> {
    let place = ["how many", "number of", "no of"].iter().find_map(|phrase| sentence.place_of(phrase));
    let behind = place.map_or(&[][..], |place| &sentence.words[place.end..]);
    let telling = |word: &&str| library.search().is_telling(word) && !matches!(*word, "more" | "new");
    behind.iter().take(COUNTED_WITHIN).map(String::as_str).filter(telling).take(2).collect()
}

/// How many words behind "how many" what is counted may come.
const COUNTED_WITHIN: usize = 4;
/// What is counted may have another name in the fact that tells it, which counts this much at least.
const TOLD_AS: f32 = 0.4;
/// A fact with this share of a question's words tells what it asks, whatever it calls what it counts.
const SURELY_TOLD: f32 = 0.35;

/// Whether a question asks for an award by its name.
fn asks_for_award(sentence: &Sentence) -> bool {
    sentence.has(&["award", "awards", "prize", "category", "best", "winner"])
        && sentence.has(&["who", "which", "whose"])
        && sentence.has(&["won", "win", "winner", "wins", "got", "shortlist", "shortlisted", "awarded"])
}
