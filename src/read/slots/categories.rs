//! Award categories and sections in a sentence: by their names, by their sponsors, by a part of a name beside "award".

use std::ops::Range;

use super::Add;
use crate::catalogue::{Category, CategoryKey, TopicKey};
use crate::names::Mention;
use crate::query::{Field, Unit};
use crate::read::sentence::Sentence;
use crate::read::words::Role;
use crate::search::Search;

/// Categories by their own names and by those of their sponsors.
pub(super) fn categories(s: &Sentence<'_>, add: &mut Add<'_>) {
    let sponsors = s.has(&Role::Sponsor);
    let awards = s.marked(|role| matches!(role, Role::Award | Role::Status(_) | Role::Sponsor)).next().is_some();
    for mention in &s.names.categories {
        // "About housing" is a subject, whatever award is mentioned beside it; "about the housing award" is not.
        let led = s.is(mention.span.start.wrapping_sub(1), &Role::About) && !s.is(mention.span.end, &Role::Award);
        let called = !led
            && (called_category(s, &mention.span)
                || beside_category(s, &mention.span)
                || beside_sponsor(s, mention)
                || behind_collection(s, mention));
        let about = s.word(mention.span.start.wrapping_sub(1)) == "about" && !called;
        let topic = s.names.topics.iter().any(|topic| topic.span == mention.span);
        // Where no award is mentioned, a single word is a subject: "not housing".
        let alone = mention.words == 1 && !called;
        let subject = alone && !awards;
        if about && subject && !topic {
            continue;
        }
        // "I've moved to Milton Keynes of all places": a word that somebody says of themselves names no category.
        if alone && s.is_beside(mention.span.start) {
            continue;
        }
        let rank = if about || (subject && topic) { 5 } else { 1 };
        add(Field::Category(mention.keys.clone()), &mention.span, mention.words > 1 || called, rank);
    }
    for mention in &s.names.sponsors {
        // "Innovation (Tile Hill)": a sponsor's name names its category.
        let named: Vec<CategoryKey> = s.names.categories.iter().flat_map(|category| category.keys.clone()).collect();
        let own: Vec<CategoryKey> = mention.keys.iter().copied().filter(|key| named.contains(key)).collect();
        let of_named = !own.is_empty();
        // Of several that it sponsors, one that is named as well is meant.
        let keys = if of_named { own } else { mention.keys.clone() };
        let called = calls(s).into_iter().find(|call| is_called(s, mention, call));
        if sponsors || of_named || called.is_some() {
            let end = called.map_or(mention.span.end, |call| call.start);
            add(Field::Category(keys), &(mention.span.start..end), true, 1);
        }
    }
}

/// Whether what a sponsor pays for is called by its name: "the Zurich one", "Tile Hill's category", "the Penna diversity prize".
fn is_called(s: &Sentence<'_>, sponsor: &Mention<CategoryKey>, call: &Range<usize>) -> bool {
    let between = sponsor.span.end..call.start;
    let own = |at: usize| {
        let name = |key: &CategoryKey| &s.catalogue().category(*key).name;
        let names = |key: &CategoryKey| {
            Search::words(name(key)).iter().any(|word| s.library.search().same_stem(word, s.word(at)))
        };
        matches!(s.word(at), "s" | "backed")
            || (s.is(call.start, &Role::Award) && (s.is(at, &Role::Sponsor) || sponsor.keys.iter().any(names)))
    };
    sponsor.span.end <= call.start
        && !s.is(call.start, &Role::Sponsor)
        && between.len() <= MOST_WORDS_BETWEEN
        && between.clone().all(own)
}

/// Words between a sponsor and what it pays for.
const MOST_WORDS_BETWEEN: usize = 3;

/// Categories and sections of which the words beside "award", "shortlist" or "part" say only some: "the procurement trophy",
/// "the data chapter of that report".
pub(super) fn pointed_at(s: &Sentence<'_>) -> Vec<(Vec<CategoryKey>, Range<usize>)> {
    let calls = calls(s);
    let before = calls.iter().filter_map(|call| before_call(s, call));
    let behind = calls.iter().filter_map(|call| behind_call(s, call));
    before.chain(behind).chain(written(s)).chain(side_by_side(s)).chain(compared(s)).chain(under(s)).collect()
}

