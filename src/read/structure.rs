//! Questions about the catalogue itself: lists, counts, groups, winners, sponsors, the day of the ceremony.
//!
//! Each production looks at the roles of a sentence and says what is to be told of the entries that its slots select. A
//! production claims the words that it understood. What is left is text that entries must cover, or an operator that
//! nothing executes, which is said to be not understood.

use std::ops::Range;

use super::sentence::Sentence;
use super::slots::{Slot, clauses, slots};
use super::words::Role;
use crate::catalogue::Status;
use crate::query::{Ask, Clause, Field, Group, Grouping, Metric, Order, Query, Select, Shape, Unit};

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

/// Reads a sentence as a question about the catalogue, if it can be one.
pub(crate) fn read(s: &Sentence<'_>) -> Option<Structured> {
    let slots = slots(s);
    let mut used = vec![false; s.words.len()];
    for span in slots.iter().flat_map(|slot| &slot.spans) {
        used[span.clone()].fill(true);
    }
    let mut claims = Claims { s, slots, used, more: Vec::new(), says: false, about: false };
    let (shape, asks) = PRODUCTIONS.iter().find_map(|production| production(&mut claims))?;
    let (left, unread) = claims.left_over();
    let has_text = !left.is_empty();
    let text = left.iter().map(|at| s.word(*at)).collect::<Vec<_>>().join(" ");
    let mut text = text;
    let mut all = clauses(&claims.slots);
    all.append(&mut claims.more);
    // What `/browse topic:` would understand is a topic here as well.
    let short = !text.is_empty() && text.split(' ').count() <= LONGEST_TOPIC;
    let mut has_text = has_text;
    if short
        && claims.about
        && !claims.says
        && all.iter().all(|clause| clause.not || !matches!(clause.field, Field::Topic(_)))
        && let Ok(topics) = s.library.names().topic(&text)
    {
        all.push(Clause::is(Field::Topic(topics)));
        text = String::new();
        has_text = false;
    }
    if claims.says {
        // "Which entries mention Age UK?" asks for the name, and not for who took part.
        let named = claims
            .slots
            .iter()
            .find(|slot| matches!(slot.field, Field::Organisation(_) | Field::Topic(_)) && !slot.not);
        let has_slot = named.is_some() && text.is_empty();
        if let Some(slot) = named.filter(|_| has_slot) {
            text = slot.spans.first().map(|span| s.said(span)).unwrap_or_default();
            all.retain(|clause| clause.field != slot.field);
        }
        // More than a name or two is a description.
        if !text.is_empty() && text.split(' ').count() <= MOST_SAID {
            all.push(Clause::is(Field::Says(std::mem::take(&mut text))));
        }
    }
    let select = Select { clauses: all, text: Some(text.clone()).filter(|text| !text.is_empty()), focus: None };
    let query = Query::new(select, shape);
    Some(Structured { query, slots: claims.slots, unread, has_text, asks, used: claims.used })
}

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
fn is_form(role: &Role) -> bool {
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
        let mut left = Vec::new();
        let mut unread: Vec<String> = Vec::new();
        let asks =
            self.s.asked.start.max(self.s.core.start)..self.s.asked.end.min(self.s.core.end).max(self.s.asked.start);
        for at in asks.filter(|at| !self.used[*at]) {
            let roles = || self.s.marks.iter().filter(move |mark| mark.span.contains(&at));
            let compares = |mark: &super::sentence::Mark<'_>| {
                !matches!(mark.role, Role::MoreThan | Role::FewerThan) || number(self.s.word(mark.span.end)).is_some()
            };
            // "Isn't it?" and "or not" turn nothing round.
            let phrase = roles().any(|mark| mark.span.len() > 1 && matches!(mark.role, Role::Filler | Role::Fared));
            let operator = roles().find(|mark| {
                is_operator(mark.role) && compares(mark) && !self.used[mark.span.clone()].iter().any(|used| *used)
            });
            let operator = operator.filter(|_| !phrase);
            if let Some(mark) = operator {
                let word = self.s.said(&mark.span);
                if !unread.contains(&word) {
                    unread.push(word);
                }
            } else if !roles().any(|mark| is_form(mark.role)) && self.s.library.search().is_telling(self.s.word(at)) {
                left.push(at);
            }
        }
        (left, unread)
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
        let free = |(_, span): &(Unit, Range<usize>)| !self.used[span.clone()].iter().any(|used| *used);
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
        let found = plural.or_else(|| self.one().filter(|(unit, _)| Some(*unit) != not));
        match found {
            Some((unit, span)) => {
                self.claim(&span);
                Some(unit)
            }
            None => self.s.has(&Role::Who).then_some(Unit::Organisations),
        }
    }

    /// A number beside a place: "top three", "3 largest".
    fn number_beside(&mut self, span: &Range<usize>) -> Option<usize> {
        let places = [span.end, span.start.wrapping_sub(1), span.end + 1];
        let at = places.into_iter().find(|at| number(self.s.word(*at)).is_some())?;
        self.used[at] = true;
        number(self.s.word(at))
    }
}

