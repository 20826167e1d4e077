//! Turns that ask on about the entry that was shown.

use std::ops::Range;

use super::super::sentence::{Mark, Sentence};
use super::super::slots::Slot;
use super::super::structure::number;
use super::super::words::Role;
use super::super::{Before, entry, reckoning};
use super::{On, describes, instead, owner, turn};
use crate::catalogue::{CollectionKey, EntryKey, Figure, OrganisationKey, Role as PartyRole};
use crate::query::{Ask, Clause, Field, FigureAsk, Metric, Query, Select, Shape, Unit};
use crate::search::Search;

/// A sentence of no more telling words than this that names nothing depends on what was shown.
const ELLIPTIC: usize = 3;

/// A sentence that asks on about the entry that was shown, or the same of another one.
pub(super) fn read(s: &Sentence<'_>, before: &Before, own: &[Slot], instead: bool) -> On {
    let Some(told) = before.entries.first().copied() else { return of_document(s, before) };
    let points = turn::points(s);
    let names = named_by(s, own);
    let place = s.names.places.iter().any(|mention| s.asked.contains(&mention.span.start));
    if let Some(query) = of_misspelt(s, told) {
        return On::surely(query);
    }
    let mut queries: Vec<Query> = reckoned(s, told);
    let elsewhere = !names.is_empty() || place;
    if elsewhere && !points && queries.is_empty() {
        return match instead {
            true => instead::another(s, before),
            // A name alone may ask the same of somebody else.
            false if instead::only_names(s) => On { replaces: false, ..instead::another(s, before) },
            false => of_its_own(s, told, &names),
        };
    }
    if let Some(earlier) = earlier(s, before, told) {
        return On::surely(earlier);
    }
    if let Some(unit) = standings(s) {
        return On::surely(Query::new(Select::entry(told), Shape::Count(unit)));
    }
    let ask = asked(s, before, instead);
    let among = among(s, before).or_else(|| several(before)).filter(|among| among.len() > 1);
    if let (Some(list), Ask::Result { .. }, false) = (&among, &ask, s.has_anywhere(&Role::Among)) {
        // "Which category?" after a list is answered for each.
        return On::surely(Query::new(Select::of(vec![Clause::is(Field::Entry(list.clone()))]), Shape::Entry(ask)));
    }
    if let Some(query) = counted_alone(s, told, &ask, &(0..0)).or_else(|| how_much_was_it(s, before, told, &ask)) {
        queries.push(query);
    }
    let asked = among.map_or_else(|| asked_of(s, told, &names, &ask), |among| vec![among]);
    queries.extend(asked.into_iter().map(|of| asked_of_these(s, told, of, &ask)));
    if matches!(ask, Ask::Person { .. }) && !s.has(&Role::Who) && s.has(&Role::What) {
        // "Which mentors?" may ask what they were.
        let ask = Ask::Fact { strictly: false };
        let select = Select { text: Some(text(s, &ask, &(0..0))), ..Select::entry(told) };
        queries.push(Query::new(select, Shape::Entry(ask)));
    }
    if ask == Ask::Who && serves(s) && !s.catalogue().entry(told).parties.is_empty() {
        let ask = Ask::Parties { role: None, kind: None };
        let select = Select { text: Some(text(s, &ask, &(0..0))), ..Select::entry(told) };
        queries.push(Query::new(select, Shape::Entry(ask)));
    }
    if let Some(query) = of_the_same(s, told, &ask, instead) {
        queries.push(query);
    }
    // A few words that name nothing ask on, whatever else they may find; what only another entry is called begins anew.
    let elliptic = turn::content_words(s) <= ELLIPTIC || matches!(ask, Ask::Person { .. });
    let anew = matches!(ask, Ask::Which | Ask::Fact { .. } | Ask::Who | Ask::Person { .. } | Ask::Parties { .. })
        && names_another(s, told, 0..s.words.len());
    // "And the DE-Carbonise project: how much a year?" names it before it asks.
    let anew = anew || (matches!(ask, Ask::Figure(_)) && names_another(s, told, 0..clause_that_asks(s)));
    // "And what about food pantries, anyone done those?" names them before it points.
    let introduced =
        (instead || (0..s.words.len()).any(|at| s.is(at, &Role::Instead))) && names_before_pointing(s, told);
    if anew && (!points || introduced) {
        queries.insert(0, entry::read(s));
    }
    let refers = s.has_anywhere(&Role::Pronoun) || matches!(ask, Ask::Result { .. });
    let whole = turn::content_words(s) >= WHOLE && !refers;
    On { queries, replaces: points || ((instead || elliptic) && !anew && !whole), ..On::default() }
}

