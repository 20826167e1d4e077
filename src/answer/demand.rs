//! What a question demands of its answer: whichever reading of it is run, what does not tell the kind of thing that is asked for
//! is no answer.

use super::evidence::Evidence;
use super::figures::{states, years};
use super::{Answer, Card, DirectAnswer, Outcome, Refusal};
use crate::catalogue::{EntryKey, OrganisationKey, Role as PartyRole};
use crate::library::Library;
use crate::query::{Ask, FigureAsk, Metric, Query, Select, Shape, Unit};
use crate::read::demand::{Demand, Want};
use crate::read::words::Role;
use crate::search::Search;

/// Whether an answer tells the kind of thing that is asked for.
pub(super) fn is_met(library: &Library, demand: &Demand, answer: &Answer) -> bool {
    let Some(query) = &answer.query else { return true };
    let asked = answer.asked.as_deref().unwrap_or_default();
    match (&answer.outcome, &query.shape) {
        (Outcome::Card(card), Shape::Entry(ask)) => {
            !is_of_other_year(library, demand, card)
                && !is_no_average(library, demand, card)
                && !lacks(library, demand, card)
                && tells_of_award(library, demand, card)
                && !is_of_other_turn(asked, &first_said(library, card))
                && names_enough(library, demand, asked, card)
                && (*ask == demand.ask || tells(library, demand, asked, card))
        }
        // An entry that is the only one of a list says nothing of why.
        (Outcome::Card(card), Shape::List { .. }) => {
            !demand.wants(Want::Reason) && tells_of_award(library, demand, card) && tells(library, demand, asked, card)
        }
        (Outcome::Reckoned(reckoned), _) => {
            let unit = |(entry, at): &(EntryKey, usize)| library.catalogue().entry(*entry).figures[*at].unit.clone();
            let in_unit = |wanted: &String| reckoned.figures.first().is_some_and(|first| is_unit(&unit(first), wanted));
            demand.unit.as_ref().is_none_or(in_unit)
        }
        (Outcome::List(_), Shape::List { .. }) => {
            !(matches!(demand.ask, Ask::Figure(_)) && query.select.text.is_some())
        }
        _ => true,
    }
}

/// Whether a figure's unit is the one that is asked for, in full or shortened: "km" for "kilometres".
fn is_unit(unit: &str, wanted: &str) -> bool {
    let unit = unit.to_lowercase();
    let short = SHORT_UNITS.iter().find(|(long, _)| *long == wanted).map_or(wanted, |(_, short)| short);
    unit.contains(wanted.trim_end_matches('s')) || unit.split(' ').any(|word| word == short)
}

/// How sources shorten units.
const SHORT_UNITS: [(&str, &str); 5] =
    [("kilometres", "km"), ("megawatts", "mw"), ("kilowatts", "kw"), ("kilos", "kg"), ("kilograms", "kg")];

/// What an entry that was found is asked in truth: "how many categories is Umbrella in?" for the number of its standings, "what
/// was he called?" for somebody's name.
pub(super) fn instead(library: &Library, demand: &Demand, answer: &Answer) -> Option<Query> {
    let query = answer.query.as_ref()?;
    let Shape::Entry(ask) = &query.shape else { return None };
    if let (Outcome::Card(card), true) = (&answer.outcome, demand.wants(Want::Name)) {
        let told = matches!(card.says, Some(DirectAnswer::Person(_) | DirectAnswer::Called(_)));
        let entry = library.catalogue().entry(card.entry.entry);
        let fact = first_fact(card).or_else(|| leading(card));
        // Whoever is an entry's subject is its title; a made-up person stands in quotation marks.
        let tells =
            |text: &str| text.contains('‘') || entry.people.iter().any(|person| text.contains(person.name.as_str()));
        let subject = tells(&entry.title) || fact.is_some_and(|fact| tells(&entry.facts[fact]));
        let select = Select { text: query.select.text.clone(), ..Select::entry(card.entry.entry) };
        let person = Ask::Person { surname: false };
        return (!told && !subject && *ask != person).then(|| Query::new(select, Shape::Entry(person)));
    }
    let Outcome::Card(card) = &answer.outcome else { return None };
    let told = matches!(card.says, Some(DirectAnswer::Figure(_)));
    (demand.wants(Want::Standings) && counts_something(demand) && !told).then(|| standings(card.entry.entry))
}

