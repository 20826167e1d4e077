//! What is most, fewest, largest or smallest, and which of two is more.

use std::ops::Range;

use super::{Asks, Claims, number};
use crate::catalogue::Status;
use crate::query::{Field, Group, Grouping, Shape, Unit};
use crate::read::sentence::Mark;
use crate::read::slots::Slot;
use crate::read::words::Role;

impl Claims<'_, '_> {
    /// "Which organisation has the most entries?", "who has won the most awards?", "most shortlisted council".
    pub(super) fn superlative(&mut self) -> Option<(Shape, Asks)> {
        if let Some(either) = self.either() {
            return Some(either);
        }
        if let Some(by_size) = self.of_size() {
            return Some(by_size);
        }
        let most_or_fewest =
            self.widest(&Role::Most).map(|span| (true, span)).or_else(|| Some((false, self.widest(&Role::Fewest)?)));
        // "The top two councils by entries".
        let top = || self.free(&Role::Top).filter(|_| self.ranked_by().is_some()).map(|span| (true, span));
        let (most, span) = most_or_fewest.or_else(top)?;
        // An award is given, and so is a grant: here it is the award.
        let of_money = |mark: &Mark<'_>| matches!(mark.role, Role::Money(_)) && !self.is_named_otherwise(&mark.span);
        let counted = self.unit(span.end).is_some_and(|(_, unit)| unit.start == span.end);
        if !counted && self.s.marked(|_| true).any(of_money) {
            return None;
        }
        let than = self.s.word(span.start) == "than";
        let from = self.counted_from(&span)?;
        let ranked_by = self.ranked_by();
        let ranked = ranked_by.is_some();
        let behind = ranked_by.or_else(|| self.unit(from).filter(|(_, unit)| unit.start >= from));
        let won = self.has_status(Status::Winner);
        let (count, unit) = match behind {
            // "The shortest shortlist of the categories": categories are what has one.
            Some((Unit::Categories, _)) if self.is_of_list(&span) => (Unit::Entries, None),
            Some((unit, place)) if !(unit == Unit::Wins && !won && self.has_status(Status::Shortlisted)) => {
                (unit, Some(place))
            }
            _ if won => (Unit::Wins, None),
            _ if self.has_slot(|field| matches!(field, Field::Status(_))) => (Unit::Recognitions, None),
            // "Which topic comes up most often?" counts the entries.
            _ if (self.one().is_some() || self.unit(0).is_some()) && self.comes_up(&span) => (Unit::Entries, None),
            // "Who sent the most stuff in?" counts entries as well, and so does "which heading has the most in it?"
            _ if self.is_of_entering(&span) || self.is_of_list(&span) || self.is_of_contents(&span) => {
                (Unit::Entries, None)
            }
            _ => return None,
        };
        let number = self.number_beside(&span).or_else(|| self.top_number());
        let number = number.or_else(|| self.number_of_units(span.start)).unwrap_or(1);
        // "Rank them by entries: who comes top?" says it twice.
        while self.take(if most { &Role::Most } else { &Role::Fewest }) || (ranked && self.take(&Role::Top)) {}
        self.claim(&(if than { from - 1..span.end } else { span.clone() }));
        if let Some(place) = unit {
            self.claim(&place);
        }
        if than {
            self.drop_slot(|field| matches!(field, Field::Status(statuses) if statuses.contains(&Status::Nominated)));
        }
        let otherwise = if self.is_of_list(&span) { Unit::Categories } else { Unit::Organisations };
        let by = self.grouped_by(Some(count)).unwrap_or(otherwise);
        let of_entries =
            matches!(count, Unit::Recognitions | Unit::Categories | Unit::Wins | Unit::Partners | Unit::Topics);
        // "By the largest number of councils" is something that councils did together.
        let organisations = |unit: Unit| matches!(unit, Unit::Councils | Unit::Organisations);
        let together = organisations(count) && (organisations(by) || by == Unit::Entries);
        let by = if together { Unit::Entries } else { by };
        let of_entries = of_entries || together;
        let by = if by == Unit::Entries && !of_entries { Unit::Organisations } else { by };
        let count = if count == Unit::Wins && !won { Unit::Recognitions } else { count };
        let grouping = Grouping { by, count, which: Group::First { most, number } };
        Some((Shape::Groups(grouping), Asks::Surely))
    }

    /// The first of such words that is free, with those that overlap it: "the fewest" and "fewest names".
    fn widest(&self, role: &Role) -> Option<Range<usize>> {
        let first = self.free(role)?;
        let joined =
            self.s.marked(|other| other == role).map(|mark| &mark.span).filter(|span| span.contains(&(first.end - 1)));
        let end = joined.map(|span| span.end).fold(first.end, usize::max);
        Some(first.start..end)
    }

