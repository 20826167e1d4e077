//! A sentence with everything that its words may be: roles of the table, names of the catalogue, years.
//!
//! Nothing is decided here. [`slots`](super::slots) and the productions claim words for what they mean.

use std::borrow::Cow;
use std::ops::{Range, RangeInclusive};

use super::words::Role;
use super::{focus, hedges};
use crate::catalogue::{Catalogue, CategoryKey, CollectionKey};
use crate::library::Library;
use crate::names::{Mention, Mentions, is_organiser};
use crate::query::Unit;
use crate::search::Search;

/// Words of a question that are looked at.
const MOST_WORDS_OF_QUESTION: usize = 200;
/// Years that a question may mention.
pub(crate) const YEARS: Range<u16> = 900..2100;

/// How many entries have a word that is rare.
pub(crate) const RARE: RangeInclusive<u32> = 1..=12;

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
        let text = &text.replace(" + ", " plus ");
        let asked = hedges::without_more(hedges::without_thanks(library, text));
        let text =
            &years_in_digits(&years_in_full(&signs_spelt_out(&hedges::without_purpose(library, &asked)))).into_owned();
        let mut words: Vec<String> = Search::words(text).into_iter().flat_map(|word| in_full(library, word)).collect();
        words.truncate(MOST_WORDS_OF_QUESTION);
        years_of_collections(library, &mut words);
        count_what_is_many(library, &mut words);
        ask_outright(&mut words);
        ask_for_contact(&mut words);
        narrow_outright(&mut words);
        let clauses = focus::clauses(text, words.len());
        let mut marks = marks(library, &words);
        // "Hmm no, Economic Support": it corrects what was said, and turns nothing round.
        let corrects = |span: &Range<usize>| words[span.start] == "no" && clauses.iter().any(|c| c.end == span.end);
        marks.retain(|mark| !(*mark.role == Role::Not && mark.span.len() == 1 && corrects(&mark.span)));
        // "Transforming + innovating" is a name with "and" in it.
        let names = if signed { named(library, &joined(&words), &marks) } else { named(library, &words, &marks) };
        // A "combined authority" adds nothing up.
        let in_name = |at: usize| names.organisations.iter().any(|m| m.span.len() > 1 && m.span.contains(&at));
        let adds = |role: &Role| matches!(role, Role::Total | Role::Reckoned(_) | Role::MayReckon(_));
        marks.retain(|mark| !(adds(mark.role) && in_name(mark.span.start)));
        let mut asked = with_what_it_asks_of(library, text, &words, (&marks, &names), focus::asked(text, &words));
        let years = years(text, &words);
        // What a message names before it asks belongs to the question: "Climate Response: how many?"
        let core = core(text, &asked, words.len());
        let example = |at: &usize| clauses.iter().any(|clause| is_example(&words, clause, &asked, *at));
        let mut outside: Vec<usize> =
            named_outside(&words, &names, &asked).into_iter().filter(|at| !example(at)).collect();
        let subject = subject(library, text, &words, &asked);
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

/// "What % of" and "grants total £" as words: a sign that stands alone is one. "Visits no." asks for their number.
fn signs_spelt_out(text: &str) -> String {
    let text = text.replace(" % ", " percent ").replace(" £ ", " pounds ");
    let text = text.strip_suffix(" £").map_or(text.clone(), |rest| format!("{rest} pounds"));
    match text.strip_suffix(" no.").or_else(|| text.strip_suffix(" nos.")) {
        Some(rest) => format!("how many {rest}"),
        None => text,
    }
}

/// A word in full, where it is written short or surely misspelt.
fn in_full(library: &Library, word: String) -> Vec<String> {
    if let Some(full) = library.words().in_full(&word) {
        return full.split(' ').map(str::to_owned).collect();
    }
    if library.search().knows(&word) {
        return vec![word];
    }
    if let Some((name, year)) = with_year(library, &word) {
        return vec![name, year];
    }
    let corrected = library.words().corrected(&word).map(str::to_owned);
    vec![corrected.or_else(|| letters_exchanged(library, &word)).unwrap_or(word)]
}

