//! From a request to a query: what is asked, as data, made once.
//!
//! A command's options and a sentence become the same [`Query`]. A [`sentence`] is its words with the roles that the table
//! of [`words`] gives them, and the names of the catalogue; [`slots`] are the conditions that names, years and standings
//! give, wherever they stand. [`structure`] reads a question about the catalogue, [`entry`] one about a single entry,
//! [`reckoning`] one for what several figures come to, [`follow_up`] one that hangs on what was asked before, [`refuse`]
//! knows what no entry can answer, [`unknown`] what the catalogue does not have, [`asides`] what is said beside a question.
//! Whichever reading is run, [`demand`] says what kind of thing its answer must tell, and [`works_out`] what may come of the
//! figures in it. Of the readings that are possible, those that account for every word come first; among others
//! ([`proposals`]) one that surely is meant ([`weigh`], by the [`signals`] that speak for it) comes before the rest.

mod asides;
mod beside;
mod command;
pub mod demand;
mod entry;
mod focus;
pub mod follow_up;
mod hedges;
mod itself;
pub mod proposals;
pub(crate) mod reckoning;
mod refuse;
mod sentence;
mod signals;
mod slots;
mod small_talk;
mod structure;
mod titles;
mod unknown;
pub mod weigh;
pub mod words;
pub mod works_out;

use crate::catalogue::{CategoryKey, CollectionKey, EntryKey, Status};
use crate::library::Library;
use crate::names::UnknownName;
use crate::query::{Ask, Clause, Fared, Field, Metric, Query, Select, Shape, Unit};
use crate::request::Request;
use demand::Demand;
use sentence::Sentence;
pub(crate) use sentence::YEARS;
use structure::{Asks, Structured};
use unknown::{is_about_nothing_known, of_other_year, of_unknown_award};
use words::Role;

pub use command::{filter_of, filters_of};

/// What a request means.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// What may be meant, the likeliest first; the first that is answered is the answer.
    pub queries: Vec<Query>,
    /// What a sentence that goes on from another means alone: where nothing else answers, an entry that has what it says, and
    /// what was shown has not.
    pub alone: Vec<Query>,
    /// Every reading that was weighed, the likeliest first: above 0 it is likelier than that none is meant.
    pub weighed: Vec<(Query, f32)>,
    /// What kind of thing is asked for, whatever else the words may mean: what does not tell it is no answer.
    pub demand: Option<Demand>,
    /// Why nothing is asked that an entry could answer.
    pub unasked: Option<Unasked>,
    /// What became of each word.
    pub words: Vec<ReadWord>,
}

/// Why a request is not answered from the entries.
#[derive(Debug, Clone, PartialEq)]
pub enum Unasked {
    /// An operator or a unit that nothing executes.
    NotUnderstood {
        /// The words.
        words: Vec<String>,
        /// The question without them, where that can be answered.
        without: Option<String>,
    },
    /// A filter names nothing.
    UnknownName(UnknownName),
    /// It asks for what is somebody's own business.
    Private,
    /// It asks how an award was judged, or by whom.
    Judging,
    /// It asks what to wear at an event, when dinner is, or the like.
    Arrangements,
    /// It asks how a name is spoken.
    Pronunciation,
    /// It asks for what a service does for whoever asks, today or tomorrow.
    Services,
    /// It asks who did not do something.
    NotDone,
    /// It asks for an opinion.
    Opinion,
    /// It asks what is going to happen.
    Prediction,
    /// It mentions "it", and nothing was mentioned before.
    NoSubject,
    /// It is a number or a page of a list, and nothing was listed.
    NoList,
    /// The last list has no such number.
    NoSuchNumber {
        /// How many entries it has.
        entries: usize,
    },
    /// The list has no more pages.
    NoMorePages,
}

/// A word of a sentence, and what it was read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadWord {
    /// The word.
    pub word: String,
    /// What it may be, by the table of words.
    pub roles: Vec<String>,
    /// What it was used as.
    pub used: &'static str,
}

