//! Questions about one entry: which it is, or something that it tells.

use std::ops::Range;

use super::sentence::Sentence;
use super::words::Role;
use crate::catalogue::{FigureKind, Role as PartyRole, Status};
use crate::query::{Ask, Fared, FigureAsk, Metric, Query, Select, Shape, Unit};

/// Reads a sentence as a question about the entry that its words name or describe.
pub(crate) fn read(s: &Sentence<'_>) -> Query {
    let ask = ask(s);
    let select = Select { focus: focus(s), ..Select::text(&text(s, &ask)) };
    Query::new(select, Shape::Entry(ask))
}

/// The words that name or describe the entry, and what is asked of it; without those that only ask.
pub(crate) fn text(s: &Sentence<'_>, ask: &Ask) -> String {
    text_of(s, ask, |_| false)
}

/// The same without the words at some places.
pub(crate) fn text_of(s: &Sentence<'_>, ask: &Ask, without: impl Fn(usize) -> bool) -> String {
    let asking = |at: usize| {
        let roles = || s.marks.iter().filter(move |mark| mark.span.contains(&at)).map(|mark| mark.role);
        match ask {
            Ask::Result { .. } => roles().any(|role| matches!(role, Role::Status(_) | Role::Award | Role::Fared)),
            Ask::Person { .. } => roles().any(|role| *role == Role::Surname),
            // "Which days" asks for some of them.
            Ask::Figure(_) if names_days(s.word(at)) => false,
            // "No. of homes", "number of homes" count; neither word tells anything.
            Ask::Figure(figure) if figure.metric == Metric::Count && (counts_of(s, at) || counts_each(s, at)) => true,
            // "The subsidy, down how much?": which way it went says no more than that it changed.
            Ask::Figure(figure) if figure.metric == Metric::Change && tells_way(s, at) => true,
            Ask::Figure(_) => {
                roles().any(|role| matches!(role, Role::Metric(Metric::Duration | Metric::Date | Metric::Share)))
            }
            _ => false,
        }
    };
    // A description in words of one's own needs every one of them.
    let describes = matches!(ask, Ask::Which | Ask::Who) && s.words.len() > MOST_WORDS_WITHOUT_ASKING;
    let empty = |at: usize| !describes && s.is(at, &Role::Filler) && !s.years.iter().any(|(_, year)| *year == at);
    // What is said of oneself behind a question describes nothing: "Reading it out next!"
    let behind = |at: usize| at >= s.asked.end && s.is_beside(at);
    // Before it, the document that it is for is all that counts: "I need a fact box on Share Leeds."
    let for_document = |at: usize| s.is_beside(at) && names_document(s, &s.clause(at), at);
    let beside = |at: usize| behind(at) || for_document(at);
    let kept = (0..s.words.len()).filter(|at| !asking(*at) && !empty(*at) && !beside(*at) && !without(*at));
    kept.map(|at| s.written(at)).collect::<Vec<_>>().join(" ")
}

/// Whether a word stands in a phrase that asks for a number of something: "number of", "no. of".
fn counts_of(s: &Sentence<'_>, at: usize) -> bool {
    let counts = |span: &Range<usize>| span.len() > 1 && s.word(span.end - 1) == "of" && span.contains(&at);
    s.marks.iter().any(|mark| *mark.role == Role::HowMany && counts(&mark.span))
}

/// "How many individual grants?": whether a word only says that each is counted.
fn counts_each(s: &Sentence<'_>, at: usize) -> bool {
    let behind = s.where_asks(&Role::HowMany).is_some_and(|many| at >= many.end && at < many.end + COUNTED_WITHIN);
    behind && EACH.contains(&s.word(at))
}

/// Words that say that each is counted.
const EACH: [&str; 6] = ["individual", "separate", "distinct", "single", "actual", "different"];

/// Whether a word stands in a phrase of several that says that something grew or fell: "come down".
fn tells_way(s: &Sentence<'_>, at: usize) -> bool {
    s.marks.iter().any(|mark| *mark.role == Role::Change && mark.span.len() > 1 && mark.span.contains(&at))
}

/// Whether a short clause names a collection, and a word of it does not.
fn names_document(s: &Sentence<'_>, clause: &Range<usize>, at: usize) -> bool {
    let collections = || s.names.collections.iter().map(|mention| &mention.span);
    clause.len() <= SHORT_CLAUSE
        && collections().any(|span| clause.contains(&span.start))
        && !collections().any(|span| span.contains(&at))
}

/// A clause of no more words than this says little beside a name.
const SHORT_CLAUSE: usize = 9;

/// The words that ask, where others explain, and they say enough to be answered by.
fn focus(s: &Sentence<'_>) -> Option<String> {
    if s.asked.len() == s.words.len() {
        return None;
    }
    let telling =
        s.asked.clone().filter(|at| s.library.search().is_content_word(s.word(*at)) && !s.is(*at, &Role::Filler));
    let words: Vec<&str> = telling.map(|at| s.word(at)).collect();
    (words.len() >= ENOUGH).then(|| words.join(" "))
}

