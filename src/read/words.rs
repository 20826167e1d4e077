//! The table of words by which people ask: which roles a word or phrase can have.
//!
//! The table is data (`words.toml`), compiled in and checked when the library is opened.

use std::fmt;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use serde::de::value::{Error as ValueError, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};

use crate::catalogue::{FigureKind, Role as PartyRole, Status};
use crate::query::{BotAsk, Metric, Operation, Unit};
use crate::search::analysis;
use crate::search::spelling::Speller;

/// The table as it is written.
const TABLE: &str = include_str!("words.toml");

/// A part that a word can play in a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// Asks for somebody.
    Who,
    /// Asks for something, or for which.
    What,
    /// Asks for a place.
    Where,
    /// Asks for a reason.
    Why,
    /// Asks whether.
    YesNo,
    /// Asks for a number.
    HowMany,
    /// Asks for an amount.
    HowMuch,
    /// Asks for a figure of some kind.
    Metric(Metric),
    /// Is about money of some kind.
    Money(FigureKind),
    /// Is about money.
    OfMoney,
    /// Several of what can be counted or listed.
    Unit(Unit),
    /// One of what can be counted or listed.
    One(Unit),
    /// People: those who stand in a category, or those whom an entry counts.
    People,
    /// What could be counted, but is not in the catalogue.
    Uncounted,
    /// A kind of organisation.
    Kind(String),
    /// A region of organisations.
    Region(String),
    /// A standing.
    Status(Status),
    /// Mentions an award or a category.
    Award,
    /// May say that an award was won, where one is named: "took", "received".
    Took,
    /// Asks how something fared.
    Fared,
    /// Joins the parts of a question about the catalogue, and says nothing else in it.
    Link,
    /// What a collection is: a page, a report. Behind its name it belongs to the name.
    Work,
    /// May say that somebody won, behind the name of an award: "champions".
    Champion,
    /// Beside a standing: all who stood, whatever they came to.
    Stood,
    /// Leads to whom somebody stood against.
    Rival,
    /// Says who came before whom.
    Beat,
    /// Says that nothing was won.
    Lost,
    /// Says that a standing is the best that was reached.
    NoMore,
    /// Says that a standing or a better one was reached.
    OrBetter,
    /// Somebody whom entries rarely name: "the resident".
    Somebody,
    /// Takes those alone that got further than a standing: "further than".
    Beyond,
    /// Wants something worked out of several figures.
    Reckoned(Operation),
    /// May want it, where an entry states the figures side by side: "the gap", "per".
    MayReckon(Operation),
    /// Says what may come of the figures that answer, whatever else is asked: "off target", "all in".
    WorksOut(Operation),
    /// How it was before something changed.
    AtFirst,
    /// Says that something became more or less.
    Change,
    /// Is about sponsoring.
    Sponsor,
    /// Mentions the day on which winners are revealed.
    Day,
    /// Turns round what follows.
    Not,
    /// Gives alternatives.
    Or,
    /// Wants all of several.
    Both,
    /// From a year on.
    Since,
    /// After a year.
    After,
    /// Before a year.
    Before,
    /// Up to a year.
    Until,
    /// Between two years.
    Between,
    /// Most of something.
    Most,
    /// Fewest of something.
    Fewest,
    /// The largest figure.
    Largest,
    /// The smallest figure.
    Smallest,
    /// The first so many.
    First,
    /// The top so many.
    Top,
    /// On average.
    Average,
    /// In all.
    Total,
    /// For each.
    Per,
    /// More than a number.
    MoreThan,
    /// Fewer than a number.
    FewerThan,
    /// Just a number.
    Exactly,
    /// More than once.
    Repeatedly,
    /// In some order.
    Sorted,
    /// An operator that nothing executes.
    Unread,
    /// Asks for all there is.
    List,
    /// Leads to what entries are about.
    About,
    /// Leads to what entries say.
    Says,
    /// Asks for others like one.
    Similar,
    /// Asks for a comparison.
    Compare,
    /// Asks for who took part in some role.
    Party(PartyRole),
    /// Says what was done by whoever took part in some role.
    TookPart(PartyRole),
    /// A post that somebody holds.
    Post,
    /// What somebody did, in place of a post.
    Did,
    /// Whoever is at the head.
    Boss,
    /// A surname.
    Surname,
    /// Stands for something mentioned before.
    Pronoun,
    /// One of those that were shown before.
    Among,
    /// Puts something in the place of what was asked before.
    Instead,
    /// Asks for the rest.
    Else,
    /// Asks for the next page.
    More,
    /// Asks for the page before.
    Previous,
    /// Asks for the first page.
    FirstPage,
    /// Asks for the last page.
    LastPage,
    /// A page, by its number.
    Page,
    /// Opens what has a number in a list.
    Open,
    /// The n-th of what was listed before; -1 is the last.
    Ordinal(i8),
    /// Not the one that was shown, but another.
    OtherOne,
    /// What was mentioned before that of which one speaks now: "the one before that".
    EarlierOne,
    /// Begins a new question: "different question".
    Anew,
    /// Asks for the names of what was counted.
    WhichOnes,
    /// Narrows what was listed before.
    Only,
    /// Is about somebody's own business.
    Private,
    /// Is surely about somebody's own business, whoever is asked about.
    SurelyPrivate,
    /// Asks how an award was judged.
    Judging,
    /// Asks for the arrangements of an event: what to wear, when dinner is.
    Arrangements,
    /// Asks how a name is spoken.
    Pronunciation,
    /// Asks for what a service does for whoever asks, today or tomorrow.
    Services,
    /// Asks for an opinion.
    Opinion,
    /// Asks what is going to happen.
    Prediction,
    /// Turns a figure into its opposite.
    Reversing,
    /// Something ended, was given up or taken away: an entry must tell so before it answers why or when.
    Ended,
    /// What somebody has none of who only asks politely: "not *sure*", "no *idea*", "no *trouble*".
    Hedge,
    /// Calls a category or a section behind its name or before it: "the housing *bit*", "the *chapter* on data".
    Part,
    /// Says nothing.
    Filler,
    /// What somebody wants an answer for: "for a press release".
    Occasion,
    /// Is about whoever asks: a clause with such a word, which asks nothing, says nothing of what is asked.
    Aside,
    /// All that a greeting or thanks says.
    SmallTalk,
    /// Greets, and thanks for nothing.
    Greeting,
    /// All that a question about the bot itself says.
    Bot(BotAsk),
    /// Asks what something means.
    Expansion,
    /// Is about standings as such.
    Standings,
    /// Thanks or takes leave, whatever is said beside it.
    Thanks,
    /// All that a call for help says.
    Help,
}

