//! One entry: the one that a question names or describes, and what it tells of what is asked.

mod award;
mod definition;
mod fact;
mod fared;
mod figure;
mod meant;
mod misspelt;
mod premise;
mod reckoning;
mod who;

pub(super) use fared::fared_instead;
pub use figure::candidates;
pub(super) use reckoning::reckon;

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use fared::of_selected;

use super::evidence::{Evidence, THRESHOLDS};
use super::figures::states;
use super::select::allowed;
use super::{Card, DirectAnswer, Outcome, Refusal, Scored};
use crate::catalogue::EntryKey;
use crate::library::Library;
use crate::names::Mentions;
use crate::query::{Ask, Field, FigureAsk, Metric, Select};
use crate::read::words::Role;
use crate::search::coverage::Coverage;
use crate::search::rank::Fit;
use crate::search::{AnalysedText, Hit, Search, SearchError};

/// Entries that are looked at closely.
const LOOKED_AT: usize = 8;
/// Words of a question that ask for nothing in particular: "what was it called?"
const LITTLE: usize = 3;

/// What the reply says about an entry, where it answers.
enum EntryAnswer {
    /// It is the answer itself.
    Entry,
    /// A part of it is the answer.
    Direct(DirectAnswer),
}

/// Finds the entry that is asked about and tells what is asked of it.
pub(super) fn tell(library: &Library, select: &Select, ask: &Ask) -> Result<Outcome, SearchError> {
    let text = select.text.clone().unwrap_or_default();
    if let (Ask::Result { asks, .. }, "") = (ask, text.trim()) {
        return of_selected(library, select, *asks);
    }
    let judged = Judged::new(library, select, &text)?;
    let outcome = judged.outcome(ask);
    // What belongs to a collection as a whole, no entry tells.
    let best = match &outcome {
        Outcome::Nothing { .. } => 0.0,
        Outcome::Card(card) if judged.names_other_collection(card.entry.entry) => 0.0,
        _ => judged.hits.first().map_or(0.0, |best| best.fit.recall.max(best.fit.passage)),
    };
    Ok(judged.collection_fact(ask, best).unwrap_or(outcome))
}

/// The one entry that is given.
pub(super) fn only_entry(select: &Select) -> Option<EntryKey> {
    select.clauses.iter().find_map(|clause| match &clause.field {
        Field::Entry(keys) if !clause.not && keys.len() == 1 => keys.first().copied(),
        _ => None,
    })
}

/// What was found for a question.
struct Judged<'a> {
    library: &'a Library,
    question: AnalysedText,
    /// The names that stand in the question, once they are asked for: see [`Judged::names`].
    names: OnceCell<Mentions>,
    words: Vec<String>,
    /// Entries that may be meant, the likeliest first.
    hits: Vec<Hit>,
    /// What those that were looked at have of the question: each is looked at more than once.
    coverages: RefCell<Vec<(EntryKey, Rc<Coverage>)>>,
    /// Whether the entry is given, and not only found.
    given: bool,
    /// Whether it is surely one of those that were listed.
    listed: bool,
    focus: Option<String>,
}

impl<'a> Judged<'a> {
    fn new(library: &'a Library, select: &Select, text: &str) -> Result<Self, SearchError> {
        let search = library.search();
        let question = search.read(text);
        let words = Search::words(text);
        let given = only_entry(select);
        let listed = select
            .clauses
            .iter()
            .any(|clause| matches!(&clause.field, Field::Entry(keys) if !clause.not && keys.len() > 1));
        let hits = match given {
            Some(entry) => vec![Hit { entry, fit: Fit { score: 1.0, recall: 1.0, ..Fit::default() } }],
            None => {
                let allowed = (!select.clauses.is_empty()).then(|| allowed(library, select));
                search.lookup(&question, allowed.as_deref())?
            }
        };
        Ok(Self {
            library,
            question,
            names: OnceCell::new(),
            words,
            hits,
            coverages: RefCell::default(),
            given: given.is_some(),
            listed,
            focus: select.focus.clone(),
        })
    }