/// What was answered before, for what is asked on.
#[derive(Debug, Clone, PartialEq)]
pub struct Before {
    /// The query that ran.
    pub query: Query,
    /// The entries that the answer rests on, in their order; of a single one that alone.
    pub entries: Vec<EntryKey>,
    /// Entries that were offered with a single one, that one among them.
    pub offered: Vec<EntryKey>,
    /// The last list of the conversation, as long as one of its entries is mentioned.
    pub listed: Vec<EntryKey>,
    /// The query that listed them.
    pub listed_by: Option<Query>,
    /// The categories that were named last, as long as what the conversation is about stands in them.
    pub categories: Vec<CategoryKey>,
    /// The entries that were given numbers last, in their order.
    pub numbered: Vec<EntryKey>,
    /// The single entries that were shown before the current one, the last one first.
    pub earlier: Vec<EntryKey>,
    /// The figures that were shown, each by its entry and its number there, the last one first.
    pub figures: Vec<(EntryKey, usize)>,
    /// The collection that a reply was about as a whole, where no entry was shown since.
    pub document: Option<CollectionKey>,
}

impl Reading {
    fn of(query: Query) -> Self {
        Self { queries: vec![query], ..Self::default() }
    }

    fn unasked(why: Unasked) -> Self {
        Self { unasked: Some(why), ..Self::default() }
    }
}

/// Reads a request; `before` is what the same person was answered just before.
#[must_use]
pub fn read(library: &Library, request: &Request, before: Option<&Before>) -> Reading {
    match request {
        Request::Ask { question, page, .. } => {
            let s = Sentence::new(library, question);
            let mut reading = question_of(&s, before);
            reading.demand = demand::demand(&s);
            reading.queries.iter_mut().for_each(|query| query.page = query.page.max(*page));
            reading
        }
        other => command::read(library, other)
            .map_or_else(|unknown| Reading::unasked(Unasked::UnknownName(unknown)), Reading::of),
    }
}

/// Whether a question hangs on what was asked before it.
#[must_use]
pub fn hangs_on(library: &Library, question: &str) -> bool {
    follow_up::hangs(&Sentence::new(library, question))
}

/// Reads a question.
fn question_of(s: &Sentence<'_>, before: Option<&Before>) -> Reading {
    if let Some(question) = follow_up::anew(s) {
        return alone(&Sentence::new(s.library, question));
    }
    if let Some(question) = follow_up::corrected(s) {
        return alone(&Sentence::new(s.library, &question));
    }
    let mut reading = alone(s);
    let Some(before) = before else {
        let nowhere = || follow_up::nowhere(s).filter(|_| itself::itself(s).is_none());
        return reading.unasked.is_none().then(nowhere).flatten().map_or(reading, Reading::unasked);
    };
    let on = follow_up::read(s, before);
    if on.stands_alone {
        return reading;
    }
    if let Some(why) = on.unasked {
        return Reading::unasked(why);
    }
    if on.replaces || !on.queries.is_empty() {
        let others = std::mem::replace(&mut reading.queries, on.queries);
        if on.replaces {
            reading.alone = if follow_up::may_begin_anew(s) { others } else { Vec::new() };
            reading.unasked = reading.unasked.filter(|why| matches!(why, Unasked::Private));
        } else {
            reading.queries.extend(others);
        }
    }
    reading
}