/// What a sentence names: "in how many places?" counts them, and names no category.
fn named_by<'o>(s: &Sentence<'_>, own: &'o [Slot]) -> Vec<&'o Slot> {
    let figure = matches!(entry::ask(s), Ask::Figure(_));
    let names = |slot: &&Slot| match slot.field {
        Field::Category(_) => slot.sure || !figure,
        _ => matches!(slot.field, Field::Organisation(_) | Field::Collection(_)),
    };
    own.iter().filter(names).collect()
}

/// What is asked of these entries. "The LGA page has its own write-up of that?" asks for another entry, and for nothing of it.
fn asked_of_these(s: &Sentence<'_>, told: EntryKey, of: Vec<EntryKey>, ask: &Ask) -> Query {
    match (ask, of.as_slice()) {
        (Ask::Which, [other]) if *other != told => Query::new(Select::entry(*other), Shape::Facts { page: None }),
        _ => {
            let text = Some(text(s, ask, &(0..0)));
            let select = Select { text, ..Select::of(vec![Clause::is(Field::Entry(of))]) };
            Query::new(select, Shape::Entry(ask.clone()))
        }
    }
}

/// "Mean grant?", "how many more than before?": what is worked out of figures of the entry that was shown.
fn reckoned(s: &Sentence<'_>, told: EntryKey) -> Vec<Query> {
    let entry = s.catalogue().entry(told);
    let own = |key: &OrganisationKey| entry.involved().any(|involved| involved == *key);
    let named = s.names.organisations.iter().all(|mention| mention.keys.iter().any(own));
    let read = reckoning::read(s).filter(|_| named && s.names.collections.is_empty() && s.names.people.is_empty());
    let queries = read.into_iter().flat_map(|read| read.queries);
    let of_one = queries.filter(|query| matches!(&query.shape, Shape::Reckoning(one) if one.of_one.is_some()));
    of_one.map(|query| Query { select: Select::entry(told), ..query }).collect()
}

/// "An enfeild how much cash did they get?": what is asked of somebody whose name is misspelt.
fn of_misspelt(s: &Sentence<'_>, told: EntryKey) -> Option<Query> {
    let entry = s.catalogue().entry(told);
    let search = s.library.search();
    let meant = |at: &usize| {
        let unknown = search.is_content_word(s.word(*at)) && search.entries_with(s.word(*at)) == 0;
        let spelt = search.read(s.word(*at)).understood;
        let names = s.library.names().mentions(search, &Search::words(&spelt)).organisations;
        let keys: Vec<OrganisationKey> = names.into_iter().flat_map(|mention| mention.keys).collect();
        let ours = entry.involved().any(|key| keys.contains(&key));
        (unknown && !keys.is_empty() && !ours).then_some((*at, keys))
    };
    let (named, keys) = (0..s.words.len()).find_map(|at| meant(&at))?;
    let ask = entry::ask(s);
    (ask != Ask::Which).then(|| {
        let text = entry::text_of(s, &ask, |at| at == named);
        let select = Select { text: Some(text), ..Select::of(vec![Clause::is(Field::Organisation(keys))]) };
        Query::new(select, Shape::Entry(ask))
    })
}

/// "Venue?" after a reply about a conference: the same document is asked.
fn of_document(s: &Sentence<'_>, before: &Before) -> On {
    let Some(key) = before.document.filter(|_| !turn::is_named(s) && turn::content_words(s) <= ELLIPTIC) else {
        return On::default();
    };
    let ask = entry::ask(s);
    let text = format!("{} {}", s.catalogue().collection(key).name, text(s, &ask, &(0..0)));
    On::surely(Query::new(Select::text(&text), Shape::Entry(ask)))
}