/// "What does the LGA page have under remote working?" A section of the document that is named.
fn under<'s>(s: &'s Sentence<'_>) -> impl Iterator<Item = (Vec<CategoryKey>, Range<usize>)> + 's {
    let sections = s.names.collections.iter().flat_map(|mention| &mention.keys);
    let of_document = !s.names.collections.is_empty()
        && sections.into_iter().all(|key| !s.catalogue().collection(*key).hands_out_awards());
    let leads = s.asked.clone().filter(move |at| of_document && s.word(*at) == "under");
    leads.filter_map(|lead| {
        let start = (lead + 1..s.asked.end).find(|at| tells(s, *at) && !is_named(s, *at))?;
        let end =
            (start..s.asked.end).take(POINTING).take_while(|at| joins(s, *at)).filter(|at| tells(s, *at)).last()?;
        Some((meant(s, start..end + 1)?, lead..end + 1))
    })
}

/// What the words before a call point at: "the procurement trophy".
fn before_call(s: &Sentence<'_>, call: &Range<usize>) -> Option<(Vec<CategoryKey>, Range<usize>)> {
    let clause = s.clause(call.start);
    // "The big one, Council of the Year": what is pointed at is named next.
    let named_next = |mention: &Mention<CategoryKey>| mention.words > 1 && mention.span.start == clause.end;
    if s.word(call.start) == "one" && s.names.categories.iter().any(named_next) {
        return None;
    }
    // "Procurement and commissioning then, who won?"
    let alone = clause.start > 0 && clause.clone().all(|at| call.contains(&at) || s.is(at, &Role::Who));
    let (own, ends) = if alone { (s.clause(clause.start - 1), clause.start) } else { (clause, call.start) };
    let begins = s.asked.start.max(own.start);
    let ends = (begins..ends).rev().find(|at| !(alone && s.word(*at) == "then"))? + 1;
    let start = (begins..ends).rev().take(POINTING).take_while(|at| joins(s, *at));
    let start = start.filter(|at| tells(s, *at)).last()?;
    // "About public health shortlisted" is about a subject, "about the public health award" does not.
    let led = start.checked_sub(1).is_some_and(|before| s.is(before, &Role::About));
    if led && !s.is(call.start, &Role::Award) {
        return None;
    }
    let span = start..ends;
    // "The data, innovation and technology chapter": a comma parts its name.
    let with_all = |keys: Vec<CategoryKey>| {
        let start = from_comma(s, &keys, start);
        Some((keys, start..ends))
    };
    let called = || described(s, &span).filter(|_| s.is(call.start, &Role::Part) || s.word(call.start) == "one");
    if let Some(keys) = meant(s, span.clone()).or_else(called) {
        return with_all(keys);
    }
    // "Who's taken the info sharing gong": not all that stands before it is its name.
    let mut shorter = (start + 1..ends).map(|start| start..ends).filter(|span| tells(s, span.start));
    shorter.find_map(|span| Some((meant_by_several(s, span.clone())?, span)))
}

/// Where the words of a category's name begin, before a comma that parts it.
fn from_comma(s: &Sentence<'_>, keys: &[CategoryKey], start: usize) -> usize {
    let own = |at: usize| {
        let words = |key: &CategoryKey| Search::words(&s.catalogue().category(*key).name);
        keys.iter().all(|key| words(key).iter().any(|word| s.library.search().same_stem(word, s.word(at))))
    };
    let before = (s.asked.start..start).rev().take_while(|at| s.clause(*at).end <= start && own(*at) && tells(s, *at));
    before.last().unwrap_or(start)
}

