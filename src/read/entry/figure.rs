//! Which figure a question asks for: of what kind, what is counted, and of which years.

use super::super::sentence::Sentence;
use super::super::words::Role;
use super::{MOST_WORDS_WITHOUT_ASKING, names_one};
use crate::catalogue::FigureKind;
use crate::query::{FigureAsk, Metric};

/// The figure that it asks for, if it asks for one.
pub(crate) fn figure(s: &Sentence<'_>) -> Option<FigureAsk> {
    let metric = metric(s)?;
    // "When was it? I have 2019 in my notes" asks for no figure of 2019.
    let years = s.years.iter().filter(|(_, at)| !in_collection(s, *at) && *at < s.asked.end);
    let years = years.map(|(year, _)| *year).collect();
    Some(FigureAsk { metric, counted: counted(s), years })
}

pub(crate) fn in_collection(s: &Sentence<'_>, at: usize) -> bool {
    s.names.collections.iter().any(|mention| mention.span.contains(&at))
}

/// The kind of figure that is asked for.
fn metric(s: &Sentence<'_>) -> Option<Metric> {
    if let Some(metric) = named_metric(s) {
        // "How long was the queue?" asks how many stood in it.
        let queue = metric == Metric::Duration && s.asked.clone().any(|at| QUEUES.contains(&s.word(at)));
        return Some(if queue { Metric::Count } else { metric });
    }
    // "By how much has it grown?", "what was the rise in calls?"
    let what = s.where_asks(&Role::What).is_some_and(|what| {
        s.asking(|role| *role == Role::Change).any(|change| (what.start..=what.end + 2).contains(&change.span.start))
    });
    // "Turnover down by?"
    let by = s
        .asking(|role| *role == Role::Change)
        .any(|change| change.span.end == s.asked.end && s.word(change.span.end - 1) == "by");
    // "By how much did it cut turnover?"
    let exceeds = s.words.iter().any(|word| word.starts_with("exceed"));
    let by_how_much = s.where_asks(&Role::HowMuch).is_some_and(|much| s.word(much.start.wrapping_sub(1)) == "by");
    let by_how_much = by_how_much && !exceeds;
    if by_how_much || (s.asks(&Role::Change) && (s.asks(&Role::HowMuch) || what || by)) {
        return Some(Metric::Change);
    }
    let money = money(s);
    if s.asks(&Role::HowMany) {
        // "How many pounds" and "how many million pounds" ask for money.
        let of_money = s
            .find(&Role::OfMoney)
            .zip(s.where_asks(&Role::HowMany))
            .is_some_and(|(money, many)| money.start >= many.end && money.start <= many.end + 3);
        return Some(if of_money { Metric::AnyMoney } else { Metric::Count });
    }
    if s.asks(&Role::HowMuch) {
        // "How much is a ticket?" asks for a price.
        let price = s.where_asks(&Role::HowMuch).is_some_and(|much| {
            matches!(s.word(much.end), "is" | "was" | "are")
                && matches!(s.word(much.end + 1), "a" | "an" | "one" | "each")
        });
        return Some(match money {
            None if price => Metric::AnyMoney,
            Some(kind) if kind != FigureKind::Cost || !s.asks(&Role::OfMoney) => Metric::Money(kind),
            _ if s.asks(&Role::OfMoney) => Metric::AnyMoney,
            _ => Metric::Amount,
        });
    }
    if asks_sum(s) {
        return Some(money.map_or(Metric::AnyMoney, Metric::Money));
    }
    // "Oxford shops directory, total?"
    let title = asks_nothing(s) && s.words.len() <= TITLE;
    if title && (asks_number(s) || counted_in_time(s).or_else(|| counted_until_now(s)).is_some()) {
        return Some(Metric::Count);
    }
    (title && s.has(&Role::Total)).then_some(Metric::Amount)
}

/// What is as long as many stand in it.
const QUEUES: [&str; 4] = ["queue", "queues", "register", "backlog"];