/// Where the clause begins that asks for a figure.
fn clause_that_asks(s: &Sentence<'_>) -> usize {
    let asks = |role: &Role| matches!(role, Role::HowMany | Role::HowMuch | Role::What | Role::Metric(_));
    s.asking(asks).map(|mark| s.clause(mark.span.start).start).min().unwrap_or_default()
}

/// Whether a word that hardly any entry has stands in the name of another entry, and nowhere in the one that was shown.
fn names_another(s: &Sentence<'_>, told: EntryKey, mut within: Range<usize>) -> bool {
    let search = s.library.search();
    let few = |word: &str| (1..=IN_FEW).contains(&search.entries_with(word));
    let says = |at: usize| search.is_content_word(s.word(at)) && !s.is(at, &Role::Filler);
    let called =
        |key: &EntryKey, word: &str| Search::words(&s.catalogue().entry(*key).title).iter().any(|own| own == word);
    let names = |word: &str| s.library.names().entries_near(word).iter().any(|key| called(key, word));
    let other = |word: &str| few(word) && !search.has_words(told, word) && names(word);
    within.any(|at| says(at) && other(s.word(at)))
}

/// Whether a word that hardly any entry has, and the one that was shown has not, stands before the first pronoun.
fn names_before_pointing(s: &Sentence<'_>, told: EntryKey) -> bool {
    let search = s.library.search();
    let pointing = s.marks.iter().filter(|mark| *mark.role == Role::Pronoun).map(|mark| mark.span.start).min();
    let rare = |at: usize| {
        (1..=IN_FEW).contains(&search.entries_with(s.word(at)))
            && !search.has_words(told, s.word(at))
            && !s.is(at, &Role::Filler)
    };
    pointing.is_some_and(|pointing| (0..pointing).any(rare))
}

/// A sentence of so many telling words may stand alone, though it goes on.
const WHOLE: usize = 4;

/// Entries that have a word which tells one of them from all others.
const IN_FEW: u32 = 4;

/// "Visits?" asks for the number of what the entry counts.
fn counted_alone(s: &Sentence<'_>, told: EntryKey, ask: &Ask, pointing: &Range<usize>) -> Option<Query> {
    let says = |at: &usize| {
        s.library.search().is_content_word(s.word(*at)) && !s.is(*at, &Role::Filler) && !pointing.contains(at)
    };
    let said: Vec<usize> = (0..s.words.len()).filter(says).collect();
    let ([at] | [at, _] | [at, _, _], Ask::Which) = (said.as_slice(), ask) else { return None };
    let word = s.word(*at).to_owned();
    let counts = |unit: &str| unit.split(' ').any(|part| s.library.search().same_stem(part, &word));
    let entry = s.catalogue().entry(told);
    let counted = word.ends_with('s') && entry.figures.iter().any(|figure| counts(&figure.unit));
    let figure = FigureAsk { metric: Metric::Count, counted: vec![word.clone()], years: Vec::new() };
    counted.then(|| Query::new(Select { text: Some(word), ..Select::entry(told) }, Shape::Entry(Ask::Figure(figure))))
}

/// "How much was it again?" asks for the amount of what was asked just before, "since when?" for its day.
fn how_much_was_it(s: &Sentence<'_>, before: &Before, told: EntryKey, ask: &Ask) -> Option<Query> {
    let form = |at: usize| {
        let empty = |role: &Role| {
            matches!(role, Role::HowMuch | Role::HowMany | Role::Pronoun | Role::Filler | Role::YesNo | Role::Link)
        };
        !s.library.search().is_content_word(s.word(at))
            || s.marks.iter().any(|mark| mark.span.contains(&at) && empty(mark.role))
    };
    let another = matches!(before.query.shape, Shape::Entry(Ask::Figure(_)));
    let date = matches!(ask, Ask::Figure(figure) if figure.metric == Metric::Date);
    let asks = matches!(ask, Ask::Figure(_)) && !another && (date || turn::points(s)) && (0..s.words.len()).all(form);
    let asked = before.query.select.text.as_deref().filter(|_| asks)?;
    let text = format!("{asked} {}", text(s, ask, &(0..0)));
    Some(Query::new(Select { text: Some(text), ..Select::entry(told) }, Shape::Entry(ask.clone())))
}