/// What the words that a call leads to point at: "the chapter on data and technology".
fn behind_call(s: &Sentence<'_>, call: &Range<usize>) -> Option<(Vec<CategoryKey>, Range<usize>)> {
    let leads = |at: &usize| s.is(*at, &Role::About) || LEADING.contains(&s.word(*at));
    let start = call.end + (call.end..s.asked.end).take_while(leads).count();
    if start == call.end || !call.clone().all(|at| s.is(at, &Role::Part)) {
        return None;
    }
    let end = (start..s.asked.end).take(POINTING).take_while(|at| joins(s, *at));
    let end = end.filter(|at| tells(s, *at)).last()? + 1;
    let keys = meant(s, start..end).or_else(|| described(s, &(start..end)));
    Some((keys?, call.start..end))
}

/// Where a category or a section is called one, by whatever word.
fn calls(s: &Sentence<'_>) -> Vec<Range<usize>> {
    let award = |role: &Role| matches!(role, Role::Award | Role::Status(_) | Role::Sponsor);
    let awards = s.marked(award).next().is_some();
    // "The security one" is a category where awards are mentioned, or where those in it are listed or counted.
    let entries = s.marked(|role| *role == Role::Unit(Unit::Entries)).next().is_some();
    let several = s.marked(|role| matches!(role, Role::HowMany | Role::List)).next().is_some();
    let of_several = if s.names.collections.is_empty() { entries && several } else { entries || several };
    let one = s.asked.clone().filter(|at| s.word(*at) == "one" && (awards || of_several)).map(|at| at..at + 1);
    s.marked(|role| award(role) || *role == Role::Part).map(|mark| mark.span.clone()).chain(one).collect()
}

/// Whether a word has a place in what points at a category.
fn joins(s: &Sentence<'_>, at: usize) -> bool {
    !is_named(s, at) && (tells(s, at) || matches!(s.word(at), "and" | "of" | "the"))
}

fn tells(s: &Sentence<'_>, at: usize) -> bool {
    s.library.search().is_content_word(s.word(at)) && !s.is(at, &Role::What) && !s.is(at, &Role::Who)
}

/// Whether something else is named by a word: a collection, an organisation, a standing.
fn is_named(s: &Sentence<'_>, at: usize) -> bool {
    s.names.collections.iter().any(|mention| mention.span.contains(&at))
        || s.names.organisations.iter().any(|mention| mention.exact && mention.span.contains(&at))
        || s.marks.iter().any(|mark| {
            mark.span.contains(&at)
                && matches!(mark.role, Role::Award | Role::Status(_) | Role::HowMany | Role::Sponsor | Role::Took)
        })
}

/// The categories that these words point at, of the collections that are named, or else of all awards.
fn meant(s: &Sentence<'_>, span: Range<usize>) -> Option<Vec<CategoryKey>> {
    // "Most" and "council" alone point at nothing, though they stand in names of awards.
    let operator = |at: usize| {
        s.marks.iter().any(|mark| {
            mark.span.contains(&at)
                && matches!(
                    mark.role,
                    Role::Most
                        | Role::Fewest
                        | Role::Largest
                        | Role::Smallest
                        | Role::Unit(_)
                        | Role::One(_)
                        | Role::MoreThan
                        | Role::Repeatedly
                        | Role::First
                        | Role::Top
                        | Role::People
                )
        })
    };
    let telling: Vec<usize> = span.filter(|at| tells(s, *at)).collect();
    if telling.iter().all(|at| operator(*at)) {
        return None;
    }
    let text: Vec<&str> = telling.iter().map(|at| s.word(*at)).collect();
    let text = text.join(" ");
    let pointed = |among: &dyn Fn(&Category) -> bool| {
        let keys = s.library.names().categories_pointed_at(&text, |key| among(s.catalogue().category(key)));
        (!keys.is_empty()).then_some(keys)
    };
    pointed(&|category| may_be_meant(s, category))
        .or_else(|| s.names.collections.is_empty().then(|| pointed(&|_| true)).flatten())
}

/// The same, where more than one word tells: nothing but the words says that a category is meant.
fn meant_by_several(s: &Sentence<'_>, span: Range<usize>) -> Option<Vec<CategoryKey>> {
    let several = span.clone().filter(|at| tells(s, *at)).count() > 1;
    several.then(|| meant(s, span)).flatten()
}

