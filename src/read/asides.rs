//! What is said beside a question, to or of somebody else, and asks for nothing: "hang on, not yet - Public Health, all the
//! names please".

use super::sentence::Sentence;
use super::slots::Slot;
use super::structure::{self, Asks, Structured};
use super::words::Role;
use super::{focus, is_complete};
use crate::query::Field;
use crate::search::Search;

/// What is asked without the clauses that name nothing and ask nothing, where every word of the rest is accounted for: "hang on,
/// not yet - Public Health, all the names please".
pub(super) fn without(s: &Sentence<'_>, structured: Option<&Structured>) -> Option<String> {
    if structured.is_some_and(is_complete) {
        return None;
    }
    let mentioned = &s.names;
    let spans = (mentioned.categories.iter().map(|mention| &mention.span))
        .chain(mentioned.organisations.iter().filter(|mention| mention.exact).map(|mention| &mention.span))
        .chain(mentioned.collections.iter().map(|mention| &mention.span))
        .chain(mentioned.topics.iter().map(|mention| &mention.span))
        .chain(mentioned.places.iter().map(|mention| &mention.span));
    let named: Vec<usize> = spans.map(|span| span.start).collect();
    let questions =
        |role: &Role| matches!(role, Role::HowMany | Role::HowMuch | Role::Who | Role::What | Role::Where | Role::Why);
    let mentions = |role: &Role| {
        matches!(role, Role::List | Role::Status(_) | Role::Unit(_) | Role::Award | Role::Metric(_) | Role::OfMoney)
    };
    let mut from = 0;
    let (mut kept, mut dropped): (Vec<&str>, usize) = (Vec::new(), 0);
    for clause in focus::clauses_of(&s.text, true) {
        let range = from..(from + Search::words(clause).len()).min(s.words.len());
        from = range.end;
        let begun = ASIDE_BEGINS.contains(&s.word(range.start));
        let own = begun || range.clone().any(|at| matches!(s.word(at), "i" | "im" | "ive" | "my" | "we"));
        let has = |wanted: &dyn Fn(&Role) -> bool| {
            s.marks.iter().any(|mark| range.contains(&mark.span.start) && wanted(mark.role))
        };
        let says = named.iter().any(|at| range.contains(at)) || has(&questions) || (!own && has(&mentions));
        // "QR codes: which examples?"
        let subject = s.subject.as_ref().is_some_and(|subject| range.contains(&subject.start));
        if says || subject || range.is_empty() {
            kept.push(clause.trim());
            continue;
        }
        // What sets a condition, or describes something, is not said beside the question.
        let sets = |at: usize| {
            matches!(s.word(at), "if" | "unless" | "but" | "except" | "only" | "without")
                || (s.is(at, &Role::Not) && !s.is(at, &Role::Filler))
        };
        let rare = range.clone().filter(|at| s.is_rare(*at) && !s.is(*at, &Role::Filler)).count();
        if (range.len() < LEAST_ASIDE && !begun) || rare > 1 + usize::from(begun) || range.clone().any(sets) {
            return None;
        }
        dropped += 1;
    }
    if kept.is_empty() || dropped == 0 {
        return None;
    }
    let question = kept.join(" ");
    is_understood(s, &question).then_some(question)
}

/// Whether every word of a question is accounted for, and it is about something that is named.
fn is_understood(s: &Sentence<'_>, question: &str) -> bool {
    let of = |slot: &Slot| matches!(slot.field, Field::Category(_) | Field::Collection(_) | Field::Organisation(_));
    structure::read(&Sentence::new(s.library, question)).is_some_and(|rest| {
        let sure = rest.asks == Asks::Surely || rest.slots.len() > 1;
        is_complete(&rest) && sure && rest.slots.iter().any(of)
    })
}

/// A single word is not said beside a question.
const LEAST_ASIDE: usize = 2;
/// How something begins that is said to, or of, somebody else meanwhile.
const ASIDE_BEGINS: [&str; 15] = [
    "theyre", "hes", "shes", "youre", "its", "dont", "leave", "mind", "hang", "hold", "wait", "sorry", "no", "yes",
    "oi",
];
