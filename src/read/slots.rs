//! Slots: the names, years, standings and kinds in a sentence, wherever they stand, as conditions of a query.

mod categories;

use std::ops::{Range, RangeInclusive};

use categories::{categories, counted_up, pointed_at};

use super::sentence::Sentence;
use super::words::Role;
use crate::catalogue::{CategoryKey, CollectionKey, OrganisationKey, Status, TopicKey};
use crate::names::Mention;
use crate::query::{Clause, Field, Unit};

/// A name or another condition that words of a sentence give.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Slot {
    /// The condition, alone.
    pub(crate) field: Field,
    /// Whether the sentence turns it round.
    pub(crate) not: bool,
    /// The words that give it, with those that turn it round.
    pub(crate) spans: Vec<Range<usize>>,
    /// Whether these words can hardly be anything else.
    pub(crate) sure: bool,
}

/// The slots of the words that ask.
pub(crate) fn slots(s: &Sentence<'_>) -> Vec<Slot> {
    let mut names = names(s);
    names.sort_by_key(|name| (std::cmp::Reverse(name.span.len()), name.rank, name.span.start));
    let mut taken: Vec<Name> = Vec::new();
    for name in names {
        let apart = |other: &Name| name.span.end <= other.span.start || other.span.end <= name.span.start;
        // A sponsor's name beside its category only repeats it.
        if taken.iter().all(apart) {
            taken.push(name);
        }
    }
    taken.sort_by_key(|name| name.span.start);
    let mut slots: Vec<Slot> = taken.into_iter().map(|name| slot(s, name)).collect();
    carry_over(s, &mut slots);
    standings(s, &mut slots);
    told_apart(&mut slots);
    slots.extend(years(s, &slots));
    slots
}

/// "Essex, the county and not the districts": a kind that is not meant tells a name from others like it.
fn told_apart(slots: &mut Vec<Slot>) {
    let named = |slot: &Slot| matches!(slot.field, Field::Organisation(_)) && slot.sure && !slot.not;
    let Some(at) = slots.iter().position(named) else { return };
    let other = |slot: &Slot| matches!(slot.field, Field::Kind(_)) && slot.not;
    let spans: Vec<Range<usize>> =
        slots.iter().filter(|slot| other(slot)).flat_map(|slot| slot.spans.clone()).collect();
    slots[at].spans.extend(spans);
    slots.retain(|slot| !other(slot));
}

/// A name that may be claimed.
struct Name {
    field: Field,
    span: Range<usize>,
    sure: bool,
    /// Of names with the same words the lowest is meant.
    rank: u8,
}

fn names(s: &Sentence<'_>) -> Vec<Name> {
    let mut names = Vec::new();
    let asked = |span: &Range<usize>| s.asked.contains(&span.start);
    let mut add = |field: Field, span: &Range<usize>, sure: bool, rank: u8| {
        if asked(span) {
            names.push(Name { field, span: span.clone(), sure, rank });
        }
    };
    for mention in &s.names.collections {
        add(Field::Collection(mention.keys.clone()), &mention.span, true, 0);
    }
    categories(s, &mut add);
    let pointed: Vec<_> = pointed_at(s).into_iter().chain(counted_up(s)).collect();
    for (keys, span) in &pointed {
        add(Field::Category(keys.clone()), span, true, 1);
    }
    organisations(s, &pointed, &mut add);
    let pointed: Vec<&Range<usize>> = pointed.iter().map(|(_, span)| span).collect();
    topics_and_marks(s, &pointed, &mut add);
    names
}

/// Takes a name: what it is, where it stands, whether it is sure, and its rank.
type Add<'f> = dyn FnMut(Field, &Range<usize>, bool, u8) + 'f;

/// Organisations, but not the organiser of a collection that is named, or of which a section is pointed at: "the LGA covid
/// response section".
fn organisations(s: &Sentence<'_>, pointed: &[(Vec<CategoryKey>, Range<usize>)], add: &mut Add<'_>) {
    let sections = pointed.iter().flat_map(|(keys, _)| keys).map(|key| s.catalogue().category(*key).collection);
    let of_collection = running(s, &named_collections(s).chain(sections).collect::<Vec<_>>());
    for mention in s.names.organisations.iter().filter(|mention| !of_collection.contains(&mention.span)) {
        add(Field::Organisation(mention.keys.clone()), &mention.span, mention.exact, 2);
    }
}