/// Reads a question that stands on its own.
fn alone(s: &Sentence<'_>) -> Reading {
    let structured = structure::read(s).filter(|_| !asks_of_document(s));
    let described = structured.as_ref().is_some_and(|read| points_at_description(s, read));
    let counts = |read: &Structured| matches!(read.query.shape, Shape::Count(Unit::Categories | Unit::Recognitions));
    let standings = described && structured.as_ref().is_some_and(counts);
    let structured = structured.filter(|_| !described);
    if let Some(question) = asked_beside(s, structured.as_ref()) {
        return alone(&Sentence::new(s.library, &question));
    }
    if let Some(question) = asides::without(s, structured.as_ref()) {
        return alone(&Sentence::new(s.library, &question));
    }
    let words = words_of(s, structured.as_ref());
    if let Some(reading) = otherwise(s, structured.as_ref()) {
        return Reading { words, ..reading };
    }
    let certain = structured.as_ref().is_some_and(|read| is_complete(read) && read.asks == Asks::Surely);
    let short = s.words.len() <= MOST_WORDS_WEIGHED;
    let reckoned = (short && !certain).then(|| reckoning::read(s)).flatten();
    if let Some(reckoning::Reckoned { queries, plainly: Some(said), .. }) = &reckoned {
        // Nothing else can be meant: what cannot be worked out is not answered by one figure of several.
        let unasked = Unasked::NotUnderstood { words: vec![said.clone()], without: None };
        let unasked = queries.is_empty().then_some(unasked);
        return Reading { queries: queries.clone(), unasked, words, ..Reading::default() };
    }
    if let Some(read) = structured.as_ref().filter(|read| is_about_nothing_known(s, read)) {
        let mut query = read.query.clone();
        query.select.clauses.extend(query.select.text.take().map(|text| Clause::is(Field::Says(text))));
        return Reading { words, ..Reading::of(query) };
    }
    let weighed: Vec<(Query, f32)> = if !short || asks_of_document(s) || is_plain(s, structured.as_ref()) {
        Vec::new()
    } else {
        weigh::weighed(s, structured.as_ref()).into_iter().map(|one| (one.query, one.score)).collect()
    };
    let entry = entry::read(s);
    let strict = matches!(entry.shape, Shape::Entry(Ask::Result { .. })).then(|| {
        // What somebody won elsewhere stands in a fact.
        let ask = Ask::Award;
        Query::new(
            Select { focus: entry.select.focus.clone(), ..Select::text(&entry::text(s, &ask)) },
            Shape::Entry(ask),
        )
    });
    // "Did the phishing exercise win?" asks just that of what it describes, whatever else is near it.
    let names = &s.names;
    let described = names.categories.is_empty() && names.collections.is_empty();
    let asks_result = matches!(entry.shape, Shape::Entry(Ask::Result { asks: Fared::Won | Fared::Stood, .. }))
        && s.begins(&Role::YesNo);
    let did_it_win = (described && asks_result && !weighed.is_empty()).then(|| entry.clone());
    let (ordered, unasked) = in_order(s, structured, entry);
    // "By how much did average pay exceed the minimum?" works out nothing but the difference.
    let works_out = reckoned.as_ref().is_some_and(|reckoned| !reckoned.queries.is_empty());
    let unasked = unasked.filter(|why| !(works_out && is_of_average(s, why)));
    // An operator that is not understood is said, however surely the rest is.
    let surely = weighed.iter().filter(|(_, score)| *score > SURELY && unasked.is_none()).take(MOST_WEIGHED);
    let (mut queries, unstated) =
        reckoned.map_or_else(Default::default, |reckoned| (reckoned.queries, reckoned.unstated));
    queries.extend(standings.then(|| entry_described(s)));
    queries.extend(did_it_win.filter(|_| unasked.is_none()));
    queries.extend(surely.map(|(query, _)| query.clone()));
    queries.extend(ordered);
    queries.extend(strict.filter(|_| unasked.is_none() && !certain));
    queries.extend(unstated);
    queries.extend(of_somebody_else(s).filter(|_| unasked.is_none() && !certain));
    Reading { queries: each_once(queries), weighed, unasked, words, ..Reading::default() }
}

/// Whether nothing but an average is not understood.
fn is_of_average(s: &Sentence<'_>, why: &Unasked) -> bool {
    let average = |said: &String| s.marked(|role| *role == Role::Average).any(|mark| s.said(&mark.span) == *said);
    matches!(why, Unasked::NotUnderstood { words, .. } if words.iter().all(average))
}

/// What is asked of something that the message names elsewhere, where that is not all read as it stands.
fn asked_beside(s: &Sentence<'_>, structured: Option<&Structured>) -> Option<String> {
    let complete = structured.is_some_and(is_complete);
    // "Innovation - and the nominees are?" asks of everybody, but for what is named before.
    let of_one = |read: &Structured| read.slots.iter().any(|slot| matches!(slot.field, Field::Category(_)));
    let asks = structured.is_some_and(|read| read.asks != Asks::Names && of_one(read));
    if complete && asks {
        return None;
    }
    let of_organisation = || if complete { None } else { beside::of_organisation(s) };
    beside::of_category(s, complete).or_else(of_organisation)
}