/// The number that a word says.
pub(crate) fn number(word: &str) -> Option<usize> {
    const WORDS: [&str; 13] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
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

// What belongs to awards as a whole.
impl Claims<'_, '_> {
    /// "Who sponsors Climate Response?", "which categories have no sponsor?", "what does Penna sponsor?"
    fn sponsors(&mut self) -> Option<(Shape, Asks)> {
        let span = self.free(&Role::Sponsor)?;
        // "Of the categories that name a sponsor, which has fewest entries?" asks for something else.
        let with = matches!(self.s.word(span.start.wrapping_sub(1)), "a" | "any");
        if with && (self.has(&Role::Fewest) || self.has(&Role::Most) || self.s.has(&Role::HowMany)) {
            self.claim(&(span.start.saturating_sub(2)..span.end));
            self.more.push(Clause::is(Field::Sponsored));
            return None;
        }
        let turned = self.s.is(span.start.wrapping_sub(1), &Role::Not);
        while self.take(&Role::Sponsor) {}
        if turned {
            self.used[span.start - 1] = true;
            self.more.push(Clause::is_not(Field::Sponsored));
        }
        self.take(&Role::Both);
        let most = self.take(&Role::Most);
        let counts = self.s.has(&Role::HowMany);
        if most {
            let which = Group::First { most: true, number: 1 };
            let grouping = Grouping { by: Unit::Sponsors, count: Unit::Categories, which };
            return Some((Shape::Groups(grouping), Asks::Surely));
        }
        // A sponsor's name names its categories: what they are is asked, or what stands in them.
        let by_sponsor = !self.s.names.sponsors.is_empty();
        let unit = self.unit(0).filter(|(unit, _)| *unit != Unit::Sponsors);
        if turned || by_sponsor {
            let unit = unit.map_or(Unit::Categories, |(unit, _)| unit);
            let shortlisted = self.has_status(Status::Shortlisted) && counts;
            let unit = if shortlisted { Unit::Entries } else { unit };
            let shape = if counts { Shape::Count(unit) } else { Shape::Names(unit) };
            return Some((shape, Asks::Surely));
        }
        let categories = self.slots.iter().find_map(|slot| match &slot.field {
            Field::Category(keys) => Some(keys.clone()),
            _ => None,
        });
        match categories {
            Some(keys) if !counts => Some((Shape::Sponsors(keys), Asks::Surely)),
            _ if counts => Some((Shape::Count(Unit::Sponsors), Asks::Surely)),
            _ => Some((Shape::Names(Unit::Sponsors), Asks::Surely)),
        }
    }

    /// "When are the LGC winners revealed?", "where is the ceremony?"
    fn ceremony(&mut self) -> Option<(Shape, Asks)> {
        let asks = self.s.has(&Role::Where)
            || self.s.has(&Role::Metric(Metric::Date))
            || self.s.marked(|role| *role == Role::Day).any(|mark| self.s.word(mark.span.start) == "venue");
        let of_day = self.has(&Role::Day) || self.has_status(Status::Winner);
        let finds_out = self.s.marked(|role| *role == Role::Day).any(|mark| self.s.said(&mark.span) == "find out");
        let other = |field: &Field| {
            let of_ceremony = finds_out && matches!(field, Field::Organisation(_));
            !of_ceremony
                && !matches!(field, Field::Collection(_) | Field::Status(_) | Field::Year(_) | Field::Category(_))
        };
        if !asks || !of_day || self.has_slot(other) {
            return None;
        }
        let asking = |role: &Role| matches!(role, Role::Where | Role::Metric(Metric::Date) | Role::Day | Role::Fared);
        let spans: Vec<Range<usize>> = self.s.marked(asking).map(|mark| mark.span.clone()).collect();
        for span in &spans {
            self.claim(span);
        }
        let collections = self.slots.iter().find_map(|slot| match &slot.field {
            Field::Collection(keys) => Some(keys.clone()),
            _ => None,
        });
        Some((Shape::Ceremony(collections.unwrap_or_default()), Asks::Surely))
    }
}

// Operators over groups and figures.
impl Claims<'_, '_> {
    /// "Compare Wigan and Bradford", "Wigan versus Bradford in 2018".
    fn compared(&mut self) -> Option<(Shape, Asks)> {
        let bare = self.only_names_organisations();
        if !bare && !self.has(&Role::Compare) {
            return None;
        }
        let keys = self.slots.iter().find_map(|slot| match &slot.field {
            Field::Organisation(keys) if keys.len() > 1 && !slot.not => Some(keys.clone()),
            _ => None,
        })?;
        while self.take(&Role::Compare) {}
        self.drop_slot(|field| matches!(field, Field::Organisation(_)));
        Some((Shape::Compare(keys), Asks::Surely))
    }

    /// Whether nothing is said but the names of organisations, and perhaps where and when: "Wigan and Bradford in 2018".
    fn only_names_organisations(&self) -> bool {
        let s = self.s;
        let places = |slot: &Slot| {
            matches!(slot.field, Field::Organisation(_) | Field::Year(_) | Field::Collection(_)) && !slot.not
        };
        let said = |at: usize| self.used[at] || matches!(s.word(at), "and" | "in" | "at" | "the" | "for");
        self.slots.iter().all(places) && (0..s.words.len()).all(said) && s.words.iter().any(|word| word == "and")
    }

    /// "Average number of entries per council".
    fn average(&mut self) -> Option<(Shape, Asks)> {
        let span = self.free(&Role::Average)?;
        let (count, unit) = self.unit(span.end)?;
        self.claim(&unit);
        let (per, other) = self.unit(unit.end).filter(|(per, _)| *per != count).or_else(|| self.one())?;
        self.claim(&span);
        self.claim(&other);
        self.take(&Role::Per);
        Some((Shape::Average { count, per }, Asks::Surely))
    }

    /// "What percentage of digital entries won?"
    fn share(&mut self) -> Option<(Shape, Asks)> {
        let span = self.free(&Role::Metric(Metric::Share))?;
        let at = self.slots.iter().position(|slot| matches!(slot.field, Field::Status(_)))?;
        let (_, unit) = self.unit(0)?;
        self.claim(&span);
        self.claim(&unit);
        let slot = self.slots.remove(at);
        Some((Shape::Share(Clause { field: slot.field, not: slot.not }), Asks::Surely))
    }

    /// "Which organisation has the most entries?", "who has won the most awards?", "most shortlisted council".
    fn superlative(&mut self) -> Option<(Shape, Asks)> {
        let (most, span) =
            self.free(&Role::Most).map(|span| (true, span)).or_else(|| Some((false, self.free(&Role::Fewest)?)))?;
        if self.s.marked(|role| matches!(role, Role::Money(_))).next().is_some() {
            return None;
        }
        let behind = self.unit(span.end).filter(|(_, unit)| unit.start >= span.end);
        let won = self.has_status(Status::Winner);
        let (count, unit) = match behind {
            Some((unit, place)) if !(unit == Unit::Wins && !won && self.has_status(Status::Shortlisted)) => {
                (unit, Some(place))
            }
            _ if won => (Unit::Wins, None),
            _ if self.has_slot(|field| matches!(field, Field::Status(_))) => (Unit::Recognitions, None),
            _ => return None,
        };
        let number = self.number_beside(&span).unwrap_or(1);
        self.claim(&span);
        if let Some(place) = unit {
            self.claim(&place);
        }
        let by = self.grouped_by(Some(count)).unwrap_or(Unit::Organisations);
        let by = if by == Unit::Entries && count != Unit::Recognitions { Unit::Organisations } else { by };
        let count = if count == Unit::Wins && !won { Unit::Recognitions } else { count };
        let grouping = Grouping { by, count, which: Group::First { most, number } };
        Some((Shape::Groups(grouping), Asks::Surely))
    }

    /// "Which council saved the most?", "the top three returns per pound".
    fn by_size(&mut self) -> Option<(Shape, Asks)> {
        let mut size = [Role::Largest, Role::Most, Role::Smallest, Role::Fewest, Role::Top].into_iter();
        let (role, span) = size.find_map(|role| Some((role.clone(), self.free(&role)?)))?;
        let (kind, metric) = self.metric()?;
        self.claim(&span);
        for span in &metric {
            self.claim(span);
        }
        let first = self.number_beside(&span).unwrap_or(1);
        self.claim_money();
        let largest = matches!(role, Role::Largest | Role::Most | Role::Top);
        Some((Shape::Figures { kind, largest, first }, Asks::Surely))
    }

    /// The kind of figure that is spoken of, with the words that do.
    fn metric(&self) -> Option<(Metric, Vec<Range<usize>>)> {
        let returns: Vec<Range<usize>> =
            self.s.marked(|role| *role == Role::Metric(Metric::Return)).map(|mark| mark.span.clone()).collect();
        if !returns.is_empty() {
            return Some((Metric::Return, returns));
        }
        let money = self.s.marked(|role| matches!(role, Role::Money(_))).next();
        if let Some(mark) = money
            && let Role::Money(kind) = mark.role
        {
            return Some((Metric::Money(*kind), vec![mark.span.clone()]));
        }
        self.find_of_money().map(|span| (Metric::AnyMoney, vec![span]))
    }

    fn find_of_money(&self) -> Option<Range<usize>> {
        self.s.find(&Role::OfMoney)
    }

    /// Words that only say again that it is about money, or about figures.
    fn claim_money(&mut self) {
        let again = |role: &Role| matches!(role, Role::Money(_) | Role::OfMoney | Role::Metric(_) | Role::HowMuch);
        let spans: Vec<Range<usize>> = self.s.marked(again).map(|mark| mark.span.clone()).collect();
        for span in &spans {
            self.claim(span);
        }
        for at in self.s.asked.clone() {
            if matches!(
                self.s.word(at),
                "figure"
                    | "figures"
                    | "amount"
                    | "amounts"
                    | "sum"
                    | "claims"
                    | "claimed"
                    | "claim"
                    | "social"
                    | "return"
                    | "returns"
                    | "return on"
                    | "invested"
                    | "stated"
                    | "quoted"
                    | "reported"
            ) {
                self.used[at] = true;
            }
        }
    }

    /// "Which councils are in both LGC and iNetwork?", "in both 2018 and 2022".
    fn in_each(&mut self) -> Option<(Shape, Asks)> {
        let both = self.free(&Role::Both)?;
        let each = self.slots.iter().position(|slot| match &slot.field {
            Field::Collection(keys) => keys.len() > 1,
            Field::Year(ranges) => ranges.len() > 1,
            Field::Category(keys) => keys.len() > 1 && slot.spans.len() > 1,
            _ => false,
        })?;
        let slot = self.slots.remove(each);
        self.claim(&both);
        let clauses = match slot.field {
            Field::Collection(keys) => keys.into_iter().map(|key| Clause::is(Field::Collection(vec![key]))).collect(),
            Field::Year(ranges) => ranges.into_iter().map(|years| Clause::is(Field::Year(vec![years]))).collect(),
            Field::Category(keys) => keys.into_iter().map(|key| Clause::is(Field::Category(vec![key]))).collect(),
            _ => Vec::new(),
        };
        let by = self.grouped_by(None).unwrap_or(Unit::Organisations);
        Some((Shape::Groups(Grouping { by, count: Unit::Entries, which: Group::Each(clauses) }), Asks::Surely))
    }

    /// "How many entries per collection?", "entries by category".
    fn per(&mut self) -> Option<(Shape, Asks)> {
        let per = self.free(&Role::Per)?;
        let plural = |mark: &super::sentence::Mark<'_>| match mark.role {
            Role::One(unit) | Role::Unit(unit) if mark.span.start == per.end => Some((*unit, mark.span.clone())),
            _ => None,
        };
        let (by, unit) = self.s.marked(|_| true).filter_map(plural).max_by_key(|(_, span)| span.len())?;
        if !(self.s.has(&Role::HowMany) || self.s.word(per.start) == "per" || self.s.word(per.start) == "broken") {
            return None;
        }
        self.claim(&per);
        self.claim(&unit);
        let count = self.unit(0).map_or(Unit::Entries, |(unit, span)| {
            self.used[span].fill(true);
            unit
        });
        Some((Shape::Groups(Grouping { by, count, which: Group::All }), Asks::Surely))
    }

    /// "Councils with more than one entry", "which council won twice?", "in three of the collections".
    fn more_than(&mut self) -> Option<(Shape, Asks)> {
        let (least, most) = self.range()?;
        let won = self.has_status(Status::Winner);
        let count = self.counted_behind();
        let by = self.grouped_by(Some(count)).unwrap_or(Unit::Organisations);
        let count = if won && count == Unit::Recognitions { Unit::Wins } else { count };
        if by == Unit::Entries {
            if count == Unit::Categories || count == Unit::Recognitions || count == Unit::Wins {
                self.more.push(Clause::is(Field::Recognitions(least..=most)));
                let list = Shape::List { order: Order::Natural, first: None };
                let count = self.s.has(&Role::HowMany).then_some(Shape::Count(Unit::Entries));
                return Some((count.unwrap_or(list), Asks::Surely));
            }
            return None;
        }
        Some((Shape::Groups(Grouping { by, count, which: Group::Within(least, most) }), Asks::Surely))
    }

    /// The range that words give: "more than one", "at least 3", "twice", "just one", "three of the".
    fn range(&mut self) -> Option<(usize, usize)> {
        if let Some(span) = self.free(&Role::Repeatedly) {
            self.claim(&span);
            return Some((2, usize::MAX));
        }
        let numbered = |span: &Range<usize>, c: &Self| number(c.s.word(span.end)).map(|n| (n, span.end));
        if let Some(span) = self.free(&Role::MoreThan)
            && let Some((number, at)) = numbered(&span, self)
        {
            let least = if self.s.said(&span) == "at least" || self.s.said(&span) == "no fewer than" {
                number
            } else {
                number + 1
            };
            self.claim(&(span.start..at + 1));
            return Some((least, usize::MAX));
        }
        if let Some(span) = self.free(&Role::FewerThan)
            && let Some((number, at)) = numbered(&span, self)
        {
            self.claim(&(span.start..at + 1));
            return Some((1, number.saturating_sub(1)));
        }
        if let Some(span) = self.free(&Role::Exactly)
            && let Some((number, at)) = numbered(&span, self)
        {
            let unit = self.unit(at).or_else(|| self.one());
            unit.filter(|(_, unit)| unit.start == at + 1)?;
            self.claim(&(span.start..at + 1));
            return Some((number, number));
        }
        let of_the = |at: &usize| {
            matches!(self.s.word(at + 1), "of") && matches!(self.s.word(at + 2), "the" | "our" | "your" | "these")
        };
        let at = self.s.asked.clone().filter(of_the).find(|at| number(self.s.word(*at)).is_some_and(|n| n > 1))?;
        let unit = self.unit(at).filter(|(unit, _)| *unit == Unit::Collections)?;
        self.claim(&(at..unit.1.start));
        Some((number(self.s.word(at))?, usize::MAX))
    }

    /// What is counted of each: the last unit, entries where there is none.
    fn counted_behind(&mut self) -> Unit {
        let all: Vec<(Unit, Range<usize>)> = self
            .s
            .marked(|role| matches!(role, Role::Unit(_) | Role::One(_)))
            .filter_map(|mark| match mark.role {
                Role::Unit(unit) | Role::One(unit) => Some((*unit, mark.span.clone())),
                _ => None,
            })
            .filter(|(_, span)| !self.used[span.clone()].iter().any(|used| *used))
            .collect();
        match all.as_slice() {
            [_, .., (unit, span)] | [(unit @ (Unit::Categories | Unit::Collections), span)] => {
                let (unit, span) = (*unit, span.clone());
                self.claim(&span);
                unit
            }
            _ if self.has_slot(|field| matches!(field, Field::Status(_))) => Unit::Recognitions,
            _ => Unit::Entries,
        }
    }

    /// "Who did not enter in 2022?", "which councils have no winner?"
    fn without_any(&mut self) -> Option<(Shape, Asks)> {
        let by = match self.unit(0) {
            Some((unit @ (Unit::Organisations | Unit::Councils), _)) => unit,
            None if self.s.has(&Role::Who) => Unit::Organisations,
            _ => return None,
        };
        let at = self.slots.iter().position(|slot| {
            slot.not && matches!(slot.field, Field::Year(_) | Field::Collection(_) | Field::Category(_))
        });
        let at = at.or_else(|| {
            let year =
                self.slots.iter().position(|slot| matches!(slot.field, Field::Year(_) | Field::Collection(_)))?;
            self.free(&Role::Not).map(|span| {
                self.used[span].fill(true);
                year
            })
        })?;
        let slot = self.slots.remove(at);
        let which = Group::Without(Clause::is(slot.field));
        Some((Shape::Groups(Grouping { by, count: Unit::Entries, which }), Asks::Surely))
    }
}

