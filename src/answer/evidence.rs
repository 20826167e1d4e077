//! Evidence: whether an entry that was found covers what is asked, and which of its facts, figures and people does.
//!
//! Every measure is a share from 0 to 1 of the telling words of a question, each weighed by how rare it is. The few numbers
//! that decide stand in [`thresholds`], each with what it means; `laureate ask --explain` prints the shares. [`somebody`] looks
//! for persons and organisations.

mod somebody;
mod thresholds;

use std::cell::OnceCell;
use std::rc::Rc;

pub use thresholds::{THRESHOLDS, Thresholds};

use super::figures::fits;
use crate::catalogue::figures::has_number;
use crate::catalogue::{Entry, EntryKey, Figure, FigureKind};
use crate::library::Library;
use crate::query::{FigureAsk, Metric};
use crate::read::words::Role;
use crate::search::coverage::{Coverage, WordCoverage};
use crate::search::{AnalysedText, Stem};

/// A question against one entry.
pub(super) struct Evidence<'a> {
    pub(super) library: &'a Library,
    pub(super) question: &'a AnalysedText,
    pub(super) key: EntryKey,
    pub(super) entry: &'a Entry,
    pub(super) coverage: Rc<Coverage>,
    /// The words that ask; all words where none ask.
    focus: Vec<String>,
    /// The words of the question but those that only join others, once somebody asks for them.
    longer: OnceCell<Vec<Stem>>,
}

/// How telling a year is among the words of a question.
const YEAR_WEIGHT: f32 = 3.0;

/// Words of no more letters than this only join others: "is", "the", "in".
const SHORT_WORD: usize = 3;

/// Something of an entry that answers, with its share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Found {
    /// Its number in its list.
    pub(super) at: usize,
    /// How much of what is asked it covers.
    pub(super) share: f32,
}

impl<'a> Evidence<'a> {
    pub(super) fn new(library: &'a Library, question: &'a AnalysedText, key: EntryKey, focus: Option<&str>) -> Self {
        let coverage = Rc::new(library.search().coverage(question, key));
        Self::of(library, (question, coverage), key, focus)
    }