    /// What is counted where something is ranked: "rank organisations by entries".
    fn ranked_by(&self) -> Option<(Unit, Range<usize>)> {
        let by = |unit: &Range<usize>| {
            let said = |at: &usize| self.used[*at] || matches!(self.s.word(*at), "number" | "of" | "the" | "their");
            (0..unit.start).rev().find(|at| !said(at)).is_some_and(|at| self.s.word(at) == "by")
        };
        let units = self.s.marked(|_| true).filter_map(|mark| match mark.role {
            Role::Unit(unit) if by(&mark.span) => Some((*unit, mark.span.clone())),
            _ => None,
        });
        units.last()
    }

    /// Whether "most" says how often something comes up.
    fn comes_up(&self, most: &Range<usize>) -> bool {
        let said = self.s.said(most);
        said.ends_with("often")
            || said.ends_with("frequently")
            || COMING_UP.contains(&self.s.word(most.start.wrapping_sub(1)))
    }

    /// "Most shortlistings, top 5": how many are wanted.
    fn top_number(&mut self) -> Option<usize> {
        let top = self.free(&Role::Top)?;
        let number = number(self.s.word(top.end))?;
        self.claim(&(top.start..top.end + 1));
        Some(number)
    }

    /// Whether it is said of what is listed: "the longest shortlists".
    fn is_of_list(&self, most: &Range<usize>) -> bool {
        most.clone()
            .map(|at| self.s.word(at))
            .any(|word| LISTS.iter().any(|list| word.starts_with(list)) || word == "names")
    }

    /// Whether "most" says how much a part of a collection holds.
    fn is_of_contents(&self, most: &Range<usize>) -> bool {
        let part = |(unit, _): (Unit, Range<usize>)| matches!(unit, Unit::Categories | Unit::Collections);
        let inside = matches!(self.s.word(most.end), "in" | "under" | "to" | "on");
        let contents = inside && matches!(self.s.word(most.end + 1), "it" | "them" | "offer" | "show");
        // "Which category has the fewest?"
        let alone = self.s.clause(most.start).end == most.end && HAS.contains(&self.s.word(most.start.wrapping_sub(1)));
        (contents || alone) && self.one().is_some_and(part)
    }

    /// Whether "most" says how much somebody entered.
    fn is_of_entering(&self, most: &Range<usize>) -> bool {
        let before = |back: usize| self.s.word(most.start.wrapping_sub(back));
        let verb = match before(1) {
            "the" | "in" | "up" | "forward" => before(2),
            verb => verb,
        };
        let asks = self.s.has(&Role::Who) || self.one().is_some();
        asks && ENTERING.contains(&verb) && self.has_slot(|field| matches!(field, Field::Collection(_)))
    }

    /// Whether words that may be about money say what is counted or listed, or belong to a name.
    fn is_named_otherwise(&self, span: &Range<usize>) -> bool {
        let counted = |role: &Role| matches!(role, Role::One(_) | Role::Unit(_) | Role::Award);
        self.s.marks.iter().any(|mark| counted(mark.role) && mark.span.contains(&span.start))
            || self.used[span.clone()].iter().any(|used| *used)
    }

    /// Where what is counted begins: behind "most", or between in "more things than anybody else".
    fn counted_from(&self, most: &Range<usize>) -> Option<usize> {
        if self.s.word(most.start) != "than" {
            return Some(most.end);
        }
        let more = (most.start.saturating_sub(4)..most.start).find(|at| self.s.word(*at) == "more");
        more.map(|at| at + 1)
    }