/// A word or phrase with one of its roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// Its words after the first.
    rest: Vec<String>,
    /// The role, by its position in the table.
    role: usize,
}

/// All words by their first word.
#[derive(Default)]
pub struct WordTable {
    roles: Vec<Role>,
    phrases: FxHashMap<String, Vec<Phrase>>,
    /// The words of which posts are made.
    posts: FxHashSet<String>,
    /// What people write short, with what it is in full.
    short: FxHashMap<String, String>,
    /// The words by which the table asks, to tell a misspelt one.
    speller: Speller,
}

/// A shorter word of the table is not looked for in misspelt ones: another letter makes another word.
const LEAST_MISSPELT: usize = 6;
/// A misspelt word is one of the table when it is this like it.
const SURELY_MISSPELT: f32 = 0.8;

/// The table is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("words.toml: {0}")]
pub struct WordsError(String);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    words: Vec<Group>,
    #[serde(default)]
    written_short: FxHashMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    role: String,
    value: Option<String>,
    words: Vec<String>,
}

impl WordTable {
    /// The table that is compiled in.
    ///
    /// # Errors
    /// It cannot be read, names a role or a value that does not exist, or has a word that no question can have.
    pub fn built_in() -> Result<Self, WordsError> {
        Self::parse(TABLE)
    }

