//! A question for a figure: which figure of the likely entries answers it, by what speaks for each.

use super::{EntryAnswer, Judged};
use crate::answer::evidence::{Evidence, THRESHOLDS};
use crate::answer::judge::{Candidate, Finding, Judge, Telling};
use crate::answer::{DirectAnswer, Outcome, Refusal, Scored};
use crate::catalogue::{Entry, EntryKey, Figure, FigureKind};
use crate::library::Library;
use crate::query::{Ask, FigureAsk, Metric, Shape};
use crate::read::read;
use crate::read::reckoning::LEFT;
use crate::request::Request;
use crate::search::{Hit, Search};

/// Entries whose figures may be meant.
const ENTRIES_NEAR: usize = 4;
/// What those are called who enter something together.
const BODIES: [&str; 6] = ["councils", "organisations", "authorities", "boroughs", "districts", "counties"];
/// Figures that are shown where the one that is asked for is not stated.
const NEAR_FIGURES: usize = 3;

/// What may answer a question for a figure, each with what speaks for it; `None` where it asks for no figure of an entry.
#[must_use]
pub fn candidates(library: &Library, question: &str) -> Option<Vec<Candidate>> {
    let reading = read(library, &Request::ask(question), None);
    let (select, figure) = reading.queries.iter().find_map(|query| match &query.shape {
        Shape::Entry(Ask::Figure(figure)) => Some((&query.select, figure)),
        _ => None,
    })?;
    let judged = Judged::new(library, select, select.text.as_deref().unwrap_or_default()).ok()?;
    Some(judged.candidates(figure))
}

