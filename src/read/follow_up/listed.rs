//! Turns that pick from what was listed, count it, or ask for what is beside it; [`narrowed`] has those that narrow it or sort it.

pub(super) mod narrowed;

use std::ops::Range;

use narrowed::structured_ones;

use super::super::sentence::{Mark, Sentence};
use super::super::slots::{clauses, slots};
use super::super::words::Role;
use super::super::{Before, Unasked, alone, entry};
use super::turn::{self, Described, Page};
use super::{On, on_entry, place, same};
use crate::catalogue::{EntryKey, Status};
use crate::query::{Ask, Clause, Field, LAST_PAGE, Order, Query, Select, Shape, Unit};

/// All entries in their natural order.
pub(super) const LIST: Shape = Shape::List { order: Order::Natural, first: None };

/// The entries, or how many they are where that is asked.
pub(super) fn told_or_counted(s: &Sentence<'_>) -> Shape {
    if s.has(&Role::HowMany) { Shape::Count(Unit::Entries) } else { LIST }
}

/// What a turn that hangs on a list means.
pub(super) fn read(s: &Sentence<'_>, before: &Before) -> Option<On> {
    if let Some(number) = turn::listed_number(s) {
        return Some(at_number(before, number));
    }
    if let Some(page) = turn::page(s) {
        return Some(at_page(before, page));
    }
    if let Some(on) = narrowed::read(s, before) {
        return Some(on);
    }
    if let Some(span) = s.marks.iter().find(|mark| *mark.role == Role::EarlierOne).map(|mark| mark.span.clone())
        && let Some(earlier) = earlier_one(s, before, &span)
    {
        return Some(on_entry::of_entry(s, earlier, &span));
    }
    if let Some((named, pointing)) = turn::back_to(s)
        && let Some(earlier) = picked(s, &before.earlier, &s.said(&named))
    {
        return Some(on_entry::of_entry(s, earlier, &pointing));
    }
    if let Some(described) = turn::described_one(s) {
        return place_not_that_one(s, before, &described)
            .or_else(|| without_that_one(s, before, &described))
            .or_else(|| not_that_one(s, before, &described))
            .or_else(|| described_one(s, before, &described));
    }
    if let Some(on) = count_rivals(s, before) {
        return Some(on);
    }
    if (s.has_anywhere(&Role::Else) && (turn::formal(s, &Role::Else) || asks_for_rivals(s))) || asks_who_lost(s, before)
    {
        return Some(others(s, before));
    }
    if let Some(on) = others_on(s, before) {
        return Some(on);
    }
    if let Some((ordinal, span)) = turn::ordinal(s) {
        return at_place(s, before, ordinal, &span);
    }
    if let Some(span) = s.marks.iter().rfind(|mark| *mark.role == Role::OtherOne).map(|mark| mark.span.clone()) {
        return other_one(s, before, &span);
    }
    // "Contact for the other?" of two.
    let end = s.words.len();
    if before.pool().len() == 2 && end > 2 && s.word(end - 2) == "the" && s.word(end - 1) == "other" {
        return other_one(s, before, &(end - 2..end));
    }
    let several = before.list().len() > 1;
    if several && turn::whole(s, &Role::WhichOnes) {
        return Some(On::surely(Query::new(before.listed_select(), LIST)));
    }
    if let Some(on) = owned_by_named(s, before) {
        return Some(on);
    }
    // "How many have they done?" asks of the one that was shown last.
    let of_one = before.entries.len() == 1 && s.words.iter().any(|word| matches!(word.as_str(), "they" | "it"));
    let counts = (s.has(&Role::HowMany) || s.has(&Role::Total)) && only_form(s) && !of_one;
    let of_category = turn::same_place(s).is_some_and(|at| !turn::is_collection(s, at));
    let names = matches!(before.query.shape, Shape::Names(_));
    (counts && (several || names) && !of_category).then(|| On::surely(count(s, before)))
}

