//! Operators over groups and figures: most and fewest, largest, average, share, per, in each, side by side.

use std::ops::Range;

use super::{Asks, Claims, number};
use crate::catalogue::{FigureKind, Status};
use crate::query::{Clause, Field, Group, Grouping, Metric, Order, Shape, Unit};
use crate::read::slots::Slot;
use crate::read::words::Role;

impl Claims<'_, '_> {
    /// "Compare Wigan and Bradford", "Wigan versus Bradford in 2018".
    pub(super) fn compared(&mut self) -> Option<(Shape, Asks)> {
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
    pub(super) fn only_names_organisations(&self) -> bool {
        let s = self.s;
        let places = |slot: &Slot| {
            matches!(slot.field, Field::Organisation(_) | Field::Year(_) | Field::Collection(_)) && !slot.not
        };
        let said = |at: usize| self.used[at] || matches!(s.word(at), "and" | "in" | "at" | "the" | "for");
        self.slots.iter().all(places) && (0..s.words.len()).all(said) && s.words.iter().any(|word| word == "and")
    }

    /// "Average number of entries per council".
    pub(super) fn average(&mut self) -> Option<(Shape, Asks)> {
        let span = self.free(&Role::Average)?;
        if let Some(list) = self.list_behind(span.end) {
            // "The mean shortlist length" is that of a category.
            self.claim(&(span.start..list.end));
            if let Some((_, categories)) = self.unit(list.end).filter(|(unit, _)| *unit == Unit::Categories) {
                let number = categories.start.checked_sub(1).filter(|at| number(self.s.word(*at)).is_some());
                self.claim(&(number.unwrap_or(categories.start)..categories.end));
            }
            self.drop_slot(|field| matches!(field, Field::Status(statuses) if statuses.contains(&Status::Shortlisted)));
            return Some((Shape::Average { count: Unit::Entries, per: Unit::Categories }, Asks::Surely));
        }
        let (count, unit) = self.unit(span.end)?;
        self.claim(&unit);
        let (per, other) = self.unit(unit.end).filter(|(per, _)| *per != count).or_else(|| self.one())?;
        self.claim(&span);
        self.claim(&other);
        self.take(&Role::Per);
        Some((Shape::Average { count, per }, Asks::Surely))
    }

    /// "Shortlist length", "size of a shortlist" behind a place.
    fn list_behind(&self, at: usize) -> Option<Range<usize>> {
        let s = self.s;
        let size = |at: usize| matches!(s.word(at), "length" | "size" | "lengths" | "sizes");
        let list = |at: usize| matches!(s.word(at), "shortlist" | "shortlists" | "list" | "field");
        if list(at) {
            return Some(at..at + 1 + usize::from(size(at + 1)));
        }
        let behind = (at + 2..at + 4).find(|behind| size(at) && s.word(at + 1) == "of" && list(*behind))?;
        Some(at..behind + 1)
    }

    /// "What percentage of digital entries won?"
    pub(super) fn share(&mut self) -> Option<(Shape, Asks)> {
        let span = self.free(&Role::Metric(Metric::Share))?;
        let counted = self.unit(0).filter(|(unit, _)| matches!(unit, Unit::Entries | Unit::Recognitions));
        let shortlist = || self.has_slot(|field| matches!(field, Field::Collection(_))).then(|| span.clone());
        let unit = counted.map(|(_, unit)| unit).or_else(shortlist)?;
        // What is said of them stands behind them: "of the LGC entries are about housing".
        let said = |slot: &Slot| {
            let behind = slot.spans.iter().all(|place| place.start > unit.end);
            match slot.field {
                Field::Status(_) => true,
                Field::Topic(_) | Field::Region(_) | Field::Kind(_) | Field::Category(_) | Field::Organisation(_) => {
                    behind
                }
                _ => false,
            }
        };
        // "Nominated, not finalists" says it twice.
        if self.slots.iter().any(|slot| matches!(slot.field, Field::Status(_)) && !slot.not) {
            self.slots.retain(|slot| !(slot.not && matches!(slot.field, Field::Status(_))));
        }
        let at = self.slots.iter().rposition(said)?;
        // "Of the LGA cases".
        for at in self.s.asked.clone().filter(|at| matches!(self.s.word(*at), "cases" | "case")) {
            self.used[at] = true;
        }
        self.claim(&unit);
        self.claim(&span);
        self.take(&Role::About);
        let slot = self.slots.remove(at);
        Some((Shape::Share(Clause { field: slot.field, not: slot.not }), Asks::Surely))
    }

    /// The kind of figure that is mentioned, with the words that do.
    pub(super) fn metric(&self) -> Option<(Metric, Vec<Range<usize>>)> {
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
        let size = self.s.marked(|role| matches!(role, Role::Largest | Role::Smallest));
        let price = size.map(|mark| &mark.span).find(|span| {
            matches!(self.s.said(span).as_str(), "cheapest" | "costliest" | "most expensive" | "dearest" | "priciest")
        });
        if let Some(span) = price {
            return Some((Metric::Money(FigureKind::Cost), vec![span.clone()]));
        }
        if let Some(span) = self.find_of_money() {
            return Some((Metric::AnyMoney, vec![span]));
        }
        // "The large team with most members": what is counted stays to be found in what a figure counts.
        let of_members = self.s.asked.clone().any(|at| MEMBERS.contains(&self.s.word(at)));
        let of_some = self.has_slot(|field| matches!(field, Field::Category(_)));
        (of_members && of_some).then(|| (Metric::Count, Vec::new()))
    }

    /// Whether a word says that the largest by its members is asked for: "the small team with the biggest headcount".
    pub(super) fn counts_members(&self, at: usize) -> bool {
        let size = |role: &Role| matches!(role, Role::Largest | Role::Smallest);
        MEMBERS.contains(&self.s.word(at))
            && self.s.marked(size).next().is_some()
            && self.has_slot(|field| matches!(field, Field::Category(_)))
    }

    pub(super) fn find_of_money(&self) -> Option<Range<usize>> {
        self.s.find(&Role::OfMoney)
    }

    /// Words that only say again that it is about money, or about figures.
    pub(super) fn claim_money(&mut self) {
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
                    | "states"
                    | "quoted"
                    | "reported"
            ) {
                self.used[at] = true;
            }
        }
    }

    /// "Which councils are in both LGC and iNetwork?", "in both 2018 and 2022".
    pub(super) fn in_each(&mut self) -> Option<(Shape, Asks)> {
        let both = self.free(&Role::Both).or_else(|| self.one_in_each())?;
        // "Climate Response plus Environmental Services, total if I do both" counts them together.
        let together =
            self.s.has(&Role::Total) && self.s.words.iter().any(|word| matches!(word.as_str(), "plus" | "together"));
        // "Every Middlesbrough project, both the LGC ones and the LGA one": no project is in two collections, and all are meant.
        let of_somebody = self.has_slot(|field| matches!(field, Field::Organisation(_)));
        let collections = self.has_slot(|field| matches!(field, Field::Collection(keys) if keys.len() > 1));
        let of_entries = of_somebody && collections && self.s.has(&Role::Unit(Unit::Entries));
        if together || of_entries {
            self.claim(&both);
            return None;
        }
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
        // "Both categories" says again what they are.
        if let Some((_, span)) = self.unit(0).filter(|(unit, _)| matches!(unit, Unit::Categories | Unit::Collections)) {
            self.claim(&span);
        }
        // "Both the LGA page and the LGC shortlist": the shortlist is a collection, and no condition for the page.
        if clauses.iter().any(|clause| matches!(clause.field, Field::Collection(_))) {
            self.drop_slot(|field| matches!(field, Field::Status(statuses) if statuses.contains(&Status::Shortlisted)));
        }
        let anything = self.s.asked.clone().any(|at| matches!(self.s.word(at), "anything" | "something"));
        let otherwise = if anything { Unit::Entries } else { Unit::Organisations };
        let by = self.grouped_by(None).unwrap_or(otherwise);
        Some((Shape::Groups(Grouping { by, count: Unit::Entries, which: Group::Each(clauses) }), Asks::Surely))
    }

    /// "A council that is up for Digital Impact and Future Places": one of them is in each, which "and" says.
    fn one_in_each(&self) -> Option<Range<usize>> {
        let s = self.s;
        let body = |role: &Role| matches!(role, Role::One(Unit::Councils | Unit::Organisations));
        let one = s.marked(body).any(|mark| {
            let before = mark.span.start.checked_sub(1).map_or("", |at| s.word(at));
            matches!(before, "a" | "any" | "one" | "same" | "which") && !s.word(mark.span.start).ends_with('s')
        });
        let of_two = |slot: &&Slot| matches!(&slot.field, Field::Category(keys) if keys.len() == 2);
        let slot = self.slots.iter().find(of_two).filter(|_| one)?;
        let ends = |at: usize| slot.spans.iter().any(|span| span.end == at);
        let starts = |at: usize| slot.spans.iter().any(|span| span.start == at);
        s.asked.clone().find(|at| s.word(*at) == "and" && ends(*at) && starts(at + 1)).map(|at| at..at + 1)
    }

    /// "How many entries per collection?", "entries by category".
    pub(super) fn per(&mut self) -> Option<(Shape, Asks)> {
        let apart = self.by().filter(|_| self.s.has(&Role::Unit(Unit::Entries)) || self.s.is(0, &Role::Link));
        let per = apart.clone().or_else(|| self.free(&Role::Per))?;
        let plural = |mark: &crate::read::sentence::Mark<'_>| match mark.role {
            Role::One(unit) | Role::Unit(unit) if mark.span.start == per.end => Some((*unit, mark.span.clone())),
            _ => None,
        };
        let (by, unit) = self.s.marked(|_| true).filter_map(plural).max_by_key(|(_, span)| span.len())?;
        // "Counting every category, how many won?" wants one number.
        let counts = self.s.find(&Role::HowMany).is_some_and(|span| {
            !matches!(self.s.word(per.start), "each" | "every") || self.s.clause(span.start).contains(&per.start)
        });
        if !(counts || self.s.word(per.start) == "per" || self.s.word(per.start) == "broken" || apart.is_some()) {
            return None;
        }
        // "How many appeals did they face per year?" counts what is no matter of the catalogue.
        let counts = |span: &Range<usize>| {
            let next = span.end;
            next == per.start || (next..next + COUNTED_WITHIN).any(|at| self.counts_at(at))
        };
        if by == Unit::Years && self.s.find(&Role::HowMany).is_some_and(|span| !counts(&span)) {
            return None;
        }
        // "The alliance's money per year" divides an amount.
        let of_money = |role: &Role| matches!(role, Role::HowMuch | Role::OfMoney | Role::Money(_));
        let entries = |c: &Self| c.unit(0).is_some_and(|(_, counted)| counted != unit);
        if by == Unit::Years && !entries(self) && self.s.marked(of_money).next().is_some() {
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

    /// "Entries by region": what they are grouped by.
    fn by(&self) -> Option<Range<usize>> {
        let apart = |unit: &Unit| {
            matches!(unit, Unit::Regions | Unit::Categories | Unit::Collections | Unit::Topics | Unit::Years)
        };
        let (_, unit) = self.one().filter(|(unit, _)| apart(unit))?;
        let before = unit.start.checked_sub(1).filter(|at| self.s.word(*at) == "by")?;
        Some(before..unit.start)
    }

    /// "Councils with more than one entry", "which council won twice?", "in three of the collections".
    pub(super) fn more_than(&mut self) -> Option<(Shape, Asks)> {
        // "Is Leeds in it more than once? Show me where": all that one organisation has is asked for, however often.
        let of_one = self.has_slot(|field| matches!(field, Field::Organisation(keys) if keys.len() == 1));
        let organisations = |role: &Role| matches!(role, Role::Unit(Unit::Organisations | Unit::Councils));
        if of_one && self.s.marked(organisations).next().is_none() && self.take(&Role::Repeatedly) {
            return None;
        }
        let (least, most) = self.range()?;
        let wins = |role: &Role| *role == Role::Status(Status::Winner);
        let won = self.has_status(Status::Winner) || self.s.marked(wins).next().is_some();
        let count = self.counted_behind();
        // "Anything put up for more than one award?" asks for entries.
        let anything = || self.s.words.iter().any(|word| matches!(word.as_str(), "anything" | "what"));
        let or = if count == Unit::Recognitions && anything() { Unit::Entries } else { Unit::Organisations };
        let by = self.grouped_by(Some(count)).unwrap_or(or);
        let count = if won && count == Unit::Recognitions { Unit::Wins } else { count };
        if by == Unit::Entries && !(won && count == Unit::Wins) {
            if count == Unit::Categories || count == Unit::Recognitions {
                // Whoever was put forward in two categories may have come to anything in either.
                self.drop_slot(|field| {
                    matches!(field, Field::Status(statuses) if !statuses.contains(&Status::Winner) && statuses.contains(&Status::Nominated))
                });
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
    pub(super) fn range(&mut self) -> Option<(usize, usize)> {
        // "Several entries" counts them, "irons in several fires" does not.
        let several = |span: &Range<usize>| {
            !matches!(self.s.word(span.start), "several" | "multiple") || span.len() > 1 || self.counts_at(span.end)
        };
        if let Some(span) = self.free(&Role::Repeatedly).filter(several) {
            self.claim(&span);
            return Some((2, usize::MAX));
        }
        let numbered = |span: &Range<usize>, c: &Self| number(c.s.word(span.end)).map(|n| (n, span.end));
        if let Some(span) = self.free(&Role::MoreThan)
            && let Some((number, at)) = numbered(&span, self)
        {
            let included = matches!(self.s.said(&span).as_str(), "at least" | "no fewer than");
            self.claim(&(span.start..at + 1));
            return Some((if included { number } else { number + 1 }, usize::MAX));
        }
        if let Some(span) = self.free(&Role::FewerThan)
            && let Some((number, at)) = numbered(&span, self)
            && !self.is_filed(&span, at)
        {
            self.claim(&(span.start..at + 1));
            return Some((1, number.saturating_sub(1)));
        }
        // "Only appears once."
        let once = self.s.asked.clone().find(|at| self.s.word(*at) == "once" && !self.used[*at]);
        if let (Some(span), Some(once)) = (self.free(&Role::Exactly), once)
            && (span.end..=span.end + ONCE_WITHIN).contains(&once)
        {
            self.claim(&(span.start..once + 1));
            return Some((1, 1));
        }
        if let Some(span) = self.free(&Role::Exactly)
            && let Some((number, at)) = numbered(&span, self)
            && self.counts_at(self.behind_collection(at + 1))
        {
            self.claim(&(span.start..at + 1));
            return Some((number, number));
        }
        if let Some(exactly) = self.having() {
            return Some(exactly);
        }
        // "In three or more categories"; a "more" of which nothing is counted is another one.
        let or_more = |at: &usize| {
            let said = (self.s.word(at + 1), self.s.word(at + 2));
            matches!(said, ("or", "more" | "fewer" | "less")) && self.counts_at(at + 3)
        };
        let at = self.s.asked.clone().filter(or_more).find(|at| number(self.s.word(*at)).is_some());
        if let Some(at) = at {
            let least = number(self.s.word(at))?;
            let more = self.s.word(at + 2) == "more";
            self.claim(&(at..at + 3));
            return Some(if more { (least, usize::MAX) } else { (1, least) });
        }
        let of_the = |at: &usize| {
            matches!(self.s.word(at + 1), "of") && matches!(self.s.word(at + 2), "the" | "our" | "your" | "these")
        };
        let at = self.s.asked.clone().filter(of_the).find(|at| number(self.s.word(*at)).is_some_and(|n| n > 1))?;
        let unit = self.unit(at).filter(|(unit, _)| *unit == Unit::Collections)?;
        self.claim(&(at..unit.1.start));
        Some((number(self.s.word(at))?, usize::MAX))
    }

    /// Whether "under" says where something is filed: "listed under two categories", "under two or more".
    fn is_filed(&self, under: &Range<usize>, number: usize) -> bool {
        let filed = |back: usize| under.start.checked_sub(back).is_some_and(|at| FILED.contains(&self.s.word(at)));
        let or_more = self.s.word(number + 1) == "or" && self.s.word(number + 2) == "more";
        self.s.word(under.start) == "under" && (filed(1) || or_more)
    }

    /// "Which categories have ten entries?", "which entries stand in two categories?"
    fn having(&mut self) -> Option<(usize, usize)> {
        let categories = |at: usize| {
            let of = |role: &Role| matches!(role, Role::Unit(Unit::Categories));
            self.s.marked(of).any(|mark| mark.span.contains(&at))
        };
        let has = |at: &usize| {
            let before = self.s.word(at.wrapping_sub(1));
            (matches!(before, "have" | "has" | "with" | "had" | "got")
                || (matches!(before, "in" | "for" | "list" | "lists" | "under" | "across") && categories(at + 1)))
                && number(self.s.word(*at)).is_some_and(|number| number > 1)
                && self.counts_at(at + 1)
        };
        let at = self.s.asked.clone().find(has).filter(|at| self.unit(0).is_some_and(|(_, unit)| unit.end < *at));
        let at = at?;
        self.used[at] = true;
        let exactly = number(self.s.word(at))?;
        // Whoever stood in three categories stood in two at once.
        let at_once = (at..self.s.words.len()).any(|at| self.s.word(at) == "at" && self.s.word(at + 1) == "once");
        Some((exactly, if at_once { usize::MAX } else { exactly }))
    }

    /// "Four *LGC* shortlistings": where a sentence goes on behind the name of a collection, or here.
    fn behind_collection(&self, at: usize) -> usize {
        let named = self.s.names.collections.iter().find(|mention| mention.span.start == at);
        named.map_or(at, |mention| mention.span.end)
    }

    /// Whether something that can be counted begins here.
    pub(super) fn counts_at(&self, at: usize) -> bool {
        self.s.marked(|role| matches!(role, Role::Unit(_) | Role::One(_))).any(|mark| mark.span.start == at)
    }

    /// What is counted of each: the last unit, or entries without one.
    pub(super) fn counted_behind(&mut self) -> Unit {
        let all: Vec<(Unit, Range<usize>)> = self
            .s
            .marked(|role| matches!(role, Role::Unit(_) | Role::One(_)))
            .filter_map(|mark| match mark.role {
                Role::Unit(unit) | Role::One(unit) => Some((*unit, mark.span.clone())),
                _ => None,
            })
            .filter(|(_, span)| !self.used[span.clone()].iter().any(|used| *used))
            .collect();
        let numbered = |span: &Range<usize>| number(self.s.word(span.start.wrapping_sub(1))).is_some();
        let categories = all.iter().find(|(unit, span)| *unit == Unit::Categories && numbered(span));
        // "More than one entry in the Technology category" counts entries.
        let entries = || all.iter().find(|(unit, span)| *unit == Unit::Entries && numbered(span));
        if let Some((unit, span)) = categories.or_else(entries).cloned() {
            self.claim(&span);
            return unit;
        }
        // "Entries that won more than one award": awards are counted, though there is but one word for them.
        let award = |mark: &crate::read::sentence::Mark<'_>| {
            let standing = matches!(self.s.word(mark.span.start), "shortlisting" | "nomination" | "listing");
            (*mark.role == Role::Award || standing) && number(self.s.word(mark.span.start.wrapping_sub(1))).is_some()
        };
        if let Some(span) = self.s.marks.iter().find(|mark| award(mark)).map(|mark| mark.span.clone()) {
            self.claim(&span);
            return Unit::Recognitions;
        }
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
    pub(super) fn without_any(&mut self) -> Option<(Shape, Asks)> {
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
            self.free(&Role::Not).filter(|span| !self.s.is(span.end, &Role::Filler)).map(|span| {
                self.used[span].fill(true);
                year
            })
        })?;
        let slot = self.slots.remove(at);
        let which = Group::Without(Clause::is(slot.field));
        Some((Shape::Groups(Grouping { by, count: Unit::Entries, which }), Asks::Surely))
    }
}

/// What is counted stands so few words behind "how many".
const COUNTED_WITHIN: usize = 4;
/// What a team is as large as.
const MEMBERS: [&str; 4] = ["members", "headcount", "staff", "employees"];
/// What stands before "under" where something is filed so.
const FILED: [&str; 8] = ["listed", "filed", "placed", "shortlisted", "entered", "stands", "appears", "appear"];
/// "Once" stands so near behind "only".
const ONCE_WITHIN: usize = 2;
