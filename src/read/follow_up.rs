//! Questions that hang on what was asked before: "and in LGC?", "only the finalists", "how many?", "did it win?"
//!
//! The query before is a value: a follow-up puts conditions in the place of its own, asks another thing of the same entries,
//! or asks on about the entry that was shown. A whole question is left alone, and so is what says that it begins anew.
//! [`turn`] sees what a sentence shows of itself; [`listed`] reads what picks from a list, [`instead`] what asks the same of
//! another one, [`place`] what is about the award or the collection that was mentioned, [`owner`] what else its owner has,
//! [`reckoned`] what is worked out of figures that were shown, [`same`] what asks the same again, [`mod@whole`] what asks for all of
//! it, [`on_entry`] what asks on.

mod instead;
mod listed;
mod on_entry;
mod owner;
mod place;
mod reckoned;
mod same;
mod turn;
mod whole;

use super::itself::itself;
use super::sentence::{Mark, Sentence};
use super::slots::{Slot, slots};
use super::structure::{self, Asks};
use super::words::Role;
use super::{Before, Unasked};
use crate::catalogue::{EntryKey, Figure};
use crate::library::Library;
use crate::query::{Clause, Field, Query, Select, Shape};
use crate::request::{Request, Turn};
use crate::search::AnalysedText;
use turn::starts;

/// Questions of a conversation that are remembered.
pub const MOST_REMEMBERED: usize = 8;

/// What to remember for the question after this one: a whole question alone, one that may hang on others with those.
/// Thanks, and questions about the bot itself, change nothing of what the conversation is about.
#[must_use]
pub fn chain(library: &Library, before: &[Turn], question: &str) -> Vec<Turn> {
    let s = Sentence::new(library, question);
    if itself(&s).is_some() {
        return before.to_vec();
    }
    let hangs = !before.is_empty() && hangs(&s);
    behind_others(if hangs { before } else { &[] }, Turn::Asked(question.to_owned()))
}

/// What to remember after a request, by whatever way it came: "it" is what was shown last.
#[must_use]
pub fn remembered(library: &Library, before: &[Turn], request: &Request) -> Vec<Turn> {
    let shown = || Turn::Shown(request.clone());
    match request {
        Request::Ask { question, page: 1, .. } => chain(library, before, question),
        // What was listed may still be picked from.
        Request::Show { .. } | Request::SimilarTo { .. } | Request::Stated { .. } => behind_others(before, shown()),
        Request::Ask { .. }
        | Request::Lookup { .. }
        | Request::Browse { .. }
        | Request::Winners { .. }
        | Request::Event { .. }
        | Request::EntriesInText { .. } => vec![shown()],
        Request::Suggest { .. } | Request::About | Request::Help => before.to_vec(),
    }
}

fn behind_others(before: &[Turn], turn: Turn) -> Vec<Turn> {
    let mut chain = before.to_vec();
    chain.push(turn);
    let oldest = chain.len().saturating_sub(MOST_REMEMBERED);
    chain.split_off(oldest)
}

/// Why a sentence that picks from a list, turns a page, or mentions "it" means nothing where nothing was shown.
pub(super) fn nowhere(s: &Sentence<'_>) -> Option<Unasked> {
    if turn::listed_number(s).is_some() || turn::page(s).is_some() {
        return Some(Unasked::NoList);
    }
    // "Deal for your Street: whose is it?"
    let named = || super::titles::is_named(s, 0..super::structure::asking(s).start);
    (turn::only_points(s) && !named()).then_some(Unasked::NoSubject)
}

/// What a sentence means after another.
#[derive(Default)]
pub(super) struct On {
    /// What may be meant, the likeliest first.
    pub(super) queries: Vec<Query>,
    /// Whether nothing else can be meant.
    pub(super) replaces: bool,
    /// Whether it hangs on nothing.
    pub(super) stands_alone: bool,
    /// Why it means nothing.
    pub(super) unasked: Option<Unasked>,
}

impl On {
    fn alone() -> Self {
        Self { stands_alone: true, ..Self::default() }
    }

    fn surely(query: Query) -> Self {
        Self { queries: vec![query], replaces: true, ..Self::default() }
    }

    fn nothing(why: Unasked) -> Self {
        Self { replaces: true, unasked: Some(why), ..Self::default() }
    }

    fn perhaps(query: Query) -> Self {
        Self { queries: vec![query], ..Self::default() }
    }
}