/// Whose it was somebody may be wrong about who guesses: what is described may be another's.
fn of_somebody_else(s: &Sentence<'_>) -> Option<Query> {
    let described = hedges::without_guess(s.library, &s.text)?;
    Some(entry::read(&Sentence::new(s.library, &described)))
}

/// The same queries in their order, each once.
fn each_once(queries: Vec<Query>) -> Vec<Query> {
    let mut each: Vec<Query> = Vec::with_capacity(queries.len());
    for query in queries {
        if !each.contains(&query) {
            each.push(query);
        }
    }
    each
}

/// "This Umbrella thing keeps turning up. How many categories is it up for?" asks of what was described, and not of everything.
fn points_at_description(s: &Sentence<'_>, read: &Structured) -> bool {
    let everything = read.query.select.clauses.iter().all(|clause| matches!(clause.field, Field::Status(_)));
    let thing =
        |at: usize| matches!(s.word(at), "that" | "this") && matches!(s.word(at + 1), "thing" | "one" | "project");
    let it = s.core.clone().any(|at| (s.word(at) == "it" && s.is(at, &Role::Pronoun)) || thing(at));
    // "Did they win?" asks of the title that stands before it.
    let asking = structure::asking(s);
    let they = s.begins(&Role::YesNo) && asking.clone().any(|at| s.word(at) == "they" && s.is(at, &Role::Pronoun));
    let described = (0..s.core.start).any(|at| s.is_rare(at) && !s.is(at, &Role::Filler));
    everything && ((it && described) || ((it || they) && titles::is_named(s, 0..asking.start)))
}

/// What was described before the question: "this Umbrella thing keeps turning up".
fn entry_described(s: &Sentence<'_>) -> Query {
    let known =
        |at: &usize| s.is_rare(*at) && !s.is(*at, &Role::Filler) && s.library.search().entries_with(s.word(*at)) > 0;
    let said: Vec<String> = (0..s.core.start).filter(known).map(|at| s.written(at)).collect();
    Query::new(Select::text(&said.join(" ")), Shape::Entry(Ask::Which))
}

/// "Who wrote the report?", "where was the conference held?": something of a document as a whole, though it names a collection.
fn asks_of_document(s: &Sentence<'_>) -> bool {
    let collections = s.names.collections.iter().flat_map(|mention| &mention.keys);
    let of_document = collections.map(|key| !s.catalogue().collection(*key).hands_out_awards()).next().unwrap_or(false);
    let start = s.core.start;
    let author = s.begins(&Role::Who) && (start..start + AUTHORED_WITHIN).any(|at| AUTHORING.contains(&s.word(at)));
    let when = s.begins(&Role::Metric(Metric::Date));
    // "When was Share Leeds?" asks for nothing else.
    let in_name = |at: usize| s.names.collections.iter().any(|mention| mention.span.contains(&at));
    let only_names = || s.core.clone().all(|at| in_name(at) || !s.library.search().is_content_word(s.word(at)));
    of_document && (author || (s.has(&Role::Day) && (s.begins(&Role::Where) || when)) || (when && only_names()))
}

/// What whoever made a report did.
const AUTHORING: [&str; 8] = ["wrote", "edited", "published", "compiled", "authored", "produced", "penned", "writing"];
/// "Who had the honour of writing the report?" says so in so many words.
const AUTHORED_WITHIN: usize = 6;
/// A message of more words tells a story: the weights were learnt from shorter ones, and weighing it would take long.
const MOST_WORDS_WEIGHED: usize = 60;
/// A reading that weighs more is meant, whatever else may be.
const SURELY: f32 = 0.0;
/// Readings of that weight that are tried.
const MOST_WEIGHED: usize = 2;

/// What is shown whatever the words may mean: help, small talk, what is like an entry, and why nothing can answer.
fn otherwise(s: &Sentence<'_>, structured: Option<&Structured>) -> Option<Reading> {
    if let Some(told) = itself::itself(s) {
        return Some(Reading::of(Query::new(Select::default(), told)));
    }
    if let Some(query) = similar(s) {
        return Some(Reading::of(query));
    }
    refuse::refused(s, structured.is_some_and(is_complete)).map(Reading::unasked)
}