// Counts, winners, names, lists.
impl Claims<'_, '_> {
    fn count(&mut self) -> Option<(Shape, Asks)> {
        let span = self.s.find(&Role::HowMany)?;
        let (unit, surely) = match self.unit(span.end) {
            Some((unit, place)) if place.start >= span.end || self.s.said(&span) == "count" => {
                self.claim(&place);
                (unit, true)
            }
            _ if self.has(&Role::People) && self.has_slot(|field| matches!(field, Field::Category(_))) => {
                self.take(&Role::People);
                (Unit::Entries, true)
            }
            _ if self.narrows() => (Unit::Entries, false),
            _ => return None,
        };
        let unit = match (unit, &self.slots) {
            (Unit::Wins, _) if !self.has_status(Status::Winner) && self.has_slot(|f| matches!(f, Field::Status(_))) => {
                Unit::Recognitions
            }
            (Unit::Entries, slots) if !slots.is_empty() && self.s.has(&Role::Repeatedly) => Unit::Recognitions,
            (unit, _) => unit,
        };
        if self.more_conditions() && !self.narrows() && self.more.is_empty() {
            return None;
        }
        if unit == Unit::Entries {
            self.subject();
        }
        let asks = match unit {
            Unit::Entries | Unit::Categories | Unit::Collections | Unit::Topics | Unit::Recognitions => Asks::Surely,
            _ if surely => Asks::Perhaps,
            _ => Asks::Names,
        };
        let asks = if surely { asks } else { Asks::Names };
        Some((Shape::Count(unit), asks))
    }