/// A question with more words than this hangs on nothing,
const MOST_WORDS_GOING_ON: usize = 16;
/// unless it points back: then with more than this.
const MOST_POINTING: usize = 32;

/// What a sentence asks behind the words that begin a new question; nothing where it still points back.
pub(super) fn anew<'s>(s: &'s Sentence<'_>) -> Option<&'s str> {
    let rest = turn::anew(s)?;
    let asked = Sentence::new(s.library, rest);
    let points = turn::points(&asked) || turn::same_owner(&asked).is_some();
    (!points || turn::is_named(&asked)).then_some(rest)
}

/// What a message asks that corrects itself: "who built their staff app? No sorry, I mean the Coventry one."
pub(super) fn corrected(s: &Sentence<'_>) -> Option<String> {
    let corrects = |mark: &&Mark<'_>| *mark.role == Role::OtherOne && mark.span.len() > 1;
    let end = s.marks.iter().filter(corrects).map(|mark| mark.span.end).max()?;
    let start = s.marks.iter().filter(corrects).map(|mark| mark.span.start).min()?;
    let asks = s.marks.iter().any(|mark| {
        mark.span.end <= start
            && matches!(
                mark.role,
                Role::Who | Role::What | Role::HowMany | Role::HowMuch | Role::Where | Role::Metric(_)
            )
    });
    let meant: Vec<&str> =
        (end..s.words.len()).filter(|at| !matches!(s.word(*at), "the" | "one")).map(|at| s.word(at)).collect();
    let short =
        (1..=MOST_MEANT).contains(&meant.len()) && s.names.organisations.iter().any(|name| name.span.start >= end);
    (asks && short).then(|| format!("{} {}", meant.join(" "), s.said(&(0..start))))
}

/// Words that correct one name by another.
const MOST_MEANT: usize = 4;

/// Whether a sentence may hang on what was asked before it.
pub(super) fn hangs(s: &Sentence<'_>) -> bool {
    let most = if turn::points(s) && !turn::is_named(s) { MOST_POINTING } else { MOST_WORDS_GOING_ON };
    if s.words.is_empty() || s.words.len() > most || itself(s).is_some() || anew(s).is_some() {
        return false;
    }
    if is_whole(s) || turn::introduces(s) || turn::asks_which_entries(s) || turn::asks_of_anybody(s) {
        return false;
    }
    starts(s, &Role::Instead)
        || turn::turns(s)
        || owner::asks_of_the_council(s)
        || !turn::is_named(s)
        || turn::content_words(s) <= FEW_TELLING
}

/// Whether a sentence says enough to be about something else than what was shown, where that does not answer it.
pub(super) fn may_begin_anew(s: &Sentence<'_>) -> bool {
    if turn::describes_another(s) {
        return turn::content_words(s) > 1;
    }
    // "And the council with the astronaut?" has a word that only a few entries have.
    let rare = |at: usize| s.is_rare(at) && !s.is(at, &Role::Filler) && !s.is(at, &Role::Instead);
    if turn::describes_what_it_has(s) && (0..s.words.len()).any(rare) {
        return true;
    }
    let least = if turn::points(s) { DESCRIBING } else { SAYING };
    !turn::begins_with_it(s) && turn::content_words(s) >= least
}

/// Telling words of a sentence that may begin anew,
const SAYING: usize = 3;
/// and of one that has a pronoun.
const DESCRIBING: usize = 6;

/// A sentence with no more telling words than this may be half a question: "any Scottish ones?"
const FEW_TELLING: usize = 2;

/// Whether a sentence asks for several of something that it names: "list all entries about housing".
fn is_whole(s: &Sentence<'_>) -> bool {
    // "Any Scottish ones?" may narrow a list.
    let short = turn::content_words(s) <= FEW_TELLING;
    let narrows = |field: &Field| short && matches!(field, Field::Region(_) | Field::Kind(_));
    let named = |clause: &Clause| {
        !(clause.not || matches!(clause.field, Field::Status(_) | Field::Year(_)) || narrows(&clause.field))
    };
    // "Every 2018 winner" says of which year.
    let of_year = |read: &structure::Structured| {
        let has = |wanted: fn(&Field) -> bool| read.query.select.clauses.iter().any(|clause| wanted(&clause.field));
        has(|field| matches!(field, Field::Year(_)))
            && (read.query.shape == Shape::Winners || has(|field| matches!(field, Field::Status(_))))
    };
    let whole = |read: &structure::Structured| {
        read.asks == Asks::Surely
            && !read.has_text
            && read.unread.is_empty()
            && (read.query.select.clauses.iter().any(named) || of_year(read))
    };
    !starts(s, &Role::Instead)
        && !s.has(&Role::Only)
        && !turn::turns(s)
        && s.has(&Role::List)
        && structure::read(s).as_ref().is_some_and(whole)
}