/// The same where nothing answers: no entry states in how many categories it is, so that it is told of the one that is meant.
pub(super) fn standings_instead(demand: &Demand, refused: &Answer) -> Option<Query> {
    match &refused.outcome {
        Outcome::Nothing { nearest, why: Refusal::NoFigure(_) }
            if demand.wants(Want::Categories) && counts_something(demand) =>
        {
            nearest.first().map(|meant| standings(meant.entry))
        }
        _ => None,
    }
}

fn counts_something(demand: &Demand) -> bool {
    matches!(&demand.ask, Ask::Figure(figure) if figure.metric == Metric::Count)
}

/// In how many categories an entry is, and as what.
fn standings(entry: EntryKey) -> Query {
    Query::new(Select::entry(entry), Shape::Count(Unit::Recognitions))
}

/// Whether what a reply says first tells of other years alone than the one that is asked for.
fn is_of_other_year(library: &Library, demand: &Demand, card: &Card) -> bool {
    let entry = library.catalogue().entry(card.entry.entry);
    let told = first_fact(card).map(|fact| years(&entry.facts[fact])).unwrap_or_default();
    // "This list of 2022" is no year of what it tells.
    let of_list = library.catalogue().collection(entry.collection).year;
    let mut asked = demand.years.iter().filter(|year| **year != of_list || !demand.award.is_empty()).peekable();
    asked.peek().is_some() && !told.is_empty() && !asked.any(|year| told.contains(year))
}

/// Whether it is asked of the second year, and the first is told of.
fn is_of_other_turn(asked: &str, told: &str) -> bool {
    let turns = |text: &str| -> Vec<(usize, String)> {
        let words = Search::words(text);
        let turn = |two: &[String]| {
            let at = TURNS.iter().position(|turn| *turn == two[0])?;
            IN_TURN.contains(&two[1].as_str()).then(|| (at, two[1].clone()))
        };
        words.windows(2).filter_map(turn).collect()
    };
    let told = turns(told);
    let other = |(at, what): &(usize, String)| told.iter().any(|(own, same)| same == what && own != at);
    turns(asked).iter().any(|turn| other(turn) && !told.contains(turn))
}

/// What comes after another,
const TURNS: [&str; 8] = ["first", "second", "third", "fourth", "fifth", "last", "final", "previous"];
/// and of what that is said.
const IN_TURN: [&str; 15] = [
    "year", "month", "week", "day", "quarter", "term", "phase", "stage", "round", "cohort", "wave", "series", "half",
    "session", "edition",
];

/// Whether an award that nothing here hands out is mentioned, where one is asked for.
fn tells_of_award(library: &Library, demand: &Demand, card: &Card) -> bool {
    if demand.award.is_empty() {
        return true;
    }
    let told = library.search().stems(&first_said(library, card));
    demand.award.iter().all(|word| library.search().stems(word).iter().all(|stem| told.contains(stem)))
}

/// Whether an average is asked for and a figure is told that is none.
fn is_no_average(library: &Library, demand: &Demand, card: &Card) -> bool {
    let entry = library.catalogue().entry(card.entry.entry);
    let rate = match &card.says {
        Some(DirectAnswer::Figure(figure)) => entry.figures[*figure].per.is_some(),
        Some(DirectAnswer::Fact(_)) | None => false,
        Some(_) => return false,
    };
    let text = first_said(library, card).to_lowercase();
    demand.wants(Want::Average) && !rate && !AVERAGES.iter().any(|word| text.contains(word))
}