/// "Maternity champions number": how many there are is asked at the end, and not by what number to reach them.
fn asks_number(s: &Sentence<'_>) -> bool {
    let Some(at) = last_said(s) else { return false };
    let before = at.checked_sub(1).map_or("", |at| s.word(at));
    matches!(s.word(at), "number" | "numbers")
        && !matches!(before, "" | "phone" | "telephone" | "contact" | "mobile" | "reference")
}

/// The last word but for "please".
fn last_said(s: &Sentence<'_>) -> Option<usize> {
    (0..s.words.len()).rev().find(|at| !matches!(s.word(*at), "please" | "pls" | "plz"))
}

/// "Meals a year": where what is counted in a time stands.
fn counted_in_time(s: &Sentence<'_>) -> Option<usize> {
    let time = |word: &str| matches!(word, "year" | "yr" | "month" | "week" | "day" | "hour");
    let [.., counted, each, last] = s.words.as_slice() else { return None };
    let each = matches!(each.as_str(), "a" | "per" | "each" | "every");
    let plural = counted.ends_with('s') && counted.len() > SHORTEST_PLURAL;
    (each && plural && time(last)).then(|| s.words.len() - 3)
}

/// "Visits so far?", "arrests to date": where what was counted until now stands.
fn counted_until_now(s: &Sentence<'_>) -> Option<usize> {
    let [.., counted, until, now] = s.words.as_slice() else { return None };
    let until_now = matches!((until.as_str(), now.as_str()), ("so", "far") | ("to", "date") | ("in", "total"));
    let plural = counted.ends_with('s') && counted.len() > SHORTEST_PLURAL;
    (until_now && plural).then(|| s.words.len() - 3)
}

/// A shorter word that ends in "s" is hardly a plural.
const SHORTEST_PLURAL: usize = 3;

/// Whether it has no word of asking, as titles and fragments have none.
fn asks_nothing(s: &Sentence<'_>) -> bool {
    ![Role::What, Role::Who, Role::Where, Role::Why].iter().any(|role| s.has(role)) && !s.begins(&Role::YesNo)
}

/// The kind of figure that is named: "what percentage", "since when", "how long".
fn named_metric(s: &Sentence<'_>) -> Option<Metric> {
    let asked = s.asking(|role| matches!(role, Role::Metric(_))).filter(|mark| {
        // "When" asks at the beginning; further on it only tells of a time.
        let asked_before = || {
            let others =
                s.marks.iter().filter(|other| matches!(other.role, Role::What | Role::Who) && other.span.len() == 1);
            others.into_iter().any(|other| other.span.end <= mark.span.start)
        };
        // "How big a discount?" asks how much.
        if *mark.role == Role::Metric(Metric::Measure) && matches!(s.word(mark.span.end), "a" | "an") {
            return false;
        }
        *mark.role != Role::Metric(Metric::Date)
            || s.word(mark.span.start) != "when"
            || ((leads(s, mark.span.start) || s.is(mark.span.end, &Role::YesNo)) && !asked_before())
    });
    let asked =
        asked.min_by_key(|mark| (*mark.role == Role::Metric(Metric::Amount), mark.span.start)).and_then(|mark| {
            match mark.role {
                Role::Metric(metric) => Some(*metric),
                _ => None,
            }
        });
    let asked = asked.filter(|metric| is_asked(s, *metric));
    // "What %" asks for a share, "45%" states one.
    let states = |before: &str| before.trim_end().ends_with(|c: char| c.is_ascii_digit());
    let percent = s.text.match_indices('%').any(|(at, _)| !states(&s.text[..at]));
    asked.or_else(|| percent.then_some(Metric::Share))
}