/// Where the organisers of collections that are named stand, and of those in which a category is.
pub(crate) fn organisers(s: &Sentence<'_>, slots: &[Slot]) -> Vec<Range<usize>> {
    let of_categories = slots.iter().flat_map(|slot| match &slot.field {
        Field::Category(keys) => keys.iter().map(|key| s.catalogue().category(*key).collection).collect(),
        _ => Vec::new(),
    });
    running(s, &named_collections(s).chain(of_categories).collect::<Vec<_>>())
}

/// The collections that are named.
fn named_collections<'s>(s: &'s Sentence<'_>) -> impl Iterator<Item = CollectionKey> + 's {
    s.names.collections.iter().flat_map(|mention| mention.keys.iter().copied())
}

/// Where those are named who run one of these collections: "the Socitm Share Leeds report" names its organiser and means
/// the report.
fn running(s: &Sentence<'_>, collections: &[CollectionKey]) -> Vec<Range<usize>> {
    let organisers: Vec<&str> =
        collections.iter().map(|key| s.catalogue().collection(*key).organiser.as_str()).collect();
    let runs_it = |key: &OrganisationKey| organisers.contains(&s.catalogue().organisation(*key).name.as_str());
    let named = s.names.organisations.iter().filter(|mention| mention.keys.iter().any(runs_it));
    named.map(|mention| mention.span.clone()).collect()
}

/// Topics, regions, kinds and standings; `pointed` is where a part of a category's name points at it.
fn topics_and_marks(s: &Sentence<'_>, pointed: &[&Range<usize>], add: &mut Add<'_>) {
    // "Case studies" and "savings" ask for something before they are subjects.
    let asks = |at: usize| {
        s.marks.iter().any(|mark| {
            let phrase = *mark.role == Role::Link && mark.span.len() > 1;
            mark.span.contains(&at)
                && (phrase
                    || matches!(
                        mark.role,
                        Role::Unit(_)
                            | Role::One(_)
                            | Role::Money(_)
                            | Role::OfMoney
                            | Role::Metric(_)
                            | Role::HowMany
                            | Role::Uncounted
                    ))
        })
    };
    for mention in s.names.topics.iter().filter(|mention| !mention.span.clone().all(asks)) {
        add(Field::Topic(mention.keys.clone()), &mention.span, false, 4);
    }
    for mark in &s.marks {
        match mark.role {
            // "Greater Manchester" is an area before it is the authority of that name.
            Role::Region(_) => add(Field::Region(regions(s, &mark.span)), &mark.span, true, 1),
            // "The charity Age UK", "that firm": the name says who, and the kind says nothing more.
            Role::Kind(_) if tells_of_named(s, &mark.span) => {}
            Role::Kind(kind) => add(Field::Kind(vec![kind.clone()]), &mark.span, false, 3),
            // "Winner included" leaves nothing out, and what is read out "before the winner" is somebody else.
            Role::Status(_) if is_included(s, &mark.span) => {}
            // "Who got more" compares, and says nothing of winning.
            Role::Status(Status::Winner) if s.compares(mark.span.end) => {}
            // The "contenders" of a report, which hands out nothing, are what stands in it.
            Role::Status(_) if hands_out_none(s) && is_unit(s, &mark.span) => {}
            Role::Status(_) if before_that(s, mark.span.start) => {}
            // Whoever won a commendation or took second place has that, and did not win.
            Role::Status(Status::Winner) if wins_less(s, mark.span.end) => {}
            // Whoever was up for an award stood for it, though it came to no more than a nomination.
            Role::Status(_) if s.marks.iter().any(|m| *m.role == Role::Stood && m.span == mark.span) => {
                add(Field::Status(vec![Status::Shortlisted, Status::Nominated]), &mark.span, true, 3);
            }
            Role::Status(status) => {
                add(Field::Status(s.library.names().meant_by(*status)), &whole(s, mark), true, 3);
            }
            // "Winner, finalists and nominations" are standings, all three.
            Role::Unit(Unit::Recognitions) if joins_standing(s, &mark.span) => {
                add(Field::Status(s.library.names().meant_by(Status::Nominated)), &mark.span, true, 3);
            }
            Role::Champion if of_award(s, &mark.span) => {
                add(Field::Status(vec![Status::Winner]), &mark.span, true, 3);
            }
            // Work is lost anywhere, awards only where some are mentioned.
            Role::Lost if mark.span.len() > 1 || !s.names.collections.is_empty() || !s.names.categories.is_empty() => {
                add(Field::Status(vec![Status::Winner]), &mark.span, true, 2);
            }
            Role::Took if took_award(s, &mark.span, pointed) => {
                add(Field::Status(vec![Status::Winner]), &mark.span, true, 3);
            }
            _ => {}
        }
    }
}

