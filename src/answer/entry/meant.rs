//! Whether an entry that was found is what the question is about: it covers enough, and no name or year
//! points to another.

use super::Judged;
use crate::answer::Refusal;
use crate::answer::evidence::{Evidence, THRESHOLDS};
use crate::catalogue::{CategoryKey, EntryKey, OrganisationKey};
use crate::names::Mention;
use crate::query::Ask;
use crate::search::{Hit, Search};

/// Letters of the shortest form of a name.
const SHORT_NAME: usize = 3;

impl Judged<'_> {
    /// Whether the entry is what the question is about at all.
    pub(super) fn is_meant(&self, hit: &Hit, evidence: &Evidence<'_>, ask: &Ask) -> Result<(), Refusal> {
        if self.given {
            return Ok(());
        }
        let t = &THRESHOLDS;
        let telling = self.question.content_words();
        let covered = hit.fit.recall;
        let least = if telling <= t.few_words { t.of_few } else { t.of_many };
        // Words that ask for a post or a sum do not describe the entry.
        let asks_part = !matches!(ask, Ask::Which | Ask::Who | Ask::Fact { .. } | Ask::Award);
        let named = asks_part && evidence.named() >= t.surely_named;
        let next = self.hits.iter().find(|other| other.entry != hit.entry).map_or(0.0, |other| other.fit.score);
        // One of those that were listed is meant: the one that has clearly more of what is said than the others.
        if self.listed && covered >= t.of_listed && next < hit.fit.score * t.nearly {
            return Ok(());
        }
        // What hardly fits, and another entry as well, is not meant.
        let vague = covered < t.vague && next >= hit.fit.score * t.vaguely;
        let strewn = !asks_part && hit.fit.passage < t.strewn;
        if (vague || strewn || (covered < least && !named)) && !matches!(ask, Ask::Result { .. }) {
            return Err(Refusal::Uncovered);
        }
        self.is_another(hit, evidence, matches!(ask, Ask::Figure(_)))
    }

    /// Whether the question is about another entry, by a name or a year in it.
    pub(super) fn is_another(&self, hit: &Hit, evidence: &Evidence<'_>, for_figure: bool) -> Result<(), Refusal> {
        if self.given {
            return Ok(());
        }
        let t = &THRESHOLDS;
        let telling = self.question.content_words();
        let covered = hit.fit.recall;
        if telling <= t.many_words + 3 && self.is_of_another_year(evidence) && !for_figure {
            return Err(Refusal::OtherYear(Vec::new()));
        }
        let unknown = self.has_unknown_name(evidence) && covered < t.surely_covered && telling <= t.many_words;
        if unknown || self.names_another(evidence) {
            return Err(Refusal::OtherName);
        }
        Ok(())
    }

    /// Whether the question has a word with a capital letter that the catalogue does not know, and that is no short form of the
    /// name of whoever entered it: "Cov".
    fn has_unknown_name(&self, evidence: &Evidence<'_>) -> bool {
        let capital = |word: &str| self.question.is_capital(word);
        let names = || evidence.entry.organisations.iter().map(|key| &self.library.catalogue().organisation(*key).name);
        let short = |word: &str| {
            word.len() >= SHORT_NAME && names().flat_map(|name| Search::words(name)).any(|name| name.starts_with(word))
        };
        self.question.known().any(|(word, surest)| surest < THRESHOLDS.sure_of_name && capital(word) && !short(word))
    }

    /// Whether the question mentions a year that the entry knows nothing of.
    fn is_of_another_year(&self, evidence: &Evidence<'_>) -> bool {
        let collection = self.library.catalogue().collection(evidence.entry.collection).year;
        let in_name = |at: usize| self.names().collections.iter().any(|mention| mention.span.contains(&at));
        let mut words = self.words.iter().enumerate().filter(|(at, word)| word.len() == 4 && !in_name(*at));
        words.any(|(_, word)| {
            let year = word.parse::<u16>().ok().filter(|year| (1000..2100).contains(year));
            year.is_some_and(|year| year != collection && !self.library.search().has_words(evidence.key, word))
        })
    }

    /// Whether the question names an organisation, a place or a collection that the entry has nothing to do with.
    fn names_another(&self, evidence: &Evidence<'_>) -> bool {
        let (library, search) = (self.library, self.library.search());
        let entry = evidence.entry;
        let beside = |start: usize| {
            let before = start.checked_sub(1).and_then(|at| self.words.get(at));
            before.is_some_and(|word| {
                matches!(word.as_str(), "near" | "outside" | "beyond" | "by" | "like" | "round" | "around")
            })
        };
        let says = |span: &std::ops::Range<usize>| search.has_words(evidence.key, &self.words[span.clone()].join(" "));
        let collections = &self.names().collections;
        let other_collection = !collections.is_empty()
            && collections.iter().all(|mention| !mention.keys.contains(&entry.collection) && !says(&mention.span));
        let in_longer = |span: &std::ops::Range<usize>| {
            self.names()
                .categories
                .iter()
                .any(|m| m.span.start <= span.start && span.end <= m.span.end && m.span.len() > span.len())
        };
        // "What did Wigan enter for Future Places?" is about no entry in another category.
        let of = |key: &CategoryKey| entry.categories().any(|own| own == *key);
        let written = |m: &Mention<CategoryKey>| self.question.is_capital(&self.words[m.span.start]);
        let other_category = self
            .names()
            .categories
            .iter()
            .any(|m| m.words > 1 && m.exact && written(m) && !m.keys.iter().any(of) && !says(&m.span));
        let other_place =
            self.names().places.iter().any(|m| !beside(m.span.start) && !says(&m.span) && !in_longer(&m.span));
        let involved: Vec<_> = entry.involved().collect();
        // What an organisation has in a collection is its own; elsewhere an entry may mention it.
        let own_only = !collections.is_empty();
        let has = |keys: &[OrganisationKey]| {
            let speaks =
                |key: &OrganisationKey| search.has_words(evidence.key, &library.catalogue().organisation(*key).short);
            keys.iter().any(|key| involved.contains(key) || (!own_only && speaks(key)))
        };
        let other_organisation = self.names().organisations.iter().any(|m| {
            m.exact && !beside(m.span.start) && !has(&m.keys) && (own_only || !says(&m.span)) && !in_longer(&m.span)
        });
        // Of several names one may be misremembered: "Kent, or was it Surrey?"
        let in_collection = |span: &std::ops::Range<usize>| collections.iter().any(|m| m.span.contains(&span.start));
        let this_organisation =
            self.names().organisations.iter().any(|m| m.exact && has(&m.keys) && !in_collection(&m.span));
        other_collection
            || other_category
            || (!this_organisation && (other_place || other_organisation || self.names_other_council(evidence)))
    }

    /// Whether the question names a collection, and not the one that an entry stands in.
    pub(super) fn names_other_collection(&self, entry: EntryKey) -> bool {
        let own = self.library.catalogue().entry(entry).collection;
        let named = &self.names().collections;
        !named.is_empty() && !named.iter().any(|mention| mention.keys.contains(&own))
    }

    /// Whether the question names a council that the catalogue does not know, by a word that the entry lacks.
    fn names_other_council(&self, evidence: &Evidence<'_>) -> bool {
        let named = |at: usize| self.names().organisations.iter().any(|mention| mention.span.contains(&at));
        let councils = self.words.iter().enumerate().filter(|(_, word)| *word == "council");
        let before = councils.filter_map(|(at, _)| at.checked_sub(1)).filter(|at| !named(*at));
        // What begins a sentence has a capital letter, or would have.
        let written = before.filter(|at| *at == 0 || self.question.is_capital(&self.words[*at]));
        let mut unknown = written.filter(|at| self.library.words().at(&self.words[*at..=*at]).next().is_none());
        // An entry that somebody else entered may mention the place.
        let of_others = |at: usize| {
            let named = |key: &OrganisationKey| {
                Search::words(&self.library.catalogue().organisation(*key).name).contains(&self.words[at])
            };
            !evidence.entry.organisations.is_empty() && !evidence.entry.involved().any(|key| named(&key))
        };
        unknown.any(|at| {
            let lacks = |share: f32| share < THRESHOLDS.elsewhere || of_others(at);
            evidence.coverage_of(&self.words[at]).is_some_and(lacks)
        })
    }

    /// Whether the question names who entered the entry.
    pub(super) fn names_own(&self, evidence: &Evidence<'_>) -> bool {
        let own = |keys: &[OrganisationKey]| keys.iter().any(|key| evidence.entry.organisations.contains(key));
        self.names().organisations.iter().any(|mention| mention.exact && own(&mention.keys))
    }
}