/// Whether what a reply says first lacks the unit or the other year for which it is asked.
fn lacks(library: &Library, demand: &Demand, card: &Card) -> bool {
    let states = matches!(card.says, None | Some(DirectAnswer::Fact(_) | DirectAnswer::Figure(_)));
    if !states || (demand.unit.is_none() && !demand.wants(Want::OtherYear)) {
        return false;
    }
    let told = first_said(library, card).to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| told.contains(word));
    let of_unit = demand.unit.as_ref().is_none_or(|unit| told.contains(unit.trim_end_matches('s')));
    let mut all = years(&told);
    all.sort_unstable();
    all.dedup();
    let of_years = !demand.wants(Want::OtherYear) || all.len() > 1 || says(&BESIDE);
    !(of_unit && of_years)
}

/// Whether what a reply says first names what is to be named: so many things, one that the question has not, or a place behind
/// the first.
fn names_enough(library: &Library, demand: &Demand, asked: &str, card: &Card) -> bool {
    let told = match &card.says {
        None | Some(DirectAnswer::Fact(_) | DirectAnswer::Figure(_)) => first_said(library, card),
        Some(_) => return true,
    };
    // A card that leads with no fact says which entry it is, and that may be all that is asked.
    let entry = library.catalogue().entry(card.entry.entry);
    let named = || first_fact(card).is_none_or(|fact| names_somebody(library, asked, card, fact));
    let several = |text: &str, number: usize| items(text) >= number || names_beside(asked, text) >= number;
    demand.wants.iter().all(|want| match want {
        // Who entered it stands below its title.
        Want::Several(number) if entry.organisations.len() >= *number => true,
        Want::Several(number) if told.is_empty() => {
            card.facts.iter().any(|fact| several(&entry.facts[*fact], (*number).min(MOST_ITEMS)))
        }
        Want::Several(number) => several(&told, (*number).min(MOST_ITEMS)),
        Want::Proper => named() || [" called ", " named "].iter().any(|verb| told.contains(verb)),
        Want::Placing => told.is_empty() || PLACED.iter().any(|word| told.to_lowercase().contains(word)),
        Want::Name => told.is_empty() || named(),
        Want::Standings | Want::Categories | Want::Average | Want::OtherYear | Want::Reason => true,
    })
}

/// How many things a text counts up, about.
fn items(text: &str) -> usize {
    [", ", "; ", " and ", " or ", ": ", " & "].iter().map(|mark| text.matches(mark).count()).sum::<usize>() + 1
}

/// How many names stand in a text that the question has not: words with a capital letter, the first left out; those side by
/// side are one name.
fn names_beside(asked: &str, text: &str) -> usize {
    let asked = Search::words(asked);
    let said = |word: &str| Search::words(word).iter().all(|word| asked.contains(word));
    let (mut names, mut within) = (0, false);
    for word in text.split_whitespace().skip(1) {
        let capital = word.starts_with(char::is_uppercase);
        names += usize::from(capital && !within && !said(word));
        within = capital && !word.ends_with([',', ';', '.']);
    }
    names
}

/// Whoever counts up many things leaves some out.
const MOST_ITEMS: usize = 3;
/// How a source says that somebody came behind the first.
const PLACED: [&str; 5] = ["second", "third", "runner", "runners-up", "place"];

/// How a source tells of a year beside another.
const BESIDE: [&str; 8] = ["already", "before", "previous", "earlier", "later", " after", "following", "prior"];

/// How a source says that a number is an average.
const AVERAGES: [&str; 7] = ["average", "mean ", "typical", "usual", "each", " per ", " median"];

