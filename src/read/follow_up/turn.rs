//! What a turn of a conversation shows of itself: whether it points back, names something, or begins anew.

use std::ops::Range;

use super::super::sentence::Sentence;
use super::super::words::Role;
use crate::query::Unit;
use crate::search::Search;

/// Whether a phrase with this role stands at the very beginning.
pub(super) fn starts(s: &Sentence<'_>, role: &Role) -> bool {
    s.marks.iter().any(|mark| mark.role == role && mark.span.start == 0)
}

/// Whether it refers to what was shown before.
pub(super) fn turns(s: &Sentence<'_>) -> bool {
    let pointing = [Role::Else, Role::More, Role::OtherOne, Role::EarlierOne, Role::Only, Role::Among];
    pointing.iter().any(|role| s.has_anywhere(role))
        || same_owner(s).is_some()
        || ordinal(s).is_some()
        || described_one(s).is_some()
        || asks_which_ones(s)
        || same_place(s).is_some()
        || points(s)
}

/// "Which ones are about 5G?" asks of those that were listed.
fn asks_which_ones(s: &Sentence<'_>) -> bool {
    s.word(0) == "which" && s.word(1) == "ones"
}

/// "There's a London one too, the Pan London partnership. Who leads it?": it says what it is about before it asks.
pub(super) fn introduces(s: &Sentence<'_>) -> bool {
    let there = |at: usize| match s.word(at) {
        "there" => s.is(at + 1, &Role::YesNo) || s.word(at + 1) == "s",
        "theres" => true,
        _ => false,
    };
    let says = |at: usize| s.library.search().is_content_word(s.word(at)) && !s.is(at, &Role::Filler);
    // "There was an American city that did it with laundries, wasn't there?"
    let one = (1..THERE_WITHIN).any(|at| matches!(s.word(at), "a" | "an" | "another"));
    if there(0) && one && content_words(s) > 2 * INTRODUCING {
        return true;
    }
    there(0) && s.core.start > 0 && (0..s.core.start).filter(|at| says(*at)).count() >= INTRODUCING
}

/// "Which entries deal with pregnancy?" asks the whole catalogue, whatever was shown.
pub(super) fn asks_which_entries(s: &Sentence<'_>) -> bool {
    let entries = |at: usize| s.is(at, &Role::Unit(Unit::Entries)) && s.word(at).ends_with('s');
    let which = |at: usize| matches!(s.word(at), "which" | "what" | "all" | "any" | "every");
    let asks = (1..s.words.len()).find(|at| entries(*at) && which(at - 1));
    let says = |at: usize| s.library.search().is_content_word(s.word(at)) && !s.is(at, &Role::Filler);
    asks.is_some_and(|at| (at + 1..s.words.len()).filter(|next| says(*next)).count() >= INTRODUCING)
        && s.marked(|role| matches!(role, Role::About | Role::Says)).next().is_some()
        && !turns(s)
}

/// "Is anybody in east London doing something for pupils' health?" asks of all.
pub(super) fn asks_of_anybody(s: &Sentence<'_>) -> bool {
    let anybody = |word: &String| matches!(word.as_str(), "anybody" | "anyone" | "somebody" | "someone" | "anywhere");
    let asks = s.begins(&Role::YesNo) && s.words.iter().take(ANYBODY_WITHIN).any(anybody);
    asks && content_words(s) > INTRODUCING
        && s.marked(|role| matches!(role, Role::Pronoun | Role::Among)).next().is_none()
}

/// Whoever it may be stands among so many words at the beginning.
const ANYBODY_WITHIN: usize = 4;

/// "There was an" says so within these words.
const THERE_WITHIN: usize = 4;

/// Telling words that introduce something.
const INTRODUCING: usize = 2;

/// "Same category", "that award": where the kind of place stands.
pub(super) fn same_place(s: &Sentence<'_>) -> Option<usize> {
    let kind = |at: usize| s.is(at, &Role::One(Unit::Categories)) || s.is(at, &Role::Award) || is_collection(s, at);
    let named = !(s.names.categories.is_empty() && s.names.collections.is_empty());
    let points = |at: usize| match s.word(at) {
        "same" | "that" | "this" => true,
        // "The category" is that of which was spoken where none is named.
        "the" => !named && s.is(at + 1, &Role::One(Unit::Categories)),
        _ => false,
    };
    (1..s.words.len()).find(|at| kind(*at) && points(at - 1))
}

