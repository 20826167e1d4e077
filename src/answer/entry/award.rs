//! Awards of which a fact tells: "they won something in 2016, which award was that?"

use super::Judged;
use crate::answer::evidence::{Evidence, THRESHOLDS};
use crate::answer::figures::years;
use crate::search::Search;

/// Words behind which an award is named.
const AWARDS: [&str; 9] = ["award", "awards", "prize", "prizes", "medal", "medals", "trophy", "title", "gong"];

impl Judged<'_> {
    /// The fact that tells of the award that is asked for: the one that has what is asked, or the only one of an entry that is
    /// named.
    pub(super) fn award_told(&self, evidence: &Evidence<'_>) -> Option<usize> {
        let own_year = self.library.catalogue().collection(evidence.entry.collection).year;
        let asked = years(&self.words.join(" "));
        let of_year = |fact: &str| asked.iter().all(|year| *year == own_year || fact.contains(&year.to_string()));
        let tells = |fact: &str| Evidence::speaks_of_award(fact) && self.names_its_award(evidence, fact);
        let best = evidence.best_fact(tells).filter(|found| found.share >= THRESHOLDS.strict_fact);
        let named = evidence.named() >= THRESHOLDS.named;
        let only = || evidence.only_fact(|fact| tells(fact) && of_year(fact)).filter(|_| named);
        best.map(|found| found.at).or_else(only)
    }

    /// Whether a fact has the names by which the question calls an award: "the Booker Prize" is none of which another fact tells.
    fn names_its_award(&self, evidence: &Evidence<'_>, fact: &str) -> bool {
        let search = self.library.search();
        let told = Search::words(fact);
        let has = |word: &str| told.iter().any(|own| search.same_stem(own, word));
        let form = |word: &String| self.library.words().at(std::slice::from_ref(word)).next().is_some();
        let names_entry = |word: &str| {
            let mut own = evidence.coverage.words.iter().filter(|known| search.same_stem(&known.word, word));
            own.any(|known| evidence.only_names(known))
        };
        self.words.windows(2).all(|two| {
            let [name, award] = two else { return true };
            !AWARDS.contains(&award.as_str())
                || !search.is_content_word(name)
                || form(name)
                || names_entry(name)
                || has(name)
        })
    }
}
