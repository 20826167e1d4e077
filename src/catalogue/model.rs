//! The domain types: what a catalogue is made of, with every reference already resolved.
//!
//! Nothing here reads files or searches. Collections, categories, organisations, topics and entries live in flat
//! lists of the [`Catalogue`](super::Catalogue) and point at each other by typed keys, which are positions in those lists.

use std::fmt;

use serde::{Deserialize, Serialize};

pub use super::keys::{CategoryKey, CollectionKey, EntryKey, OrganisationKey, TopicKey};
use super::prose::Sentences;
use super::status::Status;

/// One source of entries: an award scheme's year, a set of case studies, a report.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Collection {
    /// Unique in the catalogue, kebab-case, never changes.
    pub id: String,
    /// The full name, with the year where it has one.
    pub name: String,
    /// What sort of collection it is.
    pub kind: Kind,
    /// Who runs the awards or published the document.
    pub organiser: String,
    /// The year of the awards or of publication.
    pub year: u16,
    /// When and where winners are, or were, revealed.
    pub ceremony: Option<Ceremony>,
    /// Other names that people use.
    pub aliases: Vec<String>,
    /// What the collection is, in a few sentences; empty where nobody wrote it.
    pub summary: String,
    /// Facts that belong to the collection as a whole and to none of its entries.
    pub facts: Vec<CollectionFact>,
    /// What whoever keeps the catalogue noted about the collection. Never searched, never an answer.
    pub notes: Vec<String>,
    /// What it was written from, where there is something to name.
    pub source: Option<Source>,
}

impl Collection {
    /// Whether awards are handed out in it: only of such a one can anything be won.
    #[must_use]
    pub fn hands_out_awards(&self) -> bool {
        self.kind == Kind::Awards
    }

    /// What it was written from as a person calls it: "iNetwork Innovation Awards 2018, brochure"; the collection's name
    /// alone where the source has no title. `None` where the collection names no source.
    #[must_use]
    pub fn source_name(&self) -> Option<String> {
        let source = self.source.as_ref()?;
        Some(match &source.title {
            Some(title) => format!("{}, {title}", self.name),
            None => self.name.clone(),
        })
    }

    /// The file name of the document that it was written from, where it names one.
    #[must_use]
    pub fn source_file(&self) -> Option<&str> {
        self.source.as_ref()?.file.as_deref()
    }
}

/// What sort of collection it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An award scheme's year: entries have recognitions.
    Awards,
    /// Case studies: entries stand in sections.
    CaseStudies,
    /// A report: entries are its articles.
    Report,
}

/// Whether the source of a category names its winner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Announcement {
    /// The source names the winner.
    Announced,
    /// The source was written before the ceremony.
    Pending,
}

/// When and where winners are revealed.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Ceremony {
    /// The day, as a reader would write it: "20 July 2022".
    pub date: String,
    /// The venue.
    pub place: String,
}

/// A fact of the collection as a whole.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct CollectionFact {
    /// The fact, one sentence.
    pub text: String,
    /// Where it stands in the source.
    pub lines: Vec<LineRange>,
}

/// What a collection was written from.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The document's file name, without a folder: what `check --originals` reads.
    pub file: Option<String>,
    /// SHA-256 of the file's bytes, in lower-case hexadecimal.
    pub sha256: Option<String>,
    /// What sort of document it is, as it is said after the collection's name: "brochure".
    pub title: Option<String>,
    /// Where anybody can read it.
    pub url: Option<String>,
}

/// Lines of a source, 1-based, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub struct LineRange(pub usize, pub usize);

impl fmt::Display for LineRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == self.1 { write!(f, "{}", self.0) } else { write!(f, "{}–{}", self.0, self.1) }
    }
}

/// An award category of a collection, or a section of a case-study collection.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Category {
    /// Unique in its collection, kebab-case.
    pub id: String,
    /// The full name.
    pub name: String,
    /// Other names that people use.
    pub aliases: Vec<String>,
    /// Who sponsors it, where anybody does.
    pub sponsor: Option<String>,
    /// Whether it only holds what stands outside the sections, and is counted as none.
    pub apart: bool,
    /// The collection it belongs to.
    pub collection: CollectionKey,
    /// Whether the source names its winner; `None` for a section, which nobody wins. How a category stands by now is in
    /// [`Results`](crate::results::Results).
    pub announcement: Option<Announcement>,
}

