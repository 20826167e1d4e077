//! What a sentence may mean: every reading of it that can be run, before one is chosen.
//!
//! The productions of [`structure`] propose questions about the catalogue, each with the words that are left as text and
//! without them; its names alone propose plain ones; [`entry`] proposes what may be asked of a single entry.
//! [`weigh`](super::weigh) chooses among them.

use super::entry;
use super::sentence::Sentence;
use super::slots::Slot;
use super::structure::{self, Asks, Structured};
use super::words::Role;
use crate::query::{Ask, Clause, Fared, Field, Order, Query, Select, Shape, Unit};

/// A reading that can be run.
pub(crate) struct Proposal {
    /// What would be shown.
    pub(crate) query: Query,
    /// The kind of reading, which says by which weights it is weighed.
    pub(crate) kind: Kind,
    /// What it rests on.
    pub(crate) basis: Basis,
}

/// What a proposal rests on.
#[derive(Debug, Clone, Default)]
pub(crate) struct Basis {
    /// How plainly a production says that this is asked; `None` where no production proposes it.
    pub(crate) asks: Option<Asks>,
    /// Whether that production is the most particular one that fits.
    pub(crate) first: bool,
    /// Where the telling words stand that nothing accounts for.
    pub(crate) left: Vec<usize>,
    /// Whether words are left out: they are chatter if this is meant.
    pub(crate) dropped: bool,
    /// Whether only names that can hardly be anything else are conditions.
    pub(crate) surest: bool,
}

/// Kinds of readings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The one entry that is described.
    Which,
    /// Who entered it.
    Who,
    /// Something that a fact tells.
    Fact,
    /// Something that a fact must tell in so many words.
    StrictFact,
    /// A prize that a fact tells of.
    Award,
    /// A figure.
    Figure,
    /// Somebody by post or name.
    Person,
    /// Who took part.
    Parties,
    /// How an entry fared.
    Result,
    /// A list of entries.
    List,
    /// A list of entries that cover a text.
    ListOfText,
    /// The number of entries.
    Count,
    /// The number of entries that cover a text.
    CountOfText,
    /// The number of something else.
    CountOther,
    /// Winners by category.
    Winners,
    /// Organisations by name.
    Organisations,
    /// Categories by name.
    Categories,
    /// Something else by name.
    Names,
    /// Groups of entries, counted.
    Groups,
    /// Figures by size.
    Figures,
    /// Anything else.
    Other,
}

impl Kind {
    /// Every kind, with its name in the file of weights.
    pub const ALL: [(Self, &'static str); 21] = [
        (Self::Which, "which"),
        (Self::Who, "who"),
        (Self::Fact, "fact"),
        (Self::StrictFact, "strict-fact"),
        (Self::Award, "award"),
        (Self::Figure, "figure"),
        (Self::Person, "person"),
        (Self::Parties, "parties"),
        (Self::Result, "result"),
        (Self::List, "list"),
        (Self::ListOfText, "list-of-text"),
        (Self::Count, "count"),
        (Self::CountOfText, "count-of-text"),
        (Self::CountOther, "count-other"),
        (Self::Winners, "winners"),
        (Self::Organisations, "organisations"),
        (Self::Categories, "categories"),
        (Self::Names, "names"),
        (Self::Groups, "groups"),
        (Self::Figures, "figures"),
        (Self::Other, "other"),
    ];

    fn of(query: &Query) -> Self {
        let text = query.select.text.is_some();
        match &query.shape {
            Shape::Entry(ask) => match ask {
                Ask::Which => Self::Which,
                Ask::Who => Self::Who,
                Ask::Fact { strictly: false } => Self::Fact,
                Ask::Fact { strictly: true } => Self::StrictFact,
                Ask::Award => Self::Award,
                Ask::Figure(_) => Self::Figure,
                Ask::Person { .. } => Self::Person,
                Ask::Parties { .. } => Self::Parties,
                Ask::Result { .. } => Self::Result,
            },
            Shape::List { .. } if text => Self::ListOfText,
            Shape::List { .. } => Self::List,
            Shape::Count(Unit::Entries | Unit::Recognitions) if text => Self::CountOfText,
            Shape::Count(Unit::Entries | Unit::Recognitions) => Self::Count,
            Shape::Count(_) => Self::CountOther,
            Shape::Winners => Self::Winners,
            Shape::Names(Unit::Organisations | Unit::Councils) => Self::Organisations,
            Shape::Names(Unit::Categories) => Self::Categories,
            Shape::Names(_) => Self::Names,
            Shape::Groups(_) => Self::Groups,
            Shape::Figures { .. } => Self::Figures,
            _ => Self::Other,
        }
    }
}

/// Everything that a sentence may mean; no two are the same.
pub(crate) fn proposals(s: &Sentence<'_>, slots: &[Slot]) -> Vec<Proposal> {
    let mut all = Proposals(Vec::new());
    // An operator that a reading does not execute is never passed over.
    for (at, read) in structure::productions(s).enumerate().filter(|(_, read)| read.unread.is_empty()) {
        all.add_structured(s, read, at == 0);
    }
    all.add_entry(s);
    let (left, unread) = structure::beside_names(s);
    if unread.is_empty() && !names_something(s, &left) {
        all.add_plain(slots, &left);
    }
    all.0
}

/// Whether one of these words is not chatter, though the catalogue may lack it: it names a place, or what the message is about.
fn names_something(s: &Sentence<'_>, words: &[usize]) -> bool {
    let mut named = s.names.places.iter().map(|place| &place.span).chain(&s.subject);
    named.any(|span| words.iter().any(|at| span.contains(at)))
}

struct Proposals(Vec<Proposal>);

impl Proposals {
    fn add(&mut self, query: Query, basis: Basis) {
        let known = |other: &Proposal| other.query == query;
        if !self.0.iter().any(known) {
            self.0.push(Proposal { kind: Kind::of(&query), query, basis });
        }
    }

