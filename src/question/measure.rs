//! Kinds of figures: which one a question wants, and which ones a text states.
//!
//! "How much did it cost?" is answered by an amount of money and by nothing else; a share or a date dressed up as the
//! answer would be a lie.

use super::Sentence;
use super::wording::{ENTRANT_NOUNS, ENTRY_NOUNS};
use crate::catalogue::figures::{figures, number_words};

/// A kind of figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Pounds, or another currency.
    Money,
    /// A percentage, or a fraction.
    Share,
    /// How long something took or takes, or how old it is.
    Duration,
    /// When something was, is or begins.
    Date,
    /// How many there are, or at which place something stands.
    Number,
    /// How big something is, in whatever it is counted.
    Size,
    /// How much there is of something, in whatever it is counted.
    Amount,
}

/// What asks for each kind, the first that fits.
const ASKED: &[(Measure, &[&str])] = &[
    (Measure::Amount, &["by how much"]),
    (Measure::Size, &["how big", "how large", "how high", "how tall", "how wide", "how heavy"]),
    (
        Measure::Share,
        &[
            "what percentage", "which percentage", "percentage of", "what per cent", "what percent", "what proportion",
            "what share", "which share", "what fraction", "by what percentage", "percent of", "per cent of",
            "proportion of", "what rate", "rate of interest", "interest rate", "success rate", "response rate",
        ],
    ),
    (
        Measure::Money,
        &[
            "how much money", "how much did it cost", "how much funding", "how much lottery", "how much debt",
            "what did it cost", "how many pounds", "how much cash", "how much investment", "what price", "in pounds",
            "what sum", "what amount", "total amount", "how expensive", "how much is a", "how much are",
            "how much does", "how much did", "what budget", "how much will it cost",
        ],
    ),
    (
        Measure::Duration,
        &[
            "how long", "how many years", "how many months", "how many weeks", "how many days", "how many hours",
            "how many minutes", "how old", "how quickly", "how fast",
        ],
    ),
    (
        Measure::Date,
        &["when", "what year", "which year", "what date", "what month", "which month", "what day", "since when"],
    ),
    (
        Measure::Number,
        &[
            "how many", "how often", "no of", "what number", "the number", "number of", "what position",
            "which position", "what rank",
        ],
    ),
];
/// Words that make "how much" or "what" ask for money.
const OF_MONEY: &[&str] = &[
    "cost", "costs", "costing", "price", "priced", "budget", "spend", "spent", "spends", "save", "saved", "saves",
    "saving", "savings", "pay", "pays", "paid", "salary", "fee", "fees", "fund", "funding", "grant", "grants", "money",
    "cash", "worth", "value", "valued", "invest", "invested", "investment", "raise", "raised", "earn", "earned",
    "income", "debt", "ransom", "turnover", "profit", "charge", "charged", "loan", "loaned", "quid", "£", "revenue",
    "bill", "award", "awarded", "lottery", "contract", "return", "pocket", "expensive", "cheap",
];

impl Measure {
    /// The kind of figure that a sentence wants, if it wants one.
    #[must_use]
    pub fn asked(sentence: &Sentence) -> Option<Self> {
        // "When" asks at the beginning, and only tells of a time further on.
        let asks = |measure: Self, phrases: &[&str]| {
            if measure == Self::Date { sentence.begins(phrases) } else { sentence.says(phrases) }
        };
        let asks_for = sentence.begins(&["what", "which", "price of", "cost of"])
            || sentence.says(&["what s", "the exact", "state the"]);
        let paid =
            sentence.begins(&WHAT_DID) && sentence.has(&["cost", "spend", "spent", "pay", "paid", "earn", "charge"]);
        if paid || (asks_for && sentence.has(&SUMS)) || (sentence.says(&["how big"]) && sentence.has(&SUMS)) {
            return Some(Self::Money);
        }
        let phrased = ASKED.iter().find(|(measure, phrases)| asks(*measure, phrases)).map(|(measure, _)| *measure);
        let says_percent = ["what %", "which %", "% of"].iter().any(|phrase| sentence.text.contains(phrase));
        let much = sentence.says(&["how much"]);
        match phrased {
            Some(Self::Date) if much => Some(Self::Money),
            Some(measure) => Some(measure),
            None if says_percent => Some(Self::Share),
            None if much && sentence.has(OF_MONEY) => Some(Self::Money),
            None if much => Some(Self::Amount),
            None if sentence.begins(&WHAT_DID) && sentence.has(&SAVINGS) => Some(Self::Size),
            None if sentence.says(&COSTS) || (sentence.begins(&["what"]) && sentence.has(&PRICES)) => Some(Self::Money),
            None => None,
        }
    }