/// What a sentence means after another.
pub(super) fn read(s: &Sentence<'_>, before: &Before) -> On {
    if !hangs(s) {
        return On::alone();
    }
    match turn::instead(s) {
        // "What about" asks for nothing.
        Some(rest) => behind(&Sentence::new(s.library, rest), before, true),
        None => behind(s, before, starts(s, &Role::Instead)),
    }
}

/// What a sentence means after another, where it may begin with what puts something in the place of what was asked.
fn behind(s: &Sentence<'_>, before: &Before, instead: bool) -> On {
    if let Some(winners) = place::who_beat(s, before) {
        return On::surely(winners);
    }
    if let Some(reckoned) = reckoned::read(s, before) {
        return reckoned;
    }
    let query = whole::read(s, before).or_else(|| same::part_of_it(s, before));
    let query = query.or_else(|| same::at_another_time(s, before));
    if let Some(query) = query.or_else(|| same::elsewhere(s, before)) {
        return On::surely(query);
    }
    if let Some(on) = listed::read(s, before).or_else(|| place::read(s, before)) {
        return on;
    }
    let own = slots(s);
    let whose = |slot: &Slot| matches!(slot.field, Field::Region(_) | Field::Kind(_));
    if before.list().len() > 1 && s.has(&Role::List) && !own.is_empty() && own.iter().all(whose) {
        // "Any from the south west?"
        if let Some(on) = listed::narrowed::structured_ones(s, before) {
            return on;
        }
    }
    let structured = structure::read(s);
    let complete = structured.as_ref().filter(|read| !read.has_text && read.unread.is_empty());
    let only = s.has(&Role::Only);
    if let Some(read) = complete {
        let names_place = own.iter().any(|slot| {
            matches!(slot.field, Field::Collection(_) | Field::Category(_) | Field::Organisation(_)) && !slot.not
        });
        // "How many are shortlisted in Digital Impact altogether?" is a whole question.
        let counts = !instead && matches!(read.query.shape, Shape::Count(_)) && own.iter().all(|slot| slot.sure);
        if (read.asks == Asks::Surely || counts) && names_place && !only && !turn::points(s) {
            return On::alone();
        }
        if !own.is_empty() || read.asks == Asks::Surely {
            return instead::on_slots(s, before, read.query.clone(), &own, read.asks, instead || only);
        }
    }
    on_entry::read(s, before, &own, instead)
}

/// Whether a figure's description, or what stands beside it, has one of the words that are said, by whichever name.
fn describes(s: &Sentence<'_>, figure: &Figure, beside: Option<&str>, said: &AnalysedText) -> bool {
    let own = std::iter::once(&figure.what).chain(&figure.also).chain([&figure.unit]).map(String::as_str);
    let described: Vec<&str> = own.chain(beside).collect();
    let shares = s.library.search().text_coverage(said, &described.join(" · "));
    shares.iter().any(|share| *share >= COVERED)
}

/// A word of a figure's description has so much of one that is said.
const COVERED: f32 = 0.5;

impl Before {
    /// The entries that were shown, if several; else those that were listed before.
    pub(super) fn list(&self) -> &[EntryKey] {
        if self.entries.len() > 1 { &self.entries } else { &self.listed }
    }

    /// The entries that one may be picked from: those of the list, or those that were offered beside the one that was
    /// shown.
    pub(super) fn pool(&self) -> &[EntryKey] {
        if self.list().len() > 1 { self.list() } else { &self.offered }
    }

    /// The entries that were listed: by their conditions where there are any, so that pages and names go on.
    fn listed_select(&self) -> Select {
        let lists = matches!(self.query.shape, Shape::List { .. } | Shape::Count(_) | Shape::Names(_))
            && self.entries.len() > 1;
        let names = matches!(self.query.shape, Shape::Names(_));
        if (lists || names) && self.query.select.text.is_none() {
            return self.query.select.clone();
        }
        Select::of(vec![Clause::is(Field::Entry(self.pool().to_vec()))])
    }
}