/// Words that say enough to be answered by.
const ENOUGH: usize = 2;

/// What is asked of the entry.
pub(crate) fn ask(s: &Sentence<'_>) -> Ask {
    if let Some(result) = result(s) {
        return result;
    }
    if s.words.windows(4).any(|words| words == ["from", "what", "to", "what"]) {
        return Ask::Fact { strictly: false };
    }
    if let Some(figure) = figure(s) {
        return Ask::Figure(figure);
    }
    if s.asks(&Role::Why) {
        return Ask::Fact { strictly: true };
    }
    let called = s.words.iter().any(|word| matches!(word.as_str(), "called" | "named" | "title"));
    // "What's their software partner called?" asks for the partner.
    if s.asks(&Role::What) && called && party(s, false).is_none() {
        return Ask::Which;
    }
    let post = s.asks(&Role::Post) || s.asks(&Role::Boss) || s.asks(&Role::Did);
    let asks_name = s.asks(&Role::Surname);
    let somebody = s.asks(&Role::Who) || (s.asks(&Role::What) && asks_for_post(s));
    if (post && (somebody || (s.words.len() <= MOST_WORDS_WITHOUT_ASKING && !s.asks(&Role::What)))) || asks_name {
        let first = asks_name && s.words.iter().any(|word| word == "first");
        return Ask::Person { surname: asks_name && !first };
    }
    let who = s.asks(&Role::Who);
    if let Some(kind) = kind(s) {
        return Ask::Parties { role: None, kind: Some(kind) };
    }
    // "Which body put up the money?" asks for no entrant.
    let serves = |role: &PartyRole| matches!(role, PartyRole::Funder | PartyRole::Supplier | PartyRole::Evaluator);
    let one = names_one(s);
    if let Some(role) = party(s, who || one).filter(|role| (!one || serves(role)) && !plural(s)) {
        return Ask::Parties { role: Some(role), kind: None };
    }
    if names_one(s) {
        return Ask::Who;
    }
    if who {
        return if s.names.people.is_empty() { Ask::Who } else { Ask::Person { surname: false } };
    }
    if s.asks(&Role::Where) || s.asks(&Role::What) || s.begins(&Role::YesNo) {
        return Ask::Fact { strictly: false };
    }
    Ask::Which
}

/// Whether what is asked for is a post or its holder, and nothing of theirs: "what's the boss's name", but not "what laptop did
/// the boss like".
fn asks_for_post(s: &Sentence<'_>) -> bool {
    let Some(what) = s.where_asks(&Role::What) else { return false };
    let posts = s.asking(|role| matches!(role, Role::Post | Role::Boss | Role::Did)).map(|mark| mark.span.start);
    let leads = |at: usize| !s.library.search().is_content_word(s.word(at)) || s.is(at, &Role::Filler);
    posts.min().is_some_and(|post| (what.end..post).all(leads))
}

/// The kind of organisation that is asked for: "which company", "what charity".
fn kind(s: &Sentence<'_>) -> Option<String> {
    s.marks.iter().find_map(|mark| match mark.role {
        Role::Kind(kind) if !kind.ends_with("council") && !s.word(mark.span.end - 1).ends_with('s') => {
            let before = (1..=3).filter_map(|back| mark.span.start.checked_sub(back));
            // "The case study in which police referrals are handled" describes it.
            let told = |at: usize| at.checked_sub(1).is_some_and(|before| matches!(s.word(before), "in" | "on" | "at"));
            let asked = before
                .into_iter()
                .any(|at| matches!(s.word(at), "which" | "what" | "whose" | "who" | "whos") && !told(at));
            asked.then(|| kind.clone())
        }
        _ => None,
    })
}

/// The role in which somebody took part, where that is asked for: by its name, or by what was done, after "who".
fn party(s: &Sentence<'_>, who: bool) -> Option<PartyRole> {
    let asks = who || s.asks(&Role::What) || s.words.len() <= MOST_WORDS_WITHOUT_ASKING;
    let named = s.asking(|role| matches!(role, Role::Party(_))).find_map(|mark| match mark.role {
        Role::Party(role) => Some(*role),
        _ => None,
    });
    let done = s.asking(|role| matches!(role, Role::TookPart(_))).find_map(|mark| match mark.role {
        Role::TookPart(role) => Some(*role),
        _ => None,
    });
    named.filter(|_| asks).or_else(|| done.filter(|_| who))
}

/// Whether several are asked for: "which councils".
pub(super) fn plural(s: &Sentence<'_>) -> bool {
    s.asking(|role| matches!(role, Role::Unit(Unit::Councils | Unit::Organisations | Unit::Entries))).next().is_some()
}

/// A question of no more words than this may ask without a word of asking: "Tameside bin lorries supplier".
const MOST_WORDS_WITHOUT_ASKING: usize = 7;