/// Who entered or ran a project, or took part in it.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Unique in the catalogue, kebab-case.
    pub id: String,
    /// The canonical name.
    pub name: String,
    /// What people say: "Wigan" for Wigan Council. The name, where nothing shorter is given.
    #[serde(default)]
    pub short: String,
    /// Other names and abbreviations.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// "council", "company", "charity" …; empty where it is not known.
    #[serde(default)]
    pub kind: String,
    /// Of a council, its tier by law when its collections appeared: "district-council", "unitary-council",
    /// "metropolitan-council", "london-borough" …; empty where that is not known, and where the kind says it.
    #[serde(default)]
    pub tier: String,
    /// The English region, the nation or the country; empty where it is not known.
    #[serde(default)]
    pub region: String,
}

impl Organisation {
    /// Whether it is a council of any sort.
    #[must_use]
    pub fn is_council(&self) -> bool {
        matches!(self.kind.as_str(), "council" | "county-council")
    }

    /// Whether it is of a kind: its own, its tier, or what its name says a council is: "city-council".
    #[must_use]
    pub fn is_of_kind(&self, kind: &str) -> bool {
        let named = |style: &str| self.is_council() && self.name.split(' ').any(|word| word == style);
        match kind {
            "council" => self.is_council(),
            "city-council" => named("City"),
            "borough-council" => named("Borough"),
            _ => self.kind == kind || self.tier == kind,
        }
    }
}

/// A subject that entries share, from the vocabulary.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Unique in the catalogue, kebab-case.
    pub id: String,
    /// The name as shown.
    pub name: String,
    /// Other names that people use.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// An entry's standing in a category, as the source states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub struct Recognition {
    /// The category.
    pub category: CategoryKey,
    /// How far it got by the source. [`Results`](crate::results::Results) tells how far it got by now.
    pub status: Status,
    /// The source lost the category's heading; its neighbours show it.
    pub inferred: bool,
}

/// One project, case study or article: what people ask about.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Entry {
    /// Unique in the catalogue, kebab-case, never changes.
    pub id: String,
    /// As the source prints it, white space mended.
    pub title: String,
    /// Other names of the project.
    pub aliases: Vec<String>,
    /// The collection it belongs to.
    pub collection: CollectionKey,
    /// Who entered or ran it; empty where the source does not say.
    pub organisations: Vec<OrganisationKey>,
    /// Whose area it is about, where the source does not say who entered it: it is found with theirs.
    pub area: Option<OrganisationKey>,
    /// Who else took part, and as what.
    pub parties: Vec<Party>,
    /// Its standings; empty outside awards.
    pub recognitions: Vec<Recognition>,
    /// The section it stands in; `None` for awards.
    pub section: Option<CategoryKey>,
    /// Its subjects, the most telling first; empty where none is given.
    pub topics: Vec<TopicKey>,
    /// The figures that its facts state, as data.
    pub figures: Vec<Figure>,
    /// The persons that the source names.
    pub people: Vec<Person>,
    /// Where it stands in the source; empty without a source, or where nobody wrote it down.
    pub lines: Vec<LineRange>,
    /// Parts of it that were proposed by rules, and that nobody has looked at yet.
    pub proposed: Vec<Proposed>,
    /// What it tells in sentences, which are read as its own fields: `entry.summary`, `entry.facts`.
    #[serde(skip)]
    pub(super) sentences: Sentences,
}

/// A part of an entry that rules can propose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Proposed {
    /// Its topics.
    Topics,
    /// Its summary.
    Summary,
    /// Its figures.
    Figures,
    /// Its questions.
    Questions,
}

impl Proposed {
    /// The id used in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Topics => "topics",
            Self::Summary => "summary",
            Self::Figures => "figures",
            Self::Questions => "questions",
        }
    }
}

/// Who took part in an entry beside those who entered it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Party {
    /// The organisation.
    pub organisation: OrganisationKey,
    /// As what it took part.
    pub role: Role,
    /// What it supplied, funded or did, in a few words.
    pub what: Option<String>,
}

/// As what an organisation took part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Worked on it together with those who entered.
    Partner,
    /// Sold or built something for it.
    Supplier,
    /// Gave money.
    Funder,
    /// Measured or reviewed it.
    Evaluator,
    /// Lent its name and support.
    Sponsor,
}

impl Role {
    /// The id used in files and JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Partner => "partner",
            Self::Supplier => "supplier",
            Self::Funder => "funder",
            Self::Evaluator => "evaluator",
            Self::Sponsor => "sponsor",
        }
    }
}