/// Whether a reply tells a figure where one is asked for, or somebody.
fn tells(library: &Library, demand: &Demand, asked: &str, card: &Card) -> bool {
    let entry = library.catalogue().entry(card.entry.entry);
    match &demand.ask {
        Ask::Figure(_) if demand.wants(Want::Standings) => true,
        Ask::Figure(figure) => {
            let states =
                |fact: usize| states(figure, &entry.facts[fact]) && counts(library, figure, &entry.facts[fact]);
            match &card.says {
                Some(DirectAnswer::Fact(fact)) => states(*fact),
                Some(_) => true,
                None => leading(card).is_some_and(states),
            }
        }
        // Of somebody whose first name alone is stated, nothing else tells the other.
        Ask::Person { surname: true } if !entry.people.is_empty() => false,
        Ask::Parties { kind: Some(kind), .. } => {
            let of_kind = |key: &OrganisationKey| library.catalogue().organisation(*key).is_of_kind(kind);
            let names = |fact: usize| names_somebody(library, asked, card, fact);
            match &card.says {
                Some(DirectAnswer::Fact(fact)) => names(*fact),
                Some(DirectAnswer::Figure(figure)) => names(entry.figures[*figure].fact),
                Some(_) => true,
                None => entry.organisations.iter().any(of_kind) || leading(card).is_some_and(names),
            }
        }
        Ask::Parties { role: Some(PartyRole::Supplier), kind: None } => {
            let names = |fact: usize| names_somebody(library, asked, card, fact);
            match &card.says {
                Some(DirectAnswer::Fact(fact)) => names(*fact),
                Some(_) => true,
                None => leading(card).is_none_or(names),
            }
        }
        Ask::Person { .. } => card.says.is_some() || leading(card).is_some() || !entry.people.is_empty(),
        _ => true,
    }
}

/// Whether a fact names somebody whom neither the question nor the entry's own names have.
fn names_somebody(library: &Library, asked: &str, card: &Card, fact: usize) -> bool {
    let question = library.search().read(asked);
    let evidence = Evidence::new(library, &question, card.entry.entry, None);
    evidence.tells_name(&evidence.entry.facts[fact])
}

/// Whether a text has what is counted; "people" are counted under many names.
fn counts(library: &Library, figure: &FigureAsk, text: &str) -> bool {
    let people = |word: &String| library.words().at(std::slice::from_ref(word)).any(|(_, role)| *role == Role::People);
    if figure.metric != Metric::Count && figure.metric != Metric::Measure || figure.counted.iter().any(people) {
        return true;
    }
    let counted = library.search().read(&figure.counted.join(" "));
    let shares = library.search().text_coverage(&counted, text);
    shares.is_empty() || shares.iter().any(|share| *share > 0.0)
}

/// The fact that a reply tells first.
fn first_fact(card: &Card) -> Option<usize> {
    match &card.says {
        Some(DirectAnswer::Fact(fact)) => Some(*fact),
        Some(_) => None,
        None => leading(card),
    }
}

/// What a reply says first of an entry: a figure with the fact that tells it, or a fact.
fn first_said(library: &Library, card: &Card) -> String {
    let entry = library.catalogue().entry(card.entry.entry);
    if let Some(DirectAnswer::Figure(figure)) = &card.says {
        let figure = &entry.figures[*figure];
        return format!("{} {} {} {}", figure.value, figure.unit, figure.what, entry.facts[figure.fact]);
    }
    first_fact(card).map(|fact| entry.facts[fact].clone()).unwrap_or_default()
}

/// The fact with which a card of an entry begins.
fn leading(card: &Card) -> Option<usize> {
    card.facts.first().copied().filter(|_| card.leads)
}

/// The same answer as one that does not tell what is asked.
pub(super) fn refused(answer: Answer) -> Answer {
    let outcome = match answer.outcome {
        Outcome::Card(Card { entry, .. }) => Outcome::Nothing { nearest: vec![entry], why: Refusal::NotTold },
        Outcome::List(_) => Outcome::Nothing { nearest: Vec::new(), why: Refusal::Nothing },
        other => other,
    };
    Answer { outcome, ..answer }
}