impl Judged<'_> {
    /// The figures and facts of the likely entries that may be meant.
    pub(super) fn candidates(&self, ask: &FigureAsk) -> Vec<Candidate> {
        let best = self.hits.first().map_or(0.0, |best| best.fit.score);
        let near = self.hits.iter().take(ENTRIES_NEAR).take_while(|hit| hit.fit.score >= best * THRESHOLDS.near);
        near.flat_map(|hit| {
            let evidence = self.evidence(hit);
            if self.is_another(hit, &evidence, true).is_err() {
                return Vec::new();
            }
            let names_own = self.names_own(&evidence);
            evidence.candidates(ask, &Finding { hit, best, names_own })
        })
        .collect()
    }

    /// The likeliest figure of the likely entries; where none answers, why the likeliest entry does not.
    pub(super) fn figure(&self, ask: &FigureAsk) -> Outcome {
        let Some(best) = self.hits.first() else {
            return Outcome::Nothing { nearest: Vec::new(), why: Refusal::Nothing };
        };
        let t = &THRESHOLDS;
        let evidence = self.evidence(best);
        let judge = self.library.judge();
        let mut candidates = self.candidates(ask);
        if let Some(took_part) = self.took_part(best, &evidence, ask, &candidates) {
            return self.answered(best, EntryAnswer::Direct(took_part));
        }
        if matches!(ask.metric, Metric::Share | Metric::Count) && self.asks_who_did_not() {
            candidates.retain(|one| self.tells_of_those_who_did_not(one));
        }
        let of_kind = candidates.iter().find(|one| one.entry == best.entry && one.is_just_of_kind()).cloned();
        let mut nearest = Candidate::nearest_in_kind(&candidates).cloned();
        if self.given && !evidence.asks_for_more(ask) {
            // "When?" and "how much?" alone are answered where there is one such figure.
            candidates.retain(Candidate::is_only_one);
        } else {
            // The only share that an entry states is not the rate of return.
            candidates.retain(Candidate::has_something);
        }
        if self.given && evidence.asked_for(ask).next().is_some() {
            // "How much is a ticket?" of "Ticket to ride" asks for what says so.
            nearest = nearest.filter(Candidate::says_something);
        }
        // Entries state so many numbers of things that one soon comes near: it must be as sure as anywhere else.
        let least = if self.given && ask.metric != Metric::Count { t.figure_of_given } else { t.figure };
        // "How much has it saved?" of an entry that is named or was shown asks for what it states first of that kind.
        let plain = || {
            let named = evidence.named() >= t.named && self.names_own(&evidence);
            let given = self.given && matches!(ask.metric, Metric::Money(_) | Metric::AnyMoney | Metric::Amount);
            let of_kind = of_kind.as_ref().filter(|_| named && ask.metric != Metric::Count);
            // "How much?" may be of anything: where money is told, of that.
            let money = |one: &&Candidate| ask.metric != Metric::Amount || one.is_wholly_of_kind();
            let first = if given { nearest.as_ref().filter(money) } else { of_kind };
            first.map(|one| (one, judge.score(one)))
        };
        let answer = judge.best(&candidates).filter(|(_, score)| *score > least).or_else(plain);
        let answer =
            answer.map(|best| self.plainest(judge, &candidates, self.of_surest_entry(judge, &candidates, best, least)));
        let answer = answer.filter(|(answer, _)| !self.goes_beyond(answer, ask));
        let hit = answer.and_then(|(answer, _)| self.hits.iter().find(|hit| hit.entry == answer.entry));
        if let (Some((answer, _)), Some(hit)) = (answer, hit) {
            let either = self.either(judge, &candidates, answer);
            if either.len() > 1 {
                let nearest = either.iter().map(|(entry, _)| Scored::unranked(*entry)).collect();
                return Outcome::Nothing { nearest, why: Refusal::Either(either) };
            }
            let says = match answer.telling {
                Telling::Figure(at) => DirectAnswer::Figure(at),
                Telling::Fact(at) => DirectAnswer::Fact(at),
            };
            return self.answered(hit, EntryAnswer::Direct(says));
        }
        let meant = self.is_meant(best, &evidence, &Ask::Figure(ask.clone()));
        let why = meant.err().unwrap_or_else(|| self.not_stated(best, ask));
        self.refused(best, why)
    }

    /// How many bodies took part, where that is asked: by the figure that counts them, or by those who entered it.
    fn took_part(
        &self,
        best: &Hit,
        evidence: &Evidence<'_>,
        ask: &FigureAsk,
        candidates: &[Candidate],
    ) -> Option<DirectAnswer> {
        let bodies = ask.metric == Metric::Count && ask.counted.iter().any(|word| BODIES.contains(&word.as_str()));
        if !bodies || self.is_another(best, evidence, true).is_err() {
            return None;
        }
        let counted: Vec<&Candidate> =
            candidates.iter().filter(|one| one.entry == best.entry && one.counts_just_that()).collect();
        match counted.as_slice() {
            [Candidate { telling: Telling::Figure(at), .. }] => Some(DirectAnswer::Figure(*at)),
            _ => (evidence.councils() > 1).then_some(DirectAnswer::Organisations),
        }
    }

    /// That an entry does not state a figure, and which come nearest.
    fn not_stated(&self, best: &Hit, ask: &FigureAsk) -> Refusal {
        let judge = self.library.judge();
        let any_year = FigureAsk { years: Vec::new(), ..ask.clone() };
        let candidates = self.candidates(&any_year);
        let own = candidates.iter().filter(|one| one.entry == best.entry);
        let mut stated: Vec<(usize, f32)> = own
            .filter_map(|one| match one.telling {
                Telling::Figure(at) => Some((at, judge.score(one))),
                Telling::Fact(_) => None,
            })
            .collect();
        stated.sort_by(|a, b| b.1.total_cmp(&a.1));
        let other_year = !ask.years.is_empty() && stated.first().is_some_and(|(_, score)| *score > THRESHOLDS.figure);
        let stated = stated.into_iter().map(|(at, _)| at);
        if other_year {
            Refusal::OtherYear(stated.take(1).collect())
        } else {
            Refusal::NoFigure(stated.take(NEAR_FIGURES).collect())
        }
    }

    /// Whether it is asked for what was reached and only planned, or for the day of what did not happen as far as is told.
    fn goes_beyond(&self, answer: &Candidate, ask: &FigureAsk) -> bool {
        let entry = self.library.catalogue().entry(answer.entry);
        let fact = match answer.telling {
            Telling::Figure(at) => entry.figures[at].fact,
            Telling::Fact(at) => at,
        };
        let evidence = self.hits.iter().find(|hit| hit.entry == answer.entry).map(|hit| self.evidence(hit));
        let asks_when = Ask::Fact { strictly: ask.metric == Metric::Date };
        self.is_only_planned(&entry.facts[fact])
            || (ask.metric == Metric::Count && self.is_what_was_taken(entry, fact))
            || evidence.is_some_and(|evidence| self.is_taken_for_granted(&evidence, &asks_when))
    }

    /// Whether those are asked for who are left, and a fact tells how many of a whole are not: "13 of the 50 were handed over".
    fn is_what_was_taken(&self, entry: &Entry, fact: usize) -> bool {
        let left = |words: &[String]| words.iter().any(|word| LEFT.contains(&word.as_str()));
        let counted = || entry.figures.iter().filter(|figure| figure.fact == fact && figure.kind == FigureKind::Count);
        // What there was in two years is no part and whole.
        let of_whole = |one: &Figure| {
            counted().any(|other| other.number > one.number && (other.year.is_none() || other.year == one.year))
        };
        left(&self.words) && counted().any(of_whole) && !left(&Search::words(&entry.facts[fact]))
    }

    /// Of figures of different entries that answer, that of the entry which is found far more surely.
    fn of_surest_entry<'c>(
        &self,
        judge: &Judge,
        candidates: &'c [Candidate],
        best: (&'c Candidate, f32),
        least: f32,
    ) -> (&'c Candidate, f32) {
        let answering = candidates.iter().map(|one| (one, judge.score(one))).filter(|(_, score)| *score > least);
        let far =
            |one: &Candidate, other: &Candidate| THRESHOLDS.nearly * self.fit_of(one.entry) > self.fit_of(other.entry);
        answering.fold(best, |surest, next| {
            let better = next.0.entry == surest.0.entry && next.1 > surest.1;
            if far(next.0, surest.0) || better { next } else { surest }
        })
    }

    /// How well an entry was found.
    fn fit_of(&self, entry: EntryKey) -> f32 {
        self.hits.iter().find(|hit| hit.entry == entry).map_or(0.0, |hit| hit.fit.score)
    }

    /// Of figures of one entry that answer equally well, the one whose own description has most of the question: the other ways
    /// to ask for it are looser.
    fn plainest<'c>(
        &self,
        judge: &Judge,
        candidates: &'c [Candidate],
        best: (&'c Candidate, f32),
    ) -> (&'c Candidate, f32) {
        let figures = &self.library.catalogue().entry(best.0.entry).figures;
        let plainly = |one: &Candidate| match one.telling {
            Telling::Figure(at) => {
                self.library.search().text_coverage(&self.question, &figures[at].what).iter().sum::<f32>()
            }
            Telling::Fact(_) => 0.0,
        };
        let equal = candidates.iter().map(|one| (one, judge.score(one)));
        let equal = equal.filter(|(one, score)| one.entry == best.0.entry && *score >= best.1 - THRESHOLDS.equal);
        equal.fold(best, |plainest, next| if plainly(next.0) > plainly(plainest.0) { next } else { plainest })
    }

    /// The figures of different entries that answer as well as the best one does, with that.
    fn either(&self, judge: &Judge, candidates: &[Candidate], best: &Candidate) -> Vec<(EntryKey, usize)> {
        let least = judge.score(best) - THRESHOLDS.tie;
        let near = |one: &Candidate| self.fit_of(one.entry) >= THRESHOLDS.nearly * self.fit_of(best.entry);
        let mut either: Vec<(EntryKey, usize)> = Vec::new();
        let mut equal: Vec<&Candidate> =
            candidates.iter().filter(|one| judge.score(one) >= least && near(one)).collect();
        equal.sort_by(|a, b| judge.score(b).total_cmp(&judge.score(a)));
        for candidate in equal {
            if let Telling::Figure(figure) = candidate.telling
                && either.iter().all(|(entry, _)| *entry != candidate.entry)
            {
                either.push((candidate.entry, figure));
            }
        }
        either.truncate(self.library.reply_settings().offers);
        either
    }
}