/// "Who lost?", "who were the other two?", "and the other finalist?" after a winner was shown: those who stood beside it.
fn asks_who_lost(s: &Sentence<'_>, before: &Before) -> bool {
    let others = |two: &[String]| {
        two[0] == "other" && matches!(two[1].as_str(), "two" | "three" | "four" | "five" | "ones" | "finalists")
    };
    let stood = |mark: &Mark<'_>| {
        matches!(mark.role, Role::Status(_)) && mark.span.start.checked_sub(1).is_some_and(|at| s.word(at) == "other")
    };
    let beside = s.marks.iter().any(stood);
    let lost = beside || s.marked(|role| *role == Role::Lost).next().is_some() || s.words.windows(2).any(others);
    let won = matches!(before.query.shape, Shape::Winners) || (beside && before.entries.len() == 1);
    lost && won && (beside || s.has(&Role::Who)) && turn::content_words(s) <= LOST && !turn::is_named(s)
}

/// Telling words of a turn that asks who lost.
const LOST: usize = 3;

/// The entry that was shown before the current one, or before all others: "back to the first".
fn earlier_one(s: &Sentence<'_>, before: &Before, span: &Range<usize>) -> Option<EntryKey> {
    let first = span.clone().any(|at| matches!(s.word(at), "first" | "started"));
    if first { before.earlier.last().copied() } else { before.earlier.first().copied() }
}

/// "Who else was shortlisted against them, just the others?": those who stood beside what was shown.
fn asks_for_rivals(s: &Sentence<'_>) -> bool {
    let same = in_same_group(s);
    let stood = same || s.marked(|role| matches!(role, Role::Status(_))).next().is_some();
    let form = |at: usize| {
        let role = |role: &Role| {
            matches!(
                role,
                Role::Status(_) | Role::Else | Role::Only | Role::Pronoun | Role::Compare | Role::YesNo | Role::Link
            )
        };
        !s.library.search().is_content_word(s.word(at))
            || s.is(at, &Role::Filler)
            || matches!(s.word(at), "against" | "other" | "others" | "rest" | "same")
            || (same && GROUPS.contains(&s.word(at)))
            || s.marks.iter().any(|mark| mark.span.contains(&at) && role(mark.role))
    };
    stood && !turn::is_named(s) && (0..s.words.len()).all(form)
}

/// "Which others are in the same category?"
fn in_same_group(s: &Sentence<'_>) -> bool {
    s.words.windows(2).any(|two| two[0] == "same" && GROUPS.contains(&two[1].as_str()))
}

/// What those are called that stand against each other.
const GROUPS: [&str; 6] = ["group", "category", "class", "field", "shortlist", "section"];

/// "How many are up against each other in that one?", "how many others is it up against?"
fn count_rivals(s: &Sentence<'_>, before: &Before) -> Option<On> {
    let against = s.words.iter().any(|word| word == "against");
    let [told] = before.entries.as_slice() else { return None };
    if !against || !s.has(&Role::HowMany) || turn::is_named(s) {
        return None;
    }
    let categories: Vec<_> = s.library.recognitions(*told).map(|recognition| recognition.category).collect();
    let mut select = Select::of(vec![Clause::is(Field::Category(categories.clone()))]);
    let each_other = s.words.windows(2).any(|two| two[0] == "each" && two[1] == "other");
    if !each_other && s.words.iter().any(|word| matches!(word.as_str(), "other" | "others")) {
        select.clauses.push(Clause::is_not(Field::Entry(vec![*told])));
    }
    (!categories.is_empty()).then(|| On::surely(Query::new(select, Shape::Count(Unit::Entries))))
}

/// The entry that has a number in the last list.
fn at_number(before: &Before, number: usize) -> On {
    match number.checked_sub(1).and_then(|at| before.numbered.get(at)) {
        Some(entry) => On::surely(Query::new(Select::entry(*entry), Shape::Facts { page: None })),
        None if before.numbered.is_empty() => On::nothing(Unasked::NoList),
        None => On::nothing(Unasked::NoSuchNumber { entries: before.numbered.len() }),
    }
}