/// Whether somebody is asked for who did something for those who entered it: "whose equipment was it?"
fn serves(s: &Sentence<'_>) -> bool {
    s.words.first().is_some_and(|word| word == "whose")
        || s.words.windows(2).any(|two| two[0] == "for" && matches!(two[1].as_str(), "them" | "it" | "him" | "her"))
}

/// "And how many homes in their housing programme?": another entry of the same organisation may tell it.
fn of_the_same(s: &Sentence<'_>, told: EntryKey, ask: &Ask, instead: bool) -> Option<Query> {
    let theirs = s.words.iter().any(|word| matches!(word.as_str(), "their" | "they" | "them" | "theirs"));
    let asks = matches!(ask, Ask::Figure(_) | Ask::Fact { .. } | Ask::Parties { .. });
    // "What about the carephones?" names one of their others.
    let describes = *ask == Ask::Which && instead && !turn::starts(s, &Role::Instead);
    let enough = describes || (asks && (theirs || instead) && turn::content_words(s) >= ENOUGH);
    let organisations = s.catalogue().entry(told).organisations.clone();
    if !enough || organisations.is_empty() {
        return None;
    }
    Some(owner::another_of_theirs(organisations, told, ask.clone(), text(s, ask, &(0..0))))
}

/// Telling words that may find another entry of the same organisation.
const ENOUGH: usize = 3;

/// The entries of which one is asked for: "which of them", and "which of the two" where there are two.
fn among(s: &Sentence<'_>, before: &Before) -> Option<Vec<EntryKey>> {
    let span = s.marks.iter().find(|mark| *mark.role == Role::Among).map(|mark| mark.span.clone())?;
    if before.list().len() < 2
        && span.clone().any(|at| matches!(s.word(at), "either" | "both"))
        && let ([last], [earlier, ..]) = (before.entries.as_slice(), before.earlier.as_slice())
    {
        // "Did either of them win?" of the two that were shown one after the other.
        return Some(vec![*earlier, *last]);
    }
    let number = span.clone().find_map(|at| number(s.word(at)).filter(|number| *number > 1));
    let fits = |entries: &&Vec<EntryKey>| number.is_none_or(|number| entries.len() == number);
    match number {
        None => Some(before.list().to_vec()),
        Some(_) => [&before.entries, &before.offered, &before.listed].into_iter().find(fits).cloned(),
    }
}

/// The entries of a list that was shown just before: none of them is meant more than another.
fn several(before: &Before) -> Option<Vec<EntryKey>> {
    let lists = matches!(
        before.query.shape,
        Shape::List { .. } | Shape::Count(_) | Shape::Names(_) | Shape::Winners | Shape::Groups(_)
    );
    (lists && before.query.select.text.is_none()).then(|| before.entries.clone())
}

/// "It's entered how many times?"
fn standings(s: &Sentence<'_>) -> Option<Unit> {
    let stands = |mark: &Mark<'_>| matches!(mark.role, Role::Status(_) | Role::Award);
    let entered = s.words.iter().any(|word| {
        matches!(
            word.as_str(),
            "entered" | "listed" | "submitted" | "featured" | "appear" | "appears" | "appeared" | "up"
        )
    });
    if !s.has(&Role::HowMany) || !(entered || s.marks.iter().any(stands)) {
        return None;
    }
    s.marks.iter().find_map(|mark| match mark.role {
        Role::Unit(unit @ (Unit::Recognitions | Unit::Categories)) => Some(*unit),
        _ => None,
    })
}

/// "Before that?" after a figure: the fact that told it may tell the earlier one as well.
fn earlier(s: &Sentence<'_>, before: &Before, told: EntryKey) -> Option<Query> {
    let figure = matches!(before.query.shape, Shape::Entry(Ask::Figure(_)));
    let says = |role: &Role| s.has_anywhere(role) && turn::formal(s, role);
    let asks = figure && (says(&Role::Before) || says(&Role::AtFirst)) && s.years.is_empty();
    let select = Select { text: before.query.select.text.clone(), ..Select::entry(told) };
    asks.then(|| Query::new(select, Shape::Entry(Ask::Fact { strictly: false })))
}

