//! What a fact tells: the one that has what is asked, all of it, or how something was before and after.

use super::{EntryAnswer, Judged, LITTLE};
use crate::answer::evidence::{Evidence, Found, THRESHOLDS};
use crate::answer::{DirectAnswer, Refusal};
use crate::catalogue::figures::has_number;
use crate::search::{Hit, Search};

/// Words that ask for what became less or worse,
const LESS: [&str; 3] = ["less", "fewer", "worse"];
/// and what says so beside them.
const BECAME_LESS: [&str; 10] = ["lower", "down", "fall", "fell", "drop", "reduce", "decrease", "cut", "half", "lose"];

impl Judged<'_> {
    /// The fact that has the whole question, names and all, where it is asked what something is or does.
    pub(super) fn whole(&self, evidence: &Evidence<'_>) -> Option<Found> {
        let verb = |word: &str| {
            matches!(
                word,
                "is" | "are" | "was" | "were" | "do" | "does" | "did" | "has" | "have" | "had" | "will" | "would"
            )
        };
        let asks = |two: &[String]| matches!(two[0].as_str(), "what" | "why" | "how") && verb(&two[1]);
        let asks = self.words.windows(2).any(asks) && self.question.content_words() >= LITTLE;
        evidence.fact_with_names().filter(|found| asks && found.share >= THRESHOLDS.wholly)
    }

    /// The fact that tells what is asked; a description of an entry asks for the entry itself.
    pub(super) fn fact(&self, hit: &Hit, evidence: &Evidence<'_>, strictly: bool) -> Result<EntryAnswer, Refusal> {
        let t = &THRESHOLDS;
        if strictly && self.given && !evidence.asks_more() {
            // "What went wrong?" says nothing that a fact could have.
            return Err(Refusal::NotTold);
        }
        let best = evidence.best_fact(|fact| !self.asks_from_to() || tells_from_to(fact));
        let least = if strictly || self.asks_for_less() { t.strict_fact } else { t.fact };
        if let Some(found) = best.filter(|found| found.share >= least) {
            if self.was_only_to_be(&evidence.entry.facts[found.at]) {
                return Err(Refusal::NotTold);
            }
            return Ok(EntryAnswer::Direct(DirectAnswer::Fact(found.at)));
        }
        if self.given {
            return if evidence.asks_more() || strictly || self.asks_from_to() {
                Err(Refusal::NotTold)
            } else {
                Ok(EntryAnswer::Entry)
            };
        }
        // A long message that asks little describes what it means.
        let little =
            self.question.content_words() > t.many_words && (self.focus.is_none() || evidence.asked_words() < LITTLE);
        let describes =
            evidence.named() < t.named || hit.fit.is_titled() || little || evidence.anywhere() >= t.anywhere;
        if !strictly && describes { Ok(EntryAnswer::Entry) } else { Err(Refusal::NotTold) }
    }

    /// "It went from what to what?"
    fn asks_from_to(&self) -> bool {
        let telling: Vec<&str> = self.words.iter().map(String::as_str).filter(|word| *word != "to").collect();
        telling.windows(FROM_TO.len()).any(|words| words == FROM_TO)
    }

    fn asks_for_less(&self) -> bool {
        self.words.iter().any(|word| LESS.contains(&word.as_str()))
    }

    /// Whether a fact says that something became less or worse, where that is asked.
    pub(super) fn says_less(&self, fact: &str) -> bool {
        let search = self.library.search();
        let says = |word: &String| LESS.iter().chain(&BECAME_LESS).any(|less| search.same_stem(less, word));
        !self.asks_for_less() || Search::words(fact).iter().any(says)
    }
}

/// How it is asked what something was before and after, "to" left out.
const FROM_TO: [&str; 3] = ["from", "what", "what"];

/// Whether a fact tells that a number became another: "fell from 6,000 in 2010 to 309".
fn tells_from_to(fact: &str) -> bool {
    let words = Search::words(fact);
    let number = |at: usize| (at..at + NUMBER_WITHIN).any(|at| words.get(at).is_some_and(|word| has_number(word)));
    let from = words.iter().position(|word| word == "from").filter(|from| number(from + 1));
    from.is_some_and(|from| (from + 1..words.len()).any(|at| words[at] == "to" && number(at + 1)))
}

/// A number stands so near behind "from" or "to".
const NUMBER_WITHIN: usize = 3;
