//! What a question takes for granted: an entry that does not tell it answers nothing that follows from it.

use super::Judged;
use crate::answer::evidence::{Evidence, THRESHOLDS};
use crate::answer::judge::{Candidate, Telling};
use crate::query::Ask;
use crate::read::words::Role;
use crate::search::Search;

/// How a question begins that asks for the truth of something, or for its time, where "when" is left out.
const OF_EVENT: [&str; 7] = ["did", "was", "were", "has", "have", "is", "are"];
/// What asks stands among so many words at the beginning.
const BEGINS_WITHIN: usize = 2;
/// Words that say that something was not done.
const NOT: [&str; 12] =
    ["not", "didnt", "dont", "doesnt", "havent", "hasnt", "hadnt", "arent", "isnt", "wasnt", "werent", "wont"];
/// "Which schools have not signed up?" says so among so many words.
const NOT_WITHIN: usize = 8;
/// or so few words behind "which".
const TURNED_WITHIN: usize = 5;
/// Words that lead from what is asked of something to that of which it is asked,
const LEADING_ON: [&str; 10] = ["on", "of", "for", "in", "at", "to", "behind", "with", "that", "which"];
/// and how many words may say what is asked.
const LONGEST_ATTRIBUTE: usize = 3;
/// A fragment that ends with what is asked has at most so many words.
const FRAGMENT: usize = 6;
/// Words of a fact that tell what was not done.
const TELLS_NOT: [&str; 18] = [
    "not", "no", "never", "none", "without", "cannot", "unable", "neither", "nor", "lack", "fail", "refuse", "only",
    "instead", "decline", "reject", "drop", "miss",
];
/// Words by which what was reached until now is asked for.
const UNTIL_NOW: [&str; 6] = ["far", "already", "yet", "date", "now", "actually"];
/// Words of a fact that tell of a plan,
const PLANS: [&str; 14] = [
    "plan", "aim", "target", "propose", "proposal", "will", "hope", "expect", "intend", "objective", "ambition",
    "would", "could", "set",
];
/// those that leave open whether it came to it,
const MAY_BE: [&str; 8] = ["could", "would", "may", "might", "hope", "expect", "intend", "aim"];
/// and those that tell what was done.
const DONE: [&str; 6] = ["far", "already", "has", "have", "since", "had"];

