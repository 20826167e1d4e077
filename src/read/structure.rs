//! Questions about the catalogue itself: lists, counts, groups, winners, sponsors, the day of the ceremony.
//!
//! Each production looks at the roles of a sentence and says what is to be shown of the entries that its slots select. A
//! production claims the words that it understood. What is left is text that entries must cover, or an operator that
//! nothing executes, which is said to be not understood. The productions stand in `awards`, `groups`, `lists`, `rivals` and
//! `sizes`.

mod awards;
mod groups;
mod lists;
mod rivals;
mod sizes;

use std::ops::Range;

use super::sentence::Sentence;
use super::slots::{Slot, clauses, organisers, slots};
use super::words::Role;
use crate::catalogue::Status;
use crate::query::{Clause, Field, Query, Select, Shape, Unit};
use crate::search::Search;

/// A reading of a sentence as a question about the catalogue.
pub(crate) struct Structured {
    pub(crate) query: Query,
    /// The slots that it stands on.
    pub(crate) slots: Vec<Slot>,
    /// Operators that it does not execute.
    pub(crate) unread: Vec<String>,
    /// Whether words are left that entries must cover.
    pub(crate) has_text: bool,
    /// Whether it says in so many words that several entries, or a number of them, are wanted.
    pub(crate) asks: Asks,
    /// For each word of the sentence, whether it was understood as more than text.
    pub(crate) used: Vec<bool>,
    /// Where the words stand that are left.
    pub(crate) left: Vec<usize>,
}

/// How plainly a sentence asks something of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Asks {
    /// It only names something.
    Names,
    /// It may ask for several.
    Perhaps,
    /// It asks for several, or for a number of what only the catalogue has.
    Surely,
}

/// Claims words of a sentence while it is read.
#[derive(Clone)]
pub(crate) struct Claims<'s, 'a> {
    pub(crate) s: &'s Sentence<'a>,
    pub(crate) slots: Vec<Slot>,
    pub(crate) used: Vec<bool>,
    /// More conditions than the slots give.
    pub(crate) more: Vec<Clause>,
    /// Whether the words that are left must stand in the entries.
    pub(crate) says: bool,
    /// Whether they are a subject.
    pub(crate) about: bool,
}

/// Reads a sentence as a question about the catalogue, if it can be one: by the most particular production that fits.
pub(crate) fn read(s: &Sentence<'_>) -> Option<Structured> {
    productions(s).next()
}

/// Every reading of a sentence as a question about the catalogue, the most particular first.
pub(crate) fn productions(s: &Sentence<'_>) -> impl Iterator<Item = Structured> {
    let mut claims = Claims::new(s);
    PRODUCTIONS.iter().filter_map(move |production| {
        let mut own = claims.clone();
        let found = production(&mut own);
        let Some((shape, asks)) = found else {
            // What a production understood beside what it does not tell holds for those after it.
            claims = own;
            return None;
        };
        Some(own.structured(shape, asks))
    })
}

/// Where the words stand that ask something of the catalogue.
pub(super) fn asking(s: &Sentence<'_>) -> Range<usize> {
    s.asked.start.max(s.core.start)..s.asked.end.min(s.core.end).max(s.asked.start)
}

/// What the names of a sentence alone leave over: the words that say more, and the operators among them.
pub(crate) fn beside_names(s: &Sentence<'_>) -> (Vec<usize>, Vec<String>) {
    Claims::new(s).left_over()
}

/// A larger number belongs to a name: "the Digital Leaders 100 awards".
const MOST_COUNTED: usize = 12;
/// Words behind which a number only says how many there are: "all three", "Shropshire's 3".
const COUNTED_OUT: [&str; 8] = ["the", "all", "its", "their", "those", "these", "which", "what"];
/// Words of the longest topic that is asked for.
const LONGEST_TOPIC: usize = 3;
/// Words that must stand in an entry as they are; more of them only describe it.
const MOST_SAID: usize = 2;

type Production = for<'s, 'a> fn(&mut Claims<'s, 'a>) -> Option<(Shape, Asks)>;