    /// Whether a text states a figure of this kind.
    #[must_use]
    pub fn is_in(self, text: &str) -> bool {
        let lower = text.to_lowercase();
        let has = |words: &[&str]| {
            lower.split(|c: char| !c.is_alphanumeric()).any(|word| !word.is_empty() && words.contains(&word))
        };
        let number = || !figures(text).is_empty() || number_words(text) || has(&FRACTIONS);
        match self {
            Self::Money => text.contains(['£', '$', '€']) || has(&["pounds", "quid", "pence", "euros", "dollars"]),
            Self::Share => {
                text.contains('%') || has(&FRACTIONS) || lower.contains("per cent") || lower.contains(" in ten")
            }
            Self::Duration => {
                number() && (has(&TIMES) || lower.contains("year-")) || has(&["overnight", "weekly", "monthly"])
            }
            Self::Date => has(&MONTHS) || figures(text).iter().any(|figure| is_year(figure)),
            Self::Number => counts(text) || number_words(text),
            Self::Size | Self::Amount => number(),
        }
    }
}

/// Whether a question counts entries, those who entered, or standings, and not something inside an entry.
#[must_use]
pub fn counts_entries(sentence: &Sentence) -> bool {
    let counting = ["how many", "number of", "count of", "tot up", "add up", "count up"];
    let Some(place) = counting.iter().find_map(|phrase| sentence.place_of(phrase)) else {
        return true;
    };
    // What is counted stands right behind, though a name may come between: "how many LGC 2022 shortlistings".
    let after: Vec<&str> = sentence.words[place.end..].iter().take(COUNTED_WITHIN).map(String::as_str).collect();
    let counted = |word: &&str| {
        ENTRY_NOUNS.contains(word)
            || ENTRANT_NOUNS.contains(word)
            || matches!(
                *word,
                "categories" | "shortlisted" | "nominated" | "awards" | "wins" | "times" | "sections" | "won" | "in"
            )
    };
    after.iter().any(counted) || after.is_empty() || !sentence.says(&["how many"])
}

/// How many words after "how many" what is counted may come.
const COUNTED_WITHIN: usize = 9;
const COSTS: [&str; 5] = ["the cost of", "the price of", "the budget for", "the budget of", "cost to"];
/// What an amount of money is called.
const SUMS: [&str; 16] = [
    "budget", "cost", "price", "salary", "fee", "fees", "sum", "expenditure", "wage", "wages", "spend", "outlay",
    "turnover", "rent", "ransom", "bill",
];
const WHAT_DID: [&str; 6] = ["what did", "what does", "what do", "what has", "what have", "what will"];
/// What may be told in money or in anything else.
const SAVINGS: [&str; 8] = ["save", "saved", "saves", "saving", "savings", "raise", "raised", "earn"];
const PRICES: [&str; 6] = ["budget", "cost", "price", "salary", "fee", "contract value"];
const FRACTIONS: [&str; 12] = [
    "half", "third", "quarter", "fifth", "tenth", "thirds", "quarters", "halved", "doubled", "trebled", "tripled",
    "twice",
];
const TIMES: [&str; 20] = [
    "year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "minute", "minutes", "second",
    "seconds", "decade", "decades", "century", "annual", "fortnight", "hrs",
];
const MONTHS: [&str; 18] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "spring", "summer", "autumn", "winter", "monday", "easter",
];

/// Whether a text counts something: money, shares, times and years count nothing.
fn counts(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let unit = |at: usize| words.get(at).map_or("", |word| word.trim_end_matches(['.', ',', ';', ':', ')']));
    words.iter().enumerate().any(|(at, word)| {
        let next = unit(at + 1);
        let of_time = TIMES.contains(&next)
            || matches!(next, "per" | "percent" | "am" | "pm")
            || MONTHS.contains(&next.to_lowercase().as_str());
        let plain = !word.contains(['£', '$', '€', '%', '-', '–']) && !of_time;
        plain && figures(word).iter().any(|figure| !is_year(figure) || word.contains(','))
    })
}

fn is_year(figure: &str) -> bool {
    figure.parse::<u16>().is_ok_and(|year| (1700..2100).contains(&year))
}