/// Whether it asks for a sum of money without "how much".
fn asks_sum(s: &Sentence<'_>) -> bool {
    // "Who is in charge?" asks for no money.
    if names_one(s) || (s.has(&Role::Boss) && s.has(&Role::Who)) {
        return false;
    }
    // "What did it cost?", "the budget of …", "Tameside app cost": beside "what", or at the end.
    let sums =
        || s.asking(|role| matches!(role, Role::Money(_))).filter(|mark| SUMS.contains(&s.word(mark.span.start)));
    let what = s.where_asks(&Role::What);
    let near = |at: usize| {
        what.as_ref().is_some_and(|what| at >= what.end && at <= what.end + MOST_WORDS_FROM_WHAT)
            || at + MOST_WORDS_FROM_WHAT >= s.asked.end
    };
    // "What did the campaign cost?" asks for it wherever the verb stands.
    let did = what
        .as_ref()
        .is_some_and(|what| s.is(what.end, &Role::YesNo) && what.start <= s.core.start + MOST_WORDS_FROM_WHAT);
    let done = did && sums().any(|mark| DONE_WITH_MONEY.contains(&s.word(mark.span.start)));
    // "Total installation cost of the sensors": a title for a figure.
    let bare = asks_nothing(s);
    let total = |at: usize| at.checked_sub(1).is_some_and(|before| s.is(before, &Role::Total));
    let leads =
        |at: usize| at <= s.core.start + MOST_WORDS_FROM_WHAT || at + MOST_WORDS_FROM_WHAT >= s.asked.end || total(at);
    // "State the annual fee for …", "I need the value of …"
    let requested = |at: usize| {
        let before = (1..=REQUESTED_WITHIN).filter_map(|back| at.checked_sub(back)).map(|before| s.word(before));
        before.into_iter().any(|word| REQUESTING.contains(&word))
            && (matches!(s.word(at + 1), "of" | "for" | "that" | "paid")
                || s.names.organisations.iter().any(|mention| mention.span.start == at + 1))
    };
    done || sums().any(|mark| requested(mark.span.start))
        || (what.is_some() && sums().any(|mark| near(mark.span.start)))
        || (s.words.len() <= MOST_WORDS_WITHOUT_ASKING && sums().next().is_some())
        || (bare && s.words.len() <= TITLE && sums().any(|mark| leads(mark.span.start)))
}

/// Whether a kind of figure is asked for where its words stand: "45 percent" states a share, and "how far did it get?" asks
/// for a result.
fn is_asked(s: &Sentence<'_>, metric: Metric) -> bool {
    match metric {
        Metric::Share => !states_share(s),
        Metric::Measure => !s.asking(|role| *role == Role::Fared).any(|mark| mark.span.len() > 1),
        _ => true,
    }
}

/// A title for a figure has no more words than this.
const TITLE: usize = 12;
/// What is done with money.
const DONE_WITH_MONEY: [&str; 13] =
    ["cost", "costs", "spend", "spent", "pay", "paid", "save", "saved", "charge", "raise", "raised", "earn", "earned"];
/// Words that request something,
const REQUESTING: [&str; 7] = ["state", "give", "quote", "provide", "specify", "need", "tell"];
/// and how many words before a sum they stand.
const REQUESTED_WITHIN: usize = 4;
/// How far from "what", or from the end, a sum of money is asked for.
const MOST_WORDS_FROM_WHAT: usize = 3;

/// Whether the share that is mentioned is given with its number.
fn states_share(s: &Sentence<'_>) -> bool {
    let shares: Vec<usize> =
        s.asking(|role| *role == Role::Metric(Metric::Share)).map(|mark| mark.span.start).collect();
    shares.iter().all(|at| {
        matches!(s.word(*at), "percent" | "per" | "pct")
            && at.checked_sub(1).is_some_and(|before| s.word(before).starts_with(|c: char| c.is_ascii_digit()))
    })
}

/// Words for an amount of money that ask for it without "how much".
const SUMS: [&str; 32] = [
    "rent", "fare", "cost", "costs", "price", "budget", "fee", "fees", "bill", "saving", "savings", "save", "saved",
    "saves", "spend", "spent", "pay", "paid", "worth", "grant", "turnover", "income", "revenue", "raised", "raise",
    "profit", "ransom", "expenditure", "outlay", "value", "earned", "charge",
];

