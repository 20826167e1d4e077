//! Who stood beside whom: "who was Bradford up against?", "who lost to Calderdale?", "who beat Wyre?"

use std::ops::Range;

use super::{Asks, Claims, number};
use crate::catalogue::{CategoryKey, Entry, EntryKey, Status};
use crate::query::{Clause, Field, Order, Shape, Unit};
use crate::read::titles;
use crate::read::words::Role;
use crate::search::Search;

/// Where entries are named, and which they are.
type Named<'a> = (Range<usize>, Vec<(EntryKey, &'a Entry)>);

impl<'a> Claims<'_, 'a> {
    /// Whoever stood in the same categories as an organisation, or an entry, that is named.
    pub(super) fn rivals(&mut self) -> Option<(Shape, Asks)> {
        if let Some(winners) = self.beaten_there() {
            return Some(winners);
        }
        if self.has_slot(|field| matches!(field, Field::Category(_) | Field::Region(_))) {
            return None;
        }
        let rival = self.s.find(&Role::Rival);
        let beaten = self.s.find(&Role::Beat);
        // "Who else was in their category?" says in so many words where.
        let category = self.s.marked(|role| matches!(role, Role::One(Unit::Categories) | Role::Unit(Unit::Categories)));
        let in_category = category.map(|mark| mark.span.clone()).next();
        let others = self.s.find(&Role::Else).zip(in_category.clone()).map(|(others, _)| others);
        let led = rival.or_else(|| beaten.clone()).or(others)?;
        let (named, own) = self.owned().or_else(|| self.titled(&led))?;
        // Whoever lost to them stood where they won; whoever beat them won where they did not.
        let lost_to = beaten.as_ref().is_some_and(|_| self.s.said(&led).ends_with("to"));
        let beat = beaten.is_some() && !lost_to;
        let them = beat && led.start < named.start;
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
        self.claim(&named);
        self.claim(&in_category.unwrap_or_default());
        self.more.push(Clause::is(Field::Category(categories)));
        if them {
            return Some((Shape::Winners, Asks::Surely));
        }
        self.more.push(Clause::is_not(Field::Entry(own.iter().map(|(key, _)| *key).collect())));
        let shape = if self.s.has(&Role::HowMany) {
            Shape::Count(Unit::Entries)
        } else {
            // "Which two lost out to it?"
            let so_many =
                self.s.core.clone().find(|at| self.s.is(*at, &Role::What) && number(self.s.word(at + 1)).is_some());
            let first = so_many.and_then(|at| number(self.s.word(at + 1)));
            self.claim(&so_many.map_or(0..0, |at| at + 1..at + 2));
            Shape::List { order: Order::Natural, first }
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

    /// Where an organisation is named, and its entries of which is asked.
    fn owned(&mut self) -> Option<Named<'a>> {
        let named = self.slot(|field| matches!(field, Field::Organisation(_))).filter(|slot| !slot.not)?.clone();
        let at = named.spans.iter().map(|span| span.start).min()?;
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
        let mut own: Vec<(EntryKey, &'a Entry)> =
            all.filter(|(_, entry)| entry.involved().any(|key| keys.contains(&key)) && fits(entry)).collect();
        self.narrow_by_title(&mut own);
        Some((at..at + 1, own))
    }

    /// Where an entry is named beside the words that lead to its rivals, if its title alone has all of what is said there.
    fn titled(&self, led: &Range<usize>) -> Option<Named<'a>> {
        let behind = titles::telling(self.s, led.end..self.s.core.end);
        let said = if behind.is_empty() { titles::telling(self.s, self.s.core.start..led.start) } else { behind };
        let titled = titles::entries(self.s, &said);
        let alone = titled.len() == 1 && said.iter().any(|at| self.s.is_rare(*at));
        alone.then(|| (said[0]..said[said.len() - 1] + 1, titled))
    }

    /// Of an organisation's entries those of whose titles something is said.
    fn narrow_by_title(&mut self, own: &mut Vec<(EntryKey, &Entry)>) {
        for at in titles::telling(self.s, self.s.core.clone()) {
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