/// What is asked; "and by June?" asks for the same figure as before.
fn asked(s: &Sentence<'_>, before: &Before, instead: bool) -> Ask {
    match (&before.query.shape, entry::ask(s)) {
        (Shape::Entry(Ask::Figure(figure)), Ask::Which | Ask::Fact { strictly: false })
            if instead && goes_on_with_figure(s, before) =>
        {
            Ask::Figure(FigureAsk { years: s.years.iter().map(|(year, _)| *year).collect(), ..figure.clone() })
        }
        // "Who did they do it with?", "who ran it with them?"
        (_, Ask::Who | Ask::Person { surname: false }) if with_them(s) => {
            Ask::Parties { role: Some(PartyRole::Partner), kind: None }
        }
        (_, ask) => ask,
    }
}

/// Whether a figure of the kind that was shown has any of what is said now: "and the owners?" after a date has none,
/// and asks for something else.
fn goes_on_with_figure(s: &Sentence<'_>, before: &Before) -> bool {
    let shown = before.figures.first().filter(|(entry, _)| before.entries.first() == Some(entry));
    let Some((told, at)) = shown else { return true };
    let search = s.library.search();
    let named = |at: usize| {
        let names = &s.names;
        names.organisations.iter().any(|mention| mention.span.contains(&at))
            || names.places.iter().any(|mention| mention.span.contains(&at))
            || s.years.iter().any(|(_, year)| *year == at)
    };
    let says = |at: usize| {
        search.is_content_word(s.word(at)) && !s.is(at, &Role::Filler) && !s.is(at, &Role::Instead) && !named(at)
    };
    let said: Vec<&str> = (0..s.words.len()).filter(|at| says(*at)).map(|at| s.word(at)).collect();
    let said = search.read(&said.join(" "));
    let entry = s.catalogue().entry(*told);
    let has = |figure: &Figure| describes(s, figure, Some(&entry.facts[figure.fact]), &said);
    let kind = entry.figures.get(*at).map(|figure| figure.kind);
    said.content_words() == 0 || entry.figures.iter().filter(|figure| Some(figure.kind) == kind).any(has)
}

/// Whether somebody is asked for who did it together with those who entered it.
fn with_them(s: &Sentence<'_>) -> bool {
    let with = |at: usize| s.word(at) == "with" && (at + 1 == s.words.len() || s.is(at + 1, &Role::Pronoun));
    s.has(&Role::Who) && (0..s.words.len()).any(with)
}

/// A question that names the organisation of what was shown may be about that.
fn of_its_own(s: &Sentence<'_>, told: EntryKey, names: &[&Slot]) -> On {
    let entry = s.catalogue().entry(told);
    let its = names.iter().all(|slot| match &slot.field {
        Field::Organisation(keys) => entry.involved().any(|key| keys.contains(&key)),
        Field::Collection(keys) => keys.contains(&entry.collection),
        _ => false,
    });
    let ask = entry::ask(s);
    if names.is_empty() || !its || ask == Ask::Which {
        return On::default();
    }
    let select = Select { text: Some(text(s, &ask, &(0..0))), ..Select::entry(told) };
    On::perhaps(Query::new(select, Shape::Entry(ask)))
}

/// An entry of the list, and what else is asked of it.
pub(super) fn of_entry(s: &Sentence<'_>, entry: EntryKey, pointing: &Range<usize>) -> On {
    let ask = entry::ask(s);
    let empty = |at: usize| {
        [Role::Filler, Role::Pronoun, Role::More, Role::About, Role::OtherOne].iter().any(|role| s.is(at, role))
    };
    let says = |at: usize| s.library.search().is_content_word(s.word(at)) && !empty(at);
    let rest = (0..s.words.len()).filter(|at| !pointing.contains(at) && says(*at)).count();
    if rest == 0 && matches!(ask, Ask::Which | Ask::Fact { .. } | Ask::Who) {
        return On::surely(Query::new(Select::entry(entry), Shape::Facts { page: None }));
    }
    // "The second one, meals?"
    let counted = counted_alone(s, entry, &ask, pointing);
    let select = Select { text: Some(text(s, &ask, pointing)), ..Select::entry(entry) };
    let queries = counted.into_iter().chain([Query::new(select, Shape::Entry(ask))]).collect();
    On { queries, replaces: true, ..On::default() }
}