    /// A production's reading, and the same without the words that are left.
    fn add_structured(&mut self, s: &Sentence<'_>, read: Structured, first: bool) {
        let names_something = names_something(s, &read.left);
        let basis = Basis { asks: Some(read.asks), first, left: read.left, ..Basis::default() };
        let text = read.query.select.text.is_some();
        let bare = Query::new(Select { text: None, ..read.query.select.clone() }, read.query.shape.clone());
        self.add(read.query, basis.clone());
        if text && !names_something && !bare.select.is_empty() {
            self.add(bare, Basis { dropped: true, ..basis });
        }
    }

    /// What may be asked of an entry: what the words say, or simply which it is, who, or what is stated.
    fn add_entry(&mut self, s: &Sentence<'_>) {
        let read = entry::read(s);
        let of = |ask: Ask| {
            let select = Select { focus: read.select.focus.clone(), ..Select::text(&entry::text(s, &ask)) };
            Query::new(select, Shape::Entry(ask))
        };
        // What greets, explains or thanks beside it describes no award.
        let of_award = entry::text_of(s, &Ask::Award, |at| !s.asked.contains(&at));
        let award = Query::new(Select::text(&of_award), Shape::Entry(Ask::Award));
        let somebody = |role: &Role| {
            let units = [Unit::Councils, Unit::Organisations];
            matches!(role, Role::Who) || matches!(role, Role::Unit(unit) | Role::One(unit) if units.contains(unit))
        };
        let who = s.asking(somebody).next().is_some().then(|| of(Ask::Who));
        let others = [Ask::Which, Ask::Fact { strictly: false }].map(of).into_iter().chain(who).chain([award]);
        self.add(read, Basis { first: true, ..Basis::default() });
        for other in others {
            self.add(other, Basis::default());
        }
    }

    /// What the names of a sentence alone may ask: the entries, how many they are, who won, who entered, which categories.
    fn add_plain(&mut self, slots: &[Slot], left: &[usize]) {
        let clause = |slot: &Slot| Clause { field: slot.field.clone(), not: slot.not };
        let all: Vec<Clause> = slots.iter().map(clause).collect();
        let named = |slot: &&Slot| slot.sure && !matches!(slot.field, Field::Topic(_) | Field::Year(_));
        let surest: Vec<Clause> = slots.iter().filter(named).map(clause).collect();
        let choices = [(all, false), (surest, true)];
        for shape in plain_shapes() {
            let of_standing = matches!(shape, Shape::Winners | Shape::Entry(_));
            for (clauses, surest) in &choices {
                let standing = |clause: &&Clause| of_standing && matches!(clause.field, Field::Status(_));
                let kept: Vec<Clause> = clauses.iter().filter(|clause| !standing(clause)).cloned().collect();
                if !kept.is_empty() && !names_itself(&shape, &kept) {
                    let basis = Basis { surest: *surest, dropped: true, left: left.to_vec(), ..Basis::default() };
                    self.add(Query::new(Select::of(kept), shape.clone()), basis);
                }
            }
        }
    }
}

/// Whether a category would be shown as the categories that are asked for.
fn names_itself(shape: &Shape, clauses: &[Clause]) -> bool {
    matches!(shape, Shape::Names(Unit::Categories) | Shape::Count(Unit::Categories))
        && clauses.iter().any(|clause| !clause.not && matches!(clause.field, Field::Category(_)))
        && !clauses.iter().any(|clause| matches!(clause.field, Field::Organisation(_)))
}

fn plain_shapes() -> [Shape; 10] {
    [
        Shape::List { order: Order::Natural, first: None },
        Shape::Count(Unit::Entries),
        Shape::Winners,
        Shape::Names(Unit::Organisations),
        Shape::Names(Unit::Councils),
        Shape::Names(Unit::Categories),
        Shape::Count(Unit::Organisations),
        Shape::Count(Unit::Councils),
        Shape::Count(Unit::Categories),
        Shape::Entry(Ask::Result { asks: Fared::HowFar, section: false }),
    ]
}
