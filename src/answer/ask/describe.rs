//! Everything else: the entry that a question describes, with the fact or the figure that it asks for.

use super::evidence::{Judgement, judge};
use super::query::Query;
use crate::answer::understood::joined;
use crate::answer::{Answer, Card, Outcome, Says, Scored, lookup};
use crate::library::Library;

#[expect(clippy::unnecessary_wraps, reason = "the last intent takes up every question")]
pub(super) fn answer(query: &Query<'_>) -> Option<Answer> {
    let library = query.library;
    let judgement = judge(query);
    let titled = query.found().1.first().is_some_and(|best| best.fit.is_titled());
    if !titled || judgement.question.telling() == 1 {
        // A subject or another name alone, misspelt perhaps: a single word is rather that than a title.
        if let Some(outcome) = lookup::named(library, &query.sentence.text) {
            return Some(Answer::new(joined("find", vec![judgement.question.understood.clone()]), outcome));
        }
    }
    let understood = joined("find", vec![judgement.question.understood.clone()]);
    let outcome = outcome(library, &judgement);
    Some(Answer::new(understood, outcome))
}

fn outcome(library: &Library, judgement: &Judgement<'_>) -> Outcome {
    let offers = library.reply_settings().offers;
    let Some(best) = judgement.candidates.first().filter(|_| judgement.refused.is_none()) else {
        return Outcome::Nothing {
            nearest: judgement.candidates.iter().take(offers).map(|c| Scored::from(&c.hit)).collect(),
            why: judgement.refused,
        };
    };
    let search = library.search();
    let mut facts = search.facts(library.catalogue(), judgement.question, best.hit.entry);
    let says = best.fact.filter(|_| judgement.measure.is_some() || judgement.asks_who);
    facts.retain(|fact| Some(*fact) != says);
    facts.truncate(library.reply_settings().facts);
    let least = best.hit.fit.score * search.settings().tail;
    let others = judgement.candidates.iter().skip(1).filter(|other| other.hit.fit.score >= least);
    Outcome::Card(Card {
        entry: Scored::from(&best.hit),
        facts,
        others: others.take(offers).map(|other| Scored::from(&other.hit)).collect(),
        says: says.map(Says::Fact),
    })
}