    /// "With partners", "without partners", "a private partner": a condition that has no name.
    fn more_conditions(&mut self) -> bool {
        let partner = self.s.asked.clone().find(|at| self.s.word(*at) == "partner" && !self.used[*at]);
        let unit = self.unit(0).filter(|(unit, _)| matches!(unit, Unit::Partners | Unit::Sponsors));
        let (unit, span) = match (unit, partner) {
            (Some(found), _) => found,
            (None, Some(at)) => (Unit::Partners, at..at + 1),
            (None, None) => return false,
        };
        let before = span.start.wrapping_sub(1);
        let kind = self.partner_kind(before);
        let (turned, with) =
            (self.s.is(before, &Role::Not), matches!(self.s.word(before), "with" | "have" | "had" | "has" | "a"));
        if !(turned || with || kind.is_some()) {
            return false;
        }
        self.claim(&span);
        self.used[before] = true;
        if kind.is_some() {
            self.drop_slot(|field| matches!(field, Field::Kind(_)));
        }
        let field = if unit == Unit::Partners { Field::Party(None, kind) } else { Field::Sponsored };
        self.more.push(Clause { field, not: turned });
        true
    }

    /// The kind of partner that a word says: "private", "charity".
    fn partner_kind(&self, at: usize) -> Option<String> {
        if matches!(self.s.word(at), "private" | "commercial") {
            return Some("company".to_owned());
        }
        self.s.marks.iter().find_map(|mark| match mark.role {
            Role::Kind(kind) if mark.span.end == at + 1 => Some(kind.clone()),
            _ => None,
        })
    }