/// "Lgc22": the name of a collection and its year in one word.
fn with_year(library: &Library, word: &str) -> Option<(String, String)> {
    let name = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &word[name.len()..];
    let year = match digits.len() {
        2 => format!("20{digits}"),
        4 => digits.to_owned(),
        _ => return None,
    };
    library.names().collections_named(name).map(|_| (name.to_owned(), year))
}

/// "Lgc 22": a collection's own year in full behind its name.
fn years_of_collections(library: &Library, words: &mut [String]) {
    for at in 1..words.len() {
        let own = |year: u16| (words[at].len() == 2 && words[at].parse() == Ok(year % 100)).then(|| year.to_string());
        let keys = || library.names().collections_named(&words[at - 1]).unwrap_or_default();
        let is_digits = words[at].bytes().all(|byte| byte.is_ascii_digit());
        let full = is_digits.then(keys).into_iter().flatten();
        let full = full.map(|key| library.catalogue().collection(key).year).find_map(own);
        if let Some(full) = full {
            words[at] = full;
        }
    }
}

/// "Abuot", "mcuh", "hwo": the word by which questions are asked that has these letters, two neighbours of them exchanged.
fn letters_exchanged(library: &Library, word: &str) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    let exchanged = (1..letters.len()).map(|at| {
        let mut letters = letters.clone();
        letters.swap(at - 1, at);
        letters.into_iter().collect::<String>()
    });
    let asks = |word: &String| library.words().has(word) || library.search().is_stopword(word);
    exchanged.into_iter().find(|word| letters.len() > 2 && asks(word))
}

/// "In 21?" as a year in full, at the end of a clause.
fn years_in_full(text: &str) -> Cow<'_, str> {
    let short = |at: usize| {
        let rest = &text[at..];
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let ends = rest[digits.len()..].chars().next().is_none_or(|c| matches!(c, '?' | '.' | ',' | '!' | ';'));
        let year = digits.parse::<u8>().is_ok_and(|year| SHORT_YEARS.contains(&year));
        (digits.len() == 2 && ends && year).then_some(at)
    };
    let lower = text.to_ascii_lowercase();
    let places: Vec<usize> = lower.match_indices(" in ").filter_map(|(at, found)| short(at + found.len())).collect();
    if places.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut full = text.to_owned();
    for at in places.into_iter().rev() {
        full.insert_str(at, "20");
    }
    Cow::Owned(full)
}

/// Years that are written with two digits.
const SHORT_YEARS: RangeInclusive<u8> = 15..=25;

/// "Twenty twenty-two" as a year in digits: who dictates has no others.
fn years_in_digits(text: &str) -> Cow<'_, str> {
    if !text.to_lowercase().contains("twenty") {
        return Cow::Borrowed(text);
    }
    let (mut written, mut rest) = (String::new(), text);
    while let Some((before, year, after)) = spoken_year(rest) {
        written += before;
        written += &year.to_string();
        rest = after;
    }
    Cow::Owned(written + rest)
}

