//! What kind of thing a question asks for, as its words say, whichever reading of it is run.

use super::entry::{ask, in_collection, plural};
use super::sentence::Sentence;
use super::structure::number;
use super::unknown::award_of_others;
use super::words::Role;
use super::works_out::{WorkedOut, works_out};
use crate::catalogue::Status;
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
    /// The words by which an award is named that nothing here hands out: "at the National Cyber Awards".
    pub award: Vec<String>,
    /// What else must be told.
    pub wants: Vec<Want>,
    /// What may be worked out of the figures that answer; what is said most plainly first.
    pub works_out: Vec<WorkedOut>,
}

/// Something that an answer must tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Want {
    /// A number of standings: "how many times", "how many categories".
    Standings,
    /// A number of categories, and nothing else.
    Categories,
    /// An average.
    Average,
    /// Somebody's name.
    Name,
    /// A year beside the one that is told: "two years earlier".
    OtherYear,
    /// So many things by their names: "which thirteen buildings", "who are the other four?"
    Several(usize),
    /// A name that the question has not: "which prison?"
    Proper,
    /// A place behind the first: "who came second?"
    Placing,
    /// Why something happened.
    Reason,
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
    let several = several(s).map(Want::Several);
    let ask = ask(s);
    let works_out = works_out(s, &ask);
    if plural(s) {
        // A list names those that stood; what is told of one entry must name them as well.
        let demands = several.is_some() || !works_out.is_empty();
        let wants = several.into_iter().collect();
        let demand = Demand { ask: Ask::Which, years: Vec::new(), unit: None, award: Vec::new(), wants, works_out };
        return demands.then_some(demand);
    }
    let years = s.years.iter().filter(|(_, at)| !in_collection(s, *at) && s.asked.contains(at)).map(|(year, _)| *year);
    let average = || s.asking(|role| *role == Role::Average).next().is_some();
    let wants = [
        (Want::Standings, counts_standings(s)),
        (Want::Categories, s.asking(|role| *role == Role::Unit(Unit::Categories)).next().is_some()),
        (Want::Average, average()),
        (Want::Name, asks_name(s)),
        (Want::OtherYear, asks_other_year(s)),
        (Want::Proper, asks_proper_name(s)),
        (Want::Placing, asks_placing(s)),
        (Want::Reason, s.begins(&Role::Why)),
    ];
    let wants = wants.into_iter().filter(|(_, asked)| *asked).map(|(want, _)| want).chain(several).collect();
    Some(Demand { ask, years: years.collect(), unit: unit(s), award: award_of_others(s), wants, works_out })
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
        // "The mayor who called the meeting: name?"
        "name" | "names" if s.clause(at).len() == 1 => s.marked(|role| *role == Role::Post).next().is_some(),
        "called" => (1..=2).any(|back| at >= back && matches!(s.word(at - back), "he" | "she")),
        _ => false,
    };
    let who =
        |at: usize| s.word(at) == "who" && matches!(s.word(at + 1), "is" | "was" | "s") && s.word(at + 2) == "the";
    let asked = || s.asked.clone();
    asked().any(named) || asked().any(|at| who(at) && s.is(at + 3, &Role::Post))
}

/// How many things are to be named: "which thirteen buildings", "names of the five districts", "who are the other four?"
fn several(s: &Sentence<'_>) -> Option<usize> {
    let counted = |at: usize| number(s.word(at)).filter(|number| *number > 1);
    let plural = |at: usize| s.word(at).ends_with('s') && s.library.search().is_content_word(s.word(at));
    let asked = |at: usize| match (s.word(at), s.word(at + 1), s.word(at + 2)) {
        ("which" | "name", _, _) if plural(at + 2) => counted(at + 1),
        ("name" | "list", "the" | "all", _) if plural(at + 3) => counted(at + 2),
        ("who" | "which" | "what" | "name" | "list", "are" | "were" | "the", "the" | "other" | "others") => {
            let other = (at + 2..at + 4).find(|at| matches!(s.word(*at), "other" | "others"))?;
            Some(counted(other + 1).unwrap_or(LEAST_SEVERAL))
        }
        ("names", "of", "all" | "the" | "those" | "these" | "every")
            if plural(at + 3) || plural(at + 4) || plural(at + 5) =>
        {
            let least = if s.word(at + 2) == "all" { LEAST_OF_ALL } else { LEAST_SEVERAL };
            Some((at + 3..at + 5).find_map(counted).unwrap_or(least))
        }
        _ => None,
    };
    s.asked.clone().find_map(asked)
}

/// Where no number is said, two at least.
const LEAST_SEVERAL: usize = 2;
/// and "all" of them are more.
const LEAST_OF_ALL: usize = 3;

/// "In which prison?", "what street?": something that has a name of its own.
fn asks_proper_name(s: &Sentence<'_>) -> bool {
    let asks = |at: usize| match (s.word(at), s.word(at + 1)) {
        ("which" | "what", thing) => HAVING_NAMES.contains(&thing),
        // "The title of the book she wrote", "what's her book called?"
        ("title", "of") => true,
        ("called", _) => s.clause(at).end == at + 1 && s.asks(&Role::What) && !s.is(at.wrapping_sub(1), &Role::Pronoun),
        _ => false,
    };
    s.asked.clone().any(asks)
}

/// Things that have a name, each another one.
const HAVING_NAMES: [&str; 22] = [
    "prison", "school", "hospital", "street", "road", "park", "river", "station", "bridge", "hotel", "venue", "pub",
    "theatre", "library", "museum", "university", "college", "church", "bank", "supermarket", "newspaper", "airport",
];

/// "Who came second?", of something that hands out no award here.
fn asks_placing(s: &Sentence<'_>) -> bool {
    let behind = |role: &Role| matches!(role, Role::Status(Status::Second | Status::Third | Status::RunnerUp));
    s.begins(&Role::Who)
        && s.asking(behind).next().is_some()
        && s.names.categories.is_empty()
        && s.names.collections.is_empty()
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