/// Whether every word is accounted for.
fn is_complete(read: &Structured) -> bool {
    !read.has_text && read.unread.is_empty()
}

/// Whether it is a list of everything there is.
fn is_everything(read: &Structured) -> bool {
    read.query.select.is_empty() && matches!(read.query.shape, Shape::List { .. })
}

/// Whether it asks how many there are of something that nothing here counts: that is for an entry to say.
fn counts_what_an_entry_tells(s: &Sentence<'_>, read: &Structured) -> bool {
    read.asks == Asks::Names && s.has(&Role::HowMany) && matches!(read.query.shape, Shape::List { .. })
}

/// Whether it is plain what is meant, so that nothing needs weighing: every word is accounted for, or it names what the
/// catalogue does not have.
fn is_plain(s: &Sentence<'_>, structured: Option<&Structured>) -> bool {
    let Some(read) = structured else { return false };
    if of_unknown_award(s, read) || of_other_year(s, read).is_some() {
        return true;
    }
    let named = read.slots.iter().all(|slot| slot.sure);
    if counts_own_unit(read) {
        return true;
    }
    is_complete(read)
        && !is_everything(read)
        && !counts_what_an_entry_tells(s, read)
        && (read.asks == Asks::Surely || (!explains(s) && (named || entry::figure(s).is_none())))
        && !(describes_beside(s) && read.query.select.clauses.is_empty())
        && !(is_whole_collection(read) && tells_more(s, read))
        && !(matches!(read.query.shape, Shape::List { .. }) && asks_what_was_done(s))
}

/// Whether it asks for a number of what only the catalogue has, of somebody: "in how many categories is Umbrella?"
fn counts_own_unit(read: &Structured) -> bool {
    let own = matches!(read.query.shape, Shape::Count(Unit::Categories | Unit::Recognitions));
    let of_somebody = read.slots.iter().any(|slot| matches!(slot.field, Field::Organisation(_)) && slot.sure);
    own && of_somebody && read.asks == Asks::Surely && read.unread.is_empty() && read.left.len() <= 1
}

/// "What did staff without accounts want to hear about?": something that was done, and no entry that was entered.
fn asks_what_was_done(s: &Sentence<'_>) -> bool {
    let did = |at: usize| matches!(s.word(at), "did" | "does" | "do");
    let stands = |role: &Role| matches!(role, Role::Status(_) | Role::Award | Role::Stood | Role::Fared);
    let entered =
        |word: &String| ["enter", "submit", "put", "bring", "have", "win"].iter().any(|did| word.starts_with(did));
    s.where_asks(&Role::What).is_some_and(|what| did(what.end))
        && s.asking(stands).next().is_none()
        && !s.words.iter().any(entered)
}

/// Whether it is a list of all that a collection has, or of all that fared alike.
fn is_whole_collection(read: &Structured) -> bool {
    let whole = |clause: &Clause| matches!(clause.field, Field::Collection(_) | Field::Status(_));
    matches!(read.query.shape, Shape::List { .. }) && read.query.select.clauses.iter().all(whole)
}

/// Whether a message says more than is used of it, in words that few entries have: "sensors, I mean. Every LGA example."
fn tells_more(s: &Sentence<'_>, read: &Structured) -> bool {
    (0..s.words.len()).any(|at| !read.used[at] && !s.is(at, &Role::Filler) && s.is_rare(at))
}

/// Whether a message says so much beside what it asks that it explains itself.
fn explains(s: &Sentence<'_>) -> bool {
    let outside = (0..s.words.len()).filter(|at| !s.core.contains(at));
    outside.filter(|at| s.library.search().is_content_word(s.word(*at))).count() > EXPLAINING
}

/// Whether a clause beside what is asked tells which entry is meant: "that tracker with the long list - how many councils?"
fn describes_beside(s: &Sentence<'_>) -> bool {
    let beside = s.core.clone().filter(|at| !s.asked.contains(at) && !s.is(*at, &Role::Filler));
    beside.filter(|at| s.library.search().is_content_word(s.word(*at))).count() > 2
}