/// Whether it asks which council or organisation it was: the answer is who entered.
fn names_one(s: &Sentence<'_>) -> bool {
    let one = |mark: &super::sentence::Mark<'_>| {
        matches!(mark.role, Role::One(Unit::Councils | Unit::Organisations))
            && (1..=3)
                .filter_map(|back| mark.span.start.checked_sub(back))
                .any(|at| matches!(s.word(at), "which" | "what" | "whose"))
    };
    s.marks.iter().any(one)
}

/// "Did it win?", "what was it shortlisted for?", "how far did it get?"
fn result(s: &Sentence<'_>) -> Option<Ask> {
    // "Which shortlisted scheme did they praise?" only describes it so.
    let describes = |at: usize| s.is(at, &Role::One(Unit::Entries)) && at + 1 < s.asked.end;
    let standing = s.asking(|role| matches!(role, Role::Status(_))).any(|mark| !describes(mark.span.end));
    let yes_or_no = s.begins(&Role::YesNo);
    let (award, fared, who) = (s.asks(&Role::Award), s.asks(&Role::Fared), s.asks(&Role::Who));
    let short = s.words.len() <= MOST_WORDS_WITHOUT_ASKING;
    // Whoever asks for a company or a council that won something asks for its name.
    if who || names_one(s) || party(s, false).is_some() {
        return None;
    }
    // "What percentage did not need one in the first place?" asks for no result.
    if !award && s.asks(&Role::Metric(Metric::Share)) {
        return None;
    }
    let asked = standing && (yes_or_no || short || ((award || fared) && s.asks(&Role::What)) || s.begins(&Role::What));
    let is_result = (yes_or_no && award)
        || asked
        || (fared && (award || standing || short || s.words.ends_with(&["get".to_owned()])));
    let section = s.words.iter().any(|word| matches!(word.as_str(), "category" | "section" | "heading" | "categories"));
    let won = award || s.asking(|role| *role == Role::Status(Status::Winner)).next().is_some();
    let asks = match yes_or_no {
        true if standing && !won => Fared::Stood,
        true => Fared::Won,
        false => Fared::HowFar,
    };
    is_result.then_some(Ask::Result { asks, section })
}

/// The figure that it asks for, if it asks for one.
pub(crate) fn figure(s: &Sentence<'_>) -> Option<FigureAsk> {
    let metric = metric(s)?;
    // "When was it? I have 2019 in my notes" asks for no figure of 2019.
    let years = s.years.iter().filter(|(_, at)| !in_collection(s, *at) && *at < s.asked.end);
    let years = years.map(|(year, _)| *year).collect();
    Some(FigureAsk { metric, counted: counted(s), years })
}

pub(super) fn in_collection(s: &Sentence<'_>, at: usize) -> bool {
    s.names.collections.iter().any(|mention| mention.span.contains(&at))
}

/// The kind of figure that is asked for.
fn metric(s: &Sentence<'_>) -> Option<Metric> {
    if let Some(metric) = named_metric(s) {
        return Some(metric);
    }
    // "By how much has it grown?", "what was the rise in calls?"
    let what = s.where_asks(&Role::What).is_some_and(|what| {
        s.asking(|role| *role == Role::Change).any(|change| (what.start..=what.end + 2).contains(&change.span.start))
    });
    // "Turnover down by?"
    let by = s
        .asking(|role| *role == Role::Change)
        .any(|change| change.span.end == s.asked.end && s.word(change.span.end - 1) == "by");
    if s.asks(&Role::Change) && (s.asks(&Role::HowMuch) || what || by) {
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
    if title && (asks_number(s) || counted_in_time(s).is_some()) {
        return Some(Metric::Count);
    }
    (title && s.has(&Role::Total)).then_some(Metric::Amount)
}

/// "Maternity champions number": how many there are is asked at the end, and not by what number to reach them.
fn asks_number(s: &Sentence<'_>) -> bool {
    let before = s.words.len().checked_sub(2).map_or("", |at| s.word(at));
    s.words.last().is_some_and(|word| word == "number" || word == "numbers")
        && !matches!(before, "" | "phone" | "telephone" | "contact" | "mobile" | "reference")
}

/// "Meals a year": where what is counted in a time stands.
fn counted_in_time(s: &Sentence<'_>) -> Option<usize> {
    let time = |word: &str| matches!(word, "year" | "yr" | "month" | "week" | "day" | "hour");
    let [.., counted, each, last] = s.words.as_slice() else { return None };
    let each = matches!(each.as_str(), "a" | "per" | "each" | "every");
    let plural = counted.ends_with('s') && counted.len() > SHORTEST_PLURAL;
    (each && plural && time(last)).then(|| s.words.len() - 3)
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
    first(FigureKind::Saving).or_else(|| first(FigureKind::Income)).or_else(|| kinds.first().copied())
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
        if let Some(last) = s.words.len().checked_sub(2).filter(|_| asks_nothing(s) && asks_number(s)) {
            return vec![s.word(last).to_owned()];
        }
        if let Some(at) = counted_in_time(s).filter(|_| asks_nothing(s)) {
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
fn names_days(word: &str) -> bool {
    matches!(word, "days" | "weekdays" | "months")
}

/// How many words behind "how many" what is counted may come.
const COUNTED_WITHIN: usize = 4;