/// Another page of what was shown: of a list, or of the facts of an entry.
fn at_page(before: &Before, page: Page) -> On {
    let to = |now: usize| match page {
        Page::Next => now.saturating_add(1),
        Page::Previous => now.saturating_sub(1),
        Page::Last => LAST_PAGE,
        Page::Number(number) => number,
    };
    match before.query.shape {
        // The last page of facts stands for those behind it.
        Shape::Facts { page } => {
            let page = to(page.unwrap_or(1)).max(1);
            On::surely(Query { shape: Shape::Facts { page: Some(page) }, ..before.query.clone() })
        }
        // One entry that was shown has more to tell, by whatever way it was found.
        _ if page == Page::Next && before.entries.len() == 1 => {
            On::surely(Query::new(Select::entry(before.entries[0]), Shape::Facts { page: Some(1) }))
        }
        _ => {
            let wanted = to(before.query.page);
            let is_over = page == Page::Next && before.query.page == LAST_PAGE;
            // What has one page and more that fits is a list from its second page on.
            let has_pages = before.entries.len() > 1 || before.query.shape == Shape::Found;
            if has_pages && wanted > 0 && !is_over {
                On::surely(Query { page: wanted, ..before.query.clone() })
            } else {
                On::nothing(Unasked::NoMorePages)
            }
        }
    }
}

/// How many there are of what was listed.
fn count(s: &Sentence<'_>, before: &Before) -> Query {
    let unit = match before.query.shape {
        Shape::Names(unit) => unit,
        Shape::Count(unit) if before.entries.len() > 1 => unit,
        _ => Unit::Entries,
    };
    let mut select = before.listed_select();
    if !s.has(&Role::HowMany) {
        // "All in" counts those of every standing.
        select.clauses.retain(|clause| !matches!(clause.field, Field::Status(_)));
    }
    Query::new(select, Shape::Count(unit))
}

/// Whether a sentence has only words of asking.
fn only_form(s: &Sentence<'_>) -> bool {
    let form = |at: usize| {
        // "How many people is your list?"
        s.is(at, &Role::People)
            || turn::is_collection(s, at)
            || s.marks.iter().any(|mark| {
                mark.span.contains(&at)
                    && matches!(
                        mark.role,
                        Role::HowMany
                            | Role::Total
                            | Role::Filler
                            | Role::Link
                            | Role::Pronoun
                            | Role::Unit(Unit::Entries)
                            | Role::YesNo
                            | Role::Instead
                    )
            })
    };
    (0..s.words.len()).all(form)
}

/// "The second one": that entry, and what else is asked of it.
fn at_place(s: &Sentence<'_>, before: &Before, ordinal: i8, span: &Range<usize>) -> Option<On> {
    let pool = before.pool();
    if pool.len() < 2 {
        return None;
    }
    let at = if ordinal < 0 { pool.len() - 1 } else { usize::try_from(ordinal - 1).ok()? };
    Some(on_entry::of_entry(s, *pool.get(at)?, span))
}

/// "The broadband one, who got the contract?": what is asked of that entry of the list; else of the same organisation.
fn described_one(s: &Sentence<'_>, before: &Before, described: &Described) -> Option<On> {
    let text = s.said(&described.words);
    let other = (described.span.start..described.span.end).any(|at| s.word(at) == "other");
    let no_longer = shown_first(s, before).filter(|_| other || s.has_anywhere(&Role::OtherOne));
    let open = |entry: &EntryKey| Some(*entry) != no_longer;
    let pool: Vec<EntryKey> = before.pool().iter().copied().filter(open).collect();
    if described.several {
        // "What are the Dudley ones paid?" asks for more than which they are.
        let reckons = |mark: &Mark<'_>| matches!(mark.role, Role::Reckoned(_) | Role::MayReckon(_));
        if entry::figure(s).is_some() || s.marks.iter().any(reckons) {
            return None;
        }
        let select = Select { text: Some(text), ..Select::of(vec![Clause::is(Field::Entry(pool))]) };
        return structured_ones(s, before).or_else(|| Some(On::perhaps(Query::new(select, LIST))));
    }
    // "Did the Wigan one win?" is about an entry, "who won the security one?" about a category.
    let whose =
        s.names.organisations.iter().any(|mention| mention.exact && described.words.contains(&mention.span.start));
    if (awards(s) && !whose) || names_category(s, &described.words) {
        return None;
    }
    if let ([one], true) = (pool.as_slice(), other && before.list().len() == 2) {
        // Of two that were listed, the other is meant, however it is described.
        return Some(on_entry::of_entry(s, *one, &described.span));
    }
    if let Some(picked) = picked(s, &pool, &text) {
        let again = same::of_another(s, before, picked, &described.span);
        let on = on_entry::of_entry(s, picked, &described.span);
        return Some(On { queries: again.into_iter().chain(on.queries).collect(), ..on });
    }
    if let Some(query) = category_pointed_at(s, before, &text) {
        return Some(On::surely(query));
    }
    // "And the inhaler one?" after another entry was shown means the one before.
    if let Some(picked) = picked(s, &before.earlier, &text) {
        return Some(on_entry::of_entry(s, picked, &described.span));
    }
    let mut own = before.entries.first().map(|told| same_organisation(s, *told)).unwrap_or_default();
    own.retain(open);
    if let Some(picked) = picked(s, &own, &text) {
        return Some(on_entry::of_entry(s, picked, &described.span));
    }
    // "The Jersey one" names whose it is.
    let names = &s.names;
    let mut spans = names
        .organisations
        .iter()
        .filter(|mention| mention.exact)
        .map(|mention| &mention.span)
        .chain(names.places.iter().map(|mention| &mention.span));
    if spans.any(|span| described.words.contains(&span.start)) {
        // "The other Hackney one, about autism" is another entry, of whomever.
        let other = (described.span.start..described.words.start).find(|at| s.word(*at) == "other")?;
        let queries = alone(&Sentence::new(s.library, turn::text_after(s, other + 1)?)).queries;
        return Some(On { queries, replaces: true, ..On::default() });
    }
    // What is asked of one that is not found is not asked of another.
    let select = Select { text: Some(text), ..Select::of(vec![Clause::is(Field::Entry(pool.clone()))]) };
    (pool.len() > 1).then(|| On::surely(Query::new(select, Shape::Entry(Ask::Which))))
}

