//! Who stood beside whom: "who was Bradford up against?", "who lost to Calderdale?", "who beat Wyre?"

use super::{Asks, Claims};
use crate::catalogue::{CategoryKey, Entry, EntryKey, Status};
use crate::query::{Clause, Field, Order, Shape, Unit};
use crate::read::words::Role;
use crate::search::Search;

impl Claims<'_, '_> {
    /// Whoever stood in the same categories as an organisation that is named.
    pub(super) fn rivals(&mut self) -> Option<(Shape, Asks)> {
        if let Some(winners) = self.beaten_there() {
            return Some(winners);
        }
        if self.has_slot(|field| matches!(field, Field::Category(_) | Field::Region(_))) {
            return None;
        }
        let named = self.slot(|field| matches!(field, Field::Organisation(_))).filter(|slot| !slot.not)?.clone();
        let at = named.spans.iter().map(|span| span.start).min()?;
        let rival = self.s.find(&Role::Rival);
        let beaten = self.s.find(&Role::Beat);
        // "Who else was in their category?" says in so many words where.
        let category = self.s.marked(|role| matches!(role, Role::One(Unit::Categories) | Role::Unit(Unit::Categories)));
        let in_category = category.map(|mark| mark.span.clone()).next();
        let others = self.s.find(&Role::Else).zip(in_category.clone()).map(|(others, _)| others);
        let led = rival.or_else(|| beaten.clone()).or(others)?;
        let Field::Organisation(keys) = &named.field else { return None };
        let of_others: Vec<Clause> = super::clauses(&self.slots);
        let fits = |entry: &Entry| {
            of_others.iter().all(|clause| match &clause.field {
                Field::Collection(collections) => collections.contains(&entry.collection) != clause.not,
                Field::Topic(topics) => entry.topics.iter().any(|topic| topics.contains(topic)) != clause.not,
                _ => true,
            })
        };
        let all = self.s.catalogue().entries();
        let mut own: Vec<(EntryKey, &Entry)> =
            all.filter(|(_, entry)| entry.involved().any(|key| keys.contains(&key)) && fits(entry)).collect();
        self.narrow_by_title(&mut own);
        // Whoever lost to them stood where they won; whoever beat them won where they did not.
        let lost_to = beaten.as_ref().is_some_and(|_| self.s.said(&led).ends_with("to"));
        let beat = beaten.is_some() && !lost_to;
        let them = beat && led.start < at;
        let stood = own.iter().flat_map(|(_, entry)| &entry.recognitions);
        let stood = stood.filter(|recognition| match () {
            () if them => recognition.status != Status::Winner,
            () if beat || lost_to => recognition.status == Status::Winner,
            () => true,
        });
        let mut categories: Vec<CategoryKey> = stood.map(|recognition| recognition.category).collect();
        categories.sort_unstable();
        categories.dedup();
        if categories.is_empty() {
            return None;
        }
        self.drop_slot(|field| match field {
            Field::Organisation(_) | Field::Topic(_) => true,
            Field::Status(statuses) => statuses.contains(&Status::Winner),
            _ => false,
        });
        self.claim(&led);
        self.claim(&in_category.unwrap_or_default());
        self.more.push(Clause::is(Field::Category(categories)));
        if them {
            return Some((Shape::Winners, Asks::Surely));
        }
        self.more.push(Clause::is_not(Field::Entry(own.iter().map(|(key, _)| *key).collect())));
        let shape = if self.s.has(&Role::HowMany) {
            Shape::Count(Unit::Entries)
        } else {
            Shape::List { order: Order::Natural, first: None }
        };
        Some((shape, Asks::Surely))
    }

    /// "Who pipped Rochdale in Partner Excellence?" asks who won it, and only says who did not.
    fn beaten_there(&mut self) -> Option<(Shape, Asks)> {
        let beat = self.s.find(&Role::Beat).filter(|span| !self.s.said(span).ends_with("to"))?;
        let who = (1..=2).any(|back| beat.start.checked_sub(back).is_some_and(|at| self.s.is(at, &Role::Who)));
        let there = self.slot(|field| matches!(field, Field::Category(_))).is_some_and(|slot| !slot.not);
        if !who || !there {
            return None;
        }
        self.drop_slot(|field| !matches!(field, Field::Category(_) | Field::Collection(_)));
        self.claim(&beat);
        // Whoever was beaten, and what is said of them, tells nothing of who won.
        self.claim(&(0..self.s.words.len()));
        Some((Shape::Winners, Asks::Surely))
    }

    /// Of an organisation's entries those of whose titles something is said.
    fn narrow_by_title(&mut self, own: &mut Vec<(EntryKey, &Entry)>) {
        for at in self.s.core.clone().filter(|at| self.s.library.search().is_content_word(self.s.word(*at))) {
            if self.used[at] {
                continue;
            }
            let says = |entry: &Entry| Search::words(&entry.title).iter().any(|word| word == self.s.word(at));
            if own.iter().any(|(_, entry)| says(entry)) {
                own.retain(|(_, entry)| says(entry));
                self.used[at] = true;
            }
        }
    }
}