    /// The names that stand in the question.
    fn names(&self) -> &Mentions {
        self.names.get_or_init(|| self.library.names().mentions(self.library.search(), &self.words))
    }

    /// The first of the likely entries that tells what is asked; where none does, why the likeliest does not.
    fn outcome(&self, ask: &Ask) -> Outcome {
        if let Ask::Figure(figure) = ask {
            return self.figure(figure);
        }
        let Some(best) = self.hits.first() else {
            return Outcome::Nothing { nearest: Vec::new(), why: Refusal::Nothing };
        };
        let near =
            self.hits.iter().take(LOOKED_AT).take_while(|hit| hit.fit.score >= best.fit.score * THRESHOLDS.nearly);
        let mut why = None;
        for hit in near {
            match self.told(hit, ask) {
                Ok(EntryAnswer::Entry) if matches!(ask, Ask::Which | Ask::Who) && self.is_tied(hit) => {
                    return self.refused(hit, Refusal::Tied);
                }
                Ok(told) => return self.answered(hit, told),
                Err(refusal) => {
                    why.get_or_insert((hit, refusal));
                }
            }
        }
        let (hit, why) = why.unwrap_or((best, Refusal::Nothing));
        if matches!((ask, &why), (Ask::Which | Ask::Fact { .. }, Refusal::Uncovered))
            && let Some(named) = self.misspelt()
        {
            return self.answered(named, EntryAnswer::Entry);
        }
        self.refused(hit, why)
    }

    /// Whether an entry of others fits as well as the one that is only described.
    fn is_tied(&self, hit: &Hit) -> bool {
        let evidence = self.evidence(hit);
        let described = !self.given && evidence.named() < THRESHOLDS.named && !self.names_own(&evidence);
        let theirs = |other: &Hit| {
            let organisations = &self.library.catalogue().entry(other.entry).organisations;
            organisations.iter().any(|key| evidence.entry.organisations.contains(key))
        };
        let tied = |other: &&Hit| other.entry != hit.entry && other.fit.score >= hit.fit.score * THRESHOLDS.tied;
        described && self.hits.iter().find(tied).is_some_and(|other| !theirs(other))
    }