/// The entry that a reply is about before all others: of results the winner, of other lists the first.
fn shown_first(s: &Sentence<'_>, before: &Before) -> Option<EntryKey> {
    let results = matches!(before.query.shape, Shape::Winners | Shape::Entry(Ask::Result { .. }));
    let won = |key: &&EntryKey| s.library.recognitions(**key).any(|recognition| recognition.status == Status::Winner);
    let winner = before.entries.iter().find(won).filter(|_| results);
    winner.or_else(|| before.entries.first()).copied()
}

/// "Not the rewards one, the other": of two that were listed the one that is not described.
fn not_that_one(s: &Sentence<'_>, before: &Before, described: &Described) -> Option<On> {
    let not = s.word(described.span.start.checked_sub(1)?) == "not";
    let other = (described.span.end..s.words.len()).any(|at| s.word(at) == "other");
    let left_out = picked(s, before.pool(), &s.said(&described.words)).filter(|_| not && other)?;
    let mut others = before.pool().iter().copied().filter(|entry| *entry != left_out);
    let one = others.next().filter(|_| others.next().is_none())?;
    Some(on_entry::of_entry(s, one, &(0..s.words.len())))
}

/// "The second, not the street one."
fn place_not_that_one(s: &Sentence<'_>, before: &Before, described: &Described) -> Option<On> {
    let (ordinal, span) = turn::ordinal(s).filter(|(_, span)| span.end <= described.span.start)?;
    let not = s.word(described.span.start.checked_sub(1)?) == "not";
    at_place(s, before, ordinal, &(span.start..described.span.end)).filter(|_| not)
}

/// "Drop the LGA one": the list without it.
fn without_that_one(s: &Sentence<'_>, before: &Before, described: &Described) -> Option<On> {
    let drops = DROPPING.contains(&s.word(described.span.start.checked_sub(1)?));
    if !drops || before.list().len() < 2 {
        return None;
    }
    let collection = s.names.collections.iter().find(|mention| described.words.contains(&mention.span.start));
    let field = match collection {
        Some(mention) => Field::Collection(mention.keys.clone()),
        None => Field::Entry(vec![picked(s, before.list(), &s.said(&described.words))?]),
    };
    let mut select = before.listed_select();
    select.clauses.push(Clause::is_not(field));
    Some(On::surely(Query::new(select, LIST)))
}

/// Words that leave something out of a list.
const DROPPING: [&str; 8] = ["drop", "lose", "remove", "skip", "without", "minus", "except", "scrap"];