/// The category whose entries are about what these words say, where at least half of them name subjects: "the bins and
/// parks prize".
fn described(s: &Sentence<'_>, span: &Range<usize>) -> Option<Vec<CategoryKey>> {
    let inside = |mention: &&Mention<TopicKey>| span.start <= mention.span.start && mention.span.end <= span.end;
    let mentions: Vec<&Mention<TopicKey>> = s.names.topics.iter().filter(inside).collect();
    let subjects: Vec<Vec<TopicKey>> = mentions.iter().map(|mention| mention.keys.clone()).collect();
    let named = |at: &usize| mentions.iter().any(|mention| mention.span.contains(at));
    let (said, others): (Vec<usize>, Vec<usize>) = span.clone().filter(|at| tells(s, *at)).partition(named);
    let among = |key: CategoryKey| may_be_meant(s, s.catalogue().category(key));
    let about = || s.library.names().category_about(&subjects, among);
    (said.len() >= others.len()).then(about).flatten().map(|key| vec![key])
}

/// Whether a category may be meant that is not named in full: one of a collection that is named, or else of any awards.
fn may_be_meant(s: &Sentence<'_>, category: &Category) -> bool {
    let mut named = s.names.collections.iter().flat_map(|mention| &mention.keys).peekable();
    if named.peek().is_some() {
        return named.any(|collection| category.collection == *collection);
    }
    // Beside a section of a report stands another one of it.
    let mut beside =
        s.names.categories.iter().filter(|mention| mention.words > 1).flat_map(|mention| &mention.keys).peekable();
    match beside.peek() {
        Some(_) => beside.any(|key| s.catalogue().category(*key).collection == category.collection),
        None => category.announcement.is_some(),
    }
}

/// Categories that are compared: "new models or place and community, which has more?"
fn compared<'s>(s: &'s Sentence<'_>) -> impl Iterator<Item = (Vec<CategoryKey>, Range<usize>)> + 's {
    let between = |role: &Role| matches!(role, Role::Or | Role::Compare);
    let compares = s.asked.clone().any(|at| s.compares(at));
    s.marked(between).filter(move |_| compares).flat_map(|mark| {
        let leads = |at: &usize| matches!(s.word(*at), "the" | "for" | "in");
        let before = (s.asked.start..mark.span.start).rev().take(POINTING).take_while(|at| joins(s, *at));
        let before = before.last().map(|start| start..mark.span.start);
        let start = mark.span.end + (mark.span.end..s.asked.end).take_while(leads).count();
        let behind = (start..s.clause(mark.span.start).end).take(POINTING).take_while(|at| joins(s, *at));
        let behind = behind.last().map(|last| start..last + 1);
        before.into_iter().chain(behind).filter_map(|span| Some((meant(s, span.clone())?, span)))
    })
}

/// Words side by side that point at a category of the collection that is named, though nothing calls them one: "info sharing
/// security contenders inetwork".
fn side_by_side<'s>(s: &'s Sentence<'_>) -> impl Iterator<Item = (Vec<CategoryKey>, Range<usize>)> + 's {
    let mut from = s.asked.start;
    let runs = std::iter::from_fn(move || {
        let start = (from..s.asked.end).find(|at| joins(s, *at))?;
        let end = (start..s.asked.end).find(|at| !joins(s, *at)).unwrap_or(s.asked.end);
        from = end;
        Some(start..end)
    });
    runs.filter(|run| !s.names.collections.is_empty() && run.len() <= POINTING)
        .filter_map(|run| Some((meant_by_several(s, run.clone())?, run)))
}

/// "The Transforming submissions": a word that is written like a name.
fn written<'s>(s: &'s Sentence<'_>) -> impl Iterator<Item = (Vec<CategoryKey>, Range<usize>)> + 's {
    s.marked(|role| matches!(role, Role::Unit(Unit::Entries))).filter_map(|mark| {
        let at = mark.span.start.checked_sub(1).filter(|at| s.asked.contains(at) && !is_named(s, *at))?;
        let topic = s.names.topics.iter().any(|mention| mention.span.contains(&at));
        let like_name = s.written(at).starts_with(char::is_uppercase) && !topic && tells(s, at);
        Some((like_name.then(|| one_of_awards(s, s.word(at))).flatten()?, at..at + 1))
    })
}