    fn evidence(&self, hit: &Hit) -> Evidence<'_> {
        let known = self.coverages.borrow().iter().find(|(key, _)| *key == hit.entry).map(|(_, known)| known.clone());
        let coverage = known.unwrap_or_else(|| {
            let coverage = Rc::new(self.library.search().coverage(&self.question, hit.entry));
            self.coverages.borrow_mut().push((hit.entry, coverage.clone()));
            coverage
        });
        Evidence::of(self.library, (&self.question, coverage), hit.entry, self.focus.as_deref())
    }

    /// What comes nearest, and why it does not answer.
    fn refused(&self, hit: &Hit, why: Refusal) -> Outcome {
        let others = self.hits.iter().filter(|other| other.entry != hit.entry);
        let nearest = std::iter::once(hit).chain(others).take(self.library.reply_settings().offers);
        Outcome::Nothing { nearest: nearest.map(Scored::from).collect(), why }
    }

    /// A fact of a collection that covers the question as no entry does.
    fn collection_fact(&self, ask: &Ask, best: f32) -> Option<Outcome> {
        let passage = self.hits.first().map_or(0.0, |best| best.fit.passage);
        // Who won what is not a matter for a collection's facts.
        let award = matches!(ask, Ask::Award);
        if award
            || self.given
            || (matches!(ask, Ask::Which | Ask::Parties { .. }) && self.names().collections.is_empty())
        {
            return None;
        }
        let catalogue = self.library.catalogue();
        // What a collection tells is of its own year.
        let in_other_years = |ask: &FigureAsk, collection| {
            let own = catalogue.collection(collection).year;
            FigureAsk { years: ask.years.iter().copied().filter(|year| *year != own).collect(), ..ask.clone() }
        };
        let t = &THRESHOLDS;
        let mut facts = self.library.search().collection_facts(&self.question);
        facts.retain(|(_, _, fit)| fit.recall >= t.collection_fact);
        let named: Vec<_> = self.names().collections.iter().flat_map(|mention| mention.keys.clone()).collect();
        facts.retain(|(collection, fact, _)| {
            let text = &catalogue.collection(*collection).facts[*fact].text;
            (named.is_empty() || named.contains(collection))
                && (!matches!(ask, Ask::Figure(figure) if !states(&in_other_years(figure, *collection), text)))
        });
        if let Ask::Figure(figure) = ask {
            // What is counted must be what the fact counts.
            let counted = library_question(self.library, &figure.counted);
            facts.retain(|(collection, fact, _)| {
                let text = &catalogue.collection(*collection).facts[*fact].text;
                let shares = self.library.search().text_coverage(&counted, text);
                shares.is_empty() || shares.iter().any(|share| *share >= THRESHOLDS.counted)
            });
        }
        if matches!(ask, Ask::Person { .. }) {
            // Whoever holds a post is told where that is: "chief executive of Plus Dane" is no matter of what its team won.
            let posts = self.posts();
            let has = |text: &str| Search::words(text).iter().any(|word| posts.contains(&word.as_str()));
            facts.retain(|(collection, fact, _)| {
                posts.is_empty() || has(&catalogue.collection(*collection).facts[*fact].text)
            });
        }
        let (collection, fact, fit) = *facts.first()?;
        let whole = fit.recall >= t.wholly && self.question.content_words() > LITTLE;
        // "When was Share Leeds?" asks for nothing else.
        let when = matches!(ask, Ask::Figure(figure) if figure.metric == Metric::Date);
        let enough = fit.asked >= t.collection_asked || (!named.is_empty() && (fit.asked > 0.0 || when)) || whole;
        // Of a document that is named, what it tells of itself comes before an entry that says no more.
        let document = !named.is_empty() && named.iter().all(|key| !catalogue.collection(*key).hands_out_awards());
        // What one sentence says whole, an entry may say in pieces.
        let best = if whole { passage } else { best };
        let behind = if document { best > fit.recall } else { best >= fit.recall };
        if !enough || behind {
            return None;
        }
        let equal = facts.iter().take_while(|(key, _, other)| *key == collection && other.recall >= fit.recall);
        let told: Vec<usize> = equal.map(|(_, fact, _)| *fact).collect();
        let told = if told.is_empty() { vec![fact] } else { told };
        Some(Outcome::CollectionFacts { collection, facts: told })
    }

    /// The words of the question that say which post is meant.
    fn posts(&self) -> Vec<&str> {
        let post = |at: usize| self.library.words().at(&self.words[at..]).any(|(_, role)| *role == Role::Post);
        (0..self.words.len()).filter(|at| post(*at)).map(|at| self.words[at].as_str()).collect()
    }

    fn answered(&self, hit: &Hit, told: EntryAnswer) -> Outcome {
        let (mut ranked, mut leads) = self.evidence(hit).ranked(self.library.search().facts(&self.question, hit.entry));
        let told = match (told, self.called(hit.entry)) {
            (EntryAnswer::Entry, Some(name)) => EntryAnswer::Direct(DirectAnswer::Called(name)),
            (told, _) => told,
        };
        // Any fact has the word of which it is asked what it is.
        let told = match (told, self.definition(hit.entry)) {
            (EntryAnswer::Direct(DirectAnswer::Fact(_)), Some(defines)) => {
                EntryAnswer::Direct(DirectAnswer::Fact(defines))
            }
            (told, _) => told,
        };
        if let (EntryAnswer::Entry, Some(defines)) = (&told, self.definition(hit.entry)) {
            ranked.retain(|fact| *fact != defines);
            ranked.insert(0, defines);
            leads = true;
        }
        let facts = &self.library.catalogue().entry(hit.entry).facts;
        leads &= ranked.first().is_none_or(|fact| self.says_less(&facts[*fact]));
        let said = match &told {
            EntryAnswer::Direct(DirectAnswer::Fact(fact)) => Some(*fact),
            EntryAnswer::Direct(DirectAnswer::Figure(figure)) => {
                Some(self.library.catalogue().entry(hit.entry).figures[*figure].fact)
            }
            _ => None,
        };
        let facts = ranked.into_iter().filter(|fact| Some(*fact) != said);
        let facts = facts.take(self.library.reply_settings().facts).collect();
        let least = hit.fit.score * self.library.search().settings().tail;
        let others =
            self.hits.iter().filter(|other| other.entry != hit.entry && other.fit.score >= least && !self.given);
        let others = others.take(self.library.reply_settings().offers).map(Scored::from).collect();
        let says = match told {
            EntryAnswer::Entry => None,
            EntryAnswer::Direct(says) => Some(says),
        };
        Outcome::Card(Card { entry: Scored::from(hit), facts, others, says, leads, page: None })
    }

    /// What an entry tells of what is asked, or why it does not answer.
    fn told(&self, hit: &Hit, ask: &Ask) -> Result<EntryAnswer, Refusal> {
        let evidence = self.evidence(hit);
        self.is_meant(hit, &evidence, ask)?;
        let describes = matches!(ask, Ask::Which | Ask::Fact { .. });
        if self.is_taken_for_granted(&evidence, ask) || (describes && self.asks_for_untold(&evidence)) {
            return Err(Refusal::NotTold);
        }
        match ask {
            Ask::Which if self.given => self.fact(hit, &evidence, false),
            Ask::Which if evidence.entry.organisations.is_empty() && self.asks_for_council() => {
                Ok(EntryAnswer::Direct(DirectAnswer::NotNamed))
            }
            Ask::Which => {
                let short = self.question.content_words() <= THRESHOLDS.few_words && evidence.asked_words() > 1;
                if short && evidence.known_anywhere() < THRESHOLDS.fragment {
                    return Err(Refusal::Uncovered);
                }
                // "Bradford green energy target" asks for what one fact tells.
                let fact = evidence.best_fact(|fact| self.says_less(fact));
                let fact = fact.filter(|found| found.share >= THRESHOLDS.strict_fact);
                let asks = evidence.asked_words() > 1 && evidence.named() >= THRESHOLDS.named;
                Ok(fact
                    .filter(|_| asks)
                    .or_else(|| self.whole(&evidence))
                    .map_or(EntryAnswer::Entry, |found| EntryAnswer::Direct(DirectAnswer::Fact(found.at))))
            }
            Ask::Who if self.given && evidence.asks_more() => self.who_of_given(&evidence),
            Ask::Who => self.who(&evidence),
            Ask::Fact { strictly } => self.fact(hit, &evidence, *strictly),
            Ask::Award => self
                .award_told(&evidence)
                .map(|fact| EntryAnswer::Direct(DirectAnswer::Fact(fact)))
                .ok_or(Refusal::NoSuchAward),
            // Figures of several entries are judged together: see `figure`.
            Ask::Figure(_) => Err(Refusal::NotTold),
            // Whoever only describes an entry asks for the entry itself.
            Ask::Person { .. } | Ask::Parties { .. }
                if !self.given && evidence.named() < THRESHOLDS.named && !self.names_somebody() =>
            {
                self.who(&evidence)
            }
            Ask::Person { surname } => Self::person(&evidence, *surname),
            Ask::Parties { role, kind } => Self::parties(&evidence, *role, kind.as_deref()),
            Ask::Result { asks, section } => self.result(hit, &evidence, *asks, *section),
        }
    }
}

/// Words as the search reads them.
fn library_question(library: &Library, words: &[String]) -> AnalysedText {
    library.search().read(&words.join(" "))
}