impl Judged<'_> {
    /// Whether it is asked why or when something ended that the entry does not tell of, or who did not do something where the
    /// entry tells only who did.
    pub(super) fn is_taken_for_granted(&self, evidence: &Evidence<'_>, ask: &Ask) -> bool {
        let begins =
            |words: &[&str], within: usize| self.words.iter().take(within).any(|word| words.contains(&word.as_str()));
        let why = |at: usize| self.library.words().at(&self.words[at..]).any(|(_, role)| *role == Role::Why);
        let of_event = begins(&OF_EVENT, 1)
            || begins(&["when"], BEGINS_WITHIN)
            || (0..self.words.len()).any(why)
            || matches!(ask, Ask::Fact { strictly: true });
        let ended = |at: &usize| self.library.words().at(&self.words[*at..]).any(|(_, role)| *role == Role::Ended);
        let untold = |word: &String| evidence.coverage_of(word).is_some_and(|told| told < THRESHOLDS.counted);
        if of_event && (0..self.words.len()).filter(ended).any(|at| untold(&self.words[at])) {
            return true;
        }
        // "Which authorities were offered it and declined?"
        let turns_away = |word: &&String| evidence.has_role(word, &Role::Reversing) && !NOT.contains(&word.as_str());
        if begins(&["which", "who"], BEGINS_WITHIN) && self.words.iter().filter(turns_away).any(untold) {
            return true;
        }
        // "TechUK ran that workshop: which suppliers didn't turn up?"
        let which = |word: &String| matches!(word.as_str(), "which" | "who");
        let later = self.words.iter().position(which).unwrap_or_default();
        let turned = |word: &String| NOT.contains(&word.as_str()) || word == "nobody";
        let turned = later > 0 && self.words[later..].iter().take(TURNED_WITHIN).any(turned);
        let asks_which = begins(&["which", "who", "what", "name", "list"], BEGINS_WITHIN) || turned;
        let title = Search::words(&evidence.entry.title);
        let not = |word: &String| NOT.contains(&word.as_str()) && !title.contains(word);
        let not = asks_which
            && (turned || self.words.iter().take(NOT_WITHIN).any(not))
            && matches!(ask, Ask::Which | Ask::Who | Ask::Fact { .. });
        not && !evidence
            .best_fact(|_| true)
            .is_some_and(|found| self.says_any(&evidence.entry.facts[found.at], &TELLS_NOT))
    }

    /// Whether something of it is asked that it says nothing of: "what's the battery life on those tablets?"
    pub(super) fn asks_for_untold(&self, evidence: &Evidence<'_>) -> bool {
        let word = |at: usize| self.words.get(at).map_or("", String::as_str);
        let what = |at: &usize| match word(*at) {
            "whats" => true,
            "what" => matches!(word(at + 1), "is" | "was" | "are" | "were" | "s"),
            _ => false,
        };
        // "Betty vaccination bus what colour": a fragment ends with what is asked.
        if let [.., asks, attribute] = self.words.as_slice()
            && asks == "what"
            && self.words.len() <= FRAGMENT
            && evidence.share_of(&[attribute]).is_some_and(|told| told < THRESHOLDS.elsewhere)
        {
            return true;
        }
        let Some(start) = (0..self.words.len()).find(what) else { return false };
        let next = start + if word(start) == "whats" { 1 } else { 2 };
        let first = if matches!(word(next), "the" | "its" | "their") { next + 1 } else { next };
        let ends = |at: &usize| LEADING_ON.contains(&word(*at));
        let Some(end) = (first + 1..first + 1 + LONGEST_ATTRIBUTE).find(ends) else { return false };
        let search = self.library.search();
        let says = |at: &usize| search.is_content_word(word(*at));
        let generic = |at: usize| {
            self.library.words().at(&self.words[at..=at]).any(|(_, role)| {
                matches!(role, Role::One(_) | Role::Unit(_) | Role::Work | Role::Award | Role::Part | Role::Surname)
            })
        };
        let attribute: Vec<usize> = (first..end).filter(says).collect();
        let said: Vec<&str> = attribute.iter().map(|at| word(*at)).collect();
        let told = evidence.share_of(&said);
        told.is_some_and(|told| told < THRESHOLDS.elsewhere) && !attribute.iter().any(|at| generic(*at))
    }

    /// Whether it is asked how many did not do something.
    pub(super) fn asks_who_did_not(&self) -> bool {
        // "Seen by the council, not the charity" leaves somebody aside.
        let does = |at: usize| {
            matches!(
                self.words[at].as_str(),
                "did" | "do" | "does" | "have" | "has" | "had" | "are" | "were" | "would" | "will" | "could"
            )
        };
        let turns = |at: usize| self.words[at] != "not" || (1..=2).any(|back| at >= back && does(at - back));
        // "Turned down", "dropped out".
        let phrase = |at: usize| {
            let mut here = self.library.words().at(&self.words[at..]);
            here.any(|(length, role)| length > 1 && *role == Role::Reversing)
        };
        (0..self.words.len()).any(|at| (NOT.contains(&self.words[at].as_str()) && turns(at)) || phrase(at))
    }

    /// Whether something that may be the answer tells of those who did not.
    pub(super) fn tells_of_those_who_did_not(&self, candidate: &Candidate) -> bool {
        let entry = self.library.catalogue().entry(candidate.entry);
        let fact = match candidate.telling {
            Telling::Fact(fact) => fact,
            Telling::Figure(at) => {
                let figure = &entry.figures[at];
                if self.tells_not(&figure.what) {
                    return true;
                }
                // What a sentence says of several figures may be said of another one.
                if entry.figures.iter().filter(|other| other.fact == figure.fact).count() > 1 {
                    return false;
                }
                figure.fact
            }
        };
        // "51% is the council's, and 49% the schools'" tells both.
        entry.facts[fact].matches('%').count() > 1 || self.tells_not(&entry.facts[fact])
    }

    /// Whether a text says that something was not done, by other words than those by which the question describes who is meant.
    fn tells_not(&self, text: &str) -> bool {
        let described = |word: &&str| !NOT.contains(word) && self.words.iter().any(|said| said == word);
        let telling: Vec<&str> = TELLS_NOT.into_iter().filter(|word| !described(word)).collect();
        self.says_any(text, &telling)
    }

    /// Whether it is asked if something was done, and a fact tells only that it was to be: "did they secure the extra income?"
    pub(super) fn was_only_to_be(&self, fact: &str) -> bool {
        let did = self.words.iter().take(BEGINS_WITHIN).any(|word| matches!(word.as_str(), "did" | "has" | "have"));
        let asked = self.words.iter().any(|word| PLANS.contains(&word.as_str()));
        did && !asked && self.says_any(fact, &MAY_BE) && !self.says_any(fact, &DONE)
    }

    /// Whether it is asked what was reached until now, and a fact tells of a plan.
    pub(super) fn is_only_planned(&self, fact: &str) -> bool {
        let until_now = self.words.iter().any(|word| UNTIL_NOW.contains(&word.as_str()));
        until_now && self.says_any(fact, &PLANS) && !self.says_any(fact, &DONE)
    }

    /// Whether a text has one of these words, in whatever form.
    fn says_any(&self, text: &str, wanted: &[&str]) -> bool {
        let search = self.library.search();
        let said = search.stems(text);
        wanted.iter().any(|wanted| search.stems(wanted).iter().any(|stem| said.contains(stem)))
    }
}
