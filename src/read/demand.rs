//! What kind of thing a question asks for, as its words say, whichever reading of it is run.

use super::entry::{ask, in_collection, plural};
use super::sentence::Sentence;
use super::words::Role;
use crate::query::{Ask, Unit};

/// What kind of thing a question asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Demand {
    /// What is asked of an entry.
    pub ask: Ask,
    /// The years of which it is asked.
    pub years: Vec<u16>,
    /// The unit in which it is asked: "in megawatts".
    pub unit: Option<String>,
    /// What else must be told.
    pub wants: Vec<Want>,
}

/// Something that an answer must tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Want {
    /// A number of standings: "how many times", "how many categories".
    Standings,
    /// An average.
    Average,
    /// Somebody's name.
    Name,
    /// A year beside the one that is told: "two years earlier".
    OtherYear,
}

impl Demand {
    /// Whether something must be told.
    #[must_use]
    pub fn wants(&self, want: Want) -> bool {
        self.wants.contains(&want)
    }
}

/// What kind of thing the answer must tell; `None` where several entries are asked for.
pub(super) fn demand(s: &Sentence<'_>) -> Option<Demand> {
    if plural(s) {
        return None;
    }
    let years = s.years.iter().filter(|(_, at)| !in_collection(s, *at) && s.asked.contains(at)).map(|(year, _)| *year);
    let average = || s.asking(|role| *role == Role::Average).next().is_some();
    let wants = [
        (Want::Standings, counts_standings(s)),
        (Want::Average, average()),
        (Want::Name, asks_name(s)),
        (Want::OtherYear, asks_other_year(s)),
    ];
    let wants = wants.into_iter().filter(|(_, asked)| *asked).map(|(want, _)| want).collect();
    Some(Demand { ask: ask(s), years: years.collect(), unit: unit(s), wants })
}

/// "How many times", "how many categories".
fn counts_standings(s: &Sentence<'_>) -> bool {
    let of_standing = |role: &Role| matches!(role, Role::Unit(Unit::Categories | Unit::Recognitions | Unit::Wins));
    s.asking(of_standing).next().is_some() || s.words.iter().any(|word| matches!(word.as_str(), "times" | "places"))
}

/// "Name of their chief executive?", "what was he called?", "the boss's name".
fn asks_name(s: &Sentence<'_>) -> bool {
    let somebody = |at: usize| [Role::Somebody, Role::Post, Role::Boss].iter().any(|role| s.is(at, role));
    // "With a lady's name on it" describes.
    let described = |at: usize| {
        s.word(at + 1) == "on" || (2..=4).any(|back| at >= back && matches!(s.word(at - back), "with" | "in"))
    };
    let named = |at: usize| match s.word(at) {
        "name" | "names" if matches!(s.word(at + 1), "of" | "for") => (at + 2..at + NAMED_WITHIN).any(somebody),
        "name" if !described(at) => {
            at.checked_sub(1).is_some_and(|before| somebody(before) || matches!(s.word(before), "his" | "her"))
        }
        "called" => (1..=2).any(|back| at >= back && matches!(s.word(at - back), "he" | "she")),
        _ => false,
    };
    let who =
        |at: usize| s.word(at) == "who" && matches!(s.word(at + 1), "is" | "was" | "s") && s.word(at + 2) == "the";
    let asked = || s.asked.clone();
    asked().any(named) || asked().any(|at| who(at) && s.is(at + 3, &Role::Post))
}

/// Whoever is named stands so few words behind.
const NAMED_WITHIN: usize = 7;

/// "What was it two years earlier?", "who had it the year after?"
fn asks_other_year(s: &Sentence<'_>) -> bool {
    let aside = |at: usize| {
        matches!(s.word(at), "before" | "earlier" | "later" | "after" | "on" | "previously")
            && !s.is(at + 1, &Role::Pronoun)
    };
    let counted = |at: usize| matches!(s.word(at), "the" | "a" | "one" | "two" | "three" | "four" | "five" | "ten");
    let year = |at: usize| matches!(s.word(at), "year" | "years");
    let ends = |at: usize| at + 2 >= s.asked.end || s.clause(at).end <= at + 2;
    s.asked.clone().any(|at| {
        (year(at) && aside(at + 1) && ends(at) && at.checked_sub(1).is_some_and(counted))
            || (matches!(s.word(at), "following" | "previous") && year(at + 1) && ends(at))
    })
}

/// "In megawatts": the unit that a figure must have.
fn unit(s: &Sentence<'_>) -> Option<String> {
    let unit = |at: &usize| s.word(at.wrapping_sub(1)) == "in" && UNITS.contains(&s.word(*at));
    s.asked.clone().find(unit).map(|at| s.word(at).to_owned())
}

/// Units in which figures are asked for.
const UNITS: [&str; 16] = [
    "megawatts", "kilowatts", "tonnes", "tons", "kilos", "kilograms", "miles", "kilometres", "metres", "hectares",
    "acres", "litres", "megabits", "mph", "degrees", "decibels",
];