/// "The same city", "this council": where the place or the body stands whose entry was shown.
pub(super) fn same_owner(s: &Sentence<'_>) -> Option<Range<usize>> {
    // "That councils entries": an apostrophe is soon left out.
    let body = |at: usize| {
        s.is(at, &Role::One(Unit::Councils))
            || (s.word(at) == "councils" && s.word(at.wrapping_sub(1)) == "that")
            || s.is(at, &Role::One(Unit::Organisations))
            || matches!(s.word(at), "city" | "town" | "county" | "place" | "borough" | "district" | "authority")
    };
    let points = |at: usize| matches!(s.word(at), "same" | "that" | "this");
    (1..s.words.len()).find(|at| body(*at) && points(at - 1)).map(|at| at - 1..at + 1)
}

/// Whether a word means a collection: "that list".
pub(super) fn is_collection(s: &Sentence<'_>, at: usize) -> bool {
    s.is(at, &Role::One(Unit::Collections))
        || matches!(s.word(at), "list" | "shortlist" | "report" | "brochure" | "booklet" | "awards" | "text")
}

/// Whether a pronoun stands for what was shown before, and not for what the sentence itself names.
pub(super) fn points(s: &Sentence<'_>) -> bool {
    s.marks.iter().any(|mark| *mark.role == Role::Pronoun && points_back(s, &mark.span))
}

/// Whether it begins with what was shown before: "they are also on the shortlist".
pub(super) fn begins_with_it(s: &Sentence<'_>) -> bool {
    let first = s.marks.iter().filter(|mark| *mark.role == Role::Pronoun && mark.span.start == 0);
    first.into_iter().any(|mark| points_back(s, &mark.span))
}

/// "That" before a noun points at something else, "that scheme" at what was shown.
fn points_back(s: &Sentence<'_>, span: &Range<usize>) -> bool {
    // "There was a hub in Derby too, wasn't there?" tells of it.
    let beside_be = s.is(span.end, &Role::YesNo) || span.start.checked_sub(1).is_some_and(|at| s.is(at, &Role::YesNo));
    if s.word(span.start) == "there" && beside_be {
        return false;
    }
    let determines = matches!(s.word(span.start), "that" | "this" | "those" | "these" | "there");
    if describes_before(s, span.start) {
        return false;
    }
    let before_noun = span.len() == 1 && determines && !s.word(span.end).is_empty() && !is_form(s, span.end);
    !(names_before(s, span.start) || (before_noun && !is_generic(s, span.end)))
}

/// Whether a clause before describes what a pronoun at this place stands for: "and the robot ranger dog, where's that?"
fn describes_before(s: &Sentence<'_>, at: usize) -> bool {
    let says = |at: &usize| s.library.search().is_content_word(s.word(*at)) && !s.is(*at, &Role::Filler);
    let start = s.clause(at).start;
    let the = (0..start).any(|before| s.word(before) == "the");
    the && (0..start).filter(says).count() > INTRODUCING
}

/// Whether the sentence itself names what a pronoun at this place stands for: "Enfield, how many did they house?"
fn names_before(s: &Sentence<'_>, at: usize) -> bool {
    let names = &s.names;
    // "In the LGA text" names where, and nobody.
    let in_collection =
        |span: &Range<usize>| names.collections.iter().any(|mention| mention.span.contains(&span.start));
    let ends = names
        .organisations
        .iter()
        .filter(|mention| mention.exact && !in_collection(&mention.span))
        .map(|mention| &mention.span)
        .chain(names.places.iter().map(|mention| &mention.span))
        .chain(names.people.iter().map(|mention| &mention.span))
        .chain(names.categories.iter().filter(|mention| mention.words > 1).map(|mention| &mention.span));
    // "The EU project behind it" is not a project behind the EU.
    let led = LEADING.contains(&s.word(at.wrapping_sub(1)));
    ends.into_iter().any(|span| span.end <= at && !(led && s.clause(at).contains(&span.start)))
}

/// Words that lead to a pronoun that stands for nothing named right before.
const LEADING: [&str; 5] = ["behind", "under", "around", "inside", "within"];

/// A noun that any entry, award or organisation may be called by: "that scheme", "the council".
pub(super) fn is_generic(s: &Sentence<'_>, at: usize) -> bool {
    s.marks.iter().any(|mark| {
        mark.span.start == at
            && matches!(
                mark.role,
                Role::Award
                    | Role::One(Unit::Entries | Unit::Councils | Unit::Organisations | Unit::Categories)
                    | Role::Unit(Unit::Entries | Unit::Councils | Unit::Organisations)
            )
    })
}

