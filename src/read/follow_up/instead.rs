//! The same of another one: names, years and standings put in the place of those of the query before.

use super::super::sentence::Sentence;
use super::super::slots::{Slot, clauses};
use super::super::structure::Asks;
use super::super::words::Role;
use super::super::{Before, entry};
use super::listed::LIST;
use super::{On, on_entry, turn};
use crate::catalogue::{EntryKey, OrganisationKey, Status};
use crate::names::Mention;
use crate::query::{Ask, Clause, Fared, Field, Query, Select, Shape, Unit};
use crate::search::Search;

/// A sentence of names and standings, perhaps with something to be stated about them.
pub(super) fn on_slots(s: &Sentence<'_>, before: &Before, own: Query, slots: &[Slot], asks: Asks, instead: bool) -> On {
    let points = turn::points(s);
    let given = |clause: &Clause| matches!(clause.field, Field::Entry(_)) && !clause.not;
    let one = before.entries.len() == 1;
    let of_entry = matches!(before.query.shape, Shape::Entry(_) | Shape::Facts { .. } | Shape::Found)
        || (one && matches!(before.query.shape, Shape::Reckoning(_) | Shape::Stated(_)))
        || (one && before.query.select.clauses.iter().any(given));
    // A list of one is shown as that entry; other names may still take the place of its own.
    let of_one = one && matches!(before.query.shape, Shape::List { .. });
    let told = before.entries.first().copied().filter(|_| of_entry || of_one);
    if let Some(on) = of_standings(s, before, &own, slots, told) {
        return on;
    }
    if s.has_anywhere(&Role::Among) && before.list().len() > 1 && !slots.is_empty() {
        return among(s, before, own, slots, asks);
    }
    if let (Shape::Count(_), true, Some(told)) = (&own.shape, slots.is_empty(), told) {
        return counted(s, told, own.shape, points);
    }
    let replaces =
        slots.iter().any(|slot| before.query.select.clauses.iter().any(|known| known.field.is_like(&slot.field)));
    // "How much did recycling go up by?" asks for a figure, whatever subject it names.
    let figure = asks != Asks::Surely && matches!(entry::ask(s), Ask::Figure(_));
    if of_entry || (of_one && (points || !replaces || figure)) {
        if let (true, false, Some(query)) = (instead, points, of_list(s, before, slots)) {
            return On::surely(query);
        }
        return on_entry::read(s, before, slots, instead);
    }
    in_place(s, before, own, slots, asks, instead)
}

fn standings_only(slots: &[Slot]) -> bool {
    !slots.is_empty() && slots.iter().all(|slot| matches!(slot.field, Field::Status(_)))
}

/// What a sentence of standings alone asks: of the category whose sponsor was told, of the one entry that was, or of each that
/// was listed.
fn of_standings(s: &Sentence<'_>, before: &Before, own: &Query, slots: &[Slot], told: Option<EntryKey>) -> Option<On> {
    if !standings_only(slots) {
        return None;
    }
    let points = turn::points(s);
    let did_it_win = Shape::Entry(Ask::Result { asks: Fared::Won, section: false });
    if let (Shape::Sponsors(keys), Shape::Winners) = (&before.query.shape, &own.shape) {
        // "And who won it?" after its sponsor.
        let categories = Clause::is(Field::Category(keys.clone()));
        return Some(On::surely(Query::new(Select::of(vec![categories]), Shape::Winners)));
    }
    // "Won anything?" asks of the one, "finalists?" of them all.
    let anything = (0..s.words.len()).any(|at| matches!(s.word(at), "anything" | "something" | "some" | "any" | "a"));
    let one = before.entries.len() == 1 && anything && !points && !s.has(&Role::YesNo);
    if let (Shape::Winners, true, Some(told)) = (&own.shape, one, told) {
        return Some(On::surely(Query::new(Select::entry(told), did_it_win)));
    }
    if let (false, Some(told)) = (points, told) {
        // "Finalists?" after somebody's result asks for those of the same category.
        let categories: Vec<_> = s.catalogue().entry(told).categories().collect();
        let mut all = clauses(slots);
        all.push(Clause::is(Field::Category(categories)));
        let shape = if own.shape == Shape::Winners { Shape::Winners } else { LIST };
        return Some(On::surely(Query::new(Select::of(all), shape)));
    }
    // "Did either of them win?" is answered by those that did, or for each.
    let of_each = s.has_anywhere(&Role::Among) && before.list().len() > 1 && s.begins(&Role::YesNo);
    of_each.then(|| {
        let mut on = among(s, before, own.clone(), slots, Asks::Perhaps);
        let all = Select::of(vec![Clause::is(Field::Entry(before.list().to_vec()))]);
        on.queries.push(Query::new(all, did_it_win));
        on
    })
}