/// "York, how much in grants?" after a list in which York has one entry: of that, where it tells.
fn owned_by_named(s: &Sentence<'_>, before: &Before) -> Option<On> {
    let [named] = s.names.organisations.as_slice() else { return None };
    let elsewhere = !s.names.collections.is_empty() || !s.names.categories.is_empty();
    if elsewhere || !named.exact || matches!(entry::ask(s), Ask::Which | Ask::Result { .. }) {
        return None;
    }
    let catalogue = s.catalogue();
    let owned = |key: &&EntryKey| catalogue.entry(**key).organisations.iter().any(|owner| named.keys.contains(owner));
    let mut owned = before.list().iter().filter(owned);
    let one = owned.next().filter(|_| owned.next().is_none() && before.list().len() > 1)?;
    let on = on_entry::of_entry(s, *one, &named.span);
    Some(On { replaces: false, ..on })
}

/// Whether a category is named there: "the Digital Impact one".
fn names_category(s: &Sentence<'_>, words: &Range<usize>) -> bool {
    s.names.categories.iter().any(|mention| words.start <= mention.span.start && mention.span.end <= words.end)
}

/// "And the security one?" after a question about a category: the same of the category that these words point at.
fn category_pointed_at(s: &Sentence<'_>, before: &Before, text: &str) -> Option<Query> {
    before.query.select.categories()?;
    let of_awards = |key| s.catalogue().category(key).announcement.is_some();
    let awards = s.library.names().categories_pointed_at(text, of_awards);
    let mut select = Select { text: None, ..before.query.select.clone() };
    select.replace(Clause::is(Field::Category(awards.clone())));
    (!awards.is_empty()).then(|| Query::new(select, before.query.shape.clone()))
}

/// Whether categories are mentioned, of which a word may point at one: "who won the security one?"
fn awards(s: &Sentence<'_>) -> bool {
    s.marked(|role| matches!(role, Role::Award | Role::Status(_) | Role::Sponsor)).next().is_some()
}

/// The entries of whoever entered the one that was shown.
fn same_organisation(s: &Sentence<'_>, told: EntryKey) -> Vec<EntryKey> {
    let catalogue = s.catalogue();
    let organisations = &catalogue.entry(told).organisations;
    let of_them =
        catalogue.entries().filter(|(_, entry)| entry.organisations.iter().any(|key| organisations.contains(key)));
    of_them.map(|(key, _)| key).collect()
}

/// The entry that a few words mean, where one of these clearly has most of them.
fn picked(s: &Sentence<'_>, pool: &[EntryKey], text: &str) -> Option<EntryKey> {
    let search = s.library.search();
    let question = search.read(text);
    let mut allowed = vec![false; s.catalogue().entries().count()];
    for key in pool {
        allowed[key.index()] = true;
    }
    // A failing index picks nothing, and says so when the query runs.
    let hits = search.lookup_all(&question, Some(&allowed)).unwrap_or_default();
    // What names one of them alone means it, whatever the others tell.
    let named: Vec<_> = hits.iter().filter(|hit| hit.fit.name >= PICKED && hit.fit.recall >= PICKED).collect();
    if let [one] = named.as_slice() {
        return Some(one.entry);
    }
    let best = hits.first().filter(|best| best.fit.recall >= PICKED)?;
    let clear = hits.get(1).is_none_or(|next| next.fit.score < best.fit.score * CLEARLY);
    clear.then_some(best.entry)
}

/// An entry is picked by words of which it has this share,
const PICKED: f32 = 0.5;
/// where the next has less than this share of its score.
const CLEARLY: f32 = 0.95;

/// Whether a word stands for an entry of a collection as it is written there.
fn is_writing(word: &str) -> bool {
    matches!(word, "write" | "writeup" | "up" | "one" | "entry" | "version" | "account" | "text" | "page" | "story")
}

