//! A query in words: what was understood, in the order in which a person would check it. That is for programs and in English;
//! its conditions stand in replies as well, in any language.

use std::ops::RangeInclusive;

use super::{Ask, Clause, Field, Group, Grouping, Metric, Query, Shape, Unit};
use crate::catalogue::{Catalogue, FigureKind, TopicKey};
use crate::reply::phrases::join_or;
use crate::wording::{Language, Wording, say};

/// Names shown of one condition before the rest is counted.
const MOST_NAMED: usize = 4;
/// Parts the conditions of a query.
const DOT: &str = " · ";

impl Query {
    /// The query in words: "count of councils · LGC Awards 2022 · not Housing".
    #[must_use]
    pub fn words(&self, catalogue: &Catalogue) -> String {
        let mut parts = vec![self.shape.words(catalogue)];
        let english = Language::EnGb.wording();
        parts.extend(self.select.clauses.iter().map(|clause| clause.words(catalogue, english)));
        parts.extend(self.select.text.iter().filter(|text| !text.is_empty()).cloned());
        parts.join(DOT)
    }
}

impl Clause {
    /// The condition in words.
    #[must_use]
    pub fn words(&self, catalogue: &Catalogue, wording: &Wording) -> String {
        let words = self.field.words(catalogue, wording);
        if self.not { say!(wording, "field-not", words = words) } else { words }
    }
}

impl Field {
    fn words(&self, catalogue: &Catalogue, wording: &Wording) -> String {
        let either = |names: Vec<String>| either(wording, names.into_iter());
        match self {
            Self::Entry(keys) => either(keys.iter().map(|key| catalogue.entry(*key).title.clone()).collect()),
            Self::Collection(keys) => either(keys.iter().map(|key| catalogue.collection(*key).name.clone()).collect()),
            Self::Category(keys) => either(keys.iter().map(|key| catalogue.category(*key).name.clone()).collect()),
            Self::Organisation(keys) => {
                either(keys.iter().map(|key| catalogue.organisation(*key).name.clone()).collect())
            }
            Self::Kind(kinds) => either(kinds.clone()),
            Self::Region(regions) => {
                either(regions.iter().map(|region| say!(wording, "field-region", region = region)).collect())
            }
            Self::Topic(keys) => {
                let topic = |key: &TopicKey| say!(wording, "field-topic", topic = &catalogue.topic(*key).name);
                either(keys.iter().map(topic).collect())
            }
            Self::Status(statuses) => {
                either(statuses.iter().map(|status| say!(wording, "choice-status", status = status.id())).collect())
            }
            Self::Year(ranges) => either(ranges.iter().map(|range| years(wording, range)).collect()),
            Self::Party(None, None) => say!(wording, "field-partners"),
            Self::Party(None, Some(kind)) => say!(wording, "field-partner-kind", kind = kind),
            Self::Party(Some(role), _) => say!(wording, "field-party", role = role.id()),
            Self::States(metric, range) => say!(
                wording,
                "field-states",
                metric = metric.id(),
                amount = amounts(wording, *range.start(), *range.end())
            ),
            Self::Recognitions(range) if *range.start() == 1 => say!(wording, "field-stood"),
            Self::Recognitions(range) => match (*range.start(), *range.end()) {
                (least, usize::MAX) => say!(wording, "field-categories-least", least = least),
                (least, most) if least == most => say!(wording, "field-categories", number = least),
                (least, most) => say!(wording, "field-categories-range", least = least, most = most),
            },
            Self::Sponsored => say!(wording, "field-sponsored"),
            Self::Says(text) => say!(wording, "field-says", text = text),
        }
    }
}

/// Years in words. A year is a name and no number, of which only the value counts.
fn years(wording: &Wording, range: &RangeInclusive<u16>) -> String {
    match (*range.start(), *range.end()) {
        (first, last) if first == last => first.to_string(),
        (first, u16::MAX) => say!(wording, "field-since", year = first.to_string()),
        (0, last) => say!(wording, "field-until", year = last.to_string()),
        (first, last) => say!(wording, "field-years", first = first.to_string(), last = last.to_string()),
    }
}

