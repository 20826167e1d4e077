//! Questions for something worked out of several figures: "Hackney: low traffic areas plus School Streets?", "Essex or
//! Leicestershire, which saves more?"
//!
//! A word says what is worked out, and another parts the figures. What stands on either side of it asks for a figure, as if
//! that were all of the question; what stands elsewhere belongs to both. A sentence may be parted in several places: the
//! first of which all figures are stated is meant.

mod average;

use std::ops::Range;

use average::{GIVEN, in_average};

use super::entry;
use super::sentence::{Mark, Sentence};
use super::structure::number;
use super::words::Role;
use crate::query::{FigureAsk, Metric, Operation, Query, Reckoning, Select, Shape, Term, Unit};

/// What follows "per" where nothing is divided.
const UNITS: [&str; 10] = ["cent", "annum", "year", "month", "week", "day", "hour", "capita", "se", "the"];

/// Times among which something may be divided.
pub(super) const TIMES: [&str; 5] = ["hour", "day", "week", "month", "year"];

/// "How many millions less": what compares stands so few words behind.
const MORE_WITHIN: usize = 3;

/// What is worked out, if anything is, in every way in which the sentence can be parted.
pub(super) struct Reckoned {
    /// The likeliest first.
    pub(super) queries: Vec<Query>,
    /// The words that say so plainly that nothing else can be meant.
    pub(super) plainly: Option<String>,
    /// What may be worked out where nothing states it.
    pub(super) unstated: Vec<Query>,
}

/// Places where a sentence may be parted that are tried.
const MOST_PARTED: usize = 4;
/// Words that part figures which are added; the surest first.
const ADDED: [&str; 4] = ["plus", "and", "with", "to"];
/// Words that part figures which are compared.
const COMPARED: [&str; 11] =
    ["than", "minus", "exceed", "exceeds", "versus", "vs", "v", "against", "or", "and", "with"];
/// Words that say that a figure is meant, and not which.
const FIGURES: [&str; 17] = [
    "absolute", "amount", "figure", "number", "calculate", "compute", "value", "contribution", "pledge", "pounds",
    "claim", "claims", "claimed", "sum", "count", "former", "latter",
];
/// Words behind which the first of the figures begins.
const LEADS: [&str; 12] =
    ["of", "between", "both", "either", "add", "adding", "if", "compare", "is", "did", "do", "from"];

/// Reads what is worked out of several figures.
pub(super) fn read(s: &Sentence<'_>) -> Option<Reckoned> {
    let plain = plain(s);
    // "Each on average" divides what may be found by other words as well.
    let averages = |span: &Range<usize>| span.clone().any(|at| s.is(at, &Role::Average));
    let plainly = plain.as_ref().filter(|(_, span)| !averages(span)).map(|(_, span)| s.said(span));
    // Categories and collections are compared by their entries: see `structure`.
    let categories = s.names.categories.iter().filter(|mention| mention.words > 1).count();
    let lists = categories.max(s.names.collections.len());
    if plain.is_none() && lists > 1 {
        return None;
    }
    // "Who's got more on the shortlist, A or B?" compares what the catalogue counts.
    let of_catalogue = |role: &Role| {
        matches!(role, Role::Status(_) | Role::Unit(Unit::Entries | Unit::Recognitions | Unit::Wins | Unit::Categories))
    };
    let counts = s.marks.iter().any(|mark| of_catalogue(mark.role)) && entry::figure(s).is_none();
    // "Telford plus Brent LGC entries added up".
    if counts && lists > 0 && matches!(&plain, Some((Operation::Sum, _))) {
        return None;
    }
    let comparing = compared(s).filter(|_| !counts).map(|at| (Operation::Difference, at..at + 1));
    let compares = comparing.is_some();
    let Some((operation, asks)) = plain.or(comparing).or_else(|| perhaps(s)) else {
        let queries: Vec<Query> = in_average(s).into_iter().collect();
        let unstated = unstated(s);
        let any = !queries.is_empty() || !unstated.is_empty();
        return any.then_some(Reckoned { queries, plainly: None, unstated });
    };
    let mut apart: Vec<Range<usize>> = match operation {
        // What multiplies or divides stands between the two.
        Operation::Product | Operation::Ratio => vec![asks.clone()],
        // Nothing says these but [`unstated`].
        Operation::Change | Operation::Part | Operation::Rest | Operation::OfWhole | Operation::Whole => Vec::new(),
        Operation::Sum => parting(s, &ADDED),
        Operation::Difference => parting(s, &COMPARED),
    };
    apart.truncate(MOST_PARTED);
    let parts = Parts { s, operation };
    let mut queries: Vec<Query> = apart.iter().filter_map(|between| parts.query(between)).collect();
    // Both may be stated together, so that nothing parts them: "the jump in turnout", "both years", "add up the two grants".
    let reasons = [Role::Why, Role::Who, Role::Where].iter().any(|role| s.asks(role));
    if (operation == Operation::Difference && !reasons)
        || (operation == Operation::Sum && (of_two(s) || s.has_anywhere(&Role::Total) && s.years.len() > 1))
    {
        let term = parts.term(&parts.whole(), None);
        let of_one = Some(term.text.clone());
        queries.push(query(Reckoning { operation, terms: vec![term], of_one, told: Vec::new() }));
    }
    if operation == Operation::OfWhole {
        queries.extend(of_whole(s));
    }
    if plainly.is_none() {
        queries.extend(in_average(s));
    }
    if operation == Operation::Difference {
        queries.splice(0..0, parts.in_two_collections());
    }
    // Of two that are compared, what one of them states is not an answer.
    let of_several = |query: &Query| matches!(&query.shape, Shape::Reckoning(reckoning) if reckoning.of_one.is_none());
    let plainly = plainly.or_else(|| (compares && queries.iter().any(of_several)).then(|| s.said(&asks)));
    Some(Reckoned { queries, plainly, unstated: unstated(s) })
}