/// "How many times was it shortlisted?" But "how many projects?" asks first for what it counts itself.
fn counted(s: &Sentence<'_>, told: EntryKey, shape: Shape, points: bool) -> On {
    let count = Query::new(Select::entry(told), shape);
    let figure = entry::figure(s).filter(|_| matches!(count.shape, Shape::Count(Unit::Entries)) && !points);
    let of_entry = figure.map(|figure| {
        let ask = Ask::Figure(figure);
        let select = Select { text: Some(entry::text(s, &ask)), ..Select::entry(told) };
        Query::new(select, Shape::Entry(ask))
    });
    On { queries: of_entry.into_iter().chain([count]).collect(), replaces: true, ..On::default() }
}

/// The query before, with the names, years and standings of a sentence in the place of its own.
fn in_place(s: &Sentence<'_>, before: &Before, own: Query, slots: &[Slot], asks: Asks, instead: bool) -> On {
    let narrows = s.has(&Role::Only) && !s.has(&Role::HowMany);
    let mut select = replaced(s, &before.query, &own, slots, asks);
    select.clauses.extend(if narrows { still_winners(&before.query, &select) } else { None });
    // "What's on its shortlist?" after its sponsor, "list Cyber Security" after the sections.
    let of_category = slots.iter().any(|slot| matches!(slot.field, Field::Category(_) | Field::Status(_)));
    let names = matches!(before.query.shape, Shape::Sponsors(_) | Shape::Ceremony(_) | Shape::Names(Unit::Categories));
    let lists = names && of_category && (s.has(&Role::List) || standings_only(slots)) && !s.has(&Role::Sponsor);
    let shape = if narrows || lists {
        LIST
    } else if asks == Asks::Surely {
        own.shape.clone()
    } else {
        of_others(&before.query.shape, slots)
    };
    let shape = match (shape, &own.shape) {
        (Shape::Winners, Shape::List { .. }) if select.statuses().is_some() => own.shape,
        (shape, _) => shape,
    };
    let query = Query::new(select, shape);
    if instead && of_category && !names_owner(slots) {
        // "And Small Team?" after Kirklees' of another category: theirs, or else everybody's.
        let mut all = query.clone();
        let dropped = |clause: &Clause| match clause.field {
            Field::Organisation(_) => true,
            // "And the video prize?" after those who lost is asked of whoever stood.
            Field::Status(_) => clause.not,
            _ => false,
        };
        all.select.clauses.retain(|clause| !dropped(clause));
        let queries = if all == query { vec![query] } else { vec![query, all] };
        return On { queries, replaces: true, ..On::default() };
    }
    if instead || before.query.shape == query.shape || turn::points(s) || turn::content_words(s) <= 3 {
        On::surely(query)
    } else {
        On::perhaps(query)
    }
}

fn names_owner(slots: &[Slot]) -> bool {
    slots.iter().any(|slot| matches!(slot.field, Field::Organisation(_)))
}

/// "Only those from Yorkshire", of the winners: that they won.
fn still_winners(before: &Query, select: &Select) -> Option<Clause> {
    let won = || Clause::is(Field::Status(vec![Status::Winner]));
    (before.shape == Shape::Winners && select.statuses().is_none()).then(won)
}

/// Those of the list for which the slots hold: "which of those are in the north west?"
fn among(s: &Sentence<'_>, before: &Before, own: Query, slots: &[Slot], asks: Asks) -> On {
    let mut select = before.listed_select();
    if slots.iter().any(|slot| matches!(slot.field, Field::Category(_))) && select.categories().is_some() {
        // Which of them stand in another category as well: the entries of the same organisations there.
        let organisations = before.list().iter().flat_map(|key| s.catalogue().entry(*key).organisations.clone());
        select = Select::of(vec![Clause::is(Field::Organisation(organisations.collect()))]);
    }
    select.clauses.extend(clauses(slots));
    let shape = match own.shape {
        shape @ (Shape::Count(_) | Shape::Share(_) | Shape::Groups(_) | Shape::Figures { .. })
            if asks == Asks::Surely || s.has(&Role::HowMany) =>
        {
            shape
        }
        _ => LIST,
    };
    On::surely(Query::new(select, shape))
}

/// "And Large Team of the Year?" after an entry of a category was shown: the list of that other one.
fn of_list(s: &Sentence<'_>, before: &Before, slots: &[Slot]) -> Option<Query> {
    let list = before.listed_by.as_ref()?;
    let like = |slot: &Slot| list.select.clauses.iter().any(|known| known.field.is_like(&slot.field));
    let of_awards = slots.iter().any(|slot| matches!(slot.field, Field::Category(_)));
    let all = of_awards && list.select.text.is_none() && slots.iter().any(like);
    all.then(|| Query::new(replaced(s, list, list, slots, Asks::Surely), of_others(&list.shape, slots)))
}