/// Whether a kind stands beside the organisation of that kind, or points back at it.
fn tells_of_named(s: &Sentence<'_>, span: &Range<usize>) -> bool {
    let named = || s.names.organisations.iter().filter(|mention| mention.exact);
    let beside = named().any(|mention| mention.span.start == span.end);
    let back = matches!(s.word(span.start.wrapping_sub(1)), "that" | "this") && named().next().is_some();
    !s.word(span.end - 1).ends_with('s') && (beside || back)
}

/// Whether collections are named, and none of them hands out awards.
fn hands_out_none(s: &Sentence<'_>) -> bool {
    let mut named = s.names.collections.iter().flat_map(|mention| &mention.keys).peekable();
    named.peek().is_some() && named.all(|key| !s.catalogue().collection(*key).hands_out_awards())
}

/// Whether a phrase is what entries are called as well.
fn is_unit(s: &Sentence<'_>, span: &Range<usize>) -> bool {
    s.marks.iter().any(|mark| *mark.role == Role::Unit(Unit::Entries) && mark.span == *span)
}

/// Whether another standing than the winner's is what somebody "won", "took" or "got": it follows at once, or after "a".
fn wins_less(s: &Sentence<'_>, end: usize) -> bool {
    let start = if matches!(s.word(end), "a" | "an" | "the") { end + 1 } else { end };
    let less = |role: &Role| matches!(role, Role::Status(status) if status.is_award() && *status != Status::Winner);
    s.marked(less).any(|mark| mark.span.start == start)
}

/// Whether nominations are mentioned beside other standings: only small words stand between them.
fn joins_standing(s: &Sentence<'_>, span: &Range<usize>) -> bool {
    let small = |at: &usize| {
        s.is(*at, &Role::Or)
            || s.is(*at, &Role::Not)
            || matches!(s.word(*at), "and" | "the" | "plain" | "mere" | "a" | "any")
    };
    let standing =
        |at: usize| s.marks.iter().any(|mark| matches!(mark.role, Role::Status(_)) && mark.span.contains(&at));
    let before = (0..span.start)
        .rev()
        .find(|at| !small(at))
        .filter(|at| *at + 1 < span.start || s.clause(*at).end == span.start);
    let after = (span.end..s.words.len()).find(|at| !small(at)).filter(|at| *at > span.end);
    s.word(span.start).starts_with("nomin") && before.into_iter().chain(after).any(standing)
}

/// "The winner included", "including the winner": it stands beside the others, and is no condition.
fn is_included(s: &Sentence<'_>, span: &Range<usize>) -> bool {
    let led = |back: usize| span.start.checked_sub(back).is_some_and(|at| matches!(s.word(at), "including" | "incl"));
    matches!(s.word(span.end), "included" | "incl" | "too")
        || led(1)
        || (s.word(span.start.wrapping_sub(1)) == "the" && led(2))
}

/// Whether "before the" leads to a word: what comes before it is asked for.
fn before_that(s: &Sentence<'_>, at: usize) -> bool {
    let before = if s.word(at.wrapping_sub(1)) == "the" { at.wrapping_sub(2) } else { at.wrapping_sub(1) };
    s.word(before) == "before"
}

/// The regions that a phrase names: the Midlands are two.
fn regions(s: &Sentence<'_>, span: &Range<usize>) -> Vec<String> {
    let named = s.marks.iter().filter(|mark| mark.span == *span);
    named
        .filter_map(|mark| match mark.role {
            Role::Region(region) => Some(region.clone()),
            _ => None,
        })
        .collect()
}

