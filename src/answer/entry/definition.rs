//! A question for what something is, or who: the fact that says so.

use super::Judged;
use crate::catalogue::EntryKey;
use crate::search::Search;

/// How a question begins that asks what something is.
const DEFINING: [&[&str]; 6] = [&["what", "is"], &["who", "is"], &["what", "s"], &["who", "s"], &["whats"], &["whos"]];
/// Words that say where it is.
const PLACING: [&str; 5] = ["in", "at", "of", "from", "on"];

impl Judged<'_> {
    /// "What is the Bridge?", "who is Dave?": the fact that says so, or else the first that mentions it.
    pub(super) fn definition(&self, key: EntryKey) -> Option<usize> {
        let term = self.defined()?;
        let facts = &self.library.catalogue().entry(key).facts;
        let facts: Vec<Vec<String>> = facts.iter().map(|fact| Search::words(fact)).collect();
        let says = |words: &Vec<String>| {
            words.windows(2).any(|two| two[0] == *term && matches!(two[1].as_str(), "is" | "are" | "was" | "means"))
        };
        facts.iter().position(says).or_else(|| facts.iter().position(|words| words.contains(term)))
    }

    /// "What is the app called?": the name that the entry's own facts use for it, where the question has another.
    pub(super) fn called(&self, key: EntryKey) -> Option<usize> {
        let asks = self.words.iter().any(|word| matches!(word.as_str(), "called" | "named"))
            && self.words.first().is_some_and(|word| word.starts_with("what"));
        let entry = self.library.catalogue().entry(key);
        let speaks = |name: &String| entry.facts.iter().any(|fact| fact.contains(name.as_str()));
        let asked = |name: &String| Search::words(name).iter().all(|word| self.words.contains(word));
        let name = entry.aliases.iter().position(|name| speaks(name) && !entry.title.contains(name.as_str()));
        name.filter(|at| asks && !asked(&entry.aliases[*at]))
    }

    /// The word of which it is asked what it is.
    fn defined(&self) -> Option<&String> {
        let asks = |words: &[&str]| self.words.iter().zip(words).all(|(word, wanted)| word == wanted);
        let opens = DEFINING.iter().find(|opens| self.words.len() > opens.len() && asks(opens));
        // What asks may have been left out as saying nothing: "what's a cobot?"
        let alone = || (self.words.len() == 2 && asks(&["what"])).then_some(1);
        let start = opens.map(|opens| opens.len()).or_else(alone)?;
        let names = |at: &usize| self.names().organisations.iter().any(|mention| mention.span.contains(at));
        let rest = (start..self.words.len()).take_while(|at| !PLACING.contains(&self.words[*at].as_str()));
        let tells = |at: &usize| !names(at) && self.library.search().is_content_word(&self.words[*at]);
        match rest.filter(tells).collect::<Vec<_>>().as_slice() {
            [at] => self.words.get(*at),
            _ => None,
        }
    }
}
