//! Counts, winners, names of a unit, and lists of entries.

use std::ops::Range;

use super::{Asks, Claims, amount, number};
use crate::catalogue::{CollectionKey, Status};
use crate::query::{Ask, Clause, Fared, Field, Metric, Order, Shape, Unit};
use crate::read::sentence::Mark;
use crate::read::slots::Slot;
use crate::read::words::Role;

impl Claims<'_, '_> {
    pub(super) fn count(&mut self) -> Option<(Shape, Asks)> {
        let span = self.s.find(&Role::HowMany)?;
        let (unit, surely) = match self.unit(span.end) {
            Some((unit, place)) if place.start >= span.end || self.s.said(&span) == "count" => {
                self.claim(&place);
                (unit, true)
            }
            // "How many Evergreen co-ops?" counts what an entry tells of.
            _ if !self.names_both()
                && self.slots.iter().any(|slot| {
                    matches!(slot.field, Field::Organisation(_))
                        && slot.spans.iter().any(|place| place.start == span.end)
                }) =>
            {
                return None;
            }
            // "How many winners has it announced?" counts what won.
            _ if self.status_at(span.end) => {
                self.take(&Role::Day);
                (Unit::Entries, true)
            }
            // "How many charities?" counts whoever entered.
            _ if self.kind_at(span.end) => (Unit::Organisations, true),
            _ if self.has(&Role::People) && self.has_slot(|field| matches!(field, Field::Category(_))) => {
                self.take(&Role::People);
                (Unit::Entries, true)
            }
            // "How many teams are up for Large Team?" Whatever they are called, entries stand for an award.
            _ if self.stands_at(span.end) => {
                self.used[span.end] = true;
                (Unit::Entries, true)
            }
            // "How many Telford in LGC 22?"
            _ if self.names_both() => (Unit::Entries, true),
            _ if self.narrows() => (Unit::Entries, false),
            _ => return None,
        };
        let unit = self.unit_of_standings(unit, &span);
        if self.more_conditions() && !self.narrows() && self.more.is_empty() {
            return None;
        }
        // How often somebody is in a report is a number of its entries.
        let awards = |key: &CollectionKey| self.s.catalogue().collection(*key).hands_out_awards();
        let none = |field: &Field| matches!(field, Field::Collection(keys) if !keys.iter().any(awards));
        let unit = if unit == Unit::Recognitions && self.has_slot(none) { Unit::Entries } else { unit };
        if unit == Unit::Partners {
            self.partners_of_kind();
        }
        if unit == Unit::Entries {
            while self.more_conditions() {}
            self.of_councils();
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

    /// Whether nothing is said but who it is and in which list.
    fn names_both(&self) -> bool {
        let places = |slot: &Slot| matches!(slot.field, Field::Organisation(_) | Field::Collection(_) | Field::Year(_));
        self.slots.iter().all(places)
            && self.has_slot(|field| matches!(field, Field::Organisation(_)))
            && self.has_slot(|field| matches!(field, Field::Collection(_)))
            && self.left_over().0.is_empty()
    }

    /// Whether what stands for a category is called by this word: "teams" that "were shortlisted", or "are up" for it.
    fn stands_at(&self, at: usize) -> bool {
        let stood = self.s.marked(|role| *role == Role::Stood).next().is_some() && self.s.is(at + 1, &Role::YesNo);
        let behind = if self.s.is(at + 1, &Role::YesNo) { at + 2 } else { at + 1 };
        let standing = |mark: &Mark<'_>| matches!(mark.role, Role::Status(_)) && mark.span.start == behind;
        let free = self.used.get(at).is_some_and(|used| !used) && self.s.word(at).ends_with('s');
        free && (stood || self.s.marks.iter().any(standing))
            && self.has_slot(|field| matches!(field, Field::Category(_)))
    }

    /// What is counted where standings may be meant: "how many times is Wigan on the shortlist?"
    fn unit_of_standings(&self, unit: Unit, many: &Range<usize>) -> Unit {
        let times = self.s.said(many).ends_with("times") && self.has_slot(|f| matches!(f, Field::Organisation(_)));
        let of_award = self
            .has_slot(|f| matches!(f, Field::Collection(_) | Field::Category(_) | Field::Status(_) | Field::Year(_)));
        match (unit, &self.slots) {
            // Where no award is named, it is in as often as it has entries.
            (Unit::Entries | Unit::Recognitions, _) if times && !of_award => Unit::Entries,
            // "How many times is Kirklees put forward, all categories together?"
            (Unit::Entries | Unit::Categories, _) if times => Unit::Recognitions,
            (Unit::Wins, _) if !self.has_status(Status::Winner) && self.has_slot(|f| matches!(f, Field::Status(_))) => {
                Unit::Recognitions
            }
            (Unit::Entries, slots) if !slots.is_empty() && self.s.has(&Role::Repeatedly) => Unit::Recognitions,
            (unit, _) => unit,
        }
    }

    /// Whether a standing is mentioned here: "finalists".
    fn status_at(&self, at: usize) -> bool {
        self.s.marks.iter().any(|mark| {
            matches!(mark.role, Role::Status(_))
                && mark.span.start == at
                && self.s.word(mark.span.end - 1).ends_with('s')
        })
    }

    /// Partners of a kind are not entries of it.
    fn partners_of_kind(&mut self) {
        let kind = self.slots.iter().find_map(|slot| match &slot.field {
            Field::Kind(kinds) => kinds.first().cloned(),
            _ => None,
        });
        if kind.is_some() {
            self.drop_slot(|field| matches!(field, Field::Kind(_)));
            self.more.push(Clause::is(Field::Party(None, kind)));
        }
    }

    /// Whether several organisations of a kind are mentioned here: "charities".
    fn kind_at(&self, at: usize) -> bool {
        self.s.marks.iter().any(|mark| {
            matches!(mark.role, Role::Kind(_)) && mark.span.start == at && self.s.word(mark.span.end - 1).ends_with('s')
        })
    }

    /// "With partners", "without partners", "a private partner": a condition that has no name.
    pub(super) fn more_conditions(&mut self) -> bool {
        let partner = self.s.asked.clone().find(|at| self.s.word(*at) == "partner" && !self.used[*at]);
        let unit = self.unit(0).filter(|(unit, _)| matches!(unit, Unit::Partners | Unit::Sponsors));
        let (unit, span) = match (unit, partner) {
            (Some(found), _) => found,
            (None, Some(at)) => (Unit::Partners, at..at + 1),
            (None, None) => return false,
        };
        let mut before = span.start.wrapping_sub(1);
        let mut kind = self.partner_kind(before);
        let (turned, with) =
            (self.s.is(before, &Role::Not), matches!(self.s.word(before), "with" | "have" | "had" | "has" | "a"));
        // "A charity as a partner" is a charity partner.
        let as_one = (1..=2).map(|back| span.start.wrapping_sub(back)).find(|at| self.s.word(*at) == "as");
        if let Some(at) = as_one {
            let own = self.partner_kind(at.wrapping_sub(1));
            before = if own.is_some() { at - 1 } else { before };
            kind = own.or(kind);
            // Whoever appears as a partner took part: that is said by the name alone.
            if kind.is_none() && self.has_slot(|field| matches!(field, Field::Organisation(_))) {
                self.claim(&(at..span.end));
                return true;
            }
        }
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
    pub(super) fn partner_kind(&self, at: usize) -> Option<String> {
        if matches!(self.s.word(at), "private" | "commercial") {
            return Some("company".to_owned());
        }
        self.s.marks.iter().find_map(|mark| match mark.role {
            Role::Kind(kind) if mark.span.end == at + 1 => Some(kind.clone()),
            _ => None,
        })
    }

    /// "Which winners saved more than a million pounds?": a condition on a figure, beside whatever else is asked.
    pub(super) fn stating(&mut self) -> Option<(Shape, Asks)> {
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
    pub(super) fn winners(&mut self) -> Option<(Shape, Asks)> {
        let slot = self.slot(|field| matches!(field, Field::Status(_)))?.clone();
        let Field::Status(statuses) = &slot.field else { return None };
        let party = self.has_slot(|field| {
            matches!(field, Field::Organisation(_) | Field::Region(_) | Field::Kind(_) | Field::Topic(_))
        });
        // "Did it walk away with it?" asks about something that was named otherwise.
        let of_it =
            |at: usize| self.s.is(at, &Role::YesNo) && matches!(self.s.word(at + 1), "it" | "they" | "he" | "she");
        let tells =
            |at: usize| self.s.library.search().is_content_word(self.s.word(at)) && !self.s.is(at, &Role::Filler);
        let named = (0..self.s.words.len()).any(|at| !self.used[at] && tells(at) && !self.s.asked.contains(&at));
        if self.slots.len() == 1 && self.s.asked.clone().any(of_it) && (named || !self.left_over().0.is_empty()) {
            return None;
        }
        let yes_or_no = self.s.begins(&Role::YesNo);
        let or = |mark: &Mark<'_>| !self.s.is(mark.span.start, &Role::OrBetter);
        let how_far = statuses.len() > 1 && self.s.marked(|role| *role == Role::Or).any(or);
        // "Which of their projects reached the final?" asks for projects, "which category did they win" for none.
        let several = self.s.has(&Role::Unit(Unit::Entries))
            && (self.s.has(&Role::Among) || self.s.begins(&Role::What))
            && !self.s.has(&Role::One(Unit::Categories))
            && !self.s.has(&Role::Fared);
        if let Some(first) = self.first_few() {
            return Some((Shape::List { order: self.order(), first: Some(first) }, Asks::Surely));
        }
        if slot.not || self.has(&Role::Sorted) || (self.unit(0).is_some() && !statuses.contains(&Status::Winner)) {
            return None;
        }
        // "Which winner was not a council?" is a list of what won.
        if self.of_councils() {
            return None;
        }
        // Who won and who else stood is the whole shortlist.
        let others = statuses.iter().any(|status| !matches!(status, Status::Winner | Status::HighlyCommended));
        if !party && (others || !statuses.contains(&Status::Winner)) {
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
        if party && (yes_or_no || how_far || (self.asks_what_it_got() && !self.s.has(&Role::List))) && !several {
            self.drop_slot(|field| matches!(field, Field::Status(_)));
            self.take(&Role::Or);
            self.take(&Role::Exactly);
            self.take(&Role::Fared);
            let asks = fared(yes_or_no, statuses);
            return Some((Shape::Entry(Ask::Result { asks, section: false }), Asks::Perhaps));
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
    pub(super) fn asks_what_it_got(&self) -> bool {
        self.s.has(&Role::What) || self.s.has(&Role::Fared)
    }

    /// "What did Cornwall enter?" asks for what stood for an award.
    pub(super) fn entered(&mut self) {
        let entered =
            self.s.asked.clone().any(|at| matches!(self.s.word(at), "enter" | "entered" | "submit" | "submitted"));
        if entered && self.has_slot(|field| matches!(field, Field::Organisation(_) | Field::Region(_))) {
            self.more.push(Clause::is(Field::Recognitions(1..=usize::MAX)));
        }
    }

    /// "Which of the ideas came from councils?" wants those of councils.
    fn of_councils(&mut self) -> bool {
        let of = |mark: &Mark<'_>| {
            let before = mark.span.start.wrapping_sub(1);
            match mark.role {
                Role::Unit(Unit::Councils) => matches!(self.s.word(before), "from" | "by"),
                Role::One(Unit::Councils) => {
                    self.s.word(before) == "a" && self.s.is(before.wrapping_sub(1), &Role::Not)
                }
                _ => false,
            }
        };
        let free = |span: &Range<usize>| !self.used[span.clone()].iter().any(|used| *used);
        let found = self.s.marked(|_| true).find(|mark| of(mark)).map(|mark| mark.span.clone()).filter(free);
        if let Some(span) = found {
            // "Did not come from councils", "aren't from councils".
            let not = self.free(&Role::Not).filter(|not| not.end <= span.start && not.end + 2 >= span.start);
            self.claim(&span);
            if let Some(not) = &not {
                self.claim(not);
            }
            self.more.push(Clause { field: Field::Kind(vec!["council".to_owned()]), not: not.is_some() });
            return true;
        }
        false
    }

    /// Claims the words that lead to what entries are about, or to what stands in them.
    pub(super) fn subject(&mut self) {
        self.about |= self.free(&Role::About).is_some_and(|span| self.s.word(span.start) != "on");
        while self.take(&Role::About) {}
        // "Use Power BI" and "use GitHub" ask for what few entries name, "use data" asks for a subject.
        // "How many people used it?" asks for a number of people.
        let counted = self.s.find(&Role::HowMany).map(|span| span.end);
        let of_entries = counted.is_none_or(|at| self.counts_at(at));
        let literally = |span: &Range<usize>| {
            self.s.words[span.clone()].iter().any(|word| {
                ["mention", "refer", "cite"].iter().any(|verb| word.starts_with(verb))
                    || (matches!(word.as_str(), "use" | "uses" | "used" | "using")
                        && of_entries
                        && (self.s.is_rare(span.end) || self.s.is_rare(span.end + 1)))
            })
        };
        if let Some(span) = self.free(&Role::Says).filter(literally) {
            self.claim(&span);
            self.says = true;
            self.named_product(span.end);
        }
    }

    /// "Use Microsoft Power BI" asks for the product by its own name: whoever makes it has entered nothing, and a word of the
    /// name is not a subject.
    fn named_product(&mut self, from: usize) {
        let clause = from..self.s.clause(from).end;
        if clause.len() < 2 {
            return;
        }
        let inside = |slot: &Slot| slot.spans.iter().all(|span| clause.contains(&span.start) && span.end <= clause.end);
        for slot in self.slots.iter().filter(|slot| matches!(slot.field, Field::Topic(_)) && inside(slot)) {
            slot.spans.iter().for_each(|span| self.used[span.clone()].fill(false));
        }
        self.slots.retain(|slot| !(matches!(slot.field, Field::Topic(_)) && inside(slot)));
        let used = &self.used;
        let maker = |slot: &Slot| {
            matches!(slot.field, Field::Organisation(_))
                && slot.spans.iter().any(|span| span.start == from && clause.contains(&span.end) && !used[span.end])
        };
        self.slots.retain(|slot| !maker(slot));
    }

    /// "First three winners", "top 5".
    pub(super) fn first_few(&mut self) -> Option<usize> {
        let span = self.free(&Role::First).or_else(|| self.free(&Role::Top))?;
        let number = number(self.s.word(span.end)).filter(|number| *number > 0)?;
        self.claim(&(span.start..span.end + 1));
        Some(number)
    }

    /// The order that is asked for.
    pub(super) fn order(&mut self) -> Order {
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
    pub(super) fn names(&mut self) -> Option<(Shape, Asks)> {
        if self.more_conditions() {
            return None;
        }
        let of_kind =
            |mark: &Mark<'_>| matches!(mark.role, Role::Kind(_)) && self.s.word(mark.span.end - 1).ends_with('s');
        // "Which charities entered?" asks for their names.
        let kinds =
            self.s.marked(|_| true).find(|mark| of_kind(mark)).map(|mark| (Unit::Organisations, mark.span.clone()));
        let asks_kind = self.s.begins(&Role::What) || self.s.begins(&Role::Who);
        // "Every organisation" is all organisations.
        let every = self.one().filter(|(unit, span)| {
            *unit != Unit::Years && self.s.word(span.start.wrapping_sub(1)) == "every" && self.s.has(&Role::List)
        });
        let (unit, span) = every
            .or_else(|| self.unit(0))
            .or_else(|| kinds.filter(|_| asks_kind && self.has_slot(|f| matches!(f, Field::Kind(_)))))?;
        if matches!(unit, Unit::Entries | Unit::Recognitions | Unit::Wins) {
            return None;
        }
        // "Welsh councils: list their entries."
        let of_them = self.s.marked(|role| *role == Role::Unit(Unit::Entries)).map(|mark| mark.span.clone());
        let of_them = of_them.into_iter().find(|entries| self.s.word(entries.start.wrapping_sub(1)) == "their");
        if let Some(entries) = of_them.filter(|_| self.s.has(&Role::List)) {
            self.claim(&span);
            self.claim(&entries);
            return Some((Shape::List { order: Order::Natural, first: None }, Asks::Surely));
        }
        // "Over all five collections" and "for eighty-one years" say where and how long; they ask for none of their names.
        let before = || (1..=2).filter_map(|back| span.start.checked_sub(back)).map(|at| self.s.word(at));
        let led = before().any(|word| matches!(word, "what" | "which" | "the" | "list" | "show" | "name" | "many"));
        let over = before().any(|word| matches!(word, "over" | "across" | "for" | "through" | "from"));
        let alone = span.start == self.s.asked.start;
        if matches!(unit, Unit::Years | Unit::Collections) && !alone && (over || !led) {
            return None;
        }
        let asks = self.s.has(&Role::What) || self.s.has(&Role::Who) || self.s.has(&Role::List) || self.narrows();
        if !asks {
            return None;
        }
        self.claim(&span);
        if unit == Unit::Partners {
            self.partners_of_kind();
        }
        if matches!(unit, Unit::Councils | Unit::Organisations) {
            self.subject();
        }
        let of_collection = unit == Unit::Partners && self.has_slot(|field| matches!(field, Field::Collection(_)));
        let of_catalogue =
            of_collection || matches!(unit, Unit::Categories | Unit::Collections | Unit::Topics | Unit::Sponsors);
        let surely = if of_catalogue || self.s.has(&Role::List) { Asks::Surely } else { Asks::Perhaps };
        Some((Shape::Names(unit), surely))
    }

    /// Everything else that selects entries.
    pub(super) fn list(&mut self) -> Option<(Shape, Asks)> {
        let unit = self.unit(0).filter(|(unit, _)| matches!(unit, Unit::Entries | Unit::Recognitions));
        let many = unit.is_some();
        if let Some((_, span)) = unit {
            self.claim(&span);
        }
        while self.more_conditions() {}
        self.entered();
        self.of_councils();
        // "Who is Telford up against?" leaves Telford out.
        if self.s.marked(|role| *role == Role::Stood).any(|mark| self.s.said(&mark.span) == "up against") {
            let named = self.slots.iter_mut().find(|slot| matches!(slot.field, Field::Organisation(_)));
            if let Some(slot) = named {
                slot.not = true;
            }
        }
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

/// What is asked of how somebody fared, by the standings that the question names.
fn fared(yes_or_no: bool, statuses: &[Status]) -> Fared {
    match yes_or_no {
        true if statuses.contains(&Status::Winner) => Fared::Won,
        true => Fared::Stood,
        false => Fared::HowFar,
    }
}