/// The first year that is written as it is spoken, with the text before and after it.
fn spoken_year(text: &str) -> Option<(&str, usize, &str)> {
    let mut words: Vec<(usize, &str)> = Vec::new();
    let mut from = 0;
    for word in text.split_inclusive(|c: char| c.is_whitespace() || c == '-') {
        words.push((from, word));
        from += word.len();
    }
    let plain = |at: usize| words.get(at).map_or("", |(_, word)| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let number = |at: usize, of: &[&str]| of.iter().position(|name| plain(at).eq_ignore_ascii_case(name));
    let (at, year, length) = (0..words.len()).filter(|at| number(*at, &["twenty"]).is_some()).find_map(|at| {
        let teen = number(at + 1, &TEENS).map(|teen| (at, 2010 + teen, 2));
        let twenty = number(at + 1, &["twenty"])
            .map(|_| number(at + 2, &UNITS).map_or((at, 2020, 2), |unit| (at, 2021 + unit, 3)));
        teen.or(twenty)
    })?;
    let (last, word) = words[at + length - 1];
    let end = last + word.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    Some((&text[..words[at].0], year, &text[end..]))
}

/// The second half of years from 2010.
const TEENS: [&str; 10] =
    ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
/// Behind "twenty twenty", from 2021.
const UNITS: [&str; 9] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/// "How much persons" asks how many: what stands in the plural is counted, unless it is money.
fn count_what_is_many(library: &Library, words: &mut [String]) {
    for at in 1..words.len().saturating_sub(1) {
        if words[at - 1] != "how" || words[at] != "much" {
            continue;
        }
        let next = words[at + 1].as_str();
        let many = next.len() > LEAST_PLURAL && next.ends_with('s') && !next.ends_with("ss");
        let money = |role: &Role| matches!(role, Role::Money(_) | Role::OfMoney | Role::Metric(_) | Role::YesNo);
        let other = library.words().at(&words[at + 1..]).any(|(_, role)| money(role));
        let known = library.search().entries_with(next) > 0;
        if next == "people" || (many && known && !other) {
            "many".clone_into(&mut words[at]);
        }
    }
}

/// "Didn't that council win something?" asks whether it did.
fn ask_outright(words: &mut [String]) {
    let [first, next, ..] = words else { return };
    let outright = NEGATED.iter().find(|(negated, _)| negated == first);
    if let Some((_, verb)) = outright.filter(|_| WHO_NEXT.contains(&next.as_str())) {
        (*verb).clone_into(first);
    }
}

/// "Who do I ring about it?" asks for whom to contact.
fn ask_for_contact(words: &mut [String]) {
    let asker = |at: usize| matches!(words[at].as_str(), "i" | "we" | "you" | "to");
    let asks =
        |at: usize| words[..at].iter().rev().take(WHO_WITHIN).any(|word| matches!(word.as_str(), "who" | "whom"));
    let up = |at: usize| matches!(words.get(at).map(String::as_str), Some("up" | "out" | "to" | "next" | "on"));
    let reaches =
        |at: &usize| *at > 0 && !up(at + 1) && REACHING.contains(&words[*at].as_str()) && asker(at - 1) && asks(at - 1);
    if let Some(at) = (0..words.len()).find(reaches) {
        "contact".clone_into(&mut words[at]);
    }
}

/// The words with "and" in the place of "plus".
fn joined(words: &[String]) -> Vec<String> {
    words.iter().map(|word| if word == "plus" { "and".to_owned() } else { word.clone() }).collect()
}

/// "Restrict that to the London ones" asks only for those.
fn narrow_outright(words: &mut [String]) {
    let narrows = |at: &usize| {
        let what = words[at + 1..].iter().take_while(|word| NARROWED.contains(&word.as_str())).count();
        let to = words.get(at + 1 + what).is_some_and(|word| word == "to");
        NARROWING.contains(&words[*at].as_str()) && to && (what > 0 || *at == 0)
    };
    let Some(at) = (0..words.len().min(NARROWS_WITHIN)).find(narrows) else { return };
    for word in &mut words[at..] {
        if word == "to" {
            break;
        }
        "only".clone_into(word);
    }
}

/// A list is narrowed by one of its first words,
const NARROWS_WITHIN: usize = 6;
/// one of these,
const NARROWING: [&str; 8] = ["restrict", "limit", "narrow", "filter", "cut", "trim", "confine", "keep"];
/// with what is narrowed behind it.
const NARROWED: [&str; 8] = ["it", "that", "them", "those", "these", "this", "down", "list"];

/// "Who" stands among so many words before whoever asks.
const WHO_WITHIN: usize = 4;
/// Ways to reach somebody.
const REACHING: [&str; 8] = ["ring", "phone", "call", "email", "message", "text", "approach", "ask"];

/// Verbs that may begin such a question, with what they ask.
const NEGATED: [(&str, &str); 7] = [
    ("didnt", "did"),
    ("isnt", "is"),
    ("wasnt", "was"),
    ("arent", "are"),
    ("werent", "were"),
    ("doesnt", "does"),
    ("hasnt", "has"),
];
/// What stands behind them there.
const WHO_NEXT: [&str; 11] = ["that", "this", "the", "they", "it", "he", "she", "there", "one", "their", "some"];

/// A shorter word that ends in "s" is hardly a plural: "has", "does".
const LEAST_PLURAL: usize = 4;

/// The words of the sentences that ask: a colon or a dash parts none.
fn core(text: &str, asked: &Range<usize>, words: usize) -> Range<usize> {
    let ends = |(at, mark): &(usize, char)| {
        let next = text[at + mark.len_utf8()..].chars().next();
        // ":)" ends what it smiles at.
        let smiles = matches!(mark, ')' | '(') && text[..*at].ends_with([':', ';']);
        (smiles || matches!(mark, '.' | '!' | '?' | '…' | '\n'))
            && next.is_none_or(char::is_whitespace)
            && !(*mark == '.' && focus::is_short(&text[..*at]))
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

/// The words that ask, and where they say nothing themselves the sentence before, of which they ask: "systems for handing out
/// masks. Which ones?", "there was a hub in Derby. What did they call it?"
fn with_what_it_asks_of(
    library: &Library,
    text: &str,
    words: &[String],
    (marks, names): (&[Mark<'_>], &Mentions),
    asked: Range<usize>,
) -> Range<usize> {
    let is = |at: usize, role: &Role| marks.iter().any(|mark| mark.role == role && mark.span.contains(&at));
    let which = |mark: &Mark<'_>| *mark.role == Role::WhichOnes && mark.span.len() > 1;
    let points = |at: usize| is(at, &Role::Pronoun) || marks.iter().any(|mark| which(mark) && mark.span.contains(&at));
    let asks = |at: usize| is(at, &Role::What) || is(at, &Role::HowMany);
    // "How many are competing for it?" says no more than "how many are in it?"
    let stands = |at: usize| {
        let role = |mark: &Mark<'_>| matches!(mark.role, Role::Status(_) | Role::Stood | Role::Unit(Unit::Entries));
        // What is named before is what is asked of, without the words around it.
        let known = names.organisations.iter().any(|mention| mention.exact) || !names.categories.is_empty();
        !known && marks.iter().any(|mark| mark.span.contains(&at) && role(mark))
    };
    let says = |at: usize| library.search().is_content_word(&words[at]) && !stands(at);
    let empty = |at: usize| points(at) || is(at, &Role::Filler) || !says(at);
    match asked.start.checked_sub(1) {
        Some(before) if asked.clone().any(points) && asked.clone().any(asks) && asked.clone().all(empty) => {
            core(text, &(before..asked.start), words.len()).start..asked.end
        }
        _ => asked,
    }
}

/// Where a message names something of the catalogue outside the words that ask.
fn named_outside(words: &[String], names: &Mentions, asked: &Range<usize>) -> Vec<usize> {
    // "Economic category – who promises most?" calls it one.
    let called = |at: usize| words.get(at).is_some_and(|word| matches!(word.as_str(), "category" | "award" | "prize"));
    let category = |mention: &&Mention<CategoryKey>| mention.words > 1 || called(mention.span.end);
    let categories = names.categories.iter().filter(category).map(|mention| &mention.span);
    let collections = names.collections.iter().map(|mention| &mention.span);
    let organisations = names.organisations.iter().filter(|mention| mention.exact).map(|mention| &mention.span);
    let people = names.people.iter().map(|mention| &mention.span);
    let sponsors = names.sponsors.iter().map(|mention| &mention.span);
    let all = categories.chain(collections).chain(organisations).chain(people).chain(sponsors);
    all.map(|span| span.start).filter(|at| !asked.contains(at)).collect()
}

/// Whether a name begins a statement behind the question, so that it is but an example: "Which used crowdfunding? Gedling did."
fn is_example(words: &[String], clause: &Range<usize>, asked: &Range<usize>, name: usize) -> bool {
    let said = &words[clause.clone()];
    let has = |wanted: &[&str]| said.iter().any(|word| wanted.contains(&word.as_str()));
    let begins = name == clause.start
        && said.iter().skip(1).take(EXAMPLE_WITHIN).any(|word| EXEMPLIFYING.contains(&word.as_str()));
    // "I can only think of the Dorset one."
    let recalls = said.first().is_some_and(|first| matches!(first.as_str(), "i" | "ive" | "we" | "weve"))
        && has(&["only", "already"])
        && has(&["think", "know", "got", "found", "have", "remember", "recall", "name"]);
    clause.contains(&name) && clause.start >= asked.end && (begins || recalls)
}

/// Words of a name behind which such a verb stands, at most.
const EXAMPLE_WITHIN: usize = 4;
const EXEMPLIFYING: [&str; 9] = ["did", "does", "do", "is", "was", "has", "had", "are", "were"];

/// What a message names right before it asks, with a colon: "QR codes: which examples?" Entries have every word of it, and
/// it is a topic, or one is written as only names are: what else stands there leads in, "quick question: which examples?"
fn subject(library: &Library, text: &str, words: &[String], asked: &Range<usize>) -> Option<Range<usize>> {
    let clauses = focus::clauses(text, words.len());
    let before = clauses.into_iter().find(|clause| !clause.is_empty() && clause.end == asked.start)?;
    let (led, _) = text.match_indices(':').find(|(at, _)| Search::words(&text[..*at]).len() == before.end)?;
    let said = text[..led].rsplit(['.', '?', '!', ',', ';']).next()?;
    let name = |word: &str| word.chars().skip(1).any(|letter| letter.is_uppercase() || letter.is_ascii_digit());
    let known = before.clone().all(|at| library.search().entries_with(&words[at]) > 0);
    let named = || said.split_whitespace().any(name) || library.names().topic(said.trim()).is_ok();
    (known && before.len() <= LONGEST_SUBJECT && named()).then_some(before)
}

/// Words of the longest subject that stands before a question.
const LONGEST_SUBJECT: usize = 3;

/// The names of the catalogue in a text: those that the words around them make no other word, each as far as it reaches.
fn named(library: &Library, words: &[String], marks: &[Mark<'_>]) -> Mentions {
    let mut names = library.names().mentions(library.search(), words);
    // "Reading it out" and "bury them" name no council, and "never mind" no charity.
    let is_name = |span: &Range<usize>| {
        let next = words.get(span.end).map_or("", String::as_str);
        let before = span.start.checked_sub(1).and_then(|at| words.get(at)).map_or("", String::as_str);
        let verb = matches!(next, "it" | "them" | "this" | "these" | "out" | "aloud") || is_done(words, span.start);
        // "Could you grab all of them?"
        let verb = verb || matches!(before, "you" | "lets");
        span.len() > 1 || (before != "never" && !verb)
    };
    names.organisations.retain(|mention| is_name(&mention.span));
    names.places.retain(|mention| is_name(&mention.span));
    // In "the LGA digital inclusion heading" the list is the LGA's and the heading is "digital inclusion".
    for mention in &mut names.collections {
        let inside = |start: usize| mention.span.start < start && start < mention.span.end;
        let reaches = names.categories.iter().filter(|category| category.words > 1 && inside(category.span.start));
        let cut = reaches.filter(|category| category.span.end > mention.span.end).map(|category| category.span.start);
        let Some(cut) = cut.min() else { continue };
        if let Some(keys) = library.names().collections_named(&words[mention.span.start..cut].join(" ")) {
            mention.keys = keys;
            mention.span.end = cut;
        }
    }
    let categories = &names.categories;
    let collections: Vec<Range<usize>> = names.collections.iter().map(|mention| mention.span.clone()).collect();
    names.collections.retain(|mention| {
        is_collection(library.catalogue(), words, marks, mention, categories)
            || beside_another(words, &collections, &mention.span)
    });
    for mention in &mut names.collections {
        mention.span.end = with_work(marks, words, mention.span.end);
        // "The 2018 iNetwork brochure": its own year belongs to the name.
        let before = mention.span.start.checked_sub(1);
        let own = |at: &usize| {
            let year = |key: &CollectionKey| library.catalogue().collection(*key).year.to_string() == words[*at];
            mention.keys.iter().all(year)
        };
        mention.span.start = before.filter(own).unwrap_or(mention.span.start);
    }
    names
}

/// Whether a word is what somebody does, and no name: "I was *reading* the brochure".
fn is_done(words: &[String], at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).and_then(|at| words.get(at)).map_or("", String::as_str);
    let somebody = |back: usize| matches!(word(back), "i" | "we" | "you" | "he" | "she" | "they" | "been");
    let be = |back: usize| matches!(word(back), "am" | "was" | "were" | "is" | "are" | "been" | "be");
    // "Will I be reading", "am I reading".
    let is = (be(1) && (somebody(2) || somebody(1))) || (somebody(1) && be(2));
    let doing = words.get(at).is_some_and(|word| word.ends_with("ing"));
    doing && (is || matches!(word(1), "im" | "while" | "keep" | "started" | "enjoyed" | "been"))
}

/// Whether one of several collections that are listed is named there: "iNetwork, LGA and LGC".
fn beside_another(words: &[String], collections: &[Range<usize>], span: &Range<usize>) -> bool {
    let joined = |before: &Range<usize>, after: &Range<usize>| match after.start.checked_sub(before.end) {
        Some(0) => true,
        Some(1) => matches!(words[before.end].as_str(), "and" | "or"),
        _ => false,
    };
    let others = || collections.iter().filter(|other| *other != span);
    others().any(|other| joined(other, span)) && others().any(|other| joined(span, other))
}

/// Where a name ends together with what its work is called: "the LGA's page of good examples".
fn with_work(marks: &[Mark<'_>], words: &[String], end: usize) -> usize {
    let from = if words.get(end).is_some_and(|word| word == "s") { end + 1 } else { end };
    let work = marks.iter().filter(|mark| *mark.role == Role::Work && mark.span.start == from);
    work.map(|mark| mark.span.end).max().unwrap_or(end)
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
    let doubts = hedges::doubts(&marks, words);
    marks.extend(doubts.into_iter().map(|span| Mark { role: &Role::Filler, span }));
    let says_nothing = |role: &Role| matches!(role, Role::Filler | Role::Fared | Role::HowMany | Role::Link);
    let longer: Vec<Range<usize>> = marks
        .iter()
        .filter(|mark| says_nothing(mark.role) && mark.span.len() > 1)
        .map(|mark| mark.span.clone())
        .collect();
    // "Isn't it?", "no rush" and "no of" turn nothing round.
    marks.retain(|mark| {
        let inside = |other: &Range<usize>| {
            other.start <= mark.span.start && mark.span.end <= other.end && other.len() > mark.span.len()
        };
        *mark.role != Role::Not || !longer.iter().any(inside)
    });
    // "Do we have the number?" says again that something is asked.
    let says_again: Vec<Range<usize>> = marks
        .iter()
        .filter(|mark| *mark.role == Role::Filler && mark.span.len() > 2)
        .filter(|mark| words[mark.span.end - 1] == "number")
        .map(|mark| mark.span.clone())
        .collect();
    let again = |span: &Range<usize>| says_again.iter().any(|said| said.start < span.start && span.end <= said.end);
    marks.retain(|mark| !(*mark.role == Role::HowMany && again(&mark.span)));
    // "The longest shortlists" are those with most names, whatever became of them.
    let sizes: Vec<Range<usize>> = marks
        .iter()
        .filter(|mark| matches!(mark.role, Role::Most | Role::Fewest) && mark.span.len() > 1)
        .map(|mark| mark.span.clone())
        .collect();
    let of_size = |mark: &Mark<'_>| {
        sizes
            .iter()
            .any(|size| size.start <= mark.span.start && mark.span.end <= size.end && mark.span.len() < size.len())
    };
    marks.retain(|mark| !(matches!(mark.role, Role::Status(_)) && of_size(mark)));
    // "Who got no further than a nomination" asks neither for winners nor for those without something.
    let limits: Vec<Range<usize>> = marks
        .iter()
        .filter(|mark| *mark.role == Role::NoMore && mark.span.len() > 1)
        .map(|mark| mark.span.clone())
        .collect();
    let within =
        |mark: &Mark<'_>| limits.iter().any(|limit| mark.span.start < limit.end && limit.start < mark.span.end);
    marks
        .retain(|mark| !(matches!(mark.role, Role::Not | Role::Status(_) | Role::Beyond | Role::Took) && within(mark)));
    marks
}

/// The years that are written as years are: "2,000 people" has none.
fn years(text: &str, words: &[String]) -> Vec<(u16, usize)> {
    let written = words.iter().enumerate().filter(|(_, word)| word.len() == 4 && text.contains(word.as_str()));
    let years = written.filter_map(|(at, word)| Some((word.parse().ok()?, at)));
    years.filter(|(year, _)| YEARS.contains(year) && *year >= 1000).collect()
}

/// Whether a name means the collection, where it may mean its organiser as well: "in the LGA list", not "an LGA review".
fn is_collection(
    catalogue: &Catalogue,
    words: &[String],
    marks: &[Mark<'_>],
    mention: &Mention<CollectionKey>,
    categories: &[Mention<CategoryKey>],
) -> bool {
    let said = &words[mention.span.clone()];
    if !is_organiser(catalogue, said.strip_suffix(&["s".to_owned()]).unwrap_or(said)) {
        return true;
    }
    // "Filed under Digital communications by the LGA": its section is named beside it.
    let of_it = |key: &CategoryKey| mention.keys.contains(&catalogue.category(*key).collection);
    if categories.iter().any(|category| category.words > 1 && category.keys.iter().any(of_it)) {
        return true;
    }
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let before = mention.span.start.checked_sub(1).map_or("", |at| match word(at) {
        "the" => at.checked_sub(1).map_or("", word),
        other => other,
    });
    let end = if word(mention.span.end) == "s" { mention.span.end + 1 } else { mention.span.end };
    let after = word(end);
    let of_work = |mark: &Mark<'_>| {
        mark.span.start == end
            && matches!(
                mark.role,
                Role::Work
                    | Role::Award
                    | Role::Part
                    | Role::Unit(Unit::Entries | Unit::Categories)
                    | Role::One(Unit::Entries)
            )
    };
    // "Low code ones lga": where several are asked for, a list ends with whose it is.
    let ends = words.len() == end && words.get(mention.span.start.wrapping_sub(1)).is_some_and(|word| word == "ones");
    matches!(
        before,
        "in" | "on" | "at" | "for" | "from" | "which" | "what" | "among" | "of" | "and" | "the" | "not" | "across"
    ) || after.parse::<u16>().is_ok_and(|year| YEARS.contains(&year))
        || matches!(after, "shortlist" | "case" | "digital" | "best")
        || marks.iter().any(of_work)
        || ends
}