/// The kind of money that is mentioned.
fn money(s: &Sentence<'_>) -> Option<FigureKind> {
    let kinds: Vec<FigureKind> = s
        .marked(|role| matches!(role, Role::Money(_)))
        .filter_map(|mark| match mark.role {
            Role::Money(kind) => Some(*kind),
            _ => None,
        })
        .collect();
    // "How much funding did it save" is about a saving: what is done to the money tells its kind.
    let first = |wanted: FigureKind| kinds.contains(&wanted).then_some(wanted);
    // "The value of the grants" is that of grants.
    let other_than_worth = || kinds.iter().find(|kind| **kind != FigureKind::Worth).or(kinds.first()).copied();
    first(FigureKind::Saving).or_else(|| first(FigureKind::Income)).or_else(other_than_worth)
}

/// Whether a word is among the first of those that ask.
fn leads(s: &Sentence<'_>, at: usize) -> bool {
    let after = |at: usize| {
        at.checked_sub(1).is_none_or(|before| matches!(s.word(before), "and" | "so" | "since" | "by" | "exactly"))
    };
    (s.asked.start..at).all(|before| s.is(before, &Role::Filler)) || after(at) || at + 1 == s.words.len()
}

/// What is counted: the first words behind "how many" that say anything, as "parking sensors" are two.
fn counted(s: &Sentence<'_>) -> Vec<String> {
    let Some(span) = s.where_asks(&Role::HowMany) else {
        let number = last_said(s).filter(|_| asks_nothing(s) && asks_number(s));
        if let Some(last) = number.and_then(|at| at.checked_sub(1)) {
            // "Arrests since the new cameras, number please": what stands before the rest of its clause.
            let tells = |at: &usize| s.library.search().is_content_word(s.word(*at));
            let own_clause = s.clause(last + 1).start == last + 1;
            let begins = s.clause(last).start;
            let ends = (begins + 1..last).find(|at| own_clause && !tells(at)).map(|at| at - 1);
            return vec![s.word(ends.unwrap_or(last)).to_owned()];
        }
        if let Some(at) = counted_in_time(s).or_else(|| counted_until_now(s)).filter(|_| asks_nothing(s)) {
            return vec![s.word(at).to_owned()];
        }
        return s.words.iter().filter(|word| names_days(word)).cloned().collect();
    };
    let search = s.library.search();
    let more = [
        "more", "new", "other", "different", "extra", "total", "million", "thousand", "pounds", "of", "the", "those",
        "these",
    ];
    let named = |at: usize| {
        let organisation = s.names.organisations.iter().any(|mention| mention.exact && mention.span.contains(&at));
        organisation || s.names.places.iter().any(|mention| mention.span.contains(&at))
    };
    // What is counted ends before a verb, a preposition or a name.
    let ends = |at: usize| {
        s.is(at, &Role::YesNo) || named(at) || (!search.is_content_word(s.word(at)) && !more.contains(&s.word(at)))
    };
    let behind = (span.end..s.asked.end.max(span.end)).take(COUNTED_WITHIN);
    let more = |at: usize| more.contains(&s.word(at)) || EACH.contains(&s.word(at));
    let behind = behind.skip_while(|at| more(*at) || named(*at)).take_while(|at| !ends(*at));
    let telling = behind.filter(|at| !more(*at));
    telling.take(2).map(|at| s.word(at).to_owned()).collect()
}

/// Whether a word asks for some of the days or months: "which days".
pub(super) fn names_days(word: &str) -> bool {
    matches!(word, "days" | "weekdays" | "months")
}

/// How many words behind "how many" what is counted may come.
const COUNTED_WITHIN: usize = 4;

/// "How many individual grants?": whether a word only says that each is counted.
pub(super) fn counts_each(s: &Sentence<'_>, at: usize) -> bool {
    let behind = s.where_asks(&Role::HowMany).is_some_and(|many| at >= many.end && at < many.end + COUNTED_WITHIN);
    behind && EACH.contains(&s.word(at))
}

/// Words that say that each is counted.
const EACH: [&str; 6] = ["individual", "separate", "distinct", "single", "actual", "different"];