    fn parse(text: &str) -> Result<Self, WordsError> {
        let file: File = toml::from_str(text).map_err(|error| WordsError(error.to_string()))?;
        let mut table = Self { short: file.written_short, ..Self::default() };
        for group in file.words {
            let role = role(&group.role, group.value.as_deref()).map_err(WordsError)?;
            let number = table.roles.len();
            table.roles.push(role);
            for phrase in &group.words {
                table.add(phrase, number)?;
            }
        }
        table.speller.finish();
        Ok(table)
    }

    /// Whether a word is part of a post that somebody may hold.
    pub(crate) fn in_post(&self, word: &str) -> bool {
        self.posts.contains(word)
    }

    /// What a word is in full that people write short.
    pub(crate) fn in_full(&self, word: &str) -> Option<&str> {
        self.short.get(word).map(String::as_str)
    }

    /// Whether the table has a word, alone or in a phrase.
    pub(crate) fn has(&self, word: &str) -> bool {
        let alone = [word.to_owned()];
        self.speller.number(word).is_some() || self.at(&alone).next().is_some()
    }

    /// The word of the table that a misspelt one surely is.
    pub(crate) fn corrected(&self, word: &str) -> Option<&str> {
        if word.len() < LEAST_MISSPELT || self.speller.number(word).is_some() {
            return None;
        }
        let corrections = self.speller.corrections(word);
        let best = corrections.first().filter(|best| best.similarity >= SURELY_MISSPELT)?;
        let whole = self.speller.word(best.word);
        // "Short" is a word of its own, not the beginning of "shortlist".
        (!whole.starts_with(word)).then_some(whole)
    }

    fn add(&mut self, phrase: &str, role: usize) -> Result<(), WordsError> {
        let cut = analysis::words(phrase);
        let [first, rest @ ..] = cut.as_slice() else {
            // "£" and "%" are not words: questions are searched for them as they were typed.
            return Ok(());
        };
        if phrase.contains(['£', '%']) {
            return Ok(());
        }
        if cut.join(" ") != phrase {
            let message = format!("“{phrase}” is not written as questions are cut; expected “{}”", cut.join(" "));
            return Err(WordsError(message));
        }
        if let Some(short) = cut.iter().find(|word| self.short.contains_key(*word)) {
            return Err(WordsError(format!(
                "“{phrase}” has “{short}”, which is read in full; expected it in full here too"
            )));
        }
        if self.roles[role] == Role::Post {
            self.posts.extend(cut.iter().cloned());
        }
        for word in cut.iter().filter(|word| word.len() >= LEAST_MISSPELT) {
            self.speller.add(word);
        }
        let list = self.phrases.entry(first.clone()).or_default();
        let phrase = Phrase { rest: rest.to_vec(), role };
        if !list.contains(&phrase) {
            list.push(phrase);
        }
        Ok(())
    }

    /// The roles that the words at the beginning of `words` can have: how many words, and which role.
    pub(crate) fn at<'t, 'w>(&'t self, words: &'w [String]) -> impl Iterator<Item = (usize, &'t Role)> + use<'t, 'w> {
        let list = words.first().and_then(|first| self.phrases.get(first)).map_or(&[][..], Vec::as_slice);
        list.iter().filter_map(move |phrase| {
            let stands = words.get(1..=phrase.rest.len()).is_some_and(|next| next == phrase.rest.as_slice());
            stands.then(|| (phrase.rest.len() + 1, &self.roles[phrase.role]))
        })
    }
}

