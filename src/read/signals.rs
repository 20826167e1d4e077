//! What speaks for a reading, or against it: what is seen in the sentence, and what a proposal rests on.
//!
//! Each signal has a name, by which its weights stand in `reading_weights.toml`, and is between 0 and 1.

use super::entry;
use super::proposals::Proposal;
use super::sentence::{RARE, Sentence};
use super::slots::Slot;
use super::structure::{self, Asks};
use super::words::Role;
use crate::catalogue::Status;
use crate::query::{Field, Unit};

/// A signal of a sentence: its name, and how strong it is.
type OfSentence = (&'static str, fn(&Seen<'_, '_>) -> f32);
/// A signal of a proposal.
type OfProposal = (&'static str, fn(&Rest<'_>) -> f32);

/// What is seen in a sentence.
pub(crate) const OF_SENTENCE: &[OfSentence] = &[
    ("always", |_| 1.0),
    // Words that ask, and what they ask for.
    ("how-many", |seen| seen.has(|role| *role == Role::HowMany)),
    ("unit-behind", |seen| yes(seen.counts_unit())),
    ("list", |seen| seen.has(|role| *role == Role::List)),
    ("entries", |seen| seen.has(|role| *role == Role::Unit(Unit::Entries))),
    ("councils", |seen| seen.has(|role| matches!(role, Role::Unit(Unit::Councils | Unit::Organisations)))),
    ("categories", |seen| seen.has(|role| *role == Role::Unit(Unit::Categories))),
    ("recognitions", |seen| seen.has(|role| matches!(role, Role::Unit(Unit::Recognitions | Unit::Wins)))),
    ("other-unit", |seen| seen.has(|role| matches!(role, Role::Unit(unit) if !COMMON_UNITS.contains(unit)))),
    ("one-entry", |seen| seen.has(|role| *role == Role::One(Unit::Entries))),
    ("one-council", |seen| seen.has(|role| matches!(role, Role::One(Unit::Councils | Unit::Organisations)))),
    ("one-category", |seen| seen.has(|role| *role == Role::One(Unit::Categories))),
    ("who", |seen| seen.has(|role| *role == Role::Who)),
    ("what", |seen| seen.has(|role| *role == Role::What)),
    ("which-ones", |seen| seen.has(|role| *role == Role::WhichOnes)),
    ("where-why", |seen| seen.has(|role| matches!(role, Role::Where | Role::Why))),
    ("yes-no", |seen| yes(seen.s.begins(&Role::YesNo))),
    ("begins-what", |seen| yes(seen.s.begins(&Role::What))),
    ("begins-how-many", |seen| yes(seen.s.begins(&Role::HowMany))),
    ("begins-who", |seen| yes(seen.s.begins(&Role::Who))),
    ("begins-list", |seen| yes(seen.s.begins(&Role::List))),
    ("award", |seen| seen.has(|role| *role == Role::Award)),
    ("unknown-award", |seen| yes(seen.unknown_award)),
    ("figure", |seen| yes(entry::figure(seen.s).is_some())),
    ("how-much", |seen| seen.has(|role| *role == Role::HowMuch)),
    ("metric", |seen| seen.has(|role| matches!(role, Role::Metric(_)))),
    ("money", |seen| seen.has(|role| matches!(role, Role::Money(_) | Role::OfMoney))),
    ("most", |seen| seen.has(|role| matches!(role, Role::Most | Role::Fewest))),
    ("largest", |seen| seen.has(|role| matches!(role, Role::Largest | Role::Smallest))),
    ("than", |seen| seen.has(|role| matches!(role, Role::Average | Role::MoreThan | Role::FewerThan))),
    ("not", |seen| seen.has(|role| *role == Role::Not)),
    ("unread", |seen| yes(seen.unread)),
    ("about", |seen| seen.has(|role| matches!(role, Role::About | Role::Says))),
    ("post", |seen| seen.has(|role| matches!(role, Role::Post | Role::Boss | Role::Surname | Role::Did))),
    ("party", |seen| seen.has(|role| matches!(role, Role::Party(_) | Role::TookPart(_)))),
    ("fared", |seen| seen.has(|role| *role == Role::Fared)),
    ("took", |seen| seen.has(|role| *role == Role::Took)),
    ("pronoun", |seen| seen.has(|role| *role == Role::Pronoun)),
    // Names.
    ("person", |seen| yes(!seen.s.names.people.is_empty())),
    ("organisation", |seen| seen.names(|field| matches!(field, Field::Organisation(_)))),
    ("organisation-sure", |seen| seen.surely_names(|field| matches!(field, Field::Organisation(_)))),
    ("category", |seen| seen.names(|field| matches!(field, Field::Category(_)))),
    ("category-sure", |seen| seen.surely_names(|field| matches!(field, Field::Category(_)))),
    ("collection", |seen| seen.names(|field| matches!(field, Field::Collection(_)))),
    ("topic", |seen| seen.names(|field| matches!(field, Field::Topic(_)))),
    ("topic-sure", |seen| seen.surely_names(|field| matches!(field, Field::Topic(_)))),
    ("region-or-kind", |seen| seen.names(|field| matches!(field, Field::Region(_) | Field::Kind(_)))),
    ("standing", |seen| seen.names(|field| matches!(field, Field::Status(_)))),
    ("winner", |seen| seen.names(|field| matches!(field, Field::Status(all) if all.contains(&Status::Winner)))),
    ("year", |seen| seen.names(|field| matches!(field, Field::Year(_)))),
    ("slots", |seen| share(seen.slots.len(), 4)),
    ("named", |seen| share(seen.named, 8)),
    // What is left beside names and form.
    ("free-0", |seen| yes(seen.free == 0)),
    ("free-1", |seen| yes(seen.free == 1)),
    ("free-2", |seen| yes(seen.free == 2)),
    ("free", |seen| share(seen.free, 10)),
    ("outside", |seen| share(seen.outside, 8)),
    ("short", |seen| yes(seen.s.words.len() <= 6)),
    ("long", |seen| yes(seen.s.words.len() > 18)),
];

