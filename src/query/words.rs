//! A query in words: what was understood, in the order in which a person would check it.

use super::{Ask, Clause, Field, Group, Metric, Query, Shape, Unit};
use crate::catalogue::{Catalogue, FigureKind, OrganisationKey};

/// Names told of one condition before the rest is counted.
const MOST_NAMED: usize = 4;
/// Parts the conditions of a query.
const DOT: &str = " · ";

impl Query {
    /// The query in words: "count of councils · LGC Awards 2022 · not Housing".
    #[must_use]
    pub fn words(&self, catalogue: &Catalogue) -> String {
        let mut parts = vec![self.shape.words(catalogue)];
        parts.extend(self.select.clauses.iter().map(|clause| clause.words(catalogue)));
        parts.extend(self.select.text.iter().filter(|text| !text.is_empty()).cloned());
        parts.join(DOT)
    }
}

impl Clause {
    /// The condition in words.
    #[must_use]
    pub fn words(&self, catalogue: &Catalogue) -> String {
        let words = self.field.words(catalogue);
        if self.not { format!("not {words}") } else { words }
    }
}

impl Field {
    fn words(&self, catalogue: &Catalogue) -> String {
        let organisation = |key: &OrganisationKey| catalogue.organisation(*key).name.clone();
        match self {
            Self::Entry(keys) => either(keys.iter().map(|key| catalogue.entry(*key).title.clone())),
            Self::Collection(keys) => either(keys.iter().map(|key| catalogue.collection(*key).name.clone())),
            Self::Category(keys) => either(keys.iter().map(|key| catalogue.category(*key).name.clone())),
            Self::Organisation(keys) => either(keys.iter().map(organisation)),
            Self::Kind(kinds) => either(kinds.iter().cloned()),
            Self::Region(regions) => either(regions.iter().map(|region| format!("in {region}"))),
            Self::Topic(keys) => either(keys.iter().map(|key| format!("about {}", catalogue.topic(*key).name))),
            Self::Status(statuses) => either(statuses.iter().map(|status| status.id().to_owned())),
            Self::Year(ranges) => either(ranges.iter().map(|range| match (*range.start(), *range.end()) {
                (first, last) if first == last => first.to_string(),
                (first, u16::MAX) => format!("since {first}"),
                (0, last) => format!("until {last}"),
                (first, last) => format!("{first} to {last}"),
            })),
            Self::Party(None, None) => "with partners".to_owned(),
            Self::Party(None, Some(kind)) => format!("with a {kind} as partner"),
            Self::Party(Some(role), _) => format!("with a {}", role.id()),
            Self::States(metric, range) => format!("{} of {}", metric.words(), amounts(*range.start(), *range.end())),
            Self::Recognitions(range) if *range.start() == 1 => "that stood for an award".to_owned(),
            Self::Recognitions(range) => match (*range.start(), *range.end()) {
                (least, usize::MAX) => format!("in {least} categories or more"),
                (least, most) if least == most => format!("in {least} categories"),
                (least, most) => format!("in {least} to {most} categories"),
            },
            Self::Sponsored => "sponsored".to_owned(),
            Self::Says(text) => format!("saying “{text}”"),
        }
    }
}

/// Different values, as alternatives.
fn either(names: impl Iterator<Item = String>) -> String {
    let mut distinct: Vec<String> = Vec::new();
    for name in names {
        if !distinct.contains(&name) {
            distinct.push(name);
        }
    }
    if distinct.len() > MOST_NAMED {
        let more = distinct.len() - MOST_NAMED;
        return format!("{} or {more} more", distinct[..MOST_NAMED].join(", "));
    }
    distinct.join(" or ")
}