/// The conditions before, with those of a sentence in their place.
fn replaced(s: &Sentence<'_>, before: &Query, own: &Query, slots: &[Slot], asks: Asks) -> Select {
    let mut select = before.select.clone();
    // "And from the north east?" narrows the same list in another way.
    let narrows = |slot: &Slot| matches!(slot.field, Field::Region(_) | Field::Kind(_));
    let of_list = !slots.is_empty() && slots.iter().all(narrows);
    let in_collection = own.select.clauses.iter().any(|clause| matches!(clause.field, Field::Collection(_)));
    if !of_list && (!in_collection || asks == Asks::Surely) {
        select.clauses.retain(|clause| !matches!(clause.field, Field::Entry(_)));
    }
    if slots.iter().any(|slot| matches!(slot.field, Field::Year(_))) {
        // Another year is that of another collection.
        select.clauses.retain(|clause| !matches!(clause.field, Field::Collection(_)));
    }
    if slots.iter().any(|slot| matches!(slot.field, Field::Collection(_))) {
        // Another collection is of another year, and has other categories.
        select.clauses.retain(|clause| !matches!(clause.field, Field::Year(_) | Field::Category(_)));
    }
    let of_collection = |clause: &Clause| match &clause.field {
        Field::Collection(keys) => slots.iter().all(|slot| match &slot.field {
            Field::Category(categories) => {
                categories.iter().any(|key| keys.contains(&s.catalogue().category(*key).collection))
            }
            _ => true,
        }),
        _ => true,
    };
    // A category of another collection leaves the one before.
    select.clauses.retain(of_collection);
    for clause in clauses(slots) {
        select.replace(clause);
    }
    select
}

/// What the reply says about others: some things are said of what a shape itself names.
fn of_others(shape: &Shape, slots: &[Slot]) -> Shape {
    let find = |wanted: &dyn Fn(&Field) -> Option<Shape>| slots.iter().find_map(|slot| wanted(&slot.field));
    let other = match shape {
        Shape::Sponsors(_) => find(&|field| match field {
            Field::Category(keys) => Some(Shape::Sponsors(keys.clone())),
            _ => None,
        }),
        Shape::Ceremony(_) => find(&|field| match field {
            Field::Collection(keys) => Some(Shape::Ceremony(keys.clone())),
            _ => None,
        }),
        _ => None,
    };
    other.unwrap_or_else(|| shape.clone())
}

/// A sentence that asks more than this beside a name is a question of its own: "what about Enfield, how many rough sleepers
/// did they house?"
const ASKS_ITSELF: usize = 2;

/// The same of another organisation: its name in the place of the one that was asked about.
pub(super) fn another(s: &Sentence<'_>, before: &Before) -> On {
    let named = |at: usize| in_names(s, at);
    let own: Vec<&str> = (0..s.words.len())
        .filter(|at| {
            s.library.search().is_content_word(s.word(*at)) && !s.is(*at, &Role::Filler) && !s.is(*at, &Role::Instead)
        })
        .filter(|at| !named(*at))
        .map(|at| s.word(at))
        .collect();
    let ask = entry::ask(s);
    if ask != Ask::Which && own.len() >= ASKS_ITSELF {
        return On::surely(entry::read(s));
    }
    let Some(of) = named_organisations(s) else {
        // A category is a question of its own.
        return if s.names.collections.is_empty() { On::default() } else { on_text(s, before, &own) };
    };
    if of.is_empty() {
        // Nobody of that name has an entry.
        return On { replaces: true, ..On::default() };
    }
    let kept = |clause: &&Clause| matches!(clause.field, Field::Collection(_) | Field::Year(_) | Field::Category(_));
    let mut clauses: Vec<Clause> = before.query.select.clauses.iter().filter(kept).cloned().collect();
    clauses.push(Clause::is(Field::Organisation(of)));
    if before.entries.len() == 1 {
        // Whoever took part in what was shown does not have another entry by that.
        clauses.push(Clause::is_not(Field::Entry(before.entries.clone())));
    }
    if s.has(&Role::What) && s.words.last().is_some_and(|word| word == "about") {
        // "And Guernsey's piece, what is that about?"
        return On::surely(Query::new(Select::of(clauses), LIST));
    }
    let shape = match (&before.query.shape, ask) {
        (Shape::Entry(_), ask @ Ask::Figure(_)) => Shape::Entry(ask),
        (Shape::Entry(ask), _) => Shape::Entry(ask.clone()),
        _ => Shape::Entry(Ask::Which),
    };
    let earlier = earlier_words(s, before);
    let with = |text: Vec<&str>| {
        let text = Some(text.join(" ")).filter(|text| !text.is_empty());
        Query::new(Select { text, ..Select::of(clauses.clone()) }, shape.clone())
    };
    let mut queries = Vec::new();
    if let (Some(told), Shape::Entry(Ask::Figure(_) | Ask::Fact { .. }), true) =
        (before.entries.first(), &before.query.shape, within(s))
    {
        // "And in Lancashire?" may be told by the same entry.
        let place = (0..s.words.len()).filter(|at| named(*at)).map(|at| s.word(at));
        let text: Vec<&str> = place.chain(earlier.iter().map(String::as_str)).collect();
        let select = Select { text: Some(text.join(" ")), ..Select::entry(*told) };
        queries.push(Query::new(select, shape.clone()));
    }
    queries.push(with(own.iter().copied().chain(earlier.iter().map(String::as_str)).collect()));
    match &shape {
        // Whatever is theirs is shown, where nothing else is said of it.
        Shape::Entry(Ask::Which | Ask::Who) if own.len() < ASKS_ITSELF => {
            queries.push(Query::new(Select::of(clauses.clone()), LIST));
        }
        Shape::Entry(Ask::Result { .. }) => queries.push(with(Vec::new())),
        _ if !own.is_empty() => queries.push(with(own.clone())),
        _ => {}
    }
    On { queries, replaces: true, ..On::default() }
}

