//! What each of several has on average: money or a number, divided among those of whom it is asked.

use std::ops::Range;

use super::{Parts, TIMES, in_name, query};
use crate::catalogue::FigureKind;
use crate::query::{FigureAsk, Metric, Operation, Query, Reckoning, Term};
use crate::read::entry;
use crate::read::sentence::Sentence;
use crate::read::words::Role;

/// "The average grant", "how much did each backer give on average?": money, divided among what is counted.
pub(super) fn in_average(s: &Sentence<'_>) -> Option<Query> {
    // "What does the pot come to per year on average?" divides by time.
    let each_time = |at: usize| s.word(at) == "per" && TIMES.contains(&s.word(at + 1));
    if (0..s.words.len()).any(each_time) {
        return None;
    }
    let average = s.marks.iter().find(|mark| *mark.role == Role::Average)?.span.clone();
    // "The mean discretionary grant".
    let mut money = s.marks.iter().filter(|mark| (average.end..average.end + 2).contains(&mark.span.start));
    let given = (average.end..average.end + 2).find(|at| GIVEN.contains(&s.word(*at)) && !in_name(s, *at));
    let kind = money.find_map(|mark| match mark.role {
        Role::Money(kind) => Some((*kind, mark.span.start)),
        _ => None,
    });
    let kind = kind.or(given.map(|at| (FigureKind::Income, at)));
    let says = |at: &usize| s.library.search().is_content_word(s.word(*at));
    let is_money =
        |at: &usize| s.marks.iter().any(|mark| matches!(mark.role, Role::Money(_)) && mark.span.contains(at));
    // "Did each community-led project receive": what is counted ends before what was done.
    let each = s.words.iter().position(|word| word == "each").and_then(|each| {
        // "Each of the community projects".
        let joins = |at: &usize| matches!(s.word(*at), "of" | "the" | "these" | "those");
        let counted = (each + 1..s.words.len()).skip_while(joins).take(COUNTED);
        counted.take_while(|at| says(at) && !is_money(at)).last()
    });
    // "How many workers each on average?" divides among those of whom it is asked.
    let among =
        each.or_else(|| s.where_asks(&Role::HowMany).and_then(|many| (0..many.start).rfind(|at| is_plural(s, *at))));
    let (metric, counted, focus) = match (kind, each.filter(|_| s.has_anywhere(&Role::HowMuch)), among) {
        (Some((kind, at)), ..) => (Metric::Money(kind), at, given.is_none().then_some(at..at + 1)),
        (None, Some(each), _) => (Metric::AnyMoney, each, None),
        (None, None, Some(among)) if s.has_anywhere(&Role::HowMany) => (Metric::Count, among, None),
        (None, None, _) => return None,
    };
    let parts = Parts { s, operation: Operation::Ratio };
    let term = |metric: Metric, counted: Vec<String>, focus: Option<&Range<usize>>| {
        let term = parts.term(&parts.whole(), focus);
        Term { ask: FigureAsk { metric, counted, years: term.ask.years.clone() }, ..term }
    };
    // "The mean contribution per backer".
    let per = s.words.iter().position(|word| word == "per").map(|at| at + 1).filter(|at| says(at));
    let counted = per.unwrap_or(counted);
    let many = term(Metric::Count, vec![s.word(counted).to_owned()], Some(&(counted..counted + 1)));
    let divided = if metric == Metric::Count { entry::figure(s)?.counted } else { Vec::new() };
    let terms = vec![term(metric, divided, focus.as_ref()), many];
    let of_one = terms.first().map(|term| term.text.clone());
    Some(query(Reckoning { operation: Operation::Ratio, terms, of_one, told: Vec::new() }))
}

/// Whether a word is the plural of something that may be counted.
fn is_plural(s: &Sentence<'_>, at: usize) -> bool {
    s.word(at).ends_with('s')
        && s.library.search().is_content_word(s.word(at))
        && !s.is(at, &Role::Filler)
        && !in_name(s, at)
}

/// What each of several gave.
pub(super) const GIVEN: [&str; 4] = ["contribution", "pledge", "gift", "payment"];
/// What is counted has so many words.
const COUNTED: usize = 3;