/// "No, the other one, about clean air."
fn other_one(s: &Sentence<'_>, before: &Before, pointing: &Range<usize>) -> Option<On> {
    // "No, the other one, the LGA write-up": the same project there.
    let there = |key: &EntryKey| {
        let collection = s.catalogue().entry(*key).collection;
        s.names.collections.iter().any(|mention| mention.keys.contains(&collection))
    };
    let told = before.entries.first().filter(|_| before.entries.len() == 1);
    let same = told.map(|told| on_entry::same_project(s, *told)).unwrap_or_default();
    if let [one] = same.into_iter().filter(there).collect::<Vec<_>>().as_slice() {
        let points = |at: usize| pointing.contains(&at) || !s.library.search().is_content_word(s.word(at));
        let collection = s.names.collections.iter().map(|mention| mention.span.end).max().unwrap_or(pointing.end);
        let end = (collection..s.words.len()).find(|at| !points(*at) && !is_writing(s.word(*at)));
        return Some(on_entry::of_entry(s, *one, &(0..end.unwrap_or(s.words.len()))));
    }
    if s.names.organisations.iter().any(|mention| mention.exact && mention.span.start >= pointing.end)
        && let Some(rest) = turn::text_after(s, pointing.end)
    {
        // "No, I meant Lewisham's net zero schools" names it.
        let queries = alone(&Sentence::new(s.library, rest)).queries;
        return Some(On { queries, replaces: true, ..On::default() });
    }
    let told = shown_first(s, before)?;
    let asks = |mark: &Mark<'_>| {
        matches!(mark.role, Role::HowMuch | Role::HowMany | Role::Metric(_) | Role::Who | Role::Why)
            && mark.span.start == pointing.end
    };
    let corrects = pointing.clone().any(|at| matches!(s.word(at), "mean" | "meant" | "meaning"));
    if corrects && s.marks.iter().any(asks) {
        // "No, I meant how much could one shop get?" corrects what is asked, and not of which.
        return Some(on_entry::of_entry(s, told, &(0..pointing.end)));
    }
    let others: Vec<EntryKey> = before.pool().iter().copied().filter(|entry| *entry != told).collect();
    let rest: Vec<&str> = (pointing.end..s.words.len())
        .filter(|at| s.library.search().is_content_word(s.word(*at)) && !s.is(*at, &Role::OtherOne))
        .map(|at| s.word(at))
        .collect();
    let ask = entry::ask(s);
    match others.as_slice() {
        [] if rest.is_empty() => return None,
        [other] => {
            let ends = pointing.end == s.words.len();
            return Some(on_entry::of_entry(s, *other, &(if ends { pointing.start } else { 0 }..pointing.end)));
        }
        [other, ..] if rest.is_empty() => return Some(on_entry::of_entry(s, *other, &(0..pointing.end))),
        _ => {}
    }
    let text = rest.join(" ");
    let mut queries = Vec::new();
    let alone = others.is_empty();
    if !others.is_empty() {
        let select = Select { text: Some(text.clone()), ..Select::of(vec![Clause::is(Field::Entry(others))]) };
        queries.push(Query::new(select, Shape::Entry(ask.clone())));
    }
    // Of the same organisation, where that finds something.
    let organisations = s.catalogue().entry(told).organisations.clone();
    let not_told = Clause::is_not(Field::Entry(vec![told]));
    let same = (!organisations.is_empty()).then(|| Clause::is(Field::Organisation(organisations)));
    let select = Select { clauses: same.into_iter().chain([not_told]).collect(), text: Some(text), focus: None };
    let ask = if matches!(ask, Ask::Fact { .. }) { Ask::Which } else { ask };
    queries.push(Query::new(select, Shape::Entry(ask)));
    // Where nothing else was listed, the one that is described may be any.
    Some(On { queries, replaces: !alone, ..On::default() })
}