/// The role of this name, with its value.
fn role(name: &str, value: Option<&str>) -> Result<Role, String> {
    if let Some(value) = value {
        return match name {
            "metric" => Ok(Role::Metric(named_metric(value)?)),
            "money" => Ok(Role::Money(by_id::<FigureKind>(value)?)),
            "unit" => Ok(Role::Unit(named_unit(value)?)),
            "one" => Ok(Role::One(named_unit(value)?)),
            "kind" => Ok(Role::Kind(value.to_owned())),
            "region" => Ok(Role::Region(value.to_owned())),
            "status" => Ok(Role::Status(by_id::<Status>(value)?)),
            "party" => Ok(Role::Party(by_id::<PartyRole>(value)?)),
            "took-part" => Ok(Role::TookPart(by_id::<PartyRole>(value)?)),
            "reckoned" => Ok(Role::Reckoned(named_operation(value)?)),
            "may-reckon" => Ok(Role::MayReckon(named_operation(value)?)),
            "works-out" => Ok(Role::WorksOut(named_operation(value)?)),
            "bot" => Ok(Role::Bot(named_bot_ask(value)?)),
            "ordinal" => value.parse().map(Role::Ordinal).map_err(|_| format!("the ordinal `{value}` is not a number")),
            _ => Err(format!("the role `{name}` takes no value")),
        };
    }
    let plain = PLAIN.iter().find(|(known, _)| *known == name);
    plain.map(|(_, role)| role.clone()).ok_or_else(|| format!("unknown role `{name}`, or its value is missing"))
}

const PLAIN: &[(&str, Role)] = &[
    ("who", Role::Who),
    ("what", Role::What),
    ("where", Role::Where),
    ("why", Role::Why),
    ("yes-no", Role::YesNo),
    ("how-many", Role::HowMany),
    ("how-much", Role::HowMuch),
    ("of-money", Role::OfMoney),
    ("people", Role::People),
    ("uncounted", Role::Uncounted),
    ("award", Role::Award),
    ("took", Role::Took),
    ("fared", Role::Fared),
    ("link", Role::Link),
    ("work", Role::Work),
    ("champion", Role::Champion),
    ("stood", Role::Stood),
    ("lost", Role::Lost),
    ("no-more", Role::NoMore),
    ("or-better", Role::OrBetter),
    ("beyond", Role::Beyond),
    ("somebody", Role::Somebody),
    ("sponsor", Role::Sponsor),
    ("day", Role::Day),
    ("not", Role::Not),
    ("or", Role::Or),
    ("both", Role::Both),
    ("since", Role::Since),
    ("after", Role::After),
    ("before", Role::Before),
    ("until", Role::Until),
    ("between", Role::Between),
    ("most", Role::Most),
    ("fewest", Role::Fewest),
    ("largest", Role::Largest),
    ("smallest", Role::Smallest),
    ("first", Role::First),
    ("top", Role::Top),
    ("average", Role::Average),
    ("total", Role::Total),
    ("per", Role::Per),
    ("more-than", Role::MoreThan),
    ("fewer-than", Role::FewerThan),
    ("exactly", Role::Exactly),
    ("repeatedly", Role::Repeatedly),
    ("sorted", Role::Sorted),
    ("unread", Role::Unread),
    ("list", Role::List),
    ("about", Role::About),
    ("says", Role::Says),
    ("similar", Role::Similar),
    ("compare", Role::Compare),
    ("post", Role::Post),
    ("did", Role::Did),
    ("boss", Role::Boss),
    ("surname", Role::Surname),
    ("pronoun", Role::Pronoun),
    ("among", Role::Among),
    ("instead", Role::Instead),
    ("else", Role::Else),
    ("more", Role::More),
    ("previous", Role::Previous),
    ("first-page", Role::FirstPage),
    ("last-page", Role::LastPage),
    ("page", Role::Page),
    ("open", Role::Open),
    ("other-one", Role::OtherOne),
    ("earlier-one", Role::EarlierOne),
    ("anew", Role::Anew),
    ("which-ones", Role::WhichOnes),
    ("only", Role::Only),
    ("private", Role::Private),
    ("surely-private", Role::SurelyPrivate),
    ("judging", Role::Judging),
    ("arrangements", Role::Arrangements),
    ("pronunciation", Role::Pronunciation),
    ("services", Role::Services),
    ("opinion", Role::Opinion),
    ("prediction", Role::Prediction),
    ("reversing", Role::Reversing),
    ("ended", Role::Ended),
    ("change", Role::Change),
    ("at-first", Role::AtFirst),
    ("hedge", Role::Hedge),
    ("part", Role::Part),
    ("filler", Role::Filler),
    ("aside", Role::Aside),
    ("occasion", Role::Occasion),
    ("rival", Role::Rival),
    ("beat", Role::Beat),
    ("thanks", Role::Thanks),
    ("small-talk", Role::SmallTalk),
    ("greeting", Role::Greeting),
    ("meaning", Role::Expansion),
    ("standings", Role::Standings),
    ("help", Role::Help),
];