/// Puts the readings of a sentence in order: what accounts for every word first.
fn in_order(s: &Sentence<'_>, structured: Option<Structured>, entry: Query) -> (Vec<Query>, Option<Unasked>) {
    let Some(read) = structured else { return (vec![entry], None) };
    if of_unknown_award(s, &read) {
        // An award that the catalogue does not hand out: only a fact that mentions it can tell who won it.
        // What greets, explains or thanks beside it describes no award.
        let text = entry::text_of(s, &Ask::Award, |at| !s.asked.contains(&at));
        return (vec![Query::new(Select::text(&text), Shape::Entry(Ask::Award))], None);
    }
    if let Some(query) = of_other_year(s, &read) {
        return (vec![query], None);
    }
    let done = matches!(read.query.shape, Shape::List { .. }) && asks_what_was_done(s);
    if done || (describes_beside(s) && read.query.select.clauses.is_empty()) {
        return (vec![entry], None);
    }
    if !read.unread.is_empty() {
        // What is left as text may be what an entry tells: "not" and "most" are ordinary words in prose.
        // "Name?" alone asks what it is called.
        let several = read.asks == Asks::Surely
            && s.marked(|role| matches!(role, Role::List | Role::HowMany))
                .any(|mark| s.clause(mark.span.start).len() > mark.span.len());
        // "Who had Outstanding Contribution the year after?" names an award, and no entry tells of another year.
        let of_award =
            !read.has_text && read.slots.iter().any(|slot| matches!(slot.field, Field::Category(_)) && slot.sure);
        // "The agency that's split down the middle between two councils, finds social workers …": so much is a description.
        let describes = read.left.len() > DESCRIBING;
        let about_entry = (read.has_text && (!several || describes)) || (read.asks == Asks::Names && !of_award);
        return if about_entry {
            (vec![entry], None)
        } else {
            let without = without(s, &read.unread);
            (Vec::new(), Some(Unasked::NotUnderstood { words: read.unread, without }))
        };
    }
    let lists = matches!(
        read.query.shape,
        Shape::List { .. } | Shape::Count(_) | Shape::Groups(_) | Shape::Names(Unit::Councils | Unit::Organisations)
    );
    let figure = matches!(entry.shape, Shape::Entry(Ask::Figure(_) | Ask::Parties { .. }));
    let surely = read.asks == Asks::Surely;
    // A long message explains; what it names it does not ask for.
    let of_collection = read.slots.iter().any(|slot| matches!(slot.field, Field::Collection(_)));
    let explains = explains(s) && !(of_collection && lists && plural(s) && read.has_text);
    // Everything there is, is a list only where hardly anything else is said.
    let everything = is_everything(&read);
    let sure = read.slots.iter().all(|slot| slot.sure);
    // "Any universities in the LGC awards?" is answered by there being none.
    let of_kind = s.has(&Role::List) && read.slots.iter().any(|slot| matches!(slot.field, Field::Kind(_)));
    // "Nominated for an award" is what everybody on its list is, where nobody has just that standing.
    let stood = nominated(&read.query).filter(|_| !read.has_text);
    let mut queries = match (read.has_text, read.asks) {
        (_, Asks::Names | Asks::Perhaps) if explains => vec![entry],
        _ if everything && s.words.len() > MOST_WORDS_FOR_EVERYTHING => vec![entry],
        _ if counts_what_an_entry_tells(s, &read) => vec![entry],
        (false, _) if surely || ((sure || of_kind) && read.slots.len() > 1) => vec![read.query],
        (false, _) if sure || !figure => vec![read.query, entry],
        (true, _) if s.has(&Role::Post) => vec![entry],
        // Text is left over: a list or a number of entries on it, or something that one entry tells.
        (true, Asks::Surely) if lists && !loosely_counted(&read) => vec![read.query, entry],
        // The largest figure of which something else is said: only a figure that says it answers.
        (true, Asks::Surely) if matches!(read.query.shape, Shape::Figures { .. }) => vec![read.query, entry],
        (true, Asks::Perhaps) if lists && !figure && plural(s) => vec![read.query, entry],
        _ => vec![entry],
    };
    if let Some(stood) = stood.filter(|stood| queries.first().is_some_and(|first| first.shape == stood.shape)) {
        queries.insert(1, stood);
    }
    (queries, None)
}

