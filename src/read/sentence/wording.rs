//! A sentence in the wording that the table of words knows: signs and years spelt out, short forms in full, and roundabout
//! ways to ask made outright ones.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use crate::library::Library;
use crate::read::hedges;
use crate::read::words::Role;
use crate::search::Search;

/// Words of a question that are looked at.
const MOST_WORDS_OF_QUESTION: usize = 200;

/// What is asked, without thanks and reasons, its signs and years spelt out.
pub(super) fn text(library: &Library, typed: &str) -> String {
    let asked = hedges::without_who_wants(hedges::without_thanks(library, typed));
    let asked = hedges::without_more(&asked);
    years_in_digits(&years_in_full(&signs_spelt_out(&hedges::without_purpose(library, &asked)))).into_owned()
}

/// The words of a text, lower case, without punctuation, each in full.
pub(super) fn words(library: &Library, text: &str) -> Vec<String> {
    let mut words: Vec<String> = Search::words(text).into_iter().flat_map(|word| in_full(library, word)).collect();
    words.truncate(MOST_WORDS_OF_QUESTION);
    years_of_collections(library, &mut words);
    count_what_is_many(library, &mut words);
    ask_outright(&mut words);
    ask_for_contact(&mut words);
    narrow_outright(&mut words);
    ask_when(&mut words);
    ask_how_many_stand(&mut words);
    ask_who(&mut words);
    name_both(&mut words);
    words
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

/// A shorter word that ends in "s" is hardly a plural: "has", "does".
const LEAST_PLURAL: usize = 4;

/// "Didn't that council win something?" asks whether it did.
fn ask_outright(words: &mut [String]) {
    let [first, next, ..] = words else { return };
    let outright = NEGATED.iter().find(|(negated, _)| negated == first);
    if let Some((_, verb)) = outright.filter(|_| WHO_NEXT.contains(&next.as_str())) {
        (*verb).clone_into(first);
    }
}

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

/// "Who do I ring about it?", "who's the person to ask?" asks for whom to contact.
fn ask_for_contact(words: &mut [String]) {
    let asker = |at: usize| matches!(words[at].as_str(), "i" | "we" | "you" | "to");
    let asks =
        |at: usize| words[..at].iter().rev().take(WHO_WITHIN).any(|word| matches!(word.as_str(), "who" | "whom"));
    let up = |at: usize| matches!(words.get(at).map(String::as_str), Some("up" | "out" | "to" | "next" | "on"));
    let with = |at: usize| matches!(words.get(at).map(String::as_str), Some("to" | "with"));
    let way = |at: usize| match words[at].as_str() {
        "talk" | "speak" => with(at + 1),
        word => REACHING.contains(&word) && !up(at + 1),
    };
    let reaches = |at: &usize| *at > 0 && way(*at) && asker(at - 1) && asks(at - 1);
    if let Some(at) = (0..words.len()).find(reaches) {
        "contact".clone_into(&mut words[at]);
        // "The person to ask" is whom to contact.
        if at > 1 && words[at - 1] == "to" && matches!(words[at - 2].as_str(), "person" | "one" | "man" | "woman") {
            "contact".clone_into(&mut words[at - 2]);
        }
    }
}

/// "Who" stands among so many words before whoever asks.
const WHO_WITHIN: usize = 4;
/// Ways to reach somebody.
const REACHING: [&str; 8] = ["ring", "phone", "call", "email", "message", "text", "approach", "ask"];

/// "Date of Share Leeds?" asks when it was.
fn ask_when(words: &mut [String]) {
    if let [date, of, ..] = words
        && date == "date"
        && of == "of"
    {
        "when".clone_into(date);
        "was".clone_into(of);
    }
}

/// "How long is the shortlist?" asks how many stand on it.
fn ask_how_many_stand(words: &mut [String]) {
    let list = |word: &String| matches!(word.as_str(), "shortlist" | "list" | "lineup");
    let asks = |at: usize| {
        let is = |word: Option<&String>| word.is_some_and(|word| word == "is");
        let before = at > 1 && is(words.get(at - 1)) && list(&words[at - 2]);
        before || (is(words.get(at + 2)) && words[at + 2..].iter().any(list))
    };
    let how_long = |at: &usize| words[*at] == "how" && words[*at + 1] == "long";
    let short = words.len() <= LIST_WITHIN;
    if let Some(at) = (0..words.len().saturating_sub(1)).filter(|_| short).filter(how_long).find(|at| asks(*at)) {
        "many".clone_into(&mut words[at + 1]);
    }
}

/// "How long is the Future Places shortlist?" says no more than that.
const LIST_WITHIN: usize = 9;

/// "Which people are up for Rising Star?" asks who is.
fn ask_who(words: &mut Vec<String>) {
    let asks =
        matches!(words.as_slice(), [which, people, are, ..] if which == "which" && people == "people" && are == "are");
    if asks {
        words.remove(1);
        "who".clone_into(&mut words[0]);
    }
}

/// "Both Channel Islands examples" are all of them.
fn name_both(words: &mut [String]) {
    let entries = |at: usize| {
        let behind = words.iter().skip(at + 1).take(BOTH_WITHIN);
        behind.take_while(|word| *word != "and").any(|word| ENTRIES.contains(&word.as_str()))
    };
    if let Some(at) = (0..words.len()).find(|at| words[*at] == "both" && entries(*at)) {
        "all".clone_into(&mut words[at]);
    }
}

/// What there are both of stands so few words behind,
const BOTH_WITHIN: usize = 4;
/// where it is entries.
const ENTRIES: [&str; 12] = [
    "entries", "examples", "stories", "projects", "studies", "ones", "pieces", "articles", "submissions", "writeups",
    "ups", "accounts",
];

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
