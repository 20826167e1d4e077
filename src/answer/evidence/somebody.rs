//! Who is named: persons and their posts, those who took part, and those who entered.

use super::{Evidence, Found, THRESHOLDS};
use crate::answer::figures::tells_date;
use crate::catalogue::{OrganisationKey, Person, Role as PartyRole};
use crate::read::words::Role;
use crate::search::Search;
use crate::search::coverage::WordCoverage;

impl Evidence<'_> {
    /// Somebody whom the question names, or who holds the post that it asks for.
    pub(in crate::answer) fn person(&self, surname: bool) -> Option<Found> {
        let search = self.library.search();
        let all = self.entry.people.iter().enumerate().filter(|(_, person)| !surname || person.name.contains(' '));
        // Of an entry that is called by somebody's name, that is who is meant.
        let titled = |person: &Person| self.entry.title.contains(&person.name) && !surname;
        if let Some(at) = self.entry.people.iter().position(titled) {
            return Some(Found { at, share: 1.0 });
        }
        let boss = self.coverage.words.iter().any(|word| self.has_role(&word.word, &Role::Boss));
        let post_asked = self.coverage.words.iter().any(|word| self.library.words().in_post(&word.word));
        // The only one whom an entry names is meant where no post is asked for.
        if let [_] = self.entry.people.as_slice()
            && !boss
            && !post_asked
        {
            return all.map(|(at, _)| Found { at, share: 1.0 }).next();
        }
        let people = all.map(|(at, person)| {
            let heads = |post: &str| {
                ["chief", "head", "director", "manager", "lead"].iter().any(|word| post.to_lowercase().contains(word))
            };
            if boss && person.post.as_deref().is_some_and(heads) {
                return Found { at, share: 1.0 };
            }
            let name = search.text_coverage(self.question, &person.name);
            let post = person.post.as_deref().map(|post| search.text_coverage(self.question, post)).unwrap_or_default();
            let named = name.iter().any(|share| *share >= THRESHOLDS.sure_of_name);
            // What names a post must be said of the post; without such a word, what is not the entry's own name.
            let words = self.coverage.words.iter().zip(post.iter().chain(std::iter::repeat(&0.0)));
            let names_post = |word: &WordCoverage| self.library.words().in_post(&word.word);
            let asks = |word: &WordCoverage| {
                if post_asked { names_post(word) } else { !self.only_names(word) && self.is_asked(word) }
            };
            let (mut asked, mut had) = (0.0, 0.0);
            for (word, share) in words.filter(|(word, _)| asks(word)) {
                asked += word.weight;
                had += word.weight * if post_asked { *share } else { share.max(THRESHOLDS.elsewhere * word.anywhere) };
            }
            let held = if asked > 0.0 { had / asked } else { 0.0 };
            Found { at, share: if named { 1.0 } else { held } }
        });
        let best = people.reduce(|best, next| if next.share > best.share { next } else { best })?;
        if best.share >= THRESHOLDS.post {
            return Some(best);
        }
        (!post_asked && !surname).then(|| self.person_of_fact()).flatten()
    }

    /// The one who is named by the fact that has most of what is asked: "who called the council arrogant?"
    fn person_of_fact(&self) -> Option<Found> {
        let told = self.best_fact(|_| true).filter(|found| found.share >= THRESHOLDS.fact && self.asked_words() > 1)?;
        let fact = Search::words(&self.entry.facts[told.at]);
        let named = |person: &Person| Search::words(&person.name).last().is_some_and(|name| fact.contains(name));
        let mut people = self.entry.people.iter().enumerate().filter(|(_, person)| named(person));
        people.next().filter(|_| people.next().is_none()).map(|(at, _)| Found { at, share: told.share })
    }

    /// Whether a fact has every word of the post that is asked for, as it is written: a manager is not management.
    pub(in crate::answer) fn names_post(&self, fact: &str) -> bool {
        let words = Search::words(fact);
        let mut post = self.coverage.words.iter().filter(|word| self.library.words().in_post(&word.word));
        post.all(|word| words.contains(&word.word))
    }

    /// Those who took part in a role, or are of a kind, the most fitting first.
    pub(in crate::answer) fn parties(&self, role: Option<PartyRole>, kind: Option<&str>) -> Vec<Found> {
        let search = self.library.search();
        let is_of =
            |key: OrganisationKey| kind.is_none_or(|kind| self.library.catalogue().organisation(key).kind == kind);
        let parties = self.entry.parties.iter().enumerate();
        let parties =
            parties.filter(|(_, party)| role.is_none_or(|role| party.role == role) && is_of(party.organisation));
        let mut found: Vec<Found> = parties
            .map(|(at, party)| {
                let what = search.text_coverage(self.question, party.what.as_deref().unwrap_or_default());
                let kind = &self.library.catalogue().organisation(party.organisation).kind;
                let kind = search.text_coverage(self.question, kind);
                let words = self.coverage.words.iter().zip(what.iter().zip(&kind));
                let share = words
                    .filter(|(word, _)| !self.only_names(word))
                    .map(|(word, (what, kind))| word.weight * what.max(*kind))
                    .sum();
                Found { at, share }
            })
            .collect();
        found.sort_by(|a, b| b.share.total_cmp(&a.share).then(a.at.cmp(&b.at)));
        found
    }

    /// How many councils entered it.
    pub(in crate::answer) fn councils(&self) -> usize {
        let catalogue = self.library.catalogue();
        self.entry.organisations.iter().filter(|key| catalogue.organisation(**key).is_council()).count()
    }

    /// Whether a fact tells a name that neither the question nor the entry's own names have.
    pub(in crate::answer) fn tells_name(&self, fact: &str) -> bool {
        let catalogue = self.library.catalogue();
        let organisations = self.entry.organisations.iter().map(|key| catalogue.organisation(*key));
        let own: Vec<String> = organisations
            .flat_map(|organisation| [&organisation.name, &organisation.short])
            .chain([&self.entry.title])
            .flat_map(|name| Search::words(name))
            .collect();
        let asked = |word: &String| self.coverage.words.iter().any(|known| known.word == *word);
        let parties = self.entry.parties.iter().map(|party| &catalogue.organisation(party.organisation).short);
        let mut known = parties.chain(self.entry.people.iter().map(|person| &person.name));
        if known.any(|name| fact.contains(name.as_str()) && !Search::words(name).iter().all(asked)) {
            return true;
        }
        // A month is nobody.
        let name = |word: &&str| word.starts_with(char::is_uppercase) && !tells_date(word);
        let names = fact.split_whitespace().skip(1).filter(name);
        names.flat_map(Search::words).any(|name| !own.contains(&name) && !asked(&name))
    }

    /// Those who entered it and are not named in the question, of a kind if one is asked for.
    pub(in crate::answer) fn together(&self, kind: Option<&str>) -> Vec<OrganisationKey> {
        let catalogue = self.library.catalogue();
        let named = |key: &OrganisationKey| {
            let shares = self.library.search().text_coverage(self.question, &catalogue.organisation(*key).short);
            shares.iter().any(|share| *share >= THRESHOLDS.sure_of_name)
        };
        let is_of = |key: &OrganisationKey| kind.is_none_or(|kind| catalogue.organisation(*key).kind == kind);
        // Who entered it alone did it with nobody.
        let several = self.entry.organisations.iter().filter(|_| self.entry.organisations.len() > 1);
        several.filter(|key| is_of(key) && !named(key)).copied().collect()
    }
}