impl Shape {
    fn words(&self, catalogue: &Catalogue) -> String {
        match self {
            Self::Entry(ask) => ask.words(),
            Self::Facts { .. } => "show".to_owned(),
            Self::Found => "lookup".to_owned(),
            Self::List { first: Some(first), .. } => format!("first {first}"),
            Self::List { .. } => "list".to_owned(),
            Self::Winners => "winners".to_owned(),
            Self::Count(unit) => format!("count of {}", unit.words()),
            Self::Names(unit) => unit.words().to_owned(),
            Self::Groups(grouping) => {
                let (by, count) = (grouping.by.words(), grouping.count.words());
                match &grouping.which {
                    Group::All => format!("{count} by {by}"),
                    Group::First { most, number } => {
                        format!("{by} with {} {count}, first {number}", if *most { "most" } else { "fewest" })
                    }
                    Group::Within(least, usize::MAX) => format!("{by} with {least} {count} or more"),
                    Group::Within(least, most) if least == most => format!("{by} with {least} {count}"),
                    Group::Within(least, most) => format!("{by} with {least} to {most} {count}"),
                    Group::Each(each) => {
                        let each: Vec<String> = each.iter().map(|clause| clause.words(catalogue)).collect();
                        format!("{by} in each of {}", each.join(", "))
                    }
                    Group::Without(clause) => format!("{by} without {}", clause.words(catalogue)),
                }
            }
            Self::Average { count, per } => format!("average of {} per {}", count.words(), per.words()),
            Self::Share(clause) => format!("share of {}", clause.words(catalogue)),
            Self::Figures { kind, largest, first } => {
                format!("{} {}, first {first}", if *largest { "largest" } else { "smallest" }, kind.words())
            }
            Self::Stated(_) => "figure".to_owned(),
            Self::Compare(keys) => {
                let names: Vec<&str> = catalogue.organisation_names(keys).collect();
                format!("compare {}", names.join(" and "))
            }
            Self::Sponsors(keys) => {
                format!("sponsor of {}", either(keys.iter().map(|key| catalogue.category(*key).name.clone())))
            }
            Self::Ceremony(_) => "when and where winners are revealed".to_owned(),
            Self::Event(ask) => format!("event {}", ask.id()),
            Self::Similar => "similar to".to_owned(),
            Self::SpokenOf(_) => "spoken of".to_owned(),
            Self::Suggest(_, text) => format!("suggest{DOT}{text}"),
            Self::About => "about".to_owned(),
            Self::SmallTalk => "small talk".to_owned(),
            Self::Help => "help".to_owned(),
            Self::Bot(_) => "the bot itself".to_owned(),
            Self::UnknownEntry(text) => text.clone(),
            Self::Meanings(_) => "what standings mean".to_owned(),
        }
    }
}

impl Ask {
    fn words(&self) -> String {
        match self {
            Self::Which => "find".to_owned(),
            Self::Who => "find who".to_owned(),
            Self::Fact { .. } => "what is told".to_owned(),
            Self::Award => "award won".to_owned(),
            Self::Figure(figure) => {
                let years: Vec<String> = figure.years.iter().map(u16::to_string).collect();
                format!("{} {}", figure.metric.words(), years.join(" ")).trim_end().to_owned()
            }
            Self::Person { .. } => "person".to_owned(),
            Self::Parties { role, kind } => {
                let role = role.map(|role| role.id().to_owned());
                role.or_else(|| kind.clone()).unwrap_or_else(|| "partners".to_owned())
            }
            Self::Result { .. } => "result".to_owned(),
        }
    }
}

impl Metric {
    /// The kind of figure in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Money(FigureKind::Saving) => "saving",
            Self::Money(FigureKind::Cost) => "cost",
            Self::Money(FigureKind::Grant) => "grant",
            Self::Money(FigureKind::Budget) => "budget",
            Self::Money(FigureKind::Income) => "income",
            Self::Money(_) => "worth",
            Self::AnyMoney => "amount of money",
            Self::Return => "return per pound",
            Self::Count => "number",
            Self::Share => "share",
            Self::Duration => "how long",
            Self::Date => "date",
            Self::Measure => "measure",
            Self::Rank => "rank",
            Self::Amount => "amount",
        }
    }
}

impl Unit {
    /// The unit in words, in the plural.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Entries => "entries",
            Self::Organisations => "organisations",
            Self::Councils => "councils",
            Self::Partners => "partners",
            Self::Categories => "categories",
            Self::Recognitions => "standings",
            Self::Wins => "wins",
            Self::Collections => "collections",
            Self::Topics => "topics",
            Self::Sponsors => "sponsors",
            Self::Regions => "regions",
            Self::Years => "years",
        }
    }
}

/// A range of amounts in words: "1000000 or more", "less than 500".
fn amounts(least: f64, most: f64) -> String {
    // A bound that is not meant itself is the next number beside it.
    let pence = |amount: f64| (amount * 100.0).round() / 100.0;
    match (least, most) {
        (least, f64::INFINITY) if pence(least) < least => format!("more than {}", pence(least)),
        (least, f64::INFINITY) => format!("{least} or more"),
        (_, most) if pence(most) > most => format!("less than {}", pence(most)),
        (_, most) => format!("{most} or less"),
    }
}
