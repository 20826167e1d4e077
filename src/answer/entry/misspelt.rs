//! An entry by its name, where hardly a word of that is spelt right: "midway bumb club", "dalta conect carmathen".

use strsim::normalized_damerau_levenshtein as likeness;

use super::{Judged, LOOKED_AT};
use crate::search::{Hit, Search};

/// More words describe an entry; they do not name it.
const LONGEST_NAME: usize = 6;
/// Fewer telling words name too little.
const SHORTEST_NAME: usize = 2;
/// Every telling word must be so like one of the name's,
const EVERY_WORD: f64 = 0.55;
/// and all together so much.
const ALL_WORDS: f64 = 0.78;
/// The next entry must be less like it by this.
const AHEAD: f64 = 0.03;
/// What only begins like a word is this much less like it.
const BEGINNING: f64 = 0.97;
/// Letters of the shortest word that is a part of a longer one.
const SHORTEST_PART: usize = 4;

impl Judged<'_> {
    /// The one entry of which the misspelt words of a short message may be the name.
    pub(super) fn misspelt(&self) -> Option<&Hit> {
        let search = self.library.search();
        let telling: Vec<&str> =
            self.words.iter().map(String::as_str).filter(|word| search.is_content_word(word)).collect();
        let misspelt = telling.iter().any(|word| !search.spells(word));
        if !misspelt || !(SHORTEST_NAME..=LONGEST_NAME).contains(&telling.len()) {
            return None;
        }
        let mut alike: Vec<(&Hit, f64)> =
            self.hits.iter().take(LOOKED_AT).filter_map(|hit| Some((hit, self.resembles(hit, &telling)?))).collect();
        alike.sort_by(|a, b| b.1.total_cmp(&a.1));
        match alike.as_slice() {
            [(hit, _)] => Some(hit),
            [(hit, best), (_, next), ..] if best - next >= AHEAD => Some(hit),
            _ => None,
        }
    }

    /// How like the names of an entry some words are, where each is like one of them.
    fn resembles(&self, hit: &Hit, telling: &[&str]) -> Option<f64> {
        let entry = self.library.catalogue().entry(hit.entry);
        let organisations = entry.involved().map(|key| self.library.catalogue().organisation(key).name.as_str());
        let people = entry.people.iter().flat_map(|person| [Some(person.name.as_str()), person.post.as_deref()]);
        let names = entry.aliases.iter().map(String::as_str).chain([entry.title.as_str()]).chain(organisations);
        let names = names.chain(people.flatten());
        let names: Vec<String> = names.flat_map(Search::words).collect();
        let best = |word: &&str| names.iter().map(|name| like(word, name)).fold(0.0, f64::max);
        // One word that is like none says so at once.
        let each =
            telling.iter().map(best).map(|one| (one >= EVERY_WORD).then_some(one)).collect::<Option<Vec<f64>>>()?;
        let mean = each.iter().sum::<f64>() / each.len() as f64;
        (mean >= ALL_WORDS).then_some(mean)
    }
}

/// How like a word is to one of a name, or to how that begins or ends: "carmathen" for "carmarthenshire".
fn like(word: &str, name: &str) -> f64 {
    let whole = likeness(word, name);
    let letters: Vec<char> = name.chars().collect();
    let length = word.chars().count();
    if length < SHORTEST_PART || letters.len() <= length {
        return whole;
    }
    let begins = (length..=length + 1).filter_map(|end| letters.get(..end));
    let ends = letters.get(letters.len() - length..);
    let parts = begins.chain(ends).map(|part| BEGINNING * likeness(word, &part.iter().collect::<String>()));
    parts.fold(whole, f64::max)
}
