//! Who it was: who entered an entry, somebody by post or name, those who took part.

use super::{EntryAnswer, Judged};
use crate::answer::evidence::{Evidence, THRESHOLDS};
use crate::answer::{DirectAnswer, Refusal};
use crate::catalogue::Role as PartyRole;
use crate::read::words::Role;

/// How many words at the beginning may turn a question round: further on "not" tells something of the entry.
const TURNED_WITHIN: usize = 5;
/// "Who was the resident" has so many words.
const SOMEBODY_WITHIN: usize = 4;
/// What a body is called that enters something,
const BODIES: [&str; 6] = ["council", "councils", "authority", "organisation", "borough", "county"];
/// and what it does.
const LEADING: [&str; 16] = [
    "lead", "leads", "led", "run", "runs", "ran", "behind", "enter", "entered", "charge", "tell", "tells", "telling",
    "say", "says", "saying",
];

impl Judged<'_> {
    /// Who it was: who entered it; where the question names them, whom a fact names.
    pub(super) fn who(&self, evidence: &Evidence<'_>) -> Result<EntryAnswer, Refusal> {
        if self.asks_for_somebody() {
            return Self::person(evidence, false);
        }
        let named = self.names_own(evidence);
        let fact = evidence.best_fact(|fact| evidence.tells_name(fact)).filter(|found| found.share >= THRESHOLDS.fact);
        // "Who did not get it?" is answered by what says so.
        let turned = |word: &String| {
            matches!(
                word.as_str(),
                "not" | "didnt" | "never" | "lost" | "losing" | "missed" | "unsuccessful" | "behind" | "second"
            )
        };
        if self.question.content_words() <= 2 * THRESHOLDS.few_words
            && self.words.iter().take(TURNED_WITHIN).any(turned)
        {
            return match fact.filter(|found| found.share >= THRESHOLDS.strict_fact) {
                Some(found) => Ok(EntryAnswer::Direct(DirectAnswer::Fact(found.at))),
                None => Err(Refusal::NotTold),
            };
        }
        match fact {
            Some(found) if named => Ok(EntryAnswer::Direct(DirectAnswer::Fact(found.at))),
            // Whoever names them does not ask for them.
            None if named && evidence.asks_more() && evidence.asked_words() <= THRESHOLDS.few_words => {
                let some = evidence
                    .best_fact(|fact| evidence.tells_name(fact))
                    .filter(|found| found.share >= THRESHOLDS.named);
                some.map(|found| EntryAnswer::Direct(DirectAnswer::Fact(found.at))).ok_or(Refusal::NotTold)
            }
            _ if evidence.entry.organisations.is_empty() && self.asks_for_council() => {
                Ok(EntryAnswer::Direct(DirectAnswer::NotNamed))
            }
            _ => {
                let whole = self.whole(evidence).filter(|_| !self.asks_for_council());
                Ok(whole.map_or(EntryAnswer::Entry, |found| EntryAnswer::Direct(DirectAnswer::Fact(found.at))))
            }
        }
    }

    /// Who did something, of an entry that was shown: the one whom a fact names.
    pub(super) fn who_of_given(&self, evidence: &Evidence<'_>) -> Result<EntryAnswer, Refusal> {
        let fact = evidence.best_fact(|fact| evidence.tells_name(fact));
        let told = fact.filter(|found| found.share >= THRESHOLDS.fact);
        // "Who owns it?" may be told without a name: "51% is owned by the council".
        let told = told.or_else(|| {
            let by = evidence.best_fact(|fact| fact.contains(" by the "));
            by.filter(|found| found.share >= THRESHOLDS.strict_fact)
        });
        match told {
            Some(found) => Ok(EntryAnswer::Direct(DirectAnswer::Fact(found.at))),
            None if self.asks_who_leads() => Ok(EntryAnswer::Entry),
            None => Err(Refusal::NotTold),
        }
    }

    /// "Who was the resident that helped?" asks for a person by name, and not for who entered it.
    fn asks_for_somebody(&self) -> bool {
        let somebody = |words: &[String]| match words {
            [who, is, the, somebody] => {
                who == "who"
                    && matches!(is.as_str(), "is" | "was")
                    && the == "the"
                    && self.library.words().at(std::slice::from_ref(somebody)).any(|(_, role)| *role == Role::Somebody)
            }
            _ => false,
        };
        self.words.windows(SOMEBODY_WITHIN).any(somebody)
    }

    /// Whether it is asked which body entered it: "which council".
    pub(super) fn asks_for_council(&self) -> bool {
        let body = |word: &String| BODIES.contains(&word.as_str());
        self.words.windows(2).any(|two| matches!(two[0].as_str(), "which" | "what" | "whose") && body(&two[1]))
    }

    /// "Which borough leads it?" of an entry that was shown asks for whoever entered it.
    fn asks_who_leads(&self) -> bool {
        let telling = self.words.iter().filter(|word| self.library.search().is_content_word(word));
        let asks = |word: &String| BODIES.contains(&word.as_str()) || LEADING.contains(&word.as_str());
        self.asks_for_council() && telling.into_iter().all(asks)
    }

    pub(super) fn names_somebody(&self) -> bool {
        !self.names().people.is_empty() || !self.names().organisations.is_empty()
    }

    pub(super) fn person(evidence: &Evidence<'_>, surname: bool) -> Result<EntryAnswer, Refusal> {
        if let Some(found) = evidence.person(surname) {
            return Ok(EntryAnswer::Direct(DirectAnswer::Person(found.at)));
        }
        // Of somebody whose first name alone is stated, nothing tells the other.
        if surname && !evidence.entry.people.is_empty() {
            return Err(Refusal::NoSuchPerson);
        }
        let fact = evidence.best_fact(|fact| evidence.tells_name(fact) && evidence.names_post(fact));
        match fact.filter(|found| found.share >= THRESHOLDS.strict_fact) {
            Some(found) => Ok(EntryAnswer::Direct(DirectAnswer::Fact(found.at))),
            None => Err(Refusal::NoSuchPerson),
        }
    }

    pub(super) fn parties(
        evidence: &Evidence<'_>,
        role: Option<PartyRole>,
        kind: Option<&str>,
    ) -> Result<EntryAnswer, Refusal> {
        let fact = evidence.best_fact(|fact| evidence.tells_name(fact));
        let parties = evidence.parties(role, kind);
        let together = evidence.together(kind);
        let least = if parties.is_empty() && together.is_empty() { THRESHOLDS.fact } else { THRESHOLDS.party_fact };
        // A fact that has nearly all that is asked tells more than a list of names.
        match (fact.filter(|found| found.share >= least), parties.first()) {
            (Some(found), _) if parties.len() != 1 => Ok(EntryAnswer::Direct(DirectAnswer::Fact(found.at))),
            (_, Some(best)) => {
                let told =
                    parties.iter().filter(|party| best.share <= 0.0 || party.share >= best.share * THRESHOLDS.nearly);
                Ok(EntryAnswer::Direct(DirectAnswer::Parties(told.map(|party| party.at).collect())))
            }
            (_, None) if !together.is_empty() && (kind.is_some() || role == Some(PartyRole::Partner)) => {
                Ok(EntryAnswer::Direct(DirectAnswer::Together(together)))
            }
            (Some(found), None) => Ok(EntryAnswer::Direct(DirectAnswer::Fact(found.at))),
            // Who supplied or funded it may be stated as a partner.
            (None, None)
                if role.is_some() && !evidence.parties(None, None).is_empty() && role != Some(PartyRole::Funder) =>
            {
                let all = evidence.parties(None, None);
                Ok(EntryAnswer::Direct(DirectAnswer::Parties(all.iter().map(|party| party.at).collect())))
            }
            // Where the money came from stands in a fact that mentions it, if there is just one.
            (None, None) => {
                match evidence.only_fact(|fact| role == Some(PartyRole::Funder) && Evidence::speaks_of_funds(fact)) {
                    Some(fact) => Ok(EntryAnswer::Direct(DirectAnswer::Fact(fact))),
                    None => Err(Refusal::NoSuchParty(role)),
                }
            }
        }
    }
}