/// Different values, as alternatives.
fn either(wording: &Wording, names: impl Iterator<Item = String>) -> String {
    let mut distinct: Vec<String> = Vec::new();
    for name in names {
        if !distinct.contains(&name) {
            distinct.push(name);
        }
    }
    if distinct.len() > MOST_NAMED {
        let more = distinct.len() - MOST_NAMED;
        return say!(wording, "list-or-more", names = distinct[..MOST_NAMED].join(", "), more = more);
    }
    join_or(wording, &distinct)
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
            Self::Groups(grouping) => grouping.words(catalogue),
            Self::Average { count, per } => format!("average of {} per {}", count.words(), per.words()),
            Self::Share(clause) => format!("share of {}", clause.words(catalogue, Language::EnGb.wording())),
            Self::Figures { kind, yearly, largest, first } => {
                format!(
                    "{}{} {}, first {first}",
                    if *largest { "largest" } else { "smallest" },
                    if *yearly { " yearly" } else { "" },
                    kind.words(Language::EnGb.wording())
                )
            }
            Self::Reckoning(reckoning) => reckoning.words(),
            Self::Stated(_) => "figure".to_owned(),
            Self::Compare(keys) => {
                format!("compare {}", catalogue.organisation_names(keys).collect::<Vec<_>>().join(" and "))
            }
            Self::Sponsors(keys) => {
                format!(
                    "sponsor of {}",
                    either(Language::EnGb.wording(), keys.iter().map(|key| catalogue.category(*key).name.clone()))
                )
            }
            Self::Ceremony(_) => "when and where winners are revealed".to_owned(),
            Self::Event(ask) => format!("event {}", ask.id()),
            Self::Similar => "similar to".to_owned(),
            Self::EntriesInText(_) => "spoken of".to_owned(),
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

impl Grouping {
    fn words(&self, catalogue: &Catalogue) -> String {
        let (by, count) = (self.by.words(), self.count.words());
        match &self.which {
            Group::All => format!("{count} by {by}"),
            Group::First { most, number } => {
                format!("{by} with {} {count}, first {number}", if *most { "most" } else { "fewest" })
            }
            Group::Within(least, usize::MAX) => format!("{by} with {least} {count} or more"),
            Group::Within(least, most) if least == most => format!("{by} with {least} {count}"),
            Group::Within(least, most) => format!("{by} with {least} to {most} {count}"),
            Group::Each(each) => {
                let each: Vec<String> =
                    each.iter().map(|clause| clause.words(catalogue, Language::EnGb.wording())).collect();
                format!("{by} in each of {}", each.join(", "))
            }
            Group::Without(clause) => format!("{by} without {}", clause.words(catalogue, Language::EnGb.wording())),
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
                format!("{} {}", figure.metric.words(Language::EnGb.wording()), years.join(" ")).trim_end().to_owned()
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
    /// What it is called in messages.
    fn id(self) -> &'static str {
        match self {
            Self::Money(FigureKind::Saving) => "saving",
            Self::Money(FigureKind::Cost) => "cost",
            Self::Money(FigureKind::Grant) => "grant",
            Self::Money(FigureKind::Budget) => "budget",
            Self::Money(FigureKind::Income) => "income",
            Self::Money(_) => "worth",
            Self::AnyMoney => "money",
            Self::Return => "return",
            Self::Count => "count",
            Self::Share => "share",
            Self::Duration => "duration",
            Self::Date => "date",
            Self::Measure => "measure",
            Self::Age => "age",
            Self::Change => "change",
            Self::Rank => "rank",
            Self::Amount => "amount",
        }
    }

    /// The kind of figure in words.
    #[must_use]
    pub fn words(self, wording: &Wording) -> String {
        say!(wording, "metric", metric = self.id())
    }
}

impl Unit {
    /// What it is called in messages.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Entries => "entry",
            Self::Organisations => "organisation",
            Self::Councils => "council",
            Self::Partners => "partner",
            Self::Categories => "category",
            Self::Recognitions => "nomination",
            Self::Wins => "win",
            Self::Collections => "collection",
            Self::Topics => "topic",
            Self::Sponsors => "sponsor",
            Self::Regions => "region",
            Self::Years => "year",
        }
    }

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
fn amounts(wording: &Wording, least: f64, most: f64) -> String {
    // A bound that is not meant itself is the next number beside it.
    let pence = |amount: f64| (amount * 100.0).round() / 100.0;
    match (least, most) {
        (least, f64::INFINITY) if pence(least) < least => {
            say!(wording, "amount-above", amount = pence(least).to_string())
        }
        (least, f64::INFINITY) => say!(wording, "amount-least", amount = least.to_string()),
        (_, most) if pence(most) > most => say!(wording, "amount-below", amount = pence(most).to_string()),
        (_, most) => say!(wording, "amount-most", amount = most.to_string()),
    }
}