/// A phrase with those that overlap it and say the same: "who took home" is "who took" and "took home".
fn whole(s: &Sentence<'_>, mark: &super::sentence::Mark<'_>) -> Range<usize> {
    let same = |other: &&super::sentence::Mark<'_>| {
        other.role == mark.role && other.span.start < mark.span.end && mark.span.start < other.span.end
    };
    let all = s.marks.iter().filter(same).map(|other| &other.span);
    all.fold(mark.span.clone(), |all, span| all.start.min(span.start)..all.end.max(span.end))
}

/// Whether the name of an award follows: "took the iStandUK award", "who has taken Council of the Year".
fn took_award(s: &Sentence<'_>, span: &Range<usize>, pointed: &[&Range<usize>]) -> bool {
    let behind = |start: usize| start >= span.end && start <= span.end + 2;
    let award = |named: &Range<usize>| (named.start..=named.end).any(|at| s.is(at, &Role::Award));
    // Whoever "took Innovation" may have taken it anywhere.
    let asks = |at: usize| s.marks.iter().any(|m| m.span.contains(&at) && matches!(m.role, Role::Who | Role::One(_)));
    let who = (1..=3).filter_map(|back| span.start.checked_sub(back)).any(asks);
    let taken = |named: &Mention<CategoryKey>| award(&named.span) || (who && named.words > 1 && named.exact);
    s.names.categories.iter().any(|named| behind(named.span.start) && taken(named))
        || pointed.iter().any(|named| behind(named.start) && award(named))
}

/// Whether the name of an award or its year stands just before, or just after "of": "the 2018 iNetwork champions".
fn of_award(s: &Sentence<'_>, span: &Range<usize>) -> bool {
    let collections = s.names.collections.iter().map(|mention| &mention.span);
    let categories = s.names.categories.iter().filter(|mention| mention.words > 1).map(|mention| &mention.span);
    let behind = |named: &Range<usize>| span.end < named.start && named.start <= span.end + 2;
    let beside = |named: &Range<usize>| named.end == span.start || behind(named);
    // "Not finalists or the champion": other standings are mentioned beside it.
    let standing = s.marked(|role| matches!(role, Role::Status(_))).any(|mark| mark.span != *span);
    let joined = s.word(span.start.wrapping_sub(1)) == "the" && s.is(span.start.wrapping_sub(2), &Role::Or);
    (standing && joined)
        || collections.chain(categories).any(beside)
        || s.years.iter().any(|(_, at)| at + 1 == span.start)
}

/// "Only nominated" leaves out whoever got further, "finalist or better" takes them in, "further than a nomination" takes them
/// alone.
fn standings(s: &Sentence<'_>, slots: &mut Vec<Slot>) {
    let mut out: Vec<Slot> = Vec::new();
    for slot in slots.iter_mut().filter(|slot| !slot.not) {
        let Field::Status(statuses) = &mut slot.field else { continue };
        let Some(span) = slot.spans.first().cloned() else { continue };
        let small = |at: usize| matches!(s.word(at), "a" | "an" | "the");
        let mut before = span.start;
        while before.checked_sub(1).is_some_and(small) {
            before -= 1;
        }
        let no_more = s.marks.iter().find(|mark| *mark.role == Role::NoMore && mark.span.end == before);
        let beyond = s.marks.iter().find(|mark| *mark.role == Role::Beyond && mark.span.end == before);
        let beside = |place: &Range<usize>| place.start == span.end || place.end == before;
        let or_better = s.marks.iter().filter(|mark| *mark.role == Role::OrBetter && beside(&mark.span));
        let or_better = or_better.map(|mark| mark.span.clone()).reduce(|a, b| a.start.min(b.start)..a.end.max(b.end));
        if no_more.is_none() && beyond.is_none() && or_better.is_none() {
            continue;
        }
        let better = better(s, statuses);
        if let Some(mark) = no_more.filter(|_| !better.is_empty()) {
            slot.spans.push(mark.span.start..span.start);
            out.push(Slot { field: Field::Status(better), not: true, spans: vec![span], sure: true });
        } else if let Some(mark) = beyond.filter(|_| !better.is_empty()) {
            slot.spans.push(mark.span.start..span.start);
            *statuses = better;
        } else if let Some(place) = or_better {
            slot.spans.push(place.start.min(span.start)..place.end.max(span.end));
            statuses.extend(better);
        }
    }
    // "Its only standing is a nomination" leaves out what stood elsewhere as well.
    if out.is_empty() {
        redundant(slots);
    }
    slots.extend(out);
}