/// Whether a name only says where: "in Lancashire".
fn within(s: &Sentence<'_>) -> bool {
    let inside = |start: usize| matches!(s.word(start.wrapping_sub(1)), "in" | "within" | "across");
    s.names.organisations.iter().any(|mention| inside(mention.span.start))
        || s.names.places.iter().any(|mention| inside(mention.span.start))
}

/// The same of a category or a collection: its name beside the words that were asked before.
fn on_text(s: &Sentence<'_>, before: &Before, own: &[&str]) -> On {
    let earlier = earlier_words(s, before);
    let names = (0..s.words.len()).filter(|at| in_names(s, *at)).map(|at| s.word(at));
    let text: Vec<&str> = names.chain(own.iter().copied()).chain(earlier.iter().map(String::as_str)).collect();
    let shape = match &before.query.shape {
        Shape::Entry(ask) => Shape::Entry(ask.clone()),
        _ => Shape::Entry(Ask::Which),
    };
    On::surely(Query::new(Select::text(&text.join(" ")), shape))
}

/// Whether a sentence says nothing but names.
pub(super) fn only_names(s: &Sentence<'_>) -> bool {
    (0..s.words.len())
        .all(|at| in_names(s, at) || s.is(at, &Role::Filler) || !s.library.search().is_content_word(s.word(at)))
}

/// Whether a word belongs to a name.
fn in_names(s: &Sentence<'_>, at: usize) -> bool {
    let names = &s.names;
    names.organisations.iter().any(|mention| mention.span.contains(&at))
        || names.places.iter().any(|mention| mention.span.contains(&at))
        || names.collections.iter().any(|mention| mention.span.contains(&at))
}

/// The words that were asked before, without the names in them.
fn earlier_words(s: &Sentence<'_>, before: &Before) -> Vec<String> {
    let text = before.query.select.text.clone().unwrap_or_default();
    let earlier = Sentence::new(s.library, &text);
    (0..earlier.words.len()).filter(|at| !in_names(&earlier, *at)).map(|at| earlier.word(at).to_owned()).collect()
}

/// The organisations that a sentence names, by themselves or by their place; none is found for a place of nobody's.
fn named_organisations(s: &Sentence<'_>) -> Option<Vec<OrganisationKey>> {
    let exact: Vec<&Mention<OrganisationKey>> = s.names.organisations.iter().filter(|mention| mention.exact).collect();
    let any = if exact.is_empty() { s.names.organisations.iter().collect() } else { exact };
    if !any.is_empty() {
        return Some(any.into_iter().flat_map(|mention| mention.keys.clone()).collect());
    }
    let places: Vec<&[String]> = s.names.places.iter().map(|mention| &s.words[mention.span.clone()]).collect();
    if places.is_empty() {
        return None;
    }
    let of_place = |name: &str| {
        let words = Search::words(name);
        places.iter().any(|place| words.windows(place.len()).any(|window| window == *place))
    };
    let organisations = s.catalogue().organisations().filter(|(_, organisation)| of_place(&organisation.name));
    Some(organisations.map(|(key, _)| key).collect())
}
