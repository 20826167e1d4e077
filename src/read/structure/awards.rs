//! What belongs to awards as a whole: their sponsors, the day and the place of the ceremony.

use std::ops::Range;

use super::{Asks, Claims, number};
use crate::catalogue::{CollectionKey, Role as PartyRole, Status};
use crate::query::{Clause, Field, Group, Grouping, Metric, Order, Shape, Unit};
use crate::read::words::Role;

impl Claims<'_, '_> {
    /// "Who pays for Digital Impact?": whoever pays for a category sponsors it.
    fn pays_for_category(&self) -> Option<Range<usize>> {
        let category = self.has_slot(|field| matches!(field, Field::Category(_)));
        let somebody = self.has_slot(|field| matches!(field, Field::Organisation(_)));
        let asks = category && !somebody && self.s.has(&Role::Who);
        self.free(&Role::TookPart(PartyRole::Funder)).filter(|_| asks)
    }

    /// Claims the words that ask for a sponsor.
    fn claim_sponsors(&mut self, asked: &Range<usize>) {
        self.claim(asked);
        while self.take(&Role::Sponsor) {}
    }

    /// "Who sponsors Climate Response?", "which categories have no sponsor?", "what does Penna sponsor?"
    pub(super) fn sponsors(&mut self) -> Option<(Shape, Asks)> {
        let span = self.free(&Role::Sponsor).or_else(|| self.pays_for_category())?;
        // "Of the categories that name a sponsor, which has fewest entries?" asks for something else.
        let with = matches!(self.s.word(span.start.wrapping_sub(1)), "a" | "any");
        if with && (self.has(&Role::Fewest) || self.has(&Role::Most) || self.s.has(&Role::HowMany)) {
            self.claim(&(span.start.saturating_sub(2)..span.end));
            self.more.push(Clause::is(Field::Sponsored));
            return None;
        }
        // Whoever paid for what an entry tells of took part in it: "bankrolled by Local Digital".
        let paid = self.has_slot(|field| matches!(field, Field::Organisation(_)));
        if paid && self.s.names.sponsors.is_empty() && !self.has_slot(|field| matches!(field, Field::Category(_))) {
            self.claim(&span);
            return None;
        }
        let turned = self.s.is(span.start.wrapping_sub(1), &Role::Not);
        // "Which companies sponsor a category?" Whoever sponsors is of some kind.
        self.drop_slot(|field| matches!(field, Field::Kind(_)));
        self.claim_sponsors(&span);
        if turned {
            self.used[span.start - 1] = true;
            self.more.push(Clause::is_not(Field::Sponsored));
        }
        self.take(&Role::Both);
        let most = self.take(&Role::Most);
        let counts = self.s.has(&Role::HowMany);
        // "More than one, and how many?" is answered by the number.
        if counts && let Some(more) = self.free(&Role::MoreThan) {
            self.claim(&more);
        }
        if most {
            let which = Group::First { most: true, number: 1 };
            let grouping = Grouping { by: Unit::Sponsors, count: Unit::Categories, which };
            return Some((Shape::Groups(grouping), Asks::Surely));
        }
        if let Some(grouping) = self.sponsors_of_so_many() {
            return Some((Shape::Groups(grouping), Asks::Surely));
        }
        // A sponsor's name names its categories: what they are is asked, or what stands in them.
        let by_sponsor = !self.s.names.sponsors.is_empty();
        let unit = self.unit(0).filter(|(unit, _)| *unit != Unit::Sponsors);
        // "Future Places, sponsored by X: the contenders" asks for who stood in it.
        let asks_who_stood = self.has_slot(|field| matches!(field, Field::Status(_))) && !counts && unit.is_none();
        if by_sponsor && !turned && asks_who_stood {
            return None;
        }
        if turned || by_sponsor {
            if let Some((_, span)) = &unit {
                self.claim(span);
            }
            let unit = unit.map_or(Unit::Categories, |(unit, _)| unit);
            let shortlisted = self.has_status(Status::Shortlisted) && counts;
            let unit = if shortlisted { Unit::Entries } else { unit };
            return Some((of_unit(unit, counts), Asks::Surely));
        }
        let categories = self.slots.iter().find_map(|slot| match &slot.field {
            Field::Category(keys) => Some(keys.clone()),
            _ => None,
        });
        if let Some(keys) = &categories {
            self.number_seen(keys.len());
        }
        match categories {
            Some(keys) if !counts => Some((Shape::Sponsors(keys), Asks::Surely)),
            _ if counts => Some((Shape::Count(Unit::Sponsors), Asks::Surely)),
            _ => Some((Shape::Names(Unit::Sponsors), Asks::Surely)),
        }
    }