pub(super) fn is_form(s: &Sentence<'_>, at: usize) -> bool {
    s.marks.iter().any(|mark| {
        mark.span.contains(&at)
            && matches!(mark.role, Role::YesNo | Role::Money(_) | Role::Status(_) | Role::Filler | Role::Fared)
    })
}

/// Which page is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    /// The next one.
    Next,
    /// The one before.
    Previous,
    /// The last one.
    Last,
    /// The one of this number.
    Number(usize),
}

/// A larger number is a year, and no list is as long.
const MOST_LISTED: usize = 999;

/// The number that a sentence consists of, where it means one of a list: "2", "open 2", "number 12 please".
pub(super) fn listed_number(s: &Sentence<'_>) -> Option<usize> {
    alone_number(s, &Role::Open)
}

/// The page that a sentence asks for: "next", "page 2", "the last page".
pub(super) fn page(s: &Sentence<'_>) -> Option<Page> {
    if whole(s, &Role::More) {
        return Some(Page::Next);
    }
    if whole(s, &Role::Previous) {
        return Some(Page::Previous);
    }
    if whole(s, &Role::FirstPage) {
        return Some(Page::Number(1));
    }
    if whole(s, &Role::LastPage) {
        return Some(Page::Last);
    }
    let number = alone_number(s, &Role::Page).filter(|_| s.has_anywhere(&Role::Page))?;
    Some(Page::Number(number))
}

/// The only number of a sentence that has nothing else but words of a role, and such as say nothing.
fn alone_number(s: &Sentence<'_>, role: &Role) -> Option<usize> {
    let written = |at: usize| s.word(at).parse::<usize>().ok().filter(|number| (1..=MOST_LISTED).contains(number));
    let mut numbers = (0..s.words.len()).filter_map(|at| Some((at, written(at)?)));
    let (place, number) = numbers.next()?;
    let says_nothing = |at: usize| at == place || s.is(at, role) || s.is(at, &Role::Filler);
    (numbers.next().is_none() && (0..s.words.len()).all(says_nothing)).then_some(number)
}

/// Words that may stand beside a pronoun in a sentence that says nothing of what it stands for.
const BESIDE_POINTING: usize = 2;
/// Such a sentence has at most this many words.
const MOST_WORDS_POINTING: usize = 8;

/// Whether a sentence says of what it asks about only that it is "it".
pub(super) fn only_points(s: &Sentence<'_>) -> bool {
    // "That", "this" and "there" stand before nouns, and for whole sentences.
    let stands_for = |mark: &super::super::sentence::Mark<'_>| {
        *mark.role == Role::Pronoun
            && !(mark.span.len() == 1
                && matches!(s.word(mark.span.start), "that" | "this" | "those" | "these" | "there"))
            && !matches!(s.said(&mark.span).as_str(), "of those" | "of them" | "of these")
            && points_back(s, &mark.span)
    };
    let names = &s.names;
    // "It" is not a topic here, though "IT" is one.
    let topic = names.topics.iter().any(|mention| !mention.span.clone().all(|at| s.is(at, &Role::Pronoun)));
    let nothing_named = !is_named(s) && !topic && names.places.is_empty() && names.categories.is_empty();
    s.words.len() <= MOST_WORDS_POINTING
        && nothing_named
        && content_words(s) <= BESIDE_POINTING
        && s.marks.iter().any(stands_for)
}

/// How many words of a sentence say something.
pub(super) fn content_words(s: &Sentence<'_>) -> usize {
    s.words.iter().filter(|word| s.library.search().is_content_word(word)).count()
}

/// Whether a sentence names an organisation, a collection, a person or an award category.
pub(super) fn is_named(s: &Sentence<'_>) -> bool {
    let names = &s.names;
    !(names.organisations.is_empty() && names.collections.is_empty() && names.people.is_empty())
}

/// Whether all words that say something have a role.
pub(super) fn whole(s: &Sentence<'_>, role: &Role) -> bool {
    s.has_anywhere(role)
        && (0..s.words.len()).all(|at| {
            s.is(at, role)
                || s.is(at, &Role::Filler)
                || s.is(at, &Role::Instead)
                || matches!(s.word(at), "and" | "the" | "are" | "was" | "were" | "is" | "on")
        })
}