/// The words that tell what is asked of a given entry, without those that only point at it.
pub(super) fn text(s: &Sentence<'_>, ask: &Ask, pointing: &Range<usize>) -> String {
    let points = |at: usize| {
        let in_collection = |at: usize| s.names.collections.iter().any(|mention| mention.span.contains(&at));
        // "In the LGA text" says where it stands, and asks for nothing.
        let place = in_collection(at) || (turn::is_collection(s, at) && at.checked_sub(1).is_some_and(in_collection));
        // "No, the green homes one" corrects what was understood.
        let corrects = at == 0 && matches!(s.word(at), "no" | "nope" | "nah");
        pointing.contains(&at)
            || place
            || corrects
            || s.marks.iter().any(|mark| {
                let span = &mark.span;
                match mark.role {
                    Role::Among => span.contains(&at),
                    // "That scheme" only points; so does the noun behind "this".
                    Role::Pronoun => {
                        span.contains(&at) || (span.len() == 1 && at == span.end && turn::is_generic(s, at))
                    }
                    _ => false,
                }
            })
    };
    let telling = |at: &usize| s.library.search().is_content_word(s.word(*at)) && !points(*at);
    let link = |at: usize| s.is(at, &Role::Link) || s.is(at, &Role::Filler);
    if *ask == Ask::Who && (0..s.words.len()).filter(telling).all(link) {
        // "Who put that in?" asks for whoever entered it.
        return String::new();
    }
    let text = entry::text_of(s, ask, points);
    if matches!(ask, Ask::Parties { .. })
        && Search::words(&text).iter().all(|word| !s.library.search().is_content_word(word))
    {
        // "Who with?"
        return "partners".to_owned();
    }
    // Whoever is "in charge" is the boss.
    if s.has(&Role::Boss) { format!("{text} boss") } else { text }
}

/// The entries that may be asked about, one after the other: the one that was shown, and the same project elsewhere.
fn asked_of(s: &Sentence<'_>, told: EntryKey, names: &[&Slot], ask: &Ask) -> Vec<Vec<EntryKey>> {
    let catalogue = s.catalogue();
    let collections: Option<&Vec<CollectionKey>> = names.iter().find_map(|slot| match &slot.field {
        Field::Collection(keys) => Some(keys),
        _ => None,
    });
    let is_elsewhere = |keys: &&Vec<CollectionKey>| !keys.contains(&catalogue.entry(told).collection);
    let same = || same_project(s, told);
    if let Some(keys) = collections.filter(is_elsewhere) {
        let there: Vec<EntryKey> =
            same().into_iter().filter(|key| keys.contains(&catalogue.entry(*key).collection)).collect();
        return [there, vec![told]].into_iter().filter(|of| !of.is_empty()).collect();
    }
    // How it fared is stated where it stood for an award.
    let stood = |key: &EntryKey| s.library.recognitions(*key).next().is_some();
    if matches!(ask, Ask::Result { .. }) && !stood(&told) {
        return std::iter::once(told).chain(same().into_iter().filter(stood)).map(|key| vec![key]).collect();
    }
    vec![vec![told]]
}

/// The other entries of the same project: of the same organisation, with a title that says the same.
pub(super) fn same_project(s: &Sentence<'_>, told: EntryKey) -> Vec<EntryKey> {
    let catalogue = s.catalogue();
    let entry = catalogue.entry(told);
    let own: Vec<String> =
        entry.organisations.iter().flat_map(|key| Search::words(&catalogue.organisation(*key).name)).collect();
    let title = |text: &str| -> Vec<String> {
        let words = Search::words(text).into_iter();
        words.filter(|word| s.library.search().is_content_word(word) && !own.contains(word)).collect()
    };
    let ours = title(&entry.title);
    let same = |key: EntryKey| {
        let theirs = title(&catalogue.entry(key).title);
        let shared = theirs.iter().filter(|word| ours.contains(word)).count();
        shared > 0 && 2 * shared >= ours.len().min(theirs.len())
    };
    let others = catalogue.entries().filter(|(key, other)| {
        *key != told && other.organisations.iter().any(|organisation| entry.organisations.contains(organisation))
    });
    others.map(|(key, _)| key).filter(|key| same(*key)).collect()
}