const COMMON_UNITS: [Unit; 6] =
    [Unit::Entries, Unit::Councils, Unit::Organisations, Unit::Categories, Unit::Recognitions, Unit::Wins];

/// What a proposal rests on.
pub(crate) const OF_PROPOSAL: &[OfProposal] = &[
    // How plainly a production says that this is asked, and whether it is the most particular one.
    ("surely", |rest| yes(rest.of.basis.asks == Some(Asks::Surely))),
    ("perhaps", |rest| yes(rest.of.basis.asks == Some(Asks::Perhaps))),
    ("names", |rest| yes(rest.of.basis.asks == Some(Asks::Names))),
    ("first", |rest| yes(rest.of.basis.first)),
    // Words that nothing accounts for: how many, whether entries have them, whether they are dropped.
    ("left-1", |rest| yes(rest.left == 1)),
    ("left-2", |rest| yes(rest.left == 2)),
    ("left-3", |rest| yes(rest.left == 3)),
    ("left-more", |rest| yes(rest.left > 3)),
    ("left", |rest| share(rest.left, 10)),
    ("known", |rest| share(rest.known, 5)),
    ("rare", |rest| share(rest.rare, 4)),
    ("strange", |rest| share(rest.left - rest.known, 4)),
    ("dropped", |rest| yes(rest.of.basis.dropped)),
    ("dropped-known", |rest| yes(rest.of.basis.dropped) * share(rest.known, 4)),
    ("dropped-rare", |rest| yes(rest.of.basis.dropped) * share(rest.rare, 3)),
    ("surest", |rest| yes(rest.of.basis.surest)),
];

/// A sentence, and what of it several signals need.
pub(crate) struct Seen<'s, 'a> {
    s: &'s Sentence<'a>,
    slots: &'s [Slot],
    /// Whether it mentions an award that the catalogue does not hand out.
    unknown_award: bool,
    /// Whether it has operators that the most particular production does not execute.
    unread: bool,
    /// Words that names and years take.
    named: usize,
    /// Telling words that neither name nor form account for.
    free: usize,
    /// The same outside the words that ask.
    outside: usize,
}

impl<'s, 'a> Seen<'s, 'a> {
    pub(crate) fn new(s: &'s Sentence<'a>, slots: &'s [Slot], unknown_award: bool, unread: bool) -> Self {
        let in_slot = |at: usize| slots.iter().flat_map(|slot| &slot.spans).any(|span| span.contains(&at));
        let tells = |at: usize| s.library.search().is_content_word(s.word(at)) && !s.is(at, &Role::Filler);
        let gives_form = |at: usize| s.marks.iter().any(|mark| mark.span.contains(&at) && is_form(mark.role));
        let free = |at: &usize| tells(*at) && !in_slot(*at) && !gives_form(*at);
        let asks = structure::asking(s);
        Self {
            s,
            slots,
            unknown_award,
            unread,
            named: asks.clone().filter(|at| in_slot(*at)).count(),
            free: asks.clone().filter(free).count(),
            outside: (0..s.words.len()).filter(|at| !asks.contains(at)).filter(free).count(),
        }
    }

    fn has(&self, wanted: impl Fn(&Role) -> bool) -> f32 {
        yes(self.s.asking(wanted).next().is_some())
    }

    fn names(&self, wanted: impl Fn(&Field) -> bool) -> f32 {
        yes(self.slots.iter().any(|slot| wanted(&slot.field)))
    }

    fn surely_names(&self, wanted: impl Fn(&Field) -> bool) -> f32 {
        yes(self.slots.iter().any(|slot| slot.sure && wanted(&slot.field)))
    }

    /// Whether what can be counted stands right behind "how many".
    fn counts_unit(&self) -> bool {
        let Some(span) = self.s.where_asks(&Role::HowMany) else { return false };
        let mut units = self.s.marks.iter().filter(|mark| matches!(mark.role, Role::Unit(_)));
        units.any(|mark| (span.end..span.end + 3).contains(&mark.span.start))
    }
}

/// A proposal, and what is left of the sentence if it is meant.
pub(crate) struct Rest<'p> {
    of: &'p Proposal,
    /// Words that nothing accounts for.
    left: usize,
    /// Those of them that entries have.
    known: usize,
    /// Those of them that few entries have.
    rare: usize,
}

impl<'p> Rest<'p> {
    pub(crate) fn new(s: &Sentence<'_>, proposal: &'p Proposal) -> Self {
        let left = &proposal.basis.left;
        let standing = left.iter().map(|at| s.library.search().entries_with(s.word(*at)));
        let known = standing.clone().filter(|entries| *entries > 0).count();
        let rare = standing.filter(|entries| RARE.contains(entries)).count();
        Self { of: proposal, left: left.len(), known, rare }
    }
}

/// Whether a role gives a question about the catalogue its form.
fn is_form(role: &Role) -> bool {
    structure::is_form(role) || matches!(role, Role::Aside | Role::About | Role::Says)
}

/// How large a number is, up to one that counts in full.
fn share(number: usize, most: usize) -> f32 {
    (number as f32 / most as f32).min(1.0)
}

fn yes(holds: bool) -> f32 {
    if holds { 1.0 } else { 0.0 }
}