/// Every production, the most particular first; the first that fits says what is asked.
const PRODUCTIONS: &[Production] = &[
    |c| c.sponsors(),
    |c| c.ceremony(),
    |c| c.compared(),
    |c| c.average(),
    |c| c.share(),
    |c| c.superlative(),
    |c| c.rivals(),
    |c| c.stating(),
    |c| c.by_size(),
    |c| c.in_each(),
    |c| c.per(),
    |c| c.more_than(),
    |c| c.without_any(),
    |c| c.count(),
    |c| c.winners(),
    |c| c.names(),
    |c| c.list(),
];

/// Roles that the words of a structural question may have without saying more than its slots and operators do.
pub(super) fn is_form(role: &Role) -> bool {
    matches!(
        role,
        Role::Who
            | Role::What
            | Role::YesNo
            | Role::HowMany
            | Role::Filler
            | Role::Link
            | Role::List
            | Role::Award
            | Role::Unit(_)
            | Role::One(_)
            | Role::WhichOnes
            | Role::Total
    )
}

/// Operators that are never passed over.
fn is_operator(role: &Role) -> bool {
    matches!(
        role,
        Role::Most
            | Role::Fewest
            | Role::Largest
            | Role::Smallest
            | Role::Average
            | Role::MoreThan
            | Role::FewerThan
            | Role::Repeatedly
            | Role::Both
            | Role::Sorted
            | Role::Unread
            | Role::Not
            | Role::Uncounted
    )
}

impl<'s, 'a> Claims<'s, 'a> {
    fn new(s: &'s Sentence<'a>) -> Self {
        let slots = slots(s);
        let mut used = vec![false; s.words.len()];
        for span in slots.iter().flat_map(|slot| &slot.spans) {
            used[span.clone()].fill(true);
        }
        // Whoever runs a collection that is named is named with it, and "all five documents" are everything.
        for span in organisers(s, &slots).into_iter().chain(everywhere(s)) {
            used[span].fill(true);
        }
        let mut claims = Self { s, slots, used, more: Vec::new(), says: false, about: false };
        claims.quoted();
        claims
    }

    /// "How many entries use the phrase “climate emergency”?" asks for the words as they are.
    fn quoted(&mut self) {
        let Some(span) = quoted(self.s).filter(|_| self.s.has(&Role::Says)) else { return };
        let within = |slot: &Slot| slot.spans.iter().any(|place| span.start <= place.start && place.end <= span.end);
        self.slots.retain(|slot| !within(slot));
        self.more.push(Clause::is(Field::Says(self.s.said(&span))));
        self.claim(&span);
        while self.take(&Role::Says) {}
    }

    /// The reading that tells this of what was claimed.
    fn structured(mut self, shape: Shape, asks: Asks) -> Structured {
        let (mut left, unread) = self.left_over();
        let mut has_text = !left.is_empty();
        let mut text = left.iter().map(|at| self.s.word(*at)).collect::<Vec<_>>().join(" ");
        let mut all = clauses(&self.slots);
        all.append(&mut self.more);
        // What `/browse topic:` would understand is a topic here as well.
        let short = !text.is_empty() && text.split(' ').count() <= LONGEST_TOPIC;
        if short
            && self.about
            && !self.says
            && all.iter().all(|clause| clause.not || !matches!(clause.field, Field::Topic(_)))
            && let Ok(topics) = self.s.library.names().topic(&text)
        {
            all.push(Clause::is(Field::Topic(topics)));
            text = String::new();
            has_text = false;
        }
        if self.says {
            // "The killing of George Floyd" is told in several words; the name is the same in all.
            let capital = |at: &usize| self.s.written(*at).starts_with(char::is_uppercase);
            let name: Vec<usize> = left.iter().copied().filter(capital).collect();
            if name.len() > 1 && name.len() < left.len() && name.windows(2).all(|two| two[0] + 1 == two[1]) {
                left = name;
                text = left.iter().map(|at| self.s.word(*at)).collect::<Vec<_>>().join(" ");
            }
            // "Which entries mention Age UK?" asks for the name, and not for who took part.
            let named = self
                .slots
                .iter()
                .find(|slot| matches!(slot.field, Field::Organisation(_) | Field::Topic(_)) && !slot.not);
            let has_slot = named.is_some() && text.is_empty();
            // "Microsoft Teams" is one name, though it begins with another.
            let longer = named.is_some_and(|slot| slot.spans.iter().any(|span| left.first() == Some(&span.end)));
            if let Some(slot) = named.filter(|_| has_slot || longer) {
                let said = slot.spans.first().map(|span| self.s.said(span)).unwrap_or_default();
                text = [said.as_str(), text.as_str()].join(" ").trim_end().into();
                all.retain(|clause| clause.field != slot.field);
            }
            // More than a name or two is a description.
            if !text.is_empty() && text.split(' ').count() <= MOST_SAID {
                all.push(Clause::is(Field::Says(std::mem::take(&mut text))));
                // Words that entries have are accounted for.
                if left.iter().all(|at| self.s.library.search().entries_with(self.s.word(*at)) > 0) {
                    left.clear();
                    has_text = false;
                }
            }
        }
        // A number of which every word is understood, in a collection that is named, is the collection's.
        let of_collection = self.slots.iter().any(|slot| matches!(slot.field, Field::Collection(_)));
        let asks = match shape {
            Shape::Count(_) if of_collection && !has_text && unread.is_empty() && asks == Asks::Perhaps => Asks::Surely,
            _ => asks,
        };
        let select = Select {
            clauses: all,
            text: Some(text).filter(|text| !text.is_empty()),
            focus: narrower(self.s, &self.slots),
        };
        let query = Query::new(select, shape);
        Structured { query, slots: self.slots, unread, has_text, asks, used: self.used, left }
    }
}