/// What is plainly worked out, and where that is said.
fn plain(s: &Sentence<'_>) -> Option<(Operation, Range<usize>)> {
    // "Four times the teenagers" tells how many, and multiplies nothing.
    let stated = |mark: &Mark<'_>| {
        let before = mark.span.start.checked_sub(1).map_or("", |at| s.word(at));
        s.word(mark.span.start) == "times" && number(before).is_some() && entry::figure(s).is_none()
    };
    // "On average, each time" divides nothing.
    let each_time = |mark: &Mark<'_>| s.word(mark.span.end) == "time";
    marks(s).filter(|mark| !stated(mark)).find_map(|mark| match mark.role {
        Role::Reckoned(Operation::Ratio) if each_time(mark) => None,
        Role::Reckoned(operation) => Some((*operation, mark.span.clone())),
        _ => None,
    })
}

/// Words that work something out; "the sum of entries" counts what the catalogue has.
fn marks<'m, 'a>(s: &'m Sentence<'a>) -> impl Iterator<Item = &'m Mark<'a>> {
    let counts = |mark: &Mark<'_>| {
        s.marks.iter().any(|next| matches!(next.role, Role::Unit(_)) && next.span.start == mark.span.end)
    };
    // "What sum of money" asks how much.
    let asks = |mark: &Mark<'_>| {
        s.marks.iter().any(|much| {
            *much.role == Role::HowMuch && much.span.len() > mark.span.len() && much.span.contains(&mark.span.start)
        })
    };
    s.marks.iter().filter(move |mark| !in_name(s, mark.span.start) && !counts(mark) && !asks(mark))
}