/// Award categories that are counted up, each by a word or two of its name: "the climate, community and diversity categories".
pub(super) fn counted_up(s: &Sentence<'_>) -> Vec<(Vec<CategoryKey>, Range<usize>)> {
    let found = s.marked(|role| matches!(role, Role::Unit(Unit::Categories))).filter_map(|mark| {
        let end = mark.span.start;
        let free = |at: &usize| {
            let named = s.names.collections.iter().any(|mention| mention.span.contains(at));
            !named && (s.word(*at) == "and" || s.library.search().is_content_word(s.word(*at)))
        };
        let start = (s.asked.start..end).rev().take(POINTING + 2).take_while(free).last()?;
        let parts = (start..end).filter(|at| s.word(*at) != "and");
        let keys = parts.map(|at| one_of_awards(s, s.word(at))).collect::<Option<Vec<_>>>()?;
        (keys.len() > 1).then(|| (keys.into_iter().flatten().collect(), start..mark.span.end))
    });
    found.collect()
}

/// The one award category that a word points at.
fn one_of_awards(s: &Sentence<'_>, word: &str) -> Option<Vec<CategoryKey>> {
    let of_awards = |key: CategoryKey| s.catalogue().category(key).announcement.is_some();
    let keys = s.library.names().categories_pointed_at(word, of_awards);
    (keys.len() == 1).then_some(keys)
}

/// Whether the words beside a name say that it is a category: "the digital category", "shortlisted for Housing".
fn called_category(s: &Sentence<'_>, span: &Range<usize>) -> bool {
    let speaks = |at: usize| {
        let award = |role: &Role| matches!(role, Role::Award | Role::Status(_) | Role::Unit(Unit::Categories));
        s.marks.iter().any(|mark| award(mark.role) && mark.span.contains(&at))
    };
    let after = (span.end..span.end + 2).any(speaks);
    let before = (1..=3).filter_map(|back| span.start.checked_sub(back)).any(speaks);
    after || before
}

/// Whether the name of its sponsor stands beside that of a category: "Innovation (Tile Hill)".
fn beside_sponsor(s: &Sentence<'_>, category: &Mention<CategoryKey>) -> bool {
    s.names.sponsors.iter().any(|sponsor| {
        let beside = sponsor.span.start == category.span.end || sponsor.span.end == category.span.start;
        beside && sponsor.keys.iter().any(|key| category.keys.contains(key))
    })
}

/// Whether a name stands right behind that of the awards in which it is a category: "LGC Innovation".
fn behind_collection(s: &Sentence<'_>, category: &Mention<CategoryKey>) -> bool {
    let of = |collection| category.keys.iter().any(|key| s.catalogue().category(*key).collection == collection);
    // "LGC housing entries" are about housing.
    let in_full =
        |key: &CategoryKey| Search::words(&s.catalogue().category(*key).name) == s.words[category.span.clone()];
    category.keys.iter().all(in_full)
        && s.names.collections.iter().any(|mention| {
            mention.span.end == category.span.start && mention.keys.iter().any(|collection| of(*collection))
        })
}

/// Whether a name is joined to that of a category where both are wanted or compared: "Public Health and Innovation".
fn beside_category(s: &Sentence<'_>, span: &Range<usize>) -> bool {
    let joins = |at: usize| s.word(at) == "and" || s.is(at, &Role::Or) || s.is(at, &Role::Compare);
    let joined = |from: usize, to: usize| from + 1 == to && joins(from);
    let category = |other: &Mention<CategoryKey>| {
        other.words > 1 && (joined(other.span.end, span.start) || joined(span.end, other.span.start))
    };
    (s.has(&Role::Both) || s.asked.clone().any(|at| s.compares(at))) && s.names.categories.iter().any(category)
}

/// How many words beside "award" may point at a category.
const POINTING: usize = 5;
/// What may stand between "the part" and what it is called.
const LEADING: [&str; 14] =
    ["for", "of", "called", "named", "titled", "that", "which", "is", "concerns", "with", "to", "the", "its", "s"];