    /// The same with what the entry has of the question.
    pub(super) fn of(
        library: &'a Library,
        (question, coverage): (&'a AnalysedText, Rc<Coverage>),
        key: EntryKey,
        focus: Option<&str>,
    ) -> Self {
        let focus = focus.map(|focus| library.search().searched(focus)).unwrap_or_default();
        Self { library, question, key, entry: library.catalogue().entry(key), coverage, focus, longer: OnceCell::new() }
    }

    /// The words that ask for something: those that do not only name the entry.
    fn asked(&self) -> impl Iterator<Item = &WordCoverage> {
        self.coverage.words.iter().filter(|word| !self.only_names(word) && self.is_asked(word))
    }

    fn is_asked(&self, word: &WordCoverage) -> bool {
        self.focus.is_empty() || self.focus.contains(&word.word)
    }

    pub(super) fn only_names(&self, word: &WordCoverage) -> bool {
        word.named >= self.library.search().settings().synonym
    }

    /// How much of a word of the question the entry has; `None` of a word that tells nothing.
    pub(super) fn coverage_of(&self, word: &str) -> Option<f32> {
        let same = |covered: &&WordCoverage| self.library.search().same_stem(&covered.word, word);
        self.coverage.words.iter().find(same).map(|covered| covered.anywhere)
    }

    /// How much of some words of the question the entry has, each as it tells; `None` where none tells anything.
    pub(super) fn share_of(&self, words: &[&str]) -> Option<f32> {
        let same = |word: &&WordCoverage| words.iter().any(|said| self.library.search().same_stem(&word.word, said));
        let own: Vec<&WordCoverage> = self.coverage.words.iter().filter(same).collect();
        let all: f32 = own.iter().map(|word| word.weight).sum();
        (all > 0.0).then(|| own.iter().map(|word| word.weight * word.anywhere).sum::<f32>() / all)
    }

    /// Whether anything is asked beside what names the entry.
    pub(super) fn asks_more(&self) -> bool {
        self.asked().next().is_some()
    }

    /// How much of what is asked stands anywhere in the entry.
    pub(super) fn anywhere(&self) -> f32 {
        self.share(|word| word.anywhere)
    }

    /// The same of those words alone that are surely spelt right.
    pub(super) fn known_anywhere(&self) -> f32 {
        let known: Vec<&str> =
            self.question.known().filter(|(_, surest)| *surest >= 1.0).map(|(word, _)| word).collect();
        self.share(|word| if known.contains(&word.word.as_str()) { word.anywhere } else { 1.0 })
    }

    /// How many words ask for something.
    pub(super) fn asked_words(&self) -> usize {
        self.asked().count()
    }

    /// The share of the question that names the entry.
    pub(super) fn named(&self) -> f32 {
        let all: f32 = self.coverage.words.iter().map(|word| word.weight).sum();
        let named: f32 = self.coverage.words.iter().map(|word| word.weight * word.named).sum();
        named / all.max(f32::EPSILON)
    }

    /// The share of the words that ask, each as far as `has` says.
    fn share(&self, has: impl Fn(&WordCoverage) -> f32) -> f32 {
        let (mut all, mut had) = (0.0, 0.0);
        for word in self.asked() {
            all += word.weight;
            had += word.weight * has(word);
        }
        if all > 0.0 { had / all } else { 1.0 }
    }

    /// How much of what is asked one fact has; with names, facts that tell one count for more.
    fn fact_share(&self, fact: usize) -> f32 {
        self.share(|word| word.facts.get(fact).or(word.facts.last()).copied().unwrap_or_default())
    }

    /// The fact that has most of what is asked, among those that are wanted.
    pub(super) fn best_fact(&self, wanted: impl Fn(&str) -> bool) -> Option<Found> {
        let facts = self.entry.facts.iter().enumerate().filter(|(_, fact)| wanted(fact));
        let shares = facts.map(|(at, _)| Found { at, share: self.fact_share(at) });
        shares.reduce(|best, next| {
            let equal = next.share > 0.0 && (next.share - best.share).abs() < f32::EPSILON;
            let better = if equal { self.said(next.at) > self.said(best.at) } else { next.share > best.share };
            if better { next } else { best }
        })
    }

    /// The fact that has most of the question, the words that name the entry among them.
    pub(super) fn fact_with_names(&self) -> Option<Found> {
        let words = &self.coverage.words;
        let all: f32 = words.iter().map(|word| word.weight).sum();
        let share = |at: usize| {
            let had = words.iter().map(|word| word.weight * word.facts.get(at).copied().unwrap_or_default());
            had.sum::<f32>() / all.max(f32::EPSILON)
        };
        let shares: Vec<Found> = (0..self.entry.facts.len()).map(|at| Found { at, share: share(at) }).collect();
        let most = shares.iter().map(|found| found.share).fold(0.0, f32::max);
        let mut best = shares.into_iter().filter(|found| found.share >= most);
        let first = best.next().filter(|_| most > 0.0)?;
        // Of two equal ones that which says more, and the first of those.
        Some(best.fold(first, |best, next| if self.said(next.at) > self.said(best.at) { next } else { best }))
    }

    /// How many words of the question a fact has, those that tell little among them: of two that have as much of what is
    /// asked, "would most like to hear of jobs" answers "what did they want to hear about?".
    fn said(&self, fact: usize) -> usize {
        let search = self.library.search();
        let fact = search.stems(&self.entry.facts[fact]);
        let longer = || {
            let words = search.searched(&self.question.understood).into_iter();
            words.filter(|word| word.len() > SHORT_WORD).map(|word| search.stem(&word)).collect()
        };
        self.longer.get_or_init(longer).iter().filter(|asked| fact.contains(asked)).count()
    }

    /// These facts, those that have most of what is asked first; and whether the first has so much of it that it leads.
    pub(super) fn ranked(&self, facts: Vec<usize>) -> (Vec<usize>, bool) {
        // Of two that have as much of it, the one with a number says more.
        let number = |fact: usize| if has_number(&self.entry.facts[fact]) { THRESHOLDS.number } else { 0.0 };
        let worth = |fact: usize| self.fact_share(fact) + number(fact);
        let mut facts: Vec<(f32, usize)> = facts.into_iter().map(|fact| (worth(fact), fact)).collect();
        facts.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        let facts: Vec<usize> = facts.into_iter().map(|(_, fact)| fact).collect();
        let leads = facts.first().is_some_and(|first| self.fact_share(*first) >= THRESHOLDS.leads);
        (facts, leads && self.asked_words() > 0)
    }

    /// Whether a question for a figure says which: by a word, by what is counted, or by a year.
    pub(super) fn asks_for_more(&self, ask: &FigureAsk) -> bool {
        self.asked_for(ask).next().is_some() || !ask.counted.is_empty() || !ask.years.is_empty()
    }

    /// The words that ask for something other than a kind of figure.
    pub(super) fn asked_for(&self, ask: &FigureAsk) -> impl Iterator<Item = &WordCoverage> {
        let metric = ask.metric;
        self.coverage.words.iter().filter(move |word| self.is_asked(word) && !self.is_of_kind(&word.word, metric))
    }

    /// The share of what is asked for, each word as far as `has` says. What only names the entry was used up in finding it,
    /// unless it is said by its own words.
    pub(super) fn covered_by(
        &self,
        ask: &FigureAsk,
        own: &dyn Fn(&WordCoverage) -> f32,
        has: &dyn Fn(&WordCoverage) -> f32,
    ) -> f32 {
        let (mut whole, mut had) = (0.0, 0.0);
        for word in self.asked_for(ask).filter(|word| !self.only_names(word) || own(word) >= THRESHOLDS.counted) {
            whole += word.weight;
            had += word.weight * has(word);
        }
        if whole > 0.0 { had / whole } else { 0.0 }
    }

    /// The share of what is asked that any of these figures has in its own words; each year that is asked for counts as a word.
    pub(super) fn covered_jointly(&self, figures: &[usize], years: &[u16]) -> f32 {
        let of = |word: &WordCoverage| {
            figures.iter().map(|at| word.figures.get(*at).copied().unwrap_or_default()).fold(0.0, f32::max)
        };
        let is_year = |word: &WordCoverage| years.iter().any(|year| word.word == year.to_string());
        let (mut whole, mut had) = (0.0, 0.0);
        // "Raised" asks for money, and says which.
        let only_asks = |word: &WordCoverage| {
            [Role::HowMuch, Role::HowMany, Role::Total, Role::Average]
                .iter()
                .any(|role| self.has_role(&word.word, role))
        };
        for word in self.asked().filter(|word| !is_year(word) && !only_asks(word)) {
            whole += word.weight;
            had += word.weight * of(word);
        }
        for year in years {
            whole += YEAR_WEIGHT;
            had += if figures.iter().any(|at| self.entry.figures[*at].year == Some(*year)) { YEAR_WEIGHT } else { 0.0 };
        }
        if whole > 0.0 { had / whole } else { 0.0 }
    }

    /// Whether a figure may be what is asked for: of such a kind, of the year, and not the opposite.
    pub(super) fn may_be(&self, ask: &FigureAsk, at: usize) -> bool {
        let figure = &self.entry.figures[at];
        let other = ask.metric == Metric::Count && (self.is_other_time(ask, figure) || is_place(ask, figure));
        let kind = fits(ask.metric, figure) > 0.0 && !other;
        kind && self.is_of_year(ask, figure) && !self.is_reversed(at, figure)
    }

    /// Whether a figure is a length of time, and something else is counted: "24 hours" is no number of patients.
    fn is_other_time(&self, ask: &FigureAsk, figure: &Figure) -> bool {
        let of_unit = |word: &String| figure.unit.split(' ').any(|unit| self.library.search().same_stem(unit, word));
        figure.kind == FigureKind::Duration && !ask.counted.is_empty() && !ask.counted.iter().any(of_unit)
    }

    /// The words of the question that say what is counted.
    pub(super) fn counted(&self, ask: &FigureAsk) -> Vec<&WordCoverage> {
        let is = |word: &&WordCoverage| {
            ask.counted
                .iter()
                .any(|counted| *counted == word.word || self.library.search().same_stem(counted, &word.word))
        };
        self.coverage.words.iter().filter(is).collect()
    }

    /// Whether a word only says which kind of figure is wanted: "grant", where a sum of money is, but not where a number of
    /// grants is.
    fn is_of_kind(&self, word: &str, metric: Metric) -> bool {
        let money = matches!(metric, Metric::Money(_) | Metric::AnyMoney | Metric::Amount | Metric::Return);
        let word = [word.to_owned()];
        self.library.words().at(&word).any(|(_, role)| match role {
            // "How much did the budget save?" asks for a saving, and says of what.
            Role::Money(kind) => money && !matches!(metric, Metric::Money(asked) if asked != *kind),
            Role::OfMoney => money,
            Role::Metric(_) | Role::HowMuch | Role::HowMany | Role::Total => true,
            _ => false,
        })
    }

    pub(super) fn has_role(&self, word: &str, wanted: &Role) -> bool {
        let word = [word.to_owned()];
        self.library.words().at(&word).any(|(_, role)| role == wanted)
    }

    /// Whether "people" are asked for and the figure counts some.
    pub(super) fn are_people(&self, word: &str, figure: &Figure) -> bool {
        let person = |unit: &str| {
            [
                "people", "residents", "staff", "pupils", "children", "women", "men", "patients", "volunteers",
                "families", "adults", "employees", "workers", "visitors", "users", "carers", "members", "students",
                "tenants", "individuals", "learners",
            ]
            .iter()
            .any(|known| unit.to_lowercase().contains(known))
        };
        self.has_role(word, &Role::People) && person(&format!("{} {}", figure.unit, figure.what))
    }

    /// Whether the question turns a figure into its opposite.
    fn is_reversed(&self, at: usize, figure: &Figure) -> bool {
        let said = |word: &WordCoverage| {
            let own = word.figures.get(at).copied().unwrap_or_default();
            own.max(word.facts.get(figure.fact).or(word.facts.last()).copied().unwrap_or_default())
        };
        let mut asked = self.coverage.words.iter().filter(|word| self.is_asked(word));
        asked.any(|word| self.has_role(&word.word, &Role::Reversing) && said(word) < 0.5)
    }

    /// Whether a figure may be of the years that are asked for.
    fn is_of_year(&self, ask: &FigureAsk, figure: &Figure) -> bool {
        let of = |year: &u16| {
            let text = year.to_string();
            let fact = self.entry.facts.get(figure.fact);
            let collection = self.library.catalogue().collection(self.entry.collection).year;
            let said = figure.value.contains(&text)
                || figure.what.contains(&text)
                || fact.is_some_and(|fact| fact.contains(&text));
            match figure.year {
                Some(known) => known == *year || figure.value.contains(&text) || figure.what.contains(&text),
                None => said || *year == collection,
            }
        };
        // Of several years a figure is of one.
        if ask.years.len() > 1 { ask.years.iter().any(of) } else { ask.years.iter().all(of) }
    }

    /// The number of the one fact for which this holds.
    pub(super) fn only_fact(&self, wanted: impl Fn(&str) -> bool) -> Option<usize> {
        let mut all = (0..self.entry.facts.len()).filter(|at| wanted(&self.entry.facts[*at]));
        all.next().filter(|_| all.next().is_none())
    }

    /// Whether a fact mentions where money came from.
    pub(super) fn speaks_of_funds(fact: &str) -> bool {
        let lower = fact.to_lowercase();
        ["fund", "grant", "lottery", "financ", "invest", "donat"].iter().any(|word| lower.contains(word))
    }

    /// Whether a fact or a standing mentions an award.
    pub(super) fn speaks_of_award(fact: &str) -> bool {
        let lower = fact.to_lowercase();
        ["award", "prize", "winner", " won ", "shortlisted", "medal", "accolade", "finalist", "successful in", "trophy"]
            .iter()
            .any(|word| lower.contains(word))
    }
}

/// Whether a figure is a place in an order, and something else is counted: "the first home" is no number of homes.
fn is_place(ask: &FigureAsk, figure: &Figure) -> bool {
    let place = |word: &String| PLACES.contains(&word.as_str());
    figure.kind == FigureKind::Rank && !ask.counted.is_empty() && !ask.counted.iter().any(place)
}

/// What is counted in an order.
const PLACES: [&str; 8] = ["place", "places", "rank", "ranks", "position", "positions", "spot", "spots"];