/// "Who else?": the others of the category or of the list; "what else?": those of the same organisation, or of one that is
/// named.
fn others(s: &Sentence<'_>, before: &Before) -> On {
    let named: Vec<_> = s.names.organisations.iter().flat_map(|mention| mention.keys.clone()).collect();
    if !named.is_empty() {
        let not_told = Clause::is_not(Field::Entry(before.entries.clone()));
        let mut select = Select::of(vec![Clause::is(Field::Organisation(named)), not_told]);
        select.clauses.extend(place::collection(s, before));
        return On::surely(Query::new(select, LIST));
    }
    let one = match before.query.shape {
        Shape::Entry(_) | Shape::Facts { .. } | Shape::Found | Shape::Similar => before.entries.first().copied(),
        _ if before.entries.len() == 1 => before.entries.first().copied(),
        _ => None,
    };
    let Some(told) = one else {
        let mut select = Select { text: None, ..before.query.select.clone() };
        select.clauses.retain(|clause| {
            !matches!(clause.field, Field::Entry(_)) && clause.field != Field::Status(vec![Status::Winner])
        });
        select.clauses.push(Clause::is_not(Field::Entry(before.entries.clone())));
        return On::surely(Query::new(select, LIST));
    };
    let entry = s.catalogue().entry(told);
    let not_told = Clause::is_not(Field::Entry(vec![told]));
    let collections = before.query.select.clauses.iter().filter(|clause| matches!(clause.field, Field::Collection(_)));
    let mut of_category = Select::of(collections.cloned().collect());
    // Of what won somewhere, those whom it beat are meant.
    let won: Vec<_> = s
        .library
        .recognitions(told)
        .filter(|recognition| recognition.status == Status::Winner)
        .map(|recognition| recognition.category)
        .collect();
    let categories = match (before.categories.is_empty(), won.is_empty()) {
        (false, _) => before.categories.clone(),
        (true, false) => won,
        (true, true) => entry.categories().collect(),
    };
    of_category.clauses.extend([Clause::is(Field::Category(categories)), not_told.clone()]);
    of_category
        .clauses
        .extend(clauses(&slots(s)).into_iter().filter(|clause| matches!(clause.field, Field::Status(_))));
    let mut queries = vec![Query::new(of_category, LIST)];
    if !entry.organisations.is_empty() {
        let own = Clause::is(Field::Organisation(entry.organisations.clone()));
        let own = Query::new(Select::of(vec![own, not_told]), LIST);
        queries.insert(usize::from(!of_organisation(s)), own);
        queries.truncate(if of_organisation(s) { 1 } else { 2 });
    }
    let several = entry.organisations.len() > 1 || !entry.parties.is_empty();
    if in_it(s) && several && before.query.select.categories().is_none() {
        let partners = Ask::Parties { role: Some(crate::catalogue::Role::Partner), kind: None };
        let select = Select { text: Some("partners".to_owned()), ..Select::entry(told) };
        queries.insert(0, Query::new(select, Shape::Entry(partners)));
    }
    On { queries, replaces: true, ..On::default() }
}

/// "Who else does crowdfunding?": others than the one that was shown, on that subject.
fn others_on(s: &Sentence<'_>, before: &Before) -> Option<On> {
    let span = s.marks.iter().find(|mark| *mark.role == Role::Else).map(|mark| mark.span.clone())?;
    if before.entries.is_empty() || turn::is_named(s) || in_it(s) || turn::points(s) {
        return None;
    }
    let says = |at: &usize| {
        !span.contains(at)
            && s.library.search().is_content_word(s.word(*at))
            && !s.is(*at, &Role::Filler)
            && !s.is(*at, &Role::Link)
    };
    let text = (0..s.words.len()).filter(says).map(|at| s.word(at)).collect::<Vec<_>>().join(" ");
    let not_told = Clause::is_not(Field::Entry(before.entries.clone()));
    let select = Select { text: Some(text.clone()), ..Select::of(vec![not_told]) };
    (!text.is_empty()).then(|| On::surely(Query::new(select, LIST)))
}

/// Whether others of the same organisation are asked for: "what else?", "have they any other entry?"
fn of_organisation(s: &Sentence<'_>) -> bool {
    let who = ["who", "anyone", "anybody", "against"];
    !s.words.iter().any(|word| who.contains(&word.as_str()))
        && !in_same_group(s)
        && (s.words.iter().any(|word| matches!(word.as_str(), "what" | "anything" | "something" | "owt" | "nowt"))
            || s.words
                .iter()
                .any(|word| matches!(word.as_str(), "they" | "them" | "their" | "theirs" | "theyre" | "he" | "she")))
}

/// Whether others that took part are asked for: "who else was in it?"
fn in_it(s: &Sentence<'_>) -> bool {
    let phrase = |words: &[&str]| s.words.windows(words.len()).any(|window| window == words);
    s.words.iter().any(|word| matches!(word.as_str(), "involved" | "worked" | "helped"))
        || [["in", "it"], ["on", "it"], ["of", "it"], ["with", "them"], ["in", "this"], ["on", "this"], ["on", "that"]]
            .iter()
            .any(|words| phrase(words))
}