/// Whether a number is asked for of what only a description tells apart: the search finds what is near it, and counts badly.
fn loosely_counted(read: &Structured) -> bool {
    let described = read.query.select.text.as_ref().is_some_and(|text| text.split(' ').count() > 1);
    let of_somebody = read.slots.iter().any(|slot| matches!(slot.field, Field::Organisation(_)));
    matches!(read.query.shape, Shape::Count(_)) && described && !of_somebody
}

/// The question without words that are not understood, where it is one that can be answered.
fn without(s: &Sentence<'_>, unread: &[String]) -> Option<String> {
    let phrases: Vec<Vec<&str>> = unread.iter().map(|phrase| phrase.split(' ').collect()).collect();
    let mut kept: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < s.words.len() {
        let rest = &s.words[at..];
        let stands = |phrase: &&Vec<&str>| rest.len() >= phrase.len() && rest.iter().zip(*phrase).all(|(a, b)| a == b);
        match phrases.iter().find(stands) {
            Some(phrase) => at += phrase.len(),
            None => {
                kept.push(&s.words[at]);
                at += 1;
            }
        }
    }
    let text = kept.join(" ");
    let rest = structure::read(&Sentence::new(s.library, &text))?;
    (!rest.has_text && rest.unread.is_empty() && !rest.query.select.is_empty()).then_some(text)
}

/// The same of everybody who stood, where the nominated of a category are asked for.
fn nominated(query: &Query) -> Option<Query> {
    query.select.categories()?;
    let mut stood = query.clone();
    let status = stood.select.clauses.iter_mut().find(|clause| {
        !clause.not && matches!(&clause.field, Field::Status(statuses) if statuses.as_slice() == [Status::Nominated])
    })?;
    status.field = Field::Status(vec![Status::Shortlisted, Status::Nominated]);
    Some(stood)
}

/// What leaves more telling words than this as text describes an entry.
const DESCRIBING: usize = 5;
/// A request for everything has at most this many words.
const MOST_WORDS_FOR_EVERYTHING: usize = 6;
/// A message that says more than this beside what it asks explains itself.
const EXPLAINING: usize = 5;

/// Whether several are asked for.
fn plural(s: &Sentence<'_>) -> bool {
    s.marked(|role| matches!(role, Role::Unit(_) | Role::List)).next().is_some()
}

/// "Anything like the Harrogate parking project?"
fn similar(s: &Sentence<'_>) -> Option<Query> {
    let span = s.find(&Role::Similar)?;
    // What is like what was asked for explains it: "Who won the Oscars? Same sort of thing as the LGC ones."
    let asks = |role: &Role| matches!(role, Role::Who | Role::HowMany);
    let asked =
        s.marks.iter().any(|mark| asks(mark.role) && s.clause(mark.span.start).end <= s.clause(span.start).start);
    if asked {
        return None;
    }
    let meant = s.words[span.end..].join(" ");
    (!meant.is_empty()).then(|| Query::new(Select::text(&meant), Shape::Similar))
}

/// What became of each word of a sentence.
fn words_of(s: &Sentence<'_>, structured: Option<&Structured>) -> Vec<ReadWord> {
    let used = |at: usize| match structured {
        Some(read) if read.used[at] => "used",
        _ if s.is(at, &Role::Filler) => "chatter",
        _ if !s.library.search().is_content_word(s.word(at)) => "form",
        _ => "text",
    };
    let roles = |at: usize| {
        let marks = s.marks.iter().filter(|mark| mark.span.contains(&at));
        let mut roles: Vec<String> = marks.map(|mark| mark.role.to_string()).collect();
        roles.dedup();
        roles
    };
    s.words
        .iter()
        .enumerate()
        .map(|(at, word)| ReadWord { word: word.clone(), roles: roles(at), used: used(at) })
        .collect()
}