    /// "What's the biggest category?" is the one with most entries.
    fn of_size(&mut self) -> Option<(Shape, Asks)> {
        let largest = self.free(&Role::Largest).map(|span| (true, span));
        let (most, span) = largest.or_else(|| self.free(&Role::Smallest).map(|span| (false, span)))?;
        let of_money = |mark: &Mark<'_>| {
            matches!(mark.role, Role::Money(_) | Role::OfMoney | Role::Metric(_))
                && !self.is_named_otherwise(&mark.span)
        };
        let sized = |unit: &Unit| matches!(unit, Unit::Categories | Unit::Collections | Unit::Topics | Unit::Regions);
        let (by, unit) = self
            .one()
            .or_else(|| self.unit(span.end))
            .filter(|(unit, _)| sized(unit))
            .filter(|_| !self.s.marked(|_| true).any(of_money))?;
        self.claim(&span);
        self.claim(&unit);
        // "The smallest of the five collections".
        if span.end < unit.start
            && (span.end..unit.start)
                .all(|at| matches!(self.s.word(at), "of" | "the" | "all") || number(self.s.word(at)).is_some())
        {
            self.claim(&(span.end..unit.start));
        }
        let which = Group::First { most, number: 1 };
        Some((Shape::Groups(Grouping { by, count: Unit::Entries, which }), Asks::Surely))
    }

    /// "Which category has more entries, Technology or Innovation?", "Large Team versus Small Team, bigger field?": the
    /// numbers of both.
    fn either(&mut self) -> Option<(Shape, Asks)> {
        let at = self.s.asked.clone().find(|at| self.s.compares(*at) && !self.used[*at])?;
        let than = || self.s.asked.clone().any(|at| self.s.word(at) == "than");
        if !(self.s.has(&Role::Or) || self.s.has(&Role::Compare) || than()) {
            return None;
        }
        let values = |slot: &&Slot| slot.field.values() > 1 && !slot.not;
        let (by, number) = self.slots.iter().find(values).and_then(|slot| {
            let by = match slot.field {
                Field::Category(_) => Unit::Categories,
                Field::Organisation(_) => Unit::Organisations,
                Field::Collection(_) => Unit::Collections,
                Field::Region(_) => Unit::Regions,
                Field::Topic(_) => Unit::Topics,
                Field::Year(_) => Unit::Years,
                _ => return None,
            };
            Some((by, slot.field.values()))
        })?;
        let behind = |place: &Range<usize>| place.start > at && place.start <= at + 3;
        let counted = self.unit(at + 1).filter(|(_, unit)| behind(unit));
        // Sections and lists are as large as they have entries; what else is said to be bigger has a size of its own.
        let place = |field: &Field| {
            matches!(field, Field::Collection(_) | Field::Category(_) | Field::Year(_) | Field::Status(_))
        };
        let listed = by == Unit::Organisations && self.has_slot(place);
        let sized = matches!(by, Unit::Categories | Unit::Collections) || listed;
        let mut own = self.clone();
        own.used[at] = true;
        // "By size" is nothing else.
        if let Some(mark) = self.s.marks.iter().find(|mark| *mark.role == Role::Unread && mark.span.end == at + 1) {
            own.claim(&mark.span);
        }
        while own.take(&Role::Compare) || own.take(&Role::Or) {}
        for at in own.s.asked.clone().filter(|at| SIZED.contains(&own.s.word(*at))) {
            own.used[at] = true;
        }
        let count = match counted {
            Some((unit, place)) => {
                own.claim(&place);
                unit
            }
            None if sized && own.left_over().0.is_empty() && own.metric().is_none() => Unit::Entries,
            None => return None,
        };
        *self = own;
        let most = !matches!(self.s.word(at), "fewer" | "smaller" | "less" | "shorter");
        Some((Shape::Groups(Grouping { by, count, which: Group::First { most, number } }), Asks::Surely))
    }

    /// Takes the words that say that something is of a year; whether there are any.
    fn claim_yearly(&mut self) -> bool {
        let s = self.s;
        let year = |at: usize| match s.word(at) {
            "annual" | "annually" | "yearly" => Some(at..at + 1),
            "a" | "per" | "each" | "every" if matches!(s.word(at + 1), "year" | "annum") => Some(at..at + 2),
            _ => None,
        };
        let spans: Vec<Range<usize>> = s.asked.clone().filter_map(year).collect();
        for span in &spans {
            self.claim(span);
        }
        !spans.is_empty()
    }

    /// "Which council saved the most?", "the top three returns per pound".
    pub(super) fn by_size(&mut self) -> Option<(Shape, Asks)> {
        let mut size = [Role::Largest, Role::Most, Role::Smallest, Role::Fewest, Role::Top].into_iter();
        let (role, span) = size.find_map(|role| Some((role.clone(), self.free(&role)?)))?;
        // "The most entries put in" is not money put in.
        if self.unit(span.end).is_some_and(|(_, unit)| unit.start == span.end) {
            return None;
        }
        let (kind, metric) = self.metric()?;
        self.claim(&span);
        for span in &metric {
            self.claim(span);
        }
        let first = self.number_beside(&span).unwrap_or(1);
        self.claim_money();
        let yearly = self.claim_yearly();
        // "The top three largest" says it twice.
        let again: &[Role] = match role {
            Role::Smallest | Role::Fewest => &[Role::Smallest, Role::Fewest],
            _ => &[Role::Largest, Role::Most, Role::Top],
        };
        for role in again {
            while self.take(role) {}
        }
        let largest = matches!(role, Role::Largest | Role::Most | Role::Top);
        Some((Shape::Figures { kind, yearly, largest, first }, Asks::Surely))
    }
}

/// Words before "most" that say that something comes up.
const COMING_UP: [&str; 11] =
    ["up", "appears", "appear", "features", "feature", "stands", "drew", "draws", "attracted", "attracts", "pulled"];
/// Verbs that say that somebody entered something.
const ENTERING: [&str; 10] =
    ["sent", "send", "submitted", "submit", "submits", "entered", "enter", "enters", "put", "contributed"];
/// What has a size, and what is said of two sizes.
const SIZED: [&str; 22] = [
    "field", "section", "sections", "category", "categories", "list", "shortlist", "size", "than", "same", "equal",
    "first", "second", "got", "had", "has", "right", "whose", "lineup", "margin", "gap", "difference",
];

/// What is as long as there are names on it: "the shortest list", "the largest field".
const LISTS: [&str; 3] = ["list", "shortlist", "field"];
/// What stands before "most" where that is all that is said of what something has.
const HAS: [&str; 4] = ["has", "had", "have", "got"];