    /// "Two categories, Housing and Innovation": how many they are is seen.
    fn number_seen(&mut self, named: usize) {
        let unit = self.unit(0).filter(|(unit, _)| *unit == Unit::Categories && named > 1);
        let Some((_, span)) = unit else { return };
        let said = (span.start.saturating_sub(3)..span.start).find(|at| number(self.s.word(*at)) == Some(named));
        self.claim(&span);
        if let Some(at) = said {
            self.used[at] = true;
        }
    }

    /// "Which sponsor has two categories?"
    fn sponsors_of_so_many(&mut self) -> Option<Grouping> {
        let (_, span) = self.unit(0).filter(|(unit, _)| *unit == Unit::Categories)?;
        let many = number(self.s.word(span.start.wrapping_sub(1))).filter(|_| self.s.names.sponsors.is_empty())?;
        self.claim(&(span.start - 1..span.end));
        Some(Grouping { by: Unit::Sponsors, count: Unit::Categories, which: Group::Within(many, many) })
    }

    /// "When are the LGC winners revealed?", "where is the ceremony?"
    pub(super) fn ceremony(&mut self) -> Option<(Shape, Asks)> {
        let asks = self.s.has(&Role::Where)
            || self.s.has(&Role::Metric(Metric::Date))
            || self
                .s
                .marked(|role| *role == Role::Day)
                .any(|mark| matches!(self.s.word(mark.span.start), "venue" | "hotel"));
        let collection = self.slot(|field| matches!(field, Field::Collection(_)));
        let end = collection.and_then(|slot| slot.spans.iter().map(|span| span.end).max()).unwrap_or_default();
        // "When's the LGC do?"
        let bash = collection.is_some() && self.s.word(end) == "do" && !self.s.is(end + 1, &Role::Pronoun);
        let of_day = self.has(&Role::Day) || self.has_status(Status::Winner) || bash;
        let finds_out = self.s.marked(|role| *role == Role::Day).any(|mark| self.s.said(&mark.span) == "find out");
        let other = |field: &Field| {
            let of_ceremony = finds_out && matches!(field, Field::Organisation(_));
            !of_ceremony
                && !matches!(field, Field::Collection(_) | Field::Status(_) | Field::Year(_) | Field::Category(_))
        };
        // A conference takes place as well, and hands out nothing: what it tells of itself says where.
        let awards = |key: &CollectionKey| self.s.catalogue().collection(*key).hands_out_awards();
        let of_none = |field: &Field| matches!(field, Field::Collection(keys) if !keys.iter().any(awards));
        if !asks || !of_day || self.has_slot(other) || self.has_slot(of_none) {
            return None;
        }
        let asking = |role: &Role| matches!(role, Role::Where | Role::Metric(Metric::Date) | Role::Day | Role::Fared);
        let spans: Vec<Range<usize>> = self.s.marked(asking).map(|mark| mark.span.clone()).collect();
        if bash {
            self.used[end] = true;
        }
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

/// How many there are of something, or what they are.
fn of_unit(unit: Unit, counts: bool) -> Shape {
    match unit {
        unit if counts => Shape::Count(unit),
        Unit::Entries | Unit::Recognitions => Shape::List { order: Order::Natural, first: None },
        unit => Shape::Names(unit),
    }
}