    /// "Which winners saved more than a million pounds?": a condition on a figure, beside whatever else is asked.
    fn stating(&mut self) -> Option<(Shape, Asks)> {
        let more = self.free(&Role::MoreThan).map(|span| (true, span));
        let (more, span) = more.or_else(|| self.free(&Role::FewerThan).map(|span| (false, span)))?;
        let (amount, end) = amount(self.s, span.end)?;
        let (metric, spans) = self.metric()?;
        self.claim(&(span.start..end));
        for span in &spans {
            self.claim(span);
        }
        self.claim_money();
        // "More than a million" leaves out just a million; "at least" and "at most" do not.
        let included = matches!(
            self.s.said(&span).as_str(),
            "at least" | "no fewer than" | "or more" | "at most" | "no more than"
        );
        let (next, last) = if included { (amount, amount) } else { (amount.next_up(), amount.next_down()) };
        let range = if more { next..=f64::INFINITY } else { 0.0..=last };
        self.more.push(Clause::is(Field::States(metric, range)));
        // An entry may state it and have won, whatever is asked of it.
        None
    }

    /// "Who won in 2018 and 2022?", "iNetwork winners", "did Bury win?"
    fn winners(&mut self) -> Option<(Shape, Asks)> {
        let slot = self.slot(|field| matches!(field, Field::Status(_)))?.clone();
        let Field::Status(statuses) = &slot.field else { return None };
        let party = self.has_slot(|field| {
            matches!(field, Field::Organisation(_) | Field::Region(_) | Field::Kind(_) | Field::Topic(_))
        });
        let yes_or_no = self.s.begins(&Role::YesNo);
        let how_far = statuses.len() > 1 && self.s.has(&Role::Or);
        if let Some(first) = self.first_few() {
            return Some((Shape::List { order: self.order(), first: Some(first) }, Asks::Surely));
        }
        if slot.not || self.has(&Role::Sorted) || (self.unit(0).is_some() && !statuses.contains(&Status::Winner)) {
            return None;
        }
        if !party && !statuses.contains(&Status::Winner) {
            return None;
        }
        // "When did Wigan last win?" asks for all that it came to.
        let when = self.s.has(&Role::Metric(Metric::Date)) && statuses.contains(&Status::Winner);
        if party && when {
            self.drop_slot(|field| matches!(field, Field::Status(_)));
            while self.take(&Role::Metric(Metric::Date)) {}
            for at in self.s.asked.clone().filter(|at| matches!(self.s.word(*at), "last" | "ever" | "previously")) {
                self.used[at] = true;
            }
            return Some((Shape::Winners, Asks::Perhaps));
        }
        if party && (yes_or_no || how_far || (self.asks_what_it_got() && !self.s.has(&Role::List))) {
            self.drop_slot(|field| matches!(field, Field::Status(_)));
            self.take(&Role::Or);
            self.take(&Role::Exactly);
            self.take(&Role::Fared);
            return Some((Shape::Entry(Ask::Result { yes_or_no, section: false }), Asks::Perhaps));
        }
        if party || !statuses.contains(&Status::Winner) {
            return None;
        }
        self.drop_slot(|field| matches!(field, Field::Status(_)));
        self.take(&Role::Fared);
        self.take(&Role::Day);
        Some((Shape::Winners, Asks::Surely))
    }