/// Whether a sentence has only words by which the catalogue is asked, beside those of a role.
pub(super) fn formal(s: &Sentence<'_>, role: &Role) -> bool {
    let form = |at: usize| {
        !s.library.search().is_content_word(s.word(at))
            || s.marks.iter().any(|mark| {
                mark.span.contains(&at)
                    && (mark.role == role
                        || matches!(
                            mark.role,
                            Role::HowMany
                                | Role::Who
                                | Role::What
                                | Role::Filler
                                | Role::Link
                                | Role::Pronoun
                                | Role::Award
                                | Role::Status(_)
                                | Role::Unit(_)
                                | Role::One(_)
                                | Role::YesNo
                                | Role::Instead
                                | Role::Total
                        ))
            })
    };
    (0..s.words.len()).all(form)
}

/// The ordinal of a sentence that means one of a list: "the first day" means none.
pub(super) fn ordinal(s: &Sentence<'_>) -> Option<(i8, Range<usize>)> {
    s.marks.iter().find_map(|mark| match mark.role {
        Role::Ordinal(ordinal) => {
            let last = s.word(mark.span.end.wrapping_sub(1));
            let next = s.word(mark.span.end);
            let alone = matches!(last, "one" | "former" | "latter" | "those" | "them")
                || matches!(next, "one" | "of")
                || mark.span.len() > 1 && s.word(mark.span.start) == "number"
                || next.is_empty()
                || !s.library.search().is_content_word(next)
                || is_generic(s, mark.span.end)
                || is_form(s, mark.span.end);
            alone.then(|| (*ordinal, mark.span.clone()))
        }
        _ => None,
    })
}

/// "The broadband one": the words that describe it, and the place of all of them.
pub(super) struct Described {
    /// The words that describe it.
    pub(super) words: Range<usize>,
    /// With "the" and "one".
    pub(super) span: Range<usize>,
    /// Whether several are meant: "the Yorkshire ones".
    pub(super) several: bool,
}

/// "There's another lot who …", "the one with the astronaut": it says that something else is meant, and describes it.
pub(super) fn describes_another(s: &Sentence<'_>) -> bool {
    s.words.iter().take(ANOTHER_WITHIN).any(|word| word == "another") || described_one(s).is_some()
}

/// "And the council with the astronaut?": it describes one by what it has.
pub(super) fn describes_what_it_has(s: &Sentence<'_>) -> bool {
    starts(s, &Role::Instead)
        && s.words.windows(2).any(|two| matches!(two[0].as_str(), "with" | "about" | "who") && two[1] != "it")
        && !points(s)
}

/// "Another" stands among so many words at the beginning where something else is meant.
const ANOTHER_WITHIN: usize = 5;

/// How many words may describe one of several.
const DESCRIBING: usize = 4;

/// The one that a sentence describes.
pub(super) fn described_one(s: &Sentence<'_>) -> Option<Described> {
    // Words that point of themselves: "the other one", "that one", "which one", "the first one".
    let taken = |at: usize| {
        s.marks.iter().any(|mark| {
            mark.span.contains(&at)
                && mark.span.len() > 1
                && matches!(
                    mark.role,
                    Role::Ordinal(_)
                        | Role::OtherOne
                        | Role::EarlierOne
                        | Role::Among
                        | Role::Pronoun
                        | Role::Anew
                        | Role::More
                )
        })
    };
    let tells = |words: &Range<usize>| {
        words
            .clone()
            .any(|at| s.library.search().is_content_word(s.word(at)) && !s.is(at, &Role::Filler) && !counts(s, at))
    };
    // "The Rochdale lot" are those of the list that are from there.
    let stands_for = |at: usize| match s.word(at) {
        "one" | "ones" => true,
        "lot" => names(s, at.wrapping_sub(1)),
        _ => false,
    };
    // "The price of one of these" is no one.
    let counted = |at: usize| s.word(at + 1) == "of";
    (1..s.words.len()).filter(|at| stands_for(*at) && !taken(*at) && !counted(*at)).find_map(|one| {
        let start = (1..=DESCRIBING + 1)
            .filter_map(|back| one.checked_sub(back))
            .find(|at| matches!(s.word(*at), "the" | "that" | "their" | "your"))?;
        // "Ones" may be "one's".
        let several = s.word(one) == "ones" && !s.text.to_lowercase().contains("one's") && !s.text.contains("one’s");
        let (words, end) = if start + 1 == one && DESCRIBES.contains(&s.word(one + 1)) {
            let end = clause_end(s, one + 1);
            (one + 1..end, end)
        } else if s.word(start + 1) == "other" && DESCRIBES.contains(&s.word(one + 1)) {
            // "The other Hackney one, about autism."
            let end = clause_end(s, one + 1);
            (start + 2..end, end)
        } else if matches!(s.word(one + 1), "about" | "on" | "with") && s.clause(one).contains(&(one + 1)) {
            // "Their 2022 one about clean air."
            let end = clause_end(s, one + 1);
            (start + 1..end, end)
        } else {
            (start + 1..one, one + 1)
        };
        // "Back to the phone one" only points.
        let back = start >= 2 && s.word(start - 2) == "back" && s.word(start - 1) == "to";
        let from = if back { start - 2 } else { start };
        tells(&words).then_some(Described { words, span: from..end, several })
    })
}