/// What may be worked out, where nothing says so plainly.
fn perhaps(s: &Sentence<'_>) -> Option<(Operation, Range<usize>)> {
    // "How many demonstrations a day did they average?"
    let in_time = || {
        let each = |at: usize| matches!(s.word(at), "a" | "per" | "each" | "every") && TIMES.contains(&s.word(at + 1));
        let at = (0..s.words.len()).find(|at| each(*at)).filter(|_| s.has_anywhere(&Role::Average));
        at.map(|at| (Operation::Ratio, at..at + 1))
    };
    let marked = || {
        marks(s).find_map(|mark| match mark.role {
            // "Per annum" and "per cent" divide nothing.
            Role::MayReckon(Operation::Ratio) if UNITS.contains(&s.word(mark.span.end)) => None,
            Role::MayReckon(operation) => Some((*operation, mark.span.clone())),
            Role::Change if asks_figure(s) && !asks_share(s) => Some((Operation::Difference, mark.span.clone())),
            _ => None,
        })
    };
    let more = || {
        let many = s.where_asks(&Role::HowMany).or_else(|| s.where_asks(&Role::HowMuch))?;
        let at = (many.end..many.end + MORE_WITHIN).find(|at| s.compares(*at))?;
        Some((Operation::Difference, at..at + 1))
    };
    // "What did they raise in 2014 and 2015 in total?"
    let total = || {
        let said = marks(s).find(|mark| *mark.role == Role::Total).map(|mark| mark.span.clone());
        let several = || s.years.len() > 1 || of_two(s) || (counts_up(s) && s.has_anywhere(&Role::HowMany));
        said.filter(|_| several()).map(|span| (Operation::Sum, span))
    };
    in_time().or_else(marked).or_else(more).or_else(total)
}

/// "Citizens Advice and council officers together": what is counted up stands around "and".
fn counts_up(s: &Sentence<'_>) -> bool {
    let says = |at: usize| s.library.search().is_content_word(s.word(at));
    (1..s.words.len().saturating_sub(1)).any(|at| s.word(at) == "and" && says(at - 1) && !in_name(s, at))
}

/// "What share of them found work?", "how many are still waiting?", "the reduction in per cent": worked out of what one entry
/// states, where it does not state that itself.
fn unstated(s: &Sentence<'_>) -> Vec<Query> {
    let Some(figure) = entry::figure(s) else { return Vec::new() };
    let left = s.words.iter().any(|word| LEFT.contains(&word.as_str()));
    let changed = s.marks.iter().any(|mark| *mark.role == Role::Change);
    let (operation, metric) = match figure.metric {
        Metric::Share if changed => (Operation::Change, Metric::Amount),
        Metric::Share => (Operation::Part, Metric::Count),
        Metric::Count if left => (Operation::Rest, Metric::Count),
        _ => return Vec::new(),
    };
    let parts = Parts { s, operation };
    let term = parts.term(&parts.whole(), None);
    let term = Term { ask: FigureAsk { metric, counted: Vec::new(), years: term.ask.years.clone() }, ..term };
    let of_one = Some(term.text.clone());
    // Two years of one figure, or two figures of one fact, of which one alone need be of the year.
    let of_any_year = Term { ask: FigureAsk { years: Vec::new(), ..term.ask.clone() }, ..term.clone() };
    let terms = if operation == Operation::Change { vec![of_any_year] } else { vec![term, of_any_year] };
    vec![query(Reckoning { operation, terms, of_one, told: Vec::new() })]
}

/// "19% of all staff: how many people is that?"
fn of_whole(s: &Sentence<'_>) -> Vec<Query> {
    let parts = Parts { s, operation: Operation::OfWhole };
    let term = |metric: Metric| {
        let term = parts.term(&parts.whole(), None);
        Term { ask: FigureAsk { metric, counted: Vec::new(), years: Vec::new() }, ..term }
    };
    let of = |whole: Metric| {
        let terms = vec![term(Metric::Share), term(whole)];
        let of_one = terms.first().map(|term| term.text.clone());
        query(Reckoning { operation: Operation::OfWhole, terms, of_one, told: Vec::new() })
    };
    vec![of(Metric::Count), of(Metric::AnyMoney)]
}

/// What is asked for are those of whom nothing was told yet.
pub(crate) const LEFT: [&str; 6] = ["left", "remaining", "remained", "remain", "still", "yet"];

fn query(reckoning: Reckoning) -> Query {
    Query::new(Select::default(), Shape::Reckoning(reckoning))
}

/// Whether a figure may be asked for: "they let the grass grow, which one is it?" describes an entry.
fn asks_figure(s: &Sentence<'_>) -> bool {
    let many = |role: &Role| matches!(role, Role::HowMuch | Role::HowMany | Role::Metric(_));
    s.marks.iter().any(|mark| many(mark.role)) || !s.words.windows(2).any(|two| two[0] == "which" && two[1] == "one")
}