    /// Whether it asks which prize somebody got.
    fn asks_what_it_got(&self) -> bool {
        self.s.has(&Role::What) || self.s.has(&Role::Fared)
    }

    /// "What did Cornwall enter?" asks for what stood for an award.
    fn entered(&mut self) {
        let entered =
            self.s.asked.clone().any(|at| matches!(self.s.word(at), "enter" | "entered" | "submit" | "submitted"));
        if entered && self.has_slot(|field| matches!(field, Field::Organisation(_) | Field::Region(_))) {
            self.more.push(Clause::is(Field::Recognitions(1..=usize::MAX)));
        }
    }

    /// Claims the words that lead to what entries are about, or to what stands in them.
    fn subject(&mut self) {
        self.about |= self.free(&Role::About).is_some_and(|span| self.s.word(span.start) != "on");
        while self.take(&Role::About) {}
        let literally = |span: &Range<usize>| {
            self.s.words[span.clone()]
                .iter()
                .any(|word| word.starts_with("mention") || word.starts_with("refer") || word.starts_with("cite"))
        };
        if let Some(span) = self.free(&Role::Says).filter(literally) {
            self.claim(&span);
            self.says = true;
        }
    }

    /// "First three winners", "top 5".
    fn first_few(&mut self) -> Option<usize> {
        let span = self.free(&Role::First).or_else(|| self.free(&Role::Top))?;
        let number = number(self.s.word(span.end)).filter(|number| *number > 0)?;
        self.claim(&(span.start..span.end + 1));
        Some(number)
    }