/// Where "all five documents", "any of the booklets" stand: they leave nothing out.
fn everywhere(s: &Sentence<'_>) -> Vec<Range<usize>> {
    let collections = |role: &Role| matches!(role, Role::Unit(Unit::Collections) | Role::One(Unit::Collections));
    let whole = |at: usize| ALL_OF_THEM.contains(&s.word(at));
    let small =
        |at: usize| matches!(s.word(at), "of" | "the" | "your" | "our" | "other") || number(s.word(at)).is_some();
    let marks = s.marks.iter().filter(|mark| collections(mark.role));
    marks
        .filter_map(|mark| {
            let mut start = mark.span.start;
            while start.checked_sub(1).is_some_and(|at| whole(at) || small(at)) {
                start -= 1;
            }
            let asked = start.checked_sub(1).is_some_and(|at| matches!(s.word(at), "list" | "name" | "show" | "are"));
            (!asked && (start..mark.span.start).any(whole)).then_some(start..mark.span.end)
        })
        .collect()
}

/// Words by which nothing is left out.
const ALL_OF_THEM: [&str; 8] = ["all", "any", "every", "each", "these", "those", "whatever", "both"];

/// Where a few words stand in quotation marks.
fn quoted(s: &Sentence<'_>) -> Option<Range<usize>> {
    let is_mark = |c: char| matches!(c, '"' | '“' | '”');
    let mut marks = s.text.char_indices().filter(|(_, c)| is_mark(*c)).map(|(at, _)| at);
    let (open, close) = (marks.next()?, marks.next()?);
    let start = Search::words(&s.text[..open]).len();
    let said = Search::words(s.text[open..close].trim_start_matches(is_mark));
    let span = start..start + said.len();
    // Words that are written in full stand elsewhere.
    let same = span.end <= s.words.len() && s.words[span.clone()] == said[..];
    ((1..=MOST_QUOTED).contains(&said.len()) && same).then_some(span)
}

/// More words in quotation marks than these are a title.
const MOST_QUOTED: usize = 4;

/// By what narrower word a topic was named: "potholes" of roads, where entries that have it come first.
fn narrower(s: &Sentence<'_>, slots: &[Slot]) -> Option<String> {
    let slot = slots.iter().find(|slot| !slot.not && matches!(slot.field, Field::Topic(_)))?;
    let Field::Topic(keys) = &slot.field else { return None };
    let said = slot.spans.first().map(|span| s.said(span))?;
    let own = keys
        .iter()
        .any(|key| Search::words(&s.catalogue().topic(*key).name).iter().any(|word| said.contains(word.as_str())));
    (!own).then_some(said)
}