/// "By what percentage did it fall?"
fn asks_share(s: &Sentence<'_>) -> bool {
    entry::figure(s).is_some_and(|figure| figure.metric == Metric::Share)
}

/// The word that compares two of something: "which has more, A or B?"
fn compared(s: &Sentence<'_>) -> Option<usize> {
    let at = s.asked.clone().find(|at| s.compares(*at) && s.word(*at) != "size" && !in_name(s, *at))?;
    let joined = s.words.iter().any(|word| matches!(word.as_str(), "than" | "or" | "versus" | "vs" | "against"));
    // "More than 500" gives a limit, and compares nothing.
    let said = s.word(at + 2);
    let limit = s.word(at + 1) == "than"
        && (number(said).is_some() || said == "once" || said.starts_with(|c: char| c.is_ascii_digit()));
    (joined && !limit).then_some(at)
}

/// Whether two of something are mentioned together: "both years", "the two grants", "from one year to the next".
fn of_two(s: &Sentence<'_>) -> bool {
    s.words.iter().any(|word| matches!(word.as_str(), "both" | "two"))
        || s.words.iter().filter(|word| matches!(word.as_str(), "year" | "years" | "yr" | "yrs")).count() > 1
}

/// Where words part a sentence: the surest kind of word first, and of those the one between two names.
fn parting(s: &Sentence<'_>, words: &[&str]) -> Vec<Range<usize>> {
    let mut places: Vec<usize> =
        (1..s.words.len().saturating_sub(1)).filter(|at| words.contains(&s.word(*at)) && !in_name(s, *at)).collect();
    let kind = |at: &usize| words.iter().position(|word| *word == s.word(*at));
    let between_names =
        |at: usize| named(s, &(0..at)).next().is_some() && named(s, &(at..s.words.len())).next().is_some();
    places.sort_by_key(|at| (!between_names(*at), kind(at)));
    places.into_iter().map(|at| at..at + 1).collect()
}

/// Where organisations and places are named.
fn named<'s>(s: &'s Sentence<'_>, within: &Range<usize>) -> impl Iterator<Item = Range<usize>> + use<'s> {
    let organisations =
        s.names.organisations.iter().filter(|mention| mention.exact).map(|mention| mention.span.clone());
    let places = s.names.places.iter().map(|mention| mention.span.clone());
    let within = within.clone();
    organisations.chain(places).filter(move |span| within.start <= span.start && span.end <= within.end)
}

/// Whether a word belongs to a name.
fn in_name(s: &Sentence<'_>, at: usize) -> bool {
    let organisations = s.names.organisations.iter().map(|mention| &mention.span);
    let categories = s.names.categories.iter().map(|mention| &mention.span);
    let collections = s.names.collections.iter().map(|mention| &mention.span);
    organisations.chain(categories).chain(collections).any(|span| span.len() > 1 && span.contains(&at))
}

/// A number of something.
const COUNTS: [&str; 6] = ["count", "counts", "total", "totals", "number", "numbers"];
/// What is said of two that tell the same figure.
const TELLING: [&str; 12] =
    ["give", "gives", "print", "prints", "say", "says", "state", "different", "differ", "both", "later", "earlier"];

/// A sentence whose figures are distinguished from each other.
struct Parts<'s, 'a> {
    s: &'s Sentence<'a>,
    operation: Operation,
}