/// Whether a word belongs to the name of an organisation or a place.
fn names(s: &Sentence<'_>, at: usize) -> bool {
    let organisations = s.names.organisations.iter().map(|mention| &mention.span);
    organisations.chain(s.names.places.iter().map(|mention| &mention.span)).any(|span| span.contains(&at))
}

/// "Back to Liverpool: who was the partner?": the words that name what was shown earlier, and all that points at it.
pub(super) fn back_to(s: &Sentence<'_>) -> Option<(Range<usize>, Range<usize>)> {
    let back = (0..s.words.len()).find(|at| s.word(*at) == "back" && s.word(at + 1) == "to")?;
    let clause = s.clause(back);
    let named = back + 2..clause.end;
    (!named.is_empty()).then_some((named, 0..clause.end))
}

/// Whether a word counts places in a list: "the 5th one".
fn counts(s: &Sentence<'_>, at: usize) -> bool {
    s.marks.iter().any(|mark| matches!(mark.role, Role::Ordinal(_)) && mark.span.contains(&at))
}

/// Leads from "the one" to what describes it.
const DESCRIBES: [&str; 12] = ["about", "with", "on", "from", "for", "that", "where", "which", "by", "in", "who", "at"];

/// Where the clause of a word ends: at the next mark of punctuation.
fn clause_end(s: &Sentence<'_>, at: usize) -> usize {
    let marks = s.text.char_indices().filter(|(_, c)| matches!(c, ',' | ':' | ';' | '?' | '!' | '-' | '–' | '.'));
    let ends = marks.map(|(place, _)| Search::words(&s.text[..place]).len());
    ends.into_iter().find(|end| *end > at).unwrap_or(s.words.len()).min(s.words.len())
}

/// What a sentence asks behind the words that begin a new question: "different question: who won?"
pub(super) fn anew<'s>(s: &'s Sentence<'_>) -> Option<&'s str> {
    let leads = |at: usize| s.is(at, &Role::Filler) || s.is(at, &Role::Instead) || s.is(at, &Role::SmallTalk);
    let mark = s.marks.iter().find(|mark| *mark.role == Role::Anew && (0..mark.span.start).all(leads))?;
    let rest = text_after(s, mark.span.end)?;
    let telling = Search::words(rest).iter().any(|word| s.library.search().is_content_word(word));
    telling.then_some(rest)
}

/// What a sentence says behind the phrase that puts something in the place of what was asked before: "same for Leeds".
pub(super) fn instead<'s>(s: &'s Sentence<'_>) -> Option<&'s str> {
    let first = s.marks.iter().filter(|mark| *mark.role == Role::Instead && mark.span.start == 0);
    let longest = first.map(|mark| mark.span.end).max()?;
    let asks = |at: usize| matches!(s.word(at), "what" | "how" | "same");
    (0..longest).any(asks).then(|| text_after(s, longest)).flatten()
}

/// The text behind so many words.
pub(super) fn text_after<'s>(s: &'s Sentence<'_>, words: usize) -> Option<&'s str> {
    let parts = |c: char| c.is_whitespace() || matches!(c, ':' | ',' | '.' | ';' | '-' | '–' | '—' | '?' | '!');
    let mut ends = s.text.char_indices().filter(|(_, c)| parts(*c));
    let (end, _) = ends.find(|(at, _)| Search::words(&s.text[..*at]).len() >= words)?;
    let rest = s.text[end..].trim_start_matches(|c: char| !c.is_alphanumeric());
    (!rest.is_empty()).then_some(rest)
}