/// A person whom the source of an entry names.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// As the source writes it, perhaps a first name only.
    pub name: String,
    /// The post or part that the source gives them: "chief executive".
    pub post: Option<String>,
    /// Whom they work for, where the source says so.
    pub organisation: Option<String>,
}

/// A figure that an entry states, beside the fact that tells it.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct Figure {
    /// What it counts or measures, in a few everyday words: "saved a year by sharing a control room".
    pub what: String,
    /// Other everyday words for the same.
    pub also: Vec<String>,
    /// As the source prints it: "over 2,000".
    pub value: String,
    /// The number that the value says, in `unit`s; `None` for a date.
    pub number: Option<f64>,
    /// The upper end, where the value is a range.
    pub to: Option<f64>,
    /// A currency code, `%`, `date`, or what is counted, in the plural.
    pub unit: String,
    /// What kind of figure it is.
    pub kind: FigureKind,
    /// What it is counted for each of: "year", "household".
    pub per: Option<String>,
    /// The year that it is of, where the source says so.
    pub year: Option<u16>,
    /// Whether the source gives it as a limit or an estimate.
    pub bound: Option<Bound>,
    /// The number of the entry's fact that tells it.
    pub fact: usize,
}

/// What kind of figure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FigureKind {
    /// Money saved, or a cost that was avoided.
    Saving,
    /// Money spent; a price.
    Cost,
    /// Money given for it.
    Grant,
    /// Money set aside.
    Budget,
    /// Money earned or raised.
    Income,
    /// What something is worth in money.
    Worth,
    /// What comes back for each pound.
    Return,
    /// How many of something there are.
    Count,
    /// A part of a whole.
    Share,
    /// A rise, a fall or a factor.
    Change,
    /// A rank, a rating or a score.
    Rank,
    /// How long something takes or took.
    Duration,
    /// When something was or will be.
    Date,
    /// Any other measurement: length, area, weight, energy.
    Measure,
}

impl Figure {
    /// Whether something can be worked out of it: it is one number, and not just "hundreds".
    #[must_use]
    pub fn is_exact(&self) -> bool {
        let vague = ["dozens", "hundreds", "thousands", "millions"].iter().any(|many| self.value.starts_with(many));
        self.number.is_some() && self.to.is_none() && !vague
    }
}

impl FigureKind {
    /// The id used in files and JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Saving => "saving",
            Self::Cost => "cost",
            Self::Grant => "grant",
            Self::Budget => "budget",
            Self::Income => "income",
            Self::Worth => "worth",
            Self::Return => "return",
            Self::Count => "count",
            Self::Share => "share",
            Self::Change => "change",
            Self::Rank => "rank",
            Self::Duration => "duration",
            Self::Date => "date",
            Self::Measure => "measure",
        }
    }

    /// Whether it is an amount of money.
    #[must_use]
    pub fn is_money(self) -> bool {
        matches!(self, Self::Saving | Self::Cost | Self::Grant | Self::Budget | Self::Income | Self::Worth)
    }
}

/// How a figure that is not exact is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub enum Bound {
    /// An estimate.
    #[serde(rename = "about")]
    About,
    /// This or more.
    #[serde(rename = "at least")]
    AtLeast,
    /// This or less.
    #[serde(rename = "at most")]
    AtMost,
}

impl Entry {
    /// A fact as a card shows it below the entry's title: in its short form, which does not repeat whose fact it is, or as
    /// a whole where it has none. `None` where the entry has no such fact.
    #[must_use]
    pub fn fact_for_card(&self, fact: usize) -> Option<&str> {
        let short = self.short_facts.get(fact).and_then(Option::as_deref);
        short.or_else(|| self.facts.get(fact).map(String::as_str))
    }

    /// The categories it is recognised in, or the section it stands in.
    pub fn categories(&self) -> impl Iterator<Item = CategoryKey> + '_ {
        self.recognitions.iter().map(|r| r.category).chain(self.section)
    }

    /// Who else took part, each once.
    pub fn partners(&self) -> impl Iterator<Item = OrganisationKey> + '_ {
        let parties = self.parties.iter().enumerate();
        let first = move |(at, party): &(usize, &Party)| {
            self.parties[..*at].iter().all(|before| before.organisation != party.organisation)
        };
        parties.filter(first).map(|(_, party)| party.organisation)
    }

    /// Whoever entered it, ran it or took part in it, and whose area it is about.
    pub fn involved(&self) -> impl Iterator<Item = OrganisationKey> + '_ {
        self.organisations.iter().copied().chain(self.partners()).chain(self.area)
    }
}