fn by_id<T: DeserializeOwned>(id: &str) -> Result<T, String> {
    let id: StrDeserializer<'_, ValueError> = id.into_deserializer();
    T::deserialize(id).map_err(|error| error.to_string())
}

fn named_bot_ask(name: &str) -> Result<BotAsk, String> {
    Ok(match name {
        "maker" => BotAsk::Maker,
        "nature" => BotAsk::Nature,
        "sources" => BotAsk::Sources,
        "entering" => BotAsk::Entering,
        "fun" => BotAsk::Fun,
        _ => return Err(format!("nothing is told of the bot under `{name}`")),
    })
}

fn named_operation(name: &str) -> Result<Operation, String> {
    let operation = Operation::ALL.into_iter().find(|operation| operation.id() == name);
    operation.ok_or_else(|| format!("nothing is worked out by `{name}`"))
}

fn named_metric(name: &str) -> Result<Metric, String> {
    Ok(match name {
        "share" => Metric::Share,
        "duration" => Metric::Duration,
        "date" => Metric::Date,
        "measure" => Metric::Measure,
        "age" => Metric::Age,
        "rank" => Metric::Rank,
        "return" => Metric::Return,
        "amount" => Metric::Amount,
        _ => return Err(format!("unknown metric `{name}`")),
    })
}

fn named_unit(name: &str) -> Result<Unit, String> {
    Ok(match name {
        "entries" => Unit::Entries,
        "organisations" => Unit::Organisations,
        "councils" => Unit::Councils,
        "partners" => Unit::Partners,
        "categories" => Unit::Categories,
        "recognitions" => Unit::Recognitions,
        "wins" => Unit::Wins,
        "collections" => Unit::Collections,
        "topics" => Unit::Topics,
        "sponsors" => Unit::Sponsors,
        "regions" => Unit::Regions,
        "years" => Unit::Years,
        _ => return Err(format!("unknown unit `{name}`")),
    })
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = PLAIN.iter().find(|(_, role)| role == self).map(|(name, _)| *name);
        match (plain, self) {
            (Some(name), _) => f.write_str(name),
            (None, Self::Status(status)) => write!(f, "standing {}", status.id()),
            (None, Self::Party(role) | Self::TookPart(role)) => write!(f, "party {}", role.id()),
            (None, Self::Kind(kind) | Self::Region(kind)) => f.write_str(kind),
            (None, Self::Money(kind)) => write!(f, "money {}", kind.id()),
            (None, other) => write!(f, "{}", format!("{other:?}").to_lowercase()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_table_is_sound() {
        let table = WordTable::built_in().expect("it is sound");
        let words = ["how".to_owned(), "many".to_owned()];
        assert!(table.at(&words).any(|(length, role)| length == 2 && *role == Role::HowMany));
    }

    #[test]
    fn a_wrong_table_says_what_is_wrong() {
        let wrong = |text: &str| WordTable::parse(text).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(wrong("[[words]]\nrole = \"nonsense\"\nwords = [\"a\"]").contains("nonsense"));
        assert!(wrong("[[words]]\nrole = \"status\"\nvalue = \"loser\"\nwords = [\"a\"]").contains("loser"));
        assert!(wrong("[[words]]\nrole = \"not\"\nwords = [\"Don't\"]").contains("“dont”"));
        let short = "[[words]]\nrole = \"how-many\"\nwords = [\"hw many\"]\n[written_short]\nhw = \"how\"";
        assert!(wrong(short).contains("in full"));
    }
}