impl Parts<'_, '_> {
    /// What is worked out where the sentence is parted here.
    fn query(&self, between: &Range<usize>) -> Option<Query> {
        let (left, right) = (self.left(between.start), self.right(between.end));
        if left.is_empty() || right.is_empty() {
            return None;
        }
        // "Is A worth more a year than B?" What is compared stands beside the word that compares.
        // "How many more live in A than in B?" Nobody is named before it: it is asked of both.
        let behind = |at: &usize| {
            named(self.s, &(left.start..*at)).next().is_none() && named(self.s, &(*at..left.end)).next().is_some()
        };
        let compared = (left.start + 1..left.end)
            .find(|at| self.s.compares(*at))
            .filter(|at| self.s.word(between.start) == "than" && !behind(at));
        let (left, compared) = match compared {
            Some(at) => (left.start..at - 1, at - 1..between.start),
            None => (left, 0..0),
        };
        let elsewhere = [0..left.start, compared, right.end..self.s.words.len()];
        let (of_left, of_right): (Vec<_>, Vec<_>) = (named(self.s, &left).collect(), named(self.s, &right).collect());
        let same = of_left.iter().any(|span| of_right.iter().any(|other| self.s.said(span) == self.s.said(other)));
        let two = !of_left.is_empty() && !of_right.is_empty() && !same;
        let terms = if two {
            // What is asked of both may stand before the first name, or behind either.
            let from = of_left.iter().map(|span| span.start).min().unwrap_or(left.start);
            let mut shared = elsewhere.to_vec();
            shared.push(left.start..from);
            let asks = |at: usize| {
                self.s.library.search().is_content_word(self.s.word(at))
                    && !self.s.is(at, &Role::Filler)
                    && !self.works(at)
            };
            let asked_elsewhere = shared.iter().cloned().flatten().any(asks);
            let own = |side: Range<usize>, other: &Range<usize>, names: &[Range<usize>], others: &[Range<usize>]| {
                let mut spans = shared.clone();
                // What is asked of both may stand beside the other's name: "Essex or Leicestershire's yearly saving".
                if !self.says_more(&side, names) && !asked_elsewhere {
                    spans.extend(Self::beside(other, others));
                }
                spans.push(side);
                self.term(&spans, None)
            };
            let left = from..left.end;
            vec![own(left.clone(), &right, &of_left, &of_right), own(right.clone(), &left, &of_right, &of_left)]
        } else {
            let names: Vec<Range<usize>> = of_left.into_iter().chain(of_right).collect();
            let term = |side: &Range<usize>| {
                let mut spans = elsewhere.to_vec();
                spans.extend(names.iter().cloned());
                spans.push(side.clone());
                self.term(&spans, Some(side))
            };
            let (mut first, mut second) = (term(&left), term(&right));
            if self.operation == Operation::Ratio {
                self.divide((&mut first, &left), (&mut second, &right));
            }
            vec![first, second]
        };
        let of_one = (!two).then(|| self.term(&self.whole(), None).text);
        Some(query(Reckoning { operation: self.operation, terms, of_one, told: Vec::new() }))
    }

    /// Says what is divided, and among what: "the mean payment per grant", "raised per project".
    fn divide(&self, (first, left): (&mut Term, &Range<usize>), (second, right): (&mut Term, &Range<usize>)) {
        if first.ask.metric == Metric::Amount && left.clone().any(|at| self.is_of_money(at)) {
            first.ask.metric = Metric::AnyMoney;
        }
        // What something is divided among is counted.
        let counted = right.clone().map(|at| self.s.word(at).to_owned());
        let counted = counted.filter(|word| self.s.library.search().is_content_word(word)).take(1).collect();
        let time = TIMES.contains(&self.s.word(right.start));
        let metric = if time { Metric::Duration } else { Metric::Count };
        second.ask = FigureAsk { metric, counted, years: std::mem::take(&mut second.ask.years) };
    }

    /// "The brochure and the LGA page give different totals: how far apart are they?" The same figure, as two collections tell it.
    fn in_two_collections(&self) -> Option<Query> {
        let [one, other] = self.s.names.collections.as_slice() else { return None };
        let named = named(self.s, &(0..self.s.words.len())).next().is_some();
        let differ = one.keys.iter().all(|key| !other.keys.contains(key));
        let asks = |at: &usize| {
            ![one, other].iter().any(|mention| mention.span.contains(at)) && !TELLING.contains(&self.s.word(*at))
        };
        let said: Vec<Range<usize>> = (0..self.s.words.len()).filter(asks).map(|at| at..at + 1).collect();
        // "Sensor counts": what is counted stands before.
        let counts = (1..self.s.words.len()).find(|at| COUNTS.contains(&self.s.word(*at)));
        let counted = counts.map(|at| vec![self.s.word(at - 1).to_owned()]);
        let term = |mention: &Range<usize>| {
            let mut spans = said.clone();
            spans.push(mention.clone());
            let term = self.term(&spans, None);
            let ask = |counted: &Vec<String>| FigureAsk {
                metric: Metric::Count,
                counted: counted.clone(),
                years: Vec::new(),
            };
            Term { ask: counted.as_ref().map_or_else(|| term.ask.clone(), ask), ..term }
        };
        let terms = vec![term(&one.span), term(&other.span)];
        (named && differ)
            .then(|| query(Reckoning { operation: Operation::Difference, terms, of_one: None, told: Vec::new() }))
    }