/// The standings above these, of those that anybody has.
fn better(s: &Sentence<'_>, statuses: &[Status]) -> Vec<Status> {
    let had = |status: &Status| {
        let mut all = s.catalogue().entries().flat_map(|(key, _)| s.library.recognitions(key));
        all.any(|recognition| recognition.status == *status)
    };
    Status::ALL.into_iter().filter(|status| statuses.iter().all(|known| status < known)).filter(had).collect()
}

/// "Finalists, not the winner": whoever has one standing in a category has no other there.
fn redundant(slots: &mut Vec<Slot>) {
    let Some(at) = slots.iter().position(|slot| matches!(slot.field, Field::Status(_)) && !slot.not) else { return };
    let Field::Status(wanted) = slots[at].field.clone() else { return };
    let says_nothing = |slot: &Slot| {
        slot.not
            && matches!(&slot.field, Field::Status(statuses) if !statuses.iter().any(|status| wanted.contains(status)))
    };
    let spans: Vec<Range<usize>> =
        slots.iter().filter(|slot| says_nothing(slot)).flat_map(|slot| slot.spans.clone()).collect();
    slots[at].spans.extend(spans);
    slots.retain(|slot| !says_nothing(slot));
}

/// A name as a slot, turned round where the words before it do so.
fn slot(s: &Sentence<'_>, name: Name) -> Slot {
    let mut spans = vec![name.span.clone()];
    let lost = |mark: &super::sentence::Mark<'_>| *mark.role == Role::Lost && mark.span == name.span;
    let mut not = matches!(name.field, Field::Status(_)) && s.marks.iter().any(lost);
    if matches!(name.field, Field::Organisation(_)) {
        let kinds = s.marks.iter().filter(|mark| matches!(mark.role, Role::Kind(_)) && tells_of_named(s, &mark.span));
        spans.extend(kinds.map(|mark| mark.span.clone()));
    }
    if let Some(aside) = s.left_aside.as_ref().filter(|aside| aside.contains(&name.span.start)) {
        not = true;
        spans.push(aside.clone());
    }
    let mut at = name.span.start;
    for _ in 0..=MOST_WORDS_BETWEEN {
        let Some(before) = at.checked_sub(1).filter(|before| s.asked.contains(before)) else { break };
        let turning = s.marks.iter().find(|mark| *mark.role == Role::Not && mark.span.contains(&before));
        if let Some(mark) = turning {
            not = true;
            spans.push(mark.span.start..name.span.start);
            break;
        }
        let leads = s.is(before, &Role::About) || s.is(before, &Role::Says);
        if !leads && !SMALL.contains(&s.word(before)) {
            break;
        }
        at = before;
    }
    Slot { field: name.field, not, spans, sure: name.sure }
}

/// Words that may stand between "not" and what it turns round.
const MOST_WORDS_BETWEEN: usize = 4;
const SMALL: [&str; 32] = [
    "in", "from", "about", "by", "a", "an", "the", "any", "on", "of", "for", "to", "at", "did", "they", "that", "are",
    "were", "have", "been", "is", "with", "actually", "ever", "those", "ones", "overall", "just", "also", "yet", "one",
    "single",
];

/// "Not housing or parking" turns both round; "housing and parking" are alternatives of one condition.
fn carry_over(s: &Sentence<'_>, slots: &mut Vec<Slot>) {
    let mut joined: Vec<Slot> = Vec::new();
    for slot in slots.drain(..) {
        let merged = joined.iter_mut().rev().find(|known| known.field.is_like(&slot.field)).is_some_and(|known| {
            let start = known.spans.iter().map(|span| span.end).max().unwrap_or_default();
            let end = slot.spans.iter().map(|span| span.start).min().unwrap_or_default();
            let linked = end >= start
                && (start..end).all(|at| {
                    s.is(at, &Role::Or)
                        || matches!(s.word(at), "and" | "plus" | "nor" | "the" | "in" | "for" | "about" | "on" | "s")
                });
            let same = known.not == slot.not || (known.not && linked && !slot.not);
            if !same {
                return false;
            }
            // "Innovation, Tile Hill": the sponsor says which category is meant.
            known.sure = if known.field == slot.field { known.sure || slot.sure } else { known.sure && slot.sure };
            unite(&mut known.field, &slot.field);
            known.spans.extend(slot.spans.iter().cloned());
            if linked && end > start {
                known.spans.push(start..end);
            }
            true
        });
        if !merged {
            joined.push(slot);
        }
    }
    *slots = joined;
}