impl Claims<'_, '_> {
    fn claim(&mut self, span: &Range<usize>) {
        self.used[span.clone()].fill(true);
    }

    /// Claims the first phrase with a role that no slot has; whether there is one.
    fn take(&mut self, role: &Role) -> bool {
        let free = |span: &Range<usize>| !self.used[span.clone()].iter().any(|used| *used);
        let found = self.s.marked(|known| known == role).map(|mark| mark.span.clone()).find(free);
        found.inspect(|span| self.used[span.clone()].fill(true)).is_some()
    }

    /// Where the first free phrase with a role stands.
    fn free(&self, role: &Role) -> Option<Range<usize>> {
        let free = |span: &Range<usize>| !self.used[span.clone()].iter().any(|used| *used);
        self.s.marked(|known| known == role).map(|mark| mark.span.clone()).find(free)
    }

    fn has(&self, role: &Role) -> bool {
        self.free(role).is_some()
    }

    /// The words that nothing accounts for, and the operators among them.
    fn left_over(&self) -> (Vec<usize>, Vec<String>) {
        let mut left: Vec<usize> = Vec::new();
        // "Mention Microsoft Teams" asks for the name as it is, though "teams" may be form elsewhere.
        let in_name = |left: &[usize], at: usize| self.says && left.last().is_some_and(|last| last + 1 == at);
        let mut unread: Vec<String> = Vec::new();
        for at in asking(self.s).filter(|at| !self.used[*at] && !self.is_aside(*at)) {
            let roles = || self.s.marks.iter().filter(move |mark| mark.span.contains(&at));
            let compares = |mark: &super::sentence::Mark<'_>| {
                !matches!(mark.role, Role::MoreThan | Role::FewerThan) || number(self.s.word(mark.span.end)).is_some()
            };
            // A phrase that says nothing is not an operator, though a word of it may be one.
            let longer = |operator: &super::sentence::Mark<'_>| {
                roles().any(|mark| {
                    matches!(mark.role, Role::Filler | Role::Fared | Role::HowMany | Role::Link)
                        && mark.span.len() > operator.span.len()
                })
            };
            let operator = roles().find(|mark| {
                // "Both" says more only where there are two of something.
                let of_two = *mark.role != Role::Both || self.slots.iter().any(|slot| slot.field.values() > 1);
                let free = !self.used[mark.span.clone()].iter().any(|used| *used);
                // A phrase that nothing executes is none the better for a word of it that is understood.
                is_operator(mark.role)
                    && compares(mark)
                    && !longer(mark)
                    && of_two
                    && (free || *mark.role == Role::Unread)
            });
            if let Some(mark) = operator {
                let word = self.s.said(&mark.span);
                if !unread.contains(&word) {
                    unread.push(word);
                }
            } else if number(self.s.word(at)).is_some_and(|number| (2..=MOST_COUNTED).contains(&number))
                && self.counts_next(at)
            {
                // "All three entries", "the seven winners", "there were two entries": a number that only says how many there
                // are.
                let there = |verb: usize| verb > 0 && self.s.is(verb, &Role::YesNo) && self.s.word(verb - 1) == "there";
                let named = at.checked_sub(1).is_some_and(|before| self.used[before] || there(before));
                if !named && !COUNTED_OUT.contains(&self.s.word(at.wrapping_sub(1))) {
                    unread.push(self.s.word(at).to_owned());
                }
            } else if self.counts_out(at) {
                // "The Council of the Year five", "the three in Partner Excellence".
            } else if (!roles().any(|mark| is_form(mark.role)) || in_name(&left, at) || self.counts_members(at))
                && self.s.library.search().is_content_word(self.s.word(at))
            {
                left.push(at);
            }
        }
        (left, unread)
    }

    /// Whether a number ends a clause right behind a category, or leads to one: all that stand in it are meant.
    fn counts_out(&self, at: usize) -> bool {
        let leads = self.s.word(at.wrapping_sub(1)) == "the" && matches!(self.s.word(at + 1), "in" | "for");
        let named = |slot: &Slot| {
            matches!(slot.field, Field::Category(_)) && slot.spans.iter().any(|span| span.start == at + 2)
        };
        if leads && number(self.s.word(at)).is_some() && self.slots.iter().any(named) {
            return true;
        }
        let category =
            |slot: &Slot| matches!(slot.field, Field::Category(_)) && slot.spans.iter().any(|span| span.end == at);
        number(self.s.word(at)).is_some_and(|number| number > 1)
            && self.s.clause(at).end == at + 1
            && self.slots.iter().any(category)
    }

    /// Whether a word stands in a clause that is said beside the question: "someone bet me a doughnut: …".
    ///
    /// Such a clause asks nothing, leads to no subject and is about whoever asks.
    fn is_aside(&self, at: usize) -> bool {
        let clause = self.s.clause(at);
        if clause.len() >= self.s.words.len() {
            return false;
        }
        let marks = || self.s.marks.iter().filter(|mark| clause.contains(&mark.span.start));
        let free = |span: &Range<usize>| !self.used[span.clone()].iter().any(|used| *used);
        let asks = |mark: &super::sentence::Mark<'_>| {
            matches!(
                mark.role,
                Role::HowMany
                    | Role::HowMuch
                    | Role::What
                    | Role::Who
                    | Role::Where
                    | Role::Why
                    | Role::Metric(_)
                    | Role::Unit(_)
            ) && free(&mark.span)
                // "If you can be trusted to count" counts nothing.
                && (*mark.role != Role::HowMany || mark.span.end < clause.end)
        };
        let leads =
            |mark: &super::sentence::Mark<'_>| *mark.role == Role::About && self.s.word(mark.span.start) != "on";
        let claims = marks().any(|mark| {
            matches!(mark.role, Role::HowMany | Role::Unit(Unit::Entries | Unit::Councils)) && !free(&mark.span)
        });
        // What narrows the entries belongs to what is asked, with all that is said beside it.
        let narrows = self.slots.iter().any(|slot| {
            matches!(slot.field, Field::Region(_) | Field::Topic(_) | Field::Kind(_) | Field::Status(_))
                && slot.spans.iter().any(|span| clause.contains(&span.start))
        });
        let said = marks().any(|mark| *mark.role == Role::Aside);
        said && !claims && !narrows && !marks().any(|mark| asks(mark) || leads(mark))
    }

    /// Whether what stands next can be counted: "two collections", "seven iNetwork winners".
    fn counts_next(&self, at: usize) -> bool {
        let counts = |role: &Role| matches!(role, Role::Unit(_) | Role::Status(_));
        // A name may stand between: "the five iNetwork 2018 categories".
        let named = (at + 1..self.s.words.len()).take_while(|next| self.used[*next]).last().unwrap_or(at);
        (at + 1..at + 3)
            .chain(named..named + 2)
            .any(|next| self.s.marks.iter().any(|mark| counts(mark.role) && mark.span.start == next))
    }

    /// Whether anything narrows the catalogue.
    fn narrows(&self) -> bool {
        !self.slots.is_empty()
    }

    fn slot(&self, wanted: impl Fn(&Field) -> bool) -> Option<&Slot> {
        self.slots.iter().find(|slot| wanted(&slot.field))
    }

    fn has_slot(&self, wanted: impl Fn(&Field) -> bool) -> bool {
        self.slot(wanted).is_some()
    }

    fn has_status(&self, status: Status) -> bool {
        self.has_slot(|field| matches!(field, Field::Status(statuses) if statuses.contains(&status)))
    }

    fn drop_slot(&mut self, wanted: impl Fn(&Field) -> bool) {
        self.slots.retain(|slot| !wanted(&slot.field));
    }

    /// The unit that stands behind a place, or anywhere.
    fn unit(&self, from: usize) -> Option<(Unit, Range<usize>)> {
        let of = |mark: &super::sentence::Mark<'_>| match mark.role {
            Role::Unit(unit) => Some((*unit, mark.span.clone())),
            _ => None,
        };
        // "London boroughs" are boroughs, and say where; "county councils" are councils, and say of which tier.
        let of_sort = |(unit, span): &(Unit, Range<usize>)| {
            let council = |kind: &String| kind.ends_with("council");
            let sorts = self.slots.iter().filter(|slot| match &slot.field {
                Field::Region(_) => slot.spans.iter().any(|place| place.start < span.start),
                Field::Kind(kinds) => *unit == Unit::Councils && kinds.iter().all(council),
                _ => false,
            });
            sorts.flat_map(|slot| &slot.spans).any(|place| place.start <= span.start && span.end == place.end)
        };
        let free =
            |found: &(Unit, Range<usize>)| !self.used[found.1.clone()].iter().any(|used| *used) || of_sort(found);
        let mut units: Vec<(Unit, Range<usize>)> = self.s.marked(|_| true).filter_map(of).filter(free).collect();
        units.sort_by_key(|(_, span)| (span.start < from, span.start, std::cmp::Reverse(span.len())));
        units.into_iter().next()
    }

    /// The thing of which one is asked for: "which council".
    fn one(&self) -> Option<(Unit, Range<usize>)> {
        let of = |mark: &super::sentence::Mark<'_>| match mark.role {
            Role::One(unit) => Some((*unit, mark.span.clone())),
            _ => None,
        };
        let free = |(_, span): &(Unit, Range<usize>)| !self.used[span.clone()].iter().any(|used| *used);
        self.s.marked(|_| true).filter_map(of).find(free)
    }

    /// What groups are made by: "which councils", "which category", "who".
    fn grouped_by(&mut self, not: Option<Unit>) -> Option<Unit> {
        let plural = self.unit(0).filter(|(unit, _)| Some(*unit) != not);
        let found = plural.or_else(|| self.one().filter(|(unit, _)| Some(*unit) != not)).or_else(|| self.which_award());
        match found {
            Some((unit, span)) => {
                self.claim(&span);
                Some(unit)
            }
            None => self.s.has(&Role::Who).then_some(Unit::Organisations),
        }
    }

    /// "Which iNetwork award" is one of its categories.
    fn which_award(&self) -> Option<(Unit, Range<usize>)> {
        let asked = |at: usize| matches!(self.s.word(at), "which" | "what");
        let award = self.s.marked(|role| *role == Role::Award).map(|mark| mark.span.clone());
        let mut free = award.filter(|span| !self.used[span.clone()].iter().any(|used| *used));
        let span = free.find(|span| {
            let before = (0..span.start).rev().find(|at| !self.used[*at]);
            before.is_some_and(asked)
        })?;
        Some((Unit::Categories, span))
    }

    /// A number beside a place: "top three", "3 largest".
    fn number_beside(&mut self, span: &Range<usize>) -> Option<usize> {
        let places = [span.end, span.start.wrapping_sub(1), span.end + 1];
        let at = places.into_iter().find(|at| number(self.s.word(*at)).is_some())?;
        self.used[at] = true;
        number(self.s.word(at))
    }

    /// The number right before what is counted, ahead of a place: "three categories with the most entries".
    fn number_of_units(&mut self, before: usize) -> Option<usize> {
        let unit = |mark: &&super::sentence::Mark<'_>| matches!(mark.role, Role::Unit(_)) && mark.span.end <= before;
        let at = self.s.marks.iter().find(unit)?.span.start.checked_sub(1)?;
        let number = number(self.s.word(at))?;
        self.used[at] = true;
        Some(number)
    }
}

/// The number that a word says.
pub(crate) fn number(word: &str) -> Option<usize> {
    const WORDS: [&str; 21] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    ];
    let digits = || word.parse::<usize>().ok().filter(|number| *number < 1_000);
    WORDS.iter().position(|known| *known == word).or_else(digits)
}

/// The amount that words give from a place on, and where they end: "1 million pounds", "500k".
fn amount(s: &Sentence<'_>, at: usize) -> Option<(f64, usize)> {
    let mut end = at;
    while matches!(
        s.word(end),
        "a" | "one" | "half" | "million" | "thousand" | "billion" | "pounds" | "pound" | "quid" | "grand"
    ) || s.word(end).starts_with(|c: char| c.is_ascii_digit())
    {
        end += 1;
    }
    let said = s.words.get(at..end)?.join(" ").replace("a million", "1 million").replace("grand", "thousand");
    let most = crate::catalogue::figures::numbers(&said)
        .into_iter()
        .fold(None, |most: Option<f64>, number| Some(most.map_or(number, |most| most.max(number))));
    most.map(|most| (most, end))
}