    /// What stands before a word that parts, as far as its clause reaches, or behind what leads to it.
    fn left(&self, end: usize) -> Range<usize> {
        let clause = match self.s.clause(end) {
            clause if clause.start == end && end > 0 => self.s.clause(end - 1),
            clause => clause,
        };
        let led = (clause.start..end).rev().find(|at| LEADS.contains(&self.s.word(*at)) && at + 1 < end);
        led.map_or(clause.start, |at| at + 1)..end
    }

    /// What stands behind it.
    fn right(&self, start: usize) -> Range<usize> {
        start..self.s.clause(start).end.max(start)
    }

    /// Whether something is said beside names that may be asked for.
    fn says_more(&self, side: &Range<usize>, names: &[Range<usize>]) -> bool {
        Self::beside(side, names)
            .into_iter()
            .flatten()
            .any(|at| self.s.library.search().is_content_word(self.s.word(at)))
    }

    /// All words, as one place.
    fn whole(&self) -> Vec<Range<usize>> {
        std::iter::once(0..self.s.words.len()).collect()
    }

    /// What of a side is not a name, word by word.
    fn beside(side: &Range<usize>, names: &[Range<usize>]) -> Vec<Range<usize>> {
        let free = side.clone().filter(|at| !names.iter().any(|span| span.contains(at)));
        free.map(|at| at..at + 1).collect()
    }

    /// Whether a word says that something is money.
    fn is_of_money(&self, at: usize) -> bool {
        let money = |role: &Role| matches!(role, Role::Money(_) | Role::OfMoney);
        GIVEN.contains(&self.s.word(at)) || self.s.marks.iter().any(|mark| money(mark.role) && mark.span.contains(&at))
    }

    /// Whether a word only says what is worked out.
    fn works(&self, at: usize) -> bool {
        let reckons =
            |role: &Role| matches!(role, Role::Reckoned(_) | Role::MayReckon(_) | Role::Change | Role::Average);
        self.s.marks.iter().any(|mark| reckons(mark.role) && mark.span.contains(&at))
            || self.s.compares(at)
            || COMPARED.contains(&self.s.word(at))
            || FIGURES.contains(&self.s.word(at))
            || (self.s.word(at) == "one" && self.s.word(at.wrapping_sub(1)) == "which")
    }

    /// The figure that the words at these places ask for; `own` are those that tell it from the other.
    fn term(&self, spans: &[Range<usize>], own: Option<&Range<usize>>) -> Term {
        let s = self.s;
        let within = |at: &usize| spans.iter().any(|span| span.contains(at));
        let is_year = |at: usize| s.years.iter().any(|(_, year)| *year == at);
        let kept: Vec<usize> = (0..s.words.len())
            .filter(within)
            .filter(|at| !self.works(*at) && (!s.is(*at, &Role::Filler) || is_year(*at)))
            .collect();
        let told = kept.iter().filter(|at| own.is_some_and(|own| own.contains(at)));
        let focus: Vec<&str> =
            told.filter(|at| s.library.search().is_content_word(s.word(**at))).map(|at| s.word(*at)).collect();
        let only_years = focus.iter().all(|word| word.parse::<u16>().is_ok());
        let ask =
            entry::figure(s).unwrap_or(FigureAsk { metric: Metric::Amount, counted: Vec::new(), years: Vec::new() });
        let text = entry::text_of(s, &crate::query::Ask::Figure(ask.clone()), |at| !kept.contains(&at));
        let counted = ask.counted.into_iter().filter(|word| kept.iter().any(|at| s.word(*at) == word)).collect();
        let years = s.years.iter().filter(|(year, at)| kept.contains(at) && ask.years.contains(year));
        let years = years.map(|(year, _)| *year).collect();
        let focus = (!focus.is_empty() && !only_years).then(|| focus.join(" "));
        Term { text, focus, ask: FigureAsk { metric: ask.metric, counted, years } }
    }
}