/// Adds the values of one condition to another of its kind.
fn unite(known: &mut Field, other: &Field) {
    fn add<K: Clone + PartialEq>(known: &mut Vec<K>, other: &[K]) {
        for key in other {
            if !known.contains(key) {
                known.push(key.clone());
            }
        }
    }
    match (known, other) {
        (Field::Collection(known), Field::Collection(other)) => add::<CollectionKey>(known, other),
        (Field::Category(known), Field::Category(other)) => add::<CategoryKey>(known, other),
        (Field::Organisation(known), Field::Organisation(other)) => add::<OrganisationKey>(known, other),
        (Field::Topic(known), Field::Topic(other)) => add::<TopicKey>(known, other),
        (Field::Status(known), Field::Status(other)) => add::<Status>(known, other),
        (Field::Region(known), Field::Region(other)) | (Field::Kind(known), Field::Kind(other)) => add(known, other),
        _ => {}
    }
}

/// The years of a sentence: those that it asks for, and those that it turns round.
fn years(s: &Sentence<'_>, slots: &[Slot]) -> Vec<Slot> {
    let in_collection = |at: usize| {
        slots
            .iter()
            .any(|slot| matches!(slot.field, Field::Collection(_)) && slot.spans.iter().any(|span| span.contains(&at)))
    };
    let all = s.years.iter().copied().filter(|(_, at)| s.asked.contains(at) && !in_collection(*at));
    let (turned, plain): (Vec<_>, Vec<_>) = all.partition(|(_, at)| turning(s, *at).is_some());
    [year_slot(s, &plain, false), year_slot(s, &turned, true)].into_iter().flatten().collect()
}

/// Where "not" stands just before a year.
fn turning(s: &Sentence<'_>, at: usize) -> Option<usize> {
    (1..=2).filter_map(|back| at.checked_sub(back)).find(|place| s.is(*place, &Role::Not))
}

/// Years as ranges, where it asks for what was since, before or between.
fn year_slot(s: &Sentence<'_>, years: &[(u16, usize)], not: bool) -> Option<Slot> {
    let (first, at) = years.first().copied()?;
    let (last_year, last_at) = years.last().copied()?;
    let before = |at: usize, role: &Role| at.checked_sub(1).is_some_and(|before| s.is(before, role));
    let mut spans: Vec<Range<usize>> = years.iter().map(|(_, at)| *at..*at + 1).collect();
    let mut operator = |role: &Role| {
        let mark = s.marks.iter().find(|mark| mark.role == role && mark.span.end == at);
        spans.extend(mark.map(|mark| mark.span.clone()));
        mark.is_some()
    };
    let ranges: Vec<RangeInclusive<u16>> = if operator(&Role::Between) || (years.len() == 2 && s.word(at + 1) == "to") {
        spans.push(at..last_at);
        vec![first.min(last_year)..=first.max(last_year)]
    } else if years.len() > 1 {
        spans.push(at..last_at);
        years.iter().map(|(year, _)| *year..=*year).collect()
    } else if operator(&Role::After) && !before(at, &Role::Filler) || matches!(s.word(at.wrapping_sub(1)), "after") {
        spans.push(at.saturating_sub(1)..at);
        vec![first + 1..=u16::MAX]
    } else if operator(&Role::Before) {
        vec![0..=first - 1]
    } else if operator(&Role::Until) {
        vec![0..=first]
    } else if s.word(at.wrapping_sub(1)) == "since" || s.word(at + 1) == "onwards" {
        spans.push(at.saturating_sub(1)..at + 1);
        vec![first..=u16::MAX]
    } else {
        vec![first..=first]
    };
    spans.extend(turning(s, at).map(|place| place..at));
    Some(Slot { field: Field::Year(ranges), not, spans, sure: true })
}

/// The slots as conditions.
pub(crate) fn clauses(slots: &[Slot]) -> Vec<Clause> {
    slots.iter().map(|slot| Clause { field: slot.field.clone(), not: slot.not }).collect()
}