    /// The order that is asked for.
    fn order(&mut self) -> Order {
        let Some(span) = self.free(&Role::Sorted) else { return Order::Natural };
        let by = (span.end..span.end + 3).find_map(|at| {
            let by_unit = |unit: &Unit| matches!(unit, Unit::Organisations | Unit::Councils);
            let one = self.s.marks.iter().find(|mark| mark.span.start == at)?;
            let organisation = matches!(one.role, Role::One(unit) | Role::Unit(unit) if by_unit(unit));
            (organisation || matches!(self.s.word(at), "name" | "title")).then_some((at, organisation))
        });
        let plain =
            matches!(self.s.said(&span).as_str(), "alphabetically" | "in alphabetical order" | "a to z" | "by name");
        match by {
            Some((at, organisation)) => {
                self.claim(&(span.start..at + 1));
                if organisation { Order::Organisation } else { Order::Title }
            }
            None if plain => {
                self.claim(&span);
                Order::Title
            }
            // An order by something else stays unread.
            None => Order::Natural,
        }
    }

    /// "List the categories of the LGC awards", "which topics are there?", "which councils were shortlisted?"
    fn names(&mut self) -> Option<(Shape, Asks)> {
        if self.more_conditions() {
            return None;
        }
        let of_kind = |mark: &super::sentence::Mark<'_>| {
            matches!(mark.role, Role::Kind(_)) && self.s.word(mark.span.end - 1).ends_with('s')
        };
        // "Which charities entered?" asks for their names.
        let kinds =
            self.s.marked(|_| true).find(|mark| of_kind(mark)).map(|mark| (Unit::Organisations, mark.span.clone()));
        let asks_kind = self.s.begins(&Role::What) || self.s.begins(&Role::Who);
        let (unit, span) =
            self.unit(0).or_else(|| kinds.filter(|_| asks_kind && self.has_slot(|f| matches!(f, Field::Kind(_)))))?;
        if matches!(unit, Unit::Entries | Unit::Recognitions | Unit::Wins) {
            return None;
        }
        let asks = self.s.has(&Role::What) || self.s.has(&Role::Who) || self.s.has(&Role::List) || self.narrows();
        if !asks {
            return None;
        }
        self.claim(&span);
        let of_catalogue = matches!(unit, Unit::Categories | Unit::Collections | Unit::Topics | Unit::Sponsors);
        let surely = if of_catalogue || self.s.has(&Role::List) { Asks::Surely } else { Asks::Perhaps };
        Some((Shape::Names(unit), surely))
    }

    /// Everything else that selects entries.
    fn list(&mut self) -> Option<(Shape, Asks)> {
        let unit = self.unit(0).filter(|(unit, _)| matches!(unit, Unit::Entries | Unit::Recognitions));
        let many = unit.is_some();
        if let Some((_, span)) = unit {
            self.claim(&span);
        }
        while self.more_conditions() {}
        self.entered();
        let listed = self.s.has(&Role::List);
        let about = self.has(&Role::About) || self.has(&Role::Says);
        self.subject();
        let first = self.first_few();
        let order = self.order();
        let shortlist = self.has_slot(|field| matches!(field, Field::Status(_)));
        let asks = match (many, listed, shortlist) {
            (true, ..) => Asks::Surely,
            (_, true, _) | (_, _, true) => Asks::Perhaps,
            _ if about && (self.s.has(&Role::What) || self.s.has(&Role::YesNo)) => Asks::Perhaps,
            _ => Asks::Names,
        };
        if !(self.narrows() || many || listed || !self.more.is_empty()) {
            return None;
        }
        Some((Shape::List { order, first }, asks))
    }
}
